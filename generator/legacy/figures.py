"""Amounts, counts and dates in a line of any of the languages, as values. Pure.

Legacy pages write one amount in a dozen ways (`US$300,000`, `300.000 US$`, `300,000 ドル`, `30 万美元`), also in
the way of another language, so that the language of a page does not say how to read it: three digits after a separator
are thousands, one or two are a fraction.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from generator.model import Moment, Money


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and the sentence it stands in, folded, its clause, and what stands before and after it there.

    `role` is what happens then, if the data say it, or the date was that of another day.
    """

    moment: Moment
    sentence: str
    role: str = ""
    clause: str = ""
    before: str = ""
    after: str = ""


def folded(text: str) -> str:
    """Return a text as words are looked up in it: one width, small letters, single spaces, no emphasis or escapes."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return " ".join(re.sub(r"[*\\\u200b-\u200f\u2060\ufeff]", "", plain).split())


# Dollars, yuan and francs of one country stand before those that need no country, of which they are a part.
_SIGNS = {
    "CAD": r"c\$|(?:ca|cdn) ?\$|\$ ?ca|カナダ ?ドル|加元|加[币幣]|加拿大元|canadian dollars?"
    r"|dollari canadesi|d[oó]lares canad(?:enses|ienses)",
    "AUD": r"a\$|au ?\$|豪ドル|オーストラリア ?ドル|澳元|澳[币幣]|australian dollars?|dollari australiani"
    r"|d[oó]lares australianos",
    "HKD": r"hk ?\$|\$ ?hk|香港ドル|港元|港[币幣]|hong kong dollars?|dollari di hong kong|d[oó]lares de hong kong",
    "TWD": r"nt ?\$|\$ ?nt|ntd|台湾 ?ドル|新[台臺][币幣]|[台臺][币幣]|(?:new )?taiwan dollars?",
    "SGD": r"s\$|シンガポール ?ドル|新加坡元|singapore dollars?|dollari di singapore",
    "NZD": r"nz ?\$|\$ ?nz|ニュージーランド ?ドル|[纽紐]元|新西[兰蘭]元|new zealand dollars?",
    "MXN": r"mx ?\$|\$ ?mx|墨西哥比索|mexican pesos?|pesos? messicani|pesos? mexicanos?",
    "USD": r"u\.?s\.? ?\$|\$ ?us|us ?ドル|米ドル|ドル|美元|美金|u\.?s\.? dollars?|dollars?"
    r"|dollari (?:usa|statunitensi|americani)|dollari|d[oó]lares (?:americanos|estadunidenses)|d[oó]lares",
    "EUR": r"€|euros?|ユーロ|欧元|歐元",
    "GBP": r"£|英镑|英鎊|ポンド|sterline|libras(?: esterlinas)?|pounds?(?: sterling)?",
    "BRL": r"r ?\$|rea(?:l|is)\b|レアル",
    "JPY": r"円|日元|日圓|日[币幣]|yen|ienes",
    "CNY": r"rmb|cn ?¥|人民[币幣](?:元)?|人民元|yuan",
    "CHF": r"sfr|franchi(?: svizzeri)?|francos(?: suíços)?|swiss francs?|スイス ?フラン|瑞士法郎|瑞郎",
    "KRW": r"₩|ウォン|[韩韓]元",
    "INR": r"₹|ルピー|[卢盧]比|rupees?|rupie|rupias",
    "RUB": r"₽|ルーブル|[卢盧]布",
}
_CODES = "usd eur gbp brl jpy cny chf krw inr rub cad aud hkd twd sgd nzd mxn sek nok dkk pln czk zar"
_ANY_SIGN = "|".join((*_CODES.split(), *_SIGNS.values())) + r"|\$|¥|元"
_DIGITS = {"一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_MONTHS_OF_YEAR = 12
_OF_TEN = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000}

_NUMERALS = re.compile(
    r"(?<![0-9一二两兩三四五六七八九十百千万萬])(?<![0-9] )(?=.[一二两兩三四五六七八九十百千万萬])"
    r"[一二两兩三四五六七八九]?[十百千万萬][一二两兩三四五六七八九十百千万萬]*"
    r"(?![一二三四五六七八九十]?(?:[个個] ?月|[月日年]))"
)


def in_figures(text: str) -> str:
    """Return a folded text with Chinese numbers in figures: `1 万 5,000` and `十万` are 15,000 and 100,000.

    A numeral alone stays, since it may be a part of a word; so do dates.
    """
    text = _THOUSANDS.sub(_of_thousands, _NUMERALS.sub(_of_numerals, text))
    text = re.sub(
        r"(?<![0-9.,])([0-9]{1,4}) ?[万萬] ?([0-9],?[0-9]{3}|[0-9] ?千)(?![0-9])",
        lambda match: str(int(match[1]) * 10_000 + _rest(match[2])),
        text,
    )
    return re.sub(r"(?<![0-9.,])([0-9]{1,3}) ?千(?![a-z0-9])", lambda match: str(int(match[1]) * 1000), text)


# Numbers as words before a thousand, of English, Italian and Portuguese; the last two put hundreds in one word.
_IN_WORDS = {
    word: number
    for number, names in (
        (1, "one um uma"), (2, "two due dois duas"), (3, "three tre três"), (4, "four quattro quatro"),
        (5, "five cinque cinco"), (6, "six sei seis"), (7, "seven sette sete"), (8, "eight otto oito"),
        (9, "nine nove"), (10, "ten dieci dez"), (11, "eleven undici onze"), (12, "twelve dodici doze"),
        (15, "fifteen quindici quinze"), (20, "twenty venti vinte"), (25, "venticinque"), (30, "thirty trenta trinta"),
        (35, "trentacinque"), (37, "trentasette"), (40, "forty quaranta quarenta"), (50, "fifty cinquanta cinquenta"),
        (60, "sixty sessanta sessenta"), (70, "seventy settanta setenta"), (75, "settantacinque"),
        (80, "eighty ottanta oitenta"), (90, "ninety novanta noventa"), (100, "hundred cento cem"),
        (150, "centocinquanta"), (200, "duecento duzentos"), (300, "trecento trezentos"),
        (400, "quattrocento quatrocentos"), (500, "cinquecento quinhentos"),
    )
    for word in names.split()
}  # fmt: skip
_WORD_OF_NUMBER = "|".join(sorted(_IN_WORDS, key=len, reverse=True))
_THOUSANDS = re.compile(
    rf"(?<![^\W\d_])((?:{_WORD_OF_NUMBER})(?:(?: e | and |[- ])(?:{_WORD_OF_NUMBER}))*)"
    r"[- ]?(?:thousand|mila|mil)(?![a-z])"
)


def _of_thousands(match: re.Match[str]) -> str:
    """Return thousands in words as figures: `twenty-five thousand` is 25000."""
    total = 0
    for word in re.findall(_WORD_OF_NUMBER, match[1]):
        number = _IN_WORDS[word]
        total = total * number if word == "hundred" and total else total + number
    return str(total * 1000)


_CHINESE_YEAR = re.compile("([〇零一二三四五六七八九]{4})(?= ?年)")
_CHINESE_DAY = re.compile("(?<=[年月]) ?([一二三四五六七八九十]{1,3})(?= ?[月日号號])")
_END_OF_MONTH = re.compile("([0-9]{4}) ?年 ?([0-9]{1,2}) ?月(?:の?末日?|底)")


def days_in_figures(text: str) -> str:
    """Return a folded text with Chinese dates in figures: `二〇一七年十二月三十一日`; `12 月末` is the last day."""
    digits = {"〇": 0, "零": 0, **_DIGITS}
    text = _CHINESE_YEAR.sub(lambda match: "".join(str(digits[char]) for char in match[1]), text)
    text = _CHINESE_DAY.sub(lambda match: _number(match[1]), text)
    return _END_OF_MONTH.sub(_last_day, text)


def _last_day(match: re.Match[str]) -> str:
    year, month = int(match[1]), int(match[2])
    return f"{year}年{month}月{monthrange(year, month)[1]}日" if 1 <= month <= _MONTHS_OF_YEAR and year else match[0]


def _rest(text: str) -> int:
    return int(text[0]) * 1000 if text.endswith("千") else int(text.replace(",", ""))


def _of_numerals(match: re.Match[str]) -> str:
    return _number(match[0])


def _number(numerals: str) -> str:
    """Return a Chinese number in figures."""
    total = part = digit = 0
    for char in numerals:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif _OF_TEN[char] < 10_000:  # noqa: PLR2004 - ten thousand begins a part anew
            part, digit = part + (digit or 1) * _OF_TEN[char], 0
        else:
            total, part, digit = total + (part + digit or 1) * _OF_TEN[char], 0, 0
    return str(total + part + digit)


_NUMBER = r"[0-9]{1,3}(?:(?P<sep>[.,' ])[0-9]{3})(?:(?P=sep)[0-9]{3})*(?:[.,][0-9]{1,2})?|[0-9]+(?:[.,][0-9]{1,2})?"
_TIMES = {
    **dict.fromkeys(("万", "萬"), 10_000),
    **dict.fromkeys(("k", "mila", "mil", "千", "thousand"), 1000),
    **dict.fromkeys(("million", "milioni", "milione", "milhões", "milhão", "millones", "百万", "百萬"), 1_000_000),
}
_TIMES_PATTERN = "|".join(sorted(_TIMES, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?:(?P<before>(?<![a-z0-9])(?:{_ANY_SIGN}))で?)? ?(?<![a-z0-9.,])(?P<number>{_NUMBER})(?![0-9]|[.,][0-9])"
    rf" ?(?P<times>(?:{_TIMES_PATTERN})(?![a-z]))?(?: (?:in |de |di )?|)(?P<after>(?:{_ANY_SIGN})(?![a-z0-9]))?"
)


def amounts(text: str, locale: str = "") -> list[Money]:
    """Return every amount of money of a folded text.

    A bare $ is taken for the dollar of the United States, a bare ¥ for the money of the language.
    """
    return [money for match in _AMOUNT.finditer(in_figures(text)) if (money := _money(match, locale))]


def _money(match: re.Match[str], locale: str = "") -> Money | None:
    signs = [sign for sign in (match["before"], match["after"]) if sign]
    if not signs:
        return None
    codes = [sign.upper() for sign in signs if sign in _CODES.split()]
    codes += [code for sign in signs for code, pattern in _SIGNS.items() if re.fullmatch(pattern, sign)]
    bare = {"¥": "CNY" if locale.startswith("zh") else "JPY", "元": "CNY"}.get(signs[0], "USD")
    return Money(codes[0] if codes else bare, _times(match["number"], _TIMES.get(match["times"] or "", 1)))


def _times(number: str, factor: int) -> int:
    """Return a number such as 1.5, times a million."""
    fraction = re.search(r"[.,]([0-9]{1,2})$", number)
    part = int(fraction[1].ljust(2, "0")) if fraction else 0
    return _whole(number) * factor + part * factor // 100


def _whole(number: str) -> int:
    """Return the whole part of a number, however its thousands are set apart."""
    whole = re.sub(r"[.,][0-9]{1,2}$", "", number)
    return int(re.sub(r"[^0-9]", "", whole)[:15])


# Numbers that belong to names or codes, and those that count months.
_NAMES = re.compile(
    r"(?:office|dynamics|microsoft|o|d|m)? ?(?<![0-9.,])365(?![0-9]|[.,][0-9])"
    r"|windows(?: server)? (?:[0-9]{4}|1[01]|[78](?:\.1)?)"
    r"|(?:sql|exchange|sharepoint|biztalk) server [0-9]{4}"
    r"|(?:crm|ax|nav|gp|visual studio|system center)(?: [a-z]+)? [0-9]{4}(?: r[0-9])?|level [0-9]"
    r"|(?:plan|计划|計[畫劃]|プラン|plano|piano) ?[0-9]|[0-9](?:st|nd|rd|th) party|(?<=[a-z])[0-9]+|[0-9]+(?=[a-z])"
)
_MONTHS = re.compile(
    r"(?<![0-9])([0-9]{1,2})[- ]?(?:months?|mes[ei]s?|[个個箇] ?月|[かヶカケヵ箇]月)"
    r"|(?:twelve|dodici|doze)(?: months?| mes[ei]s?)"
    r"|(?<![0-9])[0-9]{1,3}[- ]?(?:days?|giorn[io]|giornate|dias?)(?![a-z])|(?<![0-9])[0-9]{1,3} ?(?:天|日間)"
)


def counts(text: str) -> list[int]:
    """Return the numbers of a folded text that count things: no money, dates, months, and none that is in a name."""
    rest = _AMOUNT.sub(lambda match: " ; " if _money(match) else match[0], in_figures(days_in_figures(text)))
    for pattern in (*(one for one, _ in _DATES), _MONTHS, _NAMES):
        rest = pattern.sub(" ; ", rest)
    rest = re.sub(r"https?:\S+|\((?:19|20)[0-9]{2}\)", " ; ", rest)
    rest = re.sub(r"(?<![0-9.,])([0-9]{1,3}) mila?\b", lambda match: str(int(match[1]) * 1000), rest)
    return [_whole(match[1]) for match in re.finditer(rf"(?<![a-z0-9.,-])({_NUMBER})(?![0-9a-z%]|[.,-][0-9])", rest)]


_MONTH_NAMES = (
    "january gennaio janeiro enero janvier januar",
    "february febbraio fevereiro febrero février februar",
    "march marzo março marzo mars märz",
    "april aprile abril abril avril april",
    "may maggio maio mayo mai mai",
    "june giugno junho junio juin juni",
    "july luglio julho julio juillet juli",
    "august agosto agosto agosto août august",
    "september settembre setembro septiembre septembre september",
    "october ottobre outubro octubre octobre oktober",
    "november novembre novembro noviembre novembre november",
    "december dicembre dezembro diciembre décembre dezember",
)
_WHOLE = {name: n for n, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH_OF = {name[:3]: n for name, n in _WHOLE.items() if name.isascii()} | _WHOLE
_NAME = "(?P<month>" + "|".join(sorted(_MONTH_OF, key=len, reverse=True)) + r")\.?(?![a-z])"
_DAY = r"(?P<day>[0-9]{1,2})(?:o|°|st|nd|rd|th)?(?![a-z])"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_DATES = tuple(
    (re.compile(pattern), day)
    for pattern, day in (
        (r"(?P<year>[0-9]{4}) ?年 ?(?P<month>[0-9]{1,2}) ?月(?: ?(?P<day>[0-9]{1,2}) ?[日号號])?", True),
        (rf"(?<![0-9]){_DAY}[. ]*(?:de |di |of |del )?{_NAME} ?(?:de |del |,)? ?{_YEAR}", True),
        (rf"(?<![a-z]){_NAME} {_DAY} ?,? {_YEAR}", True),
        (rf"(?<![a-z]){_NAME} ?(?:de |del |of |,)? ?{_YEAR}", False),
        (r"(?<![0-9])(?P<year>20[0-9]{2})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?![0-9])", True),
        (r"(?<![0-9.])(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>20[0-9]{2})(?![0-9])", True),
        (r"(?<![0-9/])(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>20[0-9]{2})(?![0-9])", True),
    )
)


def dates(text: str, *, day_first: bool = False) -> list[Dated]:
    """Return every date of a folded text, in order; `day_first` says that 31/12/2017 begins with its day."""
    found: list[tuple[int, Dated]] = []
    spans: list[tuple[int, int]] = []
    rest = text = days_in_figures(text)
    for pattern, _ in _DATES:
        for match in pattern.finditer(rest):
            moment = _moment(match, day_first=day_first)
            if moment and moment.day == 1 and _BEFORE.search(text, 0, match.start()):
                moment = day_before(moment)
            if moment:
                spans.append(match.span())
                found.append((match.start(), Dated(moment, _sentence(text, *match.span()))))
        rest = pattern.sub(lambda match: "~" * len(match[0]), rest)
    ends = dict(spans)
    placed: list[Dated] = []
    for start, dated in sorted(found, key=lambda one: one[0]):
        first, last = _clause(text, start, spans)
        before, after = text[first:start], text[ends[start] : last]
        placed.append(replace(dated, clause=text[first:last], before=before, after=after))
    return placed


def no_days(text: str, *, day_first: bool = False) -> list[str]:
    """Return what a folded text writes as a date and is none, such as 31 February."""
    found: list[str] = []
    rest = days_in_figures(text)
    for pattern, _ in _DATES:
        found += [match[0] for match in pattern.finditer(rest) if _moment(match, day_first=day_first) is None]
        rest = pattern.sub(lambda match: "~" * len(match[0]), rest)
    return found


def _moment(match: re.Match[str], *, day_first: bool) -> Moment | None:
    groups = match.groupdict()
    month = _MONTH_OF.get(groups["month"]) or int(groups["month"])
    day = int(groups["day"]) if groups.get("day") else None
    # Figures alone, in the order of the page's language, or the only one that can be.
    if "/" in match[0] and match[0].endswith(groups["year"]) and day and (month > 12 or (day_first and day <= 12)):  # noqa: PLR2004
        month, day = day, month
    moment = Moment(int(groups["year"]), month, day)
    try:
        moment.first  # noqa: B018 - raises for a day that does not exist
    except ValueError:
        return None
    return moment


# Before the first of a month is until the last of the one before.
_BEFORE = re.compile(r"\b(?:before|prior to|prima del(?:l')?|antes d[eo]) ?(?:dia )?$")


def day_before(moment: Moment) -> Moment:
    """Return the day before a moment's first one."""
    day = moment.first - timedelta(days=1)
    return Moment(day.year, day.month, day.day)


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a place: full stops of dates, figures and abbreviations end none."""
    before = max((match.end() for match in END_OF_SENTENCE.finditer(text, 0, start)), default=0)
    after = END_OF_SENTENCE.search(text, end)
    return text[before : after.start() if after else len(text)]


def _clause(text: str, start: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return from where to where the clause around a date goes: commas within dates end none."""
    ends = [match.span() for match in _END_OF_CLAUSE.finditer(text)]
    ends = [(one, end) for one, end in ends if all(end <= first or one >= last for first, last in spans)]
    before = max((end for _, end in ends if end <= start), default=0)
    return before, min((one for one, _ in ends if one > start), default=len(text))


