"""People and what they must pass, on several pages: groups held against those with the same credentials. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.legacy import words
from generator.legacy.facts import Credential, Group, Side, TierFacts
from generator.legacy.finding import Finding
from generator.legacy.listing import kind_of, normal_address
from generator.legacy.place import NOTHING, Place, check_order, differing_voice
from generator.legacy.voting import Voice, dissents, exchanges, strays


def check_headcount(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield who asks for another number of people, for at least so many, or does not say for how many."""
    counted = [Voice(side, tier.headcount, tier.people_line) for side, tier in tiers if tier.headcount is not None]
    for one in dissents(counted):
        yield differing_voice(place, "headcount", one, f"{one.expected} people", f"{one.voice.value} people")
    yield from _lost_headcounts(place, tiers, counted)
    limits = [Voice(side, tier.at_most, tier.people_line) for side, tier in tiers if tier.at_most is not None]
    for limit in dissents([one for one in limits if _sure(one.side, one.value, "")]):
        number = next(tier.headcount for side, tier in tiers if side is limit.voice.side)
        shown = [f"{'at most ' if value else ''}{number} people" for value in (limit.expected, limit.voice.value)]
        yield differing_voice(place, "headcount", limit, *shown)
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
        yield differing_voice(place, "headcount", other, *shown)


def _lost_headcounts(
    place: Place, tiers: Sequence[tuple[Side, TierFacts]], counted: Sequence[Voice[int]]
) -> Iterator[Finding]:
    """Yield who names no number of people at all, where the data have one, or more pages than do not.

    Good: no number for the whole tier, but of each requirement how many must meet it
    """
    lacking = [
        (side, tier)
        for side, tier in tiers
        if side.page
        and tier.headcount is None
        and tier.groups
        and words.knows(side.locale)
        and not any(group.numbers for group in tier.groups)
    ]
    of_data = [voice for voice in counted if voice.side.page is None]
    for side, tier in lacking if of_data or len(counted) > len(lacking) else ():
        usual = Counter(voice.value for voice in of_data or counted).most_common(1)[0][0]
        at = [(side, tier.people_line or tier.groups[0].line), *((voice.side, voice.line) for voice in counted)]
        yield place.finding("headcount", side, expected=f"{usual} people", found=NOTHING, at=at)


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
    # A headcount that differs is told of the headcount; everyone is as many as most pages ask for.
    counted = Counter(tier.headcount for _, tier in tiers if tier.headcount)
    of_data = [tier.headcount for side, tier in tiers if side.page is None]
    headcount = next(iter(of_data), None) or next((number for number, _ in counted.most_common(1)), None)
    for side, tier in sorted(tiers, key=lambda one: -len(one[1].groups)):
        free = list(range(len(clusters)))
        strange: list[tuple[int, Group]] = []
        for n, stated in enumerate(tier.groups):
            group = _counted(stated, headcount)
            likely = [(_likeness(group, clusters[c]), -abs(c - n), c) for c in free]
            best = max(likely, default=(0.0, 0, 0))
            if best[0] > 0:
                clusters[best[2]].append((side, group))
                free.remove(best[2])
            else:
                strange.append((n, group))
        # A list of one exam that is wrong has nothing in common with its like but its place.
        for n, group in strange:
            if n in free and len(clusters[n][0][1].credentials) == len(group.credentials):
                clusters[n].append((side, group))
                free.remove(n)
            else:
                clusters.append([(side, group)])
    return [Cluster(tuple(_named_alike(members))) for members in clusters]


def _counted(group: Group, headcount: int | None) -> Group:
    """Return a group with the number of its people: everyone is as many as the headcount."""
    everyone = group.relation == _EVERYONE and not group.numbers
    return replace(group, numbers=(headcount,)) if everyone and headcount else group


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


def check_groups(
    place: Place, tiers: Sequence[tuple[Side, TierFacts]], clusters: Sequence[Cluster]
) -> Iterator[Finding]:
    """Yield each requirement that a page lacks or has alone, and what differs within those that several have."""
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
                own = [one for one in lines if one[0] is side]
                others = [
                    (it, its.people_line or its.line) for it, its in tiers if not any(it is one for one in having)
                ]
                yield place.finding("group", side, expected=NOTHING, found=shown, at=[*own, *others])
        yield from _credentials(place, tiers, cluster)
        yield from _links(place, cluster)
        yield from _who(place, cluster)
    yield from _moved(place, tiers, clusters)


