"""A reader asks on a competency's page: do we qualify?"""

import re
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
    expect(phone.locator(".cd-verdict")).to_have_text("Silver: 達成 (関連付けがあることが前提) · Gold: 未達成")
    assert result(phone) == [
        "結果",
        "Silver: 達成",
        "次の関連付けがあることが前提です: Digital Partner of Record",
        "Gold: 未達成",
        "クラウド純新規売上: 300,000 米ドル (先進国市場) に達するまで、あと 200,000 米ドル",
        "次の関連付けがあることが前提です: Digital Partner of Record",
        "最小限で済む場合の例:",
        "追加の人員が合格または取得する項目:",
        "MB2-712、MB2-707、または MB2-716 のいずれか",
        "追加の人員が合格または取得する項目:",
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
    expect(phone.locator(".cd-result")).to_contain_text("Dal giorno 1º gennaio 2019, MB2-709 non vale più per Ána")
    phone.get_by_role("button", name="Copia un link con i dati inseriti").click()
    expect(phone.locator(".cd-buttons")).to_contain_text("Il link è stato copiato.")
    link = phone.evaluate("navigator.clipboard.readText()")
    expect(phone.get_by_label("Link ai dati inseriti")).to_have_value(link)
    phone.get_by_role("button", name="Cancella tutti i dati").click()
    expect(phone.get_by_label("Nome")).to_have_value("")
    phone.get_by_role("button", name="Ripristina i dati").click()
    expect(phone.get_by_label("Nome")).to_have_value("Ána")
    phone.get_by_role("button", name="Cancella tutti i dati").click()
    phone.get_by_label("Nome").fill("Ben")
    expect(phone.get_by_role("button", name="Ripristina i dati")).to_be_hidden()
    # Who follows a link sees its entries at once, and keeps the own ones until these are edited.
    phone.goto("about:blank")
    phone.goto(link.replace("/it-IT/", "/pt-BR/"))
    expect(phone.locator("#cd_qualify")).to_be_focused()
    expect(phone.locator("#cd_qualify")).to_be_in_viewport()
    expect(phone.get_by_label("Nome")).to_have_value("Ána")
    expect(phone.get_by_label("MB2-715")).to_be_checked()
    # The theme takes a link out of the address when its reader scrolls.
    phone.evaluate("history.replaceState(null, '', '#gold')")
    phone.reload()
    expect(phone.get_by_label("Nome")).to_have_value("Ána")
    phone.goto(f"{address}it-IT/{COMPETENCY}/")
    expect(phone.get_by_label("Nome")).to_have_value("Ána")
    phone.evaluate("sessionStorage.clear()")
    phone.reload()
    expect(phone.get_by_label("Nome")).to_have_value("Ben")
    phone.goto(link)
    expect(phone.get_by_label("Nome")).to_have_value("Ána")
    phone.get_by_label("Nome").fill("Cid")
    phone.reload()
    expect(phone.get_by_label("Nome")).to_have_value("Cid")
    assert "#qualify=" not in phone.url
    # The own entries that were there before can still be had back.
    phone.get_by_label("Nome").fill("Cida")
    restore = phone.get_by_role("button", name="Ripristina i dati")
    restore.click()
    expect(phone.get_by_label("Nome")).to_have_value("Ben")
    expect(restore).to_be_hidden()
    phone.reload()
    expect(phone.get_by_label("Nome")).to_have_value("Ben")
    expect(restore).to_be_hidden()


def test_two_tabs_show_the_same_entries(phone: Page, address: str) -> None:
    phone.goto(f"{address}en/{COMPETENCY}/")
    other = phone.context.new_page()
    other.goto(f"{address}en/{COMPETENCY}/")
    other.get_by_label("Name").fill("Ana")
    expect(phone.get_by_label("Name")).to_have_value("Ana")
    phone.get_by_label("MB2-717").check()
    expect(other.get_by_label("MB2-717")).to_be_checked()
    expect(other.get_by_label("Name")).to_have_value("Ana")


def test_a_figure_is_read_as_the_page_writes_it_or_said_to_be_none(phone: Page, address: str) -> None:
    phone.goto(f"{address}it-IT/{COMPETENCY}/")
    field = phone.get_by_label("Ricavi cloud nuovi netti")
    answer = phone.locator(".cd-result")
    field.fill("40.000")
    expect(answer).to_contain_text("ancora 60.000 USD per raggiungere 100.000 USD")
    field.fill("40000")
    field.blur()
    expect(field).to_have_value("40.000")
    expect(field).to_have_attribute("aria-invalid", "false")
    for text in ("-5", "3,5", "40,000", "9" * 20):
        field.fill(text)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(phone.get_by_role("alert")).to_have_text("Inserire un numero intero, ad esempio 100.000.")
        expect(answer).to_contain_text("ancora 100.000 USD per raggiungere 100.000 USD")
    # What is clicked next is where it was.
    field.fill("1")
    field.fill("-1")
    phone.get_by_label("MB2-717").check()
    field.fill("9" * 20)
    # It stays while the form is drawn again.
    phone.get_by_role("button", name="Aggiungi una persona").click()
    expect(field).to_have_value("9" * 20)
    field.fill("")
    expect(field).to_have_attribute("aria-invalid", "false")


def test_an_association_is_taken_as_given_until_one_is_said(phone: Page, address: str) -> None:
    phone.goto(f"{address}en/{COMPETENCY}/")
    answer = phone.locator(".cd-result")
    box = phone.get_by_label("Digital Partner of Record")
    expect(box).not_to_be_checked()
    expect(answer).to_contain_text("Provided that you have an association as Digital Partner of Record")
    phone.get_by_label("Cloud net new revenue").fill("100000")
    for label in ("MB2-717", "MB2-715"):
        phone.get_by_label(label).check()
    phone.get_by_role("button", name="Add a person").click()
    phone.get_by_label("MB2-716").last.check()
    verdict = phone.locator(".cd-verdict")
    expect(verdict).to_have_text("Silver: met, provided that you have an association · Gold: not met yet")
    box.check()
    expect(answer).not_to_contain_text("Provided")
    expect(verdict).to_have_text("Silver: met · Gold: not met yet")
    box.uncheck()
    expect(answer).to_contain_text("An association as Digital Partner of Record")
    expect(answer).not_to_contain_text("Provided")


def test_the_form_is_found_from_the_top_and_people_are_folded(phone: Page, address: str) -> None:
    phone.goto(f"{address}en/{COMPETENCY}/")
    phone.get_by_role("link", name="Do you qualify?").first.click()
    expect(phone.locator("#cd_qualify")).to_be_in_viewport()
    for n in range(14):
        phone.get_by_label("MB2-717").nth(n).check()
        phone.get_by_role("button", name="Add a person").click()
    assert phone.locator(".cd-qualify form").evaluate("form => form.offsetHeight") < 3 * PHONE["height"]
    expect(phone.get_by_text("Person 14 · MB2-717")).to_be_visible()
    # The verdict is in sight wherever one types.
    phone.get_by_label("Name").last.focus()
    expect(phone.locator(".cd-verdict")).to_be_in_viewport()
    phone.reload()
    expect(phone.locator(".cd-person[open]")).to_have_count(0)


def test_only_what_the_rules_ask_for_is_asked(phone: Page, address: str) -> None:
    asked = {
        "enterprise-resource-planning": (["Market", "Gross license revenue (USD)"], []),
        "small-and-midmarket-cloud-solutions": (["Day", "Net new customers"], ["Associations with your customers"]),
        "devops": (["Day"], []),
    }
    for name, (fields, sets) in asked.items():
        phone.goto(f"{address}en/{name}/")
        assert phone.locator(".cd-fields .cd-field > span").all_inner_texts() == fields, name
        assert phone.locator(".cd-fields legend").all_inner_texts() == sets, name
        people = int(name != "enterprise-resource-planning")
        expect(phone.locator(".cd-person")).to_have_count(people)
        expect(phone.get_by_role("button", name="Add a person")).to_have_count(people)
    phone.goto(f"{address}en/small-and-midmarket-cloud-solutions/")
    expect(phone.locator(".cd-result")).to_contain_text("Net new customers: 4 more, to reach 4 (All markets)")


def test_a_code_stays_on_its_line_and_an_exam_of_later_is_marked(phone: Page, address: str) -> None:
    phone.goto(f"{address}en/{COMPETENCY}/")
    codes = phone.locator(".cd-result .cd-code")
    expect(codes.first).to_be_attached()
    assert phone.evaluate(
        "[...document.querySelectorAll('.cd-result .cd-code')].filter((one) => one.getClientRects().length > 1).length"
    ) == 0  # fmt: skip
    assert re.findall(r"MB2-\d{3}", phone.locator(".cd-result").inner_text()) == codes.all_inner_texts()
    phone.get_by_label("Day").fill("2017-12-01")
    phone.get_by_label("Day").blur()
    phone.get_by_role("button", name="Add a person").click()
    expect(phone.locator(".cd-person[open] .cd-box", has_text="MB2-877")).to_contain_text("Not yet available")
    # It is marked anew on another day.
    ended = phone.locator(".cd-person[open] .cd-box", has_text="MB2-709")
    expect(ended).not_to_contain_text("accepted")
    phone.get_by_label("Day").fill("2019-01-01")
    phone.get_by_label("Day").blur()
    expect(ended).to_contain_text("No longer accepted")
    expect(phone.locator(".cd-person[open] .cd-box", has_text="MB2-877")).not_to_contain_text("Not yet available")


def test_the_form_is_in_the_contents_and_nothing_lies_on_its_verdict(phone: Page, address: str) -> None:
    phone.goto(f"{address}en/{COMPETENCY}/")
    phone.get_by_role("button", name="Navigation").click()
    phone.locator(".md-nav--primary label[for=__toc] button").first.click()
    phone.locator(".md-nav--primary .md-nav--secondary").get_by_role("link", name="Do you qualify?").last.click()
    expect(phone.locator("#cd_qualify")).to_be_in_viewport()
    expect(phone.locator("[data-md-toggle=drawer]")).not_to_be_checked()
    phone.mouse.wheel(0, 700)
    phone.wait_for_timeout(300)
    phone.mouse.wheel(0, -200)
    top = phone.locator(".md-top")
    expect(top).to_be_visible()
    box, verdict = top.bounding_box(), phone.locator(".cd-verdict").bounding_box()
    assert box is not None
    assert verdict is not None
    assert box["y"] > verdict["y"] + verdict["height"]


# Whether a point of what has the focus is the top one there, for the middle and near each corner.
IN_SIGHT = """() => {
  const one = document.activeElement, { left, right, top, bottom } = one.getBoundingClientRect();
  const points = [[left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3], [right - 3, bottom - 3]];
  return !one.closest(".cd-qualify form") || [...points, [(left + right) / 2, (top + bottom) / 2]].every(([x, y]) => {
    const there = document.elementFromPoint(x, y);
    return there && (there === one || one.contains(there));
  });
}"""


@pytest.mark.parametrize(
    ("path", "width", "height"),
    [
        ("pt-BR/windows-and-devices", 1280, 720),
        ("pt-BR/enterprise-mobility-management", 1280, 720),
        (f"ja-JP/{COMPETENCY}", 390, 844),
        (f"ja-JP/{COMPETENCY}", 390, 400),
    ],
)
def test_nothing_lies_on_what_has_the_focus_going_backward(
    browser: Browser, address: str, path: str, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{address}{path}/")
    page.locator("[data-add]").click()
    page.locator("[data-add]").click()
    expect(page.locator(".cd-verdict > div").first).to_be_attached()
    page.locator(".cd-buttons button:not([hidden])").last.focus()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if not page.evaluate("document.activeElement.closest('.cd-qualify') !== null"):
            break
        assert page.evaluate(IN_SIGHT), page.evaluate("document.activeElement.outerHTML")
    else:
        raise AssertionError("no way out of the form")
    page.close()


def test_names_are_not_announced_and_an_answer_once(phone: Page, address: str) -> None:
    phone.goto(f"{address}en/{COMPETENCY}/")
    expect(phone.locator(".cd-verdict")).to_have_text("Silver: not met yet · Gold: not met yet")
    phone.evaluate(
        "window.said = 0; new MutationObserver(() => { window.said += 1; })"
        ".observe(document.querySelector('.cd-verdict'), {childList: true, subtree: true, characterData: true})"
    )
    phone.get_by_label("Name").press_sequentially("Ana")
    phone.get_by_label("MB2-717").check()
    phone.wait_for_timeout(1200)
    assert phone.evaluate("window.said") == 0
    assert phone.locator(".cd-result[aria-live], .cd-result[role]").count() == 0


def test_without_a_clipboard_the_link_is_shown(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"{address}en/{COMPETENCY}/")
    page.get_by_label("Name").fill("Ana")
    page.get_by_role("button", name="Copy a link").click()
    field = page.get_by_label("Link to these entries")
    expect(field).to_be_focused()
    assert "#qualify=" in field.input_value()
    # The theme may by now have put the section that is in sight into the address.
    assert "#qualify=" not in page.url
    expect(page.locator(".cd-buttons")).not_to_contain_text("copied")
    context.close()


def test_on_paper_stands_the_answer_if_anything_was_entered(phone: Page, address: str) -> None:
    phone.goto(f"{address}en/{COMPETENCY}/")
    phone.emulate_media(media="print")
    expect(phone.locator(".cd-qualify")).to_be_hidden()
    phone.emulate_media(media="screen")
    expect(phone.locator(".cd-basis")).to_be_hidden()
    phone.get_by_label("MB2-717").check()
    phone.get_by_label("Name").fill("Ana")
    phone.locator(".cd-field select").select_option("Developing markets")
    phone.get_by_label("Cloud net new revenue").fill("40,000")
    phone.get_by_role("button", name="Add a person").click()
    phone.emulate_media(media="print")
    expect(phone.locator(".cd-result")).to_be_visible()
    assert phone.locator(".cd-basis").inner_text().splitlines() == [
        "Your entries", "Day", "March 19, 2018", "Market", "Developing markets",
        "Cloud net new revenue (USD)", "40,000", "Ana", "MB2-717", "Person 2", "–",
    ]  # fmt: skip
    expect(phone.locator(".cd-qualify form")).to_be_hidden()
    expect(phone.locator(".cd-verdict")).to_be_hidden()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_field_has_a_label_and_the_answer_is_announced(phone: Page, address: str, locale: str) -> None:
    errors: list[str] = []
    phone.on("pageerror", lambda error: errors.append(str(error)))
    for path in (COMPETENCY, "windows-and-devices", "communications"):
        phone.goto(f"{address}{locale}/{path}/")
        expect(phone.locator(".cd-verdict[role=status]")).to_be_visible()
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
