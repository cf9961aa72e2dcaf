"""Placeholders are the places of facts."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.pofiles import Entry

# Read as pages are filled: after `%%` a bracket is a bracket.
_TOKEN = re.compile(r"%\((\w+)\)s|%%")
# What looks like a placeholder of some tool, but is none of ours; `%%(` is one or none, as a tool has it.
_STRANGE = re.compile(r"%%\((?:[^)]*\)s?)?|%\([^)]*\)?[^s]?|\$?\{[^}]*\}?|\}|%(?!%)|％[(（]|\$\(")


def check_placeholders_match(tag: str, entry: Entry) -> Iterator[str]:
    """Every form has the source's placeholders, each as often, in any order, and nothing like them.

    Bad: `%(count)s people` as `cinco pessoas`, as `%(cont)s pessoas`, as `{count} pessoas` or as `%(count)s (%%(n)s)`
    Good: `%(count)s people` as `%(count)s pessoas`
    """
    del tag
    wanted = _placeholders(entry.msgid)
    for text in filter(str.strip, entry.strings):  # That one is empty, `plural-forms` tells.
        found = _placeholders(text)
        if found != wanted:
            yield f"expected {_show(wanted)} in the translation of {entry.msgid!r}, found {_show(found)} in {text!r}"
        elif strange := _STRANGE.search(_TOKEN.sub(_rest, text)):
            expected = f"no placeholder but {_show(wanted)}" if wanted else "no placeholder"
            yield f"expected {expected}, found {strange[0]!r} in {text!r}"


def _placeholders(text: str) -> Counter[str]:
    return Counter(match[0] for match in _TOKEN.finditer(text) if match[1])


def _rest(token: re.Match[str]) -> str:
    """Return what is left of a token beside which nothing may look like one: a per cent sign before a bracket."""
    is_before_bracket = token.string.startswith("(", token.end())
    return token[0] if is_before_bracket and not token[1] else " "


def _show(placeholders: Counter[str]) -> str:
    return ", ".join(sorted(placeholders.elements())) or "none"
