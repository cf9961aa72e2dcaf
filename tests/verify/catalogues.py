"""Made-up data of any shape that the model accepts: every construct, in any combination, with any figures."""

from datetime import date, timedelta
from random import Random
from typing import Any

from generator.messages import plural_header
from generator.pofiles import Entry

CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CNY", "CAD", "BRL", "NOK", "CHF", "INR", "KRW")
KINDS = ("exam", "assessment", "certification", "third-party-certificate")
COUNTED = ("any", "same", "other", "same-or-different", "same-allowed", "subset-of-same", "subset-of-headcount")
RELATED = ("same", "other", "same-or-different", "same-allowed", "subset-of-same")
# Keys that could be taken for a part of a path.
KEYS = ("name", "people", "groups", "headcount", "thresholds", "options", "minimum", "all-in", "code", "credentials")


def make_data(random: Random, competencies: int) -> dict[str, Any]:
    """Return the data of a program with so many competencies."""
    data: dict[str, Any] = {
        "programme": _programme(random),
        "metrics": {key: _metric(random, key) for key in _keys(random, "metric", 1, 3)},
        "products": {key: _product(random, key) for key in _keys(random, "product", 1, 3)},
        "associations": {key: _named(random, key) for key in _keys(random, "role", 0, 4)},
        "conditions": {
            key: {"text": random.choice([f"Only {key} count.", f"Only {key} of %(products)s count."])}
            for key in _keys(random, "condition", 0, 3)
        },
    }
    data["credentials"] = _credentials(random)
    data["competencies"] = {f"{random.choice(KEYS)}-{n}": _competency(random, data, n) for n in range(competencies)}
    return data


def make_translation(random: Random, tag: str, entry: Entry) -> tuple[str, ...]:
    """Return a translation of about half of the messages, in all its plural forms; nothing of the others.

    Each has a per cent sign, as gettext writes one.
    """
    if random.random() < 0.5:
        return ()
    word = "訳 %%" if tag in {"ja-JP", "zh-CN", "zh-TW"} else "Trad. %%"
    if entry.plural is None:
        return (f"{word} {entry.msgid}",)
    return tuple(f"{word} {entry.plural} {'n' * form}".strip() for form in range(plural_header(tag)[0]))


def _keys(random: Random, kind: str, least: int, most: int) -> list[str]:
    """Return ids, among them such as stand in paths for something else."""
    count = random.randint(least, most)
    return random.sample([f"{kind}-{letter}" for letter in "abcd"[:most]] + list(KEYS), count)


def _named(random: Random, key: str) -> dict[str, Any]:
    return {"name": f"{key.title()} {random.choice(['', 'Plan 2', '365', '& Co', '<b>', '100 %'])}".strip()}


def _product(random: Random, key: str) -> dict[str, Any]:
    former = {"formerly": f"Old {key} {random.randrange(9)}"} if random.random() < 0.4 else {}
    return {**_named(random, key), **former}


def _programme(random: Random) -> dict[str, Any]:
    return {
        "name": "Program",
        "description": "What to do.",
        "currency": random.choice(CURRENCIES),
        **({"associations_page": "https://example.org/a?b=1&c=2"} if random.random() < 0.5 else {}),
        "tiers": {key: _named(random, f"Tier {key}") for key in _keys(random, "tier", 1, 3)},
        "markets": {key: _named(random, f"Market {key}") for key in _keys(random, "market", 1, 3)},
        "periods": {
            "trailing": {"text": "The last %(months)s months", "months": random.choice([1, 2, 6, 12])},
            "year": {"text": "A year"},
        },
        "roles": {key: _named(random, f"Role {key}") for key in ("role-a", "name")},
        "focus_areas": {key: _named(random, f"Area {key}") for key in ("area-a", "people", "area-c")},
    }


