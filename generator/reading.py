"""What a page body says, read back from its HTML: ids, links, text by section. Pure, standard library only."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"p", "li", "dt", "dd", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "section", "br"}
)
_HEADINGS = frozenset({"h1", "h2", "h3"})


@dataclass(slots=True)
class Section:
    """A heading that has an address, and the text up to the next one; the page's first section needs no id.

    What stands in an element with `data-search-exclude` (the theme's word for it) belongs to none.
    """

    id: str
    title: str = ""
    text: str = ""


@dataclass(slots=True)
class Body:
    """The ids of a body in order (repeated ones too), its links, and its sections."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def read_body(html: str) -> Body:
    """Return what a page body says."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for section in reader.body.sections:
        section.title = " ".join(section.title.split())
        section.text = " ".join(section.text.split())
    return reader.body


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.body = Body()
        self.in_heading = False
        # The element that is left out, and how many of its kind are open.
        self.excluded, self.depth = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if anchor := given.get("id"):
            self.body.ids.append(anchor)
        self.body.links += [value for key, value in attrs if key in {"href", "src"} and value is not None]
        if not self.excluded and "data-search-exclude" in given:
            self.excluded = tag
        self.depth += tag == self.excluded
        if self.excluded:
            return
        if tag == "h1" or (tag in _HEADINGS and given.get("id")):
            self.body.sections.append(Section(given.get("id") or ""))
            self.in_heading = True
        elif tag in _BLOCKS:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == self.excluded
        if not self.depth:
            self.excluded = ""
        if tag in _HEADINGS:
            self.in_heading = False
        if tag in _BLOCKS:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        if self.excluded:
            return
        if not self.body.sections:
            if data.isspace():
                return
            self.body.sections.append(Section(""))
        section = self.body.sections[-1]
        if self.in_heading:
            section.title += data
        else:
            section.text += data
