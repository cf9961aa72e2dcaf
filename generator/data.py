"""Strict YAML: files -> one plain tree that knows the line of everything. The only user of yaml.

Stricter than YAML 1.1, whose surprises have changed facts elsewhere: `no`, `1_0`, `012` and dates are
text, a key may stand once, a tag is refused, size and depth are capped. See docs/decisions/yaml.md.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from generator.errors import Evidence, GeneratorError, Problem, wrong

Plain: TypeAlias = str | int | float | bool | list["Plain"] | dict[str, "Plain"] | None
Keys: TypeAlias = tuple[str | int, ...]

MOST_BYTES = 1_000_000
MOST_DEPTH = 24
MOST_NODES = 100_000

_CONSTANTS: Mapping[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
# A longer one is no figure of ours, and Python refuses to read one of thousands of digits.
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a key or an item: file as shown to people, line from 1, the line's text."""

    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Tree:
    """What the files say, without any meaning yet, and where each thing stands."""

    value: Plain
    marks: Mapping[Keys, Mark]

    def mark(self, keys: Keys) -> Mark | None:
        """Return the mark of `keys`, or of the nearest thing around it."""
        for end in range(len(keys), -1, -1):
            if (mark := self.marks.get(keys[:end])) is not None:
                return mark
        return None

    def wrong(self, keys: Keys, *, check: str, expected: str, found: str) -> Problem:
        """Return the problem of `keys`: `file:line: path: expected X, found Y`, with the line."""
        mark = self.mark(keys)
        path = show_path(keys)
        if mark is None:
            return wrong(check, path, expected=expected, found=found)
        where = f"{mark.file}:{mark.line}: {path}" if path else f"{mark.file}:{mark.line}"
        evidence = (Evidence(file=mark.file, line=mark.line, text=mark.text),) if mark.text.strip() else ()
        return wrong(check, where, expected=expected, found=found, evidence=evidence)

    def keys_of(self, path: str) -> Keys:
        """Return the keys of a path as `show_path` writes it (no key of ours holds a dot or a bracket)."""
        return tuple(int(n) if n else key for key, n in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path) if key or n)


def show_path(keys: Keys) -> str:
    """Return `credentials.MB2-714.name` or `competencies.x.conditions[0].id`."""
    shown = ""
    for key in keys:
        shown += f"[{key}]" if isinstance(key, int) else f".{key}" if shown else key
    return shown


