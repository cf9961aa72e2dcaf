"""Where a finding belongs, and the lines that show it; sections, and things in an order. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from generator.errors import Evidence
from generator.legacy.facts import Side
from generator.legacy.finding import Finding
from generator.legacy.voting import Dissent, V, Voice, dissents, strays

NOTHING = "nothing"
T = TypeVar("T")
# What each side has.
Held: TypeAlias = Sequence[tuple[Side, T]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding belongs."""

    competency: str
    option: str = ""
    tier: str = ""

    def finding(
        self, kind: str, side: Side | None, *, expected: str, found: str, at: Sequence[tuple[Side, int]]
    ) -> Finding:
        """Return a finding here; `at` are the lines that show it, first that of what was found."""
        evidence = tuple(dict.fromkeys(one for where in at if (one := line_of(*where)) is not None))
        locale = side.locale if side else None
        return Finding(
            kind=kind,
            competency=self.competency,
            locale=locale,
            option=self.option,
            tier=self.tier,
            expected=expected,
            found=found,
            evidence=evidence,
        )


def in_turn(
    place: Place, own: Held[T], *rules: Callable[[Place, Held[T]], Iterator[tuple[Side, Finding]]]
) -> Iterator[Finding]:
    """Yield what rules find, one after the other, each on the sides of which those before it have found nothing."""
    for rule in rules:
        found = list(rule(place, own))
        yield from (finding for _, finding in found)
        told = {id(side) for side, _ in found}
        own = [(side, held) for side, held in own if id(side) not in told]


def line_of(side: Side, number: int) -> Evidence | None:
    """Return a line of a page, or of the data, as evidence; None of data whose lines are not known."""
    if side.page is None:
        return side.cited[number - 1] if 0 < number <= len(side.cited) else None
    return Evidence(file=side.page.file, line=max(1, number), text=side.page.line(max(1, number)).strip())


def check_sections(
    place: Place, sides: Sequence[Side], held: Sequence[tuple[Side, dict[str, int]]], what: str
) -> Iterator[Finding]:
    """Yield each option or tier that a page lacks, or has alone."""
    lines = {id(side): lines for side, lines in held}
    for side, name, lacks in strays([(side, tuple(lines)) for side, lines in held]):
        having = [(other, lines[id(other)][name]) for other in sides if id(other) in lines and name in lines[id(other)]]
        shown = f"the {what} {name!r}"
        if lacks:
            yield place.finding("section", side, expected=shown, found=NOTHING, at=[(side, side.line), *having])
        else:
            own = [one for one in having if one[0] is side]
            others = [(other, other.line) for other in sides if not any(other is one for one, _ in having)]
            yield place.finding("section", side, expected=f"no {what} {name!r}", found=shown, at=[*own, *others])


def check_order(
    place: Place, orders: Sequence[tuple[Side, tuple[str, ...], int]], what: str, kind: str = "order"
) -> Iterator[Finding]:
    """Yield each page that has the same things as most, in another order."""
    most = max((frozenset(order) for _, order, _ in orders), key=len, default=frozenset())
    voices = [
        Voice(side, order, line) for side, order, line in orders if frozenset(order) == most and len(order) == len(most)
    ]
    for one in dissents(voices):
        expected, found = (f"{what} in the order {', '.join(value)}" for value in (one.expected, one.voice.value))
        yield differing_voice(place, kind, one, expected, found)


def differing_voice(place: Place, kind: str, one: Dissent[V], expected: str, found: str) -> Finding:
    """Return the finding that one voice differs, with the lines of those that say what was expected."""
    at = [(one.voice.side, one.voice.line), *((other.side, other.line) for other in one.others)]
    return place.finding(kind, one.voice.side, expected=expected, found=found, at=at)
