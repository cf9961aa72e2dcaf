"""What the search index of a locale says. What is found by it: tests/browser/test_search.py."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.catalogues import write
from generator.project import read_project, read_settings
from generator.reading import read_body
from generator.search import SEPARATOR, search_index
from generator.site import render_pages
from tests.test_site import AS_OF
from tests.tools import COMPETENCY, LOCALES, ROOT


def indexes(folder: Path) -> dict[str, str]:
    """Return the index of each locale of a project."""
    locales = render_pages(read_project(read_settings(folder / "mkdocs.yml", "mkdocs.yml"), AS_OF), AS_OF).locales
    said = {one.tag: {page.name: read_body(page.body).sections for page in one.pages} for one in locales}
    return {locale.tag: search_index(locale, said[locale.tag], said["en"]) for locale in locales}


@pytest.fixture(scope="module")
def docs() -> dict[str, dict[str, Any]]:
    """Return `{locale: {location: doc}}`."""
    found = {locale: json.loads(text)["docs"] for locale, text in indexes(ROOT).items()}
    return {locale: {doc["location"]: doc for doc in docs} for locale, docs in found.items()}


def test_every_exam_is_a_place_of_its_own(docs: dict[str, dict[str, Any]]) -> None:
    doc = docs["it-IT"]["exams/#MB2-714"]
    assert doc["title"] == "MB2-714: Dynamics CRM Customer Service"
    assert doc["names"] == "Dynamics CRM Customer Service"


def test_english_names_that_are_not_shown_find_their_section_too(docs: dict[str, dict[str, Any]]) -> None:
    place = f"{COMPETENCY}/#cloud-crm-reseller-option"
    assert docs["ja-JP"][place]["names"] == "クラウド CRM リセラー\nCloud CRM Reseller"
    assert docs["en"][place]["names"] == "Cloud CRM Reseller"
    assert "Developed markets" in docs["ja-JP"][place]["english"].split("\n")
    assert "Silver" not in docs["ja-JP"][place]["english"].split("\n")
    assert not [doc for doc in docs["en"].values() if "english" in doc]


def test_a_page_named_alike_in_both_has_no_other_name(docs: dict[str, dict[str, Any]]) -> None:
    assert "names" not in docs["en"]["devops/"]
    assert docs["zh-CN"]["cloud-platform/"]["names"] == "Cloud Platform"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("70-534, MB2-714.", ["70-534", "MB2-714"]),
        ("US$175,000 1.5 a.b", ["US$175,000", "1.5", "a", "b"]),
        ("AT&amp;T, a &lt;b&gt; & c", ["AT", "T", "a", "b", "c"]),
        ("l'a「顧客」、パートナー", ["l", "a", "顧客", "パートナー"]),
        ("\u200e70-346\u200f،MB2", ["70-346", "MB2"]),
    ],
)
def test_words_end_where_the_separator_says(text: str, words: list[str]) -> None:
    assert [word for word in re.split(SEPARATOR, text) if word] == words


def test_the_index_of_a_large_catalogue_stays_small(tmp_path: Path) -> None:
    """A fifth of 500 competencies; the limit for those is 1.5 MB."""
    write(ROOT, tmp_path / "large", 100)
    sizes = {locale: len(gzip.compress(text.encode(), mtime=0)) for locale, text in indexes(tmp_path / "large").items()}
    assert sizes.keys() == set(LOCALES)
    assert max(sizes.values()) < 1_500_000 / 5
