"""Whoever meets a tier of an option meets the easier one, in the shipped data."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.qualify.people import plan
from generator.qualify.rules import PeopleRules, rules_of
from tests.qualify.test_examples import catalogue
from tests.qualify.test_people import after

# (easier, harder) of each option that has both.
PAIRS = {
    f"{competency.id}.{option.id}": (rules, silver, gold)
    for competency in catalogue().competencies
    for rules in [rules_of(competency)]
    for option in competency.options
    for silver, gold in pairwise(one for one in rules.tiers if one.option == option.id)
}  # fmt: skip
# Their harder tier asks for certifications, the easier one for exams: who has these need not have those.
OTHER = {"application-development.application-builder", "datacenter.datacenter-solutions"}
# Its harder tier asks for fewer customers (data/exceptions.yml).
FEWER = {"enterprise-mobility-management.smb-partner"}


def test_silver_and_gold_are_compared_of_each_option_that_has_both() -> None:
    assert len(PAIRS) == 24
    asked = {path: (silver.people, gold.people) for path, (_, silver, gold) in PAIRS.items()}
    apart = {path for path, (one, two) in asked.items() if one and two and not one.credentials & two.credentials}
    assert apart == OTHER


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "path", [path for path, (_, silver, _) in PAIRS.items() if silver.people and path not in OTHER]
)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_people_who_meet_a_tier_meet_the_easier_one(path: str, data: st.DataObject) -> None:
    _, silver, gold = PAIRS[path]
    assert silver.people is not None
    assert gold.people is not None
    keys = sorted(gold.people.credentials)
    people = data.draw(st.lists(st.frozensets(st.sampled_from(keys)), max_size=6))
    # What is missing is passed, in any way that is told: so that each of these organizations meets the harder tier.
    missing = plan(gold.people, people, keys, ())
    assert missing is not None
    needs = data.draw(st.sampled_from(missing.examples)).needs
    people = after(people, needs, data.draw(st.integers(0, 9)))
    assert is_met(gold.people, people)
    assert is_met(silver.people, people)


def is_met(rules: PeopleRules, people: list[frozenset[str]]) -> bool:
    """Return whether people meet a rule as they are."""
    return plan(rules, people, (), ()) is not None


@pytest.mark.parametrize("path", sorted(PAIRS.keys() - FEWER))
def test_figures_that_reach_a_tier_reach_the_easier_one(path: str) -> None:
    _, silver, gold = PAIRS[path]
    harder = {line.id: line for line in gold.lines}
    for line in silver.lines:
        for market, least in line.minimum.items():
            other = harder[line.id].minimum
            assert least <= other.get(market, other.get("all", 0))
    assert set(gold.associations) <= set(silver.associations) or not silver.associations
