"""The catalogue: typed, frozen, every reference resolved, every fact with its path. Pure.

A fact's path is where it stands in the data (`credentials.MB2-709.retires`); the same path in every locale.
What differs by tier is resolved here: a page, a check or an evaluator sees one tier's requirements at a time.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Generic, Literal, NamedTuple, TypeAlias, TypeVar

V_co = TypeVar("V_co", covariant=True)


class Money(NamedTuple):
    """An amount in whole units of an ISO 4217 currency."""

    currency: str
    amount: int

    def __str__(self) -> str:
        """Return `USD 100000`."""
        return f"{self.currency} {self.amount}"


class Percent(NamedTuple):
    """A share of a hundred."""

    share: int

    def __str__(self) -> str:
        """Return `97%`."""
        return f"{self.share}%"


class Moment(NamedTuple):
    """A day, or a whole month when `day` is None. It counts from `first` for a beginning, to `last` for an end."""

    year: int
    month: int
    day: int | None

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Return the moment of `2017-12-31` or `2018-01`; the shape has been checked."""
        year, month, *day = map(int, text.split("-"))
        return cls(year, month, day[0] if day else None)

    @property
    def first(self) -> date:
        """Return its first day."""
        return date(self.year, self.month, self.day or 1)

    @property
    def last(self) -> date:
        """Return its last day."""
        return date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])

    def __str__(self) -> str:
        """Return `2017-12-31` or `2018-01`."""
        return self.first.isoformat() if self.day else f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class Fact(Generic[V_co]):
    """A value of the data and its path."""

    value: V_co
    path: str

    def __hash__(self) -> int:
        """Return a hash of the path alone, which is told at once: few facts have the same."""
        return hash(self.path)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in English; `key` is the key of what it names, `path` ends in `.name` or `.formerly`."""

    key: str
    text: str
    path: str

    def __hash__(self) -> int:
        """Return a hash of the path alone, as of a fact."""
        return hash(self.path)

    @property
    def kept(self) -> bool:
        """Return whether it stays in English unless a locale has a name of its own for it."""
        return self.path.startswith(("credentials.", "products.", "associations."))


@dataclass(frozen=True, slots=True)
class Text:
    """An English sentence or phrase of the data: the msgid, and its plural where it counts something."""

    singular: str
    path: str
    plural: str | None = None
    context: str | None = None

    def __hash__(self) -> int:
        """Return a hash of the words alone."""
        return hash(self.singular)

    @property
    def key(self) -> tuple[str | None, str]:
        """Return what identifies its message: its context and msgid."""
        return self.context, self.singular


Figure: TypeAlias = Money | int
Relation = Literal[
    "any", "same", "other", "same-or-different", "same-allowed", "subset-of-same", "subset-of-headcount",
    "everyone", "unstated",
]  # fmt: skip
Need = Literal["all", "one", "one-area"]
Kind = Literal["exam", "assessment", "certification", "third-party-certificate"]


class Standing(Enum):
    """What is to be said of a credential on a day."""

    NOT_YET = "not-yet-available"
    AVAILABLE = "available"
    REGISTER = "register-until"
    RETIRING = "retiring"
    RETIRED = "retired"
    GONE = "no-longer-accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """An exam, assessment, certification or third party's certificate. Only an exam has a code."""

    id: str
    kind: Kind
    name: Name
    code: Fact[str] | None
    url: Fact[str] | None
    beta: bool
    available_from: Fact[Moment] | None
    register_until: Fact[Moment] | None
    retires: Fact[Moment] | None
    accepted_until: Fact[Moment] | None
    replaced_by: Fact[str] | None

    def standing(self, as_of: date) -> Standing:
        """Return what is to be said of it on a day; the days of its dates are included (docs/decisions/time.md)."""
        if self.accepted_until and as_of > self.accepted_until.value.last:
            return Standing.GONE
        if self.retires and as_of > self.retires.value.last:
            return Standing.RETIRED
        if self.available_from and as_of < self.available_from.value.first:
            return Standing.NOT_YET
        if self.register_until and as_of <= self.register_until.value.last:
            return Standing.REGISTER
        return Standing.RETIRING if self.retires else Standing.AVAILABLE


