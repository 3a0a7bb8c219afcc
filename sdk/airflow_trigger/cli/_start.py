"""`trigger`, `run` and `wait`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from shlex import quote
from typing import TYPE_CHECKING, Unpack

import attrs
import click

from airflow_trigger._exit_status import UNCONFIRMED
from airflow_trigger._flows.run_ids import run_id_of_key
from airflow_trigger._flows.texts import duration as in_words
from airflow_trigger.cli import _progress
from airflow_trigger.cli._app import Failed, discard
from airflow_trigger.cli._conf import conf_given, conf_with
from airflow_trigger.cli._live import note
from airflow_trigger.cli._options import trigger_options, wait_options
from airflow_trigger.cli._params import dag_argument, json_option, run_argument
from airflow_trigger.cli._signals import Interrupted, last_words
from airflow_trigger.errors import (
    AirflowTriggerError,
    PermissionDenied,
    TriggerUnconfirmed,
    WaitTimeout,
)
from airflow_trigger.models import DagRunState, RunRef
from airflow_trigger.typed import TriggerOptions

if TYPE_CHECKING:
    from airflow_trigger.client import AirflowClient
    from airflow_trigger.events import Event
    from airflow_trigger.models import JSON, DagParam, DagRun

TRIGGER_HELP = """\
\b
Example:
  airflow-trigger trigger sales --set year=2026 --key order-17

Prints the reference of the run, DAG_ID/RUN_ID, on stdout. The other commands take it as RUN.
"""
RUN_HELP = """\
\b
Example:
  airflow-trigger run sales --conf @conf.json --key "nightly $(date +%F)" \\
      --timeout 4h

Prints the reference of the run, DAG_ID/RUN_ID, on stdout, and everything else on stderr. The other
commands take the reference as RUN.
"""
WAIT_HELP = """\
\b
Example:
  airflow-trigger wait sales --key order-17 --timeout 10m

