"""What to write instead, where a mistake is well known: one table for values, one for YAML. Pure."""

import re
from calendar import month_name, monthrange
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from unicodedata import name

from generator.errors import plain

# What is expected, in the words of an error, where hints are known.
A_NUMBER = "a whole number"
A_BOOLEAN = "true or false"
A_DATE = "a date as 2017-12-31, or a month as 2018-01"
A_DAY = "a day as 2018-03-19"
A_WORD = "one of a few words"
A_LIST = "a list"
A_MAPPING = "a mapping of keys to values"
TEXT = "text"
AN_ID = "an id of small letters, digits and single hyphens"
A_CODE = "an id of letters, digits and single hyphens"
AN_AMOUNT = "a number, or money such as USD 300000"
A_CURRENCY = "an ISO 4217 code such as USD"
AN_ADDRESS = "an address that begins with https:// or http://"
A_TEMPLATE = "an address with fields in braces"

Hint = Callable[[object, str], str | None]


def hint(expected: str, value: object, written: str) -> str | None:
    """Return one short sentence that says what to write where `expected` was and `value` stands, or nothing.

    `written` is the value as its file has it.
    """
    for look in HINTS.get(expected, ()):
        if (found := look(value, written)) is not None:
            return found
    return None


def rule_hint(value: object, written: str) -> str | None:
    """Return how to write what joins groups where it is a list, or text such as `a AND (b OR c)`; nothing elsewhere."""
    if isinstance(value, list):
        return f"write {{all: {written}}} for AND, {{any: {written}}} for OR"
    words = _RULE_WORD.findall(value) if isinstance(value, str) and _is_short(value) else []
    if len(words) == 1 or not any(word.casefold() in JOINED for word in words):
        return None
    rule = _joined(deque(words))
    return f"write {rule}" if rule else "write {all: [...]} for AND, {any: [...]} for OR, one inside the other"


def _joined(words: deque[str], *, inside: bool = False) -> str | None:
    """Take the words of a rule up to its end, or to that of its brackets; nothing where they leave a doubt.

    What AND and OR side by side mean without brackets, each author knows otherwise.
    """
    parts: list[str] = []
    kinds: set[str] = set()
    while words:
        word = words.popleft()
        part = _joined(words, inside=True) if word == "(" else _id(word, word)
        if part is None or word == ")":
            return None
        parts.append(part.removeprefix("write "))
        end = words.popleft() if words else ""
        if end in {"", ")"}:
            if len(kinds) > 1 or inside != (end == ")"):
                return None
            return f"{{{kinds.pop()}: [{', '.join(parts)}]}}" if kinds else parts[0]
        kinds.add(JOINED.get(end.casefold(), end))
        if not kinds <= {"all", "any"}:
            return None
    return None


# What others write for `all` and `any`.
JOINED = {"and": "all", "&": "all", "&&": "all", "+": "all", "or": "any", "|": "any", "||": "any"}
_RULE_WORD = re.compile(r"[()+]|&&?|\|\|?|[^\s()+&|]+")


def yaml_hint(problem: str, before: str, word: str) -> tuple[str, str | None] | None:
    """Return what is expected where libyaml reports `problem`, and a hint; nothing when its own words must do.

    `word` is what stands there, `before` what stands before it in its line.
    """
    problem = "tab character" if word == "\t" else problem if before.strip() else f"{problem} first in its line"
    return next((said for part, said in YAML.items() if part in problem), None)


def _number(value: object, written: str) -> str | None:
    if isinstance(value, int):
        return None
    text = plain(value if isinstance(value, str) else written).strip()
    if value == text and re.fullmatch(r"[1-9]\d*", text):
        return f"write {text}, without quotation marks"
    match = _FIGURE.fullmatch(text)
    if match is None:
        return None
    digits = re.sub(r"\D", "", match["figure"])
    return f"write {digits}: a whole number without separators" if match["mark"] else f"write {digits}"


