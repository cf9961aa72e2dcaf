"""What figures of several pages measure, of which products, and under which conditions. Pure."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from functools import partial

from generator.legacy import words
from generator.legacy.facts import Figure, Side, TierFacts
from generator.legacy.finding import Finding
from generator.legacy.place import NOTHING, Place, differing_voice, in_turn
from generator.legacy.voting import Voice, dissents, exchanges
from generator.model import Money

Tiers = Sequence[tuple[Side, TierFacts]]
# What translations take for each other of money. Other metrics differ as often by their wording.
_CONFUSED = frozenset({"revenue", "consumption"})
# So many other pages must have what one has lost.
_PAIR = 2


def check_metrics(place: Place, tiers: Tiers) -> Iterator[Finding]:
    """Yield each page on which two figures of a market are swapped, or one measures another thing than on most.

    Bad: 100,000 of cloud revenue and 25,000 of revenue, where it is the other way round; seats for entitlements.
    Good: the same figures of the same metrics, in another order or in other words.
    """
    known = [(side, tier) for side, tier in tiers if words.knows(side.locale) or side.page is None]
    elsewhere = {(id(side), word) for side, tier in known for one in tier.figures for word in one.metric.split()}
    for market in dict.fromkeys(one.market for _, tier in known for one in tier.figures):
        for money in (True, False):
            own = [
                (side, [one for one in tier.figures if one.market == market and isinstance(one.value, Money) == money])
                for side, tier in known
            ]
            yield from in_turn(place, own, _swapped, partial(_otherwise, elsewhere=elsewhere))


def _otherwise(
    place: Place, own: Sequence[tuple[Side, list[Figure]]], *, elsewhere: Collection[tuple[int, str]]
) -> Iterator[tuple[Side, Finding]]:
    """Yield who says of the same figure that it is of something else, or of more."""
    yield from _confused(place, own)
    yield from _weakened(place, own, elsewhere)


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


def _confused(place: Place, own: Sequence[tuple[Side, list[Figure]]]) -> Iterator[tuple[Side, Finding]]:
    """Yield who says revenue of consumption, of the same figure."""
    for stated in _alike([(side, one) for side, figures in own for one in figures], lambda one: one.value):
        voices = [
            Voice(side, base, one.line) for side, one in stated if (base := one.metric.rpartition(" ")[2]) in _CONFUSED
        ]
        for odd in dissents(voices):
            yield odd.voice.side, differing_voice(place, "measure", odd, odd.expected, odd.voice.value)


def _weakened(
    place: Place, own: Sequence[tuple[Side, list[Figure]]], elsewhere: Collection[tuple[int, str]]
) -> Iterator[tuple[Side, Finding]]:
    """Yield who says revenue of a figure that is of net revenue on all other pages, and on his own in another line.

    Of a word that stands nowhere on a page it is told with its measures.
    """
    figures_of = [(side, one) for side, figures in own for one in figures if one.metric]
    for stated in _alike(figures_of, lambda one: one.value):
        for word in ("cloud", "net", "gross"):
            lacking = [(side, one) for side, one in stated if word not in one.metric.split()]
            having = [(side, one) for side, one in stated if word in one.metric.split()]
            if len(lacking) != 1 or (id(lacking[0][0]), word) not in elsewhere:
                continue
            odd, figure = lacking[0]
            if odd.page and (len(having) >= _PAIR or any(_is_beside(odd, side) for side, _ in having)):
                at = [(side, one.line) for side, one in (*lacking, *having)]
                expected, found = (f"{_shown(one)} of {one.metric}" for one in (having[0][1], figure))
                yield odd, place.finding("measure", odd, expected=expected, found=found, at=at)


def _alike(
    own: Iterable[tuple[Side, Figure]], key: Callable[[Figure], Hashable]
) -> Iterable[list[tuple[Side, Figure]]]:
    """Return the figures of several sides, those together that have the same key."""
    found: dict[Hashable, list[tuple[Side, Figure]]] = {}
    for side, one in own:
        found.setdefault(key(one), []).append((side, one))
    return found.values()


def _shown(figure: Figure) -> str:
    value = figure.value
    return f"{value.currency} {value.amount:,}" if isinstance(value, Money) else str(value)


def check_products(place: Place, tiers: Tiers) -> Iterator[Finding]:
    """Yield each product, or thing that is counted, that a page has in the place of another one, or has lost."""
    yield from in_turn(place, tiers, _exchanged, _lost)


def _exchanged(place: Place, tiers: Tiers) -> Iterator[tuple[Side, Finding]]:
    """Yield each figure of a product, or of things, that no other page names, in the place of what all name.

    Bad: `500 Office 365 entitlements`, where the other pages have EMS; `52 customers` for 52 devices.
    Good: a product by its former name, in letters of the language, or left out.
    """
    own = [(side, one) for side, tier in tiers for one in tier.figures]
    for stated in _alike(own, lambda one: (one.market, one.value)):
        for named in ([one.products for _, one in stated], [one.things for _, one in stated]):
            held = [(side, names) for (side, _), names in zip(stated, named, strict=True)]
            for side, lost, strange in exchanges(held):
                one = next(its for other, its in stated if other is side)
                at = [(side, one.line), *((other, its.line) for other, its in stated if other is not side)]
                expected, found = (f"{_shown(one)} of {', '.join(sorted(some))}" for some in (lost, strange))
                yield side, place.finding("measure", side, expected=expected, found=found, at=at)


def _lost(place: Place, tiers: Tiers) -> Iterator[tuple[Side, Finding]]:
    """Yield each product that a page names nowhere at a tier where all other pages, at least two, name it.

    Bad: a list of products without the one that all others have in it.
    Good: a product left out where another line has it; a product that another language leaves out, too.
    """
    own = [(side, tier, dict(tier.products)) for side, tier in tiers if side.page and tier.figures]
    for name in dict.fromkeys(name for _, _, products in own for name in products):
        lacking = [(side, tier) for side, tier, products in own if name not in products]
        having = [(side, products[name]) for side, _, products in own if name in products]
        side, tier = lacking[0] if len(lacking) == 1 else (None, None)
        # What a translation alone has, its source has not lost.
        others = {other.page.file for other, _ in having if other.page and not (side and _is_beside(other, side))}
        if side and tier and (len(others) >= _PAIR or any(_is_beside(side, other) for other, _ in having)):
            here = max((line for _, line in tier.products), default=tier.figures[0].line)
            yield side, place.finding("measure", side, expected=name, found=NOTHING, at=[(side, here), *having])


def _is_beside(side: Side, other: Side) -> bool:
    """Return whether a side is the translation of another on a bilingual page."""
    return side.page is other.page and other.role == "source"


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
