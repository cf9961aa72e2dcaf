"""What the form on a competency's page is made of: the rules, and every word and name in the page's language. Pure."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from generator.messages import Phrase
from generator.model import Catalogue, Competency, Money, Name
from generator.qualify.rules import Rules, as_json, metric_of, rules_of
from generator.templating import Words

# Stands for a figure in money as a language writes it.
_FIGURE = 8


def form_json(
    competency: Competency, catalogue: Catalogue, words: Words, phrases: Mapping[str, Phrase], as_of: date
) -> str:
    """Return the data of a competency's form as JSON that may stand in a page; its messages count as said.

    A text that is in another language than the page is a list: the text and its language.
    """
    rules = rules_of(competency)
    words.messages |= {phrase.key for phrase in phrases.values()}
    data = {
        "locale": words.translator.tag,
        "day": as_of.isoformat(),
        "rules": as_json(rules),
        "words": {key: _shown(phrase, words) for key, phrase in sorted(phrases.items())},
        "names": _names(competency, catalogue, rules, words),
        "money": {code: _money(code, words) for code in _currencies(rules)},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _names(competency: Competency, catalogue: Catalogue, rules: Rules, words: Words) -> dict[str, dict[str, object]]:
    named = {name.path: name for name in (*catalogue.names, *catalogue.kept_names)}
    associations = [key for one in rules.tiers for key in one.associations]
    options = [option.name for option in competency.options]
    tiers = [tier.name for option in competency.options for tier in option.tiers]
    markets = [name for path, name in named.items() if path.startswith("programme.markets.")]
    lines = [line for option in competency.options for tier in option.tiers for line in tier.thresholds]

    def by_key(names: Iterable[Name]) -> dict[str, object]:
        return {name.key: _shown(words.name(name), words) for name in names}

    credentials = {key: catalogue.credentials[key] for key in rules.terms}
    return {
        "options": by_key(options) if len(options) > 1 else {},
        "tiers": by_key(tiers),
        "markets": by_key(markets) if lines else {},
        "metrics": {metric_of(line): _shown(words.translator.phrase(line.name), words) for line in lines},
        "associations": by_key(named[f"associations.{key}.name"] for key in associations),
        "credentials": by_key(one.name for one in credentials.values()),
        # Those of whom a reader knows the code better than the name.
        "codes": {key: one.code.value for key, one in credentials.items() if one.code},
    }


def _shown(phrase: Phrase, words: Words) -> str | list[str]:
    return phrase.text if phrase.lang == words.translator.tag else [phrase.text, phrase.lang]


def _currencies(rules: Rules) -> list[str]:
    return sorted({line.currency for one in rules.tiers for line in one.lines if line.currency})


def _money(code: str, words: Words) -> list[str]:
    """Return what stands before and after a figure in money."""
    before, _, after = words.translator.money(Money(code, _FIGURE)).partition(words.translator.number(_FIGURE))
    return [before, after]
