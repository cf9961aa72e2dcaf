"""Spaces where they do not belong, and characters without width."""

import re

from generator.checks.text import STAND_INS, seen
from generator.messages import script_of

# Elsewhere (Thai, Persian, Hindi) characters without width are part of writing.
_WITHOUT_ZERO_WIDTH = frozenset({"Latn", "Cyrl", "Grek", "Hans", "Hant", "Jpan", "Kore"})
_NO_BREAK = "\u00a0\u202f"
_OTHER_SPACE = re.compile(r"[\u1680\u2000-\u200a\u205f\u3000]")
_RUN = re.compile(f"[ {_NO_BREAK}]{{2,}}")
# Chinese and Japanese have marks of their own (`cjk`); in French a space stands before ; : ! ? (`no-break-space`).
_CHARACTERS = frozenset({"Hans", "Hant", "Jpan"})
_BEFORE_MARK = {"fr": re.compile(rf"(?<=[\w){STAND_INS}])[ {_NO_BREAK}]+(?=[,.](?:\s|$))")}
_BEFORE_ANY_MARK = re.compile(rf"(?<=[\w){STAND_INS}])[ {_NO_BREAK}]+(?=[,.;:!?،؛؟](?:\s|$))")
_AFTER_MARK = re.compile(rf"(?<=[^\W\d_][,;:])(?=[{STAND_INS}])")
# French sets a narrow no-break space before ; ! ? and a no-break space before : and inside guillemets.
_FRENCH = (
    (re.compile(rf"(?<=[^\s{_NO_BREAK};!?]) ?(?=[;!?]+(?:\s|$))"), "\u202f"),
    (re.compile(rf"(?<=[^\s{_NO_BREAK}]) ?(?=[:»](?:\s|$|[,.;!?)]))"), "\u00a0"),
    (re.compile(rf"(?<=«) ?(?=[^\s{_NO_BREAK}])"), "\u00a0"),
)


def repair_spaces(tag: str, source: str, text: str) -> str:
    """Between words stands one space, at the edges and before a comma none; nothing without width stands anywhere.

    Bad: ` Periodo`, `Tutti  i mercati`, `Tutti , anche`, a zero-width or soft hyphen character, an em space
    Good: `Periodo`, `Tutti i mercati`
    """
    del source
    script = script_of(tag)
    if script in _WITHOUT_ZERO_WIDTH:
        text = seen(text)
    text = _OTHER_SPACE.sub(" ", text)
    text = _RUN.sub(lambda run: next((char for char in run[0] if char in _NO_BREAK), " "), text)
    if script not in _CHARACTERS:
        text = _BEFORE_MARK.get(tag.partition("-")[0], _BEFORE_ANY_MARK).sub("", text)
        text = _AFTER_MARK.sub(" ", text)
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
