"""What the form on a competency's page is made of: the rules, and every word and name in the page's language. Pure."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.messages import Phrase
from generator.model import Catalogue, Competency, Credential, Money, Name
from generator.pofiles import Key
from generator.qualify.rules import ALL, Rules, as_json, metric_of, rules_of
from generator.words import Words

# The id of its heading.
FORM = "cd_qualify"
# Stands for a figure in money as a language writes it.
_FIGURE = 8


@dataclass(frozen=True)
class Asked:
    """What the form of a competency asks and judges by, the same in every language.

    `every` are all credentials. What is made of them is made when a page is: most pages stay as they are.
    """

    competency: Competency
    names: Mapping[str, Name]
    markets: tuple[Name, ...]
    every: Mapping[str, Credential]
    day: date

    @cached_property
    def rules(self) -> Rules:
        """Return the rules that it judges by."""
        return rules_of(self.competency)

    @cached_property
    def rules_json(self) -> str:
        """Return these rules as JSON."""
        return _json(as_json(self.rules))

    @cached_property
    def credentials(self) -> Mapping[str, Credential]:
        """Return the credentials that it asks for."""
        return {key: self.every[key] for key in self.rules.terms}


def asked_of(catalogue: Catalogue, as_of: date) -> dict[str, Asked]:
    """Return what the form of each competency asks and judges by on a day, by its id."""
    names = {name.path: name for name in (*catalogue.names, *catalogue.kept_names)}
    markets = tuple(name for path, name in names.items() if path.startswith("programme.markets."))
    return {one.id: Asked(one, names, markets, catalogue.credentials, as_of) for one in catalogue.competencies}


@dataclass(frozen=True, slots=True)
class Wording:
    """What all forms of a language say: the keys of the messages, the words as JSON, and those at the form's head."""

    words: Words
    messages: frozenset[Key]
    json: str
    heading: str
    lead: str


def wording_of(phrases: Mapping[str, Phrase], words: Words) -> Wording:
    """Return what all forms of a language say in `phrases`."""
    said = {key: _shown(phrase, words) for key, phrase in sorted(phrases.items())}
    heading, lead = phrases["heading"].text, phrases["lead"].text
    # The mark of what is not translated is said only where something is.
    messages = frozenset(phrase.key for key, phrase in phrases.items() if key != "not_translated")
    return Wording(words, messages, _json(said), heading, lead)


@dataclass(frozen=True, slots=True)
class Form:
    """A competency's form in the language of a page."""

    asked: Asked
    wording: Wording

    @property
    def messages(self) -> frozenset[Key]:
        """Return the keys of its words; its names stand on the page too."""
        return self.wording.messages

    @property
    def data(self) -> str:
        """Return its data as JSON that may stand in a page.

        A text that is in another language than the page is a list: the text, its language, and whether that is for
        want of a translation.
        """
        asked, words = self.asked, self.wording.words
        data = {
            "locale": _json(words.translator.tag),
            "day": _json(asked.day.isoformat()),
            "rules": asked.rules_json,
            "words": self.wording.json,
            "names": _json(_names(asked, words)),
            "money": _json({code: _money(code, words) for code in _currencies(asked.rules)}),
        }
        return f"{{{','.join(f'{_json(key)}:{value}' for key, value in data.items())}}}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _names(asked: Asked, words: Words) -> dict[str, dict[str, object]]:
    competency, rules, named, credentials = asked.competency, asked.rules, asked.names, asked.credentials
    associations = [key for one in rules.tiers for key in one.associations]
    options = [option.name for option in competency.options]
    tiers = [tier.name for option in competency.options for tier in option.tiers]
    lines = [line for option in competency.options for tier in option.tiers for line in tier.thresholds]
    # A market is asked for where it makes a difference.
    by_market = any(line.minimum.keys() != {ALL} for one in rules.tiers for line in one.lines)

    def by_key(names: Iterable[Name]) -> dict[str, object]:
        return {name.key: _shown(words.name(name), words) for name in names}

    return {
        "options": by_key(options) if len(options) > 1 else {},
        "tiers": by_key(tiers),
        "markets": by_key(asked.markets) if by_market else {},
        "metrics": {metric_of(line): _shown(words.label(line.name), words) for line in lines},
        "associations": by_key(named[f"associations.{key}.name"] for key in associations),
        "credentials": by_key(one.name for one in credentials.values()),
        # Those of whom a reader knows the code better than the name.
        "codes": {key: one.code.value for key, one in credentials.items() if one.code},
    }


def _shown(phrase: Phrase, words: Words) -> str | list[object]:
    """Return a text; in another language than the page's, with that, and whether it is for want of a translation."""
    if phrase.lang == words.translator.tag:
        return phrase.text
    return [phrase.text, phrase.lang] if phrase.translated else [phrase.text, phrase.lang, True]


def _currencies(rules: Rules) -> list[str]:
    return sorted({line.currency for one in rules.tiers for line in one.lines if line.currency})


def _money(code: str, words: Words) -> list[str]:
    """Return what stands before and after a figure in money."""
    before, _, after = words.translator.money(Money(code, _FIGURE)).partition(words.translator.number(_FIGURE))
    return [before, after]
