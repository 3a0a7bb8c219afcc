"""CPU time of one trigger on an open connection, sync and async.

The DAG declares params, and the client checks the conf against its cached copy of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from benchmarks.beside import Program, cpu_per_trigger
from benchmarks.rounds import ratio
from benchmarks.table import Figure, Line, Target

ROUNDS = 11
TRIGGERS = 300
CHECKED = ("declared_params", "amount")
PLAIN = "ours, a DAG without params"

SYNC = (
    Program("ours", "ours", "programs.ours", "one", *CHECKED),
    Program("httpx", "httpx", "programs.bare", "one", *CHECKED),
    Program("apache-airflow-client", "official", "peers.official", "one", *CHECKED),
    Program("httpx's transport alone", "httpx", "programs.bare_transport", "one", *CHECKED),
    Program("requests, a session", "requests", "peers.requests_session", "one", *CHECKED),
    Program("requests, one-shot", "requests", "peers.requests_one_shot", "one", *CHECKED),
    Program("openapi-python-client's output", "generated", "peers.generated", "one", *CHECKED),
    Program(PLAIN, "ours", "programs.ours", "one"),
)
ASYNC = (
    Program("ours", "ours", "programs.ours", "async-one", *CHECKED),
    Program("httpx", "httpx", "programs.bare", "async-one", *CHECKED),
    Program("aiohttp", "aiohttp", "peers.aiohttp_session", "async-one", *CHECKED),
    Program(
        "openapi-python-client's output", "generated", "peers.generated", "async-one", *CHECKED
    ),
    Program(PLAIN, "ours", "programs.ours", "async-one"),
)


SYNC_MISSED = (
    "Most of a trigger is httpx's transport, which has a line of its own. On top come the check of "
    "the conf, the request with its JSON, the deadline, and reading the run, a few microseconds "
    "each; the peers check nothing. A trigger of a real server takes tens of milliseconds, beside "
    "which the difference of about 0.1 ms is not felt."
)
ASYNC_MISSED = (
    "A trigger does more than its peers: it checks the conf and reads the run that is returned. "
    "A trigger of a real server takes tens of milliseconds, beside which this is not felt."
)


def sync_lines() -> Iterator[Line]:
    targets = {"httpx": Target(at_most=0.9), "apache-airflow-client": Target(at_most=1)}
    return lines("sync", SYNC, targets)


def async_lines() -> Iterator[Line]:
    return lines("async", ASYNC, {"httpx": Target(at_most=0.95)})


def lines(row: str, programs: tuple[Program, ...], targets: dict[str, Target]) -> Iterator[Line]:
    found = cpu_per_trigger(programs, rounds=ROUNDS, number=TRIGGERS)

    def line(ours: str, peer: str, target: Target | None) -> Line:
        detail = "" if ours == "ours" else ", a DAG without params"
        return Line(
            row=row,
            what=f"one trigger on an open connection, {row}, CPU{detail}",
            ours=Figure(1e6 * median(found[ours]), "µs"),
            peer=peer,
            theirs=Figure(1e6 * median(found[peer]), "µs"),
            ratio=ratio(found[ours], found[peer]),
            target=target,
        )

    for program in programs[1:-1]:
        yield line("ours", program.name, targets.get(program.name))
    yield line(PLAIN, "httpx", None)
