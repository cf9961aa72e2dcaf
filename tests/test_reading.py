import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from generator.reading import Body, Section, Term, read_body, read_terms

BLOCKS = ("p", "div", "section", "ul", "ol", "li", "dl", "dt", "dd", "h2", "h3", "h4", "h5", "h6")

universal = settings(derandomize=True, deadline=None, max_examples=100)


def test_nothing_says_nothing() -> None:
    assert read_body("") == Body()


def test_ids_are_read_in_order_and_as_often_as_they_stand() -> None:
    html = '<h1 id="b">B</h1><section id="a"><p id="b"></p><span id=""></span><i id></i></section>'
    assert read_body(html).ids == ["b", "a", "b"]


def test_links_are_what_an_element_refers_to() -> None:
    html = '<a href="../?a=1&amp;b=2#x">x</a><img src="x.svg"/><a href="">y</a><a href>z</a><p title="t">'
    assert read_body(html).links == ["../?a=1&b=2#x", "x.svg", ""]


def test_a_heading_with_an_address_begins_a_section() -> None:
    html = """<h1 id="crm"><data value="crm">Customer  Relations</data></h1>
<p class="cd-lead">For <b>part</b>ners.</p>
<h2 id="seller-option">Seller</h2>
<h3 id="seller-gold"><span class="cd-anchor"></span>Gold</h3>
<ul><li>One</li><li>Two &amp; three</li></ul>"""
    assert read_body(html).sections == [
        Section("crm", "Customer Relations", "For partners."),
        Section("seller-option", "Seller", ""),
        Section("seller-gold", "Gold", "One Two & three"),
    ]


def test_the_first_heading_of_a_page_needs_no_address() -> None:
    assert read_body("<h1>Home</h1><p>Welcome.</p>").sections == [Section("", "Home", "Welcome.")]


@pytest.mark.parametrize("heading", ["<h2>Choose</h2>", "<h3>Choose</h3>", '<h4 id="x">Choose</h4>'])
def test_any_other_heading_is_text_of_its_section(heading: str) -> None:
    html = f'<h1 id="crm">CRM</h1><p>First.</p>{heading}<p>Last.</p>'
    assert read_body(html).sections == [Section("crm", "CRM", "First. Choose Last.")]


def test_what_says_that_it_is_a_title_begins_a_section_too() -> None:
    html = """<h1>Exams</h1><p>All.</p><ul>
<li id="a-one"><p><span data-search-title="a-one">A-1: <b>One</b></span> <em>Retired</em></p></li>
<li id="a-two"><span data-search-title="a-two">A-2: Two</span></li></ul>"""
    assert read_body(html).sections == [
        Section("", "Exams", "All."),
        Section("a-one", "A-1: One", "Retired"),
        Section("a-two", "A-2: Two", ""),
    ]


def test_names_of_the_data_are_read_of_title_and_text() -> None:
    html = """<data data-fact="x.name">Before</data><h1 id="x"><b data-fact="a.name">Cloud
    Platform</b> option</h1><p>For <data data-fact="b.name">Azure</data>, <data data-fact="b.count">2</data>.</p>
<p data-search-exclude><data data-fact="c.name">Left out</data></p><data data-fact>Bad</data>"""
    [before, section] = read_body(html).sections
    assert (before.title_names, before.text_names) == ([], [])
    assert (section.title_names, section.text_names) == (["Cloud Platform"], ["Azure"])


def test_text_before_the_first_heading_is_a_section_without_address() -> None:
    html = 'Once <p>more.</p><h1 id="crm">CRM</h1>'
    assert read_body(html).sections == [Section("", "", "Once more."), Section("crm", "CRM", "")]


def test_white_space_before_the_first_heading_is_no_section() -> None:
    assert read_body('\n<section>\n<h1 id="crm">CRM</h1></section>').sections == [Section("crm", "CRM", "")]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p><p>b</p>", "a b"),
        ("<ul><li>a</li><li>b</li></ul>", "a b"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a b"),
        ("<div>a<div>b</div></div>", "a b"),
        ("a<br>b<br/>c", "a b c"),
        ("<p>a</p>b", "a b"),
        *((f"a<{tag}>b</{tag}>c", "a b c") for tag in BLOCKS),
        ("<table><caption>a</caption><tr><th>b</th><td>c</td></tr></table>", "a b c"),
        ("<b>a</b>b<span>c</span>", "abc"),
        ("a\n  b", "a b"),
    ],
)
def test_words_of_different_blocks_do_not_run_together(html: str, text: str) -> None:
    assert read_body(f'<h1 id="x">X</h1>{html}').sections == [Section("x", "X", text)]


@pytest.mark.parametrize(
    "left_out",
    [
        "<div data-search-exclude>a<div>b</div><br>c<p>d</p></div>",
        '<p data-search-exclude="">a<b data-search-exclude>b</b></p>',
        '<div data-search-exclude><h2 id="left">Left</h2>a</div>',
    ],
)
def test_what_is_left_out_of_the_search_has_ids_and_links_but_no_text(left_out: str) -> None:
    html = f'<h1>X</h1><p>One</p>{left_out}<p id="y">two <a href="z">three</a></p>'
    body = read_body(html)
    assert body.sections == [Section("", "X", "One two three")]
    assert (body.ids[-1], body.links) == ("y", ["z"])


@universal
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_every_word_is_read_as_it_was_written(title: str, text: str) -> None:
    html = f"<h1>{escape(title)}</h1><p>{escape(text)}</p>"
    assert read_body(html).sections == [Section("", " ".join(title.split()), " ".join(text.split()))]


def test_a_glossary_is_read_with_its_ids_and_without_marks() -> None:
    html = """<dl class="cd-about"><div><dt>As of</dt><dd>today</dd></div></dl>
<dl class="cd-glossary">
  <dt id="tier"><span>tier<span class="cd-mark"> (not translated yet)</span></span></dt>
  <dd>A  level
    that <data>one</data> attains.</dd>
  <dt id="alone">alone</dt>
  <dt id="exam">exam</dt><dd>A test.</dd><dd>Another one.</dd>
  <dt>unnamed</dt><dd>No address.</dd>
</dl>"""
    assert read_terms(html) == (Term("tier", "tier", "A level that one attains."), Term("exam", "exam", "A test."))
