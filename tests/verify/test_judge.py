"""Pages judged alone, and beside themselves in other languages."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.pofiles import message_id
from generator.verify import date_of, judge_site, pages_of, verify_site
from generator.verify.html import PageError, read_document
from generator.verify.judge import compare, judge_page
from generator.verify.vocabulary import PERFORMANCE
from tests.tools import LOCALES
from tests.verify.conftest import Rendered
from tests.verify.sites import read

NAME = "constructs"


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", ["constructs", "nineteenth"])
def test_pages_of_a_sound_site_are_right(name: str, request: pytest.FixtureRequest) -> None:
    rendered: Rendered = request.getfixturevalue(name)
    verdict = judge_site(rendered.built, rendered.known)
    assert verdict.problems == ()
    assert verdict.as_of == rendered.as_of.isoformat()
    assert verdict.facts > 1000
    for digests in verdict.digests.values():
        assert set(digests) == set(LOCALES)
        assert len(set(digests.values())) == 1


@pytest.mark.unmeasured
def test_a_site_in_a_folder_is_judged_as_its_files_are(constructs: Rendered, tmp_path: Path) -> None:
    for path, html in constructs.pages.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(html, encoding="utf-8")
    assert verify_site(tmp_path, constructs.known) == judge_site(constructs.built, constructs.known)
    (tmp_path / "ja-JP/exams/index.html").unlink()
    problems = [str(one) for one in verify_site(tmp_path, constructs.known).problems if one.check == "verify-pages"]
    assert problems == ["ja-JP/exams/: expected a page, found none"]


def test_a_page_that_differs_is_found_beside_the_others(constructs: Rendered) -> None:
    pages = pages_of(constructs.built, constructs.known)[NAME]
    judged = {
        tag: judge_page(constructs.built.pages[address], NAME, tag, constructs.known, constructs.as_of)
        for tag, address in pages.items()
    }
    assert list(compare(judged, pages, {})) == []
    one = judged["en"]
    judged["en"] = replace(one, outline=one.outline[:-1])
    assert [tag for tag, _ in compare(judged, pages, {})] == ["en"]
    del judged["ja-JP"]
    found = [(tag, finding.check) for tag, finding in compare(judged, pages, {})]
    assert found == [("en", "structure"), ("ja-JP", "pages")]


def test_a_site_without_a_date_is_none(constructs: Rendered) -> None:
    undated = replace(constructs.built, pages={"en/": read("<p>x</p>")})
    verdict = judge_site(undated, constructs.known)
    [problem] = verdict.problems
    assert str(problem) == "/: expected a built site, whose pages state their date, found no page with one"
    assert (verdict.as_of, verdict.digests, verdict.facts) == ("", {}, 0)


@pytest.mark.parametrize("stated", ["", "2018-03", "2018-02-30", "today"])
def test_what_is_no_day_is_no_date(stated: str) -> None:
    assert date_of({"": read(f'<time datetime="{stated}" data-fact="as_of">x</time>')}) is None


def test_the_date_of_a_site_is_that_of_most_pages() -> None:
    pages = {
        str(n): read(f'<time datetime="2018-03-{day}" data-fact="as_of">x</time>') for n, day in enumerate((19, 18, 19))
    }
    assert str(date_of(pages)) == "2018-03-19"


@pytest.mark.unmeasured
def test_a_page_of_another_date_is_found(constructs: Rendered) -> None:
    html = constructs.pages["en/index.html"].replace('datetime="2018-03-19"', 'datetime="2018-03-18"')
    page = read_document(html)
    assert page is not None
    verdict = judge_site(replace(constructs.built, pages={**constructs.built.pages, "en/": page}), constructs.known)
    assert [str(one) for one in verdict.problems if one.check == "verify-values"] == [
        "en/: as_of: expected '2018-03-19', found '2018-03-18' in the element's attribute"
    ]


def test_pages_that_the_data_does_not_have_are_found(constructs: Rendered) -> None:
    page = constructs.built.pages["ja-JP/constructs/"]
    pages = {**constructs.built.pages, "ja-JP/old/": page}
    [problem] = judge_site(replace(constructs.built, pages=pages), constructs.known).problems
    assert str(problem) == "ja-JP/old/: expected no page that the data does not have, found one"
    assert (problem.check, problem.locale) == ("verify-pages", "ja-JP")


@pytest.mark.unmeasured
def test_pages_of_the_whole_site_are_wanted(constructs: Rendered) -> None:
    gone = ("", "404.html", "pt-BR/404.html")
    pages = {address: page for address, page in constructs.built.pages.items() if address not in gone}
    built = replace(constructs.built, pages=pages, unread={"": "one that cannot be read: why"})
    problems = [one for one in judge_site(built, constructs.known).problems if one.check == "verify-pages"]
    assert [str(one) for one in problems] == [
        "/: expected a page, found one that cannot be read: why",
        "404.html: expected a page, found none",
        "pt-BR/404.html: expected a page, found none",
    ]


def test_pages_of_nobody_are_found(constructs: Rendered) -> None:
    files = constructs.built.files | {"ja-JP/old/index.html", "x.html", "about/index.html", "google.html", "x.txt"}
    known = replace(constructs.known, static=frozenset({"about/index.html", "about/", "google.html"}))
    problems = judge_site(replace(constructs.built, files=files), known).problems
    assert [str(one) for one in problems] == [
        f"{address}: expected no page without data-article, found one" for address in ("ja-JP/old/", "x.html")
    ]


def test_a_condition_is_said_in_the_words_of_the_catalogue(constructs: Rendered) -> None:
    name, known = "windows-and-devices", constructs.known
    [message] = {
        message_id((None, known.data["conditions"][one["id"]]["text"]))
        for option in known.data["competencies"][name]["options"].values()
        for one in option.get("conditions", [])
    }
    for id_ in (message, PERFORMANCE):
        html = re.sub(f'(data-message="{id_}">)', r"\1Not: ", constructs.pages[f"en/{name}/index.html"])
        page = read_document(html)
        assert page is not None
        found = judge_page(page, name, "en", known, constructs.as_of).findings
        assert {(one.check, one.at) for one in found} == {("words", id_)}


def test_pages_that_are_missing_or_cannot_be_read_are_found(constructs: Rendered) -> None:
    pages = {address: page for address, page in constructs.built.pages.items() if "exams" not in address}
    built = replace(constructs.built, pages=pages, unread={"en/exams/": "one that cannot be read: why"})
    problems = [one for one in judge_site(built, constructs.known).problems if one.check == "verify-pages"]
    assert [str(one) for one in problems] == [
        f"{tag}/exams/: expected a page, found {'one that cannot be read: why' if tag == 'en' else 'none'}"
        for tag in LOCALES
    ]


def test_a_page_for_a_dead_address_is_judged_too(constructs: Rendered) -> None:
    page = read_document(
        constructs.pages["it-IT/404.html"].replace("</h1>", " 404</h1>").replace('href="/it-IT/"', 'href="/x/"')
    )
    assert page is not None
    pages = {**constructs.built.pages, "it-IT/404.html": page}
    problems = judge_site(replace(constructs.built, pages=pages), constructs.known).problems
    assert [(one.where.partition(":")[0], one.check) for one in problems] == [
        ("it-IT/404.html", "verify-beside"),
        ("it-IT/404.html", "verify-languages"),
        ("it-IT/404.html", "verify-alternates"),
        ("it-IT/404.html", "verify-links"),
    ]


def test_a_page_about_translation_is_wanted_in_every_language_or_in_none(constructs: Rendered) -> None:
    others = {f"{tag}/translation/" for tag in LOCALES[1:]}
    pages = {address: page for address, page in constructs.built.pages.items() if address not in others}
    problems = judge_site(replace(constructs.built, pages=pages), constructs.known).problems
    missing = [str(one) for one in problems if one.check == "verify-pages"]
    assert missing == [f"{address}: expected a page, found none" for address in sorted(others)]


SLICES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 400), st.floats(0, 1)), min_size=1, max_size=3)


@pytest.mark.unmeasured
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(("", "exams", "constructs", "cloud-business-applications")), st.sampled_from(LOCALES), SLICES)
def test_whatever_a_page_is_it_is_judged(
    constructs: Rendered, name: str, tag: str, slices: list[tuple[float, int, float]]
) -> None:
    """Pieces of a page are moved anywhere: nothing is raised, and what is no longer a page is found."""
    html = constructs.pages[f"{tag}/{name}/index.html".replace("//", "/")]
    for start, length, to in slices:
        at = int(start * len(html))
        piece, rest = html[at : at + length], html[:at] + html[at + length :]
        put = int(to * len(rest))
        html = rest[:put] + piece + rest[put:]
    try:
        page = read_document(html)
    except PageError:
        return
    if page is not None:
        judge_page(page, name, tag, constructs.known, constructs.as_of)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_its_attributes_are_a_page_is_judged(constructs: Rendered, data: st.DataObject) -> None:
    """Attributes trade their values: nothing is raised."""
    name = data.draw(st.sampled_from(("", "exams", "constructs", "windows-and-devices")))
    html = constructs.pages[f"en/{name}/index.html".replace("//", "/")]
    values = [one for one in html.split('"')[1::2] if one]
    old, new = data.draw(st.sampled_from(values)), data.draw(st.sampled_from(values))
    page = read_document(html.replace(f'"{old}"', f'"{new}"', data.draw(st.integers(1, 3))))
    if page is not None:
        judge_page(page, name, "en", constructs.known, constructs.as_of)


def test_a_direction_around_the_article_is_that_of_its_language(constructs: Rendered) -> None:
    page = constructs.pages["it-IT/exams/index.html"]
    wrong = ("language", "", 'dir="ltr" around the article', 'dir="rtl"')
    for said, expected in (("ltr", []), ("rtl", [wrong])):
        built = read_document(page.replace("<html ", f'<html dir="{said}" ', 1))
        assert built is not None
        pages = {**constructs.built.pages, "it-IT/exams/": built}
        problems = judge_site(replace(constructs.built, pages=pages), constructs.known).problems
        assert [(one.check, one.where, one.expected, one.found) for one in problems] == [
            (f"verify-{check}", "it-IT/exams/", wanted, found) for check, _, wanted, found in expected
        ]
