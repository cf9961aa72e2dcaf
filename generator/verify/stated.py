"""What the data states, and what each page must state of it: read from the YAML alone, as `data/README.md` has it.

Shares nothing with the model that pages are made from: a mistake there is found here. Assumes data that `check`
accepts.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias

Data: TypeAlias = Mapping[str, Any]
# A group's path, or requirements joined by `all` or `any`.
Logic: TypeAlias = "str | tuple[str, tuple[Logic, ...]]"

DATES = ("available_from", "register_until", "retires", "accepted_until")
AS_OF = "as_of"
HOME, EXAMS, RETIREMENTS, TERMS, TRANSLATION = "", "exams", "retirements", "terms", "translation"


class Figure(NamedTuple):
    """The tier that a figure is of, None for all, and the market where it is a threshold's."""

    tier: str | None
    market: str | None


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


def page_names(data: Data) -> tuple[str, ...]:
    """Return the names of the pages that a site has in every locale; that about translation may be one more."""
    return (HOME, EXAMS, RETIREMENTS, TERMS, *data["competencies"])


def paths_of(data: Data, page: str, as_of: date) -> frozenset[str]:
    """Return the paths of the facts of the data that a page states, by its name."""
    found: Iterable[str]
    if page == HOME:
        found = ("programme.name", *(path for key in data["competencies"] for path in card_paths(data, key)))
    elif page == TERMS:
        found = ()
    elif page == TRANSLATION:
        # What is translated does not depend on a day.
        return frozenset(f"competencies.{key}.name" for key in data["competencies"])
    elif page == EXAMS:
        found = (path for paths in listed_paths(data).values() for path in paths)
    elif page == RETIREMENTS:
        listed = listed_paths(data).items()
        found = (path for key, paths in listed if heading(data, key, as_of) for path in paths)
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


def figure_at(path: str) -> Figure | None:
    """Return what a figure's path says that it is of; None for the path of something else."""
    match path.split("."):
        case ["competencies", _, "options", _, "thresholds", _, _, tier, market]:
            return Figure(tier, market)
        case ["competencies", _, "options", _, "people", "headcount", tier]:
            return Figure(tier, None)
        case ["competencies", _, "options", _, "people", "groups", _, "people", *tiers]:
            return Figure(tiers[0] if tiers else None, None)
    return None


def is_headcount(path: str) -> bool:
    """Return whether a path is that of how many people a tier asks for."""
    match path.split("."):
        case ["competencies", _, "options", _, "people", "headcount", _]:
            return True
    return False


def group_at(data: Data, path: str) -> tuple[Mapping[str, Any], str] | None:
    """Return the rules on people that hold the group at a path, and the group's key; None where there is none."""
    here: Any = data
    *before, groups, key = ["", *path.split(".")]
    for one in before[1:]:
        here = here.get(one) if isinstance(here, Mapping) else None
    found = isinstance(here, Mapping) and groups == "groups" and "lists" in here and key in here["groups"]
    return (here, key) if found else None


