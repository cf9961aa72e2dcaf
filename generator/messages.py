"""Words, numbers, money, dates and lists in the language of a page. The only user of babel.

Translations are untrusted: they are never compiled or formatted, only cut at `%(name)s` and escaped by the caller.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from gettext import c2py
from typing import TypeVar

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.dates import format_date, format_skeleton, get_date_format
from babel.lists import format_list
from babel.localedata import locale_identifiers
from babel.messages.plurals import PLURALS
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_symbol
from babel.plural import to_gettext

from generator.errors import GeneratorError, nearest, wrong
from generator.model import Moment, Money, Text
from generator.pofiles import TAG, Entry, Key

T = TypeVar("T")

SOURCE = "en"
# Symbols that several currencies share (CLDR, all locales): a reader abroad cannot tell which is meant.
_SHARED_SYMBOLS = frozenset({"$", "¥", "￥", "£", "kr", "kr.", "Rs", "R", "K", "L", "Br", "F", "C$", "FCFA"})
# CLDR, "currencySpacing": a currency that ends in a letter does not touch the digits.
_LETTER_AND_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
# Babel's table has the plural expressions that gettext tools write. In these languages they are not CLDR's forms, or
# not in CLDR's order.
_UNLIKE_CLDR = frozenset(
    {"ar", "bn", "br", "cy", "fa", "fur", "he", "hi", "hu", "hy", "ka", "lv", "mt", "pa", "pt", "tr"}
)
# Where the first day of a month is written 1º, which CLDR does not know of.
_FIRST_IS_ORDINAL = frozenset({"it", "pt"})
_CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_CJK_THEN_LATIN = re.compile(rf"(?<=[{_CJK}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[{_CJK}])")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to show, not yet filled in; `lang` is the language they are in, `key` the message they are of."""

    text: str
    lang: str
    translated: bool = True
    key: Key = field(default=(None, ""), compare=False)


def parse_tag(tag: str, where: str) -> Locale:
    """Return CLDR's locale of a BCP 47 tag; raise GeneratorError when CLDR has none, naming the nearest."""
    if (locale := _cldr_locale(tag)) is not None:
        return locale
    found = f"{tag!r}{_nearest_tag(tag)}"
    raise GeneratorError([wrong("locales", where, expected="a locale that CLDR knows, such as ja-JP", found=found)])


def is_currency(code: str) -> bool:
    """Return whether CLDR knows a currency by this ISO 4217 code."""
    return code in Locale("en").currencies


@cache
def plural_header(tag: str) -> tuple[int, str]:
    """Return how many plural forms a locale's catalogue has, and its `Plural-Forms` header.

    The forms are CLDR's for whole numbers, in CLDR's order (zero, one, two, few, many, other), without the one that
    only compact and whole millions have (1M, in Italian or Spanish). The header of a file is never evaluated.
    """
    forms, expression = _plural_rule(parse_tag(tag, tag))
    return forms, f"nplurals={forms}; plural={expression};"


@cache
def singular_form(tag: str) -> int:
    """Return which of a locale's plural forms is said of one thing: in Arabic the second, as the first is of none."""
    return c2py(_plural_rule(parse_tag(tag, tag))[1])(1)


@cache
def script_of(tag: str) -> str:
    """Return the script of a locale (`Latn`, `Hans`, `Jpan`), from CLDR's likely subtags; "" when that is unknown."""
    language, territory, script, *_ = parse_locale(tag, sep="-")
    likely = get_global("likely_subtags")
    found = script or parse_locale(likely.get(f"{language}_{territory}") or likely.get(language) or language)[2]
    return found or ""


@cache
def list_words(tag: str) -> tuple[str, str]:
    """Return a locale's words for "and" and "or", from CLDR's list patterns; "" where a list has a mark alone."""
    locale = parse_tag(tag, tag)
    found = [format_list(["\ue000", "\ue001"], style=style, locale=locale) for style in ("standard", "or")]
    both, either = (re.sub(r"[\s,،、\ue000\ue001]", "", one).casefold() for one in found)
    return both, either


