"""Links of a built site, as its files are: each leads to a page or file and its anchor, and to what it names."""

import posixpath
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import zip_longest
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from generator.verify.facts import SOURCE
from generator.verify.finding import Finding
from generator.verify.html import Document, Element


def check_links(
    address: str, page: Document, pages: Mapping[str, Document], files: Collection[str], root: str
) -> Iterator[Finding]:
    """Links inside the site resolve, anchors included, those that the theme writes too.

    Beside the site's languages, its host may have something else, such as what translates it; what the data links to,
    and what stands around an article, may be there too.

    Bad: `../devops/#gold` where that page has no `gold`; the site's own address with a page that it does not have
    Good: a page of the site, or an address of the web
    """
    ours = {*page.links} - {one.get("href") for _, one in page.facts}
    tops = tuple({f"{root}{one.partition('/')[0]}/" for one in pages}) if "://" in root else ()
    for link in (*page.links, *page.frame):
        parts = _parts(link)
        if parts is None or (link in page.links and (parts.scheme or parts.netloc) and not _is_web(parts)):
            yield Finding("links", link, "an https or http address", repr(link))
        elif not (parts.scheme or parts.netloc) or (link in ours and link.startswith(tops)):
            yield from _check_inside(link, address, pages, files, root)


def check_alternates(address: str, page: Document, expected: Mapping[str, str], root: str) -> Iterator[Finding]:
    """A page leads to the same page in each other language, so that each of them points back to the other.

    `expected` is `{locale: address}`.

    Bad: the Japanese page offers the Italian home; the page offers no Italian one
    Good: each offers the other
    """
    offered = {lang: target_of(link, address, root) for lang, link in page.alternates}
    for lang, target in expected.items():
        if offered.get(lang) != target and not (target == address and lang not in offered):
            yield Finding("alternates", lang, f"a link to {target}", offered.get(lang) or "none")
    for lang in offered.keys() - expected.keys():
        yield Finding("alternates", lang, "no link to a language that the site does not have", offered[lang])
    for lang, link in (*page.alternates, *page.beside):
        if target_of(link, address, root) not in {expected.get(lang), offered.get(lang)}:
            yield Finding("alternates", lang, f"a link to {expected.get(lang)}", target_of(link, address, root))


def check_head_links(address: str, page: Document, expected: Mapping[str, str], root: str) -> Iterator[Finding]:
    """A page's head says which address it has, and which the same page has in other languages, to search engines.

    `expected` is `{locale: address}`; where the site's own address is not known, nothing is.

    Bad: the English page as canonical address of the Japanese one; the Italian page as that of another competency
    Good: each language once, and `x-default`: of the home the choice of languages, else the English page
    """
    if "://" not in root:
        return
    anywhere = "" if expected[SOURCE] == f"{SOURCE}/" else expected[SOURCE]
    wanted = {"canonical": address, **expected, "x-default": anywhere, "og:url": address}
    found: dict[str, list[str]] = {}
    for which, link in page.head_links:
        found.setdefault(which, []).append(link)
    for which in {**wanted, **found}:
        said = found.get(which, [])
        shown = "nothing" if which not in wanted else root + wanted[which]
        if said != [shown] and not (which == "og:url" and not said):
            yield Finding("alternates", which, shown, " and ".join(said) or "nothing")


def check_named(article: Element, address: str, root: str) -> Iterator[Finding]:
    """A link leads to what it names: a competency's page, an option's or a tier's section.

    Bad: the name DevOps, with a link to the page of Data Platform, to the same page in another language, or elsewhere
    Good: with a link to its own
    """
    for element, option in _with_option(article):
        for link, after in zip_longest(element.elements, element.elements[1:]):
            if link.tag == "a" and "href" in link.attributes and "data-fact" not in link.attributes:
                # Behind the name of a competency stands that of the option, outside of its link.
                named = [*link.having("data-fact"), *([after] if after and link.having("data-fact") else [])]
                for path in (str(one.get("data-fact")) for one in named):
                    if not _leads_to(str(link.get("href")), path, address, option, root):
                        yield Finding("links", path, "a link to what is named", str(link.get("href")))


def address_of(path: str) -> str:
    """Return the address of a page's file: `ja-JP/devops/` for `ja-JP/devops/index.html`."""
    return path.removesuffix("index.html") if posixpath.basename(path) == "index.html" else path


# A page has its links more than once, and so do its languages.
_joined = lru_cache(maxsize=2048)(urljoin)


def target_of(link: str, address: str, root: str) -> str:
    """Return where a link of the page at an address leads: inside the site as an address of it."""
    return _joined(root + address, link).removeprefix(root) if _parts(link) else link


def _check_inside(
    link: str, address: str, pages: Mapping[str, Document], files: Collection[str], root: str
) -> Iterator[Finding]:
    place, _, fragment = _joined(root + address, link).partition("#")
    path = place.partition("?")[0]
    target, anchor = unquote(path.removeprefix(root)), unquote(fragment)
    if target in pages:
        if anchor and anchor not in pages[target].anchors:
            yield Finding("links", link, f"an element with the id {anchor!r} there", "none")
    elif not path.startswith(root) or (target not in files and f"{target}index.html" not in files):
        yield Finding("links", link, "a page or a file of the site", "none")


def _with_option(article: Element) -> Iterator[tuple[Element, str]]:
    """Yield each element with the link to the option whose tiers it names, but for its last word; or nothing."""
    waiting = [(article, "")]
    while waiting:
        element, option = waiting.pop()
        if element.tag == "section" and (label := element.get("aria-labelledby") or "").endswith("-option"):
            option = "#" + label.removesuffix("-option")
        elif element.tag == "li":
            links = [str(one.get("href")) for one in element.elements if one.tag == "a"]
            option = next((one.removesuffix("-option") for one in links if one.endswith("-option")), option)
        yield element, option
        waiting += [(one, option) for one in reversed(element.elements)]


def _leads_to(link: str, path: str, address: str, option: str, root: str) -> bool:
    """Return whether a link leads to what has its name at a path; True for what has no page or section."""
    target, _, fragment = target_of(link, address, root).partition("#")
    locale = address.partition("/")[0]
    match path.split("."):
        case ["competencies", competency, "name"]:
            return target == f"{locale}/{competency}/"
        case ["competencies", competency, "options", key, "name"]:
            return (target, fragment) == (f"{locale}/{competency}/", f"{key}-option")
        case ["programme", "tiers", tier, "name"]:
            return link == f"{option}-{tier}"
    return True


def _parts(link: str) -> SplitResult | None:
    try:
        return urlsplit(link)
    except ValueError:
        return None


def _is_web(parts: SplitResult) -> bool:
    return parts.scheme in {"https", "http"} and bool(parts.netloc)
