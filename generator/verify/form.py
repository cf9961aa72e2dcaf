"""The data of the form "Do you qualify?": the rules of the data, with the names and words of the page's language.

What the rules mean is in docs/qualify.md; here they are derived from the YAML a second time, as all that is proved.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, product
from math import prod
from typing import Any

from generator.verify.facts import SOURCE, Names
from generator.verify.finding import Finding
from generator.verify.stated import (
    Data,
    Logic,
    count_path,
    credential_paths,
    group_at,
    group_credentials,
    last_day,
    logic,
    tiers_of,
)
from generator.verify.vocabulary import FORM
from generator.verify.words import Words

# Of what can be met in more ways than these, a form has none.
_MOST_WAYS = 100
_FIGURE = "8"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is judged by: `stated` is `{path: value}` of every fact."""

    data: Data
    stated: Mapping[str, str]
    words: Words
    names: Names
    as_of: date


def check_form(text: str, page: str, asked: Asked) -> Iterator[Finding]:
    """A form, where a page has one, asks for what the data asks for, in words of its language.

    Bad: a headcount of 5 where the data says 15; another day; a name in another language; a bare `$`
    "met" where "not met" is meant, in every language; a word left out, or one that no form has
    Good: the rules of the competency, the day of the page, each word the catalogue's for its message
    """
    if not text:
        return
    form, words = _read(text), asked.words
    tiers = list(_tiers(asked, page))
    credentials = list(dict.fromkeys(_credentials(asked.data, page)))
    rules = {"competency": page, "terms": {key: _terms(asked.data, key) for key in credentials}, "tiers": tiers}
    expected = {
        "locale": words.tag,
        "day": asked.as_of.isoformat(),
        "rules": rules,
        "names": _names(asked, page, tiers, credentials),
    }
    found = {key: form.get(key) for key in expected} | {"names": _unmarked(form.get("names"))}
    yield from _differ(expected, found, "form")
    for key in form.keys() - expected.keys() - {"words", "money"}:
        yield Finding("form", f"form.{key}", "no such part of a form", "one")
    said = _mapping(form.get("words"))
    for key in {**FORM, **said}:
        if FORM.get(key) not in (_messages(said[key], words) if key in said else ()):
            shown = " or ".join(map(repr, words.forms(FORM[key]))) if key in FORM else "no such word"
            yield Finding("form", f"form.words.{key}", shown, repr(said.get(key, "nothing")))
    currencies = {line["currency"] for one in tiers for line in one.get("lines", ()) if "currency" in line}
    money = _mapping(form.get("money"))
    if money.keys() != currencies:
        yield Finding("form", "form.money", str(sorted(currencies)), str(sorted(money)))
    for code, around in money.items():
        if words.reader.money(_FIGURE.join(map(str, around))) != f"{code} {_FIGURE}":
            yield Finding("form", f"form.money.{code}", f"{code!r}, as its reader writes it", repr(around))


def _read(text: str) -> Mapping[str, Any]:
    try:
        return _mapping(json.loads(text))
    except ValueError:
        return {}


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _unmarked(names: Any) -> Any:
    """Return names without whether they are in English for want of a translation, which the article shows by a mark."""
    if isinstance(names, dict):
        return {key: _unmarked(one) for key, one in names.items()}
    return names[:2] if isinstance(names, list) and names[2:] == [True] else names


def _messages(said: Any, words: Words) -> frozenset[str]:
    """Return the ids of the messages that a word is: in the page's language, or, said to be English, not translated."""
    if isinstance(said, str):
        return words.saying.get((True, said), frozenset())
    is_english = isinstance(said, list) and said[1:] == [SOURCE, True]
    return words.saying.get((False, str(said[0])), frozenset()) if is_english else frozenset()


