"""Facts stand where they belong: in the section of their tier, with their threshold, in their row and column."""

from collections.abc import Iterator

from generator.pofiles import message_id
from generator.verify.facts import OWN
from generator.verify.finding import Finding
from generator.verify.html import Element
from generator.verify.logic import section_of
from generator.verify.stated import Data, conditions_of, figure_at, line_paths, listed_paths, tier_paths, tiers_of

_MARKET = "programme.markets."


def check_sections(article: Element, data: Data, competency: str) -> Iterator[Finding]:
    """The section of a tier states what the data has for that tier, and each of its lines one threshold.

    Bad: Gold's figures under the heading Silver; a product listed with another threshold; a condition left out
    Good: what the option's tier asks for, and no more
    """
    conditions = {message_id((None, one["text"])): one["text"] for one in data["conditions"].values()}
    for option, tier, _ in tiers_of(data, competency):
        section = section_of(article, f"{option}-{tier}")
        if section is None:
            continue
        yield from _differ(f"#{option}-{tier}", tier_paths(data, competency, option, tier), _paths(section))
        expected = conditions_of(data, competency, option, tier)
        said = (conditions.get(str(one.get("data-message"))) for one in section.having("data-message"))
        yield from _differ(f"#{option}-{tier}", expected, [one for one in said if one])
        for item in section.walk():
            if item.tag == "li" and (line := _threshold(item)):
                yield from _differ(line, line_paths(data, line, tier), _paths(item))


def check_items(article: Element, data: Data) -> Iterator[Finding]:
    """An item of a list of credentials states what the data has for its credential.

    Bad: a date beside another exam; an exam that counts for a competency which does not list it
    Good: its own name, code, link, dates, and what it counts for
    """
    listed = listed_paths(data)
    for item in article.walk():
        if item.tag == "li":
            paths = _paths(item)
            key = next((path.split(".")[1] for path in paths if path.startswith("credentials.")), "")
            if key in listed:
                yield from _differ(f"credentials.{key}", listed[key], paths)
                if item.get("id") not in {key, None}:
                    yield Finding("structure", f"#{item.get('id')}", f"the id {key!r}", repr(item.get("id")))


def check_rows(article: Element, data: Data) -> Iterator[Finding]:
    """A figure stands in the row of its market and, in a table, in the column of its tier.

    Bad: the figure of developing markets after the name of developed markets
    Good: each after the name of its own
    """
    for row in article.walk():
        if row.tag == "dl" or (row.tag == "tr" and "td" in {one.tag for one in row.elements}):
            yield from _check_markets(_paths(row))
    for table in article.walk():
        if table.tag == "table":
            yield from _check_columns(table, data)


def _check_markets(paths: list[str]) -> Iterator[Finding]:
    named = ""
    for path in paths:
        if path.startswith(_MARKET):
            named = path.removeprefix(_MARKET).removesuffix(".name")
        elif (figure := figure_at(path)) and figure.market not in {named, "all", None}:
            yield Finding("places", path, f"the market {figure.market!r} named before it", repr(named))


def _check_columns(table: Element, data: Data) -> Iterator[Finding]:
    """Each column has the figures of the tier that its head names; one tier has no table."""
    heads = [path.split(".")[2] for path in _paths(table) if path.startswith("programme.tiers.")]
    expected = [tier for tier in data["programme"]["tiers"] if tier in heads]
    if heads != expected:
        yield Finding("places", "", f"the tiers {expected}", repr(heads))
    for row in table.walk():
        cells = [one for one in row.elements if one.tag == "td"]
        for n, cell in enumerate(cells):
            for path in _paths(cell):
                figure = figure_at(path)
                if figure and figure.tier and heads[n : n + 1] != [figure.tier]:
                    yield Finding("places", path, f"it in the column of {figure.tier!r}", f"column {n + 1} of {heads}")


def _threshold(item: Element) -> str:
    """Return the path of the threshold that an item of a list states; nothing where it states none, or several."""
    found = {".".join(path.split(".")[:6]) for path in _paths(item) if (figure := figure_at(path)) and figure.market}
    return found.pop() if len(found) == 1 and not _holds_items(item) else ""


def _holds_items(item: Element) -> bool:
    return any(one.tag == "li" for child in item.elements for one in child.walk())


def _paths(element: Element) -> list[str]:
    return [str(one.get("data-fact")) for one in element.having("data-fact")]


def _differ(at: str, expected: frozenset[str], found: list[str]) -> Iterator[Finding]:
    if missing := expected - set(found):
        yield Finding("places", at, " and ".join(sorted(missing)), "nothing of it there")
    if added := [one for one in dict.fromkeys(found) if one not in expected and not one.startswith(OWN)]:
        yield Finding("places", at, "nothing else there", " and ".join(added))
