"""What thresholds say of their figures: in which sentence each stands, for which market, over which time."""

from collections.abc import Iterable, Iterator

from generator.pofiles import message_id
from generator.verify.finding import Finding
from generator.verify.html import Element
from generator.verify.logic import tier_section
from generator.verify.places import thresholds_in
from generator.verify.stated import (
    Data,
    conditions_of,
    figure_at,
    is_average,
    period_text,
    period_texts,
    sentence_at,
    tiers_of,
)
from generator.verify.words import Told

ALL_MARKETS = message_id(("market", "All markets"))
_MARKET = "programme.markets."


def check_sentences(article: Element, told: Iterable[Told], data: Data) -> Iterator[Finding]:
    """A figure stands in the sentence that its metric has for it; in a table, a minimum and a number may stand alone.

    Bad: "on average 52 devices a month" for 52 devices in all; seats for devices; an amount of Gold below a heading
    Good: the metric's `minimum` around the minimum, its `monthly_average` around the average
    """
    spoken = set()
    for one, _ in told:
        for fact in one.element.having("data-fact"):
            path = str(fact.get("data-fact"))
            spoken.add(id(fact))
            expected = sentence_at(data, path)
            if expected is not None and one.id != message_id((None, expected)):
                yield Finding("logic", path, f"it in {expected!r}", f"it in {one.id}")
    cells = {id(fact) for one in article.walk() if one.tag == "td" for fact in one.having("data-fact")}
    for fact in article.having("data-fact"):
        path = str(fact.get("data-fact"))
        is_alone = figure_at(path) is not None and id(fact) not in spoken
        if is_alone and (id(fact) not in cells or is_average(path)):
            yield Finding("logic", path, "it in a sentence", "it alone")


def check_markets(article: Element) -> Iterator[Finding]:
    """The figure of a market stands behind the market's name, that of all behind words that say so.

    In a row of a table, a figure of all markets may stand behind the name of one.

    Bad: the figure of developing markets after the name of developed markets; no words before a figure of all
    Good: each after the name of its own, and no other
    """
    for row in article.walk():
        if row.tag in {"dl", "tr"}:
            named: list[str] = []
            for one in row.walk():
                if one.tag in {"dt", "th"}:
                    named = list(_markets(one))
                elif (figure := figure_at(one.get("data-fact") or "")) and figure.market:
                    is_any = figure.market == "all" and row.tag == "tr" and len(named) == 1
                    if named != [figure.market] and not is_any:
                        at = str(one.get("data-fact"))
                        yield Finding("places", at, f"the market {figure.market!r} named before it", repr(named))


def check_times(article: Element, data: Data, competency: str) -> Iterator[Finding]:
    """A threshold says over which time it is measured where the data does; times and conditions stand nowhere else.

    Bad: a threshold without "Per year", in every language; a condition of one option on the page of another
    Good: in the threshold's item, and above its rows in a table, the text of its own period, and no other
    """
    texts = {message_id((None, text)): text for text in period_texts(data)}
    conditions = {message_id((None, one["text"])): one["text"] for one in data["conditions"].values()}
    inside = set[int]()
    for place in article.walk():
        is_item = place.tag == "li" and "li" not in {one.tag for one in place.within}
        lines = thresholds_in(place) if is_item or place.tag == "tbody" else []
        for line in lines[:1]:
            said = [one for one in place.having("data-message") if one.attributes["data-message"] in texts]
            inside.update(map(id, said))
            found, text = [texts[one.attributes["data-message"]] for one in said], period_text(data, line)
            if found != ([text] if text else []):
                yield Finding("places", line, f"{text or 'no time'}, once", " and ".join(found) or "none")
    for option, tier, _ in tiers_of(data, competency) if competency in data["competencies"] else ():
        known, section = conditions_of(data, competency, option, tier), tier_section(article, option, tier)
        said = section.having("data-message") if section and known else []
        # Each stands there once: the first that is said.
        first = {one.attributes["data-message"]: id(one) for one in reversed(said)}
        inside.update(at for message, at in first.items() if conditions.get(message) in known)
    everything = texts | conditions
    for one in article.having("data-message"):
        if (message := one.attributes["data-message"]) in everything and id(one) not in inside:
            yield Finding("places", message, "no such words there", repr(everything[message]))


def _markets(element: Element) -> Iterator[str]:
    """Yield the keys of the markets that an element names, `all` for all."""
    for one in element.walk():
        if (path := one.get("data-fact") or "").startswith(_MARKET):
            yield path.removeprefix(_MARKET).removesuffix(".name")
        elif one.get("data-message") == ALL_MARKETS:
            yield "all"
