"""The catalogue files in `locales/`: read, and written in one canonical form. The only user of polib.

Why polib and not Babel's reader: Babel drops the previous msgid of a fuzzy message (docs/decisions/pofiles.md).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2s
from pathlib import Path
from typing import TypeAlias

import polib

from generator.data import read_text
from generator.errors import GeneratorError, Problem, wrong

# BCP 47: language, script, region. Nothing else becomes an address or a folder.
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
DOMAIN = "messages"
# Header fields that stand in every file, in this order; dates would make every merge a conflict.
HEADER = ("Project-Id-Version", "Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms")

# No previous context, msgid and plural.
NEVER = (None, None, None)


# What identifies a message: its context and msgid.
Key: TypeAlias = tuple[str | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A message and its translation; `strings` has one form, or as many as the locale's plural."""

    msgid: str
    plural: str | None = None
    context: str | None = None
    strings: tuple[str, ...] = ()
    fuzzy: bool = False
    comments: tuple[str, ...] = ()
    translator_comment: str = ""
    references: tuple[str, ...] = ()
    previous: tuple[str | None, str | None, str | None] = NEVER
    line: int = 0

    @property
    def key(self) -> Key:
        """Return what identifies the message."""
        return self.context, self.msgid

    @property
    def translated(self) -> bool:
        """Return whether a translation stands here and is not in doubt."""
        return bool(self.strings) and all(self.strings) and not self.fuzzy


# Half a byte as a letter, so that no id of a page reads as a figure or as a code of the data.
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


@cache
def message_id(key: Key) -> str:
    """Return the ten letters by which pages know a message, in every locale the same."""
    context, msgid = key
    # gettext's own separator of context and msgid (manual, "MO files").
    digest = blake2s(f"{context or ''}\x04{msgid}".encode(), digest_size=5).digest()
    return digest.hex().translate(_LETTERS)


@dataclass(frozen=True, slots=True)
class PoFile:
    """One locale's catalogue: its entries in order, and what had been used before."""

    shown: str
    header: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    obsolete: tuple[Entry, ...] = ()
    comment: str = ""


def locale_folders(folder: Path, shown: str) -> tuple[dict[str, Path], dict[str, Problem]]:
    """Return `{BCP 47 tag: file}` for every locale with a folder, and `{tag: problem}` for every other folder."""
    files: dict[str, Path] = {}
    refused: dict[str, Problem] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not path.is_dir() or path.name.startswith((".", "_")):
            continue
        tag = _tag(path.name)
        if TAG.fullmatch(tag) and path.name == folder_name(tag):
            files[tag] = path / "LC_MESSAGES" / f"{DOMAIN}.po"
        else:
            expected = "a locale such as ja_JP as the name of a folder"
            where, found = f"{shown}/{path.name}", repr(path.name)
            help_ = f"call it {folder_name(tag)}" if TAG.fullmatch(tag) else None
            refused[tag] = wrong("locales", where, expected=expected, found=found, help=help_)
    return files, refused


def _tag(name: str) -> str:
    """Return the tag that a folder's name means, whatever its case and hyphens: ja-JP for `ja-jp`, zh-Hans-SG."""
    language, *others = name.replace("_", "-").split("-")
    return "-".join([language.lower(), *(one.title() if len(one) == len("Hans") else one.upper() for one in others)])


def folder_name(tag: str) -> str:
    """Return a locale's tag as gettext tools spell it: `zh_CN` for `zh-CN`."""
    return tag.replace("-", "_")


def po_path(tag: str) -> str:
    """Return a locale's file in the folder of all locales: `ja_JP/LC_MESSAGES/messages.po`."""
    return f"{folder_name(tag)}/LC_MESSAGES/{DOMAIN}.po"


def read_po(path: Path, shown: str) -> PoFile:
    """Return a catalogue; raise GeneratorError naming the line that is not gettext's format."""
    return parse_po(read_text(path, shown, most_bytes=20_000_000), shown)


