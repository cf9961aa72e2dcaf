"""The catalogue -> layouts -> pages in one locale: address, title, table of contents, body. Pure but for templates."""

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial

from markupsafe import Markup

from generator.comparison import compare, differ
from generator.earlier import Earlier, Keys, Sketch, Watched, key_of
from generator.layout import Contents, Layout, Places, message_of
from generator.meaning.attainable import gaps_from
from generator.messages import SOURCE, Phrase, Translator
from generator.model import Catalogue, Competency, Fact, Moment, Option
from generator.outlook import Use, by_kind, by_standing, later_changes, next_changes, uses, within_a_year
from generator.pofiles import Key
from generator.qualify.form import Asked, Form, asked_of, wording_of
from generator.qualify.report import TEMPLATE as QUESTIONS
from generator.statistics import Figures, Progress
from generator.templating import Templates
from generator.words import Words, mark

HOME = ""
EXAMS = "exams"
RETIREMENTS = "retirements"
TERMS = "terms"
TRANSLATION = "translation"
NOT_FOUND = "404.html"

# Of the words in `labels.html`, those that stand on every page; those on every page that has one in English; those that
# only a page which is not wholly translated has.
_FRAME = ("all_competencies", "all_exams", "retirements", "terms", "translation", "footer_note", "to_dark", "to_light")
_BESIDE = ("english_show", "english_hide", "message_link", "source", "report")
_INCOMPLETE = ("incomplete", "not_translated")
# Of the catalogue, what is the same whatever competencies there are.
_OF_THE_PROGRAMME = frozenset({"name", "description", "associations_page"})
# As many entries as can be read in a navigation; where there are more, it has so many before the page and after.
_FEW, _NEAR = 60, 20
# Pages that list what all competencies have: their names, and what their words begin with in `labels.html`.
_LISTS: Mapping[str, str] = {EXAMS: "all_exams", RETIREMENTS: "retirements", TERMS: "terms"}


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents."""

    title: Phrase
    id: str
    level: int
    below: tuple["Heading", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as the theme will show it. `path` is its file in the site.

    `locale` is the locale it belongs to, None for the two pages of the whole site; `name` is what it is in
    every locale: "" for the home, `404.html`, or the competency's id; `label` is its name in the navigation;
    `words` fill its `layout`; `messages` are the keys of all that it says, in the frame around its body too. `form` is
    what the form below it is made of.
    """

    path: str
    locale: str | None
    name: str
    label: Phrase
    title: str
    description: str
    keywords: tuple[str, ...] = ()
    contents: tuple[Heading, ...] = ()
    words: Words = field(compare=False, repr=False)
    layout: Layout = field(compare=False, repr=False)
    messages: frozenset[Key] = frozenset()
    form: Form | None = field(default=None, compare=False, repr=False)

    @property
    def body(self) -> str:
        """Return the HTML, made when it is asked for: all together would be many."""
        return self.words.pour(self.layout)

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

    `names` are the keys of the names in the navigation, the site's first; None where no translator is asked for one.
    The language of the sources has no `progress`.
    """

    words: Words
    site_name: Phrase
    labels: Mapping[str, Phrase]
    names: tuple[Key | None, ...]
    progress: Progress | None = None
    pages: tuple[Page, ...] = ()

    @property
    def translator(self) -> Translator:
        """Return the locale's words and formats."""
        return self.words.translator

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

    def said(
        self,
        body: Layout,
        labels: Sequence[str] = _BESIDE,
        position: int = 0,
        form: frozenset[Key] = frozenset(),
    ) -> frozenset[Key]:
        """Return the keys of all that a page says: in body, navigation and form, and some labels beside the usual."""
        listed = {key for n in near(position, len(self.names)) if (key := self.names[n])}
        keys = body.messages | listed | {self.labels[name].key for name in (*_FRAME, *labels)}
        if self.progress and not keys.isdisjoint(self.progress.left):
            keys |= {self.labels[name].key for name in _INCOMPLETE}
        return body.once(keys | form)

    def marked(self, phrase: Phrase) -> Markup:
        """Return words of the frame as HTML: with their language where that is English, marked as in a body."""
        if phrase.lang == self.tag:
            return Markup.escape(phrase.text)
        if phrase.translated:
            return Markup('<span lang="{}">{}</span>').format(phrase.lang, phrase.text)
        note = mark(self.labels["not_translated"])
        return Markup('<span class="cd-untranslated" lang="{}">{}{}</span>').format(phrase.lang, phrase.text, note)

    def noted(self, phrase: Phrase, *within: Phrase) -> str:
        """Return words for where nothing can be marked: those of the mark behind them if any is in English unmeant.

        `within` are the names that they have been filled with.
        """
        if all(one.translated for one in (phrase, *within)):
            return phrase.text
        return f"{phrase.text} {self.labels['not_translated'].text}"


