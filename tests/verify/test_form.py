"""The form "Do you qualify?": its data on pages of test data, in which something has been changed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.verify.form import Asked, check_form
from generator.verify.vocabulary import BETWEEN, FORM
from tests.tools import LOCALES
from tests.verify.conftest import Rendered
from tests.verify.sites import all_of

PAGE = "cloud-business-applications"
FIRST = "form.rules.tiers.0"


def asked(rendered: Rendered, tag: str) -> Asked:
    known = rendered.known
    return Asked(known.data, known.stated, known.words[tag], known.names[tag], rendered.as_of)


def data_of(rendered: Rendered, tag: str, page: str = PAGE) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(rendered.built.pages[f"{tag}/{page}/"].form)
    return found


def found(rendered: Rendered, change: Callable[[dict[str, Any]], object], tag: str = "it-IT") -> list[tuple[str, ...]]:
    form = data_of(rendered, tag)
    change(form)
    return [one[1:] for one in all_of(check_form(json.dumps(form), PAGE, asked(rendered, tag)))]


@pytest.mark.parametrize("tag", LOCALES)
@pytest.mark.parametrize("fixture", ["constructs", "nineteenth"])
def test_sound_forms_are_right(fixture: str, tag: str, request: pytest.FixtureRequest) -> None:
    rendered: Rendered = request.getfixturevalue(fixture)
    for page in rendered.known.data["competencies"]:
        document = rendered.built.pages[f"{tag}/{page}/"]
        assert document.form
        assert all_of(check_form(document.form, page, asked(rendered, tag))) == []


def test_a_page_may_have_no_form(constructs: Rendered) -> None:
    assert all_of(check_form("", PAGE, asked(constructs, "en"))) == []


@pytest.mark.parametrize("text", ["{", "[]", "5", "{}"])
def test_a_form_that_cannot_be_read_is_found(constructs: Rendered, text: str) -> None:
    places = [one[1] for one in all_of(check_form(text, PAGE, asked(constructs, "en")))]
    words = [f"form.words.{key}" for key in FORM]
    assert places == ["form.locale", "form.day", "form.rules", "form.names", *words, "form.money"]


def test_another_day_or_language_is_found(constructs: Rendered) -> None:
    assert found(constructs, lambda form: form.update(day="2018-03-20", locale="it")) == [
        ("form.locale", "'it-IT'", "'it'"),
        ("form.day", "'2018-03-19'", "'2018-03-20'"),
    ]


def test_other_figures_are_found(constructs: Rendered) -> None:
    def change(form: dict[str, Any]) -> None:
        tier = form["rules"]["tiers"][0]
        tier["lines"][0]["minimum"]["developed"] = 1
        tier["people"]["headcount"] = 50
        tier["people"]["ways"][0][0].update(people=7, relation="other")

    assert [(at, said) for at, _, said in found(constructs, change)] == [
        (f"{FIRST}.lines.0.minimum.developed", "1"),
        (f"{FIRST}.people.headcount", "50"),
        (f"{FIRST}.people.ways.0.0.relation", "'other'"),
        (f"{FIRST}.people.ways.0.0.people", "7"),
    ]


def test_what_is_left_out_is_found(constructs: Rendered) -> None:
    def change(form: dict[str, Any]) -> None:
        del form["rules"]["tiers"][0]["associations"][0]
        form["rules"]["tiers"][1]["people"]["ways"][0][0].pop("choices")
        form["rules"]["terms"].popitem()

    assert {at.split(".")[2] for at, _, _ in found(constructs, change)} == {"terms", "tiers"}


def test_names_of_others_or_in_other_languages_are_found(constructs: Rendered) -> None:
    def change(form: dict[str, Any]) -> None:
        form["names"]["tiers"]["gold"] = "Silver"
        form["names"]["tiers"]["silver"] = ["Silver", "de"]
        form["names"]["codes"]["70-354"] = "70-355"

    assert {at for at, _, _ in found(constructs, change)} == {
        "form.names.tiers.gold",
        "form.names.tiers.silver.1",
        "form.names.codes.70-354",
    }


@pytest.mark.parametrize(
    "said", ["US$5", "Not met", ["Nicht erfüllt", "de"], ["%(tier)s: met", "en"], ["%(tier)s: met", "en", True], 5, []]
)
def test_words_of_no_message_are_found(constructs: Rendered, said: object) -> None:
    [(at, expected, shown)] = found(constructs, lambda form: form["words"].update(met=said))
    assert (at, expected, shown) == ("form.words.met", "'%(tier)s: requisiti soddisfatti'", repr(said))


def test_an_amount_in_another_currency_or_none_is_found(constructs: Rendered) -> None:
    expected = ("form.money.USD", "'USD', as its reader writes it", "['$', '']")
    assert found(constructs, lambda form: form["money"].update(USD=["$", ""])) == [expected]
    codes = sorted(data_of(constructs, "it-IT")["money"])
    assert found(constructs, lambda form: form["money"].clear()) == [("form.money", str(codes), "[]")]


def swap(form: dict[str, Any], key: str, other: str) -> None:
    words = form["words"]
    words[key], words[other] = words[other], words[key]


@pytest.mark.parametrize("tag", LOCALES)
@pytest.mark.parametrize(("key", "other"), [("met", "not_met"), ("ends", "stops"), ("short", "no_minimum")])
def test_a_word_that_means_another_one_is_found(constructs: Rendered, tag: str, key: str, other: str) -> None:
    shown = found(constructs, lambda form: swap(form, key, other), tag)
    assert [at for at, _, _ in shown] == [f"form.words.{one}" for one in FORM if one in {key, other}]


def test_or_is_not_and(constructs: Rendered) -> None:
    [word] = constructs.known.words["it-IT"].forms(BETWEEN["all"])
    either = data_of(constructs, "it-IT")["words"]["either"]
    expected = ("form.words.either", repr(either), repr(word))
    assert found(constructs, lambda form: form["words"].update(either=word)) == [expected]


def test_a_word_too_few_or_a_part_too_many_is_found(constructs: Rendered) -> None:
    def change(form: dict[str, Any]) -> None:
        del form["words"]["note"]
        form["words"]["more_or_less"] = form["words"]["met"]
        form["advice"] = "x"

    assert [(at, said) for at, _, said in found(constructs, change)] == [
        ("form.advice", "one"),
        ("form.words.note", "'nothing'"),
        ("form.words.more_or_less", repr(data_of(constructs, "it-IT")["words"]["met"])),
    ]
