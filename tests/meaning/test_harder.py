from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.meaning.harder import MOST_WAYS
from tests.constructs import ABSENT
from tests.meaning.doubts import doubts

OPERATIONS = "competencies.cloud-business-applications.options.enterprise-operations"
REVENUE = f"{OPERATIONS}.thresholds.revenue.minimum"
SMB = "competencies.enterprise-mobility-management.options.smb-partner"
CUSTOMERS = f"{SMB}.thresholds.customers.minimum"
HUB = "competencies.windows-and-devices.options.surface-hub"
DEVICES = f"{HUB}.thresholds.devices"
# The test catalogue keeps one defect of the record, which is mended for the tests of everything else.
MENDED: Mapping[str, object] = {f"{CUSTOMERS}.gold.all": 20}


def test_what_the_record_asks_less_of_at_gold_is_doubted() -> None:
    assert doubts("harder-tiers", {}) == [f"{CUSTOMERS}.gold.all: expected at least the 20 of silver, found 5"]
    assert doubts("harder-tiers", MENDED) == []


# Thresholds.


@pytest.mark.parametrize(
    "minimum",
    [
        {"silver": {"all": 20}, "gold": {"all": 21}},
        {"silver": {"developed": 20, "developing": 10}, "gold": {"developed": 25, "developing": 15}},
        {"silver": {"developed": 20, "developing": 10}, "gold": {"all": 20}},
        {"silver": {"all": 20}, "gold": {"developed": 25, "developing": 20}},
        # A line that only the harder tier has.
        {"gold": {"all": 5}},
    ],
)
def test_figures_of_a_harder_tier_may_be_higher_or_equal(minimum: object) -> None:
    assert doubts("harder-tiers", {CUSTOMERS: minimum}) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {CUSTOMERS: {"silver": {"developed": 20, "developing": 10}, "gold": {"developed": 25, "developing": 5}}},
            f"{CUSTOMERS}.gold.developing: expected at least the 10 of silver, found 5",
        ),
        (
            {CUSTOMERS: {"silver": {"developed": 20, "developing": 10}, "gold": {"all": 15}}},
            f"{CUSTOMERS}.gold.all: expected at least the 20 of silver, found 15",
        ),
        (
            {CUSTOMERS: {"silver": {"all": 20}, "gold": {"developed": 25, "developing": 15}}},
            f"{CUSTOMERS}.gold.developing: expected at least the 20 of silver, found 15",
        ),
        (
            {**MENDED, f"{REVENUE}.gold.developing": 49999},
            f"{REVENUE}.gold.developing: expected at least the USD 50000 of silver, found USD 49999",
        ),
        (
            {**MENDED, f"{DEVICES}.monthly_average.silver.all": 5},
            f"{DEVICES}.monthly_average.gold.all: expected at least the 5 of silver, found 4",
        ),
    ],
)
def test_a_lower_figure_of_a_harder_tier_is_doubted(changes: Mapping[str, object], message: str) -> None:
    assert doubts("harder-tiers", changes) == [message]


def test_an_average_that_is_equal_or_that_only_one_tier_has_is_accepted() -> None:
    for average in ({"silver": {"all": 4}, "gold": {"all": 4}}, {"silver": {"all": 1}}, {"gold": {"all": 4}}):
        assert doubts("harder-tiers", {**MENDED, f"{DEVICES}.monthly_average": average}) == []


def test_a_threshold_that_a_harder_tier_lacks_is_doubted() -> None:
    assert doubts("harder-tiers", {CUSTOMERS: {"silver": {"all": 20}}}) == [
        f"{CUSTOMERS}: expected a figure for gold, as for silver, found none"
    ]


def split(line: Mapping[str, object]) -> dict[str, object]:
    """Return the threshold of Operations with a line for each tier; Gold's has something else than Silver's."""
    lines = {
        "revenue": {"metric": "revenue", "minimum": {"silver": {"all": 100}}},
        "gold": {"metric": "revenue", "minimum": {"gold": {"all": 50}}, **line},
    }
    return {**MENDED, f"{OPERATIONS}.thresholds": lines}


