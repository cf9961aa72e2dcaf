"""Logic, on pages of the test catalogue in which something has been changed."""

import re
from datetime import date

import pytest

from generator.verify.html import Element, read_document
from generator.verify.judge import check_meanings
from generator.verify.known import Known
from generator.verify.logic import (
    check_connectives,
    check_deadline,
    check_later,
    check_logic,
    check_numbers,
    check_standing,
    check_year,
    meanings,
)
from generator.verify.words import read_messages, told
from tests.verify.conftest import Rendered
from tests.verify.sites import all_of, article

PATH = "competencies.constructs.options.nested.people"
PAGE = "en/constructs/index.html"
AREAS_SWAPPED = r"\1programme.focus_areas.\4.name\3programme.focus_areas.\2.name"


def changed(constructs: Rendered, old: str, new: str, page: str = PAGE, count: int = 1) -> Element:
    """Return an article with something replaced."""
    html = constructs.pages[page]
    assert re.search(old, html, re.DOTALL), old
    document = read_document(re.sub(old, new, html, count=count, flags=re.DOTALL))
    assert document is not None
    return document.article


def logic(constructs: Rendered, old: str, new: str, count: int = 1) -> list[tuple[str, str, str, str]]:
    article = changed(constructs, old, new, count=count)
    return all_of(check_logic(article, constructs.known.data, "constructs"))


@pytest.mark.parametrize("page", ["constructs", "windows-and-devices", "cloud-business-applications"])
@pytest.mark.parametrize("locale", ["en", "ja-JP"])
def test_pages_have_the_logic_of_the_data(constructs: Rendered, page: str, locale: str) -> None:
    article = constructs.built.pages[f"{locale}/{page}/"].article
    assert all_of(check_logic(article, constructs.known.data, page)) == []
    assert all_of(check_connectives(article)) == []
    assert all_of(check_standing(article, constructs.known.data, constructs.as_of)) == []


def test_a_missing_section_is_found(constructs: Rendered) -> None:
    found = logic(constructs, 'aria-labelledby="nested-gold"', "")
    assert found == [("logic", "nested-gold", "a section in that of its option", "none")]


def test_another_rule_is_found(constructs: Rendered) -> None:
    [finding] = logic(constructs, 'data-rule="any" data-groups', 'data-rule="all" data-groups')
    assert finding[:2] == ("logic", f"{PATH}.rule")
    assert finding[2] == "all of (guidance, any of (exams, mcse), areas, same, allowed, other)"
    assert finding[3] == "all of (guidance, all of (exams, mcse), areas, same, allowed, other)"


def test_no_groups_at_all_are_found(constructs: Rendered) -> None:
    assert logic(constructs, " data-groups", "", count=9)[0][3] == "no groups"


@pytest.mark.parametrize(
    ("old", "new", "at", "expected", "found"),
    [
        ('data-relation="everyone"', 'data-relation="any"', "exams.relation", "'everyone'", "['any']"),
        (' data-relation="everyone"', "", "exams.relation", "'everyone'", "[]"),
        ('data-relation="same-allowed" data-each', 'data-relation="same-allowed"', "allowed.each", "True", "False"),
        ('data-relation="everyone"', 'data-relation="everyone" data-each', "exams.each", "False", "True"),
        ('data-need="one-area"', 'data-need="all"', "areas.need", "'one-area'", "['all']"),
        ('class="cd-areas" data-rule="any"', 'class="cd-areas" data-rule="all"', "areas.need", "['any', 'all', 'all']",
         "['all', 'all', 'all']"),
    ],
)  # fmt: skip
def test_who_must_meet_it_and_how_much(
    constructs: Rendered, old: str, new: str, at: str, expected: str, found: str
) -> None:
    assert logic(constructs, old, new) == [("logic", f"{PATH}.groups.{at}", expected, found)]


def test_a_relation_that_is_unstated_has_no_words(constructs: Rendered) -> None:
    group = f'data-group="{PATH}.groups.mcse">'
    found = logic(constructs, group, group + '<p data-relation="any"></p>')
    assert found == [("logic", f"{PATH}.groups.mcse.relation", "'unstated'", "['any']")]


def test_another_exam_in_a_list_is_found(constructs: Rendered) -> None:
    [finding] = logic(constructs, r"<li>(?:(?!<li>).)*credentials\.70-334\.code.*?</li>", "")
    assert finding[:2] == ("logic", f"{PATH}.groups.exams.of")
    assert "credentials.70-334.code" in finding[2]
    assert finding[3] == "[]"


def test_a_note_at_another_exam_is_found(constructs: Rendered) -> None:
    note = r' <span class="cd-note">(?:(?!</li>).)*credentials\.70-354\.retires.*?</span></span>'
    html = changed(constructs, note, "")
    [finding] = all_of(check_logic(html, constructs.known.data, "constructs"))[:1]
    assert finding[1] == f"{PATH}.groups.areas.of.application-builders"
    assert "credentials.70-354.retires" in finding[2]


