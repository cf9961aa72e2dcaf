"""`competency-docs locale`: its command `add`."""

from dataclasses import replace
from pathlib import Path

import click

from generator.cli.files import write_file
from generator.cli.messages import catalogue_files
from generator.cli.printing import finish
from generator.cli.tags import known_tag
from generator.errors import GeneratorError, wrong
from generator.messages import SOURCE, Translator
from generator.pofiles import PoFile, folder_name, po_path
from generator.project import Settings, current_as_of, read_project, read_settings


def _new_tag(_context: click.Context, _parameter: click.Parameter, tag: str) -> str:
    """Return the tag of a language that a locale can be made for."""
    if known_tag(tag) == SOURCE:
        raise click.BadParameter(f"expected another language than that of the sources, found {tag!r}")
    return tag


@click.group()
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
        finish(error.problems, "text", {})
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
    [_, (name, text)] = catalogue_files(replace(project, catalogues={tag: PoFile(shown)}))
    try:
        write_file(settings.folder("locales") / name, text)
    except OSError as error:
        found = (error.strerror or "an error").lower()
        raise GeneratorError([wrong("file", shown, expected="a folder to write", found=found)]) from error
    return len(project.messages)
