import pytest

from generator.checks.length import check_fits_its_place, check_length_is_alike
from generator.pofiles import Entry

THRESHOLDS = "Your organization must meet the performance thresholds."


@pytest.mark.parametrize(
    ("tag", "msgid", "text"),
    [
        ("it-IT", "As of", "Data di riferimento"),
        ("it-IT", "AND", "E"),
        ("it-IT", THRESHOLDS, "L'organizzazione deve raggiungere le soglie di performance."),
        ("zh-CN", "Certifications", "认证"),
        ("ja-JP", "At least %(amount)s active entitlements", "%(amount)s 件以上"),
        ("zh-TW", "All %(count)s people", "全部人員，共 %(count)s 位（每人皆須符合）"),
        ("it-IT", "%(a)s", "%(a)s"),
    ],
)
def test_about_as_much_as_the_source_is_right(tag: str, msgid: str, text: str) -> None:
    assert list(check_length_is_alike(tag, Entry(msgid=msgid, strings=(text,)))) == []


@pytest.mark.parametrize(
    ("tag", "msgid", "text", "than"),
    [
        ("it-IT", THRESHOLDS, "Le soglie.", "less"),
        ("zh-CN", THRESHOLDS, "门槛", "less"),
        ("it-IT", "Period", "Il periodo di tempo nel quale i ricavi sono contati", "more"),
        ("ja-JP", "Period", "実績の集計の対象になる期間として定められている期間", "more"),
    ],
)
def test_much_less_or_much_more_is_doubted(tag: str, msgid: str, text: str, than: str) -> None:
    assert list(check_length_is_alike(tag, Entry(msgid=msgid, strings=(text,)))) == [
        f"expected about as much as {msgid!r}, found much {than}: {text!r}"
    ]


@pytest.mark.parametrize(
    ("entry", "most"),
    [
        (Entry(msgid="x", context="name"), 60),
        (Entry(msgid="x", context="mark"), 30),
        (Entry(msgid="x", references=("competencies.x.summary",)), 220),
        (Entry(msgid="x", context="name", references=("programme.description",)), 220),
    ],
)
def test_a_place_has_room_for_so_many_columns(entry: Entry, most: int) -> None:
    def found(text: str) -> list[str]:
        return list(
            check_fits_its_place(
                "x", Entry(msgid=entry.msgid, context=entry.context, strings=(text,), references=entry.references)
            )
        )

    assert found("x" * most) == found("字" * (most // 2)) == []
    assert found("x" * (most + 1)) == [f"expected at most {most} columns, found {most + 1} in {'x' * (most + 1)!r}"]
    assert found("字" * (most // 2 + 1)) != []


def test_running_text_has_room() -> None:
    assert list(check_fits_its_place("it-IT", Entry(msgid="x", strings=("x" * 999,), references=("home.html",)))) == []
