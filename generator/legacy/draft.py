"""A competency in the form of `data/`, drafted from what a legacy page states, and what was not taken. Pure."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.data import Keys, Mark, Plain, Tree, parse_yaml
from generator.errors import GeneratorError, Problem
from generator.legacy import words
from generator.legacy.facts import Credential, Figure, Group, OptionFacts, Side, TierFacts
from generator.legacy.figures import Dated, counts, folded
from generator.legacy.lines import slug
from generator.legacy.listing import key_of, normal_address
from generator.legacy.measuring import associations, is_of_twelve_months, measures
from generator.meaning import check_meaning
from generator.messages import SOURCE
from generator.model import Money
from generator.resolve import resolve


@dataclass(frozen=True, slots=True)
class Refused:
    """What of a page was not taken into a draft or a compendium, or only in doubt, and why."""

    file: str
    line: int
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The texts of a draft's files under their paths in `data/`, and what was left out of them."""

    id: str
    files: Mapping[str, str]
    refused: tuple[Refused, ...]


def draft_of(side: Side, competency: str, tree: Tree) -> Draft:
    """Return the draft of a competency from one side of its page; `tree` holds the registries it may refer to.

    A competency or an option that the data have keeps its name and words; facts are the page's.
    """
    writer = _Writer(side, competency, tree)
    text = _HEAD.format(schema="../schema/competency.schema.json") + "\n".join(_yaml(writer.competency())) + "\n"
    files = {f"competencies/{competency}.yml": text}
    if writer.credentials:
        files["credentials.yml"] = (
            _HEAD.format(schema="schema/credentials.schema.json") + "\n".join(_yaml(writer.credentials)) + "\n"
        )
    return Draft(competency, files, tuple(writer.refused))


def problems_of(draft: Draft, tree: Tree, as_of: date) -> tuple[Problem, ...]:
    """Return what the check says of data with a draft put in."""
    root: dict[str, Any] = dict(tree.value) if isinstance(tree.value, dict) else {}
    marks: dict[Keys, Mark] = dict(tree.marks)
    for path, text in draft.files.items():
        keys = tuple(path.removesuffix(".yml").split("/"))
        try:
            own = parse_yaml(text, path)
        except GeneratorError as error:
            return error.problems
        level = root
        for key in keys[:-1]:
            level[key] = dict(level.get(key, {}))
            level = level[key]
        new = own.value if isinstance(own.value, dict) else {}
        level[keys[-1]] = {**level.get(keys[-1], {}), **new} if path == "credentials.yml" else new
        marks |= {(*keys, *below): mark for below, mark in own.marks.items()}
    whole = Tree(root, marks, tree.unread)
    resolved = resolve(whole)
    if resolved.problems:
        return resolved.problems
    return check_meaning(resolved.catalogue, whole, as_of)


_HEAD = "# yaml-language-server: $schema={schema}\n"
_SURNAMES = ("", "-second", "-third", "-fourth", "-fifth", "-sixth", "-seventh", "-eighth", "-ninth", "-tenth")
_ACRONYMS = frozenset({"crm", "erp", "smb", "bi", "sql", "o365", "devops", "iot"})


