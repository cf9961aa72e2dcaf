"""Facts on a page: those of the data, each understood by its reader as its value, and no figure beside them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from generator.pofiles import Entry, message_id
from generator.verify.finding import Finding
from generator.verify.html import Document, Element, one_line, pieces_of
from generator.verify.shown import Reader

SOURCE = "en"
# Figures about the site itself, which stand in no data.
OWN = "translation."
# What stands behind a text that has no translation.
MARK = message_id((None, "(not translated yet)"))
# On a name that is shown as the data has it on purpose, in English.
OFFICIAL = "data-official"
# The paths of names that stay in English where a language has none of its own.
KEPT = ("credentials.", "products.", "associations.")
_MONEY = re.compile(r"[A-Z]{3} [0-9]+")
_SHARE = re.compile(r"[0-9]+%")
_OFFICIAL = re.compile(r"competencies\.[^.]+\.name")
_MESSAGE = re.compile(r"\.messages\.([a-p]{10})$")


class Names(NamedTuple):
    """Names by the path of what they name: in English, as the data has them, and in a locale that has its own."""

    english: Mapping[str, str]
    own: Mapping[str, frozenset[str]]


class Shown(NamedTuple):
    """A fact's element, and whether a mark stands behind it."""

    path: str
    element: Element
    marked: bool


def value_of(element: Element) -> str:
    """Return the value that a fact element carries; the empty string when it carries none."""
    return next((one for name in ("value", "datetime", "href") if (one := element.get(name)) is not None), "")


def is_mark(element: Element) -> bool:
    """Return whether an element says that the text before it has no translation."""
    return element.get("data-message") == MARK


def bare_text(element: Element) -> str:
    """Return the text of an element without marks."""
    return "".join(
        child if isinstance(child, str) else bare_text(child)
        for child in element.children
        if isinstance(child, str) or not is_mark(child)
    )


def names_of(english: Mapping[str, str], entries: Iterable[Entry]) -> Names:
    """Return the names of the data, `english` as `{path: name}`, and those that a locale's catalogue has for them."""
    translated = {(entry.context, entry.msgid): frozenset(entry.strings) for entry in entries if entry.translated}
    own = {path: translated.get(("term" if _is_term(path) else "name", name)) for path, name in english.items()}
    found = [(path, texts) for path, texts in own.items() if texts]
    # A term is shown as a message, in which `%%` is a per cent sign.
    shown = {path: {one.replace("%%", "%") for one in texts} if _is_term(path) else texts for path, texts in found}
    return Names(english, {path: frozenset(texts) for path, texts in shown.items()})


def check_stated(page: Document, stated: Mapping[str, str], expected: frozenset[str]) -> Iterator[Finding]:
    """The facts of a page are those that the data has for it, with the data's values.

    Bad: a market is missing; a figure stands under the path of another one
    Good: each path of the page, with the value that stands there in the data
    """
    found = dict.fromkeys(path for path, _ in page.facts)
    for path in sorted(expected - found.keys()):
        yield Finding("facts", path, f"the fact {stated.get(path, '')!r}", "no such fact on the page")
    for path in sorted(found.keys() - expected):
        yield Finding("facts", path, "no such fact on this page", "one")
    for path, element in page.facts:
        value = value_of(element)
        if path in stated and value != stated[path]:
            yield Finding("values", path, repr(stated[path]), f"{value!r} in the element's attribute")


def check_shown(
    article: Element, lang: str, names: Names, reader: Reader, said: Mapping[str, Entry]
) -> Iterator[Finding]:
    """What a fact's element shows is its value, as a person of the locale reads it.

    `said` is `{message id: message}` of all that is translated, some of which is shown as facts about the translation.

    Bad: `<data value="USD 300000">$ 100.000</data>`, a bare `$`, full-width digits, another exam's code
    Good: `<data value="USD 300000">300.000 USD</data>` in Italian
    """
    for one in _facts(article):
        value, text, path = value_of(one.element), one.element.text.strip(), one.path
        if one.element.tag == "a":
            yield from _check_link(one)
        elif any("data-message" not in child.attributes for child in one.element.elements):
            yield Finding("shown", path, "its text alone in the element", "other elements in it")
        elif path in names.english:
            yield from _check_name(one, lang, names)
        elif (match := _MESSAGE.search(path)) and path.startswith(OWN):
            expected = said[match[1]].msgid if match[1] in said else "a message of the sources"
            if one_line(text) != one_line(expected):
                yield Finding("shown", path, repr(expected), repr(text))
        elif _understood(text, value, one.element.tag, reader) != value:
            yield Finding("shown", path, f"{value!r}, as its reader writes it", repr(one_line(text)))


def check_nothing_beside(article: Element) -> Iterator[Finding]:
    """No figure, code or date is visible outside a fact's element.

    Bad: `<p>Bis 31.12.2017</p>`, a digit of any script
    Good: `<p>Until <time datetime="2017-12-31" data-fact="...">31 December 2017</time></p>`
    """
    for piece in pieces_of(article):
        is_fact = piece.owner is not None and piece.owner.is_fact
        if not is_fact and has_figure(piece.text):
            yield Finding("beside", piece.place, "no figure outside a fact's element", repr(one_line(piece.text)))


def has_figure(text: str) -> bool:
    """Return whether a text has a digit or a numeral of any script."""
    return any(unicodedata.category(character).startswith("N") for character in text)


def _check_link(one: Shown) -> Iterator[Finding]:
    """The address of an exam leads from its own code or name."""
    record = one.path.removesuffix(".url")
    for inner in one.element.having("data-fact"):
        path = str(inner.get("data-fact"))
        if inner is not one.element and not path.startswith(f"{record}."):
            yield Finding("shown", one.path, f"the name or code of {record} in its link", path)


def _check_name(one: Shown, lang: str, names: Names) -> Iterator[Finding]:
    """A name is the locale's own, or the English one: in that language, and marked where it lacks a translation."""
    english, text = names.english.get(one.path, ""), one_line(bare_text(one.element))
    is_official = OFFICIAL in one.element.attributes and _OFFICIAL.fullmatch(one.path)
    own = frozenset() if is_official else names.own.get(one.path, frozenset())
    texts = own or frozenset([english])
    if text not in texts:
        yield Finding("shown", one.path, " or ".join(map(repr, sorted(texts))), repr(text))
    if _is_term(one.path):
        return  # It is a message, which is judged as one.
    expected = SOURCE if text == english else lang
    if (found := one.element.lang or lang) != expected:
        yield Finding("language", one.path, f'lang="{expected}"', repr(found))
    untranslated = lang != SOURCE and not own and not one.path.startswith(KEPT)
    if untranslated and not is_official and not one.marked:
        yield Finding("language", one.path, "a mark behind what has no translation", "none")


def _is_term(path: str) -> bool:
    return path.startswith("metrics.")


def _understood(text: str, value: str, tag: str, reader: Reader) -> str | None:
    if tag == "time":
        return reader.date(text)
    if _MONEY.fullmatch(value):
        return reader.money(text)
    if _SHARE.fullmatch(value):
        return reader.percent(text)
    if re.fullmatch("[0-9]+", value):
        count = reader.count(text)
        return None if count is None else str(count)
    return one_line(text)


def _facts(article: Element) -> Iterator[Shown]:
    for around in article.walk():
        if any("data-fact" in one.attributes for one in around.elements):
            seen = [one for one in around.children if isinstance(one, Element) or one.strip()]
            for one, after in zip_longest(seen, seen[1:]):
                if isinstance(one, Element) and (path := one.get("data-fact")) is not None:
                    yield Shown(path, one, isinstance(after, Element) and is_mark(after))
