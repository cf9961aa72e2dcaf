"""What another state of a project brings with it: facts, and by locale pages and messages. Pure but for templates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from generator.differences import Change, differences
from generator.errors import GeneratorError, Problem
from generator.messages import Translator
from generator.pages import Locale, Page
from generator.pofiles import Entry, PoFile
from generator.project import Project, merged_catalogues
from generator.site import Kept, Site, render_pages
from generator.statistics import Progress, State, count_words, measure
from generator.templating import Templates

# What the pages of the whole site belong to, beside the locales.
EVERY_LOCALE = "*"


@dataclass(frozen=True, slots=True)
class Version:
    """The name of what is compared, as it was asked for, and the day that it speaks of."""

    name: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Side:
    """A version of a project, and all that was read of it."""

    version: Version
    project: Project


How = Literal["gone", "new", "changed"]


@dataclass(frozen=True, slots=True)
class TouchedPage:
    """The address of a page that is not as before, and how so."""

    address: str
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The messages of one locale that are not as before.

    Those `missing`, `fuzzy` or `refused` show in English; `removed` are no longer used, nor reworded; `translated` have
    another translation than before, or one now.
    """

    missing: tuple[Entry, ...] = ()
    fuzzy: tuple[Entry, ...] = ()
    refused: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    translated: tuple[Entry, ...] = ()

    @property
    def words_left(self) -> int:
        """Return how many English words there are to translate because of the change."""
        return sum(count_words(entry.msgid) for entry in (*self.missing, *self.fuzzy, *self.refused))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that is different between two sides. `pages` and `messages` are by locale; `notes` say what to know of it.

    `frames` are the locales that have other words around every page: in its header, navigation or footer.
    """

    old: Version
    new: Version
    changes: tuple[Change, ...]
    pages: Mapping[str, tuple[TouchedPage, ...]]
    frames: tuple[str, ...]
    messages: Mapping[str, Touched]
    templates: tuple[str, ...]
    notes: tuple[str, ...]


def compare_sides(old: Side, new: Side) -> Comparison:
    """Return all that is different between two sides.

    Raises GeneratorError when the pages cannot be made with the new templates. Where the old ones need another version
    of this program, the old pages too are made with the new ones: a note says so.
    """
    days = (old.version.as_of, new.version.as_of)
    changes = differences(old.project.catalogue, new.project.catalogue, days)
    messages = touched_messages(_catalogues(old.project), _catalogues(new.project))
    notes: list[str] = []
    kept = Kept()
    after = _pages(new, new, kept)
    try:
        before = _pages(old, old, kept)
    except GeneratorError as error:
        misfit = error.problems[0]
        notes.append(f"All pages are made with the templates of {new.version.name}: {misfit.where}: {misfit.message}")
        before = _pages(old, new, kept)
    then, now = ({locale.tag: _frame(site, locale) for locale in site.locales} for site in (before, after))
    return Comparison(
        old=old.version,
        new=new.version,
        changes=(*_languages(then, now), *changes),
        pages=touched_pages(_by_path(before), _by_path(after)),
        frames=tuple(tag for tag in now if tag in then and then[tag] != now[tag]),
        messages=messages,
        templates=_other_templates(old.project.templates, new.project.templates),
        notes=tuple(notes),
    )


def on_side(name: str, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems that say on which side they are."""
    return tuple(one if one.where == name else replace(one, where=f"{name}: {one.where}") for one in problems)


def touched_pages(before: Mapping[str, Page], after: Mapping[str, Page]) -> dict[str, tuple[TouchedPage, ...]]:
    """Return by locale the pages that are gone, new or different; EVERY_LOCALE for the whole site's.

    Both sides are `{path: page}`.
    """
    how: list[tuple[How, Page]] = [("gone", page) for path, page in before.items() if path not in after]
    how += [("new", page) for path, page in after.items() if path not in before]
    how += [("changed", page) for path, page in after.items() if _shown(before.get(path, page)) != _shown(page)]
    touched: dict[str, tuple[TouchedPage, ...]] = {}
    for page in (*after.values(), *before.values()):
        touched[page.locale or EVERY_LOCALE] = ()
    for one, page in how:
        touched[page.locale or EVERY_LOCALE] += (TouchedPage(page.address, one),)
    return touched


