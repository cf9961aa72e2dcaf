import re
from collections import Counter
from datetime import date

import pytest
from babel.localedata import locale_identifiers
from babel.numbers import list_currencies
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import GeneratorError
from generator.messages import Phrase, Translator, is_currency, list_words, parse_tag, plural_header, script_of
from generator.model import Moment, Money, Text
from generator.pofiles import Entry

LOCALES = ("en", "zh-CN", "zh-TW", "ja-JP", "it-IT", "pt-BR", "de-DE", "ar")
TRANSLATORS = {tag: Translator(tag) for tag in LOCALES}
# XXX stands for "no currency".
CURRENCIES = sorted(list_currencies() - {"XXX"})
# In CLDR's locales each of these stands for several currencies.
SHARED = {"$", "¥", "￥", "£", "kr", "kr.", "Rs", "R", "K", "L", "Br", "F", "C$", "FCFA"}
# Where one of these is how a currency is shown at home.
ELSEWHERE = ("en-GB", "nb-NO", "da", "ur", "af", "my", "es-HN", "be", "fr", "nl", "ug")

ARABIC_HEADER = (
    "nplurals=6; plural=((((n % 100) >= 3 && (n % 100) <= 10)) ? 3 : (((n % 100) >= 11 && (n % 100) <= 99)) ? 4 "
    ": ((n == 1)) ? 1 : ((n == 2)) ? 2 : ((n == 0)) ? 0 : 5);"
)

translators = st.sampled_from([*TRANSLATORS.values()])
universal = settings(derandomize=True, deadline=None, max_examples=100)


# Locales


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("xx-YY", None),
        ("italiano", None),
        ("", None),
        ("ja_JP", "ja-JP"),
        ("pt-br", "pt-BR"),
        ("jp-JP", "ja-JP"),
        ("zh_CN", "zh-CN"),
        ("zh-hant", "zh-Hant"),
        ("de-DD", "de-DE"),
        ("en-UK", "en-GB"),
        ("iw", "he"),
        ("de-Latn-DE", "de-DE"),
        ("de-Cyrl", "de-CH"),
        ("und", "nd"),
        ("de-DE-1996", "de-DE"),
    ],
)
def test_a_locale_that_cldr_does_not_know_is_refused_and_the_nearest_named(tag: str, meant: str | None) -> None:
    with pytest.raises(GeneratorError) as error:
        parse_tag(tag, "locales/x")
    assert error.value.problems[0].check == "locales"
    nearest = f"; did you mean {meant!r}?" if meant else ""
    assert str(error.value) == f"locales/x: expected a locale that CLDR knows, such as ja-JP, found {tag!r}{nearest}"
    assert meant is None or str(parse_tag(meant, ""))


def test_without_another_place_the_tag_is_named() -> None:
    with pytest.raises(GeneratorError) as error:
        Translator("xx-YY")
    assert str(error.value) == "xx-YY: expected a locale that CLDR knows, such as ja-JP, found 'xx-YY'"


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("zh-CN", "Hans"), ("zh", "Hans"), ("zh-TW", "Hant"), ("zh-HK", "Hant"), ("zh-Hant-SG", "Hant"),
        ("ja-JP", "Jpan"), ("it-IT", "Latn"), ("pt-BR", "Latn"), ("sr", "Cyrl"), ("sr-Latn-RS", "Latn"), ("tlh", ""),
    ],
)  # fmt: skip
def test_a_locale_is_written_in_the_script_that_cldr_says(tag: str, script: str) -> None:
    assert script_of(tag) == script


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("it-IT", ("e", "o")), ("pt-BR", ("e", "ou")), ("zh-CN", ("和", "或")), ("ja-JP", ("", "または")),
        ("de-DE", ("und", "oder")), ("th", ("และ", "หรือ")),
    ],
)  # fmt: skip
def test_the_words_that_join_lists_are_cldrs(tag: str, words: tuple[str, str]) -> None:
    assert list_words(tag) == words


@pytest.mark.parametrize(
    ("tag", "forms", "header"),
    [
        ("en", 2, "nplurals=2; plural=(n != 1);"),
        ("zh-CN", 1, "nplurals=1; plural=0;"),
        ("zh-TW", 1, "nplurals=1; plural=0;"),
        ("ja-JP", 1, "nplurals=1; plural=0;"),
        ("it-IT", 2, "nplurals=2; plural=(n != 1);"),
        ("pt-BR", 2, "nplurals=2; plural=(n > 1);"),
        ("de-DE", 2, "nplurals=2; plural=(n != 1);"),
        (
            "ar",
            6,
            ARABIC_HEADER,
        ),
    ],
)
def test_a_catalogue_has_its_locales_plural_forms(tag: str, forms: int, header: str) -> None:
    assert plural_header(tag) == (forms, header)


CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def known_locales() -> list[str]:
    """Return the tag of every locale of CLDR that a folder can be named after."""
    tags = []
    for name in sorted(locale_identifiers()):
        tag = name.replace("_", "-")
        try:
            parse_tag(tag, "")
        except GeneratorError:
            continue
        tags.append(tag)
    return tags


def test_every_locale_of_cldr_has_its_plural_forms_in_cldrs_order() -> None:
    # Portuguese alone has another rule in one of its countries.
    tags = [tag for tag in known_locales() if tag.isalpha() or tag.startswith("pt-")]
    assert len(tags) > 300
    for tag in tags:
        translator = Translator(tag)
        shown = {(translator.locale.plural_form(n), translator._plural(n)) for n in range(200)}
        forms = dict(shown)
        assert len(forms) == len(shown) == len(set(forms.values())), tag
        in_order = [forms[category] for category in CATEGORIES if category in forms]
        assert in_order == sorted(in_order), tag
        assert max(in_order) < plural_header(tag)[0] <= len(CATEGORIES), tag


def test_every_locale_of_cldr_can_show_all_that_a_page_holds() -> None:
    for tag in known_locales():
        translator = Translator(tag)
        assert translator.autonym
        assert translator.direction in {"ltr", "rtl"}
        for shown in (
            translator.number(1_234),
            translator.money(Money("USD", 1_234)),
            translator.date(Moment(2018, 12, 31)),
            translator.date(Moment(2018, 12, None)),
            translator.join(["1", "2", "3"], "or"),
        ):
            assert re.findall(r"\d", shown), tag


@pytest.mark.parametrize(
    ("tag", "forms", "numbers"),
    [
        ("he", 3, {1: 0, 2: 1, 3: 2}),
        ("id", 1, {1: 0, 2: 0}),
        ("hu", 2, {1: 0, 2: 1}),
        ("hi", 2, {0: 0, 1: 0, 2: 1}),
        ("cy", 6, {0: 0, 1: 1, 2: 2, 3: 3, 6: 4, 7: 5}),
        ("pt", 2, {0: 0, 1: 0, 2: 1}),
        ("pt-PT", 2, {0: 1, 1: 0, 2: 1}),
    ],
)
def test_where_babels_table_lacks_a_language_or_differs_the_forms_are_cldrs(
    tag: str, forms: int, numbers: dict[int, int]
) -> None:
    assert plural_header(tag)[0] == forms
    assert {n: Translator(tag)._plural(n) for n in numbers} == numbers


@pytest.mark.parametrize(
    ("tag", "autonym"),
    [
        ("en", "English"),
        ("zh-CN", "简体中文"),
        ("zh-TW", "繁體中文"),
        ("zh-Hant-HK", "繁體中文 (中國香港特別行政區)"),
        ("ja-JP", "日本語"),
        ("sr-Latn-RS", "Srpski"),
        ("it-IT", "Italiano"),
        ("pt-BR", "Português (Brasil)"),
        ("pt-PT", "Português (Portugal)"),
        ("de-DE", "Deutsch"),
        ("de-AT", "Deutsch (Österreich)"),
        ("fr-FR", "Français"),
        ("fr-BE", "Français (Belgique)"),
        ("en-Shaw-GB", "En-Shaw-GB (GB)"),  # CLDR has neither name in this script
        ("es-419", "Español (Latinoamérica)"),
        ("ar", "العربية"),
        ("ar-EG", "العربية"),
        ("ar-SA", "العربية (المملكة العربية السعودية)"),
    ],
)
def test_a_language_names_itself(tag: str, autonym: str) -> None:
    assert Translator(tag).autonym == autonym


@pytest.mark.parametrize(("tag", "direction"), [*((tag, "ltr") for tag in LOCALES[:-1]), ("ar", "rtl"), ("he", "rtl")])
def test_text_runs_in_its_locales_direction(tag: str, direction: str) -> None:
    assert Translator(tag).direction == direction


