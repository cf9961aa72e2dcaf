"""What words of legacy pages mean, in English and the languages it was translated into. Pure.

A table, not a grammar: of each meaning the words that such pages have for it, good ones and bad ones. A meaning is
looked for in the words of the page's own language and in English, because pages have stayed in English in places. Words
of a language that is not here mean nothing to it: its figures, codes, links and dates are read all the same.
"""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from generator.legacy.meanings import CONNECTIVES, COUNTED, WORDS

# What is not said by who says "not less than", though its words are there.
_OF_LESS = frozenset({"at-most", "must-not"})


def language_of(locale: str) -> str:
    """Return the language whose words a locale is read with."""
    return locale.partition("-")[0]


@cache
def _expression(meaning: str, language: str) -> re.Pattern[str]:
    words = WORDS[meaning]
    return re.compile("|".join(dict.fromkeys(words[one] for one in (language, "en") if one in words)))


def means(text: str, meaning: str, locale: str) -> bool:
    """Return whether a folded text says a meaning."""
    language = language_of(locale)
    if meaning in _OF_LESS:
        text = _expression("not-less", language).sub(" ", text)
    return _expression(meaning, language).search(text) is not None


def said(text: str, meaning: str, locale: str) -> str:
    """Return the words in which a folded text says a meaning; empty when it does not."""
    match = _expression(meaning, language_of(locale)).search(text)
    return match[0] if match else ""


def place_of(text: str, meaning: str, locale: str) -> int:
    """Return where a folded text first says a meaning; -1 where it does not."""
    match = _expression(meaning, language_of(locale)).search(text)
    return match.start() if match else -1


def last_place_of(text: str, meaning: str, locale: str) -> int:
    """Return where a folded text last says a meaning; -1 where it does not."""
    return max((start for start, _ in spans_of(text, meaning, locale)), default=-1)


def spans_of(text: str, meaning: str, locale: str) -> list[tuple[int, int]]:
    """Return where a folded text says a meaning, from where to where, each time."""
    return [match.span() for match in _expression(meaning, language_of(locale)).finditer(text)]


def knows(locale: str) -> bool:
    """Return whether the words of a locale's language are in the table."""
    return language_of(locale) in COUNTED


def connective(text: str, locale: str) -> str | None:
    """Return `AND` or `OR` when a folded text says just that, or begins or ends with it as a line of its own."""
    bare = text.strip(" .,:;-–—()[]、。，：；（）")
    for kind, words in CONNECTIVES.items():
        for language in dict.fromkeys((language_of(locale), "en")):
            if language in words and re.fullmatch(words[language], bare):
                return kind
    return None


# Words between two things of a sentence: AND or OR is one of them, not a part of another word.
_WITHIN: Mapping[str, Mapping[str, str]] = {
    "OR": {
        "en": r"\bor\b",
        "it": r"\b(?:o|od|oppure)\b",
        "pt": r"\bou\b",
        "zh": "或",
        "ja": "または|もしくは|又は|あるいは|いずれか",
        "es": r"\b[ou]\b",
    },
    "AND": {
        "en": r"\band\b",
        "it": r"\b(?:e|ed)\b",
        "pt": r"\be\b",
        "zh": "和|与|與|以及|及|并|並|且",
        "ja": "および|及び|かつ|ならびに|並びに|(?<=[人名])と|と(?= )",
        "es": r"\b[ye]\b",
    },
}
_ASSOCIATIONS = ("dpor", "transacting", "fasttrack", "delegated")


def joint(text: str, locale: str) -> str | None:
    """Return `OR` or `AND`, whichever a folded piece of a sentence has between two things; OR, if both."""
    for kind, by_language in _WITHIN.items():
        said = [by_language[one] for one in (language_of(locale), "en") if one in by_language]
        if re.search("|".join(said), text):
            return kind
    return None


def pieces(text: str, locale: str) -> list[str]:
    """Return the pieces of a folded text that stand around OR and AND."""
    said = [by[one] for by in _WITHIN.values() for one in dict.fromkeys((language_of(locale), "en")) if one in by]
    return re.split("|".join(said), text)


def between(text: str, first: str, last: str, locale: str) -> str:
    """Return what stands between the words of two meanings of a folded text, whichever comes first."""
    found = [_expression(one, language_of(locale)).search(text) for one in (first, last)]
    (_, end), (start, _) = sorted(match.span() for match in found if match)
    return text[end:start]


def joint_of_associations(text: str, locale: str) -> str | None:
    """Return `OR` or `AND` as it stands between the last two associations of a folded text."""
    language = language_of(locale)
    spans = sorted(match.span() for one in _ASSOCIATIONS for match in _expression(one, language).finditer(text))
    apart = [text[end:start] for (_, end), (start, _) in pairwise(spans) if start > end]
    return joint(apart[-1], locale) if apart else None


# Between two kinds of credentials: what must be done with one of them, and AND or OR, in the ways of a sentence.
_DONE: Mapping[str, str] = {
    "en": r"\b(?:pass|earn|hold|obtain|have|gain|achieve|attain|possess|get)",
    "it": r"\b(?:super|otten|consegu|posse|aver|deten)",
    "pt": r"\b(?:pass|obt|ter\b|tenha|possu|conquist|consegu|receb|aprova)",
    "zh": "通过|通過|获得|獲得|取得|获取|持有|拥有|擁有",
    "ja": "合格|取得|保有|所持|持つ|持って",
}
_OF_KINDS: Mapping[str, Mapping[str, str]] = {
    "OR": {**_WITHIN["OR"], "ja": "または|もしくは|又は|あるいは|[るた]か(?=[、 認試評])"},
    "AND": {**_WITHIN["AND"], "ja": "かつ|さらに|うえで|上で|格し|得し|格して|得して"},
}


def joint_of_kinds(text: str, locale: str) -> str | None:
    """Return `OR` or `AND` between two kinds of credentials of a folded sentence, each with its own verb, or None.

    Bad: `one of the exams and earn the certification`, where other pages have `or earn`.
    Good: `one of the following exams and certifications`, which says of what the list is.
    """
    language = language_of(locale)
    first = {one: spans_of(text, one, locale)[:1] for one in ("exam", "assessment", "certification")}
    spans = sorted(some[0] for some in first.values() if some)
    joined = text[spans[0][1] : spans[-1][0]] if len(spans) > 1 else ""
    if language not in _DONE or not re.search(_DONE[language], joined) or re.search("[.:;。：；]", joined):
        return None
    said = [kind for kind, by_language in _OF_KINDS.items() if re.search(by_language[language], joined)]
    return said[0] if len(said) == 1 else None


def leading_or(text: str, locale: str) -> bool:
    """Return whether a folded line begins with OR, as a word of its own."""
    return _beside(r"\W*(?:{words})(?:[ ,:、，：]|(?<=[\u2e80-\uffee]))", text, locale)


def trailing_or(text: str, locale: str) -> bool:
    """Return whether a folded line ends with OR, as a word of its own."""
    return _beside(r".*[\s,、，;；)）](?:{words})[\s:：]*$", text, locale)


def _beside(pattern: str, text: str, locale: str) -> bool:
    words = [CONNECTIVES["OR"][one] for one in (language_of(locale), "en") if one in CONNECTIVES["OR"]]
    return re.match(pattern.replace("{words}", "|".join(words)), text) is not None
