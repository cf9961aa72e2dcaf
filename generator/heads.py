"""What search engines and previews of links read in a page's head. Nothing absolute without the site's address."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.messages import SOURCE
from generator.model import Catalogue
from generator.outlook import credentials_of, last_change
from generator.pages import EXAMS, HOME, NOT_FOUND, RETIREMENTS, TERMS, Locale, Page
from generator.reading import read_terms

# Shown by who previews a link; OpenGraph asks for an image. A file of `generator/material/`, and its size.
PREVIEW = "assets/competency-docs/preview.png"
PREVIEW_SIZE = ("1200", "630")
# The language of the page for readers of any other (Google, "Tell Google about localized versions of your page").
ANY = "x-default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Where a site stands, and of when it is.

    `url` is its address, "" when that is not known; `recorded` the day of its data, None when it speaks of each day
    anew; `changed` the days from which pages say something else of a credential (docs/decisions/discovery.md).
    """

    url: str
    as_of: date
    recorded: date | None = None
    changed: Mapping[str, date | None] = field(default_factory=dict)

    def at(self, address: str) -> str | None:
        """Return the absolute address of a page or file; None when the site's is not known."""
        return f"{self.url.rstrip('/')}/{address}" if self.url else None

    def modified(self, page: Page) -> str | None:
        """Return the day from which a page says what it says, as far as the data tells."""
        days = [day for day in (self.changed.get(page.name), self.recorded) if day]
        return max(days).isoformat() if days else None


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page has beside its title, description and keywords.

    `alternates` are `(hreflang, address)`, `properties` OpenGraph's, `data` what JSON-LD says in schema.org's words.
    """

    canonical: str | None
    alternates: tuple[tuple[str, str], ...]
    properties: tuple[tuple[str, str], ...]
    data: Mapping[str, object]


def changes(catalogue: Catalogue, as_of: date) -> Mapping[str, date | None]:
    """Return `{page name: day}`: the last, up to `as_of`, from which a page says something else of a credential."""
    every = last_change(catalogue.credentials.values(), as_of)
    own = {one.id: last_change(credentials_of(one), as_of) for one in catalogue.competencies}
    return {EXAMS: every, RETIREMENTS: every, **own}


def render_heads(
    locales: Sequence[Locale], whole: Sequence[Page], competencies: frozenset[str], edition: Edition
) -> Mapping[str, Head]:
    """Return `{path: head}` of every page that may be found: not of those for dead addresses.

    `competencies` are the names of the pages of one each.
    """
    return _Heads(locales, whole, competencies, edition)


class _Heads(Mapping[str, Head]):
    """Heads by the paths of their pages, each made when it is asked for."""

    def __init__(
        self, locales: Sequence[Locale], whole: Sequence[Page], competencies: frozenset[str], edition: Edition
    ) -> None:
        source, self._counterparts = _source(locales), alternates(locales, edition)
        self._competencies, self._edition = competencies, edition
        self._english = {page.name: page.label.text for page in source.shown}
        self._regions = {one.tag: one.translator.language_and_territory for one in locales}
        every = [(source, whole), *((one, one.shown) for one in locales)]
        self._pages = {page.path: (locale, page) for locale, pages in every for page in pages if page.name != NOT_FOUND}

    def __getitem__(self, path: str) -> Head:
        """Return the head of a page."""
        locale, page = self._pages[path]
        return Head(
            self._edition.at(page.address),
            self._counterparts.get(page.name, ()),
            _properties(page, locale, self._regions, self._edition),
            _data(page, locale, self._english, self._competencies, self._edition),
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def alternates(locales: Sequence[Locale], edition: Edition) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return `{page name: ((hreflang, address), ...)}` with the page in every language that has it.

    Readers of another language are sent to the page that offers the languages, or else to that of the source.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for locale in locales:
        for page in locale.shown:
            if url := edition.at(page.address):
                found.setdefault(page.name, []).append((locale.tag, url))
    anywhere = {page.name: edition.at(page.address) for page in _source(locales).shown} | {HOME: edition.at("")}
    return {name: (*tags, *([(ANY, url)] if (url := anywhere.get(name)) else [])) for name, tags in found.items()}


def _properties(
    page: Page, locale: Locale, regions: Mapping[str, str], edition: Edition
) -> tuple[tuple[str, str], ...]:
    """Return OpenGraph's properties of a page (ogp.me)."""
    properties = [
        ("og:type", "website"),
        ("og:site_name", site_name := locale.noted(locale.site_name)),
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:locale", regions[locale.tag]),
        *(("og:locale:alternate", region) for tag, region in regions.items() if tag != locale.tag),
    ]
    if (url := edition.at(page.address)) and (image := edition.at(PREVIEW)):
        width, height = PREVIEW_SIZE
        properties += [("og:url", url), ("og:image", image), ("og:image:alt", site_name)]
        properties += [("og:image:width", width), ("og:image:height", height)]
    return tuple(properties)


def _data(
    page: Page, locale: Locale, english: Mapping[str, str], competencies: frozenset[str], edition: Edition
) -> Mapping[str, object]:
    """Return what schema.org has words for: the page and where it stands; of what it speaks."""
    home = locale.pages[0]
    site = {"@type": "WebSite", "name": locale.site_name.text, "url": edition.at("")}
    program = {"@type": "DefinedTermSet", "name": locale.site_name.text, "url": edition.at(home.address)}
    subject: object = None
    if page.name in competencies:
        subject = {**_competency(page, english, edition), "inDefinedTermSet": _known(program)}
    elif page.name == TERMS:
        terms = [
            _term(one.name, one.id, one.text, edition.at(f"{page.address}#{one.id}")) for one in read_terms(page.body)
        ]
        subject = {"@type": "DefinedTermSet", "name": page.title, "hasDefinedTerm": terms}
    elif page.locale and page.name == HOME:
        listed = [_competency(one, english, edition) for one in locale.pages if one.name in competencies]
        subject = {**_known(program), "hasDefinedTerm": listed}
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "name": page.title,
            "description": page.description,
            "inLanguage": locale.tag,
            "url": edition.at(page.address),
            "dateModified": edition.modified(page),
            "temporalCoverage": edition.as_of.isoformat(),
            "isPartOf": _known(site),
            "breadcrumb": _breadcrumb(home, page, locale, edition),
            "mainEntity": subject,
        }
    )


def _competency(page: Page, english: Mapping[str, str], edition: Edition) -> dict[str, object]:
    """Return a competency as a term: its name, its English name where that is another, its key."""
    also = {"alternateName": english[page.name]} if english[page.name] != page.label.text else {}
    return {**_term(page.label.text, page.name, page.description, edition.at(page.address)), **also}


def _term(name: str, code: str, description: str, url: str | None) -> dict[str, object]:
    return _known({"@type": "DefinedTerm", "name": name, "termCode": code, "description": description, "url": url})


def _breadcrumb(home: Page, page: Page, locale: Locale, edition: Edition) -> Mapping[str, object] | None:
    """Return the way from the home to a page below it; None where there is none, or no address to name."""
    if page.name == HOME or not edition.url:
        return None
    steps = [(locale.site_name.text, home), (page.label.text, page)]
    items = [
        {"@type": "ListItem", "position": n, "name": name, "item": edition.at(one.address)}
        for n, (name, one) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _source(locales: Sequence[Locale]) -> Locale:
    return next(one for one in locales if one.tag == SOURCE)


def _known(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value is not None}
