"""What figures of several pages measure, of which products, and under which conditions. Pure."""

from collections.abc import Iterator, Sequence

from generator.legacy import words
from generator.legacy.facts import Figure, Side, TierFacts
from generator.legacy.finding import Finding
from generator.legacy.place import NOTHING, Place, differing_voice
from generator.legacy.voting import Voice, dissents
from generator.model import Money

Tiers = Sequence[tuple[Side, TierFacts]]
# What translations take for each other. Other metrics differ as often by their wording.
_CONFUSED = (frozenset({"revenue", "consumption"}), frozenset({"entitlements", "seats"}))


def check_metrics(place: Place, tiers: Tiers) -> Iterator[Finding]:
    """Yield each page on which two figures of a market are swapped, or one measures another thing than on most.

    Bad: 100,000 of cloud revenue and 25,000 of revenue, where it is the other way round; seats for entitlements.
    Good: the same figures of the same metrics, in another order or in other words.
    """
    known = [(side, tier) for side, tier in tiers if words.knows(side.locale) or side.page is None]
    for market in dict.fromkeys(one.market for _, tier in known for one in tier.figures):
        for money in (True, False):
            own = [
                (side, [one for one in tier.figures if one.market == market and isinstance(one.value, Money) == money])
                for side, tier in known
            ]
            swapped = list(_swapped(place, own))
            yield from (finding for _, finding in swapped)
            told = {id(side) for side, _ in swapped}
            yield from _confused(place, [(side, figures) for side, figures in own if id(side) not in told])


def _swapped(place: Place, own: Sequence[tuple[Side, list[Figure]]]) -> Iterator[tuple[Side, Finding]]:
    """Yield who gives the same figures to the same metrics, but each to another one."""
    sure = [
        (side, figures)
        for side, figures in own
        if len({one.value for one in figures}) > 1 and all(one.metric for one in figures)
    ]
    kinds = [(frozenset((one.value, 0) for one in its), tuple(sorted(one.metric for one in its))) for _, its in sure]
    for kind in dict.fromkeys(kinds):
        voices = [
            Voice(side, tuple(sorted((one.metric, _shown(one)) for one in figures)), figures[0].line)
            for (side, figures), other in zip(sure, kinds, strict=True)
            if other == kind
        ]
        for odd in dissents(voices):
            expected, found = (
                ", ".join(f"{figure} of {metric}" for metric, figure in value)
                for value in (odd.expected, odd.voice.value)
            )
            yield odd.voice.side, differing_voice(place, "measure", odd, expected, found)


def _confused(place: Place, own: Sequence[tuple[Side, list[Figure]]]) -> Iterator[Finding]:
    """Yield who says revenue of consumption, or seats of entitlements, of the same figure."""
    for value in dict.fromkeys(one.value for _, figures in own for one in figures):
        for pair in _CONFUSED:
            voices = [
                Voice(side, base, one.line)
                for side, figures in own
                for one in figures
                if one.value == value and (base := one.metric.rpartition(" ")[2]) in pair
            ]
            for odd in dissents(voices):
                yield differing_voice(place, "measure", odd, odd.expected, odd.voice.value)


def _shown(figure: Figure) -> str:
    value = figure.value
    return f"{value.currency} {value.amount:,}" if isinstance(value, Money) else str(value)


def check_products(place: Place, tiers: Tiers) -> Iterator[Finding]:
    """Yield each figure that a page states of a product which no other page names, in the place of one that all name.

    Bad: `500 Office 365 entitlements`, where the other pages and the rest of its own have EMS.
    Good: a product by its former name, in letters of the language, or left out.
    """
    named = {id(side): frozenset(name for one in tier.figures for name in one.products) for side, tier in tiers}
    own = [(side, one) for side, tier in tiers for one in tier.figures]
    for key in dict.fromkeys((one.market, one.value) for _, one in own):
        stated = [(side, one) for side, one in own if (one.market, one.value) == key]
        for side, one in stated:
            others = [(other, its) for other, its in stated if other.page is None or _page(other) != _page(side)]
            sure = [(other, its) for other, its in others if other.page is None] or others
            if side.page is None or not (len(sure) > 1 or any(other.page is None for other, _ in sure)):
                continue
            elsewhere = frozenset(name for other, _ in others for name in named[id(other)])
            strange = one.products - elsewhere
            lost = frozenset.intersection(*(its.products for _, its in sure)) - one.products
            if strange and lost:
                at = [(side, one.line), *((other, its.line) for other, its in sure)]
                expected, found = (f"{_shown(one)} of {', '.join(sorted(some))}" for some in (lost, strange))
                yield place.finding("measure", side, expected=expected, found=found, at=at)


def _page(side: Side) -> str:
    return side.page.file if side.page else ""


def check_conditions(place: Place, tiers: Tiers) -> Iterator[Finding]:
    """Yield each condition that a page turns round, or lacks where no line of it stays that was not understood.

    Bad: `Free licenses count too`, or nothing at all, where only paid licenses count.
    Good: the condition in the same line as the figure; a condition in words that are not known.
    """
    known = [(side, tier) for side, tier in tiers if words.knows(side.locale) or side.page is None]
    said = [(side, tier, {name: (holds, line) for name, holds, line in tier.conditions}) for side, tier in known]
    for name in dict.fromkeys(name for _, _, its in said for name in its):
        stated = [Voice(side, *its[name]) for side, _, its in said if name in its]
        for odd in dissents(stated):
            expected, found = (
                name if holds else f"the contrary of {name}" for holds in (odd.expected, odd.voice.value)
            )
            yield differing_voice(place, "condition", odd, expected, found)
        unread = [len(tier.unread) for _, tier, its in said if name in its]
        held = [
            Voice(side, name in its, its[name][1] if name in its else _last_figure(tier))
            for side, tier, its in said
            if name in its or (tier.figures and len(tier.unread) < max(1, min(unread)))
        ]
        for lost in dissents(held):
            if lost.expected:
                yield differing_voice(place, "condition", lost, name, NOTHING)


def _last_figure(tier: TierFacts) -> int:
    return max(one.line for one in tier.figures)
