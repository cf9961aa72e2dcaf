"""Rules and organizations that Hypothesis makes, and an oracle that tries every assignment of few people."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, combinations, product

from hypothesis import strategies as st

from generator.model import Area, Credential, Fact, Group, Junction, Name, PeopleRule, Relation, Rule

KEYS = ("A", "B", "C", "D", "E")
RELATIONS: tuple[Relation, ...] = (
    "any", "same", "other", "same-or-different", "same-allowed", "subset-of-same", "subset-of-headcount",
    "everyone", "unstated",
)  # fmt: skip


def credential(key: str) -> Credential:
    return Credential(
        id=key, kind="exam", name=Name(key, key, f"credentials.{key}.name"), code=Fact(key, ""), url=None, beta=False,
        available_from=None, register_until=None, retires=None, accepted_until=None, replaced_by=None,
    )  # fmt: skip


def group(relation: Relation, people: int | None, need: str, *lists: str, each: bool = False) -> Group:
    return Group(
        id="group", path="groups.group", people=None if people is None else Fact(people, ""), total=None,
        relation=relation, each=each, role=None, need=need,  # type: ignore[arg-type]
        areas=tuple(Area(None, tuple(map(credential, keys))) for keys in lists),
    )  # fmt: skip


def both(*parts: Rule) -> Junction:
    return Junction("all", parts)


def rule_of(rule: Rule, headcount: int) -> PeopleRule:
    return PeopleRule(Fact(headcount, ""), at_least=False, rule=rule)


# A strategy is made once for all examples: to make one takes longer than to draw from it.
_JUNCTIONS = st.sampled_from(["all", "any"])


@cache
def groups(keys: Sequence[str], headcount: int, most: int) -> st.SearchStrategy[Group]:
    listed = st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True).map("".join)

    def made(relation: Relation, people: int, need: str, lists: list[str], each: bool) -> Group:
        counted = {"everyone": headcount, "unstated": None}.get(relation, people)
        return group(relation, counted, need, *lists, each=each)

    relations, needs = st.sampled_from(RELATIONS), st.sampled_from(["all", "one", "one-area"])
    lists = st.lists(listed, min_size=1, max_size=2)
    return st.builds(made, relations, st.integers(1, most), needs, lists, st.booleans())


def _joined(parts: st.SearchStrategy[Rule], most: int) -> st.SearchStrategy[Rule]:
    lists = st.lists(parts, min_size=2, max_size=most).map(tuple)
    return st.builds(Junction, _JUNCTIONS, lists)


@cache
def _rules(keys: Sequence[str], headcount: int, most_people: int, most_groups: int) -> st.SearchStrategy[PeopleRule]:
    one = groups(keys, headcount, most_people)
    nested = _joined(st.one_of(one, _joined(one, 2)), 2 if most_groups <= 3 else 3)
    return st.one_of(one, nested).map(lambda rule: rule_of(rule, headcount))


@cache
def people_rules(
    keys: Sequence[str] = KEYS, most_people: int = 3, most_groups: int = 3
) -> st.SearchStrategy[PeopleRule]:
    headcounts = st.integers(1, most_people)
    return headcounts.flatmap(lambda headcount: _rules(keys, headcount, most_people, most_groups))


def organizations(keys: Sequence[str] = KEYS, most: int = 5) -> st.SearchStrategy[list[frozenset[str]]]:
    one = st.sampled_from(keys)
    return st.lists(st.one_of(st.frozensets(one), st.frozensets(one, min_size=len(keys) - 1)), max_size=most)


# The oracle: what docs/qualify.md says, tried with every assignment.


def met(rule: PeopleRule, people: Sequence[frozenset[str]]) -> bool:
    return any(_filled(way, rule.headcount.value, people) for way in _ways(rule.rule))


def _ways(rule: Rule) -> Iterator[tuple[Group, ...]]:
    if isinstance(rule, Group):
        yield (rule,)
    elif rule.kind == "any":
        yield from chain.from_iterable(map(_ways, rule.parts))
    else:
        yield from (tuple(chain.from_iterable(ways)) for ways in product(*map(_ways, rule.parts)))


def _filled(way: Sequence[Group], headcount: int, people: Sequence[frozenset[str]]) -> bool:
    everybody = range(len(people))
    every = [frozenset(one) for size in range(1, len(people) + 1) for one in combinations(everybody, size)]
    suited = [[who for who in every if _suits(one, [people[n] for n in who])] for one in way]
    return any(_fits(way, headcount, sets) for sets in product(*suited))


def _suits(one: Group, who: Sequence[frozenset[str]]) -> bool:
    if one.people is not None and len(who) != one.people.value:
        return False
    lists = [{each.id for each in area.credentials} for area in one.areas]
    whole = set[str]().union(*lists)
    if one.need == "one":
        return all(person & whole for person in who)
    lists = lists if one.need == "one-area" else [whole]
    return all(any(person >= area for area in lists) for person in who)


def _fits(way: Sequence[Group], headcount: int, sets: Sequence[frozenset[int]]) -> bool:
    counted = frozenset[int]().union(*sets)
    spoken = any(one.relation in {"everyone", "unstated", "subset-of-headcount"} for one in way)
    if len(counted) != headcount if spoken else len(counted) < headcount:
        return False
    for n, (one, who) in enumerate(zip(way, sets, strict=True)):
        if one.relation in {"everyone", "unstated"} and who != counted:
            return False
        before = sets[n - 1] if n else None
        if before is None:
            continue
        if one.relation == "same" and who != before:
            return False
        if one.relation == "other" and who & before:
            return False
        if one.relation == "subset-of-same" and not who <= before:
            return False
    return True


def enough(
    rule: PeopleRule,
    people: Sequence[frozenset[str]],
    takeable: Sequence[str],
    certifications: Sequence[str],
    most: int,
) -> set[tuple[int, int]]:
    """Return how many credentials, and certifications among them, people and two more can pass to meet a rule.

    Of more credentials than `most` nothing is said.
    """
    everybody = [*people, frozenset[str](), frozenset[str]()]
    left = [(n, key) for n, own in enumerate(everybody) for key in takeable if key not in own]
    found = set[tuple[int, int]]()
    for many in range(most + 1):
        for passed in combinations(left, many):
            size = many, sum(key in certifications for _, key in passed)
            if size not in found:
                after = [own | {key for who, key in passed if who == n} for n, own in enumerate(everybody)]
                if met(rule, after):
                    found.add(size)
    return found
