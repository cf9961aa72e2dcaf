"""A language that nobody speaks: English with accents, a third longer, in brackets. It shows what is no message."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from importlib.resources import files
from itertools import cycle
from pathlib import Path

import polib

# A language that the theme knows too, so that what is looked for is what it says by itself.
PSEUDO = "eo"
ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒĝĥíĵķłɱñóƥɋŕšťúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶŁṀÑÓƤɊŔŠŤÚṼŴẊÝŽ",
)
LONGER = "one two three four five six seven eight nine ten".translate(ACCENTS).split()
_PLACEHOLDER = re.compile(r"(%\(\w+\)s)")
_VOID = {"br", "hr", "img", "input", "link", "meta", "path"}
_NOT_SHOWN = {"script", "style", "svg", "template"}
# The last two are said by a script.
_SAID = ("aria-label", "title", "placeholder", "alt")
_META = {"description", "keywords"}
# Of the theme's words, what is no word.
_SETTINGS = ("language", "direction", "search.config.")


def pseudo(text: str) -> str:
    """Return a text in brackets, with accents and a third longer; placeholders, digits and end marks as they are."""
    match = re.fullmatch(r"(\()?(.*?)([.:;?!]?)((?(1)\)))", text, re.DOTALL)
    assert match, text
    opening, words, end, closing = match.groups(default="")
    parts = _PLACEHOLDER.split(words)
    accented = "".join(part if n % 2 else part.translate(ACCENTS) for n, part in enumerate(parts))
    missing, more = -(-sum(map(len, parts[::2])) // 3), ""
    for word in cycle(LONGER):
        if len(more) >= missing:
            break
        more += f" {word}"
    return f"{opening}⟦{accented}{more}⟧{end}{closing}"


def fill(catalogue: Path) -> None:
    """Translate every message of a catalogue file, in each of its plural forms."""
    file = polib.pofile(str(catalogue), wrapwidth=0)
    for entry in file:
        if entry.msgid_plural:
            entry.msgstr_plural = {n: pseudo(entry.msgid_plural if n else entry.msgid) for n in entry.msgstr_plural}
        else:
            entry.msgstr = pseudo(entry.msgid)
    file.save(str(catalogue))


def add_to_theme(project: Path) -> None:
    """Give the theme of a project words of this language too, made from those of its English."""
    english = files("material").joinpath("templates/partials/languages/en.html").read_text(encoding="utf-8")
    translated, count = re.subn(
        r'(?m)^  "([\w.]+)": "(.*)"(,?)$',
        lambda line: line[0] if line[1].startswith(_SETTINGS) else f'  "{line[1]}": "{pseudo(line[2])}"{line[3]}',
        english,
    )
    assert count > 40
    folder = project / "overrides/partials/languages"
    folder.mkdir(parents=True)
    (folder / f"{PSEUDO}.html").write_text(translated, encoding="utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert text.count("  name: material\n") == 1
    text = text.replace("  name: material\n", "  name: material\n  custom_dir: overrides\n")
    config.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Said:
    """Something that a page says: in which element or attribute, and whether it is data or a language's own name."""

    where: str
    text: str
    data: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[Said] = []
        self.said: list[Said] = []
        self.config = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.said += [Said(f"{tag}[{name}]", attributes[name]) for name in _SAID if name in attributes]
        if tag == "meta" and attributes.get("name") in _META:
            self.said.append(Said(f"meta[{attributes['name']}]", attributes.get("content", "")))
        if tag not in _VOID:
            # A link to a credential's page is data by its address alone.
            named = attributes.keys() & {"data-cd-language", "translate"}
            data = bool(named) or ("data-fact" in attributes and tag != "a")
            self.open.append(Said(tag, attributes.get("id", ""), data))

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag not in _VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == Said("script", "__config"):
            self.config += data
        if data.strip() and not _NOT_SHOWN & {one.where for one in self.open}:
            self.said.append(Said(self.open[-1].where if self.open else "", data, any(one.data for one in self.open)))


def read_page(html: str) -> list[Said]:
    """Return all that a page says, in order: what is seen, read out, shown on a tab or found by a search engine."""
    reader = _Reader()
    reader.feed(html)
    words = json.loads(reader.config).get("translations", {}) if reader.config else {}
    return [*reader.said, *(Said(f"script {key}", text) for key, text in words.items())]


def escaped(said: Iterable[Said], names: Iterable[str] = (), words: Iterable[str] = ()) -> Iterator[Said]:
    """Yield what stands outside of brackets and is no data: neither one of `names` nor one of `words`.

    A message may hold others: an option's name, or a mark.
    """
    allowed = [rf"\b{re.escape(one)}(?!\w)" for one in (*sorted(names, key=len, reverse=True), *words)]
    depth = 0
    for one in said:
        outside = ""
        for character in one.text:
            depth += (character == "⟦") - (character == "⟧")
            outside += character if depth == 0 else " "
        outside = re.sub("|".join(allowed), " ", outside) if allowed else outside
        if not one.data and re.search(r"[^\W\d_]", outside):
            yield one
    assert depth == 0
