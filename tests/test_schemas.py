import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator, meta
from pydantic import TypeAdapter, ValidationError

from generator import shape, values
from generator.data import Tree, parse_yaml, read_text, read_tree
from generator.errors import GeneratorError
from generator.meaning import CHECKS
from generator.resolve import read_catalogue
from generator.schemas import for_editors, json_schemas
from generator.shape import SCHEMAS, Competency
from tests.conftest import Golden
from tests.constructs import ABSENT, FOLDER, changed, read_constructs
from tests.editors import editor_refusals, schemas, validator
from tests.meaning.doubts import doubts

DATA = Path(__file__).parents[1] / "data"
DATA_FILES = sorted(DATA.rglob("*.yml"))
README = (DATA / "README.md").read_text(encoding="utf-8")
FIXTURES = Path(__file__).parent / "fixtures"
BAD = sorted((FIXTURES / "bad").glob("*.yml"))

HUB = "competencies.windows-and-devices.options.surface-hub"
NESTED = "competencies.constructs.options.nested"
GROUP = f"{NESTED}.people.groups.other"
RULE = f"{NESTED}.people.rule"
PERIOD = "programme.periods.trailing-12-months"


def read(tree: Tree) -> list[str]:
    """Return what our own reading says of a tree."""
    try:
        read_catalogue(tree)
    except GeneratorError as error:
        return list(map(str, error.problems))
    return []


