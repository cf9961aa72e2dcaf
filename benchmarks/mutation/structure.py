"""Structure, logic and words that are not those of the data, the catalogue, or the same page in other languages (d)."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from random import Random

from selectolax.lexbor import LexborNode

from benchmarks.mutation.page import Edit, Inapplicable, Page, attribute, pick, pick_pair, set_text, text_of
from generator.pofiles import message_id
from generator.verify.facts import MARK

_HEADS = ("h1", "h2", "h3")
_OTHER_RULE = {"all": "any", "any": "all"}


def connective_in_text(page: Page, random: Random) -> str:
    """AND is said where OR is meant, or the reverse; the list has its rule."""
    edit = page.edit()
    node = pick(random, edit.all("span[data-connective] [data-message]"))
    words = [page.words("AND", "connective"), page.words("OR", "connective")]
    set_text(node, next(one for one in words if one != text_of(node)))
    return edit.html


def connective_in_rule(page: Page, random: Random) -> str:
    """A list has the other rule than its words say."""
    edit = page.edit()
    node = pick(random, edit.all("[data-rule]"))
    node.attrs["data-rule"] = _OTHER_RULE[attribute(node, "data-rule")]
    return edit.html


def connective_in_attribute(page: Page, random: Random) -> str:
    """The words between or before requirements say that they are those of the other rule."""
    edit = page.edit()
    node = pick(random, edit.all("[data-connective]"))
    node.attrs["data-connective"] = _OTHER_RULE[attribute(node, "data-connective")]
    return edit.html


def connective_everywhere(page: Page, random: Random) -> str:
    """AND has become OR in words, their attribute, and the list's rule: only the data knows better."""
    edit = page.edit()
    joined = pick(random, [one for one in edit.all("[data-groups]") if one.css("span[data-connective]")])
    rule = attribute(joined, "data-rule")
    model = [one for one in edit.all("span[data-connective]") if attribute(one, "data-connective") != rule]
    html = str(pick(random, model).html)
    for item in joined.iter():
        for word in item.css("span[data-connective]")[:1]:
            if attribute(word, "data-connective") == rule:
                edit.replace(word, html)
    joined.attrs["data-rule"] = _OTHER_RULE[rule]
    return edit.html


def lead_in_everywhere(page: Page, random: Random) -> str:
    """All is asked for where one is enough, or the reverse: in the words before a list, their attribute, its rule."""
    edit = page.edit()
    node = pick(random, edit.all("p[data-connective]"))
    rule = _OTHER_RULE[attribute(node, "data-connective")]
    words = {"any": "One of the following:", "all": "All of the following:"}[rule]
    listed = next((one for one in _after(node) if "data-rule" in one.attributes), None)
    if listed is None:
        raise Inapplicable
    listed.attrs["data-rule"] = rule
    id_ = message_id(("requirements", words))
    said = f'<span data-message="{id_}">{escape(page.words(words, "requirements"))}</span>'
    edit.replace(node, f'<p data-connective="{rule}">{said}</p>')
    return edit.html


def lead_in_dropped(page: Page, random: Random) -> str:
    """Nothing is said before a list of which one is enough, or all is needed."""
    edit = page.edit()
    pick(random, edit.all("p[data-connective]")).decompose()
    return edit.html


def lead_in_apart(page: Page, random: Random) -> str:
    """Something stands between a list and the words before it, whose other meaning it hides."""
    edit = page.edit()
    node = pick(random, edit.all("p[data-connective]"))
    node.attrs["data-connective"] = pick(random, ["all", "any"])
    edit.after(node, "<div></div>")
    return edit.html


def connective_dropped(page: Page, random: Random) -> str:
    """Nothing is said between two requirements."""
    edit = page.edit()
    pick(random, edit.all("span[data-connective]")).decompose()
    return edit.html


def lead_in_reworded(page: Page, random: Random) -> str:
    """Before a list stands that all of it is needed where one is enough, or the reverse."""
    edit = page.edit()
    node = pick(random, edit.all("p[data-connective] [data-message]"))
    words = [
        page.words("One of the following:", "requirements"),
        page.words("All of the following:", "requirements"),
        page.words("Your organization must meet all of these requirements:"),
        page.words("Choose any one of these options:"),
    ]
    set_text(node, pick(random, [one for one in words if one != text_of(node)]))
    return edit.html


