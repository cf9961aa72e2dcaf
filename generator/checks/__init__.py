"""The rules for translations, listed by hand. A rule takes an entry and yields what is wrong with it.

Severity `error` takes the translation out of the site: its message then shows in English. Rules of `CATALOGUE_RULES`
hold entries against each other; what `REPAIRS` would change is a warning, and `check --fix` changes it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import TypeAlias

from generator.checks.connectives import check_and_is_not_or
from generator.checks.english import check_not_left_in_english, check_not_the_same_as_the_source
from generator.checks.exceptions import Excuse, Key
from generator.checks.figures import check_no_figure_in_words
from generator.checks.forms import check_plural_forms
from generator.checks.header import check_plural_header
from generator.checks.length import check_fits_its_place, check_length_is_alike
from generator.checks.markup import check_no_markup
from generator.checks.placeholders import check_placeholders_match
from generator.checks.repairs import REPAIRS, repaired, repairs_of
from generator.checks.script import check_own_script
from generator.checks.sentences import (
    check_brackets_and_quotation_marks,
    check_ellipsis,
    check_no_doubled_word,
)
from generator.checks.shared import check_translations_differ
from generator.checks.step import check_in_step
from generator.checks.terms import check_terms_agree
from generator.checks.text import forms
from generator.earlier import key_of
from generator.errors import Problem, Severity
from generator.pofiles import Entry, PoFile

Rule = Callable[[str, Entry], Iterator[str]]
Found: TypeAlias = Sequence[tuple[str, int, str]]
CatalogueRule = Callable[[str, Sequence[Entry]], Iterator[tuple[Entry, str]]]
RULES: tuple[tuple[str, Severity, Rule], ...] = (
    ("placeholders", "error", check_placeholders_match),
    ("plural-forms", "error", check_plural_forms),
    ("markup", "error", check_no_markup),
    ("figures", "error", check_no_figure_in_words),
    ("script", "error", check_own_script),
    ("english", "error", check_not_left_in_english),
    ("same-as-source", "warning", check_not_the_same_as_the_source),
    ("ellipsis", "warning", check_ellipsis),
    ("doubled-word", "warning", check_no_doubled_word),
    ("pairs", "warning", check_brackets_and_quotation_marks),
    ("length", "warning", check_length_is_alike),
    ("place", "warning", check_fits_its_place),
)
CATALOGUE_RULES: tuple[tuple[str, Severity, CatalogueRule], ...] = (
    ("connectives", "error", check_and_is_not_or),
    ("shared", "error", check_translations_differ),
    ("terms", "error", check_terms_agree),
)
SEVERITY: Mapping[str, Severity] = {
    **{name: severity for name, severity, _ in RULES},
    **{name: severity for name, severity, _ in CATALOGUE_RULES},
    **{name: "warning" for name, _ in REPAIRS},
}
# No reason makes a page right that shows no fact or another's markup.
NEVER_EXCUSED = frozenset({"placeholders", "plural-forms", "markup"})
# What is no plain text is left as it is: with other signs in it, it might pass for such.
UNREPAIRED = frozenset({"placeholders", "markup"})
_FIELDS = tuple(field.name for field in fields(Entry))
EXCUSABLE = tuple(name for name in SEVERITY if name not in NEVER_EXCUSED)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is wrong with a locale's catalogue; the entries whose translation may be shown; the exceptions needed.

    `judged` are the messages that have a translation which is not in doubt.
    """

    problems: tuple[Problem, ...]
    sound: tuple[Entry, ...]
    met: frozenset[Excuse]
    judged: frozenset[Key]


@dataclass(frozen=True, slots=True)
class _Finding:
    rule: str
    entry: Entry
    message: str


def check_entries(
    tag: str,
    po: PoFile,
    messages: Iterable[Entry],
    optional: frozenset[str],
    excuses: Sequence[Excuse] = (),
    findings: "Findings | None" = None,
) -> Judgement:
    """Return the judgement of a locale's catalogue."""
    sources = {message.key: message for message in messages}
    problems = [*check_plural_header(tag, po), *check_in_step(tag, po, tuple(sources.values()), optional)]
    # What no source has is told by check_in_step, and shown nowhere.
    known = {*sources, *(("name", name) for name in optional)}
    judged = [entry for entry in po.entries if any(entry.strings) and not entry.fuzzy and entry.key in known]
    # Where a text stands is what the sources say, whatever a tool has made of the file's references.
    placed = [replace(one, references=sources[one.key].references) if one.key in sources else one for one in judged]
    excused = {(one.rule, one.key): one for one in excuses if one.holds_in(tag)}
    everything = (findings or Findings()).of(tag, tuple(placed))
    found = [one for one in everything if (one.rule, one.entry.key) not in excused]
    met = {excused[key] for one in everything if (key := (one.rule, one.entry.key)) in excused}
    problems += [
        Problem(
            check=one.rule,
            where=f"{po.shown}:{one.entry.line}",
            message=one.message,
            severity=SEVERITY[one.rule],
            locale=tag,
        )
        for one in found
    ]
    refused = {one.entry.key for one in found if SEVERITY[one.rule] == "error"}
    # With another plural it has the forms of another message (check_in_step has told so).
    other_plural = {one.key for one in judged if one.key in sources and sources[one.key].plural != one.plural}
    sound = tuple(one for one in judged if one.translated and one.key not in refused | other_plural)
    return Judgement(tuple(problems), sound, frozenset(met), frozenset(one.key for one in judged))


