"""The command `diff`, as it is called: in a repository of its own, in every form."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.tools import LOCALES, cli, copy_project, require_tool

CREDENTIALS = "data/credentials.yml"
COMPETENCY = "cloud-business-applications"
DATA = f"data/competencies/{COMPETENCY}.yml"


def git(folder: Path, *arguments: str) -> None:
    command = [require_tool("git"), "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project in two commits, of which the second raises a figure."""
    folder = copy_project(tmp_path_factory.mktemp("repository"))
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The record")
    edit(folder / DATA, "gold: {developed: 300000", "gold: {developed: 350000")
    git(folder, "commit", "--quiet", "--all", "--message", "More at Gold")
    return folder


@pytest.mark.unmeasured
def test_two_revisions_as_text(repository: Path) -> None:
    done = cli("diff", "HEAD~1", "HEAD", cwd=repository)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "HEAD~1 -> HEAD: 1 fact changed, 6 pages touched\n"
        "\n"
        "Cloud Business Applications\n"
        "  Enterprise Customer Engagement\n"
        "    Gold, Developed markets, Cloud net new revenue: US$300,000 -> US$350,000\n"
        "\n"
        "Pages touched: 6\n"
        f"  {', '.join(LOCALES)}: /{COMPETENCY}/\n"
    )


@pytest.mark.unmeasured
def test_a_revision_and_the_folder_at_hand_as_markdown(repository: Path) -> None:
    done = cli("diff", "HEAD^1", ".", "--format", "markdown", cwd=repository)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "### HEAD^1 -> .: 1 fact changed, 6 pages touched\n"
        "\n"
        "#### Cloud Business Applications\n"
        "\n"
        "| Option | Tier | What | Before | After |\n"
        "|---|---|---|---|---|\n"
        "| Enterprise Customer Engagement | Gold | Developed markets, Cloud net new revenue "
        "| US\\$300,000 | US\\$350,000 |\n"
        "\n"
        "<details><summary>Pages touched: 6</summary>\n"
        "\n"
        f"- {', '.join(LOCALES)}: /{COMPETENCY}/\n"
        "\n"
        "</details>\n"
    )


@pytest.mark.unmeasured
def test_two_data_folders_of_revisions_as_json(repository: Path) -> None:
    done = cli("diff", "HEAD~1:data", "HEAD:data", "--format", "json", cwd=repository)
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert report["old"] == {"name": "HEAD~1:data", "as_of": "2018-03-19"}
    assert report["changes"] == [
        {
            "path": f"competencies.{COMPETENCY}.options.enterprise-customer-engagement"
            ".thresholds.cloud-net-new-revenue.minimum.gold.developed",
            "kind": "minimum",
            "where": {"competency": COMPETENCY, "option": "enterprise-customer-engagement", "tiers": ["gold"]},
            "shown_by": [],
            "old": "USD 300000",
            "new": "USD 350000",
            "before": "US$300,000",
            "after": "US$350,000",
            "sentence": "Gold, Developed markets, Cloud net new revenue: US$300,000 -> US$350,000",
            "details": [],
        }
    ]
    touched = {locale: [{"address": f"{locale}/{COMPETENCY}/", "how": "changed"}] for locale in LOCALES}
    assert report["pages"] == {**touched, "*": []}
    nothing: dict[str, object] = {key: [] for key in ("missing", "fuzzy", "refused", "removed", "translated")}
    assert report["messages"]["it-IT"] == nothing | {"words_left": 0}
    assert (report["frames"], report["templates"], report["notes"]) == ([], [], [])


def test_a_folder_and_its_copy_are_not_different(repository: Path, tmp_path: Path) -> None:
    copy = copy_project(tmp_path)
    done = cli("diff", str(copy), "HEAD~1", cwd=repository)
    assert (done.returncode, done.stdout) == (0, f"{copy} -> HEAD~1: no fact, page or message is different\n")


def test_what_cannot_be_read_is_told_of_both_sides(repository: Path, tmp_path: Path) -> None:
    copy = copy_project(tmp_path / "copy")
    edit(copy / CREDENTIALS, "kind: exam", "kind: exm")
    done = cli("diff", str(copy), "nope", cwd=repository)
    assert done.returncode == 1
    first, *_, last = done.stdout.splitlines()
    assert first.startswith(f"error: {copy}: data/credentials.yml:6: credentials.70-246.kind: expected ")
    assert last == "error: nope: expected a folder, or a revision that git knows, found Not a valid object name nope"
    assert done.stderr == "2 errors, 0 warnings\n"
    done = cli("diff", str(copy), "nope", "--format", "json", cwd=repository)
    assert done.returncode == 1
    assert [one["check"] for one in json.loads(done.stdout)["problems"]] == ["data", "revision"]
    done = cli("diff", str(copy), "nope", "--format", "markdown", cwd=repository)
    assert (done.returncode, done.stderr) == (1, "")
    title, _, first, last = done.stdout.splitlines()
    assert title.endswith(" -> nope: they cannot be compared")
    assert first.startswith("- ")
    assert last == "- nope: expected a folder, or a revision that git knows, found Not a valid object name nope"


def test_a_template_that_reaches_out_is_refused(repository: Path, tmp_path: Path) -> None:
    copy = copy_project(tmp_path)
    edit(copy / "templates/home.html", "<h1", "{{ fact.__self__ }}<h1")
    done = cli("diff", "HEAD", str(copy), cwd=repository)
    assert done.returncode == 1
    assert done.stdout.startswith(f"error: {copy}: templates/home.html:")
    assert "found access to attribute '__self__' of 'method' object is unsafe." in done.stdout


def test_data_whose_meaning_is_doubtful_can_be_compared(repository: Path, tmp_path: Path) -> None:
    """The check is for that; what an old revision says cannot be mended."""
    copy = copy_project(tmp_path)
    edit(copy / DATA, "gold: {developed: 300000", "gold: {developed: 1")
    done = cli("diff", "HEAD~1", str(copy), cwd=repository)
    assert done.returncode == 0
    assert "Gold, Developed markets, Cloud net new revenue: US$300,000 -> US$1\n" in done.stdout


@pytest.mark.parametrize("arguments", [[], ["HEAD"], ["HEAD", "HEAD", "HEAD"], ["HEAD", "HEAD", "--format", "html"]])
def test_wrong_usage_exits_2(repository: Path, arguments: list[str]) -> None:
    assert cli("diff", *arguments, cwd=repository).returncode == 2
