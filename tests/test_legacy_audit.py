"""The traps of legacy pages, each with pages of our own: what is found in them, and what is passed over."""

import re
from collections.abc import Sequence
from time import process_time

import pytest
import yaml

from generator.data import read_tree
from generator.legacy import audit, group_pages
from generator.legacy.figures import amounts, counts, dates, folded
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
