import pytest

from generator.checks.markup import check_no_markup
from generator.pofiles import Entry

UNSEEN = "\x00\t\n\x1f\x7f\x9f\xad\u061c\u200b\u200d\u200f\u2028\u202a\u202e\u2060\u2066\u2069\ufeff\U000e0041"


@pytest.mark.parametrize(
    "text",
    [
        "Gold",
        "Ricerca & sviluppo",
        "meno di < più di >",
        "2 * 3 * 4",
        "snake_case",
        "C# e F#",
        "[sic] (nota)",
        "%(count)s persone: «tutte», anche l'ultima",
        "组织必须满足以下所有要求：",
    ],
)
def test_plain_text_is_right(text: str) -> None:
    assert list(check_no_markup("it-IT", Entry(msgid="x", strings=(text,)))) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<b>Gold</b>", "an HTML tag '<b>'"),
        ("<script>alert(x)</script>", "an HTML tag '<script>'"),
        ("Gold</b>", "an HTML tag '</b>'"),
        ("Gold<br", "an HTML tag '<br'"),
        ("Gold <!-- x -->", "an HTML tag '<!'"),
        ("Gold&nbsp;", "an HTML entity '&nbsp;'"),
        ("&#x3c;b", "an HTML entity '&#x3c;'"),
        ("**Gold**", "Markdown '**'"),
        ("__Gold__", "Markdown '__'"),
        ("`Gold`", "Markdown '`'"),
        ("## Gold", "Markdown '## '"),
        ("[Gold](x)", "Markdown ']('"),
        ("https://example.org", "an address 'https://'"),
        ("WWW.example.org", "an address 'WWW.'"),
        ("JavaScript:alert(x)", "an address 'JavaScript:'"),
        ("mailto:a", "an address 'mailto:'"),
    ],
)
def test_markup_and_addresses_are_refused(text: str, what: str) -> None:
    found = list(check_no_markup("it-IT", Entry(msgid="x", strings=(text,))))
    assert found == [f"expected plain text, found {what} in {text!r}"]


@pytest.mark.parametrize(
    "character",
    [pytest.param(one, id=f"U+{ord(one):04X}") for one in UNSEEN],
)
def test_characters_that_nobody_sees_are_refused(character: str) -> None:
    text = f"Go{character}ld"
    found = list(check_no_markup("it-IT", Entry(msgid="x", strings=(text,))))
    assert found == [f"expected plain text, found a control or invisible character {character!r} in {text!r}"]


def test_everything_wrong_with_every_form_is_named() -> None:
    entry = Entry(msgid="x", plural="xs", strings=("[Gold](https://example.org)", "Gold", "<b>"))
    assert list(check_no_markup("it-IT", entry)) == [
        "expected plain text, found Markdown '](' in '[Gold](https://example.org)'",
        "expected plain text, found an address 'https://' in '[Gold](https://example.org)'",
        "expected plain text, found an HTML tag '<b>' in '<b>'",
    ]