def test_a_group_that_is_not_in_the_data_is_found(constructs: Rendered) -> None:
    found = logic(constructs, f'data-group="{PATH}.groups.mcse"', 'data-group="x.y"')
    assert ("logic", "x.y", "a group of the data", "none") in found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('<span class="cd-connective" data-connective="all">', "<span>", "a word between requirements, and only there"),
        (
            'class="cd-connective" data-connective="all"',
            'class="cd-connective" data-connective="any"',
            "the word for 'all' with a list of 'all'",
        ),
        (
            'class="cd-lead-in" data-connective="any"',
            'class="cd-lead-in" data-connective="all"',
            "the word for 'any' with a list of 'any'",
        ),
        (
            "(data-groups>\\s*<li[^>]*>)",
            '\\1<p><span data-connective="all">AND</span></p>',
            "a word between requirements, and only there",
        ),
    ],
)
def test_the_words_between_requirements(constructs: Rendered, old: str, new: str, expected: str) -> None:
    assert [one[2] for one in all_of(check_connectives(changed(constructs, old, new)))] == [expected]


def test_marks_beside_credentials(constructs: Rendered) -> None:
    data, day = constructs.known.data, constructs.as_of
    gone = changed(
        constructs, ' <span class="cd-badge[^>]*data-standing="retired".*?</span></span>', "", "en/exams/index.html"
    )
    [finding] = all_of(check_standing(gone, data, day))
    assert finding[2:] == ("marked ['retired']", "[]")
    other = changed(constructs, 'data-standing="retired"', 'data-standing="retiring"', "en/exams/index.html")
    assert all_of(check_standing(other, data, day))[0][2:] == ("marked ['retired']", "['retiring']")
    # On another day, another mark.
    page = constructs.built.pages["en/exams/"].article
    assert all_of(check_standing(page, data, date(2017, 9, 30)))[0][2:] == ("marked ['retiring']", "['retired']")


def test_the_name_of_another_area_is_found(constructs: Rendered) -> None:
    name = r"programme\.focus_areas\.([\w-]+)\.name"
    found = logic(constructs, rf'(<p class="cd-area">.*?){name}(.*?<p class="cd-area">.*?){name}', AREAS_SWAPPED)
    assert {(at, expected.rpartition(".focus")[0]) for _, at, expected, _ in found} == {
        (f"{PATH}.groups.areas.of", "programme")
    }
    assert len(found) == 2


def test_the_kind_of_another_groups_exams_is_found(constructs: Rendered) -> None:
    page = "cloud-business-applications"
    role = r"programme\.roles\.technical\.name"
    changed_ = changed(
        constructs, f'(<p class="cd-role">.*?){role}', r"\1programme.roles.functional.name", f"en/{page}/index.html"
    )
    [finding] = all_of(check_logic(changed_, constructs.known.data, page))
    assert finding[2:] == ("programme.roles.technical.name", "programme.roles.functional.name")


def test_what_is_not_a_credential_has_no_mark(constructs: Rendered) -> None:
    html = '<ul><li><data value="X" data-fact="credentials.none.name">X</data></li><li>no</li></ul>'
    assert all_of(check_standing(article(html), constructs.known.data, constructs.as_of)) == []


def test_numbers_stand_in_their_places(constructs: Rendered) -> None:
    known = constructs.known

    def found(old: str, new: str) -> list[tuple[str, str, str, str]]:
        page = changed(constructs, old, new)
        return all_of(check_numbers(told(read_messages(page), known.words["en"]), known.data))

    assert found("<p", "<p") == []
    pair = rf'(<data [^>]*{re.escape(PATH)}\.groups\.same\.people\.gold">1</data>) of the same (<data [^>]*>2</data>)'
    count, total = f"{PATH}.groups.same.people.gold", f"{PATH}.groups.areas.people.gold"
    assert found(pair, r"\2 of the same \1") == [
        ("logic", f"{PATH}.groups.same", f"{count} in the place of count", total),
        ("logic", f"{PATH}.groups.same", f"{total} in the place of total", count),
    ]


def test_a_number_of_another_group_is_found(constructs: Rendered) -> None:
    known = constructs.known
    own, other = f"{PATH}.groups.areas.people.gold", f"{PATH}.groups.guidance.people.gold"
    page = changed(constructs, f'{re.escape(own)}">2</data> people<', f'{other}">2</data> people<')
    [finding] = all_of(check_numbers(told(read_messages(page), known.words["en"]), known.data))
    assert finding == ("logic", f"{PATH}.groups.areas", f"{own} in the place of count", other)


def test_the_next_deadline_is_that_of_the_data(nineteenth: Rendered) -> None:
    data, name = nineteenth.known.data, "public-lighting"
    page = nineteenth.built.pages[f"zh-TW/{name}/"].article
    assert all_of(check_deadline(page, data, name, nineteenth.as_of)) == []
    # After that day, another one is the next.
    code, found = "credentials.AL-101.code", all_of(check_deadline(page, data, name, date(2020, 5, 16)))
    assert [one[1:] for one in found] == [
        ("deadline", f"{code} and credentials.AL-101.retires", "nothing of it there"),
        ("deadline", "nothing else there", f"{code} and credentials.AL-101.register_until"),
    ]


