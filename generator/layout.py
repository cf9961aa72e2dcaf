"""What a page says, before it is said in any language. Pure.

Templates are rendered once for all languages. What they say - a message, a fact, a list - leaves a place in the HTML,
which each language fills in (`words`). So a layout cannot depend on a language, nor a language change a layout.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import TypeAlias

from markupsafe import Markup, escape

from generator.model import Fact, Name, Text
from generator.pofiles import Key

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
# Where a place is, in what a template renders. Nothing else can be taken for it: autoescape leaves no `<` to values.
_PLACE = re.compile(r"<(\d+)>")


# Places are compared as objects: one that is said twice, on a page or on many, is filled once.


@dataclass(frozen=True, slots=True, eq=False)
class Message:
    """A message of templates or data, with what fills its placeholders."""

    text: Text
    n: int | None
    values: Mapping[str, "Parts"]


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A fact."""

    fact: "Fact[object] | Name"


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """Something linked to an address that is a fact."""

    url: Fact[str]
    inner: "Parts"


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """Things joined as `A, B or C` (style `or`) or `A, B and C` (style `standard`)."""

    items: tuple["Parts", ...]
    style: str


@dataclass(frozen=True, slots=True, eq=False)
class English:
    """The attributes of an element whose text is in English on every page."""


Place: TypeAlias = Message | Stated | Link | Listed | English


@dataclass(frozen=True, slots=True)
class Parts:
    """HTML around places: one piece more than there are places."""

    html: tuple[str, ...]
    places: tuple[Place, ...]


class Layout:
    """A page body without its words; `messages` are the keys of all that it says and a translator is asked for.

    Where these are known before, its parts are made when they are asked for.
    """

    __slots__ = ("_made", "_make", "_said", "messages")

    def __init__(self, make: Callable[[], Parts], messages: frozenset[Key]) -> None:
        self._make, self.messages = make, messages
        self._made: Parts | None = None
        self._said = messages

    def once(self, said: frozenset[Key]) -> frozenset[Key]:
        """Return what a page around the body says; where it says the same in many languages, one set for all."""
        if said != self._said:
            self._said = said
        return self._said

    @property
    def parts(self) -> Parts:
        """Return the HTML and its places."""
        if self._made is None:
            self._made = self._make()
        return self._made


class Places:
    """What templates can call. Each call returns a mark in HTML, and keeps what is to be said there."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self._marks: dict[Hashable, Markup] = {}
        self._places: list[Place] = []
        self._messages: dict[Place, frozenset[Key]] = {}

    def functions(self, link: Callable[[str, str], str]) -> dict[str, object]:
        """Return what is callable by name in every template.

        `link(page, anchor)` returns a relative address; it raises LookupError for a page that is not there.
        """
        return {
            **gettext_functions(self.say),
            "say": self.say,
            "fact": self.fact,
            "linked": self.linked,
            "listed": self.listed,
            "in_english": self.in_english,
            "link": link,
            "as_of": self.as_of,
        }

    def layout(self, html: str) -> Layout:
        """Return the layout that a template has rendered."""
        parts = self._parts(html)
        return Layout(lambda: parts, frozenset().union(*map(self._said, parts.places)))

    def say(self, text: Text, n: int | None = None, **values: object) -> Markup:
        """Return the mark of a message; a placeholder of its English without a value is a LookupError."""
        for name in _names_in(text.singular, text.plural):
            values[name]
        html = {name: value if isinstance(value, Markup) else escape(value) for name, value in values.items()}
        return self._mark(
            ("say", text, n, *html.items()),
            lambda: Message(text, n, {name: self._parts(value) for name, value in html.items()}),
        )

    def fact(self, one: "Fact[object] | Name") -> Markup:
        """Return the mark of a fact."""
        return self._mark(one, lambda: Stated(one))

    def linked(self, url: Fact[str] | None, inner: Markup) -> Markup:
        """Return `inner`, as a link to the address if there is one."""
        return self._mark(("linked", url, inner), lambda: Link(url, self._parts(inner))) if url else inner

    def listed(self, items: list[Markup], style: str = "or") -> Markup:
        """Return the mark of a list."""
        return self._mark(("listed", style, *items), lambda: Listed(tuple(map(self._parts, items)), style))

    def in_english(self) -> Markup:
        """Return the mark of an element's attributes, whose text is in English on every page."""
        return self._mark("in English", English)

    def _mark(self, key: Hashable, place: Callable[[], Place]) -> Markup:
        if (mark := self._marks.get(key)) is None:
            mark = self._marks[key] = Markup(f"<{len(self._places)}>")  # noqa: S704 - a number
            self._places.append(place())
        return mark

    def _parts(self, html: str) -> Parts:
        parts = _PLACE.split(str(html))
        return Parts(tuple(parts[::2]), tuple(self._places[int(n)] for n in parts[1::2]))

    def _said(self, place: Place) -> frozenset[Key]:
        """Return the keys of what is said at a place, and in it."""
        if (said := self._messages.get(place)) is None:
            said = self._messages[place] = frozenset(self._keys(place))
        return said

    def _keys(self, place: Place) -> Iterator[Key]:
        inner: tuple[Parts, ...] = ()
        match place:
            case Message():
                yield place.text.key
                inner = tuple(place.values.values())
            case Stated(Name() as name) if not name.kept:
                yield message_of(name).key
            case Link():
                inner = (place.inner,)
            case Listed():
                inner = place.items
        for parts in inner:
            for below in parts.places:
                yield from self._said(below)


class Contents(dict[Place, str]):
    """What stands at each place as text: the same in another build means that it says the same."""

    def __missing__(self, place: Place) -> str:
        text = self[place] = blake2b(repr([*self._texts(place)]).encode(), digest_size=16).hexdigest()
        return text

    def of(self, parts: Parts) -> str:
        """Return what some parts hold."""
        return repr((parts.html, [self[place] for place in parts.places]))

    def _texts(self, place: Place) -> Iterator[str]:
        yield type(place).__name__
        match place:
            case Message():
                yield repr((place.text, place.n, *place.values))
                yield from map(self.of, place.values.values())
            case Stated():
                yield repr(place.fact)
            case Link():
                yield repr(place.url)
                yield self.of(place.inner)
            case Listed():
                yield place.style
                yield from map(self.of, place.items)


def message_of(name: Name) -> Text:
    """Return the message that asks for a name in another language."""
    return Text(name.text, name.path, context="name")


@lru_cache(maxsize=4096)
def _names_in(singular: str, plural: str | None) -> tuple[str, ...]:
    return tuple(_PLACEHOLDER.findall(f"{singular} {plural or ''}"))


def gettext_functions(say: Callable[..., object]) -> dict[str, object]:
    """Return the functions of gettext, by their names in templates."""
    return {
        "gettext": lambda msgid, **values: say(Text(msgid, ""), **values),
        "pgettext": lambda context, msgid, **values: say(Text(msgid, "", context=context), **values),
        "ngettext": lambda one, many, n, **values: say(Text(one, "", many), n, **values),
        "npgettext": lambda context, one, many, n, **values: say(Text(one, "", many, context), n, **values),
    }
