"""The cases about the life of a run: its tasks, logs, results and end, and related resources."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from airflow_trigger.models import JSON, Api
from tests.contract.same_case import RESULT, RUN, Case, trigger

FAILS = f"dags/life_fails/dagRuns/{RUN}fails"
ECHO = f"dags/echo_conf/dagRuns/{RUN}echo/taskInstances/echo"
QUEUED = f"dags/many/dagRuns/{RUN}life"
# Airflow 2 may count a try twice if the task runs after another task.
COUNTED = ("try_number", "max_tries")
# Fields that depend on the operator of a task, which the fake does not know.
DECLARED = ("class_ref", "is_mapped", "template_fields", "ui_color", "ui_fgcolor")
NDJSON = "application/x-ndjson"
BOTH = f"{NDJSON}, text/plain;q=0.5"
URI = "s3://life/orders"


def life_cases(api: Api) -> list[Case]:
    return [
        *_surroundings(api),
        *_dags(),
        *_runs(api),
        *_tasks(api),
        *_one_task(),
        *_logs(api),
        *_xcoms(),
        *_dependencies(),
        *_cancels(api),
        *_clears(),
        *_clears_of_runs(),
        *_refused_clears(),
        *_assets(api),
        *_events(api),
        *_refused_events(api),
    ]


def _surroundings(api: Api) -> Iterator[Case]:
    health = "monitor/health" if api == "v2" else "health"
    yield Case(name="health, without a login", path=health, login="none")
    yield Case(name="pools", path="pools")
    yield Case(name="pool", path="pools/default_pool")
    yield Case(name="pool, read by a viewer", path="pools/default_pool", login="viewer")
    yield Case(name="unknown pool", path="pools/no_such_pool")
    yield Case(name="import errors", path="importErrors")
    yield Case(name="import errors, read by a viewer", path="importErrors", login="viewer")
    order = "-id" if api == "v2" else "-import_error_id"
    newest = {"limit": "100", "order_by": order}
    yield Case(name="import errors, the newest first", path="importErrors", query=newest)


def _dags() -> Iterator[Case]:
    yield Case(name="DAG life_slow", path="dags/life_slow")
    yield Case(name="DAG life_asset", path="dags/life_asset")
    for dag_id in ("life_slow", "life_asset"):
        details = Case(name=f"details of {dag_id}", path=f"dags/{dag_id}/details")
        yield attrs.evolve(details, opaque=("default_args",))
    for dag_id in ("many", "life_fails", "no_such_dag"):
        tasks = Case(name=f"declared tasks of {dag_id}", path=f"dags/{dag_id}/tasks")
        yield attrs.evolve(tasks, opaque=DECLARED)
    viewer = Case(name="declared tasks, read by a viewer", path="dags/many/tasks", login="viewer")
    yield attrs.evolve(viewer, opaque=DECLARED)


def _runs(api: Api) -> Iterator[Case]:
    """A run that stays queued, one that fails, and one that succeeds."""
    yield trigger(api, "a run that stays queued", "many", dag_run_id=f"{RUN}life")
    fails = trigger(api, "a run that fails", "life_fails", dag_run_id=f"{RUN}fails")
    yield attrs.evolve(fails, finish=True)
    echo = trigger(
        api, "a run with a result", "echo_conf", dag_run_id=f"{RUN}echo", conf={**RESULT}
    )
    yield attrs.evolve(echo, finish=True)
    yield Case(name="run that has failed", path=FAILS)


def _tasks(api: Api) -> Iterator[Case]:
    def tasks(name: str, path: str, **query: str | list[str]) -> Case:
        return Case(
            name=f"tasks: {name}", path=f"{path}/taskInstances", query=query, opaque=COUNTED
        )

    yield tasks("of a queued run", QUEUED)
    yield tasks("of a run that has ended", f"dags/echo_conf/dagRuns/{RUN}echo")
    yield tasks("without a process", f"dags/quick/dagRuns/{RUN}quick")
    yield tasks("of a run that has failed", FAILS)
    yield tasks("failed", FAILS, state="failed")
    yield tasks("upstream_failed", FAILS, state="upstream_failed")
    both = tasks("in one of two states", FAILS, state=["failed", "upstream_failed"])
    yield attrs.evolve(both, is_ordered=False)
    yield tasks("in no state", QUEUED, state="none")
    yield tasks("in no state or one", QUEUED, state=["none", "success"])
    yield tasks("no_status", QUEUED, state="no_status")
    yield tasks("in an unknown state", FAILS, state="hibernating")
    yield tasks("limit 2", FAILS, limit="2", state="success")
    yield tasks("another page", FAILS, limit="2", offset="1", state="success")
    yield tasks("a page behind the last", FAILS, offset="100")
    yield tasks("limit 0", FAILS, limit="0")
    yield tasks("limit 1000", FAILS, limit="1000", state="failed")
    yield tasks("limit x", FAILS, limit="x")
    yield tasks("ordered by map_index", FAILS, order_by="-map_index", state="success", limit="1")
    yield tasks("ordered by task_id", FAILS, order_by="task_id")
    yield tasks("by an unknown filter", QUEUED, x="1")
    yield tasks("of an unknown run", "dags/many/dagRuns/no_such_run")
    yield tasks("of an unknown DAG", "dags/no_such_dag/dagRuns/no_such_run")
    if api == "v2":
        # SQLite treats -1 as no limit, PostgreSQL as an error.
        yield tasks("limit -1", FAILS, limit="-1")
    viewer = tasks("read by a viewer", QUEUED)
    yield attrs.evolve(viewer, login="viewer")
    yield attrs.evolve(viewer, name="tasks: without a login", login="none")


def _one_task() -> Iterator[Case]:
    def task(name: str, path: str) -> Case:
        return Case(name=f"task: {name}", path=path, opaque=COUNTED)

    tasks = f"{FAILS}/taskInstances"
    yield task("queued", f"{QUEUED}/taskInstances/nothing")
    yield task("ended", ECHO)
    yield task("failed", f"{tasks}/load")
    yield task("upstream_failed", f"{tasks}/report")
    yield task("mapped", f"{tasks}/part/1")
    yield task("mapped, without its index", f"{tasks}/part")
    yield task("mapped, an unknown index", f"{tasks}/part/9")
    yield task("not mapped, with an index", f"{tasks}/load/0")
    yield task("not mapped, with the index -1", f"{tasks}/load/-1")
    yield task("unknown", f"{tasks}/no_such_task")
    yield task("of an unknown run", "dags/many/dagRuns/no_such_run/taskInstances/nothing")
    yield task("of an unknown DAG", "dags/no_such_dag/dagRuns/x/taskInstances/nothing")


def _logs(api: Api) -> Iterator[Case]:
    accept = NDJSON if api == "v2" else "text/plain"

    def log(name: str, path: str, **query: str) -> Case:
        return Case(name=f"log: {name}", path=path, query=query, accept=accept, is_log=True)

    tasks = f"{FAILS}/taskInstances"
    yield log("of a success", f"{ECHO}/logs/1")
    yield log("of a failure", f"{tasks}/part/logs/1", map_index="1")
    if api == "v2":
        # Airflow 2 may number the first try of this task 2.
        yield log("of a failure with a cause", f"{tasks}/load/logs/1")
    for name, header in (("both", BOTH), ("JSON", "application/json"), ("anything", "*/*")):
        case = log(f"as {name}", f"{ECHO}/logs/1")
        yield attrs.evolve(case, accept=header)
    yield attrs.evolve(log("as text", f"{ECHO}/logs/1"), accept="text/plain")
    yield log("try 0", f"{ECHO}/logs/0")
    yield log("try 99", f"{ECHO}/logs/99")
    yield log("try -1", f"{ECHO}/logs/-1")
    yield log("try x", f"{ECHO}/logs/x")
    yield log("of a task that was never run", f"{tasks}/report/logs/0")
    yield log("of a task that waits", f"{QUEUED}/taskInstances/nothing/logs/0")
    yield log("mapped, without its index", f"{tasks}/part/logs/1")
    yield log("mapped, an unknown index", f"{tasks}/part/logs/1", map_index="9")
    yield log("not mapped, with an index", f"{ECHO}/logs/1", map_index="0")
    yield log("of an unknown task", f"{tasks}/no_such_task/logs/1")
    yield log("of an unknown run", "dags/many/dagRuns/no_such_run/taskInstances/nothing/logs/1")
    yield log("of an unknown DAG", "dags/no_such_dag/dagRuns/x/taskInstances/nothing/logs/1")
    yield attrs.evolve(log("read by a viewer", f"{ECHO}/logs/1"), login="viewer")


def _xcoms() -> Iterator[Case]:
    def xcom(name: str, path: str, **query: str) -> Case:
        return Case(name=f"XCom: {name}", path=path, query=query)

    entries = f"{ECHO}/xcomEntries"
    tasks = f"{FAILS}/taskInstances"
    for key in ("return_value", *RESULT):
        yield xcom(key, f"{entries}/{key}")
        yield xcom(f"{key}, no text", f"{entries}/{key}", stringify="false")
    yield xcom("as a text", f"{entries}/return_value", stringify="true")
    yield xcom("deserialized", f"{entries}/return_value", deserialize="true")
    yield xcom("by an unknown parameter", f"{entries}/return_value", x="1")
    yield xcom("unknown key", f"{entries}/no_such_key")
    yield xcom("unknown task", f"{tasks}/no_such_task/xcomEntries/return_value")
    yield xcom("unknown run", "dags/many/dagRuns/x/taskInstances/nothing/xcomEntries/return_value")
    yield xcom("unknown DAG", "dags/no_such_dag/dagRuns/x/taskInstances/x/xcomEntries/return_value")
    yield xcom("mapped", f"{tasks}/part/xcomEntries/return_value", map_index="2")
    yield xcom("mapped, without its index", f"{tasks}/part/xcomEntries/return_value")
    yield xcom("of a task that failed", f"{tasks}/load/xcomEntries/return_value")
    yield xcom("all", entries)
    yield xcom("all of one key", entries, xcom_key="return_value")
    yield xcom("all of an unknown key", entries, xcom_key="no_such_key")
    yield xcom("a page", entries, limit="1", offset="1")
    yield xcom("all of a mapped task", f"{tasks}/part/xcomEntries", xcom_key="return_value")
    yield xcom("all of one index", f"{tasks}/part/xcomEntries", map_index="2")
    yield xcom("all of an unknown task", f"{tasks}/no_such_task/xcomEntries")
    yield xcom("all of an unknown run", "dags/many/dagRuns/x/taskInstances/nothing/xcomEntries")
    viewer = xcom("read by a viewer", f"{entries}/return_value")
    yield attrs.evolve(viewer, login="viewer")


def _dependencies() -> Iterator[Case]:
    def report(name: str, path: str, **query: str) -> Case:
        return Case(name=f"dependencies: {name}", path=f"{path}/dependencies", query=query)

    tasks = f"{FAILS}/taskInstances"
    yield report("of a paused DAG", f"{QUEUED}/taskInstances/nothing")
    yield report("of a success", ECHO)
    yield report("of a failure", f"{tasks}/load")
    yield report("of a task after it", f"{tasks}/report")
    yield report("mapped", f"{tasks}/part/1")
    yield report("mapped, without its index", f"{tasks}/part")
    yield report("not mapped, with the index -1", f"{tasks}/load/-1")
    yield report("unknown task", f"{tasks}/no_such_task")
    yield report("unknown run", "dags/many/dagRuns/no_such_run/taskInstances/nothing")
    yield report("unknown DAG", "dags/no_such_dag/dagRuns/x/taskInstances/nothing")
    viewer = report("read by a viewer", f"{QUEUED}/taskInstances/nothing")
    yield attrs.evolve(viewer, login="viewer")


def _cancels(api: Api) -> Iterator[Case]:
    def patch(name: str, path: str, body: JSON, **query: str) -> Case:
        return Case(name=f"cancel: {name}", method="PATCH", path=path, body=body, query=query)

    failed: JSON = {"state": "failed"}
    yield attrs.evolve(patch("by a viewer", QUEUED, failed), login="viewer")
    yield attrs.evolve(patch("without a login", QUEUED, failed), login="none")
    for state in ("running", "hibernating", 5, None):
        yield patch(f"state {state!r}", QUEUED, {"state": state})
    yield patch("no state", QUEUED, {})
    yield patch("unknown field", QUEUED, {"state": "failed", "x": 1})
    yield patch("of an unknown run", "dags/many/dagRuns/no_such_run", failed)
    yield patch("of an unknown DAG", "dags/no_such_dag/dagRuns/x", failed)
    yield patch("with a mask", QUEUED, {"state": "failed", "note": "no"}, update_mask="note")
    yield Case(name="run that was not cancelled", path=QUEUED)
    yield patch("of a queued run", QUEUED, failed)
    yield Case(name="run that was cancelled", path=QUEUED)
    yield Case(name="tasks: of a run that was cancelled", path=f"{QUEUED}/taskInstances")
    yield patch("once more", QUEUED, failed)
    quick = f"dags/quick/dagRuns/{RUN}quick"
    yield patch("of a run that has succeeded", quick, failed)
    yield Case(name="run that was cancelled after it had succeeded", path=quick)
    yield trigger(api, "another run that stays queued", "many", dag_run_id=f"{RUN}noted")
    body: JSON = {"state": "failed", "note": "by us"}
    yield patch("with a note", f"dags/many/dagRuns/{RUN}noted", body)


def _clear(name: str, run_id: str, dag_id: str = "many", **fields: JSON) -> Case:
    return Case(
        name=f"clear: {name}",
        method="POST",
        path=f"dags/{dag_id}/clearTaskInstances",
        body={"dag_run_id": run_id, **fields},
        opaque=COUNTED,
    )


def _clears() -> Iterator[Case]:
    run, fails = f"{RUN}life", f"{RUN}fails"

    load: JSON = ["load"]
    part: JSON = ["part"]
    index: JSON = [["part", 1]]

    def dry(name: str, **fields: JSON) -> Case:
        return _clear(f"{name}, dry", fails, "life_fails", **fields)

    yield _clear("what nobody asked to do", run)
    yield attrs.evolve(dry("the failed tasks"), is_ordered=False)
    yield dry("all tasks", only_failed=False)
    yield dry("one task", only_failed=False, task_ids=load)
    yield dry("one and those after it", only_failed=False, task_ids=load, include_downstream=True)
    yield dry("a mapped task", task_ids=part)
    yield dry("one index", task_ids=index)
    yield _clear("an unknown task", run, task_ids=["no_such_task"])
    yield _clear("nothing that failed", run, dry_run=False)
    yield Case(name="run of which nothing was cleared", path=QUEUED)
    yield attrs.evolve(_clear("by a viewer", run), login="viewer")
    yield _clear("all", run, dry_run=False, only_failed=False, reset_dag_runs=True)
    yield Case(name="run that was cleared", path=QUEUED)
    cleared = Case(name="tasks: of a run that was cleared", path=f"{QUEUED}/taskInstances")
    yield attrs.evolve(cleared, opaque=COUNTED)


def _clears_of_runs() -> Iterator[Case]:
    def clear(name: str, body: JSON | bytes, path: str = QUEUED) -> Case:
        return Case(name=f"clear a run: {name}", method="POST", path=f"{path}/clear", body=body)

    yield clear("dry", {})
    yield attrs.evolve(clear("by a viewer", {}), login="viewer")
    yield clear("no body", b"")
    yield clear("the failed tasks, dry", {"only_failed": True})
    yield clear("unknown field", {"dry_run": True, "x": 1})
    yield clear("unknown run", {}, "dags/many/dagRuns/no_such_run")
    yield clear("unknown DAG", {}, "dags/no_such_dag/dagRuns/x")
    yield clear("all", {"dry_run": False}, f"dags/many/dagRuns/{RUN}noted")


def _refused_clears() -> Iterator[Case]:
    run = f"{RUN}life"
    yield _clear("an unknown run", "no_such_run")
    yield _clear("of an unknown DAG", run, "no_such_dag")
    yield _clear("unknown field", run, x=1)
    yield _clear("dry_run that is a text", run, dry_run="maybe")
    yield _clear("task_ids that are none", run, task_ids=[])
    yield _clear("task_ids that are a text", run, task_ids="nothing")
    yield _clear("only_running", run, only_running=True)
    yield _clear("only_failed and only_running", run, only_failed=True, only_running=True)
    yield _clear("run_on_latest_version", run, run_on_latest_version=False)
    yield _clear("prevent_running_task", run, prevent_running_task=False)
    yield _clear("include_subdags", run, include_subdags=False)
    yield _clear("note", run, note="again")


def _assets(api: Api) -> Iterator[Case]:
    path, things = ("assets", "assets") if api == "v2" else ("datasets", "datasets")
    pause: JSON = {"is_paused": True}
    yield Case(name="pause life_asset", method="PATCH", path="dags/life_asset", body=pause)
    yield Case(name=things, path=path)
    yield Case(name=f"{things} by a pattern", path=path, query={"uri_pattern": "LIFE/order_"})
    yield Case(name=f"{things} by an unknown pattern", path=path, query={"uri_pattern": "no_such"})
    asked = {"uri_pattern": "s3://life/orders", "limit": "100", "offset": "0", "order_by": "id"}
    yield Case(name=f"{things}, by their ids", path=path, query=asked)
    yield Case(name=f"{things} by an unknown filter", path=path, query={"x": "1"})
    yield Case(name=f"{things}, read by a viewer", path=path, login="viewer")
    if api == "v2":
        yield Case(name="asset", path="assets/1")
        yield Case(name="unknown asset", path="assets/999999")
        yield Case(name="asset x", path="assets/x")
    else:
        yield Case(name="dataset", path="datasets/s3%3A%2F%2Flife%2Forders")
        yield Case(name="unknown dataset", path="datasets/s3%3A%2F%2Fnowhere")


def _events(api: Api) -> Iterator[Case]:
    path = _events_path(api)
    mine: dict[str, JSON] = {"asset_id": 1} if api == "v2" else {"dataset_uri": URI}
    number = "asset_id" if api == "v2" else "dataset_id"
    extra: JSON = {"rows": 3, "regions": ["eu", None], "from_rest_api": "mine"}
    yield Case(name="events: none yet", path=path)
    yield _event(api, "with an extra", mine | {"extra": extra})
    yield _event(api, "without an extra", mine)
    yield _event(api, "with an extra that is empty", mine | {"extra": {}})
    yield Case(name="events: all", path=path, query={number: "1"})
    newest = {"order_by": "-timestamp", "limit": "1"}
    yield Case(name="events: the newest", path=path, query=newest)
    yield Case(name="events: another page", path=path, query=newest | {"offset": "1"})
    yield Case(name="events: of an unknown asset", path=path, query={number: "999999"})
    yield Case(name="events: ordered by id", path=path, query={"order_by": "id"})
    yield Case(name="events: by an unknown filter", path=path, query={"x": "1", "limit": "1"})
    yield Case(name="events: read by a viewer", path=path, query={"limit": "1"}, login="viewer")
    if api == "v2":
        yield Case(name="asset after its events", path="assets/1")


def _refused_events(api: Api) -> Iterator[Case]:
    mine: dict[str, JSON] = {"asset_id": 1} if api == "v2" else {"dataset_uri": URI}
    nowhere: dict[str, JSON] = {"asset_id": 999999} if api == "v2" else {"dataset_uri": "s3://no"}
    odd: dict[str, JSON] = {"asset_id": "x"} if api == "v2" else {"dataset_uri": 5}
    yield _event(api, "of an unknown asset", nowhere)
    yield _event(api, "of an asset that is none", odd)
    yield _event(api, "of no asset", {"extra": {}})
    extras: list[JSON] = [None, "a text", [1], 5]
    for extra in extras:
        yield _event(api, f"with the extra {extra!r}", mine | {"extra": extra})
    yield _event(api, "with an unknown field", mine | {"x": 1})
    yield _event(api, "with a body that is a list", [])
    yield attrs.evolve(_event(api, "by a viewer", mine), login="viewer")
    yield attrs.evolve(_event(api, "without a login", mine), login="none")


def _event(api: Api, name: str, body: JSON) -> Case:
    return Case(name=f"event: {name}", method="POST", path=_events_path(api), body=body)


def _events_path(api: Api) -> str:
    return "assets/events" if api == "v2" else "datasets/events"
