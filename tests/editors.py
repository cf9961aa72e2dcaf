"""What an editor says of data, by the JSON Schemas of its files."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError, ValidationErrorKind

from generator.data import Plain, Tree
from generator.schemas import json_schemas


@cache
def schemas() -> Mapping[str, Any]:
    """Return the schema of each kind of file."""
    return dict(json_schemas())


@cache
def validator(kind: str) -> Draft202012Validator:
    """Return what judges a kind of file; it reads patterns as ECMA-262 does, as editors do."""
    return Draft202012Validator(schemas()[kind])


def files(tree: Tree) -> Iterator[tuple[str, Plain]]:
    """Yield the kind and the value of every file of a data tree."""
    value: Any = tree.value
    for key, file in value.items():
        if key == "competencies":
            yield from (("competency", one) for one in (file.values() if isinstance(file, dict) else ()))
        elif key in schemas() and file is not None:
            yield key, file


def editor_refusals(tree: Tree) -> list[str]:
    """Return what an editor may say of each place it underlines: of a value of several forms, what each form says."""
    found = [
        (kind, one) for kind, file in files(tree) for error in validator(kind).iter_errors(file) for one in _all(error)
    ]
    return [_said(schemas()[kind], error) for kind, error in found]


def _all(error: ValidationError) -> Iterator[ValidationError]:
    if isinstance(error.kind, ValidationErrorKind.AnyOf | ValidationErrorKind.OneOfNotValid):
        yield from (inner for form in error.kind.context for one in form for inner in _all(one))
    else:
        yield error


def _said(schema: Any, error: ValidationError) -> str:
    """Return the words of the innermost rule that has some, on the way to what is refused; else the validator's."""
    said = error.message
    for key in error.schema_path:
        if isinstance(schema, dict):
            said = schema.get("errorMessage", said)
            said = schema["patternErrorMessage"] if key == "pattern" else said
        schema = schema[key]
    return said
