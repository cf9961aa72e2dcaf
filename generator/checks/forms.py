"""Plural forms: as many as the locale has."""

from collections.abc import Iterator

from generator.messages import plural_header
from generator.pofiles import Entry


def check_plural_forms(tag: str, entry: Entry) -> Iterator[str]:
    """A translation has one text, or as many as its locale has plural forms, and none of them is empty.

    Bad: only msgstr[0] in Italian, which has two forms; msgstr[1] empty beside msgstr[0]
    Good: msgstr[0] and msgstr[1] in Italian, msgstr[0] alone in Japanese
    """
    wanted = plural_header(tag)[0] if entry.plural is not None else 1
    if len(entry.strings) != wanted:
        forms = "form" if wanted == 1 else "forms"
        yield f"expected {wanted} plural {forms} of {entry.msgid!r}, found {len(entry.strings)}"
    for n, text in enumerate(entry.strings):
        if not text.strip():
            where = f"in msgstr[{n}] of" if entry.plural is not None else "for"
            yield f"expected words {where} {entry.msgid!r}, found {text!r}"
