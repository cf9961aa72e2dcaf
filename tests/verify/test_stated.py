"""What pages must state, derived from the data alone, against the pages that the generator makes of it."""

from datetime import date
from typing import Any

import pytest

from generator.data import read_tree
from generator.verify.facts import value_of
from generator.verify.stated import (
    Data,
    badges,
    conditions_of,
    english_names,
    figure_at,
    group_at,
    group_people,
    heading,
    is_at_least,
    is_past,
    line_paths,
    listed_paths,
    logic,
    paths_of,
    stated,
    tier_paths,
    tiers_of,
)
from tests.tools import COMPETENCIES, ROOT
from tests.verify.conftest import Rendered
from tests.verify.sites import built, project_of, render

NESTED = "competencies.constructs.options.nested"
DAY = date(2018, 3, 19)


@pytest.mark.parametrize("name", ["constructs", "nineteenth"])
def test_every_page_states_the_facts_that_the_data_has_for_it(name: str, request: pytest.FixtureRequest) -> None:
    rendered: Rendered = request.getfixturevalue(name)
    values = stated(rendered.known.data)
    for page in ("", "exams", "retirements", *rendered.known.data["competencies"]):
        document = rendered.built.pages[f"en/{page}/" if page else "en/"]
        facts = {path: value_of(element) for path, element in document.facts}
        expected = paths_of(rendered.known.data, page, rendered.as_of)
        assert facts == {path: values.get(path, rendered.as_of.isoformat()) for path in expected}


@pytest.mark.unmeasured
@pytest.mark.parametrize("day", ["2017-09-30", "2017-11-30", "2018-03-19", "2019-01-01"])
def test_the_real_pages_state_the_facts_of_the_data_on_any_day(day: str) -> None:
    as_of = date.fromisoformat(day)
    pages, known = render(project_of(read_tree(ROOT / "data", "data")), as_of)
    values, site = stated(known.data), built({path: html for path, html in pages.items() if path.startswith("en/")})
    for page in ("", "exams", "retirements", *COMPETENCIES):
        facts = {path: value_of(element) for path, element in site.pages[f"en/{page}/" if page else "en/"].facts}
        assert facts == {path: values.get(path, day) for path in paths_of(known.data, page, as_of)}


def test_the_page_about_translation_names_the_competencies(data: Data) -> None:
    assert paths_of(data, "translation", DAY) == {f"competencies.{key}.name" for key in data["competencies"]}


def test_values_are_those_of_the_files(data: Data) -> None:
    values = stated(data)
    assert values[f"{NESTED}.thresholds.revenue.minimum.gold.developed"] == "EUR 7500"
    assert values[f"{NESTED}.people.headcount.gold"] == "4"
    assert values[f"{NESTED}.people.groups.allowed.people.gold"] == "3"
    assert values["programme.periods.trailing-12-months.months"] == "12"
    assert values["credentials.MB2-877.available_from"] == "2018-01"
    assert values["credentials.70-354.code"] == "70-354"
    assert values["competencies.constructs.name"] == "constructs"


def test_names_are_those_of_the_files(data: Data) -> None:
    names = english_names(data)
    assert names["programme.tiers.gold.name"] == "Gold"
    assert names["metrics.revenue.name"] == "Revenue"
    assert names[f"{NESTED}.name"] == "Nested"
    assert [path for path in names if path.endswith(".formerly")] == [
        f"products.{key}.formerly" for key, one in data["products"].items() if "formerly" in one
    ]


def test_the_logic_of_a_tier_is_that_of_its_rule(data: Data) -> None:
    rules = {(option, tier): people for option, tier, people in tiers_of(data, "windows-and-devices")}
    groups = "competencies.windows-and-devices.options.surface-hub.people.groups"
    path = "competencies.windows-and-devices.options.surface-hub.people"
    assert logic(rules["surface-hub", "silver"], "silver", path) == ("all", (f"{groups}.hub",))
    assert logic(rules["surface-hub", "gold"], "gold", path) == ("all", (f"{groups}.everyone", f"{groups}.skills"))
    [(_, _, people)] = tiers_of(data, "constructs")
    at = f"{NESTED}.people"
    assert logic(people, "gold", at)[1][1] == ("any", (f"{at}.groups.exams", f"{at}.groups.mcse"))


def test_a_tier_without_people_has_no_rules_on_them() -> None:
    option: Any = {"tiers": ["a", "b"], "people": {"headcount": {"b": 1}}}
    data: Any = {"competencies": {"x": {"options": {"y": option, "z": {"tiers": ["a"]}}}}}
    assert list(tiers_of(data, "x")) == [("y", "a", {}), ("y", "b", option["people"]), ("z", "a", {})]


@pytest.mark.parametrize(
    ("path", "figure"),
    [
        ("competencies.a.options.b.thresholds.c.minimum.gold.all", ("gold", "all")),
        ("competencies.a.options.thresholds.people.headcount.gold", ("gold", None)),
        ("competencies.a.options.b.people.groups.c.people.gold", ("gold", None)),
        ("competencies.a.options.b.people.groups.people.people", (None, None)),
        ("competencies.a.options.b.name", None),
        ("programme.tiers.gold.name", None),
    ],
)
def test_a_path_says_what_its_figure_is_of(path: str, figure: tuple[str | None, str | None] | None) -> None:
    assert figure_at(path) == figure


@pytest.mark.parametrize(
    "path", ["", "x", "competencies.none.options.x.people.groups.y", f"{NESTED}.people.groups.none"]
)
def test_where_no_group_is_there_is_none(data: Data, path: str) -> None:
    assert group_at(data, path) is None


