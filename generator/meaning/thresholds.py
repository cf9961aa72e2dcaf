"""Figures of thresholds: complete for every market, and no easier at a harder tier."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from generator.meaning.finding import Finding
from generator.model import Catalogue, Fact, Figure, Money, Option, Threshold, Tier


def check_every_market_has_a_minimum(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A threshold has a figure for every market, or one for `all`.

    Bad: `minimum: {silver: {developed: 100000}}` in a program with a second market
    Good: `minimum: {silver: {developed: 100000, developing: 50000}}` or `{silver: {all: 100000}}`
    """
    del as_of
    markets = {name.key for name in catalogue.names if name.path.startswith("programme.markets.")}
    for option, tier, line in _lines(catalogue):
        named = {one.market.key if one.market else "all" for one in line.minimums}
        if named not in ({"all"}, markets):
            path = f"{option.name.path.removesuffix('.name')}.thresholds.{line.id}.minimum.{tier.id}"
            expected = f"all, or each of {', '.join(sorted(markets))}"
            yield Finding(path, expected=expected, found=", ".join(sorted(named)) or "no figure")


def check_harder_tiers_ask_for_more(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """No figure of a harder tier is lower than that of an easier one.

    Bad: silver asks for 20 customers, gold for 5
    Good: silver asks for 20 customers, gold for 20 or more
    """
    del as_of
    for competency in catalogue.competencies:
        for option in competency.options:
            for easier, harder in combinations(option.tiers, 2):
                yield from _easier(easier, harder)


def check_averages_agree(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A monthly average, over the months of the period, gives the minimum beside it.

    Bad: 52 devices in 12 months, on average 4 a month
    Good: 48 devices in 12 months, on average 4 a month
    """
    del as_of
    for _, _, line in _lines(catalogue):
        months = line.period.months.value if line.period and line.period.months else None
        for one in line.minimums:
            if months and one.monthly_average and one.monthly_average.value * months != _amount(one.figure):
                expected = f"{_amount(one.figure)} over {months} months, as the minimum says"
                found = f"{one.monthly_average.value} a month, which is {one.monthly_average.value * months}"
                yield Finding(one.monthly_average.path, expected=expected, found=found)


def _easier(easier: Tier, harder: Tier) -> Iterator[Finding]:
    if easier.people and harder.people and harder.people.headcount.value < easier.people.headcount.value:
        fact = harder.people.headcount
        expected = f"at least the {easier.people.headcount.value} people of {easier.id}"
        yield Finding(fact.path, expected=expected, found=str(fact.value))
    lines = {line.id: line for line in easier.thresholds}
    for line in harder.thresholds:
        if (below := lines.get(line.id)) is None:
            continue
        for one in line.minimums:
            for other in below.minimums:
                same = one.market is None or other.market is None or one.market == other.market
                if same and _amount(one.figure) < _amount(other.figure):
                    expected = f"at least the {other.figure.value} of {easier.id}"
                    yield Finding(one.figure.path, expected=expected, found=str(one.figure.value))


def _lines(catalogue: Catalogue) -> Iterator[tuple[Option, Tier, Threshold]]:
    for competency in catalogue.competencies:
        for option in competency.options:
            for tier in option.tiers:
                for line in tier.thresholds:
                    yield option, tier, line


def _amount(figure: Fact[Figure]) -> int:
    return figure.value.amount if isinstance(figure.value, Money) else figure.value
