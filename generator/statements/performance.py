"""What a tier asks for in performance: thresholds, conditions, associations. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generator.messages import Translator
from generator.model import Minimum, Money, Period, Threshold, Tier
from generator.statements.statement import At, Place, Statement, filled, quoted, record_of, reference


def state_performance(english: Translator, around: Place, option: str, tier: Tier) -> Iterator[Statement]:
    """Yield what a tier asks for in performance; `option` is the path of its option."""
    metrics = Counter(line.name.path for line in tier.thresholds)
    for line in tier.thresholds:
        label = line.name.singular
        if metrics[line.name.path] > 1 and line.products:
            label = f"{label} of {english.join([product.name.text for product in line.products], 'standard')}"
        at = At((*around, f"thresholds.{line.id}"), f"{option}.thresholds.{line.id}")
        yield from _threshold(english, at, line, label)
    yield from _conditions(english, At(around, option), tier)
    listed = At(around, f"{option}.associations")
    for n, association in enumerate(tier.associations):
        yield listed.member("association", "Associations, of which any one is enough", association, n)


def say_period(english: Translator, one: Period) -> str:
    """Return the words of a period: `The trailing 12 months`."""
    return filled(one.text.singular, {"months": english.number(one.months.value)} if one.months else {})


def _threshold(english: Translator, at: At, one: Threshold, label: str) -> Iterator[Statement]:
    yield at.record("threshold", "Threshold", label)
    measured = at.below("metric").value("measure", f"{label}, what is measured", one.name.singular)
    yield replace(measured, value=record_of(one.name.path), minor=True)
    for minimum in one.minimums:
        yield from _minimum(english, at, minimum, label)
    yield from At(at.place, f"{at.path}.products").products(one.products, f"{label}, eligible products")
    if one.period:
        words = quoted(say_period(english, one.period))
        yield at.below("period").value("period", f"{label}, period", words, record_of(one.period.text.path))


def _minimum(english: Translator, around: At, one: Minimum, label: str) -> Iterator[Statement]:
    market = one.market.text if one.market else "All markets"
    at = around.below(reference(one.market) if one.market else "markets.all", one.figure.path)
    figure = one.figure.value
    if isinstance(figure, Money):
        stated = at.value("minimum", f"{market}, {label}", english.money(figure), str(figure))
    else:
        stated = at.value("minimum", f"{market}, {label}", english.number(figure), figure)
    yield replace(stated, called=market)
    if average := one.monthly_average:
        words = english.number(average.value)
        below = at.below("monthly-average", average.path)
        yield below.value("monthly-average", f"{market}, {label}, monthly average", words, average.value)


def _conditions(english: Translator, around: At, tier: Tier) -> Iterator[Statement]:
    seen: Counter[str] = Counter()
    for n, one in enumerate(tier.conditions):
        key = record_of(one.text.path)
        seen[key] += 1
        # One condition may stand here several times, for several products.
        place = (*around.place, key, *(("again",) * (seen[key] - 1)))
        names = [product.name.text for product in one.products]
        words = filled(one.text.singular, {"products": english.join(names, "or")} if names else {})
        stated = At(place, f"{around.path}.conditions[{n}]").record("condition", "Condition", quoted(words))
        yield replace(stated, value=(key, *(reference(product.name) for product in one.products)))
