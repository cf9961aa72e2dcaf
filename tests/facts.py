"""Facts read back from built pages, as a reader of each locale would read them. Shares nothing with the generator."""

import re
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

VOID = frozenset({"br", "img", "input", "link", "meta", "hr"})


@dataclass
class Element:
    """An element of an article: its attributes, and all the text in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Article:
    """An article: its elements in document order, and the text outside every fact."""

    elements: list[Element] = field(default_factory=list)
    outside: str = ""

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Return `(path, value)` of each fact shown, sorted."""
        return sorted((one.attributes["data-fact"], value_of(one)) for one in self.fact_elements)

    @property
    def fact_elements(self) -> list[Element]:
        return [one for one in self.elements if "data-fact" in one.attributes]

    @property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]

    @property
    def structure(self) -> list[tuple[str, str, str]]:
        """Return tag, id and rule of every element that carries structure."""
        kept = {"h1", "h2", "h3", "ul", "ol", "dl", "li", "section"}
        return [
            (one.tag, one.attributes.get("id", ""), one.attributes.get("data-rule", ""))
            for one in self.elements
            if one.tag in kept
        ]

    @property
    def text(self) -> str:
        return " ".join(self.elements[0].text.split())


def value_of(element: Element) -> str:
    """Return the value a fact element carries."""
    return next(element.attributes[key] for key in ("value", "datetime", "href") if key in element.attributes)


def read_article(html: str) -> Article:
    """Return the article of a page: what carries `data-article`, not the theme's element around it."""
    reader = _Reader()
    reader.feed(html)
    return reader.article


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.article = Article()
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        if not self.open and "data-article" not in element.attributes:
            return
        self.article.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag not in VOID:
            assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1].tag == "script":  # data of the form, which no reader sees
            return
        for element in self.open:
            element.text += data
        if self.open and not any("data-fact" in one.attributes and one.tag != "a" for one in self.open):
            self.article.outside += data


MONTHS = {
    locale: names.split()
    for locale, names in {
        "en": "January February March April May June July August September October November December",
        "it-IT": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "de-DE": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "pt-BR": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    }.items()
}


def read_number(locale: str, text: str) -> int:
    """Return the whole number that a reader sees."""
    separator = "." if locale in {"it-IT", "pt-BR", "de-DE"} else ","
    assert re.fullmatch(rf"\d{{1,3}}(?:{re.escape(separator)}\d{{3}})*", text), text
    return int(text.replace(separator, ""))


def read_percent(locale: str, text: str) -> str:
    """Return `97%` for the share that a reader sees; all six locales write it alike."""
    assert text.endswith("%"), text
    return f"{read_number(locale, text[:-1])}%"


def read_money(locale: str, text: str) -> str:
    """Return `USD 100000` for the amount in US dollars that a reader sees."""
    pattern = {
        "en": r"US\$(.+)",
        "it-IT": r"(.+)\u00a0USD",
        "de-DE": r"(.+)\u00a0USD",
        "ar": r"(.+) دولار أمريكي",
        "pt-BR": r"US\$\u00a0(.+)",
        "ja-JP": r"(.+) 米ドル",
        "zh-CN": r"(.+) 美元",
        "zh-TW": r"(.+) 美元",
    }[locale]
    match = re.fullmatch(pattern, text)
    assert match, text
    return f"USD {read_number(locale, match[1])}"


def read_date(locale: str, text: str) -> str:
    """Return the ISO date, or the month, that a reader sees."""
    if locale in {"ja-JP", "zh-CN", "zh-TW"}:
        match = re.fullmatch(r"(\d{4}) 年 (\d{1,2}) 月(?: (\d{1,2}) 日)?", text)
        assert match, text
        year, month, day = match.groups()
    else:
        patterns = {
            "en": r"(?P<m>\w+) (?:(?P<d>\d{1,2}), )?(?P<y>\d{4})",
            "it-IT": r"(?:(?P<d>1(?=º)|[2-9](?!º)|\d\d(?!º))º? )?(?P<m>\w+) (?P<y>\d{4})",
            "de-DE": r"(?:(?P<d>\d{1,2})\. )?(?P<m>\w+) (?P<y>\d{4})",
            "ar": r"(?:(?P<d>\d{1,2}) )?(?P<m>\w+) (?P<y>\d{4})",
            "pt-BR": r"(?:(?P<d>1(?=º)|[2-9](?!º)|\d\d(?!º))º? de )?(?P<m>\w+) de (?P<y>\d{4})",
        }
        match = re.fullmatch(patterns[locale], text)
        assert match, text
        year, day = match["y"], match["d"]
        month = str(MONTHS[locale].index(match["m"]) + 1)
    if day is None:
        return f"{int(year):04}-{int(month):02}"
    return date(int(year), int(month), int(day)).isoformat()
