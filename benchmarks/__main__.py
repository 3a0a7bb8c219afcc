"""Compare airflow-trigger with other clients: `make bench`, or one row: `make bench ROW=import`.

A full run prints all rows, stores them in docs/performance.json next to those of the previous run,
and rewrites docs/performance.md. A single row is only printed. `make bench ROW=page` rewrites the
page without measuring.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks import page, results
from benchmarks.environments import ROOT
from benchmarks.rows import (
    airflow,
    batch,
    command,
    first,
    growth,
    imports,
    keep_alive,
    life,
    log,
    polling,
    pools,
    wait,
)
from benchmarks.table import Line, as_text
from release import Refused
from tests.live.releases import CannotRun
from tests.live.serve import stopwatch


class Row(NamedTuple):
    """A row: what measures it, and why it may miss its targets and what that means for users."""

    lines: Callable[[], Iterator[Line]]
    missed: str = ""


ROWS: dict[str, Row] = {
    "import": Row(imports.lines, imports.MISSED),
    "first": Row(first.lines, first.MISSED),
    "command": Row(command.lines, command.MISSED),
    "sync": Row(keep_alive.sync_lines, keep_alive.SYNC_MISSED),
    "async": Row(keep_alive.async_lines, keep_alive.ASYNC_MISSED),
    "batch-sync": Row(batch.sync_lines, batch.MISSED),
    "batch-async": Row(batch.async_lines, batch.MISSED),
    "pools": Row(pools.lines),
    "growth": Row(growth.lines, growth.MISSED),
    "log": Row(log.lines, log.MISSED),
    "polling": Row(polling.lines, polling.MISSED),
    "wait": Row(wait.lines, wait.MISSED),
    "life": Row(life.lines),
    "airflow": Row(airflow.lines, airflow.MISSED),
}
PAGE = "page"


def missed() -> dict[str, str]:
    return {name: row.missed for name, row in ROWS.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks")
    parser.add_argument("row", nargs="?", choices=[*ROWS, PAGE], help="default: all")
    row: str | None = parser.parse_args().row
    report, load = stopwatch(), os.getloadavg()[0]
    lines: list[Line] = []
    try:
        for name in ROWS if row is None else () if row == PAGE else (row,):
            report(f"{name} is being measured")
            lines += ROWS[name].lines()
    except (CannotRun, Refused) as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if lines:
            print(as_text(lines))
    if row is None:
        results.keep(results.of_now(lines, load=load))
    if row in (None, PAGE):
        page.write(results.kept(), missed())
        report(f"written into {page.PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
