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


def test_a_list_that_no_rule_uses_does_not_count() -> None:
    changes = {"credentials.70-534": OLD, f"{NESTED}.people.lists.more": ["70-534"]}
    assert doubts("used", changes) == [
        "credentials.70-534: expected a credential that some competency uses, found no list that names it"
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
        {"credentials.70-535.name": "Services", "credentials.70-347": {**OLD, "name": "Services", "url": None}},
    ],
)
def test_a_title_of_its_own_is_accepted(changes: Mapping[str, object]) -> None:
    assert doubts("own-title", changes) == []


def test_two_exams_with_one_title_are_doubted() -> None:
    changes = {"credentials.70-347.name": "Managing Office 365", "credentials.70-334.name": "Managing office 365"}
    assert doubts("own-title", changes) == [
        "credentials.70-334.name: expected a title of its own, found that of 70-347"
    ]


# Successors.


def test_an_exam_beside_its_successor_is_accepted() -> None:
    assert doubts("successor", {"credentials.70-534": OLD, EXAMS: ["70-534", "70-535"]}) == []


@pytest.mark.parametrize("dates", [{}, {"retires": "2017-12-31"}, {"accepted_until": "2018-12-31"}])
def test_a_replaced_exam_without_its_successor_is_doubted(dates: Mapping[str, str]) -> None:
    assert doubts("successor", {"credentials.70-534": {**OLD, **dates}, EXAMS: ["70-334", "70-534"]}) == [
        f"{GROUP}: expected 70-535 beside 70-534, which it replaces, found 70-534 alone"
    ]


def test_a_successor_stands_in_the_same_focus_area() -> None:
    areas = {"application-builders": ["70-534"], "system-builder": ["70-535"]}
    changes = {"credentials.70-534": OLD, f"{NESTED}.people.lists.areas": areas}
    people = f"{NESTED}.people.groups"
    assert doubts("successor", changes) == [
        f"{people}.areas: expected 70-535 beside 70-534, which it replaces, found 70-534 alone",
        f"{people}.other: expected 70-535 beside 70-534, which it replaces, found 70-534 alone",
    ]
