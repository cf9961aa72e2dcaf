"""When nobody can attain a tier: the pages say what the data has, and any other warning is found."""

import re
from collections.abc import Mapping
from datetime import date
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.messages import Translator
from generator.pages import lay_out, render_locale
from generator.resolve import read_catalogue
from generator.templating import Templates
from generator.verify.attain import BETWEEN, FROM_DAY, FROM_MONTH, NO_LONGER, UNTIL, WARNINGS, check_attainable
from generator.verify.finding import Finding
from generator.verify.html import read_document
from generator.verify.stated import Data
from generator.verify.words import read_messages, told
from tests.constructs import changed
from tests.meaning.test_attainable import A, B, C, ending, people
from tests.tools import ROOT
from tests.verify.conftest import Rendered

NAME = "constructs"
CODE = {key: f"credentials.{key}.code" for key in (A, B, C)}
TEMPLATES = Templates(ROOT / "templates", "templates")


def page(changes: Mapping[str, object], as_of: date) -> str:
    """Return the page of changed data, in English."""
    catalogue = read_catalogue(changed(changes))
    layouts = lay_out(catalogue, TEMPLATES, as_of=as_of)
    locale = render_locale(catalogue, TEMPLATES, layouts, Translator("en"), root="/")
    return next(f"<html lang=en><div data-article>{one.body}</div>" for one in locale.pages if one.name == NAME)


def findings(html: str, known: Rendered, changes: Mapping[str, object], as_of: date) -> list[Finding]:
    document = read_document(html)
    assert document is not None
    said = list(told(read_messages(document.article), known.known.words["en"]))
    return list(check_attainable(document.article, said, data(changes), NAME, as_of))


def said(html: str) -> list[str]:
    return [one for one in re.findall('data-message="([a-p]*)"', html) if one in WARNINGS]


def since(**days: str) -> dict[str, object]:
    codes = {"A": A, "B": B, "C": C}
    return {f"credentials.{codes[key]}.available_from": day for key, day in days.items()}


def data(changes: Mapping[str, object]) -> Data:
    return cast("Data", changed(changes).value)


CASES = [
    (people("g0", {"all": [A, B]}), []),
    (people("g0", {"all": [A, B]}) | ending(A="2018-03-18"), [NO_LONGER]),
    (people("g0", {"all": [A, B]}) | ending(A="2018-03-19"), [UNTIL]),
    (people("g0", {"all": [A, B]}) | ending(A="2018-03"), [UNTIL]),
    (people("g0", {"one": [A, B]}) | ending(A="2018-03-18"), []),
    (people("g0", {"one": [A, B]}) | ending(A="2018-03-18", B="2018-03-18"), [NO_LONGER]),
    (people("g0", {"all": [A, B]}) | since(A="2018-03-19"), []),
    (people("g0", {"all": [A, B]}) | since(A="2018-03-20"), [FROM_DAY]),
    (people("g0", {"all": [A, B]}) | since(A="2018-04", B="2018-04"), [FROM_MONTH]),
    (people("g0", {"one": [A, B]}) | ending(A="2018-05-31") | since(B="2018-08-01"), [BETWEEN]),
    (people("g0", {"one": [A, B]}) | ending(A="2018-02-28") | since(B="2018-08-01"), [FROM_DAY]),
    (people("g0", {"one": [A, B, C]}) | ending(A="2018-05", B="2018-09-30") | since(B="2018-07-01", C="2019-01"),
     [BETWEEN, BETWEEN]),
    (people("g0", {"one-area": {"application-builders": [A, B], "system-builder": [C]}})
     | ending(A="2018-06", C="2018-06"), [UNTIL]),
    (people({"any": [{"all": ["g0", "g1"]}, "g2"]}, {"all": [A]}, {"all": [B]}, {"all": [C]})
     | ending(A="2018-06-30", C="2018-05-31"), [UNTIL]),
    (people({"all": [{"any": ["g0", "g1"]}, "g2"]}, {"all": [A]}, {"all": [B]}, {"one": [C]})
     | since(A="2018-08-01", B="2018-08-01"), [FROM_DAY]),
    # Nobody ever can, so that there is no day to name.
    (people("g0", {"all": [A, B]}) | ending(A="2018-06-30") | since(B="2018-07-01"), []),
]  # fmt: skip
AS_OF = date(2018, 3, 19)


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_a_page_warns_of_what_the_data_has(
    constructs: Rendered, changes: Mapping[str, object], expected: list[str]
) -> None:
    html = page(changes, AS_OF)
    assert said(html) == expected
    assert findings(html, constructs, changes, AS_OF) == []
    if expected:
        without = re.sub('<p class="cd-warning".*?</p>', "", html)
        [finding] = findings(without, constructs, changes, AS_OF)
        assert finding[:2] == ("logic", "nested-gold")
        assert finding.expected.startswith(expected[0])
        assert finding.found == "no warning"
    # The same page of other data, and data that is past.
    other = people("g0", {"all": [A, B]})
    assert bool(findings(html, constructs, other, AS_OF)) == bool(expected)


