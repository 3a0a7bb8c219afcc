"""Runs and DAGs in the form of Airflow 2."""

from __future__ import annotations

from datetime import datetime

from airflow_trigger.models import JSON
from airflow_trigger.testing._state import Airflow, FakeDag, FakeRun

# A date that can limit the list → its name in the fake.
COLUMNS = {"execution_date": "logical_date", "updated_at": "queued_at"}
SINCE_2_9 = (
    *("dataset_expression", "last_expired", "last_parsed_time", "last_pickled", "next_dagrun"),
    *("next_dagrun_create_after", "next_dagrun_data_interval_end", "root_dag_id"),
    *("next_dagrun_data_interval_start", "scheduler_lock", "has_import_errors"),
    *("has_task_concurrency_limits", "template_searchpath", "timetable_description"),
)


def run(run: FakeRun) -> JSON:
    start, end = run.data_interval or (None, None)
    return {
        "conf": run.conf,
        "dag_id": run.dag_id,
        "dag_run_id": run.run_id,
        "data_interval_end": time(end),
        "data_interval_start": time(start),
        "end_date": time(run.end_date),
        "execution_date": time(run.logical_date),
        "external_trigger": run.run_type == "manual",
        "last_scheduling_decision": time(run.start_date and (run.end_date or run.start_date)),
        "logical_date": time(run.logical_date),
        "note": run.note,
        "run_type": run.run_type,
        "start_date": time(run.start_date),
        "state": run.state,
    }


def dag(dag: FakeDag, airflow: Airflow) -> JSON:
    body = _common(dag, airflow) | {
        "has_import_errors": dag.has_import_errors,
        "has_task_concurrency_limits": False,
        "last_expired": None,
        "last_parsed_time": time(dag.parsed_at),
        "last_pickled": None,
        "next_dagrun": None,
        "next_dagrun_create_after": None,
        "next_dagrun_data_interval_end": None,
        "next_dagrun_data_interval_start": None,
        "root_dag_id": None,
        "scheduler_lock": None,
        "timetable_description": _timetable(dag, airflow),
    }
    if airflow.is_since(2, 9):
        body |= {"dag_display_name": dag.dag_id, "max_consecutive_failed_dag_runs": 0}
    return body


def dags(page: list[JSON], total: int) -> JSON:
    return {"dags": page, "total_entries": total}


def details(dag: FakeDag, airflow: Airflow) -> JSON:
    # Since 2.9, the server reads this from the serialized DAG, which does not contain the owners.
    owners: list[JSON] = [] if airflow.is_since(2, 9) else list(dag.owners)
    uris: list[JSON] = [asset.uri for asset in airflow.assets_of(dag)]
    body = _common(dag, airflow)
    body |= {
        "catchup": False,
        "concurrency": 16,
        "dag_run_timeout": None,
        "dataset_expression": {"all": uris} if uris else None,
        "doc_md": None,
        "end_date": None,
        "has_import_errors": dag.has_import_errors,
        "has_task_concurrency_limits": False,
        "is_paused_upon_creation": dag.is_paused_upon_creation,
        "last_expired": None,
        "last_parsed": time(dag.parsed_at),
        "last_parsed_time": time(dag.parsed_at),
        "last_pickled": None,
        "next_dagrun": None,
        "next_dagrun_create_after": None,
        "next_dagrun_data_interval_end": None,
        "next_dagrun_data_interval_start": None,
        "orientation": "LR",
        "owners": owners,
        "params": _params(dag),
        "render_template_as_native_obj": False,
        "root_dag_id": None,
        "scheduler_lock": None,
        "start_date": time(dag.start_date),
        "template_searchpath": None,
        "timetable_description": _timetable(dag, airflow),
        "timezone": "UTC" if airflow.is_since(2, 9) else "Timezone('UTC')",
    }
    if airflow.is_since(2, 9):
        body |= {"dag_display_name": dag.dag_id, "max_consecutive_failed_dag_runs": 0}
    else:
        for name in SINCE_2_9:
            del body[name]
    return body


def text(value: JSON) -> str | None:
    return value if isinstance(value, str) and value else None


def texts(value: JSON) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _common(dag: FakeDag, airflow: Airflow) -> dict[str, JSON]:
    words = "Dataset" if airflow.assets_of(dag) else dag.schedule
    schedule: JSON = None if words is None else {"__type": "CronExpression", "value": words}
    tags: list[JSON] = [{"name": tag} for tag in dag.tags]
    return {
        "dag_id": dag.dag_id,
        "default_view": "grid",
        "description": dag.description,
        "file_token": f"token-of-{dag.dag_id}",
        "fileloc": dag.fileloc,
        "is_active": not dag.is_stale,
        "is_paused": dag.is_paused,
        "is_subdag": False,
        "max_active_runs": dag.max_active_runs,
        "max_active_tasks": 16,
        "owners": list(dag.owners),
        "pickle_id": None,
        "schedule_interval": schedule,
        "tags": tags,
    }


def _params(dag: FakeDag) -> JSON:
    return {
        name: {
            "__class": "airflow.models.param.Param",
            "description": param.description,
            "schema": dict(param.schema),
            "value": param.default,
        }
        for name, param in dag.params.items()
    }


def _timetable(dag: FakeDag, airflow: Airflow) -> str:
    if airflow.assets_of(dag):
        return "Triggered by datasets"
    return "Never, external triggers only" if dag.schedule is None else dag.schedule


def time(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()
