"""Translations that are too long or too short."""

import unicodedata
from collections.abc import Iterator

from generator.checks.text import forms, words_of
from generator.messages import script_of
from generator.pofiles import Entry

# In columns: a character of Chinese or Japanese takes two. Room for what five languages need: in their catalogues the
# longest name has 54, mark 22, heading 49, term 29, description 203; and each text fits its source by the rule below.
_MOST_BY_CONTEXT = {"name": 60, "mark": 30, "heading": 60, "term": 40, "market": 40, "row": 20}
_MOST_IN_A_DESCRIPTION = 220
_DENSE = frozenset({"Hans", "Hant", "Jpan", "Kore"})


def check_length_is_alike(tag: str, entry: Entry) -> Iterator[str]:
    """A translation is neither much longer nor much shorter than its source, placeholders apart.

    Bad: `Your organization must meet the performance thresholds.` as `Soglie.`
    Good: `As of` as `Data di riferimento`
    """
    least = 0.2 if script_of(tag) in _DENSE else 0.4
    for source, text in forms(tag, entry):
        wanted, found = _columns(words_of(source)), _columns(words_of(text))
        if not text.strip():
            continue
        if found > 3 * wanted + 20:
            yield f"expected about as much as {source!r}, found much more: {text!r}"
        elif found < least * wanted - 2:
            yield f"expected about as much as {source!r}, found much less: {text!r}"


def check_fits_its_place(tag: str, entry: Entry) -> Iterator[str]:
    """A name, a title, a badge and a description have room for so much, in columns.

    Bad: a name of 80 letters, which search results cut off; a description of 300
    Good: a name of 54 letters, or of 27 Chinese characters
    """
    del tag
    described = any(place.endswith((".summary", ".description")) for place in entry.references)
    most = _MOST_IN_A_DESCRIPTION if described else _MOST_BY_CONTEXT.get(entry.context or "", 0)
    for text in entry.strings:
        if most and (found := _columns(text)) > most:
            yield f"expected at most {most} columns, found {found} in {text!r}"


def _columns(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
