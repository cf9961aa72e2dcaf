"""What an earlier build has made: known by keys, and read back as it was written."""

import json
from typing import Any

import pytest

from generator.earlier import Earlier, Sketch, Watched, as_json, from_json, key_of, keys_of

DATA: dict[str, Any] = {
    "programme": {"name": "Program"},
    "competencies": {"devops": {"name": "DevOps"}, "data": {"name": "Data"}},
}
MADE = Earlier(
    "base",
    {
        "k": Sketch(frozenset({(None, "Yes"), ("name", "DevOps")}), ("a", "b"), ("#a",)),
        "l": Sketch(frozenset(), (), ()),
    },
    {"404.html": "o", "en/devops/index.html": "p", "ja-JP/devops/index.html": "q"},
    {"en/devops/index.html": (1, 3), "ja-JP/devops/index.html": (3, 4)},
    {"f": [("pairs", 0, "expected pairs")], "g": []},
    {"d": {"name": "DevOps", "tiers": [1, 2.5, True, None]}},
    {"given": "k"},
)


def test_a_key_is_of_what_is_said_and_where() -> None:
    keys = [
        key_of("a", "b"),
        key_of("ab"),
        key_of(["a", "b"]),
        key_of({"a": "b"}),
        key_of("b", "a"),
        key_of(1),
        key_of("1"),
    ]
    assert len(set(keys)) == len(keys)


def test_without_a_base_or_data_nothing_is_known_by_a_key() -> None:
    assert keys_of(DATA, None) is None
    assert keys_of(None, "base") is None


def test_a_competency_has_the_key_of_its_own_data_and_of_what_is_shared() -> None:
    before = keys_of(DATA, "base")
    own = keys_of({**DATA, "competencies": {**DATA["competencies"], "data": {"name": "Big Data"}}}, "base")
    shared = keys_of({**DATA, "programme": {"name": "Programme"}}, "base")
    base = keys_of(DATA, "another")
    assert before is not None
    assert own is not None
    assert shared is not None
    assert base is not None
    assert own.shared == before.shared
    assert own.own["devops"] == before.own["devops"]
    assert own.own["data"] != before.own["data"]
    for other in (shared, base):
        assert other.shared != before.shared
        assert not set(other.own.values()) & set(before.own.values())


def test_data_without_competencies_has_keys_too() -> None:
    keys = keys_of({"competencies": []}, "base")
    assert keys is not None
    assert not keys.own


@pytest.mark.parametrize(
    ("ask", "asked"),
    [
        (lambda one: one.real, "real"),
        (lambda one: "".join(each for each in one), "__iter__"),
        (len, "__len__"),
        (lambda one: one[0], "__getitem__"),
        (str, "__str__"),
    ],
)
def test_who_is_watched_answers_and_remembers(ask: Any, asked: str) -> None:
    of: Any = 3 if asked == "real" else ["x"]
    watched = Watched(of)
    assert ask(watched) == ask(of)
    assert watched.asked == {asked}


def test_a_function_that_is_watched_can_be_called() -> None:
    watched = Watched(max)
    assert watched(1, 2) == 2
    assert watched.asked == {"__call__"}


def test_what_was_made_is_read_as_it_was_written() -> None:
    assert from_json(json.loads(json.dumps(as_json(MADE))), "base") == MADE


def test_of_another_base_nothing_is_known() -> None:
    assert from_json(as_json(MADE), "another") == Earlier("another")


def test_a_page_was_made_where_its_key_is_the_same() -> None:
    path = "en/devops/index.html"
    assert MADE.has(path, "p")
    assert not MADE.has(path, "q")
    assert not MADE.has("en/data/index.html", None)


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        {"base": "base"},
        {"base": "base", "messages": [1], "sketches": {}, "pages": {}},
        {"base": "base", "messages": [], "sketches": {"k": [[0], [], []]}, "pages": {}},
        {"base": "base", "messages": [], "sketches": {"k": [[], []]}, "pages": {}},
        {"base": "base", "messages": [], "sketches": [], "pages": {}},
        {"base": "base", "messages": [], "sketches": {}, "pages": {"x": ["k", "a", 1]}},
        {"base": "base", "messages": [], "sketches": {}, "pages": {"x": []}},
        {"base": "base", "messages": [], "sketches": {}, "pages": {}},
        {"base": "base", "messages": [], "sketches": {}, "pages": {}, "findings": {"k": [["pairs", "one", ""]]}},
        {"base": "base", "messages": [], "sketches": {}, "pages": {}, "findings": {}, "values": 3},
        {"base": "base", "messages": [], "sketches": {}, "pages": {}, "findings": {}, "values": {}, "lists": [1]},
    ],
)
def test_what_cannot_be_understood_is_refused(value: Any) -> None:
    with pytest.raises((LookupError, TypeError, ValueError, AttributeError)):
        from_json(value, "base")
