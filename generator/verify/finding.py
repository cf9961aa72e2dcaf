"""What a proof finds: what kind of drift, of which fact or message, what was expected, what was found."""

from typing import NamedTuple


class Finding(NamedTuple):
    """Something on a page that is not as the data and the catalogue have it; `at` is a path, an id or empty."""

    check: str
    at: str
    expected: str
    found: str
