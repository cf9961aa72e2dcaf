from datetime import date

import pytest

from generator.data import Tree
from generator.meaning import CHECKS, check_meaning
from generator.resolve import read_catalogue
from tests.constructs import changed, read_constructs
from tests.meaning.doubts import AS_OF

CUSTOMERS = "competencies.enterprise-mobility-management.options.smb-partner.thresholds.customers.minimum.gold.all"
AVERAGE = "competencies.windows-and-devices.options.surface-hub.thresholds.devices.monthly_average.gold.all"
# What the test catalogue keeps of the record's defects.
DOUBTS = [
    f"{CUSTOMERS}: expected at least the 20 of silver, found 5",
    f"{AVERAGE}: expected 52 over 12 months, as the minimum says, found 4 a month, which is 48",
]
HUB = "competencies.windows-and-devices.options.surface-hub"
GONE = {"credentials.surface-hub-assessment.accepted_until": "2018-12-31"}


def messages(tree: Tree, as_of: date = AS_OF) -> list[str]:
    return list(map(str, check_meaning(read_catalogue(tree), tree, as_of)))


def excused(*exceptions: tuple[str, str], **changes: object) -> Tree:
    listed = [{"check": check, "at": at, "reason": "The record says so."} for check, at in exceptions]
    return changed({**changes, "exceptions": listed})


def test_a_doubt_is_shown_where_it_stands() -> None:
    tree = read_constructs()
    first, second = check_meaning(read_catalogue(tree), tree, AS_OF)
    assert str(first) == (
        f"data/competencies/enterprise-mobility-management.yml:46: {DOUBTS[0]}\n"
        "  46 |         minimum: {silver: {all: 20}, gold: {all: 5}}\n"
        "     |                                                  ^"
    )
    assert str(second) == (
        f"data/competencies/windows-and-devices.yml:40: {DOUBTS[1]}\n"
        "  40 |         monthly_average: {silver: {all: 1}, gold: {all: 4}}\n"
        "     |                                                         ^"
    )
    assert [(one.check, one.severity) for one in (first, second)] == [("harder-tiers", "error"), ("averages", "error")]


def test_an_exception_explains_a_doubt() -> None:
    assert messages(excused(("averages", AVERAGE))) == DOUBTS[:1]
    assert messages(excused(("averages", AVERAGE), ("harder-tiers", CUSTOMERS))) == []


def test_an_exception_explains_what_one_check_doubts_at_one_place() -> None:
    assert messages(excused(("harder-tiers", AVERAGE))) == [
        *DOUBTS,
        f"exceptions[0]: expected an exception that is needed, found nothing that harder-tiers doubts at {AVERAGE}",
    ]


def test_an_exception_from_what_has_been_mended_is_needless() -> None:
    tree = excused(("averages", AVERAGE), ("harder-tiers", CUSTOMERS), **{CUSTOMERS: 20})
    assert messages(tree) == [
        f"exceptions[1]: expected an exception that is needed, found nothing that harder-tiers doubts at {CUSTOMERS}"
    ]


@pytest.mark.parametrize(("check", "hint"), [("avrages", "; did you mean 'averages'?"), ("grammar", "")])
def test_an_exception_from_no_check_is_refused(check: str, hint: str) -> None:
    [*rest, last] = messages(excused((check, AVERAGE)))
    assert rest == DOUBTS
    assert last == (
        "exceptions[0].check: expected one of 'dates-in-order', 'attainable', 'available', 'every-market', "
        "'harder-tiers', 'averages', 'headcount', 'used', 'own-id', 'own-link', 'own-title', 'successor', "
        f"found {check!r}{hint}"
    )


def test_a_warning_is_acknowledged_by_an_exception() -> None:
    tiers = f"{HUB}.tiers"
    warnings = [
        f"{tiers}: expected tiers that can be attained, found {tier}, which nobody can attain from 2019-01-01: "
        "surface-hub-assessment is accepted until 2018-12-31"
        for tier in ("silver", "gold")
    ]
    tree = changed(GONE)
    found = check_meaning(read_catalogue(tree), tree, AS_OF)
    assert [str(one) for one in found if one.where == tiers] == warnings
    assert [one.severity for one in found if one.where == tiers] == ["warning", "warning"]
    acknowledged = messages(excused(("attainable", tiers), **GONE))
    assert [one for one in acknowledged if one.startswith((tiers, "exceptions"))] == []


def test_an_exception_from_a_tier_without_end_is_needless() -> None:
    assert messages(excused(("attainable", f"{HUB}.tiers"))) == [
        *DOUBTS,
        f"exceptions[0]: expected an exception that is needed, found nothing that attainable doubts at {HUB}.tiers",
    ]


@pytest.mark.parametrize("as_of", [date(2017, 1, 1), date(2018, 12, 31), date(2019, 1, 1), date(2030, 1, 1)])
def test_no_exception_becomes_needless_by_time(as_of: date) -> None:
    dates = {"available_from": "2017-06", "register_until": "2018-06-30"}
    old = {"kind": "exam", "name": "Old", "replaced_by": "70-535", **dates}
    skills = f"{HUB}.people.lists.skills"
    tree = excused(
        ("averages", AVERAGE),
        ("harder-tiers", CUSTOMERS),
        ("attainable", f"{HUB}.tiers"),
        ("attainable", "competencies.constructs.options.nested.tiers"),
        ("successor", f"{HUB}.people.groups.skills"),
        **GONE,
        **{"credentials.70-534": old, skills: ["70-347", "70-534"]},
        **{"credentials.70-334.accepted_until": "2017-12", "credentials.pmi-acp.accepted_until": "2017-12"},
    )
    assert [one for one in messages(tree, as_of) if "exceptions" in one] == []


def test_a_place_that_two_tiers_share_is_reported_once() -> None:
    tree = changed({f"{HUB}.people.headcount": {"silver": 2, "gold": 4}, "credentials.70-398.replaced_by": "70-535"})
    assert [one for one in messages(tree) if "70-535" in one] == [
        f"{HUB}.people.groups.skills: expected 70-535 beside 70-398, which it replaces, found 70-398 alone"
    ]


def test_each_check_says_its_rule_with_a_bad_and_a_good_example() -> None:
    for check in CHECKS.values():
        assert check.__doc__
        assert "\n    Bad: " in check.__doc__
        assert "\n    Good: " in check.__doc__
