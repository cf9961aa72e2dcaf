"""A form that asks for something else than the page does, or in other words (b)."""

import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

from benchmarks.mutation.page import Inapplicable, Page, pick

_DATA = re.compile(r'(<script type="application/json" id="cd_qualify_data">)(.*?)(</script>)', re.DOTALL)


def form_with_another_figure(page: Page, random: Random) -> str:
    """The form counts with another figure: of a threshold, of the people in all or of a group."""
    return _edited(page, lambda form: _set_figure(form, random))


def form_without_a_demand(page: Page, random: Random) -> str:
    """The form forgets one of the things that people must have passed."""
    return _edited(page, lambda form: _drop(form, random, "ways"))


def form_without_an_association(page: Page, random: Random) -> str:
    """The form forgets an association."""
    return _edited(page, lambda form: _drop(form, random, "associations"))


def form_of_another_day(page: Page, random: Random) -> str:
    """The form counts what has been passed on another day, or an exam for longer than it is accepted."""

    def change(form: dict[str, Any]) -> None:
        terms = [one for one in form["rules"]["terms"].values() if one]
        if terms and random.randrange(2):
            days = pick(random, terms)
            days[pick(random, sorted(days))] = "2030-01-01"
        else:
            form["day"] = "2030-01-01"

    return _edited(page, change)


def form_with_another_relation(page: Page, random: Random) -> str:
    """In the form other people are meant, such as others where the same are."""

    def change(form: dict[str, Any]) -> None:
        demand = pick(random, [one for way in _ways(form) for one in way])
        relations = {"any", "same", "other", "everyone", "unstated"} - {demand["relation"]}
        demand["relation"] = pick(random, sorted(relations))

    return _edited(page, change)


def form_with_another_name(page: Page, random: Random) -> str:
    """In the form an exam, a tier or a market has the name of another one, or one in another language."""

    def change(form: dict[str, Any]) -> None:
        kinds = [names for kind, names in form["names"].items() if names]
        names = pick(random, kinds)
        names[pick(random, sorted(names))] = pick(random, ["Bronze", ["Silver", "de"], "70-346", ""])

    return _edited(page, change)


def form_in_other_words(page: Page, random: Random) -> str:
    """A word of the form is in another language, or nobody's."""

    def change(form: dict[str, Any]) -> None:
        other = pick(random, [tag for tag, name in page.world.pages if name == page.name and tag != page.locale])
        theirs = _read(page.world.pages[other, page.name])["words"]
        key = pick(random, sorted(theirs))
        if theirs[key] == form["words"][key] or isinstance(theirs[key], list):
            raise Inapplicable
        form["words"][key] = pick(random, [theirs[key], "US$5"])

    return _edited(page, change)


def form_with_its_words_swapped(page: Page, random: Random) -> str:
    """Met, where the form means not met."""

    def change(form: dict[str, Any]) -> None:
        words = form["words"]
        one, other = pick(random, [("met", "not_met"), tuple(random.sample(sorted(words), 2))])
        words[one], words[other] = words[other], words[one]

    return _edited(page, change)


def form_with_a_word_too_few(page: Page, random: Random) -> str:
    """The form lacks one of its words, such as its note, or has one that no form has."""

    def change(form: dict[str, Any]) -> None:
        words = form["words"]
        if random.randrange(2):
            del words[pick(random, sorted(words))]
        else:
            words["free"] = words[pick(random, sorted(words))]

    return _edited(page, change)


def form_in_bare_dollars(page: Page, random: Random) -> str:
    """The form writes amounts with a sign that is that of several currencies."""

    def change(form: dict[str, Any]) -> None:
        form["money"][pick(random, sorted(form["money"]))] = pick(random, [["$", ""], ["", " $"], ["", ""]])

    return _edited(page, change)


def form_of_another_language(page: Page, random: Random) -> str:
    """The form is that of the page in another language."""
    other = pick(random, [tag for tag, name in page.world.pages if name == page.name and tag != page.locale])
    return _put(page, _data(page.world.pages[other, page.name]))


def form_dropped(page: Page, random: Random) -> str:  # noqa: ARG001 - there is but one
    """The page has no form where other languages have one."""
    if _DATA.search(page.html) is None:
        raise Inapplicable
    return _DATA.sub("", page.html)


def form_that_cannot_be_read(page: Page, random: Random) -> str:
    """The form's data ends in the middle."""
    data = _data(page.html)
    return _put(page, data[: random.randrange(2, len(data) - 1)])


def _edited(page: Page, change: Callable[[dict[str, Any]], None]) -> str:
    form = _read(page.html)
    change(form)
    return _put(page, json.dumps(form, ensure_ascii=False).replace("<", "\\u003c"))


def _read(html: str) -> dict[str, Any]:
    form: dict[str, Any] = json.loads(_data(html))
    return form


def _data(html: str) -> str:
    found = _DATA.search(html)
    if found is None:
        raise Inapplicable
    return found[2]


def _put(page: Page, data: str) -> str:
    return _DATA.sub(lambda match: match[1] + data + match[3], page.html)


def _ways(form: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return [way for tier in form["rules"]["tiers"] for way in tier.get("people", {}).get("ways", [])]


def _set_figure(form: dict[str, Any], random: Random) -> None:
    tiers = form["rules"]["tiers"]
    places = [
        (line["minimum"], market) for tier in tiers for line in tier.get("lines", []) for market in line["minimum"]
    ]
    places += [(tier["people"], "headcount") for tier in tiers if "people" in tier]
    places += [(demand, "people") for way in _ways(form) for demand in way if "people" in demand]
    place, key = pick(random, places)
    place[key] = pick(random, [place[key] * 3, place[key] * 10, place[key] + 1, str(place[key]), place[key] + 0.5])


def _drop(form: dict[str, Any], random: Random, kind: str) -> None:
    tiers = form["rules"]["tiers"]
    lists = [tier["associations"] for tier in tiers if kind in tier] if kind == "associations" else _ways(form)
    dropped = pick(random, lists)
    del dropped[random.randrange(len(dropped))]
