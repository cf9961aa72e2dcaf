"""Strict YAML: files -> one plain tree that knows the line of everything. The only user of yaml.

Stricter than YAML 1.1, whose surprises have changed facts elsewhere: `no`, `1_0`, `012` and dates are
text, a key may stand once, a tag is refused, size and depth are capped. See docs/decisions/yaml.md.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any, TypeAlias

import yaml

from generator.errors import Evidence, GeneratorError, Problem, in_order, wrong
from generator.hints import yaml_hint

Plain: TypeAlias = str | int | float | bool | list["Plain"] | dict[str, "Plain"] | None
Keys: TypeAlias = tuple[str | int, ...]
# From where to where, in characters of a line, from 0; the end is past the last one.
Span: TypeAlias = tuple[int, int]

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
    """The place of a key or an item: file as shown to people, line from 1, the line's text.

    `key` and `value` are where these stand in the line; an item has no key, and a value on other lines no span.
    """

    file: str
    line: int
    text: str
    key: Span | None = None
    value: Span | None = None

    def evidence(self, span: Span | None) -> Evidence:
        """Return the line with what is at `span` marked."""
        if span is None:
            return Evidence(file=self.file, line=self.line, text=self.text)
        first, last = span
        return Evidence(file=self.file, line=self.line, text=self.text, column=first + 1, length=last - first)


@dataclass(frozen=True, slots=True)
class Tree:
    """What the files say, without any meaning yet, and where each thing stands.

    `unread` has the keys of files that could not be read: what they hold is not known to be absent.
    """

    value: Plain
    marks: Mapping[Keys, Mark]
    unread: frozenset[Keys] = frozenset()

    def mark(self, keys: Keys) -> Mark | None:
        """Return the mark of `keys`, or of the nearest thing around it."""
        for end in range(len(keys), -1, -1):
            if (mark := self.marks.get(keys[:end])) is not None:
                return mark
        return None

    def at(self, keys: Keys) -> Plain:
        """Return the value at `keys`; None when there is none."""
        value = self.value
        for key in keys:
            inside = key in value if isinstance(value, dict) else isinstance(value, list) and key in range(len(value))
            value = value[key] if inside else None  # type: ignore[index]
        return value

    def named(self, name: str) -> Iterator[Keys]:
        """Yield where anything stands under a key of this name, wherever that is."""
        return _named(name, self.value, ())

    def written(self, keys: Keys) -> str:
        """Return the value at `keys` as its line has it, without quotation marks; "" when that is not known."""
        mark = self.marks.get(keys)
        text = mark.text[slice(*mark.value)] if mark and mark.value else ""
        return text[1:-1] if text[:1] in {"'", '"'} and text[:1] == text[-1:] else text

    def wrong(
        self,
        keys: Keys,
        *,
        check: str,
        expected: str,
        found: str,
        help: str | None = None,  # noqa: A002 - as the field is called
        of_key: bool = False,
    ) -> Problem:
        """Return the problem of `keys`: `file:line: path: expected X, found Y`, with the line.

        The value is marked, or with `of_key` the key; of what is not there, the key of what it is missing from.
        """
        mark = self.mark(keys)
        path = show_path(keys)
        if mark is None:
            return wrong(check, path, expected=expected, found=found, help=help)
        where = f"{mark.file}:{mark.line}: {path}" if path else f"{mark.file}:{mark.line}"
        by_key = mark.key is not None and (of_key or keys not in self.marks)
        evidence = (mark.evidence(mark.key if by_key else mark.value or mark.key),) if mark.text.strip() else ()
        return wrong(check, where, expected=expected, found=found, help=help, evidence=evidence)

    def keys_of(self, path: str) -> Keys:
        """Return the keys of a path as `show_path` writes it (no key of ours holds a dot or a bracket)."""
        return tuple(int(n) if n else key for key, n in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path) if key or n)


def _named(name: str, value: Plain, keys: Keys) -> Iterator[Keys]:
    if isinstance(value, dict):
        if name in value:
            yield *keys, name
        for key, one in value.items():
            if isinstance(one, dict | list):
                yield from _named(name, one, (*keys, key))
    elif isinstance(value, list):
        for n, one in enumerate(value):
            yield from _named(name, one, (*keys, n))


class Values:
    """What files say, by a digest of their text: `known` is what an earlier build has read, `made` what this one has.

    Where things stand is read again when it is asked for, which a build without problems does not.
    """

    def __init__(self, known: Mapping[str, Plain] | None = None) -> None:
        self._known = known or {}
        self.made: dict[str, Plain] = {}

    def tree(self, text: str, shown: str) -> Tree:
        """Return the tree of a file; raise GeneratorError as `parse_yaml` does."""
        digest = blake2b(text.encode(), digest_size=16).hexdigest()
        tree = (
            Tree(self._known[digest], _MarksOfText(text, shown)) if digest in self._known else parse_yaml(text, shown)
        )
        self.made[digest] = tree.value
        return tree


class _MarksOfText(Mapping[Keys, Mark]):
    """The marks of a file's text, read when one is asked for."""

    def __init__(self, text: str, shown: str) -> None:
        self._text, self._shown = text, shown

    @cached_property
    def _found(self) -> Mapping[Keys, Mark]:
        return parse_yaml(self._text, self._shown).marks

    def __getitem__(self, keys: Keys) -> Mark:
        """Return the mark of what stands at some keys."""
        return self._found[keys]

    def __iter__(self) -> Iterator[Keys]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class _MarksOfFiles(Mapping[Keys, Mark]):
    """The marks of many files, below the keys of each."""

    def __init__(self, whole: Mark, files: Mapping[Keys, Tree]) -> None:
        self._whole, self._files = whole, files

    def __getitem__(self, keys: Keys) -> Mark:
        """Return the mark of what stands at some keys."""
        if not keys:
            return self._whole
        for end in range(1, len(keys) + 1):
            if (file := self._files.get(keys[:end])) is not None:
                return file.marks[keys[end:]]
        raise KeyError(keys)

    def __iter__(self) -> Iterator[Keys]:
        yield ()
        for keys, file in self._files.items():
            yield from ((*keys, *below) for below in file.marks)

    def __len__(self) -> int:
        return 1 + sum(len(file.marks) for file in self._files.values())


