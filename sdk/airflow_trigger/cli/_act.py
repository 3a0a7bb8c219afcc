"""`cancel`, `rerun` and `emit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from airflow_trigger.cli._params import json_option, run_argument

if TYPE_CHECKING:
    from airflow_trigger.models import AssetEvent, DagRun, RunRef

CANCEL_HELP = """\
\b
Example:
  airflow-trigger cancel sales/manual__2026-11-26

A finished run is not changed, so the command is safe to repeat. Prints the reference of the run.
Exit status: 0 if the run has finished, in any state. 3: no permission to edit runs. 5: the run does
not exist.
"""
RERUN_HELP = """\
\b
Example:
  airflow-trigger wait "$(airflow-trigger rerun sales/manual__2026-11-26)"

Runs the failed tasks again, with all tasks downstream of them; if no task failed itself, all tasks.
The run keeps its id. Prints the reference of the run. Exit status: 0 if it runs again. 3: no
permission to edit task instances. 5: the run does not exist, or has nothing to run again. 75: the
run has not finished yet.
"""
EMIT_HELP = """\
\b
Example:
  airflow-trigger emit s3://warehouse/orders --extra '{"rows": 3}'

Airflow 2 calls assets datasets (2.9 and later). --extra takes JSON, @FILE, or - for stdin. Prints
the id of the event. Exit status: 0 if the event was recorded. 2: the extra was rejected before
anything was sent. 3: no permission to create events. 5: the asset does not exist. 6: unconfirmed:
the event may exist.
"""


@click.command(epilog=CANCEL_HELP)
@run_argument
@json_option
def cancel(ref: RunRef, *, as_json: bool) -> None:
    """Cancel a run: set it to failed, and stop its tasks."""
    from airflow_trigger.client import AirflowClient

    with AirflowClient() as airflow:
        run = airflow.cancel(ref)
    _tell(run, f"The run has finished as {run.state}. See {run.url}", as_json=as_json)


@click.command(epilog=RERUN_HELP)
@run_argument
@click.option("--all", "all_tasks", is_flag=True, help="Run all tasks again, not only failed ones.")
@json_option
def rerun(ref: RunRef, *, all_tasks: bool, as_json: bool) -> None:
    """Run the failed tasks of a run again."""
    from airflow_trigger.client import AirflowClient

    with AirflowClient() as airflow:
        run = airflow.rerun(ref, only_failed=not all_tasks)
    words = f"The run is {run.state}. Wait for it: airflow-trigger wait {run.ref}"
    _tell(run, words, as_json=as_json)


def _tell(run: DagRun, words: str, *, as_json: bool) -> None:
    """Print the run on stdout, and a message for people on stderr."""
    from airflow_trigger.cli._json import dumps, run_object
    from airflow_trigger.cli._text import note

    print(dumps(run_object(run)) if as_json else run.ref)
    note(words)


@click.command(epilog=EMIT_HELP, short_help="Record an asset event, which triggers DAGs.")
@click.argument("uri", metavar="URI")
@click.option("--extra", metavar="JSON|@FILE|-", help="A JSON object that the DAGs can read.")
@click.option(
    "--key",
    metavar="KEY",
    help="An idempotency key: if an event with this key is found, no second event is recorded.",
)
@json_option
def emit(uri: str, *, extra: str | None, key: str | None, as_json: bool) -> None:
    """Record an asset event, which triggers the DAGs that are scheduled on the asset."""
    from airflow_trigger.cli._conf import conf_given
    from airflow_trigger.cli._json import dumps, event_object
    from airflow_trigger.client import AirflowClient

    given = None if extra is None else conf_given(extra, option="'--extra'")
    with AirflowClient() as airflow:
        event = airflow.emit(uri, given, idempotency_key=key)
    print(dumps(event_object(event)) if as_json else event.id)
    _tell_of(event)


def _tell_of(event: AssetEvent) -> None:
    from airflow_trigger._flows.texts import listed, moment
    from airflow_trigger.cli._text import note

    runs = [str(ref) for ref in event.created_runs]
    started = f" It started {listed(runs)}." if runs else ""
    note(f"Event {event.id} of {event.uri!r} was recorded at {moment(event.timestamp)}.{started}")
