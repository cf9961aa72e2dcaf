"""Which statements of two catalogues belong together, and which of these are not the same. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.statements.statement import Place, Statement, Value

Statements = Mapping[Place, Statement]


def by_place(statements: Iterable[Statement]) -> dict[Place, Statement]:
    """Return `{place: statement}`; of what is stated twice, the last."""
    return {one.place: one for one in statements}


# What is the same under another key.

# Keys that an option chooses itself; others refer to something.
_OWN = ("options.", "thresholds.", "groups.")


def under_new_keys(
    old: Statements, new: Statements
) -> tuple[dict[Place, Statement], list[tuple[Statement, Statement]]]:
    """Return the old statements with the keys that their records have now, and which records have another one."""
    renamed: list[tuple[Statement, Statement]] = []
    current = dict(old)
    for depth in sorted({len(place) for place in new}):
        for before, after in _same_content(current, new, depth):
            renamed.append((before, after))
            current = by_place(_moved(one, before.place, after.place) for one in current.values())
    return current, renamed


def _same_content(old: Statements, new: Statements, depth: int) -> Iterator[tuple[Statement, Statement]]:
    """Yield the records at a depth that are gone, each with the one that is new and holds just the same."""
    gone, come = _contents(old, new, depth), _contents(new, old, depth)
    for content, records in gone.items():
        found = come.get(content, [])
        if len(records) == len(found) == 1:
            yield records[0], found[0]


def _contents(these: Statements, others: Statements, depth: int) -> dict[object, list[Statement]]:
    """Return `{content: records}` of the records that only one side has, in a place that both have."""
    below: dict[Place, list[tuple[Place, Value]]] = {}
    for place, one in these.items():
        below.setdefault(place[:depth], []).append((place[depth:], one.value))
    found: dict[object, list[Statement]] = {}
    for place, one in these.items():
        own = depth == 1 or place[-1].startswith(_OWN)
        if one.form == "record" and len(place) == depth and own and place not in others and not _inside(place, others):
            content = frozenset(inner for inner in below[place] if inner[0])
            found.setdefault((place[:-1], registry(place[-1]), content), []).append(one)
    return found


def registry(key: str) -> str:
    """Return what a key is one of: `programme.markets` for `programme.markets.developed`."""
    return key.rpartition(".")[0]


def _moved(one: Statement, old: Place, new: Place) -> Statement:
    """Return a statement in which what was at `old` is at `new`."""
    around = len(old) - 1
    if one.place[:around] != old[:around]:
        return one

    def swap(value: Value) -> Value:
        return new[-1] if value == old[-1] else tuple(map(swap, value)) if isinstance(value, tuple) else value

    place = tuple(new[-1] if part == old[-1] else part for part in one.place)
    return replace(one, place=place, value=swap(one.value))


# What says something else, or stands elsewhere.

Pair = tuple[Statement | None, Statement | None]


def pairs(old: Statements, new: Statements) -> Iterator[Pair]:
    """Yield what is not the same on both sides, but for what is inside a record that only one side has."""
    for place in merged(old, new):
        before, after = old.get(place), new.get(place)
        if before and after:
            if before.value != after.value and not (before.derived and after.derived):
                yield before, after
        elif not _inside(place, old if before is None else new):
            yield before, after


def _inside(place: Place, others: Statements) -> bool:
    """Return whether a place is inside a record that the other side does not have."""
    records = (place[:n] for n in range(1, len(place)))
    return any(record not in others and _is_record(record) for record in records)


def _is_record(place: Place) -> bool:
    return "." in place[-1] or place[-1] == "people"


def reordered(old: Statements, new: Statements) -> Iterator[tuple[list[Statement], list[Statement]]]:
    """Yield what both sides have in one place, in two different orders."""
    before, after = _children(old), _children(new)
    for around, now in after.items():
        then = before.get(around, {})
        first = [one for key, one in then.items() if key in now]
        second = [one for key, one in now.items() if key in then]
        if [one.place for one in first] != [one.place for one in second]:
            yield first, second


def _children(statements: Statements) -> dict[tuple[Place, str], dict[str, Statement]]:
    """Return `{(place, kind): {key: statement}}` of what stands in an order that readers see.

    Not so groups: a rule says itself in which order they are.
    """
    found: dict[tuple[Place, str], dict[str, Statement]] = {}
    for (*around, key), one in statements.items():
        is_tier = key.startswith("programme.tiers.")
        if "." in key and is_tier == (not around) and one.kind != "group":
            found.setdefault((tuple(around), one.kind), {})[key] = one
    return found


def merged(old: Iterable[Place], new: Iterable[Place]) -> list[Place]:
    """Return all places in the new order; what is gone stands behind what it stood behind."""
    places = dict.fromkeys(new)
    behind: dict[Place | None, list[Place]] = {}
    last: Place | None = None
    for place in old:
        if place in places:
            last = place
        else:
            behind.setdefault(last, []).append(place)
    found = behind.get(None, [])
    for place in places:
        found += [place, *behind.get(place, [])]
    return found
