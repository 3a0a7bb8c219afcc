"""Shell completion of DAG ids, runs, task ids and names of params, read from the server.

A completion prints no message and ends after 2 seconds. After any error it offers nothing.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import unquote

from click.shell_completion import BashComplete, CompletionItem, add_completion_class
from click.shell_completion import split_arg_string as words_of

from airflow_trigger.cli._params import KEY, ref_of

if TYPE_CHECKING:
    import click

    from airflow_trigger.client import AirflowClient
    from airflow_trigger.models import RunRef

# Seconds.
DEADLINE = 2.0
MOST_DAGS = 1_000
MOST_RUNS = 20
# A shell inserts completions without quoting, so they must not contain special characters.
HARMLESS = re.compile(r"[\w.][\w.~:+%/-]*=?")
# Bash ends words at `:` and `=`, and replaces only the part after the last one, which click's own
# script does not handle. No space follows the `=` after the name of a param.
SCRIPT = """\
%(complete_func)s() {
    local type value
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            plain)
                COMPREPLY+=("$value")
                if [[ $value == *= ]]; then compopt -o nospace 2>/dev/null; fi
                ;;
            file) compopt -o default 2>/dev/null ;;
            dir) compopt -o dirnames 2>/dev/null ;;
        esac
    done < <(
        COMP_LINE=${COMP_LINE:0:COMP_POINT} COMP_LAST=${COMP_WORDS[COMP_CWORD]} \\
            %(complete_var)s=bash_complete "$1" 2>/dev/null
    )
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class Bash(BashComplete):
    """Completion for bash of words with `:` and `=`, as in references to runs."""

    source_template: ClassVar[str] = SCRIPT

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the cursor, and the word at the cursor."""
        line = os.environ["COMP_LINE"]
        words = words_of(line)[1:]
        incomplete = "" if line[-1:].isspace() or not words else words.pop()
        return words, incomplete

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[Any]]:
        """Return the completions, as replacements of what bash takes for the last word."""
        last = os.environ["COMP_LAST"].lstrip(":=")
        kept = incomplete.removesuffix(last) if incomplete.endswith(last) else ""
        return [
            CompletionItem(item.value.removeprefix(kept), type=item.type)
            for item in super().get_completions(args, incomplete)
        ]


def prepare(instruction: str) -> None:
    """Prepare a completion: only its result may reach the terminal.

    Args:
        instruction: The instruction of the shell, such as "bash_complete".
    """
    add_completion_class(Bash)
    if instruction.endswith("_complete"):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)


def complete_dag_id(
    ctx: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Offer DAG ids."""
    del ctx
    return _offered(lambda airflow: _ids(airflow, incomplete), incomplete)


def complete_run(
    ctx: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Offer DAG ids, or the newest runs of a DAG once its id is complete."""
    look = _ids if ctx.meta.get(KEY) is not None else _runs
    return _offered(lambda airflow: look(airflow, incomplete), incomplete)


def complete_task_id(
    ctx: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Offer the task ids of the run."""
    ref = _ref(ctx)
    if ref is None:
        return []
    return _offered(lambda airflow: (task.task_id for task in airflow.tasks(ref)), incomplete)


def complete_param(
    ctx: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Offer the names of the params of the DAG, each followed by `=`."""
    # If the value of an option is still missing, click parses no arguments.
    dag_id = ctx.params.get("dag_id") or next(iter(ctx.args), None)
    if not isinstance(dag_id, str):
        return []
    return _offered(lambda airflow: (f"{name}=" for name in airflow.dag(dag_id).params), incomplete)


def _ids(airflow: AirflowClient, prefix: str) -> Iterator[str]:
    return islice(airflow.dag_ids(prefix), MOST_DAGS)


def _runs(airflow: AirflowClient, prefix: str) -> Iterator[str]:
    """The DAGs with this prefix, or the newest runs if there is only one DAG."""
    if "/" in prefix:
        yield from _newest(airflow, unquote(prefix.partition("/")[0]))
        return
    ids = list(_ids(airflow, prefix))
    if len(ids) == 1:
        yield from _newest(airflow, ids[0])
    else:
        yield from ids


def _newest(airflow: AirflowClient, dag_id: str) -> Iterator[str]:
    return (str(run.ref) for run in airflow.runs(dag_id, limit=MOST_RUNS))


def _ref(ctx: click.Context) -> RunRef | None:
    """The run that the command is about, if it was given already."""
    text = ctx.params.get("ref")
    with suppress(Exception):
        return ref_of(str(text), ctx.meta.get(KEY))
    return None


def _offered(
    look: Callable[[AirflowClient], Iterable[str]], incomplete: str
) -> list[CompletionItem[str]]:
    """The completions that the server returns in time; none after an error."""
    if not os.environ.get("AIRFLOW_TRIGGER_URL"):
        return []
    found: list[str] = []

    def find() -> None:
        with suppress(Exception), _client() as airflow:
            for text in look(airflow):
                if text.startswith(incomplete) and HARMLESS.fullmatch(text):
                    found.append(text)

    # The client's timeouts limit neither DNS lookups nor a proxy that sends a byte at a time.
    thread = threading.Thread(target=find, daemon=True)
    thread.start()
    thread.join(DEADLINE)
    return [CompletionItem(text) for text in dict.fromkeys(found.copy())]


def _client() -> AirflowClient:
    from airflow_trigger.client import AirflowClient
    from airflow_trigger.retry import RetryPolicy

    return AirflowClient(retry=RetryPolicy(attempts=1, deadline=DEADLINE), timeout=DEADLINE)
