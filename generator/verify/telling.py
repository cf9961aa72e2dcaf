"""What a page says, from beginning to end: each message with the facts in its places, and each fact outside of them.

Derived from the data alone; of what has no order in the data, such as the items of a list, the page says the order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import zip_longest
from typing import Any, NamedTuple

from generator.pofiles import Entry, message_id
from generator.verify import vocabulary as say
from generator.verify.attain import WARNINGS
from generator.verify.facts import OWN, is_mark, value_of
from generator.verify.finding import Finding
from generator.verify.html import Element
from generator.verify.logic import section_of
from generator.verify.outline import Part
from generator.verify.places import thresholds_in
from generator.verify.stated import (
    AS_OF,
    DATES,
    EXAMS,
    HOME,
    RETIREMENTS,
    TERMS,
    TRANSLATION,
    Data,
    Logic,
    asked_paths,
    badges,
    called_path,
    count_path,
    credential_paths,
    group_at,
    group_credentials,
    heading,
    is_alternative,
    is_at_least,
    is_past,
    logic,
    tiers_of,
)
from generator.verify.words import Told

# What is said apart: when a tier can be attained. What may be left out: it says of bold letters what they are.
_ELSEWHERE = WARNINGS | {say.DIFFERS}


class Telling(NamedTuple):
    """A message, and the paths of the facts in each of its places, in order of their names; without an id, a fact."""

    id: str
    places: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def shown(self, sources: Mapping[str, Entry]) -> str:
        """Return `'Retired on %(date)s.' with credentials.70-534.retires as date`."""
        paths = " and ".join(f"{' and '.join(paths)}{f' as {name}' if name else ''}" for name, paths in self.places)
        if not self.id:
            return paths
        said = repr(sources[self.id].msgid) if self.id in sources else self.id
        return f"{said} with {paths}" if paths else said


def check_telling(
    article: Element, told: Iterable[Told], expected: Iterable[Telling], sources: Mapping[str, Entry]
) -> Iterator[Finding]:
    """A page says what the data has for it, from beginning to end, each thing in its own message.

    Bad: "Retires on", in every language, of what has retired; "Pass all" where one is enough; a label of something else
    Good: the message that says of the date, the list, the people or the figure what the data has of it
    """
    # What is said in other words, so that its places are unknown, is a finding of its own.
    before: Telling | None = None
    for wanted, found in zip_longest(expected, read_tellings(article, told)):
        if wanted != found and not (wanted and found and wanted.id == found.id and not found.places):
            shown = [one.shown(sources) if one else "nothing more" for one in (wanted, found)]
            yield Finding("told", f"after {before.shown(sources)}" if before else "", *shown)
            return
        before = wanted


def read_tellings(article: Element, told: Iterable[Told]) -> Iterator[Telling]:
    """Yield what an article says, in order."""
    messages = {id(one.element): _say(one.id, **places) for one, places in told}
    waiting = [(article, False)]
    while waiting:
        element, held = waiting.pop()
        if is_mark(element):
            continue
        if (message := messages.get(id(element))) is not None:
            if message.id in _ELSEWHERE:
                continue
            held = True
            yield message
        elif not held and (path := element.get("data-fact")) is not None:
            yield fact(path)
        waiting += [(one, held) for one in reversed(element.elements)]


class Teller:
    """Says what pages say on a day. `stated` is `{path: value}` of every fact, `locales` are those translated to."""

    def __init__(self, data: Data, stated: Mapping[str, str], as_of: date, locales: Sequence[str]) -> None:
        self.data, self.stated, self.as_of, self.locales = data, stated, as_of, locales
        self._pages_said: dict[str, tuple[Sequence[Part], Sequence[Telling]]] = {}

    def page(self, name: str, article: Element, parts: Sequence[Part]) -> Sequence[Telling]:
        """Return what a page says; its article, of these parts, says in which order it lists what has none in the data.

        The same page in another language has the same parts: it is told once.
        """
        before = self._pages_said.get(name)
        if before is None or before[0] != parts:
            before = self._pages_said[name] = parts, tuple(self._page(name, article))
        return before[1]

    def _page(self, name: str, article: Element) -> Iterator[Telling]:
        match name:
            case "":
                yield from self._home()
            case "exams" | "retirements":
                yield from self._list(name, article)
            case "terms":
                yield from _told(say.GLOSSARY)
                yield from _AS_OF
                yield from _told(one for pair in say.TERMS.values() for one in pair)
            case "translation":
                yield from self._translation(article)
            case _:
                yield from self._competency(name, article)

    def _home(self) -> Iterator[Telling]:
        programme = self.data["programme"]
        yield fact("programme.name")
        yield _text(programme["description"])
        yield from _AS_OF
        if any(heading(self.data, key, self.as_of) for key in self.data["credentials"]):
            yield Telling(say.ENDS_WITHIN_A_YEAR)
        yield Telling(say.ALL_COMPETENCIES)
        for key, one in self.data["competencies"].items():
            yield fact(f"competencies.{key}.name")
            yield from self._with_products(one["summary"], one.get("summary_products"))
            for option, found in one["options"].items():
                yield fact(f"competencies.{key}.options.{option}.name")
                yield from (fact(f"programme.tiers.{tier}.name") for tier in found["tiers"])

    def _list(self, name: str, article: Element) -> Iterator[Telling]:
        """Yield what a list of credentials says: what it is of, and each item under its heading."""
        yield from _told(say.ALL_EXAMS if name == EXAMS else say.RETIRES_WHEN)
        yield from _AS_OF
        ends = any(heading(self.data, key, self.as_of) for key in self.data["credentials"])
        if name == RETIREMENTS and not ends:
            yield Telling(say.NOTHING_RETIRES)
        coming = {id(one) for found in article.having("data-coming") for one in found.walk()}
        for element in article.walk():
            if element.tag == "h2":
                yield Telling(say.HEADINGS.get(element.get("id") or "", ""))
            elif element.tag == "p" and "data-coming" in element.attributes:
                yield Telling(say.NOTHING_ENDS)
            elif element.tag == "li" and (key := self._key(element)):
                yield from self._named(key)
                yield from self._badges(key)
                if id(element) in coming:
                    yield from map(self._note, self._dates(element))
                else:
                    yield from self._notes(key)
                    yield from self._uses(key)

    def _key(self, item: Element) -> str:
        keys = (path.split(".")[1] for path in item.paths if path.startswith("credentials."))
        return next((key for key in keys if key in self.data["credentials"]), "")

    def _competency(self, name: str, article: Element) -> Iterator[Telling]:
        competency = self.data["competencies"][name]
        yield fact(f"competencies.{name}.name")
        yield from self._with_products(competency["summary"], competency.get("summary_products"))
        yield from _AS_OF
        yield Telling(say.OFFICIAL_NAME)
        yield fact(f"competencies.{name}.name")
        for attribute, label in (("data-deadline", say.NEXT_DEADLINE), ("data-coming", say.WITHIN_A_YEAR)):
            for element in article.having(attribute):
                yield Telling(label)
                yield from self._endings(element)
        options = [f"competencies.{name}.options.{option}" for option in competency["options"]]
        if len(options) > 1:
            yield Telling(say.OPTIONS)
            yield from (fact(f"{path}.name") for path in options)
        for path, (key, option) in zip(options, competency["options"].items(), strict=True):
            yield _say(say.OPTION, name=[f"{path}.name"])
            yield _text(option["summary"])
            section = section_of(article, f"{key}-option")
            for table in (one for one in section.within if one.tag == "table") if section else ():
                yield from self._table(table, option, path)
            for _, tier, people in (one for one in tiers_of(self.data, name) if one[0] == key):
                yield fact(f"programme.tiers.{tier}.name")
                yield from self._tier(option, people, path, tier)

    def _endings(self, element: Element) -> Iterator[Telling]:
        for path in self._dates(element):
            yield fact(called_path(self.data, path.split(".")[1]))
            yield self._note(path)

    def _dates(self, element: Element) -> list[str]:
        """Return the paths of the dates of credentials in an element."""
        return [
            path for path in element.paths if path in self.stated and is_past(self.data, path, self.as_of) is not None
        ]

    def _tier(self, option: Mapping[str, Any], people: Mapping[str, Any], path: str, tier: str) -> Iterator[Telling]:
        lines = {key: one for key, one in (option.get("thresholds") or {}).items() if tier in one["minimum"]}
        if lines and people:
            yield Telling(say.REQUIREMENTS)
        if lines:
            yield Telling(say.PERFORMANCE)
            for key, line in lines.items():
                yield from self._line(line, f"{path}.thresholds.{key}", tier)
            for one in option.get("conditions") or []:
                yield from self._with_products(self.data["conditions"][one["id"]]["text"], one.get("products"))
            yield from self._associations(option.get("associations") or [])
        if people:
            headcount = f"{path}.people.headcount.{tier}"
            yield _say(say.HEADCOUNT[bool(is_at_least(self.data, headcount))], count=[headcount])
            yield from self._rule(logic(people, tier, f"{path}.people"), tier, inner=False)

    def _line(self, line: Mapping[str, Any], path: str, tier: str) -> Iterator[Telling]:
        yield from self._metric(line)
        metric = self.data["metrics"][line["metric"]]
        for market in line["minimum"][tier]:
            yield Telling(say.ALL_MARKETS) if market == "all" else fact(f"programme.markets.{market}.name")
            yield _say(_counted(metric["minimum"]), amount=[f"{path}.minimum.{tier}.{market}"])
            yield from self._average(line, path, tier, market)
        if line.get("products"):
            yield Telling(say.PRODUCTS)
            yield from self._products(line["products"])
        if line.get("period"):
            yield Telling(say.PERIOD)
            yield self._period(line["period"])

    def _metric(self, line: Mapping[str, Any]) -> Iterator[Telling]:
        yield fact(f"metrics.{line['metric']}.name")
        yield Telling(message_id(("term", self.data["metrics"][line["metric"]]["name"])))

    def _average(self, line: Mapping[str, Any], path: str, tier: str, market: str) -> Iterator[Telling]:
        if market in (line.get("monthly_average") or {}).get(tier, {}):
            text = self.data["metrics"][line["metric"]]["monthly_average"]
            yield _say(_counted(text), amount=[f"{path}.monthly_average.{tier}.{market}"])

    def _period(self, key: str) -> Telling:
        one = self.data["programme"]["periods"][key]
        return _text(one["text"], **({"months": [f"programme.periods.{key}.months"]} if "months" in one else {}))

    def _associations(self, many: Sequence[str]) -> Iterator[Telling]:
        paths = [f"associations.{one}.name" for one in many]
        if len(paths) == 1:
            yield _say(say.ASSOCIATION, association=paths)
        elif paths:
            yield Telling(say.ASSOCIATIONS)
            yield from map(fact, paths)
        if paths and "associations_page" in self.data["programme"]:
            yield fact("programme.associations_page")
            yield Telling(say.ABOUT_ASSOCIATIONS)

    def _rule(self, rule: Logic, tier: str, *, inner: bool) -> Iterator[Telling]:
        kind, parts = ("all", (rule,)) if isinstance(rule, str) else rule
        if kind == "any" or inner:
            yield Telling(say.ONE_OF if kind == "any" else say.ALL_OF)
        for n, part in enumerate(parts):
            if n:
                yield Telling(say.BETWEEN[kind])
            yield from self._group(part, tier) if isinstance(part, str) else self._rule(part, tier, inner=True)

    def _group(self, path: str, tier: str) -> Iterator[Telling]:
        people, key = group_at(self.data, path) or ({}, "")
        yield from self._who(path, tier)
        if role := people["groups"][key].get("role"):
            yield Telling(say.EXAM_TYPE)
            yield fact(f"programme.roles.{role}.name")
        yield self._need(path)
        for area, listed in group_credentials(people, key):
            if area is not None:
                yield Telling(say.FOCUS_AREA)
                yield fact(f"programme.focus_areas.{area}.name")
            for one in listed:
                yield from (*self._named(one), *self._badges(one), *self._notes(one))

    def _who(self, path: str, tier: str) -> Iterator[Telling]:
        """Yield which people a group means, and how many; nothing where that is not stated."""
        if (count := count_path(self.data, path, tier)) is None:
            return
        people, key = group_at(self.data, path) or ({}, "")
        group, rules = people["groups"][key], path.rpartition(".groups.")[0]
        relation = group.get("relation", "any")
        total: dict[str, list[str]] = {}
        if relation == "subset-of-headcount":
            total = {"total": [f"{rules}.headcount.{tier}"]}
        elif relation == "subset-of-same":
            total = {"total": [count_path(self.data, f"{rules}.groups.{group['to']}", tier) or ""]}
        message = say.WHO[relation, bool(group.get("each")) and self.stated[count] != "1"]
        yield _say(message, count=[count], **total)

    def _need(self, path: str) -> Telling:
        people, key = group_at(self.data, path) or ({}, "")
        listed = [one for _, many in group_credentials(people, key) for one in many]
        kinds, need = {self.data["credentials"][one]["kind"] for one in listed}, people["groups"][key]["need"]
        if need != "one-area" and len(listed) == 1:
            need = "single"
        return Telling(say.NEEDS[kinds.pop() if len(kinds) == 1 else "mixed", need])

    def _named(self, key: str) -> Iterator[Telling]:
        said, path = set(credential_paths(self.data, key)), f"credentials.{key}"
        link = [one for one in (f"{path}.url",) if one in said]
        if f"{path}.code" in said:
            yield _say(say.NAMED, code=[*link, f"{path}.code"], name=[f"{path}.name"])
        else:
            yield from map(fact, (*link, f"{path}.name"))

    def _badges(self, key: str) -> Iterator[Telling]:
        return (Telling(say.MARKS[one]) for one in badges(self.data, key, self.as_of))

    def _notes(self, key: str) -> Iterator[Telling]:
        one, path = self.data["credentials"][key], f"credentials.{key}"
        yield from (self._note(f"{path}.{field}") for field in DATES if field in one)
        if "replaced_by" in one:
            yield _say(say.REPLACED, exam=[f"{path}.replaced_by"])

    def _note(self, path: str) -> Telling:
        """Return what is said of a date: whether it is past or to come, of a day or of a month."""
        _, key, field = path.rsplit(".", 2)
        precision = "day" if self.data["credentials"][key].get(field, "").count("-") > 1 else "month"
        return _say(say.NOTES[field, bool(is_past(self.data, path, self.as_of)), precision], date=[path])

    def _uses(self, key: str) -> Iterator[Telling]:
        """Yield what a credential counts for, or counted for: of each option the tiers."""
        yield Telling(say.COUNTED if "no-longer-accepted" in badges(self.data, key, self.as_of) else say.COUNTS)
        for (name, option), tiers in self._used.get(key, {}).items():
            path, many = f"competencies.{name}", len(self.data["competencies"][name]["options"]) > 1
            more = [f"{path}.options.{option}.name"] if many else []
            yield _say(say.COUNTS_FOR, name=[f"{path}.name", *more], tiers=tiers)

    @cached_property
    def _used(self) -> Mapping[str, Mapping[tuple[str, str], Sequence[str]]]:
        """Return, by credential, the options that list it, each with the paths of the tiers at which they do."""
        found: dict[str, dict[tuple[str, str], list[str]]] = {}
        for name in self.data["competencies"]:
            for option, tier, people in tiers_of(self.data, name):
                for key in _listed(people, logic(people, tier, "")) if people else ():
                    tiers = found.setdefault(key, {}).setdefault((name, option), [])
                    tiers.append(f"programme.tiers.{tier}.name")
        return found

    def _with_products(self, text: str, products: Sequence[str] | None) -> Iterator[Telling]:
        """Yield a text of the data, and what is said in it of products that had another name."""
        said = list(self._products(products or ()))
        paths = [path for one in said for _, found in one.places for path in found]
        yield _text(text, **({"products": paths} if products else {}))
        yield from (one for one in said if one.id)

    def _products(self, keys: Iterable[str]) -> Iterator[Telling]:
        for path in (f"products.{key}" for key in keys):
            if "formerly" in self.data["products"][path.removeprefix("products.")]:
                yield _say(say.FORMERLY, product=[f"{path}.name"], former=[f"{path}.formerly"])
            else:
                yield fact(f"{path}.name")

    def _table(self, table: Element, option: Mapping[str, Any], path: str) -> Iterator[Telling]:
        """Yield what a table of an option's tiers says; of what its rows are, the page says."""
        yield Telling(say.COMPARED)
        yield Telling(say.REQUIREMENT)
        yield from (fact(f"programme.tiers.{tier}.name") for tier in option["tiers"])
        for body in (one for one in table.elements if one.tag == "tbody"):
            cells = [one for one in body.within if one.tag == "td"]
            lines = [key for key in option.get("thresholds") or {} if f"{path}.thresholds.{key}" in thresholds_in(body)]
            if lines:
                yield from self._figures(lines[0], option, path)
            elif any("data-group" in one.attributes for one in cells):
                yield from self._groups([one.get("data-group") or "" for one in cells], option, path)
            else:
                yield Telling(say.IN_TOTAL)
                for tier in option["tiers"]:
                    yield from self._in_all(option, path, tier)

    def _figures(self, key: str, option: Mapping[str, Any], path: str) -> Iterator[Telling]:
        """Yield what rows of a threshold say: of each market, or of all, the figures of each tier that has any."""
        lines, path = option["thresholds"], f"{path}.thresholds.{key}"
        line = lines[key]
        yield from self._metric(line)
        if sum(one["metric"] == line["metric"] for one in lines.values()) > 1:
            yield from self._products(line.get("products") or ())
        if line.get("period"):
            yield self._period(line["period"])
        minimum = {tier: line["minimum"].get(tier, {}) for tier in option["tiers"]}
        named = list(dict.fromkeys(one for found in minimum.values() for one in found if one != "all"))
        for market in named or ["all"]:
            yield fact(f"programme.markets.{market}.name") if named else Telling(say.ALL_MARKETS)
            for tier, found in minimum.items():
                if own := next((one for one in (market, "all") if one in found), None):
                    yield fact(f"{path}.minimum.{tier}.{own}")
                    yield from self._average(line, path, tier, own)

    def _groups(self, groups: Sequence[str], option: Mapping[str, Any], path: str) -> Iterator[Telling]:
        """Yield what a row of groups says that ask for the same: what it is, and of each tier how many people."""
        asking = [one for one in groups if group_at(self.data, one)]
        for group in asking[:1]:
            yield self._need(group)
            yield from map(fact, asked_paths(self.data, group))
        yield Telling(say.PEOPLE)
        for tier, group in zip(option["tiers"], groups, strict=False):
            people = option["people"] if tier in option["people"]["headcount"] else {}
            if people and group in _groups(logic(people, tier, f"{path}.people")):
                yield from list(self._who(group, tier)) or [Telling(say.NOT_STATED)]
                if is_alternative(self.data, group, tier):
                    yield Telling(say.INSTEAD)

    def _in_all(self, option: Mapping[str, Any], path: str, tier: str) -> Iterator[Telling]:
        headcount = f"{path}.people.headcount.{tier}"
        if tier in (option.get("people") or {}).get("headcount", {}):
            yield _say(say.AT_LEAST, count=[headcount]) if is_at_least(self.data, headcount) else fact(headcount)

    def _translation(self, article: Element) -> Iterator[Telling]:
        """Yield what the page about translation says; its figures say of which pages and states there are any."""
        figures = article.paths
        yield from _told((*say.TRANSLATION, say.IN_EACH_LANGUAGE, say.LANGUAGE, *say.STATES.values()))
        for tag in self.locales:
            keys = ["translated", "percent", *list(say.STATES)[1:]]
            yield from (fact(f"{OWN}{tag}.{key}") for key in keys)
        yield from _told((say.NOT_SHOWN, say.SHARES, say.PAGE))
        for page, label in self._pages():
            yield label
            for path in (f"{OWN}{tag}.pages.{page}" for tag in self.locales):
                yield fact(path)
                for key in (one for one in say.STATES if f"{path}.{one}" in figures):
                    yield from (Telling(say.STATES[key]), fact(f"{path}.{key}"))
        if folded := [one for one in article.walk() if one.tag == "details"]:
            yield Telling(say.LEFT)
        for element in folded:
            state = ""
            for one in element.having("data-fact"):
                if value_of(one) != state:
                    state = value_of(one)
                    yield Telling(say.STATES.get(state, ""))
                yield fact(str(one.get("data-fact")))

    def _pages(self) -> Iterator[tuple[str, Telling]]:
        """Yield each page as its figures call it, and what it is called."""
        lists = {EXAMS: say.ALL_EXAMS, RETIREMENTS: say.RETIRES_WHEN, TERMS: say.GLOSSARY}
        yield HOME or "index", Telling(say.ALL_COMPETENCIES)
        yield from ((name, Telling(title)) for name, (title, _) in lists.items())
        yield from ((key, fact(f"competencies.{key}.name")) for key in self.data["competencies"])
        yield TRANSLATION, Telling(say.TRANSLATION[0])
        yield "404", Telling(say.NOT_FOUND)