def _moved(place: Place, tiers: Sequence[tuple[Side, TierFacts]], clusters: Sequence[Cluster]) -> Iterator[Finding]:
    """Yield each credential that stands in another list than on most pages, of those that have all the lists."""
    whole = [side for side, _ in tiers if all(cluster.of(side) for cluster in clusters)]
    lists = {
        id(side): {
            key: tuple(n for n, group in enumerate(own) if any(one.key == key for one in group.credentials))
            for key in dict.fromkeys(one.key for group in own for one in group.credentials)
        }
        for side in whole
        if (own := [group for cluster in clusters if (group := cluster.of(side))])
    }
    for key in dict.fromkeys(key for its in lists.values() for key in its):
        voices = [
            Voice(side, its[key], _line_of(key, clusters[its[key][0]].of(side)))
            for side in whole
            if key in (its := lists[id(side)])
        ]
        for odd in dissents(voices):
            if len(odd.expected) == len(odd.voice.value):
                beside = [_beside(key, clusters[one[0]], odd.others[0].side) for one in (odd.expected, odd.voice.value)]
                expected, found = (f"{key} in the list of {one}" for one in beside)
                yield differing_voice(place, "credential", odd, expected, found)


def _line_of(key: str, group: Group | None) -> int:
    return next((one.line for one in group.credentials if one.key == key), 0) if group else 0


def _beside(key: str, cluster: Cluster, side: Side) -> str:
    """Return another credential of a list, to tell it by."""
    group = cluster.of(side)
    return next((one.key for one in (group.credentials if group else ()) if one.key != key), "its own")


def _credentials(place: Place, tiers: Sequence[tuple[Side, TierFacts]], cluster: Cluster) -> Iterator[Finding]:
    """Yield each credential that a page lacks, has alone, or has in the place of another."""
    # Of a credential that stands in another list of the tier it is told that it was moved.
    everywhere = {id(side): {one.key for group in tier.groups for one in group.credentials} for side, tier in tiers}
    keys = cluster.keys
    held = [
        (side, {key: None for key in keys if key in its or key in everywhere[id(side)]})
        for side, group in cluster.members
        for its in ({one.key for one in group.credentials},)
    ]
    found = list(strays(held))
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
            at += [(it, its.line) for it, its in cluster.members if all(one.key != key for one in its.credentials)]
            yield place.finding("credential", side, expected=f"no {key}", found=key, at=at)
    orders = [
        (side, tuple(dict.fromkeys(one.key for one in group.credentials)), group.line)
        for side, group in cluster.members
        if side.page
    ]
    yield from check_order(place, orders, "credentials")


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
    listed: dict[str, list[tuple[Side, Credential]]] = {}
    for member, group in cluster.members:
        for credential in {one.key: one for one in reversed(group.credentials)}.values():
            listed.setdefault(credential.key, []).append((member, credential))
    for key in cluster.keys:
        voices = [Voice(of, normal_address(its.url), its.line) for of, its in listed[key]]
        told = list(dissents(voices))
        for one in told:
            expected, found = (value or "no link" for value in (one.expected, one.voice.value))
            yield differing_voice(
                place, "link", one, f"{key} linked to {expected}" if one.expected else f"{key} without a link", found
            )
        if not told and any(voice.side.page is None for voice in voices):
            continue
        lines = [(voice.side, voice.line) for voice in voices]
        side = voices[0].side if len(voices) == 1 else None
        if not told and not voices[0].value:
            yield place.finding("link", side, expected=f"a link of {key}", found="no link", at=lines)
        wrong = [its for _, its in listed[key] if its.code and its.at and its.at != its.code]
        # A wrong code above the right link, on one page, has been told as a credential.
        pages = [{other.page.file for other, _ in some if other.page} for some in (listed[key], cluster.members)]
        of_code = len(pages[0]) == 1 < len(pages[1]) and any(its.at in listed for its in wrong)
        if not told and len(wrong) == len(voices) and not of_code:
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
    if any(len(group.numbers) > 1 for _, group in known):
        # `1 of the same 2` is some of the same.
        sure = [(side, group) for side, group in sure if group.relation != "some-of-same"]
    for one in dissents([Voice(side, str(group.relation), group.line) for side, group in sure]):
        yield differing_voice(place, "relation", one, one.expected, one.voice.value)
    yield from _each(place, known)
    # Of a list of one, one is all.
    several = [(side, group) for side, group in known if len(group.credentials) > 1]
    # Of areas of one exam each, all of one area is one.
    single = any(len(group.areas) == len(group.credentials) for _, group in several)
    of_area = {"one-area": "one"} if single else {}
    needs = [Voice(side, of_area.get(group.need, group.need), group.line) for side, group in several if group.need]
    for one in dissents(needs):
        expected, found = (_OF_LIST.get(value, f"{value} of the list") for value in (one.expected, one.voice.value))
        yield differing_voice(place, "need", one, expected, found)
    roles = [Voice(side, group.role, group.line) for side, group in known if group.role is not None]
    for one in dissents([voice for voice in roles if _sure(voice.side, voice.value, "")]):
        if one.expected:
            yield differing_voice(place, "role", one, f"{one.expected} exams", f"{one.voice.value} exams".strip())
    yield from _between_kinds(place, known)
    yield from _turned_round(place, known)
    yield from _of_another_kind(place, known)
    # Where nothing stands between two requirements, both hold.
    for one in dissents([Voice(side, group.connective or "AND", group.line) for side, group in cluster.members]):
        yield differing_voice(place, "connective", one, one.expected, one.voice.value)


