"""What stands around articles: heads, links of the theme, and what stands beside ours."""

import pytest

from generator.pofiles import Entry, message_id
from generator.verify.facts import Names
from generator.verify.finding import Finding
from generator.verify.frame import (
    Named,
    check_around,
    check_charset,
    check_frame_links,
    check_head_texts,
    named_around,
)
from generator.verify.html import Document, read_document
from generator.verify.stated import Data
from generator.verify.words import Words
from tests.verify.sites import CHARSET, all_of, read

ROOT = "https://example.org/"
SAID = {
    "%(name)s competency": "Competenza %(name)s",
    "All competencies": "Tutte le competenze",
    "All exams": "Tutti gli esami",
    "Page not found": "Pagina non trovata",
    "Show the English text": "Mostra il testo inglese",
    "What it is for.": "A che serve.",
    "For makers of %(products)s.": "Per chi produce %(products)s.",
    "Every exam, assessment and certification, what it counts for, and its dates.": "Ogni esame.",
    "(not translated yet)": "(non ancora tradotto)",
}
RETIREMENTS = "Exams that retire or have retired, and until when each is accepted."
TITLES = ("What retires when", "Terms used", "Translation status", "Hide the English text", RETIREMENTS)
MORE = ("Open this sentence for translation", "See where these facts come from", "Report an error on this page")
WORDS = Words(
    "it-IT",
    [Entry(msgid=one) for one in (*SAID, *TITLES, *MORE)],
    [Entry(msgid=one, strings=(text,)) for one, text in SAID.items()],
)
NAMES = Names(
    {
        "programme.name": "Skills",
        "competencies.web.name": "Web",
        "competencies.web.options.own.name": "Own",
        "programme.tiers.silver.name": "Silver",
        "programme.tiers.gold.name": "Gold",
        "products.a.name": "A",
        "products.b.name": "B",
    },
    {
        "programme.name": frozenset(["Capacità"]),
        "programme.tiers.gold.name": frozenset(["Oro"]),
        "competencies.web.name": frozenset(["Web"]),
    },
)
DATA: Data = {
    "programme": {"name": "Skills", "description": "What it is for."},
    "competencies": {
        "web": {
            "summary": "For makers of %(products)s.",
            "summary_products": ["a", "b"],
            "options": {"own": {"tiers": ["silver", "gold"]}},
        }
    },
}


def page(head: str = "", around: str = "{}", lang: str = "it-IT") -> Document:
    article = around.format("<div data-article></div>")
    document = read_document(f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{article}</body></html>')
    assert document
    return document


def head(html: str, name: str = "web") -> list[tuple[str, str, str, str]]:
    return all_of(check_head_texts(page(html), name, WORDS, NAMES, DATA))


@pytest.mark.parametrize(
    ("name", "title", "description"),
    [
        ("web", "Competenza Web - Capacità", "Per chi produce A o B."),
        ("web", "Competenza\n Web", "Per chi produce A o B."),
        ("", "Capacità", "A che serve."),
        ("exams", "Tutti gli esami", "Ogni esame."),
        ("404.html", "Pagina non trovata - Capacità", "A che serve."),
        (
            "retirements",
            "What retires when (non ancora tradotto) - Capacità",
            f"{RETIREMENTS} (non ancora tradotto)",
        ),
    ],
)
def test_a_page_has_the_title_and_description_of_the_catalogue(name: str, title: str, description: str) -> None:
    texts = f"<title>{title}</title><meta name='description' content='{description}'>"
    assert head(texts + texts.replace("name='", "property='og:"), name) == []
    assert head("", name) == []


def test_a_name_in_a_title_that_has_no_translation_is_told_behind_it() -> None:
    names = NAMES._replace(own={})
    title, note = "Competenza Web (non ancora tradotto)", "(non ancora tradotto)"
    html = f"<title>{title} - Skills {note}</title><meta property='og:title' content='{title}'>"
    assert all_of(check_head_texts(page(html), "web", WORDS, names, DATA)) == []
    silent = page("<title>Competenza Web - Skills</title>")
    [finding] = check_head_texts(silent, "web", WORDS, names, DATA)
    assert finding.expected == f"{title!r} or '{title} - Skills {note}'"
    english = Words("en", WORDS.sources.values(), [])
    assert all_of(check_head_texts(page("<title>Web competency</title>", lang="en"), "web", english, names, DATA)) == []


@pytest.mark.parametrize(
    ("html", "which", "found"),
    [
        ("<title>What retires when</title>", "title", "'What retires when'"),
        ("<title>Web competency - Skills</title>", "title", "'Web competency - Skills'"),
        ("<title>Competenza Cloud</title>", "title", "'Competenza Cloud'"),
        ('<meta property="og:title" content="Web">', "og:title", "'Web'"),
        ('<meta name="Twitter:Title" content="">', "twitter:title", "''"),
        ('<meta name="description" content="Gold asks for nothing.">', "description", "'Gold asks for nothing.'"),
        ('<meta name="description" content="Per chi produce A e B.">', "description", "'Per chi produce A e B.'"),
    ],
)
def test_another_title_or_description_is_found(html: str, which: str, found: str) -> None:
    assert [(one[0], one[1], one[3]) for one in head(html)] == [("head", which, found)]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (CHARSET, None),
        ('<meta charset="UTF-8">', None),
        ("", "''"),
        ('<meta charset="windows-1252">', "'windows-1252'"),
    ],
)
def test_a_page_says_that_it_is_in_utf_8(html: str, found: str | None) -> None:
    expected = [("head", "<meta charset>", "'utf-8'", found)] if found else []
    assert all_of(check_charset(page(html))) == expected


