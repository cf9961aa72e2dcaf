"""What pages say, word for word: golden texts of the real competency and of every construct."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.data import read_tree
from generator.earlier import Earlier, Sketch, keys_of
from generator.messages import Translator
from generator.model import Catalogue
from generator.pages import lay_out, render_locale
from generator.pofiles import read_po
from generator.resolve import read_catalogue
from generator.templating import Templates
from generator.words import Words
from tests.constructs import changed
from tests.facts import read_article
from tests.tools import COMPETENCY, LOCALES, ROOT

GOLDEN = Path(__file__).parent / "golden"
CONSTRUCTS = ("cloud-business-applications", "constructs", "enterprise-mobility-management", "windows-and-devices")
CASES = [("data", COMPETENCY), *(("tests/fixtures/constructs", name) for name in CONSTRUCTS)]


def bodies(data: str, locale: str) -> dict[str, str]:
    """Return `{page: body}` of a catalogue in one locale."""
    return rendered_bodies(read_catalogue(read_tree(ROOT / data, data)), locale)


def rendered_bodies(catalogue: Catalogue, locale: str) -> dict[str, str]:
    path = ROOT / "locales" / locale.replace("-", "_") / "LC_MESSAGES/messages.po"
    entries = read_po(path, locale).entries if path.exists() else ()
    templates = Templates(ROOT / "templates", "templates")
    layouts = lay_out(catalogue, templates, as_of=date(2018, 3, 19))
    rendered = render_locale(catalogue, templates, layouts, Translator(locale, entries), root="/")
    return {page.name: page.body for page in rendered.pages}


def as_text(html: str) -> str:
    """Return a body as a reader without styles has it: a block a line, list items marked with their list's rule."""
    rules: list[str] = []
    lines: list[str] = []
    for tag in re.split(r"(<[^>]+>)", html):
        if re.match(r"<(ul|ol)", tag):
            match = re.search(r'data-rule="(\w+)"', tag)
            rules.append(match[1] if match else "")
        elif re.match(r"</(ul|ol)", tag):
            rules.pop()
        elif re.match(r"<li", tag):
            lines.append("  " * len(rules) + f"[{rules[-1]}] ")
        elif re.match(r"</?(p|h\d|div|dt|dd|dl|tr|li|section|table|caption)\b", tag):
            if lines and not lines[-1].strip().endswith("]"):
                lines.append("  " * len(rules))
        elif not tag.startswith("<") and (tag.strip() or (lines and lines[-1].strip() and lines[-1][-1] not in " ]")):
            text = re.sub(r"\s+", " ", tag)
            lines[-1:] = [(lines[-1] if lines else "") + text]
        elif re.match(r"</t[hd]", tag):
            lines[-1] += " |"
    return "\n".join(line.rstrip() for line in lines if line.strip()) + "\n"


@pytest.mark.parametrize(("data", "name"), CASES)
def test_a_page_says_just_this(data: str, name: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{name}.txt", as_text(bodies(data, "en")[name]))


@pytest.mark.unmeasured
@pytest.mark.parametrize("locale", LOCALES[1:])
def test_every_construct_states_the_same_in_every_language(locale: str) -> None:
    english, other = bodies("tests/fixtures/constructs", "en"), bodies("tests/fixtures/constructs", locale)
    for name in english:
        ours, theirs = (read_article(f"<div data-article>{body}</div>") for body in (english[name], other[name]))
        assert theirs.facts == ours.facts
        assert theirs.structure == ours.structure
        assert re.findall(r"\S*\d\S*", theirs.outside) == []


def test_what_ends_stands_below_a_heading_that_says_how(golden: Callable[[Path, str], None]) -> None:
    dates = {
        "70-398.register_until": "2018-04-30",
        "70-334.retires": "2018-06-30",
        "70-697.accepted_until": "2018-06",
        "70-347.accepted_until": "2018-03-18",
    }
    catalogue = read_catalogue(changed({f"credentials.{path}": day for path, day in dates.items()}))
    golden(GOLDEN / "retirements.txt", as_text(rendered_bodies(catalogue, "en")["retirements"]))


def test_a_layout_that_is_known_is_rendered_when_it_is_asked_for() -> None:
    tree = read_tree(ROOT / "data", "data")
    catalogue, keys = read_catalogue(tree), keys_of(tree.value, "base")
    templates = Templates(ROOT / "templates", "templates")
    first = lay_out(catalogue, templates, as_of=date(2018, 3, 19), keys=keys)
    assert set(first.keys) == {one.id for one in catalogue.competencies} | {"", "exams", "retirements", "terms"}
    sketches = {key: Sketch(first.pages[name].messages, (), ()) for name, key in first.keys.items()}
    known = Earlier("base", sketches, lists=first.lists)
    again = lay_out(catalogue, templates, as_of=date(2018, 3, 19), keys=keys, known=known)
    assert (again.keys, again.lists) == (first.keys, first.lists)
    for name in (COMPETENCY, "exams", "retirements", "terms"):
        assert again.pages[name]._made is None
        assert again.pages[name].messages == first.pages[name].messages
        assert Words(Translator("en")).pour(again.pages[name]) == Words(Translator("en")).pour(first.pages[name])
