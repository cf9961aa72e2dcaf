from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from markupsafe import Markup

from generator.layout import Contents, Places
from generator.messages import Translator
from generator.model import Fact, Name, Text
from generator.pofiles import Entry
from generator.words import Words

AS_OF = date(2018, 3, 19)
SILVER = Name("silver", "Silver", "programme.tiers.silver.name")
EXAM = Name("MB2-714", "Sales", "credentials.MB2-714.name")


@pytest.fixture
def places() -> Places:
    return Places(AS_OF)


def test_a_layout_is_the_same_for_every_language(places: Places) -> None:
    layout = places.layout(f"<p>{places.say(Text('%(tier)s level', ''), tier=places.fact(SILVER))}</p>")
    italian = Entry(msgid="%(tier)s level", strings=("livello %(tier)s",))
    assert layout.parts.html == ("<p>", "</p>")
    shown = [Words(Translator(tag, [italian] if tag == "it-IT" else [])).pour(layout) for tag in ("en", "it-IT")]
    assert shown[0].index("<data") < shown[0].index("level")
    assert shown[1].index("livello") < shown[1].index("<data")


def test_what_is_said_twice_has_one_place(places: Places) -> None:
    layout = places.layout(f"{places.fact(SILVER)}<br>{places.fact(SILVER)}{places.fact(EXAM)}")
    first, second, third = layout.parts.places
    assert first is second
    assert first is not third


def test_the_messages_of_a_layout_are_those_of_all_its_places(places: Places) -> None:
    inner = places.listed([places.fact(SILVER), places.say(Text("Period", "", context="row"))])
    link = places.linked(Fact("https://example.org/", "x.url"), places.say(Text("More", "")))
    layout = places.layout(str(places.say(Text("%(a)s", ""), a=inner) + link + places.fact(EXAM)))
    assert layout.messages == {(None, "%(a)s"), ("name", "Silver"), ("row", "Period"), (None, "More")}


def test_a_name_that_stays_english_is_asked_of_no_translator(places: Places) -> None:
    assert places.layout(str(places.fact(EXAM))).messages == frozenset()


def test_no_value_is_taken_for_a_place(places: Places) -> None:
    places.fact(SILVER)
    said = places.say(Text("%(a)s", ""), a="<0>")
    assert "&lt;0&gt;" in Words(Translator("en")).pour(places.layout(str(said)))


def test_what_is_not_linked_stays_as_it_is(places: Places) -> None:
    assert places.linked(None, Markup("<b>here</b>")) == "<b>here</b>"


@pytest.mark.parametrize("text", [Text("%(amount)s", ""), Text("one", "", "%(amount)s")])
def test_a_placeholder_without_a_value_is_an_error_in_every_language(places: Places, text: Text) -> None:
    with pytest.raises(KeyError, match="amount"):
        places.say(text, 2, count=2)


def said(places: Places, tier: Name = SILVER, text: str = "%(tiers)s level", style: str = "or", **more: str) -> str:
    """Return what a layout says, as another build can know it."""
    listed = places.listed([places.fact(tier), places.fact(EXAM)], style)
    link = places.linked(Fact(more.get("url", "https://example.org/"), "x.url"), places.in_english())
    html = f"<p>{places.say(Text(text, ''), tiers=listed)}{more.get('html', '')}{link}</p>"
    return Contents().of(places.layout(html).parts)


def test_layouts_that_say_the_same_are_known_by_it_in_another_build(places: Places) -> None:
    other = Places(AS_OF)
    other.fact(EXAM)  # so that places have other numbers
    assert said(places) == said(other)


@pytest.mark.parametrize(
    "change",
    [
        {"tier": replace(SILVER, text="Gold")},
        {"tier": replace(SILVER, path="programme.tiers.gold.name")},
        {"text": "level %(tiers)s"},
        {"style": "standard"},
        {"url": "https://example.org/other"},
        {"html": "<br>"},
    ],
)
def test_layouts_that_say_something_else_are_not_the_same(places: Places, change: dict[str, Any]) -> None:
    assert said(places) != said(places, **change)
