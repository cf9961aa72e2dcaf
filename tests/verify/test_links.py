import pytest

from generator.verify.html import read_document
from generator.verify.links import address_of, check_alternates, check_head_links, check_links, check_named
from tests.verify.sites import all_of, article, read

PAGES = {
    "": read("<p>x</p>"),
    "en/": read("<p>x</p>"),
    "en/devops/": read('<h2 id="gold">x</h2><h2 id="größer">x</h2>'),
}
FILES = frozenset({"index.html", "en/index.html", "en/devops/index.html", "favicon.svg", "docs/index.html"})


def links(link: str, root: str = "/", frame: str = "") -> list[tuple[str, str, str, str]]:
    html = f'<html><body id="top"><a href="{frame}"></a><div data-article><a href="{link}">x</a></div></body></html>'
    page = read_document(html)
    assert page is not None
    return all_of(check_links("en/", page, {**PAGES, "en/": page}, FILES, root))


@pytest.mark.parametrize(
    "link",
    [
        "devops/",
        "devops/#gold",
        "devops/#gr%C3%B6%C3%9Fer",
        "./",
        "../",
        "../en/devops/",
        "/en/devops/#gold",
        "/favicon.svg",
        "/docs/",
        "#",
        "#top",
        "",
        "https://example.org/x#y",
        "http://example.org",
    ],
)
def test_links_that_lead_somewhere(link: str) -> None:
    assert links(link) == []


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("devops/#silver", "an element with the id 'silver' there"),
        ("#gold", "an element with the id 'gold' there"),
        ("exams/", "a page or a file of the site"),
        ("devops", "a page or a file of the site"),
        ("/none.svg", "a page or a file of the site"),
        ("javascript:alert()", "an https or http address"),
        ("mailto:x@example.org", "an https or http address"),
        ("//example.org/", "an https or http address"),
        ("https:", "an https or http address"),
        ("http://[", "an https or http address"),
    ],
)
def test_links_that_lead_nowhere(link: str, expected: str) -> None:
    found = repr(link) if expected.startswith("an https") else "none"
    assert links(link) == [("links", link, expected, found)]


@pytest.mark.parametrize("frame", ["mailto:x@example.org", "data:,x", "devops/#gold", "//example.org/"])
def test_the_frame_may_lead_anywhere_else(frame: str) -> None:
    assert links("#", frame=frame) == []


def test_the_frame_leads_to_pages_that_are_there() -> None:
    assert links("#", frame="none/") == [("links", "none/", "a page or a file of the site", "none")]


def test_a_site_below_a_path_has_its_links_there() -> None:
    assert links("/docs/en/devops/", root="/docs/") == []
    assert links("devops/", root="/docs/") == []
    assert links("../../", root="/docs/") == [("links", "../../", "a page or a file of the site", "none")]


HERE = "https://example.org/docs/"


@pytest.mark.parametrize("link", [HERE, f"{HERE}en/devops/#gold", "https://example.org/", "https://example.org/docs"])
def test_the_address_of_the_site_is_its_own(link: str) -> None:
    assert links(link, root=HERE) == []
    assert links("./", root=HERE, frame=link) == []


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (f"{HERE}en/none/", "a page or a file of the site"),
        (f"{HERE}en/devops/#none", "an element with the id 'none' there"),
        ("../../", "a page or a file of the site"),
    ],
)
def test_the_address_of_the_site_leads_to_its_pages(link: str, expected: str) -> None:
    found = [("links", link, expected, "none")]
    assert links(link, root=HERE) == found
    # Around an article, an address of the host may be of its repository; one without a host is of the site.
    assert links("./", root=HERE, frame=link) == ([] if "://" in link else found)


def test_beside_its_languages_the_host_of_the_site_may_have_something_else() -> None:
    assert links(f"{HERE}edit/locales/ja_JP/LC_MESSAGES/messages.po", root=HERE) == []


HEAD = {
    "canonical": "ja-JP/x/",
    "en": "en/x/",
    "ja-JP": "ja-JP/x/",
    "it-IT": "it-IT/x/",
    "x-default": "en/x/",
    "og:url": "ja-JP/x/",
}


