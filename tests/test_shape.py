import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.data import Tree, parse_yaml, read_tree
from generator.errors import GeneratorError, one_of
from generator.shape import SCHEMAS, Plural, read_shape
from tests.constructs import ABSENT, FOLDER, changed
from tests.editors import editor_refusals

DATA = Path(__file__).parents[1] / "data"

# Where each kind of value stands in the test catalogue.
EXAM = "credentials.70-347"
NAME, ADDRESS, DATE = f"{EXAM}.name", f"{EXAM}.url", f"{EXAM}.retires"
WORDS = "conditions.paid-licenses-only.text"
METRIC = "metrics.devices-shipped"
HUB = "competencies.windows-and-devices.options.surface-hub"
FIGURE = f"{HUB}.thresholds.devices.minimum.silver.all"
NESTED = "competencies.constructs.options.nested"
GROUP = f"{NESTED}.people.groups.other"
RULE = f"{NESTED}.people.rule"

_NO_FORM = "text without spaces at its edges or double spaces"
_UNSEEN = "text without control or invisible characters"
_DIGITS = "words without digits (figures are facts of their own, names are %(products)s)"
_MARKUP = "words without markup, addresses or stray %"
_WEB = "an address that begins with https:// or http://"
_DAY = "a date as 2017-12-31, or a month as 2018-01"
_ID = "an id of small letters, digits and single hyphens"
_CREDENTIAL = "an id of letters, digits and single hyphens"


# What a schema cannot tell from what is right.
READER_ONLY: list[tuple[str, object]] = [
    (WORDS, "The last 十２ months"),  # a digit of another script than ASCII
    (ADDRESS, "https://[::1"),  # the grammar of hosts
    (FIGURE, 3.0),  # JSON has one kind of numbers
    ("credentials", None),  # which files there are
    ("competencies", []),
]


def refusals(changes: Mapping[str, object]) -> list[str]:
    with pytest.raises(GeneratorError) as caught:
        read_shape(changed(changes))
    assert {problem.check for problem in caught.value.problems} == {"data"}
    return [f"{problem.where}: {problem.message}" for problem in caught.value.problems]


def accepts(changes: Mapping[str, object]) -> bool:
    try:
        read_shape(changed(changes))
    except GeneratorError:
        return False
    return True


# The good data.


@pytest.mark.parametrize("folder", [FOLDER, DATA], ids=["constructs", "data"])
def test_good_data_has_the_right_shape(folder: Path) -> None:
    tree = read_tree(folder, "data")
    assert isinstance(tree.value, dict)

    data = read_shape(tree)

    assert data.model_fields_set == tree.value.keys()
    assert {key: one.model_dump(exclude_unset=True) for key, one in data.credentials.root.items()} == (
        tree.value["credentials"]
    )
    assert list(data.competencies) == sorted(path.stem for path in folder.glob("competencies/*.yml"))


def test_what_may_be_left_out_has_a_default() -> None:
    data = read_shape(changed({f"{HUB}.people": ABSENT, f"{HUB}.conditions": ABSENT}))
    option = data.competencies["windows-and-devices"].options["surface-hub"]
    plain = data.competencies["constructs"].options["nested"]
    exam = data.credentials.root["70-347"]

    assert (option.people, option.conditions, option.associations) == (None, [], [])
    assert plain.thresholds["revenue"].monthly_average == {}
    assert plain.people is not None
    assert plain.people.at_least is False
    assert plain.people.groups["areas"].relation == "any"
    assert plain.people.groups["areas"].each is False
    assert exam.beta is False
    assert (exam.available_from, exam.register_until, exam.retires, exam.accepted_until, exam.replaced_by) == (
        None,
    ) * 5


def test_a_plural_is_told_from_plain_words() -> None:
    metrics = read_shape(changed({})).metrics.root

    assert metrics["revenue"].minimum == "At least %(amount)s"
    assert metrics["devices-shipped"].minimum == Plural(
        one="At least %(amount)s device", other="At least %(amount)s devices"
    )


