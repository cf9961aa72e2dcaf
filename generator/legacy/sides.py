"""One side of a page read into facts. Pure.

Blocks are read in order, as a person does: a market holds until the next one, people until the next people.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.legacy import words
from generator.legacy.asking import group_of, is_area, is_intro
from generator.legacy.events import last_days
from generator.legacy.facts import Credential, Figure, Group, Joint, Note, OptionFacts, Side, TierFacts
from generator.legacy.figures import amounts, codes, dates, folded
from generator.legacy.lines import Line, day_first, lines_of, people_of, slug, tier_of
from generator.legacy.listing import listed_in, normal_address
from generator.legacy.measuring import (
    associations,
    conditions_of,
    markets_of,
    measures,
    metric_of,
    products_of,
    things_of,
    times_of,
    values_of,
)
from generator.legacy.page import Page, Role
from generator.legacy.replacing import Replaced, replaced_in


def read_side(page: Page, role: Role, locale: str) -> Side:
    """Return what one side of a page states."""
    lines = lines_of(page, role, locale)
    side = Side(page=page, role=role, locale=locale, id="")
    options: list[OptionFacts] = []
    tier: _TierReader | None = None
    tier_level = 0
    for number, line in enumerate(lines):
        level = line.block.level
        tier_id = tier_of(line) if level else None
        if tier_id and (level > 1 or side.id):
            _close(options, tier)
            tier_level = level
            tier = _TierReader(TierFacts(id=tier_id, line=line.block.line, anchor=line.block.anchor, name=line.text))
            options = options or [OptionFacts(id="")]
        elif level and not side.id and not side.line:
            side = replace(side, id=line.block.anchor, name=line.text, line=line.block.line)
        elif level and (tier is None or level <= tier_level):
            _close(options, tier)
            tier = None
            anchor = line.block.anchor or (slug(line.text) if locale == "en" else "")
            options.append(OptionFacts(id=anchor, name=line.text, line=line.block.line, anchor=line.block.anchor))
        elif tier is not None:
            tier.add(line, lines[number + 1] if number + 1 < len(lines) else None)
        elif options and not options[-1].tiers and not options[-1].summary:
            options[-1] = replace(options[-1], summary=line.text)
        elif not options and not side.summary and not line.links:
            side = replace(side, summary=line.text)
        elif entries := [(url[1:], label, line.block.line) for label, url in line.links if url.startswith("#")]:
            side = replace(side, entries=(*side.entries, *entries))
        else:
            side = replace(side, unread=(*side.unread, (line.text, line.block.line)))
    _close(options, tier)
    anchors = tuple(line.block.anchor or (slug(line.text) if line.block.level else "") for line in lines)
    return replace(side, options=tuple(one for one in options if one.tiers), anchors=tuple(filter(None, anchors)))


def _close(options: list[OptionFacts], tier: "_TierReader | None") -> None:
    """Put a tier that has been read to the option it belongs to."""
    if tier is not None:
        options[-1] = replace(options[-1], tiers=(*options[-1].tiers, tier.facts()))


@dataclass(slots=True)
class _TierReader:
    """Reads the lines of one tier."""

    tier: TierFacts
    market: str | None = None
    in_people: bool = False
    intros: list[Line] = field(default_factory=list)
    head: Line | None = None
    group: Group | None = None
    groups: list[Group] = field(default_factory=list)
    connective: str | None = None
    figures: list[Figure] = field(default_factory=list)
    measures: dict[str, int] = field(default_factory=dict)
    markets: list[tuple[str, str, int]] = field(default_factory=list)
    products: dict[str, int] = field(default_factory=dict)
    associations: dict[str, int] = field(default_factory=dict)
    conditions: dict[str, tuple[bool, int]] = field(default_factory=dict)
    joints: list[Joint] = field(default_factory=list)
    of_associations: tuple[str, int] | None = None
    notes: list[Note] = field(default_factory=list)
    replaced: list[tuple[str, Replaced]] = field(default_factory=list)
    links: dict[str, int] = field(default_factory=dict)
    areas: list[tuple[str, int]] = field(default_factory=list)
    unread: list[tuple[str, int]] = field(default_factory=list)
    last_line: int = 0

    def add(self, line: Line, after: Line | None) -> None:
        """Take in the next line."""
        self.last_line = line.block.line
        if (kind := words.connective(line.folded, line.locale)) is not None:
            self._end_group()
            self.connective = kind
        elif is_note(line):
            self._note(line)
        elif _says_what_replaces(line):
            self._replaced(line)
        elif listed := listed_in(line, in_people=self.in_people):
            self._list(line, listed)
        elif self._is_headcount(line):
            self._end_group()
            self.head, self.in_people, self.intros = line, True, []
        elif is_intro(line, self.in_people, after):
            self._intro(line)
        elif self.in_people and not amounts(line.folded):
            self._in_people(line, after)
        else:
            self._performance(line)

    def facts(self) -> TierFacts:
        """Return what the tier states."""
        self._end_group()
        head = self.head
        numbers = people_of(head) if head else ()
        return replace(
            self.tier,
            figures=tuple(self.figures),
            measures=tuple(self.measures.items()),
            markets=tuple(self.markets),
            products=tuple(self.products.items()),
            associations=tuple(self.associations.items()),
            conditions=tuple((name, *held) for name, held in self.conditions.items()),
            joints=tuple(self.joints),
            of_associations=self.of_associations,
            headcount=numbers[0] if numbers else None,
            at_least=words.means(head.folded, "at-least", head.locale) if head and numbers else None,
            at_most=words.means(head.folded, "at-most", head.locale) if head and numbers else None,
            people_line=head.block.line if head else 0,
            groups=tuple(self.groups),
            areas=tuple(self._areas()),
            notes=tuple(self.notes),
            replaced=tuple(self._of_marks()),
            links=tuple(self.links.items()),
            last_line=self.last_line or self.tier.line,
            unread=tuple(self.unread),
        )

    def _areas(self) -> Iterator[tuple[str, str, int]]:
        """Yield each label of a focus area with the first credential below it."""
        listed = [one for group in self.groups for one in group.credentials]
        for text, number in self.areas:
            if below := [one for one in listed if one.line > number]:
                yield text, below[0].key, number

    def _is_headcount(self, line: Line) -> bool:
        if self.head or self.groups or self.group or self.intros or amounts(line.folded):
            return False
        numbered = line.block.mark[:1].isdigit()
        who = words.means(line.folded, "people", line.locale) or words.means(line.folded, "exam", line.locale)
        of_us = words.means(line.folded, "organization", line.locale) or numbered
        other = any(words.means(line.folded, one, line.locale) for one in ("revenue", "counted-things"))
        return bool(of_us and who and people_of(line)) and not other

    def _intro(self, line: Line) -> None:
        self._end_group()
        self.in_people = True
        bold = folded(line.bold[0]) if line.bold and line.text.startswith(line.bold[0]) else ""
        leading = "OR" if words.leading_or(line.folded, line.locale) else None
        self.connective = (words.connective(bold, line.locale) if bold else None) or leading or self.connective
        self.intros.append(line)

    def _in_people(self, line: Line, after: Line | None) -> None:
        """Take in a line that is none of the known ones: a focus area, if credentials follow."""
        leads = after is not None and bool(listed_in(after, in_people=True))
        if is_area(line) and (leads or words.means(line.folded, "area", line.locale)):
            self.areas.append((line.text, line.block.line))
        if leads and is_area(line):
            self._open(line)
            if self.group:
                self.group = replace(self.group, areas=(*self.group.areas, (line.text, line.block.line)))
        elif leads:
            self._intro(line)
        else:
            self.unread.append((line.text, line.block.line))

    def _open(self, line: Line) -> None:
        """Begin a group, unless one is being read."""
        if self.group is None:
            intros = self.intros or ([self.head] if self.head and not self.groups else [])
            self.group = replace(group_of(intros), connective=self.connective, implied=not self.intros)
            if not intros:
                self.group = replace(self.group, line=line.block.line, depth=line.block.depth)
            self.intros, self.connective = [], None

    def _list(self, line: Line, listed: Sequence[Credential]) -> None:
        self.in_people = True
        self._open(line)
        if self.group:
            depth = self.group.depth_of_list or line.block.depth
            self.group = replace(self.group, credentials=(*self.group.credentials, *listed), depth_of_list=depth)
            self._replaced(line)
            self.connective = "OR" if words.trailing_or(line.folded, line.locale) else None

    def _end_group(self) -> None:
        if self.group is not None:
            self.groups.append(self.group)
        self.group = None

    def _note(self, line: Line) -> None:
        marks = re.match(r"\**", line.text.replace("\\", ""))
        mark = marks[0] if marks else ""
        # `* note` reads as an item of a list; it is a footnote where an exam has that mark.
        groups = [*self.groups, *filter(None, [self.group])]
        if not mark and line.block.mark == "*" and any(one.marks == "*" for of in groups for one in of.credentials):
            mark = "*"
        dated = last_days(dates(line.folded, day_first=day_first(line.locale)), line.locale)
        self.notes.append(Note(mark, line.block.line, dated, line.text))
        self._replaced(line, mark)

    def _replaced(self, line: Line, mark: str = "") -> None:
        """Take in which exams a line says to be replaced."""
        self.replaced += [(mark, replace(one, line=line.block.line)) for one in replaced_in(line.text, line.locale)]

    def _of_marks(self) -> Iterator[Replaced]:
        """Yield which exams are replaced, those with the mark of a note by what that says; others are not known."""
        listed = [one for group in self.groups for one in group.credentials]
        for mark, one in self.replaced:
            marked = dict.fromkeys(its.key for its in listed if mark and its.marks == mark)
            found = [replace(one, old=one.old or key, new=one.new or key) for key in (marked or [""])]
            yield from dict.fromkeys(its for its in found if its.old and its.new and its.old != its.new)

    def _performance(self, line: Line) -> None:
        named = markets_of(line)
        number = line.block.line
        values = values_of(line)
        label = len(line.text) <= 80 and not values  # noqa: PLR2004 - a label
        named_all = False
        if named and label:
            self.market = named[0] if len(named) == 1 else None
            self.markets.append((named[0], line.text, number))
        elif label and len(line.text) <= 40 and words.means(line.folded, "all-markets", line.locale):  # noqa: PLR2004
            self.market = None
            named_all = words.means(line.folded, "market", line.locale)
        matching = named if len(named) == len(values) else (named * len(values) if len(named) == 1 else [])
        if values:
            self._join(matching[0] if matching else self.market, number)
        self.connective = None
        for n, value in enumerate(values):
            market = matching[n] if matching else self.market
            stated = Figure(value, market, number, line.text, next(times_of(line), ""))
            metric = metric_of(line.folded, value, line.locale)
            products = products_of(line.folded)
            things = things_of(line.folded, line.locale) if isinstance(value, int) else frozenset()
            self.figures.append(replace(stated, metric=metric, products=products, things=things))
        # Of an association it is told which one is missing, with its product.
        for product in sorted(products_of(line.folded)) if not any(associations(line.folded, line.locale)) else ():
            self.products.setdefault(product, number)
        self._about(line, measured=bool(values), said=bool(named or values or named_all))

    def _join(self, market: str | None, line: int) -> None:
        """Join a threshold to the one before it of its market; AND, where nothing is said."""
        before = {one.line for one in self.figures if one.market == market}
        if before:
            self.joints.append(Joint(market, len(before), self.connective or "AND", line))

    def _about(self, line: Line, *, measured: bool, said: bool) -> None:
        """Take in what a line says of measures, times, associations and links."""
        number = line.block.line
        for one in (*(measures(line.folded, line.locale) if measured else ()), *times_of(line)):
            self.measures.setdefault(one, number)
        if measured and words.means(line.folded, "at-most", line.locale):
            self.measures.setdefault("at most", number)
        if measured and words.means(line.folded, "must-not", line.locale):
            self.measures.setdefault("not", number)
        for condition, holds in conditions_of(line.folded, line.locale):
            self.conditions.setdefault(condition, (holds, number))
        negated = words.means(line.folded, "must-not", line.locale)
        named = [] if negated else list(associations(line.folded, line.locale))
        for one in named:
            self.associations.setdefault(one, number)
        if len(named) > 1 and (joint := words.joint_of_associations(line.folded, line.locale)):
            self.of_associations = self.of_associations or (joint, number)
        for _, url in line.links:
            if not url.startswith("#"):
                self.links.setdefault(normal_address(url), number)
        if not (said or named or line.links or line.block.mark[:1].isdigit()):
            self.unread.append((line.text, number))


def is_note(line: Line) -> bool:
    """Return whether a line is a footnote: it begins with a mark, or is about dates and lists nothing itself.

    Bad: `*System Center 2012*`, a label that had two marks of bold type and has kept one of each.
    """
    if re.match(r"\\?\*(?!\*\*\*)", line.text):
        return not re.fullmatch(r"\\?(\*+)[^*]+\1", line.text.rstrip(" \\")) or bool(dates(line.folded))
    about = any(
        words.means(line.folded, one, line.locale) for one in ("retires", "accepted", "register", "replacement")
    )
    if not about or amounts(line.folded) or not dates(line.folded) or _numbered(line):
        return False
    code = next((start for _, start in codes(line.text)), 99)
    begins = code < 12 or bool(line.links and line.text.startswith(line.links[0][0]))  # noqa: PLR2004
    return not begins or line.block.mark == "*" or not line.block.depth


def _says_what_replaces(line: Line) -> bool:
    """Return whether a line is a sentence on what replaces an exam, and no item of a list of exams."""
    begins = bool(line.links) and line.text.startswith(line.links[0][0])
    item = line.block.first and (begins or line.block.mark != "*") and bool(listed_in(line, in_people=True))
    return not item and any(True for _ in replaced_in(line.text, line.locale))


def _numbered(line: Line) -> bool:
    return line.block.mark[:1].isdigit() and bool(people_of(line))
