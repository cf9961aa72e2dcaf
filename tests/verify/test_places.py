"""Facts where they belong: pages of the test catalogue in which some have been moved, in every language alike."""

import re
from datetime import date

import pytest

from generator.pofiles import message_id
from generator.verify.html import Element
from generator.verify.places import (
    check_cards,
    check_elsewhere,
    check_headings,
    check_items,
    check_sections,
    check_styles,
    check_summaries,
)
from tests.verify.conftest import Rendered
from tests.verify.sites import all_of, article, read

CLOUD = "cloud-business-applications"
OPERATIONS = f"competencies.{CLOUD}.options.enterprise-operations"


def changed(constructs: Rendered, page: str, old: str, new: str) -> Element:
    """Return the English article of a page with the first match of an expression replaced."""
    html = constructs.pages[f"en/{page}/index.html" if page else "en/index.html"]
    body = html[html.index("<div data-article>") + len("<div data-article>") : html.rindex("</div>")]
    assert re.search(old, body, re.DOTALL), old
    return read(re.sub(old, new, body, count=1, flags=re.DOTALL)).article


@pytest.mark.parametrize("page", ["constructs", CLOUD, "enterprise-mobility-management", "windows-and-devices"])
def test_facts_of_a_competency_stand_where_they_belong(constructs: Rendered, page: str) -> None:
    found = constructs.built.pages[f"ja-JP/{page}/"].article
    assert all_of(check_sections(found, constructs.known.data, page)) == []
    assert all_of(check_headings(found, constructs.known.data, page)) == []
    assert all_of(check_styles(found)) == []
    assert all_of(check_summaries(found, constructs.known.data, page)) == []


@pytest.mark.parametrize("name", ["constructs", "nineteenth"])
def test_nothing_stands_elsewhere(name: str, request: pytest.FixtureRequest) -> None:
    rendered: Rendered = request.getfixturevalue(name)
    for page in ("", "exams", "retirements", "terms", *rendered.known.data["competencies"]):
        found = rendered.built.pages[f"zh-TW/{page}/" if page else "zh-TW/"].article
        assert all_of(check_elsewhere(found, rendered.known.data, page)) == []


@pytest.mark.parametrize("name", ["constructs", "nineteenth"])
@pytest.mark.parametrize("page", ["exams", "retirements"])
def test_facts_of_credentials_stand_where_they_belong(name: str, page: str, request: pytest.FixtureRequest) -> None:
    rendered: Rendered = request.getfixturevalue(name)
    found = rendered.built.pages[f"it-IT/{page}/"].article
    assert all_of(check_items(found, rendered.known.data, page, rendered.as_of)) == []


def test_facts_of_cards_stand_where_they_belong(constructs: Rendered) -> None:
    assert all_of(check_cards(constructs.built.pages["en/"].article, constructs.known.data)) == []


def sections(constructs: Rendered, page: str, old: str, new: str) -> list[tuple[str, str, str, str]]:
    return all_of(check_sections(changed(constructs, page, old, new), constructs.known.data, page))


def test_a_figure_of_another_tier_is_found(constructs: Rendered) -> None:
    gold, silver = (f"{OPERATIONS}.thresholds.revenue.minimum.{tier}.developed" for tier in ("gold", "silver"))
    after = '(aria-labelledby="enterprise-operations-gold".*?)'
    found = sections(constructs, CLOUD, f"{after}{re.escape(gold)}", rf"\1{silver}")
    assert ("places", "#enterprise-operations-gold", gold, "nothing of it there") in found
    assert ("places", "#enterprise-operations-gold", "nothing else there", silver) in found


def test_a_product_of_another_threshold_is_found(constructs: Rendered) -> None:
    product = r"products\.ax-2012-on-premises\.name"
    found = sections(
        constructs, CLOUD, f"(enterprise-operations-silver.*?){product}", r"\1products.unified-operations-plan.name"
    )
    assert (
        "places",
        f"{OPERATIONS}.thresholds.revenue",
        "products.ax-2012-on-premises.name",
        "nothing of it there",
    ) in found


def test_a_condition_left_out_is_found(constructs: Rendered) -> None:
    page = "enterprise-mobility-management"
    words = r'<li><span data-message="\w+">Only paid licenses count\.</span></li>'
    html = constructs.pages[f"en/{page}/index.html"]
    text = next(iter(re.findall(r"<li><span data-message=\"\w+\">([^<]*paid[^<]*)</span></li>", html)))
    words = rf'<li><span data-message="\w+">{re.escape(text)}</span></li>'
    found = sections(constructs, page, words, "")
    assert found == [("places", "#enterprise-partner-silver", text, "nothing of it there")]


