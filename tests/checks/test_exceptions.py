import pytest

from generator.checks.exceptions import Exceptions, Excuse, check_exceptions, parse_exceptions
from generator.data import parse_yaml
from generator.errors import GeneratorError

RULES = ("figures", "same-as-source")
ONE_RULE = "one of 'figures', 'same-as-source'"
ONE_FIELD = "one of 'rule', 'locales', 'context', 'messages', 'reason'"
GOOD = """
- rule: same-as-source
  context: name
  messages: [Azure, 'C#']
  reason: A product.
- {rule: figures, locales: [ja-JP, it-IT], messages: [Twelve], reason: A saying.}
"""


def read(text: str) -> Exceptions:
    return parse_exceptions(parse_yaml(text, "exceptions.yml"), RULES)


def test_each_message_of_an_entry_is_an_exception() -> None:
    assert read(GOOD).excuses == (
        Excuse("same-as-source", ("name", "Azure"), (), (0, "messages", 0)),
        Excuse("same-as-source", ("name", "C#"), (), (0, "messages", 1)),
        Excuse("figures", (None, "Twelve"), ("ja-JP", "it-IT"), (1, "messages", 0)),
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]"])
def test_a_file_may_be_empty(text: str) -> None:
    assert read(text).excuses == ()


def test_an_exception_holds_in_its_locales() -> None:
    everywhere, _, some = read(GOOD).excuses
    assert [everywhere.holds_in("ja-JP"), some.holds_in("ja-JP"), some.holds_in("zh-CN")] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "at", "expected", "found"),
    [
        ("rule: figures", "", "a list of exceptions", "{'rule': 'figures'}"),
        ("- figures", "[0]", "an exception with rule, locales, context, messages, reason", "'figures'"),
        ("- {local: [it-IT]}", "[0].local", ONE_FIELD, "'local'; did you mean 'locales'?"),
        ("- {rule: figure}", "[0].rule", ONE_RULE, "'figure'; did you mean 'figures'?"),
        ("- {rule: 1}", "[0].rule", ONE_RULE, "1"),
        ("- {reason: ' '}", "[0].reason", "text", "' '"),
        ("- {context: 1}", "[0].context", "text", "1"),
        ("- {messages: a}", "[0].messages", "a list of texts", "'a'"),
        ("- {messages: [1]}", "[0].messages", "a list of texts", "[1]"),
        ("- {messages: []}", "[0].messages", "a list of texts", "[]"),
        ("- {locales: it-IT}", "[0].locales", "a list of texts", "'it-IT'"),
        ("- {locales: [ja_JP]}", "[0].locales", "locales such as ja-JP", "['ja_JP']"),
        ("- {context: name}", "[0]", "a rule", "none"),
    ],
)
def test_what_is_no_exception_is_refused(text: str, at: str, expected: str, found: str) -> None:
    with pytest.raises(GeneratorError) as error:
        read(text)
    first = error.value.problems[0]
    assert (first.check, first.expected, first.found) == ("exceptions", expected, found)
    assert first.where == (f"exceptions.yml:1: {at}" if at else "exceptions.yml:1")


def test_what_is_missing_is_named() -> None:
    with pytest.raises(GeneratorError) as error:
        read("- {context: name}")
    assert [one.expected for one in error.value.problems] == ["a rule", "a list of messages", "a reason"]


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(GeneratorError) as error:
        read("- {rule: figures}\n- 1\n- {rule: x, messages: [a], reason: r}\n")
    assert len(error.value.problems) == 4


AZURE, SHARP, TWELVE = read(GOOD).excuses
KNOWN = {("name", "Azure"), ("name", "C#"), (None, "Twelve")}
NONE: frozenset[Excuse] = frozenset()
ALL = frozenset(KNOWN)


def found(met: dict[str, frozenset[Excuse]], judged: dict[str, frozenset[tuple[str | None, str]]]) -> list[str]:
    return [f"{one.where}: {one.found}" for one in check_exceptions(read(GOOD), KNOWN, met, judged)]


def test_what_every_locale_that_it_names_needs_is_right() -> None:
    met = {"ja-JP": frozenset({AZURE, TWELVE}), "it-IT": frozenset({TWELVE, SHARP}), "zh-CN": NONE}
    assert found(met, dict.fromkeys(met, ALL)) == []


def test_what_nobody_needs_is_an_error() -> None:
    met = {"ja-JP": frozenset({AZURE}), "it-IT": frozenset({TWELVE})}
    assert found(met, dict.fromkeys(met, ALL)) == [
        "exceptions.yml:4: [0].messages[1]: nothing that same-as-source finds in 'C#' (ja-JP, it-IT)",
        "exceptions.yml:6: [1].messages[0]: nothing that figures finds in 'Twelve' (ja-JP)",
    ]


def test_of_what_is_not_translated_nobody_can_say() -> None:
    assert found({"ja-JP": NONE}, {"ja-JP": frozenset()}) == []
    assert found({}, {}) == []


def test_a_message_that_is_not_there_is_named() -> None:
    tree = read("- {rule: figures, messages: [Twelv], reason: r}")
    (problem,) = check_exceptions(tree, KNOWN, {}, {})
    assert str(problem).startswith(
        "exceptions.yml:1: [0].messages[0]: expected the msgid of a message, found 'Twelv'; did you mean 'Twelve'?"
    )
