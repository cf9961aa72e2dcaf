from html import escape

import pytest

from generator.pofiles import Entry, message_id
from generator.verify.facts import MARK
from generator.verify.shown import Reader
from generator.verify.words import (
    Words,
    check_lists,
    check_no_other_words,
    check_same_places,
    check_words,
    filled,
    read_messages,
    told,
)
from tests.verify.sites import all_of, article

SOURCES = (
    Entry(msgid="%(count)s person", plural="%(count)s people", context="who"),
    Entry(msgid="%(count)s of the same %(total)s people", plural="%(count)s of the same %(total)s people"),
    Entry(msgid="AND", context="connective"),
    Entry(msgid="OR", context="connective"),
    Entry(msgid="Retired"),
    Entry(msgid="Requirement"),
    Entry(msgid="%(name)s (%(tiers)s)"),
    Entry(msgid="New"),
    Entry(msgid="(not translated yet)"),
)
OWN = {
    "it-IT": (
        ("%(count)s persona", "%(count)s persone"),
        ("%(count)s delle stesse %(total)s persone",) * 2,
        ("E",),
        ("O",),
        ("Ritirato",),
        ("Requisito",),
        ("%(name)s (%(tiers)s)",),
        ("",),
        ("(non ancora tradotto)",),
    ),
    "ja-JP": (
        ("%(count)s 名",),
        ("同じ %(total)s 名のうち %(count)s 名",),
        ("かつ",),
        ("または",),
        ("廃止済み",),
        ("要件",),
        ("%(name)s（%(tiers)s）",),
        ("",),
        ("(未翻訳)",),
    ),
}
ENTRIES = {
    tag: [
        Entry(msgid=one.msgid, context=one.context, strings=strings) for one, strings in zip(SOURCES, own, strict=True)
    ]
    for tag, own in {**OWN, "en": ((),) * len(SOURCES)}.items()
}
WORDS = {
    tag: Words(tag, SOURCES, own, [entry for other in ENTRIES if other != tag for entry in ENTRIES[other]])
    for tag, own in ENTRIES.items()
}
WHO, OF, AND, OR, RETIRED, REQUIREMENT, NAMED, NEW, _ = (message_id(one.key) for one in SOURCES)
TWO = '<data value="2" data-fact="a">2</data>'
ONE = '<data value="1" data-fact="b">1</data>'
FORMS = "'%(count)s persona' or '%(count)s persone'"
NOTE = {"it-IT": "(non ancora tradotto)", "ja-JP": "(未翻訳)"}


def message(id_: str, html: str, attributes: str = "") -> str:
    return f'<span data-message="{id_}" {attributes}>{html}</span>'


def mark(lang: str) -> str:
    return message(MARK, f" {NOTE[lang]}", f'lang="{lang}"')


def found(html: str, lang: str = "it-IT") -> list[tuple[str, str, str, str]]:
    return all_of(check_words(read_messages(article(html)), WORDS[lang]))


@pytest.mark.parametrize(
    ("lang", "html"),
    [
        ("it-IT", message(WHO, f"{TWO} persone")),
        ("it-IT", message(WHO, f"<b>{ONE}</b>\n persona")),
        ("ja-JP", message(WHO, f"{TWO} 名")),
        ("en", message(WHO, f"{TWO} people")),
        ("it-IT", f'<i data-connective="all">{message(AND, "E")}</i>'),
        ("it-IT", message(RETIRED, "Ritirato")),
        ("it-IT", message(RETIRED, "Non più disponibile")),  # another wording
        ("it-IT", message(NAMED, f'<a href="x">{TWO}</a> · {ONE} (<span data-list="or">{TWO}</span>)')),
        ("it-IT", message(NEW, f"New{mark('it-IT')}", 'lang="en"')),
        ("it-IT", message(NEW, f"Brand new{mark('it-IT')}", 'lang="en"')),
    ],
)
def test_the_words_of_the_catalogue_are_right(lang: str, html: str) -> None:
    assert found(html, lang) == []


