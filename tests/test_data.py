import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import data
from generator.data import (
    MOST_BYTES,
    MOST_DEPTH,
    MOST_NODES,
    Keys,
    Mark,
    Plain,
    Tree,
    Values,
    parse_yaml,
    read_files,
    read_text,
    read_tree,
    show_path,
)
from generator.errors import Evidence, GeneratorError, Problem

# Without controls, unassigned characters and line separators, which YAML folds or refuses inside quotes.
_TEXT = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=20)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=12,
)
_KEY = st.text(st.characters(exclude_characters=".[]"), min_size=1, max_size=8)
_KEYS = st.builds(lambda first, rest: (first, *rest), _KEY, st.lists(_KEY | st.integers(0, 999), max_size=6))


def message(text: str, *, tags: bool = False) -> str:
    with pytest.raises(GeneratorError) as caught:
        parse_yaml(text, "x.yml", tags=tags)
    return str(caught.value)


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def tree_message(folder: Path) -> str:
    with pytest.raises(GeneratorError) as caught:
        read_tree(folder, "data")
    return str(caught.value)


# What a word of YAML means.


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("gold", "gold"),
        ("no", "no"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("null", None),
        ("~", None),
        ("", None),
        ("Null", "Null"),
        ("0", 0),
        ("12", 12),
        ("-12", -12),
        ("+12", 12),
        ("012", "012"),
        ("1_0", "1_0"),
        ("0x1f", "0x1f"),
        ("1:30", "1:30"),
        ("12.50", 12.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1.5e3", 1500.0),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("2017-12-31", "2017-12-31"),
        ("2018-01", "2018-01"),
        ("2017-12-31T10:00:00Z", "2017-12-31T10:00:00Z"),
        ("70-354", "70-354"),
        ("=", "="),
        ("<<", "<<"),
        ("'true'", "true"),
        ('"12"', "12"),
        ("''", ""),
        ("|-\n  12", "12"),
        (">-\n  true", "true"),
    ],
)
def test_only_plain_constants_and_numbers_are_more_than_text(word: str, value: Plain) -> None:
    found = parse_yaml(f"key: {word}\n", "x.yml").value

    assert found == {"key": value}
    assert isinstance(found, dict)
    assert type(found["key"]) is type(value)


def test_a_number_too_long_to_be_one_is_text() -> None:
    digits = "9" * 5000

    assert parse_yaml(f"key: {digits}", "x.yml").value == {"key": digits}


def test_keys_are_text() -> None:
    value = parse_yaml("no: 1\n12: 2\n2018-01: 3\n<<: 4\ntrue: 5\n~: 6\n'': 7\n", "x.yml").value

    assert value == {"no": 1, "12": 2, "2018-01": 3, "<<": 4, "true": 5, "~": 6, "": 7}


@pytest.mark.parametrize("text", ["", "# a comment\n", "---\n", "---\n...\n", "null\n"])
def test_a_document_without_content_is_nothing(text: str) -> None:
    assert parse_yaml(text, "x.yml").value is None


@settings(derandomize=True, deadline=None, max_examples=100)
@given(value=_JSON)
def test_json_is_read_as_what_it_says(value: Plain) -> None:
    assert parse_yaml(json.dumps(value, ensure_ascii=False), "x.yml").value == value


# Where things stand.


def test_every_key_and_item_has_its_line() -> None:
    tree = parse_yaml("# tiers\ntiers:\n  silver: {name: Silver}\n  gold:\n    - 1\n    -\n      a: 2\n", "x.yml")

    assert tree.marks == {
        (): Mark("x.yml", 2, "tiers:"),
        ("tiers",): Mark("x.yml", 2, "tiers:", key=(0, 5)),
        ("tiers", "silver"): Mark("x.yml", 3, "  silver: {name: Silver}", key=(2, 8), value=(10, 24)),
        ("tiers", "silver", "name"): Mark("x.yml", 3, "  silver: {name: Silver}", key=(11, 15), value=(17, 23)),
        ("tiers", "gold"): Mark("x.yml", 4, "  gold:", key=(2, 6)),
        ("tiers", "gold", 0): Mark("x.yml", 5, "    - 1", value=(6, 7)),
        ("tiers", "gold", 1): Mark("x.yml", 7, "      a: 2", value=(6, 10)),
        ("tiers", "gold", 1, "a"): Mark("x.yml", 7, "      a: 2", key=(6, 7), value=(9, 10)),
    }


