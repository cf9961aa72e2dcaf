"""A language that the project has not met yet: whole at once, right in Arabic too, and gone when its folder is."""

import json
import re
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from generator.messages import Phrase, Translator
from generator.model import Text
from generator.pofiles import read_po
from tests.facts import Article, read_article, read_date, read_money, read_number, value_of
from tests.pseudo import PSEUDO
from tests.tools import COMPETENCY, LOCALES, PAGES, ROOT, build, cli, copy_project, files_of

ARABIC = ROOT / "tests/fixtures/ar/messages.po"
NEW = ("ar", PSEUDO, "sw-KE")


def git(project: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    command = ["git", "-C", str(project), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def page_of(site: Path, locale: str, page: str = COMPETENCY) -> str:
    return (site / locale / page / "index.html").read_text(encoding="utf-8")


@cache
def article(site: Path, locale: str, page: str = COMPETENCY) -> Article:
    return read_article(page_of(site, locale, page))


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project under version control, with one more language, built."""
    project = copy_project(tmp_path_factory.mktemp("german"))
    shutil.copy(ROOT / ".gitignore", project)
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "first")
    assert cli("locale", "add", "de-DE", cwd=project).returncode == 0
    done = build(project, "--strict")
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if not line.startswith("INFO")] == []
    return project


# One more language, not translated yet.


def test_a_new_language_is_one_new_file(german: Path) -> None:
    assert git(german, "status", "--porcelain", "--untracked-files=all") == "?? locales/de_DE/LC_MESSAGES/messages.po\n"


def test_a_new_language_has_every_page_and_every_fact(german: Path) -> None:
    site = german / "site"
    for page in PAGES:
        assert Counter(article(site, "de-DE", page).facts) == Counter(article(site, "en", page).facts)
        assert article(site, "de-DE", page).structure == article(site, "en", page).structure
        assert article(site, "de-DE", page).ids == article(site, "en", page).ids
    assert (site / "de-DE/404.html").is_file()
    assert files_of(site / "de-DE").keys() == files_of(site / "it-IT").keys()


def test_a_new_language_shows_figures_and_dates_in_its_own_way(german: Path) -> None:
    assert_facts_are_read(german / "site", "de-DE")


def assert_facts_are_read(site: Path, locale: str) -> None:
    """Compare what a reader of the locale understands with the values, on every page."""
    for page in PAGES:
        for element in article(site, locale, page).fact_elements:
            value = value_of(element)
            if element.tag == "time":
                assert read_date(locale, element.text) == value
            elif value.startswith("USD "):
                assert read_money(locale, element.text) == value
            elif value.isdigit():
                assert read_number(locale, element.text) == int(value)


def test_what_is_not_translated_is_marked_as_english(german: Path) -> None:
    assert "<" not in "".join(re.findall(r'(?:aria-label|title|content)="([^"]*)"', page_of(german / "site", "de-DE")))
    elements = article(german / "site", "de-DE").elements
    marked = [one for one in elements if one.attributes.get("class") == "cd-untranslated"]
    assert len(marked) > 50
    assert {one.attributes["lang"] for one in marked} == {"en"}
    assert all(one.text.endswith("(not translated yet)") for one in marked)


@pytest.mark.parametrize("page", ["", "devops", "exams"])
def test_what_cannot_be_marked_says_that_it_is_not_translated(german: Path, page: str) -> None:
    """What previews of links and lists of results show of a page, too."""
    html = page_of(german / "site", "de-DE", page)
    told = re.findall(r'(?:description|og:title|og:site_name|og:image:alt)" content="([^"]*)"', html)
    told += re.findall("<title>(.*)</title>", html)
    assert len(told) == 6
    assert [one for one in told if not one.endswith(" (not translated yet)")] == []
    english, _, _ = page_of(german / "site", "en", page).partition("</head>")
    assert "(not translated yet)" not in english


def test_every_page_of_every_language_offers_the_new_one(german: Path) -> None:
    site = german / "site"
    for locale in (*LOCALES, "de-DE"):
        for page in PAGES:
            html = page_of(site, locale, page)
            assert f'<html lang="{locale}"' in html
            offered = re.findall(r'<a href="([^"]*)" lang="([^"]+)" hreflang="([^"]+)"[^>]*data-cd-language', html)
            assert [(lang, hreflang) for _, lang, hreflang in offered] == [
                (tag, tag) for tag in ("en", "de-DE", *LOCALES[1:])
            ]
            target = (site / locale / page / offered[1][0]).resolve()
            assert target == (site / "de-DE" / page).resolve()
    for name in ("index.html", "404.html"):
        assert 'lang="de-DE"' in (site / name).read_text(encoding="utf-8")
    assert "de-DE" in re.findall(r'data-locales="([^"]*)"', (site / "404.html").read_text(encoding="utf-8"))[0].split()


def test_search_engines_are_told_of_the_new_language(german: Path) -> None:
    site = german / "site"
    assert "https://example.org/de-DE/sitemap.xml" in (site / "sitemap.xml").read_text(encoding="utf-8")
    for locale in (*LOCALES, "de-DE"):
        text = (site / locale / "sitemap.xml").read_text(encoding="utf-8")
        assert text.count('hreflang="de-DE" href="https://example.org/de-DE/') == len(PAGES)
    index = json.loads((site / "de-DE/search/search_index.json").read_text(encoding="utf-8"))
    assert any("MB2-714" in doc["text"] for doc in index["docs"])


def test_a_language_that_is_removed_leaves_no_trace(german: Path, site: Path) -> None:
    project = german.with_name("without")
    shutil.copytree(german, project)
    shutil.rmtree(project / "locales/de_DE")
    assert build(project, "--strict").returncode == 0
    assert files_of(project / "site") == files_of(site)
    assert git(project, "status", "--porcelain", "--untracked-files=all") == ""


# Languages that the theme knows, or not.


def test_a_language_of_which_the_theme_has_no_words_is_built_and_said(new_locales: Path) -> None:
    assert (new_locales / "build.log").read_text(encoding="utf-8").count("the theme has no words of this language") == 1
    assert "INFO    -  sw-KE: the theme has no words of this language, its own buttons are in English" in (
        new_locales / "build.log"
    ).read_text(encoding="utf-8")
    html = page_of(new_locales / "site", "sw-KE")
    assert '<html lang="sw-KE"' in html
    assert 'placeholder="Search"' in html
    assert 'placeholder="بحث"' in page_of(new_locales / "site", "ar")


@pytest.mark.unmeasured
@pytest.mark.parametrize("locale", NEW)
@pytest.mark.parametrize("page", PAGES)
def test_a_new_language_states_the_same_facts(new_locales: Path, locale: str, page: str) -> None:
    assert Counter(article(new_locales / "site", locale, page).facts) == Counter(
        article(new_locales / "site", "en", page).facts
    )
    assert re.findall(r"\S*\d\S*", article(new_locales / "site", locale, page).outside) == []


# Arabic: from right to left, six plural forms.


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "%(count)s شخص"),
        (1, "شخص واحد (%(count)s)"),
        (2, "شخصان (%(count)s)"),
        (3, "%(count)s أشخاص"),
        (10, "%(count)s أشخاص"),
        (11, "%(count)s شخصًا"),
        (99, "%(count)s شخصًا"),
        (100, "%(count)s شخص"),
        (102, "%(count)s شخص"),
        (103, "%(count)s أشخاص"),
    ],
)
def test_arabic_counts_people_in_its_six_forms(n: int, text: str) -> None:
    translator = Translator("ar", read_po(ARABIC, "messages.po").entries)
    counted = Text("%(count)s person", "", "%(count)s people", "who")
    assert translator.phrase(counted, n) == Phrase(text, "ar")


def test_arabic_pages_run_from_right_to_left(new_locales: Path) -> None:
    for path in sorted((new_locales / "site/ar").rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        assert '<html dir="rtl" lang="ar"' in html
        assert '<body dir="rtl"' in html
    for locale in ("en", PSEUDO):
        assert re.findall(r"<(?:html|body)[^>]* dir=[^ >]*", page_of(new_locales / "site", locale)) == [
            '<body dir="ltr"'
        ]


def test_arabic_shows_figures_money_and_dates_in_its_own_way(new_locales: Path) -> None:
    assert_facts_are_read(new_locales / "site", "ar")
    shown = {element.text for element in article(new_locales / "site", "ar").fact_elements}
    assert {"31 ديسمبر 2017", "يناير 2018", "100,000 دولار أمريكي", "2"} <= shown


def test_the_arabic_catalogue_covers_a_page_but_for_what_is_new(new_locales: Path) -> None:
    """A sentence that the sources have gained shows in English: more than a few, and the fixture needs its words."""
    elements = article(new_locales / "site", "ar").elements
    missing = {one.text for one in elements if one.attributes.get("class") == "cd-untranslated"}
    assert len(missing) <= 5


@pytest.mark.parametrize("page", PAGES)
def test_on_an_arabic_page_each_fact_and_all_english_have_their_direction(new_locales: Path, page: str) -> None:
    for element in article(new_locales / "site", "ar", page).elements:
        direction, lang = element.attributes.get("dir"), element.attributes.get("lang")
        if lang == "en":
            assert direction == "ltr"
        elif (
            "data-fact" in element.attributes
            and element.tag != "a"
            and not element.attributes["data-fact"].startswith("metrics.")
        ):
            assert direction == "rtl"


def test_a_code_of_digits_is_kept_in_order_where_search_shows_it_beside_arabic(new_locales: Path) -> None:
    mark, text = "\N{LEFT-TO-RIGHT MARK}", {}
    for locale in ("ar", "en"):
        index = json.loads((new_locales / "site" / locale / "search/search_index.json").read_text(encoding="utf-8"))
        text[locale] = " ".join(f" {doc['title']} {doc['text']}" for doc in index["docs"])
    before = re.findall(r"(.)(?<![\w-])\d\d-\d{3}\b", text["ar"])
    assert len(before) > 50
    assert set(before) == {mark}
    assert f"{mark}MB2" not in text["ar"]
    assert mark not in text["en"]
