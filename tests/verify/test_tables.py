"""Tables of tiers: those of the test catalogue, in which something has been changed in every language alike."""

import re

import pytest

from generator.verify.html import Element
from generator.verify.tables import check_tables
from tests.verify.conftest import Rendered
from tests.verify.sites import all_of, article, read

CLOUD = "cloud-business-applications"
OPERATIONS = f"competencies.{CLOUD}.options.enterprise-operations"
PAGES = ("constructs", CLOUD, "enterprise-mobility-management", "windows-and-devices")
TABLE = r"(<table.*?enterprise-operations-tiers.*?)"


def changed(constructs: Rendered, page: str, old: str, new: str) -> Element:
    """Return the English article of a page with the first match of an expression replaced."""
    html = constructs.pages[f"en/{page}/index.html"]
    assert re.search(old, html, re.DOTALL), old
    body = re.sub(old, new, html, count=1, flags=re.DOTALL)
    return read(body[body.index("<div data-article>") + len("<div data-article>") : body.rindex("</div>")]).article


def tables(constructs: Rendered, page: str, old: str, new: str) -> list[tuple[str, str, str, str]]:
    return all_of(check_tables(changed(constructs, page, old, new), constructs.known.data, page))


@pytest.mark.parametrize("page", PAGES)
def test_sound_tables_are_right(constructs: Rendered, page: str) -> None:
    found = constructs.built.pages[f"ja-JP/{page}/"].article
    assert all_of(check_tables(found, constructs.known.data, page)) == []


def test_a_figure_in_another_column_is_found(constructs: Rendered) -> None:
    row = r"(<tr[^>]*>\s*<th scope=\"row\">.*?)(<td>.*?</td>)(\s*)(<td>.*?</td>)"
    found = tables(constructs, CLOUD, row, r"\1\4\3\2")
    at = {one[1] for one in found if one[1].startswith("#")}
    assert at == {f"#enterprise-customer-engagement-{tier}" for tier in ("silver", "gold")}


def test_columns_in_another_order_are_found(constructs: Rendered) -> None:
    head = r'(<th scope="col"><a [^>]*>.*?</th>)(\s*)(<th scope="col"><a .*?</th>)'
    [finding] = tables(constructs, CLOUD, head, r"\3\2\1")
    assert finding[2:] == ("['', 'silver', 'gold'] in the first row", "['', 'gold', 'silver']")


FIRST = r'(<thead>\s*<tr>\s*)(<th scope="col"><span (?:(?!</th>).)*</th>)'


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (FIRST, r"\1", "['silver', 'gold']"),
        (FIRST, r"\1<th></th>\2", "['', '', 'silver', 'gold']"),
        (f"{FIRST}(.*?)(</tr>)", r"\1\3\2\4", "['silver', 'gold', '']"),
    ],
)
def test_heads_that_stand_above_other_columns_are_found(constructs: Rendered, old: str, new: str, found: str) -> None:
    [finding] = tables(constructs, CLOUD, old, new)
    assert finding[2:] == ("['', 'silver', 'gold'] in the first row", found)


def test_what_rows_are_of_below_them_is_found(constructs: Rendered) -> None:
    """It would be read as that of the rows below."""
    turned = tables(constructs, CLOUD, r'(<tbody>\s*)(<tr>\s*<th scope="rowgroup".*?</tr>)(\s*<tr.*?</tr>)', r"\1\3\2")
    assert turned[0][2] == "its own metric above it"


def test_a_fact_beside_what_rows_are_of_is_found(constructs: Rendered) -> None:
    path = f"{OPERATIONS}.thresholds.revenue.minimum.gold.developed"
    fact = f'<data data-fact="{path}"></data>'
    for head in (r'(<th scope="rowgroup"[^>]*>(?:(?!</th>).)*)', r'(<th scope="row">(?:(?!</th>).)*)'):
        assert tables(constructs, CLOUD, f"(enterprise-operations-tiers.*?){head}", rf"\1\2{fact}")


