from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.data import Keys, Plain, Tree, show_path
from generator.errors import GeneratorError
from generator.meaning import check_meaning
from generator.resolve import read_catalogue, resolve
from generator.sound import Sound, read_sound
from tests.constructs import ABSENT, changed, read_constructs

EXAM = "credentials.70-347"
HUB = "competencies.windows-and-devices.options.surface-hub"
NESTED = "competencies.constructs.options.nested"
GROUPS = f"{NESTED}.people.groups"


def told(changes: Mapping[str, object]) -> list[str]:
    """Return the paths of all problems of the test catalogue with something changed."""
    with pytest.raises(GeneratorError) as caught:
        read_catalogue(changed(changes))
    return [problem.where for problem in caught.value.problems]


def sound(changes: Mapping[str, object]) -> Sound:
    return read_sound(changed(changes))


def keys_of(*paths: str) -> set[Keys]:
    return {read_constructs().keys_of(path) for path in paths}


def test_of_sound_data_nothing_is_left_out() -> None:
    read = sound({})

    assert (read.problems, read.left_out, read.replaced) == ((), frozenset(), frozenset())
    assert read.data.programme.name == "Partner competencies"


# Both kinds of problems, in one run. Each second change is a reference that leads nowhere.


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({f"{EXAM}.retires": "soon"}, {f"{EXAM}.replaced_by": "70-000"}, id="credential"),
        pytest.param({f"{EXAM}.name": 12}, {f"{EXAM}.replaced_by": "70-000"}, id="credential without a name"),
        pytest.param({f"{EXAM}.kind": "exm"}, {f"{EXAM}.replaced_by": "70-000"}, id="credential without a kind"),
        pytest.param({f"{NESTED}.summary": "1"}, {f"{NESTED}.thresholds.revenue.metric": "x"}, id="option"),
        pytest.param({f"{NESTED}.tiers": "gold"}, {f"{NESTED}.thresholds.revenue.metric": "x"}, id="tiers"),
        pytest.param({f"{NESTED}.people": []}, {f"{NESTED}.thresholds.revenue.metric": "x"}, id="people"),
        pytest.param({f"{NESTED}.people.headcount": 5}, {f"{NESTED}.people.lists.mixed[1]": "x"}, id="headcount"),
        pytest.param({f"{NESTED}.people.rule": []}, {f"{NESTED}.people.lists.mixed[1]": "x"}, id="rule"),
        pytest.param({f"{GROUPS}.other.need": "two"}, {f"{GROUPS}.other.of": "x"}, id="group"),
        pytest.param({f"{GROUPS}.other.of": 5}, {f"{NESTED}.people.lists.mixed[1]": "x"}, id="group without a list"),
        pytest.param(
            {f"{NESTED}.people.lists.mixed[0]": "?"}, {f"{NESTED}.people.lists.mixed[2]": "x"}, id="a later item"
        ),
        pytest.param({"competencies.constructs.name": 5}, {f"{NESTED}.people.lists.mixed[1]": "x"}, id="competency"),
        pytest.param({"programme.currency": "usd"}, {f"{NESTED}.thresholds.revenue.period": "x"}, id="currency"),
        pytest.param({"programme.tiers": []}, {f"{NESTED}.thresholds.revenue.period": "x"}, id="all tiers"),
        pytest.param({"programme": []}, {f"{NESTED}.thresholds.revenue.metric": "x"}, id="programme"),
        pytest.param({"metrics": []}, {f"{NESTED}.thresholds.revenue.period": "x"}, id="metrics"),
        pytest.param({"products.surface-hub": 5}, {f"{HUB}.thresholds.devices.period": "x"}, id="product"),
    ],
)
def test_what_has_another_shape_does_not_hide_what_refers_to_nothing(
    first: dict[str, object], second: dict[str, object]
) -> None:
    # A list may be longer than that of the test catalogue.
    lists = {f"{NESTED}.people.lists.mixed": ["70-347", "pmi-acp", "70-697"]}
    [(wrong, _)], [(unknown, _)] = first.items(), second.items()

    assert sorted(told({**lists, **second, **first})) == sorted([wrong, unknown])


