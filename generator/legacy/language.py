"""The words of a page: what was left in English, in a wrong script, under two names, or says another thing. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.checks.script import check_own_script
from generator.legacy import words
from generator.legacy.english import (
    has_english_label,
    is_english,
    is_english_label,
    is_english_title,
    is_left_in_english,
)
from generator.legacy.facts import Side, TierFacts
from generator.legacy.figures import codes, dates, folded
from generator.legacy.finding import Finding
from generator.legacy.lines import Line, lines_of
from generator.legacy.place import Place
from generator.legacy.replacing import replaced_in
from generator.messages import SOURCE, script_of
from generator.pofiles import Entry

# Words that say something else than what they stand for, seen in such pages: what they say, and what is meant.
_MISLEADING: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "it": (
        (r"amministrator[ei] delegat[oi]", "chief executive", "delegated administrator"),
        (r"scopri(?:re)? le soglie", "discover the thresholds", "meet the thresholds"),
    ),
    "pt": ((r"conhe[çc](?:a|er) (?:os|as) (?:limites|metas)", "get to know the thresholds", "meet the thresholds"),),
    "zh": (
        (r"開發的市場|开发的市场", "the market that is being developed", "developed markets"),
        ("(?:新兴|成熟|发达|发展中|新興|開發中)(?:市场营销|市場行銷|市場營銷)", "marketing", "markets"),
    ),
    "ja": ((r"空き ?シート", "vacant seats", "free seats"),),
}
# Of one thing, words that a page should not mix where it says who must pass what.
_ONE_THING: Mapping[str, tuple[tuple[tuple[str, str], ...], ...]] = {
    "it": (((r"\butent[ei]\b", "utente"), (r"\bperson[ae]\b", "persona")),),
    "pt": (((r"\bexames?\b", "exame"), (r"\bprovas?\b", "prova")),),
}


@dataclass(frozen=True, slots=True)
class _Section:
    place: Place
    lines: tuple[Line, ...]


def check_words(place: Place, side: Side, sides: Sequence[Side] = ()) -> Iterator[Finding]:
    """Yield every finding about the words of one side of a page; the source side has none.

    `sides` are all of its competency, and of the data: their titles say which one of two is meant.
    """
    if side.page is None or side.role == "source" or side.locale == SOURCE:
        return
    lines = lines_of(side.page, side.role, side.locale)
    for section in _sections(place, side, lines):
        yield from _english(section, side)
        yield from _script(section, side)
        yield from _misleading(section, side)
    yield from _english_in_front(place, side)
    yield from _two_words(place, side, lines, [one for one in sides if one is not side])


def _sections(place: Place, side: Side, lines: Sequence[Line]) -> Iterator[_Section]:
    """Yield the lines of a page by option and tier."""
    starts = {option.line: replace(place, option=option.id) for option in side.options}
    starts |= {
        tier.line: replace(place, option=option.id, tier=tier.id) for option in side.options for tier in option.tiers
    }
    here, held = place, list[Line]()
    for line in lines:
        if line.block.level and line.block.line in starts:
            if held:
                yield _Section(here, tuple(held))
            here, held = starts[line.block.line], []
        held.append(line)
    if held:
        yield _Section(here, tuple(held))


def _english(section: _Section, side: Side) -> Iterator[Finding]:
    labels = [line for line in section.lines if is_english_label(line)]
    sentences = [line for line in section.lines if line not in labels and is_left_in_english(line)]
    labels = [line for line in section.lines if line in labels or (line not in sentences and has_english_label(line))]
    for kind, found in (("english", sentences), ("label", labels)):
        if found:
            shown = f"{found[0].text[:80]!r}" + (f" and {len(found) - 1} more" if len(found) > 1 else "")
            at = [(side, line.block.line) for line in found]
            yield section.place.finding(kind, side, expected=f"words of {side.locale}", found=shown, at=at)


def _script(section: _Section, side: Side) -> Iterator[Finding]:
    found = [
        (line, message)
        for line in section.lines
        for message in check_own_script(side.locale, Entry(msgid="", strings=(line.text,)))
    ]
    if found:
        expected, _, said = found[0][1].partition(", found ")
        at = [(side, line.block.line) for line, _ in found]
        shown = said.partition(" in ")[0]
        yield section.place.finding("script", side, expected=expected.removeprefix("expected "), found=shown, at=at)


def _misleading(section: _Section, side: Side) -> Iterator[Finding]:
    for pattern, says, meant in _MISLEADING.get(words.language_of(side.locale), ()):
        found = [(line, match[0]) for line in section.lines if (match := re.search(pattern, line.folded))]
        if found:
            at = [(side, line.block.line) for line, _ in found]
            yield section.place.finding("misleading", side, expected=meant, found=f"{found[0][1]} ({says})", at=at)


def _english_in_front(place: Place, side: Side) -> Iterator[Finding]:
    if side.page is None:
        return
    lines = []
    for key, judge in (("title", is_english_title), ("description", is_english), ("keywords", is_english_title)):
        text = side.page.meta.get(key, "")
        if text and (judge(text, side.locale) or (key == "description" and is_english_title(text, side.locale))):
            lines += [n for n, line in enumerate(side.page.lines, 1) if line.startswith(f"{key}:")][:1]
    if lines:
        at = [(side, line) for line in lines]
        shown = side.page.line(lines[0])[:80]
        yield place.finding("english", side, expected=f"words of {side.locale}", found=repr(shown), at=at)


_EUPHONIC = re.compile(r"(?<=\b[EeOo])[Dd]\b")


def _two_words(place: Place, side: Side, lines: Sequence[Line], others: Sequence[Side]) -> Iterator[Finding]:
    """Yield each thing that a page calls by two names."""
    named: dict[str, list[tuple[str, int]]] = {}
    for option in side.options:
        for tier in option.tiers:
            named.setdefault(f"tier {tier.id}", []).append((tier.name, tier.line))
            for market, label, number in tier.markets:
                named.setdefault(f"{market} markets", []).append((label, number))
    for line in lines:
        if kind := words.connective(line.folded, line.locale):
            # `ed` and `od` are what `e` and `o` are before a vowel.
            named.setdefault(kind, []).append((_EUPHONIC.sub("", line.text), line.block.line))
    for what, names in named.items():
        yield from _mixed(
            place, side, what, [one for one in names if not one[0].isascii() or script_of(side.locale) == "Latn"]
        )
    yield from _tiers_in_two_languages(place, side)
    for what, names in _called(side, lines).items():
        yield from _mixed(place, side, what, names)
    titles = _titles(side)
    elsewhere = [_titles(one) for one in others]
    for what, names in titles.items():
        # Of a tie the title is meant that other pages or the data have, and not one of another exam of the page.
        weight = Counter(name for its in elsewhere for name in {_bare(name) for name, _ in its.get(what, ())})
        weight.subtract({_bare(name) for key, its in titles.items() if key != what for name, _ in its})
        yield from _mixed(place, side, what, names, weight)
    asking = {number for option in side.options for tier in option.tiers for number in _asking(tier)}
    for family in (one for key, some in _ONE_THING.items() if side.locale.startswith(key) for one in some):
        told = [one for said in lines if said.block.line in asking for one in _words_of(family, said)]
        yield from _mixed(place, side, "one thing", told)


def _tiers_in_two_languages(place: Place, side: Side) -> Iterator[Finding]:
    """Yield that a page calls one tier in English and the other one in its own words.

    Bad: `Silver` and `Oro`. Good: `Silver` and `Gold`, or `Argento` and `Oro`.
    """
    tiers = [tier for option in side.options for tier in option.tiers]
    english = [tier for tier in tiers if words.means(folded(tier.name), tier.id, SOURCE)]
    own = [tier for tier in tiers if not words.means(folded(tier.name), tier.id, SOURCE)]
    own = [tier for tier in own if words.means(folded(tier.name), tier.id, side.locale)]
    if english and own:
        odd, usual = (own, english) if len(own) <= len(english) else (english, own)
        at = [(side, tier.line) for tier in (*odd, *usual)]
        expected, found = f"a name like {usual[0].name!r}", f"{odd[0].name!r} too"
        yield place.finding("term", side, expected=expected, found=found, at=at)


def _called(side: Side, lines: Sequence[Line]) -> dict[str, list[tuple[str, int]]]:
    """Return what a page calls exams before their codes, and focus areas in labels and where it asks for them.

    Bad: `[測驗 70-497]` and `[考試 70-498]`; `Area di interesse: X` and `Area di specializzazione: Y`.
    Good: a code without a word before it; `aree di interesse` beside `area di interesse`; a word left in English.
    """
    tiers = [tier for option in side.options for tier in option.tiers]
    numbers = {line for tier in tiers for line in (*_asking(tier), *(line for _, _, line in tier.areas))}
    coded = {one.line for tier in tiers for group in tier.groups for one in group.credentials if one.code}
    found: dict[str, list[tuple[str, int]]] = {"exams": [], "focus areas": []}
    for line in lines:
        number = line.block.line
        if number in coded:
            head = line.folded[: next((start for _, start in codes(line.folded)), 0)]
            found["exams"] += [(said, number) for said in [words.said(head, "exam", side.locale)] if said]
        if number in numbers and (area := words.said(line.folded, "area", side.locale)):
            bare = area if script_of(side.locale) != "Latn" else area.split()[-1]
            found["focus areas"].append((bare, number))
    return {what: [one for one in names if not _EXAM_OR_FOCUS.match(one[0])] for what, names in found.items()}


_EXAM_OR_FOCUS = re.compile("exams?$|areas?$|focus$")


def _asking(tier: TierFacts) -> Iterator[int]:
    """Yield the lines that say who must pass what."""
    yield tier.people_line
    yield from (group.line for group in tier.groups)


def _words_of(family: Sequence[tuple[str, str]], line: Line) -> Iterator[tuple[str, int]]:
    for pattern, shown in family:
        if re.search(pattern, line.folded):
            yield shown, line.block.line


def _titles(side: Side) -> dict[str, list[tuple[str, int]]]:
    """Return the titles under which a page lists each exam, with their lines, without what is said of dates."""
    found: dict[str, list[tuple[str, int]]] = {}
    credentials = (
        one for option in side.options for tier in option.tiers for group in tier.groups for one in group.credentials
    )
    for one in credentials:
        _, colon, title = re.sub(r"：", ":", one.text).partition(":")
        title = re.sub(
            r"[(（][^()（）]*[)）]", lambda match: "" if _is_remark(match[0], side.locale) else match[0], title
        ).strip(" *\\.")
        if one.code and one.at in {"", one.code} and colon and title and not dates(folded(title)):
            found.setdefault(one.code, []).append((title, one.line))
    return found


def _is_remark(text: str, locale: str) -> bool:
    replaced = any(True for _ in replaced_in(text, locale))
    return replaced or bool(dates(folded(text))) or "beta" in folded(text) or "ベータ" in text


def _bare(name: str) -> str:
    return "".join(char for char in folded(name) if char.isalnum())


def _mixed(
    place: Place, side: Side, what: str, names: Sequence[tuple[str, int]], weight: Mapping[str, int] | None = None
) -> Iterator[Finding]:
    """Yield that a page has several names for a thing; usual is the one it has most, of a tie that of most weight."""
    bare = [(_bare(name), name, line) for name, line in names]
    counted = Counter(one for one, _, _ in bare)
    if len(counted) < 2:  # noqa: PLR2004
        return
    most = max(counted, key=lambda one: (counted[one], (weight or {}).get(one, 0)))
    usual = next(name for one, name, _ in bare if one == most)
    others = [(name, line) for one, name, line in bare if one != most]
    at = [(side, line) for _, line in others] + [(side, line) for one, _, line in bare if one == most]
    shown = ", ".join(dict.fromkeys(name.strip(" :：") for name, _ in others))
    yield place.finding("term", side, expected=f"{what} as {usual.strip(' :：')!r}", found=f"{shown!r} too", at=at)
