"""A server with a failed run that has a log of a given size: `log_server VERSION`.

It serves the fake in a separate process, and generates the log while it is read. It reads the size
in megabytes from a line of JSON on stdin, writes the run as a line of JSON, and serves until stdin
is closed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

import attrs

from airflow_trigger.testing import FakeAirflow
from benchmarks.programs.long_log import Failed

LINE = "x" * 200
MEGABYTE = 1024 * 1024
CAUSE = "ValueError: no file"


@attrs.frozen
class Printed:
    """The output of the task: lines with a total size of `megabytes`."""

    megabytes: int

    def __iter__(self) -> Iterator[str]:
        for _ in range(self.megabytes * MEGABYTE // len(LINE)):
            yield LINE


def main() -> None:
    fake = FakeAirflow(version=sys.argv[1])
    fake.add_dag("sales", tasks=["load"])
    wanted = json.loads(sys.stdin.readline())
    with fake.client() as airflow:
        run = fake.start(airflow.trigger("sales"))
    fake.fail(run, task="load", log=Printed(wanted["megabytes"]), exception=ValueError("no file"))
    with fake.serving() as url:
        failed = Failed(url, fake.username, fake.password, run.dag_id, run.run_id)
        print(json.dumps(asdict(failed)), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
