"""Every page of every locale, and the files beside them: search indexes, sitemaps. Writes nothing."""

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from urllib.parse import unquote, urlsplit

from generator.compact import compact_json
from generator.earlier import Earlier, Sketch, key_of, keys_of
from generator.errors import GeneratorError, Problem, wrong
from generator.heads import Edition, Head, changes, render_heads
from generator.layout import Contents, Layout
from generator.message_urls import message_urls
from generator.messages import SOURCE, Translator
from generator.page_urls import report_url, source_url
from generator.pages import Layouts, Locale, Page, lay_out, near, render_languages, render_locale
from generator.project import Project, Settings
from generator.qualify.form import FORM
from generator.reading import Outline, Reader, Section, read_layout
from generator.search import documents, index_of
from generator.sitemaps import search_files
from generator.translation import add_translation_pages


@dataclass(frozen=True, slots=True)
class Index:
    """A search index; `spans` are where in the text the documents of each page stand, by its path."""

    text: str
    spans: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Site:
    """All pages, by locale and of the whole site; `files` is `{path: text}` of what stands beside them.

    `indexes` are those for search by tag, each made when it is asked for, as all together would be many; `made` is what
    a later build can use.
    `heads` is `{path: head}` of the pages that may be found; `origin_of` returns, of a page, `{label: address}` of what
    it comes from and of where a mistake is told.
    """

    locales: tuple[Locale, ...]
    whole: tuple[Page, ...]
    files: Mapping[str, str]
    heads: Mapping[str, Head] = field(default_factory=dict)
    origin_of: Callable[[Page], Mapping[str, str]] = lambda _: {}
    indexes: Mapping[str, Index] = field(default_factory=dict)
    made: Earlier = field(default_factory=Earlier)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return every page, sorted by path."""
        pages = [page for locale in self.locales for page in locale.pages]
        return tuple(sorted([*pages, *self.whole], key=lambda page: page.path))


class Kept:
    """What a preview has rendered, for its next build: a locale whose words are the same stays as it is."""

    def __init__(self) -> None:
        self._sources: object = None
        self._layouts: Layouts | None = None
        self._locales: dict[str, tuple[object, Locale]] = {}

    def layouts(self, project: Project, as_of: date, root: str, earlier: Earlier) -> Layouts:
        """Return the layouts of a project; when they are new, no locale stays."""
        sources = (project.tree.value, project.templates.sources, as_of, root, earlier.base)
        if self._layouts is None or sources != self._sources:
            keys = keys_of(project.tree.value, earlier.base)
            layouts = lay_out(project.catalogue, project.templates, as_of=as_of, keys=keys, known=earlier)
            self._sources, self._layouts, self._locales = sources, layouts, {}
        return self._layouts

    def locale(self, project: Project, layouts: Layouts, translator: Translator, root: str) -> Locale:
        """Return a locale with its pages but that of translation."""
        tag, progress = translator.tag, project.progress.get(translator.tag)
        words = (translator.entries, progress)
        before, locale = self._locales.get(tag, (None, None))
        if locale is None or words != before:
            locale = render_locale(
                project.catalogue, project.templates, layouts, translator, root=root, progress=progress
            )
            self._locales[tag] = words, locale
        return locale


def render_site(
    project: Project,
    as_of: date,
    site_url: str,
    kept: Kept | None = None,
    earlier: Earlier | None = None,
    index_before: Callable[[str], str | None] = lambda _: None,
) -> Site:
    """Return the site of a project; raise GeneratorError with every link that leads nowhere.

    `index_before(tag)` returns the search index of a locale that an `earlier` build has made.
    """
    root = urlsplit(site_url).path.rstrip("/") + "/"
    kept, earlier = kept or Kept(), earlier or Earlier()
    site = render_pages(project, as_of, root, kept, earlier)
    locales, layouts = site.locales, kept.layouts(project, as_of, root, earlier)
    read = _Bodies()
    keys = _layout_keys(site, layouts)
    known = {layout: sketch for layout, key in keys.items() if (sketch := earlier.sketches.get(key))}
    bodies = {
        layout: _outline(known[layout]) if layout in known else read[layout]
        for layout in dict.fromkeys(page.layout for page in site.pages)
    }
    if problems := list(check_links(site.pages, bodies, root, project.static_files)):
        raise GeneratorError(problems)
    files: dict[str, str] = {}
    if template := project.settings.message_url:
        for tag, po in project.catalogues.items():
            urls = message_urls(template, tag, po)
            files[messages_path(tag)] = compact_json(urls)
    changed = changes(project.catalogue, as_of)
    edition = Edition(url=site_url, as_of=as_of, recorded=project.settings.as_of, changed=changed)
    search = search_files(locales, edition)
    # What an author has put there stays.
    files |= {path: text for path, text in search.items() if path not in project.static_files}
    competencies = frozenset(one.id for one in project.catalogue.competencies)
    heads = render_heads(locales, site.whole, competencies, edition)
    origin_of = partial(_origin, project.settings, site_url)
    sketches = {key: known.get(layout) or _sketch(layout, bodies) for layout, key in keys.items()}
    made = Earlier(earlier.base, sketches, dict(_page_keys(site, keys)), lists=layouts.lists)
    spans = {path: span for path, span in earlier.spans.items() if earlier.has(path, made.pages.get(path))}
    indexes = Indexes(locales, read, spans, index_before)
    return replace(site, files=files, heads=heads, origin_of=origin_of, indexes=indexes, made=made)


def render_pages(
    project: Project, as_of: date, root: str = "/", kept: Kept | None = None, earlier: Earlier | None = None
) -> Site:
    """Return every page, and no file beside them; `root` is the path of the site on its host."""
    kept = kept or Kept()
    layouts = kept.layouts(project, as_of, root, earlier or Earlier())
    rendered = [kept.locale(project, layouts, translator, root) for translator in project.translators]
    sources, url = (project.catalogue, project.templates, layouts.places), project.settings.message_url
    locales = add_translation_pages(rendered, *sources, url=url)
    return Site(locales, tuple(render_languages(*sources, locales, root=root)), {})


def index_path(tag: str) -> str:
    """Return the file of a locale's search index."""
    return f"{tag}/search/search_index.json"


