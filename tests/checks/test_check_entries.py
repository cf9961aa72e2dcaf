import pytest

from generator.checks import RULES, check_entries
from generator.messages import Translator
from generator.model import Text
from generator.pofiles import Entry, PoFile

HEADER = {"Plural-Forms": "nplurals=2; plural=(n != 1);"}
NOTHING: frozenset[str] = frozenset()


def test_the_rules_have_different_names() -> None:
    names = [name for name, _ in RULES]
    assert sorted(set(names)) == sorted(names)


def test_a_sound_translation_is_shown() -> None:
    entry = Entry(msgid="%(amount)s in all", strings=("in tutto %(amount)s",))
    assert check_entries("it-IT", PoFile("it.po", HEADER, (entry,)), [entry], NOTHING) == ([], (entry,))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<script>alert(x)</script> %(amount)s", ["markup"]),
        ("%(amount)s {0.__class__}", ["placeholders", "markup", "figures"]),
        ("{{ amount }}", ["placeholders"]),
        ("%(amount)d", ["placeholders"]),
        ("%(other)s", ["placeholders"]),
        ("%(amount)s %(other)s", ["placeholders"]),
        ("javascript:alert(%(amount)s)", ["markup"]),
        ("%(amount)s\u202e", ["markup"]),
        ("%(amount)s 100.000", ["figures"]),
    ],
)
def test_an_untrusted_translation_is_refused_by_name_and_left_out(text: str, names: list[str]) -> None:
    entry = Entry(msgid="%(amount)s in all", strings=(text,), line=7)
    problems, sound = check_entries("it-IT", PoFile("it.po", HEADER, (entry,)), [entry], NOTHING)
    assert [(one.check, one.where, one.locale, one.severity) for one in problems] == [
        (name, "it.po:7", "it-IT", "error") for name in names
    ]
    assert sound == ()


def test_the_whole_problem_is_told() -> None:
    entry = Entry(msgid="Period", strings=("<b>Periodo</b>",), line=7)
    (problem,), _ = check_entries("it-IT", PoFile("it.po", HEADER, (entry,)), [entry], NOTHING)
    assert str(problem) == "it.po:7: expected plain text, found an HTML tag '<b>' in '<b>Periodo</b>'"


@pytest.mark.parametrize(
    "entry",
    [Entry(msgid="Period", strings=("",)), Entry(msgid="Period", strings=("<b>",), fuzzy=True), Entry(msgid="Period")],
)
def test_what_is_not_shown_is_not_judged(entry: Entry) -> None:
    assert check_entries("it-IT", PoFile("it.po", HEADER, (entry,)), [entry], NOTHING) == ([], ())


def test_header_and_step_are_judged_before_the_entries() -> None:
    entry = Entry(msgid="Period", strings=("<b>",), line=7)
    problems, _ = check_entries("it-IT", PoFile("it.po", {}, (entry,)), [Entry(msgid="Other")], NOTHING)
    assert [one.check for one in problems] == ["plural-header", "step", "step", "markup"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (
            Entry(msgid="%(count)s exam", plural="%(count)s exams"),
            Entry(msgid="%(count)s exam", strings=("%(count)s",)),
        ),
        (
            Entry(msgid="%(count)s exam"),
            Entry(msgid="%(count)s exam", plural="%(count)s exams", strings=("%(count)s", "%(count)s")),
        ),
    ],
)
def test_a_translation_with_another_plural_shows_in_english(source: Entry, found: Entry) -> None:
    problems, sound = check_entries("it-IT", PoFile("it.po", HEADER, (found,)), [source], NOTHING)
    assert [one.check for one in problems] == ["step"]
    phrase = Translator("it-IT", sound).phrase(Text(source.msgid, "", source.plural), 2)
    assert phrase.lang == "en"
