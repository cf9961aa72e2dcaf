"""What an organization meets on a day and what it lacks, for each tier; what stops counting, and when. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from generator.model import Figure, Money
from generator.qualify.organization import Organization
from generator.qualify.people import Arrangement, Plan, TooLargeError, plan
from generator.qualify.rules import ALL, Line, PeopleRules, Rules, Terms, TierRules, Why

_DAY = timedelta(days=1)


class Answer(Enum):
    """Whether what is asked of people is met, and if not, whether it can be."""

    MET = "met"
    MISSING = "missing"
    IMPOSSIBLE = "impossible"
    TOO_LARGE = "too-large"


@dataclass(frozen=True, slots=True)
class LineVerdict:
    """A threshold: the least figure in the market, None where it has none there; what there is; what is short of it.

    `market` is `all` where the minimum is that of all markets.
    """

    id: str
    metric: str
    market: str
    minimum: Figure | None
    figure: Figure | None
    short: Figure | None

    @property
    def met(self) -> bool:
        """Return whether it is reached."""
        return self.minimum is not None and self.short is None


@dataclass(frozen=True, slots=True)
class PeopleVerdict:
    """What is asked of people: the answer, and unless that is final, how it can be or is met."""

    answer: Answer
    plan: Plan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One tier of one option. `associations` are those any one of which is missing.

    `market` is the one whose figures come nearest. A tier that is met is met no longer from `ends` on, because of the
    credentials that are then accepted no more.
    """

    option: str
    tier: str
    market: str
    lines: tuple[LineVerdict, ...]
    associations: tuple[str, ...]
    people: PeopleVerdict | None
    ends: date | None
    because: tuple[str, ...]

    @property
    def met(self) -> bool:
        """Return whether all that the tier asks for is met."""
        people = self.people is None or self.people.answer is Answer.MET
        return people and not self.associations and all(line.met for line in self.lines)


@dataclass(frozen=True, slots=True)
class Stop:
    """A credential that stops counting on a day, and the numbers of the people who have it."""

    credential: str
    day: date
    people: tuple[int, ...]


def judge(rules: Rules, organization: Organization, day: date) -> tuple[Verdict, ...]:
    """Return the verdict on each tier of a competency, in its order."""
    return tuple(_judge(rules, one, organization, day) for one in rules.tiers)


