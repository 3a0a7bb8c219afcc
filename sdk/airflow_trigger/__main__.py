"""`python -m airflow_trigger`: the command line; only `doctor` works without the extra `cli`."""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from airflow_trigger import cli
from airflow_trigger._exit_status import TRY_AGAIN, exit_status

cli.leave_out_httpx_command()

from airflow_trigger.client import AirflowClient  # noqa: E402
from airflow_trigger.errors import AirflowTriggerError  # noqa: E402

if TYPE_CHECKING:
    from airflow_trigger.models import JSON, Report

NAME = "python -m airflow_trigger"
# 128 plus the number of SIGINT, as for a command that the signal ends.
INTERRUPTED = 130
# Stands in for the URL, to check the other settings if the URL is wrong.
ANY_URL = "http://localhost"
EPILOG = """\
The URL and the credentials are read from the environment: AIRFLOW_TRIGGER_URL, AIRFLOW_TRIGGER_AUTH
and so on. Nothing is started or changed.

exit status: 0 nothing fails, 2 a setting is missing or wrong or the DAG is paused, 3 credentials or
a permission, 5 the server refuses, 75 any other failure, which may be temporary: no connection, a
response that is not from Airflow, or a component is down.
"""


def command() -> int:
    """Run the command line; without the extra `cli`, it has only the command `doctor`."""
    if find_spec("click") is None:
        return main()
    return cli.main(name=NAME)


def main(arguments: list[str] | None = None) -> int:
    """Print the doctor's report; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    # A terminal may not support a character; a test's stand-in supports all.
    if callable(reconfigure := getattr(sys.stdout, "reconfigure", None)):
        reconfigure(errors="backslashreplace")
    try:
        report = examined(options.dag_id)
    except ValueError as problem:
        parser.error(str(problem))
    except KeyboardInterrupt:
        return INTERRUPTED
    print(json.dumps(as_json(report), indent=2) if options.json else report)
    return status_of(report)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=NAME)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    what = "check what a trigger needs, step by step: what fails, and what to do about it"
    command = commands.add_parser(
        "doctor",
        help=what,
        description=f"{what[:1].upper()}{what[1:]}.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("dag_id", metavar="DAG_ID", nargs="?", help="a DAG to check too")
    command.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def examined(dag_id: str | None) -> Report:
    """The report for a client with the settings of the environment."""
    with warnings.catch_warnings():
        # A step of the report says it too.
        warnings.filterwarnings("ignore", "Credentials go to", UserWarning)
        try:
            airflow = AirflowClient()
        except AirflowTriggerError as problem:
            return _without(problem, dag_id)
        with airflow:
            return airflow.doctor(dag_id)


def _without(problem: AirflowTriggerError, dag_id: str | None) -> Report:
    """The report if no client can be created from the environment."""
    # Loaded only for a report that fails.
    from airflow_trigger._flows.doctor import NoCredentials, unusable

    unsigned = NoCredentials(problem)
    if _problem(lambda: AirflowClient(auth=unsigned)) is None:
        with AirflowClient(auth=unsigned) as airflow:
            return airflow.doctor(dag_id)
    of_url = _problem(lambda: AirflowClient(auth=unsigned)) or problem
    if _problem(lambda: AirflowClient(ANY_URL, auth=unsigned)) is not None:
        return unusable({"settings": of_url}, problem)
    of_credentials = _problem(lambda: AirflowClient(ANY_URL))
    return unusable({"URL": of_url, "credentials": of_credentials}, problem)


def _problem(make: Callable[[], AirflowClient]) -> AirflowTriggerError | None:
    try:
        make().close()
    except AirflowTriggerError as problem:
        return problem
    return None


def status_of(report: Report) -> int:
    """The exit status: that of the error that a trigger would raise."""
    if report.error is not None:
        return exit_status(report.error)
    return 0 if report.is_ok else TRY_AGAIN


def as_json(report: Report) -> JSON:
    """The report as a JSON object."""
    error = report.error
    return {
        "is_ok": report.is_ok,
        "steps": [
            {"name": one.name, "seen": one.seen, "verdict": one.verdict, "advice": one.advice}
            for one in report.steps
        ],
        "skipped": list(report.skipped),
        "error": None
        if error is None
        else {
            "type": type(error).__name__,
            "message": str(error),
            "retryable": error.retryable,
        },
    }


if __name__ == "__main__":
    sys.exit(command())
