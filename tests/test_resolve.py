import shutil
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.data import Tree, parse_yaml, read_text, read_tree
from generator.errors import GeneratorError, one_of
from generator.model import Catalogue, Fact, Minimum, Moment, Money, Name, Option, Text, Threshold
from generator.resolve import RESERVED_COMPETENCIES, read_catalogue
from tests.conftest import Golden
from tests.constructs import ABSENT, FOLDER, changed, read_constructs

DATA = Path(__file__).parents[1] / "data"
BAD = sorted((Path(__file__).parent / "fixtures" / "bad").glob("*.yml"))

ENGAGEMENT = "competencies.cloud-business-applications.options.enterprise-customer-engagement"
ENTERPRISE = "competencies.enterprise-mobility-management.options.enterprise-partner"
NESTED = "competencies.constructs.options.nested"
HUB = "competencies.windows-and-devices.options.surface-hub"


def catalogue(changes: Mapping[str, object] | None = None) -> Catalogue:
    return read_catalogue(changed(changes or {}))


def option(path: str, changes: Mapping[str, object] | None = None) -> Option:
    _, competency, _, key = path.split(".")
    return next(
        one
        for each in catalogue(changes).competencies
        if each.id == competency
        for one in each.options
        if one.id == key
    )


def threshold(path: str, tier: str, key: str, changes: Mapping[str, object] | None = None) -> Threshold:
    [found] = [
        line for one in option(path, changes).tiers if one.id == tier for line in one.thresholds if line.id == key
    ]
    return found


def problems(tree: Tree) -> list[str]:
    with pytest.raises(GeneratorError) as caught:
        read_catalogue(tree)
    return list(map(str, caught.value.problems))


# Bad data, few mistakes a file. A fixture is a data file as an author might write it: `credentials--tag.yml` stands for
# `credentials.yml`, `competencies.bad--alias.yml` for `competencies/bad.yml`. Its top-level keys are laid over those of
# the test catalogue's file of that name, if there is one. Its first comment lines hold the whole message; with
# `--update-golden` they are written.


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_data_is_refused_with_the_whole_message(path: Path, golden: Golden) -> None:
    lines = read_text(path, path.name).splitlines(keepends=True)
    data = [line for line in lines if not line.startswith("# expected: ")]
    message = message_of(path, ["\n"] * (len(lines) - len(data)) + data)
    # The message has the numbers of the lines below it.
    message = message_of(path, ["\n"] * len(message.splitlines()) + data)

    golden(path, "".join(f"# expected: {line}\n" for line in message.split("\n")) + "".join(data))


def message_of(path: Path, lines: list[str]) -> str:
    with pytest.raises(GeneratorError) as caught:
        read_catalogue(lay_over(path.stem.partition("--")[0], "".join(lines)))
    return str(caught.value)


def test_bad_data_is_found() -> None:
    assert BAD


def lay_over(name: str, text: str) -> Tree:
    good, keys = read_constructs(), tuple(name.split("."))
    bad = parse_yaml(text, f"data/{'/'.join(keys)}.yml")
    value: Any = changed({}).value
    around = value
    for key in keys:
        around = around.setdefault(key, {})
    around |= bad.value
    return Tree(value, {**good.marks, **{(*keys, *one): mark for one, mark in bad.marks.items()}})