@pytest.mark.parametrize(
    ("group", "count", "total"),
    [
        ("same", "groups.same.people.gold", "groups.areas.people.gold"),
        ("guidance", "groups.guidance.people.gold", "headcount.gold"),
        ("exams", "headcount.gold", "headcount.gold"),
        ("mcse", None, "headcount.gold"),
    ],
)
def test_a_group_counts_some_of_others(data: Data, group: str, count: str | None, total: str) -> None:
    people = f"{NESTED}.people"
    counts, totals = group_people(data, f"{people}.groups.{group}")
    assert set(counts) == ({f"{people}.{count}"} if count else set())
    assert set(totals) == {f"{people}.{total}"}


def test_a_group_may_count_the_same_for_every_tier() -> None:
    group: Any = {"people": 2, "of": "x"}
    people: Any = {"headcount": {"a": 3, "b": 4}, "lists": {"x": []}, "groups": {"y": group}}
    data: Any = {"competencies": {"c": {"options": {"o": {"people": people}}}}}
    path = "competencies.c.options.o.people.groups.y"
    assert group_people(data, path)[0] == {f"{path}.people"}


CREDENTIAL = {
    "kind": "exam",
    "beta": True,
    "available_from": "2018-02",
    "register_until": "2018-04-30",
    "retires": "2018-05",
    "accepted_until": "2018-12-31",
}


@pytest.mark.parametrize(
    ("day", "badge", "under"),
    [
        ("2018-01-31", ["beta", "not-yet-available"], "register-until"),
        ("2018-02-01", ["beta", "retiring"], "register-until"),
        ("2018-04-30", ["beta", "retiring"], "register-until"),
        ("2018-05-01", ["beta", "retiring"], "retiring"),
        ("2018-05-31", ["beta", "retiring"], "retiring"),
        ("2018-06-01", ["beta", "retired"], "retired"),
        ("2018-12-31", ["beta", "retired"], "retired"),
        ("2019-01-01", ["beta", "no-longer-accepted"], "no-longer-accepted"),
    ],
)
def test_what_holds_of_a_credential_depends_on_the_day(day: str, badge: list[str], under: str) -> None:
    data: Any = {"credentials": {"X-1": CREDENTIAL}}
    assert badges(data, "X-1", date.fromisoformat(day)) == badge
    assert heading(data, "X-1", date.fromisoformat(day)) == under


def test_a_credential_without_dates_has_no_badge_and_no_heading() -> None:
    data: Any = {"credentials": {"X-1": {"kind": "exam"}, "X-2": {"kind": "exam", "accepted_until": "2018"}}}
    assert badges(data, "X-1", DAY) == []
    assert heading(data, "X-1", DAY) is None
    assert heading({"credentials": {"X-2": {"accepted_until": "2018-12"}}}, "X-2", DAY) == "accepted-until"


@pytest.mark.parametrize(
    ("field", "first", "day"),
    [
        ("available_from", False, "2018-02-01"),
        ("register_until", False, "2018-05-01"),
        ("retires", False, "2018-06-01"),
    ],
)
def test_a_date_is_past_from_the_day_on_which_its_sentence_changes(field: str, first: bool, day: str) -> None:
    data: Any = {"credentials": {"X-1": CREDENTIAL}}
    as_of = date.fromisoformat(day)
    assert is_past(data, f"credentials.X-1.{field}", date.fromordinal(as_of.toordinal() - 1)) is first
    assert is_past(data, f"credentials.X-1.{field}", as_of) is True


@pytest.mark.parametrize("path", ["credentials.X-1.code", "as_of", "programme.name"])
def test_what_is_no_date_of_a_credential_is_not_past(path: str) -> None:
    assert is_past({"credentials": {"X-1": CREDENTIAL}}, path, DAY) is None


def test_a_headcount_is_the_least_where_the_data_says_so(data: Data) -> None:
    path = "competencies.cloud-business-applications.options"
    assert is_at_least(data, f"{path}.enterprise-operations.people.headcount.gold") is True
    assert is_at_least(data, f"{path}.enterprise-operations.people.headcount.silver") is False
    assert is_at_least(data, f"{path}.enterprise-customer-engagement.people.headcount.silver") is True
    assert is_at_least(data, f"{NESTED}.people.headcount.gold") is False
    assert is_at_least(data, "competencies.none.options.none.people.headcount.gold") is False
    assert is_at_least(data, "as_of") is None


def test_a_tier_states_its_own_figures(data: Data) -> None:
    competency, option = "cloud-business-applications", "enterprise-operations"
    silver, gold = (tier_paths(data, competency, option, tier) for tier in ("silver", "gold"))
    assert {path for path in silver if ".gold" in path} == {path for path in gold if ".silver" in path} == set()
    line = f"competencies.{competency}.options.{option}.thresholds.revenue"
    assert line_paths(data, line, "gold") < gold
    assert f"{line}.minimum.gold.developed" in line_paths(data, line, "gold")
    assert line_paths(data, line, "bronze") == set()
    assert line_paths(data, "competencies.none.options.x.thresholds.y", "gold") == set()


def test_conditions_are_those_of_a_tier_with_thresholds(data: Data) -> None:
    found = conditions_of(data, "enterprise-mobility-management", "smb-partner", "gold")
    assert found == {data["conditions"][key]["text"] for key in ("eligible-components", "paid-licenses-only")}
    assert conditions_of(data, "constructs", "nested", "gold") == set()


def test_a_list_says_what_a_credential_counts_for(data: Data) -> None:
    paths = listed_paths(data)["pmi-acp"]
    assert {"competencies.constructs.name", "programme.tiers.gold.name", "credentials.pmi-acp.url"} <= paths
    assert "credentials.pmi-acp.code" not in paths
    assert f"{NESTED}.name" not in paths  # the only option
    hub = listed_paths(data)["surface-hub-assessment"]
    assert "competencies.windows-and-devices.options.surface-hub.name" in hub