def records(schema: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every schema of a record with its keys that stands inside a schema."""
    if isinstance(schema, dict):
        if schema.get("additionalProperties") is False:
            yield schema
        for one in schema.values():
            yield from records(one)


def parts(schema: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every mapping inside a schema."""
    for one in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts(one)
    if isinstance(schema, dict):
        yield schema


# The files.


def test_the_schemas_are_those_in_the_data_folder(golden: Golden) -> None:
    written = {path.name for path in (DATA / "schema").iterdir()}

    for name, schema in json_schemas():
        golden(DATA / "schema" / f"{name}.schema.json", json.dumps(schema, indent=2, ensure_ascii=False) + "\n")

    assert written <= {f"{name}.schema.json" for name in SCHEMAS}


def test_there_is_a_schema_for_each_kind_of_file() -> None:
    assert sorted(schemas()) == [
        "associations", "competency", "conditions", "credentials", "exceptions", "metrics", "products", "programme",
    ]  # fmt: skip
    assert {schema["$schema"] for schema in schemas().values()} == {"https://json-schema.org/draft/2020-12/schema"}
    assert all(map(meta.is_valid, schemas().values()))
    assert schemas()["competency"]["properties"].keys() == Competency.model_fields.keys()
    assert schemas()["competency"]["additionalProperties"] is False


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_a_data_file_names_the_schema_that_accepts_it(path: Path) -> None:
    text = read_text(path, path.name)
    first = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", text.partition("\n")[0])
    assert first is not None
    schema = path.parent / first[1]

    assert schema.resolve().parent == DATA / "schema"
    Draft202012Validator(json.loads(read_text(schema, schema.name))).validate(parse_yaml(text, path.name).value)


@pytest.mark.parametrize("folder", [FOLDER, FIXTURES / "nineteenth"], ids=lambda folder: folder.name)
def test_other_good_data_is_accepted(folder: Path) -> None:
    assert editor_refusals(read_tree(folder, "data")) == []


def test_the_examples_of_the_documentation_are_accepted() -> None:
    examples = re.findall(
        r"```yaml\n# yaml-language-server: \$schema=(?:\.\./)?schema/(\w+)\.[^\n]+\n# File: (.+?)```", README, re.DOTALL
    )

    assert {kind for kind, _ in examples} == schemas().keys()
    for kind, text in examples:
        validator(kind).validate(parse_yaml(f"# {text}", "README.md").value)


# What editors refuse. tests/test_shape.py asks of each value there that editors and our reading say the same.


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        # Dates.
        ("credentials.70-347.retires", "2017-13-45", "expected a date as 2017-12-31, or a month as 2018-01"),
        ("credentials.70-347.retires", "2018-02-30", "expected a date as 2017-12-31, or a month as 2018-01"),
        ("credentials.70-347.retires", "1900-02-29", "expected a date as 2017-12-31, or a month as 2018-01"),
        # Words and what fills them.
        (f"{NESTED}.summary", "For %(products)s.", "expected no placeholder"),
        ("metrics.revenue.minimum", "At least this", "expected %(amount)s, once"),
        ("metrics.revenue.minimum", "%(amount)s or %(amount)s", "expected %(amount)s, once"),
        ("metrics.devices-shipped.minimum.other", "%(count)s devices", "expected %(amount)s, once"),
        ("metrics.devices-shipped.minimum", "%(amount)s devices", "expected one and other, for a count"),
        (f"{PERIOD}.months", ABSENT, "expected the key 'months', which fills %(months)s"),
        (f"{PERIOD}.text", "The last year", "expected %(months)s, which the key 'months' fills"),
        (f"{PERIOD}.text", "%(amount)s", "expected no placeholder but %(months)s, at most once"),
        (
            "competencies.constructs.summary_products",
            ABSENT,
            "expected the key 'summary_products', which fills %(products)s",
        ),
        (
            "competencies.constructs.summary",
            "For testing.",
            "expected %(products)s, which the key 'summary_products' fills",
        ),
        (
            "conditions.eligible-products.text",
            "%(products)s, %(products)s",
            "expected no placeholder but %(products)s, at most once",
        ),
        # Rules.
        (f"{RULE}.all[1]", {"all": ["exams", "mcse"], "any": ["exams", "mcse"]}, "expected either all or any"),
        (f"{RULE}.all[1]", {}, "expected either all or any"),
        (RULE, {"all": "exams"}, '"exams" is not of type "array"'),
        # Groups.
        (f"{GROUP}.to", ABSENT, "expected the key 'to', the group that it relates to"),
        (
            f"{GROUP}.relation",
            "any",
            "expected no key 'to' but with same, other, same-or-different, same-allowed, subset-of-same",
        ),
        (
            f"{GROUP}.relation",
            ABSENT,
            "expected no key 'to' but with same, other, same-or-different, same-allowed, subset-of-same",
        ),
        (f"{GROUP}.people", ABSENT, "expected the key 'people': a number, headcount, or a number for each tier"),
        (
            f"{NESTED}.people.groups.exams.people",
            "headcount",
            "expected no key 'people': everyone and unstated have none",
        ),
        # Lists.
        (f"{NESTED}.people.lists.exams", ["70-334", "70-334"], '["70-334","70-334"] has non-unique elements'),
        (
            f"{NESTED}.people.lists.areas.system-builder",
            ["70-735", "70-735"],
            '["70-735","70-735"] has non-unique elements',
        ),
        # Options.
        (f"{HUB}.thresholds", {}, "expected the key 'thresholds', for these to qualify"),
        (
            "competencies.windows-and-devices.options.device-partner.people",
            ABSENT,
            "expected the key 'thresholds' or 'people'",
        ),
        (
            "competencies.windows-and-devices.options.device-partner.people.headcount",
            {},
            "expected the key 'thresholds' or 'people'",
        ),
        (
            "competencies.windows-and-devices.options.device-partner.associations",
            ["fast-track-partner"],
            "expected the key 'thresholds', for these to qualify",
        ),
        # Tiers.
        (
            "programme.tiers.all",
            {"name": "All"},
            "expected an id of small letters, digits and single hyphens, and not all, any or option",
        ),
    ],
)
def test_an_editor_says_what_our_reading_refuses_too(path: str, value: object, says: str) -> None:
    tree = changed({path: value})

    assert says in editor_refusals(tree)
    assert read(tree)


RELATIONS = get_args(shape.Group.model_fields["relation"].annotation)


@pytest.mark.parametrize("relation", RELATIONS)
def test_an_editor_knows_what_each_relation_needs(relation: str) -> None:
    for people, to in product([{}, {"people": 1}], [{}, {"to": "allowed"}]):
        tree = changed({GROUP: {**people, **to, "relation": relation, "need": "one", "of": "areas"}})

        assert bool(editor_refusals(tree)) == bool(read(tree)), tree.value


def test_an_editor_judges_groups_that_no_rule_names() -> None:
    tree = changed({f"{NESTED}.people.groups.unused": {"relation": "same", "need": "one", "of": "areas"}})

    assert len(editor_refusals(tree)) == 2
    assert read(tree) == []


