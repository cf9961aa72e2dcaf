from collections.abc import Mapping
from typing import cast

import pytest

from generator.errors import GeneratorError
from generator.model import Competency, Fact, Group, Junction, PeopleRule, Tier
from generator.resolve import read_catalogue
from tests.constructs import ABSENT, changed

# Three options of the test catalogue: one tier with every relation, the same rule for two tiers, a rule for each tier.
NESTED = "competencies.constructs.options.nested.people"
ENGAGEMENT = "competencies.cloud-business-applications.options.enterprise-customer-engagement.people"
OPERATIONS = "competencies.cloud-business-applications.options.enterprise-operations.people"
HUB = "competencies.windows-and-devices.options.surface-hub.people"


def tiers(people: str, changes: Mapping[str, object] | None = None) -> dict[str, Tier]:
    _, competency, _, option, _ = people.split(".")
    found: dict[str, Competency] = {one.id: one for one in read_catalogue(changed(changes or {})).competencies}
    return {tier.id: tier for one in found[competency].options if one.id == option for tier in one.tiers}


def rule(people: str, tier: str, changes: Mapping[str, object] | None = None) -> PeopleRule:
    return cast("PeopleRule", tiers(people, changes)[tier].people)


def groups(people: str, tier: str, changes: Mapping[str, object] | None = None) -> dict[str, Group]:
    return {group.id: group for group in rule(people, tier, changes).groups}


def problems(changes: Mapping[str, object]) -> list[str]:
    with pytest.raises(GeneratorError) as caught:
        read_catalogue(changed(changes))
    assert {problem.check for problem in caught.value.problems} == {"references"}
    return list(map(str, caught.value.problems))


# How many people.


def test_a_tier_has_its_own_headcount() -> None:
    assert rule(ENGAGEMENT, "silver").headcount == Fact(5, f"{ENGAGEMENT}.headcount.silver")
    assert rule(ENGAGEMENT, "gold").headcount == Fact(15, f"{ENGAGEMENT}.headcount.gold")


@pytest.mark.parametrize(
    ("people", "silver", "gold"), [(ENGAGEMENT, True, True), (OPERATIONS, False, True), (HUB, False, False)]
)
def test_at_least_holds_for_all_tiers_or_for_each(people: str, silver: bool, gold: bool) -> None:
    assert rule(people, "silver").at_least is silver
    assert rule(people, "gold").at_least is gold


def test_at_least_is_not_said_of_a_tier_left_out() -> None:
    assert rule(HUB, "gold", {f"{HUB}.at_least": {"silver": True}}).at_least is False


def test_a_tier_without_a_headcount_asks_for_no_people() -> None:
    changes = {f"{OPERATIONS}.headcount": {"gold": 15}, f"{OPERATIONS}.at_least": True}

    assert tiers(OPERATIONS, changes)["silver"].people is None
    assert rule(OPERATIONS, "gold", changes).headcount.value == 15


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rule", {"silver": "hub", "gold": "skills"}),
        ("at_least", {"silver": True, "gold": True}),
        ("groups.hub.people", {"silver": 1, "gold": 1}),
    ],
)
def test_what_is_said_of_a_tier_without_a_headcount_is_refused(field: str, value: object) -> None:
    changes = {f"{HUB}.headcount": {"silver": 2}, f"{HUB}.rule": "hub", f"{HUB}.{field}": value}

    assert problems(changes) == [f"{HUB}.{field}.gold: expected one of 'silver', found 'gold'"]


@pytest.mark.parametrize(
    ("people", "tier", "key", "count"),
    [
        pytest.param(HUB, "gold", "everyone", Fact(4, f"{HUB}.headcount.gold"), id="everyone"),
        pytest.param(HUB, "silver", "hub", Fact(2, f"{HUB}.headcount.silver"), id="as many as the headcount"),
        pytest.param(NESTED, "gold", "areas", Fact(2, f"{NESTED}.groups.areas.people.gold"), id="by tier"),
        pytest.param(NESTED, "gold", "mcse", None, id="unstated"),
    ],
)
def test_a_group_has_a_number_of_people(people: str, tier: str, key: str, count: Fact[int] | None) -> None:
    assert groups(people, tier)[key].people == count


def test_a_number_may_be_the_same_for_all_tiers() -> None:
    found = groups(HUB, "silver", {f"{HUB}.groups.hub.people": 1})

    assert found["hub"].people == Fact(1, f"{HUB}.groups.hub.people")


