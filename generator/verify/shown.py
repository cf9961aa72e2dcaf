"""What a reader of a locale understands of a figure, an amount or a date: the way back from text to value.

Shares with the code that wrote the page nothing but CLDR's tables (as Babel carries them): no formatting, no
patterns of ours. With `messages`, the only user of babel.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name, get_currency_symbol, get_group_symbol

# Signs of several currencies: a reader abroad cannot tell which is meant. Letters stand for themselves only.
_SHARED_SIGNS = frozenset("$£¥￥")
_PATTERN = re.compile(r"'([^']*)'|(y+|M+|L+|d+)|([^'yMLd]+)")
# Marks of direction, as CLDR's formats have them: they show nothing.
_MARKS = re.compile("[\u061c\u200e\u200f]")


@cache
def direction(tag: str) -> str:
    """Return `ltr` or `rtl`, as a language is written; empty where it is unknown."""
    locale = _parse(tag)
    return locale.text_direction if locale else ""


@cache
def own_names(tag: str) -> frozenset[str]:
    """Return how a language may be called in itself, in small letters: 简体中文, português (brasil)."""
    if (locale := _parse(tag)) is None:
        return frozenset()
    keys = (locale.language, f"{locale.language}_{locale.script}")
    names = {str(locale.languages[key]) for key in keys if key in locale.languages} or {tag}
    territory = locale.territories.get(locale.territory or "", locale.territory)
    return frozenset(text.casefold() for name in names for text in (name, f"{name} ({territory})"))


def bare(text: str) -> str:
    """Return a text without white space and marks of direction."""
    return "".join(_MARKS.sub("", text).split())


class Reader:
    """A reader of one locale."""

    STYLES = ("or", "standard")

    def __init__(self, tag: str) -> None:
        self.locale = Locale.parse(tag, sep="-")

    def count(self, text: str) -> int | None:
        """Return the whole number that a text is, in the locale's digits and groups; None when it is none."""
        last, others = self.locale.decimal_formats[None].grouping
        grouped = rf"[1-9][0-9]{{0,{others - 1}}}(?:{self._group}[0-9]{{{others}}})*{self._group}[0-9]{{{last}}}"
        return int(re.sub("[^0-9]", "", text)) if re.fullmatch(f"{grouped}|0|[1-9][0-9]*", text) else None

    def percent(self, text: str) -> str | None:
        """Return `97%` for a share of a hundred; None when it is none."""
        before, after = re.split("[#0,]+", self.locale.percent_formats[None].pattern)
        match = re.fullmatch(rf"{re.escape(bare(before))}(0|[1-9][0-9]*){re.escape(bare(after))}", bare(text))
        return f"{match[1]}%" if match else None

    def money(self, text: str) -> str | None:
        """Return `USD 100000` for an amount with a currency that no reader can take for another; else None."""
        match = re.search(rf"[0-9](?:(?:[0-9]|{self._group})*[0-9])?", text)
        if match is None or (amount := self.count(match[0])) is None:
            return None
        before, after = bare(text[: match.start()]), bare(text[match.end() :])
        code = None if before and after else self._currencies.get(before or after)
        return f"{code} {amount}" if code else None

    def date(self, text: str) -> str | None:
        """Return `2017-12-31` or `2018-01` for a day or a month in the locale's words; None when it is neither."""
        for pattern in self._date_patterns:
            if match := pattern.fullmatch(_in_line(text).casefold()):
                found = match.groupdict()
                month = self._months.get(found["month"]) or int(found["month"])
                day = f"-{int(found['day']):02}" if found.get("day") else ""
                return f"{found['year']}-{month:02}{day}"
        return None

    def joints(self, style: str, items: int) -> tuple[str, ...]:
        """Return what stands between the items of a list of a style, without white space (CLDR's list patterns)."""
        patterns = {key: bare(pattern[3:-3]) for key, pattern in self.locale.list_patterns[style].items()}
        if items <= len(("A", "B")):
            return (patterns["2"],) * (items - 1)
        return (patterns["start"], *(patterns["middle"],) * (items - 3), patterns["end"])

    @cached_property
    def _group(self) -> str:
        """Return the expression of what stands between groups of digits: spaces of any width look alike."""
        sign = get_group_symbol(self.locale)
        return "[ \u00a0\u202f]" if sign.isspace() else re.escape(sign)

    @cached_property
    def _currencies(self) -> Mapping[str, str]:
        """Return `{sign or name, bare: ISO 4217 code}` of what can mean one currency only."""
        found: dict[str, set[str]] = {}
        for code in map(str, self.locale.currencies):
            for named in _names(code, self.locale):
                found.setdefault(bare(named), set()).add(code)
        return {named: codes.pop() for named, codes in found.items() if len(codes) == 1 and named not in _SHARED_SIGNS}

    @cached_property
    def _months(self) -> Mapping[str, int]:
        months = self.locale.months
        kinds = ("format", "stand-alone")
        return {_in_line(name).casefold(): n for kind in kinds for n, name in months[kind]["wide"].items()}

    @cached_property
    def _date_patterns(self) -> tuple[re.Pattern[str], ...]:
        day = self.locale.date_formats["long"].pattern
        month = self.locale.datetime_skeletons["yMMMM"].pattern
        return tuple(re.compile(self._expression(pattern)) for pattern in (day, month))

    def _expression(self, pattern: str) -> str:
        """Return the expression that matches what a pattern of CLDR writes."""
        names = "|".join(sorted(map(re.escape, self._months), key=len, reverse=True))
        parts = []
        for quoted, field, literal in _PATTERN.findall(pattern):
            if not field:
                parts.append(_literal(_in_line(quoted or literal).casefold()))
            elif field[0] == "y":
                parts.append("(?P<year>[0-9]{4})")
            elif field[0] == "d":
                # In Italian and Portuguese the first of a month is 1º.
                ordinal = "(?:(?<!\\d1)(?<=1)º)?" if self.locale.language in {"it", "pt"} else ""
                parts.append(f"(?P<day>[0-9]{{1,2}}){ordinal}")
            else:
                parts.append(f"(?P<month>{names if len(field) > 2 else '[0-9]{1,2}'})")  # noqa: PLR2004 - MMM is a name
        return "".join(parts)


def _parse(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


def _names(code: str, locale: Locale) -> Iterator[str]:
    yield code
    # International English writes US$, which names its country.
    own = Locale("en", "001") if locale.language == "en" else locale
    yield get_currency_symbol(code, own)
    yield get_currency_name(code, locale=locale)
    yield from (get_currency_name(code, count, locale) for count in (0, 1, 2, 3, 11, 100, 1_000_000))


def _literal(text: str) -> str:
    """Return the expression of the words of a pattern; beside a Chinese character a space means nothing."""
    escaped = re.escape(text)
    return f" ?{escaped} ?" if any(character >= "\u2e80" for character in text) else escaped


def _in_line(text: str) -> str:
    """Return a text without marks of direction, its white space as single spaces."""
    return re.sub(r"\s+", " ", _MARKS.sub("", text))
