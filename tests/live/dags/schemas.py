"""Params with schemas of every kind, one group per DAG; all DAGs stay paused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from airflow import __version__

try:
    from airflow.sdk import Param, dag, task
except ImportError:
    from airflow.decorators import dag, task
    from airflow.models.param import Param


# Airflow before 2.9 rejects the whole file if a Param has no valid default.
OLD = tuple(map(int, __version__.split(".")[:2])) < (2, 9)
DRAFT_4 = "http://json-schema.org/draft-04/schema#"
OBJECT = {
    "properties": {
        "schema": {"type": "string", "minLength": 1},
        "limits": {"type": "object", "additionalProperties": {"type": "integer"}},
    },
    "required": ["schema"],
    "additionalProperties": False,
}


def text(default: str, **schema: Any) -> Param:
    return Param(default, type="string", **schema)


def unfit(value: Any, fit: Any, **schema: Any) -> Param:
    """A Param with this default, which violates its schema; before 2.9 with one that fits."""
    return Param(fit if OLD else value, **schema)


def required(fit: Any, **schema: Any) -> Param:
    return Param(**({"default": fit} if OLD else {}), **schema)


GROUPS: dict[str, dict[str, Any]] = {
    "texts": {
        "length": text("abc", minLength=2, maxLength=4),
        "pattern": text("AB-1", pattern="^[A-Z]{2}-[0-9]+$"),
        "enum": Param("eu", enum=["eu", 1, False, None, 2.5, ["a"]]),
        "const": Param(1, const=1),
        "nullable": Param(None, type=["null", "string"], maxLength=5),
    },
    "numbers": {
        "integer": Param(1, type="integer", minimum=1, maximum=100),
        "number": Param(0.5, type="number", exclusiveMinimum=0, exclusiveMaximum=10),
        "multiple": Param(3, type="integer", multipleOf=3),
        "decimals": Param(0.1, type="number", multipleOf=0.1),
        "boolean": Param(default=False, type="boolean"),
    },
    "moments": {
        "date": text("2024-01-31", format="date"),
        "time": text("12:00:00", format="time"),
        "date_time": text("2024-01-31T12:00:00+00:00", format="date-time"),
        "year": text("2024-01-31T12:00:00+00:00", format="date-time", pattern="^2024"),
        "maybe": Param(None, type=["null", "string"], format="date-time"),
        "times": Param([], type="array", items={"type": "string", "format": "date-time"}),
    },
    "formats": {
        "email": text("a@b.c", format="email"),
        "ipv4": text("127.0.0.1", format="ipv4"),
        "ipv6": text("::1", format="ipv6"),
        "uuid": text("00000000-0000-0000-0000-000000000001", format="uuid"),
        "regex": text("[a-z]+", format="regex"),
        # Checked only by servers that have an additional package installed.
        "duration": text("P1D", format="duration"),
        "host": text("a.b", format="idn-hostname"),
        "uri": text("https://a.b", format="uri"),
    },
    "containers": {
        "array": Param(["a"], type="array", items={"type": "string"}, minItems=1, maxItems=3),
        "unique": Param([1, 2], type="array", uniqueItems=True),
        "pair": Param(["a", 1], prefixItems=[{"type": "string"}, {"type": "integer"}]),
        "has": Param([7], type="array", contains={"type": "integer", "minimum": 5}),
        "object": Param({"schema": "sales"}, type="object", **OBJECT),
    },
    "combined": {
        "any": Param(1, anyOf=[{"type": "integer"}, {"type": "string", "format": "date"}]),
        "one": Param(3, oneOf=[{"multipleOf": 3}, {"multipleOf": 5}]),
        "all": Param(3, allOf=[{"type": "number"}, {"minimum": 2}]),
        "not": Param(1, **{"not": {"type": "string"}}),
        "if": Param(1, **{"if": {"type": "string"}, "then": {"format": "ipv4"}}),
        "ref": Param(1, **{"$ref": "#/$defs/n", "$defs": {"n": {"type": "integer"}}}),
        "draft": Param(2, **{"$schema": DRAFT_4, "minimum": 1, "exclusiveMinimum": True}),
    },
    "bare": {"number": 5, "null": None, "list": [1], "described": Param(1, description="One.")},
    "none": {},
    "required": {"x": required(1, type="integer")},
    "required_nullable": {"x": required(1, type=["null", "integer"])},
    "unfit_null": {"x": unfit(None, 1, type="integer")},
    "unfit_text": {"x": unfit("abc", 1, type="integer")},
    "unfit_nullable": {"x": unfit("abc", 1, type=["null", "integer"])},
}


def make(group: str, params: dict[str, Any]) -> None:
    @dag(
        dag_id=f"schema_{group}",
        schedule=None,
        start_date=datetime(2024, 1, 1, tzinfo=UTC),
        catchup=False,
        is_paused_upon_creation=True,
        params=params,
    )
    def schemas() -> None:
        @task
        def nothing() -> None:
            pass

        nothing()

    schemas()


for name, declared in GROUPS.items():
    make(name, declared)
