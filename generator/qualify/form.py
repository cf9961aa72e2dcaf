"""What the form on a competency's page is made of: the rules, and every word and name in the page's language. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.compact import compact_json
from generator.messages import Phrase
from generator.model import Catalogue, Competency, Credential, Money, Name, Text
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
    def codes_json(self) -> str:
        """Return as JSON the codes of those credentials of which a reader knows the code better than the name."""
        return _json({key: one.code.value for key, one in self._credentials.items() if one.code})

    @cached_property
    def named(self) -> Mapping[str, Sequence[Name]]:
        """Return the names of all that it asks for, by what they name."""
        options = [option.name for option in self.competency.options]
        associations = [key for one in self.rules.tiers for key in one.associations]
        # A market is asked for where it makes a difference.
        by_market = any(line.minimum.keys() != {ALL} for one in self.rules.tiers for line in one.lines)
        return {
            "options": options if len(options) > 1 else [],
            "tiers": [tier.name for option in self.competency.options for tier in option.tiers],
            "markets": self.markets if by_market else [],
            "associations": [self.names[f"associations.{key}.name"] for key in associations],
            "credentials": [one.name for one in self._credentials.values()],
        }

    @cached_property
    def metrics(self) -> Mapping[str, Text]:
        """Return what its thresholds measure, by the key of each metric."""
        tiers = [tier for option in self.competency.options for tier in option.tiers]
        return {metric_of(line): line.name for tier in tiers for line in tier.thresholds}

    @cached_property
    def currencies(self) -> Sequence[str]:
        """Return the currencies of its thresholds."""
        return sorted({line.currency for one in self.rules.tiers for line in one.lines if line.currency})

    @cached_property
    def _credentials(self) -> Mapping[str, Credential]:
        return {key: self.every[key] for key in self.rules.terms}


def asked_of(catalogue: Catalogue, as_of: date) -> dict[str, Asked]:
    """Return what the form of each competency asks and judges by on a day, by its id."""
    names = {name.path: name for name in (*catalogue.names, *catalogue.kept_names)}
    markets = tuple(name for path, name in names.items() if path.startswith("programme.markets."))
    return {one.id: Asked(one, names, markets, catalogue.credentials, as_of) for one in catalogue.competencies}


@dataclass(frozen=True, slots=True)
class Wording:
    """What all forms of a language say: the keys of the messages, the words as JSON, and those at the form's head.

    `shown` are names, metrics and currencies as JSON, each made once however many forms have it.
    """

    messages: frozenset[Key]
    json: str
    heading: str
    lead: str
    shown: "_Shown"


def wording_of(phrases: Mapping[str, Phrase], words: Words) -> Wording:
    """Return what all forms of a language say in `phrases`."""
    shown = _Shown(words)
    said = {key: shown.value(phrase) for key, phrase in sorted(phrases.items())}
    heading, lead = phrases["heading"].text, phrases["lead"].text
    # The mark of what is not translated is said only where something is.
    messages = frozenset(phrase.key for key, phrase in phrases.items() if key != "not_translated")
    return Wording(messages, _json(said), heading, lead, shown)


class _Shown(dict["Name | Text | str", str]):
    """Names, what metrics are called, and by their codes what currencies look like, in one language, as JSON."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, one: "Name | Text | str") -> str:
        shown = self[one] = _json(self._value(one))
        return shown

    def value(self, phrase: Phrase) -> str | list[object]:
        """Return a text; if its language is not the page's, with that, and whether for want of a translation."""
        if phrase.lang == self.words.translator.tag:
            return phrase.text
        return [phrase.text, phrase.lang] if phrase.translated else [phrase.text, phrase.lang, True]

    def _value(self, one: "Name | Text | str") -> object:
        match one:
            case Name():
                return self.value(self.words.name(one))
            case Text():
                return self.value(self.words.label(one))
            case _:
                # What stands before and after a figure in money.
                translator = self.words.translator
                before, _, after = translator.money(Money(one, _FIGURE)).partition(translator.number(_FIGURE))
                return [before, after]


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
        asked, shown = self.asked, self.wording.shown
        names = {what: _object({one.key: shown[one] for one in named}) for what, named in asked.named.items()}
        names["metrics"] = _object({metric: shown[text] for metric, text in asked.metrics.items()})
        data = {
            "locale": _json(shown.words.translator.tag),
            "day": _json(asked.day.isoformat()),
            "rules": asked.rules_json,
            "words": self.wording.json,
            "names": _object({**names, "codes": asked.codes_json}),
            "money": _object({code: shown[code] for code in asked.currencies}),
        }
        return _object(data)


def _object(members: Mapping[str, str]) -> str:
    """Return a JSON object whose values are JSON."""
    return f"{{{','.join([f'{_json(key)}:{value}' for key, value in members.items()])}}}"


def _json(value: object) -> str:
    return compact_json(value).replace("<", "\\u003c")
