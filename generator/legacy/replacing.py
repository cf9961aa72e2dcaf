"""Which exam takes the place of which, as a line says it. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.legacy.figures import END_OF_SENTENCE, codes, folded
from generator.legacy.meanings import BESIDE_CODE, REPLACING, THIS_EXAM
from generator.legacy.words import language_of


@dataclass(frozen=True, slots=True)
class Replaced:
    """That an exam is replaced by another one; who the line does not name is empty: `old`, or `new` of `this exam`."""

    old: str
    new: str
    line: int = 0


def replaced_in(text: str, locale: str) -> Iterator[Replaced]:
    """Yield which exams a text says to be replaced by which.

    An exam that a sentence leaves out is the last one that was named before it.

    Good: `70-534 ... It is replaced by 70-535`, `take 70-535 in place of 70-534`.
    Not clear: two exams beside a word for a replacement; three exams.
    """
    before = ""
    for sentence in END_OF_SENTENCE.split(folded(text)):
        named = list(dict.fromkeys(code for code, _ in codes(sentence)))
        roles = _roles(sentence, named, locale)
        old, new = ([code for code in named if roles.get(code) == role] for role in ("old", "new"))
        others = [code for code in named if code not in roles]
        if not new and len(old) == 1:
            new = others or ([before] if _is_of_itself(sentence, locale) else [])
        elif not old and len(new) == 1 and others == named[: len(others)]:
            old = others or [before]
        if len(old) == len(new) == 1 and old != new:
            yield Replaced(old[0], new[0])
        before = named[-1] if named else before


def _is_of_itself(sentence: str, locale: str) -> bool:
    """Return whether a folded sentence says of the exam that it is a note of, which it does not name."""
    some = [THIS_EXAM[one] for one in (language_of(locale), "en") if one in THIS_EXAM]
    return re.search("|".join(some), sentence) is not None


def _roles(sentence: str, named: Sequence[str], locale: str) -> dict[str, str]:
    """Return which of the exams that a folded sentence names is the old one and which the new one, as far as it says.

    Who is said to be both is neither.
    """
    text = sentence
    for code, start in reversed(list(codes(sentence))):
        end = re.compile(r"[a-z0-9]+[^a-z0-9]?[0-9]{3}").match(sentence, start)
        text = f"{text[:start]}<{named.index(code)}>{text[end.end() if end else start :]}"
    said: dict[str, set[str]] = {}
    for language in dict.fromkeys((language_of(locale), "en")):
        for pattern in _patterns(language):
            for match in pattern.finditer(text):
                for role, number in match.groupdict().items():
                    said.setdefault(named[int(number)], set()).add(role)
    return {code: min(roles) for code, roles in said.items() if len(roles) == 1}


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    beside = f"(?:{BESIDE_CODE.get(language, ' ')})*"
    return tuple(
        re.compile(re.sub("<(old|new)>", r"<(?P<\1>[0-9]+)>", one.replace("<any>", "<[0-9]+>").replace("~", beside)))
        for one in REPLACING.get(language, ())
    )
