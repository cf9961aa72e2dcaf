from datetime import date

from generator.data import parse_yaml
from generator.messages import Translator
from generator.model import Catalogue
from generator.qualify.organization import read_organization
from generator.qualify.report import Reporter, answer, render
from generator.resolve import read_catalogue
from generator.templating import Templates
from generator.words import Words
from tests.constructs import ABSENT, changed
from tests.qualify.test_examples import catalogue
from tests.tools import ROOT

DAY = date(2018, 3, 19)


def said(text: str, of: Catalogue | None = None, day: date = DAY) -> list[str]:
    of = of or catalogue()
    ours = read_organization(parse_yaml(text, "us.yml"), of)
    reporter = Reporter(of, Templates(ROOT / "templates", "templates"), Words(Translator("en")), ours, day)
    return render(answer(of, ours, day), reporter).splitlines()


def test_an_answer_names_what_is_met_and_missing_and_what_stops_counting() -> None:
    lines = said(
        "people:\n  Ana: [assessment-data-analytics-foundational, 70-775, 70-475]\n  Ben: {MB2-709: 2018-02}\n"
        "  Cid: [70-246, assessment-business-intelligence-for-data-analytics]\n"
        "figures: {developed: {seats-deployed: 240}}\n"
    )
    at = lines.index("Data Analytics")
    assert lines[at : at + 4] == [
        "Data Analytics",
        "  Data Analytics Specialist",
        "    Silver: met",
        "    Gold: not met yet",
    ]
    assert "      - Seats deployed: 10 more, to reach 250 (All markets)" in lines
    assert "      - An association as Partner of Record" in lines
    [nothing] = [line for line in lines if line.startswith("Nothing")]
    assert "DevOps" in nothing
    assert lines[-3:] == [
        "MB2-709 had already retired on the day it was passed: Ben",
        "From January 1, 2019, 70-246 no longer counts: Cid",
        "An aid, not a decision of the program. Figures count only under the conditions of each tier.",
    ]


def test_alternatives_stand_apart_and_people_to_add_are_counted() -> None:
    lines = said("people: {Ana: [assessment-data-analytics-foundational]}\nfigures: {developed: {}}")
    at = lines.index("  Data Analytics Specialist")
    missing = ["70-767", "70-768", "OR", "70-773", "70-774", "OR", "70-475", "70-775"]
    listed = [f"          {one if one == 'OR' else f'- {one}'}" for one in missing]
    assert lines[at + 1 : at + 12] == [
        "    Silver: not met yet",
        "      - For example, the least that is still needed:",
        "        - Ana passes or earns:",
        *listed,
    ]
    assert lines[at + 12 : at + 28] == [
        "    Gold: not met yet",
        "      - For example, the least that is still needed:",
        "        - Ana passes or earns:",
        *listed,
        "        - One more person passes or earns:",
        "          - 70-767",
        "          - 70-768",
        "          - Technical Assessment Data Analytics Foundational",
        "          OR",
    ]
    lines = said("people: {}\nfigures: {developed: {seats-deployed: 5}}")
    assert "        - People to add: 2. Each of them passes or earns:" in lines
    at = lines.index("  Power BI")
    assert lines[at + 5] == "        - One more person passes or earns:"


def test_figures_alone_are_worth_an_answer() -> None:
    lines = said("people: {}\nfigures: {developed: {gross-license-revenue: USD 100000, new-customers: 3}}\n")
    assert "    - Gross license revenue: US$75,000 more, to reach US$175,000 (Developed markets)" in lines
    assert "  Silver: not met yet" in lines
    [nothing] = [line for line in lines if line.startswith("Nothing")]
    assert "Enterprise Resource Planning" not in nothing
    assert "DevOps" in nothing
    own = "cloud-platform.azure-consumption.azure-consumption"
    one = said(f"people: {{}}\nfigures: {{developed: {{{own}: USD 5}}}}")
    assert "Cloud Platform" in one


def test_an_association_is_worth_an_answer() -> None:
    lines = said("people: {}\nfigures: {developed: {}}\nassociations: [fasttrack-partner]")
    [nothing] = [line for line in lines if line.startswith("Nothing")]
    assert "Cloud Productivity" not in nothing
    assert "Cloud Productivity" in lines


def test_a_reason_is_given_where_something_does_not_count() -> None:
    lines = said(
        "people:\n  Ana: {MB2-717: 2999-01-01, MB2-877: 2017-05}\n  Ben: {MB2-709: 2016-01}\nfigures: {developed: {}}",
        day=date(2019, 1, 1),
    )
    assert "MB2-717 was passed after this day: Ana" in lines
    assert "MB2-877 was not available yet on the day it was passed: Ana" in lines
    assert "MB2-709 is no longer accepted: Ben" in lines
    lines = said("people: {Ana: [MB2-877]}\nfigures: {developed: {}}", day=date(2017, 12, 1))
    assert "MB2-877 is not available yet: Ana" in lines


def test_a_minimum_of_all_markets_is_said_to_be_of_all() -> None:
    lines = said("people: {}\nfigures: {developing: {azure-consumption: USD 5000, devices-shipped: 2}}")
    assert lines[0] == "March 19, 2018"
    assert "    - Azure consumption: US$5,000 more, to reach US$10,000 (Developing markets)" in lines
    assert "    - Azure consumption: US$95,000 more, to reach US$100,000 (All markets)" in lines
    assert "      - Devices shipped: 10 more, to reach 12 (All markets)" in lines


def test_every_way_is_told_with_or_between() -> None:
    lines = said("people: {}\nfigures: {developed: {azure-consumption: USD 5}}")
    at = lines.index("Cloud Platform")
    assert "      OR" in lines[at : at + 16]


def test_all_that_is_met_leaves_nobody_out() -> None:
    keep = "competencies.cloud-business-applications"
    others = [f"competencies.{one.id}" for one in read_catalogue(changed({})).competencies]
    of = read_catalogue(changed({path: ABSENT for path in others if path != keep}))
    assert not [line for line in said("people: {Ana: [MB2-717]}\nfigures: {developed: {}}", of) if "Nothing" in line]


def test_what_cannot_be_met_or_told_is_said() -> None:
    nested = "competencies.constructs.options.nested"
    engagement = "competencies.cloud-business-applications.options.enterprise-customer-engagement"
    of = read_catalogue(
        changed(
            {
                f"{nested}.people.rule": {"all": [{"any": ["guidance", "mcse"]}] * 8},
                f"{nested}.thresholds.revenue.minimum.gold": {"developing": 2500},
                "credentials.MB2-716.retires": "2017-12-31",
                f"{engagement}.tiers": ["gold"],
                f"{engagement}.thresholds": {},
                f"{engagement}.conditions": [],
                f"{engagement}.associations": [],
                f"{engagement}.people.headcount": {"gold": 15},
            }
        )
    )
    lines = said("people: {Ana: [mcse-productivity, MB2-717]}\nfigures: {developed: {}}", of)
    at = lines.index("  Enterprise Customer Engagement")
    assert lines[at + 1 : at + 3] == [
        "    Gold: not met yet",
        ("      - This can no longer be met: it needs more people who passed an exam while it could be taken."),
    ]
    at = lines.index("Every Other Construct")
    assert lines[at + 1 : at + 4] == [
        "  Gold: not met yet",
        "    - Revenue: no minimum is set for Developed markets",
        "    - Whether your people are enough cannot be worked out here: there are too many combinations.",
    ]
