"""AND is not OR."""

import re
from collections.abc import Iterator, Sequence

from generator.checks.text import CJK
from generator.messages import list_words
from generator.pofiles import Entry


def check_and_is_not_or(tag: str, entries: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    """Neither AND nor OR says the word that stands for the other in lists of the language (CLDR: "A, B or C").

    Where one of them does, both are doubted: most likely they are swapped.

    Bad: `AND` as `或者` and `OR` as `并且`; `OR` as `E` in Italian
    Good: `AND` as `并且`, `OR` as `或者`; `OPPURE` in Italian
    """
    words = dict(zip(("AND", "OR"), list_words(tag), strict=True))
    connectives = [entry for entry in entries if entry.context == "connective" and entry.msgid in words]
    if any(_wrong(entry.msgid, entry.strings[0], words) for entry in connectives):
        for entry in connectives:
            in_lists = f" ({words[entry.msgid]!r} in lists)" if words[entry.msgid] else ""
            yield entry, f"expected the word for {entry.msgid}{in_lists}, found {entry.strings[0]!r}"


def _wrong(msgid: str, text: str, words: dict[str, str]) -> bool:
    own, other = words[msgid], words["OR" if msgid == "AND" else "AND"]
    if other and other != own and _says(text, other):
        return True
    # A single character (或) is part of every Chinese word for or.
    return msgid == "OR" and bool(re.fullmatch(f"[{CJK}]", own)) and not _says(text, own)


def _says(text: str, word: str) -> bool:
    """Return whether a text says a word; between characters nothing sets words apart."""
    return word in (text if re.search(f"[{CJK}]", word) else text.casefold().split())
