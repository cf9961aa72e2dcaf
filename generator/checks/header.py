"""The header of a catalogue."""

import re
from collections.abc import Iterator

from generator.errors import Problem, wrong
from generator.messages import plural_header
from generator.pofiles import PoFile


def check_plural_header(tag: str, po: PoFile) -> Iterator[Problem]:
    """The header's plural rule is the locale's; it is compared, never evaluated.

    Bad: `Plural-Forms: nplurals=1; plural=n%0;` in Italian
    Good: `Plural-Forms: nplurals=2; plural=(n != 1);`, with or without brackets and spaces
    """
    wanted = plural_header(tag)[1]
    found = po.header.get("Plural-Forms", "")
    if _bare(found) != _bare(wanted):
        yield wrong("plural-header", f"{po.shown}:1", expected=repr(wanted), found=repr(found), locale=tag)


def _bare(header: str) -> str:
    return re.sub(r"[\s();]", "", header)
