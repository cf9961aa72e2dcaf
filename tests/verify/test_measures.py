"""What thresholds say, on pages of the test catalogue in which something has been changed in every language alike."""

import pytest

from generator.pofiles import message_id
from generator.verify.html import Element
from generator.verify.measures import ALL_MARKETS, check_markets, check_sentences, check_times
from generator.verify.words import read_messages, told
from tests.verify.conftest import Rendered
from tests.verify.sites import all_of, article
from tests.verify.test_places import changed

CLOUD = "cloud-business-applications"
DEVICES = "windows-and-devices"
LIGHTING = "public-lighting"
PAGES = ("constructs", CLOUD, "enterprise-mobility-management", DEVICES)
ALL = rf'<span data-message="{ALL_MARKETS}">[^<]*</span>'


def sentences(constructs: Rendered, page: Element) -> list[tuple[str, str]]:
    known = constructs.known
    found = all_of(check_sentences(page, told(read_messages(page), known.words["en"]), known.data))
    return [(expected, is_) for _, _, expected, is_ in found]


def times(constructs: Rendered, page: str, old: str, new: str) -> list[tuple[str, str]]:
    found = all_of(check_times(changed(constructs, page, old, new), constructs.known.data, page))
    return [(expected, is_) for _, _, expected, is_ in found]


@pytest.mark.parametrize("page", PAGES)
def test_thresholds_of_sound_pages_are_right(constructs: Rendered, page: str) -> None:
    known, found = constructs.known, constructs.built.pages[f"pt-BR/{page}/"].article
    assert all_of(check_sentences(found, told(read_messages(found), known.words["pt-BR"]), known.data)) == []
    assert all_of(check_markets(found)) == []
    assert all_of(check_times(found, known.data, page)) == []


def metric_with_average(constructs: Rendered) -> dict[str, dict[str, str]]:
    metrics = constructs.known.data["metrics"].values()
    return next(one for one in metrics if "monthly_average" in one)


def test_a_minimum_said_as_an_average_is_found(constructs: Rendered) -> None:
    metric = metric_with_average(constructs)
    least, average = (message_id((None, metric[kind]["one"])) for kind in ("minimum", "monthly_average"))
    page = changed(constructs, DEVICES, least, average)
    assert sentences(constructs, page) == [(f"it in {metric['minimum']['one']!r}", f"it in {average}")]
    page = changed(constructs, DEVICES, average, least)
    assert sentences(constructs, page) == [(f"it in {metric['monthly_average']['one']!r}", f"it in {least}")]


def test_a_figure_in_the_sentence_of_another_metric_is_found(constructs: Rendered) -> None:
    least = message_id((None, metric_with_average(constructs)["minimum"]["one"]))
    page = changed(constructs, DEVICES, least, message_id((None, "At least %(amount)s seat")))
    assert len(sentences(constructs, page)) == 1


def test_a_figure_without_a_sentence_is_found(constructs: Rendered) -> None:
    """A headcount, an amount: without words it asks for nothing. In a table its column does."""
    figure = (
        rf'({DEVICES}-?.*?<ol.*?)<span data-message="[a-p]*">[^<]*(<data [^>]*minimum[^>]*>[^<]*</data>)[^<]*</span>'
    )
    assert sentences(constructs, changed(constructs, DEVICES, figure, r"\1\2")) == [("it in a sentence", "it alone")]
    average = r'<span data-message="[a-p]*">[^<]*(<data [^>]*monthly_average[^>]*>[^<]*</data>)[^<]*</span>'
    assert sentences(constructs, changed(constructs, DEVICES, average, r"\1")) == [("it in a sentence", "it alone")]


def test_a_figure_after_another_market_is_found(constructs: Rendered) -> None:
    market = r"programme\.markets\.developed\.name"
    page = changed(constructs, CLOUD, f'(<dl class="cd-terms">.*?){market}', r"\1programme.markets.developing.name")
    assert [one[2:] for one in all_of(check_markets(page))] == [
        ("the market 'developed' named before it", "['developing']")
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (f"<dt>{ALL}</dt>", "<dt></dt>", "[]"),
        (f"<dt>{ALL}", r'<dt><data data-fact="programme.markets.developed.name"></data>', "['developed']"),
        (f"<dt>({ALL})", r'<dt>\1<data data-fact="programme.markets.developed.name"></data>', "['all', 'developed']"),
        (rf'<th scope="row">{ALL}', r'<th scope="row">', "[]"),
    ],
)
def test_a_figure_of_all_markets_says_so(constructs: Rendered, old: str, new: str, found: str) -> None:
    findings = all_of(check_markets(changed(constructs, DEVICES, old, new)))
    assert {one[2:] for one in findings} == {("the market 'all' named before it", found)}


def test_a_figure_of_all_markets_stands_in_the_row_of_any() -> None:
    """One tier has one figure for all, another one for each: they are compared market by market."""
    fact = '<data data-fact="competencies.x.options.y.thresholds.z.minimum.gold.all"></data>'
    name = '<data data-fact="programme.markets.developed.name"></data>'
    assert all_of(check_markets(article(f"<table><tr><th>{name}</th><td>{fact}</td></tr></table>"))) == []
    assert all_of(check_markets(article(f"<dl><dt>{name}</dt><dd>{fact}</dd></dl>"))) != []


def test_a_time_left_out_is_found(nineteenth: Rendered) -> None:
    """One without a number of months is in no fact, and would be missed in no language."""
    winter = nineteenth.known.data["programme"]["periods"]["winter"]["text"]
    period = rf"<div>\s*<dt>(?:(?!</div>).)*{message_id((None, winter))}.*?</div>"
    assert times(nineteenth, LIGHTING, period, "") == [(f"{winter}, once", "none")]
    detail = f'<span class="cd-detail"><span data-message="{message_id((None, winter))}'
    head = rf'(<th scope="rowgroup"(?:(?!</th>).)*) {detail}.*?</th>'
    assert times(nineteenth, LIGHTING, head, r"\1</th>") == [(f"{winter}, once", "none")]


def test_a_time_of_another_threshold_is_found(nineteenth: Rendered) -> None:
    winter, months = (
        nineteenth.known.data["programme"]["periods"][key]["text"] for key in ("winter", "trailing-6-months")
    )
    ids = message_id((None, winter)), message_id((None, months))
    assert times(nineteenth, LIGHTING, *ids) == [(f"{winter}, once", months)]
    figure = '<data data-fact="competencies.public-lighting.options.x.thresholds.y.minimum.gold.all"></data>'
    page = article(f'<ul><li>{figure}<span data-message="{ids[0]}"></span></li></ul>')
    found = all_of(check_times(page, nineteenth.known.data, LIGHTING))
    assert [one[2:] for one in found] == [("no time, once", winter)]


def test_times_and_conditions_elsewhere_are_found(constructs: Rendered) -> None:
    data = constructs.known.data
    texts = data["programme"]["periods"]["trailing-12-months"], data["conditions"]["paid-licenses-only"]
    for text in (one["text"] for one in texts):
        added = f'<p><span data-message="{message_id((None, text))}"></span></p><dl class="cd-about">'
        assert times(constructs, CLOUD, '<dl class="cd-about">', added) == [("no such words there", repr(text))]
        assert times(constructs, "", '<dl class="cd-about">', added) == [("no such words there", repr(text))]
