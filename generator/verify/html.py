"""Built pages, read back as a browser reads them. The only user of selectolax (docs/decisions/verify.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Text in these belongs to the block, not to what stands beside it.
BLOCKS = frozenset({"p", "li", "dt", "dd", "td", "th", "caption", "h1", "h2", "h3", "h4"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element and all that is in it, in order."""

    tag: str
    attributes: Mapping[str, str | None]
    children: "tuple[Element | str, ...]"

    def get(self, name: str) -> str | None:
        """Return an attribute's value; None when it has none."""
        return self.attributes.get(name)

    def walk(self) -> "Iterator[Element]":
        """Yield the element and those in it, in the order of the document."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += [child for child in reversed(one.children) if isinstance(child, Element)]

    def having(self, attribute: str) -> "Iterator[Element]":
        """Yield the elements that have an attribute."""
        return (one for one in self.walk() if attribute in one.attributes)

    @property
    def text(self) -> str:
        """Return all text in the element, white space as it stands, without marks of what is not translated."""
        return "".join(
            child if isinstance(child, str) else child.text
            for child in self.children
            if isinstance(child, str) or not child.is_mark
        )

    @property
    def is_mark(self) -> bool:
        """Return whether the element says of the words before it that they are not translated."""
        return "cd-mark" in (self.get("class") or "").split()


@dataclass(frozen=True, slots=True)
class Document:
    """A page: its language, its article without what the theme writes around it, its links to other languages.

    Of its article: `(path, element)` of each fact in order, every id, every link once.
    """

    lang: str
    article: Element
    alternates: Mapping[str, str]
    facts: "tuple[tuple[str, Element], ...]"
    ids: frozenset[str]
    links: tuple[str, ...]


def read_document(html: str) -> Document | None:
    """Return what a page says; None when it has no article."""
    tree = LexborHTMLParser(html)
    root, article = tree.root, tree.css_first("[data-article]")
    if root is None or article is None:
        return None
    alternates = {
        str(link.attributes["hreflang"]): str(link.attributes["href"])
        for link in tree.css("a[hreflang][data-cd-language]")
    }
    body = _element(article)
    return Document(
        lang=str(root.attributes.get("lang") or ""),
        article=body,
        alternates=alternates,
        facts=tuple((str(one.get("data-fact")), one) for one in body.having("data-fact")),
        ids=frozenset(str(one.get("id")) for one in body.having("id")),
        links=tuple(dict.fromkeys(str(one.get("href")) for one in body.having("href"))),
    )


def one_line(text: str) -> str:
    """Return a text as a reader sees it: white space of any kind as one space, none at its edges."""
    return " ".join(text.split())


def _element(node: LexborNode) -> Element:
    children: list[Element | str] = []
    for child in node.iter(include_text=True):
        if child.is_text_node:
            children.append(child.text_content or "")
        elif child.is_element_node:
            element = _element(child)
            if element.is_mark and children and isinstance(children[-1], str):
                # The space that sets a mark apart belongs to it.
                children[-1] = children[-1].rstrip()
            children.append(element)
    return Element(str(node.tag), node.attributes, tuple(children))
