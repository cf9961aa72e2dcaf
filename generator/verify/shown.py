"""What a reader of a locale understands of a figure, an amount or a date: the way back from text to value.

Shares with the code that wrote the page nothing but CLDR's tables (as Babel carries them): no formatting, no
patterns of ours. With `messages`, the only user of babel.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol, get_group_symbol

# Signs of several currencies: a reader abroad cannot tell which is meant. Letters stand for themselves only.
_SHARED_SIGNS = frozenset("$£¥￥")
_PATTERN = re.compile(r"'([^']*)'|(y+|M+|L+|d+)|([^'yMLd]+)")


class Reader:
    """A reader of one locale."""

    def __init__(self, tag: str) -> None:
        self.locale = Locale.parse(tag, sep="-")

    def count(self, text: str) -> int | None:
        """Return the whole number that a text is, in the locale's digits and groups; None when it is none."""
        last, others = self.locale.decimal_formats[None].grouping
        sign = re.escape(self._group)
        grouped = rf"[0-9]{{1,{others}}}(?:{sign}[0-9]{{{others}}})*{sign}[0-9]{{{last}}}"
        return int(text.replace(self._group, "")) if re.fullmatch(f"{grouped}|[0-9]+", text) else None

    def money(self, text: str) -> str | None:
        """Return `USD 100000` for an amount with a currency that no reader can take for another; else None."""
        match = re.search(rf"[0-9](?:[0-9{re.escape(self._group)}]*[0-9])?", text)
        if match is None or (amount := self.count(match[0])) is None:
            return None
        named = _bare(text[: match.start()] + text[match.end() :])
        code = self._currencies.get(named)
        return f"{code} {amount}" if code else None

    def date(self, text: str) -> str | None:
        """Return `2017-12-31` or `2018-01` for a day or a month in the locale's words; None when it is neither."""
        bare = _bare(text)
        for pattern in self._date_patterns:
            if match := pattern.fullmatch(bare):
                found = match.groupdict()
                month = self._months.get(found["month"]) or int(found["month"])
                day = f"-{int(found['day']):02}" if found.get("day") else ""
                return f"{found['year']}-{month:02}{day}"
        return None

    @cached_property
    def joints(self) -> Mapping[str, frozenset[str]]:
        """Return `{style: what stands between the items}`, without white space, of the lists that are called so."""
        return {
            style: frozenset(_bare(pattern[3:-3]) for pattern in self.locale.list_patterns[style].values())
            for style in ("or", "standard")
        }

    @cached_property
    def _group(self) -> str:
        return get_group_symbol(self.locale)

    @cached_property
    def _currencies(self) -> Mapping[str, str]:
        """Return `{sign or name, bare: ISO 4217 code}` of what can mean one currency only."""
        found: dict[str, set[str]] = {}
        for code in map(str, self.locale.currencies):
            for named in _names(code, self.locale):
                found.setdefault(_bare(named), set()).add(code)
        return {named: codes.pop() for named, codes in found.items() if len(codes) == 1 and named not in _SHARED_SIGNS}

    @cached_property
    def _months(self) -> Mapping[str, int]:
        months = self.locale.months
        kinds = ("format", "stand-alone")
        return {_bare(name): n for kind in kinds for n, name in months[kind]["wide"].items()}

    @cached_property
    def _date_patterns(self) -> tuple[re.Pattern[str], ...]:
        day = self.locale.date_formats["long"].pattern
        month = self.locale.datetime_skeletons["yMMMM"].pattern
        return tuple(re.compile(self._expression(pattern)) for pattern in (day, month))

    def _expression(self, pattern: str) -> str:
        """Return the expression that matches, without white space, what a pattern of CLDR writes."""
        names = "|".join(sorted(map(re.escape, self._months), key=len, reverse=True))
        parts = []
        for quoted, field, literal in _PATTERN.findall(pattern):
            if not field:
                parts.append(re.escape(_bare(quoted or literal)))
            elif field[0] == "y":
                parts.append("(?P<year>[0-9]{4})")
            elif field[0] == "d":
                parts.append("(?P<day>[0-9]{1,2})")
            else:
                parts.append(f"(?P<month>{names if len(field) > 2 else '[0-9]{1,2}'})")  # noqa: PLR2004 - MMM is a name
        return "".join(parts)


@cache
def reader(tag: str) -> Reader:
    """Return the reader of a locale."""
    return Reader(tag)


def _names(code: str, locale: Locale) -> Iterator[str]:
    yield code
    # International English writes US$, which names its country.
    own = Locale("en", "001") if locale.language == "en" else locale
    yield get_currency_symbol(code, own)
    yield get_currency_name(code, locale=locale)
    yield from (get_currency_name(code, count, locale) for count in (0, 1, 2, 3, 11, 100, 1_000_000))


def _bare(text: str) -> str:
    """Return a text without white space and marks of direction, which no reader reads."""
    return "".join(re.sub("[\u061c\u200e\u200f\u2066-\u2069]", "", text).split())
