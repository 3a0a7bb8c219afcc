"""Start Airflow, run examples/quickstart.py with it, stop it, and say what to do next.

python -m tests.live.demo [--airflow VERSION]

It runs on SQLite, which starts faster: the quickstart sends one request at a time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from tests.example_dags import DAGS
from tests.live.progress import Progress
from tests.live.releases import all_releases
from tests.live.serve import DEFAULT_AIRFLOW, client_environment, exit_status, stopwatch
from tests.live.server import running_airflow

PROGRAM = "examples/quickstart.py"
NEXT = """
What to do next
  make serve                         keep an Airflow running, to try things with
  docs/quickstart.md                 read the quickstart; `make docs` builds all pages as a site
  docs/install.md                    install the package into your project
  .venv/bin/airflow-trigger --help   use the command line; docs/cli.md describes it
"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.live.demo", description=__doc__)
    parser.add_argument(
        "--airflow", metavar="VERSION", default=DEFAULT_AIRFLOW, choices=all_releases()
    )
    airflow: str = parser.parse_args().airflow
    return exit_status("make demo", lambda: demo(airflow))


def demo(airflow: str) -> int:
    with Progress(stopwatch(), steps=3) as progress:
        progress.step(f"Set up and start Airflow {airflow}")
        with running_airflow(airflow, dags=DAGS, report=progress) as server:
            progress.step(f"Run {PROGRAM}")
            env = os.environ | client_environment(server)
            status = subprocess.run([sys.executable, PROGRAM], env=env).returncode
            progress.step("Stop Airflow")
            progress("Stopping all its processes")
    if status != 0:
        print(f"make demo failed: {PROGRAM} ended with status {status}", file=sys.stderr)
        return status
    print(NEXT, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
