"""Checks on the meaning of the data, listed by hand; and the exceptions from them, each with a reason."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator.data import Tree
from generator.errors import Problem, nearest, one_of
from generator.meaning.attainable import check_tiers_are_attainable, check_tiers_need_not_wait
from generator.meaning.dates import check_dates_in_order
from generator.meaning.finding import Finding
from generator.meaning.harder import check_harder_tiers_ask_for_more
from generator.meaning.headcount import check_headcount_suffices
from generator.meaning.thresholds import check_averages_agree, check_every_market_has_a_minimum
from generator.meaning.uses import (
    check_all_is_used,
    check_ids_are_their_own,
    check_links_are_their_own,
    check_successors_stand_beside,
    check_titles_are_their_own,
)
from generator.model import Catalogue

Check = Callable[[Catalogue, date], Iterator[Finding]]
CHECKS: Mapping[str, Check] = {
    "dates-in-order": check_dates_in_order,
    "attainable": check_tiers_are_attainable,
    "available": check_tiers_need_not_wait,
    "every-market": check_every_market_has_a_minimum,
    "harder-tiers": check_harder_tiers_ask_for_more,
    "averages": check_averages_agree,
    "headcount": check_headcount_suffices,
    "used": check_all_is_used,
    "own-id": check_ids_are_their_own,
    "own-link": check_links_are_their_own,
    "own-title": check_titles_are_their_own,
    "successor": check_successors_stand_beside,
}


def check_meaning(catalogue: Catalogue, tree: Tree, as_of: date) -> tuple[Problem, ...]:
    """Return what is doubtful in a catalogue on a day, without what its exceptions explain.

    An exception that explains nothing is a problem itself: what it excused has been mended. Not so where only time
    decides: what is available today may be excused for a site that speaks of last year.
    """
    excused = {(one.check, one.at): one for one in catalogue.exceptions}
    problems: list[Problem] = []
    met: set[tuple[str, str]] = set()
    for name, check in CHECKS.items():
        for finding in check(catalogue, as_of):
            if (name, finding.path) in excused:
                met.add((name, finding.path))
            else:
                keys = tree.keys_of(finding.path)
                problem = tree.wrong(keys, check=name, expected=finding.expected, found=finding.found)
                problems.append(replace(problem, severity=finding.severity))
    problems += _needless(catalogue, tree, met)
    return tuple(dict.fromkeys(problems))


def _needless(catalogue: Catalogue, tree: Tree, met: set[tuple[str, str]]) -> Iterator[Problem]:
    """Yield each exception that no check has met, or that names no check."""
    for one in catalogue.exceptions:
        keys = tree.keys_of(one.path)
        if one.check not in CHECKS:
            found = f"{one.check!r}{nearest(one.check, list(CHECKS))}"
            yield tree.wrong((*keys, "check"), check="exceptions", expected=one_of(list(CHECKS)), found=found)
        elif (one.check, one.at) not in met and one.check != "available":
            found = f"nothing that {one.check} doubts at {one.at}"
            yield tree.wrong(keys, check="exceptions", expected="an exception that is needed", found=found)
