"""The words that carry facts and logic are the locale's own words for them, as its catalogue has them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from itertools import zip_longest
from typing import TypeAlias

from generator.messages import plural_header
from generator.pofiles import Entry, message_id
from generator.verify.facts import SOURCE, has_figure, is_mark, value_of
from generator.verify.finding import Finding
from generator.verify.html import Element, one_line, pieces_of
from generator.verify.shown import Reader, own_names

# In a cell: the tier of its column does not ask for that.
NOTHING = "–"
# Stands for a fact, a list or another message in a sentence.
_HOLE = "\ufffc"
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
# What is filled with the number that decides on the plural form.
_COUNTED = ("count", "amount", "months")
# Attributes of elements whose words state logic.
_LOGIC = tuple((one, f"data-{one}") for one in ("connective", "relation", "need", "standing"))
_BEYOND_LATIN = "\u0250"

# Each message with the facts in its places, and how often it stands on a page.
Filled: TypeAlias = frozenset[tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message on a page: its words with a hole for each fact, list or message in it, and these.

    `logic` is what its words state of requirements, such as `relation any`, or empty; `group` is the path of the group
    of people that it speaks of, or empty.
    """

    id: str
    element: Element
    logic: str
    group: str
    text: str
    holes: tuple[Element, ...]

    @property
    def paths(self) -> tuple[tuple[str, ...], ...]:
        """Return the paths of the facts in each hole."""
        return tuple(tuple(hole.paths) for hole in self.holes)


# A message, and the paths of the facts in each of its places.
Told: TypeAlias = tuple[Said, Mapping[str, tuple[str, ...]]]


class Words:
    """What a locale says: every message by its id, in English, in its own words and in those of other locales."""

    def __init__(self, tag: str, sources: Iterable[Entry], own: Iterable[Entry], others: Iterable[Entry] = ()) -> None:
        self.tag, self.reader = tag, Reader(tag)
        self.sources = {message_id(entry.key): entry for entry in sources}
        translated = {message_id(entry.key): entry for entry in own if entry.translated}
        self.own = {id_: tuple(map(_as_shown, entry.strings)) for id_, entry in translated.items()}
        # The ids of what says a text, in the locale's own words or in English for want of them.
        self.saying: dict[tuple[bool, str], frozenset[str]] = {}
        for id_ in self.sources:
            for text in self.forms(id_):
                key = (tag == SOURCE or id_ in self.own, text)
                self.saying[key] = self.saying.get(key, frozenset()) | {id_}
        self.others = frozenset((message_id(entry.key), _as_shown(text)) for entry in others for text in entry.strings)
        self.plural: Callable[[int], int] = c2py(plural_header(tag)[1].partition("plural=")[2].rstrip(";"))
        self.texts = frozenset(text for id_ in self.sources for text in (*self.english(id_), *self.own.get(id_, ())))

    def english(self, id_: str) -> tuple[str, ...]:
        """Return a message's English, singular and plural."""
        source = self.sources[id_]
        return tuple(map(_as_shown, (source.msgid, source.plural) if source.plural else (source.msgid,)))

    def forms(self, id_: str) -> tuple[str, ...]:
        """Return a message's words, in all plural forms; English ones where it has no translation."""
        return self.own.get(id_) or self.english(id_)

    def form(self, id_: str, n: int) -> str:
        """Return what a message says of a number."""
        if not self.sources[id_].plural:
            return self.forms(id_)[0]
        return self.own[id_][self.plural(n)] if id_ in self.own else self.english(id_)[n != 1]

    def places(self, said: Said) -> Mapping[str, tuple[int, ...]] | None:
        """Return which holes stand in each place of a message's words; None when it says something else."""
        forms = self.forms(said.id)
        if not said.holes and said.text in forms:
            return {}
        return next((found for form in forms if (found := _places(form, said.text)) is not None), None)


def read_messages(article: Element) -> Iterator[Said]:
    """Yield each message of an article in order."""
    waiting = [(article, "", "")]
    while waiting:
        element, logic, group = waiting.pop()
        logic = next((f"{one} {element.get(name)}" for one, name in _LOGIC if name in element.attributes), logic)
        group = element.get("data-group") or group
        if (id_ := element.get("data-message")) is not None:
            text, holes = _skeleton(element)
            yield Said(id=id_, element=element, logic=logic, group=group, text=text, holes=holes)
            logic = ""
        waiting += [(one, logic, group) for one in reversed(element.elements)]