def _differ(expected: object, found: object, at: str) -> Iterator[Finding]:
    """Yield the places in which two values differ."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in expected | found:
            yield from _differ(expected.get(key), found.get(key), f"{at}.{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for n, pair in enumerate(zip(expected, found, strict=True)):
            yield from _differ(*pair, f"{at}.{n}")
    elif expected != found:
        yield Finding("form", at, repr(expected), repr(found))


def _credentials(data: Data, page: str) -> Iterator[str]:
    for option, tier, people in tiers_of(data, page):
        if people:
            path = f"competencies.{page}.options.{option}.people"
            for group in _leaves(logic(people, tier, path)):
                yield from (key for _, keys in group_credentials(people, group.rpartition(".")[2]) for key in keys)


def _leaves(rule: Logic) -> Iterator[str]:
    if isinstance(rule, str):
        yield rule
    else:
        for part in rule[1]:
            yield from _leaves(part)


def _terms(data: Data, key: str) -> dict[str, Any]:
    """Return the days from and until which a credential counts, until which one can set out for it and pass it.

    And that it is a certification, where it is one.
    """
    one = data["credentials"][key]
    ends = {field: last_day(one[field]) for field in ("register_until", "retires", "accepted_until") if field in one}
    begin = {"since": f"{one['available_from']}-01"[:10]} if "available_from" in one else {}
    take = min((ends[field] for field in ("register_until", "retires") if field in ends), default=None)
    days = {"take": take, "retires": ends.get("retires"), "until": ends.get("accepted_until")}
    certification = {"certification": True} if one["kind"] == "certification" else {}
    return begin | {name: day.isoformat() for name, day in days.items() if day} | certification


def _tiers(asked: Asked, page: str) -> Iterator[dict[str, Any]]:
    for key, tier, people in tiers_of(asked.data, page):
        option, path = asked.data["competencies"][page]["options"][key], f"competencies.{page}.options.{key}"
        lines = list(_lines(asked, option, path, tier))
        rules: dict[str, Any] = {"option": key, "tier": tier}
        if lines:
            rules |= {"lines": lines} | ({"associations": option["associations"]} if option.get("associations") else {})
        if people:
            rule = logic(people, tier, f"{path}.people")
            ways = {"ways": list(_ways(rule, asked, tier))} if _count(rule, asked, tier) <= _MOST_WAYS else {}
            rules["people"] = {"headcount": int(asked.stated[f"{path}.people.headcount.{tier}"]), **ways}
        yield rules


def _lines(asked: Asked, option: Mapping[str, Any], path: str, tier: str) -> Iterator[dict[str, Any]]:
    for key, line in (option.get("thresholds") or {}).items():
        if tier in line["minimum"]:
            average = (line.get("monthly_average") or {}).get(tier, {})
            months = asked.data["programme"]["periods"][line["period"]].get("months", 0) if "period" in line else 0
            least = {market: max(n, average.get(market, 0) * months) for market, n in line["minimum"][tier].items()}
            value = asked.stated[f"{path}.thresholds.{key}.minimum.{tier}.{next(iter(least))}"]
            currency = {"currency": value.split()[0]} if " " in value else {}
            yield {"id": key, "metric": line["metric"], **currency, "minimum": least}


def _count(rule: Logic, asked: Asked, tier: str) -> int:
    if isinstance(rule, str):
        return 1
    parts = [_count(part, asked, tier) for part in rule[1]]
    return prod(parts) if rule[0] == "all" else sum(parts)


def _ways(rule: Logic, asked: Asked, tier: str) -> Iterator[list[dict[str, Any]]]:
    """Yield each way to meet a rule."""
    if isinstance(rule, str):
        yield [_demand(rule, asked, tier)]
    elif rule[0] == "any":
        yield from chain.from_iterable(_ways(part, asked, tier) for part in rule[1])
    else:
        parts = [list(_ways(part, asked, tier)) for part in rule[1]]
        yield from (list(chain.from_iterable(one)) for one in product(*parts))


def _demand(path: str, asked: Asked, tier: str) -> dict[str, Any]:
    """Return what the group at a path demands: of each of so many people all of any one choice."""
    people, key = group_at(asked.data, path) or ({}, "")
    group, areas = people["groups"][key], [list(keys) for _, keys in group_credentials(people, key)]
    whole = list(dict.fromkeys(chain.from_iterable(areas)))
    relation = group.get("relation", "any")
    counted = count_path(asked.data, path, tier) or f"{path.rpartition('.groups.')[0]}.headcount.{tier}"
    return {
        "group": key,
        # Where the data does not say who, all are held to it.
        "relation": "everyone" if relation == "unstated" else relation,
        "people": int(asked.stated[counted]),
        "choices": {"one": [[one] for one in whole], "one-area": areas}.get(group["need"], [whole]),
    }


def _names(
    asked: Asked, page: str, tiers: Sequence[Mapping[str, Any]], credentials: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """Return the names that a form has, by what they name."""
    data, options = asked.data, asked.data["competencies"][page]["options"]
    lines = [line for one in tiers for line in one.get("lines", ())]
    by_market = any(line["minimum"].keys() != {"all"} for line in lines)
    registries = {
        "options": (f"competencies.{page}.options", options if len(options) > 1 else ()),
        "tiers": ("programme.tiers", [tier for one in options.values() for tier in one["tiers"]]),
        "markets": ("programme.markets", data["programme"]["markets"] if by_market else ()),
        "metrics": ("metrics", [line["metric"] for line in lines]),
        "associations": ("associations", [key for one in tiers for key in one.get("associations", ())]),
        "credentials": ("credentials", credentials),
    }
    names = {
        kind: {key: _name(f"{path}.{key}.name", asked) for key in keys} for kind, (path, keys) in registries.items()
    }
    exams = (key for key in credentials if f"credentials.{key}.code" in set(credential_paths(data, key)))
    return {**names, "codes": {key: key for key in exams}}


def _name(path: str, asked: Asked) -> "str | list[str]":
    """Return a name in the page's language, or in English and that it is."""
    english = asked.names.english[path]
    own = next(iter(asked.names.own.get(path, ())), None)
    is_english = own is None or (own == english and not path.startswith("metrics."))
    return [english, SOURCE] if is_english and asked.words.tag != SOURCE else own or english
