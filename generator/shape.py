"""The shape of the data as authors write it: its records and their keys.

What is written here is what `data/README.md` explains; `schemas` makes of it what editors complete and show. Only shape
is judged: keys, types, formats. References and meaning come after, in `resolve` and `meaning`. See
docs/decisions/validation.md. A description is plain text, as editors show it.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Discriminator, Field, RootModel, Tag, ValidationError, model_validator

from generator.data import Plain, Tree
from generator.errors import GeneratorError, in_order
from generator.refusals import explain
from generator.values import (
    MOST_PEOPLE,
    Address,
    Amount,
    Count,
    CredentialId,
    CredentialIds,
    Currency,
    Date,
    Day,
    Figure,
    Id,
    Name,
    OrAbsent,
    People,
    TierId,
    Words,
    WordsWithAmount,
    WordsWithMonths,
    WordsWithProducts,
    refuse,
)


def _means(*values: str) -> dict[str, Any]:
    """Return what editors show of the values of a closed set, in their order."""
    return {"enumDescriptions": list(values)}


def _by_tier(value: object) -> str:
    """Return which of two forms a value has: one for all tiers, or one for each."""
    return "each" if isinstance(value, dict) and not value.keys() & {"all", "any"} else "same"


def _number_word_or_each(value: object) -> str:
    return "each" if isinstance(value, dict) else "word" if isinstance(value, str) else "number"


def _list_or_areas(value: object) -> str:
    return "areas" if isinstance(value, dict) else "plain"


class Record(BaseModel):
    """A mapping with exactly these keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Named(Record):
    """Something that pages call by its name; a locale may have a translated one in its catalogue."""

    name: Name = Field(description="The name that readers see: English, on one line, any characters, such as Plan 2.")


class Plural(Record):
    """English words around a figure, for one thing and for more; translators have the forms of their language."""

    one: WordsWithAmount = Field(description="The words for one thing, such as: At least %(amount)s boat")
    other: WordsWithAmount = Field(description="The words for any other number, such as: At least %(amount)s boats")


class Period(Record):
    """The time over which a threshold counts."""

    text: WordsWithMonths = Field(
        description="Words for it, with %(months)s if it has months, such as: The trailing %(months)s months"
    )
    months: OrAbsent[Annotated[int, Field(ge=1, le=120)]] = Field(
        default=None, description="How many months it has, such as 12. The number fills %(months)s in the text."
    )


class Metric(Record):
    """What a threshold measures: an amount of money or a count of things."""

    unit: Literal["money", "count"] = Field(
        description="What its figures are.",
        json_schema_extra=_means("an amount in whole units of the currency", "a number of things"),
    )
    name: Words = Field(description="The heading of its thresholds, in words, such as: Boats launched")
    minimum: Annotated[
        Annotated[WordsWithAmount, Tag("plain")] | Annotated[Plural, Tag("areas")], Discriminator(_list_or_areas)
    ] = Field(
        description="Words around the figure, such as: At least %(amount)s. A count needs two forms: "
        "{one: At least %(amount)s boat, other: At least %(amount)s boats}"
    )
    monthly_average: OrAbsent[Plural] = Field(
        default=None,
        description="Words around the average of a month, below the minimum; for a count. Only thresholds of a metric "
        "that has them can have averages. {one: At least %(amount)s boat a month, other: ...}",
    )


class Product(Named):
    """A product, and the name it had before."""

    formerly: OrAbsent[Name] = Field(
        default=None, description="Its name before, such as Hull Kit 2: readers see Hull Care (formerly Hull Kit 2)."
    )


class Condition(Record):
    """A condition on what counts; which products it speaks of is said where it is used."""

    text: WordsWithProducts = Field(
        description="Words, with %(products)s if every use names products, such as: Only sales of %(products)s count."
    )


