import pytest

from generator.checks.step import check_in_step
from generator.pofiles import Entry, PoFile

MESSAGES = (
    Entry(msgid="All competencies"),
    Entry(msgid="%(count)s exam", plural="%(count)s exams"),
    Entry(msgid="Silver", context="name"),
)
OPTIONAL = frozenset({"Customer Service"})


def check(*entries: Entry) -> list[str]:
    return [str(one) for one in check_in_step("it-IT", PoFile("it.po", {}, entries), MESSAGES, OPTIONAL)]


def test_a_catalogue_has_the_messages_of_the_sources_in_any_order() -> None:
    assert check(*reversed(MESSAGES)) == []


def test_a_name_that_may_be_translated_may_stand_there() -> None:
    assert check(*MESSAGES, Entry(msgid="Customer Service", context="name")) == []


def test_a_message_that_the_catalogue_lacks_is_named() -> None:
    assert check(*MESSAGES[:2]) == [
        "it.po: expected the message 'Silver', found no such message (competency-docs messages update adds it)"
    ]


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (Entry(msgid="All the competencies", line=7), "; did you mean 'All competencies'?"),
        (Entry(msgid="Page not found", line=7), ""),
        (Entry(msgid="Customer Service", line=7), ""),
        (Entry(msgid="Customer Service", context="who", line=7), ""),
        (Entry(msgid="All competencies", context="term", line=7), "; did you mean 'All competencies'?"),
    ],
)
def test_a_message_that_no_source_has_is_refused(entry: Entry, found: str) -> None:
    assert check(*MESSAGES, entry) == [
        f"it.po:7: expected only messages of the sources, found {entry.msgid!r}, which no source has{found}"
    ]


@pytest.mark.parametrize("plural", [None, "%(count)s of the exams"])
def test_another_plural_is_refused(plural: str | None) -> None:
    changed = Entry(msgid="%(count)s exam", plural=plural, line=7)
    assert check(MESSAGES[0], changed, MESSAGES[2]) == [
        f"it.po:7: expected the plural '%(count)s exams', found the plural {plural!r}"
    ]


def test_a_problem_names_its_rule_and_its_locale() -> None:
    (problem,) = check_in_step("it-IT", PoFile("it.po", {}, MESSAGES[1:]), MESSAGES, OPTIONAL)
    assert (problem.check, problem.locale, problem.severity) == ("step", "it-IT", "error")
