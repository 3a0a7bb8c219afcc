"""What both APIs tell of a DAG alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from airflow_trigger.dags import DagParam


def dag_params(params: Mapping[str, Any] | None) -> dict[str, DagParam]:
    """Read a DAG's params: name → value, schema, description."""
    return {
        name: DagParam(
            default=param.get("value"),
            schema=param.get("schema") or {},
            description=param.get("description"),
        )
        for name, param in (params or {}).items()
    }
