"""Facts on a page: those of the data, each understood by its reader as its value, and no figure beside them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from generator.pofiles import Entry
from generator.verify.finding import Finding
from generator.verify.html import Document, Element, one_line
from generator.verify.shown import Reader
from generator.verify.stated import AS_OF

# Figures about the site itself, which stand in no data.
OWN = (AS_OF, "translation.")
_NAME = re.compile(r"\.(name|formerly)$")
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_MONEY = re.compile(r"[A-Z]{3} \d+")


def value_of(element: Element) -> str:
    """Return the value that a fact element carries; the empty string when it carries none."""
    return next((one for name in ("value", "datetime", "href") if (one := element.get(name)) is not None), "")


def check_stated(page: Document, stated: Mapping[str, str], expected: frozenset[str]) -> Iterator[Finding]:
    """The facts of a page are those that the data has for it, with the data's values.

    Bad: a market is missing; a figure stands under the path of another one
    Good: each path of the page, with the value that stands there in the data
    """
    found = dict.fromkeys(path for path, _ in page.facts if not path.startswith(OWN[1]))
    for path in sorted(expected - found.keys()):
        yield Finding("facts", path, f"the fact {stated.get(path, '')!r}", "no such fact on the page")
    for path in sorted(found.keys() - expected):
        yield Finding("facts", path, "no such fact on this page", "one")
    for path, element in page.facts:
        value = value_of(element)
        if path in stated and value != stated[path]:
            yield Finding("values", path, repr(stated[path]), f"{value!r} in the element's attribute")


def check_shown(article: Element, lang: str, names: Mapping[str, frozenset[str]], reader: Reader) -> Iterator[Finding]:
    """What a fact's element shows is its value, as a person of the locale reads it.

    Bad: `<data value="USD 300000">$ 100.000</data>`, a bare `$`, full-width digits, another exam's code
    Good: `<data value="USD 300000">300.000 USD</data>` in Italian
    """
    for path, element, language in _with_language(article, lang):
        value, text = value_of(element), element.text.strip()
        if element.tag == "a":
            continue  # its text is that of the fact in it
        if _NAME.search(path):
            known = names.get(path if language == lang else f"{path}@{language}", frozenset())
            if one_line(text) not in known:
                yield Finding("shown", path, " or ".join(map(repr, sorted(known))) or "a name", repr(one_line(text)))
        elif _understood(text, value, element.tag, reader) != value:
            yield Finding("shown", path, f"{value!r}, as its reader writes it", repr(one_line(text)))


def check_nothing_beside(article: Element) -> Iterator[Finding]:
    """No figure, code or date is visible outside a fact's element.

    Bad: `<p>Bis 31.12.2017</p>`, a digit of any script
    Good: `<p>Until <time datetime="2017-12-31" data-fact="...">31 December 2017</time></p>`
    """
    for text in _outside(article):
        if any(unicodedata.category(character) in {"Nd", "Nl", "No"} for character in text):
            yield Finding("beside", "", "no figure outside a fact's element", repr(one_line(text)))


def names_of(english: Mapping[str, str], entries: Iterable[Entry]) -> Mapping[str, frozenset[str]]:
    """Return `{path: texts}` by which a locale knows each name; under `path@en` the English one.

    `english` is `{path: name}` of the data, `entries` the locale's catalogue.
    """
    translated = {(entry.context, entry.msgid): frozenset(entry.strings) for entry in entries if entry.translated}
    names: dict[str, frozenset[str]] = {}
    for path, name in english.items():
        context = "term" if path.startswith("metrics.") else "name"
        names[f"{path}@en"] = frozenset([name])
        names[path] = translated.get((context, name), names[f"{path}@en"])
    return names


def _understood(text: str, value: str, tag: str, reader: Reader) -> str | None:
    if tag == "time":
        return reader.date(text)
    if _MONEY.fullmatch(value):
        return reader.money(text)
    if value.isdecimal():
        count = reader.count(text)
        return None if count is None else str(count)
    return one_line(text)


def _with_language(element: Element, lang: str) -> Iterator[tuple[str, Element, str]]:
    lang = element.get("lang") or lang
    if (path := element.get("data-fact")) is not None:
        yield path, element, lang
    for child in element.children:
        if isinstance(child, Element):
            yield from _with_language(child, lang)


def _outside(element: Element) -> Iterator[str]:
    if "data-fact" in element.attributes:
        return
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _outside(child)
