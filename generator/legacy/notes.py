"""Dates of several pages, of which exam they are and what happens then, and the notes that state them. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.legacy import words
from generator.legacy.events import EVENTS, event_of
from generator.legacy.facts import Credential, Note, Side, TierFacts
from generator.legacy.figures import codes
from generator.legacy.finding import Finding
from generator.legacy.place import NOTHING, Place, differing_voice, in_turn
from generator.legacy.voting import Voice, dissents, strays

Tiers = Sequence[tuple[Side, TierFacts]]


def check_dates(place: Place, tiers: Tiers) -> Iterator[Finding]:
    """Yield each date that a page lacks, has alone, has in the place of another, or says of another exam or event."""
    yield from in_turn(place, tiers, _of_tier, _of_exams)


def _of_tier(place: Place, tiers: Tiers) -> Iterator[tuple[Side, Finding]]:
    own = [(side, tier, _stated(side, tier)) for side, tier in tiers]
    listed = {id(side): {one.key for group in tier.groups for one in group.credentials} for side, tier in tiers}
    found = list(strays([(side, tuple(stated)) for side, _, stated in own]))
    for side, tier, stated in own:
        elsewhere = {str(one.moment) for _, note in misplaced(side, tier) for one in note.dated}
        missing = [date for other, date, lacks in found if other is side and lacks and date not in elsewhere]
        missing = [date for date in missing if _concerns(date, tiers, listed[id(side)])]
        extra = [date for other, date, lacks in found if other is side and not lacks]
        extra = [date for date in extra if not _only_of_strangers(date, tier, side, listed)]
        lines: dict[int, list[str]] = {}
        for date in extra:
            lines.setdefault(stated[date], []).append(date)
        if len(missing) == len(extra) and missing:
            for one, other in zip(sorted(missing), sorted(extra), strict=True):
                having = [(that, those[one]) for that, _, those in own if one in those]
                at = [(side, stated[other]), *having]
                yield side, place.finding("date", side, expected=one, found=other, at=at)
            continue
        for line, those_of_line in lines.items():
            shown = ", ".join(those_of_line)
            yield side, place.finding("date", side, expected=f"no date {shown}", found=shown, at=[(side, line)])
        if missing:
            having = [(that, those[one]) for one in missing for that, _, those in own if one in those]
            at = [(side, tier.last_line), *having]
            yield side, place.finding("date", side, expected=", ".join(missing), found=NOTHING, at=at)


def _stated(side: Side, tier: TierFacts) -> dict[str, int]:
    """Return every date of a tier with its line, without what stands here for the exams of another tier."""
    others = [one for option in side.options for one in option.tiers if one.line != tier.line]
    marks = {one.marks for group in tier.groups for one in group.credentials}
    away = [note for other in others for _, note in misplaced(side, other) if note.marks not in marks]
    return {str(moment): line for moment, line, _ in replace(tier, notes=_without(tier.notes, away)).dates}


def _without(notes: Sequence[Note], some: Sequence[Note]) -> tuple[Note, ...]:
    return tuple(note for note in notes if all(note is not one for one in some))


def _concerns(date: str, tiers: Tiers, listed: set[str]) -> bool:
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


@dataclass(frozen=True, slots=True)
class _Exam:
    """What a page says of one exam's dates: what happens at each, empty where its words are not known; their lines."""

    line: int
    roles: Mapping[str, str]
    lines: Mapping[str, int]