SMALL = """\
name: Small
summary: For tests.
options:
  one:
    name: One
    summary: For tests.
    tiers: [gold]
    thresholds:
      revenue: {metric: revenue, period: %s, minimum: {gold: {all: 5}}}
"""


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {
                "metrics.yml": "revenue:\n  unit: money\n  unit: count\n",
                "competencies/windows-and-devices.yml": "name: [\n",
                "products.yml": "surface-hub: 12\n",
            },
            [
                "data/competencies/windows-and-devices.yml:1: expected a value, found the end of the file",
                "  1 | name: [",
                "data/metrics.yml:3: revenue.unit: expected each key once, found 'unit' again (first on line 2)",
                "  2 |   unit: money",
                "    |   ^^^^",
                "  3 |   unit: count",
                "    |   ^^^^",
            ],
            id="not YAML",
        ),
        pytest.param(
            {
                "associations.yml": "new:\n  name: 12\n  names: New\n",
                "competencies/smaller.yml": "name: Small\nsummary: For tests.\noptions: {}\n",
            },
            [
                "data/associations.yml:7: associations.new.name: expected text, found 12",
                "  7 |   name: 12",
                "    |         ^^",
                '    = help: write "12", in quotation marks',
                (
                    "data/associations.yml:8: associations.new.names: "
                    "expected one of 'name', found the unknown key 'names'; did you mean 'name'?"
                ),
                "  8 |   names: New",
                "    |   ^^^^^",
                (
                    "data/competencies/smaller.yml:3: competencies.smaller.options: "
                    "expected at least 1 of these, found an empty mapping"
                ),
                "  3 | options: {}",
                "    |          ^^",
            ],
            id="another shape",
        ),
        pytest.param(
            {
                "competencies/constructs.yml": SMALL % "annual",
                "competencies/windows-and-devices.yml": SMALL % "quarterly",
            },
            [
                (
                    "data/competencies/constructs.yml:9: "
                    "competencies.constructs.options.one.thresholds.revenue.period: "
                    "expected one of 'previous-12-months', 'trailing-12-months', found 'annual'"
                ),
                "  9 |       revenue: {metric: revenue, period: annual, minimum: {gold: {all: 5}}}",
                "    |                                          ^^^^^^",
                (
                    "data/competencies/windows-and-devices.yml:9: "
                    "competencies.windows-and-devices.options.one.thresholds.revenue.period: "
                    "expected one of 'previous-12-months', 'trailing-12-months', found 'quarterly'"
                ),
                "  9 |       revenue: {metric: revenue, period: quarterly, minimum: {gold: {all: 5}}}",
                "    |                                          ^^^^^^^^^",
            ],
            id="another meaning",
        ),
        pytest.param(
            {
                "associations.yml": "new: {nam: New}\n",
                "competencies/small.yml": (SMALL % "quarterly").replace("gold", "Gold", 1),
            },
            [
                (
                    "data/associations.yml:6: associations.new.nam: "
                    "expected one of 'name', found the unknown key 'nam'; did you mean 'name'?"
                ),
                "  6 | new: {nam: New}",
                "    |       ^^^",
                (
                    "data/competencies/small.yml:7: competencies.small.options.one.tiers[0]: "
                    "expected an id of small letters, digits and single hyphens, found 'Gold'"
                ),
                "  7 |     tiers: [Gold]",
                "    |             ^^^^",
                "    = help: write gold",
                (
                    "data/competencies/small.yml:9: "
                    "competencies.small.options.one.thresholds.revenue.period: "
                    "expected one of 'previous-12-months', 'trailing-12-months', found 'quarterly'"
                ),
                "  9 |       revenue: {metric: revenue, period: quarterly, minimum: {gold: {all: 5}}}",
                "    |                                          ^^^^^^^^^",
            ],
            id="another shape and another meaning",
        ),
    ],
)
def test_the_problems_of_all_files_are_reported_at_once(
    tmp_path: Path, files: Mapping[str, str], expected: list[str]
) -> None:
    shutil.copytree(FOLDER, tmp_path / "data")
    for name, text in files.items():
        before = FOLDER / name
        kept = before.read_text(encoding="utf-8") if name == "associations.yml" else ""
        (tmp_path / "data" / name).write_text(kept + text, encoding="utf-8", newline="")

    with pytest.raises(GeneratorError) as caught:
        read_catalogue(read_tree(tmp_path / "data", "data"))

    assert str(caught.value) == "\n".join(expected)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "data")
    (tmp_path / "data" / "metrics.yml").unlink()
    shutil.rmtree(tmp_path / "data" / "competencies")

    assert problems(read_tree(tmp_path / "data", "data")) == [
        "data:1: expected the file data/metrics.yml, found none",
        "data:1: expected the file data/competencies/<id>.yml, found none",
    ]


