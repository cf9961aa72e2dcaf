"""Plants drift in a built site and prints, by kind, how much of it `verify` finds."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter

from benchmarks.mutation.court import courts_of, hold
from benchmarks.mutation.kinds import HARMLESS, KINDS


def main() -> int:
    """Return 0 when all drift has been found, and nothing else."""
    parser = ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    parser.add_argument("site", type=Path, help="the built site, of this folder's mkdocs.yml")
    parser.add_argument("--each", type=int, default=24, help="how many of each kind")
    parser.add_argument("--harmless", type=int, default=24, help="how many of each harmless change")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--kind", default="", help="only kinds with this in their name")
    given = parser.parse_args()
    started = perf_counter()
    courts = courts_of(given.site, Path("mkdocs.yml"))
    kinds = [one for one in KINDS if given.kind in one.name]
    trial = hold(courts, kinds, given.each, given.seed)
    print("| part | kind | what it does | caught / planted |\n|---|---|---|---|")
    for kind in kinds:
        print(f"| {kind.part} | {kind.name} | {kind.about} | {trial.found[kind]} / {trial.planted[kind]} |")
    print(f"\n{len(kinds)} kinds: {trial.found.total()} of {trial.planted.total()} mutants caught.\n")
    for one in trial.missed:
        print(f"missed: {one.kind.name}: {', '.join(one.pages)} {one.name or 'home'}, seed {one.seed!r}")
    harmless = [one for one in HARMLESS if given.kind in one.name]
    sound = hold(courts, harmless, given.harmless, given.seed)
    print("| harmless change | alarms / planted |\n|---|---|")
    for kind in harmless:
        print(f"| {kind.name}: {kind.about} | {sound.found[kind]} / {sound.planted[kind]} |")
    print(f"\n{sound.planted.total()} harmless changes, {sound.found.total()} alarms.")
    for one, finding in sound.alarms:
        print(f"alarm: {one.seed!r}: {finding}")
    print(f"{perf_counter() - started:.0f} s", file=sys.stderr)
    return 1 if trial.missed or sound.alarms else 0


if __name__ == "__main__":
    sys.exit(main())