@pytest.mark.parametrize(
    ("people", "tier", "key", "total"),
    [
        pytest.param(NESTED, "gold", "same", Fact(2, f"{NESTED}.groups.areas.people.gold"), id="some of the same"),
        pytest.param(NESTED, "gold", "guidance", Fact(4, f"{NESTED}.headcount.gold"), id="some of the headcount"),
        pytest.param(NESTED, "gold", "allowed", None, id="may be the same"),
        pytest.param(NESTED, "gold", "areas", None, id="any"),
        pytest.param(HUB, "gold", "everyone", None, id="everyone"),
    ],
)
def test_a_part_of_people_knows_the_number_it_is_a_part_of(
    people: str, tier: str, key: str, total: Fact[int] | None
) -> None:
    assert groups(people, tier)[key].total == total


@pytest.mark.parametrize(
    ("group", "expected", "found"),
    [
        ({"people": ABSENT}, "a number of people", "none"),
        ({"people": ABSENT, "relation": "subset-of-headcount"}, "a number of people", "none"),
        ({"relation": "everyone"}, "no number: everyone needs none", "one"),
        ({"relation": "unstated"}, "no number: unstated needs none", "one"),
    ],
)
def test_a_number_stands_where_the_relation_needs_one(group: dict[str, object], expected: str, found: str) -> None:
    at = f"{NESTED}.groups.areas"
    # The groups that relate to this one are taken out of the rule.
    changes = {f"{NESTED}.rule": "areas", f"{at}.need": "one", **{f"{at}.{key}": one for key, one in group.items()}}

    assert problems(changes) == [f"{at}.people: expected {expected}, found {found}"]


def test_a_number_by_tier_has_one_for_each_tier() -> None:
    at = f"{ENGAGEMENT}.groups.technical.people"

    assert problems({at: {"silver": 5}}) == [f"{at}: expected a number for the tier 'gold', found none"]


# Relations.


@pytest.mark.parametrize("relation", ["same", "other", "same-or-different", "same-allowed", "subset-of-same"])
def test_a_relation_relates_to_the_group_just_before(relation: str) -> None:
    at = f"{ENGAGEMENT}.groups.functional"

    assert groups(ENGAGEMENT, "gold", {f"{at}.relation": relation})["functional"].relation == relation


@pytest.mark.parametrize("relation", ["same", "other", "same-or-different", "same-allowed", "subset-of-same"])
def test_a_relation_needs_the_group_it_relates_to(relation: str) -> None:
    at = f"{ENGAGEMENT}.groups.functional"

    assert problems({f"{at}.relation": relation, f"{at}.to": ABSENT}) == [
        f"{at}.to: expected the group it relates to, found none"
    ]


@pytest.mark.parametrize("relation", ["any", "subset-of-headcount", "everyone", "unstated"])
def test_other_relations_relate_to_no_group(relation: str) -> None:
    at = f"{ENGAGEMENT}.groups.functional"
    people = ABSENT if relation in {"everyone", "unstated"} else "headcount"

    assert problems({f"{at}.relation": relation, f"{at}.people": people}) == [
        f"{at}.to: expected no group: {relation} relates to none, found 'technical'"
    ]


@pytest.mark.parametrize(
    ("parts", "to"),
    [
        pytest.param(["a", "b"], "a", id="the one before"),
        pytest.param(["a", "same-a", "b"], "a", id="with the same people in between"),
        pytest.param(["a", "same-a", "b"], "same-a", id="the same people"),
        pytest.param([{"any": ["a", "c"]}, "b"], "c", id="the last of a junction"),
        pytest.param(["a", {"any": ["b", "c"]}], "a", id="from inside a junction"),
    ],
)
def test_the_people_above_are_those_last_spoken_of(parts: list[object], to: str) -> None:
    found = groups(ENGAGEMENT, "gold", _chain({"all": parts}, to))

    assert found["b"].total == Fact(15, f"{ENGAGEMENT}.headcount.gold")


@pytest.mark.parametrize(
    ("parts", "to"),
    [
        pytest.param(["b", "a"], "a", id="one that comes after"),
        pytest.param(["a", "b"], "b", id="itself"),
        pytest.param(["a", "c", "b"], "a", id="with others in between"),
        pytest.param([{"any": ["a", "c"]}, "b"], "a", id="the first of a junction"),
        pytest.param(["a", "b"], "c", id="one that the rule does not name"),
    ],
)
def test_a_group_too_far_to_relate_to_is_refused(parts: list[object], to: str) -> None:
    assert problems(_chain({"all": parts}, to)) == [
        f"{ENGAGEMENT}.groups.b.to: expected the group just before this one in the rule, found {to!r}"
    ]


