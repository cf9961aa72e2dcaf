"""The words that carry facts and logic are the locale's own words for them, as its catalogue has them."""

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.pofiles import Entry, message_id
from generator.verify.finding import Finding
from generator.verify.html import Element, one_line

SOURCE = "en"
# Stands for a fact, a list or another message in a sentence.
_HOLE = "\ufffc"
_PLACEHOLDER = re.compile(r"%\(\w+\)s")
# Attributes of elements whose words state logic.
LOGIC = ("data-connective", "data-relation", "data-need")


def by_id(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """Return `{message id: entry}`."""
    return {message_id(entry.key): entry for entry in entries}


def check_words(
    article: Element, lang: str, sources: Mapping[str, Entry], own: Mapping[str, Entry]
) -> Iterator[Finding]:
    """A sentence with a fact or logic in it is the catalogue's, word for word; none is English on another page.

    Bad: `1 person` where the data says another one; AND where requirements are joined by OR; English in Japanese
    Good: the sentence of the message, in any of its plural forms
    """
    for element, lang_of, states in _messages(article, lang, states=False):
        key = str(element.get("data-message"))
        if (source := sources.get(key)) is None:
            yield Finding("words", key, "a message of the sources", repr(one_line(element.text)))
            continue
        entry = own.get(key)
        translated = entry.strings if entry is not None and entry.translated else ()
        english = (source.msgid, *([source.plural] if source.plural else ()))
        forms = translated if translated and lang_of == lang else english
        text = _skeleton(element)
        exact = states or _HOLE in text
        if exact and not any(_matches(form, text) for form in forms):
            expected = " or ".join(repr(form) for form in dict.fromkeys(forms))
            yield Finding("words", key, expected, repr(one_line(element.text)))
        elif not exact and translated and text in english and text not in translated:
            yield Finding("language", key, repr(translated[0]), f"{text!r}, in English")


def check_no_other_words(article: Element) -> Iterator[Finding]:
    """All words of an article are messages, facts, or join facts.

    Bad: `<p>Bonus</p>`
    Good: `<p><span data-message="...">Bonus</span></p>`
    """
    for text in _loose(article):
        if any(character.isalpha() for character in text):
            yield Finding("words", "", "words of a message", repr(one_line(text)))


def check_lists(article: Element, joints: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Facts in a list are joined as the list says.

    Bad: `<span data-list="or">A and B</span>`
    Good: `<span data-list="or">A or B</span>`
    """
    for element in article.having("data-list"):
        style = str(element.get("data-list"))
        for text in _skeleton(element, outer=True).split(_HOLE)[1:-1]:
            if _bare(text) not in joints.get(style, frozenset()):
                yield Finding("words", f"list of {style}", _shown(joints.get(style)), repr(one_line(element.text)))


def _shown(joints: frozenset[str] | None) -> str:
    return " or ".join(repr(one) for one in sorted(joints or ()))


def _messages(element: Element, lang: str, *, states: bool) -> Iterator[tuple[Element, str, bool]]:
    """Yield each message, the language it is in, and whether its words state logic."""
    lang = element.get("lang") or lang
    states = states or any(name in element.attributes for name in LOGIC)
    if "data-message" in element.attributes:
        yield element, lang, states
        states = False
    for child in element.children:
        if isinstance(child, Element):
            yield from _messages(child, lang, states=states)


def _skeleton(element: Element, *, outer: bool = False) -> str:
    """Return the words of a message with a hole for each fact, list or message in it; marks left out."""
    parts: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
        elif not child.is_mark:
            hole = any(name in child.attributes for name in ("data-fact", "data-list", "data-message"))
            parts.append(_HOLE if hole else _skeleton(child, outer=outer))
    return one_line("".join(parts)) if not outer else "".join(parts)


def _matches(form: str, text: str) -> bool:
    """Return whether a text is a form whose placeholders are filled with facts, set apart by nothing but a dot."""
    parts = [re.escape(one_line(f"|{part}|").strip("|")) for part in _PLACEHOLDER.split(form.replace("%%", "%"))]
    hole = f"{_HOLE}(?: · {_HOLE})*"
    pattern = hole.join(parts)
    return re.fullmatch(pattern, text) is not None or re.fullmatch(hole.join(map(str.strip, parts)), text) is not None


def _loose(element: Element) -> Iterator[str]:
    if any(name in element.attributes for name in ("data-fact", "data-message", "data-list")):
        return
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _loose(child)


def _bare(text: str) -> str:
    return "".join(text.split())
