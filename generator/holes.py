"""One text for many pages, with holes where they differ. Pure.

A template is rendered with holes in the place of a page's own values, and the text that comes out is cut at them: a
`Form`, which is filled in for each page. A template may show a hole, escape it, and ask whether there is one. Whatever
else it does with it has an answer for one page only, and raises Unshareable: such pages are rendered one by one.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

from markupsafe import escape

# Neither HTML nor an address needs to escape any of it.
_MARK = "competency-docs.hole"
_HOLES = re.compile(rf"{re.escape(_MARK)}\(([\w.-]+)(:e)?\)|\.\./{re.escape(_MARK)}\(([\w.-]+)@\)/")


class Unshareable(BaseException):
    """A template asks something that pages answer differently. Some of Jinja's tests take any Exception for a no."""


class Hole:
    """The place of a text. It can be shown, by `mark`; escaped; and is always there."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def mark(self) -> str:
        """Return what stands for the text as it is."""
        return f"{_MARK}({self._name})"

    def __html__(self) -> str:
        """Return what stands for the escaped text."""
        return f"{_MARK}({self._name}:e)"

    def __bool__(self) -> bool:
        return True

    def _unshareable(self, *_: object) -> NoReturn:
        raise Unshareable(self._name)

    def __str__(self) -> str:
        return self._unshareable()

    def __contains__(self, _: object) -> bool:
        return self._unshareable()

    __len__ = __iter__ = __getitem__ = __add__ = __radd__ = __mod__ = __hash__ = __repr__ = _unshareable
    __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = _unshareable


class Address(Hole):
    """The place of the address of another page in the folder. It can only be told as it is seen from there."""

    __slots__ = ()

    @property
    def mark(self) -> str:
        """Return what stands for the address as it is, in the site."""
        return str(self)

    def __str__(self) -> str:
        """Return what the theme makes a relative address of."""
        return f"{_MARK}({self._name}@)/"


def shown(value: object) -> object:
    """Return what stands for a value that a template shows: Jinja's `finalize`."""
    return value.mark if isinstance(value, Hole) else value


def is_text(value: object) -> bool:
    """Return whether a value is a text or the place of one: Jinja's test `string`."""
    return isinstance(value, str | Hole)


class Stencil:
    """A page, for templates that are rendered for many: what is the same in all, holes, and nothing else of a page."""

    def __init__(self, of: object, **known: object) -> None:
        self._of, self._known = of, known

    def __getattr__(self, name: str) -> Any:
        if name in self._known:
            return self._known[name]
        if hasattr(self._of, name):
            raise Unshareable(name)
        raise AttributeError(name)


# Texts in mappings and lists, which are what is looked for first: each page has a hundred.
Tree: TypeAlias = Any


def unfold(tree: Tree) -> tuple[Hashable, list[str]]:
    """Return what is the same in values for which one form will do, and the texts in them, in order."""
    found: list[str] = []
    return _shape(tree, found), found


def _shape(tree: Tree, found: list[str]) -> Hashable:
    if isinstance(tree, str):
        found.append(tree)
        return bool(tree)
    if isinstance(tree, dict):
        return (*tree, *_shapes(tree.values(), found))
    if isinstance(tree, list | tuple):
        return tuple(_shapes(tree, found))
    return ("is", tree) if isinstance(tree, Hashable) else id(tree)


def _shapes(trees: Iterable[Tree], found: list[str]) -> list[Hashable]:
    shapes: list[Hashable] = []
    for one in trees:
        # Most are texts: they are not worth a call.
        if isinstance(one, str):
            found.append(one)
            shapes.append(bool(one))
        else:
            shapes.append(_shape(one, found))
    return shapes


def holes(tree: Tree, name: str = "") -> Any:
    """Return the values with a hole for each text in them, named by its way there: `head.title`, `links.0`."""
    if isinstance(tree, str):
        return Hole(name) if tree else tree
    if isinstance(tree, dict):
        return {key: holes(one, _below(name, key)) for key, one in tree.items()}
    if isinstance(tree, list | tuple):
        return [holes(one, _below(name, n)) for n, one in enumerate(tree)]
    return tree


def names(tree: Tree, name: str = "") -> Iterator[str]:
    """Yield the names of the holes for the texts, in order; an empty text has a name too."""
    if isinstance(tree, str):
        yield name
    elif isinstance(tree, dict):
        for key, one in tree.items():
            yield from names(one, _below(name, key))
    elif isinstance(tree, list | tuple):
        for n, one in enumerate(tree):
            yield from names(one, _below(name, n))


def _below(name: str, key: object) -> str:
    return f"{name}.{key}" if name else str(key)


@dataclass(frozen=True, slots=True)
class Form:
    """A text with holes: one piece more than there are holes. A hole is its name, and whether its text is escaped."""

    pieces: tuple[str, ...]
    holes: tuple[tuple[str, bool], ...]

    @classmethod
    def cut(cls, text: str) -> "Form":
        """Return the form of a text that was rendered with holes."""
        found = _HOLES.split(text)
        pieces = tuple(found[::4])
        names = [one or address for one, address in zip(found[1::4], found[3::4], strict=True)]
        if any(_MARK in piece for piece in pieces):
            raise Unshareable("an address that is shown as it is")
        return cls(pieces, tuple(zip(names, map(bool, found[2::4]), strict=True)))

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the text for a page."""
        filled = [""] * (len(self.pieces) + len(self.holes))
        filled[::2] = self.pieces
        filled[1::2] = [escape(values[name]) if escaped else values[name] for name, escaped in self.holes]
        return "".join(filled)
