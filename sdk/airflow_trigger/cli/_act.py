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

A run that has ended is left as it is, so the command is safe to repeat. stdout has the run. Exit
status: 0 if the run has ended, in whatever state. 3: the credentials may not edit runs. 5: there is
no such run.
"""
RERUN_HELP = """\
\b
Example:
  airflow-trigger wait "$(airflow-trigger rerun sales/manual__2026-11-26)"

The tasks that failed run again, with all tasks downstream of them; if none failed by itself, all
tasks do. It is the same run. stdout has it. Exit status: 0 if it runs again. 3: the credentials may
not edit task instances. 5: there is no such run, or nothing to run again. 75: it has not ended yet.
"""
EMIT_HELP = """\
\b
Example:
  airflow-trigger emit s3://warehouse/orders --extra '{"rows": 3}'

An asset of Airflow 3 is a dataset of Airflow 2 (2.9 and later). --extra takes JSON, @FILE, or - for
stdin. stdout has the id of the event. Exit status: 0 if the event was recorded. 2: the extra was
refused before anything was sent. 3: the credentials may not create events. 5: there is no such
asset. 6: unconfirmed, so the event may exist.
"""


@click.command(epilog=CANCEL_HELP)
@run_argument
@json_option
def cancel(ref: RunRef, *, as_json: bool) -> None:
    """End a run that goes on: it is set to failed, and its tasks end."""
    from airflow_trigger.client import AirflowClient

    with AirflowClient() as airflow:
        run = airflow.cancel(ref)
    _tell(run, f"The run has ended as {run.state}. See {run.url}", as_json=as_json)


@click.command(epilog=RERUN_HELP)
@run_argument
@click.option("--all", "all_tasks", is_flag=True, help="Run all tasks again, not the failed ones.")
@json_option
def rerun(ref: RunRef, *, all_tasks: bool, as_json: bool) -> None:
    """Run the failed tasks of a run again."""
    from airflow_trigger.client import AirflowClient

    with AirflowClient() as airflow:
        run = airflow.rerun(ref, only_failed=not all_tasks)
    words = f"The run is {run.state}. Wait for it: airflow-trigger wait {run.ref}"
    _tell(run, words, as_json=as_json)


def _tell(run: DagRun, words: str, *, as_json: bool) -> None:
    """Print the run on stdout, and words for people on stderr."""
    from airflow_trigger.cli._json import dumps, run_object
    from airflow_trigger.cli._text import note

    print(dumps(run_object(run)) if as_json else run.ref)
    note(words)


@click.command(epilog=EMIT_HELP, short_help="Record an event of an asset, which starts DAGs.")
@click.argument("uri", metavar="URI")
@click.option("--extra", metavar="JSON|@FILE|-", help="A JSON object for the DAGs.")
@click.option(
    "--key",
    metavar="KEY",
    help="An idempotency key: an event that has it is not recorded again, as far as can be seen.",
)
@json_option
def emit(uri: str, *, extra: str | None, key: str | None, as_json: bool) -> None:
    """Record an event of an asset, which starts the DAGs that are scheduled on it."""
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
    started = f" It has started {listed(runs)}." if runs else ""
    note(f"Event {event.id} of {event.uri!r} was recorded at {moment(event.timestamp)}.{started}")
