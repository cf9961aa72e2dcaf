"""Pages that stand for no part of the data: the choice of languages, and what a dead address shows."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urljoin

from generator.verify.facts import MARK, SOURCE, bare_text, is_mark
from generator.verify.finding import Finding
from generator.verify.html import Element, one_line
from generator.verify.shown import own_names
from generator.verify.telling import Telling, fact
from generator.verify.vocabulary import NOT_FOUND, NOTHING_HERE, SEE_ALL
from generator.verify.words import Words

PROGRAMME = "programme.name"
DEAD = "404.html"


class Called(NamedTuple):
    """What a page is called in a language; in English, and with a mark of these words, where it has no words for it."""

    texts: Collection[str]
    is_translated: bool
    mark: Collection[str]


def called(address: str, words: Words, english: str, own: Collection[str]) -> Called:
    """Return what the page at `/` or `/404.html` is called in a language; `own` are its names of the program."""
    if address == DEAD:
        return Called(words.forms(NOT_FOUND), NOT_FOUND in words.own or words.tag == SOURCE, words.forms(MARK))
    return Called(own or {english}, bool(own) or words.tag == SOURCE, words.forms(MARK))


def tellings(address: str) -> list[Telling]:
    """Return what such a page says, but for its list of languages."""
    if not address:
        return [fact(PROGRAMME)]
    return [Telling(NOT_FOUND)] if address == DEAD else [Telling(NOT_FOUND), Telling(NOTHING_HERE), Telling(SEE_ALL)]


def without_languages(article: Element) -> Element:
    """Return an article without the items of its list of languages."""
    if article.tag == "a" and "hreflang" in article.attributes:
        return Element(article.tag, {}, article.lang, (), (), ())
    children = tuple(one if isinstance(one, str) else without_languages(one) for one in article.children)
    elements = tuple(one for one in children if isinstance(one, Element))
    within = tuple(one for element in elements for one in element.walk())
    return Element(article.tag, article.attributes, article.lang, children, elements, within)


def check_languages(article: Element, address: str, names: Mapping[str, Called], root: str) -> Iterator[Finding]:
    """A page of the whole site leads to the home of each language, once, named in itself, and says there what it is.

    `names` is what it is called, by locale.

    Bad: the Italian home behind 日本語; a language left out; "free of charge" for the name of the program
    Good: `<a href="it-IT/" lang="it-IT" hreflang="it-IT">Italiano Competenze dei partner</a>`
    """
    links = article.having("hreflang")
    count = Counter(str(one.get("hreflang")) for one in links)
    for tag in names:
        if count[tag] != 1:
            yield Finding("languages", tag, "one link to it", str(count[tag]))
    for link in links:
        if (tag := str(link.get("hreflang"))) in names:
            yield from check_home(link, address, tag, root)
            yield from _check_item(link, tag, names[tag])
        else:
            yield Finding("languages", tag, "a language of the site", "another one")


def check_home(link: Element, address: str, tag: str, root: str) -> Iterator[Finding]:
    """A link leads to the home of a language; from a page shown at any depth by its path on the host.

    Bad: `it-IT/` on `/404.html`, which hosts show for `/x/y` too
    Good: `/it-IT/`
    """
    shown = str(link.get("href"))
    is_relative = bool(address) and not shown.startswith("/") and "://" not in shown
    if urljoin(root + address, shown) != f"{root}{tag}/" or is_relative:
        yield Finding("languages", tag, f"a link to {root}{tag}/", repr(shown))


def _check_item(link: Element, tag: str, name: Called) -> Iterator[Finding]:
    language, *others = link.elements or (link,)
    if one_line(language.text).casefold() not in own_names(tag):
        yield Finding("languages", tag, " or ".join(sorted(own_names(tag))), repr(one_line(language.text)))
    found = [one_line(bare_text(one)) for one in others]
    if len(found) != 1 or found[0] not in name.texts or one_line("".join(_texts(link))):
        yield Finding("languages", tag, " or ".join(map(repr, sorted(name.texts))), repr(one_line(link.text)))
    if any(one.lang not in {tag, SOURCE} for one in link.walk()):
        yield Finding("language", tag, f'words in lang="{tag}"', "another one")
    marks = [one_line(one.text) for one in link.walk() if is_mark(one)]
    if len(marks) != (not name.is_translated) or not set(marks) <= set(name.mark):
        expected = "no mark" if name.is_translated else " or ".join(map(repr, name.mark))
        yield Finding("language", tag, expected, " and ".join(map(repr, marks)) or "no mark")


def _texts(element: Element) -> Iterator[str]:
    """Yield the text that stands in an element itself."""
    return (one for one in element.children if isinstance(one, str))