# A catalogue in step with its sources, and how far it has come.
Translated = tuple[PoFile, Progress]


def touched_messages(old: Mapping[str, Translated], new: Mapping[str, Translated]) -> dict[str, Touched]:
    """Return `{locale: messages}` of the new side."""
    return {tag: _touched(*old.get(tag, _untouched(tag)), *one) for tag, one in new.items()}


def _untouched(tag: str) -> Translated:
    return PoFile(tag), measure(tag, PoFile(tag), (), ())


def _touched(old: PoFile, before: Progress, new: PoFile, after: Progress) -> Touched:
    then = {entry.key: _state(entry, before) for entry in old.entries}
    others = [(entry, _state(entry, after)) for entry in new.entries]
    others = [(entry, state) for entry, state in others if state != then.get(entry.key)]

    def those(why: State | None) -> tuple[Entry, ...]:
        return tuple(entry for entry, (left, *_) in others if left == why)

    used = {entry.key for entry in new.entries} | {entry.previous[:2] for entry in new.entries if entry.fuzzy}
    return Touched(
        missing=those(State.MISSING),
        fuzzy=those(State.FUZZY),
        refused=those(State.REFUSED),
        removed=tuple(entry for entry in old.entries if entry.key not in used),
        translated=those(None),
    )


def _state(entry: Entry, progress: Progress) -> tuple[State | None, object]:
    """Return what a message is to a translator: why it shows in English, if it does, and what stands there."""
    left = progress.left.get(entry.key)
    return left.state if left else None, (entry.plural, entry.strings)


def _catalogues(project: Project) -> dict[str, Translated]:
    """Return the catalogues of a project as they are once they have been brought in step."""
    found, merged = {}, merged_catalogues(project)
    for tag, progress in project.progress.items():
        refused = {key for key, left in progress.left.items() if left.state is State.REFUSED}
        sound = [entry for entry in merged[tag].entries if entry.translated and entry.key not in refused]
        found[tag] = merged[tag], measure(tag, merged[tag], merged[tag].entries, sound)
    return found


def _pages(side: Side, layout: Side, kept: Kept) -> Site:
    """Return all pages of a side, made in a sandbox with the templates of one side."""
    own = layout.project.templates
    templates = Templates(own.folder, own.shown, sandboxed=True)
    project = replace(side.project, templates=templates)
    try:
        return render_pages(project, side.version.as_of, kept=kept)
    except GeneratorError as error:
        raise GeneratorError(on_side(layout.version.name, error.problems)) from error


def _by_path(site: Site) -> dict[str, Page]:
    return {page.path: page for page in (*(page for locale in site.locales for page in locale.pages), *site.whole)}


def _shown(page: Page) -> tuple[object, ...]:
    return page.title, page.description, page.body


def _frame(site: Site, locale: Locale) -> object:
    """Return what stands around every page of a locale: its words, the pages it leads to, the languages."""
    everywhere = frozenset.intersection(*(page.messages for page in locale.listed))
    labels = {name: label for name, label in locale.labels.items() if label.key in everywhere}
    pages = [(page.name, page.label) for page in locale.listed]
    return locale.site_name, labels, pages, [one.tag for one in site.locales]


def _languages(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Change]:
    """Yield the languages that are new or gone."""
    for tag in {**before, **after}:
        old, new = (tag if tag in side else None for side in (before, after))
        if old != new:
            name = f"{tag}, {Translator(tag).autonym}"
            yield Change(
                path=f"locales.{tag}",
                kind="language",
                subject="Language",
                old=old,
                new=new,
                before=name if old else None,
                after=name if new else None,
                is_record=True,
            )


def _other_templates(old: Templates, new: Templates) -> tuple[str, ...]:
    before, after = old.sources, new.sources
    return tuple(name for name in sorted({*before, *after}) if before.get(name) != after.get(name))
