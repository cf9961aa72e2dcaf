"""What a locale's pages need from Material for MkDocs. All that is known of the theme is known here.

The theme is rendered with a read-only view of the configuration for each locale: its language, its navigation,
its root as base. Material's environment does not autoescape: every text that goes to it is `Markup`.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self
from urllib.parse import urlsplit

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as ThemePage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from generator.heads import Head
from generator.holes import Unshareable
from generator.messages import SOURCE, Phrase, Translator
from generator.pages import HOME, NOT_FOUND, TRANSLATION, Heading, Locale, Page, near
from generator.shell import Entry, Listing, Own, Shells
from generator.site import Site, messages_path
from generator.templating import script_json

OVERRIDES = Path(__file__).parent / "material"
ASSETS = "assets/competency-docs"
# Pages that MkDocs would make from the theme, for one language; ours take their place.
REPLACED_TEMPLATES = ("404.html", "sitemap.xml")
NOT_FOUND_TEMPLATE = "competency-docs-404.html"
# White space that browsers do not show, and the elements in which they do.
_INDENT = re.compile(r"\s*\n\s*")
_SEEN = re.compile(r"<(?:pre|textarea)\b")
# Search results cut what is longer.
_LONGEST_TITLE = 67
# Shows a page that is filled in already.
FILLED_TEMPLATE = "competency-docs-filled.html"


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
    set_entry(page, ours, locale)
    page.canonical_url = str(escape(head.canonical)) if head and head.canonical else None
    page.meta["description"] = escape(ours.description)
    page.meta["keywords"] = escape(", ".join(ours.keywords))


def set_entry(page: ThemePage, ours: Page, locale: Locale) -> None:
    """Give a page of MkDocs what is shown of ours in the navigation of others."""
    page.title = Shown(locale, ours.label)
    # No title here: the theme would show it in the header, where the name does. Its own stands in the head.
    page.meta = {}
    if ours.name == NOT_FOUND:
        page.meta["template"] = NOT_FOUND_TEMPLATE
    if ours.locale is None:
        page.meta["hide"] = ["navigation", "toc", "footer"]


class OwnPage(ThemePage):
    """A page of ours: there is no Markdown to read or to render."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Read nothing."""
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Render nothing."""
        self.content, self.toc = "", TableOfContents([])


def article(page: Page) -> str:
    """Return a page's body in the element that sets it apart from what the theme writes around it."""
    return f"<div data-article>{page.body}</div>"


def content(page: Page, locale: Locale, origin: Mapping[str, str]) -> str:
    """Return what stands in a page: its article, links, the data of its form and the script that makes it.

    `origin` is where its facts come from, and where a mistake is told: `{label: address}`.
    """
    items = "".join(
        f'<li><a href="{escape(url)}">{locale.marked(locale.labels[label])}</a></li>' for label, url in origin.items()
    )
    below = f'<ul class="cd-origin">{items}</ul>' if items else ""
    if page.form is None:
        return f"{article(page)}{below}"
    script = get_relative_url(f"{ASSETS}/qualify/form.js", page.address)
    data = f'<script type="application/json" id="cd_qualify_data">{page.form.data}</script>'
    return f'{article(page)}{below}{data}<script type="module" src="{script}"></script>'


def source_of(page: Page) -> str:
    """Return the file that MkDocs takes a page to be made from."""
    return page.path.removesuffix(".html") + ".md"


def link_neighbours(locale: Locale, pages: Mapping[str, ThemePage], made: Collection[str]) -> None:
    """Set the previous and the next page of those pages of a locale that are `made`, and none beyond it."""
    for page in locale.shown:
        if page.path in made:
            pages[page.path].previous_page = pages[page.path].next_page = None
    for before, after in pairwise(locale.listed):
        if before.path in made:
            pages[before.path].next_page = pages[after.path]
        if after.path in made:
            pages[after.path].previous_page = pages[before.path]


def with_direction(html: str, translator: Translator) -> str:
    """Return a page whose root says that its text runs from right to left; the theme says so on its body alone."""
    return html if translator.direction == "ltr" else html.replace("<html ", '<html dir="rtl" ', 1)


