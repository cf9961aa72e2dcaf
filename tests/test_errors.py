from collections.abc import Sequence
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Evidence, GeneratorError, Problem, in_order, nearest, one_of, plain, wrong

LINE = Evidence(file="data/credentials.yml", line=5, text="  retires: soon")
EXAMS = ["70-535", "70-697", "MB2-714", "MB6-894"]


def test_a_problem_shows_where_and_what() -> None:
    problem = Problem(check="data", where="data/credentials.yml:5: credentials.X", message="expected a, found b")

    assert str(problem) == "data/credentials.yml:5: credentials.X: expected a, found b"


def test_a_problem_shows_each_line_of_evidence_below_it() -> None:
    other = Evidence(file="data/credentials.yml", line=12, text="70-354:")
    problem = Problem(check="data", where="here", message="expected a, found b", evidence=(LINE, other))

    assert str(problem) == "here: expected a, found b\n   5 |   retires: soon\n  12 | 70-354:"


def test_a_problem_marks_the_place_in_its_line_and_ends_with_its_help() -> None:
    line = Evidence(file="data/credentials.yml", line=5, text="  retires: soon", column=12, length=4)
    other = Evidence(file="data/credentials.yml", line=12, text="70-354:", column=1, length=6)

    assert str(wrong("data", "here", expected="a", found="b", evidence=(line, other), help="write c")) == (
        "here: expected a, found b\n"
        "   5 |   retires: soon\n"
        "     |            ^^^^\n"
        "  12 | 70-354:\n"
        "     | ^^^^^^\n"
        "     = help: write c"
    )


def test_a_problem_without_a_line_has_its_help_too() -> None:
    assert str(wrong("data", "AS_OF", expected="a", found="b", help="write c")) == (
        "AS_OF: expected a, found b\n    = help: write c"
    )


def test_a_problem_is_an_error_in_no_locale_unless_it_says_otherwise() -> None:
    problem = Problem(check="data", where="here", message="expected a, found b")

    assert (problem.severity, problem.locale, problem.expected, problem.found) == ("error", None, None, None)
    assert (problem.help, problem.evidence) == (None, ())


def test_a_problem_cannot_be_changed() -> None:
    problem = Problem(check="data", where="here", message="expected a, found b")

    with pytest.raises(FrozenInstanceError):
        problem.message = "all is well"  # type: ignore[misc]


def test_an_expectation_that_is_not_met_is_a_problem_with_all_its_parts() -> None:
    problem = wrong("figures", "there", expected="1", found="2", locale="ja-JP", severity="warning", evidence=(LINE,))

    assert problem == Problem(
        check="figures",
        where="there",
        message="expected 1, found 2",
        severity="warning",
        locale="ja-JP",
        expected="1",
        found="2",
        evidence=(LINE,),
    )


def test_an_expectation_that_is_not_met_is_an_error_by_default() -> None:
    problem = wrong("figures", "there", expected="1", found="2")

    assert problem == Problem(check="figures", where="there", message="expected 1, found 2", expected="1", found="2")


def test_an_error_holds_all_problems_in_order_and_shows_them() -> None:
    second = wrong("data", "b", expected="1", found="2")
    first = wrong("data", "a", expected="3", found="4", evidence=(LINE,))

    error = GeneratorError(problem for problem in (second, first))

    assert error.problems == (second, first)
    assert str(error) == "b: expected 1, found 2\na: expected 3, found 4\n  5 |   retires: soon"


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        pytest.param("70-534", "; did you mean '70-535'?", id="one letter off"),
        pytest.param("MB6-849", "; did you mean 'MB6-894'?", id="letters swapped"),
        pytest.param("certification", "", id="nothing like it"),
        pytest.param("", "", id="empty"),
    ],
)
def test_the_nearest_known_word_is_suggested_if_one_is_near(word: str, hint: str) -> None:
    assert nearest(word, EXAMS) == hint


def test_case_does_not_keep_a_word_from_being_near() -> None:
    assert nearest("SILVER", ["gold", "silver"]) == "; did you mean 'silver'?"


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("silver", []) == ""


@pytest.mark.unmeasured
@settings(derandomize=True, deadline=None, max_examples=50)
@given(known=st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=8, unique=True), data=st.data())
def test_a_known_word_is_its_own_nearest(known: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(known))

    assert nearest(word, known) == f"; did you mean {word!r}?"


CODES = [f"70-{n}" for n in range(300, 400)]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("MB2–714", "MB2-714", id="an en dash"),
        pytest.param("MB2 − 714", "MB2-714", id="a minus sign between spaces"),
        pytest.param("ＭＢ２－７１４", "MB2-714", id="full-width letters"),
        pytest.param("mb2-714", "MB2-714", id="other case, where another is nearer by letters"),
    ],
)
def test_what_only_looks_otherwise_is_nearest(word: str, meant: str) -> None:
    assert nearest(word, [*EXAMS, "mb2-715", "MB2-741"]) == f"; did you mean {meant!r}?"


def test_of_two_that_are_as_near_the_one_that_begins_alike_is_nearest() -> None:
    assert nearest("70-354", ["70-364", "80-354", "70-353"]) == "; did you mean '70-353'?"


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        (["gold"], "one of 'gold'"),
        (["silver", "bronze", "gold"], "one of 'silver', 'bronze', 'gold'"),
        ("abcdefghijkl", f"one of {', '.join(map(repr, 'abcdefghijkl'))}"),
    ],
)
def test_of_few_known_words_all_are_listed_as_they_stand(known: Sequence[str], shown: str) -> None:
    assert one_of(known, "gold") == shown


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("70-399", "'70-399', '70-390', '70-391', '70-392', '70-393'"),
        ("70-3577", "'70-357', '70-377', '70-350', '70-351', '70-352'"),
        ("gold", "'70-300', '70-301', '70-302', '70-303', '70-304'"),
        ("", "'70-300', '70-301', '70-302', '70-303', '70-304'"),
    ],
)
def test_of_many_known_words_the_nearest_are_listed(word: str, shown: str) -> None:
    assert one_of(CODES, word) == f"one of {shown}, ... (100 in all)"


@pytest.mark.parametrize(
    ("text", "written"),
    [("７０‐５３４", "70-534"), ("a — b", "a-b"), ("1\u00a0000", "1 000"), ("a-b c", "a-b c"), ("資格ー", "資格-")],
)
def test_a_text_is_written_as_ascii_has_it(text: str, written: str) -> None:
    assert plain(text) == written


def test_problems_are_told_by_file_line_and_column() -> None:
    def at(where: str, column: int | None = None) -> Problem:
        text = Evidence(file="x", line=1, text="x", column=column)
        return wrong("data", where, expected="1", found="2", evidence=(text,) if column else ())

    ordered = [
        at("AS_OF"),
        at("data/a.yml: a"),
        at("data/a.yml:2: a"),
        at("data/a.yml:2: a", 3),
        at("data/a.yml:2: a", 12),
        at("data/a.yml:10"),
        at("data/b.yml:1: a"),
        at("locales/it_IT"),
    ]

    assert sorted([*ordered[4:], *ordered[:4]], key=in_order) == ordered
