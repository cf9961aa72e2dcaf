"""What the data states, and what each page must state of it: read from the YAML alone, as `data/README.md` has it.

Shares nothing with the model that pages are made from: a mistake there is found here. Assumes data that `check`
accepts.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

Data: TypeAlias = Mapping[str, Any]
# A group's path, or requirements joined by `all` or `any`.
Logic: TypeAlias = "str | tuple[str, tuple[Logic, ...]]"

DATES = ("available_from", "register_until", "retires", "accepted_until")
AS_OF = "as_of"


def stated(data: Data) -> Mapping[str, str]:
    """Return `{path: value}` of every fact that a page may state."""
    return dict(_stated(data))


def english_names(data: Data) -> Mapping[str, str]:
    """Return `{path: English text}` of every name, present and former."""
    programme = data["programme"]
    names = {"programme.name": programme["name"]}
    registries = {f"programme.{key}": programme.get(key) or {} for key in ("tiers", "markets", "roles", "focus_areas")}
    registries |= {key: data[key] for key in ("metrics", "associations", "products", "credentials", "competencies")}
    for key, competency in data["competencies"].items():
        registries[f"competencies.{key}.options"] = competency["options"]
    for path, registry in registries.items():
        names |= {f"{path}.{key}.name": one["name"] for key, one in registry.items()}
    return names | {
        f"products.{key}.formerly": one["formerly"] for key, one in data["products"].items() if "formerly" in one
    }


def paths_of(data: Data, page: str, as_of: date) -> frozenset[str]:
    """Return the paths of the facts that a page states: "" is the home, else the page's name."""
    if page == "":
        found = _home(data)
    elif page == "exams":
        found = (path for key in data["credentials"] for path in _listed(data, key))
    elif page == "retirements":
        found = (path for key in data["credentials"] if _retires(data, key, as_of) for path in _listed(data, key))
    elif page == "terms":
        found = iter(())
    else:
        found = _competency(data, page)
    return frozenset([*found, AS_OF])


def credential_paths(data: Data, key: str) -> Iterator[str]:
    """Yield the paths of what is said of a credential wherever it is listed."""
    one, path = data["credentials"][key], f"credentials.{key}"
    yield f"{path}.name"
    if one["kind"] == "exam":
        yield f"{path}.code"
    yield from (f"{path}.{field}" for field in (*DATES, "replaced_by", "url") if one.get(field) is not None)


