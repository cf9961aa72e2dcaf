"""How requirements are joined, as the data has it: each list's rule, the words before it, how many items it has."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any, NamedTuple

from generator.verify.facts import is_mark
from generator.verify.finding import Finding
from generator.verify.html import Element
from generator.verify.logic import LISTS, tier_section
from generator.verify.stated import Data, Logic, group_at, group_credentials, logic, tiers_of
from generator.verify.vocabulary import (
    ALL_OF,
    ASSOCIATION,
    ASSOCIATIONS,
    BETWEEN,
    INSTEAD,
    ONE_OF,
    OPTIONS,
    PERFORMANCE,
    REQUIREMENTS,
)

# What each message says that joins requirements, whatever the element around it says.
CONNECTIVES: Mapping[str, str] = {
    OPTIONS: "any",
    REQUIREMENTS: "all",
    ASSOCIATIONS: "any",
    ONE_OF: "any",
    ALL_OF: "all",
    BETWEEN["all"]: "all",
    BETWEEN["any"]: "any",
    INSTEAD: "any",
}


class Joint(NamedTuple):
    """A list of requirements: how deep in others, its rule, the message before it, how many items it has."""

    depth: int
    rule: str
    lead_in: str
    items: int

    def __str__(self) -> str:
        """Return `any of 3 after ddjbhejeok`."""
        return f"{self.rule} of {self.items}" + (f" after {self.lead_in}" if self.lead_in else "")


def check_joints(article: Element, data: Data, competency: str) -> Iterator[Finding]:
    """Each list of a competency's page has the rule, and the words before it, that the data has for it.

    Bad: "Choose any one of these options:" as "All of the following:", in words, attribute and rule alike
    Good: any one of the options; all of what a tier asks for; all thresholds and conditions; any one association
    """
    options = data["competencies"][competency]["options"]
    expected = [Joint(0, "any", OPTIONS, len(options))] if len(options) > 1 else []
    sections = []
    for option, tier, people in tiers_of(data, competency):
        if (section := tier_section(article, option, tier)) is None:
            continue  # That is a finding of its own.
        sections.append(section)
        path = f"competencies.{competency}.options.{option}.people"
        wanted = list(_tier_joints(data, options[option], people, tier, path))
        yield from _differ(f"{option}-{tier}", wanted, list(_joints(section, 0)))
        yield from _check_performance(section, options[option], tier)
    inside = {id(one) for section in sections for one in section.walk()}
    yield from _differ("options", expected, list(_joints(article, 0, inside)))


def check_connected(article: Element) -> Iterator[Finding]:
    """Words that join requirements say what their element says; those before a list have it right behind them.

    Bad: AND in an element with `data-connective="any"`, in every language alike; an empty element between them
    Good: `<p data-connective="any">One of the following:</p><ul data-rule="any">`
    """
    for element in article.walk():
        inside = element.elements
        for one, after in zip_longest(inside, inside[1:]):
            if (said := one.get("data-connective")) is None:
                continue
            messages = _messages(one)
            if [CONNECTIVES.get(message) for message in messages] != [said]:
                yield Finding("logic", " ".join(messages), f"a message that says {said!r}", "another one, or none")
            if one.tag == "p" and (after is None or after.tag not in LISTS or "data-rule" not in after.attributes):
                yield Finding("logic", " ".join(messages), "a list with a rule right behind it", "none")


def _tier_joints(
    data: Data, option: Mapping[str, Any], people: Mapping[str, Any], tier: str, path: str
) -> Iterator[Joint]:
    """Yield what a tier asks for: both parts of it, its thresholds with all that goes with them, its groups."""
    lines = _thresholds(option, tier)
    parts = bool(lines) + bool(people)
    yield Joint(0, "all", REQUIREMENTS if parts > 1 else "", parts)
    if lines:
        many = option.get("associations") or []
        yield Joint(1, "all", "", lines + len(option.get("conditions") or []) + bool(many))
        if len(many) > 1:
            yield Joint(2, "any", ASSOCIATIONS, len(many))
    if people:
        yield from _rule_joints(data, logic(people, tier, path), 1)


def _rule_joints(data: Data, rule: Logic, depth: int) -> Iterator[Joint]:
    if isinstance(rule, str):
        people, key = group_at(data, rule) or ({}, "")
        yield from _group_joints(people, key, depth)
        return
    kind, parts = rule
    # All that a tier asks of its people needs no words before it.
    yield Joint(depth, kind, ONE_OF if kind == "any" else ALL_OF if depth > 1 else "", len(parts))
    for part in parts:
        yield from _rule_joints(data, part, depth + 1)


def _group_joints(people: Mapping[str, Any], key: str, depth: int) -> Iterator[Joint]:
    need, areas = people["groups"][key]["need"], group_credentials(people, key)
    if areas[0][0] is not None:
        yield Joint(depth, "all" if need == "all" else "any", "", len(areas))
        depth += 1
    for _, listed in areas:
        yield Joint(depth, "any" if need == "one" else "all", "", len(listed))


def _joints(element: Element, depth: int, other: "set[int] | frozenset[int]" = frozenset()) -> Iterator[Joint]:
    """Yield the lists in an element, and outside of others, in order; the words before one stand right before it."""
    inside = element.elements
    for before, one in zip((None, *inside), inside, strict=False):
        if id(one) in other:
            continue
        deeper = depth
        if (rule := one.get("data-rule")) is not None:
            lead_in = " ".join(_messages(before)) if before and "data-connective" in before.attributes else ""
            yield Joint(depth, rule, lead_in, len(one.elements))
            deeper += 1
        yield from _joints(one, deeper, other)


def _check_performance(section: Element, option: Mapping[str, Any], tier: str) -> Iterator[Finding]:
    """What a tier asks for besides people is said to be asked for."""
    said = [message for message in _messages(section) if message in {PERFORMANCE, ASSOCIATION}]
    expected = [PERFORMANCE] if _thresholds(option, tier) else []
    if expected and len(option.get("associations") or []) == 1:
        expected.append(ASSOCIATION)
    if said != expected:
        at = str(section.get("aria-labelledby"))
        yield Finding("logic", at, " and ".join(expected) or "no thresholds", " and ".join(said) or "none")


def _thresholds(option: Mapping[str, Any], tier: str) -> int:
    return sum(tier in line["minimum"] for line in (option.get("thresholds") or {}).values())


def _messages(element: Element) -> list[str]:
    return [str(one.get("data-message")) for one in element.having("data-message") if not is_mark(one)]


def _differ(at: str, expected: list[Joint], found: list[Joint]) -> Iterator[Finding]:
    if expected != found:
        pairs = [f"{one}" for one in expected], [f"{one}" for one in found]
        yield Finding("logic", at, "; ".join(pairs[0]) or "no list", "; ".join(pairs[1]) or "no list")
