import re
from dataclasses import replace

import pytest

from generator.checks.terms import check_terms_agree
from generator.pofiles import Entry, po_path, read_po
from tests.tools import LOCALES, ROOT

CHINESE = Entry(msgid="competency", context="term", strings=("能力",), line=3)
ITALIAN = Entry(msgid="Active entitlements", context="term", strings=("Diritti d'uso attivi",), line=3)
EXAM = Entry(msgid="exam", context="term", strings=("esame",), line=5)
OPTION = Entry(msgid="option", context="term", strings=("opção",))
PARTNER = Entry(msgid="partner", context="term", strings=("شريك",))
RETIREMENT = Entry(msgid="retirement", context="term", strings=("停用",))


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
        (EXAM, "Every exam, and what it counts for.", "Ogni esame e per che cosa vale.", None),
        (EXAM, "Examples", "Casi", None),
        (Entry(msgid="exam", context="term", strings=("การสอบ",)), "All exams", "การสอบทั้งหมด", None),
        (Entry(msgid="Exams", context="heading", strings=("Esami",)), "Pass all exams", "Superare le prove", None),
        (OPTION, "Choose one of these options:", "Escolha uma destas opções:", None),
        (RETIREMENT, "Retired on %(date)s.", "已于 %(date)s停用。", None),
        (Entry(msgid="market", context="term", strings=("Markt",)), "All markets", "Alle Märkte", None),
        (Entry(msgid="association", context="term", strings=("Verband",)), "All associations", "Alle Verbände", None),
        (Entry(msgid="market", context="term", strings=("rynek",)), "All markets", "Wszystkie rynki", None),
        (Entry(msgid="exam", context="term", strings=("시험",)), "All exams", "모든 시험을", None),
        (PARTNER, "For partners that sell", "للشركاء الذين يبيعون", None),
        (PARTNER, "Other partners", "شركاء آخرون", None),
        (Entry(msgid="program", context="term", strings=("برنامج",)), "All programs", "جميع البرامج", None),
        (RETIREMENT, "Retirees", "退休人员", None),
        (Entry(msgid="retirement", context="term", strings=("Einstellung",)), "Retired", "Eingestellt", None),
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
        (EXAM, "Pass the following exam:", "Superare la seguente prova:", "'esame' for 'exam' (line 5)"),
        (OPTION, "Choose one of these options:", "Escolha um destes caminhos:", "'opção' for 'option'"),
        (
            Entry(msgid="market", context="term", strings=("Markt",)),
            "All markets",
            "Alle Gebiete",
            "'Markt' for 'market'",
        ),
        (PARTNER, "Other partners", "أسواق أخرى", "'شريك' for 'partner'"),
        (RETIREMENT, "What retires when", "淘汰日程", "'停用' for 'retirement'"),
        (RETIREMENT, "Retired", "已淘汰", "'停用' for 'retirement'"),
        (RETIREMENT, "Retiring", "即将淘汰", "'停用' for 'retirement'"),
    ],
)
def test_a_second_translation_of_a_term_is_refused(term: Entry, msgid: str, text: str, expected: str) -> None:
    (message,) = found(term, msgid, text)
    assert message.startswith(f"expected {expected}")
    assert message.endswith(f"in the translation of {msgid!r}, found {text!r}")


def test_the_form_that_says_something_else_is_named() -> None:
    assert found(EXAM, "%(n)s exam", "%(n)s esame", "%(n)s prove", plural="%(n)s exams") == [
        "expected 'esame' for 'exam' (line 5) in the translation of '%(n)s exams', found '%(n)s prove'"
    ]


def test_two_terms_that_are_one_word_have_one_translation() -> None:
    other = Entry(msgid="Competencies", context="term", strings=("专长",))
    assert [entry for entry, _ in check_terms_agree("zh-CN", [CHINESE, other])] == [CHINESE, other]


def shipped(tag: str) -> tuple[Entry, ...]:
    return tuple(read_po(ROOT / "locales" / po_path(tag), tag).entries)


@pytest.mark.parametrize(
    ("tag", "own", "other"),
    [
        ("zh-CN", "业绩门槛", "绩效阈值"),
        ("zh-CN", "重点领域", "主要领域"),
        ("zh-TW", "績效門檻", "業績門檻"),
        ("zh-TW", "關聯身分", "關聯"),
        ("ja-JP", "認定資格", "証明書"),
        ("it-IT", "soglie di performance", "limiti di prestazioni"),
        ("pt-BR", "metas mínimas", "limites"),
        ("pt-BR", "opções", "alternativas"),
    ],
)
def test_another_word_in_one_sentence_of_a_shipped_catalogue_is_found(tag: str, own: str, other: str) -> None:
    """Whichever sentence has the term, but for the term itself: then every other sentence differs from it."""
    entries = shipped(tag)
    term = next(one.msgid for one in entries if one.context == "term" and one.strings[0].startswith(own[:3]))
    others = [one for one in entries if one.context not in {"term", "name"} and own in " ".join(one.strings)]
    said = [one for one in others if term.rstrip("y") in one.msgid.casefold()]
    assert said
    for entry in said:
        changed = replace(entry, strings=tuple(text.replace(own, other) for text in entry.strings))
        found = {one.key for one, _ in check_terms_agree(tag, [changed if one is entry else one for one in entries])}
        assert changed.key in found


@pytest.mark.parametrize("tag", LOCALES[1:])
def test_every_term_of_the_page_of_terms_is_in_the_glossary(tag: str) -> None:
    template = (ROOT / "templates/terms.html").read_text(encoding="utf-8")
    begins = r'<dt id="([a-z-]+)" data-search-title="\1">'
    terms = re.findall(begins + r'{{ pgettext\("term", "([a-z ]+)"\) }}</dt>', template)
    assert len(terms) == template.count("<dt")
    assert [term.replace(" ", "-") for _, term in terms] == [key for key, _ in terms]
    assert {("term", term) for _, term in terms} <= {one.key for one in shipped(tag) if one.translated}
