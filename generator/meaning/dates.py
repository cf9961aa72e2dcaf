"""Dates of a credential stand in order."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

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
        for (earlier, before), (later, after) in pairwise(dated):
            if before.value.first > after.value.last:
                expected = f"{later} not before {earlier} ({before.value})"
                yield Finding(after.path, expected=expected, found=str(after.value))
