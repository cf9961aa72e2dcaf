"""The tiers of an option beside each other: what each asks for, requirement by requirement. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import TypeAlias, TypeVar

from generator.model import Fact, Group, Minimum, Name, Option, PeopleRule, Rule, Threshold, Tier


@dataclass(frozen=True, slots=True)
class Part:
    """A group of a tier; `alternative` when another requirement can be met in its place."""

    group: Group
    alternative: bool


Cell: TypeAlias = Minimum | PeopleRule | Part
# What a group asks people to pass, whoever they are: its need, its areas with their credentials, its role.
Request: TypeAlias = tuple[object, ...]
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Row:
    """What each tier says of one thing: None where it does not ask for it. `market` is None for all markets."""

    market: Name | None
    cells: tuple[Cell | None, ...]

    @property
    def differs(self) -> bool:
        """Return whether the tiers do not all say the same."""
        return len({_said(cell) for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class Block:
    """A threshold or a group as the first tier that has it states it, or None for the people in all; and its rows.

    `qualified` says that the subject's name alone does not tell it from another one's.
    """

    subject: Threshold | Group | None
    rows: tuple[Row, ...]
    qualified: bool = False


def differ(blocks: Iterable[Block]) -> bool:
    """Return whether the tiers differ in any row."""
    return any(row.differs for block in blocks for row in block.rows)


def compare(option: Option) -> tuple[Block, ...]:
    """Return what the tiers of an option can be compared by, in the order in which a page states it."""
    blocks = [*_thresholds(option.tiers)]
    if any(tier.people for tier in option.tiers):
        blocks.append(Block(None, (Row(None, tuple(tier.people for tier in option.tiers)),)))
    return (*blocks, *_groups(option.tiers))


def _thresholds(tiers: tuple[Tier, ...]) -> Iterator[Block]:
    by_tier = [{line.id: line for line in tier.thresholds} for tier in tiers]
    subjects = {key: line for lines in reversed(by_tier) for key, line in lines.items()}
    names = Counter(line.name.path for line in subjects.values())
    for key in _merged(by_tier):
        lines = [found.get(key) for found in by_tier]
        figures = [{one.market: one for one in line.minimums} if line else {} for line in lines]
        markets = dict.fromkeys(market for found in figures for market in found)
        # A tier with one figure for all markets is compared with the others market by market.
        named: list[Name | None] = [market for market in markets if market is not None]
        rows = (
            Row(market, tuple(found.get(market, found.get(None)) for found in figures)) for market in named or [None]
        )
        yield Block(subjects[key], tuple(rows), qualified=names[subjects[key].name.path] > 1)


def _groups(tiers: tuple[Tier, ...]) -> Iterator[Block]:
    by_tier = [_by_request(tier.people.rule) if tier.people else {} for tier in tiers]
    for key in _merged(by_tier):
        cells = tuple(found.get(key) for found in by_tier)
        subject = next(part.group for part in cells if part)
        yield Block(subject, (Row(None, cells),))


def _by_request(rule: Rule) -> dict[Request, Part]:
    """Return the groups of a tier by what they ask people to pass; a second that asks for the same is told apart."""
    parts: dict[Request, Part] = {}
    for part in _parts(rule):
        areas = tuple((area.name, tuple(one.id for one in area.credentials)) for area in part.group.areas)
        asked = (part.group.need, areas, part.group.role)
        parts[next((*asked, n) for n in count() if (*asked, n) not in parts)] = part
    return parts


def _parts(rule: Rule, alternative: bool = False) -> Iterator[Part]:
    if isinstance(rule, Group):
        yield Part(rule, alternative)
    else:
        for part in rule.parts:
            yield from _parts(part, alternative or rule.kind == "any")


def _merged(orders: Iterable[Iterable[K]]) -> list[K]:
    """Return what is in any of the orders: what only a later one has stands behind what it has before that.

    Of an order that shares nothing with those before it, all stands at the end.
    """
    merged: list[K] = []
    for order in map(list, orders):
        at = 0 if set(order) & set(merged) else len(merged)
        for key in order:
            if key in merged:
                at = merged.index(key) + 1
            else:
                merged.insert(at, key)
                at += 1
    return merged


def _said(cell: Cell | None) -> tuple[object, ...]:
    """Return what a cell says, without where in the data it stands."""
    if isinstance(cell, Minimum):
        return cell.figure.value, _value(cell.monthly_average)
    if isinstance(cell, PeopleRule):
        return cell.headcount.value, cell.at_least
    if isinstance(cell, Part):
        group = cell.group
        return _value(group.people), _value(group.total), group.relation, group.each, cell.alternative
    return ()


def _value(fact: Fact[int] | None) -> int | None:
    return fact.value if fact else None
