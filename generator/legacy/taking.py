"""Legacy pages brought over: drafts of data, compendia of sentences, and the report of both. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from generator.data import Tree
from generator.errors import Problem, wrong
from generator.hints import AN_ID
from generator.legacy.desk import Refused
from generator.legacy.draft import draft_of, problems_of
from generator.legacy.facts import Side
from generator.legacy.pairs import SAME, Pair, compendium, pairs_of
from generator.legacy.place import line_of
from generator.messages import SOURCE
from generator.pofiles import folder_name, format_po


@dataclass(frozen=True, slots=True)
class Taken:
    """The files to write, by their paths; what was taken, what was not and why; what the check says of the drafts."""

    files: Mapping[str, str]
    taken: tuple[str, ...]
    refused: tuple[Refused, ...]
    problems: tuple[Problem, ...]

    def as_text(self, folder: str) -> Iterator[str]:
        """Yield the lines of the report."""
        yield from (f"taken: {folder}/{one}" for one in self.taken)
        yield from _refusals(self.refused)
        yield from (f"check: {one}" for one in self.problems)

    def as_record(self, folder: str) -> dict[str, object]:
        """Return the report as JSON has it."""
        return {
            "problems": [
                {key: value for key, value in asdict(one).items() if value not in (None, ())} for one in self.problems
            ],
            "refused": [asdict(one) for one in self.refused],
            "summary": {"files": [f"{folder}/{name}" for name in self.files], "refused": len(self.refused)},
        }


def _refusals(refused: Sequence[Refused]) -> Iterator[str]:
    """Yield a line for each refusal; of a file's texts that are the same as their sources one line, at the end."""
    same: dict[str, list[Refused]] = {}
    for one in refused:
        if one.why == SAME:
            same.setdefault(one.file, []).append(one)
        else:
            yield f"refused: {one.file}:{one.line}: {one.what}: {one.why}"
    for file, own in same.items():
        count = f"{len(own)} texts, the first {own[0].what!r}" if len(own) > 1 else own[0].what
        yield f"refused: {file}:{own[0].line}: {count}: {SAME}"


def take(subjects: Sequence[tuple[str, Sequence[Side]]], tree: Tree, as_of: date) -> Taken:
    """Return what is taken of the pages of each competency: a draft of each, a compendium of each language."""
    files: dict[str, str] = {}
    taken: list[str] = []
    refused: list[Refused] = []
    problems: list[Problem] = []
    pairs: dict[str, list[Pair]] = {}
    new: dict[str, str] = {}
    for competency, sides in subjects:
        best = _to_draft_from(sides)
        for target in sides:
            for source in _sources(target, sides):
                pairs.setdefault(target.locale, []).extend(pairs_of(target, source))
        if not _ID.fullmatch(competency):
            problems.append(_no_id(competency, best))
            continue
        draft = draft_of(best, competency, tree)
        for path, text in draft.files.items():
            if path == "credentials.yml":
                new[competency] = text
                continue
            files[path] = text
            taken.append(f"{path}: facts of {best.page.file if best.page else competency}, {best.locale}")
        refused += draft.refused
        problems += problems_of(draft, tree, as_of)
    for competency, text in new.items():
        path = f"credentials/{competency}.yml" if len(new) > 1 else "credentials.yml"
        files[path] = text
        taken.append(f"{path}: credentials that the data do not have")
    for locale, own in sorted(pairs.items()):
        po, doubtful = compendium(locale, own)
        files[f"{folder_name(locale)}.po"] = format_po(po, compendium=True)
        sound = sum(one.translated for one in po.entries)
        fuzzy = sum(one.fuzzy for one in po.entries)
        empty = len(po.entries) - sound - fuzzy
        taken.append(f"{folder_name(locale)}.po: {sound} translations, {fuzzy} in doubt, {empty} left empty")
        refused += doubtful
    return Taken(files, tuple(taken), tuple(refused), tuple(problems))


# The id names a file of the draft; what a page calls itself may hold anything.
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _no_id(competency: str, side: Side) -> Problem:
    """Return that a page gives no id which a file of the data may have, with the line of its first heading."""
    where = f"{side.page.file}:{max(1, side.line)}" if side.page else competency
    line = line_of(side, side.line)
    expected = f"{AN_ID} in the first heading (<a name=...>) or as the name of the file"
    return wrong("id", where, expected=expected, found=repr(competency), evidence=(line,) if line else ())


def _to_draft_from(sides: Sequence[Side]) -> Side:
    """Return the side whose facts are drafted: the newest page's, of several its source, as translations lag."""
    newest = max((side.page.date for side in sides if side.page), default="")
    of_newest = [side for side in sides if side.page and side.page.date == newest]
    return next((side for side in of_newest if side.locale == SOURCE), of_newest[0])


def _sources(target: Side, sides: Sequence[Side]) -> Iterator[Side]:
    """Yield the source of a side: the one beside it, or else the page in the source language."""
    if target.locale == SOURCE or target.role == "source":
        return
    beside = [one for one in sides if one.page is target.page and one.role == "source"]
    alone = [one for one in sides if one.locale == SOURCE and one.page is not target.page]
    yield from (beside or alone)[:1]
