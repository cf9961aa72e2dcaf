"""Dates of a credential stand in order."""

from collections.abc import Iterator
from datetime import date

from generator.meaning.finding import Finding
from generator.model import Catalogue

_ORDER = ("available_from", "register_until", "retires", "accepted_until")


def check_dates_in_order(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A credential becomes available, closes registration, retires, and ends to be accepted, in this order.

    Bad: `retires: 2018-12-31` with `accepted_until: 2017-12-31`
    Good: `retires: 2017-12-31` with `accepted_until: 2018-12-31`
    """
    del as_of
    for credential in catalogue.credentials.values():
        dated = [(name, fact) for name in _ORDER if (fact := getattr(credential, name)) is not None]
        for n, (later, after) in enumerate(dated):
            earlier = [(name, fact) for name, fact in dated[:n] if fact.value.first > after.value.last]
            if earlier:
                name, before = earlier[-1]
                yield Finding(
                    after.path, expected=f"{later} not before {name} ({before.value})", found=str(after.value)
                )
