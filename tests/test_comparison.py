from collections.abc import Mapping

from generator.comparison import Block, Part, compare
from generator.model import Fact, Minimum, Money, Option, PeopleRule, Threshold
from generator.resolve import read_catalogue
from tests.constructs import ABSENT, changed

NESTED = "competencies.constructs.options.nested"
OPERATIONS = "competencies.cloud-business-applications.options.enterprise-operations"
SMB = "competencies.enterprise-mobility-management.options.smb-partner"
CUSTOMERS = f"{SMB}.thresholds.customers.minimum"


def option(path: str, changes: Mapping[str, object] | None = None) -> Option:
    _, competency, _, key = path.split(".")
    catalogue = read_catalogue(changed(changes or {}))
    [found] = [one for each in catalogue.competencies if each.id == competency for one in each.options if one.id == key]
    return found


def shown(path: str, changes: Mapping[str, object] | None = None) -> list[tuple[object, ...]]:
    """Return each row as `(subject, market, what each tier says)`."""
    blocks = compare(option(path, changes))
    return [
        (_subject(block), row.market and row.market.key, *map(_cell, row.cells))
        for block in blocks
        for row in block.rows
    ]


def _subject(block: Block) -> str:
    if block.subject is None:
        return "in all"
    return block.subject.name.singular if isinstance(block.subject, Threshold) else block.subject.id


def _cell(cell: object) -> object:
    if isinstance(cell, Minimum):
        return cell.figure.value
    if isinstance(cell, PeopleRule):
        return cell.headcount.value
    if isinstance(cell, Part):
        people = cell.group.people.value if cell.group.people else None
        return f"{people} {cell.group.relation}{' or else' if cell.alternative else ''}"
    return cell


def test_tiers_are_compared_by_each_threshold_and_market_by_people_and_by_group() -> None:
    assert shown(OPERATIONS) == [
        ("Revenue", "developed", Money("USD", 100000), Money("USD", 300000)),
        ("Revenue", "developing", Money("USD", 50000), Money("USD", 150000)),
        ("Cloud net new revenue", "developed", Money("USD", 25000), Money("USD", 75000)),
        ("Cloud net new revenue", "developing", Money("USD", 12000), Money("USD", 37000)),
        ("in all", None, 5, 15),
        ("technical", None, "5 any", "15 any"),
        ("functional", None, "5 same-or-different", "15 same-or-different"),
    ]


def test_figures_for_all_markets_have_one_row() -> None:
    assert shown(SMB) == [
        ("New customers", None, 20, 5),
        ("Active entitlements", None, 125, 4000),
        ("in all", None, 2, 4),
        ("overview", None, "2 any", "4 any"),
        ("topics", None, "2 same", "4 same"),
    ]


def test_a_figure_for_all_markets_stands_beside_those_of_each() -> None:
    changes = {CUSTOMERS: {"silver": {"all": 20}, "gold": {"developed": 40, "developing": 30}}}
    assert shown(SMB, changes)[:2] == [("New customers", "developed", 20, 40), ("New customers", "developing", 20, 30)]


def test_what_a_tier_does_not_ask_for_is_an_empty_cell() -> None:
    changes = {f"{SMB}.people.headcount": {"gold": 4}, CUSTOMERS: {"silver": {"developed": 20, "developing": 10}}}
    assert shown(SMB, changes) == [
        ("New customers", "developed", 20, None),
        ("New customers", "developing", 10, None),
        ("Active entitlements", None, 125, 4000),
        ("in all", None, None, 4),
        ("overview", None, None, "4 any"),
        ("topics", None, None, "4 same"),
    ]


def test_without_people_only_thresholds_are_compared() -> None:
    assert [block.subject is not None for block in compare(option(SMB, {f"{SMB}.people": ABSENT}))] == [True, True]


def test_what_another_requirement_can_replace_is_an_alternative() -> None:
    said = {str(subject): cell for subject, _, cell in shown(NESTED)}
    assert [key for key, cell in said.items() if str(cell).endswith("or else")] == ["exams", "mcse"]


def test_a_group_of_the_harder_tier_alone_stands_where_that_tier_has_it() -> None:
    orders = {"silver": {"all": ["overview", "topics"]}, "gold": {"all": ["overview", "more", "topics"]}}
    changes = {
        f"{SMB}.people.groups.more": {"people": {"gold": 1}, "need": "one", "of": "overview"},
        f"{SMB}.people.groups.topics.relation": "any",
        f"{SMB}.people.groups.topics.to": ABSENT,
        f"{SMB}.people.rule": orders,
    }
    assert [row[0] for row in shown(SMB, changes)][-3:] == ["overview", "more", "topics"]


def test_groups_that_ask_for_the_same_are_one_row_whoever_is_meant() -> None:
    changes = {
        f"{SMB}.people.groups.everyone": {"relation": "everyone", "need": "all", "of": "overview"},
        f"{SMB}.people.groups.topics.relation": "any",
        f"{SMB}.people.groups.topics.to": ABSENT,
        f"{SMB}.people.rule": {"silver": "overview", "gold": {"all": ["everyone", "topics"]}},
    }
    assert shown(SMB, changes)[-2:] == [("overview", None, "2 any", "4 everyone"), ("topics", None, None, "4 any")]


def test_two_groups_of_a_tier_that_ask_for_the_same_are_two_rows() -> None:
    changes = {
        f"{SMB}.people.groups.others": {
            "people": 1,
            "relation": "other",
            "to": "topics",
            "need": "one",
            "of": "topics",
        },
        f"{SMB}.people.rule": {"all": ["overview", "topics", "others"]},
    }
    assert [row[0] for row in shown(SMB, changes)][-3:] == ["overview", "topics", "others"]


def test_what_only_a_harder_tier_asks_for_stands_behind_what_the_easier_one_does() -> None:
    changes = {
        f"{SMB}.people.groups.topics.relation": "any",
        f"{SMB}.people.groups.topics.to": ABSENT,
        f"{SMB}.people.rule": {"silver": "topics", "gold": "overview"},
    }
    assert [row[0] for row in shown(SMB, changes)][-2:] == ["topics", "overview"]


def test_rows_tell_where_the_tiers_differ() -> None:
    same = {
        CUSTOMERS: {"silver": {"all": 5}, "gold": {"all": 5}},
        f"{SMB}.people.headcount": {"silver": 2, "gold": 2},
        f"{SMB}.people.groups.topics.people": {"silver": 1, "gold": 2},
        f"{SMB}.people.groups.topics.relation": "any",
        f"{SMB}.people.groups.topics.to": ABSENT,
    }
    blocks = compare(option(SMB, same))
    assert [row.differs for block in blocks for row in block.rows] == [False, True, False, False, True]


def test_only_two_thresholds_of_one_metric_are_told_apart_by_more_than_their_name() -> None:
    assert [block.qualified for block in compare(option(SMB))] == [False] * 5
    twice = compare(option(SMB, {f"{SMB}.thresholds.entitlements.metric": "new-customers"}))
    assert [block.qualified for block in twice] == [True, True, False, False, False]


def test_a_cell_is_the_fact_of_the_data() -> None:
    block, *_ = compare(option(SMB))
    [row] = block.rows
    assert row.cells == (
        Minimum(None, Fact(20, f"{CUSTOMERS}.silver.all"), None),
        Minimum(None, Fact(5, f"{CUSTOMERS}.gold.all"), None),
    )
