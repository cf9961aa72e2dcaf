"""What an audit found, as a table for a terminal, as records for machines, as a page for a browser. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from html import escape

from generator.errors import Evidence, Problem
from generator.legacy.finding import FACTS, STRUCTURE, WORDS, Finding
from generator.legacy.page import Page
from generator.messages import SOURCE

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


def as_table(findings: Sequence[Finding], names: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a table for each competency, in columns that hold wide characters too.

    `names` are those of credentials that have no code, by their ids.
    """
    for competency, own in _by_competency(findings).items():
        rows = [_HEADS, *(tuple(_row(one, names)) for one in own)]
        cut = [[_cut(cell, most) for cell, most in zip(row, _MOST, strict=True)] for row in rows]
        widths = [max(map(_width, column)) for column in zip(*cut, strict=True)]
        yield f"{competency}: {len(own)} finding{'' if len(own) == 1 else 's'}"
        for row in cut:
            cells = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
            yield "  ".join(cells).rstrip()
        yield ""


def as_html(
    findings: Sequence[Finding], pages: Sequence[Page], problems: Sequence[Problem], names: Mapping[str, str]
) -> str:
    """Return a page that stands alone: totals and what they mean, then for each competency facts before words.

    `names` are those of competencies, options and credentials, by their ids.
    """
    read = "".join(f"<li>{_file(page.file)} {_language(page.locale)} {escape(page.date)}</li>" for page in pages)
    unread = "".join(f"<li>{escape(str(one))}</li>" for one in problems)
    groups = _by_competency(findings)
    shown = _Shown({page.file: page.locale for page in pages}, names)
    return _PAGE.format(
        totals=f"{_count(len(findings), 'difference')} in {_count(len(pages), 'page')}"
        + (f" of {_count(len(groups), 'competency', 'competencies')}" if groups else ""),
        summary=_by_language(findings) + _by_kind(findings) if findings else "",
        read=read,
        unread=f"<h2>Could not be read</h2><ul>{unread}</ul>" if unread else "",
        tables="".join(shown.competency(name, own) for name, own in groups.items()),
    )


