"""Every page of the built site is valid HTML (docs/decisions/validity.md)."""

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.tools import ROOT, require_tool

NODE = ROOT / "tests/node"


@dataclass(frozen=True)
class Excused:
    """What is reported and stays: the rule, the elements, why."""

    rule: str
    selector: str
    message: str
    reason: str


EXCUSED = (
    Excused(
        "valid-autocomplete",
        r"#__(drawer|search)",
        r"autocomplete attribute cannot be used on <input type=\"checkbox\">",
        "Material keeps a browser from opening its menu again after a reload.",
    ),
    Excused(
        "wcag/h32",
        r"html > body > header > nav > .*form",
        r"<form> element must have a submit button",
        "Material's switch of colours, and its search: both act at once, and nothing is sent.",
    ),
    Excused(
        "unique-landmark",
        r"html > body > div:nth-child\(\d+\) > main > div > div:nth-child\([12]\) > div > div > nav.*",
        r"Landmarks must have .*",
        "Material's table of contents: it stands in both sidebars, of which one is shown.",
    ),
    Excused(
        "no-redundant-role",
        r".* > article > .*(ol|ul)",
        r"Redundant role \"list\" on <[ou]l>",
        "Ours. Safari takes a list without bullets for none unless its role says so.",
    ),
)


def messages(files: list[Path], report: Path) -> list[tuple[str, dict[str, str]]]:
    """Return what html-validate reports of some pages, each with the page."""
    program = require_tool("html-validate", NODE / "node_modules/.bin")
    config = str(NODE / "htmlvalidate.json")
    # Into a file: into a pipe it writes no more than that holds.
    command = [program, "--config", config, "--formatter", f"json={report}", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in {0, 1}, done.stderr
    found = json.loads(report.read_text(encoding="utf-8"))
    return [(one["filePath"], message) for one in found for message in one["messages"]]


def excuse(message: dict[str, str]) -> Excused | None:
    return next(
        (
            one
            for one in EXCUSED
            if one.rule == message["ruleId"]
            and re.fullmatch(one.selector, message.get("selector") or "")
            and re.fullmatch(one.message, message["message"])
        ),
        None,
    )


def test_every_page_is_valid_and_every_excuse_is_needed(site: Path, tmp_path: Path) -> None:
    found = messages(sorted(site.rglob("*.html")), tmp_path / "report.json")
    assert [(page, one["ruleId"], one["line"], one["message"]) for page, one in found if not excuse(one)] == []
    assert [one.rule for one in EXCUSED if one not in {excuse(message) for _, message in found}] == []


def test_what_is_not_valid_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><head><title>Bad</title></head>'
        '<body><h1 id="a">A</h1><p id="a"><div></div></p></body></html>',
        encoding="utf-8",
    )
    found = messages([page], tmp_path / "report.json")
    assert [one["ruleId"] for _, one in found] == ["no-implicit-close", "no-dup-id", "close-order"]
    assert [excuse(one) for _, one in found] == [None, None, None]
