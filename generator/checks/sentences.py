"""The look of a sentence: ellipsis, doubled words, brackets and quotation marks."""

import re
from collections.abc import Iterator

from generator.checks.text import forms, words_of
from generator.messages import script_of
from generator.pofiles import Entry

_PAIRS = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】", "《": "》", "「": "」", "『": "』"}
# The quotation marks of languages and scripts, in pairs: CLDR's (its delimiters, which Babel lacks), and what
# else is usual there; Italian and Portuguese have these alone, so that a catalogue has one kind. Others are not judged
# (Hebrew writes abbreviations with one mark).
_QUOTES = {
    **dict.fromkeys(("it", "pt", "ko", "nl", "th", "tr", "vi", "id", "lv", "Hans"), "“”"),
    **dict.fromkeys(("fr", "es", "ca", "eu", "el", "nb", "nn", "no"), "«»“”"),
    **dict.fromkeys(("ru", "uk", "be"), "«»„“"),
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg", "et", "is", "lt"), "„“»««»"),
    **dict.fromkeys(("pl", "hu", "ro", "hr", "sr"), "„”«»»«"),
    **dict.fromkeys(("sv", "fi"), "””»»"),
    "da": "“”„“»«",
    "fa": "«»",
    "ar": "«»“””“",
    "Hant": "「」",
    "Jpan": "「」",
}
_ANY_QUOTE = '"“”„«»「」'
# Words that stand twice in a row in good sentences too: "Personen, die die Prüfung ...", "Nous nous engageons".
_TWICE = {
    "de": {"der", "die", "das", "den"},
    "fr": {"nous", "vous"},
    "it": {"passo", "via", "piano", "man"},
    "nl": {"die", "dat"},
    "sv": {"att"},
}
_DOUBLED = re.compile(r"\b([^\W\d_]+) \1\b|([\u30a1-\u30ff\u4e00-\u9fff]{2,})\2", re.IGNORECASE)


def check_ellipsis(tag: str, entry: Entry) -> Iterator[str]:
    """Three dots are one character, in Chinese two; nothing is left unsaid that the source says.

    Bad: `Altro...`; `Altro…` for `More`
    Good: `Altro…` for `More…`, `更多……` in Chinese
    """
    wanted = "……" if script_of(tag) in {"Hans", "Hant"} else "…"
    for source, text in forms(tag, entry):
        if any(run != wanted for run in re.findall(r"\.{2,}|…+", text)):
            yield f"expected {wanted!r} as an ellipsis, found {text!r}"
        elif ("…" in text) != bool(re.search(r"…|\.{3}", source)):
            yield f"expected an ellipsis just where {source!r} has one, found {text!r}"


def check_no_doubled_word(tag: str, entry: Entry) -> Iterator[str]:
    """No word stands twice in a row.

    Bad: `tutti i i mercati`, `要求要求`
    Good: `tutti i mercati`
    """
    twice = _TWICE.get(tag.partition("-")[0], set())
    for text in entry.strings:
        found = (match for match in _DOUBLED.finditer(words_of(text)) if str(match[1]).casefold() not in twice)
        if match := next(found, None):
            yield f"expected each word once, found {match[0]!r} in {text!r}"


def check_brackets_and_quotation_marks(tag: str, entry: Entry) -> Iterator[str]:
    """What opens is closed, and quotation marks are the locale's.

    Bad: `(含当日`, `（TTM)`, `「含当日」` in zh-CN, `"tutti"` in Italian, `„allen` in German
    Good: `（含当日）`, `“含当日”` in zh-CN, `「含當日」` in zh-TW
    """
    quotes = _QUOTES.get(tag.partition("-")[0]) or _QUOTES.get(script_of(tag), "")
    for text in entry.strings:
        words = words_of(text)
        if odd := _unbalanced(words, quotes):
            yield f"expected brackets and quotation marks in pairs, found {odd!r} alone in {text!r}"
        elif quotes and (other := next((char for char in words if char in _ANY_QUOTE and char not in quotes), "")):
            pairs = " or ".join(map("".join, zip(quotes[::2], quotes[1::2], strict=True)))
            yield f"expected the quotation marks {pairs}, found {other!r} in {text!r}"


def _unbalanced(text: str, quotes: str) -> str:
    """Return the first mark that does not close what is open, or that is never closed.

    Some quotation marks open and close (Swedish has ” on both sides): what can close does.
    """
    pairs = {*_PAIRS.items(), *zip(quotes[::2], quotes[1::2], strict=True)}
    opening, closing = ({*chars} for chars in zip(*pairs, strict=True))
    opened: list[str] = []
    for char in text:
        if opened and (opened[-1], char) in pairs:
            opened.pop()
        elif char in opening:
            opened.append(char)
        elif char in closing:
            return char
    return opened[-1] if opened else ""
