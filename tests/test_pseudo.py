"""Every word that a page says is a message: in a language whose words all stand in brackets, nothing stands outside."""

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import polib
import pytest

from generator.extract import optional_names, source_messages
from generator.messages import Translator
from generator.project import Project, current_as_of, read_project, read_settings
from tests.pseudo import PSEUDO, Said, escaped, fill, pseudo, read_page
from tests.tools import PAGES, ROOT, cli, copy_project

# CLDR's words between the items of a list: `A, B aŭ C`, `A, B kaj C`.
LIST_WORDS = tuple(
    word for style in ("or", "standard") for word in re.findall(r"\w+", Translator(PSEUDO).join(["", "", ""], style))
)


@pytest.fixture(scope="module")
def project() -> Project:
    settings = read_settings(ROOT / "mkdocs.yml", "mkdocs.yml")
    return read_project(settings, current_as_of(settings))


@pytest.fixture(scope="module")
def english_names(project: Project) -> frozenset[str]:
    """Return the competencies' English names, which a page's keywords hold too: badges carry them."""
    return frozenset(one.name.text for one in project.catalogue.competencies)


# The language itself.


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Silver", "⟦Šíłṽéŕ óñé⟧"),
        ("(not translated yet)", "(⟦ñóť ťŕáñšłáťéđ ýéť óñé ťŵó⟧)"),
        ("%(count)s of the same %(total)s people", "⟦%(count)s óƒ ťĥé šáɱé %(total)s ƥéóƥłé óñé ťŵó⟧"),
        ("Available from %(date)s.", "⟦Áṽáíłáƀłé ƒŕóɱ %(date)s óñé ťŵó⟧."),
        ("%(name)s (%(tiers)s)", "⟦%(name)s (%(tiers)s) óñé⟧"),
        ("O365 Services", "⟦Ó365 Šéŕṽíçéš óñé ťŵó⟧"),
    ],
)
def test_a_text_is_in_brackets_with_accents_and_longer(text: str, shown: str) -> None:
    assert pseudo(text) == shown


def test_every_message_is_a_third_longer_and_keeps_placeholders_and_digits(project: Project) -> None:
    facts = r"%\(\w+\)s|\d"
    for message in source_messages(project.catalogue, project.templates):
        for text in (message.msgid, message.plural or ""):
            words, shown = re.sub(facts, "", text), re.sub(facts, "", pseudo(text))
            assert len(shown) >= len(words) * 4 / 3
            assert re.findall(facts, pseudo(text)) == re.findall(facts, text)


@pytest.mark.parametrize(("tag", "forms"), [("ja-JP", 1), ("eo", 2), ("sl", 4), ("ar", 6)])
def test_a_catalogue_is_filled_in_every_plural_form_and_sound(tmp_path: Path, tag: str, forms: int) -> None:
    folder = copy_project(tmp_path)
    path = folder / "locales" / tag.replace("-", "_") / "LC_MESSAGES/messages.po"
    if path.exists():
        shutil.rmtree(path.parents[1])
        (folder / "mkdocs.yml").write_text(
            re.sub(r"thresholds: .*", "", (folder / "mkdocs.yml").read_text(encoding="utf-8")), encoding="utf-8"
        )
    assert cli("locale", "add", tag, cwd=folder).returncode == 0
    fill(path)
    file = polib.pofile(str(path))
    assert file.percent_translated() == 100
    assert {len(one.msgstr_plural) for one in file if one.msgid_plural} == {forms}


# What finds a text outside of brackets.


