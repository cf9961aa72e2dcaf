"""The traps of legacy pages, each with pages of our own: what is found in them, and what is passed over."""

import re
from collections.abc import Sequence
from time import process_time

import pytest
import yaml

from generator.data import read_tree
from generator.legacy import audit, group_pages, numerals
from generator.legacy.figures import amounts, counts, dates, folded, in_figures
from generator.legacy.page import parse_page
from generator.model import Money
from tests.legacy_pages import write_page
from tests.test_legacy_oracle import catalogue
from tests.tools import ROOT

EXAM = "https://www.microsoft.com/en-us/learning/exam-{code}.aspx"
ENGLISH = """\
# Boat Repair

## Yard option
For yards that repair boats.

### Silver
1. Your organization must meet the performance thresholds.
    - **Developed markets**
        - Partners must earn at least US$300,000 in net new revenue in the TTM period
    - **Developing markets**
        - Partners must earn at least US$150,000 in net new revenue in the TTM period
    - For these customers, you must be associated as Digital Partner of Record.
    - [Learn more](https://partner.example.org/en-us/roles) about these associations.

2. Your organization must have **4** individuals pass the exam requirements.
    - **2** individuals must each pass one of the following exams:
        - [MB6-895](https://www.microsoft.com/en-us/learning/exam-mb6-895.aspx): Ropes
        - [MB6-896](https://www.microsoft.com/en-us/learning/exam-mb6-896.aspx): Chains\\*

    **AND**

    - The other **2** individuals must each pass all of the following exams:
        - [70-346](https://www.microsoft.com/en-us/learning/exam-70-346.aspx): Engines

\\* Retiring on December 31, 2017. It will be accepted until December 31, 2018.
"""
ITALIAN = """\
#<a name="boat-repair"></a>Riparazione di barche

##<a name="yard-option"></a>Opzione cantiere
Per i cantieri che riparano barche.

###<a name="silver"></a>Silver
1. L'organizzazione deve raggiungere le soglie.
    - **Mercati sviluppati**
        - I partner devono ottenere almeno 300.000 US$ di ricavi nuovi netti negli ultimi 12 mesi
    - **Mercati in via di sviluppo**
        - I partner devono ottenere almeno 150.000 US$ di ricavi nuovi netti negli ultimi 12 mesi
    - Per questi clienti devi essere associato come Digital Partner of Record.
    - [Altre informazioni](https://partner.example.org/it-it/roles/) su queste associazioni.

2. **4** persone nell'organizzazione devono soddisfare i requisiti di esame.
    - **2** persone devono ciascuna superare uno dei seguenti esami:
        - [MB6-895](https://www.microsoft.com/it-it/learning/exam-MB6-895.aspx): Corde
        - [MB6-896](https://www.microsoft.com/en-us/learning/exam-mb6-896.aspx): Catene\\*

    **E**

    - Le altre **2** persone devono ciascuna superare tutti i seguenti esami:
        - [70-346](https://www.microsoft.com/en-us/learning/exam-70-346.aspx): Motori

\\* Ritiro il 31 dicembre 2017. Sarà accettato fino al 31 dicembre 2018.
"""
JAPANESE = """\
#<a name="boat-repair"></a>ボート修理

##<a name="yard-option"></a>ヤード オプション
ボートを修理するヤード向け。

###<a name="silver"></a>Silver
1. 組織が実績基準を満たす必要があります。
    **先進国市場**
    - TTM 期間中に 300,000 ドル以上の純新規売上
    **新興国市場**
    - TTM 期間中に 150,000 ドル以上の純新規売上
    - これらの顧客に対して Digital Partner of Record として関連付けられている必要があります。
    - これらの関連付けに関する[詳細](https://partner.example.org/ja-jp/roles)。

2. 試験要件に合格した従業員が組織に **4** 人必要です。
    - **2** 人の従業員がそれぞれ次のいずれかの試験に合格する必要があります。
        - [MB6-895](https://www.microsoft.com/en-us/learning/exam-mb6-895.aspx)：ロープ
        - [MB6-896](https://www.microsoft.com/en-us/learning/exam-mb6-896.aspx)：チェーン*

    **かつ**

    - 別の **2** 人の従業員がそれぞれ次のすべての試験に合格する必要があります。
        - [70-346](https://www.microsoft.com/en-us/learning/exam-70-346.aspx)：エンジン

*2017 年 12 月 31 日に廃止。2018 年 12 月 31 日まで引き続き有効です。
"""
CHINESE = """\
#<a name="boat-repair"></a>船舶维修

##<a name="yard-option"></a>船厂选项
适合维修船舶的船厂。

###<a name="silver"></a>银牌
1. 你的组织必须达到业绩门槛。
    - 成熟市场：在 TTM 期间至少获得 300,000 美元的净新收入
    - 新兴市场：在 TTM 期间至少获得 150,000 美元的净新收入
    - 对于这些客户，你必须被关联为记录在案的数字合作伙伴。
    - [了解](https://partner.example.org/zh-cn/roles)这些关联的详细信息。

2. 你的组织必须有 **4** 个人通过考试要求。
    - **2** 个人必须都通过以下其中一项考试：
        - [MB6-895](https://www.microsoft.com/en-us/learning/exam-mb6-895.aspx)：绳索
        - [MB6-896](https://www.microsoft.com/en-us/learning/exam-mb6-896.aspx)：链条\\*

    **并且**

    - 其他 **2** 个人必须都通过以下所有考试：
        - [70-346](https://www.microsoft.com/en-us/learning/exam-70-346.aspx)：发动机

\\* 将于 2017 年 12 月 31 日停用。在 2018 年 12 月 31 日之前仍可接受。
"""
PORTUGUESE = """\
#<a name="boat-repair"></a>Conserto de barcos

##<a name="yard-option"></a>Opção Estaleiro
Para estaleiros que consertam barcos.

###<a name="silver"></a>Silver
1. Sua organização deve atender aos limites de desempenho.
    - **Mercados desenvolvidos**
        - Os parceiros devem obter pelo menos US$ 300.000 em nova receita líquida no período TTM
    - **Mercados em desenvolvimento**
        - Os parceiros devem obter pelo menos US$ 150.000 em nova receita líquida no período TTM
    - Para esses clientes, você deve estar associado como Digital Partner of Record.
    - [Saiba mais](https://partner.example.org/pt-br/roles) sobre essas associações.

2. Sua organização deve ter **4** pessoas aprovadas nos requisitos do exame.
    - **2** pessoas devem, cada uma, passar em um dos seguintes exames:
        - [MB6-895](https://www.microsoft.com/en-us/learning/exam-mb6-895.aspx): Cordas
        - [MB6-896](https://www.microsoft.com/en-us/learning/exam-mb6-896.aspx): Correntes\\*

    **E**

    - As outras **2** pessoas devem, cada uma, passar em todos os seguintes exames:
        - [70-346](https://www.microsoft.com/en-us/learning/exam-70-346.aspx): Motores

\\* Será desativado em 31 de dezembro de 2017. Continuará sendo aceito até 31 de dezembro de 2018.
"""
TAIWANESE = """\
#<a name="boat-repair"></a>船舶維修

##<a name="yard-option"></a>船廠選項
適合維修船舶的船廠。

###<a name="silver"></a>銀級
1. 您的組織必須達到績效門檻。
    - 已開發市場：在 TTM 期間至少獲得 $300,000 美元的淨新營收
    - 開發中市場：在 TTM 期間至少獲得 $150,000 美元的淨新營收
    - 這些客戶必須將您當做 Digital Partner of Record 納入關聯。
    - [深入了解](https://partner.example.org/zh-tw/roles)這些關聯。

2. 您的組織必須有 **4** 個人員通過測驗要求條件。
    - **2** 個人員必須每個都通過下列其中一項測驗：
        - [MB6-895](https://www.microsoft.com/en-us/learning/exam-mb6-895.aspx)：繩索
        - [MB6-896](https://www.microsoft.com/en-us/learning/exam-mb6-896.aspx)：鏈條\\*

    **和**

    - 其他 **2** 個人員必須每個都通過下列所有測驗：
        - [70-346](https://www.microsoft.com/en-us/learning/exam-70-346.aspx)：引擎

\\* 將於 2017 年 12 月 31 日停用。在 2018 年 12 月 31 日之前仍可接受。
"""
PAGES = {"en": ENGLISH, "it-IT": ITALIAN, "ja-JP": JAPANESE, "zh-CN": CHINESE}


