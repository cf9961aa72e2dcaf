"""Figures, codes and dates outside the elements of facts, and facts that are hidden (c)."""

import re
from random import Random

from benchmarks.mutation.page import Page, attribute, pick, set_text, text_of

_BLOCKS = "p, dd, li, h2, h3, td, caption"
_PLANTED = (
    "US$5", "70-346", "31.12.2017", "2018", "(3)", "½", "Ⅳ", "②", "３", "٣", "१", "5 %", "MB2-717", "0",
    "<b>12</b>", "<span>12</span>", "<sup>1</sup>", "<data value='5'>5</data>", "<time datetime='2018-01'>2018</time>",
)  # fmt: skip


def figure_in_text(page: Page, random: Random) -> str:
    """A figure, code or date stands in the text of a block."""
    edit = page.edit()
    node = pick(random, edit.all(_BLOCKS))
    edit.within(node, f"{node.inner_html} {pick(random, _PLANTED)}")
    return edit.html


def figure_in_a_sentence(page: Page, random: Random) -> str:
    """A figure stands in a sentence that has none."""
    edit = page.edit()
    node = pick(random, [one for one in edit.all("[data-message]") if not one.css("[data-fact]")])
    edit.within(node, f"{node.inner_html} {pick(random, _PLANTED)}")
    return edit.html


def figure_beside_a_code(page: Page, random: Random) -> str:
    """A code stands in the link of an exam, beside its own."""
    edit = page.edit()
    node = pick(random, edit.facts(r"\.url$", "a"))
    edit.within(node, f"{node.inner_html} {pick(random, _PLANTED)}")
    return edit.html


def sign_beside_a_figure(page: Page, random: Random) -> str:
    """A sign stands beside a figure, a code or a name, which makes another one of it: 4+, less than, in euros."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts() if one.tag != "a"])
    sign = pick(random, ["+", "−", "&lt; ", "≤ ", "~", "€ ", " %", "†", "✗ ", "≠", "±", "\u0338", "?", "*"])
    (edit.after if random.randrange(2) else edit.before)(node, sign)
    return edit.html


def sign_in_an_empty_cell(page: Page, random: Random) -> str:
    """A cell of what a tier does not ask for says something else than a dash."""
    edit = page.edit()
    node = pick(random, [one for one in edit.all("td") if text_of(one) == "–"])
    set_text(node, pick(random, ["✓", "∞", "\U0001f51f", "", "✗", "–*", "?", "一"]))
    return edit.html


def sign_beside_words(page: Page, random: Random) -> str:
    """A sign stands beside AND or OR, a mark, or words without facts, which turns them round."""
    edit = page.edit()
    node = pick(random, [one for one in edit.all("[data-message]") if not one.css("[data-fact]")])
    sign = pick(random, [" ≠", "✗ ", "¬", " \U0001f6ab"])
    if random.randrange(2):
        edit.within(node, f"{node.inner_html}{sign}")
    else:
        edit.after(node, sign)
    return edit.html


def figure_between_items(page: Page, random: Random) -> str:
    """A figure stands between the items of a list of facts."""
    edit = page.edit()
    node = pick(random, edit.all("[data-list]"))
    edit.within(node, f"{node.inner_html} {pick(random, _PLANTED)}")
    return edit.html


def figure_in_an_attribute(page: Page, random: Random) -> str:
    """A figure is shown or read out from an attribute."""
    edit = page.edit()
    node = pick(random, edit.all("*"))
    node.attrs[pick(random, ["title", "aria-label", "alt", "aria-description", "placeholder", "summary"])] = "US$5"
    return edit.html


def figure_of_an_image(page: Page, random: Random) -> str:
    """A figure is drawn, or stands in the alternative text of an image."""
    edit = page.edit()
    drawn = ['<img alt="US$5" src="../../favicon.svg">', "<svg><text>US$5</text></svg>", '<input value="5">']
    drawn += ["<math><mn>5</mn></math>", "<meter value='5' max='9'></meter>", "<progress value='5'></progress>"]
    edit.after(pick(random, edit.all("p")), pick(random, drawn))
    return edit.html


def figure_hidden(page: Page, random: Random) -> str:
    """A figure is there, for search engines or readers out loud, and hidden from the eye, or the other way round."""
    edit = page.edit()
    hidden = ["hidden", 'aria-hidden="true"', 'style="display:none"', 'class="md-hidden"', 'style="font-size:0"']
    edit.after(pick(random, edit.all("p")), f"<p {pick(random, hidden)}>US$5</p>")
    return edit.html


def fact_hidden(page: Page, random: Random) -> str:
    """A fact is hidden, or what is around it."""
    edit = page.edit()
    node = pick(random, edit.facts())
    node = pick(random, [one for one in (node, node.parent, node.parent and node.parent.parent) if one is not None])
    name, value = pick(
        random,
        [("hidden", ""), ("aria-hidden", "true"), ("style", "display:none"), ("style", "color:#fff"), ("inert", "")],
    )
    node.attrs[name] = value
    return edit.html


def fact_struck_out(page: Page, random: Random) -> str:
    """A fact is struck out, or drawn so that nobody sees it."""
    edit = page.edit()
    node = pick(random, edit.facts())
    tag = pick(random, ["s", "del", "noscript", "template", "script", "svg", "bdo", "object", "canvas"])
    edit.replace(node, f"<{tag}>{node.html}</{tag}>")
    return edit.html


def fact_in_a_comment(page: Page, random: Random) -> str:
    """A fact is commented out."""
    edit = page.edit()
    node = pick(random, edit.facts())
    edit.replace(node, f"<!-- {node.html} -->")
    return edit.html


def element_lost(page: Page, random: Random) -> str:
    """A fact's text stands there without its element."""
    edit = page.edit()
    nodes = [one for one in edit.facts() if re.search("[0-9]", text_of(one))]
    node = pick(random, nodes)
    edit.replace(node, str(node.inner_html))
    return edit.html


