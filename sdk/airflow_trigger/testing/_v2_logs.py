"""The log of a task in the form of Airflow 3: one object per line."""

from __future__ import annotations

import json
from collections.abc import Iterator

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing._logs import Frame, Log, Raised, among
from airflow_trigger.testing._state import Airflow, FakeRun
from airflow_trigger.testing._tasks import WAITING, FakeTask
from airflow_trigger.testing._v2_bodies import time

OURS = (
    Frame("/opt/airflow/airflow/sdk/execution_time/task_runner.py", 1533, "run"),
    Frame("/opt/airflow/airflow/sdk/execution_time/task_runner.py", 2168, "_execute_task"),
    Frame("/opt/airflow/airflow/sdk/bases/operator.py", 417, "wrapper"),
)
# How many lines Airflow has not read yet when a task that prints many lines ends.
LATE = 350
NO_HOST = "Hostname not available for worker. Please check your `hostname_callable` configuration."
Line = dict[str, JSON]


def lines(airflow: Airflow, run: FakeRun, task: FakeTask, number: int) -> Iterator[Line]:
    """The lines of the log of a try; the first ones name its sources, and have no time."""
    if number < 1:
        yield from _of_none(airflow, task, number)
        return
    sources = list(_sources(run, task, number))
    opening = "::group::Log message source details"
    if airflow.is_since(3, 2):
        yield {"event": opening}
        for source in sources:
            yield {"event": source}
    else:
        listed: list[JSON] = [*sources]
        yield {"event": opening, "sources": listed}
    yield {"event": "::endgroup::"}
    log = task.log(number)
    if log is not None:
        yield from Written(airflow, run, task, number, log).lines()


def _sources(run: FakeRun, task: FakeTask, number: int) -> Iterator[str]:
    mapped = f"/map_index={task.map_index}" if task.map_index >= 0 else ""
    folder = f"dag_id={run.dag_id}/run_id={run.run_id}/task_id={task.task_id}{mapped}"
    if task.is_to_come(number):
        if task.is_over:
            yield f"Could not read served logs: {NO_HOST}"
        return
    is_there = task.log(number) is not None
    if is_there:
        yield f"/opt/airflow/logs/{folder}/attempt={number}.log"
    if task.is_at_work or not (is_there or task.state in WAITING):
        url = f"http://worker.airflow.test:8793/log/{folder}/attempt={number}.log"
        yield f"Could not read served logs: 404 Client Error: NOT FOUND for url: {url}"


def _of_none(airflow: Airflow, task: FakeTask, number: int) -> Iterator[Line]:
    """What the server returns instead of a log if the task never ran."""
    if not airflow.is_since(3, 1):
        words = f"Error fetching the logs. Try number {number} is invalid."
        yield {"event": words, "level": "error"}
        return
    yield {"timestamp": None, "event": "::group::Log message source details"}
    yield {"timestamp": None, "event": "::endgroup::"}
    known = {
        "skipped": "Task was skipped — no logs available.",
        "upstream_failed": "Task did not run because upstream task(s) failed.",
    }
    other = "No logs available for this task."
    state = task.outcomes.get(number, task.state)
    at = task.end_date or task.start_date or airflow.now
    yield {"timestamp": time(at), "event": known.get(state or "", other)}


@attrs.frozen
class Written:
    """The log lines of a try."""

    airflow: Airflow
    run: FakeRun
    task: FakeTask
    number: int
    log: Log

    def entry(self, event: str, level: str = "info", logger: str = "task") -> Line:
        place: Line = {}
        if self.airflow.is_since(3, 2):
            place = {
                "dag_id": self.run.dag_id,
                "run_id": self.run.run_id,
                "task_id": self.task.task_id,
                "map_index": self.task.map_index,
                "try_number": self.number,
                "ti_id": self.task.id,
            }
        head: Line = {"timestamp": time(self.log.at), "event": event, "level": level}
        code: Line = {}
        if self.airflow.is_since(3, 1):
            code = {"filename": "task_runner.py", "lineno": 1676}
        return head | place | {"logger": logger} | code

    def lines(self) -> Iterator[Line]:
        grouped = self.airflow.is_since(3, 2)
        if grouped:
            yield self.entry("::group::Pre Execute")
        bundles = "airflow.dag_processing.bundles.manager.DagBundlesManager"
        yield self.entry("DAG bundles loaded: dags-folder", logger=bundles)
        if grouped:
            yield self.entry("::endgroup::")
        end = list(self._end())
        if not self.log.raised:
            yield from map(self._printed, self.log.lines)
            yield from end
            return
        is_old = not self.airflow.is_since(3, 2)
        for line in among(self.log.lines, last=LATE, is_before_few=is_old):
            yield from end if line is None else [self._printed(line)]

    def _printed(self, line: str) -> Line:
        head: Line = {"timestamp": time(self.log.at), "event": line, "level": "info"}
        if self.airflow.is_since(3, 1):
            return head | {"logger": "task.stdout"}
        return head | {"chan": "stdout", "logger": "task"}

    def _end(self) -> Iterator[Line]:
        outcome = self.task.outcomes.get(self.number)
        detail: Line
        if self.log.is_stopped:
            words = "Server indicated the task shouldn't be running anymore. Terminating process"
            detail = {"detail": {"reason": "not_running", "current_state": "failed"}}
            yield self.entry(words, "error") | detail
            yield self.entry("Task killed!", "error")
        elif self.log.raised:
            details: list[JSON] = [
                self._detail(one, is_first=place == 0) for place, one in enumerate(self.log.raised)
            ]
            detail = {"error_detail": details}
            yield self.entry("Task failed with exception", "error") | detail
            yield from self._closing()
        elif outcome == "success":
            yield from self._closing()
        elif outcome is not None:
            words = "Process terminated by signal. Likely out of memory error (OOM)."
            killed: Line = {"signal": -9, "signal_name": "SIGKILL"}
            yield self.entry(words, "critical") | killed

    def _closing(self) -> Iterator[Line]:
        if self.airflow.is_since(3, 2):
            yield self.entry("::group::Post Execute")
            yield self.entry("::endgroup::")

    def _detail(self, raised: Raised, *, is_first: bool) -> JSON:
        authors = (Frame(self.airflow.dags[self.run.dag_id].fileloc, 12, self.task.task_id),)
        frames = (*(OURS if is_first else ()), *(raised.frames or authors))
        return {
            "exc_type": raised.kind,
            "exc_value": raised.words,
            "exc_notes": list(raised.notes),
            "syntax_error": None,
            "is_cause": raised.is_cause,
            "frames": [
                {"filename": frame.file, "lineno": frame.line, "name": frame.name}
                for frame in frames
            ],
            "is_group": False,
            "exceptions": [],
        }


def ndjson(lines: Iterator[Line]) -> Iterator[bytes]:
    """One object per line; the time of a line without one is null."""
    for line in lines:
        yield json.dumps({"timestamp": None, **line}).encode() + b"\n"