def found(changes: dict[str, tuple[str, str]] | None = None, locales: Sequence[str] = tuple(PAGES)) -> list[str]:
    """Return what an audit says of the four pages, each with a change, as `kind locale: expected | found @line`."""
    pages = []
    for locale in locales:
        text = PAGES[locale]
        if changes and locale in changes:
            before, after = changes[locale]
            assert before in text
            text = text.replace(before, after)
        pages.append(parse_page(text, f"{locale}/boat-repair.md"))
    return [f"{one.kind} {one.locale}: {one.expected} | {one.found} @{one.evidence[0].line}" for one in audit(pages)]


def test_pages_that_say_the_same_do_not_differ() -> None:
    assert found() == []


CASES: dict[str, dict[str, str]] = yaml.safe_load(
    (ROOT / "tests/fixtures/legacy/cases.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES)
def test_a_difference_is_told_with_its_line_and_what_is_none_is_not(case: str) -> None:
    one = CASES[case]
    told = [one["told"]] if "told" in one else []
    assert found({one["locale"]: (one["before"], one["after"])}) == told


def test_what_two_pages_have_the_others_lack_and_what_one_has_it_has_too_much() -> None:
    vela = "- [70-347](https://www.microsoft.com/en-us/learning/exam-70-347.aspx): X"
    japanese = ("：エンジン", f"：エンジン\n        {vela}")
    chinese = ("：发动机", f"：发动机\n        {vela}")
    told = found({"ja-JP": japanese, "zh-CN": chinese}, ["it-IT", "ja-JP", "zh-CN"])
    assert [one for one in told if one.startswith("credential")] == ["credential it-IT: 70-347 | nothing @22"]


def six(drifted: str, before: str, after: str) -> list[str]:
    """Return what is told of the pages in six languages where one of them, or the source alone, has a change."""
    texts = {**PAGES, "pt-BR": PORTUGUESE, "zh-TW": TAIWANESE}
    assert before in texts[drifted]
    texts[drifted] = texts[drifted].replace(before, after)
    found = audit([parse_page(text, f"{locale}/boat-repair.md") for locale, text in texts.items()])
    return [f"{one.kind} {one.locale}: {one.expected} | {one.found}" for one in found]


EXTRA = "\n        - [70-347](https://www.microsoft.com/en-us/learning/exam-70-347.aspx): Sails"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("70-346", "70-345", ["credential en: 70-346 | 70-345"]),
        ("[70-346]", "[70-345]", ["credential en: 70-346 | 70-345"]),
        (": Engines", f": Engines{EXTRA}", ["credential en: no 70-347 | 70-347"]),
        ("US$300,000", "CA$300,000", ["currency en: USD 300,000 for developed markets | CAD 300,000"]),
        ("US$300,000", "US$200,000", ["amount en: USD 300,000 for developed markets | USD 200,000"]),
        ("**AND**", "**OR**", ["connective en: AND | OR"]),
        ("December 31, 2017", "December 31, 2016", ["date en: 2017-12-31 | 2016-12-31"]),
        ("The other **2**", "The other **3**", ["people en: 2 people | 3 people"]),
        ("one of the", "all of the", ["need en: one of the list | all of the list"]),
        (" as Digital Partner of Record", "", ["association en: Digital Partner of Record | nothing"]),
    ],
)
def test_a_page_in_the_source_language_that_errs_convicts_no_other(before: str, after: str, told: list[str]) -> None:
    assert six("en", before, after) == told


