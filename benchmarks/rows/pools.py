"""Ways to pool httpx connections, without airflow-trigger, compared with raw sockets."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from benchmarks.beside import Program, triggers_per_second
from benchmarks.rounds import ratio
from benchmarks.rows.batch import DELAY, TASKS, THREADS
from benchmarks.table import Figure, Line

ROUNDS = 3
POSTS = 800
CONCURRENCIES = (16, 50)

# Raw sockets → the ways that are compared with them. These run in our environment, because httpx
# alone does not install `sniffio`, which saves each of them the same time.
WAYS = {
    THREADS: (
        Program("one Client, all connections kept", "ours", "programs.bare_kept", "threads-all"),
        Program("a Client for each thread", "ours", "programs.bare", "threads"),
        Program("a Client for each 8 threads", "ours", "programs.bare", "threads-8"),
        Program(
            "one-connection transports, as in airflow-trigger",
            "ours",
            "programs.bare_lifo",
            "threads-all",
        ),
    ),
    TASKS: (
        Program("one AsyncClient, all connections kept", "ours", "programs.bare_kept", "tasks-all"),
        Program("one AsyncClient, 20 kept, the default", "ours", "programs.bare", "tasks-all"),
        Program("an AsyncClient for each task", "ours", "programs.bare", "tasks"),
        Program("an AsyncClient for each 8 tasks", "ours", "programs.bare", "tasks-8"),
        Program(
            "one-connection transports, as in airflow-trigger",
            "ours",
            "programs.bare_lifo",
            "tasks-all",
        ),
        Program(
            "one AsyncClient over aiohttp", "httpx-aiohttp", "peers.httpx_over_aiohttp", "tasks-all"
        ),
    ),
}


def lines() -> Iterator[Line]:
    for most, ways in WAYS.items():
        for concurrency in CONCURRENCIES:
            yield from beside(most, ways, concurrency)


def beside(most: Program, ways: tuple[Program, ...], concurrency: int) -> Iterator[Line]:
    found = triggers_per_second(
        [most, *ways], rounds=ROUNDS, number=POSTS, concurrency=concurrency, delay=DELAY
    )
    for way in ways:
        yield Line(
            row="pools",
            what=f"POSTs, the server takes {1000 * DELAY:.0f} ms for each, {concurrency} at a "
            f"time: {way.name}",
            subject="httpx",
            ours=Figure(median(found[way.name]), "/s"),
            peer=most.name,
            theirs=Figure(median(found[most.name]), "/s"),
            ratio=ratio(found[way.name], found[most.name]),
        )
