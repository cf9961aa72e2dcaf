"""Links of a built site, as its files are: each leads to a page or file and its anchor; alternates point back."""

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from generator.verify.finding import Finding
from generator.verify.html import Document


def check_links(
    address: str, page: Document, pages: Mapping[str, Document], folder: Path, root: str
) -> Iterator[Finding]:
    """Links inside the site resolve, anchors included.

    Bad: `../devops/#gold` where that page has no `gold`
    Good: a page of the site, or an address of the web
    """
    for link in page.links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            if parts.scheme not in {"https", "http"}:
                yield Finding("links", link, "an https or http address", f"the scheme {parts.scheme!r}")
            continue
        path = urlsplit(urljoin(root + address, parts.path)).path if parts.path else root + address
        target = unquote(path).removeprefix(root)
        if target in pages:
            anchor = unquote(parts.fragment)
            if anchor and anchor not in pages[target].ids:
                yield Finding("links", link, f"an element with the id {anchor!r} there", "none")
        elif not (folder / target).is_file():
            yield Finding("links", link, "a page or a file of the site", "none")


def check_alternates(address: str, page: Document, pages: Mapping[str, Document]) -> Iterator[Finding]:
    """The same page in other languages points back, and is in the language it is said to be in.

    Bad: the Japanese page offers an Italian one that offers another Japanese page
    Good: each offers the other
    """
    for lang, link in page.alternates.items():
        target = urljoin(f"/{address}", link).lstrip("/")
        other = pages.get(target)
        if other is None:
            yield Finding("alternates", link, f"a page in {lang}", "none")
        elif other.lang != lang:
            yield Finding("alternates", link, f"a page in {lang}", f"one in {other.lang or 'no language'}")
        elif page.lang in other.alternates:
            back = urljoin(f"/{target}", other.alternates[page.lang]).lstrip("/")
            if back != address:
                yield Finding("alternates", link, f"that page to point back to {address}", f"it points to {back}")


def address_of(path: str) -> str:
    """Return the address of a page's file: `ja-JP/devops/` for `ja-JP/devops/index.html`."""
    return path.removesuffix("index.html") if posixpath.basename(path) == "index.html" else path
