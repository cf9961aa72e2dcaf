"""What a validator refused, in words an author understands: where, what was expected, what was found. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator.data import Keys, Plain, Tree
from generator.errors import Problem, closest, nearest, one_of
from generator.hints import (
    A_BOOLEAN,
    A_CODE,
    A_CURRENCY,
    A_DATE,
    A_DAY,
    A_LIST,
    A_MAPPING,
    A_NUMBER,
    A_WORD,
    AN_ADDRESS,
    AN_AMOUNT,
    AN_ID,
    JOINED,
    TEXT,
    hint,
    rule_hint,
)

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CREDENTIAL_ID = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"
ADDRESS = r"^https?://"
CURRENCY = r"^[A-Z]{3}$"
DATE = r"^\d{4}-\d{2}(-\d{2})?$"
DAY = r"^\d{4}-\d{2}-\d{2}$"
AMOUNT = r"^[A-Z]{3} (0|[1-9]\d{0,12})$"
_JUNCTION = {"all", "any"}


def explain(tree: Tree, error: Mapping[str, Any], schema: dict[str, Any]) -> Problem:
    """Return the problem that an error of pydantic means, whose data has the JSON Schema `schema`."""
    keys, value, beyond = place(tree.value, error["loc"])
    kind, context = error["type"], error.get("ctx", {})
    of_key = kind in {"extra_forbidden", "missing"} or error["loc"][-1] == "[key]"
    value = keys[-1] if of_key and keys else value
    help_: str | None = None
    match kind:
        case "refused":
            expected, _, found = error["msg"].partition("|")
        case "extra_forbidden":
            known = sorted(_fields(schema, keys[:-1]))
            expected = one_of(known, str(value)) if known else "no such key"
            help_ = _joining(schema, keys)
            found = f"the unknown key {value!r}{'' if help_ else nearest(str(value), known)}"
            elsewhere = None if closest(str(value), known) else _elsewhere(schema, keys)
            help_ = help_ or elsewhere or hint(A_MAPPING, value, str(value))
        case "missing":
            # The first keys of the data are files.
            expected, found = (f"the key {beyond!r}" if keys else f"the file {_file(tree, beyond)}"), "none"
        case "string_pattern_mismatch":
            expected = PATTERNS.get(context["pattern"], f"text like {context['pattern']}")
            found = f"{value!r}{'' if of_key else _near_code(tree, str(value), expected)}"
        case "literal_error":
            expected, found = context["expected"], f"{_show(tree, keys, value)}{_near(value, context['expected'])}"
            help_ = hint(A_WORD, value, "")
        case "too_short" | "too_long" if isinstance(value, list | dict) and value:
            expected, found = _EXPECTED[kind].format(**context), str(len(value))
        case "string_too_long":
            expected, found = _EXPECTED[kind].format(**context), f"{len(str(value))} characters"
        case "string_type":
            described = [PATTERNS.get(one.get("pattern", ""), TEXT) for one in _options(schema, keys)]
            expected, found = described[0], _show(tree, keys, value)
        case _:
            expected, found = _EXPECTED.get(kind, error["msg"]).format(**context), _show(tree, keys, value)
    help_ = help_ or _hint(tree, keys, value, expected, schema)
    return tree.wrong(keys, check="data", expected=expected, found=found, help=help_, of_key=of_key)


def misspelt(tree: Tree, errors: Iterable[Mapping[str, Any]], schema: dict[str, Any]) -> set[Keys]:
    """Return the keys that are absent only because they are written otherwise, which is told already."""
    meant: set[Keys] = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            *around, key = place(tree.value, error["loc"])[0]
            known = closest(str(key), sorted(_fields(schema, tuple(around))))
            meant |= {(*around, known)} if known else set()
    return meant


def place(value: Plain, loc: tuple[int | str, ...]) -> tuple[Keys, Plain, str]:
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


PATTERNS = {SLUG: AN_ID, CREDENTIAL_ID: A_CODE, ADDRESS: AN_ADDRESS, CURRENCY: A_CURRENCY, DATE: A_DATE, DAY: A_DAY,
            AMOUNT: AN_AMOUNT}  # fmt: skip
_EXPECTED = {
    "int_type": A_NUMBER,
    "bool_type": A_BOOLEAN,
    "list_type": A_LIST,
    "dict_type": A_MAPPING,
    "model_type": A_MAPPING,
    "model_attributes_type": A_MAPPING,
    "greater_than_equal": "a number of at least {ge}",
    "less_than_equal": "a number of at most {le}",
    "too_long": "at most {max_length} of these",
    "too_short": "at least {min_length} of these",
    "string_too_long": "at most {max_length} characters",
    "string_too_short": "at least {min_length} characters",
}


def _hint(tree: Tree, keys: Keys, value: Plain, expected: str, schema: dict[str, Any]) -> str | None:
    written = tree.written(keys) or str(value)
    if joining := _joining(schema, keys):
        return joining
    if _fields(schema, keys) == _JUNCTION and (rule := rule_hint(value, written)):
        return rule
    if expected != A_MAPPING:
        return hint(expected, value, written)
    sole = _sole_key(schema, keys)
    alone = f"write {{{sole}: {written}}}" if sole and isinstance(value, str) else None
    return _elsewhere(schema, keys) or hint(expected, value, written) or alone


def _file(tree: Tree, key: str) -> str:
    """Return the name of the file that holds what stands at a first key of the data."""
    folder = f"{mark.file}/" if (mark := tree.mark(())) else ""
    return f"{folder}competencies/<id>.yml" if key == "competencies" else f"{folder}{key}.yml"


def _joining(schema: dict[str, Any], keys: Keys) -> str | None:
    """Return what to write for a key that joins groups in another's words, such as `or`; nothing for any other key."""
    joined = JOINED.get(str(keys[-1]).casefold()) if keys else None
    return f"write {joined} instead of {keys[-1]}" if joined and _fields(schema, keys[:-1]) == _JUNCTION else None


