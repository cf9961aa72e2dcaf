"""What a page body says, read back from its HTML: ids, links, text by section.

With `verify.html` the user of selectolax (docs/decisions/verify.md).
"""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = frozenset(
    {"p", "li", "dt", "dd", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "section", "br"}
    | {"table", "caption", "tr", "th", "td"}
)
_HEADINGS = frozenset({"h1", "h2", "h3"})


@dataclass(slots=True)
class Section:
    """A heading that has an address, and the text up to the next one; the page's first section needs no id.

    So does an element with `data-search-title`, whose value is the id it is found at, begin one. What stands in an
    element with `data-search-exclude` (the theme's word for it) belongs to none. Names are those of the data.
    """

    id: str
    title: str = ""
    text: str = ""
    title_names: list[str] = field(default_factory=list)
    text_names: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """The ids of a body in order (repeated ones too), its links, and its sections."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Term:
    """A term that a body explains: its id, the term, what it means."""

    id: str
    name: str
    text: str


@lru_cache(maxsize=1024)
def read_body(html: str) -> Body:
    """Return what a page body says; not to be changed, as a preview is given the same for a page that stays."""
    body = Body()
    root = LexborHTMLParser(html).body
    if root is not None:
        _read(root, body, None, said=True)
    for section in body.sections:
        section.title = " ".join(section.title.split())
        section.text = " ".join(section.text.split())
    return body


def read_terms(html: str) -> tuple[Term, ...]:
    """Return the terms of a glossary, those that have an address; without marks of what is not translated."""
    tree = LexborHTMLParser(html)
    for mark in tree.css(".cd-mark"):
        mark.decompose()
    terms = []
    for dl in tree.css("dl"):
        children = [one for one in dl.iter() if one.tag in {"dt", "dd"}]
        for term, meaning in pairwise(children):
            if term.tag == "dt" and meaning.tag == "dd" and (anchor := term.attributes.get("id")):
                terms.append(Term(anchor, _line(term), _line(meaning)))
    return tuple(terms)


def _line(node: LexborNode) -> str:
    return " ".join(node.text().split())


def _read(node: LexborNode, body: Body, heading: Section | None, *, said: bool) -> None:
    """Add what an element holds; its text goes to `heading` where it is in one, and nowhere where it is not `said`."""
    for child in node.iter(include_text=True):
        if child.is_text_node:
            if said:
                _say(child.text_content or "", body, heading)
            continue
        tag, given = str(child.tag), child.attributes
        if anchor := given.get("id"):
            body.ids.append(anchor)
        body.links += [value for name, value in given.items() if name in {"href", "src"} and value is not None]
        inner = said and "data-search-exclude" not in given
        begun = given.get("data-search-title") or given.get("id")
        if inner and (tag == "h1" or (begun and (tag in _HEADINGS or "data-search-title" in given))):
            body.sections.append(Section(begun or ""))
            _read(child, body, body.sections[-1], said=inner)
        else:
            if inner and body.sections and str(given.get("data-fact") or "").endswith(".name"):
                names = body.sections[-1].text_names if heading is None else heading.title_names
                names.append(" ".join(child.text().split()))
            around = " " if inner and tag in _BLOCKS else ""
            _say(around, body, heading)
            _read(child, body, heading, said=inner)
            _say(around, body, heading)


def _say(text: str, body: Body, heading: Section | None) -> None:
    if heading is not None:
        heading.title += text
    elif body.sections:
        body.sections[-1].text += text
    elif text and not text.isspace():
        body.sections.append(Section("", text=text))
