"""Each schema of a family is compared with each other one, and checked with values at the edges."""

from __future__ import annotations

from itertools import product
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator

from airflow_trigger.codegen import _meaning as asserted
from airflow_trigger.codegen._subset import accepts_all
from airflow_trigger.models import JSON

Schema = dict[str, JSON]

KEYED: list[Schema] = [
    {},
    {"properties": {"a": {"type": "integer"}}},
    {"properties": {"a": {"type": "number"}, "b": {"type": "integer"}}},
    {"properties": {"a": True}, "additionalProperties": False},
    {"properties": {"a": {"type": "integer"}}, "additionalProperties": False},
    {"properties": {"a": {"type": "integer"}}, "additionalProperties": {"type": "number"}},
    {"properties": {"a": True, "b": {"type": "string"}}, "additionalProperties": False},
    {"properties": {"a": True, "b": False}},
    {"additionalProperties": {"type": "integer"}},
    {"additionalProperties": {"type": "number"}},
    {"additionalProperties": False},
    {"patternProperties": {"^a": {"type": "integer"}}},
    {"patternProperties": {"^a": {"type": "number"}}, "additionalProperties": {"type": "string"}},
    {"patternProperties": {"^a": {"type": "integer"}}, "additionalProperties": False},
    {"patternProperties": {"^a": True, "b": True}, "additionalProperties": False},
    {"propertyNames": {"pattern": "^a"}},
    {"propertyNames": {"maxLength": 1}},
    {"required": ["a"]},
    {"required": ["b", "a"]},
    {"minProperties": 1},
    {"minProperties": 2},
    {"maxProperties": 1},
    {"dependentRequired": {"a": ["b"]}},
    {"dependentRequired": {"a": ["b"], "b": ["a"]}},
    {"dependentSchemas": {"a": {"required": ["b"]}}},
]
LISTS: list[Schema] = [
    {},
    {"items": {"type": "integer"}},
    {"items": {"type": "number"}},
    {"items": False},
    {"prefixItems": [{"type": "integer"}]},
    {"prefixItems": [{"type": "number"}]},
    {"prefixItems": [True, {"type": "integer"}]},
    {"prefixItems": [{"type": "integer"}], "items": False},
    {"prefixItems": [{"type": "integer"}], "items": {"type": "string"}},
    {"prefixItems": [{"type": "integer"}, {"type": "string"}]},
    {"prefixItems": [{"type": "integer"}, {"type": "string"}], "maxItems": 2},
    {"items": {"type": "integer"}, "maxItems": 1},
    {"maxItems": 1},
    {"maxItems": 2},
    {"minItems": 1},
    {"minItems": 2},
    {"uniqueItems": True},
    {"contains": {"type": "integer"}},
    {"contains": {"type": "integer"}, "minContains": 2},
    {"contains": {"type": "integer"}, "maxContains": 1},
]
RANGES: list[Schema] = [
    {"type": kind, **bounds}
    for kind in ("integer", "number")
    for bounds in (
        *({keyword: value} for keyword in ("minimum", "exclusiveMinimum") for value in (1, 1.5, 2)),
        *({keyword: value} for keyword in ("maximum", "exclusiveMaximum") for value in (1, 1.5, 2)),
    )
]
MULTIPLES = cast(
    list[Schema],
    [
        *({"multipleOf": value} for value in (1, 2, 3, 4, 6, 0.5)),
        *({"type": "integer", "multipleOf": value} for value in (1, 2, 0.5)),
        *({"type": "integer"}, {"type": "number"}, {"enum": [2, 4]}, {"enum": [0.5]}),
    ],
)
CHOICES: list[Schema] = [
    {},
    {"type": "string"},
    {"type": ["integer", "string"]},
    {"type": ["integer", "null"]},
    {"enum": [1, "a", None]},
    {"enum": [1, "a"]},
    {"const": 1},
    {"enum": [1], "type": "string"},
    {"anyOf": [{"type": "integer"}, {"type": "string"}]},
    {"oneOf": [{"type": "integer"}, {"type": "string"}]},
    {"oneOf": [{"type": "integer"}, {"type": "number"}]},
    {"oneOf": [{"type": "integer", "minimum": 1}, {"type": "integer", "maximum": 1}]},
    {"anyOf": [{"minimum": 2}, {"maxLength": 1}]},
    {"anyOf": [{"type": "integer", "minimum": 2}, {"type": "string", "maxLength": 1}]},
    {"allOf": [{"type": ["integer", "string"]}, {"minimum": 2}]},
    {"not": {"type": "string"}},
    {"not": {"type": ["string", "integer"]}},
    {"not": {"enum": ["a"]}},
    {"if": {"type": "integer"}, "then": {"minimum": 2}},
    {"if": {"type": "integer"}, "then": {"minimum": 2}, "else": {"type": "string"}},
    {"if": {"minimum": 2}, "then": {"type": "integer"}, "else": {"type": "integer"}},
    {"type": "boolean"},
    {"enum": [True, False]},
    {"type": "integer", "minimum": 2},
]
TEXTS = cast(
    list[Schema],
    [
        *(
            {"type": "string", keyword: value}
            for keyword in ("minLength", "maxLength")
            for value in (1, 2)
        ),
        *({"type": "string", "pattern": value} for value in ("^a", "b$")),
        *({"type": "string", "format": value} for value in ("date", "time", "ipv4")),
        *({"type": "string"}, {"enum": ["a", "ab"]}, {"enum": ["2024-01-31"]}),
    ],
)
ONE: list[JSON] = [1, "x", 0.5]
NOTHING: Schema = {}
ALL_KEYED: list[JSON] = [
    {**a, **ab, **b, **c}
    for a, ab, b, c in product(
        *([NOTHING, *({name: value} for value in ONE)] for name in ("a", "ab", "b", "c"))
    )
]
ALL_LISTS: list[JSON] = [[*values] for length in range(4) for values in product(ONE, repeat=length)]
NUMBERS: list[JSON] = [*(number / 2 for number in range(-2, 14)), *range(-1, 8)]
SOME: list[JSON] = [None, True, False, 0, 1, 1.0, 2, 3, 1.5, 2.5, "", "a", "ab", "abc", [], {}]
STRINGS: list[JSON] = ["", "a", "b", "ab", "ba", "abc", "2024-01-31", "12:30:00", "127.0.0.1", 1]