def test_two_pages_with_another_exam_in_the_place_of_that_of_most_convict_no_other() -> None:
    texts = {**PAGES, "pt-BR": PORTUGUESE, "zh-TW": TAIWANESE}
    wrong = {
        locale: texts[locale].replace("MB6-896", "MB6-894").replace("mb6-896", "mb6-894")
        for locale in ("it-IT", "pt-BR")
    }
    found = audit([parse_page(text, f"{locale}/boat-repair.md") for locale, text in (texts | wrong).items()])
    assert [(one.locale, one.expected, one.found) for one in found] == [
        ("it-IT", "MB6-896", "MB6-894"),
        ("pt-BR", "MB6-896", "MB6-894"),
    ]


def lines_of(changes: dict[str, tuple[str, str]], *kinds: str) -> list[list[tuple[str, int]]]:
    """Return the lines that each finding of some kinds shows, by locale."""
    pages = []
    for locale, text in PAGES.items():
        before, after = changes.get(locale, ("", ""))
        pages.append(parse_page(text.replace(before, after) if before else text, f"{locale}/boat-repair.md"))
    return [
        [(line.file.partition("/")[0], line.line) for line in one.evidence] for one in audit(pages) if one.kind in kinds
    ]


def test_what_a_page_has_too_much_is_shown_beside_where_the_others_lack_it() -> None:
    exam = (": Motori", f": Motori{EXTRA}")
    assert lines_of({"it-IT": exam}, "credential") == [[("it-IT", 24), ("en", 22), ("ja-JP", 22), ("zh-CN", 20)]]
    amount = ("    - Per questi", "    - **Mercati sviluppati**\n        - almeno 3 clienti\n    - Per questi")
    assert lines_of({"it-IT": amount}, "market", "count")[0][:2] == [("it-IT", 13), ("en", 6)]
    gold = ("\\* Ritiro", GOLD + "\n\\* Ritiro")
    assert lines_of({"it-IT": gold}, "section")[0] == [("it-IT", 25), ("en", 3), ("ja-JP", 3), ("zh-CN", 3)]


def test_english_left_on_a_page_is_shown_beside_the_page_that_has_it() -> None:
    left = ("L'organizzazione deve raggiungere le soglie.", "Your organization must meet the performance thresholds.")
    assert lines_of({"it-IT": left}, "english") == [[("it-IT", 7), ("en", 7)]]


def test_against_data_a_note_on_the_replacement_of_an_exam_is_no_day_of_its_successor() -> None:
    one = next(one for one in catalogue().competencies if one.id == "cloud-platform")
    before, exam, after = write_page(one, "en", 7).rpartition("70-535.aspx): Architecting Microsoft Azure Solutions")
    note = "\n\\* From November 30, 2017 on, exam 70-535 is the replacement of 70-534.\n"
    marked = f"{before}{exam}\\*{after}{note}"
    assert audit([parse_page(marked, "en/cloud-platform.md")], catalogue()) == ()


