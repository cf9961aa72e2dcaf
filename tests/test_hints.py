from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.hints import (
    A_BOOLEAN,
    A_CODE,
    A_CURRENCY,
    A_DATE,
    A_DAY,
    A_LIST,
    A_MAPPING,
    A_NUMBER,
    A_WORD,
    AN_ADDRESS,
    AN_ID,
    TEXT,
    YAML,
    hint,
    rule_hint,
    yaml_hint,
)

_FIGURE = "write 100000: a whole number without separators"
_HYPHENS = {"\u2013": "U+2013 EN DASH", "\u2212": "U+2212 MINUS SIGN", "\uff0d": "U+FF0D FULLWIDTH HYPHEN-MINUS"}


@pytest.mark.parametrize(
    ("expected", "value", "said"),
    [
        # Figures.
        (A_NUMBER, "100,000", _FIGURE),
        (A_NUMBER, "100, 000", _FIGURE),
        (A_NUMBER, "100.000", _FIGURE),
        (A_NUMBER, "100 000", _FIGURE),
        (A_NUMBER, "100\u202f000", _FIGURE),
        (A_NUMBER, "100'000", _FIGURE),
        (A_NUMBER, "100_000", _FIGURE),
        (A_NUMBER, "１００，０００", _FIGURE),
        (A_NUMBER, "US$100,000", _FIGURE),
        (A_NUMBER, "100.000 USD", _FIGURE),
        (A_NUMBER, "€ 100.000,00", _FIGURE),
        (A_NUMBER, "100,000.00", _FIGURE),
        (A_NUMBER, "1,234,567", "write 1234567: a whole number without separators"),
        (A_NUMBER, "100000", "write 100000, without quotation marks"),
        (A_NUMBER, "$100000", "write 100000"),
        (A_NUMBER, "１００", "write 100"),
        (A_NUMBER, "012", "write 12"),
        (A_NUMBER, "90 %", "write 90"),
        (A_NUMBER, "two", "write 2"),
        (A_NUMBER, "Twelve", "write 12"),
        (A_NUMBER, [5], "write 5: a list cannot stand here"),
        (A_NUMBER, [5, 6], "write one value: a list cannot stand here"),
        (A_NUMBER, [{"a": 5}], "write one value: a list cannot stand here"),
        (A_NUMBER, [], None),
        (A_NUMBER, "100,00", "write 100"),
        (A_NUMBER, "1.000,000", None),
        (A_NUMBER, "100k", None),
        (A_NUMBER, "1 million", None),
        (A_NUMBER, "lots", None),
        (A_NUMBER, "-5", None),
        (A_NUMBER, 0, None),
        (A_NUMBER, None, None),
        (A_NUMBER, True, None),
        (A_NUMBER, {}, None),
        # Yes and no.
        *((A_BOOLEAN, word, "write true") for word in ("yes", "Yes", "y", "on", "True", "TRUE", 1)),
        *((A_BOOLEAN, word, "write false") for word in ("no", "NO", "n", "Off", "False", 0)),
        (A_BOOLEAN, "true", "write true, without quotation marks"),
        (A_BOOLEAN, "false", "write false, without quotation marks"),
        (A_BOOLEAN, [True], "write true: a list cannot stand here"),
        (A_BOOLEAN, "nope", None),
        (A_BOOLEAN, None, None),
        # Dates.
        (A_DATE, "31/12/2017", "write 2017-12-31"),
        (A_DATE, "12/31/2017", "write 2017-12-31"),
        (A_DATE, "1/5/2017", "write 2017-05-01 or 2017-01-05"),
        (A_DATE, "5/5/2017", "write 2017-05-05"),
        (A_DATE, "31.12.2017", "write 2017-12-31"),
        (A_DATE, "31-12-2017", "write 2017-12-31"),
        (A_DATE, "31-Dec-2017", "write 2017-12-31"),
        (A_DATE, "2017/12/31", "write 2017-12-31"),
        (A_DATE, "2017.12.31", "write 2017-12-31"),
        (A_DATE, "2017-31-12", "write 2017-12-31"),
        (A_DATE, "2017-1-1", "write 2017-01-01"),
        (A_DATE, "20171231", "write 2017-12-31"),
        (A_DATE, 20171231, "write 2017-12-31"),
        (A_DATE, "2017-12-31T10:00:00Z", "write 2017-12-31"),
        (A_DATE, "2017-12-31 10:00", "write 2017-12-31"),
        (A_DATE, " 2017-12-31", "write 2017-12-31"),
        (A_DATE, "2017\u201312\u201331", "write 2017-12-31"),
        (A_DATE, "２０１７-12-31", "write 2017-12-31"),
        (A_DATE, "2017年12月31日", "write 2017-12-31"),
        (A_DATE, "31 December 2017", "write 2017-12-31"),
        (A_DATE, "December 31, 2017", "write 2017-12-31"),
        (A_DATE, "Dec. 31st, 2017", "write 2017-12-31"),
        (A_DATE, "Dec 2017", "write 2017-12"),
        (A_DATE, "december 2017", "write 2017-12"),
        (A_DATE, "12/2017", "write 2017-12"),
        (A_DATE, "2017/12", "write 2017-12"),
        (A_DATE, "2017-1", "write 2017-01"),
        (A_DATE, "2017年12月", "write 2017-12"),
        (A_DATE, 2017, "write the month too, such as 2017-12"),
        (A_DATE, "2017-02-30", "February 2017 has 28 days"),
        (A_DATE, "2016-02-30", "February 2016 has 29 days"),
        (A_DATE, "2017-04-31", "April 2017 has 30 days"),
        (A_DATE, "2017-13", "months are 01 to 12"),
        (A_DATE, "2017-00-10", "months are 01 to 12"),
        (A_DATE, ["2017-12-31"], "write 2017-12-31: a list cannot stand here"),
        (A_DATE, "soon", None),
        (A_DATE, "Q4 2017", None),
        (A_DATE, "0000-01", None),
        (A_DATE, None, None),
        (A_DAY, "19.3.2018", "write 2018-03-19"),
        (A_DAY, "2018-02-29", "February 2018 has 28 days"),
        (A_DAY, "2018-03", "write the day too, such as 2018-03-01"),
        (A_DAY, "March 2018", None),
        # Ids, codes, currencies, addresses.
        (AN_ID, "Gold Tier", "write gold-tier"),
        (AN_ID, "gold_tier", "write gold-tier"),
        (AN_ID, "gold\u2013tier", "write gold-tier"),
        (AN_ID, 12, 'write "12", in quotation marks'),
        (AN_ID, ["gold"], "write gold: a list cannot stand here"),
        (AN_ID, "?", None),
        *(
            (A_CODE, f"70{hyphen}534", f"write 70-534: {hyphen!r} is not a hyphen but {name}")
            for hyphen, name in _HYPHENS.items()
        ),
        (A_CODE, "70 534", "write 70-534"),
        (A_CODE, "MB2_714", "write MB2-714"),
        (A_CODE, "-70-534", "write 70-534"),
        (A_CODE, 70, 'write "70", in quotation marks'),
        (A_CODE, "?", None),
        (A_CURRENCY, "usd", "write USD"),
        (A_CURRENCY, " USD", "write USD"),
        (A_CURRENCY, "$", None),
        (AN_ADDRESS, "www.example.com/a?b=c", "write https://www.example.com/a?b=c"),
        (AN_ADDRESS, "//example.com", "write https://example.com"),
        (AN_ADDRESS, "HTTP://example.com", "write http://example.com"),
        (AN_ADDRESS, "https://example.com", None),
        (AN_ADDRESS, "https://me:secret@example.com", None),
        (AN_ADDRESS, 'example.com/"onclick=', None),
        (AN_ADDRESS, "javascript:alert(1)", None),
        (AN_ADDRESS, "the page", None),
        # Text, lists, mappings.
        (TEXT, 12, 'write "12", in quotation marks'),
        (TEXT, ["Gold"], "write Gold: a list cannot stand here"),
        (TEXT, {"a": "b"}, None),
        (TEXT, None, None),
        (A_WORD, ["one"], "write one: a list cannot stand here"),
        (A_WORD, "two", None),
        (A_LIST, "silver, gold", "write [silver, gold], as a list"),
        (A_LIST, {"silver": 1}, "write each item after a hyphen and a space, or all between [ and ]"),
        (A_LIST, "x" * 81, None),
        (A_LIST, "silver\ngold", None),
        (A_LIST, 5, None),
        (A_MAPPING, ["a"], "write `key: value`, without the hyphens or brackets of a list"),
        (A_MAPPING, "name:Gold", "write `name: `, with a space after the colon"),
        (A_MAPPING, "https://example.com", None),
        (A_MAPPING, "Gold", None),
        # What is not in the table.
        ("at least 2 of these", ["a"], None),
    ],
)
def test_a_well_known_mistake_has_a_hint(expected: str, value: object, said: str | None) -> None:
    assert hint(expected, value, "" if value is None else str(value)) == said


