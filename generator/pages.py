"""The catalogue in one locale -> its pages: address, title, table of contents, HTML body. Pure but for templates."""

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from generator.comparison import compare
from generator.meaning.attainable import gaps_from
from generator.messages import Phrase, Translator
from generator.model import Catalogue, Competency, Fact, Moment, Option
from generator.outlook import by_kind, by_standing, next_changes, uses
from generator.pofiles import Key
from generator.qualify.form import form_json
from generator.qualify.report import TEMPLATE as QUESTIONS
from generator.statistics import Figures, Progress
from generator.templating import Templates, Words, mark

HOME = ""
EXAMS = "exams"
RETIREMENTS = "retirements"
TERMS = "terms"
TRANSLATION = "translation"
NOT_FOUND = "404.html"

# Of the words in `labels.html`, those that stand on every page; those on every page that has one in English; those that
# only a page which is not wholly translated has.
_FRAME = ("all_competencies", "all_exams", "retirements", "terms", "translation", "footer_note", "to_dark", "to_light")
_BESIDE = ("english_show", "english_hide", "message_link")
_INCOMPLETE = ("incomplete", "not_translated")


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents."""

    title: Phrase
    id: str
    level: int
    below: tuple["Heading", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as the theme will show it. `path` is its file in the site; `body` is HTML.

    `locale` is the locale it belongs to, None for the two pages of the whole site; `name` is what it is in
    every locale: "" for the home, `404.html`, or the competency's id; `label` is its name in the navigation;
    `messages` are the keys of all that it says, in the frame around its body too; `form` is the data of the form below
    its body, as JSON.
    """

    path: str
    locale: str | None
    name: str
    label: Phrase
    title: str
    description: str
    keywords: tuple[str, ...] = ()
    contents: tuple[Heading, ...] = ()
    body: str
    messages: frozenset[Key] = frozenset()
    form: str = ""

    @property
    def id(self) -> str:
        """Return what it is called in figures: its name, `index` for the home, or `404`."""
        return self.name.removesuffix(".html") or "index"

    @property
    def address(self) -> str:
        """Return the page's address in the site, without `index.html`."""
        return self.path.removesuffix("index.html")


@dataclass(frozen=True, slots=True)
class Locale:
    """What the theme needs to know of a locale: its words for the frame, how far it has come, its pages in order.

    `names` are the keys of the names that every page shows. The language of the sources has no `progress`.
    """

    translator: Translator
    site_name: Phrase
    labels: Mapping[str, Phrase]
    names: frozenset[Key]
    progress: Progress | None = None
    pages: tuple[Page, ...] = ()

    @property
    def tag(self) -> str:
        """Return the BCP 47 tag."""
        return self.translator.tag

    @property
    def shown(self) -> tuple[Page, ...]:
        """Return the pages that search and sitemap list."""
        return tuple(page for page in self.pages if page.name != NOT_FOUND)

    @property
    def listed(self) -> tuple[Page, ...]:
        """Return the pages that the navigation lists; the footer leads to the one about translation."""
        return tuple(page for page in self.shown if page.name != TRANSLATION)

    def figures(self, page: Page) -> Figures | None:
        """Return how much of a page is translated."""
        return self.progress.figures(page.messages) if self.progress else None

    def said(self, words: Words, labels: Sequence[str] = _BESIDE) -> frozenset[Key]:
        """Return the keys of all that a page says: `words` in its body, and some labels beside those of every page."""
        keys = self.names | words.messages | {self.labels[name].key for name in (*_FRAME, *labels)}
        if self.progress and not keys.isdisjoint(self.progress.left):
            keys |= {self.labels[name].key for name in _INCOMPLETE}
        return keys

    def marked(self, phrase: Phrase) -> Markup:
        """Return words of the frame as HTML: with their language where that is English, marked as in a body."""
        if phrase.lang == self.tag:
            return Markup.escape(phrase.text)
        if phrase.translated:
            return Markup('<span lang="{}">{}</span>').format(phrase.lang, phrase.text)
        note = mark(self.labels["not_translated"])
        return Markup('<span class="cd-untranslated" lang="{}">{}{}</span>').format(phrase.lang, phrase.text, note)


def page_path(locale: str | None, name: str) -> str:
    """Return the file of a page: `ja-JP/index.html`, `ja-JP/x/index.html`, `404.html`."""
    parts = [part for part in (locale, name) if part]
    return posixpath.join(*parts) if name == NOT_FOUND else posixpath.join(*parts, "index.html")