@pytest.mark.parametrize(
    ("text", "keys", "key", "value"),
    [
        pytest.param("a: 12  # why\n", ("a",), "a", "12", id="no comment"),
        pytest.param("a: 'b c'\n", ("a",), "a", "'b c'", id="quotation marks"),
        pytest.param("'a b': c\n", ("a b",), "'a b'", "c", id="quotation marks of a key"),
        pytest.param("資格: {名: 前, 後: x}\n", ("資格", "後"), "後", "x", id="wide characters"),
        pytest.param("a:\tb\n", ("a",), "a", "b", id="after a tab"),
        pytest.param("a: [b,\n  c]  \n", ("a",), "a", "[b,", id="the first line of a list"),
        pytest.param("a: [b,\n  c]\n", ("a", 1), None, "c", id="an item in another line"),
        pytest.param("a: b\n  c\n", ("a",), "a", "b", id="the first line of text"),
        pytest.param("a: >-\n  b\n  c\n", ("a",), "a", ">-", id="where a block of text begins"),
        pytest.param("a:\n  - b\n", ("a",), "a", None, id="no value in the line of the key"),
        pytest.param("a:\n  b\n", ("a",), "a", None, id="text below its key"),
        pytest.param("a:\n", ("a",), "a", None, id="no value at all"),
        pytest.param("- a: 1\n  b: 2\n", (0,), None, "a: 1", id="the first line of an item"),
        pytest.param("{a: 1, b: 2}\n", (), None, "{a: 1, b: 2}", id="a file in one line"),
    ],
)
def test_a_mark_says_where_key_and_value_stand_in_their_line(
    text: str, keys: Keys, key: str | None, value: str | None
) -> None:
    mark = parse_yaml(text, "x.yml").marks[keys]

    assert (mark.key and mark.text[slice(*mark.key)], mark.value and mark.text[slice(*mark.value)]) == (key, value)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(value=st.dictionaries(_TEXT, st.lists(_JSON, max_size=3), max_size=4))
def test_what_is_marked_is_what_is_there(value: dict[str, list[Plain]]) -> None:
    tree = parse_yaml(json.dumps(value, ensure_ascii=False), "x.yml")

    for keys, mark in tree.marks.items():
        assert mark.value is not None
        assert json.loads(mark.text[slice(*mark.value)]) == tree.at(keys)
        assert mark.key is None or json.loads(mark.text[slice(*mark.key)]) == keys[-1]


@pytest.mark.parametrize(
    ("text", "keys", "value", "written"),
    [
        ("a: {b: 1}", ("a", "b"), 1, "1"),
        ("a: [b, 'c']", ("a", 1), "c", "c"),
        ("a: 100.000", ("a",), 100.0, "100.000"),
        ("a: [b]", ("a",), ["b"], "[b]"),
        ("a: [b]", ("a", 1), None, ""),
        ("a: [b]", ("a", -1), None, ""),
        ("a: [b]", ("a", "b"), None, ""),
        ("a: b", ("a", "b", 0), None, ""),
        ("a:\n- b", ("a",), ["b"], ""),
    ],
)
def test_a_tree_has_values_as_they_are_meant_and_as_they_are_written(
    text: str, keys: Keys, value: Plain, written: str
) -> None:
    tree = parse_yaml(text, "x.yml")

    assert (tree.at(keys), tree.written(keys)) == (value, written)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{a: 100,000}", {"a": "100,000"}),
        ("{a: 100,000, b: 1,000,000, c: 5}", {"a": "100,000", "b": "1,000,000", "c": 5}),
        ("{a: 100, 000}", {"a": "100, 000"}),
        ("{a: US$100,000, b: USD 100,000}", {"a": "US$100,000", "b": "USD 100,000"}),
        ("{a: about 100,000}", {"a": "about 100", "000": None}),
        ("{a: 1000,000}", {"a": 1000, "000": None}),
        ("{a: 100,00}", {"a": 100, "00": None}),
        ("{a: 100,000: 5}", {"a": 100, "000": 5}),
        ("{a: 100,\n 000}", {"a": 100, "000": None}),
        ("{100,000}", {"100": None, "000": None}),
        ("{a: '100','000'}", {"a": "100", "000": None}),
        ("{a: [100],000}", {"a": [100], "000": None}),
        ("[100,000]", [100, "000"]),
    ],
)
def test_a_number_that_its_comma_cuts_in_two_is_one_text(text: str, value: Plain) -> None:
    assert parse_yaml(text, "x.yml").value == value


