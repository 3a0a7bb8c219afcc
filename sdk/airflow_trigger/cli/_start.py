"""`trigger`, `run` and `wait`."""

from __future__ import annotations

import click

from airflow_trigger.cli._params import dag_argument


@click.command()
@dag_argument
def trigger(dag_id: str) -> None:
    """Start a run of a DAG."""
    from airflow_trigger.client import AirflowClient

    with AirflowClient() as airflow:
        click.echo(str(airflow.trigger(dag_id).ref))