# Good data.


@pytest.mark.parametrize("folder", [FOLDER, DATA], ids=["constructs", "data"])
def test_every_fact_of_good_data_stands_at_its_path(folder: Path) -> None:
    tree = read_tree(folder, "data")
    found = list(_facts(read_catalogue(tree)))

    assert len(found) > 100
    for one in found:
        _assert_stands(tree, one)


def _facts(record: object) -> Iterator[Fact[object] | Name | Text]:
    if isinstance(record, Fact | Name | Text):
        yield record
    elif isinstance(record, Mapping):
        for inner in record.values():
            yield from _facts(inner)
    elif isinstance(record, tuple):
        for inner in record:
            yield from _facts(inner)
    elif is_dataclass(record):
        for field in fields(record):
            yield from _facts(getattr(record, field.name))


def _assert_stands(tree: Tree, one: Fact[object] | Name | Text) -> None:
    keys = tree.keys_of(one.path)
    value: Any = tree.value
    if keys[-1] == "code":  # the one fact that is a key, not a value
        assert isinstance(one, Fact)
        assert keys == ("credentials", one.value, "code")
        return
    for key in keys:
        value = value[key]
    if isinstance(one, Name):
        assert (one.text, one.key) == (value, keys[-2])
    elif isinstance(one, Text):
        words = {"one": one.singular, "other": one.plural} if one.plural else one.singular
        assert words == value
    elif isinstance(one.value, Moment):
        assert str(one.value) == value
    else:
        assert (one.value.amount if isinstance(one.value, Money) else one.value) == value


def test_the_catalogue_has_the_programme_and_all_competencies_in_order() -> None:
    found = catalogue()

    assert found.name == Name("programme", "Partner competencies", "programme.name")
    assert found.description == Text("Test data for every construct of the model.", "programme.description")
    assert found.associations_page == Fact(
        "https://partner.microsoft.com/en-us/membership/digital-partner-of-record", "programme.associations_page"
    )
    assert {one.id: [each.id for each in one.options] for one in found.competencies} == {
        "cloud-business-applications": ["enterprise-customer-engagement", "enterprise-operations"],
        "constructs": ["nested"],
        "enterprise-mobility-management": ["enterprise-partner", "smb-partner"],
        "windows-and-devices": ["service-partner", "device-partner", "surface-hub"],
    }


def test_an_associations_page_may_be_left_out() -> None:
    assert catalogue({"programme.associations_page": ABSENT}).associations_page is None


def test_names_and_texts_stand_in_the_order_of_the_files() -> None:
    found = catalogue()

    assert [name.path for name in found.names] == [
        "programme.tiers.silver.name",
        "programme.tiers.gold.name",
        "programme.markets.developed.name",
        "programme.markets.developing.name",
        "programme.roles.technical.name",
        "programme.roles.functional.name",
        "programme.focus_areas.application-builders.name",
        "programme.focus_areas.deployment-partner.name",
        "programme.focus_areas.system-builder.name",
        "programme.focus_areas.iot-device-builder.name",
    ]
    assert [name.path for name in found.kept_names] == [
        *(f"credentials.{key}.name" for key in found.credentials),
        "associations.digital-partner-of-record.name",
        "associations.ems-delegated-administrator.name",
        "associations.intune-delegated-administrator.name",
        "associations.transacting-partner.name",
        "associations.fast-track-partner.name",
        "products.dynamics-365-customer-engagement-plan.name",
        "products.dynamics-365-customer-engagement-plan.formerly",
        "products.dynamics-365-enterprise-plan.name",
        "products.dynamics-365-enterprise-plan.formerly",
        "products.unified-operations-plan.name",
        "products.ax-2012-on-premises.name",
        "products.dynamics-365-for-operations-on-premises.name",
        "products.enterprise-mobility-security.name",
        "products.microsoft-intune.name",
        "products.azure-information-protection.name",
        "products.azure-active-directory-premium.name",
        "products.surface-hub.name",
    ]
    assert found.texts[0].path == "programme.description"
    assert found.texts[-1].path == f"{HUB}.summary"


