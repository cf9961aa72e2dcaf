"""The messages a translator is asked for: those of the templates, then those of the data. Pure but for templates."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.model import Catalogue, Name, Text
from generator.pofiles import Entry, PoFile
from generator.templating import Templates
from generator.values import PLACEHOLDER
from generator.wording import placeholders

_ABOUT_TEXT = {
    "description": "Says what the site is for. Shown on the home page and in search results.",
    "money": "The least that a market asks for.",
    "minimum": "The least that a market asks for.",
    "monthly_average": "Stands below a minimum.",
    "condition": "A condition on what counts towards a threshold.",
    "period": "A label: the time over which a threshold is measured.",
    "metric": "The name of what a threshold measures, as a title.",
    "competency": "Says whom a competency is for, on its page and in search results.",
    "option": "Says whom an option is for. An option is one way to attain a competency.",
}
# Said only of a text that has the placeholder.
_ABOUT_PLACEHOLDER = {
    "money": "%(amount)s: money.",
    "minimum": "%(amount)s: a count of things.",
    "monthly_average": "%(amount)s: a count of things.",
    "condition": "%(products)s: a list of products.",
    "period": "%(months)s: a number of months.",
    "competency": "%(products)s: a list of products.",
}
# What an example shows for each placeholder: typical and made up, so that no change of a fact changes a catalogue.
# A comment in a template may give an example of its own.
_EXAMPLES = {
    "amount": "US$100,000",
    "association": "Digital Partner of Record",
    "count": "4",
    "credential": "70-534",
    "date": "December 31, 2018",
    "exam": "70-535",
    "former": "Plan 1",
    "months": "12",
    "percent": "97%",
    "product": "Dynamics 365 Customer Engagement",
    "products": "Azure, Office 365, or Power BI",
    "total": "6",
}
_EXAMPLES_OF_MONTHS = {"date": "January 2018"}
_EXAMPLES_OF_ONE = {"amount": "1", "count": "1"}
_EXAMPLES_OF_MANY = {"amount": "2,500"}
_EXAMPLE = "Example: "
_OPTIONAL_NAME = "A name that stays in English unless the language has one of its own for it."
_ABOUT_NAME = {
    "programme": "The name of the site, in the header of every page.",
    "tiers": "The name of a tier (level) of a competency, as partners know it.",
    "markets": "A group of countries, as a label before a figure.",
    "roles": "A kind of exam, as a label.",
    "focus_areas": "The name of a focus area, a field that a partner chooses.",
    "competencies": "The name of a competency, as partners know it.",
    "options": "The name of an option, without the word option. An option is one way to attain a competency.",
}


def source_messages(catalogue: Catalogue, templates: Templates) -> tuple[Entry, ...]:
    """Return every message to translate, each once, ordered by its first reference."""
    merged: dict[tuple[str | None, str], Entry] = {}
    for entry in (*templates.messages, *_texts(catalogue), *(_message(name) for name in _names(catalogue))):
        known = merged.setdefault(entry.key, entry)
        if known is not entry:
            merged[entry.key] = replace(
                known,
                plural=known.plural or entry.plural,
                comments=tuple(dict.fromkeys(known.comments + entry.comments)),
                references=tuple(dict.fromkeys(known.references + entry.references)),
            )
    return tuple(_with_example(entry) for entry in merged.values())


def messages_for(messages: Sequence[Entry], po: PoFile, catalogue: Catalogue) -> tuple[Entry, ...]:
    """Return the messages of one locale's catalogue: those of the sources, then the optional names it has.

    A tool that takes its messages from `messages.pot` drops the optional names, which come back.
    """
    keys = {message.key for message in messages}
    there = {entry.key for entry in (*po.entries, *po.obsolete)} - keys
    names: dict[str, tuple[str, ...]] = {}
    for name in catalogue.kept_names:
        if ("name", name.text) in there:
            names[name.text] = (*names.get(name.text, ()), name.path)
    optional = (
        Entry(msgid=text, context="name", comments=(_OPTIONAL_NAME,), references=paths) for text, paths in names.items()
    )
    return (*messages, *optional)


def optional_names(catalogue: Catalogue) -> frozenset[str]:
    """Return the names a locale may translate but is not asked to: of credentials, products and associations."""
    return frozenset(name.text for name in catalogue.kept_names)


def _with_example(message: Entry) -> Entry:
    """Return a message with the example of each comment on a line of its own, or with one that is made up."""
    explained = [part for comment in message.comments for part in re.split(rf" (?={_EXAMPLE})", comment)]
    if not any(part.startswith(_EXAMPLE) for part in explained):
        explained += [f"{_EXAMPLE}{text}" for text in _made_up(message)]
    return replace(message, comments=tuple(dict.fromkeys(explained)))


def _made_up(message: Entry) -> Iterator[str]:
    """Yield the forms of a message with its placeholders filled, unless it has none or one that is not known here."""
    forms = [(message.msgid, _EXAMPLES_OF_MONTHS if message.context == "month" else {})]
    if message.plural is not None:
        forms = [(message.msgid, _EXAMPLES_OF_ONE), (message.plural, _EXAMPLES_OF_MANY)]
    names = {name for text, _ in forms for name in placeholders(text)}
    if names and names <= set(_EXAMPLES):
        yield from (_fill(text, _EXAMPLES | special) for text, special in forms)


def _fill(text: str, values: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: values[match[1]], text).replace("%%", "%")


def _texts(catalogue: Catalogue) -> Iterator[Entry]:
    for text in catalogue.texts:
        yield Entry(
            msgid=text.singular,
            plural=text.plural,
            context=text.context,
            comments=(_about(text),),
            references=(text.path,),
        )


def _about(text: Text) -> str:
    kind = _kind(text)
    explained = _ABOUT_PLACEHOLDER.get(kind, "")
    placeholder, _, _ = explained.partition(":")
    return f"{_ABOUT_TEXT[kind]} {explained}" if explained and placeholder in text.singular else _ABOUT_TEXT[kind]


def _kind(text: Text) -> str:
    """Return what a text of the data is, by its path."""
    parts = text.path.split(".")
    if parts[-1] == "minimum" and text.plural is None:
        return "money"
    if parts[-1] in _ABOUT_TEXT:
        return parts[-1]
    if parts[-1] == "summary":
        return "option" if "options" in parts else "competency"
    return {"conditions": "condition", "programme": "period"}.get(parts[0], "metric")


def _names(catalogue: Catalogue) -> Iterator[Name]:
    yield catalogue.name
    yield from catalogue.names
    for competency in catalogue.competencies:
        yield competency.name
        yield from (option.name for option in competency.options)


def _message(name: Name) -> Entry:
    parts = name.path.split(".")
    registry = "programme" if len(parts) == 2 else parts[-3]  # noqa: PLR2004 - programme.name
    return Entry(msgid=name.text, context="name", comments=(_ABOUT_NAME[registry],), references=(name.path,))