def group_people(data: Data, path: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the paths, over all tiers, of how many people a group asks for, and of how many they are a part."""
    people, key = group_at(data, path) or ({}, "")
    rules, group = path.rpartition(".groups.")[0], people["groups"][key]
    tiers = people["headcount"]
    whole = group.get("to") if group.get("relation") == "subset-of-same" else None
    counts = frozenset(one for tier in tiers for one in _number(people, key, rules, tier))
    totals = (_number(people, whole, rules, tier) if whole else [f"{rules}.headcount.{tier}"] for tier in tiers)
    return counts, frozenset(one for many in totals for one in many)


def badges(data: Data, key: str, as_of: date) -> list[str]:
    """Return what is marked beside a credential on a day."""
    one = data["credentials"][key]
    beta = ["beta"] if one.get("beta") else []
    if _has_passed(one.get("accepted_until"), as_of):
        return [*beta, "no-longer-accepted"]
    if _has_passed(one.get("retires"), as_of):
        return [*beta, "retired"]
    if as_of.isoformat() < one.get("available_from", ""):
        return [*beta, "not-yet-available"]
    return [*beta, "retiring"] if one.get("retires") else beta


def heading(data: Data, key: str, as_of: date) -> str | None:
    """Return the id of the heading under which a credential that ends or has ended stands; None for any other."""
    one = data["credentials"][key]
    if _has_passed(one.get("accepted_until"), as_of):
        return "no-longer-accepted"
    if _has_passed(one.get("retires"), as_of):
        return "retired"
    if one.get("register_until") and not _has_passed(one["register_until"], as_of):
        return "register-until"
    return "retiring" if one.get("retires") else "accepted-until" if one.get("accepted_until") else None


def deadline_paths(data: Data, competency: str, as_of: date) -> frozenset[str]:
    """Return the paths of what ends next of the credentials that a competency lists, and of its date."""
    return _called(data, _next(_ends(data, _listed(data, competency), as_of)))


def later_paths(data: Data, competency: str, as_of: date) -> frozenset[str]:
    """Return the paths of what ends within a year, but not next, of the credentials that a competency lists."""
    ends = _ends(data, _listed(data, competency), as_of)
    return _called(data, _within_a_year(ends, as_of) - _next(ends))


def year_paths(data: Data, as_of: date) -> Mapping[str, frozenset[str]]:
    """Return `{path of a date: paths}` of what is said of each end within a year."""
    found = {}
    for path in _within_a_year(_ends(data, data["credentials"], as_of), as_of):
        said = credential_paths(data, path.split(".")[1])
        found[path] = frozenset([path, *(one for one in said if one.endswith((".name", ".code", ".url")))])
    return found


def last_day(moment: str) -> date:
    """Return the last day of a day or a month."""
    year, month, *day = map(int, moment.split("-"))
    return date(year, month, day[0] if day else monthrange(year, month)[1])


def is_past(data: Data, path: str, as_of: date) -> bool | None:
    """Return whether what a credential's date says has come to pass; None for the path of something else."""
    record, _, field = path.rpartition(".")
    if not record.startswith("credentials.") or field not in DATES:
        return None
    moment = data["credentials"].get(record.removeprefix("credentials."), {}).get(field, "")
    return as_of.isoformat() >= moment if field == "available_from" else _has_passed(moment, as_of)


def is_at_least(data: Data, path: str) -> bool | None:
    """Return whether the headcount at a path is the least there may be; None for the path of something else."""
    match path.split("."):
        case ["competencies", competency, "options", option, "people", "headcount", tier]:
            found = data["competencies"].get(competency, {}).get("options", {}).get(option, {}).get("people") or {}
            return bool(_of_tier(found.get("at_least"), tier, set()))
    return None


def listed_paths(data: Data) -> Mapping[str, frozenset[str]]:
    """Return the paths of the facts that a list of credentials states of each, with what it counts for."""
    found = {key: set(credential_paths(data, key)) for key in data["credentials"]}
    for name, competency in data["competencies"].items():
        for option, tier, people in tiers_of(data, name):
            named = [f"competencies.{name}.name", f"programme.tiers.{tier}.name"]
            named += [f"competencies.{name}.options.{option}.name"] if len(competency["options"]) > 1 else []
            for key in _credentials(people, tier) if people else ():
                found[key].update(named)
    return {key: frozenset(paths) for key, paths in found.items()}


def tier_paths(data: Data, competency: str, option: str, tier: str) -> frozenset[str]:
    """Return the paths of the facts that the section of an option's tier states."""
    return frozenset(_tier(data, competency, option, tier))


def column_paths(data: Data, competency: str, option: str, tier: str) -> frozenset[str]:
    """Return the paths of what a table of an option's tiers states of one: its figures, and its groups."""
    found, path = data["competencies"][competency]["options"][option], f"competencies.{competency}.options.{option}"
    figures = {one for one, _ in _figures(data, path, found) if figure_at(one) == Figure(tier, one.rpartition(".")[2])}
    people = found.get("people") or {}
    if tier not in people.get("headcount", {}):
        return frozenset(figures)
    groups = (f"{path}.people.groups.{key}" for key in _groups(people, tier))
    return frozenset([*figures, f"{path}.people.headcount.{tier}", *groups])


def asked_paths(data: Data, path: str) -> list[str]:
    """Return the paths of what a table says that the group at a path must pass: areas to choose from, or codes."""
    people, key = group_at(data, path) or ({}, "")
    areas = group_credentials(people, key)
    if people["groups"][key]["need"] == "one-area":
        return [f"programme.focus_areas.{area}.name" for area, _ in areas]
    return [called_path(data, one) for _, credentials in areas for one in credentials]


def count_path(data: Data, path: str, tier: str) -> str | None:
    """Return the path of how many people the group at a path asks for; None where that is not stated."""
    people, key = group_at(data, path) or ({}, "")
    return next(_number(people, key, path.rpartition(".groups.")[0], tier), None)


def who_paths(data: Data, path: str, tier: str) -> frozenset[str]:
    """Return the paths of how many people the group at a path asks for, and of how many they are a part."""
    people, key = group_at(data, path) or ({}, "")
    return frozenset(_who(people, key, path.rpartition(".groups.")[0], tier))


def is_alternative(data: Data, path: str, tier: str) -> bool:
    """Return whether a tier does without the group at a path where another one is met."""
    people, key = group_at(data, path) or ({}, "")
    return key in _alternatives(_of_tier(people["rule"], tier, {"all", "any"}))


def metric_path(data: Data, path: str) -> str:
    """Return the path of the name of what the threshold at a path measures."""
    line: Any = data
    for key in path.split("."):
        line = line.get(key) or {}
    return f"metrics.{line.get('metric')}.name"


def line_paths(data: Data, path: str, tier: str) -> frozenset[str]:
    """Return the paths of the facts that a threshold, at `path`, states for a tier; none where it has none for it."""
    line: Any = data
    for key in path.split("."):
        line = line.get(key) or {}
    return frozenset(_line(data, line, path, tier)) if tier in line.get("minimum", {}) else frozenset()


def cell_paths(data: Data, path: str, tier: str, market: str) -> frozenset[str]:
    """Return the paths of a threshold's figures for a tier and a market, or, where it has but one, for all markets."""
    figures = {one: figure for one in line_paths(data, path, tier) if (figure := figure_at(one))}
    own = frozenset(one for one, figure in figures.items() if figure.market == market)
    return own or frozenset(one for one, figure in figures.items() if figure.market == "all")


def card_paths(data: Data, key: str) -> frozenset[str]:
    """Return the paths of the facts that the list of all competencies states of one."""
    competency = data["competencies"][key]
    options = (path for option in competency["options"] for path in way_paths(data, key, option))
    return frozenset([f"competencies.{key}.name", *_products(data, competency.get("summary_products")), *options])


def way_paths(data: Data, key: str, option: str) -> frozenset[str]:
    """Return the paths of the facts that the list of all competencies states of an option."""
    tiers = data["competencies"][key]["options"][option]["tiers"]
    return frozenset([f"competencies.{key}.options.{option}.name", *(f"programme.tiers.{tier}.name" for tier in tiers)])


def conditions_of(data: Data, competency: str, option: str, tier: str) -> frozenset[str]:
    """Return the English words of the conditions that qualify a tier's thresholds."""
    found = data["competencies"][competency]["options"][option]
    has_lines = any(tier in line["minimum"] for line in (found.get("thresholds") or {}).values())
    return frozenset(data["conditions"][one["id"]]["text"] for one in found.get("conditions") or [] if has_lines)


def texts(data: Data) -> Iterator[tuple[str | None, str]]:
    """Yield the context and the English words of each text of the data that has one form."""
    periods = (data["programme"].get("periods") or {}).values()
    competencies = data["competencies"].values()
    summaries = (*competencies, *(option for one in competencies for option in one["options"].values()))
    yield None, data["programme"]["description"]
    yield from ((None, one["text"]) for one in (*data["conditions"].values(), *periods))
    yield from ((None, one["summary"]) for one in summaries)
    yield from (("term", one["name"]) for one in data["metrics"].values())


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


def _listed(data: Data, competency: str) -> frozenset[str]:
    return frozenset(
        key for _, tier, people in tiers_of(data, competency) if people for key in _credentials(people, tier)
    )


def _ends(data: Data, keys: Iterable[str], as_of: date) -> Mapping[str, date]:
    """Return `{path: last day}` of each date to come on which something of a credential ends."""
    return {
        f"credentials.{key}.{field}": last_day(data["credentials"][key][field])
        for key in keys
        for field in DATES[1:]
        if field in data["credentials"][key] and not _has_passed(data["credentials"][key][field], as_of)
    }


def _next(ends: Mapping[str, date]) -> frozenset[str]:
    return frozenset(path for path, day in ends.items() if day == min(ends.values()))


def _within_a_year(ends: Mapping[str, date], as_of: date) -> frozenset[str]:
    after = f"{as_of.year + 1:04}{as_of:-%m-%d}"
    return frozenset(path for path, day in ends.items() if day.isoformat() < after)


def _called(data: Data, ends: Iterable[str]) -> frozenset[str]:
    """Return the paths of dates, and of what each credential is called: its code, or else its name."""
    paths = list(ends)
    return frozenset([*paths, *(called_path(data, path.split(".")[1]) for path in paths)])


def _has_passed(moment: str | None, as_of: date) -> bool:
    """Return whether the last day of a day or a month is past."""
    return bool(moment) and as_of > last_day(str(moment))


def _competency(data: Data, key: str) -> Iterator[str]:
    competency = data["competencies"][key]
    yield f"competencies.{key}.name"
    yield from _products(data, competency.get("summary_products"))
    yield from (f"competencies.{key}.options.{name}.name" for name in competency["options"])
    for name, tier, _ in tiers_of(data, key):
        yield from _tier(data, key, name, tier)


def _tier(data: Data, competency: str, name: str, tier: str) -> Iterator[str]:
    option, path = data["competencies"][competency]["options"][name], f"competencies.{competency}.options.{name}"
    yield f"programme.tiers.{tier}.name"
    yield from _performance(data, option, path, tier)
    people = option.get("people") or {}
    if tier in people.get("headcount", {}):
        yield f"{path}.people.headcount.{tier}"
        yield from _people(data, people, f"{path}.people", tier)


def _performance(data: Data, option: Mapping[str, Any], path: str, tier: str) -> Iterator[str]:
    lines = {key: line for key, line in (option.get("thresholds") or {}).items() if tier in line["minimum"]}
    for key, line in lines.items():
        yield from _line(data, line, f"{path}.thresholds.{key}", tier)
    if lines:
        for condition in option.get("conditions") or []:
            yield from _products(data, condition.get("products"))
        if option.get("associations"):
            yield from (f"associations.{one}.name" for one in option["associations"])
            if "associations_page" in data["programme"]:
                yield "programme.associations_page"


def _line(data: Data, line: Mapping[str, Any], path: str, tier: str) -> Iterator[str]:
    yield f"metrics.{line['metric']}.name"
    for field in ("minimum", "monthly_average"):
        yield from (f"{path}.{field}.{tier}.{market}" for market in (line.get(field) or {}).get(tier, {}))
    yield from (f"programme.markets.{market}.name" for market in line["minimum"][tier] if market != "all")
    yield from _products(data, line.get("products"))
    period = line.get("period")
    if period and "months" in data["programme"]["periods"][period]:
        yield f"programme.periods.{period}.months"


def _people(data: Data, people: Mapping[str, Any], path: str, tier: str) -> Iterator[str]:
    for key in _groups(people, tier):
        group = people["groups"][key]
        yield from _who(people, key, path, tier)
        if "role" in group:
            yield f"programme.roles.{group['role']}.name"
        for area, credentials in group_credentials(people, key):
            if area is not None:
                yield f"programme.focus_areas.{area}.name"
            for one in credentials:
                yield from credential_paths(data, one)


def _who(people: Mapping[str, Any], key: str, path: str, tier: str) -> Iterator[str]:
    group = people["groups"][key]
    yield from _number(people, key, path, tier)
    relation = group.get("relation")
    if relation == "subset-of-headcount":
        yield f"{path}.headcount.{tier}"
    elif relation == "subset-of-same":
        yield from _number(people, group["to"], path, tier)


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


def called_path(data: Data, credential: str) -> str:
    """Return the path of what a credential is called in short."""
    return f"credentials.{credential}.{'code' if data['credentials'][credential]['kind'] == 'exam' else 'name'}"


def _alternatives(rule: Any) -> Iterator[str]:
    if not isinstance(rule, str):
        for part in rule.get("all") or rule["any"]:
            yield from _leaves(part) if "any" in rule else _alternatives(part)


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
    return value.get(tier) if isinstance(value, Mapping) and not value.keys() & own else value
