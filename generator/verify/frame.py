"""What stands around an article: in the page's head, beside the article, and on the links of the theme."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from generator.pofiles import message_id
from generator.verify.facts import MARK, SOURCE, Names
from generator.verify.finding import Finding
from generator.verify.html import Document, Element, one_line
from generator.verify.links import target_of
from generator.verify.shown import bare, own_names
from generator.verify.stated import EXAMS, HOME, RETIREMENTS, TERMS, TRANSLATION, Data
from generator.verify.words import Words

NOT_FOUND = "404.html"
# What a page is called, and what is said of it, where it is none of a competency.
_TITLES = {
    EXAMS: "All exams",
    RETIREMENTS: "What retires when",
    TERMS: "Terms used",
    TRANSLATION: "Translation status",
    NOT_FOUND: "Page not found",
}
_DESCRIPTIONS = {
    EXAMS: "Every exam, assessment and certification, what it counts for, and its dates.",
    RETIREMENTS: "Exams that retire or have retired, and until when each is accepted.",
    TERMS: "What the terms used on this site mean.",
    TRANSLATION: "How much of this site is translated into each language.",
}
_COMPETENCIES = "All competencies"
_COMPETENCY = "%(name)s competency"
_PROGRAMME = "programme.name"
# The words of links above and below the article.
_BESIDE = (
    "Show the English text",
    "Hide the English text",
    "Open this sentence for translation",
    "See where these facts come from",
    "Report an error on this page",
)
# What stands beside an article, apart from scripts.
_LINKS = frozenset({"a", "li", "p", "span", "ul"})
# Attributes that show, or that hide something else.
_SHOWN = frozenset({"alt", "aria-label", "style", "title"})


class Named(NamedTuple):
    """What a link may lead to by its text: addresses of pages, ids of sections of the page, and languages, small."""

    pages: Mapping[str, Collection[str]]
    sections: Mapping[str, Collection[str]]
    languages: Mapping[str, Collection[str]]


def check_head_texts(page: Document, name: str, words: Words, names: Names, data: Data) -> Iterator[Finding]:
    """A page's title and description are those of the catalogue for it, where they stand.

    Behind the title may stand the name of the programme, set apart by a hyphen. Behind what has no translation stands
    that it has none, as text: nothing can be marked there. White space is not compared.

    Bad: the title of DevOps on the page of Data Platform, or in English on a Japanese page; a description of one's own
    Good: `<title>DevOps competency - Partner competencies</title>`, the competency's `summary` as its description;
    `DevOps competency (noch nicht übersetzt)` in German
    """
    programme = _noted(_name(_PROGRAMME, names), words, names, [_PROGRAMME])
    title = _noted(_title(name, words, names), words, names, _parts_of_title(name, names))
    description = _noted(_description(name, words, names, data), words, names, _parts_of_description(name, data))
    titles = (title, f"{title} - {programme}")
    for which, text in page.head:
        expected = titles if which.endswith("title") else (description,)
        if bare(text) not in map(bare, expected):
            yield Finding("head", which, " or ".join(map(repr, dict.fromkeys(expected))), repr(one_line(text)))


def check_charset(page: Document) -> Iterator[Finding]:
    """A page says that it is in UTF-8, in which it is read here.

    Bad: `<meta charset="windows-1252">`, no `<meta charset>`: browsers would guess
    Good: `<meta charset="utf-8">`
    """
    if page.charset != "utf-8":
        yield Finding("head", "<meta charset>", "'utf-8'", repr(page.charset))


def check_around(page: Document, words: Words) -> Iterator[Finding]:
    """In the theme's `article` stand beside ours links with the catalogue's words for them, and scripts alone.

    Bad: `<article><p>Gold: US$300,000 since 2017</p><div data-article>`, an image there
    Good: `<p><a href="../../en/devops/"><span>Show the English text</span></a></p>`
    """
    allowed = {one_line(text) for one in _BESIDE for text in words.forms(message_id((None, one)))}
    allowed |= {one_line(text) for text in words.forms(MARK)} | {""}
    for one in page.around:
        for element in one.walk() if isinstance(one, Element) and one.tag != "script" else ():
            if element.tag not in _LINKS or _SHOWN & element.attributes.keys():
                yield Finding("beside", f"<{element.tag}>", "links alone beside the article", one_line(element.text))
        texts = [one] if isinstance(one, str) else [] if one.tag == "script" else _texts(one)
        for text in texts:
            if one_line(text) not in allowed:
                yield Finding("beside", "", "nothing but the words of links beside the article", repr(one_line(text)))


def check_frame_links(page: Document, address: str, named: Named, root: str) -> Iterator[Finding]:
    """A link of the theme's with a name leads to what has the name: a page, a section of this one, or a language.

    Links with other words may lead anywhere, and so may links to sections of other pages.

    Bad: in the table of contents, Silver as a link to what Gold asks for; Italiano as a link to the Japanese page
    Good: each to its own
    """
    for link, text in page.frame_links:
        target, _, fragment = target_of(link, address, root).partition("#")
        target = target.removesuffix("index.html")
        if fragment:
            found, known = (fragment, named.sections) if target == address else ("", {})
        elif text.casefold() in named.languages:
            found, known = target.partition("/")[0], named.languages
        else:
            found, known = target, named.pages if target.startswith(f"{page.lang}/") else {}
        key = text.casefold() if known is named.languages else text
        if key in known and found not in known[key]:
            yield Finding("links", link, f"a link to {' or '.join(sorted(known[key]))}", f"{text!r} on it")


def named_around(name: str, words: Words, names: Names, data: Data, locales: Iterable[str]) -> Named:
    """Return what a page of a locale can lead to by its name: `name` is that of the page."""
    pages: dict[str, set[str]] = {}
    for page in (HOME, *_TITLES, *data["competencies"]):
        path = f"competencies.{page}.name"
        title = _name(path, names) if path in names.english else _title(page, words, names)
        pages.setdefault(title, set()).add(f"{words.tag}/{page}/" if page else f"{words.tag}/")
    pages.setdefault(_message(_COMPETENCIES, words), set()).add(f"{words.tag}/")
    sections: dict[str, set[str]] = {}
    for option, found in data["competencies"].get(name, {"options": {}})["options"].items():
        path = f"competencies.{name}.options.{option}.name"
        sections.setdefault(_name(path, names), set()).add(f"{option}-option")
        for tier in found["tiers"]:
            sections.setdefault(_name(f"programme.tiers.{tier}.name", names), set()).add(f"{option}-{tier}")
    if name in data["competencies"]:
        sections.setdefault(_name(f"competencies.{name}.name", names), set()).add(name)
    languages: dict[str, set[str]] = {}
    for tag in locales:
        for text in own_names(tag):
            languages.setdefault(text, set()).add(tag)
    return Named(pages, sections, languages)


def _title(name: str, words: Words, names: Names) -> str:
    if (path := f"competencies.{name}.name") in names.english:
        return _message(_COMPETENCY, words).replace("%(name)s", _name(path, names))
    return _message(_TITLES[name], words) if name in _TITLES else _name(_PROGRAMME, names)


def _description(name: str, words: Words, names: Names, data: Data) -> str:
    about = data["competencies"].get(name, data["programme"])
    if name in _DESCRIPTIONS:
        return _message(_DESCRIPTIONS[name], words)
    text = _message(about["summary"] if name in data["competencies"] else about["description"], words)
    products = [_name(f"products.{key}.name", names) for key in about.get("summary_products") or ()]
    joints = (*words.reader.joints("or", len(products)), "") if products else ()
    return text.replace("%(products)s", "".join(chain.from_iterable(zip(products, joints, strict=True))))


def _parts_of_title(name: str, names: Names) -> list[str]:
    """Return the messages and the paths of names that make the title of a page."""
    if (path := f"competencies.{name}.name") in names.english:
        return [_COMPETENCY, path]
    return [_TITLES.get(name, _PROGRAMME)]


def _parts_of_description(name: str, data: Data) -> list[str]:
    """Return the messages that make the description of a page; names of products may be English in any language."""
    about = data["competencies"].get(name)
    return [
        _DESCRIPTIONS[name]
        if name in _DESCRIPTIONS
        else about["summary"]
        if about
        else data["programme"]["description"]
    ]


def _noted(text: str, words: Words, names: Names, parts: Iterable[str]) -> str:
    """Return a text, and behind it the words for it if one of its parts has no translation.

    `parts` are messages and the paths of names.
    """
    own = {path if path in names.english else message_id((None, path)) for path in parts}
    is_whole = words.tag == SOURCE or own <= {*words.own, *names.own}
    return text if is_whole else f"{text} {words.forms(MARK)[0]}"


def _message(msgid: str, words: Words) -> str:
    """Return a message's words; English ones where it has no translation."""
    return words.forms(message_id((None, msgid)))[0]


def _name(path: str, names: Names) -> str:
    """Return a name in the page's language, or in English where it has none there."""
    return next(iter(names.own.get(path, ())), names.english[path])


def _texts(element: Element) -> Iterator[str]:
    """Yield each text in an element."""
    return (child for one in element.walk() for child in one.children if isinstance(child, str))