# No problem that only follows from another.


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        pytest.param({EXAM: 5}, EXAM, id="an exam that lists name"),
        pytest.param({"credentials": None}, "credentials", id="all exams"),
        pytest.param({"metrics.revenue.name": 5}, "metrics.revenue.name", id="a metric that thresholds name"),
        pytest.param({"metrics": None}, "metrics", id="all metrics"),
        pytest.param({"metrics": ABSENT}, "", id="no metrics at all"),
        pytest.param({"conditions.paid-licenses-only": 5}, "conditions.paid-licenses-only", id="a condition"),
        pytest.param({"associations": 5}, "associations", id="all associations"),
        pytest.param({"programme.tiers.gold": 5}, "programme.tiers.gold", id="a tier"),
        pytest.param({"programme.tiers": {}}, "programme.tiers", id="all tiers"),
        pytest.param({"programme.markets.developed": 5}, "programme.markets.developed", id="a market"),
        pytest.param({"programme.markets": ABSENT}, "programme", id="no markets at all"),
        pytest.param({"programme.roles.technical": 5}, "programme.roles.technical", id="a role"),
        pytest.param({"programme.focus_areas": 5}, "programme.focus_areas", id="all focus areas"),
        pytest.param({"programme": None}, "programme", id="the programme"),
        pytest.param({"programme": ABSENT}, "", id="no programme at all"),
        pytest.param({f"{HUB}.tiers[0]": "Silver"}, f"{HUB}.tiers[0]", id="a tier of an option"),
        pytest.param({f"{HUB}.tiers": ["Silver", "Gold "]}, f"{HUB}.tiers", id="every tier of an option"),
        pytest.param({f"{HUB}.tiers": ABSENT}, HUB, id="no tiers of an option"),
        pytest.param({f"{HUB}.people.headcount.gold": "x"}, f"{HUB}.people.headcount.gold", id="a headcount"),
        pytest.param({f"{HUB}.people.headcount": ABSENT}, f"{HUB}.people", id="no headcount"),
        pytest.param({f"{HUB}.people.lists.hub": "x"}, f"{HUB}.people.lists.hub", id="a list"),
        pytest.param({f"{HUB}.people.groups.hub": "x"}, f"{HUB}.people.groups.hub", id="a group"),
        pytest.param({f"{GROUPS}.exams": 5}, f"{GROUPS}.exams", id="a group that another relates to"),
        pytest.param({f"{GROUPS}.exams.need": ABSENT}, f"{GROUPS}.exams", id="a group without its need"),
        pytest.param({f"{HUB}.people.rule": 5}, f"{HUB}.people.rule", id="a rule"),
        pytest.param({f"{HUB}.people": 5}, f"{HUB}.people", id="people"),
        pytest.param({f"{HUB}.thresholds": 5}, f"{HUB}.thresholds", id="thresholds that conditions qualify"),
        pytest.param(
            {f"{HUB}.thresholds.devices.minimum": 5},
            f"{HUB}.thresholds.devices.minimum",
            id="a minimum with an average",
        ),
        pytest.param(
            {f"{HUB}.thresholds.devices.minimum.gold": 5},
            f"{HUB}.thresholds.devices.minimum.gold",
            id="a minimum of a tier with an average",
        ),
        pytest.param(
            {"metrics.devices-shipped.monthly_average": 5},
            "metrics.devices-shipped.monthly_average",
            id="words of an average that thresholds have",
        ),
        pytest.param(
            {"programme.periods.trailing-12-months.months": "x"},
            "programme.periods.trailing-12-months.months",
            id="months that words name",
        ),
        pytest.param(
            {"competencies.constructs.summary_products": "x"},
            "competencies.constructs.summary_products",
            id="products that words name",
        ),
        pytest.param({f"{HUB}.thresholds.devices.products": 5}, f"{HUB}.thresholds.devices.products", id="products"),
        pytest.param({f"{HUB}.conditions[0].products": 5}, f"{HUB}.conditions[0].products", id="of a condition"),
        pytest.param({f"{HUB}.conditions[0].id": 5}, f"{HUB}.conditions[0].id", id="an id of a condition"),
        pytest.param({f"{HUB}.people.groups": 5}, f"{HUB}.people.groups", id="all groups"),
        pytest.param({f"{HUB}.summary": ABSENT}, HUB, id="no summary"),
        pytest.param({HUB: None}, HUB, id="an option"),
        pytest.param({f"{HUB}.colour": "red"}, f"{HUB}.colour", id="an unknown key"),
        pytest.param({f"{HUB}.kind": "red"}, f"{HUB}.kind", id="an unknown key that another record has"),
        pytest.param({"competencies.constructs": 5}, "competencies.constructs", id="a competency"),
        pytest.param({"exceptions": [{"check": "averages"}]}, "exceptions[0]", id="an exception"),
        pytest.param({"colour": {}}, "colour", id="an unknown file"),
    ],
)
def test_what_has_another_shape_is_all_that_is_told(changes: dict[str, object], where: str) -> None:
    assert set(told(changes)) == {where} or set(told(changes)) == {f"{where}[0]", f"{where}[1]"}


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        pytest.param({f"{HUB}.people.headcount": {"silver": 2, "golden": 4}}, "headcount.golden", id="a tier"),
        pytest.param({f"{HUB}.people.rule": "skils"}, "rule", id="a group"),
    ],
)
def test_what_a_misnamed_part_leaves_open_is_not_told(changes: dict[str, object], where: str) -> None:
    assert told({**changes, f"{HUB}.thresholds": ABSENT, f"{HUB}.conditions": ABSENT}) == [f"{HUB}.people.{where}"]


