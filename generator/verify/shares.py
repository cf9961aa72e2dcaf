"""The page about translation: how much of each page is translated, beside the language and the page it is of."""

import posixpath
from collections.abc import Collection, Iterator

from generator.verify.facts import OWN
from generator.verify.finding import Finding
from generator.verify.html import Element
from generator.verify.stated import TRANSLATION


def check_shares(article: Element, locales: Collection[str], pages: Collection[str]) -> Iterator[Finding]:
    """A figure stands beside the language, and the page, that it is of; each page has one for each of `locales`.

    Bad: how much of the Italian pages is translated, after the name of Japanese; a page without a figure
    Good: in a row, or a column, or behind a summary that names the language in itself
    """
    for one in article.walk():
        if one.tag == "table":
            yield from _check_table(one)
        elif one.tag == "details":
            yield from _check_below(one.paths, [*_named(one), "messages"])
    found = set(article.paths)
    for path in (f"{OWN}{tag}.pages.{page}" for tag in locales for page in pages):
        if path not in found:
            yield Finding("places", path, "how much of the page is translated", "nothing")


def _check_table(table: Element) -> Iterator[Finding]:
    """Check a table whose rows are languages, or one whose columns are languages and whose rows are pages."""
    first, *rows = [one for one in table.walk() if one.tag == "tr"] or [table]
    columns = _named(first)
    said = []
    for row in rows:
        head, *cells = row.elements or [row]
        page = _page(next((str(one.get("href")) for one in head.having("href")), ""))
        for n, cell in enumerate(cells):
            yield from _check_below(cell.paths, [*columns[n : n + 1], "pages", page] if columns else _named(head))
        said.append([[path.split(".")[2:] for path in cell.paths] for cell in cells])
    if not columns and any(one != said[0] for one in said):
        yield Finding("places", "translation", "the same figures in each row, in the same order", "others")


def _check_below(paths: list[str], keys: list[str]) -> Iterator[Finding]:
    start = OWN + ".".join(keys)
    for path in paths:
        if not f"{path}.".startswith(f"{start}."):
            yield Finding("places", path, f"a fact of {start}", "another one")


def _page(link: str) -> str:
    """Return what a page is called to which a link leads."""
    name = posixpath.normpath(posixpath.join(TRANSLATION, link)).removesuffix(".html")
    return "index" if name == "." else name


def _named(element: Element) -> list[str]:
    """Return the languages that an element names in themselves."""
    return [one.lang for one in element.walk() if one.get("translate") == "no"]
