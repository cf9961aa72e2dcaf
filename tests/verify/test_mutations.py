"""Drift planted in the real site, one of each kind: it is found, and nothing in what is harmless.

`python -m benchmarks.mutation SITE` plants thousands.
"""

from pathlib import Path

import pytest

from benchmarks.mutation.court import Court, courts_of, hold
from benchmarks.mutation.kinds import HARMLESS, KINDS, PARTS
from tests.tools import ROOT

SEED = "test"


@pytest.fixture(scope="module")
def courts(site: Path) -> dict[str, Court]:
    return courts_of(site, ROOT / "mkdocs.yml")


@pytest.mark.unmeasured
def test_drift_of_every_kind_is_found(courts: dict[str, Court]) -> None:
    trial = hold(courts, KINDS, 1, SEED)
    assert [one.seed for one in trial.missed] == []
    assert [one.kind.name for one, _ in trial.results] == [kind.name for kind in KINDS]


def test_harmless_changes_are_no_drift(courts: dict[str, Court]) -> None:
    trial = hold(courts, HARMLESS, 2, SEED)
    assert [(one.seed, finding) for one, finding in trial.alarms] == []
    assert [one.kind.name for one, _ in trial.results] == [kind.name for kind in HARMLESS for _ in range(2)]


def test_a_kind_is_told_in_a_line() -> None:
    assert {kind.name for kind in (*KINDS, *HARMLESS) if not kind.about.endswith(".")} == set()
    assert list(dict.fromkeys(kind.part for kind in KINDS)) == list(PARTS)
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_the_report_has_every_kind() -> None:
    """What docs/mutations.md says was measured with these kinds: all that was planted was found."""
    report = (ROOT / "docs/mutations.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in report.splitlines() if line.startswith("| ")]
    told = {row[0]: row[1] for row in rows if len(row) == 3}
    kinds = {kind.name: kind.about for kind in (*KINDS, *HARMLESS)}
    assert {name: told.get(name) for name in kinds} == kinds
