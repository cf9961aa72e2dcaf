"""Figures are facts: they come from the data, never from a translation."""

import re
import unicodedata
from collections.abc import Iterator

from generator.pofiles import Entry

# \d is a digit of any script. ½, ① and Ⅻ are numbers too, and so are Chinese and Japanese ones: two characters in a
# row (三十万, 十八), one that is ten or more (百), or a single one that counts something (两名). One (一) is not among
# these: it is also the article ("a"), and part of any, the same and the only one.
_LARGE = "十百千万萬亿億"
_SMALL = "二三四五六七八九零〇两兩贰貳叁柒捌玖壱弐参"
# Part of other words too (登陆, 收拾, 前兆).
_FORMAL = "壹參肆伍陆陸拾佰仟兆"
_ANY = f"一{_SMALL}{_LARGE}{_FORMAL}"
_COUNTED = (
    "[个個名位人家台件项項次回席份条條款套批笔筆页頁号號点點社店所门門科种種类類组組级級张張枚本轮輪辆輛册冊场場折"
    "年月日天周週岁歳歲期时時秒つヶか倍割元円圆圓美]|分(?![别別野])|小[时時]|カ[月年国所]|[国國大处處]|市[场場]|都市|地[区區]|[区區]域|季度|星期|[资資]格|[机機][种種]|以[上下]|成(?![员員分份功为為立])|ドル|ユーロ|パーセント"
)
# Words for two, three, twenty and thirty; a number that ends a comparison (不超过五), or is one of things (三者).
_MORE_FIGURES = (
    "(?<!伎)[俩倆]|[仨廿卅]|ふた[つり]|みっつ|よっつ|むっつ|ななつ|やっつ(?!け)|ここのつ"
    rf"|(?<=[过過少多到达達于於])[{_SMALL}](?!\w)|(?<!第)[三四五六七八九](?=者)"
)
# Words that are no numbers though they are written like some; not where they are part of one (三十分, 五千万).
_IDIOMS = (
    "二次[开開创創利加]|[二三]次元|二人三脚|五分五分|万年筆|百花|三者之[间間]|千差[万萬][别別]|千[变變][万萬]化|千方百[计計]|千真[万萬]|[万萬][无無]一失|[万萬]千|五花八[门門]|百年老店|百[发發]百中|四面八方|三番五次|"
    "一一|三三[五两兩]+|七七八八|万一|萬一|千万(?![个個人元円ドユ])|千萬(?![个個人元])|[万萬](?:が一|[全能事物国國象端])|百[分科货貨度葉叶姓]"
    "|千[里差篇变變葉兆]|十(?:分(?![间間钟鐘]|の一)|足|全|字|進|进)|十中八九|八百屋|七五三|四六時中|五十音|四周|一?零[售件散部]"
)
_CJK_FIGURE = rf"[{_ANY}]{{2,}}|[{_LARGE}]|[{_SMALL}](?=\s?(?:{_COUNTED}))|{_MORE_FIGURES}"
_FIGURE = re.compile(rf"\d+|(?<![{_ANY}])(?P<idiom>(?:{_IDIOMS})(?![{_ANY}]))|{_CJK_FIGURE}")


def check_no_figure_in_words(tag: str, entry: Entry) -> Iterator[str]:
    """No figure stands in a translation; a translated name has just the figures of its source, in any order.

    Bad: `Earn 100,000` or `１００` or `三十万` or `两名人员`; the name `Windows 10` as `Windows 11`
    Good: `Earn %(amount)s`; `任一项`, `一部`, `万一`; the name `Windows 10` as `Windows 10`
    """
    del tag
    wanted = _figures(entry.msgid) if entry.context == "name" else []
    for text in entry.strings:
        found = _figures(text)
        if sorted(found) != sorted(wanted):
            expected = f"the digits {_show(wanted)}" if wanted else "no digit"
            yield f"expected {expected}, found {_show(found)} in {text!r}"


def _figures(text: str) -> list[str]:
    return [match[0] for match in _FIGURE.finditer(text) if not match["idiom"]] + [
        char for char in text if unicodedata.category(char) in {"No", "Nl"} and char != "〇"
    ]


def _show(figures: list[str]) -> str:
    return ", ".join(figures) or "none"
