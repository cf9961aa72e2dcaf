"""Words are words: no markup, no addresses, no characters that nobody sees."""

import re
from collections.abc import Iterator

from generator.pofiles import Entry

_MARKUP = (
    ("an HTML tag", re.compile(r"</?[A-Za-z][^>]*>?|<!")),
    ("an HTML entity", re.compile(r"&#?\w+;")),
    ("Markdown", re.compile(r"\]\(|\*\*|__|`|^#+ ")),
    ("an address", re.compile(r"\w+://|www\.|javascript:|mailto:", re.IGNORECASE)),
    (
        "a control or invisible character",
        re.compile(r"[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"),
    ),
)


def check_no_markup(tag: str, entry: Entry) -> Iterator[str]:
    """A translation is plain text.

    Bad: `<b>Gold</b>`, `Gold&nbsp;`, `**Gold**`, `[Gold](https://example.org)`, a zero-width space
    Good: `Gold`
    """
    del tag
    for text in entry.strings:
        for what, pattern in _MARKUP:
            if match := pattern.search(text):
                yield f"expected plain text, found {what} {match[0]!r} in {text!r}"
