"""Figures are facts: they come from the data, never from a translation."""

import re
import unicodedata
from collections.abc import Iterator

from generator.pofiles import Entry

# \d is a digit of any script. ½, ① and Ⅻ are numbers too, and so are Chinese and Japanese ones that count something.
# One (一) is not among these: it is also the article ("a"), and part of any, the same and the only one.
_DIGITS = "二三四五六七八九十百千万萬亿億兆零〇两兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
_COUNTED = "个個名位人家台件项項次年月日天社つヶか席倍元円美條条份"
_CJK_COUNT = rf"(?:[{_DIGITS}]|一(?=[{_DIGITS}]))[{_DIGITS}一]*(?=\s?[{_COUNTED}])"
_FIGURE = re.compile(rf"\d+|{_CJK_COUNT}")


def check_no_figure_in_words(tag: str, entry: Entry) -> Iterator[str]:
    """No figure stands in a translation; a translated name has just the figures of its source, in any order.

    Bad: `Earn 100,000` or `１００` or `两名人员`; the name `Windows 10` as `Windows 11`
    Good: `Earn %(amount)s`; `任一项`; the name `Windows 10` as `Windows 10`
    """
    del tag
    wanted = _figures(entry.msgid) if entry.context == "name" else []
    for text in entry.strings:
        found = _figures(text)
        if sorted(found) != sorted(wanted):
            expected = f"the digits {_show(wanted)}" if wanted else "no digit"
            yield f"expected {expected}, found {_show(found)} in {text!r}"


def _figures(text: str) -> list[str]:
    return _FIGURE.findall(text) + [
        char for char in text if unicodedata.category(char) in {"No", "Nl"} and char != "〇"
    ]


def _show(figures: list[str]) -> str:
    return ", ".join(figures) or "none"
