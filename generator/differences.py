"""What is different between two catalogues, told in English by what they state. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.model import Catalogue
from generator.pairing import Statements, by_place, merged, pairs, registry, reordered, under_new_keys
from generator.statements import state
from generator.statements.statement import Kind, Place, Statement, Value


@dataclass(frozen=True, slots=True)
class Named:
    """The key of something and its English name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact that is not the same. What only one side has is None on the other.

    `path` is where it stands in the data, the new ones if they have it. `before` and `after` say `old` and `new` in
    words. `tiers` are those for which the subject does not say it itself. `used` are the competencies that show a fact
    which they share; `details` tell what a record holds that is new or gone; `is_list` says that the subject is a list,
    of which this is one item.
    """

    path: str
    kind: Kind
    competency: Named | None = None
    option: Named | None = None
    tiers: tuple[Named, ...] = ()
    used: tuple[Named, ...] = ()
    subject: str
    old: "Value | None"
    new: "Value | None"
    before: str | None
    after: str | None
    is_record: bool = False
    is_list: bool = False
    details: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """Return what it is about, after the tiers it holds for: `Silver and Gold, People in all`."""
        tiers = " and ".join(tier.name for tier in self.tiers)
        return f"{tiers}, {self.subject}" if tiers else self.subject

    @property
    def sentence(self) -> str:
        """Return the change in words: `Gold, People in all: 15 people -> 12 people`."""
        verb = "added" if self.before is None else "removed" if self.after is None else ""
        words = self.before if self.after is None else self.after
        if verb and self.is_list:
            return f"{self.about}: {words} {verb}"
        if verb and self.is_record:
            return f"{self.about} {verb}: {words}"
        return f"{self.about}: {self.before or 'none'} -> {self.after or 'none'}"


def differences(old: Catalogue, new: Catalogue, days: tuple[date, date] | None = None) -> tuple[Change, ...]:
    """Return what is different in a new catalogue: by competency, option and tier, then in what they share.

    What is the same under another key is told as that. What is new or gone is told once, with what it holds. Where the
    two speak of different `days`, what is said of a credential on each is told too.
    """
    then, today = days if days and days[0] != days[1] else (None, None)
    after = by_place(state(new, today))
    now, renamed = under_new_keys(by_place(state(old, then)), after)
    told = _Telling(now, after)
    changes = [told.other_key(*pair) for pair in renamed]
    changes += [told.other_value(*pair) for pair in pairs(now, after)]
    changes += [told.other_order(*pair) for pair in reordered(now, after)]
    position = {place: n for n, place in enumerate(merged(now, after))}
    changes.sort(key=lambda change: position[change[0]])
    return tuple(_across_tiers(changes))


Told = tuple[Place, Change]
# What is there because something is inside it, which says so.
_IMPLIED = frozenset({"option", "tier", "threshold"})


class _Telling:
    """Makes changes of statements, given all that both sides state."""

    def __init__(self, old: Statements, new: Statements) -> None:
        self.sides = (old, new)
        self.names = {place: one.words for side in self.sides for place, one in side.items() if one.form == "record"}
        self.users: dict[str, dict[str, None]] = {}
        self.inside: tuple[dict[str, list[Statement]], ...] = ({}, {})
        for side, inside in zip(self.sides, self.inside, strict=True):
            for place, one in side.items():
                inside.setdefault(place[0], []).append(one)
                if place[0].startswith("competencies."):
                    for key in (*place[1:], *_texts(one.value)):
                        self.users.setdefault(key, {})[place[0]] = None
                        self.users.setdefault(registry(key), {})[place[0]] = None

    def other_value(self, before: Statement | None, after: Statement | None) -> Told:
        one = before or after
        now = after or before
        if one is None or now is None:
            raise AssertionError("a change has a side")
        return one.place, replace(
            self.change(one, now),
            old=_item(before) if before else None,
            new=_item(after) if after else None,
            before=before.words if before else None,
            after=after.words if after else None,
            is_record=one.form == "record",
            is_list=one.form == "member",
            details=() if (before and after) or one.form == "member" else self.details(one, 0 if before else 1),
        )

    def other_key(self, before: Statement, after: Statement) -> Told:
        old, new = (one.place[-1].rpartition(".")[2] for one in (before, after))
        address = " and address" if after.kind in {"competency", "option"} else ""
        subject = f"{after.subject} {after.called or after.words}, the same under another key{address}"
        change = replace(self.change(before, after), kind="key", subject=subject)
        return after.place, replace(change, old=old, new=new, before=old, after=new)

    def other_order(self, before: list[Statement], after: list[Statement]) -> Told:
        first = after[0]
        change = self.change(first, first)
        subject = f"{change.subject}, order" if first.form == "member" else "Order"
        path = first.path.rpartition("[" if first.path.endswith("]") else ".")[0]
        return first.place, replace(
            change,
            path=path,
            kind="order",
            subject=subject,
            old=tuple(one.place[-1] for one in before),
            new=tuple(one.place[-1] for one in after),
            before=", ".join(one.called or one.words for one in before),
            after=", ".join(one.called or one.words for one in after),
        )

    def change(self, one: Statement, now: Statement) -> Change:
        """Return the change of a fact, without what has changed: its subject as it was known, its path as it is now."""
        place = now.place
        is_own = place[0].startswith("competencies.")
        return Change(
            path=now.path,
            kind=one.kind,
            competency=self.named(place[:1]) if is_own else None,
            option=self.named(place[:2]) if _in_option(place) else None,
            tiers=(self.named(place[2:3]),) if _in_tier(place) else (),
            used=() if is_own else tuple(self.named((key,)) for key in self.users.get(place[0], ())),
            subject=self.subject(one),
            old=None,
            new=None,
            before=None,
            after=None,
        )

    def subject(self, one: Statement) -> str:
        """Return a subject with the requirement it belongs to, as the old side knew that."""
        for depth, key in enumerate(one.place[:-1], start=1):
            if key.startswith("groups."):
                group = next(side[one.place[:depth]] for side in self.sides if one.place[:depth] in side)
                return f"{group.called}, {one.subject}" if one.subject else group.called
        return one.subject

    def named(self, place: Place) -> Named:
        return Named(place[-1].rpartition(".")[2], self.names[place])

    def details(self, record: Statement, side: int) -> tuple[str, ...]:
        """Return what a side states of what is inside a record: each list in one line, what tiers share once."""
        depth = len(record.place)
        listed: dict[tuple[str, str, Place, str], list[str]] = {}
        for one in self.inside[side][record.place[0]]:
            place = one.place
            if place[:depth] == record.place != place and not one.minor and one.kind not in _IMPLIED:
                option = self.names[place[:2]] if depth < 2 and _in_option(place) else ""  # noqa: PLR2004
                tier = self.names[place[2:3]] if depth < 3 and _in_tier(place) else ""  # noqa: PLR2004
                inside = place[3:-1] if one.form == "member" else place[3:]
                listed.setdefault((option, tier, inside, self.subject(one)), []).append(one.words)
        shared: dict[tuple[str, Place, str, str], list[str]] = {}
        for (option, tier, inside, subject), words in listed.items():
            shared.setdefault((option, inside, subject, ", ".join(words)), []).append(tier)
        return tuple(
            ", ".join(filter(None, (option, " and ".join(filter(None, tiers)), f"{subject}: {words}")))
            for (option, _, subject, words), tiers in shared.items()
        )


def _in_option(place: Place) -> bool:
    return len(place) > 1 and place[1].startswith("options.")


def _in_tier(place: Place) -> bool:
    """Return whether a place is inside an option's tier."""
    return len(place) > 3 and place[2].startswith("programme.tiers.")  # noqa: PLR2004 - a competency, an option, a tier


def _item(one: Statement) -> Value:
    """Return what a statement says: its value, or the key of what is there."""
    return one.place[-1].rpartition(".")[2] if one.value is True and one.form != "value" else one.value


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _across_tiers(changes: Sequence[Told]) -> Iterator[Change]:
    """Yield the changes, each fact that several tiers share once, with all these tiers."""
    found: dict[object, Change] = {}
    for place, change in changes:
        alike = (place[:2], place[3:], replace(change, tiers=())) if change.tiers else (place, change)
        known = found.get(alike)
        found[alike] = replace(known, tiers=(*known.tiers, *change.tiers)) if known else change
    yield from found.values()
