"""What is kept of a proof: right pages are not judged anew, and nothing else can come of it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import generator.verify
from generator.verify import judge_site
from generator.verify.html import Document, read_document
from generator.verify.judge import judge_page
from generator.verify.known import Built, Known
from generator.verify.links import address_of
from generator.verify.verdicts import Verdicts
from tests.tools import LOCALES
from tests.verify.conftest import Rendered

NAME = "windows-and-devices"


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the addresses of the pages that are judged from now on."""
    addresses: list[str] = []

    def judge(page: Document, name: str, tag: str, known: Known, as_of: date) -> object:
        addresses.append(f"{tag}/{name}")
        return judge_page(page, name, tag, known, as_of)

    monkeypatch.setattr(generator.verify, "judge_page", judge)
    return addresses


def prove(built: Built, known: Known, file: Path) -> generator.verify.Verdict:
    verdicts = Verdicts(file, known)
    verdict = judge_site(built, known, verdicts)
    verdicts.write()
    return verdict


def changed(rendered: Rendered, old: str, new: str) -> Built:
    """Return the site with the Italian page of a competency changed."""
    path = f"it-IT/{NAME}/index.html"
    assert old in rendered.pages[path]
    page = read_document(rendered.pages[path].replace(old, new, 1))
    assert page is not None
    return replace(rendered.built, pages={**rendered.built.pages, address_of(path): page})


@pytest.mark.unmeasured
def test_right_pages_are_judged_once(constructs: Rendered, tmp_path: Path, judged: list[str]) -> None:
    first = prove(constructs.built, constructs.known, tmp_path / "x/kept")
    assert len(judged) == len(LOCALES) * len(first.digests)
    judged.clear()
    assert prove(constructs.built, constructs.known, tmp_path / "x/kept") == first
    assert judged == []


@pytest.mark.unmeasured
def test_a_changed_page_is_judged_in_all_languages(constructs: Rendered, tmp_path: Path, judged: list[str]) -> None:
    prove(constructs.built, constructs.known, tmp_path / "kept")
    judged.clear()
    for _ in range(2):
        verdict = prove(changed(constructs, ">2<", ">3<"), constructs.known, tmp_path / "kept")
        assert [one.locale for one in verdict.problems] == ["it-IT"]
    # What is wrong is not kept.
    assert judged == [f"{tag}/{NAME}" for tag in LOCALES] * 2
    judged.clear()
    assert prove(constructs.built, constructs.known, tmp_path / "kept").problems == ()
    assert judged == [f"{tag}/{NAME}" for tag in LOCALES]


@pytest.mark.unmeasured
@pytest.mark.parametrize("what", ["data", "sources", "catalogues", "begun", "root"])
def test_when_something_else_is_known_all_is_judged(
    constructs: Rendered, tmp_path: Path, judged: list[str], what: str
) -> None:
    prove(constructs.built, constructs.known, tmp_path / "kept")
    judged.clear()
    known = constructs.known
    others: Mapping[str, Known] = {
        "data": replace(known, data={**known.data, "conditions": {**known.data["conditions"], "x": {"text": "x"}}}),
        "sources": replace(known, sources=known.sources[:-1]),
        "catalogues": replace(known, catalogues={**known.catalogues, "it-IT": known.catalogues["it-IT"][:-1]}),
        "begun": replace(known, begun={**known.begun, "it-IT": []}),
        "root": replace(known, root="/x/"),
    }
    prove(constructs.built, others[what], tmp_path / "kept")
    assert len(judged) > 40


def test_on_another_day_nothing_is_kept(constructs: Rendered, tmp_path: Path) -> None:
    verdicts = Verdicts(tmp_path / "kept", constructs.known)
    digests = [("en", "d")]
    verdicts.keep(verdicts.key("x", date(2018, 3, 19), digests), [("a", "b")])
    verdicts.write()
    verdicts = Verdicts(tmp_path / "kept", constructs.known)
    assert verdicts.meanings(verdicts.key("x", date(2018, 3, 19), digests)) == [("a", "b")]
    for other in (("x", date(2018, 3, 20), digests), ("y", date(2018, 3, 19), digests), ("x", date(2018, 3, 19), [])):
        assert verdicts.meanings(verdicts.key(*other)) is None


@pytest.mark.unmeasured
def test_with_other_code_all_is_judged(
    constructs: Rendered, tmp_path: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    prove(constructs.built, constructs.known, tmp_path / "kept")
    judged.clear()
    (tmp_path / "code").mkdir()
    (tmp_path / "code/other.py").write_text("pass", encoding="utf-8")
    monkeypatch.setattr("generator.verify.verdicts._CODE", tmp_path / "code")
    prove(constructs.built, constructs.known, tmp_path / "kept")
    assert len(judged) > 40


@pytest.mark.unmeasured
@pytest.mark.parametrize("content", [b"", b"\xff", b"{}", b"x\n{}", "cut", "flipped"])
def test_what_is_damaged_is_not_used(
    constructs: Rendered, tmp_path: Path, judged: list[str], content: bytes | str
) -> None:
    file = tmp_path / "kept"
    prove(constructs.built, constructs.known, file)
    judged.clear()
    if isinstance(content, str):
        whole = file.read_bytes()
        content = whole[:-9] if content == "cut" else whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:]
    file.write_bytes(content)
    assert prove(constructs.built, constructs.known, file).problems == ()
    assert len(judged) > 40


def test_what_messages_mean_is_kept_too(constructs: Rendered, tmp_path: Path) -> None:
    """A message that means something else on another page is found, though the first page is as it was."""
    verdicts = Verdicts(tmp_path / "kept", constructs.known)
    judge_site(constructs.built, constructs.known, verdicts)
    verdicts.write()
    kept = json.loads((tmp_path / "kept").read_text(encoding="utf-8").partition("\n")[2])
    meanings = {tuple(pair) for one in kept.values() for pair in one}
    assert {meaning for _, meaning in meanings} > {"connective all", "connective any", "need all", "need one"}


def test_links_are_judged_each_time(constructs: Rendered, tmp_path: Path, judged: list[str]) -> None:
    prove(constructs.built, constructs.known, tmp_path / "kept")
    judged.clear()
    pages = {address: page for address, page in constructs.built.pages.items() if address != "it-IT/404.html"}
    built = replace(constructs.built, pages=pages, files=constructs.built.files - {"it-IT/404.html"})
    problems = prove(built, constructs.known, tmp_path / "kept").problems
    assert [(one.check, one.locale) for one in problems] == [("verify-links", "it-IT"), ("verify-pages", "it-IT")]
    assert judged == []


def test_where_nothing_can_be_written_nothing_is_kept(constructs: Rendered, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("a file", encoding="utf-8")
    assert prove(constructs.built, constructs.known, tmp_path / "x/kept").problems == ()
    assert (tmp_path / "x").read_text(encoding="utf-8") == "a file"
