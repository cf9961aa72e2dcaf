"""One term, one translation."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from generator.checks.text import CJK, english_words, forms
from generator.pofiles import Entry

# Shorter words are articles and the like, which come and go.
_SHORTEST = 4
# In Arabic articles and prepositions are written onto the word, and plurals change its vowels: شريك, للشركاء.
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)")
_PREPOSITION = re.compile("[وفبلك]")
_VOWEL = re.compile("[اويىةء]")
# In Portuguese -ão mostly turns into -ões: opção, opções.
_PORTUGUESE_PLURAL = re.compile(r"ões\b")


def check_terms_agree(tag: str, entries: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    """Where a source has a term of the glossary (context `term`), its translation has the translation of that term.

    Names are left out: a program may call what it likes as it likes. In Latin letters the beginnings of words count,
    so that plurals and cases are the same term. In characters a noun and its verb are one word: that of `retirement`
    stands wherever the English says that a thing retires.

    Bad: `competency` as `能力`, but `All competencies` as `所有专长`
    Good: `competency` as `competenza`, and `All competencies` as `Tutte le competenze`
    """
    glossary = [(_where_said(entry), entry) for entry in entries if entry.context == "term"]
    for entry in entries:
        if entry.context == "name":
            continue
        for source, text in dict.fromkeys(forms(tag, entry)):
            words = f" {' '.join(english_words(source))} "
            for english, term in glossary:
                if term is not entry and english.search(words) and not _says(text, term.strings[-1]):
                    expected = f"{term.strings[-1]!r} for {term.msgid!r} (line {term.line})"
                    yield entry, f"expected {expected} in the translation of {source!r}, found {text!r}"


def _where_said(term: Entry) -> re.Pattern[str]:
    """Return what finds a term among the words of a source; where that is one word, in the forms of its verb too."""
    words = re.escape(f" {' '.join(english_words(term.msgid))} ")
    return re.compile(re.sub(r"ement\b", "(?:ement|e|ed|ing)", words) if _in_characters(term.strings[-1]) else words)


def _in_characters(text: str) -> bool:
    return re.search(f"[{CJK}]", text) is not None


def _says(text: str, term: str) -> bool:
    """Return whether a text has a term as it stands or, where words are inflected, the beginning of each word of it."""
    if term.casefold() in text.casefold():
        return True
    return not _in_characters(term) and all(
        any(_akin(word, one) for one in _words(text)) for word in _words(term) if len(word) >= _SHORTEST
    )


def _akin(one: str, other: str) -> bool:
    if _ARABIC.match(one):
        stem = one.removeprefix("ال")
        consonants = _VOWEL.sub("", stem)
        return stem[: _two_thirds(stem)] in other or any(_in_order(consonants, form) for form in _arabic_stems(other))
    beginning = _two_thirds(one)
    return one[:beginning] == other[:beginning]


def _arabic_stems(word: str) -> set[str]:
    """Return the consonants of a word, without what may be written onto it too."""
    bare = {pattern.sub("", word, count=1) for pattern in (_ARTICLE, _PREPOSITION) if pattern.match(word)}
    return {_VOWEL.sub("", form) for form in {word, *bare}}


def _in_order(one: str, other: str) -> bool:
    """Return whether the letters of the shorter stand in the longer in order, and are two thirds of it or more."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return len(short) >= _two_thirds(long) and all(letter in letters for letter in short)


def _two_thirds(word: str) -> int:
    return round(2 * len(word) / 3)


def _words(text: str) -> list[str]:
    """Return the words of a text without accents, which plurals and cases change too: Markt, Märkte."""
    plain = unicodedata.normalize("NFD", _PORTUGUESE_PLURAL.sub("ãos", text.casefold()))
    return re.findall(r"\w+", "".join(char for char in plain if not unicodedata.combining(char)))
