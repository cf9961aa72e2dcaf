"""`competency-docs audit` and `competency-docs import`."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from generator.cli.files import write_file
from generator.cli.printing import CLEAN, PROBLEMS, finish, in_colour, number_of, record
from generator.cli.tags import legacy_tag
from generator.data import read_files, read_tree
from generator.errors import GeneratorError, Problem, wrong
from generator.legacy import audit as audit_pages
from generator.legacy import has_tiers, import_pages, names_of
from generator.legacy.finding import Finding
from generator.legacy.page import Page, read_page
from generator.legacy.report import as_html, as_record, as_table
from generator.legacy.report import summary as summary_of
from generator.project import current_as_of, read_settings
from generator.resolve import resolve

_PAGES = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True, type=_PAGES)
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of data to hold the pages against.",
)
@click.option("--locale", callback=legacy_tag, help="The locale of pages that do not say theirs.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html"]), default="text", help="How to print findings."
)
def audit(pages: Sequence[Path], data: Path | None, locale: str | None, form: str) -> None:
    """List how legacy Markdown pages of the same competencies differ. PAGE is a file, or a folder of .md files."""
    read, problems = _read_pages(pages, locale)
    catalogue, tree = None, None
    if data is not None:
        tree, unread = read_files(data, data.as_posix())
        resolved = resolve(tree)
        catalogue = resolved.catalogue
        problems += [*unread, *resolved.problems]
    _print_findings(audit_pages(read, catalogue, tree), read, problems, form)


def _read_pages(paths: Iterable[Path], locale: str | None) -> tuple[list[Page], list[Problem]]:
    """Return the pages that can be read, and what is wrong with the others."""
    pages: list[Page] = []
    problems: list[Problem] = []
    files = {given: _files_of(given) for given in paths}
    problems += [
        wrong("page", given.as_posix(), expected="a file *.md in the folder", found="none")
        for given, own in files.items()
        if not own
    ]
    for path in dict.fromkeys(file for own in files.values() for file in own):
        try:
            page = read_page(path, path.as_posix(), locale)
        except GeneratorError as error:
            problems += error.problems
            continue
        if not has_tiers(page):
            expected = "the heading of a tier, such as Silver or Gold"
            problems.append(wrong("page", path.as_posix(), expected=expected, found="none"))
            continue
        pages.append(page)
    return pages, problems


def _files_of(path: Path) -> list[Path]:
    return sorted(one for one in path.rglob("*.md") if not one.is_dir()) if path.is_dir() else [path]


def _print_findings(findings: Sequence[Finding], pages: Sequence[Page], problems: Sequence[Problem], form: str) -> None:
    """Print what an audit found, and leave with the exit code that it asks for."""
    if form == "html":
        click.echo(as_html(findings, pages, problems, names_of(pages)))
    elif form == "json":
        shown = [*(record(one) for one in problems), *(as_record(one) for one in findings)]
        click.echo(
            json.dumps({"problems": shown, "summary": summary_of(findings, pages)}, ensure_ascii=False, indent=2)
        )
    else:
        for line in as_table(findings, names_of(pages)):
            click.echo(line)
    if form != "json":
        for problem in problems:
            click.echo(f"{click.style(problem.severity, fg='red', bold=True)}: {problem}", color=in_colour(), err=True)
        click.echo(f"{number_of(len(findings), 'finding')} in {number_of(len(pages), 'page')}", err=True)
    sys.exit(PROBLEMS if findings or problems else CLEAN)


@click.command("import")
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True, type=_PAGES)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("imported"),
    show_default=True,
    help="The folder to write to; files that are there stay.",
)
@click.option("--locale", callback=legacy_tag, help="The locale of pages that do not say theirs.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the report.")
@click.pass_obj
def import_(config_file: Path, pages: Sequence[Path], folder: Path, locale: str | None, form: str) -> None:
    """Draft data and compendia from legacy Markdown pages. PAGE is a file, or a folder of .md files.

    Nothing in the project changes: drafts are written beside it, with a report of what was taken, what was not and why.
    """
    read, problems = _read_pages(pages, locale)
    if problems:
        finish(problems, form, {})
    try:
        settings = read_settings(config_file, config_file.name)
        tree = read_tree(settings.folder("data"), settings.data)
        taken = import_pages(read, tree, current_as_of(settings))
        _refuse_to_overwrite(folder, tuple(taken.files))
    except GeneratorError as error:
        finish(error.problems, form, {})
        return
    for name, text in taken.files.items():
        write_file(folder / name, text)
    if form == "json":
        click.echo(json.dumps(taken.as_record(folder.as_posix()), ensure_ascii=False, indent=2))
    else:
        for line in taken.as_text(folder.as_posix()):
            click.echo(line)
    sys.exit(PROBLEMS if taken.problems else CLEAN)


def _refuse_to_overwrite(folder: Path, files: Sequence[str]) -> None:
    outside = [name for name in files if not (folder / name).resolve().is_relative_to(folder.resolve())]
    if outside:
        expected, found = f"a file in {folder.as_posix()}", "one beside it"
        raise GeneratorError([wrong("file", name, expected=expected, found=found) for name in outside])
    there = [name for name in files if (folder / name).exists()]
    if there:
        expected = "no such file yet (choose another folder by --to)"
        raise GeneratorError(
            [wrong("file", (folder / name).as_posix(), expected=expected, found="one") for name in there]
        )
