from collections.abc import Sequence
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Evidence, GeneratorError, Problem, nearest, one_of, wrong

LINE = Evidence(file="data/credentials.yml", line=5, text="  retires: soon")
EXAMS = ["70-535", "70-697", "MB2-714", "MB6-894"]


def test_a_problem_shows_where_and_what() -> None:
    problem = Problem(check="data", where="data/credentials.yml:5: credentials.X", message="expected a, found b")

    assert str(problem) == "data/credentials.yml:5: credentials.X: expected a, found b"


def test_a_problem_shows_each_line_of_evidence_below_it() -> None:
    other = Evidence(file="data/credentials.yml", line=12, text="70-354:")
    problem = Problem(check="data", where="here", message="expected a, found b", evidence=(LINE, other))

    assert str(problem) == "here: expected a, found b\n  5 |   retires: soon\n  12 | 70-354:"


def test_a_problem_is_an_error_in_no_locale_unless_it_says_otherwise() -> None:
    problem = Problem(check="data", where="here", message="expected a, found b")

    assert (problem.severity, problem.locale, problem.expected, problem.found) == ("error", None, None, None)
    assert problem.evidence == ()


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


@settings(derandomize=True, deadline=None, max_examples=50)
@given(known=st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=8, unique=True), data=st.data())
def test_a_known_word_is_its_own_nearest(known: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(known))

    assert nearest(word, known) == f"; did you mean {word!r}?"


@pytest.mark.parametrize(
    ("known", "most", "shown"),
    [
        (["gold"], 2, "one of 'gold'"),
        (["gold", "silver"], 2, "one of 'gold', 'silver'"),
        (["bronze", "gold", "silver"], 2, "one of 'bronze', 'gold', ..."),
    ],
)
def test_known_words_are_listed_up_to_a_number(known: Sequence[str], most: int, shown: str) -> None:
    assert one_of(known, most) == shown


def test_known_words_are_listed_up_to_twelve_by_default() -> None:
    assert one_of("abcdefghijkl") == f"one of {', '.join(map(repr, 'abcdefghijkl'))}"
    assert one_of("abcdefghijklm") == f"one of {', '.join(map(repr, 'abcdefghijkl'))}, ..."