class _Bodies(dict[Layout, Outline]):
    """What bodies say, read when it is asked for."""

    def __missing__(self, layout: Layout) -> Outline:
        body = self[layout] = read_layout(layout)
        return body


def _outline(sketch: Sketch) -> Outline:
    """Return the ids and links of a body that is not read, as they are known."""
    return Outline(sketch.ids, sketch.links)


def _sketch(layout: Layout, bodies: Mapping[Layout, Outline]) -> Sketch:
    body = bodies[layout]
    return Sketch(layout.messages, tuple(body.ids), tuple(body.links))


def _layout_keys(site: Site, layouts: Layouts) -> Mapping[Layout, str]:
    """Return the keys of layouts that have one: those laid out before, and of others what they say."""
    if layouts.shared is None:
        return {}
    found = {layouts.pages[name]: key for name, key in layouts.keys.items() if name in layouts.pages}
    contents, before = Contents(), frozenset(layouts.pages.values())
    for layout in dict.fromkeys(page.layout for page in site.pages if page.layout not in before):
        found[layout] = key_of(layouts.shared, contents.of(layout.parts))
    return found


def _page_keys(site: Site, layouts: Mapping[Layout, str]) -> Iterator[tuple[str, str]]:
    """Yield the path and the key of each page whose layout has one.

    Beside its layout, it hangs on the words of its language and of English, and on the names in its navigation: of a
    page that is not in it, on those of the first one's.
    """
    tags = [locale.tag for locale in site.locales]
    words = {locale.tag: _key_of_words(locale) for locale in site.locales}
    for locale in site.locales:
        common = key_of(tags, words[locale.tag], words[SOURCE])
        listed = locale.listed
        positions = {page.path: position for position, page in enumerate(listed)}
        names = [key_of(page.name, page.label.text, page.label.lang, page.label.translated) for page in listed]
        for page in locale.pages:
            if page.layout in layouts:
                near_it = [names[n] for n in near(positions.get(page.path, 0), len(names))]
                yield page.path, key_of(common, layouts[page.layout], near_it)
    for page in site.whole:
        if page.layout in layouts:
            yield page.path, key_of(tags, words[SOURCE], layouts[page.layout])


def _key_of_words(locale: Locale) -> str:
    entries = [[*key, *entry.strings] for key, entry in locale.translator.entries.items()]
    left = [[*key, one.state.value] for key, one in locale.progress.left.items()] if locale.progress else []
    return key_of(entries, left)


