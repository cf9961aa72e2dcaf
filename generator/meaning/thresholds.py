"""Figures of thresholds: complete for every market, and in agreement with their averages."""

from collections.abc import Iterator
from datetime import date

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


def _lines(catalogue: Catalogue) -> Iterator[tuple[Option, Tier, Threshold]]:
    for competency in catalogue.competencies:
        for option in competency.options:
            for tier in option.tiers:
                for line in tier.thresholds:
                    yield option, tier, line


def _amount(figure: Fact[Figure]) -> int:
    return figure.value.amount if isinstance(figure.value, Money) else figure.value
