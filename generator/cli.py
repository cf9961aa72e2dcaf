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
from generator.errors import GeneratorError, Problem, Severity, wrong
from generator.extract import messages_for, optional_names
from generator.messages import SOURCE, Translator, parse_tag, plural_header
from generator.pofiles import Entry, PoFile, folder_name, format_po, merge
from generator.project import Project, Settings, current_as_of, read_project, read_settings
from generator.site import render_site

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
    optional = optional_names(project.catalogue)
    for tag, po in project.catalogues.items():
        forms, plural_forms = plural_header(tag)
        wanted = messages_for(project.messages, po.entries, optional)
        merged = merge(po, _empty(wanted, forms), language=folder_name(tag), plural_forms=plural_forms, forms=forms)
        yield folder / folder_name(tag) / "LC_MESSAGES" / "messages.po", format_po(merged)


def _new_tag(_context: click.Context, _parameter: click.Parameter, tag: str) -> str:
    """Return the tag of a language that a locale can be made for."""
    try:
        parse_tag(tag, "TAG")
    except GeneratorError as error:
        raise click.BadParameter(error.problems[0].message) from error
    if tag == SOURCE:
        raise click.BadParameter(f"expected another language than that of the sources, found {tag!r}")
    return tag


@main.group()
def locale() -> None:
    """Languages: the folders in `locales/`."""


@locale.command()
@click.argument("tag", callback=_new_tag)
@click.pass_obj
def add(config_file: Path, tag: str) -> None:
    """Add a language: a catalogue with every message, untranslated. TAG is BCP 47, such as de-DE.

    Deleting its folder removes the language.
    """
    try:
        settings = read_settings(config_file, config_file.name)
        messages = _add_catalogue(settings, tag, f"{settings.locales}/{folder_name(tag)}")
    except GeneratorError as error:
        _report(error.problems, "text", {})
        return
    click.echo(f"{settings.locales}/{folder_name(tag)}/LC_MESSAGES/messages.po")
    click.echo(
        f"{Translator(tag).autonym}: {messages} messages to translate; until then they show in English, marked.\n"
        f"When it is ready, `{tag}: 100` in thresholds of {config_file.name} keeps it complete.",
        err=True,
    )


def _add_catalogue(settings: Settings, tag: str, shown: str) -> int:
    """Write a new locale's catalogue as `messages update` would, and return how many messages it has."""
    if (settings.folder("locales") / folder_name(tag)).exists():
        raise GeneratorError([wrong("locales", shown, expected="no such folder yet", found="one")])
    project = read_project(settings, current_as_of(settings))
    [_, (path, text)] = _catalogue_files(settings, replace(project, catalogues={tag: PoFile(shown)}))
    try:
        _write(path, text)
    except OSError as error:
        found = (error.strerror or "an error").lower()
        raise GeneratorError([wrong("file", shown, expected="a folder to write", found=found)]) from error
    return len(project.messages)


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
