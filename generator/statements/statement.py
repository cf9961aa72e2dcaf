"""One statement: a fact of a catalogue, its place among others, and how it reads in English. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.model import Credential, Name, Product, Text
from generator.values import PLACEHOLDER

Place: TypeAlias = tuple[str, ...]
Value: TypeAlias = "str | int | tuple[Value, ...]"
Kind = Literal[
    "competency", "option", "tier", "threshold", "group",
    "credential", "product", "association", "condition", "period", "metric", "market", "role", "focus-area",
    "name", "words", "link", "date", "credential-kind", "beta", "replaced-by", "former-name", "months",
    "standing",
    "measure", "minimum", "monthly-average",
    "people", "headcount", "at-least", "rule", "group-size", "relation", "each", "need",
    "as-of", "language", "key", "order",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One fact. `path` is where the data have it; `subject` and `words` say it: "All markets, Revenue", "US$300,000".

    `place` names what it belongs to, from the outside to the inside; a part with a dot is a record of the data. `form`
    says whether it is a `record` (something with facts of its own below it), a `member` of a list, or a `value`.
    `called` is its name among others of its kind. `derived` is set where it follows from another statement, `minor`
    where the words of the record around it say it already.
    """

    place: Place
    path: str
    kind: Kind
    subject: str
    words: str
    value: Value = True
    form: Literal["record", "member", "value"] = "value"
    called: str = ""
    derived: bool = False
    minor: bool = False


@dataclass(frozen=True, slots=True)
class At:
    """A place, and the path of the data that it is written at."""

    place: Place
    path: str

    def below(self, key: str, path: str = "") -> "At":
        """Return a place inside this one; unless it is given, its path ends in the key."""
        return At((*self.place, key), path or f"{self.path}.{key}")

    def record(self, kind: Kind, subject: str, words: str) -> Statement:
        """Return that there is something here, called `words`."""
        return Statement(place=self.place, path=self.path, kind=kind, subject=subject, words=words, form="record")

    def value(self, kind: Kind, subject: str, words: str, value: "Value | None" = None) -> Statement:
        """Return that something has a value, here; the words themselves where there is no other."""
        stated = words if value is None else value
        return Statement(place=self.place, path=self.path, kind=kind, subject=subject, words=words, value=stated)

    def member(self, kind: Kind, subject: str, one: Name, n: int) -> Statement:
        """Return that the list here has, at the n-th place, what is called `one`."""
        place, path = (*self.place, reference(one)), f"{self.path}[{n}]"
        return Statement(place=place, path=path, kind=kind, subject=subject, words=one.text, form="member")

    def text(self, field: str, one: Text, subject: str) -> Statement:
        """Return what a sentence of the data says, in its plural form too."""
        forms = [one.singular] if one.plural is None else [one.singular, one.plural]
        value = one.singular if one.plural is None else tuple(forms)
        return self.below(field, one.path).value("words", subject, " / ".join(map(quoted, forms)), value)

    def products(self, many: Sequence[Product], subject: str) -> Iterator[Statement]:
        """Yield the products of the list here."""
        for n, one in enumerate(many):
            yield self.member("product", subject, one.name, n)


def reference(name: Name) -> str:
    """Return the path of what has a name: `programme.markets.developed`."""
    return record_of(name.path)


def record_of(path: str) -> str:
    """Return the path of the record that has a field at `path`."""
    return path.rpartition(".")[0]


def short(one: Credential) -> str:
    """Return an exam's code, or the title of what has none."""
    return one.code.value if one.code else one.name.text


def quoted(text: str) -> str:
    """Return a sentence in quotation marks."""
    return f"“{text}”"


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a sentence of the data with its placeholders filled."""
    return PLACEHOLDER.sub(lambda match: values[match[1]], text)