def parse_po(text: str, shown: str) -> PoFile:
    """Return the catalogue that `text` holds; raise GeneratorError with every problem of its format."""
    if problems := list(_lines_that_are_not_po(text, shown)):
        raise GeneratorError(problems)
    try:
        # polib takes a path or text: text that ends in a line break is never taken for a path.
        file = polib.pofile(_PASSED_OVER.sub("", _as_babel_has_it(text)).rstrip("\n") + "\n", wrapwidth=0)
    except (OSError, UnicodeError, ValueError, IndexError) as error:
        raise GeneratorError([_syntax(error, text, shown)]) from error
    entries = tuple(_entry(one) for one in file if not one.obsolete)
    problems = list(_repeated(entries, shown))
    if entries and not file.metadata:
        problems.append(wrong("po", f"{shown}:1", expected="a header (an empty msgid)", found="none"))
    if problems:
        raise GeneratorError(problems)
    obsolete = tuple(_entry(one) for one in file if one.obsolete)
    return PoFile(shown, dict(file.metadata), entries, obsolete, file.header.strip())


def format_po(po: PoFile, *, compendium: bool = False) -> str:
    """Return the canonical text of a catalogue: no dates, no line numbers, no wrapping.

    In a compendium a doubt has no previous message: its comment has the cause.
    """
    file = polib.POFile(wrapwidth=0)
    file.header = po.comment
    file.metadata = {key: po.header[key] for key in HEADER if key in po.header}
    for entry in po.entries:
        file.append(_poentry(entry, guarded=not compendium))
    for entry in po.obsolete:
        file.append(_poentry(entry, obsolete=True))
    text = str(file)
    return text if text.endswith("\n") else f"{text}\n"


def with_strings(text: str, changed: Mapping[tuple[str | None, str], Sequence[str]]) -> str:
    """Return the text of a catalogue with other translations of the messages `changed`; every other byte stays.

    `text` is one that `parse_po` reads. A form that is the same as before keeps its lines too.
    """
    lines = text.splitlines(keepends=True)
    for key, form, numbers in _translations(lines):
        first, *more = numbers
        before = "".join(polib.unescape(_quoted(lines[number])) for number in numbers)
        if key in changed and changed[key][form] != before:
            line = lines[first]
            quoted = f'"{polib.escape(changed[key][form])}"'
            lines[first] = line[: line.index('"')] + quoted + line[len(line.rstrip()) :]
            for number in more:
                lines[number] = ""
    return "".join(lines)


_LINE = re.compile(r'(?:#~ ?)?(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])?\s*"(?:[^"\\]|\\[bfnrtv"\\])*"\s*')
# Characters by their number, which polib does not read, and those beside the line feed that end a line for Python.
_NUMBER = re.compile(r"(?<!\\)(?:\\\\)*(\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))")
_OTHER_END = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]$")
# Comments that polib passes over; with such a line at the end of a file it would lose the last message.
_PASSED_OVER = re.compile(r"^[ \t]*(?:#[.:,]|#~\|.*)[ \t\r]*$", re.MULTILINE)
# What an obsolete message was before, as gettext writes it. A file that ends with it has no message for it.
_PREVIOUS_OF_OBSOLETE = re.compile(
    r'^#~\|[ \t]*((?:msgctxt|msgid_plural|msgid)(?=[ \t"]))?[ \t]*("(?:[^"\\\n]|\\.)*")[ \t\r]*$(?=\s*^#)', re.MULTILINE
)
# Babel takes `#| msgid "text"` for a translator's comment: it writes `# | msgid "text"`, broken where there is space.
_QUOTED = r'"((?:[^"\\]|\\.)*)"'
_PREVIOUS_OF_BABEL = re.compile(
    rf"^\| (msgctxt|msgid_plural|msgid)[ \t]({_QUOTED}(?:\n\|[ \t]{_QUOTED})*)(?:\n|\Z)", re.MULTILINE
)
_FOLLOWS = {
    "": {"msgctxt", "msgid"},
    "msgctxt": {"msgid"},
    "msgid": {"msgid_plural", "msgstr"},
    "msgid_plural": {"msgstr[0]"},
    "msgstr": {"msgctxt", "msgid"},
}


