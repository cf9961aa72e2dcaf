"""A comparison as text for a terminal, as Markdown for a pull request, as JSON for machines. Pure."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.differences import Change, Named
from generator.effects import EVERY_LOCALE, Comparison, Touched
from generator.pofiles import Entry

# How many competencies a fact that they share is shown with; JSON has them all.
_FEW = 5
# How many pages a terminal shows; Markdown and JSON have them all.
_SOME = 8
_SHARED = "Shared facts"


def as_text(found: Comparison) -> str:
    """Return a comparison as lines of text, indented by competency and option."""
    lines = [_headline(found)]
    for competency, options in _outline(found.changes):
        lines += ["", competency]
        for option, changes in options:
            indent = "  "
            if option:
                lines.append(f"  {option}")
                indent = "    "
            for change in changes:
                lines.append(f"{indent}{change.sentence}{_shown_by(change, ' (shown by {})')}")
                lines += [f"{indent}  {detail}" for detail in change.details]
    if any(found.pages.values()):
        lines += ["", f"Pages touched: {sum(map(len, found.pages.values()))}"]
        lines += [f"  {', '.join(locales)}: {_cut(pages, _SOME)}" for locales, pages in _by_pages(found.pages)]
    if found.templates:
        lines += ["", f"Templates: {', '.join(found.templates)}"]
    if touched := _touched(found):
        lines += ["", "Messages"]
        lines += [f"  {tag}: {_counts(one)}" for tag, one in touched.items()]
        lines += [f"  {state}: {text}" for state, text in _texts(touched.values())]
    lines += [f"\nNote: {note}" for note in found.notes]
    return "\n".join(lines) + "\n"


def as_markdown(found: Comparison) -> str:
    """Return a comparison as GitHub's Markdown: a table for each competency, long lists folded.

    Nothing of the data or the catalogues can be taken for markup, or for a mention of somebody.
    """
    parts = [f"### {_escaped(_headline(found))}"]
    for competency, options in _outline(found.changes):
        parts.append(f"#### {_escaped(competency)}")
        listed = [(option, change) for option, changes in options for change in changes]
        shared = not any(change.competency for _, change in listed)
        parts.append("\n".join(_shared_table(listed) if shared else _table(listed)))
        parts += [_details(change) for _, change in listed if change.details]
    if any(found.pages.values()):
        lines = [f"- {', '.join(locales)}: {_codes(pages)}" for locales, pages in _by_pages(found.pages)]
        parts.append(_folded(f"Pages touched: {sum(map(len, found.pages.values()))}", lines))
    if found.templates:
        parts.append(f"Templates: {_escaped(', '.join(found.templates))}")
    if touched := _touched(found):
        parts.append("\n".join(_messages_table(touched)))
        if texts := [f"- {state}: {_escaped(text)}" for state, text in _texts(touched.values())]:
            parts.append(_folded("The messages", texts))
    parts += [f"Note: {_escaped(note)}" for note in found.notes]
    return "\n\n".join(parts) + "\n"


def as_json(found: Comparison) -> str:
    """Return a comparison as one JSON object; CONTRIBUTING.md documents it."""
    report = {
        "old": {"name": found.old.name, "as_of": found.old.as_of.isoformat()},
        "new": {"name": found.new.name, "as_of": found.new.as_of.isoformat()},
        "changes": [_change(change) for change in found.changes],
        "pages": found.pages,
        "messages": {
            tag: {
                "new": [_message(entry) for entry in one.new],
                "fuzzy": [_message(entry) for entry in one.fuzzy],
                "removed": [_message(entry) for entry in one.removed],
                "translated": [_message(entry) for entry in one.translated],
                "words": one.words,
            }
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


def _headline(found: Comparison) -> str:
    sides = f"{found.old.name} -> {found.new.name}"
    pages, touched = any(found.pages.values()), _touched(found)
    if not (found.changes or pages or touched or found.templates):
        return f"{sides}: nothing is different"
    words = max((one.words for one in touched.values()), default=0)
    said = [_count(len(found.changes), "fact") + " changed" if found.changes else "no fact changed"]
    said += [f"{_count_pages(found)} touched"] if pages else []
    said += [f"up to {_count(words, 'word')} to translate into each language"] if words else []
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


def _shown_by(change: Change, sentence: str) -> str:
    return sentence.format(_cut([named.name for named in change.used], _FEW)) if change.used else ""


def _cut(names: Sequence[str], most: int) -> str:
    """Return names after each other; of many only some, and how many more."""
    more = [f"{len(names) - most} more"] if len(names) > most + 1 else []
    return ", ".join([*names[: most if more else None], *more])


def _by_pages(pages: Mapping[str, Sequence[str]]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield locales and the pages that are different in all of them, by their addresses below the locale's."""
    found: dict[tuple[str, ...], list[str]] = {}
    for tag, addresses in pages.items():
        below = tuple(f"/{address.removeprefix(f'{tag}/')}" for address in addresses)
        found.setdefault(below, []).append("all languages" if tag == EVERY_LOCALE else tag)
    for addresses, tags in found.items():
        if addresses:
            yield tags, list(addresses)


