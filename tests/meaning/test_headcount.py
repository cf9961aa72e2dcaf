from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from typing import Any, TypeAlias

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.meaning.doubts import NESTED, doubts

# A rule as the data writes it, with its groups in place of their ids.
Written: TypeAlias = Mapping[str, Any]
People: TypeAlias = frozenset[int]

HEADCOUNT = f"{NESTED}.people.headcount.gold"


def group(people: object = None, relation: str = "any", **more: object) -> Written:
    number = {"people": people} if people else {}
    return {"relation": relation, **number, "need": "all", "of": "exam", **more}


def both(*parts: Written) -> Written:
    return {"all": parts}


def either(*parts: Written) -> Written:
    return {"any": parts}


def people(headcount: int, rule: Written, **more: object) -> dict[str, object]:
    """Return the change that gives a tier this rule; each group relates to the one before it."""
    groups: dict[str, object] = {}

    def named(part: Written) -> object:
        for kind in {"all", "any"} & part.keys():
            return {kind: [named(one) for one in part[kind]]}
        key = f"g{len(groups)}"
        related = part["relation"] in {"same", "other", "same-or-different", "same-allowed", "subset-of-same"}
        groups[key] = {**part, "to": f"g{len(groups) - 1}"} if related else part
        return key

    written = named(rule)
    return {
        f"{NESTED}.people": {
            "headcount": {"gold": headcount},
            "lists": {"exam": ["70-334"]},
            "groups": groups,
            "rule": written,
            **more,
        }
    }


def found(headcount: int, rule: Written, **more: object) -> list[str]:
    return [one.removeprefix(f"{NESTED}.people.") for one in doubts("headcount", people(headcount, rule, **more))]


# Rules, and the fewest people that they need.
FEWEST: Sequence[tuple[int, Written]] = [
    (2, group(2)),
    (3, both(group(2), group(3))),
    (3, both(group(2), group(1, "other"))),
    (3, both(group(2), group(1, "other"), group(2, "other"))),  # the last two may be the first two
    (4, both(group(2), group(1, "other"), group(3, "other"))),
    (4, both(group(4), group(1), group(1, "other"))),
    (2, both(group(2), group(2, "same"))),
    (3, both(group(2), group(2, "same"), group(1, "other"))),
    (3, both(group(2), group(3, "same-or-different"))),
    (2, both(group(2), group(2, "same-allowed"))),
    (3, both(group(3), group(1, "subset-of-same"))),
    (4, both(group(3), group(1, "subset-of-same"), group(3, "other"))),
    (2, both(group(None, "unstated"), group(2, "other"))),
    (2, either(group(3), group(2), group(4))),
    (2, either(both(group(1), group(1, "other")), group(3))),
    (3, both(either(group(1), group(2)), group(2, "other"))),
    (4, both(either(group(3), both(group(1), group(2, "other"))), group(2, "other"))),
    (3, both(group(2), either(group(1, "other"), both(group(3), group(1, "other"))))),
    (2, both(either(group(2), both(group(1), either(group(1), group(3)))), group(1, "other"))),
]


@pytest.mark.parametrize(("fewest", "rule"), FEWEST)
def test_as_many_people_as_the_groups_need_are_enough(fewest: int, rule: Written) -> None:
    assert found(fewest, rule) == []


@pytest.mark.parametrize(("fewest", "rule"), FEWEST)
def test_one_person_less_is_too_few(fewest: int, rule: Written) -> None:
    message = f"expected {fewest} people or more, as its groups need, found {fewest - 1}"
    assert found(fewest - 1, rule) == [f"headcount.gold: {message}"]


@pytest.mark.parametrize(
    "rule",
    [
        both(group(1), group(2, "subset-of-headcount")),
        both(group("headcount"), group(2, "same")),
        both(group(None, "everyone"), group(2, "same"), group(None, "unstated")),
        both(group(1), group(None, "unstated"), group(2, "same")),
    ],
)
def test_a_group_may_be_all_of_the_headcount(rule: Written) -> None:
    assert found(2, rule) == []


def test_nobody_is_left_beside_everyone() -> None:
    message = "headcount.gold: expected 3 people or more, as its groups need, found 2"
    assert found(2, both(group(None, "everyone"), group(1, "other"))) == [message]
    assert found(2, both(group("headcount"), group(1, "other")), at_least=True) == [message]


def test_a_part_is_no_larger_than_what_it_is_a_part_of() -> None:
    assert found(4, both(group(2), group(3, "subset-of-same"))) == [
        "groups.g1.people: expected at most the 2 people it is a part of, found 3"
    ]
    assert found(2, both(group(1), group(3, "subset-of-headcount"))) == [
        "groups.g1.people: expected at most the 2 people it is a part of, found 3"
    ]


def test_the_same_people_are_as_many() -> None:
    assert found(4, both(group(2), group(2, "same"), group({"gold": 3}, "same"))) == [
        "groups.g2.people.gold: expected the 2 people of g1, who are the same, found 3"
    ]


# Rules, and the most people that they have.
MOST: Sequence[tuple[int, Written]] = [
    (2, group(2)),
    (4, both(group(2), group(2))),
    (4, both(group(2), group(2, "same-or-different"))),
    (4, both(group(2), group(2, "same-allowed"))),
    (3, both(group(2), group(1, "other"))),
    (2, both(group(2), group(2, "same"))),
    (3, both(group(3), group(1, "subset-of-same"))),
    (4, both(group(2), group(2, "subset-of-headcount"))),
    (3, either(group(3), group(2), group(1))),
    (4, both(group(1), either(group(3), both(group(1), group(1))))),
]


