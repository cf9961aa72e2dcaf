import os
from collections.abc import Container
from pathlib import Path

import pytest

from generator.staging import Staging, remove_left_over

OURS, RUNNING, DEAD, FOREIGN = os.getpid(), 11, 22, 33


@pytest.fixture(autouse=True)
def _processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only known processes run, one of them another user's."""
    running: Container[int] = {OURS, RUNNING}

    def kill(process: int, signal: int) -> None:
        assert signal == 0
        if process == FOREIGN:
            raise PermissionError
        if process >= 2**63:
            raise OverflowError
        if process not in running:
            raise ProcessLookupError

    monkeypatch.setattr(os, "kill", kill)


@pytest.fixture
def final(tmp_path: Path) -> Path:
    """Return a site as it was built before, with what is not the site's."""
    folder = tmp_path / "site"
    for name, text in {
        "index.html": "old",
        "ja-JP/index.html": "古い",
        ".git/HEAD": "ref: refs/heads/gh-pages",
        ".nojekyll": "",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def stage(final: Path) -> Staging:
    staging = Staging(final)
    (staging.folder / "index.html").write_text("new", encoding="utf-8")
    return staging


def test_a_new_folder_stands_empty_beside_the_old_one(final: Path) -> None:
    before = files(final)
    staging = Staging(final)
    assert staging.folder == final.parent / f".site.building-{OURS}"
    assert list(staging.folder.iterdir()) == []
    assert files(final) == before


def test_nothing_happens_to_the_old_site_before_the_commit(final: Path) -> None:
    before = files(final)
    stage(final)
    assert files(final) == before


def test_an_abandoned_folder_leaves_the_old_site_byte_for_byte(final: Path) -> None:
    before = files(final.parent)
    stage(final).abandon()
    assert files(final.parent) == before
    assert [one.name for one in final.parent.iterdir()] == ["site"]


def test_the_new_site_takes_the_place_of_the_old_one_but_for_its_dot_entries(final: Path) -> None:
    stage(final).commit()
    assert files(final) == {"index.html": b"new", ".git/HEAD": b"ref: refs/heads/gh-pages", ".nojekyll": b""}
    assert [one.name for one in final.parent.iterdir()] == ["site"]


def test_a_dot_entry_of_the_new_site_is_the_one_that_stays(final: Path) -> None:
    staging = stage(final)
    (staging.folder / ".nojekyll").write_text("new", encoding="utf-8")
    staging.commit()
    assert (final / ".nojekyll").read_text(encoding="utf-8") == "new"


def test_a_first_site_needs_no_folder_before_it(tmp_path: Path) -> None:
    final = tmp_path / "out" / "www" / "site"
    stage(final).commit()
    assert files(tmp_path) == {"out/www/site/index.html": b"new"}


def test_a_commit_that_fails_leaves_the_old_site_byte_for_byte(final: Path) -> None:
    before = files(final.parent)
    staging = stage(final)
    (staging.folder / "index.html").unlink()
    staging.folder.rmdir()
    with pytest.raises(FileNotFoundError):
        staging.commit()
    assert files(final.parent) == before
    assert [one.name for one in final.parent.iterdir()] == ["site"]


def test_a_first_commit_that_fails_leaves_nothing(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "site")
    staging.folder.rmdir()
    with pytest.raises(FileNotFoundError):
        staging.commit()
    assert list(tmp_path.iterdir()) == []


def test_a_site_behind_a_link_is_replaced_where_it_is(final: Path) -> None:
    link = final.parent / "www"
    link.symlink_to(final)
    stage(link).commit()
    assert link.is_symlink()
    assert (final / "index.html").read_text(encoding="utf-8") == "new"


def test_a_file_is_no_place_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file", encoding="utf-8")
    with pytest.raises(NotADirectoryError) as error:
        Staging(tmp_path / "site")
    assert str(error.value) == f"{tmp_path / 'site'} is not a folder"
    assert files(tmp_path) == {"site": b"a file"}


def test_a_folder_that_cannot_be_made_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(FileExistsError):
        Staging(tmp_path / "out" / "site")


def test_what_this_process_left_is_made_anew(final: Path) -> None:
    stage(final)
    assert list(Staging(final).folder.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        (f".site.building-{DEAD}", False),
        (f".site.building-{2**80}", False),
        (".site.building-ours", False),
        (f".site.old-{DEAD}", False),
        (".site.old-ours", False),
        (f".site.old-{RUNNING}", True),
        (f".site.building-{RUNNING}", True),
        (f".site.building-{FOREIGN}", True),
        (".site.building-", True),
        (f".site.building-{DEAD}-kept", True),
        (f".site.building-{DEAD}.building-{RUNNING}", True),
        (f".other.building-{DEAD}", True),
        (f"site.building-{DEAD}", True),
    ],
)
def test_only_what_a_dead_process_left_of_this_site_is_removed(name: str, stays: bool, final: Path) -> None:
    # The number of this process is another one for each that collects these tests.
    name = name.replace("ours", str(OURS))
    (final.parent / name).mkdir()
    (final.parent / name / "index.html").touch()
    Staging(final).abandon()
    assert (final.parent / name / "index.html").exists() is stays


def test_dot_entries_of_a_site_that_was_left_over_stay(final: Path) -> None:
    left = final.rename(final.with_name(f".site.old-{DEAD}"))
    final.mkdir()
    remove_left_over(final)
    assert not left.exists()
    assert files(final) == {".git/HEAD": b"ref: refs/heads/gh-pages", ".nojekyll": b""}


def test_a_site_that_nothing_took_the_place_of_is_put_back(final: Path) -> None:
    before = files(final)
    final.rename(final.with_name(f".site.old-{DEAD}"))
    Staging(final).abandon()
    assert files(final) == before
    assert [one.name for one in final.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("nth", [1, 2])
def test_a_commit_that_is_broken_off_leaves_the_old_site(
    nth: int, final: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, staging, of, calls = files(final), stage(final), Path.rename, []

    def rename(path: Path, to: Path) -> Path:
        calls.append(path)
        if len(calls) == nth:
            raise KeyboardInterrupt
        return of(path, to)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        staging.commit()
    staging.abandon()
    assert files(final.parent) == {f"site/{name}": text for name, text in before.items()}


@pytest.mark.parametrize("mode", [0o700, 0o750, 0o500])
def test_who_may_not_look_into_the_old_site_may_not_look_into_the_new_one(mode: int, final: Path) -> None:
    final.chmod(mode)
    assert Staging(final).folder.stat().st_mode & 0o777 == mode | 0o700
