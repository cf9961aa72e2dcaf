from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import permutations

from generator.model import Figure, Moment, Money
from generator.qualify.organization import Organization, Person
from generator.qualify.rules import ALL, Demand, Line, PeopleRules, Rules, Terms, TierRules
from generator.qualify.verdict import Answer, LineVerdict, Stop, as_json, judge, stops, uncounted

DAY, END = date(2018, 3, 19), date(2018, 12, 31)
NONE = Terms(None, None, None, None)
REVENUE = Line("revenue", "revenue", "USD", {"developed": 100, "developing": 50})
DEVICES = Line("devices", "devices", "", {ALL: 12})
ONE_OF_BOTH = PeopleRules(1, ((Demand(group="g", relation="any", people=1, choices=(("A",), ("B",))),),))


def rules(
    people: PeopleRules | None = None, lines: tuple[Line, ...] = (), terms: Mapping[str, Terms] | None = None
) -> Rules:
    tier = TierRules("option", "silver", lines, ("partner", "reseller") if lines else (), people)
    return Rules("competency", (tier,), {"A": NONE, "B": NONE, **(terms or {})})


def organization(*people: Person, **figures: dict[str, Figure]) -> Organization:
    return Organization(people=people, figures=figures or {"developed": {}})


ANA = Person("Ana", {"A": None})
BEN = Person("Ben", {"B": Moment(2018, 3, None)})


def test_thresholds_are_those_of_one_market() -> None:
    asked = rules(lines=(REVENUE, DEVICES))
    ours = organization(
        developed={"revenue": Money("USD", 60), "devices": 12}, developing={"revenue": Money("USD", 50)}
    )
    [verdict] = judge(asked, ours, DAY)
    assert (verdict.market, verdict.met, verdict.associations) == ("developing", False, ("partner", "reseller"))
    assert verdict.lines == (
        LineVerdict("revenue", "revenue", "developing", Money("USD", 50), Money("USD", 50), None),
        LineVerdict("devices", "devices", "all", 12, 12, None),
    )
    [verdict] = judge(asked, replace(ours, associations=frozenset({"reseller"})), DAY)
    assert (verdict.market, verdict.met) == ("developing", True)
    [verdict] = judge(asked, replace(ours, figures={"developed": ours.figures["developed"]}), DAY)
    assert verdict.lines == (
        LineVerdict("revenue", "revenue", "developed", Money("USD", 100), Money("USD", 60), Money("USD", 40)),
        LineVerdict("devices", "devices", "all", 12, 12, None),
    )


def test_a_minimum_of_all_markets_is_held_against_the_figure_of_all() -> None:
    def of_devices(**figures: dict[str, Figure]) -> tuple[str, Figure | None, Figure | None]:
        [verdict] = judge(rules(lines=(REVENUE, DEVICES)), organization(**figures), DAY)
        return verdict.market, verdict.lines[1].figure, verdict.lines[1].short

    assert of_devices(developed={"devices": 5}, developing={"devices": 6}) == ("developing", 11, 1)
    assert of_devices(developed={"devices": 5}, developing={"devices": 7}) == ("developing", 12, None)
    # What is told of all of them is not what they come to, where a customer is one of two.
    assert of_devices(developed={"devices": 6}, developing={"devices": 6}, all={"devices": 11}) == ("developing", 11, 1)
    assert of_devices(developed={}, all={"devices": 12}) == ("developed", 12, None)
    assert of_devices(all={"devices": 12}) == ("developing", 12, None)
    assert of_devices(developed={}) == ("developed", None, 12)
    [verdict] = judge(rules(lines=(DEVICES,)), organization(all={"devices": 11}), DAY)
    assert (verdict.market, verdict.lines[0].short) == ("all", 1)


def test_a_figure_of_one_threshold_comes_before_that_of_its_metric() -> None:
    figures: dict[str, Figure] = {"revenue": Money("USD", 500), "competency.option.revenue": Money("USD", 90)}
    [verdict] = judge(rules(lines=(REVENUE,)), organization(developed=figures), DAY)
    assert verdict.lines[0].short == Money("USD", 10)


def test_a_figure_of_another_unit_says_nothing() -> None:
    figures: dict[str, Figure] = {"revenue": Money("EUR", 500), "devices": Money("USD", 20)}
    [verdict] = judge(rules(lines=(REVENUE, DEVICES)), organization(developed=figures), DAY)
    assert [line.short for line in verdict.lines] == [Money("USD", 100), 12]


def test_a_market_without_a_minimum_meets_nothing() -> None:
    [verdict] = judge(rules(lines=(REVENUE,)), organization(coast={"revenue": Money("USD", 500)}), DAY)
    assert verdict.lines == (LineVerdict("revenue", "revenue", "coast", None, Money("USD", 500), None),)
    assert not verdict.met


def test_the_market_that_is_told_is_the_nearest_in_any_order() -> None:
    """Of 100 there, 99 are missing; of 50 here, one; on the coast it cannot be reached at all."""
    figures: dict[str, dict[str, Figure]] = {
        "coast": {"revenue": Money("USD", 500)},
        "developed": {"revenue": Money("USD", 1)},
        "developing": {"revenue": Money("USD", 49)},
    }
    for order in permutations(figures):
        [verdict] = judge(rules(lines=(REVENUE,)), organization(**{name: figures[name] for name in order}), DAY)
        assert (verdict.market, verdict.lines[0].short) == ("developing", Money("USD", 1))
    [verdict] = judge(rules(lines=(REVENUE,)), organization(developed={}, developing={}), DAY)
    assert verdict.lines[0].short == Money("USD", 50)