def fact(path: str) -> Telling:
    """Return a fact outside of messages."""
    return Telling("", (("", (path,)),))


def _say(message: str, **places: Sequence[str]) -> Telling:
    return Telling(message, tuple(sorted((name, tuple(sorted(paths))) for name, paths in places.items())))


def _text(text: str, **places: Sequence[str]) -> Telling:
    """Return a text of the data."""
    return _say(message_id((None, text)), **places)


def _told(messages: Iterable[str]) -> Iterator[Telling]:
    return map(Telling, messages)


def _counted(text: "str | Mapping[str, str]") -> str:
    """Return the id of words around a figure, which have one form or two."""
    return message_id((None, text if isinstance(text, str) else text["one"]))


def _groups(rule: Logic) -> frozenset[str]:
    """Return the paths of the groups that a rule joins."""
    return frozenset([rule]) if isinstance(rule, str) else frozenset().union(*map(_groups, rule[1]))


def _listed(people: Mapping[str, Any], rule: Logic) -> frozenset[str]:
    """Return the credentials that a rule lists."""
    groups = (path.rpartition(".")[2] for path in _groups(rule))
    return frozenset(one for key in groups for _, many in group_credentials(people, key) for one in many)


_AS_OF = (Telling(say.AS_OF), fact(AS_OF))
