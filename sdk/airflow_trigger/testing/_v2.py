"""Responses of Airflow 3: `/api/v2`, `{"detail": …}` as errors, logins for tokens."""

from __future__ import annotations

from airflow_trigger.models import JSON
from airflow_trigger.testing import _v2_bodies as bodies
from airflow_trigger.testing._access import NotAuthenticated, Permission, User
from airflow_trigger.testing._assets import Assets
from airflow_trigger.testing._listing import COMPARISONS, Wanted, cut, listed_dags, matching
from airflow_trigger.testing._state import STATES, Airflow, FakeDag, FakeRun
from airflow_trigger.testing._v2_assets import AssetRoutes
from airflow_trigger.testing._v2_control import ControlRoutes
from airflow_trigger.testing._v2_life import TaskRoutes
from airflow_trigger.testing._v2_login import LoginRoute
from airflow_trigger.testing._v2_looks import LookRoutes
from airflow_trigger.testing._v2_reading import (
    DATES,
    Reading,
    body_of,
    checked_body_of,
    crash,
    failed,
    refuse_broken_json,
)
from airflow_trigger.testing._v2_scheduling import SchedulingRoute
from airflow_trigger.testing._v2_trigger import NewRuns
from airflow_trigger.testing._wire import Answer, ReceivedRequest, Refusal, html_answer, json_answer

LONGEST_PAGE = 100
DEFAULT_PAGE = 50
REMOVED = "/api/v1 has been removed in Airflow 3, please use its upgraded version /api/v2 instead."
UNAUTHENTICATED = {
    "missing": (401, "Not authenticated"),
    "wrong": (403, "Invalid JWT token"),
    "expired": (401, "Token Expired"),
    "ended inside": (403, "Forbidden"),
}
FORM = {
    *("order_by", "page_offset", "page_limit", "dag_ids", "states"),
    *(f"{name}_{comparison}" for name in DATES for comparison in COMPARISONS),
}
SORTABLE = {
    *("id", "state", "dag_id", "run_id", "dag_run_id", "logical_date", "run_after"),
    *("start_date", "end_date", "updated_at", "conf"),
}