def test_nothing_is_held_against_a_misnamed_tier() -> None:
    assert told({f"{HUB}.tiers": ["silver", "golden"]}) == [f"{HUB}.tiers[1]"]


def test_an_average_is_not_held_against_a_misnamed_market() -> None:
    minimum, average = (f"{HUB}.thresholds.devices.{key}.gold" for key in ("minimum", "monthly_average"))

    assert told({minimum: {"developped": 52}, average: {"developed": 4}}) == [f"{minimum}.developped"]
    assert told({minimum: {"developed": 52}, average: {"developped": 4}}) == [f"{average}.developped"]


def test_a_key_is_not_missing_where_it_is_misspelt() -> None:
    people = deepcopy(changed({}).at(read_constructs().keys_of(f"{HUB}.people")))
    assert isinstance(people, dict)
    people["headcont"] = people.pop("headcount")

    assert told({f"{HUB}.people": people}) == [f"{HUB}.people.headcont"]


def test_what_stands_under_a_misspelt_key_may_be_what_is_meant() -> None:
    programme = deepcopy(changed({}).at(("programme",)))
    assert isinstance(programme, dict)
    programme["period"] = programme.pop("periods")

    assert told({"programme": programme}) == ["programme.period"]


def test_a_key_is_missing_where_another_is_unknown() -> None:
    assert told({f"{EXAM}.kind": ABSENT, f"{EXAM}.colour": "red"}) == [EXAM, f"{EXAM}.colour"]


def test_nothing_is_missing_in_files_that_could_not_be_read() -> None:
    unread: set[Keys] = {("metrics",), ("programme",), ("competencies", "constructs")}
    tree = changed({"metrics": ABSENT, "programme": ABSENT, "competencies.constructs": ABSENT, f"{EXAM}.name": 12})

    read = resolve(Tree(tree.value, {}, frozenset(unread)))

    assert [problem.where for problem in read.problems] == [f"{EXAM}.name"]


def test_tiers_are_those_of_options_where_there_is_no_programme() -> None:
    unread = frozenset({("programme",)})
    tree = changed({"programme": ABSENT, "competencies.constructs.options.nested.tiers": ["gold", "platinum"]})

    assert list(read_sound(Tree(tree.value, {}, unread)).data.programme.tiers) == ["silver", "gold", "platinum"]
    assert list(read_sound(Tree({"credentials": {}}, {}, unread)).data.programme.tiers) == ["tier"]


def test_no_competency_is_missing_when_none_could_be_read() -> None:
    tree = changed({"competencies": ABSENT})

    assert read_sound(Tree(tree.value, {}, frozenset({("competencies", "x")}))).problems == ()


# What is known of what is left out.


def test_the_smallest_part_is_left_out_that_leaves_the_rest_whole() -> None:
    read = sound(
        {
            f"{EXAM}.retires": "soon",
            f"{EXAM}.name": 5,
            "metrics.revenue.unit": 5,
            "programme.periods.trailing-12-months.months": "x",
            f"{GROUPS}.other.of": 5,
            f"{HUB}.thresholds.devices.minimum.gold.all": "x",
        }
    )

    assert read.left_out == keys_of(
        f"{EXAM}.retires",
        "metrics.revenue",
        "programme.periods.trailing-12-months",
        f"{GROUPS}.other",
        f"{GROUPS}.other.of",
        f"{HUB}.thresholds.devices.minimum.gold.all",
    )
    assert read.replaced == keys_of(f"{EXAM}.name")
    assert read.data.credentials.root["70-347"].url


def test_items_are_counted_as_the_files_have_them() -> None:
    lists = f"{NESTED}.people.lists"
    read = sound({f"{lists}.mixed": ["?", "70-347", "!", "#", "70-697"], f"{lists}.areas": {"a": ["?", "70-347"]}})
    at = read_constructs().keys_of(lists)

    assert [read.written((*at, "mixed", n)) for n in range(2)] == [(*at, "mixed", 1), (*at, "mixed", 4)]
    assert read.written((*at, "areas", "a", 0)) == (*at, "areas", "a", 1)
    assert read.written((*at, "exams", 0)) == (*at, "exams", 0)


