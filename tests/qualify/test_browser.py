"""The browser's code gives the answers that Python gives: one process of Node evaluates what Hypothesis makes."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import Figure, Moment, Money
from generator.qualify.organization import Organization, Person
from generator.qualify.people import Choice
from generator.qualify.rules import Line, Rules, Terms, TierRules, as_json, people_rules_of, rules_of
from generator.qualify.verdict import LineVerdict, PeopleVerdict, Verdict, judge, stops, uncounted
from tests.qualify import made
from tests.qualify.test_examples import catalogue
from tests.tools import COMPETENCIES, ROOT, require_tool

FIRST = date(2018, 1, 1)
DAYS = st.integers(0, 400).map(lambda n: FIRST + timedelta(days=n * 3))
SOME_DAYS = st.one_of(st.none(), DAYS)
# Of what there is on a day, some ends later.
EARLY_DAYS = st.integers(0, 200).map(lambda n: FIRST + timedelta(days=n * 3))


@pytest.fixture(scope="module")
def node() -> Iterator[subprocess.Popen[str]]:
    command = [require_tool("node"), str(ROOT / "tests/js/evaluate.js")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as found:
        yield found
        assert found.stdin is not None
        found.stdin.close()


def asked(
    node: subprocess.Popen[str], rules: Rules, organizations: Sequence[Organization], day: date
) -> list[dict[str, Any]]:
    """Return the answer of the browser's code for each organization, all asked for at once."""
    assert node.stdin is not None
    assert node.stdout is not None
    ours = [as_entered(one) for one in organizations]
    question = {"rules": as_json(rules), "organizations": ours, "day": day.isoformat()}
    node.stdin.write(f"{json.dumps(question)}\n")
    node.stdin.flush()
    answers: list[dict[str, Any]] = json.loads(node.stdout.readline())
    return answers


def agree(node: subprocess.Popen[str], rules: Rules, organizations: Sequence[Organization], day: date) -> bool:
    """Return whether both give the same answers, of which pytest shows the first that differ."""
    for got, one in zip(asked(node, rules, organizations, day), organizations, strict=True):
        assert got == told(rules, one, day)
    return True


def as_entered(one: Organization) -> dict[str, object]:
    """Return an organization as the form keeps it."""
    people = [
        {"name": person.name, "passed": {key: str(moment or "") for key, moment in person.passed.items()}}
        for person in one.people
    ]
    figures = {market: {key: _figure(own) for key, own in of.items()} for market, of in one.figures.items()}
    return {"people": people, "figures": figures, "associations": sorted(one.associations)}