# Values.


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (NAME, "C# 7.0 & <T>: 100 % {more}"),
        (NAME, "資格 ©"),
        (NAME, "x" * 200),
        (WORDS, "Only sales of %(products)s count."),
        (WORDS, "Only paid licenses count: see the agreement, e.g. its end."),
        (WORDS, "x" * 1000),
        (ADDRESS, "http://example.com"),
        (ADDRESS, "https://example.com:8080/a/?q=%20&r=1#part"),
        (ADDRESS, "https://例え.jp/資格"),
        (ADDRESS, "https://example.com/" + "x" * 1980),
        (DATE, "2017-12-31"),
        (DATE, "2016-02-29"),
        (DATE, "2018-01"),
        (f"{EXAM}.available_from", "2018-01"),
        (f"{EXAM}.register_until", "2018-01"),
        (f"{EXAM}.accepted_until", "2018-01"),
        (f"{EXAM}.replaced_by", "MB2-715"),
        ("programme.currency", "EUR"),
        ("programme.periods.trailing-12-months.months", 120),
        (FIGURE, 1),
        (FIGURE, 1_000_000_000_000),
        (f"{GROUP}.people", "headcount"),
        (f"{GROUP}.people", 100_000),
        (f"{GROUP}.people", {"gold": 1}),
        (f"{NESTED}.people.at_least", {"gold": True}),
        (f"{NESTED}.people.at_least", True),
        (RULE, "exams"),
        (RULE, {"gold": "exams"}),
        (RULE, {"gold": {"any": ["exams", "mcse"]}}),
        (RULE, {"any": ["exams", {"all": ["mcse", "areas"]}]}),
        ("competencies", {}),
    ],
)
def test_a_value_of_the_right_shape_is_accepted(path: str, value: object) -> None:
    tree = changed({path: value})

    read_shape(tree)
    assert editor_refusals(tree) == []


