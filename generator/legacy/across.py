"""One label in two ways on the pages of one language, whatever competencies they are of. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.legacy.facts import Side
from generator.legacy.figures import folded
from generator.legacy.finding import Finding
from generator.legacy.place import Place
from generator.messages import SOURCE

_Named = tuple[str, str, int]
# So many pages that agree make a usage; what more than every fourth page has is another usage, and no slip.
_USUAL, _SHARE = 3, 4
_LONGEST = 40


def check_across(pages: Sequence[tuple[str, Side]]) -> Iterator[Finding]:
    """Yield each label that one page has in another way than the pages of its language, by competency and side.

    What is one label is told by what it stands for, a market, or by its source on bilingual pages.

    Bad: `Mercati in sviluppo` on one page of 18, where the others have `Mercati in via di sviluppo`.
    Good: two ways on many pages each; two ways on one page, which is told of that page; the same in capitals.
    """
    own = [(name, side) for name, side in pages if side.page and side.role == "target" and side.locale != SOURCE]
    for locale in dict.fromkeys(side.locale for _, side in own):
        held = [(name, side, list(_named(side))) for name, side in own if side.locale == locale]
        for what in dict.fromkeys(key for _, _, named in held for key, _, _ in named):
            yield from _odd(what, [(name, side, named) for name, side, named in held])


def _odd(what: str, held: Sequence[tuple[str, Side, Sequence[_Named]]]) -> Iterator[Finding]:
    """Yield the pages that have another label for one thing than almost all."""
    said = [(name, side, [(text, line) for key, text, line in named if key == what]) for name, side, named in held]
    alone = [(name, side, labels) for name, side, labels in said if len({_bare(text) for text, _ in labels}) == 1]
    counted = Counter(_bare(labels[0][0]) for _, _, labels in alone)
    most, pages = counted.most_common(1)[0] if counted else ("", 0)
    usual = [(side, labels[0]) for _, side, labels in alone if _bare(labels[0][0]) == most]
    for name, side, labels in alone:
        text, line = labels[0]
        if pages >= _USUAL and (len(alone) - pages) * _SHARE <= len(alone) and _bare(text) != most:
            at = [(side, line), *((other, its) for other, (_, its) in usual[:3])]
            expected, found = f"{what} as {usual[0][1][0].strip(' :：')!r}", f"{text.strip(' :：')!r}"
            yield Place(name).finding("term", side, expected=expected, found=found, at=at)


def _named(side: Side) -> Iterator[_Named]:
    """Yield the labels of a page: what each stands for, its text and line."""
    for option in side.options:
        for tier in option.tiers:
            yield f"tier {tier.id}", tier.name, tier.line
            yield from ((f"{market} markets", label, line) for market, label, line in tier.markets)
    for block in side.page.blocks if side.page else ():
        for target, source in block.units():
            label = len(source) < _LONGEST and not any(char.isdigit() or char in ".:" for char in source)
            if label and not block.level and folded(target) != folded(source):
                yield repr(source.strip(" *")), target, block.line


def _bare(text: str) -> str:
    return "".join(char for char in folded(text) if char.isalnum())