_EVERYONE = "everyone"
_OF_LIST = {"one-area": "all of one focus area of the list", "one of each area": "one of each focus area of the list"}


def _how_many(place: Place, members: Sequence[tuple[Side, Group]]) -> Iterator[Finding]:
    """Yield who names another number of people; of several numbers (2 of 4, 15 or 5) first the least, then all."""
    counted = [Voice(side, tuple(sorted(group.numbers)), group.line) for side, group in members if group.numbers]
    least = list(dissents([replace(voice, value=voice.value[:1]) for voice in counted]))
    told = {id(one.voice.side) for one in least}
    several = [voice for voice in counted if len(voice.value) > 1 and id(voice.side) not in told]
    for one in (*least, *dissents(several)):
        expected, found = (" and ".join(map(str, value)) for value in (one.expected, one.voice.value))
        yield differing_voice(place, "people", one, f"{expected} people", f"{found} people")


def _between_kinds(place: Place, known: Sequence[tuple[Side, Group]]) -> Iterator[Finding]:
    """Yield who joins the kinds of credentials of a list otherwise, or names one kind where the list has two.

    Good: no word of any kind, `one of the following`.
    """
    several = [
        (side, group)
        for side, group in known
        if side.page is None or len({kind_of(one) for one in group.credentials}) > 1
    ]
    voices = [Voice(side, group.joint, group.line) for side, group in several if group.joint]
    for odd in dissents(voices):
        expected, found = (f"{value} between kinds of credentials" for value in (odd.expected, odd.voice.value))
        yield differing_voice(place, "connective", odd, expected, found)
    saying = [voice for voice in voices if voice.side.page]
    lost = [
        Voice(side, "", group.line)
        for side, group in several
        if side.page and len(group.kinds) == 1 and words.knows(side.locale)
    ]
    for odd in dissents([*saying, *lost]):
        if odd.expected and not odd.voice.value:
            kind = next(iter(next(group.kinds for side, group in several if side is odd.voice.side)))
            shown = f"{odd.expected} between kinds of credentials"
            yield differing_voice(place, "connective", odd, shown, f"{kind}s alone")


def _turned_round(place: Place, known: Sequence[tuple[Side, Group]]) -> Iterator[Finding]:
    """Yield who says that at most so many people must pass, or that they need not.

    Bad: `**2** persone non devono superare`, `at most **2** individuals`, where other pages say that 2 must.
    Good: `they need not be the same`, which is about other people.
    """
    sure = [(side, group) for side, group in known if words.knows(side.locale) or side.page is None]
    for limit in dissents([Voice(side, group.at_most, group.line) for side, group in sure if group.numbers]):
        expected, found = (
            "at most so many people" if value else "so many people" for value in (limit.expected, limit.voice.value)
        )
        yield differing_voice(place, "people", limit, expected, found)
    for least in dissents([Voice(side, group.at_least, group.line) for side, group in sure if group.numbers]):
        value = next(group.numbers[0] for side, group in sure if side is least.voice.side)
        shown = [f"{'at least ' if said else ''}{value} people" for said in (least.expected, least.voice.value)]
        yield differing_voice(place, "people", least, *shown)
    for one in dissents([Voice(side, group.negated, group.line) for side, group in sure]):
        expected, found = ("need not pass" if value else "must pass" for value in (one.expected, one.voice.value))
        yield differing_voice(place, "need", one, expected, found)


def _of_another_kind(place: Place, known: Sequence[tuple[Side, Group]]) -> Iterator[Finding]:
    """Yield who says that a list is of certifications, say, where all others say that it is of assessments."""
    held = [(side, group.kinds) for side, group in known]
    for side, lost, strange in exchanges(held):
        at = [(other, group.line) for other, group in sorted(known, key=lambda one: one[0] is not side)]
        expected, found = (f"a list of {' and '.join(sorted(f'{one}s' for one in some))}" for some in (lost, strange))
        yield place.finding("credential", side, expected=expected, found=found, at=at)


def _each(place: Place, known: Sequence[tuple[Side, Group]]) -> Iterator[Finding]:
    """Yield who does not say `each` of several people where most do.

    The other way round it is no more than another idiom; and so it is where it is said of everyone.
    """
    several = [(side, group) for side, group in known if not group.numbers or max(group.numbers) > 1]
    said = [Voice(side, group.each, group.line) for side, group in several if group.relation != _EVERYONE]
    voices = [voice for voice in said if voice.value is not None and _sure(voice.side, voice.value or "", "")]
    if not any(max(group.numbers, default=0) > 1 for _, group in several):
        return
    for one in dissents(voices):
        if one.expected:
            yield differing_voice(place, "each", one, "each of them", "not said of each of them")


def _sure(side: Side, value: str | bool | None, default: str) -> bool:
    """Return whether a value can be compared: of a language that is not known, only what was found."""
    return value is not None and (words.knows(side.locale) or side.page is None or value != default)
