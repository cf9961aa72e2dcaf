from collections.abc import Mapping

import pytest

from generator.pofiles import Entry, message_id
from generator.verify.facts import (
    MARK,
    Names,
    bare_text,
    check_nothing_beside,
    check_shown,
    check_stated,
    names_of,
    value_of,
)
from generator.verify.shown import Reader
from tests.verify.sites import all_of, article, read

NAMES = Names(
    {
        "programme.tiers.gold.name": "Gold",
        "products.azure.name": "Azure",
        "products.azure.formerly": "Windows Azure",
        "metrics.revenue.name": "Revenue",
        "competencies.x.name": "Cloud",
    },
    {"competencies.x.name": frozenset({"Nuvola"}), "metrics.revenue.name": frozenset({"Ricavi"})},
)
SAID: Mapping[str, Entry] = {"abcdefghij": Entry(msgid="At least %(amount)s")}


def shown(html: str, lang: str = "it-IT", names: Names = NAMES) -> list[tuple[str, str, str, str]]:
    return all_of(check_shown(article(html), lang, names, Reader(lang), SAID))


def test_facts_are_those_expected_with_their_values() -> None:
    page = read('<data value="5" data-fact="a">5</data><a href="/x" data-fact="b">x</a>')
    assert all_of(check_stated(page, {"a": "5", "b": "/x"}, frozenset({"a", "b"}))) == []


def test_missing_added_and_other_facts_are_found() -> None:
    page = read('<data value="6" data-fact="a">5</data><data data-fact="c">5</data>')
    assert all_of(check_stated(page, {"a": "5", "b": "/x", "c": "7"}, frozenset({"a", "b"}))) == [
        ("facts", "b", "the fact '/x'", "no such fact on the page"),
        ("facts", "c", "no such fact on this page", "one"),
        ("values", "a", "'5'", "'6' in the element's attribute"),
        ("values", "c", "'7'", "'' in the element's attribute"),
    ]


@pytest.mark.parametrize(
    ("html", "value"),
    [("<data value=5>", "5"), ("<time datetime=2018>", "2018"), ("<a href=x>", "x"), ("<data value>", ""), ("<p>", "")],
)
def test_a_value_stands_in_one_of_three_attributes(html: str, value: str) -> None:
    assert value_of(article(html).elements[0]) == value


@pytest.mark.parametrize(
    "html",
    [
        '<data value="USD 100000" data-fact="x">100.000\u00a0USD</data>',
        '<data value="1200" data-fact="x">1.200</data>',
        '<time datetime="2017-12-31" data-fact="x">31 dicembre 2017</time>',
        '<time datetime="2018-01" data-fact="x">gennaio 2018</time>',
        '<data value="97%" data-fact="translation.x">97%</data>',
        '<data value="missing" data-fact="translation.it-IT.messages.abcdefghij">At least %(amount)s</data>',
        '<data value="70-346" data-fact="credentials.70-346.code">70-346</data>',
        '<a href="x" data-fact="credentials.A.url"><data value="A" data-fact="credentials.A.code">A</data></a>',
    ],
)
def test_what_shows_its_value_is_right(html: str) -> None:
    assert shown(html) == []


@pytest.mark.parametrize(
    ("html", "expected", "found"),
    [
        (
            '<data value="USD 300000" data-fact="x">$ 100.000</data>',
            "'USD 300000', as its reader writes it",
            "'$ 100.000'",
        ),
        ('<data value="1200" data-fact="x">1,200</data>', "'1200', as its reader writes it", "'1,200'"),
        ('<data value="5" data-fact="x">cinque</data>', "'5', as its reader writes it", "'cinque'"),
        (
            '<time datetime="2017-12-03" data-fact="x">12 marzo 2017</time>',
            "'2017-12-03', as its reader writes it",
            "'12 marzo 2017'",
        ),
        (
            '<time datetime="2018-01" data-fact="x">1 gennaio 2018</time>',
            "'2018-01', as its reader writes it",
            "'1 gennaio 2018'",
        ),
        ('<data value="MB6-896" data-fact="x">MB6-895</data>', "'MB6-896', as its reader writes it", "'MB6-895'"),
        ('<data value="70-346" data-fact="x">70 346</data>', "'70-346', as its reader writes it", "'70 346'"),
        ('<data value="5" data-fact="x">5<b>0</b></data>', "its text alone in the element", "other elements in it"),
        ('<data value="97%" data-fact="translation.x">79%</data>', "'97%', as its reader writes it", "'79%'"),
    ],
)
def test_what_does_not_show_its_value_is_found(html: str, expected: str, found: str) -> None:
    assert shown(html) == [("shown", "x" if '"x"' in html else "translation.x", expected, found)]


