"""Run Airflow in a terminal until Ctrl-C.

python -m tests.live.serve [--airflow VERSION] [--dags DIR]

stdout gets the variables that a client reads, as shell commands; everything else is on stderr.
"""

from __future__ import annotations

import argparse
import shlex
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.example_dags import DAGS as EXAMPLES
from tests.live.component import Running
from tests.live.install import Report
from tests.live.postgresql import NoPostgreSQL
from tests.live.progress import Progress
from tests.live.releases import CannotRun, Database, all_releases, release
from tests.live.server import AirflowServer, running_airflow

DAGS = [EXAMPLES, Path(__file__).with_name("dags")]
DEFAULT_AIRFLOW = "3.3.2"
AGAIN_SECONDS = 60.0
_POLL_SECONDS = 1.0
_SQLITE = """\
Warning: this Airflow runs on SQLite: {reason}
Triggers at the same time fail there with 500, and can kill the scheduler and the DAG processor.
Send one request at a time: trigger_many(…, concurrency=1)."""


def main() -> int:
    options = _parser().parse_args()
    return exit_status("make serve", lambda: serve(options.airflow, options.dags or DAGS))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.live.serve", description="Run Airflow until Ctrl-C."
    )
    parser.add_argument(
        "--airflow", metavar="VERSION", default=DEFAULT_AIRFLOW, choices=all_releases()
    )
    parser.add_argument(
        "--dags",
        metavar="DIR",
        type=Path,
        action="append",
        help="may be given more than once; default: the DAGs of the examples and of the tests",
    )
    return parser


def exit_status(target: str, run: Callable[[], int]) -> int:
    """The exit status of `run`; if it fails, the last line printed says why."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # Explicitly: a shell makes programs that it starts in the background ignore SIGINT.
        signal.signal(number, signal.default_int_handler)
    try:
        return run()
    except KeyboardInterrupt:
        print(f"{target} was interrupted; Airflow is stopped", file=sys.stderr)
        return 130
    except CannotRun as error:
        reason, _, details = str(error).partition("\n")
        if details:
            print(details, file=sys.stderr)
        print(f"{target} failed: {reason}", file=sys.stderr)
        return 1


def stopwatch() -> Report:
    """A `Report` that prints each line with the seconds since it was created."""
    start = time.monotonic()

    def report(line: str) -> None:
        print(f"[{time.monotonic() - start:5.1f} s] {line}", file=sys.stderr, flush=True)

    return report


def serve(airflow: str, dags: Sequence[Path]) -> int:
    with Progress(stopwatch()) as progress:
        with ExitStack() as stack:
            server = _started(stack, airflow, dags, progress)
            progress.rest()
            _introduce(server)
            try:
                watch(server.components)
            except KeyboardInterrupt:
                for number in (signal.SIGINT, signal.SIGTERM):
                    signal.signal(number, signal.SIG_IGN)  # so that nothing interrupts stopping
            progress(f"Stopping Airflow {airflow}")
        progress(f"Airflow {airflow} is stopped")
    return 0


def _started(
    stack: ExitStack, airflow: str, dags: Sequence[Path], progress: Progress
) -> AirflowServer:
    def start(database: Database) -> AirflowServer:
        return stack.enter_context(
            running_airflow(airflow, dags=dags, report=progress, database=database, watched=True)
        )

    if not release(airflow).needs_postgresql:
        return start("sqlite")
    try:
        return start("postgresql")
    except NoPostgreSQL as error:
        progress.rest()
        reason, _, details = str(error).partition("\n")
        print(f"{details}\n{_SQLITE.format(reason=reason)}".lstrip(), file=sys.stderr, flush=True)
        return start("sqlite")


def _introduce(server: AirflowServer) -> None:
    for name, value in client_environment(server).items():
        print(f"export {name}={shlex.quote(value)}", flush=True)
    lines = [
        "",
        "Paste the three lines above into another terminal, and try there:",
        "  .venv/bin/airflow-trigger trigger sales --set dataset_name=monthly_sales",
        "",
        f"Web page: {server.base_url}/",
        f"  login {server.username}, password {server.password}; or, only to look:",
        f"  login {server.viewer_username}, password {server.viewer_password}",
        f"DAGs: {', '.join(server.dag_ids())}",
        "",
        "Ctrl-C stops it.",
    ]
    print("\n".join(lines), file=sys.stderr, flush=True)


def client_environment(server: AirflowServer) -> dict[str, str]:
    """The variables from which a client reads its settings for the server."""
    return {
        "AIRFLOW_TRIGGER_URL": server.base_url,
        "AIRFLOW_TRIGGER_USERNAME": server.username,
        "AIRFLOW_TRIGGER_PASSWORD": server.password,
    }


def watch(components: Sequence[Running]) -> None:
    """Restart each component that ends, and report it; give up if one does not stay up."""
    ended: dict[str, float] = {}
    while True:
        for component in components:
            if component.status is not None:
                _restart(component, ended)
        time.sleep(_POLL_SECONDS)


def _restart(component: Running, ended: dict[str, float]) -> None:
    what = f"the {component.name} ended with status {component.status}"
    log = f"--- the end of its log:\n{component.log_tail()}\n---"
    now, before = time.monotonic(), ended.get(component.name)
    if before is not None and now - before < AGAIN_SECONDS:
        again = f"{what}, for the second time within {AGAIN_SECONDS:.0f} s"
        raise CannotRun(f"{again}\n{log}")
    ended[component.name] = now
    print(f"{log}\nWarning: {what}. Restarting it.", file=sys.stderr, flush=True)
    component.start()


if __name__ == "__main__":
    sys.exit(main())
