"""Pages of one competency held against each other, or against the data: how facts and structure differ. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.errors import Evidence
from generator.legacy import words
from generator.legacy.facts import Credential, Figure, Group, OptionFacts, Side, TierFacts, normal_address
from generator.legacy.finding import Finding
from generator.legacy.voting import Dissent, V, Voice, dissents, strays
from generator.messages import SOURCE
from generator.model import Money

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding belongs."""

    competency: str
    option: str = ""
    tier: str = ""

    def finding(
        self, kind: str, side: Side | None, *, expected: str, found: str, at: Sequence[tuple[Side, int]]
    ) -> Finding:
        """Return a finding here; `at` are the lines that show it, first that of what was found."""
        evidence = tuple(dict.fromkeys(one for where in at if (one := line_of(*where)) is not None))
        locale = side.locale if side else None
        return Finding(
            kind=kind,
            competency=self.competency,
            locale=locale,
            option=self.option,
            tier=self.tier,
            expected=expected,
            found=found,
            evidence=evidence,
        )


def line_of(side: Side, number: int) -> Evidence | None:
    """Return a line of a page as evidence; None for the data."""
    if side.page is None:
        return None
    return Evidence(file=side.page.file, line=max(1, number), text=side.page.line(max(1, number)).strip())


def compare_sides(competency: str, sides: Sequence[Side]) -> Iterator[Finding]:
    """Yield every difference in facts and structure between the sides of one competency; data, if given, are one."""
    aligned = _aligned(sides)
    place = Place(competency)
    names = list(dict.fromkeys(option.id for side in aligned for option in side.options))
    anchors = [Voice(side, side.id, side.line) for side in sides if side.id and side.page]
    for one in dissents(anchors):
        yield _odd(place, "id", one, f"the id {one.expected!r}", repr(one.voice.value))
    yield from _sections(
        place, aligned, [(side, {one.id: one.line for one in side.options}) for side in aligned], "option"
    )
    yield from _order_of(
        place, [(side, tuple(one.id for one in side.options), side.line) for side in aligned], "options"
    )
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


def _sections(
    place: Place, sides: Sequence[Side], held: Sequence[tuple[Side, dict[str, int]]], what: str
) -> Iterator[Finding]:
    """Yield each option or tier that a page lacks, or has alone."""
    lines = {id(side): lines for side, lines in held}
    for side, name, lacks in strays([(side, tuple(lines)) for side, lines in held]):
        having = [(other, lines[id(other)][name]) for other in sides if id(other) in lines and name in lines[id(other)]]
        shown = f"the {what} {name!r}"
        if lacks:
            yield place.finding("section", side, expected=shown, found=NOTHING, at=[(side, side.line), *having])
        else:
            own = [one for one in having if one[0] is side]
            yield place.finding("section", side, expected=f"no {what} {name!r}", found=shown, at=own)


def _order_of(
    place: Place, orders: Sequence[tuple[Side, tuple[str, ...], int]], what: str, kind: str = "order"
) -> Iterator[Finding]:
    """Yield each page that has the same things as most, in another order."""
    most = max((frozenset(order) for _, order, _ in orders), key=len, default=frozenset())
    voices = [
        Voice(side, order, line) for side, order, line in orders if frozenset(order) == most and len(order) == len(most)
    ]
    for one in dissents(voices):
        expected, found = (f"{what} in the order {', '.join(value)}" for value in (one.expected, one.voice.value))
        yield _odd(place, kind, one, expected, found)


def _odd(place: Place, kind: str, one: Dissent[V], expected: str, found: str) -> Finding:
    at = [(one.voice.side, one.voice.line), *((other.side, other.line) for other in one.others)]
    return place.finding(kind, one.voice.side, expected=expected, found=found, at=at)


