"""Where the items of lists stand on several pages: one inside another, or beside it. Pure.

Lists of one thing are laid out in many ways, so that no depth is compared, but what stands inside what, and only of
things of a kind: requirements, exams, markets, focus areas (docs/decisions/legacy.md).
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from generator.legacy.facts import Group, Side, TierFacts
from generator.legacy.finding import Finding
from generator.legacy.page import Block
from generator.legacy.place import Held, Place, in_turn
from generator.legacy.requirements import Cluster

# A kind of things, the name of one, and that of the one which it should stand beside; empty where that is any other.
_Pair: TypeAlias = tuple[str, str, str]


def check_nesting(
    place: Place, tiers: Sequence[tuple[Side, TierFacts]], clusters: Sequence[Cluster]
) -> Iterator[Finding]:
    """Yield each page of which an item stands elsewhere than beside its like, as it does on most pages; one of a tier.

    Both sides of a bilingual page have one list.
    """
    own = [(side, _Outline(side, tier, clusters)) for side, tier in tiers if side.page and side.role != "source"]
    yield from in_turn(place, own, _in_list_before, _within, _apart, _below, _indented)


class _Outline:
    """The things of one side's tier by kind and name, with the blocks in which they stand."""

    def __init__(self, side: Side, tier: TierFacts, clusters: Sequence[Cluster]) -> None:
        blocks = side.page.blocks if side.page else ()
        self.blocks = {block.line: block for block in reversed(blocks)}
        self.indents = {one.line: _indent(side, one.line) for one in blocks}
        self.next = {one.line: other for one, other in pairwise(blocks)}
        self.tier = tier
        self.groups = {str(n): group for n, one in enumerate(clusters) if (group := one.of(side))}
        self.things: dict[str, dict[str, list[Block]]] = {}
        for name, group in self.groups.items():
            if self.item(group):
                self._put("requirement", name, group.line)
            for one in group.credentials:
                self._put(f"exam {name}", one.key, one.line)
        for market, line in (
            *((one, line) for one, _, line in tier.markets),
            *((f.market, f.line) for f in tier.figures),
        ):
            self._put("market", market or "", line)
        listed = {one.line for group in tier.groups for one in group.credentials}
        for _, key, line in tier.areas:
            if line in self.next and self.next[line].line in listed:
                self._put("area", key, line)

    def _put(self, kind: str, name: str, line: int) -> None:
        if name and line in self.blocks:
            self.things.setdefault(kind, {}).setdefault(name, []).append(self.blocks[line])

    def item(self, group: Group) -> Block | None:
        """Return the block that begins the item of a requirement; None where it has none but the tier's own."""
        block = self.blocks.get(group.line)
        return block if block and block.first and not group.implied and not block.mark[:1].isdigit() else None

    def block(self, kind: str, name: str) -> Block | None:
        """Return the block in which a thing first stands."""
        return next(iter(self.things.get(kind, {}).get(name, ())), None)

    def line_of(self, pair: _Pair) -> int:
        """Return the line of what a pair is about."""
        block = self.block(*pair[:2])
        return block.line if block else self.groups[pair[1]].line

    def follows(self, one: Block, other: Block) -> bool:
        """Return whether two blocks begin items, with no other block between them."""
        return one.first and other.first and self.next.get(one.line) is other


def _in_list_before(place: Place, own: Held[_Outline]) -> Iterator[tuple[Side, Finding]]:
    """Yield each requirement that stands inside the list of the one before it, where others of its tier do not."""
    for side, outline in own:
        stated = [group for group in outline.tier.groups if group.line and not group.implied]
        inside = [group for group in stated if group.depth >= group.depth_of_list > 1]
        if inside and len(inside) < len(stated) and min(group.depth for group in stated) < inside[0].depth:
            at = [(side, group.line) for group in inside]
            at += [(other, its.tier.groups[0].line) for other, its in own if other is not side and its.tier.groups]
            yield side, place.finding("nesting", side, expected=_BESIDE, found=_INSIDE, at=at)


_BESIDE, _INSIDE = "a requirement beside the others", "one inside the list before it"


def _within(place: Place, own: Held[_Outline]) -> Iterator[tuple[Side, Finding]]:
    """Yield what stands inside another thing of its kind: an exam below another exam, a market below another market."""

    def inside(outline: _Outline) -> Iterator[tuple[_Pair, Block]]:
        for kind, things in outline.things.items():
            lines = {block.line: name for name, blocks in things.items() for block in blocks if block.first}
            if kind == "requirement":
                exams = (one.line for group in outline.groups.values() for one in group.credentials)
                lines |= dict.fromkeys(exams, "")
            for name, blocks in things.items():
                around = [(lines[line], block) for block in blocks for line in block.inside if line in lines]
                for other, block in around:
                    if other != name:
                        yield (kind, name, "" if kind == "requirement" else other), block

    yield from _odd(place, own, inside, _has, "inside")


