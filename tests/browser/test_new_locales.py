"""Arabic runs from right to left; words a third longer, and English with marks, break no layout."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.test_reader import EVERY_KIND, search
from tests.pseudo import PSEUDO
from tests.tools import COMPETENCY

ARABIC_PAGE = f"ar/{COMPETENCY}/"
# The left edge of each character of a text in an element.
EDGES = """(element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
    const places = nodes.flatMap((node) => [...node.data].map((_, n) => [node, n]));
    const start = nodes.map((node) => node.data).join("").indexOf(text);
    if (start < 0) throw new Error(`${text} is not in ${element.textContent}`);
    return places.slice(start, start + text.length).map(([node, n]) => {
        const range = document.createRange();
        range.setStart(node, n);
        range.setEnd(node, n + 1);
        return range.getBoundingClientRect().left;
    });
}"""
# How far the text of an element begins from the right edge of its box.
FROM_THE_RIGHT = """(element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const rights = [...range.getClientRects()].map((one) => one.right);
    return element.getBoundingClientRect().right - Math.max(...rights);
}"""
# Texts that are cut, or stand outside of their box or of the screen. A region that scrolls is no cut. Excused: the name
# of a page in the header, which replaces that of the site when its heading has left the screen, may be too long for it;
# what lists a page's sections waits beside the list of pages.
BROKEN = """() => {
    const EXCUSED = ".md-header__topic ~ .md-header__topic, .md-header__topic ~ * *, .md-sidebar__scrollwrap";
    const found = [];
    const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (document.documentElement.scrollWidth > innerWidth) found.push("the page is wider than the screen");
    for (const one of document.querySelectorAll("body *")) {
        const box = one.getBoundingClientRect(), style = getComputedStyle(one);
        if (!shown(one) || !one.innerText?.trim() || one.matches(EXCUSED)) continue;
        if (box.width < 2 || box.height < 2 || box.right <= 0 || box.left >= innerWidth) continue;
        const hides = (value) => ["hidden", "clip"].includes(value) && style.display !== "inline";
        const cut = (hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
            || (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 2);
        const around = one.closest("article .cd-tier, article .cd-cards > li, article")?.getBoundingClientRect();
        const outside = around && !one.closest(".cd-scroll, .headerlink")
            && (box.right > around.right + 1 || box.left < around.left - 1);
        if (cut || outside) found.push(`${cut ? "cut" : "outside"}: ${one.className}: ${one.innerText.slice(0, 60)}`);
    }
    return found;
}"""


@pytest.fixture
def arabic(browser: Browser, new_address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(new_address + ARABIC_PAGE)
    yield page
    context.close()


def box(locator: Locator) -> dict[str, float]:
    found = locator.bounding_box()
    assert found is not None
    return {"left": found["x"], "right": found["x"] + found["width"]}


def edges(locator: Locator, text: str) -> list[float]:
    """Return where each character of a text stands."""
    return [float(left) for left in locator.evaluate(EDGES, text)]


# Arabic


def test_an_arabic_page_is_mirrored(arabic: Page) -> None:
    article = box(arabic.locator("article"))
    assert box(arabic.locator(".md-sidebar--primary"))["left"] >= article["right"]
    assert box(arabic.locator(".md-sidebar--secondary"))["right"] <= article["left"]
    assert box(arabic.locator(".md-logo").first)["left"] > box(arabic.locator(".md-search"))["right"]
    tiers = arabic.locator(".cd-tier")
    assert box(tiers.nth(0))["left"] >= box(tiers.nth(1))["right"]
    cells = arabic.locator(".cd-compare thead th")
    assert box(cells.nth(0))["left"] >= box(cells.nth(1))["right"] >= box(cells.nth(2))["right"]
    before, after = arabic.locator(".md-footer__link--prev"), arabic.locator(".md-footer__link--next")
    assert box(before)["left"] >= box(after)["right"]


@pytest.mark.parametrize("selector", ["h1", "h2", ".cd-lead", ".cd-compare caption", ".cd-who", ".cd-metric"])
def test_arabic_text_begins_at_the_right(arabic: Page, selector: str) -> None:
    one = arabic.locator(f"article {selector}").first
    assert one.evaluate("(element) => getComputedStyle(element).direction") == "rtl"
    assert abs(one.evaluate(FROM_THE_RIGHT)) < 2


def test_marks_stand_on_their_arabic_side(arabic: Page) -> None:
    item = arabic.locator(".cd-credentials > li").first
    margins = "(one) => [getComputedStyle(one).marginRight, getComputedStyle(one).marginLeft].map(parseFloat)"
    right, left = item.evaluate(margins)
    assert right > 10
    assert left == 0
    pill = arabic.locator(".cd-connective").first
    assert box(pill.locator("xpath=.."))["right"] - box(pill)["right"] < 2


@pytest.mark.parametrize(
    ("path", "selector", "text"),
    [
        (ARABIC_PAGE, "data[data-fact$='.MB2-709.code']", "MB2-709"),
        ("ar/data-platform/", "data[data-fact$='.70-764.code']", "70-764"),
        ("ar/exams/", "data[data-fact='credentials.MB2-710.name']", "(2015)"),
        ("ar/application-development/", ".cd-lead .cd-untranslated", "cloud."),
        ("ar/application-development/", ".cd-about [lang=en]", "Application Development"),
    ],
)
def test_a_code_and_english_words_keep_their_order(
    arabic: Page, new_address: str, path: str, selector: str, text: str
) -> None:
    arabic.goto(new_address + path)
    placed = edges(arabic.locator(f"article {selector}").first, text)
    assert placed == sorted(placed)


def test_a_code_an_amount_and_a_date_are_read_from_the_right(arabic: Page) -> None:
    exam = arabic.locator(".cd-credentials > li").first
    assert min(edges(exam, "MB2-714")) > max(edges(exam, "Dynamics"))
    amount = arabic.locator("article data[value='USD 100000']").first
    digits = edges(amount, "100,000")
    assert digits == sorted(digits)
    assert min(digits) > max(edges(amount, "دولار")) > min(edges(amount, "أمريكي"))
    date = arabic.locator("article time[datetime='2017-12-31']").first
    day, month, year = edges(date, "31"), edges(date, "ديسمبر"), edges(date, "2017")
    assert day == sorted(day)
    assert year == sorted(year)
    assert min(day) > max(month) >= min(month) > max(year)


def test_a_code_of_digits_keeps_its_order_in_what_search_finds(arabic: Page) -> None:
    search(arabic, "247")
    found = arabic.locator(".md-search-result__article", has_text="70-247").first
    expect(found).to_be_visible()
    placed = edges(found, "70-247")
    assert placed == sorted(placed)


def test_a_dead_arabic_address_shows_the_arabic_page(arabic: Page, new_address: str) -> None:
    arabic.goto(f"{new_address}ar/no/such/page/")
    expect(arabic.locator("html")).to_have_attribute("lang", "ar")
    expect(arabic.locator("html")).to_have_attribute("dir", "rtl")


def test_no_word_of_the_form_is_silently_english(browser: Browser, new_address: str) -> None:
    """What is not translated has its language and, but for names, the mark in words."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{new_address}sw-KE/{COMPETENCY}/")
    page.locator(".cd-person label").first.click()
    page.get_by_label("MB2-717").check()
    silent = page.evaluate("""() => {
        const walker = document.createTreeWalker(document.querySelector(".cd-qualify"), NodeFilter.SHOW_TEXT);
        const texts = [];
        for (let node; (node = walker.nextNode());) {
            const words = /\\p{L}{3}/u.test(node.data) && !/\\d/.test(node.data); // a day is no word of ours
            if (words && node.parentElement.closest("[lang]").lang !== "en") texts.push(node.data);
        }
        return texts;
    }""")
    assert silent == []
    marked = page.locator(".cd-qualify .cd-untranslated")
    assert marked.count() > 20
    assert marked.filter(has_not=page.locator(".cd-mark")).all_inner_texts() == []
    expect(page.locator(".cd-person summary")).to_contain_text("Person 1 (not translated yet) · MB2-717")
    context.close()