_JOIN = "write {all: [...]} for AND, {any: [...]} for OR, one inside the other"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("assessment AND (exams OR certification)", "write {all: [assessment, {any: [exams, certification]}]}"),
        ("(a and b) or (c and d)", "write {any: [{all: [a, b]}, {all: [c, d]}]}"),
        ("a or b or c", "write {any: [a, b, c]}"),
        ("((a|b) && Main_Exams)", "write {all: [{any: [a, b]}, main-exams]}"),
        ("a + b", "write {all: [a, b]}"),
        *(
            (text, _JOIN)
            for text in ("a AND b OR c", "a and", "(a and b", "a and b)", "a or ()", "?? and b", "a, b or c")
        ),
        ("a b", None),
        ("and", None),
        ("(a)", None),
        ("", None),
        ("(" * 100_000 + " and b", None),
        (5, None),
        (["a", "b"], "write {all: [a, b]} for AND, {any: [a, b]} for OR"),
    ],
)
def test_a_rule_in_words_is_written_with_all_and_any(text: object, said: str | None) -> None:
    assert rule_hint(text, "[a, b]" if isinstance(text, list) else str(text)) == said


def test_a_number_is_read_as_it_is_written() -> None:
    assert hint(A_NUMBER, 100.0, "100.000") == _FIGURE
    assert hint(A_NUMBER, 3.0, "3.0") == "write 3"
    assert hint(A_NUMBER, 2.5, "2.5") is None


