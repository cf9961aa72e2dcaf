import pytest

from generator.checks.terms import check_terms_agree
from generator.pofiles import Entry

CHINESE = Entry(msgid="competency", context="term", strings=("能力",), line=3)
ITALIAN = Entry(msgid="Active entitlements", context="term", strings=("Diritti d'uso attivi",), line=3)
EXAMS = Entry(msgid="Exams", context="heading", strings=("Esami",), line=5)


def found(term: Entry, msgid: str, *strings: str, context: str | None = None, plural: str | None = None) -> list[str]:
    entry = Entry(msgid=msgid, context=context, plural=plural, strings=strings)
    return [message for _, message in check_terms_agree("it-IT", [entry, term])]


@pytest.mark.parametrize(
    ("term", "msgid", "text", "context"),
    [
        (CHINESE, "All competencies", "所有能力", None),
        (CHINESE, "competency", "能力", None),
        (CHINESE, "Competent partners", "合格的合作伙伴", None),
        (CHINESE, "Partner competencies", "合作伙伴专长", "name"),
        (ITALIAN, "At least %(amount)s active entitlement", "Almeno %(amount)s diritto d'uso attivo", None),
        (ITALIAN, "An entitlement is active when it is used.", "Una licenza vale quando la si usa.", None),
        (EXAMS, "Every exam, and what it counts for.", "Ogni esame e per che cosa vale.", None),
        (EXAMS, "Examples", "Casi", None),
        (Entry(msgid="Exams", context="heading", strings=("การสอบ",)), "All exams", "การสอบทั้งหมด", None),
        (
            Entry(msgid="Exams from others", context="heading", strings=("Altri",)),
            "Pass exams from others",
            "Prove",
            None,
        ),
    ],
)
def test_a_term_in_a_sentence_is_translated_as_the_term(
    term: Entry, msgid: str, text: str, context: str | None
) -> None:
    assert found(term, msgid, text, context=context) == []


@pytest.mark.parametrize(
    ("term", "msgid", "text", "expected"),
    [
        (CHINESE, "All competencies", "所有专长", "'能力' for 'competency' (line 3)"),
        (CHINESE, "Competency", "专长", "'能力' for 'competency' (line 3)"),
        (
            ITALIAN,
            "%(n)s active entitlements",
            "%(n)s licenze attive",
            "\"Diritti d'uso attivi\" for 'Active entitlements'",
        ),
        (EXAMS, "Pass the following exam:", "Superare la seguente prova:", "'Esami' for 'Exams' (line 5)"),
    ],
)
def test_a_second_translation_of_a_term_is_refused(term: Entry, msgid: str, text: str, expected: str) -> None:
    (message,) = found(term, msgid, text)
    assert message.startswith(f"expected {expected}")
    assert message.endswith(f"in the translation of {msgid!r}, found {text!r}")


def test_the_form_that_says_something_else_is_named() -> None:
    assert found(EXAMS, "%(n)s exam", "%(n)s esame", "%(n)s prove", plural="%(n)s exams") == [
        "expected 'Esami' for 'Exams' (line 5) in the translation of '%(n)s exams', found '%(n)s prove'"
    ]


def test_two_terms_that_are_one_word_have_one_translation() -> None:
    other = Entry(msgid="Competencies", context="heading", strings=("专长",))
    assert [entry for entry, _ in check_terms_agree("zh-CN", [CHINESE, other])] == [CHINESE, other]
