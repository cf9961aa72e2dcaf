"""The browser's code: its types, its own tests with Node's runner, its weight (docs/decisions/qualify.md)."""

import gzip
import subprocess

import pytest

from tests.qualify.test_form import forms
from tests.tools import LOCALES, ROOT, require_tool

SCRIPTS = sorted((ROOT / "generator/material/assets/competency-docs/qualify").glob("*.js"))
MOST_BYTES = 20_000


def test_its_types_agree() -> None:
    done = subprocess.run([require_tool("tsc"), "-p", str(ROOT)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_it_passes_its_own_tests() -> None:
    files = sorted(str(path) for path in (ROOT / "tests/js").glob("*.test.js"))
    done = subprocess.run([require_tool("node"), "--test", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert len(files) == 3


@pytest.mark.parametrize("locale", LOCALES)
def test_a_form_and_its_rules_weigh_little(locale: str) -> None:
    scripts = sum(len(gzip.compress(path.read_bytes(), 9)) for path in SCRIPTS)
    heaviest = max(len(gzip.compress(form.encode(), 9)) for form in forms(locale).values())
    assert scripts + heaviest < MOST_BYTES
