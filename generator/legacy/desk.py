"""What a draft is being written with: the page, the registries of the data, and what is left out. Pure."""

from dataclasses import dataclass
from typing import Any

from generator.data import Tree
from generator.legacy.facts import Side
from generator.messages import SOURCE

SURNAMES = ("", "-second", "-third", "-fourth", "-fifth", "-sixth", "-seventh", "-eighth", "-ninth", "-tenth")


@dataclass(frozen=True, slots=True)
class Refused:
    """What of a page was not taken into a draft or a compendium, or only in doubt, and why."""

    file: str
    line: int
    what: str
    why: str


class Desk:
    """Holds one side of a page, the data, and what of it becomes new credentials or is refused."""

    def __init__(self, side: Side, competency: str, tree: Tree) -> None:
        self.side, self.id, self.tree = side, competency, tree
        self.refused: list[Refused] = []
        self.credentials: dict[str, Any] = {}
        self.file = side.page.file if side.page else ""

    def refuse(self, line: int, what: str, why: str) -> None:
        """Note what was not taken, or only in doubt."""
        self.refused.append(Refused(self.file, line, what, why))

    def name(self, line: int, what: str, text: str) -> None:
        """Note a new name that comes from a translated page."""
        if self.side.locale != SOURCE:
            why = f"a new name, of a page in {self.side.locale}: those of the data are English"
            self.refuse(line, f"{what}: {text}", why)