def near(position: int, count: int) -> list[int]:
    """Return which of so many pages the navigation of one lists, itself among them.

    All; or of many those before and after it, and the first ones, which lead to all.
    """
    if count <= _FEW:
        return list(range(count))
    first = len(_LISTS) + 1
    return [*range(first), *range(max(first, position - _NEAR), min(count, max(first, position) + _NEAR + 1))]


def page_path(locale: str | None, name: str) -> str:
    """Return the file of a page: `ja-JP/index.html`, `ja-JP/x/index.html`, `404.html`."""
    parts = [part for part in (locale, name) if part]
    return posixpath.join(*parts) if name == NOT_FOUND else posixpath.join(*parts, "index.html")


@dataclass(frozen=True, slots=True)
class Layouts:
    """The pages of a locale before it says them: `{name: layout}`, in order; `places` are of them all.

    `asked` is what the form of each competency asks and judges by. `keys` are those of layouts of which it is known
    what they hang on: what all competencies share, and of one itself, of the home and a list what it says. `shared` is
    the key of what all share, None where nothing has a key; `lists` are the keys of lists by those of what their
    templates are given.
    """

    places: Places
    pages: Mapping[str, Layout]
    asked: Mapping[str, Asked]
    keys: Mapping[str, str] = field(default_factory=dict)
    shared: str | None = None
    lists: Mapping[str, str] = field(default_factory=dict)


def lay_out(
    catalogue: Catalogue,
    templates: Templates,
    *,
    as_of: date,
    keys: Keys | None = None,
    known: Earlier | None = None,
) -> Layouts:
    """Return what every locale's pages are made of: the home first, then the competencies in order.

    Of competencies and lists whose key is `known`, the layout is rendered when it is asked for.
    """
    known = known or Earlier()
    places = Places(as_of)
    names, used = names_of(catalogue), uses(catalogue)
    of_each, of_all = _of_each(as_of), _of_all(catalogue, used, as_of)

    def renderer(name: str, template: str, of: object) -> Callable[[], Layout]:
        link = linker(page_path(SOURCE, name), SOURCE, names)
        return partial(templates.layout, template, places, link, catalogue=of, **of_each, **of_all)

    pages = {HOME: renderer(HOME, "home.html", catalogue)()}
    found, lists, contents = dict(keys.own) if keys else {}, dict[str, str](), Contents()
    given = _key_of_uses(names, used)
    for name in _LISTS:
        watched = Watched(catalogue)
        of_list = key_of(keys.shared, name, given) if keys else ""
        key = known.lists.get(of_list, "")
        pages[name] = _laid_out(renderer(name, f"{name}.html", watched), known.sketches.get(key))
        if keys:
            found[name] = key if key in known.sketches else key_of(keys.shared, name, contents.of(pages[name].parts))
            if watched.asked <= _OF_THE_PROGRAMME:
                lists[of_list] = found[name]
    for one in catalogue.competencies:
        watched, link = Watched(catalogue), Watched(linker(page_path(SOURCE, one.id), SOURCE, names))
        render = partial(
            templates.layout, "competency.html", places, link, catalogue=watched, competency=one, **of_each
        )
        pages[one.id] = _laid_out(render, known.sketches.get(found.get(one.id, "")))
        if link.asked or not watched.asked <= _OF_THE_PROGRAMME:
            found.pop(one.id, None)
    if keys:
        # Of all competencies its head says something too.
        named = [repr((one.id, one.name, one.summary, one.summary_products)) for one in catalogue.competencies]
        found[HOME] = key_of(keys.shared, HOME, contents.of(pages[HOME].parts), named)
    return Layouts(places, pages, asked_of(catalogue, as_of), found, keys.shared if keys else None, lists)


