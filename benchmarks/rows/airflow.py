"""500 triggers on a real Airflow with PostgreSQL, at the concurrency that is fastest.

The DAG is paused, so that the scheduler does not start the runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median

import httpx

from benchmarks.beside import Program, drivers
from benchmarks.environments import AIRFLOW, ROOT
from benchmarks.processes import Driver
from benchmarks.rounds import interleaved, ratio
from benchmarks.table import Figure, Line, Target
from tests.live.serve import stopwatch
from tests.live.server import AirflowServer, running_airflow

ROUNDS = 7
TRIGGERS = 500
PROBED = 100
# At 16, Airflow sometimes stops responding for half a minute, with any client.
CONCURRENCIES = (1, 2, 4, 8)
DAGS = ROOT / "tests" / "live" / "dags"

MANY = ("many", "number")
PROGRAMS = (
    Program("ours", "ours", "programs.ours", "batch", *MANY),
    Program("httpx in threads", "httpx", "programs.bare", "threads", *MANY),
    Program("apache-airflow-client in threads", "official", "peers.official", "threads", *MANY),
    Program("requests in threads", "requests", "peers.requests_session", "threads", *MANY),
)
MISSED = (
    "The server takes nearly all of the time, and both cores of the machine with it. Which "
    "client is fastest changes from run to run, so choose between them by other things than "
    "speed."
)


def lines() -> Iterator[Line]:
    report = stopwatch()
    starting = running_airflow(AIRFLOW, dags=DAGS, report=report, database="postgresql")
    with (
        starting as server,
        drivers(PROGRAMS, url=server.base_url, token=server.token()) as clients,
    ):
        for client in clients.values():  # warm up: open the connections
            client.run(2 * max(CONCURRENCIES), concurrency=max(CONCURRENCIES))
        concurrency = best_concurrency(clients["httpx in threads"])
        report(f"{concurrency} at a time suits it best")
        found = interleaved(
            ROUNDS, {name: seconds(server, one, concurrency) for name, one in clients.items()}
        )
    peers = sorted((name for name in found if name != "ours"), key=lambda name: median(found[name]))
    for peer in peers:
        yield Line(
            row="airflow",
            what=f"{TRIGGERS} triggers of Airflow {AIRFLOW}, {concurrency} at a time",
            ours=Figure(median(found["ours"]), "s"),
            peer=peer,
            theirs=Figure(median(found[peer]), "s"),
            ratio=ratio(found["ours"], found[peer]),
            # Only the fastest peer has a target.
            target=Target(at_most=1.05) if peer == peers[0] else None,
        )


def best_concurrency(client: Driver) -> int:
    def wall(concurrency: int) -> Callable[[], float]:
        return lambda: client.run(PROBED, concurrency=concurrency).wall

    found = interleaved(2, {str(concurrency): wall(concurrency) for concurrency in CONCURRENCIES})
    return min(CONCURRENCIES, key=lambda concurrency: min(found[str(concurrency)]))


def seconds(server: AirflowServer, client: Driver, concurrency: int) -> Callable[[], float]:
    def measure() -> float:
        with server.http() as http:
            before = runs(http)
            took = client.run(TRIGGERS, concurrency=concurrency)
            started = runs(http) - before
        if started != TRIGGERS:
            raise RuntimeError(f"{started} runs were started in the place of {TRIGGERS}")
        return took.wall

    return measure


def runs(http: httpx.Client) -> int:
    answer = http.get("/dags/many/dagRuns", params={"limit": 1}).raise_for_status()
    return int(answer.json()["total_entries"])
