import pytest

from generator.verify.plain import check_ids, check_plain
from tests.verify.sites import all_of, article


@pytest.mark.parametrize(
    "html",
    [
        '<section class="x" aria-labelledby="a"><h2 id="a">A</h2><p lang="en" dir="ltr">b <em>c</em></p></section>',
        '<table><caption>a</caption><tr><th scope="row" colspan="2">a</th><td>b</td></tr></table>',
        '<data value="5" data-fact="x">5</data><time datetime="2018" data-fact="y">2018</time>',
        "<details open><summary>a</summary><dl><dt>b</dt><dd>c<br>d</dd></dl></details>",
    ],
)
def test_text_is_plain(html: str) -> None:
    assert all_of(check_plain(article(html))) == []


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
        ("<s>x</s>", "<s>", "'x'"),
        ("<template>x</template>", "<template>", "''"),
        ("<style>p { display: none }</style>", "<style>", "'p { display: none }'"),
        ("<bdo dir=rtl>12</bdo>", "<bdo>", "'12'"),
    ],
)
def test_what_hides_draws_or_says_more_is_found(html: str, at: str, found: str) -> None:
    expected = "no such attribute" if "=" in found else "an element of text"
    assert all_of(check_plain(article(html))) == [("plain", at, expected, found)]


def test_an_image_is_found() -> None:
    assert [one[1] for one in all_of(check_plain(article('<img alt="US$5" src="a.png">')))] == ["<img>"] * 3


@pytest.mark.parametrize("character", ["\u202e", "\u2067", "\u0007", "\u009f"])
def test_what_reverses_text_is_found(character: str) -> None:
    expected = [("plain", "", "characters that show", f"U+{ord(character):04X}")]
    assert all_of(check_plain(article(f"<p>70{character}346</p>"))) == expected


def test_marks_of_direction_and_joiners_are_text() -> None:
    assert all_of(check_plain(article("<p>\u200fمي\u200cخواهم\u200e\n</p>"))) == []


def test_each_id_stands_once() -> None:
    assert all_of(check_ids(("a", "b"))) == []
    assert all_of(check_ids(("a", "b", "a"))) == [("structure", "#a", "each id once", "2 of them")]
