"""What thresholds measure, lists of options, focus areas and terms: pages of two tiers in four languages."""

import re
from datetime import date

import pytest

from generator.data import read_tree
from generator.legacy import audit, import_pages, words
from generator.legacy.events import event_of
from generator.legacy.figures import dates, folded
from generator.legacy.page import Page, parse_page
from generator.legacy.replacing import Replaced, replaced_in
from tests.tools import ROOT

# One page: words of each language are put in their places.
_PAGE = """\
#<a name="boat-repair"></a>{title}

{choose}
- [{yard}](#yard-option)
- [{dock}](#dock-option)

##<a name="yard-option"></a>{yard}
{yards}

###<a name="silver"></a>{silver}
1. {thresholds}
    - {customers}
    - {entitlements}
    - {paid}
    - {digital}

2. {head}
    **{area_ropes}**
    - {one}
        - [{course}](https://partneruniversity.microsoft.com/?courseId=10001)

    **{or_}**

    **{area_sails}**
    - {one}
        - [{exam}70-346](https://www.microsoft.com/en-us/learning/exam-70-346.aspx)
        - [{exam}70-347](https://www.microsoft.com/en-us/learning/exam-70-347.aspx)

"""
_WORDS = {
    "en": {
        "title": "Boat Repair", "choose": "There are two options:", "yard": "Yard option", "dock": "Dock option",
        "yards": "For yards.", "silver": "Silver", "gold": "Gold",
        "thresholds": "Your organization must meet the performance thresholds.",
        "customers": "Your organization must have won **3** new customers of EMS.",
        "entitlements": "These customers must have at least **500** active EMS entitlements.",
        "paid": "Only paid licenses count; trials do not.",
        "digital": "You must be associated as Digital Partner of Record.",
        "head": "Your organization must have **2** individuals pass the exams of one of the following focus areas.",
        "area_ropes": "Focus area: Ropes", "area_sails": "Focus area: Sails", "or_": "OR", "exam": "Exam ",
        "one": "**2** individuals must pass one of the following exams:", "course": "Rope Assessment",
    },
    "it-IT": {
        "title": "Riparazione di barche", "choose": "Ci sono due opzioni:", "yard": "Opzione cantiere",
        "dock": "Opzione molo", "yards": "Per i cantieri.", "silver": "Silver", "gold": "Gold",
        "thresholds": "L'organizzazione deve raggiungere le soglie delle prestazioni.",
        "customers": "L'organizzazione deve avere acquisito **3** nuovi clienti di EMS.",
        "entitlements": "Questi clienti devono avere almeno **500** diritti EMS attivi.",
        "paid": "Contano solo le licenze a pagamento; le versioni di prova non contano.",
        "digital": "Devi essere associato come Digital Partner of Record.",
        "head": "**2** persone nell'organizzazione devono superare gli esami di una delle seguenti aree di interesse.",
        "area_ropes": "Area di interesse: Corde", "area_sails": "Area di interesse: Vele", "or_": "OPPURE",
        "exam": "Esame ", "one": "**2** persone devono superare uno dei seguenti esami:", "course": "Valutazione corde",
    },
    "ja-JP": {
        "title": "ボート修理", "choose": "次の 2 つのオプションがあります。", "yard": "ヤード オプション",
        "dock": "ドック オプション", "yards": "ヤード向けです。", "silver": "Silver", "gold": "Gold",
        "thresholds": "組織がパフォーマンスしきい値を満たす必要があります。",
        "customers": "組織が EMS の新規顧客を **3** 社獲得している必要があります。",
        "entitlements": "これらの顧客に **500** 以上の有効な EMS 権利が必要です。",
        "paid": "有料ライセンスのみが対象です。試用版は対象になりません。",
        "digital": "Digital Partner of Record として関連付けられている必要があります。",
        "head": "次のいずれかのフォーカス分野の試験に合格した従業員が組織に **2** 人必要です。",
        "area_ropes": "フォーカス分野: ロープ", "area_sails": "フォーカス分野: 帆", "or_": "または", "exam": "試験 ",
        "one": "**2** 人の従業員が次のいずれかの試験に合格する必要があります。", "course": "ロープの評価",
    },
    "zh-CN": {
        "title": "船舶维修", "choose": "有两个选项：", "yard": "船厂选项", "dock": "码头选项", "yards": "适合船厂。",
        "silver": "银牌", "gold": "金牌", "thresholds": "你的组织必须满足绩效阈值。",
        "customers": "你的组织必须已获得 **3** 个全新的 EMS 客户。",
        "entitlements": "这些客户必须至少有 **500** 个活跃的 EMS 权利。", "paid": "仅计算付费许可证，不包括试用版。",
        "digital": "你必须被关联为记录在案的数字合作伙伴。",
        "head": "你的组织必须有 **2** 个人通过以下其中一个重点领域的考试。",
        "area_ropes": "重点领域：绳索", "area_sails": "重点领域：帆", "or_": "或者", "exam": "考试 ",
        "one": "**2** 个人必须通过以下其中一项考试：", "course": "绳索评估",
    },
}  # fmt: skip


def page(locale: str) -> str:
    """Return a page of two options, the first with two tiers that differ in nothing but their names and figures."""
    said = _WORDS[locale]
    silver = _PAGE.format(**said)
    tier = silver[silver.index("###") :]
    gold = tier.replace("silver", "gold").replace(f"</a>{said['silver']}", f"</a>{said['gold']}")
    gold = gold.replace("**3**", "**5**").replace("**500**", "**4000**")
    dock = f'##<a name="dock-option"></a>{said["dock"]}\n{said["yards"]}\n\n{tier}'
    return silver + gold + dock


