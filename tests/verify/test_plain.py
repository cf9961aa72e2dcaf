import pytest

from generator.verify.html import read_document
from generator.verify.plain import check_head, check_ids, check_plain
from tests.verify.sites import all_of, article


@pytest.mark.parametrize(
    "html",
    [
        '<section class="cd-x" aria-labelledby="a"><h2 id="a">A</h2><p lang="en" dir="ltr">b <em>c</em></p></section>',
        '<table><caption>a</caption><tr><th scope="rowgroup" colspan="2">a</th></tr><tr><td>b</td></tr></table>',
        '<data value="5" data-fact="x">5</data><time datetime="2018" data-fact="y">2018</time>',
        "<details open><summary>a</summary><dl><dd><data data-fact='translation.x'>c</data></dd></dl></details>",
        "<dl><dt>b</dt><dd>c<br>d</dd></dl>",
    ],
)
def test_text_is_plain(html: str) -> None:
    assert all_of(check_plain(article(html), "en")) == []


@pytest.mark.parametrize(
    ("html", "at", "found"),
    [
        ("<p hidden>x</p>", "<p>", 'hidden=""'),
        ('<p style="display: none">x</p>', "<p>", 'style="display: none"'),
        ('<p aria-hidden="true">x</p>', "<p>", 'aria-hidden="true"'),
        ('<p title="US$5">x</p>', "<p>", 'title="US$5"'),
        ('<p aria-label="five">x</p>', "<p>", 'aria-label="five"'),
        ('<ol start="3"><li>x</ol>', "<ol>", 'start="3"'),
        ('<ol><li value="3">x</ol>', "<li>", 'value="3"'),
        ('<p datetime="2018">x</p>', "<p>", 'datetime="2018"'),
        ('<span href="x">x</span>', "<span>", 'href="x"'),
        ("<s>x</s>", "<s>", "'x'"),
        ("<template>x</template>", "<template>", "''"),
        ("<style>p { display: none }</style>", "<style>", "'p { display: none }'"),
        ("<bdo>12</bdo>", "<bdo>", "'12'"),
        ('<table><tr><td colspan="2">5</table>', "<td>", 'colspan="2"'),
        ('<table><tr><td rowspan="2">5</table>', "<td>", 'rowspan="2"'),
    ],
)
def test_what_hides_draws_or_says_more_is_found(html: str, at: str, found: str) -> None:
    expected = "no such attribute" if "=" in found else "an element of text"
    assert all_of(check_plain(article(html), "en")) == [("plain", at, expected, found)]


def test_an_image_is_found() -> None:
    assert [one[1] for one in all_of(check_plain(article('<img alt="US$5" src="a.png">'), "en"))] == ["<img>"] * 3


@pytest.mark.parametrize("character", ["\u202e", "\u2067", "\u0007", "\u009f"])
def test_what_reverses_text_is_found(character: str) -> None:
    expected = [("plain", "", "characters that show", f"U+{ord(character):04X}")]
    assert all_of(check_plain(article(f"<p>70{character}346</p>"), "en")) == expected


def test_marks_of_direction_and_joiners_are_text() -> None:
    assert all_of(check_plain(article("<p>\u200fمي\u200cخواهم\u200e\n</p>"), "en")) == []


def test_each_id_stands_once() -> None:
    assert all_of(check_ids(("a", "b"))) == []
    assert all_of(check_ids(("a", "b", "a"))) == [("structure", "#a", "each id once", "2 of them")]


@pytest.mark.parametrize(
    ("html", "at", "expected", "found"),
    [
        ('<p class="cd-x md-nav">', "<p>", "a class that begins with 'cd-' and hides nothing", "'md-nav'"),
        (
            '<p class="cd-who cd-incomplete">',
            "<p>",
            "a class that begins with 'cd-' and hides nothing",
            "'cd-incomplete'",
        ),
        ('<p class="cd-beside">', "<p>", "a class that begins with 'cd-' and hides nothing", "'cd-beside'"),
        ('<p class="cd-origin">', "<p>", "a class that begins with 'cd-' and hides nothing", "'cd-origin'"),
        ('<p class="cd-english">', "<p>", "a class that begins with 'cd-' and hides nothing", "'cd-english'"),
        ('<p dir="rtl">', "<p>", 'dir="ltr"', 'dir="rtl"'),
        ('<p lang="ar" dir="ltr">', "<p>", 'dir="rtl"', 'dir="ltr"'),
        ('<p lang="xx-1" dir="ltr">', "<p>", 'dir=""', 'dir="ltr"'),
        (
            '<table><tr><th colspan="2">5<td>6',
            "<tr>",
            "no cell beside one that is wider",
            "<th colspan>",
        ),
        ('<details><summary></summary><data data-fact="x">', "x", "what shows at once", "'' in <details>"),
        ("<details><summary></summary>AND</details>", "", "what shows at once", "'AND' in <details>"),
    ],
)
def test_what_shows_otherwise_than_it_reads_is_found(html: str, at: str, expected: str, found: str) -> None:
    assert all_of(check_plain(article(html), "en")) == [("plain", at, expected, found)]


def test_what_is_left_to_translate_may_be_folded() -> None:
    html = '<details><summary></summary><data data-fact="translation.it-IT.messages.x">x</data></details>'
    assert all_of(check_plain(article(html), "en")) == []


def test_a_figure_in_the_head_stands_in_the_article() -> None:
    html = (
        "<title>{} one</title><meta name=description content='from {}, 5'><div data-article>US$100,000. 365 or 5</div>"
    )
    sound, drifted = (read_document(html.format(*one)) for one in (("365", "100,000"), ("366", "300,000")))
    assert sound
    assert drifted
    assert all_of(check_head(sound)) == []
    assert [one[2:] for one in all_of(check_head(drifted))] == [
        ("no figure that is not in the article", "'366'"),
        ("no figure that is not in the article", "'300,000'"),
    ]
