"""What a page says of requirements is as the data has it: AND and OR, who must meet them, how much of a list, when."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from generator.verify.facts import OFFICIAL, value_of
from generator.verify.finding import Finding
from generator.verify.html import Element
from generator.verify.stated import (
    Data,
    Logic,
    badges,
    credential_paths,
    deadline_paths,
    group_at,
    group_credentials,
    group_people,
    is_at_least,
    is_past,
    later_paths,
    logic,
    tiers_of,
    year_paths,
)
from generator.verify.words import Said, Told

LISTS = ("ul", "ol")


def check_logic(article: Element, data: Data, competency: str) -> Iterator[Finding]:
    """Groups are joined, and ask for whom and what, as the data has it.

    Bad: requirements of which one is enough, in a list with `data-rule="all"`; one area's name above another's exams
    Good: `rule: {any: [a, b]}` as a list with `data-rule="any"`
    """
    for option, tier, people in tiers_of(data, competency):
        section = tier_section(article, option, tier)
        if section is None:
            yield Finding("logic", f"{option}-{tier}", "a section in that of its option", "none")
        elif people:
            path = f"competencies.{competency}.options.{option}.people"
            expected, found = logic(people, tier, path), _logic_of(section)
            if found != expected:
                yield Finding("logic", f"{path}.rule", _shown(expected), _shown(found))
    for element in article.having("data-group"):
        yield from _check_group(element, data)


def check_connectives(article: Element) -> Iterator[Finding]:
    """The word between requirements, or before them, is that of the list they stand in.

    Bad: OR in a list with `data-rule="all"`, or between two alternatives no word at all
    Good: OR in a list with `data-rule="any"`
    """
    for element in article.walk():
        inside = element.elements
        for one, after in pairwise(inside):
            if one.tag == "p" and "data-connective" in one.attributes and after.tag in LISTS:
                yield from _check_connective(one, after)
        if "data-groups" in element.attributes:
            for n, item in enumerate(inside):
                words = [one for one in _own(item) if one.tag == "span" and "data-connective" in one.attributes]
                if len(words) != min(n, 1):
                    found = " ".join(str(one.get("data-connective")) for one in words) or "none"
                    yield Finding("logic", "", "a word between requirements, and only there", found)
                for one in words:
                    yield from _check_connective(one, element)


def check_standing(article: Element, data: Data, as_of: date) -> Iterator[Finding]:
    """What is marked beside a credential is what holds on the day.

    Bad: "Retired" beside an exam that can still be taken, or nothing beside one that has retired
    Good: "Retiring" up to the last day, "Retired" from the next
    """
    for element in article.walk():
        own = list(_own(element)) if element.tag == "li" else []
        keys = [path.split(".")[1] for one in own if (path := _credential(one)) and path.endswith(".name")]
        if len(keys) == 1 and keys[0] in data["credentials"]:
            found = [str(one.get("data-standing")) for one in own if "data-standing" in one.attributes]
            expected = badges(data, keys[0], as_of)
            if found != expected:
                yield Finding("logic", f"credentials.{keys[0]}", f"marked {expected}", repr(found))


def check_deadline(article: Element, data: Data, competency: str, as_of: date) -> Iterator[Finding]:
    """What is said to end next is what does: each in an element of its own, with its own date.

    Bad: an exam whose acceptance ends later; an exam without its date; nothing, while something will end
    Good: all that end on the next day on which something does
    """
    ends = [end for one in article.having("data-deadline") for end in one.elements]
    yield from _check_ends("deadline", ends, deadline_paths(data, competency, as_of))


def check_later(article: Element, data: Data, competency: str, as_of: date) -> Iterator[Finding]:
    """What is said to end after the next deadline, within a year, is what does: each in an element of its own.

    Bad: an exam that retires after more than a year; the dates of two exams swapped
    Good: all that end within a year but not next, each with its own date
    """
    ends = [end for one in article.having("data-coming") for end in one.elements]
    yield from _check_ends("coming", ends, later_paths(data, competency, as_of))


def check_year(article: Element, data: Data, as_of: date) -> Iterator[Finding]:
    """What is said to end within a year of the day is all that does: each in an item, with its own date.

    Bad: "Nothing ends within a year." while an exam retires in June; an exam with the date of another one
    Good: the retirement, and until when the exam is accepted, as two items
    """
    items = [item for one in article.having("data-coming") for item in one.within if item.tag == "li"]
    yield from _check_ends("coming", items, year_paths(data, as_of).values())


def check_numbers(told: Iterable[Told], data: Data) -> Iterator[Finding]:
    """How many people are meant, and of how many, stand in their places.

    Bad: "5 of the same 1 people"
    Good: "1 of the same 5 people"
    """
    for one, places in told:
        if one.group and group_at(data, one.group):
            for name, expected in zip(("count", "total"), group_people(data, one.group), strict=True):
                if not set(places.get(name, ())) <= expected:
                    at = " or ".join(sorted(expected)) or "nothing"
                    yield Finding("logic", one.group, f"{at} in the place of {name}", " and ".join(places[name]))


def meanings(told: Iterable[Told], data: Data, as_of: date) -> Iterator[tuple[str, str]]:
    """Yield `(message id, what it says)` of each message that says which people, how much of a list, how, or when."""
    for one, places in told:
        paths = [path for filling in places.values() for path in filling]
        if one.logic and not (one.logic.startswith("need ") and _is_of_one(data, one.group)):
            yield one.id, one.logic + (" each" if _is_each(one, places, data) else "")
        for path in paths:
            if (past := is_past(data, path, as_of)) is not None:
                yield one.id, f"{path.rpartition('.')[2]} {'past' if past else 'to come'}"
            elif not one.group and (least := is_at_least(data, path)) is not None:
                yield one.id, f"headcount {'at least' if least else 'exactly'}"


def section_of(element: Element, id_: str) -> Element | None:
    """Return the section under a heading; None where there is none."""
    return next((one for one in element.within if one.tag == "section" and one.get("aria-labelledby") == id_), None)


def tier_section(article: Element, option: str, tier: str) -> Element | None:
    """Return the section of a tier, in that of its option; None where there is none."""
    section = section_of(article, f"{option}-option")
    return section and section_of(section, f"{option}-{tier}")


def _is_of_one(data: Data, path: str) -> bool:
    """Return whether a group lists one thing alone: all of one is one of one."""
    found = group_at(data, path)
    return found is not None and sum(len(listed) for _, listed in group_credentials(*found)) == 1


def _is_each(one: Said, places: Mapping[str, tuple[str, ...]], data: Data) -> bool:
    """Return whether several people are meant, each of them."""
    found, count = group_at(data, one.group), places.get("count", ())
    numbers = {value_of(fact) for fact in one.element.having("data-fact") if fact.get("data-fact") in count}
    is_each = found is not None and bool(found[0]["groups"][found[1]].get("each")) and numbers != {"1"}
    return is_each and one.logic.startswith("relation ")


def _own(element: Element) -> Iterator[Element]:
    """Yield what stands in an element but not in a list in it."""
    for child in element.elements:
        if child.tag not in {*LISTS, "dl"}:
            yield child
            yield from _own(child)


def _credential(element: Element) -> str:
    path = element.get("data-fact") or ""
    return path if path.startswith("credentials.") and OFFICIAL not in element.attributes else ""


def _check_connective(word: Element, listed: Element) -> Iterator[Finding]:
    said, rule = word.get("data-connective"), listed.get("data-rule")
    if said != rule:
        yield Finding("logic", "", f"the word for {rule!r} with a list of {rule!r}", f"that for {said!r}")


def _logic_of(element: Element) -> "Logic | None":
    """Return how the groups in an element are joined, by the lists they stand in; None when there is none."""
    joined = next(iter(element.having("data-groups")), None)
    if joined is None:
        return None
    parts = (item.get("data-group") or _logic_of(item) for item in joined.elements)
    return str(joined.get("data-rule")), tuple(part for part in parts if part is not None)


def _shown(rule: "Logic | None") -> str:
    if rule is None:
        return "no groups"
    if isinstance(rule, str):
        return rule.rpartition(".")[2]
    return f"{rule[0]} of ({', '.join(map(_shown, rule[1]))})"


def _check_ends(at: str, ends: Iterable[Element], wanted: Iterable[frozenset[str]]) -> Iterator[Finding]:
    """Each end is said once, with what the data has for it."""
    found, expected = Counter(frozenset(end.paths) for end in ends), Counter(wanted)
    for paths in (expected - found).elements():
        yield Finding("logic", at, " and ".join(sorted(paths)), "nothing of it there")
    for paths in (found - expected).elements():
        yield Finding("logic", at, "nothing else there", " and ".join(sorted(paths)))


def _check_group(element: Element, data: Data) -> Iterator[Finding]:
    path = str(element.get("data-group"))
    found = group_at(data, path)
    if found is None:
        yield Finding("logic", path, "a group of the data", "none")
        return
    people, key = found
    group = people["groups"][key]
    relation = group.get("relation", "any")
    said = element.having("data-relation")
    if [one.get("data-relation") for one in said] != ([] if relation == "unstated" else [relation]):
        yield Finding("logic", f"{path}.relation", repr(relation), repr([one.get("data-relation") for one in said]))
    if [one for one in said if ("data-each" in one.attributes) != bool(group.get("each"))]:
        yield Finding("logic", f"{path}.each", repr(bool(group.get("each"))), repr(not group.get("each")))
    if element.tag == "li":
        yield from _check_need(element, path, data)


def _check_need(element: Element, path: str, data: Data) -> Iterator[Finding]:
    """A group's lists are those of the data, each with its own area, each item with the facts of its own credential."""
    people, key = group_at(data, path) or ({}, "")
    need, role = people["groups"][key]["need"], people["groups"][key].get("role")
    yield from _check_named(element, f"{path}.role", "programme.roles.", role)
    needs = [one.get("data-need") for one in element.having("data-need")]
    if needs != [need]:
        yield Finding("logic", f"{path}.need", repr(need), repr(needs))
    areas = group_credentials(people, key)
    named = areas[0][0] is not None
    lists = element.having("data-rule")
    inner = "any" if need == "one" else "all"
    expected = (["all" if need == "all" else "any"] if named else []) + [inner] * len(areas)
    if [one.get("data-rule") for one in lists] != expected:
        yield Finding("logic", f"{path}.need", repr(expected), repr([one.get("data-rule") for one in lists]))
        return
    for (area, _), item in zip(areas, lists[0].elements if named else (), strict=False):
        yield from _check_named(item, f"{path}.of", "programme.focus_areas.", area)
    for (area, listed), one in zip(areas, lists[1:] if named else lists, strict=True):
        facts = [frozenset(item.paths) for item in one.elements]
        wanted = [frozenset(credential_paths(data, credential)) for credential in listed]
        if facts != wanted:
            odd = Counter(facts) - Counter(wanted), Counter(wanted) - Counter(facts)
            found, missed = (sorted({path for paths in counted for path in paths}) for counted in odd)
            at = f"{path}.of" + (f".{area}" if area else "")
            yield Finding("logic", at, f"its credentials in order, each with its own facts: {missed}", repr(found))


def _check_named(element: Element, at: str, registry: str, key: str | None) -> Iterator[Finding]:
    """Of the names of a registry an element has its own alone."""
    expected = [f"{registry}{key}.name"] if key else []
    if (found := [one for one in element.paths if one.startswith(registry)]) != expected:
        yield Finding("places", at, " and ".join(expected) or "none", " and ".join(found) or "none")
