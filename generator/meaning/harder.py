"""A harder tier asks for no less than an easier one of its option."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, combinations, product
from math import prod
from typing import TypeAlias

from generator.meaning.finding import Finding
from generator.model import Catalogue, Figure, Group, Minimum, Money, PeopleRule, Rule, Threshold, Tier

Way: TypeAlias = frozenset[str]
# Rules are small: the largest of the shipped catalogue can be met in 54 ways.
MOST_WAYS = 1000
_BOUND = frozenset({"same", "other", "subset-of-same"})
_FREE = frozenset({"any", "same-or-different", "same-allowed"})


def check_harder_tiers_ask_for_more(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """No tier asks for less than an easier one, in its thresholds, its people or what they must pass.

    Each is judged alone: more people do not make up for an exam that is dropped. What cannot be compared is passed
    over, and so is `at_least`: who has at least five people has five. See docs/decisions/meaning.md.

    Bad: silver asks for 20 customers, gold for 5; silver asks for two exams, gold for any one of them
    Good: silver asks for 20 customers, gold for 20 or more; gold asks for the exams of silver and another
    """
    del as_of
    for competency in catalogue.competencies:
        for option in competency.options:
            path = option.name.path.removesuffix(".name")
            for easier, harder in combinations(option.tiers, 2):
                yield from _thresholds(path, easier, harder)
                yield from _people(path, easier, harder)


# Thresholds.


def _thresholds(path: str, easier: Tier, harder: Tier) -> Iterator[Finding]:
    for below in easier.thresholds:
        lines = _lines_like(below, easier, harder)
        if not lines:
            expected = f"a figure for {harder.id}, as for {easier.id}"
            yield Finding(f"{path}.thresholds.{below.id}.minimum", expected=expected, found="none")
        # Over another period or of other products, a figure asks for something else.
        alike = [line for line in lines if (line.period, line.products) == (below.period, below.products)]
        if len(alike) == 1:
            yield from _lower_figures(below, alike[0], easier.id)


def _lines_like(below: Threshold, easier: Tier, harder: Tier) -> list[Threshold]:
    """Return the line of the harder tier that continues one of the easier: itself, else new ones of its metric."""
    known = {line.id for line in easier.thresholds}
    itself = [line for line in harder.thresholds if line.id == below.id]
    return itself or [line for line in harder.thresholds if line.id not in known and line.name == below.name]


def _lower_figures(below: Threshold, line: Threshold, tier: str) -> Iterator[Finding]:
    for one, other in product(line.minimums, below.minimums):
        if not _share_a_market(one, other):
            continue
        if _is_lower(one.figure.value, other.figure.value):
            expected = f"at least the {other.figure.value} of {tier}"
            yield Finding(one.figure.path, expected=expected, found=str(one.figure.value))
        # An average that is left out follows from a total that is no lower.
        average, before = one.monthly_average, other.monthly_average
        if average and before and average.value < before.value:
            yield Finding(average.path, expected=f"at least the {before.value} of {tier}", found=str(average.value))


def _share_a_market(one: Minimum, other: Minimum) -> bool:
    return one.market is None or other.market is None or one.market == other.market


def _is_lower(figure: Figure, other: Figure) -> bool:
    """Return whether a figure is surely lower than another; amounts in two currencies are not compared."""
    if isinstance(figure, Money) and isinstance(other, Money):
        return figure.currency == other.currency and figure.amount < other.amount
    return not isinstance(figure, Money) and not isinstance(other, Money) and figure < other


# People.


def _people(path: str, easier: Tier, harder: Tier) -> Iterator[Finding]:
    below, above = easier.people, harder.people
    if below is None:
        return
    if above is None:
        expected = f"people for {harder.id}, as for {easier.id}"
        yield Finding(f"{path}.people.headcount", expected=expected, found="none")
        return
    if above.headcount.value < below.headcount.value:
        expected = f"at least the {below.headcount.value} people of {easier.id}"
        yield Finding(above.headcount.path, expected=expected, found=str(above.headcount.value))
    yield from _looser_groups(below, above, easier.id)
    if max(_size(below.rule), _size(above.rule)) > MOST_WAYS:
        return
    if enough := _enough_only_here(_ways(below.rule), _ways(above.rule)):
        found = f"{', '.join(enough)}: enough for {harder.id}, not for {easier.id}"
        expected = f"no less to pass than for {easier.id}"
        yield Finding(f"{path}.people.rule.{harder.id}", expected=expected, found=found)


def _looser_groups(below: PeopleRule, above: PeopleRule, tier: str) -> Iterator[Finding]:
    """Yield what the groups that ask for the same to be passed ask less of: people, each of them, which of them."""
    contents = [list(map(_ways, people.groups)) for people in (below, above)]
    in_step = contents[0] == contents[1]
    for content in dict.fromkeys(contents[1]):
        before = [group for group, its in zip(below.groups, contents[0], strict=True) if its == content]
        after = [group for group, its in zip(above.groups, contents[1], strict=True) if its == content]
        # Of two groups and one, nothing says which belong together.
        for other, one in zip(before, after, strict=True) if len(before) == len(after) else ():
            yield from _fewer_people(other, one, tier)
            # A relation speaks of the group before, so it is compared where the same stands before.
            if in_step and other.relation in _BOUND and one.relation in _FREE:
                yield Finding(one.path, expected=f"{other.relation}, as for {tier}", found=one.relation)


def _fewer_people(other: Group, one: Group, tier: str) -> Iterator[Finding]:
    if one.people is None or other.people is None:
        return
    if one.people.value < other.people.value:
        expected = f"at least the {other.people.value} people of {tier}"
        yield Finding(one.people.path, expected=expected, found=str(one.people.value))
    if other.each and not one.each and min(one.people.value, other.people.value) > 1:
        yield Finding(one.path, expected=f"each of the people, as for {tier}", found="the group as a whole")


# What must be passed, whoever passes it. The least ways to meet a rule tell all about it: one rule follows from
# another if every way to meet the other includes one of its own, and two rules are one if their ways are.


def _enough_only_here(below: frozenset[Way], above: frozenset[Way]) -> list[str]:
    """Return the smallest way that meets the rule above only; empty where the one below does not imply that."""
    if not all(any(way <= met for way in above) for met in below):
        return []
    return min(map(sorted, above - below), key=lambda way: (len(way), way), default=[])


def _size(rule: Rule) -> int:
    """Return how many ways to meet a rule have to be looked at."""
    if isinstance(rule, Group):
        return len(_ways_of(rule))
    sizes = list(map(_size, rule.parts))
    return prod(sizes) if rule.kind == "all" else sum(sizes)


def _ways(rule: Rule) -> frozenset[Way]:
    """Return the least sets of credentials with which a rule is met."""
    if isinstance(rule, Group):
        return _least(_ways_of(rule))
    parts = list(map(_ways, rule.parts))
    return _least(chain(*parts) if rule.kind == "any" else (Way().union(*ways) for ways in product(*parts)))


def _ways_of(group: Group) -> list[Way]:
    areas = [Way(one.id for one in area.credentials) for area in group.areas]
    if group.need == "one-area":
        return areas
    everything = Way().union(*areas)
    return [everything] if group.need == "all" else [Way({key}) for key in everything]


def _least(ways: Iterable[Way]) -> frozenset[Way]:
    found = set(ways)
    return frozenset(way for way in found if not any(other < way for other in found))