@pytest.mark.parametrize(
    ("family", "values", "least"),
    [
        (KEYED, ALL_KEYED, 90),
        (LISTS, ALL_LISTS, 60),
        (RANGES, NUMBERS, 150),
        (MULTIPLES, NUMBERS, 40),
        (CHOICES, SOME, 120),
        (TEXTS, STRINGS, 20),
    ],
    ids=["objects", "arrays", "ranges", "multiples", "choices", "texts"],
)
def test_what_is_proven_to_accept_all_accepts_all(
    family: list[Schema], values: list[JSON], least: int
) -> None:
    accepted = [accepted_by(schema, values) for schema in family]
    meanings = [read(schema) for schema in family]
    proven = 0
    for (old, was), (new, now) in product(zip(meanings, accepted, strict=True), repeat=2):
        if accepts_all([old], new):
            assert was <= now, (old, new)
            proven += 1
    # The test means something only if many pairs are proven.
    assert proven >= least


def read(schema: Schema) -> asserted.Schema:
    found = asserted.meaning(schema).schema
    assert found is not None
    return found


def accepted_by(schema: Schema, values: list[JSON]) -> frozenset[int]:
    checker = Draft202012Validator.FORMAT_CHECKER
    validator: Any = Draft202012Validator(schema, format_checker=checker)
    return frozenset(index for index, value in enumerate(values) if validator.is_valid(value))
