"""The theme's page around a body: rendered a few times for each locale, with holes, and filled in for each page.

The plain way, one page at a time, is what this is held to and what it falls back on: nothing here decides how a page
looks. What it knows of Material for MkDocs are the names of two partials and how templates ask about pages.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Protocol

from generator.holes import Address, Form, Hole, Stencil, Unshareable, holes, names, unfold
from generator.pages import near

# What the page's table of contents is made by, and what that needs.
_CONTENTS, _LANGUAGE = "partials/toc.html", "partials/language.html"
_PAGE = "main.html"
# In the place of the other entries of the navigation: enough to see how these are joined, before the page and after.
_BEFORE, _AFTER = ("nav.first", "nav.second"), ("nav.third", "nav.fourth")
# Holes for what stands before and after the page's own entry, and for its table of contents.
_NAV_BEFORE, _NAV_AFTER, _IN_CONTENTS = "nav-before", "nav-after", "in-contents"

Values = Mapping[str, Any]


class Template(Protocol):
    """A template of the theme."""

    def render(self, context: Values) -> str:
        """Return the text."""

    def make_module(self, vars: dict[str, Any]) -> object:  # noqa: A002 - Jinja's name
        """Return what the template defines."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in its locale's navigation: its name there, its address from the other pages."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A navigation, as themes ask for it: there is one also where it lists nothing."""

    items: Sequence[Any]
    homepage: object

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class _Entries(list[Any]):
    """Some entries that stand for all: they can be gone through, not counted."""

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        raise Unshareable("how many entries there are")


@dataclass(frozen=True, slots=True)
class Own:
    """What is a page's own: its place among the entries of the navigation, between two others, and a tree of texts.

    The tree has its `name`, the last part of its address; the `anchor` of its first heading; what templates know of it,
    as `page`. The rest is for `context`, which returns all that templates are given.
    """

    position: int
    values: Values
    contents: Sequence[Values]
    context: Callable[[Values], dict[str, Any]]

    def unfolded(self) -> tuple[Hashable, list[str]]:
        """Return what a page has in common with those that it shares a shell with, and the texts of its tree."""
        shape, texts = unfold(self.values)
        return (shape, *[bool(one["children"]) for one in self.contents]), texts


class Shells:
    """The shells of one locale's pages, each made when the first of its kind is asked for.

    `template` returns one of the theme's; its environment shows values by `holes.shown`. `page_at` returns what an
    entry of the navigation is to templates. `finish` is what is done to every page's
    text, but for its content, in the end.
    """

    def __init__(
        self,
        template: Callable[[str], Template],
        tag: str,
        entries: Sequence[Entry],
        page_at: Callable[[int], object],
        finish: Callable[[str, str], str],
    ) -> None:
        self.template, self.tag, self.entries, self.page_at, self.finish = template, tag, entries, page_at, finish
        self._shells: dict[Hashable, _Shell] = {}
        self._contents: dict[Hashable, tuple[list[str], Form]] = {}

    def fill(self, own: Own) -> str:
        """Return the text of a page; raise Unshareable where its templates ask for more than a shell can say."""
        kind, texts = own.unfolded()
        if (shell := self._shells.get(kind)) is None:
            shell = self._shells[kind] = self._shell(own)
        around = self._neighbours(own)
        if own.contents:
            around[_IN_CONTENTS] = self._contents_of(own)
        return shell.fill(texts, around, own.position)

    def _shell(self, own: Own) -> "_Shell":
        context = self._context(own, [_sample(one) for one in own.contents])
        others = {name: self._entry(name, self.page_at(0)) for name in (*_BEFORE, *_AFTER)}
        items = [*(others[name] for name in _BEFORE), context["page"], *(others[name] for name in _AFTER)]
        context["nav"] = Listing(_Entries(items), context["nav"].homepage)
        text = self.template(_PAGE).render(context)
        if own.contents:
            text = text.replace(self._render_contents(context), Hole(_IN_CONTENTS).mark)
        text = self.finish(text, Hole("page.content").mark)
        shell = _Shell(Form.cut(text), [*names(own.values)], self.entries)
        known = {*shell.names, *self._neighbours(own), *([_IN_CONTENTS] if own.contents else [])}
        if unknown := {name for name, _ in shell.form.holes} - {*known, _NAV_BEFORE, _NAV_AFTER}:
            raise Unshareable(", ".join(sorted(unknown)))
        return shell

    def _context(self, own: Own, contents: Sequence[object]) -> dict[str, Any]:
        """Return what templates are given, with holes for all that is the page's own."""
        with_holes = holes(own.values)
        context = own.context(with_holes)
        context["page"] = Stencil(
            context["page"],
            **{**with_holes["page"], "content": _Body("page.content")},
            toc=contents,
            url=f"{self.tag}/{Hole('name').mark}/",
            previous_page=self._entry("previous", self.page_at(own.position - 1)),
            next_page=self._entry("next", self.page_at(own.position + 1)),
            active=True,
            children=None,
            is_homepage=False,
        )
        return context

    def _entry(self, name: str, page: Any) -> Stencil:
        """Return another page of the navigation; of its own, templates may ask for nothing but title and address."""
        url, meta = f"{self.tag}/{Address(f'{name}.address')}", Stencil(SimpleNamespace(**page.meta))
        return Stencil(page, title=Hole(f"{name}.title"), url=url, meta=meta, active=False, children=None)

    def _neighbours(self, own: Own) -> dict[str, str]:
        before, after = self.entries[own.position - 1], self.entries[own.position + 1]
        return {
            "previous.title": before.title,
            "previous.address": before.address,
            "next.title": after.title,
            "next.address": after.address,
        }

    def _contents_of(self, own: Own) -> str:
        kind, texts = unfold(own.contents)
        if (known := self._contents.get(kind)) is None:
            text = self._render_contents(self._context(own, holes(own.contents, "contents")))
            known = self._contents[kind] = [*names(own.contents, "contents")], Form.cut(self.finish(text, ""))
        named, form = known
        return form.fill(dict(zip(named, texts, strict=True)))

    def _render_contents(self, context: dict[str, Any]) -> str:
        try:
            lang = self.template(_LANGUAGE).make_module(context)
            return self.template(_CONTENTS).render({**context, "lang": lang}).strip()
        except LookupError as error:  # Jinja's for a template that is not there: another theme
            raise Unshareable(str(error)) from error


