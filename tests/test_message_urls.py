import pytest

from generator.message_urls import FIELDS, WEB, is_url, message_urls
from generator.pofiles import Entry, PoFile, message_id

CATALOGUE = PoFile(
    "locales/ja_JP/LC_MESSAGES/messages.po",
    entries=(
        Entry(msgid="AND & OR", context="connective", line=12),
        Entry(msgid="Silver", context="name", references=("programme.tiers.silver.name", "x.name"), line=20),
    ),
)


@pytest.mark.parametrize(
    "template",
    [
        "https://example.org/edit/main/{file}#L{line}",
        "http://localhost:8080/translate/x/{folder}/?q=source:%22{msgid}%22",
        "https://example.org/?l={locale}&c={context}",
        "https://example.org/",
    ],
)
def test_an_address_of_the_web_with_known_fields_is_accepted(template: str) -> None:
    assert is_url(template, FIELDS)


@pytest.mark.parametrize(
    "template",
    [
        "javascript:alert({line})",
        "data:text/html,{msgid}",
        "//example.org/{line}",
        "locales/{file}",
        "https://{locale}.example.org/",
        "https:///{file}",
        "https://[example.org/{file}",
        "https://example.org/{nope}",
        "https://example.org/{line.__class__}",
        "https://example.org/{line!r}",
        "https://example.org/{line",
        "https://example.org/{}",
        'https://example.org/"{line}',
        "https://example.org/ {line}",
    ],
)
def test_anything_else_is_refused(template: str) -> None:
    assert not is_url(template, FIELDS)


@pytest.mark.parametrize(
    ("template", "accepted"),
    [
        ("mailto:docs@example.org?subject={title}&body={url}", True),
        ("https://example.org/new?body={url}", True),
        ("mailto:?body={url}", False),
        ("mailto:{title}@example.org", False),
        ("mailto://docs@example.org", False),
        ("tel:+1", False),
        ("mailto:docs@example.org?body={file}", False),
    ],
)
def test_an_address_of_mail_says_whom_it_is_for(template: str, accepted: bool) -> None:
    assert is_url(template, ("title", "url"), (*WEB, "mailto")) == accepted


def test_every_message_has_an_address_and_a_name_has_it_under_its_facts() -> None:
    urls = message_urls("https://example.org/{locale}/{folder}/{file}#L{line}", "ja-JP", CATALOGUE)
    address = "https://example.org/ja-JP/ja_JP/locales/ja_JP/LC_MESSAGES/messages.po#L"
    assert urls == {
        message_id(("connective", "AND & OR")): f"{address}12",
        "programme.tiers.silver.name": f"{address}20",
        "x.name": f"{address}20",
    }


def test_values_are_quoted() -> None:
    urls = message_urls("https://example.org/?q={msgid}&c={context}", "ja-JP", CATALOGUE)
    assert urls[message_id(("connective", "AND & OR"))] == "https://example.org/?q=AND%20%26%20OR&c=connective"
