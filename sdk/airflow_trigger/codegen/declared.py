"""DAGs as their servers declare them."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from airflow_trigger._flows.schema import Validators
from airflow_trigger.models import JSON, DagParam


@attrs.frozen
class DeclaredDag:
    """A DAG with its params, name → JSON Schema with the param's "default" and "description"."""

    dag_id: str
    params: Mapping[str, Mapping[str, JSON]] = attrs.field(hash=False)
    description: str | None = None


def required(params: Mapping[str, Mapping[str, JSON]]) -> frozenset[str]:
    """Return the names of the params that the server requires: no default is valid for them."""
    return frozenset(name for name, schema in params.items() if _refuses_its_default(schema))


def _refuses_its_default(schema: Mapping[str, JSON]) -> bool:
    param = DagParam(default=schema.get("default"), schema=schema)
    return bool(Validators({"param": param}, api="v2").problems({}))
