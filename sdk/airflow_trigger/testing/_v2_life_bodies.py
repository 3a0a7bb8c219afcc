"""Tasks and XComs in the form of Airflow 3, with the fields of each version."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from airflow_trigger.models import JSON
from airflow_trigger.testing._state import Airflow, FakeRun
from airflow_trigger.testing._tasks import UNMAPPED, FakeTask
from airflow_trigger.testing._v2_bodies import PAGE_SINCE, Since, dag_version, known, time

TASK_SINCE: Since = {
    "dag_display_name": (3, 1),
    "operator_name": (3, 1),
    "in_loop": (3, 4),
    "loop_iteration": (3, 4),
    "region_id": (3, 4),
    "region_index": (3, 4),
    "state_reason": (3, 4),
    "team_name": (3, 4),
}
XCOM_SINCE: Since = {
    "dag_display_name": (3, 1),
    "run_after": (3, 1),
    "task_display_name": (3, 1),
    "region_id": (3, 4),
    "region_index": (3, 4),
    "team_name": (3, 4),
}


def page(tasks: list[JSON], total: int, airflow: Airflow) -> JSON:
    body: dict[str, JSON] = {
        "task_instances": tasks,
        "total_entries": total,
        "total_entries_limit": None,
        "next_cursor": None,
        "previous_cursor": None,
    }
    return known(body, PAGE_SINCE, airflow)


def task(run: FakeRun, task: FakeTask, airflow: Airflow) -> JSON:
    dag = airflow.dags[run.dag_id]
    has_run = task.start_date is not None and task.has_begun
    body: dict[str, JSON] = {
        "id": task.id,
        "task_id": task.task_id,
        "dag_id": run.dag_id,
        "dag_run_id": run.run_id,
        "map_index": task.map_index,
        "logical_date": time(run.logical_date),
        "run_after": time(run.run_after),
        "start_date": time(task.start_date),
        "end_date": time(task.end_date),
        "duration": task.duration,
        "state": task.state,
        "try_number": task.try_number,
        "max_tries": task.max_tries,
        "task_display_name": task.task_id,
        "dag_display_name": run.dag_id,
        "hostname": "worker.airflow.test" if has_run else "",
        "unixname": "airflow",
        "pool": task.pool,
        "pool_slots": 1,
        "queue": "default",
        "priority_weight": 1,
        "operator": task.operator,
        "operator_name": task.operator,
        "queued_when": time(task.queued_at),
        "scheduled_when": time(task.scheduled_at),
        "pid": 4711 if has_run else None,
        "executor": None,
        "executor_config": "{}",
        "note": task.note,
        "rendered_map_index": None if task.map_index == UNMAPPED else str(task.map_index),
        "rendered_fields": {},
        "trigger": _trigger(task, airflow),
        "triggerer_job": None,
        "dag_version": dag_version(dag, airflow, run.bundle_version),
        # The fake does not support loops.
        "in_loop": False,
        "loop_iteration": None,
        "state_reason": task.state_reason,
        "team_name": dag.team_name,
        **_region(run, task),
    }
    return known(body, TASK_SINCE, airflow)


def _region(run: FakeRun, task: FakeTask) -> dict[str, JSON]:
    """The region and index of a mapped task; empty for other tasks."""
    if task.map_index == UNMAPPED:
        return {}
    region = uuid5(NAMESPACE_URL, f"{run.dag_id}/{run.run_id}/{task.task_id}")
    return {"region_id": str(region), "region_index": task.map_index}


def _trigger(task: FakeTask, airflow: Airflow) -> JSON:
    if task.state != "deferred":
        return None
    body: dict[str, JSON] = {
        "id": 1,
        "classpath": task.trigger,
        "kwargs": "{}",
        "created_date": time(task.start_date),
        "queue": None,
        "triggerer_id": None,
    }
    return known(body, {"queue": (3, 2)}, airflow)


def xcom(run: FakeRun, task: FakeTask, key: str, airflow: Airflow) -> dict[str, JSON]:
    _, at = task.xcoms[key]
    body: dict[str, JSON] = {
        "key": key,
        "timestamp": time(at),
        "logical_date": time(run.logical_date),
        "map_index": task.map_index,
        "task_id": task.task_id,
        "dag_id": run.dag_id,
        "run_id": run.run_id,
        "dag_display_name": run.dag_id,
        "task_display_name": task.task_id,
        "run_after": time(run.run_after),
        "team_name": airflow.dags[run.dag_id].team_name,
        **_region(run, task),
    }
    return known(body, XCOM_SINCE, airflow)