def test_an_editor_wants_a_figure_of_every_tier() -> None:
    devices = f"{HUB}.thresholds.devices"
    changes: Mapping[str, object] = {f"{devices}.minimum.gold": {}, f"{devices}.monthly_average": ABSENT}

    assert editor_refusals(changed(changes)) == ["{} has less than 1 property"]
    assert doubts("every-market", changes)


def test_an_editor_knows_the_checks_that_can_be_excused() -> None:
    tree = changed({"exceptions": [{"check": "avrages", "at": "x", "reason": "None."}]})
    known = schemas()["exceptions"]["$defs"]["Excused"]["allOf"][0]["properties"]["check"]["enum"]

    assert known == list(CHECKS)
    assert editor_refusals(tree)[0].startswith('"avrages" is not one of ')


# The bad data that no schema can refuse, and why.
ELSEWHERE = "refers to what another file has"
SEVERAL = "compares what stands under several keys"
SYNTAX = "is a matter of YAML, which is read before a schema judges"
READER_ONLY = {
    "competencies.bad--alias": SYNTAX,
    "competencies.bad--code-in-small-letters": ELSEWHERE,
    "competencies.bad--one-area-without-areas": SEVERAL,
    "competencies.bad--relation-to-a-group-too-far": SEVERAL,
    "competencies.bad--rule-without-a-tier": SEVERAL,
    "competencies.bad--tier-that-asks-for-nothing": SEVERAL,
    "competencies.bad--too-deep": SYNTAX,
    "competencies.bad--unknown-exam": ELSEWHERE,
    "competencies.bad--unknown-group": SEVERAL,
    "competencies.bad--unknown-market": ELSEWHERE,
    "competencies.bad--unknown-tier": ELSEWHERE,
    "competencies.search--reserved-id": "is in the name of the file",
    "credentials--duplicate-key": SYNTAX,
    "credentials--replaced-by-unknown": ELSEWHERE,
    "credentials--second-document": SYNTAX,
    "credentials--tab-indentation": SYNTAX,
    "credentials--tag": SYNTAX,
    "metrics--brackets-that-do-not-close": SYNTAX,
}


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_data_is_refused_by_editors_or_for_a_reason_not(path: Path) -> None:
    name, reason = path.stem.partition("--")[0], READER_ONLY.get(path.stem)
    try:
        bad: Any = parse_yaml(read_text(path, path.name), path.name).value
    except GeneratorError:
        assert reason == SYNTAX
        return
    good: Any = read_constructs().value
    kind = "competency" if name.startswith("competencies.") else name
    value = bad if kind == "competency" else {**good[name], **bad}

    assert validator(kind).is_valid(value) == (reason is not None)


def test_no_reason_outlives_its_bad_data() -> None:
    assert READER_ONLY.keys() <= {path.stem for path in BAD}


# Single values, at random.


def agreement(form: Any) -> Callable[[str], bool]:
    """Return what says whether our reading and editors judge a text alike."""
    adapter = TypeAdapter[str](form)
    schema = Draft202012Validator(for_editors(adapter.json_schema()))

    def agree(text: str) -> bool:
        try:
            adapter.validate_python(text, strict=True)
        except ValidationError:
            return not schema.is_valid(text)
        return schema.is_valid(text)

    return agree


DATE, NAME = agreement(values.Date), agreement(values.Name)


@settings(derandomize=True, deadline=None, max_examples=500)
@given(text=st.dates().map(str) | st.from_regex(r"[0-9]{4}-[01][0-9](-[0-3][0-9])?\n?", fullmatch=True) | st.text())
def test_a_date_is_one_for_editors_too(text: str) -> None:
    assert DATE(text)


@pytest.mark.parametrize("year", [*range(1896, 1906), 1999, 2000, 2100, 2400, 4, 0])
def test_a_leap_day_is_one_for_editors_too(year: int) -> None:
    assert DATE(f"{year:04}-02-29")


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "agree",
    [
        pytest.param(agreement(values.Id), id="id"),
        pytest.param(agreement(values.CredentialId), id="credential"),
        pytest.param(agreement(values.Currency), id="currency"),
    ],
)
@settings(derandomize=True, deadline=None, max_examples=300)
@given(text=st.text(alphabet="aZ09-_. \n$é٣", max_size=5) | st.from_regex(r"[a-z]{79,82}", fullmatch=True))
def test_an_id_is_one_for_editors_too(agree: Callable[[str], bool], text: str) -> None:
    assert agree(text)


