"""What a locale's pages need from Material for MkDocs. All that is known of the theme is known here.

The theme is rendered with a read-only view of the configuration for each locale: its language, its navigation,
its root as base. Material's environment does not autoescape: every text that goes to it is `Markup`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self
from urllib.parse import urlsplit

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as ThemePage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from generator.heads import Head
from generator.messages import SOURCE, Phrase, Translator
from generator.pages import NOT_FOUND, TRANSLATION, Heading, Locale, Page
from generator.site import Site, counterpart, messages_path
from generator.templating import script_json

OVERRIDES = Path(__file__).parent / "material"
ASSETS = "assets/competency-docs"
# Pages that MkDocs would make from the theme, for one language; ours take their place.
REPLACED_TEMPLATES = ("404.html", "sitemap.xml")
NOT_FOUND_TEMPLATE = "competency-docs-404.html"


class View:
    """Another object's attributes and items, some of them replaced. Cannot be written to."""

    __slots__ = ("_of", "_replaced")

    def __init__(self, of: Any, **replaced: object) -> None:
        object.__setattr__(self, "_of", of)
        object.__setattr__(self, "_replaced", replaced)

    def __getattr__(self, name: str) -> Any:
        return self._replaced[name] if name in self._replaced else getattr(self._of, name)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} cannot be set: this is a read-only view")

    def __getitem__(self, name: str) -> Any:
        return self._replaced[name] if name in self._replaced else self._of[name]

    def __contains__(self, name: object) -> bool:
        return name in self._replaced or name in self._of


class Shown(str):
    """Words as the theme shows them, with their language and mark; in attributes, where it escapes, just the words.

    Bad: Markup, which the theme's `| e` would leave as it is, tags and all
    """

    text: str

    def __new__(cls, locale: Locale, phrase: Phrase) -> Self:
        """Return a phrase as it is shown in a locale."""
        shown = super().__new__(cls, locale.marked(phrase))
        shown.text = phrase.text
        return shown

    def __html__(self) -> str:
        """Return what the theme's filters `e` and `striptags` begin with."""
        return escape(self.text)


def prepare(config: MkDocsConfig) -> None:
    """Change a configuration so that the theme finds our templates and files, and makes no page of its own."""
    own = [folder for folder in config.theme.dirs if folder == config.theme.custom_dir]
    config.theme.dirs.insert(len(own), str(OVERRIDES))
    for name in REPLACED_TEMPLATES:
        config.theme.static_templates.discard(name)
    config.extra_css.append(f"{ASSETS}/site.css")
    config.extra_javascript.append(f"{ASSETS}/site.js")


def language_file(translator: Translator, dirs: Sequence[str]) -> str | None:
    """Return the theme's language for a locale: `zh` for zh-CN, `ja` for ja-JP; None when it has none."""
    for name in translator.lineage:
        if any((Path(folder) / "partials/languages" / f"{name}.html").is_file() for folder in dirs):
            return name
    return None


def foreign_words(config: MkDocsConfig, site: Site) -> Iterator[str]:
    """Yield a note on each locale in whose language the theme has no words of its own."""
    for locale in site.locales:
        if language_file(locale.translator, config.theme.dirs) is None:
            file = f"partials/languages/{locale.tag}.html"
            yield f"{locale.tag}: the theme has no words of this language, its own buttons are in English ({file})"


def contents(locale: Locale, headings: Iterable[Heading]) -> TableOfContents:
    """Return a page's table of contents as the theme wants it."""
    return TableOfContents([_anchor(locale, heading) for heading in headings])


def set_page(page: ThemePage, ours: Page, locale: Locale, head: Head | None) -> None:
    """Give a page of MkDocs what its theme shows of ours."""
    page.toc = contents(locale, ours.contents)
    page.title = Shown(locale, ours.label)
    page.canonical_url = str(escape(head.canonical)) if head and head.canonical else None
    # No title here: the theme would show it in the header, where the name does. Its own stands in the head.
    page.meta = {
        "description": escape(ours.description),
        "keywords": escape(", ".join(ours.keywords)),
    }
    if ours.name == NOT_FOUND:
        page.meta["template"] = NOT_FOUND_TEMPLATE
    if ours.locale is None:
        page.meta["hide"] = ["navigation", "toc", "footer"]