@pytest.mark.parametrize(
    ("path", "value", "expected", "found"),
    [
        # Names and words.
        (NAME, "", _NO_FORM, "''"),
        (NAME, " x", _NO_FORM, "' x'"),
        (NAME, "x\n", _NO_FORM, r"'x\n'"),
        (NAME, "x\u00a0", _NO_FORM, r"'x\xa0'"),
        (NAME, "x  y", _NO_FORM, "'x  y'"),
        (NAME, "x\ny", _UNSEEN, r"'x\ny'"),
        (NAME, "x\ty", _UNSEEN, r"'x\ty'"),
        (NAME, "x\x85y", _UNSEEN, r"'x\x85y'"),
        (NAME, "x\u200by", _UNSEEN, r"'x\u200by'"),
        (NAME, "x\u202ey", _UNSEEN, r"'x\u202ey'"),
        (NAME, "x\u2066y", _UNSEEN, r"'x\u2066y'"),
        (NAME, "x\ufeffy", _UNSEEN, r"'x\ufeffy'"),
        (NAME, "x" * 201, "at most 200 characters", "201 characters"),
        (NAME, 12, "text", "12"),
        (NAME, 1.5, "text", "1.5"),
        (NAME, True, "text", "true"),
        (NAME, None, "text", "nothing"),
        (NAME, [], "text", "an empty list"),
        (NAME, ["x"], "text", "a list"),
        (NAME, {}, "text", "an empty mapping"),
        (NAME, {"x": "y"}, "text", "a mapping"),
        (WORDS, "", _NO_FORM, "''"),
        (WORDS, "x\u200by", _UNSEEN, r"'x\u200by'"),
        (WORDS, "The last 12 months", _DIGITS, "'The last 12 months'"),
        (WORDS, "The last 十２ months", _DIGITS, "'The last 十２ months'"),
        (WORDS, "Only <b>paid</b> ones", _MARKUP, "'Only <b>paid</b> ones'"),
        (WORDS, "Sales & use", _MARKUP, "'Sales & use'"),
        (WORDS, "{{ config }}", _MARKUP, "'{{ config }}'"),
        (WORDS, "Sales of %(v2)s", _DIGITS, "'Sales of %(v2)s'"),
        (WORDS, "See https://example.com", _MARKUP, "'See https://example.com'"),
        (WORDS, "Most, in %", _MARKUP, "'Most, in %'"),
        (WORDS, "Most of %(products)", _MARKUP, "'Most of %(products)'"),
        (WORDS, "x" * 1001, "at most 1000 characters", "1001 characters"),
        # Addresses.
        (ADDRESS, "javascript:alert(document.domain)", _WEB, "'javascript:alert(document.domain)'"),
        (ADDRESS, "data:text/html,x", _WEB, "'data:text/html,x'"),
        (ADDRESS, "//example.com", _WEB, "'//example.com'"),
        (ADDRESS, "www.example.com", _WEB, "'www.example.com'"),
        (ADDRESS, "https://", _WEB, "'https://'"),
        (ADDRESS, "https:///path", _WEB, "'https:///path'"),
        (ADDRESS, "https://[::1", _WEB, "'https://[::1'"),
        (ADDRESS, "HTTPS://example.com", _WEB, "'HTTPS://example.com'"),
        (ADDRESS, "https://user:word@example.com", _WEB, "'https://user:word@example.com'"),
        (ADDRESS, "https://@example.com", _WEB, "'https://@example.com'"),
        (ADDRESS, "https://:80", _WEB, "'https://:80'"),
        (ADDRESS, "https://example.com/a b", _WEB, "'https://example.com/a b'"),
        (ADDRESS, 'https://example.com/"onclick=', _WEB, "'https://example.com/\"onclick='"),
        (ADDRESS, "https://example.com/<b>", _WEB, "'https://example.com/<b>'"),
        (ADDRESS, "https://example.com\\@evil.example", _WEB, r"'https://example.com\\@evil.example'"),
        (ADDRESS, "https://example.com/\x00", _WEB, r"'https://example.com/\x00'"),
        (ADDRESS, "https://example.com/\u202e", _WEB, r"'https://example.com/\u202e'"),
        (ADDRESS, "https://example.com/" + "x" * 1981, "at most 2000 characters", "2001 characters"),
        # Dates.
        (DATE, "2017-02-30", _DAY, "'2017-02-30'"),
        (DATE, "2017-02-29", _DAY, "'2017-02-29'"),
        (DATE, "2017-13", _DAY, "'2017-13'"),
        (DATE, "2017-00", _DAY, "'2017-00'"),
        (DATE, "0000-01", _DAY, "'0000-01'"),
        (DATE, "2017-1-1", _DAY, "'2017-1-1'"),
        (DATE, "20171231", _DAY, "'20171231'"),
        (DATE, "2017-W52-7", _DAY, "'2017-W52-7'"),
        (DATE, "2017W521", _DAY, "'2017W521'"),
        (DATE, "２０１７-12-31", _DAY, "'２０１７-12-31'"),
        (DATE, "2017-12-31T00:00", _DAY, "'2017-12-31T00:00'"),
        (DATE, "31 December 2017", _DAY, "'31 December 2017'"),
        (DATE, 2017, _DAY, "2017"),
        (DATE, None, _DAY, "nothing"),
        # Ids and codes.
        (f"{NESTED}.tiers", ["Gold"], _ID, "'Gold'"),
        (f"{NESTED}.tiers", ["gold tier"], _ID, "'gold tier'"),
        (f"{NESTED}.tiers", ["-gold"], _ID, "'-gold'"),
        (f"{NESTED}.tiers", ["gold--er"], _ID, "'gold--er'"),
        (f"{NESTED}.tiers", ["gold\n"], _ID, r"'gold\n'"),
        (f"{NESTED}.tiers", ["x" * 81], "at most 80 characters", "81 characters"),
        (f"{NESTED}.tiers", [], "at least 1 of these", "an empty list"),
        (f"{EXAM}.replaced_by", "MB2 715", _CREDENTIAL, "'MB2 715'; did you mean 'MB2-715'?"),
        (f"{EXAM}.replaced_by", "70.347", _CREDENTIAL, "'70.347'; did you mean '70-347'?"),
        ("programme.currency", "usd", "an ISO 4217 code such as USD", "'usd'"),
        ("programme.currency", "USDX", "an ISO 4217 code such as USD", "'USDX'"),
        ("programme.currency", "$", "an ISO 4217 code such as USD", "'$'"),
        # Numbers and booleans.
        (FIGURE, 0, "a number of at least 1", "0"),
        (FIGURE, -5, "a number of at least 1", "-5"),
        (FIGURE, 1_000_000_000_001, "a number of at most 1000000000000", "1000000000001"),
        (FIGURE, 2.5, "a whole number", "2.5"),
        (FIGURE, 3.0, "a whole number", "3.0"),
        (FIGURE, True, "a whole number", "true"),
        (FIGURE, "12", "a whole number", "'12'"),
        (FIGURE, None, "a whole number", "nothing"),
        ("programme.periods.trailing-12-months.months", 121, "a number of at most 120", "121"),
        (f"{EXAM}.beta", "no", "true or false", "'no'"),
        (f"{EXAM}.beta", 1, "true or false", "1"),
        # Closed sets.
        (
            f"{EXAM}.kind",
            "exams",
            "'exam', 'assessment', 'certification' or 'third-party-certificate'",
            "'exams'; did you mean 'exam'?",
        ),
        (f"{METRIC}.unit", "seats", "'money' or 'count'", "'seats'"),
        (f"{GROUP}.need", True, "'all', 'one' or 'one-area'", "true"),
        (f"{GROUP}.need", None, "'all', 'one' or 'one-area'", "nothing"),
        # Lists and mappings.
        (f"{HUB}.conditions", {}, "a list", "an empty mapping"),
        (f"{HUB}.associations", "digital-partner-of-record", "a list", "'digital-partner-of-record'"),
        (f"{HUB}.thresholds", [], "a mapping of keys to values", "an empty list"),
        (f"{HUB}.people", "none", "a mapping of keys to values", "'none'"),
        (f"{HUB}.conditions", ["eligible-products"], "a mapping of keys to values", "'eligible-products'"),
        ("programme.tiers", {}, "at least 1 of these", "an empty mapping"),
        ("credentials", None, "a mapping of keys to values", "nothing"),
        ("competencies", [], "a mapping of keys to values", "an empty list"),
        # Values of several forms: the form that is there is judged.
        (f"{METRIC}.minimum", 12, "text", "12"),
        (f"{METRIC}.monthly_average", "x", "a mapping of keys to values", "'x'"),
        (f"{METRIC}.monthly_average", None, "a mapping of keys to values", "nothing"),
        (f"{GROUP}.people", None, "a whole number", "nothing"),
        (f"{GROUP}.people", 0, "a number of at least 1", "0"),
        (f"{GROUP}.people", 100_001, "a number of at most 100000", "100001"),
        (f"{GROUP}.people", "headcont", "'headcount'", "'headcont'; did you mean 'headcount'?"),
        (f"{GROUP}.people", [1], "a whole number", "a list"),
        (f"{GROUP}.people.gold", "two", "a whole number", "'two'"),
        (f"{NESTED}.people.at_least", "yes", "true or false", "'yes'"),
        (f"{NESTED}.people.at_least", {"gold": "yes"}, "true or false", "'yes'"),
        (f"{NESTED}.people.lists.mixed", "70-697", "a list", "'70-697'"),
        (f"{NESTED}.people.lists.mixed", [], "at least 1 of these", "an empty list"),
        (f"{NESTED}.people.lists.areas.system-builder", [], "at least 1 of these", "an empty list"),
        (RULE, ["exams", "mcse"], _ID, "a list"),
        (f"{RULE}.all", ["exams"], "at least 2 of these", "1"),
        (f"{RULE}.all", "exams", "a list", "'exams'"),
    ],
)  # fmt: skip
def test_a_value_of_another_shape_is_refused(path: str, value: object, expected: str, found: str) -> None:
    # What is wrong stands at the path, or below it where the value itself has parts.
    [refusal] = refusals({path: value})
    assert bool(editor_refusals(changed({path: value}))) == ((path, value) not in READER_ONLY)

    where, _, rest = refusal.partition(": ")
    assert where.startswith(path)
    assert rest == f"expected {expected}, found {found}"


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (f"{NESTED}.tiers", ["gold", "Silver"], f"{NESTED}.tiers[1]"),
        (f"{NESTED}.people.lists.mixed", ["pmi-acp", "?"], f"{NESTED}.people.lists.mixed[1]"),
        (f"{NESTED}.people.lists.areas.system-builder", ["?"], f"{NESTED}.people.lists.areas.system-builder[0]"),
        (f"{GROUP}.people", {"gold": 0}, f"{GROUP}.people.gold"),
        (f"{METRIC}.minimum.one", "", f"{METRIC}.minimum.one"),
        (RULE, {"gold": {"all": ["exams", {"any": ["mcse", "?"]}]}}, f"{RULE}.gold.all[1].any[1]"),
        (f"{RULE}.all[1].any[0]", "?", f"{RULE}.all[1].any[0]"),
        (f"{HUB}.conditions[0].id", "?", f"{HUB}.conditions[0].id"),
        ("metrics", {"Revenue": {"unit": "money", "name": "Revenue", "minimum": "x"}}, "metrics.Revenue"),
        ("competencies.Wrong", {"name": "W", "summary": "w", "options": {}}, "competencies.Wrong"),
    ],
)
def test_a_refusal_names_the_very_place(path: str, value: object, where: str) -> None:
    assert refusals({path: value})[0].partition(": ")[0] == where


