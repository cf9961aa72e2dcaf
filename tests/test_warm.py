"""After any edit, a build that may keep the last site makes just what one without memory makes."""

import hashlib
import logging
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal, TypeAlias

import mkdocs.commands.build
import pytest
from click import Command, Context
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from jinja2 import Environment
from mkdocs.config import load_config

from generator import data, plugin, site
from generator.builder import Builder
from tests.test_nineteenth import COMPETENCY, PROGRAM, copy_with_data
from tests.tools import cli, files_of

Edit: TypeAlias = Callable[[Path], None]
DATA = f"data/competencies/{COMPETENCY}.yml"
PARTS = ".cache/competency-docs/parts.json"
TEMPLATES = ".cache/competency-docs/templates.json"
JAPANESE = "locales/ja_JP/LC_MESSAGES/messages.po"


SMALL = """\
name: {} Lighting
summary: For companies that light streets and squares.
options:
  quay:
    name: Quay
    summary: For companies that light streets and squares.
    tiers: [spark]
    people:
      headcount: {{spark: 1}}
      lists: {{basics: [planning-check]}}
      groups: {{basics: {{people: headcount, need: one, of: basics}}}}
      rule: basics
"""
OTHER_NAME = "bridge-lighting"
OTHER = f"data/competencies/{OTHER_NAME}.yml"


def made(project: Path, command: Literal["build", "serve"] = "build", folder: Path | None = None) -> dict[str, bytes]:
    """Build a site as `mkdocs build` does, or as `mkdocs serve` does into another folder, and return its files."""
    config = load_config(str(project / "mkdocs.yml"), **({"site_dir": str(folder)} if folder else {}))
    config.plugins.on_startup(command=command, dirty=False)
    try:
        mkdocs.commands.build.build(config)
    finally:
        config.plugins.on_shutdown()
    return files_of(folder or project / "site")


AFRESH: dict[str, dict[str, bytes]] = {}


def made_afresh(project: Path, folder: Path) -> dict[str, bytes]:
    """Return the files of a site that is built elsewhere, without memory; of the same sources only once."""
    without = {"site", ".cache"}
    sources = {path: data for path, data in files_of(project).items() if path.split("/")[0] not in without}
    key = hashlib.blake2b(repr(sorted(sources.items())).encode()).hexdigest()
    if key not in AFRESH:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(project, folder, ignore=shutil.ignore_patterns(*without))
        AFRESH[key] = made(folder)
    return AFRESH[key]


def replacing(file: str, pattern: str, by: str) -> Edit:
    def edit(project: Path) -> None:
        path = project / file
        text, n = re.subn(pattern, by, path.read_text(encoding="utf-8"), count=1)
        assert n == 1, f"{file} has no {pattern}"
        path.write_text(text, encoding="utf-8")

    return edit


def change_a_fact(project: Path) -> None:
    path = project / DATA
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"nordic: (\d+)", lambda found: f"nordic: {int(found[1]) + 1}", text), encoding="utf-8")


def and_a_fact(edit: Edit) -> Edit:
    """Return an edit of the cache, after which there is something to make."""

    def both(project: Path) -> None:
        edit(project)
        change_a_fact(project)

    return both


def add(project: Path) -> None:
    """Add a competency, or take it away again."""
    other = project / "data/competencies/harbour-lighting.yml"
    if other.exists():
        other.unlink()
    else:
        other.write_text(SMALL.format("Harbour"), encoding="utf-8")


def reorder(project: Path) -> None:
    path = project / "data/credentials.yml"
    head, *blocks = re.split(r"(?m)^(?=[A-Za-z0-9-]+:\n)", path.read_text(encoding="utf-8"))
    path.write_text(head + "".join([*blocks[1:], blocks[0]]), encoding="utf-8")


def exchange_exams(project: Path) -> None:
    path = project / OTHER
    new, old = ("planning-check", "safety-check")[:: 1 if "safety-check" in path.read_text(encoding="utf-8") else -1]
    replacing(OTHER, old, new)(project)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


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


