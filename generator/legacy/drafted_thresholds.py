"""Thresholds of a draft: metrics, periods, products, and the associations beside them. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.legacy import words
from generator.legacy.desk import Desk
from generator.legacy.facts import Figure, OptionFacts
from generator.legacy.figures import counts, folded
from generator.legacy.lines import lines_of, slug
from generator.legacy.measuring import (
    associations,
    is_of_twelve_months,
    measures,
    other_time_of,
    unknown_associations,
)
from generator.messages import SOURCE
from generator.model import Money


class Performance:
    """Writes what one option asks for in figures."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def thresholds(self, option: OptionFacts) -> dict[str, Any]:
        """Return the field `thresholds` of an option, by metric."""
        lines: dict[str, dict[str, Any]] = {}
        first: dict[str, Figure] = {}
        for tier in option.tiers:
            told: set[int] = set()
            for figure in tier.figures:
                if not self._is_minimum(figure):
                    continue
                measured = _measured(
                    figure, self.desk.side.locale, [one for one in tier.figures if one.line == figure.line]
                )
                if measured is None:
                    self.desk.refuse(figure.line, figure.text, "a figure of which it is not clear what it counts")
                    continue
                metric, value, average = measured
                if metric == "devices-shipped" and figure.line in told:
                    continue
                told.add(figure.line)
                one = lines.setdefault(metric, {"metric": metric})
                first.setdefault(metric, figure)
                self._fill(one, figure, tier.id, value, average)
        for metric, one in lines.items():
            if "period" not in one and any("period" in other for other in lines.values()):
                self.desk.refuse(
                    first[metric].line, f"{metric}: period", "its lines name none, those of another figure do"
                )
        return {name: {key: one[key] for key in _THRESHOLD if key in one} for name, one in lines.items()}

    def _is_minimum(self, figure: Figure) -> bool:
        """Return whether a figure is what must be reached, which is all that data know; note one that is not."""
        text, locale = folded(figure.text), self.desk.side.locale
        for meaning, shown in (("at-most", "a greatest figure"), ("must-not", "a figure that need not be reached")):
            if words.means(text, meaning, locale):
                self.desk.refuse(figure.line, figure.text, f"{shown}: data have only least ones; left out")
                return False
        return True

    def _fill(self, one: dict[str, Any], figure: Figure, tier: str, value: int, average: int | None) -> None:
        """Put one figure in its threshold, with what its line says of period, products and currency."""
        market = figure.market or "all"
        usual = str(self.desk.tree.at(("programme", "currency")))
        currency = figure.value.currency if isinstance(figure.value, Money) else usual
        if one.get("minimum") and currency != (first := one.get("currency", usual)):
            why = f"in {currency}, the first line in {first}: data have one currency for both; left out"
            self.desk.refuse(figure.line, figure.text, why)
            return
        other = other_time_of(figure.text, self.desk.side.locale)
        if other:
            self.desk.refuse(figure.line, f"{one['metric']}: period {other}", "not one that data have; left out")
        stated: list[tuple[str, Any]] = [
            ("period", None if other else _period(folded(figure.text), self.desk.side.locale)),
            ("products", self._products(figure)),
        ]
        if currency != usual:
            stated.append(("currency", currency))
        for key, its in stated:
            shown = ", ".join(its) if isinstance(its, list) else its
            if its and key not in one and "minimum" in one:
                self.desk.refuse(figure.line, f"{one['metric']}: {key} {shown}", "not on the first line; taken for all")
            if its and one.setdefault(key, its) != its:
                self.desk.refuse(
                    figure.line, f"{one['metric']}: {key} {shown}", "other than on the first line; left out"
                )
        values = one.setdefault("minimum", {}).setdefault(tier, {})
        if values.setdefault(market, value) != value:
            self.desk.refuse(figure.line, figure.text, f"a second {one['metric']} for {tier}, {market} markets")
        if average:
            one.setdefault("monthly_average", {}).setdefault(tier, {})[market] = average

    def _products(self, figure: Figure) -> list[str]:
        """Return the products of the registry that a line names, in its order; the longest name at a place."""
        registry = self.desk.tree.at(("products",))
        names = [
            (form, key)
            for key, one in (registry.items() if isinstance(registry, dict) else ())
            if isinstance(one, dict)
            for form in _forms(str(one.get("name", "")))
        ]
        found: dict[str, int] = {}
        text = _bare(figure.text)
        for form, key in sorted(names, key=lambda one: -len(one[0])):
            match = re.search(rf"(?<![a-z0-9]){re.escape(form)}(?![a-z0-9])", text)
            if match:
                found.setdefault(key, match.start())
                text = text[: match.start()] + "~" * len(match[0]) + text[match.end() :]
        for former in [_bare(str(self.desk.tree.at(("products", key, "formerly")) or "~")) for key in found]:
            text = text.replace(former, "~")
        # What is left of the line and begins like a product is one that the data do not have, or not by this name.
        begin = {form.split()[0] for form, _ in names} - {"microsoft"}
        for match in re.finditer(r"(?<![a-z0-9])([a-z]+) (?:[a-z]+ )?[0-9]{1,4}(?: r[0-9])?(?![0-9.,])", text):
            if match[1] in begin or match[1] in _PRODUCTS:
                self.desk.refuse(figure.line, match[0].strip(), "a product that the data do not have by this name")
        return sorted(found, key=lambda key: found[key])

    def associations(self, option: OptionFacts) -> list[str]:
        """Return the ids of the associations that an option names; note what data cannot say of them."""
        self._of_one_tier(option)
        unknown = set(self._unknown_associations(option))
        registry = self.desk.tree.at(("associations",))
        by_name: dict[str, list[str]] = {}
        for key, one in registry.items() if isinstance(registry, dict) else ():
            for name in associations(folded(str(one.get("name", ""))) if isinstance(one, dict) else "", SOURCE):
                by_name.setdefault(name, []).append(key)
        found: dict[str, None] = {}
        for tier in option.tiers:
            for name, line in tier.associations:
                if name == "Partner of Record" and line in unknown:
                    continue
                text = folded(self.desk.side.page.line(line)) if self.desk.side.page else ""
                keys = sorted(by_name.get(name, [slug(name)]), key=lambda key: -len(key))
                written = [key for key in keys if folded(str(self.desk.tree.at(("associations", key, "name")))) in text]
                if len(keys) > 1 and not written:
                    self.desk.refuse(line, name, f"may be {' or '.join(keys)}; taken for the last")
                found[(written or keys[::-1])[0]] = None
        return list(found)

    def _of_one_tier(self, option: OptionFacts) -> None:
        """Note associations that one tier has and another has not, and those that are joined by AND."""
        measured = [tier for tier in option.tiers if tier.figures or tier.associations]
        every = {name for tier in measured for name, _ in tier.associations}
        for tier in measured:
            own = {name for name, _ in tier.associations}
            if missing := ", ".join(name for name in sorted(every - own)):
                line = tier.associations[0][1] if tier.associations else tier.line
                self.desk.refuse(line, f"{tier.id}: no {missing}", "another tier has it; taken for all tiers")
            if tier.of_associations and tier.of_associations[0] != "OR":
                self.desk.refuse(
                    tier.of_associations[1],
                    f"{tier.id}: {tier.of_associations[0]} between associations",
                    "data have only OR between them; taken for that",
                )

    def _unknown_associations(self, option: OptionFacts) -> Iterator[int]:
        """Note what stands among associations, or is called as one, and is none that is known; yield its line."""
        page, role, locale = self.desk.side.page, self.desk.side.role, self.desk.side.locale
        of_tiers = {line for tier in option.tiers for _, line in tier.associations}
        spans = [(tier.line, tier.last_line) for tier in option.tiers]
        for line in lines_of(page, role, locale) if page and of_tiers else ():
            if any(first < line.block.line <= last for first, last in spans):
                for name in unknown_associations(line):
                    self.desk.refuse(line.block.line, name, "an association that is not known; left out")
                    yield line.block.line


