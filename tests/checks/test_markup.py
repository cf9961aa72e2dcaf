import pytest

from generator.checks.markup import check_no_markup
from generator.pofiles import Entry

UNSEEN = "\x00\t\n\x1f\x7f\x9f\u061c\u200e\u200f\u2028\u202a\u202e\u2066\u2069\ue000\ufffd\uffff\U000e0041"


@pytest.mark.parametrize(
    "text",
    [
        "Gold",
        "Ricerca & sviluppo",
        "meno di < più di >",
        "2 * 3 * 4",
        "snake_case",
        "C# e F#",
        "trattino - e poi",
        "S.p.A. o Inc.",
        "p.es. il C.d.A., e.g. a.k.a. P.IVA",
        "EE.UU. e AA.VV.",
        "Data: %(date)s; dati: testo",
        "e/o, 24/7",
        "la piattaforma .NET",
        "次の.NET 開発",
        "%(count)s. Poi",
        "1.000,5",
        "Attendere...",
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
        ("[Gold][x]", "Markdown ']['"),
        ("Gold[^x]", "Markdown '[^'"),
        ("*Gold*", "Markdown '*Gold*'"),
        ("_Gold_", "Markdown '_Gold_'"),
        ("~~Gold~~", "Markdown '~~'"),
        ("- Gold", "Markdown '- '"),
        (" > Gold", "Markdown ' > '"),
        ("Gold &copy Gold", "an HTML entity '&copy'"),
        ("<\u200bscript>", "an HTML tag '<script>'"),
        ("ja@example.org", "an address 'ja@example.org'"),
        ("example.org", "an address 'example.org'"),
        ("https://example.org", "an address 'https://'"),
        ("WWW.example.org", "an address 'WWW.'"),
        ("JavaScript:alert(x)", "an address 'JavaScript:'"),
        ("mailto:a", "an address 'mailto:'"),
        ("Periodo example.net", "an address 'example.net'"),
        ("Requisito evil.it", "an address 'evil.it'"),
        ("Requisito EVIL.IT", "an address 'EVIL.IT'"),
        ("Vedi aka.ms/evil", "an address 'aka.ms'"),
        ("Vedi a.evil.example", "an address 'evil.example'"),
        ("Vedi t.co/x", "an address 't.co/x'"),
        ("请参阅evil.cn", "an address 'evil.cn'"),
        ("evil.xn--p1ai", "an address 'evil.xn--p1ai'"),
        ("Nome //evil.example/x", "an address '//'"),
        ("%(product)s.it", "an address ')s.it'"),
        ("data:text/html prodotti", "an address 'data:text/'"),
        ("data:,x", "an address 'data:,'"),
        ("Node.js", "an address 'Node.js'"),
    ],
)
def test_markup_and_addresses_are_refused(text: str, what: str) -> None:
    found = list(check_no_markup("it-IT", Entry(msgid="x", strings=(text,))))
    assert found == [f"expected plain text, found {what} in {text!r}"]


def test_a_name_that_the_source_has_is_no_address() -> None:
    source = "Developing ASP.NET MVC Applications with Node.js"
    right = Entry(msgid=source, context="name", strings=("Sviluppo di applicazioni Node.js e ASP.NET MVC",))
    assert list(check_no_markup("it-IT", right)) == []
    for text in ("ASP.NET.evil.it", "www.ASP.NET", "ASP.NET/x", "ASP.NET VB.NET"):
        assert len(list(check_no_markup("it-IT", Entry(msgid=source, context="name", strings=(text,))))) == 1


@pytest.mark.parametrize(
    "character",
    [pytest.param(one, id=f"U+{ord(one):04X}") for one in UNSEEN],
)
def test_characters_that_nobody_sees_are_refused(character: str) -> None:
    text = f"Go{character}ld"
    found = list(check_no_markup("it-IT", Entry(msgid="x", strings=(text,))))
    assert found == [f"expected plain text, found a control or invisible character {character!r} in {text!r}"]


@pytest.mark.parametrize("text", ["Gold\u200b", "Go\xadld", "\ufeffGold"])
def test_characters_without_width_are_left_to_the_repair_of_spaces(text: str) -> None:
    assert list(check_no_markup("it-IT", Entry(msgid="x", strings=(text,)))) == []


def test_marks_of_direction_are_part_of_writing_from_right_to_left() -> None:
    entry = Entry(msgid="x", strings=("שלום\u200f",))
    assert list(check_no_markup("he-IL", entry)) == []
    assert list(check_no_markup("he-IL", Entry(msgid="x", strings=("שלום\u202e",)))) != []


def test_everything_wrong_with_every_form_is_named() -> None:
    entry = Entry(msgid="x", plural="xs", strings=("[Gold](https://example.org)", "Gold", "<b>"))
    assert list(check_no_markup("it-IT", entry)) == [
        "expected plain text, found Markdown '](' in '[Gold](https://example.org)'",
        "expected plain text, found an address 'https://' in '[Gold](https://example.org)'",
        "expected plain text, found an HTML tag '<b>' in '<b>'",
    ]