def test_a_competency_names_the_products_of_its_summary() -> None:
    [found] = [one for one in catalogue().competencies if one.id == "constructs"]

    assert found.name == Name("constructs", "Every Other Construct", "competencies.constructs.name")
    assert found.summary == Text("For testing %(products)s.", "competencies.constructs.summary")
    [product] = found.summary_products
    assert (product.name.path, product.formerly) == ("products.surface-hub.name", None)


def test_the_tiers_of_an_option_stand_from_the_easiest_to_the_hardest() -> None:
    assert [tier.id for tier in option(HUB, {f"{HUB}.tiers": ["gold", "silver"]}).tiers] == ["silver", "gold"]
    assert [tier.id for tier in option(NESTED).tiers] == ["gold"]


def test_the_tiers_of_the_catalogue_are_those_of_every_option_in_order() -> None:
    found = catalogue()

    assert list(found.tiers) == [tier for one in found.competencies for each in one.options for tier in each.tiers]
    assert [tier.id for tier in found.tiers] == ["silver", "gold"] * 2 + ["gold"] + ["silver", "gold"] * 5


# Credentials.


def test_a_credential_keeps_what_is_written() -> None:
    dates = {
        "beta": True,
        "available_from": "2017-01",
        "register_until": "2017-11-30",
        "retires": "2017-12-31",
        "accepted_until": "2018-12-31",
        "replaced_by": "MB2-715",
    }
    found = catalogue({f"credentials.70-347.{key}": value for key, value in dates.items()}).credentials["70-347"]

    assert (found.id, found.kind, found.beta) == ("70-347", "exam", True)
    assert found.name == Name("70-347", "Enabling Office 365 Services", "credentials.70-347.name")
    assert found.code == Fact("70-347", "credentials.70-347.code")
    assert found.url == Fact("https://www.microsoft.com/en-us/learning/exam-70-347.aspx", "credentials.70-347.url")
    assert found.available_from == Fact(Moment(2017, 1, None), "credentials.70-347.available_from")
    assert found.register_until == Fact(Moment(2017, 11, 30), "credentials.70-347.register_until")
    assert found.retires == Fact(Moment(2017, 12, 31), "credentials.70-347.retires")
    assert found.accepted_until == Fact(Moment(2018, 12, 31), "credentials.70-347.accepted_until")
    assert found.replaced_by == Fact("MB2-715", "credentials.70-347.replaced_by")


def test_a_credential_may_have_no_address_dates_or_successor() -> None:
    found = catalogue({"credentials.MB2-877.available_from": ABSENT}).credentials["MB2-877"]

    assert (found.url, found.beta, found.available_from, found.register_until) == (None, False, None, None)
    assert (found.retires, found.accepted_until, found.replaced_by) == (None, None, None)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("surface-hub-assessment", "assessment"),
        ("mcse-productivity", "certification"),
        ("pmi-acp", "third-party-certificate"),
    ],
)
def test_only_an_exam_has_a_code(key: str, kind: str) -> None:
    found = catalogue().credentials[key]

    assert (found.kind, found.code) == (kind, None)


# Performance.


def test_a_minimum_is_an_amount_of_the_programmes_currency_in_each_market() -> None:
    at = f"{ENGAGEMENT}.thresholds.cloud-net-new-revenue"
    found = threshold(ENGAGEMENT, "gold", "cloud-net-new-revenue")

    assert found.minimums == (
        Minimum(
            Name("developed", "Developed markets", "programme.markets.developed.name"),
            Fact(Money("USD", 300000), f"{at}.minimum.gold.developed"),
            None,
        ),
        Minimum(
            Name("developing", "Developing markets", "programme.markets.developing.name"),
            Fact(Money("USD", 150000), f"{at}.minimum.gold.developing"),
            None,
        ),
    )


