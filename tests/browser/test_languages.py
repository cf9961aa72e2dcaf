"""Only the site's first page chooses a language; every address below it stays what it is."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.tools import COMPETENCY, LOCALES, PAGES, served

# What a browser has asked for before may have stayed as it is.
THERE = (200, 304)


@pytest.fixture(scope="module")
def below_address(below: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield where the site is served below the root of its host, whose dead addresses it answers."""
    host = tmp_path_factory.mktemp("host")
    shutil.copytree(below, host / "docs/x")
    shutil.copy(below / "404.html", host)
    with served(host) as base:
        yield f"{base}docs/x/"


def asking(browser: Browser, *languages: str) -> BrowserContext:
    """Return a browser whose reader prefers some languages, in order."""
    context = browser.new_context()
    wanted = ", ".join(f"'{one}'" for one in languages)
    context.add_init_script(f"Object.defineProperty(navigator, 'languages', {{get: () => [{wanted}]}})")
    return context


def arrive(context: BrowserContext, address: str) -> Page:
    """Return the page to which an address has led."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize(
    ("languages", "locale"),
    [
        (["ja"], "ja-JP"),
        (["ja-JP"], "ja-JP"),
        (["pt"], "pt-BR"),
        (["pt-PT", "en"], "pt-BR"),
        (["zh"], "zh-CN"),
        (["zh-SG"], "zh-CN"),
        (["zh-Hant-HK"], "zh-TW"),
        (["zh-HK", "en"], "zh-TW"),
        (["zh-Hant", "zh"], "zh-TW"),
        (["it-CH", "de"], "it-IT"),
        (["de-CH", "fr", "it", "en"], "it-IT"),
        (["en-GB"], "en"),
        (["not a language", "ja"], "ja-JP"),
        (["sr-Latn", "de"], ""),
    ],
)
def test_the_first_page_leads_to_the_language_that_a_browser_asks_for(
    browser: Browser, below_address: str, languages: list[str], locale: str
) -> None:
    context = asking(browser, *languages)
    page = arrive(context, f"{below_address}?from=here")
    expect(page).to_have_url(f"{below_address}{locale}/?from=here".replace("x//", "x/"))
    expect(page.locator(".cd-languages li")).to_have_count(0 if locale else len(LOCALES))
    context.close()


@pytest.mark.parametrize("where", ["", "ja-JP/exams/"])
def test_a_language_that_was_chosen_is_remembered(browser: Browser, below_address: str, where: str) -> None:
    context = asking(browser, "de")
    page = arrive(context, below_address + where)
    if where:
        page.locator(".cd-languages-menu button").hover()
    page.locator("a[hreflang=it-IT]:visible").last.click()
    expect(page).to_have_url(f"{below_address}it-IT/{where.partition('/')[2]}")
    other = arrive(context, below_address)
    expect(other).to_have_url(f"{below_address}it-IT/")
    other.go_back()
    assert other.url == "about:blank", "the way back does not lead here again"
    context.close()


def test_a_language_that_was_only_read_is_not_remembered(browser: Browser, below_address: str) -> None:
    context = asking(browser, "pt-BR")
    arrive(context, f"{below_address}ja-JP/exams/")
    expect(arrive(context, below_address)).to_have_url(f"{below_address}pt-BR/")
    context.close()


def test_a_remembered_language_that_is_gone_is_forgotten(browser: Browser, below_address: str) -> None:
    context = asking(browser, "pt-BR")
    context.add_init_script("localStorage.setItem('/docs/x/.cd-language', '\"xx\"')")
    expect(arrive(context, below_address)).to_have_url(f"{below_address}pt-BR/")
    context.close()


def test_a_browser_that_keeps_nothing_is_asked_each_time(browser: Browser, below_address: str) -> None:
    context = asking(browser, "ja")
    refuse = "get: () => { throw new DOMException('refused', 'SecurityError'); }"
    context.add_init_script(f"Object.defineProperty(window, 'localStorage', {{{refuse}}})")
    expect(arrive(context, below_address)).to_have_url(f"{below_address}ja-JP/")
    context.close()


def test_without_scripts_the_first_page_offers_the_languages(browser: Browser, below_address: str) -> None:
    context = browser.new_context(locale="ja-JP", java_script_enabled=False)
    page = arrive(context, below_address)
    expect(page).to_have_url(below_address)
    links = page.locator(".cd-languages a")
    assert [one.get_attribute("hreflang") for one in links.all()] == list(LOCALES)
    links.nth(LOCALES.index("ja-JP")).click()
    expect(page).to_have_url(f"{below_address}ja-JP/")
    context.close()


@pytest.mark.parametrize("path", ["zh-CN/", f"zh-CN/{COMPETENCY}/#silver", "zh-CN/exams/"])
def test_an_address_below_the_first_is_what_it_is(browser: Browser, below_address: str, path: str) -> None:
    context = asking(browser, "ja-JP")
    context.add_init_script("localStorage.setItem('/docs/x/.cd-language', '\"it-IT\"')")
    page = arrive(context, below_address + path)
    expect(page).to_have_url(below_address + path)
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    context.close()


@pytest.mark.parametrize(("path", "lang"), [("zh-tw/nowhere/at/all", "zh-TW"), ("nowhere", "en")])
def test_a_dead_address_is_answered_in_the_language_of_its_path(
    browser: Browser, below_address: str, path: str, lang: str
) -> None:
    context = asking(browser, "ja-JP")
    page = arrive(context, below_address + path)
    expect(page.locator("html")).to_have_attribute("lang", lang)
    expect(page).to_have_url(below_address + path)
    context.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_below_a_path_asks_its_own_host_for_what_is_there(
    browser: Browser, below_address: str, locale: str
) -> None:
    """The request log of every kind of page: nothing foreign, nothing missing, no word on the console."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []

    def on_request(request: Request) -> None:
        asked.append(request.url)
        if not request.url.startswith(below_address):
            wrong.append(f"outside {request.url}")

    page.on("request", on_request)
    page.on("requestfailed", lambda request: wrong.append(f"failed {request.url}"))
    page.on("response", lambda response: wrong.append(response.url) if response.status not in THERE else None)
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    kinds = [one for one in PAGES if one in {"", "exams", "retirements", "terms", "translation", COMPETENCY}]
    for name in (*kinds, "404.html"):
        page.goto(f"{below_address}{locale}/{name}" + ("/" if name and name != "404.html" else ""))
        page.wait_for_load_state("networkidle")
    assert wrong == []
    assert any(url.endswith("search_index.json") for url in asked)
    assert not any(url.endswith("sitemap.xml") for url in asked)
    context.close()


def test_what_a_browser_holds_names_the_counterparts_too(browser: Browser, below_address: str) -> None:
    """The theme's script is kept from them, but who reads the page after its scripts finds them."""
    page = arrive(asking(browser, "ja"), f"{below_address}ja-JP/exams/")
    links = page.locator("link[rel=alternate][hreflang]")
    assert [one.get_attribute("hreflang") for one in links.all()] == [*LOCALES, "x-default"]
    page.context.close()
