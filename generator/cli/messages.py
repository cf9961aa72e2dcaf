"""`competency-docs messages`: its commands `update` and `stats`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from generator.cli.files import write_file
from generator.cli.printing import finish, in_colour, number_of
from generator.errors import GeneratorError, Problem, one_of, wrong
from generator.merging import surplus_forms
from generator.messages import plural_header
from generator.pages import Locale
from generator.pofiles import Entry, PoFile, folder_name, format_po, message_id, po_path, read_po
from generator.project import Project, Settings, current_as_of, merged_catalogues, read_project, read_settings
from generator.site import render_pages
from generator.statistics import Figures, Left, Progress

# Figures and their heads in a table; beside the names of pages there is less room on a terminal.
_COLUMNS = {
    "translated": "translated",
    "fuzzy": "fuzzy",
    "refused": "refused",
    "missing": "missing",
    "words_left": "words left",
}
_COLUMNS_OF_PAGES = {**_COLUMNS, "translated": "done", "words_left": "words"}


@click.group()
def messages() -> None:
    """Words: the catalogues in `locales/`."""


@messages.command()
@click.option(
    "--compendium",
    "compendia",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A gettext file whose translations fill what is not translated; its header says its language.",
)
@click.pass_obj
def update(config_file: Path, compendia: Sequence[Path]) -> None:
    """Bring every catalogue in step with templates and data. No translation is lost."""
    try:
        settings = read_settings(config_file, config_file.name)
        project = read_project(settings, current_as_of(settings))
        lent = _compendia(compendia, project)
    except GeneratorError as error:
        finish(error.problems, "text", {})
        return
    for problem in _left_out(project):
        click.echo(f"{click.style('warning', fg='yellow', bold=True)}: {problem}", color=in_colour(), err=True)
    folder = settings.folder("locales")
    for name, text in catalogue_files(project, lent):
        path = folder / name
        if not path.exists() or path.read_bytes() != text.encode():
            write_file(path, text)
            click.echo(f"{settings.locales}/{name}")


@messages.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print figures.")
@click.pass_obj
def stats(config_file: Path, form: str) -> None:
    """Count what is translated, in doubt, refused and missing, per locale and page. Builds nothing."""
    try:
        settings = read_settings(config_file, config_file.name)
        as_of = current_as_of(settings)
        locales = render_pages(read_project(settings, as_of), as_of).locales
    except GeneratorError as error:
        finish(error.problems, form, {})
        return
    counted = [_counted(locale, locale.progress, settings) for locale in locales if locale.progress]
    if form == "json":
        finish((), form, {"locales": counted})
        return
    _print_table("locale", _COLUMNS, counted)
    for one in counted:
        if unfinished := [page for page in one["pages"] if page["translated"] < page["messages"]]:
            click.echo()
            _print_table("page", _COLUMNS_OF_PAGES, unfinished, of=one["locale"])
            if complete := len(one["pages"]) - len(unfinished):
                click.echo(f"{number_of(complete, 'page')} complete")


def _counted(locale: Locale, progress: Progress, settings: Settings) -> dict[str, Any]:
    """Return a locale's figures as they are printed, with those of each page and with every message that is left."""
    pages = [(page, progress.figures(page.messages)) for page in locale.pages]
    return {
        "locale": locale.tag,
        "file": progress.shown,
        "threshold": settings.thresholds.get(locale.tag, 0),
        **_figures(progress.whole),
        "pages": [{"page": page.id, "address": page.address, **_figures(figures)} for page, figures in pages],
        "left": [
            _left(left) | {"pages": [page.id for page in locale.pages if key in page.messages]}
            for key, left in progress.left.items()
        ],
    }


def _left(left: Left) -> dict[str, Any]:
    entry = left.entry
    said = {"message": message_id(entry.key), "context": entry.context, "msgid": entry.msgid, "state": left.state.value}
    return {key: value for key, value in {**said, "line": entry.line}.items() if value}


def _figures(figures: Figures) -> dict[str, int]:
    return {**figures.counts(), "percent": figures.percent}


def _print_table(name: str, columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]], of: str = "") -> None:
    """Print figures below each other, each row under its name; no cell holds a wide character."""
    head = [f"{of} {name}".strip(), *columns.values(), "%"]
    cells = [head, *([row[name], *(str(row[column]) for column in columns), f"{row['percent']}"] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for first, *rest in cells:
        figures = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        click.echo("  ".join([first.ljust(widths[0]), *figures]))


def _compendia(paths: Sequence[Path], project: Project) -> dict[str, list[Entry]]:
    """Return `{locale: messages}` of compendium files; each is for the locale that its header names."""
    lent: dict[str, list[Entry]] = {}
    problems: list[Problem] = []
    folders = {folder_name(tag): tag for tag in project.catalogues}
    for path in paths:
        try:
            po = read_po(path, path.as_posix())
        except GeneratorError as error:
            problems += error.problems
            continue
        language = po.header.get("Language", "").replace("-", "_")
        if language in folders:
            lent.setdefault(folders[language], []).extend(po.entries)
        else:
            expected = f"a header with {one_of([f'Language: {one}' for one in folders], language)}"
            problems.append(wrong("po", f"{path.as_posix()}:1", expected=expected, found=repr(language)))
    if problems:
        raise GeneratorError(problems)
    return lent


def _left_out(project: Project) -> Iterable[Problem]:
    """Yield what an update takes out of catalogues: plural forms beyond those of a locale, with words of their own."""
    for tag, po in project.catalogues.items():
        forms, _ = plural_header(tag)
        for entry, text in surplus_forms(po, forms):
            expected, found = number_of(forms, "plural form"), f"another, now left out: {text!r}"
            yield wrong("plural-forms", f"{po.shown}:{entry.line}", expected=expected, found=found, severity="warning")


def catalogue_files(project: Project, lent: Mapping[str, Sequence[Entry]] | None = None) -> Iterable[tuple[str, str]]:
    """Yield the path in the folder of locales and the canonical text of every catalogue.

    `lent` are translations of compendia, by locale.
    """
    empty = [replace(message, strings=("", "") if message.plural else ("",)) for message in project.messages]
    header = {
        "Project-Id-Version": "competency-docs",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
    }
    header |= {"Content-Transfer-Encoding": "8bit"}
    yield "messages.pot", format_po(PoFile("messages.pot", header, tuple(empty)))
    for tag, merged in merged_catalogues(project, lent or {}).items():
        yield po_path(tag), format_po(merged)
