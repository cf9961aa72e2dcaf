"""What an earlier build has made and another can use, known by keys. Pure.

A key is a digest of all that something is made of. A build gives what it made a key, and makes nothing whose key it
finds (docs/decisions/cache.md). What cannot be understood was never made.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from generator.compact import compact_json
from generator.data import Plain
from generator.pofiles import Key

_COMPETENCIES = "competencies"


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is known of a layout before it is rendered: its messages, its ids, what it links to."""

    messages: frozenset[Key]
    ids: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """Sketches by the keys of their layouts; by path the keys of pages.

    `spans` are where in the search index of its locale the documents of a page that is found stand, by its path;
    `findings` are what the rules for translations have found, `values` what files of data say, by a digest of their
    text; `lists` the keys of lists by those of what their templates are given. `base` is a digest of all that a site
    is made of but data and words: without it, nothing is known by a key.
    """

    base: str | None = None
    sketches: Mapping[str, Sketch] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    findings: Mapping[str, Sequence[tuple[str, int, str]]] = field(default_factory=dict)
    values: Mapping[str, Plain] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)

    def has(self, path: str, key: str | None) -> bool:
        """Return whether a page of this key was made."""
        return key is not None and self.pages.get(path) == key


def key_of(*values: object) -> str:
    """Return a digest of plain values."""
    text = compact_json(values)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of data: of what all competencies share, and by id of each one with that."""

    shared: str
    own: Mapping[str, str]


def keys_of(data: Plain, base: str | None) -> Keys | None:
    """Return the keys of data as the files have it; None where nothing is known by a key."""
    if base is None or not isinstance(data, dict):
        return None
    shared = key_of(base, {name: value for name, value in data.items() if name != _COMPETENCIES})
    competencies = data.get(_COMPETENCIES)
    each = competencies if isinstance(competencies, dict) else {}
    return Keys(shared, {name: key_of(shared, name, value) for name, value in each.items()})


class Watched:
    """Another object, which remembers what it was asked for."""

    def __init__(self, of: object) -> None:
        self._of, self.asked = of, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.asked.add(name)
        return getattr(self._of, name)

    def __call__(self, *values: Any) -> Any:
        """Return what it returns."""
        return self.__getattr__("__call__")(*values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.__getattr__("__iter__")())

    def __len__(self) -> int:
        length: int = self.__getattr__("__len__")()
        return length

    def __getitem__(self, key: Any) -> Any:
        return self.__getattr__("__getitem__")(key)

    def __str__(self) -> str:
        return str(self.__getattr__("__str__")())


def as_json(made: Earlier) -> dict[str, object]:
    """Return what was made as plain values."""
    messages = {key: n for n, key in enumerate(dict.fromkeys(m for s in made.sketches.values() for m in s.messages))}
    sketches = {
        key: [sorted(messages[one] for one in sketch.messages), sketch.ids, sketch.links]
        for key, sketch in made.sketches.items()
    }
    pages = {path: [key, *made.spans.get(path, ())] for path, key in made.pages.items()}
    return {
        "base": made.base,
        "messages": list(messages),
        "sketches": sketches,
        "pages": pages,
        "findings": made.findings,
        "values": made.values,
        "lists": made.lists,
    }


def from_json(value: Any, base: str) -> Earlier:
    """Return what was made; raise LookupError, TypeError or ValueError where it cannot be understood."""
    if value["base"] != base:
        return Earlier(base)
    messages: list[Key] = [(context, str(msgid)) for context, msgid in value["messages"]]
    sketches = {
        str(key): Sketch(frozenset(messages[n] for n in said), tuple(map(str, ids)), tuple(map(str, links)))
        for key, (said, ids, links) in value["sketches"].items()
    }
    pages = {str(path): str(key) for path, (key, *_) in value["pages"].items()}
    spans = {path: (int(span[0]), int(span[1])) for path, (_, *span) in value["pages"].items() if span}
    findings = {
        str(key): [(str(rule), int(n), str(message)) for rule, n, message in found]
        for key, found in value["findings"].items()
    }
    lists = {str(given): str(key) for given, key in value["lists"].items()}
    return Earlier(base, sketches, pages, spans, findings, dict(value["values"]), lists)
