"""Thresholds of several pages: figures by market, what they measure, associations and links. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.legacy import words
from generator.legacy.facts import Figure, Side, TierFacts
from generator.legacy.finding import Finding
from generator.legacy.place import NOTHING, Place, differing_voice
from generator.legacy.voting import Dissent, Voice, dissents, strays
from generator.model import Money


def _shown(value: Money | int) -> str:
    return str(value) if isinstance(value, int) else f"{value.currency} {value.amount:,}"


def check_figures(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield each market that has no threshold, or has one alone, and each figure that differs."""
    for money in (True, False):
        own = [
            (side, tier, [one for one in tier.figures if isinstance(one.value, Money) == money]) for side, tier in tiers
        ]
        kind = "amount" if money else "count"
        yield from _figures_of(place, [one for one in own if words.knows(one[0].locale)], kind)
        # The markets of a language that is not known are not known either.
        voices = [Voice(side, _all_values(figures), figures[0].line) for side, _, figures in own if figures]
        for one in dissents(voices):
            if not words.knows(one.voice.side.locale):
                yield differing_voice(place, kind, one, *_differing(one.expected, one.voice.value, None))


def _figures_of(place: Place, own: Sequence[tuple[Side, TierFacts, list[Figure]]], kind: str) -> Iterator[Finding]:
    markets = list(dict.fromkeys(one.market for _, _, figures in own for one in figures))
    values = {id(side): {market: _values(figures, market) for market in markets} for side, _, figures in own}
    told: set[int] = set()
    # A page that names no market where others do, or the other way round, has lost or mixed up its labels.
    for side, _, figures in own:
        if figures and (moved := _moved(side, figures, own)):
            told.add(id(side))
            one, expected = moved
            shown = [f"{_shown(one.value)} for {_market(market)}" for market in (expected, one.market)]
            having = [
                (other, line.line)
                for other, _, lines in own
                for line in lines
                if (line.market, line.value) == (expected, one.value)
            ]
            yield place.finding("market", side, expected=shown[0], found=shown[1], at=[(side, one.line), *having])
    rest = [one for one in own if id(one[0]) not in told]
    for market in markets:
        held = [(side, (market,) if values[id(side)][market] else ()) for side, _, _ in rest]
        for side, _, lacks in strays(held):
            yield _market_finding(place, kind, side, market, lacks, own)
        voices = [
            Voice(side, values[id(side)][market], _line(figures, market))
            for side, _, figures in rest
            if values[id(side)][market]
        ]
        for odd in dissents(voices):
            yield differing_voice(place, _kind_of(kind, odd), odd, *_differing(odd.expected, odd.voice.value, market))


def _all_values(figures: Iterable[Figure]) -> tuple[Money | int, ...]:
    return tuple(sorted({one.value for one in figures}, key=str))


def _values(figures: Iterable[Figure], market: str | None) -> tuple[Money | int, ...]:
    return tuple(sorted({one.value for one in figures if one.market == market}, key=str))


def _line(figures: Iterable[Figure], market: str | None) -> int:
    return next((one.line for one in figures if one.market == market), 0)


def _market(market: str | None) -> str:
    return f"{market} markets" if market else "no market in particular"


def _moved(
    side: Side, figures: Sequence[Figure], own: Sequence[tuple[Side, TierFacts, list[Figure]]]
) -> tuple[Figure, str | None] | None:
    """Return a figure that stands under another market than on most pages, and that market."""
    for one in figures:
        elsewhere = [
            line.market for other, _, lines in own if other is not side for line in lines if line.value == one.value
        ]
        same = elsewhere.count(one.market)
        others = [market for market in elsewhere if market != one.market]
        if (
            others
            and len(others) > same + 1
            and not any(line.value == one.value and line.market in others for line in figures)
        ):
            return one, others[0]
    return None


def _market_finding(
    place: Place,
    kind: str,
    side: Side,
    market: str | None,
    lacks: bool,
    own: Sequence[tuple[Side, TierFacts, list[Figure]]],
) -> Finding:
    having = [(other, one) for other, _, figures in own for one in figures if one.market == market]
    shown = sorted({_shown(one.value) for other, one in having if lacks or other is side})
    what = f"{', '.join(shown)} for {_market(market)}"
    if not lacks:
        at = [(other, one.line) for other, one in having if other is side]
        lacking = [one for one in own if not any(one[0] is other for other, _ in having)]
        at += [(other, figures[-1].line if figures else tier.line) for other, tier, figures in lacking]
        return place.finding(
            "market" if market else kind, side, expected=f"nothing for {_market(market)}", found=what, at=at
        )
    _, tier, figures = next(one for one in own if one[0] is side)
    here = figures[-1].line if figures else tier.line
    at = [(side, here), *((other, one.line) for other, one in having)]
    return place.finding("market" if market else kind, side, expected=what, found=NOTHING, at=at)


def _kind_of(kind: str, one: Dissent[tuple[Money | int, ...]]) -> str:
    sides = [
        [value.amount for value in values if isinstance(value, Money)] for values in (one.expected, one.voice.value)
    ]
    return "currency" if kind == "amount" and sorted(sides[0]) == sorted(sides[1]) else kind


def _differing(
    expected: tuple[Money | int, ...], found: tuple[Money | int, ...], market: str | None
) -> tuple[str, str]:
    """Return what two sets of figures do not have in common."""
    of = f" for {_market(market)}" if market else ""
    mine = [_shown(one) for one in found if one not in expected]
    theirs = [_shown(one) for one in expected if one not in found]
    return (", ".join(theirs) or NOTHING) + of, ", ".join(mine) or NOTHING