def _plural_rule(locale: Locale) -> tuple[int, str]:
    for key in (f"{locale.language}_{locale.territory}", locale.language):
        if key in PLURALS and key not in _UNLIKE_CLDR:
            return PLURALS[key]
    # Gettext's expressions know the number, but not CLDR's operand `e`, its exponent in compact form.
    rules = {form: rule for form, rule in locale.plural_form.rules.items() if not re.search(r"\be\b", rule)}
    return len({*rules, "other"}), to_gettext(rules).partition("plural=")[2].rstrip(";")


@cache
def _cldr_locale(tag: str) -> Locale | None:
    """Return CLDR's locale of a tag, unless that is another language, territory or script (Babel: `und` is en-US)."""
    if not TAG.fullmatch(tag):
        return None
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    language, territory, script, *_ = parse_locale(tag, sep="-")
    same = language == locale.language and territory in {None, locale.territory} and script in {None, locale.script}
    return locale if same else None


def _nearest_tag(tag: str) -> str:
    """Return `; did you mean 'ja-JP'?` with the known tag that is spelled most like another, or nothing."""
    language, *rest = re.split("[-_]", tag.casefold())
    language = get_global("language_aliases").get(language, language)
    rest = [one.title() if len(one) == len("Hans") else _territory(one.upper()) for one in rest]
    meant = "-".join([language, *rest])
    if _cldr_locale(meant):
        return f"; did you mean {meant!r}?"
    known = {name.replace("_", "-") for name in locale_identifiers()}
    # CLDR has zh-Hans-CN; what is meant is zh-CN.
    known |= {f"{one[0]}-{one[-1]}" for name in known if len(one := name.split("-")) > len(("language", "territory"))}
    tags = sorted(filter(_cldr_locale, known))
    same = [one for one in tags if one.split("-")[0] == language]
    there = [one for one in same if one.split("-")[-1] == meant.split("-")[-1]]
    return nearest(meant, there or same or (tags if len(language) <= len("jpn") else []))


def _territory(code: str) -> str:
    return str(get_global("territory_aliases").get(code, [code])[0])


