from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import (
    Area,
    Credential,
    Fact,
    Group,
    Junction,
    Kind,
    Moment,
    Money,
    Name,
    PeopleRule,
    Rule,
    Standing,
    Tier,
)

_PROPERTY = settings(derandomize=True, deadline=None, max_examples=100)


def moment(text: str | None) -> Fact[Moment] | None:
    return Fact(Moment.parse(text), "credentials.X.date") if text else None


def credential(
    key: str = "X",
    *,
    kind: Kind = "exam",
    available_from: str | None = None,
    register_until: str | None = None,
    retires: str | None = None,
    accepted_until: str | None = None,
) -> Credential:
    return Credential(
        id=key,
        kind=kind,
        name=Name(key, "A name", f"credentials.{key}.name"),
        code=None,
        url=None,
        beta=False,
        available_from=moment(available_from),
        register_until=moment(register_until),
        retires=moment(retires),
        accepted_until=moment(accepted_until),
        replaced_by=None,
    )


def group(key: str, *areas: Area) -> Group:
    return Group(
        id=key, path=f"groups.{key}", people=None, total=None, relation="any", each=False, role=None, need="all",
        areas=areas,
    )  # fmt: skip


def test_money_is_written_as_a_currency_and_whole_units() -> None:
    assert str(Money("USD", 100000)) == "USD 100000"