def test_a_line_of_one_metric_continues_that_of_the_easier_tier() -> None:
    assert doubts("harder-tiers", split({"minimum": {"gold": {"all": 100}}})) == []
    assert doubts("harder-tiers", split({})) == [
        f"{OPERATIONS}.thresholds.gold.minimum.gold.all: expected at least the USD 100 of silver, found USD 50"
    ]


@pytest.mark.parametrize(
    "line", [{"currency": "EUR"}, {"period": "trailing-12-months"}, {"products": ["unified-operations-plan"]}]
)
def test_lines_that_measure_something_else_are_not_compared(line: Mapping[str, object]) -> None:
    assert doubts("harder-tiers", split(line)) == []


def test_where_several_lines_continue_one_they_are_not_compared() -> None:
    lines = {
        "revenue": {"metric": "revenue", "minimum": {"silver": {"all": 100}}},
        "first": {"metric": "revenue", "minimum": {"gold": {"all": 50}}},
        "second": {"metric": "revenue", "minimum": {"gold": {"all": 200}}},
    }
    assert doubts("harder-tiers", {**MENDED, f"{OPERATIONS}.thresholds": lines}) == []


def test_a_line_of_another_metric_does_not_continue_one() -> None:
    line = {"metric": "cloud-net-new-revenue"}
    assert doubts("harder-tiers", split(line)) == [
        f"{OPERATIONS}.thresholds.revenue.minimum: expected a figure for gold, as for silver, found none"
    ]


def test_a_line_that_both_tiers_have_does_not_stand_for_another() -> None:
    lines = {
        "revenue": {"metric": "revenue", "minimum": {"silver": {"all": 100}, "gold": {"all": 200}}},
        "more": {"metric": "revenue", "period": "trailing-12-months", "minimum": {"silver": {"all": 100}}},
    }
    assert doubts("harder-tiers", {**MENDED, f"{OPERATIONS}.thresholds": lines}) == [
        f"{OPERATIONS}.thresholds.more.minimum: expected a figure for gold, as for silver, found none"
    ]


# People.

PEOPLE = f"{SMB}.people"
LISTS = {
    "a": ["70-334"],
    "b": ["70-347"],
    "ab": ["70-334", "70-347"],
    "areas": {"system-builder": ["70-334", "70-347"], "iot-device-builder": ["70-398"]},
    "nested": {"system-builder": ["70-334", "70-347"], "iot-device-builder": ["70-334"]},
}
GROUPS: Mapping[str, object] = {
    "a": {"people": "headcount", "need": "all", "of": "a"},
    "b": {"people": "headcount", "need": "all", "of": "b"},
    "both": {"people": "headcount", "need": "all", "of": "ab"},
    "either": {"people": "headcount", "need": "one", "of": "ab"},
    "area": {"people": "headcount", "need": "one-area", "of": "areas"},
    "any-of-areas": {"people": "headcount", "need": "one", "of": "areas"},
    "areas": {"people": "headcount", "need": "all", "of": "areas"},
    "nested": {"people": "headcount", "need": "one-area", "of": "nested"},
}


def people(silver: object, gold: object, groups: Mapping[str, object] | None = None, headcount: int = 4) -> list[str]:
    """Return what is doubted of two rules over the groups above, and others."""
    rules = {
        "headcount": {"silver": 2, "gold": headcount},
        "lists": LISTS,
        "groups": {**GROUPS, **(groups or {})},
        "rule": {"silver": silver, "gold": gold},
    }
    return doubts("harder-tiers", {**MENDED, PEOPLE: rules})


@pytest.mark.parametrize(("silver", "gold"), [(2, 2), (2, 3)])
def test_a_headcount_may_be_higher_or_equal(silver: int, gold: int) -> None:
    assert doubts("harder-tiers", {**MENDED, f"{PEOPLE}.headcount": {"silver": silver, "gold": gold}}) == []