def _count_pages(found: Comparison) -> str:
    return _count(sum(map(len, found.pages.values())), "page")


def _touched(found: Comparison) -> dict[str, Touched]:
    """Return the messages of the locales in which some are different."""
    return {tag: one for tag, one in found.messages.items() if one.new or one.fuzzy or one.removed or one.translated}


def _counts(one: Touched) -> str:
    said = [f"{len(one.new)} new", f"{len(one.fuzzy)} in doubt", f"{len(one.removed)} no longer used"]
    said += [f"{len(one.translated)} translated", f"{_count(one.words, 'word')} to translate"]
    return ", ".join(part for part in said if not part.startswith("0 ")) or "no word to translate"


def _texts(touched: Iterable[Touched]) -> list[tuple[str, str]]:
    """Return the English messages that any locale has to see to, each once, with what they are."""
    found: dict[tuple[str, str], None] = {}
    for one in touched:
        for state, entries in (("new", one.new), ("in doubt", one.fuzzy), ("no longer used", one.removed)):
            found |= dict.fromkeys((state, f"“{entry.msgid}”") for entry in entries)
    return sorted(found, key=lambda pair: ("new", "in doubt", "no longer used").index(pair[0]))


def _count(n: int, word: str) -> str:
    return f"{n} {word}{'' if n == 1 else 's'}"


# Markdown, as GitHub reads it.

# Punctuation that can begin markup inside a line; at the beginning of one, also what begins a list.
_MARKUP = re.compile(r"[\\`*_\[\]<|~&$]|(?<=www)\.|^[-+#>]")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>]+")


def _escaped(text: str) -> str:
    """Return words that Markdown shows as they stand, with links where there are addresses."""
    parts: list[str] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        parts += [_plain(text[end : match.start()]), f"<{match[0].replace('|', '%7C')}>"]
        end = match.end()
    return _NUMBERED.sub(r"\1\\\2", "".join([*parts, _plain(text[end:])]))


def _plain(text: str) -> str:
    return _unlinked(_MARKUP.sub(r"\\\g<0>", text))


def _unlinked(text: str) -> str:
    """Return Markdown or HTML that mentions nobody and means no issue."""
    return re.sub(r"([@#])(?=\S)", r"\1&#8203;", text)


def _table(listed: Sequence[tuple[str, Change]]) -> Iterator[str]:
    yield from _rows(("Option", "Tier", "What", "Before", "After"))
    for option, change in listed:
        tiers = " and ".join(tier.name for tier in change.tiers)
        yield _row(option, tiers, change.subject, *_sides(change))


def _shared_table(listed: Sequence[tuple[str, Change]]) -> Iterator[str]:
    yield from _rows(("What", "Before", "After", "Shown by"))
    for _, change in listed:
        yield _row(change.subject, *_sides(change), _shown_by(change, "{}"))


def _messages_table(touched: Mapping[str, Touched]) -> Iterator[str]:
    yield from _rows(("Language", "New", "In doubt", "No longer used", "Translated", "Words to translate"))
    for tag, one in touched.items():
        yield _row(tag, *(str(n) for n in (*map(len, (one.new, one.fuzzy, one.removed, one.translated)), one.words)))


def _sides(change: Change) -> tuple[str, str]:
    if change.before is None and (change.is_record or change.is_list):
        return "", f"{change.after} (added)"
    if change.after is None and (change.is_record or change.is_list):
        return change.before or "", "(removed)"
    return change.before or "none", change.after or "none"


def _rows(head: Sequence[str]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(map(_escaped, cells))} |"


def _details(change: Change) -> str:
    return _folded(change.sentence, [f"- {_escaped(detail)}" for detail in change.details])


def _folded(summary: str, lines: Sequence[str]) -> str:
    shown = _unlinked(html.escape(summary, quote=False))
    return "\n".join([f"<details><summary>{shown}</summary>", "", *lines, "", "</details>"])


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