def show_path(keys: Keys) -> str:
    """Return `credentials.MB2-714.name` or `competencies.x.conditions[0].id`."""
    shown = ""
    for key in keys:
        shown += f"[{key}]" if isinstance(key, int) else f".{key}" if shown else key
    return shown


def read_text(path: Path, shown: str, *, most_bytes: int = MOST_BYTES) -> str:
    """Return the text of a UTF-8 file; raise GeneratorError when it cannot be read as such.

    A pipe or a device, which may never end, is not opened; of a file too large no more is read than shows that.
    """
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode) and not S_ISDIR(found.st_mode):
            raise GeneratorError([wrong("file", shown, expected="a regular file", found="a pipe or a device")])
        with path.open("rb") as file:
            raw = file.read(most_bytes + 1)
    except OSError as error:
        raise GeneratorError([wrong("file", shown, expected="a file that can be read", found=_os(error))]) from error
    if len(raw) > most_bytes:
        size = f"{max(found.st_size, len(raw))} bytes"
        raise GeneratorError([wrong("file", shown, expected=f"at most {most_bytes} bytes", found=size)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{raw[error.start]:02x}"
        raise GeneratorError([wrong("encoding", f"{shown}:{line}", expected="UTF-8", found=byte)]) from error


def parse_yaml(text: str, shown: str, *, tags: bool = False) -> Tree:
    """Return the tree of one YAML document; `shown` names the file in messages.

    With `tags`, tags are passed over instead of refused (`mkdocs.yml` may use some).
    Raises GeneratorError with the first thing that is not YAML, or that is not allowed here.
    """
    builder = _Builder(text, shown, tags=tags)
    try:
        value = builder.build()
    except yaml.MarkedYAMLError as error:
        raise GeneratorError([builder.syntax(error)]) from error
    except yaml.reader.ReaderError as error:
        # Of its position it is not known whether letters or bytes are counted.
        before = text.partition(chr(error.character))[0]
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        mark = builder.mark(line, value=(column, column + 1))
        found = f"character U+{error.character:04X}"
        raise GeneratorError([_wrong_at(mark, (), "text without control characters", found)]) from error
    return Tree(value, builder.marks)


def read_tree(folder: Path, shown: str) -> Tree:
    """Return all data files of a folder as one tree; raise GeneratorError with the first problem of every file."""
    tree, problems = read_files(folder, shown)
    if problems:
        raise GeneratorError(problems)
    return tree


def read_files(folder: Path, shown: str, values: Values | None = None) -> tuple[Tree, tuple[Problem, ...]]:
    """Return all `*.yml` of a data folder as one tree, and the first problem of every file that cannot be read.

    The path of a file gives its first keys: `programme.yml` stands under `programme`, `competencies/x.yml` under
    `competencies`, `x`. A file that is known to `values` is not parsed. Raises GeneratorError when there is no folder.
    """
    if not folder.is_dir():
        raise GeneratorError([wrong("file", shown, expected="a folder of data files", found="no such folder")])
    root: dict[str, Any] = {}
    files: dict[Keys, Tree] = {}
    values = values or Values()
    problems: list[Problem] = []
    unread: set[Keys] = set()
    for path in sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")]):
        keys = path.relative_to(folder).with_suffix("").parts
        try:
            tree = _read_file(path, f"{shown}/{path.relative_to(folder).as_posix()}", values)
        except GeneratorError as error:
            problems += error.problems
            unread.add(keys)
            continue
        level = root
        for key in keys[:-1]:
            level = level.setdefault(key, {})
        level[keys[-1]] = tree.value
        files[keys] = tree
    # A file in the way of another is not read either, but what it would hold is there.
    unknown = frozenset(keys for keys in unread if not any(one[: len(keys)] == keys for one in files))
    return Tree(root, _MarksOfFiles(Mark(shown, 1, ""), files), unknown), tuple(sorted(problems, key=in_order))


def _read_file(path: Path, shown: str, values: Values) -> Tree:
    if path.suffix != ".yml":
        raise GeneratorError([wrong("file", shown, expected="a name that ends in .yml", found=repr(path.name))])
    if path.with_suffix("").is_dir():
        expected = f"no file named {path.name} beside the folder"
        raise GeneratorError([wrong("file", shown, expected=expected, found="both")])
    return values.tree(read_text(path, shown), shown)


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

    def mark(self, line: int, key: Span | None = None, value: Span | None = None) -> Mark:
        """Return the mark of a line, here counted from 0 as the parser does."""
        text = self.lines[line] if line < len(self.lines) else ""
        return Mark(self.shown, line + 1, text, key, value)

    def syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        """Return the problem of a text that is not YAML: what was expected where, and where that began."""
        said = (error.problem or error.context or "something else").removeprefix("found ")
        place, began = error.problem_mark or error.context_mark, error.context_mark
        at_end = place is None or place.line >= len(self.lines)
        word = None if place is None or at_end else _WORD.match(self.lines[place.line], place.column)
        before = word.string[: word.start()] if word else ""
        expected, help_ = yaml_hint(said, before, word[0] if word else "") or ("YAML", None)
        found = said if expected == "YAML" else _TOKENS.get(word[0], repr(word[0])) if word else "the end of the file"
        last = max(0, len(self.lines) - 1)
        mark = self.mark(place.line, value=word.span()) if place and word else self.mark(last)
        # What is not ended is shown where it begins, and so is a key without a colon.
        if began is not None and began.line < len(self.lines) and (at_end or "':'" in expected):
            mark = self.mark(began.line, value=(began.column, len(self.lines[began.line].rstrip())))
            found = repr(mark.text[began.column :].rstrip()) if "':'" in expected else found
        problem = _wrong_at(mark, (), expected, found, check="yaml", help_=help_)
        if began is None or began.line >= mark.line - 1 or "flow" not in (error.context or ""):
            return problem
        begin = self.mark(began.line, value=(began.column, began.column + 1))
        return replace(problem, evidence=(begin.evidence(begin.value), *problem.evidence))

    def _fail(self, event: Any, keys: Keys, expected: str, found: str) -> None:
        mark = self.mark(event.start_mark.line, value=self._span(event, event))
        raise GeneratorError([_wrong_at(mark, keys, expected, found)])

    def _node(self, event: Any, events: Iterator[Any], keys: Keys, key: Any = None) -> Plain:
        """Return the value that begins with an event, and mark it; `key` is the event of its key."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._fail(event, keys, f"at most {MOST_NODES} values in a file", "more")
        if len(keys) > MOST_DEPTH:
            self._fail(event, keys[:3], f"at most {MOST_DEPTH} levels", "a deeper nesting")
        self._require_plain(event, keys)
        value: Plain
        if isinstance(event, yaml.MappingStartEvent):
            value, last = self._mapping(events, keys)
        elif isinstance(event, yaml.SequenceStartEvent):
            value, last = self._sequence(events, keys)
        else:
            value, last = _scalar(event), event
        self.marks[keys] = self._marked(event, last, keys, key)
        return value

    def _marked(self, event: Any, last: Any, keys: Keys, key: Any) -> Mark:
        line = (key or event).start_mark.line
        # A block begins below its key, or is the whole file: there is no one place to show.
        in_block = isinstance(event, yaml.CollectionStartEvent) and not event.flow_style and (key or not keys)
        shown = event.start_mark.line == line and not in_block and not _is_empty(event, last)
        return self.mark(line, self._span(key, key) if key else None, self._span(event, last) if shown else None)

    def _span(self, event: Any, last: Any) -> Span:
        """Return where a value stands in its first line."""
        start, end = event.start_mark, last.end_mark
        text = self.lines[start.line] if start.line < len(self.lines) else ""
        return start.column, end.column if end.line == start.line else len(text.rstrip())

    def _require_plain(self, event: Any, keys: Keys) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._fail(event, keys, "each value written out", f"the anchor or alias {event.anchor!r}")
        if event.tag is not None and not self.tags:
            self._fail(event, keys, "a value without a tag", f"the tag {event.tag!r}")

    def _sequence(self, events: Iterator[Any], keys: Keys) -> tuple[list[Plain], Any]:
        """Return a list, and the event that ends it."""
        items: list[Plain] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, (*keys, len(items))))
        return items, event

    def _mapping(self, events: Iterator[Any], keys: Keys) -> tuple[dict[str, Plain], Any]:
        """Return a mapping, and the event that ends it."""
        values: dict[str, Plain] = {}
        at = keys
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            self._require_plain(event, keys)
            if not isinstance(event, yaml.ScalarEvent):
                self._fail(event, keys, "a key of one word", "a list or a mapping as a key")
            begin = next(events)
            if values and (mark := _number_that_goes_on(self.marks[at], event, begin)) is not None:
                self.marks[at] = mark
                values[str(at[-1])] = mark.text[slice(*mark.value or ())]
                continue
            if event.value in values:
                self._fail_repeated(event, (*keys, event.value))
            at = (*keys, event.value)
            values[event.value] = self._node(begin, events, at, event)
        return values, event

    def _fail_repeated(self, event: Any, keys: Keys) -> None:
        first = self.marks[keys]
        mark = self.mark(event.start_mark.line, value=self._span(event, event))
        found = f"{keys[-1]!r} again (first on line {first.line})"
        problem = _wrong_at(mark, keys, "each key once", found)
        if first.line == mark.line:
            raise GeneratorError([problem])
        raise GeneratorError([replace(problem, evidence=(first.evidence(first.key), *problem.evidence))])


def _is_empty(first: Any, last: Any) -> bool:
    return bool(first.start_mark.index == last.end_mark.index)


def _number_that_goes_on(mark: Mark, key: Any, value: Any) -> Mark | None:
    """Return the mark of all of `100,000` in `{developed: 100,000}`: to YAML it is a 100, and then a key of no value.

    Read as the text it is, it is refused where it stands.
    """
    nothing = isinstance(value, yaml.ScalarEvent) and _is_empty(value, value)
    if mark.value is None or mark.line != key.start_mark.line + 1 or not nothing:
        return None
    span = mark.value[0], key.end_mark.column
    return replace(mark, value=span) if _NUMBER_WITH_COMMAS.fullmatch(mark.text[slice(*span)]) else None


_NUMBER_WITH_COMMAS = re.compile(r"[A-Z]{0,3}[$€£¥]? ?[0-9]{1,3}(?:, ?[0-9]{3})+")
# What a mark is put under where the parser gives a point alone.
_WORD = re.compile(r"[\w-]+|\\.|.?")
_TOKENS = {"\t": "a tab", "": "the end of the line"}


def _wrong_at(
    mark: Mark, keys: Keys, expected: str, found: str, *, check: str = "data", help_: str | None = None
) -> Problem:
    return Tree(None, {keys: mark}).wrong(keys, check=check, expected=expected, found=found, help=help_)


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