def told(rules: Rules, organization: Organization, day: date) -> dict[str, Any]:
    """Return Python's answer as the browser's code gives it."""
    return {
        "verdicts": [_verdict(one) for one in judge(rules, organization, day)],
        "stops": [
            {"credential": one.credential, "day": one.day.isoformat(), "people": list(one.people)}
            for one in stops(rules.terms, organization, day)
        ],
        "uncounted": [
            {"person": person, "credential": key, "why": why}
            for person, key, why in uncounted(rules.terms, organization, day)
        ],
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {"currency": figure.currency, "amount": figure.amount} if isinstance(figure, Money) else {"amount": figure}


def _verdict(one: Verdict) -> dict[str, Any]:
    return _present(
        {
            "option": one.option, "tier": one.tier, "met": one.met, "market": one.market,
            "lines": [_line(line) for line in one.lines], "associations": list(one.associations),
            "people": _people(one.people) if one.people else None, "ends": one.ends and one.ends.isoformat(),
            "because": list(one.because),
        }
    )  # fmt: skip


def _line(one: LineVerdict) -> dict[str, Any]:
    figures = {"minimum": one.minimum, "figure": one.figure, "short": one.short}
    shown = {key: _figure(figure) for key, figure in figures.items() if figure is not None}
    return {"id": one.id, "metric": one.metric, "market": one.market, "met": one.met, **shown}


def _people(one: PeopleVerdict) -> dict[str, Any]:
    if one.plan is None:
        return {"answer": one.answer.value}
    examples = [
        {
            "needs": [
                {"person": need.person, "count": need.count, "passes": _lists(need.passes)} for need in each.needs
            ],
            "groups": [{"group": key, "people": list(people)} for key, people in each.groups],
        }
        for each in one.plan.examples
    ]
    return {"answer": one.answer.value, "passes": one.plan.passes, "new": one.plan.new, "examples": examples}


def _lists(passes: Choice) -> list[list[list[str]]]:
    return [[list(place) for place in alternative] for alternative in passes]


def _present(fields: Mapping[str, object]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value is not None}


# What Hypothesis makes.


class Drawn(Random):
    """Numbers out of bytes that Hypothesis draws at once, so that thousands of organizations are made in seconds.

    It shrinks the bytes towards 0, and what is made of them with it: fewer people, who have passed less.
    """

    def __init__(self, drawn: bytes) -> None:
        self._left = iter(drawn)
        super().__init__(0)

    def random(self) -> float:
        return next(self._left, 0) / 256

    def getrandbits(self, k: int) -> int:
        number = 0
        for _ in range(0, k, 8):
            number = number << 8 | next(self._left, 0)
        return number >> -k % 8


# As many as the largest organization takes.
BYTES = st.binary(min_size=240, max_size=240)


def a_person(n: int, share: float, random: Random) -> Person:
    passed: dict[str, Moment | None] = {}
    for key in made.KEYS:
        kind, day = random.randrange(4), FIRST + timedelta(days=random.randrange(1000))
        if random.random() >= 1 - share:
            passed[key] = None if kind > 1 else Moment(day.year, day.month, day.day if kind == 1 else None)
    return Person(f"p-{n}", passed)


def an_organization(drawn: bytes) -> Organization:
    random = Drawn(drawn)
    share = random.choice([0.3, 0.6, 1])
    people = tuple(a_person(n, share, random) for n in range(random.randrange(7)))
    figures: dict[str, dict[str, Figure]] = {}
    for market in random.choice([["y"], ["x"], ["y", "x"], ["all"], ["y", "all"], ["x", "all", "y"]]):
        figures[market] = {}
        for key in ("of-a", "of-b", "competency.option.a"):
            amount = random.randrange(40)
            if amount < 30:
                figures[market][key] = amount if amount % 3 else Money("EUR" if amount % 5 == 0 else "USD", amount)
    associations = frozenset(key for key in "pr" if random.randrange(2))
    return Organization(people=people, figures=figures, associations=associations)


def test_the_least_that_is_drawn_is_nobody() -> None:
    least = an_organization(bytes(240))
    assert (least.people, least.associations, list(least.figures)) == ((), frozenset(), ["y"])


LINES = st.builds(
    lambda key, currency, least: Line(key, f"of-{key}", currency, least),
    st.sampled_from(["a", "b"]),
    st.sampled_from(["", "USD"]),
    st.dictionaries(st.sampled_from(["all", "x", "y"]), st.integers(1, 30), min_size=1),
)
MANY = 4


def _id(line: Line) -> str:
    return line.id


LINE_LISTS: st.SearchStrategy[list[Line]] = st.lists(LINES, max_size=2, unique_by=_id)


TERMS = st.dictionaries(
    st.sampled_from(made.KEYS),
    st.builds(Terms, st.one_of(st.none(), EARLY_DAYS), SOME_DAYS, SOME_DAYS, SOME_DAYS, st.booleans()),
    max_size=len(made.KEYS),
)
PEOPLE_RULES = made.people_rules(most_people=4, most_groups=4)
# One tier in ten asks for nobody.
ASKS_PEOPLE = st.integers(0, 9).map(bool)
ORGANIZATIONS = st.lists(BYTES.map(an_organization), min_size=MANY, max_size=MANY)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Rules, list[Organization], date]:
    lines, dated = draw(LINE_LISTS), draw(TERMS)
    people = draw(PEOPLE_RULES) if draw(ASKS_PEOPLE) else None
    associations = ("p", "q") if draw(st.booleans()) and lines else ()
    tier = TierRules("option", "silver", tuple(lines), associations, people_rules_of(people) if people else None)
    terms = {key: dated.get(key, Terms(None, None, None, None)) for key in made.KEYS}
    return Rules("competency", (tier,), terms), draw(ORGANIZATIONS), draw(EARLY_DAYS)


