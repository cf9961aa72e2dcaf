"""A competency in the form of `data/`, drafted from what a legacy page states, and what was not taken. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.data import Keys, Mark, Tree, parse_yaml
from generator.errors import GeneratorError, Problem
from generator.legacy.desk import SURNAMES, Desk, Refused
from generator.legacy.drafted_people import People
from generator.legacy.drafted_thresholds import Performance
from generator.legacy.facts import OptionFacts, Side
from generator.legacy.figures import no_days
from generator.legacy.lines import day_first, lines_of
from generator.legacy.plain import yaml_lines
from generator.legacy.replacing import Replaced
from generator.meaning import check_meaning
from generator.messages import SOURCE
from generator.resolve import resolve


@dataclass(frozen=True, slots=True)
class Draft:
    """The texts of a draft's files under their paths in `data/`, and what was left out of them."""

    id: str
    files: Mapping[str, str]
    refused: tuple[Refused, ...]


def draft_of(side: Side, competency: str, tree: Tree) -> Draft:
    """Return the draft of a competency from one side of its page; `tree` holds the registries it may refer to.

    A competency or an option that the data have keeps its name and words; facts are the page's.
    """
    writer = _Writer(side, competency, tree)
    text = _HEAD.format(schema="../schema/competency.schema.json") + "\n".join(yaml_lines(writer.competency())) + "\n"
    files = {f"competencies/{competency}.yml": text}
    if writer.credentials:
        files["credentials.yml"] = (
            _HEAD.format(schema="schema/credentials.schema.json") + "\n".join(yaml_lines(writer.credentials)) + "\n"
        )
    return Draft(competency, files, tuple(writer.refused))


def problems_of(draft: Draft, tree: Tree, as_of: date) -> tuple[Problem, ...]:
    """Return what the check says of data with a draft put in."""
    root: dict[str, Any] = dict(tree.value) if isinstance(tree.value, dict) else {}
    marks: dict[Keys, Mark] = dict(tree.marks)
    for path, text in draft.files.items():
        keys = tuple(path.removesuffix(".yml").split("/"))
        try:
            own = parse_yaml(text, path)
        except GeneratorError as error:
            return error.problems
        level = root
        for key in keys[:-1]:
            level[key] = dict(level.get(key, {}))
            level = level[key]
        new = own.value if isinstance(own.value, dict) else {}
        level[keys[-1]] = {**level.get(keys[-1], {}), **new} if path == "credentials.yml" else new
        marks |= {(*keys, *below): mark for below, mark in own.marks.items()}
    whole = Tree(root, marks, tree.unread)
    resolved = resolve(whole)
    if resolved.problems:
        return resolved.problems
    return check_meaning(resolved.catalogue, whole, as_of)


_HEAD = "# yaml-language-server: $schema={schema}\n"
_ACRONYMS = frozenset({"crm", "erp", "smb", "bi", "sql", "o365", "devops", "iot"})


class _Writer(Desk):
    """Writes one competency, and notes what it leaves out."""

    def competency(self) -> dict[str, Any]:
        """Return the competency as plain values."""
        known: Keys = ("competencies", self.id)
        written: dict[str, Any] = {"name": self._name(known, self.id, self.side.name, self.side.line)}
        written |= self._summary(known, self.side.summary, self.side.line)
        written["options"] = {}
        for n, option in enumerate(self.side.options):
            key = re.sub(r"-option$", "", option.id) or f"option{SURNAMES[n % len(SURNAMES)]}"
            if key in written["options"]:
                self.refuse(option.line, f"option {key}", "a second one of this id")
                continue
            written["options"][key] = self._option((*known, "options", key), key, option)
        for text, line in self.side.unread:
            self.refuse(line, text, "stands outside of any tier")
        self._no_days()
        self._replacements()
        there = self.tree.at((*known, "options"))
        for key in there if isinstance(there, dict) else ():
            if key not in written["options"]:
                self.refuse(self.side.line, f"option {key}", "the data have it, the page does not: left out")
        return written

    def _no_days(self) -> None:
        """Note what is written as a date and is no day."""
        page, role, locale = self.side.page, self.side.role, self.side.locale
        for line in lines_of(page, role, locale) if page else ():
            for text in no_days(line.folded, day_first=day_first(locale)):
                self.refuse(line.block.line, text, "no day of any year: left out")

    def _replacements(self) -> None:
        """Put what replaces an exam to those that are new; of others note what the data do not say."""
        first: dict[tuple[str, str], Replaced] = {}
        for one in (one for option in self.side.options for tier in option.tiers for one in tier.replaced):
            first.setdefault((one.old, one.new), one)
        for one in first.values():
            shown = f"{one.old}: replaced by {one.new}"
            known = self.tree.at(("credentials", one.old))
            if one.new not in self.credentials and self.tree.at(("credentials", one.new)) is None:
                self.refuse(one.line, shown, f"neither the data nor the page have {one.new}: left out")
            elif one.old in self.credentials:
                if self.credentials[one.old].setdefault("replaced_by", one.new) != one.new:
                    self.refuse(one.line, shown, "the page also says another exam: that is taken")
            elif not isinstance(known, dict) or known.get("replaced_by") != one.new:
                self.refuse(one.line, shown, "the data do not say so: theirs stays")

    def _name(self, known: Keys, key: str, name: str, line: int) -> str:
        there = self.tree.at((*known, "name"))
        if isinstance(there, str):
            return there
        if self.side.locale == SOURCE:
            return re.sub(r"\s+(?:option|competency)$", "", name, flags=re.IGNORECASE)
        made = " ".join(part.upper() if part in _ACRONYMS else part.capitalize() for part in key.split("-"))
        self.refuse(line, f"name: {name}", f"the page is in {self.side.locale}: {made!r} is made of the id instead")
        return made

    def _summary(self, known: Keys, text: str, line: int) -> dict[str, Any]:
        """Return the words of a summary: the data's own, or the page's where they are English without facts."""
        there = self.tree.at(known)
        if isinstance(there, dict) and "summary" in there:
            return {key: there[key] for key in ("summary", "summary_products") if key in there}
        if self.side.locale == SOURCE and text and not re.search(r"[0-9<>&{}%]|https?:", text):
            return {"summary": text}
        if not text:
            self.refuse(line, "summary", "the page has none")
            return {}
        why = "words of the data are English" if self.side.locale != SOURCE else "words of the data have no figures"
        self.refuse(line, f"summary: {text}", why)
        return {}

    def _option(self, known: Keys, key: str, option: OptionFacts) -> dict[str, Any]:
        written: dict[str, Any] = {"name": self._name(known, key, option.name, option.line)}
        written |= self._summary(known, option.summary, option.line)
        written["tiers"] = [tier.id for tier in option.tiers]
        if thresholds := Performance(self).thresholds(option):
            written["thresholds"] = thresholds
        why = "says nothing that data have a place for, or in words that are not known"
        conditions = self.tree.at((*known, "conditions"))
        if isinstance(conditions, list) and thresholds:
            written["conditions"] = conditions
            ids = ", ".join(str(one["id"]) for one in conditions if isinstance(one, dict) and "id" in one)
            self.refuse(option.line, f"conditions {ids}", "not read from the page: they are those of the data")
            why = f"not read: may be one of the conditions {ids}, which are those of the data"
        if named := Performance(self).associations(option):
            if thresholds:
                written["associations"] = named
            else:
                self.refuse(option.line, ", ".join(named), "the page has associations without a threshold")
        if people := People(self, option).people():
            written["people"] = people
        for tier in option.tiers:
            for text, line in tier.unread:
                self.refuse(line, text, why)
        return written