def test_a_message_that_is_listed_is_that_message() -> None:
    html = '<data value="missing" data-fact="translation.it-IT.messages.{}">At most</data>'
    for message, expected in (("abcdefghij", "'At least %(amount)s'"), ("jihgfedcba", "'a message of the sources'")):
        found = shown(html.format(message))
        assert found == [("shown", f"translation.it-IT.messages.{message}", expected, "'At most'")]


def test_a_link_holds_the_code_of_its_own_exam() -> None:
    html = '<a href="x" data-fact="credentials.A.url"><data value="B" data-fact="credentials.B.code">B</data></a>'
    expected = ("shown", "credentials.A.url", "the name or code of credentials.A in its link", "credentials.B.code")
    assert shown(html) == [expected]


@pytest.mark.parametrize(
    "html",
    [
        '<data value="x" data-fact="competencies.x.name">Nuvola</data>',
        '<data value="x" data-fact="competencies.x.name" lang="en" data-official>Cloud</data>',
        '<data value="azure" data-fact="products.azure.name" lang="en">Azure</data>',
        '<p lang="en"><data value="azure" data-fact="products.azure.formerly">Windows  Azure</data></p>',
        f'<data value="gold" data-fact="programme.tiers.gold.name" lang="en">Gold</data><i data-message="{MARK}">x</i>',
        '<data value="revenue" data-fact="metrics.revenue.name"><span data-message="x">Ricavi</span></data>',
    ],
)
def test_names_are_the_locales_or_english_and_say_so(html: str) -> None:
    assert shown(html) == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<data value="x" data-fact="competencies.x.name" lang="en">Cloud</data>', ["shown"]),
        ('<data value="x" data-fact="competencies.x.name" data-official>Nuvola</data>', ["shown"]),
        ('<data value="x" data-fact="competencies.x.name" lang="en">Nuvola</data>', ["language"]),
        ('<data value="azure" data-fact="products.azure.name">Azure</data>', ["language"]),
        ('<data value="gold" data-fact="programme.tiers.gold.name" lang="en">Gold</data>', ["language"]),
        (
            '<data value="gold" data-fact="programme.tiers.gold.name" lang="en">Silver</data>',
            ["shown", "language", "language"],
        ),
        (
            '<data value="revenue" data-fact="metrics.revenue.name"><span data-message="x">Profitto</span></data>',
            ["shown"],
        ),
    ],
)
def test_other_names_are_found(html: str, found: list[str]) -> None:
    assert [one[0] for one in shown(html)] == found


def test_english_names_are_those_of_the_data() -> None:
    html = '<data value="x" data-fact="competencies.x.name">Cloud</data>'
    assert shown(html, "en", Names(NAMES.english, {})) == []
    found = shown(html.replace("Cloud", "Clouds"), "en", Names(NAMES.english, {}))
    assert found == [("shown", "competencies.x.name", "'Cloud'", "'Clouds'")]


def test_names_come_from_the_catalogue() -> None:
    english = {"a.name": "Gold", "metrics.b.name": "Revenue", "c.name": "Silver"}
    entries = [
        Entry(msgid="Gold", context="name", strings=("Oro",)),
        Entry(msgid="Revenue", context="term", strings=("Ricavi",)),
        Entry(msgid="Silver", context="name", strings=("",)),
        Entry(msgid="Silver", strings=("Argento",)),
    ]
    own = {"a.name": frozenset({"Oro"}), "metrics.b.name": frozenset({"Ricavi"})}
    assert names_of(english, entries) == Names(english, own)


def test_the_text_of_a_name_is_without_its_mark() -> None:
    assert message_id((None, "(not translated yet)")) == MARK
    html = f'<data><span data-message="x">Revenue<span data-message="{MARK}"> (no)</span></span></data>'
    assert bare_text(article(html)) == "Revenue"


@pytest.mark.parametrize("text", ["5", "５", "٣", "१", "½", "Ⅳ", "②", "70-346", "US$5", "31.12.2017"])
def test_a_figure_beside_is_found(text: str) -> None:
    assert all_of(check_nothing_beside(article(f"<p>since {text} </p>"))) == [
        ("beside", "", "no figure outside a fact's element", f"'since {text}'")
    ]


def test_the_place_of_a_figure_is_the_last_id_before_it() -> None:
    html = '<section><h2 id="gold">Gold</h2><p>5</p></section><p id="x">6</p>'
    assert [one[1] for one in all_of(check_nothing_beside(article(html)))] == ["#gold", "#x"]


def test_a_figure_in_the_link_of_a_fact_is_beside_it() -> None:
    html = '<a href="x" data-fact="credentials.A.url"><data value="A" data-fact="credentials.A.code">A-1</data> 5</a>'
    assert [one[3] for one in all_of(check_nothing_beside(article(html)))] == ["'5'"]


def test_figures_of_facts_are_not_beside() -> None:
    html = '<p id="a5" class="h2">x <data value="5" data-fact="x">5</data><!-- 5 --></p>'
    assert all_of(check_nothing_beside(article(html))) == []
