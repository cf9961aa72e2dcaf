"""The script of a locale, and no other: docs/decisions/scripts.md."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from generator.checks.text import words_of
from generator.messages import script_of
from generator.pofiles import Entry

# Of each script: its name, how the Unicode names of its letters begin, and the legacy encoding made for its characters.
_SCRIPTS = {
    "Latn": ("the Latin script", {"LATIN", "FEMININE", "MASCULINE", "MODIFIER"}, ""),
    "Hans": ("simplified Chinese", {"LATIN", "CJK", "IDEOGRAPHIC"}, "gb2312"),
    "Hant": ("traditional Chinese", {"LATIN", "CJK", "IDEOGRAPHIC"}, "cp950"),
    "Jpan": ("Japanese", {"LATIN", "CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"}, "cp932"),
}


# Each of these keeps its common characters apart, in this range. Some simplified forms are rare traditional or Japanese
# ones too (体, 价, 决): what is rare at home and common only in GB 2312 is taken for simplified.
_COMMON = {
    "gb2312": (b"\xb0\xa1", b"\xd7\xf9"),
    "cp950": (b"\xa4\x40", b"\xc6\x7e"),
    "cp932": (b"\x88\x9f", b"\x98\x72"),
}
# What an encoding lacks and the script has.
_MORE = {"Hans": "瞭", "Hant": "啓"}
# Hong Kong's supplement has simplified and Japanese forms too; these few are at home there all the same.
_HONG_KONG = "着羣峯衆脚鈎牀綫麪濶喆衞説温脱鋭悦録内没卧敎吿强净恒"
# Characters that both scripts have as common ones, each another word in either (后 beside 後): doubted but in the words
# that are written so in this script. {script: {character: words}}
_DOUBTED = {
    "Hans": {
        "於": "於[先小女菟陵]|姓於",
        "後": "姓後",
        "徵": "[角魏]徵|徵羽",
        "乾": "乾[坤隆卦元清陵嘉]|康乾",
        "藉": "[狼慰蕴枕]藉|藉田",
        "夥": "[甚良]夥",
        "瞭": "瞭望",
    },
    "Hant": {
        "云": "人云亦云|云[云爾胡]|[詩古子又語諺經]云",
        "伙": "伙[食房]|[家傢起搭開包]伙|小伙子",
        "听": "",
        "坏": "",
        "愿": "鄉愿",
        "丰": "丰[采姿韻儀神]",
        "并": "并州|幽并",
        "于": "于[先小女右]|姓于",
        "后": r"[皇王太母影歌視帝蜂蟻女]后|(?<![\d\s一二三四五六七八九十百幾數每當隔今明])天后|后[妃宮冠羿土稷]",
        # The last two are names from abroad: 斯里蘭卡.
        "里": "[公英海鄰故千萬百]里|里[程長民]"
        "|[阿巴亞馬哈佛克斯西弗拉玻波烏卡薩瓦塔梅黎吉毛加凱沙米模]里|里[亞斯克爾奧蘭德拉昂奇約弗]",
        "几": "[茶案矮明]几|几[案榻]",
        "准": "[批核不獲允恩照特未已得報]准|(?<![標水])准[許予考入將駁]",
        "采": "[風神文丰精喝光多倒博]采(?![用購集取納])|采[邑風地烈]",
        "划": "(?<![計規策])划(?:[船算槳水艇拳]|[得不]來)",
        "咨": "咨[文請送嗟會]|移咨",
    },
}
_DOUBTS = {
    script: re.compile("|".join(words for words in doubted.values() if words) + f"|(?P<doubted>[{''.join(doubted)}])")
    for script, doubted in _DOUBTED.items()
}
# Where the character is as usual in traditional Chinese (范, 制, 系), words tell, but not where two
# of them meet (相關|系統, 限制|造成).
_SIMPLIFIED = re.compile(
    "[規示模典防師]范|范[圍例本疇文式]|制造[商業]|(?<![限控管抑強體機牽遏節壓專建編學法稅])制造(?![成就訪福反型詣])|複制|(?<![恢回修])復制|(?<![限控管抑強體機法稅編])制作(?!用)"
    "|[關聯]系(?![統列])|日志(?![工願向])|[雜標網]志|建筑|旅游|游戲|[特象表]征|征[求收集稅召詢聘]|[放輕寬]松|松散|[其剩]余|余[額下]|干部|托管|委托|痊愈|卷起|晒|秋千"
)


def check_own_script(tag: str, entry: Entry) -> Iterator[str]:
    """A translation is written in its locale's script: simplified or traditional Chinese, Japanese, Latin.

    Bad: `认证` or `之后` in zh-TW, `認證` in zh-CN, `认` in Japanese, a Cyrillic `а` in Italian
    Good: `認證` in zh-TW, `认证` in zh-CN, `認定` in Japanese; Latin letters in any of them
    """
    script = script_of(tag)
    if script not in _SCRIPTS:
        return
    name = _SCRIPTS[script][0]
    for text in entry.strings:
        words = unicodedata.normalize("NFC", words_of(text))
        foreign = ["".join(run) for is_own, run in groupby(words, lambda c: _is_own(tag, c)) if not is_own]
        if script in _DOUBTS:
            foreign += [match[0] for match in _DOUBTS[script].finditer(words) if match["doubted"]]
        if script == "Hant":
            foreign += [match[0] for match in _SIMPLIFIED.finditer(words)]
        if foreign:
            yield f"expected {name}, found {', '.join(dict.fromkeys(foreign))} in {text!r}"


@lru_cache(maxsize=16384)
def _is_own(tag: str, char: str) -> bool:
    if not char.isalpha():
        return True
    _, letters, encoding = _SCRIPTS[script_of(tag)]
    kind = unicodedata.name(char, "?").partition(" ")[0]
    return kind in letters and (kind != "CJK" or _is_usual(char, encoding) or _is_local(tag, char))


def _is_local(tag: str, char: str) -> bool:
    """Return whether a character that its script's encoding lacks is written in a locale."""
    if char in _MORE.get(script_of(tag), ""):
        return True
    return bool({"HK", "MO"} & {*tag.split("-")}) and (
        char in _HONG_KONG or (_has("big5hkscs", char) and not _has("gb2312", char) and not _has("cp932", char))
    )


def _is_usual(char: str, encoding: str) -> bool:
    """Return whether a character stands in an encoding, and not as a rare one that is a common simplified form."""
    if not _has(encoding, char):
        return False
    return not _is_common(char, "gb2312") or _is_common(char, "cp950") or _is_common(char, encoding)


def _has(encoding: str, char: str) -> bool:
    return bool(char.encode(encoding, errors="ignore"))


def _is_common(char: str, encoding: str) -> bool:
    first, last = _COMMON[encoding]
    return first <= char.encode(encoding, errors="ignore") <= last
