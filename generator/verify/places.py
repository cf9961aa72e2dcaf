"""Facts stand where they belong: in the section of their tier, with their threshold, in their row and column."""

from collections.abc import Iterator
from datetime import date

from generator.pofiles import message_id
from generator.verify.facts import OWN
from generator.verify.finding import Finding
from generator.verify.html import Element
from generator.verify.logic import section_of
from generator.verify.stated import (
    EXAMS,
    Data,
    card_paths,
    conditions_of,
    figure_at,
    heading,
    line_paths,
    listed_paths,
    metric_path,
    tier_paths,
    tiers_of,
    way_paths,
)

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
            if item.tag == "li" and "li" not in {one.tag for one in item.within}:
                for line in _thresholds(item):
                    yield from _differ(line, line_paths(data, line, tier), _paths(item))


def check_items(article: Element, data: Data, page: str, as_of: date) -> Iterator[Finding]:
    """An item of a list of credentials states what the data has for its credential, under the heading of its kind.

    Bad: a date beside another exam; an exam among assessments; one that retires among those that have retired
    Good: its own name, code, link, dates, and what it counts for
    """
    listed, under = listed_paths(data), ""
    # What ends within a year is said of each end, not of each credential.
    ends = {id(item) for one in article.having("data-coming") for item in one.within}
    for item in (one for one in article.walk() if id(one) not in ends):
        if item.tag == "h2":
            under = item.get("id") or ""
        elif item.tag == "li":
            paths = _paths(item)
            key = next((path.split(".")[1] for path in paths if path.startswith("credentials.")), "")
            if key in listed:
                yield from _differ(f"credentials.{key}", listed[key], paths)
                expected = data["credentials"][key]["kind"] if page == EXAMS else heading(data, key, as_of)
                if under != expected:
                    yield Finding("places", f"credentials.{key}", f"it under {expected!r}", f"it under {under!r}")
                if item.get("id") not in {key, None}:
                    yield Finding("structure", f"#{item.get('id')}", f"the id {key!r}", repr(item.get("id")))


def check_cards(article: Element, data: Data) -> Iterator[Finding]:
    """An item of the list of competencies states what the data has for its competency, or for its option.

    Bad: an option among those of another competency; a tier that the option does not lead to
    Good: the competency's options, each with its own tiers
    """
    for item in article.walk():
        paths = (_paths(item) if item.tag == "li" else []) or [""]
        match paths[0].split("."):
            case ["competencies", key, "name"] if key in data["competencies"]:
                yield from _differ(f"competencies.{key}", card_paths(data, key), paths)
            case ["competencies", key, "options", option, "name"] if paths[0] in card_paths(data, key):
                yield from _differ(f"competencies.{key}.options.{option}", way_paths(data, key, option), paths)


def check_rows(article: Element, data: Data) -> Iterator[Finding]:
    """A figure stands in the row of its market and, in a table, in the column of its tier.

    Bad: the figure of developing markets after the name of developed markets
    Good: each after the name of its own
    """
    for row in article.walk():
        if row.tag == "dl" or (row.tag == "tr" and "td" in {one.tag for one in row.elements}):
            yield from _check_markets(_paths(row))
    for element in article.walk():
        if element.tag == "table":
            yield from _check_columns(element, data)
        elif element.tag == "tbody":
            lines, paths = _thresholds(element), _paths(element)
            metrics = [path for path in paths if path.startswith("metrics.")]
            if lines and (len(lines) > 1 or metrics != [metric_path(data, lines[0])]):
                yield Finding("places", lines[0], "its own metric, and no other figures", " and ".join(paths))


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


def _thresholds(element: Element) -> list[str]:
    """Return the paths of the thresholds whose figures stand in an element."""
    paths = (path for path in _paths(element) if (figure := figure_at(path)) and figure.market)
    return list(dict.fromkeys(".".join(path.split(".")[:6]) for path in paths))


def _paths(element: Element) -> list[str]:
    return [str(one.get("data-fact")) for one in element.having("data-fact")]


def _differ(at: str, expected: frozenset[str], found: list[str]) -> Iterator[Finding]:
    if missing := expected - set(found):
        yield Finding("places", at, " and ".join(sorted(missing)), "nothing of it there")
    if added := [one for one in dict.fromkeys(found) if one not in expected and not one.startswith(OWN)]:
        yield Finding("places", at, "nothing else there", " and ".join(added))