class Frame:
    """What one locale's pages share: the view of the configuration, the navigation."""

    def __init__(self, config: MkDocsConfig, site: Site, locale: Locale, pages: Mapping[str, ThemePage]) -> None:
        self.config, self.site, self.locale = config, site, locale
        self.language = language_file(locale.translator, config.theme.dirs) or SOURCE
        self.pages = pages
        self.homepage = pages[locale.pages[0].path]
        self.listed = locale.listed
        self.positions = {page.path: n for n, page in enumerate(locale.listed)}
        self.root = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
        self.counterparts = {one.tag: {page.name: page for page in one.shown} for one in site.locales}
        self._titles: dict[Phrase, Shown] = {}

    def context(self, page: Page, own: Mapping[str, Any]) -> dict[str, Any]:
        """Return what is different in the context of a page of this locale, or of the whole site."""
        whole = page.locale is None
        context: dict[str, Any] = {
            "config": self._view(own["copyright"], search=not whole and page.name != NOT_FOUND),
            "nav": Listing([] if whole else self._near(page), self.homepage),
            "competency_docs": {
                "root": self.root,
                "locales": " ".join(one.tag for one in self.site.locales),
                "title": own["title"],
                "head": own["head"],
                "chooses": whole and page.name != NOT_FOUND,
            },
            **{name: own[name] for name in ("alternates", "beside", "incomplete")},
        }
        if page.name == NOT_FOUND:
            # Shown at any depth: without a page, the theme's addresses begin at `base_url`.
            not_found = SimpleNamespace(title=escape(page.title), content=article(page), whole=whole)
            context |= {"not_found": not_found, "page": None, "base_url": self.root}
        elif not whole:
            context["base_url"] = get_relative_url(f"{page.locale}/", page.address)
        return context

    def own(self, page: Page, head: Head | None) -> dict[str, Any]:
        """Return what is different on each page: texts, in mappings and lists."""
        whole = page.locale is None
        return {
            "title": self._head_title(page),
            "head": _head(head) if head else None,
            "alternates": self._alternates(page),
            "copyright": self._footer(page),
            "beside": None if whole or page.name == NOT_FOUND or page.locale == SOURCE else self._beside(page),
            "incomplete": None if whole else self._incomplete(page),
        }

    def shells(self, template: Callable[[str], Any]) -> Shells:
        """Return the shells of the locale's pages."""
        beside = f"{self.locale.tag}/{TRANSLATION}/"
        entries = [
            Entry(Shown(self.locale, page.label), get_relative_url(page.address, beside)) for page in self.listed
        ]
        return Shells(template, self.locale.tag, entries, lambda n: self.pages[self.listed[n].path], self._shared)

    def own_of(self, page: Page, head: Head | None, position: int, context: Mapping[str, Any]) -> Own:
        """Return what is a page's own, for its shell; `context` is what MkDocs gives to templates."""
        known, origin = self.pages[page.path], self.site.origin_of(page)
        values = {
            **self.own(page, head),
            "name": page.name,
            "anchor": page.contents[0].id if page.contents else "",
            "page": {name: getattr(known, name) for name in ("title", "canonical_url", "edit_url")}
            | {
                "content": content(page, self.locale, origin),
                "meta": {name: known.meta[name] for name in ("description", "keywords")},
            },
        }
        return Own(
            position,
            values,
            [self._heading(one) for one in page.contents],
            lambda values: {**context, **self.context(page, values)},
        )

    def _heading(self, heading: Heading) -> dict[str, Any]:
        """Return an entry of the table of contents as a tree of texts."""
        if (title := self._titles.get(heading.title)) is None:
            title = self._titles[heading.title] = Shown(self.locale, heading.title)
        below = [self._heading(one) for one in heading.below]
        return {"title": title, "url": f"#{heading.id}", "level": heading.level, "children": below}

    def finished(self, html: str, content: str = "") -> str:
        """Return a page with what the theme gives no room for: marks, and the direction of its root.

        Around its content, the theme's white space is left out, which is a third of a page with a long navigation.
        """
        html = self._marked(html)
        before, content, after = html.partition(content) if content else (html, "", "")
        return with_direction(f"{_dense(before)}{content}{_dense(after)}", self.locale.translator)

    def _shared(self, html: str, content: str) -> str:
        """Return the same of a shell, whose parts cannot tell what white space the others show."""
        if _SEEN.search(html):
            raise Unshareable("white space that is seen")
        return self.finished(html, content)

    def _marked(self, html: str) -> str:
        """Return a page with the name of the site marked as other words are: the theme shows it and its label alike."""
        name, shown = escape(self.locale.site_name.text), self.locale.marked(self.locale.site_name)
        return html if name == shown else re.sub(_site_name(name), lambda match: f"{match[1]}{shown}{match[2]}", html)

    def _near(self, page: Page) -> list[ThemePage]:
        """Return what the navigation of a page lists."""
        return [self.pages[self.listed[n].path] for n in near(self.positions.get(page.path, 0), len(self.listed))]

    def _footer(self, page: Page) -> Markup:
        note = self.locale.marked(self.locale.labels["footer_note"])
        return Markup(" ").join([note, *self._status(page)])

    def _head_title(self, page: Page) -> str:
        """Return the title of a page, with the name of the site unless search results would cut it."""
        name = self.locale.noted(self.locale.site_name)
        if page.title in {"", name}:
            return escape(name)
        return escape(page.title if len(page.title + name) > _LONGEST_TITLE else f"{page.title} - {name}")

    def _view(self, copyright_note: object, *, search: bool) -> View:
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
            copyright=copyright_note,
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

    def _beside(self, page: Page) -> dict[str, Any]:
        """Return what shows the English beside a page: its address, words, and where its messages can be found."""
        messages = messages_path(self.locale.tag)
        labels = self.locale.labels
        return {
            "url": self._url(self._counterpart(page, SOURCE).address, page),
            "lang": SOURCE,
            "messages": self._url(messages, page) if messages in self.site.files else None,
            "show": self.locale.marked(labels["english_show"]),
            "hide": self.locale.marked(labels["english_hide"]),
            "message_link": self.locale.marked(labels["message_link"]),
        }

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
        status = self.counterparts[self.locale.tag].get(TRANSLATION)
        if status is None or page.locale is None or page.name == TRANSLATION:
            return []
        return [Markup('<a href="%s">%s</a>') % (self._url(status.address, page), self.locale.marked(status.label))]

    def _url(self, to: str, page: Page) -> str:
        """Return an address in the site as seen from a page; one for a dead address is shown at any depth."""
        if page.name == NOT_FOUND:
            return self.root + to
        if page.locale and not to.startswith(f"{page.locale}/"):
            return "../" * page.address.count("/") + to
        return get_relative_url(to, page.address)

    def _alternates(self, page: Page) -> list[dict[str, Any]]:
        return [
            {
                "tag": other.tag,
                "name": escape(other.translator.autonym),
                "url": self._url(self._counterpart(page, other.tag).address, page),
                "current": other.tag == page.locale,
                "direction": other.translator.direction,
            }
            for other in self.site.locales
        ]

    def _counterpart(self, page: Page, tag: str) -> Page:
        """Return the page of a locale that says the same; the locale's home where there is none."""
        named = self.counterparts[tag]
        return named.get(page.name, named[HOME])


def _dense(html: str) -> str:
    """Return HTML without empty lines and indents, unless it has text in which they are seen."""
    return html if _SEEN.search(html) else _INDENT.sub("\n", html)


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


def _head(head: Head) -> dict[str, Any]:
    """Return what search engines read in a page's head."""
    return {
        "alternates": [{"tag": tag, "url": escape(url)} for tag, url in head.alternates],
        "properties": [{"name": name, "content": escape(value)} for name, value in head.properties],
        "data": script_json(head.data),
    }


def _anchor(locale: Locale, heading: Heading) -> AnchorLink:
    link = AnchorLink(Shown(locale, heading.title), heading.id, heading.level)
    link.children = [_anchor(locale, below) for below in heading.below]
    return link


def _site_name(name: str) -> str:
    """Return where the theme shows the name of the site: in the header, and above the navigation."""
    return rf"""(<span class="md-ellipsis">\s*|</a>\s*){re.escape(str(name))}(\s*</(?:span|label)>)"""
