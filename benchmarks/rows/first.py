"""CPU time of a new process that triggers once: imports, client, one POST."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median

from benchmarks.environments import ROOT
from benchmarks.processes import cpu_of_process
from benchmarks.rounds import interleaved, minus, ratio
from benchmarks.stub import counts, stub
from benchmarks.table import Figure, Line, Target

ROUNDS = 11
BARE = "bare Python"
PROGRAMS = {
    "ours": ("ours", "programs/first_ours.py"),
    "httpx": ("httpx", "programs/first_bare.py"),
    "apache-airflow-client": ("official", "peers/first_official.py"),
}
HTTPX = "import httpx, httpcore"
# The parts of the difference from httpx: code with the part, and code without it.
PARTS = {
    ("airflow-trigger", "loading attrs"): (f"{HTTPX}, attrs", HTTPX),
    ("airflow-trigger", "loading the client"): (
        f"{HTTPX}, attrs; from airflow_trigger import AirflowClient",
        f"{HTTPX}, attrs",
    ),
    ("httpx", "reading the TLS certificates, which airflow-trigger does only for https"): (
        f"{HTTPX}; httpx.create_ssl_context()",
        HTTPX,
    ),
}
# 0.25: the official client takes at least 4 times as long.
TARGETS = {"httpx": Target(at_most=1.05), "apache-airflow-client": Target(at_most=0.25)}
MISSED = (
    "The first trigger loads httpx, as a program with httpx alone does, and attrs and the "
    "client on top, about 40 ms each. What it saves over http is reading the TLS "
    "certificates, about 60 ms, so the two are close. A process pays this once, with its "
    "first trigger."
)


def lines() -> Iterator[Line]:
    with stub() as url:
        measured: dict[str, Callable[[], float]] = {BARE: statement("pass")}
        measured |= {name: first_trigger(name, url) for name in PROGRAMS}
        measured |= {code: statement(code) for pair in PARTS.values() for code in pair}
        interleaved(1, measured)
        found = interleaved(ROUNDS, measured)
    over = {name: minus(found[name], found[BARE]) for name in PROGRAMS}
    for name, target in TARGETS.items():
        yield line(name, "CPU over bare Python", over, target)
    for name in TARGETS:
        yield line(name, "CPU of the whole process", found, None)
    for (subject, what), (code, without) in PARTS.items():
        seconds = median(minus(found[code], found[without]))
        part = f"part of the first trigger: {what}"
        yield Line(row="first", what=part, subject=subject, ours=Figure(1000 * seconds, "ms"))


def line(name: str, what: str, found: dict[str, list[float]], target: Target | None) -> Line:
    return Line(
        row="first",
        what=f"first trigger in a fresh process, {what}",
        ours=Figure(1000 * median(found["ours"]), "ms"),
        peer=name,
        theirs=Figure(1000 * median(found[name]), "ms"),
        ratio=ratio(found["ours"], found[name]),
        target=target,
    )


def statement(code: str) -> Callable[[], float]:
    return lambda: cpu_of_process("ours", "-c", code)


def first_trigger(name: str, url: str) -> Callable[[], float]:
    environment, program = PROGRAMS[name]

    def measure() -> float:
        before = counts(url)
        seconds = cpu_of_process(environment, str(ROOT / "benchmarks" / program), url)
        after = counts(url)
        requests = after["requests"] - before["requests"]
        if (requests, after["triggers"] - before["triggers"]) != (1, 1):
            raise RuntimeError(f"{name} sent {requests} requests, not one trigger")
        return seconds

    return measure