def _of_each(as_of: date) -> dict[str, object]:
    """Return what every template is given."""
    return {
        "today": speaks_of(as_of),
        "compare": compare,
        "differ": differ,
        "next_changes": next_changes,
        "later_changes": later_changes,
        "gaps_from": gaps_from,
    }


def _of_all(catalogue: Catalogue, used: Mapping[str, Sequence[Use]], as_of: date) -> dict[str, object]:
    """Return what templates are given that speak of all: it hangs on credentials, uses and the day alone."""
    return {
        "used": used,
        "kinds": by_kind(catalogue),
        "standings": by_standing(catalogue, as_of),
        "soon": within_a_year(sorted(catalogue.credentials.values(), key=lambda one: one.id), as_of),
    }


def _laid_out(render: Callable[[], Layout], sketch: Sketch | None) -> Layout:
    """Return a layout: of which there is a sketch, one that is rendered when it is asked for."""
    return Layout(lambda: render().parts, sketch.messages) if sketch else render()


def _key_of_uses(names: Sequence[str], used: Mapping[str, Sequence[Use]]) -> str:
    """Return the key of all that lists are given beside what all competencies share."""
    called = {use.competency.id: use.competency for uses in used.values() for use in uses}
    counts = {
        key: [[use.competency.id, use.option.id, *(tier.key for tier in use.tiers)] for use in uses]
        for key, uses in used.items()
    }
    return key_of(names, [repr(one) for one in called.values()], counts)


def names_of(catalogue: Catalogue) -> list[str]:
    """Return the names of the pages that every locale has."""
    return [HOME, *_LISTS, *(competency.id for competency in catalogue.competencies), NOT_FOUND]


def render_locale(
    catalogue: Catalogue,
    templates: Templates,
    layouts: Layouts,
    translator: Translator,
    *,
    root: str,
    progress: Progress | None = None,
) -> Locale:
    """Return a locale's pages: the home first, then the competencies in order, then its page for a dead address.

    `root` is the path of the site on its host, `/` or `/docs/`: a page for a dead address is shown at any depth.
    """
    words = Words(translator)
    labels = templates.exported("labels.html", words)
    named = [catalogue.name, *[None] * len(_LISTS), *(competency.name for competency in catalogue.competencies)]
    names = tuple(message_of(name).key if name and not name.kept else None for name in named)
    locale = Locale(words, words.name(catalogue.name), labels, names, progress)

    def page(name: str, label: Phrase, title: str, description: str) -> Page:
        layout = layouts.pages[name]
        return Page(
            path=page_path(translator.tag, name),
            locale=translator.tag,
            name=name,
            label=label,
            title=title,
            description=description,
            words=words,
            layout=layout,
            messages=locale.said(layout),
        )

    about = locale.noted(words.label(catalogue.description))
    home = page(HOME, labels["all_competencies"], locale.noted(locale.site_name), about)
    lists = [
        page(name, labels[label], locale.noted(labels[label]), locale.noted(labels[f"{label}_description"]))
        for name, label in _LISTS.items()
    ]
    wording = wording_of(templates.exported(QUESTIONS, words), words)
    competencies = [
        _competency(one, layouts.pages[one.id], locale, position, Form(layouts.asked[one.id], wording))
        for position, one in enumerate(catalogue.competencies, len(lists) + 1)
    ]
    not_found = _not_found(catalogue, templates, layouts.places, locale, root)
    return replace(locale, pages=(home, *lists, *competencies, not_found))


