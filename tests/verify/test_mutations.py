"""Drift planted in the real site, one of each kind: it is found, and nothing in what is harmless.

`python -m benchmarks.mutation SITE` plants thousands.
"""

from pathlib import Path

import pytest

from benchmarks.mutation.court import Court, courts_of, hold
from benchmarks.mutation.kinds import HARMLESS, KINDS
from tests.tools import ROOT

SEED = "test"


@pytest.fixture(scope="module")
def courts(site: Path) -> dict[str, Court]:
    return courts_of(site, ROOT / "mkdocs.yml")


def test_drift_of_every_kind_is_found(courts: dict[str, Court]) -> None:
    trial = hold(courts, KINDS, 1, SEED)
    assert [one.seed for one in trial.missed] == []
    assert {kind: n for kind, n in trial.planted.items() if n} == dict.fromkeys(KINDS, 1)
    assert len(KINDS) > 100


def test_harmless_changes_are_no_drift(courts: dict[str, Court]) -> None:
    trial = hold(courts, HARMLESS, 2, SEED)
    assert [(one.seed, finding) for one, finding in trial.alarms] == []
    assert {kind: n for kind, n in trial.planted.items() if n} == dict.fromkeys(HARMLESS, 2)


def test_a_kind_is_told_in_a_line() -> None:
    assert {kind.name for kind in (*KINDS, *HARMLESS) if not kind.about.endswith(".")} == set()
    assert {kind.part for kind in KINDS} == set("abcde")
    assert len({kind.name for kind in KINDS}) == len(KINDS)
