"""The English sentences of the data, and the placeholders each must have. Pure."""

from collections.abc import Iterator

from generator import shape
from generator.data import Keys
from generator.lookup import PROGRAMME, Lookup
from generator.model import Text
from generator.values import PLACEHOLDER


def texts_of(data: shape.Data) -> Iterator[Text]:
    """Yield every text of the data, in the order of the files."""
    yield Text(data.programme.description, "programme.description")
    for key, period in data.programme.periods.items():
        yield Text(period.text, f"programme.periods.{key}.text")
    for key, metric in data.metrics.root.items():
        yield Text(metric.name, f"metrics.{key}.name", context="term")
        yield plural_text(metric.minimum, f"metrics.{key}.minimum")
        if metric.monthly_average:
            yield plural_text(metric.monthly_average, f"metrics.{key}.monthly_average")
    for key, condition in data.conditions.root.items():
        yield Text(condition.text, f"conditions.{key}.text")
    for key, competency in data.competencies.items():
        yield Text(competency.summary, f"competencies.{key}.summary")
        for option_key, option in competency.options.items():
            yield Text(option.summary, f"competencies.{key}.options.{option_key}.summary")


def plural_text(words: "str | shape.Plural", path: str) -> Text:
    """Return the text of words with or without a plural form."""
    return Text(words, path) if isinstance(words, str) else Text(words.one, path, words.other)


def placeholders(text: str) -> list[str]:
    """Return the names of a text's placeholders, in order."""
    return PLACEHOLDER.findall(text)


def check_wording(lookup: Lookup, data: shape.Data) -> None:
    """Record each text whose placeholders are not those that its facts fill."""
    for text in texts_of(data):
        keys = lookup.tree.keys_of(text.path)
        if text.plural is None:
            _check_placeholders(lookup, keys, text.singular, _placeholder(keys))
        else:
            _check_placeholders(lookup, (*keys, "one"), text.singular, _placeholder(keys))
            _check_placeholders(lookup, (*keys, "other"), text.plural, _placeholder(keys))
    for key, metric in data.metrics.root.items():
        if metric.unit == "count" and isinstance(metric.minimum, str):
            lookup.wrong(("metrics", key, "minimum"), "one and other: a count has plural forms", "one text")
    for key, period in data.programme.periods.items():
        if ("months" in placeholders(period.text)) != (period.months is not None):
            lookup.wrong((*PROGRAMME, "periods", key), "months and %(months)s together", "one without the other")
    for key, competency in data.competencies.items():
        if ("products" in placeholders(competency.summary)) != bool(competency.summary_products):
            expected = "summary_products and %(products)s together"
            lookup.wrong(("competencies", key, "summary"), expected, "one without the other")


def _placeholder(keys: Keys) -> str | None:
    """Return the one placeholder that the facts of a text fill."""
    match keys:
        case ("metrics", _, "minimum" | "monthly_average"):
            return "amount"
        case ("programme", "periods", _, "text"):
            return "months"
        case ("conditions", _, "text") | ("competencies", _, "summary"):
            return "products"
        case _:
            return None


def _check_placeholders(lookup: Lookup, keys: Keys, text: str, placeholder: str | None) -> None:
    used = placeholders(text)
    # Only an amount must stand in every text that can have one.
    if used == [placeholder] or (not used and placeholder != "amount"):
        return
    expected = f"%({placeholder})s, each at most once" if placeholder else "no placeholder"
    lookup.wrong(keys, expected, " and ".join(f"%({one})s" for one in used) or "no placeholder")
