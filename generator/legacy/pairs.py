"""Sentences of legacy pages beside their sources, as a gettext compendium: facts become placeholders. Pure.

What is doubtful is fuzzy, with the reason as a translator's comment; a target that is its source is left empty.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from generator.checks.script import check_own_script
from generator.legacy import words
from generator.legacy.desk import Refused
from generator.legacy.facts import Side
from generator.legacy.figures import Found, folded, found_in
from generator.legacy.lines import Line, lines_of, tier_of
from generator.legacy.listing import lists_credential
from generator.legacy.measuring import is_of_twelve_months
from generator.messages import plural_header, script_of
from generator.pofiles import Entry, PoFile, folder_name

# Why a text is left empty.
SAME = "the same as its source: not translated"

Kind = Literal["sentence", "name", "connective"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its source, as pages have them; `doubts` say why they may not belong together."""

    source: str
    target: str
    file: str
    line: int
    locale: str
    context: str | None = None
    doubts: tuple[str, ...] = ()


def pairs_of(target: Side, source: Side) -> Iterator[Pair]:
    """Yield the pairs of a page and its source: as a bilingual page has them, or else of pages aligned line by line."""
    if target.page is None or source.page is None:
        return
    theirs = lines_of(source.page, source.role, source.locale)
    own = lines_of(target.page, target.role, target.locale)
    if target.page is source.page:
        by_block = {id(line.block): line for line in theirs}
        for line in own:
            if beside := by_block.get(id(line.block)):
                yield from _pairs_beside(line, beside, target.page.file)
        return
    for mine, others in _by_section(own, theirs):
        yield from _aligned(mine, others, target.page.file)


def compendium(locale: str, pairs: Sequence[Pair]) -> tuple[PoFile, tuple[Refused, ...]]:
    """Return the compendium of a locale, and what was refused or is in doubt."""
    templated = [_templated(pair) for pair in pairs]
    by_source: dict[tuple[str | None, str], list[Pair]] = {}
    for pair in templated:
        by_source.setdefault((pair.context, pair.source), []).append(pair)
    _, plural_forms = plural_header(locale)
    entries: list[Entry] = []
    refused: list[Refused] = []
    for (context, source), same in by_source.items():
        entry, why = _entry(context, source, same, locale)
        entries.append(entry)
        if why:
            refused.append(Refused(same[0].file, same[0].line, source, why))
    header = {
        "Project-Id-Version": "competency-docs",
        "Language": folder_name(locale),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms,
    }
    return PoFile(f"{folder_name(locale)}.po", header, tuple(entries)), tuple(refused)


def _pairs_beside(line: Line, beside: Line, file: str) -> Iterator[Pair]:
    """Yield the sentences of one block of a bilingual page; one that lists a credential has its title alone."""
    context = _context(beside)
    if context == "name" and not line.block.level:
        yield _pair(_title(line.text), _title(beside.text), file, line, context)
        return
    for target, source in line.block.units():
        yield _pair(target, source, file, line, _context(beside) if source == beside.text else None)


def _context(line: Line) -> str | None:
    """Return the context that this project has for what a line says."""
    if words.connective(line.folded, line.locale):
        return "connective"
    listed = bool(re.match(r"\W*(?:exams? )?[a-z0-9]{2,3}-[0-9]{3}\b", line.folded)) or lists_credential(line)
    market = len(line.text) < 40 and words.means(line.folded, "market", line.locale)  # noqa: PLR2004 - a label
    return "name" if line.block.level or listed or market else None


def _title(text: str) -> str:
    bare = re.sub(r"^[^:：]*[0-9]{3}[^:：]*[:：]\s*", "", text)
    return (
        re.sub(r"\s*(?:[(（][^()（）]*[0-9]{4}[^()（）]*[)）])?[\s*\\]*$", "", bare)
        if not re.search(r"\([0-9]{4}\)", bare)
        else bare
    )


def _pair(target: str, source: str, file: str, line: Line, context: str | None, *doubts: str) -> Pair:
    if context == "name":
        source, target = source.strip(" :："), target.strip(" :：")
        if re.search(_OPTION, source):
            source, target = re.sub(_OPTION, "", source), re.sub(_OPTION_THERE, "", target)
            target = target[:1].upper() + target[1:]
    return Pair(source.strip(), target.strip(), file, line.block.line, line.locale, context, doubts)