def test_a_number_that_its_comma_cuts_in_two_is_marked_whole() -> None:
    tree = parse_yaml("{a: 5, b: 100,000, c: 6}", "x.yml")

    assert tree.written(("b",)) == "100,000"
    assert ("000",) not in tree.marks


@settings(derandomize=True, deadline=None, max_examples=50)
@given(value=st.dictionaries(_TEXT, st.dictionaries(_TEXT, _TEXT, max_size=3), min_size=1, max_size=4))
def test_the_line_of_a_key_is_one_that_holds_it(value: dict[str, dict[str, str]]) -> None:
    tree = parse_yaml(json.dumps(value, ensure_ascii=False, indent=1), "x.yml")
    keys: list[Keys] = [(outer, *inner) for outer in value for inner in [(), *((key,) for key in value[outer])]]

    assert set(tree.marks) == {(), *keys}
    assert all(json.dumps(one[-1], ensure_ascii=False) in tree.marks[one].text for one in keys)


def test_a_mark_past_the_last_line_has_no_text() -> None:
    assert parse_yaml("---\n", "x.yml").marks == {(): Mark("x.yml", 2, "")}


def test_what_has_no_mark_stands_where_the_nearest_thing_around_it_does() -> None:
    tree = Tree({"a": {"b": [1]}}, {(): Mark("x.yml", 1, "a:"), ("a", "b"): Mark("x.yml", 2, "  b:")})

    assert tree.mark(("a", "b", 0)) == Mark("x.yml", 2, "  b:")
    assert tree.mark(("a", "c")) == Mark("x.yml", 1, "a:")
    assert Tree({}, {}).mark(("a",)) is None


@pytest.mark.parametrize(
    ("marks", "keys", "where", "evidence"),
    [
        pytest.param({("a",): Mark("x.yml", 3, "  a: 1")}, ("a",), "x.yml:3: a", True, id="line and path"),
        pytest.param({(): Mark("x.yml", 3, "  a: 1")}, (), "x.yml:3", True, id="no path at the root"),
        pytest.param({(): Mark("x.yml", 1, " ")}, ("a",), "x.yml:1: a", False, id="no evidence in a blank line"),
        pytest.param({}, ("a", 0), "a[0]", False, id="no mark"),
    ],
)
def test_a_problem_says_as_much_of_its_place_as_is_known(
    marks: dict[Keys, Mark], keys: Keys, where: str, evidence: bool
) -> None:
    problem = Tree(None, marks).wrong(keys, check="data", expected="text", found="1")

    assert problem == Problem(
        check="data",
        where=where,
        message="expected text, found 1",
        expected="text",
        found="1",
        evidence=(Evidence(file="x.yml", line=3, text="  a: 1"),) if evidence else (),
    )


@pytest.mark.parametrize(
    ("keys", "of_key", "shown"),
    [
        pytest.param(("a", "b"), False, "1", id="value"),
        pytest.param(("a", "b"), True, "b", id="key"),
        pytest.param(("a", "c"), False, "a", id="what is not there, in the mapping of this key"),
        pytest.param(("d",), False, "d", id="value in other lines"),
        pytest.param(("d", 0), True, "2", id="item, which has no key"),
        pytest.param(("d", 0, "e"), False, "2", id="what is not there, in an item"),
        pytest.param(("f",), False, None, id="what is not there, in the file"),
    ],
)
def test_a_problem_marks_the_key_or_the_value(keys: Keys, of_key: bool, shown: str | None) -> None:
    tree = parse_yaml("a: {b: 1}\nd:\n  - 2\n", "x.yml")

    [evidence] = tree.wrong(keys, check="data", expected="text", found="1", of_key=of_key).evidence

    if shown is None:
        assert (evidence.column, evidence.length) == (None, None)
    else:
        assert evidence.column is not None
        assert evidence.length == len(shown)
        assert evidence.text[evidence.column - 1 :].startswith(shown)


