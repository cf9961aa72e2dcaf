"""Words in one line that a terminal, or GitHub's Markdown, shows as they stand. Pure.

The words are of data, templates and catalogues that nobody may have read yet.
"""

import html
import re
from collections.abc import Iterable, Sequence
from unicodedata import category

# Control, format and surrogate characters.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
# Punctuation that can begin markup inside a line; that can begin a list at its start, or end a heading at its end.
_MARKUP = re.compile(r"[\\`*_\[\]<|~&$]|(?<=www)\.|^[-+#>]|#$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d+)([.)])")
# What GitHub takes for a mention of somebody, for an issue, or for an address.
_MENTION = re.compile(r"([@#]|\bGH-)(?=\S)|(?:https?|ftp):(?=//)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>|]+")


def printable(text: str) -> str:
    """Return words in one line, without what moves the cursor, hides a part or turns its direction."""
    spaced = (" " if one.isspace() else one for one in text)
    return "".join("\N{REPLACEMENT CHARACTER}" if category(one) in _UNSEEN else one for one in spaced)


def escaped(text: str) -> str:
    """Return words that Markdown shows as they stand, in one line."""
    text = " ".join(printable(text).split())
    return _NUMBERED.sub(r"\1\\\2", _unlinked(_MARKUP.sub(r"\\\g<0>", text)))


def linked(text: str) -> str:
    """Return an address that leads to itself, or words where it is none."""
    return f"<{text}>" if _ADDRESS.fullmatch(text) and printable(text) == text else escaped(text)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; its cells are Markdown."""
    return "\n".join([f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *(f"| {' | '.join(row)} |" for row in rows)])


def folded(summary: str, items: Iterable[str]) -> str:
    """Return a list of words that opens below a summary."""
    shown = _unlinked(html.escape(printable(summary), quote=False))
    listed = (f"- {escaped(one)}" for one in items)
    return "\n".join([f"<details><summary>{shown}</summary>", "", *listed, "", "</details>"])


def _unlinked(text: str) -> str:
    """Return Markdown or HTML that mentions nobody and means no issue."""
    return _MENTION.sub(r"\g<0>&#8203;", text)
