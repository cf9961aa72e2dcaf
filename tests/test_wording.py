from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.lookup import Lookup
from generator.model import Text
from generator.shape import Plural, read_shape
from generator.sound import read_sound
from generator.wording import check_wording, placeholders, plural_text, texts_of
from tests.constructs import ABSENT, changed

OPTION = "competencies.windows-and-devices.options.surface-hub"
PERIOD = "programme.periods.trailing-12-months"
METRIC = "metrics.devices-shipped"


def problems(changes: Mapping[str, object]) -> list[str]:
    lookup = Lookup(read_sound(changed(changes)))
    check_wording(lookup, lookup.sound.data)
    assert {problem.check for problem in lookup.problems} <= {"references"}
    return list(map(str, lookup.problems))


def test_the_texts_of_the_data_stand_in_the_order_of_the_files() -> None:
    texts = {text.path: text for text in texts_of(read_shape(changed({})))}

    assert list(texts) == [
        "programme.description",
        "programme.periods.trailing-12-months.text",
        "programme.periods.previous-12-months.text",
        "metrics.cloud-net-new-revenue.name",
        "metrics.cloud-net-new-revenue.minimum",
        "metrics.revenue.name",
        "metrics.revenue.minimum",
        "metrics.new-customers.name",
        "metrics.new-customers.minimum",
        "metrics.active-entitlements.name",
        "metrics.active-entitlements.minimum",
        "metrics.devices-shipped.name",
        "metrics.devices-shipped.minimum",
        "metrics.devices-shipped.monthly_average",
        "conditions.eligible-products.text",
        "conditions.eligible-components.text",
        "conditions.paid-licenses-only.text",
        "conditions.authorized-device-reseller.text",
        "competencies.cloud-business-applications.summary",
        "competencies.cloud-business-applications.options.enterprise-customer-engagement.summary",
        "competencies.cloud-business-applications.options.enterprise-operations.summary",
        "competencies.constructs.summary",
        "competencies.constructs.options.nested.summary",
        "competencies.enterprise-mobility-management.summary",
        "competencies.enterprise-mobility-management.options.enterprise-partner.summary",
        "competencies.enterprise-mobility-management.options.smb-partner.summary",
        "competencies.windows-and-devices.summary",
        "competencies.windows-and-devices.options.service-partner.summary",
        "competencies.windows-and-devices.options.device-partner.summary",
        "competencies.windows-and-devices.options.surface-hub.summary",
    ]


def test_each_text_has_its_words_plural_and_context() -> None:
    texts = {text.path: text for text in texts_of(read_shape(changed({})))}

    for text in (
        Text("Test data for every construct of the model.", "programme.description"),
        Text("The trailing %(months)s months (TTM)", f"{PERIOD}.text"),
        Text("Devices shipped", f"{METRIC}.name", context="term"),
        Text("At least %(amount)s", "metrics.revenue.minimum"),
        Text("At least %(amount)s device", f"{METRIC}.minimum", "At least %(amount)s devices"),
        Text(
            "On average at least %(amount)s device a month",
            f"{METRIC}.monthly_average",
            "On average at least %(amount)s devices a month",
        ),
        Text("Only paid licenses count.", "conditions.paid-licenses-only.text"),
        Text("For testing %(products)s.", "competencies.constructs.summary"),
        Text("For partners that sell large interactive displays.", f"{OPTION}.summary"),
    ):
        assert texts[text.path] == text


def test_words_with_and_without_a_plural_are_texts() -> None:
    assert plural_text("At least %(amount)s", "a.b") == Text("At least %(amount)s", "a.b")
    assert plural_text(Plural(one="one", other="many"), "a.b") == Text("one", "a.b", "many")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("none", []),
        ("%(b)s and %(a)s and %(b)s", ["b", "a", "b"]),
        ("%(a)d %(b) (c)s %%", []),
    ],
)
def test_placeholders_are_named_in_order(text: str, names: list[str]) -> None:
    assert placeholders(text) == names


