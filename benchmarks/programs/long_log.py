"""Reads why a run failed, in a new process: `long_log MODE`.

It reads the run from a line of JSON on stdin, and writes its peak memory and the cause of the
failure as a line of JSON.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from airflow_trigger import (
    AirflowClient,
    AsyncAirflowClient,
    PasswordAuth,
    RetryPolicy,
    RunFailure,
    RunRef,
)

# On a busy machine, reading a long log takes longer than the default deadline.
PATIENT = RetryPolicy(deadline=600)


@dataclass(frozen=True)
class Failed:
    """A run with one failed task."""

    url: str
    username: str
    password: str
    dag_id: str
    run_id: str


@dataclass(frozen=True)
class Read:
    """The peak memory in bytes, and the exception that made the task fail."""

    peak: int
    cause: str | None


def read(failed: Failed) -> RunFailure:
    auth = PasswordAuth(failed.username, failed.password)
    with AirflowClient(failed.url, auth, retry=PATIENT) as airflow:
        return airflow.failure(RunRef(failed.dag_id, failed.run_id))


async def read_async(failed: Failed) -> RunFailure:
    auth = PasswordAuth(failed.username, failed.password)
    async with AsyncAirflowClient(failed.url, auth, retry=PATIENT) as airflow:
        return await airflow.failure(RunRef(failed.dag_id, failed.run_id))


def peak() -> int:
    """Peak memory of the process in bytes; `getrusage` would include its parent's."""
    found = re.search(r"^VmHWM:\s+(\d+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE)
    assert found is not None
    return 1024 * int(found[1])


def main() -> None:
    failed = Failed(**json.loads(sys.stdin.readline()))
    failure = asyncio.run(read_async(failed)) if sys.argv[1] == "async" else read(failed)
    (task,) = failure.tasks
    print(json.dumps(asdict(Read(peak(), task.cause))), flush=True)


if __name__ == "__main__":
    main()