@dataclass(frozen=True, slots=True)
class Period:
    """The time over which a threshold counts."""

    text: Text
    months: Fact[int] | None


@dataclass(frozen=True, slots=True)
class Product:
    """A product, and the name it had before."""

    name: Name
    formerly: Name | None


@dataclass(frozen=True, slots=True)
class Minimum:
    """A figure to reach in one market, or in all markets when `market` is None, and its average per month."""

    market: Name | None
    figure: Fact[Figure]
    monthly_average: Fact[int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """One line of performance; the minimum of the partner's market must be reached."""

    id: str
    name: Text
    minimum: Text
    monthly_average: Text | None
    period: Period | None
    products: tuple[Product, ...]
    minimums: tuple[Minimum, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on what counts, and the products it speaks of."""

    text: Text
    products: tuple[Product, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """Credentials, under the name of a focus area if they have one; `path` is where they are listed."""

    name: Name | None
    credentials: tuple[Credential, ...]
    path: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """How many people, which of them, and what they must pass.

    `people` is None when the programme does not say who; `total` is the number that `people` is a part of.
    """

    id: str
    path: str
    people: Fact[int] | None
    total: Fact[int] | None
    relation: Relation
    each: bool
    role: Name | None
    need: Need
    areas: tuple[Area, ...]

    @property
    def credentials(self) -> tuple[Credential, ...]:
        """Return the credentials of all areas, in order."""
        return tuple(one for area in self.areas for one in area.credentials)

    @property
    def kind(self) -> Kind | Literal["mixed"]:
        """Return the kind that all its credentials are of, or `mixed`."""
        kinds = {one.kind for one in self.credentials}
        return kinds.pop() if len(kinds) == 1 else "mixed"


@dataclass(frozen=True, slots=True)
class Junction:
    """Requirements of which `all` must be met, or `any` one."""

    kind: Literal["all", "any"]
    parts: tuple["Rule", ...]


Rule: TypeAlias = Group | Junction


@dataclass(frozen=True, slots=True)
class PeopleRule:
    """How many people a tier asks for, exactly or at least, and what they must pass."""

    headcount: Fact[int]
    at_least: bool
    rule: Rule

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return all groups, in the order they are shown."""
        return tuple(_groups(self.rule))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """What one option asks for at one tier; all of it must be met."""

    name: Name
    thresholds: tuple[Threshold, ...]
    conditions: tuple[Condition, ...]
    associations: tuple[Name, ...]
    people: PeopleRule | None

    @property
    def id(self) -> str:
        """Return the key of the tier."""
        return self.name.key


@dataclass(frozen=True, slots=True)
class Option:
    """One way to attain a competency; `unused` are the paths of its groups and lists that nothing names."""

    id: str
    name: Name
    summary: Text
    tiers: tuple[Tier, ...]
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Competency:
    """A competency and its options, in the order they are shown."""

    id: str
    name: Name
    summary: Text
    summary_products: tuple[Product, ...]
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excused:
    """A doubt of a check on meaning about the place `at`, which the data explains; `path` is where it does."""

    check: str
    at: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The whole programme.

    `names` are those of tiers, markets, roles and focus areas; `kept_names` those that stay English unless a locale
    has its own (credentials, products, associations); `texts` all sentences of the data. All in the files' order.
    """

    name: Name
    description: Text
    associations_page: Fact[str] | None
    credentials: Mapping[str, Credential]
    competencies: tuple[Competency, ...]
    names: tuple[Name, ...]
    kept_names: tuple[Name, ...]
    texts: tuple[Text, ...]
    exceptions: tuple[Excused, ...]

    @property
    def tiers(self) -> Iterator[Tier]:
        """Yield every tier of every option."""
        for competency in self.competencies:
            for option in competency.options:
                yield from option.tiers


def _groups(rule: Rule) -> Iterator[Group]:
    if isinstance(rule, Group):
        yield rule
    else:
        for part in rule.parts:
            yield from _groups(part)
