from collections.abc import Mapping
from datetime import date

import pytest

from generator.model import Catalogue, Option
from generator.outlook import (
    by_kind,
    by_standing,
    credentials_of,
    last_change,
    later_changes,
    next_changes,
    uses,
    within_a_year,
)
from generator.resolve import read_catalogue
from tests.constructs import ABSENT, changed

AS_OF = date(2018, 3, 19)
NESTED = "competencies.constructs.options.nested"
OPERATIONS = "competencies.cloud-business-applications.options.enterprise-operations"
SMB = "competencies.enterprise-mobility-management.options.smb-partner"
CUSTOMERS = f"{SMB}.thresholds.customers.minimum"


def catalogue(changes: Mapping[str, object] | None = None) -> Catalogue:
    return read_catalogue(changed(changes or {}))


def option(path: str, changes: Mapping[str, object] | None = None) -> Option:
    _, competency, _, key = path.split(".")
    [found] = [
        one
        for each in catalogue(changes).competencies
        if each.id == competency
        for one in each.options
        if one.id == key
    ]
    return found


# What changed last.


@pytest.mark.parametrize(
    ("as_of", "changed"),
    [
        ("2018-01-31", None),
        ("2018-02-01", "2018-02-01"),
        ("2018-03-31", "2018-02-01"),
        ("2018-04-01", "2018-04-01"),
        ("2018-07-01", "2018-07-01"),
        ("2019-01-01", "2019-01-01"),
        ("9999-12-31", "2019-01-01"),
    ],
)
def test_a_beginning_changes_what_is_said_on_its_day_and_an_end_on_the_next(as_of: str, changed: str | None) -> None:
    dates = {
        "available_from": "2018-02",
        "register_until": "2018-03-31",
        "retires": "2018-06",
        "accepted_until": "2018-12-31",
    }
    one = catalogue({f"credentials.70-354.{name}": day for name, day in dates.items()}).credentials["70-354"]
    assert last_change([one], date.fromisoformat(as_of)) == (date.fromisoformat(changed) if changed else None)


def test_of_many_the_last_change_counts() -> None:
    every = catalogue().credentials.values()
    alone = [day for one in every if (day := last_change([one], AS_OF))]
    assert last_change(every, AS_OF) == max(alone)
    assert len(set(alone)) > 1


def test_a_competency_lists_each_credential_once() -> None:
    [one] = [one for one in catalogue().competencies if one.id == "constructs"]
    ids = [credential.id for credential in credentials_of(one)]
    assert ids
    assert len(ids) == len(set(ids))


# What changes next.


def changes_of(key: str, dates: Mapping[str, str], as_of: date = AS_OF) -> list[tuple[str, str]]:
    found = catalogue({f"credentials.{path}": day for path, day in dates.items()})
    [one] = [one for one in found.competencies if one.id == key]
    return [(credential.id, field) for credential, field in next_changes(one, as_of)]


@pytest.mark.parametrize("dates", [{}, {"70-347.retires": "2018-03-18"}, {"70-347.available_from": "2018-04-01"}])
def test_nothing_changes_without_a_deadline_to_come(dates: Mapping[str, str]) -> None:
    assert changes_of("constructs", {**dates, "70-354.retires": "2017-09-30"}) == []


def test_the_next_deadline_is_the_earliest_to_come() -> None:
    dates = {
        "70-347.register_until": "2018-03-18",
        "70-347.retires": "2018-05-31",
        "70-347.accepted_until": "2018-12-31",
        "70-334.retires": "2018-06-30",
    }
    assert changes_of("constructs", dates) == [("70-347", "retires")]
    assert changes_of("constructs", dates, date(2018, 6, 1)) == [("70-334", "retires")]
    assert changes_of("constructs", dates, date(2018, 12, 31)) == [("70-347", "accepted_until")]
    assert changes_of("constructs", dates, date(2019, 1, 1)) == []