class V2Server:
    """Responds to requests from the state of an Airflow 3."""

    def __init__(self, airflow: Airflow, assets: Assets) -> None:
        self._airflow = airflow
        self._login = LoginRoute(airflow)
        self._new_runs = NewRuns(airflow)
        self._tasks = TaskRoutes(airflow, self._authorized)
        self._assets = AssetRoutes(assets, self._authorized)
        self._looks = LookRoutes(airflow, self._authorized)
        self._control = ControlRoutes(airflow, self._authorized)
        self._scheduling = SchedulingRoute(airflow, self._authorized)

    def answer(self, request: ReceivedRequest) -> Answer:
        self._airflow.pause_drained()
        try:
            if request.path == "/auth/token" and request.method == "POST":
                return self._login.answer(request)
            if request.path.startswith("/api/v2/"):
                return self._routed(request, request.path.split("/")[3:])
        except Refusal as refused:
            return refused.answer
        if request.method != "GET":
            return failed(405, "Method Not Allowed").answer
        if request.path.startswith("/api/v1/"):
            return json_answer(404, {"error": REMOVED})
        if not request.path.startswith("/api/"):
            return html_answer(200, title="Airflow", text="The web interface.")
        return json_answer(404, {"error": "API route not found"})

    def shown(self, run: FakeRun) -> Answer:
        """A run as a client would read it, without advancing the run."""
        return json_answer(200, bodies.run(run, self._airflow))

    def _routed(self, request: ReceivedRequest, path: list[str]) -> Answer:
        match (request.method, path):
            case "GET", ["version"]:
                body: JSON = {"version": self._airflow.version, "git_version": ""}
                return json_answer(200, body)
            case "POST", ["dags", "~", "dagRuns", "list"]:
                return self._list_batch(request)
            case "POST", ["dags", dag_id, "dagRuns"]:
                return self._trigger(request, dag_id)
            case "GET", ["dags", dag_id, "dagRuns"]:
                return self._list(request, dag_id)
            case "GET", ["dags", dag_id, "dagRuns", run_id]:
                return self._run(request, dag_id, run_id)
            case "GET", ["dags"]:
                return self._dags(request)
            case "GET", ["dags", dag_id]:
                return json_answer(200, bodies.dag(self._dag(request, dag_id), self._airflow))
            case "GET", ["dags", dag_id, "details"]:
                return json_answer(200, bodies.details(self._dag(request, dag_id), self._airflow))
            case "GET", ["dags", dag_id, "tasks"]:
                return self._looks.declared_tasks(request, self._dag(request, dag_id))
            case "PATCH", ["dags", dag_id]:
                return self._scheduling.answer(request, dag_id)
            case "PATCH", ["dags", dag_id, "dagRuns", run_id]:
                return self._control.set_state(request, dag_id, run_id)
            case "POST", ["dags", dag_id, "dagRuns", run_id, "clear"]:
                return self._control.clear_run(request, dag_id, run_id)
            case "POST", ["dags", dag_id, "clearTaskInstances"]:
                return self._control.clear_tasks(request, dag_id)
            case _, ["dags", dag_id, "dagRuns", run_id, "taskInstances", *rest]:
                answer = self._of_task(request, dag_id, run_id, rest)
                return answer or self._no_such_route(request)
            case "GET", ["monitor", "health"]:
                return self._looks.health()
            case "GET", ["pools"]:
                return self._looks.pools(request)
            case "GET", ["pools", *name]:
                return self._looks.pool(request, "/".join(name))
            case _, ["assets", *rest]:
                return self._of_assets(request, rest) or self._no_such_route(request)
            case "GET", ["importErrors"]:
                return self._looks.import_errors(request)
            case _:
                return self._no_such_route(request)

    def _of_task(
        self, request: ReceivedRequest, dag_id: str, run_id: str, path: list[str]
    ) -> Answer | None:
        match (request.method, path):
            case "GET", [task_id, "dependencies"]:
                return self._looks.dependencies(request, dag_id, run_id, (task_id, None))
            case "GET", [task_id, index, "dependencies"]:
                return self._looks.dependencies(request, dag_id, run_id, (task_id, index))
            case _:
                return self._tasks.answer(request, dag_id, run_id, path)

    def _of_assets(self, request: ReceivedRequest, path: list[str]) -> Answer | None:
        match (request.method, path):
            case "GET", []:
                return self._assets.all(request)
            case "GET", ["events"]:
                return self._assets.events(request)
            case "POST", ["events"]:
                return self._assets.emit(request)
            case "GET", [number]:
                return self._assets.one(request, number)
            case _:
                return None

    def _no_such_route(self, request: ReceivedRequest) -> Answer:
        if request.method == "GET":
            return json_answer(404, {"error": "API route not found"})
        return failed(405, "Method Not Allowed").answer

    def _authorized(
        self, request: ReceivedRequest, permission: Permission, dag_id: str | None
    ) -> User:
        refuse_broken_json(request)
        access = self._airflow.access
        try:
            user = access.user_of_bearer(request.headers.get("authorization"), self._airflow.now)
        except NotAuthenticated as error:
            if error.reason == "ended inside" and not self._airflow.is_since(3, 2):
                raise crash() from None
            raise failed(*UNAUTHENTICATED[error.reason]) from None
        if not access.may(user, permission, dag_id):
            raise failed(403, "Forbidden")
        return user

    def _unknown(self, dag_id: str) -> str:
        if self._airflow.is_since(3, 1):
            return f"The Dag with ID: `{dag_id}` was not found"
        return f"The DAG with dag_id: `{dag_id}` was not found"

    def _dag(self, request: ReceivedRequest, dag_id: str) -> FakeDag:
        self._authorized(request, "read", dag_id)
        dag = self._airflow.dags.get(dag_id)
        if dag is None:
            old = f"Dag with id {dag_id} was not found"
            raise failed(404, self._unknown(dag_id) if self._airflow.is_since(3, 1) else old)
        self._airflow.look_at([dag])
        return dag

    def _dags(self, request: ReceivedRequest) -> Answer:
        user = self._authorized(request, "read", None)
        values: dict[str, JSON] = {name: given[-1] for name, given in request.query.items()}
        reading = Reading("query", values)
        limit, offset = reading.number("limit", DEFAULT_PAGE), reading.number("offset", 0)
        reading.raise_problems()
        found = listed_dags(
            self._airflow,
            user,
            pattern=reading.text("dag_id_pattern"),
            with_stale=str(values.get("exclude_stale", "true")).lower() == "false",
        )
        self._airflow.look_at(found)
        end = offset + (min(limit, LONGEST_PAGE) if self._airflow.is_since(3, 1) else limit)
        page = [bodies.dag(dag, self._airflow) for dag in found[offset:end]]
        return json_answer(200, bodies.dags(page, len(found)))

    def _trigger(self, request: ReceivedRequest, dag_id: str) -> Answer:
        user = self._authorized(request, "trigger", dag_id)
        reading = checked_body_of(request, self._airflow)
        run = self._new_runs.read(reading, dag_id, user)
        dag = self._airflow.dags.get(dag_id)
        if dag is None or dag.is_stale:
            kind = "Dag" if self._airflow.is_since(3, 2) else "DAG"
            raise failed(404, f"{kind} with dag_id: '{dag_id}' not found")
        if dag.has_import_errors:
            words = f"Dag with dag_id: '{dag_id}' has import errors and cannot be triggered"
            raise failed(400, words)
        drains = reading.truth("drain_dag", default=False)
        self._new_runs.check(run, dag, user, drains=drains)
        answer = json_answer(200, bodies.run(run, self._airflow))
        self._airflow.add(run)
        if drains:
            dag.state = "draining"
        return answer

    def _run(self, request: ReceivedRequest, dag_id: str, run_id: str) -> Answer:
        self._authorized(request, "read", dag_id)
        run = self._airflow.run(dag_id, run_id)
        if run is None:
            words = f"The DagRun with dag_id: `{dag_id}` and run_id: `{run_id}` was not found"
            raise failed(404, words)
        self._airflow.go_on([run])
        return json_answer(200, bodies.run(run, self._airflow))

    def _list(self, request: ReceivedRequest, dag_id: str) -> Answer:
        user = self._authorized(request, "read", None if dag_id == "~" else dag_id)
        values: dict[str, JSON] = {name: given[-1] for name, given in request.query.items()}
        reading = Reading("query", values)
        limit, offset = reading.number("limit", DEFAULT_PAGE), reading.number("offset", 0)
        bounds = reading.bounds()
        reading.raise_problems()
        states = request.query.get("state")
        if states and not set(states) <= set(STATES):
            raise failed(422, f"Invalid value for state. Valid values are {', '.join(STATES)}")
        if dag_id != "~" and dag_id not in self._airflow.dags:
            raise failed(404, self._unknown(dag_id))
        wanted = Wanted(
            dag_ids=None if dag_id == "~" else {dag_id},
            states=states,
            bounds=bounds,
            order_by=self._order((request.query.get("order_by") or ["id"])[0]),
            limit=min(limit, LONGEST_PAGE) if self._airflow.is_since(3, 1) else limit,
            offset=offset,
        )
        return self._page(wanted, user)

    def _list_batch(self, request: ReceivedRequest) -> Answer:
        user = self._authorized(request, "read", None)
        reading = body_of(request.content)
        order_by = reading.text("order_by")
        offset, limit = reading.number("page_offset", 0), reading.number("page_limit", 100)
        dag_ids, states = reading.texts("dag_ids"), reading.states("states")
        bounds = reading.bounds()
        reading.forbid_others(FORM)
        reading.raise_problems()
        wanted = Wanted(
            dag_ids=dag_ids or None,
            states=states,
            bounds=bounds,
            order_by=self._order(order_by or "id"),
            limit=limit,
            offset=offset,
        )
        return self._page(wanted, user)

    def _order(self, order_by: str) -> str:
        name = order_by.lstrip("-")
        if name not in SORTABLE:
            words = f"Ordering with '{name}' is disallowed or the attribute does not exist on the"
            raise failed(400, f"{words} model")
        return order_by

    def _page(self, wanted: Wanted, user: User) -> Answer:
        def may_read(dag_id: str) -> bool:
            return self._airflow.access.may(user, "read", dag_id)

        runs = matching(self._airflow, wanted, may_read)
        page = [bodies.run(run, self._airflow) for run in cut(runs, wanted)]
        return json_answer(200, bodies.page(page, len(runs), self._airflow))
