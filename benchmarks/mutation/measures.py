"""What thresholds and groups say of their figures and exams, and where, changed (a, d)."""

import re
from html import escape
from random import Random

from selectolax.lexbor import LexborNode

from benchmarks.mutation.facts import FIGURES, MONEY
from benchmarks.mutation.page import Edit, Inapplicable, Page, attribute, pick, pick_pair
from generator.pofiles import message_id
from generator.verify.measures import ALL_MARKETS


def period_dropped(page: Page, random: Random) -> str:
    """It is not said over which time a threshold is measured."""
    edit = page.edit()
    pick(random, _periods(edit, page)).decompose()
    return edit.html


def period_of_another(page: Page, random: Random) -> str:
    """A threshold is measured over another time."""
    edit = page.edit()
    row = pick(random, _periods(edit, page))
    said = row.css("dd [data-message]")[0]
    others = [one for one in _texts(page) if message_id((None, one)) != attribute(said, "data-message")]
    edit.replace(said, _said(page, pick(random, others), said))
    return edit.html


def period_added(page: Page, random: Random) -> str:
    """A threshold is measured over a time that the data does not know of, or a condition says so."""
    edit = page.edit()
    timeless = [text for text in _texts(page) if "%(" not in text]
    row = f"<div><dt></dt><dd>{_said(page, pick(random, timeless))}</dd></div>"
    edit.after(pick(random, edit.all(".cd-minimum")), row)
    return edit.html


def minimum_as_average(page: Page, random: Random) -> str:
    """A minimum is said to be an average of a month, or the reverse."""
    edit = page.edit()
    kinds = {"minimum": "monthly_average", "monthly_average": "minimum"}
    metrics = [one for one in page.world.known.data["metrics"].values() if "monthly_average" in one]
    texts = {message_id((None, one[kind]["one"])): one[kinds[kind]]["one"] for one in metrics for kind in kinds}
    node = pick(random, [one for one in edit.all("[data-message]") if attribute(one, "data-message") in texts])
    edit.replace(node, _said(page, texts[attribute(node, "data-message")], node))
    return edit.html


def sentence_of_another_metric(page: Page, random: Random) -> str:
    """Seats are asked for where devices are."""
    edit = page.edit()
    texts = [_singular(one["minimum"]) for one in page.world.known.data["metrics"].values()]
    ids = {message_id((None, text)): text for text in texts}
    node = pick(random, [one for one in edit.all("[data-message]") if attribute(one, "data-message") in ids])
    other = pick(random, sorted(set(texts) - {ids[attribute(node, "data-message")]}))
    edit.replace(node, _said(page, other, node))
    return edit.html


def figure_without_its_sentence(page: Page, random: Random) -> str:
    """A figure stands alone in a list, so that it is asked for or not, at least or at most."""
    edit = page.edit()
    node = pick(random, [one for one in edit.all("dd > [data-message]") if "minimum" in str(one.html)])
    edit.replace(node, str(pick(random, node.css("[data-fact]")).html))
    return edit.html


def all_markets_dropped(page: Page, random: Random) -> str:
    """It is not said that a figure is that of all markets."""
    edit = page.edit()
    edit.within(
        pick(random, edit.all(f"dt:has([data-message={ALL_MARKETS}]), th:has([data-message={ALL_MARKETS}])")), ""
    )
    return edit.html


def market_of_a_figure_of_all(page: Page, random: Random) -> str:
    """A figure of all markets is said to be that of one."""
    edit = page.edit()
    key = pick(random, sorted(page.world.known.data["programme"]["markets"]))
    path = f"programme.markets.{key}.name"
    names = page.world.known.names[page.locale]
    name = next(iter(names.own.get(path, {names.english[path]})))
    node = pick(random, edit.all(f"dt > [data-message={ALL_MARKETS}], th > [data-message={ALL_MARKETS}]"))
    edit.replace(node, f'<data value="{key}" data-fact="{path}">{escape(name)}</data>')
    return edit.html


def kinds_of_exams_swapped(page: Page, random: Random) -> str:
    """The exams of one group are called technical, those of another one functional, and it is the reverse."""
    return _swapped(page, random, ".cd-role data")


def focus_areas_swapped(page: Page, random: Random) -> str:
    """The names of two focus areas have changed places above their exams."""
    return _swapped(page, random, ".cd-area data")


def figure_elsewhere(page: Page, random: Random) -> str:
    """A tier's figure stands where no tier is spoken of, too."""
    edit = page.edit()
    figure = str(pick(random, edit.facts(random.choice([FIGURES, MONEY, r"people\.headcount"]), "data")).html)
    edit.before(pick(random, edit.all("dl.cd-about, .cd-tiers, h2, .cd-option > p, caption > *")), f" {figure} ")
    return edit.html


def first_cell_dropped(page: Page, random: Random) -> str:
    """The first cell of a table's first row is gone, so that Gold stands above Silver's figures."""
    edit = page.edit()
    pick(random, edit.all('table:has(th[scope="rowgroup"]) thead tr')).css("th")[0].decompose()
    return edit.html


def head_below_its_rows(page: Page, random: Random) -> str:
    """In a table, what rows are of stands below the first of them."""
    edit = page.edit()
    row = pick(random, edit.all('tr:has(th[scope="rowgroup"])'))
    following = row.next
    while following is not None and not following.is_element_node:
        following = following.next
    if following is None:
        raise Inapplicable
    html = str(row.html)
    row.decompose()
    edit.after(following, html)
    return edit.html


def summary_of_another(page: Page, random: Random) -> str:
    """Whom a competency, or an option, is for is said of another one."""
    edit = page.edit()
    data = page.world.known.data["competencies"]
    texts = {one["summary"] for one in data.values()}
    texts |= {option["summary"] for one in data.values() for option in one["options"].values()}
    ids = {message_id((None, text)) for text in texts if "%(" not in text}
    one, other = pick_pair(
        random, [one for one in edit.all("p > [data-message]") if attribute(one, "data-message") in ids]
    )
    edit.exchange(one, other)
    return edit.html


def _texts(page: Page) -> list[str]:
    """Return the English words of the times over which something is measured, and of what goes with thresholds."""
    data = page.world.known.data
    return [one["text"] for one in (*data["programme"]["periods"].values(), *data["conditions"].values())]


def _periods(edit: Edit, page: Page) -> list[LexborNode]:
    """Return the rows that say over which time a threshold is measured."""
    ids = {message_id((None, one["text"])) for one in page.world.known.data["programme"]["periods"].values()}
    rows = edit.all(".cd-terms > div")
    return [one for one in rows if {attribute(said, "data-message") for said in one.css("dd [data-message]")} & ids]


def _singular(text: "str | dict[str, str]") -> str:
    return text if isinstance(text, str) else text["one"]


def _said(page: Page, msgid: str, facts: LexborNode | None = None) -> str:
    """Return a message in the page's language, its places filled with the facts of another one, as many as it has."""
    words, id_ = page.world.known.words[page.locale], message_id((None, msgid))
    found = [str(one.html) for one in facts.css("[data-fact]")] if facts else []
    numbers = re.findall('value="([0-9]+)"', "".join(found))
    form = escape(words.form(id_, int(numbers[0]) if numbers else 5), quote=False)
    said = re.sub(r"%\(\w+\)s", lambda _: found.pop(0) if found else "", form)
    return f'<span data-message="{id_}">{said}</span>'


def _swapped(page: Page, random: Random, selector: str) -> str:
    edit = page.edit()
    one, other = pick_pair(random, edit.all(selector))
    edit.exchange(one, other)
    return edit.html
