"""Checks on the meaning of the data, listed by hand; and the exceptions from them, each with a reason."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from generator.data import Tree
from generator.errors import Problem
from generator.meaning.attainable import check_tiers_are_attainable
from generator.meaning.dates import check_dates_in_order
from generator.meaning.finding import Finding
from generator.meaning.headcount import check_headcount_suffices
from generator.meaning.thresholds import (
    check_averages_agree,
    check_every_market_has_a_minimum,
    check_harder_tiers_ask_for_more,
)
from generator.meaning.uses import (
    check_credentials_are_used,
    check_links_are_their_own,
    check_successors_stand_beside,
    check_titles_are_their_own,
)
from generator.model import Catalogue

Check = Callable[[Catalogue, date], Iterator[Finding]]
CHECKS: Mapping[str, Check] = {
    "dates-in-order": check_dates_in_order,
    "attainable": check_tiers_are_attainable,
    "every-market": check_every_market_has_a_minimum,
    "harder-tiers": check_harder_tiers_ask_for_more,
    "averages": check_averages_agree,
    "headcount": check_headcount_suffices,
    "used": check_credentials_are_used,
    "own-link": check_links_are_their_own,
    "own-title": check_titles_are_their_own,
    "successor": check_successors_stand_beside,
}


def check_meaning(catalogue: Catalogue, tree: Tree, as_of: date) -> tuple[Problem, ...]:
    """Return what is doubtful in a catalogue on a day, without what its exceptions explain.

    An exception that explains nothing is a problem itself: what it excused has been mended.
    """
    excused = {(one.check.value, one.at.value): one for one in catalogue.exceptions}
    problems: list[Problem] = []
    met: set[tuple[str, str]] = set()
    for name, check in CHECKS.items():
        for finding in check(catalogue, as_of):
            if (name, finding.path) in excused:
                met.add((name, finding.path))
                continue
            keys = tree.keys_of(finding.path)
            problem = tree.wrong(keys, check=name, expected=finding.expected, found=finding.found)
            problems.append(problem.with_severity(finding.severity))
    for key, exception in excused.items():
        # Time decides which tiers can be attained: such an exception may be needed on another day.
        if key not in met and key[0] != "attainable":
            found = f"nothing to excuse there for the check {key[0]!r}"
            keys = tree.keys_of(exception.at.path)
            problems.append(tree.wrong(keys, check="exceptions", expected="an exception that is needed", found=found))
    return tuple(problems)
