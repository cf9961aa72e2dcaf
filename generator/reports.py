"""A comparison as text for a terminal, as Markdown for a pull request, as JSON for machines. Pure."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from generator.differences import Change, Named
from generator.effects import EVERY_LOCALE, Comparison, Touched, TouchedPage
from generator.errors import Problem
from generator.markdown import escaped, folded, linked, printable, table
from generator.pofiles import Entry

# How many competencies a fact that they share is shown with; JSON has them all.
_FEW = 5
# How many pages and messages of a kind a terminal shows; Markdown and JSON have them all.
_SOME, _MANY = 8, 20
# The characters from which on a sentence with two sides takes three lines on a terminal.
_LONG = 140
_SHARED = "Shared facts"
# What each field of Touched is called, as on the page of the site that says how much is translated.
_STATES: Mapping[str, str] = {
    "missing": "untranslated",
    "fuzzy": "to review",
    "refused": "rejected",
    "removed": "no longer used",
    "translated": "translated",
}


def as_text(found: Comparison) -> str:
    """Return a comparison as lines of text, indented by competency and option."""
    lines = [_headline(found)]
    for competency, options in _outline(found.changes):
        lines += ["", competency]
        for option, changes in options:
            indent = "    " if option else "  "
            lines += [f"  {option}"] if option else []
            lines += [f"{indent}{line}" for change in changes for line in _lines(change)]
    if pages := list(_by_pages(found.pages)):
        lines += ["", f"Pages touched: {_count_pages(found)}"]
        lines += [f"  {', '.join(locales)}: {_cut(addresses, _SOME)}" for locales, addresses in pages]
    if found.frames:
        lines += ["", f"{_FRAME}: {', '.join(found.frames)}"]
    if found.templates:
        lines += ["", f"Templates changed: {', '.join(found.templates)}"]
    if touched := _touched(found):
        lines += ["", "Messages"]
        lines += [f"  {', '.join(tags)}: {_counts(one)}" for one, tags in _alike(touched)]
        for state, messages in _messages(touched):
            lines += [f"  {state}: {message}" for message in messages[:_MANY]]
            lines += [f"  {state}: {len(messages) - _MANY} more"] if len(messages) > _MANY else []
    lines += [line for note in found.notes for line in ("", f"Note: {note}")]
    return "".join(f"{printable(line)}\n" for line in lines)


def as_markdown(found: Comparison) -> str:
    """Return a comparison as GitHub's Markdown: a table for each competency, long lists folded.

    Nothing of the data, the templates or the catalogues can be taken for markup, or for a mention of somebody.
    """
    parts = [f"### {escaped(_headline(found))}"]
    for competency, options in _outline(found.changes):
        parts.append(f"#### {escaped(competency)}")
        listed = [(option, change) for option, changes in options for change in changes]
        shared = not any(change.competency for _, change in listed)
        parts.append(_shared_table(listed) if shared else _table(listed))
        parts += [folded(change.sentence, change.details) for _, change in listed if change.details]
    if pages := [f"{', '.join(tags)}: {', '.join(addresses)}" for tags, addresses in _by_pages(found.pages)]:
        parts.append(folded(f"Pages touched: {_count_pages(found)}", pages))
    if found.frames:
        parts.append(escaped(f"{_FRAME}: {', '.join(found.frames)}"))
    if found.templates:
        parts.append(escaped(f"Templates changed: {', '.join(found.templates)}"))
    if touched := _touched(found):
        parts.append(_messages_table(touched))
        messages = [f"{state}: {message}" for state, messages in _messages(touched) for message in messages]
        parts.append(folded("The messages", messages))
    parts += [f"Note: {escaped(note)}" for note in found.notes]
    return "\n\n".join(parts) + "\n"


def problems_as_markdown(old: str, new: str, problems: Sequence[Problem]) -> str:
    """Return why two sides cannot be compared, as GitHub's Markdown."""
    told = "\n".join(f"- {escaped(f'{one.where}: {one.message}')}" for one in problems)
    return f"### {escaped(f'{old} -> {new}: they cannot be compared')}\n\n{told}\n"