def ascii_digits(text: str) -> bool:
    """Return whether all digits are of ASCII: in an editor others are no digits."""
    return all(letter.isascii() for letter in text if letter.isdecimal())


TEXT = st.text(max_size=8) | st.text(alphabet="a1 \t\n\u00a0\u200b\u2028<&>{}%:/()s", max_size=8)


@settings(derandomize=True, deadline=None, max_examples=500)
@given(text=TEXT.filter(ascii_digits))
def test_a_name_is_one_for_editors_too(text: str) -> None:
    assert NAME(text)


WORDS = st.lists(
    st.sampled_from(["%(amount)s", "%(months)s", "%(products)s", "%(x)s", "At", " ", "%", "(", ")s", "://", "1", "é"]),
    max_size=5,
).map("".join)


@pytest.mark.unmeasured
@settings(derandomize=True, deadline=None, max_examples=50)
@given(text=WORDS)
@pytest.mark.parametrize(
    "changes",
    [
        {"metrics.revenue.minimum": ...},
        {"metrics.devices-shipped.monthly_average.one": ...},
        {f"{NESTED}.summary": ...},
        {"competencies.constructs.summary": ...},
        {"competencies.constructs.summary": ..., "competencies.constructs.summary_products": ABSENT},
        {"competencies.constructs.summary": ..., "competencies.constructs.summary_products": []},
        {f"{PERIOD}.text": ...},
        {f"{PERIOD}.text": ..., f"{PERIOD}.months": ABSENT},
    ],
)
def test_words_and_their_placeholders_are_so_for_editors_too(changes: Mapping[str, object], text: str) -> None:
    tree = changed({path: text if value is ... else value for path, value in changes.items()})

    assert bool(editor_refusals(tree)) == bool(read(tree))


# What editors show, and the documentation.


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_every_record_and_every_key_is_described_in_plain_text(kind: str) -> None:
    for record in (schemas()[kind], *records(schemas()[kind])):
        for described in (record, *record.get("properties", {}).values()):
            assert re.fullmatch(r"[^`\n]{10,}", described["description"])


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_every_pattern_and_every_value_is_put_in_words(kind: str) -> None:
    told = [part for part in parts(schemas()[kind]) if isinstance(part.get("pattern"), str)]

    assert told
    assert all(part["patternErrorMessage"].startswith("expected ") for part in told)
    # Of ECMA-262, with its flag u as JSON Schema advises: there no other character may be escaped.
    assert {escaped for part in told for escaped in re.findall(r"\\(.)", part["pattern"])} <= set("sDxu\\()")
    for part in parts(schemas()[kind]["$defs"]):
        if "enumDescriptions" in part:
            assert len(part["enumDescriptions"]) == len(part["enum"])
            assert all(part["enumDescriptions"])
            assert all(f"`{value}`" in README for value in part["enum"])


def spoken(text: str) -> set[str]:
    """Return the words inside the code spans of a text."""
    return {word for span in re.findall(r"`([^`]+)`", text) for word in re.findall(r"[a-z_]+", span)}


def test_the_documentation_has_every_field_and_no_other() -> None:
    tables = re.findall(r"^\| field \| what it means \|[^\n]*\n\|[-|]+\n((?:\|[^\n]+\n)+)", README, re.MULTILINE)
    written = [
        {
            field: cell.startswith("**")
            for cell in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)
            for field in sorted(spoken(cell))
        }
        for table in tables
    ]

    assert written == [
        {key: field.is_required() for key, field in record.model_fields.items()}
        for record in (
            shape.Programme, shape.Metric, shape.Product, shape.Credential, shape.Competency, shape.Option,
            shape.Threshold, shape.PeopleRules, shape.Group, shape.Excused,
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "begins"),
    [
        (shape.Named, "| **`tiers`** | id: `{name}`"),
        (shape.Plural, "| **`minimum`** | words around the figure"),
        (shape.Period, "| `periods` |"),
        (shape.Condition, "Only a **`text`**"),
        (shape.ConditionUse, "| `conditions` |"),
        (shape.Junction, "**A rule** is"),
    ],
)
def test_the_documentation_has_small_records_in_a_line(record: type[shape.Record], begins: str) -> None:
    [line] = [line for line in README.splitlines() if line.startswith(begins)]

    assert record.model_fields.keys() <= spoken(line)
