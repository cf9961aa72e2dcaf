"""What a layout says, in one locale, as safe HTML. Pure.

Translations are untrusted: each is escaped, and only values of ours are put into it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup, escape

from generator.errors import GeneratorError, wrong
from generator.layout import English, Layout, Link, Listed, Message, Parts, Place, Stated, message_of
from generator.messages import SOURCE, Phrase, Translator
from generator.model import Fact, Moment, Money, Name, Percent, Text
from generator.pofiles import Key, message_id

_NONE = Markup("")
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")
# Stands behind a text that is shown in English for want of a translation.
NOT_TRANSLATED = Text("(not translated yet)", "labels.html")


class Words:
    """Fills the places of layouts in one locale, each place once however many pages have it."""

    def __init__(self, translator: Translator) -> None:
        self.translator = translator
        self._is_ltr = translator.direction == "ltr"
        self._own_direction = self._direction(translator.tag)
        self._joints: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        self._sentences: dict[tuple[Key, bool, int | None], _Sentence] = {}
        self._names: dict[Name, Phrase] = {}
        self._filled = _Filled(self)
        self._shown = _Shown(translator)

    def pour(self, layout: Layout) -> str:
        """Return a layout with all that it says."""
        return self._pour(layout.parts)

    def filled(self, place: Place) -> Markup:
        """Return what stands at a place, as `fill` has made it the first time."""
        return self._filled[place]

    def forget(self) -> None:
        """Drop what places are filled with, and what that was made of: of all languages together it would be much."""
        for made in (self._filled, self._names, self._sentences):
            made.clear()

    def say(self, text: Text, n: int | None = None, **values: object) -> Markup:
        """Return a message with its placeholders filled, known by its id, marked where it is still in English."""
        # What is asked for again and again is a message of one form; of one with a plural, few figures.
        key = text.key, text.plural is None, None if text.plural is None else n
        if (sentence := self._sentences.get(key)) is None:
            sentence = self._sentences[key] = self._sentence(text, n)
        return sentence.fill(values)

    def _sentence(self, text: Text, n: int | None) -> "_Sentence":
        phrase = self.translator.phrase(text, n)
        message = message_id(text.key)
        sentence = _cut(phrase.text)
        if phrase.translated:
            return sentence.within(_html('<span data-message="%s">', message), Markup("</span>"))
        # What fills an English sentence is in the page's language all the same.
        own = sentence.around(_html('<span lang="%s">', self.translator.tag), Markup("</span>"))
        opening = '<span class="cd-untranslated" lang="%s"%s data-message="%s">'
        return own.within(
            _html(opening, phrase.lang, self._direction(phrase.lang), message), _html("%s</span>", self._mark())
        )

    def label(self, text: Text, **values: object) -> Phrase:
        """Return a message for the frame around pages, as plain text."""
        phrase = self.translator.phrase(text)
        return replace(phrase, text=str(_fill(phrase.text, values).unescape()))

    def plain(self, text: Text, **values: str) -> str:
        """Return a message as text for the head of a page, where nothing can be marked."""
        return str(_fill(self.translator.phrase(text).text, values).unescape())

    def name(self, name: Name) -> Phrase:
        """Return a name in the page's language, or in English where it has none there."""
        if (phrase := self._names.get(name)) is None:
            phrase = self._names[name] = self._name(name)
        return phrase

    def _name(self, name: Name) -> Phrase:
        text = message_of(name)
        phrase = self.translator.phrase(text)
        unchanged = phrase.text == name.text
        return Phrase(phrase.text, SOURCE if unchanged else phrase.lang, phrase.translated or name.kept, text.key)

    def fact(self, one: "Fact[object] | Name") -> Markup:
        """Return a fact as a reader of the locale sees it, in the element that carries its value and path."""
        if isinstance(one, Name):
            phrase = self.name(one)
            lang = _html(' lang="%s"', phrase.lang) if phrase.lang != self.translator.tag else _NONE
            if not self._is_ltr:
                lang += self._direction(phrase.lang)
            named = _html('<data value="%s" data-fact="%s"%s>%s</data>', one.key, one.path, lang, phrase.text)
            return named if phrase.translated else named + self._mark()
        element, attribute = ("time", "datetime") if isinstance(one.value, Moment) else ("data", "value")
        value, path, shown = _escaped(str(one.value)), _escaped(one.path), _escaped(self._shown[one.value])
        return _safe(f'<{element} {attribute}="{value}" data-fact="{path}"{self._own_direction}>{shown}</{element}>')

    def shown(self, one: "Fact[object] | Name") -> str:
        """Return the text of what `fact` returns."""
        if not isinstance(one, Name):
            return self._shown[one.value]
        phrase = self.name(one)
        return phrase.text if phrase.translated else f"{phrase.text} {self.label(NOT_TRANSLATED).text}"

    def linked(self, url: Fact[str], inner: Markup) -> Markup:
        """Return `inner` as a link."""
        return _html('<a href="%s" data-fact="%s">%s</a>', url.value, url.path, inner)

    def listed(self, items: list[Markup], style: str = "or") -> Markup:
        """Return `A, B or C` in the page's language, in an element that says how they are joined."""
        return _html('<span data-list="%s">%s</span>', style, self.joined(items, style))

    def joined(self, items: list[Markup], style: str = "or") -> Markup:
        """Return `A, B or C` in the page's language."""
        # The list's own words are set apart from an item as from a Latin letter, unless the item ends in a wide one.
        texts = [item.striptags() or "A" for item in items]
        edges = [[edge if edge >= "\u2e80" else "A" for edge in (text[0], text[-1])] for text in texts]
        tokens = tuple([f"{first}\ue000{n}\ue001{last}" for n, (first, last) in enumerate(edges)])
        if (parts := self._joints.get((style, tokens))) is None:
            joined = self.translator.space(self.translator.join(tokens, style))
            parts = self._joints[style, tokens] = re.split(r".\ue000(\d+)\ue001.", joined)
        return Markup("").join(items[int(part)] if n % 2 else part for n, part in enumerate(parts))

    def fill(self, place: Place) -> Markup:
        """Return what stands at a place."""
        match place:
            case Message():
                return self._message(place)
            case Stated():
                return self.fact(place.fact)
            case Link():
                return self.linked(place.url, self._pour(place.inner))
            case Listed():
                return self.listed([self._pour(parts) for parts in place.items], place.style)
            case English():
                return Markup("") if self.translator.is_source else _html(' lang="%s" dir="ltr"', SOURCE)

    def _message(self, place: Message) -> Markup:
        values = {name: self._pour(parts) for name, parts in place.values.items()}
        try:
            return self.say(place.text, place.n, **values)
        except KeyError as error:
            where = f"{self.translator.tag}: {place.text.singular!r}"
            expected = ", ".join(f"%({name})s" for name in values) or "no placeholder"
            raise GeneratorError(
                [wrong("placeholders", where, expected=expected, found=f"%({error.args[0]})s")]
            ) from error

    def _pour(self, parts: Parts) -> Markup:
        if parts.html == ("", ""):
            return self._filled[parts.places[0]]
        poured = [""] * (len(parts.html) + len(parts.places))
        poured[::2] = parts.html
        poured[1::2] = map(self._filled.__getitem__, parts.places)
        return _safe("".join(poured))

    def _mark(self) -> Markup:
        """Return what stands behind a text that is shown in English for want of a translation."""
        note = self.label(NOT_TRANSLATED)
        return mark(note, self._direction(note.lang))

    def _direction(self, lang: str) -> Markup:
        """Return the attribute that keeps words or a fact in order, on a page that runs from right to left."""
        if self._is_ltr:
            return _NONE
        return _html(' dir="%s"', "rtl" if lang == self.translator.tag else "ltr")


