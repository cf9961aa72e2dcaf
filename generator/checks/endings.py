"""The mark at the end of a sentence."""

import re

from generator.messages import script_of

# The marks of each kind in any script, and which one a script (or a language) uses. One that is not here is not judged.
_KINDS = {".": ".。．｡۔", ":": ":：", "?": "?？؟", "!": "!！", "…": "…"}
_EUROPEAN = {kind: kind for kind in _KINDS}
_CHINESE = {".": "。", ":": "：", "?": "？", "!": "！", "…": "……"}
_MARKS = {
    "Latn": _EUROPEAN,
    "Cyrl": _EUROPEAN,
    "Kore": _EUROPEAN,
    "Hebr": _EUROPEAN,
    "Arab": {**_EUROPEAN, "?": "؟"},
    "ur": {**_EUROPEAN, "?": "؟", ".": "۔"},
    "Hans": _CHINESE,
    "Hant": _CHINESE,
    "Jpan": {**_CHINESE, ":": ":", "…": "…"},
}
_KIND_OF = {mark: kind for kind, marks in _KINDS.items() for mark in marks}
_CLOSING = "\"'”“’»」』）)] \u00a0\u202f\u200e\u200f\u061c"
# With a dot inside it is one too: p.es., V.Sa.
_ABBREVIATION = re.compile(
    r"\b(?:etc|ecc|inc|ltda?|corp|co|cia|es|ex|[a-z]|(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,4})\.\W*$", re.IGNORECASE
)
# What ends no sentence, where a mark is missing.
_LOOSE = re.compile(r"[\s,;，；、]+$")
_SHORT_WORD = re.compile(r"^\w{1,4}\.\W*$")


def repair_ending(tag: str, source: str, text: str) -> str:
    """A translation ends as its source does: a sentence, a question, the line before a list, or without a mark.

    Bad: `Pass one of these:` as `次のいずれか。`; `Retired.` as `Non più disponibile`
    Good: `Pass one of these:` as `次のいずれか:`, in Chinese `以下任一项：`
    """
    marks = _MARKS.get(tag.partition("-")[0]) or _MARKS.get(script_of(tag))
    if marks is None or _ABBREVIATION.search(source) or _ABBREVIATION.search(text):
        return text
    wanted, (head, mark, closing) = _kind(_parted(source)[1]), _parted(text)
    if wanted in {"", "."} and (_SHORT_WORD.match(source) or _SHORT_WORD.match(text)):
        return text
    own = marks.get(wanted, "")
    right = mark == own or ("…" not in mark and set(mark) <= set("".join(marks.values())))
    if wanted == _kind(mark) and right:
        return text
    if not mark:  # a sentence ends after its brackets
        return f"{_LOOSE.sub('', text)}{own}"
    return f"{head.rstrip()}{own}{closing}"


def _parted(text: str) -> tuple[str, str, str]:
    """Return a text before its last mark, the mark or "", and what closes after it."""
    body = text.rstrip(_CLOSING)
    head = body.rstrip("".join(_KIND_OF))
    return head, body[len(head) :], text[len(body) :]


def _kind(mark: str) -> str:
    return "…" if mark.startswith("...") else _KIND_OF.get(mark[:1], "")
