"""Catalogues are in step with the sources."""

from collections.abc import Iterator

from generator.errors import Problem, nearest, wrong
from generator.pofiles import Entry, PoFile


def check_in_step(tag: str, po: PoFile, messages: tuple[Entry, ...], optional: frozenset[str]) -> Iterator[Problem]:
    """A catalogue has every message of the sources, and no other.

    Bad: a message that a template no longer uses; a new sentence that the catalogue lacks
    Good: a catalogue after `competency-docs messages update`
    """
    wanted = {message.key: message for message in messages}
    present = {entry.key: entry for entry in po.entries}
    for key, message in wanted.items():
        if key not in present:
            found = "no such message (competency-docs messages update adds it)"
            yield wrong("step", po.shown, expected=f"the message {message.msgid!r}", found=found, locale=tag)
        elif present[key].plural != message.plural:
            found = f"the plural {present[key].plural!r}"
            where = f"{po.shown}:{present[key].line}"
            yield wrong("step", where, expected=f"the plural {message.plural!r}", found=found, locale=tag)
    known = [message.msgid for message in messages]
    for key, entry in present.items():
        if key not in wanted and not (entry.context == "name" and entry.msgid in optional):
            found = f"{entry.msgid!r}, which no source has{nearest(entry.msgid, known)}"
            yield wrong(
                "step", f"{po.shown}:{entry.line}", expected="only messages of the sources", found=found, locale=tag
            )
