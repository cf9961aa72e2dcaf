"""`competency-docs diff`."""

import os
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import click

from generator.cli.printing import PROBLEMS, finish
from generator.effects import Side, Version, compare_sides, on_side
from generator.errors import GeneratorError, Problem
from generator.project import read_as_of, read_project
from generator.reports import as_json, as_markdown, as_text, problems_as_markdown
from generator.revisions import open_side

FORMS = {"text": as_text, "markdown": as_markdown, "json": as_json}


@click.command()
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
    sides: list[Side] = []
    problems: list[Problem] = []
    with ExitStack() as stack:
        for name in (old, new):
            try:
                settings = stack.enter_context(open_side(name, config_file))
                as_of = read_as_of(settings, os.environ, now)
                sides.append(Side(Version(name, as_of), read_project(settings, as_of, meaning=False)))
            except GeneratorError as error:
                problems += on_side(name, error.problems)
        try:
            if not problems:
                click.echo(FORMS[form](compare_sides(*sides)), nl=False)
                return
        except GeneratorError as error:
            problems += error.problems
    if form == "markdown":
        click.echo(problems_as_markdown(old, new, problems), nl=False)
        sys.exit(PROBLEMS)
    finish(problems, form, {})
