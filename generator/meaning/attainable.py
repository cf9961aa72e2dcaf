"""A tier can be attained on the days on which enough of what it asks for counts."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.meaning.finding import Finding
from generator.model import Area, Catalogue, Credential, Group, Rule, Tier

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days in a row on which nobody can attain a tier.

    They begin after `ended` is accepted for the last time (None: nobody could before either), and end when `coming`
    is available (None: never).
    """

    ended: Credential | None
    coming: Credential | None

    @property
    def first(self) -> date:
        """Return the first of its days."""
        until = self.ended and self.ended.accepted_until
        return until.value.last + _DAY if until else date.min

    @property
    def next(self) -> date:
        """Return the day on which the tier can be attained again."""
        since = self.coming and self.coming.available_from
        return since.value.first if since else date.max


def check_tiers_are_attainable(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Every tier can be attained, on the day the site speaks of and later. A warning: only time brings it about.

    Bad: all exams of a group, any of which is enough, are accepted until 2018-12-31 only
    Good: one of them is accepted without an end
    """
    for path, tier in _tiers(catalogue):
        for gap in gaps(tier):
            if gap.coming is None and gap.ended is None:
                found = f"{tier.id}, which nobody can attain on any day: at no time does enough of it count"
                yield Finding(path, expected="tiers that can be attained", found=found)
            elif gap.coming is None:
                yield _finding(path, tier, _since(gap, as_of), gap)


def check_tiers_need_not_wait(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """No tier has to wait for an exam that is not available yet. A warning: time ends it.

    Bad: every exam of a group is required, and one of them is available from next month on only
    Good: any one of them is enough, and another is available and accepted until then
    """
    for path, tier in _tiers(catalogue):
        for gap in gaps(tier):
            if gap.coming and gap.next > as_of:
                since = f"{_since(gap, as_of)} and " if gap.ended else ""
                yield _finding(path, tier, f"{since}before {gap.next}", gap)


def gaps_from(tier: Tier, as_of: date) -> tuple[Gap, ...]:
    """Return when nobody can attain a tier, on a day or later."""
    return tuple(gap for gap in gaps(tier) if gap.next > as_of)


def gaps(tier: Tier) -> tuple[Gap, ...]:
    """Return when nobody can attain a tier, in order; only days on which something begins or ends to count matter."""
    if tier.people is None:
        return ()
    rule, credentials = tier.people.rule, {one.id: one for group in tier.people.groups for one in group.credentials}
    before = _counting(credentials.values(), date.min)
    found = [] if can_be_met(rule, before) else [Gap(None, None)]
    for day in _changes(credentials.values()):
        now = _counting(credentials.values(), day)
        stayed = [key for key in now if key in before]
        could, can = can_be_met(rule, before), can_be_met(rule, now)
        if could and not can:
            # Also of those of one day: the first to go need not be the one that matters.
            gone = [key for key in reversed(before) if key not in now]
            found.append(Gap(credentials[_turning(rule, now, gone)], None))
        if can and not could:
            come = [key for key in now if key not in before]
            found[-1] = replace(found[-1], coming=credentials[_turning(rule, stayed, come)])
        before = now
    return tuple(found)


def _counting(credentials: Iterable[Credential], day: date) -> list[str]:
    """Return which credentials count on a day: those that are available, or were, and are still accepted."""
    return [
        one.id
        for one in credentials
        if (one.available_from is None or one.available_from.value.first <= day)
        and (one.accepted_until is None or day <= one.accepted_until.value.last)
    ]


def _changes(credentials: Iterable[Credential]) -> list[date]:
    """Return the days on which others count than the day before."""
    begins = {one.available_from.value.first for one in credentials if one.available_from}
    return sorted(begins | {one.accepted_until.value.last + _DAY for one in credentials if one.accepted_until})


def _turning(rule: Rule, counting: Sequence[str], more: Sequence[str]) -> str:
    """Return which of `more` is the first with which a rule can be met; not all of them need to matter."""
    return next(key for n, key in enumerate(more) if can_be_met(rule, {*counting, *more[: n + 1]}))


def _tiers(catalogue: Catalogue) -> Iterator[tuple[str, Tier]]:
    """Yield each tier, with the path of the tiers of its option."""
    for competency in catalogue.competencies:
        for option in competency.options:
            for tier in option.tiers:
                yield f"{option.name.path.removesuffix('.name')}.tiers", tier


def _since(gap: Gap, as_of: date) -> str:
    return f"{'since' if gap.first <= as_of else 'from'} {gap.first}"


def _finding(path: str, tier: Tier, when: str, gap: Gap) -> Finding:
    found = f"{tier.id}, which nobody can attain {when}: {' and '.join(_why(gap))}"
    return Finding(path, expected="tiers that can be attained", found=found, severity="warning")


def _why(gap: Gap) -> Iterator[str]:
    if gap.ended and gap.ended.accepted_until:
        yield f"{gap.ended.id} is accepted until {gap.ended.accepted_until.value}"
    if gap.coming and gap.coming.available_from:
        yield f"{gap.coming.id} is available from {gap.coming.available_from.value}"


def can_be_met(rule: Rule, counting: Collection[str]) -> bool:
    """Return whether a rule can be met by people who have passed whatever counts."""
    if isinstance(rule, Group):
        areas = [_counts(area, rule, counting) for area in rule.areas]
        return all(areas) if rule.need == "all" else any(areas)
    parts = [can_be_met(part, counting) for part in rule.parts]
    return all(parts) if rule.kind == "all" else any(parts)


def _counts(area: Area, group: Group, counting: Collection[str]) -> bool:
    counted = [one.id in counting for one in area.credentials]
    return any(counted) if group.need == "one" else all(counted)