# What a page says of a measure, and what it says without that.
_MEASURES = {
    "profit": ("revenue", "profit"),
    "net": ("net new revenue", "revenue"),
    "gross": ("gross revenue", "revenue"),
    "cloud": ("cloud revenue", "revenue"),
}


def check_measures(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield what a page measures that others do not, or over another time."""
    stated = [(side, tier, dict(tier.measures)) for side, tier in tiers if tier.figures and words.knows(side.locale)]
    times = [_time(side, tier, own) for side, tier, own in stated]
    told = list(dissents(times))
    for one in told:
        yield differing_voice(place, "period", one, one.expected, one.voice.value)
    otherwise = {id(one.voice.side) for one in told}
    yield from _times_of_lines(place, [(side, tier) for side, tier, _ in stated if id(side) not in otherwise])
    most = [Voice(side, "at most" in own, own.get("at most") or tier.figures[0].line) for side, tier, own in stated]
    for other in dissents(most):
        shown = ["at most" if value else "at least" for value in (other.expected, other.voice.value)]
        yield differing_voice(place, "measure", other, *shown)
    denied = [Voice(side, "not" in own, own.get("not") or tier.figures[0].line) for side, tier, own in stated]
    for negated in dissents(denied):
        shown = [
            "need not be reached" if value else "must be reached" for value in (negated.expected, negated.voice.value)
        ]
        yield differing_voice(place, "measure", negated, *shown)
    money = [one for one in stated if any(isinstance(figure.value, Money) for figure in one[1].figures)]
    # Profit for revenue is one difference, be it net profit or gross revenue.
    of_profit: set[int] = set()
    for measure, (with_it, without) in _MEASURES.items():
        voices = [Voice(side, measure in own, own.get(measure) or tier.figures[0].line) for side, tier, own in money]
        for odd in dissents(voices):
            if measure == "profit":
                of_profit.add(id(odd.voice.side))
            elif measure in {"net", "gross"} and id(odd.voice.side) in of_profit:
                continue
            has, lacks = (with_it, without) if measure != "profit" else (without, with_it)
            yield differing_voice(place, "measure", odd, *((has, lacks) if odd.expected else (lacks, has)))


def _times_of_lines(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield each threshold whose own line has no time, or another, of pages that say it line by line.

    Only pages are held against each other: the data have a time for each, which a page need not repeat.
    """
    by_line = [
        (side, tier)
        for side, tier in tiers
        if side.page and {one.line for one in tier.figures if one.time} >= {*_timed(tier)}
    ]
    for market in dict.fromkeys(one.market for _, tier in by_line for one in tier.figures):
        own = [(side, [one for one in tier.figures if one.market == market]) for side, tier in by_line]
        most = max(len(figures) for _, figures in own)
        for n in range(most):
            voices = [
                Voice(side, figures[n].time or "no period", figures[n].line)
                for side, figures in own
                if len(figures) == most
            ]
            for odd in dissents(voices):
                yield differing_voice(place, "period", odd, odd.expected, odd.voice.value)


def _timed(tier: TierFacts) -> Iterator[int]:
    """Yield the lines that are the first to say a time."""
    yield from (line for measure, line in tier.measures if measure.endswith(("months", "year")) and line)


def _time(side: Side, tier: TierFacts, own: dict[str, int]) -> Voice[str]:
    said = [one for one in ("next 12 months", "last 12 months", "year") if one in own]
    shown = " and ".join(f"the {one}" if "12" in one else f"a {one}" for one in said) or "no period"
    return Voice(side, shown, own[said[0]] if said else tier.figures[0].line)


def check_joints(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield AND in the place of OR, or the other way round: between thresholds of a market, between associations."""
    known = [(side, tier) for side, tier in tiers if words.knows(side.locale) or side.page is None]
    for key in dict.fromkeys((one.market, one.number) for _, tier in known for one in tier.joints):
        voices = [
            Voice(side, one.connective, one.line)
            for side, tier in known
            for one in tier.joints
            if (one.market, one.number) == key
        ]
        for odd in dissents(voices):
            yield differing_voice(place, "connective", odd, odd.expected, odd.voice.value)
    said = [Voice(side, *tier.of_associations) for side, tier in known if tier.of_associations]
    for odd in dissents(said):
        expected, found = (f"{one} between associations" for one in (odd.expected, odd.voice.value))
        yield differing_voice(place, "connective", odd, expected, found)


def check_things(
    place: Place,
    tiers: Sequence[tuple[Side, TierFacts]],
    kind: str,
    of: Callable[[TierFacts], dict[str, int]],
) -> Iterator[Finding]:
    """Yield each thing of a kind that a page lacks, or has alone."""
    own = [(side, tier, of(tier)) for side, tier in tiers]
    for side, thing, lacks in strays([(side, tuple(things)) for side, _, things in own]):
        having = [(other, things[thing]) for other, _, things in own if thing in things]
        if not lacks:
            at = [one for one in having if one[0] is side]
            lacking = [(other, tier, things) for other, tier, things in own if thing not in things]
            at += [(other, max(things.values(), default=tier.line)) for other, tier, things in lacking]
            yield place.finding(kind, side, expected=f"no {thing}", found=thing, at=at)
        elif words.knows(side.locale) or kind == "link":
            tier = next(tier for other, tier, _ in own if other is side)
            here = max(dict(tier.associations).values(), default=tier.line)
            yield place.finding(kind, side, expected=thing, found=NOTHING, at=[(side, here), *having])
