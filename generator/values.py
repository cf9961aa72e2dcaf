r"""How single values are written: ids, names, words, dates, numbers. With `shape` the only user of pydantic.

A pattern serves our own reading and editors alike. It is of the part that Python has in common with ECMA-262, whose
regular expressions JSON Schema means. One thing they read differently: a digit (`\d`) may be of any script for Python,
for ECMA-262 only of ASCII. So a full-width digit in words is left to our reading.
"""

import re
from datetime import date
from typing import Annotated, Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError

from generator.hints import A_DATE, A_DAY, AN_ADDRESS
from generator.refusals import ADDRESS, AMOUNT, CREDENTIAL_ID, CURRENCY, DATE, DAY, SLUG

T = TypeVar("T")

# Where a schema has what editors judge by, beside what our reading does.
FOR_EDITORS = "x-editors"


class _Form(NamedTuple):
    """A pattern, and what is expected where a text does not match it."""

    pattern: str
    expected: str


def refuse(expected: str, found: object) -> PydanticCustomError:
    """Return the error that `refusals` explains in these words."""
    return PydanticCustomError("refused", "{expected}|{found}", {"expected": expected, "found": repr(found)})


def _has(*forms: _Form) -> AfterValidator:
    """Return the validator of text that has these forms."""

    def judge(text: str) -> str:
        for form in forms:
            if not re.search(form.pattern, text):
                raise refuse(form.expected, text)
        return text

    return AfterValidator(judge)


def _shows(*forms: _Form) -> Any:
    """Return the annotation of text that editors judge by these forms, for `schemas` to put in its place."""
    judged: list[Any] = [{"pattern": one.pattern, "patternErrorMessage": f"expected {one.expected}"} for one in forms]
    return Field(json_schema_extra={FOR_EDITORS: {"allOf": judged} if len(judged) > 1 else judged[0]})


# Names and words.

PLACEHOLDER = re.compile(r"%\(([A-Za-z_]+)\)s")
# Characters that change how others show, or that nobody can see: never part of a word or a name.
_UNSEEN = r"\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"

_NAME = (
    _Form(r"^(?!$|\s|.*\s$|.*  )", "text without spaces at its edges or double spaces"),
    _Form(f"^[^{_UNSEEN}]*$", "text without control or invisible characters"),
)
_WORDS = (
    *_NAME,
    _Form(r"^\D*$", "words without digits (figures are facts of their own, names are %(products)s)"),
    _Form(r"^(?!.*://)(?:[^<>&%{}]|%\([A-Za-z_]+\)s)*$", "words without markup, addresses or stray %"),
)

Name = Annotated[str, Field(max_length=200), _has(*_NAME), _shows(*_NAME)]
# Which placeholder words have is for editors: our own reading judges it in `wording`, with the facts that fill it.
_Words = Annotated[str, Field(max_length=1000), _has(*_WORDS)]
Words = Annotated[_Words, _shows(*_WORDS, _Form(r"^(?!.*%\()", "no placeholder"))]
WordsWithAmount = Annotated[_Words, _shows(*_WORDS, _Form(r"^[^%]*%\(amount\)s[^%]*$", "%(amount)s, once"))]
WordsWithMonths = Annotated[
    _Words, _shows(*_WORDS, _Form(r"^[^%]*(?:%\(months\)s[^%]*)?$", "no placeholder but %(months)s, at most once"))
]
WordsWithProducts = Annotated[
    _Words, _shows(*_WORDS, _Form(r"^[^%]*(?:%\(products\)s[^%]*)?$", "no placeholder but %(products)s, at most once"))
]


# Dates and addresses: our own reading takes them apart with Python's library, and the patterns are for editors alone.

# A leap year is every fourth, of centuries every fourth.
_FOURTH = "(?:0[48]|[2468][048]|[13579][26])"
_DAY_OR_MONTH = _Form(
    "^(?!0000)(?:"
    "[0-9]{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?"  # a month, or a day that every month has
    "|[0-9]{4}-(?:0[13-9]|1[0-2])-(?:29|30)"
    "|[0-9]{4}-(?:0[13578]|1[02])-31"
    f"|(?:[0-9]{{2}}{_FOURTH}|{_FOURTH}00)-02-29"
    ")$",
    A_DATE,
)
_UNSAFE = rf"""\s<>"'`\\{_UNSEEN}"""
_WEB = _Form(rf"^https?://(?!:)[^/?#@{_UNSAFE}]+(?:[/?#][^{_UNSAFE}]*)?$", AN_ADDRESS)


def _day_or_month(text: str) -> str:
    try:
        date.fromisoformat(text if len(text) != len("2018-01") else f"{text}-01")
    except ValueError as error:
        raise refuse(_DAY_OR_MONTH.expected, text) from error
    return text


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise refuse(_WEB.expected, text) from error
    if not parts.hostname or "@" in parts.netloc or re.search(f"[{_UNSAFE}]", text):
        raise refuse(_WEB.expected, text)
    return text


Date = Annotated[str, Field(pattern=DATE), AfterValidator(_day_or_month), _shows(_DAY_OR_MONTH)]
Address = Annotated[str, Field(max_length=2000, pattern=ADDRESS), AfterValidator(_address), _shows(_WEB)]


def _day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise refuse(A_DAY, text) from error
    return text


Day = Annotated[str, Field(pattern=DAY), AfterValidator(_day)]


# Ids, codes, numbers.

# What may be written by tier may also begin with `all` or `any`; and `<option>-option` stands among the ids of a page.
RESERVED_TIERS = frozenset({"all", "any", "option"})
_TIER = _Form(
    rf"^(?!(?:all|any|option)$){SLUG.removeprefix('^')}",
    "an id of small letters, digits and single hyphens, and not all, any or option",
)

Id = Annotated[str, Field(pattern=SLUG, max_length=80)]
TierId = Annotated[Id, _shows(_TIER)]
CredentialId = Annotated[str, Field(pattern=CREDENTIAL_ID, max_length=80)]
CredentialIds = Annotated[list[CredentialId], Field(min_length=1, json_schema_extra={"uniqueItems": True})]
Currency = Annotated[str, Field(pattern=CURRENCY)]
Count = Annotated[
    int,
    Field(
        ge=1, le=1_000_000_000_000, description="A whole number without separators, such as 300000; of money, units."
    ),
]
# What an organization has: also nothing.
Figure = Annotated[int, Field(ge=0, le=1_000_000_000_000)]
Amount = Annotated[str, Field(pattern=AMOUNT)]
MOST_PEOPLE = 100
People = Annotated[int, Field(ge=1, le=100_000, description="A number of people, such as 2.")]


class _NotNothing:
    """Refuses nothing (`key:` without a value), where None only stands for a key that is absent."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema: dict[str, Any] = {**handler(source)}
        nullable: CoreSchema = schema["schema"]
        return nullable


OrAbsent = Annotated[T | None, _NotNothing()]