@pytest.mark.parametrize(
    "html",
    [
        "<p>Period</p>",
        "<p>⟦Ƥéŕíóđ óñé⟧ each</p>",
        "<p>⟦Ƥéŕíóđ <b>óñé</b>⟧</p><b>each</b>",
        '<p><data data-fact="x">3</data> people</p>',
        '<a href="/" data-fact="x.url">Learn more</a>',
        "<html><head><title>Period</title></head></html>",
        '<meta name="description" content="Period">',
        '<meta name="keywords" content="⟦Ƥéŕíóđ óñé⟧, Period">',
        '<button aria-label="Period"></button>',
        '<label title="Period"></label>',
        '<input placeholder="Period">',
        '<img src="x.svg" alt="Period">',
        '<script id="__config">{"translations": {"search": "Period"}}</script>',
    ],
)
def test_a_text_outside_of_brackets_is_found_wherever_it_is(html: str) -> None:
    [found] = escaped(read_page(html))
    assert found.where
    assert "Period" in found.text or "each" in found.text or "people" in found.text or "Learn more" in found.text


@pytest.mark.parametrize(
    "html",
    [
        "<p>⟦Ƥéŕíóđ óñé⟧: – 12, (⟦Ƥéŕíóđ óñé⟧)</p>",
        "<p>⟦Ƥéŕíóđ <b>⟦óñé⟧</b> ťŵó⟧</p>",
        '<p><data data-fact="x">MB2-714</data></p>',
        '<a href="/" data-cd-language>Esperanto</a>',
        '<script>let word = "Period";</script><style>.period {}</style>',
        '<script id="__config">{"base": "Period", "translations": {"search": "⟦Šéáŕçĥ óñé⟧"}}</script>',
    ],
)
def test_what_is_in_brackets_or_data_or_not_seen_is_not_found(html: str) -> None:
    assert list(escaped(read_page(html))) == []


def test_names_and_list_words_may_be_allowed() -> None:
    said = [Said("p", "Data Platform, Data Platform Beginners aŭ alia")]
    assert list(escaped(said, names=["Data Platform", "Data Platform Beginners"], words=["aŭ", "alia"])) == []
    assert list(escaped(said, names=["Data Platform Beginners"], words=["a"])) == said


# The site.


def pages_of(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


def test_every_page_says_only_messages_and_data(new_locales: Path, english_names: frozenset[str]) -> None:
    found = {
        (name, one.where, one.text.strip())
        for name, html in pages_of(new_locales / "site" / PSEUDO)
        for one in escaped(read_page(html), english_names, LIST_WORDS)
    }
    assert found == set()


def test_every_kind_of_text_was_looked_at(new_locales: Path) -> None:
    pages = dict(pages_of(new_locales / "site" / PSEUDO))
    assert pages.keys() == {f"{page}/index.html".removeprefix("/") for page in PAGES} | {"404.html"}
    said = {one.where for html in pages.values() for one in read_page(html)}
    assert {"title", "span", "label", "meta[description]", "meta[keywords]", "nav[aria-label]", "label[title]"} <= said
    assert {"button[aria-label]", "input[placeholder]", "script search.result.none"} <= said


def test_the_pages_of_the_whole_site_name_the_language_in_its_own_words(new_locales: Path) -> None:
    for name in ("index.html", "404.html"):
        html = (new_locales / "site" / name).read_text(encoding="utf-8")
        [link] = re.findall(rf'<li>(<a href="[^"]*" lang="{PSEUDO}".*?</a>)</li>', html)
        assert list(escaped(read_page(link), names=["Esperanto"])) == []
        assert "⟦" in link


def test_search_holds_only_messages_and_data(new_locales: Path, project: Project) -> None:
    index = json.loads((new_locales / "site" / PSEUDO / "search/search_index.json").read_text(encoding="utf-8"))
    kept = optional_names(project.catalogue) | {one.name.text for one in project.catalogue.competencies}
    facts = {
        " ".join(one.text.split())
        for _, html in pages_of(new_locales / "site" / PSEUDO)
        for one in read_page(html)
        if one.data and "⟦" not in one.text
    }
    said = [Said(doc["location"], unescape(doc[key])) for doc in index["docs"] for key in ("title", "text")]
    assert len(said) > 100
    assert list(escaped(said, kept | facts, LIST_WORDS)) == []
