"""What most say: of the values that several pages give, the one to expect, and who differs from it. Pure.

A bilingual page has one vote, that of its source. Data, where they are given, decide alone. Of a tie, and of nothing
else, the source language decides, or else the value that was first (docs/decisions/legacy.md).
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.legacy.facts import Side
from generator.messages import SOURCE

V = TypeVar("V", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Voice(Generic[V]):
    """What one side says of one thing, and on which line; `value` is never unknown."""

    side: Side
    value: V
    line: int = 0


@dataclass(frozen=True, slots=True)
class Dissent(Generic[V]):
    """A voice that differs, what was expected, and the voices that say so."""

    voice: Voice[V]
    expected: V
    others: tuple[Voice[V], ...]


def dissents(voices: Sequence[Voice[V]]) -> Iterator[Dissent[V]]:
    """Yield each voice that differs from the data, from its own page's source, or from what most pages say."""
    of_data = next((one for one in voices if one.side.page is None), None)
    pages = _by_page(voices)
    votes = [mine.get("source", mine.get("target")) for mine in pages.values()]
    best = of_data.value if of_data else _most([one for one in votes if one is not None])
    for mine in pages.values():
        odd = next((one for one in (mine.get("target"), mine.get("source")) if one and one.value != best), None)
        if odd is not None and best is not None:
            yield Dissent(odd, best, tuple(one for one in voices if one.value == best))


def _most(votes: Sequence[Voice[V]]) -> V | None:
    """Return what most pages say, of a tie what the source language says, or else what was said first."""
    if not votes:
        return None
    counted = Counter(one.value for one in votes)
    most = max(counted.values())
    first = [one for one in votes if counted[one.value] == most]
    return next((one.value for one in first if one.side.locale == SOURCE), first[0].value)


def _by_page(voices: Sequence[Voice[V]]) -> dict[str, dict[str, Voice[V]]]:
    pages: dict[str, dict[str, Voice[V]]] = {}
    for one in voices:
        if one.side.page is not None:
            pages.setdefault(one.side.page.file, {})[one.side.role] = one
    return pages


def strays(held: Sequence[tuple[Side, Collection[V]]]) -> Iterator[tuple[Side, V, bool]]:
    """Yield each thing that a side lacks (True) or has alone (False), of the things that every side holds.

    What half of the pages have the others lack; of a tie the source language decides, if a page of it is there. What
    two pages have the others lack too, unless the source lacks it, or those that lack it have another thing in its
    place: translations lag behind. What one page alone has, it has too much.
    """
    sets = [(side, frozenset(things)) for side, things in held]
    for thing in dict.fromkeys(one for _, things in held for one in things):
        yield from _stray(thing, sets)


def _stray(thing: V, pairs: Sequence[tuple[Side, frozenset[V]]]) -> Iterator[tuple[Side, V, bool]]:
    of_data = next((things for side, things in pairs if side.page is None), None)
    pages: dict[str, dict[str, tuple[Side, bool]]] = {}
    for side, things in pairs:
        if side.page is not None:
            pages.setdefault(side.page.file, {})[side.role] = (side, thing in things)
    if of_data is not None:
        for sides in pages.values():
            side, has = sides.get("target") or sides["source"]
            if has != (thing in of_data):
                yield side, thing, not has
        return
    votes: list[tuple[Side, bool]] = []
    for sides in pages.values():
        if len(sides) > 1 and sides["target"][1] != sides["source"][1]:
            yield sides["target"][0], thing, not sides["target"][1]
            votes.append(sides["source"])
        else:
            votes.append(sides.get("target") or sides["source"])
    yield from _of_votes(thing, votes, pairs)


def _of_votes(
    thing: V, votes: Sequence[tuple[Side, bool]], pairs: Sequence[tuple[Side, frozenset[V]]]
) -> Iterator[tuple[Side, V, bool]]:
    having = [side for side, has in votes if has]
    lacking = [side for side, has in votes if not has]
    if not having or not lacking:
        return
    of_source = [side in having for side in (*having, *lacking) if side.locale == SOURCE and side.role == "target"]
    if len(having) == len(lacking):
        wanted = of_source[0] if of_source else True
    elif len(having) > len(lacking):
        wanted = True
    else:
        wanted = len(having) > 1 and False not in of_source and not _replaces(having, lacking, pairs)
    for side in lacking if wanted else having:
        yield side, thing, wanted


def exchanges(held: Sequence[tuple[Side, frozenset[V]]]) -> Iterator[tuple[Side, frozenset[V], frozenset[V]]]:
    """Yield each side that has what no other has in the place of what all others have: both, what is expected first.

    Who has nothing of the kind says nothing. Data, where they are given, are all others; else one page of another
    language than the source's is not enough to tell by.
    """
    saying = [(side, things) for side, things in held if things]
    for side, things in saying:
        others = [
            (other, its)
            for other, its in saying
            if side.page and other is not side and (other.page is not side.page or other.role == "source")
        ]
        sure = [one for one in others if one[0].page is None] or others
        if len(sure) > 1 or any(other.locale == SOURCE for other, _ in sure):
            strange = things - frozenset().union(*(its for _, its in others))
            lost = frozenset.intersection(*(its for _, its in sure)) - things
            if strange and lost:
                yield side, lost, strange


def _replaces(having: Sequence[Side], lacking: Sequence[Side], pairs: Sequence[tuple[Side, frozenset[V]]]) -> bool:
    """Return whether those that lack a thing all have another, which those that have it lack."""
    of = {id(side): things for side, things in pairs}
    common = frozenset.intersection(*(of[id(side)] for side in lacking))
    return any(all(other not in of[id(side)] for side in having) for other in common)
