"""Words that nobody has read yet, as a terminal or GitHub's Markdown shows them."""

import pytest

from generator.markdown import escaped, folded, linked, printable


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("a | b", r"a \| b"),
        ("<b>x</b> & &amp;", r"\<b>x\</b> \& \&amp;"),
        ("**a** _b_ `c` ~~d~~", r"\*\*a\*\* \_b\_ \`c\` \~\~d\~\~"),
        ("![x](y)", r"!\[x\](y)"),
        ("back\\slash", r"back\\slash"),
        ("@octocat, a@example.org", "@&#8203;octocat, a@&#8203;example.org"),
        ("fixes #12", "fixes #&#8203;12"),
        ("C# and C# 8", "C# and C# 8"),
        ("US$5 or CA$6", r"US\$5 or CA\$6"),
        ("www.example.org", r"www\.example.org"),
        ("WWW.example.org", r"WWW\.example.org"),
        ("GH-12, gh-12", "GH-&#8203;12, gh-&#8203;12"),
        ("[a](https://e.org)", r"\[a\](https:&#8203;//e.org)"),
        ("two\n\n# lines", "two # lines"),
        ("in \x1b[31mred, \u202eturned", "in \ufffd\\[31mred, \ufffdturned"),
        ("ends #", "ends \\#"),
        ("1. first", r"1\. first"),
        ("12) twelfth", r"12\) twelfth"),
        ("- item", r"\- item"),
        ("# heading > quote", r"\# heading > quote"),
        ("> quote", r"\> quote"),
    ],
)
def test_words_are_no_markup_and_mention_nobody(words: str, markdown: str) -> None:
    assert escaped(words) == markdown


@pytest.mark.parametrize(
    ("address", "markdown"),
    [
        ("https://example.org/a_b#c@d", "<https://example.org/a_b#c@d>"),
        ("https://example.org/a|b", r"https:&#8203;//example.org/a\|b"),
        ("https://e.org/\u202ea", "https:&#8203;//e.org/\ufffda"),
        ("https://e.org/> @octocat", "https:&#8203;//e.org/> @&#8203;octocat"),
    ],
)
def test_an_address_leads_to_itself_if_it_can(address: str, markdown: str) -> None:
    assert linked(address) == markdown


def test_a_list_opens_below_its_summary() -> None:
    assert folded("<b> & @octocat", ["*a*"]) == (
        "<details><summary>&lt;b&gt; &amp; @&#8203;octocat</summary>\n\n- \\*a\\*\n\n</details>"
    )


def test_a_terminal_shows_words_in_one_line_without_control_characters() -> None:
    assert printable("a\x1b[2Jb\u202ec\nd\u3000e") == "a\ufffd[2Jb\ufffdc d e"
