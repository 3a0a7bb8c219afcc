"""The requests that `record` sends, in this order: later ones read what earlier ones created."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from tests.live.releases import Api

Login = Literal["admin", "viewer", "none", "wrong", "expired"]

Arguments = Mapping[str, str | int]

SUCCESS = {"dag_id": "echo_conf", "dag_run_id": "recorded_success"}
FAILURE = {"dag_id": "failing", "dag_run_id": "recorded_failure"}
QUEUED = {"dag_id": "paused", "dag_run_id": "recorded_queued"}
LIFE = {"dag_id": "life_fails", "dag_run_id": "recorded_life"}
ECHO = {"dag_id": "echo_conf"}
TASK = SUCCESS | {"task_id": "echo"}
FAILED_TASK = FAILURE | {"task_id": "fail"}
QUEUED_TASK = QUEUED | {"task_id": "nothing"}
MAPPED = LIFE | {"task_id": "part"}
# The asset whose events start runs of `life_asset`.
URI = "s3://life/orders"
FEW = {"limit": 2}


@dataclass(frozen=True)
class Exchange:
    """One request, by the `operationId` in the specification of the server.

    `route` is for operations that the specification lacks; `finish` waits for the run to end.
    """

    name: str
    operation: str
    arguments: Arguments = field(default_factory=dict[str, str | int])
    body: Mapping[str, object] | None = None
    login: Login = "admin"
    route: tuple[str, str] | None = None
    finish: bool = False


def exchanges(api: Api, *, username: str, password: str, file_token: str) -> list[Exchange]:
    """All exchanges; the caller leaves out those that a server's specification does not have."""
    return [
        *(_logins(username, password) if api == "v2" else ()),
        Exchange("version", "get_version"),
        Exchange("health", "get_health"),
        *_triggers(api),
        *_runs(api),
        *_dags(api, file_token),
        *_tasks(api),
        *_mapped_tasks(api),
        *_changes(api),
        *_life(api),
        *_assets(api),
        *_administration(api),
        *_refusals(api),
        *_deletions(),
    ]


def _logins(username: str, password: str) -> list[Exchange]:
    """In Airflow 3 the login is in the specification of its auth manager, not of its API."""
    route = ("POST", "/auth/token")
    right = {"username": username, "password": password}
    wrong = {"username": username, "password": "wrong"}
    return [
        Exchange("log in", "create_token", body=right, route=route, login="none"),
        Exchange("log in: wrong password", "create_token", body=wrong, route=route, login="none"),
    ]


def _triggers(api: Api) -> list[Exchange]:
    date: dict[str, object] = {"logical_date": None} if api == "v2" else {}

    def trigger(name: str, dag_id: str, **body: object) -> Exchange:
        return Exchange(f"trigger: {name}", _trigger(api), {"dag_id": dag_id}, date | body)

    plain = trigger(
        "plain",
        "echo_conf",
        dag_run_id=SUCCESS["dag_run_id"],
        conf={"dataset_name": "monthly_sales"},
        note="started by hand",
    )
    failing = trigger("a run that will fail", "failing", dag_run_id=FAILURE["dag_run_id"])
    mapped = trigger("a run of mapped tasks", "life_fails", dag_run_id=LIFE["dag_run_id"])
    moment = "2024-06-01T12:00:00+00:00"
    return [
        replace(plain, finish=True),
        replace(plain, name="trigger: an id that exists"),
        replace(failing, finish=True),
        replace(mapped, finish=True),
        trigger("a paused DAG", "paused", dag_run_id=QUEUED["dag_run_id"]),
        trigger("an unknown DAG", "no_such_dag"),
        trigger("a conf value against the params", "declared_params", conf={"amount": 0}),
        trigger("a required param is missing", "declared_params", conf={"region": "us"}),
        trigger("a conf key that is not declared", "declared_params", conf={"amount": 1, "x": 2}),
        trigger("conf is not an object", "echo_conf", conf=[1, 2]),
        trigger("an unknown field", "echo_conf", run_id="x"),
        trigger("a run id with odd characters", "echo_conf", dag_run_id="a/b ?#"),
        trigger("a reserved run id", "echo_conf", dag_run_id="scheduled__2024"),
        trigger("a logical date", "echo_conf", dag_run_id="dated", logical_date=moment),
        trigger("a logical date that exists", "echo_conf", dag_run_id="too", logical_date=moment),
        trigger("a naive logical date", "echo_conf", logical_date="2024-06-02T12:00:00"),
        Exchange("trigger: an empty body", _trigger(api), ECHO, {}),
    ]


