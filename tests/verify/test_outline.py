import pytest

from generator.verify.facts import MARK
from generator.verify.outline import check_same_outline, outline
from tests.verify.sites import all_of, article

PAGE = """
<section aria-labelledby="gold"><h3 id="gold"><data value="gold" data-fact="t.name">Gold</data></h3>
<ul data-rule="all"><li>A <data value="1" data-fact="a">1</data> of <data value="2" data-fact="b">2</data></li>
<li><span data-message="abcdefgh">x</span> <a href="../x/#gold">y</a></li></ul></section>
"""


def found(html: str, model: str = PAGE) -> list[tuple[str, str, str, str]]:
    return all_of(check_same_outline(outline(article(html)), outline(article(model))))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A ", "B "),
        (">Gold<", ">Oro<"),
        ("\n", " "),
        ("<li>A", '<li class="x">A'),
        ('<data value="1" data-fact="a">1</data> of <data value="2" data-fact="b">2</data>',
         '<data value="2" data-fact="b">2</data>中 <data value="1" data-fact="a">1</data>'),
        (">x</span>", f' lang="en">x<span data-message="{MARK}">(no)</span></span>'),
        ("<a ", '<a href="https://example.org/" lang="x">z</a><a '),
    ],
)  # fmt: skip
def test_words_and_their_order_may_differ(old: str, new: str) -> None:
    assert old in PAGE
    assert found(PAGE.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id="gold"', 'id="oro"'),
        ("h3", "h2"),
        ('data-rule="all"', 'data-rule="any"'),
        ('data-rule="all"', ""),
        ('value="1"', 'value="3"'),
        ('data-fact="b"', 'data-fact="a"'),
        ("abcdefgh", "hgfedcba"),
        ("#gold", "#silver"),
        ("<ul", "<ol"),
        ('<data value="2" data-fact="b">2</data>', ""),
        ("</li>\n<li>", ""),
        ("</section>", '</section><p data-need="all"></p>'),
        ("</section>", '<data value="2" data-fact="b">2</data></section>'),
        ("<section", "<div><section"),
    ],
)
def test_all_else_is_the_same(old: str, new: str) -> None:
    assert old in PAGE
    assert [one[0] for one in found(PAGE.replace(old, new))] == ["structure"]


def test_what_differs_is_shown_from_its_beginning_to_its_end() -> None:
    dropped = PAGE.replace('<li><span data-message="abcdefgh">x</span> <a href="../x/#gold">y</a></li>', "")
    assert found(dropped) == [
        (
            "structure",
            "",
            "<li> with data-message=abcdefgh, link ../x/#gold, as in other languages",
            "nothing",
        )
    ]
    assert found(PAGE, dropped)[0][2:] == (
        "nothing more, as in other languages",
        "<li> with data-message=abcdefgh, link ../x/#gold",
    )


def test_much_that_differs_is_cut() -> None:
    assert found("", "<ul>" + "<li>" * 9 + "</ul>")[0][2] == "<ul>; <li>; <li>; 7 more, as in other languages"


def test_the_order_of_a_list_of_facts_is_its_own() -> None:
    items = '<data value="1" data-fact="a">1</data>, <data value="2" data-fact="b">2</data>'
    turned = ", ".join(reversed(items.split(", ")))
    html = '<p><span data-list="or">{}</span></p>'
    assert found(html.format(turned), html.format(items)) != []