def test_a_section_that_is_missing_is_found_elsewhere(constructs: Rendered) -> None:
    assert all_of(check_sections(article(""), constructs.known.data, CLOUD)) == []


def test_figures_of_two_thresholds_in_one_line_are_found(constructs: Rendered) -> None:
    own = f"{OPERATIONS}.thresholds.revenue"
    line = f'(id="enterprise-operations-gold".*?){re.escape(own)}(.minimum.gold.developed)'
    found = sections(constructs, CLOUD, line, rf"\1{OPERATIONS}.thresholds.cloud-net-new-revenue\2")
    assert ("places", own, f"{own}.minimum.gold.developed", "nothing of it there") in found


def test_the_number_of_people_left_out_is_found(constructs: Rendered) -> None:
    """A group that asks for as many people as the tier says their number too, but does not say it of the tier."""
    page = "windows-and-devices"
    path = f"competencies.{page}.options.device-partner.people.headcount.silver"
    title = rf'(id="device-partner-silver".*?)<p class="cd-title">(?:(?!</p>).)*{re.escape(path)}.*?</p>'
    assert sections(constructs, page, title, r"\1") == [
        ("places", "#device-partner-silver", path, "nothing of it there")
    ]


def headings(constructs: Rendered, page: str, old: str, new: str) -> list[str]:
    found = all_of(check_headings(changed(constructs, page, old, new), constructs.known.data, page))
    return [f"{at}: {expected}, {found}" for _, at, expected, found in found]


def test_a_heading_of_another_option_is_found(constructs: Rendered) -> None:
    head, other = (f"competencies.windows-and-devices.options.{one}.name" for one in ("device-partner", "surface-hub"))
    found = headings(constructs, "windows-and-devices", f"(<h2 [^/]*){re.escape(head)}", rf"\1{other}")
    assert found == [f"#device-partner-option: a heading with {head} first, {other}"]


def test_a_heading_with_another_id_or_none_is_found(constructs: Rendered) -> None:
    expected = "#nested-gold: a heading with programme.tiers.gold.name first"
    path = "programme.tiers.gold.name"
    assert headings(constructs, "constructs", '<h3 id="nested-gold">', '<h3 id="x">') == [f"{expected}, {path}"]
    assert headings(constructs, "constructs", '<h3 id="nested-gold">.*?</h3>', "<p></p>") == [f"{expected}, "]
    without = '(<h1 id="constructs"><data [^>]*)data-fact="competencies.constructs.name"'
    found = headings(constructs, "constructs", without, r"\1data-official data-fact='competencies.constructs.name'")
    assert [one.partition(":")[0] for one in found] == ["#constructs"]


def test_a_tier_in_the_section_of_another_option_is_found(constructs: Rendered) -> None:
    page = "windows-and-devices"
    gold = r'(<section class="cd-tier" role="group" aria-labelledby="device-partner-gold">.*?</section>)(.*)$'
    found = headings(constructs, page, gold, r"\2<section aria-labelledby='surface-hub-option'>\1</section>")
    assert found == ["#device-partner-gold: a heading with programme.tiers.gold.name first, "]


@pytest.mark.parametrize(("style", "path"), [("or", "products.a.name"), ("standard", "programme.tiers.gold.name")])
def test_products_are_alternatives_and_tiers_are_not(style: str, path: str) -> None:
    html = f'<span data-list="{{}}"><data value="a" data-fact="{path}">A</data></span><span data-list="x"></span>'
    other = {"or": "standard", "standard": "or"}[style]
    assert all_of(check_styles(article(html.format(style)))) == []
    assert all_of(check_styles(article(html.format(other)))) == [
        ("logic", path, f"a list of {style!r}", f"one of {other!r}")
    ]


def items(constructs: Rendered, page: str, old: str, new: str) -> list[tuple[str, str, str, str]]:
    return all_of(check_items(changed(constructs, page, old, new), constructs.known.data, page, constructs.as_of))


def test_a_date_beside_another_exam_is_found(constructs: Rendered) -> None:
    found = items(constructs, "exams", r"credentials\.70-354\.retires", "credentials.70-355.retires")
    assert found == [
        ("places", "credentials.70-354", "credentials.70-354.retires", "nothing of it there"),
        ("places", "credentials.70-354", "nothing else there", "credentials.70-355.retires"),
    ]


def test_an_exam_under_another_heading_is_found(constructs: Rendered) -> None:
    [finding, *_] = items(constructs, "exams", '<h2 id="exam">', '<h2 id="assessment">')
    assert finding[2:] == ("it under 'exam'", "it under 'assessment'")
    [finding, *_] = items(constructs, "retirements", '<h2 id="retired">', '<h2 id="retiring">')
    assert finding[2:] == ("it under 'retired'", "it under 'retiring'")