@settings(derandomize=True, deadline=None, max_examples=100)
@given(
    day=st.dates(min_value=date(1000, 1, 1)),
    form=st.sampled_from(["%d.%m.%Y", "%Y/%m/%d", "%d %B %Y", "%b %d, %Y", "%Y-%m-%dT%H:%M:%S"]),
)
def test_a_day_in_another_form_is_that_day(day: date, form: str) -> None:
    written = format(day, form)

    assert hint(A_DATE, written, written) == f"write {day}"


@settings(derandomize=True, deadline=None, max_examples=100)
@given(number=st.integers(1000, 10**12), mark=st.sampled_from([",", ".", " ", "'", "_"]))
def test_a_number_with_any_separators_is_that_number(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)

    assert hint(A_NUMBER, written, written) == f"write {number}: a whole number without separators"


@settings(derandomize=True, deadline=None, max_examples=200)
@given(text=st.text(max_size=12), expected=st.sampled_from([A_NUMBER, A_BOOLEAN, A_DATE, A_DAY, AN_ID, A_CODE, A_LIST]))
def test_any_text_can_be_asked_about(text: str, expected: str) -> None:
    for said in (hint(expected, text, text), rule_hint(text, text), rule_hint(f"a and ({text}", text)):
        assert said is None or said.isprintable()


def test_a_tab_is_no_indentation_whatever_yaml_calls_it() -> None:
    spaces = ("spaces", "indent with spaces, not with tabs")

    assert yaml_hint("character that cannot start any token", "", "\t") == spaces
    assert yaml_hint("a tab character that violates indentation", "", "b") == spaces


def test_what_begins_its_line_is_indented_otherwise() -> None:
    expected, _ = yaml_hint("did not find expected key", " ", "b") or ("", None)
    assert expected == "a key indented like those before"

    expected, _ = yaml_hint("did not find expected key", "a: [b]", "]") or ("", None)
    assert expected == "nothing more in this line"


def test_of_a_problem_that_is_not_known_yamls_own_words_are_told() -> None:
    assert yaml_hint("could not determine a constructor", "", "") is None
    assert all(yaml_hint(part, "a", "b") for part in YAML if "first in" not in part)
