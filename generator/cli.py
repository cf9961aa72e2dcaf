"""The console script: arguments, reading, writing, printing, exit code. Nobody imports it."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import NamedTemporaryFile

import click

from generator import __version__
from generator.errors import GeneratorError, Problem, Severity
from generator.extract import messages_for
from generator.merging import merge
from generator.messages import plural_header
from generator.pofiles import Entry, PoFile, folder_name, format_po
from generator.project import Project, current_as_of, read_project, read_settings
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
    folder = settings.folder("locales")
    for name, text in _catalogue_files(project):
        path = folder / name
        if not path.exists() or path.read_bytes() != text.encode():
            _write(path, text)
            click.echo(f"{settings.locales}/{name}")


def _catalogue_files(project: Project) -> Iterable[tuple[str, str]]:
    """Yield the path in the folder of locales and the canonical text of every catalogue."""
    empty = [replace(message, strings=("", "") if message.plural else ("",)) for message in project.messages]
    header = {
        "Project-Id-Version": "competency-docs",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
    }
    header |= {"Content-Transfer-Encoding": "8bit"}
    yield "messages.pot", format_po(PoFile("messages.pot", header, tuple(empty)))
    for tag, po in project.catalogues.items():
        forms, plural_forms = plural_header(tag)
        wanted = messages_for(project.messages, po, project.catalogue)
        merged = merge(po, _empty(wanted, forms), language=folder_name(tag), plural_forms=plural_forms, forms=forms)
        yield f"{folder_name(tag)}/LC_MESSAGES/messages.po", format_po(merged)


def _empty(messages: Sequence[Entry], forms: int) -> list[Entry]:
    return [replace(message, strings=("",) * (forms if message.plural else 1)) for message in messages]


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