@pytest.mark.parametrize(("most", "rule"), MOST)
def test_a_headcount_is_what_the_groups_make_up(most: int, rule: Written) -> None:
    assert found(most, rule) == []
    message = f"expected at most {most} people, whom its groups have, found {most + 1}"
    assert found(most + 1, rule) == found(most + 1, rule, at_least=True) == [f"headcount.gold: {message}"]


@pytest.mark.parametrize(
    "rule",
    [
        both(group("headcount"), group(2)),
        both(group(2), group(None, "everyone")),
        both(group(None, "unstated"), group(2)),
        either(group(2), group(None, "unstated")),
    ],
)
def test_a_group_of_all_or_of_nobody_knows_how_many_makes_up_every_headcount(rule: Written) -> None:
    assert found(9, rule) == []


def test_each_tier_is_judged() -> None:
    path = "competencies.enterprise-mobility-management.options.smb-partner.people"
    changes = {f"{path}.groups.topics.people": 1, f"{path}.groups.topics.relation": "other"}
    assert doubts("headcount", changes) == [
        f"{path}.headcount.silver: expected 3 people or more, as its groups need, found 2",
        f"{path}.headcount.gold: expected 5 people or more, as its groups need, found 4",
    ]


# All rules of up to five groups, against trying every way to choose among a few people.


@st.composite
def rules(draw: st.DrawFn) -> tuple[int, Written]:
    """Return a headcount and a rule whose groups can each be what they say beside the group just before."""
    headcount = draw(st.integers(1, 4))
    left = 5
    before: int | None = None
    first = True

    def one_group() -> Written:
        nonlocal before, first, left
        left -= 1
        alone = ["any", "everyone", "unstated", "subset-of-headcount"]
        related = ["same", "other", "other", "same-or-different", "same-allowed"]
        parts = [] if before is None else ["subset-of-same"]
        relation = draw(st.sampled_from(alone if first else alone + related + parts))
        most = {"subset-of-same": before, "subset-of-headcount": min(headcount, 3)}.get(relation) or 3
        number = draw(st.integers(1, most))
        if relation == "same" and before is not None:
            number = before
        first = False
        before = {"everyone": headcount, "unstated": None}.get(relation, number)
        return group(None if relation in {"everyone", "unstated"} else number, relation)

    def one_rule(depth: int) -> Written:
        if depth == 0 or left < 3 or draw(st.booleans()):
            return one_group()
        kind = draw(st.sampled_from(["all", "all", "any"]))
        return {kind: [one_rule(depth - 1) for _ in range(draw(st.integers(2, 3)))]}

    return headcount, {"all": [one_rule(2), one_rule(2)]}


def ways(rule: Written) -> Iterator[list[Written]]:
    """Yield the groups that are followed, in order, for each choice among alternatives."""
    if "any" in rule:
        for part in rule["any"]:
            yield from ways(part)
    elif "all" in rule:
        for chosen in product(*(list(ways(part)) for part in rule["all"])):
            yield [one for part in chosen for one in part]
    else:
        yield [rule]


HOLDS: Mapping[str, Callable[[People, People], bool]] = {
    "same": lambda before, after: after == before,
    "other": lambda before, after: not after & before,
    "subset-of-same": lambda before, after: after <= before,
}


def can_be_filled(groups: Sequence[Written], everyone: int, n: int, *, everybody: bool = False) -> bool:
    """Return whether some of n people can be given to each group as it says, and then all of them to some group."""

    def sets(one: Written) -> list[People]:
        sizes = range(n + 1) if one["relation"] == "unstated" else [one.get("people", everyone)]
        return [frozenset(chosen) for size in sizes for chosen in combinations(range(n), size)]

    def fill(at: int, before: People | None, met: People = frozenset()) -> bool:
        if at == len(groups):
            return not everybody or len(met) == n
        holds = HOLDS.get(groups[at]["relation"])
        fitting = (one for one in sets(groups[at]) if before is None or holds is None or holds(before, one))
        return any(fill(at + 1, one, met | one) for one in fitting)

    return fill(0, None)


def fit(groups: Sequence[Written], everyone: int) -> bool:
    """Return whether the sizes of groups that follow one another agree."""
    sizes = [None if one["relation"] == "unstated" else one.get("people", everyone) for one in groups]
    for (before, _), (after, one) in pairwise(zip(sizes, groups, strict=True)):
        if before is not None and one["relation"] == "same" and after != before:
            return False
        if before is not None and one["relation"] == "subset-of-same" and after > before:
            return False
    return True


@pytest.mark.unmeasured
@settings(derandomize=True, deadline=None, max_examples=300)
@given(rules())
def test_people_are_enough_just_when_they_can_be_given_to_the_groups(drawn: tuple[int, Written]) -> None:
    headcount, rule = drawn
    choices = list(ways(rule))
    assume(all(fit(groups, headcount) for groups in choices))

    fewest = next((n for n in range(headcount, 8) if any(can_be_filled(one, headcount, n) for one in choices)), None)

    assert fewest is not None
    message = f"headcount.gold: expected {fewest} people or more, as its groups need, found {headcount}"
    if fewest == headcount:
        [*said] = found(headcount, rule)
        everybody = any(can_be_filled(one, headcount, headcount, everybody=True) for one in choices)
        assert bool(said) == (not everybody)
        assert all("expected at most" in one for one in said)
    else:
        assert found(headcount, rule) == [message]
