"""How far one Airflow goes on this machine: all parts, into docs/scale.md, or one, printed only.

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
# In the order that starts the fewest servers; the one with the many rows is not used again.
PARTS: dict[str, Measure] = {
    "triggers": triggers.tables,
    "scheduler": scheduling.tables,
    "batching": batching.tables,
    "assets": assets.tables,
    "database": storage.tables,
}
# What is reckoned when all of them are measured.
MILLION = "million"


def main() -> int:
    parser = argparse.ArgumentParser(prog=page.COMMAND, description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, help="default: all")
    parser.add_argument(
        "--count", type=int, default=200, help="triggers of a measurement (default: 200)"
    )
    options = parser.parse_args()
    only: str | None = options.part
    logging.getLogger("airflow_trigger").setLevel(logging.CRITICAL)  # an error is in the table
    report = stopwatch()
    texts, figures = dict[str, str](), dict[str, float]()
    try:
        with Labs(report) as labs:
            for part in [only] if only else PARTS:
                report(f"measuring: {part}")
                load = os.getloadavg()[0]
                tables = list(PARTS[part](labs, options.count))
                facts = page.facts(part, airflow=AIRFLOW, postgresql=labs.postgresql, load=load)
                texts[part] = page.composed(tables, facts)
                for table in tables:
                    figures |= table.figures
                print(f"## {part}\n\n{texts[part]}\n", flush=True)
        report("stopped")
        if only is None:
            texts[MILLION] = page.composed(
                million.tables(figures), "Reckoned from the tables above."
            )
            print(f"## {MILLION}\n\n{texts[MILLION]}\n", flush=True)
            page.write(texts)
            report(f"written into {page.PAGE.name}")
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
