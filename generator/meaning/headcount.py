"""As many people as a tier asks for are enough for its groups, and are not more than these have."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from generator.meaning.finding import Finding
from generator.model import Catalogue, Group, PeopleRule, Rule

# The fewest people that are enough, by the size of the last group; None when that has no number, or there is none.
Fewest: TypeAlias = Mapping[int | None, int]


def check_headcount_suffices(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """The people of a tier can fill its groups, each as large and as different from the others as it says, and all do.

    Bad: `headcount: 2` (or 4), a group of 2, and a group of 1 other person
    Good: `headcount: 3`, a group of 2, and a group of 1 other person
    """
    del as_of
    for tier in catalogue.tiers:
        if tier.people:
            yield from list(_wrong_sizes(tier.people)) or [*_too_few(tier.people), *_too_many(tier.people)]


def _wrong_sizes(people: PeopleRule) -> Iterator[Finding]:
    """Yield each group that cannot be a part of, or the same as, the people it speaks of."""
    for group in people.groups:
        if group.people and group.total and group.people.value > group.total.value:
            expected = f"at most the {group.total.value} people it is a part of"
            yield Finding(group.people.path, expected=expected, found=str(group.people.value))
    for before, group in pairwise(people.groups):
        same = group.people if group.relation == "same" else None
        if same and before.people and same.value != before.people.value:
            expected = f"the {before.people.value} people of {before.id}, who are the same"
            yield Finding(same.path, expected=expected, found=str(same.value))


def _too_few(people: PeopleRule) -> Iterator[Finding]:
    needed = min(_fewest(people.rule, {None: 0}).values())
    if needed > people.headcount.value:
        expected = f"{needed} people or more, as its groups need"
        yield Finding(people.headcount.path, expected=expected, found=str(people.headcount.value))


def _too_many(people: PeopleRule) -> Iterator[Finding]:
    """Yield a headcount that the groups of a rule cannot make up, though each of its people must be in one."""
    if (most := _most(people.rule)) is not None and most < people.headcount.value:
        expected = f"at most {most} people, whom its groups have"
        yield Finding(people.headcount.path, expected=expected, found=str(people.headcount.value))


def _most(rule: Rule) -> int | None:
    """Return how many people can be in the groups of a rule; None when one of these has no number.

    All whom a group may have are others than those before, but for those who are the `same`.
    """
    if isinstance(rule, Group):
        if rule.relation in {"same", "subset-of-same"}:
            return 0
        return rule.people.value if rule.people else None
    most = [_most(part) for part in rule.parts]
    numbers = [one for one in most if one is not None]
    return None if len(numbers) < len(most) else sum(numbers) if rule.kind == "all" else max(numbers)


def _fewest(rule: Rule, before: Fewest) -> Fewest:
    """Return the fewest people for a rule and what stands before it, given those for the latter alone.

    A relation speaks only of the group before it, so groups may share people but for `other` ones, which share none
    with the group before them. Where that is one of several alternatives, it is the one that is followed.
    """
    if isinstance(rule, Group):
        size = rule.people.value if rule.people else None
        apart = rule.relation == "other"
        return {size: min(max(most, (size or 0) + ((last or 0) if apart else 0)) for last, most in before.items())}
    if rule.kind == "all":
        for part in rule.parts:
            before = _fewest(part, before)
        return before
    ways: dict[int | None, int] = {}
    for part in rule.parts:
        for last, most in _fewest(part, before).items():
            ways[last] = min(most, ways.get(last, most))
    return ways
