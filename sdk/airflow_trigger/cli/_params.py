"""Options and arguments that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from airflow_trigger.models import RunRef

F = TypeVar("F", bound=Callable[..., Any])

SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
A_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
A_PART = re.compile(r"(\d+(?:\.\d+)?)([smhd])", re.ASCII)
# The key in click's `Context.meta` under which --key is kept for the argument RUN.
KEY = f"{__name__}.key"


def duration(text: str) -> float:
    """The seconds of a duration such as `90`, `90s`, `10m`, `4h`, `1h30m` or `2d`.

    Raises:
        click.BadParameter: The text is not a duration.

    >>> duration("1h30m")
    5400.0
    """
    if A_NUMBER.fullmatch(text):
        return float(text)
    parts = A_PART.findall(text)
    if not parts or A_PART.sub("", text):
        raise click.BadParameter(f"{text!r} is not a duration such as 90, 90s, 10m, 4h or 1h30m.")
    return float(sum(float(number) * SECONDS[unit] for number, unit in parts))


def aware_date(text: str) -> datetime:
    """An ISO 8601 date and time with an offset from UTC, such as `2026-11-26T00:00:00Z`.

    Raises:
        click.BadParameter: The text is not a date, or has no offset.

    >>> aware_date("2026-11-26T00:00:00Z").isoformat()
    '2026-11-26T00:00:00+00:00'
    """
    try:
        date = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a date such as 2026-11-26T00:00:00Z.") from None
    if date.tzinfo is None:
        raise click.BadParameter(
            f"{text!r} has no time zone. Write {date.isoformat()}Z for UTC, or add an offset such "
            "as +01:00."
        )
    return date


def dag_argument(function: F) -> F:
    """Add the argument DAG_ID, as `dag_id`."""
    return click.argument("dag_id", metavar="DAG_ID", shell_complete=_complete_dag_id)(function)


def run_argument(function: F) -> F:
    """Add the argument RUN and the option --key; the command gets a `RunRef` as `ref`."""
    function = click.option(
        "--key",
        metavar="KEY",
        expose_value=False,
        is_eager=True,
        callback=_keep_key,
        help="The idempotency key of the run. RUN is then the DAG id.",
    )(function)
    return click.argument("ref", metavar="RUN", callback=_as_ref, shell_complete=_complete_run)(
        function
    )


def json_option(function: F) -> F:
    """Add the option --json, as `as_json`."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print JSON on stdout, for programs."
    )(function)


def ref_of(text: str, key: str | None) -> RunRef:
    """The run with this reference, or the run of a DAG with this key.

    Raises:
        ValueError: The text is not a reference, or is one although a key is given.
        InvalidRunId: The key is empty.
    """
    from airflow_trigger._flows.run_ids import run_id_of_key
    from airflow_trigger.models import RunRef

    if key is not None:
        if "/" in text:
            raise ValueError(f"with --key, RUN must be a DAG id, not {text!r}.")
        return RunRef(text, run_id_of_key(key, dag_id=text))
    if "/" not in text:
        raise ValueError(
            f"{text!r} does not identify a run: give DAG_ID/RUN_ID, as printed by trigger, or add "
            "--key with the key of the run."
        )
    return RunRef.parse(text)


def _keep_key(ctx: click.Context, _: click.Parameter, key: str | None) -> None:
    ctx.meta[KEY] = key


def _as_ref(ctx: click.Context, param: click.Parameter, text: str) -> RunRef | str:
    if ctx.resilient_parsing:
        return text
    try:
        return ref_of(text, ctx.meta.get(KEY))
    except ValueError as problem:
        raise click.BadParameter(str(problem), ctx, param) from None


def _complete_dag_id(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from airflow_trigger.cli._completion import complete_dag_id

    return complete_dag_id(ctx, param, incomplete)


def _complete_run(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from airflow_trigger.cli._completion import complete_run

    return complete_run(ctx, param, incomplete)