def test_a_head_below_its_cells_is_found(constructs: Rendered) -> None:
    [finding] = tables(constructs, CLOUD, r"(<thead>.*?</thead>)(.*?)(</table>)", r"\2\1\3")
    assert finding[2] == "['', 'silver', 'gold'] in the first row"


def test_a_figure_left_out_is_found(constructs: Rendered) -> None:
    path = f"{OPERATIONS}.thresholds.revenue.minimum.gold.developed"
    found = tables(constructs, CLOUD, rf'{TABLE}<data [^>]*"{re.escape(path)}">.*?</data>', r"\1")
    line = f"{OPERATIONS}.thresholds.revenue"
    assert found == [
        ("places", "#enterprise-operations-gold", path, "nothing of it there"),
        ("places", "#enterprise-operations-gold", "'–' in a cell without facts", "''"),
        ("places", line, path, "nothing of it there"),
    ]


def test_a_row_with_more_cells_is_found(constructs: Rendered) -> None:
    """They put those behind them below another tier."""
    row = r'(<th scope="row">(?:(?!</th>).)*</th>\s*)<td>'
    assert tables(constructs, CLOUD, row, r"\1<td></td><td>")[0][2:] == ("th td td", "th td td td")


def test_in_a_table_a_figure_of_another_threshold_is_found(constructs: Rendered) -> None:
    own = f"{OPERATIONS}.thresholds.revenue"
    line = f"{TABLE}{re.escape(own)}(.minimum.gold.developed)"
    found = tables(constructs, CLOUD, line, rf"\1{OPERATIONS}.thresholds.cloud\2")
    assert {f"{own}.minimum.gold.developed", "nothing else there", "rows of one thing"} == {one[2] for one in found}


def test_in_a_table_another_metric_or_product_is_found(constructs: Rendered) -> None:
    own = f"{OPERATIONS}.thresholds.revenue"
    metric = rf"{TABLE}metrics\.revenue\.name"
    found = tables(constructs, CLOUD, metric, r"\1metrics.new-customers.name")
    assert found == [("places", own, "its own metric above it", "metrics.new-customers.name")]
    more = r'\1metrics.revenue.name"></data><data data-fact="products.azure.name'
    found = tables(constructs, CLOUD, metric, more)
    assert found == [("places", own, "its own metric above it", "metrics.revenue.name and products.azure.name")]
    [finding] = tables(constructs, CLOUD, rf'{TABLE}<th scope="rowgroup" [^>]*>.*?</th>', r"\1<th></th>")
    assert finding == ("places", own, "its own metric above it", "")


def test_two_things_in_one_group_of_rows_are_found(constructs: Rendered) -> None:
    found = tables(constructs, CLOUD, rf"{TABLE}</tbody>\s*<tbody>", r"\1")
    assert found[0][2] == "rows of one thing"


DEVICES = "windows-and-devices"
GROUP = f"competencies.{DEVICES}.options.service-partner.people.groups."


def test_another_groups_exams_above_a_groups_rows_are_found(constructs: Rendered) -> None:
    heads = r'<th scope="rowgroup"[^>]*>(?:(?!</th>).)*credentials\.(?:(?!</th>).)*</th>'
    rows = rf"({heads})(.*?)({heads})"
    found = tables(constructs, DEVICES, rows, r"\3\2\1")
    assert {one[2].partition(":")[0] for one in found if one[0] == "places"} == {"what it asks for above it"}
    dropped = tables(constructs, DEVICES, heads, "<td></td>")
    assert {one[3] for one in dropped} >= {"nothing"}


def test_another_need_above_a_groups_rows_is_found(constructs: Rendered) -> None:
    need = r'(<th scope="rowgroup"[^>]*><span data-message=")\w+(">[^<]*</span> <span class="cd-detail">)'
    found = tables(constructs, DEVICES, need, r"\1aaaaaaaaaa\2")
    assert {one[0] for one in found} == {"places"}


