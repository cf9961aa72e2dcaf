"""A reader asks on a competency's page: do we qualify?"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.tools import COMPETENCY, LOCALES

PHONE = {"width": 390, "height": 844}
MOST_TABS = 400


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def tab_to(page: Page, label: str, n: int = 0) -> None:
    """Press Tab until the focus is on the field or button of a label, the n-th of these in the form."""
    wanted = page.locator(".cd-qualify").get_by_label(label, exact=False).or_(
        page.locator(".cd-qualify").get_by_role("button", name=label)
    )  # fmt: skip
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if wanted.nth(n).evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"no Tab leads to {label}")


def result(page: Page) -> list[str]:
    return [line for line in page.locator(".cd-result").inner_text().splitlines() if line.strip()]


def test_two_people_on_a_phone_by_keyboard_alone(phone: Page, address: str) -> None:
    phone.goto(f"{address}ja-JP/{COMPETENCY}/")
    expect(phone.locator(".cd-qualify")).to_be_visible()
    tab_to(phone, "クラウド純新規売上 (USD)")
    phone.keyboard.type("100000")
    for label in ("MB2-717", "MB2-715"):
        tab_to(phone, label)
        phone.keyboard.press("Space")
    tab_to(phone, "人員を追加")
    phone.keyboard.press("Enter")
    phone.keyboard.type("Ben")
    tab_to(phone, "MB2-716", 1)
    phone.keyboard.press("Space")
    assert result(phone) == [
        "結果",
        "Silver: 達成",
        "Gold: 未達成",
        "クラウド純新規売上: 300,000 米ドル (先進国市場) に達するまで、あと 200,000 米ドル",
        "追加が必要な人数: 1 名。それぞれが合格または取得する必要がある項目:",
        "MB2-712、MB2-707、または MB2-716 のいずれか",
        "追加が必要な人数: 1 名。それぞれが合格または取得する必要がある項目:",
        "MB2-714、MB2-713、MB2-717、MB2-718、または MB2-877 のいずれか",
        "MB2-710、MB2-706、または MB2-715 のいずれか",
        "この結果は参考情報であり、プログラムによる正式な判定ではありません。数値は、各レベルの条件を満たすものだけが算定の対象となります。",
    ]
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_entries_stay_in_the_browser_and_travel_in_a_link_in_any_language(phone: Page, address: str) -> None:
    phone.goto(f"{address}it-IT/{COMPETENCY}/")
    phone.get_by_label("Nome").fill("Ána")
    phone.get_by_label("MB2-709").check()
    phone.get_by_label("MB2-715").check()
    phone.reload()
    expect(phone.get_by_label("Nome")).to_have_value("Ána")
    expect(phone.locator(".cd-result")).to_contain_text("Dal giorno 1 gennaio 2019, MB2-709 non vale più per Ána")
    phone.get_by_role("button", name="Copia un link con i dati inseriti").click()
    expect(phone.locator(".cd-buttons")).to_contain_text("Il link è stato copiato.")
    link = phone.evaluate("navigator.clipboard.readText()")
    phone.get_by_role("button", name="Cancella tutti i dati").click()
    expect(phone.get_by_label("Nome")).to_have_value("")
    phone.goto(link.replace("/it-IT/", "/pt-BR/"))
    expect(phone.get_by_label("Nome")).to_have_value("Ána")
    expect(phone.get_by_label("MB2-715")).to_be_checked()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_field_has_a_label_and_the_answer_is_announced(phone: Page, address: str, locale: str) -> None:
    errors: list[str] = []
    phone.on("pageerror", lambda error: errors.append(str(error)))
    for path in (COMPETENCY, "windows-and-devices", "communications"):
        phone.goto(f"{address}{locale}/{path}/")
        expect(phone.locator(".cd-result[aria-live=polite]")).to_be_visible()
        unnamed = "document.querySelectorAll('.cd-qualify :is(input, select)')"
        assert phone.evaluate(f"[...{unnamed}].filter((one) => !one.labels[0]?.textContent.trim()).length") == 0
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert errors == []


def test_a_link_that_says_nothing_sound_changes_nothing(phone: Page, address: str) -> None:
    errors: list[str] = []
    phone.on("pageerror", lambda error: errors.append(str(error)))
    for fragment in ("#qualify=%", "#qualify=e30", "#qualify=W10", "#qualify=eyJwZW9wbGUiOlsxLHsibmFtZSI6OX1dfQ"):
        phone.goto("about:blank")
        phone.goto(f"{address}en/{COMPETENCY}/{fragment}")
        expect(phone.locator(".cd-result")).to_contain_text("Silver: not met yet")
    assert errors == []


def test_without_a_script_the_page_is_as_good_as_without_the_form(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/{COMPETENCY}/")
    expect(page.locator(".cd-qualify")).to_have_count(0)
    expect(page.locator("#cloud-crm-reseller-gold")).to_be_visible()
    context.close()
