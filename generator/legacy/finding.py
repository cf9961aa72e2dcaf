"""A difference between legacy pages, as a value."""

from dataclasses import dataclass

from generator.errors import Evidence

# What can differ: facts, then structure, then words.
FACTS = (
    "amount", "currency", "market", "count", "measure", "period", "condition", "association", "headcount", "credential",
    "link", "date", "replacement", "people", "relation", "each", "need", "role", "connective", "group",
)  # fmt: skip
STRUCTURE = ("section", "id", "nesting", "order", "note")
WORDS = ("english", "label", "term", "script", "misleading")
KINDS = (*FACTS, *STRUCTURE, *WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One difference: its kind, whose page has it (no locale: all of them), what was expected and what was found.

    The first line of evidence is where it is found; those after it show what was expected.
    """

    kind: str
    competency: str
    expected: str
    found: str
    evidence: tuple[Evidence, ...]
    locale: str | None = None
    option: str = ""
    tier: str = ""

    @property
    def where(self) -> str:
        """Return `file:line` of what was found, or of where it is missing."""
        return f"{self.evidence[0].file}:{self.evidence[0].line}" if self.evidence else self.competency