@pytest.mark.parametrize(
    ("tag", "spelled"),
    [
        ("en", "en_US"),
        ("ja-JP", "ja_JP"),
        ("zh-CN", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("zh-Hant-HK", "zh_HK"),
        ("sr-Latn-RS", "sr_RS"),
        ("ar", "ar_EG"),
    ],
)
def test_opengraph_wants_a_language_and_a_territory(tag: str, spelled: str) -> None:
    assert Translator(tag).language_and_territory == spelled


@pytest.mark.parametrize(
    ("tag", "lineage"),
    [
        ("en", ("en",)),
        ("ja-JP", ("ja-JP", "ja")),
        ("zh-CN", ("zh-CN", "zh-Hans-CN", "zh-Hans", "zh")),
        ("zh-HK", ("zh-HK", "zh-Hant-HK", "zh-Hant")),
        ("sr-Latn-RS", ("sr-Latn-RS", "sr-Latn")),
        ("es-AR", ("es-AR", "es-419", "es")),
        ("pt-AO", ("pt-AO", "pt-PT", "pt")),
    ],
)
def test_a_locale_has_cldrs_parents_in_its_own_script(tag: str, lineage: tuple[str, ...]) -> None:
    assert Translator(tag).lineage == lineage


def test_only_english_is_the_source() -> None:
    assert [tag for tag in (*LOCALES, "en-GB") if Translator(tag).is_source] == ["en"]


# Phrases

COUNTED = Text("%(count)s person", "page.html", "%(count)s people", "who")


def test_without_a_translation_the_source_is_shown_and_told() -> None:
    assert Translator("it-IT").phrase(Text("Period", "page.html")) == Phrase("Period", "en", translated=False)


def test_the_source_needs_no_translation() -> None:
    assert Translator("en").phrase(Text("Period", "page.html")) == Phrase("Period", "en", translated=True)


@pytest.mark.parametrize(
    ("n", "text"),
    [(0, "%(count)s people"), (1, "%(count)s person"), (2, "%(count)s people"), (None, "%(count)s people")],
)
@pytest.mark.parametrize("tag", ["en", "ja-JP"])
def test_english_has_a_singular_and_a_plural_wherever_it_is_shown(tag: str, n: int | None, text: str) -> None:
    assert Translator(tag).phrase(COUNTED, n) == Phrase(text, "en", translated=tag == "en")


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("it-IT", {0: 1, 1: 0, 2: 1, 100: 1, 1_000_000: 1}),
        ("pt-BR", {0: 0, 1: 0, 2: 1, 100: 1, 1_000_000: 1}),
        ("de-DE", {0: 1, 1: 0, 2: 1, 100: 1, 1_000_000: 1}),
        ("zh-CN", {0: 0, 1: 0, 2: 0, 100: 0}),
        ("zh-TW", {0: 0, 1: 0, 2: 0, 100: 0}),
        ("ja-JP", {0: 0, 1: 0, 2: 0, 100: 0}),
        ("ar", {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3}),
    ],
)
def test_the_count_chooses_the_plural_form_of_the_locale(tag: str, forms: dict[int, int]) -> None:
    strings = tuple(f"form {'abcdef'[form]}" for form in range(plural_header(tag)[0]))
    translator = Translator(tag, [Entry(msgid=COUNTED.singular, plural=COUNTED.plural, context="who", strings=strings)])
    for n, form in forms.items():
        assert translator.phrase(COUNTED, n) == Phrase(strings[form], tag)


def test_a_text_whose_count_is_not_known_has_its_first_form() -> None:
    entry = Entry(msgid=COUNTED.singular, plural=COUNTED.plural, context="who", strings=("a", "b"))
    assert Translator("it-IT", [entry]).phrase(COUNTED) == Phrase("a", "it-IT")


def test_a_text_that_counts_nothing_has_one_form() -> None:
    translator = Translator("it-IT", [Entry(msgid="Period", strings=("Periodo",))])
    assert translator.phrase(Text("Period", "page.html"), 5) == Phrase("Periodo", "it-IT")


def test_a_context_tells_messages_of_the_same_words_apart() -> None:
    entries = [Entry(msgid="OR", context="connective", strings=("O",)), Entry(msgid="OR", strings=("Oregon",))]
    translator = Translator("it-IT", entries)
    assert translator.phrase(Text("OR", "page.html", context="connective")).text == "O"
    assert translator.phrase(Text("OR", "page.html")).text == "Oregon"
    assert not translator.phrase(Text("OR", "page.html", context="name")).translated


