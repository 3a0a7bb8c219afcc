"""What both APIs tell of the tasks that a DAG declares."""

from __future__ import annotations

from airflow_trigger.models import JSON
from airflow_trigger.testing._state import FakeDag

# Airflow's own, in seconds.
RETRY_DELAY = 300


def declared(dag: FakeDag, *, start_date: str | None, is_growing: JSON) -> JSON:
    """All tasks, by name.

    Args:
        dag: Whose they are.
        start_date: That of the DAG, as the API writes it.
        is_growing: How the API writes that the pauses between the tries are all the same.
    """
    upstream = dag.graph.upstream
    tasks: list[JSON] = [
        {
            "task_id": task_id,
            "task_display_name": task_id,
            "owner": "airflow",
            "start_date": start_date,
            "end_date": None,
            "trigger_rule": "all_success",
            "depends_on_past": False,
            "wait_for_downstream": False,
            "retries": 0.0,
            "queue": "default",
            "pool": "default_pool",
            "pool_slots": 1.0,
            "execution_timeout": None,
            "retry_delay": {
                "__type": "TimeDelta",
                "days": 0,
                "seconds": RETRY_DELAY,
                "microseconds": 0,
            },
            "retry_exponential_backoff": is_growing,
            "priority_weight": 1.0,
            "weight_rule": "downstream",
            "ui_color": "#ffefeb",
            "ui_fgcolor": "#000",
            "template_fields": ["op_args", "op_kwargs"],
            "downstream_task_ids": list[JSON](
                sorted(one for one in upstream if task_id in upstream[one])
            ),
            "doc_md": None,
            "operator_name": "@task",
            "params": {},
            "class_ref": {
                "module_path": "airflow.decorators.python",
                "class_name": "_PythonDecoratedOperator",
            },
            "is_mapped": False,
            "extra_links": [],
        }
        for task_id in sorted(upstream)
    ]
    return {"tasks": tasks, "total_entries": len(tasks)}