def headed(links: dict[str, str], root: str = HERE, tag: str = "ja-JP", page: str = "x/") -> list[tuple[str, ...]]:
    elements = {
        "canonical": '<link rel="canonical" href="{}{}">',
        "og:url": '<meta property="og:url" content="{}{}">',
    }
    other = '<link rel="alternate" hreflang="{2}" href="{0}{1}">'
    html = "".join(elements.get(which, other).format(HERE, link, which) for which, link in links.items())
    document = read_document(f'<html lang="ja-JP"><head>{html}</head><body><div data-article></div></body></html>')
    assert document is not None
    expected = {one: f"{one}/{page}" for one in ("en", "ja-JP", "it-IT")}
    return [one[1:] for one in all_of(check_head_links(f"{tag}/{page}", document, expected, root))]


def test_the_head_says_which_page_it_is() -> None:
    assert headed(HEAD) == []
    assert headed({which: link for which, link in HEAD.items() if which != "og:url"}) == []
    home = {which: link.removesuffix("x/") for which, link in HEAD.items()}
    assert headed({**home, "x-default": ""}, page="") == []
    assert headed(home, page="") == [("x-default", HERE, f"{HERE}en/")]


def test_a_site_without_an_address_says_nothing_in_its_head() -> None:
    assert headed({}, root="/") == []


@pytest.mark.parametrize(
    ("changed", "which", "expected", "found"),
    [
        ({"canonical": "en/x/"}, "canonical", f"{HERE}ja-JP/x/", f"{HERE}en/x/"),
        ({"og:url": "en/x/"}, "og:url", f"{HERE}ja-JP/x/", f"{HERE}en/x/"),
        ({"it-IT": "it-IT/y/"}, "it-IT", f"{HERE}it-IT/x/", f"{HERE}it-IT/y/"),
        ({"x-default": "ja-JP/x/"}, "x-default", f"{HERE}en/x/", f"{HERE}ja-JP/x/"),
        ({"fr": "fr/x/"}, "fr", "nothing", f"{HERE}fr/x/"),
    ],
)
def test_a_head_that_says_another_page_is_found(changed: dict[str, str], which: str, expected: str, found: str) -> None:
    assert headed({**HEAD, **changed}) == [(which, expected, found)]
    if which in HEAD and which != "og:url":
        assert headed({one: link for one, link in HEAD.items() if one != which}) == [(which, expected, "nothing")]


EXPECTED = {"en": "en/x/", "ja-JP": "ja-JP/x/", "it-IT": "it-IT/x/"}


@pytest.mark.parametrize("root", ["/", "/docs/"])
@pytest.mark.parametrize("own", [{}, {"en": "./"}])
def test_each_language_is_offered(root: str, own: dict[str, str]) -> None:
    found = offered({**own, "ja-JP": "../../ja-JP/x/", "it-IT": f"{root}it-IT/x/"}, root)
    assert found == []


def offered(links: dict[str, str], root: str = "/") -> list[tuple[str, str, str, str]]:
    html = "".join(f'<a href="{link}" hreflang="{tag}" data-cd-language></a>' for tag, link in links.items())
    page = read_document(f'<html lang="en"><body>{html}<div data-article></div></body></html>')
    assert page is not None
    return all_of(check_alternates("en/x/", page, EXPECTED, root))


@pytest.mark.parametrize(("link", "found"), [("../../en/x/", []), ("../../en/y/", ["en/y/"])])
def test_what_is_shown_beside_a_page_is_the_same_page(link: str, found: list[str]) -> None:
    html = (
        f'<a href="{link}" hreflang="en" data-cd-beside></a><a href="../../en/x/" hreflang="en" data-cd-language></a>'
    )
    page = read_document(f"<html lang=it-IT><body>{html}<div data-article></div></body></html>")
    assert page is not None
    expected = {"en": "en/x/", "it-IT": "it-IT/x/"}
    findings = all_of(check_alternates("it-IT/x/", page, expected, "/"))
    assert findings == [("alternates", "en", "a link to en/x/", one) for one in found]