@pytest.mark.parametrize(
    "entry",
    [
        Entry(msgid="Period", strings=("Periodo",), fuzzy=True),
        Entry(msgid="Period", strings=("",)),
        Entry(msgid="Period"),
    ],
)
def test_a_translation_in_doubt_is_not_shown(entry: Entry) -> None:
    assert not Translator("it-IT", [entry]).phrase(Text("Period", "page.html")).translated


# Numbers and money


@pytest.mark.parametrize(
    ("tag", "number"),
    [
        ("en", "1,234,567"),
        ("zh-CN", "1,234,567"),
        ("zh-TW", "1,234,567"),
        ("ja-JP", "1,234,567"),
        ("it-IT", "1.234.567"),
        ("pt-BR", "1.234.567"),
        ("de-DE", "1.234.567"),
        ("ar", "1,234,567"),
        ("ar-EG", "1,234,567"),
    ],
)
def test_digits_are_grouped_as_the_locale_does(tag: str, number: str) -> None:
    assert Translator(tag).number(1_234_567) == number


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("en", {"USD": "US$100,000", "EUR": "€100,000", "JPY": "JP¥100,000", "GBP": "GBP\xa0100,000"}),
        ("zh-CN", {"USD": "100,000 美元", "EUR": "100,000 欧元", "JPY": "100,000 日元", "GBP": "100,000 英镑"}),
        ("zh-TW", {"USD": "100,000 美元", "EUR": "100,000 歐元", "JPY": "100,000 日圓", "GBP": "100,000 英鎊"}),
        ("ja-JP", {"USD": "100,000 米ドル", "EUR": "100,000 ユーロ", "JPY": "100,000 円", "GBP": "100,000 英国ポンド"}),
        ("it-IT", {"USD": "100.000\xa0USD", "EUR": "100.000\xa0€", "JPY": "100.000\xa0JPY", "GBP": "100.000\xa0GBP"}),
        ("pt-BR", {"USD": "US$\xa0100.000", "EUR": "€\xa0100.000", "BRL": "R$\xa0100.000", "GBP": "GBP\xa0100.000"}),
        ("de-DE", {"USD": "100.000\xa0USD", "EUR": "100.000\xa0€", "JPY": "100.000\xa0JPY", "GBP": "100.000\xa0GBP"}),
        ("ar", {"USD": "100,000 دولار أمريكي", "EUR": "100,000 يورو", "GBP": "100,000 جنيه إسترليني"}),
        ("he", {"USD": "100,000 דולר אמריקאי"}),
        ("en-GB", {"USD": "US$100,000", "GBP": "GBP\xa0100,000"}),
        ("es-419", {"USD": "USD\xa0100,000"}),
        ("fr-CA", {"USD": "100\xa0000\xa0$\xa0US"}),
    ],
)
def test_money_is_shown_as_the_locale_does(tag: str, shown: dict[str, str]) -> None:
    translator = Translator(tag)
    assert {currency: translator.money(Money(currency, 100_000)) for currency in shown} == shown


def label(translator: Translator, currency: str, amount: int) -> str:
    """Return what money shows beside the amount, without white space and marks of direction."""
    text = translator.money(Money(currency, amount))
    before, number, after = text.partition(translator.number(amount))
    assert number, text
    return re.sub(r"[\s\u200e\u200f\u061c]", "", before + after)


@pytest.mark.parametrize("tag", [*LOCALES, *ELSEWHERE])
def test_no_two_currencies_look_the_same(tag: str) -> None:
    translator = Translator(tag)
    labels = {currency: label(translator, currency, 5) for currency in CURRENCIES}
    assert {currency: text for currency, text in labels.items() if text in SHARED or not text} == {}
    assert [text for text, count in Counter(labels.values()).items() if count > 1] == []


@pytest.mark.parametrize(("code", "known"), [("USD", True), ("JPY", True), ("USX", False), ("usd", False), ("", False)])
def test_a_currency_has_a_code_that_cldr_knows(code: str, known: bool) -> None:
    assert is_currency(code) is known


@universal
@given(translators, st.sampled_from(CURRENCIES), st.integers(1, 10**12))
def test_an_amount_is_whole_and_never_stands_beside_a_shared_symbol(
    translator: Translator, currency: str, amount: int
) -> None:
    shown = label(translator, currency, amount)
    # Of each plural form that a language may have.
    assert shown in {label(translator, currency, one) for one in (0, 1, 2, 5, 11, 100, 1_000_000)}
    assert shown not in SHARED


