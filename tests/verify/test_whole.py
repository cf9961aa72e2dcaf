"""The choice of languages and the pages for a dead address, in which something has been changed."""

import re

import pytest

from generator.verify.html import read_document
from generator.verify.judge import judge_other
from generator.verify.whole import DEAD
from tests.tools import LOCALES
from tests.verify.conftest import Rendered

OWN = "ja-JP/404.html"
PAGES = {"": "index.html", DEAD: DEAD, OWN: OWN}
FACT = '<p><data value="70-246" data-fact="credentials.70-246.code">70-246</data></p>'


def found(rendered: Rendered, address: str, old: str = "", new: str = "") -> list[str]:
    """Return which checks find something on a page in which something has been replaced."""
    html = rendered.pages[PAGES.get(address, address)]
    assert re.search(old, html, re.DOTALL), old
    page = read_document(re.sub(old, new, html, count=1, flags=re.DOTALL) if old else html)
    assert page is not None
    tag = address.partition("/")[0] if "/" in address else "en"
    return [one.check for one in judge_other(page, address, tag, rendered.known)]


@pytest.mark.parametrize("fixture", ["constructs", "nineteenth"])
def test_sound_pages_are_right(fixture: str, request: pytest.FixtureRequest) -> None:
    rendered: Rendered = request.getfixturevalue(fixture)
    for address in ("", DEAD, *(f"{tag}/404.html" for tag in LOCALES)):
        assert found(rendered, address) == []


@pytest.mark.parametrize("address", ["", DEAD])
@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (r'(<li><a href="/?)it-IT/', r"\1ja-JP/", ["languages"]),
        (r'<li><a href="/?it-IT/.*?</li>', "", ["languages"]),
        (r'(<li>)(<a href="/?it-IT/".*?)(</li>)', r"\1\2\3<li>\2\3", ["languages"]),
        (r'hreflang="it-IT" dir', 'hreflang="fr" dir', ["languages", "languages"]),
        ("Italiano", "日本語", ["languages"]),
        ("(<strong>Italiano</strong>.*?<span>).*?(</span></a>)", r"\1Gratis\2", ["languages"]),
        ("(<strong>Italiano</strong>.*?<span>.*?)(</span></a>)", r"\1 e altro\2", ["languages"]),
        ("(<strong>Italiano</strong>.*?</span>)(</a>)", r"\1<span>Gratis</span>\2", ["languages"]),
        ("(<strong>Italiano</strong>)", r"\1 gratis", ["languages"]),
        ('(<li><a [^>]*)lang="it-IT" hreflang="it-IT"', r'\1lang="fr" hreflang="it-IT"', ["language"]),
        ("</h1>", "</h1><p>Nothing to do.</p>", ["words"]),
        ("</h1>", f"</h1>{FACT}", ["facts", "told"]),
        ("<h1>.*?</h1>", "", None),
        (r'<a href="/it-IT/" hreflang="it-IT" data-cd', '<a href="/ja-JP/" hreflang="it-IT" data-cd', ["alternates"]),
        (r'<a href="/it-IT/" hreflang="it-IT" data-cd-language></a>', "", ["alternates"]),
    ],
)  # fmt: skip
def test_another_choice_is_found(
    constructs: Rendered, address: str, old: str, new: str, expected: list[str] | None
) -> None:
    checks = found(constructs, address, old, new)
    assert checks == expected if expected else "told" in checks


def test_a_relative_link_of_a_dead_address_is_found(constructs: Rendered) -> None:
    assert found(constructs, DEAD, '<li><a href="/it-IT/', '<li><a href="it-IT/') == ["languages"]


def test_a_mark_where_there_is_a_translation_is_found(constructs: Rendered) -> None:
    mark = re.search('<span class="cd-mark".*?</span>', "".join(constructs.pages.values()))
    assert mark
    assert found(constructs, DEAD, "(Pagina non trovata)", rf"\1 {mark[0]}") == ["language"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("</h1>(.*?)<p>.*?</p>", r"</h1>\1", ["told"]),
        ('<p><a href="/ja-JP/"', '<p><a href="/it-IT/"', ["languages"]),
        ('<p><a href="/ja-JP/"', '<p><a href="/ja-JP/exams/"', ["languages"]),
        ("</h1>", "</h1><p>無料です。</p>", ["words"]),
        ("</h1>", f"</h1>{FACT}", ["facts", "told"]),
        ('<a href="/it-IT/" hreflang="it-IT"', '<a href="/it-IT/" hreflang="zh-CN"', ["alternates", "alternates"]),
        ("ページが見つかりません", "ページがあります", ["words"]),
        ("ページが見つかりません", "Page not found", ["words"]),
    ],
)  # fmt: skip
def test_another_page_of_a_dead_address_is_found(constructs: Rendered, old: str, new: str, expected: list[str]) -> None:
    assert found(constructs, OWN, old, new) == expected
