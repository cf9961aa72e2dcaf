"""The worked examples of docs/qualify.md, each with the answer that it gives there."""

import re
from datetime import date
from functools import cache

import pytest

from generator.data import read_tree
from generator.messages import Translator
from generator.model import Catalogue, Figure, Moment, Money
from generator.qualify.organization import Organization, Person
from generator.qualify.report import Reporter
from generator.qualify.rules import rules_of
from generator.qualify.verdict import judge
from generator.resolve import read_catalogue
from generator.templating import Templates
from generator.words import Words
from tests.tools import ROOT

DOCUMENT = (ROOT / "docs/qualify.md").read_text(encoding="utf-8")
EXAMPLES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in DOCUMENT.partition("## Worked examples")[2].splitlines()
    if line.startswith("| ") and not line.startswith("| what")
]


@cache
def catalogue() -> Catalogue:
    return read_catalogue(read_tree(ROOT / "data", "data"))


def person(written: str) -> Person:
    name, _, passed = written.partition(":")
    found = re.findall(r"([\w-]+)(?: \(([\d-]+)\))?", passed)
    return Person(name.strip(), {key: Moment.parse(day) if day else None for key, day in found})


def figures(written: str) -> dict[str, dict[str, Figure]]:
    market, _, listed = written.partition(":")
    found: dict[str, Figure] = {}
    for one in listed.split(","):
        metric, *money, amount = one.split()
        found[metric] = Money(money[0], int(amount)) if money else int(amount)
    return {market: found}


def organization(people: str, other: str) -> Organization:
    parts = [part.strip() for part in other.split(";") if part.strip()]
    measured = [part for part in parts if ":" in part]
    return Organization(
        people=tuple(map(person, people.split(";"))),
        figures=figures(measured[0]) if measured else {"developed": {}},
        associations=frozenset(part for part in parts if ":" not in part),
    )


def answer(path: str, ours: Organization, day: date) -> str:
    key, option_key, tier = path.split()
    [competency] = [one for one in catalogue().competencies if one.id == key]
    [option] = [one for one in competency.options if one.id == option_key]
    [verdict] = [one for one in judge(rules_of(competency), ours, day) if (one.option, one.tier) == (option_key, tier)]
    words = Words(Translator("en"))
    reporter = Reporter(catalogue(), Templates(ROOT / "templates", "templates"), words, ours, day)
    return " / ".join(line.strip() for line in reporter.verdict(option, verdict))


@pytest.mark.parametrize("cells", EXAMPLES, ids=[one[1] for one in EXAMPLES])
def test_an_example_has_the_answer_that_the_document_gives(cells: list[str]) -> None:
    _, path, people, other, day, said = cells
    assert answer(path, organization(people, other), date.fromisoformat(day)) == said


def test_there_is_an_example_of_each_relation() -> None:
    relations = {one.relation for tier in catalogue().tiers if tier.people for one in tier.people.groups}
    shown = {key for cells in EXAMPLES for key in re.findall(r"`([a-z-]+)`", cells[0])}
    assert relations <= shown
    assert len(relations) == 9
    assert len(EXAMPLES) >= 10
