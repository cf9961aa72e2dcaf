import pytest

from generator.checks.forms import check_plural_forms
from generator.pofiles import Entry


@pytest.mark.parametrize(
    ("tag", "plural", "forms"),
    [("it-IT", "people", 2), ("pt-BR", "people", 2), ("ja-JP", "people", 1), ("ar", "people", 6), ("it-IT", None, 1)],
)
def test_a_translation_has_as_many_forms_as_its_locale(tag: str, plural: str | None, forms: int) -> None:
    assert list(check_plural_forms(tag, Entry(msgid="person", plural=plural, strings=("x",) * forms))) == []


@pytest.mark.parametrize(
    ("tag", "plural", "forms", "message"),
    [
        ("it-IT", "people", 1, "expected 2 plural forms of 'person', found 1"),
        ("ja-JP", "people", 2, "expected 1 plural form of 'person', found 2"),
        ("pt-BR", "people", 3, "expected 2 plural forms of 'person', found 3"),
        ("it-IT", None, 2, "expected 1 plural form of 'person', found 2"),
    ],
)
def test_another_number_of_forms_is_refused(tag: str, plural: str | None, forms: int, message: str) -> None:
    assert list(check_plural_forms(tag, Entry(msgid="person", plural=plural, strings=("x",) * forms))) == [message]


def test_no_form_is_empty() -> None:
    entry = Entry(msgid="person", plural="people", strings=("persona", " "))
    assert list(check_plural_forms("it-IT", entry)) == ["expected words in msgstr[1] of 'person', found ' '"]
    blank = Entry(msgid="person", strings=("\u3000",))
    assert list(check_plural_forms("ja-JP", blank)) == ["expected words for 'person', found '\\u3000'"]
