"""What a legacy page states, by option and tier, as values with their lines; in whatever language.

Where the words are not known a fact is unknown (None), which never differs from anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.errors import Evidence
from generator.legacy.figures import Dated
from generator.legacy.page import Page, Role
from generator.legacy.replacing import Replaced
from generator.model import Moment, Money


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
    # Empty where none is said, None where it is not clear.
    role: str | None = None
    connective: str | None = None
    credentials: tuple[Credential, ...] = ()
    areas: tuple[tuple[str, int], ...] = ()
    # What its list is said to be of: exams, assessments, certifications.
    kinds: frozenset[str] = frozenset()
    # AND or OR between two kinds of them, each with its own verb.
    joint: str | None = None
    # At least so many people, at most; that they need not pass.
    at_least: bool = False
    at_most: bool = False
    negated: bool = False
    depth: int = 0
    depth_of_list: int = 0
    line: int = 0
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount or a count, the market it holds in (None where no market is named), and the line that states it.

    `time` is what its own line says of the time it is measured over, `metric` what is measured, as far as that is
    known, `products` the families of products that its line names, `things` what is counted in it.
    """

    value: Money | int
    market: str | None
    line: int
    text: str = ""
    time: str = ""
    metric: str = ""
    products: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()


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
    # Families of products that lines about performance name, but for associations.
    products: tuple[tuple[str, int], ...] = ()
    associations: tuple[tuple[str, int], ...] = ()
    # Conditions of thresholds, whether they hold, and the lines that say so.
    conditions: tuple[tuple[str, bool, int], ...] = ()
    joints: tuple[Joint, ...] = ()
    # AND or OR between associations, with its line, where a page says it.
    of_associations: tuple[str, int] | None = None
    headcount: int | None = None
    at_least: bool | None = None
    at_most: bool | None = None
    people_line: int = 0
    groups: tuple[Group, ...] = ()
    # Labels of focus areas, each with the first credential below it.
    areas: tuple[tuple[str, str, int], ...] = ()
    notes: tuple[Note, ...] = ()
    # Exams that are replaced by others; of a note with a mark and no exam the old one is that with the mark.
    replaced: tuple[Replaced, ...] = ()
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
    # The list of options at the top: which section each entry leads to, its label and line.
    entries: tuple[tuple[str, str, int], ...] = ()
    # Lines outside of any tier that are no summary.
    unread: tuple[tuple[str, int], ...] = ()
    # Of the data, which have no page: the lines that state their facts.
    cited: tuple[Evidence, ...] = ()