def told(locale: str, before: str, after: str, times: int = 1, first: int = 0) -> list[str]:
    """Return what is told where a page has a change, `times` times from the `first` place on."""
    texts = {each: page(each) for each in _WORDS}
    parts = texts[locale].split(before)
    assert len(parts) > first + times
    changed = [*parts]
    text = changed[0]
    for n, part in enumerate(changed[1:]):
        text += (after if first <= n < first + times else before) + part
    texts[locale] = text
    found = audit([parse_page(each, f"{tag}/boat-repair.md") for tag, each in texts.items()])
    return [f"{one.kind} {one.locale} {one.tier}: {one.expected} | {one.found}" for one in found]


def test_pages_that_say_the_same_do_not_differ() -> None:
    assert told("it-IT", "Vele", "Vele") == []


_OLD, _NEW = "70-534", "70-535"
REPLACED = {
    "en": (
        "After November 30, 2017, take exam {new} in place of {old}.", "Exam {new} replaces {old}.",
        "Instead of {old}, take {new}.", "The replacement for {old} is {new}.", "Replace {old} with {new}.",
        "{old} retires on December 31, 2017. Its successor is exam {new}.", "Exam {old}: Sails (replaced by {new})",
        "{old} was replaced on May 1, 2017 by the new exam {new}.", "{old} (take {new} instead)",
    ),
    "it-IT": (
        "L'esame {old} sarà sostituito il 30 novembre 2017 dall'esame {new}.", "{new} invece di {old}",
        "L'esame {new} sostituisce l'esame {old}.", "In sostituzione dell'esame {old}, sostenere il {new}.",
        "Il sostituto dell'esame {old} è l'esame {new}.", "Anziché il {old} sostenere il {new}.",
    ),
    "pt-BR": (
        "O exame {old} será substituído pelo exame {new}.", "Faça o exame {new} no lugar do {old}.",
        "O exame {new} substituirá o {old}.", "Em vez do exame {old}, faça o {new}.",
        "Em substituição ao exame {old}, faça o {new}.",
    ),
    "zh-CN": (
        "考试 {old} 将被 {new} 取代。", "请参加考试 {new} 来代替 {old}。", "考试 {old} 将替换为考试 {new}。",
        "{new} 是 {old} 的替代考试。", "{old} 的替代考试是 {new}。", "请参加 {new}，而不是 {old}。",
    ),
    "zh-TW": ("測驗 {old} 已由 {new} 取代。", "請改考測驗 {new}，不再採用 {old}。", "請參加測驗 {new} 以取代 {old}。"),
    "ja-JP": (
        "{old} の代わりに試験 {new} を受験してください。", "試験 {old} は {new} に置き換わります。",
        "{new} は試験 {old} の後継です。", "{old} の後継試験は {new} です。", "{old} に代わり、{new} を受験します。",
        "{old} ではなく {new} を受験します。", "{new} が {old} に取って代わります。",
    ),
}  # fmt: skip
NOT_REPLACED = (
    "Pass 70-534 and 70-535.", "Replacement: 70-534, 70-535.", "70-534 or 70-535 is replaced by 70-536.",
    "70-534 replaces 70-535 and is replaced by 70-535.",
)  # fmt: skip


@pytest.mark.parametrize(("locale", "text"), [(locale, text) for locale, some in REPLACED.items() for text in some])
def test_which_exam_replaces_which_is_read_in_many_words(locale: str, text: str) -> None:
    assert list(replaced_in(text.format(old=_OLD, new=_NEW), locale)) == [Replaced(_OLD, _NEW)]


@pytest.mark.parametrize("text", NOT_REPLACED)
def test_where_it_is_not_clear_which_exam_replaces_which_nothing_is_read(text: str) -> None:
    assert list(replaced_in(text, "en")) == []


