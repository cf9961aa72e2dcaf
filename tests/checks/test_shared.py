from collections.abc import Sequence

import pytest

from generator.checks.shared import check_translations_differ
from generator.pofiles import Entry


def one(msgid: str, *strings: str, context: str | None = None, plural: str | None = None, line: int = 0) -> Entry:
    return Entry(msgid=msgid, context=context, plural=plural, strings=strings, line=line)


def found(*entries: Entry) -> list[str]:
    return [message for _, message in check_translations_differ("zh-CN", entries)]


@pytest.mark.parametrize(
    "entries",
    [
        (one("AND", "并且", context="connective"), one("OR", "或者", context="connective")),
        (one("Application Builder", "构建者", context="name"), one("Application Builders", "构建者", context="name")),
        (one("Competency", "能力"), one("All competencies", "能力", context="heading")),
        (
            one("Retires on %(date)s.", "于 %(date)s", context="day"),
            one("In %(date)s.", "于 %(date)s", context="month"),
        ),
        (one("At least %(count)s", "至少 %(count)s"), one("At least %(amount)s", "至少 %(amount)s")),
        (
            one("%(n)s person", "%(n)s persona", "%(n)s persone", context="who", plural="%(n)s people"),
            one("%(n)s person", "%(n)s persona", "%(n)s, ognuna", context="who each", plural="%(n)s people, each"),
        ),
        (one("Exam:", "考试："), one("exam", "考试")),
        (one("…", "…"), one("—", "—")),
    ],
)
def test_sources_that_mean_the_same_or_stand_apart_may_share(entries: Sequence[Entry]) -> None:
    assert found(*entries) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (one("AND", "或者", context="connective"), one("OR", "或者", context="connective")),
        (one("Pass all of the exams:", "通过考试："), one("Pass one of the exams:", "通过考试：")),
        (one("the same person", "其他人", context="who"), one("another person", "其他人", context="who each")),
        (one("Retires.", "Fino a domani."), one("Accepted.", "fino a domani")),
        (one("Revenue", "收入", context="term"), one("Profit", "收入", context="term")),
        (
            one("%(n)s person", "%(n)s 名", context="who", plural="%(n)s people"),
            one("%(n)s person", "%(n)s 名", context="who each", plural="%(n)s people, each of them"),
        ),
    ],
)
def test_sources_that_differ_in_meaning_do_not_share_a_translation(first: Entry, second: Entry) -> None:
    assert [entry for entry, _ in check_translations_differ("zh-CN", [first, second])] == [first, second]


def test_each_names_the_other() -> None:
    assert found(one("AND", "或", context="connective", line=3), one("OR", "或", context="connective", line=9)) == [
        "expected a translation of 'AND' alone, found that of 'OR' (line 9)",
        "expected a translation of 'OR' alone, found that of 'AND' (line 3)",
    ]
