"""The tasks of a run on Airflow 2: their states, logs and XComs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias, get_args

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing import _v1_logs as logs
from airflow_trigger.testing._access import Permission, User
from airflow_trigger.testing._state import Airflow, FakeRun
from airflow_trigger.testing._tasks import UNMAPPED, Ended, FakeTask, UnderWay
from airflow_trigger.testing._v1_bodies import time
from airflow_trigger.testing._v1_errors import Problems
from airflow_trigger.testing._v1_reading import Query
from airflow_trigger.testing._wire import Answer, ReceivedRequest, json_answer

Authorize: TypeAlias = Callable[[ReceivedRequest, Permission, "str | None"], User]

PAGE = ("limit", "offset")
DATES = ("execution_date", "start_date", "end_date", "updated_at", "duration")
LIST = (
    *("state", "pool", "queue", "executor", *PAGE),
    *(f"{name}_{end}" for name in DATES for end in ("gte", "lte")),
)
# Field → the first version that has it. All other fields exist in every version.
SINCE: Mapping[str, tuple[int, int]] = {
    "executor": (2, 10),
    "rendered_map_index": (2, 9),
    "task_display_name": (2, 9),
}
# Before 2.10, the current try of a task in these states is not counted yet, but its log already has
# the next number.
UNCOUNTED = ("scheduled", "queued", "deferred", "up_for_reschedule")
KNOWN = {"none", *get_args(UnderWay), *get_args(Ended)} - {"awaiting_input"}
MAPPED = "Task instance is mapped, add the map_index value to the URL"


@attrs.frozen
class TaskRoutes:
    """Responds to requests about the tasks of a run."""

    airflow: Airflow
    problems: Problems
    authorize: Authorize

    def answer(
        self, request: ReceivedRequest, dag_id: str, run_id: str, path: list[str]
    ) -> Answer | None:
        """The response; None for an unknown path."""
        match (request.method, path):
            case "GET", []:
                return self._list(request, dag_id, run_id)
            case "GET", [task_id]:
                return self._one(request, dag_id, run_id, task_id)
            case "GET", [task_id, "listMapped"]:
                return self._list_mapped(request, dag_id, run_id, task_id)
            case "GET", [task_id, "logs", number] if number.isdecimal():
                return self._log(request, dag_id, run_id, task_id, int(number))
            case "GET", [task_id, "xcomEntries"]:
                return self._xcoms(request, dag_id, run_id, task_id)
            case "GET", [task_id, "xcomEntries", *key]:
                return self._xcom(request, dag_id, run_id, task_id, "/".join(key))
            case "GET", [task_id, index] if index.isdecimal():
                return self._one(request, dag_id, run_id, task_id, int(index))
            case _:
                return None

    def _runs(self, dag_id: str, run_id: str, user: User, permission: Permission) -> list[FakeRun]:
        runs = [
            run
            for run in self.airflow.runs
            if dag_id in ("~", run.dag_id)
            and run_id in ("~", run.run_id)
            and self.airflow.access.may(user, permission, run.dag_id)
        ]
        self.airflow.go_on(runs)
        return runs

    def _list(self, request: ReceivedRequest, dag_id: str, run_id: str) -> Answer:
        query = Query.of(request, LIST, self.problems)
        page = self._page_of(query)
        user = self.authorize(request, "tasks", None if dag_id == "~" else dag_id)
        if not {*query.values.get("state", [])} <= KNOWN:
            raise self.problems.crash()
        found = [
            (run, task)
            for run in self._runs(dag_id, run_id, user, "tasks")
            for task in run.tasks
            if _fits(task, query.values)
        ]
        return self._page(found, page)

    def _page_of(self, query: Query) -> slice:
        page = query.page()
        # Unlike in a list of runs, a missing limit means no limit.
        return slice(0, 0) if query.text("limit") == "0" else page

    def _page(self, found: list[tuple[FakeRun, FakeTask]], page: slice) -> Answer:
        bodies: list[JSON] = [_task(run, task, self.airflow) for run, task in found[page]]
        return json_answer(200, {"task_instances": bodies, "total_entries": len(found)})

    def _list_mapped(
        self, request: ReceivedRequest, dag_id: str, run_id: str, task_id: str
    ) -> Answer:
        query = Query.of(request, (*LIST, "order_by"), self.problems)
        page = self._page_of(query)
        self.authorize(request, "tasks", dag_id)
        run = self.airflow.run(dag_id, run_id)
        tasks = [] if run is None else run.tasks.of(task_id)
        mapped = [task for task in tasks if task.map_index != UNMAPPED]
        if run is None or not mapped:
            what = "is not mapped" if tasks else "not found"
            raise self.problems.missing(f"Task id {task_id} {what}", None)
        return self._page([(run, task) for task in mapped if _fits(task, query.values)], page)

    def _one(
        self,
        request: ReceivedRequest,
        dag_id: str,
        run_id: str,
        task_id: str,
        index: int = UNMAPPED,
    ) -> Answer:
        self.authorize(request, "tasks", dag_id)
        run = self.airflow.run(dag_id, run_id)
        if run is not None:
            self.airflow.go_on([run])
        task = None if run is None else run.tasks.find(task_id, index)
        if run is None or task is None:
            is_mapped = run is not None and index == UNMAPPED and run.tasks.of(task_id)
            raise self.problems.missing("Task instance not found", MAPPED if is_mapped else None)
        return json_answer(200, _task(run, task, self.airflow))

    def _log(
        self, request: ReceivedRequest, dag_id: str, run_id: str, task_id: str, number: int
    ) -> Answer:
        query = Query.of(request, ("full_content", "map_index", "token"), self.problems)
        index = query.number("map_index")
        self.authorize(request, "logs", dag_id)
        found = self.airflow.task(dag_id, run_id, task_id, index)
        if found is None:
            raise self.problems.missing("TaskInstance not found", None)
        run, task = found
        lines = logs.lines(self.airflow, run, task, number)
        if _wants_text(request.headers.get("accept", "*/*")):
            text = (f"{line}\n".encode() for line in lines)
            return Answer(200, content_type="text/plain", parts=text)
        host, *rest = lines
        body: JSON = {
            "content": repr([(host, "\n".join(rest))]),
            "continuation_token": "eyJlbmRfb2ZfbG9nIjp0cnVlfQ.of-the-fake",
        }
        return json_answer(200, body)

    def _xcoms(self, request: ReceivedRequest, dag_id: str, run_id: str, task_id: str) -> Answer:
        query = Query.of(request, ("map_index", "xcom_key", *PAGE), self.problems)
        page, index, wanted = query.page(), query.number("map_index"), query.text("xcom_key")
        user = self.authorize(request, "xcoms", None if dag_id == "~" else dag_id)
        found = [
            _xcom(run, task, key)
            for run in self._runs(dag_id, run_id, user, "xcoms")
            for task in sorted(run.tasks, key=lambda task: (task.task_id, task.map_index))
            for key in sorted(task.xcoms)
            if task_id in ("~", task.task_id)
            and index in (None, task.map_index)
            and wanted in (None, key)
        ]
        entries: list[JSON] = [*found[page]]
        return json_answer(200, {"xcom_entries": entries, "total_entries": len(found)})

    def _xcom(
        self, request: ReceivedRequest, dag_id: str, run_id: str, task_id: str, key: str
    ) -> Answer:
        can_be_json = self.airflow.is_since(2, 10)
        known = ("map_index", "deserialize", *(("stringify",) if can_be_json else ()))
        query = Query.of(request, known, self.problems)
        index = query.number("map_index")
        self.authorize(request, "xcoms", dag_id)
        if query.truth("deserialize", default=False):
            raise self.problems.bad("XCom deserialization is disabled in configuration.")
        found = self.airflow.task(dag_id, run_id, task_id, index)
        if found is None or key not in found[1].xcoms:
            raise self.problems.missing("XCom entry not found", None)
        run, task = found
        value, _ = task.xcoms[key]
        shown = str(value) if query.truth("stringify", default=True) else value
        return json_answer(200, {**_xcom(run, task, key), "value": shown})


def _wants_text(accept: str) -> bool:
    """Whether the client prefers text to JSON (RFC 9110, 12.5.1); JSON if it accepts neither."""
    text, as_json = 0.0, 0.0
    for part in accept.split(","):
        name, _, rest = part.strip().partition(";")
        quality = float(rest.partition("q=")[2] or 1)
        if name in ("text/plain", "text/*", "*/*"):
            text = max(text, quality)
        if name in ("application/json", "application/*", "*/*"):
            as_json = max(as_json, quality)
    return text > 0 and text >= as_json


def _fits(task: FakeTask, query: Mapping[str, list[str]]) -> bool:
    states = query.get("state")
    pools = query.get("pool")
    return (states is None or (task.state or "none") in states) and (
        pools is None or task.pool in pools
    )


def _task(run: FakeRun, task: FakeTask, airflow: Airflow) -> JSON:
    has_run = task.start_date is not None and task.try_number > 0
    body: dict[str, JSON] = {
        "dag_id": run.dag_id,
        "dag_run_id": run.run_id,
        "duration": task.duration,
        "end_date": time(task.end_date),
        "execution_date": time(run.logical_date),
        "executor": None,
        "executor_config": "{}",
        "hostname": logs.HOST if has_run else "",
        "map_index": task.map_index,
        "max_tries": task.max_tries,
        "note": task.note,
        "operator": task.operator,
        "pid": 4711 if has_run else None,
        "pool": task.pool,
        "pool_slots": 1,
        "priority_weight": 1,
        "queue": "default",
        "queued_when": time(task.queued_at),
        "rendered_fields": {},
        "rendered_map_index": None,
        "sla_miss": None,
        "start_date": time(task.start_date),
        "state": task.state,
        "task_display_name": task.task_id,
        "task_id": task.task_id,
        "trigger": _trigger(task),
        "triggerer_job": None,
        "try_number": task.try_number - (not airflow.is_since(2, 10) and task.state in UNCOUNTED),
        "unixname": "airflow",
    }
    return {
        name: value
        for name, value in body.items()
        if name not in SINCE or airflow.is_since(*SINCE[name])
    }


def _trigger(task: FakeTask) -> JSON:
    if task.state != "deferred":
        return None
    return {
        "classpath": task.trigger,
        "created_date": time(task.start_date),
        "id": 1,
        "kwargs": "{}",
        "triggerer_id": None,
    }


def _xcom(run: FakeRun, task: FakeTask, key: str) -> dict[str, JSON]:
    _, at = task.xcoms[key]
    return {
        "dag_id": run.dag_id,
        "execution_date": time(run.logical_date),
        "key": key,
        "map_index": task.map_index,
        "task_id": task.task_id,
        "timestamp": time(at),
    }