def stops(terms: Mapping[str, Terms], organization: Organization, day: date) -> tuple[Stop, ...]:
    """Return what counts on a day and will stop, the earliest first."""
    found = [
        Stop(key, term.until + _DAY, people)
        for key, term in terms.items()
        if term.until and (people := _holders(key, term, organization, day))
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def uncounted(terms: Mapping[str, Terms], organization: Organization, day: date) -> Iterator[tuple[int, str, Why]]:
    """Yield the number of a person and a credential that does not count on a day, though the file names it, and why."""
    for number, person in enumerate(organization.people):
        for key in person.passed:
            if key in terms and (why := terms[key].against(person.when(key), day)):
                yield number, key, why


def _holders(key: str, term: Terms, organization: Organization, day: date) -> tuple[int, ...]:
    return tuple(
        number
        for number, person in enumerate(organization.people)
        if key in person.passed and term.counts(person.when(key), day)
    )


def _judge(rules: Rules, one: TierRules, organization: Organization, day: date) -> Verdict:
    market, lines = _nearest_market(rules, one, organization.figures)
    people = _people(rules.terms, one.people, organization, day) if one.people else None
    lacking = () if organization.associations & set(one.associations) else one.associations
    verdict = Verdict(
        option=one.option, tier=one.tier, market=market, lines=lines, associations=lacking, people=people,
        ends=None, because=(),
    )  # fmt: skip
    if one.people is None or not verdict.met:
        return verdict
    ends, because = _end(rules.terms, one.people, organization, day)
    return Verdict(
        option=one.option, tier=one.tier, market=market, lines=lines, associations=lacking, people=people,
        ends=ends, because=because,
    )  # fmt: skip


# Thresholds.


def _nearest_market(
    rules: Rules, one: TierRules, figures: Mapping[str, Mapping[str, Figure]]
) -> tuple[str, tuple[LineVerdict, ...]]:
    """Return the market whose figures come nearest, and its lines; the order of figures makes no difference.

    That is where nothing is out of reach, the fewest thresholds are missed, and the least of them is missing.
    Where figures are those of all markets alone, it is one of those that are asked for.
    """
    found = []
    asked = {market for line in one.lines for market in line.minimum}
    for market in figures.keys() - {ALL} or asked - {ALL} or {ALL}:
        lines = tuple(_line(line, market, figures, rules.key(one, line)) for line in one.lines)
        missed = [line for line in lines if not line.met]
        away = [_away(line) for line in missed if line.minimum is not None]
        shares, amounts = sum(share for share, _ in away), sum(amount for _, amount in away)
        found.append(((len(missed) - len(away), len(missed), shares, amounts, market), lines))
    (*_, market), lines = min(found, key=lambda each: each[0])
    return market, lines


def _away(line: LineVerdict) -> tuple[float, int]:
    """Return the share of a minimum that is missing, and how much that is."""
    short, least = (one.amount if isinstance(one, Money) else one or 0 for one in (line.short, line.minimum))
    return short / least, short


def _line(line: Line, market: str, figures: Mapping[str, Mapping[str, Figure]], own_key: str) -> LineVerdict:
    own = ALL if market not in line.minimum and ALL in line.minimum else market
    figure = _figure(line, own, figures, own_key)
    least = line.minimum.get(own)
    if least is None:
        return LineVerdict(line.id, line.metric, market, None, figure, None)
    short = least - _reached(figure, line.currency)
    return LineVerdict(line.id, line.metric, own, _in(line, least), figure, _in(line, short) if short > 0 else None)


def _figure(line: Line, market: str, figures: Mapping[str, Mapping[str, Figure]], own_key: str) -> Figure | None:
    """Return the figure of a market; that of all markets, where it is not given, is the sum of theirs."""
    each = {of: own.get(own_key, own.get(line.metric)) for of, own in figures.items()}
    given = {of: figure for of, figure in each.items() if figure is not None}
    if market != ALL or ALL in given or not given:
        return given.get(market)
    return _in(line, sum(_reached(one, line.currency) for one in given.values()))


def _in(line: Line, amount: int) -> Figure:
    return Money(line.currency, amount) if line.currency else amount


def _reached(figure: Figure | None, currency: str) -> int:
    """Return a figure as a number; in another currency it says nothing."""
    if isinstance(figure, Money):
        return figure.amount if figure.currency == currency else 0
    return 0 if figure is None or currency else figure


# People.


def _people(terms: Mapping[str, Terms], rules: PeopleRules, organization: Organization, day: date) -> PeopleVerdict:
    takeable = {key for key, term in terms.items() if term.can_be_taken(day)}
    waiting = {key for key in takeable if (since := terms[key].since) and day < since}
    certifications = {key for key in takeable if terms[key].certification}
    try:
        found = plan(rules, _counting(terms, organization, day), takeable, waiting, certifications)
    except TooLargeError:
        return PeopleVerdict(Answer.TOO_LARGE, None)
    if found is None:
        return PeopleVerdict(Answer.IMPOSSIBLE, None)
    return PeopleVerdict(Answer.MISSING if found.passes else Answer.MET, found)


def _counting(terms: Mapping[str, Terms], organization: Organization, day: date) -> list[set[str]]:
    return [
        {key for key in person.passed if key in terms and terms[key].counts(person.when(key), day)}
        for person in organization.people
    ]


def _end(
    terms: Mapping[str, Terms], rules: PeopleRules, organization: Organization, day: date
) -> tuple[date | None, tuple[str, ...]]:
    """Return the first day on which what is met is met no longer, if nobody passes anything, and what of it ends."""
    coming = stops({key: term for key, term in terms.items() if key in rules.credentials}, organization, day)
    for first in dict.fromkeys(one.day for one in coming):
        if _people(terms, rules, organization, first).answer is not Answer.MET:
            ended = tuple(one.credential for one in coming if one.day == first)
            return first, _because(terms, rules, organization, first, ended)
    return None, ()


def _because(
    terms: Mapping[str, Terms], rules: PeopleRules, organization: Organization, day: date, ended: tuple[str, ...]
) -> tuple[str, ...]:
    """Return of what has ended no more than makes the difference: were the rest still accepted, it would not be met."""
    for key in ended:
        fewer = tuple(one for one in ended if one != key)
        spared = {**terms, key: replace(terms[key], until=None)}
        if fewer and _people(spared, rules, organization, day).answer is not Answer.MET:
            return _because(spared, rules, organization, day, fewer)
    return ended


# For machines.


def as_json(verdicts: Iterable[Verdict], names: Sequence[str]) -> list[dict[str, object]]:
    """Return verdicts as one list of plain values; people by their names."""
    return [_verdict_json(one, names) for one in verdicts]


def _verdict_json(one: Verdict, names: Sequence[str]) -> dict[str, object]:
    shown: dict[str, object] = {
        "option": one.option,
        "tier": one.tier,
        "met": one.met,
        "market": one.market,
        "lines": [
            _present({"id": line.id, "metric": line.metric, "market": line.market, "met": line.met,
                      "minimum": _text(line.minimum), "figure": _text(line.figure), "short": _text(line.short)})
            for line in one.lines
        ],
        "associations": list(one.associations),
        "people": _people_json(one.people, names) if one.people else None,
        "ends": one.ends.isoformat() if one.ends else None,
        "because": list(one.because),
    }  # fmt: skip
    return _present(shown)


def _people_json(people: PeopleVerdict, names: Sequence[str]) -> dict[str, object]:
    shown: dict[str, object] = {"answer": people.answer.value}
    if people.plan is None:
        return shown
    examples = [_arrangement_json(one, names) for one in people.plan.examples]
    return shown | {"passes": people.plan.passes, "new": people.plan.new, "examples": examples}


def _arrangement_json(arrangement: Arrangement, names: Sequence[str]) -> dict[str, object]:
    needs = [
        _present({"person": None if one.person is None else names[one.person], "count": one.count,
                  "passes": [[list(place) for place in alternative] for alternative in one.passes]})
        for one in arrangement.needs
    ]  # fmt: skip
    groups = [{"group": key, "people": [names[who] for who in whole]} for key, whole in arrangement.groups]
    return {"needs": needs, "groups": groups}


def _text(figure: Figure | None) -> str | int | None:
    return str(figure) if isinstance(figure, Money) else figure


def _present(fields: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value is not None and value not in ([], "")}
