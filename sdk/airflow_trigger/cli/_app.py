"""The group of commands, each imported when it runs, and the exit status of a command."""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

import click

from airflow_trigger.cli import INTERRUPTED, NAME, USAGE, _live, _signals
from airflow_trigger.cli._text import in_commands, prepare_streams

if TYPE_CHECKING:
    from airflow_trigger.errors import AirflowTriggerError

# The modules of the commands, in the order of the help.
MODULES = {
    "_start": ("trigger", "run", "wait"),
    "_look": ("status", "failure", "log", "result", "why"),
    "_act": ("cancel", "rerun", "emit"),
    "_dags": ("export", "codegen"),
    "_doctor": ("doctor",),
}
MODULE_OF = {name: module for module, names in MODULES.items() for name in names}
# The variable in which click's completion scripts pass their instruction.
COMPLETE = "_AIRFLOW_TRIGGER_COMPLETE"
# sysexits.h's EX_IOERR.
UNWRITTEN = 74
EPILOG = """\
The URL and the credentials are read from environment variables: AIRFLOW_TRIGGER_URL, and
AIRFLOW_TRIGGER_TOKEN, or AIRFLOW_TRIGGER_USERNAME and AIRFLOW_TRIGGER_PASSWORD, or others (see
"Environment variables" on the documentation's page Authentication).

\b
Exit status:
  0    success
  1    the run failed; codegen --check: a DAG has changed
  2    wrong usage, or rejected before anything was sent
  3    invalid credentials or missing permission
  4    timed out; the run continues
  5    the server rejected the request
  6    unconfirmed: a run may exist, and the same command may start another
  74   the output cannot be written
  75   temporary failure: the same command may succeed later
  129  the terminal was closed
  130  interrupted with Ctrl-C
  143  terminated by SIGTERM
"""


class Failed(Exception):
    """Ends a command with an error, but with another exit status than the error's own."""

    def __init__(self, error: AirflowTriggerError, status: int) -> None:
        super().__init__(str(error))
        self.error = error
        self.status = status


class ReaderGone(Exception):
    """The reader of stdout has closed it."""


class Commands(click.Group):
    """The group of all commands."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # click would exit with status 1, which means that the run failed.
            raise ReaderGone from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the help."""
        return list(MODULE_OF)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or suggest a similar one."""
        close = get_close_matches(args[0], MODULE_OF, n=1) if args[0] not in MODULE_OF else []
        if close and not ctx.resilient_parsing:
            ctx.fail(f"No such command {args[0]!r}. Did you mean {close[0]!r}?")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        module = MODULE_OF.get(cmd_name)
        if module is None:
            return None
        command = getattr(import_module(f"airflow_trigger.cli.{module}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


def _print_version(ctx: click.Context, _: click.Parameter, is_wanted: bool) -> None:  # noqa: FBT001 - click's
    if is_wanted and not ctx.resilient_parsing:
        from airflow_trigger._version import VERSION

        click.echo(f"{NAME} {VERSION}")
        ctx.exit()


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
def group() -> None:
    """Trigger Apache Airflow DAG runs, wait for their results, and find out why they failed."""


def main(arguments: list[str], *, name: str) -> int:
    """Run a command, and return its exit status."""
    prepare_streams()
    if instruction := os.environ.get(COMPLETE):
        from airflow_trigger.cli import _completion

        _completion.prepare(instruction)
    as_json = "--json" in arguments
    try:
        with _signals.handled(), _live.warnings_noted():
            status = _run(arguments, name=name, as_json=as_json)
            sys.stdout.flush()
    except (BrokenPipeError, ReaderGone):
        # The reader stopped early, like `head`.
        discard(sys.stdout)
        return 0
    except OSError as problem:
        discard(sys.stdout)
        _tell_people(f"The output cannot be written: {problem.strerror}.")
        return UNWRITTEN
    except _signals.Interrupted as interrupted:
        _signals.last_words.say()
        return interrupted.status
    return status


def _run(arguments: list[str], *, name: str, as_json: bool) -> int:
    try:
        returned: object = group.main(list(arguments), prog_name=name, standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as problem:
        problem.show()
        _tell_programs(problem, problem.format_message(), as_json=as_json)
        return USAGE
    except Failed as failed:
        return _failed(failed.error, failed.status, as_json=as_json)
    except ValueError as problem:
        # The client rejects an argument.
        return _refused(problem, as_json=as_json)
    except Exception as problem:
        from airflow_trigger._exit_status import exit_status
        from airflow_trigger.errors import AirflowTriggerError

        if not isinstance(problem, AirflowTriggerError):
            raise
        return _failed(problem, exit_status(problem), as_json=as_json)
    return returned if isinstance(returned, int) else 0


def _failed(error: AirflowTriggerError, status: int, *, as_json: bool) -> int:
    _tell_people("\n".join([_in_shell(error), *getattr(error, "__notes__", [])]))
    _tell_programs(error, str(error), as_json=as_json)
    return status


def _refused(problem: ValueError, *, as_json: bool) -> int:
    if isinstance(problem, UnicodeError):
        raise problem
    _tell_people(str(problem))
    _tell_programs(problem, str(problem), as_json=as_json)
    return USAGE


def _in_shell(error: AirflowTriggerError) -> str:
    """The message of a client error, with commands instead of the client's methods."""
    if error.dag_id is None or error.run_id is None:
        return in_commands(str(error)) + _missing_url(error)
    ref = f"{error.dag_id}/{error.run_id}"
    # An error always means its own run; a diagnosis may name other runs.
    return in_commands(str(error).replace("airflow.why(run)", f"airflow-trigger why {ref}"), ref)


def _missing_url(error: AirflowTriggerError) -> str:
    """The client looks for credentials first: without any, name the missing URL too."""
    from airflow_trigger._config import URL

    is_of_both = str(error).startswith("No credentials") and not os.environ.get(URL)
    return f" {URL} is not set either." if is_of_both else ""


def _tell_people(message: str) -> None:
    _live.note(f"Error: {message}")


def _tell_programs(error: Exception, message: str, *, as_json: bool) -> None:
    if as_json:
        from airflow_trigger.cli._json import dumps, error_object

        click.echo(dumps(error_object(error, message)))


def discard(stream: TextIO) -> None:
    """Discard buffered output, which Python would otherwise flush, and fail, at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
