import re

import pytest

from generator.verify.html import PageError, one_line, read_document
from tests.verify.sites import article, read


def test_a_page_without_an_article_is_none_of_ours() -> None:
    assert read_document("<p data-fact='x'>5") is None
    assert read_document("") is None


def test_what_is_around_the_article_is_not_read() -> None:
    document = read_document(
        '<p data-fact="x">5</p><div data-article><p data-fact="y">6</p></div><p data-fact="z">7</p>'
    )
    assert document is not None
    assert [path for path, _ in document.facts] == ["y"]


def test_two_articles_are_refused() -> None:
    with pytest.raises(PageError, match="2 articles"):
        read_document("<div data-article></div><div data-article></div>")


def test_a_page_too_deep_is_refused() -> None:
    with pytest.raises(PageError, match="more than 100 deep"):
        read_document("<div data-article>" + "<div>" * 5000)
    assert read_document("<div data-article>" + "<div>" * 50) is not None


@pytest.mark.parametrize(
    ("around", "why"),
    [
        ('<base href="/x/">', "<base>, so that it or its links lead elsewhere"),
        ('<meta http-equiv="Refresh" content="0; url=/x/">', "<meta>, so that it or its links lead elsewhere"),
        ("<main hidden>", "its article is in an element with hidden"),
        ('<body style="opacity: 0" inert>', "its article is in an element with inert and style"),
        ("<details>", "its article is in <details>"),
    ],
)
def test_a_page_that_shows_elsewhere_or_not_at_all_is_refused(around: str, why: str) -> None:
    with pytest.raises(PageError, match=f"^{re.escape(why)}$"):
        read_document(f"<!doctype html><html>{around}<article><div data-article>x</div></article></html>")


def test_text_has_the_language_of_what_it_is_in() -> None:
    page = article('<p lang="it">a<b>b<i lang="en">c</i></b></p>', "ja-JP")
    assert [one.lang for one in page.walk()] == ["", "it", "it", "en"]


def test_elements_are_found_in_the_order_of_the_document() -> None:
    page = article("<ul><li>a<b>b</b></li></ul><p>c</p>")
    assert [one.tag for one in page.walk()] == ["div", "ul", "li", "b", "p"]
    assert [one.tag for one in page.elements] == ["ul", "p"]
    assert page.text == "abc"
    assert page.elements[0].elements[0].children[0] == "a"


def test_attributes_have_a_text_and_comments_are_nothing() -> None:
    [element] = article("<ul data-groups id=a><!-- 5 --></ul>").elements
    assert element.attributes == {"data-groups": "", "id": "a"}
    assert element.get("lang") is None
    assert element.children == ()
    assert [one.get("id") for one in article("<p id=a><b id=b>").having("id")] == ["a", "b"]


def test_a_page_is_what_a_browser_makes_of_it() -> None:
    """An unclosed `p` ends at the next block, an unquoted value at a space, an entity is its character."""
    page = article("<p id=a title=b>x &amp; y<ul><li>1<li>2</ul>")
    assert [(one.tag, one.text) for one in page.walk()][1:] == [("p", "x & y"), ("ul", "12"), ("li", "1"), ("li", "2")]


def test_a_document_says_its_language_alternates_ids_and_links() -> None:
    page = read_document(
        '<html lang="ja-JP"><head><link href="style.css"><script src="x.js"></script></head><body id="top">'
        '<a href="../en/" hreflang="en" data-cd-language></a><a href="../it/" hreflang="it"></a>'
        '<a href="../en/" hreflang="en" data-cd-beside></a>'
        '<div data-article><p id="a"><a href="#a">x</a><a href="#a">y</a></p><p id="a"></p></div></body></html>'
    )
    assert page is not None
    assert page.lang == "ja-JP"
    assert page.alternates == page.beside == (("en", "../en/"),)
    assert page.ids == ("a", "a")
    assert page.anchors == {"top", "a"}
    assert page.links == ("#a",)
    assert page.frame == ("style.css", "../en/", "../it/", "x.js")


def test_a_page_without_a_language_has_none() -> None:
    assert read("x", "").lang == ""


def test_white_space_of_any_kind_is_a_space() -> None:
    assert one_line(" a\n\t b\u00a0c ") == "a b c"


@pytest.mark.parametrize(
    "other", ['<p id="cd_qualify_data"></p>', '<script type="application/json" id="cd_qualify_data">{}</script>']
)
def test_the_data_of_the_form_stands_once(other: str) -> None:
    form = '<script type="application/json" id="cd_qualify_data">{"day": ""}</script>'
    page = "<html lang=en><div data-article></div>"
    document = read_document(page + form)
    assert document is not None
    assert document.form == '{"day": ""}'
    with pytest.raises(PageError, match="2 elements with the id of the form's data"):
        read_document(other + page + form)
    with pytest.raises(PageError, match="or one that is no JSON"):
        read_document(f'{page}<p id="cd_qualify_data">{{}}</p>')
