"""AND is not OR, and all is not one."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from generator.checks.text import CJK, forms, seen
from generator.messages import list_words
from generator.pofiles import Entry

# Beside CLDR's words of lists. In these languages each of the two says one of its own; in any other it may be any word
# but CLDR's for the other. Of 以及, 并且, 抑或 and 或者 one character is enough.
_WORDS = {
    "it": (("e", "ed", "nonché", "inoltre"), ("o", "od", "oppure", "ovvero", "ossia", "altrimenti")),
    "pt": (("e", "bem como", "assim como"), ("ou", "senão")),
    "es": (("y", "e", "así como"), ("o", "u")),
    "fr": (("et", "ainsi que"), ("ou", "soit")),
    "de": (("und", "sowie"), ("oder", "beziehungsweise", "bzw")),
    "ja": (
        ("かつ", "且つ", "および", "及び", "ならびに", "並びに", "そして"),
        ("または", "又は", "もしくは", "若しくは", "あるいは", "或いは"),
    ),
    "zh": (("和", "且", "及", "与", "與", "并", "並", "同时", "同時"), ("或",)),
}
# What says all, and what says one, in a sentence that leads into a list.
_LEADS = re.compile(r"\b(all|one) of (?:the following|these)\b", re.IGNORECASE)
_ALL_OR_ONE = {
    "it": (r"\b(?:tutt[aeio]|ogni|ciascun[ao]?|ognun[ao])\b", r"\b(?:un[ao]?|qualsiasi|qualunque)\b"),
    "pt": (r"\b(?:tod[ao]s?|cada)\b", r"\b(?:uma?|qualquer)\b"),
    "es": (r"\b(?:tod[ao]s?|cada)\b", r"\b(?:un[ao]?|cualquiera?)\b"),
    "fr": (r"\b(?:tous|toute?s?|chaque|chacune?)\b", r"\b(?:une?|quelconque)\b"),
    "de": (r"\b(?:alle[nrs]?|jede[mnrs]?|sämtliche[nr]?)\b", r"\b(?:ein(?:e[mnrs]?)?|beliebige[nrs]?)\b"),
    "ja": ("すべて|全|どれも|いずれも", "いずれか|何れか|どれか|一つ|ひとつ"),
    "zh": ("全|所有|每|各|均|都|皆", "任[一何意]|[之其择擇]一|(?<!每)一[个個项項种種门門]"),
}


def check_and_is_not_or(tag: str, entries: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    """Neither AND nor OR says a word for the other; what leads into a list says one where it means one, all where all.

    Where AND or OR says the other both are doubted: most likely they are swapped. The words are those of CLDR's lists
    ("A, B or C") and of the languages listed here, where AND and OR must each say one of their own. A sentence for all
    may leave the word out ("pass the following exams:"), one for one of several may not.

    Bad: `AND` as `或者` and `OR` as `并且`; `OR` as `E` or `E/O` in Italian; `All of the following:` as `以下任一项：`
    Good: `AND` as `并且`, `OR` as `或者`; `OPPURE` in Italian; `All of the following:` as `以下全部：`
    """
    in_lists = dict(zip(("AND", "OR"), list_words(tag), strict=True))
    connectives = [entry for entry in entries if entry.context == "connective" and entry.msgid in in_lists]
    if any(_wrong(tag, entry.msgid, entry.strings[0], in_lists) for entry in connectives):
        for entry in connectives:
            word = f" ({in_lists[entry.msgid]!r} in lists)" if in_lists[entry.msgid] else ""
            yield entry, f"expected the word for {entry.msgid}{word}, found {entry.strings[0]!r}"
    for entry in entries:
        for source, text in dict.fromkeys(forms(tag, entry)):
            if meant := _other_amount(tag, source, text):
                yield entry, f"expected the word for {meant!r} as in {source!r}, found {text!r}"


def _wrong(tag: str, msgid: str, text: str, in_lists: dict[str, str]) -> bool:
    known = _WORDS.get(_language(tag))
    both, either = ({*(known or ((), ()))[n], in_lists[name]} - {""} for n, name in enumerate(in_lists))
    own, other = (both, either) if msgid == "AND" else (either, both)
    plain = _plain(text)
    # "And/or" is neither.
    if re.search(r"\w\s*/\s*\w", plain) or any(_says(plain, word) for word in other - own):
        return True
    return known is not None and not any(_says(plain, word) for word in own)


def _other_amount(tag: str, source: str, text: str) -> str:
    """Return the `all` or `one` of a source whose translation says the other, or "" where nothing is wrong."""
    meant = {match.casefold() for match in _LEADS.findall(source)}
    if len(meant) != 1 or _language(tag) not in _ALL_OR_ONE:
        return ""
    says_all, says_one = (bool(re.search(pattern, _plain(text))) for pattern in _ALL_OR_ONE[_language(tag)])
    wrong = not says_one if meant == {"one"} else says_one and not says_all
    return meant.pop() if wrong else ""


def _language(tag: str) -> str:
    return tag.partition("-")[0]


def _plain(text: str) -> str:
    return normalize("NFKC", seen(text)).casefold()


def _says(text: str, word: str) -> bool:
    """Return whether a text says a word; between characters nothing sets words apart."""
    if re.search(f"[{CJK}]", word):
        return word in text
    words = " ".join(re.findall(r"[^\W\d_]+", text))
    return f" {word} " in f" {words} "