def test_a_group_cannot_be_some_of_people_whose_number_is_unstated() -> None:
    changes = _chain({"all": ["a", "b"]}, "a")
    a = {"relation": "unstated", "need": "all", "of": "technical"}
    cast("dict[str, object]", changes[f"{ENGAGEMENT}.groups"])["a"] = a

    assert problems(changes) == [f"{ENGAGEMENT}.groups.b.to: expected a group with a number of people, found 'a'"]


def _chain(rule: object, to: str) -> dict[str, object]:
    """Return the changes for groups of which `b` is some of the people of another; all that are there are used."""
    plain = {"people": "headcount", "need": "all", "of": "technical"}
    written = {
        "a": plain,
        "b": {"people": 1, "relation": "subset-of-same", "to": to, "need": "all", "of": "technical"},
        "c": plain,
        "same-a": {**plain, "relation": "same", "to": "a"},
    }
    named = {name for name in written if repr(name) in repr(rule)}
    used = {name: group for name, group in written.items() if name in named | {to}}
    return {f"{ENGAGEMENT}.groups": used, f"{ENGAGEMENT}.rule": rule}


# Rules.


def test_a_rule_joins_groups() -> None:
    found = rule(NESTED, "gold").rule

    assert isinstance(found, Junction)
    assert found.kind == "all"
    assert [part.id for part in found.parts if isinstance(part, Group)] == [
        "guidance", "areas", "same", "allowed", "other",
    ]  # fmt: skip
    nested = found.parts[1]
    assert isinstance(nested, Junction)
    assert nested.kind == "any"
    assert [part.id for part in nested.parts if isinstance(part, Group)] == ["exams", "mcse"]


def test_a_rule_may_be_one_group_and_differ_by_tier() -> None:
    silver, gold = rule(HUB, "silver").rule, rule(HUB, "gold").rule

    assert isinstance(silver, Group)
    assert silver.id == "hub"
    assert isinstance(gold, Junction)
    assert [group.id for group in rule(HUB, "gold").groups] == ["everyone", "skills"]


def test_a_group_keeps_what_is_written() -> None:
    assert {
        key: (group.path, group.relation, group.each, group.need) for key, group in groups(NESTED, "gold").items()
    } == {
        "guidance": (f"{NESTED}.groups.guidance", "subset-of-headcount", False, "all"),
        "exams": (f"{NESTED}.groups.exams", "everyone", False, "all"),
        "mcse": (f"{NESTED}.groups.mcse", "unstated", False, "all"),
        "areas": (f"{NESTED}.groups.areas", "any", False, "one-area"),
        "same": (f"{NESTED}.groups.same", "subset-of-same", False, "one"),
        "allowed": (f"{NESTED}.groups.allowed", "same-allowed", True, "all"),
        "other": (f"{NESTED}.groups.other", "other", False, "one"),
    }


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (f"{HUB}.rule", {"silver": "hub"}, ["expected a rule for the tier 'gold', found none"]),
        (f"{HUB}.rule", {"gold": "hub"}, ["expected a rule for the tier 'silver', found none"]),
        (
            f"{HUB}.rule",
            {},
            ["expected a rule for the tier 'silver', found none", "expected a rule for the tier 'gold', found none"],
        ),
    ],
)
def test_a_rule_by_tier_has_one_for_each_tier(path: str, value: object, expected: list[str]) -> None:
    assert problems({path: value}) == [f"{path}: {one}" for one in expected]


@pytest.mark.parametrize(
    ("rule", "where"),
    [
        pytest.param("skill", "rule", id="alone"),
        pytest.param({"silver": "hub", "gold": "skill"}, "rule.gold", id="of a tier"),
        pytest.param({"any": ["hub", {"all": ["everyone", "skill"]}]}, "rule.any[1].all[1]", id="nested"),
    ],
)
def test_an_unknown_group_is_refused_wherever_it_stands(rule: object, where: str) -> None:
    known = "one of 'everyone', 'hub', 'skills'"

    assert problems({f"{HUB}.rule": rule}) == [
        f"{HUB}.{where}: expected {known}, found 'skill'; did you mean 'skills'?",
    ]


# What they pass.


