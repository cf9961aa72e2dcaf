"""What another state of a project brings with it: facts, and by locale pages and messages. Pure but for templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.differences import Change, differences
from generator.errors import GeneratorError, Problem
from generator.messages import SOURCE, Translator
from generator.model import Moment
from generator.pages import Page
from generator.pofiles import Entry, PoFile
from generator.project import Project, merged_catalogues
from generator.site import render_pages
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


@dataclass(frozen=True, slots=True)
class Touched:
    """The messages of one locale that are another way than before.

    `new` are without a translation and `fuzzy` have one in doubt, and were not so before; `removed` are no longer used,
    nor reworded; `translated` have a translation, another one than before or now for the first time.
    """

    new: tuple[Entry, ...]
    fuzzy: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    translated: tuple[Entry, ...]

    @property
    def words(self) -> int:
        """Return how many English words are left to translate because of the change."""
        texts = (text for entry in (*self.new, *self.fuzzy) for text in (entry.msgid, entry.plural or ""))
        return sum(len(text.split()) for text in texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that is different between two sides. `pages` and `messages` are by locale; `notes` say what to know of it."""

    old: Version
    new: Version
    changes: tuple[Change, ...]
    pages: Mapping[str, tuple[str, ...]]
    messages: Mapping[str, Touched]
    templates: tuple[str, ...]
    notes: tuple[str, ...]


def compare_sides(old: Side, new: Side) -> Comparison:
    """Return all that is different between two sides.

    Raises GeneratorError when the pages cannot be made with the new templates. Where the old ones need another version
    of this program, the old pages too are made with the new ones: a note says so.
    """
    notes: list[str] = []
    after = _pages(new, new)
    try:
        before = _pages(old, old)
    except GeneratorError as error:
        misfit = error.problems[0]
        note = f"All pages are made with the templates of {new.version.name}: {misfit.where}: {misfit.message}"
        notes.append(" ".join(note.split()))
        before = _pages(old, new)
    return Comparison(
        old=old.version,
        new=new.version,
        changes=(*_day(old.version, new.version), *differences(old.project.catalogue, new.project.catalogue)),
        pages=changed_pages(before, after),
        messages=changed_messages(merged_catalogues(old.project), merged_catalogues(new.project)),
        templates=_changed_templates(old.project.templates, new.project.templates),
        notes=tuple(notes),
    )


def on_side(name: str, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems that say on which side they are."""
    return tuple(one if one.where == name else replace(one, where=f"{name}: {one.where}") for one in problems)


def changed_pages(old: Sequence[Page], new: Sequence[Page]) -> dict[str, tuple[str, ...]]:
    """Return `{locale: addresses}` of the pages that are new, gone or different; EVERY_LOCALE for the whole site's."""
    before, after = ({page.path: page for page in pages} for pages in (old, new))
    touched: dict[str, tuple[str, ...]] = {}
    for path, page in {**after, **before}.items():
        locale = page.locale or EVERY_LOCALE
        touched.setdefault(locale, ())
        if path not in before or path not in after or _shown(before[path]) != _shown(after[path]):
            touched[locale] += (page.address,)
    return touched


def changed_messages(old: Mapping[str, PoFile], new: Mapping[str, PoFile]) -> dict[str, Touched]:
    """Return `{locale: messages}` of the new catalogues; both sides are in step with their sources."""
    return {tag: _touched(old.get(tag, PoFile(po.shown)), po) for tag, po in new.items()}


def _touched(old: PoFile, new: PoFile) -> Touched:
    before = {entry.key: entry for entry in old.entries}
    now = {entry.key for entry in new.entries} | {entry.previous[:2] for entry in new.entries if entry.fuzzy}
    other = [entry for entry in new.entries if _state(entry) != _state(before.get(entry.key))]
    return Touched(
        new=tuple(entry for entry in other if not entry.translated and not entry.fuzzy),
        fuzzy=tuple(entry for entry in other if entry.fuzzy),
        removed=tuple(entry for entry in old.entries if entry.key not in now),
        translated=tuple(entry for entry in other if entry.translated),
    )


def _state(entry: Entry | None) -> object:
    """Return what makes a message another one to a translator: its translation, or why it has none."""
    if entry is None:
        return None
    return entry.strings if entry.translated else (entry.fuzzy, entry.plural)


def _pages(side: Side, layout: Side) -> list[Page]:
    """Return all pages of a side, made in a sandbox with the templates of one side."""
    own = layout.project.templates
    templates = Templates(own.folder, own.shown, sandboxed=True)
    project = replace(side.project, templates=templates)
    try:
        site = render_pages(project, side.version.as_of)
    except GeneratorError as error:
        raise GeneratorError(on_side(layout.version.name, error.problems)) from error
    return [*(page for locale in site.locales for page in locale.pages), *site.whole]


def _shown(page: Page) -> tuple[object, ...]:
    return page.title, page.description, page.body


def _changed_templates(old: Templates, new: Templates) -> tuple[str, ...]:
    before, after = old.sources, new.sources
    return tuple(name for name in sorted({*before, *after}) if before.get(name) != after.get(name))


def _day(old: Version, new: Version) -> tuple[Change, ...]:
    """Return that two versions speak of different days, if they do."""
    if old.as_of == new.as_of:
        return ()
    english = Translator(SOURCE)
    before, after = (english.date(Moment(day.year, day.month, day.day)) for day in (old.as_of, new.as_of))
    change = Change(
        path="as_of",
        kind="as-of",
        subject="The day the site speaks of",
        old=old.as_of.isoformat(),
        new=new.as_of.isoformat(),
        before=before,
        after=after,
    )
    return (change,)
