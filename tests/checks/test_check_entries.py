import inspect
from dataclasses import replace

import pytest

from generator.checks import CATALOGUE_RULES, EXCUSABLE, RULES, SEVERITY, Findings, Judgement, check_entries
from generator.checks.exceptions import Excuse
from generator.checks.header import check_plural_header
from generator.checks.repairs import REPAIRS
from generator.checks.step import check_in_step
from generator.messages import Translator
from generator.model import Text
from generator.pofiles import Entry, PoFile

HEADER = {"Plural-Forms": "nplurals=2; plural=(n != 1);"}
NOTHING: frozenset[str] = frozenset()
ALL_RULES = [
    check_plural_header,
    check_in_step,
    *(rule for _, _, rule in RULES),
    *(rule for _, _, rule in CATALOGUE_RULES),
    *(repair for _, repair in REPAIRS),
]


def judge(*entries: Entry, excuses: tuple[Excuse, ...] = ()) -> Judgement:
    """Return the judgement of entries that stand in the sources as they are."""
    return check_entries("it-IT", PoFile("it.po", HEADER, entries), entries, NOTHING, excuses)


def test_the_rules_have_different_names() -> None:
    assert len(SEVERITY) == len(RULES) + len(CATALOGUE_RULES) + len(REPAIRS)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.__name__)
def test_a_rule_says_what_is_bad_and_what_is_good(rule: object) -> None:
    said = inspect.getdoc(rule) or ""
    assert "\nBad: " in said
    assert "\nGood: " in said


def test_a_sound_translation_is_shown() -> None:
    entry = Entry(msgid="%(amount)s in all", strings=("in tutto %(amount)s",))
    assert judge(entry) == Judgement((), (entry,), frozenset(), frozenset({entry.key}))


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
        ("%(amount)s in аll", ["script"]),
        ("%(amount)s with all", ["english"]),
    ],
)
def test_an_untrusted_translation_is_refused_by_name_and_left_out(text: str, names: list[str]) -> None:
    entry = Entry(msgid="%(amount)s with all", strings=(text,), line=7)
    judgement = judge(entry)
    errors = [one for one in judgement.problems if one.severity == "error"]
    assert [(one.check, one.where, one.locale) for one in errors] == [(name, "it.po:7", "it-IT") for name in names]
    assert judgement.sound == ()


def test_a_translation_with_too_few_forms_is_refused_by_name() -> None:
    judgement = judge(Entry(msgid="person", plural="people", strings=("persona",), line=7))
    assert ([one.check for one in judgement.problems], judgement.sound) == (["plural-forms"], ())


def test_a_translation_with_an_empty_form_is_refused_by_name() -> None:
    judgement = judge(Entry(msgid="person", plural="people", strings=("persona", ""), line=7))
    assert ([one.check for one in judgement.problems], judgement.sound) == (["plural-forms"], ())


def test_translations_are_held_against_each_other() -> None:
    first, second = Entry(msgid="All", strings=("tutti",), line=3), Entry(msgid="Some", strings=("tutti",), line=6)
    third = Entry(msgid="None", strings=("nessuno",), line=9)
    judgement = judge(first, second, third)
    assert [(one.check, one.where) for one in judgement.problems] == [("shared", "it.po:3"), ("shared", "it.po:6")]
    assert judgement.sound == (third,)


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (Entry(msgid="Beta", strings=("Beta",), line=7), "same-as-source"),
        (Entry(msgid="Period", strings=("Il il periodo",), line=7), "doubled-word"),
        (Entry(msgid="Period", strings=("(Periodo",), line=7), "pairs"),
    ],
)
def test_what_is_only_doubted_is_a_warning_and_shown(entry: Entry, name: str) -> None:
    judgement = judge(entry)
    assert [(one.check, one.severity) for one in judgement.problems] == [(name, "warning")]
    assert judgement.sound == (entry,)


def test_what_can_be_repaired_is_a_warning_and_says_so() -> None:
    entry = Entry(msgid="Period", strings=("Periodo. ",), line=7)
    judgement = judge(entry)
    assert [str(one) for one in judgement.problems] == [
        "it.po:7: expected 'Periodo.', found 'Periodo. ' (competency-docs check --fix repairs it)",
        "it.po:7: expected 'Periodo', found 'Periodo. ' (competency-docs check --fix repairs it)",
    ]
    assert [(one.check, one.severity) for one in judgement.problems] == [("spaces", "warning"), ("ending", "warning")]
    assert judgement.sound == (entry,)


