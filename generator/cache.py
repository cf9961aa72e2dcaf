"""What the last build has left, and whether it would be the same now.

A build notes what it was made of, as one digest, and how each file of the site stood when it was done. Where both are
as they were, the site stays (docs/decisions/cache.md). Whatever cannot be read, or is not as expected, is no note.
Little is imported here: where nothing is new, it is most of what a build needs.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_IWGRP, S_IWOTH
from typing import Any, TypeAlias

FOLDER = ".cache/competency-docs"
_TEMPLATES = "templates.json"
# Size, times of contents and of the entry in nanoseconds, and which file it is: as git tells that a file is untouched.
Signature: TypeAlias = list[int]
# A file, or a folder without those of certain names.
Root: TypeAlias = tuple[Path, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Note:
    """What a build has said, and of what it was made; `site` is `{path: signature}`, folders too."""

    key: str
    said: Sequence[tuple[int, str]]
    site: Mapping[str, Signature]


@dataclass(frozen=True, slots=True)
class Before:
    """What a build knows of the one before.

    `base` is a digest of what its own site is made of beside data and words, if it may be compared, `code` one of what
    compiles its templates; `note` is that of the last build, if its site stands; in `folder` there is more to read.
    """

    base: str | None = None
    code: str | None = None
    note: Note | None = None
    folder: Path = Path(FOLDER)


def key_of(facts: Mapping[str, object], roots: Iterable[Root], read: dict[str, Signature] | None = None) -> str:
    """Return a digest of values and of every file below some paths; note in `read` how each stood before it was."""
    digest = hashlib.blake2b(json.dumps(facts, sort_keys=True, default=_shown).encode(), digest_size=20)
    for root, without in roots:
        for path in _files(root, without):
            if read is not None:
                read[str(path)] = _signature(path.stat())
            content = path.read_bytes()
            digest.update(f"\0{root}\0{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _shown(value: object) -> str:
    """Return what stands for a value that JSON has none for: of code its name, as where it lies is never the same."""
    return f"{value.__module__}.{value.__qualname__}" if hasattr(value, "__qualname__") else repr(value)


def stand(roots: Iterable[Root], read: Mapping[str, Signature]) -> bool:
    """Return whether every file below some paths is as it was when it was `read`, and there is no other."""
    try:
        return read == {str(path): _signature(path.stat()) for root in roots for path in _files(*root)}
    except OSError:
        return False


def _files(root: Path, without: frozenset[str]) -> Iterator[Path]:
    if root.is_file():
        yield root
    for folder, folders, names in os.walk(root, followlinks=True):
        folders[:] = sorted(set(folders) - without)
        yield from (Path(folder, name) for name in sorted(names))


def signatures(site: Path) -> dict[str, Signature]:
    """Return how every file and folder of a site stands, but for dot entries at its top, which are not the site's."""
    found: dict[str, Signature] = {"": _signature(site.stat())}
    left = [entry for entry in os.scandir(site) if not entry.name.startswith(".")]
    start = len(str(site)) + 1
    while left:
        entry = left.pop()
        found[entry.path[start:]] = _signature(os.lstat(entry.path))
        if entry.is_dir(follow_symlinks=False):
            left += os.scandir(entry.path)
    return found


def stands(site: Path, note: Note) -> bool:
    """Return whether a site is as its build has left it: to add or remove a file touches its folder."""
    try:
        return "" in note.site and all(
            _signature(os.lstat(f"{site}/{path}")) == signature for path, signature in note.site.items()
        )
    except OSError:
        return False


def _signature(status: os.stat_result) -> Signature:
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]


def text_of(site: Path, path: str, note: Note) -> str:
    """Return the text of a file of a site; raise OSError or ValueError where it is not the one that was noted."""
    with (site / path).open("rb") as file:
        if _signature(os.fstat(file.fileno())) != note.site.get(path):
            raise ValueError(f"{path} was changed")
        return file.read().decode()


def link(site: Path, path: str, new: Path, note: Note) -> bool:
    """Have a file of a site, as it was noted, in a new one too; return whether that is done."""
    if (noted := note.site.get(path)) is None:
        return False
    try:
        # Of thousands of pages each has a folder: as paths of pathlib they would take twice the time.
        to = f"{new}/{path}"
        os.makedirs(os.path.dirname(to), exist_ok=True)  # noqa: PTH103, PTH120
        os.link(f"{site}/{path}", to)
        if is_linked(noted, _signature(os.lstat(to))):
            return True
        os.unlink(to)  # noqa: PTH108
    except OSError:
        pass
    return False


def is_linked(noted: Signature, now: Signature) -> bool:
    """Return whether a file is the one that was noted: a link has touched it, but size, time and inode are the same."""
    return [noted[0], noted[1], noted[3]] == [now[0], now[1], now[3]]


def read_note(folder: Path) -> Note | None:
    """Return the note of the last build, None where there is none that can be understood."""
    try:
        note = _read(folder / "build.json")
        said = [(int(level), str(text)) for level, text in note["said"]]
        return Note(str(note["key"]), said, dict(note["site"]))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def write_note(folder: Path, note: Note) -> None:
    """Write a note; where that is not possible, there is none."""
    _write(folder, "build.json", {"key": note.key, "said": note.said, "site": note.site})


def read_parts(folder: Path, note: Note) -> Any:
    """Return the parts of the site that a note is of, as plain values; raise OSError, ValueError or the like."""
    found = _read(folder / "parts.json")
    if found["site"] != note.site[""]:
        raise ValueError("parts of another site")
    return found["parts"]


def write_parts(folder: Path, note: Note, parts: object) -> None:
    """Write the parts of a site; where that is not possible, there are none."""
    _write(folder, "parts.json", {"site": note.site[""], "parts": parts})


def read_templates(folder: Path, code: str) -> Any:
    """Return what templates were compiled to by the same `code`, None where there is nothing to be sure of.

    It is run: a file that is another user's, or that others may write, is none.
    """
    try:
        status = (folder / _TEMPLATES).stat()
        if status.st_uid != os.geteuid() or status.st_mode & (S_IWGRP | S_IWOTH):
            return None
        found = _read(folder / _TEMPLATES)
        return found["compiled"] if found["code"] == code else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None  # AttributeError: a system whose files have no such owners


def write_templates(folder: Path, code: str, compiled: object) -> None:
    """Write what templates are compiled to; where that is not possible, it is not kept."""
    _write(folder, _TEMPLATES, {"code": code, "compiled": compiled})


def _read(path: Path) -> Any:
    """Return the values of a file; raise OSError or ValueError where it is not just what was written."""
    digest, _, text = path.read_text(encoding="utf-8").partition("\n")
    if digest != _digest(text):
        raise ValueError(f"{path} was changed")
    return json.loads(text)


def _write(folder: Path, name: str, value: object) -> None:
    """Write a file in one go: another build never reads half of it."""
    new = folder / f"{name}.{os.getpid()}"
    text = json.dumps(value, separators=(",", ":"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        new.write_text(f"{_digest(text)}\n{text}", encoding="utf-8")
        new.chmod(new.stat().st_mode & ~(S_IWGRP | S_IWOTH))
        new.replace(folder / name)
    except OSError:
        with suppress(OSError):
            new.unlink()


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=20).hexdigest()
