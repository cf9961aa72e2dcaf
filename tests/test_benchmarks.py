"""Catalogues of any size are sound, and nothing in them is there twice."""

import json
import re
from pathlib import Path

import pytest

from benchmarks.catalogues import enlarged, letters, write
from tests.tools import COMPETENCIES, ROOT, cli


@pytest.mark.unmeasured
@pytest.mark.parametrize("size", [19, 40])
def test_a_larger_catalogue_is_as_sound_as_the_real_one(tmp_path: Path, size: int) -> None:
    write(ROOT, tmp_path / "large", size)
    done = cli("check", "--format", "json", cwd=tmp_path / "large")
    summary = json.loads(done.stdout)["summary"]
    assert (summary["error"], summary["warning"], summary["competencies"]) == (0, 0, size)


def test_copies_have_words_in_every_language(tmp_path: Path) -> None:
    write(ROOT, tmp_path / "large", 20)
    done = cli("messages", "stats", "--format", "json", cwd=tmp_path / "large")
    assert done.returncode == 0
    assert '"percent": 100' in done.stdout
    assert set(re.findall(r'"percent": (\d+)', done.stdout)) == {"100"}


def test_a_catalogue_of_the_real_size_is_the_real_one() -> None:
    files = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in (ROOT / "data").rglob("*.yml")
    }
    assert enlarged(files, len(COMPETENCIES)) == files


def test_no_two_copies_have_the_same_letters() -> None:
    assert [letters(n) for n in (1, 2, 25, 26, 27, 52)] == ["b", "c", "z", "ba", "bb", "ca"]
    assert len({letters(n) for n in range(1000)}) == 1000
