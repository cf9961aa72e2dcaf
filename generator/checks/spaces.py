"""Spaces where they do not belong, and characters without width."""

import re

from generator.checks.text import seen
from generator.messages import script_of

# Elsewhere (Thai, Persian, Hindi) characters without width are part of writing.
_WITHOUT_ZERO_WIDTH = frozenset({"Latn", "Cyrl", "Grek", "Hans", "Hant", "Jpan", "Kore"})
_NO_BREAK = "\u00a0\u202f"
_OTHER_SPACE = re.compile(r"[\u1680\u2000-\u200a\u205f\u3000]")
_RUN = re.compile(f"[ {_NO_BREAK}]{{2,}}")
# French sets a narrow no-break space before ; ! ? and a no-break space before : and inside guillemets.
_FRENCH = (
    (re.compile(rf"(?<=[^\s{_NO_BREAK};!?]) ?(?=[;!?]+(?:\s|$))"), "\u202f"),
    (re.compile(rf"(?<=[^\s{_NO_BREAK}]) ?(?=[:»](?:\s|$|[,.;!?)]))"), "\u00a0"),
    (re.compile(rf"(?<=«) ?(?=[^\s{_NO_BREAK}])"), "\u00a0"),
)


def repair_spaces(tag: str, source: str, text: str) -> str:
    """Between words stands one space, at the edges none; nothing without width stands anywhere.

    Bad: ` Periodo`, `Tutti  i mercati`, a zero-width or soft hyphen character, an em space
    Good: `Periodo`, `Tutti i mercati`
    """
    del source
    if script_of(tag) in _WITHOUT_ZERO_WIDTH:
        text = seen(text)
    text = _OTHER_SPACE.sub(" ", text)
    text = _RUN.sub(lambda run: next((char for char in run[0] if char in _NO_BREAK), " "), text)
    return text.strip(f" {_NO_BREAK}")


def repair_no_break_spaces(tag: str, source: str, text: str) -> str:
    """French has a no-break space before a colon and the like. Other locales leave theirs where they stand.

    Bad: `Période :` with an ordinary space, or with none, in French
    Good: the same with a no-break space; `Periodo:` in Italian
    """
    del source
    if tag.partition("-")[0] != "fr":
        return text
    for place, space in _FRENCH:
        text = place.sub(space, text)
    return text
