from collections.abc import Mapping

import pytest

from tests.constructs import ABSENT
from tests.meaning.doubts import NESTED, doubts

ADDRESS = "https://www.microsoft.com/en-us/learning/exam-{}.aspx"
# A list of one option, for its one tier.
EXAMS = f"{NESTED}.people.lists.exams"
GROUP = f"{NESTED}.people.groups.exams"
OLD = {"kind": "exam", "name": "Architecting Solutions", "url": ADDRESS.format("70-534"), "replaced_by": "70-535"}

# Used.


def test_a_credential_that_a_list_names_is_used() -> None:
    assert doubts("used", {"credentials.70-534": OLD, EXAMS: ["70-334", "70-534"]}) == []


def test_a_credential_that_no_list_names_is_doubted() -> None:
    assert doubts("used", {"credentials.70-534": OLD}) == [
        "credentials.70-534: expected a credential that some competency uses, found no list that names it"
    ]


def test_a_list_that_no_group_has_is_doubted_and_does_not_count() -> None:
    changes = {"credentials.70-534": OLD, f"{NESTED}.people.lists.more": ["70-534"]}
    assert doubts("used", changes) == [
        f"{NESTED}.people.lists.more: expected a list that some group has, found no group that has it",
        "credentials.70-534: expected a credential that some competency uses, found no list that names it",
    ]


def test_a_group_that_no_rule_names_is_doubted_its_list_is_not() -> None:
    people = f"{NESTED}.people"
    parts = ["guidance", "exams", "areas", "same", "allowed", "other"]
    assert doubts("used", {f"{people}.rule": {"all": parts}}) == [
        f"{people}.groups.mcse: expected a group that some rule names, found no rule that names it",
        "credentials.mcse-productivity: expected a credential that some competency uses, found no list that names it",
    ]


def test_a_group_that_the_rule_of_one_tier_names_is_used() -> None:
    people = "competencies.windows-and-devices.options.surface-hub.people"
    assert doubts("used", {f"{people}.rule": {"silver": "hub", "gold": {"all": ["hub", "everyone", "skills"]}}}) == []
    assert [one for one in doubts("used", {f"{people}.rule": {"silver": "hub", "gold": "hub"}}) if "groups" in one] == [
        f"{people}.groups.{group}: expected a group that some rule names, found no rule that names it"
        for group in ("everyone", "skills")
    ]


# Ids.


def test_ids_that_differ_in_more_than_capitals_are_accepted() -> None:
    assert doubts("own-id", {"credentials.mb6-89": OLD, "credentials.MB6-8945": OLD}) == []


def test_ids_that_differ_in_capitals_alone_are_doubted() -> None:
    assert doubts("own-id", {"credentials.mb6-894": OLD}) == [
        "credentials.mb6-894: expected an id of its own, found that of MB6-894, in other capitals"
    ]


# Links.


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"credentials.70-535.url": "https://example.org/70-534"},
        {"credentials.70-535.url": ADDRESS.format("70-535").upper().replace("HTTPS", "https")},
        {"credentials.surface-hub-assessment.url": ADDRESS.format("70-534")},
        {"credentials.70-535.url": ABSENT, "credentials.70-347.url": ABSENT},
    ],
)
def test_an_address_of_its_own_is_accepted(changes: Mapping[str, object]) -> None:
    assert doubts("own-link", changes) == []


def test_an_exam_that_links_to_the_page_of_another_is_doubted() -> None:
    assert doubts("own-link", {"credentials.70-535.url": ADDRESS.format("70-534")}) == [
        "credentials.70-535.url: expected the page of 70-535, found that of 70-534"
    ]


def test_the_code_in_an_address_is_read_in_any_case() -> None:
    assert doubts("own-link", {"credentials.MB6-894.url": ADDRESS.format("mb6-895")}) == [
        "credentials.MB6-894.url: expected the page of MB6-894, found that of MB6-895",
        "credentials.MB6-895.url: expected a page of its own, found that of MB6-894",
    ]


def test_credentials_that_share_an_address_are_doubted() -> None:
    url = "https://example.org/Assessments"
    changes = {
        "credentials.surface-hub-assessment.url": url,
        "credentials.pmi-acp.url": url.lower(),
        "credentials.mcse-productivity.url": url,
    }
    assert doubts("own-link", changes) == [
        "credentials.mcse-productivity.url: expected a page of its own, found that of surface-hub-assessment",
        "credentials.pmi-acp.url: expected a page of its own, found that of surface-hub-assessment",
    ]