@pytest.mark.parametrize(
    ("keys", "path"),
    [
        ((), ""),
        (("credentials", "MB2-714", "name"), "credentials.MB2-714.name"),
        (("competencies", "x", "conditions", 0, "id"), "competencies.x.conditions[0].id"),
        (("rule", "all", 1, "any", 0), "rule.all[1].any[0]"),
        ((0, "a"), "[0].a"),
        (("tiers", "0"), "tiers.0"),
    ],
)
def test_a_path_shows_keys(keys: Keys, path: str) -> None:
    assert show_path(keys) == path
    assert Tree(None, {}).keys_of(path) == keys


def test_a_place_shows_what_would_not_show_in_a_key() -> None:
    keys = ("people", "A\u202eb\x1b[2J\nx.yml:9: ok", "née 亜")
    problem = Tree(None, {}).wrong(keys, check="data", expected="this", found="that")
    assert problem.where == "people.A\\u202eb\\x1b[2J\\nx.yml:9: ok.née 亜"
    with pytest.raises(GeneratorError) as caught:
        parse_yaml('"a\\u202eb\\e[1m": 1\n"a\\u202eb\\e[1m": 2\n', "x.yml")
    assert caught.value.problems[0].where == "x.yml:2: a\\u202eb\\x1b[1m"
    assert str(caught.value).splitlines()[0].isprintable()


@settings(derandomize=True, deadline=None, max_examples=100)
@given(keys=_KEYS)
def test_a_path_leads_back_to_its_keys(keys: Keys) -> None:
    assert Tree(None, {}).keys_of(show_path(keys)) == keys


