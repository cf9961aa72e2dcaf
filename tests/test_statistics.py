"""What is left of a catalogue, counted as gettext's own tools count it."""

import re
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pofiles import Entry, PoFile, format_po, parse_po, read_po
from generator.statistics import Figures, Left, Progress, State, count_words, measure
from tests.tools import ROOT, require_tool, run

CATALOGUES = sorted((ROOT / "locales").glob("*/LC_MESSAGES/messages.po"))
HEADER = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}


def progress_of(po: PoFile, *refused: str) -> Progress:
    """Return how far a catalogue has come with its own messages, some of whose translations break a rule."""
    sound = [entry for entry in po.entries if entry.translated and entry.msgid not in refused]
    return measure("it-IT", po, po.entries, sound)


def counted(progress: Progress) -> tuple[int, int, int]:
    """Return what `msgfmt --statistics` prints: translated, fuzzy, untranslated."""
    whole = progress.whole
    return whole.translated, whole.fuzzy, whole.missing


def msgfmt_statistics(path: Path) -> tuple[int, int, int]:
    done = run(require_tool("msgfmt"), "--statistics", "-o", "/dev/null", str(path), cwd=ROOT, LC_ALL="C")
    assert done.returncode == 0
    found = {word: int(n) for n, word in re.findall(r"(\d+) (translated|fuzzy|untranslated)", done.stderr)}
    return found.get("translated", 0), found.get("fuzzy", 0), found.get("untranslated", 0)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_the_figures_of_each_catalogue_are_those_of_gettext(path: Path) -> None:
    progress = progress_of(read_po(path, path.name))
    assert counted(progress) == msgfmt_statistics(path)
    assert progress.whole.percent == polib.pofile(str(path)).percent_translated()


WORDS = st.text("ab ", max_size=5)
MESSAGES = st.lists(
    st.one_of(
        st.builds(lambda one, fuzzy: ("", (one,), fuzzy), WORDS, st.booleans()),
        # Whole or empty: of a plural that is begun gettext looks at the first form alone.
        st.builds(lambda one, fuzzy: ("s", (one, one), fuzzy), WORDS, st.booleans()),
    ),
    min_size=1,
    max_size=12,
)


@given(MESSAGES)
@settings(derandomize=True, deadline=None, max_examples=25)
def test_the_figures_of_any_catalogue_are_those_of_gettext(
    tmp_path_factory: pytest.TempPathFactory, messages: list[tuple[str, tuple[str, ...], bool]]
) -> None:
    entries = tuple(
        Entry(msgid=f"m{n}", plural=(plural and f"m{n}{plural}") or None, strings=strings, fuzzy=fuzzy)
        for n, (plural, strings, fuzzy) in enumerate(messages)
    )
    path = tmp_path_factory.mktemp("po") / "messages.po"
    path.write_text(format_po(PoFile("messages.po", HEADER, entries)), encoding="utf-8")
    progress = progress_of(read_po(path, "messages.po"))
    assert counted(progress) == msgfmt_statistics(path)
    assert progress.whole.percent == polib.pofile(str(path)).percent_translated()


PO = parse_po(
    """msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Translated"
msgstr "Tradotto"

#, fuzzy
msgid "In doubt, two or three words"
msgstr "In dubbio"

#, fuzzy
msgid "In doubt, and empty"
msgstr ""

msgid "Empty"
msgstr ""

msgid "%(count)s person, begun"
msgid_plural "%(count)s people, begun"
msgstr[0] "%(count)s persona"
msgstr[1] ""

msgid "Breaks a rule"
msgstr "1"
""",
    "messages.po",
)
LACKING = Entry(msgid="New")


def test_each_message_that_is_left_is_told_with_why_and_where() -> None:
    sound = [entry for entry in PO.entries if entry.msgid == "Translated"]
    progress = measure("it-IT", PO, (*PO.entries, LACKING), sound)
    assert [(key[1], left.state.value, left.entry.line) for key, left in progress.left.items()] == [
        ("In doubt, two or three words", "fuzzy", 8),
        ("In doubt, and empty", "missing", 12),
        ("Empty", "missing", 16),
        ("%(count)s person, begun", "missing", 19),
        ("Breaks a rule", "refused", 24),
        ("New", "missing", 0),
    ]
    assert progress.whole == Figures(messages=7, fuzzy=1, refused=1, missing=4, words_left=6 + 4 + 1 + 2 + 3 + 1)
    assert (progress.whole.translated, progress.whole.percent) == (1, 14)


def test_a_page_has_the_figures_of_its_own_messages() -> None:
    progress = progress_of(PO, "Breaks a rule")
    assert progress.figures({(None, "Translated"), (None, "Breaks a rule")}).counts() == {
        "messages": 2,
        "translated": 1,
        "fuzzy": 0,
        "refused": 1,
        "missing": 0,
        "words_left": 3,
    }
    assert progress.figures(frozenset()).percent == 100


def test_a_share_is_whole_only_when_nothing_is_left() -> None:
    keys = frozenset(Entry(msgid=str(n)).key for n in range(1000))
    left = {entry.key: Left(entry, State.MISSING) for entry in [Entry(msgid="7")]}
    assert Progress("it-IT", "messages.po", keys, left).whole.percent == 99
    assert Progress("it-IT", "messages.po", keys, {}).whole.percent == 100


@pytest.mark.parametrize(
    ("msgid", "words"),
    [
        ("Period", 1),
        ("At least %(amount)s", 2),
        ("%(count)s", 0),
        ("%(product)s (formerly %(former)s)", 1),
        ("Office 365 \u2013 O365 & more", 3),
        ("  people, who pass\nthe exam ", 5),
        ("", 0),
    ],
)
def test_words_are_what_space_parts_but_no_placeholder_and_no_sign(msgid: str, words: int) -> None:
    assert count_words(msgid) == words
