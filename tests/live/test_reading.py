"""Lists of runs and other API operations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from airflow_rest.v1.api.variable import delete_variable as delete_variable_v1
from airflow_rest.v1.api.variable import get_variable as get_variable_v1
from airflow_rest.v1.api.variable import post_variables
from airflow_rest.v1.models import Variable as V1Variable
from airflow_rest.v2.api.variable import delete_variable, get_variable, post_variable
from airflow_rest.v2.models import VariableBody
from airflow_trigger import AirflowClient, DagNotFound, NotFound, Unsupported
from airflow_trigger._flows import runs as listing
from airflow_trigger.models import Api
from tests.live.server import AirflowServer


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 3)


def test_the_newest_run_is_listed_first_over_all_pages(client: AirflowClient) -> None:
    """`runs()` lists the newest run first, across all pages."""
    started = [client.trigger("echo_conf").run_id for _ in range(8)]

    listed = [run.run_id for run in client.runs("echo_conf")]

    assert listed[:8] == started[::-1]
    assert len(listed) == len(set(listed))
    assert [run.run_id for run in client.runs("echo_conf", limit=5)] == started[:2:-1]


def test_a_run_that_starts_meanwhile_makes_no_doubles_and_no_gaps(client: AirflowClient) -> None:
    """A run that starts during listing causes no duplicates or gaps."""
    before = [client.trigger("echo_conf").run_id for _ in range(7)]
    listed: list[str] = []

    for run in client.runs("echo_conf", limit=7):
        listed.append(run.run_id)
        client.trigger("echo_conf")

    assert listed == before[::-1]


def test_runs_of_a_state_are_listed(client: AirflowClient) -> None:
    """`runs()` filters by state."""
    client.wait(client.trigger("failing"), timeout=120, raise_on_failure=False)

    assert {run.state for run in client.runs("failing", states=["failed"])} == {"failed"}
    assert list(client.runs("failing", states=["success"])) == []


def test_runs_since_a_time_are_listed(client: AirflowClient) -> None:
    """`runs()` filters by start time."""
    run = client.trigger("echo_conf")
    moment = run.run_after or run.logical_date
    assert moment is not None

    assert [found.run_id for found in client.runs("echo_conf", since=moment)] == [run.run_id]
    assert list(client.runs("echo_conf", since=datetime.now(UTC) + timedelta(days=1))) == []


def test_runs_of_all_dags_are_listed(client: AirflowClient) -> None:
    """`runs()` lists the runs of all DAGs."""
    client.trigger("echo_conf")
    client.trigger("failing")

    assert {run.dag_id for run in client.runs(limit=2)} == {"echo_conf", "failing"}


def test_the_runs_of_a_dag_that_is_not_there_are_an_error(client: AirflowClient) -> None:
    """Listing the runs of a missing DAG raises `DagNotFound`."""
    with pytest.raises(DagNotFound, match="no_such_dag"):
        list(client.runs("no_such_dag"))


def read(client: AirflowClient, api: Api) -> str | None:
    """The value of a variable, read with the operation of that API."""
    if api == "v1":
        return client.call(get_variable_v1, variable_key="region").value or None
    return str(client.call(get_variable, variable_key="region").value)


def test_any_operation_can_be_called(client: AirflowClient, airflow: AirflowServer) -> None:
    """`call()` sends any operation of the API."""
    if airflow.api == "v1":
        client.call(post_variables, body=V1Variable(key="region", value="eu"))
        assert read(client, "v1") == "eu"
        assert client.call(delete_variable_v1, variable_key="region") is None
    else:
        client.call(post_variable, body=VariableBody(key="region", value="eu"))
        assert read(client, "v2") == "eu"
        assert client.call(delete_variable, variable_key="region") is None

    with pytest.raises(NotFound):
        read(client, airflow.api)


def test_an_operation_of_the_other_api_says_what_to_do(
    client: AirflowClient, airflow: AirflowServer
) -> None:
    """The error for an operation of the other API says what to do."""
    with pytest.raises(Unsupported, match=f"from airflow_rest.{airflow.api} instead"):
        read(client, "v2" if airflow.api == "v1" else "v1")
