"""The files that search engines ask a site for: sitemaps (sitemaps.org) and robots.txt (RFC 9309)."""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from generator.heads import Edition, alternates
from generator.pages import Locale

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def search_files(locales: Sequence[Locale], edition: Edition) -> Mapping[str, str]:
    """Return `{path: text}`: a sitemap for each locale and their index, where the site's address is known; robots.txt.

    Robots look for that at the root of a host alone: below it, it stands here to be copied.
    """
    files = {"robots.txt": robots(edition)}
    if edition.url:
        counterparts = alternates(locales, edition)
        files |= {f"{one.tag}/sitemap.xml": sitemap(one, counterparts, edition) for one in locales}
        files["sitemap.xml"] = sitemap_index(locales, edition)
    return files


def robots(edition: Edition) -> str:
    """Return a robots.txt that allows everything and names the index of the sitemaps."""
    index = edition.at("sitemap.xml")
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {index}\n" if index else "")


def sitemap(locale: Locale, counterparts: Mapping[str, tuple[tuple[str, str], ...]], edition: Edition) -> str:
    """Return a locale's sitemap: each page with its day, and the page in every language."""
    root = ET.Element("urlset", {"xmlns": NAMESPACE, "xmlns:xhtml": XHTML})
    for page in locale.shown:
        url = _entry(root, "url", edition.at(page.address), edition.modified(page))
        for tag, href in counterparts[page.name]:
            ET.SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": tag, "href": href})
    return _written(root)


def sitemap_index(locales: Sequence[Locale], edition: Edition) -> str:
    """Return the index of all locales' sitemaps, each with the day of its newest page."""
    root = ET.Element("sitemapindex", {"xmlns": NAMESPACE})
    for locale in locales:
        days = [day for page in locale.shown if (day := edition.modified(page))]
        _entry(root, "sitemap", edition.at(f"{locale.tag}/sitemap.xml"), max(days, default=None))
    return _written(root)


def _entry(parent: ET.Element, name: str, address: str | None, modified: str | None) -> ET.Element:
    entry = ET.SubElement(parent, name)
    ET.SubElement(entry, "loc").text = address
    if modified:
        ET.SubElement(entry, "lastmod").text = modified
    return entry


def _written(root: ET.Element) -> str:
    ET.indent(root)
    # With "unicode" as its encoding, ElementTree would name that of the machine it runs on.
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written.decode() + "\n"
