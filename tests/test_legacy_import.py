"""What is carried over from legacy pages: drafts equal in facts to the data, compendia that hold no facts."""

import json
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from generator.cli import main
from generator.data import Tree, parse_yaml, read_tree
from generator.legacy import audit, import_pages, names_of
from generator.legacy.figures import found_in
from generator.legacy.finding import KINDS, Finding
from generator.legacy.page import parse_page
from generator.legacy.report import MEANINGS, as_html, as_table
from generator.legacy.taking import Taken
from generator.merging import merge
from generator.model import Competency, Junction, Rule
from generator.pofiles import Entry, PoFile, parse_po
from generator.resolve import resolve
from tests.legacy_pages import LOCALES, write_page
from tests.test_legacy_audit import ENGLISH, ITALIAN
from tests.test_legacy_oracle import catalogue
from tests.tools import ROOT, copy_project, files_of

AS_OF = date(2018, 3, 19)


def data() -> Tree:
    return read_tree(ROOT / "data", "data")


def facts(competency: Competency) -> list[object]:
    """Return all that a competency states, whatever its groups and lists are called."""
    stated: list[object] = []
    for option in competency.options:
        for tier in option.tiers:
            for line in tier.thresholds:
                minimums = [
                    (one.market and one.market.key, one.figure.value, one.monthly_average and one.monthly_average.value)
                    for one in line.minimums
                ]
                period = line.period and line.period.text.singular
                stated.append(
                    (option.id, tier.id, line.name.singular, period, [one.name.key for one in line.products], minimums)
                )
            stated.append((option.id, tier.id, sorted(one.key for one in tier.associations)))
            if tier.people:
                stated.append(
                    (
                        option.id,
                        tier.id,
                        tier.people.headcount.value,
                        tier.people.at_least,
                        str(shape_of(tier.people.rule)),
                    )
                )
    return stated


def shape_of(rule: Rule) -> object:
    if isinstance(rule, Junction):
        return rule.kind, [shape_of(part) for part in rule.parts]
    people = rule.people.value if rule.people else None
    areas = [(area.name and area.name.key, [one.id for one in area.credentials]) for area in rule.areas]
    each = rule.each and (people or 0) > 1
    return people, rule.relation, rule.need, each, rule.role and rule.role.key, areas


def drafted(taken: Taken, competency: str) -> Competency:
    tree = data()
    root = dict(tree.value) if isinstance(tree.value, dict) else {}
    competencies = root["competencies"]
    assert isinstance(competencies, dict)
    root["competencies"] = {
        **competencies,
        competency: parse_yaml(taken.files[f"competencies/{competency}.yml"], "draft.yml").value,
    }
    resolved = resolve(Tree(root, tree.marks))
    assert resolved.problems == ()
    return next(one for one in resolved.catalogue.competencies if one.id == competency)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("competency", catalogue().competencies, ids=lambda one: one.id)
def test_a_draft_has_the_facts_of_the_page(competency: Competency, locale: str) -> None:
    page = parse_page(write_page(competency, locale, 5), f"{locale}/{competency.id}.md")
    taken = import_pages([page], data(), AS_OF)
    assert taken.problems == ()
    assert set(taken.files) == {f"competencies/{competency.id}.yml"}
    if all(line.products for option in competency.options for tier in option.tiers for line in tier.thresholds):
        named = [one for one in taken.refused if "may be" in one.why]
        if not named:
            assert facts(drafted(taken, competency.id)) == facts(competency)


def po_of(taken: Taken, name: str = "it_IT.po") -> PoFile:
    return parse_po(taken.files[name], name)


def translations(po: PoFile) -> dict[str, str]:
    return {one.msgid: one.strings[0] for one in po.entries}


def take(*pages: tuple[str, str]) -> Taken:
    return import_pages([parse_page(text, shown) for text, shown in pages], data(), AS_OF)


def test_a_page_and_its_source_make_a_compendium_with_placeholders() -> None:
    taken = take((ENGLISH, "en/boat-repair.md"), (ITALIAN, "it-IT/boat-repair.md"))
    po = po_of(taken)
    made = translations(po)
    assert po.header["Language"] == "it_IT"
    assert (
        made["%(count)s individuals must each pass one of the following exams:"]
        == "%(count)s persone devono ciascuna superare uno dei seguenti esami:"
    )
    assert made["Partners must earn at least %(amount)s in net new revenue in the TTM period"].startswith(
        "I partner devono ottenere almeno %(amount)s di ricavi"
    )
    assert (
        made["* Retiring on %(date)s. It will be accepted until %(date_second)s."]
        == "* Ritiro il %(date)s. Sarà accettato fino al %(date_second)s."
    )
    assert (made["Learn more about these associations."], made["Yard"]) == (
        "Altre informazioni su queste associazioni.",
        "Cantiere",
    )
    assert {(one.context, one.msgid) for one in po.entries} >= {
        ("connective", "AND"),
        ("name", "Silver"),
        ("name", "Ropes"),
        ("name", "Developed markets"),
    }
    assert made["Silver"] == ""
    in_doubt = {one.msgid for one in po.entries if one.fuzzy}
    # The cause of a doubt is said; a previous message, which there is none of, is not made up.
    assert "In doubt: " in taken.files["it_IT.po"]
    assert "#| " not in taken.files["it_IT.po"]
    assert not [one for one, text in made.items() if one not in in_doubt and any(map(str.isdigit, text))]


