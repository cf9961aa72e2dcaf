"""A hostile catalogue: each defect is found by the rules it is for. Tools of the field look at it, and at ours."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from generator.checks import SEVERITY, check_entries, repair_entries
from generator.checks.header import check_plural_header
from generator.checks.repairs import REPAIRABLE
from generator.messages import plural_header
from generator.pofiles import Entry, PoFile, format_po, parse_po, read_po, with_strings
from tests.tools import ROOT, require_tool, run

HOSTILE = ROOT / "tests/fixtures/po/hostile"
FILES = sorted(HOSTILE.glob("*.po"))
SHIPPED = sorted((ROOT / "locales").glob("*/LC_MESSAGES/messages.po"))
NOTHING: frozenset[str] = frozenset()

# The rules by which we find what a filter of pofilter is for.
OURS: Mapping[str, frozenset[str]] = {
    name: frozenset(rules.split())
    for name, rules in {
        "brackets": "pairs markup full-width placeholders", "doublequoting": "pairs", "doublespacing": "spaces",
        "doublewords": "doubled-word", "emails": "markup", "endpunc": "ending ellipsis no-break-space",
        "endwhitespace": "spaces",
        "long": "length", "newlines": "markup", "nplurals": "plural-forms", "numbers": "figures",
        "printf": "placeholders", "puncspacing": "cjk-spacing full-width no-break-space",
        "pythonbraceformat": "placeholders", "short": "length", "tabs": "markup",
        "unchanged": "same-as-source english", "untranslated": "plural-forms", "urls": "markup", "xmltags": "markup",
    }.items()
}  # fmt: skip
# What pofilter finds and we let pass, in our catalogues or beside another defect of the hostile one.
PASSED: Mapping[str, str] = {
    "acronyms": "AND, OR are words that are translated; SMB and O365 have other names in other languages.",
    "brackets": "A translation may say in brackets what the English says without; that they are closed is our rule.",
    "doublequoting": "Chinese sets names in quotation marks, English by their place; whose they are is our rule.",
    "endpunc": "Japanese asks with a mark of full width.",
    "puncspacing": "Italian has no space after an apostrophe; simplified Chinese has brackets of half the width.",
    "sentencecount": "Where English has a colon or a semicolon, another language may well have two sentences.",
    "short": "AND is one letter in Italian and one character in Chinese.",
    "simplecaps": "Capitals follow the language: Web and PMI have them in Italian, the month has not.",
    "singlequoting": "An apostrophe in English (customers' applications) is no quotation mark.",
    "startcaps": "Where the English begins with a number or a name, the other language may begin with its noun.",
    "startpunc": "A placeholder that moves to the beginning is no punctuation.",
    "unchanged": "Placeholders alone stay as they are; names are exceptions from our rule, with reasons.",
}


def read(path: Path) -> PoFile:
    return read_po(path, path.name)


def tag_of(path: Path) -> str:
    return next(part for part in (path.stem, *path.parts[::-1]) if re.fullmatch("[a-z]{2}_[A-Z]{2}", part))


def named(entry: Entry) -> set[str]:
    """Return the rules that a message's comment names."""
    return set(entry.translator_comment.partition(":")[0].split()) - {"none"}


def found(path: Path) -> dict[tuple[str | None, str], set[str]]:
    """Return the rules that find something, by message."""
    po = read(path)
    sources = [entry for entry in po.entries if "step" not in named(entry)]
    at = {f"{po.shown}:{entry.line}": entry.key for entry in po.entries}
    rules: dict[tuple[str | None, str], set[str]] = {key: set() for key in at.values()}
    for problem in check_entries(tag_of(path).replace("_", "-"), po, sources, NOTHING).problems:
        rules[at[problem.where]].add(problem.check)
    return rules


def test_there_are_enough_defects() -> None:
    assert len([entry for path in FILES for entry in read(path).entries if named(entry)]) >= 60


