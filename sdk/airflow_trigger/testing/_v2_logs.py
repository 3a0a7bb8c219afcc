"""The log of a task as Airflow 3 writes it: one object for each line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from airflow_trigger.models import JSON
from airflow_trigger.testing._logs import Frame, Log, Raised
from airflow_trigger.testing._state import Airflow, FakeRun
from airflow_trigger.testing._tasks import FakeTask

OURS = (
    Frame("/opt/airflow/airflow/sdk/execution_time/task_runner.py", 1533, "run"),
    Frame("/opt/airflow/airflow/sdk/execution_time/task_runner.py", 2168, "_execute_task"),
    Frame("/opt/airflow/airflow/sdk/bases/operator.py", 417, "wrapper"),
)
Line = dict[str, JSON]


def lines(airflow: Airflow, run: FakeRun, task: FakeTask, number: int) -> Iterator[Line]:
    """The lines of the log of a try; the first say where they come from, and have no time."""
    if number < 1:
        yield from _of_none(airflow, task, number)
        return
    log = task.log(number)
    mapped = f"/map_index={task.map_index}" if task.map_index >= 0 else ""
    folder = f"dag_id={run.dag_id}/run_id={run.run_id}/task_id={task.task_id}{mapped}"
    source = f"/opt/airflow/logs/{folder}/attempt={number}.log"
    if log is None:
        url = source.replace("/opt/airflow/logs", "http://worker.airflow.test:8793/log")
        source = f"Could not read served logs: 404 Client Error: NOT FOUND for url: {url}"
    sources: list[JSON] = [source]
    opening = "::group::Log message source details"
    if airflow.is_since(3, 2):
        yield {"event": opening}
        yield {"event": source}
    else:
        yield {"event": opening, "sources": sources}
    yield {"event": "::endgroup::"}
    if log is not None:
        yield from _written(run, task, log)


def _of_none(airflow: Airflow, task: FakeTask, number: int) -> Iterator[Line]:
    """In the place of the log of a task that never ran."""
    if not airflow.is_since(3, 1):
        words = f"Error fetching the logs. Try number {number} is invalid."
        yield {"event": words, "level": "error"}
        return
    yield {"event": "::group::Log message source details"}
    yield {"event": "::endgroup::"}
    known = {
        "skipped": "Task was skipped — no logs available.",
        "upstream_failed": "Task did not run because upstream task(s) failed.",
    }
    other = "No logs available for this task."
    at = task.end_date or task.start_date
    yield {"timestamp": _time(at), "event": known.get(task.state or "", other)}


def _written(run: FakeRun, task: FakeTask, log: Log) -> Iterator[Line]:
    moment = _time(log.at)
    bundles = "airflow.dag_processing.bundles.manager.DagBundlesManager"
    loaded = "DAG bundles loaded: dags-folder"
    yield {"timestamp": moment, "event": loaded, "level": "info", "logger": bundles}
    for line in log.placed():
        if line is not None:
            yield {"timestamp": moment, "event": line, "level": "info", "logger": "task.stdout"}
        elif log.raised:
            yield {
                "timestamp": moment,
                "event": "Task failed with exception",
                "level": "error",
                "logger": "task",
                "error_detail": [
                    _detail(run, task, one, is_first=place == 0)
                    for place, one in enumerate(log.raised)
                ],
            }


def _detail(run: FakeRun, task: FakeTask, raised: Raised, *, is_first: bool) -> JSON:
    own = raised.frames or (Frame(f"/opt/airflow/dags/{run.dag_id}.py", 12, task.task_id),)
    return {
        "exc_type": raised.kind,
        "exc_value": raised.words,
        "exc_notes": list(raised.notes),
        "syntax_error": None,
        "is_cause": raised.is_cause,
        "frames": [
            {"filename": frame.file, "lineno": frame.line, "name": frame.name}
            for frame in (*(OURS if is_first else ()), *own)
        ],
        "is_group": False,
        "exceptions": [],
    }


def ndjson(lines: Iterator[Line]) -> Iterator[bytes]:
    """One object a line; a line without a time has it as null."""
    for line in lines:
        yield json.dumps({"timestamp": None, **line}).encode() + b"\n"


def _time(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat().replace("+00:00", "Z")
