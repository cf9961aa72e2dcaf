"""What happens to an exam at a date, as the words beside it say. Pure."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from generator.legacy import words
from generator.legacy.figures import Dated, dates, day_before
from generator.legacy.meanings import BESIDE_DATE, DIRECTIONS

EVENTS = {
    "retires": "retires",
    "accepted": "is accepted until",
    "accepted-from": "is accepted from",
    "not-accepted": "is not accepted until",
    "no-longer": "is no longer accepted from",
    "register": "takes registrations until",
    "not-register": "takes no registrations until",
    "opens": "takes registrations from",
    "available": "is available from",
}


# Of what begins.
_ON = frozenset({"from", "after", "from-or-after"})


def event_of(dated: Dated, locale: str) -> str:
    """Return what happens at a date, where its sentence, or its clause, has no other date and speaks of one event.

    `Accepted until` a day and `not accepted after` it are one thing, as are `no longer available` and `retires`.
    """
    alone = len(dates(dated.sentence)) == 1
    text = dated.sentence if alone else dated.clause
    if dated.role or len(dates(text)) != 1:
        return dated.role
    said = [one for one in ("retires", "accepted", "register", "available") if words.means(text, one, locale)]
    if len(said) > 1 and words.means(dated.clause, "retires", locale):
        # `Available until then, when it retires`; of a clause that ends what is available.
        said = [one for one in said if one != "available"]
    if len(said) != 1:
        return ""
    clause = dated.clause if words.means(dated.clause, said[0], locale) else text
    negations = len(words.spans_of(clause, "negated", locale))
    if negations > 1 or (negations and words.means(text, "if", locale)):
        return ""
    return _event(said[0], clause, _direction(dated, locale), locale, negated=negations == 1)


def last_days(found: Iterable[Dated], locale: str) -> tuple[Dated, ...]:
    """Return dates as the days until which what they say holds, where it ends with a month.

    Not accepted from the first of a month on is accepted until the last of the one before.
    """
    return tuple(
        replace(one, moment=day_before(one.moment), role="accepted")
        if one.moment.day == 1 and _ends_with_a_month(one, locale)
        else one
        for one in found
    )


def _ends_with_a_month(dated: Dated, locale: str) -> bool:
    """Return whether something is not accepted from a first of a month on, or after it, in words that may mean that."""
    event = event_of(dated, locale)
    return event == "no-longer" or (event == "accepted" and _direction(dated, locale) == "from-or-after")


def _event(said: str, text: str, direction: str, locale: str, *, negated: bool) -> str:
    """Return what happens at a date that a text says one thing of, or, if `negated`, that it is not so."""
    if said == "available":
        return "retires" if negated != (direction == "until") else "available"
    if said == "accepted" and negated:
        said_so = {"until": "not-accepted", "after": "accepted", "from-or-after": "accepted", "from": "no-longer"}
        return said_so.get(direction, "")
    if said == "accepted":
        return "accepted-from" if direction in _ON else "accepted"
    if said == "register" and negated:
        return "not-register" if direction == "until" else "register"
    if said == "register" and not words.means(text, "closes", locale):
        opens = direction in _ON or (not direction and words.means(text, "opens", locale))
        return "opens" if opens else "register"
    return said


def _direction(dated: Dated, locale: str) -> str:
    """Return what the words beside a date say of it, as `DIRECTIONS` call it; empty where they say nothing."""
    for language in dict.fromkeys((words.language_of(locale), "en")):
        for direction, (before, after) in _directions(language).items():
            if before.search(dated.before) or after.match(dated.after):
                return direction
    return ""


@cache
def _directions(language: str) -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return of each direction what stands before a date, and what stands after it."""
    between = f"(?:{BESIDE_DATE})*"
    return {
        direction: (
            re.compile(f"(?:{before}){between}$" if before else "(?!)"),
            re.compile(f"{between}(?:{after})" if after else "(?!)"),
        )
        for direction, (before, after) in DIRECTIONS.get(language, {}).items()
    }
