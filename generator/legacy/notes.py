"""Dates of several pages, and the notes that state them. Pure."""

from collections.abc import Iterator, Sequence

from generator.legacy.facts import Side, TierFacts
from generator.legacy.finding import Finding
from generator.legacy.place import NOTHING, Place
from generator.legacy.voting import strays


def check_dates(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield each date that a page lacks, has alone, or has in the place of another, by the line that states it."""
    own = [
        (side, tier, {str(moment): (line, sentence) for moment, line, sentence in tier.dates}) for side, tier in tiers
    ]
    listed = {id(side): {one.key for group in tier.groups for one in group.credentials} for side, tier in tiers}
    found = list(strays([(side, tuple(dates)) for side, _, dates in own]))
    for side, tier, dates in own:
        missing = [date for other, date, lacks in found if other is side and lacks]
        missing = [date for date in missing if _concerns(date, tiers, listed[id(side)])]
        extra = [date for other, date, lacks in found if other is side and not lacks]
        extra = [date for date in extra if not _only_of_strangers(date, tier, side, listed)]
        lines: dict[int, list[str]] = {}
        for date in extra:
            lines.setdefault(dates[date][0], []).append(date)
        if len(missing) == len(extra) and missing:
            for one, other in zip(sorted(missing), sorted(extra), strict=True):
                having = [(that, those[one][0]) for that, _, those in own if one in those]
                yield place.finding("date", side, expected=one, found=other, at=[(side, dates[other][0]), *having])
            continue
        for line, those_of_line in lines.items():
            shown = ", ".join(those_of_line)
            yield place.finding("date", side, expected=f"no date {shown}", found=shown, at=[(side, line)])
        if missing:
            having = [(that, those[one][0]) for one in missing for that, _, those in own if one in those]
            at = [(side, tier.last_line), *having]
            yield place.finding("date", side, expected=", ".join(missing), found=NOTHING, at=at)


def _concerns(date: str, tiers: Sequence[tuple[Side, TierFacts]], listed: set[str]) -> bool:
    """Return whether a date is said of a credential that a page lists, or of no credential in particular."""
    for _, tier in tiers:
        marked = {one.marks: one.key for group in tier.groups for one in group.credentials if one.marks}
        for note in tier.notes:
            of = {marked.get(note.marks)} - {None}
            if any(str(one.moment) == date for one in note.dated) and (not of or of & listed):
                return True
        for group in tier.groups:
            if any(str(one.moment) == date and c.key in listed for c in group.credentials for one in c.dated):
                return True
    return False


def _only_of_strangers(date: str, tier: TierFacts, side: Side, listed: dict[int, set[str]]) -> bool:
    """Return whether a date is said only of credentials that no other page lists, which is told of these already."""
    others = set().union(*(keys for one, keys in listed.items() if one != id(side)))
    in_note = any(str(one.moment) == date for note in tier.notes for one in note.dated)
    of = {c.key for group in tier.groups for c in group.credentials if any(str(one.moment) == date for one in c.dated)}
    return not in_note and len(listed) > 1 and not of & others


def check_notes(place: Place, tiers: Sequence[tuple[Side, TierFacts]]) -> Iterator[Finding]:
    """Yield footnotes that stand in another section than the exams they are about."""
    for side, tier in tiers:
        marked = [one for group in tier.groups for one in group.credentials if one.marks]
        of_page = (
            []
            if side.page is None
            else [(other.id, note) for option in side.options for other in option.tiers for note in other.notes]
        )
        own = {note.marks for note in tier.notes}
        for mark in dict.fromkeys(one.marks for one in marked):
            lines = [(side, one.line) for one in marked if one.marks == mark]
            elsewhere = [note for _, note in of_page if note.marks == mark]
            if mark in own or (not own and not elsewhere):
                continue
            if elsewhere and not own:
                at = [(side, elsewhere[0].line), *lines]
                yield place.finding(
                    "note", side, expected=f"the note {mark} with its exams", found="it in another section", at=at
                )
