"""Which pages the last proof found right: unchanged, they need not be judged anew.

Kept for a page in all its languages, under a digest of all that its verdict depends on. Only what was right is kept;
links are judged each time, as they depend on other pages.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from generator.verify.known import Known

# What a right page says: `(message id, what it means)` of its messages that state logic or time.
Meanings = Sequence[tuple[str, str]]
# Where a build keeps them, below the project's folder.
KEPT = ".cache/competency-docs/verdicts"
_CODE = Path(__file__).parents[1]
_LIBRARIES = ("babel", "selectolax", "PyYAML", "polib")


class Verdicts:
    """Right pages of the last proof, from a file, and of this one."""

    def __init__(self, file: Path | None = None, known: Known | None = None) -> None:
        """Read `file`; without one, nothing is kept. What it has counts only for what is known now, and this code."""
        self.file, self.fingerprint = file, _fingerprint(known) if known else ""
        self._before = _read(file) if file else {}
        self._now: dict[str, Meanings] = {}

    def key(self, name: str, as_of: date, digests: Iterable[tuple[str, str]]) -> str:
        """Return what a page's verdict is kept under: `digests` are those of its HTML by locale."""
        return _digest([self.fingerprint, name, as_of.isoformat(), *(part for pair in digests for part in pair)])

    def meanings(self, key: str) -> Meanings | None:
        """Return what a page says that was right; None when it has to be judged."""
        found = self._before.get(key)
        if found is not None:
            self._now[key] = found
        return found

    def keep(self, key: str, meanings: Meanings) -> None:
        """Keep that a page is right."""
        self._now[key] = meanings

    def write(self) -> None:
        """Write what is kept of this proof in the place of what was kept of the last one."""
        if self.file is None:
            return
        text = json.dumps(self._now, ensure_ascii=False)
        new = self.file.with_suffix(".new")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(f"{_digest([text])}\n{text}", encoding="utf-8", newline="\n")
            new.replace(self.file)
        except OSError:
            # All pages are judged anew next time, which is all that is lost.
            return


def _read(file: Path) -> Mapping[str, Meanings]:
    """Return what a file has; nothing when it is not as it was written."""
    try:
        digest, _, text = file.read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):
        return {}
    found: dict[str, list[list[str]]] = json.loads(text) if digest == _digest([text]) else {}
    return {key: [(message, meaning) for message, meaning in one] for key, one in found.items()}


def _fingerprint(known: Known) -> str:
    """Return a digest of all that a verdict depends on besides the page: what is known, this code, its libraries."""
    code = (one.read_text(encoding="utf-8") for one in sorted(_CODE.rglob("*.py")))
    data = json.dumps(known.data, ensure_ascii=False)
    libraries = (version(one) for one in _LIBRARIES)
    words = (repr(one) for one in (known.sources, known.catalogues, known.progress))
    return _digest([sys.version, *libraries, *code, data, *words, known.root])


def _digest(parts: Iterable[str]) -> str:
    """Return the SHA-256 of parts, each with its length, so that none can pass for the end of another."""
    whole = sha256()
    for part in parts:
        content = part.encode()
        whole.update(f"{len(content)}\n".encode() + content)
    return whole.hexdigest()