# What is refused.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "a: 1\nb: 2\na: 3\n",
            [
                "x.yml:3: a: expected each key once, found 'a' again (first on line 1)",
                "  1 | a: 1",
                "    | ^",
                "  3 | a: 3",
                "    | ^",
            ],
            id="duplicate key",
        ),
        pytest.param(
            "{a: 1, a: 2}\n",
            [
                "x.yml:1: a: expected each key once, found 'a' again (first on line 1)",
                "  1 | {a: 1, a: 2}",
                "    |        ^",
            ],
            id="duplicate key in one line",
        ),
        pytest.param(
            "a:\n  - b: 1\n    'b': 2\n",
            [
                "x.yml:3: a[0].b: expected each key once, found 'b' again (first on line 2)",
                "  2 |   - b: 1",
                "    |     ^",
                "  3 |     'b': 2",
                "    |     ^^^",
            ],
            id="duplicate key, once quoted",
        ),
        pytest.param(
            "a: &x 1\n",
            [
                "x.yml:1: a: expected each value written out, found the anchor or alias 'x'",
                "  1 | a: &x 1",
                "    |    ^^^^",
            ],
            id="anchor",
        ),
        pytest.param(
            "a:\n  - *x\n",
            [
                "x.yml:2: a[0]: expected each value written out, found the anchor or alias 'x'",
                "  2 |   - *x",
                "    |     ^^",
            ],
            id="alias",
        ),
        pytest.param(
            "a:\n  <<: *x\n",
            [
                "x.yml:2: a.<<: expected each value written out, found the anchor or alias 'x'",
                "  2 |   <<: *x",
                "    |       ^^",
            ],
            id="merge key",
        ),
        pytest.param(
            "&x a: 1\n",
            [
                "x.yml:1: expected each value written out, found the anchor or alias 'x'",
                "  1 | &x a: 1",
                "    | ^^^^",
            ],
            id="anchor of a key",
        ),
        pytest.param(
            "*x : 1\n",
            [
                "x.yml:1: expected each value written out, found the anchor or alias 'x'",
                "  1 | *x : 1",
                "    | ^^",
            ],
            id="alias as a key",
        ),
        pytest.param(
            "a: !!str 1\n",
            [
                "x.yml:1: a: expected a value without a tag, found the tag 'tag:yaml.org,2002:str'",
                "  1 | a: !!str 1",
                "    |    ^^^^^^^",
            ],
            id="tag",
        ),
        pytest.param(
            "a: ! 1\n",
            [
                "x.yml:1: a: expected a value without a tag, found the tag '!'",
                "  1 | a: ! 1",
                "    |    ^^^",
            ],
            id="tag without a name",
        ),
        pytest.param(
            "a: !!map {b: 1}\n",
            [
                "x.yml:1: a: expected a value without a tag, found the tag 'tag:yaml.org,2002:map'",
                "  1 | a: !!map {b: 1}",
                "    |    ^^^^^^^",
            ],
            id="tag of a mapping",
        ),
        pytest.param(
            "!!str a: 1\n",
            [
                "x.yml:1: expected a value without a tag, found the tag 'tag:yaml.org,2002:str'",
                "  1 | !!str a: 1",
                "    | ^^^^^^^",
            ],
            id="tag of a key",
        ),
        pytest.param(
            "a:\n  ? [b]\n  : 1\n",
            [
                "x.yml:2: a: expected a key of one word, found a list or a mapping as a key",
                "  2 |   ? [b]",
                "    |     ^",
            ],
            id="list as a key",
        ),
        pytest.param(
            "{{b: 1}: 2}\n",
            [
                "x.yml:1: expected a key of one word, found a list or a mapping as a key",
                "  1 | {{b: 1}: 2}",
                "    |  ^",
            ],
            id="mapping as a key",
        ),
        pytest.param(
            "a: 1\n---\nb: 2\n",
            [
                "x.yml:2: expected one YAML document, found a second one",
                "  2 | ---",
                "    | ^^^",
            ],
            id="two documents",
        ),
        pytest.param(
            "a:\n\tb: 1\n",
            [
                "x.yml:2: expected spaces, found a tab",
                "  2 | \tb: 1",
                "    | ^",
                "    = help: indent with spaces, not with tabs",
            ],
            id="tab indentation",
        ),
        pytest.param(
            "a: [1\nb: 2\n",
            [
                "x.yml:2: expected ',' or ']', found ':'",
                "  1 | a: [1",
                "    |    ^",
                "  2 | b: 2",
                "    |  ^",
                "    = help: end the list with ]",
            ],
            id="list that does not end",
        ),
        pytest.param(
            "a: 'b\n",
            [
                "x.yml:1: expected a closing quotation mark, found the end of the file",
                "  1 | a: 'b",
                "    |    ^^",
            ],
            id="text that does not end",
        ),
        pytest.param(
            "\na: 1\nb: \x07\n",
            [
                "x.yml:3: expected text without control characters, found character U+0007",
                "  3 | b: \\x07",
                "    |    ^^^^",
            ],
            id="control character",
        ),
        pytest.param(
            "naïve: é\nb: \x07\n",
            [
                "x.yml:2: expected text without control characters, found character U+0007",
                "  2 | b: \\x07",
                "    |    ^^^^",
            ],
            id="control character after letters of more than one byte",
        ),
        pytest.param(
            "\x00",
            [
                "x.yml:1: expected text without control characters, found character U+0000",
                "  1 | \\x00",
                "    | ^^^^",
            ],
            id="NUL",
        ),
        pytest.param(
            "a: b: c\n",
            [
                "x.yml:1: expected no key at this place, found ':'",
                "  1 | a: b: c",
                "    |     ^",
                "    = help: put text that holds ': ' in quotation marks, and indent all keys of a mapping alike",
            ],
            id="a second colon",
        ),
        pytest.param(
            "a:\n  b: 1\n c: 2\n",
            [
                "x.yml:3: expected a key indented like those before, found 'c'",
                "  3 |  c: 2",
                "    |  ^",
            ],
            id="indentation between two levels",
        ),
        pytest.param(
            "a:\n  b\nc d\n",
            [
                "x.yml:3: expected ':' after a key, found 'c d'",
                "  3 | c d",
                "    | ^^^",
                "    = help: write `key: value`, with a space after the colon",
            ],
            id="no colon",
        ),
        pytest.param(
            "a: 1\nb:1\nc: 2\n",
            [
                "x.yml:2: expected ':' after a key, found 'b:1'",
                "  2 | b:1",
                "    | ^^^",
                "    = help: write `key: value`, with a space after the colon",
            ],
            id="no space after a colon",
        ),
        pytest.param(
            "a: @b\n",
            [
                "x.yml:1: expected a key or a value, found '@'",
                "  1 | a: @b",
                "    |    ^",
                "    = help: put text that begins with this character in quotation marks",
            ],
            id="a character that begins no text",
        ),
        pytest.param(
            "a: - b\n",
            [
                "x.yml:1: expected a value in the line of its key, found '-'",
                "  1 | a: - b",
                "    |    ^",
                "    = help: begin the list on the next line, or write it between [ and ]",
            ],
            id="list on the line of its key",
        ),
        pytest.param(
            "- a\nb: 1\n",
            [
                "x.yml:2: expected an item that begins with '-', found 'b'",
                "  2 | b: 1",
                "    | ^",
                "    = help: keys and items cannot stand side by side",
            ],
            id="key beside items",
        ),
        pytest.param(
            "a: [b]]\n",
            [
                "x.yml:1: expected nothing more in this line, found ']'",
                "  1 | a: [b]]",
                "    |       ^",
                "    = help: put the whole text in quotation marks, if it is one",
            ],
            id="bracket too many",
        ),
        pytest.param(
            "a: 'b' c\n",
            [
                "x.yml:1: expected nothing more in this line, found 'c'",
                "  1 | a: 'b' c",
                "    |        ^",
                "    = help: put the whole text in quotation marks, if it is one",
            ],
            id="text after a quotation mark",
        ),
        pytest.param(
            'a: "\\q"\n',
            [
                "x.yml:1: expected an escape that YAML has, found '\\\\q'",
                '  1 | a: "\\q"',
                "    |     ^^",
                "    = help: write \\\\ for a backslash, or single quotation marks",
            ],
            id="unknown escape",
        ),
        pytest.param(
            "a: {b: 1,\n  c: 2\nd: 3\n",
            [
                "x.yml:3: expected ',' or '}', found ':'",
                "  1 | a: {b: 1,",
                "    |    ^",
                "  3 | d: 3",
                "    |  ^",
                "    = help: end the mapping with }",
            ],
            id="mapping that does not end",
        ),
        pytest.param(
            " a: 1\nb: 2\n",
            [
                "x.yml:2: expected a key indented like the first one, found 'b'",
                "  2 | b: 2",
                "    | ^",
            ],
            id="first key indented",
        ),
        pytest.param(
            "a: [b,\n",
            [
                "x.yml:1: expected a value, found the end of the file",
                "  1 | a: [b,",
            ],
            id="list that does not end in the file",
        ),
        pytest.param(
            "資格: 'あ' い\n",
            [
                "x.yml:1: expected nothing more in this line, found 'い'",
                "  1 | 資格: 'あ' い",
                "    |            ^^",
                "    = help: put the whole text in quotation marks, if it is one",
            ],
            id="wide characters",
        ),
    ],
)
def test_what_data_must_not_hold_is_refused_with_its_line(text: str, expected: list[str]) -> None:
    assert message(text).split("\n") == expected