# With the sign or code of a currency beside it, or a percent sign; the separators of a number are all the same.
_CURRENCY = r"(?:[A-Z]{1,3}|[A-Z]{0,3}\s?[$€£¥])"
_FIGURE = re.compile(
    rf"(?:{_CURRENCY}\s?)?0*(?P<figure>[1-9]\d{{0,2}}(?P<mark>, ?|[.'’ _])\d{{3}}(?:(?P=mark)\d{{3}})*|[1-9]\d*)"
    rf"(?:[.,]00?)?(?:\s?(?:{_CURRENCY}|%))?"
)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _number_word(value: object, _: str) -> str | None:
    word = value.casefold() if isinstance(value, str) else None
    return f"write {_WORDS.index(word) + 1}" if word in _WORDS else None


def _boolean(value: object, _: str) -> str | None:
    if value in ("true", "false"):
        return f"write {value}, without quotation marks"
    word = str(value).casefold()
    for meant, words in (("true", ("true", "yes", "y", "on", "1")), ("false", ("false", "no", "n", "off", "0"))):
        if word in words:
            return f"write {meant}"
    return None


# As strptime has them. The first two are told apart only where a day is past the twelfth.
_DAYS = ("%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d.%m.%Y", "%d-%m-%Y",
         "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d-%b-%Y")  # fmt: skip
_MONTHS = ("%Y-%m", "%m/%Y", "%Y/%m", "%m.%Y", "%B %Y", "%b %Y", "%b-%Y")


def _day(value: object, written: str) -> str | None:
    days = dict.fromkeys(str(day) for day in _dates(value, written, _DAYS) or _dates(value, written, ("%Y-%d-%m",)))
    return f"write {' or '.join(days)}" if days else None


def _month(value: object, written: str) -> str | None:
    for day in _dates(value, written, _MONTHS):
        return f"write {str(day)[:7]}"
    if re.fullmatch(r"\d{4}", plain(str(value))):
        return f"write the month too, such as {plain(str(value))}-12"
    return None


def _no_such_day(value: object, _: str) -> str | None:
    match = re.fullmatch(r"(\d{4})-(\d{2})(-\d{2})?", str(value))
    if match is None or not int(match[1]):
        return None
    year, month = int(match[1]), int(match[2])
    if not 1 <= month <= 12:  # noqa: PLR2004
        return "months are 01 to 12"
    if match[3] is None:
        return f"write the day too, such as {match[0]}-01"
    return f"{month_name[month]} {year} has {monthrange(year, month)[1]} days"


def _dates(value: object, written: str, forms: tuple[str, ...]) -> list[date]:
    """Return what a date can mean that is written otherwise."""
    text = plain(value if isinstance(value, str) else written).strip()
    text = re.sub(r"[年月]", "-", text).replace("日", "")
    text = re.sub(r"[T ]\d{1,2}:\d{2}.*", "", text)
    text = re.sub(r"(?<=\d)[a-z]{2}\b|(?<=[A-Za-z])\.|,|-$", "", text)
    found: list[date] = []
    for form in forms:
        with suppress(ValueError):
            found.append(datetime.strptime(text, form).date())  # noqa: DTZ007 - a day has no time zone
    return found


def _items(value: object, written: str) -> str | None:
    if isinstance(value, dict):
        return "write each item after a hyphen and a space, or all between [ and ]"
    return f"write [{written}], as a list" if isinstance(value, str) and _is_short(written) else None


def _keys(value: object, written: str) -> str | None:
    if isinstance(value, list):
        return "write `key: value`, without the hyphens or brackets of a list"
    match = re.match(r"([\w-]+):(?=[^\s/])", written)
    return f"write `{match[1]}: `, with a space after the colon" if match else None


def _single(value: object, _: str) -> str | None:
    if not isinstance(value, list) or not value:
        return None
    [first, *others] = value
    shown = str(first).lower() if isinstance(first, bool) else str(first)
    alone = not others and not isinstance(first, dict | list) and _is_short(shown)
    return f"write {shown if alone else 'one value'}: a list cannot stand here"


