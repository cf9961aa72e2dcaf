"""Which exams several pages say to be replaced by which. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from generator.legacy import words
from generator.legacy.facts import Side, TierFacts
from generator.legacy.figures import codes
from generator.legacy.finding import Finding
from generator.legacy.notes import misplaced
from generator.legacy.place import NOTHING, Place
from generator.legacy.voting import strays

_Pair = tuple[str, str]
_Held = tuple[Side, TierFacts, Mapping[_Pair, int]]


def check_replaced(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield each exam of which a page does not say what replaces it, says another exam, or says it of another one.

    A page that lists no such exam has nothing to say of it; one that names its successor in words that are not known
    says nothing, as does one whose note stands in another section, which is told of the note.
    """
    held: list[_Held] = [(side, tier, {(one.old, one.new): one.line for one in tier.replaced}) for side, tier in tiers]
    wrong: dict[int, list[tuple[_Pair, bool]]] = {}
    for pair in dict.fromkeys(pair for _, _, pairs in held for pair in pairs):
        clear = [one for one in held if pair in one[2] or _is_clear(*one[:2], pair)]
        listing = [side for side, tier, _ in clear if _line_of(pair[0], tier)]
        saying = [(side, pairs.keys() & {pair}) for side, _, pairs in clear if any(side is one for one in listing)]
        for side, _, lacks in strays(saying):
            wrong.setdefault(id(side), []).append((pair, lacks))
    for own in held:
        yield from _told(place, own, wrong.get(id(own[0]), []), held)


def _is_clear(side: Side, tier: TierFacts, pair: _Pair) -> bool:
    """Return whether a page that does not say a pair does not do so in words that are not known either."""
    if not words.knows(side.locale) and side.page:
        return False
    lines = {one.line for one in tier.replaced}
    notes = [*tier.notes, *(note for _, note in misplaced(side, tier))]
    said = [*((note.text, note.line) for note in notes), *tier.unread]
    said += [(one.text, one.line) for group in tier.groups for one in group.credentials if one.key != pair[1]]
    return not any(pair[1] in {code for code, _ in codes(text)} for text, line in said if line not in lines)


def _told(place: Place, own: _Held, wrong: Sequence[tuple[_Pair, bool]], held: Sequence[_Held]) -> Iterator[Finding]:
    """Yield what one page says otherwise: what it lacks beside what it has instead, which has an exam in common."""
    side, tier, pairs = own
    extra = [pair for pair, lacks in wrong if not lacks]
    for pair in (pair for pair, lacks in wrong if lacks):
        having = [(other, its[pair]) for other, _, its in held if pair in its]
        instead = next((one for one in extra if one[0] == pair[0]), None)
        instead = instead or next((one for one in extra if {*one} & {*pair}), None)
        here = pairs[instead] if instead else _line_of(pair[0], tier)
        found = _shown(instead) if instead else NOTHING
        extra = [one for one in extra if one != instead]
        yield place.finding("replacement", side, expected=_shown(pair), found=found, at=[(side, here), *having])
    for pair in extra:
        lines = [(other, _line_of(pair[0], its)) for other, its, said in held if pair not in said]
        at = [(side, pairs[pair]), *((other, line) for other, line in lines if line)]
        expected = f"{pair[0]} not replaced by {pair[1]}"
        yield place.finding("replacement", side, expected=expected, found=_shown(pair), at=at)


def _shown(pair: _Pair) -> str:
    return f"{pair[0]} replaced by {pair[1]}"


def _line_of(key: str, tier: TierFacts) -> int:
    """Return the line of a listed exam; 0 where it is not listed. Of the data, which may have no lines, 1 is enough."""
    return next((one.line or 1 for group in tier.groups for one in group.credentials if one.key == key), 0)