def _metric(random: Random, key: str) -> dict[str, Any]:
    if random.random() < 0.5:
        return {"unit": "money", "name": f"Money of {key}", "minimum": f"At least %(amount)s of {key}"}
    average = {"one": f"On average %(amount)s {key}", "other": f"On average %(amount)s {key}s"}
    counted = {"one": f"At least %(amount)s {key}", "other": f"At least %(amount)s {key}s"}
    averaged = {"monthly_average": average} if random.random() < 0.6 else {}
    return {"unit": "count", "name": f"Count of {key}", "minimum": counted, **averaged}


def _credentials(random: Random) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for n in range(random.randint(3, 14)):
        kind = random.choice(KINDS)
        key = f"{random.choice(['X', '70', 'MB2'])}-{100 + n}" if kind == "exam" else f"{kind}-{n}"
        found[key] = {"kind": kind, **_named(random, f"Title {n}"), **_dates(random)}
        if random.random() < 0.7:
            found[key]["url"] = f"https://example.org/{key}?x=1&y={n}"
        if random.random() < 0.2:
            found[key]["beta"] = True
    exams = [key for key, one in found.items() if one["kind"] == "exam"]
    for key, one in found.items():
        others = [other for other in exams if other != key]
        if others and random.random() < 0.15:
            one["replaced_by"] = random.choice(others)
    return found


def _dates(random: Random) -> dict[str, str]:
    """Return some of a credential's dates, in order, each a day or a month."""
    days = sorted(date(2018, 1, 1) + timedelta(random.randrange(1000)) for _ in range(4))
    fields = ("available_from", "register_until", "retires", "accepted_until")
    texts = [day.isoformat() if random.random() < 0.6 else day.isoformat()[:7] for day in days]
    return {field: text for field, text in zip(fields, texts, strict=True) if random.random() < 0.25}


def _competency(random: Random, data: dict[str, Any], n: int) -> dict[str, Any]:
    summary: dict[str, Any] = {"summary": f"For some {'x' * (n + 1)}."}
    if random.random() < 0.4:
        summary = {"summary": "For makers of %(products)s.", "summary_products": _some(random, data["products"])}
    options = {key: _option(random, data, key) for key in _keys(random, "option", 1, 3)}
    return {**_named(random, f"Competency {'y' * (n + 1)}"), **summary, "options": options}


def _some(random: Random, many: Any) -> list[str]:
    return random.sample(sorted(many), random.randint(1, len(many)))


def _option(random: Random, data: dict[str, Any], key: str) -> dict[str, Any]:
    tiers = [tier for tier in data["programme"]["tiers"] if random.random() < 0.7] or list(data["programme"]["tiers"])
    option: dict[str, Any] = {**_named(random, f"Option {key}"), "summary": "For anybody.", "tiers": tiers}
    measured = tiers if random.random() < 0.6 else [tier for tier in tiers if random.random() < 0.5]
    if measured:
        option["thresholds"] = _thresholds(random, data, measured)
    if measured == tiers:
        uses = [key for key in data["conditions"] if random.random() < 0.5]
        option["conditions"] = [_condition(random, data, key) for key in uses]
        option["associations"] = [key for key in data["associations"] if random.random() < 0.6]
    counted = [tier for tier in tiers if tier not in measured or random.random() < 0.6]
    if counted:
        option["people"] = _people(random, data, counted)
    return option


def _condition(random: Random, data: dict[str, Any], key: str) -> dict[str, Any]:
    has_products = "%(products)s" in data["conditions"][key]["text"]
    return {"id": key, **({"products": _some(random, data["products"])} if has_products else {})}


def _thresholds(random: Random, data: dict[str, Any], tiers: list[str]) -> dict[str, Any]:
    """Return lines of which the first has a figure for every tier."""
    lines: dict[str, Any] = {}
    for n, key in enumerate(_keys(random, "line", 1, 3)):
        metric = random.choice(sorted(data["metrics"]))
        chosen = tiers if n == 0 else [tier for tier in tiers if random.random() < 0.7] or tiers
        minimum = {tier: _figures(random, data) for tier in chosen}
        line: dict[str, Any] = {"metric": metric, "minimum": minimum}
        if "monthly_average" in data["metrics"][metric] and random.random() < 0.7:
            line["monthly_average"] = {
                tier: {market: random.choice([1, 2, 3, 11, 1000]) for market in found if random.random() < 0.8}
                for tier, found in minimum.items()
            }
        if random.random() < 0.6:
            line["period"] = random.choice(["trailing", "year"])
        if random.random() < 0.5:
            line["products"] = _some(random, data["products"])
        if random.random() < 0.3:
            line["currency"] = random.choice(CURRENCIES)
        lines[key] = line
    return lines


