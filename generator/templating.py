"""Page bodies from Jinja templates, and the messages these hold. The only user of jinja2.

Autoescape is always on and a misspelt name is an error. Jinja's own gettext is not used: it inserts
translations unescaped. `Words` escapes every translation and puts only values of ours into it.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.ext import babel_extract
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from generator.data import read_text
from generator.errors import GeneratorError, Problem, wrong
from generator.messages import SOURCE, Phrase, Translator
from generator.model import Fact, Moment, Money, Name, Percent, Text
from generator.pofiles import Entry, Key, message_id

T = TypeVar("T")

# How many of its first arguments are words.
_WORDS: Mapping[str, int] = {"gettext": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}
COMMENT_TAG = "L10N:"
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")


class Templates:
    """The templates of one folder. Rendering raises GeneratorError naming template and line."""

    def __init__(self, folder: Path, shown: str) -> None:
        if not folder.is_dir():
            raise GeneratorError([wrong("file", shown, expected="a folder of templates", found="no such folder")])
        self.folder, self.shown = folder, shown
        self.environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )

    def render(self, name: str, words: "Words", **values: object) -> str:
        """Return the HTML of a template in the language of `words`."""
        with _errors(self, name):
            return self.environment.get_template(name).render({**words.functions(), **values})

    def exported(self, name: str, words: "Words") -> dict[str, Phrase]:
        """Return the messages that a template sets at its top level, as plain text: `{name: text}`."""
        with _errors(self, name):
            module = self.environment.get_template(name).make_module({**words.functions(), **_calls(words.label)})
            return {key: value for key, value in vars(module).items() if isinstance(value, Phrase)}

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The text of every template, by name; raises GeneratorError with each that cannot be read."""
        return dict(self._of_each(lambda name: [(name, read_text(self.folder / name, f"{self.shown}/{name}"))]))

    @cached_property
    def messages(self) -> tuple[Entry, ...]:
        """The messages of every template, by name and then in order.

        Raises GeneratorError with the first problem of each template.
        """
        return tuple(self._of_each(self._messages_of))

    def _of_each(self, read: Callable[[str], Iterable[T]]) -> list[T]:
        found: list[T] = []
        problems: list[Problem] = []
        for path in sorted(self.folder.rglob("*.html")):
            try:
                found += read(path.relative_to(self.folder).as_posix())
            except GeneratorError as error:
                problems += error.problems
        if problems:
            raise GeneratorError(problems)
        return found

    def _messages_of(self, name: str) -> Iterator[Entry]:
        shown = f"{self.shown}/{name}"
        source = BytesIO(read_text(self.folder / name, shown).encode())
        options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
        with _errors(self, name):
            for line, function, found, comments in babel_extract(source, tuple(_WORDS), (COMMENT_TAG,), options):
                given = (found if isinstance(found, tuple) else (found,))[: _WORDS[function]]
                words = [word for word in given if isinstance(word, str)]
                if len(words) < _WORDS[function]:
                    expected = f"words in quotes in {function}()"
                    raise GeneratorError(
                        [wrong("template", f"{shown}:{line}", expected=expected, found="an expression")]
                    )
                yield _entry(function, words, tuple(comments), name)


