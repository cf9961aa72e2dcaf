"""Sites to be judged: rendered from a data tree in all six languages, without MkDocs and its theme."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from generator.checks.exceptions import Exceptions
from generator.data import Tree
from generator.extract import messages_for, optional_names, source_messages
from generator.messages import SOURCE, Translator
from generator.pages import Locale, Page
from generator.pofiles import Entry, PoFile, read_po
from generator.project import Project, Settings
from generator.resolve import read_catalogue
from generator.site import Site, render_site
from generator.statistics import measure
from generator.templating import Templates
from generator.theme import article as article_of
from generator.verify import known_of
from generator.verify.finding import Finding
from generator.verify.html import Document, Element, read_document
from generator.verify.known import Built, Known
from generator.verify.links import address_of
from tests.tools import LOCALES, ROOT

CHARSET = '<meta charset="utf-8">'


@cache
def po(locale: str) -> PoFile:
    """Return the catalogue of a locale."""
    path = ROOT / "locales" / locale.replace("-", "_") / "LC_MESSAGES/messages.po"
    return read_po(path, locale) if path.exists() else PoFile(locale)


def project_of(tree: Tree, translate: Callable[[str, Entry], tuple[str, ...]] | None = None) -> Project:
    """Return a project with our templates and catalogues, and other data, whose meaning is not judged.

    `translate` returns the translation of a message of the data into a locale, or nothing.
    """
    catalogue = read_catalogue(tree)
    templates = Templates(ROOT / "templates", "templates")
    messages = source_messages(catalogue, templates)
    names = [Entry(msgid=name, context="name") for name in sorted(optional_names(catalogue))]
    wanted = {one.key: one for one in (*names, *messages)}
    catalogues = {tag: po(tag) for tag in LOCALES if tag != SOURCE}
    translators = [Translator(SOURCE)]
    for tag, catalogue_file in catalogues.items():
        entries = {one.key: one for one in catalogue_file.entries if one.key in wanted}
        for key, one in wanted.items():
            if translate and key not in entries and (strings := translate(tag, one)):
                entries[key] = replace(one, strings=strings)
        translators.append(Translator(tag, tuple(entries.values())))
    return Project(
        settings=Settings(root=ROOT, thresholds={}),
        tree=tree,
        catalogue=catalogue,
        templates=templates,
        messages=messages,
        catalogues=catalogues,
        translators=tuple(translators),
        progress={
            one.tag: measure(
                one.tag,
                begun(catalogues[one.tag]),
                messages_for(messages, begun(catalogues[one.tag]), catalogue),
                one.entries.values(),
            )
            for one in translators
            if not one.is_source
        },
        static_files=frozenset(),
        exceptions=Exceptions(),
        problems=(),
    )


def begun(po: PoFile) -> PoFile:
    """Return what a catalogue has any translation of."""
    return replace(po, entries=tuple(one for one in po.entries if any(one.strings)), obsolete=())


def render(project: Project, as_of: date) -> tuple[dict[str, str], Known]:
    """Return `{path: HTML}` of a project's pages in a minimal frame, and what a proof of them knows."""
    site = render_site(project, as_of, "")
    return {page.path: framed(page, site) for page in site.pages}, known_of(project, "")


def _counterpart(page: Page, locale: Locale) -> Page:
    """Return the page of a locale that says the same; the locale's home where there is none."""
    return next((other for other in locale.shown if other.name == page.name), locale.pages[0])


def framed(page: Page, site: Site) -> str:
    """Return a page with nothing around its article but links to its other languages."""
    links = "".join(
        f'<a href="/{_counterpart(page, one).address}" hreflang="{one.tag}" data-cd-language></a>'
        for one in site.locales
    )
    head = f'<html lang="{page.locale or SOURCE}"><head>{CHARSET}</head>'
    return f"<!doctype html>{head}<body>{links}{body_of(page)}</body></html>"


def body_of(page: Page) -> str:
    """Return a page's article, and the data of its form."""
    form = f'<script type="application/json" id="cd_qualify_data">{page.form.data}</script>' if page.form else ""
    return f"{article_of(page)}{form}"


def built(pages: Mapping[str, str]) -> Built:
    """Return the site that pages are."""
    documents = {address_of(path): read_document(html) for path, html in pages.items()}
    return Built({address: one for address, one in documents.items() if one}, {}, frozenset(pages))


def read(html: str, lang: str = "en") -> Document:
    """Return a page with an article."""
    head = f'<!doctype html><html lang="{lang}"><head>{CHARSET}</head>'
    document = read_document(f"{head}<body><div data-article>{html}</div></body></html>")
    assert document is not None
    return document


def article(html: str, lang: str = "en") -> Element:
    """Return an article."""
    return read(html, lang).article


def all_of(findings: Iterable[Finding]) -> list[tuple[str, str, str, str]]:
    """Return what was found, as tuples."""
    return [(one.check, one.at, one.expected, one.found) for one in findings]
