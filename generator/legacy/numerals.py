"""Numbers of people and things in a folded text, as figures and as words. Pure."""

import re

from generator.legacy.meanings import COUNTED
from generator.legacy.words import language_of

_OF_PEOPLE = {
    "en": r"(?:of the |of )?(?:\w+ )?(?:individual|person|people|employee|professional)",
    "it": r"(?:\w+ )?(?:person|utent|individu|dipendent)",
    "pt": r"(?:\w+ )?(?:pessoa|indiv[íi]du|funcion[áa]ri|profission|usu[áa]ri)",
    "zh": "[个個名位]?(?:不同的?)?(?:人|个人|個人|员工|員工)",
    "ja": "(?:人|名)",
}
# Some of so many people, in words or figures: `1 of the same 2 individuals`.
_SOME_OF = {
    "en": (
        r"(?<!each )(?<!every )\b({n}) of (?:the|these|those)(?: same)? (?:[0-9]{{1,2}}|[a-z]+)"
        r" (?:individual|people|person|employee)"
    ),
    "it": (
        r"\b({n}) (?:del(?:le|la)|degli|dei|di|tra|fra)(?: quest[ei])?(?: le| gli)?(?: stess[ei])?"
        r" (?:[0-9]{{1,2}}|[a-z]+) (?:person|utent|individu|dipendent)"
    ),
    "pt": (
        r"(?<!cada )\b({n}) (?:d(?:ess|est)[ae]s|d[ao]s|dentre [ao]s)(?: mesm[ao]s)? (?:[0-9]{{1,2}}|[a-zê]+)"
        r" (?:pessoa|indiv[íi]du|funcion[áa]ri|profission|usu[áa]ri)"
    ),
    "zh": r"中的?(?:其中)? ?(?:任意?|必[须須]有|有)? ?({n}) ?(?:[名位]|[个個]?(?:人|员工|員工))",
    "ja": r"うちの?(?:いずれか)? ?({n}) ?[人名]",
}
_ONE = {"en": "one", "it": "una|uno", "pt": "uma|um", "zh": "一", "ja": "一"}
_CJK = "\u2e80"
_BOTH = {
    "en": "both (?:individuals|people|employees)",
    "it": "entramb[ei] (?:le persone|gli utenti)",
    "pt": "amb[oa]s (?:as pessoas|os indivíduos)",
}


def counted(text: str, locale: str) -> list[int]:
    """Return the numbers that a folded text has right before people, as figures or words; the word one begins it."""
    found = []
    for language in dict.fromkeys((language_of(locale), "en")):
        people = _OF_PEOPLE.get(language)
        if people is None:
            continue
        cjk = language in {"zh", "ja"}
        numbers = re.findall(rf"(?<![0-9.,])([0-9]{{1,2}}) ?{people}", text)
        found += [int(number) for number in numbers]
        for word, number in COUNTED[language].items():
            if re.search(rf"(?<![一二三四五六七八九十]){word} ?{people}" if cjk else rf"\b{word} {people}", text):
                found.append(number)
        named = {**dict.fromkeys(_ONE[language].split("|"), 1), **COUNTED[language]}
        some = re.search(_SOME_OF[language].format(n=f"[0-9]{{1,2}}|{'|'.join(named)}"), text)
        if some:
            found.append(named.get(some[1]) or int(some[1]))
        if re.match(rf"\W*(?:{_ONE[language]}) ?{people}", text):
            found.append(1)
        if language in _BOTH and re.search(_BOTH[language], text):
            found.append(2)
    return found


def numbers_in_words(text: str, locale: str) -> list[int]:
    """Return the numbers from two that a folded text has as words; of Chinese and Japanese those before a counter."""
    named = {word: number for one in ("en", language_of(locale)) for word, number in COUNTED.get(one, {}).items()}
    numerals = "一二三四五六七八九十"
    return [
        number
        for word, number in named.items()
        if re.search(
            rf"\b{word}\b" if word[0] < _CJK else rf"(?<![{numerals}]){word} ?(?:[个個家位社件台套](?! ?月)|つの)", text
        )
    ]
