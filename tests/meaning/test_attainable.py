import re
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.meaning import check_meaning
from generator.meaning.attainable import gaps_from
from generator.messages import Translator
from generator.pages import lay_out, render_locale
from generator.resolve import read_catalogue
from generator.templating import Templates
from tests.constructs import changed
from tests.meaning.doubts import NESTED, doubts

TEMPLATES = Path(__file__).parents[2] / "templates"
# Exams of the test catalogue.
A, B, C, D = "70-334", "70-347", "70-697", "70-398"
JUNE, DECEMBER = "2018-06-30", "2018-12-31"


def people(rule: object, *groups: Mapping[str, Any]) -> dict[str, object]:
    """Return the change that gives a tier this rule of g0, g1 and so on; a group is `{need: list}`."""
    lists = {f"g{n}": listed for n, one in enumerate(groups) for listed in one.values()}
    needs = {f"g{n}": {"people": 1, "need": need, "of": f"g{n}"} for n, one in enumerate(groups) for need in one}
    return {f"{NESTED}.people": {"headcount": {"gold": 4}, "lists": lists, "groups": needs, "rule": rule}}


def ending(**dates: str) -> dict[str, object]:
    """Return the change that ends the acceptance of exams: `ending(A=JUNE)`."""
    codes = {"A": A, "B": B, "C": C, "D": D}
    return {f"credentials.{codes[key]}.accepted_until": day for key, day in dates.items()}


def found(changes: Mapping[str, object], as_of: date = date(2018, 3, 19)) -> list[str]:
    """Return what the tier is doubted for; other options list some of the same exams."""
    before = f"{NESTED}.tiers: expected tiers that can be attained, found gold, which nobody can attain "
    return [one.removeprefix(before) for one in doubts("attainable", changes, as_of) if one.startswith(NESTED)]


@pytest.mark.parametrize(
    "changes",
    [
        people("g0", {"all": [A, B]}),
        people("g0", {"one": [A, B, C]}) | ending(A=JUNE, B=DECEMBER),
        people("g0", {"one-area": {"application-builders": [A, B], "system-builder": [C]}}) | ending(A=JUNE, B=JUNE),
        people("g0", {"one": {"application-builders": [A, B], "system-builder": [C]}}) | ending(A=JUNE, B=DECEMBER),
        people({"any": ["g0", "g1"]}, {"all": [A]}, {"all": [B]}) | ending(A=JUNE),
        people({"any": [{"all": ["g0", "g1"]}, "g2"]}, {"all": [A]}, {"all": [B]}, {"one": [C]}) | ending(A=JUNE),
        people({"all": [{"any": ["g0", "g1"]}, "g2"]}, {"all": [A]}, {"all": [B]}, {"one": [C]}) | ending(A=JUNE),
        # No other date ends acceptance.
        people("g0", {"all": [A]}) | {f"credentials.{A}.retires": "2016-12-31"},
        people("g0", {"all": [A]}) | {f"credentials.{A}.register_until": "2016-12-31"},
        people("g0", {"all": [A]}) | {f"credentials.{A}.available_from": "2019-01"},
    ],
)
def test_a_tier_that_can_always_be_attained_is_accepted(changes: Mapping[str, object]) -> None:
    assert found(changes) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            people("g0", {"all": [A, B]}) | ending(B=JUNE),
            "from 2018-07-01: 70-347 is accepted until 2018-06-30",
        ),
        (
            people("g0", {"all": [A, B, C]}) | ending(B=DECEMBER, C=JUNE),
            "from 2018-07-01: 70-697 is accepted until 2018-06-30",
        ),
        (
            people("g0", {"one": [A, B]}) | ending(A=DECEMBER, B=JUNE),
            "from 2019-01-01: 70-334 is accepted until 2018-12-31",
        ),
        (
            people("g0", {"one-area": {"application-builders": [A, B], "system-builder": [C]}})
            | ending(B=JUNE, C=DECEMBER),
            "from 2019-01-01: 70-697 is accepted until 2018-12-31",
        ),
        (
            people("g0", {"all": {"application-builders": [A], "system-builder": [C]}}) | ending(C=DECEMBER),
            "from 2019-01-01: 70-697 is accepted until 2018-12-31",
        ),
        (
            people({"any": ["g0", "g1"]}, {"all": [A, B]}, {"one": [C, D]}) | ending(A=JUNE, C=JUNE, D=DECEMBER),
            "from 2019-01-01: 70-398 is accepted until 2018-12-31",
        ),
        (
            people({"all": [{"any": ["g0", "g1"]}, "g2"]}, {"all": [A]}, {"all": [B]}, {"all": [C]})
            | ending(A=JUNE, C=DECEMBER),
            "from 2019-01-01: 70-697 is accepted until 2018-12-31",
        ),
        (
            people({"any": [{"all": ["g0", "g1"]}, "g2"]}, {"all": [A]}, {"all": [B]}, {"all": [C]})
            | ending(B=DECEMBER, C=JUNE),
            "from 2019-01-01: 70-347 is accepted until 2018-12-31",
        ),
        # A month ends with its last day.
        (people("g0", {"all": [A]}) | ending(A="2018-11"), "from 2018-12-01: 70-334 is accepted until 2018-11"),
    ],
)
def test_a_tier_ends_with_the_exam_without_which_it_cannot_be_attained(
    changes: Mapping[str, object], message: str
) -> None:
    assert found(changes) == [message]


