"""The sound part of data that is not all sound: what has another shape is left out, so the rest is judged. Pure."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator import shape
from generator.data import Keys, Plain, Tree
from generator.errors import Problem, plain
from generator.refusals import SLUG, explain, misspelt, place

_REGISTRIES = ("metrics", "products", "associations", "conditions", "credentials", "competencies")
# Their entries refer to nothing: of one that has another shape there is nothing more to say.
_WHOLE = frozenset({"metrics", "products", "associations", "conditions", "exceptions"})
# What a record must have, and what can stand in for it, so that the rest of the record is judged all the same.
_REPLACEABLE = frozenset({"name", "summary", "kind", "need", "tiers", "headcount", "rule"})


@dataclass(frozen=True, slots=True)
class Sound:
    """Data without what has another shape, which `problems` tells, and without files that could not be read.

    Lists are shorter where an item is left out: `written` leads from a place of the data to that of the tree.
    """

    tree: Tree
    data: shape.Data
    problems: tuple[Problem, ...] = ()
    left_out: frozenset[Keys] = frozenset()
    replaced: frozenset[Keys] = frozenset()

    def written(self, keys: Keys) -> Keys:
        """Return where the files have what stands at `keys` of the data."""
        return _written(keys, self.left_out)

    def may_have(self, base: Keys, key: str) -> bool:
        """Return whether `key`, which the data does not have at `base`, is among what is left out."""
        if any(base[:end] in self.left_out | self.replaced for end in range(1, len(base) + 1)):
            return True
        beside = [one[-1] for one in self.left_out if one[:-1] == base]
        # An item of a list may have been meant as anything; a key, which itself may be what is wrong, as one like it.
        return any(isinstance(one, int) or _letters(one) == _letters(key) for one in beside)

    def is_stand_in(self, keys: Keys) -> bool:
        """Return whether what stands at `keys` of the data is not from the files."""
        at = self.written(keys)
        return any(at[:end] in self.replaced for end in range(1, len(at) + 1))

    def in_doubt(self, keys: Keys) -> bool:
        """Return whether something is left out of the record that `keys` lead into, which is then not judged whole."""
        return record(keys) in {record(one) for one in self.left_out | self.replaced}


def read_sound(tree: Tree) -> Sound:
    """Return what is sound of the data of a tree, and a problem for every place that has another shape."""
    data, errors = shape.validate(tree.value)
    schema = shape.Data.model_json_schema() if errors else {}
    meant = misspelt(tree, errors, schema)
    problems = tuple(explain(tree, one, schema) for one in errors if not _is_told(tree, one, meant))
    value: Plain = tree.value
    absent = {(*keys, missing) for keys, missing in (_fault(value, one) for one in errors)}
    left_out, replaced = {*tree.unread, *(meant - absent)}, set[Keys]()
    while data is None:
        # Each round leaves out more: what had to have that; at last a part of the programme, which has a stand-in.
        faults = [_fault(value, one) for one in errors]
        for keys, missing in [(_written(keys, left_out), missing) for keys, missing in faults]:
            _leave_out(keys, missing, left_out, replaced)
        rest = _mapping(_Remainder(left_out, replaced, _tiers(tree)).of(tree.value))
        programme = {**_programme(tree), **_mapping(rest.get("programme"))}
        value = {**{key: {} for key in _REGISTRIES}, **rest, "programme": programme}
        data, errors = shape.validate(value)
    return Sound(tree, data, problems, frozenset(left_out), frozenset(replaced))


def record(keys: Keys) -> Keys:
    """Return the record that keys lead into: an option, or an entry of a registry or of a part of the programme."""
    return keys[:4] if keys[2:3] == ("options",) else keys[:3] if keys[0] == "programme" else keys[:2]


def _is_told(tree: Tree, error: Mapping[str, Any], meant: Collection[Keys]) -> bool:
    """Return whether a key is missing because it is misspelt, or because a file could not be read."""
    keys, missing = _fault(tree.value, error)
    at = (*keys, missing)
    return bool(missing) and (at in meant or any(one[: len(at)] == at for one in tree.unread))


def _fault(value: Plain, error: Mapping[str, Any]) -> tuple[Keys, str]:
    """Return where an error is, and the key that is missing there if that is the error."""
    keys, _, beyond = place(value, error["loc"])
    return keys, beyond if error["type"] == "missing" else ""


def _leave_out(keys: Keys, missing: str, left_out: set[Keys], replaced: set[Keys]) -> None:
    """Leave out what is wrong at `keys`, or note that something stands in for it."""
    if missing and (keys in {(), ("programme",)} or (missing in _REPLACEABLE and (*keys, missing) not in left_out)):
        keys = (*keys, missing)
    if keys[0] in _WHOLE:
        keys = keys[:2]
    elif keys[0] == "programme":
        keys = keys[:3]
    elif keys[-1] in _REPLACEABLE and keys not in replaced:
        replaced.add(keys)
        return
    replaced.discard(keys)
    left_out.add(keys)


def _written(keys: Keys, left_out: Collection[Keys]) -> Keys:
    found: Keys = ()
    for key in keys:
        at = key
        if isinstance(at, int):
            # Each item left out before this one moves it by one.
            for n in sorted(one[-1] for one in left_out if one[:-1] == found and isinstance(one[-1], int)):
                at += n <= at
        found = (*found, at)
    return found


@dataclass(frozen=True, slots=True)
class _Remainder:
    """What remains of data of which something is left out and something replaced; `tiers` are all there may be."""

    left_out: Collection[Keys]
    replaced: Collection[Keys]
    tiers: Sequence[str]

    def of(self, value: Plain, keys: Keys = ()) -> Plain:
        """Return what remains of a value that stands at `keys`."""
        if isinstance(value, list):
            items = [((*keys, n), one) for n, one in enumerate(value)]
            return [self.of(one, at) for at, one in items if at not in self.left_out]
        if not isinstance(value, dict):
            return value
        entries = [((*keys, key), key, one) for key, one in value.items()]
        kept = {key: self.of(one, at) for at, key, one in entries if at not in self.left_out}
        return kept | {key: self._stand_in(key, kept) for key in _REPLACEABLE if (*keys, key) in self.replaced}

    def _stand_in(self, key: str, record: Mapping[str, Plain]) -> Plain:
        match key:
            case "kind":
                return "exam"
            case "need":
                return "one"
            case "tiers":
                return list(self.tiers)
            case "headcount":
                return dict.fromkeys(self.tiers, 1)
            case "rule":
                return next(iter(_mapping(record.get("groups"))), "group")
            case _:
                return "Words"


def _programme(tree: Tree) -> dict[str, Plain]:
    """Return what stands in for parts of the programme."""
    tiers: dict[str, Plain] = {tier: {"name": "Name"} for tier in _tiers(tree)}
    market: Plain = {"market": {"name": "Name"}}
    return {"name": "Name", "description": "Words", "currency": "USD", "tiers": tiers, "markets": market}


def _tiers(tree: Tree) -> list[str]:
    """Return the tiers of the programme, or, where these cannot be known, those that options name."""
    options = [
        _mapping(option)
        for competency in _mapping(tree.at(("competencies",))).values()
        for option in _mapping(_mapping(competency).get("options")).values()
    ]
    named = [tier for option in options for tier in _list(option.get("tiers"))]
    for tiers in (list(_mapping(tree.at(("programme", "tiers")))), named):
        if known := [tier for tier in tiers if isinstance(tier, str) and re.fullmatch(SLUG, tier)]:
            return list(dict.fromkeys(known))
    return ["tier"]


def _letters(word: str) -> str:
    return re.sub(r"[\W_]", "", plain(word).casefold())


def _mapping(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def _list(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []
