import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.excerpt import WIDEST, excerpt


@pytest.mark.parametrize(
    ("text", "column", "length", "shown", "marks"),
    [
        pytest.param("  retires: soon", 12, 4, "  retires: soon", "           ^^^^", id="a value"),
        pytest.param("a", 1, 1, "a", "^", id="all of a line"),
        pytest.param("a: b", 4, None, "a: b", "   ^", id="a point"),
        pytest.param("a: ", 4, 1, "a: ", "   ^", id="the end of a line"),
        pytest.param("a", 9, 9, "a", " ^", id="past the end of a line"),
        pytest.param("", 1, 1, "", "^", id="an empty line"),
        pytest.param("a: b", None, None, "a: b", "", id="no place"),
        pytest.param("\ta:\tb", 5, 1, "\ta:\tb", "\t  \t^", id="tabs stay what they are"),
        pytest.param("名: 資格", 4, 2, "名: 資格", "    ^^^^", id="wide characters take two"),
        pytest.param("ﾅﾏｴ: x", 6, 1, "ﾅﾏｴ: x", "     ^", id="half-width ones take one"),
        pytest.param("cafe\u0301: x", 8, 1, "cafe\u0301: x", "      ^", id="a combining one takes none"),
        pytest.param("a\u202eb: x", 6, 1, "a\\u202eb: x", "          ^", id="what turns the line round is escaped"),
        pytest.param("a\u200bb\x1b[1m", 2, 1, "a\\u200bb\\x1b[1m", " ^^^^^^", id="what does not show is escaped"),
    ],
)
def test_a_line_is_shown_with_marks_below_the_place(
    text: str, column: int | None, length: int | None, shown: str, marks: str
) -> None:
    assert excerpt(text, column, length) == (shown, marks)


@pytest.mark.parametrize(
    ("text", "column", "length", "shown", "marks"),
    [
        ("x" * 100, 100, 1, "x" * 100, " " * 99 + "^"),
        ("abc" + "x" * 98, 1, 3, "abc" + "x" * 97 + "…", "^^^"),
        ("x" * 98 + "abc", 99, 3, "…" + "x" * 97 + "abc", " " * 98 + "^^^"),
        ("x" * 200 + "abc" + "y" * 200, 201, 3, f"…{'x' * 33}abc{'y' * 64}…", " " * 34 + "^^^"),
        ("x" * 200 + "y" * 200, 201, 200, f"…{'x' * 33}{'y' * 67}…", " " * 34 + "^" * 67),
        ("資" * 200 + "格" + "資" * 200, 201, 1, f"…{'資' * 17}格{'資' * 32}…", " " * 35 + "^^"),
        ("x" * 101, None, None, "x" * 100 + "…", ""),
    ],
)
def test_a_long_line_is_cut_around_the_place(
    text: str, column: int | None, length: int | None, shown: str, marks: str
) -> None:
    assert excerpt(text, column, length) == (shown, marks)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(before=st.text(st.characters(codec="ascii", categories=["L", "Nd"]), max_size=200), after=st.text(max_size=200))
def test_the_marks_stand_below_what_is_meant(before: str, after: str) -> None:
    shown, marks = excerpt(f"{before}!?!{after}", len(before) + 1, 3)

    assert len(marks) <= WIDEST + 1
    assert marks.strip() == "^^^"
    assert shown[marks.index("^") :].startswith("!?!")
