"""Plants drift in a built site and writes, by kind, how much of it `verify` finds."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.mutation.court import Planted, Trial, courts_of, hold
from benchmarks.mutation.kinds import HARMLESS, KINDS, MISSED, OUT_OF_SCOPE, PARTS

_INTRODUCTION = """\
# Planted drift

What `competency-docs verify` finds of mistakes that a program plants, by a seed, in pages of the built site, and of
two sites of made-up data for what the real one does not have. Each mistake stands alone: one page differs, or, where it
says so, the page in every language. By language, a mistake made in every language counts once for each: those counts
add up to more than there are mistakes.
To repeat it: `mkdocs build`, then `python -m benchmarks.mutation site --output docs/mutations.md`. The tests plant one
of each kind (`tests/verify/test_mutations.py`).
"""
_PAGES = ("home", "exams", "retirements", "terms", "translation")


def main() -> int:
    """Return 0 when all drift has been found, and nothing else."""
    parser = ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    parser.add_argument("site", type=Path, help="the built site, of this folder's mkdocs.yml")
    parser.add_argument("--each", type=int, default=14, help="how many of each kind")
    parser.add_argument("--harmless", type=int, default=24, help="how many of each harmless change")
    parser.add_argument("--seed", default="one")
    parser.add_argument("--kind", default="", help="only kinds with this in their name")
    parser.add_argument("--output", type=Path, help="the file to write; else it is printed")
    given = parser.parse_args()
    courts = courts_of(given.site, Path("mkdocs.yml"))
    drift = hold(courts, (one for one in KINDS if given.kind in one.name), given.each, given.seed)
    sound = hold(courts, (one for one in HARMLESS if given.kind in one.name), given.harmless, given.seed)
    text = "\n".join(report(drift, sound)) + "\n"
    if given.output:
        given.output.write_text(text, encoding="utf-8", newline="\n")
    else:
        print(text)
    for one in drift.missed:
        print(f"missed: {one.name or 'home'} in {', '.join(one.pages)}, seed {one.seed!r}", file=sys.stderr)
    for one, finding in sound.alarms:
        print(f"alarm: seed {one.seed!r}: {finding}", file=sys.stderr)
    return 1 if drift.missed or sound.alarms else 0


def report(drift: Trial, sound: Trial) -> Iterator[str]:
    """Yield the lines of the report, in Markdown."""
    yield _INTRODUCTION
    kinds = drift.count(lambda one: [one.kind])
    yield f"**{len(drift.alarms)} of {len(drift.results)} mistakes of {len(kinds)} kinds were found,"
    yield f"and {len(sound.alarms)} of {len(sound.results)} harmless changes took for one.**"
    for part, about in PARTS.items():
        yield from ("", f"## {about}", "", "| kind | what it does | found / planted |", "|---|---|---|")
        yield from (_row(kind.name, kind.about, pair) for kind, pair in kinds.items() if kind.part == part)
    yield from ("", "## By page and by language", "", "| | found / planted |", "|---|---|")
    for counted in (drift.count(_page_of), drift.count(lambda one: one.pages)):
        yield from (_row(name, pair) for name, pair in sorted(counted.items()))
    yield from ("", "## Harmless changes", "", "| change | what it does | alarms / planted |", "|---|---|---|")
    yield from (_row(kind.name, kind.about, pair) for kind, pair in sound.count(lambda one: [one.kind]).items())
    yield from ("", "## Not planted", "", "Known to be missed:", "", *(f"- {one}" for one in MISSED))
    yield from ("", "None of the proof's business:", "", *(f"- {one}" for one in OUT_OF_SCOPE))


def _page_of(planted: Planted) -> Iterable[str]:
    name = planted.name or "home"
    if planted.kind.whole:
        return ["the choice of languages, or a dead address"]
    return [name if name in _PAGES else "a competency"]


def _row(*cells: "str | tuple[int, int]") -> str:
    return f"| {' | '.join(one if isinstance(one, str) else f'{one[0]} / {one[1]}' for one in cells)} |"


if __name__ == "__main__":
    sys.exit(main())
