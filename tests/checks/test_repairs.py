"""What `check --fix` changes in a text, and that it changes nothing else."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks import RULES, SEVERITY, check_entries, repair_entries
from generator.checks.repairs import REPAIRS, repaired, repairs_of
from generator.checks.text import PLACEHOLDER
from generator.pofiles import Entry, PoFile

universal = settings(derandomize=True, deadline=None, max_examples=400)

NBSP, NARROW = "\u00a0", "\u202f"


def names(tag: str, source: str, text: str) -> list[str]:
    return [name for name, _ in repairs_of(tag, source, text)]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("it-IT", "Tutti i mercati"),
        ("it-IT", f"%(months)s{NBSP}mesi"),
        ("zh-CN", "最近 %(months)s 个月 (TTM)"),
        ("zh-CN", "%(product)s（原 %(former)s）"),
        ("zh-CN", "“%(name)s”选项"),
        ("zh-CN", "%(code)s：%(name)s"),
        ("zh-TW", "最近 %(months)s 個月（TTM）"),
        ("zh-TW", "開放報名至 %(date)s（含當日）"),
        ("zh-TW", "請以「%(name)s」身分"),
        ("ja-JP", "%(count)s 名 (上記と同じ人員でも可)"),
        ("ja-JP", "%(date)sまで有効。%(exam)s は、対象外"),
        ("ja-JP", "認定デバイス リセラー (ADR) である"),
        ("ja-JP", "%(amount)s以上"),
        ("ja-JP", "Windows Server"),
        ("zh-TW", "ASP.NET MVC, C# (v)"),
        ("zh-CN", "C:\\ 3.5 版"),
        ("ja-JP", "Azure・SQL などのデータ・分析"),
        ("zh-CN", "面向 Microsoft Corp. 在所有市场的"),
        ("ja-JP", "Microsoft Corp. のパートナー"),
        ("zh-TW", "e.g. 平台"),
        ("it-IT", "rapporto %(count)s:%(total)s in .NET"),
        ("fr-FR", f"Exigences{NBSP}: oui{NARROW}; non"),
        ("fr-FR", f"«{NBSP}oui{NBSP}»"),
        ("fa-IR", "می\u200cشود"),
        ("th-TH", "การ\u200bสอบ"),
        ("it-IT", " "),
        ("it-IT", ""),
        ("ja-JP", "次 \ue000名"),
    ],
)
def test_a_text_that_needs_nothing_is_left_alone(tag: str, text: str) -> None:
    assert names(tag, text, text) == []
    assert repaired(tag, text, text) == text


@pytest.mark.parametrize(
    ("name", "tag", "text", "after"),
    [
        ("spaces", "it-IT", " Periodo", "Periodo"),
        ("spaces", "it-IT", "Periodo ", "Periodo"),
        ("spaces", "it-IT", "Tutti  i mercati", "Tutti i mercati"),
        ("spaces", "it-IT", f"Tutti {NBSP} i mercati", f"Tutti{NBSP}i mercati"),
        ("spaces", "it-IT", "Tutti\u2003i mercati", "Tutti i mercati"),
        ("spaces", "it-IT", "Tut\u200bti i mer\xadcati", "Tutti i mercati"),
        ("spaces", "ja-JP", "すべて\u2060の\ufeff市場", "すべての市場"),
        ("spaces", "ja-JP", "クラウド\u3000サービス", "クラウド サービス"),
        ("spaces", "pt-BR", "%(a)s  %(b)s", "%(a)s %(b)s"),
        ("spaces", "it-IT", "Tutti , i mercati", "Tutti, i mercati"),
        ("spaces", "it-IT", "Tutti: %(a)s ; poi .", "Tutti: %(a)s; poi."),
        ("spaces", "ar", "نعم ، لا", "نعم، لا"),
        ("spaces", "fr-FR", "Tous , oui", "Tous, oui"),
        ("spaces", "fr-FR", "Tous:%(amount)s", "Tous: %(amount)s"),
        ("no-break-space", "fr-FR", "Tous:%(amount)s", f"Tous{NBSP}: %(amount)s"),
        ("full-width", "zh-CN", "要求,包括", "要求，包括"),
        ("full-width", "zh-CN", "要求 , 包括", "要求，包括"),
        ("full-width", "zh-CN", "(每人均须满足)", "（每人均须满足）"),
        ("full-width", "zh-CN", "最近 12 个月（TTM）", "最近 12 个月 (TTM)"),
        ("full-width", "zh-CN", "%(code)s: %(name)s", "%(code)s：%(name)s"),
        ("full-width", "zh-TW", "最近 12 個月 (TTM)", "最近 12 個月（TTM）"),
        ("full-width", "zh-TW", "%(name)s (%(tiers)s)", "%(name)s（%(tiers)s）"),
        ("full-width", "zh-TW", "什麼?!", "什麼？！"),
        ("full-width", "ja-JP", "要件：次", "要件: 次"),
        ("full-width", "ja-JP", "試験,資格", "試験、資格"),
        ("full-width", "ja-JP", "取得できます.次", "取得できます。次"),
        ("full-width", "ja-JP", "組織（旧）", "組織 (旧)"),
        ("full-width", "ja-JP", "取得｡次､", "取得。次、"),
        ("full-width", "zh-CN", "（每人）. 次", "（每人）。次"),
        ("full-width", "it-IT", "rapido，e affidabile。", "rapido, e affidabile."),
        ("full-width", "it-IT", "Questo ：%(name)s；poi（forse）", "Questo: %(name)s; poi (forse)"),
        ("full-width", "it-IT", "（forse） no", "(forse) no"),
        ("full-width", "ko-KR", "합격하세요。", "합격하세요."),
        ("full-width", "ar", "نعم，لا？", "نعم، لا؟"),
        ("cjk-spacing", "zh-CN", "Azure消耗额", "Azure 消耗额"),
        ("cjk-spacing", "zh-CN", "上述%(count)s名人员", "上述 %(count)s 名人员"),
        ("cjk-spacing", "zh-CN", "个月(TTM)", "个月 (TTM)"),
        ("cjk-spacing", "zh-CN", "贵组织 须满足", "贵组织须满足"),
        ("cjk-spacing", "zh-TW", "將自%(date)s 起提供", "將自 %(date)s起提供"),
        ("cjk-spacing", "zh-TW", "要求， 以下", "要求，以下"),
        ("cjk-spacing", "ja-JP", "Webアプリ", "Web アプリ"),
        ("cjk-spacing", "ja-JP", f"Web{NBSP}アプリ", "Web アプリ"),
        ("cjk-spacing", "ja-JP", "要件:次", "要件: 次"),
        ("cjk-spacing", "ja-JP", "上記 と同じ", "上記と同じ"),
        ("cjk-spacing", "ja-JP", "%(product)s(旧 %(former)s)です", "%(product)s (旧 %(former)s) です"),
        ("no-break-space", "fr-FR", "Exigences: oui", f"Exigences{NBSP}: oui"),
        ("no-break-space", "fr-FR", "Vraiment ?", f"Vraiment{NARROW}?"),
        ("no-break-space", "fr-FR", "« oui »", f"«{NBSP}oui{NBSP}»"),
    ],
)
def test_a_text_is_put_right(name: str, tag: str, text: str, after: str) -> None:
    """The source ends as the text does, so that the end is not at issue."""
    assert dict(repairs_of(tag, text, text))[name] == after


@pytest.mark.parametrize(
    ("tag", "source", "text", "after"),
    [
        ("it-IT", "Retired.", "Non più disponibile", "Non più disponibile."),
        ("it-IT", "Retired", "Non più disponibile.", "Non più disponibile"),
        ("it-IT", "Pass this:", "Superare questo.", "Superare questo:"),
        ("it-IT", "Pass this.", "Superare questo;", "Superare questo."),
        ("it-IT", "Really?", "Davvero (sì)", "Davvero (sì)?"),
        ("it-IT", "(Until then.)", "(Fino ad allora!)", "(Fino ad allora.)"),
        ("it-IT", "More…", "Altro", "Altro…"),
        ("ru-RU", "Passed", "Сдано.", "Сдано"),
        ("it-IT", "Who?", "Chi.", "Chi?"),
        ("ar", "Pass one of these:", "اجتز أحد هذه", "اجتز أحد هذه:"),
        ("ar", "Who?", "من هو?", "من هو؟"),
        ("ar", "Who?", "من هو.\u200f", "من هو؟\u200f"),
        ("ur-PK", "Retired.", "ختم ہو گیا.", "ختم ہو گیا۔"),
        ("he-IL", "Retired.", "פרש מזמן", "פרש מזמן."),
        ("he-IL", "Exams", "מבחנים:", "מבחנים"),
        ("zh-CN", "Pass this:", "通过以下", "通过以下："),
        ("zh-CN", "Wait…", "请稍候…", "请稍候……"),
        ("zh-TW", "Retired on %(date)s.", "已於 %(date)s停辦", "已於 %(date)s停辦。"),
        ("ja-JP", "Pass this:", "次の試験。", "次の試験:"),
        ("ja-JP", "Exams", "試験。", "試験"),
        ("ja-JP", "It uses Azure.", "利用するのは Azure.", "利用するのは Azure。"),
        ("ja-JP", "Is it?", "はい。。", "はい？"),
    ],
)
def test_a_text_ends_as_its_source(tag: str, source: str, text: str, after: str) -> None:
    assert dict(repairs_of(tag, source, text)) == {"ending": after}


@pytest.mark.parametrize(
    ("tag", "source", "text"),
    [
        ("it-IT", "Retired.", "Non più disponibile (già)."),
        ("it-IT", "What?", "Che cosa?!"),
        ("it-IT", "Companies", "Aziende ecc."),
        ("it-IT", "Companies", "S.p.A."),
        ("it-IT", "And so on, etc.", "E così via"),
        ("it-IT", "Dec.", "dicembre"),
        ("it-IT", "December", "dic."),
        ("pt-BR", "You", "V.Sa."),
        ("it-IT", "For instance", "p.es."),
        ("it-IT", "For instance", "ad es."),
        ("pt-BR", "For instance", "p. ex."),
        ("it-IT", "Who", "Chi è (p.es.)"),
        ("ar", "Retired.", "متقاعد."),
        ("th-TH", "Retired.", "เลิกใช้แล้ว"),
        ("ja-JP", "Is it so?!", "そうですか？！"),
        ("zh-CN", "%(name)s", "%(name)s"),
    ],
)
def test_an_ending_of_the_same_kind_is_left_alone(tag: str, source: str, text: str) -> None:
    assert names(tag, source, text) == []


def test_all_is_repaired_at_once() -> None:
    source, text = "Above, %(count)s people must pass (%(exam)s):", " 上述%(count)s名人员,  须通过 (%(exam)s) "
    assert names("zh-CN", source, text) == ["spaces", "full-width", "ending"]
    assert repaired("zh-CN", source, text) == "上述 %(count)s 名人员，须通过 (%(exam)s)："


def test_a_rule_with_an_exception_repairs_nothing() -> None:
    assert repaired("it-IT", "Period", " Periodo.", frozenset({"ending"})) == "Periodo."


def test_placeholders_of_other_tools_are_left_alone() -> None:
    assert repaired("zh-TW", "%(n)d years", "%(n)d 年") == "%(n)d 年"


def test_a_catalogue_gives_what_changes_form_by_form() -> None:
    changed = Entry(msgid="%(n)s exam", plural="%(n)s exams", strings=("%(n)s esame", "%(n)s  esami"))
    fuzzy = Entry(msgid="Period", strings=("Periodo.",), fuzzy=True)
    untouched = Entry(msgid="Exam", strings=("Esame",))
    assert repair_entries("it-IT", PoFile("it.po", {}, (changed, fuzzy, untouched))) == {
        (None, "%(n)s exam"): ("%(n)s esame", "%(n)s esami")
    }


def test_nothing_is_repaired_where_another_rule_would_then_find_something() -> None:
    """With the full stop the name would be too long for its place."""
    entry = Entry(msgid=f"{'x' * 59}.", context="name", strings=(f"{'x' * 60}",))
    assert names("it-IT", entry.msgid, entry.strings[0]) == ["ending"]
    assert repair_entries("it-IT", PoFile("it.po", {}, (entry,))) == {}


@pytest.mark.parametrize(
    ("tag", "source", "text", "rule"),
    [
        ("zh-TW", "Focus areas", "[重點領域](#x)", "markup"),
        ("zh-TW", "New period…", "計算期間&hellip;新", "markup"),
        ("zh-CN", "Period", "&eacute;时间", "markup"),
        ("it-IT", "In bold.", "In grassetto &hellip;", "markup"),
        ("it-IT", "%(count)s in all", "%(co\u200bunt)s in tutto", "placeholders"),
        ("it-IT", "%(count)s in all", "% (count)s in tutto ", "placeholders"),
    ],
)
def test_a_text_that_is_refused_is_not_made_one_that_is_accepted(tag: str, source: str, text: str, rule: str) -> None:
    entry = Entry(msgid=source, strings=(text,))
    po = PoFile("x.po", {}, (entry,))
    assert names(tag, source, text)
    assert repair_entries(tag, po) == {}
    found = [one for one in check_entries(tag, po, [entry], frozenset()).problems if one.where.startswith("x.po:")]
    assert rule in {one.check for one in found}
    # What is not repaired is not promised either.
    assert [one for one in found if "--fix" in one.message] == []


TAGS = st.sampled_from(["zh-CN", "zh-TW", "ja-JP", "it-IT", "pt-BR", "fr-FR", "ko-KR", "ar"])
PIECES = st.one_of(
    st.sampled_from("  ,.:;!?()（）「」“”«»，。、：；！？…・ー/-%<>*_&#'\"\u00a0\u202f\u3000\u200b\u200d\ufeff\xad"),
    st.sampled_from(["...", "%%", "%(count)s", "%(date)s", "%(name)s", "%(months)s", "%(co\u200bunt)s", "%(n)d"]),
    st.sampled_from(["Azure", "C#", "x", "TTM", "12", "più", "ecc", "&nbsp", "www", "javascript"]),
    st.sampled_from(["要求", "名", "个", "試験", "の", "まで", "クラウド"]),
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
SOURCES = st.sampled_from(["", ".", ":", "?", "!", "…"]).map(lambda end: f"The %(count)s and %(date)s{end}")


@universal
@given(TAGS, SOURCES, TEXTS)
def test_a_repaired_text_needs_no_repair(tag: str, source: str, text: str) -> None:
    assert names(tag, source, repaired(tag, source, text)) == []


@universal
@given(TAGS, SOURCES, TEXTS)
def test_placeholders_are_never_touched(tag: str, source: str, text: str) -> None:
    """One that a character without width was hiding may appear; of the others none goes, and their order stays."""
    before, after = (PLACEHOLDER.findall(one) for one in (text, repaired(tag, source, text)))
    assert Counter(before) <= Counter(after)
    rest = iter(after)
    assert all(one in rest for one in before)


@universal
@given(TAGS, SOURCES, TEXTS)
def test_words_are_never_touched(tag: str, source: str, text: str) -> None:
    def letters(words: str) -> str:
        return "".join(char for char in words if char.isalnum())

    assert letters(text) == letters(repaired(tag, source, text))


@universal
@given(TAGS, SOURCES, TEXTS)
def test_no_rule_finds_more_than_before(tag: str, source: str, text: str) -> None:
    entry = Entry(msgid=source, strings=(text,))
    for strings in repair_entries(tag, PoFile("x.po", {}, (entry,))).values():
        repaired_entry = Entry(msgid=source, strings=strings)
        after, before = ({name for name, _, rule in RULES if any(rule(tag, one))} for one in (repaired_entry, entry))
        assert after <= before
        assert [name for name in before - after if SEVERITY[name] == "error"] == []


@universal
@given(TAGS, SOURCES, TEXTS)
def test_what_is_written_is_written_once(tag: str, source: str, text: str) -> None:
    po = PoFile("x.po", {}, (Entry(msgid=source, strings=(text,)),))
    for strings in repair_entries(tag, po).values():
        assert repair_entries(tag, PoFile("x.po", {}, (Entry(msgid=source, strings=strings),))) == {}


def test_repairs_have_different_names() -> None:
    assert len({name for name, _ in REPAIRS}) == len(REPAIRS)