_EVENTS = {
    "en": (
        ("accepted", "This exam will continue to be accepted toward the competency until December 31, 2018."),
        ("accepted-from", "This exam will continue to be accepted toward the competency after December 31, 2018."),
        ("accepted", "It is no longer accepted after December 31, 2018."),
        ("accepted", "After December 31, 2018, this exam will not be accepted."),
        ("not-accepted", "It will not be accepted until December 31, 2018."),
        ("accepted", "It counts toward the competency through December 31, 2018."),
        ("no-longer", "It is not valid from December 31, 2018."),
        ("register", "You must register for this exam by November 30, 2017."),
        ("register", "You must register for this exam no later than November 30, 2017."),
        ("register", "You must register on or before November 30, 2017."),
        ("opens", "You must register for this exam after November 30, 2017."),
        ("register", "Don't forget to register by November 30, 2017."),
        ("register", "You cannot register after November 30, 2017."),
        ("register", "the last day to register is 11/30/2017"),
        ("register", "Registration closes after 11/30/2017"),
        ("opens", "Registration opens November 30, 2017"),
        ("opens", "You can register from November 30, 2017"),
        ("retires", "This exam will no longer be available after December 31, 2017."),
        ("retires", "Available until December 31, 2017."),
        ("retires", "Available through December 31, 2017."),
        ("available", "Available from December 31, 2017."),
        ("available", "Available December 31, 2017."),
        ("available", "Not available until December 31, 2017."),
        ("retires", "Retires after December 31, 2017."),
        ("", "If you have not registered by November 30, 2017, you can no longer take it."),
        ("", "Exams not passed by December 31, 2018 will not be accepted."),
        ("", "This exam stops being accepted on December 31, 2018."),
    ),
    "it-IT": (
        ("accepted", "Questo esame continuerà a essere accettato ai fini della competenza fino al 31 dicembre 2018."),
        ("accepted-from", "Questo esame continuerà a essere accettato ai fini della competenza dopo il 31/12/2018."),
        ("accepted-from", "Questo esame continuerà a essere accettato ai fini della competenza dal 31 dicembre 2018."),
        ("accepted", "Non sarà più accettato dopo il 31 dicembre 2018."),
        ("no-longer", "Non sarà più accettato a partire dal 31 dicembre 2018."),
        ("register", "È necessario registrarsi per questo esame entro il 30 novembre 2017."),
        ("register", "È necessario registrarsi per questo esame entro e non oltre il 30 novembre 2017."),
        ("opens", "È necessario registrarsi per questo esame dopo il 30 novembre 2017."),
        ("retires", "Questo esame non sarà più disponibile dal 31/12/2017."),
        ("retires", "Disponibile fino al 31 dicembre 2017."),
        ("available", "Disponibile dal 31 dicembre 2017."),
        ("register", "Le registrazioni si chiudono il 30/11/2017."),
        ("accepted", "Sarà accettato per la competenza fino a tutto il 31 dicembre 2018."),
    ),
    "pt-BR": (
        ("accepted", "Este exame continuará sendo aceito para a competência até 31 de dezembro de 2018."),
        ("not-accepted", "Este exame não será aceito para a competência até 31 de dezembro de 2018."),
        ("accepted-from", "Este exame continuará sendo aceito para a competência a partir de 31 de dezembro de 2018."),
        ("accepted", "Este exame não será mais aceito após 31 de dezembro de 2018."),
        ("register", "Você deve se registrar neste exame até 30 de novembro de 2017."),
        ("opens", "Você deve se registrar neste exame após 30 de novembro de 2017."),
        ("retires", "Este exame não estará mais disponível após 31 de dezembro de 2017."),
        ("accepted", "Ele vale para a competência até o dia 31/12/2018, inclusive."),
        ("register", "O prazo de inscrição termina em 30 de novembro de 2017."),
    ),
    "zh-CN": (
        ("accepted", "此考试在 2018 年 12 月 31 日之前仍可作为能力认证被接受。"),
        ("accepted-from", "此考试在 2018 年 12 月 31 日之后仍可作为能力认证被接受。"),
        ("accepted", "此考试在 2018 年 12 月 31 日之后不再被接受。"),
        ("no-longer", "此考试自 2018 年 12 月 31 日起不再被接受。"),
        ("register", "必须在 2017 年 11 月 30 日之前注册此考试。"),
        ("opens", "必须在 2017 年 11 月 30 日之后注册此考试。"),
        ("register", "报名截止日期：2017年11月30日。"),
        ("retires", "此考试在 2017 年 12 月 31 日后不再提供。"),
        ("retires", "此考试提供至 2017 年 12 月 31 日。"),
        ("register", "须在不晚于 2017 年 11 月 30 日注册此考试。"),
    ),
    "zh-TW": (
        ("accepted", "此測驗在 2018 年 12 月 31 日以前仍可接受作為專長認證之用。"),
        ("accepted-from", "此測驗在 2018 年 12 月 31 日以後仍可接受作為專長認證之用。"),
        ("accepted", "2018 年 12 月 31 日（含）以前通過的此測驗仍予採計。"),
        ("register", "您必須在 2017 年 11 月 30 日以前註冊此測驗。"),
        ("opens", "您必須在 2017 年 11 月 30 日以後註冊此測驗。"),
    ),
    "ja-JP": (
        ("accepted", "この試験は、2018 年 12 月 31 日まで引き続きコンピテンシーの対象として認められます。"),
        ("accepted-from", "この試験は、2018 年 12 月 31 日以降引き続きコンピテンシーの対象として認められます。"),
        ("accepted", "2018/12/31 まで有効"),
        ("accepted-from", "2018/12/31 から有効"),
        ("accepted", "2018 年 12 月 31 日以降は認められません。"),
        ("register", "この試験には 2017 年 11 月 30 日までに登録する必要があります。"),
        ("opens", "この試験には 2017 年 11 月 30 日以降に登録する必要があります。"),
        ("register", "この試験には 2017 年 11 月 30 日までに登録しなければなりません。"),
        ("retires", "この試験は 2017 年 12 月 31 日以降は提供されません。"),
        ("retires", "2017 年 12 月 31 日をもって提供を終了します。"),
        ("accepted", "2018 年 12 月 31 日までしか有効ではありません。"),
        ("", "2018 年 12 月 31 日をもって認められなくなります。"),
        ("accepted", "2018年12月31日までは、コンピテンシー要件として引き続き有効です。"),
    ),
}


@pytest.mark.parametrize(
    ("locale", "event", "text"), [(locale, *one) for locale, some in _EVENTS.items() for one in some]
)
def test_what_happens_at_a_date_is_read_in_many_words(locale: str, event: str, text: str) -> None:
    read = dates(folded(text), day_first=locale in {"it-IT", "pt-BR"})
    assert [event_of(one, locale) for one in read] == [event]


_OF_ITSELF = {
    "en": ("This exam replaces 70-535.", "It replaces exam 70-535."),
    "it-IT": ("Questo esame sostituisce il 70-535.", "Sostituisce il 70-535."),
    "pt-BR": ("Este exame substitui o 70-535.", "Substitui o exame 70-535."),
    "zh-CN": ("该考试取代考试 70-535。",),
    "ja-JP": ("この試験は 70-535 の後継試験です。",),
}


@pytest.mark.parametrize(("locale", "text"), [(locale, text) for locale, some in _OF_ITSELF.items() for text in some])
def test_this_exam_replaces_another_one(locale: str, text: str) -> None:
    """Which exam this one is says its mark, or the sentence before."""
    assert list(replaced_in(text, locale)) == [Replaced(_NEW, "")]
    assert list(replaced_in(f"70-534. {text}", locale)) == [Replaced(_NEW, _OLD)]
    assert list(replaced_in(f"70-535. {text}", locale)) == []


