"""What a validator refused, in words an author understands: where, what was expected, what was found. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from generator.data import Keys, Plain, Tree
from generator.errors import Problem, nearest, one_of

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CREDENTIAL_ID = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"
ADDRESS = r"^https?://"
CURRENCY = r"^[A-Z]{3}$"
DATE = r"^\d{4}-\d{2}(-\d{2})?$"


def in_order(problem: Problem) -> tuple[str, int]:
    """Return the order in which problems are told: by file and line; those of one line as the shape has them."""
    file, _, rest = problem.where.partition(":")
    line = rest.partition(":")[0]
    return file, int(line) if line.isdigit() else 0


def explain(tree: Tree, error: Mapping[str, Any], schema: dict[str, Any]) -> Problem:
    """Return the problem that an error of pydantic means, whose data has the JSON Schema `schema`."""
    keys, value, beyond = _place(tree.value, error["loc"])
    kind, context = error["type"], error.get("ctx", {})
    match kind:
        case "refused":
            expected, _, found = error["msg"].partition("|")
        case "extra_forbidden":
            known = sorted(_fields(schema, error["loc"]))
            expected = one_of(known) if known else "no such key"
            found = f"the unknown key {keys[-1]!r}{nearest(str(keys[-1]), known)}"
        case "missing":
            expected, found = f"the key {beyond!r}", "none"
        case "string_pattern_mismatch":
            expected, found = PATTERNS.get(context["pattern"], f"text like {context['pattern']}"), repr(error["input"])
        case "literal_error":
            expected, found = context["expected"], f"{_show(value)}{_near(value, context['expected'])}"
        case _:
            expected, found = _EXPECTED.get(kind, error["msg"]).format(**context), _show(value)
    return tree.wrong(keys, check="data", expected=expected, found=found)


PATTERNS = {
    SLUG: "an id of small letters, digits and single hyphens",
    CREDENTIAL_ID: "an id of letters, digits and single hyphens",
    ADDRESS: "an address that begins with https:// or http://",
    CURRENCY: "an ISO 4217 code such as USD",
    DATE: "a date as 2017-12-31, or a month as 2018-01",
}
_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
    "greater_than_equal": "a number of at least {ge}",
    "less_than_equal": "a number of at most {le}",
    "too_short": "at least {min_length} of these",
    "string_too_long": "at most {max_length} characters",
    "string_too_short": "at least {min_length} characters",
}


def _near(value: object, expected: str) -> str:
    return nearest(value, re.findall(r"'([^']+)'", expected)) if isinstance(value, str) else ""


def _show(value: Plain) -> str:
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value)


def _place(value: Plain, loc: tuple[int | str, ...]) -> tuple[Keys, Plain, str]:
    """Return the keys of the tree that a location of pydantic means, the value there, and the key missing there.

    A location also holds the tags of unions and `[key]`: what is not in the tree is passed over.
    """
    keys: Keys = ()
    beyond = ""
    for part in loc:
        inside = (isinstance(value, dict) and part in value) or (
            isinstance(value, list) and isinstance(part, int) and part < len(value)
        )
        if inside:
            keys, value, beyond = (*keys, part), value[part], ""  # type: ignore[index]
        else:
            beyond = str(part)
    return keys, value, beyond


def _fields(schema: dict[str, Any], loc: tuple[int | str, ...]) -> set[str]:
    """Return the keys that are known where pydantic found an unknown one."""
    current, definitions = schema, schema["$defs"]
    for part in loc[:-1]:
        current = _step(current, str(part), definitions)
    options = _resolve(current, definitions)
    return {name for option in options for name in option.get("properties", {})}


def _resolve(schema: dict[str, Any], definitions: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in schema:
        return _resolve(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    branches = schema.get("anyOf") or schema.get("oneOf")
    if branches:
        return [one for branch in branches for one in _resolve(branch, definitions)]
    return [schema]


def _step(schema: dict[str, Any], part: str, definitions: dict[str, Any]) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    options = _resolve(schema, definitions)
    for option in options:
        if part in option.get("properties", {}):
            found.append(option["properties"][part])
        elif "patternProperties" in option:
            found += option["patternProperties"].values()
        elif "items" in option:
            found.append(option["items"])
    return {"anyOf": found} if found else {"anyOf": options}