# Moments.


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-12-31", date(2017, 12, 31), date(2017, 12, 31)),
        ("2018-01", date(2018, 1, 1), date(2018, 1, 31)),
        ("2017-02", date(2017, 2, 1), date(2017, 2, 28)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-04", date(2017, 4, 1), date(2017, 4, 30)),
        ("2017-11", date(2017, 11, 1), date(2017, 11, 30)),
        ("2017-12", date(2017, 12, 1), date(2017, 12, 31)),
        ("0001-01", date(1, 1, 1), date(1, 1, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
    ],
)
def test_a_moment_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    found = Moment.parse(text)

    assert (found.first, found.last) == (first, last)


@_PROPERTY
@given(day=st.dates())
def test_a_day_is_its_own_first_and_last(day: date) -> None:
    found = Moment.parse(day.isoformat())

    assert found == Moment(day.year, day.month, day.day)
    assert found.first == found.last == day
    assert str(found) == day.isoformat()


@_PROPERTY
@given(day=st.dates())
def test_a_month_lasts_from_its_first_day_to_its_last(day: date) -> None:
    text = day.isoformat()[:7]
    found = Moment.parse(text)

    assert found == Moment(day.year, day.month, None)
    assert found.first == day.replace(day=1)
    assert found.last == day.replace(day=monthrange(day.year, day.month)[1])
    assert str(found) == text


# What is said of a credential on a day.

_ALL_DATES = {
    "available_from": "2017-01-10",
    "register_until": "2017-11-30",
    "retires": "2017-12-31",
    "accepted_until": "2018-12-31",
}
_ALL_MONTHS = {
    "available_from": "2017-02",
    "register_until": "2017-11",
    "retires": "2017-12",
    "accepted_until": "2018-02",
}


@pytest.mark.parametrize(
    ("dates", "as_of", "standing"),
    [
        pytest.param({}, "2018-03-19", Standing.AVAILABLE, id="no dates"),
        # Each date on its own.
        ({"available_from": "2018-01-15"}, "2018-01-14", Standing.NOT_YET),
        ({"available_from": "2018-01-15"}, "2018-01-15", Standing.AVAILABLE),
        ({"available_from": "2018-01"}, "2017-12-31", Standing.NOT_YET),
        ({"available_from": "2018-01"}, "2018-01-01", Standing.AVAILABLE),
        ({"register_until": "2017-11-30"}, "2017-11-30", Standing.REGISTER),
        ({"register_until": "2017-11-30"}, "2017-12-01", Standing.AVAILABLE),
        ({"register_until": "2017-11"}, "2017-11-30", Standing.REGISTER),
        ({"register_until": "2017-11"}, "2017-12-01", Standing.AVAILABLE),
        ({"retires": "2017-12-31"}, "2017-12-31", Standing.RETIRING),
        ({"retires": "2017-12-31"}, "2018-01-01", Standing.RETIRED),
        ({"retires": "2017-12"}, "2017-12-31", Standing.RETIRING),
        ({"retires": "2017-12"}, "2018-01-01", Standing.RETIRED),
        ({"accepted_until": "2018-12-31"}, "2018-12-31", Standing.AVAILABLE),
        ({"accepted_until": "2018-12-31"}, "2019-01-01", Standing.GONE),
        ({"accepted_until": "2018-12"}, "2018-12-31", Standing.AVAILABLE),
        ({"accepted_until": "2018-12"}, "2019-01-01", Standing.GONE),
        # All dates: what ends later is said first.
        (_ALL_DATES, "2017-01-09", Standing.NOT_YET),
        (_ALL_DATES, "2017-01-10", Standing.REGISTER),
        (_ALL_DATES, "2017-11-30", Standing.REGISTER),
        (_ALL_DATES, "2017-12-01", Standing.RETIRING),
        (_ALL_DATES, "2017-12-31", Standing.RETIRING),
        (_ALL_DATES, "2018-01-01", Standing.RETIRED),
        (_ALL_DATES, "2018-12-31", Standing.RETIRED),
        (_ALL_DATES, "2019-01-01", Standing.GONE),
        (_ALL_MONTHS, "2017-01-31", Standing.NOT_YET),
        (_ALL_MONTHS, "2017-02-01", Standing.REGISTER),
        (_ALL_MONTHS, "2017-11-30", Standing.REGISTER),
        (_ALL_MONTHS, "2017-12-01", Standing.RETIRING),
        (_ALL_MONTHS, "2017-12-31", Standing.RETIRING),
        (_ALL_MONTHS, "2018-01-01", Standing.RETIRED),
        (_ALL_MONTHS, "2018-02-28", Standing.RETIRED),
        (_ALL_MONTHS, "2018-03-01", Standing.GONE),
    ],
)
def test_the_days_of_its_dates_are_included(dates: dict[str, str], as_of: str, standing: Standing) -> None:
    assert credential(**dates).standing(date.fromisoformat(as_of)) is standing  # type: ignore[arg-type]


def test_a_date_that_never_comes_is_one() -> None:
    assert credential(accepted_until="9999-12").standing(date(2018, 3, 19)) is Standing.AVAILABLE


@_PROPERTY
@given(
    dates=st.lists(st.dates(), min_size=4, max_size=4).map(sorted),
    given_ones=st.sets(st.sampled_from(["available_from", "register_until", "accepted_until"])),
    as_of=st.dates(max_value=date(9999, 12, 30)),
)
def test_as_time_passes_a_standing_never_goes_back(dates: list[date], given_ones: set[str], as_of: date) -> None:
    order = list(Standing)
    ordered = dict(zip(_ALL_DATES, map(str, dates), strict=True))
    exam = credential(**{key: text for key, text in ordered.items() if key in given_ones | {"retires"}})  # type: ignore[arg-type]

    for day in (as_of, *(one for one in dates if one < date.max)):
        now, next_day = exam.standing(day), exam.standing(day + timedelta(days=1))
        assert order.index(now) <= order.index(next_day)


# Groups and rules.


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        (["exam"], "exam"),
        (["assessment", "assessment"], "assessment"),
        (["exam", "certification"], "mixed"),
        ([], "mixed"),
    ],
)
def test_a_group_is_of_the_kind_of_all_its_credentials(kinds: list[Kind], kind: str) -> None:
    areas = [Area(None, (credential(f"X{n}", kind=one),)) for n, one in enumerate(kinds)]

    assert group("a", *areas).kind == kind


def test_the_credentials_of_a_group_are_those_of_its_areas_in_order() -> None:
    many = [credential(f"X{n}") for n in range(4)]
    one = group("a", Area(None, (many[2], many[0])), Area(None, ()), Area(None, (many[3], many[1])))

    assert one.credentials == (many[2], many[0], many[3], many[1])


def test_the_groups_of_a_rule_stand_in_the_order_they_are_shown() -> None:
    a, b, c, d = map(group, "abcd")
    rule: Rule = Junction("all", (c, Junction("any", (a, Junction("all", (d, b)))), a))

    assert PeopleRule(Fact(4, "headcount.gold"), False, rule).groups == (c, a, d, b, a)
    assert PeopleRule(Fact(4, "headcount.gold"), False, b).groups == (b,)


def test_a_tier_is_known_by_the_key_of_its_name() -> None:
    tier = Tier(
        name=Name("gold", "Gold", "programme.tiers.gold.name"),
        thresholds=(),
        conditions=(),
        associations=(),
        people=None,
    )

    assert tier.id == "gold"