class Translator:
    """One locale's words and formats."""

    def __init__(self, tag: str, entries: Sequence[Entry] = (), *, where: str = "") -> None:
        self.tag = tag
        self.locale = parse_tag(tag, where or tag)
        self.entries = {entry.key: entry for entry in entries if entry.translated}

    @cached_property
    def _plural(self) -> Callable[[int], int]:
        return c2py(_plural_rule(self.locale)[1])

    @property
    def is_source(self) -> bool:
        """Return whether this is the language of the sources."""
        return self.tag == SOURCE

    def phrase(self, text: Text, n: int | None = None) -> Phrase:
        """Return the translation for a count `n`, or the English where there is none."""
        entry = self.entries.get(text.key)
        if entry is None:
            singular = text.plural is None or n == 1
            return Phrase(text.singular if singular else text.plural or "", SOURCE, self.is_source, text.key)
        form = self._plural(n) if text.plural is not None and n is not None else 0
        return Phrase(entry.strings[form], self.tag, key=text.key)

    # CLDR formats.

    def number(self, value: int) -> str:
        """Return a whole number as the locale groups its digits."""
        return format_decimal(value, locale=self.locale)

    def percent(self, value: int) -> str:
        """Return `97%` as the locale writes it."""
        return format_percent(value / 100, locale=self.locale)

    def money(self, value: Money) -> str:
        """Return an amount that no reader can take for another currency's.

        Chinese and Japanese name the currency (100,000 米ドル), and so do languages written from right to left, in
        which US$ would come out as $US. Others show a symbol that is the currency's own, in English that of
        international English (US$100,000), or else its ISO 4217 code.
        """
        if self._is_cjk or self.direction == "rtl":
            named = format_currency(
                value.amount, value.currency, "#,##0", self.locale, format_type="name", currency_digits=False
            )
            return self.space(named)
        locale = Locale("en", "001") if self.locale.language == "en" else self.locale
        pattern = locale.currency_formats["standard"].pattern
        if "".join(get_currency_symbol(value.currency, locale).split()) in _SHARED_SYMBOLS:
            pattern = re.sub("¤+", "¤¤", pattern)
        return self._whole(value, locale, pattern)

    def date(self, value: Moment) -> str:
        """Return a day (31 dicembre 2017) or a month (gennaio 2018)."""
        if value.day is None:
            return self.space(format_skeleton("yMMMM", value.first, locale=self.locale))
        pattern = get_date_format("long", locale=self.locale).pattern
        if value.day == 1 and self.locale.language in _FIRST_IS_ORDINAL:
            pattern = re.sub(r"\bd\b", "d'º'", pattern)
        return self.space(format_date(value.first, pattern, locale=self.locale))

    def join(self, items: Sequence[str], style: str) -> str:
        """Return `A, B or C` (style `or`) or `A, B and C` (style `standard`)."""
        return format_list(list(items), style=style, locale=self.locale)  # type: ignore[arg-type]

    def space(self, text: str) -> str:
        """Return CJK text with a space beside Latin letters and digits, as this site's style has it everywhere."""
        return _CJK_THEN_LATIN.sub(" ", text) if self._is_cjk else text

    @cached_property
    def autonym(self) -> str:
        """Return the language's name in itself: 日本語, 简体中文, Português (Brasil).

        The script is named only where CLDR names the variant as a language of its own; the territory there, and
        where it is not the one that CLDR takes for granted (Français is that of France, so not of Belgium).
        """
        names: Mapping[str, str] = self.locale.languages
        language, territory, script, *_ = parse_locale(str(self.locale))
        name = names.get(language, self.tag)
        variant = f"{language}_{script}"
        name = names.get(variant, name)
        likely = get_global("likely_subtags")
        usual = parse_locale(likely.get(variant) or likely.get(language) or str(self.locale))[1]
        if territory and (territory != usual or f"{language}_{territory}" in Locale("en").languages):
            name = f"{name} ({self.locale.territories.get(territory, territory)})"
        return name[:1].upper() + name[1:]

    @property
    def lineage(self) -> tuple[str, ...]:
        """Return the locale's tag and those of CLDR's parents: zh-HK, zh-Hant-HK, zh-Hant (zh is in another script)."""
        parents, usual = get_global("parent_exceptions"), get_global("likely_subtags").get(self.locale.language, "")
        tags, name = [self.tag], str(self.locale)
        while name:
            tags.append(name.replace("_", "-"))
            language, _, last = name.rpartition("_")
            unusual = last == self.locale.script and last not in usual.split("_")
            name = parents.get(name) or ("" if unusual else language)
        return tuple(dict.fromkeys(tags))

    @property
    def language_and_territory(self) -> str:
        """Return the locale as OpenGraph spells it, with the territory that CLDR takes for granted: zh_CN, en_US."""
        language, territory, script, *_ = parse_locale(self.tag, sep="-")
        likely = get_global("likely_subtags")
        usual = parse_locale(likely.get(f"{language}_{script}") or likely.get(language) or language)[1]
        return "_".join(part for part in (language, territory or usual) if part)

    @cached_property
    def direction(self) -> str:
        """Return `ltr` or `rtl`."""
        return "rtl" if self.locale.character_order == "right-to-left" else "ltr"

    @property
    def _is_cjk(self) -> bool:
        return self.locale.language in {"zh", "ja"}

    @staticmethod
    def _whole(value: Money, locale: Locale, pattern: str) -> str:
        whole = re.sub(r"([#0])\.0+", r"\1", pattern)
        shown = format_currency(value.amount, value.currency, format=whole, locale=locale, currency_digits=False)
        return _LETTER_AND_DIGIT.sub("\N{NO-BREAK SPACE}", shown)