def test_a_lower_headcount_is_doubted_once() -> None:
    assert doubts("harder-tiers", {**MENDED, f"{PEOPLE}.headcount.gold": 1}) == [
        f"{PEOPLE}.headcount.gold: expected at least the 2 people of silver, found 1"
    ]


def test_at_least_as_many_people_ask_for_no_more_than_just_as_many() -> None:
    changes = {f"{PEOPLE}.headcount.gold": 2, f"{PEOPLE}.at_least": {"silver": True, "gold": False}}
    assert doubts("harder-tiers", {**MENDED, **changes}) == []


def test_a_harder_tier_without_people_is_doubted() -> None:
    assert doubts("harder-tiers", {**MENDED, f"{PEOPLE}.headcount": {"silver": 2}}) == [
        f"{PEOPLE}.headcount: expected people for gold, as for silver, found none"
    ]


@pytest.mark.parametrize("headcount", [{"gold": 2}, ABSENT])
def test_an_easier_tier_may_ask_for_no_people(headcount: object) -> None:
    path = PEOPLE if headcount is ABSENT else f"{PEOPLE}.headcount"
    assert doubts("harder-tiers", {**MENDED, path: headcount}) == []


@pytest.mark.parametrize(
    ("count", "messages"),
    [
        ({"silver": 2, "gold": 2}, []),
        ({"silver": 1, "gold": 2}, []),
        (
            {"silver": 2, "gold": 1},
            [f"{PEOPLE}.groups.some.people.gold: expected at least the 2 people of silver, found 1"],
        ),
    ],
)
def test_a_shared_group_of_fewer_people_is_doubted(count: object, messages: list[str]) -> None:
    groups = {"some": {"people": count, "need": "one", "of": "ab"}}
    assert people({"all": ["some", "a"]}, {"all": ["a", "some"]}, groups) == messages


def test_groups_are_one_by_what_must_be_passed_whatever_they_are_called() -> None:
    groups = {
        "before": {"people": 2, "need": "all", "of": "a"},
        "after": {"people": 1, "relation": "subset-of-headcount", "need": "one", "of": "a"},
    }
    assert people("before", {"all": ["after", "b"]}, groups) == [
        f"{PEOPLE}.groups.after.people: expected at least the 2 people of silver, found 1"
    ]
    assert people("before", {"any": ["after", {"all": ["a", "b"]}]}, groups) == []


def test_a_group_of_nobody_in_particular_has_no_people_to_compare() -> None:
    groups = {"unstated": {"relation": "unstated", "need": "all", "of": "a"}}
    assert people("a", "unstated", groups) == []
    assert people("unstated", "a", groups) == []


@pytest.mark.parametrize(
    ("silver", "gold", "doubted"),
    [
        ({"people": 2, "each": True}, {"people": 4}, True),
        ({"people": 2, "each": True}, {"people": 4, "each": True}, False),
        ({"people": 2}, {"people": 4}, False),
        # Of one person it says nothing.
        ({"people": 1, "each": True}, {"people": 4}, False),
    ],
)
def test_people_who_need_no_longer_each_pass_it_are_doubted(
    silver: Mapping[str, object], gold: Mapping[str, object], *, doubted: bool
) -> None:
    message = f"{PEOPLE}.groups.after: expected each of the people, as for silver, found the group as a whole"
    groups = {"before": {"need": "all", "of": "ab", **silver}, "after": {"need": "all", "of": "ab", **gold}}
    assert people("before", "after", groups) == ([message] if doubted else [])


