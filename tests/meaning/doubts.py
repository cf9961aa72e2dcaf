"""What a check on meaning says of the test catalogue with something changed."""

from collections.abc import Mapping
from datetime import date

from generator.meaning import check_meaning
from generator.resolve import read_catalogue
from tests.constructs import changed

AS_OF = date(2018, 3, 19)
# An option of one tier, gold, whose people a test may replace.
NESTED = "competencies.constructs.options.nested"


def doubts(check: str, changes: Mapping[str, object], as_of: date = AS_OF) -> list[str]:
    """Return the whole message of each problem that one check finds."""
    tree = changed(changes)
    return [str(one) for one in check_meaning(read_catalogue(tree), tree, as_of) if one.check == check]
