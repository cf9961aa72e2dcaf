"""The page of a locale that says how much of the site is translated into each language. Pure but for templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.layout import Layout, Places
from generator.message_urls import message_url
from generator.messages import SOURCE
from generator.model import Catalogue, Fact, Percent
from generator.pages import TRANSLATION, Locale, Page, linker, names_of, page_path
from generator.pofiles import message_id
from generator.statistics import Figures, Left, Progress, State
from generator.templating import Templates

# Of the page itself before it has been rendered.
_NONE_LEFT = Figures(messages=0, fuzzy=0, refused=0, missing=0, words_left=0)
# From the page, in any locale, to the root of the site.
_ROOT = "../../"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A message that is left: its English; why, as a fact; where it can be translated, or else be seen."""

    english: str
    state: Fact[str]
    address: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a page is translated, and how many messages and words are left by why; none where nothing is."""

    percent: Fact[Percent]
    left: Mapping[str, Fact[int]]
    words_left: Fact[int]


@dataclass(frozen=True, slots=True)
class Row:
    """How far a locale has come: its figures, those of each page by its id, what is left by why."""

    locale: Locale = field(compare=False)
    figures: Mapping[str, Fact[object]]
    pages: Mapping[str, Share]
    left: Mapping[str, Sequence[Unfinished]]

    @property
    def address(self) -> str:
        """Return the address of the locale's home."""
        return _ROOT + self.locale.pages[0].address


def add_translation_pages(
    locales: Sequence[Locale],
    catalogue: Catalogue,
    templates: Templates,
    places: Places,
    *,
    url: str = "",
) -> tuple[Locale, ...]:
    """Return the locales, each with its page before the one for a dead address; none where there is but one language.

    `url` is the option `message_url`. The page counts its own words too, known once it is laid out: hence twice, unless
    that makes no difference.
    """
    names = [*names_of(catalogue), TRANSLATION]

    def with_page(rows: Sequence[Row]) -> tuple[Locale, ...]:
        link = linker(page_path(SOURCE, TRANSLATION), SOURCE, names)
        states = [one.value for one in State]
        layout = templates.layout("translation.html", places, link, catalogue=catalogue, rows=rows, states=states)
        return tuple(_with_page(locale, layout) for locale in locales)

    if all(locale.progress is None for locale in locales):
        return tuple(locales)
    made = with_page(rows := _rows(locales, url))
    counted = _rows(made, url)
    return made if counted == rows else with_page(counted)


def _with_page(locale: Locale, layout: Layout) -> Locale:
    *pages, not_found = locale.pages
    page = Page(
        path=page_path(locale.tag, TRANSLATION),
        locale=locale.tag,
        name=TRANSLATION,
        label=locale.labels["translation"],
        title=locale.noted(locale.labels["translation"]),
        description=locale.noted(locale.labels["translation_description"]),
        words=locale.words,
        layout=layout,
        messages=locale.said(layout),
    )
    return replace(locale, pages=(*pages, page, not_found))


def _rows(locales: Sequence[Locale], url: str) -> list[Row]:
    return [_row(locale, locale.progress, url) for locale in locales if locale.progress]


def _row(locale: Locale, progress: Progress, url: str) -> Row:
    path, whole = f"translation.{locale.tag}", progress.whole
    counts = {name: Fact(n, f"{path}.{name}") for name, n in whole.counts().items()}
    figures = {**counts, "percent": Fact(Percent(whole.percent), f"{path}.percent")}
    of_pages = {TRANSLATION: _NONE_LEFT, **{page.id: progress.figures(page.messages) for page in locale.pages}}
    pages = {name: _share(one, f"{path}.pages.{name}") for name, one in of_pages.items()}
    left = [(one.state.value, _unfinished(locale, progress, one, url)) for one in progress.left.values()]
    by_state = {state.value: [one for value, one in left if value == state.value] for state in State}
    return Row(locale, figures, pages, {state: found for state, found in by_state.items() if found})


def _share(figures: Figures, path: str) -> Share:
    counts = figures.counts()
    left = {state.value: Fact(n, f"{path}.{state.value}") for state in State if (n := counts[state.value])}
    return Share(Fact(Percent(figures.percent), path), left, Fact(figures.words_left, f"{path}.words_left"))


def _unfinished(locale: Locale, progress: Progress, left: Left, url: str) -> Unfinished:
    entry = left.entry
    state = Fact(left.state.value, f"translation.{locale.tag}.messages.{message_id(entry.key)}")
    seen = next((_ROOT + page.address for page in locale.pages if entry.key in page.messages), None)
    address = message_url(url, locale.tag, progress.shown, entry) if url and entry.line else seen
    return Unfinished(entry.msgid, state, address)