class Indexes(Mapping[str, Index]):
    """The search index of each locale by its tag, made when it is asked for.

    `spans` are where in the index before the documents of a page stand, where it is known that they are the same.
    """

    def __init__(
        self,
        locales: Sequence[Locale],
        bodies: Mapping[Layout, Outline],
        spans: Mapping[str, tuple[int, int]],
        before: Callable[[str], str | None],
    ) -> None:
        self._locales = {locale.tag: locale for locale in locales}
        self._bodies, self._spans, self._before = bodies, spans, before
        self._reader = Reader(self._locales[SOURCE].words)
        self._pages = {page.name: page for page in self._locales[SOURCE].shown}
        self._english: dict[str, list[Section]] = {}

    def __getitem__(self, tag: str) -> Index:
        """Return an index."""
        locale = self._locales[tag]
        reader, before = Reader(locale.words), self._before(tag)
        found = {page.path: self._documents_of(page, locale, reader, before) for page in locale.shown}
        text, starts = index_of(found.values())
        spans = {path: (start, start + len(one)) for (path, one), start in zip(found.items(), starts, strict=True)}
        return Index(text, spans)

    def __iter__(self) -> Iterator[str]:
        return iter(self._locales)

    def __len__(self) -> int:
        return len(self._locales)

    def _documents_of(self, page: Page, locale: Locale, reader: Reader, before: str | None) -> str:
        if before is not None and (span := self._spans.get(page.path)):
            return before[slice(*span)]
        english = self._in_english(page.name)
        return documents(locale, page, english if locale.tag == SOURCE else self._sections(page, reader), english)

    def _in_english(self, name: str) -> list[Section]:
        """Return the sections of a page in English, read once for all languages."""
        if (said := self._english.get(name)) is None:
            said = self._english[name] = self._sections(self._pages[name], self._reader)
        return said

    def _sections(self, page: Page, reader: Reader) -> list[Section]:
        """Return what is searched of a page: the first section has its title as a name too, the last is its form."""
        sections = reader.sections(self._bodies[page.layout])
        for first in sections[:1]:
            first.title_names.append(page.title)
        if page.form:
            sections.append(Section(FORM, page.form.wording.heading, page.form.wording.lead))
        return sections


def _origin(settings: Settings, site_url: str, page: Page) -> Mapping[str, str]:
    source = source_url(settings.source_url, settings.data, page) if settings.source_url else None
    report = report_url(settings.report_url, site_url, page) if settings.report_url else None
    return {label: url for label, url in (("source", source), ("report", report)) if url}


def messages_path(tag: str) -> str:
    """Return the file of a locale that says where each message can be translated."""
    return f"{tag}/messages.json"


def check_links(
    pages: tuple[Page, ...], bodies: Mapping[Layout, Outline], root: str, files: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    """Yield each link inside the site that leads to no page, anchor or file, and each id that a page has twice."""
    anchors = {path: {""} for path in files} | {page.address: {"", *bodies[page.layout].ids} for page in pages}
    around = _around(pages, bodies, files)
    sound: set[tuple[int, str, Layout]] = set()
    for page in pages:
        # Links are the same in every language: where what is around them is the same too, they lead to the same.
        if (place := (around[page.locale], page.name, page.layout)) in sound:
            continue
        body = bodies[page.layout]
        problems = [
            wrong("links", page.path, expected="each id once", found=f"{anchor!r} twice", locale=page.locale)
            for anchor in sorted(one for one, n in Counter(body.ids).items() if n > 1)
        ]
        problems += [
            wrong("links", page.path, expected="a link that leads somewhere", found=found, locale=page.locale)
            for link in dict.fromkeys(body.links)
            if (found := _dead(link, page, anchors, root))
        ]
        yield from problems
        if not problems:
            sound.add(place)


def _around(pages: Sequence[Page], bodies: Mapping[Layout, Outline], files: frozenset[str]) -> Mapping[str | None, int]:
    """Return a number for each locale, the same for those that have the same pages, anchors and files."""
    found: dict[str | None, set[object]] = {}
    for page in pages:
        found.setdefault(page.locale, set()).add((page.name, *bodies[page.layout].ids))
    for tag, things in found.items():
        things |= {path.removeprefix(f"{tag}/") for path in files if path.startswith(f"{tag}/")}
    numbers: dict[frozenset[object], int] = {}
    return {tag: numbers.setdefault(frozenset(things), len(numbers)) for tag, things in found.items()}


def _dead(link: str, page: Page, anchors: Mapping[str, set[str]], root: str) -> str | None:
    """Return what is wrong with a link, or nothing."""
    if link.startswith(("https://", "http://")):
        return None
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None if parts.scheme in {"https", "http"} else f"{link!r}, whose scheme is neither https nor http"
    if parts.path.startswith("/"):
        if not parts.path.startswith(root):
            return f"{link!r}, which is outside the site"
        address = parts.path[len(root) :]
    elif parts.path:
        address = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(parts.path)))
        address = "" if address == "." else f"{address}/" if parts.path.endswith("/") else address
    else:
        address = page.address
    if address not in anchors:
        return f"{link!r}, but there is no such page"
    if parts.fragment and unquote(parts.fragment) not in anchors[address]:
        return f"{link!r}, but that page has no such anchor"
    return None
