"""Legacy pages: translated Markdown that has drifted. How its languages differ, and what of it can be carried over.

page -> words, numerals, figures -> facts, lines -> listing, asking, measuring -> sides -> voting -> thresholds,
requirements, notes -> compare, english, language (what differs) -> report; facts -> draft, pairs -> taking.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.data import Tree
from generator.errors import Evidence
from generator.legacy.across import check_across
from generator.legacy.cited import cited
from generator.legacy.compare import compare_sides
from generator.legacy.facts import Side
from generator.legacy.figures import folded
from generator.legacy.finding import KINDS, Finding
from generator.legacy.known import known_side
from generator.legacy.language import check_words
from generator.legacy.lines import slug
from generator.legacy.page import Page
from generator.legacy.place import Place
from generator.legacy.sides import read_side
from generator.legacy.taking import Taken, take
from generator.messages import SOURCE
from generator.model import Catalogue


@dataclass(frozen=True, slots=True)
class Subject:
    """The pages of one competency, as the sides they have; `id` is the competency's."""

    id: str
    sides: tuple[Side, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return the pages, each once."""
        return tuple({side.page.file: side.page for side in self.sides if side.page}.values())


def group_pages(pages: Sequence[Page]) -> tuple[Subject, ...]:
    """Return the pages by competency: by the id of their first heading, their file's name, or what they list."""
    groups: dict[str, list[Side]] = {}
    unnamed: list[tuple[Page, list[Side]]] = []
    for page in pages:
        sides = list(sides_of(page))
        if name := _id_of(sides):
            groups.setdefault(_id_by_file(page, groups) or name, []).extend(sides)
        else:
            unnamed.append((page, sides))
    for page, sides in unnamed:
        name = _id_by_file(page, groups) or _id_by_list(sides, groups) or _stem(page)
        groups.setdefault(name, []).extend(sides)
    return tuple(Subject(name, tuple(sides)) for name, sides in groups.items())


def sides_of(page: Page) -> Iterator[Side]:
    """Yield what each side of a page states: its own language, and the source beside it if it has that."""
    yield read_side(page, "target", page.locale)
    if page.bilingual:
        yield read_side(page, "source", SOURCE)


def has_tiers(page: Page) -> bool:
    """Return whether a page has the heading of a tier; one without says nothing that can be compared or drafted."""
    return any(side.options for side in sides_of(page))


def audit(pages: Sequence[Page], catalogue: Catalogue | None = None, tree: Tree | None = None) -> tuple[Finding, ...]:
    """Return every difference between pages of one competency, and from the data if they are given.

    `tree` has the lines of the data, to show them as evidence.
    """
    found: list[Finding] = []
    subjects = group_pages(pages)
    for subject in subjects:
        sides = list(subject.sides)
        if catalogue and (known := _known(subject, catalogue, tree)):
            sides.append(known)
        found += compare_sides(subject.id, sides)
        english = _english_lines(subject)
        for side in subject.sides:
            found += (_beside_source(one, english) for one in check_words(Place(subject.id), side, sides))
    found += check_across([(subject.id, side) for subject in subjects for side in subject.sides])
    return tuple(sorted(dict.fromkeys(found), key=_order))


def names_of(pages: Sequence[Page]) -> dict[str, str]:
    """Return what the pages call competencies, options and credentials without a code, by id; in English if they do."""
    names: dict[str, str] = {}
    for subject in group_pages(pages):
        for side in sorted(subject.sides, key=lambda one: one.locale != SOURCE):
            names.setdefault(subject.id, side.name)
            for option in side.options:
                names.setdefault(option.id, option.name)
                for one in (one for tier in option.tiers for group in tier.groups for one in group.credentials):
                    if not one.code:
                        names.setdefault(one.key, one.text)
    return {key: name for key, name in names.items() if key and name}


def import_pages(pages: Sequence[Page], tree: Tree, as_of: date) -> Taken:
    """Return what can be carried over of pages: drafts of data, held against `tree`, and compendia."""
    return take([(subject.id, subject.sides) for subject in group_pages(pages)], tree, as_of)


def _english_lines(subject: Subject) -> dict[str, Evidence]:
    """Return each line of the pages in the source language by its text, as words are compared in it."""
    pages = [page for page in subject.pages if page.locale == SOURCE]
    lines = [
        (folded(text), Evidence(file=page.file, line=n, text=text.strip()))
        for page in pages
        for n, text in enumerate(page.lines, 1)
    ]
    return {text: line for text, line in reversed(lines) if text}


def _beside_source(finding: Finding, english: Mapping[str, Evidence]) -> Finding:
    """Return a finding that words were left in the source language with the lines that have these words there."""
    if finding.kind not in {"english", "label"}:
        return finding
    same = [english[text] for one in finding.evidence if (text := folded(one.text)) in english]
    return replace(finding, evidence=(*finding.evidence, *same))


def _order(finding: Finding) -> tuple[str, str, str, int, str]:
    place = finding.option, finding.tier and f"{finding.tier != 'silver'}{finding.tier}"
    return finding.competency, *place, KINDS.index(finding.kind), finding.locale or ""


def _known(subject: Subject, catalogue: Catalogue, tree: Tree | None) -> Side | None:
    """Return what the data state of a competency, by its id or else by the option ids that its pages have."""
    by_id = {one.id: cited(known_side(one), one, tree) if tree else known_side(one) for one in catalogue.competencies}
    if subject.id in by_id:
        return by_id[subject.id]
    options = {option.id for side in subject.sides for option in side.options}
    return next((one for one in by_id.values() if options & {option.id for option in one.options}), None)


def _id_of(sides: Sequence[Side]) -> str:
    named = [side.id for side in sides if side.id] or [slug(side.name) for side in sides if side.locale == SOURCE]
    return re.sub(r"-competency$", "", named[0].casefold()) if named else ""


def _stem(page: Page) -> str:
    """Return the name of a page's file without locale, extension, and the word competency."""
    name = page.file.rpartition("/")[2].partition(".")[0].casefold()
    return slug(re.sub(r"[-_]?(competency|[a-z]{2}[-_][a-z]{2})$", "", name)).replace("_", "-")


def _id_by_file(page: Page, groups: Mapping[str, Sequence[Side]]) -> str | None:
    """Return the group of the pages of other languages whose files have the same name."""
    for name, sides in groups.items():
        pages = [side.page for side in sides if side.page]
        if all(one.locale != page.locale for one in pages) and any(_stem(one) == _stem(page) for one in pages):
            return name
    return None


def _id_by_list(sides: Sequence[Side], groups: Mapping[str, Sequence[Side]]) -> str | None:
    """Return the group that lists most of what a page lists, if it is half of it."""
    own = _listed(sides)
    likely = [(len(own & _listed(others)), name) for name, others in groups.items()]
    most, name = max(likely, default=(0, ""))
    return name if own and 2 * most >= len(own) else None


def _listed(sides: Sequence[Side]) -> set[str]:
    tiers = [tier for side in sides for option in side.options for tier in option.tiers]
    options = {option.id for side in sides for option in side.options if option.anchor}
    return options | {one.key for tier in tiers for group in tier.groups for one in group.credentials}