BILINGUAL = """\
---
ms.contentlocale: it-IT
---
#<a name="boat-repair"></a>{heading}

{lines}
"""


def both(target: str, source: str, n: int = 1) -> str:
    beside = f'<span class="sxs-lookup"><span data-stu-id="a-{n}">{source}</span></span>'
    return f'<span data-ttu-id="a-{n}">{target}</span>{beside}'


def compendium(*lines: tuple[str, str]) -> PoFile:
    text = BILINGUAL.format(
        heading=both("Barche", "Boats"), lines="\n\n".join(both(*line, n) for n, line in enumerate(lines, 2))
    )
    return po_of(take((text, "it-IT/boat-repair.md")))


DOUBTS = {
    "facts differ: USD 300000 in the source, USD 100000 here": (
        "Almeno $ 100.000 di ricavi",
        "At least US$300,000 in revenue",
    ),
    "each is said in the source alone": ("2 persone devono superare", "2 individuals must each pass"),
    "characters of another script": ("Рiparare le barche", "Repair the boats"),
    "OR in the source, AND here": ("**E**", "**OR**"),
    "profit is said here alone": ("L'utile del cantiere", "The revenue of the yard"),
    "much longer or shorter than the source": ("Si", "The whole of the boats of the yard"),
}


@pytest.mark.parametrize("why", DOUBTS)
def test_a_doubtful_pair_is_fuzzy_with_the_reason(why: str) -> None:
    entry = compendium(DOUBTS[why]).entries[-1]
    assert entry.fuzzy
    assert why in entry.translator_comment


def test_a_source_with_two_translations_is_in_doubt_and_keeps_the_more_common() -> None:
    entry = compendium(("Barca", "Boat"), ("Nave", "Boat"), ("Nave", "Boat")).entries[-1]
    assert (entry.strings, entry.translator_comment) == (("Nave",), "In doubt: also translated as 'Barca'")


def test_lines_that_cannot_be_told_apart_are_paired_by_place_in_doubt_and_others_not_at_all() -> None:
    source = "# Boats\n\nOne line of words here.\n\n- US$1,000 here\n\nAnother line.\n"
    target = (
        '#<a name="boats"></a>Barche\n\nUna riga di parole qui.\n\nUna riga in più.\n\n- 1.000 USD qui\n\nUn\'altra.\n'
    )
    po = po_of(take((source, "en/boats.md"), (target, "it-IT/boats.md")))
    told = {one.msgid: one.translator_comment for one in po.entries}
    assert told["%(amount)s here"] == ""
    assert told["Another line."] == "In doubt: paired by its place alone"


def test_a_competency_that_the_data_do_not_have_is_drafted_with_what_it_needs() -> None:
    taken = take(
        (ENGLISH.replace("# Boat Repair\n", "# Boat Repair\nFor all that repair boats.\n", 1), "en/boat-repair.md")
    )
    assert taken.problems == ()
    draft = drafted(taken, "boat-repair")
    assert (draft.name.text, draft.options[0].name.text, draft.options[0].id) == ("Boat Repair", "Yard", "yard")


def test_a_new_credential_takes_its_dates_from_its_mark() -> None:
    new = ENGLISH.replace("MB6-896", "MB6-999").replace("mb6-896", "mb6-999")
    text = take((new, "en/boat-repair.md")).files["credentials.yml"]
    assert "MB6-999:\n  kind: exam\n  name: Chains\n" in text
    assert "retires: 2017-12-31\n  accepted_until: 2018-12-31\n" in text


@pytest.mark.parametrize(
    ("note", "drafted", "refused"),
    [
        ("It is replaced by exam MB6-895.", "MB6-895", []),
        ("MB6-895 replaces it.", None, []),
        (
            "It is replaced by exam 70-999.",
            None,
            [("MB6-999: replaced by 70-999", "neither the data nor the page have 70-999: left out")],
        ),
        (
            "Take MB6-895 in place of MB6-999. It is replaced by 70-346.",
            "MB6-895",
            [
                ("MB6-999: replaced by 70-346", "the page also says another exam: that is taken"),
            ],
        ),
        (
            "Take MB6-999 in place of 70-346.",
            None,
            [("70-346: replaced by MB6-999", "the data do not say so: theirs stays")],
        ),
    ],
)
def test_a_new_credential_takes_what_replaces_it(
    note: str, drafted: str | None, refused: list[tuple[str, str]]
) -> None:
    new = ENGLISH.replace("MB6-896", "MB6-999").replace("mb6-896", "mb6-999")
    got = take((new.replace("until December 31, 2018.", f"until December 31, 2018. {note}"), "en/boat-repair.md"))
    found = re.search("replaced_by: (.*)", got.files["credentials.yml"])
    assert (found and found[1]) == drafted
    assert [(one.what, one.why) for one in got.refused if "replaced" in one.what] == refused


def test_what_is_not_taken_is_reported_with_its_line_and_the_reason() -> None:
    text = ITALIAN.replace("2. **4**", "    - Le barche devono essere pulite.\n2. **4**")
    taken = take((text, "it-IT/boat-repair.md"))
    told = {(one.line, one.what.partition(":")[0]): one.why for one in taken.refused}
    assert (
        told[15, "Le barche devono essere pulite."]
        == "says nothing that data have a place for, or in words that are not known"
    )
    assert told[3, "summary"] == "words of the data are English"
    assert all("summary" in str(one) for one in taken.problems)
    assert taken.problems