def test_of_exams_that_end_on_one_day_the_one_that_matters_is_named() -> None:
    rule = people({"all": [{"any": ["g0", "g1"]}, "g2"]}, {"all": [A]}, {"all": [B]}, {"all": [C, D]})
    assert found(rule | ending(A=JUNE, D=JUNE)) == ["from 2018-07-01: 70-398 is accepted until 2018-06-30"]


@pytest.mark.parametrize(
    ("as_of", "when"),
    [
        (date(2018, 1, 1), "from"),
        (date(2018, 12, 31), "from"),
        (date(2019, 1, 1), "since"),
        (date(2020, 1, 1), "since"),
    ],
)
def test_the_last_day_is_included(as_of: date, when: str) -> None:
    changes = people("g0", {"all": [A]}) | ending(A=DECEMBER)
    assert found(changes, as_of) == [f"{when} 2019-01-01: 70-334 is accepted until 2018-12-31"]


def test_each_tier_is_judged_by_what_it_asks_for() -> None:
    path = "competencies.windows-and-devices.options.surface-hub"
    changes = {f"{path}.people.rule": {"silver": "hub", "gold": {"all": ["hub", "skills"]}}}
    until = {f"credentials.{exam}.accepted_until": DECEMBER for exam in ("70-347", "70-334", "70-398", "70-697")}
    found = "gold, which nobody can attain from 2019-01-01: 70-697 is accepted until 2018-12-31"
    assert [one for one in doubts("attainable", {**changes, **until}) if one.startswith(path)] == [
        f"{path}.tiers: expected tiers that can be attained, found {found}"
    ]


def test_a_tier_that_asks_for_no_people_has_no_end() -> None:
    path = "competencies.enterprise-mobility-management.options.smb-partner"
    changes = {f"{path}.people.headcount": {"silver": 2}}
    until = {"credentials.technical-assessment-for-enterprise-mobility-suite-overview.accepted_until": DECEMBER}
    [message] = [one for one in doubts("attainable", {**changes, **until}) if one.startswith(path)]
    assert "found silver, which" in message


# Every rule, against asking of each day whether the rule can be met.


RULES = st.recursive(
    st.tuples(st.sampled_from(["all", "one"]), st.lists(st.sampled_from([A, B, C, D]), min_size=1, unique=True)),
    lambda part: st.tuples(st.sampled_from(["ALL", "ANY"]), st.lists(part, min_size=2, max_size=3)),
    max_leaves=5,
)


def written(rule: Any, groups: list[Mapping[str, Any]]) -> object:
    kind, parts = rule
    if kind in {"ALL", "ANY"}:
        return {kind.lower(): [written(part, groups) for part in parts]}
    groups.append({kind: parts})
    return f"g{len(groups) - 1}"


def is_met(rule: Any, accepted: Collection[str]) -> bool:
    kind, parts = rule
    met = [is_met(part, accepted) if kind.isupper() else part in accepted for part in parts]
    return all(met) if kind in {"ALL", "all"} else any(met)


@pytest.mark.unmeasured
@settings(derandomize=True, deadline=None, max_examples=200)
@given(RULES, st.dictionaries(st.sampled_from([A, B, C, D]), st.integers(1, 3)))
def test_a_tier_ends_on_the_first_day_on_which_its_rule_cannot_be_met(rule: Any, ends: Mapping[str, int]) -> None:
    day = date(2018, 6, 1)
    days = [day + timedelta(days=n) for n in range(5)]
    last = {exam: days[n] for exam, n in ends.items()}
    groups: list[Mapping[str, Any]] = []
    changes = people(written(rule, groups), *groups)
    changes |= {f"credentials.{exam}.accepted_until": end.isoformat() for exam, end in last.items()}

    def accepted(on: date, *besides: str) -> set[str]:
        return {exam for exam in (A, B, C, D) if exam in besides or exam not in last or on <= last[exam]}

    first = next((on for on in days if not is_met(rule, accepted(on))), None)

    messages = found(changes)
    if first is None:
        assert messages == []
        return
    before = first - timedelta(days=1)
    ended = [exam for exam, end in last.items() if end == before]
    # With some of those that end on that day, the rule can be met just when the exam named is among them.
    matter = [
        f"from {first}: {exam} is accepted until {before}"
        for exam in ended
        for n in range(len(ended))
        for some in combinations(set(ended) - {exam}, n)
        if is_met(rule, accepted(first, exam, *some)) and not is_met(rule, accepted(first, *some))
    ]
    [message] = messages
    assert message in matter