def _apart(place: Place, own: Held[_Outline]) -> Iterator[tuple[Side, Finding]]:
    """Yield each exam that stands in another list than the one right before it, and so a requirement.

    Good: a note or a label between two exams ends the list of the first.
    """

    def apart(outline: _Outline) -> Iterator[tuple[_Pair, Block]]:
        for name, group in outline.groups.items():
            for one, other in pairwise(dict.fromkeys(one.line for one in group.credentials)):
                blocks = outline.blocks[one], outline.blocks[other]
                if outline.follows(*blocks) and blocks[0].inside != blocks[1].inside:
                    keys = [next(its.key for its in group.credentials if its.line == line) for line in (other, one)]
                    yield (f"exam {name}", keys[0], keys[1]), blocks[1]

    def beside(outline: _Outline, pair: _Pair) -> bool:
        one, other = (outline.block(pair[0], name) for name in pair[1:])
        return one is not None and other is not None and one.inside == other.inside

    yield from _odd(place, own, apart, beside, "in another list than")


def _below(place: Place, own: Held[_Outline]) -> Iterator[tuple[Side, Finding]]:
    """Yield each requirement whose list stands beside it, where the lists of others stand below them."""

    def beside(outline: _Outline) -> Iterator[tuple[_Pair, Block]]:
        below = {
            name: said for name, group in outline.groups.items() if (said := _is_below(outline, group)) is not None
        }
        if any(below.values()):
            yield from (
                (("list", name, ""), outline.blocks[outline.groups[name].line]) for name in below if not below[name]
            )

    def agrees(outline: _Outline, pair: _Pair) -> bool:
        group = outline.groups.get(pair[1])
        return group is not None and _is_below(outline, group) is not None

    yield from _odd(place, own, beside, agrees, "beside")


def _is_below(outline: _Outline, group: Group) -> bool | None:
    """Return whether the list of a requirement stands in its item; None where one of them is no item."""
    one, other = outline.item(group), outline.next.get(group.line)
    listed = other and any(its.line == other.line for its in group.credentials)
    if not one or not other or not listed or not other.first:
        return None
    return group.line in other.inside


def _indented(place: Place, own: Held[_Outline]) -> Iterator[tuple[Side, Finding]]:
    """Yield each requirement that is indented further than the one before it, below a paragraph such as OR.

    Lists below paragraphs are indented in several ways, so that many pages must have them at one margin.
    """

    def further(outline: _Outline) -> Iterator[tuple[_Pair, Block]]:
        for one, other in pairwise(outline.groups):
            by = _further(outline, one, other)
            if by is not None and by >= _LEVEL:
                yield ("indent", other, one), outline.blocks[outline.groups[other].line]

    def agrees(outline: _Outline, pair: _Pair) -> bool:
        return _further(outline, pair[2], pair[1]) == 0

    yield from _odd(place, own, further, agrees, "further in than", least=_MANY)


# So many spaces make a level of a list; so many pages are enough to tell by.
_LEVEL, _MANY = 2, 3


def _indent(side: Side, number: int) -> int:
    text = side.page.line(number) if side.page else ""
    return len(text) - len(text.lstrip())


def _further(outline: _Outline, name: str, other: str) -> int | None:
    """Return by how much a requirement is indented further than another one; None where they are no items of one."""
    one, its = (outline.item(group) if (group := outline.groups.get(key)) else None for key in (name, other))
    if not one or not its or one.inside != its.inside:
        return None
    return outline.indents[its.line] - outline.indents[one.line]


def _has(outline: _Outline, pair: _Pair) -> bool:
    kind, name, other = pair
    things = outline.things.get(kind, {})
    return name in things and (other in things or (not other and len(things) > 1))


def _odd(
    place: Place,
    own: Held[_Outline],
    of: Callable[[_Outline], Iterator[tuple[_Pair, Block]]],
    agrees: Callable[[_Outline, _Pair], bool],
    how: str,
    least: int = 1,
) -> Iterator[tuple[Side, Finding]]:
    """Yield the first pair of each page that no more pages have like this than agree that it should not be so."""
    found: dict[int, dict[_Pair, Block]] = {id(side): {} for side, _ in own}
    for side, outline in own:
        for pair, block in of(outline):
            found[id(side)].setdefault(pair, block)
    for side, _ in own:
        for pair, block in found[id(side)].items():
            alike = sum(pair in pairs for pairs in found.values())
            others = [(it, its) for it, its in own if pair not in found[id(it)] and agrees(its, pair)]
            if len(others) >= max(least, alike):
                at = [(side, block.line)]
                at += [(it, its.line_of(pair)) for it, its in others]
                expected, shown = _said(pair, how)
                yield side, place.finding("nesting", side, expected=expected, found=shown, at=at)
                break


def _said(pair: _Pair, how: str) -> tuple[str, str]:
    """Return what is expected of a pair, and what was found."""
    kind, name, other = pair
    if kind == "requirement":
        return _BESIDE, _INSIDE
    if kind == "indent":
        return _BESIDE, "one further in"
    if kind == "list":
        return "the list of a requirement below it", "its list beside it"
    if kind == "area":
        name, other = f"the focus area of {name}", f"that of {other}"
    elif kind == "market":
        name, other = f"{name} markets", f"{other} markets"
    return f"{name} beside {other}", f"{name} {how} {other}"