# The command line


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "legacy").mkdir()
    for tag, text in (("en", ENGLISH), ("it-IT", ITALIAN)):
        (tmp_path / "legacy" / tag).mkdir()
        (tmp_path / "legacy" / tag / "boat-repair.md").write_text(text, encoding="utf-8")
    return copy_project(tmp_path)


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-f", str(project / "mkdocs.yml"), *arguments])


def test_import_writes_beside_the_project_and_never_over_a_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    before = files_of(project)
    done = run(project, "import", "legacy", "--to", "draft")
    assert done.exit_code == 1
    assert done.output.splitlines()[:2] == [
        "taken: draft/competencies/boat-repair.yml: facts of legacy/en/boat-repair.md, en",
        "taken: draft/it_IT.po: 16 translations, 1 in doubt, 1 left empty",
    ]
    assert (
        "check: competencies/boat-repair.yml:2: competencies.boat-repair: expected the key 'summary', found none"
        in done.output
    )
    after = files_of(project)
    assert {name: after[name] for name in before} == before
    again = run(project, "import", "legacy", "--to", "draft")
    assert again.exit_code == 1
    assert "draft/it_IT.po: expected no such file yet (choose another folder by --to), found one" in again.output
    assert files_of(project) == after


def test_import_of_a_page_whose_draft_the_check_accepts_succeeds(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    one = catalogue().competencies[0]
    (project / "page.md").write_text(write_page(one, "it-IT", 1), encoding="utf-8")
    done = run(project, "import", "page.md", "--to", "draft")
    assert (done.exit_code, "check:" in done.output) == (0, False)
    assert (project / "draft/competencies" / f"{one.id}.yml").exists()


def test_import_reports_as_json(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    report = json.loads(run(project, "import", "legacy", "--to", "draft", "--format", "json").output)
    assert set(report) == {"problems", "refused", "summary"}
    assert "draft/it_IT.po" in report["summary"]["files"]


@pytest.mark.parametrize("hostile", [b"\xff\xfe\x00", b"<span>", b"x" * 30_000, b"\x00"])
def test_a_hostile_page_ends_in_a_message_and_leaves_every_file(
    project: Path, monkeypatch: pytest.MonkeyPatch, hostile: bytes
) -> None:
    monkeypatch.chdir(project)
    (project / "legacy/bad.md").write_bytes(hostile)
    before = files_of(project)
    imported = run(project, "import", "legacy", "--to", "draft")
    audited = run(project, "audit", "legacy")
    assert (imported.exit_code, audited.exit_code) == (1, 1)
    assert "legacy/bad.md" in imported.output
    assert "legacy/bad.md" in audited.output
    assert files_of(project) == before


@pytest.mark.parametrize("anchor", ["../../data/competencies/evil", "/evil", "a/b", "x:y", "-", "a--b", "競争"])
def test_a_page_whose_id_is_none_gives_no_draft(project: Path, monkeypatch: pytest.MonkeyPatch, anchor: str) -> None:
    monkeypatch.chdir(project)
    (project / "legacy/en/boat-repair.md").write_text(
        "\n" + ENGLISH.replace("# Boat", f'# <a name="{anchor}"></a>Boat'), encoding="utf-8"
    )
    before = files_of(project)
    done = run(project, "import", "legacy/en", "--to", "draft")
    assert done.exit_code == 1
    assert (
        "check: legacy/en/boat-repair.md:2: expected an id of small letters, digits and single hyphens" in done.output
    )
    assert f"found '{anchor}'" in done.output
    assert files_of(project) == before


def test_import_never_writes_through_a_link_out_of_its_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    (project / "draft").mkdir()
    (project / "draft/competencies").symlink_to(project / "data/competencies")
    before = files_of(project)
    done = run(project, "import", "legacy", "--to", "draft")
    assert done.exit_code == 1
    assert "competencies/boat-repair.yml: expected a file in draft, found one beside it" in done.output
    assert files_of(project) == before


def test_import_tells_what_check_refuses_in_a_draft_and_fails(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    odd = ENGLISH.replace("## Yard option", '## <a name="Yard: {x-option"></a>Yard option')
    (project / "legacy/en/boat-repair.md").write_text(odd, encoding="utf-8")
    done = run(project, "import", "legacy/en", "--to", "draft")
    assert done.exit_code == 1
    assert "check: competencies/boat-repair.yml" in done.output
    assert "expected an id of small letters, digits and single hyphens" in done.output
    assert (project / "draft/competencies/boat-repair.yml").exists()


def refused_of(*pages: tuple[str, str]) -> list[tuple[int, str, str]]:
    return [(one.line, one.what, one.why) for one in take(*pages).refused]


def test_a_draft_tells_what_it_leaves_out_and_what_it_has_from_the_data() -> None:
    one = next(one for one in catalogue().competencies if one.id == "enterprise-mobility-management")
    fewer = replace(one, options=one.options[:1])
    told = {(what, why) for _, what, why in refused_of((write_page(fewer, "it-IT", 1), f"it-IT/{one.id}.md"))}
    assert ("option smb-partner", "the data have it, the page does not: left out") in told
    assert (
        "conditions eligible-components, paid-licenses-only",
        "not read from the page: they are those of the data",
    ) in told


CHANGES = {
    "a second amount": (
        "    - **Developing",
        "        - At least US$200,000 in net new revenue in the TTM period\n    - **Developing",
        (
            10,
            "At least US$200,000 in net new revenue in the TTM period",
            "a second cloud-net-new-revenue for silver, developed markets",
        ),
    ),
    "another period": (
        "US$150,000 in net new revenue in the TTM period",
        "US$150,000 in net new revenue annually",
        (11, "cloud-net-new-revenue: period annual", "other than on the first line; left out"),
    ),
    "another product": (
        "US$150,000 in net new revenue",
        "US$150,000 in Power BI net new revenue",
        (11, "cloud-net-new-revenue: products power-bi", "not on the first line; taken for all"),
    ),
    "a product that is not there": (
        "US$300,000 in net new revenue",
        "US$300,000 in Dynamics AX 2012 R3 net new revenue",
        (9, "dynamics ax 2012 r3", "a product that the data do not have by this name"),
    ),
    "a greatest amount": (
        "at least US$150,000",
        "at most US$150,000",
        (
            11,
            "Partners must earn at most US$150,000 in net new revenue in the TTM period",
            "a greatest figure: data have only least ones; left out",
        ),
    ),
    "an amount that is not asked for": (
        "Partners must earn at least US$150,000",
        "Partners need not earn US$150,000",
        (
            11,
            "Partners need not earn US$150,000 in net new revenue in the TTM period",
            "a figure that need not be reached: data have only least ones; left out",
        ),
    ),
    "another currency": (
        "US$150,000",
        "€150,000",
        (
            11,
            "Partners must earn at least €150,000 in net new revenue in the TTM period",
            "in EUR, the first line in USD: data have one currency for both; left out",
        ),
    ),
    "another currency first": (
        "US$300,000",
        "€300,000",
        (
            11,
            "Partners must earn at least US$150,000 in net new revenue in the TTM period",
            "in USD, the first line in EUR: data have one currency for both; left out",
        ),
    ),
    "an amount that has lost its currency": (
        "Partners must earn at least US$150,000 in net new revenue",
        "Your customers must have consumed at least 150,000 of Azure",
        (
            11,
            "Your customers must have consumed at least 150,000 of Azure in the TTM period",
            "a figure of which it is not clear what it counts",
        ),
    ),
    "an association that is not known": (
        "Digital Partner of Record",
        "Digital Partner of Record or golden partner of record",
        (12, "golden partner of record", "an association that is not known; left out"),
    ),
    "an association called like one": (
        "Digital Partner of Record",
        "Golden Partner of Record",
        (12, "Golden Partner of Record", "an association that is not known; left out"),
    ),
    "two associations at once": (
        "Digital Partner of Record",
        "Digital Partner of Record and Transacting Partner of Record",
        (12, "silver: AND between associations", "data have only OR between them; taken for that"),
    ),
    "a day that is none": (
        "Retiring on December 31, 2017",
        "Retiring on February 31, 2017",
        (25, "february 31, 2017", "no day of any year: left out"),
    ),
    **{
        f"a time that data do not have: {said}": (
            "US$150,000 in net new revenue in the TTM period",
            f"US$150,000 in net new revenue in the {said}",
            (11, f"cloud-net-new-revenue: period {told}", "not one that data have; left out"),
        )
        for said, told in (
            ("previous 6 months", "6 months"),
            ("last quarter", "last quarter"),
            ("last two quarters, which are 180 days", "180 days"),
            ("next 12 months", "next 12"),
        )
    },
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_one_draft_cannot_hold_is_told(change: str) -> None:
    before, after, told = CHANGES[change]
    assert before in ENGLISH
    got = refused_of((ENGLISH.replace(before, after, 1), "en/boat-repair.md"))
    assert told in got, got


def test_what_has_no_place_in_a_draft_is_told() -> None:
    tiers = ENGLISH[ENGLISH.index("### Silver") :]
    bare = """\
### Silver
1. Your organization must meet the performance thresholds.
    - For these customers, you must be associated as Digital Partner of Record.
"""
    page = ENGLISH.replace("For yards that repair boats.", "For yards.\n\nNot for others.").replace("US$", "CA$")
    page += f"\n## Yard option\nOnce more.\n\n{tiers}\n## Sea option\nAt sea.\n\n{bare}"
    got = [(what, why) for _, what, why in refused_of((page, "en/boat-repair.md"))]
    assert ("Not for others.", "stands outside of any tier") in got
    assert ("option yard", "a second one of this id") in got
    assert ("digital-partner-of-record", "the page has associations without a threshold") in got
    assert "currency: CAD" in take((page, "en/boat-repair.md")).files["competencies/boat-repair.yml"]


NOT_OF_DATA = {
    "an exam of each area": (
        ("each pass one of the following exams", "pass one exam of all of the following focus areas"),
        "one of each area",
    ),
    "two exams": (("one of the following exams", "two of the following exams"), "two"),
    "at least so many of them": (("    - **2** individuals must", "    - At least **2** individuals must"), "at least"),
    "at most so many": (("    - **2** individuals must", "    - At most **2** individuals must"), "at most"),
    "who need not": (("    - **2** individuals must", "    - **2** individuals need not"), "must not"),
    "some of the same": (("    - **2** individuals must", "    - Some of the same individuals must"), "some of same"),
}


@pytest.mark.parametrize("case", NOT_OF_DATA)
def test_what_data_cannot_say_of_people_is_told_with_its_line(case: str) -> None:
    (before, after), what = NOT_OF_DATA[case]
    assert before in ENGLISH
    got = refused_of((ENGLISH.replace(before, after, 1), "en/boat-repair.md"))
    line = ENGLISH[: ENGLISH.index("    - **2** individuals must")].count("\n") + 1
    assert [one[:2] for one in got if one[1] == what] == [(line, what)]


def test_and_or_is_taken_for_or_and_told() -> None:
    taken = take((ENGLISH.replace("**AND**", "**AND/OR**"), "en/boat-repair.md"))
    assert "rule: {any: [exams, exams-second]}" in taken.files["competencies/boat-repair.yml"]
    told = [one for one in taken.refused if "AND/OR" in one.what]
    assert [(one.line, one.what, one.why) for one in told] == [
        (6, "silver: AND/OR", "taken for OR, which is met by both, too")
    ]


def test_a_label_of_all_markets_is_taken_with_its_figures() -> None:
    text = ENGLISH.replace("**Developed markets**", "**All markets**")
    start, end = text.index("    - **Developing"), text.index("    - For these")
    taken = take((text[:start] + text[end:], "en/boat-repair.md"))
    assert "minimum: {silver: {all: 300000}}" in taken.files["competencies/boat-repair.yml"]
    assert not [one for one in taken.refused if "All markets" in one.what]


NO_PLACE = "data have no place for that"
NOT_UNTIL = {
    "registration opens": ("Registration opens on May 2, 2017.", f"registration opens: {NO_PLACE}"),
    "registration from a day": ("Register after May 2, 2017.", f"registration opens: {NO_PLACE}"),
    "no registration": ("You cannot register until May 2, 2017.", f"no registration until then: {NO_PLACE}"),
    "accepted from": ("Accepted after May 2, 2017.", f"accepted from then on, not until then: {NO_PLACE}"),
    "not accepted until": ("Not accepted until May 2, 2017.", f"not accepted until then: {NO_PLACE}"),
    "no longer": (
        "No longer accepted from May 2, 2017.", "no longer accepted from then on: write the last day on which it is"
    ),
    "nothing known": ("Mind May 2, 2017.", "what happens then is not clear: left out"),
    "retires": ("No longer available after May 2, 2017.", "retires"),
    "available until": ("Available until May 2, 2017.", "retires"),
    "not accepted after": ("Not accepted after May 2, 2017.", "accepted_until"),
    "register until": ("Register by May 2, 2017.", "register_until"),
    "available": ("Available from May 2, 2017.", "available_from"),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_UNTIL)
def test_a_day_that_the_data_have_no_place_for_is_told_and_not_taken(case: str) -> None:
    note, told = NOT_UNTIL[case]
    new = ENGLISH.replace("MB6-896", "MB6-999").replace("mb6-896", "mb6-999")
    start = new.index("Retiring on December")
    taken = take((f"{new[:start]}{note}\n", "en/boat.md"))
    keys = re.findall("  ([a-z_]+): 2017-05-02", taken.files["credentials.yml"])
    refused = [(one.line, one.what, one.why) for one in taken.refused if "2017-05-02" in one.what]
    assert (keys, refused) == (([told], []) if " " not in told else ([], [(25, "MB6-999: 2017-05-02", told)]))


def test_who_replaces_whom_is_taken_of_this_exam() -> None:
    new = ENGLISH.replace("MB6-895", "MB6-999").replace("mb6-895", "mb6-999")
    taken = take(
        (new.replace("until December 31, 2018.", "until December 31, 2018. This exam replaces MB6-999."), "a.md")
    )
    assert "replaced_by: MB6-896\n" in taken.files["credentials.yml"]


def test_new_names_of_a_translated_page_are_told_with_their_lines() -> None:
    text = ITALIAN.replace("        - [MB6-895]", "    **Corde e nodi**\n        - [MB6-895]").replace(
        "MB6-896", "MB6-999"
    )
    lines = text.split("\n")
    why = "a new name, of a page in it-IT: those of the data are English"
    got = refused_of((text, "it-IT/boat-repair.md"))
    new = next(n for n, line in enumerate(lines, 1) if "MB6-999" in line)
    made = "the page is in it-IT: 'Yard' is made of the id instead"
    assert {one for one in got if one[2] in {why, made}} == {
        (lines.index("    **Corde e nodi**") + 1, "a focus area: corde e nodi", why),
        (new, "the name of MB6-999: Catene", why),
        (next(n for n, line in enumerate(lines, 1) if "yard-option" in line), "name: Opzione cantiere", made),
    }
    assert not {one for one in refused_of((ENGLISH, "en/boat-repair.md")) if "a new name" in one[2]}


def test_each_of_one_tier_alone_is_told() -> None:
    gold = ENGLISH[ENGLISH.index("### Silver") :].replace("Silver", "Gold").replace(" each ", " ")
    got = refused_of((f"{ENGLISH}\n{gold}", "en/boat-repair.md"))
    assert {(what, why) for _, what, why in got} >= {("gold: each", "said of one tier alone; taken for both")}


@pytest.mark.parametrize(
    ("said", "told"), [("negli ultimi 6 mesi", "6 mesi"), ("nel trimestre precedente", "trimestre precedente")]
)
def test_a_time_that_data_do_not_have_is_told_of_translated_pages(said: str, told: str) -> None:
    text = ITALIAN.replace("negli ultimi 12 mesi", said)
    taken = take((text, "it-IT/boat-repair.md"))
    assert "period" not in taken.files["competencies/boat-repair.yml"]
    lines = [(one.line, one.what) for one in taken.refused if one.why == "not one that data have; left out"]
    assert lines == [(n, f"cloud-net-new-revenue: period {told}") for n in (9, 11)]


@pytest.mark.parametrize(
    ("gold", "told"),
    [
        ("Transacting Partner of Record", [(12, "silver: no Transacting Partner")]),
        ("Digital Partner of Record", []),
    ],
)
def test_associations_of_one_tier_alone_are_told(gold: str, told: list[tuple[int, str]]) -> None:
    other = ENGLISH[ENGLISH.index("### Silver") :].replace("Silver", "Gold")
    other = other.replace("Digital Partner of Record", f"Digital Partner of Record or {gold}")
    taken = take((f"{ENGLISH}\n{other}", "en/boat-repair.md"))
    got = [(one.line, one.what) for one in taken.refused if one.why == "another tier has it; taken for all tiers"]
    assert got == told


def test_texts_that_are_their_sources_are_one_line_of_the_report() -> None:
    same = ITALIAN.replace("Corde", "Ropes").replace("Catene", "Chains")
    report = list(take((ENGLISH, "en/boat-repair.md"), (same, "it-IT/boat-repair.md")).as_text("draft"))
    told = [line for line in report if "same as its source" in line]
    assert told == [
        "refused: it-IT/boat-repair.md:6: 3 texts, the first 'Silver': the same as its source: not translated"
    ]
    one = list(take((ENGLISH, "en/boat-repair.md"), (ITALIAN, "it-IT/boat-repair.md")).as_text("draft"))
    assert "refused: it-IT/boat-repair.md:6: Silver: the same as its source: not translated" in one


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("note.txt", "", "error: pages: expected a file *.md in the folder, found none"),
        (
            "index.md",
            "---\nlang: it\n---\n# Indice\n\n- [Barche](barche.md)\n",
            "error: pages/index.md: expected the heading of a tier, such as Silver or Gold, found none",
        ),
    ],
)
def test_pages_that_say_nothing_are_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, message: str
) -> None:
    monkeypatch.chdir(project)
    (project / "pages").mkdir()
    (project / "pages" / name).write_text(text, encoding="utf-8")
    for command in (("audit", "pages"), ("import", "pages", "--to", "draft")):
        done = run(project, *command)
        assert (done.exit_code, done.output.splitlines()[0]) == (1, message)
    assert not (project / "draft").exists()


def test_products_are_known_with_brackets_or_without_and_in_words_of_other_languages() -> None:
    for text in (
        "AX 2012 (オンプレミス)、Dynamics 365 Enterprise プラン",
        "AX 2012（本地）、Dynamics 365 Enterprise 计划",
        "AX 2012 On-Premises, Dynamics 365 Enterprise Plan",
    ):
        taken = take((ENGLISH.replace("net new revenue", f"net new revenue ({text})"), "en/boat-repair.md"))
        assert (
            "products: [ax-2012-on-premises, dynamics-365-enterprise-plan]"
            in taken.files["competencies/boat-repair.yml"]
        )
        assert not [one for one in taken.refused if "product" in one.why]


def test_days_and_addresses_that_the_data_do_not_have_are_told() -> None:
    known = ENGLISH.replace("MB6-896", "70-534").replace("mb6-896", "70-999")
    got = refused_of((known.replace("December 31, 2017", "March 1, 2016"), "en/boat-repair.md"))
    assert (25, "70-534: 2016-03-01", "the data do not have this day: theirs stays") in got
    assert (
        18,
        "70-534: https://www.microsoft.com/en-us/learning/exam-70-999.aspx",
        "the data have another address: theirs stays",
    ) in got


def test_twelve_months_stand_in_words_beside_an_abbreviation() -> None:
    made = translations(po_of(take((ENGLISH, "en/boat-repair.md"), (ITALIAN, "it-IT/boat-repair.md"))))
    [period] = [text for source, text in made.items() if "TTM" in source]
    assert period.endswith("negli ultimi dodici mesi")


def test_an_assessment_is_a_name_as_an_exam_is() -> None:
    address = "https://partneruniversity.microsoft.com/?courseId=13736"
    pages = [
        text.replace("    **", f"        - [{title}]({address})\n\n    **", 1)
        for text, title in (
            (ENGLISH.replace("    - **", "    + **"), "Technical assessment"),
            (ITALIAN.replace("    - **", "    + **"), "Valutazione tecnica"),
        )
    ]
    po = po_of(take((pages[0], "en/boat-repair.md"), (pages[1], "it-IT/boat-repair.md")))
    assert ("name", "Technical assessment", "Valutazione tecnica") in {
        (one.context, one.msgid, one.strings[0]) for one in po.entries
    }


def test_pipes_devices_and_folders_called_like_pages_are_told_or_passed_over(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    (project / "legacy/folder.md").mkdir()
    (project / "legacy/zero.md").symlink_to("/dev/zero")
    os.mkfifo(project / "legacy/pipe.md")
    done = run(project, "audit", "legacy")
    assert done.stderr.splitlines() == [
        "error: legacy/pipe.md: expected a regular file, found a pipe or a device",
        "error: legacy/zero.md: expected a regular file, found a pipe or a device",
        "0 findings in 2 pages",
    ]


def test_audit_prints_a_table_records_or_a_page(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    page = project / "legacy/it-IT/boat-repair.md"
    page.write_text(ITALIAN.replace("300.000", "100.000"), encoding="utf-8")
    done = run(project, "audit", "legacy")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "boat-repair: 1 finding",
        "what    locale  where        expected                           found        at",
        "amount  it-IT   yard silver  USD 300,000 for developed markets  USD 100,000  legacy/it-IT/boat-repair.md:9",
        "",
    ]
    assert done.stderr == "1 finding in 2 pages\n"
    [one] = json.loads(run(project, "audit", "legacy", "--format", "json").stdout)["problems"]
    assert {key: one[key] for key in ("check", "severity", "locale", "option", "tier", "where")} == {
        "check": "amount",
        "severity": "error",
        "locale": "it-IT",
        "option": "yard-option",
        "tier": "silver",
        "where": "legacy/it-IT/boat-repair.md:9",
    }
    assert [(line["file"], line["line"]) for line in one["evidence"]] == [
        ("legacy/it-IT/boat-repair.md", 9),
        ("legacy/en/boat-repair.md", 9),
    ]
    html = run(project, "audit", "legacy", "--format", "html").stdout
    assert html.startswith("<!doctype html>")
    assert '<td data-head="Found">USD 100,000</td>' in html


def test_the_report_page_has_totals_first_facts_before_words_and_names() -> None:
    text = (
        ITALIAN.replace("300.000", "100.000")
        .replace("Per i cantieri che riparano barche.", "For yards that want to repair the boats of their customers.")
        .replace("Le altre **2** persone", "Gli altri **2** utenti")
    )
    pages = [parse_page(ENGLISH, "en/boat-repair.md"), parse_page(text, "it-IT/boat-repair.md")]
    html = HTMLParser(as_html(audit(pages), pages, (), names_of(pages)))
    heads = [one.text() for one in html.css("h1, h2, h3")]
    assert heads == ["How the pages differ", "By language", "By kind", "Boat Repair", "Facts", "Words", "Pages read"]
    first, kinds, *_ = html.css("table")
    rows = [[cell.text() for cell in row.css("th, td")] for row in first.css("tbody tr")]
    assert rows == [["Italian (it-IT)", "1", "0", "2", "3"], ["All", "1", "0", "2", "3"]]
    assert [row.text(separator="|") for row in kinds.css("tbody tr")] == [
        "amount|1|Facts: another amount of money",
        "english|1|Words: a sentence was left in English",
        "term|1|Words: one thing has two names on one page",
    ]
    [amount, *_] = html.css(".findings tbody tr")
    assert [cell.text() for cell in amount.css("td")][:5] == [
        "amount",
        "Italian (it-IT)",
        "Yard option, Silver",
        "USD 300,000 for developed markets",
        "USD 100,000",
    ]
    assert [(one.attributes["lang"], one.text()[:24]) for one in amount.css("q")] == [
        ("it-IT", "I partner devono ottener"),
        ("en", "Partners must earn at le"),
    ]
    assert [one.attributes["lang"] for one in html.css("td > q")] == ["it-IT", "it-IT"]


def test_every_kind_of_difference_is_explained_and_unknown_languages_have_their_tags() -> None:
    assert set(MEANINGS) == set(KINDS)
    page = parse_page("# A\n", "sv-SE/a.md")
    odd = Finding(kind="credential", competency="a", expected="course 17", found="nothing", evidence=(), locale="sv-SE")
    html = as_html([odd, replace(odd, locale=None)], [page], (), {"course 17": "Sails & ropes"})
    assert '<span class="tag">sv-SE</span>' in html
    assert "All languages" in html
    assert "Sails &amp; ropes" in html
    assert "0 differences in 1 page." in as_html([], [page], (), {})


def test_a_table_has_the_names_of_credentials_without_a_code() -> None:
    names = {"course 17": "Sails & ropes", "course 171": "Engines", "boats": "Boats"}
    odd = Finding(kind="credential", competency="boats", expected="course 171", found="course 17", evidence=())
    [_, _, line, _] = as_table([odd], names)
    assert line.split() == ["credential", "all", "page", "Engines", "Sails", "&", "ropes", "boats"]
    order = replace(odd, kind="order", expected="boats, course 17")
    assert "boats, course 17" in list(as_table([order], names))[2]


def test_audit_holds_pages_against_data_and_escapes_what_they_say(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    (project / "legacy/bad.md").write_bytes(b"<span>")
    one = catalogue().competencies[0]
    (project / "legacy/en" / f"{one.id}.md").write_text(write_page(one, "en", 1), encoding="utf-8")
    assert run(project, "audit", "legacy/en", "--data", "data").exit_code == 0
    text = write_page(one, "it-IT", 1).replace("70-480", "70-481").replace("Application Builder", "<b>&")
    (project / "legacy/it-IT" / f"{one.id}.md").write_text(text, encoding="utf-8")
    html = run(project, "audit", "legacy", "--data", "data", "--format", "html").stdout
    assert "<h2>Could not be read</h2>" in html
    assert "<b>" not in html
    (project / "data/metrics.yml").write_text("x: [", encoding="utf-8")
    assert "data/metrics.yml" in run(project, "audit", "legacy", "--data", "data").output


def test_a_locale_that_is_none_is_wrong_usage(project: Path) -> None:
    done = run(project, "audit", str(project / "legacy"), "--locale", "klingon")
    assert done.exit_code == 2
    expected = "expected a locale that CLDR knows, such as ja-JP"
    assert f"Invalid value for '--locale': {expected}, found 'klingon'" in done.output
    done = run(project, "import", str(project / "legacy"), "--locale", "jp-JP")
    assert done.exit_code == 2
    assert "found 'jp-JP'; did you mean 'ja-JP'?" in done.output
    assert run(project, "audit", str(project / "legacy"), "--locale", "it-it").exit_code == 0


# The compendium


def italian(po: PoFile, messages: Sequence[Entry], lent: Sequence[Entry]) -> tuple[Entry, ...]:
    return merge(po, messages, language="it_IT", plural_forms="", forms=2, compendium=lent).entries


def test_a_compendium_fills_what_is_not_translated_exactly_first_and_then_in_doubt() -> None:
    lent = [
        Entry(msgid="A boat on the river Thames", strings=("Una barca",)),
        Entry(msgid="Sail", context="name", strings=("Vela",)),
        Entry(msgid="B", strings=("",)),
    ]
    messages = [
        Entry(msgid="A boat on the river Thames"),
        Entry(msgid="A boat on the river Thames."),
        Entry(msgid="Sail"),
        Entry(msgid="B"),
        Entry(msgid="Something else"),
    ]
    got = italian(PoFile("it.po"), messages, lent)
    assert [(one.strings, one.fuzzy) for one in got] == [
        (("Una barca",), False),
        (("Una barca",), True),
        (("Vela",), True),
        (("",), False),
        (("",), False),
    ]
    assert got[1].previous == (None, "A boat on the river Thames", None)


def test_a_compendium_never_changes_a_translation_and_keeps_comments_and_doubts() -> None:
    there = PoFile(
        "it.po", {}, (Entry(msgid="A", strings=("Mia",)), Entry(msgid="B", strings=("",), translator_comment="Ask."))
    )
    lent = [
        Entry(msgid="A", strings=("Altra",)),
        Entry(msgid="B", strings=("Bi",), fuzzy=True, translator_comment="In doubt: x"),
    ]
    [one, other] = italian(there, [Entry(msgid="A"), Entry(msgid="B")], lent)
    assert (one.strings, one.fuzzy) == (("Mia",), False)
    assert (other.strings, other.fuzzy, other.translator_comment) == (("Bi",), True, "Ask.\nIn doubt: x")


def test_in_a_few_words_only_capitals_may_differ() -> None:
    lent = [Entry(msgid="Developed Markets", strings=("Mercati sviluppati",))]
    [one, other] = italian(PoFile("it.po"), [Entry(msgid="Developed markets"), Entry(msgid="Developing markets")], lent)
    assert (one.strings, one.fuzzy, other.strings) == (("Mercati sviluppati",), True, ("",))


def test_a_compendium_with_other_placeholders_is_not_much_like_a_message() -> None:
    lent = [Entry(msgid="At least %(amount)s here", strings=("Almeno %(amount)s",))]
    [one, other] = italian(
        PoFile("it.po"), [Entry(msgid="At least %(count)s here"), Entry(msgid="At least %(amount)s there")], lent
    )
    assert (one.strings, other.strings) == (("",), ("Almeno %(amount)s",))


def test_messages_update_takes_compendia_of_its_languages(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    catalogue_file = project / "locales/it_IT/LC_MESSAGES/messages.po"
    text = catalogue_file.read_text(encoding="utf-8")
    own = parse_po(text, "it.po")
    emptied = next(one for one in own.entries if one.msgid == "Requirement")
    before = text.replace(f'msgid "Requirement"\nmsgstr "{emptied.strings[0]}"', 'msgid "Requirement"\nmsgstr ""')
    assert before != text
    catalogue_file.write_text(before, encoding="utf-8")
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {language}\\n"\n\n'
    lent = project / "it.po"
    lent.write_text(
        header.format(language="it_IT")
        + f'msgid "Requirement"\nmsgstr "{emptied.strings[0]}"\n\nmsgid "Period"\nmsgstr "Altro"\n',
        encoding="utf-8",
    )
    assert run(project, "messages", "update", "--compendium", "it.po").exit_code == 0
    assert catalogue_file.read_text(encoding="utf-8") == text
    lent.write_text(header.format(language="xx"), encoding="utf-8")
    (project / "broken.po").write_text("msgid", encoding="utf-8")
    wrong = run(project, "messages", "update", "--compendium", "it.po", "--compendium", "broken.po")
    assert wrong.exit_code == 1
    assert "it.po:1: expected a header with one of 'Language: it_IT'," in wrong.output
    assert "broken.po:1" in wrong.output
    assert replace(own).entries == parse_po(catalogue_file.read_text(encoding="utf-8"), "it.po").entries


_AROUND = st.text("でのにをはが間以上、。年社人 \n*-", max_size=12)


@given(_AROUND, st.sampled_from(["15,000 ドル", "1.5 万ドル", "ドルで 300", "US$15,000", "1.5 万美元"]), _AROUND)
@example("過去で ", "1.5 万ドル", "以上")
@example("で", "US$15,000", "で ")
def test_what_stands_around_a_fact_survives(before: str, fact: str, after: str) -> None:
    text = f"{before}{fact}{after}"
    assert [(text[: one.start], text[one.end :]) for one in found_in(text)] == [(before, after)]


def test_a_particle_before_an_amount_stays_in_a_compendium() -> None:
    pair = ("直近の過去 12 か月で 1.5 万ドル以上", "At least US$15,000 in the previous 12 months")
    entry = compendium(pair).entries[-1]
    assert entry.strings == ("直近の過去 %(months)s か月で %(amount)s以上",)
