"""The outline of a legacy page: what a person reads, in order, with its line; and what is no page."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.data import read_tree
from generator.errors import GeneratorError
from generator.legacy import audit, group_pages, import_pages, names_of
from generator.legacy.page import MOST_BLOCKS, MOST_COLUMNS, Page, canonical_tag, parse_page, read_page
from generator.legacy.report import as_html
from tests.test_legacy_oracle import catalogue
from tests.tools import ROOT

TREE = read_tree(ROOT / "data", "data")


def page(body: str, locale: str | None = "it-IT", shown: str = "page.md") -> Page:
    return parse_page(body, shown, locale)


def outline(body: str) -> list[tuple[int, int, int, str]]:
    return [(one.line, one.level, one.depth, one.text("target")) for one in page(body).blocks]


def refused(body: str | bytes, tmp_path: Path) -> str:
    path = tmp_path / "page.md"
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    with pytest.raises(GeneratorError) as caught:
        read_page(path, "page.md", "it-IT")
    assert path.exists()
    return str(caught.value)


def test_a_heading_needs_no_space_and_has_the_id_of_its_anchor() -> None:
    [one, other] = page('#<a name="boats"></a>Boats\n\n## <a name="yard"></a>Yard\n').blocks
    assert [(one.level, one.anchor, one.text("target")), (other.level, other.anchor)] == [
        (1, "boats", "Boats"),
        (2, "yard"),
    ]


def test_a_line_of_its_own_that_is_underlined_is_a_heading() -> None:
    assert outline('<a name="boats"></a>Boats\n=====\n\nFor yards.\n\nYard option\n-----------\nText.\n---\n') == [
        (1, 1, 0, "Boats"),
        (4, 0, 0, "For yards."),
        (6, 2, 0, "Yard option"),
        (8, 0, 0, "Text."),
    ]
    # A sentence, an item and a table are none.
    assert [one[1] for one in outline("A sentence.\n---\n\n- Item\n---\n\n| a |\n|---|\n| b |\n")] == [0, 0, 0, 0]


def test_front_matter_says_the_locale_the_day_and_titles_quoted_or_not() -> None:
    read = parse_page(
        '---\ntitle: "Barche: tutte"\nms.contentlocale: it-IT\nms.lasthandoff: 11/16/2017\nrobots: x\n---\n# A\n',
        "p.md",
    )
    assert (read.locale, read.date, read.meta["title"], read.blocks[0].line) == (
        "it-IT",
        "2017-11-16",
        "Barche: tutte",
        7,
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter_and_lines_are_read_whatever_ends_a_line(end: str, mark: str) -> None:
    text = "---\ntitle: 'A'\nms.contentlocale: it-IT\n---\n# A\n\nB <!-- c\nd -->\n\n- E\n"
    read = parse_page(mark + text.replace("\n", end), "p.md")
    assert (read.locale, read.meta["title"]) == ("it-IT", "A")
    assert [(one.line, one.text("target")) for one in read.blocks] == [(5, "A"), (7, "B"), (10, "E")]
    assert [read.line(one.line) for one in read.blocks] == ["# A", "B <!-- c", "- E"]


@pytest.mark.parametrize(
    ("shown", "tag"),
    [
        ("docs/it-it/boats.md", "it-IT"),
        ("docs.zh-cn/boats.md", "zh-CN"),
        ("boats.pt-BR.md", "pt-BR"),
        ("ja_JP/boats.md", "ja-JP"),
        ("en-us/boats.md", "en"),
        ("en/boats.md", "en"),
        ("docs/it/boats.md", "it"),
        ("ja/boats.md", "ja"),
        ("boats.pt.md", "pt"),
        ("zh-Hant-TW/boats.md", "zh-Hant-TW"),
    ],
)
def test_the_path_says_the_locale(shown: str, tag: str) -> None:
    assert parse_page("# A\n", shown).locale == tag


def test_the_locale_may_be_given_and_plain_english_needs_none() -> None:
    english = (
        "The partner must have people who pass one of the following exams and the organization is to meet all. " * 3
    )
    assert parse_page("# A\n", "p.md", "de-DE").locale == "de-DE"
    assert parse_page(english, "how-to/p.md").locale == "en"


@pytest.mark.parametrize(
    ("front", "line", "found"),
    [
        ("", "", "none"),
        ("---\ntitle: A\nms.contentlocale: xx-YY-zz\n---\n", ":3", "'ms.contentlocale: xx-YY-zz'"),
        ("---\nms.contentlocale: 12\n---\n", ":2", "'ms.contentlocale: 12'"),
    ],
)
def test_a_page_of_no_known_locale_is_refused(front: str, line: str, found: str) -> None:
    with pytest.raises(GeneratorError) as caught:
        parse_page(f"{front}# A\n", "how-to/p.md")
    assert (
        str(caught.value)
        == f"how-to/p.md{line}: expected a locale in its front matter (ms.contentlocale), in its path, or by --locale, "
        f"found {found}"
    )


@pytest.mark.parametrize(("text", "tag"), [("it-it", "it-IT"), ("EN_us", "en"), ("xx-YY", None), ("italiano", None)])
def test_tags_are_brought_into_one_form(text: str, tag: str | None) -> None:
    assert canonical_tag(text) == tag


def test_a_list_indented_by_four_under_a_paragraph_is_a_list() -> None:
    assert outline("1. One\n\n    **Developed**\n\n        - Two\n") == [
        (1, 0, 1, "One"),
        (3, 0, 1, "Developed"),
        (5, 0, 2, "Two"),
    ]


def test_comments_say_nothing_and_lines_keep_their_numbers() -> None:
    assert outline("A\n<!-- # Old\n\n- old -->\n\nB <!-- c --> D\n") == [(1, 0, 0, "A"), (6, 0, 0, "B D")]


def test_labels_and_notes_within_a_paragraph_stand_for_themselves_and_sentences_go_on() -> None:
    body = "**Developed**\n- Two\n**Developing**\n\nA sentence that goes\non here\n\\*A note.\n"
    assert [text for _, _, _, text in outline(body)] == [
        "Developed",
        "Two",
        "Developing",
        "A sentence that goes on here",
        "*A note.",
    ]


def test_carriage_returns_tabs_and_odd_spaces_are_space() -> None:
    assert outline("- A\r\n\t- B\u00a0C\r\n") == [(1, 0, 1, "A"), (2, 0, 2, "B C")]


def test_a_bilingual_page_has_two_sides_and_pairs_of_sentences() -> None:
    body = (
        '- [<span data-ttu-id="a-1">Esame MB2-710</span><span class="sxs-lookup">'
        '<span data-stu-id="a-1">Exam MB2-710</span>'
        "</span>](https://example.org/exam-mb2-710): Title\n"
    )
    [block] = page(body).blocks
    assert page(body).bilingual
    assert (block.text("target"), block.text("source")) == ("Esame MB2-710: Title", "Exam MB2-710: Title")
    assert block.links("target") == (("Esame MB2-710", "https://example.org/exam-mb2-710"),)
    assert block.units() == (("Esame MB2-710", "Exam MB2-710"),)


def test_bold_is_known_where_it_is_glued_to_words() -> None:
    [block] = page("I**2** utenti devono\n").blocks
    assert (block.text("target"), block.bold("target")) == ("I2 utenti devono", ("2",))


def test_a_label_in_brackets_without_an_address_is_text_and_a_space_before_an_address_is_none() -> None:
    blocks = page("- [MB6-705]: One\n- [A] (https://example.org/a)\n").blocks
    assert [one.text("target") for one in blocks] == ["[MB6-705]: One", "A"]
    assert blocks[1].links("target") == (("A", "https://example.org/a"),)


def test_a_block_of_html_and_a_table_are_read_too() -> None:
    assert [one[3] for one in outline("<div>\nHello <b>you</b>\n</div>\n\n| a | b |\n|---|---|\n| c | d |\n")] == [
        "Hello you",
        "a",
        "b",
        "c",
        "d",
    ]


def test_front_matter_may_have_comments_lists_and_values_of_several_lines() -> None:
    front = '# of the page\ntitle: "A\n  \'B\'"\nkeywords:\n- c\n  - d\n\nempty:\ndescription: "E" and [F](g)\n'
    found = page(f"---\n{front}---\n# H\n")
    assert (found.meta["description"], found.blocks[0].text("target")) == ('"E" and [F](g)', "H")
    assert [one.text("target") for one in page("---\n\nA rule above.\n").blocks] == ["A rule above."]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"\xff\xfe#\x00", "page.md:1: expected UTF-8, found byte 0xff"),
        (b"# A\n\xe9", "page.md:2: expected UTF-8, found byte 0xe9"),
        (b"\x89PNG\r\n\x1a\n", "page.md:1: expected UTF-8, found byte 0x89"),
        (b"# A\n\x00\x01", "page.md:2: expected a page of text, found character U+0000"),
        (
            "A " * MOST_COLUMNS,
            f"page.md:1: expected at most {MOST_COLUMNS} characters in a line, found {2 * MOST_COLUMNS} characters",
        ),
        ("", "page.md:1: expected a page of text, found nothing to read"),
        ("---\ntitle: A\n---\n<!-- B -->\n", "page.md:1: expected a page of text, found nothing to read"),
        (
            "\n---\ntitle: A\n\n# B\n",
            "page.md:2: expected --- at the end of the front matter, found the end of the page",
        ),
        ("title: A\nauthor: B\n---\n# C\n", "page.md:1: expected --- before the front matter, found 'title: A'"),
        (
            "---\ntitle: A\n#<a name='b'></a>B\n\n---\nC\n",
            (
                "page.md:3: expected a key with a colon, or --- at the end of the front matter, "
                "found \"#<a name='b'></a>B\""
            ),
        ),
        (
            '---\nauthor: A\ntitle: "B\n---\n# C\n',
            "page.md:3: expected \" at the end of the value, found 'title: \"B'",
        ),
        ("---\nkeywords: [a, b\n---\n# C\n", "page.md:2: expected ] at the end of the value, found 'keywords: [a, b'"),
        ("[" * 3000, "page.md:1: expected at most 2000 marks of Markdown in a line, found 3000"),
        ("A <!-- b\n\nc\n", "page.md:1: expected --> after <!--, found the end of the page"),
        (
            '# A\n\n<span data-ttu-id="x">B\n',
            "page.md:3: expected </span> in the same paragraph as its <span>, found the end of the paragraph",
        ),
        (
            "A</span>\n\n- <span>B\n",
            (
                "page.md:1: expected <span> before </span>, found none\n"
                "page.md:3: expected </span> in the same paragraph as its <span>, found the end of the paragraph"
            ),
        ),
        (
            "\n".join("  " * n + "- x" for n in range(60)),
            "page.md:31: expected at most 30 levels of lists, found a deeper nesting",
        ),
        ("> " * 1500 + "x", "page.md:1: expected at most 30 levels of lists, found a deeper nesting"),
        ("[[[[[[[[[[\n" * 11_000, "page.md: expected at most 100000 marks of Markdown, found 110000"),
        (
            "A\n\n" * (MOST_BLOCKS + 9),
            f"page.md:{2 * MOST_BLOCKS + 1}: expected at most {MOST_BLOCKS} headings, items and paragraphs, found more",
        ),
        (b"x" * 2_000_001, "page.md: expected at most 2000000 bytes, found 2000001 bytes"),
        (
            '---\ntitle: "A\n  B: [c\nauthor: D\n---\n# E\n',
            "page.md:2: expected \" at the end of the value, found 'title: \"A'",
        ),
        ('---\ntitle: "A\\"\n---\n# B\n', 'page.md:2: expected " at the end of the value, found \'title: "A\\\\"\''),
        (
            "\n---\ntitle: A\nauthor: B\ntitle: C\n---\n# D\n",
            "page.md:5: expected the key title once, as on line 3, found 'title: C'",
        ),
    ],
)
def test_what_is_no_page_is_refused_with_its_line(body: str | bytes, message: str, tmp_path: Path) -> None:
    assert refused(body, tmp_path) == message


PIECES = st.sampled_from(
    [
        "# ",
        "##",
        "- ",
        "1. ",
        "    ",
        "**",
        "*",
        "\\*",
        "[",
        "](https://e.org/exam-70-347.aspx)",
        "MB2-714",
        "US$100,000",
        "2",
        "\n",
        "\n\n",
        '<span data-ttu-id="a">',
        '<span class="sxs-lookup"><span data-stu-id="a">',
        "</span>",
        "</span></span>",
        '<a name="silver"></a>',
        '<a name="../x"></a>',
        '#<a name="x"></a>Boats\n\n##<a name="yard-option"></a>Yard\n\n###<a name="gold"></a>Gold\n\n',
        "- **2** individuals must each pass one of the following exams:\n",
        "    - [MB2-714](https://e.org/exam-mb2-714.aspx): Ropes\\*\n",
        "Silver",
        "one of the following exams",
        "individuals",
        "organization",
        "31/12/2017",
        "99 xxx 9999",
        "AND",
        "<!--",
        "-->",
        "|",
        "`",
        "&",
        "\u3000",
        "万",
        "9" * 30,
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_is_read_or_refused_and_what_is_read_can_be_audited_and_brought_over(text: str) -> None:
    pages: list[Page] = []
    refused: list[str] = []
    for locale in ("en", "it-IT", "ja-JP", "sv-SE"):
        try:
            pages.append(parse_page(text, f"{locale}/page.md", locale))
        except GeneratorError as error:
            refused += [one.where for one in error.problems]
    assert all("/page.md" in where for where in refused)
    assert sum(len(subject.pages) for subject in group_pages(pages)) == len(pages)
    for one in (*audit(pages), *audit(pages, catalogue())):
        assert one.evidence
        assert one.expected != one.found
    taken = import_pages(pages, TREE, date(2018, 3, 19))
    assert all(
        re.fullmatch(r"(?:competencies|credentials)/[a-z0-9-]+[.]yml|[a-z]+(?:_[A-Z]+)?[.]po|credentials[.]yml", one)
        for one in taken.files
    )
    assert not pages or taken.files or taken.problems
    as_html(audit(pages), pages, (), names_of(pages))
