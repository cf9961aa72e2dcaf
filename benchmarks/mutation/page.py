"""A built page to be changed, and what it can be changed into. Shares with `generator.verify` the HTML parser alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from random import Random
from typing import TypeVar

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.verify.known import Known

T = TypeVar("T")

LOCALES = ("en", "it-IT", "ja-JP", "pt-BR", "zh-CN", "zh-TW")
_ARTICLE = "[data-article]"


class Inapplicable(Exception):  # noqa: N818 - no error
    """A page has nothing that can be changed so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All pages of a built site by locale and name, the same of an older build, and what a proof of it knows.

    `others` are those that stand for no part of the data, by their locale and `/` with their address.
    """

    pages: Mapping[tuple[str, str], str]
    older: Mapping[tuple[str, str], str]
    others: Mapping[tuple[str, str], str]
    known: Known


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a built site; `name` is what it is in every locale."""

    locale: str
    name: str
    world: World

    @property
    def html(self) -> str:
        """Return the page as it was built."""
        key = self.locale, self.name
        return self.world.pages[key] if key in self.world.pages else self.world.others[key]

    def edit(self) -> "Edit":
        """Return the page, to be changed."""
        return Edit(self.html)

    def words(self, msgid: str, context: str | None = None) -> str:
        """Return a message in the page's language."""
        entries = (*self.world.known.catalogues.get(self.locale, ()), *self.world.known.sources)
        found = next(one for one in entries if one.key == (context, msgid))
        return found.strings[0] if found.strings else found.msgid


class Edit:
    """A page that is being changed. Elements are those of the article alone."""

    def __init__(self, html: str) -> None:
        self.tree = LexborHTMLParser(html)
        self.put: dict[str, str] = {}

    def all(self, selector: str) -> list[LexborNode]:
        """Return the elements of the article that selectors of CSS find, in order."""
        return self.tree.css(", ".join(f"{_ARTICLE} {one}" for one in selector.split(",")))

    def facts(self, paths: str = "", tag: str = "") -> list[LexborNode]:
        """Return the facts whose path has a regular expression in it."""
        found = self.all(f"{tag}[data-fact]")
        return [one for one in found if re.search(paths, str(one.attributes["data-fact"]))]

    def replace(self, node: LexborNode, html: str) -> None:
        """Put HTML in the place of an element."""
        token = f"\ue000{len(self.put)}\ue001"
        self.put[token] = html
        node.replace_with(token)

    def before(self, node: LexborNode, html: str) -> None:
        """Put HTML before an element."""
        self.replace(node, html + str(node.html))

    def after(self, node: LexborNode, html: str) -> None:
        """Put HTML after an element."""
        self.replace(node, str(node.html) + html)

    def within(self, node: LexborNode, html: str) -> None:
        """Put HTML in the place of all that is in an element."""
        node.inner_html = html

    def exchange(self, one: LexborNode, other: LexborNode) -> None:
        """Let two elements change places; raise Inapplicable where they are alike."""
        first, second = str(one.html), str(other.html)
        if first == second:
            raise Inapplicable
        self.replace(one, second)
        self.replace(other, first)

    @property
    def html(self) -> str:
        """Return the page as it is now."""
        html = str(self.tree.html)
        while found := re.search("\ue000[0-9]+\ue001", html):
            html = html.replace(found[0], self.put[found[0]])
        return html


def pick(random: Random, many: Sequence[T]) -> T:
    """Return one of many; where there is none, the change is not applicable."""
    if not many:
        raise Inapplicable
    return random.choice(many)


def pick_pair(random: Random, many: Sequence[T]) -> tuple[T, T]:
    """Return two of many, in order."""
    if len(many) < len("ab"):
        raise Inapplicable
    first, second = sorted(random.sample(range(len(many)), 2))
    return many[first], many[second]


def text_of(node: LexborNode) -> str:
    """Return the text of an element."""
    return str(node.text())


def attribute(node: LexborNode, name: str) -> str:
    """Return an attribute's value; the empty string where there is none."""
    return str(node.attributes.get(name) or "")


def set_text(node: LexborNode, text: str) -> None:
    """Change the text of an element that has nothing else in it; to change nothing is not applicable."""
    if text == text_of(node):
        raise Inapplicable
    node.inner_html = escape(text)