ENGLISH = (
    '<p class="x"><a href="en/"><span>Mostra il testo inglese</span><span hidden>Hide the English text</span></a></p>'
)


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "<p>Gold: US$5</p>{}",
        f"<article>{ENGLISH}<section> {{}} </section><script>let x = 5</script></article><p>5</p>",
        "<article><p><a>Hide the English text<span>(non ancora tradotto)</span></a></p>{}</article>",
    ],
)
def test_the_theme_may_have_more_around_its_article(around: str) -> None:
    assert all_of(check_around(page(around=around), WORDS)) == []


@pytest.mark.parametrize(
    ("around", "found"),
    [
        ("<article><p>Gold: US$300,000 since 2017</p>{}</article>", "'Gold: US$300,000 since 2017'"),
        ("<article><section>{}<ul><li>Gold</li></ul></section></article>", "'Gold'"),
        ("<article>{} 5</article>", "'5'"),
        ("<article>{}<p>Tutti gli esami</p></article>", "'Tutti gli esami'"),
        ('<article>{}<img alt="US$5"></article>', ""),
        ('<article>{}<p title="US$5"></p></article>', ""),
    ],
)
def test_what_stands_beside_the_article_is_found(around: str, found: str) -> None:
    assert [one[3] for one in all_of(check_around(page(around=around), WORDS))] == [found]


def links(html: str, address: str = "it-IT/web/") -> list[Finding]:
    named = named_around("web", WORDS, NAMES, DATA, ("en", "it-IT", "ja-JP"))
    return list(check_frame_links(page(around=f"<nav>{html}</nav>{{}}"), address, named, ROOT))


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#own-silver"><span>\nSilver </span></a>',
        '<a href="#own-gold">Oro</a><a href="#own-option">Own</a><a href="#web">Web</a>',
        '<a href="../web/"><span lang="en">Web<span> (non ancora tradotto)</span></span></a>',
        '<a href="../">Tutte le competenze</a><a href="../index.html">Capacità</a>',
        '<a href="../exams/">Tutti gli esami</a>',
        '<a href="../../ja-JP/web/">日本語</a><a href="../../en/web/">English</a>',
        '<a href="../exams/">Next <b>page</b></a><a href="../exams/#own-silver">Oro</a><a href="https://x.org/">Web</a>',
    ],
)
def test_links_of_the_theme_lead_to_what_they_name(html: str) -> None:
    assert links(html) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="#own-gold">Silver</a>', "a link to own-silver"),
        ('<a href="#own-silver"><i>1</i><span>Oro</span></a>', "a link to own-gold"),
        ('<a href="../exams/">Web</a>', "a link to it-IT/web/"),
        ('<a href="../web/">Tutti gli esami</a>', "a link to it-IT/exams/"),
        ('<a href="../../ja-JP/web/">italiano</a>', "a link to it-IT"),
        ('<a href="../">日本語</a>', "a link to ja-JP"),
    ],
)
def test_links_of_the_theme_with_another_name_are_found(html: str, expected: str) -> None:
    assert [one.expected for one in links(html)] == [expected]


def test_a_page_without_sections_leads_to_pages_alone() -> None:
    named = named_around("exams", WORDS, NAMES, DATA, ("en",))
    assert named == Named(named.pages, {}, named.languages)
    assert message_id((None, "All exams")) in WORDS.own


def test_links_in_the_article_are_none_of_the_themes() -> None:
    assert read('<a href="#x">Silver</a>').frame_links == ()
