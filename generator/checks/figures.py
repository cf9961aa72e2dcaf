"""Figures are facts: they come from the data, never from a translation."""

import re
from collections.abc import Iterator

from generator.pofiles import Entry

# \d is a digit of any script.
_FIGURE = re.compile(r"\d+")


def check_no_figure_in_words(tag: str, entry: Entry) -> Iterator[str]:
    """No digit stands in a translation; a translated name has just the figures of its source, in any order.

    Bad: `Earn 100,000` or `１００`; the name `Windows 10` as `Windows 11`
    Good: `Earn %(amount)s`; the name `Windows 10` as `Windows 10`
    """
    del tag
    wanted = _FIGURE.findall(entry.msgid) if entry.context == "name" else []
    for text in entry.strings:
        found = _FIGURE.findall(text)
        if sorted(found) != sorted(wanted):
            expected = f"the digits {_show(wanted)}" if wanted else "no digit"
            yield f"expected {expected}, found {_show(found)} in {text!r}"


def _show(figures: list[str]) -> str:
    return ", ".join(figures) or "none"