class Credential(Named):
    """What a person can pass or hold. The key of an exam is its code, such as R-101. All dates are optional."""

    kind: Literal["exam", "assessment", "certification", "third-party-certificate"] = Field(
        description="What it is, which decides the words before it.",
        json_schema_extra=_means(
            "is passed; its key is its code, which readers see", "is passed", "is earned", "is earned from another body"
        ),
    )
    url: OrAbsent[Address] = Field(
        default=None,
        description="The address of its own page, such as https://example.org/r-101. Leave it out until there is one.",
    )
    beta: bool = Field(default=False, description="true while it is being tried out: readers see the mark Beta.")
    available_from: OrAbsent[Date] = Field(
        default=None,
        description="The first day or month on which it can be taken, such as 2018-05-02 or 2018-05.",
    )
    register_until: OrAbsent[Date] = Field(
        default=None, description="The last day or month to register, such as 2018-06-15 or 2018-06."
    )
    retires: OrAbsent[Date] = Field(
        default=None, description="The last day or month to take it, such as 2018-07-31 or 2018-07."
    )
    accepted_until: OrAbsent[Date] = Field(
        default=None,
        description="The last day or month on which having passed it counts, such as 2019-07-31. Without it, for ever.",
    )
    replaced_by: OrAbsent[CredentialId] = Field(
        default=None, description="The exam that takes its place, by its code, such as R-102; another than this one."
    )


class Programme(Named):
    """What all competencies share."""

    description: Words = Field(
        description="Words: the first lines of the home page, such as: What a workshop needs to attain a competency."
    )
    currency: Currency = Field(
        description="The ISO 4217 code of all money, unless a threshold has its own, such as USD."
    )
    associations_page: OrAbsent[Address] = Field(
        default=None, description="The address of a page about associations, such as https://example.org/associations."
    )
    tiers: dict[TierId, Named] = Field(
        min_length=1, description="The tiers, from the easiest to the hardest, such as silver: {name: Silver}."
    )
    markets: dict[Id, Named] = Field(
        min_length=1,
        description="The markets that a figure may be for, such as coast: {name: Coastal markets}. None should be "
        "called all, which means every market.",
    )
    periods: dict[Id, Period] = Field(
        default_factory=dict,
        description="The times over which thresholds count, such as trailing: {text: The trailing %(months)s months, "
        "months: 12}.",
    )
    roles: dict[Id, Named] = Field(
        default_factory=dict, description="Kinds of exams that groups name, such as technical: {name: Technical}."
    )
    focus_areas: dict[Id, Named] = Field(
        default_factory=dict, description="Fields that a partner chooses among, such as sails: {name: Sails}."
    )


ByMarket = Annotated[
    dict[Id, Count],
    # Our reading leaves a tier without a figure to the check `every-market`.
    Field(
        description="For each market a figure, or one for all: {coast: 60000, inland: 40000}",
        json_schema_extra={"minProperties": 1},
    ),
]


class Threshold(Record):
    """One line of performance, with a figure for each tier and market, or for all markets."""

    metric: Id = Field(description="What it measures: an id of metrics.yml, such as boats-launched.")
    period: OrAbsent[Id] = Field(
        default=None, description="The time over which it counts: an id of periods in programme.yml."
    )
    products: list[Id] = Field(
        default_factory=list, description="The products that count: ids of products.yml, such as [rope-care]."
    )
    currency: OrAbsent[Currency] = Field(
        default=None, description="Another ISO 4217 code than the programme's, for this threshold alone, such as EUR."
    )
    minimum: dict[TierId, ByMarket] = Field(
        description="For each tier the figure of every market, or one for all: mate: {coast: 60000, inland: 40000}, "
        "captain: {all: 150000}. A tier that is absent does not have this threshold.",
    )
    monthly_average: dict[TierId, ByMarket] = Field(
        default_factory=dict,
        description="The average of a month, for tiers and markets that have a minimum, such as mate: {all: 4}.",
    )


class ConditionUse(Record):
    """A condition of conditions.yml, and the products it speaks of here."""

    id: Id = Field(description="Which condition: an id of conditions.yml, such as eligible-services.")
    products: list[Id] = Field(
        default_factory=list,
        description="The products that fill %(products)s in its text: ids of products.yml, such as [hull-care].",
    )


class Junction(Record):
    """Requirements joined by AND (all) or by OR (any), one of the two: {all: [basics, {any: [ropes, engines]}]}."""

    all: OrAbsent[Annotated[list["Rule"], Field(min_length=2)]] = Field(
        default=None, description="AND: each of these is required. Ids of groups, or all and any again: [basics, ropes]"
    )
    any: OrAbsent[Annotated[list["Rule"], Field(min_length=2)]] = Field(
        default=None, description="OR: any one of these will do. Ids of groups, or all and any again: [ropes, engines]"
    )

    @model_validator(mode="after")
    def _has_one(self) -> Self:
        if (self.all is None) == (self.any is None):
            raise refuse("either all or any", "both" if self.all else "neither")
        return self


