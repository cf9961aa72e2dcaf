"""The console script: arguments, reading, writing, printing, exit code. Nobody imports it.

Commands are imported when they are called, so that none waits for what only others need.
"""

from importlib import import_module
from pathlib import Path

import click

from generator import __version__

# The commands, and the modules that they are in.
_MODULES = {
    "audit": "legacy",
    "check": "check",
    "diff": "diff",
    "import": "legacy",
    "locale": "locale",
    "messages": "messages",
    "qualify": "qualify",
    "verify": "verify",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return [*_MODULES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _MODULES:
            return None
        module = import_module(f"generator.cli.{_MODULES[cmd_name]}")
        command: click.Command = getattr(module, "import_" if cmd_name == "import" else cmd_name)
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
