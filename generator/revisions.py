"""The sides of a comparison: folders, or revisions that git reads into a temporary folder. Nothing of theirs is run."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from posixpath import normpath
from tempfile import TemporaryDirectory

from generator.errors import GeneratorError, wrong
from generator.project import FOLDERS, Settings, read_settings

# A data folder is known by this file, a project by its configuration.
DATA_FILE = "programme.yml"
_FILE_MODES = {"100644", "100755"}


@contextmanager
def open_side(name: str, config_file: Path) -> Iterator[Settings]:
    """Yield the settings of a folder or a git revision, of a project or of data alone, to be read inside the context.

    `config_file` is the project at hand: data alone are shown with its templates and translations, and a revision is
    one of its repository. A folder goes before a revision of the same name.
    Raises GeneratorError when `name` is neither.
    """
    if Path(name).is_dir():
        yield _settings(name, Path(name).resolve(), config_file)
        return
    with TemporaryDirectory(prefix="competency-docs-") as temporary:
        # The name shows in messages about data that stand alone.
        folder = Path(temporary).resolve() / "data"
        folder.mkdir()
        _extract(name, config_file, folder)
        yield _settings(name, folder, config_file)


def _settings(name: str, folder: Path, config_file: Path) -> Settings:
    own = folder / config_file.name
    if own.is_file():
        return read_settings(own, own.name)
    if not (folder / DATA_FILE).is_file():
        expected = f"{config_file.name} (of a project) or {DATA_FILE} (of data)"
        raise GeneratorError([wrong("revision", name, expected=expected, found="neither")])
    settings = read_settings(config_file, config_file.name)
    return replace(
        settings,
        root=folder.parent,
        data=folder.name,
        templates=str(settings.folder("templates").resolve()),
        locales=str(settings.folder("locales").resolve()),
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a revision: its mode and the id of its content."""

    mode: str
    id: str


def _extract(name: str, config_file: Path, folder: Path) -> None:
    """Write the files of a revision that a comparison needs."""
    git = _Git(name, config_file.parent)
    files = git.files()
    if config_file.name not in files:
        is_data = DATA_FILE in files
        git.write({path: one for path, one in files.items() if is_data and path.endswith((".yml", ".yaml"))}, folder)
        return
    git.write({config_file.name: files[config_file.name]}, folder)
    settings = read_settings(folder / config_file.name, config_file.name)
    inside = tuple(f"{normpath(getattr(settings, option))}/" for option in FOLDERS)
    for path in (*inside, f"{normpath(settings.docs_dir)}/"):
        if path.startswith(("/", "../")):
            expected = "folders inside the revision"
            raise GeneratorError([wrong("revision", config_file.name, expected=expected, found=repr(path))])
    git.write({path: one for path, one in files.items() if path.startswith(inside)}, folder)


class _Git:
    """Git, asked about one revision in the repository of a folder."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder

    def files(self) -> Mapping[str, _Entry]:
        """Return `{path: entry}` of all files of the revision: of the whole tree it names, or of our folder in it."""
        if self.name.startswith("-"):
            raise self.refused("what looks like an option")
        prefix = os.fsdecode(self.run("rev-parse", "--show-prefix")).strip().rstrip("/")
        tree = self.name if ":" in self.name or not prefix else f"{self.name}:{prefix}"
        found = {}
        for line in filter(None, self.run("ls-tree", "-r", "-z", "--full-tree", tree).split(b"\0")):
            about, _, path = line.partition(b"\t")
            mode, _, one = about.decode().split()
            found[os.fsdecode(path)] = _Entry(mode, one)
        return found

    def write(self, files: Mapping[str, _Entry], folder: Path) -> None:
        """Write files as they were committed: no filter, no link."""
        for path, one in files.items():
            if one.mode not in _FILE_MODES or ".." in PurePosixPath(path).parts:
                expected = "a plain file inside the revision"
                raise GeneratorError([wrong("revision", path, expected=expected, found="something else")])
        ids = "".join(f"{one.id}\n" for one in files.values())
        rest = self.run("cat-file", "--batch", given=ids.encode())
        for path in files:
            head, _, rest = rest.partition(b"\n")
            size = int(head.split()[2])
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(rest[:size])
            rest = rest[size + 1 :]

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """Return what git prints; raise GeneratorError with its own words when it refuses."""
        command = ["git", "-C", str(self.folder), *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - no shell; the revision is no option
                command, input=given, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"}
            )
        except FileNotFoundError as error:
            raise self.refused("no program git to ask") from error
        if done.returncode:
            found = os.fsdecode(done.stderr).strip().partition("\n")[0].removeprefix("fatal: ")
            raise self.refused(found + (self.hint() if "valid object name" in found else ""))
        return done.stdout

    def refused(self, found: str) -> GeneratorError:
        expected = "a folder, or a revision that git knows"
        return GeneratorError([wrong("revision", self.name, expected=expected, found=found)])

    def hint(self) -> str:
        """Return what may help where git does not know a name."""
        shallow = self.run("rev-parse", "--is-shallow-repository").strip() == b"true"
        return " (this clone is shallow: git fetch --unshallow)" if shallow else ""
