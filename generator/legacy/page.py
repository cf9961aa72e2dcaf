"""A legacy page as a neutral outline: its blocks in reading order, each with its line. The only user of markdown-it.

Legacy pages were written for a laxer Markdown than CommonMark: `#<a name="x"></a>Title` is a heading, a list indented
by four is a list. Both hold here. How deep a list is nested is kept, and what stands in what; no fact rests on it,
because a note at the margin ends a list that goes on below it (docs/decisions/legacy.md).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from pathlib import Path
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.data import read_text
from generator.errors import GeneratorError, Problem, wrong
from generator.messages import SOURCE, parse_tag

MOST_BYTES = 2_000_000
# Beyond these a file is no page that a person wrote, and takes a parser a time that grows with the square.
MOST_COLUMNS = 20_000
MOST_DEPTH = 30
MOST_MARKS, MOST_MARKS_OF_PAGE = 2_000, 100_000
MOST_BLOCKS = 4_000

Role = Literal["both", "target", "source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of text: in which language it stands, where it leads, whether it is bold.

    `unit` is the id that a bilingual page gives a sentence and its source.
    """

    text: str
    role: Role = "both"
    href: str | None = None
    strong: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading (`level` from 1), an item of a list (`depth` from 1) or a paragraph; `line` from 1, of the file.

    `first` says that a block begins its item; `mark` is the item's number, or its bullet; `inside` are the lines on
    which the items begin that its own item stands in.
    """

    line: int
    runs: tuple[Run, ...]
    level: int = 0
    depth: int = 0
    first: bool = False
    mark: str = ""
    anchor: str = ""
    inside: tuple[int, ...] = ()

    def text(self, role: Role) -> str:
        """Return what readers of one side see, in one line."""
        return _in_one_line("".join(run.text for run in self.runs if run.role in {"both", role}))

    def links(self, role: Role) -> tuple[tuple[str, str], ...]:
        """Return the label and address of every link of one side."""
        found: list[tuple[str, str]] = []
        last: str | None = None
        for run in self.runs:
            if run.role not in {"both", role}:
                continue
            if run.href and last == run.href:
                found[-1] = (found[-1][0] + run.text, run.href)
            elif run.href:
                found.append((run.text, run.href))
            last = run.href
        return tuple((_in_one_line(label), href) for label, href in found)

    def bold(self, role: Role) -> tuple[str, ...]:
        """Return the bold pieces of one side."""
        return tuple(run.text.strip() for run in self.runs if run.strong and run.role in {"both", role})

    def units(self) -> tuple[tuple[str, str], ...]:
        """Return every sentence with its source, as a bilingual page pairs them."""
        sides: dict[str, dict[Role, str]] = {}
        for run in self.runs:
            if run.unit:
                side = sides.setdefault(run.unit, {})
                side[run.role] = side.get(run.role, "") + run.text
        return tuple(
            (_in_one_line(one["target"]), _in_one_line(one["source"]))
            for one in sides.values()
            if "target" in one and "source" in one
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A legacy page. `file` is its path as shown to people, `text` the whole file."""

    file: str
    locale: str
    meta: Mapping[str, str]
    blocks: tuple[Block, ...]
    lines: tuple[str, ...]

    @property
    def bilingual(self) -> bool:
        """Return whether the page holds its source beside each sentence."""
        return any(run.role == "source" for block in self.blocks for run in block.runs)

    @property
    def date(self) -> str:
        """Return the day of the page, as it says itself; empty when it does not."""
        found = re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", self.meta.get("ms.lasthandoff", self.meta.get("ms.date", "")))
        return f"{found[3]}-{found[1]}-{found[2]}" if found else ""

    def line(self, number: int) -> str:
        """Return the text of a line of the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def read_page(path: Path, shown: str, locale: str | None = None) -> Page:
    """Return the page of a file; raise GeneratorError when it is none, or its locale is nowhere said."""
    return parse_page(read_text(path, shown, most_bytes=MOST_BYTES), shown, locale)


def parse_page(text: str, shown: str, locale: str | None = None) -> Page:
    """Return the page of a text; `locale` is that of a page which does not say its own."""
    text = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    lines = tuple(text.split("\n"))
    _refuse_what_is_no_page(text, lines, shown)
    meta, body = _front_matter(text, shown)
    blocks = tuple(islice(_blocks(_prepared(body, shown), shown), MOST_BLOCKS + 1))
    if not blocks:
        raise GeneratorError([wrong("page", f"{shown}:1", expected="a page of text", found="nothing to read")])
    if len(blocks) > MOST_BLOCKS:
        expected, found = f"at most {MOST_BLOCKS} headings, items and paragraphs", "more"
        raise GeneratorError([wrong("page", f"{shown}:{blocks[-1].line}", expected=expected, found=found)])
    tag = _tag_of(meta, shown) or locale or (SOURCE if _reads_as_english(blocks) else "")
    if not tag:
        expected = "a locale in its front matter (ms.contentlocale), in its path, or by --locale"
        said = [n for n, line in enumerate(lines, 1) if meta and _SAYS_LOCALE.match(line)][:1]
        where, found = (f"{shown}:{said[0]}", repr(lines[said[0] - 1][:80])) if said else (shown, "none")
        raise GeneratorError([wrong("locale", where, expected=expected, found=found)])
    return Page(file=shown, locale=tag, meta=meta, blocks=blocks, lines=lines)


def canonical_tag(text: str) -> str | None:
    """Return the tag of a locale as this project writes it, `en` for any English; None when it is none."""
    match = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?", text.strip())
    if match is None:
        return None
    language, script, region = match[1].lower(), (match[2] or "").title(), (match[3] or "").upper()
    tag = SOURCE if language == SOURCE else "-".join(filter(None, (language, script, region)))
    try:
        parse_tag(tag, "")
    except GeneratorError:
        return None
    return tag


_MARK = re.compile(r"[\[*_`<&]")


def _refuse_what_is_no_page(text: str, lines: Sequence[str], shown: str) -> None:
    control = re.search(r"[\x00-\x08\x0e-\x1f]", text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        found = f"character U+{ord(control[0]):04X}"
        raise GeneratorError([wrong("page", f"{shown}:{line}", expected="a page of text", found=found)])
    if (marks := len(_MARK.findall(text))) > MOST_MARKS_OF_PAGE:
        expected = f"at most {MOST_MARKS_OF_PAGE} marks of Markdown"
        raise GeneratorError([wrong("page", shown, expected=expected, found=str(marks))])
    for number, line_text in enumerate(lines, 1):
        if len(line_text) > MOST_COLUMNS:
            found = f"{len(line_text)} characters"
            expected = f"at most {MOST_COLUMNS} characters in a line"
            raise GeneratorError([wrong("page", f"{shown}:{number}", expected=expected, found=found)])
        if (marks := len(_MARK.findall(line_text))) > MOST_MARKS:
            expected = f"at most {MOST_MARKS} marks of Markdown in a line"
            raise GeneratorError([wrong("page", f"{shown}:{number}", expected=expected, found=str(marks))])


_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
# A line across the page is no front matter; what a key follows is.
_OPEN = re.compile(r"\A\s*-{3,}[ \t]*\n\s*[\w.-]+:(?:\s|$)")
# Two keys or more with nothing before them, and a line that ends them.
_UNOPENED = re.compile(r"\A\s*(?:[\w.-]+:(?: [^\n]*)?\n){2,}---[ \t]*$", re.MULTILINE)
# A line of front matter: of a key, a comment, an item, or what belongs to the line before it.
_LINE_OF_FRONT = re.compile(r"[\"']?[\w./-]+[\"']?[ \t]*:|#(?![#<])|- |\s|$")
_CLOSED_BY = {'"': '"', "'": "'", "[": "]", "{": "}"}


def _front_matter(text: str, shown: str) -> tuple[dict[str, str], str]:
    """Return what stands in the front matter, and the text with blank lines in its place.

    Raise GeneratorError where it has no beginning or no end, a line that is none of its own, or a value that is open.
    """
    match = _FRONT.match(text)
    first = text.count("\n", 0, len(text) - len(text.lstrip())) + 1
    if match is None:
        if _OPEN.match(text):
            expected, found = "--- at the end of the front matter", "the end of the page"
            raise GeneratorError([wrong("front-matter", f"{shown}:{first}", expected=expected, found=found)])
        if _UNOPENED.match(text):
            expected, found = "--- before the front matter", repr(text.lstrip().partition("\n")[0][:80])
            raise GeneratorError([wrong("front-matter", f"{shown}:{first}", expected=expected, found=found)])
        return {}, text
    lines = match[1].split("\n")
    keys: dict[str, int] = {}
    for number, line in enumerate(lines, first + 1):
        key, _, rest = line.partition(":")
        is_key = bool(re.fullmatch(r"[\w.-]+", key)) and rest[:1] in {"", " ", "\t"} and ":" in line
        # A value goes on in the lines below it that are indented.
        below = takewhile(lambda one: one.startswith((" ", "\t")), lines[number - first :])
        value = "\n".join([rest.strip(), *below]) if is_key else ""
        end = _CLOSED_BY.get(value[:1])
        if not _LINE_OF_FRONT.match(line):
            expected = "a key with a colon, or --- at the end of the front matter"
        elif end and end not in value[1:].replace("\\" + end, ""):
            expected = f"{end} at the end of the value"
        elif is_key and key in keys:
            expected = f"the key {key} once, as on line {keys[key]}"
        else:
            keys |= {key: number} if is_key else {}
            continue
        raise GeneratorError([wrong("front-matter", f"{shown}:{number}", expected=expected, found=repr(line[:80]))])
    pairs = re.findall(r"^([\w.-]+):[ \t]*(.*?)[ \t]*$", match[1], re.MULTILINE)
    meta = {key: value[1:-1] if re.fullmatch(r"(['\"]).*\1", value) else value for key, value in pairs}
    return meta, _blank(match[0]) + text[match.end() :]


_LOCALE_KEYS = ("ms.contentlocale", "locale", "lang", "language")
_SAYS_LOCALE = re.compile(rf"(?:{'|'.join(map(re.escape, _LOCALE_KEYS))}):[ \t]*\S")


def _tag_of(meta: Mapping[str, str], shown: str) -> str | None:
    """Return the locale that a page says, or its path: `it-it/page.md`, `docs.it-it/page.md`, `page.it-IT.md`.

    Of the parts of a path the last that is called as a locale decides.
    """
    for key in _LOCALE_KEYS:
        if (said := meta.get(key)) and (tag := canonical_tag(said)):
            return tag
    for part in reversed(shown.split("/")):
        for word in reversed(
            re.findall(r"(?<![A-Za-z0-9])[A-Za-z]{2}(?:[-_][A-Za-z]{4})?[-_][A-Za-z]{2}(?![A-Za-z0-9])", part)
        ):
            if (tag := canonical_tag(word)) and _is_usual(word):
                return tag
        language = re.sub(r"^.*[.](?=[a-z]{2}[.]md$)|[.]md$", "", part)
        if language in _LANGUAGES:
            return language
    return None


# Folders that are called as languages are; others of two letters are words (`to`, `no`) as often as not.
_LANGUAGES = frozenset({SOURCE, "it", "pt", "ja", "zh", "es", "fr", "de", "ko", "ru"})


def _is_usual(word: str) -> bool:
    """Return whether letters of a path are written as a tag is: `it-it`, `it-IT`, `zh_CN`, not `In-to`."""
    return word.islower() or (word[:2].islower() and word[-2:].isupper())


def _blank(text: str) -> str:
    """Return as many empty lines as a text has line ends."""
    return "\n" * text.count("\n")


def _prepared(body: str, shown: str) -> str:
    """Return a body without comments, which may hold a whole older page, and with headings as CommonMark has them."""
    body = body.replace("\u2028", " ").replace("\u00a0", " ").replace("\t", "    ")
    body = re.sub(r"<!--.*?-->", lambda match: _blank(match[0]), body, flags=re.DOTALL)
    if "<!--" in body:
        line = body.count("\n", 0, body.index("<!--")) + 1
        raise GeneratorError([wrong("page", f"{shown}:{line}", expected="--> after <!--", found="the end of the page")])
    body = re.sub(r"^( {0,3}#{1,6})(?=[^#\s])", r"\1 ", body, flags=re.MULTILINE)
    body = _UNDERLINED.sub(lambda match: f"{'#' if match[2][0] == '=' else '##'} {match[1]}\n", body)
    return re.sub(r"\] \((?=https?:)", "](", _nearer(body))


# A heading that is underlined with `=` or `-`: one line of its own, no item, no sentence.
_UNDERLINED = re.compile(
    r"(?:(?<=\n\n)|\A)(?![ #>|]|[-*+] |[0-9]+[.)] )([^\n]{0,119}[^\n.:。：|])\n(={2,}|-{3,})[ ]*$", re.MULTILINE
)


_ITEM = re.compile(r" *(?:[-*+]|[0-9]+[.)]) {1,4}(?=\S)")
# CommonMark lets a list begin no further than so many spaces within what it stands in.
_NEAR = 3


def _nearer(body: str) -> str:
    """Return a body in which no list below a paragraph is indented further than CommonMark lets one begin.

    Such a list would be more of the paragraph. Inside an item it is so without a blank line between them, too.
    """
    lines: list[str] = []
    items: list[int] = []
    after_paragraph, blank, far, shift = False, False, 0, 0
    for line in body.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or (far and indent >= far):
            lines.append(line[shift:] if line.strip() else line)
            blank = blank or not line.strip()
            continue
        far = shift = 0
        while items and items[-1] > indent:
            items.pop()
        inside = items[-1] if items else 0
        item = _ITEM.match(line)
        if item and after_paragraph and (items or blank) and indent > inside + _NEAR:
            far, shift = indent, indent - inside - _NEAR
        elif item:
            items.append(item.end())
            after_paragraph = False
        else:
            after_paragraph = line[indent] not in "#>"
        lines.append(line[shift:])
        blank = False
    return "\n".join(lines)


def _blocks(body: str, shown: str) -> Iterator[Block]:
    parser = MarkdownIt("commonmark", {"maxNesting": 4 * MOST_DEPTH})
    parser.disable(["code", "lheading", "reference"]).enable("table")
    items: list[list[str]] = []
    began: list[int] = []
    heading = 0
    problems: list[Problem] = []
    for token in parser.parse(body):
        if token.level > 2 * MOST_DEPTH + 1 and token.map:
            expected, found = f"at most {MOST_DEPTH} levels of lists", "a deeper nesting"
            raise GeneratorError([wrong("page", f"{shown}:{token.map[0] + 1}", expected=expected, found=found)])
        if token.type == "list_item_open":
            items.append([f"{token.info}{token.markup}"])
            began.append((token.map or [0])[0] + 1)
        elif token.type == "list_item_close":
            items.pop()
            began.pop()
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type in {"inline", "html_block", "fence"}:
            inline = token.children if token.type == "inline" else parser.parseInline(token.content)[0].children
            line = (token.map or [0])[0] + 1
            mark = items[-1].pop() if items and items[-1] else ""
            inside = tuple(began[:-1])
            block = Block(
                line=line, runs=(), level=heading, depth=len(items), first=bool(mark), mark=mark, inside=inside
            )
            heading = 0
            try:
                yield from _lines_of(_filled(block, inline or [], shown))
            except GeneratorError as error:
                problems += error.problems
    if problems:
        raise GeneratorError(problems)


class _Runs:
    """Collects the runs of a block from the tokens of its line; knows which language a text stands in."""

    def __init__(self, block: Block, shown: str) -> None:
        self.block, self.shown = block, shown
        self.runs: list[Run] = []
        # Of each open span: the language of its text and its id, as far as it says so.
        self.spans: list[tuple[Role | None, str]] = []
        self.line = self.opened = block.line
        self.anchor, self.strong = "", 0
        self.href: str | None = None

    def add(self, token: Token) -> None:
        """Take in the next token."""
        if token.type in {"softbreak", "hardbreak"}:
            self.line += 1
            self._text("\n")
        elif token.type in {"text", "code_inline"}:
            self._text(token.content)
        elif token.type in {"link_open", "link_close"}:
            self.href = str(token.attrs.get("href", "")) if token.type == "link_open" else None
        elif token.type in {"strong_open", "strong_close"}:
            self.strong += token.nesting
        elif token.type == "html_inline":
            self._tag(token.content)

    def filled(self) -> Block:
        """Return the block with its runs; raise GeneratorError when a span is still open."""
        if self.spans:
            self._fail(self.opened, "</span> in the same paragraph as its <span>", "the end of the paragraph")
        return replace(self.block, runs=tuple(self.runs), anchor=self.anchor)

    def _text(self, text: str) -> None:
        said = [one for one in self.spans if one[0]]
        role, unit = said[-1] if said else (None, "")
        self.runs.append(Run(text=text, role=role or "both", href=self.href, strong=self.strong > 0, unit=unit))

    def _tag(self, tag: str) -> None:
        """Take in a tag: a span opens or closes, an anchor names its block; others say nothing."""
        if re.match(r"<span\b", tag, re.IGNORECASE) and not tag.endswith("/>"):
            self.opened = self.opened if self.spans else self.line
            self.spans.append(_span(tag))
        elif re.match(r"</span\b", tag, re.IGNORECASE):
            if not self.spans:
                self._fail(self.line, "<span> before </span>", "none")
            self.spans.pop()
        elif found := re.match(r"<a\s+(?:name|id)\s*=\s*[\"']?([^\"'\s>]+)", tag, re.IGNORECASE):
            self.anchor = self.anchor or found[1]

    def _fail(self, line: int, expected: str, found: str) -> None:
        raise GeneratorError([wrong("span", f"{self.shown}:{line}", expected=expected, found=found)])


def _filled(block: Block, inline: Sequence[Token], shown: str) -> Block:
    """Return a block with its runs; raise GeneratorError when a span in it is not closed, or never opened."""
    runs = _Runs(block, shown)
    for token in inline:
        runs.add(token)
    return runs.filled()


def _span(tag: str) -> tuple[Role | None, str]:
    for attribute, role in (("data-ttu-id", "target"), ("data-stu-id", "source")):
        if found := re.search(rf"{attribute}\s*=\s*[\"']?([^\"'\s>]+)", tag):
            return ("target" if role == "target" else "source"), found[1]
    return None, ""


def _lines_of(block: Block) -> Iterator[Block]:
    """Yield a block line by line where its lines are texts of their own: a label, a note, a link each.

    A sentence that goes on in the next line stays whole: that one begins with a small letter, or the line before it
    breaks off within a sentence.
    """
    lines: list[list[Run]] = [[]]
    for run in block.runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=part)] for part in rest]
    texts = ["".join(run.text for run in line if run.role != "source").strip() for line in lines]
    whole: list[tuple[int, list[Run]]] = []
    for number, (line, text) in enumerate(zip(lines, texts, strict=True)):
        before = texts[number - 1] if number else ""
        ended = before.endswith((".", ":", "。", "："))
        own = ended or re.match(r"\\?\*|\[", text) or _is_label(line) or (number and _is_label(lines[number - 1]))
        if not whole or (own and text):
            whole.append((number, line))
        else:
            whole[-1][1].extend([Run(text=" "), *line])
    for number, line in whole:
        runs = tuple(run for run in line if run.text)
        if any(run.text.strip() for run in runs):
            yield replace(block, line=block.line + number, runs=runs, first=block.first and not number)


def _is_label(line: Sequence[Run]) -> bool:
    """Return whether a line is bold as a whole."""
    said = [run for run in line if run.text.strip(" :：")]
    return bool(said) and all(run.strong for run in said)


_ENGLISH = "the and of must your with for one following by is are in to be these pass have individuals"


def _reads_as_english(blocks: Sequence[Block]) -> bool:
    """Return whether every tenth word, at least, is one that English sentences are made of."""
    words = re.findall(r"\w+", " ".join(block.text("target") for block in blocks).casefold())
    return len(words) > 30 and 10 * sum(word in _ENGLISH.split() for word in words) > len(words)  # noqa: PLR2004


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
