import json
from datetime import date
from functools import cache
from typing import Any

from generator.messages import Translator
from generator.model import Catalogue
from generator.pages import Page, lay_out, render_locale
from generator.pofiles import po_path, read_po
from generator.resolve import read_catalogue
from generator.templating import Templates
from tests.constructs import changed
from tests.qualify.test_examples import catalogue
from tests.tools import COMPETENCIES, COMPETENCY, ROOT


def pages(of: Catalogue, translator: Translator) -> dict[str, Page]:
    """Return `{competency: its page}`."""
    templates = Templates(ROOT / "templates", "templates")
    layouts = lay_out(of, templates, as_of=date(2018, 3, 19))
    rendered = render_locale(of, templates, layouts, translator, root="/").pages
    return {page.name: page for page in rendered if page.form}


def data_of(page: Page) -> str:
    """Return the data of a page's form."""
    assert page.form is not None
    return page.form.data


@cache
def forms(locale: str) -> dict[str, str]:
    """Return `{competency: data of its form}` in one locale."""
    path = ROOT / "locales" / po_path(locale)
    translator = Translator(locale, read_po(path, locale).entries if path.exists() else ())
    return {name: data_of(page) for name, page in pages(catalogue(), translator).items()}


def form(locale: str, competency: str = COMPETENCY) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(forms(locale)[competency])
    return data


def test_each_competency_has_a_form_and_no_other_page() -> None:
    assert set(forms("en")) == set(COMPETENCIES)


def test_rules_are_the_same_in_every_language_and_words_are_not() -> None:
    english, japanese = form("en"), form("ja-JP")
    assert english["rules"] == japanese["rules"]
    assert (english["day"], english["money"]) == ("2018-03-19", {"USD": ["US$", ""]})
    assert (japanese["locale"], japanese["money"]) == ("ja-JP", {"USD": ["", " 米ドル"]})
    assert english["words"].keys() == japanese["words"].keys()
    assert (english["words"]["heading"], japanese["words"]["met"]) == ("Do you qualify?", "%(tier)s: 達成")


def test_a_text_in_another_language_says_so() -> None:
    names = form("ja-JP")["names"]
    assert names["credentials"]["MB2-717"] == ["Microsoft Dynamics 365 for Sales", "en"]
    assert names["markets"]["developed"] == "先進国市場"
    assert form("en")["names"]["credentials"]["MB2-717"] == "Microsoft Dynamics 365 for Sales"
    page = pages(catalogue(), Translator("de-DE"))[COMPETENCY]
    assert json.loads(data_of(page))["words"]["result"] == ["Result", "en", True]
    assert (None, "Result") in page.messages


def test_options_are_named_where_there_are_several_and_markets_where_figures_are_asked_for() -> None:
    assert form("en")["names"]["options"] == {}
    assert form("en", "cloud-business-applications")["names"]["options"].keys() == {
        "enterprise-customer-engagement", "enterprise-operations",
    }  # fmt: skip
    devops = form("en", "devops")["names"]
    assert (devops["markets"], devops["codes"]["70-496"]) == ({}, "70-496")
    assert "pmi-acp" not in devops["codes"]


def test_a_market_is_named_where_it_makes_a_difference() -> None:
    by_market = {name for name in COMPETENCIES if form("en", name)["names"]["markets"]}
    assert by_market == {
        "cloud-business-applications", "cloud-customer-relationship-management", "cloud-platform", "cloud-productivity",
        "enterprise-resource-planning",
    }  # fmt: skip


def test_nothing_in_the_data_ends_the_script_that_holds_it() -> None:
    of = read_catalogue(changed({"credentials.MB2-717.name": "</script><b>Sales"}))
    text = data_of(pages(of, Translator("en"))["cloud-business-applications"])
    assert "<" not in text
    assert json.loads(text)["names"]["credentials"]["MB2-717"] == "</script><b>Sales"
