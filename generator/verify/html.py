"""Built pages, read back as a browser reads them. The only user of selectolax (docs/decisions/verify.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

# An element that stands in a line of text; every other one begins a block of its own.
INLINE = frozenset({"a", "b", "br", "data", "em", "i", "small", "span", "strong", "time"})
# Pages are some 15 deep.
_DEEPEST = 100
# What an article may stand in, and what would hide it there.
_FRAME = frozenset({"html", "body", "div", "main", "article", "section"})
_HIDING = frozenset({"hidden", "aria-hidden", "inert", "style", "popover"})
_SHOWN_ELSEWHERE = ("description", "og:title", "og:description", "twitter:title", "twitter:description")
# What makes of a page another one than its address says.
_ELSEWHERE = "base, meta[http-equiv=refresh]"

# What says what a text is.
_OWNERS = frozenset({"data-fact", "data-list", "data-message"})
_FORM, _FORM_ID = 'script[type="application/json"]', "[id=cd_qualify_data]"


@dataclass(frozen=True, slots=True)
class Element:
    """An element and all that is in it, in order.

    `children` and, of these, `elements` stand in it directly; `within` are the elements at any depth. `lang` is the
    language of its text where the article says one, else empty.
    """

    tag: str
    attributes: Mapping[str, str]
    lang: str = field(compare=False, repr=False)
    children: "tuple[Element | str, ...]"
    elements: "tuple[Element, ...]" = field(compare=False, repr=False)
    within: "tuple[Element, ...]" = field(compare=False, repr=False)

    def get(self, name: str) -> str | None:
        """Return an attribute's value; None when it has none."""
        return self.attributes.get(name)

    def walk(self) -> "tuple[Element, ...]":
        """Return the element and those in it, in the order of the document."""
        return (self, *self.within)

    def having(self, attribute: str) -> "list[Element]":
        """Return the elements that have an attribute."""
        return [one for one in self.walk() if attribute in one.attributes]

    @property
    def is_fact(self) -> bool:
        """Return whether its text is a fact's: that of a link has facts of its own."""
        return "data-fact" in self.attributes and self.tag != "a"

    @property
    def paths(self) -> "list[str]":
        """Return the path of each fact in the element, in order."""
        return [one.attributes["data-fact"] for one in self.walk() if "data-fact" in one.attributes]

    @property
    def text(self) -> str:
        """Return all text in the element, white space as it stands."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class Piece(NamedTuple):
    """A text on a page: the element that it stands in, the one that says what it is, and the last id before it.

    What it is says the fact around it, or else the next list of facts, message or link of a fact; None where none does.
    """

    text: str
    around: Element
    owner: Element | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page: its language, the digest of its HTML, its article without what the theme writes around it.

    Of its article: `(path, element)` of each fact, and each id, in order; every link once; what stands `around` it in
    the theme's `article`, if that has one. Of the whole page: its character set; its titles and descriptions, as
    `(which, text)`; the data of its form, if any; `(language, address)` of the same page in others, and of those
    whose sentences are shown `beside` its own; what a link can lead to; every address that is not in the article, and
    `(address, text)` of the texts of its links; of its head which address is `canonical`, `og:url`, or that of a
    language: `(which, address)`.
    """

    lang: str
    digest: str = field(compare=False)
    charset: str
    head: tuple[tuple[str, str], ...]
    article: Element
    around: "tuple[Element | str, ...]"
    direction: str
    alternates: tuple[tuple[str, str], ...]
    beside: tuple[tuple[str, str], ...]
    form: str
    facts: "tuple[tuple[str, Element], ...]"
    ids: tuple[str, ...]
    links: tuple[str, ...]
    anchors: frozenset[str]
    frame: tuple[str, ...]
    frame_links: tuple[tuple[str, str], ...]
    head_links: tuple[tuple[str, str], ...] = ()


class PageError(ValueError):
    """A page that cannot be judged; says why."""


def read_document(html: str) -> Document | None:
    """Return what a page says; None when it has no article; raise PageError when it cannot be read as one page."""
    tree = LexborHTMLParser(html)
    root, articles = tree.root, tree.css("[data-article]")
    if root is None or not articles:
        return None
    if len(articles) > 1:
        raise PageError(f"{len(articles)} articles")
    _refuse_hidden(tree, articles[0])
    body = _element(articles[0], _DEEPEST, "")
    links = dict.fromkeys(str(one.get("href")) for one in body.having("href"))
    return Document(
        lang=str(root.attributes.get("lang") or ""),
        digest=sha256(html.encode()).hexdigest(),
        charset=_charset(tree),
        head=tuple(_head_texts(tree)),
        article=body,
        around=tuple(_around(articles[0])),
        direction=_direction(articles[0]),
        form=_form(tree),
        alternates=_links(tree, "data-cd-language"),
        beside=_links(tree, "data-cd-beside"),
        facts=tuple((str(one.get("data-fact")), one) for one in body.having("data-fact")),
        ids=tuple(str(one.get("id")) for one in body.having("id")),
        links=tuple(links),
        anchors=frozenset(str(one.attributes["id"]) for one in tree.css("[id]")),
        frame=tuple(one for one in _addresses(tree) if one not in links),
        frame_links=tuple(_frame_links(tree, articles[0])),
        head_links=tuple(_head_links(tree)),
    )


