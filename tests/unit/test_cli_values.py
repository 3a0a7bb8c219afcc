"""How `--set` interprets a text, depending on the schema of the param."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from airflow_trigger._flows.schema import Validator
from airflow_trigger._json import NotJson, read_json
from airflow_trigger.cli._values import BOOLEANS, Place
from airflow_trigger.models import JSON

INTEGERS: dict[str, JSON] = {"type": "array", "items": {"type": "integer"}}
A_REF: dict[str, JSON] = {"$ref": "#/$defs/n", "$defs": {"n": {"type": "integer"}}}
TREE: dict[str, JSON] = {"type": ["object", "array"], "items": {"$ref": "#"}}


def is_valid(value: JSON, schema: dict[str, JSON]) -> bool:
    return not Validator(schema, "v1").errors(value)


@pytest.mark.parametrize(
    ("schema", "text", "value"),
    [
        ({"type": "string"}, "007", "007"),
        ({"type": "string"}, "true", "true"),
        ({"type": "string"}, "null", "null"),
        ({"type": "string"}, '"quoted"', '"quoted"'),
        ({"type": "string"}, "[1]", "[1]"),
        ({"type": "string"}, "", ""),
        ({"type": "string", "format": "date"}, "2026-11-26", "2026-11-26"),
        ({"pattern": "^[0-9]+$"}, "7", "7"),
        ({"type": "integer"}, "3", 3),
        ({"type": "integer"}, "-3", -3),
        ({"type": "integer"}, "08", 8),
        ({"type": "integer"}, "1e3", 1000),
        ({"type": "integer"}, "2.0", 2),
        ({"type": "integer"}, "2.5", 2.5),
        ({"type": "integer"}, "x", "x"),
        ({"type": "integer", "minimum": 10}, "5", 5),
        ({"type": "integer"}, "٣", "٣"),
        ({"type": "number"}, "2", 2),
        ({"type": "number"}, "+007.5", 7.5),
        ({"type": "number"}, "NaN", "NaN"),
        ({"type": "number"}, "1e999", "1e999"),
        ({"type": "boolean"}, "true", True),
        ({"type": "boolean"}, "False", False),
        ({"type": "boolean"}, "yes", True),
        ({"type": "boolean"}, "OFF", False),
        ({"type": "boolean"}, "1", True),
        ({"type": ["boolean", "integer"]}, "1", 1),
        ({"type": "null"}, "null", None),
        ({"type": ["null", "integer"]}, "null", None),
        ({"type": ["null", "integer"]}, "7", 7),
        ({"type": ["null", "string"]}, "null", None),
        ({"type": ["null", "string"]}, "7", "7"),
        ({"type": ["string", "integer"]}, "7", "7"),
        ({"type": ["string", "array"]}, "a,b", "a,b"),
        ({"type": ["string", "array"]}, "[1]", [1]),
        ({"type": ["string", "null", "integer"], "enum": [1, 2, None]}, "2", 2),
        ({"enum": [1, "1", True]}, "1", "1"),
        ({"enum": [1, 2]}, "2", 2),
        ({"enum": ["x", True]}, "true", True),
        ({"const": 7}, "7", 7),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "null", None),
        ({"oneOf": [{"type": "boolean"}, {"type": "integer"}]}, "on", True),
        ({"allOf": [{"type": "number"}, {"minimum": 1}]}, "08", 8),
        (A_REF, "08", 8),
        ({"anyOf": [A_REF, {"type": "null"}], "$defs": A_REF["$defs"]}, "08", 8),
        ({"$ref": "#"}, "7", 7),
        ({"$ref": "https://elsewhere.test/schema"}, "7", 7),
        ({"type": 7}, "7", 7),
        ({}, "7", 7),
        ({}, "007", "007"),
        ({}, "two words", "two words"),
        ({}, '"7"', "7"),
        ({"type": "object"}, '{"a": [1]}', {"a": [1]}),
        ({"type": "array"}, '["a", "b"]', ["a", "b"]),
        ({"type": "array"}, "", []),
        ({"type": "array"}, "a,b", ["a", "b"]),
        ({"type": "array", "items": {"type": "string"}}, "007,true", ["007", "true"]),
        (INTEGERS, "1,02", [1, 2]),
        (INTEGERS, "1,x", [1, "x"]),
        (INTEGERS | {"maxItems": 1}, "1,2", [1, 2]),
        ({"type": "array", "items": A_REF["$defs"]}, "1", [1]),
        (TREE, "a,b", ["a", "b"]),
    ],
    ids=str,
)
def test_a_text_becomes_what_the_schema_says(
    schema: dict[str, JSON], text: str, value: JSON
) -> None:
    found = Place(schema).value(text)

    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("text", ['{"a": 1', "[1, 2", "[1, NaN]", '{"a": 1, "a": 2}'])
def test_what_has_to_be_json_and_is_none_is_told_apart(text: str) -> None:
    kind = "object" if text.startswith("{") else "array"

    with pytest.raises(NotJson, match=r"line 1, column|NaN|'a' twice"):
        Place({"type": kind}).value(text)


def test_a_comma_in_a_file_separates_nothing() -> None:
    with pytest.raises(NotJson, match="line 1, column 1"):
        Place({"type": "array"}).value("a,b\n", is_file=True)
    assert Place({"type": "array"}).value("[1]\n", is_file=True) == [1]


@pytest.mark.parametrize("text", ["[" * 100_000, "9" * 5_000, "1e999"])
def test_json_beyond_what_python_reads_is_no_json(text: str) -> None:
    with pytest.raises(NotJson):
        read_json(text)


SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "a", "7", "null"])
VALUES = SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(st.just("k"), SCALARS)
TYPES = st.sampled_from(["null", "boolean", "integer", "number", "string", "array", "object"])
PLAIN: st.SearchStrategy[Any] = st.one_of(
    st.just({}),
    st.fixed_dictionaries(
        {"type": TYPES | st.lists(TYPES, min_size=1, max_size=3, unique=True)},
        optional={
            "minimum": st.integers(0, 5),
            "maxLength": st.integers(0, 3),
            "pattern": st.sampled_from(["^[0-9]+$", "a"]),
            "maxItems": st.integers(0, 1),
            "items": st.fixed_dictionaries({"type": TYPES}),
            "required": st.just(["k"]),
        },
    ),
    st.fixed_dictionaries({"enum": st.lists(VALUES, min_size=1, max_size=3)}),
    st.fixed_dictionaries({"const": VALUES}),
)


def composed(keyword: str, members: list[JSON], beside: dict[str, JSON]) -> dict[str, JSON]:
    return {**beside, keyword: members}


KEYWORDS = st.sampled_from(["anyOf", "oneOf", "allOf"])
SCHEMAS: st.SearchStrategy[dict[str, JSON]] = PLAIN | st.builds(
    composed, KEYWORDS, st.lists(PLAIN, min_size=1, max_size=3), PLAIN
)
TEXTS = st.one_of(
    VALUES.map(json.dumps),
    st.sampled_from([*BOOLEANS, "True", "08", "-07.50", "a,7", "1,2", "007", "[1", "NaN"]),
    st.text(max_size=4),
)


def readings(text: str) -> list[JSON]:
    """The values that a person may mean by a text, whatever the schema is."""
    found: list[JSON] = [text]
    with suppress(NotJson):
        found.append(read_json(text))
    if text.lower() in BOOLEANS:
        found.append(BOOLEANS[text.lower()])
    return found


@given(SCHEMAS, TEXTS)
@example({"type": "integer", "anyOf": [{"type": "string"}, {"minimum": 2}]}, "7")
@example({"not": {"type": "integer"}}, "7")
def test_the_value_is_valid_if_the_text_can_be_read_as_one_that_is(
    schema: dict[str, JSON], text: str
) -> None:
    possible = any(is_valid(reading, schema) for reading in readings(text))
    try:
        value = Place(schema).value(text)
    except NotJson:
        assert not possible
        return

    assert is_valid(value, schema) or not possible


@given(TEXTS)
def test_where_the_schema_takes_text_only_null_and_containers_are_something_else(text: str) -> None:
    value = Place({"type": ["string", "null", "array", "object", "integer"]}).value(text)

    assert value == text or value is None or isinstance(value, list | dict)


@given(TEXTS, SCHEMAS)
def test_it_is_what_json_can_carry(text: str, schema: dict[str, JSON]) -> None:
    try:
        value = Place(schema).value(text)
    except NotJson:
        return
    assert json.loads(json.dumps(value, allow_nan=False)) == value
