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
        Entry(msgid="Pass one of the following:", strings=(either,)),
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
    ],
)
def test_one_that_says_the_other_is_refused_with_it(tag: str, both: str, either: str) -> None:
    assert len(found(tag, both, either)) == 2


def test_the_words_of_lists_are_named() -> None:
    assert found("zh-CN", "或者", "并且") == [
        "expected the word for OR ('或' in lists), found '并且'",
        "expected the word for AND ('和' in lists), found '或者'",
    ]
    assert found("ja-JP", "または", "かつ")[1] == "expected the word for AND, found 'または'"


def test_other_messages_are_not_judged() -> None:
    assert found("it-IT", "OPPURE", "E", context=None) == []
    assert list(check_and_is_not_or("it-IT", [Entry(msgid="Or", context="connective", strings=("E",))])) == []