def _not_found(catalogue: Catalogue, templates: Templates, places: Places, locale: Locale, root: str) -> Page:
    path = page_path(locale.tag, NOT_FOUND)
    layout = templates.layout("not-found.html", places, linker(path, locale.tag, [HOME], root))
    said = locale.said(layout, ["page_not_found"])
    return Page(
        path=path,
        locale=locale.tag,
        name=NOT_FOUND,
        label=locale.labels["page_not_found"],
        title=locale.noted(locale.labels["page_not_found"]),
        description=locale.noted(locale.words.label(catalogue.description)),
        words=locale.words,
        layout=layout,
        messages=said | {catalogue.description.key},
    )


def speaks_of(as_of: date) -> Fact[Moment]:
    """Return the fact of the day that a site speaks of."""
    return Fact(Moment(as_of.year, as_of.month, as_of.day), "as_of")


def render_languages(
    catalogue: Catalogue,
    templates: Templates,
    places: Places,
    locales: Sequence[Locale],
    *,
    root: str,
) -> Iterator[Page]:
    """Yield the two pages of the whole site: `/`, which offers the languages, and the `/404.html` hosts serve."""
    source = next(locale for locale in locales if locale.tag == SOURCE)
    for name, template in ((HOME, "languages.html"), (NOT_FOUND, "not-found-languages.html")):
        layout = templates.layout(template, places, _no_link, catalogue=catalogue, locales=locales, root=root)
        yield Page(
            path=page_path(None, name),
            locale=None,
            name=name,
            label=(label := source.site_name if name == HOME else source.labels["page_not_found"]),
            title=label.text,
            description=source.words.plain(catalogue.description),
            words=source.words,
            layout=layout,
        )


def _competency(one: Competency, layout: Layout, locale: Locale, position: int, form: Form) -> Page:
    words = locale.words
    name = words.name(one.name)
    title = locale.labels["competency_title"]
    named = [words.name(product.name) for product in one.summary_products]
    products = words.joined([Markup.escape(product.text) for product in named])
    english = {one.name.text} - {name.text}
    options = [words.name(option.name).text for option in one.options]
    return Page(
        path=page_path(locale.tag, one.id),
        locale=locale.tag,
        name=one.id,
        label=name,
        title=locale.noted(replace(title, text=title.text.replace("%(name)s", name.text)), name),
        description=locale.noted(words.label(one.summary, products=products), *named),
        keywords=(locale.labels["competency_term"].text, name.text, *sorted(english), *options),
        contents=(Heading(name, one.id, 1, tuple(_option_heading(words, option) for option in one.options)),),
        words=words,
        layout=layout,
        messages=locale.said(layout, [*_BESIDE, "competency_title", "competency_term"], position, form.messages),
        form=form,
    )


def _option_heading(words: Words, option: Option) -> Heading:
    tiers = tuple(Heading(words.name(tier.name), f"{option.id}-{tier.id}", 3) for tier in option.tiers)
    return Heading(words.name(option.name), f"{option.id}-option", 2, tiers)


def linker(path: str, locale: str, names: Collection[str], root: str = "/") -> Callable[[str, str], str]:
    """Return what makes an address of a page's name, as seen from the page at `path`."""

    @cache
    def address(name: str) -> str:
        if name not in names:
            raise LookupError(f"there is no page {name!r}")
        target = page_path(locale, name).removesuffix("index.html")
        if posixpath.basename(path) == NOT_FOUND:
            return f"{root}{target}"
        relative = posixpath.relpath(target or ".", posixpath.dirname(path) or ".")
        return "./" if relative == "." else f"{relative}/" if target.endswith("/") else relative

    def link(name: str, anchor: str = "") -> str:
        return f"{address(name)}#{anchor}" if anchor else address(name)

    return link


def _no_link(name: str, anchor: str = "") -> str:
    raise LookupError(f"no address is known here for {name or anchor!r}")