@pytest.mark.parametrize(
    ("links", "finding"),
    [
        ({"it-IT": "../../it-IT/x/"}, ("alternates", "ja-JP", "a link to ja-JP/x/", "none")),
        (
            {"ja-JP": "../../it-IT/x/", "it-IT": "../../it-IT/x/"},
            ("alternates", "ja-JP", "a link to ja-JP/x/", "it-IT/x/"),
        ),
        ({"ja-JP": "../../ja-JP/", "it-IT": "../../it-IT/x/"}, ("alternates", "ja-JP", "a link to ja-JP/x/", "ja-JP/")),
        (
            {"ja-JP": "../../ja-JP/x/", "it-IT": "../../it-IT/x/", "fr": "../../fr/x/"},
            ("alternates", "fr", "no link to a language that the site does not have", "fr/x/"),
        ),
        (
            {"ja-JP": "http://[", "it-IT": "../../it-IT/x/"},
            ("alternates", "ja-JP", "a link to ja-JP/x/", "http://["),
        ),
        (
            {"en": "../y/", "ja-JP": "../../ja-JP/x/", "it-IT": "../../it-IT/x/"},
            ("alternates", "en", "a link to en/x/", "en/y/"),
        ),
    ],
)
def test_a_language_that_is_offered_wrongly_is_found(links: dict[str, str], finding: tuple[str, str, str, str]) -> None:
    assert offered(links) == [finding]


def fact(path: str) -> str:
    return f'<data value="x" data-fact="{path}">x</data>'


OPTION = fact("competencies.devops.options.partner.name")
GOLD = fact("programme.tiers.gold.name")


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="../devops/">{fact("competencies.devops.name")}</a>',
        f'<a href="../devops/#partner-option">{fact("competencies.devops.name")}</a> · {OPTION}',
        f'<li><a href="../devops/#partner-option">{OPTION}</a> <a href="../devops/#partner-gold">{GOLD}</a></li>',
        f'<section aria-labelledby="partner-option"><a href="#partner-gold">{GOLD}</a></section>',
        f'<a href="x" data-fact="credentials.A.url">{fact("credentials.A.code")}</a>',
        '<a href="../other/">x</a>',
        f'<a href="../other/">{fact("products.x.name")}</a>',
    ],
)
@pytest.mark.parametrize("root", ["/", "https://example.org/docs/"])
def test_links_lead_to_what_they_name(html: str, root: str) -> None:
    assert all_of(check_named(article(html), "en/devops/", root)) == []


@pytest.mark.parametrize(
    ("html", "path"),
    [
        (f'<a href="../other/">{fact("competencies.devops.name")}</a>', "competencies.devops.name"),
        (f'<a href="https://evil.example/devops/">{fact("competencies.devops.name")}</a>', "competencies.devops.name"),
        (f'<a href="../../it-IT/devops/">{fact("competencies.devops.name")}</a>', "competencies.devops.name"),
        (
            f'<a href="https://evil.example/en/devops/#partner-option">{OPTION}</a>',
            "competencies.devops.options.partner.name",
        ),
        (f'<a href="http://[">{fact("competencies.devops.name")}</a>', "competencies.devops.name"),
        (
            f'<a href="../devops/#other-option">{fact("competencies.devops.name")}</a> · {OPTION}',
            "competencies.devops.options.partner.name",
        ),
        (f'<a href="#other-option">{OPTION}</a>', "competencies.devops.options.partner.name"),
        (
            f'<li><a href="../devops/#partner-option">{OPTION}</a> <a href="../devops/#partner-silver">{GOLD}</a></li>',
            "programme.tiers.gold.name",
        ),
        (
            f'<li><a href="../devops/#partner-option">{OPTION}</a> <a href="../other/#partner-gold">{GOLD}</a></li>',
            "programme.tiers.gold.name",
        ),
        (
            f'<section aria-labelledby="other-option"><a href="#partner-gold">{GOLD}</a></section>',
            "programme.tiers.gold.name",
        ),
    ],
)
@pytest.mark.parametrize("root", ["/", "https://example.org/docs/"])
def test_links_that_lead_elsewhere_are_found(html: str, path: str, root: str) -> None:
    assert [one[1] for one in all_of(check_named(article(html), "en/devops/", root))] == [path]


def test_the_address_of_a_page_is_its_folder() -> None:
    assert address_of("index.html") == ""
    assert address_of("ja-JP/devops/index.html") == "ja-JP/devops/"
    assert address_of("ja-JP/404.html") == "ja-JP/404.html"
