"""What can go wrong, as values; and which of the known words was meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal
from unicodedata import normalize

from generator.excerpt import excerpt, visible

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A line of a source file that shows the problem.

    `column` (from 1) and `length` say which of its characters are meant, where that is known.
    """

    file: str
    line: int
    text: str
    column: int | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: where, what was expected, what was found.

    `where` is `file:line: path` as far as each is known; `locale` is a BCP 47 tag; `help` says what to write instead,
    where the mistake is well known.
    """

    check: str
    where: str
    message: str
    severity: Severity = "error"
    locale: str | None = None
    expected: str | None = None
    found: str | None = None
    help: str | None = None
    evidence: tuple[Evidence, ...] = field(default=())

    def __str__(self) -> str:
        """Return `where: message`, below it each line of evidence with marks under the place, and then the help."""
        lines = [f"{self.where}: {self.message}"]
        digits = max((len(str(one.line)) for one in self.evidence), default=1)
        for one in self.evidence:
            shown, marks = excerpt(one.text, one.column, one.length)
            lines.append(f"  {one.line:>{digits}} | {shown}")
            if marks:
                lines.append(f"  {'':{digits}} | {marks}")
        if self.help:
            lines.append(f"  {'':{digits}} = help: {self.help}")
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
    help: str | None = None,  # noqa: A002 - as the field is called
    evidence: tuple[Evidence, ...] = (),
) -> Problem:
    """Return the problem `expected X, found Y`.

    Keys and names of files may be anything: what would not show in `where`, or turn its line round, is escaped.
    """
    return Problem(
        check=check,
        where=visible(where),
        message=f"expected {expected}, found {found}",
        severity=severity,
        locale=locale,
        expected=expected,
        found=found,
        help=help,
        evidence=evidence,
    )


def in_order(problem: Problem) -> tuple[str, int, int]:
    """Return the order in which problems are told: by file, line and column; those of one place stay as they are."""
    file, _, rest = problem.where.partition(":")
    line = rest.partition(":")[0]
    column = problem.evidence[-1].column if problem.evidence else None
    return file, int(line) if line.isdigit() else 0, column or 0


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like `word`, if one is near."""
    return _closest(word, tuple(known))


# What a source no longer has is asked for in every language.
@lru_cache(maxsize=1024)
def _closest(word: str, known: tuple[str, ...]) -> str | None:
    for one in _by_likeness(word, known)[:1]:
        if _likeness(_matcher(word), one) > 0:
            return one
    return None


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` with the known word closest to `word`, or nothing."""
    one = closest(word, known)
    return "" if one is None else f"; did you mean {one!r}?"


def one_of(known: Sequence[str], word: str = "") -> str:
    """Return `one of 'a', 'b', ...` for a message: all known words, or of many the few that are most like `word`."""
    if len(known) <= _FEW:
        return f"one of {', '.join(map(repr, known))}"
    shown = ", ".join(map(repr, _by_likeness(word, known)[:_SOME]))
    return f"one of {shown}, ... ({len(known)} in all)"


_FEW, _SOME = 12, 5
# The likeness from which a word may be meant; difflib's own for close matches.
_NEAR = 0.6
_HYPHENS = re.compile(r"\s*[\u00ad\u02d7\u2010-\u2015\u2043\u2212\u30fc\ufe58\ufe63]\s*")


def plain(text: str) -> str:
    """Return a text with full-width letters and digits, odd spaces and what looks like a hyphen as ASCII has them."""
    return _HYPHENS.sub("-", normalize("NFKC", text))


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return plain(word).casefold()


def _matcher(word: str) -> SequenceMatcher[str]:
    """Return what compares a word with others: it takes longer to make than to ask."""
    return SequenceMatcher(None, "", _folded(word))


def _likeness(word: SequenceMatcher[str], known: str) -> float:
    """Return how alike two words are, from 0 to 1; 0 for all that is not near."""
    word.set_seq1(_folded(known))
    # Cheap upper bounds first, as in difflib's get_close_matches.
    bounds = (word.real_quick_ratio, word.quick_ratio, word.ratio)
    return word.ratio() if all(bound() >= _NEAR for bound in bounds) else 0.0


def _begin_alike(word: str, known: str) -> int:
    """Return how many letters two words have in common before they differ."""
    pairs = enumerate(zip(word, known, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(word), len(known)))


def _by_likeness(word: str, known: Iterable[str]) -> list[str]:
    """Return known words, the most alike first; of two, the one that begins like `word`."""
    matcher = _matcher(word)

    def order(one: str) -> tuple[bool, float, int, str]:
        return one != word, -_likeness(matcher, one), -_begin_alike(_folded(word), _folded(one)), one

    return sorted(known, key=order)
