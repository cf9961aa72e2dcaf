"""The site as `mkdocs build --strict` makes it: the same facts in every language."""

import json
import os
import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.facts import Article, read_article, read_date, read_money, read_number, read_percent, value_of
from tests.tools import COMPETENCIES, COMPETENCY, LOCALES, PAGES, ROOT, build, cli, copy_project, files_of

PATH = f"competencies.{COMPETENCY}"
OPTION = f"{PATH}.options.cloud-crm-reseller"


@cache
def article(site: Path, locale: str, page: str = COMPETENCY) -> Article:
    return read_article((site / locale / page / "index.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the site as it speaks of each of three days."""
    project = copy_project(tmp_path_factory.mktemp("dated"))
    sites = {}
    for day in ("2017-11-15", "2018-03-19", "2019-01-01"):
        # Not strict: on the first of these days two tiers have to wait for an exam.
        done = build(project, "--site-dir", day, AS_OF=day)
        assert done.returncode == 0, done.stderr
        sites[day] = project / day
    return sites


def test_every_page_is_there(site: Path) -> None:
    made = {path for path in files_of(site) if path.endswith(".html")}
    expected = {"index.html", "404.html"}
    for locale in LOCALES:
        expected |= {f"{locale}/{page}/index.html".replace("//", "/") for page in PAGES} | {f"{locale}/404.html"}
    assert made == expected


def test_a_strict_build_says_nothing_of_ours(tmp_path: Path) -> None:
    done = build(copy_project(tmp_path), "--strict")
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if not line.startswith("INFO")] == []


def test_check_prints_no_problem() -> None:
    done = cli("check", "--format", "json", cwd=ROOT)
    assert done.returncode == 0
    assert json.loads(done.stdout) == {
        "problems": [],
        "summary": {
            "error": 0,
            "warning": 0,
            "as_of": "2018-03-19",
            "competencies": len(COMPETENCIES),
            "credentials": 100,
            "locales": list(LOCALES),
            "messages": json.loads(done.stdout)["summary"]["messages"],
        },
    }


@pytest.mark.unmeasured
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("locale", LOCALES[1:])
def test_every_locale_states_the_same_facts(site: Path, locale: str, page: str) -> None:
    assert Counter(article(site, locale, page).facts) == Counter(article(site, "en", page).facts)


@pytest.mark.unmeasured
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("locale", LOCALES[1:])
def test_every_locale_has_the_same_structure_and_ids(site: Path, locale: str, page: str) -> None:
    assert article(site, locale, page).structure == article(site, "en", page).structure
    assert article(site, locale, page).ids == article(site, "en", page).ids


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("locale", LOCALES)
def test_what_a_reader_sees_is_the_value(site: Path, locale: str, page: str) -> None:
    for element in article(site, locale, page).fact_elements:
        value, text, path = value_of(element), element.text, element.attributes["data-fact"]
        if element.tag == "time":
            assert read_date(locale, text) == value
        elif value.startswith("USD "):
            assert read_money(locale, text) == value
        elif value.isdigit():
            assert read_number(locale, text) == int(value)
        elif value.endswith("%"):
            assert read_percent(locale, text) == value
        elif path.endswith(".code"):
            assert text == value == path.split(".")[1]
        elif path.endswith(".replaced_by"):
            assert text == value
        else:
            assert element.tag == "a" or path.rpartition(".")[2] in {"name", "formerly"}
            assert text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("page", PAGES)
def test_no_figure_stands_outside_a_fact(site: Path, locale: str, page: str) -> None:
    assert re.findall(r"\S*\d\S*", article(site, locale, page).outside) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_is_ambiguous_about_money(site: Path, locale: str) -> None:
    assert re.findall(r"(?<!US)\$", article(site, locale).text) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_what_the_record_asks_for_is_shown(site: Path, locale: str) -> None:
    facts = dict(article(site, locale).facts)
    minimum = f"{OPTION}.thresholds.cloud-net-new-revenue.minimum"
    assert {path.removeprefix(f"{minimum}."): value for path, value in facts.items() if path.startswith(minimum)} == {
        "silver.developed": "USD 100000",
        "silver.developing": "USD 50000",
        "gold.developed": "USD 300000",
        "gold.developing": "USD 150000",
    }
    people = {
        path.removeprefix(f"{OPTION}.people."): value for path, value in facts.items() if f"{OPTION}.people." in path
    }
    groups = [f"groups.{name}.people" for name in ("applications", "deployment", "customization")]
    assert people == {
        "headcount.silver": "2",
        "headcount.gold": "4",
        **{f"{group}.silver": "1" for group in groups},
        **{f"{group}.gold": "2" for group in groups},
    }
    exams = {value for path, value in facts.items() if path.endswith(".code")}
    assert exams == {f"MB2-{n}" for n in (706, 707, 709, 710, 712, 713, 714, 715, 716, 717, 718, 877)}
    links = {path: value for path, value in facts.items() if path.endswith(".url")}
    assert len(links) == 11
    assert "credentials.MB2-877.url" not in links
    assert facts["credentials.MB2-709.retires"] == "2017-12-31"
    assert facts["credentials.MB2-709.accepted_until"] == "2018-12-31"
    assert facts["credentials.MB2-877.available_from"] == "2018-01"
    assert facts["programme.associations_page"].endswith("/membership/digital-partner-of-record")


def test_the_first_option_answers_to_the_legacy_anchors(site: Path) -> None:
    ids = article(site, "ja-JP").ids
    for one in (COMPETENCY, "cloud-crm-reseller-option", "cloud-crm-reseller-silver", "silver", "gold"):
        assert ids.count(one) == 1


def test_one_threshold_changes_one_fact_in_every_language_and_nothing_else(site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    file = project / "data/competencies" / f"{COMPETENCY}.yml"
    text = file.read_text(encoding="utf-8")
    assert text.count("developing: 150000") == 1
    file.write_text(text.replace("developing: 150000", "developing: 175000"), encoding="utf-8")
    assert build(project, "--strict").returncode == 0
    before, after = files_of(site), files_of(project / "site")
    assert before.keys() == after.keys()
    changed = {path for path in before if before[path] != after[path]}
    pages = (f"{COMPETENCY}/index.html", "search/search_index.json")
    assert changed == {"proof.json", *(f"{locale}/{page}" for locale in LOCALES for page in pages)}
    for locale in LOCALES:
        old, new = article(site, locale), article(project / "site", locale)
        path = f"{OPTION}.thresholds.cloud-net-new-revenue.minimum.gold.developing"
        assert set(old.facts) - set(new.facts) == {(path, "USD 150000")}
        assert set(new.facts) - set(old.facts) == {(path, "USD 175000")}
        html_old = before[f"{locale}/{COMPETENCY}/index.html"].decode().splitlines()
        html_new = after[f"{locale}/{COMPETENCY}/index.html"].decode().splitlines()
        # Once in the comparison of the tiers, once among the requirements, once in the rules of the form.
        assert sum(one != other for one, other in zip(html_old, html_new, strict=True)) == 3


RETIRED, ACCEPTED = "Retired on December 31, 2017.", "Accepted until December 31, 2018."


@pytest.mark.parametrize(
    ("day", "exam", "badge", "notes"),
    [
        ("2017-11-15", "MB2-709", "Retiring", ["Retires on December 31, 2017.", ACCEPTED]),
        ("2018-03-19", "MB2-709", "Retired", [RETIRED, ACCEPTED]),
        ("2019-01-01", "MB2-709", "No longer accepted", [RETIRED, f"Was {ACCEPTED[0].lower()}{ACCEPTED[1:]}"]),
        ("2017-11-15", "MB2-877", "Not yet available", ["Available from January 2018."]),
        ("2018-03-19", "MB2-877", "", ["Available since January 2018."]),
        ("2019-01-01", "MB2-877", "", ["Available since January 2018."]),
    ],
)
def test_each_day_says_the_right_thing_of_an_exam(
    dated: dict[str, Path], day: str, exam: str, badge: str, notes: list[str]
) -> None:
    page = article(dated[day], "en")
    items = [one for one in page.elements if one.tag == "li" and one.text.startswith(f"{exam}:")]
    assert len(items) == 2
    for item in items:
        said = page.elements[page.elements.index(item) + 1 :]
        said = [one for one in said if one.text in item.text and one.tag == "span"]
        assert [one.text.strip() for one in said if "cd-badge" in one.attributes.get("class", "")][:1] == (
            [badge] if badge else []
        )
        assert [one.text.strip() for one in said if one.attributes.get("class") == "cd-note"][: len(notes)] == notes


@pytest.mark.parametrize("locale", LOCALES)
def test_every_day_states_the_same_dates_in_every_language(dated: dict[str, Path], locale: str) -> None:
    by_day = {day: {fact for fact in article(site, locale).facts if fact[0] != "as_of"} for day, site in dated.items()}
    assert by_day["2017-11-15"] == by_day["2018-03-19"] == by_day["2019-01-01"]
    said = {day: article(site, locale).text for day, site in dated.items()}
    assert len(set(said.values())) == 3
    for day, site in dated.items():
        assert dict(article(site, locale).facts)["as_of"] == day


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_names_its_language_everywhere(site: Path, locale: str) -> None:
    html = (site / locale / COMPETENCY / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{locale}"' in html
    assert "cd-untranslated" not in html
    current = re.findall(r'<a href="[^"]*" lang="([^"]+)"[^>]*data-cd-language aria-current', html)
    assert current == [locale]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_search_index_holds_only_its_locale(site: Path, locale: str) -> None:
    index = json.loads((site / locale / "search/search_index.json").read_text(encoding="utf-8"))
    locations = [doc["location"] for doc in index["docs"]]
    assert len(set(locations)) == len(locations)
    for location in locations:
        page, _, anchor = location.partition("#")
        # The form stands below the article once its script has run.
        id_ = "cd_qualify_data" if anchor == "cd_qualify" else anchor
        assert not anchor or f'id="{id_}"' in (site / locale / page / "index.html").read_text(encoding="utf-8")
    assert any("MB2-714" in doc["text"] for doc in index["docs"])


def test_each_locale_has_a_sitemap_of_its_pages_with_their_counterparts(site: Path) -> None:
    text = (site / "ja-JP/sitemap.xml").read_text(encoding="utf-8")
    expected = [f"https://example.org/ja-JP/{page}/".replace("ja-JP//", "ja-JP/") for page in PAGES]
    assert re.findall(r"<loc>(.*)</loc>", text) == expected
    assert text.count(f'hreflang="it-IT" href="https://example.org/it-IT/{COMPETENCY}/"') == 1
    index = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert re.findall(r"<loc>(.*)</loc>", index) == [f"https://example.org/{locale}/sitemap.xml" for locale in LOCALES]


def test_the_legacy_form_of_addresses_is_kept_without_directory_urls(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("use_directory_urls: false\n")
    assert build(project, "--strict").returncode == 0
    assert (project / "site/ja-JP" / COMPETENCY / "index.html").exists()


def test_two_checkouts_make_the_same_site_byte_for_byte(site: Path, tmp_path: Path) -> None:
    """In other folders, with other file times, another hash seed, time zone and language: only the day is the same."""
    made = []
    for folder, seed, zone, language in (("a", "0", "UTC", "C"), ("b/deep er/ü", "1", "Asia/Tokyo", "C.UTF-8")):
        checkout = copy_project(tmp_path / folder)
        shutil.copytree(ROOT / "generator", checkout / "generator", ignore=shutil.ignore_patterns("__pycache__"))
        day = 1_600_000_000 + int(seed) * 86_400
        for path in checkout.rglob("*"):
            os.utime(path, (day, day))
        told = {"PYTHONPATH": str(checkout), "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
        done = build(checkout, "--strict", SOURCE_DATE_EPOCH="1700000000", **told)
        assert done.returncode == 0, done.stderr
        made.append(files_of(checkout / "site"))
    first, second = made
    assert first.keys() == second.keys() == files_of(site).keys()
    assert [path for path in first if first[path] != second[path]] == []
