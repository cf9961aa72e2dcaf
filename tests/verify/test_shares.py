"""How much is translated, on the page of the test catalogue that says so."""

import re

from generator.verify.shares import check_shares
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