def tiers_of(data: Data, competency: str) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield the option, the tier and the rules on people (empty when there are none) of each tier of a competency."""
    for key, option in data["competencies"][competency]["options"].items():
        for tier in option["tiers"]:
            people = option.get("people") or {}
            yield key, tier, people if tier in people.get("headcount", {}) else {}


def logic(people: Mapping[str, Any], tier: str, path: str) -> Logic:
    """Return how the groups of a tier are joined; one group alone is all there is."""
    rule = _of_tier(people["rule"], tier, {"all", "any"})
    return ("all", (f"{path}.groups.{rule}",)) if isinstance(rule, str) else _logic(rule, path)


def group_credentials(people: Mapping[str, Any], group: str) -> Sequence[tuple[str | None, Sequence[str]]]:
    """Return the areas of a group, each with its credentials; one without a name where there are no areas."""
    listed = people["lists"][people["groups"][group]["of"]]
    return list(listed.items()) if isinstance(listed, Mapping) else [(None, listed)]


def _stated(data: Data) -> Iterator[tuple[str, str]]:
    programme = data["programme"]
    yield "programme.name", "programme"
    for registry in ("tiers", "markets", "roles", "focus_areas"):
        yield from ((f"programme.{registry}.{key}.name", key) for key in programme.get(registry) or {})
    for key, period in (programme.get("periods") or {}).items():
        yield f"programme.periods.{key}.months", str(period.get("months"))
    yield "programme.associations_page", str(programme.get("associations_page"))
    for registry in ("metrics", "associations", "products", "credentials"):
        yield from ((f"{registry}.{key}.name", key) for key in data[registry])
    yield from ((f"products.{key}.formerly", key) for key in data["products"])
    for key, one in data["credentials"].items():
        yield f"credentials.{key}.code", key
        yield from ((f"credentials.{key}.{field}", str(one.get(field))) for field in (*DATES, "replaced_by", "url"))
    for key, competency in data["competencies"].items():
        yield f"competencies.{key}.name", key
        for name, option in competency["options"].items():
            path = f"competencies.{key}.options.{name}"
            yield f"{path}.name", name
            yield from _figures(data, path, option)
            yield from _counts(path, option.get("people") or {})


def _figures(data: Data, path: str, option: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, line in (option.get("thresholds") or {}).items():
        money = data["metrics"][line["metric"]]["unit"] == "money"
        prefix = f"{line.get('currency') or data['programme']['currency']} " if money else ""
        for tier, figures in line["minimum"].items():
            for market, figure in figures.items():
                yield f"{path}.thresholds.{key}.minimum.{tier}.{market}", f"{prefix}{figure}"
        for tier, figures in (line.get("monthly_average") or {}).items():
            for market, figure in figures.items():
                yield f"{path}.thresholds.{key}.monthly_average.{tier}.{market}", str(figure)


def _counts(path: str, people: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for tier, count in people.get("headcount", {}).items():
        yield f"{path}.people.headcount.{tier}", str(count)
    for key, group in people.get("groups", {}).items():
        count = group.get("people")
        if isinstance(count, Mapping):
            yield from ((f"{path}.people.groups.{key}.people.{tier}", str(n)) for tier, n in count.items())
        else:
            yield f"{path}.people.groups.{key}.people", str(count)


def _home(data: Data) -> Iterator[str]:
    yield "programme.name"
    for key, competency in data["competencies"].items():
        yield f"competencies.{key}.name"
        yield from _products(data, competency.get("summary_products"))
        for name, option in competency["options"].items():
            yield f"competencies.{key}.options.{name}.name"
            yield from (f"programme.tiers.{tier}.name" for tier in option["tiers"])


def _listed(data: Data, key: str) -> Iterator[str]:
    """Yield what a list of credentials says of one: its own facts, and what it counts for."""
    yield from credential_paths(data, key)
    for name, competency in data["competencies"].items():
        for option, tier, people in tiers_of(data, name):
            if people and key in _credentials(people, tier):
                yield f"competencies.{name}.name"
                yield f"programme.tiers.{tier}.name"
                if len(competency["options"]) > 1:
                    yield f"competencies.{name}.options.{option}.name"


def _retires(data: Data, key: str, as_of: date) -> bool:
    one = data["credentials"][key]
    ends = one.get("retires") or one.get("accepted_until")
    # A month lasts to a day after every day of it that ISO 8601 can name.
    return bool(ends) or (one.get("register_until") or "") + "-99" > as_of.isoformat()


def _competency(data: Data, key: str) -> Iterator[str]:
    competency = data["competencies"][key]
    yield f"competencies.{key}.name"
    yield from _products(data, competency.get("summary_products"))
    yield from (f"competencies.{key}.options.{name}.name" for name in competency["options"])
    for name, tier, people in tiers_of(data, key):
        option, path = competency["options"][name], f"competencies.{key}.options.{name}"
        yield f"programme.tiers.{tier}.name"
        yield from _performance(data, option, path, tier)
        if people:
            yield f"{path}.people.headcount.{tier}"
            yield from _people(data, people, f"{path}.people", tier)


def _performance(data: Data, option: Mapping[str, Any], path: str, tier: str) -> Iterator[str]:
    lines = {key: line for key, line in (option.get("thresholds") or {}).items() if tier in line["minimum"]}
    for key, line in lines.items():
        yield f"metrics.{line['metric']}.name"
        for field in ("minimum", "monthly_average"):
            for market in (line.get(field) or {}).get(tier, {}):
                yield f"{path}.thresholds.{key}.{field}.{tier}.{market}"
        yield from (f"programme.markets.{market}.name" for market in line["minimum"][tier] if market != "all")
        yield from _products(data, line.get("products"))
        period = line.get("period")
        if period and "months" in data["programme"]["periods"][period]:
            yield f"programme.periods.{period}.months"
    if lines:
        for condition in option.get("conditions") or []:
            yield from _products(data, condition.get("products"))
        if option.get("associations"):
            yield from (f"associations.{one}.name" for one in option["associations"])
            if "associations_page" in data["programme"]:
                yield "programme.associations_page"


def _people(data: Data, people: Mapping[str, Any], path: str, tier: str) -> Iterator[str]:
    for key in _groups(people, tier):
        group = people["groups"][key]
        yield from _number(people, key, path, tier)
        relation = group.get("relation")
        if relation == "subset-of-headcount":
            yield f"{path}.headcount.{tier}"
        elif relation == "subset-of-same":
            yield from _number(people, group["to"], path, tier)
        if "role" in group:
            yield f"programme.roles.{group['role']}.name"
        for area, credentials in group_credentials(people, key):
            if area is not None:
                yield f"programme.focus_areas.{area}.name"
            for one in credentials:
                yield from credential_paths(data, one)


def _number(people: Mapping[str, Any], key: str, path: str, tier: str) -> Iterator[str]:
    """Yield the path of how many people a group asks for."""
    group = people["groups"][key]
    count = group.get("people")
    if count == "headcount" or group.get("relation") == "everyone":
        yield f"{path}.headcount.{tier}"
    elif isinstance(count, Mapping):
        yield f"{path}.groups.{key}.people.{tier}"
    elif count is not None:
        yield f"{path}.groups.{key}.people"


def _products(data: Data, keys: Sequence[str] | None) -> Iterator[str]:
    for key in keys or ():
        yield f"products.{key}.name"
        if "formerly" in data["products"][key]:
            yield f"products.{key}.formerly"


def _credentials(people: Mapping[str, Any], tier: str) -> frozenset[str]:
    groups = _groups(people, tier)
    return frozenset(one for key in groups for _, listed in group_credentials(people, key) for one in listed)


def _groups(people: Mapping[str, Any], tier: str) -> list[str]:
    return list(_leaves(_of_tier(people["rule"], tier, {"all", "any"})))


def _leaves(rule: Any) -> Iterator[str]:
    if isinstance(rule, str):
        yield rule
    else:
        for part in rule.get("all") or rule["any"]:
            yield from _leaves(part)


def _logic(rule: Any, path: str) -> Logic:
    if isinstance(rule, str):
        return f"{path}.groups.{rule}"
    kind = "all" if "all" in rule else "any"
    return kind, tuple(_logic(part, path) for part in rule[kind])


def _of_tier(value: Any, tier: str, own: set[str]) -> Any:
    """Return what a value says of a tier: a mapping by tier has none of the `own` keys."""
    return value[tier] if isinstance(value, Mapping) and not value.keys() & own else value