def test_tags_are_passed_over_when_asked() -> None:
    assert parse_yaml("a: !ENV X\nb: !!python/name:os.system ''\n", "x.yml", tags=True).value == {"a": "X", "b": ""}


def test_anchors_are_refused_even_where_tags_are_not() -> None:
    assert message("a: &x 1", tags=True) == (
        "x.yml:1: a: expected each value written out, found the anchor or alias 'x'\n  1 | a: &x 1\n    |    ^^^^"
    )


def test_depth_is_capped() -> None:
    def nested(levels: int) -> str:
        return "a: " + "[" * (levels - 1) + "1" + "]" * (levels - 1)

    value: Any = parse_yaml(nested(MOST_DEPTH), "x.yml").value
    for _ in range(MOST_DEPTH):
        value = value["a"] if isinstance(value, dict) else value[0]
    assert value == 1

    text = nested(MOST_DEPTH + 1)
    assert message(text) == (
        f"x.yml:1: a[0][0]: expected at most 24 levels, found a deeper nesting\n  1 | {text}\n    | {' ' * 27}^"
    )


def test_a_nesting_far_too_deep_is_refused_and_does_not_overflow() -> None:
    text = "[" * 50_000

    assert message(text) == (
        "x.yml:1: [0][0][0]: expected at most 24 levels, found a deeper nesting\n"
        f"  1 | {text[:100]}…\n    | {' ' * 25}^"
    )


def test_the_number_of_values_is_capped() -> None:
    def items(many: int) -> str:
        return "\n".join(["- 1"] * many)

    value = parse_yaml(items(MOST_NODES - 1), "x.yml").value
    assert isinstance(value, list)
    assert len(value) == MOST_NODES - 1

    assert message(items(MOST_NODES)) == (
        "x.yml:100000: [99999]: expected at most 100000 values in a file, found more\n  100000 | - 1\n         |   ^"
    )


# Reading files.


