"""After any edit, a build that may keep the last site makes just what one without memory makes."""

import logging
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import mkdocs.commands.build
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from mkdocs.config import load_config

from generator import plugin
from tests.test_nineteenth import COMPETENCY, PROGRAM, copy_with_data
from tests.tools import cli, files_of

Edit: TypeAlias = Callable[[Path], None]
DATA = f"data/competencies/{COMPETENCY}.yml"
JAPANESE = "locales/ja_JP/LC_MESSAGES/messages.po"


HARBOUR = """\
name: Harbour Lighting
summary: For companies that light streets and squares.
options:
  quay:
    name: Quay
    summary: For companies that light streets and squares.
    tiers: [spark]
    people:
      headcount: {spark: 1}
      lists: {basics: [planning-check]}
      groups: {basics: {people: headcount, need: one, of: basics}}
      rule: basics
"""


def made(project: Path) -> dict[str, bytes]:
    """Build a site as `mkdocs build` does, and return its files."""
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs.commands.build.build(config)
    finally:
        config.plugins.on_shutdown()
    return files_of(project / "site")


def made_afresh(project: Path, folder: Path) -> dict[str, bytes]:
    """Return the files of a site that is built elsewhere, without memory."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    return made(folder)


def replacing(file: str, pattern: str, by: str) -> Edit:
    def edit(project: Path) -> None:
        path = project / file
        text, n = re.subn(pattern, by, path.read_text(encoding="utf-8"), count=1)
        assert n == 1, f"{file} has no {pattern}"
        path.write_text(text, encoding="utf-8")

    return edit


def add(project: Path) -> None:
    """Add a competency, or take it away again."""
    other = project / "data/competencies/harbour-lighting.yml"
    if other.exists():
        other.unlink()
    else:
        other.write_text(HARBOUR, encoding="utf-8")


def reorder(project: Path) -> None:
    path = project / "data/credentials.yml"
    head, *blocks = re.split(r"(?m)^(?=[A-Za-z0-9-]+:\n)", path.read_text(encoding="utf-8"))
    path.write_text(head + "".join([*blocks[1:], blocks[0]]), encoding="utf-8")


def override(project: Path) -> None:
    own = project / "own"
    own.mkdir(exist_ok=True)
    n = len(list(own.iterdir()))
    (own / "main.html").write_text(
        f'{{% extends "base.html" %}}{{% block announce %}}{n}{{% endblock %}}', encoding="utf-8"
    )
    (own / f"{n}.txt").touch()
    options = project / "mkdocs.yml"
    text = options.read_text(encoding="utf-8")
    if "custom_dir" not in text:
        options.write_text(
            text.replace("  name: material\n", "  name: material\n  custom_dir: own\n"), encoding="utf-8"
        )


def tamper(project: Path) -> None:
    page = project / f"site/it-IT/{COMPETENCY}/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("2", "3"), encoding="utf-8")


def break_off(project: Path) -> None:
    """Leave what a build that was killed leaves, after an edit that it has seen."""
    (project / "static/robots.txt").write_text("User-agent: *\n" * len(list(project.iterdir())), encoding="utf-8")
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    config.plugins.on_config(config)
    (Path(config.site_dir) / "index.html").write_text("half", encoding="utf-8")


EDITS: dict[str, Edit] = {
    "nothing": lambda _: None,
    "a fact": replacing(DATA, r"nordic: 2(\d+)", r"nordic: 2\g<1>0"),
    "a shared exam": replacing("data/credentials.yml", r"(?m)^  name: (.*)", r"  name: More \1"),
    "a name": replacing(DATA, r"(?m)^name: (.*)", r"name: \1 More"),
    "a competency more or less": add,
    "the order of exams": reorder,
    "a translation": replacing(JAPANESE, r'msgstr "要件', 'msgstr "必要要件'),
    "a word of the frame": replacing(JAPANESE, r'(msgid "Terms used"\nmsgstr ")', r"\1あ"),
    "a translation taken back": replacing(JAPANESE, r'(msgid "Official name"\nmsgstr ").*', r'\1"'),
    "a template": replacing("templates/competency.html", r'class="cd-lead', r'class="cd-lead cd-x'),
    "an override": override,
    "an option": replacing("mkdocs.yml", r"site_url: https://example.org/.*", "site_url: https://example.org/docs/"),
    "the day": replacing("mkdocs.yml", r"as_of: 20(\d\d)", "as_of: 2021"),
    "a file of the site's own": lambda project: (project / "static/more.txt").touch(),
    "a tampered page": tamper,
    "a stray file in the site": lambda project: (project / "site/stray.html").touch(),
    "a locale gone from the site": lambda project: shutil.rmtree(project / "site/ja-JP"),
    "the site gone": lambda project: shutil.rmtree(project / "site"),
    "a build broken off": break_off,
    "the cache gone": lambda project: shutil.rmtree(project / ".cache"),
    "a broken cache": replacing(".cache/competency-docs/build.json", r"^\{", "["),
    "half a cache": replacing(".cache/competency-docs/build.json", r"(?s)(.{100}).*", r"\1"),
    "a language less": lambda project: shutil.rmtree(project / "locales/zh_TW"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Warnings about what is not translated are expected here."""
    caplog.set_level(logging.ERROR, logger="mkdocs")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_with_data(tmp_path_factory.mktemp("warm") / "project", PROGRAM)
    options = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        options.replace("      as_of:", "      verify: false\n      as_of:"), encoding="utf-8"
    )
    assert cli("messages", "update", cwd=folder).returncode == 0
    return folder


def test_after_each_kind_of_edit(program: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    made(program)
    for kind, edit in EDITS.items():
        caplog.set_level(logging.INFO, logger="mkdocs.plugins.competency-docs")
        caplog.clear()
        edit(program)
        kept = "the site stays" in (warm := (made(program), caplog.text))[1]
        assert kept is (kind == "nothing"), kind
        assert warm[0] == made_afresh(program, tmp_path / "afresh"), kind


def test_after_a_new_version_of_the_theme(
    program: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made(program)
    caplog.set_level(logging.INFO, logger="mkdocs.plugins.competency-docs")
    monkeypatch.setattr(plugin, "version", lambda name: f"{name} 99")
    made(program)
    assert "the site stays" not in caplog.text
    made(program)
    assert "the site stays" in caplog.text


class Author(RuleBasedStateMachine):
    """Edits in any order, builds now and then."""

    root: Path
    number = 0

    @initialize()
    def begin(self) -> None:
        Author.number += 1
        self.project = self.root / str(Author.number)
        shutil.copytree(self.root / "program", self.project)
        made(self.project)

    @rule(kind=st.sampled_from(sorted(EDITS)), built=st.booleans())
    def edit(self, kind: str, built: bool) -> None:
        try:
            EDITS[kind](self.project)
        except (AssertionError, FileNotFoundError):
            return
        if built:
            made(self.project)

    @invariant()
    def is_made_as_afresh(self) -> None:
        if hasattr(self, "project"):
            assert made(self.project) == made_afresh(self.project, self.root / "afresh")


def test_after_any_edits(program: Path, tmp_path: Path) -> None:
    shutil.copytree(program, tmp_path / "program", ignore=shutil.ignore_patterns("site", ".cache"))
    Author.root = tmp_path
    machine = Author.TestCase
    machine.settings = settings(
        max_examples=1, stateful_step_count=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    machine("runTest").runTest()