def test_switching_to_arabic_and_back_turns_the_page(arabic: Page, new_address: str) -> None:
    arabic.goto(f"{new_address}en/{COMPETENCY}/#silver")
    arabic.locator(".cd-languages-menu button").hover()
    arabic.get_by_role("link", name="العربية").click()
    expect(arabic).to_have_url(f"{new_address}{ARABIC_PAGE}#silver")
    expect(arabic.locator("html")).to_have_attribute("dir", "rtl")
    arabic.locator(".cd-languages-menu button").hover()
    arabic.get_by_role("link", name="English", exact=True).click()
    expect(arabic.locator("html")).not_to_have_attribute("dir", "rtl")


# Layout


@pytest.mark.parametrize("locale", ["ar", PSEUDO, "sw-KE"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_no_text_is_cut_and_nothing_leaves_its_box(browser: Browser, new_address: str, locale: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    broken: dict[str, Any] = {}
    for path in EVERY_KIND:
        page.goto(f"{new_address}{locale}/{path}")
        if found := page.evaluate(BROKEN):
            broken[path] = found
    assert broken == {}
    if width < 1220:
        page.locator("label.md-header__button[for=__drawer]").click()
        expect(page.locator(".md-sidebar--primary .md-nav__title").first).to_be_in_viewport()
        assert page.evaluate(BROKEN) == []
    context.close()


@pytest.mark.parametrize("locale", ["ar", PSEUDO])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_all_languages_are_seen_in_the_switcher(browser: Browser, new_address: str, locale: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{new_address}{locale}/")
    page.locator(".cd-languages-menu button").hover()
    links = page.locator(".cd-languages-menu a")
    expect(links).to_have_count(9)
    for link in links.all():
        expect(link).to_be_in_viewport(ratio=1)
    context.close()
