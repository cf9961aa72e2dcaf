"""How much of a catalogue is translated, and what is left: of the whole, and of any set of its messages. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum

from generator.pofiles import Entry, Key, PoFile

_PLACEHOLDER = re.compile(r"%\(\w+\)s")


class State(Enum):
    """Why a message shows in English."""

    FUZZY = "fuzzy"
    REFUSED = "refused"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Left:
    """A message that is left to translate. `entry` is the catalogue's own, or the source's where it has none."""

    entry: Entry
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How many messages there are, how many of them are left and why, and how many English words these have."""

    messages: int
    fuzzy: int
    refused: int
    missing: int
    words_left: int

    @property
    def translated(self) -> int:
        """Return how many messages show in the language of the locale."""
        return self.messages - self.fuzzy - self.refused - self.missing

    @property
    def percent(self) -> int:
        """Return the share that is translated; 100 only when nothing is left."""
        return 100 * self.translated // self.messages if self.messages else 100

    def counts(self) -> dict[str, int]:
        """Return every figure by its name, but for the share."""
        states = {"fuzzy": self.fuzzy, "refused": self.refused, "missing": self.missing}
        return {"messages": self.messages, "translated": self.translated, **states, "words_left": self.words_left}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a locale has come: the keys of its messages, and what is left of them, in the order of the sources.

    `shown` is its catalogue's file.
    """

    tag: str
    shown: str
    messages: frozenset[Key]
    left: Mapping[Key, Left]

    @property
    def whole(self) -> Figures:
        """Return the figures of the whole catalogue."""
        return self.figures(self.messages)

    def figures(self, keys: AbstractSet[Key]) -> Figures:
        """Return the figures of some of the messages, such as those of a page."""
        left = [self.left[key] for key in self.left.keys() & keys]
        states = [one.state for one in left]
        return Figures(
            messages=len(keys),
            fuzzy=states.count(State.FUZZY),
            refused=states.count(State.REFUSED),
            missing=states.count(State.MISSING),
            words_left=sum(count_words(one.entry.msgid) for one in left),
        )


def measure(tag: str, po: PoFile, messages: Sequence[Entry], sound: Iterable[Entry]) -> Progress:
    """Return how far a catalogue has come with `messages`; `sound` are its translations that may be shown.

    As gettext counts (manual, "msgfmt", --statistics), but a translation that breaks a rule is not translated, nor one
    of whose plural forms some are empty.
    """
    entries = {entry.key: entry for entry in po.entries}
    sources = {message.key: message for message in messages}
    translated = {entry.key for entry in sound}
    left = {key: _left(entries.get(key), source) for key, source in sources.items() if key not in translated}
    return Progress(tag, po.shown, frozenset(sources), left)


def count_words(msgid: str) -> int:
    """Return how many words a translator has before them: what white space parts and has a letter in it.

    A placeholder is none. Of a message with a plural, the singular counts.
    """
    return sum(any(map(str.isalpha, word)) for word in _PLACEHOLDER.sub(" ", msgid).split())


def _left(entry: Entry | None, source: Entry) -> Left:
    if entry is None:
        return Left(source, State.MISSING)
    if entry.fuzzy and any(entry.strings):
        return Left(entry, State.FUZZY)
    return Left(entry, State.REFUSED if entry.translated else State.MISSING)
