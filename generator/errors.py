"""What can go wrong, as values. Imports nothing of ours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A line of a source file that shows the problem."""

    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: where, what was expected, what was found.

    `where` is `file:line: path` as far as each is known; `locale` is a BCP 47 tag.
    """

    check: str
    where: str
    message: str
    severity: Severity = "error"
    locale: str | None = None
    expected: str | None = None
    found: str | None = None
    evidence: tuple[Evidence, ...] = field(default=())

    def __str__(self) -> str:
        """Return `where: message`, then each line of evidence below it."""
        lines = [f"{self.where}: {self.message}"]
        lines += [f"  {one.line} | {one.text}" for one in self.evidence]
        return "\n".join(lines)


class GeneratorError(Exception):
    """Bad input that ends a run. Holds every problem found until then, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def wrong(  # noqa: PLR0913 - a problem has this many parts
    check: str,
    where: str,
    *,
    expected: str,
    found: str,
    locale: str | None = None,
    severity: Severity = "error",
    evidence: tuple[Evidence, ...] = (),
) -> Problem:
    """Return the problem `expected X, found Y`."""
    return Problem(
        check=check,
        where=where,
        message=f"expected {expected}, found {found}",
        severity=severity,
        locale=locale,
        expected=expected,
        found=found,
        evidence=evidence,
    )


def nearest(word: str, known: Sequence[str]) -> str:
    """Return `; did you mean 'x'?` with the known word closest to `word`, or nothing."""
    close = get_close_matches(word, known, n=1) or get_close_matches(word.casefold(), known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def one_of(known: Sequence[str], most: int = 12) -> str:
    """Return `one of 'a', 'b', ...` for a message, cut after `most` words."""
    shown = ", ".join(repr(word) for word in known[:most])
    return f"one of {shown}{', ...' if len(known) > most else ''}"