def _lines_that_are_not_po(text: str, shown: str) -> Iterable[Problem]:
    """Yield the first line that polib would pass over in silence, and with it a translation.

    Bad: `msgstr "text`, `msgstr text"`, a msgid without msgstr, msgstr[1] before msgstr[0].
    """
    last = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or (line.lstrip().startswith("#") and not line.startswith("#~")) or line.startswith("#~|"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            yield _not_po(text.splitlines(keepends=True)[:number], shown)
            return
        word = match[1]
        if word is None and last:
            continue
        indexed = re.fullmatch(r"msgstr\[(\d)\]", last)
        follows = {f"msgstr[{int(indexed[1]) + 1}]", "msgctxt", "msgid"} if indexed else _FOLLOWS[last]
        if word not in follows:
            yield wrong("po", f"{shown}:{number}", expected=" or ".join(sorted(follows)), found=repr(line))
            return
        last = word
    if last in {"msgctxt", "msgid", "msgid_plural"}:
        yield wrong("po", f"{shown}:{number}", expected="a msgstr", found="the end of the file")


def _not_po(lines: Sequence[str], shown: str) -> Problem:
    """Return what is wrong with the last of some lines: what gettext alone accepts is told as such."""
    [line] = lines[-1].splitlines()
    where = f"{shown}:{len(lines)}"
    for number, one in enumerate(lines[-2:], max(len(lines) - 1, 1)):
        if end := _OTHER_END.search(one):
            found, where = f"U+{ord(end[0]):04X}, which ends a line for some programs", f"{shown}:{number}"
            return wrong("po", where, expected="lines that end with a line feed", found=found)
    if '"' in line and (escape := _NUMBER.search(line)):
        return wrong("po", where, expected='each character as it is, or \\n, \\t, \\" and the like', found=escape[1])
    return wrong("po", where, expected='gettext\'s PO format, such as msgstr "text"', found=repr(line))


def _translations(lines: Sequence[str]) -> Iterable[tuple[tuple[str | None, str], int, list[int]]]:
    """Return each form of each live translation: its message's key, which form it is, and the lines it stands on."""
    found: list[tuple[tuple[str | None, str], int, list[int]]] = []
    said: dict[str, str] = {}
    word = ""
    for number, line in enumerate(lines):
        match = None if line.startswith("#") else _LINE.fullmatch(line)
        if match is None:
            continue
        if match[1] is not None:
            if match[1] == "msgctxt" or (match[1] == "msgid" and word != "msgctxt"):
                said = {}
            word = match[1]
            if word.startswith("msgstr"):
                form = int(word.strip("msgtr[]") or 0)
                found.append(((said.get("msgctxt"), said["msgid"]), form, []))
        if word.startswith("msgstr"):
            found[-1][2].append(number)
        else:
            said[word] = said.get(word, "") + polib.unescape(_quoted(line))
    return found


def _quoted(line: str) -> str:
    return line[line.index('"') + 1 : line.rindex('"')]


def _entry(one: polib.POEntry) -> Entry:
    # An empty msgid_plural is none, but it has numbered forms.
    numbered = one.msgid_plural or one.msgstr_plural
    strings = tuple(one.msgstr_plural[n] for n in sorted(one.msgstr_plural)) if numbered else (one.msgstr,)
    before = (one.previous_msgctxt, one.previous_msgid, one.previous_msgid_plural)
    comment, before_of_babel = _previous_in_comment(one.tcomment)
    before = before if before != NEVER else before_of_babel
    own = (one.msgctxt, one.msgid, one.msgid_plural or None)
    return Entry(
        msgid=one.msgid,
        plural=one.msgid_plural or None,
        context=one.msgctxt,
        strings=strings,
        # Babel drops the flags of an obsolete message.
        fuzzy=one.fuzzy or bool(one.obsolete and before != NEVER),
        comments=tuple(one.comment.splitlines()),
        translator_comment=comment,
        references=tuple(where for where, _ in one.occurrences),
        # A doubt about the words as they stand: they are not what a sound translation was made for.
        previous=NEVER if before == own else before,
        # polib counts the lines from 1, but begins the first entry before them.
        line=one.linenum or 1,
    )


def _as_babel_has_it(text: str) -> str:
    """Return the text of a catalogue with what polib passes over before obsolete messages as comments, line by line."""
    return _PREVIOUS_OF_OBSOLETE.sub(lambda match: " ".join(filter(None, ("# |", match[1], match[2]))), text)


def _previous_in_comment(comment: str) -> tuple[str, tuple[str | None, str | None, str | None]]:
    """Return a translator's comment without what Babel put there, and that."""
    found = {
        match[1]: polib.unescape("".join(re.findall(_QUOTED, match[2])).replace("\n", " "))
        for match in _PREVIOUS_OF_BABEL.finditer(comment)
    }
    rest = _PREVIOUS_OF_BABEL.sub("", comment).rstrip("\n") if found else comment
    return rest, (found.get("msgctxt"), found.get("msgid"), found.get("msgid_plural"))


def _previous_as_comment(previous: tuple[str | None, str | None, str | None]) -> Iterable[str]:
    """Yield the lines that Babel writes for it: of an obsolete message, polib does not read gettext's own."""
    for word, text in zip(("msgctxt", "msgid", "msgid_plural"), previous, strict=True):
        if text is not None:
            yield f'| {word} "{polib.escape(text)}"'


def _poentry(entry: Entry, *, obsolete: bool = False, guarded: bool = True) -> polib.POEntry:
    # Tools that drop the flag of a message leave this, so a doubt whose cause is not known has it too.
    doubted = guarded and entry.fuzzy and entry.previous == NEVER
    previous = (entry.context, entry.msgid, entry.plural) if doubted else entry.previous
    context, msgid, plural = NEVER if obsolete else previous
    comment = (entry.translator_comment, *(_previous_as_comment(previous) if obsolete else ()))
    strings: dict[str, object] = (
        {"msgstr": "".join(entry.strings[:1])}
        if entry.plural is None
        else {"msgid_plural": entry.plural, "msgstr_plural": dict(enumerate(entry.strings))}
    )
    return polib.POEntry(
        msgid=entry.msgid,
        msgctxt=entry.context,
        comment="\n".join(entry.comments),
        tcomment="\n".join(filter(None, comment)),
        occurrences=[(reference, "") for reference in entry.references],
        flags=["fuzzy"] if entry.fuzzy else [],
        previous_msgctxt=context,
        previous_msgid=msgid,
        previous_msgid_plural=plural,
        obsolete=obsolete,
        **strings,
    )


def _repeated(entries: Iterable[Entry], shown: str) -> Iterable[Problem]:
    first: dict[Key, Entry] = {}
    for entry in entries:
        if not entry.msgid:
            yield wrong("po", f"{shown}:{entry.line}", expected="one header (an empty msgid)", found="a second one")
        elif (before := first.setdefault(entry.key, entry)) is not entry:
            found = f"{entry.msgid!r} again (first on line {before.line})"
            yield wrong("po", f"{shown}:{entry.line}", expected="each message once", found=found)


def _syntax(error: Exception, text: str, shown: str) -> Problem:
    match = re.search(r"\(line (\d+)\)(?:: (.*))?", str(error))
    number = int(match[1]) if match else 1
    lines = text.splitlines()
    found = repr(lines[number - 1]) if 0 < number <= len(lines) else "something else"
    expected = "gettext's PO format" + (f" ({match[2]})" if match and match[2] else "")
    return wrong("po", f"{shown}:{number}", expected=expected, found=found)
