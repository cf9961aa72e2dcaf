"""The verdict on a page alone, and on what it says beside the same page in other languages. Pure."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from generator.verify.attain import check_attainable
from generator.verify.facts import OWN, SOURCE, check_nothing_beside, check_shown, check_stated
from generator.verify.finding import Finding
from generator.verify.form import Asked, check_form
from generator.verify.frame import check_around, check_charset, check_frame_links, check_head_texts, named_around
from generator.verify.html import Document
from generator.verify.joints import check_connected, check_joints
from generator.verify.known import Built, Known
from generator.verify.links import check_alternates, check_head_links, check_links, check_named
from generator.verify.logic import (
    check_connectives,
    check_deadline,
    check_later,
    check_logic,
    check_numbers,
    check_standing,
    check_year,
    meanings,
)
from generator.verify.measures import check_markets, check_sentences, check_times
from generator.verify.outline import Part, check_same_outline, outline
from generator.verify.places import (
    check_cards,
    check_elsewhere,
    check_headings,
    check_items,
    check_sections,
    check_styles,
    check_summaries,
)
from generator.verify.plain import check_head, check_ids, check_plain
from generator.verify.shares import check_labels, check_progress, check_shares
from generator.verify.shown import direction
from generator.verify.stated import AS_OF, EXAMS, HOME, RETIREMENTS, TRANSLATION, page_names, paths_of
from generator.verify.tables import check_tables
from generator.verify.telling import check_telling
from generator.verify.whole import DEAD, PROGRAMME, called, check_home, check_languages, tellings, without_languages
from generator.verify.words import (
    Filled,
    check_lists,
    check_no_other_words,
    check_same_places,
    check_words,
    filled,
    read_messages,
    told,
)

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is wrong with a page alone, and what it has to have in common with others.

    `meanings` are `(message id, what it says)` of the messages that state logic or time.
    """

    findings: tuple[Finding, ...]
    outline: tuple[Part, ...]
    filled: Filled
    has_form: bool
    meanings: tuple[tuple[str, str], ...]


def judge_page(page: Document, name: str, tag: str, known: Known, as_of: date) -> Judged:
    """Return the verdict on a page by what is known: `name` is what it is in every locale, `tag` is its locale."""
    said = list(told(read_messages(page.article), known.words[tag]))
    parts = outline(page.article)
    expected = known.teller(as_of).page(name, page.article, parts)
    findings = (
        *_check_facts(page, name, known, as_of),
        *_check_text(page, tag, known),
        *check_words((one for one, _ in said), known.words[tag], known.exact),
        *check_lists(page.article, known.words[tag].reader),
        *check_no_other_words(page.article),
        *check_numbers(said, known.data),
        *check_sentences(page.article, said, known.data),
        *_check_logic(page, name, known, as_of),
        *check_attainable(page.article, said, known.data, name, as_of),
        *check_telling(page.article, said, expected, known.words[tag].sources),
        *check_named(page.article, f"{tag}/{name}/" if name else f"{tag}/", known.root),
        *_check_frame(page, name, tag, known),
        *_check_form(page, name, tag, known, as_of),
    )
    return Judged(
        findings=tuple(dict.fromkeys(findings)),
        outline=parts,
        filled=filled(said),
        has_form=bool(page.form),
        meanings=tuple(meanings(said, known.data, as_of)),
    )


def judge_other(page: Document, address: str, tag: str, known: Known) -> Iterator[Finding]:
    """Yield what is wrong with a page that stands for no part of the data: the choice of languages, a dead address.

    One that is of the whole site has an item for each language, in its words.
    """
    words, is_whole = known.words[tag], address in {"", DEAD}
    article = without_languages(page.article) if is_whole else page.article
    said = list(told(read_messages(article), words))
    yield from check_stated(page, known.stated, frozenset() if address else frozenset([PROGRAMME]))
    yield from _check_text(page, tag, known)
    yield from check_words((one for one, _ in said), words, known.exact)
    yield from check_telling(article, said, tellings(address), words.sources)
    yield from check_no_other_words(article)
    if is_whole:
        english, own = (known.names[SOURCE].english[PROGRAMME], {one: known.names[one].own for one in known.locales})
        names = {one: called(address, known.words[one], english, own[one].get(PROGRAMME, ())) for one in known.locales}
        yield from check_languages(page.article, address, names, known.root)
    else:
        for link in page.article.having("href"):
            yield from check_home(link, address, tag, known.root)
    # Where a dead address is shown, each language offers its home.
    yield from check_alternates(address, page, {one: f"{one}/" for one in known.locales}, known.root)