def test_a_threshold_may_have_a_currency_of_its_own() -> None:
    assert [one.figure.value for one in threshold(NESTED, "gold", "revenue").minimums] == [
        Money("EUR", 7500), Money("EUR", 2500),
    ]  # fmt: skip


def test_a_count_in_all_markets_may_have_a_monthly_average() -> None:
    at = f"{HUB}.thresholds.devices"
    found = threshold(HUB, "gold", "devices")

    assert found.minimums == (
        Minimum(None, Fact(52, f"{at}.minimum.gold.all"), Fact(4, f"{at}.monthly_average.gold.all")),
    )
    assert found.name == Text("Devices shipped", "metrics.devices-shipped.name", context="term")
    assert found.minimum.path == "metrics.devices-shipped.minimum"
    assert found.monthly_average is not None
    assert found.monthly_average.path == "metrics.devices-shipped.monthly_average"


def test_a_monthly_average_may_be_left_out_for_a_tier() -> None:
    found = threshold(HUB, "silver", "devices", {f"{HUB}.thresholds.devices.monthly_average": {"gold": {"all": 4}}})

    assert [one.monthly_average for one in found.minimums] == [None]


def test_a_threshold_names_its_period_and_products() -> None:
    found = threshold(ENTERPRISE, "silver", "customers")

    assert found.period is not None
    assert found.period.text.path == "programme.periods.previous-12-months.text"
    assert found.period.months == Fact(12, "programme.periods.previous-12-months.months")
    assert [product.name.key for product in found.products] == ["enterprise-mobility-security"]
    assert threshold(NESTED, "gold", "revenue").period is None


def test_a_product_has_the_name_it_had_before() -> None:
    [tier, _] = option("competencies.cloud-business-applications.options.enterprise-operations").tiers
    first, second, *_ = tier.thresholds[0].products

    assert first.name == Name(
        "dynamics-365-enterprise-plan", "Dynamics 365 Enterprise Plan", "products.dynamics-365-enterprise-plan.name"
    )
    assert first.formerly == Name(
        "dynamics-365-enterprise-plan", "Plan 2", "products.dynamics-365-enterprise-plan.formerly"
    )
    assert second.formerly is None


def test_a_threshold_may_hold_for_some_tiers() -> None:
    changes = {f"{HUB}.thresholds.devices.{key}": {"gold": {"all": 4}} for key in ("minimum", "monthly_average")}
    silver, gold = option(HUB, {**changes, f"{HUB}.conditions": []}).tiers

    assert silver.thresholds == ()
    assert [line.id for line in gold.thresholds] == ["devices"]


def test_a_tier_has_the_conditions_and_associations_of_its_option() -> None:
    for tier in option(ENTERPRISE).tiers:
        assert [(one.text.path, [product.name.key for product in one.products]) for one in tier.conditions] == [
            (
                "conditions.eligible-components.text",
                ["microsoft-intune", "azure-information-protection", "azure-active-directory-premium"],
            ),
            ("conditions.paid-licenses-only.text", []),
        ]
        assert [name.path for name in tier.associations] == [
            "associations.ems-delegated-administrator.name",
            "associations.intune-delegated-administrator.name",
            "associations.transacting-partner.name",
            "associations.fast-track-partner.name",
            "associations.digital-partner-of-record.name",
        ]


def test_a_tier_may_ask_for_performance_alone_or_people_alone() -> None:
    [silver, _] = option(HUB, {f"{HUB}.people": ABSENT}).tiers
    [service, _] = option("competencies.windows-and-devices.options.service-partner").tiers

    assert silver.thresholds
    assert silver.people is None
    assert service.thresholds == ()
    assert service.people is not None


# What refers to nothing, or makes no sense.