def test_deadlines_of_one_day_stand_in_the_order_of_the_page() -> None:
    # 70-334 stands before 70-347 in its list, pmi-acp in a later one; a month ends with its last day.
    dates = {
        "pmi-acp.accepted_until": "2018-04-30",
        "70-347.register_until": "2018-04",
        "70-347.retires": "2018-04-30",
        "70-334.retires": "2018-04-30",
    }
    assert changes_of("constructs", dates) == [
        ("70-334", "retires"),
        ("70-347", "register_until"),
        ("70-347", "retires"),
        ("pmi-acp", "accepted_until"),
    ]


def test_a_day_that_is_a_deadline_is_still_to_come() -> None:
    assert changes_of("constructs", {"70-347.retires": "2018-03-19"}) == [("70-347", "retires")]


def test_deadlines_of_other_competencies_do_not_count() -> None:
    assert changes_of("cloud-business-applications", {"70-347.retires": "2018-05-31"}) == []


def test_a_competency_without_people_has_no_deadline() -> None:
    assert changes_of("constructs", {"70-347.retires": "2018-05-31"}) == [("70-347", "retires")]
    one = catalogue({"credentials.70-347.retires": "2018-05-31", f"{NESTED}.people": ABSENT}).competencies[1]
    assert next_changes(one, AS_OF) == ()


# What ends within a year.


def ends(dates: Mapping[str, str], as_of: date = AS_OF) -> list[tuple[str, str]]:
    found = catalogue({f"credentials.{path}": day for path, day in dates.items()}).credentials.values()
    return [(one.id, field) for one, field in within_a_year(found, as_of)]


def test_a_year_ends_before_its_day_comes_again() -> None:
    dates = {
        "70-334.retires": "2018-03-18",
        "70-347.retires": "2018-03-19",
        "70-347.accepted_until": "2019-03-18",
        "70-398.accepted_until": "2019-03-19",
    }
    assert ends(dates) == [("70-347", "retires"), ("70-347", "accepted_until")]
    assert ends({"70-347.retires": "2019-02"}) == [("70-347", "retires")]
    assert ends({"70-347.retires": "2019-03"}) == []


def test_a_year_from_a_leap_day_has_the_whole_of_february() -> None:
    dates = {"70-347.retires": "2021-02-28", "70-398.retires": "2021-03-01"}
    assert ends(dates, date(2020, 2, 29)) == [("70-347", "retires")]


def test_what_ends_first_stands_first() -> None:
    dates = {"70-334.accepted_until": "2018-12-31", "70-347.retires": "2018-06-30", "70-334.retires": "2018-06"}
    assert [field for _, field in ends(dates)] == ["retires", "retires", "accepted_until"]


def later(dates: Mapping[str, str]) -> list[tuple[str, str]]:
    found = catalogue({f"credentials.{path}": day for path, day in dates.items()})
    [one] = [one for one in found.competencies if one.id == "constructs"]
    return [(credential.id, field) for credential, field in later_changes(one, AS_OF)]


def test_after_the_next_deadline_comes_what_ends_within_a_year() -> None:
    dates = {
        "70-347.register_until": "2018-04-30",
        "70-334.register_until": "2018-04-30",
        "70-347.retires": "2018-05-31",
        "70-347.accepted_until": "2019-12-31",
    }
    assert later(dates) == [("70-347", "retires")]


def test_where_the_next_deadline_is_farther_than_a_year_nothing_else_is_told() -> None:
    assert later({"70-347.retires": "2019-05-31", "70-334.retires": "2019-06-30"}) == []


# Where a credential counts.


def test_a_credential_counts_for_options_and_tiers_in_the_order_of_the_catalogue() -> None:
    found = {
        key: [
            (one.competency.id, one.option.id, [tier.key for tier in one.tiers])
            for one in uses(catalogue({"credentials.70-999": {"kind": "exam", "name": "New"}}))[key]
        ]
        for key in ("70-347", "surface-hub-assessment", "mcse-productivity", "70-999")
    }
    assert found == {
        "70-347": [("constructs", "nested", ["gold"]), ("windows-and-devices", "surface-hub", ["gold"])],
        "surface-hub-assessment": [
            ("constructs", "nested", ["gold"]),
            ("windows-and-devices", "surface-hub", ["silver", "gold"]),
        ],
        "mcse-productivity": [("constructs", "nested", ["gold"])],
        "70-999": [],
    }


