"""What the example DAGs declare, for a fake that stands in for the server."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

from airflow_trigger.codegen.code import code
from airflow_trigger.codegen.declared import DeclaredDag
from airflow_trigger.models import JSON

DAGS = Path(__file__).parents[1] / "examples" / "dags"

# The task ids in the file of each DAG.
TASKS = {"sales": ["report"], "sales_import": ["load"], "orders": ["ship"]}

Params = dict[str, dict[str, JSON]]


@cache
def typed() -> str:
    """What `airflow-trigger codegen orders sales -o dags.py` writes."""
    return code([DeclaredDag(dag_id, params) for dag_id, params in sorted(declared().items())])


def declared() -> dict[str, Params]:
    """Return the params of each DAG, read by running its file without Airflow."""
    found: dict[str, Params] = {}

    def dag(*, params: Params, **_: object) -> Callable[[Callable[[], None]], Callable[[], None]]:
        def keep(function: Callable[[], None]) -> Callable[[], None]:
            found[function.__name__] = params
            return lambda: None

        return keep

    def param(*default: object, **schema: object) -> dict[str, object]:
        return {**dict(zip(["default"], default, strict=False)), **schema}

    sdk = ModuleType("airflow.sdk")
    vars(sdk).update(dag=dag, Param=param, task=None, get_current_context=None)
    with patch.dict(sys.modules, {"airflow": ModuleType("airflow"), "airflow.sdk": sdk}):
        for path in DAGS.glob("*.py"):
            runpy.run_path(str(path))
    return found
