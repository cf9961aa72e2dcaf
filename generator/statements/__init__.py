"""What a catalogue states, one fact at a time, each in English words. Pure.

It is what two catalogues are compared by. A fact is known by its place, which is the same however the data write it
down: a number for all tiers or one for each, a list used twice or written twice.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.messages import SOURCE, Translator
from generator.model import Catalogue, Competency, Name, Option, Tier
from generator.statements.performance import state_performance
from generator.statements.requirements import state_people
from generator.statements.shared import state_shared
from generator.statements.statement import At, Place, Statement, reference


def state(catalogue: Catalogue, as_of: date | None = None) -> Iterator[Statement]:
    """Yield all that a catalogue states: of each competency, then of what they share; with a day, what holds on it."""
    english = Translator(SOURCE)
    for competency in catalogue.competencies:
        yield from _competency(english, competency)
    yield from state_shared(english, catalogue, as_of)


def _competency(english: Translator, one: Competency) -> Iterator[Statement]:
    at = At((f"competencies.{one.id}",), f"competencies.{one.id}")
    yield at.record("competency", "Competency", one.name.text)
    yield _name(at, one.name)
    yield at.text("summary", one.summary, "Summary")
    yield from At(at.place, f"{at.path}.summary_products").products(one.summary_products, "Products in the summary")
    for option in one.options:
        yield from _option(english, at.below(f"options.{option.id}"), option)


def _option(english: Translator, at: At, one: Option) -> Iterator[Statement]:
    yield at.record("option", "Option", one.name.text)
    yield _name(at, one.name)
    yield at.text("summary", one.summary, "Summary")
    for tier in one.tiers:
        yield from _tier(english, (*at.place, reference(tier.name)), at.path, tier)


def _tier(english: Translator, place: Place, option: str, one: Tier) -> Iterator[Statement]:
    yield At(place, f"{option}.tiers").record("tier", "Tier", one.name.text)
    yield from state_performance(english, place, option, one)
    if one.people:
        yield from state_people(english, At((*place, "people"), f"{option}.people"), one.people)


def _name(at: At, one: Name) -> Statement:
    return replace(at.below("name").value("name", "Name", one.text), minor=True)
