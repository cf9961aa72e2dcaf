"""Plants drift in a built site and prints, by kind, how much of it `verify` finds."""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from time import perf_counter

from benchmarks.mutation.court import Court, Planted
from benchmarks.mutation.kinds import HARMLESS, KINDS, Kind
from benchmarks.mutation.worlds import made_up_world, real_world
from generator.project import current_as_of, read_project, read_settings
from generator.verify.known import read_site


def main() -> int:
    """Return 0 when all drift has been found, and nothing else."""
    parser = ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("--each", type=int, default=24, help="how many of each kind")
    parser.add_argument("--harmless", type=int, default=24, help="how many of each harmless change")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--kind", default="", help="only kinds with this in their name")
    given = parser.parse_args()
    started = perf_counter()
    courts = _courts(given.site)
    kinds = [one for one in KINDS if given.kind in one.name]
    harmless = [one for one in HARMLESS if given.kind in one.name]
    planted, found, missed = _run(courts, kinds, given.each, given.seed)
    _print_table(kinds, planted, found)
    for one in missed:
        print(f"missed: {one.kind.name}: {', '.join(one.pages)} {one.name or 'home'}, seed {one.seed!r}")
    changed, alarms, _ = _run(courts, harmless, given.harmless, given.seed)
    print(f"\n{sum(changed.values())} harmless changes, {sum(alarms.values())} alarms")
    print(*(f"  {kind.name}: {changed[kind]}, {alarms[kind]} alarms" for kind in harmless), sep="\n")
    print(f"{perf_counter() - started:.0f} s", file=sys.stderr)
    return 1 if missed or any(alarms.values()) else 0


def _courts(site: Path) -> dict[str, Court]:
    settings = read_settings(Path("mkdocs.yml"), "mkdocs.yml")
    project = read_project(settings, current_as_of(settings))
    return {
        "real": Court(real_world(site, project, settings.site_url), read_site(site).files),
        "nineteenth": Court(made_up_world("nineteenth", date(2020, 4, 1)), frozenset()),
        "constructs": Court(made_up_world("constructs", date(2018, 3, 5)), frozenset()),
    }


def _run(
    courts: dict[str, Court], kinds: Iterable[Kind], each: int, seed: str
) -> tuple[Counter[Kind], Counter[Kind], list[Planted]]:
    """Return how often each kind was planted, how often found, and what was missed. Two thirds are in the real site."""
    planted: Counter[Kind] = Counter()
    found: Counter[Kind] = Counter()
    missed: list[Planted] = []
    for kind in kinds:
        for n in range(each):
            order = ["real", "nineteenth", "constructs"] if n % 3 else ["constructs", "nineteenth", "real"]
            order = order if n % 6 else ["nineteenth", "constructs", "real"]
            one = next(
                (one for name in order if (one := courts[name].plant(kind, f"{seed} {kind.name} {n} {name}"))), None
            )
            if one is not None:
                court = courts[one.seed.rpartition(" ")[2]]
                planted[kind] += 1
                if next(court.find(one), None) is not None:
                    found[kind] += 1
                else:
                    missed.append(one)
    return planted, found, missed


def _print_table(kinds: Iterable[Kind], planted: Counter[Kind], found: Counter[Kind]) -> None:
    print("| part | kind | what it does | caught / planted |\n|---|---|---|---|")
    for kind in kinds:
        print(f"| {kind.part} | {kind.name} | {kind.about} | {found[kind]} / {planted[kind]} |")
    print(f"\n{len(list(kinds))} kinds, {sum(found.values())} of {sum(planted.values())} mutants caught")


if __name__ == "__main__":
    sys.exit(main())
