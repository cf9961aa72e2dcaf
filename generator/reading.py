"""What a page body says, read back from its HTML: ids, links, text by section.

A layout is read once for all languages, its places as they come; then each language says them (`Reader`).

With `verify.html` the user of selectolax (docs/decisions/verify.md).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.layout import Layout, Link, Listed, Message, Parts, Place, Stated
from generator.model import Name
from generator.words import Words

_BLOCKS = frozenset(
    {"p", "li", "dt", "dd", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "section", "br"}
    | {"table", "caption", "tr", "th", "td"}
)
# A place in a layout: no text has such characters.
_PLACE = re.compile("\ue000([0-9]+)\ue001")
# What `Words` and templates write at a place: `>` is escaped in attributes.
_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(rf"<\/?(?:{'|'.join(sorted(_BLOCKS))})\b[^>]*>")
_NAME = re.compile(r"""data-fact="[^"]*\.name"[^>]*>([^<]*)<""")
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
class Blank:
    """A section of a layout, as each language says it: text around places, and names or the places where some stand."""

    id: str
    title: Parts
    text: Parts
    title_names: tuple[Parts | Place, ...]
    text_names: tuple[Parts | Place, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The ids and links of a body, the same in every language, and its sections."""

    ids: Sequence[str]
    links: Sequence[str]
    sections: Sequence[Blank] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A term that a body explains: its id, the term, what it means."""

    id: str
    name: str
    text: str


def read_body(html: str) -> Body:
    """Return what a page body says."""
    body = Body()
    root = LexborHTMLParser(html).body
    if root is not None:
        _read(root, body, None, said=True)
    for section in body.sections:
        section.title = _line(section.title)
        section.text = _line(section.text)
    return body


def read_layout(layout: Layout) -> Outline:
    """Return what a body has in every language."""
    pieces, places = layout.parts.html, layout.parts.places
    marks = [f"\ue000{n}\ue001" for n in range(len(places))]
    body = read_body("".join(one for pair in zip(pieces, (*marks, ""), strict=True) for one in pair))
    for place in dict.fromkeys(places):
        for below in _bodies_in(place):
            body.ids += below.ids
            body.links += below.links
    named = {f"\ue002{n}": place for n, place in enumerate(places) if _has_names(place)}

    def parts(marked: str) -> Parts:
        cut = _PLACE.split(marked)
        return Parts(tuple(cut[::2]), tuple([places[int(n)] for n in cut[1::2]]))

    def names(marked: list[str]) -> tuple[Parts | Place, ...]:
        kept = (one for one in marked if one in named or not one.startswith("\ue002"))
        return tuple([named.get(one) or parts(one) for one in kept])

    sections = [
        Blank(one.id, parts(one.title), parts(one.text), names(one.title_names), names(one.text_names))
        for one in body.sections
    ]
    return Outline(body.ids, body.links, sections)


def _bodies_in(place: Place) -> Iterator[Body]:
    """Yield what is linked to at a place, and what stands in what it is filled with."""
    if isinstance(place, Link):
        yield Body(links=[place.url.value])
    for parts in _inside(place):
        if any("<" in html for html in parts.html):
            yield read_body("".join(parts.html))
        for below in parts.places:
            yield from _bodies_in(below)


def _has_names(place: Place) -> bool:
    """Return whether names may stand at a place."""
    if isinstance(place, Stated):
        return isinstance(place.fact, Name)
    return any("<" in "".join(parts.html) or any(map(_has_names, parts.places)) for parts in _inside(place))


def _inside(place: Place) -> tuple[Parts, ...]:
    """Return what a place is filled with beside words."""
    match place:
        case Message():
            return tuple(place.values.values())
        case Link():
            return (place.inner,)
        case Listed():
            return place.items
        case _:
            return ()


class Reader:
    """Reads the bodies of one language's pages, each place once however many pages have it."""

    def __init__(self, words: Words) -> None:
        self._said = _Said(words)

    def sections(self, outline: Outline) -> list[Section]:
        """Return the sections of a layout as the language says them."""
        return [
            Section(
                one.id,
                self._text(one.title),
                self._text(one.text),
                self._names(one.title_names),
                self._names(one.text_names),
            )
            for one in outline.sections
        ]

    def _text(self, parts: Parts) -> str:
        said = [""] * (len(parts.html) + len(parts.places))
        said[::2] = parts.html
        said[1::2] = [text for text, _ in map(self._said.__getitem__, parts.places)]
        return _line("".join(said))

    def _names(self, names: Sequence[Parts | Place]) -> list[str]:
        found: list[str] = []
        for one in names:
            found += [self._text(one)] if isinstance(one, Parts) else self._said[one][1]
        return found


class _Said(dict[Place, tuple[str, list[str]]]):
    """The text that stands at each place, and the names in it, found out when it is asked for."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, place: Place) -> tuple[str, list[str]]:
        said = self[place] = self._stated(place) if isinstance(place, Stated) else self._read(place)
        return said

    def _stated(self, place: Stated) -> tuple[str, list[str]]:
        fact, names = place.fact, list[str]()
        if isinstance(fact, Name) and fact.path.endswith(".name"):
            names.append(_line(self.words.name(fact).text))
        return self.words.shown(fact), names

    def _read(self, place: Place) -> tuple[str, list[str]]:
        html = self.words.filled(place)
        return _text_of(html), [_line(unescape(name)) for name in _NAME.findall(html)]


def _text_of(html: str) -> str:
    if "data-search-exclude" in html:
        return " ".join(f"{one.title} {one.text}" for one in read_body(html).sections)
    return unescape(_TAG.sub("", _BLOCK.sub(" ", html)))


def _line(text: str) -> str:
    return " ".join(text.split())


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
                terms.append(Term(anchor, _line(term.text()), _line(meaning.text())))
    return tuple(terms)


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
            if is_block := inner and tag in _BLOCKS:
                _say(" ", body, heading)
            _read(child, body, heading, said=inner)
            if is_block:
                _say(" ", body, heading)


def _say(text: str, body: Body, heading: Section | None) -> None:
    # Marks for the names that stand at the places in a text.
    marks = [f"\ue002{mark}" for mark in _PLACE.findall(text)] if "\ue000" in text else []
    if heading is not None:
        heading.title += text
        heading.title_names += marks
    elif body.sections:
        body.sections[-1].text += text
        body.sections[-1].text_names += marks
    elif text and not text.isspace():
        body.sections.append(Section("", text=text, text_names=marks))
