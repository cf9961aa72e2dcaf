"""What a line says of performance: figures, markets, what is measured over which time, associations. Pure."""

import re
from collections.abc import Iterator

from generator.legacy import numerals, words
from generator.legacy.figures import amounts, counts, folded
from generator.legacy.lines import Line
from generator.model import Money


def values_of(line: Line) -> list[Money | int]:
    """Return the amounts and counts of a line. A single thing is none: it is as often a word as a figure."""
    things = counts(line.folded)
    if words.means(line.folded, "counted-things", line.locale):
        things += [one for one in numerals.numbers_in_words(line.folded, line.locale) if one not in things]
    return [*amounts(line.folded, line.locale), *(one for one in things if one > 1)]


def markets_of(line: Line) -> list[str]:
    """Return the markets that a line names, in order."""
    if not words.means(line.folded, "market", line.locale):
        return []
    said = [
        (line.folded.find(text), one)
        for one in ("developed", "developing")
        if (text := words.said(line.folded, one, line.locale))
    ]
    return [one for _, one in sorted(said)]


def measures(text: str, locale: str) -> Iterator[str]:
    """Yield what a folded text says of a measure: revenue or profit, net, gross, from the cloud."""
    for one in ("profit", "revenue", "net", "gross", "cloud"):
        if words.means(text, one, locale):
            yield one


_THINGS = ("entitlements", "seats", "devices", "customers")
_BASES = ("profit", "revenue", "consumption")


def metric_of(text: str, value: Money | int, locale: str) -> str:
    """Return what a figure of a folded text measures, as `cloud net revenue` or `seats`; empty where it is not clear.

    Of things that are counted it is the first one after the figure, or else the last one before it.
    """
    if isinstance(value, Money):
        said = set(measures(text, locale))
        bases = [one for one in _BASES if one in said or (one == "consumption" and words.means(text, one, locale))]
        of = [one for one in ("cloud", "net", "gross") if one in said]
        return " ".join((*of, *bases)) if len(bases) == 1 else ""
    place = next((match for match in re.finditer("[0-9][0-9.,' ]*", text) if _as_whole(match[0]) == value), None)
    if place is None or words.means(text, "users", locale):
        return ""
    after = [(start, one) for one in _THINGS if (start := words.place_of(text[place.end() :], one, locale)) >= 0]
    before = [
        (start, one) for one in _THINGS if (start := words.last_place_of(text[: place.start()], one, locale)) >= 0
    ]
    return min(after)[1] if after else max(before)[1] if before else ""


def _as_whole(figure: str) -> int:
    return int(re.sub("[^0-9]", "", figure))


_FAMILIES = {
    "Office 365": "office ?365|(?<![a-z])o365|microsoft 365",
    "EMS": "(?<![a-z])ems(?![a-z])|enterprise mobility",
    "Intune": "intune",
    "Azure": "azure",
    "Power BI": "power ?bi",
    "Dynamics": "dynamics|(?<![a-z])crm(?![a-z])",
    **{f"Dynamics {one}": f"(?<![a-z]){one.casefold()}(?![a-z])" for one in ("AX", "GP", "NAV", "SL")},
    "Surface Hub": "surface hub",
    "Surface Pro": "surface pro",
    "Exchange": "(?<![a-z])exchange(?![a-z])",
    "SharePoint": "sharepoint",
    "Skype for Business": "skype",
    "Yammer": "yammer",
    "SQL Server": "sql server",
    "Windows Server": "windows server",
    "System Center": "system center",
    "Visual Studio": "visual studio",
}


def products_of(text: str) -> frozenset[str]:
    """Return the families of products that a folded text names in their own letters; a former name is of the same."""
    return frozenset(name for name, pattern in _FAMILIES.items() if re.search(pattern, text))


def things_of(text: str, locale: str) -> frozenset[str]:
    """Return what a folded text counts; nothing where it speaks of users, who stand for several things."""
    if words.means(text, "users", locale):
        return frozenset()
    return frozenset(one for one in (*_THINGS, "licenses") if words.means(text, one, locale))


def conditions_of(text: str, locale: str) -> Iterator[tuple[str, bool]]:
    """Yield the conditions that a folded text sets, and whether they hold: `free seats count` says the contrary."""
    said = [one for one in _SENTENCES.split(text) if any(words.means(one, kind, locale) for kind in ("paid", "free"))]
    if said:
        yield "paid licenses only", all(_is_of_paid(one, locale) for one in said)
    if words.means(text, "reseller", locale):
        yield "authorized device reseller", not words.means(text, "must-not", locale)


_SENTENCES = re.compile(r"(?<=[.。！]) *")


