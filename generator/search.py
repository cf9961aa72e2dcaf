"""The search index of each locale. What the worker makes of it is in `material/assets/competency-docs/search.js`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from generator.compact import compact_json
from generator.pages import Locale, Page
from generator.reading import Section

# Beside Arabic letters 70-346 would be shown as 346-70.
_DIGITS_FIRST = re.compile(r"(?<![A-Z0-9-])[0-9]+(?=-[0-9])")
# What ends a word. No hyphen: an exam's code is one word; nor what groups digits. No `|` in a class, nor a group that
# captures: the theme takes the expression apart.
SEPARATOR = (
    r"(?:&(?:amp|lt|gt);|[.,](?!\d)|"
    r"[\s\u200b\u200e\u200f\u2010-\u203e\u2066-\u2069\u2212\u3000、。，．：；！？（）「」『』・«»¡¿·'\"():;!?/&*+^~"
    # Greek, Armenian, Hebrew, Arabic, of India, of Burma, Ethiopia and Cambodia
    r"\u037e\u0387\u055a-\u0589\u05be\u05f3\u05f4،؛؟\u06d4।॥\u104a\u104b\u1361-\u1368\u17d4-\u17d6])+"
)
# The last two are searched, but not shown: the names in the title, also in English, and those of the text in English.
_FIELDS = {
    "title": {"boost": 1000.0},
    "text": {"boost": 1.0},
    "tags": {"boost": 1000000.0},
    "names": {"boost": 1000.0},
    "english": {"boost": 0.5},
}

Said = Mapping[str, Sequence[Section]]


def search_index(locale: Locale, said: Said, english: Said) -> str:
    """Return the JSON that Material's search reads; addresses are relative to the locale's root.

    `said` is `{page name: sections}`, `english` the same in English: a section is found by the English names of what
    it names, too.
    """
    return index_of(documents(locale, page, said[page.name], english[page.name]) for page in locale.shown)[0]


def documents(locale: Locale, page: Page, said: Sequence[Section], english: Sequence[Section]) -> str:
    """Return what a page adds to the index of its locale."""
    docs = []
    address = page.address.removeprefix(f"{locale.tag}/")
    sections = {section.id: section for section in english}
    for n, section in enumerate(said):
        location = address if n == 0 else f"{address}#{section.id}"
        # The theme shows both as HTML.
        shown = {"title": escape(section.title), "text": escape(section.text)}
        if locale.translator.direction == "rtl":
            shown = {field: _DIGITS_FIRST.sub(_ltr, text) for field, text in shown.items()}
        docs.append({"location": location, **shown, **_names(section, sections.get(section.id, section))})
    return compact_json(docs)[1:-1]


def index_of(pages: Iterable[str]) -> tuple[str, list[int]]:
    """Return the index that some pages' documents make, and where in its text those of each page begin."""
    config = {"lang": ["en"], "separator": SEPARATOR, "pipeline": [], "fields": _FIELDS}
    pieces = [head := f'{{"config":{compact_json(config)},"docs":[']
    starts, end = [], len(head)
    for text in pages:
        if text and end > len(head):
            pieces.append(",")
            end += 1
        starts.append(end)
        pieces.append(text)
        end += len(text)
    return "".join([*pieces, "]}"]), starts


def _ltr(match: re.Match[str]) -> str:
    return f"\N{LEFT-TO-RIGHT MARK}{match[0]}"


def _names(section: Section, english: Section) -> dict[str, str]:
    """Return the names that a section is found by beside its title and text, one a line."""
    said = f"{section.title} {section.text}"
    in_title = dict.fromkeys((*section.title_names, *english.title_names))
    fields = {
        "names": [name for name in in_title if name != section.title],
        "english": [name for name in dict.fromkeys(english.text_names) if name not in said],
    }
    return {field: escape("\n".join(names)) for field, names in fields.items() if names}
