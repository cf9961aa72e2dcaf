"""What is written is read back, in languages that the site has and in others; what is not written so is not."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.messages import Translator
from generator.model import Moment, Money
from generator.verify.shown import Reader, direction, own_names
from tests.tools import LOCALES

TAGS = (*LOCALES, "de", "fr", "ar", "hi", "pl", "sv")
CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CNY", "CAD", "BRL", "NOK", "CHF", "INR", "SEK", "PLN")
READERS = {tag: Reader(tag) for tag in TAGS}
WRITERS = {tag: Translator(tag) for tag in TAGS}
FIRST = date(1990, 1, 1)


@settings(deadline=None)
@given(st.sampled_from(TAGS), st.sampled_from(CURRENCIES), st.integers(1, 10**12))
def test_money_is_read_back(tag: str, currency: str, amount: int) -> None:
    money = Money(currency, amount)
    assert READERS[tag].money(WRITERS[tag].money(money)) == str(money)


@settings(deadline=None)
@given(st.sampled_from(TAGS), st.integers(0, 10**12))
def test_counts_are_read_back(tag: str, count: int) -> None:
    assert READERS[tag].count(WRITERS[tag].number(count)) == count


@settings(deadline=None)
@given(st.sampled_from(TAGS), st.integers(0, 100))
def test_shares_are_read_back(tag: str, share: int) -> None:
    assert READERS[tag].percent(WRITERS[tag].percent(share)) == f"{share}%"


@settings(deadline=None)
@given(st.sampled_from(TAGS), st.integers(0, 20_000), st.booleans())
def test_days_and_months_are_read_back(tag: str, days: int, whole: bool) -> None:
    day = FIRST + timedelta(days)
    moment = Moment(day.year, day.month, None if whole else day.day)
    assert READERS[tag].date(WRITERS[tag].date(moment)) == str(moment)


@settings(deadline=None)
@given(st.sampled_from(TAGS), st.sampled_from(("or", "standard")), st.integers(1, 6))
def test_lists_are_joined_as_they_are_read(tag: str, style: str, items: int) -> None:
    joined = WRITERS[tag].join(["\ufffc"] * items, style)
    assert tuple("".join(part.split()) for part in joined.split("\ufffc")) == (
        "",
        *READERS[tag].joints(style, items),
        "",
    )


@settings(deadline=None)
@given(st.sampled_from(TAGS), st.text(st.sampled_from("0123456789.,$€US 年月日\u00a0\u202f٣３万-/de"), max_size=12))
def test_any_text_is_read_or_not_and_never_fails(tag: str, text: str) -> None:
    reader = READERS[tag]
    for read in (reader.count, reader.money, reader.date, reader.percent):
        read(text)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "$100,000"),  # whose dollars?
        ("en", "$ 100,000"),
        ("en", "100,000"),
        ("en", "US$100.000"),  # a hundred
        ("en", "US$1000,00"),
        ("en", "US$10,00,000"),
        ("en", "US$１００,０００"),
        ("en", "US$١٠٠"),
        ("en", "-US$100"),
        ("en", "US$100,000.00"),
        ("en", "US$100,000 or US$50,000"),
        ("en", "some US$100,000"),
        ("en", "100 dollars"),
        ("en", "US$"),
        ("en", ""),
        ("en", "015"),
        ("en", "0,100"),
        ("it-IT", "100,000 USD"),
        ("it-IT", "$ 100.000"),
        ("pt-BR", "$ 100.000"),
        ("pt-BR", "US$ 100,000"),
        ("ja-JP", "10万米ドル"),
        ("ja-JP", "100,000 ドル"),
        ("ja-JP", "￥100,000"),
        ("zh-CN", "¥100,000"),
        ("zh-CN", "10万美元"),
        ("zh-CN", "100,000 圆"),
        ("zh-TW", "$100,000"),
        ("en", "US100,000$"),
        ("en", "US$0100,000"),
        ("de", "100,000 $"),
        ("fr", "100,000 $US"),
    ],
)
def test_money_that_a_reader_may_take_for_another_is_not_read(tag: str, text: str) -> None:
    assert READERS[tag].money(text) is None


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("en", "USD 100,000", "USD 100000"),
        ("en", "100,000 US dollars", "USD 100000"),
        ("it-IT", "100.000 dollari statunitensi", "USD 100000"),
        ("pt-BR", "R$ 5", "BRL 5"),
        ("zh-CN", "100,000 美元", "USD 100000"),
        ("fr", "100 000 $US", "USD 100000"),
    ],
)
def test_other_ways_to_write_money_are_read_too(tag: str, text: str, value: str) -> None:
    assert READERS[tag].money(text) == value


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "1.000"),
        ("en", "1 000"),
        ("en", "10,00"),
        ("en", "1,0000"),
        ("en", ",000"),
        ("en", "１２"),
        ("en", "١٢"),
        ("en", "twelve"),
        ("en", "12."),
        ("en", "12½"),
        ("en", "1\u200b2"),
        ("en", ""),
        ("en", "015"),
        ("en", "0,100"),
        ("it-IT", "1,000"),
        ("ja-JP", "十二"),
        ("ja-JP", "1万"),
        ("hi", "100,000"),
        ("pl", "1,000"),
    ],
)
def test_what_is_no_count_is_not_read(tag: str, text: str) -> None:
    assert READERS[tag].count(text) is None


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "12/31/2017"),
        ("en", "31 December 2017"),
        ("en", "December 31 2017"),
        ("en", "dicembre 31, 2017"),
        ("en", "December 3 1, 2017"),
        ("en", "Dec 31, 2017"),
        ("en", "December 31, 17"),
        ("en", "December ３１, 2017"),
        ("en", "31"),
        ("it-IT", "31/12/2017"),
        ("it-IT", "31dicembre2017"),
        ("it-IT", "December 31, 2017"),
        ("pt-BR", "31 dezembro 2017"),
        ("pt-BR", "2º de dezembro de 2017"),
        ("it-IT", "11º dicembre 2017"),
        ("en", "December 1º, 2017"),
        ("ja-JP", "2017/12/31"),
        ("ja-JP", "平成 29 年 12 月 31 日"),
        ("ja-JP", "2017 年 12 月 3 1 日"),
        ("zh-CN", "二〇一七年十二月三十一日"),
    ],
)
def test_what_is_no_date_in_the_language_is_not_read(tag: str, text: str) -> None:
    assert READERS[tag].date(text) is None


def test_day_and_month_are_not_taken_for_each_other() -> None:
    assert READERS["en"].date("March 12, 2017") == "2017-03-12"
    assert READERS["en"].date("December 3, 2017") == "2017-12-03"
    assert READERS["ja-JP"].date("2017年3月12日") == "2017-03-12"
    assert READERS["it-IT"].date("12 Marzo 2017") == "2017-03-12"


def test_the_first_of_a_month_may_be_an_ordinal() -> None:
    assert READERS["it-IT"].date("1º marzo 2017") == "2017-03-01"
    assert READERS["pt-BR"].date("1º de março de 2017") == "2017-03-01"


@pytest.mark.parametrize("text", ["97", "%97", "９７%", "97%%", ""])
def test_what_is_no_share_is_not_read(text: str) -> None:
    assert READERS["en"].percent(text) is None


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("it-IT", {"italiano", "italiano (italia)"}),
        ("ja-JP", {"日本語", "日本語 (日本)"}),
        ("zh-TW", {"繁體中文", "中文", "繁體中文 (台灣)", "中文 (台灣)"}),
        ("pt-BR", {"português", "português (brasil)"}),
        ("x", set()),
        ("", set()),
    ],
)
def test_a_language_has_names_in_itself(tag: str, names: set[str]) -> None:
    assert own_names(tag) == names


@pytest.mark.parametrize(("tag", "expected"), [("ja-JP", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("x", ""), ("", "")])
def test_a_language_has_a_direction(tag: str, expected: str) -> None:
    assert direction(tag) == expected
