"""Changes of the pages of the whole site: the choice of languages, and what a dead address shows (e)."""

import re
from collections.abc import Sequence
from random import Random

from benchmarks.mutation.page import Inapplicable, Page, pick, pick_pair

_ITEM = re.compile(r'<li><a href="[^"]*" lang="[^"]*" hreflang="[^"]*".*?</li>', re.DOTALL)
_FREE = {"it-IT": "Gratis", "ja-JP": "無料", "pt-BR": "Grátis", "zh-CN": "免费", "zh-TW": "免費"}


def language_not_offered(page: Page, random: Random) -> str:
    """The choice of languages leaves one out, or has one twice."""
    item = pick(random, _ITEM.findall(page.html))
    return page.html.replace(item, pick(random, ["", item + item]))


def languages_exchanged(page: Page, random: Random) -> str:
    """In the choice of languages two have changed their addresses, their names, or what they say."""
    one, other = pick_pair(random, _ITEM.findall(page.html))
    part = pick(random, ['href="([^"]*)"', "<strong>(.*?)</strong>", "<span>(.*?)</span></a>"])
    return _exchanged(page.html, one, other, part)


def language_says_something_else(page: Page, random: Random) -> str:
    """In the choice of languages one says something else, or more."""
    item = pick(random, _ITEM.findall(page.html))
    word = _FREE[pick(random, sorted(_FREE))]
    said = [("<span>[^<]*", f"<span>{word}"), ("</span></a>", f" {word}</span></a>"), ("</a>", f"</a> {word}")]
    old, new = pick(random, said)
    return page.html.replace(item, re.sub(old, new, item, count=1))


def words_on_a_page_of_the_site(page: Page, random: Random) -> str:
    """More is said on such a page: words, a message, or a fact of the data."""
    more = [
        "<p>Free of charge.</p>",
        "<p>無料です。</p>",
        '<p><data value="silver" data-fact="programme.tiers.silver.name">Silver</data></p>',
        '<p><span data-message="{}">{}</span></p>'.format(*_message(page, random)),
    ]
    return page.html.replace("</h1>", f"</h1>{pick(random, more)}", 1)


def less_on_a_page_of_the_site(page: Page, random: Random) -> str:
    """Less is said on such a page: its heading or a sentence is left out."""
    start = page.html.index("data-article")
    parts = re.findall(r"<h1>.*?</h1>|<p>.*?</p>", page.html[start:], re.DOTALL)
    return page.html[:start] + page.html[start:].replace(pick(random, parts), "", 1)


def home_of_another_language(page: Page, random: Random) -> str:
    """Where an address is dead, a link leads to the home of another language, or to another page."""
    found = re.search(r'(<p><a href="[^"]*?)([a-z]{2}(?:-[A-Z]{2})?)/"', page.html)
    if found is None:
        raise Inapplicable
    other = pick(random, [f"{found[2]}/exams", *({"en", "ja-JP"} - {found[2]})])
    return page.html.replace(found[0], f'{found[1]}{other}/"')


def switcher_exchanged(page: Page, random: Random) -> str:
    """On such a page two languages of the switcher have changed their addresses, or one is left out."""
    links = re.findall(r"<a [^>]*data-cd-language[^>]*>", page.html)
    one, other = pick_pair(random, links)
    if random.randrange(2):
        return page.html.replace(one, "<a>")
    return _exchanged(page.html, one, other, 'href="([^"]*)"')


def _exchanged(html: str, one: str, other: str, part: str) -> str:
    """Return HTML in which a part of one piece and the same of another have changed places."""
    first, second = re.search(part, one), re.search(part, other)
    if first is None or second is None or first[1] == second[1]:
        raise Inapplicable
    put = {one: one.replace(first[1], second[1], 1), other: other.replace(second[1], first[1], 1)}
    return re.sub("|".join(map(re.escape, put)), lambda match: put[match[0]], html)


def _message(page: Page, random: Random) -> Sequence[str]:
    words = page.world.known.words[page.locale]
    said = sorted(id_ for id_ in words.sources if "%" not in words.forms(id_)[0])
    id_ = pick(random, said)
    return id_, words.forms(id_)[0]
