"""Looking up what the data refers to, and collecting what is wrong with it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from generator import shape
from generator.data import Keys, show_path
from generator.errors import Problem, nearest, one_of
from generator.model import Fact, Name
from generator.sound import Sound, record

T = TypeVar("T")

PROGRAMME: Keys = ("programme",)


class Lookup:
    """The sound part of a data tree, and what is wrong with its references and with what it says of them.

    What only follows from another problem is none: that something is unknown which has been left out, or that the parts
    of a record do not agree of which one is left out or named wrongly.
    """

    def __init__(self, sound: Sound) -> None:
        self.sound, self.tree = sound, sound.tree
        self._certain: list[Problem] = []
        self._of_whole: list[tuple[Keys, Problem]] = []
        self._incomplete: set[Keys] = set()
        self._misnamed: set[Keys] = set()

    @property
    def problems(self) -> list[Problem]:
        """Return the problems found so far."""
        return self._certain + [one for at, one in self._of_whole if at not in self._misnamed]

    def get(self, keys: Keys, key: str, base: Keys, known: Mapping[str, T]) -> T | None:
        """Return what `key`, which stands at `keys`, refers to; record a problem when `base` has no such thing."""
        if key not in known:
            self.unknown(keys, key, base, known)
        return known.get(key)

    def named(self, keys: Keys, key: str | None, base: Keys, known: Mapping[str, shape.Named]) -> Name | None:
        """Return the name of what `key` refers to in the registry at `base`."""
        if key is None or (one := self.get(keys, key, base, known)) is None:
            return None
        return name((*base, key), one)

    def unknown(self, keys: Keys, key: str, base: Keys, known: Iterable[str]) -> None:
        """Record that `key` is none of the known ones at `base`."""
        self._incomplete.add(record(keys))
        if self.sound.may_have(base, key) or self.sound.is_stand_in(keys):
            return
        # By tiers, and by names of its own, the parts of a record are held together.
        if record(base) == record(keys) or base == (*PROGRAMME, "tiers"):
            self._misnamed.add(record(keys))
        words = sorted(known)
        expected = one_of(words, key) if words else "a key that the data has (there is none yet)"
        # What is not the value at its place is the key there.
        of_key = self.tree.at(self.sound.written(keys)) != key
        self._certain.append(self._problem(keys, expected, f"{key!r}{nearest(key, words)}", of_key=of_key))

    def reserved(self, keys: Keys, reserved: Collection[str]) -> None:
        """Record that the last of `keys` is an id that means something else."""
        expected = f"an id other than {one_of(sorted(reserved))}"
        self._certain.append(self._problem(keys, expected, repr(keys[-1]), of_key=True))

    def wrong(self, keys: Keys, expected: str, found: str, *, of_key: bool = False) -> None:
        """Record a problem of what stands at `keys`, seen beside the other parts of its record."""
        if not self.sound.in_doubt(keys):
            self._of_whole.append((record(keys), self._problem(keys, expected, found, of_key=of_key)))

    def in_doubt(self, keys: Keys) -> bool:
        """Return whether the record that `keys` lead into has a problem, or lacks what is left out."""
        return record(keys) in self._incomplete or self.sound.in_doubt(keys)

    def _problem(self, keys: Keys, expected: str, found: str, *, of_key: bool) -> Problem:
        self._incomplete.add(record(keys))
        at = self.sound.written(keys)
        return self.tree.wrong(at, check="references", expected=expected, found=found, of_key=of_key)


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
