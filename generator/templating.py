"""Page layouts from Jinja templates, and the messages these hold. The only user of jinja2.

Autoescape is always on and a misspelt name is an error. Jinja's own gettext is not used: it inserts
translations unescaped. Templates never see one: what they say leaves places, which `Words` fills (`layout`).
"""

import marshal
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.ext import babel_extract
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import htmlsafe_json_dumps

from generator.compact import compact_json
from generator.data import read_text
from generator.errors import GeneratorError, Problem, wrong
from generator.layout import Layout, Places, gettext_functions
from generator.messages import Phrase
from generator.pofiles import Entry
from generator.words import Words

T = TypeVar("T")

# How many of its first arguments are words.
_WORDS: Mapping[str, int] = {"gettext": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}
COMMENT_TAG = "L10N:"


class Compiled(BytecodeCache):
    """What templates are compiled to and the messages in them, by name: made once as long as the text is the same.

    `given` is what `as_json` has returned in a build by the same code, with the same versions of libraries.
    """

    def __init__(self, given: Any = None) -> None:
        self._codes: dict[str, tuple[str, bytes]] = {}
        self._messages: dict[str, tuple[str, tuple[Entry, ...]]] = {}
        self.is_new = False
        with suppress(LookupError, TypeError, ValueError, AttributeError):
            codes = {name: (str(digest), b64decode(code)) for name, (digest, code) in given["codes"].items()}
            messages = {
                name: (str(digest), tuple(_entry_of(*one) for one in found))
                for name, (digest, found) in given["messages"].items()
            }
            self._codes, self._messages = codes, messages

    def as_json(self) -> object:
        """Return all of it as plain values."""
        messages = {
            name: (digest, [(one.msgid, one.plural, one.context, one.comments, one.references) for one in found])
            for name, (digest, found) in self._messages.items()
        }
        codes = {name: (digest, b64encode(code).decode()) for name, (digest, code) in self._codes.items()}
        return {"codes": codes, "messages": messages}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja the code of a template, if it is known."""
        digest, code = self._codes.get(_kind(bucket), ("", b""))
        if digest == bucket.checksum:
            with suppress(EOFError, ValueError, TypeError):
                bucket.code = marshal.loads(code)  # noqa: S302 - of a file that is known to be our own

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the code that Jinja has made of a template."""
        self._codes[_kind(bucket)] = bucket.checksum, marshal.dumps(bucket.code)
        self.is_new = True

    def messages(self, text: str, name: str, shown: str) -> tuple[Entry, ...]:
        """Return the messages of a template's text."""
        digest, found = self._messages.get(name, ("", ()))
        if digest != (now := self.get_source_checksum(text)):
            found = _extracted(text, name, shown)
            self._messages[name] = now, found
            self.is_new = True
        return found


class Templates:
    """The templates of one folder. Rendering raises GeneratorError naming template and line.

    In a sandbox they can call only what they are given and change nothing of it: they need not be trusted as code is.
    """

    def __init__(self, folder: Path, shown: str, *, sandboxed: bool = False, compiled: Compiled | None = None) -> None:
        if not folder.is_dir():
            raise GeneratorError([wrong("file", shown, expected="a folder of templates", found="no such folder")])
        self.folder, self.shown, self.compiled = folder, shown, compiled or Compiled()
        self.environment = (_Sandbox if sandboxed else Environment)(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            bytecode_cache=self.compiled,
        )

    def layout(self, name: str, places: Places, link: Callable[[str, str], str], **values: object) -> Layout:
        """Return what a template says. `link(page, anchor)` returns an address, or raises LookupError."""
        with _errors(self, name):
            return places.layout(self.environment.get_template(name).render({**places.functions(link), **values}))

    def exported(self, name: str, words: Words) -> dict[str, Phrase]:
        """Return the messages that a template sets at its top level, as plain text: `{name: text}`."""
        with _errors(self, name):
            module = self.environment.get_template(name).make_module(gettext_functions(words.label))
            phrases = {key: value for key, value in vars(module).items() if isinstance(value, Phrase)}
        return _Exported(f"{self.shown}/{name}", phrases)

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
        text = read_text(self.folder / name, shown)
        with _errors(self, name):
            yield from self.compiled.messages(text, name, shown)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's own, but for lists that a template makes itself; it is given none that matters."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        return (isinstance(obj, list) and attr == "append") or super().is_safe_attribute(obj, attr, value)


class _Exported(dict[str, Phrase]):
    """What a template sets. To ask for what it does not set is an error that names the template."""

    def __init__(self, where: str, values: Mapping[str, Phrase]) -> None:
        super().__init__(values)
        self.where = where

    def __missing__(self, key: str) -> Phrase:
        raise GeneratorError([wrong("template", self.where, expected=f"{key!r} to be set", found="no such name")])


def script_json(value: object) -> str:
    """Return JSON that nothing ends but the script element it stands in: `<`, `>`, `&` and `'` are escaped."""
    return htmlsafe_json_dumps(value, compact_json)


@lru_cache(maxsize=64)
def _extracted(text: str, name: str, shown: str) -> tuple[Entry, ...]:
    """Return the messages of a template's text; a preview asks again only for what has changed."""
    options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    entries = []
    for line, function, found, comments in babel_extract(
        BytesIO(text.encode()), tuple(_WORDS), (COMMENT_TAG,), options
    ):
        given = (found if isinstance(found, tuple) else (found,))[: _WORDS[function]]
        words = [word for word in given if isinstance(word, str)]
        if len(words) < _WORDS[function]:
            expected = f"words in quotes in {function}()"
            raise GeneratorError([wrong("template", f"{shown}:{line}", expected=expected, found="an expression")])
        entries.append(_entry(function, words, tuple(comments), name))
    return tuple(entries)


def _kind(bucket: Bucket) -> str:
    """Return by what the code of a template is known: the same file is other code where values are shown otherwise."""
    shown_by = bucket.environment.finalize
    return f"{bucket.key} {shown_by.__qualname__ if shown_by else ''}"


def _entry_of(
    msgid: str, plural: str | None, context: str | None, comments: Iterable[str], references: Iterable[str]
) -> Entry:
    return Entry(msgid=msgid, plural=plural, context=context, comments=tuple(comments), references=tuple(references))


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