def _is_short(text: str) -> bool:
    """Return whether a text can stand in a sentence."""
    return 0 < len(text) <= 80 and text.isprintable()  # noqa: PLR2004


def _text(value: object, written: str) -> str | None:
    return f'write "{written}", in quotation marks' if isinstance(value, bool | int | float) and written else None


def _id(value: object, written: str) -> str | None:
    if not isinstance(value, str):
        return _text(value, written)
    slug = re.sub(r"[^a-z0-9]+", "-", plain(value).casefold()).strip("-")
    return f"write {slug}" if slug else None


def _code(value: object, written: str) -> str | None:
    if not isinstance(value, str):
        return _text(value, written)
    code = re.sub(r"[^A-Za-z0-9]+", "-", plain(value)).strip("-")
    for character in value:
        if plain(character) == "-" != character:
            return f"write {code}: {character!r} is not a hyphen but U+{ord(character):04X} {name(character)}"
    return f"write {code}" if code else None


def _capitals(value: object, _: str) -> str | None:
    code = str(value).strip().upper()
    return f"write {code}" if re.fullmatch(r"[A-Z]{3}", code) else None


def _scheme(value: object, _: str) -> str | None:
    match = re.fullmatch(
        r"(?:(https?)://|//)?(\w[\w.-]*\.[a-z]{2,}(?:[/?#][\w/?#&=%.,~+-]*)?)", str(value), re.IGNORECASE
    )
    address = f"{(match[1] or 'https').lower()}://{match[2]}" if match else value
    return f"write {address}" if address != value else None


def _percent(value: object, _: str) -> str | None:
    char = next((char for char in str(value) if char in "\"' <>`\\"), None) if isinstance(value, str) else None
    return char and f"write %{ord(char):X} instead of {'a space' if char == ' ' else char}"


HINTS: Mapping[str, tuple[Hint, ...]] = {
    A_NUMBER: (_single, _number, _number_word),
    A_BOOLEAN: (_single, _boolean),
    A_DATE: (_single, _day, _month, _no_such_day),
    A_DAY: (_single, _day, _no_such_day),
    A_WORD: (_single,),
    A_LIST: (_items,),
    A_MAPPING: (_keys,),
    TEXT: (_single, _text),
    AN_ID: (_single, _id),
    A_CODE: (_single, _code),
    A_CURRENCY: (_single, _capitals),
    AN_ADDRESS: (_single, _scheme),
    A_TEMPLATE: (_percent,),
}
# A part of what libyaml says, what it expects there, and a hint. The first that fits is told.
YAML: Mapping[str, tuple[str, str | None]] = {
    "tab character": ("spaces", "indent with spaces, not with tabs"),
    "cannot start any token": ("a key or a value", "put text that begins with this character in quotation marks"),
    "expected ',' or ']'": ("',' or ']'", "end the list with ]"),
    "expected ',' or '}'": ("',' or '}'", "end the mapping with }"),
    "expected key first in its line": ("a key indented like those before", None),
    "expected key": ("nothing more in this line", "put the whole text in quotation marks, if it is one"),
    "expected '-' indicator": ("an item that begins with '-'", "keys and items cannot stand side by side"),
    "expected node content": ("a value", None),
    "expected <document start> first in its line": ("a key indented like the first one", None),
    "expected <document start>": ("nothing more in this line", None),
    "could not find expected ':'": ("':' after a key", "write `key: value`, with a space after the colon"),
    "mapping values are not allowed": (
        "no key at this place",
        "put text that holds ': ' in quotation marks, and indent all keys of a mapping alike",
    ),
    "block sequence entries are not allowed": (
        "a value in the line of its key",
        "begin the list on the next line, or write it between [ and ]",
    ),
    "unexpected end of stream": ("a closing quotation mark", None),
    "unknown escape character": ("an escape that YAML has", "write \\\\ for a backslash, or single quotation marks"),
}
