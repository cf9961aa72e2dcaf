"""What happens to an exam at a date, as the words beside it say. Pure."""

import re
from functools import cache

from generator.legacy import words
from generator.legacy.figures import Dated, dates
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


def _event(said: str, text: str, direction: str, locale: str, *, negated: bool) -> str:
    """Return what happens at a date that a text says one thing of, or, if `negated`, that it is not so."""
    if said == "available":
        return "retires" if negated != (direction == "until") else "available"
    if said == "accepted" and negated:
        return {"until": "not-accepted", "after": "accepted", "from": "no-longer"}.get(direction, "")
    if said == "accepted":
        return "accepted-from" if direction in {"from", "after"} else "accepted"
    if said == "register" and negated:
        return "not-register" if direction == "until" else "register"
    if said == "register" and not words.means(text, "closes", locale):
        opens = direction in {"from", "after"} or (not direction and words.means(text, "opens", locale))
        return "opens" if opens else "register"
    return said


def _direction(dated: Dated, locale: str) -> str:
    """Return whether the words beside a date say `until` it, `from` it on or `after` it; empty where they do not."""
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
