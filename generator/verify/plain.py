"""An article is plain: text that its reader sees as it stands in the HTML, nothing hidden, drawn or reversed."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.verify.finding import Finding
from generator.verify.html import INLINE, Element, one_line

_TAGS = INLINE | {
    "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol",
    "p", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = frozenset({
    "aria-describedby", "aria-labelledby", "class", "colspan", "dir", "headers", "href", "hreflang", "id", "lang",
    "open", "rel", "role", "rowspan", "scope", "tabindex", "translate",
})  # fmt: skip
# What only a fact may have.
_VALUES = {"data": "value", "time": "datetime"}
# Control characters, and those that override or isolate the direction of what follows (Unicode, annex 9).
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def check_plain(article: Element) -> Iterator[Finding]:
    """An article has elements of text alone, without text in attributes and without styles of its own.

    Bad: `<p hidden>`, `<p style="display: none">`, `<td title="US$5">`, `<s>`, `<li value="3">`, a reversed direction
    Good: `<p class="cd-who">`
    """
    for element in article.walk():
        if element.tag not in _TAGS:
            yield Finding("plain", f"<{element.tag}>", "an element of text", repr(one_line(element.text)))
        for name, value in element.attributes.items():
            if not (name in _ATTRIBUTES or name.startswith("data-") or name == _VALUES.get(element.tag)):
                yield Finding("plain", f"<{element.tag}>", "no such attribute", f'{name}="{value}"')
    for match in _UNSEEN.finditer(article.text):
        yield Finding("plain", "", "characters that show", f"U+{ord(match[0]):04X}")


def check_ids(ids: tuple[str, ...]) -> Iterator[Finding]:
    """Each id stands once.

    Bad: two elements with `id="gold"`
    Good: one
    """
    for one, n in Counter(ids).items():
        if n > 1:
            yield Finding("structure", f"#{one}", "each id once", f"{n} of them")