# The whole number where the project is proved; elsewhere a tenth, in seconds.
MOST = 10_000 if os.environ.get("CI") else 1_000


@pytest.mark.unmeasured
@settings(max_examples=MOST // MANY, deadline=None, suppress_health_check=list(HealthCheck))
@given(question=questions())
def test_the_browser_agrees_on_thousands_of_organizations_and_rules(
    node: subprocess.Popen[str], question: tuple[Rules, list[Organization], date]
) -> None:
    rules, organizations, day = question
    assert agree(node, rules, organizations, day)


# Of the shipped rules: what somebody has passed on which day, in which month or one does not know when; the figures
# about the minimums, of metrics and of single thresholds, in one market or both; some associations; days on which
# something ends.
MARKETS = ("developed", "developing", "all")


def shipped_organization(rules: Rules, drawn: bytes) -> Organization:
    random, keys = Drawn(drawn), sorted(rules.terms)

    def moment() -> Moment | None:
        day = date(2016, 6, 1) + timedelta(days=random.randrange(1000))
        return random.choice([None, Moment(day.year, day.month, day.day), Moment(day.year, day.month, None)])

    figures: dict[str, dict[str, Figure]] = {market: {} for market in MARKETS if random.randrange(3)}
    for own in (figures or {"developed": {}}).values():
        for tier in rules.tiers:
            for line in tier.lines:
                amount = random.choice([0, *line.minimum.values()]) + random.choice([-1, 0, 0, 7])
                key = random.choice([line.metric, rules.key(tier, line)])
                own[key] = Money(line.currency, max(amount, 0)) if line.currency else max(amount, 0)
    roles = sorted({key for tier in rules.tiers for key in tier.associations})
    return Organization(
        people=tuple(
            Person(str(n), {key: moment() for key in random.sample(keys, min(random.randrange(5), len(keys)))})
            for n in range(random.randrange(9))
        ),
        figures=figures or {"developed": {}},
        associations=frozenset(key for key in roles if random.randrange(2)),
    )


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", COMPETENCIES)
@settings(max_examples=MOST // 250, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    drawn=st.lists(BYTES, min_size=MANY, max_size=MANY),
    day=st.sampled_from(["2017-12-31", "2018-01-01", "2018-03-19", "2018-12-31", "2019-01-01", "2019-04-01"]),
)
def test_the_browser_agrees_on_the_shipped_rules(
    node: subprocess.Popen[str], name: str, drawn: list[bytes], day: str
) -> None:
    [rules] = [rules_of(one) for one in catalogue().competencies if one.id == name]
    organizations = [shipped_organization(rules, one) for one in drawn]
    assert agree(node, rules, organizations, date.fromisoformat(day))


def test_the_browser_leaves_the_same_open(node: subprocess.Popen[str]) -> None:
    for people, groups in ((101, 1), (16, 6)):
        one = made.group("any", people, "one", "A")
        rule = made.rule_of(made.both(*[one] * groups), 1)
        rules = Rules("competency", (TierRules("o", "t", (), (), people_rules_of(rule)),), {})
        question = Organization(people=(), figures={"x": {}})
        assert agree(node, rules, [question], FIRST)
        assert told(rules, question, FIRST)["verdicts"][0]["people"] == {"answer": "too-large"}
