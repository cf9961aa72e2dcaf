"""The script of a locale, and no other: docs/decisions/scripts.md."""

import re
import unicodedata
from collections.abc import Iterator
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
# Of a few characters Big5 has both forms as common ones (后 beside 後, 里 beside 裡): words tell which is meant. Not
# where two words meet (核准|備用, 相關|系統, 公里|面積), nor where the character is right (皇后, 公里, 批准).
_SIMPLIFIED = re.compile(
    "云[端計服平]|[之以最然背前]后|(?<![皇王太天])后[端台續者來置期]|[規示模典]范|范[圍例本疇]|[這那哪心求件間期織]里(?![程面])|(?<![公英海])里面(?!積)|里頭"
    "|[計規策]划|[由基關對至位等大小高低屬]于|[標水]准|(?<![核批])准[備確則時]|采[用購集取納]|制造[商業]|[複復]制"
    "|[關聯]系(?![統列])|日志|建筑|旅游|游戲|几[乎個名項]"
)


def check_own_script(tag: str, entry: Entry) -> Iterator[str]:
    """A translation is written in its locale's script: simplified or traditional Chinese, Japanese, Latin.

    Bad: `认证` or `之后` in zh-TW, `認證` in zh-CN, `认` in Japanese, a Cyrillic `а` in Italian
    Good: `認證` in zh-TW, `认证` in zh-CN, `認定` in Japanese; Latin letters in any of them
    """
    script = script_of(tag)
    if script not in _SCRIPTS:
        return
    name, letters, encoding = _SCRIPTS[script]
    for text in entry.strings:
        words = unicodedata.normalize("NFC", words_of(text))
        foreign = [
            "".join(run) for is_own, run in groupby(words, lambda c: _is_own(c, letters, encoding)) if not is_own
        ]
        if script == "Hant":
            foreign += [match[0] for match in _SIMPLIFIED.finditer(words)]
        if foreign:
            yield f"expected {name}, found {', '.join(dict.fromkeys(foreign))} in {text!r}"


def _is_own(char: str, letters: set[str], encoding: str) -> bool:
    if not char.isalpha():
        return True
    kind = unicodedata.name(char, "?").partition(" ")[0]
    return kind in letters and (kind != "CJK" or _is_usual(char, encoding))


def _is_usual(char: str, encoding: str) -> bool:
    """Return whether a character stands in an encoding, and not as a rare one that is a common simplified form."""
    if not char.encode(encoding, errors="ignore"):
        return False
    return not _is_common(char, "gb2312") or _is_common(char, "cp950") or _is_common(char, encoding)


def _is_common(char: str, encoding: str) -> bool:
    first, last = _COMMON[encoding]
    return first <= char.encode(encoding, errors="ignore") <= last
