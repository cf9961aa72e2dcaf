import pytest

from generator.checks.figures import check_no_figure_in_words
from generator.pofiles import Entry

LIKE_FIGURES = [
    "一部", "一覧", "一定", "一一对应", "万一条件不满足", "万が一", "千万不要", "遺憾千万", "十分な", "十分に",
    "百分比", "百科", "百貨", "万全", "万能", "四周", "七五三", "三三五五", "第三方", "第三者", "二要素認証",
    "二段階", "四半期", "两者", "兩者", "二者択一", "三分别", "零售", "统一零售", "零件", "登陆次数",
    "隊伍人員", "收拾", "前兆", "任一項", "唯一一名", "同一人物", "一つ", "一項", "每一位", "統一", "一致",
    "一般", "一年", "二次开发", "二次元コード", "千差万别", "五花八门", "百年老店", "伎俩", "成员", "使いつつ",
    "感慨万千", "万千用户",
    "やっつける", "不超过一", "超过第三方", "日本", "三次元", "二人三脚", "三者之间", "参加者", "万年筆",
]  # fmt: skip


@pytest.mark.parametrize(
    "entry",
    [
        Entry(msgid="Earn %(amount)s", strings=("Guadagna %(amount)s",)),
        Entry(msgid="%(count)s exam", plural="%(count)s exams", strings=("%(count)s esame", "%(count)s esami")),
        Entry(msgid="Windows 10", context="name", strings=("Windows 10",)),
        Entry(msgid="Office 365 2016", context="name", strings=("2016 年版 Office 365",)),
        Entry(msgid="Silver", context="name", strings=("Argento",)),
        Entry(msgid="One of the following:", strings=("以下任一项：",)),
        Entry(msgid="The same person", strings=("同一个人，唯一一名",)),
        Entry(msgid="From another organization", strings=("第三方、万一、十分",)),
    ],
)
def test_a_figure_is_left_to_the_data(entry: Entry) -> None:
    assert list(check_no_figure_in_words("it-IT", entry)) == []


@pytest.mark.parametrize(
    ("context", "msgid", "text", "message"),
    [
        (None, "Earn %(amount)s", "Earn 100,000", "expected no digit, found 100, 000 in 'Earn 100,000'"),
        (None, "Earn %(amount)s", "１００", "expected no digit, found １００ in '１００'"),
        (None, "Earn %(amount)s", "٣", "expected no digit, found ٣ in '٣'"),
        (None, "Windows 10", "Windows 10", "expected no digit, found 10 in 'Windows 10'"),
        ("who", "Windows 10", "Windows 10", "expected no digit, found 10 in 'Windows 10'"),
        (None, "Two people", "两名人员", "expected no digit, found 两 in '两名人员'"),
        (None, "Twelve months", "过去十二个月", "expected no digit, found 十二 in '过去十二个月'"),
        (None, "Money", "十萬 元", "expected no digit, found 十萬 in '十萬 元'"),
        (None, "Three people", "三名以上", "expected no digit, found 三 in '三名以上'"),
        (None, "Amount", "至少 %(amount)s（三十万）", "expected no digit, found 三十万 in '至少 %(amount)s（三十万）'"),
        (None, "All", "すべて三十のコンピテンシー", "expected no digit, found 三十 in 'すべて三十のコンピテンシー'"),
        (None, "Half", "½ ① Ⅻ", "expected no digit, found ½, ①, Ⅻ in '½ ① Ⅻ'"),
        ("name", "Silver", "Silver 1", "expected no digit, found 1 in 'Silver 1'"),
        ("name", "Windows 10", "Windows 11", "expected the digits 10, found 11 in 'Windows 11'"),
        ("name", "Windows 10", "Windows", "expected the digits 10, found none in 'Windows'"),
        ("name", "Windows 10", "Windows １０", "expected the digits 10, found １０ in 'Windows １０'"),
        ("name", "Office 365", "Office 356", "expected the digits 365, found 356 in 'Office 356'"),
    ],
)
def test_a_figure_in_words_is_refused(context: str | None, msgid: str, text: str, message: str) -> None:
    entry = Entry(msgid=msgid, context=context, strings=(text,))
    assert list(check_no_figure_in_words("it-IT", entry)) == [message]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("%(amount)s以上（三十万ドル）", "三十万"),
        ("全部十八能力", "十八"),
        ("正式名称一百", "一百"),
        ("百の試験", "百"),
        ("千人以上", "千"),
        ("三十分以内", "三十"),
        ("五千万", "五千万"),
        ("三万千円", "三万千"),
        ("万千五百人", "万千五百"),
        ("千万元", "千万"),
        ("十分钟", "十"),
        ("壹佰元", "壹佰"),
        ("五ドル", "五"),
        ("两种能力", "两"),
        ("三門測驗", "三"),
        ("二科目に合格", "二"),
        ("三回まで", "三"),
        ("九歳", "九"),
        ("六週", "六"),
        ("两小时", "两"),
        ("七元", "七"),
        ("三か月", "三"),
        ("二〇一七", "二〇一七"),
        ("三张证书", "三"),
        ("三者", "三"),
        ("五折", "五"),
        ("七成", "七"),
        ("俩人", "俩"),
        ("仨人", "仨"),
        ("廿人", "廿"),
        ("不超过五", "五"),
        ("二本", "二"),
        ("二以上", "二"),
        ("ふたつの試験", "ふたつ"),
    ],
)
def test_a_chinese_or_japanese_figure_is_refused(text: str, figure: str) -> None:
    found = list(check_no_figure_in_words("ja-JP", Entry(msgid="x", strings=(text,))))
    assert found == [f"expected no digit, found {figure} in {text!r}"]


@pytest.mark.parametrize(
    "text",
    LIKE_FIGURES,
)
def test_a_word_that_is_written_like_a_figure_is_right(text: str) -> None:
    assert list(check_no_figure_in_words("ja-JP", Entry(msgid="x", strings=(text,)))) == []


def test_every_form_is_judged() -> None:
    entry = Entry(msgid="a", plural="b", strings=("1", "x", "2"))
    assert list(check_no_figure_in_words("it-IT", entry)) == [
        "expected no digit, found 1 in '1'",
        "expected no digit, found 2 in '2'",
    ]