REPLACED = "MB6-895 replaced by 70-346"
NOTE = {
    "en": "Exam 70-346 is to be taken in place of MB6-895.",
    "it-IT": "Sostenere l'esame 70-346 al posto dell'esame MB6-895.",
    "ja-JP": "MB6-895 の代わりに試験 70-346 を受験してください。",
    "zh-CN": "请参加考试 70-346，而不是 MB6-895。",
}


@pytest.mark.parametrize(
    ("locale", "note", "told"),
    [
        ("ja-JP", "試験 MB6-895 は 70-346 に置き換えられます。", None),
        ("ja-JP", "", "nothing"),
        ("zh-CN", "2017 年 11 月 30 日之后请参加考试 70-346。", None),
        ("it-IT", "Sostenere l'esame MB6-895 al posto dell'esame 70-346.", "70-346 replaced by MB6-895"),
        ("it-IT", "Sostenere l'esame 70-347 al posto dell'esame MB6-895.", "MB6-895 replaced by 70-347"),
        ("zh-CN", "请参加考试 70-346，而不是 MB6-896。", "MB6-896 replaced by 70-346"),
    ],
)
def test_what_replaces_an_exam_is_compared_where_its_words_are_known(locale: str, note: str, told: str | None) -> None:
    texts = {each: f"{PAGES[each]}\n{said}\n" for each, said in {**NOTE, locale: note}.items()}
    found = audit([parse_page(text, f"{each}/boat-repair.md") for each, text in texts.items()])
    line = texts[locale].split("\n").index(note) + 1 if told != "nothing" else 17
    expected = [("replacement", locale, REPLACED, told, line)] if told else []
    assert [(one.kind, one.locale, one.expected, one.found, one.evidence[0].line) for one in found] == expected


def test_against_data_the_line_of_the_data_is_shown() -> None:
    one = next(one for one in catalogue().competencies if one.id == "cloud-platform")
    text = write_page(one, "it-IT", 1).replace("70-473", "70-474").replace("15.000", "16.000")
    tree = read_tree(ROOT / "data", "data")
    found = audit([parse_page(text, "it-IT/cloud-platform.md")], catalogue(), tree)
    shown = {(one.kind, one.tier): one.evidence[1] for one in found}
    assert set(shown) == {("amount", "silver"), ("credential", "silver"), ("credential", "gold")}
    assert {one.file for one in shown.values()} == {"data/competencies/cloud-platform.yml"}
    assert shown["amount", "silver"].text == "silver: {developed: 15000, developing: 10000}"
    assert "70-473" in shown["credential", "gold"].text


def test_of_a_tie_the_source_decides() -> None:
    extra = (": Engines", f": Engines{EXTRA}")
    assert found({"en": extra}, ["en", "it-IT"]) == ["credential it-IT: 70-347 | nothing @22"]
    assert found({"it-IT": (": Motori", f": Motori{EXTRA}")}, ["en", "it-IT"]) == [
        "credential it-IT: no 70-347 | 70-347 @24"
    ]
    assert found({"it-IT": (": Motori", f": Motori{EXTRA}")}, ["it-IT", "ja-JP"]) == [
        "credential ja-JP: 70-347 | nothing @22"
    ]


@pytest.mark.unmeasured
def test_many_exams_are_compared_in_a_time_that_grows_with_their_number() -> None:
    listed = "\n".join(
        f"        - [70-{n:03}](https://www.microsoft.com/en-us/learning/exam-70-{n:03}.aspx)" for n in range(1000)
    )
    changes = {locale: (PAGES[locale], PAGES[locale]) for locale in PAGES}
    for locale, last in (("en", ": Engines"), ("it-IT", ": Motori"), ("ja-JP", "：エンジン")):
        changes[locale] = (last, f"{last}\n{listed}")
    changes["zh-CN"] = ("：发动机", "：发动机\n" + listed.replace("70-999]", "70-998]"))
    started = process_time()
    assert found(changes) == ["credential zh-CN: 70-999 | 70-998 @1021"]
    assert process_time() - started < 20


def test_a_section_is_told_as_a_whole() -> None:
    told = found({"it-IT": (ITALIAN[ITALIAN.index("###") :], "")})
    assert told == ["section it-IT: the option 'yard-option' | nothing @1"]


GOLD = """\
###<a name="gold"></a>Gold
1. **2** persone dell'organizzazione devono superare gli esami:
    - [70-347](https://example.org/exam-70-347): A
"""


def test_a_tier_more_is_told_as_a_whole() -> None:
    assert found({"it-IT": ("\\* Ritiro", GOLD + "\n\\* Ritiro")})[:1] == [
        "section it-IT: no tier 'gold' | the tier 'gold' @25"
    ]


def test_a_note_in_another_section_than_its_exams_is_told() -> None:
    note = "\\* Ritiro il 31 dicembre 2017. Sarà accettato fino al 31 dicembre 2018.\n"
    assert "note it-IT: the note * with its exams | it in another section @29" in found(
        {"it-IT": (note, GOLD + "\n" + note)}
    )