class Words:
    """What templates can say: translated messages and facts, in one locale, as safe HTML.

    `messages` gathers the keys of all that has been said and that a translator is asked for.
    """

    def __init__(self, translator: Translator, as_of: date, link: Callable[[str, str], str]) -> None:
        """`link(page, anchor)` returns a relative address; it raises LookupError for a page that is not there."""
        self.translator, self.as_of, self.link = translator, as_of, link
        self.messages: set[Key] = set()

    def functions(self) -> dict[str, object]:
        """Return what is callable by name in every template."""
        return {
            **_calls(self.say),
            "say": self.say,
            "plain": self.plain,
            "fact": self.fact,
            "linked": self.linked,
            "listed": self.listed,
            "link": self.link,
            "as_of": self.as_of,
            "locale": self.translator.tag,
        }

    def say(self, text: Text, n: int | None = None, **values: object) -> Markup:
        """Return a message with its placeholders filled, known by its id, marked where it is still in English."""
        phrase = self._phrase(text, n)
        message = message_id(text.key)
        if phrase.translated:
            return Markup('<span data-message="%s">%s</span>') % (message, _fill(phrase.text, values))
        # What fills an English sentence is in the page's language all the same.
        own = Markup('<span lang="{}">{{}}</span>').format(self.translator.tag)
        html = _fill(phrase.text, {name: own.format(value) for name, value in values.items()})
        return Markup('<span class="cd-untranslated" lang="{}"{} data-message="{}">{}{}</span>').format(
            phrase.lang, self._direction(phrase.lang), message, html, self._mark()
        )

    def label(self, text: Text, **values: object) -> Phrase:
        """Return a message for the frame around pages; it does not count as said."""
        phrase = self.translator.phrase(text)
        return replace(phrase, text=str(_fill(phrase.text, values).unescape()))

    def plain(self, text: Text | Name, **values: str) -> str:
        """Return a message or a name as text for the head of a page, where nothing can be marked."""
        if isinstance(text, Name):
            return self.name(text).text
        return str(_fill(self._phrase(text).text, values).unescape())

    def name(self, name: Name) -> Phrase:
        """Return a name in the page's language, or in English where it has none there."""
        text = Text(name.text, name.path, context="name")
        phrase = self.translator.phrase(text) if name.kept else self._phrase(text)
        unchanged = phrase.text == name.text
        return Phrase(phrase.text, SOURCE if unchanged else phrase.lang, phrase.translated or name.kept, text.key)

    def fact(self, one: "Fact[object] | Name") -> Markup:
        """Return a fact as a reader of the locale sees it, in the element that carries its value and path."""
        if isinstance(one, Name):
            phrase = self.name(one)
            lang = Markup(' lang="{}"').format(phrase.lang) if phrase.lang != self.translator.tag else Markup("")
            lang += self._direction(phrase.lang)
            named = Markup('<data value="%s" data-fact="%s"%s>%s</data>') % (one.key, one.path, lang, phrase.text)
            return named if phrase.translated else named + self._mark()
        value, direction = one.value, self._direction(self.translator.tag)
        if isinstance(value, Moment):
            shown = self.translator.date(value)
            return Markup('<time datetime="%s" data-fact="%s"%s>%s</time>') % (value, one.path, direction, shown)
        shown = self._shown(value)
        return Markup('<data value="%s" data-fact="%s"%s>%s</data>') % (value, one.path, direction, shown)

    def linked(self, url: Fact[str] | None, inner: Markup) -> Markup:
        """Return `inner`, as a link to the address if there is one."""
        if url is None:
            return inner
        return Markup('<a href="%s" data-fact="%s">%s</a>') % (url.value, url.path, inner)

    def listed(self, items: list[Markup], style: str = "or") -> Markup:
        """Return `A, B or C` in the page's language, in an element that says how they are joined."""
        return Markup('<span data-list="%s">%s</span>') % (style, self.joined(items, style))

    def joined(self, items: list[Markup], style: str = "or") -> Markup:
        """Return `A, B or C` in the page's language."""
        # The list's own words are set apart from an item as from a Latin letter, unless the item ends in a wide one.
        texts = [item.striptags() or "A" for item in items]
        edges = [[edge if edge >= "\u2e80" else "A" for edge in (text[0], text[-1])] for text in texts]
        tokens = [f"{first}\ue000{n}\ue001{last}" for n, (first, last) in enumerate(edges)]
        parts = re.split(r".\ue000(\d+)\ue001.", self.translator.space(self.translator.join(tokens, style)))
        return Markup("").join(items[int(part)] if n % 2 else part for n, part in enumerate(parts))

    def _shown(self, value: object) -> str:
        if isinstance(value, Money):
            return self.translator.money(value)
        if isinstance(value, Percent):
            return self.translator.percent(value.share)
        return self.translator.number(value) if isinstance(value, int) else str(value)

    def _phrase(self, text: Text, n: int | None = None) -> Phrase:
        self.messages.add(text.key)
        return self.translator.phrase(text, n)

    def _mark(self) -> Markup:
        """Return what stands behind a text that is shown in English for want of a translation."""
        note = self._phrase(NOT_TRANSLATED)
        return mark(note, self._direction(note.lang))

    def _direction(self, lang: str) -> Markup:
        """Return the attribute that keeps words or a fact in order, on a page that runs from right to left."""
        if self.translator.direction == "ltr":
            return Markup("")
        return Markup(' dir="{}"').format("rtl" if lang == self.translator.tag else "ltr")


