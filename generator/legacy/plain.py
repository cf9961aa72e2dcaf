"""Plain values as YAML, laid out as the files of the data are. Pure."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.data import Plain


def yaml_lines(value: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """Yield the lines of plain values as the data's own files have them: blocks above, short things in a line."""
    for key, one in value.items():
        short = _inline(one)
        if isinstance(one, dict) and (depth < _DEEP or len(short) + 2 * depth > _WIDTH):
            yield f"{'  ' * depth}{_inline(key)}:"
            yield from yaml_lines(one, depth + 1)
        else:
            yield f"{'  ' * depth}{_inline(key)}: {short}"


_DEEP, _WIDTH = 3, 100


def _inline(value: Plain | Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_inline(key)}: {_inline(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    text = str(value)
    plain = re.fullmatch(
        r"[A-Za-z][\w/.'+-]*(?: [\w/.'+%()-]+)*|[A-Z0-9]{2,3}-[0-9]{3}|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?", text
    )
    return text if plain and text not in {"true", "false", "null"} else json.dumps(text, ensure_ascii=False)
