"""Nothing that readers see can become different untold: properties of any edit of the real data."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.data import Keys, Tree, read_tree, show_path
from generator.differences import Change, differences
from generator.errors import GeneratorError
from generator.messages import Translator
from generator.model import Catalogue
from generator.pages import lay_out, render_locale
from generator.resolve import read_catalogue
from generator.templating import Templates
from tests.tools import ROOT

_PROPERTY = settings(derandomize=True, deadline=None, max_examples=25)


@cache
def real() -> Tree:
    return read_tree(ROOT / "data", "data")


@cache
def real_catalogue() -> Catalogue:
    return read_catalogue(real())


@cache
def places() -> tuple[Keys, ...]:
    """Return where something stands in the data: values, and lists with several items."""
    return tuple(_places(real().value, ()))


def _places(value: Any, keys: Keys) -> Iterator[Keys]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _places(one, (*keys, key))
    elif isinstance(value, list):
        if len(value) > 1 and keys[0] != "exceptions":
            yield keys
        for n, one in enumerate(value):
            yield from _places(one, (*keys, n))
    else:
        yield keys


OTHERS: Mapping[str, Sequence[str]] = {
    "relation": ("any", "same", "other", "same-or-different", "same-allowed", "subset-of-same", "everyone", "unstated"),
    "need": ("all", "one", "one-area"),
    "kind": ("exam", "assessment", "certification", "third-party-certificate"),
    "role": ("technical", "functional"),
    "period": ("annual", "trailing-12-months", "previous-12-months"),
    "metric": ("revenue", "gross-license-revenue", "seats-deployed", "new-customers"),
    "id": ("paid-licenses-only", "active-entitlement"),
    "products": ("azure", "office-365", "yammer"),
    "summary_products": ("azure", "office-365", "yammer"),
    "associations": ("transacting-partner", "fasttrack-partner"),
    "date": ("2018-05", "2018-05-31", "2017-12-31"),
    "credential": ("70-246", "70-535", "MB2-717", "pmi-acp", "mcsd-app-builder"),
}


def others(keys: Keys, value: Any) -> st.SearchStrategy[Any]:
    """Return other values for a place."""
    key = next(key for key in reversed(keys) if isinstance(key, str))
    if isinstance(value, bool):
        return st.just(not value)
    if isinstance(value, int):
        return st.integers(1, 9).map(lambda n: value + n)
    if isinstance(value, list):
        return st.permutations(value) | st.just(value[1:])
    kind = "credential" if "lists" in keys else "date" if value[:4].isdigit() else key
    return st.sampled_from(OTHERS.get(kind, (f"{value}s", f"{value}-x", f"{value} more")))


def edited(data: st.DataObject, tree: Tree) -> tuple[Tree, Keys]:
    """Return data in which one place has another value, and that place."""
    keys = data.draw(st.sampled_from(places()))
    value = deepcopy(tree.value)
    around: Any = value
    for key in keys[:-1]:
        around = around[key]
    around[keys[-1]] = data.draw(others(keys, around[keys[-1]]))
    return Tree(value, {}), keys


def readable(tree: Tree) -> Catalogue:
    try:
        return read_catalogue(tree)
    except GeneratorError:
        assume(False)
        raise


@cache
def templates() -> Templates:
    return Templates(ROOT / "templates", "templates")


def pages(catalogue: Catalogue) -> list[str]:
    """Return what the English pages say, without where in the data it stands."""
    layouts = lay_out(catalogue, templates(), as_of=date(2018, 3, 19))
    locale = render_locale(catalogue, templates(), layouts, Translator("en"), root="/")
    return [re.sub(r' data-(fact|group|message)="[^"]*"', "", page.body) for page in locale.pages]


@cache
def real_pages() -> list[str]:
    return pages(real_catalogue())


@pytest.mark.unmeasured
@_PROPERTY
@given(st.data())
def test_whatever_shows_on_a_page_is_told_with_its_path(data: st.DataObject) -> None:
    tree, keys = edited(data, real())
    catalogue = readable(tree)
    changes = differences(real_catalogue(), catalogue)
    if not changes:
        assert pages(catalogue) == real_pages()
        return
    # What refers to a list, and the currency of all figures, is told where it shows.
    if keys[-1] not in {"of", "currency"}:
        path = show_path(keys)
        assert any(one.path.startswith(path) or path.startswith(one.path) for one in changes), [c.path for c in changes]


@pytest.mark.unmeasured
@_PROPERTY
@given(st.data())
def test_the_way_back_is_told_as_the_way_there(data: st.DataObject) -> None:
    tree, _ = edited(data, real())
    for _ in range(data.draw(st.integers(0, 3))):
        tree, _ = edited(data, tree)
    catalogue = readable(tree)
    there, back = differences(real_catalogue(), catalogue), differences(catalogue, real_catalogue())

    def said(one: Change, *sides: object) -> object:
        return (
            one.kind,
            one.competency and one.competency.key,
            one.option and one.option.key,
            one.tiers,
            *sides,
            one.details,
        )

    assert Counter(said(one, one.old, one.new, one.before, one.after) for one in there) == Counter(
        said(one, one.new, one.old, one.after, one.before) for one in back
    )


@pytest.mark.unmeasured
@_PROPERTY
@given(st.data())
def test_the_same_changes_are_told_in_the_same_order_each_in_its_place(data: st.DataObject) -> None:
    tree, _ = edited(data, real())
    tree, _ = edited(data, tree)
    catalogue = readable(tree)
    changes = differences(real_catalogue(), catalogue)
    assert changes == differences(real_catalogue(), catalogue)
    told = [one.competency.key for one in changes if one.competency]
    assert told == sorted(told)
