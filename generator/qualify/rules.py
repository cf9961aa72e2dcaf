"""What a competency asks for, as an evaluator wants it: every way to meet it written out. Pure.

The same rules travel to the browser as JSON (`as_json`); what they mean is in docs/qualify.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, product
from math import prod
from typing import Literal, TypeAlias

from generator.model import Competency, Credential, Group, Minimum, Money, PeopleRule, Relation, Rule, Threshold

# The largest rule of the shipped catalogue has four ways.
MOST_WAYS = 100
# Why a credential does not count: it is accepted no more, or not available yet; it was passed after the day that is
# asked for, after it had retired, or before it was available.
Why = Literal["ended", "unavailable", "later", "retired", "early"]
# The market of a minimum that holds in every market.
ALL = "all"


@dataclass(frozen=True, slots=True)
class Terms:
    """The days of a credential: from and until when it counts, until when one can set out to take it, and pass it.

    And whether it is a certification, which takes an exam or more.
    """

    since: date | None
    take: date | None
    retires: date | None
    until: date | None
    certification: bool = False

    def against(self, passed: "Passed", day: date) -> "Why | None":
        """Return why what was passed then does not count on a day; without a date, it was passed in time."""
        first, last = passed or (date.min, date.max)
        reasons: dict[Why, bool] = {
            "ended": bool(self.until and day > self.until),
            "unavailable": bool(self.since and day < self.since),
            "later": first > day,
            "retired": bool(self.retires and first > self.retires),
            "early": bool(self.since and last < self.since),
        }
        return next((why for why, holds in reasons.items() if holds), None)

    def counts(self, passed: "Passed", day: date) -> bool:
        """Return whether what was passed then counts on a day."""
        return self.against(passed, day) is None

    def can_be_taken(self, day: date) -> bool:
        """Return whether one who has not passed it can still set out to, on a day or once it is available."""
        return not (self.take and day > self.take) and not (self.until and day > self.until)


# The first and the last day on which it may have been: the same but for a whole month.
Passed: TypeAlias = tuple[date, date] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """So many people, each of whom must have passed all of any one of `choices`."""

    group: str
    relation: Relation
    people: int
    choices: tuple[tuple[str, ...], ...]


Way: TypeAlias = tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class PeopleRules:
    """How many people are asked for, and the ways in which they can meet what is; None where these are too many."""

    headcount: int
    ways: tuple[Way, ...] | None

    @property
    def credentials(self) -> frozenset[str]:
        """Return what is asked for in any way."""
        return frozenset(key for way in self.ways or () for one in way for choice in one.choices for key in choice)


@dataclass(frozen=True, slots=True)
class Line:
    """A threshold: for each market, or for `all`, the least figure; `currency` is empty for a count."""

    id: str
    metric: str
    currency: str
    minimum: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TierRules:
    """All that a tier of an option asks for."""

    option: str
    tier: str
    lines: tuple[Line, ...]
    associations: tuple[str, ...]
    people: PeopleRules | None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a competency asks for, tier by tier, and the days of the credentials it names."""

    competency: str
    tiers: tuple[TierRules, ...]
    terms: Mapping[str, Terms]

    def key(self, tier: TierRules, line: Line) -> str:
        """Return the key of a figure of one threshold alone."""
        return f"{self.competency}.{tier.option}.{line.id}"


def rules_of(competency: Competency) -> Rules:
    """Return the rules of a competency."""
    tiers = tuple(
        TierRules(
            option.id,
            tier.id,
            tuple(_line(one) for one in tier.thresholds),
            tuple(one.key for one in tier.associations),
            people_rules_of(tier.people) if tier.people else None,
        )
        for option in competency.options
        for tier in option.tiers
    )
    groups = (group for option in competency.options for tier in option.tiers if tier.people
              for group in tier.people.groups)  # fmt: skip
    return Rules(competency.id, tiers, {one.id: _terms(one) for group in groups for one in group.credentials})