def _of_exams(place: Place, tiers: Tiers) -> Iterator[tuple[Side, Finding]]:
    """Yield each exam that has the dates of another, or a date at which another thing happens than on most pages."""
    own = [(side, exams) for side, tier in tiers if (exams := _dated_exams(side, tier)) is not None]
    for key in dict.fromkeys(key for _, exams in own for key, exam in exams.items() if exam.roles):
        exams_of = {id(side): exams[key] for side, exams in own if key in exams}
        having = [(side, exams[key]) for side, exams in own if key in exams]
        held = [Voice(side, tuple(sorted(exam.roles)), exam.line) for side, exam in having]
        odd = list(dissents(held))
        for one in odd:
            expected, found = (f"{key}: {', '.join(value) or 'no date'}" for value in (one.expected, one.voice.value))
            its = exams_of[id(one.voice.side)]
            at = [its.line, *(its.lines[date] for date in one.voice.value if date not in one.expected)]
            lines = [(one.voice.side, line) for line in at] + [(other.side, other.line) for other in one.others]
            yield one.voice.side, place.finding("date", one.voice.side, expected=expected, found=found, at=lines)
        same = [side for side, _ in having if all(one.voice.side is not side for one in odd)]
        for date in dict.fromkeys(date for side in same for date in exams_of[id(side)].roles):
            said = [(side, exams_of[id(side)]) for side in same]
            known = [Voice(side, exam.roles[date], exam.lines[date]) for side, exam in said if exam.roles.get(date)]
            for other in dissents(known):
                expected, found = (f"{key} {EVENTS[role]} {date}" for role in (other.expected, other.voice.value))
                yield other.voice.side, differing_voice(place, "date", other, expected, found)


def _dated_exams(side: Side, tier: TierFacts) -> dict[str, _Exam] | None:
    """Return the exams of a tier with their dates; None when it is not clear of which exam a note is."""
    listed = [one for group in tier.groups for one in group.credentials]
    notes = [*tier.notes, *(note for _, note in misplaced(side, tier))]
    of_note = [(note, _exams_of(note, listed)) for note in notes if note.dated]
    unclear = [note for note, of in of_note if not of and not note.marks]
    if unclear or any("*" in one.text and not one.marks for one in listed):
        return None
    found: dict[str, _Exam] = {}
    keys = [one.key for one in listed]
    for one in (one for one in listed if keys.count(one.key) == 1):
        its = [(dated, one.line) for dated in one.dated]
        its += [(dated, note.line) for note, of in of_note if one.key in of for dated in note.dated]
        roles: dict[str, set[str]] = {}
        lines: dict[str, int] = {}
        # Of the exam that replaces another one a date says as much as of that one.
        for dated, line in its:
            if not dated.role and words.means(dated.sentence, "replacement", side.locale):
                continue
            lines.setdefault(str(dated.moment), line)
            roles.setdefault(str(dated.moment), set()).add(event_of(dated, side.locale))
        known = {date: min(of) if len(of) == 1 else "" for date, of in roles.items()}
        found[one.key] = _Exam(one.line, known, lines)
    return found


def _exams_of(note: Note, listed: Sequence[Credential]) -> set[str]:
    """Return the exams that a note is about: those with its mark, or those that it names."""
    marked = {one.key for one in listed if note.marks and one.marks == note.marks}
    return marked or ({code for code, _ in codes(note.text)} if not note.marks else set())


def misplaced(side: Side, tier: TierFacts) -> Iterator[tuple[str, Note]]:
    """Yield the marks of a tier's exams that it has no note for, with the note that another tier of the page has."""
    if side.page is None:
        return
    own = {note.marks for note in tier.notes}
    others = [one for option in side.options for one in option.tiers if one.line != tier.line]
    for mark in dict.fromkeys(one.marks for group in tier.groups for one in group.credentials if one.marks):
        elsewhere = [note for other in others for note in other.notes if note.marks == mark]
        if mark not in own and elsewhere:
            yield mark, elsewhere[0]


def check_notes(place: Place, tiers: Tiers) -> Iterator[Finding]:
    """Yield footnotes that stand in another section than the exams they are about, or above them."""
    above: list[Voice[bool]] = []
    for side, tier in tiers:
        marked = [one for group in tier.groups for one in group.credentials if one.marks]
        for mark, note in misplaced(side, tier):
            at = [(side, note.line), *((side, one.line) for one in marked if one.marks == mark)]
            expected, found = f"the note {mark} with its exams", "it in another section"
            yield place.finding("note", side, expected=expected, found=found, at=at)
        first = {one.marks: one.line for one in reversed(marked)}
        own = [note for note in tier.notes if note.marks in first]
        early = [note for note in own if note.line < first[note.marks]]
        if own and side.page:
            above.append(Voice(side, bool(early), (early or own)[0].line))
    for one in dissents(above):
        if one.voice.value:
            yield differing_voice(place, "note", one, "the note below its exams", "it above them")
