"""The lines of one side of a page, as words are looked up in them. Pure."""

import re
from dataclasses import dataclass

from generator.legacy import numerals, words
from generator.legacy.figures import folded
from generator.legacy.page import Block, Page, Role


@dataclass(frozen=True, slots=True)
class Line:
    """A block of one side: as written and as words are looked up in it."""

    block: Block
    text: str
    folded: str
    links: tuple[tuple[str, str], ...]
    bold: tuple[str, ...]
    locale: str


def lines_of(page: Page, role: Role, locale: str) -> tuple[Line, ...]:
    """Return what one side of a page says, block by block."""
    return tuple(
        Line(block, text, folded(text), block.links(role), block.bold(role), locale)
        for block in page.blocks
        if (text := block.text(role))
    )


def tier_of(line: Line) -> str | None:
    """Return the tier that a heading names, by its anchor or its words."""
    if found := re.match(r"(silver|gold)(?![a-z])|.*-(silver|gold)(?:-[0-9]+)?$", line.block.anchor.casefold()):
        return found[1] or found[2]
    for tier in ("silver", "gold"):
        said = words.said(line.folded, tier, line.locale)
        if said and len(line.folded) <= len(said) + 16:
            return tier
    return None


def slug(text: str) -> str:
    """Return the id that a site makes of a heading."""
    return re.sub(r"[^\w]+", "-", text.casefold()).strip("-")


_LANGUAGES_WITH_DAY_FIRST = {"it", "pt", "es", "fr", "de"}


def day_first(locale: str) -> bool:
    """Return whether dates in figures begin with their day in a language."""
    return words.language_of(locale) in _LANGUAGES_WITH_DAY_FIRST


def people_of(line: Line) -> tuple[int, ...]:
    """Return the numbers of people in a line, each once: those in bold type, and those right before people."""
    bold = [int(text) for text in map(folded, line.bold) if re.fullmatch("[0-9]{1,2}", text)]
    near = numerals.counted(line.folded, line.locale)
    return tuple(dict.fromkeys([*bold, *near]))
