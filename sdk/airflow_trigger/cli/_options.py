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
    """Add the options that `trigger` and `run` share."""
    options = (
        click.option(
            "--conf",
            "conf_text",
            metavar="CONF",
            help="The conf: @FILE, - for stdin, or a JSON object.",
        ),
        click.option(
            "--set",
            "assignments",
            metavar="KEY=VALUE",
            multiple=True,
            shell_complete=_complete_param,
            help="Set one key of the conf; it overrides --conf, and may be repeated. The value is "
            "converted to the type that the DAG declares. KEY may be a path (a.b), VALUE the "
            "content of a file (@FILE; @@ for a value that begins with @).",
        ),
        click.option(
            "--key",
            "idempotency_key",
            metavar="KEY",
            help="What identifies the cause of the run: the same key never starts a second run.",
        ),
        click.option("--run-id", metavar="ID", help="The id of the run, instead of a key."),
        click.option(
            "--logical-date", type=aware_date, metavar="DATE", help="The logical date of the run."
        ),
        click.option(
            "--run-after",
            type=aware_date,
            metavar="DATE",
            help="The earliest start of the run; Airflow 3.",
        ),
        click.option(
            "--data-interval",
            type=aware_date,
            nargs=2,
            metavar="START END",
            help="The data interval of the run; Airflow 2.9 and later.",
        ),
        click.option("--note", metavar="TEXT", help="A note that Airflow shows with the run."),
        click.option(
            "--partition-key",
            metavar="KEY",
            help="The partition to process; Airflow 3.2 and later.",
        ),
        click.option(
            "--bundle-version",
            metavar="VERSION",
            help="The version of the DAG's bundle; Airflow 3.4 and later.",
        ),
        click.option(
            "--conf-check",
            type=click.Choice(get_args(ConfCheck)),
            help="What to check before: keys and schemas (strict, the default), schemas, or only "
            "that the conf is JSON.",
        ),
        click.option(
            "--on-paused",
            type=click.Choice(get_args(OnPaused)),
            help="What to do if the DAG is paused; default: error. drain: Airflow 3.4 and later.",
        ),
        click.option(
            "--on-failed",
            type=click.Choice(get_args(OnFailed)),
            default="keep",
            help="What to do if the run of the key exists and has failed; default: keep it.",
        ),
        click.option(
            "--deadline",
            type=duration,
            metavar="DURATION",
            help="The time for the trigger with all its retries; default: 2m.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def wait_options(function: F) -> F:
    """Add the options that `run` and `wait` share."""
    options = (
        click.option(
            "--timeout",
            type=duration,
            metavar="DURATION",
            help="How long to wait, such as 90s, 10m or 4h; default: until it ends.",
        ),
        click.option(
            "--poll-interval",
            type=duration,
            metavar="DURATION",
            help="A fixed time between two requests for its state; default: 0.5 s at first, up to "
            "15 s.",
        ),
        click.option(
            "--log-lines",
            type=click.IntRange(min=0),
            default=LOG_LINES,
            show_default=True,
            metavar="N",
            help="How many lines of the log of a failed task to show; they may hold secrets.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function