class _Writer:
    """Writes one competency, and notes what it leaves out."""

    def __init__(self, side: Side, competency: str, tree: Tree) -> None:
        self.side, self.id, self.tree = side, competency, tree
        self.refused: list[Refused] = []
        self.credentials: dict[str, Any] = {}
        self.file = side.page.file if side.page else ""

    def competency(self) -> dict[str, Any]:
        """Return the competency as plain values."""
        known: Keys = ("competencies", self.id)
        written: dict[str, Any] = {"name": self._name(known, self.id, self.side.name)}
        written |= self._summary(known, self.side.summary, self.side.line)
        written["options"] = {}
        for n, option in enumerate(self.side.options):
            key = re.sub(r"-option$", "", option.id) or f"option{_SURNAMES[n % len(_SURNAMES)]}"
            if key in written["options"]:
                self.refuse(option.line, f"option {key}", "a second one of this id")
                continue
            written["options"][key] = self._option((*known, "options", key), key, option)
        for text, line in self.side.unread:
            self.refuse(line, text, "stands outside of any tier")
        there = self.tree.at((*known, "options"))
        for key in there if isinstance(there, dict) else ():
            if key not in written["options"]:
                self.refuse(self.side.line, f"option {key}", "the data have it, the page does not: left out")
        return written

    def refuse(self, line: int, what: str, why: str) -> None:
        """Note what was not taken, or only in doubt."""
        self.refused.append(Refused(self.file, line, what, why))

    def _name(self, known: Keys, key: str, name: str) -> str:
        there = self.tree.at((*known, "name"))
        if isinstance(there, str):
            return there
        if self.side.locale == SOURCE:
            return re.sub(r"\s+(?:option|competency)$", "", name, flags=re.IGNORECASE)
        parts = (part.upper() if part in _ACRONYMS else part.capitalize() for part in key.split("-"))
        return " ".join(parts)

    def _summary(self, known: Keys, text: str, line: int) -> dict[str, Any]:
        """Return the words of a summary: the data's own, or the page's where they are English without facts."""
        there = self.tree.at(known)
        if isinstance(there, dict) and "summary" in there:
            return {key: there[key] for key in ("summary", "summary_products") if key in there}
        if self.side.locale == SOURCE and text and not re.search(r"[0-9<>&{}%]|https?:", text):
            return {"summary": text}
        if not text:
            self.refuse(line, "summary", "the page has none")
            return {}
        why = "words of the data are English" if self.side.locale != SOURCE else "words of the data have no figures"
        self.refuse(line, f"summary: {text}", why)
        return {}

    def _option(self, known: Keys, key: str, option: OptionFacts) -> dict[str, Any]:
        written: dict[str, Any] = {"name": self._name(known, key, option.name)}
        written |= self._summary(known, option.summary, option.line)
        written["tiers"] = [tier.id for tier in option.tiers]
        if thresholds := self._thresholds(option):
            written["thresholds"] = thresholds
        why = "says nothing that data have a place for, or in words that are not known"
        conditions = self.tree.at((*known, "conditions"))
        if isinstance(conditions, list) and thresholds:
            written["conditions"] = conditions
            ids = ", ".join(str(one["id"]) for one in conditions if isinstance(one, dict) and "id" in one)
            self.refuse(option.line, f"conditions {ids}", "not read from the page: they are those of the data")
            why = f"not read: may be one of the conditions {ids}, which are those of the data"
        if named := self._associations(option):
            if thresholds:
                written["associations"] = named
            else:
                self.refuse(option.line, ", ".join(named), "the page has associations without a threshold")
        if people := _People(self, option).people():
            written["people"] = people
        for tier in option.tiers:
            for text, line in tier.unread:
                self.refuse(line, text, why)
        return written

    def _thresholds(self, option: OptionFacts) -> dict[str, Any]:
        lines: dict[str, dict[str, Any]] = {}
        first: dict[str, Figure] = {}
        for tier in option.tiers:
            told: set[int] = set()
            for figure in tier.figures:
                measured = _measured(figure, self.side.locale, [one for one in tier.figures if one.line == figure.line])
                if measured is None:
                    self.refuse(figure.line, figure.text, "a figure of which it is not clear what it counts")
                    continue
                metric, value, average = measured
                if metric == "devices-shipped" and figure.line in told:
                    continue
                told.add(figure.line)
                one = lines.setdefault(metric, {"metric": metric})
                first.setdefault(metric, figure)
                self._fill(one, figure, tier.id, value, average)
        for metric, one in lines.items():
            if "period" not in one and any("period" in other for other in lines.values()):
                self.refuse(first[metric].line, f"{metric}: period", "its lines name none, those of another figure do")
        return {name: {key: one[key] for key in _THRESHOLD if key in one} for name, one in lines.items()}

    def _fill(self, one: dict[str, Any], figure: Figure, tier: str, value: int, average: int | None) -> None:
        """Put one figure in its threshold, with what its line says of period, products and currency."""
        market = figure.market or "all"
        stated: list[tuple[str, Any]] = [
            ("period", _period(folded(figure.text), self.side.locale)),
            ("products", self._products(figure)),
        ]
        if isinstance(figure.value, Money) and figure.value.currency != self.tree.at(("programme", "currency")):
            stated.append(("currency", figure.value.currency))
        for key, its in stated:
            shown = ", ".join(its) if isinstance(its, list) else its
            if its and key not in one and "minimum" in one:
                self.refuse(figure.line, f"{one['metric']}: {key} {shown}", "not on the first line; taken for all")
            if its and one.setdefault(key, its) != its:
                self.refuse(figure.line, f"{one['metric']}: {key} {shown}", "other than on the first line; left out")
        values = one.setdefault("minimum", {}).setdefault(tier, {})
        if values.setdefault(market, value) != value:
            self.refuse(figure.line, figure.text, f"a second {one['metric']} for {tier}, {market} markets")
        if average:
            one.setdefault("monthly_average", {}).setdefault(tier, {})[market] = average

    def _products(self, figure: Figure) -> list[str]:
        """Return the products of the registry that a line names, in its order; the longest name at a place."""
        registry = self.tree.at(("products",))
        names = [
            (form, key)
            for key, one in (registry.items() if isinstance(registry, dict) else ())
            if isinstance(one, dict)
            for form in _forms(str(one.get("name", "")))
        ]
        found: dict[str, int] = {}
        text = _bare(figure.text)
        for form, key in sorted(names, key=lambda one: -len(one[0])):
            match = re.search(rf"(?<![a-z0-9]){re.escape(form)}(?![a-z0-9])", text)
            if match:
                found.setdefault(key, match.start())
                text = text[: match.start()] + "~" * len(match[0]) + text[match.end() :]
        for former in [_bare(str(self.tree.at(("products", key, "formerly")) or "~")) for key in found]:
            text = text.replace(former, "~")
        # What is left of the line and begins like a product is one that the data do not have, or not by this name.
        begin = {form.split()[0] for form, _ in names} - {"microsoft"}
        for match in re.finditer(r"(?<![a-z0-9])([a-z]+) (?:[a-z]+ )?[0-9]{1,4}(?: r[0-9])?(?![0-9.,])", text):
            if match[1] in begin or match[1] in _PRODUCTS:
                self.refuse(figure.line, match[0].strip(), "a product that the data do not have by this name")
        return sorted(found, key=lambda key: found[key])

    def _associations(self, option: OptionFacts) -> list[str]:
        registry = self.tree.at(("associations",))
        by_name: dict[str, list[str]] = {}
        for key, one in registry.items() if isinstance(registry, dict) else ():
            for name in associations(folded(str(one.get("name", ""))) if isinstance(one, dict) else "", SOURCE):
                by_name.setdefault(name, []).append(key)
        found: dict[str, None] = {}
        for tier in option.tiers:
            for name, line in tier.associations:
                text = folded(self.side.page.line(line)) if self.side.page else ""
                keys = sorted(by_name.get(name, [slug(name)]), key=lambda key: -len(key))
                written = [key for key in keys if folded(str(self.tree.at(("associations", key, "name")))) in text]
                if len(keys) > 1 and not written:
                    self.refuse(line, name, f"may be {' or '.join(keys)}; taken for the last")
                found[(written or keys[::-1])[0]] = None
        return list(found)


