"""The console script: arguments, reading, writing, printing, exit code. Nobody imports it.

Commands are imported when they are called, so that none waits for what only others need.
"""

from pathlib import Path
from pkgutil import resolve_name

import click

from generator import __version__

_COMMANDS = {
    "audit": "legacy:audit",
    "check": "check:check",
    "diff": "diff:diff",
    "import": "legacy:import_",
    "locale": "locale:locale",
    "messages": "messages:messages",
    "qualify": "qualify:qualify",
    "verify": "verify:verify",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return [*_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        command: click.Command | None = None
        if cmd_name in _COMMANDS:
            command = resolve_name(f"generator.cli.{_COMMANDS[cmd_name]}")
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
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
