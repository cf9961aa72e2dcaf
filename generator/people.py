"""What the data asks of people, for one tier: groups, their relations, how they combine. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from generator import shape
from generator.data import Keys, show_path
from generator.lookup import PROGRAMME, Lookup, by_tier, fact, found
from generator.model import Area, Credential, Fact, Group, Junction, PeopleRule, Rule

_COUNTED_BY_THE_HEADCOUNT = frozenset({"everyone", "unstated"})
_RELATED = frozenset({"same", "other", "same-or-different", "same-allowed", "subset-of-same"})


def unused(keys: Keys, rules: shape.PeopleRules) -> Iterator[str]:
    """Yield the paths of groups that the rule of no tier names, and of lists that no group has."""
    written = rules.rule.values() if isinstance(rules.rule, dict) else [rules.rule]
    named = {key for rule in written for key in _named(rule)}
    listed = {group.of for group in rules.groups.values()}
    yield from (show_path((*keys, "groups", key)) for key in rules.groups if key not in named)
    yield from (show_path((*keys, "lists", key)) for key in rules.lists if key not in listed)


def _named(rule: "str | shape.Junction") -> Iterator[str]:
    """Yield the groups that a rule names."""
    if isinstance(rule, str):
        yield rule
    else:
        for part in rule.all or rule.any or []:
            yield from _named(part)


class PeopleResolver:
    """Resolves the people of one option at one tier; `keys` is where they stand."""

    def __init__(
        self,
        lookup: Lookup,
        programme: shape.Programme,
        credentials: Mapping[str, Credential],
        *,
        keys: Keys,
        rules: shape.PeopleRules,
        tier: str,
    ) -> None:
        self.lookup, self.programme, self.credentials = lookup, programme, credentials
        self.keys, self.rules, self.tier = keys, rules, tier
        self.headcount = fact(rules.headcount[tier], (*keys, "headcount", tier))
        # Every list and every group is looked up, also what this tier's rule leaves out.
        self.areas = {key: self._areas((*keys, "lists", key), listed) for key, listed in rules.lists.items()}
        for key, group in rules.groups.items():
            self._require_known((*keys, "groups", key), group)
        # Groups in the order the page shows them: a relation speaks of "the people above".
        self.before: list[Group] = []

    def resolve(self) -> PeopleRule | None:
        """Return the rule; None when something it refers to is not there, which is then recorded."""
        written, at = self.rules.rule, (*self.keys, "rule")
        rule = written.get(self.tier) if isinstance(written, dict) else written
        at = (*at, self.tier) if isinstance(written, dict) else at
        _, at_least = by_tier((*self.keys, "at_least"), self.rules.at_least, self.tier)
        if rule is None:
            self.lookup.wrong((*self.keys, "rule"), f"a rule for the tier {self.tier!r}", "none", of_key=True)
            return None
        resolved = self._rule(at, rule)
        return PeopleRule(self.headcount, bool(at_least), resolved) if resolved else None

    def _require_known(self, keys: Keys, group: shape.Group) -> None:
        self.lookup.get((*keys, "of"), group.of, (*self.keys, "lists"), self.rules.lists)
        if group.to is not None:
            self.lookup.get((*keys, "to"), group.to, (*self.keys, "groups"), self.rules.groups)
        if group.role is not None:
            self.lookup.get((*keys, "role"), group.role, (*PROGRAMME, "roles"), self.programme.roles)

    def _rule(self, at: Keys, rule: "str | shape.Junction") -> Rule | None:
        if isinstance(rule, str):
            if self.lookup.get(at, rule, (*self.keys, "groups"), self.rules.groups) is None:
                return None
            group = self._group(rule)
            self.before.append(group)
            return group
        if rule.all is not None:
            return Junction("all", self._parts((*at, "all"), rule.all))
        return Junction("any", self._parts((*at, "any"), rule.any or []))

    def _parts(self, at: Keys, parts: "Iterable[str | shape.Junction]") -> tuple[Rule, ...]:
        return tuple(found([self._rule((*at, n), part) for n, part in enumerate(parts)]))

    def _group(self, key: str) -> Group:
        group, keys = self.rules.groups[key], (*self.keys, "groups", key)
        people = self._people(keys, group)
        counted = group.relation not in _COUNTED_BY_THE_HEADCOUNT
        if counted != (group.people is not None):
            expected = "a number of people" if counted else f"no number: {group.relation} needs none"
            self.lookup.wrong((*keys, "people"), expected, "one" if group.people is not None else "none")
        if group.need == "one-area" and isinstance(self.rules.lists.get(group.of), list):
            self.lookup.wrong((*keys, "need"), "all or one: the list has no focus areas", "'one-area'")
        return Group(
            id=key,
            path=show_path(keys),
            people=self.headcount if group.relation == "everyone" else people,
            total=self._total(keys, group),
            relation=group.relation,
            each=group.each,
            role=self.lookup.named((*keys, "role"), group.role, (*PROGRAMME, "roles"), self.programme.roles),
            need=group.need,
            areas=self.areas.get(group.of, ()),
        )

    def _people(self, keys: Keys, group: shape.Group) -> Fact[int] | None:
        if group.people is None or group.people == "headcount":
            return self.headcount if group.people else None
        at, count = by_tier((*keys, "people"), group.people, self.tier)
        if count is None:
            self.lookup.wrong((*keys, "people"), f"a number for the tier {self.tier!r}", "none", of_key=True)
            return None
        return fact(int(count), at)

    def _total(self, keys: Keys, group: shape.Group) -> Fact[int] | None:
        """Return the number that a group is a part of, after judging whether its relation makes sense here."""
        related = group.relation in _RELATED
        if related != (group.to is not None):
            expected = "the group it relates to" if related else f"no group: {group.relation} relates to none"
            self.lookup.wrong((*keys, "to"), expected, repr(group.to) if group.to else "none")
        if group.to is None or not related:
            return self.headcount if group.relation == "subset-of-headcount" else None
        if group.to not in self.rules.groups:
            return None
        # "The people above" are clear only while nobody but the same people has been spoken of in between.
        for one in reversed(self.before):
            if one.id == group.to:
                return self._part_of((*keys, "to"), one) if group.relation == "subset-of-same" else None
            if one.relation != "same":
                break
        self.lookup.wrong((*keys, "to"), "the group just before this one in the rule", repr(group.to))
        return None

    def _part_of(self, keys: Keys, whole: Group) -> Fact[int] | None:
        if whole.relation == "unstated":
            self.lookup.wrong(keys, "a group with a number of people", repr(whole.id))
        return whole.people

    def _areas(self, at: Keys, listed: list[str] | dict[str, list[str]]) -> tuple[Area, ...]:
        if isinstance(listed, list):
            return (Area(None, self._listed(at, listed), show_path(at)),)
        base, known = (*PROGRAMME, "focus_areas"), self.programme.focus_areas
        return tuple(
            Area(self.lookup.named((*at, key), key, base, known), self._listed((*at, key), ids), show_path((*at, key)))
            for key, ids in listed.items()
        )

    def _listed(self, keys: Keys, ids: list[str]) -> tuple[Credential, ...]:
        for n, key in enumerate(ids):
            if key in ids[:n]:
                self.lookup.wrong((*keys, n), "each credential once in a list", f"{key!r} again")
        known = self.credentials
        return tuple(found(self.lookup.get((*keys, n), key, ("credentials",), known) for n, key in enumerate(ids)))
