"""Where the facts of a page come from, and where a mistake on it is told: addresses made from options. Pure."""

from collections.abc import Mapping

from generator.message_urls import fill_url
from generator.pages import EXAMS, HOME, NOT_FOUND, RETIREMENTS, TERMS, TRANSLATION, Page

# What an address may name, each in braces.
SOURCE_FIELDS = ("file",)
REPORT_FIELDS = ("locale", "title", "url")
# Pages of many competencies: the file of the data that says most of what they do. The words of others are in templates.
_FILES: Mapping[str, str] = {HOME: "programme.yml", EXAMS: "credentials.yml", RETIREMENTS: "credentials.yml"}


def source_url(template: str, data: str, page: Page) -> str | None:
    """Return where the data of a page is shown: `data` is its folder; None for a page without a file of its own."""
    if page.locale is None or page.name in {NOT_FOUND, TERMS, TRANSLATION}:
        return None
    return fill_url(template, {"file": f"{data}/{_FILES.get(page.name, f'competencies/{page.name}.yml')}"})


def report_url(template: str, site_url: str, page: Page) -> str | None:
    """Return where a mistake on a page is told, with the page's own address filled in."""
    if page.locale is None or page.name == NOT_FOUND:
        return None
    url = f"{site_url.rstrip('/')}/{page.address}"
    return fill_url(template, {"locale": page.locale, "title": page.title, "url": url})