class _Body(Hole):
    """The place of a body: the theme looks whether it has a heading of its own, and all have."""

    __slots__ = ()

    def __contains__(self, text: object) -> bool:
        """Return whether it has a heading."""
        return text == "<h1" or self._unshareable()


class _Shell:
    """The form of a kind of page, the names of its texts, and the navigation's other entries around its own."""

    def __init__(self, form: Form, names: Sequence[str], entries: Sequence[Entry]) -> None:
        self.names = names
        self.form, parts = _without_entries(form)
        entry, joint = parts or (Form(("",), ()), "")
        self._joint = joint
        self._listed = [entry.fill({"address": one.address, "title": one.title}) for one in entries]

    def fill(self, texts: Sequence[str], around: Mapping[str, str], position: int) -> str:
        """Return the text of a page, whose texts are in the order of their names."""
        values = dict(zip(self.names, texts, strict=True))
        shown = near(position, len(self._listed))
        before = self._joint.join(self._listed[n] for n in shown if n < position)
        after = self._joint.join(self._listed[n] for n in shown if n > position)
        return self.form.fill({**values, **around, _NAV_BEFORE: before, _NAV_AFTER: after})


def _without_entries(form: Form) -> tuple[Form, tuple[Form, str] | None]:
    """Return a form with holes for all entries before the page's own and after; that of an entry, and what joins them.

    None where there is no navigation. Raises Unshareable where entries are not alike, or shown more than once.
    """
    names = [name for name, _ in form.holes]
    shown = [n for n, name in enumerate(names) if name.startswith("nav.")]
    if not shown:
        return form, None
    first, last = shown[0], shown[-1] + 1
    size = len(shown) // 4
    if shown != [*range(first, first + 2 * size), *range(last - 2 * size, last)]:
        raise Unshareable("the navigation is shown more than once")
    starts = (first, first + size, last - 2 * size, last - size)
    (entry, joint), second, third, fourth = ((_entry_at(form, n, size), form.pieces[n + size]) for n in starts)
    if not entry == second[0] == third[0] == fourth[0] or joint != third[1]:
        raise Unshareable("entries of the navigation are not alike")
    pieces = (*form.pieces[: first + 1], *form.pieces[first + 2 * size : last - 2 * size + 1], *form.pieces[last:])
    around = form.holes[:first], form.holes[first + 2 * size : last - 2 * size], form.holes[last:]
    nav = (*around[0], (_NAV_BEFORE, False), *around[1], (_NAV_AFTER, False), *around[2])
    return Form(pieces, nav), (entry, joint)


def _entry_at(form: Form, start: int, size: int) -> Form:
    """Return the form of an entry of the navigation, from its first hole to its last."""
    inner = tuple((name.rpartition(".")[2], escaped) for name, escaped in form.holes[start : start + size])
    return Form(("", *form.pieces[start + 1 : start + size], ""), inner)


def _sample(heading: Values) -> dict[str, Any]:
    """Return the first heading of a page's contents with a single one below it, if it has any."""
    below = [{**heading, "title": Hole("in-contents.below"), "children": []}] if heading["children"] else []
    return {**heading, "url": f"#{Hole('anchor').mark}", "title": Hole("in-contents.title"), "children": below}
