"""Which lines of a page were left in English. Names of products, exams and competencies may stay as they are. Pure.

Names are written in capitals; a sentence or a label in English has words in small letters. Beside Chinese and Japanese
these alone decide; in a language of the same script, only words that it has not itself do.
"""

import re
from collections.abc import Sequence

from generator.legacy import words
from generator.legacy.figures import codes, folded
from generator.legacy.lines import Line, tier_of
from generator.messages import script_of

# Words of English that the other languages here neither have nor borrow.
_ENGLISH = (
    "the and of must your with following individual individuals these those this that who which each other same have"
    " been are is they their want by at to pass exams exam earned learn about customers customer thresholds meet be"
    " will until on only count counts assessment assessments requirement requirements required eligible products new"
    " technical functional authorized authorization excluded licenses paid trial trials choose option below retires"
    " retiring retired soon either sales devices any employee employees active once available accepted toward through"
    " between competency competencies earn revenue previous year years month months partners sell seats deployed users"
    " also has does not it from you if than there was when where subscriptions under before after two both least each"
    " should can cannot may work works"
)
# Words of the other languages that English does not have, too.
_OWN = {
    "it": "di e il la le gli i un una uno dei delle degli per con che deve devono nel nella sono essere è al del da"
    " non su o a dal dalla alla ai se più",
    "pt": "de o a os as um uma dos das para com que deve devem no na são ser é em ao do da e não por se ou mais",
    "es": "de el la los las un una para con que debe deben en son ser es y del al no por",
    "fr": "de le la les des un une pour avec que doit doivent dans sont être est et du au ne pas par",
    "de": "der die das und ein eine für mit muss müssen in sind ist den dem von zu nicht",
}
# What may stand in small letters within a name.
_OF_NAMES = "a an and as at by for from in of on or the to with via vs de"
_NAME = re.compile(rf"\b[A-Z0-9][\w+&/.-]*(?:,? (?:(?:{_OF_NAMES.replace(' ', '|')}) )?[A-Z0-9(&+][\w+&/.)-]*)+")
_LABELS = re.compile(
    r"learn more.{0,40}|(?:developed|developing|emerging|all) markets?\W*|.{3,60} (?:option|competency)|exams?\W*"
    r"|and|or|focus areas?.{0,40}|(?:required|eligible) .{0,30}|assessments?\W*",
)
_EXAM_LABEL = re.compile(r"\W*exams? (?=[a-z0-9]{2,3}-? ?[0-9]{3})")
_COMPETENCY = re.compile(r"\bcompetenc(?:y|ies)\b")
# Names that stay as they are in every language.
_KEPT = "devops power bi surface hub microsoft azure windows office dynamics crm erp sharepoint sql server iot smb"
# A piece of a Chinese or Japanese text that is in Latin letters, and how many words make a sentence of one.
_LATIN_PIECE = re.compile(r"[^\u2e80-\uffee]+")
_WORDS_OF_SENTENCE = 4


def is_listed(line: Line) -> bool:
    """Return whether a line lists a credential, whose title is a name."""
    first = next((start for _, start in codes(line.text)), None)
    led = bool(line.links) and line.text.startswith(line.links[0][0]) and line.block.depth > 0
    return (first is not None and first < 16) or (led and not _LABELS.match(line.folded))  # noqa: PLR2004


def is_left_in_english(line: Line) -> bool:
    """Return whether a line was not translated, or a sentence of it."""
    if is_listed(line):
        return False
    kept = any(target == source and has_words(target) for target, source in line.block.units())
    return kept or is_english(line.text, line.locale)


def is_english(text: str, locale: str) -> bool:
    """Return whether a text that should be in another language is in English, or a sentence of it."""
    if script_of(locale) == "Latn":
        return any(_reads_as_english(one, words.language_of(locale)) for one in re.split(r"(?<=[.!?]) +", text))
    if not _is_foreign(text):
        return has_words(text)
    return any(len(_words_in(one)) >= _WORDS_OF_SENTENCE for one in _LATIN_PIECE.findall(text))


def has_words(text: str) -> bool:
    """Return whether a text in Latin letters has words of its own, and is not just a name."""
    return bool(_words_in(text))


def is_english_title(text: str, locale: str) -> bool:
    """Return whether the title or the keywords of a page are in English: a competency's name alone may be."""
    if _is_foreign(text):
        return False
    return _COMPETENCY.search(folded(text)) is not None or _is_heading_of_chinese(text, locale)


def is_english_label(line: Line) -> bool:
    """Return whether a line is a label that was not translated: of a section, a market, a connective, an exam."""
    if line.block.level and _is_heading_of_chinese(line.text, line.locale):
        return True
    if tier_of(line):
        return False
    if is_listed(line):
        return _EXAM_LABEL.match(line.folded) is not None
    known = words.language_of(line.locale) in {*_OWN, "zh", "ja"}
    return known and line.text.isascii() and _LABELS.fullmatch(line.folded) is not None


def has_english_label(line: Line) -> bool:
    """Return whether a link or bold words in a line that was translated are a label that was not."""
    if is_listed(line) or tier_of(line) or not words.knows(line.locale):
        return False
    labels = [label for label, _ in line.links] + list(line.bold)
    return any(one.isascii() and _LABELS.fullmatch(folded(one)) for one in labels)


def _is_heading_of_chinese(text: str, locale: str) -> bool:
    """Return whether a heading is in English where even competencies' names are translated."""
    said = set(re.findall(r"[a-z0-9]+", folded(text)))
    return words.language_of(locale) == "zh" and text.isascii() and bool(said - {*_KEPT.split()})


def _is_foreign(text: str) -> bool:
    """Return whether a text has letters of Chinese or Japanese."""
    return any(ord(char) > 0x2E80 for char in text if char.isalpha())  # noqa: PLR2004 - CJK begins here


def _words_in(text: str) -> list[str]:
    """Return the words of a text that are in small letters all through, without those that names may have."""
    bare = re.sub(r"https?:\S+|\S+\.\S+/\S*|\{[^{}]*\}", " ", text)
    said = re.findall(r"(?<![\w.@-])[a-z][a-z'-]*[a-z](?![\w@])", bare)
    return [word for word in said if word not in _OF_NAMES.split()]


def _reads_as_english(sentence: str, language: str) -> bool:
    """Return whether a sentence in Latin letters has English words, and hardly any of its own language."""
    bare = folded(_NAME.sub(" ", sentence))
    said = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", bare)
    own, english = (_how_many(said, of) for of in (_OWN.get(language, ""), _ENGLISH))
    all_of_it = english == 1 and len(said) <= 2 and not own and sentence.rstrip().endswith(".")  # noqa: PLR2004
    return all_of_it or (english >= 2 and english > 2 * own)  # noqa: PLR2004


def _how_many(said: Sequence[str], of: str) -> int:
    """Return how many of the words that are said are of some."""
    known = {*of.split()}
    return sum(word in known for word in said)
