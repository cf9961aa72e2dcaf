import pytest

from generator.checks.header import check_plural_header
from generator.errors import wrong
from generator.pofiles import PoFile


@pytest.mark.parametrize(
    ("tag", "header"),
    [
        ("it-IT", "nplurals=2; plural=(n != 1);"),
        ("it-IT", "nplurals=2; plural=n != 1;"),
        ("it-IT", "nplurals=2;plural=n!=1"),
        ("pt-BR", "nplurals=2; plural=(n > 1);"),
        ("ja-JP", "nplurals=1; plural=0;"),
    ],
)
def test_the_locales_own_rule_is_right_however_it_is_spaced(tag: str, header: str) -> None:
    assert list(check_plural_header(tag, PoFile("x.po", {"Plural-Forms": header}))) == []


@pytest.mark.parametrize(
    ("tag", "header", "expected"),
    [
        ("it-IT", "nplurals=1; plural=n%0;", "nplurals=2; plural=(n != 1);"),
        ("it-IT", "nplurals=2; plural=(n > 1);", "nplurals=2; plural=(n != 1);"),
        ("pt-BR", "nplurals=2; plural=(n != 1);", "nplurals=2; plural=(n > 1);"),
        ("ja-JP", "nplurals=INTEGER; plural=EXPRESSION;", "nplurals=1; plural=0;"),
    ],
)
def test_another_rule_is_refused_and_never_evaluated(tag: str, header: str, expected: str) -> None:
    problem = wrong("plural-header", "x.po:1", expected=repr(expected), found=repr(header), locale=tag)
    assert list(check_plural_header(tag, PoFile("x.po", {"Plural-Forms": header}))) == [problem]
    assert str(problem) == f"x.po:1: expected '{expected}', found '{header}'"


def test_a_header_without_a_rule_is_refused() -> None:
    (problem,) = check_plural_header("ja-JP", PoFile("x.po", {"Language": "ja_JP"}))
    assert str(problem) == "x.po:1: expected 'nplurals=1; plural=0;', found ''"
