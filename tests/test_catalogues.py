"""The shipped catalogues under changed sources, the tools of translators, and plain git."""

import difflib
import os
import random
import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.pofiles import Entry, PoFile, folder_name, format_po, parse_po
from tests.tools import COMPETENCY, LOCALES, copy_project, require_tool, run

TEMPLATE = "templates/_requirements.html"
FILES = [f"locales/{folder_name(tag)}/LC_MESSAGES/messages.po" for tag in LOCALES if tag != "en"]
ITALIAN, JAPANESE = FILES[:2]
NEVER = (None, None, None)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def update(project: Path) -> list[str]:
    """Run `messages update` in this process; return the files it wrote."""
    done = CliRunner().invoke(main, ["-f", str(project / "mkdocs.yml"), "messages", "update"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


def edit(project: Path, *changes: tuple[str, str, str]) -> None:
    for name, old, new in changes:
        text = (project / name).read_text(encoding="utf-8")
        assert old in text, old
        (project / name).write_text(text.replace(old, new), encoding="utf-8")


def catalogues(project: Path) -> dict[str, bytes]:
    return {name: (project / name).read_bytes() for name in ("locales/messages.pot", *FILES)}


def words(project: Path) -> dict[str, list[Entry]]:
    """Return what each catalogue says but for the places of its messages, which change when a key or a file does."""
    pos = {name: parse_po((project / name).read_text(encoding="utf-8"), name) for name in FILES}
    bare = {
        name: [replace(one, line=0, references=()) for one in (*po.entries, *po.obsolete)] for name, po in pos.items()
    }
    return {name: sorted(entries, key=lambda one: (one.context or "", one.msgid)) for name, entries in bare.items()}


# Changed sources


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("name", "old", "new", "previous"),
    [
        pytest.param(
            TEMPLATE,
            "Pass one of the following exams:",
            "Pass any one of the following exams:",
            (None, "Pass one of the following exams:", None),
            id="a sentence of a template",
        ),
        pytest.param(
            "templates/not-found.html",
            "See all competencies",
            "Back to where it begins",
            (None, "See all competencies", None),
            id="a sentence of a template, into quite another",
        ),
        pytest.param(
            TEMPLATE,
            '"%(count)s people, the same as above"',
            '"%(count)s people, just those above"',
            ("who", "%(count)s person, the same as above", "%(count)s people, the same as above"),
            id="a plural",
        ),
        pytest.param(
            TEMPLATE, 'pgettext("mark", "Beta")', 'pgettext("badge", "Beta")', ("mark", "Beta", None), id="a context"
        ),
        pytest.param(
            TEMPLATE, 'pgettext("mark", "Beta")', 'gettext("Beta")', ("mark", "Beta", None), id="no more a context"
        ),
        pytest.param(
            TEMPLATE,
            'gettext("Requirement")',
            'pgettext("column", "Requirement")',
            (None, "Requirement", None),
            id="a first context",
        ),
        pytest.param(
            "data/conditions.yml",
            "Only paid licenses count; trials and free seats do not.",
            "Whatever was given away is left out.",
            (None, "Only paid licenses count; trials and free seats do not.", None),
            id="a text of the data",
        ),
        pytest.param(
            "data/programme.yml",
            "{name: Developed markets}",
            "{name: Mature economies}",
            ("name", "Developed markets", None),
            id="a name of the data",
        ),
    ],
)
def test_one_changed_source_is_one_hunk_and_one_message_in_doubt_and_changed_back_it_is_as_before(
    name: str, old: str, new: str, previous: tuple[str | None, str, str | None], project: Path
) -> None:
    before = catalogues(project)
    edit(project, (name, old, new))
    assert update(project) == list(before)
    after = catalogues(project)
    for file in before:
        old_lines, new_lines = (some[file].decode().splitlines() for some in (before, after))
        assert sum(line.startswith("@@") for line in difflib.unified_diff(old_lines, new_lines)) == 1
    for file, entries in words(project).items():
        [changed] = [one for one in entries if one.fuzzy]
        assert (changed.previous, any(changed.strings)) == (previous, True), file
        assert len(entries) == len(parse_po(before[file].decode(), file).entries)
    assert update(project) == []
    edit(project, (name, new, old))
    update(project)
    assert catalogues(project) == before


def test_a_sentence_reworded_in_one_of_its_templates_is_in_doubt_there_alone(project: Path) -> None:
    before = catalogues(project)
    was, now = "Page not found", "Page was not found"
    edit(project, ("templates/not-found.html", was, now))
    assert update(project) == list(before)
    for entries in words(project).values():
        old, new = (next(one for one in entries if one.msgid == text) for text in (was, now))
        assert (new.strings, new.fuzzy, new.previous) == (old.strings, True, (None, was, None))
        assert (all(old.strings), old.fuzzy) == (True, False)
    edit(project, ("templates/not-found.html", now, was))
    update(project)
    assert catalogues(project) == before


def test_two_messages_that_change_places_keep_their_translations(project: Path) -> None:
    before = words(project)
    one, other = ("Pass the following exam:", "Pass all of the following exams:")
    edit(project, (TEMPLATE, one, "..."), (TEMPLATE, other, one), (TEMPLATE, "...", other))
    assert update(project)
    # The comments stand in the template where they stood.
    assert bare(words(project)) == bare(before)


def bare(some: dict[str, list[Entry]]) -> dict[str, list[Entry]]:
    return {name: [replace(one, comments=()) for one in entries] for name, entries in some.items()}


def test_renaming_keys_of_every_kind_loses_no_translation(project: Path) -> None:
    before = words(project)
    keys = (
        "silver", "developed", "annual", "technical", "big-data", "cloud-net-new-revenue", "paid-licenses-only",
        "office-365-delegated-administrator", "power-bi",
        "assessment-azure-data-services", "cloud-crm-reseller", COMPETENCY,
    )  # fmt: skip
    key = re.compile(rf"(?<![\w/-])({'|'.join(keys)})(?=[:.,\]}}\n])")
    for file in (project / "data").rglob("*.yml"):
        file.write_text(key.sub(r"new-\1", file.read_text(encoding="utf-8")), encoding="utf-8")
    folder = project / "data/competencies"
    (folder / f"{COMPETENCY}.yml").rename(folder / f"new-{COMPETENCY}.yml")
    assert update(project) == list(catalogues(project))
    assert words(project) == before
    places = re.findall(r"(?m)^#: (.*)", (project / ITALIAN).read_text(encoding="utf-8"))
    # No locale has a name of its own for an assessment.
    assert {one for one in keys if f"new-{one}" not in " ".join(places)} == {"assessment-azure-data-services"}


def test_a_sentence_that_moves_to_another_template_keeps_its_translation(project: Path) -> None:
    before = words(project)
    sentence = '<p>{{ gettext("There is no page at this address. It may have been moved or removed.") }}</p>'
    comment = "{# L10N: On the page shown when an address leads nowhere. #}"
    edit(project, ("templates/not-found.html", f"{comment}\n{sentence}", ""))
    edit(project, ("templates/home.html", "<ul", f"{comment}{sentence}<ul"))
    (project / "templates/retirements.html").rename(project / "templates/what-retires.html")
    assert update(project)
    assert words(project) == before


def test_what_is_dropped_is_kept_and_comes_back_as_it_was(project: Path) -> None:
    before = catalogues(project)
    edit(project, ("templates/not-found.html", 'gettext("See all competencies")', '""'))
    update(project)
    for name in FILES:
        [entry] = [one for one in polib.pofile(str(project / name)) if one.obsolete]
        assert (entry.msgid, entry.fuzzy, bool(entry.msgstr)) == ("See all competencies", False, True)
    edit(project, ("templates/not-found.html", '{{ "" }}', '{{ gettext("See all competencies") }}'))
    update(project)
    assert catalogues(project) == before


# Tools


# A translator doubts a name that is in no `messages.pot`, a sentence, and one that is no longer used.
DOUBTED = (
    'msgctxt "name"\nmsgid "EMS Delegated Administrator"',
    'msgid "Page not found"',
    'msgid "See all competencies"',
)


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with messages in doubt, dropped ones, comments of translators, and optional names."""
    project = copy_project(tmp_path_factory.mktemp("tools"))
    for name in FILES:
        edit(
            project,
            (name, "#. The head of a column", "# Agreed with the reviewer.\n# For a table.\n#. The head of a column"),
        )
    edit(
        project,
        (ITALIAN, '#\nmsgid ""', '# Kept by hand.\nmsgid ""'),
        *((ITALIAN, doubted, f"#, fuzzy\n{doubted}") for doubted in DOUBTED),
        (
            TEMPLATE,
            "Your organization must meet all of these",
            "Your organization shall meet, at the least, all of these",
        ),
        (TEMPLATE, '%(count)s people, the same as above"', '%(count)s people, just those above"'),
        (TEMPLATE, 'pgettext("mark", "Beta")', 'pgettext("badge", "Beta")'),
        ("templates/not-found.html", 'gettext("See all competencies")', '""'),
        ("data/conditions.yml", "Only paid licenses count; trials and free seats do not.", "Free seats are left out."),
    )
    update(project)
    return project


def pybabel(*options: str) -> Callable[[Path, Path], None]:
    return lambda project, file: tool(
        project,
        "pybabel",
        "-q",
        "update",
        "-i",
        "locales/messages.pot",
        "-o",
        str(file),
        "-l",
        language(file),
        *options,
    )


def pybabel_without_data(project: Path, file: Path) -> None:
    """Extract as Babel does without being told of templates or data: all messages are dropped."""
    tool(project, "pybabel", "-q", "extract", "-o", "empty.pot", "templates")
    tool(project, "pybabel", "-q", "update", "-i", "empty.pot", "-o", str(file), "-l", language(file))


def gettext_tool(name: str, *options: str) -> Callable[[Path, Path], None]:
    def do(project: Path, file: Path) -> None:
        given = [option.format(file=file) for option in options]
        subprocess.run([require_tool(name), *given], cwd=project, check=True, capture_output=True)

    return do


def tool(project: Path, *command: str) -> None:
    done = run(*command, cwd=project)
    assert done.returncode == 0, done.stderr


def language(file: Path) -> str:
    return file.parents[1].name


def rewritten(
    change: Callable[[str], str], *, line_end: str = "\n", encoding: str = "utf-8"
) -> Callable[[Path, Path], None]:
    def do(_: Path, file: Path) -> None:
        text = change(file.read_text(encoding="utf-8"))
        file.write_text(text, encoding=encoding, newline=line_end)

    return do


def weblate(_: Path, file: Path) -> None:
    """Write headers of its own, wrapped lines, and the CLDR forms of Italian and Portuguese."""
    po = polib.pofile(str(file), wrapwidth=77)
    po.metadata |= {
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": "2018-03-19 10:00+0000",
        "PO-Revision-Date": "2018-03-20 11:12+0000",
        "Last-Translator": "Anna Rossi <anna@example.org>",
        "Language-Team": "Italian <https://weblate.example.org/it/>",
        "X-Generator": "Weblate",
    }
    for entry in po:
        if len(entry.msgstr_plural) == 2:
            one, other = entry.msgstr_plural.values()
            po.metadata["Plural-Forms"] = "nplurals=3; plural=(n == 1) ? 0 : ((n != 0 && n % 1000000 == 0) ? 1 : 2);"
            entry.msgstr_plural = {0: one, 1: f"{other} (many)", 2: other}
    po.save(str(file))


def flags(text: str) -> str:
    return re.sub(
        r"(?m)^(?=(msgctxt .*\n)?msgid .*%\()", "#, python-format\n", text.replace("#, fuzzy\n", "#, fuzzy, x\n")
    )


def header(text: str) -> str:
    text = re.sub(r'"(Language|Plural-Forms): .*\n', "", text)
    return text.replace("charset=UTF-8", "charset=utf-8").replace(
        'msgstr ""\n"', 'msgstr ""\n"Language: it-IT\\n"\n"', 1
    )


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "do",
    [
        pytest.param(pybabel(), id="pybabel update"),
        pytest.param(pybabel("--previous", "--no-wrap", "--no-fuzzy-matching"), id="pybabel update with options"),
        pytest.param(pybabel_without_data, id="pybabel extract and update without data"),
        pytest.param(
            gettext_tool("msgmerge", "-q", "-U", "--backup=off", "--previous", "{file}", "locales/messages.pot"),
            id="msgmerge",
        ),
        # As Poedit writes its files, but for the headers.
        pytest.param(gettext_tool("msgcat", "--force-po", "--width=79", "-o", "{file}", "{file}"), id="msgcat"),
        pytest.param(gettext_tool("msgcat", "-s", "-i", "--no-location", "-o", "{file}", "{file}"), id="msgcat sorted"),
        pytest.param(gettext_tool("msgattrib", "--no-wrap", "-o", "{file}", "{file}"), id="msgattrib"),
        pytest.param(gettext_tool("msgattrib", "--set-obsolete", "-o", "{file}", "{file}"), id="msgattrib obsolete"),
        pytest.param(weblate, id="weblate"),
        pytest.param(rewritten(flags), id="flags"),
        pytest.param(rewritten(header), id="header"),
        pytest.param(rewritten(str, line_end="\r\n"), id="line ends of Windows"),
        pytest.param(rewritten(str, line_end="\r\n", encoding="utf-8-sig"), id="line ends and byte order mark"),
        pytest.param(rewritten(lambda text: text.replace(' "', '\t"').rstrip("\n")), id="tabs, no last line end"),
        pytest.param(rewritten(lambda text: re.sub(r"(?m)^#[.:] .*\n", "", text)), id="no comments, no places"),
        pytest.param(rewritten(lambda text: re.sub(r"(?m)^(#: \S+)", r"\1:12", text)), id="line numbers"),
    ],
)
def test_what_tools_write_comes_back_to_the_canonical_bytes(do: Callable[[Path, Path], None], worked_on: Path) -> None:
    canonical = catalogues(worked_on)
    try:
        for name in (ITALIAN, JAPANESE):
            do(worked_on, worked_on / name)
        assert catalogues(worked_on) != canonical
        update(worked_on)
        assert catalogues(worked_on) == canonical
    finally:
        for name, content in canonical.items():
            (worked_on / name).write_bytes(content)


def test_babel_compiles_the_catalogues_as_they_are(project: Path) -> None:
    tool(project, "pybabel", "compile", "-d", "locales")
    for name in FILES:
        entries = polib.mofile(str(project / name).removesuffix("po") + "mo")
        assert len(entries) == len(parse_po((project / name).read_text(encoding="utf-8"), name).entries)
    assert update(project) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("msgid".encode("utf-16"), ":1: expected UTF-8, found byte 0xff", id="UTF-16"),
        pytest.param('msgid "però"'.encode("latin-1"), ":1: expected UTF-8, found byte 0xf2", id="Latin-1"),
        pytest.param(
            b"<<<<<<< HEAD\n",
            ":1: expected gettext's PO format, such as msgstr \"text\", found '<<<<<<< HEAD'",
            id="an unfinished merge",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_nothing_is_written(content: bytes, message: str, project: Path) -> None:
    (project / ITALIAN).write_bytes(content)
    (project / JAPANESE).write_bytes((project / JAPANESE).read_bytes().replace(b"\n", b"\r\n"))
    before = catalogues(project)
    done = CliRunner().invoke(main, ["-f", str(project / "mkdocs.yml"), "messages", "update"], catch_exceptions=False)
    assert (done.exit_code, done.stdout) == (1, f"error: {ITALIAN}{message}\n")
    assert catalogues(project) == before


def test_a_configuration_behind_a_symbolic_link_is_updated_too(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    project = copy_project(tmp_path / "real")
    (tmp_path / "link").symlink_to(project)
    edit(project, (JAPANESE, "#\nmsgid", "\n#\nmsgid"))
    assert update(tmp_path / "link") == [JAPANESE]


# Git


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    people = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    command = [require_tool("git"), *arguments]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **settings, **people}, capture_output=True, text=True, check=False
    )


def merged(folder: Path, one: Callable[[], object], other: Callable[[], object]) -> bool:
    """Make two branches with a change each; return whether plain git merges them."""
    for arguments in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "start")):
        assert git(folder, *arguments).returncode == 0
    for branch, change in (("one", one), ("other", other)):
        git(folder, "checkout", "-q", "-b", branch, "main")
        change()
        assert git(folder, "commit", "-qam", branch).returncode == 0
    return git(folder, "merge", "-q", "-m", "merged", "one").returncode == 0


def neighbours(entries: Sequence[Entry], chosen: random.Random) -> list[int]:
    first = chosen.randrange(len(entries) - 20)
    return list(range(first, first + 20))


def anywhere(entries: Sequence[Entry], chosen: random.Random) -> list[int]:
    return chosen.sample(range(len(entries)), 20)


@pytest.mark.unmeasured
@pytest.mark.parametrize("choose", [anywhere, neighbours])
@pytest.mark.parametrize("fuzzy", [False, True])
@pytest.mark.parametrize("seed", range(10))
def test_two_people_with_ten_translations_each_merge(
    seed: int, fuzzy: bool, choose: Callable[[Sequence[Entry], random.Random], list[int]], tmp_path: Path
) -> None:
    """In one file; each leaves the other's alone, be they far apart or every second one of twenty."""
    start = parse_po((Path(__file__).parent.parent / FILES[seed % 5]).read_text(encoding="utf-8"), "messages.po")
    chosen = choose(start.entries, random.Random(seed))  # noqa: S311 - no secret
    file = tmp_path / "messages.po"

    def written(entries: Sequence[Entry]) -> None:
        file.write_text(format_po(PoFile("", start.header, tuple(entries))), encoding="utf-8")

    def untranslated(one: Entry) -> Entry:
        if fuzzy:
            return replace(one, fuzzy=True, previous=(one.context, f"{one.msgid}?", one.plural))
        return replace(one, strings=tuple("" for _ in one.strings))

    def translated(one: Entry) -> Entry:
        return replace(one, strings=tuple(f"{n} {one.msgid}" for n, _ in enumerate(one.strings)))

    empty = [untranslated(one) if n in chosen else one for n, one in enumerate(start.entries)]
    full = [translated(one) if n in chosen else one for n, one in enumerate(start.entries)]
    written(empty)

    def translate(some: Sequence[int]) -> None:
        written([full[n] if n in some else one for n, one in enumerate(empty)])

    assert merged(tmp_path, lambda: translate(chosen[::2]), lambda: translate(chosen[1::2]))
    text = file.read_text(encoding="utf-8")
    assert text == format_po(PoFile("", start.header, tuple(full)))


REWORDED = (TEMPLATE, "Pass one of the following exams:", "Pass any one of the following exams:")
NEXT_TO_IT = (TEMPLATE, "Pass the following exam:", "Pass this exam:")


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "other",
    [
        pytest.param([NEXT_TO_IT], id="the next sentence"),
        pytest.param(
            [("data/conditions.yml", "Only paid licenses count", "Only licenses that are paid for count")], id="data"
        ),
        pytest.param(
            [(TEMPLATE, '{{ gettext("Pass the following exam:") }}', '{{ gettext("Pass it:") }}{{ gettext("Now.") }}')],
            id="a new sentence",
        ),
        pytest.param(
            [(ITALIAN, 'msgstr "E"', 'msgstr "ED"'), (JAPANESE, 'msgstr "または"', 'msgstr "か"')], id="translations"
        ),
    ],
)
def test_two_people_who_change_different_sources_merge(other: list[tuple[str, str, str]], project: Path) -> None:
    def change(changes: list[tuple[str, str, str]]) -> None:
        edit(project, *changes)
        update(project)

    assert merged(project, lambda: change([REWORDED]), lambda: change(other))
    assert update(project) == []
    doubted = {name: [one.previous[1] for one in entries if one.fuzzy] for name, entries in words(project).items()}
    assert all(REWORDED[1] in some for some in doubted.values())


@pytest.mark.unmeasured
def test_where_two_people_each_drop_a_message_both_sides_are_kept(project: Path) -> None:
    """Both add to the end of the file, where git sees a conflict. CONTRIBUTING says what to do."""
    dropped = ("See all competencies", "Page not found")

    def drop(words: str) -> None:
        for file in (project / "templates").glob("*.html"):
            file.write_text(file.read_text(encoding="utf-8").replace(f'gettext("{words}")', '""'), encoding="utf-8")
        update(project)

    assert not merged(project, lambda: drop(dropped[0]), lambda: drop(dropped[1]))
    for name in FILES:
        file = project / name
        text = file.read_text(encoding="utf-8")
        conflict = re.search(r"(?ms)^<<<<<<< .*^>>>>>>> .*?$", text)
        assert conflict
        assert re.fullmatch(r"(#~ .*|[<=>]{7}.*|\n)*", conflict[0])
        file.write_text(re.sub(r"(?m)^[<=>]{7}.*\n", "", text), encoding="utf-8")
    update(project)
    for name in FILES:
        assert {one.msgid for one in polib.pofile(str(project / name)) if one.obsolete} == set(dropped)
