"""What a page's head says, with and without the site's address."""

from collections.abc import Iterator
from datetime import date

import pytest

from generator.heads import Edition, Head, alternates, changes, render_heads
from generator.layout import Layout, Parts
from generator.messages import Phrase, Translator
from generator.pages import Locale, Page
from generator.resolve import read_catalogue
from generator.words import Words
from tests.constructs import read_constructs

AS_OF = date(2018, 3, 19)
TAGS = ("en", "ja-JP", "zh-TW")
NOWHERE = Edition(url="", as_of=AS_OF)
BELOW = Edition(url="https://example.org/docs/x/", as_of=AS_OF, recorded=AS_OF)
TERMS = '<dl><dt id="tier">Tier</dt><dd>A level.</dd></dl>'


def page(tag: str | None, name: str) -> Page:
    where = "/".join(part for part in (tag, name) if part)
    path = where if name == "404.html" else f"{where}/index.html".lstrip("/")
    label = "Désastre" if tag == "ja-JP" and name == "devops" else name
    return Page(
        path=path,
        locale=tag,
        name=name,
        label=Phrase(label, "en"),
        title=f"{label} in {tag}",
        description=f"About {name}",
        words=Words(Translator(tag or "en")),
        layout=Layout(lambda: Parts((TERMS,), ()), frozenset()),
    )


def locale(tag: str, names: tuple[str, ...] = ("", "terms", "devops", "404.html")) -> Locale:
    pages = tuple(page(tag, name) for name in names)
    return Locale(Words(Translator(tag)), Phrase(f"Site in {tag}", tag), {}, (), pages=pages)


LOCALES = tuple(map(locale, TAGS))
WHOLE = (page(None, ""), page(None, "404.html"))


def heads(edition: Edition = BELOW) -> dict[str, Head]:
    return dict(render_heads(LOCALES, WHOLE, frozenset({"devops"}), edition))