def _runs(api: Api) -> list[Exchange]:
    batch = "get_dag_runs_batch" if api == "v1" else "get_list_dag_runs_batch"
    all_dags: Arguments = {} if api == "v1" else {"dag_id": "~"}
    missing = {"dag_id": "echo_conf", "dag_run_id": "no_such_run"}
    every: Arguments = {"dag_id": "~", **FEW}
    failed: Arguments = {"dag_id": "~", "state": "failed"}
    chosen = {"dag_ids": ["echo_conf", "failing"], "page_limit": 2}
    wait: Arguments = {"interval": 1, "result": "echo", **SUCCESS}
    return [
        Exchange("run: success", "get_dag_run", SUCCESS),
        Exchange("run: failed", "get_dag_run", FAILURE),
        Exchange("run: queued", "get_dag_run", QUEUED),
        Exchange("run: missing", "get_dag_run", missing),
        Exchange("run: wait until finished", "wait_dag_run_until_finished", wait),
        Exchange("runs: of one DAG", "get_dag_runs", {**ECHO, **FEW}),
        Exchange("runs: of all DAGs", "get_dag_runs", every),
        Exchange("runs: by state", "get_dag_runs", failed),
        Exchange("runs: of an unknown DAG", "get_dag_runs", {"dag_id": "no_such_dag"}),
        Exchange("runs: of chosen DAGs", batch, all_dags, chosen),
    ]


def _dags(api: Api, file_token: str) -> list[Exchange]:
    source = {"file_token": file_token} if api == "v1" else ECHO
    return [
        Exchange("DAG", "get_dag", ECHO),
        Exchange("DAG: unknown", "get_dag", {"dag_id": "no_such_dag"}),
        Exchange("DAG: details with params", "get_dag_details", {"dag_id": "declared_params"}),
        Exchange("DAG: details without params", "get_dag_details", ECHO),
        Exchange("DAGs", "get_dags", FEW),
        Exchange("DAG: source", "get_dag_source", source),
        Exchange("DAG: versions", "get_dag_versions", {**ECHO, **FEW}),
        Exchange("DAG: version", "get_dag_version", {**ECHO, "version_number": 1}),
        Exchange("DAGs: statistics", "get_dag_stats", {"dag_ids": "echo_conf"}),
        Exchange("DAGs: tags", "get_dag_tags", FEW),
    ]


def _tasks(api: Api) -> list[Exchange]:
    try_number = "task_try_number" if api == "v1" else "try_number"
    log = {try_number: 1}
    chosen = {"dag_ids": ["failing"]}
    entry = {"xcom_key": "return_value"}
    all_runs: Arguments = {} if api == "v1" else {"dag_id": "~", "dag_run_id": "~"}
    return [
        Exchange("tasks", "get_tasks", ECHO),
        Exchange("task", "get_task", ECHO | {"task_id": "echo"}),
        Exchange("task instances", "get_task_instances", {**SUCCESS, **FEW}),
        Exchange("task instances: of chosen DAGs", "get_task_instances_batch", all_runs, chosen),
        Exchange("task instance", "get_task_instance", TASK),
        Exchange("task instance: failed", "get_task_instance", FAILED_TASK),
        Exchange("task instance: tries", "get_task_instance_tries", TASK),
        Exchange("task instance: links", "get_extra_links", TASK),
        Exchange("task instance: log", "get_log", {**TASK, **log}),
        Exchange("task instance: log of a failure", "get_log", {**FAILED_TASK, **log}),
        Exchange("XComs", "get_xcom_entries", {**TASK, **FEW}),
        Exchange("XCom", "get_xcom_entry", TASK | entry),
        Exchange("XCom: missing", "get_xcom_entry", TASK | {"xcom_key": "no_such_key"}),
    ]