def _is_of_paid(sentence: str, locale: str) -> bool:
    """Return whether a sentence about paid or free licenses says that only the paid ones count."""
    if words.means(sentence, "not-only", locale):
        return False
    return words.means(sentence, "paid", locale) or words.means(sentence, "not", locale)


_TWELVE_MONTHS = re.compile(
    r"(?<![0-9])12[- ]?(?:months?|mes[ei]s?|[个個箇] ?月|[かヶカケヵ]月)"
    r"|twelve[- ]months?|dodici mesi|doze meses|十二[个個]月|(?:[过過]去|直近|最?近|前)の? ?[1一] ?年"
    r"|(?:previous|past|last) year"
)


def is_of_twelve_months(text: str) -> bool:
    """Return whether a folded text speaks of twelve months."""
    return _TWELVE_MONTHS.search(text) is not None


# A time other than a year, in figures or by its unit alone.
_TIME = re.compile(
    r"(?<![0-9.,])[0-9]{1,3}[- ]?(?:months?|mes[ei]s?|mês|weeks?|settiman[ae]|semanas?|quarters?|trimestr[ei]s?"
    r"|days?|giorni?|dias?|years?|ann[io]|anos?|[个個箇] ?月|[かヶカケヵ箇]月|[个個]?(?:季度|星期)|[周週]間?|天|日間"
    r"|四半期|年間?(?![0-9月 ]))(?![a-z])"
    r"|(?:previous|past|last|preceding|ultim[oa]|últim[oa]) (?:quarter|half|month|week|trimestre|semestre|mese|mês)"
    r"|(?:trimestre|semestre|mese|mês) (?:precedente|scorso|anterior|passado)"
    r"|(?:上|前|过去|過去|最近|直近)の?[一1]?[个個]?(?:季度|半年|四半期)"
)


def other_time_of(text: str, locale: str) -> str:
    """Return the time that a text names which is no year, nor the last twelve months; empty where it names none."""
    plain = folded(text)
    if after := words.said(plain, "following-months", locale):
        return after
    named = [match for match in _TIME.finditer(plain) if not is_of_twelve_months(match[0])]
    return next((match[0] for match in named if not re.match(r"1[- ]?[ya年]|365", match[0])), "")


def times_of(line: Line) -> Iterator[str]:
    """Yield the time over which a line measures: a year, the last or the next twelve months."""
    if words.means(line.folded, "following-months", line.locale):
        yield "next 12 months"
    elif words.means(line.folded, "ttm", line.locale) or is_of_twelve_months(line.folded):
        yield "last 12 months"
    elif words.means(line.folded, "year", line.locale) and (amounts(line.folded) or counts(line.folded)):
        yield "year"


def associations(text: str, locale: str) -> Iterator[str]:
    """Yield the associations that a folded text names."""
    by_meaning = {
        "dpor": "Digital Partner of Record",
        "transacting": "Transacting Partner",
        "fasttrack": "FastTrack Partner",
    }
    found = [name for one, name in by_meaning.items() if words.means(text, one, locale)]
    yield from found
    if words.means(text, "delegated", locale):
        ems = r"\bems\b|enterprise mobility|企业移动|企業行動|mobilità aziendale|mobilidade empresarial"
        products = {"office 365|o365": "Office 365", ems: "EMS", "intune": "Intune"}
        named = [product for pattern, product in products.items() if re.search(pattern, text)]
        yield from (f"{product} Delegated Administrator" for product in named)
    if not found and words.means(text, "por", locale):
        yield "Partner of Record"


def unknown_associations(line: Line) -> Iterator[str]:
    """Yield what a line that names associations has among them, or calls as one of them, that is none of the known."""
    known = set(associations(line.folded, line.locale))
    if words.means(line.folded, "must-not", line.locale) or not known:
        return
    told: set[str] = set()
    for match in re.finditer(r"(?!(?:The|Your|Our|As|Microsoft) )(?:[A-Z][\w-]+ )+Partners? of Record", line.text):
        if list(associations(folded(match[0]), line.locale)) == ["Partner of Record"]:
            told.add(folded(match[0]))
            yield match[0]
    pieces = [piece.strip(" .,。、") for piece in words.pieces(line.folded, line.locale)]
    named = [set(associations(piece, line.locale)) for piece in pieces]
    first = next((n for n, names in enumerate(named) if names), 0)
    for piece, names in list(zip(pieces, named, strict=True))[first:]:
        is_one = names - known or (not names and re.search(r"partner|parceir|[伙夥]伴|パートナー", piece))
        if is_one and not any(one in piece for one in told):
            yield piece
