"""The shape of the data as authors write it: validation and JSON Schemas. The only user of pydantic.

What is written here is what `data/README.md` explains and what editors complete. Only shape is judged:
keys, types, formats. References and meaning come after, in `model` and `checks`. See docs/decisions/validation.md.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    Tag,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.data import Plain, Tree
from generator.errors import GeneratorError, in_order
from generator.hints import A_DATE, AN_ADDRESS
from generator.refusals import ADDRESS, CREDENTIAL_ID, CURRENCY, DATE, SLUG, explain

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
# Characters that change how others show, or that nobody can see: never part of a word or a name.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def _refuse(expected: str, found: object) -> PydanticCustomError:
    return PydanticCustomError("refused", "{expected}|{found}", {"expected": expected, "found": repr(found)})


def _one_line(text: str) -> str:
    if not text or text != text.strip() or "  " in text:
        raise _refuse("text without spaces at its edges or double spaces", text)
    if _UNSEEN.search(text):
        raise _refuse("text without control or invisible characters", text)
    return text


def _words(text: str) -> str:
    bare = PLACEHOLDER.sub("", _one_line(text))
    if re.search(r"\d", bare):
        raise _refuse("words without digits (figures are facts of their own, names are %(products)s)", text)
    if re.search(r"[<>&%{}]|\w://", bare):
        raise _refuse("words without markup, addresses or stray %", text)
    return text


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise _refuse(AN_ADDRESS, text) from error
    if not parts.hostname or parts.username or re.search(r"""[\s<>"'`\\]""", text) or _UNSEEN.search(text):
        raise _refuse(AN_ADDRESS, text)
    return text


def _day_or_month(text: str) -> str:
    try:
        date.fromisoformat(text if len(text) != len("2018-01") else f"{text}-01")
    except ValueError as error:
        raise _refuse(A_DATE, text) from error
    return text


def _by_tier(value: object) -> str:
    """Return which of two forms a value has: one for all tiers, or one for each."""
    return "each" if isinstance(value, dict) and not value.keys() & {"all", "any"} else "same"


def _number_word_or_each(value: object) -> str:
    return "each" if isinstance(value, dict) else "word" if isinstance(value, str) else "number"


def _list_or_areas(value: object) -> str:
    return "areas" if isinstance(value, dict) else "plain"


Id = Annotated[str, Field(pattern=SLUG, max_length=80)]
CredentialId = Annotated[str, Field(pattern=CREDENTIAL_ID, max_length=80)]
Name = Annotated[str, Field(max_length=200), AfterValidator(_one_line)]
Words = Annotated[str, Field(max_length=1000), AfterValidator(_words)]
Address = Annotated[str, Field(max_length=2000, pattern=ADDRESS), AfterValidator(_address)]
Date = Annotated[str, Field(pattern=DATE), AfterValidator(_day_or_month)]
Currency = Annotated[str, Field(pattern=CURRENCY)]
Count = Annotated[int, Field(ge=1, le=1_000_000_000_000)]
People = Annotated[int, Field(ge=1, le=100_000)]
Need = Literal["all", "one", "one-area"]
Relation = Literal[
    "any", "same", "other", "same-or-different", "same-allowed", "subset-of-same", "subset-of-headcount",
    "everyone", "unstated",
]  # fmt: skip


class Record(BaseModel):
    """A mapping with exactly these keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Named(Record):
    """A name, kept in English here; a locale may have a translated one in its catalogue."""

    name: Name


class Plural(Record):
    """English words in both of its plural forms, which share their placeholders."""

    one: Words
    other: Words


class Period(Record):
    """The time over which a threshold counts; `months` fills %(months)s."""

    text: Words
    months: Annotated[int, Field(ge=1, le=120)] | None = None


class Metric(Record):
    """What a threshold measures: an amount of money or a count of things."""

    unit: Literal["money", "count"]
    name: Words
    minimum: Annotated[
        Annotated[Words, Tag("plain")] | Annotated[Plural, Tag("areas")],
        Discriminator(_list_or_areas),
    ]
    monthly_average: Plural | None = None


class Product(Named):
    """A product, and the name it had before."""

    formerly: Name | None = None


class Condition(Record):
    """A condition on what counts; %(products)s is filled with the products an option names."""

    text: Words


class Credential(Named):
    """An exam, assessment, certification or third party's certificate. An exam's code is its key."""

    kind: Literal["exam", "assessment", "certification", "third-party-certificate"]
    url: Address | None = None
    beta: bool = False
    available_from: Date | None = None
    register_until: Date | None = None
    retires: Date | None = None
    accepted_until: Date | None = None
    replaced_by: CredentialId | None = None


class Programme(Named):
    """What the whole programme shares. Tiers stand from the easiest to the hardest."""

    description: Words
    currency: Currency
    associations_page: Address | None = None
    tiers: Annotated[dict[Id, Named], Field(min_length=1)]
    markets: Annotated[dict[Id, Named], Field(min_length=1)]
    periods: dict[Id, Period] = Field(default_factory=dict)
    roles: dict[Id, Named] = Field(default_factory=dict)
    focus_areas: dict[Id, Named] = Field(default_factory=dict)


class Threshold(Record):
    """One line of performance, with a figure for each tier and market, or for `all` markets."""

    metric: Id
    period: Id | None = None
    products: list[Id] = Field(default_factory=list)
    currency: Currency | None = None
    minimum: dict[Id, dict[Id, Count]]
    monthly_average: dict[Id, dict[Id, Count]] = Field(default_factory=dict)


class ConditionUse(Record):
    """A condition of the registry, and the products it speaks of here."""

    id: Id
    products: list[Id] = Field(default_factory=list)


class Junction(Record):
    """Requirements joined by AND (`all`) or by OR (`any`); each is a group's id or a junction again."""

    all: Annotated[list["Rule"], Field(min_length=2)] | None = None
    any: Annotated[list["Rule"], Field(min_length=2)] | None = None

    @model_validator(mode="after")
    def _has_one(self) -> Self:
        if (self.all is None) == (self.any is None):
            raise _refuse("either all or any", "both" if self.all else "neither")
        return self