# Words that begin names of products with a number.
_PRODUCTS = frozenset({"ax", "crm", "nav", "gp", "dynamics", "office", "windows", "plan", "server"})


def _bare(text: str) -> str:
    """Return a folded text without brackets, in which one name has them and another has not, nor words of its own."""
    plain = re.sub(r"[()（）]", " ", folded(text))
    for pattern, word in _WORDS_OF_NAMES:
        plain = re.sub(pattern, f" {word} ", plain)
    return " ".join(plain.split())


# Parts of names of products that other languages have words for.
_WORDS_OF_NAMES = (("プラン|计划|計[劃畫]", "plan"), ("オンプレミス|本地|內部部署", "on-premises"))


def _forms(name: str) -> set[str]:
    """Return the ways in which a product is named: in full, without what stands in brackets, by its first letters."""
    letters = "".join(word[0] for word in re.findall(r"[A-Za-z]+", re.sub(r"\(.*?\)", "", name)))
    short = {letters.casefold()} if len(letters) > 2 and letters.isupper() else set()  # noqa: PLR2004
    return {_bare(name), _bare(re.sub(r" \([^)]*\)$", "", name))} - {""} | short


_THRESHOLD = ("metric", "period", "products", "currency", "minimum", "monthly_average")
_THINGS = {
    "customers": "new-customers",
    "entitlements": "active-entitlements",
    "seats": "seats-deployed",
    "devices": "devices-shipped",
}


