"""Responses of Airflow 2: `/api/v1`, problems (RFC 9457) as errors, basic authentication."""

from __future__ import annotations

from collections.abc import Mapping

from airflow_trigger.models import JSON
from airflow_trigger.testing import _v1_bodies as bodies
from airflow_trigger.testing._access import NotAuthenticated, Permission, User
from airflow_trigger.testing._assets import Assets
from airflow_trigger.testing._listing import Bound, Wanted, cut, listed_dags, matching
from airflow_trigger.testing._state import Airflow, FakeDag, FakeRun
from airflow_trigger.testing._v1_assets import AssetRoutes
from airflow_trigger.testing._v1_control import ControlRoutes
from airflow_trigger.testing._v1_errors import Problems
from airflow_trigger.testing._v1_life import TaskRoutes
from airflow_trigger.testing._v1_looks import LookRoutes
from airflow_trigger.testing._v1_reading import LONGEST_PAGE, Query, body_of, refuse_unknown
from airflow_trigger.testing._v1_trigger import NewRuns, aware
from airflow_trigger.testing._wire import Answer, ReceivedRequest, Refusal, html_answer, json_answer

DATES = ("execution_date", "start_date", "end_date", "updated_at")
BOUNDS = {f"{name}_{end}": name for name in DATES for end in ("gte", "lte")}
QUERY = ("limit", "offset", "order_by", "state", "fields", *BOUNDS)
DAGS_QUERY = ("limit", "offset", "dag_id_pattern", "only_active")
MOMENT: dict[str, JSON] = {"type": "string", "format": "date-time"}
FORM: dict[str, tuple[str, type]] = {
    "order_by": ("string", str),
    "page_offset": ("integer", int),
    "page_limit": ("integer", int),
    "dag_ids": ("array", list),
    "states": ("array", list),
    **dict.fromkeys(BOUNDS, ("string", str)),
}
LEAST = {"page_offset": 0, "page_limit": 1}
SORTABLE = (
    *("id", "state", "dag_id", "execution_date", "dag_run_id", "start_date", "end_date"),
    *("updated_at", "external_trigger", "conf"),
)


