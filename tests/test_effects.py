"""What another state of the project brings with it: pages and messages by locale."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.effects import Comparison, Side, Touched, TouchedPage, Version, compare_sides, touched_messages
from generator.errors import GeneratorError
from generator.pofiles import Entry, PoFile
from generator.project import read_project, read_settings
from generator.site import render_pages
from generator.statistics import Progress, measure
from generator.templating import Templates
from tests.tools import LOCALES, ROOT, copy_project

DAY = date(2018, 3, 19)
FOREIGN = tuple(locale for locale in LOCALES if locale != "en")
COMPETENCY = "enterprise-resource-planning"
ITALIAN = "locales/it_IT/LC_MESSAGES/messages.po"
LICENSES = "Only paid licenses count; trials and free seats do not."
DATA = f"data/competencies/{COMPETENCY}.yml"


def read(folder: Path, name: str, as_of: date = DAY) -> Side:
    settings = read_settings(folder / "mkdocs.yml", "mkdocs.yml")
    return Side(Version(name, as_of), read_project(settings, as_of, meaning=False))


@pytest.fixture(scope="module")
def old() -> Side:
    return read(ROOT, "old")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def touched_pages(found: Comparison, name: str) -> bool:
    """Return whether just one page is touched, in every language, but for the one that counts what is translated."""
    touched = {
        tag: [page for page in pages if "/translation/" not in page.address] for tag, pages in found.pages.items()
    }
    return {tag: pages for tag, pages in touched.items() if pages} == {
        locale: [TouchedPage(f"{locale}/{name}", "changed")] for locale in LOCALES
    }


def test_a_project_is_not_different_from_itself(old: Side) -> None:
    found = compare_sides(old, read(ROOT, "new"))
    assert (found.changes, found.frames, found.templates, found.notes) == ((), (), (), ())
    assert set(found.pages) == {*LOCALES, "*"}
    assert not any(found.pages.values())
    assert found.messages == dict.fromkeys(FOREIGN, Touched())


@pytest.mark.unmeasured
def test_the_sandbox_changes_no_page(old: Side) -> None:
    plain = [page.body for page in render_pages(old.project, DAY).pages]
    templates = Templates(ROOT / "templates", "templates", sandboxed=True)
    sandboxed = render_pages(replace(old.project, templates=templates), DAY)
    assert [page.body for page in sandboxed.pages] == plain


@pytest.mark.unmeasured
def test_a_figure_touches_one_page_in_every_language_and_no_message(old: Side, project: Path) -> None:
    edit(project / DATA, "gold: {developed: ", "gold: {developed: 1")
    found = compare_sides(old, read(project, "new"))
    assert [change.kind for change in found.changes] == ["minimum"]
    assert touched_pages(found, f"{COMPETENCY}/")
    assert found.messages == dict.fromkeys(FOREIGN, Touched())


@pytest.mark.unmeasured
def test_other_words_are_to_be_translated_again(old: Side, project: Path) -> None:
    edit(project / "data/conditions.yml", "An entitlement is active when", "An entitlement counts as active when")
    found = compare_sides(old, read(project, "new"))
    assert [(change.kind, change.path) for change in found.changes] == [("words", "conditions.active-entitlement.text")]
    for one in found.messages.values():
        assert [entry.msgid for entry in one.fuzzy] == [
            "An entitlement counts as active when a person who is licensed for the product uses it."
        ]
        assert replace(one, fuzzy=()) == Touched()
        assert one.words_left == 16
    assert [page.address for page in found.pages["it-IT"]] == [
        "it-IT/cloud-productivity/",
        "it-IT/translation/",
    ]
    assert found.frames == ()


@pytest.mark.unmeasured
def test_a_translation_touches_one_language_and_is_named(old: Side, project: Path) -> None:
    edit(project / ITALIAN, "Sono conteggiate solo le licenze", "Contano solo le licenze")
    found = compare_sides(old, read(project, "new"))
    assert found.pages["it-IT"] == (TouchedPage("it-IT/enterprise-mobility-management/", "changed"),)
    assert not any(pages for tag, pages in found.pages.items() if tag != "it-IT")
    assert [entry.msgid for entry in found.messages["it-IT"].translated] == [LICENSES]
    assert found.messages["it-IT"].words_left == 0


def test_a_translation_that_breaks_a_rule_is_to_be_done_again(old: Side, project: Path) -> None:
    edit(project / ITALIAN, "Sono conteggiate solo le licenze", "Sono conteggiate solo 5 <b>licenze</b>")
    found = compare_sides(old, read(project, "new"))
    assert [entry.msgid for entry in found.messages["it-IT"].refused] == [LICENSES]
    assert replace(found.messages["it-IT"], refused=()) == Touched()
    assert found.messages["it-IT"].words_left == 10


@pytest.mark.unmeasured
def test_words_around_every_page_are_told_apart_from_what_is_on_one(old: Side, project: Path) -> None:
    edit(project / "templates/labels.html", '"Terms used"', '"Terms explained"')
    found = compare_sides(old, read(project, "new"))
    assert touched_pages(found, "terms/")
    assert found.frames == LOCALES


@pytest.mark.unmeasured
def test_a_competency_under_another_key_is_a_new_page_and_one_that_is_gone(old: Side, project: Path) -> None:
    (project / DATA).rename(project / "data/competencies/erp.yml")
    found = compare_sides(old, read(project, "new"))
    assert [(page.address, page.how) for page in found.pages["ja-JP"] if page.how != "changed"] == [
        (f"ja-JP/{COMPETENCY}/", "gone"),
        ("ja-JP/erp/", "new"),
    ]
    assert [change.kind for change in found.changes] == ["key"]
    assert found.frames == LOCALES


@pytest.mark.unmeasured
def test_a_template_touches_every_page_that_it_makes_but_no_fact(old: Side, project: Path) -> None:
    edit(project / "templates/exams.html", "<h1", '<h1 class="new"')
    found = compare_sides(old, read(project, "new"))
    assert (found.changes, found.templates) == ((), ("exams.html",))
    assert touched_pages(found, "exams/")


@pytest.mark.unmeasured
def test_templates_that_come_and_go_are_named(old: Side, project: Path) -> None:
    (project / "templates/new.html").write_text("New", encoding="utf-8")
    assert compare_sides(old, read(project, "new")).templates == ("new.html",)
    assert compare_sides(read(project, "new"), old).templates == ("new.html",)


@pytest.mark.unmeasured
def test_another_day_is_told_first(old: Side) -> None:
    found = compare_sides(old, read(ROOT, "new", date(2018, 3, 20)))
    [change] = found.changes
    assert change.sentence == "The day the site speaks of: March 19, 2018 -> March 20, 2018"
    assert (change.kind, change.path, change.old, change.new) == ("as-of", "as_of", "2018-03-19", "2018-03-20")


def test_old_templates_that_do_not_fit_are_replaced_by_the_new_ones_with_a_note(project: Path) -> None:
    edit(project / "templates/exams.html", "<h1", "{{ gone }}<h1")
    found = compare_sides(read(project, "old"), read(ROOT, "new"))
    assert not any(found.pages.values())
    assert found.templates == ("exams.html",)
    assert len(found.notes) == 1
    assert found.notes[0].startswith("All pages are made with the templates of new: old: templates/exams.html:")
    assert found.notes[0].endswith(": expected a template that can be filled, found 'gone' is undefined")


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{{ gone }}", "'gone' is undefined"),
        ("{{ ().__class__.__base__ }}", "access to attribute '__class__' of 'tuple' object is unsafe."),
        ("{{ link.__globals__ }}", "access to attribute '__globals__' of 'function' object is unsafe."),
        ("{{ catalogue.credentials.clear() }}", "access to attribute 'clear' of 'dict' object is unsafe."),
        ("{{ say.__func__ }}", "access to attribute '__func__' of 'method' object is unsafe."),
    ],
)
def test_a_new_template_that_cannot_be_filled_or_reaches_out_is_an_error(
    old: Side, project: Path, source: str, found: str
) -> None:
    edit(project / "templates/exams.html", "<h1", f"{source}<h1")
    with pytest.raises(GeneratorError) as error:
        compare_sides(old, read(project, "new"))
    [problem] = error.value.problems
    assert problem.where.startswith("new: templates/exams.html:")
    assert problem.message == f"expected a template that can be filled, found {found}"


def test_a_language_that_is_new_or_gone_is_told_with_all_its_pages(old: Side, project: Path) -> None:
    edit(project / "mkdocs.yml", ", it-IT: 100", "")
    shutil.rmtree(project / "locales/it_IT")
    less = read(project, "less")
    gone, come = compare_sides(old, less), compare_sides(less, old)
    assert [change.sentence for change in gone.changes] == ["Language removed: it-IT, Italiano"]
    assert [change.sentence for change in come.changes] == ["Language added: it-IT, Italiano"]
    assert {page.how for page in gone.pages["it-IT"]} == {"gone"}
    assert {page.how for page in come.pages["it-IT"]} == {"new"}
    assert [page.address for page in gone.pages["it-IT"]] == [page.address for page in come.pages["it-IT"]]
    assert len(come.pages["it-IT"]) > 18
    assert [page.address for page in gone.pages["*"]] == ["", "404.html"]
    assert gone.frames == tuple(locale for locale in LOCALES if locale != "it-IT")
    assert "it-IT" not in gone.messages
    assert len(come.messages["it-IT"].translated) == len(old.project.catalogues["it-IT"].entries)


A = Entry(msgid="A %(b)s c", strings=("x",))
FUZZY = replace(A, fuzzy=True, previous=(None, "A", None))
MISSING = replace(A, strings=("",))
OTHERWISE = replace(A, strings=("y",))


def translated(*entries: Entry, refused: bool = False) -> dict[str, tuple[PoFile, Progress]]:
    po = PoFile("x", entries=entries)
    return {"it-IT": (po, measure("it-IT", po, entries, () if refused else [one for one in entries if one.translated]))}


@pytest.mark.parametrize(
    ("old", "new", "touched", "words"),
    [
        (translated(A), translated(A), Touched(), 0),
        ({}, translated(A), Touched(translated=(A,)), 0),
        (translated(A), translated(), Touched(removed=(A,)), 0),
        (translated(), translated(MISSING), Touched(missing=(MISSING,)), 2),
        (translated(MISSING), translated(MISSING), Touched(), 0),
        (translated(A), translated(MISSING), Touched(missing=(MISSING,)), 2),
        (translated(MISSING), translated(A), Touched(translated=(A,)), 0),
        (translated(A), translated(OTHERWISE), Touched(translated=(OTHERWISE,)), 0),
        (translated(FUZZY), translated(A), Touched(translated=(A,)), 0),
        (translated(FUZZY), translated(FUZZY), Touched(), 0),
        (translated(A), translated(FUZZY), Touched(fuzzy=(FUZZY,)), 2),
        (translated(Entry(msgid="A", strings=("x",))), translated(FUZZY), Touched(fuzzy=(FUZZY,)), 2),
        (translated(A), translated(A, refused=True), Touched(refused=(A,)), 2),
        (translated(A, refused=True), translated(A, refused=True), Touched(), 0),
        (translated(A, refused=True), translated(A), Touched(translated=(A,)), 0),
    ],
)
def test_a_message_counts_where_the_change_made_it_what_it_is(
    old: dict[str, tuple[PoFile, Progress]], new: dict[str, tuple[PoFile, Progress]], touched: Touched, words: int
) -> None:
    [found] = touched_messages(old, new).values()
    assert (found, found.words_left) == (touched, words)