def compare(
    judged: Mapping[str, Judged], addresses: Mapping[str, str], unread: Mapping[str, str]
) -> Iterator[tuple[str, Finding]]:
    """Yield the locale and what is wrong of a page in all its languages: `addresses` are those it must have.

    `unread` says why there is none at an address. Links are judged apart.
    """
    outlines = _most_common((one.outline for one in judged.values()), ())
    places = _most_common((one.filled for one in judged.values()), frozenset())
    has_form = _most_common((one.has_form for one in judged.values()), False)
    for tag, address in addresses.items():
        if tag not in judged:
            yield tag, Finding("pages", "", "a page", unread.get(address, "none"))
            continue
        one = judged[tag]
        yield from ((tag, finding) for finding in one.findings)
        yield from ((tag, finding) for finding in check_same_outline(one.outline, outlines))
        yield from ((tag, finding) for finding in check_same_places(one.filled, places))
        if one.has_form != has_form:
            shown = [("no form", "a form")[has] for has in (has_form, one.has_form)]
            yield tag, Finding("form", "form", f"{shown[0]}, as in other languages", shown[1])


def judge_links(addresses: Mapping[str, str], built: Built, root: str) -> Iterator[tuple[str, Finding]]:
    """Yield the locale and what is wrong with the links of a page in all its languages."""
    for tag, address in addresses.items():
        if page := built.pages.get(address):
            yield from ((tag, finding) for finding in check_alternates(address, page, addresses, root))
            yield from ((tag, finding) for finding in check_head_links(address, page, addresses, root))
            links = check_links(address, page, built.pages, built.files, root)
            yield from ((tag, finding) for finding in links)


def check_meanings(many: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """No word states two kinds of logic.

    Bad: the words for `one` and for `all` are the same message; one sentence says "retires" and "retired"
    Good: each has its own
    """
    found: dict[str, set[str]] = {}
    for message, meaning in many:
        found.setdefault(message, set()).add(meaning)
    for message, said in found.items():
        if len(said) > 1:
            yield Finding("words", message, "a message of its own for each meaning", " and ".join(sorted(said)))


def _check_facts(page: Document, name: str, known: Known, as_of: date) -> Iterator[Finding]:
    about = (path for path, _ in page.facts if name == TRANSLATION and path.startswith(OWN))
    expected = paths_of(known.data, name, as_of).union(about)
    yield from check_stated(page, {**known.stated, AS_OF: as_of.isoformat()}, expected)


def _check_text(page: Document, tag: str, known: Known) -> Iterator[Finding]:
    if page.lang != tag:
        yield Finding("language", "", f'lang="{tag}"', repr(page.lang))
    if page.direction not in {"", direction(tag)}:
        yield Finding("language", "", f'dir="{direction(tag)}" around the article', f'dir="{page.direction}"')
    words = known.words[tag]
    yield from check_head(page)
    yield from check_charset(page)
    yield from check_around(page, words)
    yield from check_plain(page.article, tag)
    yield from check_ids(page.ids)
    yield from check_shown(page.article, tag, known.names[tag], words.reader, known.asked)
    yield from check_nothing_beside(page.article)


def _check_logic(page: Document, name: str, known: Known, as_of: date) -> Iterator[Finding]:
    article, data = page.article, known.data
    yield from check_connectives(article)
    yield from check_connected(article)
    yield from check_styles(article)
    yield from check_standing(article, data, as_of)
    yield from check_times(article, data, name)
    if name != TRANSLATION:
        yield from check_elsewhere(article, data, name)
    if name in data["competencies"]:
        yield from check_logic(article, data, name)
        yield from check_joints(article, data, name)
        yield from check_deadline(article, data, name, as_of)
        yield from check_headings(article, data, name)
        yield from check_later(article, data, name, as_of)
        yield from check_sections(article, data, name)
        yield from check_summaries(article, data, name)
        yield from check_markets(article)
        yield from check_tables(article, data, name)
    elif name == HOME:
        yield from check_cards(article, data)
    elif name in {EXAMS, RETIREMENTS}:
        yield from check_items(article, data, name, as_of)
        if name == RETIREMENTS:
            yield from check_year(article, data, as_of)
    elif name == TRANSLATION:
        pages = [page or "index" for page in (*page_names(data), TRANSLATION)]
        yield from check_shares(article, known.locales[1:], [*pages, "404"])
        yield from check_progress(article, known.progress, [*pages, "404"])
        yield from check_labels(article, known.locales[1:])


def _check_frame(page: Document, name: str, tag: str, known: Known) -> Iterator[Finding]:
    words, names, data = known.words[tag], known.names[tag], known.data
    yield from check_head_texts(page, name, words, names, data)
    named = named_around(name, words, names, data, known.locales)
    yield from check_frame_links(page, f"{tag}/{name}/" if name else f"{tag}/", named, known.root)


def _check_form(page: Document, name: str, tag: str, known: Known, as_of: date) -> Iterator[Finding]:
    if name in known.data["competencies"]:
        asked = Asked(known.data, known.stated, known.words[tag], known.names[tag], as_of)
        yield from check_form(page.form, name, asked)
    elif page.form:
        yield Finding("form", "form", "no form on this page", "one")


def _most_common(many: Iterable[T], none: T) -> T:
    """Return what most locales have; the first among equals, which is the source language's; `none` where none has."""
    return next((one for one, _ in Counter(many).most_common(1)), none)
