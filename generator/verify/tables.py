"""The table of an option's tiers: each column states what the data has for its tier, each group of rows one thing."""

from collections.abc import Iterator

from generator.verify.finding import Finding
from generator.verify.html import Element
from generator.verify.logic import section_of
from generator.verify.places import differ, thresholds_in
from generator.verify.stated import (
    Data,
    asked_paths,
    cell_paths,
    column_paths,
    figure_at,
    group_at,
    is_alternative,
    is_at_least,
    is_headcount,
    line_paths,
    metric_path,
    who_paths,
)
from generator.verify.words import NOTHING

_MARKET = "programme.markets."


def check_tables(article: Element, data: Data, competency: str) -> Iterator[Finding]:
    """A table, in the section of its option, states of each tier all figures and groups, in the tier's column.

    Bad: Gold's figure in Silver's column; a figure left out; a group's number below the exams of another group
    Good: one row for the tiers' names; for each thing that they ask for a row of its own name, and rows of cells
    """
    known, needs = [], _needs(article)
    for option, found in data["competencies"][competency]["options"].items():
        section = section_of(article, f"{option}-option")
        tables = _tables(section) if section else []
        if section and len(found["tiers"]) > 1 and len(tables) != 1:
            yield Finding("places", f"#{option}-option", "a table that compares its tiers", str(len(tables)))
        for table in tables:
            known.append(table)
            yield from _check_columns(table, data, competency, option)
            for body in table.elements:
                if body.tag == "tbody":
                    yield from _check_rows(body, data, needs)
                    yield from _check_figures(body, data, found["tiers"])
    if len(known) != len(_tables(article)):
        yield Finding("places", "", "each table in the section of its option", "one elsewhere")


def _tables(element: Element) -> list[Element]:
    return [one for one in element.walk() if one.tag == "table"]


def _needs(article: Element) -> dict[str, str]:
    """Return, by a group's path, the message that says how much of its list is needed."""
    found = ((str(one.get("data-group")), one.having("data-need")) for one in article.having("data-group"))
    return {path: _message(said[0]) for path, said in found if said}


def _message(element: Element) -> str:
    """Return the id of the first message in an element; empty where there is none."""
    return next((str(one.get("data-message")) for one in element.having("data-message")), "")


def _check_columns(table: Element, data: Data, competency: str, option: str) -> Iterator[Finding]:
    tiers = data["competencies"][competency]["options"][option]["tiers"]
    head, *rows = [one for one in table.walk() if one.tag == "tr"] or [table]
    shape = ["th", *("td" for _ in tiers)]
    named = [f"programme.tiers.{tier}.name" for tier in tiers]
    if [(one.tag, one.paths) for one in head.elements] != [("th", paths) for paths in ([], *([one] for one in named))]:
        found = ["".join(path.split(".")[2] for path in one.paths if path in named) for one in head.elements]
        yield Finding("places", f"#{option}-option", f"{['', *tiers]} in the first row", repr(found))
        return
    cells = []
    for row in rows:
        is_whole = [one.tag for one in row.elements] == ["th"]
        first = [] if is_whole else [path for one in row.elements[:1] for path in one.paths]
        if more := [path for path in first if _MARKET not in path]:
            yield Finding("places", f"#{option}-option", "a market alone before a row of cells", " and ".join(more))
        if not is_whole and [one.tag for one in row.elements] != shape:
            yield Finding("places", f"#{option}-option", " ".join(shape), " ".join(one.tag for one in row.elements))
        cells.append([one for one in row.elements if one.tag == "td"])
    for n, tier in enumerate(tiers):
        column = [row[n] for row in cells if len(row) > n]
        stated = [one.get("data-group") or path for one in column for path in (one.paths or [""])]
        expected = column_paths(data, competency, option, tier)
        yield from differ(f"#{option}-{tier}", expected, [path for path in stated if path])
        for cell in column:
            if cell.get("data-group") in {None, *expected}:
                yield from _check_cell(cell, data, tier, f"#{option}-{tier}")


def _check_cell(cell: Element, data: Data, tier: str, at: str) -> Iterator[Finding]:
    """A cell says how many people a group asks for, and that another one is enough where it is; or how many in all.

    One without facts says that there is nothing to say.
    """
    if path := cell.get("data-group"):
        yield from differ(path, who_paths(data, path, tier), cell.paths)
        expected = ["any"] if is_alternative(data, path, tier) else []
        if (found := [str(one.get("data-connective")) for one in cell.having("data-connective")]) != expected:
            yield Finding("logic", path, f"other requirements that can be met instead: {expected}", str(found))
        if not cell.having("data-message"):
            yield Finding("logic", path, "how many people, or that it is not stated", repr(cell.text.strip()))
        return
    for headcount in cell.paths:
        least = is_at_least(data, headcount)
        if least is not None and least != bool(cell.having("data-message")):
            yield Finding("logic", headcount, "'at least' where the data has it", repr(cell.text.strip()))
    if not cell.paths and cell.text.strip() != NOTHING:
        yield Finding("places", at, f"{NOTHING!r} in a cell without facts", repr(cell.text.strip()))


def _check_rows(body: Element, data: Data, needs: dict[str, str]) -> Iterator[Finding]:
    """Rows of cells are all of one threshold or of groups that ask for the same, which the row above them says."""
    cells = [one for one in body.walk() if one.tag == "td"]
    groups = list(dict.fromkeys(path for one in cells if (path := one.get("data-group"))))
    lines = thresholds_in(body)
    # The first row says of what the others are, or is one of them.
    first = next((one for row in body.elements[:1] for one in row.elements[:1]), None)
    above = first if first and first.get("scope") == "rowgroup" else None
    said = above.paths if above else []
    rest = [path for one in cells if not one.get("data-group") for path in one.paths if is_headcount(path)]
    if len(lines) + bool(groups) + bool(rest) != 1:
        yield Finding("places", "", "rows of one thing", " and ".join([*lines, *groups, *rest]) or "none")
    elif lines:
        metric, *more = said or [""]
        own = (path for tier in data["programme"]["tiers"] for path in line_paths(data, lines[0], tier))
        allowed = {path for path in own if figure_at(path) is None}
        if metric != metric_path(data, lines[0]) or not allowed.issuperset(more):
            yield Finding("places", lines[0], "its own metric above it", " and ".join(said))
    for group in groups:
        expected = asked_paths(data, group) if group_at(data, group) else []
        if said != expected or above is None or _message(above) != needs.get(group, ""):
            found = " and ".join(said) or "nothing"
            yield Finding("places", group, f"what it asks for above it: {' and '.join(expected)}", found)
        for listed in above.having("data-list") if above else ():
            yield from _check_style(listed, group, data)


def _check_figures(body: Element, data: Data, tiers: list[str]) -> Iterator[Finding]:
    """In the row of a market each tier that has a threshold has its figure there."""
    for line in thresholds_in(body)[:1]:
        for row in body.elements:
            head, *cells = row.elements or [row]
            markets = [path.removeprefix(_MARKET).removesuffix(".name") for path in head.paths if _MARKET in path]
            for tier, cell in zip(tiers, cells, strict=False):
                yield from differ(line, cell_paths(data, line, tier, "".join(markets)), cell.paths)


def _check_style(listed: Element, path: str, data: Data) -> Iterator[Finding]:
    people, key = group_at(data, path) or ({"groups": {}}, "")
    style = "standard" if people["groups"].get(key, {}).get("need") == "all" else "or"
    if listed.get("data-list") != style:
        yield Finding("logic", path, f"a list of {style!r}", f"one of {listed.get('data-list')!r}")