def test_a_tier_ends_when_what_it_rests_on_is_accepted_no_more() -> None:
    ends = {"A": Terms(None, None, None, END), "B": Terms(None, None, None, date(2019, 6, 30))}
    [verdict] = judge(rules(ONE_OF_BOTH, terms=ends), organization(ANA, BEN), DAY)
    assert (verdict.met, verdict.ends, verdict.because) == (True, date(2019, 7, 1), ("B",))
    [verdict] = judge(rules(ONE_OF_BOTH, terms=ends), organization(ANA), DAY)
    assert (verdict.met, verdict.ends, verdict.because) == (True, date(2019, 1, 1), ("A",))
    [verdict] = judge(rules(ONE_OF_BOTH), organization(ANA), DAY)
    assert (verdict.met, verdict.ends, verdict.because) == (True, None, ())


def test_of_what_ends_on_a_day_is_told_what_makes_the_difference() -> None:
    ends = {key: Terms(None, None, None, END) for key in "ABC"}

    def because(*choices: tuple[str, ...], passed: str = "ABC") -> tuple[str, ...]:
        demand = Demand(group="g", relation="any", people=1, choices=choices)
        ours = organization(Person("Ana", dict.fromkeys(passed)))
        [verdict] = judge(rules(PeopleRules(1, ((demand,),)), terms=ends), ours, DAY)
        return verdict.because

    assert because(("A",), ("B",)) == ("A", "B")
    # One of the two would be enough to miss.
    assert because(("A", "B")) == ("B",)
    assert because(("A", "B"), ("A", "C")) == ("B", "C")
    assert because(("A", "B"), ("C",)) == ("B", "C")


def test_what_is_not_asked_for_ends_nothing() -> None:
    ends = {"A": Terms(None, None, None, END), "C": Terms(None, None, None, END)}
    ana = Person("Ana", {"A": None, "C": None})
    [verdict] = judge(rules(ONE_OF_BOTH, terms=ends), organization(ana), DAY)
    assert (verdict.ends, verdict.because) == (date(2019, 1, 1), ("A",))


def test_what_stops_counting_and_what_does_not_count() -> None:
    terms = {"A": Terms(None, None, None, END), "B": Terms(None, None, date(2018, 2, 28), END), "C": NONE}
    both = Person("Cid", {"B": Moment(2017, 1, None), "A": None, "elsewhere": None})
    ours = organization(ANA, BEN, both)
    assert stops(terms, ours, DAY) == (Stop("A", date(2019, 1, 1), (0, 2)), Stop("B", date(2019, 1, 1), (2,)))
    assert list(uncounted(terms, ours, DAY)) == [(1, "B", "retired")]


def test_people_are_asked_for_no_more_than_can_still_be_passed() -> None:
    ends = {"A": Terms(None, date(2017, 12, 31), None, None), "B": Terms(None, None, None, date(2017, 12, 31))}
    [verdict] = judge(rules(ONE_OF_BOTH, terms=ends), organization(), DAY)
    assert verdict.people is not None
    assert verdict.people.answer is Answer.IMPOSSIBLE
    [shown] = as_json([verdict], [])
    assert shown == {"option": "option", "tier": "silver", "met": False, "market": "developed",
                     "people": {"answer": "impossible"}}  # fmt: skip


def test_what_is_not_available_yet_is_waited_for_only_where_it_must_be() -> None:
    waiting = {"A": Terms(date(2018, 4, 1), None, None, None)}
    [verdict] = judge(rules(ONE_OF_BOTH, terms=waiting), organization(), DAY)
    [shown] = as_json([verdict], [])
    assert shown["people"] == {
        "answer": "missing", "passes": 1, "new": 1,
        "examples": [
            {"needs": [{"count": 1, "passes": [[["B"]]]}], "groups": [{"group": "g", "people": []}]}
        ],
    }  # fmt: skip


def test_a_rule_that_is_too_large_is_left_open() -> None:
    [verdict] = judge(rules(PeopleRules(1, None)), organization(), DAY)
    assert verdict.people is not None
    assert (verdict.people.answer, verdict.met) == (Answer.TOO_LARGE, False)


def test_verdicts_for_machines_name_people_and_figures() -> None:
    ours = organization(ANA, developed={"revenue": Money("USD", 60)})
    [shown] = as_json(judge(rules(ONE_OF_BOTH, (REVENUE,)), ours, DAY), ["Ana"])
    assert shown == {
        "option": "option", "tier": "silver", "met": False, "market": "developed",
        "lines": [{"id": "revenue", "metric": "revenue", "market": "developed", "met": False, "minimum": "USD 100",
                   "figure": "USD 60", "short": "USD 40"}],
        "associations": ["partner", "reseller"],
        "people": {"answer": "met", "passes": 0, "new": 0,
                   "examples": [{"needs": [], "groups": [{"group": "g", "people": ["Ana"]}]}]},
    }  # fmt: skip