def test_problems_stand_in_the_order_of_the_file() -> None:
    judgement = judge(
        Entry(msgid="Yes", strings=("si ",), line=3),
        Entry(msgid="No", strings=("<b>",), line=6),
        Entry(msgid="Not", strings=("si",), line=9),
    )
    assert [(one.check, one.where) for one in judgement.problems] == [
        ("spaces", "it.po:3"), ("shared", "it.po:3"), ("markup", "it.po:6"), ("shared", "it.po:9"),
    ]  # fmt: skip


def test_where_a_text_stands_is_what_the_sources_say() -> None:
    entry = Entry(msgid="x" * 200, strings=("y" * 230,))
    source = Entry(msgid="x" * 200, references=("competencies.x.summary",))
    judgement = check_entries("it-IT", PoFile("it.po", HEADER, (entry,)), [source], NOTHING)
    assert [one.check for one in judgement.problems] == ["place"]
    assert judgement.sound == (entry,)


def test_an_exception_lets_a_translation_pass_and_is_met() -> None:
    entry = Entry(msgid="Twelve", strings=("XII o 12",), line=7)
    needed = Excuse("figures", entry.key, ("it-IT",), (0, "messages", 0))
    elsewhere = Excuse("figures", entry.key, ("ja-JP",), (1, "messages", 0))
    needless = Excuse("english", entry.key, (), (2, "messages", 0))
    judgement = judge(entry, excuses=(needed, elsewhere, needless))
    assert judgement == Judgement((), (entry,), frozenset({needed}), frozenset({entry.key}))
    assert [one.check for one in judge(entry, excuses=(elsewhere,)).problems] == ["figures"]


def test_some_rules_have_no_exception() -> None:
    assert {"placeholders", "plural-forms", "markup"} == set(SEVERITY) - set(EXCUSABLE)


def test_the_whole_problem_is_told() -> None:
    (problem,) = judge(Entry(msgid="Period", strings=("<b>Periodo</b>",), line=7)).problems
    assert str(problem) == "it.po:7: expected plain text, found an HTML tag '<b>' in '<b>Periodo</b>'"


@pytest.mark.parametrize(
    "entry",
    [Entry(msgid="Period", strings=("",)), Entry(msgid="Period", strings=("<b>",), fuzzy=True), Entry(msgid="Period")],
)
def test_what_is_not_shown_is_not_judged(entry: Entry) -> None:
    assert judge(entry) == Judgement((), (), frozenset(), frozenset())


def test_header_and_step_are_judged_before_the_entries() -> None:
    gone, wrong = Entry(msgid="Period", strings=("<b>",), line=7), Entry(msgid="Exam", strings=("<b>",), line=9)
    judgement = check_entries("it-IT", PoFile("it.po", {}, (gone, wrong)), [wrong, Entry(msgid="Other")], NOTHING)
    assert [one.check for one in judgement.problems] == ["plural-header", "step", "step", "markup"]
    assert judgement.sound == ()


def test_a_name_that_a_locale_may_translate_is_judged_and_shown() -> None:
    names = tuple(
        Entry(msgid=one, context="name", strings=(text,)) for one, text in (("Plan", "<b>"), ("Suite", "Pacco"))
    )
    judgement = check_entries("it-IT", PoFile("it.po", HEADER, names), [], frozenset({"Plan", "Suite"}))
    assert [one.check for one in judgement.problems] == ["markup"]
    assert judgement.sound == names[1:]


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
    judgement = check_entries("it-IT", PoFile("it.po", HEADER, (found,)), [source], NOTHING)
    assert [one.check for one in judgement.problems] == ["step"]
    phrase = Translator("it-IT", judgement.sound).phrase(Text(source.msgid, "", source.plural), 2)
    assert phrase.lang == "en"


def test_what_the_rules_have_found_is_known_while_they_and_the_entries_are_the_same() -> None:
    wrong = Entry(msgid="Exam", strings=("Esame 70",), references=("page.html",), line=3)
    sound = Entry(msgid="Plan", strings=("Piano",), references=("page.html",), line=7)
    first = Findings("base")
    found = first.of("it-IT", (sound, wrong))
    assert [(one.rule, one.entry) for one in found] == [("figures", wrong)]
    [key] = first.made
    other = [("length", 0, "known")]
    again = Findings("base", {key: other})
    assert [(one.rule, one.entry, one.message) for one in again.of("it-IT", (sound, wrong))] == [
        ("length", sound, "known")
    ]
    assert again.made == {key: other}
    for base, tag, entries in [
        ("another", "it-IT", (sound, wrong)),
        ("base", "pt-BR", (sound, wrong)),
        ("base", "it-IT", (wrong, sound)),
        ("base", "it-IT", (sound, replace(wrong, line=4))),
    ]:
        assert [one.rule for one in Findings(base, {key: other}).of(tag, entries)] == ["figures"]
