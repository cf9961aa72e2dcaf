"""Whether an organization's people can meet what is asked of people, and the least that they still have to pass.

Who stands in which group is an existence problem, and what is missing a cheapest one: both are decided exactly, by one
search over the people in order that remembers, for each way in which the groups can be filled so far, the least cost.
The browser runs the same search (`qualify.js`); docs/qualify.md says what the relations mean. Pure.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product
from typing import TypeAlias

from generator.qualify.rules import Demand, PeopleRules, Way
from generator.values import MOST_PEOPLE

# Bounds within which every question is decided; beyond them it is left open (`TooLargeError`), here and in the browser,
# whose numbers hold 53 bits and whose operators 31.
MOST_NEW = 100
_COUNT_BITS, _NAME_BITS = 30, 30
MOST_STATES = 50_000
# What is least comes first: credentials to pass, then such as cannot be passed yet, then people to find.
_PASS, _WAIT, _NEW = 1_000_000, 1_000, 1
# A certification takes an exam or more: the least is asked for where it weighs as one, and where it outweighs exams.
_CERTIFY = 10**10
_TOO_MUCH = 10**15

# Any one of these alternatives, each a list of places; in each place any one credential.
Choice: TypeAlias = tuple[tuple[tuple[str, ...], ...], ...]


class TooLargeError(Exception):
    """A rule that asks for more than is decided here."""


@dataclass(frozen=True, slots=True)
class Need:
    """What someone has yet to pass: a person by number, or None for so many people more than there are."""

    person: int | None
    count: int
    passes: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """A way to meet a rule: what is still to pass, and who then stands in which group."""

    needs: tuple[Need, ...]
    groups: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a rule can be met with the least to pass: an example of each such way. With no `passes`, it is met.

    `passes` and `new` are those of the examples with the fewest, a certification counted as one.
    """

    passes: int
    new: int
    examples: tuple[Arrangement, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """What becomes of one person: the groups joined, what these gain, all that can be passed for it, at which cost."""

    joined: tuple[int, ...]
    counts: int
    cost: int
    passes: tuple[int, ...]


def plan(
    rules: PeopleRules,
    people: Sequence[Collection[str]],
    takeable: Collection[str],
    waiting: Collection[str],
    certifications: Collection[str] = (),
) -> Plan | None:
    """Return the plan with the least to pass; None when there is none, because what is asked can no longer be passed.

    `people` are what counts of each; `takeable` can still be passed, `waiting` among them not yet. As a certification
    takes an exam or more, two plans can be least: with the fewest credentials, and with the fewest `certifications`.
    Raises TooLargeError beyond the bounds.
    """
    if rules.ways is None or len(people) > MOST_PEOPLE:
        raise TooLargeError
    few = _Prices(takeable, waiting, certifications, _PASS)
    least, found = _cheapest(rules, people, few)
    if not found:
        return None
    if rules.credentials & set(takeable) & set(certifications):
        cost, others = _cheapest(rules, people, replace(few, certification=_CERTIFY))
        if cost // _CERTIFY < min(_certified(one.needs, certifications) for _, one in found):
            found = sorted([*found, *others], key=lambda one: one[0])
    # Of ways that come to the same to pass, one is enough.
    examples: dict[tuple[Need, ...], Arrangement] = {}
    for _, one in found:
        examples.setdefault(one.needs, one)
    return Plan(passes=least // _PASS, new=least % _WAIT, examples=tuple(examples.values()))


@dataclass(frozen=True, slots=True)
class _Prices:
    """What can be passed, and at what cost: what is waited for costs more, and a certification what is said."""

    takeable: Collection[str]
    waiting: Collection[str]
    certifications: Collection[str]
    certification: int


def _certified(needs: Sequence[Need], certifications: Collection[str]) -> int:
    """Return the fewest certifications with which it can be done."""
    keys = set(certifications)
    return sum(
        need.count * min(sum(keys.issuperset(place) for place in alternative) for alternative in need.passes)
        for need in needs
    )


def _cheapest(
    rules: PeopleRules, people: Sequence[Collection[str]], prices: _Prices
) -> tuple[int, list[tuple[int, Arrangement]]]:
    """Return the least cost, and how each way that comes to it is met, by its number."""
    found: list[tuple[int, int, Arrangement]] = []
    for n, way in enumerate(rules.ways or ()):
        search = _Search(way, rules.headcount, prices)
        if run := search.run(people):
            cost, steps = run
            found.append((cost, n, _arrangement(search, steps)))
    least = min((cost for cost, _, _ in found), default=0)
    return least, [(n, one) for cost, n, one in found if cost == least]


def _arrangement(search: "_Search", steps: Sequence[tuple[int | None, _Step]]) -> Arrangement:
    needs: list[Need] = []
    for person, step in steps:
        if step.cost == 0:
            continue
        passes = _choice([search.named(one) for one in step.passes])
        if person is None and needs and (needs[-1].person, needs[-1].passes) == (None, passes):
            needs[-1] = Need(None, needs[-1].count + 1, passes)
        else:
            needs.append(Need(person, 1, passes))
    groups = tuple(
        (demand.group, tuple(who for who, step in steps if who is not None and n in step.joined))
        for n, demand in enumerate(search.way)
    )
    return Arrangement(needs=tuple(needs), groups=groups)


def _choice(alternatives: Sequence[tuple[str, ...]]) -> Choice:
    """Return sets of credentials as places with alternatives for each, where they are just all of these."""
    first, known = alternatives[0], {frozenset(one) for one in alternatives}
    every = tuple(dict.fromkeys(key for one in alternatives for key in one))
    places = tuple(
        tuple(key for key in every if frozenset({*first[:n], key, *first[n + 1 :]}) in known) for n in range(len(first))
    )
    written = [frozenset(one) for one in product(*places)]
    if len(written) == len(known) and set(written) == known:
        return (places,)
    return tuple(tuple((key,) for key in one) for one in alternatives)


@dataclass
class _Search:
    """The search for one way to meet a rule.

    A state is one number: how many people each group has, each in a field with a bit to spare that shows when there is
    one too many.
    """

    way: Way
    headcount: int
    prices: _Prices
    names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.names = tuple(dict.fromkeys(key for one in self.way for choice in one.choices for key in choice))
        if len(self.names) > _NAME_BITS:
            raise TooLargeError
        self.can_take = self._bits(self.prices.takeable)
        self.must_wait = self._bits(self.prices.waiting)
        self.certify = self._bits(self.prices.certifications)
        self.choices = [[self._bits(choice) for choice in one.choices] for one in self.way]
        self.patterns = list(_patterns(self.way))
        self._lay_out()

    def named(self, passes: int) -> tuple[str, ...]:
        """Return the credentials of a set."""
        return tuple(key for n, key in enumerate(self.names) if passes >> n & 1)

    def run(self, people: Sequence[Collection[str]]) -> tuple[int, list[tuple[int | None, _Step]]] | None:
        """Return the least cost, and who joins which groups with what to pass."""
        best = {self.start: 0}
        trail: list[tuple[int | None, dict[int, tuple[int, _Step]]]] = []
        steps = cache(self._steps)
        for person, own in self._candidates(people):
            fee = _NEW if person is None else 0
            before, best, came = best, dict(best), {}
            bound = before.get(self.goal, _TOO_MUCH)
            for state, cost in before.items():
                if cost + fee >= bound:
                    continue
                for step in steps(own):
                    total = cost + step.cost + fee
                    reached = self._joined(state, step) if total < bound else None
                    if reached is not None and total < best.get(reached, _TOO_MUCH):
                        best[reached] = total
                        came[reached] = (state, step)
            if len(best) > MOST_STATES:
                raise TooLargeError
            trail.append((person, came))
            # One more new person would change nothing either.
            if person is None and not came:
                break
        return (best[self.goal], self._walk_back(trail)) if self.goal in best else None

    def _walk_back(
        self, trail: Sequence[tuple[int | None, dict[int, tuple[int, _Step]]]]
    ) -> list[tuple[int | None, _Step]]:
        found: list[tuple[int | None, _Step]] = []
        state = self.goal
        for person, came in reversed(trail):
            if state in came:
                state, step = came[state]
                found.append((person, step))
        return found[::-1]

    def _candidates(self, people: Sequence[Collection[str]]) -> Iterator[tuple[int | None, int]]:
        """Yield each person's credentials, of equal ones no more than can be asked for; then new people."""
        seen: dict[int, int] = {}
        for person, passed in enumerate(people):
            own = self._bits(passed)
            seen[own] = seen.get(own, 0) + 1
            if seen[own] <= self.most:
                yield person, own
        for _ in range(self.most):
            yield None, 0

    def _bits(self, keys: Collection[str]) -> int:
        return sum(1 << n for n, key in enumerate(self.names) if key in keys)

    def _lay_out(self) -> None:
        """Lay out the numbers of people in a state, with its beginning and its goal."""
        sizes = [one.people for one in self.way]
        self.of_headcount = any(one.relation in {"everyone", "subset-of-headcount"} for one in self.way)
        self.most = max(self.headcount, sum(sizes))
        if self.most > MOST_NEW:
            raise TooLargeError
        self.units: list[int] = []
        counts = goal = guard = shift = 0
        # The last is for all people counted; a group as large as the headcount has as many anyway.
        everybody = self.headcount if self.of_headcount or self.headcount > max(sizes) else None
        for size in (*sizes, everybody):
            self.units.append(1 << shift if size else 0)
            if size:
                width = size.bit_length()
                full = (1 << width) - 1
                counts += (full - size) << shift
                goal += full << shift
                guard += 1 << (shift + width)
                shift += width + 1
        if shift > _COUNT_BITS:
            raise TooLargeError
        self.guard = guard
        self.all_full = goal & ~(self.units[-1] - 1) if self.units[-1] else -1
        self.start, self.goal = counts, goal

    def _joined(self, state: int, step: _Step) -> int | None:
        """Return the state after a step; None when a group would have too many people."""
        gained = step.counts
        # More than the headcount may be counted, unless a requirement speaks of just these people.
        if self.units[-1] and not self.of_headcount and state & self.all_full == self.all_full:
            gained -= self.units[-1]
        state += gained
        return None if state & self.guard else state

    def _steps(self, own: int) -> list[_Step]:
        """Return what can become of a person who has passed something: of all with one effect, the cheapest."""
        steps: list[_Step] = []
        for joined in self.patterns:
            priced = {passes: self._cost(passes) for passes in self._passes(own, joined)}
            if priced:
                counts = sum(self.units[n] for n in joined) + self.units[-1]
                least = min(priced.values())
                steps.append(_Step(joined, counts, least, tuple(one for one, cost in priced.items() if cost == least)))
        return steps

    def _cost(self, passes: int) -> int:
        cost = passes.bit_count() * _PASS + (passes & self.must_wait).bit_count() * _WAIT
        return cost + (passes & self.certify).bit_count() * (self.prices.certification - _PASS)

    def _passes(self, own: int, joined: Sequence[int]) -> Iterator[int]:
        """Yield the sets of credentials that a person can pass to stand in some groups."""
        lists = [[choice & ~own for choice in self.choices[n] if not choice & ~own & ~self.can_take] for n in joined]
        yield from map(_union, product(*lists))


def _union(sets: Sequence[int]) -> int:
    union = 0
    for one in sets:
        union |= one
    return union


def _patterns(way: Way) -> Iterator[tuple[int, ...]]:
    """Yield the groups that one person can stand in at once, as the relations between them allow."""
    for pattern in product((False, True), repeat=len(way)):
        if any(pattern) and all(_allows(one, n, pattern) for n, one in enumerate(way)):
            yield tuple(n for n, joined in enumerate(pattern) if joined)


def _allows(one: Demand, n: int, pattern: Sequence[bool]) -> bool:
    """Return whether a person who stands in some groups and not in others may, for the relation of one of them.

    A relation is to the group that stands before it in the way that is followed; before the first there is none.
    """
    if one.relation == "everyone":
        return pattern[n]
    if n == 0:
        return True
    before = pattern[n - 1]
    match one.relation:
        case "same":
            return pattern[n] == before
        case "other":
            return not (pattern[n] and before)
        case "subset-of-same":
            return before or not pattern[n]
        case _:
            return True