def need_reworded(page: Page, random: Random) -> str:
    """Pass one of these where all must be passed, or the reverse."""
    edit = page.edit()
    node = pick(random, edit.all("[data-need] [data-message]"))
    kinds = (
        "Pass all of the following exams:",
        "Pass one of the following exams:",
        "Pass or earn all of the following:",
        "Choose one focus area and pass all of its exams:",
        "Pass one of the following assessments:",
    )
    set_text(node, pick(random, [one for kind in kinds if (one := page.words(kind)) != text_of(node)]))
    return edit.html


def need_everywhere(page: Page, random: Random) -> str:
    """One is enough of what must all be passed, or the reverse, in words, attribute and rule alike."""
    edit = page.edit()
    node, other = pick_pair(random, edit.all("[data-need]"))
    if attribute(node, "data-need") == attribute(other, "data-need") or node.html == other.html:
        raise Inapplicable
    edit.replace(node, str(other.html))
    return edit.html


def need_in_attribute(page: Page, random: Random) -> str:
    """An attribute says that another share of a list is needed."""
    edit = page.edit()
    node = pick(random, edit.all("[data-need]"))
    others = [one for one in ("all", "one", "one-area") if one != attribute(node, "data-need")]
    node.attrs["data-need"] = pick(random, others)
    return edit.html


def relation_reworded(page: Page, random: Random) -> str:
    """Five other people, where the same people are meant: in words alone."""
    edit = page.edit()
    node = pick(random, edit.all("[data-relation] [data-message]"))
    own = _mould(node)
    others = sorted(
        {mould for one in _told(page) if (mould := _mould(one)) != own and mould.count("\x00") == own.count("\x00")}
    )
    return _poured(edit, node, pick(random, others))


def relation_in_attribute(page: Page, random: Random) -> str:
    """An attribute says that other people are meant."""
    edit = page.edit()
    node = pick(random, edit.all("[data-relation]"))
    others = ["any", "same", "other", "same-or-different", "same-allowed", "subset-of-same", "everyone"]
    node.attrs["data-relation"] = pick(random, [one for one in others if one != attribute(node, "data-relation")])
    return edit.html


def each_lost(page: Page, random: Random) -> str:
    """An attribute does not say, or says wrongly, that each of the people is meant."""
    edit = page.edit()
    node = pick(random, edit.all("[data-relation]"))
    if "data-each" in node.attributes:
        del node.attrs["data-each"]
    else:
        node.attrs["data-each"] = ""
    return edit.html


def group_of_another(page: Page, random: Random) -> str:
    """A group's relation, number and need are those of another group; its list is its own."""
    edit = page.edit()
    one, other = pick_pair(random, edit.all("li[data-group]"))
    ours, theirs = one.css_first("[data-relation]"), other.css_first("[data-relation]")
    if ours is None or theirs is None or ours.html == theirs.html:
        raise Inapplicable
    edit.replace(ours, str(theirs.html))
    return edit.html


def another_group(page: Page, random: Random) -> str:
    """A list says that it is another group's."""
    edit = page.edit()
    node = pick(random, edit.all("[data-group]"))
    paths = {attribute(one, "data-group") for one in edit.all("[data-group]")} - {attribute(node, "data-group")}
    node.attrs["data-group"] = pick(random, [*sorted(paths), "competencies.none.options.x.people.groups.y"])
    return edit.html


def people_swapped(page: Page, random: Random) -> str:
    """Of 1 of the same 5 people became 5 of the same 1."""
    edit = page.edit()
    told = [one for one in edit.all("[data-relation] [data-message]") if len(one.css("[data-fact]")) == 2]
    first, second = pick(random, told).css("[data-fact]")
    html = str(first.html)
    if html == second.html:
        raise Inapplicable
    edit.replace(first, str(second.html))
    edit.replace(second, html)
    return edit.html


def at_least_lost(page: Page, random: Random) -> str:
    """At least 15 people became 15 people, or the reverse."""
    edit = page.edit()
    node = pick(random, edit.all(".cd-title > [data-message]:has([data-fact])"))
    own = _mould(node)
    others = [one for one in page.world.known.words[page.locale].texts if _is_headcount(one, page)]
    moulds = {re.sub(r"%\(\w+\)s", "\x00", one) for one in others}
    return _poured(edit, node, pick(random, sorted(moulds - {own})))