# Stands behind a text that is shown in English for want of a translation.
NOT_TRANSLATED = Text("(not translated yet)", "labels.html")


def mark(note: Phrase, direction: Markup | None = None) -> Markup:
    """Return the mark of what is not translated, whose words are `note`, with an attribute of its direction.

    The space before it is outside: within, it would stand on the far side of a mark that runs against the page.
    """
    shown = Markup(' <span class="cd-mark" lang="{}"{} data-message="{}">{}</span>')
    return shown.format(note.lang, direction or "", message_id(NOT_TRANSLATED.key), note.text)


def _calls(say: Callable[..., object]) -> dict[str, object]:
    """Return the functions of gettext, by their names in templates."""
    return {
        "gettext": lambda msgid, **values: say(Text(msgid, ""), **values),
        "pgettext": lambda context, msgid, **values: say(Text(msgid, "", context=context), **values),
        "ngettext": lambda one, many, n, **values: say(Text(one, "", many), n, **values),
        "npgettext": lambda context, one, many, n, **values: say(Text(one, "", many, context), n, **values),
    }


def script_json(value: object) -> Markup:
    """Return JSON that nothing ends but the script element it stands in: `<`, `>`, `&` and `'` are escaped."""
    return htmlsafe_json_dumps(value, partial(json.dumps, ensure_ascii=False, separators=(",", ":")))


def _fill(text: str, values: Mapping[str, object]) -> Markup:
    """Return escaped words with each `%(name)s` replaced by a value; a name without a value is a LookupError."""
    parts: list[str] = []
    end = 0
    for match in _PLACEHOLDER.finditer(text):
        parts.append(text[end : match.start()])
        parts.append("%" if match[1] is None else escape(values[match[1]]))
        end = match.end()
    return Markup("").join([*parts, text[end:]])


def _entry(function: str, words: Sequence[str], comments: tuple[str, ...], name: str) -> Entry:
    context, words = (words[0], words[1:]) if function in {"pgettext", "npgettext"} else (None, words)
    plural = words[1] if function in {"ngettext", "npgettext"} else None
    said = tuple(re.sub(r"\s+", " ", one.removeprefix(COMMENT_TAG)).strip() for one in comments)
    return Entry(msgid=words[0], plural=plural, context=context, comments=said, references=(name,))


class _errors:  # noqa: N801 - reads as the context it is
    """Turns what Jinja raises into one clear error."""

    def __init__(self, templates: Templates, name: str) -> None:
        self.templates, self.name = templates, name

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, TemplateSyntaxError):
            where = f"{self.templates.shown}/{error.name or self.name}:{error.lineno}"
            raise GeneratorError(
                [wrong("template", where, expected="a template", found=error.message or "")]
            ) from error
        if isinstance(error, TemplateNotFound):
            where = f"{self.templates.shown}/{self._line(error)}"
            found = f"no {error.name}"
            raise GeneratorError([wrong("template", where, expected="the template it needs", found=found)]) from error
        if isinstance(
            error,
            TemplateError | LookupError | TypeError | ValueError | AttributeError | ArithmeticError | RecursionError,
        ):
            where = f"{self.templates.shown}/{self._line(error)}"
            found = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
            raise GeneratorError(
                [wrong("template", where, expected="a template that can be filled", found=found)]
            ) from error

    def _line(self, error: BaseException) -> str:
        """Return `name:line` of the innermost template in the error's traceback."""
        where = self.name
        traceback = error.__traceback__
        while traceback is not None:
            file = Path(traceback.tb_frame.f_code.co_filename)
            if file.is_relative_to(self.templates.folder):
                # Jinja puts the template's lines into a traceback when it renders, but not when it makes a module.
                template = traceback.tb_frame.f_globals.get("__jinja_template__")
                line = template.get_corresponding_lineno(traceback.tb_lineno) if template else traceback.tb_lineno
                where = f"{file.relative_to(self.templates.folder).as_posix()}:{line}"
            traceback = traceback.tb_next
        return where
