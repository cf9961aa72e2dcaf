from collections.abc import Mapping

import pytest

from tests.constructs import ABSENT
from tests.meaning.doubts import doubts

OPERATIONS = "competencies.cloud-business-applications.options.enterprise-operations"
REVENUE = f"{OPERATIONS}.thresholds.revenue.minimum"
HUB = "competencies.windows-and-devices.options.surface-hub"
DEVICES = f"{HUB}.thresholds.devices"

# Every market.


@pytest.mark.parametrize(
    "minimum",
    [
        {"silver": {"developed": 100000, "developing": 50000}},
        {"silver": {"all": 100000}},
        {"silver": {"all": 100000}, "gold": {"developing": 150000, "developed": 300000}},
        {},
    ],
)
def test_figures_for_each_market_or_for_all_are_complete(minimum: Mapping[str, object]) -> None:
    assert doubts("every-market", {REVENUE: minimum}) == []


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ({"developed": 100000}, "developed"),
        ({"developing": 50000}, "developing"),
        ({"all": 100000, "developing": 50000}, "all, developing"),
        ({"developing": 1, "developed": 2, "all": 3}, "all, developed, developing"),
        ({}, "no figure"),
    ],
)
def test_a_threshold_without_a_figure_for_a_market_is_doubted(figures: Mapping[str, int], found: str) -> None:
    assert doubts("every-market", {REVENUE: {"silver": figures, "gold": {"all": 300000}}}) == [
        f"{REVENUE}.silver: expected all, or each of developed, developing, found {found}"
    ]


# Averages.


@pytest.mark.parametrize(
    "changes",
    [
        {f"{DEVICES}.minimum.gold.all": 48},
        {f"{DEVICES}.monthly_average": {"silver": {"all": 1}}},
        {"programme.periods.trailing-12-months.months": 13, f"{DEVICES}.minimum.silver.all": 13},
    ],
)
def test_an_average_that_gives_the_minimum_is_accepted(changes: Mapping[str, object]) -> None:
    assert doubts("averages", changes) == []


def test_an_average_that_does_not_give_the_minimum_is_doubted() -> None:
    expected = "expected 52 over 12 months, as the minimum says, found 4 a month, which is 48"
    assert doubts("averages", {}) == [f"{DEVICES}.monthly_average.gold.all: {expected}"]


@pytest.mark.parametrize(
    "period",
    [{"text": "The calendar year"}, None],
)
def test_an_average_over_a_period_of_unknown_length_is_not_judged(period: object) -> None:
    changes = {
        f"{DEVICES}.period": "year" if period else ABSENT,
        "programme.periods.year": period or {"text": "A year"},
    }
    assert doubts("averages", changes) == []
