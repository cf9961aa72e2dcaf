import pytest

from generator.checks.sentences import check_brackets_and_quotation_marks, check_ellipsis, check_no_doubled_word
from generator.pofiles import Entry


def entry(text: str, msgid: str = "x") -> Entry:
    return Entry(msgid=msgid, strings=(text,))


@pytest.mark.parametrize(
    ("tag", "msgid", "text"),
    [
        ("it-IT", "More…", "Altro…"),
        ("zh-CN", "More...", "更多……"),
        ("it-IT", "x", "C.d.A. e S.p.A."),
        ("it-IT", "x", "x"),
    ],
)
def test_an_ellipsis_is_one_character_in_chinese_two(tag: str, msgid: str, text: str) -> None:
    assert list(check_ellipsis(tag, entry(text, msgid))) == []


@pytest.mark.parametrize(
    ("tag", "msgid", "text", "message"),
    [
        ("it-IT", "More…", "Altro...", "expected '…' as an ellipsis, found 'Altro...'"),
        ("it-IT", "x", "Altro..", "expected '…' as an ellipsis, found 'Altro..'"),
        ("zh-TW", "More…", "更多…", "expected '……' as an ellipsis, found '更多…'"),
        ("ja-JP", "More…", "さらに……", "expected '…' as an ellipsis, found 'さらに……'"),
        ("it-IT", "More", "Altro…", "expected an ellipsis just where 'More' has one, found 'Altro…'"),
        ("it-IT", "More…", "Altro", "expected an ellipsis just where 'More…' has one, found 'Altro'"),
    ],
)
def test_other_dots_are_doubted(tag: str, msgid: str, text: str, message: str) -> None:
    assert list(check_ellipsis(tag, entry(text, msgid))) == [message]


@pytest.mark.parametrize(
    "text", ["tutti i mercati", "i %(a)s i", "人人都须", "ますます", "データ データベース", "dada"]
)
def test_words_that_stand_once_are_right(text: str) -> None:
    assert list(check_no_doubled_word("ja-JP", entry(text))) == []


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("de-DE", "Personen, die die Prüfung bestanden haben"),
        ("fr-FR", "Nous nous engageons"),
        ("it-IT", "Passo passo"),
    ],
)
def test_words_that_a_language_says_twice_are_right(tag: str, text: str) -> None:
    assert list(check_no_doubled_word(tag, entry(text))) == []
    assert len(list(check_no_doubled_word(tag, entry(f"{text} x x")))) == 1
    assert len(list(check_no_doubled_word("pt-BR", entry(text)))) == 1


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("tutti i i mercati", "i i"),
        ("La la soglia", "La la"),
        ("须满足要求要求", "要求要求"),
        ("サーバーサーバー", "サーバーサーバー"),
    ],
)
def test_a_doubled_word_is_doubted(text: str, twice: str) -> None:
    assert list(check_no_doubled_word("it-IT", entry(text))) == [
        f"expected each word once, found {twice!r} in {text!r}"
    ]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("zh-CN", "“%(name)s”选项（原 %(former)s）"),
        ("zh-TW", "「%(name)s」選項（TTM）"),
        ("ja-JP", "「次」(『上』)"),
        ("it-IT", "(“tutti”) l'ultima"),
        ("de-DE", "„alle“ (»so«)"),
        ("de-CH", "«alle»"),
        ("fr-FR", "«\u00a0tous les “marchés”\u00a0»"),
        ("sv-SE", "”alla” marknader (”så”)"),
        ("ar", "“كل” ”الأسواق“ «نعم»"),
        ("th-TH", "“a”"),
        ("mi-NZ", '"a"'),
        ("en", 'a "word"'),
        ("pt-BR", "[a (b)]"),
    ],
)
def test_pairs_of_the_locale_are_right(tag: str, text: str) -> None:
    assert list(check_brackets_and_quotation_marks(tag, entry(text))) == []


@pytest.mark.parametrize(
    ("tag", "text", "odd"),
    [
        ("zh-CN", "（含当日", "（"),
        ("zh-TW", "TTM）", "）"),
        ("zh-TW", "（TTM)", ")"),
        ("it-IT", "“tutti", "“"),
        ("it-IT", "tutti”", "”"),
        ("ja-JP", "「次", "「"),
        ("pt-BR", "[a (b])", "]"),
        ("de-DE", "(a", "("),
        ("de-DE", "„allen Märkten", "„"),
        ("de-DE", "allen“", "“"),
        ("de-DE", "»alle»", "»"),
        ("fr-FR", "«\u00a0tous les marchés", "«"),
        ("sv-SE", "”alla", "”"),
    ],
)
def test_a_mark_without_its_other_is_doubted(tag: str, text: str, odd: str) -> None:
    assert list(check_brackets_and_quotation_marks(tag, entry(text))) == [
        f"expected brackets and quotation marks in pairs, found {odd!r} alone in {text!r}"
    ]


@pytest.mark.parametrize(
    ("tag", "text", "quotes", "found"),
    [
        ("zh-TW", "“含”", "「」", "“"),
        ("zh-CN", "「含」", "“”", "「"),
        ("ja-JP", '"次"', "「」", '"'),
        ("it-IT", "«tutti»", "“”", "«"),
        ("pt-PT", '"todos"', "“”", '"'),
        ("de-DE", '"allen"', "„“ or »« or «»", '"'),
        ("fr-FR", '"tous"', "«» or “”", '"'),
    ],
)
def test_another_locales_quotation_marks_are_doubted(tag: str, text: str, quotes: str, found: str) -> None:
    assert list(check_brackets_and_quotation_marks(tag, entry(text))) == [
        f"expected the quotation marks {quotes}, found {found!r} in {text!r}"
    ]
