"""What pages say, from beginning to end: templates that say something else are found by the data alone."""

import re
import shutil
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest

from generator.data import Tree, read_tree
from generator.project import Project
from generator.site import render_site
from generator.templating import Templates
from generator.verify import judge_site, known_of
from generator.verify.vocabulary import NOTHING_RETIRES
from tests.constructs import read_constructs
from tests.tools import ROOT
from tests.verify.sites import built, framed, project_of, render

TREES: Mapping[str, Callable[[], Tree]] = {
    "constructs": read_constructs,
    "nineteenth": lambda: read_tree(ROOT / "tests/fixtures/nineteenth", "data"),
    "real": lambda: read_tree(ROOT / "data", "data"),
}
DAYS = ("2017-11-15", "2018-03-19", "2019-01-01", "2020-04-01")
# Where templates are tried, the smaller first.
SITES = (("constructs", DAYS[1]), ("nineteenth", DAYS[3]), ("real", DAYS[1]))


@cache
def project_in_two(name: str) -> Project:
    """Return a project in two languages, both of which say what its templates say: neither can tell of the other."""
    whole = project_of(TREES[name]())
    translators = tuple(one for one in whole.translators if one.tag in {"en", "it-IT"})
    return replace(whole, catalogues={"it-IT": whole.catalogues["it-IT"]}, translators=translators)


def pages_of(project: Project, day: str) -> dict[str, str]:
    site = render_site(project, date.fromisoformat(day), "")
    return {page.path: framed(page, site) for page in site.pages}


@cache
def sound_pages(name: str, day: str) -> Mapping[str, str]:
    return pages_of(project_in_two(name), day)


def findings(name: str, pages: Mapping[str, str]) -> list[str]:
    return [str(one) for one in judge_site(built(pages), known_of(project_in_two(name), "")).problems]


@pytest.mark.unmeasured
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", TREES)
def test_pages_say_what_the_data_has(name: str, day: str) -> None:
    assert findings(name, sound_pages(name, day)) == []


@pytest.mark.unmeasured
def test_where_nothing_ends_the_pages_say_so() -> None:
    tree = read_constructs()
    data = cast("dict[str, Any]", deepcopy(tree.value))
    for one in data["credentials"].values():
        for field in ("register_until", "retires", "accepted_until"):
            one.pop(field, None)
    whole = project_of(replace(tree, value=data))
    pages, known = render(whole, date(2018, 3, 19))
    assert list(judge_site(built(pages), known).problems) == []
    said = re.sub(f'<p><span data-message="{NOTHING_RETIRES}">.*?</p>', "", pages["en/retirements/index.html"])
    [problem, *_] = judge_site(built({**pages, "en/retirements/index.html": said}), known).problems
    assert (problem.check, problem.where) == ("verify-told", "en/retirements/: after as_of")
    assert str(problem).endswith("expected 'No exam retires or has retired.', found nothing more")