def without_override(project: Path) -> None:
    shutil.rmtree(project / "own", ignore_errors=True)
    options = project / "mkdocs.yml"
    text = options.read_text(encoding="utf-8")
    options.write_text(text.replace("  custom_dir: own\n", ""), encoding="utf-8")


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
    "a fact": change_a_fact,
    "a shared exam": replacing("data/credentials.yml", r"(?m)^  name: (.*)", r"  name: More \1"),
    "a comment in the data": replacing(DATA, r"\A", "# A comment.\n"),
    "a name": replacing(DATA, r"(?m)^name: (.*)", r"name: \1 More"),
    "a competency more or less": add,
    "another competency": replacing(OTHER, r"(?m)^summary: (.*)", r"summary: \1 Again."),
    "what an exam counts for": exchange_exams,
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
    "a broken cache": replacing(".cache/competency-docs/build.json", r"\{", "["),
    "half a cache": replacing(".cache/competency-docs/build.json", r"(?s)(.{100}).*", r"\1"),
    "a key of another page": and_a_fact(replacing(PARTS, r'(index.html":\[")\w', r"\1_")),
    "a place in the index moved": and_a_fact(replacing(PARTS, r'(index.html":\["\w+",)\d', r"\g<1>9")),
    "half of what was made": and_a_fact(replacing(PARTS, r"(?s)(.{300}).*", r"\1")),
    "what was made gone": and_a_fact(lambda project: (project / PARTS).unlink()),
    "half of what templates are compiled to": and_a_fact(replacing(TEMPLATES, r"(?s)(.{300}).*", r"\1")),
    "templates compiled by others": and_a_fact(lambda project: (project / TEMPLATES).chmod(0o666)),
    "a file in a folder that is called as one of Python's": lambda project: write(
        project / "static/__pycache__/x.txt", "x"
    ),
    "a language less": lambda project: shutil.rmtree(project / "locales/zh_TW"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Warnings about what is not translated are expected here."""
    caplog.set_level(logging.ERROR, logger="mkdocs")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_with_data(tmp_path_factory.mktemp("warm") / "project", PROGRAM)
    # The last two of a locale are always made anew.
    for name in ("Arena", "Bridge", "Wharf", "Zoo"):
        (folder / f"data/competencies/{name.lower()}-lighting.yml").write_text(SMALL.format(name), encoding="utf-8")
    for name in ("pt_BR", "zh_CN"):
        shutil.rmtree(folder / "locales" / name)
    options = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        options.replace("      as_of:", "      verify: false\n      as_of:"), encoding="utf-8"
    )
    assert cli("messages", "update", cwd=folder).returncode == 0
    return folder


@pytest.mark.unmeasured
def test_after_each_kind_of_edit(program: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    made(program)
    for kind, edit in EDITS.items():
        caplog.set_level(logging.INFO, logger="mkdocs.plugins.competency-docs")
        caplog.clear()
        edit(program)
        kept = "the site stays" in (warm := (made(program), caplog.text))[1]
        assert kept is (kind == "nothing"), kind
        assert warm[0] == made_afresh(program, tmp_path / "afresh"), kind
        assert warm[0] == made(program, "serve", tmp_path / "preview"), kind
    for stray in (f"en/{COMPETENCY}/index.html", "en/stray.html"):
        (tmp_path / "preview" / stray).write_text("tampered", encoding="utf-8")
        EDITS["a translation"](program)
        assert made(program) == made(program, "serve", tmp_path / "preview")


def kept(project: Path, edit: Edit) -> set[str]:
    """Return the pages whose files are the last build's in every language after an edit, by their names."""
    made(project)
    before = {path: path.stat().st_ino for path in (project / "site").rglob("*.html")}
    edit(project)
    made(project)
    stay = {path: path.exists() and path.stat().st_ino == file for path, file in before.items()}
    names = {path: path.relative_to(project / "site").as_posix().split("/") for path in before}
    named = {path: "/".join(names[path][1:]).removesuffix("/index.html") or names[path][0] for path in before}
    return {name for path, name in named.items() if all(stay[one] for one in stay if named[one] == name)}


@pytest.mark.unmeasured
def test_only_what_may_differ_is_made_anew(program: Path) -> None:
    without_override(program)
    every = {path.stem for path in (program / "data/competencies").iterdir()}
    every |= {"index.html", "404.html", "exams", "retirements", "terms", "translation"}
    assert kept(program, EDITS["a comment in the data"]) == every
    assert kept(program, EDITS["a fact"]) == every - {COMPETENCY}
    assert kept(program, replacing(OTHER, "headcount: {spark: 1}", "headcount: {spark: 2}")) == every - {OTHER_NAME}
    stay = kept(program, EDITS["what an exam counts for"])
    assert {"terms", COMPETENCY} <= stay <= every - {OTHER_NAME, "exams", "retirements"}
    assert kept(program, replacing(OTHER, "name: Quay", "name: Public Lighting Quay")) <= every - {
        OTHER_NAME,
        "index.html",
    }
    for kind in ("a template", "a shared exam", "what was made gone"):
        assert kept(program, EDITS[kind]) == set(), kind


def test_what_a_template_of_an_authors_own_asks_of_others_is_not_known(program: Path) -> None:
    """Pages filled into shells can ask others for little; the rest may, and a template may ask for all of them."""
    override(program)
    stay = kept(program, EDITS["a fact"])
    assert {"exams", "arena-lighting"} <= stay
    assert not stay & {"index.html", "404.html", "translation"}
    shown = "{% for one in pages %}{{ one.page.title }}{% endfor %}"
    (program / "own/main.html").write_text(
        f'{{% extends "base.html" %}}{{% block announce %}}{shown}{{% endblock %}}', encoding="utf-8"
    )
    assert kept(program, EDITS["a name"]) == set()
    assert made(program) == made_afresh(program, program.parent / "afresh")
    without_override(program)


@pytest.mark.unmeasured
def test_a_template_that_looks_at_others_keeps_no_page_of_one(program: Path) -> None:
    look = "{{ catalogue.competencies | length }}{{ link('') }}"
    replacing("templates/competency.html", r"<h1", f"{look}<h1")(program)
    assert kept(program, EDITS["a fact"]) == {"exams", "retirements", "terms", "index.html", "404.html", "translation"}
    assert made(program) == made_afresh(program, program.parent / "afresh")
    replacing("templates/competency.html", re.escape(look), "")(program)


def test_a_list_that_looks_at_whole_competencies_is_not_kept_by_what_they_are_called(program: Path) -> None:
    look = "{{ catalogue.competencies | string }}"
    replacing("templates/terms.html", r"<h1", f"{look}<h1")(program)
    stay = kept(program, EDITS["a fact"])
    assert "exams" in stay
    assert "terms" not in stay
    assert made(program) == made_afresh(program, program.parent / "afresh")
    replacing("templates/terms.html", re.escape(look), "")(program)


def copied(program: Path, folder: Path) -> Path:
    return Path(shutil.copytree(program, folder / "project", ignore=shutil.ignore_patterns("site", ".cache")))


def test_options_from_the_environment(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = copied(program, tmp_path)
    replacing("mkdocs.yml", r"report_url: .*", 'report_url: !ENV [REPORT, "https://example.org/none"]')(project)
    for address in ("https://example.org/one", "https://example.org/another"):
        monkeypatch.setenv("REPORT", address)
        assert address.encode() in made(project)[f"en/{COMPETENCY}/index.html"]


def test_with_pages_of_an_authors_own_all_is_made_and_said_again(
    program: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """They may include any file, and MkDocs says of them what no note has."""
    project = copied(program, tmp_path)
    write(project / "static/about.md", "# About\n\n[Nowhere](nowhere.md)\n")
    replacing("mkdocs.yml", r"\Z", "\nnav: [about.md]\n")(project)
    caplog.set_level(logging.INFO, logger="mkdocs")
    for _ in range(2):
        caplog.clear()
        made(project)
        assert "nowhere.md" in caplog.text
        assert "is included in the 'nav'" not in caplog.text


@pytest.mark.unmeasured
def test_a_cache_that_cannot_be_written_is_done_without(program: Path) -> None:
    cache = program / ".cache"
    shutil.rmtree(cache, ignore_errors=True)
    cache.write_text("a file in the way", encoding="utf-8")
    assert kept(program, EDITS["a fact"]) == set()
    assert made(program) == made_afresh(program, program.parent / "afresh")
    cache.unlink()


def test_an_input_that_is_changed_back_during_a_build_is_not_noted(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, of = (program / DATA).read_text(encoding="utf-8"), Builder.read

    def read(self: Builder, *given: Any) -> None:
        EDITS["a fact"](program)
        of(self, *given)
        (program / DATA).write_text(text, encoding="utf-8")

    EDITS["a template"](program)
    with monkeypatch.context() as patch:
        patch.setattr(Builder, "read", read)
        made(program)
    assert made(program) == made_afresh(program, program.parent / "afresh")


@pytest.mark.unmeasured
def test_a_page_that_is_changed_where_it_stands_during_a_build_is_not_noted(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = Builder.finish

    def finish(self: Builder, *given: Any, **named: Any) -> None:
        with (program / "site/en/exams/index.html").open("a", encoding="utf-8") as page:
            page.write("tampered")
        of(self, *given, **named)

    made(program)
    EDITS["a fact"](program)
    with monkeypatch.context() as patch:
        patch.setattr(Builder, "finish", finish)
        assert b"tampered" in made(program)["en/exams/index.html"]
    assert made(program) == made_afresh(program, program.parent / "afresh")


@pytest.mark.unmeasured
def test_a_template_is_compiled_again_only_where_it_has_changed(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(program)
    monkeypatch.setattr(plugin.CompetencyDocsPlugin, "_builder", lambda _: Builder())
    compiled: list[str] = []
    of = Environment._generate

    def noting(environment: Any, source: Any, name: Any, filename: Any, defer_init: bool = False) -> str:
        compiled.append(name)
        return of(environment, source, name, filename, defer_init)

    monkeypatch.setattr(Environment, "_generate", noting)
    EDITS["a fact"](program)
    made(program)
    assert compiled == []
    EDITS["a template"](program)
    made(program)
    assert compiled == ["competency.html"]


def test_two_builds_at_once(program: Path) -> None:
    """Each takes what the last one has made; whichever is done last, its site is whole, and so is what it notes."""
    made(program)
    EDITS["a fact"](program)
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    builds = [subprocess.Popen(command, cwd=program, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert 0 in [one.wait() for one in builds]
    expected = made_afresh(program, program.parent / "afresh")
    assert files_of(program / "site") == expected
    assert made(program) == expected


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


def test_a_preview_makes_anew_what_an_edit_changes(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever else an edit costs, it is not that all is read, compiled or said again."""
    project = copied(program, tmp_path)
    # Without a problem to tell, of which the place would be read.
    (project / OTHER).write_text(SMALL.format("Bridge"), encoding="utf-8")
    anew: set[str] = set()

    def noted(where: object, name: str, what: Callable[..., str]) -> None:
        of = getattr(where, name)

        def noting(*given: object, **named: object) -> object:
            anew.add(what(*given))
            return of(*given, **named)

        monkeypatch.setattr(where, name, noting)

    def previewed() -> set[str]:
        anew.clear()
        mkdocs.commands.build.build(load_config(str(project / "mkdocs.yml"), site_dir=str(tmp_path / "preview")))
        return set(anew)

    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        previewed()
        noted(data, "parse_yaml", lambda _, shown: Path(shown).name)
        noted(Environment, "_generate", lambda _, __, name, ___: name)
        noted(site, "render_locale", lambda *given: given[3].tag)
        assert previewed() == set()
        EDITS["a translation"](project)
        assert previewed() == {"ja-JP"}
        every = {"en", *(path.name.replace("_", "-") for path in (project / "locales").glob("*_*"))}
        EDITS["a fact"](project)
        assert previewed() == every | {f"{COMPETENCY}.yml"}
        EDITS["a template"](project)
        assert previewed() == every | {"competency.html"}
    finally:
        config.plugins.on_shutdown()


@pytest.mark.unmeasured
def test_a_preview_that_is_made_as_a_build_is_shows_each_build(program: Path, tmp_path: Path) -> None:
    """That is `mkdocs serve --clean`."""
    folder = tmp_path / "preview"

    def preview() -> None:
        mkdocs.commands.build.build(load_config(str(program / "mkdocs.yml"), site_dir=str(folder)))

    plugins = load_config(str(program / "mkdocs.yml")).plugins
    with Context(Command("mkdocs"), info_name="serve"):
        plugins.on_startup(command="build", dirty=False)
    try:
        preview()
        of = (folder / "en/exams/index.html").stat().st_ino
        EDITS["a fact"](program)
        preview()
        assert (folder / "en/exams/index.html").stat().st_ino == of
        assert files_of(folder) == made_afresh(program, tmp_path / "afresh")
    finally:
        plugins.on_shutdown()


@pytest.mark.unmeasured
def test_a_preview_watches_a_folder_that_an_option_names_later(program: Path, tmp_path: Path) -> None:
    project = copied(program, tmp_path)
    watched: list[str] = []

    def preview() -> Any:
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(tmp_path / "preview"))
        mkdocs.commands.build.build(config)
        return config.plugins

    plugins = load_config(str(project / "mkdocs.yml")).plugins
    plugins.on_startup(command="serve", dirty=False)
    try:
        preview().on_serve(SimpleNamespace(watch=watched.append), config=None, builder=None)
        (project / "words").symlink_to(project / "locales")
        replacing("mkdocs.yml", r"(?m)^  - competency-docs:", "  - competency-docs:\n      locales: words")(project)
        preview()
    finally:
        plugins.on_shutdown()
    assert sorted(Path(folder).name for folder in watched) == ["data", "locales", "templates", "words"]


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


@pytest.mark.unmeasured
def test_after_any_edits(program: Path, tmp_path: Path) -> None:
    shutil.copytree(program, tmp_path / "program", ignore=shutil.ignore_patterns("site", ".cache"))
    Author.root = tmp_path
    machine = Author.TestCase
    machine.settings = settings(
        max_examples=5, stateful_step_count=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    machine("runTest").runTest()
