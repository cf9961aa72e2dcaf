"""Changes after which a page states what it stated: `verify` must find nothing."""

import re
from random import Random

from benchmarks.mutation.page import Inapplicable, Page, attribute, pick, set_text, text_of

_TAG = re.compile(r"<[a-z][^<>]*>")


def space_between_blocks(page: Page, random: Random) -> str:
    """White space between blocks."""
    space = pick(random, ["\n\n\n", "\t", " ", "\r\n      ", ""])
    return re.sub(r">\s*\n\s*<(?=/?(p|li|ul|ol|dl|div|section|h\d|t[rhd]|tbody)\b)", f">{space}<", page.html)


def space_within_text(page: Page, random: Random) -> str:
    """A space in a sentence is a line break."""
    at = [one for one in re.finditer(r"(?<=[a-z]) (?=[a-z]+[^<>=\"]*<)", page.html) if one.start() > _start(page)]
    match = pick(random, at)
    return f"{page.html[: match.start()]}\n   {page.html[match.end() :]}"


def attributes_in_another_order(page: Page, random: Random) -> str:
    """Attributes in another order."""

    def turned(match: re.Match[str]) -> str:
        name, *attributes = re.findall(r'<[a-z0-9]+|[^\s=<>]+(?:="[^"]*")?', match[0])
        random.shuffle(attributes)
        return " ".join([name, *attributes]) + ">"

    return page.html[: _start(page)] + _TAG.sub(turned, page.html[_start(page) : _end(page)]) + page.html[_end(page) :]


def quotes_of_attributes(page: Page, random: Random) -> str:
    """Attributes in other quotes, or none."""

    def quoted(match: re.Match[str]) -> str:
        return re.sub(r'="([^"\s\'=<>`]+)"', pick(random, [r"='\1'", r"=\1 "]), match[0])

    return page.html[: _start(page)] + _TAG.sub(quoted, page.html[_start(page) : _end(page)]) + page.html[_end(page) :]


def comments(page: Page, random: Random) -> str:
    """Comments, with figures in them."""
    match = pick(random, list(re.finditer("</p>|</li>|</h2>|</dd>", page.html[: _end(page)])))
    return f"{page.html[: match.end()]}<!-- US$5 since 2017 -->{page.html[match.end() :]}"


def other_head(page: Page, random: Random) -> str:
    """More in the head, such as a colour of the theme's; no name of the site behind the title."""
    html = re.sub("<title>([^<]*) - [^<]*</title>", r"<title>\1</title>", page.html)
    more = ['<meta name="theme-color" content="#123456">', f'<meta name="x" content="{random.random()}">']
    return html.replace("</head>", f"{pick(random, more)}</head>")


def other_frame(page: Page, random: Random) -> str:
    """More in the theme's header or footer, with figures of its own."""
    more = ["<header><p>Since 2010</p></header>", "<script>let x = 5</script>", "<footer hidden>5</footer>"]
    more.append('<nav><a href="https://example.net/2">2</a></nav>')
    return page.html.replace("</body>", f"{pick(random, more)}</body>")


def other_links(page: Page, random: Random) -> str:
    """More links around the article, with words of their own, in the site and out of it."""
    more = [
        '<a href="#">Top</a>',
        '<a href="../">↑</a>',
        '<a href="https://example.net/">Gold</a>',
        '<a href="./">Edit</a>',
    ]
    return page.html.replace("</body>", f"<nav>{pick(random, more)}</nav></body>")


def scripts_beside_the_article(page: Page, random: Random) -> str:
    """A script, or white space, in the theme's article, beside ours."""
    more = [
        "<script>let x = 5</script>",
        "\n\n ",
        "<!-- 5 -->",
        '<script type="module" src="https://example.net/x.js"></script>',
    ]
    if "</article>" not in page.html:
        raise Inapplicable
    return page.html.replace("</article>", f"{pick(random, more)}</article>")


def no_scripts(page: Page, random: Random) -> str:  # noqa: ARG001 - there is but one
    """No scripts; the data of the form is none."""
    html = re.sub(r"<script(?! type=\"application/json\").*?</script>", "", page.html, flags=re.DOTALL)
    if html == page.html:
        raise Inapplicable
    return html


def other_classes(page: Page, random: Random) -> str:
    """Other classes."""
    html = page.html[: _start(page)] + re.sub(
        'class="([^"]*)"', lambda match: f'class="{match[1]} cd-x{random.randrange(9)}"', page.html[_start(page) :]
    )
    return pick(random, [html, re.sub('class="[^"]*"', "", page.html)])


def other_words(page: Page, random: Random) -> str:
    """Another wording of a sentence without facts or logic."""
    edit = page.edit()
    stated = {
        one.mem_id
        for one in edit.all("[data-connective] *, [data-relation] *, [data-need] *, [data-standing] *, [data-fact] *")
    }
    messages = [
        one for one in edit.all("[data-message]") if attribute(one, "data-message") not in page.world.known.exact
    ]
    free = [one for one in messages if not one.css("[data-fact]") and one.mem_id not in stated]
    node = pick(random, [one for one in free if not attribute(one, "lang")])
    words = {"ja-JP": "別の言い方です。", "zh-CN": "换个说法。", "zh-TW": "換個說法。", "it-IT": "Detto altrimenti."}
    set_text(node, words.get(page.locale, "De outra forma." if page.locale == "pt-BR" else "In other words."))
    return edit.html


def entities(page: Page, random: Random) -> str:
    """Characters as entities."""
    matches = [one for one in re.finditer(r"(?<=>)[^<>]*[^\W\d_][^<>]*(?=</)", page.html) if one.start() > _start(page)]
    match = pick(random, [one for one in matches if one.start() < _end(page) and "&" not in one[0]])
    return page.html[: match.start()] + "".join(f"&#{ord(one)};" for one in match[0]) + page.html[match.end() :]


def spans_around_words(page: Page, random: Random) -> str:
    """An element for its looks around words or a fact."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts() if one.tag != "a" and one.next is None and one.prev is None])
    edit.replace(node, f'<span class="cd-x">{node.html}</span>')
    return edit.html


def numbers_as_entities(page: Page, random: Random) -> str:
    """A figure in another spelling of the same characters."""
    edit = page.edit()
    node = pick(random, [one for one in edit.facts(tag="data") if text_of(one).isdecimal()])
    edit.within(node, "".join(f"&#x{ord(one):x};" for one in text_of(node)))
    return edit.html


def _start(page: Page) -> int:
    return page.html.index("data-article")


def _end(page: Page) -> int:
    return page.html.rindex("data-fact")
