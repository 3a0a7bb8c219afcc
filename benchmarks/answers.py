"""The stub's responses: recordings of real servers, with the ids and the conf of the request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote

RECORDINGS = Path(__file__).parents[1] / "tests" / "recordings"
VERSIONS = {"v1": "2.11.2", "v2": "3.3.2"}
RUNS_IN_ALL = 250


class Answer(NamedTuple):
    status: int
    body: bytes


class Airflow:
    """A simulated server. As in the recordings, `no_such_dag` and `no_such_run` do not exist.

    Every other DAG exists (`declared_params` has params), and every other run has succeeded.
    """

    def __init__(self, api: str, *, seen: Path | None = None) -> None:
        recording = json.loads((RECORDINGS / f"{VERSIONS[api]}.json").read_text())
        self._recorded = {entry["name"]: entry["response"] for entry in recording}
        self._prefix = f"/api/{api}/"
        self._seen = None if seen is None else seen.open("a", buffering=1)
        self._requests = 0
        self._triggers = 0

    def answer(self, method: str, target: str, body: bytes) -> Answer:
        if target == "/counts":
            return as_json(200, {"requests": self._requests, "triggers": self._triggers})
        self._requests += 1
        path, _, query = target.partition("?")
        if not path.startswith(self._prefix):
            return self._as_recorded("version: the API of the other")
        match method, [unquote(part) for part in path.removeprefix(self._prefix).split("/")]:
            case "GET", ["version"]:
                return self._as_recorded("version")
            case "GET", ["dags", dag_id, "details"]:
                return self._details(dag_id)
            case "POST", ["dags", dag_id, "dagRuns"]:
                return self._trigger(dag_id, json.loads(body))
            case "GET", ["dags", dag_id, "dagRuns"]:
                return self._page(dag_id, parse_qs(query))
            case "GET", ["dags", _, "dagRuns", "no_such_run"]:
                return self._as_recorded("run: missing")
            case "GET", ["dags", dag_id, "dagRuns", run_id]:
                return as_json(200, self._run(dag_id, run_id))
            case "POST", ["dags", "~", "dagRuns", "list"]:
                return self._as_recorded("runs: of chosen DAGs")
            case _:
                return self._as_recorded("unknown route")

    def _details(self, dag_id: str) -> Answer:
        match dag_id:
            case "no_such_dag":
                return self._as_recorded("DAG: unknown")
            case "declared_params":
                return self._as_recorded("DAG: details with params")
            case _:
                details = self._body("DAG: details without params")
                return as_json(200, details | {"dag_id": dag_id})

    def _trigger(self, dag_id: str, wanted: dict[str, Any]) -> Answer:
        self._triggers += 1
        if self._seen is not None:
            self._seen.write(wanted["dag_run_id"] + "\n")
        if dag_id == "no_such_dag":
            return self._as_recorded("trigger: an unknown DAG")
        given = {name: wanted[name] for name in ("dag_run_id", "conf", "note") if name in wanted}
        return as_json(200, self._body("trigger: plain") | {"dag_id": dag_id} | given)

    def _page(self, dag_id: str, query: dict[str, list[str]]) -> Answer:
        first, limit = int(query["offset"][0]), int(query["limit"][0])
        numbers = range(first, min(first + limit, RUNS_IN_ALL))
        runs = [self._run(dag_id, f"run-{number}") for number in numbers]
        return as_json(200, {"dag_runs": runs, "total_entries": RUNS_IN_ALL})

    def _run(self, dag_id: str, run_id: str) -> dict[str, Any]:
        return self._body("run: success") | {"dag_id": dag_id, "dag_run_id": run_id}

    def _body(self, name: str) -> dict[str, Any]:
        body: dict[str, Any] = self._recorded[name]["body"]
        return body

    def _as_recorded(self, name: str) -> Answer:
        return as_json(self._recorded[name]["status"], self._body(name))


def as_json(status: int, body: object) -> Answer:
    return Answer(status, json.dumps(body).encode())
