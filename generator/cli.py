"""The console script: arguments, reading, writing, printing, exit code. Nobody imports it."""

import gc
import json
import os
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import click

from generator import __version__
from generator.checks import named, repair_entries
from generator.checks.repairs import REPAIRABLE
from generator.data import parse_yaml, read_files, read_text, read_tree
from generator.effects import Side, Version, compare_sides, on_side
from generator.errors import GeneratorError, Problem, Severity, nearest, one_of, wrong
from generator.hints import A_DAY
from generator.legacy import audit as audit_pages
from generator.legacy import import_pages, names_of
from generator.legacy.finding import Finding
from generator.legacy.page import Page, canonical_tag, read_page
from generator.legacy.report import as_html, as_record, as_table
from generator.legacy.report import summary as summary_of
from generator.messages import SOURCE, Translator, parse_tag
from generator.pages import Locale
from generator.pofiles import Entry, PoFile, folder_name, format_po, message_id, po_path, read_po, with_strings
from generator.project import (
    Project,
    Settings,
    current_as_of,
    merged_catalogues,
    read_as_of,
    read_project,
    read_settings,
)
from generator.qualify.organization import read_organization
from generator.qualify.report import Reporter, answer, answer_json, render
from generator.reports import as_json, as_markdown, as_text, problems_as_markdown
from generator.resolve import resolve
from generator.revisions import open_side
from generator.site import render_pages, render_site
from generator.statistics import Figures, Left, Progress
from generator.verify import check_proof, known_of, proof_of, verify_site
from generator.words import Words

