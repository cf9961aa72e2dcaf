"""What was left in English."""

import re
import unicodedata
from collections.abc import Iterator

from generator.checks.text import forms, has_letters, words_of
from generator.messages import SOURCE, script_of
from generator.pofiles import Entry

# Words that make English sentences and are words of hardly any other language. Not among them: of, or, and the like
# that Dutch has; for, as, no (Portuguese); all, are, in (Italian); person (German); and many a short one.
_ENGLISH = frozenset(
    {"the", "and", "with", "your", "must", "that", "which", "these", "those", "this", "from", "been", "their", "they"}
    | {"who", "each", "other", "another", "until", "following", "people"}
)


def check_not_left_in_english(tag: str, entry: Entry) -> Iterator[str]:
    """A translation is in its language, unless that is English too. A name may stay as it is.

    `same-as-source` asks whether it should.

    Bad: `Eligible products` in Japanese; `Superare one of the following esami`, `portali with your` in Italian
    Good: `対象製品`; the name `Windows Server`
    """
    if _is_english(tag):
        return
    for source, text in forms(tag, entry):
        if not has_letters(text) or (entry.context == "name" and text == source):
            continue
        if script_of(tag) not in {"Latn", ""} and all(map(_is_latin, words_of(text))):
            yield f"expected a translation of {source!r}, found {text!r}"
        elif kept := _left(source, text):
            yield f"expected no English, found {', '.join(sorted(kept))} in {text!r}"


def check_not_the_same_as_the_source(tag: str, entry: Entry) -> Iterator[str]:
    """A translation differs from its source, unless it is a name or a word that both languages have.

    Bad: `Period` as `Period`
    Good: `Period` as `Periodo`; `Azure` as `Azure`, which is on the list of exceptions
    """
    if _is_english(tag) or any(check_not_left_in_english(tag, entry)):
        return
    for source, text in dict.fromkeys(forms(tag, entry)):
        if text == source and has_letters(text):
            yield f"expected a translation of {source!r}, found the same"


def _is_english(tag: str) -> bool:
    return tag.partition("-")[0] == SOURCE


def _is_latin(char: str) -> bool:
    return not char.isalpha() or unicodedata.name(char, "").startswith("LATIN")


def _left(source: str, text: str) -> set[str]:
    """Return the English words of a text: those of its source; all, where there are several."""
    found = _words(text) & _ENGLISH
    return found if len(found) > 1 else found & _words(source)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+(?!\w)", words_of(text).casefold()))
