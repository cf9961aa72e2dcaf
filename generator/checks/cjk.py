"""Punctuation and spaces of Chinese and Japanese, each the same everywhere."""

import re

from generator.checks.text import CJK, DATE, DIGITS, STAND_INS
from generator.messages import script_of

_SPACE = r"[ \u00a0\u202f]"
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_CHINESE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。", "｡": "。", "､": "、"}
_JAPANESE = {",": "、", "，": "、", "!": "！", "?": "？", ".": "。", "．": "。", "｡": "。", "､": "、", "：": ":"}
_FULL_WIDTH = {"Hans": _CHINESE, "Hant": _CHINESE, "Jpan": _JAPANESE}
# A mark belongs to the characters beside it; what closes and placeholders are taken for characters.
_MARK = re.compile(
    rf"(?P<before>[{CJK}{STAND_INS}）)」』”》])?{_SPACE}*"
    rf"(?P<mark>[,，;:：!?]+(?!//)|(?<!\.)[.．](?![.．A-Za-z0-9{STAND_INS}])|[｡､])(?={_SPACE}?(?P<after>[{CJK}])?)"
)
# Marks of characters in a text without any, and what it has instead.
_NARROW_MARKS = {
    "，": ",",
    "、": ",",
    "；": ";",
    "：": ":",
    "！": "!",
    "？": "?",
    "。": ".",
    "．": ".",
    "｡": ".",
    "（": "(",
    "）": ")",
}
_ARABIC_MARKS = _NARROW_MARKS | {"，": "،", "、": "،", "；": "؛", "？": "؟"}
_WIDE_MARK = re.compile(
    rf"{_SPACE}*(?P<mark>[{''.join(_NARROW_MARKS)}])(?P<space>{_SPACE}*)(?=(?P<after>[^\W_]|[{STAND_INS}])?)"
)
_BRACKETS = re.compile(r"(?<![%$])[(（]([^()（）]*)[)）]")
# Marks as wide as a character: no space stands beside them.
_WIDE = {"Hans": "，。：；！？、（）“”《》", "Hant": "，。：；！？、（）「」『』《》", "Jpan": "。、「」『』"}
# Latin letters and digits have a space beside a character, and so do brackets of their width.
_NARROW = f"A-Za-z0-9{DIGITS}"
_SET_APART = re.compile(
    rf"(?<=[{CJK}]){_SPACE}?(?=[{_NARROW}{DATE}])|(?<=[{_NARROW}]){_SPACE}?(?=[{CJK}])"
    rf"|(?<=[{CJK}{STAND_INS}]){_SPACE}?(?=\()|(?<=\)){_SPACE}?(?=[{CJK}{DIGITS}{DATE}])"
)
# Between these stands no space; words in katakana are set apart.
_JOINED = {"Hans": _HAN, "Hant": _HAN, "Jpan": rf"\u3041-\u309f{_HAN}"}


def repair_full_width(tag: str, source: str, text: str) -> str:
    """Marks beside characters are full-width; brackets and colons as the locale has them.

    Chinese in traditional characters has full-width brackets, in simplified ones too but around Latin alone;
    Japanese has brackets and colons of half the width. Elsewhere no mark is full-width.

    Bad: `可用,含当日` or `最近 12 個月 (TTM)` in zh-TW; `要件：` in Japanese; `rapido，e` in Italian
    Good: `可用，含当日`, `最近 12 個月（TTM）`; `要件:`; `rapido, e`
    """
    script = script_of(tag)
    if script not in _WIDE:
        narrow = _ARABIC_MARKS if script == "Arab" else _NARROW_MARKS
        return _WIDE_MARK.sub(lambda match: _narrow(match, narrow), text)
    if not _is_cjk(text):
        return text
    marks = _FULL_WIDTH[script]
    after = _MARK.sub(lambda match: _full(match, marks), text)
    after = _BRACKETS.sub(lambda match: _bracket(script, match), after)
    # A mark of another width has other spaces beside it.
    return after if after == text else repair_spacing(tag, source, after)


def repair_spacing(tag: str, source: str, text: str) -> str:
    """A space stands between characters and Latin letters or digits, and none beside full-width marks.

    A placeholder counts as what it shows: a number, or a date, which ends in a character.

    Bad: `Azure消耗额`, `%(count)s名`, `%(date)s まで`, `要求， 以下`
    Good: `Azure 消耗额`, `%(count)s 名`, `%(date)sまで`, `要求，以下`
    """
    del source
    script = script_of(tag)
    if script not in _WIDE or not _is_cjk(text):
        return text
    text = re.sub(rf"{_SPACE}*([{_WIDE[script]}]){_SPACE}*", r"\1", text)
    text = _SET_APART.sub(" ", text)
    text = re.sub(rf"(?<={DATE}){_SPACE}+(?=[{CJK}])", "", text)
    if script == "Jpan":
        text = re.sub(rf"(?<=:){_SPACE}?(?=[{CJK}{STAND_INS}])", " ", text)
    return re.sub(rf"(?<=[{_JOINED[script]}]){_SPACE}+(?=[{_JOINED[script]}])", "", text)


def _is_cjk(text: str) -> bool:
    """Return whether a text is written in characters, or in nothing at all (placeholders alone)."""
    return bool(re.search(f"[{CJK}]", text)) or not re.search("[A-Za-z]", text)


def _full(match: re.Match[str], marks: dict[str, str]) -> str:
    # After a Latin letter a dot is rather an abbreviation's (Microsoft Corp.).
    beside = match["before"] or (match["after"] if match["mark"] not in ".．" else None)
    if not beside or not set(match["mark"]) & set(marks):
        return match[0]
    return (match["before"] or "") + "".join(marks.get(mark, mark) for mark in match["mark"])


def _narrow(match: re.Match[str], marks: dict[str, str]) -> str:
    mark = match["mark"]
    if mark == "（":
        return f" {marks[mark]}" if match.start() else marks[mark]
    return marks[mark] + (" " if match["after"] else match["space"])


def _bracket(script: str, match: re.Match[str]) -> str:
    inner = match[1]
    latin, characters = re.search("[A-Za-z]", inner), re.search(f"[{CJK}]", inner)
    if script == "Jpan" or (script == "Hans" and latin and not characters):
        return f"({inner})"
    return f"（{inner}）" if script == "Hant" or characters else match[0]
