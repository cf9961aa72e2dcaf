"""Lists of several pages that are no requirements: of the options at the top, and the labels of focus areas. Pure."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from generator.legacy import words
from generator.legacy.facts import Side, TierFacts
from generator.legacy.figures import folded
from generator.legacy.finding import Finding
from generator.legacy.measuring import products_of
from generator.legacy.place import NOTHING, Place, differing_voice
from generator.legacy.voting import Voice, dissents, exchanges, strays
from generator.messages import SOURCE


def check_entries(place: Place, sides: Sequence[Side]) -> Iterator[Finding]:
    """Yield each entry of a list of options that is missing, leads to another option, or stands in another order.

    Bad: two of three options in the list at the top; an entry with the name of one that leads to another.
    Good: no list at all; a list that the pages in most languages have like this; a single link to another section.
    """
    several = [side for side in sides if side.page and len(side.options) > 1 and side.entries]
    lists = [side for side in several if len(side.entries) > 1]
    # One entry is what is left of a list, where most pages have one.
    alone = [side for side in several if len(side.entries) == 1 and side.entries[0][0] in _anchors(side)]
    listing = [*lists, *alone] if len(lists) > len(alone) else lists
    faults = {id(side): list(_faults(side)) for side in listing}
    # Both sides of a bilingual page have one list: the translation is told first.
    told: set[tuple[str, str, int]] = set()
    for side in sorted(listing, key=lambda one: one.role == "source"):
        for kind, expected, found, lines in faults[id(side)]:
            page = side.page.file if side.page else ""
            if (page, kind, lines[0]) in told:
                continue
            same = sum((kind, expected, found) in [one[:3] for one in faults[id(other)]] for other in listing)
            # What most pages have in common was meant so.
            if same == 1 or 2 * same < len(listing):
                told.add((page, kind, lines[0]))
                yield place.finding(kind, side, expected=expected, found=found, at=[(side, line) for line in lines])


def _faults(side: Side) -> Iterator[tuple[str, str, str, list[int]]]:
    """Yield what of a page's list of options does not fit its own options: kind, expected, found, lines."""
    lines = {option.id: option.line for option in side.options}
    names = {_bare(option.name): option.id for option in side.options}
    to = _anchors(side)
    listed: list[str] = []
    last = side.entries[-1][2]
    unclear = False
    for target, label, line in side.entries:
        here = to.get(target.casefold())
        named = names.get(_bare(label), here)
        unclear = unclear or named is None
        if here and named and named != here:
            yield "link", f"{label!r} linked to #{named}", f"#{target}", [line, lines[named]]
            # Either the label or the address is wrong: which, is not known.
            unclear = True
        if named:
            listed.append(named)
    missing = [name for name in lines if name not in listed]
    if missing and not unclear and listed:
        for name in missing:
            yield "section", f"the option {name!r} in the list of options", NOTHING, [last, lines[name]]
    elif not unclear and listed != list(lines) and len(listed) == len(lines):
        expected, found = (f"options listed in the order {', '.join(some)}" for some in (lines, listed))
        yield "order", expected, found, [side.entries[0][2], *lines.values()]


def _anchors(side: Side) -> dict[str, str]:
    return {option.anchor.casefold(): option.id for option in side.options}


def _bare(text: str) -> str:
    return "".join(char for char in folded(text) if char.isalnum())