def _changes(api: Api) -> list[Exchange]:
    set_note = "set_dag_run_note" if api == "v1" else "patch_dag_run"
    clear = {"dry_run": True, "dag_run_id": SUCCESS["dag_run_id"], "only_failed": False}
    return [
        Exchange("DAG: pause", "patch_dag", ECHO, {"is_paused": True}),
        Exchange("DAG: unpause", "patch_dag", ECHO, {"is_paused": False}),
        Exchange("run: note", set_note, SUCCESS, {"note": "seen"}),
        Exchange("run: clear, dry", "clear_dag_run", SUCCESS, {"dry_run": True}),
        Exchange("task instances: clear, dry", "post_clear_task_instances", ECHO, clear),
    ]


def _mapped_tasks(api: Api) -> list[Exchange]:
    one: Arguments = {**MAPPED, "map_index": 1}
    result: Arguments = {**MAPPED, "map_index": 0, "xcom_key": "return_value"}
    log: Arguments = {**one, "task_try_number" if api == "v1" else "try_number": 1}
    report = (
        "get_mapped_task_instance_dependencies"
        if api == "v1"
        else "get_task_instance_dependencies_by_map_index"
    )
    return [
        Exchange("task instances: of a run that failed", "get_task_instances", LIFE),
        Exchange("task instances: mapped", "get_mapped_task_instances", MAPPED),
        Exchange("task instance: mapped", "get_mapped_task_instance", one),
        Exchange("task instance: mapped, without its index", "get_task_instance", MAPPED),
        Exchange("task instance: log of a mapped one", "get_log", log),
        Exchange("task instance: dependencies of a mapped one", report, one),
        Exchange("XComs: of a mapped task", "get_xcom_entries", MAPPED),
        Exchange("XCom: of a mapped task", "get_xcom_entry", result),
    ]


def _life(api: Api) -> list[Exchange]:
    """A waiting run: the reason is requested, then it is cancelled and run again."""
    set_state = "update_dag_run_state" if api == "v1" else "patch_dag_run"
    paused = {"dag_id": QUEUED["dag_id"]}
    clear = {
        "dry_run": False,
        "dag_run_id": QUEUED["dag_run_id"],
        "only_failed": False,
        "reset_dag_runs": True,
    }
    result: Arguments = {**TASK, "xcom_key": "return_value", "stringify": "false"}
    unknown = QUEUED | {"dag_run_id": "no_such_run"}
    failed = {"state": "failed"}
    return [
        Exchange("task instance: waiting", "get_task_instance", QUEUED_TASK),
        Exchange("task instance: dependencies", "get_task_instance_dependencies", QUEUED_TASK),
        Exchange("XCom: no text", "get_xcom_entry", result),
        Exchange("run: set to failed", set_state, QUEUED, failed),
        Exchange("run: set to failed, missing", set_state, unknown, failed),
        Exchange("run: set to an unknown state", set_state, QUEUED, {"state": "hibernating"}),
        Exchange("run: set to failed, not permitted", set_state, QUEUED, failed, login="viewer"),
        Exchange("task instances: clear", "post_clear_task_instances", paused, clear),
        Exchange("run: set to failed again", set_state, QUEUED, failed),
        Exchange("run: clear", "clear_dag_run", QUEUED, {"dry_run": False}),
    ]


