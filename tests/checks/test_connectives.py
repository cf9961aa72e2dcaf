import pytest

from generator.checks.connectives import check_and_is_not_or
from generator.pofiles import Entry

WORDS = {
    "zh-CN": ("并且", "或者"),
    "zh-TW": ("且", "或"),
    "ja-JP": ("かつ", "または"),
    "it-IT": ("E", "OPPURE"),
    "pt-BR": ("E", "OU"),
    "de-DE": ("UND", "ODER"),
    "fr-FR": ("ET", "OU BIEN"),
    "es-ES": ("Y", "O"),
    "pl-PL": ("ORAZ", "ALBO"),
}


def found(tag: str, both: str, either: str, context: str | None = "connective") -> list[str]:
    entries = [
        Entry(msgid="OR", context=context, strings=(either,)),
        Entry(msgid="Pass the following:", strings=(either,)),
        Entry(msgid="AND", context=context, strings=(both,)),
    ]
    return [message for _, message in check_and_is_not_or(tag, entries)]


@pytest.mark.parametrize("tag", WORDS)
def test_each_says_what_it_means(tag: str) -> None:
    assert found(tag, *WORDS[tag]) == []


@pytest.mark.parametrize("tag", sorted(WORDS.keys() - {"pl-PL"}))
def test_swapped_both_are_refused(tag: str) -> None:
    both, either = WORDS[tag]
    assert len(found(tag, either, both)) == 2


@pytest.mark.parametrize(
    ("tag", "both", "either"),
    [
        ("zh-CN", "并且", "且"),
        ("zh-TW", "或", "或者"),
        ("zh-TW", "且", "和"),
        ("ja-JP", "または", "もしくは"),
        ("it-IT", "ED", "E"),
        ("pt-BR", "E OU", "OU"),
        ("it-IT", "OPPURE", "O"),
        ("it-IT", "OVVERO", "OPPURE"),
        ("it-IT", "E/O", "OPPURE"),
        ("it-IT", "E/O", "O"),
        ("it-IT", "O/E", "OPPURE"),
        ("it-IT", "(E-O)", "O"),
        ("it-IT", "E", "IN ALTERNATIVA"),
        ("pt-BR", "E/OU", "OU"),
        ("pt-BR", "E", "E/OU"),
        ("pt-BR", "E", "BEM COMO"),
        ("ja-JP", "もしくは", "または"),
        ("ja-JP", "もしくは", "および/または"),
        ("ja-JP", "かつ", "および／または"),
        ("zh-CN", "抑或", "或者"),
        ("zh-TW", "與", "或與"),
        ("pl-PL", "I/LUB", "LUB"),
        ("pl-PL", "ALBO / LUB", "ALBO"),
    ],
)
def test_one_that_says_the_other_is_refused_with_it(tag: str, both: str, either: str) -> None:
    assert len(found(tag, both, either)) == 2


@pytest.mark.parametrize(
    ("tag", "both", "either"),
    [
        ("it-IT", "ED", "O"),
        ("it-IT", "NONCHE\u0301", "OVVERO"),
        ("pt-BR", "BEM COMO", "OU"),
        ("ja-JP", "ならびに", "あるいは"),
        ("zh-CN", "以及", "抑或"),
        ("zh-TW", "與", "或是"),
        ("fr-FR", "AINSI QUE", "SOIT"),
        ("de-DE", "SOWIE", "BZW."),
        ("es-ES", "E", "U"),
    ],
)
def test_another_word_for_the_same_is_right(tag: str, both: str, either: str) -> None:
    assert found(tag, both, either) == []


def test_the_words_of_lists_are_named() -> None:
    assert found("zh-CN", "或者", "并且") == [
        "expected the word for OR ('或' in lists), found '并且'",
        "expected the word for AND ('和' in lists), found '或者'",
    ]
    assert found("ja-JP", "または", "かつ")[1] == "expected the word for AND, found 'または'"


def test_other_messages_are_not_judged() -> None:
    assert found("it-IT", "OPPURE", "E", context=None) == []
    assert list(check_and_is_not_or("it-IT", [Entry(msgid="Or", context="connective", strings=("E",))])) == []


LEADS = {
    "it-IT": ("Superare tutti i seguenti esami:", "Superare uno dei seguenti esami:"),
    "pt-BR": ("Passar em todos os exames a seguir:", "Passar em qualquer um dos exames:"),
    "es-ES": ("Aprobar todos los exámenes:", "Aprobar uno de los exámenes:"),
    "fr-FR": ("Réussir tous les examens :", "Réussir l’un des examens :"),
    "de-DE": ("Alle folgenden Prüfungen:", "Eine der folgenden Prüfungen:"),
    "ja-JP": ("次のすべて:", "次のいずれか:"),
    "zh-CN": ("以下全部：", "以下任一项："),
    "zh-TW": ("通過下列每一項測驗：", "通過下列測驗之一："),
}


def leads(tag: str, all_of: str, one_of: str) -> list[str]:
    entries = [
        Entry(msgid="All of the following:", context="requirements", strings=(all_of,)),
        Entry(msgid="Pass one of these exams:", strings=(one_of,)),
    ]
    return [message for _, message in check_and_is_not_or(tag, entries)]


@pytest.mark.parametrize("tag", LEADS)
def test_all_says_all_and_one_says_one(tag: str) -> None:
    assert leads(tag, *LEADS[tag]) == []


@pytest.mark.parametrize("tag", LEADS)
def test_all_that_says_one_and_one_that_says_all_are_refused(tag: str) -> None:
    all_of, one_of = LEADS[tag]
    assert leads(tag, one_of, all_of) == [
        f"expected the word for 'all' as in 'All of the following:', found {one_of!r}",
        f"expected the word for 'one' as in 'Pass one of these exams:', found {all_of!r}",
    ]


def test_all_may_be_left_out_and_one_may_not() -> None:
    silent = "Superare i seguenti esami:"
    assert leads("it-IT", silent, LEADS["it-IT"][1]) == []
    assert len(leads("it-IT", LEADS["it-IT"][0], silent)) == 1


def test_what_leads_into_no_list_or_into_two_is_not_judged_nor_an_unknown_language() -> None:
    texts = ("Choose one focus area and pass all of its exams:", "Pass one of these or all of the following:")
    entries = [Entry(msgid=text, strings=("Uno",)) for text in texts]
    assert list(check_and_is_not_or("it-IT", entries)) == []
    assert leads("pl-PL", "Jeden z następujących:", "Wszystkie następujące:") == []
