"""The command line on real projects: what it prints, writes and exits with."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import polib
import pytest
from click.testing import CliRunner

from generator import __version__
from generator.cli import main
from generator.messages import Translator
from generator.pofiles import folder_name, message_id
from tests.tools import COMPETENCIES, COMPETENCY, LOCALES, PAGES, ROOT, cli, copy_project, files_of, require_tool, run

DATA = f"data/competencies/{COMPETENCY}.yml"
JAPANESE = "locales/ja_JP/LC_MESSAGES/messages.po"
ITALIAN = "locales/it_IT/LC_MESSAGES/messages.po"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_sound_project_has_no_problem(project: Path) -> None:
    done = cli("check", cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 errors, 0 warnings\n")


def test_problems_are_printed_with_their_lines_and_exit_1(project: Path) -> None:
    edit(project / DATA, "tiers: [silver, gold]", "tiers: [silver, golden]")
    done = cli("check", cwd=project)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        (
            f"error: {DATA}:9: competencies.{COMPETENCY}.options.cloud-crm-reseller.tiers[1]: "
            "expected one of 'gold', 'silver', found 'golden'; did you mean 'gold'?"
        ),
        "  9 |     tiers: [silver, golden]",
        "    |                     ^^^^^^",
    ]
    assert done.stderr == "1 error, 0 warnings\n"


def test_a_problem_of_a_translation_names_its_rule(project: Path) -> None:
    edit(project / ITALIAN, '"Periodo"', '"Periodo 3"')
    edit(project / ITALIAN, "plural=(n != 1)", "plural=(n > 1)")
    done = cli("check", cwd=project)
    at, line = f"error: {ITALIAN}:LINE", "line LINE"
    assert re.sub(r"(:|line )\d+", r"\1LINE", done.stdout).splitlines() == [
        f"{at}: expected 'nplurals=2; plural=(n != 1);', found 'nplurals=2; plural=(n > 1);' [plural-header]",
        f"{at}: expected no digit, found 3 in 'Periodo 3' [figures]",
        f"{at}: expected 100 % of the messages translated, found 99 %: without 'Period' ({line}, refused) [threshold]",
    ]


@pytest.mark.parametrize(
    ("document", "file", "old", "new"),
    [
        ("README.md", "data/credentials.yml", "retires: 2017-12-31", "retires: 31/12/2017"),
        ("CONTRIBUTING.md", DATA, "developed: 100000, developing: 50000", "developd: 100000, developing: 50,000"),
    ],
)
def test_the_documents_show_errors_as_they_are_printed(
    project: Path, document: str, file: str, old: str, new: str
) -> None:
    text = (project / file).read_text(encoding="utf-8")
    (project / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    printed = cli("check", cwd=project).stdout
    assert printed.count("error: ") == printed.count("^\n") > 0
    assert printed in (ROOT / document).read_text(encoding="utf-8")


def test_problems_for_machines_say_where_in_the_line_and_what_to_write(project: Path) -> None:
    edit(project / DATA, "headcount: {silver: 2,", "headcount: {silver: two,")
    done = cli("check", "--format", "json", cwd=project)
    [problem] = json.loads(done.stdout)["problems"]
    [line] = [n for n, text in enumerate((project / DATA).read_text().splitlines(), 1) if "silver: two" in text]
    path = f"competencies.{COMPETENCY}.options.cloud-crm-reseller.people.headcount.silver"
    assert problem == {
        "check": "data",
        "where": f"{DATA}:{line}: {path}",
        "message": "expected a whole number, found 'two'",
        "severity": "error",
        "expected": "a whole number",
        "found": "'two'",
        "help": "write 2",
        "evidence": [
            {
                "file": DATA,
                "line": line,
                "text": "      headcount: {silver: two, gold: 4}",
                "column": 27,
                "length": 3,
            }
        ],
    }


@pytest.mark.parametrize(
    ("no_color", "word"), [("", "\x1b[31m\x1b[1merror\x1b[0m: "), ("1", "error: ")], ids=["a terminal", "NO_COLOR"]
)
def test_a_terminal_shows_errors_in_colour_unless_asked_not_to(project: Path, no_color: str, word: str) -> None:
    edit(project / DATA, "headcount: {silver: 2,", "headcount: {silver: two,")
    options = ["-f", str(project / "mkdocs.yml"), "check"]
    done = CliRunner(env={"NO_COLOR": no_color}).invoke(main, options, color=True)
    assert done.stdout.startswith(f"{word}{DATA}:")


def test_problems_for_machines_are_one_object(project: Path) -> None:
    edit(project / JAPANESE, 'msgstr "または"', 'msgstr "<b>または</b>"')
    done = cli("check", "--format", "json", cwd=project)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert [(one["check"], one["severity"], one["locale"]) for one in report["problems"]] == [
        ("markup", "error", "ja-JP"),
        ("threshold", "error", "ja-JP"),
    ]
    assert report["problems"][0]["message"] == "expected plain text, found an HTML tag '<b>' in '<b>または</b>'"
    assert report["summary"]["error"] == 2


DEFECTS = {
    JAPANESE: (('msgstr "または"', 'msgstr "または "'), ('msgstr "正式名称"', 'msgstr "正式名称。"')),
    ITALIAN: (("Almeno %(count)s", "Almeno  %(count)s"),),
}
# LINE stands for the line of the message.
FIXED = """fixed: locales/it_IT/LC_MESSAGES/messages.po:LINE: 'Almeno  %(count)s' is now 'Almeno %(count)s'
fixed: locales/ja_JP/LC_MESSAGES/messages.po:LINE: 'または ' is now 'または'
fixed: locales/ja_JP/LC_MESSAGES/messages.po:LINE: '正式名称。' is now '正式名称'
"""


def spoil(project: Path) -> None:
    for name, edits in DEFECTS.items():
        for old, new in edits:
            edit(project / name, old, new)


def test_what_a_machine_can_repair_is_a_warning_that_says_so(project: Path) -> None:
    spoil(project)
    before = files_of(project)
    done = cli("check", "--format", "json", cwd=project)
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert [(one["check"], one["severity"], one["fixable"]) for one in report["problems"]] == [
        ("spaces", "warning", True), ("spaces", "warning", True), ("ending", "warning", True),
    ]  # fmt: skip
    assert "fixed" not in report
    assert files_of(project) == before


@pytest.mark.unmeasured
def test_check_fix_repairs_it_and_says_what_it_changed(project: Path) -> None:
    sound = files_of(project)
    spoil(project)
    done = cli("check", "--fix", cwd=project)
    assert (done.returncode, done.stderr) == (0, "0 errors, 0 warnings\n")
    assert re.sub(r":\d+:", ":LINE:", done.stdout) == FIXED
    assert files_of(project) == sound
    again = cli("check", "--fix", cwd=project)
    assert (again.returncode, again.stdout) == (0, "")
    assert files_of(project) == sound


def test_what_was_repaired_is_told_to_machines_too(project: Path) -> None:
    spoil(project)
    report = json.loads(cli("check", "--fix", "--format", "json", cwd=project).stdout)
    assert report["problems"] == []
    lines = (project / JAPANESE).read_text(encoding="utf-8").splitlines()
    line = next(n for n, one in enumerate(lines, 1) if one == 'msgstr "または"')
    fixed = report["fixed"][1]
    assert (fixed["locale"], fixed["before"], fixed["after"]) == ("ja-JP", "または ", "または")
    # The line of its msgid, with a context the line of that.
    assert fixed["where"] in {f"{JAPANESE}:{line - above}" for above in range(6)}


def test_check_fix_leaves_every_other_byte_of_a_file(project: Path) -> None:
    """A file as a tool has written it: a mark at its start, other line ends, wrapped lines, an older message."""
    file = project / JAPANESE
    text = file.read_text(encoding="utf-8")
    text = text.replace('msgstr "または"', 'msgstr ""\n"また"\n"は "') + '\n#~ msgid "old"\n#~ msgstr "古い  "\n'
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    done = cli("check", "--fix", cwd=project)
    assert done.returncode == 0
    expected = text.replace('msgstr ""\n"また"\n"は "', 'msgstr "または"')
    assert file.read_bytes() == b"\xef\xbb\xbf" + expected.replace("\n", "\r\n").encode()


def test_check_fix_repairs_nothing_that_an_exception_excuses(project: Path) -> None:
    edit(project / JAPANESE, 'msgstr "正式名称"', 'msgstr "正式名称。"')
    with (project / "locales/exceptions.yml").open("a", encoding="utf-8") as file:
        file.write("- {rule: ending, locales: [ja-JP], messages: [Official name], reason: A test.}\n")
    before = files_of(project)
    done = cli("check", "--fix", cwd=project)
    assert (done.returncode, done.stdout) == (0, "")
    assert files_of(project) == before


def test_check_fix_of_broken_input_changes_nothing(project: Path) -> None:
    spoil(project)
    edit(project / DATA, "tiers: [silver, gold]", "tiers: [silver, golden]")
    before = files_of(project)
    done = cli("check", "--fix", cwd=project)
    assert done.returncode == 1
    assert "fixed: " not in done.stdout
    assert files_of(project) == before


def test_check_fix_leaves_errors_to_people(project: Path) -> None:
    """A figure stays where the rest is repaired; of what is markup, nothing is repaired."""
    edit(project / JAPANESE, 'msgstr "または"', 'msgstr "<b>または</b> "')
    edit(project / JAPANESE, 'msgstr "かつ"', 'msgstr "かつ 100 "')
    done = cli("check", "--fix", cwd=project)
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if line.startswith("fixed: ") and "または" in line] == []
    assert done.stdout.count("fixed: ") == 1
    assert "error: " in done.stdout
    text = (project / JAPANESE).read_text(encoding="utf-8")
    assert 'msgstr "<b>または</b> "' in text
    assert 'msgstr "かつ 100"' in text


def test_a_dead_link_is_found_without_building(project: Path) -> None:
    edit(project / "templates/home.html", 'href="{{ link(competency.id, "") }}"', 'href="nowhere/"')
    done = cli("check", cwd=project)
    assert done.returncode == 1
    assert (
        "en/index.html: expected a link that leads somewhere, found 'nowhere/', but there is no such page"
        in done.stdout
    )
    assert not (project / "site").exists()


def test_a_missing_configuration_is_named(tmp_path: Path) -> None:
    done = cli("check", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == "error: mkdocs.yml: expected a file that can be read, found no such file or directory\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["chek"],
        ["check", "--format", "xml"],
        ["messages"],
        ["check", "more"],
        ["messages", "stats", "--format", "po"],
        ["locale"],
        ["locale", "add"],
    ],
)
def test_wrong_usage_exits_2(project: Path, arguments: list[str]) -> None:
    assert cli(*arguments, cwd=project).returncode == 2


def test_the_version_is_the_packages(project: Path) -> None:
    assert __version__ in run("competency-docs", "--version", cwd=project).stdout


def test_the_repository_is_in_its_canonical_form(project: Path) -> None:
    before = files_of(project)
    done = cli("messages", "update", cwd=project)
    assert (done.returncode, done.stdout) == (0, "")
    assert files_of(project) == before


@pytest.mark.unmeasured
def test_an_update_says_what_it_wrote_and_the_next_one_has_nothing_to_do(project: Path) -> None:
    edit(
        project / "templates/_requirements.html",
        "Pass one of the following exams:",
        "Pass any one of the following exams:",
    )
    first = cli("messages", "update", cwd=project)
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
    assert cli("messages", "update", cwd=project).stdout == ""


def test_an_update_tells_the_plural_forms_that_it_leaves_out(project: Path) -> None:
    """A tool that knows two forms, as English has, writes two for Japanese, which has one."""
    path = project / JAPANESE
    text = path.read_text(encoding="utf-8")
    edit(path, 'msgstr[0] "%(count)s 名"', 'msgstr[0] "%(count)s 人"\nmsgstr[1] "%(count)s 名"')
    done = cli("messages", "update", cwd=project)
    line = next(entry.linenum for entry in polib.pofile(str(path)) if entry.msgstr_plural == {0: "%(count)s 名"})
    assert done.returncode == 0
    assert done.stderr == (
        f"warning: {JAPANESE}:{line}: expected 1 plural form, found another, now left out: '%(count)s 人'\n"
    )
    assert path.read_text(encoding="utf-8") == text
    assert cli("messages", "update", cwd=project).stderr == ""


def test_a_name_that_a_language_has_its_own_word_for_is_kept(project: Path) -> None:
    with (project / JAPANESE).open("a", encoding="utf-8") as file:
        file.write('\nmsgctxt "name"\nmsgid "Dynamics CRM Marketing"\nmsgstr "Dynamics CRM マーケティング"\n')
    assert cli("messages", "update", cwd=project).returncode == 0
    entries = polib.pofile(str(project / JAPANESE))
    [entry] = [one for one in entries if one.msgid == "Dynamics CRM Marketing"]
    assert not entry.obsolete
    assert entry.msgstr == "Dynamics CRM マーケティング"
    assert cli("check", cwd=project).returncode == 0


def test_an_update_of_broken_input_changes_nothing(project: Path) -> None:
    edit(project / JAPANESE, 'msgstr "または"', 'msgstr "または')
    before = files_of(project)
    done = cli("messages", "update", cwd=project)
    assert done.returncode == 1
    assert "PO format" in done.stdout
    assert files_of(project) == before


def test_the_figures_of_a_project_that_is_translated_are_one_line_for_each_locale(project: Path) -> None:
    done = cli("messages", "stats", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    head, *lines = done.stdout.splitlines()
    assert head == "locale  translated  fuzzy  refused  missing  words left    %"
    for locale, line in zip(LOCALES[1:], lines, strict=True):
        assert re.fullmatch(rf"{locale}          \d\d\d      0        0        0           0  100", line)


def test_the_figures_of_pages_that_are_not_complete_fit_a_terminal(project: Path) -> None:
    edit(project / JAPANESE, 'msgstr "かつ"', 'msgstr "100"')
    edit(project / JAPANESE, 'msgid "Official name"', '#, fuzzy\nmsgid "Official name"')
    done = cli("messages", "stats", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    head, *pages, rest = done.stdout.partition("\n\n")[2].splitlines()
    assert head == "ja-JP page                              done  fuzzy  refused  missing  words   %"
    assert rest == f"{len(PAGES) + 1 - len(pages)} pages complete"
    [page] = [page for page in pages if page.startswith(f"{COMPETENCY} ")]
    assert re.fullmatch(rf"{COMPETENCY}  [ \d]{{2}}\d\d      1        2        0      4  9\d", page)
    assert {page.split()[0] for page in pages} == set(COMPETENCIES)
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_where_every_page_lacks_something_none_is_told_to_be_complete(project: Path) -> None:
    edit(project / JAPANESE, 'msgid "What retires when"', '#, fuzzy\nmsgid "What retires when"')
    done = cli("messages", "stats", cwd=project)
    head, *pages = done.stdout.partition("\n\n")[2].splitlines()
    assert (head.split()[:2], len(pages)) == (["ja-JP", "page"], len(PAGES) + 1)
    assert "complete" not in done.stdout


def test_the_figures_for_machines_tell_each_page_and_each_message_that_is_left(project: Path) -> None:
    edit(project / JAPANESE, 'msgid "AND"', 'msgid "ANDS"')
    first, again = (cli("messages", "stats", "--format", "json", cwd=project) for _ in range(2))
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
    done = cli("messages", "stats", "--format", form, cwd=project)
    assert done.returncode == 1
    assert "PO format" in done.stdout
    assert "translated" not in done.stdout


@pytest.mark.unmeasured
@pytest.mark.parametrize(("tag", "folder", "forms"), [("de-DE", "de_DE", 2), ("ar", "ar", 6), ("id", "id", 1)])
def test_a_new_locale_has_every_message_as_an_update_writes_it(
    project: Path, tag: str, folder: str, forms: int
) -> None:
    before = files_of(project)
    done = cli("locale", "add", tag, cwd=project)
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
    assert cli("messages", "update", cwd=project).stdout == ""
    assert cli("check", cwd=project).returncode == 0


@pytest.mark.unmeasured
@pytest.mark.parametrize("tag", ["ar", "he", "lv", "cy", "pl", "sr-Latn", "hi", "ko"])
def test_gettexts_own_tool_accepts_a_new_catalogue(project: Path, tag: str) -> None:
    msgfmt = require_tool("msgfmt")
    assert cli("locale", "add", tag, cwd=project).returncode == 0
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
    done = cli("locale", "add", tag, cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: Invalid value for 'TAG': {said}"
    assert files_of(project) == before


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        ("mkdir locales/de_DE", "locales/de_DE: expected no such folder yet, found one"),
        ("rm -r locales && touch locales", "locales/de_DE: expected a folder to write, found "),
        ("rm data/programme.yml", "data:1: expected the file data/programme.yml, found none"),
    ],
)
def test_a_locale_that_cannot_be_added_is_said_and_nothing_written(project: Path, prepare: str, said: str) -> None:
    subprocess.run(["sh", "-c", prepare], cwd=project, check=True)
    config = project / "mkdocs.yml"
    config.write_text(re.sub(r" thresholds: .*", "", config.read_text(encoding="utf-8")), encoding="utf-8")
    before = files_of(project)
    done = cli("locale", "add", "de-DE", cwd=project)
    assert done.returncode == 1
    assert done.stdout.startswith(f"error: {said}")
    assert files_of(project) == before


def test_gettexts_own_tool_accepts_every_catalogue() -> None:
    msgfmt = require_tool("msgfmt")
    for path in sorted((ROOT / "locales").glob("*/LC_MESSAGES/messages.po")):
        done = run(msgfmt, "--check-format", "--check-domain", "-o", "/dev/null", str(path), cwd=ROOT)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.unmeasured
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
    done = cli("check", cwd=project, AS_OF=day)
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


@pytest.fixture
def organization(tmp_path: Path) -> Path:
    path = tmp_path / "us.yml"
    path.write_text(
        "name: Fabrikam\nas_of: 2018-12-31\npeople:\n  Ana: [MB2-709, MB2-715]\n  Ben: [MB2-716]\n"
        "figures:\n  developed: {cloud-net-new-revenue: USD 100000}\nassociations: [digital-partner-of-record]\n",
        encoding="utf-8",
    )
    return path


def test_an_organization_is_told_what_it_meets_in_a_language(organization: Path) -> None:
    done = cli("qualify", str(organization), "--locale", "it-IT", cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:2] == ["Fabrikam · 31 dicembre 2018", ""]
    at = lines.index("Cloud Customer Relationship Management")
    assert lines[at + 1 : at + 4] == [
        "  Silver: requisiti soddisfatti",
        (
            "    Nella situazione attuale, i requisiti restano soddisfatti fino al giorno 31 dicembre 2018 incluso, "
            "quando scade la validità di MB2-709."
        ),
        "  Gold: requisiti non ancora soddisfatti",
    ]
    assert "Dal giorno 1º gennaio 2019, MB2-709 non vale più per Ana" in lines


def test_the_day_of_the_command_line_comes_before_that_of_the_file(organization: Path) -> None:
    def asked(*options: str) -> dict[str, Any]:
        done = cli("qualify", str(organization), "--format", "json", *options, cwd=ROOT)
        assert done.returncode == 0, done.stdout
        told: dict[str, Any] = json.loads(done.stdout)
        assert told["problems"] == []
        summary: dict[str, Any] = told["summary"]
        return summary

    before, after = asked(), asked("--as-of", "2019-01-01")
    assert (before["organization"], before["as_of"], after["as_of"]) == ("Fabrikam", "2018-12-31", "2019-01-01")
    assert before["stops"] == [{"credential": "MB2-709", "from": "2019-01-01", "people": ["Ana"]}]
    assert after["uncounted"] == [{"person": "Ana", "credential": "MB2-709", "why": "ended"}]
    silver = [
        one["met"]
        for told in (before, after)
        for one in told["tiers"]
        if (one["competency"], one["tier"]) == (COMPETENCY, "silver")
    ]
    assert silver == [True, False]


def test_what_is_wrong_with_an_organization_is_told_with_its_line(organization: Path) -> None:
    edit(organization, "MB2-715", "MB2-7l5")
    done = cli("qualify", str(organization), cwd=ROOT)
    assert done.returncode == 1
    assert done.stdout.startswith("error: us.yml:4: people.Ana[1]: expected one of 'MB2-715', ")
    for day in ("2018-02-30", "20180301", "2018-03", ""):
        done = cli("qualify", str(organization), "--as-of", day, cwd=ROOT)
        assert done.returncode == 2
        assert f"expected a day as 2018-03-19, found {day!r}" in done.stderr


def test_one_competency_is_told_whole_though_nothing_counts_for_it(organization: Path) -> None:
    done = cli("qualify", str(organization), "--competency", "devops", "--competency", "messaging", cwd=ROOT)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert [line for line in lines if line in {"DevOps", "Messaging", "Cloud Business Applications"}] == [
        "DevOps", "Messaging",
    ]  # fmt: skip
    assert "  Silver: not met yet" in lines
    assert not [line for line in lines if line.startswith("Nothing counts")]
    done = cli("qualify", str(organization), "--competency", "devops", "--format", "json", cwd=ROOT)
    assert {one["competency"] for one in json.loads(done.stdout)["summary"]["tiers"]} == {"devops"}
    done = cli("qualify", str(organization), "--competency", "devop", cwd=ROOT)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Invalid value for '--competency': expected one of 'devops', " in done.stderr
    assert done.stderr.endswith("found 'devop'; did you mean 'devops'?\n")


def test_a_language_that_the_project_does_not_have_is_told(organization: Path) -> None:
    done = cli("qualify", str(organization), "--locale", "ja", cwd=ROOT)
    expected = "one of 'en', 'it-IT', 'ja-JP', 'pt-BR', 'zh-CN', 'zh-TW'"
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(f"Error: Invalid value for '--locale': expected {expected}, found 'ja'\n")
