"""An article is plain: text that its reader sees as it stands in the HTML, nothing hidden, drawn or reversed."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.verify.facts import OWN
from generator.verify.finding import Finding
from generator.verify.html import INLINE, Document, Element, one_line
from generator.verify.shown import direction

_TAGS = INLINE | {
    "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol",
    "p", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = frozenset({"aria-labelledby", "class", "dir", "id", "lang", "role", "tabindex", "translate"})
# What only one kind of element may have.
_OF_ONE = {
    "colspan": "th",
    "datetime": "time",
    "href": "a",
    "hreflang": "a",
    "open": "details",
    "scope": "th",
    "value": "data",
}
# Classes of the site's own style sheet, and those of them that are hidden: of words that a script writes, and in print.
_CLASSES = "cd-"
_HIDDEN = frozenset({"cd-english", "cd-incomplete", "cd-beside", "cd-origin"})
_FIGURE = re.compile(r"\d(?:[\d.,\-]*\d)?")
# Control characters, and those that override or isolate the direction of what follows (Unicode, annex 9).
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def check_plain(article: Element, lang: str) -> Iterator[Finding]:
    """An article has elements of text alone, without text in attributes and without styles of its own.

    Bad: `<p hidden>`, `<p style="display: none">`, `<td title="US$5">`, `<s>`, `<li value="3">`, a reversed direction,
    a class of the theme's, a fact, AND or a mark in `<details>`, a cell that shifts those beside it
    Good: `<p class="cd-who">`
    """
    for element in article.walk():
        if element.tag not in _TAGS:
            yield Finding("plain", f"<{element.tag}>", "an element of text", repr(one_line(element.text)))
        if element.tag == "details":
            yield from _check_folded(element)
        wide = [one.tag for one in element.elements if "colspan" in one.attributes]
        if wide and len(element.elements) > 1:
            yield Finding("plain", f"<{element.tag}>", "no cell beside one that is wider", f"<{wide[0]} colspan>")
        yield from _check_attributes(element, element.lang or lang)
    for match in _UNSEEN.finditer(article.text):
        yield Finding("plain", "", "characters that show", f"U+{ord(match[0]):04X}")


def check_head(page: Document) -> Iterator[Finding]:
    """Figures in a page's title and description, which search engines show, stand in its article too.

    Bad: `<title>Gold: US$300,000</title>` on a page that says US$100,000
    Good: `<title>Office 365</title>` on the page of that product
    """
    if figures := dict.fromkeys(figure for _, text in page.head for figure in _FIGURE.findall(text)):
        stated = set(_FIGURE.findall(page.article.text))
        for one in figures:
            if one not in stated:
                yield Finding("head", "", "no figure that is not in the article", repr(one))


def check_ids(ids: tuple[str, ...]) -> Iterator[Finding]:
    """Each id stands once.

    Bad: two elements with `id="gold"`
    Good: one
    """
    for one, n in Counter(ids).items():
        if n > 1:
            yield Finding("structure", f"#{one}", "each id once", f"{n} of them")


def _check_folded(details: Element) -> Iterator[Finding]:
    """What is folded has figures about the site itself, such as of its translation, and nothing but these."""
    paths = details.paths or [""]
    for path in paths:
        if not path.startswith(OWN):
            found = f"{one_line(details.text)!r} in <details>"
            yield Finding("plain", path, "what shows at once", found)


def _check_attributes(element: Element, lang: str) -> Iterator[Finding]:
    tag = f"<{element.tag}>"
    for name, value in element.attributes.items():
        if not (name in _ATTRIBUTES or name.startswith("data-") or _OF_ONE.get(name) == element.tag):
            yield Finding("plain", tag, "no such attribute", f'{name}="{value}"')
    for one in (element.get("class") or "").split():
        if not one.startswith(_CLASSES) or one in _HIDDEN:
            yield Finding("plain", tag, f"a class that begins with {_CLASSES!r} and hides nothing", repr(one))
    if (said := element.get("dir")) is not None and said != direction(lang):
        yield Finding("plain", tag, f'dir="{direction(lang)}"', f'dir="{said}"')