@settings(derandomize=True, deadline=None, max_examples=100)
@given(day=st.dates())
def test_every_day_and_its_month_are_dates(day: object) -> None:
    assert accepts({DATE: str(day)})
    assert accepts({DATE: str(day)[:7]})


@pytest.mark.unmeasured
@settings(derandomize=True, deadline=None, max_examples=100)
@given(text=st.from_regex(r"[0-9-]{7,10}", fullmatch=True))
def test_no_other_text_is_a_date(text: str) -> None:
    month = re.fullmatch(r"(\d{4})-(\d{2})", text)
    day = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)

    if accepts({DATE: text}):
        assert month or day


@pytest.mark.unmeasured
@settings(derandomize=True, deadline=None, max_examples=100)
@given(text=st.text(max_size=12))
def test_accepted_words_are_one_clean_line_without_figures_or_markup(text: str) -> None:
    if accepts({WORDS: text}):
        assert text
        assert " ".join(text.split()) == text
        assert not any(letter.isdecimal() or letter in "<>&{}" for letter in text)


# Keys.


def test_an_unknown_key_is_refused_with_those_that_are_known_there() -> None:
    known = (
        "one of 'accepted_until', 'available_from', 'beta', 'kind', 'name', 'register_until', 'replaced_by', "
        "'retires', 'url'"
    )

    assert refusals({f"{EXAM}.retire": "2017-12-31"}) == [
        f"{EXAM}.retire: expected {known}, found the unknown key 'retire'; did you mean 'retires'?"
    ]


