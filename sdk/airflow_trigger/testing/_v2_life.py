"""The tasks of a run on Airflow 3: their states, logs and XComs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias, cast

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing import _v2_life_bodies as bodies
from airflow_trigger.testing import _v2_logs as logs
from airflow_trigger.testing._access import Permission, User
from airflow_trigger.testing._state import Airflow, FakeRun
from airflow_trigger.testing._tasks import UNMAPPED, FakeTask
from airflow_trigger.testing._v2_reading import Reading, failed
from airflow_trigger.testing._wire import Answer, ReceivedRequest, json_answer

Authorize: TypeAlias = Callable[[ReceivedRequest, Permission, "str | None"], User]

LONGEST_PAGE = 100
DEFAULT_PAGE = 50
ORDERED = (
    *("removed", "scheduled", "queued", "running", "success", "restarting", "failed"),
    *("up_for_retry", "up_for_reschedule", "upstream_failed", "skipped", "deferred"),
)
FILTERS = ("pool", "task_id", "map_index")
NOTHING = ("none", "no_status")
SORTABLE = (
    *("id", "state", "duration", "start_date", "end_date", "map_index", "try_number"),
    *("logical_date", "run_after", "data_interval_start", "data_interval_end"),
    "rendered_map_index",
)
# The other sortable fields belong to the run, so they are the same for all its tasks.
OF_TASK = ("state", "duration", "start_date", "end_date", "map_index", "try_number")
MAPPED = "Task instance is mapped, add the map_index value to the URL"

Found: TypeAlias = tuple[FakeRun, FakeTask]


@attrs.frozen
class TaskRoutes:
    """Responds to requests about the tasks of a run."""

    airflow: Airflow
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
            case "GET", [task_id, "logs", number]:
                return self._log(request, dag_id, run_id, task_id, number)
            case "GET", [task_id, "xcomEntries"]:
                return self._xcoms(request, dag_id, run_id, task_id)
            case "GET", [task_id, "xcomEntries", *key]:
                return self._xcom(request, dag_id, run_id, task_id, "/".join(key))
            case "GET", [task_id, index]:
                return self._one_mapped(request, dag_id, run_id, task_id, index)
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
        user = self.authorize(request, "tasks", None if dag_id == "~" else dag_id)
        page = page_of(request, self.airflow)
        self._check_states(request)
        order_by = self._order(request)
        self._check_known(dag_id, run_id)
        found = [
            (run, task)
            for run in self._runs(dag_id, run_id, user, "tasks")
            for task in run.tasks
            if _fits(task, request)
        ]
        return self._page(_sorted(found, order_by), page)

    def _check_known(self, dag_id: str, run_id: str) -> None:
        if not self.airflow.is_since(3, 1) and dag_id not in ("~", *self.airflow.dags):
            raise failed(404, f"DAG with dag_id: `{dag_id}` was not found")
        if run_id != "~" and self.airflow.run(dag_id, run_id) is None:
            of_dag = f"dag_id: `{dag_id}` and " if self.airflow.is_since(3, 2) else ""
            raise failed(404, f"DagRun with {of_dag}run_id: `{run_id}` was not found")
        if dag_id not in ("~", *self.airflow.dags):
            raise failed(404, f"The Dag with ID: `{dag_id}` was not found")

    def _check_states(self, request: ReceivedRequest) -> None:
        known = (*ORDERED, *(("awaiting_input",) if self.airflow.is_since(3, 3) else ()))
        if not {*request.query.get("state", [])} <= {*known, *NOTHING}:
            words = f"Invalid value for state. Valid values are {', '.join(known)}"
            raise failed(422, words)

    def _order(self, request: ReceivedRequest) -> list[str]:
        given = request.query.get("order_by", ["map_index"])
        since_3_3 = ("operator",) if self.airflow.is_since(3, 3) else ()
        for name in given:
            if name.lstrip("-") not in (*SORTABLE, *since_3_3):
                words = f"Ordering with '{name.lstrip('-')}' is disallowed or the attribute does"
                raise failed(400, f"{words} not exist on the model")
        return given

    def _page(self, found: list[Found], page: slice) -> Answer:
        shown = [bodies.task(run, task, self.airflow) for run, task in found[page]]
        return json_answer(200, bodies.page(shown, len(found), self.airflow))

    def _list_mapped(
        self, request: ReceivedRequest, dag_id: str, run_id: str, task_id: str
    ) -> Answer:
        self.authorize(request, "tasks", dag_id)
        page = page_of(request, self.airflow)
        self._check_states(request)
        run = self.airflow.run(dag_id, run_id)
        tasks = [] if run is None else run.tasks.of(task_id)
        mapped = [task for task in tasks if task.map_index != UNMAPPED]
        if run is None or not mapped:
            what = "is not mapped" if tasks else "not found"
            raise failed(404, f"Task id {task_id} {what}")
        found = [(run, task) for task in mapped if _fits(task, request)]
        return self._page(_sorted(found, self._order(request)), page)

    def _one(self, request: ReceivedRequest, dag_id: str, run_id: str, task_id: str) -> Answer:
        self.authorize(request, "tasks", dag_id)
        refuse_place(self.airflow, dag_id, run_id, task_id, UNMAPPED)
        run = self.airflow.run(dag_id, run_id)
        tasks = [] if run is None else run.tasks.of(task_id)
        if run is None or not tasks:
            raise failed(
                404,
                f"The Task Instance with dag_id: `{dag_id}`, run_id: `{run_id}` and "
                f"task_id: `{task_id}` was not found",
            )
        self.airflow.go_on([run])
        if tasks[0].map_index != UNMAPPED:
            raise failed(404, MAPPED)
        return json_answer(200, bodies.task(run, tasks[0], self.airflow))

    def _one_mapped(
        self, request: ReceivedRequest, dag_id: str, run_id: str, task_id: str, index: str
    ) -> Answer:
        self.authorize(request, "tasks", dag_id)
        reading = Reading("path", {"map_index": index})
        number = _index(reading, default=UNMAPPED)
        reading.raise_problems()
        refuse_place(self.airflow, dag_id, run_id, task_id, number)
        found = self.airflow.task(dag_id, run_id, task_id, number)
        if found is None:
            raise failed(
                404,
                f"The Mapped Task Instance with dag_id: `{dag_id}`, run_id: `{run_id}`, "
                f"task_id: `{task_id}`, and map_index: `{number}` was not found",
            )
        run, task = found
        self.airflow.go_on([run])
        return json_answer(200, bodies.task(run, task, self.airflow))

    def _log(
        self, request: ReceivedRequest, dag_id: str, run_id: str, task_id: str, number: str
    ) -> Answer:
        self.authorize(request, "logs", dag_id)
        accept = request.headers.get("accept", "*/*")
        if not accept.startswith(("*/*", "application/json", "application/x-ndjson")):
            raise failed(406, "Only application/json or application/x-ndjson is supported")
        index, try_number = self._place_of_log(request, number)
        refuse_place(self.airflow, dag_id, run_id, task_id, index)
        found = self.airflow.task(dag_id, run_id, task_id, index)
        if found is None or not found[1].has_try(try_number):
            raise failed(404, "TaskInstance not found")
        run, task = found
        lines = logs.lines(self.airflow, run, task, try_number)
        if accept.startswith("application/x-ndjson"):
            content = logs.ndjson(lines)
            return Answer(200, content_type="application/x-ndjson", parts=content)
        return json_answer(200, {"content": [*lines], "continuation_token": None})

    def _place_of_log(self, request: ReceivedRequest, number: str) -> tuple[int, int]:
        path = Reading("path", {"try_number": number})
        try_number = path.number("try_number", 0)
        path.raise_problems()
        reading = Reading("query", {name: given[-1] for name, given in request.query.items()})
        index = _index(reading, default=UNMAPPED)
        reading.raise_problems()
        return index, try_number

    def _xcoms(self, request: ReceivedRequest, dag_id: str, run_id: str, task_id: str) -> Answer:
        user = self.authorize(request, "xcoms", None if dag_id == "~" else dag_id)
        page = page_of(request, self.airflow)
        reading = Reading("query", {name: given[-1] for name, given in request.query.items()})
        index, wanted = _index(reading, default=None), reading.text("xcom_key")
        reading.raise_problems()
        found = [
            bodies.xcom(run, task, key, self.airflow)
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
        self.authorize(request, "xcoms", dag_id)
        reading = Reading("query", {name: given[-1] for name, given in request.query.items()})
        index = _index(reading, default=UNMAPPED)
        reading.raise_problems()
        refuse_place(self.airflow, dag_id, run_id, task_id, index)
        if _is_set(request, "deserialize") and not self.airflow.is_since(3, 1):
            raise failed(400, "XCom deserialization is disabled in configuration.")
        found = self.airflow.task(dag_id, run_id, task_id, index)
        if found is None or key not in found[1].xcoms:
            raise failed(404, f"XCom entry with key: `{key}` not found")
        run, task = found
        value, _ = task.xcoms[key]
        is_text = _is_set(request, "stringify") and value is not None
        shown = str(value) if is_text else value
        return json_answer(200, {**bodies.xcom(run, task, key, self.airflow), "value": shown})


def page_of(request: ReceivedRequest, airflow: Airflow) -> slice:
    """The requested page of a list."""
    reading = Reading("query", {name: given[-1] for name, given in request.query.items()})
    limit, offset = reading.number("limit", DEFAULT_PAGE), reading.number("offset", 0)
    reading.raise_problems()
    return slice(offset, offset + (min(limit, LONGEST_PAGE) if airflow.is_since(3, 1) else limit))


def refuse_place(airflow: Airflow, dag_id: str, run_id: str, task_id: str, index: int) -> None:
    """Refuse an index that a mapped task does not have: since 3.4, with one message everywhere."""
    run = airflow.run(dag_id, run_id) if airflow.is_since(3, 4) else None
    indices = {task.map_index for task in run.tasks.of(task_id)} if run is not None else set[int]()
    if indices and UNMAPPED not in indices and index not in indices:
        raise failed(404, "Task instance not found for selected coordinates")


def _index(reading: Reading, *, default: int | None) -> int:
    """The map index in a request; -1 stands for a task that is not mapped."""
    if reading.values.get("map_index") in (None, str(UNMAPPED)):
        return cast(int, default if "map_index" not in reading.values else UNMAPPED)
    return reading.number("map_index", UNMAPPED)


def _is_set(request: ReceivedRequest, name: str) -> bool:
    return request.query.get(name, ["false"])[-1].lower() in ("true", "1", "yes", "on")


def _fits(task: FakeTask, request: ReceivedRequest) -> bool:
    states = [None if one in NOTHING else one for one in request.query.get("state", [])]
    asked = {name: request.query[name] for name in FILTERS if name in request.query}
    return (not states or task.state in states) and all(
        str(getattr(task, name)) in values for name, values in asked.items()
    )


def _sorted(found: Iterable[Found], order_by: Iterable[str]) -> list[Found]:
    ordered = list(found)
    for name in reversed([*order_by]):
        field = name.lstrip("-")

        def key(one: Found, field: str = field) -> tuple[bool, object]:
            value = getattr(one[1], field) if field in OF_TASK else None
            # None comes last, as NULL does in PostgreSQL.
            return value is None, value

        ordered.sort(key=key, reverse=name.startswith("-"))
    return ordered
