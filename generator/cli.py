"""The console script: arguments, reading, writing, printing, exit code. Nobody imports it."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

import click

from generator import __version__
from generator.effects import Side, Version, compare_sides, on_side
from generator.errors import GeneratorError, Problem, Severity
from generator.pofiles import PoFile, folder_name, format_po
from generator.project import (
    Project,
    Settings,
    current_as_of,
    merged_catalogues,
    read_as_of,
    read_project,
    read_settings,
)
from generator.reports import as_json, as_markdown, as_text
from generator.revisions import open_side
from generator.site import render_site
from generator.verify import check_proof, known_of, proof_of, verify_site

CLEAN, PROBLEMS = 0, 1


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option(
    "-f",
    "--config-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    help="The site's configuration, whose folder holds data, locales and templates.",
)
@click.pass_context
def main(context: click.Context, config_file: Path) -> None:
    """Check and translate a catalogue of partner competencies. `mkdocs build` makes the site."""
    context.obj = config_file


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print problems.")
@click.pass_obj
def check(config_file: Path, form: str) -> None:
    """Check data, templates, catalogues and links. Builds nothing."""
    summary: dict[str, object] = {}
    problems: tuple[Problem, ...] = ()
    try:
        settings = read_settings(config_file, config_file.name)
        as_of = current_as_of(settings)
        project = read_project(settings, as_of)
        problems = project.problems
        render_site(project, as_of, settings.site_url)
        summary = {
            "as_of": as_of.isoformat(),
            "competencies": len(project.catalogue.competencies),
            "credentials": len(project.catalogue.credentials),
            "locales": [translator.tag for translator in project.translators],
            "messages": len(project.messages),
        }
    except GeneratorError as error:
        problems = (*problems, *error.problems)
    _report(problems, form, summary)


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print problems.")
@click.pass_obj
def verify(config_file: Path, site: Path, form: str) -> None:
    """Prove that a built SITE states the facts of the data, the same in every language."""
    summary: dict[str, object] = {}
    problems: tuple[Problem, ...] = ()
    try:
        settings = read_settings(config_file, config_file.name)
        project = read_project(settings, current_as_of(settings))
        verdict = verify_site(site, known_of(project, settings.site_url))
        problems = (*verdict.problems, *check_proof(site, proof_of(project, verdict)))
        summary = {"as_of": verdict.as_of, "facts": verdict.facts, "pages": sum(map(len, verdict.digests.values()))}
    except GeneratorError as error:
        problems = error.problems
    _report(problems, form, summary)


FORMS = {"text": as_text, "markdown": as_markdown, "json": as_json}


@main.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", help="How to print the differences.")
@click.pass_obj
def diff(config_file: Path, old: str, new: str, form: str) -> None:
    """Tell what is different from OLD to NEW: facts, pages, words to translate.

    Each is a folder, of a project or of data alone, or a git revision (HEAD~1, main, a tag, or REVISION:FOLDER) of the
    repository of the configuration. A folder goes before a revision of the same name. Nothing of a revision is run: its
    templates are rendered in a sandbox.
    """
    now = datetime.now(UTC)
    with ExitStack() as stack:
        sides: list[Side] = []
        problems: list[Problem] = []
        for name in (old, new):
            try:
                settings = stack.enter_context(open_side(name, config_file))
                as_of = read_as_of(settings, os.environ, now)
                sides.append(Side(Version(name, as_of), read_project(settings, as_of, meaning=False)))
            except GeneratorError as error:
                problems += on_side(name, error.problems)
        if not problems:
            try:
                click.echo(FORMS[form](compare_sides(*sides)), nl=False)
            except GeneratorError as error:
                problems += error.problems
    if problems:
        _report(problems, "json" if form == "json" else "text", {})


@main.group()
def messages() -> None:
    """Words: the catalogues in `locales/`."""


@messages.command()
@click.pass_obj
def update(config_file: Path) -> None:
    """Bring every catalogue in step with templates and data. No translation is lost."""
    try:
        settings = read_settings(config_file, config_file.name)
        project = read_project(settings, current_as_of(settings))
    except GeneratorError as error:
        _report(error.problems, "text", {})
        return
    for path, text in _catalogue_files(settings, project):
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            _write(path, text)
            click.echo(path.relative_to(settings.root.resolve()) if path.is_absolute() else path)


def _catalogue_files(settings: Settings, project: Project) -> Iterable[tuple[Path, str]]:
    folder = settings.folder("locales")
    empty = [replace(message, strings=("", "") if message.plural else ("",)) for message in project.messages]
    header = {
        "Project-Id-Version": "competency-docs",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
    }
    header |= {"Content-Transfer-Encoding": "8bit"}
    yield folder / "messages.pot", format_po(PoFile("messages.pot", header, tuple(empty)))
    for tag, merged in merged_catalogues(project).items():
        yield folder / folder_name(tag) / "LC_MESSAGES" / "messages.po", format_po(merged)


def _report(problems: Sequence[Problem], form: str, summary: dict[str, object]) -> None:
    """Print problems and leave with the exit code they ask for."""
    counts: dict[Severity, int] = {"error": 0, "warning": 0}
    for problem in problems:
        counts[problem.severity] += 1
    if form == "json":
        shown = [
            {key: value for key, value in asdict(problem).items() if value not in (None, ())} for problem in problems
        ]
        click.echo(json.dumps({"problems": shown, "summary": {**counts, **summary}}, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(f"{problem.severity}: {problem}")
        click.echo(f"{_count(counts['error'], 'error')}, {_count(counts['warning'], 'warning')}", err=True)
    sys.exit(PROBLEMS if counts["error"] else CLEAN)


def _count(n: int, word: str) -> str:
    return f"{n} {word}{'' if n == 1 else 's'}"


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as file:
        file.write(text)
    os.chmod(file.name, 0o644)  # noqa: PTH101 - as any text file of a checkout
    Path(file.name).replace(path)
