"""What the data state of a competency, in the form in which pages do, to be held against them. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generator import model
from generator.legacy.facts import Credential, Figure, Group, Joint, OptionFacts, Side, TierFacts
from generator.legacy.figures import Dated, folded
from generator.legacy.listing import key_of
from generator.legacy.measuring import associations, conditions_of, measures, metric_of, products_of, things_of
from generator.legacy.replacing import Replaced
from generator.messages import SOURCE

_MONTHS_OF_YEAR = 12


def known_side(competency: model.Competency) -> Side:
    """Return what the data state of a competency; its side has no page."""
    options = tuple(
        OptionFacts(id=f"{one.id}-option", name=one.name.text, tiers=tuple(_tier(tier) for tier in one.tiers))
        for one in competency.options
    )
    return Side(page=None, role="target", locale=SOURCE, id=competency.id, name=competency.name.text, options=options)


def _tier(tier: model.Tier) -> TierFacts:
    people = tier.people
    named = dict.fromkeys(name for one in tier.associations for name in associations(folded(one.text), SOURCE))
    conditions = [held for one in tier.conditions for held in conditions_of(folded(one.text.singular), SOURCE)]
    return TierFacts(
        id=tier.id,
        figures=tuple(figure for threshold in tier.thresholds for figure in _figures(threshold)),
        measures=tuple((measure, 0) for measure in dict.fromkeys(_measures(tier))),
        associations=tuple((name, 0) for name in named),
        conditions=tuple((name, holds, 0) for name, holds in dict.fromkeys(conditions)),
        joints=tuple(_joints(tier)),
        of_associations=("OR", 0) if len(named) > 1 else None,
        headcount=people.headcount.value if people else None,
        at_least=people.at_least if people else None,
        at_most=False if people else None,
        groups=tuple(_groups(people.rule, None)) if people else (),
        replaced=tuple(
            Replaced(_key(one), one.replaced_by.value) for one in that_are_replaced(tier) if one.replaced_by
        ),
    )


def that_are_replaced(tier: model.Tier) -> tuple[model.Credential, ...]:
    """Return the credentials of a tier that are replaced by others, each once."""
    listed = [one for group in (tier.people.groups if tier.people else ()) for one in group.credentials]
    return tuple({one.id: one for one in listed if one.replaced_by}.values())


def _figures(threshold: model.Threshold) -> Iterator[Figure]:
    time = _time(threshold)
    products = products_of(folded(" ".join((threshold.name.singular, *(one.name.text for one in threshold.products)))))
    things = things_of(folded(threshold.name.singular), SOURCE)
    for one in threshold.minimums:
        market = one.market.key if one.market else None
        metric = _metric(threshold, one)
        stated = Figure(one.figure.value, market, 0, time=time, metric=metric, products=products, things=things)
        if one.figure.value != 1:
            yield stated
        if one.monthly_average and one.monthly_average.value > 1:
            yield replace(stated, value=one.monthly_average.value)


def _metric(threshold: model.Threshold, one: model.Minimum) -> str:
    """Return what a threshold measures, in the words in which a page's figure has it."""
    value = one.figure.value
    name = folded(threshold.name.singular)
    return metric_of(name if isinstance(value, model.Money) else f"{value} {name}", value, SOURCE)


def _joints(tier: model.Tier) -> Iterator[Joint]:
    """Yield how the thresholds of each market are joined: all must be met."""
    counted = Counter[str | None]()
    for threshold in tier.thresholds:
        for one in threshold.minimums:
            market = one.market.key if one.market else None
            if counted[market]:
                yield Joint(market, counted[market], "AND", 0)
            counted[market] += 1


def _measures(tier: model.Tier) -> Iterator[str]:
    for threshold in tier.thresholds:
        name = folded(threshold.name.singular)
        if any(isinstance(one.figure.value, model.Money) for one in threshold.minimums):
            yield from measures(name, SOURCE)
        if time := _time(threshold):
            yield time


def _time(threshold: model.Threshold) -> str:
    """Return the time over which a threshold is measured, as a page's line says it; empty where it has none."""
    if threshold.period is None:
        return ""
    of_months = threshold.period.months
    return "last 12 months" if of_months and of_months.value == _MONTHS_OF_YEAR else "year"


_RELATIONS = {"subset-of-same": "same", "subset-of-headcount": "any", "unstated": "everyone"}

_JOINTS = {"one": "OR", "all": "AND"}


def _groups(rule: model.Rule, connective: str | None) -> Iterator[Group]:
    """Yield the groups of a rule; each with what joins it to the one before it."""
    if isinstance(rule, model.Group):
        numbers = [one.value for one in (rule.people, rule.total) if one is not None]
        yield Group(
            numbers=tuple(dict.fromkeys(numbers)),
            relation=_RELATIONS.get(rule.relation, rule.relation),
            each=rule.each,
            need=rule.need,
            joint=_JOINTS.get(rule.need) if len({one.kind for one in rule.credentials}) > 1 else None,
            role=rule.role.key if rule.role else "",
            connective=connective,
            credentials=tuple(_credential(one) for one in rule.credentials),
            line=1,
        )
        return
    joint = "AND" if rule.kind == "all" else "OR"
    for n, part in enumerate(rule.parts):
        yield from _groups(part, joint if n else connective)


def _credential(one: model.Credential) -> Credential:
    url = one.url.value if one.url else ""
    moments = {
        "available": one.available_from,
        "register": one.register_until,
        "retires": one.retires,
        "accepted": one.accepted_until,
    }
    dated = tuple(Dated(moment.value, "", role) for role, moment in moments.items() if moment)
    code = one.code.value if one.code else ""
    text = f"{code}: {one.name.text}" if code else one.name.text
    return Credential(key=_key(one), code=code, url=url, text=text, dated=dated)


def _key(one: model.Credential) -> str:
    return one.code.value if one.code else key_of(one.url.value) if one.url else f"~{one.id}"