def path_lost(page: Page, random: Random) -> str:
    """A fact's element does not say which fact it is."""
    edit = page.edit()
    node = pick(random, edit.facts())
    del node.attrs["data-fact"]
    return edit.html


def value_lost(page: Page, random: Random) -> str:
    """A fact's element has no value."""
    edit = page.edit()
    node = pick(random, edit.facts())
    name = next(one for one in ("value", "datetime", "href") if attribute(node, one))
    del node.attrs[name]
    return edit.html


def list_that_counts(page: Page, random: Random) -> str:
    """A list counts its items from a figure of its own."""
    edit = page.edit()
    if random.randrange(2):
        pick(random, edit.all("ol")).attrs["start"] = "3"
    else:
        pick(random, edit.all("ol > li")).attrs["value"] = "3"
    return edit.html


def figure_in_the_head(page: Page, random: Random) -> str:
    """A figure that the page does not state stands in its title, or in what search engines show of it."""
    figure = pick(random, ["US$5,000", "MB2-799", "98,765"])
    if random.randrange(2):
        return page.html.replace("<head>", f"<head><title>{figure}</title>", 1)
    return page.html.replace("<head>", f'<head><meta name="description" content="{figure}">', 1)


def fact_in_a_hiding_class(page: Page, random: Random) -> str:
    """A fact, or what is around it, has a class of the theme's, or one that is hidden until asked for, or in print."""
    edit = page.edit()
    node = pick(random, edit.facts())
    node = pick(random, [one for one in (node, node.parent) if one is not None])
    node.attrs["class"] = pick(
        random, ["md-hidden", "cd-english", "cd-x md-nav", "cd-incomplete", "cd-beside", "cd-origin"]
    )
    return edit.html


def fact_folded(page: Page, random: Random) -> str:
    """A fact shows only when it is unfolded."""
    edit = page.edit()
    stated = [one for one in edit.all("p, ul, ol, dl") if one.css("[data-fact]")]
    node = pick(random, [one for one in stated if "translation." not in str(one.html)])
    edit.replace(node, f"<details><summary></summary>{node.html}</details>")
    return edit.html


def words_folded(page: Page, random: Random) -> str:
    """AND or OR, how much of a list is needed, a mark or a condition shows only when it is unfolded."""
    edit = page.edit()
    node = pick(
        random, edit.all("p:has(> [data-connective]), p[data-connective], p[data-need], [data-standing], li > span")
    )
    edit.replace(node, f"<details><summary></summary>{node.html}</details>")
    return edit.html


def article_hidden(page: Page, random: Random) -> str:
    """The whole article is hidden, or in an element that folds it."""
    html = pick(random, ["<main hidden>", "<div style='display: none'>", "<details>", "<section aria-hidden=true>"])
    return page.html.replace("<div data-article", f"{html}<div data-article", 1)


def direction_turned(page: Page, random: Random) -> str:
    """Words and figures run from right to left."""
    edit = page.edit()
    pick(random, edit.all("*")).attrs["dir"] = pick(random, ["rtl", "auto"])
    return edit.html