def article(page: Page) -> str:
    """Return a page's body in the element that sets it apart from what the theme writes around it."""
    return f"<div data-article>{page.body}</div>"


def content(page: Page, locale: Locale, origin: Mapping[str, str]) -> str:
    """Return a page's body and, below it, where its facts come from and where a mistake is told: `{label: address}`."""
    item = Markup('<li><a href="{}">{}</a></li>')
    items = Markup("").join(item.format(url, locale.marked(locale.labels[label])) for label, url in origin.items())
    return f'{article(page)}<ul class="cd-origin">{items}</ul>' if items else article(page)


def link_neighbours(locale: Locale, pages: Mapping[str, ThemePage]) -> None:
    """Set the previous and the next page of each page of a locale, and none beyond it."""
    for page in locale.shown:
        pages[page.path].previous_page = pages[page.path].next_page = None
    listed = [pages[page.path] for page in locale.listed]
    for before, after in pairwise(listed):
        before.next_page, after.previous_page = after, before


def with_direction(html: str, translator: Translator) -> str:
    """Return a page whose root says that its text runs from right to left; the theme says so on its body alone."""
    return html if translator.direction == "ltr" else html.replace("<html ", '<html dir="rtl" ', 1)


class Frame:
    """What one locale's pages share: the view of the configuration, the navigation."""

    def __init__(self, config: MkDocsConfig, site: Site, locale: Locale, pages: Mapping[str, ThemePage]) -> None:
        self.config, self.site, self.locale = config, site, locale
        self.language = language_file(locale.translator, config.theme.dirs) or SOURCE
        self.homepage = pages[locale.pages[0].path]
        self.nav = SimpleNamespace(items=[pages[page.path] for page in locale.listed], homepage=self.homepage)
        self.root = urlsplit(config.site_url or "/").path.rstrip("/") + "/"

    def context(self, page: Page) -> dict[str, object]:
        """Return what is different in the context of a page of this locale, or of the whole site."""
        whole = page.locale is None
        context: dict[str, object] = {
            "config": self._view(page, search=not whole and page.name != NOT_FOUND),
            "nav": SimpleNamespace(items=[], homepage=self.homepage) if whole else self.nav,
            "alternates": self._alternates(page),
            "competency_docs": {
                "root": self.root,
                "locales": " ".join(one.tag for one in self.site.locales),
                "title": escape(page.title),
                "head": self._head(page),
                "chooses": whole and page.name != NOT_FOUND,
            },
            "beside": None if whole or page.name == NOT_FOUND or page.locale == SOURCE else self._beside(page),
            "incomplete": None if whole else self._incomplete(page),
        }
        if page.name == NOT_FOUND:
            # Shown at any depth: without a page, the theme's addresses begin at `base_url`.
            not_found = SimpleNamespace(title=escape(page.title), content=article(page), whole=whole)
            context |= {"not_found": not_found, "page": None, "base_url": self.root}
        elif not whole:
            context["base_url"] = get_relative_url(f"{page.locale}/", page.address)
        return context

    def marked(self, html: str) -> str:
        """Return a page with the name of the site marked as other words are: the theme shows it and its label alike."""
        name, shown = escape(self.locale.site_name.text), self.locale.marked(self.locale.site_name)
        return html if name == shown else re.sub(_site_name(name), lambda match: f"{match[1]}{shown}{match[2]}", html)

    def _view(self, page: Page, *, search: bool) -> View:
        config, locale = self.config, self.locale
        plugins = {key: plugin for key, plugin in config.plugins.items() if key not in {"search", "material/search"}}
        if search:
            plugins["material/search"] = SimpleNamespace(config=SimpleNamespace(enabled=True))
        theme = View(
            config.theme,
            language=self.language,
            direction=self.locale.translator.direction,
            palette=_palette(config.theme.get("palette"), locale.labels),
        )
        return View(
            config,
            theme=theme,
            plugins=plugins,
            site_name=escape(locale.site_name.text),
            site_description=None,
            copyright=Markup(" ").join([locale.marked(locale.labels["footer_note"]), *self._status(page)]),
            # Truthy, so that the header shows our switcher; not iterable, so that the head gets no links from it.
            # The scope keeps the reader's colours for the whole site, whatever the language.
            extra={
                **config.extra,
                "alternate": True,
                "locale": self.locale.tag,
                "generator": False,
                "scope": self.root,
            },
        )

    def _head(self, page: Page) -> SimpleNamespace | None:
        """Return what search engines read in a page's head; nothing for one that they are not to find."""
        if (head := self.site.heads.get(page.path)) is None:
            return None
        return SimpleNamespace(
            alternates=[SimpleNamespace(tag=tag, url=escape(url)) for tag, url in head.alternates],
            properties=[SimpleNamespace(name=name, content=escape(value)) for name, value in head.properties],
            data=script_json(head.data),
        )

    def _beside(self, page: Page) -> SimpleNamespace:
        """Return what shows the English beside a page: its address, words, and where its messages can be found."""
        source = next(locale for locale in self.site.locales if locale.tag == SOURCE)
        messages = messages_path(self.locale.tag)
        labels = self.locale.labels
        return SimpleNamespace(
            url=counterpart(page, source).address,
            lang=source.tag,
            messages=messages if messages in self.site.files else None,
            show=self.locale.marked(labels["english_show"]),
            hide=self.locale.marked(labels["english_hide"]),
            message_link=self.locale.marked(labels["message_link"]),
        )

    def _incomplete(self, page: Page) -> Markup | None:
        """Return how much of a page is translated, where that is not all of it."""
        figures = self.locale.figures(page)
        if figures is None or figures.translated == figures.messages:
            return None
        note, share = self.locale.labels["incomplete"], self.locale.translator.percent(figures.percent)
        said = self.locale.marked(replace(note, text=note.text.replace("%(percent)s", share)))
        return Markup(" ").join([said, *self._status(page)])

    def _status(self, page: Page) -> list[Markup]:
        """Return a link to the page that says how much is translated, where there is one."""
        link = Markup('<a href="{}">{}</a>')
        return [
            link.format(self._url(one, page), self.locale.marked(one.label))
            for one in self.locale.pages
            if one.name == TRANSLATION and page.locale and page.name != TRANSLATION
        ]

    def _url(self, to: Page, page: Page) -> str:
        """Return the address of a page as seen from another; one for a dead address is shown at any depth."""
        return self.root + to.address if page.name == NOT_FOUND else get_relative_url(to.address, page.address)

    def _alternates(self, page: Page) -> list[SimpleNamespace]:
        return [
            SimpleNamespace(
                tag=other.tag,
                name=escape(other.translator.autonym),
                url=counterpart(page, other).address,
                current=other.tag == page.locale,
                direction=other.translator.direction,
            )
            for other in self.site.locales
        ]


def _palette(palette: object, labels: Mapping[str, Phrase]) -> object:
    """Return the palette with its buttons named in the page's language."""
    if not isinstance(palette, list):
        return palette
    named = []
    for scheme in palette:
        to = labels["to_light"] if scheme.get("scheme") == "slate" else labels["to_dark"]
        toggle = scheme.get("toggle")
        named.append({**scheme, "toggle": {**toggle, "name": escape(to.text)}} if toggle else scheme)
    return named


def _anchor(locale: Locale, heading: Heading) -> AnchorLink:
    link = AnchorLink(Shown(locale, heading.title), heading.id, heading.level)
    link.children = [_anchor(locale, below) for below in heading.below]
    return link


def _site_name(name: str) -> str:
    """Return where the theme shows the name of the site: in the header, and above the navigation."""
    return rf"""(<span class="md-ellipsis">\s*|</a>\s*){re.escape(str(name))}(\s*</(?:span|label)>)"""
