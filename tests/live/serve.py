"""Run Airflow from a terminal, for the time of a command or until Ctrl-C.

python -m tests.live.serve --airflow VERSION --dags DIR [-- COMMAND ARG…]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.live.install import Report
from tests.live.releases import CannotRun, all_releases
from tests.live.server import AirflowServer, running_airflow


def main() -> int:
    options = _parser().parse_args()
    command: list[str] = options.command
    report = stopwatch()
    try:
        with running_airflow(options.airflow, dags=options.dags, report=report) as server:
            status = _run(command, server) if command else _serve(server)
            report("stopping")
    except KeyboardInterrupt:
        status = 130
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    report(f"Airflow {options.airflow} is stopped")
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.live.serve",
        description="Run Airflow for the time of COMMAND, or until Ctrl-C.",
        epilog="COMMAND finds AIRFLOW_TRIGGER_URL, _USERNAME and _PASSWORD in its environment.",
    )
    parser.add_argument("--airflow", metavar="VERSION", default="3.3.2", choices=all_releases())
    parser.add_argument("--dags", metavar="DIR", type=Path, default=Path(__file__).parent / "dags")
    parser.add_argument("command", metavar="COMMAND", nargs="*", help="after a --")
    return parser


def stopwatch() -> Report:
    """Prints what it is told, one line each, with the seconds since it was made."""
    start = time.monotonic()

    def report(line: str) -> None:
        print(f"[{time.monotonic() - start:5.1f} s] {line}", file=sys.stderr, flush=True)

    return report


def _run(command: Sequence[str], server: AirflowServer) -> int:
    settings = {
        "AIRFLOW_TRIGGER_URL": server.base_url,
        "AIRFLOW_TRIGGER_USERNAME": server.username,
        "AIRFLOW_TRIGGER_PASSWORD": server.password,
    }
    return subprocess.run(command, env=os.environ | settings).returncode


def _serve(server: AirflowServer) -> int:
    print(
        f"\n  Airflow {server.version} is at {server.base_url}\n"
        f"  as the admin   {server.username}  {server.password}\n"
        f"  as a viewer    {server.viewer_username}  {server.viewer_password}\n"
        "\n  Ctrl-C stops it.",
        flush=True,
    )
    with suppress(KeyboardInterrupt):
        threading.Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