def read_text(path: Path, shown: str, *, most_bytes: int = MOST_BYTES) -> str:
    """Return the text of a UTF-8 file; raise GeneratorError when it cannot be read as such."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise GeneratorError([wrong("file", shown, expected="a file that can be read", found=_os(error))]) from error
    if len(raw) > most_bytes:
        found = f"{len(raw)} bytes"
        raise GeneratorError([wrong("file", shown, expected=f"at most {most_bytes} bytes", found=found)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{raw[error.start]:02x}"
        raise GeneratorError([wrong("encoding", f"{shown}:{line}", expected="UTF-8", found=found)]) from error


def parse_yaml(text: str, shown: str, *, tags: bool = False) -> Tree:
    """Return the tree of one YAML document; `shown` names the file in messages.

    With `tags`, tags are passed over instead of refused (`mkdocs.yml` may use some).
    Raises GeneratorError with the first thing that is not YAML, or that is not allowed here.
    """
    builder = _Builder(text, shown, tags=tags)
    try:
        value = builder.build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        found = (error.problem or error.context or "something else").removeprefix("found ")
        raise GeneratorError([builder.wrong(line, (), "YAML", found, check="yaml")]) from error
    except yaml.reader.ReaderError as error:
        # Of its position it is not known whether letters or bytes are counted.
        line = text.partition(chr(error.character))[0].count("\n") + 1
        found = f"character U+{error.character:04X}"
        raise GeneratorError([builder.wrong(line, (), "text without control characters", found)]) from error
    return Tree(value, builder.marks)


def read_tree(folder: Path, shown: str) -> Tree:
    """Return all `*.yml` of a data folder as one tree: the file's path in it gives the first keys.

    `programme.yml` stands under `programme`, `competencies/x.yml` under `competencies`, `x`.
    Raises GeneratorError with the first problem of every file.
    """
    if not folder.is_dir():
        raise GeneratorError([wrong("file", shown, expected="a folder of data files", found="no such folder")])
    root: dict[str, Any] = {}
    marks: dict[Keys, Mark] = {(): Mark(shown, 1, "")}
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.yaml")):
        file = f"{shown}/{path.relative_to(folder).as_posix()}"
        problems.append(wrong("file", file, expected="a name that ends in .yml", found=repr(path.name)))
    for path in sorted(folder.rglob("*.yml")):
        keys = path.relative_to(folder).with_suffix("").parts
        file = f"{shown}/{path.relative_to(folder).as_posix()}"
        try:
            tree = _read_file(path, file)
        except GeneratorError as error:
            problems += error.problems
            continue
        level = root
        for key in keys[:-1]:
            level = level.setdefault(key, {})
        level[keys[-1]] = tree.value
        marks |= {(*keys, *below): mark for below, mark in tree.marks.items()}
    if problems:
        raise GeneratorError(problems)
    return Tree(root, marks)


def _read_file(path: Path, shown: str) -> Tree:
    if path.with_suffix("").is_dir():
        expected = f"no file named {path.name} beside the folder"
        raise GeneratorError([wrong("file", shown, expected=expected, found="both")])
    return parse_yaml(read_text(path, shown), shown)


class _Builder:
    """Builds one tree from the parser's events, so that depth is known before it is reached."""

    def __init__(self, text: str, shown: str, *, tags: bool) -> None:
        self.text, self.shown, self.tags = text, shown, tags
        self.lines = text.splitlines()
        self.marks: dict[Keys, Mark] = {}
        self.nodes = 0

    def build(self) -> Plain:
        """Return the value of the text's one document."""
        events = yaml.parse(self.text, Loader=_LOADER)
        value: Plain = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._fail(event, (), "one YAML document", "a second one")
                value = self._node(next(events), events, ())
        self.marks.setdefault((), Mark(self.shown, 1, ""))  # a file without a document
        return value

    def wrong(self, line: int, keys: Keys, expected: str, found: str, *, check: str = "data") -> Problem:
        line = max(1, min(line, len(self.lines)))
        mark = Mark(self.shown, line, self.lines[line - 1] if self.lines else "")
        return Tree(None, {keys: mark}).wrong(keys, check=check, expected=expected, found=found)

    def _fail(self, event: Any, keys: Keys, expected: str, found: str) -> None:
        raise GeneratorError([self.wrong(event.start_mark.line + 1, keys, expected, found)])

    def _mark(self, event: Any, keys: Keys) -> None:
        line = event.start_mark.line + 1
        self.marks.setdefault(keys, Mark(self.shown, line, self.lines[line - 1] if line <= len(self.lines) else ""))

    def _node(self, event: Any, events: Iterator[Any], keys: Keys) -> Plain:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._fail(event, keys, f"at most {MOST_NODES} values in a file", "more")
        if len(keys) > MOST_DEPTH:
            self._fail(event, keys[:3], f"at most {MOST_DEPTH} levels", "a deeper nesting")
        self._require_plain(event, keys)
        self._mark(event, keys)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, keys)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, keys)
        return _scalar(event)

    def _require_plain(self, event: Any, keys: Keys) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._fail(event, keys, "each value written out", f"the anchor or alias {event.anchor!r}")
        if event.tag is not None and not self.tags:
            self._fail(event, keys, "a value without a tag", f"the tag {event.tag!r}")

    def _sequence(self, events: Iterator[Any], keys: Keys) -> Plain:
        items: list[Plain] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, (*keys, len(items))))
        return items

    def _mapping(self, events: Iterator[Any], keys: Keys) -> Plain:
        values: dict[str, Plain] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            self._require_plain(event, keys)
            if not isinstance(event, yaml.ScalarEvent):
                self._fail(event, keys, "a key of one word", "a list or a mapping as a key")
            key = event.value
            if key in values:
                first = self.marks[*keys, key].line
                self._fail(event, (*keys, key), "each key once", f"{key!r} again (first on line {first})")
            self._mark(event, (*keys, key))
            values[key] = self._node(next(events), events, (*keys, key))
        return values


def _scalar(event: yaml.ScalarEvent) -> Plain:
    text: str = event.value
    if event.style:  # quoted or a block: text, whatever it looks like
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _os(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