def test_another_id_is_found(constructs: Rendered) -> None:
    [finding] = items(constructs, "exams", '<li id="70-354">', '<li id="x">')
    assert finding == ("structure", "credentials.70-354", "the id '70-354'", "'x'")
    [finding] = items(constructs, "exams", '<li id="70-354">', "<li>")
    assert finding[3] == "None"
    [finding] = items(constructs, "retirements", r"(<h2 id=\"retired\">.*?)<li>", r'\1<li id="x">')
    assert finding[2:] == ("the id None", "'x'")


def test_ids_to_which_links_of_old_lead_are_found_at_other_tiers(constructs: Rendered) -> None:
    anchor = '<span id="{}" class="cd-anchor"></span>'
    gone = headings(constructs, CLOUD, anchor.format("silver"), "")
    option = next(iter(constructs.known.data["competencies"][CLOUD]["options"]))
    assert gone == [f"#silver: the id in the heading with the id '{option}-silver', none there"]
    both = f"({anchor.format('silver')})(.*?)({anchor.format('gold')})"
    assert [one.partition(":")[0] for one in headings(constructs, CLOUD, both, r"\3\2\1")] == ["#silver", "#gold"]


def test_on_another_day_an_exam_stands_elsewhere(constructs: Rendered) -> None:
    page = constructs.built.pages["en/retirements/"].article
    found = all_of(check_items(page, constructs.known.data, "retirements", date(2017, 9, 30)))
    assert found[0][2:] == ("it under 'retiring'", "it under 'retired'")


def test_an_option_of_another_competency_is_found(constructs: Rendered) -> None:
    option = r"<li>\s*<a href=\"windows-and-devices/#device-partner-option\">.*?</li>"
    page = changed(constructs, "", option, "")
    [finding] = all_of(check_cards(page, constructs.known.data))
    path = "competencies.windows-and-devices"
    assert finding == ("places", path, f"{path}.options.device-partner.name", "nothing of it there")


def test_a_tier_that_an_option_does_not_lead_to_is_found(constructs: Rendered) -> None:
    page = changed(constructs, "", r"(nested-option.*?)programme\.tiers\.gold", r"\1programme.tiers.silver")
    found = all_of(check_cards(page, constructs.known.data))
    path = "competencies.constructs.options.nested"
    assert ("places", path, "programme.tiers.gold.name", "nothing of it there") in found


def test_an_item_without_facts_is_none_of_these(constructs: Rendered) -> None:
    empty = article("<ul><li>x</li></ul>")
    assert all_of(check_cards(empty, constructs.known.data)) == []
    assert all_of(check_items(empty, constructs.known.data, "exams", constructs.as_of)) == []


@pytest.mark.parametrize("page", [CLOUD, "", "exams", "terms"])
@pytest.mark.parametrize("path", [f"{OPERATIONS}.people.headcount.gold", "credentials.70-354.code"])
def test_facts_outside_of_tiers_and_items_are_found(constructs: Rendered, page: str, path: str) -> None:
    fact = f'<p><data data-fact="{path}"></data></p><dl class="cd-about">'
    added = changed(constructs, page, '<dl class="cd-about">', fact)
    assert all_of(check_elsewhere(added, constructs.known.data, page)) == [
        ("places", "", "nothing else there", path),
    ]


def test_a_page_that_does_not_say_what_it_is_about_is_found(constructs: Rendered) -> None:
    day = changed(constructs, "exams", r'<time [^>]*data-fact="as_of".*?</time>', "")
    assert all_of(check_elsewhere(day, constructs.known.data, "exams")) == [
        ("places", "", "as_of", "nothing of it there")
    ]


def summed_up(constructs: Rendered, old: str, new: str) -> list[str]:
    found = all_of(check_summaries(changed(constructs, CLOUD, old, new), constructs.known.data, CLOUD))
    return [f"{at}: {found}" for _, at, _, found in found]


def test_the_words_of_another_competency_or_option_are_found(constructs: Rendered) -> None:
    data = constructs.known.data["competencies"]
    own, other = data[CLOUD]["summary"], data["windows-and-devices"]["summary"]
    ids = message_id((None, own)), message_id((None, other))
    assert summed_up(constructs, *ids) == [f"#{CLOUD}: {other!r}"]
    assert summed_up(constructs, ids[0], "aaaaaaaaaa") == [f"#{CLOUD}: nothing of it there"]
    key, option = next(iter(data[CLOUD]["options"].items()))
    said = message_id((None, option["summary"]))
    assert summed_up(constructs, said, ids[0]) == [f"#{key}-option: {own!r}"]
    cards = all_of(check_cards(changed(constructs, "", ids[0], ids[1]), constructs.known.data))
    assert cards == [("places", f"competencies.{CLOUD}", repr(own), repr(other))]
