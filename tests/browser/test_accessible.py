"""Everybody can use the pages: by ear, by keyboard, enlarged, in high contrast, on paper (WCAG 2.2, level AA)."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.tools import COMPETENCY, LOCALES, ROOT, require_tool

GOLDEN = Path(__file__).parent.parent / "golden"
AXE = ROOT / "tests/node/node_modules/axe-core/axe.min.js"
KINDS = ("", f"{COMPETENCY}/", "data-analytics/", "exams/", "retirements/", "terms/", "translation/", "404.html")
# What axe cannot decide, and why it is right.
UNDECIDED = {
    "th-has-data-cells": "A head above several rows, scope=rowgroup: its cells are those of the rows below it."
}
# What colours decide; all else is the same in light and dark.
COLOURS = ["color-contrast", "link-in-text-block"]


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        require_tool("axe-core", AXE.parent)
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def found(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return what axe finds, and what it cannot decide for a reason that is not known here."""
    options: dict[str, object] = {"resultTypes": ["violations", "incomplete"]}
    options |= {"runOnly": rules} if rules else {"rules": {"target-size": {"enabled": True}}}
    result: dict[str, list[dict[str, Any]]] = page.evaluate("(options) => axe.run(options)", options)
    nodes = [(one, node) for one in result["violations"] for node in one["nodes"]]
    nodes += [(one, node) for one in result["incomplete"] for node in one["nodes"] if one["id"] not in UNDECIDED]
    return [
        f"{one['id']}: {node['html']} {[check['message'] for check in node['any']]}"
        for one, node in nodes
        if not is_covered(node)
    ]


def is_covered(node: dict[str, Any]) -> bool:
    """Return whether an element lies below or beside something, or where a table is not scrolled to.

    What lies beside is the theme's arrow on a summary.
    """
    reasons = ("overlapped by", "obscured by", "outside the viewport", "due to a pseudo element")
    return any(reason in check["message"] for check in node["any"] for reason in reasons)


def in_both_schemes(page: Page, axe: str) -> list[str]:
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(axe)
    light = found(page)
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    return [*light, *(f"dark: {one}" for one in found(page, COLOURS))]


@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_on_any_kind_of_page(page: Page, address: str, axe: str, locale: str) -> None:
    for path in KINDS:
        page.goto(f"{address}{locale}/{path}")
        assert in_both_schemes(page, axe) == [], path


def test_axe_finds_nothing_on_the_pages_of_all_languages(page: Page, address: str, axe: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'languages', {get: () => ['de']})")
    for path in ("", "nowhere"):
        page.goto(f"{address}{path}")
        assert in_both_schemes(page, axe) == [], path


def test_axe_finds_nothing_from_right_to_left(page: Page, new_address: str, axe: str) -> None:
    for path in ("", f"{COMPETENCY}/", "retirements/", "translation/"):
        page.goto(f"{new_address}ar/{path}")
        assert in_both_schemes(page, axe) == [], path


def test_axe_finds_nothing_while_something_is_open(page: Page, narrow: Page, address: str, axe: str) -> None:
    page.goto(f"{address}ja-JP/{COMPETENCY}/")
    page.locator(".md-search__input").fill("MB2-709")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert in_both_schemes(page, axe) == []
    page.keyboard.press("Escape")
    page.locator("[data-cd-beside]").click()
    expect(page.locator("article.cd-beside-shown")).to_be_visible()
    page.locator(".cd-languages-menu button").focus()
    expect(page.get_by_role("link", name="Italiano")).to_be_visible()
    assert in_both_schemes(page, axe) == []
    narrow.goto(f"{address}pt-BR/{COMPETENCY}/")
    narrow.locator("label[for=__drawer].md-header__button").click()
    expect(narrow.locator(".md-nav--primary a").nth(2)).to_be_visible()
    assert in_both_schemes(narrow, axe) == []


def test_axe_finds_what_is_wrong(page: Page, address: str, axe: str) -> None:
    page.goto(f"{address}en/terms/")
    page.evaluate("document.querySelector('.cd-lead').style.color = '#aaa'")
    page.evaluate(axe)
    findings = found(page)
    assert findings
    assert all(one.startswith("color-contrast: ") for one in findings)


# By keyboard.

