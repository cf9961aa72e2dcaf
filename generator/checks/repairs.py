"""What a machine can put right in a translation, each a function from text to text; `check --fix` applies them.

A repair sees a stand-in for each placeholder (`text.hide`), so that none can be touched.
"""

from collections.abc import Callable, Iterator

from generator.checks.cjk import repair_full_width, repair_spacing
from generator.checks.endings import repair_ending
from generator.checks.spaces import repair_no_break_spaces, repair_spaces
from generator.checks.text import STAND_INS, hide, unhide

Repair = Callable[[str, str, str], str]
# In the order in which they are applied: what a repair writes suits those after it.
REPAIRS: tuple[tuple[str, Repair], ...] = (
    ("spaces", repair_spaces),
    ("full-width", repair_full_width),
    ("ending", repair_ending),
    ("cjk-spacing", repair_spacing),
    ("no-break-space", repair_no_break_spaces),
)
REPAIRABLE = frozenset(name for name, _ in REPAIRS)
_MOST_ROUNDS = 4


def repairs_of(tag: str, source: str, text: str, leave: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Yield the name of each repair that a text needs, with the text after it and those before it."""
    if not text.strip() or set(text) & set(STAND_INS):
        return
    source, hidden = hide(source), hide(text)
    for name, repair in REPAIRS:
        after = hidden if name in leave else repair(tag, source, hidden)
        if after != hidden:
            text = unhide(after, text)
            hidden = hide(text)  # what was hidden by a character without width may be a placeholder now
            yield name, text


def repaired(tag: str, source: str, text: str, leave: frozenset[str] = frozenset()) -> str:
    """Return a text after all repairs that it needs, but those named in `leave`."""
    for _ in range(_MOST_ROUNDS):
        steps = [after for _, after in repairs_of(tag, source, text, leave)]
        if not steps:
            break
        text = steps[-1]
    return text
