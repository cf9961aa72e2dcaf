"""When nobody can attain a tier, and that its section says so: told by the YAML alone, day by day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from generator.pofiles import message_id
from generator.verify.finding import Finding
from generator.verify.html import Element
from generator.verify.logic import tier_section
from generator.verify.stated import Data, Logic, called_path, group_at, group_credentials, last_day, logic, tiers_of
from generator.verify.words import Told

_FROM = "This tier can be attained from %(date)s: %(credential)s is not available before that."
FROM_DAY, FROM_MONTH = message_id(("day", _FROM)), message_id(("month", _FROM))
BETWEEN = message_id(
    (None, "This tier can be attained until %(date)s, and then not before %(credential)s is available.")
)
NO_LONGER = message_id((None, "This tier can no longer be attained: %(credential)s was accepted until %(date)s."))
UNTIL = message_id((None, "This tier can be attained until %(date)s only: %(credential)s is not accepted after that."))
WARNINGS = frozenset({FROM_DAY, FROM_MONTH, BETWEEN, NO_LONGER, UNTIL})


class Warned(NamedTuple):
    """A warning: its message, and the paths of its date and of what its credential is called."""

    message: str
    date: str
    credential: str

    def __str__(self) -> str:
        """Return `koabpcbigd with credentials.70-534.code and credentials.70-534.accepted_until`."""
        return f"{self.message} with {self.credential} and {self.date}"


def check_attainable(
    article: Element, told: Iterable[Told], data: Data, competency: str, as_of: date
) -> Iterator[Finding]:
    """The section of a tier says when nobody can attain it, on the day or later; nothing else says so.

    Bad: "can no longer be attained", while an exam is accepted; nothing, after the only one no longer is
    Good: the date on which what the tier cannot do without ends or begins to count
    """
    said = [one for one in told if one[0].id in WARNINGS]
    for option, tier, people in tiers_of(data, competency) if competency in data["competencies"] else ():
        section = tier_section(article, option, tier)
        path = f"competencies.{competency}.options.{option}.people"
        expected = list(_warnings(data, logic(people, tier, path), as_of)) if people else []
        inside = {id(one) for one in section.walk()} if section else set[int]()
        yield from _differ(f"{option}-{tier}", expected, [one for one in said if id(one[0].element) in inside])
        said = [one for one in said if id(one[0].element) not in inside]
    yield from _differ("", [], said)


def _warnings(data: Data, rule: Logic, as_of: date) -> Iterator[Warned]:
    """Yield what is said of each time without a day on which a rule can be met."""
    keys = list(dict.fromkeys(_keys(data, rule)))
    days = [date.min, *sorted({day for key in keys for day in _turns(data, key)})]
    counting = [[key for key in keys if _counts(data, key, day)] for day in days]
    attainable = [_is_met(data, rule, found) for found in counting]
    for first in range(len(days)):
        if attainable[first] or (first and not attainable[first - 1]):
            continue
        after = next((n for n in range(first, len(days)) if attainable[n]), None)
        if after is not None and days[after] <= as_of:
            continue
        ended = coming = ""
        if first:
            now = counting[first]
            # Of several that end on one day, the last one that is listed.
            gone = [key for key in reversed(counting[first - 1]) if key not in now]
            ended = _decisive(data, rule, now, gone)
        if after is not None:
            before, now = counting[after - 1 : after + 1]
            stayed, come = ([key for key in now if (key in before) == was] for was in (True, False))
            coming = _decisive(data, rule, stayed, come)
        yield from _warning(data, ended, coming, is_now=days[first] <= as_of)


def _warning(data: Data, ended: str, coming: str, *, is_now: bool) -> Iterator[Warned]:
    until, since = f"credentials.{ended}.accepted_until", f"credentials.{coming}.available_from"
    if coming and is_now:
        is_month = data["credentials"][coming]["available_from"].count("-") == 1
        yield Warned(FROM_MONTH if is_month else FROM_DAY, since, called_path(data, coming))
    elif coming:
        yield Warned(BETWEEN, until, called_path(data, coming))
    elif ended:
        yield Warned(NO_LONGER if is_now else UNTIL, until, called_path(data, ended))


def _decisive(data: Data, rule: Logic, have: list[str], more: list[str]) -> str:
    """Return the credential that makes the difference: the first of `more` with which a rule can be met."""
    for n in range(len(more)):
        if _is_met(data, rule, [*have, *more[: n + 1]]):
            return more[n]
    raise AssertionError("what can be met with all of them can be met with one of them")


def _is_met(data: Data, rule: Logic, counting: Iterable[str]) -> bool:
    """Return whether people who have passed all that counts meet a rule."""
    counting = set(counting)
    if not isinstance(rule, str):
        kind, parts = rule
        return {"all": all, "any": any}[kind](_is_met(data, part, counting) for part in parts)
    people, key = group_at(data, rule) or ({}, "")
    need, listed = people["groups"][key]["need"], [set(found) for _, found in group_credentials(people, key)]
    if need == "one":
        return any(found & counting for found in listed)
    return (all if need == "all" else any)(found <= counting for found in listed)


def _keys(data: Data, rule: Logic) -> Iterator[str]:
    if isinstance(rule, str):
        people, key = group_at(data, rule) or ({}, "")
        yield from (one for _, listed in group_credentials(people, key) for one in listed)
    else:
        for part in rule[1]:
            yield from _keys(data, part)


def _turns(data: Data, key: str) -> Iterator[date]:
    """Yield the first day on which a credential counts, and the first on which it does no longer."""
    one: Mapping[str, str] = data["credentials"][key]
    if since := one.get("available_from"):
        yield _first_day(since)
    if until := one.get("accepted_until"):
        yield last_day(until) + timedelta(days=1)


def _counts(data: Data, key: str, day: date) -> bool:
    one: Mapping[str, str] = data["credentials"][key]
    since, until = one.get("available_from"), one.get("accepted_until")
    return (since is None or _first_day(since) <= day) and (until is None or day <= last_day(until))


def _first_day(moment: str) -> date:
    return date.fromisoformat(moment if moment.count("-") > 1 else f"{moment}-01")


def _differ(at: str, expected: list[Warned], told: list[Told]) -> Iterator[Finding]:
    found = [
        Warned(one.id, *(" ".join(places.get(name, ())) for name in ("date", "credential"))) for one, places in told
    ]
    if found != expected:
        shown = ["; ".join(map(str, many)) or "no warning" for many in (expected, found)]
        yield Finding("logic", at, *shown)
