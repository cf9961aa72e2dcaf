from collections.abc import Mapping

import pytest

from tests.meaning.doubts import doubts

OPERATIONS = "competencies.cloud-business-applications.options.enterprise-operations"
REVENUE = f"{OPERATIONS}.thresholds.revenue.minimum"
SMB = "competencies.enterprise-mobility-management.options.smb-partner"
CUSTOMERS = f"{SMB}.thresholds.customers.minimum"
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


# Harder tiers.


@pytest.mark.parametrize(
    "changes",
    [
        {f"{CUSTOMERS}.gold.all": 20},
        {f"{CUSTOMERS}.gold.all": 21},
        {CUSTOMERS: {"silver": {"developed": 20, "developing": 10}, "gold": {"developed": 25, "developing": 15}}},
        {CUSTOMERS: {"silver": {"all": 20}}},
        {CUSTOMERS: {"gold": {"all": 5}}},
        {CUSTOMERS: {"gold": {"all": 20}}, f"{SMB}.people.headcount": {"silver": 4}},
        {f"{CUSTOMERS}.gold.all": 20, f"{SMB}.people.headcount.gold": 2},
    ],
)
def test_a_harder_tier_may_ask_for_more_or_as_much(changes: Mapping[str, object]) -> None:
    assert doubts("harder-tiers", changes) == []


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        ({}, [f"{CUSTOMERS}.gold.all: expected at least the 20 of silver, found 5"]),
        (
            {CUSTOMERS: {"silver": {"developed": 20, "developing": 10}, "gold": {"developed": 25, "developing": 5}}},
            [f"{CUSTOMERS}.gold.developing: expected at least the 10 of silver, found 5"],
        ),
        (
            {CUSTOMERS: {"silver": {"developed": 20, "developing": 10}, "gold": {"all": 15}}},
            [f"{CUSTOMERS}.gold.all: expected at least the 20 of silver, found 15"],
        ),
        (
            {CUSTOMERS: {"silver": {"all": 20}, "gold": {"developed": 25, "developing": 15}}},
            [f"{CUSTOMERS}.gold.developing: expected at least the 20 of silver, found 15"],
        ),
        (
            {f"{CUSTOMERS}.gold.all": 20, f"{REVENUE}.gold.developing": 49999},
            [f"{REVENUE}.gold.developing: expected at least the USD 50000 of silver, found USD 49999"],
        ),
        (
            {f"{CUSTOMERS}.gold.all": 20, f"{SMB}.people.headcount.gold": 1},
            [f"{SMB}.people.headcount.gold: expected at least the 2 people of silver, found 1"],
        ),
    ],
)
def test_a_harder_tier_that_asks_for_less_is_doubted(changes: Mapping[str, object], messages: list[str]) -> None:
    assert doubts("harder-tiers", changes) == messages


def test_a_tier_is_compared_with_every_easier_one() -> None:
    changes = {
        "programme.tiers": {"silver": {"name": "Silver"}, "gold": {"name": "Gold"}, "platinum": {"name": "Platinum"}},
        f"{SMB}.tiers": ["silver", "gold", "platinum"],
        CUSTOMERS: {"silver": {"all": 20}, "platinum": {"all": 5}},
        f"{SMB}.people": {
            "headcount": {"silver": 3, "platinum": 2},
            "lists": {"exam": ["70-347"]},
            "groups": {"exam": {"people": 1, "need": "all", "of": "exam"}},
            "rule": "exam",
        },
    }
    assert doubts("harder-tiers", changes) == [
        f"{SMB}.people.headcount.platinum: expected at least the 3 people of silver, found 2",
        f"{CUSTOMERS}.platinum.all: expected at least the 20 of silver, found 5",
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
    changes = {f"{DEVICES}.period": "year" if period else None, "programme.periods.year": period or {"text": "A year"}}
    assert doubts("averages", changes) == []
