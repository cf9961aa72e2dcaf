"""A line of a file as an error shows it: cut to what can be read, marks below the place. Imports nothing of ours."""

from unicodedata import category, combining, east_asian_width

# In columns of a terminal; what is longer is cut around the place.
WIDEST = 100


def excerpt(text: str, column: int | None = None, length: int | None = None) -> tuple[str, str]:
    """Return a line and the marks to write below it, both without the gutter; no marks without a column.

    `column` (from 1) and `length` count characters of `text`. Wide characters take two marks, a tab stays one, and what
    would not show, or would change how the rest shows, is written as its escape.
    """
    cells = list(map(_cell, text))
    widths = [_width(cell) for cell in cells]
    place = min((column or 1) - 1, len(cells))
    first, last = _window(widths, place)
    before, after = "…" if first else "", "…" if last < len(cells) else ""
    shown = before + "".join(cells[first:last]) + after
    if column is None:
        return shown, ""
    indent = "".join("\t" if cell == "\t" else " " * _width(cell) for cell in [before, *cells[first:place]])
    return shown, indent + "^" * max(1, sum(widths[place : min(place + (length or 1), last)]))


def visible(text: str) -> str:
    """Return a text with what would not show, or would change how the rest shows, as its escape."""
    return "".join(map(_cell, text))


def _cell(character: str) -> str:
    """Return how a character is shown."""
    if character == "\t" or category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return character
    return repr(character)[1:-1]


def _width(shown: str) -> int:
    """Return how many columns of a terminal a text takes (Unicode Standard Annex 11)."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in shown)


def _window(widths: list[int], place: int) -> tuple[int, int]:
    """Return from where to where a line is shown: a third of it before the place, the rest after it."""
    first = last = place
    used = 0
    while first > 0 and used < WIDEST // 3:
        first -= 1
        used += widths[first]
    while last < len(widths) and used < WIDEST:
        used += widths[last]
        last += 1
    while first > 0 and used < WIDEST:
        first -= 1
        used += widths[first]
    return first, last
