"""The tasks that a DAG declares, in the form of both APIs."""

from __future__ import annotations

from airflow_trigger.models import JSON
from airflow_trigger.testing._graph import Graph
from airflow_trigger.testing._state import Airflow, FakeDag

FIVE_MINUTES: dict[str, JSON] = {
    "__type": "TimeDelta",
    "days": 0,
    "microseconds": 0,
    "seconds": 300,
}


def declared_tasks(dag: FakeDag, airflow: Airflow, *, start_date: str | None) -> JSON:
    """All tasks of a DAG, in the order of their ids."""
    graph = _graph(dag, airflow)
    tasks = [_task(task_id, dag, graph, airflow, start_date) for task_id in sorted(graph.upstream)]
    return {"tasks": tasks, "total_entries": len(tasks)}


def _graph(dag: FakeDag, airflow: Airflow) -> Graph:
    """The tasks of a DAG; those of its newest run, if the test named them after `add_dag`."""
    runs = [run for run in airflow.runs if run.dag_id == dag.dag_id]
    return runs[-1].tasks.graph if dag.graph.is_open and runs else dag.graph


def _task(
    task_id: str, dag: FakeDag, graph: Graph, airflow: Airflow, start_date: str | None
) -> JSON:
    after: list[JSON] = [one for one, above in graph.upstream.items() if task_id in above]
    body: dict[str, JSON] = {
        "class_ref": {
            "class_name": "PythonOperator",
            "module_path": "airflow.providers.standard.operators.python",
        },
        "depends_on_past": False,
        "downstream_task_ids": after,
        "end_date": None,
        "execution_timeout": None,
        "extra_links": [],
        "is_mapped": False,
        "operator_name": "PythonOperator",
        "owner": dag.owners[0] if dag.owners else "airflow",
        "params": {},
        "pool": "default_pool",
        "pool_slots": 1.0,
        "priority_weight": 1.0,
        "queue": "default",
        "retries": 0.0,
        "retry_delay": FIVE_MINUTES,
        "retry_exponential_backoff": 0.0 if airflow.is_since(3, 2) else False,
        "start_date": start_date,
        "task_id": task_id,
        "template_fields": ["templates_dict", "op_args", "op_kwargs"],
        "trigger_rule": "all_success",
        "ui_color": "#ffefeb",
        "ui_fgcolor": "#000",
        "wait_for_downstream": False,
        "weight_rule": "downstream",
    }
    body |= {"task_display_name": task_id} if airflow.is_since(2, 9) else {}
    return body | ({"doc_md": None} if airflow.is_since(2, 10) else {})
