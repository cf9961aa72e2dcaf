"""What search engines ask a site for."""

from datetime import date
from xml.etree import ElementTree as ET

from generator.heads import Edition
from generator.sitemaps import NAMESPACE, XHTML, search_files
from tests.test_heads import AS_OF, BELOW, LOCALES, NOWHERE, TAGS, locale

NAMES = {"": NAMESPACE, "xhtml": XHTML}


def entries(text: str) -> list[ET.Element]:
    return list(ET.fromstring(text))  # noqa: S314 - of our own making


def test_the_index_names_the_sitemap_of_each_locale() -> None:
    files = search_files(LOCALES, BELOW)
    assert files.keys() == {"robots.txt", "sitemap.xml", *(f"{tag}/sitemap.xml" for tag in TAGS)}
    listed = [one.findtext("loc", namespaces=NAMES) for one in entries(files["sitemap.xml"])]
    assert listed == [f"https://example.org/docs/x/{tag}/sitemap.xml" for tag in TAGS]


def test_a_sitemap_has_each_page_with_its_counterparts_and_day() -> None:
    found = entries(search_files(LOCALES, BELOW)["ja-JP/sitemap.xml"])
    assert [one.findtext("loc", namespaces=NAMES) for one in found] == [
        f"https://example.org/docs/x/ja-JP/{path}" for path in ("", "terms/", "devops/")
    ]
    assert {one.findtext("lastmod", namespaces=NAMES) for one in found} == {"2018-03-19"}
    assert [one.attrib for one in found[2].findall("xhtml:link", NAMES)] == [
        {"rel": "alternate", "hreflang": tag, "href": f"https://example.org/docs/x/{to}/devops/"}
        for tag, to in (("en", "en"), ("ja-JP", "ja-JP"), ("zh-TW", "zh-TW"), ("x-default", "en"))
    ]


def test_a_day_that_is_not_known_is_left_out_and_the_index_has_the_last_one() -> None:
    changed = {"devops": date(2018, 1, 1), "exams": AS_OF, "terms": None}
    edition = Edition(url="https://example.org/", as_of=AS_OF, changed=changed)
    files = search_files((locale("en", ("", "terms", "devops", "exams")), locale("ja-JP", ("", "404.html"))), edition)
    days = [one.findtext("lastmod", namespaces=NAMES) for one in entries(files["en/sitemap.xml"])]
    assert days == [None, None, "2018-01-01", "2018-03-19"]
    assert [one.findtext("lastmod", namespaces=NAMES) for one in entries(files["sitemap.xml"])] == ["2018-03-19", None]


def test_what_xml_would_read_otherwise_is_escaped() -> None:
    edition = Edition(url="https://example.org/a&b/", as_of=AS_OF)
    text = search_files(LOCALES, edition)["en/sitemap.xml"]
    assert entries(text)[0].findtext("loc", namespaces=NAMES) == "https://example.org/a&b/en/"
    assert text.startswith("<?xml version='1.0' encoding='utf-8'?>\n")


def test_robots_may_read_everything_and_are_told_of_the_index() -> None:
    files = search_files(LOCALES, BELOW)
    assert files["robots.txt"] == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/docs/x/sitemap.xml\n"


def test_without_the_sites_address_there_is_no_sitemap() -> None:
    assert search_files(LOCALES, NOWHERE) == {"robots.txt": "User-agent: *\nAllow: /\n"}