Rule = Annotated[
    Annotated[Id, Tag("group")] | Annotated[Junction, Tag("junction")],
    Discriminator(lambda value: "junction" if isinstance(value, dict) else "group"),
]


class Group(Record):
    """How many people, which of them, and what they must pass, such as {people: 2, need: one, of: ropes}."""

    people: OrAbsent[
        Annotated[
            Annotated[People, Tag("number")]
            | Annotated[Literal["headcount"], Tag("word")]
            | Annotated[dict[TierId, People], Tag("each")],
            Discriminator(_number_word_or_each),
        ]
    ] = Field(
        default=None,
        description="How many people: a number, one for each tier such as {mate: 1, captain: 2}, or headcount, the "
        "tier's. Required but for the relations everyone and unstated.",
    )
    relation: Literal[
        "any", "same", "other", "same-or-different", "same-allowed", "subset-of-same", "subset-of-headcount",
        "everyone", "unstated",
    ] = Field(
        default="any",
        description="Which people are meant, such as other: none of those in the group that to names.",
        json_schema_extra=_means(
            "any of the organization's people",
            "just those counted before (to names their group)",
            "none of those counted before (to names their group)",
            "those counted before, others, or some of each (to names their group)",
            "the source only allows that they are the same (to names their group)",
            "some of those counted before (to names their group)",
            "some of the tier's headcount",
            "the tier's whole headcount (without people)",
            "the source does not say who (without people)",
        ),
    )  # fmt: skip
    to: OrAbsent[Id] = Field(
        default=None,
        description="The group that the relation is to: the one just before this one in the rule, such as ropes.",
    )
    each: bool = Field(
        default=False,
        description="true: every one of these people must meet the need, not just the group as a whole.",
    )
    role: OrAbsent[Id] = Field(
        default=None, description="The kind of exams: an id of roles in programme.yml, such as technical."
    )
    need: Literal["all", "one", "one-area"] = Field(
        description="How much of the list they must pass or hold.",
        json_schema_extra=_means(
            "everything in the list", "any one of it", "everything in one focus area, of a list that has areas"
        ),
    )
    of: Id = Field(description="What they must pass or hold: the id of a list above, such as ropes.")


class PeopleRules(Record):
    """The people of an option: how many in all, lists of credentials, groups, and how groups combine."""

    headcount: dict[TierId, People] = Field(
        description="For each tier how many people it asks for, such as {mate: 3, captain: 6}. A tier that is absent "
        "asks for none."
    )
    at_least: Annotated[
        Annotated[bool, Tag("same")] | Annotated[dict[TierId, bool], Tag("each")], Discriminator(_by_tier)
    ] = Field(
        default=False,
        description="true where the source says at least, for all tiers or for each, such as {captain: true}.",
    )
    lists: dict[
        Id,
        Annotated[
            Annotated[CredentialIds, Tag("plain")]
            | Annotated[dict[Id, CredentialIds], Field(min_length=1), Tag("areas")],
            Discriminator(_list_or_areas),
        ],
    ] = Field(
        description="Credentials to choose from, each once, such as ropes: [R-101, R-102]; or such a list for each "
        "focus area, such as trades: {sails: [R-101], engines: [R-103]}. The ids are yours and show nowhere."
    )
    groups: dict[Id, Group] = Field(
        min_length=1,
        description="Who must pass what, such as ropes: {people: 2, need: one, of: ropes}. The rule combines them.",
    )
    rule: Annotated[
        Annotated[Rule, Tag("same")] | Annotated[dict[TierId, Rule], Tag("each")], Discriminator(_by_tier)
    ] = Field(
        description="How the groups combine, for all tiers or for each: an id such as basics, or AND and OR such as "
        "{all: [basics, {any: [ropes, engines]}]}."
    )


class Option(Named):
    """One way to attain a competency. Each tier needs a threshold or people."""

    name: Name = Field(description="Its name, without the word option: readers see Yard option for Yard.")
    summary: Words = Field(description="Words without a placeholder, such as: For workshops that have a yard.")
    tiers: list[TierId] = Field(
        min_length=1,
        description="The tiers it leads to, such as [mate, captain]; all that is written by tier speaks of just these.",
    )
    thresholds: dict[Id, Threshold] = Field(
        default_factory=dict,
        description="Performance that is asked for, all of it. The ids are yours and show nowhere, such as revenue: "
        "{metric: repair-revenue, minimum: {mate: {all: 60000}}}.",
    )
    conditions: list[ConditionUse] = Field(
        default_factory=list,
        description="Conditions on what counts for the thresholds, such as [{id: paid-work}]; every tier needs one.",
    )
    associations: list[Id] = Field(
        default_factory=list,
        description="Ways in which the partner is associated with the customers that count, any one of which is "
        "enough: ids of associations.yml, such as [pilot].",
    )
    people: OrAbsent[PeopleRules] = Field(default=None, description="What is asked of people, after the thresholds.")