def _option(place: Place, options: Sequence[tuple[Side, OptionFacts]]) -> Iterator[Finding]:
    anchors = [Voice(side, option.anchor, option.line) for side, option in options if option.anchor]
    for one in dissents(anchors):
        yield _odd(place, "id", one, f"the id {one.expected!r}", repr(one.voice.value))
    held = [(replace(side, line=option.line), option) for side, option in options]
    yield from _sections(
        place,
        [side for side, _ in held],
        [(side, {tier.id: tier.line for tier in one.tiers}) for side, one in held],
        "tier",
    )
    yield from _order_of(
        place, [(side, tuple(tier.id for tier in one.tiers), one.line) for side, one in options], "tiers"
    )
    for name in dict.fromkeys(tier.id for _, option in options for tier in option.tiers):
        tiers = [(side, tier) for side, option in options for tier in option.tiers if tier.id == name]
        yield from _tier(replace(place, tier=name), tiers)


def _tier(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    anchors = [Voice(side, re.sub(r"-[0-9]+$", "", tier.anchor), tier.line) for side, tier in tiers if tier.anchor]
    for one in dissents(anchors):
        yield _odd(place, "id", one, f"the id {one.expected!r}", repr(one.voice.value))
    yield from _figures(place, tiers)
    yield from _measures(place, tiers)
    yield from _things(place, tiers, "association", lambda tier: dict(tier.associations))
    yield from _things(
        place, [(side, tier) for side, tier in tiers if side.page], "link", lambda tier: dict(tier.links)
    )
    yield from _headcount(place, tiers)
    clusters = clustered(tiers)
    yield from _groups(place, tiers, clusters)
    yield from _dates(place, tiers)
    yield from _notes(place, tiers)


def _shown(value: Money | int) -> str:
    return str(value) if isinstance(value, int) else f"{value.currency} {value.amount:,}"


def _figures(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield each market that has no threshold, or has one alone, and each figure that differs."""
    for money in (True, False):
        own = [
            (side, tier, [one for one in tier.figures if isinstance(one.value, Money) == money]) for side, tier in tiers
        ]
        kind = "amount" if money else "count"
        yield from _figures_of(place, [one for one in own if words.knows(one[0].locale)], kind)
        # The markets of a language that is not known are not known either.
        voices = [Voice(side, _all_values(figures), figures[0].line) for side, _, figures in own if figures]
        for one in dissents(voices):
            if not words.knows(one.voice.side.locale):
                yield _odd(place, kind, one, *_differing(one.expected, one.voice.value, None))


def _figures_of(place: Place, own: Sequence[tuple[Side, TierFacts, list[Figure]]], kind: str) -> Iterator[Finding]:
    markets = list(dict.fromkeys(one.market for _, _, figures in own for one in figures))
    values = {id(side): {market: _values(figures, market) for market in markets} for side, _, figures in own}
    told: set[int] = set()
    # A page that names no market where others do, or the other way round, has lost or mixed up its labels.
    for side, _, figures in own:
        if figures and (moved := _moved(side, figures, own)):
            told.add(id(side))
            one, expected = moved
            shown = [f"{_shown(one.value)} for {_market(market)}" for market in (expected, one.market)]
            having = [
                (other, line.line)
                for other, _, lines in own
                for line in lines
                if (line.market, line.value) == (expected, one.value)
            ]
            yield place.finding("market", side, expected=shown[0], found=shown[1], at=[(side, one.line), *having])
    rest = [one for one in own if id(one[0]) not in told]
    for market in markets:
        held = [(side, (market,) if values[id(side)][market] else ()) for side, _, _ in rest]
        for side, _, lacks in strays(held):
            yield _market_finding(place, kind, side, market, lacks, own)
        voices = [
            Voice(side, values[id(side)][market], _line(figures, market))
            for side, _, figures in rest
            if values[id(side)][market]
        ]
        for odd in dissents(voices):
            yield _odd(place, _kind_of(kind, odd), odd, *_differing(odd.expected, odd.voice.value, market))


def _all_values(figures: Iterable[Figure]) -> tuple[Money | int, ...]:
    return tuple(sorted({one.value for one in figures}, key=str))


def _values(figures: Iterable[Figure], market: str | None) -> tuple[Money | int, ...]:
    return tuple(sorted({one.value for one in figures if one.market == market}, key=str))


def _line(figures: Iterable[Figure], market: str | None) -> int:
    return next((one.line for one in figures if one.market == market), 0)


def _market(market: str | None) -> str:
    return f"{market} markets" if market else "no market in particular"


def _moved(
    side: Side, figures: Sequence[Figure], own: Sequence[tuple[Side, TierFacts, list[Figure]]]
) -> tuple[Figure, str | None] | None:
    """Return a figure that stands under another market than on most pages, and that market."""
    for one in figures:
        elsewhere = [
            line.market for other, _, lines in own if other is not side for line in lines if line.value == one.value
        ]
        same = elsewhere.count(one.market)
        others = [market for market in elsewhere if market != one.market]
        if (
            others
            and len(others) > same + 1
            and not any(line.value == one.value and line.market in others for line in figures)
        ):
            return one, others[0]
    return None


def _market_finding(
    place: Place,
    kind: str,
    side: Side,
    market: str | None,
    lacks: bool,
    own: Sequence[tuple[Side, TierFacts, list[Figure]]],
) -> Finding:
    having = [(other, one) for other, _, figures in own for one in figures if one.market == market]
    shown = sorted({_shown(one.value) for other, one in having if lacks or other is side})
    what = f"{', '.join(shown)} for {_market(market)}"
    if not lacks:
        at = [(other, one.line) for other, one in having if other is side]
        return place.finding(
            "market" if market else kind, side, expected=f"nothing for {_market(market)}", found=what, at=at
        )
    _, tier, figures = next(one for one in own if one[0] is side)
    here = figures[-1].line if figures else tier.line
    at = [(side, here), *((other, one.line) for other, one in having)]
    return place.finding("market" if market else kind, side, expected=what, found=NOTHING, at=at)


def _kind_of(kind: str, one: Dissent[tuple[Money | int, ...]]) -> str:
    sides = [
        [value.amount for value in values if isinstance(value, Money)] for values in (one.expected, one.voice.value)
    ]
    return "currency" if kind == "amount" and sorted(sides[0]) == sorted(sides[1]) else kind


def _differing(
    expected: tuple[Money | int, ...], found: tuple[Money | int, ...], market: str | None
) -> tuple[str, str]:
    """Return what two sets of figures do not have in common."""
    of = f" for {_market(market)}" if market else ""
    mine = [_shown(one) for one in found if one not in expected]
    theirs = [_shown(one) for one in expected if one not in found]
    return (", ".join(theirs) or NOTHING) + of, ", ".join(mine) or NOTHING


# What a page says of a measure, and what it says without that.
_MEASURES = {
    "profit": ("revenue", "profit"),
    "net": ("net new revenue", "revenue"),
    "gross": ("gross revenue", "revenue"),
    "cloud": ("cloud revenue", "revenue"),
}


def _measures(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield what a page measures that others do not, or over another time."""
    stated = [(side, tier, dict(tier.measures)) for side, tier in tiers if tier.figures and words.knows(side.locale)]
    times = [_time(side, tier, own) for side, tier, own in stated]
    for one in dissents(times):
        yield _odd(place, "period", one, one.expected, one.voice.value)
    money = [one for one in stated if any(isinstance(figure.value, Money) for figure in one[1].figures)]
    for measure, (with_it, without) in _MEASURES.items():
        voices = [Voice(side, measure in own, own.get(measure) or tier.figures[0].line) for side, tier, own in money]
        for odd in dissents(voices):
            has, lacks = (with_it, without) if measure != "profit" else (without, with_it)
            yield _odd(place, "measure", odd, *((has, lacks) if odd.expected else (lacks, has)))


def _time(side: Side, tier: TierFacts, own: dict[str, int]) -> Voice[str]:
    said = [one for one in ("next 12 months", "last 12 months", "year") if one in own]
    shown = " and ".join(f"the {one}" if "12" in one else f"a {one}" for one in said) or "no period"
    return Voice(side, shown, own[said[0]] if said else tier.figures[0].line)


def _things(
    place: Place,
    tiers: Sequence[tuple[Side, TierFacts]],
    kind: str,
    of: Callable[[TierFacts], dict[str, int]],
) -> Iterator[Finding]:
    """Yield each thing of a kind that a page lacks, or has alone."""
    own = [(side, tier, of(tier)) for side, tier in tiers]
    for side, thing, lacks in strays([(side, tuple(things)) for side, _, things in own]):
        having = [(other, things[thing]) for other, _, things in own if thing in things]
        if not lacks:
            at = [one for one in having if one[0] is side]
            yield place.finding(kind, side, expected=f"no {thing}", found=thing, at=at)
        elif words.knows(side.locale) or kind == "link":
            tier = next(tier for other, tier, _ in own if other is side)
            here = max(dict(tier.associations).values(), default=tier.line)
            yield place.finding(kind, side, expected=thing, found=NOTHING, at=[(side, here), *having])


def _headcount(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    counted = [Voice(side, tier.headcount, tier.people_line) for side, tier in tiers if tier.headcount is not None]
    for one in dissents(counted):
        yield _odd(place, "headcount", one, f"{one.expected} people", f"{one.voice.value} people")
    sure = [
        (side, tier)
        for side, tier in tiers
        if tier.at_least is not None and (tier.at_least or words.knows(side.locale))
    ]
    for other in dissents([Voice(side, tier.at_least, tier.people_line) for side, tier in sure]):
        number = next(tier.headcount for side, tier in sure if side is other.voice.side)
        shown = [
            f"at least {number} people" if value else f"{number} people"
            for value in (other.expected, other.voice.value)
        ]
        yield _odd(place, "headcount", other, *shown)


@dataclass(frozen=True, slots=True)
class Cluster:
    """The groups of several sides that list the same credentials, or most of them."""

    members: tuple[tuple[Side, Group], ...]

    def of(self, side: Side) -> Group | None:
        """Return the group of one side."""
        return next((group for other, group in self.members if other is side), None)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return every credential that one of them lists."""
        return tuple(dict.fromkeys(one.key for _, group in self.members for one in group.credentials))


def clustered(tiers: Sequence[tuple[Side, TierFacts]]) -> list[Cluster]:
    """Return the groups of all sides, each with those of the other sides that it most likely is."""
    clusters: list[list[tuple[Side, Group]]] = []
    for side, tier in sorted(tiers, key=lambda one: -len(one[1].groups)):
        free = list(range(len(clusters)))
        for n, group in enumerate(tier.groups):
            likely = [(_likeness(group, clusters[c]), -abs(c - n), c) for c in free]
            best = max(likely, default=(0.0, 0, 0))
            if best[0] > 0:
                clusters[best[2]].append((side, group))
                free.remove(best[2])
            else:
                clusters.append([(side, group)])
    return [Cluster(tuple(_named_alike(members))) for members in clusters]


def _likeness(group: Group, members: Sequence[tuple[Side, Group]]) -> float:
    own = {one.key for one in group.credentials}
    theirs = {one.key for _, other in members for one in other.credentials}
    common = len(own & theirs)
    if not common and all(key.startswith("~") for key in own) and own:
        return 0.01 if len(own) == len(members[0][1].credentials) else 0.0
    return common / max(1, min(len(own), len(theirs))) + common / 100


def _named_alike(members: Sequence[tuple[Side, Group]]) -> Iterator[tuple[Side, Group]]:
    """Yield the groups of a cluster; a credential without code and link is the one of others at its place."""
    longest = max(
        (group.credentials for _, group in members),
        key=lambda one: (-sum(c.key.startswith("~") for c in one), len(one)),
    )
    for side, group in members:
        own = {one.key for one in group.credentials}
        at_place = [longest[n].key if n < len(longest) else one.key for n, one in enumerate(group.credentials)]
        credentials = tuple(
            replace(one, key=key) if one.key.startswith("~") and key not in own else one
            for one, key in zip(group.credentials, at_place, strict=True)
        )
        yield side, replace(group, credentials=credentials)


def _groups(place: Place, tiers: Sequence[tuple[Side, TierFacts]], clusters: Sequence[Cluster]) -> Iterator[Finding]:
    for cluster in clusters:
        having = [side for side, _ in cluster.members]
        elsewhere = {id(side): {one.key for group in tier.groups for one in group.credentials} for side, tier in tiers}
        # A page that lists them under other words has them all the same: it is not clear who must pass them.
        held = [(side, (0,) if side in having or elsewhere[id(side)] >= set(cluster.keys) else ()) for side, _ in tiers]
        shown = f"people who pass {', '.join(cluster.keys[:4])}{' ...' if len(cluster.keys) > 4 else ''}"  # noqa: PLR2004
        for side, _, lacks in strays(held):
            tier = next(tier for other, tier in tiers if other is side)
            lines = [(other, group.line or group.credentials[0].line) for other, group in cluster.members]
            if lacks:
                here = (side, tier.people_line or tier.line)
                yield place.finding("group", side, expected=shown, found=NOTHING, at=[here, *lines])
            else:
                yield place.finding(
                    "group", side, expected=NOTHING, found=shown, at=[one for one in lines if one[0] is side]
                )
        yield from _credentials(place, tiers, cluster)
        yield from _links(place, cluster)
        yield from _who(place, cluster)
    yield from _nesting(place, tiers)


def _credentials(place: Place, tiers: Sequence[tuple[Side, TierFacts]], cluster: Cluster) -> Iterator[Finding]:
    """Yield each credential that a page lacks, has alone, or has in the place of another."""
    # A credential that stands in another group of the tier is told by what is said of people.
    everywhere = {id(side): {one.key for group in tier.groups for one in group.credentials} for side, tier in tiers}
    held = [
        (side, {one.key for one in group.credentials} | (everywhere[id(side)] & set(cluster.keys)))
        for side, group in cluster.members
    ]
    found = list(strays([(side, sorted(keys, key=cluster.keys.index)) for side, keys in held]))
    for side, group in cluster.members:
        missing = [key for other, key, lacks in found if other is side and lacks]
        extra = [key for other, key, lacks in found if other is side and not lacks]
        for key in list(missing):
            instead = _instead(key, group, extra, cluster)
            lines = [(other, one.line) for other, its in cluster.members for one in its.credentials if one.key == key]
            if instead is not None:
                extra = [one for one in extra if one != instead.key]
                at = [(side, instead.line), *lines]
                yield place.finding("credential", side, expected=key, found=instead.key, at=at)
            else:
                here = group.line or group.credentials[0].line
                yield place.finding("credential", side, expected=key, found=NOTHING, at=[(side, here), *lines])
        for key in extra:
            at = [(side, one.line) for one in group.credentials if one.key == key]
            yield place.finding("credential", side, expected=f"no {key}", found=key, at=at)
    orders = [
        (side, tuple(dict.fromkeys(one.key for one in group.credentials)), group.line)
        for side, group in cluster.members
        if side.page
    ]
    yield from _order_of(place, orders, "credentials")


def _instead(key: str, group: Group, extra: Sequence[str], cluster: Cluster) -> Credential | None:
    """Return what a page lists in the place of a credential: its link under another code, or another at its place."""
    keys = [one.key for one in group.credentials]
    for one in group.credentials:
        if one.at == key and one.key != key and (one.key in extra or keys.count(one.key) > 1):
            return one
    places = {n for _, other in cluster.members for n, one in enumerate(other.credentials) if one.key == key}
    for n, one in enumerate(group.credentials):
        if n in places and (one.key in extra or keys.index(one.key) < n):
            return one
    return None


def _links(place: Place, cluster: Cluster) -> Iterator[Finding]:
    """Yield each credential whose link is missing, differs, or leads to another exam."""
    for key in cluster.keys:
        own = [(side, one) for side, group in cluster.members for one in group.credentials[:200] if one.key == key]
        first = {id(side): one for side, one in reversed(own)}
        voices = [
            Voice(side, normal_address(first[id(side)].url), first[id(side)].line)
            for side in {id(s): s for s, _ in own}.values()
        ]
        told = list(dissents(voices))
        for one in told:
            expected, found = (value or "no link" for value in (one.expected, one.voice.value))
            yield _odd(
                place, "link", one, f"{key} linked to {expected}" if one.expected else f"{key} without a link", found
            )
        if not told and any(voice.side.page is None for voice in voices):
            continue
        lines = [(voice.side, voice.line) for voice in voices]
        side = voices[0].side if len(voices) == 1 else None
        if not told and not voices[0].value:
            yield place.finding("link", side, expected=f"a link of {key}", found="no link", at=lines)
        wrong = [one for one in first.values() if one.code and one.at and one.at != one.code]
        if not told and len(wrong) == len(first):
            yield place.finding(
                "link", side, expected=f"the page of {key}", found=f"the page of {wrong[0].at}", at=lines
            )


def _who(place: Place, cluster: Cluster) -> Iterator[Finding]:
    """Yield what is said otherwise about who must pass how much of a list, and how that joins what stands before."""
    members = [(side, group) for side, group in cluster.members if group.line]
    known = [(side, group) for side, group in members if not group.implied]
    yield from _how_many(place, members)
    sure = [
        (side, group) for side, group in known if group.relation != _EVERYONE and _sure(side, group.relation, "any")
    ]
    for one in dissents([Voice(side, str(group.relation), group.line) for side, group in sure]):
        yield _odd(place, "relation", one, one.expected, one.voice.value)
    yield from _each(place, known)
    needs = [Voice(side, group.need.replace("one-area", "one"), group.line) for side, group in known if group.need]
    for one in dissents(needs):
        yield _odd(place, "need", one, f"{one.expected} of the list", f"{one.voice.value} of the list")
    for one in dissents([Voice(side, group.role, group.line) for side, group in known if group.role]):
        yield _odd(place, "role", one, f"{one.expected} exams", f"{one.voice.value} exams")
    # Where nothing stands between two requirements, both hold.
    for one in dissents([Voice(side, group.connective or "AND", group.line) for side, group in cluster.members]):
        yield _odd(place, "connective", one, one.expected, one.voice.value)


_EVERYONE = "everyone"


def _how_many(place: Place, members: Sequence[tuple[Side, Group]]) -> Iterator[Finding]:
    """Yield who names another number of people; of several numbers (2 of 4, 15 or 5) first the least, then all."""
    counted = [Voice(side, tuple(sorted(group.numbers)), group.line) for side, group in members if group.numbers]
    least = list(dissents([replace(voice, value=voice.value[:1]) for voice in counted]))
    told = {id(one.voice.side) for one in least}
    several = [voice for voice in counted if len(voice.value) > 1 and id(voice.side) not in told]
    for one in (*least, *dissents(several)):
        expected, found = (" and ".join(map(str, value)) for value in (one.expected, one.voice.value))
        yield _odd(place, "people", one, f"{expected} people", f"{found} people")


def _each(place: Place, known: Sequence[tuple[Side, Group]]) -> Iterator[Finding]:
    """Yield who does not say `each` of several people where the source does, or most do.

    The other way round it is no more than another idiom; and so it is where it is said of everyone.
    """
    several = [(side, group) for side, group in known if not group.numbers or max(group.numbers) > 1]
    said = [Voice(side, group.each, group.line) for side, group in several if group.relation != _EVERYONE]
    voices = [voice for voice in said if voice.value is not None and _sure(voice.side, voice.value or "", "")]
    if not any(max(group.numbers, default=0) > 1 for _, group in several):
        return
    of_source = [voice for voice in voices if voice.side.locale == SOURCE and voice.value]
    if of_source and not any(voice.side.page is None for voice in voices):
        saying = tuple(voice for voice in voices if voice.value)
        lacking = [Dissent(voice, True, saying) for voice in voices if not voice.value]
    else:
        lacking = [one for one in dissents(voices) if one.expected]
    for one in lacking:
        yield _odd(place, "each", one, "each of them", "not said of each of them")


def _sure(side: Side, value: str | bool | None, default: str) -> bool:
    """Return whether a value can be compared: of a language that is not known, only what was found."""
    return value is not None and (words.knows(side.locale) or side.page is None or value != default)


def _nesting(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield each requirement that stands inside the list of the one before it, where others of its tier do not."""
    for side, tier in tiers:
        own = [group for group in tier.groups if group.line and not group.implied]
        inside = [group for group in own if group.depth >= group.depth_of_list > 1]
        if inside and len(inside) < len(own) and min(group.depth for group in own) < inside[0].depth:
            at = [(side, group.line) for group in inside]
            expected, found = "a requirement beside the others", "one inside the list before it"
            yield place.finding("nesting", side, expected=expected, found=found, at=at)


def _dates(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield each date that a page lacks, has alone, or has in the place of another, by the line that states it."""
    own = [
        (side, tier, {str(moment): (line, sentence) for moment, line, sentence in tier.dates}) for side, tier in tiers
    ]
    listed = {id(side): {one.key for group in tier.groups for one in group.credentials} for side, tier in tiers}
    found = list(strays([(side, tuple(dates)) for side, _, dates in own]))
    for side, tier, dates in own:
        missing = [date for other, date, lacks in found if other is side and lacks]
        missing = [date for date in missing if _concerns(date, tiers, listed[id(side)])]
        extra = [date for other, date, lacks in found if other is side and not lacks]
        extra = [date for date in extra if not _only_of_strangers(date, tier, side, listed)]
        lines: dict[int, list[str]] = {}
        for date in extra:
            lines.setdefault(dates[date][0], []).append(date)
        if len(missing) == len(extra) and missing:
            for one, other in zip(sorted(missing), sorted(extra), strict=True):
                having = [(that, those[one][0]) for that, _, those in own if one in those]
                yield place.finding("date", side, expected=one, found=other, at=[(side, dates[other][0]), *having])
            continue
        for line, those_of_line in lines.items():
            shown = ", ".join(those_of_line)
            yield place.finding("date", side, expected=f"no date {shown}", found=shown, at=[(side, line)])
        if missing:
            having = [(that, those[one][0]) for one in missing for that, _, those in own if one in those]
            at = [(side, tier.last_line), *having]
            yield place.finding("date", side, expected=", ".join(missing), found=NOTHING, at=at)


def _concerns(date: str, tiers: Sequence[tuple[Side, TierFacts]], listed: set[str]) -> bool:
    """Return whether a date is said of a credential that a page lists, or of no credential in particular."""
    for _, tier in tiers:
        marked = {one.marks: one.key for group in tier.groups for one in group.credentials if one.marks}
        for note in tier.notes:
            of = {marked.get(note.marks)} - {None}
            if any(str(one.moment) == date for one in note.dated) and (not of or of & listed):
                return True
        for group in tier.groups:
            if any(str(one.moment) == date and c.key in listed for c in group.credentials for one in c.dated):
                return True
    return False


def _only_of_strangers(date: str, tier: TierFacts, side: Side, listed: dict[int, set[str]]) -> bool:
    """Return whether a date is said only of credentials that no other page lists, which is told of these already."""
    others = set().union(*(keys for one, keys in listed.items() if one != id(side)))
    in_note = any(str(one.moment) == date for note in tier.notes for one in note.dated)
    of = {c.key for group in tier.groups for c in group.credentials if any(str(one.moment) == date for one in c.dated)}
    return not in_note and len(listed) > 1 and not of & others


def _notes(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield footnotes that stand in another section than the exams they are about."""
    for side, tier in tiers:
        marked = [one for group in tier.groups for one in group.credentials if one.marks]
        of_page = (
            []
            if side.page is None
            else [(other.id, note) for option in side.options for other in option.tiers for note in other.notes]
        )
        own = {note.marks for note in tier.notes}
        for mark in dict.fromkeys(one.marks for one in marked):
            lines = [(side, one.line) for one in marked if one.marks == mark]
            elsewhere = [note for _, note in of_page if note.marks == mark]
            if mark in own or (not own and not elsewhere):
                continue
            if elsewhere and not own:
                at = [(side, elsewhere[0].line), *lines]
                yield place.finding(
                    "note", side, expected=f"the note {mark} with its exams", found="it in another section", at=at
                )


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
