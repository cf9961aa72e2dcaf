"""The files that search engines ask a site for: sitemaps (sitemaps.org) and robots.txt (RFC 9309)."""

from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

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
        links = {name: _links(found) for name, found in alternates(locales, edition).items()}
        files |= {f"{one.tag}/sitemap.xml": sitemap(one, links, edition) for one in locales}
        files["sitemap.xml"] = sitemap_index(locales, edition)
    return files


def robots(edition: Edition) -> str:
    """Return a robots.txt that allows everything and names the index of the sitemaps."""
    index = edition.at("sitemap.xml")
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {index}\n" if index else "")


def sitemap(locale: Locale, links: Mapping[str, str], edition: Edition) -> str:
    """Return a locale's sitemap: each page with its day, and the `links` to it in every language, by its name."""
    entries = (
        _entry("url", edition.at(page.address), edition.modified(page), links[page.name]) for page in locale.shown
    )
    return _written("urlset", f' xmlns:xhtml="{XHTML}"', entries)


def sitemap_index(locales: Sequence[Locale], edition: Edition) -> str:
    """Return the index of all locales' sitemaps, each with the day of its newest page."""
    newest = [max((day for page in one.shown if (day := edition.modified(page))), default=None) for one in locales]
    entries = (
        _entry("sitemap", edition.at(f"{one.tag}/sitemap.xml"), day) for one, day in zip(locales, newest, strict=True)
    )
    return _written("sitemapindex", "", entries)


def _links(counterparts: Sequence[tuple[str, str]]) -> str:
    """Return the links to a page in every language: the same in the sitemap of each."""
    link = '    <xhtml:link rel="alternate" hreflang="{}" href="{}" />\n'
    return "".join(link.format(tag, escape(href, {'"': "&quot;"})) for tag, href in counterparts)


def _entry(name: str, address: str | None, modified: str | None, links: str = "") -> str:
    day = f"    <lastmod>{modified}</lastmod>\n" if modified else ""
    return f"  <{name}>\n    <loc>{escape(address or '')}</loc>\n{day}{links}  </{name}>\n"


def _written(name: str, more: str, entries: Iterable[str]) -> str:
    head = f"<?xml version='1.0' encoding='utf-8'?>\n<{name} xmlns=\"{NAMESPACE}\"{more}>\n"
    return f"{head}{''.join(entries)}</{name}>\n"
