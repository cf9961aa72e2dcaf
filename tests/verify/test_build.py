"""`mkdocs build` proves its pages: a mistake of a template or of the generator leaves the last good site in place."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_plugin import await_text
from tests.tools import COMPETENCY, LOCALES, build, copy_built, files_of

REQUIREMENTS = "templates/_requirements.html"


@pytest.fixture
def project(tmp_path: Path, site: Path) -> Path:
    """Return a project whose last build was good."""
    return copy_built(site, tmp_path)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def build_badly(project: Path) -> list[str]:
    """Return what a build that fails says, after looking that the last good site is as it was."""
    before = files_of(project / "site")
    done = build(project)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert files_of(project / "site") == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []
    return [line for line in done.stderr.splitlines() if line.strip() and not line.startswith(("INFO", "Aborted"))]


def test_a_digit_in_a_template_is_found(project: Path) -> None:
    edit(project / "templates/exams.html", '<p class="cd-lead">', '<p class="cd-lead">100 ')
    errors = build_badly(project)
    assert sorted(error.removeprefix("ERROR   -  ") for error in errors) == [
        f"{locale}/exams/: expected no figure outside a fact's element, found '100'" for locale in LOCALES
    ]


def test_an_association_that_a_template_drops_is_found(project: Path) -> None:
    edit(
        project / REQUIREMENTS,
        "{% for one in many %}\n  <li>{{ fact(one) }}</li>",
        "{% for one in many[1:] %}\n  <li>{{ fact(one) }}</li>",
    )
    errors = build_badly(project)
    assert len(errors) >= len(LOCALES)
    # Its list has another length, too.
    assert any(".name" in error and "associations." in error for error in errors)


def test_a_figure_of_another_market_is_found(project: Path) -> None:
    edit(
        project / REQUIREMENTS,
        "<dd>\n      {{- say(line.minimum, minimum.figure.value.amount if minimum.figure.value.amount is defined else "
        "minimum.figure.value, amount=fact(minimum.figure)) -}}",
        "<dd>\n      {{- say(line.minimum, minimum.figure.value.amount if minimum.figure.value.amount is defined else "
        "minimum.figure.value, amount=fact(line.minimums[-1].figure)) -}}",
    )
    errors = build_badly(project)
    assert any(f"en/{COMPETENCY}/" in error and "minimum.silver.developed" in error for error in errors)


def test_and_where_the_data_has_or_is_found(project: Path) -> None:
    edit(project / REQUIREMENTS, '{% set kind = rule.kind if many else "all" %}', '{% set kind = "all" %}')
    errors = build_badly(project)
    assert any("expected any of (" in error and "found all of (" in error for error in errors)


def test_a_mark_on_the_wrong_day_is_found(project: Path) -> None:
    edit(project / REQUIREMENTS, 'standing == "retired" %} <span', 'standing == "no" %} <span')
    errors = build_badly(project)
    assert any("expected marked ['retired'], found []" in error for error in errors)


def test_a_sound_build_writes_its_proof(project: Path) -> None:
    (project / "site/proof.json").unlink()
    assert build(project).returncode == 0
    assert json.loads((project / "site/proof.json").read_text(encoding="utf-8"))["as_of"] == "2018-03-19"


def test_the_proof_can_be_left_out(project: Path) -> None:
    edit(project / "templates/exams.html", '<p class="cd-lead">', '<p class="cd-lead">100 ')
    edit(project / "mkdocs.yml", "as_of:", "verify: false\n      as_of:")
    assert build(project).returncode == 0
    assert not (project / "site/proof.json").exists()
    assert "100 " in (project / "site/en/exams/index.html").read_text(encoding="utf-8")


def test_a_preview_is_not_proved(project: Path, unused_port: int) -> None:
    """Who edits a template sees at once what it makes."""
    edit(project / "templates/exams.html", '<p class="cd-lead">', '<p class="cd-lead">100 ')
    command = [str(Path(sys.executable).with_name("mkdocs")), "serve", "--dev-addr", f"127.0.0.1:{unused_port}"]
    with (project / "log").open("w") as log, subprocess.Popen(command, cwd=project, stdout=log, stderr=log) as server:
        try:
            await_text(f"http://127.0.0.1:{unused_port}/en/exams/", '<p class="cd-lead">100 ')
        finally:
            server.terminate()
            server.wait(timeout=20)