def test_exams_joined_otherwise_than_they_are_needed_are_found(constructs: Rendered) -> None:
    listed = r'(<th scope="rowgroup"[^>]*>(?:(?!</th>).)*data-list=")(or|standard)"'
    found = tables(constructs, DEVICES, listed, r'\1x"')
    assert {one[3] for one in found} == {"one of 'x'"}


def test_a_group_of_another_tier_is_found(constructs: Rendered) -> None:
    found = tables(constructs, DEVICES, rf'(<td data-group=")({re.escape(GROUP)}[\w-]+)"', r"\1x\"")
    assert {one[2].partition(".groups.")[0] for one in found} >= {GROUP.removesuffix(".groups.")}


def test_that_another_requirement_can_be_met_instead_is_said(constructs: Rendered) -> None:
    found = tables(constructs, DEVICES, r' <span class="cd-detail" data-connective="any">.*?</span></span>', "")
    expected = "other requirements that can be met instead: ['any']"
    assert [(one[0], *one[2:]) for one in found] == [("logic", expected, "[]")]
    other = r"(<td data-group=\"[^>]*>(?:(?!</td>|data-connective).)*)</td>"
    found = tables(constructs, DEVICES, other, r'\1<span data-connective="any"></span></td>')
    assert [one[2:] for one in found] == [("other requirements that can be met instead: []", "['any']")]


def test_how_many_people_of_another_tier_are_found(constructs: Rendered) -> None:
    """The number of Gold in the column of Silver; nothing in it."""
    path = f"competencies.{DEVICES}.options.service-partner.people.headcount"
    cell = rf'(<td data-group="{GROUP}applications">(?:(?!</td>).)*{path}\.)silver'
    found = tables(constructs, DEVICES, cell, r"\1gold")
    assert [one[1:] for one in found] == [
        (f"{GROUP}applications", f"{path}.silver", "nothing of it there"),
        (f"{GROUP}applications", "nothing else there", f"{path}.gold"),
    ]
    found = tables(constructs, DEVICES, r'(<td data-group="[^"]*">)(?:(?!</td>).)*', r"\1–")
    assert ("how many people, or that it is not stated", "'–'") in [one[2:] for one in found]


def test_that_a_number_is_the_least_is_said(constructs: Rendered) -> None:
    headcount = r'<td><span data-message="\w+">At least (<data [^>]*headcount[^>]*>.*?</data>)</span>'
    [finding] = tables(constructs, CLOUD, headcount, r"<td>\1")
    assert finding[0] == "logic"
    assert finding[2:] == ("'at least' where the data has it", "'5'")


def test_an_option_without_its_table_is_found(constructs: Rendered) -> None:
    found = tables(constructs, CLOUD, r"<section class=\"cd-scroll\".*?</table>\s*</section>", "")
    assert [one[2:] for one in found] == [("a table that compares its tiers", "0")]


def test_a_table_outside_of_its_option_is_found(constructs: Rendered) -> None:
    found = tables(
        constructs, CLOUD, r"^(.*)(<section class=\"cd-scroll\".*?</table>\s*</section>)(.*)</div>", r"\1\3\2</div>"
    )
    assert [one[2:] for one in found] == [
        ("a table that compares its tiers", "0"),
        ("each table in the section of its option", "one elsewhere"),
    ]


def test_a_page_without_its_sections_has_no_tables(constructs: Rendered) -> None:
    assert all_of(check_tables(article("<p>x</p>"), constructs.known.data, CLOUD)) == []
    empty = article('<section aria-labelledby="nested-option"><table></table></section>')
    [finding] = all_of(check_tables(empty, constructs.known.data, "constructs"))
    assert finding[2:] == ("['', 'gold'] in the first row", "[]")


@pytest.mark.parametrize(("old", "new"), [(r'<th scope="rowgroup".*?</th>', ""), (r"<tbody>", "<tbody><tr></tr>")])
def test_a_row_without_cells_is_found(constructs: Rendered, old: str, new: str) -> None:
    found = tables(constructs, CLOUD, old, new)
    assert ("places", "#enterprise-customer-engagement-option", "th td td", "") in found