def another_plural_form(page: Page, random: Random) -> str:
    """1 people."""
    edit = page.edit()
    words = page.world.known.words[page.locale]
    told = [
        one for one in edit.all("[data-message]:has([data-fact])") if attribute(one, "data-message") in words.sources
    ]
    node = pick(random, [one for one in told if len(set(words.forms(attribute(one, "data-message")))) > 1])
    moulds = {re.sub(r"%\(\w+\)s", "\x00", one) for one in words.forms(attribute(node, "data-message"))}
    return _poured(edit, node, pick(random, sorted(moulds - {_mould(node)})))


def condition_reworded(page: Page, random: Random) -> str:
    """What counts towards a threshold, or over which time, is said in other words."""
    edit = page.edit()
    nodes = [one for one in edit.all("[data-message]") if attribute(one, "data-message") in page.world.known.exact]
    # The element itself is one of those found in it.
    node = pick(random, [one for one in nodes if len(one.css("[data-fact], [data-message]")) == 1])
    word = {"en": "not", "it-IT": "non", "pt-BR": "não"}.get(page.locale, "不")
    set_text(node, f"{word} {text_of(node)}")
    return edit.html


def word_inserted(page: Page, random: Random) -> str:
    """A word that changes the sense stands in a sentence with a fact."""
    edit = page.edit()
    node = pick(random, edit.all("[data-message]:has([data-fact])"))
    word = {"en": "not", "it-IT": "non", "pt-BR": "não"}.get(page.locale, "不")
    edit.within(node, pick(random, [f"{word} {node.inner_html}", f"{node.inner_html} {word}"]))
    return edit.html


def words_outside_messages(page: Page, random: Random) -> str:
    """Words stand on the page that are in no catalogue."""
    edit = page.edit()
    node = pick(random, edit.all("p, li, dd, h2, td"))
    word = {"en": "(optional)", "it-IT": "(facoltativo)", "pt-BR": "(opcional)"}.get(page.locale, "(任意)")
    edit.within(node, f"{node.inner_html} {word}")
    return edit.html


def list_joined_otherwise(page: Page, random: Random) -> str:
    """A, B and C where any one is meant, or A, B, C without a word."""
    edit = page.edit()
    node = pick(random, [one for one in edit.all("[data-list]") if len(one.css("[data-fact]")) > 1])
    parts = [str(one.html) for one in node.iter()]
    joined = {"en": " and ", "it-IT": " e ", "pt-BR": " e "}.get(page.locale, "和")
    if attribute(node, "data-list") == "standard":
        joined = {"en": " or ", "it-IT": " o ", "pt-BR": " ou "}.get(page.locale, "或")
    edit.within(node, pick(random, [joined, " / ", ""]).join(parts))
    return edit.html


def list_style_changed(page: Page, random: Random) -> str:
    """A list of facts says that it is of the other style."""
    edit = page.edit()
    node = pick(random, edit.all("[data-list]"))
    node.attrs["data-list"] = pick(random, ["unit", {"or": "standard", "standard": "or"}[attribute(node, "data-list")]])
    return edit.html


def badge_reworded(page: Page, random: Random) -> str:
    """Retired, where an exam retires some day."""
    edit = page.edit()
    node = pick(random, edit.all("[data-standing] [data-message]"))
    badges = [page.words(one, "mark") for one in ("Beta", "Retired", "Retiring", "Not yet available")]
    badges.append(page.words("No longer accepted", "mark"))
    set_text(node, pick(random, [one for one in badges if one != text_of(node)]))
    return edit.html


def badge_changed(page: Page, random: Random) -> str:
    """An exam has the whole mark of another one."""
    edit = page.edit()
    one, other = pick_pair(random, edit.all("[data-standing]"))
    if one.html == other.html:
        raise Inapplicable
    edit.replace(one, str(other.html))
    return edit.html


def badge_dropped(page: Page, random: Random) -> str:
    """Nothing is marked beside an exam that has retired."""
    edit = page.edit()
    pick(random, edit.all("[data-standing]")).decompose()
    return edit.html


def badge_added(page: Page, random: Random) -> str:
    """An exam that can be taken is marked."""
    edit = page.edit()
    badge = str(pick(random, edit.all("[data-standing]")).html)
    edit.after(pick(random, edit.all("li > [data-message]:has([data-fact])")), badge)
    return edit.html


