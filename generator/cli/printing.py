"""How commands print, and the exit code that they leave with."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

import click

from generator.checks import named
from generator.checks.repairs import REPAIRABLE
from generator.errors import Problem, Severity

CLEAN, PROBLEMS = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A translation that `check --fix` has changed."""

    where: str
    locale: str
    before: str
    after: str


def finish(problems: Sequence[Problem], form: str, summary: dict[str, object], fixed: Sequence[Fixed] = ()) -> None:
    """Print what was repaired and the problems that are left, and leave with the exit code they ask for."""
    counts: dict[Severity, int] = {"error": 0, "warning": 0}
    for problem in problems:
        counts[problem.severity] += 1
    if form == "json":
        report: dict[str, object] = {"problems": [record(problem) for problem in problems]}
        report["summary"] = {"error": counts["error"], "warning": counts["warning"], **summary}
        if fixed:
            report["fixed"] = [asdict(one) for one in fixed]
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        for one in fixed:
            click.echo(f"fixed: {one.where}: {one.before!r} is now {one.after!r}")
        for problem in problems:
            colour = "red" if problem.severity == "error" else "yellow"
            click.echo(f"{click.style(problem.severity, fg=colour, bold=True)}: {named(problem)}", color=in_colour())
        click.echo(f"{number_of(counts['error'], 'error')}, {number_of(counts['warning'], 'warning')}", err=True)
    sys.exit(PROBLEMS if counts["error"] else CLEAN)


def record(problem: Problem) -> dict[str, object]:
    """Return a problem as JSON has it: without fields that do not apply."""
    shown = asdict(problem, dict_factory=_present)
    return {**shown, "fixable": True} if problem.check in REPAIRABLE else shown


def _present(fields: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Return the fields of a record that apply."""
    return {key: value for key, value in fields if value not in (None, ())}


def in_colour() -> bool | None:
    """Return whether to print in colour: never when NO_COLOR asks for none (no-color.org), else on a terminal only."""
    return False if os.environ.get("NO_COLOR") else None


def number_of(n: int, word: str) -> str:
    """Return `1 finding`, `2 findings`."""
    return f"{n} {word}{'' if n == 1 else 's'}"
