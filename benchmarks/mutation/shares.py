"""How much is translated, said otherwise on the page about translation (a, d)."""

import re
from random import Random

from benchmarks.mutation.page import Inapplicable, Page, attribute, pick, pick_pair, text_of


def share_changed(page: Page, random: Random) -> str:
    """How much of a language, or of a page, is translated, or left, is another figure, in value and text."""
    edit = page.edit()
    figures = r"^translation\.[\w-]+\.(percent|words_left|translated|fuzzy|refused|missing)$"
    # How much less than all of a page is translated is not judged.
    whole = [one for one in edit.facts(r"\.pages\.", "data") if attribute(one, "value") == "100%"]
    node = pick(random, [*edit.facts(figures, "data"), *whole])
    figure = re.sub("[^0-9]", "", attribute(node, "value"))
    other = str(random.choice([n for n in (0, 9, 12, 77, 99) if str(n) != figure]))
    node.attrs["value"] = attribute(node, "value").replace(figure, other)
    edit.within(node, re.sub(r"[0-9][0-9.,]*", other, text_of(node)))
    return edit.html


def language_dropped(page: Page, random: Random) -> str:
    """A language is left out of the table of how much is translated."""
    edit = page.edit()
    pick(random, edit.all('tr:has([data-fact$=".translated"])')).decompose()
    return edit.html


def head_of_figures_dropped(page: Page, random: Random) -> str:
    """A head of the table is left out, so that figures stand below the next one."""
    edit = page.edit()
    if "translation." not in page.html:
        raise Inapplicable
    pick(random, edit.all("section:has([data-fact$='.translated']) thead th")).decompose()
    return edit.html


def labels_of_figures_swapped(page: Page, random: Random) -> str:
    """Two heads or labels of figures have changed places: what needs review is called untranslated."""
    edit = page.edit()
    places = 'section:has([data-fact$=".translated"]) thead th, td .cd-detail > [data-message], details dt'
    one, other = pick_pair(random, [one for one in edit.all(places) if "translation." in page.html])
    if one.tag != other.tag:
        raise Inapplicable
    edit.exchange(one, other)
    return edit.html
