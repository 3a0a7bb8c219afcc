"""Simplifies schemas, so that their keywords can be compared one by one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from airflow_trigger.codegen._meaning import OPAQUE, Schema, text_of
from airflow_trigger.models import JSON

_COMBINING = ("allOf", "anyOf", "oneOf")
_CHOOSING = frozenset({"enum", "allOf", "anyOf", "oneOf", "not", "if"}) | OPAQUE
# At most one of the merged schemas may have keywords of a group.
_TOGETHER = (
    frozenset({"properties", "patternProperties", "additionalProperties"}),
    frozenset({"items", "prefixItems"}),
    frozenset({"contains", "minContains", "maxContains"}),
    frozenset({"if", "then", "else"}),
)


def simpler(schema: Schema) -> Schema:
    """An equivalent schema, if possible without `allOf` and without choices between it and null.

    >>> simpler({"anyOf": [{"type": ["string"]}, {"type": ["null"]}]})
    {'type': ['null', 'string']}
    """
    if not isinstance(schema, dict):
        return schema
    parts = [{key: item for key, item in schema.items() if key not in _COMBINING}]
    parts += [_or_null(key, schema[key]) for key in ("anyOf", "oneOf") if key in schema]
    for part in cast(list[Schema], schema.get("allOf", [])):
        simple = simpler(part)
        if simple is False:
            return False
        parts.append(simple if isinstance(simple, dict) else {})
    merged: dict[str, JSON] = {}
    for part in parts:
        if not _goes_with(merged, part):
            return schema
        merged |= part
    return merged or True


def _or_null(keyword: str, choices: JSON) -> dict[str, JSON]:
    """A choice as one schema, if it is one between a schema and null."""
    every = cast(list[Schema], choices)
    others = [choice for choice in every if choice != {"type": ["null"]}]
    other = others[0] if len(others) == 1 else False
    if isinstance(other, dict):
        if len(every) == 1:
            return other
        types = cast(list[JSON], other.get("type", ["null"]))
        if len(every) == 2 and "null" not in types and _CHOOSING.isdisjoint(other):
            return {**other, "type": sorted([*types, "null"], key=text_of)}
    return {keyword: choices}


def _goes_with(schema: dict[str, JSON], other: dict[str, JSON]) -> bool:
    if not OPAQUE.isdisjoint(schema.keys() | other.keys()):
        return not schema or not other
    keywords = {*schema} & {*other}
    if any(text_of(schema[key]) != text_of(other[key]) for key in keywords):
        return False
    return not any(_has(schema, group) and _has(other, group) for group in _TOGETHER)


def _has(schema: Iterable[str], group: frozenset[str]) -> bool:
    return not group.isdisjoint(schema)
