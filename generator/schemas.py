"""JSON Schemas of the data files, for editors: the shape, and of the rest of our reading what a schema says simply.

What refers to what is left to our reading, and what is compared across records; `tests/test_schemas.py` lists it.
`errorMessage`, `patternErrorMessage` and `enumDescriptions` are not of JSON Schema: yaml-language-server shows them
(version 1.25 does), others pass them over.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from generator.meaning import CHECKS
from generator.refusals import PATTERNS
from generator.shape import SCHEMAS
from generator.values import FOR_EDITORS

Schema: TypeAlias = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> Iterator[tuple[str, Schema]]:
    """Yield the name and the JSON Schema (draft 2020-12) of each kind of data file."""
    for name, record in SCHEMAS.items():
        yield name, {"$schema": DRAFT, **for_editors(record.model_json_schema())}


def _given(key: str, **value: Any) -> Schema:
    """Return the schema of a record that has this key, with such a value."""
    return {"required": [key], **({"properties": {key: value}} if value else {})}


def _need(key: str, why: str, **value: Any) -> Schema:
    return {**_given(key, **value), "errorMessage": why}


def _forbid(key: str, why: str) -> Schema:
    return {"properties": {key: False}, "errorMessage": why}


def _fills(key: str, placeholder: str, words: str) -> Schema:
    """Return the rule that words have a placeholder if and only if there is what fills it."""
    there = {
        "pattern": rf"%\({placeholder}\)s",
        "patternErrorMessage": f"expected %({placeholder})s, which the key '{key}' fills",
    }
    absent = {
        "pattern": rf"^(?!.*%\({placeholder}\)s)",
        "patternErrorMessage": f"expected the key '{key}', which fills %({placeholder})s",
    }
    return {
        "if": _given(key, minItems=1),
        "then": {"properties": {words: there}},
        "else": {"properties": {words: absent}},
    }


_RELATED = ["same", "other", "same-or-different", "same-allowed", "subset-of-same"]
# By record, what holds between its keys. Our reading judges it in `wording`, `people` and `resolve`; of groups only
# those that a rule names.
_RULES: Mapping[str, list[Schema]] = {
    "Period": [_fills("months", "months", "text")],
    "Competency": [_fills("summary_products", "products", "summary")],
    "Metric": [
        {
            "if": _given("unit", const="count"),
            "then": {
                "properties": {"minimum": {"type": "object", "errorMessage": "expected one and other, for a count"}}
            },
        }
    ],
    "Option": [
        {
            "if": {"not": _given("thresholds", minProperties=1)},
            "then": _need(
                "people", "expected the key 'thresholds' or 'people'", properties={"headcount": {"minProperties": 1}}
            ),
        },
        {
            "if": {"anyOf": [_given("conditions", minItems=1), _given("associations", minItems=1)]},
            "then": _need("thresholds", "expected the key 'thresholds', for these to qualify", minProperties=1),
        },
    ],
    "Group": [
        {
            "if": _given("relation", enum=["everyone", "unstated"]),
            "then": _forbid("people", "expected no key 'people': everyone and unstated have none"),
            "else": _need("people", "expected the key 'people': a number, headcount, or a number for each tier"),
        },
        {
            "if": _given("relation", enum=_RELATED),
            "then": _need("to", "expected the key 'to', the group that it relates to"),
            "else": _forbid("to", f"expected no key 'to' but with {', '.join(_RELATED)}"),
        },
    ],
    "Junction": [
        {
            "if": _given("all"),
            "then": _forbid("any", "expected either all or any"),
            "else": _need("any", "expected either all or any"),
        }
    ],
    "Excused": [
        {
            "properties": {
                "check": {
                    "enum": list(CHECKS),
                    "enumDescriptions": [(check.__doc__ or "").partition("\n")[0] for check in CHECKS.values()],
                }
            }
        }
    ],
}


def for_editors(schema: Any) -> Any:
    """Return a schema of pydantic with the rules of its records and what editors show, without what is noise."""
    if isinstance(schema, list):
        return [for_editors(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: for_editors(value) for key, value in schema.items()}
    made |= made.pop(FOR_EDITORS, {})
    if rules := _RULES.get(made.pop("title", "")):
        made["allOf"] = rules
    if "default" in made and made["default"] is None:  # stands for a key that is absent
        del made["default"]
    if made.get("pattern") in PATTERNS:
        made["patternErrorMessage"] = f"expected {PATTERNS[made['pattern']]}"
    if "patternProperties" in made:  # as pydantic leaves it, a key of another pattern may have any value
        [(pattern, value)] = made.pop("patternProperties").items()
        made["propertyNames"] = for_editors({"pattern": pattern, **made["propertyNames"]})
        made["additionalProperties"] = value
    return made