@pytest.mark.parametrize("bound", ["same", "other", "subset-of-same"])
@pytest.mark.parametrize("free", ["any", "same-or-different", "same-allowed", "same", "everyone", "unstated"])
def test_a_group_that_is_no_longer_bound_to_the_one_before_is_doubted(bound: str, free: str) -> None:
    to = {} if free in {"any", "everyone", "unstated"} else {"to": "a"}
    count = {} if free in {"everyone", "unstated"} else {"people": "headcount"}
    groups = {
        "before": {"people": 2, "relation": bound, "to": "a", "need": "all", "of": "b"},
        "after": {**count, "relation": free, **to, "need": "all", "of": "b"},
    }
    freed = free in {"any", "same-or-different", "same-allowed"}
    assert people({"all": ["a", "before"]}, {"all": ["a", "after"]}, groups) == (
        [f"{PEOPLE}.groups.after: expected {bound}, as for silver, found {free}"] if freed else []
    )


def test_a_relation_to_another_group_is_not_compared() -> None:
    # The same people pass both, whichever stands first.
    groups = {
        "second": {"people": "headcount", "relation": "same", "to": "a", "need": "all", "of": "b"},
        "last": {"people": "headcount", "relation": "same", "to": "b", "need": "all", "of": "a"},
    }
    assert people({"all": ["a", "second"]}, {"all": ["b", "last"]}, groups) == []


def test_groups_that_cannot_be_told_apart_are_not_compared() -> None:
    groups = {
        "two": {"people": 2, "need": "all", "of": "a"},
        "others": {"people": {"silver": 2, "gold": 1}, "relation": "other", "to": "two", "need": "all", "of": "a"},
        "one": {"people": 1, "need": "all", "of": "a"},
    }
    assert people({"all": ["two", "others"]}, "one", groups) == []
    assert people({"all": ["two", "others"]}, {"all": ["two", "others"]}, groups) == [
        f"{PEOPLE}.groups.others.people.gold: expected at least the 2 people of silver, found 1"
    ]


# What must be passed.

A, B = "70-334", "70-347"


def too_little(easier: str, harder: str, enough: str) -> str:
    found = f"{enough}: enough for {harder}, not for {easier}"
    return f"{PEOPLE}.rule.{harder}: expected no less to pass than for {easier}, found {found}"


@pytest.mark.parametrize(
    ("silver", "gold", "enough"),
    [
        ({"all": ["a", "b"]}, "a", A),
        ("a", {"any": ["a", "b"]}, B),
        ({"all": ["a", "b"]}, {"any": ["a", "b"]}, A),
        ("both", "either", A),
        ("a", "either", B),
        ("both", "b", B),
        ("area", "any-of-areas", A),
        ("areas", "area", "70-398"),
        ("areas", "both", f"{A}, {B}"),
        ({"all": ["a", {"any": ["b", "area"]}]}, {"any": ["a", "b", "areas"]}, A),
    ],
)
def test_a_rule_that_less_is_enough_for_is_doubted(silver: object, gold: object, enough: str) -> None:
    assert people(silver, gold) == [
        f"{PEOPLE}.rule.gold: expected no less to pass than for silver, found {enough}: enough for gold, not for silver"
    ]
    # The other way round Gold asks for more.
    assert people(gold, silver) == []


@pytest.mark.parametrize(
    ("silver", "gold"),
    [
        ("a", "b"),
        ("a", {"any": ["b", "areas"]}),
        ({"all": ["a", "b"]}, "both"),
        ("either", {"any": ["a", "b"]}),
        ("a", "nested"),
        # What one group asks for already, another does not add.
        ({"all": ["both", "a"]}, "both"),
        ({"any": ["a", "both"]}, "a"),
        ({"all": ["a", {"any": ["a", "b"]}]}, "a"),
        ({"all": ["a", {"any": ["b", "area"]}]}, {"any": [{"all": ["a", "b"]}, {"all": ["a", "area"]}]}),
    ],
)
def test_rules_that_ask_for_something_else_or_for_the_same_are_accepted(silver: object, gold: object) -> None:
    assert people(silver, gold) == []
    assert people(gold, silver) == []


def test_a_rule_is_judged_whoever_passes_it_and_however_many() -> None:
    assert people({"all": ["a", "b"]}, "a", headcount=1) == [
        f"{PEOPLE}.headcount.gold: expected at least the 2 people of silver, found 1",
        too_little("silver", "gold", A),
    ]


