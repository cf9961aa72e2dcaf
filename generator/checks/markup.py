"""Words are words: no markup, no addresses, no characters that change how others show."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

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
)
# Two words with a dot between them are a host (aka.ms), or a sentence that lacks the space after its end. A letter with
# a dot is an abbreviation (S.p.A., p.es.), and so are doubled ones (EE.UU.); a placeholder stands for a word.
_LATIN = "0-9A-Za-zÀ-ɏ"
_DOTTED = (
    rf"(?!(?-i:([A-Z])\1\.([A-Z])\2)\b)(?:(?<![{_LATIN}-])(?<!%\()[{_LATIN}-]{{2,}}|\)s)"
    rf"(?:\.[{_LATIN}-]+)*\.[A-Za-zÀ-ɏ][{_LATIN}-]+"
)
_ADDRESS = re.compile(
    r"(?:\w+:)?//|www\.(?=\w)|(?:javascript|vbscript|mailto):|data:(?:[;,]|(?:application|audio|font|image|text|video)/)"
    rf"|[\w.+-]+@\w[\w-]*\.\w+|\w[\w-]*\.(?:com|org|gov|edu)\b|\w\.[a-z]{{2,}}/\w|{_DOTTED}",
    re.IGNORECASE,
)
_NAME = re.compile(_DOTTED)
# Marks that set the direction are part of writing from right to left.
_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr"})
_MARKS_OF_DIRECTION = frozenset("\u061c\u200e\u200f")


def check_no_markup(tag: str, entry: Entry) -> Iterator[str]:
    """A translation is plain text.

    A name with a dot that the source has is no address.

    Bad: `<b>Gold</b>`, `Gold&nbsp;`, `**Gold**`, `[Gold](https://example.org)`, `aka.ms/x`, a right-to-left override
    Good: `Gold`; `ASP.NET` where the source has it too
    """
    allowed = _MARKS_OF_DIRECTION if script_of(tag) in _RIGHT_TO_LEFT else frozenset()
    names = [match[0] for source in (entry.msgid, entry.plural or "") for match in _NAME.finditer(source)]
    for text in entry.strings:
        # A zero-width space in the middle hides a tag from a rule, not from a reader.
        shown = seen(text)
        for what, pattern in _MARKUP:
            if match := pattern.search(shown):
                yield f"expected plain text, found {what} {match[0]!r} in {text!r}"
        if match := _ADDRESS.search(_without(names, shown)):
            yield f"expected plain text, found an address {match[0]!r} in {text!r}"
        if shown.isprintable() and "\ufffd" not in shown:  # the case of nearly all: no character needs to be looked at
            continue
        if found := next((char for char in shown if _controls(char) and char not in allowed), ""):
            yield f"expected plain text, found a control or invisible character {found!r} in {text!r}"


def _without(names: Iterable[str], text: str) -> str:
    for name in names:
        text = re.sub(rf"(?<![\w.]){re.escape(name)}(?![\w./])", " ", text)
    return text


def _controls(char: str) -> bool:
    """Return whether a character is a control, sets the direction, breaks lines, or has no meaning, or none to others.

    U+FFFD stands for what a program could not read.
    """
    return char == "\ufffd" or unicodedata.category(char) in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