def _near(value: object, expected: str) -> str:
    return nearest(value, re.findall(r"'([^']+)'", expected)) if isinstance(value, str) else ""


def _near_code(tree: Tree, value: str, expected: str) -> str:
    known = tree.at(("credentials",)) if expected == A_CODE else None
    return nearest(value, known) if isinstance(known, dict) else ""


def _show(tree: Tree, keys: Keys, value: Plain) -> str:
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, str) else tree.written(keys) or repr(value)


def _elsewhere(schema: dict[str, Any], keys: Keys) -> str | None:
    """Return where a key belongs that is not known where it stands, or nothing."""
    *around, key = keys
    if key in _fields(schema, (*around, "")) and around:
        return f"{key!r} belongs inside an entry of {around[-1]!r}: write an id before it"
    for end in range(len(around) - 1, 0, -1):
        if key in _fields(schema, tuple(around[:end])) and isinstance(around[end], str):
            return f"{key!r} belongs beside {around[end]!r}, not inside it"
    for field in sorted(_fields(schema, tuple(around))):
        if key in _fields(schema, (*around, field)):
            return f"{key!r} belongs inside {field!r}"
        if key in _fields(schema, (*around, field, "")):
            return f"{key!r} belongs inside an entry of {field!r}"
    return None


def _sole_key(schema: dict[str, Any], keys: Keys) -> str | None:
    """Return the one key that a mapping must have there; nothing where it must have none or several."""
    [required, *others] = [one.get("required", []) for one in _options(schema, keys)]
    return str(required[0]) if len(required) == 1 and not others else None


def _fields(schema: dict[str, Any], keys: Keys) -> set[str]:
    """Return the keys that a mapping has by name at a place of the data."""
    return {name for option in _options(schema, keys) for name in option.get("properties", {})}


def _options(schema: dict[str, Any], keys: Keys) -> list[dict[str, Any]]:
    """Return the parts of a JSON Schema of which one describes what stands at a place of the data."""
    current = schema
    for key in keys:
        current = _step(current, str(key), schema["$defs"])
    return _resolve(current, schema["$defs"])


def _resolve(schema: dict[str, Any], definitions: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in schema:
        return _resolve(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    branches = schema.get("anyOf") or schema.get("oneOf")
    if branches:
        return [one for branch in branches for one in _resolve(branch, definitions)]
    return [schema]


def _step(schema: dict[str, Any], part: str, definitions: dict[str, Any]) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    for option in _resolve(schema, definitions):
        if part in option.get("properties", {}):
            found.append(option["properties"][part])
        elif "patternProperties" in option:
            found += option["patternProperties"].values()
        elif isinstance(option.get("additionalProperties"), dict):
            found.append(option["additionalProperties"])
        elif "items" in option and (part.isdigit() or not part):
            found.append(option["items"])
    return {"anyOf": found}