CLEAN, PROBLEMS = 0, 1
# Objects after which Python looks for garbage; the default is 700.
_RARELY = 200_000
# Figures and their heads in a table; beside the names of pages there is less room on a terminal.
_COLUMNS = {
    "translated": "translated",
    "fuzzy": "fuzzy",
    "refused": "refused",
    "missing": "missing",
    "words_left": "words left",
}
_COLUMNS_OF_PAGES = {**_COLUMNS, "translated": "done", "words_left": "words"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A translation that `check --fix` has changed."""

    where: str
    locale: str
    before: str
    after: str


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
@click.option("--fix", is_flag=True, help="Repair first what a machine can: spaces and punctuation of translations.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print problems.")
@click.pass_obj
def check(config_file: Path, form: str, *, fix: bool) -> None:
    """Check data, templates, catalogues and links. Builds nothing."""
    summary: dict[str, object] = {}
    problems: tuple[Problem, ...] = ()
    fixed: list[Fixed] = []
    try:
        settings = read_settings(config_file, config_file.name)
        as_of = current_as_of(settings)
        project = read_project(settings, as_of)
        if fix and (fixed := list(_fix(settings, project))):
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
    _report(problems, form, summary, fixed)


def _fix(settings: Settings, project: Project) -> Iterator[Fixed]:
    """Write each catalogue that needs a repair; yield what has changed."""
    for tag in (translator.tag for translator in project.translators if not translator.is_source):
        po = project.catalogues[tag]
        changed = repair_entries(tag, po, project.exceptions.excuses)
        if changed:
            path = settings.folder("locales") / po_path(tag)
            raw = path.read_bytes()
            mark = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
            _write(path, mark.decode() + with_strings(raw.removeprefix(mark).decode(), changed))
        for entry in po.entries:
            for before, after in zip(entry.strings, changed.get(entry.key, ()), strict=False):
                if before != after:
                    yield Fixed(where=f"{po.shown}:{entry.line}", locale=tag, before=before, after=after)


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print problems.")
@click.pass_obj
def verify(config_file: Path, site: Path, form: str) -> None:
    """Prove that a built SITE states the facts of the data, the same in every language."""
    # Pages are a million small values that stay to the end: to look for garbage among them takes long.
    gc.set_threshold(_RARELY)
    summary: dict[str, object] = {}
    problems: tuple[Problem, ...] = ()
    try:
        settings = read_settings(config_file, config_file.name)
        project = read_project(settings, current_as_of(settings))
        verdict = verify_site(site, known_of(project, settings.site_url))
        # What is no site at all has no proof either.
        proved = check_proof(site, proof_of(project, verdict)) if verdict.as_of else ()
        problems = (*verdict.problems, *proved)
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
    _report(problems, form, {})


def _tag(_context: click.Context, _parameter: click.Parameter, text: str | None) -> str | None:
    """Return the tag of a locale that pages may be in."""
    return None if text is None else canonical_tag(text) or _known_tag(text)


def _known_tag(text: str) -> str:
    """Return a tag that CLDR knows; any other is wrong usage."""
    try:
        parse_tag(text, "TAG")
    except GeneratorError as error:
        raise click.BadParameter(error.problems[0].message) from error
    return text


_PAGES = click.Path(exists=True, path_type=Path)


@main.command()
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True, type=_PAGES)
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of data to hold the pages against.",
)
@click.option("--locale", callback=_tag, help="The locale of pages that do not say theirs.")
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
    for path in dict.fromkeys(file for given in paths for file in _files_of(given)):
        try:
            pages.append(read_page(path, path.as_posix(), locale))
        except GeneratorError as error:
            problems += error.problems
    return pages, problems


def _files_of(path: Path) -> list[Path]:
    return sorted(one for one in path.rglob("*.md") if not one.is_dir()) if path.is_dir() else [path]


def _print_findings(findings: Sequence[Finding], pages: Sequence[Page], problems: Sequence[Problem], form: str) -> None:
    """Print what an audit found, and leave with the exit code that it asks for."""
    if form == "html":
        click.echo(as_html(findings, pages, problems, names_of(pages)))
    elif form == "json":
        shown = [*(_shown(one) for one in problems), *(as_record(one) for one in findings)]
        click.echo(
            json.dumps({"problems": shown, "summary": summary_of(findings, pages)}, ensure_ascii=False, indent=2)
        )
    else:
        for line in as_table(findings, names_of(pages)):
            click.echo(line)
    if form != "json":
        for problem in problems:
            click.echo(f"{click.style(problem.severity, fg='red', bold=True)}: {problem}", color=_colour(), err=True)
        click.echo(f"{_count(len(findings), 'finding')} in {_count(len(pages), 'page')}", err=True)
    sys.exit(PROBLEMS if findings or problems else CLEAN)


@main.command("import")
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True, type=_PAGES)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("imported"),
    show_default=True,
    help="The folder to write to; files that are there stay.",
)
@click.option("--locale", callback=_tag, help="The locale of pages that do not say theirs.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the report.")
@click.pass_obj
def import_(config_file: Path, pages: Sequence[Path], folder: Path, locale: str | None, form: str) -> None:
    """Draft data and compendia from legacy Markdown pages. PAGE is a file, or a folder of .md files.

    Nothing in the project changes: drafts are written beside it, with a report of what was taken, what was not and why.
    """
    read, problems = _read_pages(pages, locale)
    if problems:
        _report(problems, form, {})
    try:
        settings = read_settings(config_file, config_file.name)
        tree = read_tree(settings.folder("data"), settings.data)
        taken = import_pages(read, tree, current_as_of(settings))
        _refuse_to_overwrite(folder, tuple(taken.files))
    except GeneratorError as error:
        _report(error.problems, form, {})
        return
    for name, text in taken.files.items():
        _write(folder / name, text)
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


@main.command()
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
        _report(error.problems, form, {})
        return
    day = as_of or organization.as_of or current_as_of(settings)
    answered = answer(project.catalogue, organization, day, asked)
    if form == "json":
        summary = {"as_of": day.isoformat(), "organization": organization.name}
        _report((), form, {**summary, **answer_json(answered, project.catalogue, organization, day)})
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


@main.group()
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
        _report(error.problems, "text", {})
        return
    folder = settings.folder("locales")
    for name, text in _catalogue_files(project, lent):
        path = folder / name
        if not path.exists() or path.read_bytes() != text.encode():
            _write(path, text)
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
        _report(error.problems, form, {})
        return
    counted = [_counted(locale, locale.progress, settings) for locale in locales if locale.progress]
    if form == "json":
        _report((), form, {"locales": counted})
        return
    _print_table("locale", _COLUMNS, counted)
    for one in counted:
        if unfinished := [page for page in one["pages"] if page["translated"] < page["messages"]]:
            click.echo()
            _print_table("page", _COLUMNS_OF_PAGES, unfinished, of=one["locale"])
            if complete := len(one["pages"]) - len(unfinished):
                click.echo(f"{_count(complete, 'page')} complete")


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


def _catalogue_files(project: Project, lent: Mapping[str, Sequence[Entry]] | None = None) -> Iterable[tuple[str, str]]:
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


def _new_tag(_context: click.Context, _parameter: click.Parameter, tag: str) -> str:
    """Return the tag of a language that a locale can be made for."""
    if _known_tag(tag) == SOURCE:
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
    click.echo(f"{settings.locales}/{po_path(tag)}")
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
    [_, (name, text)] = _catalogue_files(replace(project, catalogues={tag: PoFile(shown)}))
    try:
        _write(settings.folder("locales") / name, text)
    except OSError as error:
        found = (error.strerror or "an error").lower()
        raise GeneratorError([wrong("file", shown, expected="a folder to write", found=found)]) from error
    return len(project.messages)


def _report(problems: Sequence[Problem], form: str, summary: dict[str, object], fixed: Sequence[Fixed] = ()) -> None:
    """Print what was repaired and the problems that are left, and leave with the exit code they ask for."""
    counts: dict[Severity, int] = {"error": 0, "warning": 0}
    for problem in problems:
        counts[problem.severity] += 1
    if form == "json":
        report: dict[str, object] = {"problems": [_shown(problem) for problem in problems]}
        report["summary"] = {"error": counts["error"], "warning": counts["warning"], **summary}
        if fixed:
            report["fixed"] = [asdict(one) for one in fixed]
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        for one in fixed:
            click.echo(f"fixed: {one.where}: {one.before!r} is now {one.after!r}")
        for problem in problems:
            colour = "red" if problem.severity == "error" else "yellow"
            click.echo(f"{click.style(problem.severity, fg=colour, bold=True)}: {named(problem)}", color=_colour())
        click.echo(f"{_count(counts['error'], 'error')}, {_count(counts['warning'], 'warning')}", err=True)
    sys.exit(PROBLEMS if counts["error"] else CLEAN)


def _shown(problem: Problem) -> dict[str, object]:
    """Return a problem as JSON has it: without fields that do not apply."""
    shown = asdict(problem, dict_factory=_present)
    return {**shown, "fixable": True} if problem.check in REPAIRABLE else shown


def _present(fields: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Return the fields of a record that apply."""
    return {key: value for key, value in fields if value not in (None, ())}


def _colour() -> bool | None:
    """Return whether to print in colour: never when NO_COLOR asks for none (no-color.org), else on a terminal only."""
    return False if os.environ.get("NO_COLOR") else None


def _count(n: int, word: str) -> str:
    return f"{n} {word}{'' if n == 1 else 's'}"


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as file:
        file.write(text)
    os.chmod(file.name, 0o644)  # noqa: PTH101 - as any text file of a checkout
    Path(file.name).replace(path)
