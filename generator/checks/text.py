"""A translation as the rules see it: its forms beside their sources, its words without placeholders."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.messages import singular_form
from generator.pofiles import Entry

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
# Without the middle dot (30fb), which has no space beside it.
CJK = r"\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# A placeholder while a text is mended: what it shows begins and ends with a digit, begins with one (a date), or either.
DIGITS, DATE, OTHER = "\ue000", "\ue001", "\ue002"
STAND_INS = DIGITS + DATE + OTHER
_SHOWS = {"count": DIGITS, "total": DIGITS, "months": DIGITS, "date": DATE}
_ZERO_WIDTH = re.compile(r"[\xad\u200b-\u200d\u2060\ufeff]")


def forms(tag: str, entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield each form of a translation with the source it stands for: that of one with the singular, if it has one."""
    for n, text in enumerate(entry.strings):
        singular = entry.plural is None or (len(entry.strings) > 1 and n == singular_form(tag))
        yield entry.msgid if singular else entry.plural or "", text


def words_of(text: str) -> str:
    """Return a text without its placeholders."""
    return PLACEHOLDER.sub(" ", text)


def has_letters(text: str) -> bool:
    """Return whether a text says anything besides its placeholders."""
    return any(char.isalpha() for char in words_of(text))


@lru_cache(maxsize=16384)
def english_words(text: str) -> tuple[str, ...]:
    """Return the words of a source in lower case, plurals as singulars; a placeholder is a word such as `count_`."""
    words = re.findall(r"[\w']+", PLACEHOLDER.sub(lambda match: f" {match[1]}_ ", text).casefold())
    return tuple(re.sub(r"(?<=\w[^\Ws])s$", "", re.sub(r"(?<=\w)ies$", "y", word)) for word in words)


def seen(text: str) -> str:
    """Return a text without the characters that have no width and make no sign of their own."""
    return _ZERO_WIDTH.sub("", text)


def hide(text: str) -> str:
    """Return a text with a stand-in for each placeholder, so that mending never touches one."""
    return PLACEHOLDER.sub(lambda match: _SHOWS.get(match[1], OTHER), text)


def unhide(hidden: str, text: str) -> str:
    """Return a text with the placeholders of `text`, which it was made from, in their order."""
    placeholders = (match[0] for match in PLACEHOLDER.finditer(text))
    return re.sub(f"[{STAND_INS}]", lambda _: next(placeholders), hidden)