def test_every_rule_has_a_defect_to_find() -> None:
    assert {rule for path in FILES for entry in read(path).entries for rule in named(entry)} == {*SEVERITY, "step"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_defect_is_found_by_the_rules_it_is_for_and_by_no_other(path: Path) -> None:
    assert found(path) == {entry.key: named(entry) for entry in read(path).entries}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_can_be_repaired_is_and_nothing_else(path: Path) -> None:
    po, rules = read(path), found(path)
    changed = repair_entries(tag_of(path).replace("_", "-"), po)
    assert changed.keys() == {key for key, names in rules.items() if names & REPAIRABLE}
    text = with_strings(path.read_text(encoding="utf-8"), changed)
    again = parse_po(text, path.name)
    assert repair_entries(tag_of(path).replace("_", "-"), again) == {}
    assert [one for one in again.entries if one.key not in changed] == [
        one for one in po.entries if one.key not in changed
    ]


# GNU gettext


def refused_by_msgfmt(text: str, folder: Path) -> str:
    """Return what `msgfmt --check` says is wrong with a catalogue, or ""."""
    (folder / "x.po").write_text(text, encoding="utf-8")
    done = run(require_tool("msgfmt"), "--check", "-o", "/dev/null", "x.po", cwd=folder)
    return "" if done.returncode == 0 else done.stderr


def flagged(text: str) -> str:
    """Return a catalogue in which msgfmt is told to look at the placeholders."""
    file = polib.pofile(text)
    for entry in file:
        entry.flags.append("python-format")
    return str(file)


def each(paths: list[Path]) -> Iterator[tuple[PoFile, Entry, set[str]]]:
    for path in paths:
        po, rules = read(path), found(path)
        for entry in po.entries:
            yield po, entry, rules[entry.key]


def test_what_msgfmt_refuses_we_refuse(tmp_path: Path) -> None:
    refused = [
        (entry.key, rules)
        for po, entry, rules in each(FILES)
        if refused_by_msgfmt(flagged(format_po(replace(po, entries=(entry,)))), tmp_path)
    ]
    assert len(refused) >= 10
    assert [key for key, rules in refused if not any(SEVERITY[rule] == "error" for rule in rules)] == []


@pytest.mark.parametrize("path", SHIPPED, ids=tag_of)
def test_msgfmt_refuses_nothing_that_we_ship(path: Path, tmp_path: Path) -> None:
    assert refused_by_msgfmt(flagged(path.read_text(encoding="utf-8")), tmp_path) == ""


@pytest.mark.parametrize(
    "header",
    [
        "nplurals=2; plural=n%0;",
        "nplurals=2; plural=(n != 1) ? 5 : 0;",
        "nplurals=2;",
        "plural=(n != 1);",
        "nplurals=INTEGER; plural=EXPRESSION;",
        "nplurals=2; plural=n !! 1;",
        "nplurals=3; plural=(n != 1);",
    ],
)
def test_a_plural_header_that_msgfmt_refuses_we_refuse(header: str, tmp_path: Path) -> None:
    text = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {header}\\n"\n\n'
    text += 'msgid "exam"\nmsgid_plural "exams"\nmsgstr[0] "esame"\nmsgstr[1] "esami"\n'
    assert refused_by_msgfmt(text, tmp_path) != ""
    assert list(check_plural_header("it-IT", parse_po(text, "x.po"))) != []
    assert refused_by_msgfmt(text.replace(header, plural_header("it-IT")[1]), tmp_path) == ""


# translate-toolkit


def findings_of_pofilter(path: Path, folder: Path) -> dict[tuple[str | None, str], set[str]]:
    """Return the filters that find something in a catalogue, by message."""
    out = folder / "found.po"
    done = run("pofilter", "--progress=none", f"--language={tag_of(path)}", "-i", str(path), "-o", str(out), cwd=folder)
    assert done.returncode == 0, done.stderr
    return {
        (entry.msgctxt, entry.msgid): set(re.findall(r"^\(pofilter\) (\w+)", entry.tcomment, re.MULTILINE))
        for entry in polib.pofile(str(out))
    }


def passed(path: Path, folder: Path) -> set[tuple[str, str]]:
    """Return what pofilter finds and we do not: the filter, and the message."""
    rules = found(path)
    return {
        (name, key[1])
        for key, names in findings_of_pofilter(path, folder).items()
        for name in names
        if not OURS.get(name, NOTHING) & rules[key]
    }


def test_what_pofilter_finds_and_we_let_pass_has_its_reason(tmp_path: Path) -> None:
    """And no reason is given for what it does not find."""
    everything = {name for path in [*FILES, *SHIPPED] for name, _ in passed(path, tmp_path)}
    assert everything == set(PASSED)


def test_of_the_defects_in_the_hostile_catalogue_none_is_let_pass(tmp_path: Path) -> None:
    """Its sound messages, that is, are sound to pofilter too."""
    for path in FILES:
        sound = {entry.key for entry in read(path).entries if not named(entry)}
        assert sound & findings_of_pofilter(path, tmp_path).keys() == set()


def test_pofilter_knows_less() -> None:
    """What it has no filter for: terms, AND and OR, the script, English in a sentence, what two messages share."""
    ours = set(SEVERITY) - {rule for rules in OURS.values() for rule in rules}
    assert ours == {"connectives", "place", "script", "shared", "terms"}