def render_locale(
    catalogue: Catalogue,
    templates: Templates,
    translator: Translator,
    *,
    as_of: date,
    root: str,
    progress: Progress | None = None,
) -> Locale:
    """Return a locale's pages: the home first, then the competencies in order, then its page for a dead address.

    `root` is the path of the site on its host, `/` or `/docs/`: a page for a dead address is shown at any depth.
    """
    names = [HOME, EXAMS, RETIREMENTS, TERMS, *(competency.id for competency in catalogue.competencies), NOT_FOUND]
    frame = Words(translator, as_of, _no_link)
    site_name = frame.name(catalogue.name)
    for competency in catalogue.competencies:
        frame.name(competency.name)
    labels = templates.exported("labels.html", frame)
    locale = Locale(translator, site_name, labels, frozenset(frame.messages), progress)

    def words(name: str) -> Words:
        return Words(translator, as_of, linker(page_path(translator.tag, name), translator.tag, names, root))

    shared: dict[str, object] = {
        "catalogue": catalogue,
        "today": speaks_of(as_of),
        "used": uses(catalogue),
        "kinds": by_kind(catalogue),
        "standings": by_standing(catalogue, as_of),
        "compare": compare,
        "next_changes": next_changes,
        "gaps_from": gaps_from,
    }
    home = words(HOME)
    pages = [
        Page(
            path=page_path(translator.tag, HOME),
            locale=translator.tag,
            name=HOME,
            label=labels["all_competencies"],
            title=site_name.text,
            description=home.plain(catalogue.description),
            body=templates.render("home.html", home, **shared),
            messages=locale.said(home),
        )
    ]
    for name, template in ((EXAMS, "all_exams"), (RETIREMENTS, "retirements"), (TERMS, "terms")):
        said = words(name)
        pages.append(
            Page(
                path=page_path(translator.tag, name),
                locale=translator.tag,
                name=name,
                label=labels[template],
                title=labels[template].text,
                description=labels[f"{template}_description"].text,
                body=templates.render(f"{name}.html", said, **shared),
                messages=locale.said(said),
            )
        )
    asks = templates.exported(QUESTIONS, frame)
    for one in catalogue.competencies:
        said = words(one.id)
        form = form_json(one, catalogue, said, asks, as_of)
        pages.append(replace(_competency(one, templates, said, locale, shared), form=form))
    not_found = words(NOT_FOUND)
    pages.append(
        Page(
            path=page_path(translator.tag, NOT_FOUND),
            locale=translator.tag,
            name=NOT_FOUND,
            label=labels["page_not_found"],
            title=labels["page_not_found"].text,
            description=not_found.plain(catalogue.description),
            body=templates.render("not-found.html", not_found, **shared),
            messages=locale.said(not_found, ["page_not_found"]),
        )
    )
    return replace(locale, pages=tuple(pages))


def page_words(translator: Translator, as_of: date) -> Words:
    """Return the words of a locale for what is no page and so links to none."""
    return Words(translator, as_of, _no_link)


def speaks_of(as_of: date) -> Fact[Moment]:
    """Return the fact of the day that a site speaks of."""
    return Fact(Moment(as_of.year, as_of.month, as_of.day), "as_of")


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
            title=label.text,
            description=words.plain(catalogue.description),
            body=templates.render(template, words, catalogue=catalogue, locales=locales, root=root),
        )


def _competency(
    one: Competency, templates: Templates, words: Words, locale: Locale, shared: Mapping[str, object]
) -> Page:
    name = words.name(one.name)
    title = locale.labels["competency_title"].text.replace("%(name)s", name.text)
    products = words.joined([Markup.escape(words.name(product.name).text) for product in one.summary_products])
    english = {one.name.text} - {name.text}
    options = [words.name(option.name).text for option in one.options]
    return Page(
        path=page_path(words.translator.tag, one.id),
        locale=words.translator.tag,
        name=one.id,
        label=name,
        title=title,
        description=words.plain(one.summary, products=products.unescape()),
        keywords=(locale.labels["competency_term"].text, name.text, *sorted(english), *options),
        contents=(Heading(name, one.id, 1, tuple(_option_heading(words, option) for option in one.options)),),
        body=templates.render("competency.html", words, competency=one, **shared),
        messages=locale.said(words, [*_BESIDE, "competency_title", "competency_term"]),
    )


def _option_heading(words: Words, option: Option) -> Heading:
    tiers = tuple(Heading(words.name(tier.name), f"{option.id}-{tier.id}", 3) for tier in option.tiers)
    return Heading(words.name(option.name), f"{option.id}-option", 2, tiers)


def linker(path: str, locale: str, names: Sequence[str], root: str) -> Callable[[str, str], str]:
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