@pytest.mark.parametrize("elsewhere", [False, True])
def test_what_replaces_an_exam_may_stand_in_a_note_in_another_section(*, elsewhere: bool) -> None:
    said = {
        "en": " It is replaced by exam 70-346.",
        "it-IT": " Viene sostituito dall'esame 70-346.",
        "ja-JP": "この試験は試験 70-346 に置き換えられます。",
        "zh-CN": "该考试由考试 70-346 取代。",
    }
    texts = {each: text.rstrip("\n") + said[each] + "\n" for each, text in PAGES.items()}
    before, mark, note = texts["it-IT"].rpartition("\\* ")
    texts["it-IT"] = f"{before}{GOLD}\n{mark}{note}" if elsewhere else before
    found = audit([parse_page(text, f"{each}/boat-repair.md") for each, text in texts.items()])
    lost = [] if elsewhere else [("replacement", "MB6-896 replaced by 70-346", "nothing")]
    assert [(one.kind, one.expected, one.found) for one in found if one.kind == "replacement"] == lost
    assert {"note" if elsewhere else "date"} <= {one.kind for one in found}


def test_dates_are_those_of_the_exam_with_their_mark() -> None:
    told = found({"it-IT": ("Catene\\*", "Catene")})
    assert told == ["date it-IT: MB6-896: 2017-12-31, 2018-12-31 | MB6-896: no date @18"]
    moved = ITALIAN.replace("Catene\\*", "Catene").replace("Corde", "Corde\\*")
    assert sorted(found({"it-IT": (ITALIAN, moved)})) == [
        "date it-IT: MB6-895: no date | MB6-895: 2017-12-31, 2018-12-31 @17",
        "date it-IT: MB6-896: 2017-12-31, 2018-12-31 | MB6-896: no date @18",
    ]


def test_a_date_is_told_by_what_happens_then() -> None:
    swapped = ITALIAN.replace("Ritiro il 31 dicembre 2017", "Ritiro il 31 dicembre 2018").replace(
        "fino al 31 dicembre 2018", "fino al 31 dicembre 2017"
    )
    assert sorted(found({"it-IT": (ITALIAN, swapped)})) == [
        "date it-IT: MB6-896 is accepted until 2018-12-31 | MB6-896 retires 2018-12-31 @25",
        "date it-IT: MB6-896 retires 2017-12-31 | MB6-896 is accepted until 2017-12-31 @25",
    ]


CLOSES = {
    "en": (" on December 31, 2017.", " on December 31, 2017, registration closes on November 30, 2017."),
    "it-IT": ("il 31 dicembre 2017.", "il 31 dicembre 2017. Le iscrizioni si chiudono il 30 novembre 2017."),
    "ja-JP": ("に廃止。", "に廃止。申し込みは 2017 年 11 月 30 日に締め切られます。"),
    "zh-CN": ("日停用。", "日停用，2017 年 11 月 30 日截止报名。"),
}


@pytest.mark.parametrize(
    ("locale", "before", "after", "opens"),
    [
        ("en", "closes on", "opens on", True),
        ("en", "registration closes on", "you can register until", False),
        ("it-IT", "si chiudono", "si aprono", True),
        ("ja-JP", "に締め切られます", "に開始されます", True),
        ("zh-CN", "截止报名", "开始报名", True),
        ("zh-CN", "日截止报名", "日之后不再接受报名", False),
    ],
)
def test_registration_that_opens_is_told_of_one_that_closes(
    locale: str, before: str, after: str, *, opens: bool
) -> None:
    texts = {each: PAGES[each].replace(*change) for each, change in CLOSES.items()}
    texts[locale] = texts[locale].replace(before, after)
    found = audit([parse_page(text, f"{each}/boat-repair.md") for each, text in texts.items()])
    until, since = (f"MB6-896 takes registrations {one} 2017-11-30" for one in ("until", "from"))
    assert [(one.kind, one.locale, one.expected, one.found) for one in found] == (
        [("date", locale, until, since)] if opens else []
    )


def test_of_two_notes_the_one_in_another_section_is_told() -> None:
    second = "\\*\\* Registrati entro il 30 novembre 2017.\n"
    marked = ITALIAN.replace("Corde", "Corde\\*\\*")
    pages = [
        parse_page(text, f"{tag}/boat-repair.md")
        for tag, text in (("it-IT", marked + "\n" + GOLD + "\n" + second), ("pt-BR", marked + "\n" + second + GOLD))
    ]
    told = [(one.kind, one.locale, one.found) for one in audit(pages) if one.kind in {"note", "date"}]
    assert told == [("note", "it-IT", "it in another section")]