class V1Server:
    """Responds to requests from the state of an Airflow 2."""

    def __init__(self, airflow: Airflow, assets: Assets) -> None:
        self._airflow = airflow
        self._problems = Problems(airflow.version)
        self._new_runs = NewRuns(airflow, self._problems)
        self._tasks = TaskRoutes(airflow, self._problems, self._authorized)
        self._assets = AssetRoutes(assets, self._problems, self._authorized)
        self._looks = LookRoutes(airflow, self._problems, self._authorized)
        self._control = ControlRoutes(airflow, self._problems, self._authorized)

    def answer(self, request: ReceivedRequest) -> Answer:
        if not request.path.startswith("/api/v1/"):
            return html_answer(404, title="Airflow 404", text="Page cannot be found.")
        try:
            return self._routed(request, request.path.split("/")[3:])
        except Refusal as refused:
            return refused.answer

    def shown(self, run: FakeRun) -> Answer:
        """A run as a client would read it, without advancing the run."""
        return json_answer(200, bodies.run(run))

    def _routed(self, request: ReceivedRequest, path: list[str]) -> Answer:
        match (request.method, path):
            case "GET", ["version"]:
                return json_answer(200, {"version": self._airflow.version, "git_version": ""})
            case "POST", ["dags", "~", "dagRuns", "list"]:
                return self._list_batch(request)
            case "POST", ["dags", dag_id, "dagRuns"]:
                return self._trigger(request, dag_id)
            case "GET", ["dags", dag_id, "dagRuns"]:
                return self._list(request, dag_id)
            case "GET", ["dags", dag_id, "dagRuns", run_id]:
                return self._run(request, dag_id, run_id)
            case "PATCH", ["dags", dag_id, "dagRuns", run_id]:
                return self._control.set_state(request, dag_id, run_id)
            case "POST", ["dags", dag_id, "dagRuns", run_id, "clear"]:
                return self._control.clear_run(request, dag_id, run_id)
            case "POST", ["dags", dag_id, "clearTaskInstances"]:
                return self._control.clear_tasks(request, dag_id)
            case _, ["dags", dag_id, "dagRuns", run_id, "taskInstances", *rest]:
                answer = self._of_task(request, dag_id, run_id, rest)
                return answer or self._no_such_page()
            case "GET", ["health"]:
                return self._looks.health()
            case "GET", ["pools"]:
                return self._looks.pools(request)
            case "GET", ["pools", name]:
                return self._looks.pool(request, name)
            case _, ["datasets", *rest]:
                return self._of_assets(request, rest) or self._no_such_page()
            case "GET", ["importErrors"]:
                return self._looks.import_errors(request)
            case "GET", ["dags"]:
                return self._dags(request)
            case "GET", ["dags", dag_id]:
                return json_answer(200, bodies.dag(self._dag(request, dag_id), self._airflow))
            case "GET", ["dags", dag_id, "details"]:
                dag = self._parsed(request, dag_id)
                return json_answer(200, bodies.details(dag, self._airflow))
            case "GET", ["dags", dag_id, "tasks"]:
                return self._looks.declared_tasks(request, dag_id)
            case "PATCH", ["dags", dag_id]:
                return self._patch_dag(request, dag_id)
            case _, ["version"] | ["dags", _] | ["dags", _, "details" | "dagRuns"]:
                words = "The method is not allowed for the requested URL."
                return self._problems.problem(405, "Method Not Allowed", words, kind=None)
            case _:
                return self._no_such_page()

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
            case "GET", uri:
                return self._assets.one(request, "/".join(uri))
            case _:
                return None

    def _no_such_page(self) -> Answer:
        words = (
            "The requested URL was not found on the server. If you entered the URL "
            "manually please check your spelling and try again."
        )
        return self._problems.problem(404, "Not Found", words, kind=None)

    def _authorized(
        self, request: ReceivedRequest, permission: Permission, dag_id: str | None
    ) -> User:
        forbidden = self._problems.problem(403, "Forbidden", None, kind="PermissionDenied")
        try:
            user = self._airflow.access.user_of_basic(request.headers.get("authorization"))
        except NotAuthenticated:
            # 2.11 does not distinguish wrong credentials from missing permissions.
            unknown = self._problems.problem(401, "Unauthorized", None, kind="Unauthenticated")
            raise Refusal(forbidden if self._airflow.is_since(2, 11) else unknown) from None
        if not self._airflow.access.may(user, permission, dag_id):
            raise Refusal(forbidden)
        return user

    def _dag(self, request: ReceivedRequest, dag_id: str) -> FakeDag:
        self._authorized(request, "read", dag_id)
        dag = self._airflow.dags.get(dag_id)
        if dag is None:
            raise self._not_found(dag_id)
        return dag

    def _parsed(self, request: ReceivedRequest, dag_id: str) -> FakeDag:
        dag = self._dag(request, dag_id)
        if dag.is_stale:
            raise self._not_found(dag_id)
        return dag

    def _not_found(self, dag_id: str) -> Refusal:
        return self._problems.missing(
            "DAG not found", f"The DAG with dag_id: {dag_id} was not found"
        )

    def _dags(self, request: ReceivedRequest) -> Answer:
        query = Query.of(request, DAGS_QUERY, self._problems)
        limit, offset = query.number("limit"), query.number("offset")
        user = self._authorized(request, "read", None)
        found = listed_dags(
            self._airflow,
            user,
            pattern=query.text("dag_id_pattern"),
            with_stale=not query.truth("only_active", default=True),
        )
        start = offset or 0
        end = start + min(limit or LONGEST_PAGE, LONGEST_PAGE)
        page = [bodies.dag(dag, self._airflow) for dag in found[start:end]]
        return json_answer(200, bodies.dags(page, len(found)))

    def _patch_dag(self, request: ReceivedRequest, dag_id: str) -> Answer:
        body = body_of(request, self._problems)
        is_paused = body.get("is_paused")
        if not isinstance(is_paused, bool | None):
            raise self._problems.bad(f"{is_paused!r} is not of type 'boolean' - 'is_paused'")
        self._authorized(request, "edit", dag_id)
        refuse_unknown(body, ["is_paused"], self._problems)
        if not body:
            raise self._problems.crash()
        if request.query.get("update_mask", ["is_paused"]) != ["is_paused"]:
            raise self._problems.bad("Only `is_paused` field can be updated through the REST API")
        dag = self._airflow.dags.get(dag_id)
        if dag is None:
            raise self._problems.missing(f"Dag with id: '{dag_id}' not found", None)
        dag.state = "paused" if is_paused else "active"
        return json_answer(200, bodies.dag(dag, self._airflow))

    def _trigger(self, request: ReceivedRequest, dag_id: str) -> Answer:
        body = body_of(request, self._problems)
        self._new_runs.check_types(body)
        user = self._authorized(request, "trigger", dag_id)
        dag = self._airflow.dags.get(dag_id)
        if dag is None or dag.is_stale:
            raise self._problems.missing("DAG not found", f"DAG with dag_id: '{dag_id}' not found")
        if dag.has_import_errors:
            words = f"DAG with dag_id: '{dag_id}' has import errors"
            raise self._problems.bad(words, "DAG cannot be triggered")
        run = self._new_runs.run(body, dag, user)
        answer = json_answer(200, bodies.run(run))
        self._airflow.add(run)
        return answer

    def _run(self, request: ReceivedRequest, dag_id: str, run_id: str) -> Answer:
        self._authorized(request, "read", dag_id)
        run = self._airflow.run(dag_id, run_id)
        if run is None:
            words = f"DAGRun with DAG ID: '{dag_id}' and DagRun ID: '{run_id}' not found"
            raise self._problems.missing("DAGRun not found", words)
        self._airflow.go_on([run])
        return json_answer(200, bodies.run(run))

    def _list(self, request: ReceivedRequest, dag_id: str) -> Answer:
        query = Query.of(request, QUERY, self._problems)
        for name in ("limit", "offset"):
            query.number(name)
        user = self._authorized(request, "read", None if dag_id == "~" else dag_id)
        page = query.page()
        wanted = Wanted(
            dag_ids=None if dag_id == "~" else {dag_id},
            states=request.query.get("state"),
            bounds=self._bounds(query.texts()),
            order_by=self._order(query.text("order_by") or "id"),
            limit=page.stop - page.start,
            offset=page.start,
        )
        return self._page(wanted, user)

    def _list_batch(self, request: ReceivedRequest) -> Answer:
        body = body_of(request, self._problems)
        self._check_form(body)
        user = self._authorized(request, "read", None)
        refuse_unknown(body, FORM, self._problems)
        limit, offset = body.get("page_limit"), body.get("page_offset")
        wanted = Wanted(
            dag_ids=bodies.texts(body.get("dag_ids")) or None,
            states=bodies.texts(body.get("states")),
            bounds=self._bounds(body),
            order_by=self._order(str(body.get("order_by", "id"))),
            limit=limit if isinstance(limit, int) else LONGEST_PAGE,
            offset=offset if isinstance(offset, int) else 0,
        )
        return self._page(wanted, user)

    def _check_form(self, body: Mapping[str, JSON]) -> None:
        """Check the body of a batch by the OpenAPI specification."""
        for name, value in body.items():
            kind, python = FORM.get(name, ("any", object))
            if not isinstance(value, python):
                raise self._problems.bad(f"{value!r} is not of type '{kind}' - '{name}'")
            if name in BOUNDS and aware(value) is None:
                raise self._problems.bad(f"{value!r} is not a 'date-time' - '{name}'")
            least = LEAST.get(name)
            if least is not None and isinstance(value, int) and value < least:
                words = f"{value!r} is less than the minimum of {least} - '{name}'"
                raise self._problems.bad(words)

    def _page(self, wanted: Wanted, user: User) -> Answer:
        def may_read(dag_id: str) -> bool:
            return self._airflow.access.may(user, "read", dag_id)

        runs = matching(self._airflow, wanted, may_read)
        page: list[JSON] = [bodies.run(run) for run in cut(runs, wanted)]
        return json_answer(200, {"dag_runs": page, "total_entries": len(runs)})

    def _bounds(self, values: Mapping[str, JSON]) -> list[Bound]:
        bounds: list[Bound] = []
        for name in BOUNDS:
            if values.get(name) is None:
                continue
            date = aware(str(values[name]).replace(" ", "+"))
            if date is None:
                words = f"{values[name]!r} is not a 'date-time'\n\nFailed validating 'format' in "
                raise self._problems.bad(
                    f"{words}schema:\n    {MOMENT}\n\nOn instance:\n    {values[name]!r}"
                )
            column, _, comparison = name.rpartition("_")
            bounds.append(Bound(bodies.COLUMNS.get(column, column), comparison, date))
        return bounds

    def _order(self, order_by: str) -> str:
        name = order_by.lstrip("-")
        if name not in SORTABLE:
            raise self._problems.bad(
                f"Ordering with '{name}' is disallowed or the attribute does not exist on the model"
            )
        return order_by
