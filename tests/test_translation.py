"""The page that says how much is translated: the same figures in every language, and where to go on."""

import re
import shutil
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import polib
import pytest

from generator.messages import Phrase
from generator.pages import Locale
from generator.pofiles import message_id
from generator.project import Project, read_project, read_settings
from generator.reading import read_body
from generator.site import render_pages, render_site
from generator.statistics import count_words
from generator.verify import known_of
from generator.verify.judge import judge_page
from tests.facts import Article, read_article, read_number, read_percent, value_of
from tests.tools import COMPETENCIES, LOCALES, copy_project
from tests.verify import sites

AS_OF = date(2018, 3, 19)
# What the project below lacks in Japanese, in the order of the sources, and why.
LEFT = {
    (None, "What retires when"): "fuzzy",
    ("connective", "OR"): "missing",
    ("name", "O365 Services"): "missing",
    (None, "At least %(amount)s"): "refused",
    # Names that are asked for only where they have been begun.
    ("name", "EMS Delegated Administrator"): "fuzzy",
    ("name", "Office 365 Delegated Administrator"): "refused",
}


def read(folder: Path) -> Project:
    return read_project(read_settings(folder / "mkdocs.yml", "mkdocs.yml"), AS_OF)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = copy_project(tmp_path_factory.mktemp("translation"))
    path = folder / "locales/ja_JP/LC_MESSAGES/messages.po"
    file = polib.pofile(str(path), wrapwidth=0)
    for entry in file:
        state = LEFT.get((entry.msgctxt, entry.msgid))
        if state == "fuzzy":
            entry.flags.append("fuzzy")
        elif state:
            entry.msgstr = "100" if state == "refused" else ""
    file.save()
    return read(folder)


@pytest.fixture(scope="module")
def locales(project: Project) -> dict[str, Locale]:
    return {locale.tag: locale for locale in render_pages(project, AS_OF).locales}


def article(locale: Locale) -> Article:
    [body] = [page.body for page in locale.pages if page.name == "translation"]
    return read_article(f"<div data-article>{body}</div>")


def test_the_same_figures_stand_in_every_language(locales: dict[str, Locale]) -> None:
    english = article(locales["en"])
    facts = dict(english.facts)
    assert {path: value for path, value in facts.items() if re.fullmatch(r"translation\.ja-JP\.[a-z_]+", path)} == {
        "translation.ja-JP.translated": str(len(locales["ja-JP"].progress.messages) - len(LEFT)),  # type: ignore[union-attr]
        "translation.ja-JP.percent": "98%",
        "translation.ja-JP.fuzzy": "2",
        "translation.ja-JP.refused": "2",
        "translation.ja-JP.missing": "2",
        "translation.ja-JP.words_left": "14",
    }
    for tag in LOCALES[1:]:
        other = article(locales[tag])
        assert (other.facts, other.structure, other.ids) == (english.facts, english.structure, english.ids)
        assert re.findall(r"\S*\d\S*", other.outside) == []


@pytest.mark.parametrize("tag", LOCALES)
def test_what_a_reader_sees_is_the_value(locales: dict[str, Locale], tag: str) -> None:
    seen = 0
    for element in article(locales[tag]).fact_elements:
        value, path = value_of(element), element.attributes["data-fact"]
        if value.endswith("%"):
            assert read_percent(tag, element.text) == value
        elif value.isdigit():
            assert read_number(tag, element.text) == int(value)
        seen += path.startswith("translation.")
    # Of Japanese, which alone is not complete, each page says what it lacks.
    lacks = sum(1 + len({LEFT[key] for key in LEFT if key in page.messages}) for page in locales["ja-JP"].pages)
    assert seen == 5 * 6 + 5 * (len(COMPETENCIES) + 6) + lacks + len(LEFT)


def test_the_share_of_each_page_is_that_of_its_own_messages(locales: dict[str, Locale]) -> None:
    facts = dict(article(locales["it-IT"]).facts)
    japanese = locales["ja-JP"]
    for page in japanese.pages:
        left = sum(key in page.messages for key in LEFT)
        percent = 100 * (len(page.messages) - left) // len(page.messages)
        assert facts[f"translation.ja-JP.pages.{page.id}"] == f"{percent}%"
        assert facts[f"translation.zh-CN.pages.{page.id}"] == "100%"
        told = f"translation.ja-JP.pages.{page.id}."
        states = Counter(state for key, state in LEFT.items() if key in page.messages)
        words = sum(count_words(msgid) for context, msgid in LEFT if (context, msgid) in page.messages)
        assert {path.removeprefix(told): int(value) for path, value in facts.items() if path.startswith(told)} == {
            **states,
            "words_left": words,
        }
    assert not [path for path in facts if path.startswith("translation.zh-CN.pages.") and path.count(".") > 3]
    assert [page.id for page in japanese.pages][:4] == ["index", "exams", "retirements", "terms"]
    assert [page.id for page in japanese.pages][-2:] == ["translation", "404"]


