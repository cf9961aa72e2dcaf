"""`competency-docs check`."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

import click

from generator.checks import repair_entries
from generator.cli.files import write_file
from generator.cli.printing import Fixed, finish
from generator.errors import GeneratorError, Problem
from generator.pofiles import po_path, with_strings
from generator.project import Project, Settings, current_as_of, read_project, read_settings
from generator.site import render_site


@click.command()
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
    finish(problems, form, summary, fixed)


def _fix(settings: Settings, project: Project) -> Iterator[Fixed]:
    """Write each catalogue that needs a repair; yield what has changed."""
    for tag in (translator.tag for translator in project.translators if not translator.is_source):
        po = project.catalogues[tag]
        changed = repair_entries(tag, po, project.exceptions.excuses)
        if changed:
            path = settings.folder("locales") / po_path(tag)
            raw = path.read_bytes()
            mark = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
            write_file(path, mark.decode() + with_strings(raw.removeprefix(mark).decode(), changed))
        for entry in po.entries:
            for before, after in zip(entry.strings, changed.get(entry.key, ()), strict=False):
                if before != after:
                    yield Fixed(where=f"{po.shown}:{entry.line}", locale=tag, before=before, after=after)
