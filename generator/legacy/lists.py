"""Lists of several pages that are no requirements: of the options at the top, and the labels of focus areas. Pure."""

from collections.abc import Iterator, Sequence

from generator.legacy import words
from generator.legacy.facts import Side, TierFacts
from generator.legacy.figures import folded
from generator.legacy.finding import Finding
from generator.legacy.place import NOTHING, Place
from generator.legacy.voting import strays


def check_entries(place: Place, sides: Sequence[Side]) -> Iterator[Finding]:
    """Yield each entry of a list of options that is missing, leads to another option, or stands in another order.

    Bad: two of three options in the list at the top; an entry with the name of one that leads to another.
    Good: no list at all; a list that the pages in most languages have like this.
    """
    listing = [side for side in sides if side.page and len(side.options) > 1 and len(side.entries) > 1]
    faults = {id(side): list(_faults(side)) for side in listing}
    for side in listing:
        for kind, expected, found, lines in faults[id(side)]:
            same = sum((kind, expected, found) in [one[:3] for one in faults[id(other)]] for other in listing)
            # What most pages have in common was meant so.
            if same == 1 or 2 * same < len(listing):
                yield place.finding(kind, side, expected=expected, found=found, at=[(side, line) for line in lines])


def _faults(side: Side) -> Iterator[tuple[str, str, str, list[int]]]:
    """Yield what of a page's list of options does not fit its own options: kind, expected, found, lines."""
    lines = {option.id: option.line for option in side.options}
    names = {_bare(option.name): option.id for option in side.options}
    to = {option.anchor.casefold(): option.id for option in side.options}
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


def _bare(text: str) -> str:
    return "".join(char for char in folded(text) if char.isalnum())


def check_areas(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield each focus area whose label a page has lost, told by the first credential below it.

    Bad: two focus areas in other languages, of which one has lost its label and runs on below the other.
    Good: no labels at all where the source has none; another credential below the same number of labels.
    """
    own = [(side, tier) for side, tier in tiers if side.page and words.knows(side.locale)]
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
