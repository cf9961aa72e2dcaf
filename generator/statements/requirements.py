"""What a tier asks of people: how many, which, and what they must pass. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.messages import Translator
from generator.model import Area, Group, Need, PeopleRule, Relation, Rule
from generator.statements.statement import At, Statement, Value, reference, short

# "Before" is the requirement that stands before it in the rule: whose people it speaks of, those are known by.
_WHO: Mapping[Relation, str] = {
    "any": "{count}",
    "same": "{count}, the same as for {before}",
    "other": "{count}, others than for {before}",
    "same-or-different": "{count}, the same as for {before} or others",
    "same-allowed": "{count}, who may be the same as for {before}",
    "subset-of-same": "{count}, of the {total} for {before}",
    "subset-of-headcount": "{count}, of the {total} in all",
    "everyone": "all {count}",
    "unstated": "people whose number is not said",
}
_RELATIONS: Mapping[Relation, str] = {
    "any": "any",
    "same": "the same as for {before}",
    "other": "others than for {before}",
    "same-or-different": "the same as for {before} or others",
    "same-allowed": "may be the same as for {before}",
    "subset-of-same": "some of those for {before}",
    "subset-of-headcount": "some of all",
    "everyone": "everyone",
    "unstated": "not said",
}
_NEEDS: Mapping[Need, str] = {
    "all": "all of these",
    "one": "any one of these",
    "one-area": "all of these in any one focus area",
}
# What a list of credentials is cut to where it only tells which requirement is meant.
_FEW = 4


def state_people(english: Translator, at: At, one: PeopleRule) -> Iterator[Statement]:
    """Yield what a tier asks of people, group by group."""
    count = _count(english, one.headcount.value)
    in_all = f"at least {count}" if one.at_least else count
    rule = _say_rule(english, one.rule)
    yield at.record("people", "People", in_all if isinstance(one.rule, Group) else f"{in_all}: {rule}")
    headcount = at.below("headcount", one.headcount.path)
    yield replace(headcount.value("headcount", "People in all", in_all, one.headcount.value), minor=True)
    yield replace(at.below("at_least").value("at-least", "People in all", in_all, one.at_least), minor=True)
    yield replace(at.below("rule").value("rule", "What must be passed", rule, _structure(one.rule)), minor=True)
    before = ""
    for group in one.groups:
        inside, called = at.below(f"groups.{group.id}", group.path), f"[{_asked(english, group)}]"
        who = _who(english, group, before)
        stated = inside.record("group", "Requirement", f"{who}: {_asked(english, group, cut=False)}")
        yield replace(stated, called=called)
        for below in _group(english, inside, group, before):
            derived = group.people is not None and below.path == one.headcount.path
            yield replace(below, derived=derived, minor=True)
        before = called


def _group(english: Translator, at: At, one: Group, before: str) -> Iterator[Statement]:
    """Yield what is said of a group; which one it is, is not in the subjects."""
    if one.people:
        size = at.below("people", one.people.path)
        yield size.value("group-size", "how many people", _count(english, one.people.value), one.people.value)
    which = _RELATIONS[one.relation].format(before=before)
    yield at.below("relation").value("relation", "which people", which, one.relation)
    by = "each of these people" if one.each else "these people together"
    yield at.below("each").value("each", "who must pass it", by, one.each)
    if one.role:
        yield at.below("role").value("role", "type", one.role.text, reference(one.role))
    yield at.below("need").value("need", "how much", _NEEDS[one.need], one.need)
    for area in one.areas:
        yield from _area(at, area)


def _area(around: At, one: Area) -> Iterator[Statement]:
    at, subject = At(around.place, one.path), ""
    if one.name:
        at, subject = around.below(reference(one.name), one.path), one.name.text
        yield at.record("focus-area", "focus area", one.name.text)
    for n, credential in enumerate(one.credentials):
        listed = at.member("credential", subject, credential.name, n)
        code = f"{credential.code.value}, " if credential.code else ""
        yield replace(listed, words=f"{code}{listed.words}", called=short(credential))


def _structure(rule: Rule) -> Value:
    """Return which groups a rule joins, and how."""
    return f"groups.{rule.id}" if isinstance(rule, Group) else (rule.kind, *map(_structure, rule.parts))


def _say_rule(english: Translator, rule: Rule) -> str:
    """Return a rule with AND and OR between what must be passed, each part of it in brackets."""
    if isinstance(rule, Group):
        return _asked(english, rule)
    connective = " AND " if rule.kind == "all" else " OR "
    return connective.join(f"[{_say_rule(english, part)}]" for part in rule.parts)


def _who(english: Translator, one: Group, before: str) -> str:
    """Return how many people must meet a requirement, and which."""
    count = _count(english, one.people.value) if one.people else ""
    total = english.number(one.total.value) if one.total else ""
    each = ", each of them" if one.each and one.people and one.people.value > 1 else ""
    return _WHO[one.relation].format(count=count, total=total, before=before) + each


def _asked(english: Translator, one: Group, *, cut: bool = True) -> str:
    """Return what a group must pass: its credentials by their codes, or the focus areas to choose from."""
    role = f"{one.role.text}: " if one.role else ""
    if one.need == "one-area":
        areas = [(area.name.text, list(map(short, area.credentials))) for area in one.areas if area.name]
        names = [name if cut else f"{name} ({english.join(listed, 'standard')})" for name, listed in areas]
        return f"{role}all of one focus area, {_listed(english, names, 'or', cut=cut)}"
    names = list(dict.fromkeys(short(credential) for credential in one.credentials))
    if len(names) == 1:
        return f"{role}{names[0]}"
    return f"{role}{one.need} of {_listed(english, names, 'standard', cut=cut)}"


def _listed(english: Translator, names: list[str], style: str, *, cut: bool) -> str:
    if cut and len(names) > _FEW:
        names = [*names[: _FEW - 1], f"{len(names) - _FEW + 1} more"]
    return english.join(names, style)


def _count(english: Translator, people: int) -> str:
    return f"{english.number(people)} {'person' if people == 1 else 'people'}"