def _assets(api: Api) -> list[Exchange]:
    """The DAG is paused first: Airflow 3 fails to list an event whose run is queued."""
    emit, one, events = "create_asset_event", "get_asset", "get_asset_events"
    asset: Arguments = {"asset_id": 1}
    mine: dict[str, object] = {"asset_id": 1}
    unknown: dict[str, object] = {"asset_id": 999999}
    if api == "v1":
        emit, one, events = "create_dataset_event", "get_dataset", "get_dataset_events"
        asset, mine, unknown = {"uri": URI}, {"dataset_uri": URI}, {"dataset_uri": "s3://nowhere"}
    extra = {"rows": 3, "regions": ["eu", None]}
    consumer = {"dag_id": "life_asset"}
    return [
        Exchange("DAG: pause the consumer", "patch_dag", consumer, {"is_paused": True}),
        Exchange("DAG: details of a consumer", "get_dag_details", consumer),
        Exchange("asset", one, asset),
        Exchange("asset: event", emit, body=mine | {"extra": extra}),
        Exchange("asset: event without an extra", emit, body=mine),
        Exchange("asset: event of an unknown one", emit, body=unknown | {"extra": extra}),
        Exchange("asset: event, not permitted", emit, body=mine, login="viewer"),
        Exchange("asset: events", events, FEW),
    ]


def _administration(api: Api) -> list[Exchange]:
    post_variable = "post_variables" if api == "v1" else "post_variable"
    variable = {"key": "region", "value": "eu", "description": "where"}
    connection = {"connection_id": "warehouse", "conn_type": "http", "host": "example.invalid"}
    pool = {"name": "few", "slots": 2}
    return [
        Exchange("variable: add", post_variable, body=variable),
        Exchange("variable", "get_variable", {"variable_key": "region"}),
        Exchange("variables", "get_variables", FEW),
        Exchange("connection: add", "post_connection", body=connection),
        Exchange("connection", "get_connection", {"connection_id": "warehouse"}),
        Exchange("connections", "get_connections", FEW),
        Exchange("pool: add", "post_pool", body=pool),
        Exchange("pool", "get_pool", {"pool_name": "default_pool"}),
        Exchange("pools", "get_pools", FEW),
        Exchange("import errors", "get_import_errors", FEW),
        Exchange("event logs", "get_event_logs", FEW),
        Exchange("event log", "get_event_log", {"event_log_id": 1}),
        Exchange("DAG warnings", "get_dag_warnings" if api == "v1" else "list_dag_warnings", FEW),
        Exchange("assets", "get_datasets" if api == "v1" else "get_assets", FEW),
        Exchange("jobs", "get_jobs", FEW),
        Exchange("config", "get_config"),
        Exchange("providers", "get_providers", FEW),
        Exchange("plugins", "get_plugins", FEW),
        Exchange("users", "get_users", FEW),
        Exchange("roles", "get_roles", FEW),
        Exchange("permissions", "get_permissions", FEW),
    ]


def _refusals(api: Api) -> list[Exchange]:
    trigger, body = _trigger(api), {"logical_date": None} if api == "v2" else {}
    expired = Exchange("DAG: expired token", "get_dag", ECHO, login="expired")
    return [
        Exchange("DAG: no credentials", "get_dag", ECHO, login="none"),
        Exchange("DAG: wrong credentials", "get_dag", ECHO, login="wrong"),
        *([expired] if api == "v2" else []),
        Exchange("trigger: no credentials", trigger, ECHO, body, login="none"),
        Exchange("trigger: not permitted", trigger, ECHO, body, login="viewer"),
        Exchange("unknown route", "", route=("GET", f"/api/{api}/no_such_route")),
        Exchange("version: the API of the other", "", route=("GET", f"/api/{_other(api)}/version")),
        Exchange("DAGs: the API of the other", "", route=("GET", f"/api/{_other(api)}/dags")),
    ]


def _deletions() -> list[Exchange]:
    return [
        Exchange("variable: delete", "delete_variable", {"variable_key": "region"}),
        Exchange("connection: delete", "delete_connection", {"connection_id": "warehouse"}),
        Exchange("pool: delete", "delete_pool", {"pool_name": "few"}),
        Exchange("run: delete", "delete_dag_run", QUEUED),
        Exchange("DAG: delete", "delete_dag", {"dag_id": QUEUED["dag_id"]}),
    ]


def _trigger(api: Api) -> str:
    return "post_dag_run" if api == "v1" else "trigger_dag_run"


def _other(api: Api) -> Api:
    return "v2" if api == "v1" else "v1"
