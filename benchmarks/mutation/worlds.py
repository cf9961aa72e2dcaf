"""Sites to plant drift in: the real one, and two of made-up data for what the real one does not have."""

import re
from datetime import date
from pathlib import Path

from benchmarks.mutation.page import LOCALES, World
from generator.data import read_tree
from generator.project import Project
from generator.site import Site, render_site
from generator.verify import known_of, pages_of
from generator.verify.known import read_site
from generator.verify.links import address_of
from tests.verify.sites import body_of, framed, project_of

FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures"
# The real site and another day, on which several exams have another standing.
OLDER = date(2017, 11, 15)
# Pages that stand for no part of the data, by the locale of their own words.
_OTHERS = (("en", ""), ("en", "404.html"), *((tag, f"{tag}/404.html") for tag in LOCALES))


def real_world(folder: Path, project: Project, site_url: str) -> World:
    """Return a built site. Its older build has the same frame."""
    known, built = known_of(project, site_url), read_site(folder)
    older = _articles(render_site(project, OLDER, site_url))
    pages, before = {}, {}
    for name, addresses in pages_of(built, known).items():
        for tag, address in addresses.items():
            html = (folder / address / "index.html").read_text(encoding="utf-8")
            pages[tag, name] = html
            before[tag, name] = _with_article(html, older[address])
    others = {(tag, f"/{file}"): (folder / (file or "index.html")).read_text(encoding="utf-8") for tag, file in _OTHERS}
    return World(pages=pages, older=before, others=others, known=known)


def made_up_world(fixture: str, as_of: date) -> World:
    """Return a site of made-up data, in a minimal frame."""
    project = project_of(read_tree(FIXTURES / fixture, "data"))
    site, before = render_site(project, as_of, ""), render_site(project, date(as_of.year - 1, 1, 31), "")
    pages = {
        (page.locale or "", page.name): framed(page, site) for page in site.pages if _is_of_data(page.name, page.locale)
    }
    older = {(page.locale or "", page.name): framed(page, before) for page in before.pages}
    found = {address_of(page.path): framed(page, site) for page in site.pages}
    others = {(tag, f"/{address}"): found[address] for tag, address in _OTHERS}
    return World(pages=pages, older={key: older[key] for key in pages}, others=others, known=known_of(project, ""))


def _is_of_data(name: str, locale: str | None) -> bool:
    return locale is not None and name != "404.html"


def _articles(site: Site) -> dict[str, str]:
    return {address_of(page.path): body_of(page) for page in site.pages}


def _with_article(html: str, new: str) -> str:
    """Return a page of the theme with another article."""
    start, end = html.index("<div data-article>"), html.rindex("</article>")
    if (form := html.find('<script type="application/json" id="cd_qualify_data"', start)) >= 0:
        end = form  # It is no part of the article.
    after = re.search(r"(?<=</div>)\s*$", html[start:end])
    return html[:start] + new + html[end if after is None else start + after.start() :]
