"""Who must pass what, as a line says it: how many people, which of them, one or all of a list. Pure."""

import re
from collections.abc import Sequence

from generator.legacy import numerals, words
from generator.legacy.facts import Group
from generator.legacy.figures import amounts
from generator.legacy.lines import Line, people_of
from generator.legacy.listing import listed_in
from generator.messages import script_of

_KINDS = ("exam", "assessment", "certification")


def is_intro(line: Line, in_people: bool, after: Line | None) -> bool:
    """Return whether a line says who must pass what, before the list of it."""
    text, locale = line.folded, line.locale
    if amounts(text):
        return False
    kind = any(words.means(text, one, locale) for one in _KINDS)
    if words.means(text, "counted-things", locale) and not kind:
        return False
    who = words.means(text, "people", locale) or any(
        words.means(text, one, locale) for one in ("same", "each", "everyone")
    )
    amount_of_list = any(words.means(text, one, locale) for one in ("one", "all", "these"))
    area = words.means(text, "area", locale)
    if not in_people:
        return kind and who and (bool(people_of(line)) or amount_of_list)
    if len(text) <= 60 and area and not (amount_of_list or people_of(line)):  # noqa: PLR2004 - a label
        return False
    leads = after is not None and (bool(listed_in(after, in_people=True)) or after.block.depth > line.block.depth)
    return (
        (kind or words.means(text, "pass", locale))
        and (who or amount_of_list)
        and (leads or bool(people_of(line)) or who)
    )


def is_area(line: Line) -> bool:
    """Return whether a line is the label of a focus area: short, without a sentence's words."""
    label = len(line.text) <= 60 and not people_of(line)  # noqa: PLR2004
    return label and not (
        words.means(line.folded, "pass", line.locale) and words.means(line.folded, "people", line.locale)
    )


def group_of(intros: Sequence[Line]) -> Group:
    """Return a group with what the lines before its list say."""
    if not intros:
        return Group()
    locale = intros[0].locale
    text = " ".join(line.folded for line in intros)
    numbers = tuple(dict.fromkeys(number for line in intros for number in people_of(line)))
    relation = _relation(text, locale)
    if relation == "same" and not numbers and words.means(text, "some", locale):
        relation = "some-of-same"
    elif relation == "same" and len(numbers) > 1 and not words.means(text, "same", locale):
        # Two of these four people are two of the four.
        relation = None
    roles = [one for one in ("technical", "functional") if words.means(text, one, locale)]
    return Group(
        numbers=numbers,
        relation=relation,
        each=words.means(text, "each", locale),
        need=_need(text, locale),
        role=roles[0] if len(roles) == 1 else None if roles else "",
        kinds=frozenset(one for one in _KINDS if words.means(text, one, locale)),
        joint=words.joint_of_kinds(text, locale),
        at_least=_is_at_least(text, locale),
        at_most=bool(numbers) and words.means(text, "at-most", locale),
        negated=_is_negated(text, locale),
        line=intros[0].block.line,
        depth=intros[0].block.depth,
    )


def _is_at_least(text: str, locale: str) -> bool:
    """Return whether a text asks for at least so many people: `at least one of the exams` does not."""
    if re.search("[0-9] ?[人名] ?以上", text):
        return True
    near = _NEAR if script_of(locale) == "Latn" else _NEAR_OF_CHINESE
    said = [text[end : end + near] for _, end in words.spans_of(text, "at-least", locale)]
    return any(numerals.counted(one, locale) for one in said)


# So many letters after `at least` stand the people it is about.
_NEAR, _NEAR_OF_CHINESE = 30, 9


def _is_negated(text: str, locale: str) -> bool:
    """Return whether a text says that somebody need not, or must not; not whether people need not be the same."""
    of_people = any(words.means(text, one, locale) for one in ("same", "may"))
    return words.means(text, "must-not", locale) and not of_people


def _need(text: str, locale: str) -> str | None:
    one, everything = words.means(text, "one", locale), words.means(_without_people(text, locale), "all", locale)
    if words.means(text, "two", locale):
        return "two"
    if words.means(text, "area", locale) and (one or everything):
        return _need_of_areas(_without_people(text, locale), locale)
    if one and everything:
        # Of what there is one, and all of what, is not known.
        return None
    if one or everything:
        return "one" if one else "all"
    # `The following exams` are all of them.
    return "all" if words.means(text, "these", locale) else None


_OF_AREAS = {
    ("one", "one"): "one",
    ("all", "one"): "one-area",
    ("all", "all"): "all",
    ("one", "all"): "one of each area",
}

# What stands right before `focus area` where one is meant.
_ONE_AREA = re.compile(r"(?:\b(?:one|a|single|un|una|um|uma) (?:\w+ )?|\bun'|一[个個]|1 ?つの) ?$")

_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


def _need_of_areas(text: str, locale: str) -> str | None:
    """Return how much is asked of a list with focus areas; None where it is not said of the exams.

    Good: `all exams of one of the following areas`, `one exam of any area`. Not clear: `the exams of one area`.
    """
    text = _IN_BRACKETS.sub(" ", text)
    start, end = next(iter(words.spans_of(text, "area", locale)), (0, 0))
    kinds = sorted(span for kind in _KINDS for span in words.spans_of(text, kind, locale) if span[1] <= start)
    near = kinds[-1][1] if kinds else 0
    # In Chinese and Japanese the exams come after their area.
    of_exams, of_area = f"{text[:near]} {text[end:]}", text[near:end]
    exams = _one_or_all(of_exams, locale)
    area = _one_or_all(of_area, locale) or ("one" if _ONE_AREA.search(text[near:start]) else "")
    return _OF_AREAS.get((exams, area)) if area else exams or None


def _one_or_all(text: str, locale: str) -> str:
    """Return `one` or `all` as a piece of a sentence says it; empty where it says neither, or both."""
    said = [one for one in ("one", "all") if words.means(text, one, locale)]
    return said[0] if len(said) == 1 else ""


def _without_people(text: str, locale: str) -> str:
    """Return a text without `all 4 individuals`, which says nothing about exams."""
    everyone = words.said(text, "everyone", locale)
    return text.replace(everyone, " ") if everyone else text


def _relation(text: str, locale: str) -> str | None:
    """Return which people are meant. `some of the same` are the same: their numbers say that they are fewer."""
    if re.search("其中 ?[0-9]+ ?[个個名位人]", text):
        return None
    same, other = words.means(text, "same", locale), words.means(text, "other", locale)
    these = words.means(text, "these-people", locale)
    if words.means(text, "may", locale):
        return "same-allowed"
    if same and other:
        between = words.between(text, "same", "other", locale)
        return "same-and-different" if words.joint(between, locale) == "AND" else "same-or-different"
    if words.means(text, "everyone", locale):
        return "everyone"
    return "other" if other else "same" if same or these else "any"