_OPTION = re.compile(r"\s+option$", re.IGNORECASE)
# The word option as other languages put it around a name.
_OPTION_THERE = re.compile(
    r"^(?:opzione|opção|opción|option)\s+(?:d[eio]s?\s+|del\s+|da\s+)?|\s*(?:选项|選項|オプション)$", re.IGNORECASE
)


def _by_section(own: Sequence[Line], theirs: Sequence[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """Yield the lines of both pages from heading to heading, of sections with the same id or at the same place."""
    mine, others = _sections(own), _sections(theirs)
    in_place = len(mine) == len(others)
    free = dict(enumerate(others))
    for n, section in enumerate(mine):
        anchor = _anchor(section)
        same = [k for k, other in free.items() if anchor and _anchor(other) == anchor]
        place = n if in_place and n in free else same[0] if same else None
        if place is not None:
            yield section, free.pop(place)


def _sections(lines: Sequence[Line]) -> list[list[Line]]:
    sections: list[list[Line]] = [[]]
    for line in lines:
        if line.block.level and sections[-1]:
            sections.append([])
        sections[-1].append(line)
    return sections if lines else []


def _anchor(section: Sequence[Line]) -> str:
    head = section[0]
    return head.block.anchor or (tier_of(head) or "" if head.block.level else "")


def _signature(line: Line) -> tuple[object, ...]:
    """Return what a line and its translation have in common: what it is, and its facts."""
    facts = sorted(f"{one.kind} {one.value}" for one in found_in(line.text) if one.kind != "date")
    return bool(line.block.level), len(line.links), words.connective(line.folded, line.locale) is not None, tuple(facts)


def _aligned(own: Sequence[Line], theirs: Sequence[Line], file: str) -> Iterator[Pair]:
    even = len(own) == len(theirs)
    matcher = SequenceMatcher(
        None, [_signature(line) for line in own], [_signature(line) for line in theirs], autojunk=False
    )
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal" or (what == "replace" and b - a == d - c):
            for mine, other in zip(own[a:b], theirs[c:d], strict=True):
                doubts = [] if what == "equal" and (even or _signature(mine)[3]) else ["paired by its place alone"]
                context = _context(other)
                texts = (
                    (_title(mine.text), _title(other.text))
                    if context == "name" and not mine.block.level
                    else (mine.text, other.text)
                )
                yield _pair(*texts, file, mine, context, *doubts)


_NAMES: Mapping[str, tuple[str, ...]] = {
    "amount": ("amount", "amount_second", "amount_third", "amount_fourth"),
    "count": ("count", "total", "count_third", "count_fourth"),
    "date": ("date", "date_second", "date_third", "date_fourth"),
    "exam": ("exam", "exam_second", "exam_third", "exam_fourth"),
    "months": ("months", "months_second"),
}


def _templated(pair: Pair) -> Pair:
    """Return a pair with placeholders for its facts, in doubt where the two sides do not have the same."""
    if pair.context == "name":
        return pair
    pair = _in_words(pair)
    ours, theirs = list(found_in(pair.target)), list(found_in(pair.source))
    names: dict[tuple[str, str], str] = {}
    used: Counter[str] = Counter()
    for one in theirs:
        if (one.kind, one.value) not in names and used[one.kind] < len(_NAMES[one.kind]):
            names[one.kind, one.value] = _NAMES[one.kind][used[one.kind]]
            used[one.kind] += 1
    doubts = list(pair.doubts)
    if Counter((one.kind, one.value) for one in ours) != Counter((one.kind, one.value) for one in theirs):
        shown = [", ".join(one.value for one in side) or "none" for side in (theirs, ours)]
        doubts.append(f"facts differ: {shown[0]} in the source, {shown[1]} here")
    return replace(
        pair,
        source=_replaced(pair.source, theirs, names),
        target=_replaced(pair.target, ours, names | _by_place(ours, theirs, names)),
        doubts=tuple(doubts),
    )


# Twelve months without figures, by language.
_TWELVE = {
    "it": (r"12 mesi", "dodici mesi"),
    "pt": (r"12 meses", "doze meses"),
    "es": (r"12 meses", "doce meses"),
    "fr": (r"12 mois", "douze mois"),
    "zh": (r"12 ?([个個]) ?月", r"十二\1月"),
    "ja": (r"12 ?([かヶカケヵ箇]) ?月", r"十二\1月"),
}


def _in_words(pair: Pair) -> Pair:
    """Return a pair in which `12 months` are in words where the source has an abbreviation for them, TTM."""
    pattern, word = _TWELVE.get(words.language_of(pair.locale), ("", ""))
    source = folded(pair.source)
    if pattern and words.means(source, "ttm", "en") and not is_of_twelve_months(source):
        return replace(pair, target=re.sub(rf"(?<![0-9]){pattern}", word, pair.target))
    return pair


def _by_place(
    ours: Sequence[Found], theirs: Sequence[Found], names: Mapping[tuple[str, str], str]
) -> dict[tuple[str, str], str]:
    """Return for each fact that the source does not have the placeholder of the one at its place."""
    found: dict[tuple[str, str], str] = {}
    for kind in _NAMES:
        mine, others = ([one for one in side if one.kind == kind] for side in (ours, theirs))
        for one, other in zip(mine, others, strict=False):
            if (kind, one.value) not in names and (kind, other.value) in names:
                found[kind, one.value] = names[kind, other.value]
    return found


def _replaced(text: str, found: Sequence[Found], names: Mapping[tuple[str, str], str]) -> str:
    text_left = text
    for one in reversed(found):
        name = names.get((one.kind, one.value))
        if name:
            text_left = f"{text_left[: one.start]}%({name})s{text_left[one.end :]}"
    return text_left


def _entry(context: str | None, source: str, same: Sequence[Pair], locale: str) -> tuple[Entry, str]:
    """Return the message of all pairs with one source, and why it is empty or in doubt."""
    translated = [one for one in same if folded(one.target) != folded(one.source)]
    if not translated:
        return Entry(msgid=source, context=context, strings=("",)), SAME
    counted = Counter(one.target for one in translated)
    target, _ = counted.most_common(1)[0]
    best = next((one for one in translated if one.target == target and not one.doubts), None) or next(
        one for one in translated if one.target == target
    )
    doubts = [*best.doubts, *_doubts(best, locale)]
    others = [one for one in counted if one != target]
    if others:
        doubts.append("also translated as " + ", ".join(repr(one) for one in others[:3]))
    why = "; ".join(doubts)
    comment = f"In doubt: {why}" if why else ""
    entry = Entry(msgid=source, context=context, strings=(target,), fuzzy=bool(why), translator_comment=comment)
    return entry, f"in doubt: {why}" if why else ""


_OF_PEOPLE = frozenset({"each", "other", "everyone"})
_LOGIC = (
    ("each", "each"),
    ("other", "other people"),
    ("everyone", "everyone"),
    ("at-least", "at least"),
    ("profit", "profit"),
)


def _doubts(pair: Pair, locale: str) -> Iterator[str]:
    source, target = folded(pair.source), folded(pair.target)
    joints = words.connective(source, "en"), words.connective(target, locale)
    if joints[0] != joints[1] and pair.context == "connective":
        yield f"{joints[0]} in the source, {joints[1] or 'neither AND nor OR'} here"
    kinds = words.joint_of_kinds(source, "en"), words.joint_of_kinds(target, locale)
    if all(kinds) and kinds[0] != kinds[1]:
        yield f"{kinds[0]} between kinds of credentials in the source, {kinds[1]} here"
    if pair.context is None and words.knows(locale):
        of_people = words.means(source, "people", "en")
        for meaning, shown in _LOGIC:
            says = words.means(source, meaning, "en"), words.means(target, meaning, locale)
            if says[0] != says[1] and (of_people or meaning not in _OF_PEOPLE):
                yield f"{shown} is said {'in the source' if says[0] else 'here'} alone"
    if any(check_own_script(locale, Entry(msgid=pair.source, strings=(pair.target,)))):
        yield "characters of another script"
    low, high = (0.4, 3.0) if script_of(locale) == "Latn" else (0.1, 1.6)
    if len(pair.source) > 20 and not low < len(pair.target) / len(pair.source) < high:  # noqa: PLR2004
        yield "much longer or shorter than the source"