def check_areas(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield each focus area whose label a page has lost, or that has another one, told by the first credential below.

    Bad: two focus areas in other languages, of which one has lost its label and runs on below the other; `Windows
    Server 2016` above the exams of 2012; labels that have changed places.
    Good: no labels at all where the source has none; another credential below the same number of labels.
    """
    own = [(side, tier) for side, tier in tiers if side.page and words.knows(side.locale)]
    yield from _labels_of_another(place, own)
    counted = sorted(len(tier.areas) for _, tier in own)
    usual = counted[len(counted) // 2] if counted else 0
    labels = {id(side): {key: line for _, key, line in tier.areas} for side, tier in own}
    for side, key, lacks in strays([(side, tuple(labels[id(side)])) for side, _ in own]):
        tier = next(tier for other, tier in own if other is side)
        listed = {one.key for group in tier.groups for one in group.credentials}
        if lacks and len(tier.areas) < usual and key in listed:
            having = [(other, labels[id(other)][key]) for other, _ in own if key in labels[id(other)]]
            here = next(one.line for group in tier.groups for one in group.credentials if one.key == key)
            expected = f"the label of the focus area of {key}"
            yield place.finding("section", side, expected=expected, found=NOTHING, at=[(side, here), *having])
    yield from _of_other_areas(place, [(side, tier) for side, tier in own if tier.areas and len(tier.areas) == usual])


def _of_other_areas(place: Place, own: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield each credential below another label than on most pages, of pages that list the same in one order."""
    listed = [[one for group in tier.groups for one in group.credentials] for _, tier in own]
    orders = Counter(tuple(one.key for one in its) for its in listed)
    usual = orders.most_common(1)[0][0] if orders else ()
    same = [
        (side, tier, its)
        for (side, tier), its in zip(own, listed, strict=True)
        if tuple(one.key for one in its) == usual
    ]
    starts = [[line for _, _, line in tier.areas] for _, tier, _ in same]
    for n, key in enumerate(usual):
        voices = [
            Voice(side, bisect(lines, its[n].line), its[n].line)
            for (side, _, its), lines in zip(same, starts, strict=True)
        ]
        for odd in dissents(voices):
            labels = next([text for text, _, _ in tier.areas] for side, tier, _ in same if side is odd.voice.side)
            expected, found = (
                f"{key} below {labels[number - 1]!r}" if number else f"{key} below no label"
                for number in (odd.expected, odd.voice.value)
            )
            yield differing_voice(place, "credential", odd, expected, found)


def _labels_of_another(place: Place, own: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield labels with a number or a product that no other page has there, and pairs that have changed places."""
    labels = {id(side): {key: (text, line) for text, key, line in tier.areas} for side, tier in own}
    keys = list(dict.fromkeys(key for of in labels.values() for key in of))
    told: set[tuple[int, str]] = set()
    for key in keys:
        having = [(side, *labels[id(side)][key]) for side, _ in own if key in labels[id(side)]]
        for side, _, _ in exchanges([(side, _tokens(text)) for side, text, _ in having]):
            told.add((id(side), key))
            yield _of_another(place, side, key, having)
    for one, two in combinations(keys, 2) if len(keys) <= _MOST_AREAS else ():
        both = [(side, labels[id(side)]) for side, _ in own if {one, two} <= labels[id(side)].keys()]
        pairs = [(side, (its[one][0], its[two][0])) for side, its in both]
        for side in _swapped(pairs):
            for key in (one, two):
                if (id(side), key) not in told:
                    told.add((id(side), key))
                    yield _of_another(place, side, key, [(other, *its[key]) for other, its in both])


def _of_another(place: Place, side: Side, key: str, having: Sequence[tuple[Side, str, int]]) -> Finding:
    first = sorted(having, key=lambda one: one[0] is not side)
    usual = next((one for one in first[1:] if one[0].locale == SOURCE), first[1])
    expected, found = f"the label of the focus area of {key}, as {usual[1]!r}", repr(first[0][1])
    return place.finding("section", side, expected=expected, found=found, at=[(one, line) for one, _, line in first])


def _tokens(label: str) -> frozenset[str]:
    """Return what a label has in any language: products and numbers."""
    return frozenset(re.findall("[0-9]+", label)) | products_of(folded(label))


# Beyond so many areas no person has written the page, and pairs of them take too long.
_MOST_AREAS = 20
# So much more two labels must be like each other's than like their own, and of how many pages.
_LIKELIER, _PAGES = 0.4, 2


def _swapped(pairs: Sequence[tuple[Side, tuple[str, str]]]) -> Iterator[Side]:
    """Yield each side whose two labels have changed places, as words that are alike in related languages say.

    Good: `Sviluppo` beside `Desenvolvimento`: it says nothing, while `Amministrazione` and `Administração` do.
    """
    bare = [(side, _without_common(*labels)) for side, labels in pairs if labels[0] != labels[1]]
    for side, (first, second) in bare:
        more = [
            (_likelier(first, second, its), other.page is side.page)
            for other, its in bare
            if other is not side and (other.page is not side.page or other.role == "source")
        ]
        clear = [one for one in more if abs(one[0]) > _LIKELIER]
        enough = len(clear) >= _PAGES or any(beside for _, beside in clear)
        if enough and min(clear)[0] > 0 and side.role != "source":
            yield side


def _likelier(first: str, second: str, others: tuple[str, str]) -> float:
    """Return how much more two labels are like others if these change places."""
    crossed = _likeness(first, others[1]) + _likeness(second, others[0])
    return crossed - _likeness(first, others[0]) - _likeness(second, others[1])


def _without_common(first: str, second: str) -> tuple[str, str]:
    """Return two labels without what both begin or end with: `Focus area: `."""
    one, two = _bare(first), _bare(second)
    start = _common(one, two)
    one, two = one[start:], two[start:]
    end = _common(one[::-1], two[::-1])
    return one[: len(one) - end], two[: len(two) - end]


def _common(one: str, two: str) -> int:
    """Return with how many characters in common two texts begin."""
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, one, two, autojunk=False).ratio()
