"""The catalogue in one locale -> its pages: address, title, table of contents, HTML body. Pure but for templates."""

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.comparison import compare
from generator.meaning.attainable import end_of
from generator.messages import Translator
from generator.model import Catalogue, Competency, Fact, Moment, Option
from generator.outlook import by_kind, by_standing, next_changes, uses
from generator.pofiles import Key
from generator.templating import Templates, Words

HOME = ""
EXAMS = "exams"
RETIREMENTS = "retirements"
NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents."""

    title: str
    id: str
    level: int
    below: tuple["Heading", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as the theme will show it. `path` is its file in the site; `body` is HTML.

    `locale` is the locale it belongs to, None for the two pages of the whole site; `name` is what it is in
    every locale: "" for the home, `404.html`, or the competency's id; `label` is its name in the navigation;
    `messages` are the keys of all that it says.
    """

    path: str
    locale: str | None
    name: str
    label: str
    title: str
    description: str
    keywords: tuple[str, ...] = ()
    contents: tuple[Heading, ...] = ()
    body: str
    messages: frozenset[Key] = frozenset()

    @property
    def address(self) -> str:
        """Return the page's address in the site, without `index.html`."""
        return self.path.removesuffix("index.html")


@dataclass(frozen=True, slots=True)
class Locale:
    """What the theme needs to know of a locale: its words for the chrome, its pages in order."""

    translator: Translator
    site_name: str
    labels: Mapping[str, str]
    pages: tuple[Page, ...]

    @property
    def tag(self) -> str:
        """Return the BCP 47 tag."""
        return self.translator.tag

    @property
    def shown(self) -> tuple[Page, ...]:
        """Return the pages that navigation, search and sitemap list."""
        return tuple(page for page in self.pages if page.name != NOT_FOUND)

    def translated(self, page: Page) -> int:
        """Return how much of a page is in the locale's language, in per cent; 100 only when nothing is missing."""
        if self.translator.is_source or not page.messages:
            return 100
        return 100 * len(page.messages & self.translator.entries.keys()) // len(page.messages)


def page_path(locale: str | None, name: str) -> str:
    """Return the file of a page: `ja-JP/index.html`, `ja-JP/x/index.html`, `404.html`."""
    parts = [part for part in (locale, name) if part]
    return posixpath.join(*parts) if name == NOT_FOUND else posixpath.join(*parts, "index.html")


def render_locale(
    catalogue: Catalogue, templates: Templates, translator: Translator, *, as_of: date, root: str
) -> Locale:
    """Return a locale's pages: the home first, then the competencies in order, then its page for a dead address.

    `root` is the path of the site on its host, `/` or `/docs/`: a page for a dead address is shown at any depth.
    """
    names = [HOME, EXAMS, RETIREMENTS, *(competency.id for competency in catalogue.competencies), NOT_FOUND]
    site_name = Words(translator, as_of, _no_link).name(catalogue.name).text

    def words(name: str) -> Words:
        return Words(translator, as_of, _linker(page_path(translator.tag, name), translator.tag, names, root))

    shared: dict[str, object] = {
        "catalogue": catalogue,
        "today": Fact(Moment(as_of.year, as_of.month, as_of.day), "as_of"),
        "used": uses(catalogue),
        "kinds": by_kind(catalogue),
        "standings": by_standing(catalogue, as_of),
        "compare": compare,
        "next_changes": next_changes,
        "end_of": end_of,
    }
    home = words(HOME)
    labels = templates.exported("labels.html", home)
    pages = [
        Page(
            path=page_path(translator.tag, HOME),
            locale=translator.tag,
            name=HOME,
            label=labels["all_competencies"],
            title=site_name,
            description=home.plain(catalogue.description),
            body=templates.render("home.html", home, **shared),
            messages=frozenset(home.messages),
        )
    ]
    for name, template in ((EXAMS, "all_exams"), (RETIREMENTS, "retirements")):
        said = words(name)
        pages.append(
            Page(
                path=page_path(translator.tag, name),
                locale=translator.tag,
                name=name,
                label=labels[template],
                title=labels[template],
                description=labels[f"{template}_description"],
                body=templates.render(f"{name}.html", said, **shared),
                messages=frozenset(said.messages),
            )
        )
    pages += [_competency(one, templates, words(one.id), labels, shared) for one in catalogue.competencies]
    not_found = words(NOT_FOUND)
    pages.append(
        Page(
            path=page_path(translator.tag, NOT_FOUND),
            locale=translator.tag,
            name=NOT_FOUND,
            label=labels["page_not_found"],
            title=labels["page_not_found"],
            description=home.plain(catalogue.description),
            body=templates.render("not-found.html", not_found, **shared),
            messages=frozenset(not_found.messages),
        )
    )
    return Locale(translator, site_name, labels, tuple(pages))


def render_languages(
    catalogue: Catalogue,
    templates: Templates,
    source: Locale,
    locales: Sequence[Locale],
    *,
    as_of: date,
    root: str,
) -> Iterator[Page]:
    """Yield the two pages of the whole site: `/`, which offers the languages, and the `/404.html` hosts serve."""
    for name, template in ((HOME, "languages.html"), (NOT_FOUND, "not-found-languages.html")):
        words = Words(source.translator, as_of, _no_link)
        yield Page(
            path=page_path(None, name),
            locale=None,
            name=name,
            label=(label := source.site_name if name == HOME else source.labels["page_not_found"]),
            title=label,
            description=words.plain(catalogue.description),
            body=templates.render(template, words, catalogue=catalogue, locales=locales, root=root),
        )


def _competency(
    one: Competency, templates: Templates, words: Words, labels: Mapping[str, str], shared: Mapping[str, object]
) -> Page:
    name = words.name(one.name).text
    title = labels["competency_title"].replace("%(name)s", name)
    products = words.joined([Markup.escape(words.name(product.name).text) for product in one.summary_products])
    english = {one.name.text} - {name}
    options = [words.name(option.name).text for option in one.options]
    return Page(
        path=page_path(words.translator.tag, one.id),
        locale=words.translator.tag,
        name=one.id,
        label=name,
        title=title,
        description=words.plain(one.summary, products=products.unescape()),
        keywords=(labels["competency_term"], name, *sorted(english), *options),
        contents=(Heading(name, one.id, 1, tuple(_option_heading(words, option) for option in one.options)),),
        body=templates.render("competency.html", words, competency=one, **shared),
        messages=frozenset(words.messages),
    )


def _option_heading(words: Words, option: Option) -> Heading:
    tiers = tuple(Heading(words.name(tier.name).text, f"{option.id}-{tier.id}", 3) for tier in option.tiers)
    return Heading(words.name(option.name).text, f"{option.id}-option", 2, tiers)


def _linker(path: str, locale: str, names: Sequence[str], root: str) -> Callable[[str, str], str]:
    """Return what makes an address of a page's name, as seen from the page at `path`."""

    def link(name: str, anchor: str = "") -> str:
        if name not in names:
            raise LookupError(f"there is no page {name!r}")
        target = page_path(locale, name).removesuffix("index.html")
        if posixpath.basename(path) == NOT_FOUND:
            return f"{root}{target}"
        relative = posixpath.relpath(target or ".", posixpath.dirname(path) or ".")
        relative = "./" if relative == "." else f"{relative}/" if target.endswith("/") else relative
        return f"{relative}#{anchor}" if anchor else relative

    return link


def _no_link(name: str, anchor: str = "") -> str:
    raise LookupError(f"no address is known here for {name or anchor!r}")
