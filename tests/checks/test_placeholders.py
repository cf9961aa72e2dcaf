import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.placeholders import check_placeholders_match
from generator.pofiles import Entry

PEOPLE = "%(count)s people"

universal = settings(derandomize=True, deadline=None, max_examples=100)


@pytest.mark.parametrize(
    ("msgid", "text"),
    [
        (PEOPLE, "%(count)s pessoas"),
        ("%(count)s of %(total)s", "di %(total)s, %(count)s"),
        ("%(a)s and %(a)s", "%(a)s e %(a)s"),
        ("%(amount)s %%", "%% %(amount)s"),
        ("%(amount)s", "%%%(amount)s"),
        ("%(amount)s", "%(amount)s(%% %%%%)"),
        ("Period", "Periodo"),
    ],
)
def test_the_same_placeholders_in_any_order_are_right(msgid: str, text: str) -> None:
    assert list(check_placeholders_match("it-IT", Entry(msgid=msgid, strings=(text,)))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cinco pessoas", "none"),
        ("%(cont)s pessoas", "%(cont)s"),
        ("{count} pessoas", "none"),
        ("%(count)d pessoas", "none"),
        ("%(count) s pessoas", "none"),
        ("%(count.real)s pessoas", "none"),
        ("% (count)s pessoas", "none"),
        ("％(count)s pessoas", "none"),
        ("%%(count)s pessoas", "none"),
        ("%%(count)s% pessoas", "none"),
        ("%(count)s de %(count)s pessoas", "%(count)s, %(count)s"),
        ("%(count)s de %(all)s pessoas", "%(all)s, %(count)s"),
    ],
)
def test_other_placeholders_are_refused(text: str, found: str) -> None:
    assert list(check_placeholders_match("pt-BR", Entry(msgid=PEOPLE, strings=(text,)))) == [
        f"expected %(count)s in the translation of '%(count)s people', found {found} in {text!r}"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("%(count)s {0.__class__}", "{0.__class__}"),
        ("%(count)s {", "{"),
        ("%(count)s %(count)d", "%(count)d"),
        ("%(count)s %(", "%("),
        ("%(count)s %s", "%"),
        ("%(count)s 100 %", "%"),
        ("%(count)s }", "}"),
        ("%(count)s ${count}", "${count}"),
        ("%(count)s $(count)", "$("),
        ("%(count)s ％(count)s", "％("),
        ("%(count)s ％（count）s", "％（"),
        ("%(count)s (%%(count)s)", "%%(count)s"),
        ("%%%%(n) %(count)s", "%%(n)"),
        ("%(count)s %%(", "%%("),
    ],
)
def test_what_looks_like_a_placeholder_of_some_tool_is_refused(text: str, found: str) -> None:
    assert list(check_placeholders_match("pt-BR", Entry(msgid=PEOPLE, strings=(text,)))) == [
        f"expected no placeholder but %(count)s, found {found!r} in {text!r}"
    ]


def test_a_message_without_placeholders_has_none_in_its_translation() -> None:
    assert list(check_placeholders_match("it-IT", Entry(msgid="Period", strings=("{x}",)))) == [
        "expected no placeholder, found '{x}' in '{x}'"
    ]


def test_every_form_is_judged() -> None:
    entry = Entry(msgid="%(count)s person", plural=PEOPLE, strings=("una persona", "%(count)s persone"))
    assert list(check_placeholders_match("it-IT", entry)) == [
        "expected %(count)s in the translation of '%(count)s person', found none in 'una persona'"
    ]


@universal
@given(
    st.lists(st.sampled_from(["%(a)s", "%(b)s", "%%", " e "]), max_size=6).flatmap(
        lambda parts: st.tuples(st.just("".join(parts)), st.permutations(parts).map("".join))
    )
)
def test_no_order_of_the_same_placeholders_is_wrong(both: tuple[str, str]) -> None:
    msgid, text = both
    assert list(check_placeholders_match("it-IT", Entry(msgid=msgid, strings=(text,)))) == []
