import pytest

from generator.layout import Layout, Parts
from generator.messages import Phrase, Translator
from generator.page_urls import report_url, source_url
from generator.pages import Page
from generator.words import Words


def page(name: str, locale: str | None = "ja-JP", title: str = "Title") -> Page:
    path = "/".join(part for part in (locale, name) if part)
    file = path if name.endswith(".html") else f"{path}/index.html".removeprefix("/")
    return Page(
        path=file,
        locale=locale,
        name=name,
        label=Phrase(title, "en"),
        title=title,
        description="",
        words=Words(Translator("en")),
        layout=Layout(lambda: Parts(("",), ()), frozenset()),
    )


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("", "programme.yml"),
        ("exams", "credentials.yml"),
        ("retirements", "credentials.yml"),
        ("devops", "competencies/devops.yml"),
    ],
)
def test_a_page_comes_from_the_file_that_says_what_it_does(name: str, file: str) -> None:
    address = source_url("https://example.org/blob/main/{file}", "our data", page(name))
    assert address == f"https://example.org/blob/main/our%20data/{file}"


@pytest.mark.parametrize("name", ["terms", "translation", "404.html"])
def test_a_page_of_words_has_no_data(name: str) -> None:
    assert source_url("https://example.org/{file}", "data", page(name)) is None


def test_a_report_has_the_address_of_the_page_escaped() -> None:
    template = "https://example.org/new?title={title}&body={url}&l={locale}"
    expected = (
        "https://example.org/new?title=A%26B%20%22%3C%E4%BD%8D"
        "&body=https%3A%2F%2Fexample.org%2Fx%2Fja-JP%2Fdevops%2F&l=ja-JP"
    )
    assert report_url(template, "https://example.org/x/", page("devops", title='A&B "<位')) == expected


@pytest.mark.parametrize("one", [page("404.html"), page("404.html", None), page("", None)])
def test_pages_without_facts_have_neither(one: Page) -> None:
    assert source_url("https://example.org/{file}", "data", one) is None
    assert report_url("https://example.org/{url}", "https://example.org/", one) is None
