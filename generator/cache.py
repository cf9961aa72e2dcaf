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
from typing import TypeAlias

FOLDER = ".cache/competency-docs"
# Size, times of contents and of the entry in nanoseconds, and which file it is: as git tells that a file is untouched.
Signature: TypeAlias = list[int]


@dataclass(frozen=True, slots=True)
class Note:
    """What a build has said, and of what it was made; `site` is `{path: signature}`, folders too."""

    key: str
    said: Sequence[tuple[int, str]]
    site: Mapping[str, Signature]


def key_of(facts: Mapping[str, object], roots: Iterable[tuple[Path, frozenset[str]]]) -> str:
    """Return a digest of values and of every file below some paths, each without folders of certain names."""
    digest = hashlib.blake2b(json.dumps(facts, sort_keys=True, default=repr).encode(), digest_size=20)
    for root, without in roots:
        for path in _files(root, without):
            content = path.read_bytes()
            digest.update(f"\0{root}\0{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


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


def read_note(folder: Path) -> Note | None:
    """Return the note of the last build, None where there is none that can be understood."""
    try:
        note = json.loads((folder / "build.json").read_text(encoding="utf-8"))
        said = [(int(level), str(text)) for level, text in note["said"]]
        return Note(str(note["key"]), said, dict(note["site"]))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def write_note(folder: Path, note: Note) -> None:
    """Write a note in one go: another build never reads half of it. Where that is not possible, there is none."""
    new = folder / f"build.{os.getpid()}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        new.write_text(json.dumps({"key": note.key, "said": note.said, "site": note.site}), encoding="utf-8")
        new.replace(folder / "build.json")
    except OSError:
        with suppress(OSError):
            new.unlink()
