"""The rules for translations, one file each, listed by hand. A rule takes an entry and yields what is wrong.

Severity `error` takes the translation out of the site: its message then shows in English.
"""

from collections.abc import Callable, Iterable, Iterator

from generator.checks.figures import check_no_figure_in_words
from generator.checks.forms import check_plural_forms
from generator.checks.header import check_plural_header
from generator.checks.markup import check_no_markup
from generator.checks.placeholders import check_placeholders_match
from generator.checks.step import check_in_step
from generator.errors import Problem
from generator.pofiles import Entry, PoFile

Rule = Callable[[str, Entry], Iterator[str]]
RULES: tuple[tuple[str, Rule], ...] = (
    ("placeholders", check_placeholders_match),
    ("plural-forms", check_plural_forms),
    ("markup", check_no_markup),
    ("figures", check_no_figure_in_words),
)


def check_entries(
    tag: str, po: PoFile, messages: Iterable[Entry], optional: frozenset[str]
) -> tuple[list[Problem], tuple[Entry, ...]]:
    """Return what is wrong with a locale's catalogue, and the entries whose translation may be shown."""
    messages = tuple(messages)
    problems = [*check_plural_header(tag, po), *check_in_step(tag, po, messages, optional)]
    plurals = {message.key: message.plural for message in messages}
    sound = []
    for entry in po.entries:
        if not entry.translated:
            continue
        found = [
            Problem(check=name, where=f"{po.shown}:{entry.line}", message=message, locale=tag)
            for name, rule in RULES
            for message in rule(tag, entry)
        ]
        problems += found
        # With another plural it has the forms of another message (check_in_step has told so).
        if not found and plurals.get(entry.key, entry.plural) == entry.plural:
            sound.append(entry)
    return problems, tuple(sound)