@pytest.mark.parametrize("tag", LOCALES)
def test_what_is_left_is_listed_in_english_by_why(locales: dict[str, Locale], tag: str) -> None:
    page = article(locales[tag])
    listed = [
        one for one in page.fact_elements if one.attributes["data-fact"].startswith("translation.ja-JP.messages.")
    ]
    assert [(one.attributes["data-fact"].rpartition(".")[2], value_of(one), one.text) for one in listed] == [
        (message_id((context, msgid)), state, msgid) for (context, msgid), state in by_state(LEFT)
    ]
    assert {one.attributes.get("lang") for one in listed} == {None if tag == "en" else "en"}
    assert page.ids[-1] == "left"


def by_state(left: dict[tuple[str | None, str], str]) -> list[tuple[tuple[str | None, str], str]]:
    return sorted(left.items(), key=lambda item: ["fuzzy", "refused", "missing"].index(item[1]))


def test_what_is_left_is_known_to_the_proof(project: Project, locales: dict[str, Locale]) -> None:
    """Names too that may stay in English, of which a locale has begun one."""
    known = known_of(project, "")
    for tag, locale in locales.items():
        [body] = [page.body for page in locale.pages if page.name == "translation"]
        assert judge_page(sites.read(body, tag), "translation", tag, known, AS_OF).findings == ()


def links(locale: Locale) -> list[str]:
    [body] = [page.body for page in locale.pages if page.name == "translation"]
    return read_body(body[body.index("<details") :]).links


def test_what_is_left_leads_to_the_first_page_that_shows_it(locales: dict[str, Locale]) -> None:
    assert links(locales["zh-TW"]) == [
        "../../ja-JP/",  # in the navigation of every page
        "../../ja-JP/cloud-business-applications/",
        "../../ja-JP/application-development/",  # below it, in the form
        "../../ja-JP/",
    ]


def test_what_is_left_leads_to_its_message_where_that_has_an_address(project: Project) -> None:
    url = "https://example.org/{locale}#L{line}"
    english, *_ = render_pages(replace(project, settings=replace(project.settings, message_url=url)), AS_OF).locales
    progress = project.progress["ja-JP"]
    lines = [progress.left[key].entry.line for key, _ in by_state(LEFT)]
    assert links(english) == [f"https://example.org/ja-JP#L{line}" for line in lines]
    assert len(set(lines)) == len(LEFT)


def test_a_message_that_is_on_no_page_and_in_no_file_leads_nowhere(project: Project) -> None:
    progress = project.progress["ja-JP"]
    (key, left), *_ = progress.left.items()
    lost = replace(left, entry=replace(left.entry, msgid="Nowhere", line=0))
    changed = replace(progress, left={(None, "Nowhere"): lost})
    settings = replace(project.settings, message_url="https://example.org/{line}")
    english, *_ = render_pages(
        replace(project, settings=settings, progress={**project.progress, "ja-JP": changed}), AS_OF
    ).locales
    assert key != lost.entry.key
    assert links(english) == []
    assert "Nowhere" in article(english).text


def test_no_link_of_the_page_is_dead_and_its_figures_are_not_searched(project: Project) -> None:
    site = render_site(project, AS_OF, "https://example.org/docs/")
    index = site.indexes["ja-JP"].text
    assert index.count('"location":"translation/') == 1
    assert "O365 Services (" in index  # on its own page, with the mark
    assert '"title":"翻訳状況","text":"このサイトの翻訳が言語ごとにどこまで進んでいるかを示します。"' in index


def test_the_day_of_the_data_does_not_stand_above_figures_that_are_not_of_that_day(locales: dict[str, Locale]) -> None:
    for locale in locales.values():
        assert "as_of" not in dict(article(locale).facts)


def test_a_page_counts_the_words_of_its_frame_and_what_only_an_incomplete_page_says(locales: dict[str, Locale]) -> None:
    incomplete = {
        (None, "(not translated yet)"),
        (None, "%(percent)s of this page is translated; the rest is in English."),
    }
    for locale in (locales["ja-JP"], locales["it-IT"]):
        for page in locale.pages:
            assert {(None, "What retires when"), (None, "Translation status"), ("name", "DevOps")} <= page.messages
            assert ((None, "Show the English text") in page.messages) == (page.name != "404.html")
            assert ((None, "%(name)s competency") in page.messages) == (page.name in COMPETENCIES)
            assert incomplete <= page.messages if locale.tag == "ja-JP" else incomplete.isdisjoint(page.messages)


def test_words_of_the_frame_say_their_language_and_whether_a_translation_is_missing(locales: dict[str, Locale]) -> None:
    japanese = locales["ja-JP"]
    assert japanese.marked(Phrase("A&B", "ja-JP")) == "A&amp;B"
    assert japanese.marked(Phrase("DevOps", "en")) == '<span lang="en">DevOps</span>'
    key = message_id((None, "(not translated yet)"))
    note = f' <span class="cd-mark" lang="ja-JP" data-message="{key}">(未翻訳)</span>'
    english = f'<span class="cd-untranslated" lang="en">&lt;b&gt;{note}</span>'
    assert japanese.marked(Phrase("<b>", "en", translated=False)) == english


def test_a_site_in_one_language_has_no_such_page(tmp_path: Path) -> None:
    folder = copy_project(tmp_path)
    shutil.rmtree(folder / "locales")
    config = folder / "mkdocs.yml"
    config.write_text(re.sub(r"thresholds: .*", "", config.read_text(encoding="utf-8")), encoding="utf-8")
    [english] = render_pages(read(folder), AS_OF).locales
    assert "translation" not in {page.name for page in english.pages}