METRICS = {
    "seats for entitlements": (
        ("it-IT", "diritti EMS attivi", "postazioni EMS attive"),
        ["measure it-IT silver: 500 of entitlements | 500 of seats"],
    ),
    "entitlements in other words": (("it-IT", "diritti EMS attivi", "utenti attivi di EMS"), []),
    "another product": (
        ("ja-JP", "有効な EMS 権利", "有効な Office 365 権利"),
        ["measure ja-JP silver: 500 of EMS | 500 of Office 365"],
    ),
    "a product in full": (("ja-JP", "有効な EMS 権利", "有効な Enterprise Mobility + Security 権利"), []),
    "a product left out": (("ja-JP", "有効な EMS 権利", "有効な権利"), []),
    "figures of another metric": (
        ("zh-CN", "已获得 **3** 个全新的 EMS 客户。\n    - 这些客户必须至少有 **500** 个活跃的 EMS 权利",
         "已获得 **500** 个全新的 EMS 客户。\n    - 这些客户必须至少有 **3** 个活跃的 EMS 权利"),
        ["measure zh-CN silver: 3 of customers, 500 of entitlements | 500 of customers, 3 of entitlements"],
    ),
    "figures in another order": (
        ("zh-CN", "你的组织必须已获得 **3** 个全新的 EMS 客户。\n    - 这些客户必须至少有 **500** 个活跃的 EMS 权利。",
         "客户必须至少有 **500** 个活跃的 EMS 权利。\n    - 你的组织必须已获得 **3** 个全新的 EMS 客户。"),
        [],
    ),
    "other things": (
        ("it-IT", "nuovi clienti di EMS", "nuovi dispositivi di EMS"),
        ["measure it-IT silver: 3 of customers | 3 of devices"],
    ),
    "a product lost": (
        ("it-IT", "clienti di EMS.\n    - Questi clienti devono avere almeno **500** diritti EMS attivi",
         "clienti.\n    - Questi clienti devono avere almeno **500** diritti attivi"),
        ["measure it-IT silver: EMS | nothing"],
    ),
    "a condition lost": (
        ("it-IT", "    - Contano solo le licenze a pagamento; le versioni di prova non contano.\n", ""),
        ["condition it-IT silver: paid licenses only | nothing"],
    ),
    "a condition turned round": (
        ("it-IT", "Contano solo le licenze a pagamento; le versioni di prova non contano.", "Anche gratis o gratuite."),
        ["condition it-IT silver: paid licenses only | the contrary of paid licenses only"],
    ),
    "trials by another name": (
        ("it-IT", "Contano solo le licenze a pagamento; le versioni di prova non contano.",
         "Le sottoscrizioni di valutazione vengono conteggiate."),
        ["condition it-IT silver: paid licenses only | the contrary of paid licenses only"],
    ),
    "an association that is not needed": (
        ("zh-CN", "你必须被关联为", "你不需要被关联为"),
        ["association zh-CN silver: Digital Partner of Record | nothing"],
    ),
    "not less than, of an amount": (("zh-CN", "必须至少有 **500**", "不得少于 **500**"), []),
    "ought not to be less than": (("zh-CN", "必须至少有 **500**", "不应低于 **500**"), []),
    "must not be less than": (("it-IT", "devono avere almeno **500**", "non devono essere inferiori a **500**"), []),
    "not only": (
        ("zh-CN", "仅计算付费许可证，不包括试用版。", "不仅计算付费许可证。"),
        ["condition zh-CN silver: paid licenses only | the contrary of paid licenses only"],
    ),
    "a condition in words that are not known": (
        ("it-IT", "Contano solo le licenze a pagamento; le versioni di prova non contano.", "Conta ciò che si paga."),
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("locale", _WORDS)
def test_how_many_people_is_told_where_no_number_is_left(locale: str) -> None:
    """That of the whole tier may be left out, as long as each requirement has its own."""
    before = next(one for one in ("**2** ", "**2**") if _PAGE.format(**_WORDS[locale]).count(one) == 3)
    assert told(locale, before, "", times=1) == []
    assert told(locale, before, "", times=3) == [f"headcount {locale} silver: 2 people | nothing"]


_ORDERS = ("yard-option, dock-option", "dock-option, yard-option")
LISTS = {
    "entries in another order": (
        ("it-IT", "- [Opzione cantiere](#yard-option)\n- [Opzione molo](#dock-option)",
         "- [Opzione molo](#dock-option)\n- [Opzione cantiere](#yard-option)"),
        [f"order it-IT : options listed in the order {' | options listed in the order '.join(_ORDERS)}"],
    ),
    "an entry that leads to another option": (
        ("zh-CN", "[码头选项](#dock-option)", "[码头选项](#yard-option)"),
        ["link zh-CN : '码头选项' linked to #dock-option | #yard-option"],
    ),
    "an entry lost": (
        ("zh-CN", "- [码头选项](#dock-option)\n", ""),
        ["section zh-CN : the option 'dock-option' in the list of options | nothing"],
    ),
    "an entry under another name": (("zh-CN", "[码头选项](#dock-option)", "[码头](#dock-option)"), []),
    "an entry twice": (
        ("zh-CN", "[码头选项](#dock-option)", "[船厂](#yard-option)"),
        ["section zh-CN : the option 'dock-option' in the list of options | nothing"],
    ),
    "a label lost": (
        ("it-IT", "    **Area di interesse: Vele**\n", ""),
        ["section it-IT silver: the label of the focus area of 70-346 | nothing"],
    ),
    "a label with one of each of its marks": (
        ("it-IT", "**Area di interesse: Vele**", "**Area di interesse: Vele*\\*"), []
    ),
    "a label of another area": (
        ("it-IT", "Area di interesse: Vele", "Area di interesse: Corde"),
        ["term it-IT : a focus area as 'Area di interesse: Vele' | 'Area di interesse: Corde' too"],
    ),
}  # fmt: skip


_KINDS_OR, _KINDS_AND = ("OR between kinds of credentials", "AND between kinds of credentials")
# How a line joins two kinds of credentials: of the language, what it says and what is told.
KINDS = {
    "and for or": ("it-IT", " o ottenere la", " e ottenere la", f"{_KINDS_OR} | {_KINDS_AND}"),
    "and for or in English": ("en", "exams or earn", "exams and earn", f"{_KINDS_OR} | {_KINDS_AND}"),
    "and for or in Japanese": ("ja-JP", "合格するか、", "合格し、かつ", f"{_KINDS_OR} | {_KINDS_AND}"),
    "and for or in Chinese": ("zh-CN", "或获得", "并获得", f"{_KINDS_OR} | {_KINDS_AND}"),
    "one kind alone": ("it-IT", " o ottenere la certificazione", "", f"{_KINDS_OR} | exams alone"),
    "another verb": ("it-IT", "o ottenere", "oppure aver conseguito", ""),
    "no kind at all": ("it-IT", "degli esami seguenti o ottenere la certificazione", "dei seguenti", ""),
    "no verb of its own": ("en", "exams or earn the certification", "exams and certifications", ""),
}
_OF_KINDS = {
    "en": "**2** individuals must pass one of the following exams or earn the certification:",
    "it-IT": "**2** persone devono superare uno degli esami seguenti o ottenere la certificazione:",
    "ja-JP": "**2** 人の従業員が次のいずれかの試験に合格するか、認定を取得する必要があります。",
    "zh-CN": "**2** 个人必须通过以下其中一项考试或获得认证：",
}


def of_kinds(changes: dict[str, tuple[str, str]]) -> list[Page]:
    """Return pages of one tier with a list of an exam and a certification, each with its change."""
    pages = []
    for locale, line in _OF_KINDS.items():
        text = (
            '#<a name="boat-repair"></a>Boat Repair\n\n##<a name="yard-option"></a>Yard\n\n'
            f'###<a name="silver"></a>Silver\n1. {_WORDS[locale]["head"]}\n'
            f"    - {line.replace(*changes.get(locale, ('', '')))}\n"
            "        - [70-346](https://www.microsoft.com/en-us/learning/exam-70-346.aspx)\n"
            "        - [MCSA: Boats](https://www.microsoft.com/en-us/learning/mcsa-boats-certification.aspx)\n"
        )
        pages.append(parse_page(text, f"{locale}/boat-repair.md"))
    return pages


@pytest.mark.parametrize("case", KINDS)
def test_how_a_line_joins_two_kinds_of_credentials(case: str) -> None:
    locale, before, after, expected = KINDS[case]
    assert before in _OF_KINDS[locale]
    found = [one for one in audit(of_kinds({locale: (before, after)})) if one.kind not in {"english", "label"}]
    told = [f"{one.kind} {one.locale}: {one.expected} | {one.found} @{one.evidence[0].line}" for one in found]
    assert told == ([f"connective {locale}: {expected} @7"] if expected else [])


def test_import_tells_and_within_a_list_of_which_one_is_enough() -> None:
    pages = of_kinds({"en": ("exams or earn", "exams and earn")})
    taken = import_pages(pages, read_tree(ROOT / "data", "data"), date(2018, 3, 19))
    what, why = _KINDS_AND, "data say one or all of a list; taken for one: write a group for each kind, joined by all"
    assert (7, what, why) in [(one.line, one.what, one.why) for one in taken.refused]
    assert "AND between kinds of credentials in the source, OR here" in taken.files["it_IT.po"]


@pytest.mark.parametrize("case", [*METRICS.values(), *LISTS.values()], ids=[*METRICS, *LISTS])
def test_what_a_change_of_one_page_makes_told(case: tuple[tuple[str, str, str], list[str]]) -> None:
    """What a figure measures and on which condition; lists of options, and labels of focus areas."""
    change, expected = case
    assert told(*change) == expected


TERMS = {
    "people": (
        ("ja-JP", "人の従業員が次", "人の個人が次"),
        "term ja-JP : people as '従業員' | '個人' too",
    ),
    "an organization": (
        ("zh-CN", "你的组织必须有", "贵公司必须有"),
        "term zh-CN : the headcount as '你的组织' | '贵公司' too",
    ),
    "thresholds": (
        ("it-IT", "le soglie delle prestazioni", "i limiti di rendimento"),
        "term it-IT : the thresholds as 'le soglie delle prestazioni' | 'i limiti di rendimento' too",
    ),
    "thresholds with a word in common": (
        ("it-IT", "le soglie delle prestazioni", "i limiti delle vendite"),
        "term it-IT : the thresholds as 'le soglie delle prestazioni' | 'i limiti delle vendite' too",
    ),
    "a word that is none for a thing": (
        ("zh-CN", "你必须被关联为记录在案的数字合作伙伴", "你务必被关联为记录在案的数字合作伙伴"),
        "",
    ),
    "an association": (
        ("ja-JP", "Digital Partner of Record として", "デジタル指名パートナーとして"),
        "term ja-JP : associations as 'digital partner of record' | 'デジタル指名パートナー' too",
    ),
    "a focus area in the source": (
        ("en", "Focus area: Ropes", "Focus area: Sails"),
        "term en : a focus area as 'Focus area: Ropes' | 'Focus area: Sails' too",
    ),
    "the headcount in the source": (("en", "Your organization must have", "Your firm must have"), ""),
    "a label with a remark": (("it-IT", "**Area di interesse: Vele**", "**Area di interesse: Vele (randa)**"), ""),
    "a title": (
        ("zh-CN", "[绳索评估]", "[Rope Assessment]"),
        "term zh-CN : a title as '绳索评估' | 'Rope Assessment' too",
    ),
    "exams": (("ja-JP", "[試験 70-347", "[テスト 70-347"), ""),
    "exams by a word that is known": (
        ("zh-CN", "[考试 70-347", "[测验 70-347"),
        "term zh-CN : exams as '考试' | '测验' too",
    ),
    "focus areas": (
        ("it-IT", "Area di interesse: Vele", "Area di specializzazione: Vele"),
        "term it-IT : focus areas as 'interesse' | 'specializzazione' too",
    ),
    "tiers": (
        ("it-IT", "</a>Gold", "</a>Oro"),
        "term it-IT : a name like 'Silver' | 'Oro' too",
    ),
    "number and gender": (
        ("it-IT", "**2** persone devono superare uno", "Una persona deve superare uno"),
        "",
    ),
    "a verb": (
        ("it-IT", "persone devono superare uno dei seguenti", "persone devono ottenere uno dei seguenti"),
        "",
    ),
    "a verb of who must what": (("it-IT", "persone devono superare uno", "persone sono tenute a superare uno"), ""),
    "a condition in other words": (("it-IT", "di prova non contano", "di prova sono escluse"), ""),
    "a connective": (("zh-CN", "许可证，不包括", "许可证且不包括"), ""),
    "a script": (("zh-CN", "你的组织必须满足绩效阈值", "你的组织必须满足績效阈值"), ""),
    "which people": (("zh-CN", "**2** 个人必须通过以下", "**2** 名人员须通过下列"), ""),
    "another sentence": (
        ("ja-JP", "組織がパフォーマンスしきい値を満たす必要があります。", "実績の基準を満たすことが必要です。"),
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TERMS)
def test_a_line_of_both_tiers_in_two_terms(case: str) -> None:
    (locale, before, after), expected = TERMS[case]
    assert [one for one in told(locale, before, after) if one.startswith("term")][:1] == (
        [expected] if expected else []
    )


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize("locale", ["it-IT", "ja-JP"])
def test_a_list_far_below_a_paragraph_of_an_item_is_its_list(locale: str, between: str) -> None:
    titles = [f"- [{one}](https://partneruniversity.microsoft.com/?courseId=1000{one})" for one in (1, 2, 3)]
    need = _AREAS[locale][2]
    pages = []
    for each, said in _AREAS.items():
        head = f'#<a name="boat-repair"></a>{said[0]}\n\n##<a name="yard-option"></a>{said[0]}\n\n'
        intro = f"    {need}\n{between}" if each == locale else f"    - {said[2]}\n"
        listed = "".join(f"        {one}\n" for one in titles)
        text = f'{head}###<a name="silver"></a>{said[5]}\n1. {said[1]}\n{intro}{listed}'
        pages.append(parse_page(text, f"{each}/boat-repair.md"))
    assert not audit(pages)


def test_a_list_far_below_a_paragraph_keeps_its_levels() -> None:
    text = "1. Testo\n    Altro:\n\n        - uno\n            - due\n\n        - tre\n    - quattro\n"
    page = parse_page(f"# Barche\n\n{text}", "it-IT/boat-repair.md")
    shown = [(block.depth, block.text("target").split("\n")[-1]) for block in page.blocks if block.mark == "-"]
    assert shown == [(2, "uno"), (3, "due"), (2, "tre"), (2, "quattro")]


_OF_AREAS = """\
#<a name="boat-repair"></a>{0}

##<a name="yard-option"></a>{0}

###<a name="silver"></a>{5}
1. {1}
    - {2}
        - **{3}**
            - [70-346](https://www.microsoft.com/en-us/learning/exam-70-346.aspx)
            - [70-347](https://www.microsoft.com/en-us/learning/exam-70-347.aspx)
        - **{4}**
            - [70-410](https://www.microsoft.com/en-us/learning/exam-70-410.aspx)
            - [70-411](https://www.microsoft.com/en-us/learning/exam-70-411.aspx)
"""
_AREAS = {
    "en": (
        "Boats", "**2** individuals must meet the requirements.",
        "**2** individuals must pass all exams in one of the following focus areas:", "Ropes", "Sails", "Silver",
    ),
    "it-IT": (
        "Barche", "**2** persone devono soddisfare i requisiti.",
        "**2** persone devono superare tutti gli esami di una delle seguenti aree di interesse:",
        "Corde", "Vele", "Silver",
    ),
    "ja-JP": (
        "船", "**2** 人が要件を満たす必要があります。",
        "**2** 人が次のいずれかの重点分野のすべての試験に合格する必要があります。", "ロープ", "帆", "Silver",
    ),
    "zh-CN": (
        "船", "必须有 **2** 名人员满足要求。", "**2** 名人员必须通过以下任一重点领域中的所有考试：", "绳索", "帆",
        "银牌",
    ),
}  # fmt: skip


def of_areas(changes: dict[str, tuple[str, str]]) -> list[str]:
    """Return what is told of pages that ask for the exams of a focus area, with a change in some."""
    pages = []
    for locale, said in _AREAS.items():
        before, after = changes.get(locale, ("", ""))
        text = _OF_AREAS.format(*said)
        assert before in text
        pages.append(parse_page(text.replace(before, after) if before else text, f"{locale}/boat-repair.md"))
    return [f"{one.kind} {one.locale}: {one.expected} | {one.found}" for one in audit(pages)]


def test_headings_of_two_tiers_that_have_changed_places() -> None:
    texts = {each: page(each) for each in _WORDS}
    swapped = {"Silver": "Gold", "Gold": "Silver"}
    texts["it-IT"] = re.sub("(?<=</a>)(?:Silver|Gold)", lambda match: swapped[match[0]], texts["it-IT"])
    found = audit([parse_page(each, f"{tag}/boat-repair.md") for tag, each in texts.items()])
    assert {(one.kind, one.locale, one.tier, one.expected, one.found) for one in found if one.tier} == {
        ("id", "it-IT", "silver", "a heading that says silver", "'Gold'"),
        ("id", "it-IT", "gold", "a heading that says gold", "'Silver'"),
    }


_ALL_OF_ONE = "all of one focus area of the list"
AREAS = {
    "one exam": ("it-IT", "tutti gli esami", "un esame", f"{_ALL_OF_ONE} | one of the list"),
    "all areas": ("zh-CN", "任一重点", "所有重点", f"{_ALL_OF_ONE} | all of the list"),
    "one exam of the area": (
        "ja-JP", "重点分野のすべての試験", "重点分野の試験のいずれか", f"{_ALL_OF_ONE} | one of the list"
    ),
    "one exam of each area": (
        "en", "all exams in one", "one exam in all", f"{_ALL_OF_ONE} | one of each focus area of the list"
    ),
    "an area": ("it-IT", "una delle seguenti aree", "un'area", ""),
    "an area under a name that is not known": ("it-IT", "aree di interesse", "zone di lavoro", ""),
    "not said how many exams": ("it-IT", "tutti gli esami", "gli esami", ""),
    "the area first": (
        "en", "pass all exams in one of the following focus areas", "choose one focus area and pass all of its exams",
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", AREAS)
def test_one_exam_or_all_exams_of_a_focus_area(case: str) -> None:
    locale, before, after, expected = AREAS[case]
    assert of_areas({locale: (before, after)}) == ([f"need {locale}: {expected}"] if expected else [])


_LABELS = {
    "en": ("Boat Administration 2012", "Boat Development 2016"),
    "it-IT": ("Amministrazione di barche 2012", "Sviluppo di barche 2016"),
    "pt-BR": ("Administração de Barcos 2012", "Desenvolvimento de Barcos 2016"),
    "ja-JP": ("船舶管理 2012", "船舶開発 2016"),
    "zh-CN": ("船舶管理 2012", "船舶开发 2016"),
    "zh-TW": ("船隻管理 2012", "船隻開發 2016"),
}


def of_labels(locale: str, before: str, after: str, *, years: bool) -> list[str]:
    """Return what is told of the labels of two focus areas, with a change in one page; with years, or without."""
    pages = []
    for each, labels in _LABELS.items():
        said = _AREAS.get(each, _AREAS["en" if each == "pt-BR" else "zh-CN"])
        own = [re.sub(before, after, one) if each == locale else one for one in labels]
        text = _OF_AREAS.format(*said[:3], *(one if years else one[:-5] for one in own), said[5])
        pages.append(parse_page(text, f"{each}/boat-repair.md"))
    return [f"{one.locale}: {one.expected} | {one.found}" for one in audit(pages) if one.kind == "section"]


_LABEL = "the label of the focus area of"


@pytest.mark.parametrize(
    ("locale", "labels"),
    [
        ("pt-BR", ("Desenvolvimento de Barcos", "Administração de Barcos")),
        ("zh-CN", ("船舶开发", "船舶管理")),
        ("en", ("Boat Development", "Boat Administration")),
    ],
)
def test_labels_that_have_changed_places_are_told_by_words_alike(
    monkeypatch: pytest.MonkeyPatch, locale: str, labels: tuple[str, str]
) -> None:
    assert of_labels("", "", "", years=False) == []
    usual = _LABELS["it-IT" if locale == "en" else "en"]
    monkeypatch.setitem(_LABELS, locale, tuple(f"{one} 2000" for one in labels))
    assert of_labels("", "", "", years=False) == [
        f"{locale}: {_LABEL} {exam}, as {own[:-5]!r} | {label!r}"
        for exam, own, label in zip(("70-346", "70-410"), usual, labels, strict=True)
    ]


def test_a_label_of_another_year_is_told_and_another_word_for_it_is_not() -> None:
    wrong = f"it-IT: {_LABEL} 70-346, as 'Boat Administration 2012' | 'Amministrazione di barche 2008'"
    assert of_labels("it-IT", "2012", "2008", years=True) == [wrong]
    assert of_labels("it-IT", "Amministrazione", "Gestione", years=True) == []


def test_an_exam_below_the_label_of_another_focus_area_is_told() -> None:
    line = "            - [70-347](https://www.microsoft.com/en-us/learning/exam-70-347.aspx)\n"
    area = "        - **Vele**\n"
    assert of_areas({"it-IT": (line + area, area + line)}) == [
        "credential it-IT: 70-347 below 'Corde' | 70-347 below 'Vele'"
    ]


def test_a_focus_area_inside_another_one_is_told() -> None:
    deeper = ("        - **Vele**\n", "            - **Vele**\n")
    area = "the focus area of 70-410 beside that of 70-346 | the focus area of 70-410 inside that of 70-346"
    assert of_areas({"it-IT": deeper}) == [f"nesting it-IT: {area}"]


def test_of_a_bilingual_page_the_translation_is_told_that_has_another_product() -> None:
    side = '<span data-ttu-id="{0}">{1}</span><span data-stu-id="{0}">{2}</span>'
    lines = [
        side.format(n, own, source)
        for n, (own, source) in enumerate(
            (
                ("L'organizzazione deve raggiungere le soglie.", "Your organization must meet the thresholds."),
                ("Almeno **500** postazioni di Office 365.", "At least **500** seats of Power BI."),
            )
        )
    ]
    text = f'# Barche\n\n## Opzione\n\n###<a name="silver"></a>Silver\n1. {lines[0]}\n    - {lines[1]}\n'
    found = audit([parse_page(text, "it-IT/boat-repair.md")])
    assert [(one.kind, one.locale, one.expected) for one in found] == [("measure", "it-IT", "500 of Power BI")]


def test_what_both_sides_of_a_bilingual_page_share_is_told_of_the_translation() -> None:
    own, source = page("it-IT").split("\n"), page("en").split("\n")
    both = []
    for n, (mine, theirs) in enumerate(zip(own, source, strict=True)):
        lead = re.match(r"#+<a [^>]*></a>| *(?:- |[12]\. )?", mine)
        start = lead.end() if lead else 0
        side = '<span data-ttu-id="u{0}">{1}</span><span data-stu-id="u{0}">{2}</span>'
        both.append(mine[:start] + (side.format(n, mine[start:], theirs[start:]) if mine[start:] else ""))
    text = "\n".join(both)
    assert audit([parse_page(text, "it-IT/boat-repair.md")]) == ()
    wrong = text.replace("(#dock-option)", "(#yard-option)", 2)
    assert [(one.kind, one.locale) for one in audit([parse_page(wrong, "it-IT/boat-repair.md")])] == [("link", "it-IT")]


def across(*labels: str, bilingual: bool = False) -> list[str]:
    """Return what is told of Italian pages of as many competencies, each with its label of one market."""
    pages = []
    for n, label in enumerate(labels):
        name = f"boat-{'abcdefgh'[n]}"
        own = f'<span data-ttu-id="u1">{label}</span><span data-stu-id="u1">Learn more</span>' if bilingual else label
        market = "Mercati in via di sviluppo" if bilingual else own
        more = f"    - [{own}](https://partner.example.org/roles)\n" if bilingual else ""
        text = (
            f'#<a name="{name}"></a>Barche\n\n##<a name="x-option"></a>Opzione\n\n###<a name="silver"></a>Silver\n'
            f"1. Soglie\n    - **{market}**\n        - almeno 3 clienti\n{more}"
        )
        pages.append(parse_page(text, f"it-IT/{name}.md"))
    found = [one for one in audit(pages) if one.kind == "term"]
    return [f"{one.competency}: {one.expected} | {one.found} @{one.evidence[0].line}" for one in found]


USUAL, ODD = "Mercati in via di sviluppo", "Mercati in sviluppo"


def test_a_label_that_one_page_of_a_language_has_in_another_way_than_all_others() -> None:
    told = f"boat-d: developing markets as {USUAL!r} | {ODD!r} @7"
    assert across(USUAL, USUAL, USUAL, ODD, USUAL) == [told]
    # Two ways on many pages are two usages, and three pages make one.
    assert across(USUAL, ODD, USUAL, ODD, USUAL) == []
    assert across(USUAL, USUAL, ODD) == []
    assert across(USUAL, USUAL, USUAL, USUAL.upper()) == []


def test_a_label_of_bilingual_pages_is_told_by_its_source() -> None:
    more, other = "Altre informazioni", "Per saperne di più"
    assert across(more, more, more, other, bilingual=True) == [f"boat-d: 'Learn more' as {more!r} | {other!r} @9"]


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("exam-70-346.aspx): Ropes", "exam-70-346.aspx): Sails"),
        ("exam-70-346.aspx): Ropes", "exam-70-346.aspx): Chains"),
    ],
)
def test_of_two_titles_the_one_of_the_other_pages_is_expected(at: int, before: str, after: str) -> None:
    texts = {}
    for locale in _WORDS:
        both = page(locale).partition('##<a name="dock-option">')[0]
        titled = both.replace("exam-70-346.aspx)", "exam-70-346.aspx): Ropes")
        texts[locale] = titled.replace("exam-70-347.aspx)", "exam-70-347.aspx): Sails")
    parts = texts["it-IT"].split(before)
    texts["it-IT"] = before.join(parts[: at + 1]) + after + before.join(parts[at + 1 :])
    line = texts["it-IT"][: texts["it-IT"].index(after)].count("\n") + 1
    found = audit([parse_page(text, f"{tag}/boat-repair.md") for tag, text in texts.items()])
    told = [(one.expected, one.found, one.evidence[0].line) for one in found if one.kind == "term"]
    assert told == [("70-346 as 'Ropes'", f"{after.partition(': ')[2]!r} too", line)]


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize(
    ("locale", "before", "after", "expected"),
    [
        ("ja-JP", "**2** 人の従業員が次の", "**2** 人の個人が次の", "people as '従業員'"),
        ("it-IT", "Valutazione corde", "Rope Assessment", "a title as 'Valutazione corde'"),
    ],
)
def test_of_two_terms_the_one_that_is_used_elsewhere_is_expected(
    at: int, locale: str, before: str, after: str, expected: str
) -> None:
    texts = {one: page(one).partition('##<a name="dock-option">')[0] for one in _WORDS}
    parts = texts[locale].split(before)
    first = len(parts) // 2 * at
    texts[locale] = before.join(parts[: first + 1]) + after + before.join(parts[first + 1 :])
    line = texts[locale][: texts[locale].index(after)].count("\n") + 1
    found = audit([parse_page(text, f"{tag}/boat-repair.md") for tag, text in texts.items()])
    assert [(one.expected, one.evidence[0].line) for one in found if one.kind == "term"] == [(expected, line)]


@pytest.mark.parametrize(
    ("text", "meaning", "locale"),
    [
        ("その全試験に合格する", "all", "ja-JP"),
        ("associado como parceiro de registro de transações", "transacting", "pt-BR"),
    ],
)
def test_other_words_of_the_same_meaning(text: str, meaning: str, locale: str) -> None:
    assert words.means(folded(text), meaning, locale)


def test_two_of_these_four_people_are_two_of_the_four() -> None:
    said = {
        "en": "**2** of the **4** people must pass the following exam:",
        "it-IT": "**2** delle **4** persone devono superare il seguente esame:",
        "pt-BR": "Duas dessas quatro pessoas devem passar no seguinte exame:",
    }
    head = {"head": "A sua organização deve ter **2** pessoas que atendam aos requisitos de exame."}
    exam = "[70-346](https://www.microsoft.com/en-us/learning/exam-70-346.aspx)"
    pages = [
        parse_page(
            '#<a name="boat-repair"></a>Boat Repair\n\n##<a name="yard-option"></a>Yard\n\n'
            f'###<a name="silver"></a>Silver\n1. {_WORDS.get(locale, head)["head"]}\n    - {text}\n        - {exam}\n',
            f"{locale}/boat-repair.md",
        )
        for locale, text in said.items()
    ]
    assert [(one.kind, one.found) for one in audit(pages)] == []