def check_words(said: Iterable[Said], words: Words, exact: Collection[str] = ()) -> Iterator[Finding]:
    """A sentence with a fact or logic in it is the catalogue's, word for word; none is English on another page.

    `exact` are the ids of messages that state logic wherever they stand.

    Bad: `1 person` where the data says another one; AND where requirements are joined by OR; English in Japanese
    Good: the sentence of the message, in the plural form of its number
    """
    for one in said:
        if one.id not in words.sources:
            yield Finding("words", one.id, "a message of the sources", repr(one_line(one.element.text)))
            continue
        yield from _check_language(one, words)
        has_places = one.holes or _PLACEHOLDER.search(words.sources[one.id].msgid)
        is_exact = one.logic or has_places or is_mark(one.element) or one.id in exact
        yield from _check_exact(one, words) if is_exact else _check_free(one, words)


def told(said: Iterable[Said], words: Words) -> Iterator[Told]:
    """Yield each message with the facts in each of its places; with none where its words are others."""
    for one in said:
        places = words.places(one) if one.id in words.sources else None
        paths = one.paths
        yield one, {name: tuple(path for n in holes for path in paths[n]) for name, holes in (places or {}).items()}


def filled(many: Iterable[Told]) -> Filled:
    """Return how often each message has which facts in which of its places."""
    return frozenset(Counter((one.id, tuple(sorted(places.items()))) for one, places in many if places).items())


def check_same_places(ours: Filled, model: Filled) -> Iterator[Finding]:
    """Each place of a sentence is filled with the facts that fill it in other languages.

    Bad: `2 of the same 1 people`
    Good: `1 of the same 2 people`
    """
    for (id_, places), _ in sorted(ours - model):
        found = ", ".join(f"{' and '.join(paths)} as {name}" for name, paths in places)
        yield Finding("words", id_, "each fact in the place, and as often, as in other languages", found)


def check_no_other_words(article: Element) -> Iterator[Finding]:
    """All that shows in an article are messages, facts and lists of them, but for a dash alone in a cell.

    Bad: `<p>Bonus</p>`, `<td><data ...>4</data>+</td>`, a sign of minus or of a currency before an amount
    Good: `<p><span data-message="...">Bonus</span></p>`, `<td>–</td>`
    """
    for piece in pieces_of(article):
        is_held = piece.owner is not None and piece.owner.tag != "a"
        # A figure among them is told as such.
        is_told = is_held or has_figure(piece.text)
        if not is_told and not _is_nothing(piece.around) and not _is_own_name(piece.around):
            yield Finding("words", piece.place, "words of a message", repr(one_line(piece.text)))


def check_lists(article: Element, reader: Reader) -> Iterator[Finding]:
    """Facts in a list are joined as the list says.

    Bad: `<span data-list="or">A and B</span>`
    Good: `<span data-list="or">A or B</span>`
    """
    for element in article.having("data-list"):
        style = str(element.get("data-list"))
        if style not in reader.STYLES:
            yield Finding("words", "", f"a list of {' or '.join(reader.STYLES)}", repr(style))
            continue
        found = ["".join(part.split()) for part in _skeleton(element)[0].split(_HOLE)]
        expected = reader.joints(style, len(found) - 1)
        if found != ["", *expected, ""]:
            shown = " ".join(map(repr, expected)) or "nothing"
            yield Finding("words", f"list of {style}", f"{shown} between its items", repr(one_line(element.text)))


def _check_language(one: Said, words: Words) -> Iterator[Finding]:
    """Words are in the page's language, or in English with a mark behind them where they have no translation."""
    translated = one.id in words.own or words.tag == SOURCE
    expected = words.tag if translated else SOURCE
    if (found := one.element.lang or words.tag) != expected:
        yield Finding("language", one.id, f'words in lang="{expected}"', repr(found))
    shown = [child for child in one.element.children if isinstance(child, Element) or child.strip()]
    before, last = ["", "", *shown][-2:]
    is_marked = isinstance(last, Element) and is_mark(last)
    if not translated and not is_marked and not is_mark(one.element):
        yield Finding("language", one.id, "a mark behind what has no translation", repr(one_line(one.element.text)))
    elif translated and is_marked and isinstance(before, str):
        yield Finding("language", one.id, "no mark behind a translation", repr(one_line(one.element.text)))