def addresses(value: object) -> Iterator[str]:
    """Yield every address that JSON-LD holds."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key in {"url", "item"}:
                yield one
            yield from addresses(one)
    elif isinstance(value, list):
        for one in value:
            yield from addresses(one)


def test_every_page_but_those_for_dead_addresses_has_a_head() -> None:
    expected = {"index.html"}
    for tag in TAGS:
        expected |= {f"{tag}/index.html", f"{tag}/terms/index.html", f"{tag}/devops/index.html"}
    assert heads().keys() == expected


def test_a_page_names_itself_in_every_language_and_for_any_other() -> None:
    head = heads()["ja-JP/devops/index.html"]
    assert head.canonical == "https://example.org/docs/x/ja-JP/devops/"
    assert head.alternates == (
        ("en", "https://example.org/docs/x/en/devops/"),
        ("ja-JP", "https://example.org/docs/x/ja-JP/devops/"),
        ("zh-TW", "https://example.org/docs/x/zh-TW/devops/"),
        ("x-default", "https://example.org/docs/x/en/devops/"),
    )


def test_the_page_of_languages_stands_for_any_other_language_beside_the_homes() -> None:
    found = heads()
    assert found["index.html"].canonical == "https://example.org/docs/x/"
    assert found["index.html"].alternates == found["zh-TW/index.html"].alternates
    assert dict(found["index.html"].alternates)["x-default"] == "https://example.org/docs/x/"


def test_a_language_without_a_page_is_no_counterpart_of_it() -> None:
    fewer = (LOCALES[0], locale("ja-JP", ("", "404.html")), locale("zh-TW", ("", "glossary", "404.html")))
    found = alternates(fewer, BELOW)
    assert [tag for tag, _ in found["devops"]] == ["en", "x-default"]
    assert [tag for tag, _ in found["glossary"]] == ["zh-TW"]


@pytest.mark.parametrize("url", ["https://example.org", "https://example.org/"])
def test_an_address_needs_no_slash_at_its_end(url: str) -> None:
    assert Edition(url=url, as_of=AS_OF).at("ja-JP/") == "https://example.org/ja-JP/"


def test_without_the_sites_address_nothing_absolute_is_said() -> None:
    for head in heads(NOWHERE).values():
        assert (head.canonical, head.alternates) == (None, ())
        assert list(addresses(head.data)) == []
        assert "breadcrumb" not in head.data
        assert {name for name, _ in head.properties}.isdisjoint({"og:url", "og:image"})
        assert all("//" not in value for _, value in head.properties)


def test_opengraph_says_the_language_and_the_others() -> None:
    properties = heads()["zh-TW/devops/index.html"].properties
    assert properties == (
        ("og:type", "website"),
        ("og:site_name", "Site in zh-TW"),
        ("og:title", "devops in zh-TW"),
        ("og:description", "About devops"),
        ("og:locale", "zh_TW"),
        ("og:locale:alternate", "en_US"),
        ("og:locale:alternate", "ja_JP"),
        ("og:url", "https://example.org/docs/x/zh-TW/devops/"),
        ("og:image", "https://example.org/docs/x/assets/competency-docs/preview.png"),
        ("og:image:alt", "Site in zh-TW"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
    )


def test_a_competency_is_a_term_of_the_program() -> None:
    data = heads()["ja-JP/devops/index.html"].data
    assert (data["inLanguage"], data["temporalCoverage"], data["dateModified"]) == ("ja-JP", "2018-03-19", "2018-03-19")
    assert data["mainEntity"] == {
        "@type": "DefinedTerm",
        "name": "Désastre",
        "alternateName": "devops",
        "termCode": "devops",
        "description": "About devops",
        "url": "https://example.org/docs/x/ja-JP/devops/",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "name": "Site in ja-JP",
            "url": "https://example.org/docs/x/ja-JP/",
        },
    }
    assert data["breadcrumb"] == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Site in ja-JP", "item": "https://example.org/docs/x/ja-JP/"},
            {
                "@type": "ListItem",
                "position": 2,
                "name": "Désastre",
                "item": "https://example.org/docs/x/ja-JP/devops/",
            },
        ],
    }


def test_a_name_that_is_the_english_one_is_said_once() -> None:
    entity = heads()["zh-TW/devops/index.html"].data["mainEntity"]
    assert isinstance(entity, dict)
    assert "alternateName" not in entity


def test_a_home_lists_the_competencies_and_the_glossary_its_terms() -> None:
    home, terms = (heads()[f"en/{one}index.html"].data["mainEntity"] for one in ("", "terms/"))
    assert isinstance(home, dict)
    assert isinstance(terms, dict)
    assert [one["termCode"] for one in home["hasDefinedTerm"]] == ["devops"]
    assert terms["hasDefinedTerm"] == [
        {
            "@type": "DefinedTerm",
            "name": "Tier",
            "termCode": "tier",
            "description": "A level.",
            "url": "https://example.org/docs/x/en/terms/#tier",
        }
    ]
    assert "mainEntity" not in heads()["index.html"].data


@pytest.mark.parametrize(
    ("changed", "recorded", "modified"),
    [
        (None, None, None),
        (None, date(2018, 3, 19), "2018-03-19"),
        (date(2018, 1, 1), None, "2018-01-01"),
        (date(2018, 1, 1), date(2018, 3, 19), "2018-03-19"),
        (date(2019, 1, 1), date(2018, 3, 19), "2019-01-01"),
    ],
)
def test_a_page_is_of_the_day_of_the_data_or_of_what_has_come_since(
    changed: date | None, recorded: date | None, modified: str | None
) -> None:
    edition = Edition(url="", as_of=date(2019, 6, 1), recorded=recorded, changed={"devops": changed})
    assert edition.modified(page("en", "devops")) == modified


def test_pages_that_list_exams_change_with_them() -> None:
    catalogue = read_catalogue(read_constructs())
    found = changes(catalogue, AS_OF)
    own = {one.id for one in catalogue.competencies}
    assert found.keys() == {"exams", "retirements", *own}
    days = [day for name, day in found.items() if name in own and day]
    assert found["exams"] == found["retirements"] == max(days)
    assert all(day <= AS_OF for day in days)