# The pages say it too.


DAY_A = f'<time datetime="{DECEMBER}" data-fact="credentials.{A}.accepted_until">December 31, 2018</time>'
CODE_A, CODE_B = (f'<data value="{one}" data-fact="credentials.{one}.code">{one}</data>' for one in (A, B))
NOT_BEFORE = "This tier can be attained from {}: {} is not available before that."


def since(day: str, shown: str) -> str:
    return f'<time datetime="{day}" data-fact="credentials.{B}.available_from">{shown}</time>'


def warnings(changes: Mapping[str, object], as_of: date) -> list[str]:
    """Return the warnings of the page on which the tier stands."""
    catalogue = read_catalogue(changed(changes))
    templates = Templates(TEMPLATES, "templates")
    layouts = lay_out(catalogue, templates, as_of=as_of)
    locale = render_locale(catalogue, templates, layouts, Translator("en"), root="/")
    [page] = [page for page in locale.pages if page.name == "constructs"]
    return re.findall(r'<p class="cd-warning" role="note"><span [^>]*>(.*?)</span></p>', page.body)


@pytest.mark.parametrize(
    ("as_of", "warning"),
    [
        (date(2018, 12, 31), "This tier can be attained until {} only: {} is not accepted after that."),
        (date(2019, 1, 1), "This tier can no longer be attained: {1} was accepted until {0}."),
    ],
)
def test_a_page_warns_of_a_tier_that_ends(as_of: date, warning: str) -> None:
    assert warnings(people("g0", {"all": [A, B]}) | ending(A=DECEMBER), as_of) == [warning.format(DAY_A, CODE_A)]


@pytest.mark.parametrize(("day", "shown"), [("2018-06-30", "June 30, 2018"), ("2018-07", "July 2018")])
def test_a_page_warns_of_a_tier_that_waits(day: str, shown: str) -> None:
    changes = people("g0", {"all": [A, B]}) | waiting(B=day)
    assert warnings(changes, date(2018, 6, 29)) == [NOT_BEFORE.format(since(day, shown), CODE_B)]
    assert warnings(changes, date(2018, 7, 1)) == []


def test_a_page_warns_of_a_tier_that_ends_and_begins_again() -> None:
    changes = people("g0", {"one": [A, B]}) | ending(A=DECEMBER) | waiting(B="2019-03")
    before = f"This tier can be attained until {DAY_A}, and then not before {CODE_B} is available."
    assert warnings(changes, date(2018, 12, 31)) == [before]
    during = NOT_BEFORE.format(since("2019-03", "March 2019"), CODE_B)
    assert warnings(changes, date(2019, 1, 1)) == warnings(changes, date(2019, 2, 28)) == [during]
    assert warnings(changes, date(2019, 3, 1)) == []


def test_a_page_warns_of_all_that_is_to_come() -> None:
    changes = people("g0", {"all": [A, B]}) | ending(A=DECEMBER) | waiting(B="2018-07")
    assert warnings(changes, date(2018, 6, 1)) == [
        NOT_BEFORE.format(since("2018-07", "July 2018"), CODE_B),
        f"This tier can be attained until {DAY_A} only: {CODE_A} is not accepted after that.",
    ]


def waiting(**dates: str) -> dict[str, object]:
    """Return the change that makes exams available later: `waiting(A=JUNE)`."""
    codes = {"A": A, "B": B, "C": C, "D": D}
    return {f"credentials.{codes[key]}.available_from": day for key, day in dates.items()}


