"""A tier can be attained as long as what it asks for is accepted."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from generator.meaning.finding import Finding
from generator.model import Area, Catalogue, Credential, Group, Rule, Tier


def check_tiers_are_attainable(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Every tier can be attained, on the day the site speaks of and later. A warning: only time brings it about.

    Bad: all exams of a group, any of which is enough, are accepted until 2018-12-31 only
    Good: one of them is accepted without an end
    """
    for competency in catalogue.competencies:
        for option in competency.options:
            for tier in option.tiers:
                if (one := end_of(tier)) is not None and one.accepted_until is not None:
                    until = one.accepted_until.value
                    day = until.last + timedelta(days=1)
                    when = f"{'since' if day <= as_of else 'from'} {day}"
                    path = f"{option.name.path.removesuffix('.name')}.tiers"
                    found = f"{tier.id}, which nobody can attain {when}: {one.id} is accepted until {until}"
                    yield Finding(path, expected="tiers that can be attained", found=found, severity="warning")


def check_tiers_need_not_wait(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """No tier has to wait for an exam that is not available yet. A warning: time ends it.

    Bad: every exam of a group is required, and one of them is available from next month on only
    Good: any one of them is enough, and another is available
    """
    for competency in catalogue.competencies:
        for option in competency.options:
            for tier in option.tiers:
                if (one := beginning_of(tier, as_of)) is not None and one.available_from is not None:
                    first = one.available_from.value
                    path = f"{option.name.path.removesuffix('.name')}.tiers"
                    found = (
                        f"{tier.id}, which nobody can attain before {first.first}: {one.id} is available from {first}"
                    )
                    yield Finding(path, expected="tiers that can be attained", found=found, severity="warning")


def beginning_of(tier: Tier, as_of: date) -> Credential | None:
    """Return the credential with whose availability the tier becomes attainable; None when it is already."""
    if tier.people is None:
        return None
    coming = {
        one.id: (one.available_from.value.first, one)
        for group in tier.people.groups
        for one in group.credentials
        if one.available_from and one.available_from.value.first > as_of
    }
    last: Credential | None = None
    for key, (_, one) in sorted(coming.items(), key=lambda item: item[1][0]):
        if _can_be_met(tier.people.rule, coming):
            break
        del coming[key]
        last = one
    return last


def end_of(tier: Tier) -> Credential | None:
    """Return the credential with whose acceptance the tier stops to be attainable; None when it never does."""
    if tier.people is None:
        return None
    ending = [
        (end.value.last, one)
        for group in tier.people.groups
        for one in group.credentials
        if (end := one.accepted_until) is not None
    ]
    # One by one, also those of one day: the first to go need not be the one that matters.
    gone: set[str] = set()
    for _, one in sorted(ending, key=lambda pair: pair[0]):
        gone.add(one.id)
        if not _can_be_met(tier.people.rule, gone):
            return one
    return None


def _can_be_met(rule: Rule, gone: Collection[str]) -> bool:
    """Return whether a rule can still be met by people who have passed whatever is not gone."""
    if isinstance(rule, Group):
        areas = [_accepted(area, rule, gone) for area in rule.areas]
        return all(areas) if rule.need == "all" else any(areas)
    parts = [_can_be_met(part, gone) for part in rule.parts]
    return all(parts) if rule.kind == "all" else any(parts)


def _accepted(area: Area, group: Group, gone: Collection[str]) -> bool:
    accepted = [one.id not in gone for one in area.credentials]
    return any(accepted) if group.need == "one" else all(accepted)