def test_what_is_left_out_may_be_what_is_meant() -> None:
    read = sound({"programme.tiers": {"Silver": {"name": "S"}, "gold": {"name": "G"}}, f"{HUB}.tiers": ["GOLD", "x"]})
    tiers, own = ("programme", "tiers"), read_constructs().keys_of(f"{HUB}.tiers")

    assert [read.may_have(tiers, key) for key in ("silver", "gold", "bronze")] == [True, False, False]
    assert [read.may_have(own, key) for key in ("gold", "silver")] == [True, True]
    assert sound({"programme.tiers": 5}).may_have(tiers, "bronze")
    assert not sound({}).may_have(tiers, "silver")


def test_a_record_is_in_doubt_when_a_part_of_it_is_left_out() -> None:
    read = sound({f"{HUB}.tiers": 5, "competencies.constructs.summary": 5, "programme.tiers.gold": 5, EXAM: 5})

    def in_doubt(path: str) -> bool:
        return read.in_doubt(read_constructs().keys_of(path))

    assert in_doubt(f"{HUB}.people.rule")
    assert not in_doubt("competencies.windows-and-devices.summary")
    assert in_doubt("competencies.constructs.name")
    assert not in_doubt(f"{NESTED}.tiers")
    assert in_doubt("programme.tiers.gold")
    assert not in_doubt("programme.tiers.silver")
    assert in_doubt(f"{EXAM}.name")
    assert not in_doubt("credentials.70-354")


def test_what_is_in_doubt_is_not_in_the_catalogue() -> None:
    read = resolve(changed({f"{HUB}.tiers": 5, f"{EXAM}.retires": "soon", f"{NESTED}.thresholds.revenue.metric": "x"}))

    options = {one.id: [option.id for option in one.options] for one in read.catalogue.competencies}
    assert options["windows-and-devices"] == ["service-partner", "device-partner"]
    assert options["constructs"] == []
    assert "70-347" not in read.catalogue.credentials
    assert "70-354" in read.catalogue.credentials


def test_what_concerns_everything_leaves_nothing_in_the_catalogue() -> None:
    without_market = resolve(changed({"programme.markets.developed": 5})).catalogue
    without_exceptions = resolve(changed({"exceptions": [5]})).catalogue

    assert (without_market.competencies, len(without_market.credentials)) == ((), 28)
    assert (without_exceptions.competencies, without_exceptions.credentials) == ((), {})


# Whatever the data is.

_VALUES: st.SearchStrategy[Plain] = st.sampled_from(
    [None, True, 0, 5, -1, 1.5, "", "x", "X y", "gold", "70-347", "all", "?", [], {}, ["x"], [5], {"x": 1}, {"all": []}]
)


def _places(value: Plain, keys: Keys = ()) -> list[Keys]:
    entries: list[tuple[Any, Plain]] = []
    if isinstance(value, dict):
        entries = list(value.items())
    elif isinstance(value, list):
        entries = list(enumerate(value))
    return [place for key, one in entries for place in ((*keys, key), *_places(one, (*keys, key)))]


_PLACES = _places(read_constructs().value)


@pytest.mark.unmeasured
@settings(derandomize=True, deadline=None, max_examples=200)
@given(keys=st.sampled_from(_PLACES), value=st.sampled_from([["?"], [], -7, "? ?", 0.5]))
def test_nothing_is_told_but_what_is_wrong_at_a_place(keys: Keys, value: Plain) -> None:
    root: Any = deepcopy(read_constructs().value)
    around = root
    for key in keys[:-1]:
        around = around[key]
    around[keys[-1]] = value

    read = resolve(Tree(root, {}))

    path, around = show_path(keys), show_path(keys[:-1])
    # Of some places the shape is right with any value; then others may well disagree with it.
    if any(one.check == "data" for one in read.problems):
        assert all(one.where.startswith(path) or one.where == around for one in read.problems)


@pytest.mark.unmeasured
@settings(derandomize=True, deadline=None, max_examples=100)
@given(changes=st.lists(st.tuples(st.sampled_from(_PLACES), st.none() | _VALUES, st.booleans()), max_size=6))
def test_any_data_is_read_and_what_is_wrong_with_it_told_once(changes: list[tuple[Keys, Plain, bool]]) -> None:
    root: Any = deepcopy(read_constructs().value)
    for keys, value, absent in changes:
        around = root
        for key in keys[:-1]:
            around = around[key] if isinstance(around, dict) and key in around else None
        if isinstance(around, dict) and keys[-1] in around and absent:
            del around[keys[-1]]
        elif isinstance(around, dict):
            around[keys[-1]] = value

    tree = Tree(root, read_constructs().marks)
    read = resolve(tree)

    check_meaning(read.catalogue, tree, date(2018, 3, 19))
    told = [(problem.where, problem.message) for problem in read.problems]
    assert len(told) == len(set(told))
    assert all(problem.where.startswith("data") for problem in read.problems)
