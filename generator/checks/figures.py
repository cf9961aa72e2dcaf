"""Figures are facts: they come from the data, never from a translation."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.pofiles import Entry

# \d is a digit of any script.
_DIGIT = re.compile(r"\d")


def check_no_figure_in_words(tag: str, entry: Entry) -> Iterator[str]:
    """No digit stands in a translation; a translated name has just the digits of its source.

    Bad: `Earn 100,000` or `１００`; the name `Windows 10` as `Windows 11`
    Good: `Earn %(amount)s`; the name `Windows 10` as `Windows 10`
    """
    del tag
    wanted = Counter(_DIGIT.findall(entry.msgid)) if entry.context == "name" else Counter[str]()
    for text in entry.strings:
        found = Counter(_DIGIT.findall(text))
        if found != wanted:
            expected = f"the digits {_show(wanted)}" if wanted else "no digit"
            yield f"expected {expected}, found {_show(found)} in {text!r}"


def _show(digits: Counter[str]) -> str:
    return "".join(sorted(digits.elements())) or "none"
