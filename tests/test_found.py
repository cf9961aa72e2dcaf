"""What search engines find in the built site: the heads of its pages, its sitemaps."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.sitemaps import NAMESPACE, XHTML
from tests.tools import COMPETENCIES, LOCALES, PAGES, build, copy_project

SITE = "https://example.org/"
BELOW = "https://example.org/docs/x/"
OPEN_GRAPH = {"en": "en_US", **{tag: tag.replace("-", "_") for tag in LOCALES[1:]}}
FOUND = ("", *(f"{locale}/{page}/".replace("//", "/") for locale in LOCALES for page in PAGES))


@dataclass(frozen=True)
class Read:
    """The head of a page."""

    lang: str
    title: str
    h1: str
    names: Mapping[str, str]
    properties: tuple[tuple[str, str], ...]
    canonical: tuple[str, ...]
    alternates: tuple[tuple[str, str], ...]
    data: tuple[dict[str, object], ...]

    def property(self, name: str) -> list[str]:
        return [value for key, value in self.properties if key == name]


@cache
def read(path: Path) -> Read:
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    root, head = tree.root, tree.head
    assert root is not None
    assert head is not None

    def of(selector: str, *names: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(str(one.attributes[name]) for name in names) for one in head.css(selector))

    return Read(
        lang=str(root.attributes["lang"]),
        title=_text(tree, "head title"),
        h1=_text(tree, "h1"),
        names={str(one.attributes["name"]): str(one.attributes["content"]) for one in head.css("meta[name]")},
        properties=tuple((name, content) for name, content in of("meta[property]", "property", "content")),
        canonical=tuple(href for (href,) in of("link[rel=canonical]", "href")),
        alternates=tuple((tag, href) for tag, href in of("link[rel=alternate]", "hreflang", "href")),
        data=tuple(json.loads(one.text()) for one in head.css("script[type='application/ld+json']")),
    )


def _text(tree: LexborHTMLParser, selector: str) -> str:
    [node] = tree.css(selector)
    return " ".join(node.text().split())


def head(site: Path, address: str) -> Read:
    return read(site / address / "index.html")


def every(value: object, key: str) -> Iterator[str]:
    """Yield every value of a key, at any depth."""
    if isinstance(value, dict):
        yield from (str(one) for name, one in value.items() if name == key)
        for one in value.values():
            yield from every(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from every(one, key)


def file_of(site: Path, url: str, base: str = SITE) -> Path:
    assert url.startswith(base)
    path = unquote(url.removeprefix(base)).partition("#")[0]
    return site / path / "index.html" if path.endswith("/") or not path else site / path


@pytest.mark.parametrize("address", FOUND)
def test_each_page_and_its_counterparts_name_each_other(site: Path, address: str) -> None:
    page = head(site, address)
    assert page.canonical == (SITE + address,)
    tags = dict(page.alternates)
    assert len(tags) == len(page.alternates)
    assert tags.keys() == {*LOCALES, "x-default"}
    assert tags[page.lang if address else "x-default"] == SITE + address
    for tag, url in page.alternates:
        other = read(file_of(site, url))
        assert other.alternates == page.alternates
        assert other.lang == (tag if tag in LOCALES else "en")


@pytest.mark.parametrize("address", FOUND)
def test_a_head_says_what_its_page_says(site: Path, address: str) -> None:
    page = head(site, address)
    assert page.names["description"]
    assert page.property("og:description") == [page.names["description"]]
    assert page.property("og:url") == [SITE + address]
    assert page.property("og:locale") == [OPEN_GRAPH[page.lang]]
    assert {*page.property("og:locale:alternate")} == {*OPEN_GRAPH.values()} - {OPEN_GRAPH[page.lang]}
    [title] = page.property("og:title")
    assert page.title in {title, f"{title} - {page.property('og:site_name')[0]}"}
    assert len(page.title) <= 70
    assert page.h1.partition(" (")[0] in title
    [image] = page.property("og:image")
    assert file_of(site, image).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("locale", LOCALES)
def test_no_two_pages_of_a_language_have_the_same_title(site: Path, locale: str) -> None:
    titles = [head(site, f"{locale}/{page}").title for page in PAGES]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("address", FOUND)
def test_json_ld_repeats_what_the_page_says_in_its_language(site: Path, address: str) -> None:
    page = head(site, address)
    [data] = page.data
    assert (data["@context"], data["@type"]) == ("https://schema.org", "WebPage")
    assert (data["inLanguage"], data["url"]) == (page.lang, SITE + address)
    assert [data["name"]] == page.property("og:title")
    assert data["description"] == page.names["description"]
    assert (data["temporalCoverage"], data["dateModified"]) == ("2018-03-19", "2018-03-19")
    for url in (*every(data, "url"), *every(data, "item")):
        assert file_of(site, url).is_file()
        anchor = url.partition("#")[2]
        assert not anchor or f'id="{anchor}"' in file_of(site, url).read_text(encoding="utf-8")
    assert ("breadcrumb" in data) == (address.strip("/") not in {"", *LOCALES})


@pytest.mark.parametrize("locale", LOCALES)
def test_json_ld_has_the_competencies_and_the_terms(site: Path, locale: str) -> None:
    home = head(site, f"{locale}/").data[0]["mainEntity"]
    assert sorted(every(home, "termCode")) == sorted(COMPETENCIES)
    for competency in COMPETENCIES:
        page = head(site, f"{locale}/{competency}/")
        [term] = every({"": page.data[0]["mainEntity"]}, "termCode")
        assert term == competency
        assert page.h1 == next(every(page.data[0]["mainEntity"], "name"))
    glossary = head(site, f"{locale}/terms/").data[0]["mainEntity"]
    text = (site / locale / "terms/index.html").read_text(encoding="utf-8")
    ids = re.findall(r'<dt id="([^"]+)"', text)
    assert ids
    assert list(every(glossary, "termCode")) == ids
    shown = " ".join(str(LexborHTMLParser(text).text()).split())
    for name, said in zip(list(every(glossary, "name"))[1:], every(glossary, "description"), strict=True):
        assert name in shown
        assert said in shown


@pytest.mark.parametrize("path", ["404.html", *(f"{locale}/404.html" for locale in LOCALES)])
def test_a_page_for_dead_addresses_is_not_to_be_found(site: Path, path: str) -> None:
    page = read(site / path)
    assert page.names["robots"] == "noindex"
    assert (page.canonical, page.alternates, page.properties, page.data) == ((), (), (), ())


@pytest.mark.parametrize("locale", LOCALES)
def test_sitemaps_and_pages_name_the_same_counterparts(site: Path, locale: str) -> None:
    names = {"": NAMESPACE, "xhtml": XHTML}
    found = ET.fromstring((site / locale / "sitemap.xml").read_text(encoding="utf-8"))  # noqa: S314 - of our own making
    assert len(found) == len(PAGES)
    for url in found:
        page = read(file_of(site, str(url.findtext("loc", namespaces=names))))
        links = [(one.get("hreflang"), one.get("href")) for one in url.findall("xhtml:link", names)]
        assert tuple(links) == page.alternates
        assert url.findtext("lastmod", namespaces=names) == page.data[0]["dateModified"]


def test_robots_are_told_of_the_sitemaps(site: Path) -> None:
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert robots == f"User-agent: *\nAllow: /\n\nSitemap: {SITE}sitemap.xml\n"


def test_a_site_below_a_path_names_its_pages_there(below: Path) -> None:
    page = head(below, "ja-JP/devops/")
    assert page.canonical == (f"{BELOW}ja-JP/devops/",)
    assert {url for _, url in page.alternates} == {f"{BELOW}{locale}/devops/" for locale in LOCALES}
    assert dict(head(below, "").alternates)["x-default"] == BELOW
    assert f"Sitemap: {BELOW}sitemap.xml" in (below / "robots.txt").read_text(encoding="utf-8")
    page_not_found = (below / "ja-JP/404.html").read_text(encoding="utf-8")
    assert 'href="/docs/x/ja-JP/"' in page_not_found
    assert 'href="/docs/x/assets/' in page_not_found
    assert 'data-root="/docs/x/"' in (below / "404.html").read_text(encoding="utf-8")


def test_without_an_address_the_site_names_none(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    config = project / "mkdocs.yml"
    text = re.sub("(?m)^ +(?:source|report)_url:.*\n", "", config.read_text(encoding="utf-8"))
    config.write_text(text.replace(f"site_url: {SITE}\n", ""), encoding="utf-8")
    (project / "static/robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")
    done = build(project, "--strict")
    assert done.returncode == 0, done.stderr
    site = project / "site"
    assert not list(site.rglob("sitemap.xml"))
    assert (site / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /\n", "an author's file stays"
    for address in FOUND:
        page = head(site, address)
        assert (page.canonical, page.alternates) == ((), ())
        assert page.property("og:locale") == [OPEN_GRAPH[page.lang]]
        [data] = page.data
        assert [*every(data, "url"), *every(data, "item")] == []
        assert data["inLanguage"] == page.lang
    assert "example.org" not in "".join(one.read_text(encoding="utf-8") for one in site.rglob("*.html"))


def test_where_facts_come_from_is_told_where_the_options_say_so(site: Path, below: Path) -> None:
    for folder, is_told in ((site, True), (below, False)):
        page = (folder / "ja-JP/devops/index.html").read_text(encoding="utf-8")
        assert ('class="cd-origin"' in page) is is_told
