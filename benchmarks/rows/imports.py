"""CPU time of an import: that of a new process, minus that of bare Python."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from statistics import median

from benchmarks.processes import cpu_of_process
from benchmarks.rounds import interleaved, minus, ratio
from benchmarks.table import Figure, Line, Target

ROUNDS = 11
BARE = "bare Python"
# Environment and statement; of the generated client, everything that triggering needs.
IMPORTS = {
    "ours": ("ours", "import airflow_trigger"),
    "httpx": ("httpx", "import httpx"),
    "requests": ("requests", "import requests"),
    "aiohttp": ("aiohttp", "import aiohttp"),
    "apache-airflow-client": ("official", "import airflow_client.client"),
    "openapi-python-client's output": (
        "generated",
        "from airflow_api_client import Client; from airflow_api_client.api.dag_run import "
        "trigger_dag_run; from airflow_api_client.models import TriggerDAGRunPostBody",
    ),
}
TARGETS = {"httpx": Target(at_most=0.15)}
MISSED = (
    "The import brings in httpx or another heavy module, which is to happen at the first "
    "call. A service or a command line starts later by the difference."
)


def lines() -> Iterator[Line]:
    measured = {
        name: partial(cpu_of_process, environment, "-c", statement)
        for name, (environment, statement) in {BARE: ("ours", "pass"), **IMPORTS}.items()
    }
    interleaved(1, measured)  # warm up: read the files from disk
    found = interleaved(ROUNDS, measured)
    over = {name: minus(found[name], found[BARE]) for name in IMPORTS}
    for name in list(IMPORTS)[1:]:
        yield Line(
            row="import",
            what="import in a fresh process, CPU over bare Python",
            ours=Figure(1000 * median(over["ours"]), "ms"),
            peer=name,
            theirs=Figure(1000 * median(over[name]), "ms"),
            ratio=ratio(over["ours"], over[name]),
            target=TARGETS.get(name),
        )
