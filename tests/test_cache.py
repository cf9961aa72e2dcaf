"""What a build notes, and when its site may stay: only where that is certain."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cache import (
    Note,
    key_of,
    link,
    read_note,
    read_parts,
    read_templates,
    signatures,
    stands,
    text_of,
    write_note,
    write_parts,
    write_templates,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name in ("index.html", "en/index.html", "en/devops/index.html", ".nojekyll", ".git/HEAD"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_of_code_in_the_configuration_its_name_counts() -> None:
    """Where it lies in memory is never the same: a build with an emoji index would always have something new."""
    assert key_of({"index": json.dumps}, []) == key_of({"index": "json.dumps"}, [])
    assert key_of({"index": json.dumps}, []) != key_of({"index": json.loads}, [])


def test_a_site_stands_as_it_was_left(site: Path) -> None:
    found = signatures(site)
    assert sorted(found) == ["", "en", "en/devops", "en/devops/index.html", "en/index.html", "index.html"]
    assert stands(site, Note("", [], found))


def test_what_is_not_the_sites_may_change(site: Path) -> None:
    note = Note("", [], signatures(site))
    (site / ".git/HEAD").write_text("other", encoding="utf-8")
    assert stands(site, note)


def tamper(site: Path) -> None:
    page = site / "en/index.html"
    before = page.stat()
    page.write_text("EN/INDEX.HTML", encoding="utf-8")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        tamper,
        lambda site: (site / "en/index.html").unlink(),
        lambda site: (site / "en/more.html").touch(),
        lambda site: (site / "en").rename(site / "it"),
        lambda site: (site / "index.html").chmod(0o600),
        lambda site: site.rename(site.with_name("other")),
    ],
)
def test_a_site_that_was_touched_does_not_stand(site: Path, change: object) -> None:
    note = Note("", [], signatures(site))
    assert callable(change)
    change(site)
    assert not stands(site, note)


def test_a_note_without_a_site_is_none(site: Path) -> None:
    assert not stands(site, Note("", [], {}))


def test_a_key_is_of_values_and_of_files_by_name(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/x.yml").write_text("1", encoding="utf-8")
    (tmp_path / "one.yml").write_text("1", encoding="utf-8")
    roots = [(tmp_path / "a", frozenset({"without"})), (tmp_path / "one.yml", frozenset[str]())]
    keys = [key_of({}, roots), key_of({"day": 1}, roots)]
    (tmp_path / "a/x.yml").write_text("2", encoding="utf-8")
    keys.append(key_of({}, roots))
    (tmp_path / "a/x.yml").rename(tmp_path / "a/y.yml")
    keys.append(key_of({}, roots))
    (tmp_path / "one.yml").write_text("2", encoding="utf-8")
    keys.append(key_of({}, roots))
    assert len(set(keys)) == 5
    (tmp_path / "a/without").mkdir()
    (tmp_path / "a/without/z").touch()
    assert key_of({}, roots) == keys[-1]


def test_a_note_is_read_as_it_was_written(tmp_path: Path) -> None:
    note = Note("k", [(30, "a warning")], {"": [1, 2, 3, 4]})
    write_note(tmp_path / "new", note)
    assert read_note(tmp_path / "new") == note
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["build.json"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"key": "k"}',
        "[]",
        '{"key": "k", "said": [1], "site": {}}',
        "[" * 100000,
        '{"key": "k", "said": [], "site": 3}',
    ],
)
def test_what_cannot_be_understood_is_no_note(tmp_path: Path, text: str) -> None:
    (tmp_path / "build.json").write_text(text, encoding="utf-8")
    assert read_note(tmp_path) is None


@pytest.mark.parametrize(
    "change", [lambda text: text[:-5], lambda text: text.replace("30", "31"), lambda text: f" {text}"]
)
def test_a_note_that_is_not_as_it_was_written_is_none(tmp_path: Path, change: Callable[[str], str]) -> None:
    write_note(tmp_path, Note("k", [(30, "a warning")], {"": [1, 2, 3, 4]}))
    file = tmp_path / "build.json"
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert read_note(tmp_path) is None


def test_parts_are_those_of_the_site_that_is_noted(tmp_path: Path) -> None:
    note = Note("k", [], {"": [1, 2, 3, 4]})
    write_parts(tmp_path, note, {"pages": ["é"]})
    assert read_parts(tmp_path, note) == {"pages": ["é"]}
    with pytest.raises(ValueError, match="another site"):
        read_parts(tmp_path, Note("k", [], {"": [1, 2, 3, 5]}))


def test_a_file_of_the_site_is_read_and_linked_as_it_was_noted(site: Path, tmp_path: Path) -> None:
    note, new = Note("", [], signatures(site)), tmp_path / "new"
    assert text_of(site, "en/index.html", note) == "en/index.html"
    assert link(site, "en/devops/index.html", new, note)
    assert link(site, "en/index.html", new, note)
    assert (new / "en/index.html").read_text(encoding="utf-8") == "en/index.html"


def test_a_file_that_was_touched_is_neither_read_nor_linked(site: Path, tmp_path: Path) -> None:
    note, new = Note("", [], signatures(site)), tmp_path / "new"
    (site / "en/index.html").write_text("longer than before", encoding="utf-8")
    (site / "index.html").unlink()
    assert not link(site, "en/index.html", new, note)
    assert not link(site, "index.html", new, note)
    assert not link(site, ".nojekyll", new, note)
    assert not [path for path in new.rglob("*") if path.is_file()]
    with pytest.raises(ValueError, match="was changed"):
        text_of(site, "en/index.html", note)


def test_without_a_cache_there_is_no_note(tmp_path: Path) -> None:
    assert read_note(tmp_path / "nowhere") is None


def test_a_folder_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    write_note(tmp_path / "file", Note("k", [], {}))
    (tmp_path / "build.json").mkdir()
    write_note(tmp_path, Note("k", [], {}))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build.json", "file"]
    assert json.dumps(read_note(tmp_path)) == "null"


def test_compiled_templates_are_read_for_the_same_base(tmp_path: Path) -> None:
    write_templates(tmp_path, "base", ["code"])
    assert read_templates(tmp_path, "base") == ["code"]
    assert read_templates(tmp_path, "another") is None


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_compiled_templates_that_others_may_write_are_not_read(tmp_path: Path, mode: int) -> None:
    write_templates(tmp_path, "base", ["code"])
    (tmp_path / "templates.json").chmod(mode)
    assert read_templates(tmp_path, "base") is None


def test_compiled_templates_of_another_user_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_templates(tmp_path, "base", ["code"])
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert read_templates(tmp_path, "base") is None
    monkeypatch.delattr(os, "geteuid")
    assert read_templates(tmp_path, "base") is None


def test_no_one_else_may_write_what_is_noted(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_templates(tmp_path, "base", ["code"])
    finally:
        os.umask(before)
    assert (tmp_path / "templates.json").stat().st_mode & 0o022 == 0
