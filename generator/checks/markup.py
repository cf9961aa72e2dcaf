"""Words are words: no markup, no addresses, no characters that change how others show."""

import re
import unicodedata
from collections.abc import Iterator

from generator.checks.text import seen
from generator.messages import script_of
from generator.pofiles import Entry

_MARKUP = (
    ("an HTML tag", re.compile(r"</?[A-Za-z][^>]*>?|<!")),
    ("an HTML entity", re.compile(r"&#?\w+;|&(?:nbsp|amp|lt|gt|quot|copy)\b")),
    (
        "Markdown",
        re.compile(
            r"\]\(|\]\[|\[\^|\*\*|__|~~|`|^\s*(?:#+|[-*+>]|-{3,})\s|(?<!\w)\*\w[^*]*\*(?!\w)|(?<!\w)_\w[^_]*_(?!\w)"
        ),
    ),
    (
        "an address",
        re.compile(
            r"\w+://|www\.(?=\w)|(?:javascript|vbscript|mailto):|[\w.+-]+@\w[\w-]*\.\w+|\w[\w-]*\.(?:com|org|gov|edu)\b",
            re.IGNORECASE,
        ),
    ),
)
# Marks that set the direction are part of writing from right to left.
_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr"})
_MARKS_OF_DIRECTION = frozenset("\u061c\u200e\u200f")


def check_no_markup(tag: str, entry: Entry) -> Iterator[str]:
    """A translation is plain text.

    Bad: `<b>Gold</b>`, `Gold&nbsp;`, `**Gold**`, `[Gold](https://example.org)`, a right-to-left override
    Good: `Gold`
    """
    allowed = _MARKS_OF_DIRECTION if script_of(tag) in _RIGHT_TO_LEFT else frozenset()
    for text in entry.strings:
        for what, pattern in _MARKUP:
            # A zero-width space in the middle hides a tag from a rule, not from a reader.
            if match := pattern.search(seen(text)):
                yield f"expected plain text, found {what} {match[0]!r} in {text!r}"
        if found := next((char for char in seen(text) if _controls(char) and char not in allowed), ""):
            yield f"expected plain text, found a control or invisible character {found!r} in {text!r}"


def _controls(char: str) -> bool:
    """Return whether a character is a control, sets the direction, breaks lines, or has no meaning to others."""
    return unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
