"""What a proof knows, and what it reads: the data and the catalogues, and the pages of a built site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.pofiles import Entry, message_id
from generator.verify.facts import KEPT, SOURCE, Names, names_of
from generator.verify.html import Document, read_document
from generator.verify.links import address_of
from generator.verify.shares import progress_of
from generator.verify.stated import Data, english_names, stated, texts
from generator.verify.telling import Teller
from generator.verify.vocabulary import LOOSE, SAID
from generator.verify.words import Words

_MOST_BYTES = 10_000_000


@dataclass(frozen=True, kw_only=True)
class Known:
    """The data as its YAML says it, each locale's catalogue, and the messages of the sources.

    `root` is the site's address; where none is known, that of its host's root. `static` are
    the paths of files that are copied as they are; `begun` is what each locale's file has any translation of.
    """

    data: Data
    sources: Sequence[Entry]
    catalogues: Mapping[str, Sequence[Entry]]
    root: str = "/"
    static: frozenset[str] = frozenset()
    begun: Mapping[str, Sequence[Entry]] = field(default_factory=dict)

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """Return the tags of all locales, the source language's first."""
        return (SOURCE, *(tag for tag in self.catalogues if tag != SOURCE))

    @cached_property
    def stated(self) -> Mapping[str, str]:
        """Return `{path: value}` of every fact."""
        return stated(self.data)

    @cached_property
    def words(self) -> Mapping[str, Words]:
        """Return what each locale says."""
        return {tag: Words(tag, self.sources, *self._own_and_others(tag)) for tag in self.locales}

    @cached_property
    def names(self) -> Mapping[str, Names]:
        """Return the names that each locale knows."""
        english = english_names(self.data)
        return {tag: names_of(english, self.catalogues.get(tag, ())) for tag in self.locales}

    @cached_property
    def exact(self) -> frozenset[str]:
        """Return the ids of messages that are worded as the catalogue has them wherever they stand."""
        return SAID - LOOSE | {message_id(key) for key in texts(self.data)}

    def teller(self, as_of: date) -> Teller:
        """Return what says what pages say on a day."""
        return self._tellers.setdefault(as_of, Teller(self.data, self.stated, as_of, self.locales[1:]))

    @cached_property
    def _tellers(self) -> dict[date, Teller]:
        return {}

    @cached_property
    def progress(self) -> Mapping[str, Mapping[str, str]]:
        """Return how much of each locale's catalogue is translated, as facts."""
        found = {}
        for tag in self.locales[1:]:
            # A name that may stay in English is asked for where its translation has been begun.
            asked = {one.key: one for one in (*self._names_begun(tag), *self.sources)}
            found[tag] = progress_of(list(asked.values()), self.catalogues[tag], self.begun.get(tag, ()), tag)
        return found

    @cached_property
    def asked(self) -> Mapping[str, Entry]:
        """Return `{message id: message}` of all that any locale is asked for: the sources', names begun."""
        names = (one for tag in self.locales[1:] for one in self._names_begun(tag))
        return {message_id(one.key): one for one in (*names, *self.sources)}

    @cached_property
    def _kept(self) -> frozenset[tuple[str | None, str]]:
        names = english_names(self.data).items()
        return frozenset(("name", name) for path, name in names if path.startswith(KEPT))

    def _names_begun(self, tag: str) -> Sequence[Entry]:
        return [one for one in self.begun.get(tag, ()) if one.key in self._kept]

    def _own_and_others(self, tag: str) -> tuple[Sequence[Entry], Sequence[Entry]]:
        others = (entries for one, entries in self.catalogues.items() if one != tag)
        return self.catalogues.get(tag, ()), [entry for entries in others for entry in entries]


@dataclass(frozen=True, slots=True)
class Built:
    """A built site: `{address: page}` of our pages, `{address: why}` of what cannot be read, the paths of all files."""

    pages: Mapping[str, Document]
    unread: Mapping[str, str]
    files: frozenset[str]


def read_site(folder: Path) -> Built:
    """Return what a folder holds."""
    pages: dict[str, Document] = {}
    unread: dict[str, str] = {}
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    for name, path in files.items():
        if path.suffix == ".html":
            try:
                document = _read_page(path)
            except (OSError, ValueError) as error:
                unread[address_of(name)] = f"one that cannot be read: {error}"
            else:
                if document is not None:
                    pages[address_of(name)] = document
    return Built(pages, unread, frozenset(files))


def _read_page(path: Path) -> Document | None:
    size = path.stat().st_size
    if size > _MOST_BYTES:
        raise ValueError(f"it has {size} bytes, more than {_MOST_BYTES}")
    return read_document(path.read_bytes().decode("utf-8"))