ROLE = "Digital Partner of Record"
ROLES = {
    "en": (f"{ROLE}.", f"{ROLE} or Transacting Partner of Record."),
    "it-IT": (f"{ROLE}.", f"{ROLE} o Transacting Partner of Record."),
    "ja-JP": (ROLE, f"{ROLE} または Transacting Partner of Record "),
    "zh-CN": ("数字合作伙伴", "数字合作伙伴或记录在案的交易合作伙伴"),
}
JOINED = {
    "en": (" or T", " and T"),
    "it-IT": (" o T", " e T"),
    "ja-JP": ("または", "および"),
    "zh-CN": ("伴或", "伴和"),
}


@pytest.mark.parametrize("locale", JOINED)
def test_and_in_the_place_of_or_between_associations_is_told(locale: str) -> None:
    assert found(ROLES) == []
    before, after = ROLES[locale]
    told = found({**ROLES, locale: (before, after.replace(*JOINED[locale]))})
    assert [one.partition(" @")[0] for one in told] == [
        f"connective {locale}: OR between associations | AND between associations"
    ]


SECOND = {
    "en": ("in net new revenue in the TTM period\n", "        - At least 7 customers\n"),
    "it-IT": ("di ricavi nuovi netti negli ultimi 12 mesi\n", "        - Almeno 7 clienti\n"),
    "ja-JP": ("以上の純新規売上\n", "    - 7 社以上の顧客\n"),
}


@pytest.mark.parametrize(
    ("said", "odd"),
    [({"en": "**AND**", "it-IT": "**OPPURE**"}, "it-IT"), ({"en": "**AND**", "it-IT": "", "ja-JP": "または"}, "ja-JP")],
)
def test_or_in_the_place_of_and_between_the_thresholds_of_a_market_is_told(said: dict[str, str], odd: str) -> None:
    changes = {
        one: (first, f"{first}\n        {said[one]}\n\n{more}") for one, (first, more) in SECOND.items() if one in said
    }
    told = found(changes, list(said))
    assert [one.partition(" @")[0] for one in told] == [f"connective {odd}: AND | OR"] * 2


def test_an_exam_in_another_list_is_told_once() -> None:
    line = "        - [70-347](https://www.microsoft.com/en-us/learning/exam-70-347.aspx): X\n"
    second = {"en": "Engines\n", "it-IT": "Motori\n", "ja-JP": "エンジン\n", "zh-CN": "发动机\n"}
    changes = {locale: (title, title + line) for locale, title in second.items()}
    assert found(changes) == []
    told = found({**changes, "ja-JP": ("チェーン*\n", "チェーン*\n" + line)})
    assert told == ["credential ja-JP: 70-347 in the list of 70-346 | 70-347 in the list of MB6-895 @19"]


@pytest.mark.parametrize(
    ("locale", "before", "after", "odd"),
    [
        ("en", "The other **2** individuals", "The same **2** or **2** different individuals", "en"),
        ("it-IT", "Le altre **2** persone", "Le stesse **2** persone e altre **2** persone", "it-IT"),
        ("ja-JP", "別の **2** 人の従業員", "同じ **2** 人と別の **2** 人の従業員", "ja-JP"),
    ],
)
def test_the_same_or_different_people_are_not_the_same_and_different(
    locale: str, before: str, after: str, odd: str
) -> None:
    told = found({locale: (before, after)})
    value = "same-or-different" if locale == "en" else "same-and-different"
    assert [one.partition(" @")[0] for one in told] == [f"relation {odd}: other | {value}"]


def test_a_list_that_goes_on_below_a_note_at_the_margin_stays_whole() -> None:
    more = "".join(
        f"        - [70-{n}](https://www.microsoft.com/en-us/learning/exam-70-{n}.aspx): X\n" for n in (347, 348, 349)
    )
    note = "\\* Ritiro il 31 dicembre 2017. Sarà accettato fino al 31 dicembre 2018.\n"
    changes = {
        "en": ("Chains\\*\n", "Chains\\*\n" + more),
        "ja-JP": ("チェーン*\n", "チェーン*\n" + more),
        "zh-CN": ("链条\\*\n", "链条\\*\n" + more),
    }
    between = ITALIAN.replace("\n" + note, "").replace("Catene\\*\n", f"Catene\\*\n\n{note}\n{more}")
    assert found({**changes, "it-IT": (ITALIAN, between)}) == []


@pytest.mark.parametrize(
    ("locale", "text", "numbers"),
    [
        ("en", "one of these two individuals", [1, 2]),
        ("en", "each one of the 2 individuals", [2]),
        ("it-IT", "una di queste due persone", [1, 2]),
        ("it-IT", "1 delle stesse 2 persone", [1, 2]),
        ("it-IT", "ciascuna delle 2 persone", [2]),
        ("pt-BR", "uma dessas duas pessoas", [1, 2]),
        ("pt-BR", "cada uma das 2 pessoas", [2]),
        ("zh-CN", "上述 2 名人员中的一人", [1, 2]),
        ("zh-CN", "两名人员中的一名必须通过", [1, 2]),
        ("zh-CN", "四名人员中的两名必须通过", [2, 4]),
        ("zh-TW", "兩位人員中的一位必須通過", [1, 2]),
        ("zh-TW", "兩名人員其中一名必須通過", [1, 2]),
        ("zh-CN", "2 名人员中的一名必须通过", [1, 2]),
        ("zh-CN", "2 位员工", [2]),
        ("ja-JP", "上記 2 人のうち一人", [1, 2]),
    ],
)
def test_people_are_counted_in_words_and_in_figures(locale: str, text: str, numbers: list[int]) -> None:
    assert sorted(set(numerals.counted(text, locale))) == numbers