@pytest.mark.parametrize(
    ("path", "known"),
    [
        (
            "colour",
            one_of(sorted([*(key for key in SCHEMAS if key != "competency"), "competencies"])),
        ),
        ("programme.tiers.gold.colour", "one of 'name'"),
        ("products.surface-hub.colour", "one of 'formerly', 'name'"),
        (f"{METRIC}.minimum.colour", "one of 'one', 'other'"),
        (f"{METRIC}.monthly_average.colour", "one of 'one', 'other'"),
        (f"{HUB}.conditions[0].colour", "one of 'id', 'products'"),
        (f"{HUB}.people.colour", "one of 'at_least', 'groups', 'headcount', 'lists', 'rule'"),
        (f"{GROUP}.colour", "one of 'each', 'need', 'of', 'people', 'relation', 'role', 'to'"),
        (f"{RULE}.colour", "one of 'all', 'any'"),
        (f"{RULE}.all[1].colour", "one of 'all', 'any'"),
        (f"{HUB}.people.rule.gold.colour", "one of 'all', 'any'"),
    ],
)
def test_the_known_keys_are_those_of_the_place(path: str, known: str) -> None:
    assert refusals({path: "red"}) == [f"{path}: expected {known}, found the unknown key 'colour'"]


@pytest.mark.parametrize(
    ("path", "where", "key"),
    [
        (f"{EXAM}.kind", EXAM, "kind"),
        ("programme.tiers.gold.name", "programme.tiers.gold", "name"),
        (f"{METRIC}.minimum.other", f"{METRIC}.minimum", "other"),
        (f"{GROUP}.need", GROUP, "need"),
        (f"{HUB}.conditions[0].id", f"{HUB}.conditions[0]", "id"),
        (f"{HUB}.people.rule", f"{HUB}.people", "rule"),
    ],
)
def test_a_missing_key_is_named_where_it_belongs(path: str, where: str, key: str) -> None:
    assert refusals({path: ABSENT}) == [f"{where}: expected the key '{key}', found none"]