_METRICS = "'active-entitlements', 'cloud-net-new-revenue', 'devices-shipped', 'new-customers', 'revenue'"


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        # References.
        (
            f"{HUB}.thresholds.devices.metric",
            "devices",
            f"expected one of {_METRICS}, found 'devices'; did you mean 'devices-shipped'?",
        ),
        (
            f"{HUB}.thresholds.devices.period",
            "annual",
            "expected one of 'previous-12-months', 'trailing-12-months', found 'annual'",
        ),
        (
            f"{HUB}.thresholds.devices.minimum.gold.developped",
            5,
            "expected one of 'developed', 'developing', found 'developped'; did you mean 'developed'?",
        ),
        (
            f"{HUB}.conditions[0].id",
            "authorised-device-reseller",
            (
                "expected one of 'authorized-device-reseller', 'eligible-components', 'eligible-products', "
                "'paid-licenses-only', found 'authorised-device-reseller'; did you mean 'authorized-device-reseller'?"
            ),
        ),
        (
            f"{ENGAGEMENT}.associations[0]",
            "fasttrack-partner",
            (
                "expected one of 'digital-partner-of-record', 'ems-delegated-administrator', 'fast-track-partner', "
                "'intune-delegated-administrator', 'transacting-partner', "
                "found 'fasttrack-partner'; did you mean 'fast-track-partner'?"
            ),
        ),
        # Tiers.
        (
            f"{HUB}.thresholds.devices.minimum.platinum",
            {"all": 99},
            "expected one of 'gold', 'silver', found 'platinum'",
        ),
        (
            f"{HUB}.thresholds.devices.monthly_average.platinum",
            {"all": 9},
            "expected one of 'gold', 'silver', found 'platinum'",
        ),
        (f"{HUB}.people.headcount.platinum", 9, "expected one of 'gold', 'silver', found 'platinum'"),
        (f"{HUB}.people.rule.platinum", "hub", "expected one of 'gold', 'silver', found 'platinum'"),
        (
            "competencies.cloud-business-applications.options.enterprise-operations.people.at_least.platinum",
            True,
            "expected one of 'gold', 'silver', found 'platinum'",
        ),
        (f"{NESTED}.people.groups.areas.people.silver", 1, "expected one of 'gold', found 'silver'"),
        # Ids that are taken.
        (
            "programme.tiers.any",
            {"name": "Any"},
            "expected an id other than one of 'all', 'any', 'option', found 'any'",
        ),
        (
            "programme.tiers.option",
            {"name": "Option"},
            "expected an id other than one of 'all', 'any', 'option', found 'option'",
        ),
        # Facts that words do not name, and words that facts do not fill.
        (f"{HUB}.conditions[0].products", [], "expected products, which its words name, found none"),
        (
            f"{ENTERPRISE}.conditions[1].products",
            ["surface-hub", "microsoft-intune"],
            "expected no products: its words name none, found surface-hub, microsoft-intune",
        ),
        (
            f"{NESTED}.thresholds.revenue.monthly_average",
            {"gold": {"developed": 5}},
            "expected no average: metrics.revenue has no words for one (monthly_average), found one",
        ),
        # An average of a market that has no minimum.
        (
            f"{HUB}.thresholds.devices.monthly_average.gold.developed",
            4,
            "expected one of 'all', found 'developed'",
        ),
    ],
)
def test_what_refers_to_nothing_is_refused(path: str, value: object, expected: str) -> None:
    assert problems(changed({path: value})) == [f"{path}: {expected}"]


def test_a_monthly_average_of_a_tier_without_a_minimum_is_refused() -> None:
    changes = {f"{HUB}.thresholds.devices.minimum": {"gold": {"all": 52}}, f"{HUB}.conditions": []}

    assert problems(changed(changes)) == [
        f"{HUB}.thresholds.devices.monthly_average.silver: expected one of 'gold', found 'silver'"
    ]


@pytest.mark.parametrize("path", [f"{HUB}.thresholds.devices.products", f"{NESTED}.thresholds.revenue.products"])
def test_an_unknown_product_is_refused(path: str) -> None:
    [problem] = problems(changed({path: ["surface-hub", "surface-hubs"]}))

    assert problem.startswith(f"{path}[1]: expected one of 'ax-2012-on-premises', 'azure-active-directory-premium', ")
    assert problem.endswith(", found 'surface-hubs'; did you mean 'surface-hub'?")


