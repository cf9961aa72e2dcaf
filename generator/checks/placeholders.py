"""Placeholders are the places of facts."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.pofiles import Entry

# Read as pages are filled: after `%%` a bracket is a bracket.
_TOKEN = re.compile(r"%\((\w+)\)s|%%")
# What looks like a placeholder of some tool, but is none of ours.
_STRANGE = re.compile(r"%\([^)]*\)?[^s]?|\$?\{[^}]*\}?|\}|%(?!%)|％[(（]|\$\(")


def check_placeholders_match(tag: str, entry: Entry) -> Iterator[str]:
    """Every form has the source's placeholders, each as often, in any order, and nothing like them.

    Bad: `%(count)s people` as `cinco pessoas`, as `%(cont)s pessoas` or as `{count} pessoas`
    Good: `%(count)s people` as `%(count)s pessoas`
    """
    del tag
    wanted = _placeholders(entry.msgid)
    for text in entry.strings:
        found = _placeholders(text)
        if found != wanted:
            yield f"expected {_show(wanted)} in the translation of {entry.msgid!r}, found {_show(found)} in {text!r}"
        elif strange := _STRANGE.search(_TOKEN.sub(" ", text)):
            expected = f"no placeholder but {_show(wanted)}" if wanted else "no placeholder"
            yield f"expected {expected}, found {strange[0]!r} in {text!r}"


def _placeholders(text: str) -> Counter[str]:
    return Counter(match[0] for match in _TOKEN.finditer(text) if match[1])


def _show(placeholders: Counter[str]) -> str:
    return ", ".join(sorted(placeholders.elements())) or "none"