class Competency(Named):
    """A competency and its options. The file's name is its id and its address."""

    summary: WordsWithProducts = Field(
        description="Words: the line below the heading, with %(products)s if there are summary_products, such as: For "
        "workshops that repair boats with %(products)s."
    )
    summary_products: list[Id] = Field(
        default_factory=list,
        description="The products that fill %(products)s in the summary: ids of products.yml, such as [rope-care].",
    )
    options: dict[Id, Option] = Field(
        min_length=1,
        description="The ways to attain it, in the order shown; with several, any one is enough. Their ids, such as "
        "yard, are part of addresses.",
    )


class Metrics(RootModel[dict[Id, Metric]]):
    """What thresholds measure, each under an id such as boats-launched."""


class Products(RootModel[dict[Id, Product]]):
    """Products that thresholds, conditions and summaries name, each under an id such as rope-care."""


class Associations(RootModel[dict[Id, Named]]):
    """Ways in which a partner is associated with a customer, each under an id such as harbor-master."""


class Conditions(RootModel[dict[Id, Condition]]):
    """Conditions on what counts towards a threshold, each under an id such as paid-work."""


class Credentials(RootModel[dict[CredentialId, Credential]]):
    """Everything that a person can pass or hold, each under an id; that of an exam is its code, such as R-101."""


class Excused(Record):
    """A place of the data that a check on meaning doubts, and why it stands as it does."""

    check: Id = Field(description="The name of the check, such as averages.")
    at: Annotated[str, Field(min_length=1, max_length=500)] = Field(
        description="The path that the problem begins with, after file and line, such as credentials.R-101.retires."
    )
    reason: Name = Field(description="Why it is right, for the next author: text on one line. Readers do not see it.")


class Exceptions(RootModel[list[Excused]]):
    """What the checks on meaning are told to accept, with reasons."""


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


def _list_or_dates(value: object) -> str:
    return "dates" if isinstance(value, dict) else "plain"


def _number_or_money(value: object) -> str:
    return "money" if isinstance(value, str) else "number"


class Organization(Record):
    """An organization, for `competency-docs qualify`; no part of the data."""

    name: OrAbsent[Name] = None
    as_of: OrAbsent[Day] = None
    people: Annotated[
        dict[
            Name,
            Annotated[
                Annotated[list[CredentialId], Tag("plain")] | Annotated[dict[CredentialId, Date], Tag("dates")],
                Discriminator(_list_or_dates),
            ],
        ],
        Field(max_length=MOST_PEOPLE),
    ] = Field(default_factory=dict)
    figures: dict[
        Id,
        dict[
            str,
            Annotated[
                Annotated[Figure, Tag("number")] | Annotated[Amount, Tag("money")], Discriminator(_number_or_money)
            ],
        ],
    ] = Field(default_factory=dict)
    associations: list[Id] = Field(default_factory=list)


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


def read_organization(tree: Tree) -> Organization:
    """Return an organization as written, typed; raise GeneratorError with every place that has another shape."""
    if not isinstance(tree.value, dict):
        problem = tree.wrong((), check="data", expected="people, figures and associations", found=_kind_of(tree.value))
        raise GeneratorError([problem])
    try:
        return Organization.model_validate(tree.value)
    except ValidationError as error:
        schema = {"$defs": {}, **Organization.model_json_schema()}
        errors = (dict(one) for one in error.errors(include_url=False))
        raise GeneratorError(sorted((explain(tree, one, schema) for one in errors), key=in_order)) from error


def _kind_of(value: Plain) -> str:
    return "nothing" if value is None else "a list" if isinstance(value, list) else repr(value)


def validate(value: Plain) -> tuple[Data | None, list[Mapping[str, Any]]]:
    """Return the data as written, typed; or nothing, and what pydantic says against it."""
    try:
        return Data.model_validate(value), []
    except ValidationError as error:
        return None, [dict(one) for one in error.errors(include_url=False)]