END_OF_SENTENCE = re.compile(r"(?<![0-9])[.!?] |[。！？;；]|\. (?=[^\W\d_])")
_END_OF_CLAUSE = re.compile(f"{END_OF_SENTENCE.pattern}|[,、]")


@dataclass(frozen=True, slots=True)
class Found:
    """A fact within a text: what kind, its value as text, and where it stands."""

    kind: str
    value: str
    start: int
    end: int


def found_in(text: str) -> tuple[Found, ...]:
    """Return every fact that stands in a text as written, in order; what is in a name is none."""
    # The same length as the text, so that places hold.
    plain = "".join(
        one if len(one) == 1 else char for char in text if (one := unicodedata.normalize("NFKC", char).lower())
    )
    if len(plain) != len(text):
        plain = text.lower() if len(text.lower()) == len(text) else text
    found: list[Found] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(plain):
            value = _value(kind, match)
            if value is None:
                continue
            start, end = match.span("number" if kind in {"months", "count"} else 0)
            if kind == "amount":
                start += len(match[0]) - len(match[0].lstrip())
                end -= len(match[0]) - len(match[0].rstrip())
            if value:
                found.append(Found(kind, value, start, end))
            plain = plain[: match.start()] + "~" * len(match[0]) + plain[match.end() :]
    return tuple(sorted(found, key=lambda one: one.start))