def test_another_fact_or_message_or_place_is_found(constructs: Rendered) -> None:
    changes = people("g0", {"all": [A, B]}) | ending(A="2018-06-30", B="2018-12-31")
    html = page(changes, AS_OF)
    [warning] = re.findall('<p class="cd-warning".*?</p>', html)
    other = html.replace(warning, warning.replace(A, B))
    [finding] = findings(other, constructs, changes, AS_OF)
    assert finding.expected == f"{UNTIL} with {CODE[A]} and credentials.{A}.accepted_until"
    assert finding.found == f"{UNTIL} with {CODE[B]} and credentials.{B}.accepted_until"
    moved = html.replace(warning, "").replace("<h1", f"{warning}<h1")
    assert [one.at for one in findings(moved, constructs, changes, AS_OF)] == ["nested-gold", ""]
    assert len(findings(html.replace(UNTIL, NO_LONGER), constructs, changes, AS_OF)) == 1
    assert len(findings(html, constructs, changes, date(2018, 7, 1))) == 1


def test_no_warning_stands_on_a_page_of_something_else(constructs: Rendered) -> None:
    changes = people("g0", {"all": [A, B]}) | ending(A="2018-06-30")
    document = read_document(page(changes, AS_OF))
    assert document is not None
    said = told(read_messages(document.article), constructs.known.words["en"])
    [finding] = check_attainable(document.article, said, data(changes), "exams", AS_OF)
    assert finding.expected == "no warning"


def test_without_its_section_a_warning_is_missing(constructs: Rendered) -> None:
    changes = people("g0", {"all": [A, B]}) | ending(A="2018-06-30")
    html = page(changes, AS_OF).replace('aria-labelledby="nested-gold"', "")
    assert next(iter(findings(html, constructs, changes, AS_OF))).found == "no warning"


DAYS = st.sampled_from(["2018-01", "2018-02-28", "2018-03-18", "2018-03-19", "2018-04", "2018-06-30", "2018-07-01"])
RULES = st.sampled_from([
    people("g0", {"all": [A, B, C]}),
    people("g0", {"one": [A, B, C]}),
    people({"any": ["g0", "g1"]}, {"all": [A, B]}, {"one": [C, B]}),
    people({"all": ["g0", {"any": ["g1", "g2"]}]}, {"one": [C, A]}, {"all": [A, B]}, {"all": [B, C]}),
])  # fmt: skip


@pytest.mark.unmeasured
@settings(max_examples=40, deadline=None)
@given(RULES, st.dictionaries(st.sampled_from("ABC"), DAYS), st.dictionaries(st.sampled_from("ABC"), DAYS))
def test_whatever_ends_and_begins_is_told_alike(
    constructs: Rendered, rule: Mapping[str, object], ends: dict[str, str], begins: dict[str, str]
) -> None:
    changes = {**rule, **ending(**ends), **since(**begins)}
    assert findings(page(changes, AS_OF), constructs, changes, AS_OF) == []