REQUIREMENTS, RETIREMENTS = "_requirements.html", "retirements.html"
# What to replace, and by what.
EDITS: list[tuple[str, str, str]] = [
    # How much of a list is needed.
    *(
        (REQUIREMENTS, f'"{kind}" -%}}(.*?)and n > 1 -', f'"{kind}" -%}}\\1and n > 99 -')
        for kind in ("exam", "assessment", "certification")
    ),
    (REQUIREMENTS, r"(Choose one focus area and pass or earn.*?)and n > 1 -", r"\1and n > 99 -"),
    (REQUIREMENTS, r'group.kind == "assessment"', r'group.kind == "certification"'),
    (REQUIREMENTS, r'elif n == 1 -%}', r'elif n == 99 -%}'),
    # What is past, and what is to come.
    (REQUIREMENTS, r"as_of > one\.retires", r"as_of < one.retires"),
    (REQUIREMENTS, r"as_of <= one\.register_until", r"as_of >= one.register_until"),
    (REQUIREMENTS, r'\(standing == "no-longer-accepted"\)', r'(standing != "no-longer-accepted")'),
    (REQUIREMENTS, r'\(standing == "not-yet-available"\)', r'(standing != "not-yet-available")'),
    (REQUIREMENTS, r"one\.accepted_until\.value\.day", r"not one.accepted_until.value.day"),
    (REQUIREMENTS, r'\.value == "no-longer-accepted"', r'.value != "no-longer-accepted"'),
    (REQUIREMENTS, r'pgettext\("mark", "Retired"\)', r'pgettext("mark", "No longer accepted")'),
    (REQUIREMENTS, r'pgettext\("mark", "Retiring"\)', r'pgettext("mark", "Not yet available")'),
    # How many people, and which.
    (REQUIREMENTS, r"if rule\.at_least", r"if not rule.at_least"),
    (REQUIREMENTS, r"if people\.at_least", r"if true"),
    (REQUIREMENTS, r'"same" -%}(.*?)"other" -%}', r'"other" -%}\1"same" -%}'),
    (REQUIREMENTS, r"group\.each and n > 1", r"group.each and n > 99"),
    (REQUIREMENTS, r'pgettext\("cell", "Not stated"\)', r'gettext("People")'),
    (REQUIREMENTS, r"if cell\.alternative", r"if not cell.alternative"),
    # Thresholds.
    (REQUIREMENTS, r"if line\.period %", r"if line.period and line.period.months %"),
    (REQUIREMENTS, r"say\(line\.minimum,", r"say(line.monthly_average or line.minimum,"),
    (REQUIREMENTS, r"(<dt>{% if minimum\.market.*?{% else %}){{.*?}}", r"\1"),
    (REQUIREMENTS, r'gettext\("Eligible products"\)', r'gettext("Period")'),
    (REQUIREMENTS, r"{{ average\(line, minimum\) -}}", ""),
    # Who is meant, and what.
    (REQUIREMENTS, r"fact\(group\.role\)", r"fact(catalogue.competencies[0].name)"),
    (REQUIREMENTS, r'gettext\("Focus area"\)', r'gettext("Exam type")'),
    (REQUIREMENTS, r'pgettext\("row", "People"\)', r'pgettext("row", "People in total")'),
    # Headings and labels.
    ("competency.html", r'gettext\("Next deadline"\)', r'gettext("Official name")'),
    (REQUIREMENTS, r"one\.name\) }}{{ note", r"one.name) }}{{ badges(one) }}{{ note"),
    ("competency.html", r"<h1(.*?)</h1>", r"<h1\1{{ requirements.speaks_of(today) }}</h1>"),
    ("exams.html", r'kind == "exam"', r'kind == "assessment"'),
    ("exams.html", r"<h1>.*?</h1>", ""),
    (RETIREMENTS, r'standing == "retiring"', r'standing == "retired"'),
    (RETIREMENTS, r"<h1>.*?</h1>", ""),
    (RETIREMENTS, r"{% if soon %}", "{% if false %}"),
    (RETIREMENTS, r"</dl>", '</dl><p>{{ gettext("No exam retires or has retired.") }}</p>'),
    ("home.html", r'gettext\("What ends within a year"\)', r'gettext("Terms used")'),
    ("terms.html", r'pgettext\("term", "retirement"\)', r'pgettext("term", "acceptance")'),
    ("terms.html", r'<dd>{{ gettext\("A test that, unlike.*?</dd>', ""),
    ("translation.html", r'gettext\("Needs review"\)', r'gettext("Rejected")'),
]  # fmt: skip


@pytest.mark.unmeasured
@pytest.mark.parametrize(("template", "old", "new"), EDITS)
def test_a_template_that_says_something_else_is_found(tmp_path: Path, template: str, old: str, new: str) -> None:
    folder = Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))
    text = (folder / template).read_text(encoding="utf-8")
    (folder / template).write_text(re.sub(old, new, text, flags=re.DOTALL), encoding="utf-8")
    for name, day in SITES:
        pages = pages_of(replace(project_in_two(name), templates=Templates(folder, "templates")), day)
        if pages != sound_pages(name, day):
            assert findings(name, pages) != []
            return
    pytest.fail("no page has what was changed")
