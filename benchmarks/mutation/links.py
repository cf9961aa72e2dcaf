"""Links that lead nowhere, or elsewhere (e)."""

import re
from random import Random

from selectolax.lexbor import LexborNode

from benchmarks.mutation.page import Inapplicable, Page, attribute, pick, pick_pair

_INSIDE = "a[href]:not([data-fact])"


def anchor_gone(page: Page, random: Random) -> str:
    """An element that others lead to has no id."""
    edit = page.edit()
    del pick(random, edit.all("h1[id], h2[id], h3[id], li[id], span[id], caption[id]")).attrs["id"]
    return edit.html


def anchors_of_old_swapped(page: Page, random: Random) -> str:
    """The ids to which links of old lead, of the first option's tiers, stand at each other's tier."""
    edit = page.edit()
    one, other = pick_pair(random, edit.all("h3 > .cd-anchor"))
    one.attrs["id"], other.attrs["id"] = attribute(other, "id"), attribute(one, "id")
    return edit.html


def anchors_of_old_gone(page: Page, random: Random) -> str:
    """No exam has its id, or the first option's tiers do not have theirs."""
    edit = page.edit()
    for node in edit.all(pick(random, [".cd-anchor", "li[id]"])):
        del node.attrs["id"]
    return edit.html


def anchor_unknown(page: Page, random: Random) -> str:
    """A link leads to a place of a page that is not there."""
    edit = page.edit()
    node = pick(random, edit.all(_INSIDE))
    node.attrs["href"] = f"{attribute(node, 'href').partition('#')[0]}#{pick(random, ['none', 'Gold', '金'])}"
    return edit.html


def page_unknown(page: Page, random: Random) -> str:
    """A link leads to a page that is not there."""
    edit = page.edit()
    node = pick(random, edit.all(_INSIDE))
    node.attrs["href"] = pick(random, ["../none/", "none.html", "/none/", "../../fr/", "../../../outside/"])
    return edit.html


def link_to_another_competency(page: Page, random: Random) -> str:
    """The name of a competency, option or tier leads to another one."""
    edit = page.edit()
    one, other = pick_pair(random, edit.all(_INSIDE))
    if attribute(one, "href") == attribute(other, "href"):
        raise Inapplicable
    one.attrs["href"] = attribute(other, "href")
    return edit.html


def link_that_runs(page: Page, random: Random) -> str:
    """A link does something else than lead somewhere."""
    edit = page.edit()
    node = pick(random, edit.all("a[href]"))
    links = [
        "javascript:alert()",
        "data:text/html,x",
        "mailto:x@example.org",
        "https:",
        "http://[",
        "ftp://example.org/",
    ]
    node.attrs["href"] = pick(random, links)
    return edit.html


def link_to_another_language(page: Page, random: Random) -> str:
    """A link within the article leads to another language."""
    edit = page.edit()
    node = pick(random, [one for one in edit.all(_INSIDE) if not attribute(one, "href").startswith("#")])
    other = pick(random, [one for one in ("en", "ja-JP", "it-IT") if one != page.locale])
    name = attribute(node, "href").rstrip("/").rpartition("/")[2]
    node.attrs["href"] = (
        f"{'../' * (1 + bool(page.name))}{other}/{name}/".replace("#", "/#").replace("//", "/").rstrip("/") + "/"
    )
    return edit.html


def link_to_another_host(page: Page, random: Random) -> str:
    """The name of a competency, option or tier leads to a page of the same name on another host."""
    edit = page.edit()
    named = edit.all('a:has([data-fact^="competencies."]), a:has([data-fact^="programme.tiers."])')
    node = pick(random, [one for one in named if _leads_away(one)])
    node.attrs["href"] = "https://example.com/" + attribute(node, "href").lstrip("./")
    return edit.html


def head_of_another_page(page: Page, random: Random) -> str:
    """To search engines, the page's own address, or that of a language, is that of another page."""
    match = pick(random, _in_head(page))
    other = pick(random, [*sorted({one[1] for one in _in_head(page)} - {match[1]}), match[1] + "none/"])
    return page.html[: match.start(1)] + other + page.html[match.end(1) :]


def head_link_dropped(page: Page, random: Random) -> str:
    """Search engines are not told of the page in a language, or which address it has."""
    match = pick(random, _in_head(page))
    return page.html[: match.start()] + page.html[match.end() :]


def link_in_the_frame(page: Page, random: Random) -> str:
    """A link of the navigation leads to a page that is not there."""
    links = [match for match in re.finditer(r'<a href="(\.[^"]*/)"', page.html) if "data-cd" not in match[0]]
    match = pick(random, links)
    return f"{page.html[: match.start(1)]}../../none/{page.html[match.end(1) :]}"


def alternates_swapped(page: Page, random: Random) -> str:
    """The choice of languages leads to the wrong languages."""
    first, second = pick_pair(random, _alternates(page))
    html = page.html[: second.start(1)] + first[1] + page.html[second.end(1) :]
    return html[: first.start(1)] + second[1] + html[first.end(1) :]


def alternate_to_another_page(page: Page, random: Random) -> str:
    """Another language is offered, but not of this page."""
    match = pick(random, [one for one in _alternates(page) if f'hreflang="{page.locale}"' not in one[0]])
    other = match[1].rstrip("/") + "/../exams/" if page.name != "exams" else match[1].rstrip("/") + "/../retirements/"
    if not page.name:
        other = match[1] + "exams/"
    return page.html[: match.start(1)] + other + page.html[match.end(1) :]


def alternate_dropped(page: Page, random: Random) -> str:
    """A language is not offered."""
    match = pick(random, [one for one in _alternates(page) if f'hreflang="{page.locale}"' not in one[0]])
    return page.html[: match.start()] + page.html[match.end() :]


def english_of_another_page(page: Page, random: Random) -> str:
    """The English beside each sentence is that of another page."""
    matches = [one for one in re.finditer(r'<a href="([^"]*)"[^>]*>', page.html) if "data-cd-beside" in one[0]]
    match = pick(random, matches)
    other = pick(random, [one for one in ("exams", "terms", "retirements") if one != page.name])
    return f"{page.html[: match.start(1)]}{'../' * (1 + bool(page.name))}en/{other}/{page.html[match.end(1) :]}"


def links_from_elsewhere(page: Page, random: Random) -> str:
    """Links are to be read as those of another address, or the page leads elsewhere by itself."""
    head = ['<base href="/en/">', '<meta http-equiv="refresh" content="0; url=../exams/">']
    return page.html.replace("<body", f"{pick(random, head)}<body", 1)


def _alternates(page: Page) -> list[re.Match[str]]:
    return [one for one in re.finditer(r'<a href="([^"]*)"[^>]*>', page.html) if "data-cd-language" in one[0]]


def _in_head(page: Page) -> list[re.Match[str]]:
    return list(re.finditer(r'<link rel="(?:canonical|alternate)"[^>]* href="(http[^"]*)">', page.html))


def _leads_away(node: LexborNode) -> bool:
    return not attribute(node, "href").startswith("#")