def test_a_file_is_read_as_utf_8_without_its_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes(b"\xef\xbb\xbfname: \xe8\xb3\x87\xe6\xa0\xbc\n")

    assert read_text(tmp_path / "x.yml", "data/x.yml") == "name: 資格\n"


def test_a_file_that_is_not_utf_8_is_refused_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes(b"\na: 1\nb: caf\xe9\n")

    with pytest.raises(GeneratorError) as caught:
        read_text(tmp_path / "x.yml", "data/x.yml")

    assert str(caught.value) == "data/x.yml:3: expected UTF-8, found byte 0xe9"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError) as caught:
        read_text(tmp_path / "x.yml", "data/x.yml")

    assert str(caught.value) == "data/x.yml: expected a file that can be read, found no such file or directory"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError) as caught:
        read_text(tmp_path, "data/x.yml")

    assert str(caught.value) == "data/x.yml: expected a file that can be read, found is a directory"


def test_a_pipe_and_a_device_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yml")
    (tmp_path / "endless.yml").symlink_to("/dev/zero")

    for name in ("x.yml", "endless.yml"):
        with pytest.raises(GeneratorError) as caught:
            read_text(tmp_path / name, "data/x.yml")
        assert str(caught.value) == "data/x.yml: expected a regular file, found a pipe or a device"


def test_an_error_without_words_of_the_system_is_named_by_its_type(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise TimeoutError

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(GeneratorError) as caught:
        read_text(Path("x.yml"), "data/x.yml")

    assert str(caught.value) == "data/x.yml: expected a file that can be read, found timeouterror"


def test_the_size_of_a_file_is_capped(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text("a: 1\n", encoding="utf-8", newline="")

    assert read_text(tmp_path / "x.yml", "data/x.yml", most_bytes=5) == "a: 1\n"
    with pytest.raises(GeneratorError) as caught:
        read_text(tmp_path / "x.yml", "data/x.yml", most_bytes=4)
    assert str(caught.value) == "data/x.yml: expected at most 4 bytes, found 5 bytes"


def test_the_size_of_a_data_file_is_capped_at_a_megabyte(tmp_path: Path) -> None:
    write(tmp_path, {"x.yml": "#" * (MOST_BYTES + 1)})

    assert tree_message(tmp_path) == "data/x.yml: expected at most 1000000 bytes, found 1000001 bytes"


# Reading a folder.


def test_the_path_of_a_file_gives_its_first_keys(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "programme.yml": "name: P\n",
            "competencies/b.yml": "name: B\n",
            "competencies/a.yml": "# first\nname: A\n",
            "README.md": "not data",
            "schema/programme.schema.json": "{}",
        },
    )

    tree = read_tree(tmp_path, "data")

    assert tree.value == {"competencies": {"a": {"name": "A"}, "b": {"name": "B"}}, "programme": {"name": "P"}}
    assert isinstance(tree.value["competencies"], dict)
    assert list(tree.value["competencies"]) == ["a", "b"]
    assert tree.marks == {
        (): Mark("data", 1, ""),
        ("competencies", "a"): Mark("data/competencies/a.yml", 2, "name: A"),
        ("competencies", "a", "name"): Mark("data/competencies/a.yml", 2, "name: A", key=(0, 4), value=(6, 7)),
        ("competencies", "b"): Mark("data/competencies/b.yml", 1, "name: B"),
        ("competencies", "b", "name"): Mark("data/competencies/b.yml", 1, "name: B", key=(0, 4), value=(6, 7)),
        ("programme",): Mark("data/programme.yml", 1, "name: P"),
        ("programme", "name"): Mark("data/programme.yml", 1, "name: P", key=(0, 4), value=(6, 7)),
    }


def test_the_files_that_can_be_read_are_read_beside_those_that_cannot(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.yml": "x: [\n",
            "b.yml": "y: 1\n",
            "competencies/c.yml": "*z\n",
            "products.yaml": "z: 1\n",
            "metrics.yaml": "z: 1\n",
            "metrics.yml": "z: 2\n",
            "competencies.yml": "z: 3\n",
            "competencies/d.yml": "z: 4\n",
        },
    )

    tree, problems = read_files(tmp_path, "data")

    assert tree.value == {"b": {"y": 1}, "metrics": {"z": 2}, "competencies": {"d": {"z": 4}}}
    assert tree.unread == {("a",), ("competencies", "c"), ("products",)}
    assert [problem.where for problem in problems] == [
        "data/a.yml:1",
        "data/competencies.yml",
        "data/competencies/c.yml:1",
        "data/metrics.yaml",
        "data/products.yaml",
    ]


def test_an_empty_folder_is_an_empty_tree(tmp_path: Path) -> None:
    assert read_tree(tmp_path, "data") == Tree({}, {(): Mark("data", 1, "")})


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_is_named_by_what_is_wrong_with_it(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"credentials.yml": text})

    tree = read_tree(tmp_path, "data")

    assert tree.value == {"credentials": None}
    problem = tree.wrong(("credentials",), check="data", expected="a mapping", found="nothing")
    assert problem.where == "data/credentials.yml:1: credentials"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert tree_message(tmp_path / "data") == "data: expected a folder of data files, found no such folder"


