"""Facts that are not those of the data (a), or not shown as what they are (b)."""

import re
from html import escape
from random import Random

from selectolax.lexbor import LexborNode

from benchmarks.mutation.page import Inapplicable, Page, attribute, pick, pick_pair, set_text, text_of
from generator.messages import Translator
from generator.model import Moment

FIGURES = r"\.(thresholds|people)\."
MONEY = r"\.thresholds\."
_TODAY = r'data-fact="as_of"[^>]*>[^<]*</time>'
_CJK = str.maketrans("0123456789", "〇一二三四五六七八九")
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
WORDS = {
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    "it-IT": ["zero", "una", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci"],
    "pt-BR": ["zero", "uma", "duas", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez"],
    "ja-JP": ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"],
    "zh-CN": ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"],
    "zh-TW": ["零", "一", "兩", "三", "四", "五", "六", "七", "八", "九", "十"],
}


# (a) The facts of the page are those of the data.


def market_dropped(page: Page, random: Random) -> str:
    """The figure of one market is gone, with its market."""
    edit = page.edit()
    pick(random, edit.all(".cd-minimum")).decompose()
    return edit.html


def association_dropped(page: Page, random: Random) -> str:
    """One of the associations is gone."""
    edit = page.edit()
    node = pick(random, edit.facts(r"^associations\.")).parent
    _remove(node if node is not None and node.tag == "li" else None)
    return edit.html


def exam_dropped(page: Page, random: Random) -> str:
    """One exam of a list is gone."""
    edit = page.edit()
    pick(random, edit.all(".cd-credentials > li")).decompose()
    return edit.html


def exam_added(page: Page, random: Random) -> str:
    """An exam of one list stands in another one too."""
    edit = page.edit()
    one, other = pick_pair(random, edit.all(".cd-credentials"))
    if one.html == other.html or one.first_child is None:
        raise Inapplicable
    item = pick(random, one.css("li"))
    edit.after(pick(random, other.css("li")), str(item.html))
    return edit.html


def exam_twice(page: Page, random: Random) -> str:
    """An exam stands twice in its list."""
    edit = page.edit()
    node = pick(random, edit.all(".cd-credentials > li"))
    edit.after(node, str(node.html))
    return edit.html


def fact_twice(page: Page, random: Random) -> str:
    """A fact stands twice in its sentence."""
    edit = page.edit()
    node = pick(random, edit.facts())
    edit.after(node, str(node.html))
    return edit.html


def value_alone_changed(page: Page, random: Random) -> str:
    """The value of a fact's element is another figure than its text."""
    edit = page.edit()
    node = pick(random, edit.facts(FIGURES, "data"))
    node.attrs["value"] = _next_digit(attribute(node, "value"), random)
    return edit.html


def value_and_text_changed(page: Page, random: Random) -> str:
    """A figure is another one in value and text: only the data knows better."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(FIGURES, "data") if re.search("[1-9]", text_of(one))])
    digit = pick(random, sorted(set(re.findall("[1-9]", text_of(node)))))
    other = str(int(digit) % 9 + 1)
    node.attrs["value"] = attribute(node, "value").replace(digit, other)
    set_text(node, text_of(node).replace(digit, other))
    return edit.html


def path_changed(page: Page, random: Random) -> str:
    """A figure stands under the path of another one."""
    edit = page.edit()
    one, other = pick_pair(random, edit.facts(FIGURES, "data"))
    if attribute(one, "data-fact") == attribute(other, "data-fact"):
        raise Inapplicable
    one.attrs["data-fact"] = attribute(other, "data-fact")
    return edit.html


def figures_swapped(page: Page, random: Random) -> str:
    """The figures of two markets have changed places."""
    edit = page.edit()
    rows = [one for one in edit.all(".cd-minimum dd") if one.css("data[data-fact]")]
    _swap(*pick_pair(random, rows))
    return edit.html


def date_dropped(page: Page, random: Random) -> str:
    """The sentence on a date of an exam is gone."""
    edit = page.edit()
    pick(random, edit.all(".cd-note")).decompose()
    return edit.html


def note_moved(page: Page, random: Random) -> str:
    """The sentence on a date stands beside another exam."""
    edit = page.edit()
    note = pick(random, edit.all("li .cd-note"))
    own = note.parent
    others = [one for one in edit.all("li > p, .cd-credentials > li") if own is None or one.mem_id != own.mem_id]
    other = pick(random, others)
    edit.within(other, f"{other.inner_html} {note.html}")
    note.decompose()
    return edit.html


def another_day(page: Page, random: Random) -> str:
    """The page says that it speaks of another day."""
    edit = page.edit()
    node = pick(random, edit.facts(r"^as_of$"))
    node.attrs["datetime"] = _next_digit(attribute(node, "datetime"), random)
    return edit.html


def older_build(page: Page, random: Random) -> str:  # noqa: ARG001 - there is but one
    """The page is one from an older build."""
    if page.world.older[page.locale, page.name] == page.html:
        raise Inapplicable
    return page.world.older[page.locale, page.name]


def older_facts_of_the_day(page: Page, random: Random) -> str:  # noqa: ARG001 - there is but one
    """The page is one from an older build, but for the day that it states."""
    older = page.world.older[page.locale, page.name]
    today = re.search(f"<time[^>]*{_TODAY}", page.html)
    if today is None:
        raise Inapplicable
    html = re.sub(f"<time[^>]*{_TODAY}", today[0], older)
    if html == page.html:
        raise Inapplicable
    return html


def another_page(page: Page, random: Random) -> str:
    """At the page's address stands another page of the same language."""
    names = [name for tag, name in page.world.pages if tag == page.locale and name != page.name]
    return page.world.pages[page.locale, pick(random, names)]


# (b) What a reader sees is the value.


def three_times_the_amount(page: Page, random: Random) -> str:
    """An amount is three times what it should be, in its text."""
    edit = page.edit()
    node = pick(random, edit.facts(FIGURES, "data"))
    set_text(node, re.sub("[0-9][0-9.,]*", lambda match: _grouped(match[0], 3), text_of(node)))
    return edit.html


def zero_lost(page: Page, random: Random) -> str:
    """An amount has lost a zero."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(FIGURES, "data") if "0" in text_of(one)])
    set_text(node, text_of(node)[::-1].replace("0", "", 1)[::-1])
    return edit.html


def digit_lost(page: Page, random: Random) -> str:
    """Five people, where fifteen are meant."""
    edit = page.edit()
    figures = [one for one in edit.facts(FIGURES, "data") if len(re.findall("[0-9]", text_of(one))) > 1]
    node = pick(random, figures)
    set_text(node, re.sub("[0-9][.,]?", "", text_of(node), count=1))
    return edit.html


def digit_changed(page: Page, random: Random) -> str:
    """One digit of any fact's text is another one."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts() if one.tag != "a" and re.search("[0-9]", text_of(one))])
    if any(child.is_element_node for child in node.iter(include_text=True)):
        raise Inapplicable
    set_text(node, _next_digit(text_of(node), random))
    return edit.html


def code_of_another_exam(page: Page, random: Random) -> str:
    """MB6-896 is shown as MB6-895."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(r"\.(code|replaced_by)$") if text_of(one)[-1].isdecimal()])
    code = text_of(node)
    set_text(node, code[:-1] + str((int(code[-1]) + 9) % 10))
    return edit.html


def space_in_a_code(page: Page, random: Random) -> str:
    """70-346 is shown as 70 346, or with a space that looks like none, or another hyphen."""
    edit = page.edit()
    node = pick(random, edit.facts(r"\.(code|replaced_by)$"))
    set_text(node, text_of(node).replace("-", pick(random, [" ", "\u00a0", "\u2011", "\u2013", " -", "-\u00a0", ""])))
    return edit.html


def full_width_digits(page: Page, random: Random) -> str:
    """Digits are those of a wide font, ３００."""
    return _with_digits(page, random, _FULL)


def arabic_digits(page: Page, random: Random) -> str:
    """Digits are those of Arabic, ٣٠٠."""
    return _with_digits(page, random, _ARABIC)


def chinese_digits(page: Page, random: Random) -> str:
    """Digits are Chinese, 三〇〇."""
    return _with_digits(page, random, _CJK)


def bare_dollar(page: Page, random: Random) -> str:
    """An amount is in dollars, of whom is not said."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(MONEY, "data") if " " in attribute(one, "value")])
    figure = _figure(text_of(node))
    set_text(node, pick(random, [f"${figure}", f"$ {figure}", f"{figure} $"]))
    return edit.html


def no_currency(page: Page, random: Random) -> str:
    """An amount has lost its currency."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(MONEY, "data") if " " in attribute(one, "value")])
    set_text(node, _figure(text_of(node)))
    return edit.html


def another_currency(page: Page, random: Random) -> str:
    """An amount is in another currency."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(MONEY, "data") if " " in attribute(one, "value")])
    others = {"CAD": "CAD", "GBP": "GBP", "CHF": "CHF", "€": "EUR", "A$": "AUD", "HK$": "HKD"}
    signs = [sign for sign, code in others.items() if not attribute(node, "value").startswith(code)]
    set_text(node, f"{_figure(text_of(node))} {pick(random, signs)}")
    return edit.html


def ten_thousands(page: Page, random: Random) -> str:
    """100,000 is shown as 10万, as a person may write but does not compare at a glance."""
    edit = page.edit()
    figures = [one for one in edit.facts(FIGURES, "data") if attribute(one, "value").endswith("000")]
    node = pick(random, figures)
    amount = int(re.sub("[^0-9]", "", attribute(node, "value")))
    set_text(node, text_of(node).replace(_figure(text_of(node)), f"{amount / 10_000:g}万"))
    return edit.html


def grouped_as_abroad(page: Page, random: Random) -> str:
    """1.000 in English, 1,000 in Italian: a fraction to its reader."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(FIGURES, "data") if re.search(r"[0-9][.,][0-9]", text_of(one))])
    set_text(node, text_of(node).translate(str.maketrans(",.", ".,")))
    return edit.html


def grouped_wrongly(page: Page, random: Random) -> str:
    """100,000 is shown as 10,0000."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(FIGURES, "data") if re.search(r"[0-9][.,][0-9]", text_of(one))])
    set_text(node, re.sub(r"([0-9])([.,])([0-9])", r"\2\1\3", text_of(node), count=1))
    return edit.html


def with_cents(page: Page, random: Random) -> str:
    """300,000 is shown with a fraction."""
    edit = page.edit()
    node = pick(random, edit.facts(FIGURES, "data"))
    mark = "," if page.locale in {"it-IT", "pt-BR"} else "."
    set_text(node, text_of(node).replace(_figure(text_of(node)), f"{_figure(text_of(node))}{mark}5"))
    return edit.html


def day_off_by_one(page: Page, random: Random) -> str:
    """A date is shown one day too late."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(tag="time") if attribute(one, "datetime").count("-") == 2])
    day = str(int(attribute(node, "datetime")[-2:]))
    set_text(node, re.sub(rf"(?<![0-9]){day}(?![0-9])(?! [年月])", str(int(day) + 1), text_of(node)))
    return edit.html


def day_and_month_swapped(page: Page, random: Random) -> str:
    """A date is shown with day and month swapped: 3 December for 12 March."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(tag="time") if attribute(one, "datetime").count("-") == 2])
    year, month, day = map(int, attribute(node, "datetime").split("-"))
    if day > 12 or day == month:
        raise Inapplicable
    set_text(node, Translator(page.locale).date(Moment(year, day, month)))
    return edit.html


def date_in_figures(page: Page, random: Random) -> str:
    """A date is shown as 12/31/2017, which half of its readers take for nothing, others for a typing error."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(tag="time") if attribute(one, "datetime").count("-") == 2])
    year, month, day = attribute(node, "datetime").split("-")
    set_text(node, pick(random, [f"{month}/{day}/{year}", f"{day}/{month}/{year}", f"{day}.{month}.{year}"]))
    return edit.html


def another_month(page: Page, random: Random) -> str:
    """A date is shown with the month of another one."""
    edit = page.edit()
    node, other = pick_pair(random, edit.facts(tag="time"))
    if attribute(node, "datetime") == attribute(other, "datetime"):
        raise Inapplicable
    set_text(node, text_of(other))
    return edit.html


def day_dropped(page: Page, random: Random) -> str:
    """A day is shown as its whole month."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(tag="time") if attribute(one, "datetime").count("-") == 2])
    day = str(int(attribute(node, "datetime")[-2:]))
    set_text(node, re.sub(rf" ?(?<![0-9]){day}(?![0-9])( 日| de|,)?", "", text_of(node)).strip())
    return edit.html


def number_as_a_word(page: Page, random: Random) -> str:
    """How many people is a word: five."""
    edit = page.edit()
    small = [one for one in edit.facts(FIGURES, "data") if text_of(one).isdecimal() and int(text_of(one)) <= 10]
    node = pick(random, small)
    set_text(node, WORDS[page.locale][int(text_of(node))])
    return edit.html


def direction_overridden(page: Page, random: Random) -> str:
    """A figure is shown from right to left."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(FIGURES, "data") if len(text_of(one)) > 1])
    set_text(node, pick(random, ["\u202e{}\u202c", "\u2067{}\u2069", "\u202b{}\u202c"]).format(text_of(node)))
    return edit.html


def unseen_character(page: Page, random: Random) -> str:
    """A figure or a code has a character in it that nobody sees, so that nobody finds it."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(rf"{FIGURES}|\.code$", "data") if len(text_of(one)) > 1])
    text = text_of(node)
    at = random.randrange(1, len(text))
    set_text(node, text[:at] + pick(random, ["\u200b", "\u00ad", "\u2060", "\ufeff"]) + text[at:])
    return edit.html


def emptied(page: Page, random: Random) -> str:
    """A fact shows nothing."""
    edit = page.edit()
    edit.within(pick(random, [one for one in edit.facts() if one.tag != "a"]), "")
    return edit.html


def split_in_two(page: Page, random: Random) -> str:
    """A figure stands in two elements of the same fact."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(FIGURES, "data") if len(_figure(text_of(one))) > 1])
    text, tag = text_of(node), re.match("<[^>]+>", str(node.html))
    at = random.randrange(1, len(text))
    edit.replace(node, f"{tag[0]}{escape(text[:at])}</data>{tag[0]}{escape(text[at:])}</data>" if tag else "")
    return edit.html


def more_in_the_element(page: Page, random: Random) -> str:
    """A fact's element says something more: an older figure struck out, a line break, a note."""
    edit = page.edit()
    node = pick(random, edit.facts(FIGURES, "data"))
    more = pick(random, ["<s>9</s>", "<br>", "<sup>*</sup>", "<b>0</b>", "<!-- -->!"])
    edit.within(node, str(node.inner_html) + more)
    return edit.html


def link_of_another_exam(page: Page, random: Random) -> str:
    """An exam's link leads to another exam."""
    edit = page.edit()
    one, other = pick_pair(random, edit.facts(r"\.url$", "a"))
    if attribute(one, "href") == attribute(other, "href"):
        raise Inapplicable
    one.attrs["href"] = attribute(other, "href")
    return edit.html


def link_and_path_of_another_exam(page: Page, random: Random) -> str:
    """An exam's code stands in the whole link of another exam."""
    edit = page.edit()
    one, other = pick_pair(random, edit.facts(r"\.url$", "a"))
    if attribute(one, "href") == attribute(other, "href"):
        raise Inapplicable
    one.attrs["href"], one.attrs["data-fact"] = attribute(other, "href"), attribute(other, "data-fact")
    return edit.html


def address_changed(page: Page, random: Random) -> str:
    """An address differs a little: in its scheme, its case, its language."""
    edit = page.edit()
    node = pick(random, edit.facts(r"\.url$|associations_page", "a"))
    changes = [("https:", "http:"), ("http:", "https:"), ("/en-us/", "/it-it/"), ("exam-", "Exam-"), (".aspx", "")]
    old, new = pick(random, [one for one in changes if one[0] in attribute(node, "href")])
    node.attrs["href"] = attribute(node, "href").replace(old, new, 1)
    return edit.html


def name_of_another(page: Page, random: Random) -> str:
    """A name is that of another exam, product, market or tier."""
    edit = page.edit()
    kind = pick(random, ["credentials", "products", "markets", "tiers", "options", "competencies", "associations"])
    one, other = pick_pair(random, edit.facts(rf"\b{kind}\.[^.]+\.name$", "data"))
    set_text(one, text_of(other))
    return edit.html


def name_in_english(page: Page, random: Random) -> str:
    """A name that the language has one of its own for has gone back to English, and says so."""
    edit = page.edit()
    if page.locale == "en":
        raise Inapplicable
    nodes = [one for one in edit.facts(r"\.name$", "data") if not attribute(one, "lang") and not one.css("span")]
    node = pick(random, nodes)
    english = page.world.known.names["en"].english[attribute(node, "data-fact")]
    set_text(node, english)
    node.attrs["lang"] = "en"
    return edit.html


def name_in_english_on_purpose(page: Page, random: Random) -> str:
    """A name has gone back to English, and is said to be the official one."""
    edit = page.edit()
    if page.locale == "en":
        raise Inapplicable
    node = pick(random, [one for one in edit.facts(r"\.name$", "data") if not one.css("span")])
    if "data-official" in node.attributes:
        raise Inapplicable
    set_text(node, page.world.known.names["en"].english[attribute(node, "data-fact")])
    node.attrs["lang"] = "en"
    node.attrs["data-official"] = ""
    return edit.html


def written_as_in_another_language(page: Page, random: Random) -> str:
    """A date is written as in another language."""
    edit = page.edit()
    node = pick(random, edit.facts(tag="time"))
    others = [tag for tag, name in page.world.pages if name == page.name and tag != page.locale]
    other = Page(pick(random, others), page.name, page.world).edit()
    same = [one for one in other.facts() if attribute(one, "data-fact") == attribute(node, "data-fact")]
    text = text_of(pick(random, same))
    if sorted(text) == sorted(text_of(node)) or re.sub(r"\s", "", text) == re.sub(r"\s", "", text_of(node)):
        raise Inapplicable
    set_text(node, text)
    return edit.html


def _remove(node: LexborNode | None) -> None:
    if node is None:
        raise Inapplicable
    node.decompose()


def _swap(one: LexborNode, other: LexborNode) -> None:
    if one.html == other.html:
        raise Inapplicable
    one.inner_html, other.inner_html = str(other.inner_html), str(one.inner_html)


def _next_digit(text: str, random: Random) -> str:
    """Return a text with one of its digits another one."""
    digits = [match.start() for match in re.finditer("[0-9]", text)]
    at = pick(random, digits)
    return text[:at] + str((int(text[at]) + random.randrange(1, 10)) % 10) + text[at + 1 :]


def _figure(text: str) -> str:
    found = re.search(r"[0-9](?:[0-9.,]*[0-9])?", text)
    if found is None:
        raise Inapplicable
    return found[0]


def _grouped(figure: str, times: int) -> str:
    """Return a figure that many times, grouped as before."""
    sign = next((one for one in figure if not one.isdigit()), "")
    return f"{int(re.sub('[^0-9]', '', figure)) * times:,}".replace(",", sign)


def _with_digits(page: Page, random: Random, digits: dict[int, str] | dict[int, int]) -> str:
    edit = page.edit()
    node = pick(random, [one for one in edit.facts() if one.tag != "a" and re.search("[0-9]", text_of(one))])
    set_text(node, text_of(node).translate(digits))
    return edit.html
