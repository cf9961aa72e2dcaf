"""One term, one translation."""

import re
from collections.abc import Iterator, Sequence

from generator.checks.text import CJK, english_words, forms
from generator.pofiles import Entry

# Shorter words are articles and the like, which come and go.
_SHORTEST = 4
# Articles and prepositions are written onto the word.
_ARABIC = re.compile("[\u0600-\u06ff]")


def check_terms_agree(tag: str, entries: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    """Where a source has a term of the glossary, its translation has the translation of that term.

    Names are left out: a program may call what it likes as it likes. In Latin letters the beginnings of words count,
    so that plurals and cases are the same term.

    Bad: `competency` as `能力`, but `All competencies` as `所有专长`
    Good: `competency` as `competenza`, and `All competencies` as `Tutte le competenze`
    """
    glossary = [(_spaced(entry.msgid), entry) for entry in entries if _is_term(entry)]
    for entry in entries:
        if entry.context == "name":
            continue
        for source, text in dict.fromkeys(forms(tag, entry)):
            words = _spaced(source)
            for english, term in glossary:
                if english in words and term is not entry and not _says(text, term.strings[-1]):
                    expected = f"{term.strings[-1]!r} for {term.msgid!r} (line {term.line})"
                    yield entry, f"expected {expected} in the translation of {source!r}, found {text!r}"


def _is_term(entry: Entry) -> bool:
    """Return whether a message is a word of the glossary: one of context `term`, or a heading of one word."""
    return entry.context == "term" or (entry.context == "heading" and len(english_words(entry.msgid)) == 1)


def _spaced(source: str) -> str:
    return f" {' '.join(english_words(source))} "


def _says(text: str, term: str) -> bool:
    """Return whether a text has a term as it stands or, where words are inflected, the beginning of each word of it."""
    if term.casefold() in text.casefold():
        return True
    return not re.search(f"[{CJK}]", term) and all(
        any(_akin(word, one) for one in _words(text)) for word in _words(term) if len(word) >= _SHORTEST
    )


def _akin(one: str, other: str) -> bool:
    if _ARABIC.match(one):
        stem = one.removeprefix("ال")
        return stem[: _two_thirds(stem)] in other
    beginning = _two_thirds(one)
    return one[:beginning] == other[:beginning]


def _two_thirds(word: str) -> int:
    return -(-2 * len(word) // 3)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