def _measured(figure: Figure, locale: str, of_line: Sequence[Figure]) -> tuple[str, int, int | None] | None:
    """Return the metric of a figure, its value, and its average a month; None when it is not clear what it measures."""
    text = folded(figure.text)
    if isinstance(figure.value, Money):
        said = set(measures(text, locale))
        if "gross" in said:
            return "gross-license-revenue", figure.value.amount, None
        if words.means(text, "consumption", locale) and not said & {"revenue", "net", "profit"}:
            return "azure-consumption", figure.value.amount, None
        return ("cloud-net-new-revenue" if "net" in said else "revenue"), figure.value.amount, None
    things = [(text.find(one), thing) for thing in _THINGS if (one := words.said(text, thing, locale))]
    if not things:
        return None
    numbers = counts(text)
    if any(thing == "devices" for _, thing in things):
        return "devices-shipped", max(numbers), min(numbers) if len(numbers) > 1 else None
    in_order = [thing for _, thing in sorted(things)]
    place = [one.value for one in of_line].index(figure.value)
    thing = in_order[place] if len(in_order) == len(of_line) else in_order[0]
    thing = "entitlements" if "entitlements" in in_order and len(of_line) == 1 else thing
    return _THINGS[thing], figure.value, None


def _period(text: str, locale: str) -> str | None:
    """Return the period that a line names. Some languages say `the last 12 months` for both that the data may have."""
    if words.means(text, "ttm", locale):
        return "trailing-12-months"
    if is_of_twelve_months(text):
        new = words.means(text, "net", locale) and words.means(text, "revenue", locale)
        return "trailing-12-months" if new or words.means(text, "devices", locale) else "previous-12-months"
    return "annual" if words.means(text, "year", locale) else None


@dataclass(slots=True)
class _Spec:
    """A group of one tier, ready to be merged with those of other tiers."""

    of: str
    need: str
    relation: str
    each: bool
    role: str | None
    people: int | None


