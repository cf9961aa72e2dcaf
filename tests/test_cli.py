"""The command line on real projects: what it prints, writes and exits with."""

import json
import re
import subprocess
from pathlib import Path

import polib
import pytest

from generator import __version__
from generator.messages import Translator
from generator.pofiles import folder_name
from tests.tools import COMPETENCY, ROOT, copy_project, files_of, require_tool, run

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
    [["chek"], ["check", "--format", "xml"], ["messages"], ["check", "more"], ["locale"], ["locale", "add"]],
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


@pytest.mark.parametrize(("tag", "folder", "forms"), [("de-DE", "de_DE", 2), ("ar", "ar", 6), ("id", "id", 1)])
def test_a_new_locale_has_every_message_as_an_update_writes_it(
    project: Path, tag: str, folder: str, forms: int
) -> None:
    before = files_of(project)
    done = run("competency-docs", "locale", "add", tag, cwd=project)
    path = f"locales/{folder}/LC_MESSAGES/messages.po"
    assert (done.returncode, done.stdout) == (0, f"{path}\n")
    template, catalogue = polib.pofile(str(project / "locales/messages.pot")), polib.pofile(str(project / path))
    assert done.stderr.splitlines() == [
        f"{Translator(tag).autonym}: {len(template)} messages to translate; until then they show in English, marked.",
        f"When it is ready, `{tag}: 100` in thresholds of mkdocs.yml keeps it complete.",
    ]
    assert files_of(project).keys() - before.keys() == {path}
    assert [(one.msgctxt, one.msgid) for one in catalogue] == [(one.msgctxt, one.msgid) for one in template]
    assert catalogue.percent_translated() == 0
    assert catalogue.metadata["Language"] == folder
    assert {len(one.msgstr_plural) for one in catalogue if one.msgid_plural} == {forms}
    assert run("competency-docs", "messages", "update", cwd=project).stdout == ""
    assert run("competency-docs", "check", cwd=project).returncode == 0


@pytest.mark.parametrize("tag", ["ar", "he", "lv", "cy", "pl", "sr-Latn", "hi", "ko"])
def test_gettexts_own_tool_accepts_a_new_catalogue(project: Path, tag: str) -> None:
    msgfmt = require_tool("msgfmt")
    assert run("competency-docs", "locale", "add", tag, cwd=project).returncode == 0
    path = f"locales/{folder_name(tag)}/LC_MESSAGES/messages.po"
    done = run(msgfmt, "--check", "-o", "/dev/null", path, cwd=project)
    # The header has no dates and names nobody.
    said = [line for line in done.stderr.splitlines() if not re.search("header field .* missing", line)]
    assert (done.returncode, said) == (0, [])


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("jp-JP", "expected a locale that CLDR knows, such as ja-JP, found 'jp-JP'; did you mean 'ja-JP'?"),
        ("zh_CN", "expected a locale that CLDR knows, such as ja-JP, found 'zh_CN'; did you mean 'zh-CN'?"),
        ("german", "expected a locale that CLDR knows, such as ja-JP, found 'german'"),
        ("../..", "expected a locale that CLDR knows, such as ja-JP, found '../..'"),
        ("en", "expected another language than that of the sources, found 'en'"),
    ],
)
def test_what_is_no_other_language_is_wrong_usage(project: Path, tag: str, said: str) -> None:
    before = files_of(project)
    done = run("competency-docs", "locale", "add", tag, cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: Invalid value for 'TAG': {said}"
    assert files_of(project) == before


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        ("mkdir locales/de_DE", "locales/de_DE: expected no such folder yet, found one"),
        ("rm -r locales && touch locales", "locales/de_DE: expected a folder to write, found "),
        ("rm data/programme.yml", "data:1: expected the key 'programme', found none"),
    ],
)
def test_a_locale_that_cannot_be_added_is_said_and_nothing_written(project: Path, prepare: str, said: str) -> None:
    subprocess.run(["sh", "-c", prepare], cwd=project, check=True)
    config = project / "mkdocs.yml"
    config.write_text(re.sub(r" thresholds: .*", "", config.read_text(encoding="utf-8")), encoding="utf-8")
    before = files_of(project)
    done = run("competency-docs", "locale", "add", "de-DE", cwd=project)
    assert done.returncode == 1
    assert done.stdout.startswith(f"error: {said}")
    assert files_of(project) == before


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