@settings(derandomize=True, deadline=None, max_examples=50)
@given(names=st.lists(st.from_regex(r"[a-z_]{1,8}", fullmatch=True)), word=st.text("ab ()", max_size=4))
def test_every_placeholder_is_found(names: list[str], word: str) -> None:
    assert placeholders(word.join(f"%({name})s" for name in names)) == names


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="as it is"),
        pytest.param({"metrics.revenue.minimum": "%(amount)s or more"}, id="amount elsewhere"),
        pytest.param({"metrics.revenue.minimum": {"one": "%(amount)s", "other": "%(amount)s"}}, id="money in plural"),
        pytest.param({f"{PERIOD}.text": "A year", f"{PERIOD}.months": ABSENT}, id="period without months"),
        pytest.param(
            {"competencies.constructs.summary": "For testing.", "competencies.constructs.summary_products": ABSENT},
            id="summary without products",
        ),
    ],
)
def test_words_that_their_facts_fill_are_right(changes: Mapping[str, object]) -> None:
    assert problems(changes) == []


@pytest.mark.parametrize(
    ("path", "words", "wanted", "found"),
    [
        # A placeholder that must be there.
        ("metrics.revenue.minimum", "At least", "amount", "no placeholder"),
        (f"{METRIC}.minimum.one", "At least one device", "amount", "no placeholder"),
        (f"{METRIC}.minimum.other", "Devices", "amount", "no placeholder"),
        (f"{METRIC}.monthly_average.one", "On average", "amount", "no placeholder"),
        (f"{METRIC}.monthly_average.other", "On average", "amount", "no placeholder"),
        # One that nothing fills.
        ("metrics.revenue.minimum", "%(amount)s %(unit)s", "amount", "%(amount)s and %(unit)s"),
        ("metrics.revenue.minimum", "%(amout)s", "amount", "%(amout)s"),
        ("conditions.paid-licenses-only.text", "Only %(product)s", "products", "%(product)s"),
        ("conditions.paid-licenses-only.text", "For %(months)s months", "products", "%(months)s"),
        (f"{PERIOD}.text", "%(months)s of %(products)s", "months", "%(months)s and %(products)s"),
        ("competencies.windows-and-devices.summary", "For %(months)s months", "products", "%(months)s"),
        # One that stands twice.
        ("metrics.revenue.minimum", "%(amount)s, %(amount)s", "amount", "%(amount)s and %(amount)s"),
        ("conditions.eligible-products.text", "%(products)s %(products)s", "products", "%(products)s and %(products)s"),
    ],
)
def test_placeholders_are_those_that_facts_fill(path: str, words: str, wanted: str, found: str) -> None:
    assert problems({path: words}) == [f"{path}: expected %({wanted})s, each at most once, found {found}"]


@pytest.mark.parametrize("path", ["metrics.revenue.name", "programme.description", f"{OPTION}.summary"])
def test_words_without_facts_have_no_placeholders(path: str) -> None:
    assert problems({path: "Made by %(products)s"}) == [f"{path}: expected no placeholder, found %(products)s"]


def test_a_count_has_plural_forms() -> None:
    assert problems({f"{METRIC}.minimum": "At least %(amount)s devices"}) == [
        f"{METRIC}.minimum: expected one and other: a count has plural forms, found one text"
    ]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({f"{PERIOD}.months": ABSENT}, id="words without the number"),
        pytest.param({f"{PERIOD}.text": "A year"}, id="number without the words"),
    ],
)
def test_a_period_has_its_months_in_words_and_as_a_number(changes: Mapping[str, object]) -> None:
    assert problems(changes) == [f"{PERIOD}: expected months and %(months)s together, found one without the other"]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"competencies.constructs.summary_products": ABSENT}, id="words without the products"),
        pytest.param({"competencies.constructs.summary": "For testing."}, id="products without the words"),
    ],
)
def test_a_summary_names_the_products_it_is_given(changes: Mapping[str, object]) -> None:
    expected = "expected summary_products and %(products)s together, found one without the other"

    assert problems(changes) == [f"competencies.constructs.summary: {expected}"]


def test_every_problem_of_words_is_reported() -> None:
    assert len(problems({"metrics.revenue.minimum": "At least", f"{PERIOD}.months": ABSENT})) == 2
