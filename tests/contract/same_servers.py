"""The servers that the cases are sent to: the fake or a real one."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import attrs
import httpx

from airflow_trigger import RunRef
from airflow_trigger.models import Api
from airflow_trigger.testing import AuthManager, FakeAirflow, ParamDeclaration, Permission
from tests.contract.same_case import RESULT, Login
from tests.live.server import AirflowServer

FINISH_SECONDS = 60.0
# The DAGs of `tests/live/dags` that the cases use, with the params that they declare.
OBJECTS: dict[str, Mapping[str, ParamDeclaration]] = {
    "schema_texts": {
        "length": {"default": "abc", "type": "string", "minLength": 2, "maxLength": 4},
        "pattern": {"default": "AB-1", "type": "string", "pattern": "^[A-Z]{2}-[0-9]+$"},
        "enum": {"default": "eu", "enum": ["eu", 1, False, None, 2.5, ["a"]]},
        "const": {"default": 1, "const": 1},
        "nullable": {"default": None, "type": ["null", "string"], "maxLength": 5},
    },
    "schema_numbers": {
        "integer": {"default": 1, "type": "integer", "minimum": 1, "maximum": 100},
        "number": {
            "default": 0.5,
            "type": "number",
            "exclusiveMinimum": 0,
            "exclusiveMaximum": 10,
        },
        "multiple": {"default": 3, "type": "integer", "multipleOf": 3},
        "decimals": {"default": 0.1, "type": "number", "multipleOf": 0.1},
        "boolean": {"default": False, "type": "boolean"},
    },
    "schema_moments": {
        "date": {"default": "2024-01-31", "type": "string", "format": "date"},
        "date_time": {
            "default": "2024-01-31T12:00:00+00:00",
            "type": "string",
            "format": "date-time",
        },
    },
    "schema_required": {"x": {"type": "integer"}},
    "schema_unfit_text": {},
    "many": {},
    "paused": {},
    "quick": {},
    "echo_conf": {},
    "life_asset": {},
    "life_fails": {},
    "life_slow": {},
}
UNPAUSED = ("quick", "echo_conf", "life_asset", "life_fails", "life_slow")
TASKS: dict[str, Mapping[str, Iterable[str]]] = {
    "echo_conf": {"echo": ()},
    "life_fails": {
        "extract": (),
        "load": ("extract",),
        "report": ("load",),
        "part": (),
        "gather": ("part",),
    },
}


@attrs.frozen(kw_only=True)
class Server:
    """How to reach a server, log in, and wait until a run has ended or a DAG has drained."""

    version: str
    password: str = attrs.field(repr=False)
    http: httpx.Client
    headers: Callable[[Login], dict[str, str]]
    finish: Callable[[str, str], None]
    drain: Callable[[str], None]

    @property
    def api(self) -> Api:
        return "v1" if self.version.startswith("2.") else "v2"


@contextmanager
def fake_server(version: str, manager: AuthManager | None = None) -> Generator[Server, None, None]:
    fake = FakeAirflow(version=version, auth_manager=manager)
    fake.add_user("viewer", "viewer-password", permissions=_looks(version))
    # The real servers of the suite run no triggerer.
    fake.set_health(triggerer=None)
    for dag_id, params in OBJECTS.items():
        fake.add_dag(
            dag_id,
            params=params,
            is_paused=dag_id not in UNPAUSED,
            start_date=datetime(2024, 1, 1, tzinfo=UTC),
            tasks=TASKS.get(dag_id, {"nothing": ()}),
            max_active_runs=1 if dag_id == "life_slow" else 16,
        )
    fake.add_asset("s3://life/orders", dags=["life_asset"])
    http = httpx.Client(base_url=fake.url, transport=fake.transport)

    def headers(login: Login) -> dict[str, str]:
        if login == "expired":
            token = fake.token
            fake.expire_tokens()
            return _bearer(token)
        if fake.api == "v1" or login in ("none", "wrong"):
            return _headers(fake.api, login, {"admin": fake.password, "viewer": "viewer-password"})
        return _bearer(fake.token if login == "admin" else _token(http, "viewer-password"))

    def finish(dag_id: str, run_id: str) -> None:
        _end(fake, RunRef(dag_id, run_id))

    def drain(dag_id: str) -> None:
        for run in fake.runs(dag_id):
            if not run.is_finished:
                fake.finish(run)

    with http:
        yield Server(
            version=version,
            password=fake.password,
            http=http,
            headers=headers,
            finish=finish,
            drain=drain,
        )


def _looks(version: str) -> list[Permission]:
    """The permissions of a viewer: reading everything, except pools before 2.9."""
    looks: tuple[Permission, ...] = ("read", "tasks", "logs", "xcoms", "import_errors", "assets")
    is_old = tuple(map(int, version.split(".")[:2])) < (2, 9)
    return [*looks, *(() if is_old else ("pools",))]


def _end(fake: FakeAirflow, run: RunRef) -> None:
    """End a run the way it ends on a real server."""
    if run.dag_id == "life_fails":
        _fail(fake, run)
        return
    fake.finish(run)
    if run.dag_id == "echo_conf":
        fake.push_xcom(run, "echo", {**RESULT})
        for key, value in RESULT.items():
            fake.push_xcom(run, "echo", value, key=key)


def _fail(fake: FakeAirflow, run: RunRef) -> None:
    for index in range(3):
        fake.set_task(run, "part", state="failed" if index == 1 else "success", map_index=index)
        if index != 1:
            fake.push_xcom(run, "part", index, map_index=index)
    missing = KeyError("part 1 has no rows")
    fake.write_log(run, "part", "", exception=missing, map_index=1)
    lost = ValueError("the file is missing: orders-2026.csv")
    lost.__cause__ = OSError("the disk is asleep")
    fake.fail(run, task="load", log="the secret is None", exception=lost)


@contextmanager
def real_server(server: AirflowServer) -> Generator[Server, None, None]:
    # A new connection for each request: a busy server may reset an idle one just as it is reused.
    limits = httpx.Limits(max_keepalive_connections=0)
    http = httpx.Client(base_url=server.base_url, timeout=60, trust_env=False, limits=limits)
    known: dict[Login, dict[str, str]] = {
        "admin": {"Authorization": server.authorization()},
        "viewer": {"Authorization": server.authorization(as_viewer=True)},
    }

    def headers(login: Login) -> dict[str, str]:
        if login == "expired":
            return _bearer(server.expired_token())
        return known.get(login) or _headers(server.api, login, {"admin": server.password})

    def finish(dag_id: str, run_id: str) -> None:
        wait_for(f"dags/{dag_id}/dagRuns/{run_id}", "state", ("success", "failed"))

    def drain(dag_id: str) -> None:
        wait_for(f"dags/{dag_id}", "scheduling_state", ("paused",))

    def wait_for(path: str, field: str, wanted: Sequence[str]) -> None:
        deadline = time.monotonic() + FINISH_SECONDS
        while True:
            answer = http.get(f"/api/{server.api}/{path}", headers=known["admin"])
            body: dict[str, Any] = answer.json()
            if body[field] in wanted:
                return
            assert time.monotonic() < deadline, f"{path} is still {body[field]}"
            time.sleep(0.1)

    with http:
        yield Server(
            version=server.version,
            password=server.password,
            http=http,
            headers=headers,
            finish=finish,
            drain=drain,
        )


def _headers(api: Api, login: Login, passwords: Mapping[str, str]) -> dict[str, str]:
    if login == "none":
        return {}
    if api == "v2":
        return _bearer("not-a-token")
    username = "admin" if login == "wrong" else login
    password = "wrong" if login == "wrong" else passwords[login]
    basic = base64.b64encode(f"{username}:{password}".encode()).decode()
    return {"Authorization": f"Basic {basic}"}


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _token(http: httpx.Client, password: str) -> str:
    body = {"username": "viewer", "password": password}
    token: str = http.post("/auth/token", json=body).raise_for_status().json()["access_token"]
    return token
