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
from tests.live.scale import assets, batching, page, scheduling, storage, triggers
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


def main() -> int:
    parser = argparse.ArgumentParser(prog=page.COMMAND, description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, help="default: all")
    parser.add_argument(
        "--count", type=int, default=200, help="triggers of a measurement (default: 200)"
    )
    options = parser.parse_args()
    only: str | None = options.part
    logging.getLogger("airflow_trigger").setLevel(logging.CRITICAL)  # an error is in the table
    report, texts = stopwatch(), dict[str, str]()
    try:
        with Labs(report) as labs:
            for part in [only] if only else PARTS:
                report(f"measuring: {part}")
                texts[part] = _measured(part, labs, options.count)
                print(f"## {part}\n\n{texts[part]}\n", flush=True)
        if only is None:
            page.write(texts)
            report(f"written into {page.PAGE.name}")
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _measured(part: str, labs: Labs, count: int) -> str:
    load = os.getloadavg()[0]
    tables = list(PARTS[part](labs, count))
    facts = page.facts(part, airflow=AIRFLOW, postgresql=labs.postgresql, load=load)
    return page.composed(tables, facts)


if __name__ == "__main__":
    sys.exit(main())