@pytest.mark.parametrize(
    ("locale", "text", "numbers"),
    [
        ("en", "three net new customers", [3]),
        ("it-IT", "tre nuovi clienti", [3]),
        ("pt-BR", "três novos clientes", [3]),
        ("zh-CN", "三个净新增客户", [3]),
        ("zh-CN", "十二个月", []),
        ("ja-JP", "顧客 五社", [5]),
    ],
)
def test_things_are_counted_in_words_of_every_language(locale: str, text: str, numbers: list[int]) -> None:
    assert numerals.numbers_in_words(text, locale) == numbers


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1 万 5,000 ドル", "15000 ドル"),
        ("1 萬 5 千美元", "15000美元"),
        ("十万美元", "100000美元"),
        ("四千个", "4000个"),
        ("4 千", "4000"),
        ("三百五十万", "3500000"),
        ("1.5 万ドル", "1.5 万ドル"),
        ("十分", "十分"),
        ("十二个月", "十二个月"),
        ("二〇一七年十二月三十一日", "二〇一七年十二月三十一日"),
    ],
)
def test_chinese_numbers_are_read_as_figures(text: str, figures: str) -> None:
    assert in_figures(text) == figures


@pytest.mark.parametrize(
    ("locale", "before", "after"),
    [
        ("en", "    **AND**\n\n    - The other", "    - or, the other"),
        ("it-IT", "    **E**\n\n    - Le altre", "    - oppure, le altre"),
        ("it-IT", "    **E**\n\n    - Le altre", "    - OPPURE: le altre"),
        ("zh-CN", "    **并且**\n\n    - 其他", "    - 或者其他"),
        ("ja-JP", "：チェーン*\n\n    **かつ**\n", "：チェーン* または\n"),
        ("it-IT", ": Catene\\*\n\n    **E**\n", ": Catene\\*, oppure\n"),
    ],
)
def test_or_at_the_beginning_or_the_end_of_a_line_is_read(locale: str, before: str, after: str) -> None:
    told = found({locale: (before, after)})
    assert [one.partition(" @")[0] for one in told if not one.startswith("date")] == [f"connective {locale}: AND | OR"]


def test_everyone_is_as_many_as_the_headcount() -> None:
    everyone = ("The other **2** individuals must each", "All individuals must each")
    italian = ("Le altre **2** persone devono ciascuna", "Tutte le persone devono ciascuna")
    four = ("其他 **2** 个人必须都", "**4** 个人必须都")
    fewer = ("其他 **2** 个人必须都", "**3** 个人必须都")
    locales = ["en", "it-IT", "zh-CN"]
    assert found({"en": everyone, "it-IT": italian, "zh-CN": four}, locales) == []
    told = found({"en": everyone, "it-IT": italian, "zh-CN": fewer}, locales)
    assert told == ["people zh-CN: 4 people | 3 people @20"]


FRONT = """\
---
title: {title}
keywords: {keywords}
description: {description}
---
"""


@pytest.mark.parametrize(
    ("locale", "title", "keywords", "description", "told"),
    [
        ("it-IT", "Boat Repair Competency", "barche", "Per chi ripara barche.", "title: Boat Repair Competency"),
        ("ja-JP", "ボート修理", "competency,Boat Repair", "ヤード向け。", "keywords: competency,Boat Repair"),
        ("zh-CN", "Boat Repair", "船舶", "适合船厂。", "title: Boat Repair"),
        ("zh-CN", "船舶维修", "船舶", "For yards that repair boats.", "description: For yards that repair boats."),
        ("ja-JP", "Boat Repair", "Boat Repair", "ヤード向け。", ""),
        ("it-IT", "Competenza Boat Repair", "Boat Repair", "Per chi ripara barche.", ""),
    ],
)
def test_a_title_or_keywords_in_english_are_told_and_a_name_is_not(
    locale: str, title: str, keywords: str, description: str, told: str
) -> None:
    front = FRONT.format(title=title, keywords=keywords, description=description)
    page = parse_page(front + PAGES[locale], f"{locale}/boat-repair.md")
    assert [one.found for one in audit([page])] == ([repr(told)] if told else [])


def pair(unit: str, target: str, source: str) -> str:
    beside = f'<span class="sxs-lookup"><span data-stu-id="{unit}">{source}</span></span>'
    return f'<span data-ttu-id="{unit}">{target}</span>{beside}'


