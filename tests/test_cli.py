"""The command line on real projects: what it prints, writes and exits with."""

import json
import re
from pathlib import Path

import polib
import pytest

from generator import __version__
from generator.pofiles import message_id
from tests.tools import COMPETENCIES, COMPETENCY, LOCALES, PAGES, ROOT, copy_project, files_of, require_tool, run

DATA = f"data/competencies/{COMPETENCY}.yml"
JAPANESE = "locales/ja_JP/LC_MESSAGES/messages.po"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_sound_project_has_no_problem(project: Path) -> None:
    done = run("competency-docs", "check", cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 errors, 0 warnings\n")


def test_problems_are_printed_with_their_lines_and_exit_1(project: Path) -> None:
    edit(project / DATA, "tiers: [silver, gold]", "tiers: [silver, golden]")
    done = run("competency-docs", "check", cwd=project)
    assert done.returncode == 1
    first = done.stdout.splitlines()[0]
    assert first.startswith(f"error: {DATA}:9: competencies.{COMPETENCY}.options.cloud-crm-reseller.tiers[1]: ")
    assert first.endswith("expected one of 'gold', 'silver', found 'golden'; did you mean 'gold'?")
    assert done.stderr.splitlines()[-1].endswith("errors, 0 warnings")


def test_problems_for_machines_are_one_object(project: Path) -> None:
    edit(project / JAPANESE, 'msgstr "または"', 'msgstr "<b>または</b>"')
    done = run("competency-docs", "check", "--format", "json", cwd=project)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert [(one["check"], one["severity"], one["locale"]) for one in report["problems"]] == [
        ("markup", "error", "ja-JP"),
        ("threshold", "error", "ja-JP"),
    ]
    assert report["problems"][0]["message"] == "expected plain text, found an HTML tag '<b>' in '<b>または</b>'"
    assert report["summary"]["error"] == 2


def test_a_dead_link_is_found_without_building(project: Path) -> None:
    edit(project / "templates/home.html", 'href="{{ link(competency.id, "") }}"', 'href="nowhere/"')
    done = run("competency-docs", "check", cwd=project)
    assert done.returncode == 1
    assert (
        "en/index.html: expected a link that leads somewhere, found 'nowhere/', but there is no such page"
        in done.stdout
    )
    assert not (project / "site").exists()


def test_a_missing_configuration_is_named(tmp_path: Path) -> None:
    done = run("competency-docs", "check", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == "error: mkdocs.yml: expected a file that can be read, found no such file or directory\n"


@pytest.mark.parametrize(
    "arguments",
    [["chek"], ["check", "--format", "xml"], ["messages"], ["check", "more"], ["messages", "stats", "--format", "po"]],
)
def test_wrong_usage_exits_2(project: Path, arguments: list[str]) -> None:
    assert run("competency-docs", *arguments, cwd=project).returncode == 2


def test_the_version_is_the_packages(project: Path) -> None:
    assert __version__ in run("competency-docs", "--version", cwd=project).stdout


def test_the_repository_is_in_its_canonical_form(project: Path) -> None:
    before = files_of(project)
    done = run("competency-docs", "messages", "update", cwd=project)
    assert (done.returncode, done.stdout) == (0, "")
    assert files_of(project) == before


def test_an_update_says_what_it_wrote_and_the_next_one_has_nothing_to_do(project: Path) -> None:
    edit(
        project / "templates/_requirements.html",
        "Pass one of the following exams:",
        "Pass any one of the following exams:",
    )
    first = run("competency-docs", "messages", "update", cwd=project)
    assert first.returncode == 0
    assert first.stdout.splitlines() == [
        "locales/messages.pot",
        *(f"locales/{one}/LC_MESSAGES/messages.po" for one in ("it_IT", "ja_JP", "pt_BR", "zh_CN", "zh_TW")),
    ]
    [entry] = [
        one for one in polib.pofile(str(project / JAPANESE)) if one.msgid == "Pass any one of the following exams:"
    ]
    assert entry.fuzzy
    assert entry.previous_msgid == "Pass one of the following exams:"
    assert entry.msgstr
    assert run("competency-docs", "messages", "update", cwd=project).stdout == ""


def test_a_name_that_a_language_has_its_own_word_for_is_kept(project: Path) -> None:
    with (project / JAPANESE).open("a", encoding="utf-8") as file:
        file.write('\nmsgctxt "name"\nmsgid "Dynamics CRM Marketing"\nmsgstr "Dynamics CRM マーケティング"\n')
    assert run("competency-docs", "messages", "update", cwd=project).returncode == 0
    entries = polib.pofile(str(project / JAPANESE))
    [entry] = [one for one in entries if one.msgid == "Dynamics CRM Marketing"]
    assert not entry.obsolete
    assert entry.msgstr == "Dynamics CRM マーケティング"
    assert run("competency-docs", "check", cwd=project).returncode == 0


def test_an_update_of_broken_input_changes_nothing(project: Path) -> None:
    edit(project / JAPANESE, 'msgstr "または"', 'msgstr "または')
    before = files_of(project)
    done = run("competency-docs", "messages", "update", cwd=project)
    assert done.returncode == 1
    assert "PO format" in done.stdout
    assert files_of(project) == before


def test_the_figures_of_a_project_that_is_translated_are_one_line_for_each_locale(project: Path) -> None:
    done = run("competency-docs", "messages", "stats", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    head, *lines = done.stdout.splitlines()
    assert head == "locale  translated  fuzzy  refused  missing  words left    %"
    for locale, line in zip(LOCALES[1:], lines, strict=True):
        assert re.fullmatch(rf"{locale}          \d\d\d      0        0        0           0  100", line)


def test_the_figures_of_pages_that_are_not_complete_fit_a_terminal(project: Path) -> None:
    edit(project / JAPANESE, 'msgstr "かつ"', 'msgstr "100"')
    edit(project / JAPANESE, 'msgid "Official name"', '#, fuzzy\nmsgid "Official name"')
    done = run("competency-docs", "messages", "stats", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    head, *pages = done.stdout.partition("\n\n")[2].splitlines()
    assert head == "ja-JP page                              fuzzy  refused  missing  words left   %"
    [page] = [page for page in pages if page.startswith(f"{COMPETENCY} ")]
    assert re.fullmatch(rf"{COMPETENCY}      1        1        0           3  9\d", page)
    assert {page.split()[0] for page in pages} == set(COMPETENCIES)
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_the_figures_for_machines_tell_each_page_and_each_message_that_is_left(project: Path) -> None:
    edit(project / JAPANESE, 'msgid "AND"', 'msgid "ANDS"')
    first, again = (run("competency-docs", "messages", "stats", "--format", "json", cwd=project) for _ in range(2))
    assert first.stdout == again.stdout
    assert (first.returncode, first.stderr) == (0, "")
    report = json.loads(first.stdout)
    assert (report["problems"], report["summary"]["error"]) == ([], 0)
    locales = {one["locale"]: one for one in report["summary"]["locales"]}
    assert list(locales) == list(LOCALES[1:])
    japanese = locales["ja-JP"]
    pages, left = japanese.pop("pages"), japanese.pop("left")
    messages = japanese["messages"]
    assert japanese == {
        "locale": "ja-JP",
        "file": JAPANESE,
        "threshold": 100,
        "messages": messages,
        "translated": messages - 1,
        "fuzzy": 0,
        "refused": 0,
        "missing": 1,
        "words_left": 1,
        "percent": 99,
    }
    assert [page["page"] for page in pages] == ["index", *PAGES[1:], "404"]
    addresses = [page["address"] for page in pages]
    assert (addresses[:2], addresses[-1]) == (["ja-JP/", "ja-JP/exams/"], "ja-JP/404.html")
    [message] = left
    using = [page["page"] for page in pages if page["missing"]]
    # The catalogue has no such message: no line.
    assert message == {
        "message": message_id(("connective", "AND")),
        "context": "connective",
        "msgid": "AND",
        "state": "missing",
        "pages": using,
    }
    assert COMPETENCY in using


@pytest.mark.parametrize("form", ["text", "json"])
def test_figures_of_what_cannot_be_read_are_not_counted(project: Path, form: str) -> None:
    edit(project / JAPANESE, 'msgstr "または"', 'msgstr "または')
    done = run("competency-docs", "messages", "stats", "--format", form, cwd=project)
    assert done.returncode == 1
    assert "PO format" in done.stdout
    assert "translated" not in done.stdout


def test_gettexts_own_tool_accepts_every_catalogue() -> None:
    msgfmt = require_tool("msgfmt")
    for path in sorted((ROOT / "locales").glob("*/LC_MESSAGES/messages.po")):
        done = run(msgfmt, "--check-format", "--check-domain", "-o", "/dev/null", str(path), cwd=ROOT)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2018-03-19", "which nobody can attain from 2019-01-01"),
        ("2019-01-01", "which nobody can attain since 2019-01-01"),
    ],
)
def test_a_tier_that_time_makes_unattainable_is_a_warning_and_stops_a_strict_build_only(
    project: Path, day: str, found: str
) -> None:
    file = project / "data/credentials.yml"
    text = file.read_text(encoding="utf-8")
    for code in ("mb2-712", "mb2-707", "mb2-716"):
        text = text.replace(f"exam-{code}.aspx\n", f"exam-{code}.aspx\n  accepted_until: 2018-12-31\n")
    file.write_text(text, encoding="utf-8")
    done = run("competency-docs", "check", cwd=project, AS_OF=day)
    assert done.returncode == 0
    warnings = [line for line in done.stdout.splitlines() if line.startswith(f"warning: {DATA}")]
    assert [line.partition("found ")[2].partition(": ")[0] for line in warnings] == [
        f"{tier}, {found}" for tier in ("silver", "gold")
    ]
    assert all(line.endswith("is accepted until 2018-12-31") for line in warnings)
    assert done.stderr == f"0 errors, {done.stdout.count('warning: ')} warnings\n"
    assert run("mkdocs", "build", cwd=project, AS_OF=day).returncode == 0
    page = (project / "site/ja-JP" / COMPETENCY / "index.html").read_text(encoding="utf-8")
    assert page.count('class="cd-warning"') == 2
    assert run("mkdocs", "build", "--strict", cwd=project, AS_OF=day).returncode == 1
