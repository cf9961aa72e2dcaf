"""`competency-docs qualify`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from generator.cli.printing import finish
from generator.data import parse_yaml, read_text
from generator.errors import GeneratorError, nearest, one_of
from generator.hints import A_DAY
from generator.messages import SOURCE, Translator
from generator.project import Project, current_as_of, read_project, read_settings
from generator.qualify.organization import read_organization
from generator.qualify.report import Reporter, answer, answer_json, render
from generator.words import Words


def _day(_context: click.Context, _parameter: click.Parameter, text: str | None) -> date | None:
    """Return the day that is given, if one is; written as in a file."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise click.BadParameter(f"expected {A_DAY}, found {text!r}")
    return day


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--locale", "tag", default=SOURCE, help="The language to print in, such as ja-JP.")
@click.option("--as-of", callback=_day, metavar="DATE", help="The day to ask for; else the file's, else the site's.")
@click.option("--competency", "asked", multiple=True, metavar="ID", help="Only this one, whole. May be repeated.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer.")
@click.pass_obj
def qualify(config_file: Path, file: Path, tag: str, as_of: date | None, asked: Sequence[str], form: str) -> None:
    """Say which tiers the organization of FILE (YAML or JSON) meets, what it lacks, and what stops counting when."""
    try:
        settings = read_settings(config_file, config_file.name)
        project = read_project(settings, current_as_of(settings))
        translator = _translator(project, tag)
        for one in asked:
            _require(one, [each.id for each in project.catalogue.competencies], "--competency")
        organization = read_organization(parse_yaml(read_text(file, file.name), file.name), project.catalogue)
    except GeneratorError as error:
        finish(error.problems, form, {})
        return
    day = as_of or organization.as_of or current_as_of(settings)
    answered = answer(project.catalogue, organization, day, asked)
    if form == "json":
        summary = {"as_of": day.isoformat(), "organization": organization.name}
        finish((), form, {**summary, **answer_json(answered, project.catalogue, organization, day)})
        return
    reporter = Reporter(project.catalogue, project.templates, Words(translator), organization, day)
    click.echo(render(answered, reporter))


def _translator(project: Project, tag: str) -> Translator:
    """Return the words of a locale; wrong usage when the project has no such."""
    _require(tag, [one.tag for one in project.translators], "--locale")
    return next(one for one in project.translators if one.tag == tag)


def _require(value: str, known: Sequence[str], option: str) -> None:
    """Raise wrong usage of an option whose value is not known."""
    if value not in known:
        message = f"expected {one_of(known, value)}, found {value!r}{nearest(value, known)}"
        raise click.BadParameter(message, param_hint=f"'{option}'")
