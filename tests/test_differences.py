"""What is different between two catalogues, in whole sentences."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

import pytest

from generator.data import Tree, read_tree
from generator.differences import Change, Named, differences
from generator.model import Catalogue
from generator.resolve import read_catalogue
from tests.constructs import ABSENT, changed, read_constructs
from tests.tools import ROOT

CBA = "competencies.cloud-business-applications"
ENGAGEMENT = f"{CBA}.options.enterprise-customer-engagement"
OPERATIONS = f"{CBA}.options.enterprise-operations"
NESTED = "competencies.constructs.options.nested"
HUB = "competencies.windows-and-devices.options.surface-hub"
SERVICE = "competencies.windows-and-devices.options.service-partner"
TECHNICAL = "[Technical: all of MB2-715 and MB2-716]"
AREAS = "[all of one focus area, Application Builders or System Builder]"
FUNCTIONAL = "[Functional: one of MB2-717, MB2-718, and MB2-877]"


@cache
def constructs() -> Catalogue:
    return read_catalogue(read_constructs())


def changes_of(new: Mapping[str, object], old: Mapping[str, object] | None = None) -> tuple[Change, ...]:
    return differences(read_catalogue(changed(old)) if old else constructs(), read_catalogue(changed(new)))


def told(new: Mapping[str, object], old: Mapping[str, object] | None = None) -> list[tuple[str, str]]:
    return [(change.sentence, change.path) for change in changes_of(new, old)]


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (
            f"{ENGAGEMENT}.thresholds.cloud-net-new-revenue.minimum.gold.developed",
            350000,
            "Gold, Developed markets, Cloud net new revenue: US$300,000 -> US$350,000",
        ),
        (
            "competencies.enterprise-mobility-management.options.smb-partner.thresholds.entitlements.minimum.gold.all",
            4500,
            "Gold, All markets, Active entitlements: 4,000 -> 4,500",
        ),
        (
            f"{HUB}.thresholds.devices.monthly_average.silver.all",
            2,
            "Silver, All markets, Devices shipped, monthly average: 1 -> 2",
        ),
        (f"{OPERATIONS}.people.headcount.silver", 6, "Silver, People in all: 5 people -> 6 people"),
        (f"{OPERATIONS}.people.headcount.gold", 1, "Gold, People in all: at least 15 people -> at least 1 person"),
        (
            f"{NESTED}.people.groups.other.people.gold",
            2,
            (
                "Gold, [one of 70-354, 70-357, 70-735, and IoT Device Builder Assessment for Windows 10], "
                "how many people: 1 person -> 2 people"
            ),
        ),
        (
            f"{ENGAGEMENT}.people.groups.functional.relation",
            "same",
            (
                f"Silver and Gold, {FUNCTIONAL}, which people: "
                f"the same as for {TECHNICAL} or others -> the same as for {TECHNICAL}"
            ),
        ),
        (
            f"{ENGAGEMENT}.people.groups.functional.need",
            "all",
            f"Silver and Gold, {FUNCTIONAL}, how much: any one of these -> all of these",
        ),
        (
            f"{ENGAGEMENT}.people.groups.functional.each",
            True,
            f"Silver and Gold, {FUNCTIONAL}, who must pass it: these people together -> each of these people",
        ),
        (
            f"{ENGAGEMENT}.people.groups.functional.role",
            "technical",
            f"Silver and Gold, {FUNCTIONAL}, type: Functional -> Technical",
        ),
        (
            f"{ENGAGEMENT}.thresholds.cloud-net-new-revenue.period",
            "previous-12-months",
            (
                "Silver and Gold, Cloud net new revenue, period: "
                "“The trailing 12 months (TTM)” -> “The previous 12 months”"
            ),
        ),
        (f"{CBA}.name", "Business Applications", "Name: Cloud Business Applications -> Business Applications"),
        (f"{ENGAGEMENT}.name", "Engagement", "Name: Enterprise Customer Engagement -> Engagement"),
        (
            f"{ENGAGEMENT}.summary",
            "For partners that serve.",
            "Summary: “For partners that help customers to serve theirs.” -> “For partners that serve.”",
        ),
        (
            "credentials.70-354.name",
            "App Architecture",
            "Exam 70-354, title: Universal Windows Platform – App Architecture and UX/UI -> App Architecture",
        ),
        ("credentials.70-354.retires", "2017-10", "Exam 70-354, retires: September 30, 2017 -> October 2017"),
        ("credentials.70-354.accepted_until", "2018-12-31", "Exam 70-354, accepted until: none -> December 31, 2018"),
        (
            "credentials.70-354.register_until",
            "2017-08-31",
            "Exam 70-354, registration is open until: none -> August 31, 2017",
        ),
        ("credentials.MB2-877.available_from", ABSENT, "Exam MB2-877, available from: January 2018 -> none"),
        ("credentials.70-354.replaced_by", "70-357", "Exam 70-354, replaced by: none -> 70-357"),
        ("credentials.70-354.beta", True, "Exam 70-354, beta: no -> yes"),
        (
            "credentials.pmi-acp.kind",
            "certification",
            (
                "Third party's certificate PMI Agile Certified Practitioner (PMI-ACP), kind: "
                "third party's certificate -> certification"
            ),
        ),
        (
            "credentials.70-735.url",
            "https://example.org/exam-70-735",
            "Exam 70-735, link: https://www.microsoft.com/en-us/learning/exam-70-735.aspx -> https://example.org/exam-70-735",
        ),
        ("programme.markets.developed.name", "Mature markets", "Market, name: Developed markets -> Mature markets"),
        ("programme.tiers.gold.name", "Golden", "Tier, name: Gold -> Golden"),
        ("programme.roles.technical.name", "Technician", "Role, name: Technical -> Technician"),
        ("programme.focus_areas.system-builder.name", "Builder", "Focus area, name: System Builder -> Builder"),
        ("products.surface-hub.name", "Hub", "Product, name: Surface Hub -> Hub"),
        ("products.surface-hub.formerly", "PPI", "Product Surface Hub, former name: none -> PPI"),
        (
            "associations.transacting-partner.name",
            "Seller",
            "Association, name: Transacting Partner -> Seller",
        ),
        (
            "programme.periods.previous-12-months.months",
            24,
            "Period “The previous 12 months”, months: 12 -> 24",
        ),
        (
            "conditions.paid-licenses-only.text",
            "Only paid licenses.",
            "Condition, text: “Only paid licenses count.” -> “Only paid licenses.”",
        ),
        ("metrics.revenue.name", "Turnover", "Metric, name: “Revenue” -> “Turnover”"),
        (
            "metrics.revenue.minimum",
            "From %(amount)s",
            "Metric “Revenue”, words of a minimum: “At least %(amount)s” -> “From %(amount)s”",
        ),
        (
            "programme.associations_page",
            ABSENT,
            (
                "Link to more about associations: "
                "https://partner.microsoft.com/en-us/membership/digital-partner-of-record -> none"
            ),
        ),
        ("programme.name", "Partners", "Name of the site: Partner competencies -> Partners"),
        (
            "programme.description",
            "What to do.",
            "Description of the site: “Test data for every construct of the model.” -> “What to do.”",
        ),
        (
            "programme.associations_page",
            "https://example.org/",
            (
                "Link to more about associations: "
                "https://partner.microsoft.com/en-us/membership/digital-partner-of-record -> https://example.org/"
            ),
        ),
    ],
)
def test_a_changed_fact_is_told_in_one_sentence_with_its_path(path: str, value: object, sentence: str) -> None:
    assert told({path: value}) == [(sentence, path)]


def test_nothing_is_told_of_what_is_only_written_in_another_way() -> None:
    groups = f"{ENGAGEMENT}.people.groups"
    in_another_way = {
        # One number for each tier, the word for the headcount, a list of its own, one rule for each tier
        f"{groups}.technical.people": {"silver": 5, "gold": 15},
        f"{ENGAGEMENT}.people.at_least": {"silver": True, "gold": True},
        f"{ENGAGEMENT}.people.lists.copy": ["MB2-717", "MB2-718", "MB2-877"],
        f"{groups}.functional.of": "copy",
        f"{ENGAGEMENT}.people.rule": {tier: {"all": ["technical", "functional"]} for tier in ("silver", "gold")},
        f"{ENGAGEMENT}.thresholds.cloud-net-new-revenue.currency": "USD",
        f"{ENGAGEMENT}.tiers": ["gold", "silver"],
    }
    assert told(in_another_way) == []


@pytest.mark.parametrize("tree", [read_constructs(), read_tree(ROOT / "data", "data")], ids=["constructs", "real"])
def test_a_catalogue_is_not_different_from_itself(tree: Tree) -> None:
    assert differences(read_catalogue(tree), read_catalogue(tree)) == ()


def test_what_tiers_share_is_told_once_and_what_one_has_alone_of_it() -> None:
    at_least = f"{ENGAGEMENT}.people.at_least"
    assert told({at_least: {"silver": True, "gold": False}}) == [
        ("Gold, People in all: at least 15 people -> 15 people", at_least)
    ]
    minimum = f"{ENGAGEMENT}.thresholds.cloud-net-new-revenue.minimum"
    assert told({f"{minimum}.{tier}.developed": 200000 for tier in ("silver", "gold")}) == [
        ("Silver, Developed markets, Cloud net new revenue: US$100,000 -> US$200,000", f"{minimum}.silver.developed"),
        ("Gold, Developed markets, Cloud net new revenue: US$300,000 -> US$200,000", f"{minimum}.gold.developed"),
    ]


def test_a_headcount_that_its_groups_follow_is_told_once() -> None:
    assert told({f"{HUB}.people.headcount.gold": 5}) == [
        ("Gold, People in all: 4 people -> 5 people", f"{HUB}.people.headcount.gold")
    ]


def test_and_that_becomes_or_is_told_with_what_it_joins() -> None:
    both = "[Technical: all of MB2-715 and MB2-716] {} [Functional: one of MB2-717, MB2-718, and MB2-877]"
    assert told({f"{ENGAGEMENT}.people.rule": {"any": ["technical", "functional"]}}) == [
        (
            f"Silver and Gold, What must be passed: {both.format('AND')} -> {both.format('OR')}",
            f"{ENGAGEMENT}.people.rule",
        )
    ]


def test_a_requirement_that_a_rule_no_longer_has_is_told_after_the_rule() -> None:
    assert told({f"{HUB}.people.rule": {"silver": "hub", "gold": "skills"}}) == [
        (
            (
                "Gold, What must be passed: "
                "[Surface Hub Assessment] AND [one of 70-347, 70-334, 70-398, and 70-697] -> "
                "one of 70-347, 70-334, 70-398, and 70-697"
            ),
            f"{HUB}.people.rule",
        ),
        ("Gold, Requirement removed: all 4 people: Surface Hub Assessment", f"{HUB}.people.groups.everyone"),
    ]


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ({"people": {"gold": 1}, "relation": "other", "to": "areas"}, f"1 person, others than for {AREAS}"),
        (
            {"people": {"gold": 2}, "relation": "same", "to": "areas", "each": True},
            f"2 people, the same as for {AREAS}, each of them",
        ),
        (
            {"people": {"gold": 2}, "relation": "same-or-different", "to": "areas"},
            f"2 people, the same as for {AREAS} or others",
        ),
        (
            {"people": {"gold": 2}, "relation": "same-allowed", "to": "areas"},
            f"2 people, who may be the same as for {AREAS}",
        ),
        ({"people": {"gold": 1}, "relation": "subset-of-same", "to": "areas"}, f"1 person, of the 2 for {AREAS}"),
        ({"people": {"gold": 3}, "relation": "subset-of-headcount"}, "3 people, of the 4 in all"),
        ({"people": {"gold": 1}, "each": True}, "1 person"),
        ({"relation": "everyone"}, "all 4 people"),
        ({"relation": "unstated"}, "people whose number is not said"),
    ],
)
def test_a_new_requirement_is_told_whole(group: dict[str, object], words: str) -> None:
    groups = f"{NESTED}.people.groups"
    rule = ["guidance", {"any": ["exams", "mcse"]}, "areas"]
    old: dict[str, object] = {f"{NESTED}.people.rule": {"all": rule}}
    new = {f"{groups}.new": {**group, "need": "one", "of": "exams"}, f"{NESTED}.people.rule": {"all": [*rule, "new"]}}
    of_rule, of_group = changes_of(new, old)
    assert of_rule.kind == "rule"
    assert of_rule.after == f"{of_rule.before} AND [one of 70-334 and 70-347]"
    assert of_group.sentence == f"Gold, Requirement added: {words}: one of 70-334 and 70-347"
    assert of_group.path == f"{groups}.new"
    assert of_group.details == ()


def test_a_requirement_of_focus_areas_is_told_with_what_is_in_them() -> None:
    one, *_ = (
        change
        for change in changes_of({f"{NESTED}.people.rule": "areas"}, {f"{NESTED}.people.rule": "mcse"})
        if change.kind == "group" and change.old is None
    )
    assert one.sentence == (
        "Gold, Requirement added: 2 people: all of one focus area, Application Builders (70-354 and 70-357) or "
        "System Builder (70-735 and IoT Device Builder Assessment for Windows 10)"
    )


def test_credentials_of_a_list_are_told_one_by_one() -> None:
    listed = f"{ENGAGEMENT}.people.lists.functional"
    assert told({listed: ["MB2-718", "MB2-717", "70-535"]}) == [
        (f"Silver and Gold, {FUNCTIONAL}, order: MB2-717, MB2-718 -> MB2-718, MB2-717", listed),
        (f"Silver and Gold, {FUNCTIONAL}: MB2-877, Microsoft Dynamics 365 for Field Service removed", f"{listed}[2]"),
        (f"Silver and Gold, {FUNCTIONAL}: 70-535, Architecting Microsoft Azure Solutions added", f"{listed}[2]"),
    ]


def test_a_long_list_is_named_in_short_and_a_focus_area_by_its_name() -> None:
    listed = f"{SERVICE}.people.lists.applications.application-builders"
    exams = ["70-354", "70-355", "70-357", "70-697", "70-735"]
    assert told({listed: exams[:-1]}, {listed: exams}) == [
        (
            (
                "Silver and Gold, [one of 70-354, 70-355, 70-357, and 2 more], Application Builders: "
                "70-735, OEM Manufacturing and Deployment for Windows 10 removed"
            ),
            f"{listed}[4]",
        )
    ]


def test_another_focus_area_is_told_with_what_is_in_it() -> None:
    listed = f"{SERVICE}.people.lists.applications"
    exams = ["70-354", "70-355", "70-357"]
    assert told({listed: {"system-builder": exams}}) == [
        (
            "Silver and Gold, [one of 70-354, 70-355, and 70-357], focus area removed: Application Builders",
            f"{listed}.application-builders",
        ),
        (
            "Silver and Gold, [one of 70-354, 70-355, and 70-357], focus area added: System Builder",
            f"{listed}.system-builder",
        ),
    ]


def test_associations_products_and_conditions_are_told_one_by_one() -> None:
    line = f"{OPERATIONS}.thresholds.cloud-net-new-revenue"
    label = "Cloud net new revenue"
    assert told(
        {
            f"{line}.products": ["surface-hub", "unified-operations-plan"],
            f"{OPERATIONS}.associations": ["digital-partner-of-record", "transacting-partner"],
            f"{OPERATIONS}.conditions": [
                {"id": "paid-licenses-only"},
                {"id": "eligible-products", "products": ["surface-hub"]},
            ],
        }
    ) == [
        (f"Silver and Gold, {label}, eligible products: Dynamics 365 Enterprise Plan removed", f"{line}.products[0]"),
        (f"Silver and Gold, {label}, eligible products: Surface Hub added", f"{line}.products[0]"),
        (
            "Silver and Gold, Condition added: “Only paid licenses count.”",
            f"{OPERATIONS}.conditions[0]",
        ),
        ("Silver and Gold, Condition added: “Only sales of Surface Hub count.”", f"{OPERATIONS}.conditions[1]"),
        (
            "Silver and Gold, Associations, of which any one is enough: Transacting Partner added",
            f"{OPERATIONS}.associations[1]",
        ),
    ]


def test_a_condition_of_other_products_is_told_in_full() -> None:
    conditions = f"{ENGAGEMENT}.conditions"
    new = [{"id": "eligible-products", "products": ["surface-hub"]}]
    assert told({conditions: new}) == [
        (
            (
                "Silver and Gold, Condition: “Only sales of Dynamics 365 Customer Engagement Plan count.” -> "
                "“Only sales of Surface Hub count.”"
            ),
            f"{conditions}[0]",
        )
    ]
    again = [*new, {"id": "eligible-products", "products": ["unified-operations-plan"]}]
    assert told({conditions: again}, {conditions: new}) == [
        ("Silver and Gold, Condition added: “Only sales of Unified Operations Plan count.”", f"{conditions}[1]")
    ]


def test_a_threshold_that_is_gone_is_told_with_what_it_held() -> None:
    [change] = changes_of({f"{OPERATIONS}.thresholds.cloud-net-new-revenue.minimum.silver": ABSENT})
    assert change.sentence == "Silver, Threshold removed: Cloud net new revenue"
    assert change.details == (
        "Developed markets, Cloud net new revenue: US$25,000",
        "Developing markets, Cloud net new revenue: US$12,000",
        "Cloud net new revenue, eligible products: Dynamics 365 Enterprise Plan, Unified Operations Plan",
        "Cloud net new revenue, period: “The trailing 12 months (TTM)”",
    )


def test_two_thresholds_of_one_metric_are_told_apart_by_their_products() -> None:
    lines = f"{OPERATIONS}.thresholds"
    minimum = {"silver": {"all": 1000}, "gold": {"all": 2000}}
    second = {f"{lines}.second": {"metric": "revenue", "products": ["surface-hub"], "minimum": minimum}}
    assert told({**second, f"{lines}.second.minimum.gold.all": 3000}, second) == [
        ("Gold, All markets, Revenue of Surface Hub: US$2,000 -> US$3,000", f"{lines}.second.minimum.gold.all")
    ]


def test_a_threshold_that_measures_something_else_is_told() -> None:
    metric = f"{NESTED}.thresholds.revenue.metric"
    assert told({metric: "cloud-net-new-revenue"}) == [
        ("Gold, Revenue, what is measured: Revenue -> Cloud net new revenue", metric)
    ]


def test_markets_instead_of_all_are_told_with_their_averages() -> None:
    line = f"{HUB}.thresholds.devices"
    new = changes_of(
        {f"{line}.minimum.gold": {"developed": 52, "developing": 26}, f"{line}.monthly_average.gold": {"developed": 4}}
    )
    assert [(one.sentence, one.details) for one in new] == [
        ("Gold, All markets, Devices shipped: 52 -> none", ("All markets, Devices shipped, monthly average: 4",)),
        (
            "Gold, Developed markets, Devices shipped: none -> 52",
            ("Developed markets, Devices shipped, monthly average: 4",),
        ),
        ("Gold, Developing markets, Devices shipped: none -> 26", ()),
    ]


def test_people_that_a_tier_no_longer_asks_for_are_told_once() -> None:
    [change] = changes_of(
        {f"{ENGAGEMENT}.people.headcount": {"gold": 15}, f"{ENGAGEMENT}.people.groups.technical.people": 15}
    )
    assert change.sentence == (
        "Silver, People removed: at least 5 people: [Technical: all of MB2-715 and MB2-716] AND "
        "[Functional: one of MB2-717, MB2-718, and MB2-877]"
    )
    assert change.details == (
        "Requirement: 5 people: Technical: all of MB2-715 and MB2-716",
        f"Requirement: 5 people, the same as for {TECHNICAL} or others: {FUNCTIONAL[1:-1]}",
    )


def without_silver(option: str) -> dict[str, object]:
    return {
        f"{option}.tiers": ["gold"],
        f"{option}.thresholds.devices.minimum.silver": ABSENT,
        f"{option}.thresholds.devices.monthly_average.silver": ABSENT,
        f"{option}.people.headcount.silver": ABSENT,
        f"{option}.people.rule.silver": ABSENT,
    }


def test_a_tier_and_an_option_and_a_competency_that_are_gone_are_each_told_once() -> None:
    [tier] = changes_of(without_silver(HUB))
    assert (tier.sentence, tier.path) == ("Tier removed: Silver", f"{HUB}.tiers")
    assert tier.details == (
        "All markets, Devices shipped: 12",
        "All markets, Devices shipped, monthly average: 1",
        "Devices shipped, eligible products: Surface Hub",
        "Devices shipped, period: “The trailing 12 months (TTM)”",
        "Condition: “Your organization must be an authorized device reseller (ADR) for Surface Hub.”",
        "People: 2 people",
        "Requirement: 2 people: Surface Hub Assessment",
    )
    [option] = changes_of({HUB: ABSENT})
    assert (option.sentence, option.path) == ("Option removed: Surface Hub", HUB)
    assert (option.competency, option.option) == (
        Named("windows-and-devices", "Windows and Devices"),
        Named("surface-hub", "Surface Hub"),
    )
    assert option.details[:4] == (
        "Summary: “For partners that sell large interactive displays.”",
        "Silver, All markets, Devices shipped: 12",
        "Silver, All markets, Devices shipped, monthly average: 1",
        "Silver and Gold, Devices shipped, eligible products: Surface Hub",
    )
    [competency] = changes_of({"competencies.constructs": ABSENT})
    assert competency.sentence == "Competency removed: Every Other Construct"
    assert competency.details[:4] == (
        "Summary: “For testing %(products)s.”",
        "Products in the summary: Surface Hub",
        "Nested, Summary: “An option with alternatives inside a requirement.”",
        "Nested, Gold, Developed markets, Revenue: €7,500",
    )


def test_what_tiers_of_something_new_share_is_told_once() -> None:
    [option] = changes_of({}, {f"{ENGAGEMENT}": ABSENT})
    assert option.sentence == "Option added: Enterprise Customer Engagement"
    assert "Silver and Gold, Cloud net new revenue, period: “The trailing 12 months (TTM)”" in option.details


def test_a_new_credential_is_told_with_its_dates_and_where_it_counts() -> None:
    new = {
        "credentials.70-999": {
            "kind": "exam",
            "name": "Clouds",
            "url": "https://example.org/70-999",
            "beta": True,
            "retires": "2018-06",
        },
        f"{HUB}.people.lists.skills": ["70-347", "70-334", "70-398", "70-697", "70-999"],
    }
    listed, one = changes_of(new)
    assert listed.sentence == "Gold, [one of 70-347, 70-334, 70-398, and 70-697]: 70-999, Clouds added"
    assert (listed.old, listed.new) == (None, "70-999")
    assert one.sentence == "Exam added: 70-999, Clouds"
    assert one.details == (
        "Exam 70-999, link: https://example.org/70-999",
        "Exam 70-999, beta: yes",
        "Exam 70-999, retires: June 2018",
    )
    assert one.used == (Named("windows-and-devices", "Windows and Devices"),)


@pytest.mark.parametrize(
    ("path", "value", "used"),
    [
        ("credentials.MB2-877.retires", "2018-06", ["cloud-business-applications"]),
        ("credentials.70-354.retires", "2018-06", ["constructs", "windows-and-devices"]),
        ("programme.markets.developed.name", "Rich", ["cloud-business-applications", "constructs"]),
        ("programme.roles.technical.name", "Tech", ["cloud-business-applications"]),
        ("programme.periods.previous-12-months.months", 6, ["enterprise-mobility-management"]),
        ("metrics.devices-shipped.name", "Devices", ["windows-and-devices"]),
        ("products.surface-hub.name", "Hub", ["constructs", "windows-and-devices"]),
        ("conditions.paid-licenses-only.text", "Only paid ones.", ["enterprise-mobility-management"]),
        ("associations.transacting-partner.name", "Seller", ["enterprise-mobility-management"]),
        (
            "programme.associations_page",
            "https://example.org/",
            ["cloud-business-applications", "enterprise-mobility-management"],
        ),
        ("programme.focus_areas.system-builder.name", "Builder", ["constructs", "windows-and-devices"]),
        ("programme.name", "Partners", []),
    ],
)
def test_what_competencies_share_is_told_once_with_those_that_show_it(
    path: str, value: object, used: list[str]
) -> None:
    [change] = changes_of({path: value})
    assert (change.competency, change.option, change.tiers) == (None, None, ())
    assert [named.key for named in change.used] == used


def renamed(value: Any, old: str, new: str) -> Any:
    """Return plain data with a key or a reference that is called otherwise."""
    if isinstance(value, dict):
        return {new if key == old else key: renamed(one, old, new) for key, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, old, new) for one in value]
    return new if value == old else value


@pytest.mark.parametrize(
    ("old", "subject", "path"),
    [
        ("developed", "Market Developed markets, the same under another key", "programme.markets.new-key"),
        (
            "previous-12-months",
            "Period “The previous %(months)s months”, the same under another key",
            "programme.periods.new-key",
        ),
        ("gold", "Tier Gold, the same under another key", "programme.tiers.new-key"),
        ("functional", "Role Functional, the same under another key", "programme.roles.new-key"),
        ("system-builder", "Focus area System Builder, the same under another key", "programme.focus_areas.new-key"),
        ("mcse-productivity", "Certification MCSE: Productivity, the same under another key", "credentials.new-key"),
        (
            "constructs",
            "Competency Every Other Construct, the same under another key and address",
            "competencies.new-key",
        ),
        ("nested", "Option Nested, the same under another key and address", "competencies.constructs.options.new-key"),
        ("devices", "Threshold Devices shipped, the same under another key", f"{HUB}.thresholds.new-key"),
        (
            "hub",
            "Requirement [Surface Hub Assessment], the same under another key",
            f"{HUB}.people.groups.new-key",
        ),
        (
            "paid-licenses-only",
            "Condition “Only paid licenses count.”, the same under another key",
            "conditions.new-key",
        ),
    ],
)
def test_the_same_under_another_key_is_told_as_that(old: str, subject: str, path: str) -> None:
    catalogue = read_catalogue(Tree(renamed(read_constructs().value, old, "new-key"), {}))
    changes = [change for change in differences(constructs(), catalogue) if change.subject == subject]
    assert [(one.kind, one.before, one.after, one.path) for one in changes] == [("key", old, "new-key", path)]
    others = {change.kind for change in differences(constructs(), catalogue)}
    assert others == {"key"}


def test_what_has_another_key_and_says_something_else_is_another_one() -> None:
    tree = renamed(read_constructs().value, "nested", "new-key")
    tree["competencies"]["constructs"]["options"]["new-key"]["name"] = "Another"
    assert [one.sentence for one in differences(constructs(), read_catalogue(Tree(tree, {})))] == [
        "Option removed: Nested",
        "Option added: Another",
    ]


def test_what_has_two_copies_is_not_taken_for_either() -> None:
    """An option and its copy, both under new keys: nobody can tell which was which."""
    tree: Any = deepcopy(read_constructs().value)
    options = tree["competencies"]["constructs"]["options"]
    options["one"] = options["two"] = options.pop("nested")
    kinds = [(one.kind, one.old, one.new) for one in differences(constructs(), read_catalogue(Tree(tree, {})))]
    assert kinds == [("option", "nested", None), ("option", None, "one"), ("option", None, "two")]


def test_a_fact_below_another_key_is_told_where_it_is_now() -> None:
    tree = renamed(read_constructs().value, "developed", "mature")
    tree["competencies"]["constructs"]["options"]["nested"]["thresholds"]["revenue"]["minimum"]["gold"]["mature"] = 8000
    assert [(one.sentence, one.path) for one in differences(constructs(), read_catalogue(Tree(tree, {})))] == [
        ("Gold, Developed markets, Revenue: €7,500 -> €8,000", f"{NESTED}.thresholds.revenue.minimum.gold.mature"),
        ("Market Developed markets, the same under another key: developed -> mature", "programme.markets.mature"),
    ]


def test_another_order_is_told_where_readers_see_it() -> None:
    value: Any = read_constructs().value
    options = value["competencies"]["windows-and-devices"]["options"]
    tiers = value["programme"]["tiers"]
    minimum = f"{NESTED}.thresholds.revenue.minimum.gold"
    assert told(
        {
            "competencies.windows-and-devices.options": dict(reversed(options.items())),
            "programme.tiers": dict(reversed(tiers.items())),
            minimum: {"developing": 2500, "developed": 7500},
        }
    ) == [
        ("Gold, Order: Developed markets, Developing markets -> Developing markets, Developed markets", minimum),
        (
            "Order: Service Partner, Device Partner, Surface Hub -> Surface Hub, Device Partner, Service Partner",
            "competencies.windows-and-devices.options",
        ),
        ("Order: Silver, Gold -> Gold, Silver", "programme.tiers"),
    ]


def test_another_day_is_told_with_the_credentials_of_which_something_else_is_to_be_said() -> None:
    changes = differences(constructs(), constructs(), (date(2017, 9, 30), date(2017, 10, 1)))
    assert [(one.sentence, one.path) for one in changes] == [
        ("The day the site speaks of: September 30, 2017 -> October 1, 2017", "as_of"),
        ("Exam 70-354: available, but retires -> retired", "credentials.70-354"),
        ("Exam 70-355: available, but retires -> retired", "credentials.70-355"),
    ]
    assert [named.key for named in changes[1].used] == ["constructs", "windows-and-devices"]
    assert (changes[1].kind, changes[1].old, changes[1].new) == ("standing", "retiring", "retired")


def test_of_the_same_day_no_more_is_told_than_the_dates_say() -> None:
    new = read_catalogue(changed({"credentials.70-354.retires": "2018-12-31"}))
    assert [one.kind for one in differences(constructs(), new, (date(2018, 3, 19), date(2018, 3, 19)))] == ["date"]
