import json
from datetime import date
from functools import cache
from typing import Any

from generator.messages import Translator
from generator.pages import render_locale
from generator.pofiles import po_path, read_po
from generator.resolve import read_catalogue
from generator.templating import Templates
from tests.constructs import changed
from tests.qualify.test_examples import catalogue
from tests.tools import COMPETENCIES, COMPETENCY, ROOT


@cache
def forms(locale: str) -> dict[str, str]:
    """Return `{competency: data of its form}` in one locale."""
    path = ROOT / "locales" / po_path(locale)
    translator = Translator(locale, read_po(path, locale).entries if path.exists() else ())
    templates = Templates(ROOT / "templates", "templates")
    rendered = render_locale(catalogue(), templates, translator, as_of=date(2018, 3, 19), root="/")
    return {page.name: page.form for page in rendered.pages if page.form}


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
    untranslated = render_locale(
        catalogue(), Templates(ROOT / "templates", "templates"), Translator("de-DE"), as_of=date(2018, 3, 19), root="/"
    )
    [page] = [page for page in untranslated.pages if page.name == COMPETENCY]
    assert json.loads(page.form)["words"]["result"] == ["Result", "en"]
    assert (None, "Result") in page.messages


def test_options_are_named_where_there_are_several_and_markets_where_figures_are_asked_for() -> None:
    assert form("en")["names"]["options"] == {}
    assert form("en", "cloud-business-applications")["names"]["options"].keys() == {
        "enterprise-customer-engagement", "enterprise-operations",
    }  # fmt: skip
    devops = form("en", "devops")["names"]
    assert (devops["markets"], devops["codes"]["70-496"]) == ({}, "70-496")
    assert "pmi-acp" not in devops["codes"]


def test_nothing_in_the_data_ends_the_script_that_holds_it() -> None:
    of = read_catalogue(changed({"credentials.MB2-717.name": "</script><b>Sales"}))
    page = render_locale(
        of, Templates(ROOT / "templates", "templates"), Translator("en"), as_of=date(2018, 3, 19), root="/"
    )
    texts = [one.form for one in page.pages if one.name == "cloud-business-applications"]
    assert "<" not in texts[0]
    assert json.loads(texts[0])["names"]["credentials"]["MB2-717"] == "</script><b>Sales"