# Words that begin names of products with a number.
_PRODUCTS = frozenset({"ax", "crm", "nav", "gp", "dynamics", "office", "windows", "plan", "server"})


def _bare(text: str) -> str:
    """Return a folded text without brackets, in which one name has them and another has not, nor words of its own."""
    plain = re.sub(r"[()（）]", " ", folded(text))
    for pattern, word in _WORDS_OF_NAMES:
        plain = re.sub(pattern, f" {word} ", plain)
    return " ".join(plain.split())


# Parts of names of products that other languages have words for.
_WORDS_OF_NAMES = (("プラン|计划|計[劃畫]", "plan"), ("オンプレミス|本地|內部部署", "on-premises"))


def _forms(name: str) -> set[str]:
    """Return the ways in which a product is named: in full, without what stands in brackets, by its first letters."""
    letters = "".join(word[0] for word in re.findall(r"[A-Za-z]+", re.sub(r"\(.*?\)", "", name)))
    short = {letters.casefold()} if len(letters) > 2 and letters.isupper() else set()  # noqa: PLR2004
    return {_bare(name), _bare(re.sub(r" \([^)]*\)$", "", name))} - {""} | short


_THRESHOLD = ("metric", "period", "products", "currency", "minimum", "monthly_average")
_THINGS = {
    "customers": "new-customers",
    "entitlements": "active-entitlements",
    "seats": "seats-deployed",
    "devices": "devices-shipped",
}


