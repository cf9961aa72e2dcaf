"""Plural forms: as many as the locale has."""

from collections.abc import Iterator

from generator.messages import plural_header
from generator.pofiles import Entry


def check_plural_forms(tag: str, entry: Entry) -> Iterator[str]:
    """A translation has one text, or as many as its locale has plural forms.

    Bad: only msgstr[0] in Italian, which has two forms
    Good: msgstr[0] and msgstr[1] in Italian, msgstr[0] alone in Japanese
    """
    wanted = plural_header(tag)[0] if entry.plural is not None else 1
    if len(entry.strings) != wanted:
        forms = "form" if wanted == 1 else "forms"
        yield f"expected {wanted} plural {forms} of {entry.msgid!r}, found {len(entry.strings)}"
