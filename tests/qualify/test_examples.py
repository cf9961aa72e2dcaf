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
from generator.qualify.rules import metric_of, rules_of
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


def names() -> dict[str, str]:
    """Return the ids of what has a name, and of exams by their code."""
    found = {name.text: name.path.split(".")[-2] for name in (*catalogue().names, *catalogue().kept_names)}
    return found | {one.code.value: key for key, one in catalogue().credentials.items() if one.code}


def person(written: str) -> Person:
    name, _, passed = written.partition(": ")
    found = [re.fullmatch(r"(.+?)(?: \(([\d-]+)\))?", one) for one in passed.split(", ") if one]
    days = {names()[one[1]]: Moment.parse(one[2]) if one[2] else None for one in found if one}
    assert len(days) == len(found)
    return Person(name.strip(), days)


def organization(people: str, other: str) -> Organization:
    figures: dict[str, dict[str, Figure]] = {}
    associations = set()
    for part in filter(None, other.split("; ")):
        if measured := re.fullmatch(r"(.+?) (US\$)?([\d,]+) in (.+)", part):
            metric, money, amount, market = measured.groups()
            figure = int(amount.replace(",", ""))
            figures.setdefault(names()[market], {})[metrics()[metric]] = Money("USD", figure) if money else figure
        else:
            associations.add(names()[part])
    return Organization(
        people=tuple(map(person, people.split("; "))),
        figures=figures or {"developed": {}},
        associations=frozenset(associations),
    )


def metrics() -> dict[str, str]:
    """Return the ids of metrics by their name."""
    lines = (line for tier in catalogue().tiers for line in tier.thresholds)
    return {line.name.singular: metric_of(line) for line in lines}


def answer(path: str, ours: Organization, day: date) -> str:
    key, option_key, tier = path.split(" · ")
    [competency] = [one for one in catalogue().competencies if one.name.text == key]
    [option] = [one for one in competency.options if one.name.text == option_key]
    which = (option.id, names()[tier])
    [verdict] = [one for one in judge(rules_of(competency), ours, day) if (one.option, one.tier) == which]
    words = Words(Translator("en"))
    reporter = Reporter(catalogue(), Templates(ROOT / "templates", "templates"), words, ours, day)
    return "<br>".join(line.strip() for line in reporter.verdict(option, verdict))


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
