"""Measure how far one Airflow scales: all parts, written to docs/scale.md, or one, only printed.

python -m tests.live.scale [PART] [--count N]
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Iterator

from tests.live.releases import CannotRun
from tests.live.scale import assets, batching, million, page, scheduling, storage, triggers
from tests.live.scale.lab import AIRFLOW, Labs
from tests.live.scale.page import Table
from tests.live.serve import stopwatch

Measure = Callable[[Labs, int], Iterator[Table]]
# In the order that starts the fewest servers; the one that gets many rows comes last.
PARTS: dict[str, Measure] = {
    "triggers": triggers.tables,
    "scheduler": scheduling.tables,
    "batching": batching.tables,
    "assets": assets.tables,
    "database": storage.tables,
}
# Calculated when all parts are measured.
MILLION = "million"


def main() -> int:
    parser = argparse.ArgumentParser(prog=page.COMMAND, description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, help="default: all")
    parser.add_argument(
        "--count", type=int, default=200, help="triggers of a measurement (default: 200)"
    )
    options = parser.parse_args()
    only: str | None = options.part
    logging.getLogger("airflow_trigger").setLevel(logging.CRITICAL)  # errors are in the table
    report = stopwatch()
    figures: dict[str, float] = {}
    try:
        with Labs(report) as labs:
            for part in [only] if only else PARTS:
                report(f"measuring: {part}")
                tables, facts = _measured(part, labs, options.count)
                _show(part, page.composed(tables, facts), write=only is None)
                for table in tables:
                    figures |= table.figures
        if only is None:
            planned = million.tables(figures)
            _show(MILLION, page.composed(planned, "Calculated from the tables above."), write=True)
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    report("done")
    return 0


def _measured(part: str, labs: Labs, count: int) -> tuple[list[Table], str]:
    load = os.getloadavg()[0]
    tables = list(PARTS[part](labs, count))
    return tables, page.facts(part, airflow=AIRFLOW, postgresql=labs.postgresql, load=load)


def _show(part: str, text: str, *, write: bool) -> None:
    """Show and write a part at once, so that it is kept if a later one fails."""
    print(f"## {part}\n\n{text}\n", flush=True)
    if write:
        page.write(part, text)


if __name__ == "__main__":
    sys.exit(main())