# Of what has the focus: what it is, whether an outline is drawn around it or its label, whether it is on the screen and
# not covered by something else.
FOCUSED = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const shown = one.matches("input[type=radio]") ? one.parentElement.querySelector("label:not([hidden])") : one;
    const style = getComputedStyle(shown);
    const box = shown.getClientRects()[0];
    const points = [.1, .5, .9].map((part) => [box.left + Math.min(box.width / 2, 40), box.top + box.height * part]);
    const tops = points.map(([x, y]) => document.elementFromPoint(x, y));
    return {
        name: one.outerHTML.slice(0, 100),
        over: tops.map((top) => top?.outerHTML.slice(0, 60)),
        box: [box.left, box.top, box.width, box.height],
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
        seen: tops.some((top) => top && (shown.contains(top) || top.contains(shown))),
        index: [...document.querySelectorAll("*")].indexOf(one),
    };
}"""
# What can be pressed and shows.
PRESSED = """() => {
    const all = [...document.querySelectorAll("*")];
    const kinds = "a[href], button, summary, [tabindex='0'], input:not([type=checkbox]):not([type=radio])";
    return all.filter((one) => one.matches(kinds) && one.checkVisibility({visibilityProperty: true}))
        .filter((one) => !one.closest(".md-skip, .md-search__output, .md-top, .md-select__inner, .md-search__options"))
        .map((one) => all.indexOf(one));
}"""


@pytest.mark.parametrize("width", [1280, 390])
def test_the_keyboard_reaches_everything_in_sight(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}it-IT/{COMPETENCY}/")
    expect(page.locator("label[for=__drawer] .cd-button")).to_be_attached()
    expected = set(page.evaluate(PRESSED))
    reached: list[dict[str, Any]] = []
    page.keyboard.press("Tab")
    while (focused := page.evaluate(FOCUSED)) and len(reached) < 200:
        if "md-search__input" in focused["name"]:  # On a narrow screen it opens, and closes, a moment later.
            page.wait_for_timeout(700)
            focused = page.evaluate(FOCUSED)
        reached.append(focused)
        page.keyboard.press("Tab")
        if "md-search__input" in focused["name"]:
            page.wait_for_timeout(700)
    # A date has several stops; the browser draws that of its calendar by itself.
    outlined = {one["index"] for one in reached if one["outlined"]}
    assert [one["name"] for one in reached if one["index"] not in outlined] == []
    assert [one for one in reached if not one["seen"]] == []
    assert "md-skip" in reached[0]["name"]
    assert expected - {one["index"] for one in reached} == set()


def test_the_first_key_leads_past_the_navigation(page: Page, address: str) -> None:
    page.goto(f"{address}zh-TW/{COMPETENCY}/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.md-content'))")


def test_the_menu_opens_and_closes_by_keyboard(narrow: Page, address: str) -> None:
    narrow.goto(f"{address}en/{COMPETENCY}/")
    menu = narrow.get_by_role("button", name="Navigation")
    link = narrow.locator(".md-nav--primary").get_by_role("link", name="All exams")
    expect(link).to_be_hidden()
    menu.focus()
    narrow.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_visible()
    narrow.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(link).to_be_hidden()
    narrow.keyboard.press("Space")
    link.focus()
    narrow.keyboard.press("Enter")
    expect(narrow).to_have_url(f"{address}en/exams/")


def test_who_leaves_the_menu_closes_it(narrow: Page, address: str) -> None:
    narrow.goto(f"{address}en/terms/")
    narrow.get_by_role("button", name="Navigation").press("Enter")
    expect(narrow.get_by_role("button", name="Navigation")).to_have_attribute("aria-expanded", "true")
    narrow.locator(".md-nav--primary a").last.focus()
    narrow.keyboard.press("Tab")
    expect(narrow.get_by_role("button", name="Navigation")).to_have_attribute("aria-expanded", "false")


def test_the_colours_change_by_keyboard(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}en/terms/")
    page.locator(".md-option").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


# By ear.


def test_a_page_read_aloud(page: Page, address: str, golden: Callable[[Path, str], None]) -> None:
    """The accessibility tree has what the page says in its order, AND and OR in words, every list and table named."""
    page.goto(f"{address}en/{COMPETENCY}/")
    golden(GOLDEN / f"{COMPETENCY}.aria.yml", page.locator("article").aria_snapshot() + "\n")


# Enlarged.


@pytest.mark.parametrize("locale", ["pt-BR", "ja-JP"])
def test_text_of_twice_the_size_and_wide_spaces_fits(page: Page, address: str, locale: str) -> None:
    page.set_viewport_size({"width": 640, "height": 400})
    for path in (f"{COMPETENCY}/", "exams/", "retirements/", "translation/"):
        page.goto(f"{address}{locale}/{path}")
        spaced = "* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }"
        page.add_style_tag(content=spaced)
        assert page.evaluate("document.documentElement.scrollWidth") <= 640
        page.evaluate("document.documentElement.style.fontSize = '250%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640
        cut = page.locator("article *").evaluate_all(
            """(all) => all.filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX)
                && one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML.slice(0, 80))"""
        )
        assert cut == []


@pytest.mark.parametrize(("locale", "longest"), [("it-IT", 36), ("zh-CN", 41)])
def test_no_line_is_longer_than_one_reads_well(page: Page, address: str, locale: str, longest: float) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    for path in ("", f"{COMPETENCY}/", "terms/"):
        page.goto(f"{address}{locale}/{path}")
        widths = page.locator("[data-article] :is(p, dd):not(:has(p))").evaluate_all(
            "(all) => all.map((one) => one.clientWidth / parseFloat(getComputedStyle(one).fontSize))"
        )
        assert 20 < max(widths) <= longest


# Their own ways of showing.


def test_each_language_has_the_shapes_of_its_own_characters(page: Page, address: str) -> None:
    """A Japanese word on a Chinese page too: the same code points look different."""
    first = """(one) => getComputedStyle(one).fontFamily.match(/Noto Sans CJK (\\w+)/)?.[1]"""
    for locale, shapes in (("ja-JP", "JP"), ("zh-CN", "SC"), ("zh-TW", "TC")):
        page.goto(f"{address}{locale}/{COMPETENCY}/")
        assert page.locator("article .cd-lead").evaluate(first) == shapes
        for other, own in (("ja-JP", "JP"), ("zh-CN", "SC"), ("zh-TW", "TC")):
            assert page.locator(f"a[data-cd-language][lang={other}]").evaluate(first) == own


def test_nothing_moves_for_who_does_not_want_it(narrow: Page, address: str) -> None:
    narrow.goto(f"{address}en/{COMPETENCY}/")
    longest = narrow.locator("body *").evaluate_all(
        """(all) => Math.max(...all.flatMap((one) => {
            const { transitionDuration, animationDuration } = getComputedStyle(one);
            return `${transitionDuration},${animationDuration}`.split(",").map(parseFloat);
        }))"""
    )
    assert longest <= 0.001


def test_in_high_contrast_badges_and_connectives_keep_an_edge(browser: Browser, address: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    for path in (f"{COMPETENCY}/", "windows-and-devices/"):
        page.goto(f"{address}en/{path}")
        edges = page.locator("article :is(.cd-badge, .cd-connective)").evaluate_all(
            "(all) => all.map((one) => [getComputedStyle(one).borderTopStyle, getComputedStyle(one).borderTopColor])"
        )
        assert edges
        assert [one for one in edges if one[0] not in {"solid", "dashed"} or one[1] == "rgba(0, 0, 0, 0)"] == []
    context.close()


def test_on_paper_there_is_the_text_alone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 700, "height": 900})
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}ja-JP/{COMPETENCY}/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print")
    for around in (".md-header", ".md-sidebar", ".md-footer", ".cd-beside", ".md-top", ".md-search"):
        for one in page.locator(around).all():
            expect(one).to_be_hidden()
    colours = page.locator("article :is(p, li, a, td, .cd-note, h1)").evaluate_all(
        "(all) => [...new Set(all.map((one) => getComputedStyle(one).color))]"
    )
    assert all(max(map(int, colour[4:-1].split(",")[:3])) <= 0x55 for colour in colours if colour.startswith("rgb("))
    assert page.locator("article .cd-tier").evaluate_all(
        "(all) => all.every((one) => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight + 1)"
    )
    link = page.locator("article a[data-fact='programme.associations_page']").first
    assert "https://" in link.evaluate("(one) => getComputedStyle(one, '::after').content")
    assert page.pdf().startswith(b"%PDF")


def test_a_page_says_where_its_facts_come_from_and_where_to_report_an_error(page: Page, address: str) -> None:
    page.goto(f"{address}ja-JP/{COMPETENCY}/")
    source, report = page.locator(".cd-origin a").all()
    expect(source).to_have_attribute(
        "href", f"https://example.org/partner-competencies/blob/main/data/competencies/{COMPETENCY}.yml"
    )
    expect(report).to_have_accessible_name("このページの誤りを報告する")
    expect(report).to_have_attribute(
        "href",
        f"https://example.org/partner-competencies/issues/new?title=Cloud%20Customer%20Relationship%20Management"
        f"%20%E3%82%B3%E3%83%B3%E3%83%94%E3%83%86%E3%83%B3%E3%82%B7%E3%83%BC"
        f"&body=https%3A%2F%2Fexample.org%2Fja-JP%2F{COMPETENCY}%2F",
    )
    page.goto(f"{address}ja-JP/terms/")
    expect(page.locator(".cd-origin a")).to_have_count(1)
