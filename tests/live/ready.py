"""Wait until a server that was just started really runs DAGs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from tests.live.component import Running
from tests.live.releases import CannotRun

if TYPE_CHECKING:
    from tests.live.server import AirflowServer

READY_SECONDS = 300.0
_WARM_UP_RUN = "warm_up"

T = TypeVar("T")


class _NotYet(Exception):
    """What is still missing."""


def wait_until_ready(
    server: AirflowServer, running: Sequence[Running], report: Callable[[str], None]
) -> None:
    name = f"Airflow {server.name}"
    patience = _Patience(name, running)
    with patience.until("its API answers", lambda: _logged_in(server)) as http:
        report(f"Parsing the DAGs; the API answers at {server.base_url}")
        patience.until("its DAGs are parsed", lambda: _require_parsed_dags(http, server.home))
        report("Running a first DAG, to see that tasks run")
        patience.until("a first run starts", lambda: _start_run(http, server.api))
        patience.until("a first run succeeds", lambda: _run_succeeded(http))
    report(f"{name} is ready")


def wait_until_it_answers(server: AirflowServer, api: Running) -> None:
    patience = _Patience(f"Airflow {server.name}", [api])
    patience.until("its API answers again", lambda: _logged_in(server)).close()


class _Patience:
    """Polls until the deadline, or until a component is dead."""

    def __init__(self, name: str, running: Sequence[Running]) -> None:
        self._name = name
        self._running = running
        self._deadline = time.monotonic() + READY_SECONDS

    def until(self, what: str, probe: Callable[[], T]) -> T:
        while True:
            try:
                return probe()
            except (_NotYet, httpx.HTTPError) as error:
                missing = error
            for component in self._running:
                if component.status is not None:
                    ended = f"its {component.name} ended with status {component.status}"
                    raise self._failure(f"{ended} before {what}", [component])
            if time.monotonic() > self._deadline:
                late = f"it took longer than {READY_SECONDS:.0f} s until {what}"
                raise self._failure(f"{late} ({missing})", self._running)
            time.sleep(0.1)

    def _failure(self, reason: str, culprits: Sequence[Running]) -> CannotRun:
        lines = [f"{self._name} did not start: {reason}"]
        for culprit in culprits:
            lines.append(f"--- the end of the log of its {culprit.name}:")
            lines.append(culprit.log_tail())
        return CannotRun("\n".join(lines))


def _logged_in(server: AirflowServer) -> httpx.Client:
    httpx.get(f"{server.base_url}/api/{server.api}/version", trust_env=False).raise_for_status()
    return server.http()


def _require_parsed_dags(http: httpx.Client, home: Path) -> None:
    errors = _get(http, "/importErrors")["import_errors"]
    if errors:
        reasons = "\n".join(f"{error['filename']}: {error['stack_trace']}" for error in errors)
        raise CannotRun(f"a DAG file cannot be imported\n{reasons}")
    dags = _get(http, "/dags")["dags"]
    files = {path.name for path in (home / "dags").glob("*.py") if not path.name.startswith("_")}
    parsed = {Path(dag["fileloc"]).name for dag in dags}
    if files - parsed:
        raise _NotYet(f"no DAG seen in {', '.join(sorted(files - parsed))}")


def _start_run(http: httpx.Client, api: str) -> None:
    body = {"dag_run_id": _WARM_UP_RUN} | ({"logical_date": None} if api == "v2" else {})
    answer = http.post("/dags/warm_up/dagRuns", json=body)
    if answer.status_code not in (200, 409):
        raise _NotYet(f"POST …/dagRuns was answered {answer.status_code}: {answer.text}")


def _run_succeeded(http: httpx.Client) -> None:
    state = _get(http, f"/dags/warm_up/dagRuns/{_WARM_UP_RUN}")["state"]
    if state == "failed":
        raise CannotRun("the first run of a DAG failed")
    if state != "success":
        raise _NotYet(f"it is {state}")


def _get(http: httpx.Client, path: str) -> dict[str, Any]:
    body: dict[str, Any] = http.get(path).raise_for_status().json()
    return body