class _People:
    """Writes who must pass what in one option: lists and groups once for all tiers, as far as they agree."""

    def __init__(self, writer: _Writer, option: OptionFacts) -> None:
        self.writer, self.option = writer, option
        self.lists: dict[str, Any] = {}
        self.groups: dict[str, dict[str, Any]] = {}

    def people(self) -> dict[str, Any]:
        """Return the field `people`; empty where no tier asks for any."""
        tiers = [tier for tier in self.option.tiers if tier.groups and tier.headcount is not None]
        for tier in self.option.tiers:
            if tier.groups and tier.headcount is None:
                self.writer.refuse(tier.line, f"{tier.id}: people", "the page does not say how many people")
        if not tiers:
            return {}
        rules = {tier.id: self._rule(tier) for tier in tiers}
        at_least = {tier.id: bool(tier.at_least) for tier in tiers}
        same = len(set(at_least.values())) == 1
        written: dict[str, Any] = {"headcount": {tier.id: tier.headcount for tier in tiers}}
        if any(at_least.values()):
            written["at_least"] = next(iter(at_least.values())) if same else at_least
        whole = list(rules.values())
        written |= {"lists": self.lists, "groups": {key: _in_order(one, tiers) for key, one in self.groups.items()}}
        written["rule"] = (
            whole[0] if all(one == whole[0] for one in whole) and len(tiers) == len(self.option.tiers) else rules
        )
        if len(tiers) < len(self.option.tiers) and all(one == whole[0] for one in whole):
            written["rule"] = whole[0]
        return written

    def _rule(self, tier: TierFacts) -> Any:
        """Return the rule of a tier; of ANDs and ORs mixed, OR joins first, as such pages mean it."""
        names: list[str] = []
        before: tuple[str, int | None] | None = None
        for group in tier.groups:
            spec = self._spec(tier, group, before[1] if before else None)
            name = self._named(tier, spec, before[0] if before else None)
            before = (name, spec.people)
            names.append(name)
        joints = [group.connective or "AND" for group in tier.groups[1:]]
        parts: list[list[str]] = [[names[0]]]
        for joint, name in zip(joints, names[1:], strict=True):
            if joint == "OR":
                parts[-1].append(name)
            else:
                parts.append([name])
        if len(parts) > 1 and any(len(part) > 1 for part in parts):
            self.writer.refuse(
                tier.line, f"{tier.id}: AND and OR side by side", "read as x AND (y OR z): look whether that is meant"
            )
        joined = [part[0] if len(part) == 1 else {"any": part} for part in parts]
        return joined[0] if len(joined) == 1 else {"all": joined}

    def _spec(self, tier: TierFacts, group: Group, before: int | None) -> _Spec:
        relation, number = group.relation or "any", min(group.numbers, default=None)
        total = max(group.numbers, default=0)
        if relation == "same" and number is not None and number < total:
            relation = "subset-of-same"
        elif relation == "any" and number is not None and number < total == tier.headcount:
            relation = "subset-of-headcount"
        elif relation in {"same", "other"} and number is None:
            left = (tier.headcount or 0) - (before or 0)
            number = before if relation == "same" else max(1, left)
        if relation in {"same", "other", "same-or-different", "same-allowed", "subset-of-same"} and before is None:
            relation = "any"
        if relation == "any" and number is None:
            relation = "unstated"
        need = group.need or "all"
        if group.need is None:
            line = group.line or group.credentials[0].line
            self.writer.refuse(line, "one or all of the list", "not said in known words; taken for all")
        return _Spec(self._list(group), need, relation, bool(group.each), group.role, number)

    def _list(self, group: Group) -> str:
        """Return the id of a group's list, which is written once for all groups and tiers that have it."""
        keys = [self._credential(one, group) for one in group.credentials]
        wanted: Any = list(dict.fromkeys(keys))
        if group.areas:
            wanted = {}
            for one, key in zip(group.credentials, keys, strict=True):
                named = [name for name, line in group.areas if line <= one.line]
                wanted.setdefault(self._area(named[-1] if named else group.areas[0][0]), []).append(key)
        for name, there in self.lists.items():
            if there == wanted:
                return name
        kinds = {self._kind(one, group) for one in group.credentials}
        kind = kinds.pop() if len(kinds) == 1 else "credential"
        name = next(f"{kind}s{surname}" for surname in _SURNAMES if f"{kind}s{surname}" not in self.lists)
        self.lists[name] = wanted
        return name

    def _area(self, label: str) -> str:
        bare = folded(re.sub(r"^[^:：]*[:：]", "", label) if re.search(r"[:：]\s*\S", label) else label).strip(" :")
        registry = self.writer.tree.at(("programme", "focus_areas"))
        for key, one in registry.items() if isinstance(registry, dict) else ():
            if isinstance(one, dict) and folded(str(one.get("name", ""))) == bare:
                return str(key)
        return slug(bare) or "area"

    def _kind(self, one: Credential, group: Group) -> str:
        key = self._credential(one, group)
        known = self.writer.tree.at(("credentials", key, "kind")) or self.writer.credentials.get(key, {}).get("kind")
        return str(known or "exam")

    def _credential(self, one: Credential, group: Group) -> str:
        """Return the id of a credential: that of the data with its code or address, or a new one."""
        registry = self.writer.tree.at(("credentials",))
        known: Mapping[str, Any] = registry if isinstance(registry, dict) else {}
        if one.code in known:
            self._hold_against(one, known[one.code], group)
            return one.code
        for key, there in known.items():
            if isinstance(there, dict) and _is_the_same(one, str(there.get("url", "")), str(there.get("name", ""))):
                self._hold_against(one, there, group)
                return str(key)
        title = _title(one)
        key = one.code or slug(title)[:80].strip("-")
        if key not in self.writer.credentials:
            self.writer.credentials[key] = _new_credential(one, title, self.option, group)
        return key

    def _hold_against(self, one: Credential, there: Any, group: Group) -> None:
        """Note what the page says of a credential that the data have, and say otherwise."""
        known = {str(value) for value in there.values()} if isinstance(there, dict) else set()
        said = [(str(dated.moment), line) for dated, line in _dated(one, self.option, group)]
        for moment, line in dict.fromkeys(said):
            if moment not in known:
                self.writer.refuse(line, f"{one.key}: {moment}", "the data do not have this day: theirs stays")
        if one.url and isinstance(there, dict) and normal_address(one.url) != normal_address(str(there.get("url", ""))):
            self.writer.refuse(one.line, f"{one.key}: {one.url}", "the data have another address: theirs stays")

    def _named(self, tier: TierFacts, spec: _Spec, before: str | None) -> str:
        """Return the id of a group that says the same in every tier, but for how many people it asks for."""
        to = (
            before
            if spec.relation in {"same", "other", "same-or-different", "same-allowed", "subset-of-same"}
            else None
        )
        own: dict[str, Any] = {"relation": spec.relation, "to": to, "role": spec.role, "need": spec.need, "of": spec.of}
        for name, there in self.groups.items():
            alike = {key: there.get(key) for key in ("relation", "to", "need", "of")} == {
                key: own[key] for key in ("relation", "to", "need", "of")
            }
            if alike and tier.id not in there["people"]:
                there["people"][tier.id] = spec.people
                # Of one person `each` says nothing.
                if there["each"] != spec.each and 1 not in there["people"].values():
                    line = next((group.line for group in tier.groups if group.line), tier.line)
                    self.writer.refuse(line, f"{tier.id}: each", "said of one tier alone; taken for both")
                there["each"] = there["each"] or spec.each
                there["role"] = there["role"] or spec.role
                return name
        name = next(
            f"{spec.of}{more}"
            for more in ("", f"-{spec.relation}", *(f"-{tier.id}{one}" for one in _SURNAMES))
            if f"{spec.of}{more}" not in self.groups
        )
        self.groups[name] = {"people": {tier.id: spec.people}, "each": spec.each, **own}
        return name