def repair_entries(tag: str, po: PoFile, excuses: Sequence[Excuse] = ()) -> dict[Key, tuple[str, ...]]:
    """Return the translations that `check --fix` changes, as they are after it.

    A translation stays as it is where the change would make another rule find something in it, or an error no longer.
    """
    changed: dict[Key, tuple[str, ...]] = {}
    for entry in po.entries:
        if not entry.translated:
            continue
        leave = frozenset(one.rule for one in excuses if one.holds_in(tag) and one.key == entry.key)
        after = replace(entry, strings=tuple(repaired(tag, source, text, leave) for source, text in forms(tag, entry)))
        if after != entry and _may_become(_broken(tag, entry), _broken(tag, after)):
            changed[entry.key] = after.strings
    return changed


def named(problem: Problem) -> str:
    """Return a problem as text, with the name of its rule after the message where it is one for translations.

    By that name a translator finds the rule in CONTRIBUTING.md, and excuses it in `locales/exceptions.yml`.
    """
    if problem.check not in {*SEVERITY, "plural-header", "step", "threshold"}:
        return str(problem)
    return str(replace(problem, message=f"{problem.message} [{problem.check}]"))


class Findings:
    """What the rules find in catalogues.

    `known` is `{key: [[rule, number of the entry, message], ...]}` of what they have found under a `base`, which is a
    digest of the rules; `made` is what they have found now.
    """

    def __init__(self, base: str | None = None, known: Mapping[str, Found] | None = None) -> None:
        self._base, self._known = base, known or {}
        self.made: dict[str, Found] = {}

    def of(self, tag: str, entries: tuple[Entry, ...]) -> tuple[_Finding, ...]:
        """Return what the rules find in the entries of a locale, in their order."""
        if self._base is None:
            return _findings(tag, entries)
        seen = [[getattr(one, name) for name in _FIELDS] for one in entries]
        key = key_of(self._base, tag, seen)
        if (found := self._known.get(key)) is None:
            numbers = {one.key: n for n, one in enumerate(entries)}
            found = [(one.rule, numbers[one.entry.key], one.message) for one in _findings(tag, entries)]
        self.made[key] = found
        return tuple(_Finding(rule, entries[n], message) for rule, n, message in found)


@lru_cache(maxsize=16)
def _findings(tag: str, entries: tuple[Entry, ...]) -> tuple[_Finding, ...]:
    """Return all that the rules find, in the order of the entries; a preview judges again only what has changed."""
    findings = [
        _Finding(name, entry, message) for entry in entries for name, _, rule in RULES for message in rule(tag, entry)
    ]
    unrepaired = {one.entry.key for one in findings if one.rule in UNREPAIRED}
    for entry in (one for one in entries if one.key not in unrepaired):
        for source, text in dict.fromkeys(forms(tag, entry)):
            for name, after in repairs_of(tag, source, text):
                message = f"expected {after!r}, found {text!r} (competency-docs check --fix repairs it)"
                findings.append(_Finding(name, entry, message))
    whole = [entry for entry in entries if entry.translated]
    for name, _, rule in CATALOGUE_RULES:
        findings += [_Finding(name, entry, message) for entry, message in rule(tag, whole)]
    return tuple(sorted(findings, key=lambda one: one.entry.line))


def _may_become(before: set[str], after: set[str]) -> bool:
    """Return whether a repair may change a text: `before` and `after` are the names of the rules that it breaks."""
    is_accepted = any(SEVERITY[name] == "error" for name in before - after)
    return after <= before and not is_accepted and before.isdisjoint(UNREPAIRED)


def _broken(tag: str, entry: Entry) -> set[str]:
    return {name for name, _, rule in RULES if any(rule(tag, entry))}
