"""Catalogues brought in step with the messages of the sources, so that no translation is lost. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from generator.pofiles import NEVER, Entry, Key, PoFile
from generator.values import PLACEHOLDER


def merge(
    po: PoFile,
    messages: Sequence[Entry],
    *,
    language: str,
    plural_forms: str,
    forms: int,
    compendium: Sequence[Entry] = (),
) -> PoFile:
    """Return the catalogue in step with `messages`: same order, comments and references.

    An unchanged message keeps its translation. A reworded one takes over the old translation as fuzzy, with the source
    it was made for beside it; with those words back, it is no longer in doubt. What is no longer used is kept as
    obsolete. A message that is left without a translation takes one of a `compendium`: of just its words, or in doubt
    of others much like them.
    """
    known: dict[Key, Entry] = {}
    for entry in (*po.obsolete, *po.entries):
        if any(entry.strings) or entry.key not in known:
            known[entry.key] = entry
    before = _before(messages, known, [entry for entry in po.entries if any(entry.strings)])
    lent = [entry for entry in compendium if any(entry.strings)]
    before = [_lent(message, old, lent) for message, old in zip(messages, before, strict=True)]
    merged = tuple(_translated(message, old, forms) for message, old in zip(messages, before, strict=True))
    # What has passed whole into a message needs no second place in the file, which would be a second place to merge.
    passed_on = {old.key for old, now in zip(before, merged, strict=True) if old and _is_all_in(old, now)}
    # Nor has what a message in doubt took from one that is still there.
    now_by_key: dict[tuple[str | None, str | None], Entry] = {one.key: one for one in merged}
    lenders = [(one, now_by_key.get(one.previous[:2])) for one in known.values() if one.fuzzy]
    passed_on |= {one.key for one, lender in lenders if lender and _is_copy(one, lender)}
    passed_on |= {message.key for message in messages}
    left = [entry for entry in known.values() if entry.key not in passed_on and any(entry.strings)]
    obsolete = _obsolete(left, passed_on | set(known), forms)
    header = {
        "Project-Id-Version": "competency-docs",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms,
    }
    return PoFile(po.shown, header, merged, tuple(obsolete), po.comment)


def surplus_forms(po: PoFile, forms: int) -> Iterator[tuple[Entry, str]]:
    """Yield each plural form that a merged catalogue has no room for, with its message; not one that says the same."""
    for entry in po.entries:
        if entry.plural is not None and len(entry.strings) > forms:
            kept = {"", *_first_forms(entry.strings, forms)}
            yield from ((entry, text) for text in dict.fromkeys(entry.strings) if text not in kept)


def _before(messages: Sequence[Entry], known: Mapping[Key, Entry], translated: Sequence[Entry]) -> list[Entry | None]:
    """Return for each message what it was before, if it was: itself, or another whose translation may do."""
    wanted = {message.key: message for message in messages}
    new = [message for message in messages if message.key not in known]
    gone = [entry for entry in translated if entry.key not in wanted]
    left = [_left_places(entry, wanted[entry.key]) for entry in translated if entry.key in wanted]
    return [
        known.get(message.key)
        or _made_for(message, translated)
        or _reworded(message, gone, left, new)
        or _in_another_context(message, translated)
        for message in messages
    ]


def _made_for(message: Entry, translated: Sequence[Entry]) -> Entry | None:
    """Return the message in doubt that took over the translation of just these words."""
    with_forms = [one for one in translated if one.plural is not None or message.plural is None]
    return next((one for one in with_forms if one.fuzzy and one.previous[:2] == message.key), None)


def _reworded(message: Entry, gone: Sequence[Entry], left: Sequence[Entry], new: Sequence[Entry]) -> Entry | None:
    """Return the message that a new one most likely replaces.

    In the same place: with much the same words, be it gone or left in other places alone, or the only one to go where
    only one comes. Elsewhere: with almost the same words.
    """
    same_place = [entry for entry in gone if _same_place(entry, message)]
    left_here = [entry for entry in left if _same_place(entry, message)]
    for near, cutoff in ((same_place, 0.6), (left_here, 0.6), (gone, 0.85)):
        by_msgid = {entry.msgid: entry for entry in sorted(near, key=lambda one: one.context == message.context)}
        if close := get_close_matches(message.msgid, list(by_msgid), n=1, cutoff=cutoff):
            return by_msgid[close[0]]
    if len(same_place) == 1 and sum(_same_place(one, same_place[0]) for one in new) == 1:
        return same_place[0]
    return None


def _left_places(entry: Entry, now: Entry) -> Entry:
    """Return a message that is still used, with those of its places where it is no longer."""
    return replace(entry, references=tuple(place for place in entry.references if place not in now.references))


def _same_place(one: Entry, other: Entry) -> bool:
    return not set(one.references).isdisjoint(other.references)


def _in_another_context(message: Entry, translated: Sequence[Entry]) -> Entry | None:
    """Return the message with the same words that a context sets apart from this one."""
    return next((one for one in translated if one.msgid == message.msgid), None)


def _lent(message: Entry, old: Entry | None, compendium: Sequence[Entry]) -> Entry | None:
    """Return what a message was before; where that is no translation, what a compendium has for it."""
    if old is not None and any(old.strings):
        return old
    entry = next((one for one in compendium if one.key == message.key), None)
    entry = entry or _in_another_context(message, compendium) or _much_like(message, compendium)
    if entry is None or old is None or not old.translator_comment:
        return entry or old
    return replace(
        entry, translator_comment="\n".join(filter(None, (old.translator_comment, entry.translator_comment)))
    )


def _much_like(message: Entry, compendium: Sequence[Entry]) -> Entry | None:
    """Return the message of a compendium with almost the same words and just the same placeholders.

    In a few words every letter counts (`Developed markets`, `Developing markets`): there only capitals may differ.
    """
    wanted = sorted(PLACEHOLDER.findall(message.msgid))
    near = {one.msgid.casefold(): one for one in compendium if sorted(PLACEHOLDER.findall(one.msgid)) == wanted}
    msgid = message.msgid.casefold()
    close = get_close_matches(msgid, list(near), n=1, cutoff=0.8) if len(msgid) > _FEW_WORDS else [msgid]
    return near.get(close[0]) if close else None


_FEW_WORDS = 24


def _source(entry: Entry) -> tuple[str | None, str | None, str | None]:
    return entry.context, entry.msgid, entry.plural


def _is_all_in(old: Entry, now: Entry) -> bool:
    """Return whether a message tells all that there is of the one it took over: translation, source and doubt."""
    return {*old.strings} - {""} <= {*now.strings} and (not old.fuzzy or old.previous != NEVER)


def _is_copy(one: Entry, lender: Entry) -> bool:
    """Return whether a message in doubt tells nothing but what the one whose translation it took tells too."""
    return _is_all_in(one, lender) and one.translator_comment in lender.translator_comment


def _obsolete(left: Sequence[Entry], taken: set[Key], forms: int) -> list[Entry]:
    """Return the entries that are no longer used, in the order of their words.

    One in doubt goes back to the words it was made for, to be sound when they return; unless these have an entry.
    """
    obsolete = []
    for entry in left:
        context, msgid, plural = entry.previous
        made_for = _translated(Entry(msgid=msgid or "", plural=plural, context=context), entry, forms)
        free = made_for.key == entry.key or made_for.key not in taken
        usable = entry.fuzzy and made_for.msgid and made_for.translated and free and _is_all_in(entry, made_for)
        dropped = made_for if usable else entry
        taken = taken | {dropped.key}
        # polib writes the rest of an obsolete message, but does not read it again.
        obsolete.append(replace(dropped, comments=(), references=(), previous=NEVER))
    return sorted(obsolete, key=lambda entry: (entry.msgid, entry.context or ""))


def _translated(message: Entry, old: Entry | None, forms: int) -> Entry:
    """Return a message with the translation of `old`, in doubt unless that has the very same words."""
    count = 1 if message.plural is None else forms
    if old is None:
        return replace(message, strings=("",) * count)
    same = _source(old) == _source(message)
    kept = _first_forms(old.strings, count) if message.plural is not None else old.strings[:1]
    strings = (*kept, *("",) * (count - len(kept)))
    # The source that was translated is not always the last one; of a translation that somebody doubts it is not known.
    kept_source = old.fuzzy and (old.previous != NEVER or old.key == message.key)
    source = old.previous if same or kept_source else _source(old)
    fuzzy = any(strings) and (old.fuzzy if same else source != _source(message))
    return replace(
        message,
        strings=strings,
        fuzzy=fuzzy,
        previous=source if fuzzy else NEVER,
        translator_comment=old.translator_comment,
    )


def _first_forms(strings: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Return as many forms as a locale has, of those a tool may have written.

    Of CLDR's categories the last is `other`: a file with more forms (one, many, other) keeps its first ones and that.
    """
    rest = [text for text in strings[count - 1 :] if text]
    return (*strings[: count - 1], *rest[-1:])