Rule = Annotated[
    Annotated[Id, Tag("group")] | Annotated[Junction, Tag("junction")],
    Discriminator(lambda value: "junction" if isinstance(value, dict) else "group"),
]


class Group(Record):
    """How many people, which of them, and what they must pass."""

    people: (
        Annotated[
            Annotated[People, Tag("number")]
            | Annotated[Literal["headcount"], Tag("word")]
            | Annotated[dict[Id, People], Tag("each")],
            Discriminator(_number_word_or_each),
        ]
        | None
    ) = None
    relation: Relation = "any"
    to: Id | None = None
    each: bool = False
    role: Id | None = None
    need: Need
    of: Id


Areas = Annotated[dict[Id, Annotated[list[CredentialId], Field(min_length=1)]], Field(min_length=1)]


class PeopleRules(Record):
    """The people of an option: how many in all, lists of credentials, groups, and how groups combine."""

    headcount: dict[Id, People]
    at_least: Annotated[
        Annotated[bool, Tag("same")] | Annotated[dict[Id, bool], Tag("each")], Discriminator(_by_tier)
    ] = False
    lists: dict[
        Id,
        Annotated[
            Annotated[Annotated[list[CredentialId], Field(min_length=1)], Tag("plain")]
            | Annotated[Areas, Tag("areas")],
            Discriminator(_list_or_areas),
        ],
    ]
    groups: Annotated[dict[Id, Group], Field(min_length=1)]
    rule: Annotated[Annotated[Rule, Tag("same")] | Annotated[dict[Id, Rule], Tag("each")], Discriminator(_by_tier)]


class Option(Named):
    """One way to attain a competency."""

    summary: Words
    tiers: Annotated[list[Id], Field(min_length=1)]
    thresholds: dict[Id, Threshold] = Field(default_factory=dict)
    conditions: list[ConditionUse] = Field(default_factory=list)
    associations: list[Id] = Field(default_factory=list)
    people: PeopleRules | None = None


class Competency(Named):
    """A competency and its options, in the order they are shown."""

    summary: Words
    summary_products: list[Id] = Field(default_factory=list)
    options: Annotated[dict[Id, Option], Field(min_length=1)]


class Metrics(RootModel[dict[Id, Metric]]):
    """What thresholds measure."""


class Products(RootModel[dict[Id, Product]]):
    """Products that thresholds and conditions name."""


class Associations(RootModel[dict[Id, Named]]):
    """Ways in which a partner is associated with a customer."""


class Conditions(RootModel[dict[Id, Condition]]):
    """Conditions on what counts towards a threshold."""


class Credentials(RootModel[dict[CredentialId, Credential]]):
    """Everything that a person can pass or hold."""


class Excused(Record):
    """A place of the data that a check on meaning doubts, and why it stands as it does."""

    check: Id
    at: Annotated[str, Field(min_length=1, max_length=500)]
    reason: Name


class Exceptions(RootModel[list[Excused]]):
    """What the checks on meaning are told to accept."""


class Data(Record):
    """The whole of the data folder: each file stands under its path."""

    programme: Programme
    metrics: Metrics
    products: Products
    associations: Associations
    conditions: Conditions
    credentials: Credentials
    competencies: dict[Id, Competency]
    exceptions: Exceptions = Field(default_factory=lambda: Exceptions([]))


SCHEMAS: dict[str, type[BaseModel]] = {
    "programme": Programme,
    "metrics": Metrics,
    "products": Products,
    "associations": Associations,
    "conditions": Conditions,
    "credentials": Credentials,
    "competency": Competency,
    "exceptions": Exceptions,
}


def read_shape(tree: Tree) -> Data:
    """Return the data as written, typed; raise GeneratorError with every place that has another shape."""
    data, errors = validate(tree.value)
    if data is None:
        schema = Data.model_json_schema()
        raise GeneratorError(sorted((explain(tree, one, schema) for one in errors), key=in_order))
    return data


def validate(value: Plain) -> tuple[Data | None, list[Mapping[str, Any]]]:
    """Return the data as written, typed; or nothing, and what pydantic says against it."""
    try:
        return Data.model_validate(value), []
    except ValidationError as error:
        return None, [dict(one) for one in error.errors(include_url=False)]


def json_schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name and the JSON Schema (draft 2020-12) of each kind of data file."""
    for name, record in SCHEMAS.items():
        yield name, _closed({"$schema": "https://json-schema.org/draft/2020-12/schema", **record.model_json_schema()})


def _closed(schema: Any) -> Any:
    """Return a schema in which a key that fits no pattern is refused, as it is by our own reading."""
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    return {**closed, "additionalProperties": False} if "patternProperties" in schema else closed
