"""`doctor`: what keeps a trigger from its server."""

from __future__ import annotations

import click

from airflow_trigger.cli._completion import complete_dag_id
from airflow_trigger.cli._params import json_option

HELP = """\
\b
Example:
  airflow-trigger doctor sales

stdout has one line for each step, and below it what to do. Nothing is started or changed, and no
secret is shown. Exit status: 0 if nothing fails. 2: a setting is missing or wrong, or the DAG is
paused. 3: credentials or a permission. 5: the server refuses. 75: it may work later, as soon as
what fails runs again.
"""


@click.command(epilog=HELP)
@click.argument("dag_id", metavar="[DAG_ID]", required=False, shell_complete=complete_dag_id)
@json_option
def doctor(dag_id: str | None, *, as_json: bool) -> int:
    """Go the way of a trigger step by step, and say what fails and what to do."""
    from airflow_trigger.__main__ import as_json as object_of
    from airflow_trigger.__main__ import examined, status_of
    from airflow_trigger.cli._json import dumps
    from airflow_trigger.cli._text import say

    report = examined(dag_id)
    if as_json:
        print(dumps(object_of(report)))
    else:
        say(str(report))
    return status_of(report)