def _measured(figure: Figure, locale: str, of_line: Sequence[Figure]) -> tuple[str, int, int | None] | None:
    """Return the metric of a figure, its value, and its average a month; None when it is not clear what it measures."""
    text = folded(figure.text)
    if isinstance(figure.value, Money):
        said = set(measures(text, locale))
        if "gross" in said:
            return "gross-license-revenue", figure.value.amount, None
        if words.means(text, "consumption", locale) and not said & {"revenue", "net", "profit"}:
            return "azure-consumption", figure.value.amount, None
        return ("cloud-net-new-revenue" if "net" in said else "revenue"), figure.value.amount, None
    things = [(text.find(one), thing) for thing in _THINGS if (one := words.said(text, thing, locale))]
    of_customers = {thing for _, thing in things} == {"customers"}
    if not things or (of_customers and _is_of_money(text, figure.value, locale)):
        return None
    numbers = counts(text)
    if any(thing == "devices" for _, thing in things):
        return "devices-shipped", max(numbers), min(numbers) if len(numbers) > 1 else None
    in_order = [thing for _, thing in sorted(things)]
    place = [one.value for one in of_line].index(figure.value)
    thing = in_order[place] if len(in_order) == len(of_line) else in_order[0]
    thing = "entitlements" if "entitlements" in in_order and len(of_line) == 1 else thing
    return _THINGS[thing], figure.value, None


def _is_of_money(text: str, value: int, locale: str) -> bool:
    """Return whether a line that speaks of customers measures money, so that its figure has lost its currency."""
    place = next((one.start() for one in re.finditer("[0-9][0-9.,' ]*", text) if _digits(one[0]) == str(value)), -1)
    counted = re.match("[0-9.,' ]*[社名件人个個位家]", text[place:])
    measured = words.means(text, "consumption", locale) or bool(set(measures(text, locale)) - {"cloud"})
    return measured and not counted and 0 <= words.last_place_of(text, "customers", locale) < place


def _digits(figure: str) -> str:
    return re.sub("[^0-9]", "", figure)


def _period(text: str, locale: str) -> str | None:
    """Return the period that a line names. Some languages say `the last 12 months` for both that the data may have."""
    if words.means(text, "ttm", locale):
        return "trailing-12-months"
    if is_of_twelve_months(text):
        new = words.means(text, "net", locale) and words.means(text, "revenue", locale)
        return "trailing-12-months" if new or words.means(text, "devices", locale) else "previous-12-months"
    return "annual" if words.means(text, "year", locale) else None
