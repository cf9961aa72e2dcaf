"""People and credentials of a draft: lists, groups and the rule that joins them. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.legacy.desk import SURNAMES, Desk
from generator.legacy.events import event_of
from generator.legacy.facts import Credential, Group, OptionFacts, TierFacts
from generator.legacy.figures import Dated, folded
from generator.legacy.lines import slug
from generator.legacy.listing import key_of, kind_of, normal_address
from generator.legacy.replacing import replaced_in
from generator.messages import SOURCE


@dataclass(slots=True)
class _Spec:
    """A group of one tier, ready to be merged with those of other tiers."""

    of: str
    need: str
    relation: str
    each: bool
    role: str | None
    people: int | None


# What pages ask for that data have no word for, and how to write it instead.
_NOT_OF_DATA = {
    "one of each area": "data say one, all, or all of one area: write a list and a group for each area, joined by all",
    "two": "data say one or all of a list: write a group for each, of other lists, if that is meant",
    "same-and-different": "data say the same people or others: write two groups, joined by all",
    "some-of-same": "data say how many of them: write that number",
    "at-least": "said of a group; taken for just so many people, as data say at least of a headcount alone",
    "at-most": "data have no greatest number of people; taken for so many",
    "must-not": "data say what must be passed; taken for that",
}

# What a line asks for of a list of exams and certifications, where one list is not enough.
_NOT_OF_ONE_LIST: Mapping[tuple[str, str | None], str] = {
    ("one", "AND"): "data say one or all of a list; taken for one: write a group for each kind, joined by all",
    ("all", "OR"): "data say one or all of a list; taken for all: write a group for each kind, joined by any",
}


class People:
    """Writes who must pass what in one option: lists and groups once for all tiers, as far as they agree."""

    def __init__(self, desk: Desk, option: OptionFacts) -> None:
        self.desk, self.option = desk, option
        self.lists: dict[str, Any] = {}
        self.groups: dict[str, dict[str, Any]] = {}
        self.areas: set[tuple[int, str]] = set()

    def people(self) -> dict[str, Any]:
        """Return the field `people`; empty where no tier asks for any."""
        tiers = [tier for tier in self.option.tiers if tier.groups and tier.headcount is not None]
        for tier in self.option.tiers:
            if tier.groups and tier.headcount is None:
                self.desk.refuse(tier.line, f"{tier.id}: people", "the page does not say how many people")
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
        if "AND/OR" in joints:
            self.desk.refuse(tier.line, f"{tier.id}: AND/OR", "taken for OR, which is met by both, too")
        parts: list[list[str]] = [[names[0]]]
        for joint, name in zip(joints, names[1:], strict=True):
            if joint != "AND":
                parts[-1].append(name)
            else:
                parts.append([name])
        if len(parts) > 1 and any(len(part) > 1 for part in parts):
            self.desk.refuse(
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
            self.desk.refuse(line, "one or all of the list", "not said in known words; taken for all")
        several = len({kind_of(one) for one in group.credentials}) > 1
        if several and (why := _NOT_OF_ONE_LIST.get((need, group.joint))):
            self.desk.refuse(group.line, f"{group.joint} between kinds of credentials", why)
        limits = (("at-least", group.at_least), ("at-most", group.at_most), ("must-not", group.negated))
        for said in (need, relation, *(limit for limit, holds in limits if holds)):
            if said in _NOT_OF_DATA:
                self.desk.refuse(group.line, said.replace("-", " "), _NOT_OF_DATA[said])
        return _Spec(self._list(group), need, relation, bool(group.each), group.role, number)

    def _list(self, group: Group) -> str:
        """Return the id of a group's list, which is written once for all groups and tiers that have it."""
        keys = [self._credential(one, group) for one in group.credentials]
        wanted: Any = list(dict.fromkeys(keys))
        if group.areas:
            wanted = {}
            for one, key in zip(group.credentials, keys, strict=True):
                labels = [label for label in group.areas if label[1] <= one.line] or group.areas[:1]
                wanted.setdefault(self._area(*labels[-1]), []).append(key)
        for name, there in self.lists.items():
            if there == wanted:
                return name
        kinds = {self._kind(one, group) for one in group.credentials}
        kind = kinds.pop() if len(kinds) == 1 else "credential"
        name = next(f"{kind}s{surname}" for surname in SURNAMES if f"{kind}s{surname}" not in self.lists)
        self.lists[name] = wanted
        return name

    def _area(self, label: str, line: int) -> str:
        """Return the id of a focus area: that of the data with its name, or one made of the label."""
        bare = folded(re.sub(r"^[^:：]*[:：]", "", label) if re.search(r"[:：]\s*\S", label) else label).strip(" :")
        registry = self.desk.tree.at(("programme", "focus_areas"))
        for key, one in registry.items() if isinstance(registry, dict) else ():
            if isinstance(one, dict) and folded(str(one.get("name", ""))) == bare:
                return str(key)
        if (line, bare) not in self.areas:
            self.areas.add((line, bare))
            self.desk.name(line, "a focus area", bare)
        return slug(bare) or "area"

    def _kind(self, one: Credential, group: Group) -> str:
        key = self._credential(one, group)
        known = self.desk.tree.at(("credentials", key, "kind")) or self.desk.credentials.get(key, {}).get("kind")
        return str(known or "exam")

    def _credential(self, one: Credential, group: Group) -> str:
        """Return the id of a credential: that of the data with its code or address, or a new one."""
        registry = self.desk.tree.at(("credentials",))
        known: Mapping[str, Any] = registry if isinstance(registry, dict) else {}
        if one.code in known:
            self._hold_against(one, known[one.code], group)
            return one.code
        for key, there in known.items():
            if isinstance(there, dict) and _is_the_same(one, str(there.get("url", "")), str(there.get("name", ""))):
                self._hold_against(one, there, group)
                return str(key)
        locale = self.desk.side.locale
        title = _title(one, locale)
        key = one.code or slug(title)[:80].strip("-")
        if key not in self.desk.credentials:
            self.desk.credentials[key] = _new_credential(one, title, self.option, group, locale)
            for dated, line in _dated(one, self.option, group):
                if (event := event_of(dated, locale)) not in _KEYS:
                    self.desk.refuse(line, f"{key}: {dated.moment}", _NOT_TAKEN[event])
            self.desk.name(one.line, f"the name of {key}", title)
        return key

    def _hold_against(self, one: Credential, there: Any, group: Group) -> None:
        """Note what the page says of a credential that the data have, and say otherwise."""
        known = {str(value) for value in there.values()} if isinstance(there, dict) else set()
        said = [(str(dated.moment), line) for dated, line in _dated(one, self.option, group)]
        for moment, line in dict.fromkeys(said):
            if moment not in known:
                self.desk.refuse(line, f"{one.key}: {moment}", "the data do not have this day: theirs stays")
        if one.url and isinstance(there, dict) and normal_address(one.url) != normal_address(str(there.get("url", ""))):
            self.desk.refuse(one.line, f"{one.key}: {one.url}", "the data have another address: theirs stays")

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
                    self.desk.refuse(line, f"{tier.id}: each", "said of one tier alone; taken for both")
                there["each"] = there["each"] or spec.each
                there["role"] = there["role"] or spec.role
                return name
        name = next(
            f"{spec.of}{more}"
            for more in ("", f"-{spec.relation}", *(f"-{tier.id}{one}" for one in SURNAMES))
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
    return not one.code and (from_link or (one.key.startswith("~") and slug(name) == slug(_title(one, SOURCE))))


def _title(one: Credential, locale: str) -> str:
    """Return the title of a credential, without its code, marks, and what is said of it in brackets at the end."""
    text = re.sub(r"[\\*]+\s*$", "", one.text).strip()
    if one.code:
        text = re.sub(r"^.*?[:：]\s*", "", text) if re.search(r"[:：]", text) else text
    remark = re.search(r"\s*[(（][^()（）]*[)）]\s*$", text)
    if remark and (one.dated or any(True for _ in replaced_in(remark[0], locale))):
        text = text[: remark.start()]
    return text[:200]


_KEYS = {
    "retires": "retires",
    "accepted": "accepted_until",
    "register": "register_until",
    "available": "available_from",
}
_NOT_TAKEN = {
    "opens": "registration opens: data have no place for that",
    "not-register": "no registration until then: data have no place for that",
    "accepted-from": "accepted from then on, not until then: data have no place for that",
    "not-accepted": "not accepted until then: data have no place for that",
    "no-longer": "no longer accepted from then on: write the last day on which it is",
    "": "what happens then is not clear: left out",
}


def _dated(one: Credential, option: OptionFacts, group: Group) -> Iterator[tuple[Dated, int]]:
    """Yield what is said of a credential's days, beside it or in the notes of its tier, with the lines."""
    yield from ((dated, one.line) for dated in one.dated)
    for tier in option.tiers:
        for note in tier.notes if group in tier.groups and one.marks else ():
            if note.marks == one.marks:
                yield from ((dated, note.line) for dated in note.dated)


def _new_credential(one: Credential, title: str, option: OptionFacts, group: Group, locale: str) -> dict[str, Any]:
    kind = kind_of(one)
    if one.url and "microsoft" not in one.url.casefold():
        kind = "third-party-certificate"
    written: dict[str, Any] = {"kind": kind, "name": title}
    if one.url:
        written["url"] = one.url
    for dated, _ in _dated(one, option, group):
        if key := _KEYS.get(event_of(dated, locale)):
            written.setdefault(key, str(dated.moment))
    return written