def test_a_plain_list_is_one_area_without_a_name() -> None:
    [area] = groups(HUB, "gold")["skills"].areas

    assert area.name is None
    assert [one.id for one in area.credentials] == ["70-347", "70-334", "70-398", "70-697"]


def test_areas_have_the_names_of_focus_areas() -> None:
    found = groups(NESTED, "gold")["areas"]

    assert [(area.name.path if area.name else "", [one.id for one in area.credentials]) for area in found.areas] == [
        ("programme.focus_areas.application-builders.name", ["70-354", "70-357"]),
        ("programme.focus_areas.system-builder.name", ["70-735", "iot-device-builder-assessment-for-windows-10"]),
    ]
    assert found.kind == "mixed"


def test_a_group_may_be_of_a_role() -> None:
    found = groups(ENGAGEMENT, "silver")
    role = found["technical"].role

    assert role is not None
    assert (role.key, role.text, role.path) == ("technical", "Technical", "programme.roles.technical.name")
    assert groups(HUB, "silver")["hub"].role is None


def test_the_same_credential_may_stand_in_two_areas() -> None:
    changes = {f"{NESTED}.lists.areas": {"system-builder": ["70-735"], "deployment-partner": ["70-735"]}}

    assert [one.id for one in groups(NESTED, "gold", changes)["areas"].credentials] == ["70-735", "70-735"]


@pytest.mark.parametrize(
    ("path", "value", "known", "found"),
    [
        (f"{HUB}.groups.skills.of", "skils", "'hub', 'skills'", "'skils'; did you mean 'skills'?"),
        (f"{HUB}.groups.skills.of", "areas", "'hub', 'skills'", "'areas'"),
        (f"{HUB}.groups.skills.role", "tecnical", "'functional', 'technical'", "'tecnical'; did you mean 'technical'?"),
        (
            f"{ENGAGEMENT}.groups.functional.to",
            "tecnical",
            "'functional', 'technical'",
            "'tecnical'; did you mean 'technical'?",
        ),
    ],
)
def test_what_a_group_refers_to_is_known(path: str, value: str, known: str, found: str) -> None:
    assert problems({path: value}) == [f"{path}: expected one of {known}, found {found}"]


def test_an_area_is_a_known_focus_area() -> None:
    known = "one of 'application-builders', 'deployment-partner', 'iot-device-builder', 'system-builder'"

    assert problems({f"{NESTED}.lists.areas": {"system-bilder": ["70-735"]}}) == [
        f"{NESTED}.lists.areas.system-bilder: expected {known}, found 'system-bilder'; did you mean 'system-builder'?"
    ]


def test_one_area_can_only_be_asked_for_where_there_are_areas() -> None:
    at = f"{HUB}.groups.skills"

    assert problems({f"{at}.need": "one-area"}) == [
        f"{at}.need: expected all or one: the list has no focus areas, found 'one-area'"
    ]
    # Of a list that is not there nobody knows.
    assert problems({f"{at}.need": "one-area", f"{at}.of": "areas"}) == [
        f"{at}.of: expected one of 'hub', 'skills', found 'areas'"
    ]


@pytest.mark.parametrize("path", [f"{HUB}.lists.skills", f"{NESTED}.lists.areas.system-builder"])
def test_a_credential_stands_once_in_a_list(path: str) -> None:
    assert problems({path: ["70-735", "70-697", "70-735", "70-735"]}) == [
        f"{path}[{n}]: expected each credential once in a list, found '70-735' again" for n in (2, 3)
    ]


_SOME = "'70-535', '70-334', '70-347', '70-354', '70-355', ... (28 in all)"


@pytest.mark.parametrize(
    "path",
    [
        f"{HUB}.lists.skills",
        f"{NESTED}.lists.areas.system-builder",
        pytest.param(f"{HUB}.lists.spare", id="of a list that no group names"),
    ],
)
def test_an_unknown_credential_is_refused_wherever_it_stands(path: str) -> None:
    assert problems({path: ["70-735", "70-534"]}) == [
        f"{path}[1]: expected one of {_SOME}, found '70-534'; did you mean '70-535'?"
    ]


def test_an_unknown_list_is_refused_even_in_a_group_that_no_rule_names() -> None:
    spare = {"people": "headcount", "need": "all", "of": "skils"}

    assert problems({f"{HUB}.groups.spare": spare}) == [
        f"{HUB}.groups.spare.of: expected one of 'hub', 'skills', found 'skils'; did you mean 'skills'?"
    ]
