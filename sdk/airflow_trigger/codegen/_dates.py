"""Times that Airflow 2 accepts although the rest of their schema rejects them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from airflow_trigger._flows.schema import DATE_TIME, Validators
from airflow_trigger.codegen._meaning import Schema, text_of
from airflow_trigger.codegen._subset import accepts_all
from airflow_trigger.models import JSON, DagParam

# A time that is not valid by RFC 3339, but that Airflow 2 accepts.
_OTHER_FORM = "2024-01-31 12:30"
_IN_PLACE = ("allOf", "anyOf", "oneOf")
_ALONE = frozenset({"type", "format", *_IN_PLACE})
_COMBINING = frozenset({*_IN_PLACE, "not", "if", "then", "else", "$ref"})


def loses_dates(before: Schema, after: Schema) -> bool:
    """Whether Airflow 2 may now reject times that it accepted only because of a "date-time"."""
    if text_of(before) == text_of(after):
        return False
    had = any(schema.get("format") == DATE_TIME for schema in _in_place(before))
    return had and not _accepts_times(after)


def _accepts_times(schema: Schema) -> bool:
    if accepts_all([{"type": ["string"]}], schema):
        return True
    if not isinstance(schema, dict) or not _is_forgiven(schema):
        return False
    if schema.get("format") == DATE_TIME and _COMBINING.isdisjoint(schema):
        return True  # any error is reported on this schema, and so forgiven
    # If only types and formats are left, the one time that was tried represents all others.
    return all(_ALONE.issuperset(part) for part in _in_place(schema))


def _is_forgiven(schema: dict[str, JSON]) -> bool:
    validators = Validators({"param": DagParam(None, schema)}, api="v1")
    return not validators.problems({"param": _OTHER_FORM})


def _in_place(schema: JSON) -> Iterator[dict[str, JSON]]:
    """The schemas that are applied to the same value."""
    if not isinstance(schema, dict):
        return
    yield schema
    for keyword in _IN_PLACE:
        for part in cast(list[JSON], schema.get(keyword, [])):
            yield from _in_place(part)
    for keyword in ("if", "then", "else", "not"):
        yield from _in_place(schema.get(keyword))
