"""As many people as a tier asks for are enough for its groups."""

from collections.abc import Iterator
from datetime import date

from generator.meaning.finding import Finding
from generator.model import Catalogue, Group, Junction, PeopleRule, Rule


def check_headcount_suffices(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """The people of a tier can fill its groups, each as large and as different from the others as it says.

    Bad: `headcount: 2`, a group of 2, and a group of 1 other person
    Good: `headcount: 3`, a group of 2, and a group of 1 other person
    """
    del as_of
    for competency in catalogue.competencies:
        for option in competency.options:
            for tier in option.tiers:
                if tier.people and (needed := _needed(tier.people)) > tier.people.headcount.value:
                    path = tier.people.headcount.path
                    yield Finding(
                        path, expected=f"{needed} people or more, as its groups need", found=_show(tier.people)
                    )
                for group in tier.people.groups if tier.people else ():
                    if group.people and group.total and group.people.value > group.total.value:
                        expected = f"at most the {group.total.value} people it is a part of"
                        yield Finding(group.people.path, expected=expected, found=str(group.people.value))


def _needed(people: PeopleRule) -> int:
    """Return the smallest number of people that can fill the groups."""
    return _fewest(people.rule)


def _fewest(rule: Rule) -> int:
    if isinstance(rule, Group):
        return rule.people.value if rule.people else 0
    if rule.kind == "any":
        return min(_fewest(part) for part in rule.parts)
    return _fewest_together(rule)


def _fewest_together(rule: Junction) -> int:
    """Return how many people requirements need that must all be met.

    Groups may share people, except that `other` ones are none of those of the group they relate to (and of the
    groups whose people are the same).
    """
    most = 0
    chain = 0
    for part in rule.parts:
        fewest = _fewest(part)
        chain = chain + fewest if isinstance(part, Group) and part.relation == "other" else max(chain, fewest)
        most = max(most, chain)
    return most


def _show(people: PeopleRule) -> str:
    return str(people.headcount.value)
