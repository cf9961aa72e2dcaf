"""The plugin in real builds: one clear message for each error, and the last good site kept."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.tools import COMPETENCY, LOCALES, build, copy_project, files_of, run

DATA = f"data/competencies/{COMPETENCY}.yml"
JAPANESE = "locales/ja_JP/LC_MESSAGES/messages.po"


@pytest.fixture
def project(tmp_path: Path, site: Path) -> Path:
    """Return a project whose last build was good."""
    shutil.copytree(site, copy_project(tmp_path) / "site")
    return tmp_path


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(file: Path, text: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def build_badly(project: Path, *options: str, **environment: str) -> list[str]:
    """Return what a build that fails says, after looking that the last good site is as it was."""
    before = files_of(project / "site")
    done = build(project, *options, **environment)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert files_of(project / "site") == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []
    return [line for line in done.stderr.splitlines() if not line.startswith("INFO") and line.strip()]


def test_wrong_data_is_one_message_with_its_line(project: Path) -> None:
    edit(project / DATA, "headcount: {silver: 2,", "headcount: {silver: two,")
    line = line_of(project / DATA, "silver: two")
    path = f"competencies.{COMPETENCY}.options.cloud-crm-reseller.people.headcount.silver"
    assert build_badly(project) == [
        f"ERROR   -  {DATA}:{line}: {path}: expected a whole number, found 'two'",
        f"  {line} |       headcount: {{silver: two, gold: 4}}",
    ]


def test_an_unknown_exam_is_named_with_the_nearest(project: Path) -> None:
    edit(project / DATA, "[MB2-712, MB2-707, MB2-716]", "[MB2-712, MB2-707, MB2-71G]")
    line = line_of(project / DATA, "MB2-71G")
    [error, *_] = build_badly(project)
    path = f"competencies.{COMPETENCY}.options.cloud-crm-reseller.people.lists.customization[2]"
    assert error.startswith(f"ERROR   -  {DATA}:{line}: {path}: expected one of '70-246', '70-247'")
    assert error.endswith("found 'MB2-71G'; did you mean 'MB2-718'?")


def test_a_broken_catalogue_is_named_with_its_line(project: Path) -> None:
    line = line_of(project / JAPANESE, 'msgid "OR"') + 1
    edit(project / JAPANESE, 'msgstr "または"', 'msgstr "または')
    assert build_badly(project)[0] == (
        f"ERROR   -  {JAPANESE}:{line}: expected gettext's PO format, such as msgstr \"text\", found 'msgstr \"または'"
    )


def test_an_unknown_option_is_named_with_its_line(project: Path) -> None:
    edit(project / "mkdocs.yml", "as_of:", "as_off:")
    line = line_of(project / "mkdocs.yml", "as_off:")
    assert build_badly(project)[0] == (
        f"ERROR   -  mkdocs.yml:{line}: plugins[0].competency-docs.as_off: expected one of 'as_of', 'data', "
        "'locales', 'templates', 'message_url', 'thresholds', 'verify', found 'as_off'; did you mean 'as_of'?"
    )


def test_a_wrong_date_in_the_environment_is_named(project: Path) -> None:
    assert build_badly(project, AS_OF="2018-02-30")[0] == (
        "ERROR   -  AS_OF: expected a day as 2018-03-19, found '2018-02-30'"
    )


def test_a_broken_template_is_named_with_its_line(project: Path) -> None:
    edit(project / "templates/home.html", "{{ say(catalogue.description) }}", "{{ say(catalogue.descripton) }}")
    line = line_of(project / "templates/home.html", "descripton")
    [error, *_] = build_badly(project)
    assert error.startswith(f"ERROR   -  templates/home.html:{line}: expected a template that can be filled, found ")
    assert "descripton" in error


def test_a_dead_link_stops_the_build_and_names_every_page(project: Path) -> None:
    edit(project / "templates/home.html", 'href="{{ link(competency.id, "") }}"', 'href="nowhere/"')
    errors = build_badly(project)
    assert errors == [
        f"{'ERROR   -  ' if locale == 'en' else ''}{locale}/index.html: "
        "expected a link that leads somewhere, found 'nowhere/', but there is no such page"
        for locale in LOCALES
    ]


def test_a_dead_anchor_stops_the_build(project: Path) -> None:
    edit(project / "templates/home.html", 'option.id ~ "-option"', 'option.id ~ "-otpion"')
    [error, *_] = build_badly(project)
    assert "application-builder-otpion', but that page has no such anchor" in error


def test_all_errors_of_a_run_are_told_at_once(project: Path) -> None:
    edit(project / DATA, "headcount: {silver: 2,", "headcount: {silver: two,")
    edit(project / "data/credentials.yml", "kind: exam", "kind: exams")
    edit(project / JAPANESE, 'msgstr "または"', 'msgstr "または')
    said = "\n".join(build_badly(project))
    assert "silver: expected a whole number" in said
    assert "found 'exams'; did you mean 'exam'?" in said
    assert "PO format" in said


def test_a_strict_build_stops_on_a_translation_that_breaks_a_rule(project: Path) -> None:
    line = line_of(project / JAPANESE, 'msgctxt "who"')
    edit(project / JAPANESE, 'msgstr[0] "%(count)s 名"', 'msgstr[0] "２名"')
    errors = build_badly(project, "--strict")
    assert len(errors) == 3
    assert "expected %(count)s in the translation of '%(count)s person', found none in '２名'" in errors[0]
    assert "expected no digit, found ２ in '２名'" in errors[1]
    assert "expected 100 % of the messages translated" in errors[2]
    assert int(errors[0].split(":")[1]) in range(line - 5, line)


def test_without_strict_such_a_message_shows_in_english_with_a_mark(project: Path) -> None:
    edit(project / JAPANESE, 'msgstr[0] "%(count)s 名"', 'msgstr[0] "<b>２名</b>"')
    assert build(project).returncode == 0
    page = (project / "site/ja-JP" / COMPETENCY / "index.html").read_text(encoding="utf-8")
    assert "２名" not in page
    english = (
        '<span class="cd-untranslated" lang="en" [^>]*><span lang="ja-JP"><data [^>]*>1</data></span> person<span '
    )
    assert re.search(f'{english}class="cd-mark"', page)


def test_a_locale_below_its_threshold_stops_a_strict_build(project: Path) -> None:
    edit(project / JAPANESE, 'msgstr "または"', 'msgstr ""')
    errors = build_badly(project, "--strict")
    expected = "expected 100 % of the messages translated, found 99 %: without 'OR'"
    assert errors[0] == f"WARNING -  {JAPANESE}: {expected}"


def test_a_failure_in_the_middle_of_the_theme_keeps_the_last_good_site(project: Path) -> None:
    overrides = project / "overrides"
    overrides.mkdir()
    (overrides / "main.html").write_text("{% extends 'base.html' %}{% block content %}{{ 1 / 0 }}{% endblock %}")
    edit(project / "mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: overrides\n")
    before = files_of(project / "site")
    done = build(project)
    assert done.returncode == 1
    assert files_of(project / "site") == before
    assert not list(project.glob(".site*"))


def test_a_build_that_is_interrupted_keeps_the_last_good_site(project: Path) -> None:
    before = files_of(project / "site")
    hook = project / "hook.py"
    hook.write_text("import os, signal\ndef on_env(env, **_):\n    os.kill(os.getpid(), signal.SIGKILL)\n")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    assert build(project).returncode == -signal.SIGKILL
    assert files_of(project / "site") == before
    assert list(project.glob(".site.building-*"))
    hook.write_text("")
    assert build(project).returncode == 0
    assert not list(project.glob(".site*"))


def test_what_is_not_of_the_site_stays_in_its_folder(project: Path) -> None:
    (project / "site/.nojekyll").write_text("")
    (project / "site/left-over.html").write_text("from an older build")
    assert build(project).returncode == 0
    assert (project / "site/.nojekyll").exists()
    assert not (project / "site/left-over.html").exists()


def test_a_page_of_the_authors_stands_beside_ours_but_not_in_place_of_one(project: Path) -> None:
    (project / "static/about.md").write_text("# About\n")
    assert build(project, "--strict").returncode == 0
    assert (project / "site/about/index.html").exists()
    (project / "static/en").mkdir()
    (project / "static/en/index.md").write_text("# Mine\n")
    assert "expected no page where en/index.html comes from data" in build_badly(project)[0]


def test_the_stock_search_is_warned_of(project: Path) -> None:
    edit(project / "mkdocs.yml", "plugins:\n", "plugins:\n  - search\n")
    done = build(project)
    assert "expected no plugin 'search': every locale has an index of its own" in done.stderr


def test_a_site_folder_that_is_a_file_is_an_error(project: Path) -> None:
    shutil.rmtree(project / "site")
    (project / "site").write_text("precious")
    done = build(project)
    assert done.returncode == 1
    assert "expected a folder for the site" in done.stderr
    assert (project / "site").read_text() == "precious"


def test_an_edit_shows_in_the_preview_without_a_restart_and_without_a_loop(project: Path, unused_port: int) -> None:
    command = [str(Path(sys.executable).with_name("mkdocs")), "serve", "--dev-addr", f"127.0.0.1:{unused_port}"]
    address = f"http://127.0.0.1:{unused_port}/ja-JP/{COMPETENCY}/"
    log = project / "serve.log"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    with log.open("w") as output, subprocess.Popen(
        command, cwd=project, env=environment, stdout=output, stderr=subprocess.STDOUT
    ) as server:  # fmt: skip
        try:
            await_text(address, "100,000 米ドル")
            edit(project / DATA, "developed: 100000", "developed: 110000")
            await_text(address, "110,000 米ドル")
            edit(project / JAPANESE, 'msgstr "または"', 'msgstr "あるいは"')
            edit(project / "templates/competency.html", '<p class="cd-lead">', '<p class="cd-lead cd-edited">')
            await_text(address, "cd-edited")
            edit(project / DATA, "developed: 110000", "developed: lots")
            await_text(log.as_uri(), "found 'lots'")
            edit(project / DATA, "developed: lots", "developed: 120000")
            await_text(address, "120,000 米ドル")
            time.sleep(2)
            built = log.read_text(encoding="utf-8").count("Building documentation...")
            assert built <= 6
        finally:
            # Not SIGINT: what a shell runs in the background is deaf to it.
            server.terminate()
            server.wait(timeout=20)
    assert not list(project.glob(".site*"))


def await_text(address: str, text: str) -> None:
    """Wait until the text stands at an address."""
    end = time.monotonic() + 30
    found = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 - our own server
                found = response.read().decode()
        except OSError:
            found = ""
        if text in found:
            return
        time.sleep(0.1)
    raise AssertionError(f"{text!r} did not appear at {address}")


def test_markup_in_a_name_stays_text_in_the_search_index(project: Path) -> None:
    edit(project / "data/credentials.yml", "name: Dynamics CRM Marketing", "name: <img src=x onerror=alert(1)> & Co")
    assert build(project).returncode == 0
    index = (project / "site/en/search/search_index.json").read_text(encoding="utf-8")
    assert "<img" not in index
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; Co" in index


def test_a_branch_is_published_from_the_new_site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    remote = tmp_path_factory.mktemp("remote")
    name, address = ("-c", "user.name=A"), ("-c", "user.email=a@example.org")
    for command in (
        ("init", "--quiet", "--bare", str(remote)),
        ("-C", str(project), "init", "--quiet"),
        ("-C", str(project), "config", "user.name", "A"),
        ("-C", str(project), "config", "user.email", "a@example.org"),
        ("-C", str(project), *name, *address, "commit", "--quiet", "--allow-empty", "-m", "first"),
        ("-C", str(project), "remote", "add", "origin", str(remote)),
    ):
        subprocess.run(["git", *command], check=True)
    done = run("mkdocs", "gh-deploy", "--strict", cwd=project)
    assert done.returncode == 0, done.stderr
    listing = ["git", "-C", str(remote), "ls-tree", "-r", "--name-only", "gh-pages"]
    listed = subprocess.run(listing, check=True, capture_output=True, text=True)
    assert f"ja-JP/{COMPETENCY}/index.html" in listed.stdout.splitlines()


def test_a_file_of_the_site_can_be_linked(project: Path) -> None:
    edit(project / "templates/home.html", "<h1>", '<img src="../favicon.svg" alt=""><h1>')
    assert build(project, "--strict").returncode == 0
    edit(project / "templates/home.html", "favicon.svg", "favicon.gif")
    assert "found '../favicon.gif', but there is no such page" in build_badly(project)[0]
