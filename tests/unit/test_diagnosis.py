"""`why`: what keeps a run from progressing, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    BearerToken,
    Diagnosis,
    ReasonKind,
    RetryPolicy,
    RunNotFound,
    RunRef,
    errors,
)
from airflow_trigger._flows.diagnosis import why
from airflow_trigger.models import Api, DagRunState, Reason
from tests.both import Mode, open_client
from tests.unit.driving import (
    BASE,
    NOT_AIRFLOW,
    World,
    answer,
    dag_body,
    fault,
    name,
    no_dag,
    refusal,
    run_body,
)

REF = RunRef("sales", "r1")
# Messages of Airflow about the dependencies of a task.
RULE = (
    "Task's trigger rule 'all_success' requires all upstream tasks to have succeeded, but found 1 "
    "non-success(es). upstream_states=_UpstreamTIStates(success=0, skipped=0, failed=0), "
    "upstream_task_ids={'extract'}"
)
IN_NO_STATE = {"name": "Task Instance State", "reason": "Task is in the 'None' state."}
BEHIND = [IN_NO_STATE, {"name": "Trigger Rule", "reason": RULE}]
RUN_IS_QUEUED = {
    "name": "Dagrun Running",
    "reason": "Task instance's dagrun was not in the 'running' state but in the state 'queued'.",
}
NO_SLOT = {
    "name": "Pool Slots Available",
    "reason": "Not scheduling since there are 0 open slots in pool db and require 1 pool slots",
}


def ago(**units: float) -> str:
    return (datetime.now(UTC) - timedelta(**units)).isoformat()


def part(named: str, status: str | None = "healthy", heartbeat: str | None = None) -> Any:
    beat = ago(seconds=3) if status == "healthy" else heartbeat
    return {named: {"status": status, f"latest_{named}_heartbeat": beat}}


def health(**parts: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"metadatabase": {"status": "healthy"}}
    for named in ("scheduler", "dag_processor", "triggerer"):
        found |= part(named)
    return found | parts


def task(task_id: str, state: str | None, **fields: Any) -> dict[str, Any]:
    body = {"task_id": task_id, "dag_id": "sales", "dag_run_id": "r1", "map_index": -1}
    body |= {"state": state, "try_number": 1, "pool": "default_pool", "operator": "PythonOperator"}
    body |= dict.fromkeys(("queued_when", "start_date", "end_date", "note"))
    return body | fields


def pool(named: str, slots: int, *, running: int = 0, queued: int = 0) -> dict[str, Any]:
    occupied = running + queued
    return {
        "name": named,
        "slots": slots,
        "occupied_slots": occupied,
        "running_slots": running,
        "queued_slots": queued,
        "scheduled_slots": 1,
        "deferred_slots": 0,
        "open_slots": slots - occupied,
        "include_deferred": False,
    }


def declared(task_id: str, *downstream: str, **fields: Any) -> dict[str, Any]:
    body = {"task_id": task_id, "downstream_task_ids": downstream, "retry_delay": None}
    return body | {"retry_exponential_backoff": False} | fields


def hours(count: int) -> dict[str, Any]:
    return {"__type": "TimeDelta", "days": 0, "seconds": 3600 * count, "microseconds": 0}


@attrs.define
class Airflow:
    """A server with one run; a test sets what the server shows of it.

    Attributes:
        reports: What the server reports of a task, by what follows `taskInstances/` in its path.
        instead: Responses that replace those of the same names.
        sent: One name for each request.
    """

    api: Api = "v2"
    version: str = "3.3.2"
    run: dict[str, Any] = attrs.Factory(lambda: run_body("r1", "running"))
    dag: dict[str, Any] = attrs.Factory(
        lambda: dag_body(max_active_runs=16, max_active_tasks=16, is_active=True)
    )
    tasks: list[dict[str, Any]] = attrs.Factory(list[dict[str, Any]])
    reports: dict[str, list[dict[str, str]]] = attrs.Factory(dict[str, list[dict[str, str]]])
    pools: list[dict[str, Any]] = attrs.Factory(list[dict[str, Any]])
    health: dict[str, Any] = attrs.Factory(health)
    running: list[dict[str, Any]] = attrs.Factory(list[dict[str, Any]])
    declared: list[dict[str, Any]] = attrs.Factory(list[dict[str, Any]])
    import_errors: list[dict[str, Any]] = attrs.Factory(list[dict[str, Any]])
    instead: dict[str, httpx.Response | type[httpx.RequestError]] = attrs.Factory(
        dict[str, "httpx.Response | type[httpx.RequestError]"]
    )
    sent: list[str] = attrs.Factory(list[str])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.decode().partition("?")[0]
        path = path.removeprefix(f"/api/{self.api}/")
        asked, body = self._found(path.removeprefix("monitor/"), request)
        self.sent.append(asked)
        instead = self.instead.get(asked)
        if isinstance(instead, type):
            raise instead("scripted", request=request)
        if instead is not None:
            return httpx.Response(
                instead.status_code, content=instead.content, headers=instead.headers
            )
        return httpx.Response(200, json=body)

    def _found(self, path: str, request: httpx.Request) -> tuple[str, Any]:
        before, _, after = path.partition("/taskInstances/")
        if after:
            report = self.reports.get(after.removesuffix("/dependencies"), [IN_NO_STATE])
            return f"report {after.removesuffix('/dependencies')}", {"dependencies": report}
        if before.startswith("pools/"):
            found = [one for one in self.pools if one["name"] == before.removeprefix("pools/")]
            return before.replace("pools/", "pool "), found[0] if found else None
        if path == "dags/sales/dagRuns/r1/taskInstances":
            return "tasks", self._tasks(request.url.params)
        pages: dict[str, tuple[str, Any]] = {
            "version": ("version", {"version": self.version}),
            "health": ("health", self.health),
            "importErrors": ("import errors", page(import_errors=self.import_errors)),
            "dags/sales/dagRuns/r1": ("run", self.run),
            "dags/sales/details": ("dag", self.dag),
            "dags": ("dags", page(dags=[self.dag])),
            "dags/sales/dagRuns": ("running runs", page(dag_runs=self.running)),
            "dags/sales/tasks": ("declared tasks", page(tasks=self.declared)),
        }
        if path == "dags/sales/dagRuns":
            assert request.url.params["state"] == "running"
        return pages[path]

    def _tasks(self, wanted: httpx.QueryParams) -> dict[str, Any]:
        states, start = wanted.get_list("state"), int(wanted.get("offset", 0))
        found = [one for one in self.tasks if not states or one["state"] in states]
        shown = found[start : start + int(wanted["limit"])]
        return {"task_instances": shown, "total_entries": len(found)}

    def client(self, mode: Mode = "sync", **settings: Any) -> AirflowClient:
        given: dict[str, Any] = {"retry": RetryPolicy(attempts=2, backoff=0)}
        return open_client(
            mode,
            BASE,
            auth=BearerToken("t"),
            api=self.api,
            transport=httpx.MockTransport(self),
            **given | settings,
        )

    def why(self, mode: Mode = "sync") -> Diagnosis:
        with self.client(mode) as client:
            return client.why(REF)


def page(**listed: list[dict[str, Any]]) -> dict[str, Any]:
    (rows,) = listed.values()
    return {**listed, "total_entries": len(rows)}


@pytest.fixture(params=["v1", "v2"])
def server(request: pytest.FixtureRequest) -> Airflow:
    api: Api = request.param
    return Airflow(api=api, version="2.11.2" if api == "v1" else "3.3.2")


def kinds(diagnosis: Diagnosis) -> list[ReasonKind]:
    return [reason.kind for reason in diagnosis.reasons]


def told(diagnosis: Diagnosis, kind: ReasonKind) -> str:
    """The text of the reason of this kind."""
    return next(str(reason) for reason in diagnosis.reasons if reason.kind == kind)


def queued(**fields: Any) -> dict[str, Any]:
    return run_body("r1", "queued", **fields)


# Each kind of reason.


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_run_whose_task_runs_goes_on(server: Airflow, mode: Mode) -> None:
    server.tasks = [task("load", "running", start_date=ago(hours=2)), task("extract", "success")]

    diagnosis = server.why(mode)

    assert kinds(diagnosis) == [ReasonKind.TASK_RUNNING]
    assert "The run makes progress. Running: 'load' since" in diagnosis.reasons[0].text
    assert "(for 2 h 0 min)" in diagnosis.reasons[0].text
    assert "is running and makes progress:" in str(diagnosis)


def test_of_many_running_tasks_those_that_run_longest_are_named(server: Airflow) -> None:
    server.tasks = [
        task("part", "running", map_index=index, start_date=ago(minutes=index))
        for index in range(1, 51)
    ]

    text = told(server.why(), ReasonKind.TASK_RUNNING)

    assert text.index("part[50]") < text.index("part[46]")
    assert "'part[45]'" not in text
    assert "and 45 others" in text


def test_a_queued_run_of_a_paused_dag_waits_for_somebody_to_unpause_it(server: Airflow) -> None:
    server.run, server.dag["is_paused"] = queued(), True

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.DAG_PAUSED]
    assert "airflow.unpause('sales')" in diagnosis.reasons[0].advice


def test_a_pause_since_the_client_last_read_the_dag_is_seen(server: Airflow) -> None:
    server.run = queued()
    with server.client() as client:
        client.dag("sales")
        server.dag["is_paused"] = True

        assert kinds(client.why(REF)) == [ReasonKind.DAG_PAUSED]


def test_too_many_active_runs_are_counted_and_named(server: Airflow) -> None:
    server.run, server.dag["max_active_runs"] = queued(), 1
    server.running = [run_body("r0", "running", start_date=ago(minutes=90))]

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.MAX_ACTIVE_RUNS]
    assert "1 of 1 active runs (max_active_runs)" in diagnosis.reasons[0].text
    assert "'r0' since" in diagnosis.reasons[0].text


def test_a_dag_that_may_have_no_active_run_starts_none(server: Airflow) -> None:
    server.run, server.dag["max_active_runs"] = queued(), 0

    assert "0 of 0 active runs" in told(server.why(), ReasonKind.MAX_ACTIVE_RUNS)


def test_a_dag_that_may_have_more_active_runs_keeps_none(server: Airflow) -> None:
    server.run = queued()
    server.running = [run_body("r0", "running")]

    assert kinds(server.why()) == []


@pytest.mark.parametrize(("api", "reasons"), [("v1", 1), ("v2", 0)])
def test_the_runs_of_a_backfill_count_for_the_dag_on_airflow_2_alone(
    api: Api, reasons: int
) -> None:
    server = Airflow(api=api, run=queued())
    server.dag["max_active_runs"] = 1
    server.running = [run_body("r0", "running", run_type="backfill")]

    assert len(server.why().reasons) == reasons


def test_without_the_dag_the_runs_that_are_running_are_named_all_the_same(server: Airflow) -> None:
    server.run, server.running = queued(), [run_body("r0", "running")]
    server.instead["dag"] = refusal(403, api=server.api)

    assert "max_active_runs is unknown" in told(server.why(), ReasonKind.MAX_ACTIVE_RUNS)


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        (pool("db", 2, running=1, queued=1), "2 of 2 are occupied (1 running, 1 queued)"),
        (pool("db", 0), "Pool 'db' has 0 slots"),
    ],
)
@pytest.mark.parametrize("version", ["2.9.3", "2.11.2", "3.3.2"])
def test_a_pool_without_slots_is_told_with_its_numbers(
    version: str, slots: dict[str, Any], expected: str
) -> None:
    server = Airflow(api="v1" if version < "3" else "v2", version=version, pools=[slots])
    server.tasks = [task("load", "scheduled", pool="db"), task("store", "scheduled", pool="db")]
    server.reports = {"load": [NO_SLOT], "store": [NO_SLOT]}

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.POOL_FULL]
    assert expected in diagnosis.reasons[0].text
    assert "Waiting for it: 'load' and 'store'" in diagnosis.reasons[0].text
    assert server.sent.count("pool db") == 1
    assert ("report load" in server.sent) == (version != "2.9.3")


def test_a_task_that_needs_more_slots_than_are_free_says_how_many(server: Airflow) -> None:
    server.tasks = [task("load", "scheduled", pool="db")]
    reason = "Not scheduling since there are 1 open slots in pool db and require 2 pool slots"
    server.reports["load"] = [NO_SLOT | {"reason": reason}]
    server.pools = [pool("db", 4, running=3)]

    text = told(server.why(), ReasonKind.POOL_FULL)

    assert "3 of 4 are occupied" in text
    assert "(2 slots each)" in text


def test_a_pool_that_does_not_exist_is_told_in_airflows_words(server: Airflow) -> None:
    server.tasks = [task("load", "scheduled", pool="nope")]
    reason = "Tasks using non-existent pool 'nope' will not be scheduled"
    server.reports["load"] = [NO_SLOT | {"reason": reason}]
    server.instead["pool nope"] = refusal(404, "Pool not found", api=server.api)

    diagnosis = server.why()

    assert reason in told(diagnosis, ReasonKind.POOL_FULL)
    assert diagnosis.unseen == ("pool 'nope': the server returned 404: Pool not found",)


def test_a_dead_scheduler_comes_before_all_that_it_explains(server: Airflow) -> None:
    server.run, server.dag["is_paused"] = queued(), True
    server.health = health(**part("scheduler", "unhealthy", ago(minutes=12)))

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.SCHEDULER_DOWN, ReasonKind.DAG_PAUSED]
    assert "no heartbeat since" in diagnosis.reasons[0].text
    assert "(for 12 min 0 s)" in diagnosis.reasons[0].text


def test_a_run_does_not_go_on_without_a_scheduler_though_a_task_is_shown_as_running(
    server: Airflow,
) -> None:
    server.tasks = [task("load", "running", start_date=ago(hours=2))]
    server.health = health(**part("scheduler", "unhealthy"))

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.SCHEDULER_DOWN, ReasonKind.TASK_RUNNING]
    assert "goes on" not in str(diagnosis)
    assert "it has never had a heartbeat" in diagnosis.reasons[0].text


def test_a_dead_dag_processor_is_a_reason(server: Airflow) -> None:
    server.run = queued()
    server.health = health(**part("dag_processor", "unhealthy", ago(hours=3)))

    assert kinds(server.why()) == [ReasonKind.DAG_PROCESSOR_DOWN]


def test_a_dag_processor_that_was_never_there_matters_where_a_file_is_not_parsed() -> None:
    two, three = (Airflow(api=api, run=queued()) for api in ("v1", "v2"))
    for server in (two, three):
        server.health = health(**part("dag_processor", None))
        assert kinds(server.why()) == []

        server.dag |= {"is_stale": True, "is_active": False}

    # On Airflow 2 the scheduler parses the files.
    assert kinds(two.why()) == [ReasonKind.DAG_STALE]
    assert kinds(three.why()) == [ReasonKind.DAG_STALE, ReasonKind.DAG_PROCESSOR_DOWN]


@pytest.mark.parametrize("heartbeat", [None, ago(hours=1)])
def test_a_deferred_task_without_a_triggerer_waits_for_ever(
    server: Airflow, heartbeat: str | None
) -> None:
    server.tasks = [task("sense", "deferred")]
    status = None if heartbeat is None else "unhealthy"
    server.health = health(**part("triggerer", status, heartbeat))

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.TRIGGERER_DOWN, ReasonKind.DEFERRED]
    assert "'sense'" in diagnosis.reasons[0].text


@pytest.mark.parametrize("covered", ["degraded", "down"])
def test_triggerers_that_are_alive_for_other_teams_alone_are_a_reason(
    covered: str,
) -> None:
    """Airflow 3.4 reports a live triggerer as healthy, even if it serves no team of the server."""
    server = Airflow()
    server.tasks = [task("sense", "deferred")]
    server.health = health(**part("triggerer"))
    server.health["triggerer"]["detailed_status"] = covered

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.TRIGGERER_DOWN, ReasonKind.DEFERRED]
    assert f"are {covered}" in diagnosis.reasons[0].text
    assert "for every team" in diagnosis.reasons[0].advice


def test_a_triggerer_that_has_ended_is_told_once() -> None:
    server = Airflow()
    server.tasks = [task("sense", "deferred")]
    server.health = health(**part("triggerer", "unhealthy", ago(hours=1)))
    server.health["triggerer"]["detailed_status"] = "degraded"

    assert kinds(server.why()) == [ReasonKind.TRIGGERER_DOWN, ReasonKind.DEFERRED]


def test_what_a_retry_policy_says_is_cut() -> None:
    server = Airflow()
    server.tasks = [task("load", "up_for_retry", state_reason="x" * 5_000, in_loop=False)]

    (reason,) = server.why().reasons

    assert "characters left out" in reason.text
    assert len(reason.text) < 1_000


def test_a_triggerer_that_was_never_there_is_no_reason_while_nothing_needs_it(
    server: Airflow,
) -> None:
    server.tasks = [task("load", "running")]
    server.health = health(**part("triggerer", None))

    assert kinds(server.why()) == [ReasonKind.TASK_RUNNING]


def test_a_dead_triggerer_is_the_last_reason_while_nothing_needs_it(server: Airflow) -> None:
    server.tasks = [task("load", "queued"), task("store", None)]
    server.reports["store"] = BEHIND
    server.health = health(**part("triggerer", "unhealthy", ago(hours=1)))

    assert kinds(server.why())[-1] == ReasonKind.TRIGGERER_DOWN


def test_an_import_error_is_told_with_its_last_line(server: Airflow) -> None:
    server.run = queued()
    server.dag |= {"has_import_errors": True, "fileloc": "/opt/dags/team/sales.py"}
    trace = "Traceback (most recent call last):\n  File x\nModuleNotFoundError: No module 'sqlx'\n"
    server.import_errors = [
        {"import_error_id": number, "filename": file, "stack_trace": words}
        for number, (file, words) in enumerate(
            [("/opt/dags/other.py", "SyntaxError"), ("", "None"), ("team/sales.py", trace)]
        )
    ]

    text = told(server.why(), ReasonKind.IMPORT_ERRORS)

    assert "team/sales.py: ModuleNotFoundError: No module 'sqlx'" in text
    assert "SyntaxError" not in text


def test_the_import_error_of_a_stale_dag_is_found(server: Airflow) -> None:
    server.run = queued()
    server.dag |= {"is_stale": True, "is_active": False, "fileloc": "/opt/dags/sales.py"}
    server.import_errors = [
        {"import_error_id": 1, "filename": "sales.py", "stack_trace": "SyntaxError: '(' was never"}
    ]

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.DAG_STALE, ReasonKind.IMPORT_ERRORS]
    assert "sales.py: SyntaxError" in diagnosis.reasons[1].text


def test_import_errors_are_read_only_where_there_are_some(server: Airflow) -> None:
    server.why()

    assert "import errors" not in server.sent


def test_a_stale_dag_is_a_reason(server: Airflow) -> None:
    server.run = queued()
    server.dag |= {"is_stale": True, "is_active": False}

    assert kinds(server.why()) == [ReasonKind.DAG_STALE]


def test_airflow_2_has_no_details_of_a_dag_whose_file_is_gone() -> None:
    server = Airflow(api="v1", version="2.11.2", run=queued())
    server.dag |= {"is_active": False}
    server.instead["dag"] = no_dag("v1")

    assert kinds(server.why()) == [ReasonKind.DAG_STALE]
    assert server.why().unseen == ()


def test_a_dag_that_nobody_has_is_told_as_not_seen() -> None:
    server = Airflow(api="v1", version="2.11.2", run=queued())
    server.dag["dag_id"] = "sales_eu"
    server.instead["dag"] = no_dag("v1")

    (unseen,) = server.why().unseen

    assert unseen.startswith("its DAG: the server returned 404")


@pytest.mark.parametrize(("api", "field"), [("v1", "logical_date"), ("v2", "run_after")])
def test_a_run_of_the_future_says_how_long_it_waits(api: Api, field: str) -> None:
    server = Airflow(api=api, run=queued(**{field: ago(hours=-3, seconds=-30)}))

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.RUN_AFTER]
    assert "(in 3 h 0 min)" in diagnosis.reasons[0].text
    assert f"without {field}" in diagnosis.reasons[0].advice


def test_a_task_that_waits_for_others_says_for_which(server: Airflow) -> None:
    server.tasks = [
        task("extract", "running"),
        task("load", None),
        task("report", None),
    ]
    server.reports = {
        "load": BEHIND,
        "report": [IN_NO_STATE, {"name": "Trigger Rule", "reason": RULE.replace("ract", "end")}],
    }

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.TASK_RUNNING, ReasonKind.UPSTREAM_TASKS]
    assert "'load' for 'extract' (running)" in diagnosis.reasons[1].text
    # The tasks that Airflow names are all finished, so its own message says more.
    assert "'report' for Task's trigger rule" in diagnosis.reasons[1].text


def test_the_states_of_a_mapped_task_that_others_wait_for_are_counted(server: Airflow) -> None:
    states = ["running", "success", "queued", "running"]
    server.tasks = [task("extract", state, map_index=index) for index, state in enumerate(states)]
    server.tasks.append(task("load", None))
    server.reports["load"] = BEHIND

    assert "'load' for 'extract' (2 running, 1 queued)" in told(
        server.why(), ReasonKind.UPSTREAM_TASKS
    )


def test_a_task_behind_others_is_not_said_to_wait_for_a_slot_before_them(server: Airflow) -> None:
    server.tasks = [task("extract", "scheduled", pool="db"), task("load", None, pool="db")]
    server.reports = {"extract": [NO_SLOT], "load": [NO_SLOT, *BEHIND]}
    server.pools = [pool("db", 1, running=1)]

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.POOL_FULL, ReasonKind.UPSTREAM_TASKS]
    assert "Waiting for it: 'extract'." in diagnosis.reasons[0].text


@pytest.mark.parametrize("version", ["2.7.3", "2.9.3"])
def test_before_2_10_the_dag_tells_which_tasks_wait_for_which(version: str) -> None:
    server = Airflow(api="v1", version=version)
    server.tasks = [task("extract", "queued"), task("load", None), task("free", None)]
    server.declared = [declared("extract", "load"), declared("load"), declared("free")]

    diagnosis = server.why()

    assert "'load' for 'extract' (queued)" in told(diagnosis, ReasonKind.UPSTREAM_TASKS)
    assert "yet: 'free'" in told(diagnosis, ReasonKind.SCHEDULED)
    assert diagnosis.unseen == ()
    assert not [asked for asked in server.sent if asked.startswith("report")]


def test_a_mapped_task_is_reported_by_its_index_and_once_for_all(server: Airflow) -> None:
    server.tasks = [task("part", "scheduled", map_index=index) for index in range(40)]
    server.reports["part/0"] = [{"name": "Task Concurrency", "reason": "The max is reached."}]

    diagnosis = server.why()

    assert [asked for asked in server.sent if "report" in asked] == ["report part/0"]
    assert kinds(diagnosis) == [ReasonKind.TASK_CONCURRENCY]


def test_a_retry_says_when_it_is_due(server: Airflow) -> None:
    server.tasks = [task("load", "up_for_retry", try_number=2, end_date=ago(minutes=20))]
    server.declared = [declared("load", retry_delay=hours(1))]

    text = told(server.why(), ReasonKind.UP_FOR_RETRY)

    assert "'load' (try 2 failed, the next try is due at" in text
    assert "in 39 min" in text or "in 40 min" in text


@pytest.mark.parametrize(
    "unknown", [{"retry_delay": None}, {"retry_delay": hours(1), "retry_exponential_backoff": True}]
)
def test_a_retry_whose_time_is_not_known_promises_none(
    server: Airflow, unknown: dict[str, Any]
) -> None:
    server.tasks = [task("load", "up_for_retry", try_number=2, end_date=ago(minutes=20))]
    server.declared = [declared("load", **unknown)]

    assert "'load' (try 2 failed)." in told(server.why(), ReasonKind.UP_FOR_RETRY)


def test_a_deferred_task_waits_for_its_trigger(server: Airflow) -> None:
    server.tasks = [task("sense", "deferred", start_date="2026-11-26T11:22:18+00:00")]

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.DEFERRED]
    assert "'sense' (started at 2026-11-26 11:22:18 UTC)" in diagnosis.reasons[0].text


@pytest.mark.parametrize(
    ("state", "operator"),
    [("awaiting_input", "MyOperator"), ("deferred", "ApprovalOperator")],
)
def test_a_task_that_waits_for_a_person_gives_the_page_to_respond_on(
    state: str, operator: str
) -> None:
    server = Airflow(tasks=[task("approve", state, operator=operator, start_date=ago(days=2))])

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.AWAITING_INPUT]
    assert f"{BASE}/dags/sales/runs/r1/tasks/approve" in diagnosis.reasons[0].advice


def test_a_sensor_will_look_again(server: Airflow) -> None:
    server.tasks = [task("for_a_file", "up_for_reschedule")]

    assert kinds(server.why()) == [ReasonKind.UP_FOR_RESCHEDULE]


def test_an_executor_that_takes_nothing_is_told_by_how_long_a_task_is_queued(
    server: Airflow,
) -> None:
    server.tasks = [
        task("new", "queued", queued_when=ago(seconds=5)),
        task("old", "queued", queued_when=ago(hours=4)),
    ]

    diagnosis = server.why()

    assert kinds(diagnosis) == [ReasonKind.QUEUED_IN_EXECUTOR]
    text = diagnosis.reasons[0].text
    assert text.index("'old' since") < text.index("(for 4 h 0 min)") < text.index("'new' since")
    assert "Check that the executor and its workers" in diagnosis.reasons[0].advice


def test_a_task_that_has_just_been_queued_is_no_cause_for_alarm(server: Airflow) -> None:
    server.tasks = [task("load", "queued", queued_when=ago(seconds=5))]

    assert "normal for up to a minute" in told(server.why(), ReasonKind.QUEUED_IN_EXECUTOR)


def test_a_dag_with_as_many_tasks_as_it_may_have_is_seen_by_their_states() -> None:
    server = Airflow(api="v1", version="2.9.3", pools=[pool("default_pool", 128)])
    server.dag["max_active_tasks"] = 2
    server.tasks = [task("a", "running"), task("b", "queued"), task("c", "scheduled")]

    text = told(server.why(), ReasonKind.MAX_ACTIVE_TASKS)

    assert "'c'" in text
    assert "2 of 2" in text


REPORTED = {
    "Task Instance Slots Available": ReasonKind.MAX_ACTIVE_TASKS,
    "Task Concurrency": ReasonKind.TASK_CONCURRENCY,
    "Previous Dagrun State": ReasonKind.PREVIOUS_RUN,
    "Not In Retry Period": ReasonKind.UP_FOR_RETRY,
    "Ready To Reschedule": ReasonKind.UP_FOR_RESCHEDULE,
    "Max Active Runs": ReasonKind.MAX_ACTIVE_RUNS,
    "Pool Slots Available": ReasonKind.POOL_FULL,
    "Trigger Rule": ReasonKind.UPSTREAM_TASKS,
    "Mapped dependencies have succeeded": ReasonKind.UPSTREAM_TASKS,
    "Not Previously Skipped": ReasonKind.DEPENDENCY,
    "Moon Phase": ReasonKind.DEPENDENCY,
}


@pytest.mark.parametrize(("name", "kind"), REPORTED.items(), ids=REPORTED)
def test_what_airflow_reports_becomes_a_reason_in_its_words(
    server: Airflow, name: str, kind: ReasonKind
) -> None:
    server.tasks = [task("load", None)]
    server.reports["load"] = [IN_NO_STATE, {"name": name, "reason": "Not before the moon is up."}]

    diagnosis = server.why()

    assert kinds(diagnosis) == [kind]
    assert "Not before the moon is up." in diagnosis.reasons[0].text
    assert "'load'" in diagnosis.reasons[0].text


@pytest.mark.parametrize("name", ["Execution Date", "Logical Date"])
@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Logical date 2030-01-01 is in the future", ReasonKind.RUN_AFTER),
        ("The logical date is before the task's start date", ReasonKind.DEPENDENCY),
    ],
)
def test_a_date_that_airflow_reports_is_in_the_future_or_out_of_bounds(
    server: Airflow, name: str, words: str, kind: ReasonKind
) -> None:
    server.tasks = [task("load", None)]
    server.reports["load"] = [{"name": name, "reason": words}]

    assert kinds(server.why()) == [kind]


def test_a_state_that_a_newer_airflow_invents_is_named(server: Airflow) -> None:
    server.tasks = [task("load", "hibernating")]

    assert "In the state 'hibernating': 'load'" in told(server.why(), ReasonKind.DEPENDENCY)


def test_a_task_that_nothing_keeps_waits_for_the_scheduler(server: Airflow) -> None:
    server.tasks = [task("a", "scheduled"), task("b", None)]
    server.reports = {"a": [], "b": [IN_NO_STATE]}

    assert "yet: 'a' and 'b'" in told(server.why(), ReasonKind.SCHEDULED)


# Order and text.


def test_a_pause_comes_first_for_a_queued_run_and_after_the_tasks_that_run(
    server: Airflow,
) -> None:
    server.dag["is_paused"] = True
    server.tasks = [task("load", "running")]
    assert kinds(server.why()) == [ReasonKind.TASK_RUNNING, ReasonKind.DAG_PAUSED]

    server.run = queued()
    assert kinds(server.why()) == [ReasonKind.DAG_PAUSED, ReasonKind.TASK_RUNNING]


def test_what_keeps_a_task_comes_before_the_tasks_behind_it(server: Airflow) -> None:
    server.tasks = [task("load", None), task("extract", "scheduled", pool="db")]
    server.reports = {"load": BEHIND, "extract": [NO_SLOT]}
    server.pools = [pool("db", 1, running=1)]

    assert kinds(server.why()) == [ReasonKind.POOL_FULL, ReasonKind.UPSTREAM_TASKS]


def test_a_queued_run_does_not_wait_for_its_own_tasks(server: Airflow) -> None:
    server.run = queued()
    server.tasks = [task("extract", None), task("load", None)]
    server.reports = {
        "extract": [RUN_IS_QUEUED, IN_NO_STATE],
        "load": [RUN_IS_QUEUED, *BEHIND],
    }

    assert kinds(server.why()) == []


@pytest.mark.parametrize("state", ["success", "failed"])
def test_a_finished_run_waits_for_nothing_and_is_read_alone(server: Airflow, state: str) -> None:
    server.run = run_body("r1", state)

    diagnosis = server.why()

    assert diagnosis.reasons == ()
    assert server.sent == ["run"]
    assert f"has ended as {state} and waits for nothing." in str(diagnosis)
    assert ("airflow.failure(run)" in str(diagnosis)) == (state == "failed")


def test_where_nothing_is_found_the_text_says_what_was_looked_at(server: Airflow) -> None:
    server.run = queued()

    text = str(server.why())

    assert "is queued, and nothing was found that blocks it." in text
    for looked_at in ("the run", "its DAG", "its tasks", "the health of the server"):
        assert f"\n  - {looked_at}" in text
    assert "Not looked at" not in text


def test_the_text_reads_well(server: Airflow) -> None:
    server.run, server.dag["is_paused"] = queued(note="ask Ann"), True
    server.instead["tasks"] = refusal(403, api=server.api)

    diagnosis = server.why()

    assert str(diagnosis).split("\n") == [
        "Run 'r1' of DAG 'sales' is queued and makes no progress. Most likely reason first:",
        "  1. DAG 'sales' is paused: the run stays queued until it is unpaused.",
        f"     -> Unpause it: airflow.unpause('sales'). See {BASE}/dags/sales",
        "Not checked:",
        "  - its tasks: these credentials lack read on Task Instances, on DAG Runs and on the DAG",
        "Note on the run: ask Ann",
        f"See {diagnosis.run.url}",
    ]


ESCAPE = "\x1b[31m\x9b2J\u202e\r\nred"


def test_foreign_text_reaches_a_terminal_with_its_escape_sequences_visible(
    server: Airflow,
) -> None:
    server.run = run_body("r1", "running", note=ESCAPE)
    server.tasks = [task(f"load{ESCAPE}", "hibernating"), task("moon", None)]
    server.reports["moon"] = [{"name": f"Moon{ESCAPE}", "reason": ESCAPE}]
    server.instead["health"] = refusal(500, ESCAPE, api=server.api)

    diagnosis = server.why()

    texts = [str(diagnosis), *map(str, diagnosis.reasons), *diagnosis.unseen]
    assert all(line.isprintable() for text in texts for line in text.split("\n"))
    assert r"\x1b[31m\x9b2J\u202e red" in str(diagnosis)


def test_a_diagnosis_of_ones_own_is_as_harmless() -> None:
    run = attrs.evolve(Airflow().why().run, state=DagRunState.QUEUED, note=None)
    reason = Reason(kind=ReasonKind("odd"), text=f"odd{ESCAPE}", advice=ESCAPE)

    text = str(Diagnosis(run=run, reasons=(reason,), unseen=(ESCAPE,)))

    assert all(line.isprintable() for line in text.split("\n"))
    assert len(text.split("\n")) == 6


# Requests that fail.


def in_the_queue(server: Airflow) -> None:
    server.run["state"] = "queued"


def waiting_for_a_slot(server: Airflow) -> None:
    server.tasks = [task("load", "scheduled")]
    server.reports["load"] = [NO_SLOT]
    server.pools = [pool("default_pool", 1, running=1)]


def waiting_for_a_retry(server: Airflow) -> None:
    server.tasks = [task("load", "up_for_retry")]


def broken(server: Airflow) -> None:
    server.dag["has_import_errors"] = True


# Each kind of request, and a situation in which it is sent.
LOOKS: dict[str, Callable[[Airflow], None]] = {
    "dag": in_the_queue,
    "tasks": in_the_queue,
    "health": in_the_queue,
    "running runs": in_the_queue,
    "report load": waiting_for_a_slot,
    "pool default_pool": waiting_for_a_slot,
    "declared tasks": waiting_for_a_retry,
    "import errors": broken,
}
FAILURES: dict[str, httpx.Response | type[httpx.RequestError]] = {
    "forbidden": answer(403, {"title": "Forbidden", "detail": "Forbidden"}),
    "a crash": answer(500, "<html><title>Oops</title></html>", content_type="text/html"),
    "a time-out": httpx.ReadTimeout,
}
OTHER_FAILURES: list[httpx.Response | type[httpx.RequestError]] = [
    *NOT_AIRFLOW,
    refusal(401, api="v2"),
    refusal(404, "Not there", api="v2"),
    answer(200, []),
    httpx.ReadError,
]


def check_that_one_is_unseen(server: Airflow, look: str) -> None:
    diagnosis = server.why()

    assert look in server.sent
    assert len(diagnosis.unseen) == 1
    assert "\n" not in diagnosis.unseen[0]
    assert diagnosis.unseen[0] in str(diagnosis)


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
@pytest.mark.parametrize("look", LOOKS)
def test_a_look_that_fails_is_named_and_ends_nothing(
    server: Airflow, look: str, failure: httpx.Response | type[httpx.RequestError]
) -> None:
    LOOKS[look](server)
    server.instead[look] = failure

    check_that_one_is_unseen(server, look)


@pytest.mark.parametrize("failure", OTHER_FAILURES, ids=name)
def test_a_look_may_fail_in_any_way(failure: httpx.Response | type[httpx.RequestError]) -> None:
    server = Airflow(instead={"health": failure})

    check_that_one_is_unseen(server, "health")


PERMISSIONS = {
    "dag": "its DAG: these credentials lack read on the DAG",
    "pool default_pool": "pool 'default_pool': these credentials lack read on Pools",
    "import errors": "the import errors: these credentials lack read on Import Errors",
    "running runs": (
        "the running runs of its DAG: these credentials lack read on DAG Runs and on the DAG"
    ),
}


@pytest.mark.parametrize(("look", "line"), PERMISSIONS.items(), ids=PERMISSIONS)
def test_a_look_that_is_forbidden_names_the_permission(
    server: Airflow, look: str, line: str
) -> None:
    LOOKS[look](server)
    server.instead[look] = refusal(403, api=server.api)

    assert server.why().unseen == (line,)


def test_everything_but_the_run_may_be_forbidden(server: Airflow) -> None:
    server.run = queued()
    server.instead = {look: refusal(403, api=server.api) for look in LOOKS}

    diagnosis = server.why()

    assert diagnosis.reasons == ()
    assert len(diagnosis.unseen) == 4
    assert "nothing was found" in str(diagnosis)


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_run_that_cannot_be_read_is_an_error(server: Airflow, mode: Mode) -> None:
    server.instead["run"] = refusal(403, api=server.api)
    with pytest.raises(errors.PermissionDenied):
        server.why(mode)

    server.instead["run"] = refusal(404, "no run r1", api=server.api)
    with pytest.raises(RunNotFound):
        server.why(mode)


@pytest.mark.parametrize("run", [None, "sales/r1", ("sales", "r1")])
def test_what_is_no_run_is_refused(run: Any) -> None:
    with Airflow().client() as client, pytest.raises(TypeError, match="a run must be"):
        client.why(run)


# The number of requests.

COSTS: dict[str, tuple[list[dict[str, Any]], list[str]]] = {
    "a task runs": ([task("load", "running")], []),
    "a task is queued": ([task("load", "queued")], []),
    "a task waits for a slot": (
        [task("load", "scheduled", pool="db")],
        ["report load", "pool db"],
    ),
    "a task waits for its retry": ([task("load", "up_for_retry")], ["declared tasks"]),
    "a task waits for another": (
        [task("extract", "running"), task("load", None)],
        ["report load"],
    ),
    "many tasks wait": (
        [task(f"t{number}", None) for number in range(50)],
        [f"report t{number}" for number in range(5)],
    ),
}


@pytest.mark.parametrize(("tasks", "more"), COSTS.values(), ids=COSTS)
def test_only_what_can_matter_is_looked_at(tasks: list[dict[str, Any]], more: list[str]) -> None:
    server = Airflow(tasks=tasks, pools=[pool("db", 1, running=1)])
    server.reports["load"] = [NO_SLOT] if tasks[0]["state"] == "scheduled" else BEHIND

    server.why()

    assert server.sent == ["run", "dag", "tasks", "health", *more]


def test_a_queued_run_that_is_explained_costs_five_requests() -> None:
    server = Airflow(run=queued(), tasks=[task("a", None), task("b", None)])
    server.dag["is_paused"] = True

    server.why()

    assert server.sent == ["run", "dag", "tasks", "health", "running runs"]


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_of_very_many_tasks_those_that_are_active_are_found(api: Api) -> None:
    server = Airflow(api=api, tasks=[task(f"t{number}", "success") for number in range(3000)])
    server.tasks.append(task("last", "running", start_date=ago(hours=1)))

    diagnosis = server.why()

    assert "Running: 'last' since" in told(diagnosis, ReasonKind.TASK_RUNNING)
    assert server.sent.count("tasks") == 6
    assert ["further tasks" in line for line in diagnosis.unseen] == [True]


def test_the_tasks_that_could_be_queued_are_reported_on_first() -> None:
    server = Airflow(tasks=[task(f"t{number}", None) for number in range(50)])
    server.tasks.append(task("ready", "scheduled"))

    server.why()

    assert next(asked for asked in server.sent if "report" in asked) == "report ready"


def test_a_slow_look_leaves_time_for_the_others() -> None:
    world = World(retry=RetryPolicy(attempts=1, deadline=30))

    def slow() -> None:
        if len(world.sent) > 1:
            world.now += world.timeouts[-1] or 0.0

    world.on_send = slow
    late = fault(httpx.ReadTimeout)

    diagnosis = world.drive(
        why(world.session(), REF), answer(200, queued()), late, late, late, late
    )

    assert [round(timeout or 0, 1) for timeout in world.timeouts] == [30, 10, 6.7, 4.4, 3]
    assert len(diagnosis.unseen) == 4