def test_an_unknown_successor_is_refused() -> None:
    [problem] = problems(changed({"credentials.70-347.replaced_by": "70-534"}))

    assert problem == (
        "credentials.70-347.replaced_by: expected one of '70-535', '70-334', '70-347', '70-354', '70-355', ... "
        "(28 in all), found '70-534'; did you mean '70-535'?"
    )


@pytest.mark.parametrize(
    "successor", [pytest.param("70-347", id="itself"), pytest.param("surface-hub-assessment", id="no exam")]
)
def test_a_successor_is_another_exam(successor: str) -> None:
    assert problems(changed({"credentials.70-347.replaced_by": successor})) == [
        f"credentials.70-347.replaced_by: expected the code of another exam, found {successor!r}"
    ]


def test_a_registry_without_entries_is_said_to_have_none() -> None:
    changes: dict[str, object] = {"programme.roles": {}}
    at = "competencies.cloud-business-applications.options"
    expected = "expected a key that the data has (there is none yet)"

    assert problems(changed(changes)) == [
        f"{at}.{key}.people.groups.{role}.role: {expected}, found {role!r}"
        for key in ("enterprise-customer-engagement", "enterprise-operations")
        for role in ("functional", "technical")
    ]


def test_an_unknown_tier_is_refused_and_not_asked_for_more() -> None:
    assert problems(changed({f"{HUB}.tiers": ["silver", "gold", "golden"], f"{HUB}.conditions": []})) == [
        f"{HUB}.tiers[2]: expected one of 'gold', 'silver', found 'golden'; did you mean 'gold'?"
    ]


@pytest.mark.parametrize("key", ["assets", "exams", "index", "retirements", "search", "terms", "translation"])
def test_a_competency_cannot_have_an_id_that_is_an_address_already(key: str) -> None:
    windows = changed({}).value
    assert isinstance(windows, dict)
    assert isinstance(windows["competencies"], dict)

    assert problems(changed({f"competencies.{key}": windows["competencies"]["windows-and-devices"]})) == [
        f"competencies.{key}: expected an id other than {one_of(sorted(RESERVED_COMPETENCIES))}, found {key!r}"
    ]


@pytest.mark.parametrize(
    ("tier", "changes"),
    [
        pytest.param("silver", {"people.headcount": {"gold": 4}, "people.rule": "hub"}, id="silver"),
        pytest.param("gold", {"people.headcount": {"silver": 2}, "people.rule": "hub"}, id="gold"),
    ],
)
def test_a_tier_asks_for_something(tier: str, changes: Mapping[str, object]) -> None:
    n = ["silver", "gold"].index(tier)
    other = {"silver": "gold", "gold": "silver"}[tier]
    measured = {f"{HUB}.thresholds.devices.{key}": {other: {"all": 4}} for key in ("minimum", "monthly_average")}
    people = {f"{HUB}.{key}": value for key, value in changes.items()}

    assert problems(changed({**people, **measured, f"{HUB}.conditions": []})) == [
        f"{HUB}.tiers[{n}]: expected thresholds or people, found a tier {tier!r} that asks for nothing"
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [("conditions", [{"id": "paid-licenses-only"}]), ("associations", ["fast-track-partner"])],
)
def test_what_qualifies_a_threshold_has_one_at_every_tier(field: str, value: object) -> None:
    changes = {
        f"{HUB}.conditions": [],
        f"{HUB}.thresholds.devices.minimum": {"gold": {"all": 52}},
        f"{HUB}.thresholds.devices.monthly_average": ABSENT,
        f"{HUB}.{field}": value,
    }

    assert problems(changed(changes)) == [
        f"{HUB}.{field}: expected a threshold of 'silver' for these to qualify, found none"
    ]


def test_a_problem_that_every_tier_meets_is_reported_once() -> None:
    assert len(option(HUB).tiers) == 2
    assert len(problems(changed({f"{HUB}.conditions[0].id": "nothing"}))) == 1
