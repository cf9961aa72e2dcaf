"""Looking up what the data refers to, and collecting what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from generator import shape
from generator.data import Keys, Tree, show_path
from generator.errors import Problem, nearest, one_of
from generator.model import Fact, Name

T = TypeVar("T")

PROGRAMME: Keys = ("programme",)


class Lookup:
    """A data tree, and the problems found in it so far."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.problems: list[Problem] = []

    def get(self, keys: Keys, key: str, known: Mapping[str, T]) -> T | None:
        """Return what `key`, which stands at `keys`, refers to; record a problem when there is no such thing."""
        if key not in known:
            self.unknown(keys, key, known)
        return known.get(key)

    def named(self, keys: Keys, key: str | None, base: Keys, known: Mapping[str, shape.Named]) -> Name | None:
        """Return the name of what `key` refers to in the registry at `base`."""
        if key is None or (one := self.get(keys, key, known)) is None:
            return None
        return name((*base, key), one)

    def unknown(self, keys: Keys, key: str, known: Iterable[str]) -> None:
        """Record that `key` is none of the known ones."""
        words = sorted(known)
        expected = one_of(words) if words else "a key that the data has (there is none yet)"
        self.wrong(keys, expected, f"{key!r}{nearest(key, words)}")

    def wrong(self, keys: Keys, expected: str, found: str) -> None:
        """Record a problem of what stands at `keys`."""
        self.problems.append(self.tree.wrong(keys, check="references", expected=expected, found=found))


def name(keys: Keys, one: shape.Named) -> Name:
    """Return the name of a record; its key is the last of `keys`."""
    return Name(str(keys[-1]), one.name, show_path((*keys, "name")))


def fact(value: T, keys: Keys) -> Fact[T]:
    """Return the fact of a value that stands at `keys`."""
    return Fact(value, show_path(keys))


def fact_or_none(value: T | None, keys: Keys) -> Fact[T] | None:
    """Return the fact of a value that may be absent."""
    return None if value is None else Fact(value, show_path(keys))


def found(items: Iterable[T | None]) -> Iterator[T]:
    """Return the items that are there."""
    return (item for item in items if item is not None)


def by_tier(keys: Keys, value: T | Mapping[str, T], tier: str) -> tuple[Keys, T | None]:
    """Return the keys and the value of what may differ by tier; None when the tier has none."""
    return ((*keys, tier), value.get(tier)) if isinstance(value, Mapping) else (keys, value)
