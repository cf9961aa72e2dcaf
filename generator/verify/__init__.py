"""The proof that a built site states the facts of the data, the same in every locale.

Reads the built HTML alone, knowing the data, the catalogues, CLDR's tables and what docs/html.md promises of a page.
Shares nothing with the code that writes pages but gettext's messages and the YAML reader.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from generator.errors import Problem, wrong
from generator.pofiles import Entry, po_path
from generator.project import Project
from generator.verify.facts import check_nothing_beside, check_shown, check_stated, names_of, value_of
from generator.verify.finding import Finding
from generator.verify.html import Document, read_document
from generator.verify.links import address_of, check_alternates, check_links
from generator.verify.outline import (
    Part,
    check_connectives,
    check_logic,
    check_same_outline,
    outline,
    words_of_logic,
)
from generator.verify.proof import PROOF, digest_of_facts, digest_of_file, digest_of_files, format_proof
from generator.verify.shown import reader
from generator.verify.stated import AS_OF, Data, english_names, paths_of, stated
from generator.verify.words import SOURCE, by_id, check_lists, check_no_other_words, check_words

HOME = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a proof knows: the data as its YAML says it, each locale's catalogue, and the messages of the sources.

    `root` is the site's path on its host.
    """

    data: Data
    sources: Sequence[Entry]
    catalogues: Mapping[str, Sequence[Entry]]
    root: str = "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found wrong, the date the site speaks of, and the digests of its facts: `{page: {locale: digest}}`."""

    problems: tuple[Problem, ...]
    as_of: str
    digests: Mapping[str, Mapping[str, str]]
    facts: int


def verify_site(folder: Path, known: Known) -> Verdict:
    """Return what is wrong with a built site, and what proves the rest."""
    locales = (SOURCE, *(tag for tag in known.catalogues if tag != SOURCE))
    problems: list[Problem] = []
    pages: dict[str, Document] = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        document = read_document(path.read_text(encoding="utf-8", errors="replace"))
        if document is not None:
            pages[address_of(name)] = document
    names = [HOME, "exams", "retirements", "terms", *known.data["competencies"]]
    by_page = {name: {tag: _address(tag, name) for tag in locales} for name in names}
    as_of = _as_of(pages)
    everything = stated(known.data)
    words = {tag: _Words(known, tag) for tag in locales}
    digests: dict[str, dict[str, str]] = {}
    for name, addresses in by_page.items():
        expected = paths_of(known.data, name, date.fromisoformat(as_of)) if as_of else frozenset()
        found = {tag: pages[address] for tag, address in addresses.items() if address in pages}
        outlines = {tag: outline(page.article) for tag, page in found.items()}
        model = _most_common(outlines)
        for tag, address in addresses.items():
            page = found.get(tag)
            if page is None:
                problems.append(_problem(address, tag, Finding("pages", "", "a page", "none")))
                continue
            digests.setdefault(name, {})[tag] = digest_of_facts(page)
            findings = [
                *_check_page(page, tag, words[tag], everything, expected, as_of),
                *check_same_outline(outlines[tag], model),
                *(check_logic(page.article, known.data, name) if name in known.data["competencies"] else ()),
                *check_alternates(address, page, pages),
            ]
            problems += [_problem(address, tag, finding) for finding in dict.fromkeys(findings)]
    for address, page in pages.items():
        problems += [_problem(address, page.lang, one) for one in check_links(address, page, pages, folder, known.root)]
    problems += _check_logic_words(pages)
    return Verdict(
        problems=tuple(problems), as_of=as_of, digests=digests, facts=sum(len(page.facts) for page in pages.values())
    )


def known_of(project: Project, site_url: str) -> Known:
    """Return what a proof knows of a project: of translations those that break no rule."""
    return Known(
        data=cast("Data", project.tree.value),
        sources=project.messages,
        catalogues={one.tag: tuple(one.entries.values()) for one in project.translators if one.tag != SOURCE},
        root=urlsplit(site_url).path.rstrip("/") + "/",
    )


def proof_of(project: Project, verdict: Verdict) -> str:
    """Return the text of `proof.json`: what a site states, and what it was made from, as digests."""
    data = project.settings.folder("data")
    catalogues = {tag: project.settings.folder("locales") / po_path(tag) for tag in project.catalogues}
    return format_proof(
        verdict.as_of,
        digest_of_files(data, data.rglob("*.yml")),
        {tag: digest_of_file(path) for tag, path in catalogues.items()},
        verdict.digests,
    )


def check_proof(folder: Path, proof: str) -> Iterator[Problem]:
    """Yield what differs between the proof that lies in a site and the one made anew."""
    path = folder / PROOF
    if path.is_file() and path.read_text(encoding="utf-8", errors="replace") != proof:
        expected = "the proof of these pages, this data and these catalogues"
        yield wrong("verify-proof", PROOF, expected=expected, found="another one: some of them are of another build")


class _Words:
    """What a locale's pages are read with."""

    def __init__(self, known: Known, tag: str) -> None:
        self.sources = by_id(known.sources)
        self.own = by_id(known.catalogues.get(tag, ()))
        self.reader = reader(tag)
        self.names = names_of(english_names(known.data), known.catalogues.get(tag, ()))


def _check_page(
    page: Document,
    tag: str,
    words: _Words,
    everything: Mapping[str, str],
    expected: frozenset[str],
    as_of: str,
) -> Iterator[Finding]:
    article = page.article
    if page.lang != tag:
        yield Finding("language", "", f'lang="{tag}"', repr(page.lang))
    for path, element in page.facts:
        if path == AS_OF and value_of(element) != as_of:
            yield Finding("values", path, f"{as_of!r}, as on other pages", repr(value_of(element)))
    yield from check_stated(page, everything, expected)
    yield from check_shown(article, tag, words.names, words.reader)
    yield from check_nothing_beside(article)
    yield from check_words(article, tag, words.sources, words.own)
    yield from check_no_other_words(article)
    yield from check_lists(article, words.reader.joints)
    yield from check_connectives(article)


def _check_logic_words(pages: Mapping[str, Document]) -> Iterator[Problem]:
    """No word states two kinds of logic.

    Bad: the words for `one` and for `all` are the same message
    Good: each has its own
    """
    meanings: dict[str, set[str]] = {}
    for page in pages.values():
        for meaning, message in words_of_logic(page.article):
            meanings.setdefault(message, set()).add(meaning)
    for message, said in meanings.items():
        if len(said) > 1:
            found = " and ".join(sorted(said))
            yield wrong("verify-words", message, expected="a message of its own for each kind of logic", found=found)


def _most_common(outlines: Mapping[str, tuple[Part, ...]]) -> tuple[Part, ...]:
    """Return the outline that most locales have; the source's among equals."""
    counted = Counter(outlines.values())
    most = max(counted.values(), default=0)
    source = outlines.get(SOURCE, ())
    if counted[source] == most:
        return source
    return next((one for one, n in counted.items() if n == most), ())


def _as_of(pages: Mapping[str, Document]) -> str:
    """Return the date that most pages state."""
    dates = Counter(value_of(element) for page in pages.values() for path, element in page.facts if path == AS_OF)
    return max(dates, key=lambda day: (dates[day], day), default="")


def _address(tag: str, name: str) -> str:
    return f"{tag}/{name}/" if name else f"{tag}/"


def _problem(address: str, tag: str, finding: Finding) -> Problem:
    where = f"{address}: {finding.at}" if finding.at else address
    return wrong(f"verify-{finding.check}", where, expected=finding.expected, found=finding.found, locale=tag)