def _check_exact(one: Said, words: Words) -> Iterator[Finding]:
    if not one.holes and one.text == words.forms(one.id)[0]:
        return
    n = _number(one, words)
    forms = words.forms(one.id) if n is None else (words.form(one.id, n),)
    if all(_places(form, one.text) is None for form in forms):
        yield Finding("words", one.id, " or ".join(map(repr, dict.fromkeys(forms))), repr(one_line(one.element.text)))


def _check_free(one: Said, words: Words) -> Iterator[Finding]:
    """Other sentences may be worded anew, in the locale's language, but not so that they are another message's.

    Nor with a sign that the catalogue does not have there, which could stand for anything.
    """
    forms = words.forms(one.id)
    if one.text in forms:
        return
    if one.text in words.texts:
        check = "language" if one.text in words.english(one.id) else "words"
        yield Finding(check, one.id, repr(forms[0]), repr(one.text))
    elif (one.id, one.text) in words.others or (any(map(_is_beyond_latin, forms)) and not _is_beyond_latin(one.text)):
        yield Finding("language", one.id, repr(forms[0]), repr(one.text))
    if signs := {sign for sign in one.text if _is_sign(sign)}.difference(*forms):
        yield Finding("words", one.id, "no sign that is not in " + " or ".join(map(repr, forms)), repr(min(signs)))


def _as_shown(text: str) -> str:
    """Return a text as pages have it, but for what fills its places: `%%` is a per cent sign, before no bracket."""
    return one_line(text).replace("%%", "%")


def _is_sign(character: str) -> bool:
    return unicodedata.category(character).startswith("S")


def _is_beyond_latin(text: str) -> bool:
    return any(character.isalpha() and character >= _BEYOND_LATIN for character in text)


def _number(one: Said, words: Words) -> int | None:
    """Return the number that decides on the plural form of a message; None where there is none, or no fact."""
    places = words.places(one) or {}
    holes = next((places[name] for name in _COUNTED if name in places), ())
    digits = re.search("[0-9]+$", value_of(one.holes[holes[0]])) if holes else None
    return int(digits[0]) if digits else None


def _places(form: str, text: str) -> Mapping[str, tuple[int, ...]] | None:
    """Return which holes of a text stand in the places of a form; None when its words are others."""
    pattern, names = _pattern(form)
    match = pattern.fullmatch(text)
    if match is None:
        return None
    spans = [match.span(n) for n in range(1, len(names) + 1)]
    counted = [range(text.count(_HOLE, 0, start), text.count(_HOLE, 0, end)) for start, end in spans]
    return dict(zip(names, map(tuple, counted), strict=True))


@cache
def _pattern(form: str) -> tuple[re.Pattern[str], Sequence[str]]:
    """Return the expression of a form filled with facts, several of them set apart by a dot, and its places' names."""
    words = [re.escape(one) for one in _PLACEHOLDER.split(form)[::2]]
    return re.compile(f"({_HOLE}(?: · {_HOLE})*)".join(words)), _PLACEHOLDER.findall(form)


def _skeleton(element: Element) -> tuple[str, tuple[Element, ...]]:
    """Return the words of an element with a hole for each fact, list or message in it, and these; marks left out."""
    everything, pieces = list(_pieces(element)), list[str | Element]()
    for one, after in zip_longest(everything, everything[1:]):
        if isinstance(one, str):
            # A space before a mark belongs to the mark.
            pieces.append(one.rstrip() if isinstance(after, Element) and is_mark(after) else one)
        elif not is_mark(one):
            pieces.append(one)
    text = "".join(piece if isinstance(piece, str) else _HOLE for piece in pieces)
    return one_line(text), tuple(piece for piece in pieces if isinstance(piece, Element))


def _pieces(element: Element) -> Iterator[str | Element]:
    for child in element.children:
        if isinstance(child, str):
            yield child.replace(_HOLE, "\ufffd")
        elif any(name in child.attributes for name in ("data-fact", "data-list", "data-message")):
            yield child
        else:
            yield from _pieces(child)


def _is_nothing(element: Element) -> bool:
    """Return whether an element is a cell that says that there is nothing to say."""
    return element.tag == "td" and one_line(element.text) == NOTHING


def _is_own_name(element: Element) -> bool:
    """Return whether an element names a language in itself."""
    return element.get("translate") == "no" and one_line(element.text).casefold() in own_names(element.lang)