RUN is the reference of the run, as printed by trigger, or a DAG id together with --key. Prints the
reference of the run on stdout, and everything else on stderr.
"""
NOTHING_STARTED = "Interrupted. Nothing was started."


@click.command(epilog=TRIGGER_HELP)
@dag_argument
@trigger_options
@json_option
def trigger(
    dag_id: str,
    *,
    conf_text: str | None,
    assignments: tuple[str, ...],
    as_json: bool,
    **options: Unpack[TriggerOptions],
) -> None:
    """Trigger a DAG run, and print its reference."""
    from airflow_trigger.client import AirflowClient

    start = Start(dag_id, conf_text, assignments, options)
    with AirflowClient(on_event=start.note_attempt) as airflow:
        run = start.run(airflow)
    if as_json:
        _print_run(run, key=start.key)
    else:
        _print(str(run.ref))
        note(f"Wait for it: {_to_wait(run.ref)}")


@click.command(epilog=RUN_HELP)
@dag_argument
@trigger_options
@wait_options
@json_option
def run(
    dag_id: str,
    *,
    conf_text: str | None,
    assignments: tuple[str, ...],
    timeout: float | None,
    poll_interval: float | None,
    log_lines: int,
    as_json: bool,
    **options: Unpack[TriggerOptions],
) -> int:
    """Trigger a DAG run, and wait until it finishes."""
    from airflow_trigger._flows.wait import Waiting
    from airflow_trigger.client import AirflowClient

    # Checks the arguments of the wait before anything is started.
    Waiting(timeout=timeout, poll_interval=poll_interval)
    start = Start(dag_id, conf_text, assignments, options)
    with AirflowClient(on_event=start.note_attempt) as airflow:
        started = start.run(airflow)
        if not as_json:
            _print(str(started.ref))
        try:
            finished = _wait(airflow, started.ref, timeout, poll_interval)
        except WaitTimeout:
            raise
        except AirflowTriggerError as error:
            raise start.failed_after_it(error) from error
        if as_json:
            _print_run(attrs.evolve(finished, created=started.created), key=start.key)
        return _tell_end(airflow, finished, log_lines)


@click.command(epilog=WAIT_HELP)
@run_argument
@wait_options
@json_option
def wait(
    ref: RunRef,
    *,
    timeout: float | None,
    poll_interval: float | None,
    log_lines: int,
    as_json: bool,
) -> int:
    """Wait until a run finishes."""
    from airflow_trigger.client import AirflowClient

    with AirflowClient() as airflow:
        finished = _wait(airflow, ref, timeout, poll_interval)
        if as_json:
            _print_run(finished)
        else:
            _print(str(ref))
        return _tell_end(airflow, finished, log_lines)


class Start:
    """One trigger by a command.

    Attributes:
        key: The idempotency key, generated if the caller gave neither a key nor a run id.

    Raises:
        click.UsageError: Two options exclude each other, or the conf is invalid.
    """

    def __init__(
        self,
        dag_id: str,
        conf_text: str | None,
        assignments: tuple[str, ...],
        options: TriggerOptions,
    ) -> None:
        last_words.are(NOTHING_STARTED)
        given, run_id = options.get("idempotency_key"), options.get("run_id")
        if given is not None and run_id is not None:
            raise click.UsageError("Give --key or --run-id, not both.")
        if given is None and options.get("on_failed") == "rerun":
            raise click.UsageError("--on-failed rerun needs --key, which names the run to rerun.")
        self.key = new_key() if given is None and run_id is None else given
        self._is_safe_again = given is not None
        self._options = options
        self._options["idempotency_key"] = self.key
        self._dag_id = dag_id
        self._conf = conf_given(conf_text)
        self._assignments = assignments
        self._has_sent = False

    def note_attempt(self, event: Event) -> None:
        """Note that the trigger was sent; for `on_event`."""
        from airflow_trigger.events import AttemptEvent

        self._has_sent |= isinstance(event, AttemptEvent) and event.operation == "trigger"

    def run(self, airflow: AirflowClient) -> DagRun:
        """Start the run, and report it on stderr."""
        conf = self._whole_conf(airflow)
        ref = self._ref()
        is_made = self.key is not None and not self._is_safe_again
        note(f"Starting {ref}")
        if is_made:
            note(f"To repeat this command safely: --key {self.key}")
        last_words.are(f"Interrupted. The run may exist. {self._to_settle(ref)}")
        try:
            run = airflow.trigger(self._dag_id, conf, **self._options)
        except TriggerUnconfirmed as error:
            error.retryable = self._is_safe_again
            error.add_note(self._to_settle(ref))
            raise
        except Interrupted as interrupted:
            if interrupted.__cause__ is None and not self._has_sent:
                last_words.are(NOTHING_STARTED)
            raise
        last_words.are(f"Interrupted. The run continues. Wait for it: {_to_wait(run.ref)}")
        note(f"{_CREATED[run.created]}, {run.state}: {run.url}")
        return run

    def failed_after_it(self, error: AirflowTriggerError) -> AirflowTriggerError | Failed:
        """The error of a command that started the run, but could not wait for it."""
        if not error.retryable or self._is_safe_again:
            return error
        # Without a key from the caller, the same command would start another run.
        error.retryable = False
        return Failed(error, UNCONFIRMED)

    def _whole_conf(self, airflow: AirflowClient) -> dict[str, JSON]:
        if not self._assignments:
            return self._conf
        params: Mapping[str, DagParam] | None = None
        try:
            params = airflow.dag(self._dag_id).params
        except PermissionDenied:
            note(
                f"No permission to read the params of DAG {self._dag_id!r}: a value of --set is "
                "read as JSON if it is valid JSON, and as a string otherwise."
            )
        is_strict = self._options.get("conf_check") in (None, "strict")
        return conf_with(self._conf, self._assignments, params, is_strict=is_strict, tell=note)

    def _ref(self) -> RunRef:
        run_id = self._options.get("run_id")
        if run_id is None:
            assert self.key is not None
            run_id = run_id_of_key(self.key, dag_id=self._dag_id)
        # The client rejects an empty id, together with all other checks.
        return RunRef(self._dag_id, run_id or "-")

    def _to_settle(self, ref: RunRef) -> str:
        look = f"To check: airflow-trigger status {ref}"
        if self.key is None:
            return look
        return (
            f"{look}\nOr repeat the command with --key {quote(self.key)}: it never starts a second "
            "run."
        )


_CREATED = {True: "Started", False: "Already exists", None: "Started, by this or another command"}


def new_key() -> str:
    """A new unique key."""
    now = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    return f"cli-{now}-{os.urandom(6).hex()}"


def _wait(
    airflow: AirflowClient, ref: RunRef, timeout: float | None, poll_interval: float | None
) -> DagRun:
    """Wait until the run finishes, and report its progress on stderr."""
    last_words.are(f"Interrupted. The run continues. Wait for it: {_to_wait(ref)}")
    try:
        with _progress.shown(airflow, ref) as progress:
            return airflow.wait(
                ref,
                timeout=timeout,
                poll_interval=poll_interval,
                raise_on_failure=False,
                on_poll=progress.polled,
            )
    except AirflowTriggerError as error:
        if error.retryable:
            error.add_note(f"The run continues. Wait for it: {_to_wait(ref)}")
        raise


def _tell_end(airflow: AirflowClient, run: DagRun, log_lines: int) -> int:
    """Report on stderr how a run finished; returns the exit status."""
    last_words.are("")
    if run.state == DagRunState.SUCCESS:
        took = ""
        if run.start_date is not None and run.end_date is not None:
            took = f" after {in_words(run.end_date - run.start_date)}"
        note(f"{run.state}{took}: {run.url}")
        return 0
    try:
        note(str(airflow.failure(run, log_lines=log_lines)))
    except AirflowTriggerError as error:
        note(f"Run {run.ref} finished as {run.state}: {run.url}")
        note(f"The reason could not be read: {error}")
    return 1


def _to_wait(ref: RunRef) -> str:
    return f"airflow-trigger wait {ref}"


def _print_run(run: DagRun, *, key: str | None = None) -> None:
    from airflow_trigger.cli._json import dumps, run_object

    _print(dumps(run_object(run, idempotency_key=key)))


def _print(line: str) -> None:
    """Print a line for programs; a closed stdout does not change the exit status."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        discard(sys.stdout)
