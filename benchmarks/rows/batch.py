"""Triggers per second of `trigger_many` and of raw sockets: 2,000 triggers of 50 ms each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median

from benchmarks.beside import Program, triggers_per_second
from benchmarks.rounds import ratio
from benchmarks.table import Figure, Line, Target

ROUNDS = 3
TRIGGERS = 2_000
DELAY = 0.05

OURS = Program("ours", "ours", "programs.ours", "batch")
THREADS = Program("http.client in threads", "httpx", "programs.raw", "threads")
ASYNC_OURS = Program("ours", "ours", "programs.ours", "async-batch")
TASKS = Program("asyncio streams", "httpx", "programs.raw", "tasks")
SHARED = Program("one httpx.AsyncClient", "httpx", "programs.bare", "tasks-all")
KEPT = Program(
    "one httpx.AsyncClient that keeps 50 connections", "httpx", "programs.bare_kept", "tasks-all"
)
MISSED = (
    "The peer is bare sockets without retries, checks or typed results: the most that Python "
    "can do. With 50 at a time the measuring processes keep both cores of the machine busy, "
    "so the CPU of each trigger limits the batch. A batch on a real server is limited by the "
    "server long before: see `make bench ROW=airflow`."
)


def sync_lines() -> Iterator[Line]:
    yield from lines("batch-sync", 16, {THREADS: Target(at_least=0.93)})
    yield from lines("batch-sync", 50, {THREADS: Target(at_least=0.8)})


def async_lines() -> Iterator[Line]:
    yield from lines("batch-async", 16, {TASKS: Target(at_least=0.9)})
    yield from lines("batch-async", 50, {TASKS: Target(at_least=0.75)})
    # Two rounds, as KEPT takes ten times as long: its pool scans all its connections at each step.
    shared = {SHARED: None, KEPT: Target(at_least=5)}
    yield from lines("batch-async", 50, shared, rounds=2)


def lines(
    row: str, concurrency: int, targets: Mapping[Program, Target | None], *, rounds: int = ROUNDS
) -> Iterator[Line]:
    ours = ASYNC_OURS if row == "batch-async" else OURS
    found = triggers_per_second(
        [ours, *targets], rounds=rounds, number=TRIGGERS, concurrency=concurrency, delay=DELAY
    )
    for peer, target in targets.items():
        yield Line(
            row=row,
            what=f"{TRIGGERS:,} triggers, the server takes {1000 * DELAY:.0f} ms for each, "
            f"{concurrency} at a time",
            ours=Figure(median(found[ours.name]), "/s"),
            peer=peer.name,
            theirs=Figure(median(found[peer.name]), "/s"),
            ratio=ratio(found[ours.name], found[peer.name]),
            target=target,
        )