def _terms(one: Credential) -> Terms:
    ends = [moment.value.last for moment in (one.register_until, one.retires) if moment]
    return Terms(
        since=one.available_from.value.first if one.available_from else None,
        take=min(ends, default=None),
        retires=one.retires.value.last if one.retires else None,
        until=one.accepted_until.value.last if one.accepted_until else None,
        certification=one.kind == "certification",
    )


def _line(one: Threshold) -> Line:
    figures = [minimum.figure.value for minimum in one.minimums]
    currency = next((figure.currency for figure in figures if isinstance(figure, Money)), "")
    minimum = {minimum.market.key if minimum.market else ALL: _least(one, minimum) for minimum in one.minimums}
    return Line(one.id, metric_of(one), currency, minimum)


def metric_of(one: Threshold) -> str:
    """Return the id of what a threshold measures: its name stands at `metrics.ID.name`."""
    return one.name.path.split(".")[1]


def _least(line: Threshold, one: Minimum) -> int:
    """Return the figure that meets a minimum and, where the months are known, its average too."""
    figure = one.figure.value.amount if isinstance(one.figure.value, Money) else one.figure.value
    months = line.period.months if line.period else None
    return max(figure, one.monthly_average.value * months.value) if one.monthly_average and months else figure


def people_rules_of(rule: PeopleRule) -> PeopleRules:
    """Return what a tier asks of people."""
    few, headcount = _count(rule.rule) <= MOST_WAYS, rule.headcount.value
    return PeopleRules(headcount, tuple(_ways(rule.rule, headcount)) if few else None)


def _count(rule: Rule) -> int:
    """Return in how many ways a rule can be met, before they are written out."""
    if isinstance(rule, Group):
        return 1
    parts = [_count(part) for part in rule.parts]
    return prod(parts) if rule.kind == "all" else sum(parts)


def _ways(rule: Rule, headcount: int) -> Iterator[Way]:
    if isinstance(rule, Group):
        yield (_demand(rule, headcount),)
    elif rule.kind == "any":
        for part in rule.parts:
            yield from _ways(part, headcount)
    else:
        parts = [list(_ways(part, headcount)) for part in rule.parts]
        yield from (tuple(chain.from_iterable(ways)) for ways in product(*parts))


def _demand(group: Group, headcount: int) -> Demand:
    """Return what a group demands; whatever it leaves unsaid is read strictly (docs/qualify.md)."""
    keys = tuple(dict.fromkeys(one.id for one in group.credentials))
    areas = tuple(tuple(one.id for one in area.credentials) for area in group.areas)
    choices = {"one": tuple((key,) for key in keys), "one-area": areas, "all": (keys,)}[group.need]
    relation: Relation = "everyone" if group.relation == "unstated" else group.relation
    people = group.people.value if group.people else headcount
    return Demand(group=group.id, relation=relation, people=people, choices=choices)


def as_json(rules: Rules) -> dict[str, object]:
    """Return rules as the browser reads them: days as 2018-12-31, nothing where there is nothing to say."""
    return {
        "competency": rules.competency,
        "terms": {key: _terms_json(one) for key, one in rules.terms.items()},
        "tiers": [
            _present(
                {
                    "option": one.option,
                    "tier": one.tier,
                    "lines": [_present({"id": line.id, "metric": line.metric, "currency": line.currency,
                                        "minimum": dict(line.minimum)}) for line in one.lines],
                    "associations": list(one.associations),
                    "people": _people_json(one.people) if one.people else None,
                }
            )
            for one in rules.tiers
        ],
    }  # fmt: skip


def _terms_json(one: Terms) -> dict[str, object]:
    days = {"since": one.since, "take": one.take, "retires": one.retires, "until": one.until}
    shown: dict[str, object] = {name: day.isoformat() for name, day in days.items() if day}
    return shown | {"certification": True} if one.certification else shown


def _people_json(people: PeopleRules) -> dict[str, object]:
    ways = None if people.ways is None else [[_demand_json(one) for one in way] for way in people.ways]
    return _present({"headcount": people.headcount, "ways": ways})


def _demand_json(one: Demand) -> dict[str, object]:
    choices = [list(choice) for choice in one.choices]
    return {"group": one.group, "relation": one.relation, "people": one.people, "choices": choices}


def _present(fields: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value not in (None, [], "")}