def test_a_missing_file_is_named() -> None:
    assert refusals({"programme": ABSENT}) == [": expected the file programme.yml, found none"]


@pytest.mark.parametrize(
    ("junction", "found"),
    [
        ({}, "neither"),
        ({"all": ["exams", "mcse"], "any": ["exams", "mcse"]}, "both"),
    ],
)
def test_a_junction_joins_in_one_way(junction: object, found: str) -> None:
    assert refusals({f"{RULE}.all[1]": junction}) == [f"{RULE}.all[1]: expected either all or any, found {found!r}"]


# All at once, in order.


def test_every_refusal_is_reported() -> None:
    assert refusals({f"{EXAM}.beta": "no", "programme.currency": "usd", f"{GROUP}.of": ABSENT}) == [
        f"{GROUP}: expected the key 'of', found none",
        f"{EXAM}.beta: expected true or false, found 'no'",
        "programme.currency: expected an ISO 4217 code such as USD, found 'usd'",
    ]


def test_refusals_stand_in_the_order_of_the_lines() -> None:
    lines = [f"x-{n}: {{kind: exam, name: X, beta: no}}" for n in range(12)]
    marks = parse_yaml("\n".join(reversed(lines)), "data/credentials.yml").marks
    value = parse_yaml("\n".join(lines), "data/credentials.yml").value
    tree = changed({"credentials": value})

    with pytest.raises(GeneratorError) as caught:
        read_shape(Tree(tree.value, {("credentials", *keys): mark for keys, mark in marks.items()}))

    found = [problem.where for problem in caught.value.problems]
    assert found == [f"data/credentials.yml:{n + 1}: credentials.x-{11 - n}.beta" for n in range(12)]


def test_refusals_of_one_place_stand_in_the_order_of_the_shape() -> None:
    assert refusals({"programme": {}}) == [
        f"programme: expected the key '{key}', found none"
        for key in ("name", "description", "currency", "tiers", "markets")
    ]