@pytest.mark.parametrize(("groups", "judged"), [(3, True), (4, False)])
def test_a_rule_with_too_many_ways_to_meet_it_is_not_judged(groups: int, *, judged: bool) -> None:
    exams = [f"70-{n}" for n in (334, 347, 354, 355, 357, 398, 535, 697, 735)] + ["MB2-715"]
    assert len(exams) ** 3 == MOST_WAYS
    rules = {
        "headcount": {"silver": 2, "gold": 4},
        "lists": {"ten": exams, "eleven": [*exams, "MB2-716"]},
        "groups": {
            "eleven": {"people": "headcount", "need": "one", "of": "eleven"},
            **{f"ten-{n}": {"people": "headcount", "need": "one", "of": "ten"} for n in range(groups)},
        },
        "rule": {"silver": {"all": [f"ten-{n}" for n in range(groups)]}, "gold": "eleven"},
    }
    messages = [too_little("silver", "gold", "MB2-716")] if judged else []
    assert doubts("harder-tiers", {**MENDED, PEOPLE: rules}) == messages


# The rules of two tiers, made by chance, against all sets of credentials that there are.

RULES = st.recursive(
    st.sampled_from(sorted(GROUPS)),
    lambda rules: st.dictionaries(
        st.sampled_from(["all", "any"]), st.lists(rules, min_size=2, max_size=3), min_size=1, max_size=1
    ),
    max_leaves=6,
)


def is_met(rule: str | Mapping[str, Sequence[object]], passed: Collection[str]) -> bool:
    if isinstance(rule, str):
        a, b, c = (key in passed for key in (A, B, "70-398"))
        return {
            "a": a, "b": b, "both": a and b, "either": a or b,
            "area": (a and b) or c, "any-of-areas": a or b or c, "areas": a and b and c, "nested": a,
        }[rule]  # fmt: skip
    ((kind, parts),) = rule.items()
    return (all if kind == "all" else any)(is_met(part, passed) for part in parts)  # type: ignore[arg-type]


@pytest.mark.unmeasured
@settings(max_examples=200)
@given(RULES, RULES)
def test_a_rule_is_doubted_if_and_only_if_all_that_meets_the_easier_one_and_more_meets_it(
    silver: str | Mapping[str, Sequence[object]], gold: str | Mapping[str, Sequence[object]]
) -> None:
    ways = [set(some) for n in range(4) for some in combinations([A, B, "70-398"], n)]
    below = [way for way in ways if is_met(silver, way)]
    above = [way for way in ways if is_met(gold, way)]
    less = len(above) > len(below) and all(way in above for way in below)
    assert len([one for one in people(silver, gold) if ".rule.gold: " in one]) == less


def test_every_pair_of_tiers_is_compared() -> None:
    changes = {
        "programme.tiers": {"silver": {"name": "Silver"}, "gold": {"name": "Gold"}, "platinum": {"name": "Platinum"}},
        f"{SMB}.tiers": ["silver", "gold", "platinum"],
        CUSTOMERS: {"silver": {"all": 20}, "platinum": {"all": 5}},
        f"{SMB}.thresholds.entitlements.minimum": {tier: {"all": 125} for tier in ("silver", "gold", "platinum")},
        PEOPLE: {
            "headcount": {"silver": 3, "gold": 3, "platinum": 2},
            "lists": LISTS,
            "groups": GROUPS,
            "rule": {"silver": "both", "gold": "both", "platinum": "a"},
        },
    }
    assert doubts("harder-tiers", changes) == [
        f"{CUSTOMERS}: expected a figure for gold, as for silver, found none",
        f"{CUSTOMERS}.platinum.all: expected at least the 20 of silver, found 5",
        *(
            message
            for tier in ("silver", "gold")
            for message in (
                f"{PEOPLE}.headcount.platinum: expected at least the 3 people of {tier}, found 2",
                too_little(tier, "platinum", A),
            )
        ),
    ]
