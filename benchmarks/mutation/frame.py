"""What stands around the article, changed: its head, links of the theme, what is beside it (c, e)."""

import re
from html import escape
from random import Random

from benchmarks.mutation.page import Inapplicable, Page, pick

_LINK = re.compile(r'(<a href="([^"]*)"[^>]*>)((?:(?!</a>).)*)(</a>)', re.DOTALL)
_TITLE = re.compile(r'(<title>|<meta property="og:title" content=")([^<"]*)')
_DESCRIPTION = re.compile(r'(<meta (?:name="description"|property="og:description") content=")([^"]*)')


def words_beside_the_article(page: Page, random: Random) -> str:
    """A figure, or a sentence, stands in the theme's article right before ours or behind it."""
    said = pick(
        random, ["<p>Gold: US$300,000 since 2017</p>", "<p>No longer valid.</p>", "5", '<img alt="US$5" src="x">']
    )
    if "<article" not in page.html:
        raise Inapplicable
    if random.randrange(2):
        return page.html.replace("<div data-article>", f"{said}<div data-article>", 1)
    return page.html.replace("</article>", f"{said}</article>", 1)


def title_of_another_page(page: Page, random: Random) -> str:
    """The title of the page, or what is shown of it where a link is shared, is that of another page."""
    return _replaced(page, random, _TITLE, page.locale, _other_name(page, random))


def title_in_english(page: Page, random: Random) -> str:
    """The title of a page in another language is in English."""
    return _replaced(page, random, _TITLE, "en", page.name)


def description_of_another_page(page: Page, random: Random) -> str:
    """What search engines say of the page is what they say of another page, or in another language."""
    tag = pick(random, [page.locale, "en", "ja-JP"])
    return _replaced(page, random, _DESCRIPTION, tag, _other_name(page, random))


def encoding_lost(page: Page, random: Random) -> str:
    """A page does not say that it is in UTF-8, or says that it is in another encoding."""
    other = pick(random, ["", '<meta charset="windows-1252">', '<meta charset="shift_jis">'])
    return page.html.replace('<meta charset="utf-8">', other)


def names_in_the_contents_swapped(page: Page, random: Random) -> str:
    """In the table of contents, the names of two tiers or options have changed places."""
    return _swapped(page, random, "#", 3)


def links_in_the_contents_swapped(page: Page, random: Random) -> str:
    """In the table of contents, the links of two tiers or options have changed places."""
    return _swapped(page, random, "#", 1)


def names_in_the_navigation_swapped(page: Page, random: Random) -> str:
    """In the navigation, the names of two pages have changed places."""
    return _swapped(page, random, "../", 3)


def names_of_languages_swapped(page: Page, random: Random) -> str:
    """In the choice of languages, two have each other's name."""
    return _swapped(page, random, "data-cd-language", 3)


def _swapped(page: Page, random: Random, kind: str, part: int) -> str:
    """Return the page with the link (1) or the words (3) of two links of the frame exchanged."""
    start, end = page.html.index("<div data-article"), page.html.rindex("data-fact")
    links = [one for one in _LINK.finditer(page.html) if not start < one.start() < end]
    links = [one for one in links if "md-nav__link" in one[1] or "data-cd-language" in one[1]]
    links = [one for one in links if one[2].startswith(kind) or kind in one[1]]
    links = [one for one in links if kind.startswith("data") or "data-cd" not in one[1]]
    named = {re.sub("<[^>]*>", "", one[3]).strip(): one for one in links}
    if len(named) < len("ab"):
        raise Inapplicable
    one, other = sorted(random.sample(sorted(named), 2), key=lambda name: named[name].start())
    first, second = named[one], named[other]
    html = page.html[: second.start(part)] + first[part] + page.html[second.end(part) :]
    return html[: first.start(part)] + second[part] + html[first.end(part) :]


def _other_name(page: Page, random: Random) -> str:
    return pick(random, sorted({name for _, name in page.world.pages} - {page.name}))


def _replaced(page: Page, random: Random, pattern: re.Pattern[str], tag: str, name: str) -> str:
    """Return the page with a text of its head replaced by that of another page, in a language."""
    own = pick(random, list(pattern.finditer(page.html)))
    other = next((one for one in pattern.finditer(page.world.pages[tag, name]) if one[1] == own[1]), None)
    if other is None or other[2] == own[2] or escape(other[2]) == own[2]:
        raise Inapplicable
    return page.html[: own.start(2)] + other[2] + page.html[own.end(2) :]