def _by_competency(findings: Sequence[Finding]) -> Mapping[str, list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for one in findings:
        groups.setdefault(one.competency, []).append(one)
    return groups


def _by_name(one: Finding, text: str, names: Mapping[str, str]) -> str:
    """Return what was expected or found with the names of ids, but of those of its own place."""
    for key in sorted(names, key=len, reverse=True):
        if key in text and key not in {one.competency, one.option}:
            text = text.replace(key, names[key])
    return text


def _row(one: Finding, names: Mapping[str, str]) -> Iterator[str]:
    yield one.kind
    yield one.locale or _ALL
    yield " ".join(filter(None, (one.option.removesuffix("-option"), one.tier))) or "page"
    # Where options are told by their ids, these are what is expected.
    known = {} if one.kind in STRUCTURE else names
    yield _by_name(one, one.expected, known)
    yield _by_name(one, one.found, known)
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


_GROUPS = (("Facts", FACTS), ("Structure", STRUCTURE), ("Words", WORDS))
# What each kind of difference is, in words for those who do not read the pages themselves.
MEANINGS = {
    "amount": "another amount of money",
    "currency": "the same figure in another currency",
    "market": "a market without its threshold, or with that of another",
    "count": "another number of customers, seats or devices",
    "measure": "another thing is measured, such as profit for revenue",
    "period": "another time over which is measured",
    "condition": "a condition of what counts is missing, or turned round",
    "association": "a partner association is missing or too much",
    "headcount": "another number of people in all",
    "credential": "an exam, assessment or certification is missing, too much, or another one",
    "link": "a link is missing or leads elsewhere",
    "date": "a day, such as that on which an exam retires, is missing or another one",
    "replacement": "it is not said what replaces an exam, or another exam is said to",
    "people": "another number of people for one requirement",
    "relation": "other people are meant: the same, others, or any",
    "each": "it is not said that each of the people must pass",
    "need": "one of a list for all of it, or the other way round",
    "role": "technical exams for functional ones, or the other way round",
    "connective": "AND for OR, or the other way round",
    "group": "a whole requirement is missing or too much",
    "section": "an option or a tier is missing or too much",
    "id": "an id of a section differs, or a link within the page leads nowhere",
    "nesting": "an exam, a market or a requirement stands inside another one, or not in its list",
    "order": "the same things in another order",
    "note": "a footnote does not stand where its exams are",
    "english": "a sentence was left in English",
    "label": "a heading or label was left in English",
    "term": "one thing has two names on one page",
    "script": "characters of another script",
    "misleading": "words known to say another thing than is meant",
}
_LANGUAGES = {
    "pt-BR": "Brazilian Portuguese", "zh-CN": "Simplified Chinese", "zh-TW": "Traditional Chinese",
    "en": "English", "it": "Italian", "pt": "Portuguese", "ja": "Japanese", "zh": "Chinese",
    "es": "Spanish", "fr": "French", "de": "German", "ko": "Korean", "ru": "Russian",
}  # fmt: skip


def _language(locale: str | None) -> str:
    """Return what a locale is called, with its tag, which no line breaks: `Italian (it-IT)`."""
    if locale is None:
        return "All languages"
    name = _LANGUAGES.get(locale) or _LANGUAGES.get(locale.partition("-")[0])
    tag = f'<span class="tag">{escape(locale)}</span>'
    return f'{name} <span class="tag">({escape(locale)})</span>' if name else tag


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def _by_language(findings: Sequence[Finding]) -> str:
    """Return how many facts, structures and words differ in each language; most differences in facts first."""
    counted = {
        locale: [sum(one.locale == locale and one.kind in kinds for one in findings) for _, kinds in _GROUPS]
        for locale in dict.fromkeys(one.locale for one in findings)
    }
    rows = sorted(counted.items(), key=lambda row: [-number for number in row[1]])
    every = ("All", [sum(column) for column in zip(*counted.values(), strict=True)])
    lines = "".join(
        f'<tr><th scope="row">{name}</th>'
        + "".join(f'<td class="number">{number}</td>' for number in (*numbers, sum(numbers)))
        + "</tr>"
        for name, numbers in [*((_language(locale), numbers) for locale, numbers in rows), every]
    )
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Language", *(name for name, _ in _GROUPS), "All"))
    return f"<h2>By language</h2><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"


def _by_kind(findings: Sequence[Finding]) -> str:
    """Return how many differences of each kind there are, and what the kinds mean."""
    counted = Counter(one.kind for one in findings)
    rows = "".join(
        f'<tr><th scope="row">{kind}</th><td class="number">{counted[kind]}</td><td>{group}: {MEANINGS[kind]}</td></tr>'
        for group, kinds in _GROUPS
        for kind in kinds
        if counted[kind]
    )
    heads = '<th scope="col">Kind</th><th scope="col">Number</th><th scope="col">What it means</th>'
    return f"<h2>By kind</h2><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _file(name: str) -> str:
    """Return a file's name, which a line may end in after each of its folders."""
    return f"<code>{escape(name).replace('/', '/<wbr>')}</code>"


@dataclass(frozen=True, slots=True)
class _Shown:
    """Writes findings; knows the language of each page and the names of ids."""

    locales: Mapping[str, str]
    names: Mapping[str, str]

    def competency(self, name: str, own: Sequence[Finding]) -> str:
        """Return the differences of a competency, one table for facts, for structure and for words."""
        tables = "".join(
            self._table(group, some) for group, kinds in _GROUPS if (some := [one for one in own if one.kind in kinds])
        )
        return f"<h2>{escape(self.names.get(name, name))}</h2>{tables}"

    def _table(self, group: str, own: Sequence[Finding]) -> str:
        heads = ("Kind", "Language", "Where", "Expected", "Found", "Lines")
        rows = "".join(
            "<tr>"
            + "".join(f'<td data-head="{head}">{cell}</td>' for head, cell in zip(heads, cells, strict=True))
            + "</tr>"
            for cells in map(self._cells, own)
        )
        columns = "".join(f'<th scope="col">{head}</th>' for head in heads)
        return f'<h3>{group}</h3><table class="findings"><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>'

    def _cells(self, one: Finding) -> tuple[str, ...]:
        place = (self.names.get(one.option, one.option.removesuffix("-option")), one.tier.capitalize())
        where = ", ".join(filter(None, place)) or "Page"
        said = [self._said(one, text) for text in (one.expected, one.found)]
        return (one.kind, _language(one.locale), escape(where), *said, self._lines(one))

    def _said(self, one: Finding, text: str) -> str:
        """Return what was expected or found: credentials by their names, words of a language marked as such."""
        shown = escape(_by_name(one, text, self.names), quote=False)
        if one.kind in {"term", "script", "misleading"} and one.locale:
            shown = re.sub("'([^']+)'", f'<q lang="{escape(one.locale)}">\\1</q>', shown)
        return shown

    def _lines(self, one: Finding) -> str:
        """Return the line of what was found and one of what was expected; the others can be opened."""
        in_english = one.kind in {"english", "label"}
        lines = [
            self._line(each, SOURCE if in_english else self.locales.get(each.file, SOURCE)) for each in one.evidence
        ]
        more = f"<details><summary>{len(lines) - 2} more</summary><ul>{''.join(lines[2:])}</ul></details>"
        return f"<ul>{''.join(lines[:2])}</ul>" + (more if len(lines) > 2 else "")  # noqa: PLR2004

    def _line(self, each: Evidence, lang: str) -> str:
        text = (
            " ".join(re.sub(r"^ *(?:[-*+]|[0-9]+[.)]) |\]\([^)]*\)|<[^>]*>|[*\\\[]|^#+", " ", each.text).split())
            or each.text
        )
        return f'<li>{_file(f"{each.file}:{each.line}")} <q lang="{escape(lang)}">{escape(_cut(text, 160))}</q></li>'


_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>How the pages differ</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem }}
table {{ border-collapse: collapse; margin-block: 1rem }}
th, td {{ border: 1px solid #767676; padding: .3rem .5rem; text-align: start; vertical-align: top }}
.number {{ text-align: end }}
.tag {{ white-space: nowrap }}
.findings {{ width: 100% }}
.findings td:last-child {{ width: 40% }}
ul {{ margin: 0; padding-inline-start: 1.2rem }}
q {{ quotes: none }}
code {{ font-size: .875em; overflow-wrap: anywhere }}
@media screen and (max-width: 60rem) {{
  .findings thead {{ display: none }}
  .findings, .findings tbody, .findings tr, .findings td {{ display: block; width: auto }}
  .findings td:last-child {{ width: auto }}
  .findings tr {{ border: 1px solid #767676; margin-block: .75rem; padding: .25rem .5rem }}
  .findings td {{ border: 0; overflow-wrap: break-word; padding: .1rem 0 }}
  .findings td:nth-child(-n + 3) {{ display: inline; font-weight: bold }}
  .findings td:nth-child(-n + 2)::after {{ content: ", " }}
  .findings td:nth-child(n + 4):not(:last-child)::before {{ content: attr(data-head) ": "; font-weight: bold }}
  .findings ul {{ list-style: none; padding: 0 }}
}}
@media print {{
  body {{ font-size: 9pt; margin: 0; max-width: none }}
  tr, li {{ break-inside: avoid }}
  h2, h3 {{ break-after: avoid }}
}}
</style>
<h1>How the pages differ</h1>
<p>{totals}.</p>
{unread}
{summary}
{tables}
<h2>Pages read</h2>
<ul>{read}</ul>
</html>
"""
