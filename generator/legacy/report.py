"""What an audit found, as a table for a terminal, as records for machines, as a page for a browser. Pure."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from html import escape

from generator.errors import Problem
from generator.legacy.finding import FACTS, Finding
from generator.legacy.page import Page

_HEADS = ("what", "locale", "where", "expected", "found", "at")
# How many columns of a terminal each cell may take; a file's name and line are never cut.
_MOST = (12, 7, 44, 44, 44, 200)
_ALL = "all"


def as_record(finding: Finding) -> dict[str, object]:
    """Return a finding as JSON has it: the fields of a problem, and where on the pages it belongs."""
    record = {
        "check": finding.kind,
        "severity": "error" if finding.kind in FACTS else "warning",
        "where": finding.where,
        "locale": finding.locale,
        "competency": finding.competency,
        "option": finding.option,
        "tier": finding.tier,
        "message": f"expected {finding.expected}, found {finding.found}",
        "expected": finding.expected,
        "found": finding.found,
        "evidence": [
            {key: value for key, value in asdict(one).items() if value is not None} for one in finding.evidence
        ],
    }
    return {key: value for key, value in record.items() if value not in (None, "", [])}


def summary(findings: Sequence[Finding], pages: Sequence[Page]) -> dict[str, object]:
    """Return how many pages were read and how many findings of each kind there are."""
    kinds = Counter(one.kind for one in findings)
    competencies = list(dict.fromkeys(one.competency for one in findings))
    return {
        "pages": len(pages),
        "findings": len(findings),
        "competencies": len(competencies),
        "kinds": dict(sorted(kinds.items())),
    }


def as_table(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the lines of a table for each competency, in columns that hold wide characters too."""
    for competency, own in _by_competency(findings).items():
        rows = [_HEADS, *(tuple(_row(one)) for one in own)]
        cut = [[_cut(cell, most) for cell, most in zip(row, _MOST, strict=True)] for row in rows]
        widths = [max(map(_width, column)) for column in zip(*cut, strict=True)]
        yield f"{competency}: {len(own)} finding{'' if len(own) == 1 else 's'}"
        for row in cut:
            cells = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
            yield "  ".join(cells).rstrip()
        yield ""


def as_html(findings: Sequence[Finding], pages: Sequence[Page], problems: Sequence[Problem]) -> str:
    """Return a page that stands alone: what was read, and a table for each competency with every line of evidence."""
    read = "".join(
        f"<li><code>{escape(page.file)}</code> <span>{escape(page.locale)}</span> {escape(page.date)}</li>"
        for page in pages
    )
    unread = "".join(f"<li>{escape(str(one))}</li>" for one in problems)
    tables = "".join(_table(competency, own) for competency, own in _by_competency(findings).items())
    return _PAGE.format(
        findings=len(findings),
        pages=len(pages),
        read=read,
        unread=f"<h2>Could not be read</h2><ul>{unread}</ul>" if unread else "",
        tables=tables or "<p>No differences.</p>",
    )


def _by_competency(findings: Sequence[Finding]) -> Mapping[str, list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for one in findings:
        groups.setdefault(one.competency, []).append(one)
    return groups


def _row(one: Finding) -> Iterator[str]:
    yield one.kind
    yield one.locale or _ALL
    yield " ".join(filter(None, (one.option.removesuffix("-option"), one.tier))) or "page"
    yield one.expected
    yield one.found
    yield one.where


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _cut(text: str, most: int) -> str:
    text = " ".join(text.split())
    if _width(text) <= most:
        return text
    while _width(text) > most - 1:
        text = text[:-1]
    return f"{text}…"


def _table(competency: str, own: Sequence[Finding]) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in (*_HEADS[:-1], "lines"))
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{escape(cell)}</td>" for cell in list(_row(one))[:-1])
        + f"<td>{_evidence(one)}</td></tr>"
        for one in own
    )
    return f"<h2>{escape(competency)}</h2><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _evidence(one: Finding) -> str:
    lines = "".join(
        f"<li><code>{escape(f'{e.file}:{e.line}')}</code> <q>{escape(e.text)}</q></li>" for e in one.evidence
    )
    return f"<details><summary>{escape(one.where)}</summary><ul>{lines}</ul></details>"


_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>How the pages differ</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border: 1px solid #767676; padding: .3rem .5rem; text-align: start; vertical-align: top }}
td {{ overflow-wrap: anywhere }}
q {{ quotes: none }}
</style>
<h1>How the pages differ</h1>
<p>{findings} findings in {pages} pages.</p>
<details><summary>Pages</summary><ul>{read}</ul></details>
{unread}
{tables}
</html>
"""