def test_where_nothing_ends_no_deadline_is_stated(constructs: Rendered) -> None:
    data = constructs.known.data
    page = constructs.built.pages["en/constructs/"].article
    assert all_of(check_deadline(page, data, "constructs", constructs.as_of)) == []
    stated = article('<p data-deadline><data value="x" data-fact="credentials.70-354.retires">x</data></p>')
    found = all_of(check_deadline(stated, data, "constructs", constructs.as_of))
    assert found == [("logic", "deadline", "nothing else there", "credentials.70-354.retires")]
    [finding, *_] = all_of(check_deadline(page, data, "constructs", date(2017, 1, 1)))
    assert finding[3] == "nothing of it there"


def test_what_ends_after_the_next_deadline_is_that_of_the_data(nineteenth: Rendered) -> None:
    data, name = nineteenth.known.data, "public-lighting"
    page = nineteenth.built.pages[f"pt-BR/{name}/"].article
    assert all_of(check_later(page, data, name, nineteenth.as_of)) == []
    # On another day, something else is next, or too far away.
    found = all_of(check_later(page, data, name, date(2019, 1, 1)))
    assert found[0][:3] == ("logic", "coming", "nothing else there")


def test_the_dates_of_two_exams_swapped_are_found(nineteenth: Rendered) -> None:
    """What ends and when are the same in all, and so are all languages."""
    html, name = nineteenth.pages["en/public-lighting/index.html"], "public-lighting"
    start = html.index("data-coming")
    called = re.findall(r"<data [^>]*(?:code|name)\">[^<]*</data>", html[start : html.index("</dl>", start)])
    codes = list(dict.fromkeys(called))
    assert len(codes) == 2
    swapped = html[start:].replace(codes[0], "\0", 1).replace(codes[1], codes[0], 1).replace("\0", codes[1])
    document = read_document(html[:start] + swapped)
    assert document
    found = all_of(check_later(document.article, nineteenth.known.data, name, nineteenth.as_of))
    assert [finding[3] if "there" in finding[3] else finding[2] for finding in found] == [
        "nothing of it there",
        "nothing of it there",
        "nothing else there",
        "nothing else there",
    ]


def test_what_ends_within_a_year_is_that_of_the_data(nineteenth: Rendered) -> None:
    data, page = nineteenth.known.data, nineteenth.built.pages["ja-JP/retirements/"].article
    assert all_of(check_year(page, data, nineteenth.as_of)) == []
    missing = all_of(check_year(article("<p data-coming></p>"), data, nineteenth.as_of))
    assert {finding[3] for finding in missing} == {"nothing of it there"}
    assert "credentials.AL-101.retires" in " ".join(finding[2] for finding in missing)
    added = all_of(check_year(page, data, date(2030, 1, 1)))
    assert {finding[2] for finding in added} == {"nothing else there"}
    assert len(added) == len(missing)


def test_the_date_of_another_exam_is_found_among_what_ends_within_a_year(nineteenth: Rendered) -> None:
    html = nineteenth.pages["en/retirements/index.html"]
    start = html.index("data-coming")
    moved = html[:start] + html[start:].replace("AL-101.retires", "AL-101.accepted_until", 1)
    document = read_document(moved)
    assert document
    found = all_of(check_year(document.article, nineteenth.known.data, nineteenth.as_of))
    assert [finding[3] if "there" in finding[3] else finding[2] for finding in found] == [
        "nothing of it there",
        "nothing else there",
    ]


def all_meanings(rendered: Rendered, known: Known) -> set[tuple[str, str]]:
    return {
        meaning
        for address, page in rendered.built.pages.items()
        if address.startswith("en/") and not address.endswith("404.html")
        for meaning in meanings(told(read_messages(page.article), known.words["en"]), known.data, rendered.as_of)
    }


@pytest.mark.parametrize("name", ["constructs", "nineteenth"])
def test_each_word_has_one_meaning(name: str, request: pytest.FixtureRequest) -> None:
    rendered: Rendered = request.getfixturevalue(name)
    found = all_meanings(rendered, rendered.known)
    assert all_of(check_meanings(found)) == []
    said = {meaning for _, meaning in found}
    assert {"connective all", "connective any", "relation any", "need all", "need one", "headcount exactly"} <= said


def test_what_is_said_of_each_is_not_said_of_all(nineteenth: Rendered) -> None:
    said = {meaning for _, meaning in all_meanings(nineteenth, nineteenth.known)}
    assert {"relation any", "relation any each", "headcount at least", "standing retiring"} <= said
    assert {"retires past", "retires to come", "available_from past", "available_from to come"} <= said


def test_a_word_with_two_meanings_is_found() -> None:
    found = all_of(check_meanings([("abcdefgh", "need one"), ("abcdefgh", "need all"), ("hgfedcba", "need all")]))
    assert found == [("words", "abcdefgh", "a message of its own for each meaning", "need all and need one")]