class _Filled(dict[Place, Markup]):
    """What stands at each place, filled when it is asked for."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, place: Place) -> Markup:
        filled = self[place] = self.words.fill(place)
        return filled


class _Shown(dict[object, str]):
    """How a value of a fact is shown, found out when it is asked for."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self.translator = translator

    def __missing__(self, value: object) -> str:
        shown = self[value] = self._show(value)
        return shown

    def _show(self, value: object) -> str:
        match value:
            case Moment():
                return self.translator.date(value)
            case Money():
                return self.translator.money(value)
            case Percent():
                return self.translator.percent(value.share)
            case int():
                return self.translator.number(value)
            case _:
                return str(value)


def mark(note: Phrase, direction: Markup | None = None) -> Markup:
    """Return the mark of what is not translated, whose words are `note`, with an attribute of its direction.

    The space before it is outside: within, it would stand on the far side of a mark that runs against the page.
    """
    shown = ' <span class="cd-mark" lang="%s"%s data-message="%s">%s</span>'
    return _html(shown, note.lang, direction or "", message_id(NOT_TRANSLATED.key), note.text)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Words around placeholders, escaped: one piece more than there are names."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]

    def within(self, before: str, after: str) -> "_Sentence":
        """Return the sentence in an element."""
        pieces = list(self.pieces)
        pieces[0] = f"{before}{pieces[0]}"
        pieces[-1] = f"{pieces[-1]}{after}"
        return _Sentence(tuple(pieces), self.names)

    def around(self, before: str, after: str) -> "_Sentence":
        """Return the sentence with each of its placeholders in an element."""
        last = len(self.names)
        pieces = (f"{after if n else ''}{one}{before if n < last else ''}" for n, one in enumerate(self.pieces))
        return _Sentence(tuple(pieces), self.names)

    def fill(self, values: Mapping[str, object]) -> Markup:
        """Return the sentence with each placeholder replaced by a value; a name without a value is a LookupError."""
        if not self.names:
            return _safe(self.pieces[0])
        filled = [""] * (len(self.pieces) + len(self.names))
        filled[::2] = self.pieces
        filled[1::2] = [one if isinstance(one := values[name], Markup) else escape(one) for name in self.names]
        return _safe("".join(filled))


def _fill(text: str, values: Mapping[str, object]) -> Markup:
    """Return escaped words with each `%(name)s` replaced by a value; a name without a value is a LookupError."""
    return _cut(text).fill(values)


@lru_cache(maxsize=4096)
def _cut(text: str) -> _Sentence:
    """Return the words around placeholders; `%%` is a per cent sign."""
    pieces, names = [""], list[str]()
    for n, part in enumerate(_PLACEHOLDER.split(text)):
        if n % 2 == 0:
            pieces[-1] += str(escape(part))
        elif part is None:
            pieces[-1] += "%"
        else:
            names.append(part)
            pieces.append("")
    return _Sentence(tuple(pieces), tuple(names))


def _html(element: str, *values: object) -> Markup:
    """Return an element with values in it, each escaped unless it is HTML."""
    html = [value if isinstance(value, Markup) else _escaped(str(value)) for value in values]
    return _safe(element % tuple(html))


def _safe(html: str) -> Markup:
    """Return HTML as such; Markup() would ask each first whether it is."""
    return str.__new__(Markup, html)


@lru_cache(maxsize=65536)
def _escaped(text: str) -> Markup:
    """Return a text escaped: most stand on a page in every language."""
    return escape(text)
