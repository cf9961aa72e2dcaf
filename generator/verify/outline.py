"""A page's structure: the same in every locale, and its logic that of the data."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from generator.verify.facts import value_of
from generator.verify.finding import Finding
from generator.verify.html import BLOCKS, Element
from generator.verify.stated import Data, Logic, credential_paths, group_credentials, logic, tiers_of

_STRUCTURE = frozenset(
    {"h1", "h2", "h3", "h4", "ul", "ol", "dl", "li", "dt", "dd", "table", "tr", "th", "td", "section", "p"}
)
_CARRIED = (
    "id",
    "data-rule",
    "data-connective",
    "data-relation",
    "data-each",
    "data-need",
    "data-group",
    "data-message",
    "data-list",
)


class Part(NamedTuple):
    """An element that carries structure: how deep it stands, what it is, and the facts of its block."""

    depth: int
    tag: str
    carried: tuple[tuple[str, str], ...]
    facts: tuple[str, ...]

    def __str__(self) -> str:
        """Return `li data-rule="any" (2 facts)`."""
        carried = "".join(f' {name}="{value}"' for name, value in self.carried)
        return f"<{self.tag}{carried}>" + (f" with {', '.join(self.facts)}" if self.facts else "")


def outline(article: Element) -> tuple[Part, ...]:
    """Return the parts of an article in order; facts and messages of one block in no order, as languages differ."""
    return tuple(_parts(article, 0))


def check_same_outline(ours: Sequence[Part], theirs: Sequence[Part]) -> Iterator[Finding]:
    """A page has the headings, ids, lists, rules and facts, block by block, that it has in the other languages.

    Bad: a section is missing, an id is translated, a note stands with another exam
    Good: only words differ
    """
    if ours == theirs:
        return
    for kind, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind != "equal":
            expected = "; ".join(map(str, theirs[a:b][:3])) or "nothing more"
            found = "; ".join(map(str, ours[c:d][:3])) or "nothing"
            yield Finding("structure", "", f"{expected}, as in other languages", found)


def check_logic(article: Element, data: Data, competency: str) -> Iterator[Finding]:
    """Groups are joined, and ask for whom and what, as the data has it.

    Bad: requirements of which one is enough, in a list with `data-rule="all"`
    Good: `rule: {any: [a, b]}` as a list with `data-rule="any"`
    """
    sections = {str(one.get("aria-labelledby")): one for one in article.walk() if one.tag == "section"}
    for option, tier, people in tiers_of(data, competency):
        section = sections.get(f"{option}-{tier}")
        if section is None:
            yield Finding("logic", f"{option}-{tier}", "a section", "none")
        elif people:
            path = f"competencies.{competency}.options.{option}.people"
            expected, found = logic(people, tier, path), _logic_of(section)
            if found != expected:
                yield Finding("logic", f"{path}.rule", _shown(expected), _shown(found))
    for element in article.having("data-group"):
        yield from _check_group(element, data)


def check_connectives(article: Element) -> Iterator[Finding]:
    """The word between requirements is that of the list they stand in.

    Bad: OR in a list with `data-rule="all"`
    Good: OR in a list with `data-rule="any"`
    """
    yield from _connectives(article, None)


def words_of_logic(article: Element) -> Iterator[tuple[str, str]]:
    """Yield `(what is stated, message id)` of each word that states logic; of one credential there is no all or one."""
    single = {
        id(said)
        for group in article.having("data-group")
        if sum(1 for one in group.walk() if one.tag == "li") <= 1 + (group.tag == "li")
        for said in group.having("data-need")
    }
    for element in article.walk():
        for name in ("data-connective", "data-relation", "data-need"):
            if (value := element.get(name)) is not None and id(element) not in single:
                for one in (one for one in element.having("data-message") if not one.is_mark):
                    yield f"{name.removeprefix('data-')} {value}", str(one.get("data-message"))


def _parts(element: Element, depth: int) -> Iterator[Part]:
    carried = tuple((name, element.get(name) or "") for name in _CARRIED if name in element.attributes)
    block = element.tag in BLOCKS
    inline = element.tag in {"span", "a", "data", "time"}
    if (element.tag in _STRUCTURE or carried) and not inline:
        facts = tuple(sorted(_own(element))) if block else ()
        yield Part(depth, element.tag, carried, facts)
        depth += 1
    for child in element.children:
        if isinstance(child, Element):
            yield from _parts(child, depth)


def _own(element: Element) -> Iterator[str]:
    """Yield what a block says itself, not in a block within it: facts with their values, messages, lists."""
    for child in element.children:
        if isinstance(child, Element) and child.tag not in BLOCKS:
            if (path := child.get("data-fact")) is not None:
                yield f"{path} {value_of(child)}"
            for name in ("data-message", "data-list", "data-relation", "id"):
                if name in child.attributes and not child.is_mark:
                    yield f"{name}={child.get(name)}"
            yield from _own(child)


def _logic_of(element: Element) -> "Logic | None":
    """Return how the groups in an element are joined, by the lists they stand in; None when there is none."""
    joined = next(element.having("data-groups"), None)
    if joined is None:
        return None
    items = [child for child in joined.children if isinstance(child, Element)]
    parts = (item.get("data-group") or _logic_of(item) for item in items)
    return str(joined.get("data-rule")), tuple(part for part in parts if part is not None)


def _shown(rule: "Logic | None") -> str:
    if rule is None:
        return "no groups"
    if isinstance(rule, str):
        return rule.rpartition(".")[2]
    return f"{rule[0]} of ({', '.join(map(_shown, rule[1]))})"


def _check_group(element: Element, data: Data) -> Iterator[Finding]:
    path = str(element.get("data-group"))
    people, key, group = _group_at(data, path)
    relation = group.get("relation", "any")
    said = [str(one.get("data-relation")) for one in element.having("data-relation")]
    if said != ([] if relation == "unstated" else [relation]):
        yield Finding("logic", f"{path}.relation", repr(relation), repr(said))
    each = bool(next(element.having("data-each"), None))
    if relation != "unstated" and each != bool(group.get("each")):
        yield Finding("logic", f"{path}.each", repr(bool(group.get("each"))), repr(each))
    if element.tag == "td":
        return
    needs = [str(one.get("data-need")) for one in element.having("data-need")]
    if needs != [group["need"]]:
        yield Finding("logic", f"{path}.need", repr(group["need"]), repr(needs))
    lists = list(element.having("data-rule"))
    rules = [str(one.get("data-rule")) for one in lists]
    areas = group_credentials(people, key)
    inner = "any" if group["need"] == "one" else "all"
    named = any(area is not None for area, _ in areas)
    expected = (["all" if group["need"] == "all" else "any"] if named else []) + [inner] * len(areas)
    if rules != expected:
        yield Finding("logic", f"{path}.need", repr(expected), repr(rules))
        return
    shown = lists[1:] if named else lists
    for (area, listed), one in zip(areas, shown, strict=True):
        items = [child for child in one.children if isinstance(child, Element)]
        facts = [frozenset(str(fact.get("data-fact")) for fact in item.having("data-fact")) for item in items]
        wanted = [frozenset(credential_paths(data, credential)) for credential in listed]
        if facts != wanted:
            odd = Counter(facts) - Counter(wanted), Counter(wanted) - Counter(facts)
            found, missed = (sorted({path for paths in counted for path in paths}) for counted in odd)
            at = f"{path}.of" + (f".{area}" if area else "")
            yield Finding("logic", at, f"its credentials, each with its own facts: {missed}", repr(found))


def _group_at(data: Data, path: str) -> tuple[Mapping[str, Any], str, Mapping[str, Any]]:
    """Return the rules on people that hold a group, its key, and the group; empty ones where there is none."""
    here: Any = data
    keys = path.split(".")
    for key in keys[:-2]:
        here = here.get(key, {}) if isinstance(here, Mapping) else {}
    return here, keys[-1], here.get("groups", {}).get(keys[-1], {})


def _connectives(element: Element, rule: str | None) -> Iterator[Finding]:
    rule = element.get("data-rule") or rule
    said = element.get("data-connective")
    if said is not None and element.tag == "span" and said != rule:
        yield Finding("logic", "", f"the word for {rule!r} in a list of {rule!r}", f"that for {said!r}")
    for child in element.children:
        if isinstance(child, Element):
            yield from _connectives(child, rule)
