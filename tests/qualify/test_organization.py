from datetime import date

import pytest

from generator.data import parse_yaml
from generator.errors import GeneratorError
from generator.model import Catalogue, Moment, Money
from generator.qualify.organization import Organization, Person, read_organization
from generator.resolve import read_catalogue
from tests.constructs import changed
from tests.qualify.test_examples import catalogue

SOUND = """\
name: Fabrikam
as_of: 2018-03-19
people:
  Ana López: {MB2-717: 2017-05-03, MB2-715: 2017-06}
  Ben: [MB2-716]
figures:
  developed: {cloud-net-new-revenue: USD 100000, devices-shipped: 0}
associations: [digital-partner-of-record]
"""


def problems(text: str, of: Catalogue | None = None) -> list[str]:
    with pytest.raises(GeneratorError) as caught:
        read_organization(parse_yaml(text, "us.yml"), of or catalogue())
    return [f"{one.where}: {one.message}" for one in caught.value.problems]


def test_an_organization_is_read() -> None:
    assert read_organization(parse_yaml(SOUND, "us.yml"), catalogue()) == Organization(
        name="Fabrikam",
        as_of=date(2018, 3, 19),
        people=(
            Person("Ana López", {"MB2-717": Moment(2017, 5, 3), "MB2-715": Moment(2017, 6, None)}),
            Person("Ben", {"MB2-716": None}),
        ),
        figures={"developed": {"cloud-net-new-revenue": Money("USD", 100000), "devices-shipped": 0}},
        associations=frozenset({"digital-partner-of-record"}),
    )


def test_what_is_listed_twice_is_told() -> None:
    text = "people: {Ana: [MB2-716, MB2-715, MB2-716]}\nfigures: {developed: {}}\n"
    assert problems(f"{text}associations: [partner-of-record, partner-of-record]") == [
        "us.yml:1: people.Ana[2]: expected each once, found 'MB2-716' again",
        "us.yml:3: associations[1]: expected each once, found 'partner-of-record' again",
    ]


def test_json_is_read_too() -> None:
    text = '{"people": {"Ana": ["MB2-716"]}, "figures": {"developed": {"revenue": "USD 1"}}}'
    read = read_organization(parse_yaml(text, "us.json"), catalogue())
    assert (read.name, read.as_of, read.people) == ("", None, (Person("Ana", {"MB2-716": None}),))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "us.yml:1: expected people, figures and associations, found nothing"),
        ("- Ana", "us.yml:1: expected people, figures and associations, found a list"),
        ("Ana", "us.yml:1: expected people, figures and associations, found 'Ana'"),
        ("people: {}", "us.yml:1: figures: expected figures of one of 'developed', 'developing', 'all', found none"),
        (
            "figures: {developd: {}}",
            (
                "us.yml:1: figures.developd: expected one of 'all', 'developed', 'developing', found 'developd'; "
                "did you mean 'developed'?"
            ),
        ),
        (
            "figures: {developed: {revenue: 100000}}",
            "us.yml:1: figures.developed.revenue: expected money in USD, such as USD 300000, found 100000",
        ),
        (
            "figures:\n  developing:\n    revenue: EUR 100000",
            ("us.yml:3: figures.developing.revenue: expected money in USD, such as USD 300000, found 'EUR 100000'"),
        ),
        (
            "figures: {all: {gross-license-revenue: USD 5, new-customers: 4}}",
            (
                "us.yml:1: figures.all.gross-license-revenue: expected the figure of a market, as the minimums are "
                "those of markets, found one of all markets"
            ),
        ),
        (
            "figures: {developed: {devices-shipped: USD 12}}",
            "us.yml:1: figures.developed.devices-shipped: expected a number without a currency, found 'USD 12'",
        ),
        (
            "figures: {developed: {revenue: $100}}",
            "us.yml:1: figures.developed.revenue: expected a number, or money such as USD 300000, found '$100'",
        ),
        (
            "figures: {developed: {devices-shipped: -1}}",
            "us.yml:1: figures.developed.devices-shipped: expected a number of at least 0, found -1",
        ),
        (
            "figures: {developed: {}}\nas_of: 2018-02-29",
            "us.yml:2: as_of: expected a day as 2018-03-19, found '2018-02-29'",
        ),
        (
            "figures: {developed: {}}\nas_of: 2018-02",
            "us.yml:2: as_of: expected a day as 2018-03-19, found '2018-02'",
        ),
        (
            "figures: {developed: {}}\nassociations: [digital-partner]",
            (
                "us.yml:2: associations[0]: expected one of 'digital-partner-of-record', "
                "'ems-delegated-administrator', 'fasttrack-partner', 'microsoft-intune-delegated-administrator', "
                "'office-365-delegated-administrator', "
                "'partner-of-record', 'transacting-partner', 'transacting-partner-of-record', found 'digital-partner'; "
                "did you mean 'digital-partner-of-record'?"
            ),
        ),
        (
            "figures: {developed: {}}\npeople: {Ana: MB2-717}",
            "us.yml:2: people.Ana: expected a list, found 'MB2-717'",
        ),
        (
            "figures: {developed: {}}\npeople: {Ana: {MB2-717: 2017}}",
            "us.yml:2: people.Ana.MB2-717: expected a date as 2017-12-31, or a month as 2018-01, found 2017",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    assert problems(text) == [said]


def test_what_would_not_show_in_a_name_is_escaped() -> None:
    [said] = problems('figures: {developed: {}}\npeople: {"A\\u202eb\\u2066": []}\n')
    assert said.startswith("us.yml:2: people.A\\u202eb\\u2066: expected text without control or invisible characters")


def test_all_that_is_unknown_is_told_at_once() -> None:
    text = "figures: {developed: {profit: 1}}\npeople:\n  Ana: {MB2-7l7: 2017-05-03}\n  Ben: [MB2-716, MB2-999]\n"
    assert [one.partition(": expected")[0] for one in problems(text)] == [
        "us.yml:1: figures.developed.profit",
        "us.yml:3: people.Ana.MB2-7l7",
        "us.yml:4: people.Ben[1]",
    ]


def test_a_figure_that_is_asked_for_in_several_currencies_is_given_for_each_threshold() -> None:
    option = "competencies.cloud-business-applications.options.enterprise-operations"
    of = read_catalogue(changed({f"{option}.thresholds.revenue.currency": "CAD"}))
    own = "cloud-business-applications.enterprise-operations.revenue"
    assert problems(f"figures: {{developed: {{revenue: USD 5, {own}: USD 5}}}}", of) == [
        (
            f"us.yml:1: figures.developed.revenue: expected a figure for each threshold, such as {own}, "
            "as these are in CAD and EUR, found 'USD 5'"
        ),
        f"us.yml:1: figures.developed.{own}: expected money in CAD, such as CAD 300000, found 'USD 5'",
    ]
    read = read_organization(parse_yaml(f"figures: {{developed: {{{own}: CAD 5}}}}", "us.yml"), of)
    assert read.figures == {"developed": {own: Money("CAD", 5)}}


def test_there_are_at_most_as_many_people_as_are_assigned() -> None:
    people = "".join(f"  P{n}: []\n" for n in range(101))
    assert problems(f"figures: {{developed: {{}}}}\npeople:\n{people}") == [
        "us.yml:2: people: expected at most 100 of these, found 101"
    ]
