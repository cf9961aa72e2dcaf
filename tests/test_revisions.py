"""Folders and git revisions as sides of a comparison, in repositories made for it."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.revisions import open_side
from tests.tools import require_tool

CONFIG = Path("mkdocs.yml")
PROJECT = {
    "mkdocs.yml": "site_name: x\n",
    "data/programme.yml": "name: One\n",
    "templates/a.html": "a",
    "locales/x": "x",
}
NEITHER = "expected mkdocs.yml (of a project) or programme.yml (of data), found neither"


def git(folder: Path, *arguments: str) -> str:
    command = [require_tool("git"), "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())


def commit(folder: Path, files: dict[str, str]) -> None:
    write(folder, files)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with two commits, as the current folder."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, PROJECT)
    commit(folder, {"data/programme.yml": "name: Two\n"})
    monkeypatch.chdir(folder)
    return folder


def programme(name: str, config: Path = CONFIG) -> str:
    with open_side(name, config) as settings:
        return (settings.folder("data") / "programme.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("HEAD", "name: Two\n"),
        ("HEAD~1", "name: One\n"),
        ("main~1", "name: One\n"),
        ("HEAD~1:", "name: One\n"),
        ("HEAD~1:data", "name: One\n"),
        (".", "name: Three\n"),
        ("data", "name: Three\n"),
    ],
)
def test_a_revision_is_read_as_it_was_committed_and_a_folder_as_it_is(repository: Path, name: str, text: str) -> None:
    write(repository, {"data/programme.yml": "name: Three\n"})
    assert programme(name) == text


def test_what_is_read_of_a_revision_is_gone_afterwards(repository: Path) -> None:
    with open_side("HEAD", CONFIG) as settings:
        assert sorted(path.name for path in settings.root.iterdir()) == ["data", "locales", "mkdocs.yml", "templates"]
    assert not settings.root.exists()
    assert not settings.root.parent.exists()
    assert repository.exists()


def test_only_what_a_comparison_needs_is_read(repository: Path) -> None:
    commit(
        repository, {"mkdocs.yml": "plugins: [{competency-docs: {data: ./facts}}]", "facts/programme.yml": "name: X\n"}
    )
    with open_side("HEAD", CONFIG) as settings:
        assert settings.data == "./facts"
        assert sorted(path.name for path in settings.root.iterdir()) == ["facts", "locales", "mkdocs.yml", "templates"]


def test_a_folder_goes_before_a_revision(repository: Path) -> None:
    write(repository, {"main/mkdocs.yml": "", "main/data/programme.yml": "name: Of the folder\n"})
    assert programme("main") == "name: Of the folder\n"
    assert programme("refs/heads/main") == "name: Two\n"


def test_data_alone_are_read_with_the_templates_and_translations_at_hand(repository: Path) -> None:
    for name in ("data", "HEAD~1:data"):
        with open_side(name, CONFIG) as settings:
            assert settings.folder("templates") == repository / "templates"
            assert settings.folder("locales") == repository / "locales"
            assert settings.data == "data"


def test_a_project_below_the_repository_is_found_there(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(
        repository,
        {f"docs/site/{path}": text for path, text in PROJECT.items()}
        | {"docs/site/data/programme.yml": "name: Below\n"},
    )
    assert programme("HEAD", Path("docs/site/mkdocs.yml")) == "name: Below\n"
    monkeypatch.chdir(repository / "docs")
    assert programme("HEAD", Path("site/mkdocs.yml")) == "name: Below\n"
    assert programme("HEAD:docs/site") == "name: Below\n"
    assert programme("HEAD:./site") == "name: Below\n"


def test_neither_attributes_nor_filters_change_what_is_read(repository: Path) -> None:
    git(repository, "config", "filter.loud.smudge", "tr a-z A-Z")
    commit(
        repository,
        {".gitattributes": "data/*.yml filter=loud export-ignore eol=crlf\n", "data/programme.yml": "name: Three\n"},
    )
    assert programme("HEAD") == "name: Three\n"


def message(name: str, config: Path = CONFIG) -> str:
    with pytest.raises(GeneratorError) as error, open_side(name, config):
        raise AssertionError("nothing is read")
    [problem] = error.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("nope", "Not a valid object name nope"),
        ("HEAD~9", "Not a valid object name HEAD~9"),
        ("HEAD:nope", "Not a valid object name HEAD:nope"),
        ("HEAD:mkdocs.yml", "not a tree object"),
        ("--output=x", "what looks like an option"),
    ],
)
def test_a_name_that_git_does_not_know_is_told_in_its_words(repository: Path, name: str, found: str) -> None:
    assert message(name) == f"{name}: expected a folder, or a revision that git knows, found {found}"
    assert sorted(path.name for path in repository.iterdir()) == [".git", "data", "locales", "mkdocs.yml", "templates"]


def test_a_shallow_clone_says_so(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    assert message("HEAD~1") == (
        "HEAD~1: expected a folder, or a revision that git knows, "
        "found Not a valid object name HEAD~1 (this clone is shallow: git fetch --unshallow)"
    )
    assert programme("HEAD") == "name: Two\n"


def test_without_a_repository_or_without_git_there_are_no_revisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    found = "not a git repository (or any of the parent directories): .git"
    assert message("HEAD") == f"HEAD: expected a folder, or a revision that git knows, found {found}"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert message("HEAD") == "HEAD: expected a folder, or a revision that git knows, found no program git to ask"


@pytest.mark.parametrize("name", ["templates", "HEAD:templates"])
def test_a_folder_that_is_neither_a_project_nor_data_is_told(repository: Path, name: str) -> None:
    assert repository.exists()
    assert message(name) == f"{name}: {NEITHER}"


def test_a_revision_reads_no_file_outside_of_it(repository: Path) -> None:
    (repository / "data/link.yml").symlink_to("/etc/passwd")
    commit(repository, {})
    assert message("HEAD") == "data/link.yml: expected a plain file inside the revision, found something else"
    assert message("HEAD:data") == "link.yml: expected a plain file inside the revision, found something else"


@pytest.mark.parametrize("option", ["plugins: [{{competency-docs: {{data: {}}}}}]", "docs_dir: {}"])
@pytest.mark.parametrize("folder", ["../data", "/etc", "data/../../x"])
def test_a_revision_names_no_folder_outside_of_it(repository: Path, folder: str, option: str) -> None:
    commit(repository, {"mkdocs.yml": option.format(folder)})
    shown = os.path.normpath(folder) + "/"
    assert message("HEAD") == f"mkdocs.yml: expected folders inside the revision, found {shown!r}"


def test_a_tree_with_a_way_out_is_refused(repository: Path, tmp_path: Path) -> None:
    """Git itself makes no such tree, but somebody may."""
    blob = git(repository, "hash-object", "-w", "mkdocs.yml").strip()
    write_tree: Callable[[bytes], str] = lambda entry: (  # noqa: E731
        subprocess.run(
            [require_tool("git"), "hash-object", "-t", "tree", "-w", "--literally", "--stdin"],
            cwd=repository, input=entry, check=True, capture_output=True,
        ).stdout.decode().strip()
    )  # fmt: skip
    inner = write_tree(b"100644 evil.yml\0" + bytes.fromhex(blob))
    outer = write_tree(b"40000 ..\0" + bytes.fromhex(inner) + b"100644 programme.yml\0" + bytes.fromhex(blob))
    assert message(outer) == "../evil.yml: expected a plain file inside the revision, found something else"
    assert not list(tmp_path.rglob("evil.yml"))
