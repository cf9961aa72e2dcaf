"""What a legacy page states, by option and tier, as values with their lines; in whatever language. Pure.

Blocks are read in order, as a person does: a market holds until the next one, people until the next people. Where the
words are not known a fact is unknown (None), which never differs from anything.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from generator.errors import Evidence
from generator.legacy import words
from generator.legacy.figures import Dated, amounts, codes, counts, dates, folded
from generator.legacy.page import Block, Page, Role
from generator.model import Moment, Money

_LANGUAGES_WITH_DAY_FIRST = {"it", "pt", "es", "fr", "de"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A credential as listed: its key is its code, or what its address says; `at` is the code in the address."""

    key: str
    code: str = ""
    url: str = ""
    at: str = ""
    marks: str = ""
    line: int = 0
    text: str = ""
    dated: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Who must pass what. `connective` joins it to what stands before it; `depth` is that of its first words' list."""

    numbers: tuple[int, ...] = ()
    relation: str | None = None
    each: bool | None = None
    need: str | None = None
    role: str | None = None
    connective: str | None = None
    credentials: tuple[Credential, ...] = ()
    areas: tuple[tuple[str, int], ...] = ()
    depth: int = 0
    depth_of_list: int = 0
    line: int = 0
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount or a count, the market it holds in (None where no market is named), and the line that states it.

    `time` is what its own line says of the time it is measured over.
    """

    value: Money | int
    market: str | None
    line: int
    text: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Joint:
    """How a threshold of a market is joined to the one before it: the first has no joint, the next is number one."""

    market: str | None
    number: int
    connective: str
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or another line that dates something: its mark (`*`), what it says, by sentence."""

    marks: str
    line: int
    dated: tuple[Dated, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TierFacts:
    """What one option asks for at one tier. Values lead to the line that states them."""

    id: str
    line: int = 0
    anchor: str = ""
    name: str = ""
    figures: tuple[Figure, ...] = ()
    # What thresholds measure, and over what time.
    measures: tuple[tuple[str, int], ...] = ()
    markets: tuple[tuple[str, str, int], ...] = ()
    associations: tuple[tuple[str, int], ...] = ()
    joints: tuple[Joint, ...] = ()
    # AND or OR between associations, with its line, where a page says it.
    of_associations: tuple[str, int] | None = None
    headcount: int | None = None
    at_least: bool | None = None
    people_line: int = 0
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[tuple[str, int], ...] = ()
    last_line: int = 0
    # Lines that say something of which nothing was understood.
    unread: tuple[tuple[str, int], ...] = ()

    @property
    def dates(self) -> Iterator[tuple[Moment, int, str]]:
        """Yield every date with its line and sentence."""
        for note in self.notes:
            yield from ((one.moment, note.line, one.sentence) for one in note.dated)
        for group in self.groups:
            for credential in group.credentials:
                yield from ((one.moment, credential.line, one.sentence) for one in credential.dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionFacts:
    """One option: its anchor, name, line, and tiers in their order."""

    id: str
    name: str = ""
    line: int = 0
    anchor: str = ""
    summary: str = ""
    tiers: tuple[TierFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """All that one side of a page states; `locale` is that of the side, the source's for the source side."""

    page: Page | None
    role: Role
    locale: str
    id: str
    name: str = ""
    line: int = 0
    summary: str = ""
    options: tuple[OptionFacts, ...] = ()
    anchors: tuple[str, ...] = ()
    # Lines outside of any tier that are no summary.
    unread: tuple[tuple[str, int], ...] = ()
    # Of the data, which have no page: the lines that state their facts.
    cited: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A block of one side: as written and as words are looked up in it."""

    block: Block
    text: str
    folded: str
    links: tuple[tuple[str, str], ...]
    bold: tuple[str, ...]
    locale: str


def lines_of(page: Page, role: Role, locale: str) -> tuple[Line, ...]:
    """Return what one side of a page says, block by block."""
    return tuple(
        Line(block, text, folded(text), block.links(role), block.bold(role), locale)
        for block in page.blocks
        if (text := block.text(role))
    )


def tier_of(line: Line) -> str | None:
    """Return the tier that a heading names, by its anchor or its words."""
    if found := re.match(r"(silver|gold)(?![a-z])|.*-(silver|gold)(?:-[0-9]+)?$", line.block.anchor.casefold()):
        return found[1] or found[2]
    for tier in ("silver", "gold"):
        said = words.said(line.folded, tier, line.locale)
        if said and len(line.folded) <= len(said) + 16:
            return tier
    return None


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
        elif not all(url.startswith("#") for _, url in line.links) or not line.links:
            side = replace(side, unread=(*side.unread, (line.text, line.block.line)))
    _close(options, tier)
    anchors = tuple(line.block.anchor or (slug(line.text) if line.block.level else "") for line in lines)
    return replace(side, options=tuple(one for one in options if one.tiers), anchors=tuple(filter(None, anchors)))


def slug(text: str) -> str:
    """Return the id that a site makes of a heading."""
    return re.sub(r"[^\w]+", "-", text.casefold()).strip("-")


def _close(options: list[OptionFacts], tier: "_TierReader | None") -> None:
    """Put a tier that has been read to the option it belongs to."""
    if tier is not None:
        options[-1] = replace(options[-1], tiers=(*options[-1].tiers, tier.facts()))


def normal_address(url: str) -> str:
    """Return an address without what changes nothing: case, locale, `/` before `?` or at the end, protocol."""
    parts = urlsplit(url.strip().casefold())
    path = re.sub(r"^/[a-z]{2}(?:-[a-z]{2,4}){0,2}(?=/|$)", "", parts.path).rstrip("/")
    return parts.netloc.removeprefix("www.") + path + (f"?{parts.query}" if parts.query else "")


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
    associations: dict[str, int] = field(default_factory=dict)
    joints: list[Joint] = field(default_factory=list)
    of_associations: tuple[str, int] | None = None
    notes: list[Note] = field(default_factory=list)
    links: dict[str, int] = field(default_factory=dict)
    unread: list[tuple[str, int]] = field(default_factory=list)
    last_line: int = 0

    def add(self, line: Line, after: Line | None) -> None:
        """Take in the next line."""
        self.last_line = line.block.line
        if (kind := words.connective(line.folded, line.locale)) is not None:
            self._end_group()
            self.connective = kind
        elif _is_note(line):
            self._note(line)
        elif listed := _credentials(line, in_people=self.in_people):
            self._list(line, listed)
        elif self._is_headcount(line):
            self._end_group()
            self.head, self.in_people, self.intros = line, True, []
        elif _is_intro(line, self.in_people, after):
            self._intro(line)
        elif self.in_people and not amounts(line.folded):
            self._in_people(line, after)
        else:
            self._performance(line)

    def facts(self) -> TierFacts:
        """Return what the tier states."""
        self._end_group()
        head = self.head
        numbers = _people(head) if head else ()
        return replace(
            self.tier,
            figures=tuple(self.figures),
            measures=tuple(self.measures.items()),
            markets=tuple(self.markets),
            associations=tuple(self.associations.items()),
            joints=tuple(self.joints),
            of_associations=self.of_associations,
            headcount=numbers[0] if numbers else None,
            at_least=words.means(head.folded, "at-least", head.locale) if head and numbers else None,
            people_line=head.block.line if head else 0,
            groups=tuple(self.groups),
            notes=tuple(self.notes),
            links=tuple(self.links.items()),
            last_line=self.last_line or self.tier.line,
            unread=tuple(self.unread),
        )

    def _is_headcount(self, line: Line) -> bool:
        if self.head or self.groups or self.group or self.intros or amounts(line.folded):
            return False
        numbered = line.block.mark[:1].isdigit()
        who = words.means(line.folded, "people", line.locale) or words.means(line.folded, "exam", line.locale)
        of_us = words.means(line.folded, "organization", line.locale) or numbered
        other = any(words.means(line.folded, one, line.locale) for one in ("revenue", "counted-things"))
        return bool(of_us and who and _people(line)) and not other

    def _intro(self, line: Line) -> None:
        self._end_group()
        self.in_people = True
        bold = folded(line.bold[0]) if line.bold and line.text.startswith(line.bold[0]) else ""
        leading = "OR" if words.leading_or(line.folded, line.locale) else None
        self.connective = (words.connective(bold, line.locale) if bold else None) or leading or self.connective
        self.intros.append(line)

    def _in_people(self, line: Line, after: Line | None) -> None:
        """Take in a line that is none of the known ones: a focus area, if credentials follow."""
        leads = after is not None and bool(_credentials(after, in_people=True))
        if leads and _is_area(line):
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
            self.group = replace(_group(intros), connective=self.connective, implied=not self.intros)
            if not intros:
                self.group = replace(self.group, line=line.block.line, depth=line.block.depth)
            self.intros, self.connective = [], None

    def _list(self, line: Line, listed: Sequence[Credential]) -> None:
        self.in_people = True
        self._open(line)
        if self.group:
            depth = self.group.depth_of_list or line.block.depth
            self.group = replace(self.group, credentials=(*self.group.credentials, *listed), depth_of_list=depth)
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
        dated = tuple(dates(line.folded, day_first=_day_first(line.locale)))
        self.notes.append(Note(mark, line.block.line, dated, line.text))

    def _performance(self, line: Line) -> None:
        named = _markets(line)
        number = line.block.line
        values = _values(line)
        label = len(line.text) <= 80 and not values  # noqa: PLR2004 - a label
        if named and label:
            self.market = named[0] if len(named) == 1 else None
            self.markets.append((named[0], line.text, number))
        elif label and len(line.text) <= 40 and words.means(line.folded, "all-markets", line.locale):  # noqa: PLR2004
            self.market = None
        matching = named if len(named) == len(values) else (named * len(values) if len(named) == 1 else [])
        if values:
            self._join(matching[0] if matching else self.market, number)
        self.connective = None
        for n, value in enumerate(values):
            market = matching[n] if matching else self.market
            self.figures.append(Figure(value, market, number, line.text, next(_times(line), "")))
        self._about(line, measured=bool(values), said=bool(named or values))

    def _join(self, market: str | None, line: int) -> None:
        """Join a threshold to the one before it of its market; AND, where nothing is said."""
        before = {one.line for one in self.figures if one.market == market}
        if before:
            self.joints.append(Joint(market, len(before), self.connective or "AND", line))

    def _about(self, line: Line, *, measured: bool, said: bool) -> None:
        """Take in what a line says of measures, times, associations and links."""
        number = line.block.line
        for one in (*(measures(line.folded, line.locale) if measured else ()), *_times(line)):
            self.measures.setdefault(one, number)
        if measured and words.means(line.folded, "at-most", line.locale):
            self.measures.setdefault("at most", number)
        named = list(associations(line.folded, line.locale))
        for one in named:
            self.associations.setdefault(one, number)
        if len(named) > 1 and (joint := words.joint_of_associations(line.folded, line.locale)):
            self.of_associations = self.of_associations or (joint, number)
        for _, url in line.links:
            if not url.startswith("#"):
                self.links.setdefault(normal_address(url), number)
        if not (said or named or line.links or line.block.mark[:1].isdigit()):
            self.unread.append((line.text, number))


def _values(line: Line) -> list[Money | int]:
    """Return the amounts and counts of a line. A single thing is none: it is as often a word as a figure."""
    things = counts(line.folded)
    if words.means(line.folded, "counted-things", line.locale):
        things += [one for one in words.numbers_in_words(line.folded, line.locale) if one not in things]
    return [*amounts(line.folded, line.locale), *(one for one in things if one > 1)]


def _day_first(locale: str) -> bool:
    return words.language_of(locale) in _LANGUAGES_WITH_DAY_FIRST


_KINDS = ("exam", "assessment", "certification")


def _is_note(line: Line) -> bool:
    """Return whether a line is a footnote: it begins with a mark, or is about dates and lists nothing itself."""
    if re.match(r"\\?\*(?!\*\*\*)", line.text):
        return True
    about = any(
        words.means(line.folded, one, line.locale) for one in ("retires", "accepted", "register", "replacement")
    )
    if not about or amounts(line.folded) or not dates(line.folded) or _numbered(line):
        return False
    code = next((start for _, start in codes(line.text)), 99)
    begins = code < 12 or bool(line.links and line.text.startswith(line.links[0][0]))  # noqa: PLR2004
    return not begins or line.block.mark == "*" or not line.block.depth


def _numbered(line: Line) -> bool:
    return line.block.mark[:1].isdigit() and bool(_people(line))


def _credentials(line: Line, *, in_people: bool) -> list[Credential]:
    """Return what a line lists: with its code or link at its beginning, not within a sentence."""
    text = line.text
    found = list(codes(text))
    first = found[0][1] if found else None
    links = [(label, url) for label, url in line.links if not url.startswith("#")]
    lead = text.find(links[0][0]) if links and links[0][0] else None
    head = text[: first if first is not None else lead if lead is not None else 0]
    if len(re.sub(r"\W", "", head)) > 12 or _is_sentence(line, head):  # noqa: PLR2004 - "Examen de certification"
        return []
    if first is not None:
        listed = [code for code, start in found if start == first or _label_has(links, code)]
        return [_credential(code, links, line) for code in dict.fromkeys(listed)]
    if (
        links
        and lead is not None
        and (_is_of_credential(links[0][1]) or (in_people and len(links[0][0]) > len(text) // 2))
    ):
        key = key_of(links[0][1])
        return [_credential(key, links, line)]
    named = re.match(r"\W*(mcs[ade]|microsoft certified|pmi|scrum|professional scrum|certified scrum)\b", line.folded)
    return [_credential(f"~{slug(text)[:40]}", [], line)] if in_people and named and line.block.depth else []


def lists_credential(line: Line) -> bool:
    """Return whether a line lists a credential, wherever it stands: by its code or its address."""
    return bool(_credentials(line, in_people=False))


def _is_sentence(line: Line, head: str) -> bool:
    """Return whether a line that begins like a credential goes on about people, or leads to more about something."""
    people = (
        bool(_people(line))
        and words.means(line.folded, "people", line.locale)
        and words.means(line.folded, "pass", line.locale)
    )
    return people or bool(head.strip() and re.search(r"[.。]\s", head))


def _label_has(links: Sequence[tuple[str, str]], code: str) -> bool:
    return any(code in {one for one, _ in codes(label)} for label, _ in links)


def _credential(key: str, links: Sequence[tuple[str, str]], line: Line) -> Credential:
    named = [(label, url) for label, url in links if key in {one for one, _ in codes(label)}] or list(links[:1])
    url = named[0][1] if named else ""
    code = key if re.fullmatch(r"[A-Z0-9]{2,3}-[0-9]{3}", key) else ""
    marks = re.search(r"(?<!\*)(\*{1,3})(?!\*)[\s.)]*$|(?<=\w)(\*{1,3})(?=\s|$|[(:：])", line.text.replace("\\", ""))
    dated = tuple(dates(line.folded, day_first=_day_first(line.locale)))
    return Credential(
        key=code or _code_in(url) or key,
        code=code,
        url=url,
        at=_code_in(url),
        marks=(marks[1] or marks[2]) if marks else "",
        line=line.block.line,
        text=line.text,
        dated=dated,
    )


def _code_in(url: str) -> str:
    """Return the exam's code that an address of an exam's page has."""
    found = re.search(r"exam[-_/]?([a-z0-9]{2,3})-?([0-9]{3})(?![0-9])", normal_address(url))
    return f"{found[1]}-{found[2]}".upper() if found else ""


def _is_of_credential(url: str) -> bool:
    return bool(re.search(r"/learning/|partneruniversity|certif|courseid|pmi\.org|scrum|/exam", normal_address(url)))


def key_of(url: str) -> str:
    """Return what tells a credential by its address: its exam, its course, or else the address."""
    normal = normal_address(url)
    course = re.search(r"courseid=([0-9]+)", normal)
    return _code_in(url) or (f"course {course[1]}" if course else normal.partition("?")[0].removesuffix(".aspx"))


def _is_intro(line: Line, in_people: bool, after: Line | None) -> bool:
    text, locale = line.folded, line.locale
    if amounts(text):
        return False
    kind = any(words.means(text, one, locale) for one in _KINDS)
    if words.means(text, "counted-things", locale) and not kind:
        return False
    who = words.means(text, "people", locale) or any(
        words.means(text, one, locale) for one in ("same", "each", "everyone")
    )
    amount_of_list = any(words.means(text, one, locale) for one in ("one", "all", "these"))
    area = words.means(text, "area", locale)
    if not in_people:
        return kind and who and (bool(_people(line)) or amount_of_list)
    if len(text) <= 60 and area and not (amount_of_list or _people(line)):  # noqa: PLR2004 - a label
        return False
    leads = after is not None and (bool(_credentials(after, in_people=True)) or after.block.depth > line.block.depth)
    return (
        (kind or words.means(text, "pass", locale))
        and (who or amount_of_list)
        and (leads or bool(_people(line)) or who)
    )


def _is_area(line: Line) -> bool:
    """Return whether a line is the label of a focus area: short, without a sentence's words."""
    label = len(line.text) <= 60 and not _people(line)  # noqa: PLR2004
    return label and not (
        words.means(line.folded, "pass", line.locale) and words.means(line.folded, "people", line.locale)
    )


def _people(line: Line) -> tuple[int, ...]:
    """Return the numbers of people in a line, each once: those in bold type, and those right before people."""
    bold = [int(text) for text in map(folded, line.bold) if re.fullmatch("[0-9]{1,2}", text)]
    near = words.counted(line.folded, line.locale)
    return tuple(dict.fromkeys([*bold, *near]))


def _group(intros: Sequence[Line]) -> Group:
    """Return a group with what the lines before its list say."""
    if not intros:
        return Group()
    locale = intros[0].locale
    text = " ".join(line.folded for line in intros)
    numbers = tuple(dict.fromkeys(number for line in intros for number in _people(line)))
    roles = [one for one in ("technical", "functional") if words.means(text, one, locale)]
    return Group(
        numbers=numbers,
        relation=_relation(text, locale),
        each=words.means(text, "each", locale),
        need=_need(text, locale),
        role=roles[0] if len(roles) == 1 else None,
        line=intros[0].block.line,
        depth=intros[0].block.depth,
    )


def _need(text: str, locale: str) -> str | None:
    one, everything = words.means(text, "one", locale), words.means(_without_people(text, locale), "all", locale)
    if words.means(text, "two", locale):
        return "two"
    if one and everything and words.means(text, "area", locale):
        return "one-area"
    if one or everything:
        return "one" if one else "all"
    # `The following exams` are all of them.
    return "all" if words.means(text, "these", locale) else None


def _without_people(text: str, locale: str) -> str:
    """Return a text without `all 4 individuals`, which says nothing about exams."""
    everyone = words.said(text, "everyone", locale)
    return text.replace(everyone, " ") if everyone else text


def _relation(text: str, locale: str) -> str | None:
    """Return which people are meant. `some of the same` are the same: their numbers say that they are fewer."""
    if re.search("其中 ?[0-9]+ ?[个個名位人]", text):
        return None
    same, other = words.means(text, "same", locale), words.means(text, "other", locale)
    these = words.means(text, "these-people", locale)
    if words.means(text, "may", locale):
        return "same-allowed"
    if same and other:
        between = words.between(text, "same", "other", locale)
        return "same-and-different" if words.joint(between, locale) == "AND" else "same-or-different"
    if words.means(text, "everyone", locale):
        return "everyone"
    return "other" if other else "same" if same or these else "any"


def _markets(line: Line) -> list[str]:
    """Return the markets that a line names, in order."""
    if not words.means(line.folded, "market", line.locale):
        return []
    said = [
        (line.folded.find(text), one)
        for one in ("developed", "developing")
        if (text := words.said(line.folded, one, line.locale))
    ]
    return [one for _, one in sorted(said)]


def measures(text: str, locale: str) -> Iterator[str]:
    """Yield what a folded text says of a measure: revenue or profit, net, gross, from the cloud."""
    for one in ("profit", "revenue", "net", "gross", "cloud"):
        if words.means(text, one, locale):
            yield one


_TWELVE_MONTHS = re.compile(
    r"(?<![0-9])12[- ]?(?:months?|mes[ei]s?|[个個箇] ?月|[かヶカケヵ]月)"
    r"|twelve[- ]months?|dodici mesi|doze meses|十二[个個]月|(?:過去|直近)の? ?[1一] ?年|(?:previous|past|last) year"
)


def is_of_twelve_months(text: str) -> bool:
    """Return whether a folded text speaks of twelve months."""
    return _TWELVE_MONTHS.search(text) is not None


def _times(line: Line) -> Iterator[str]:
    """Yield the time over which a line measures: a year, the last or the next twelve months."""
    if words.means(line.folded, "following-months", line.locale):
        yield "next 12 months"
    elif words.means(line.folded, "ttm", line.locale) or is_of_twelve_months(line.folded):
        yield "last 12 months"
    elif words.means(line.folded, "year", line.locale) and (amounts(line.folded) or counts(line.folded)):
        yield "year"


def associations(text: str, locale: str) -> Iterator[str]:
    """Yield the associations that a folded text names."""
    by_meaning = {
        "dpor": "Digital Partner of Record",
        "transacting": "Transacting Partner",
        "fasttrack": "FastTrack Partner",
    }
    found = [name for one, name in by_meaning.items() if words.means(text, one, locale)]
    yield from found
    if words.means(text, "delegated", locale):
        ems = r"\bems\b|enterprise mobility|企业移动|企業行動|mobilità aziendale|mobilidade empresarial"
        products = {"office 365|o365": "Office 365", ems: "EMS", "intune": "Intune"}
        named = [product for pattern, product in products.items() if re.search(pattern, text)]
        yield from (f"{product} Delegated Administrator" for product in named)
    if not found and words.means(text, "por", locale):
        yield "Partner of Record"
