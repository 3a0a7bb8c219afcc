"""Run Airflow from a terminal, for the time of a command or until Ctrl-C.

python -m tests.live.serve --airflow VERSION --dags DIR [-- COMMAND ARG…]

Without `--dags` it has the DAGs of the examples and those of the tests.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.example_dags import DAGS as EXAMPLES
from tests.live.install import Report
from tests.live.releases import CannotRun, all_releases
from tests.live.server import AirflowServer, running_airflow

DAGS = [EXAMPLES, Path(__file__).with_name("dags")]


def main() -> int:
    options = _parser().parse_args()
    command: list[str] = options.command
    report = stopwatch()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Explicitly: a shell lets what it starts in the background ignore the first.
        signal.signal(number, signal.default_int_handler)
    try:
        with running_airflow(options.airflow, dags=options.dags or DAGS, report=report) as server:
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
    parser.add_argument(
        "--dags",
        metavar="DIR",
        type=Path,
        action="append",
        help="may be given more than once; default: the DAGs of the examples and of the tests",
    )
    parser.add_argument("command", metavar="COMMAND", nargs="*", help="after a --")
    return parser


def stopwatch() -> Report:
    """Prints what it is told, one line each, with the seconds since it was made."""
    start = time.monotonic()

    def report(line: str) -> None:
        print(f"[{time.monotonic() - start:5.1f} s] {line}", file=sys.stderr, flush=True)

    return report


def _run(command: Sequence[str], server: AirflowServer) -> int:
    return subprocess.run(command, env=os.environ | client_environment(server)).returncode


def _serve(server: AirflowServer) -> int:
    for name, value in client_environment(server).items():
        print(f"{name}={value}")
    print(f"# or, only to look: {server.viewer_username} {server.viewer_password}")
    print("# Ctrl-C stops it", flush=True)
    with suppress(KeyboardInterrupt):
        threading.Event().wait()
    return 0


def client_environment(server: AirflowServer) -> dict[str, str]:
    """The variables in which a client finds the server."""
    return {
        "AIRFLOW_TRIGGER_URL": server.base_url,
        "AIRFLOW_TRIGGER_USERNAME": server.username,
        "AIRFLOW_TRIGGER_PASSWORD": server.password,
    }


if __name__ == "__main__":
    sys.exit(main())
