"""Pages of one competency held against each other, or against the data: how facts and structure differ. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.legacy import words
from generator.legacy.facts import OptionFacts, Side, TierFacts
from generator.legacy.figures import folded
from generator.legacy.finding import Finding
from generator.legacy.lists import check_areas, check_entries
from generator.legacy.metrics import check_conditions, check_metrics, check_products
from generator.legacy.nesting import check_nesting
from generator.legacy.notes import check_dates, check_notes
from generator.legacy.place import Place, check_order, check_sections, differing_voice
from generator.legacy.requirements import check_groups, check_headcount, clustered
from generator.legacy.successors import check_replaced
from generator.legacy.terms import check_terms
from generator.legacy.thresholds import check_figures, check_joints, check_measures, check_things
from generator.legacy.voting import Voice, dissents


def compare_sides(competency: str, sides: Sequence[Side]) -> Iterator[Finding]:
    """Yield every difference in facts and structure between the sides of one competency; data, if given, are one."""
    aligned = _aligned(sides)
    place = Place(competency)
    names = list(dict.fromkeys(option.id for side in aligned for option in side.options))
    anchors = [Voice(side, side.id, side.line) for side in sides if side.id and side.page]
    for one in dissents(anchors):
        yield differing_voice(place, "id", one, f"the id {one.expected!r}", repr(one.voice.value))
    yield from _lost_ids(place, [(side, side.id, side.line) for side in sides if side.line])
    yield from check_sections(
        place, aligned, [(side, {one.id: one.line for one in side.options}) for side in aligned], "option"
    )
    yield from check_order(
        place, [(side, tuple(one.id for one in side.options), side.line) for side in aligned], "options"
    )
    yield from check_entries(place, aligned)
    for name in names:
        options = [(side, option) for side in aligned for option in side.options if option.id == name]
        yield from _option(Place(competency, name), options)
    for side in sides:
        yield from _dead_links(place, side)


def _aligned(sides: Sequence[Side]) -> list[Side]:
    """Return the sides with one id for each option: that of the side with most, by id or else by place."""
    first = max(sides, key=lambda one: (len(one.options), one.page is None, one.locale == "en"))
    known = [option.id or str(n) for n, option in enumerate(first.options)]
    return [replace(side, options=tuple(_renamed(side.options, known))) for side in sides]


def _renamed(options: Sequence[OptionFacts], known: Sequence[str]) -> Iterator[OptionFacts]:
    left = [one for one in known if one not in {option.id for option in options}]
    unknown = [option for option in options if option.id not in known]
    in_place = len(options) == len(known)
    for n, option in enumerate(options):
        if option.id in known:
            yield option
        elif in_place or len(left) == len(unknown):
            yield replace(option, id=known[n] if in_place and known[n] in left else left[unknown.index(option)])
        else:
            yield replace(option, id=option.id or str(n))


def _option(place: Place, options: Sequence[tuple[Side, OptionFacts]]) -> Iterator[Finding]:
    anchors = [Voice(side, option.anchor, option.line) for side, option in options if option.anchor]
    for one in dissents(anchors):
        yield differing_voice(place, "id", one, f"the id {one.expected!r}", repr(one.voice.value))
    yield from _lost_ids(place, [(side, option.anchor, option.line) for side, option in options])
    held = [(replace(side, line=option.line), option) for side, option in options]
    yield from check_sections(
        place,
        [side for side, _ in held],
        [(side, {tier.id: tier.line for tier in one.tiers}) for side, one in held],
        "tier",
    )
    yield from check_order(
        place, [(side, tuple(tier.id for tier in one.tiers), one.line) for side, one in options], "tiers"
    )
    yield from check_terms(place, options)
    for name in dict.fromkeys(tier.id for _, option in options for tier in option.tiers):
        tiers = [(side, tier) for side, option in options for tier in option.tiers if tier.id == name]
        yield from _tier(replace(place, tier=name), tiers)


def _tier(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    anchors = [Voice(side, re.sub(r"-[0-9]+$", "", tier.anchor), tier.line) for side, tier in tiers if tier.anchor]
    for one in dissents(anchors):
        yield differing_voice(place, "id", one, f"the id {one.expected!r}", repr(one.voice.value))
    yield from _lost_ids(place, [(side, tier.anchor, tier.line) for side, tier in tiers])
    for side, tier in tiers:
        named = [one for one in ("silver", "gold") if words.means(folded(tier.name), one, side.locale)]
        if side.page and tier.id in {"silver", "gold"} and len(named) == 1 and named != [tier.id]:
            at = [(side, tier.line)]
            yield place.finding("id", side, expected=f"a heading that says {tier.id}", found=repr(tier.name), at=at)
    yield from check_figures(place, tiers)
    yield from check_measures(place, tiers)
    yield from check_metrics(place, tiers)
    yield from check_products(place, tiers)
    yield from check_conditions(place, tiers)
    yield from check_joints(place, tiers)
    yield from check_things(place, tiers, "association", lambda tier: dict(tier.associations))
    yield from check_things(
        place, [(side, tier) for side, tier in tiers if side.page], "link", lambda tier: dict(tier.links)
    )
    yield from check_headcount(place, tiers)
    clusters = clustered(tiers)
    yield from check_groups(place, tiers, clusters)
    yield from check_nesting(place, tiers, clusters)
    yield from check_areas(place, tiers)
    yield from check_dates(place, tiers)
    yield from check_replaced(place, tiers)
    yield from check_notes(place, tiers)


def _lost_ids(place: Place, held: Sequence[tuple[Side, str, int]]) -> Iterator[Finding]:
    """Yield each page that has no id at a heading at which most other pages have one.

    Good: a page without any ids, which its site makes; an id of which it is told that a link to it leads nowhere.
    """
    own = [one for one in held if one[0].page and one[0].role == "target"]
    having = [one for one in own if one[1]]
    for side, anchor, line in own:
        if anchor or 2 * len(having) <= len(own) - 1 or not having:
            continue
        usual = Counter(re.sub(r"-[0-9]+$", "", one) for _, one, _ in having).most_common(1)[0][0]
        blocks = side.page.blocks if side.page else ()
        linked = any(url.casefold() == f"#{usual}".casefold() for block in blocks for _, url in block.links(side.role))
        if any(block.anchor for block in blocks) and (usual in side.anchors or not linked):
            at = [(side, line), *((other, its) for other, _, its in having)]
            yield place.finding("id", side, expected=f"the id {usual!r}", found="no id", at=at)


def _dead_links(place: Place, side: Side) -> Iterator[Finding]:
    """Yield each link to a place of the page that is not there."""
    if side.page is None or side.role == "source":
        return
    for block in side.page.blocks:
        for label, url in block.links(side.role):
            if (
                url.startswith("#")
                and len(url) > 1
                and url[1:].casefold() not in {one.casefold() for one in side.anchors}
            ):
                expected = f"a section with the id {url[1:]!r}"
                yield place.finding(
                    "id", side, expected=expected, found=f"a link {label!r} that leads nowhere", at=[(side, block.line)]
                )