def as_json(found: Comparison) -> str:
    """Return a comparison as one JSON object; CONTRIBUTING.md documents it."""
    touched = [len(_of(one, state)) for one in found.messages.values() for state in _STATES]
    report = {
        "problems": [],
        "summary": {
            "error": 0,
            "warning": 0,
            "changes": len(found.changes),
            "pages": sum(map(len, found.pages.values())),
            "messages": sum(touched),
            "words_left": sum(one.words_left for one in found.messages.values()),
        },
        "old": {"name": found.old.name, "as_of": found.old.as_of.isoformat()},
        "new": {"name": found.new.name, "as_of": found.new.as_of.isoformat()},
        "changes": [_change(change) for change in found.changes],
        "pages": {tag: [asdict(page) for page in pages] for tag, pages in found.pages.items()},
        "frames": found.frames,
        "messages": {
            tag: {state: [_message(entry) for entry in _of(one, state)] for state in _STATES}
            | {"words_left": one.words_left}
            for tag, one in found.messages.items()
        },
        "templates": found.templates,
        "notes": found.notes,
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _change(one: Change) -> dict[str, object]:
    return {
        "path": one.path,
        "kind": one.kind,
        "where": {
            "competency": one.competency.key if one.competency else None,
            "option": one.option.key if one.option else None,
            "tiers": [tier.key for tier in one.tiers],
        },
        "shown_by": [named.key for named in one.used],
        "old": one.old,
        "new": one.new,
        "before": one.before,
        "after": one.after,
        "sentence": one.sentence,
        "details": one.details,
    }


def _message(entry: Entry) -> dict[str, str | None]:
    return {"context": entry.context, "msgid": entry.msgid}


# What every form says.

_FRAME = "Touched around every page, in its header, navigation or footer"


def _headline(found: Comparison) -> str:
    sides = f"{found.old.name} -> {found.new.name}"
    pages, touched = _count_pages(found), _touched(found)
    if not (found.changes or pages or found.frames or touched or found.templates):
        return f"{sides}: no fact, page or message is different"
    facts = sum(len(changes) for _, options in _outline(found.changes) for _, changes in options)
    said = [f"{_count(facts, 'fact')} changed" if facts else "no fact changed"]
    said += [f"{_count(pages, 'page')} touched"] if pages else []
    said += ["what stands around every page touched"] if found.frames else []
    if left := {tag: one.words_left for tag, one in touched.items() if one.words_left}:
        up_to = "up to " if len(set(left.values())) > 1 else ""
        into = next(iter(left)) if len(left) == 1 else f"each of {len(left)} languages"
        said.append(f"{up_to}{_count(max(left.values()), 'word')} to translate into {into}")
    return f"{sides}: {', '.join(said)}"


def _outline(changes: Iterable[Change]) -> Iterator[tuple[str, list[tuple[str, list[Change]]]]]:
    """Yield the changes of each competency, by option; last those of what competencies share.

    Of changes with the same words (a headcount that is another one, and now at least) the first tells them all.
    """
    found: dict[Named | None, dict[Named | None, list[Change]]] = {}
    for change in changes:
        told = found.setdefault(change.competency, {}).setdefault(change.option, [])
        if change.sentence not in {one.sentence for one in told}:
            told.append(change)
    shared = found.pop(None, {})
    for competency, options in [*found.items(), *([(None, shared)] if shared else [])]:
        name = competency.name if competency else _SHARED
        yield name, [(option.name if option else "", listed) for option, listed in options.items()]


def _lines(change: Change) -> list[str]:
    """Return a change as lines for a terminal; long ones with each side on its own."""
    shown = f" (shown by {_shown_by(change)})" if change.used else ""
    lines = [f"{change.sentence}{shown}"]
    if len(change.sentence) > _LONG and change.before is not None and change.after is not None:
        lines = [f"{change.about}{shown}:", f"     {change.before}", f"  -> {change.after}"]
    return [*lines, *(f"  {detail}" for detail in change.details)]


def _shown_by(change: Change) -> str:
    return _cut([named.name for named in change.used], _FEW)


def _cut(names: Sequence[str], most: int) -> str:
    """Return names after each other; of many only some, and how many more."""
    more = [f"{len(names) - most} more"] if len(names) > most + 1 else []
    return ", ".join([*names[: most if more else None], *more])


def _by_pages(pages: Mapping[str, Sequence[TouchedPage]]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield locales and the pages that are touched in all of them, by their addresses below the locale's."""
    found: dict[tuple[str, ...], list[str]] = {}
    for tag, touched in pages.items():
        below = [(f"/{page.address.removeprefix(f'{tag}/')}", page.how) for page in touched]
        shown = tuple(address if how == "changed" else f"{address} ({how})" for address, how in below)
        found.setdefault(shown, []).append("all languages" if tag == EVERY_LOCALE else tag)
    for addresses, tags in found.items():
        if addresses:
            yield tags, list(addresses)


def _count_pages(found: Comparison) -> int:
    return sum(map(len, found.pages.values()))


def _of(one: Touched, state: str) -> tuple[Entry, ...]:
    entries: tuple[Entry, ...] = getattr(one, state)
    return entries


def _touched(found: Comparison) -> dict[str, Touched]:
    """Return the messages of the locales in which some are different."""
    return {tag: one for tag, one in found.messages.items() if any(_of(one, state) for state in _STATES)}


def _alike(touched: Mapping[str, Touched]) -> Iterator[tuple[Touched, list[str]]]:
    """Yield messages and all locales that have as many of each kind."""
    found: dict[object, tuple[Touched, list[str]]] = {}
    for tag, one in touched.items():
        figures = (one.words_left, *(len(_of(one, state)) for state in _STATES))
        found.setdefault(figures, (one, []))[1].append(tag)
    yield from found.values()


def _counts(one: Touched) -> str:
    said = [f"{n} {shown}" for state, shown in _STATES.items() if (n := len(_of(one, state)))]
    said += [f"{_count(one.words_left, 'word')} to translate"] if one.words_left else []
    return ", ".join(said)


def _messages(touched: Mapping[str, Touched]) -> Iterator[tuple[str, list[str]]]:
    """Yield by state the English messages, each once, with the locales that are not alone where not all are."""
    for state, shown in _STATES.items():
        found: dict[str, list[str]] = {}
        for tag, one in touched.items():
            for entry in _of(one, state):
                found.setdefault(entry.msgid, []).append(tag)
        alike = [
            f"“{msgid}”{'' if len(tags) == len(touched) else f' ({_listed(tags)})'}" for msgid, tags in found.items()
        ]
        if alike:
            yield shown, alike


def _listed(tags: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(tags))


def _count(n: int, word: str) -> str:
    return f"{n} {word}{'' if n == 1 else 's'}"


def _table(listed: Sequence[tuple[str, Change]]) -> str:
    rows = [
        (*map(escaped, (option, " and ".join(tier.name for tier in one.tiers), one.subject)), *_sides(one))
        for option, one in listed
    ]
    return table(("Option", "Tier", "What", "Before", "After"), rows)


def _shared_table(listed: Sequence[tuple[str, Change]]) -> str:
    rows = [(escaped(one.subject), *_sides(one), escaped(_shown_by(one))) for _, one in listed]
    return table(("What", "Before", "After", "Shown by"), rows)


def _messages_table(touched: Mapping[str, Touched]) -> str:
    rows = [
        (escaped(", ".join(tags)), *(str(len(_of(one, state))) for state in _STATES), str(one.words_left))
        for one, tags in _alike(touched)
    ]
    return table(("Messages in", *_STATES.values(), "words to translate"), rows)


def _sides(change: Change) -> tuple[str, str]:
    show = linked if change.kind == "link" else escaped
    before, after = (None if side is None else show(side) for side in (change.before, change.after))
    if change.is_record or change.is_list:
        return before or "", (after if before else f"{after} (added)") if after else "(removed)"
    return before or "none", after or "none"
