"""A translator, or a reader who is not sure, sees the English of each sentence and finds where it is translated."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.tools import COMPETENCY, LOCALES, build, copy_project, served

TEMPLATE = "https://example.org/edit/{file}#L{line}"
UNTRANSLATED = "article .cd-untranslated:not(.cd-beside *)"
JAPANESE = "locales/ja_JP/LC_MESSAGES/messages.po"


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield where a site is served whose sentences lead to their messages, of which two are not translated."""
    project = copy_project(tmp_path_factory.mktemp("linked"))
    config, catalogue = project / "mkdocs.yml", project / JAPANESE
    text = config.read_text(encoding="utf-8").replace("      as_of:", f'      message_url: "{TEMPLATE}"\n      as_of:')
    config.write_text(text, encoding="utf-8")
    words = catalogue.read_text(encoding="utf-8")
    for translated in ("かつ", "英語の原文を表示"):
        assert f'msgstr "{translated}"' in words
        words = words.replace(f'msgstr "{translated}"', 'msgstr ""')
    catalogue.write_text(words, encoding="utf-8")
    assert build(project).returncode == 0
    with served(project / "site") as address:
        yield address


# Of each element that matches, what identifies its message and its text.
MESSAGES = """(elements) => elements.filter((one) => !one.parentElement.closest("[data-message]"))
    .map((one) => [one.dataset.message, one.textContent.replace(/\\s+/g, " ").trim()])"""
# Of each message that has its English beside it, the same.
BESIDE = """(elements) => elements.map((one) => [
    (one.previousElementSibling.dataset.message ? one.previousElementSibling
        : one.previousElementSibling.querySelector("[data-message]"))?.dataset.message,
    one.firstElementChild.textContent.replace(/\\s+/g, " ").trim()])"""


def toggle(page: Page) -> None:
    page.locator("[data-cd-beside]").click()
    expect(page.locator("article.cd-beside-shown")).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_the_english_of_each_sentence_stands_below_it(page: Page, address: str, locale: str) -> None:
    page.goto(f"{address}en/{COMPETENCY}/")
    sentences = page.locator("article [data-message]").evaluate_all(MESSAGES)
    page.goto(f"{address}{locale}/{COMPETENCY}/")
    same = page.locator("article [data-message]").evaluate_all(MESSAGES)
    toggle(page)
    beside = page.locator("article .cd-english:has(> [lang=en])").evaluate_all(BESIDE)
    assert [one for one in beside if one[0]] == [one for one in sentences if one not in same]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_english_is_hidden_again_and_remembered_from_page_to_page(page: Page, address: str) -> None:
    page.goto(f"{address}ja-JP/{COMPETENCY}/")
    button = page.get_by_role("button", name="英語の原文を表示")
    button.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="英語の原文を非表示")).to_be_focused()
    page.goto(f"{address}ja-JP/exams/")
    expect(page.locator("article .cd-english").first).to_be_visible()
    page.get_by_role("button", name="英語の原文を非表示").press("Enter")
    expect(page.locator("article .cd-english").first).to_be_hidden()


def test_a_page_in_english_has_nothing_to_show_beside_it(page: Page, address: str) -> None:
    page.goto(f"{address}en/{COMPETENCY}/")
    expect(page.locator("[data-cd-beside]")).to_have_count(0)


def test_without_a_script_the_link_leads_to_the_english_page(page: Page, address: str) -> None:
    page.route("**/site.js", lambda route: route.abort())
    page.goto(f"{address}it-IT/{COMPETENCY}/")
    page.get_by_role("link", name="Mostra il testo inglese").click()
    expect(page).to_have_url(f"{address}en/{COMPETENCY}/")


def test_where_the_english_cannot_be_read_the_link_leads_there(page: Page, address: str) -> None:
    page.goto(f"{address}it-IT/{COMPETENCY}/")
    page.route(f"**/en/{COMPETENCY}/", lambda route: route.abort(), times=1)
    page.locator("[data-cd-beside]").click()
    expect(page).to_have_url(f"{address}en/{COMPETENCY}/")


def test_each_sentence_leads_to_its_message(page: Page, linked: str) -> None:
    page.goto(f"{linked}ja-JP/{COMPETENCY}/")
    toggle(page)
    lead = page.locator(".cd-lead .cd-english a")
    address = str(lead.get_attribute("href"))
    assert address.startswith(f"https://example.org/edit/{JAPANESE}#L")
    text = page.locator(".cd-lead [data-message]").first.inner_text()
    expect(lead).to_have_accessible_name(f"この文の翻訳箇所を開く {text}")
    lines = (Path(__file__).parents[2] / JAPANESE).read_text(encoding="utf-8").splitlines()
    entry = lines[int(address.rpartition("L")[2]) - 1 :][:12]
    assert any(line.startswith("msgstr") and line.split("%(products)s")[-1].strip('"') in text for line in entry)


def test_a_sentence_that_is_not_translated_has_its_link_alone_beside_it(page: Page, linked: str) -> None:
    page.goto(f"{linked}ja-JP/{COMPETENCY}/")
    toggle(page)
    beside = page.locator("article .cd-untranslated + .cd-english")
    assert beside.count() == page.locator(UNTRANSLATED).count() > 0
    assert page.locator(UNTRANSLATED).all_inner_texts() == ["AND (未翻訳)"] * beside.count()
    assert beside.locator("[lang=en]").count() == 0
    assert beside.first.inner_text().strip() == "\u270e"
    expect(beside.first.locator("a")).to_have_accessible_name("この文の翻訳箇所を開く AND (未翻訳)")


@pytest.mark.parametrize("width", [390, 1280])
def test_each_message_has_one_link_of_24_pixels(page: Page, linked: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{linked}ja-JP/{COMPETENCY}/")
    toggle(page)
    assert page.locator(".cd-beside .cd-english, .cd-mark + .cd-english, .cd-english + .cd-english").count() == 0
    for link in (page.locator("[data-cd-beside]"), *page.locator(".cd-pencil a:visible").all()):
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_a_list_keeps_its_line_with_the_english_in_it(page: Page, linked: str) -> None:
    page.goto(f"{linked}ja-JP/{COMPETENCY}/")
    toggle(page)
    shown = page.locator("[data-list] .cd-english").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).display)"
    )
    assert set(shown) <= {"inline"}


def test_a_page_that_is_not_wholly_translated_says_how_much_is(page: Page, linked: str) -> None:
    page.goto(f"{linked}ja-JP/{COMPETENCY}/")
    expect(page.locator(".cd-incomplete")).to_contain_text("% が翻訳済みです")
    untranslated = page.locator(UNTRANSLATED).first
    expect(untranslated).to_have_attribute("lang", "en")
    expect(untranslated).to_have_text("AND (未翻訳)")
    page.goto(f"{linked}ja-JP/application-integration/")
    expect(page.locator(".cd-incomplete")).to_have_count(page.locator(".cd-untranslated").count() and 1)
    page.goto(f"{linked}it-IT/{COMPETENCY}/")
    expect(page.locator(".cd-incomplete")).to_have_count(0)
