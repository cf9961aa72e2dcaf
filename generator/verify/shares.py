"""The page about translation: how much is translated, by the catalogues; each figure beside what it is of."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from generator.pofiles import Entry, message_id
from generator.verify.facts import OWN, value_of
from generator.verify.finding import Finding
from generator.verify.html import Element
from generator.verify.stated import TRANSLATION

# Why a message is left.
_STATES = ("fuzzy", "refused", "missing")
# The figures that stand below the head of a column, or behind a label.
_LABELS: Mapping[str, tuple[str, ...]] = {
    message_id((None, "Translated")): ("translated", "percent"),
    message_id((None, "Needs review")): ("fuzzy",),
    message_id((None, "Rejected")): ("refused",),
    message_id((None, "Untranslated")): ("missing",),
    message_id((None, "Words left")): ("words_left",),
}
_PLACEHOLDER = re.compile(r"%\(\w+\)s")


def progress_of(
    asked: Collection[Entry], shown: Iterable[Entry], begun: Iterable[Entry], tag: str
) -> Mapping[str, str]:
    """Return `{path: value}` of how much of a catalogue is translated, and why each message that is not is left.

    Of the messages that are `asked` for, `shown` are those whose translation may be shown; `begun` have some.
    """
    done, entries = {one.key for one in shown}, {one.key: one for one in begun}
    left = [one for one in asked if one.key not in done]
    why = {f"messages.{message_id(one.key)}": _why(entries.get(one.key)) for one in left}
    translated = len(asked) - len(left)
    figures = {
        "translated": str(translated),
        "percent": f"{100 * translated // len(asked) if asked else 100}%",
        "words_left": str(sum(_words(one.msgid) for one in left)),
        **{state: str(list(why.values()).count(state)) for state in _STATES},
    }
    return {f"{OWN}{tag}.{name}": value for name, value in {**figures, **why}.items()}


def check_progress(
    article: Element, progress: Mapping[str, Mapping[str, str]], pages: Collection[str]
) -> Iterator[Finding]:
    """How much of each language is translated is what its catalogue has, and so is what is left.

    Of a page, that less than all is translated is said where something is left of it; how much less is not judged.

    Bad: 12 % in every language, where all is translated; a language left out; a message that has a translation
    Good: every message that has none, counted by why
    """
    found = {path: value_of(fact) for fact in article.having("data-fact") if (path := fact.attributes["data-fact"])}
    allowed = set[str]()
    for tag, expected in progress.items():
        allowed |= expected.keys()
        for path, value in expected.items():
            if (said := found.get(path, "nothing")) != value:
                yield Finding("values", path, value, said)
        for page in pages:
            path = f"{OWN}{tag}.pages.{page}"
            left = [f"{path}.{state}" for state in _STATES if expected[f"{OWN}{tag}.{state}"] != "0"]
            is_left = any(one in found for one in left)
            allowed |= {path, *left, *(f"{path}.words_left" for _ in range(is_left))}
            said = found.get(path, "nothing")
            if (said == "100%") == is_left:
                yield Finding("values", path, "less than 100%" if is_left else "100%", said)
    for path in found:
        if path.startswith(OWN) and path not in allowed:
            yield Finding("facts", path, "no such fact on this page", "one")


def check_labels(article: Element, locales: Collection[str]) -> Iterator[Finding]:
    """A figure about translation stands below, or behind, the words for it, in a row of each language.

    Bad: the words for "Needs review" above what is untranslated; a head left out, so that others stand above
    Good: as the catalogues' words have it
    """
    tables = [one for one in article.walk() if one.tag == "table"]
    rows = [one for one in (tables[0].walk() if tables else ()) if one.tag == "tr"]
    heads = [_labels(cell) for row in rows[:1] for cell in row.elements]
    for tag, row in zip(locales, rows[1:], strict=False):
        expected = [[f"{OWN}{tag}.{name}" for name in names] for names in heads]
        if [cell.paths for cell in row.elements] != expected:
            yield Finding(
                "places", f"{OWN}{tag}", "each figure below its words", repr([cell.paths for cell in row.elements])
            )
    if len(rows) != len(locales) + 1:
        yield Finding("places", "translation", f"a row of each of {len(locales)} languages", f"{len(rows[1:])} rows")
    for one in article.walk():
        for label, fact in pairwise(one.elements):
            path = fact.get("data-fact") or ""
            if path.startswith(OWN) and "data-message" in label.attributes:
                yield from _check_label(_labels(label), path.rpartition(".")[2], path)
        if one.tag == "div" and one.elements and one.elements[0].tag == "dt":
            for fact in one.having("data-fact"):
                yield from _check_label(_labels(one.elements[0]), value_of(fact), str(fact.get("data-fact")))


def check_shares(article: Element, locales: Collection[str], pages: Collection[str]) -> Iterator[Finding]:
    """A figure stands beside the language, and the page, that it is of; each page has one for each of `locales`.

    Bad: how much of the Italian pages is translated, after the name of Japanese; a page without a figure
    Good: in a row, or a column, or behind a summary that names the language in itself
    """
    for one in article.walk():
        if one.tag == "table":
            yield from _check_table(one)
        elif one.tag == "details":
            yield from _check_below(one.paths, [*_named(one), "messages"])
    found = set(article.paths)
    for path in (f"{OWN}{tag}.pages.{page}" for tag in locales for page in pages):
        if path not in found:
            yield Finding("places", path, "how much of the page is translated", "nothing")


def _check_table(table: Element) -> Iterator[Finding]:
    """Check a table whose rows are languages, or one whose columns are languages and whose rows are pages."""
    first, *rows = [one for one in table.walk() if one.tag == "tr"] or [table]
    columns = _named(first)
    said = []
    for row in rows:
        head, *cells = row.elements or [row]
        page = _page(next((str(one.get("href")) for one in head.having("href")), ""))
        for n, cell in enumerate(cells):
            yield from _check_below(cell.paths, [*columns[n : n + 1], "pages", page] if columns else _named(head))
        said.append([[path.split(".")[2:] for path in cell.paths] for cell in cells])
    if not columns and any(one != said[0] for one in said):
        yield Finding("places", "translation", "the same figures in each row, in the same order", "others")


def _check_below(paths: list[str], keys: list[str]) -> Iterator[Finding]:
    start = OWN + ".".join(keys)
    for path in paths:
        if not f"{path}.".startswith(f"{start}."):
            yield Finding("places", path, f"a fact of {start}", "another one")


def _page(link: str) -> str:
    """Return what a page is called to which a link leads."""
    name = posixpath.normpath(posixpath.join(TRANSLATION, link)).removesuffix(".html")
    return "index" if name == "." else name


def _named(element: Element) -> list[str]:
    """Return the languages that an element names in themselves."""
    return [one.lang for one in element.walk() if one.get("translate") == "no"]


def _why(entry: Entry | None) -> str:
    """Return why a message without a translation that may be shown is left."""
    if entry is None or not (entry.fuzzy or entry.translated):
        return "missing"
    return "fuzzy" if entry.fuzzy else "refused"


def _words(text: str) -> int:
    """Return how many words a text has, its placeholders apart: what has a letter in it."""
    return len([word for word in _PLACEHOLDER.sub(" ", text).split() if any(map(str.isalpha, word))])


def _labels(element: Element) -> tuple[str, ...]:
    """Return the figures that the words in an element stand for."""
    said = [one.attributes["data-message"] for one in element.having("data-message")]
    return tuple(name for one in said for name in _LABELS.get(one, ()))


def _check_label(labels: tuple[str, ...], name: str, path: str) -> Iterator[Finding]:
    if name not in labels:
        yield Finding("places", path, f"it behind the words for {name!r}", f"behind those for {' and '.join(labels)!r}")