def test_the_first_problem_of_every_file_is_reported(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.yml": "x: &a 1\ny: &b 1\n", "b.yml": "fine: true\n", "c/d.yml": "- [\n", "c/e.yml": "k: 1\nk: 2\n"},
    )
    (tmp_path / "f.yml").write_bytes(b"\xff")

    assert tree_message(tmp_path) == "\n".join(
        [
            "data/a.yml:1: x: expected each value written out, found the anchor or alias 'a'",
            "  1 | x: &a 1",
            "    |    ^^^^",
            "data/c/d.yml:1: expected a value, found the end of the file",
            "  1 | - [",
            "data/c/e.yml:2: k: expected each key once, found 'k' again (first on line 1)",
            "  1 | k: 1",
            "    | ^",
            "  2 | k: 2",
            "    | ^",
            "data/f.yml:1: expected UTF-8, found byte 0xff",
        ]
    )


def test_a_data_file_whose_name_ends_otherwise_is_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"a.yml": "a: 1\na: 2\n", "products.yaml": "", "competencies/b.yaml": "name: B\n"})

    assert tree_message(tmp_path) == "\n".join(
        [
            "data/a.yml:2: a: expected each key once, found 'a' again (first on line 1)",
            "  1 | a: 1",
            "    | ^",
            "  2 | a: 2",
            "    | ^",
            "data/competencies/b.yaml: expected a name that ends in .yml, found 'b.yaml'",
            "data/products.yaml: expected a name that ends in .yml, found 'products.yaml'",
        ]
    )


@pytest.mark.parametrize("text", ["a: {name: A}\n", "nothing but words\n", ""])
def test_a_file_beside_a_folder_of_its_name_is_refused(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"competencies.yml": text, "competencies/b.yml": "name: B\n"})

    assert tree_message(tmp_path) == (
        "data/competencies.yml: expected no file named competencies.yml beside the folder, found both"
    )


# What is known of files


def test_a_file_that_is_known_is_not_parsed_again_unless_it_is_asked_where_something_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "programme.yml").write_text("name: Program\ntiers: [{name: Silver}]\n", encoding="utf-8")
    (tmp_path / "more/x.yml").write_text("name: X\n", encoding="utf-8")
    first = Values()
    before, _ = read_files(tmp_path, "data", first)
    with monkeypatch.context() as patch:
        patch.setattr(data, "parse_yaml", lambda *_: pytest.fail("parsed again"))
        again = Values(json.loads(json.dumps(first.made)))
        after, _ = read_files(tmp_path, "data", again)
        assert after.value == before.value
        assert again.made == first.made
        assert list(after.named("name")) == [
            ("more", "x", "name"),
            ("programme", "name"),
            ("programme", "tiers", 0, "name"),
        ]
    assert dict(after.marks) == dict(before.marks)
    assert len(after.marks) == len(before.marks)
    for keys in [
        (),
        ("more",),
        ("more", "x", "name", "y"),
        ("programme", "tiers", 0, "name"),
        ("programme", "tiers", 3),
    ]:
        assert after.mark(keys) == before.mark(keys)


def test_a_file_that_has_changed_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text("name: X\n", encoding="utf-8")
    first = Values()
    read_files(tmp_path, "data", first)
    (tmp_path / "x.yml").write_text("name: Y\n", encoding="utf-8")
    second = Values(first.made)
    assert read_files(tmp_path, "data", second)[0].value == {"x": {"name": "Y"}}
    assert not first.made.keys() & second.made.keys()