def test_a_translation_equal_to_its_source_is_told_unless_it_is_a_name() -> None:
    text = "\n\n".join(
        [
            f"# {pair('a', 'Riparazione', 'Repair')}",
            f"## {pair('b', 'Cantieri', 'Yards')}",
            pair("c", "Surfaces, hulls, engines.", "Surfaces, hulls, engines."),
            pair("d", "Harbor Planner for Yards", "Harbor Planner for Yards"),
        ]
    )
    found = audit([parse_page(text, "it-IT/boat-repair.md")])
    assert [(one.kind, one.found) for one in found] == [("english", "'Surfaces, hulls, engines.'")]


def test_of_an_unknown_language_only_what_every_language_has_is_compared() -> None:
    swedish = (
        ITALIAN.replace("ciascuna ", "")
        .replace("Le altre", "Samma")
        .replace("uno dei seguenti esami", "dessa prov")
        .replace("ricavi nuovi netti", "pengar")
        .replace("**E**", "**OCH**")
        .replace("Digital Partner of Record", "partner")
        .replace("300.000 US$", "200.000 US$")
    )
    pages = [parse_page(text, f"{tag}/boat-repair.md") for tag, text in {**PAGES, "sv-SE": swedish}.items()]
    assert [(one.kind, one.locale) for one in audit(pages)] == [("amount", "sv-SE")]


def test_pages_without_an_id_are_grouped_by_their_files_or_what_they_list() -> None:
    bare = re.sub(r'<a name="[^"]*"></a>', "", ITALIAN)
    pages = [
        parse_page(ENGLISH, "en/boat-repair.md"),
        parse_page(bare, "it-it/boat-repair.md"),
        parse_page(bare, "ja-jp/x.md"),
    ]
    [subject] = group_pages(pages)
    assert (subject.id, len(subject.pages)) == ("boat-repair", 3)
    other = parse_page("# Barche\n\nNiente.\n", "it-it/other.md")
    assert [one.id for one in group_pages([*pages, other])] == ["boat-repair", "other"]


@pytest.mark.parametrize(
    "text",
    [
        "US$300,000",
        "300.000 US$",
        "300,000 ドル",
        "300,000 美元",
        "$300,000 美元",
        "300.000 USD",
        "US$ 300.000",
        "300 000 dollari",
        "30 万美元",
        "$ 300.000,00",
        "0.3 million dollars",
        "a $300,000",
        "300.000 dólares americanos",
        "３００，０００ ドル",
    ],
)
def test_one_amount_is_one_however_it_is_written(text: str) -> None:
    assert amounts(folded(text)) == [Money("USD", 300_000)]


@pytest.mark.parametrize(
    ("text", "locale", "currency"),
    [
        ("CA$15,000", "en", "CAD"),
        ("$15,000 CAD", "en", "CAD"),
        ("15.000 dollari canadesi", "it-IT", "CAD"),
        ("15,000 カナダドル", "ja-JP", "CAD"),
        ("15,000 加元", "zh-CN", "CAD"),
        ("CHF 15'000", "it-IT", "CHF"),
        ("15,000 港元", "zh-CN", "HKD"),
        ("NT$15,000", "zh-TW", "TWD"),
        ("15,000 新台幣", "zh-TW", "TWD"),
        ("15.000 euro", "it-IT", "EUR"),
        ("R$ 15.000", "pt-BR", "BRL"),
        ("￥15,000", "zh-CN", "CNY"),
        ("￥15,000", "ja-JP", "JPY"),
        ("人民币 15,000 元", "zh-CN", "CNY"),
    ],
)
def test_money_of_other_countries_is_no_dollar_of_the_united_states(text: str, locale: str, currency: str) -> None:
    assert amounts(folded(text), locale) == [Money(currency, 15_000)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2.000 diritti attivi di Office 365, Plan 2", [2000]),
        ("至少 3 个 Dynamics 365 客户", [3]),
        ("AX 2012 R3, Windows Server 2016 (2015)", []),
        ("in the previous 12 months, 12 devices", [12]),
        ("70-346, MB2-714, E3", []),
        ("97%", []),
    ],
)
def test_numbers_of_names_and_months_count_nothing(text: str, numbers: list[int]) -> None:
    assert counts(folded(text)) == numbers


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("December 31, 2017", "2017-12-31"),
        ("Dec 31 2017", "2017-12-31"),
        ("31 dicembre 2017", "2017-12-31"),
        ("31 de dezembro de 2017", "2017-12-31"),
        ("2017 年 12 月 31 日", "2017-12-31"),
        ("2018 年 1 月", "2018-01"),
        ("gennaio 2018", "2018-01"),
        ("1º de março de 2018", "2018-03-01"),
        ("12/31/2017", "2017-12-31"),
        ("2017-12-31", "2017-12-31"),
    ],
)
def test_one_day_is_one_however_it_is_written(text: str, day: str) -> None:
    assert [str(one.moment) for one in dates(folded(text))] == [day]


def test_a_day_that_does_not_exist_is_none() -> None:
    assert dates("31 febbraio 2017") == []
