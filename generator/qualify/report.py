"""Verdicts in words, as lines of text in the language of a locale. Pure but for templates."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator.messages import Phrase
from generator.model import Catalogue, Competency, Figure, Moment, Money, Name, Option
from generator.qualify.organization import Organization
from generator.qualify.people import Choice, Need
from generator.qualify.rules import ALL, Terms, rules_of
from generator.qualify.verdict import Answer, LineVerdict, PeopleVerdict, Verdict, as_json, judge, stops, uncounted
from generator.templating import Templates
from generator.words import Words

TEMPLATE = "qualify.html"
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class Answered:
    """A competency and the verdict on each of its tiers; `nothing` where nothing that is given is about it."""

    competency: Competency
    verdicts: tuple[Verdict, ...]
    nothing: bool


def answer(
    catalogue: Catalogue, organization: Organization, day: date, asked: Collection[str] = ()
) -> tuple[Answered, ...]:
    """Return what an organization meets on a day of every competency, or of those asked for alone, by their id."""
    held = {key for person in organization.people for key in person.passed}
    given = {key for figures in organization.figures.values() for key in figures} | organization.associations

    def answered(competency: Competency) -> Answered:
        rules = rules_of(competency)
        keys = {key for one in rules.tiers for line in one.lines for key in (line.metric, rules.key(one, line))}
        keys.update(key for one in rules.tiers for key in one.associations)
        # A tier that asks for nobody lacks figures alone.
        about = held & rules.terms.keys() or given & keys or any(one.people is None for one in rules.tiers)
        return Answered(competency, judge(rules, organization, day), not about and not asked)

    return tuple(answered(one) for one in catalogue.competencies if not asked or one.id in asked)


def answer_json(
    answered: tuple[Answered, ...], catalogue: Catalogue, organization: Organization, day: date
) -> dict[str, object]:
    """Return all as plain values: each tier, what does not count, and what stops counting on which day."""
    names = [person.name for person in organization.people]
    terms = _terms(catalogue)
    return {
        "tiers": [
            {"competency": one.competency.id, **shown} for one in answered for shown in as_json(one.verdicts, names)
        ],
        "uncounted": [
            {"person": names[person], "credential": key, "why": why}
            for person, key, why in uncounted(terms, organization, day)
        ],
        "stops": [
            {"credential": one.credential, "from": one.day.isoformat(), "people": [names[who] for who in one.people]}
            for one in stops(terms, organization, day)
        ],
    }


def _terms(catalogue: Catalogue) -> dict[str, Terms]:
    """Return the days of every credential that counts for something."""
    return {key: days for one in catalogue.competencies for key, days in rules_of(one).terms.items()}


def render(answered: tuple[Answered, ...], reporter: "Reporter") -> str:
    """Return all as text: of whom and when, the competencies that something given is about, the names of the others."""
    parts = [reporter.title(), *("\n".join(reporter.competency(one)) for one in answered if not one.nothing)]
    others = [reporter.named(one.competency.name) for one in answered if one.nothing]
    if others:
        parts.append(reporter.say("nothing", names=reporter.join(others, "standard")))
    parts.append("\n".join([*reporter.dates(), reporter.say("note")]))
    return "\n\n".join(parts)


class Reporter:
    """Says verdicts on one organization in the language of `words`."""

    def __init__(
        self, catalogue: Catalogue, templates: Templates, words: Words, organization: Organization, day: date
    ) -> None:
        self.catalogue, self.words, self.organization, self.day = catalogue, words, organization, day
        self.phrases: Mapping[str, Phrase] = templates.exported(TEMPLATE, words)
        self.names = {name.path: name for name in (*catalogue.names, *catalogue.kept_names)}

    def say(self, key: str, **values: str) -> str:
        """Return a sentence with its placeholders filled."""
        return _PLACEHOLDER.sub(lambda match: values[match[1]], self.phrases[key].text)

    def named(self, name: Name) -> str:
        """Return a name in the language."""
        return self.words.name(name).text

    def join(self, items: list[str], style: str = "or") -> str:
        """Return `A, B or C`."""
        return self.words.translator.space(self.words.translator.join(items, style))

    def title(self) -> str:
        """Return the organization's name, if it has one, and the day."""
        return " · ".join(filter(None, (self.organization.name, self._date(self.day))))

    def competency(self, one: Answered) -> Iterator[str]:
        """Yield the lines of a competency."""
        yield self.named(one.competency.name)
        for option in one.competency.options:
            indent = "  "
            if len(one.competency.options) > 1:
                yield f"  {self.named(option.name)}"
                indent = "    "
            for verdict in one.verdicts:
                if verdict.option == option.id:
                    yield from (f"{indent}{line}" for line in self.verdict(option, verdict))

    def dates(self) -> Iterator[str]:
        """Yield what does not count, and what will stop counting, and when."""
        terms = _terms(self.catalogue)
        for person, key, why in uncounted(terms, self.organization, self.day):
            yield self.say(why, credential=self._credential(key), person=self._person(person))
        for stop in stops(terms, self.organization, self.day):
            people = self.join([self._person(one) for one in stop.people], "standard")
            yield self.say(
                "stops", date=self._date(stop.day), credential=self._credential(stop.credential), people=people
            )

    def verdict(self, option: Option, one: Verdict) -> Iterator[str]:
        """Yield the lines of a tier."""
        [tier] = [each for each in option.tiers if each.id == one.tier]
        yield self.say("met" if one.met else "not_met", tier=self.named(tier.name))
        if one.ends:
            because = self.join([self._credential(key) for key in one.because], "standard")
            yield f"  {self.say('ends', date=self._date(one.ends - timedelta(days=1)), credentials=because)}"
        lines = {line.id: line for line in tier.thresholds}
        for each in one.lines:
            if not each.met:
                metric = self.words.plain(lines[each.id].name)
                yield f"  - {self._line(each, metric)}"
        if one.associations:
            names = [self.named(self.names[f"associations.{key}.name"]) for key in one.associations]
            yield f"  - {self.say('association', associations=self.join(names))}"
        if one.people:
            yield from (f"  {line}" for line in self._people(one.people))

    def _line(self, one: LineVerdict, metric: str) -> str:
        every = one.market == ALL
        market = self.say("all_markets") if every else self.named(self.names[f"programme.markets.{one.market}.name"])
        if one.short is None or one.minimum is None:
            return self.say("no_minimum", name=metric, market=market)
        short, minimum = self._figure(one.short), self._figure(one.minimum)
        return self.say("short", name=metric, short=short, minimum=minimum, market=market)

    def _people(self, people: PeopleVerdict) -> Iterator[str]:
        if people.answer is Answer.IMPOSSIBLE:
            yield f"- {self.say('impossible')}"
        elif people.answer is Answer.TOO_LARGE:
            yield f"- {self.say('too_large')}"
        elif people.answer is Answer.MISSING and people.plan:
            yield f"- {self.say('fewest')}"
            for n, example in enumerate(people.plan.examples):
                if n:
                    yield f"  {self.say('either')}"
                for need in example.needs:
                    yield f"  - {self._who(need)}"
                    yield from (f"    {line}" for line in self._passes(need.passes))

    def _who(self, need: Need) -> str:
        if need.person is not None:
            return self.say("needs", person=self._person(need.person))
        return self.say("another") if need.count == 1 else self.say("more", count=self._figure(need.count))

    def _passes(self, passes: Choice) -> Iterator[str]:
        for n, alternative in enumerate(passes):
            if n:
                yield self.say("either")
            for place in alternative:
                names = [self._credential(key) for key in place]
                yield f"- {names[0] if len(names) == 1 else self.say('one_of', credentials=self.join(names))}"

    def _person(self, number: int) -> str:
        return self.organization.people[number].name

    def _credential(self, key: str) -> str:
        one = self.catalogue.credentials[key]
        return one.code.value if one.code else self.named(one.name)

    def _figure(self, figure: Figure) -> str:
        translator = self.words.translator
        return translator.money(figure) if isinstance(figure, Money) else translator.number(figure)

    def _date(self, day: date) -> str:
        return self.words.translator.date(Moment(day.year, day.month, day.day))
