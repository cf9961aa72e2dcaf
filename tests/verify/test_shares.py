"""How much is translated, on the page of the test catalogue that says so."""

import re

import pytest

from generator.pofiles import Entry, message_id
from generator.verify.shares import check_labels, check_progress, check_shares, progress_of
from tests.verify.conftest import Rendered
from tests.verify.sites import all_of, article, read

LOCALES = ("it-IT", "ja-JP", "pt-BR", "zh-CN", "zh-TW")


def shares(constructs: Rendered, old: str = "", new: str = "") -> list[tuple[str, str, str, str]]:
    html = constructs.pages["en/translation/index.html"]
    assert re.search(old, html, re.DOTALL), old
    page = read(re.sub(old, new, html, count=1, flags=re.DOTALL).partition("<div data-article>")[2])
    return all_of(check_shares(page.article, LOCALES, ("index", "exams", "constructs", "translation", "404")))


def test_a_sound_page_is_right(constructs: Rendered) -> None:
    assert shares(constructs) == []


PAGES = ("index", "exams", "retirements", "terms", "translation", "404")


def progress(rendered: Rendered, old: str = "", new: str = "") -> list[tuple[str, str, str]]:
    known = rendered.known
    html = rendered.pages["en/translation/index.html"]
    assert re.search(old, html, re.DOTALL), old
    page = read(re.sub(old, new, html, count=1, flags=re.DOTALL).partition("<div data-article>")[2]).article
    pages = (*PAGES, *known.data["competencies"])
    found = all_of([*check_progress(page, known.progress, pages), *check_labels(page, known.locales[1:])])
    return [one[1:] for one in found]


@pytest.mark.parametrize("name", ["constructs", "nineteenth"])
def test_figures_are_those_of_the_catalogues(name: str, request: pytest.FixtureRequest) -> None:
    assert progress(request.getfixturevalue(name)) == []


def test_a_catalogue_is_counted() -> None:
    asked = [Entry(msgid=one) for one in ("one %(n)s word", "two  words", "&", "three", "four", "five")]
    shown = [Entry(msgid="three", strings=("terzo",))]
    begun = [
        *shown,
        Entry(msgid="four", strings=("quattro",), fuzzy=True),
        Entry(msgid="five", strings=("<b>",)),
        Entry(msgid="two  words", strings=("due", "")),
    ]
    found = dict(progress_of(asked, shown, begun, "it-IT"))
    why = {one: found.pop(f"translation.it-IT.messages.{message_id((None, one.msgid))}", "") for one in asked}
    assert [why[one] for one in asked] == ["missing", "missing", "missing", "", "fuzzy", "refused"]
    assert found == {
        f"translation.it-IT.{name}": value
        for name, value in {
            "translated": "1",
            "percent": "16%",
            "words_left": "6",
            "fuzzy": "1",
            "refused": "1",
            "missing": "3",
        }.items()
    }
    assert progress_of((), (), (), "it-IT")["translation.it-IT.percent"] == "100%"


def test_another_figure_is_found(constructs: Rendered) -> None:
    path = "translation.it-IT.words_left"
    own = constructs.known.progress["it-IT"][path]
    assert progress(constructs, rf'value="{own}"( data-fact="{path}")', r'value="9999"\1') == [(path, own, "9999")]


def test_a_page_that_is_said_to_be_finished_is_found(constructs: Rendered) -> None:
    path = "translation.it-IT.pages.constructs"
    found = progress(constructs, rf'value="[0-9]+%"( data-fact="{path}")', r'value="100%"\1')
    assert found == [(path, "less than 100%", "100%")]


def test_a_message_that_is_not_left_is_found(constructs: Rendered) -> None:
    message = r"translation\.it-IT\.messages\.[a-p]{10}"
    found = progress(constructs, f'"({message})"', '"translation.it-IT.messages.aaaaaaaaaa"')
    assert [one[1:] for one in found] == [("missing", "nothing"), ("no such fact on this page", "one")]


def test_a_language_left_out_is_found(constructs: Rendered) -> None:
    found = progress(constructs, r"(<tbody>\s*)<tr>.*?</tr>", r"\1")
    assert ("translation", "a row of each of 5 languages", "4 rows") in found
    assert (
        "translation.it-IT.translated",
        constructs.known.progress["it-IT"]["translation.it-IT.translated"],
        "nothing",
    ) in found


def test_figures_below_other_words_are_found(constructs: Rendered) -> None:
    head = r'<th scope="col"><span data-message="[a-p]*">Translated</span></th>'
    assert {one[1] for one in progress(constructs, head, "")} == {"each figure below its words"}
    words = {text: message_id((None, text)) for text in ("Untranslated", "Rejected")}
    label = rf'(<td.*?class="cd-detail"><span data-message="){words["Untranslated"]}'
    [finding] = progress(constructs, label, rf"\g<1>{words['Rejected']}")
    assert finding[1] == "it behind the words for 'missing'"
    term = rf'(<details.*?<dt><span data-message="){words["Untranslated"]}'
    assert {one[1] for one in progress(constructs, term, rf"\g<1>{words['Rejected']}")} == {
        "it behind the words for 'missing'"
    }


def test_a_page_without_tables_lacks_them() -> None:
    assert [one[3] for one in all_of(check_labels(article(""), ("it-IT",)))] == ["0 rows"]


def test_a_figure_beside_another_language_is_found(constructs: Rendered) -> None:
    found = shares(constructs, r'(<tbody>.*?<span lang=)"it-IT"', r'\1"ja-JP"')
    assert {one[2] for one in found} == {"a fact of translation.ja-JP"}
    assert "translation.it-IT.percent" in {one[1] for one in found}


def test_a_figure_below_another_language_is_found(constructs: Rendered) -> None:
    heads = r'(id="pages".*?)(<th scope="col"><span lang="it.*?</th>)(\s*)(<th.*?</th>)'
    found = shares(constructs, heads, r"\1\4\3\2")
    assert (
        "places",
        "translation.it-IT.pages.exams",
        "a fact of translation.ja-JP.pages.exams",
        "another one",
    ) in found


def test_a_figure_beside_another_page_is_found(constructs: Rendered) -> None:
    found = shares(constructs, r'(id="pages".*?<a href=")../exams/"', r'\1../terms/"')
    assert found[0] == (
        "places",
        "translation.it-IT.pages.exams",
        "a fact of translation.it-IT.pages.terms",
        "another one",
    )


def test_figures_in_another_order_in_one_row_are_found(constructs: Rendered) -> None:
    found = shares(
        constructs, r"(<td>)(<data [^>]*it-IT.fuzzy.*?)(</td>\s*<td>)(<data [^>]*it-IT.*?)</td>", r"\1\4\3\2</td>"
    )
    assert found == [("places", "translation", "the same figures in each row, in the same order", "others")]


def test_a_message_below_another_language_is_found(constructs: Rendered) -> None:
    found = shares(constructs, r'<summary><span lang="it-IT"', '<summary><span lang="ja-JP"')
    assert {one[2] for one in found} == {"a fact of translation.ja-JP.messages"}


def test_a_page_left_out_is_found(constructs: Rendered) -> None:
    row = r"<tr>\s*<th scope=\"row\"><a href=\"../404.html\">.*?</tr>"
    expected = "how much of the page is translated"
    assert shares(constructs, row, "") == [
        ("places", f"translation.{tag}.pages.404", expected, "nothing") for tag in LOCALES
    ]


def test_a_table_without_rows_or_cells_has_no_figures() -> None:
    assert all_of(check_shares(article("<table></table><table><tr></tr><tr></tr></table>"), (), ())) == []
