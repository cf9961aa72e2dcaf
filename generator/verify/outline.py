"""A page's structure: the same in every locale."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from generator.verify.facts import is_mark, value_of
from generator.verify.finding import Finding
from generator.verify.html import INLINE, Element

# Attributes that differ between languages, or are told otherwise: facts with their values, links, lists.
_OTHERS = frozenset({"class", "data-fact", "data-list", "datetime", "dir", "href", "lang", "tabindex", "value"})


class Part(NamedTuple):
    """An element that is a block: how deep it stands, what it is, and what it says itself, not in a block within it.

    What it says is facts with their values, links, messages and lists, in no order, as languages differ.
    """

    depth: int
    tag: str
    carried: tuple[tuple[str, str], ...]
    says: tuple[str, ...]

    def __str__(self) -> str:
        """Return `<li data-rule="any"> with credentials.70-346.code 70-346`."""
        carried = "".join(f' {name}="{value}"' for name, value in self.carried)
        return f"<{self.tag}{carried}>" + (f" with {', '.join(self.says)}" if self.says else "")


def outline(article: Element) -> tuple[Part, ...]:
    """Return the blocks of an article in order."""
    waiting, parts = [(article, 0)], []
    while waiting:
        element, depth = waiting.pop()
        if element.tag not in INLINE:
            parts.append(Part(depth, element.tag, tuple(_carried(element)), tuple(sorted(_says(element)))))
            depth += 1
        waiting += [(one, depth) for one in reversed(element.elements)]
    return tuple(parts)


def check_same_outline(ours: Sequence[Part], theirs: Sequence[Part]) -> Iterator[Finding]:
    """A page has the headings, ids, lists, rules and facts, block by block, that it has in the other languages.

    Bad: a section is missing, an id is translated, a note stands with another exam
    Good: only words differ
    """
    if ours == theirs:
        return
    start = sum(1 for _ in takewhile(_are_equal, zip(ours, theirs, strict=False)))
    most = min(len(ours), len(theirs)) - start
    end = sum(1 for _ in takewhile(_are_equal, islice(zip(reversed(ours), reversed(theirs), strict=False), most)))
    expected, found = theirs[start : len(theirs) - end], ours[start : len(ours) - end]
    yield Finding(
        "structure", "", f"{_shown(expected) or 'nothing more'}, as in other languages", _shown(found) or "nothing"
    )


def _are_equal(pair: tuple[Part, Part]) -> bool:
    return pair[0] == pair[1]


def _shown(parts: Sequence[Part], most: int = 3) -> str:
    more = f"; {len(parts) - most} more" if len(parts) > most else ""
    return "; ".join(map(str, parts[:most])) + more


def _says(element: Element) -> Iterator[str]:
    for child in element.elements:
        if child.tag in INLINE and not is_mark(child):
            if (path := child.get("data-fact")) is not None:
                yield f"{path} {value_of(child)}"
            elif (link := child.get("href")) is not None and "://" not in link:
                yield f"link {link}"
            yield from (f"{name}={value}" for name, value in _carried(child))
            if (style := child.get("data-list")) is not None:
                yield f"list of {style}: {' '.join(child.paths)}"
            yield from _says(child)


def _carried(element: Element) -> list[tuple[str, str]]:
    return sorted((name, value) for name, value in element.attributes.items() if name not in _OTHERS)