# Dates


@pytest.mark.parametrize(
    ("tag", "day", "month"),
    [
        ("en", "December 31, 2017", "January 2018"),
        ("zh-CN", "2017 年 12 月 31 日", "2018 年 1 月"),
        ("zh-TW", "2017 年 12 月 31 日", "2018 年 1 月"),
        ("ja-JP", "2017 年 12 月 31 日", "2018 年 1 月"),
        ("it-IT", "31 dicembre 2017", "gennaio 2018"),
        ("pt-BR", "31 de dezembro de 2017", "janeiro de 2018"),
        ("de-DE", "31. Dezember 2017", "Januar 2018"),  # codespell:ignore
        ("ar", "31 ديسمبر 2017", "يناير 2018"),
    ],
)
def test_days_and_months_are_written_out(tag: str, day: str, month: str) -> None:
    assert TRANSLATORS[tag].date(Moment.parse("2017-12-31")) == day
    assert TRANSLATORS[tag].date(Moment.parse("2018-01")) == month


@pytest.mark.parametrize(
    ("tag", "day"), [("it-IT", "1º gennaio 2019"), ("pt-BR", "1º de janeiro de 2019"), ("en", "January 1, 2019")]
)
def test_the_first_of_a_month_is_an_ordinal_where_it_is_written_so(tag: str, day: str) -> None:
    assert TRANSLATORS[tag].date(Moment(2019, 1, 1)) == day


def figures(text: str) -> list[int]:
    return sorted(int(one) for one in re.findall(r"\d+", text))


@universal
@given(translators, st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_day_shows_its_own_figures(translator: Translator, day: date) -> None:
    in_figures = translator.locale.language in {"zh", "ja"}
    shown = translator.date(Moment(day.year, day.month, day.day))
    assert figures(shown) == sorted([day.year, day.day, *([day.month] if in_figures else [])])


@pytest.mark.parametrize("tag", LOCALES)
def test_no_two_months_look_the_same(tag: str) -> None:
    assert len({TRANSLATORS[tag].date(Moment(2018, month, None)) for month in range(1, 13)}) == 12


# Lists and spaces


@pytest.mark.parametrize(
    ("tag", "joined"),
    [
        ("en", ("A or B", "A, B, or C", "A, B, and C")),
        ("zh-CN", ("A或B", "A、B或C", "A、B和C")),
        ("zh-TW", ("A或B", "A、B或C", "A、B和C")),
        ("ja-JP", ("AまたはB", "A、B、またはC", "A、B、C")),
        ("it-IT", ("A o B", "A, B o C", "A, B e C")),
        ("pt-BR", ("A ou B", "A, B ou C", "A, B e C")),
        ("de-DE", ("A oder B", "A, B oder C", "A, B und C")),  # codespell:ignore
        ("ar", ("A أو B", "A أو B أو C", "A وB وC")),
    ],
)
def test_lists_are_joined_as_the_locale_does(tag: str, joined: tuple[str, str, str]) -> None:
    join = TRANSLATORS[tag].join
    assert (join(["A", "B"], "or"), join(["A", "B", "C"], "or"), join(["A", "B", "C"], "standard")) == joined


@pytest.mark.parametrize("tag", LOCALES)
def test_a_list_of_one_is_the_one_and_of_none_is_nothing(tag: str) -> None:
    assert (TRANSLATORS[tag].join(["A"], "or"), TRANSLATORS[tag].join([], "or")) == ("A", "")


@pytest.mark.parametrize(
    ("tag", "text", "spaced"),
    [
        ("ja-JP", "試験MB2を2018年に", "試験 MB2 を 2018 年に"),
        ("zh-CN", "考试MB2", "考试 MB2"),
        ("zh-TW", "考試 MB2、MB3", "考試 MB2、MB3"),
        ("it-IT", "試験MB2", "試験MB2"),
    ],
)
def test_chinese_and_japanese_have_a_space_beside_latin_letters_and_digits(tag: str, text: str, spaced: str) -> None:
    assert TRANSLATORS[tag].space(text) == spaced


@universal
@given(st.sampled_from(["zh-CN", "ja-JP"]), st.text("試験かカMB2 、。"))
def test_spacing_again_changes_nothing_and_adds_only_spaces(tag: str, text: str) -> None:
    once = TRANSLATORS[tag].space(text)
    assert TRANSLATORS[tag].space(once) == once
    assert once.replace(" ", "") == text.replace(" ", "")
