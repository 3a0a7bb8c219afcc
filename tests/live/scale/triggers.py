"""Triggers per second by API workers and concurrency, and the resources that they use."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from airflow_trigger import TriggerRequest
from tests.live.scale.lab import Attempts, Database, Lab, Labs, median_ms
from tests.live.scale.page import Table

DAG = "waits"
CONCURRENCIES = (1, 4, 8, 16, 32)
# By their names in the table.
SERVERS = {
    "1": {"api__workers": 1},
    "2": {"api__workers": 2},
    "4": {"api__workers": 4},
    "1, a pool of 50": {"api__workers": 1, "database__sql_alchemy_pool_size": 50},
}
HEAD = (
    "API workers",
    "at a time",
    "triggers/s",
    "ratio",
    "p50, ms",
    "API, cores",
    "PostgreSQL, cores",
    "client, cores",
    "connections",
)
STUCK = "stops answering"
_LOOK_SECONDS = 0.1


@dataclass(frozen=True, kw_only=True)
class Cell:
    """The measurements of one server at one concurrency."""

    per_second: float
    p50_ms: float
    cores: dict[str, float]
    connections: int


def tables(labs: Labs, count: int) -> Iterator[Table]:
    cells: dict[str, list[Cell | None]] = {}
    at_rest: dict[str, int] = {}
    for name, settings in SERVERS.items():
        lab = labs.lab(**settings)
        at_rest[name] = lab.database.connections()
        cells[name] = list(_cells(lab, count))
    yield table(cells, at_rest)


def _cells(lab: Lab, count: int) -> Iterator[Cell | None]:
    """None for the concurrency at which the server stopped answering, and for all higher ones."""
    answers = True
    for concurrency in CONCURRENCIES:
        cell = _cell(lab, concurrency, count) if answers else None
        answers = cell is not None
        yield cell


def _cell(lab: Lab, concurrency: int, count: int) -> Cell | None:
    attempts = Attempts()
    with lab.client(attempts) as client:

        def answers(number: int) -> bool:
            requests = (TriggerRequest(DAG, {"n": n}) for n in range(number))
            with client.trigger_many(requests, concurrency=concurrency) as batch:
                return all(outcome.run for outcome in batch)

        if not answers(max(10, concurrency)):  # opens the connections
            return None
        attempts.seconds.clear()
        with _most_connections(lab.server.database_url) as most:
            before, start = lab.cpu_seconds(), time.monotonic()
            if not answers(count):
                return None
            wall, after = time.monotonic() - start, lab.cpu_seconds()
    return Cell(
        per_second=count / wall,
        p50_ms=median_ms(attempts.of("trigger")),
        cores={name: (after[name] - before[name]) / wall for name in after},
        connections=max(most),
    )


@contextmanager
def _most_connections(url: str) -> Generator[list[int]]:
    """Sample the number of connections, over a separate connection, while the block runs."""
    seen, enough = [0], threading.Event()
    database = Database(url)

    def look() -> None:
        while not enough.wait(_LOOK_SECONDS):
            seen.append(database.connections() - 1)  # without the lab's own

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield seen
    finally:
        enough.set()
        thread.join()
        database.close()


def table(cells: Mapping[str, Sequence[Cell | None]], at_rest: Mapping[str, int]) -> Table:
    first = next(iter(cells.values()))[0]
    rows = [
        _row(name, concurrency, cell, first)
        for name, of_server in cells.items()
        for concurrency, cell in zip(CONCURRENCIES, of_server, strict=True)
    ]
    resting = "; ".join(f"{number} with {name}" for name, number in at_rest.items())
    best = max(
        (cell for of_server in cells.values() for cell in of_server if cell),
        key=lambda cell: cell.per_second,
        default=None,
    )
    return Table(
        HEAD,
        rows,
        f"Connections before the first trigger, by API workers: {resting}.",
        _figures(best) if best else {},
    )


def _figures(best: Cell) -> dict[str, float]:
    cpu = {f"{name} seconds": cores / best.per_second for name, cores in best.cores.items()}
    return {"triggers per second": best.per_second} | cpu


def _row(
    name: str, concurrency: int, cell: Cell | None, first: Cell | None
) -> Sequence[str | float]:
    if cell is None or first is None:
        return [name, concurrency, STUCK, *[""] * 6]
    return [
        name,
        concurrency,
        cell.per_second,
        cell.per_second / first.per_second,
        cell.p50_ms,
        *cell.cores.values(),
        cell.connections,
    ]