def one_line(text: str) -> str:
    """Return a text as a reader sees it: white space of any kind as one space, none at its edges."""
    return " ".join(text.split())


def _form(tree: LexborHTMLParser) -> str:
    """Return the data of a page's form; raise PageError where its script would find something else first."""
    found = tree.css(_FORM_ID)
    if len(found) > 1 or any(not one.css_matches(_FORM) for one in found):
        raise PageError(f"{len(found)} elements with the id of the form's data, or one that is no JSON")
    return "".join(one.text() for one in found)


def pieces_of(article: Element) -> Iterator[Piece]:
    """Yield each text of an article that is not white space, in order."""
    place, waiting = "", list[tuple[Element | str, Element, Element | None]]([(article, article, None)])
    while waiting:
        one, around, owner = waiting.pop()
        if isinstance(one, str):
            yield Piece(one, around, owner, place)
            continue
        if "id" in one.attributes:
            place = f"#{one.attributes['id']}"
        if not _OWNERS.isdisjoint(one.attributes) and (owner is None or not owner.is_fact):
            owner = one
        for child in reversed(one.children):
            if not isinstance(child, str) or not child.isspace():
                waiting.append((child, one, owner))


def _direction(article: LexborNode) -> str:
    """Return the direction that an article takes from what is around it; empty where nothing says one."""
    around = article.parent
    while around is not None and around.is_element_node:
        if said := around.attributes.get("dir"):
            return said
        around = around.parent
    return ""


def _refuse_hidden(tree: LexborHTMLParser, article: LexborNode) -> None:
    """Raise PageError for what shows the article elsewhere, or not at all."""
    if elsewhere := tree.css_first(_ELSEWHERE):
        raise PageError(f"<{elsewhere.tag}>, so that it or its links lead elsewhere")
    around = article.parent
    while around is not None and around.tag in _FRAME:
        if hiding := _HIDING & around.attributes.keys():
            raise PageError(f"its article is in an element with {' and '.join(sorted(hiding))}")
        around = around.parent
    if around is not None and around.is_element_node:
        raise PageError(f"its article is in <{around.tag}>")


def _element(node: LexborNode, depth: int, lang: str) -> Element:
    if not depth:
        raise PageError(f"elements more than {_DEEPEST} deep")
    attributes = {name: value or "" for name, value in node.attributes.items()}
    lang = attributes.get("lang") or lang
    children: list[Element | str] = []
    elements: list[Element] = []
    within: list[Element] = []
    for child in node.iter(include_text=True):
        if child.is_text_node:
            children.append(child.text_content or "")
        elif child.is_element_node:
            one = _element(child, depth - 1, lang)
            children.append(one)
            elements.append(one)
            within += (one, *one.within)
    return Element(str(node.tag), attributes, lang, tuple(children), tuple(elements), tuple(within))


def _links(tree: LexborHTMLParser, kind: str) -> tuple[tuple[str, str], ...]:
    found = tree.css(f"a[hreflang][{kind}]")
    return tuple((str(link.attributes["hreflang"]), str(link.attributes.get("href"))) for link in found)


def _head_links(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield what the head says that a page is called on the web, and in other languages."""
    for link in tree.css("link[rel][href]"):
        kinds, address = str(link.attributes["rel"]).lower().split(), str(link.attributes["href"])
        if "canonical" in kinds:
            yield "canonical", address
        if "alternate" in kinds and "hreflang" in link.attributes:
            yield str(link.attributes["hreflang"]), address
    for one in tree.css("meta[property='og:url']"):
        yield "og:url", str(one.attributes.get("content"))


def _head_texts(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield what a browser, a search engine or who shares a link shows of a page."""
    yield from (("title", one.text()) for one in tree.css("title"))
    for one in tree.css("meta[content]"):
        which = str(one.attributes.get("property") or one.attributes.get("name")).lower()
        if which in _SHOWN_ELSEWHERE:
            yield which, str(one.attributes["content"])


def _charset(tree: LexborHTMLParser) -> str:
    """Return the name of the page's encoding, as its head says it; empty where it does not."""
    one = tree.css_first("meta[charset]")
    return str(one.attributes["charset"]).lower() if one else ""


def _around(article: LexborNode) -> Iterator[Element | str]:
    """Yield what stands beside an article in the `article` of its theme."""
    outer = article.parent
    while outer is not None and outer.tag != "article":
        outer = outer.parent
    while outer is not None and article.mem_id != outer.mem_id and (parent := article.parent) is not None:
        for one in parent.iter(include_text=True):
            if one.is_text_node:
                yield one.text_content or ""
            elif one.mem_id != article.mem_id and one.is_element_node:
                yield _element(one, _DEEPEST, "")
        article = parent


def _frame_links(tree: LexborHTMLParser, article: LexborNode) -> Iterator[tuple[str, str]]:
    ours = {one.mem_id for one in article.css("a")}
    for link in tree.css("a[href]"):
        if link.mem_id not in ours:
            for text in link.text(separator="\n", strip=True).splitlines():
                yield str(link.attributes["href"]), text


def _addresses(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield each address in a page once: of links, styles, scripts, images."""
    found = (node.attributes.get(name) for name in ("href", "src") for node in tree.css(f"[{name}]"))
    return iter(dict.fromkeys(one for one in found if one is not None))