def test_every_credential_has_its_uses() -> None:
    found = catalogue()
    assert list(uses(found)) == list(found.credentials)


# Kinds and standings.


def test_kinds_stand_in_one_order_and_credentials_by_id() -> None:
    kinds = {kind: [one.id for one in ones] for kind, ones in by_kind(catalogue()).items()}
    assert list(kinds) == ["exam", "assessment", "certification", "third-party-certificate"]
    assert kinds["certification"] == ["mcse-productivity"]
    assert kinds["third-party-certificate"] == ["pmi-acp"]
    assert all(ids == sorted(ids) for ids in kinds.values())
    assert sum(map(len, kinds.values())) == len(catalogue().credentials)


def test_a_kind_that_there_is_not_is_left_out() -> None:
    changes = {"credentials.mcse-productivity.kind": "assessment", "credentials.pmi-acp.kind": "assessment"}
    assert list(by_kind(catalogue(changes))) == ["exam", "assessment"]


def standings(dates: Mapping[str, str], as_of: date = AS_OF) -> dict[str, list[str]]:
    found = catalogue({f"credentials.{path}": day for path, day in dates.items()})
    return {standing: [one.id for one in ones] for standing, ones in by_standing(found, as_of).items()}


def test_what_does_not_retire_is_left_out() -> None:
    without = {"credentials.70-354.retires": ABSENT, "credentials.70-355.retires": ABSENT}
    assert by_standing(catalogue(without), AS_OF) == {}


def test_standings_come_in_the_order_of_time() -> None:
    dates = {
        "70-347.accepted_until": "2018-03-18",
        "70-334.retires": "2018-06-30",
        "70-398.register_until": "2018-04-30",
        "70-697.accepted_until": "2018-03-19",
    }
    assert standings(dates) == {
        "register-until": ["70-398"],
        "retiring": ["70-334"],
        "accepted-until": ["70-697"],
        "retired": ["70-354", "70-355"],
        "no-longer-accepted": ["70-347"],
    }


def test_within_a_standing_the_earliest_date_comes_first() -> None:
    dates = {
        # The earlier that registration closes, whenever they retire.
        "70-334.register_until": "2018-05",
        "70-334.retires": "2018-06-30",
        "70-347.register_until": "2018-04-30",
        "70-347.retires": "2018-12-31",
        "70-398.register_until": "2018-05-31",
        # The earlier that they retire.
        "70-697.retires": "2018-09-30",
        "70-735.retires": "2018-08-31",
        # The earlier that they ended to be accepted.
        "MB2-715.retires": "2016-12-31",
        "MB2-715.accepted_until": "2017-12-31",
        "MB2-716.accepted_until": "2017-06-30",
    }
    assert standings(dates) == {
        "register-until": ["70-347", "70-334", "70-398"],
        "retiring": ["70-735", "70-697"],
        "retired": ["70-354", "70-355"],
        "no-longer-accepted": ["MB2-716", "MB2-715"],
    }


def test_what_is_not_available_yet_stands_with_the_first_of_its_ends() -> None:
    later = {f"{key}.available_from": "2018-05" for key in ("70-334", "70-347", "70-398", "70-697")}
    ends = {
        "70-334.register_until": "2018-06",
        "70-334.retires": "2018-07",
        "70-347.retires": "2018-07",
        "70-347.accepted_until": "2018-08",
        "70-398.accepted_until": "2018-08",
    }
    assert standings({**later, **ends}) == {
        "register-until": ["70-334"],
        "retiring": ["70-347"],
        "accepted-until": ["70-398"],
        "retired": ["70-354", "70-355"],
    }


@pytest.mark.parametrize("later", [{}, {"70-334.available_from": "2018-05"}])
def test_a_registration_that_has_closed_is_no_end_to_come(later: Mapping[str, str]) -> None:
    assert standings({"70-334.register_until": "2018-03-18", **later}) == {"retired": ["70-354", "70-355"]}