# Titles.


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"credentials.70-347.name": "Managing Office 365", "credentials.70-535.name": "Managing Office 366"},
        # An assessment may have the title of an exam.
        {"credentials.surface-hub-assessment.name": "Enabling Office 365 Services"},
        # A successor may keep the title, whichever stands first.
        {"credentials.70-534": OLD, "credentials.70-535.name": OLD["name"], EXAMS: ["70-534", "70-535"]},
        {
            "credentials.70-535.name": "Services",
            "credentials.70-347": {**OLD, "name": "Services"},
            "credentials.70-347.url": ABSENT,
        },
    ],
)
def test_a_title_of_its_own_is_accepted(changes: Mapping[str, object]) -> None:
    assert doubts("own-title", changes) == []


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Programming in C#", "Programming in C"),
        ("Programming in C++", "Programming in C"),
        ("Identity & Access", "Identity Access"),
        ("Administering SQL Server 2.0", "Administering SQL Server 20"),
        ("Analyzing Data with R", "Analyzing Data with ®"),
        ("Managing Office 365", "Managing Offices 365"),
    ],
)
def test_a_title_that_differs_in_more_than_spelling_is_accepted(title: str, other: str) -> None:
    assert doubts("own-title", {"credentials.70-347.name": title, "credentials.70-334.name": other}) == []


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Managing Office 365", "Managing office 365"),
        ("Implementing Microsoft Azure™ Infrastructure", "Implementing Microsoft Azure Infrastructure"),
        ("Managing Office\N{REGISTERED SIGN}365", "Managing Office 365"),
        ("Managing Projects\N{SERVICE MARK}", "Managing Projects"),
        ("Installation, Storage, and Compute", "Installation, Storage and Compute"),
        ("MCSA: Office 365", "MCSA Office 365"),
        ("App Architecture \N{EN DASH} UX/UI", "App Architecture - UX/UI"),
        ("Hyper\N{NON-BREAKING HYPHEN}V", "Hyper-V"),
        ("Hyper\N{MINUS SIGN}V", "Hyper-V"),
        ("Infra\N{SOFT HYPHEN}structure", "Infrastructure"),
        ("Partner\N{RIGHT SINGLE QUOTATION MARK}s Guide", "Partner's Guide"),
        ("Managing Office\N{NO-BREAK SPACE}365", "Managing Office 365"),
        ("Managing\N{IDEOGRAPHIC SPACE}Office 365", "Managing Office 365"),
        (
            "Managing Office \N{FULLWIDTH DIGIT THREE}\N{FULLWIDTH DIGIT SIX}\N{FULLWIDTH DIGIT FIVE}",
            "Managing Office 365",
        ),
    ],
)
def test_two_exams_with_one_title_are_doubted_however_it_is_spelled(title: str, other: str) -> None:
    changes = {"credentials.70-347.name": title, "credentials.70-334.name": other}
    assert doubts("own-title", changes) == [
        "credentials.70-334.name: expected a title of its own, found that of 70-347"
    ]


# Successors.

# Another list of the option, of which one is enough.
MIXED = f"{NESTED}.people.lists.mixed"
SAME = f"{NESTED}.people.groups.same"
INSTEAD = "expected a group with 70-535 to choose instead, which replaces 70-534"


def test_an_exam_beside_its_successor_is_accepted() -> None:
    assert doubts("successor", {"credentials.70-534": OLD, MIXED: ["70-534", "70-535"]}) == []


@pytest.mark.parametrize("dates", [{}, {"retires": "2017-12-31"}, {"accepted_until": "2018-12-31"}])
def test_a_replaced_exam_without_its_successor_is_doubted(dates: Mapping[str, str]) -> None:
    assert doubts("successor", {"credentials.70-534": {**OLD, **dates}, MIXED: ["70-334", "70-534"]}) == [
        f"{SAME}: expected 70-535 beside 70-534, which it replaces, found 70-534 alone"
    ]


def choice(rule: object, **lists: list[str]) -> dict[str, object]:
    """Return the change that gives the tier a rule of groups, all of whose lists are required."""
    groups = {key: {"people": 1, "need": "all", "of": key} for key in lists}
    people = {"headcount": {"gold": 1}, "lists": lists, "groups": groups, "rule": rule}
    return {"credentials.70-534": OLD, f"{NESTED}.people": people}


def test_of_two_lists_that_are_all_required_each_may_have_one_of_the_two() -> None:
    lists = {"old": ["70-334", "70-534"], "new": ["70-334", "70-535"], "more": ["70-347"]}
    assert doubts("successor", choice({"all": ["more", {"any": ["old", "new"]}]}, **lists)) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (choice("old", old=["70-334", "70-534"]), "70-534 required"),
        (choice("old", old=["70-535", "70-534"]), "both required"),
        (choice({"any": ["old", "mcse"]}, old=["70-535", "70-534"], mcse=["mcse-productivity"]), "both required"),
        (choice({"any": ["old", "mcse"]}, old=["70-534"], mcse=["mcse-productivity"]), "70-534 required"),
        (choice({"all": ["old", "new"]}, old=["70-534"], new=["70-535"]), "70-534 required"),
    ],
)
def test_a_replaced_exam_that_is_required_needs_an_alternative(changes: Mapping[str, object], found: str) -> None:
    assert doubts("successor", changes) == [f"{NESTED}.people.groups.old: {INSTEAD}, found {found}"]


def test_a_successor_stands_in_the_same_focus_area() -> None:
    areas = {"application-builders": ["70-534"], "system-builder": ["70-535"]}
    changes = {"credentials.70-534": OLD, f"{NESTED}.people.lists.areas": areas}
    assert doubts("successor", changes) == [
        f"{NESTED}.people.groups.other: expected 70-535 beside 70-534, which it replaces, found 70-534 alone",
    ]


def test_a_focus_area_of_which_all_is_required_does_not_have_both() -> None:
    areas = {"application-builders": ["70-534", "70-535"], "system-builder": ["70-735"]}
    changes = {"credentials.70-534": OLD, f"{NESTED}.people.lists.areas": areas}
    assert doubts("successor", changes) == [f"{NESTED}.people.groups.areas: {INSTEAD}, found both required"]
