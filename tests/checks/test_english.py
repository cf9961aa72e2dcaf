import pytest

from generator.checks.english import check_not_left_in_english, check_not_the_same_as_the_source
from generator.pofiles import Entry

FOLLOWING = "Pass one of the following exams:"


def left(tag: str, msgid: str, *strings: str, context: str | None = None, plural: str | None = None) -> list[str]:
    return list(check_not_left_in_english(tag, Entry(msgid=msgid, context=context, plural=plural, strings=strings)))


def same(tag: str, msgid: str, *strings: str, context: str | None = None, plural: str | None = None) -> list[str]:
    entry = Entry(msgid=msgid, context=context, plural=plural, strings=strings)
    return list(check_not_the_same_as_the_source(tag, entry))


@pytest.mark.parametrize(
    ("tag", "msgid", "text", "context"),
    [
        ("ja-JP", FOLLOWING, "次のいずれかの試験に合格する必要があります:", None),
        ("ja-JP", "Windows Server", "Windows Server", "name"),
        ("ja-JP", "Collaboration and Content", "Collaboration and Content", "name"),
        ("ja-JP", "%(code)s: %(name)s", "%(code)s: %(name)s", None),
        ("it-IT", FOLLOWING, "Superare uno dei seguenti esami:", None),
        ("it-IT", "Period", "Period", None),
        ("it-IT", "All the data warehouses", "Tutti i data warehouse", None),
        ("nl-NL", "One of them, or the other", "Een van hen of de ander", None),
        ("it-IT", "A duck", "Un following", None),  # a single word may be another language's
        ("de-DE", "Person %(count)s", "Person %(count)s", None),
        ("de-DE", "Add a person who passed it", "Eine Person hinzufügen, die bestanden hat", None),
        ("sv-SE", "Each person", "Varje person som har klarat det", None),
        ("da-DK", "Ducks with a duck", "Ænder med en and", None),
        ("ru-RU", "Exams", "Экзамены", None),
    ],
)
def test_what_is_translated_is_right(tag: str, msgid: str, text: str, context: str | None) -> None:
    assert left(tag, msgid, text, context=context) == []


@pytest.mark.parametrize(
    ("tag", "msgid", "text", "context", "message"),
    [
        (
            "ja-JP",
            "Eligible products",
            "Eligible products",
            None,
            "expected a translation of 'Eligible products', found",
        ),
        ("zh-CN", "AND", "AND", "connective", "expected a translation of 'AND', found 'AND'"),
        ("ru-RU", "Exams", "Esami", None, "expected a translation of 'Exams', found 'Esami'"),
        (
            "zh-TW",
            "O365 Services",
            "Office 365",
            "name",
            "expected a translation of 'O365 Services', found 'Office 365'",
        ),
        ("it-IT", FOLLOWING, FOLLOWING, None, "expected no English, found following, the in"),
        ("it-IT", FOLLOWING, "Superare one of the following esami:", None, "expected no English, found following, the"),
        ("it-IT", "Windows and Devices", "Windows and dispositivi", "name", "expected no English, found and in"),
        (
            "it-IT",
            "Build portals.",
            "Crea portali e intranet with your.",
            None,
            "expected no English, found with, your in",
        ),
        ("ja-JP", "For partners with people", "people を持つパートナー", None, "expected no English, found people in"),
    ],
)
def test_what_is_left_in_english_is_refused(tag: str, msgid: str, text: str, context: str | None, message: str) -> None:
    (found,) = left(tag, msgid, text, context=context)
    assert found.startswith(message)
    assert found.endswith(repr(text))


def test_another_english_is_judged_by_neither_rule() -> None:
    assert left("en-GB", FOLLOWING, FOLLOWING) == same("en-GB", FOLLOWING, FOLLOWING) == []
    assert left("en-GB", "Your organization", "The organisation and your people") == []


def test_every_form_is_held_against_its_own_source() -> None:
    assert left("it-IT", "a person", "una persona", "people", plural="people") == [
        "expected no English, found people in 'people'"
    ]


@pytest.mark.parametrize(
    ("tag", "msgid", "text"),
    [("it-IT", "Period", "Periodo"), ("pt-BR", "%(name)s (%(tiers)s)", "%(name)s (%(tiers)s)")],
)
def test_another_text_than_the_source_is_right(tag: str, msgid: str, text: str) -> None:
    assert same(tag, msgid, text) == []


@pytest.mark.parametrize(
    ("tag", "msgid", "context"), [("it-IT", "Beta", "mark"), ("ja-JP", "Azure", "name"), ("pt-BR", "%(n)s item", None)]
)
def test_the_same_as_the_source_is_doubted(tag: str, msgid: str, context: str | None) -> None:
    assert same(tag, msgid, msgid, context=context) == [f"expected a translation of {msgid!r}, found the same"]


def test_what_is_left_in_english_is_said_once() -> None:
    assert same("it-IT", FOLLOWING, FOLLOWING) == []
    assert same("ja-JP", "Period", "Period") == []


def test_each_form_may_be_the_same() -> None:
    assert len(same("it-IT", "computer", "computer", "computers", plural="computers")) == 2
