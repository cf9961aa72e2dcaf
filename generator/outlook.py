"""What a page says of time and of use beyond one requirement: next changes, where a credential counts. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model import Catalogue, Competency, Credential, Name, Tier

# Dates that a reader must not miss, and the word a template knows them by.
DEADLINES = ("register_until", "retires", "accepted_until")
# What is said of a credential that ends, and the date that decides on it.
_DECIDING: Mapping[str, str] = {
    "register-until": "register_until",
    "retiring": "retires",
    "accepted-until": "accepted_until",
    "retired": "retires",
    "no-longer-accepted": "accepted_until",
}


@dataclass(frozen=True, slots=True)
class Called:
    """What a list says of a competency or an option: its id and its name, and the same of a competency's options."""

    id: str
    name: Name
    options: tuple["Called", ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """An option that a credential counts for, and the tiers at which it does.

    Of competency and option it has what they are called alone: so no figure of theirs can change a list.
    """

    competency: Called
    option: Called
    tiers: tuple[Name, ...]


def next_changes(competency: Competency, as_of: date) -> tuple[tuple[Credential, str], ...]:
    """Return the credentials of a competency that have the next deadline, each with the name of that date."""
    coming = _coming(credentials_of(competency), as_of)
    return tuple((one, name) for day, one, name in coming if day == coming[0][0])


def later_changes(competency: Competency, as_of: date) -> tuple[tuple[Credential, str], ...]:
    """Return what of a competency's credentials ends within a year but after its next deadline, by day."""
    return within_a_year(credentials_of(competency), as_of)[len(next_changes(competency, as_of)) :]


def within_a_year(credentials: Iterable[Credential], as_of: date) -> tuple[tuple[Credential, str], ...]:
    """Return the credentials with a deadline before this day next year, by day, each with the name of that date."""
    end = (as_of.year + 1, as_of.month, as_of.day)
    return tuple((one, name) for day, one, name in _coming(credentials, as_of) if (day.year, day.month, day.day) < end)


def credentials_of(competency: Competency) -> tuple[Credential, ...]:
    """Return the credentials that a competency lists, each once, in order."""
    return tuple(dict.fromkeys(one for tier in _tiers(competency) for one in _credentials(tier)))


def last_change(credentials: Iterable[Credential], as_of: date) -> date | None:
    """Return the last day, up to `as_of`, from which something else was to be said of one of the credentials."""
    return max((day for one in credentials for day in _turns(one, as_of)), default=None)


def uses(catalogue: Catalogue) -> Mapping[str, tuple[Use, ...]]:
    """Return `{credential id: what it counts for}`, in the order of the catalogue."""
    found: dict[str, list[Use]] = {key: [] for key in catalogue.credentials}
    for competency in catalogue.competencies:
        options = tuple(Called(option.id, option.name) for option in competency.options)
        called = Called(competency.id, competency.name, options)
        for option, by_name in zip(competency.options, options, strict=True):
            tiers: dict[str, list[Name]] = {}
            for tier in option.tiers:
                for one in dict.fromkeys(_credentials(tier)):
                    tiers.setdefault(one.id, []).append(tier.name)
            for key, names in tiers.items():
                found[key].append(Use(called, by_name, tuple(names)))
    return {key: tuple(used) for key, used in found.items()}


def by_kind(catalogue: Catalogue) -> Mapping[str, tuple[Credential, ...]]:
    """Return `{kind: credentials}` of the kinds there are, each by id."""
    kinds: dict[str, list[Credential]] = {
        "exam": [],
        "assessment": [],
        "certification": [],
        "third-party-certificate": [],
    }
    for one in sorted(catalogue.credentials.values(), key=lambda one: one.id):
        kinds[one.kind].append(one)
    return {kind: tuple(found) for kind, found in kinds.items() if found}


def by_standing(catalogue: Catalogue, as_of: date) -> Mapping[str, tuple[Credential, ...]]:
    """Return `{standing: credentials}` of those that end or have ended, each by the date that makes it so."""
    standings = {one.id: _end(one, as_of) for one in catalogue.credentials.values()}
    found: dict[str, tuple[Credential, ...]] = {}
    for standing, field in _DECIDING.items():
        ones = [one for one in catalogue.credentials.values() if standings[one.id] == standing]
        if ones:
            by_date = sorted(ones, key=lambda one: (getattr(one, field).value.last, one.id))
            found[standing] = tuple(by_date)
    return found


def _coming(credentials: Iterable[Credential], as_of: date) -> list[tuple[date, Credential, str]]:
    """Return every deadline to come, by day; those of one day in the order of the credentials."""
    coming = [
        (moment.value.last, one, name)
        for one in credentials
        for name in DEADLINES
        if (moment := getattr(one, name)) is not None and moment.value.last >= as_of
    ]
    return sorted(coming, key=lambda found: found[0])


def _turns(one: Credential, as_of: date) -> Iterator[date]:
    """Yield the days, up to `as_of`, from which one of its dates holds: an end holds from the day after it."""
    if one.available_from and one.available_from.value.first <= as_of:
        yield one.available_from.value.first
    for name in DEADLINES:
        moment = getattr(one, name)
        if moment and moment.value.last < as_of:
            yield moment.value.last + timedelta(days=1)


def _end(one: Credential, as_of: date) -> str | None:
    """Return what is to be said of the end of a credential; None when it has none."""
    if (standing := one.standing(as_of).value) in _DECIDING:
        return standing
    # Available or to come: the first of its ends.
    if one.register_until and one.register_until.value.last >= as_of:
        return "register-until"
    return "retiring" if one.retires else "accepted-until" if one.accepted_until else None


def _tiers(competency: Competency) -> Iterator[Tier]:
    for option in competency.options:
        yield from option.tiers


def _credentials(tier: Tier) -> Iterator[Credential]:
    for group in tier.people.groups if tier.people else ():
        yield from group.credentials
