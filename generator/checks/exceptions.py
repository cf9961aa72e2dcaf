"""`locales/exceptions.yml`: what a rule doubts and is right all the same, each with a reason."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.data import Keys, Plain, Tree
from generator.errors import GeneratorError, Problem, nearest, one_of
from generator.pofiles import TAG

Key = tuple[str | None, str]
_FIELDS = ("rule", "locales", "context", "messages", "reason")
_LISTS = frozenset({"locales", "messages"})


@dataclass(frozen=True, slots=True)
class Excuse:
    """A rule that does not hold for one message, in some locales or (where none is named) in all.

    `keys` say where it stands in the file.
    """

    rule: str
    key: Key
    locales: tuple[str, ...]
    keys: Keys

    def holds_in(self, tag: str) -> bool:
        """Return whether the exception is made for a locale."""
        return not self.locales or tag in self.locales


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The exceptions of a project, one for each message, and the file they stand in."""

    tree: Tree = field(default_factory=lambda: Tree([], {}))
    excuses: tuple[Excuse, ...] = ()


def parse_exceptions(tree: Tree, rules: Sequence[str]) -> Exceptions:
    """Return the exceptions of a file; raise GeneratorError with all that is wrong in it."""
    problems: list[Problem] = []
    found: list[Excuse] = []
    entries = tree.value if isinstance(tree.value, list) else []
    if tree.value is not None and not isinstance(tree.value, list):
        problems.append(_wrong(tree, (), "a list of exceptions", repr(tree.value)))
    for n, one in enumerate(entries):
        refused = list(_shape(tree, n, one, rules))
        problems += refused
        if not refused and isinstance(one, dict):
            found += _excuses(n, one)
    if problems:
        raise GeneratorError(problems)
    return Exceptions(tree, tuple(found))


def check_exceptions(
    exceptions: Exceptions,
    known: Collection[Key],
    met: Mapping[str, frozenset[Excuse]],
    judged: Mapping[str, frozenset[Key]],
) -> Iterator[Problem]:
    """An exception is for a message that is there, and each of its locales needs it, or any if it names none.

    `known` are all messages; `met` the exceptions that were needed and `judged` the messages that are translated, by
    locale. Where nothing is translated nobody can say, nor of a locale that is not there.

    Bad: an exception whose translation has been mended since
    Good: an exception without which the rule would find something
    """
    tree = exceptions.tree
    for one in exceptions.excuses:
        if one.key not in known:
            there = sorted(msgid for context, msgid in known if context == one.key[0])
            yield _wrong(tree, one.keys, "the msgid of a message", f"{one.key[1]!r}{nearest(one.key[1], there)}")
            continue
        needless = [tag for tag in judged if one.holds_in(tag) and one.key in judged[tag] and one not in met[tag]]
        if needless and (one.locales or not any(one in there for there in met.values())):
            found = f"nothing that {one.rule} finds in {one.key[1]!r} ({', '.join(needless)})"
            yield _wrong(tree, one.keys, "an exception that is needed", found)


def _shape(tree: Tree, n: int, one: Plain, rules: Sequence[str]) -> Iterator[Problem]:
    if not isinstance(one, dict):
        yield _wrong(tree, (n,), f"an exception with {', '.join(_FIELDS)}", repr(one))
        return
    for key, value in one.items():
        if key not in _FIELDS:
            yield _wrong(tree, (n, key), one_of(_FIELDS), f"{key!r}{nearest(key, _FIELDS)}")
        elif key == "rule" and value not in rules:
            yield _wrong(tree, (n, key), one_of(rules, str(value)), f"{value!r}{nearest(str(value), rules)}")
        elif expected := _expected(key, value):
            yield _wrong(tree, (n, key), expected, repr(value))
    for key, expected in (("rule", "a rule"), ("messages", "a list of messages"), ("reason", "a reason")):
        if key not in one:
            yield _wrong(tree, (n,), expected, "none")


def _expected(key: str, value: Plain) -> str:
    """Return what a field should be, or "" when it is that."""
    if key not in _LISTS:
        return "" if _is_text(value) else "text"
    if not isinstance(value, list) or not value or not all(map(_is_text, value)):
        return "a list of texts"
    return "" if key == "messages" or all(TAG.fullmatch(str(tag)) for tag in value) else "locales such as ja-JP"


def _is_text(value: Plain) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _excuses(n: int, one: Mapping[str, Plain]) -> Iterator[Excuse]:
    messages, locales, context = one["messages"], one.get("locales"), one.get("context")
    tags = tuple(str(tag) for tag in locales) if isinstance(locales, list) else ()
    for m, msgid in enumerate(messages if isinstance(messages, list) else ()):
        key = (str(context) if context is not None else None, str(msgid))
        yield Excuse(str(one["rule"]), key, tags, (n, "messages", m))


def _wrong(tree: Tree, keys: Keys, expected: str, found: str) -> Problem:
    return tree.wrong(keys, check="exceptions", expected=expected, found=found)
