"""The test catalogue in fixtures/constructs, with something changed."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from generator.data import Tree, read_tree

FOLDER = Path(__file__).parent / "fixtures" / "constructs"
ABSENT = object()


@cache
def read_constructs() -> Tree:
    """Return the test catalogue as its files say it."""
    return read_tree(FOLDER, "data")


def changed(changes: Mapping[str, object]) -> Tree:
    """Return the test catalogue with other values at some paths, in order; ABSENT takes what is there away.

    The tree has no marks, so a problem's `where` is its path alone.
    """
    value = deepcopy(read_constructs().value)
    for path, new in changes.items():
        *before, last = read_constructs().keys_of(path)
        around: Any = value
        for key in before:
            around = around[key]
        if new is ABSENT:
            del around[last]
        else:
            around[last] = new
    return Tree(value, {})