def tense_reworded(page: Page, random: Random) -> str:
    """Registration was open until, where it is open."""
    edit = page.edit()
    node = pick(random, edit.all(".cd-note [data-message]"))
    sentences = [("day", "Retires on %(date)s."), ("day", "Retired on %(date)s."), ("day", "Accepted until %(date)s.")]
    sentences += [("day", "Registration was open until %(date)s."), ("day", "Registration is open until %(date)s.")]
    moulds = {page.words(msgid, context).replace("%(date)s", "\x00") for context, msgid in sentences}
    return _poured(edit, node, pick(random, sorted(moulds - {_mould(node)})))


def coming_end_dropped(page: Page, random: Random) -> str:
    """One of the days on which something ends soon is left out of their list."""
    edit = page.edit()
    listed = [one for one in edit.all("[data-coming] li, [data-coming] > span") if one.css("[data-fact]")]
    pick(random, listed).decompose()
    return edit.html


def coming_end_moved(page: Page, random: Random) -> str:
    """A day on which something ends stands beside another exam in their list."""
    edit = page.edit()
    one, other = pick_pair(random, edit.all("[data-coming] time"))
    edit.exchange(one, other)
    return edit.html


def coming_ends_swapped(page: Page, random: Random) -> str:
    """Two exams have changed places before the days on which they end."""
    edit = page.edit()
    one, other = pick_pair(random, edit.all("[data-coming] data, [data-deadline] data"))
    edit.exchange(one, other)
    return edit.html


def warning_planted(page: Page, random: Random) -> str:
    """A tier that can be attained is said to be attainable no longer, or not yet, with facts of the data."""
    edit = page.edit()
    code, day = pick(random, [found for one in edit.all("li") if (found := _code_and_day(one)) is not None])
    msgid = (
        "This tier can no longer be attained: %(credential)s was accepted until %(date)s."
        if attribute(day, "data-fact").endswith(".accepted_until")
        else "This tier can be attained from %(date)s: %(credential)s is not available before that."
    )
    context = None if "longer" in msgid else "day"
    said = escape(page.words(msgid, context)) % {"credential": str(code.html), "date": str(day.html)}
    html = f'<p class="cd-warning"><span data-message="{message_id((context, msgid))}">{said}</span></p>'
    edit.after(pick(random, edit.all(".cd-tier > h3")), html)
    return edit.html


def section_dropped(page: Page, random: Random) -> str:
    """The section of a tier or an option is gone."""
    edit = page.edit()
    pick(random, edit.all("section:not(.cd-scroll)")).decompose()
    return edit.html


def sections_swapped(page: Page, random: Random) -> str:
    """What Silver asks for stands under the heading Gold, and the reverse."""
    edit = page.edit()
    one, other = pick_pair(random, edit.all(".cd-tier"))
    ours, theirs = one.css("h3 ~ *"), other.css("h3 ~ *")
    html = "".join(str(node.html) for node in ours), "".join(str(node.html) for node in theirs)
    if html[0] == html[1]:
        raise Inapplicable
    heads = str(one.css("h3")[0].html), str(other.css("h3")[0].html)
    edit.within(one, heads[0] + html[1])
    edit.within(other, heads[1] + html[0])
    return edit.html


def columns_swapped(page: Page, random: Random) -> str:
    """In a table, two tiers have changed places in one row."""
    edit = page.edit()
    cells = pick(random, [one.css("td") for one in edit.all("tr") if len(one.css("td")) > 1])
    first, second = cells[0], cells[1]
    _exchange(first, second)
    return edit.html


def rows_swapped(page: Page, random: Random) -> str:
    """In a table, the figures of two markets have changed places."""
    edit = page.edit()
    bodies = [rows for one in edit.all("tbody") if len(rows := [row for row in one.css("tr") if row.css("td")]) > 1]
    first, second, *_ = pick(random, bodies)
    _exchange(first.css("th")[0], second.css("th")[0])
    return edit.html


def cell_emptied(page: Page, random: Random) -> str:
    """In a table a tier's figure or number of people is left out; it stands elsewhere on the page."""
    edit = page.edit()
    pick(random, [one for one in edit.all("td") if one.css("[data-fact]")]).inner_html = "–"
    return edit.html


