"""What both APIs tell of a DAG alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

from airflow_trigger._observer import logger
from airflow_trigger.dags import DagParam
from airflow_trigger.models import JSON


class ListedDag(NamedTuple):
    """What a list of DAGs tells of one."""

    dag_id: str
    is_stale: bool
    has_import_errors: bool


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
        schema=_schema(schema),
        description=description if isinstance(description, str) else None,
    )


def _schema(schema: object) -> Mapping[str, JSON]:
    """A schema may be a boolean too: false takes no value, true any."""
    if schema is False:
        return {"not": {}}
    return cast(Mapping[str, JSON], schema) if isinstance(schema, Mapping) else {}