def _value(kind: str, match: re.Match[str]) -> str | None:
    """Return the value of a fact, "" of what is only to be passed over, None of what is none."""
    if kind == "name":
        return ""
    if kind == "date":
        moment = _moment(match, day_first=False)
        return str(moment) if moment else None
    if kind == "amount":
        money = _money(match)
        return f"{money.currency} {money.amount}" if money else None
    if kind == "exam":
        return match[0].upper().replace(" ", "-")
    return str(_whole(match["number"]))


_FOUND = (
    *(("date", pattern) for pattern, _ in _DATES),
    ("amount", _AMOUNT),
    ("exam", re.compile(r"(?<![a-z0-9])(?:m[bs][0-9]?|az|ai|dp|md|ms|7[0-9]|98)[-\u2010-\u2015][0-9]{3}(?![0-9])")),
    ("name", re.compile(r"\((?:19|20)[0-9]{2}\)|https?:\S+")),
    (
        "months",
        re.compile(r"(?<![0-9])(?P<number>[0-9]{1,2})(?=[- ]?(?:months?|mes[ei]s?|[个個箇] ?月|[かヶカケヵ箇]月))"),
    ),
    ("name", _NAMES),
    ("count", re.compile(rf"(?<![a-z0-9.,-])(?P<number>{_NUMBER})(?![0-9a-z%]|[.,-][0-9])")),
)


_EXAM = re.compile(
    r"(?<![A-Za-z0-9])(?:(M[BS][0-9]?|AZ|AI|DP|MD|MS|PL|SC)[-\u2010-\u2015\u2212 ]?|(7[0-9]|98)[-\u2010-\u2015\u2212 ])"
    r"([0-9]{3})(?![0-9])(?![.,][0-9])",
    re.IGNORECASE,
)


def codes(text: str) -> Iterator[tuple[str, int]]:
    """Yield every exam's code of a text as its page writes it in full (`MB2-714`), and where it begins."""
    for match in _EXAM.finditer(text):
        yield f"{(match[1] or match[2]).upper()}-{match[3]}", match.start()