def cell_widened(page: Page, random: Random) -> str:
    """A cell takes the place of two, so that those behind or below it stand under another tier."""
    edit = page.edit()
    row = pick(random, [one for one in edit.all("tr") if one.css("td")])
    pick(random, row.css("th, td")).attrs[pick(random, ["colspan", "rowspan"])] = "2"
    return edit.html


def cell_added(page: Page, random: Random) -> str:
    """An empty cell puts those behind it under another tier."""
    edit = page.edit()
    edit.before(pick(random, edit.all("td")), "<td></td>")
    return edit.html


def row_under_another_group(page: Page, random: Random) -> str:
    """How many people must pass something stands in a table below what another group must pass."""
    edit = page.edit()
    one, other = pick_pair(random, edit.all("tr:has(td[data-group])"))
    groups = [set(re.findall('data-group="([^"]*)"', str(row.html))) for row in (one, other)]
    if set.intersection(*groups):
        raise Inapplicable
    edit.exchange(one, other)
    return edit.html


def heads_of_rows_swapped(page: Page, random: Random) -> str:
    """In a table two thresholds, or what two groups must pass, have changed places above their rows."""
    edit = page.edit()
    table = pick(random, edit.all("table"))
    one, other = pick_pair(random, table.css('th[scope="rowgroup"]'))
    _exchange(one, other)
    return edit.html


def alternative_dropped(page: Page, random: Random) -> str:
    """In a table it is not said, or said wrongly, that another requirement can be met instead."""
    edit = page.edit()
    cell = pick(random, edit.all("td[data-group]"))
    said = cell.css("[data-connective]")
    if said:
        said[0].decompose()
    else:
        edit.within(cell, str(cell.inner_html) + str(pick(random, edit.all("td [data-connective]")).html))
    return edit.html


def people_in_all_dropped(page: Page, random: Random) -> str:
    """How many people a tier asks for is left out; groups of as many people say the figure."""
    edit = page.edit()
    titles = [one for one in edit.all(".cd-title") if "headcount" in str(one.html)]
    pick(random, titles).decompose()
    return edit.html


def names_of_options_swapped(page: Page, random: Random) -> str:
    """The name of one option stands above what another one asks for, with the id of that one."""
    edit = page.edit()
    _exchange(*pick_pair(random, edit.all("h2[id$=-option]")))
    return edit.html


def tier_under_another_option(page: Page, random: Random) -> str:
    """What an option's tier asks for stands below the tiers of another option."""
    edit = page.edit()
    one, other = pick_pair(random, edit.all(".cd-option"))
    tier = pick(random, one.css(".cd-tier"))
    edit.after(other.css(".cd-tier")[-1], str(tier.html))
    tier.decompose()
    return edit.html


def products_joined_by_and(page: Page, random: Random) -> str:
    """A list of products says that all of them are meant."""
    edit = page.edit()
    lists = [one for one in edit.all("[data-list=or]") if "products." in str(one.html)]
    node = pick(random, [one for one in lists if len(one.css("[data-fact]")) > 1])
    word = {"en": " and ", "it-IT": " e ", "pt-BR": " e ", "ja-JP": "、"}.get(page.locale, "和")
    node.attrs["data-list"] = "standard"
    edit.within(node, word.join(str(one.html) for one in node.iter()))
    return edit.html


def heading_changed(page: Page, random: Random) -> str:
    """A heading has another level, or is none."""
    edit = page.edit()
    node = pick(random, edit.all("h1, h2, h3"))
    tag = pick(random, [one for one in (*_HEADS, "h4", "p") if one != node.tag])
    html = re.sub(rf"^<{node.tag}|{node.tag}>$", lambda match: match[0].replace(str(node.tag), tag), str(node.html))
    edit.replace(node, html)
    return edit.html


def id_translated(page: Page, random: Random) -> str:
    """An id is in the page's language."""
    edit = page.edit()
    node = pick(random, edit.all("[id]"))
    node.attrs["id"] = pick(random, ["oro", "ゴールド", "黄金级别", "Silver", f"{attribute(node, 'id')}-1"])
    return edit.html


def id_twice(page: Page, random: Random) -> str:
    """An id stands twice."""
    edit = page.edit()
    one, other = pick_pair(random, edit.all("[id]"))
    other.attrs["id"] = attribute(one, "id")
    return edit.html


