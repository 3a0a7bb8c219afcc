"""What both APIs tell of a DAG alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from airflow_trigger._observer import logger
from airflow_trigger.dags import DagParam


def dag_params(dag_id: str, read: Callable[[], Mapping[str, Any] | None]) -> dict[str, DagParam]:
    """Read a DAG's params: name → value, schema, description."""
    try:
        params = read() or {}
    except AttributeError:
        # To trigger nothing at all would be worse: the server checks the conf itself.
        logger.warning(
            "The params of DAG %r could not be read: its conf is checked to be JSON and no more.",
            dag_id,
        )
        return {}
    return {name: _param(param) for name, param in params.items()}


def _param(param: object) -> DagParam:
    if not isinstance(param, dict):
        return DagParam(default=cast(Any, param), schema={})
    fields = cast(dict[str, Any], param)
    schema, description = fields.get("schema"), fields.get("description")
    return DagParam(
        default=fields.get("value"),
        schema=cast(dict[str, Any], schema) if isinstance(schema, dict) else {},
        description=description if isinstance(description, str) else None,
    )
