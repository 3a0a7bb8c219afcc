"""What both APIs tell of a DAG alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from airflow_trigger.dags import DagParam
from airflow_trigger.models import JSON


class ListedDag(NamedTuple):
    """What a list of DAGs tells of one."""

    dag_id: str
    is_stale: bool
    has_import_errors: bool


def dag_params(params: Mapping[str, Any] | None) -> dict[str, DagParam]:
    """Read a DAG's params: name → value, schema, description."""
    return {
        name: DagParam(
            default=param.get("value"),
            schema=_schema(param.get("schema")),
            description=param.get("description"),
        )
        for name, param in (params or {}).items()
    }


def _schema(schema: object) -> Mapping[str, JSON]:
    """A schema may be a boolean too: false takes no value, true any."""
    if schema is False:
        return {"not": {}}
    return cast(Mapping[str, JSON], schema) if isinstance(schema, Mapping) else {}
