"""What a check on meaning finds: a place in the data, what was expected there, what was found."""

from dataclasses import dataclass

from generator.errors import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Something whose meaning is doubtful; `path` is where it stands in the data."""

    path: str
    expected: str
    found: str
    severity: Severity = "error"
