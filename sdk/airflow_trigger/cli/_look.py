"""`status`, `failure`, `log`, `result` and `why`, which only read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from airflow_trigger.cli._completion import complete_task_id
from airflow_trigger.cli._params import json_option, run_argument

if TYPE_CHECKING:
    from airflow_trigger.client import AirflowClient
    from airflow_trigger.models import RunRef, TaskRun

STATUS_HELP = """\
\b
Example:
  airflow-trigger status "$(airflow-trigger trigger sales)"
  airflow-trigger status sales --key order-17 --json | jq -r .state

Prints the run and its tasks. Exit status: 0 in any state of the run; in scripts, read --json or use
`wait`. 5: the run does not exist.
"""
FAILURE_HELP = """\
\b
Example:
  airflow-trigger failure sales/manual__2026-11-26 --log-lines 50

Prints the run, the tasks that caused the failure, their exceptions and the last lines of their
logs. Logs are printed unchanged, and may contain secrets. Exit status: 0 if the run was found; if
it has not failed, the first line says so. 5: the run does not exist.
"""
LOG_HELP = """\
\b
Example:
  airflow-trigger log sales/manual__2026-11-26 load --last 100

Prints the lines as they arrive; with --json, one object per line. Logs may contain secrets. Exit
status: 0 if the log was read, even if it is empty. 2: several tasks match, so --map-index or
--iteration is required. 5: the run or the task does not exist.
"""
RESULT_HELP = """\
\b
Example:
  airflow-trigger result sales/manual__2026-11-26 count_rows

Prints the value as JSON: indented on a terminal, otherwise on one line. For a mapped task, prints a
list with the values of all indexes. Airflow 2.10 and later. Exit status: 0 if there is a value. 2:
this Airflow version does not support it. 5: the run, task or value does not exist. 75: there is no
value yet, because the run has not finished.
"""
WHY_HELP = """\
\b
Example:
  airflow-trigger why sales/manual__2026-11-26

Prints the reasons, the most likely first, each with what to do about it. Exit status: 0 if the run
was found. 5: the run does not exist.
"""


@click.command(epilog=STATUS_HELP)
@run_argument
@click.option("--tasks/--no-tasks", "with_tasks", default=True, help="Whether to show the tasks.")
@json_option
def status(ref: RunRef, *, with_tasks: bool, as_json: bool) -> None:
    """Show the state of a run and of its tasks."""
    from airflow_trigger.client import AirflowClient

    with AirflowClient() as airflow:
        run = airflow.get_run(ref.dag_id, ref.run_id)
        tasks, problem = _tasks_of(airflow, ref) if with_tasks else (None, None)
    if as_json:
        from airflow_trigger.cli._json import dumps, run_object

        print(dumps(run_object(run, tasks=tasks, problem=problem)))
        return
    from airflow_trigger.cli._status import show

    show(run, tasks or [])
    if problem is not None:
        from airflow_trigger.cli._text import note

        note(f"Not all tasks could be read: {problem}")


def _tasks_of(airflow: AirflowClient, ref: RunRef) -> tuple[list[TaskRun], str | None]:
    """The tasks of a run, and why some are missing; reading tasks is a separate permission."""
    from airflow_trigger.errors import AirflowTriggerError

    tasks: list[TaskRun] = []
    try:
        tasks.extend(airflow.tasks(ref))
    except AirflowTriggerError as error:
        return tasks, str(error)
    return tasks, None


@click.command(epilog=FAILURE_HELP, short_help="Show why a run failed: tasks, exceptions, logs.")
@run_argument
@click.option(
    "--log-lines",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help="How many lines to show of the end of each log.",
)
@json_option
def failure(ref: RunRef, *, log_lines: int, as_json: bool) -> None:
    """Show why a run failed: the tasks, their exceptions and the ends of their logs."""
    from airflow_trigger.client import AirflowClient

    with AirflowClient() as airflow:
        found = airflow.failure(ref, log_lines=log_lines)
    if as_json:
        from airflow_trigger.cli._json import dumps, failure_object

        print(dumps(failure_object(found)))
        return
    from airflow_trigger.cli._text import say

    say(str(found))


@click.command(epilog=LOG_HELP)
@run_argument
@click.argument("task_id", metavar="TASK_ID", shell_complete=complete_task_id)
@click.option(
    "--try",
    "try_number",
    type=click.IntRange(min=1),
    metavar="N",
    help="The number of the try. Default: the last try.",
)
@click.option(
    "--last", type=click.IntRange(min=1), metavar="N", help="Only the last N lines of the log."
)
@click.option(
    "--map-index", type=click.IntRange(min=0), metavar="N", help="The index of a mapped task."
)
@click.option(
    "--iteration",
    type=click.IntRange(min=0),
    metavar="N",
    help="The iteration of a task in a loop. Airflow 3.4 and later.",
)
@json_option
def log(
    ref: RunRef,
    task_id: str,
    *,
    try_number: int | None,
    last: int | None,
    map_index: int | None,
    iteration: int | None,
    as_json: bool,
) -> None:
    """Print the log of a task."""
    from airflow_trigger.cli._json import dumps, log_line_object
    from airflow_trigger.cli._tasks import the_task
    from airflow_trigger.cli._text import note, say
    from airflow_trigger.client import AirflowClient

    is_empty = True
    with AirflowClient() as airflow:
        task = the_task(airflow, ref, task_id, map_index=map_index, iteration=iteration)
        for line in airflow.log(task, try_number=try_number, last=last):
            is_empty = False
            if as_json:
                print(dumps(log_line_object(line)))
            else:
                say(str(line))
    if is_empty:
        note(f"Task {task.name!r} is {task.state or 'not scheduled yet'}: its log is empty.")


@click.command(epilog=RESULT_HELP)
@run_argument
@click.argument("task_id", metavar="TASK_ID", shell_complete=complete_task_id)
@click.option(
    "--xcom-key",
    metavar="NAME",
    default="return_value",
    show_default=True,
    help="The key of the XCom, for values that the task pushed itself.",
)
@click.option(
    "--map-index", type=click.IntRange(min=0), metavar="N", help="The index of a mapped task."
)
@json_option
def result(
    ref: RunRef, task_id: str, *, xcom_key: str, map_index: int | None, as_json: bool
) -> None:
    """Print the return value of a task, as JSON."""
    from airflow_trigger.cli._json import dumps, readable, result_object
    from airflow_trigger.cli._tasks import must_exist
    from airflow_trigger.client import AirflowClient
    from airflow_trigger.errors import ResultNotFound

    with AirflowClient() as airflow:
        try:
            value = airflow.result(ref, task_id, key=xcom_key, map_index=map_index)
        except ResultNotFound:
            must_exist(airflow, ref, task_id)
            raise
    if as_json:
        named = result_object(ref, task_id, key=xcom_key, map_index=map_index, value=value)
        print(dumps(named))
        return
    print(readable(value) if sys.stdout.isatty() else dumps(value))


@click.command(epilog=WHY_HELP)
@run_argument
@json_option
def why(ref: RunRef, *, as_json: bool) -> None:
    """Show why a run does not progress, and what to do about it."""
    from airflow_trigger.client import AirflowClient

    with AirflowClient() as airflow:
        diagnosis = airflow.why(ref)
    if as_json:
        from airflow_trigger.cli._json import diagnosis_object, dumps

        print(dumps(diagnosis_object(diagnosis)))
        return
    from airflow_trigger.cli._text import in_commands, say

    say(in_commands(str(diagnosis), ref))
