"""Peak memory of `failure` for a short and a long log, which shows whether it holds the log.

The log is served over HTTP by another process, in the format of each version of Airflow.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.log_server import CAUSE
from benchmarks.processes import running
from benchmarks.programs.long_log import Read
from benchmarks.table import Figure, Line, Target

VERSIONS = {"2.11.2": "text", "3.3.2": "NDJSON"}
SHORT, LONG = 1, 100
MEGABYTE = 1024 * 1024
MISSED = "A part of the log is held in memory. A service that reads long logs needs as much more."


def lines() -> Iterator[Line]:
    for version, log_format in VERSIONS.items():
        for mode in ("sync", "async"):
            more = max(0, peak(version, mode, LONG) - peak(version, mode, SHORT))
            yield Line(
                row="log",
                what=f"failure, a log of {LONG} MB, Airflow {version} ({log_format}), {mode}: "
                f"peak memory over that for {SHORT} MB",
                ours=Figure(more / MEGABYTE, "MB"),
                target=Target(at_most=5, unit="MB"),
            )


def peak(version: str, mode: str, megabytes: int, environment: str | Path = "ours") -> int:
    """Peak memory in bytes of a new process that reads a log of this size."""
    with (
        running(Path(sys.executable), "log_server", version) as server,
        running(environment, "programs.long_log", mode) as program,
    ):
        read = Read(**program.ask(server.ask({"megabytes": megabytes})))
    if not (read.cause or "").startswith(CAUSE):
        raise RuntimeError(f"the log was not read as it is: {read.cause!r} is not {CAUSE!r}")
    return read.peak