def _figures(random: Random, data: dict[str, Any]) -> dict[str, int]:
    markets = ["all"] if random.random() < 0.4 else list(data["programme"]["markets"])
    amounts = (1, 2, 5, 12, 250, 1000, 12_500, 100_000, 1_000_000, random.randrange(1, 10**9))
    return {market: random.choice(amounts) for market in markets}


def _people(random: Random, data: dict[str, Any], tiers: list[str]) -> dict[str, Any]:
    lists = {key: _list(random, data) for key in _keys(random, "list", 1, 4)}
    groups: dict[str, Any] = {}
    if random.random() < 0.6:
        rule: Any = _rule(random, data, lists, groups, tiers)
    else:
        rule = {tier: _rule(random, data, lists, groups, [tier]) for tier in tiers}
    at_least: Any = random.choice([True, False, {tier: random.random() < 0.5 for tier in tiers}])
    headcount = {tier: random.choice([1, 2, 3, 5, 15]) for tier in tiers}
    return {"headcount": headcount, "at_least": at_least, "lists": lists, "groups": groups, "rule": rule}


def _list(random: Random, data: dict[str, Any]) -> Any:
    credentials = sorted(data["credentials"])
    if random.random() < 0.7:
        return random.sample(credentials, random.randint(1, min(5, len(credentials))))
    areas = _some(random, data["programme"]["focus_areas"])
    return {area: random.sample(credentials, random.randint(1, 3)) for area in areas}


def _rule(  # noqa: PLR0913 - what a group is made of
    random: Random,
    data: dict[str, Any],
    lists: dict[str, Any],
    groups: dict[str, Any],
    tiers: list[str],
    *,
    first: int | None = None,
    depth: int = 0,
) -> Any:
    """Return a rule, and add its groups to `groups`; a relation is to the group before, which is not before `first`."""
    first = len(groups) if first is None else first
    if depth == 3 or random.random() < 0.45:
        before = next(reversed(groups.items())) if len(groups) > first else None
        key = f"{random.choice(KEYS)}-{len(groups)}"
        groups[key] = _group(random, data, lists, tiers, before)
        return key
    parts = random.randint(2, 3)
    inner = [_rule(random, data, lists, groups, tiers, first=first, depth=depth + 1) for _ in range(parts)]
    return {random.choice(["all", "any"]): inner}


def _group(
    random: Random, data: dict[str, Any], lists: dict[str, Any], tiers: list[str], before: tuple[str, Any] | None
) -> dict[str, Any]:
    of = random.choice(sorted(lists))
    needs = ["all", "one"] + (["one-area"] if isinstance(lists[of], dict) else [])
    group: dict[str, Any] = {"need": random.choice(needs), "of": of}
    relation = random.choice((*COUNTED, "everyone", "unstated"))
    if relation in RELATED and before is None:
        relation = "any"
    if relation == "subset-of-same" and before and before[1]["relation"] == "unstated":
        relation = "same-allowed"
    group["relation"] = relation
    if relation in RELATED and before:
        group["to"] = before[0]
    if relation in COUNTED:
        numbers = {tier: random.choice([1, 2, 3, 12]) for tier in tiers}
        group["people"] = random.choice([numbers, "headcount", random.choice([1, 2, 4])])
    if random.random() < 0.3:
        group["each"] = True
    if random.random() < 0.3:
        group["role"] = random.choice(sorted(data["programme"]["roles"]))
    return group