def _in_order(group: dict[str, Any], tiers: Sequence[TierFacts]) -> dict[str, Any]:
    """Return a group as it is written: `headcount` for people where each tier asks for all of them."""
    numbers = {tier: number for tier, number in group["people"].items() if number is not None}
    of_all = {tier.id: tier.headcount for tier in tiers if tier.id in numbers}
    written: dict[str, Any] = {}
    if group["relation"] not in {"everyone", "unstated"}:
        written["people"] = "headcount" if numbers == of_all else numbers
    if group["relation"] != "any":
        written["relation"] = group["relation"]
    optional = {"to": group["to"], "each": group["each"] or None, "role": group["role"]}
    return (
        written | {key: value for key, value in optional.items() if value} | {"need": group["need"], "of": group["of"]}
    )


def _is_the_same(one: Credential, url: str, name: str) -> bool:
    from_link = bool(one.url) and bool(url) and key_of(one.url) == key_of(url)
    return not one.code and (from_link or (one.key.startswith("~") and slug(name) == slug(_title(one))))


def _title(one: Credential) -> str:
    """Return the title of a credential, without its code, marks, and what is said of it in brackets at the end."""
    text = re.sub(r"[\\*]+\s*$", "", one.text).strip()
    if one.code:
        text = re.sub(r"^.*?[:：]\s*", "", text) if re.search(r"[:：]", text) else text
    return text[:200] if not one.dated else re.sub(r"\s*[(（][^()（）]*[)）]\s*$", "", text)[:200]


_DATED = (
    ("retires", "retires"),
    ("accepted", "accepted_until"),
    ("register", "register_until"),
    ("available", "available_from"),
)


def _dated(one: Credential, option: OptionFacts, group: Group) -> Iterator[tuple[Dated, int]]:
    """Yield what is said of a credential's days, beside it or in the notes of its tier, with the lines."""
    yield from ((dated, one.line) for dated in one.dated)
    for tier in option.tiers:
        for note in tier.notes if group in tier.groups and one.marks else ():
            if note.marks == one.marks:
                yield from ((dated, note.line) for dated in note.dated)


def _new_credential(one: Credential, title: str, option: OptionFacts, group: Group) -> dict[str, Any]:
    kind = (
        "exam"
        if one.code
        else "certification"
        if re.search(r"mcs[ade]|certification", folded(one.text + one.url))
        else "assessment"
    )
    if one.url and "microsoft" not in one.url.casefold():
        kind = "third-party-certificate"
    written: dict[str, Any] = {"kind": kind, "name": title}
    if one.url:
        written["url"] = one.url
    for dated, _ in _dated(one, option, group):
        for meaning, key in _DATED:
            if any(words.means(dated.sentence, meaning, locale) for locale in ("en", "it", "pt", "zh", "ja")):
                written.setdefault(key, str(dated.moment))
                break
    return written


def _yaml(value: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """Yield the lines of plain values as the data's own files have them: blocks above, short things in a line."""
    for key, one in value.items():
        short = _inline(one)
        if isinstance(one, dict) and (depth < _DEEP or len(short) + 2 * depth > _WIDTH):
            yield f"{'  ' * depth}{_inline(key)}:"
            yield from _yaml(one, depth + 1)
        else:
            yield f"{'  ' * depth}{_inline(key)}: {short}"


_DEEP, _WIDTH = 3, 100


def _inline(value: Plain | Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_inline(key)}: {_inline(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    text = str(value)
    plain = re.fullmatch(
        r"[A-Za-z][\w/.'+-]*(?: [\w/.'+%()-]+)*|[A-Z0-9]{2,3}-[0-9]{3}|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?", text
    )
    return text if plain and text not in {"true", "false", "null"} else json.dumps(text, ensure_ascii=False)
