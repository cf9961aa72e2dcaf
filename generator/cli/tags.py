"""Locales as a command line has them."""

import click

from generator.errors import GeneratorError
from generator.legacy.page import canonical_tag
from generator.messages import parse_tag


def legacy_tag(_context: click.Context, _parameter: click.Parameter, text: str | None) -> str | None:
    """Return the tag of a locale that pages may be in."""
    return None if text is None else canonical_tag(text) or known_tag(text)


def known_tag(text: str) -> str:
    """Return a tag that CLDR knows; any other is wrong usage."""
    try:
        parse_tag(text, "TAG")
    except GeneratorError as error:
        raise click.BadParameter(error.problems[0].message) from error
    return text
