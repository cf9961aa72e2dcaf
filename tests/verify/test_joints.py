"""How requirements are joined, on pages of the test catalogue in which something has been changed."""

import re

import pytest

from generator.verify.html import Element, read_document
from generator.verify.joints import CONNECTIVES, check_connected, check_joints
from generator.verify.vocabulary import ALL_OF, ASSOCIATIONS, ONE_OF, OPTIONS, PERFORMANCE, REQUIREMENTS
from tests.verify.conftest import Rendered
from tests.verify.sites import all_of

EMM = "enterprise-mobility-management"
WAD = "windows-and-devices"


def changed(constructs: Rendered, name: str, old: str, new: str) -> Element:
    """Return an article with something replaced, once."""
    html = constructs.pages[f"en/{name}/index.html"]
    assert re.search(old, html, re.DOTALL), old
    document = read_document(re.sub(old, new, html, count=1, flags=re.DOTALL))
    assert document is not None
    return document.article


def words(message: str) -> str:
    return rf'<p[^>]*data-connective="[a-z]*"><span data-message="{message}">[^<]*</span></p>\s*'


def lead_in(message: str) -> str:
    """Return a paragraph before a list, as a template that has drifted would write it."""
    return f'<p data-connective="{CONNECTIVES[message]}"><span data-message="{message}">x</span></p>'


@pytest.mark.parametrize("name", ["constructs", "nineteenth"])
def test_pages_join_what_the_data_joins(name: str, request: pytest.FixtureRequest) -> None:
    rendered: Rendered = request.getfixturevalue(name)
    for competency in rendered.known.data["competencies"]:
        article = rendered.built.pages[f"pt-BR/{competency}/"].article
        assert all_of(check_joints(article, rendered.known.data, competency)) == []
        assert all_of(check_connected(article)) == []


def test_the_messages_that_join_are_those_of_the_sources(constructs: Rendered) -> None:
    assert CONNECTIVES.keys() | {PERFORMANCE} <= constructs.known.words["en"].sources.keys()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        # In words, attribute and rule alike.
        (EMM, words(OPTIONS) + '<ul class="cd-options" data-rule="any">', f'{lead_in(ALL_OF)}<ul data-rule="all">'),
        (WAD, words(REQUIREMENTS) + '<ol([^>]*)data-rule="all"', rf'{lead_in(ONE_OF)}<ol\1data-rule="any"'),
        (EMM, words(ASSOCIATIONS) + '<ul data-rule="any">', f'{lead_in(ALL_OF)}<ul data-rule="all">'),
        # In the rule alone.
        (WAD, '(<ol class="cd-requirements"[^>]*)data-rule="all"', r'\1data-rule="any"'),
        (WAD, '<ul class="cd-terms-list" data-rule="all"', '<ul class="cd-terms-list" data-rule="any"'),
        # Not said.
        (EMM, words(OPTIONS), ""),
        ("constructs", words(ONE_OF), ""),
        (WAD, words(REQUIREMENTS), ""),
        (EMM, words(ASSOCIATIONS), ""),
        (WAD, rf'<p class="cd-title"><span data-message="{PERFORMANCE}">[^<]*</span></p>', ""),
        # No list of requirements, or an item too many.
        (WAD, '<ul class="cd-terms-list" data-rule="all"', "<ul"),
        (WAD, '(<ul class="cd-terms-list" data-rule="all">)', r"\1<li></li>"),
        # With something between.
        ("constructs", f"({words(ONE_OF)})", r"\1<div></div>"),
    ],
)  # fmt: skip
def test_another_rule_or_other_words_are_found(constructs: Rendered, name: str, old: str, new: str) -> None:
    [finding, *_] = all_of(check_joints(changed(constructs, name, old, new), constructs.known.data, name))
    assert finding[0] == "logic"


def test_what_is_joined_otherwise_is_told(constructs: Rendered) -> None:
    article = changed(constructs, EMM, 'class="cd-options" data-rule="any"', 'data-rule="all"')
    said = (f"any of 2 after {OPTIONS}", f"all of 2 after {OPTIONS}")
    assert all_of(check_joints(article, constructs.known.data, EMM)) == [("logic", "options", *said)]


def test_a_list_where_the_data_joins_nothing_is_found(constructs: Rendered) -> None:
    article = changed(constructs, "constructs", "<h2", '<ul data-rule="all"><li></li></ul><h2')
    found = all_of(check_joints(article, constructs.known.data, "constructs"))
    assert found == [("logic", "options", "no list", "all of 1")]


def test_a_section_that_is_missing_is_found_elsewhere(constructs: Rendered) -> None:
    article = changed(constructs, "constructs", ' aria-labelledby="[^"]*-option"', "")
    found = all_of(check_joints(article, constructs.known.data, "constructs"))
    assert [one[1:3] for one in found] == [("options", "no list")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (f"({words(ONE_OF)})", r"\1<div></div>", "a list with a rule right behind it"),
        (rf'(data-connective="any"><span data-message="){ONE_OF}', rf"\1{ALL_OF}", "a message that says 'any'"),
        (r'(<span class="cd-connective" data-connective="any">)<span.*?</span>', r"\1", "a message that says 'any'"),
    ],
)
def test_words_say_what_their_element_says(constructs: Rendered, old: str, new: str, expected: str) -> None:
    assert [one[2] for one in all_of(check_connected(changed(constructs, "constructs", old, new)))] == [expected]