@pytest.mark.parametrize(
    ("lang", "html", "finding"),
    [
        ("it-IT", message(WHO, f"{TWO} altre persone"), ("words", WHO, FORMS, "'2 altre persone'")),
        ("it-IT", message(WHO, f"{TWO} persona"), ("words", WHO, "'%(count)s persone'", "'2 persona'")),
        ("it-IT", message(WHO, f"{ONE} persone"), ("words", WHO, "'%(count)s persona'", "'1 persone'")),
        ("it-IT", message(WHO, "due persone"), ("words", WHO, FORMS, "'due persone'")),
        ("it-IT", f'<i data-connective="all">{message(AND, "O")}</i>', ("words", AND, "'E'", "'O'")),
        ("it-IT", f'<i data-connective="all">{message(AND, "Anche")}</i>', ("words", AND, "'E'", "'Anche'")),
        ("it-IT", message(RETIRED, "Requisito"), ("words", RETIRED, "'Ritirato'", "'Requisito'")),
        ("it-IT", message(RETIRED, "Retired"), ("language", RETIRED, "'Ritirato'", "'Retired'")),
        ("it-IT", message(RETIRED, "廃止済み"), ("language", RETIRED, "'Ritirato'", "'廃止済み'")),
        ("ja-JP", message(RETIRED, "No more"), ("language", RETIRED, "'廃止済み'", "'No more'")),
        ("ja-JP", message("abcdefgh", "x"), ("words", "abcdefgh", "a message of the sources", "'x'")),
        ("it-IT", message(RETIRED, "Ritirato", 'lang="en"'), ("language", RETIRED, 'words in lang="it-IT"', "'en'")),
        ("it-IT", message(NEW, f"New{mark('it-IT')}"), ("language", NEW, 'words in lang="en"', "'it-IT'")),
        (
            "it-IT",
            message(NEW, "New", 'lang="en"'),
            ("language", NEW, "a mark behind what has no translation", "'New'"),
        ),
        (
            "it-IT",
            message(RETIRED, f"Ritirato{mark('it-IT')}"),
            ("language", RETIRED, "no mark behind a translation", "'Ritirato (non ancora tradotto)'"),
        ),
        ("en", message(WHO, f"{TWO} person"), ("words", WHO, "'%(count)s people'", "'2 person'")),
    ],
)
def test_other_words_are_found(lang: str, html: str, finding: tuple[str, str, str, str]) -> None:
    assert found(html, lang) == [finding]


def test_a_mark_is_a_message_too() -> None:
    assert found(message(NEW, f"New{message(MARK, ' (not translated yet)')}", 'lang="en"')) != []


def test_facts_are_known_by_the_place_that_they_fill() -> None:
    say = {
        "en": message(OF, f"{ONE} of the same {TWO} people"),
        "it-IT": message(OF, f"{ONE} delle stesse {TWO} persone"),
        "ja-JP": message(OF, f"同じ {TWO} 名のうち {ONE} 名"),
    }
    places = {tag: filled(told(read_messages(article(html)), WORDS[tag])) for tag, html in say.items()}
    assert places["en"] == places["it-IT"] == places["ja-JP"]
    assert [one for (_, one), _ in places["en"]] == [(("count", ("b",)), ("total", ("a",)))]
    swapped = message(OF, f"同じ {ONE} 名のうち {TWO} 名")
    ours = filled(told(read_messages(article(swapped)), WORDS["ja-JP"]))
    assert all_of(check_same_places(ours, places["en"])) == [
        ("words", OF, "each fact in the place, and as often, as in other languages", "a as count, b as total")
    ]
    assert all_of(check_same_places(places["ja-JP"], places["en"])) == []


def beside(html: str) -> list[tuple[str, str]]:
    return [(at, found) for _, at, _, found in all_of(check_no_other_words(article(html)))]


