"""Run a campaign of failures on the queue examples with a real Airflow, and print the results.

python -m tests.queues [--airflow VERSION] [--intents NUMBER] [EXAMPLE …]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.live.releases import CannotRun, release
from tests.live.serve import stopwatch
from tests.live.server import running_airflow
from tests.queues.campaign import DAGS, Campaign
from tests.queues.deployment import EXAMPLES
from tests.queues.outcome import Outcome, table


def main() -> int:
    options = _parser().parse_args()
    names: list[str] = options.examples or list(EXAMPLES)
    try:
        outcomes = carry_out(names, airflow=options.airflow, intents=options.intents)
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Airflow {options.airflow}\n\n{table(outcomes)}")
    wrong = {name: outcome.wrong() for name, outcome in outcomes.items() if outcome.wrong()}
    for name, lines in wrong.items():
        print(f"\n{name}:", *lines, sep="\n  ", file=sys.stderr)
    return 1 if wrong else 0


def carry_out(names: list[str], *, airflow: str, intents: int) -> dict[str, Outcome]:
    """Run one campaign for each example, one after the other, with the same Airflow."""
    report = stopwatch()
    takes_postgresql = "postgresql" in release(airflow).databases
    outcomes: dict[str, Outcome] = {}
    with running_airflow(
        airflow,
        dags=DAGS,
        report=report,
        # On SQLite, Airflow 3.2 and later reject most simultaneous triggers.
        database="postgresql" if takes_postgresql else "sqlite",
    ) as server:
        for number, name in enumerate(names, start=1):
            with tempfile.TemporaryDirectory(prefix="airflow-trigger-") as folder:
                campaign = Campaign(
                    server,
                    EXAMPLES[name],
                    intents=intents,
                    first=number * 1_000_000,
                    folder=Path(folder),
                    report=report,
                )
                outcomes[name] = campaign.carry_out()
            report(f"{name}: {', '.join(outcomes[name].wrong()) or 'nothing lost, no duplicates'}")
    return outcomes


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.queues", description=__doc__)
    parser.add_argument("--airflow", metavar="VERSION", default="3.3.2")
    parser.add_argument("--intents", metavar="NUMBER", type=int, default=1_000)
    parser.add_argument("examples", metavar="EXAMPLE", nargs="*", choices=[[], *EXAMPLES])
    return parser


if __name__ == "__main__":
    sys.exit(main())
