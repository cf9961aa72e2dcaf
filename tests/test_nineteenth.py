"""A made-up program, written by following data/README.md alone: built by the same templates, in the same languages."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from generator.meaning import CHECKS
from tests.facts import Article, read_article, read_date, value_of
from tests.tools import LOCALES, ROOT, build, cli, copy_project

PROGRAM = ROOT / "tests/fixtures/nineteenth"
COMPETENCY = "public-lighting"
PAGES = ("", "exams", "retirements", "terms", COMPETENCY, "translation")

# How each locale writes the program's currency, and that of its one line in another (docs/decisions/formats.md).
MONEY = {
    "en": {"NOK": "NOK\u00a02,500,000", "EUR": "€75,000"},
    "it-IT": {"NOK": "2.500.000\u00a0NOK", "EUR": "75.000\u00a0€"},
    "ja-JP": {"NOK": "2,500,000 ノルウェー クローネ", "EUR": "75,000 ユーロ"},
    "pt-BR": {"NOK": "NOK\u00a02.500.000", "EUR": "€\u00a075.000"},
    "zh-CN": {"NOK": "2,500,000 挪威克朗", "EUR": "75,000 欧元"},
    "zh-TW": {"NOK": "2,500,000 挪威克朗", "EUR": "75,000 歐元"},
}
OPTION = f"competencies.{COMPETENCY}.options.outdoor"
# Words without a figure or a name in them, so that they stand on every page as they stand in the data.
WORDS = (
    "For companies that light streets and squares.",
    "For companies that light what is under a roof, or afloat.",
    "Lighting revenue",
    "Lamps installed",
    "Municipalities won",
    "The last winter season",
    "Only paid orders count.",
)


def copy_with_data(folder: Path, data: Path) -> Path:
    """Return a copy of the project with another program's data, as the README of the data says to start one."""
    shutil.rmtree(copy_project(folder) / "data")
    shutil.copytree(data, folder / "data")
    exceptions = folder / "locales/exceptions.yml"
    ours, about_data, _ = exceptions.read_text(encoding="utf-8").partition("# Words and names of the data.\n")
    assert about_data
    exceptions.write_text(ours, encoding="utf-8")
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text, removed = re.subn(r"(?m)^ +# The share of messages.*\n +thresholds: .*\n", "", text)
    text, dated = re.subn(r"as_of: .*", "as_of: 2020-04-01", text)
    assert (removed, dated) == (1, 1)
    config.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the program, built."""
    folder = copy_with_data(tmp_path_factory.mktemp("nineteenth"), PROGRAM)
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return folder


def article(project: Path, locale: str, page: str = COMPETENCY) -> Article:
    return read_article((project / "site" / locale / page / "index.html").read_text(encoding="utf-8"))


def test_the_program_has_a_page_of_each_kind_in_six_languages(project: Path) -> None:
    for locale in LOCALES:
        made = {
            path.parent.relative_to(project / "site" / locale)
            for path in (project / "site" / locale).rglob("index.html")
        }
        assert made == {Path(page) for page in PAGES}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("locale", LOCALES[1:])
def test_every_locale_states_the_same_facts(project: Path, locale: str, page: str) -> None:
    facts = article(project, locale, page).facts
    assert facts
    assert Counter(facts) == Counter(article(project, "en", page).facts)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("locale", LOCALES[1:])
def test_every_locale_has_the_same_structure_and_ids(project: Path, locale: str, page: str) -> None:
    assert article(project, locale, page).structure == article(project, "en", page).structure
    assert article(project, locale, page).ids == article(project, "en", page).ids


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("locale", LOCALES)
def test_no_figure_stands_outside_a_fact(project: Path, locale: str, page: str) -> None:
    assert re.findall(r"\S*\d\S*", article(project, locale, page).outside) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_both_currencies_are_shown_as_the_locale_does(project: Path, locale: str) -> None:
    shown = {value_of(one): one.text for one in article(project, locale).fact_elements}
    assert shown["NOK 2500000"] == MONEY[locale]["NOK"]
    assert shown["EUR 75000"] == MONEY[locale]["EUR"]
    for value, text in shown.items():
        if match := re.fullmatch("(NOK|EUR) ([0-9]+)", value):
            around = re.sub(r"[0-9.,]+", "", MONEY[locale][match[1]])
            assert (re.sub(r"[0-9.,]+", "", text), re.sub(r"[^0-9]", "", text)) == (around, match[2])


@pytest.mark.parametrize("page", [page for page in PAGES if page != "translation"])  # that page speaks of no day
@pytest.mark.parametrize("locale", LOCALES)
def test_days_and_months_are_shown_as_the_locale_does(project: Path, locale: str, page: str) -> None:
    dates = [one for one in article(project, locale, page).fact_elements if one.tag == "time"]
    assert dates
    assert [read_date(locale, one.text) for one in dates] == [value_of(one) for one in dates]


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_untranslated_words_are_marked_as_english_for_eye_and_ear(project: Path, locale: str) -> None:
    elements = article(project, locale).elements
    marked = [n for n, one in enumerate(elements) if one.attributes.get("class") == "cd-untranslated"]
    said = set()
    for n in marked:
        assert elements[n].attributes["lang"] == "en"
        mark = next(one for one in elements[n + 1 :] if one.attributes.get("class") == "cd-mark")
        assert mark.attributes["lang"] == locale
        assert mark.text.strip()
        assert elements[n].text.endswith(mark.text)
        said.add(elements[n].text.removesuffix(mark.text).rstrip())
    assert set(WORDS) <= said
    # Outside of these elements none of the words stands.
    whole = article(project, locale).text
    for words in WORDS:
        inside = sum(elements[n].text.count(words) for n in marked)
        assert whole.count(words) == inside


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_names_without_a_translation_are_marked_as_english(project: Path, locale: str) -> None:
    facts = [(one.attributes["data-fact"], one) for one in article(project, locale).fact_elements]
    # The name of a metric is a message: what stands in it is marked.
    names = [one for path, one in facts if path.endswith("name") and not path.startswith("metrics.")]
    assert len({one.attributes["data-fact"] for one in names}) > 20
    assert {one.attributes.get("lang") for one in names} == {"en"}


def test_the_english_pages_have_no_mark(project: Path) -> None:
    for page in PAGES:
        assert "cd-untranslated" not in (project / "site/en" / page / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_three_tiers_three_markets_and_a_line_in_another_currency_are_shown(project: Path, locale: str) -> None:
    shown = dict(article(project, locale).facts)
    minimum = f"{OPTION}.thresholds"
    assert {path.removeprefix(f"{minimum}."): value for path, value in shown.items() if path.startswith(minimum)} == {
        "revenue.minimum.spark.all": "NOK 250000",
        "revenue.minimum.lantern.nordic": "NOK 900000",
        "revenue.minimum.lantern.baltic": "NOK 450000",
        "revenue.minimum.lantern.overseas": "NOK 1200000",
        "revenue.minimum.beacon.nordic": "NOK 2500000",
        "revenue.minimum.beacon.baltic": "NOK 1250000",
        "revenue.minimum.beacon.overseas": "NOK 3000000",
        "lamps.minimum.lantern.all": "6",
        "lamps.minimum.beacon.all": "1200",
        "lamps.monthly_average.lantern.all": "1",
        "lamps.monthly_average.beacon.all": "200",
        "abroad.minimum.beacon.nordic": "EUR 50000",
        "abroad.minimum.beacon.baltic": "EUR 25000",
        "abroad.minimum.beacon.overseas": "EUR 75000",
    }


@pytest.mark.unmeasured
def test_check_finds_nothing_but_messages_to_bring_in_step(project: Path) -> None:
    done = cli("check", "--format", "json", cwd=project)
    assert {one["check"] for one in json.loads(done.stdout)["problems"]} == {"step"}
    assert [one for one in json.loads(done.stdout)["problems"] if not one["where"].startswith("locales/")] == []


def test_check_finds_nothing_once_the_messages_are_in_step(tmp_path: Path) -> None:
    folder = copy_with_data(tmp_path, PROGRAM)
    assert cli("messages", "update", cwd=folder).returncode == 0
    done = cli("check", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 errors, 0 warnings\n")


def test_what_is_excused_is_doubted_without_the_exception(tmp_path: Path) -> None:
    folder = copy_with_data(tmp_path, PROGRAM)
    (folder / "data/exceptions.yml").write_text("[]\n", encoding="utf-8")
    assert cli("messages", "update", cwd=folder).returncode == 1
    done = cli("check", cwd=folder)
    file = f"data/competencies/{COMPETENCY}.yml"
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    venues = f"competencies.{COMPETENCY}.options.venues"
    doubts = {
        "lantern: {all: 2}, beacon: {all: 1}": (
            f"{venues}.thresholds.towns.minimum.beacon.all: expected at least the 2 of lantern, found 1"
        ),
        "beacon: {all: [everyone, {any: [trades, lead]}]}": (
            f"{venues}.people.rule.beacon: expected no less to pass than for lantern, "
            "found master-of-light, planning-check: enough for beacon, not for lantern"
        ),
    }
    expected = []
    for written, message in doubts.items():
        line = next(n for n, text in enumerate(lines, 1) if written in text)
        expected += [f"error: {file}:{line}: {message}", f"  {line} | {lines[line - 1]}"]
    said = done.stdout.splitlines()
    # Below each place stand the marks.
    assert [one for one in said if set(one) - set(" |^")][:4] == expected


def test_the_readme_lists_every_check_on_meaning() -> None:
    text = (ROOT / "data/README.md").read_text(encoding="utf-8")
    table = text.partition("| check | what it doubts |\n|---|---|\n")[2].partition("\n\n")[0]
    assert re.findall(r"(?m)^\| `([a-z-]+)` \|", table) == list(CHECKS)


def test_the_examples_of_the_readme_are_a_program(tmp_path: Path) -> None:
    text = (ROOT / "data/README.md").read_text(encoding="utf-8")
    for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
        if match := re.search(r"(?m)^# File: (.*)$", block):
            file = tmp_path / "examples" / match[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block, encoding="utf-8")
    folder = copy_with_data(tmp_path / "project", tmp_path / "examples")
    shutil.rmtree(folder / "locales")
    (folder / "locales").mkdir()
    assert cli("messages", "update", cwd=folder).returncode == 0
    done = cli("check", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 errors, 0 warnings\n")
    assert build(folder, "--strict").returncode == 0
    file = folder / "data/competencies/boat-repair.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("[R-101, R-102]", "[R-101, R102]", 1), encoding="utf-8")
    done = cli("check", cwd=folder)
    assert done.stdout + done.stderr in text
