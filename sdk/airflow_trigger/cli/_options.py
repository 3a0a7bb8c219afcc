"""The options of `trigger`, `run` and `wait`."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from airflow_trigger.cli._params import F, aware_date, duration
from airflow_trigger.models import ConfCheck, OnFailed, OnPaused

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

LOG_LINES = 20


def _complete_param(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    from airflow_trigger.cli._completion import complete_param

    return complete_param(ctx, param, incomplete)


def trigger_options(function: F) -> F:
    """Add the options of `trigger` and `run`."""
    options = (
        click.option(
            "--conf",
            "conf_text",
            metavar="CONF",
            help="The conf of the run: a JSON object, @FILE, or - for stdin.",
        ),
        click.option(
            "--set",
            "assignments",
            metavar="KEY=VALUE",
            multiple=True,
            shell_complete=_complete_param,
            help="Set one key of the conf. Overrides --conf, and can be repeated. The value is "
            "converted to the type that the DAG declares. KEY can be a path (a.b). VALUE can be "
            "@FILE, to read a file; write @@ for a value that begins with @.",
        ),
        click.option(
            "--key",
            "idempotency_key",
            metavar="KEY",
            help="An idempotency key, which identifies the triggering event: the same key never "
            "starts a second run.",
        ),
        click.option("--run-id", metavar="ID", help="The run id, instead of --key."),
        click.option(
            "--logical-date", type=aware_date, metavar="DATE", help="The logical date of the run."
        ),
        click.option(
            "--run-after",
            type=aware_date,
            metavar="DATE",
            help="The earliest start of the run. Airflow 3 only.",
        ),
        click.option(
            "--data-interval",
            type=aware_date,
            nargs=2,
            metavar="START END",
            help="The data interval of the run. Airflow 2.9 and later.",
        ),
        click.option("--note", metavar="TEXT", help="A note on the run, shown in Airflow."),
        click.option(
            "--partition-key",
            metavar="KEY",
            help="The partition to process. Airflow 3.2 and later.",
        ),
        click.option(
            "--bundle-version",
            metavar="VERSION",
            help="The version of the DAG bundle. Airflow 3.4 and later.",
        ),
        click.option(
            "--conf-check",
            type=click.Choice(get_args(ConfCheck)),
            help="What to check before sending the conf. strict: keys and schemas; schema: schemas "
            "only; json: only that it is JSON. Default: strict.",
        ),
        click.option(
            "--on-paused",
            type=click.Choice(get_args(OnPaused)),
            help="What to do if the DAG is paused. Default: error. drain: Airflow 3.4 and later.",
        ),
        click.option(
            "--on-failed",
            type=click.Choice(get_args(OnFailed)),
            default="keep",
            help="What to do if a run with this --key exists and has failed. Default: keep.",
        ),
        click.option(
            "--deadline",
            type=duration,
            metavar="DURATION",
            help="The time limit for the trigger, including all retries. Default: 2m.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def wait_options(function: F) -> F:
    """Add the options of `run` and `wait`."""
    options = (
        click.option(
            "--timeout",
            type=duration,
            metavar="DURATION",
            help="How long to wait, such as 90s, 10m or 4h. Default: until the run finishes.",
        ),
        click.option(
            "--poll-interval",
            type=duration,
            metavar="DURATION",
            help="A fixed interval between requests for the state. Default: 0.5 s at first, "
            "increasing to 15 s.",
        ),
        click.option(
            "--log-lines",
            type=click.IntRange(min=0),
            default=LOG_LINES,
            show_default=True,
            metavar="N",
            help="How many log lines of a failed task to show. Logs may contain secrets.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function