def test_words_that_are_no_messages_are_found() -> None:
    html = f'<p>Bonus {TWO}</p><p id="x"><a href="x" data-fact="c">link <b>{TWO}</b></a></p>'
    assert beside(html) == [("", "'Bonus'"), ("#x", "'link'")]
    assert beside(f"<p>{message(RETIRED, 'x')}\n\u00a0</p>") == []


@pytest.mark.parametrize("sign", ["+", "−", "<", "€", "%", "~", "†", "✗", "≠", "∞", "\U0001f51f", "\u0338", "·", "–"])
def test_a_sign_beside_a_fact_is_found(sign: str) -> None:
    """Its reader takes it for a part of the figure."""
    shown = f"'{sign}'"
    assert beside(f"<table><tr><td>{TWO}{escape(sign)}</td></tr></table>") == [("", shown)]
    linked = f'<a href="x" data-fact="credentials.A.url">{escape(sign)} {TWO}</a>'
    assert beside(f'<h2 id="x"></h2><li><span data-message="{RETIRED}">{linked}</span></li>') == [("#x", shown)]


@pytest.mark.parametrize("text", ["✓", "∞", "–+", "x"])
def test_a_cell_without_anything_has_a_dash_alone(text: str) -> None:
    table = "<table><tr><td>{}</td></tr></table>"
    assert beside(table.format(" – ")) == []
    assert [found for _, found in beside(table.format(text))] == [f"'{text}'"]


def test_a_sign_that_the_catalogue_does_not_have_is_found() -> None:
    assert found(message(RETIRED, "Ritirato ✗")) == [("words", RETIRED, "no sign that is not in 'Ritirato'", "'✗'")]
    assert found(message(RETIRED, "Ritirato – o no")) == []


@pytest.mark.parametrize(
    ("lang", "style", "html"),
    [
        ("en", "or", f"{ONE}, {TWO}, or {TWO}"),
        ("en", "standard", f"{ONE} and {TWO}"),
        ("en", "or", ONE),
        ("ja-JP", "or", f"{ONE}、{TWO}、または {TWO}"),
        ("zh-CN", "standard", f"{ONE}、{TWO}和{TWO}"),
        ("it-IT", "or", f"{message(RETIRED, 'x')} o {TWO}{mark('it-IT')}"),
    ],
)
def test_lists_are_joined_as_the_language_does(lang: str, style: str, html: str) -> None:
    page = article(f'<p><span data-list="{style}">{html}</span></p>')
    assert all_of(check_lists(page, Reader(lang))) == []


@pytest.mark.parametrize(
    ("style", "html", "expected"),
    [
        ("or", f"{ONE} and {TWO}", "'or' between its items"),
        ("standard", f"{ONE} or {TWO}", "'and' between its items"),
        ("or", f"{ONE}, {TWO}", "'or' between its items"),
        ("or", f"{ONE} or {TWO}, {TWO}", "',' ',or' between its items"),
        ("or", f"not {ONE}", "nothing between its items"),
        ("or", "nothing", "nothing between its items"),
        ("unit", f"{ONE} {TWO}", "a list of or or standard"),
    ],
)
def test_lists_that_are_joined_otherwise_are_found(style: str, html: str, expected: str) -> None:
    page = article(f'<p><span data-list="{style}">{html}</span></p>')
    [finding] = all_of(check_lists(page, Reader("en")))
    assert finding[2] == expected


def test_a_form_without_a_plural_is_the_only_one() -> None:
    assert WORDS["it-IT"].form(RETIRED, 5) == "Ritirato"
    assert WORDS["it-IT"].form(WHO, 1) == "%(count)s persona"
    assert WORDS["ja-JP"].form(WHO, 1) == "%(count)s 名"
    assert WORDS["en"].form(WHO, 1) == "%(count)s person"
    assert WORDS["en"].form(WHO, 0) == "%(count)s people"


def test_a_character_that_stands_for_facts_fills_no_place() -> None:
    assert found(message(WHO, f"\ufffc persone {TWO}"))[0][0] == "words"