def list_flattened(page: Page, random: Random) -> str:
    """What was a list in a list is one list, or no list."""
    edit = page.edit()
    node = pick(random, edit.all("li ul, li ol, section ol"))
    items = "".join(str(one.html) if random.randrange(2) else str(one.inner_html) for one in node.iter())
    edit.replace(node, items)
    return edit.html


def list_half_reversed(page: Page, random: Random) -> str:
    """Half of a list is in another order."""
    edit = page.edit()
    node = pick(random, [one for one in edit.all("ul, ol") if len(list(one.iter())) > 1])
    items = [str(one.html) for one in node.iter()]
    half = max(2, len(items) // 2)
    edit.within(node, "".join([*reversed(items[:half]), *items[half:]]))
    return edit.html


def item_moved(page: Page, random: Random) -> str:
    """An item of one list stands in another one."""
    edit = page.edit()
    one, other = pick_pair(random, edit.all(".cd-credentials, .cd-terms-list, .cd-list, .cd-ways"))
    item = pick(random, list(one.iter()))
    edit.within(other, f"{other.inner_html}{item.html}")
    item.decompose()
    return edit.html


def message_of_another(page: Page, random: Random) -> str:
    """A sentence says that it is another message."""
    edit = page.edit()
    one, other = pick_pair(random, edit.all("[data-message]"))
    if attribute(one, "data-message") == attribute(other, "data-message"):
        raise Inapplicable
    one.attrs["data-message"] = pick(random, [attribute(other, "data-message"), "abcdefghij"])
    return edit.html


def message_id_lost(page: Page, random: Random) -> str:
    """A sentence does not say which message it is."""
    edit = page.edit()
    del pick(random, edit.all("[data-message]")).attrs["data-message"]
    return edit.html


def label_of_another(page: Page, random: Random) -> str:
    """A label, heading or sentence has the words of another message."""
    edit = page.edit()
    free = [one for one in edit.all("[data-message]") if not one.css("[data-fact]")]
    one, other = pick_pair(random, free)
    set_text(one, text_of(other))
    return edit.html


def sentence_in_english(page: Page, random: Random) -> str:
    """A sentence that has a translation is in English on a page in another language."""
    return _english(page, random, lang=False)


def sentence_back_in_english(page: Page, random: Random) -> str:
    """A sentence that has a translation has gone back to English, and says so."""
    return _english(page, random, lang=True)


def sentence_in_other_english(page: Page, random: Random) -> str:
    """A sentence is in English of its own on a page in Chinese or Japanese."""
    edit = page.edit()
    node = pick(random, [one for one in edit.all("[data-message]") if not one.css("[data-fact]")])
    if page.locale not in {"ja-JP", "zh-CN", "zh-TW"}:
        raise Inapplicable
    set_text(node, "In words of its own.")
    return edit.html


def mark_lost(page: Page, random: Random) -> str:
    """English on a page in another language has no mark behind it."""
    edit = page.edit()
    pick(random, edit.all(".cd-mark")).decompose()
    return edit.html


def mark_added(page: Page, random: Random) -> str:
    """A translation is marked as missing."""
    edit = page.edit()
    node = pick(random, [one for one in edit.all("[data-message]") if not one.css("[data-fact]")])
    if attribute(node, "lang") or page.locale == "en":
        raise Inapplicable
    words = page.words("(not translated yet)")
    mark = f' <span class="cd-mark" data-message="{MARK}" lang="{page.locale}">{words}</span>'
    edit.within(node, str(node.inner_html) + mark)
    return edit.html


def wrong_language_of_the_page(page: Page, random: Random) -> str:
    """The page says that it is in another language."""
    tags = {"en", "ja", "de", "it-IT", "zh-CN", "pt", ""} - {page.locale}
    return re.sub(r'(<html[^>]*) lang="[^"]*"', rf'\1 lang="{pick(random, sorted(tags))}"', page.html, count=1)


def wrong_language_of_words(page: Page, random: Random) -> str:
    """An element says that its words are in another language."""
    edit = page.edit()
    node = pick(random, edit.all("[data-message]"))
    tags = {"en", "fr", "ja-JP", "it-IT"} - {page.locale, attribute(node, "lang")}
    node.attrs["lang"] = pick(random, sorted(tags))
    return edit.html


def page_of_another_language(page: Page, random: Random) -> str:
    """The page is that of another language."""
    others = [html for (tag, name), html in page.world.pages.items() if name == page.name and tag != page.locale]
    return pick(random, others)


def article_of_another_language(page: Page, random: Random) -> str:
    """The article is that of another language, in the frame of the page's own."""
    html = re.sub(r"<html[^>]*>", "", page_of_another_language(page, random), count=1)
    own = re.search("<html[^>]*>", page.html)
    start, ours = html.index("<div data-article"), page.html.index("<div data-article")
    return f"{page.html[:ours]}{html[start:]}" if own else html


def truncated(page: Page, random: Random) -> str:
    """The page ends in the middle."""
    start = page.html.index("data-article")
    end = page.html.rindex("data-fact")
    return page.html[: random.randrange(start, end)]


def article_lost(page: Page, random: Random) -> str:  # noqa: ARG001 - there is but one
    """The article is not said to be one."""
    return page.html.replace("<div data-article>", "<div>", 1)


def two_articles(page: Page, random: Random) -> str:  # noqa: ARG001 - there is but one
    """A second article stands behind the first."""
    return page.html.replace("</body>", "<div data-article><p>US$5</p></div></body>", 1)


def block_dropped(page: Page, random: Random) -> str:
    """Any element of the article is gone, with all that is in it."""
    edit = page.edit()
    nodes = edit.all("p, li, h2, h3, dl, dd, dt, ul, ol, table, tr, td, span[data-message]")
    pick(
        random, [one for one in nodes if text_of(one).strip() and "cd-mark" not in attribute(one, "class")]
    ).decompose()
    return edit.html


def _exchange(one: LexborNode, other: LexborNode) -> None:
    """Let two elements change places in what is in them."""
    if one.inner_html == other.inner_html:
        raise Inapplicable
    one.inner_html, other.inner_html = str(other.inner_html), str(one.inner_html)


def _code_and_day(item: LexborNode) -> tuple[LexborNode, LexborNode] | None:
    """Return the facts of a credential's code, and of until when it is accepted or since when it can be taken."""
    code = item.css_first('data[data-fact$=".code"]')
    day = item.css_first('time[data-fact$=".accepted_until"], time[data-fact$=".available_from"]')
    return (code, day) if code and day else None


def _after(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements that stand behind an element in the same one."""
    while (following := node.next) is not None:
        node = following
        if node.is_element_node:
            yield node


def _told(page: Page) -> Sequence[LexborNode]:
    """Return the sentences on who is meant, of every page of the same language."""
    pages = (Page(tag, name, page.world) for tag, name in page.world.pages if tag == page.locale)
    return [node for one in pages for node in one.edit().all("[data-relation] [data-message]")]


def _mould(node: LexborNode) -> str:
    """Return a sentence with U+0000 in the place of each fact."""
    return "".join(
        str(one.text_content) if one.is_text_node else "\x00" for one in node.iter(include_text=True)
    ).strip()


def _poured(edit: Edit, node: LexborNode, mould: str) -> str:
    """Return the page with a sentence's facts in another mould."""
    facts = [str(one.html) for one in node.iter()]
    if mould.count("\x00") != len(facts):
        raise Inapplicable
    parts = mould.split("\x00")
    html = escape(parts[0]) + "".join(fact + escape(part) for fact, part in zip(facts, parts[1:], strict=True))
    node.inner_html = html
    return edit.html


def _is_headcount(text: str, page: Page) -> bool:
    """Return whether a text is one of those on how many people a company must have."""
    msgids = (
        "Your organization must have at least %(count)s people who meet these requirements:",
        "Your organization must have %(count)s people who meet these requirements:",
    )
    sources = [one for one in page.world.known.sources if one.plural in msgids]
    entries = [
        one for one in page.world.known.catalogues.get(page.locale, sources) if one.key in {s.key for s in sources}
    ]
    return any(text in (one.strings or (one.msgid, one.plural)) for one in entries)


def _english(page: Page, random: Random, *, lang: bool) -> str:
    edit, words = page.edit(), page.world.known.words[page.locale]
    nodes = [one for one in edit.all("[data-message]") if attribute(one, "data-message") in words.own]
    node = pick(random, [one for one in nodes if not one.css("[data-fact]")])
    set_text(node, words.english(attribute(node, "data-message"))[0])
    if lang:
        node.attrs["lang"] = "en"
    return edit.html
