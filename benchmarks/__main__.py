"""Measure beside the peers: `make bench`, or one row only, `make bench ROW=import`.

All rows are printed and written into docs/performance.md; one row is only printed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator

from benchmarks import page
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
    pools,
    wait,
)
from benchmarks.table import Line, as_text
from release import Refused
from tests.live.releases import CannotRun
from tests.live.serve import stopwatch

ROWS: dict[str, Callable[[], Iterator[Line]]] = {
    "import": imports.lines,
    "first": first.lines,
    "command": command.lines,
    "sync": keep_alive.sync_lines,
    "async": keep_alive.async_lines,
    "batch-sync": batch.sync_lines,
    "batch-async": batch.async_lines,
    "pools": pools.lines,
    "growth": growth.lines,
    "wait": wait.lines,
    "life": life.lines,
    "airflow": airflow.lines,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks")
    parser.add_argument("row", nargs="?", choices=ROWS, help="default: all")
    row: str | None = parser.parse_args().row
    report, load = stopwatch(), os.getloadavg()[0]
    lines: list[Line] = []
    try:
        for name in [row] if row else ROWS:
            report(f"{name} is being measured")
            lines += ROWS[name]()
    except (CannotRun, Refused) as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if lines:
            print(as_text(lines))
    if row is None:
        page.write(lines, load=load)
        report(f"written into {page.PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