def waited_for(changes: Mapping[str, object], as_of: date = date(2018, 3, 19)) -> list[str]:
    """Return what the tier has to wait for."""
    before = f"{NESTED}.tiers: expected tiers that can be attained, found gold, which nobody can attain "
    return [one.removeprefix(before) for one in doubts("available", changes, as_of) if one.startswith(NESTED)]


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        (people("g0", {"all": [A, B]}), []),
        (people("g0", {"one": [A, B]}) | waiting(A=JUNE), []),
        (people("g0", {"all": [A]}) | waiting(A="2018-03-19"), []),
        (people("g0", {"all": [A]}) | waiting(A="2018-03"), []),
        (people("g0", {"all": [A]}) | waiting(A="2018-03-20"), ["2018-03-20: 70-334 is available from 2018-03-20"]),
        (
            people("g0", {"all": [A, B]}) | waiting(A=JUNE, B="2018-04"),
            ["2018-06-30: 70-334 is available from 2018-06-30"],
        ),
        (
            people("g0", {"one": [A, B]}) | waiting(A=JUNE, B="2018-04"),
            ["2018-04-01: 70-347 is available from 2018-04"],
        ),
        (people({"any": ["g0", "g1"]}, {"all": [A]}, {"all": [B]}) | waiting(A=JUNE), []),
    ],
)
def test_a_tier_that_has_to_wait_is_doubted(changes: Mapping[str, object], messages: list[str]) -> None:
    assert waited_for(changes) == [f"before {one}" for one in messages]


# Between an end and a beginning.

AGAIN = people("g0", {"one": [A, B]}) | ending(A=JUNE) | waiting(B="2018-09")


@pytest.mark.parametrize(
    ("as_of", "messages"),
    [
        (date(2018, 6, 30), ["from 2018-07-01"]),
        (date(2018, 7, 15), ["since 2018-07-01"]),
        (date(2018, 8, 31), ["since 2018-07-01"]),
        (date(2018, 9, 1), []),
    ],
)
def test_a_tier_is_doubted_when_one_alternative_has_ended_and_the_other_not_begun(
    as_of: date, messages: list[str]
) -> None:
    why = "and before 2018-09-01: 70-334 is accepted until 2018-06-30 and 70-347 is available from 2018-09"
    assert waited_for(AGAIN, as_of) == [f"{one} {why}" for one in messages]
    assert found(AGAIN, as_of) == []


@pytest.mark.parametrize("begins", ["2018-06-30", "2018-07-01", "2018-07", "2018-06"])
def test_a_tier_whose_alternative_begins_in_time_is_accepted(begins: str) -> None:
    changes = AGAIN | waiting(B=begins)
    assert waited_for(changes, date(2018, 3, 19)) == found(changes) == []


@pytest.mark.parametrize("as_of", [date(2018, 3, 19), date(2018, 7, 15), date(2019, 1, 1)])
def test_a_tier_whose_parts_never_count_together_is_an_error(as_of: date) -> None:
    changes = people("g0", {"all": [A, B]}) | ending(A=JUNE) | waiting(B="2018-09")
    assert found(changes, as_of) == ["on any day: at no time does enough of it count"]
    assert waited_for(changes, as_of) == []
    tree = changed(changes)
    problems = check_meaning(read_catalogue(tree), tree, as_of)
    assert [one.severity for one in problems if one.check == "attainable"] == ["error"]


SPANS = st.dictionaries(
    st.sampled_from([A, B, C, D]),
    st.tuples(st.none() | st.integers(1, 3), st.none() | st.integers(3, 6)),
)


@pytest.mark.unmeasured
@settings(derandomize=True, deadline=None, max_examples=80)
@given(RULES, SPANS, st.integers(0, 8))
def test_a_page_warns_on_just_the_days_on_which_a_rule_cannot_be_met(
    rule: Any, spans: Mapping[str, tuple[int | None, int | None]], n: int
) -> None:
    days = [date(2018, 6, 1) + timedelta(days=n) for n in range(9)]
    groups: list[Mapping[str, Any]] = []
    changes = people(written(rule, groups), *groups)
    for exam, (begin, end) in spans.items():
        changes |= {f"credentials.{exam}.available_from": str(days[begin])} if begin else {}
        changes |= {f"credentials.{exam}.accepted_until": str(days[end])} if end else {}

    def can(n: int) -> bool:
        counting = {
            exam
            for exam in (A, B, C, D)
            for begin, end in [spans.get(exam, (None, None))]
            if (begin is None or begin <= n) and (end is None or n <= end)
        }
        return is_met(rule, counting)

    [tier] = [
        tier
        for competency in read_catalogue(changed(changes)).competencies
        for option in competency.options
        if option.id == "nested"
        for tier in option.tiers
    ]
    assert any(gap.first <= days[n] for gap in gaps_from(tier, days[n])) == (not can(n))
    assert bool(gaps_from(tier, days[n])) == (not all(can(later) for later in range(n, len(days))))
    told = [*waited_for(changes, days[n]), *found(changes, days[n])]
    assert bool(told) == (not all(can(later) for later in range(n, len(days))) or not can(8))
