"""`competency-docs verify` on the real site: what it prints and exits with."""

import json
import shutil
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.tools import COMPETENCY, LOCALES, PAGES, ROOT, cli

PAGE = f"ja-JP/{COMPETENCY}/index.html"
FIGURE = f"competencies.{COMPETENCY}.options.cloud-crm-reseller.thresholds.cloud-net-new-revenue.minimum.gold.developed"


@pytest.fixture
def copied(site: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(site, tmp_path / "site"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def verify(site: Path | str, *options: str) -> tuple[int, str, str]:
    done = cli("verify", str(site), *options, cwd=ROOT)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.unmeasured
def test_the_real_site_is_clean(site: Path) -> None:
    assert verify(site) == (0, "", "0 errors, 0 warnings\n")


def test_for_machines_a_clean_site_has_a_summary(site: Path) -> None:
    code, said, _ = verify(site, "--format", "json")
    assert code == 0
    pages = len(LOCALES) * len(PAGES)
    assert json.loads(said)["problems"] == []
    facts = json.loads(said)["summary"].pop("facts")
    assert facts > 10_000
    assert json.loads(said)["summary"] == {
        "error": 0,
        "warning": 0,
        "as_of": "2018-03-19",
        "facts": facts,
        "pages": pages,
    }


@pytest.mark.unmeasured
def test_one_digit_by_hand_is_named_with_locale_page_path_expected_and_found(copied: Path) -> None:
    page = copied / PAGE
    after = f'data-fact="{FIGURE}">'
    edit(page, f"{after}300,000", f"{after}800,000")
    said = "expected 'USD 300000', as its reader writes it, found '800,000 米ドル'"
    assert verify(copied) == (1, f"error: ja-JP/{COMPETENCY}/: {FIGURE}: {said}\n", "1 error, 0 warnings\n")


@pytest.mark.unmeasured
def test_for_machines_a_problem_has_parts(copied: Path) -> None:
    edit(copied / PAGE, 'value="USD 300000"', 'value="USD 800000"')
    code, said, _ = verify(copied, "--format", "json")
    assert code == 1
    problems = json.loads(said)["problems"]
    assert problems[0] == {
        "check": "verify-values",
        "where": f"ja-JP/{COMPETENCY}/: {FIGURE}",
        "message": "expected 'USD 300000', found 'USD 800000' in the element's attribute",
        "severity": "error",
        "locale": "ja-JP",
        "expected": "'USD 300000'",
        "found": "'USD 800000' in the element's attribute",
    }
    # The text is no longer its value, the page is not that of other languages, and the proof is another one.
    assert [one["check"] for one in problems[1:]] == ["verify-shown", "verify-structure", "verify-proof"]
    assert json.loads(said)["summary"]["error"] == 4


def test_what_is_no_folder_is_wrong_usage(tmp_path: Path) -> None:
    code, said, error = verify(tmp_path / "none")
    assert (code, said) == (2, "")
    assert "does not exist" in error
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert verify(tmp_path / "file")[0] == 2
    assert cli("verify", cwd=ROOT).returncode == 2
    assert verify(tmp_path, "--format", "xml")[0] == 2


@pytest.mark.parametrize("files", [{}, {"index.html": b"<p>Hello"}, {"x.txt": b"x"}, {"en/index.html": b"\x00\x01"}])
def test_a_folder_that_is_no_site_is_one_problem(tmp_path: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    expected = "error: /: expected a built site, whose pages state their date, found no page with one\n"
    assert verify(tmp_path) == (1, expected, "1 error, 0 warnings\n")


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe\x00", "one that cannot be read: 'utf-8' codec can't decode byte 0xff in position 0: "),
        (b"<p>" * 4_000_000, "one that cannot be read: it has 12000000 bytes, more than 10000000"),
        (b"<div data-article>" + b"<div>" * 5_000, "one that cannot be read: elements more than 100 deep"),
        (b"", "none"),
    ],
)
def test_a_page_that_cannot_be_read_is_one_problem_of_that_page(copied: Path, content: bytes, why: str) -> None:
    (copied / PAGE).write_bytes(content)
    code, said, _ = verify(copied)
    assert code == 1
    pages = [line for line in said.splitlines() if "expected a page, found" in line]
    assert len(pages) == 1
    assert pages[0].startswith(f"error: ja-JP/{COMPETENCY}/: expected a page, found {why}")


def test_data_that_cannot_be_read_is_named(site: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [competency-docs]\n", encoding="utf-8")
    done = cli("verify", str(site), cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("error: data")


def test_anybody_can_compute_the_proof(site: Path) -> None:
    """As docs/html.md says it, with nothing of ours."""
    proof = json.loads((site / "proof.json").read_text(encoding="utf-8"))

    def digest(content: bytes) -> str:
        return sha256(content).hexdigest()

    class Facts(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.lines: set[str] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            if path := given.get("data-fact"):
                name = {"data": "value", "time": "datetime", "a": "href"}[tag]
                self.lines.add(f"{path}\t{given[name]}\n")

    pages: dict[str, dict[str, str]] = {}
    for path in site.rglob("index.html"):
        locale, _, name = path.relative_to(site).parent.as_posix().partition("/")
        if locale != ".":
            reader = Facts()
            reader.feed(path.read_text(encoding="utf-8"))
            pages.setdefault(name, {})[locale] = digest("".join(sorted(reader.lines)).encode())
    data = [
        (one.relative_to(ROOT / "data").as_posix(), digest(one.read_bytes())) for one in (ROOT / "data").rglob("*.yml")
    ]
    assert proof == {
        "as_of": "2018-03-19",
        "catalogues": {
            one.parents[1].name.replace("_", "-"): digest(one.read_bytes()) for one in (ROOT / "locales").rglob("*.po")
        },
        "data": digest("".join(f"{path}\t{one}\n" for path, one in sorted(data)).encode()),
        "pages": pages,
    }
    assert {len(set(one.values())) for one in pages.values()} == {1}


@pytest.mark.unmeasured
def test_another_proof_is_found(copied: Path) -> None:
    edit(copied / "proof.json", '"as_of": "2018', '"as_of": "2017')
    assert verify(copied)[:2] == (1, "error: proof.json: as_of: expected 2018-03-19, found 2017-03-19\n")
    (copied / "proof.json").unlink()
    assert verify(copied)[:2] == (0, "warning: proof.json: expected the proof of these pages, found no such file\n")
