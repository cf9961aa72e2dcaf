import json
from datetime import date

import pytest

from generator.model import Competency
from generator.qualify.rules import Terms, as_json, rules_of
from generator.resolve import read_catalogue
from tests.constructs import changed

CONSTRUCTS = "competencies.constructs.options.nested"


def competency(key: str, changes: dict[str, object] | None = None) -> Competency:
    return next(one for one in read_catalogue(changed(changes or {})).competencies if one.id == key)


def test_alternatives_are_written_out_and_what_is_unsaid_is_read_strictly() -> None:
    [tier] = rules_of(competency("constructs")).tiers
    assert tier.people is not None
    assert tier.people.ways is not None
    ways = [[(one.group, one.relation, one.people, one.choices) for one in way] for way in tier.people.ways]
    assert [[group for group, *_ in way] for way in ways] == [
        ["guidance", second, "areas", "same", "allowed", "other"] for second in ("exams", "mcse")
    ]
    assert [way[2][3] for way in ways] == [
        (("70-354", "70-357"), ("70-735", "iot-device-builder-assessment-for-windows-10"))
    ] * 2  # fmt: skip
    assert ways[0][1] == ("exams", "everyone", 4, (("70-334", "70-347"),))
    assert ways[1][1][:3] == ("mcse", "everyone", 4)
    assert ways[0][3][3] == (("70-697",), ("pmi-acp",))


def test_a_rule_of_too_many_ways_is_not_written_out() -> None:
    rule = {"all": [{"any": ["guidance", "mcse"]}] * 8}
    [tier] = rules_of(competency("constructs", {f"{CONSTRUCTS}.people.rule": rule})).tiers
    assert tier.people is not None
    assert tier.people.ways is None
    assert as_json(rules_of(competency("constructs", {f"{CONSTRUCTS}.people.rule": rule})))["tiers"] == [
        {
            "option": "nested", "tier": "gold", "people": {"headcount": 4},
            "lines": [{"id": "revenue", "metric": "revenue", "currency": "EUR",
                       "minimum": {"developed": 7500, "developing": 2500}}],
        }
    ]  # fmt: skip


def test_the_browser_reads_days_and_leaves_out_what_is_not_said() -> None:
    changes: dict[str, object] = {
        "credentials.MB2-715.register_until": "2018-05",
        "credentials.MB2-715.retires": "2018-06-15",
        "credentials.MB2-715.accepted_until": "2019-06",
        "credentials.MB2-717.available_from": "2018-02",
    }
    rules = json.loads(json.dumps(as_json(rules_of(competency("cloud-business-applications", changes)))))
    assert rules["terms"]["MB2-715"] == {"take": "2018-05-31", "retires": "2018-06-15", "until": "2019-06-30"}
    assert rules["terms"]["MB2-717"] == {"since": "2018-02-01"}
    assert rules["terms"]["MB2-716"] == {}
    silver = rules["tiers"][0]
    assert silver["people"] == {
        "headcount": 5,
        "ways": [[
            {"group": "technical", "relation": "any", "people": 5, "choices": [["MB2-715", "MB2-716"]]},
            {"group": "functional", "relation": "same-or-different", "people": 5,
             "choices": [["MB2-717"], ["MB2-718"], ["MB2-877"]]},
        ]],
    }  # fmt: skip
    assert silver["associations"] == ["digital-partner-of-record"]


def test_an_average_that_asks_for_more_than_its_minimum_counts() -> None:
    path = "competencies.windows-and-devices.options.surface-hub.thresholds.devices"
    changes: dict[str, object] = {f"{path}.monthly_average.silver": {"all": 2}}
    lines = [one.lines for one in rules_of(competency("windows-and-devices", changes)).tiers if one.lines]
    assert [line.minimum for [line] in lines] == [{"all": 24}, {"all": 52}]


DAY = date(2018, 3, 19)
BEFORE, AFTER = date(2018, 3, 18), date(2018, 3, 20)


@pytest.mark.parametrize(
    ("terms", "passed", "against"),
    [
        (Terms(None, None, None, None), (DAY, DAY), None),
        (Terms(None, None, None, None), (AFTER, AFTER), "later"),
        (Terms(None, None, None, None), (date(2018, 3, 1), date(2018, 3, 31)), None),
        (Terms(None, None, None, DAY), (BEFORE, BEFORE), None),
        (Terms(None, None, None, BEFORE), (date(2017, 1, 1), date(2017, 1, 1)), "ended"),
        (Terms(None, None, None, BEFORE), None, "ended"),
        (Terms(None, BEFORE, BEFORE, None), (BEFORE, BEFORE), None),
        (Terms(None, BEFORE, BEFORE, None), (DAY, DAY), "retired"),
        (Terms(None, BEFORE, BEFORE, None), (AFTER, AFTER), "later"),
        (Terms(None, BEFORE, BEFORE, None), None, None),
        (Terms(DAY, None, None, None), (DAY, DAY), None),
        (Terms(DAY, None, None, None), (BEFORE, BEFORE), "early"),
        (Terms(DAY, None, None, None), None, None),
        (Terms(AFTER, None, None, None), None, "unavailable"),
    ],
)
def test_what_counts_on_a_day(terms: Terms, passed: tuple[date, date] | None, against: str | None) -> None:
    assert terms.against(passed, DAY) == against
    assert terms.counts(passed, DAY) is (against is None)


@pytest.mark.parametrize(
    ("terms", "possible"),
    [
        (Terms(None, None, None, None), True),
        (Terms(AFTER, None, None, None), True),
        (Terms(None, DAY, AFTER, None), True),
        (Terms(None, BEFORE, AFTER, None), False),
        (Terms(None, None, None, BEFORE), False),
    ],
)
def test_what_can_still_be_taken(terms: Terms, possible: bool) -> None:
    assert terms.can_be_taken(DAY) is possible
