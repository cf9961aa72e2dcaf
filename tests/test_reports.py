"""A comparison as text, Markdown and JSON: golden files, and what no word of the data may do to Markdown."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.differences import Change, Named, differences
from generator.effects import Comparison, Touched, TouchedPage, Version
from generator.errors import wrong
from generator.pofiles import Entry
from generator.reports import as_json, as_markdown, as_text, problems_as_markdown
from generator.resolve import read_catalogue
from tests.conftest import Golden
from tests.constructs import ABSENT, changed, read_constructs
from tests.tools import ROOT

GOLDEN = Path(__file__).parent / "golden" / "diff"
FORMS = {"text.txt": as_text, "markdown.md": as_markdown, "json.json": as_json}
CBA = "competencies.cloud-business-applications"
ENGAGEMENT = f"{CBA}.options.enterprise-customer-engagement"
EDITS: Mapping[str, object] = {
    f"{CBA}.summary": "For partners that run a business in the cloud.",
    f"{ENGAGEMENT}.thresholds.cloud-net-new-revenue.minimum.gold.developed": 350000,
    f"{ENGAGEMENT}.people.headcount.gold": 12,
    f"{ENGAGEMENT}.people.at_least": {"silver": True, "gold": False},
    f"{ENGAGEMENT}.people.lists.functional": ["MB2-717", "MB2-718"],
    f"{ENGAGEMENT}.people.rule": {"any": ["technical", "functional"]},
    "competencies.windows-and-devices.options.surface-hub": ABSENT,
    "credentials.70-999": {"kind": "exam", "name": "Clouds #1", "retires": "2018-07"},
    "credentials.70-354.retires": "2018-06-30",
    "credentials.70-354.url": "https://example.org/a_b#c",
    "programme.markets.developed.name": "Rich | <b>mature</b> @markets",
}
OLD, NEW = Version("main", date(2018, 3, 19)), Version("HEAD", date(2018, 3, 20))
SAME = Comparison(old=OLD, new=NEW, changes=(), pages={}, frames=(), messages={}, templates=(), notes=())


@pytest.fixture(scope="module")
def found() -> Comparison:
    before = Entry(msgid="For partners that run the business of their customers in the cloud.", strings=("x",))
    reworded = replace(before, msgid="For partners that run a business in the cloud.", fuzzy=True)
    named = Entry(msgid="Rich | <b>mature</b> @markets", context="name", strings=("",))
    gone = Entry(msgid="Surface Hub", context="name", strings=("x",))
    names = ["", "exams/", *(f"page-{n}/" for n in range(9))]
    both = [TouchedPage("{}/old/", "gone"), TouchedPage("{}/new/", "new")]
    both += [TouchedPage(f"{{}}/{name}", "changed") for name in names]
    return Comparison(
        old=OLD,
        new=NEW,
        changes=differences(read_catalogue(read_constructs()), read_catalogue(changed(EDITS))),
        pages={
            "en": tuple(replace(page, address=page.address.format("en")) for page in both),
            "it-IT": tuple(replace(page, address=page.address.format("it-IT")) for page in both),
            "ja-JP": (TouchedPage("ja-JP/exams/", "changed"),),
            "pt-BR": (),
            "*": (TouchedPage("", "changed"),),
        },
        frames=("en", "it-IT"),
        messages={
            "it-IT": Touched(missing=(named,), fuzzy=(reworded,), removed=(gone,)),
            "ja-JP": Touched(removed=(gone,), translated=(reworded,)),
            "pt-BR": Touched(removed=(gone,), refused=(reworded,)),
            "zh-CN": Touched(removed=(gone,), refused=(reworded,)),
            "zh-TW": Touched(),
        },
        templates=("exams.html", "home.html"),
        notes=("All pages are made with the templates of HEAD: main: templates/`x`.html:1: expected a template",),
    )


@pytest.mark.parametrize("name", FORMS)
def test_the_golden_reports(name: str, found: Comparison, golden: Golden) -> None:
    golden(GOLDEN / name, FORMS[name](found))


def test_nothing_to_tell_is_told() -> None:
    assert as_text(SAME) == "main -> HEAD: no fact, page or message is different\n"
    assert as_markdown(SAME) == "### main -> HEAD: no fact, page or message is different\n"
    assert json.loads(as_json(SAME))["changes"] == []


ONE, TWO = Touched(missing=(Entry(msgid="A"),)), Touched(missing=(Entry(msgid="A"), Entry(msgid="B")))


@pytest.mark.parametrize(
    ("comparison", "headline"),
    [
        (replace(SAME, templates=("a.html",)), "no fact changed"),
        (replace(SAME, pages={"en": (TouchedPage("en/", "new"),)}), "no fact changed, 1 page touched"),
        (replace(SAME, frames=("en",)), "no fact changed, what stands around every page touched"),
        (replace(SAME, messages={"it-IT": Touched(removed=(Entry(msgid="A"),))}), "no fact changed"),
        (replace(SAME, messages={"it-IT": ONE}), "no fact changed, 1 word to translate into it-IT"),
        (
            replace(SAME, messages={"it-IT": TWO, "ja-JP": TWO, "pt-BR": Touched()}),
            "no fact changed, 2 words to translate into each of 2 languages",
        ),
        (
            replace(SAME, messages={"it-IT": ONE, "ja-JP": TWO}),
            "no fact changed, up to 2 words to translate into each of 2 languages",
        ),
    ],
)
def test_the_first_line_says_what_there_is(comparison: Comparison, headline: str) -> None:
    assert as_text(comparison).splitlines()[0] == f"main -> HEAD: {headline}"


def test_of_many_messages_a_terminal_shows_some() -> None:
    many = tuple(Entry(msgid=f"Message {n}") for n in range(30))
    comparison = replace(SAME, messages={"it-IT": Touched(translated=many)})
    lines = as_text(comparison).splitlines()
    assert lines[-2:] == ["  translated: “Message 19”", "  translated: 10 more"]
    assert as_markdown(comparison).count("- translated: “Message") == 30


def shared(before: str | None, after: str | None, used: tuple[Named, ...] = ()) -> Comparison:
    change = Change(
        path="x", kind="name", subject="Market, name", old=before, new=after, before=before, after=after, used=used
    )
    return replace(SAME, changes=(change,))


def test_words_are_no_markdown_and_only_a_fact_that_is_an_address_is_a_link() -> None:
    comparison = shared("https://example.org/a", "@octocat | https://example.org/b")
    cells = [r"https:&#8203;//example.org/a", r"@&#8203;octocat \| https:&#8203;//example.org/b"]
    assert f"\n| Market, name | {cells[0]} | {cells[1]} |  |\n" in as_markdown(comparison)
    link = replace(comparison, changes=(replace(comparison.changes[0], kind="link"),))
    assert f"\n| Market, name | <https://example.org/a> | {cells[1]} |  |\n" in as_markdown(link)


def test_why_two_sides_cannot_be_compared_is_no_markdown_either() -> None:
    problem = wrong("data", "x: a.yml:1", expected="a date", found="'@octocat `x`\n# y'")
    assert problems_as_markdown("main", "x", [problem]) == (
        "### main -> x: they cannot be compared\n\n- x: a.yml:1: expected a date, found '@&#8203;octocat \\`x\\` # y'\n"
    )


def test_a_terminal_shows_no_control_characters() -> None:
    assert as_text(shared("a\x1b[2Jb", "c\nd\u202e")).splitlines()[-1] == ("  Market, name: a\ufffd[2Jb -> c d\ufffd")


def test_a_long_sentence_has_each_side_on_its_own_line() -> None:
    assert as_text(shared("a " * 50, "b " * 50, (Named("x", "X"),))).splitlines()[-3:] == [
        "  Market, name (shown by X):",
        f"       {'a ' * 50}",
        f"    -> {'b ' * 50}",
    ]


def test_every_key_of_the_json_is_documented(found: Comparison) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    part = text[text.index("### For machines") : text.index("## For developers")]
    report = json.loads(as_json(found))
    keys = {
        *report,
        *report["old"],
        *report["changes"][0],
        *report["changes"][0]["where"],
        *report["messages"]["it-IT"],
        *report["pages"]["en"][0],
    }
    assert {key for key in keys if not re.search(rf"`(changes\[\])?\.?{key}`", part)} == set()


def test_many_competencies_that_show_a_fact_are_cut() -> None:
    many = tuple(Named(str(n), f"C{n}") for n in range(8))
    assert as_text(shared("a", "b", many)).splitlines()[-1] == (
        "  Market, name: a -> b (shown by C0, C1, C2, C3, C4, 3 more)"
    )
    assert as_text(shared("a", "b", many[:6])).splitlines()[-1] == (
        "  Market, name: a -> b (shown by C0, C1, C2, C3, C4, C5)"
    )
    assert json.loads(as_json(shared("a", "b", many)))["changes"][0]["shown_by"] == [str(n) for n in range(8)]
