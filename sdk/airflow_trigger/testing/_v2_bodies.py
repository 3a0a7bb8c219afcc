"""Runs and DAGs in the form of Airflow 3, with the fields of each version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from airflow_trigger.models import JSON
from airflow_trigger.testing._state import Airflow, FakeAsset, FakeDag, FakeRun

# Field → the first version that has it. All other fields exist in every version.
Since = Mapping[str, tuple[int, int]]
RUN_SINCE: Since = {
    "dag_display_name": (3, 1),
    "duration": (3, 1),
    "triggering_user_name": (3, 1),
    "partition_key": (3, 2),
    "partition_date": (3, 3),
    "team_name": (3, 4),
}
DAG_SINCE: Since = {
    "last_parse_duration": (3, 1),
    "default_args": (3, 1),
    "is_favorite": (3, 1),
    "active_runs_count": (3, 2),
    "allowed_run_types": (3, 2),
    "timetable_partitioned": (3, 2),
    "is_backfillable": (3, 3),
    "rerun_with_latest_version": (3, 3),
    "timetable_periodic": (3, 3),
    "scheduling_state": (3, 4),
    "team_name": (3, 4),
}
PAGE_SINCE: Since = {
    "next_cursor": (3, 2),
    "previous_cursor": (3, 2),
    "total_entries_limit": (3, 3),
}


def run(run: FakeRun, airflow: Airflow) -> JSON:
    start, end = run.data_interval or (None, None)
    duration = None
    if run.start_date is not None and run.end_date is not None:
        duration = (run.end_date - run.start_date).total_seconds()
    body: dict[str, JSON] = {
        "bundle_version": run.bundle_version,
        "conf": run.conf,
        "dag_display_name": run.dag_id,
        "dag_id": run.dag_id,
        "dag_run_id": run.run_id,
        "dag_versions": _dag_versions(run, airflow),
        "data_interval_end": time(end),
        "data_interval_start": time(start),
        "duration": duration,
        "end_date": time(run.end_date),
        "last_scheduling_decision": last_decision(run),
        "logical_date": time(run.logical_date),
        "note": run.note,
        "partition_date": None,
        "partition_key": run.partition_key,
        "queued_at": time(run.queued_at),
        "run_after": time(run.run_after),
        "run_type": run.run_type,
        "start_date": time(run.start_date),
        "state": run.state,
        "team_name": airflow.dags[run.dag_id].team_name,
        "triggered_by": "rest_api" if run.run_type == "manual" else "asset",
        "triggering_user_name": run.username,
    }
    return known(body, RUN_SINCE, airflow)


def last_decision(run: FakeRun) -> str | None:
    """The time of the last scheduling decision; None for a run that never started."""
    return time(run.start_date and (run.end_date or run.start_date))


def page(runs: list[JSON], total: int, airflow: Airflow) -> JSON:
    body: dict[str, JSON] = {
        "dag_runs": runs,
        "next_cursor": None,
        "previous_cursor": None,
        "total_entries": total,
        "total_entries_limit": None,
    }
    return known(body, PAGE_SINCE, airflow)


def dag(dag: FakeDag, airflow: Airflow) -> JSON:
    return known(_common(dag, airflow), DAG_SINCE, airflow)


def dags(page: list[JSON], total: int) -> JSON:
    return {"dags": page, "total_entries": total}


def details(dag: FakeDag, airflow: Airflow) -> JSON:
    running = [run for run in airflow.runs_of(dag) if run.state == "running"]
    body = _common(dag, airflow) | {
        "active_runs_count": len(running),
        "asset_expression": _expression(dag, airflow),
        "catchup": False,
        "concurrency": 16,
        "dag_run_timeout": None,
        "default_args": {},
        "doc_md": None,
        "end_date": None,
        "is_favorite": False,
        "is_paused_upon_creation": dag.is_paused_upon_creation,
        "last_parsed": time(dag.parsed_at),
        "latest_dag_version": dag_version(dag, airflow, dag.bundle_version),
        "owner_links": {},
        "params": _params(dag, airflow),
        "render_template_as_native_obj": False,
        "rerun_with_latest_version": None,
        "start_date": time(dag.start_date),
        "team_name": dag.team_name,
        "template_search_path": None,
        "timezone": "UTC",
    }
    return known(body, DAG_SINCE, airflow)


def known(body: Mapping[str, JSON], since: Since, airflow: Airflow) -> dict[str, JSON]:
    return {
        name: value
        for name, value in body.items()
        if name not in since or airflow.is_since(*since[name])
    }


def _common(dag: FakeDag, airflow: Airflow) -> dict[str, JSON]:
    tags: list[JSON] = [
        {"name": tag, "dag_id": dag.dag_id, "dag_display_name": dag.dag_id} for tag in dag.tags
    ]
    summary, description = _schedule(dag, airflow)
    return {
        "allowed_run_types": None,
        "bundle_name": "dags-folder",
        "bundle_version": dag.bundle_version,
        "dag_display_name": dag.dag_id,
        "dag_id": dag.dag_id,
        "description": dag.description,
        "file_token": f"token-of-{dag.dag_id}",
        "fileloc": dag.fileloc,
        "has_import_errors": dag.has_import_errors,
        "has_task_concurrency_limits": False,
        "is_backfillable": dag.schedule is not None,
        "is_paused": dag.is_paused,
        "is_stale": dag.is_stale,
        "last_expired": None,
        "last_parse_duration": 0.1,
        "last_parsed_time": time(dag.parsed_at),
        "max_active_runs": dag.max_active_runs,
        "max_active_tasks": 16,
        "max_consecutive_failed_dag_runs": 0,
        "next_dagrun_data_interval_end": None,
        "next_dagrun_data_interval_start": None,
        "next_dagrun_logical_date": None,
        "next_dagrun_run_after": None,
        "owners": list(dag.owners),
        "relative_fileloc": dag.file,
        "scheduling_state": dag.state,
        "tags": tags,
        "timetable_description": description,
        "timetable_partitioned": dag.is_partitioned,
        "timetable_periodic": dag.schedule is not None,
        "timetable_summary": summary,
    }


def _schedule(dag: FakeDag, airflow: Airflow) -> tuple[str | None, str]:
    """The summary and the description of the timetable."""
    if airflow.assets_of(dag):
        return "Asset", "Triggered by assets"
    return dag.schedule, dag.schedule or "Never, external triggers only"


def _expression(dag: FakeDag, airflow: Airflow) -> JSON:
    assets: list[JSON] = [
        {"asset": known(_asset(asset), {"hidden": (3, 4)}, airflow)}
        for asset in airflow.assets_of(dag)
    ]
    return {"all": assets} if assets else None


def _asset(asset: FakeAsset) -> dict[str, JSON]:
    named: dict[str, JSON] = {"uri": asset.uri, "name": asset.uri, "id": asset.id}
    return named | {"group": "asset", "hidden": False}


def _params(dag: FakeDag, airflow: Airflow) -> JSON:
    params: dict[str, JSON] = {}
    if not dag.params:
        return params
    from airflow_trigger.testing._verdicts import resolved

    for name, param in dag.params.items():
        body: dict[str, JSON] = {"description": param.description, "schema": dict(param.schema)}
        if airflow.is_since(3, 2):
            body |= {"source": None, "value": resolved(param, api="v2")}
        else:
            kind = "airflow.sdk.definitions.param.Param"
            body |= {"__class": kind, "value": param.default}
        params[name] = body
    return params


def _dag_versions(run: FakeRun, airflow: Airflow) -> list[JSON]:
    dag = airflow.dags[run.dag_id]
    # A run's versions are those of its tasks, and before the start date a run has no tasks.
    if run.logical_date and dag.start_date and run.logical_date < dag.start_date:
        return []
    return [dag_version(dag, airflow, run.bundle_version)]


def dag_version(dag: FakeDag, airflow: Airflow, bundle_version: str | None) -> JSON:
    """The DAG version in this bundle version; each bundle version has a DAG version of its own."""
    versions = dag.bundle_versions
    number = versions.index(bundle_version) + 1 if bundle_version in versions else 1
    body: dict[str, JSON] = {
        "bundle_name": "dags-folder",
        "bundle_url": None,
        "bundle_version": bundle_version,
        "created_at": time(dag.parsed_at),
        "dag_display_name": dag.dag_id,
        "dag_id": dag.dag_id,
        "id": str(uuid5(NAMESPACE_URL, f"{dag.dag_id}/{number}")),
        "version_number": number,
    }
    return known(body, {"dag_display_name": (3, 1)}, airflow)


def time(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat().replace("+00:00", "Z")
