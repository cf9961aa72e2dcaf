import pytest

from generator.checks.figures import check_no_figure_in_words
from generator.pofiles import Entry


@pytest.mark.parametrize(
    "entry",
    [
        Entry(msgid="Earn %(amount)s", strings=("Guadagna %(amount)s",)),
        Entry(msgid="%(count)s exam", plural="%(count)s exams", strings=("%(count)s esame", "%(count)s esami")),
        Entry(msgid="Windows 10", context="name", strings=("Windows 10",)),
        Entry(msgid="Office 365 2016", context="name", strings=("2016 年版 Office 365",)),
        Entry(msgid="Silver", context="name", strings=("Argento",)),
        Entry(msgid="One of the following:", strings=("以下任一项：",)),
        Entry(msgid="The same person", strings=("同一个人，唯一一名",)),
        Entry(msgid="From another organization", strings=("第三方、万一、十分",)),
    ],
)
def test_a_figure_is_left_to_the_data(entry: Entry) -> None:
    assert list(check_no_figure_in_words("it-IT", entry)) == []


@pytest.mark.parametrize(
    ("context", "msgid", "text", "message"),
    [
        (None, "Earn %(amount)s", "Earn 100,000", "expected no digit, found 100, 000 in 'Earn 100,000'"),
        (None, "Earn %(amount)s", "１００", "expected no digit, found １００ in '１００'"),
        (None, "Earn %(amount)s", "٣", "expected no digit, found ٣ in '٣'"),
        (None, "Windows 10", "Windows 10", "expected no digit, found 10 in 'Windows 10'"),
        ("who", "Windows 10", "Windows 10", "expected no digit, found 10 in 'Windows 10'"),
        (None, "Two people", "两名人员", "expected no digit, found 两 in '两名人员'"),
        (None, "Twelve months", "过去十二个月", "expected no digit, found 十二 in '过去十二个月'"),
        (None, "Money", "十萬 元", "expected no digit, found 十萬 in '十萬 元'"),
        (None, "Three people", "三名以上", "expected no digit, found 三 in '三名以上'"),
        (None, "Half", "½ ① Ⅻ", "expected no digit, found ½, ①, Ⅻ in '½ ① Ⅻ'"),
        ("name", "Silver", "Silver 1", "expected no digit, found 1 in 'Silver 1'"),
        ("name", "Windows 10", "Windows 11", "expected the digits 10, found 11 in 'Windows 11'"),
        ("name", "Windows 10", "Windows", "expected the digits 10, found none in 'Windows'"),
        ("name", "Windows 10", "Windows １０", "expected the digits 10, found １０ in 'Windows １０'"),
        ("name", "Office 365", "Office 356", "expected the digits 365, found 356 in 'Office 356'"),
    ],
)
def test_a_figure_in_words_is_refused(context: str | None, msgid: str, text: str, message: str) -> None:
    entry = Entry(msgid=msgid, context=context, strings=(text,))
    assert list(check_no_figure_in_words("it-IT", entry)) == [message]


def test_every_form_is_judged() -> None:
    entry = Entry(msgid="a", plural="b", strings=("1", "x", "2"))
    assert list(check_no_figure_in_words("it-IT", entry)) == [
        "expected no digit, found 1 in '1'",
        "expected no digit, found 2 in '2'",
    ]
