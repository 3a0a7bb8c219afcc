"""The runs that a server really has, read over plain HTTP instead of with our own client."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tests.live.server import AirflowServer

DAG = "many"


def all_runs(server: AirflowServer, dag_id: str) -> Iterator[dict[str, Any]]:
    """The runs of a DAG as the server describes them, the newest first."""
    offset, total = 0, 1
    with server.http() as http:
        while offset < total:
            params: dict[str, str | int] = {"limit": 100, "offset": offset, "order_by": "-id"}
            page = http.get(f"/dags/{dag_id}/dagRuns", params=params).raise_for_status().json()
            # An empty page ends the loop, as a run may have been deleted between two pages.
            total = page["total_entries"] if page["dag_runs"] else 0
            offset += len(page["dag_runs"])
            yield from page["dag_runs"]


def runs_by_intent(server: AirflowServer, prefix: str) -> dict[str, list[str]]:
    """Intent → the ids of its runs of `many`, for all intents that begin with the prefix."""
    found: dict[str, list[str]] = defaultdict(list)
    for run in all_runs(server, DAG):
        intent = str(run["conf"].get("intent"))
        if intent.startswith(prefix):
            found[intent].append(run["dag_run_id"])
    return found
