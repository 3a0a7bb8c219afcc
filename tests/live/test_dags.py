"""DAGs: params, conf check, paused DAGs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from airflow_trigger import AirflowClient, ConfError, DagNotFound, DagPaused, InvalidRequest
from tests.live.server import AirflowServer

GOOD = {"amount": 3, "region": "us", "comment": None}


@pytest.fixture
def paused(client: AirflowClient) -> Iterator[str]:
    """A DAG that is paused, and is paused again afterwards."""
    assert client.pause("paused").is_paused
    yield "paused"
    client.pause("paused")


def test_a_dag_tells_its_params(client: AirflowClient, airflow: AirflowServer) -> None:
    """`dag()` returns the params of a DAG."""
    dag = client.dag("declared_params")

    assert set(dag.params) == {
        *("amount", "region", "code", "day", "moment", "tables", "target", "comment"),
        *("dry_run", "ratio"),
    }
    assert dag.params["region"].default == "eu"
    assert dag.params["region"].schema == {"type": "string", "enum": ["eu", "us", "apac"]}
    assert dag.params["amount"].description == "How many."
    # Before 2.9 a param without a default breaks the file, so it has one there.
    assert (dag.params["amount"].default is None) is (airflow.version != "2.7.3")
    assert (dag.is_paused, dag.has_import_errors) == (False, False)
    assert dag.start_date is not None


def test_the_ids_of_the_dags_are_listed_by_their_beginning(client: AirflowClient) -> None:
    """`dag_ids()` lists the DAGs with a given prefix."""
    everything = list(client.dag_ids())

    assert {"declared_params", "echo_conf", "quick"} <= set(everything)
    assert len(everything) == len(set(everything))
    of_life = [dag_id for dag_id in everything if dag_id.startswith("life_")]
    assert len(of_life) > 3
    assert list(client.dag_ids("life_")) == of_life
    assert list(client.dag_ids("Life_")) == list(client.dag_ids("%")) == []


def test_a_conf_that_the_dag_declares_is_taken(client: AirflowClient) -> None:
    """A valid conf passes the check and is accepted by the server."""
    assert client.check_conf("declared_params", GOOD) == GOOD
    assert client.trigger("declared_params", GOOD).conf == GOOD


def test_a_conf_that_the_dag_refuses_is_not_sent_and_all_is_named(client: AirflowClient) -> None:
    """An invalid conf is not sent, and the error reports all problems."""
    conf = {"amount": "x", "regoin": "us", "target": {"schema": 1}}

    with pytest.raises(ConfError) as e:
        client.trigger("declared_params", conf)

    assert e.value.problems == (
        "$['amount']: a string of 1 character is not of type 'integer'",
        "$['target']['schema']: an integer is not of type 'string'",
        "$['regoin']: the DAG does not declare 'regoin'; did you mean 'region'?",
    )


def test_an_unchecked_conf_is_refused_in_the_server_s_words(
    client: AirflowClient, airflow: AirflowServer
) -> None:
    """Without the check, the error carries the server's message about an invalid conf."""
    # 2.7 answers with an HTML page and 500, as for an error of the server.
    kind = InvalidRequest if airflow.version != "2.7.3" else Exception

    with pytest.raises(kind) as e:
        client.trigger("declared_params", {"amount": "x"}, conf_check="json")

    if airflow.version != "2.7.3":
        assert "'x' is not of type 'integer'" in str(e.value)


def test_a_paused_dag_is_not_triggered(client: AirflowClient, paused: str) -> None:
    """A paused DAG is not triggered by default."""
    with pytest.raises(DagPaused, match="is paused and was not triggered"):
        client.trigger(paused)


def test_a_run_of_a_paused_dag_may_wait(client: AirflowClient, paused: str) -> None:
    """With `on_paused="allow"`, a run of a paused DAG is queued."""
    assert client.trigger(paused, on_paused="allow").state == "queued"
    assert client.dag(paused).is_paused


def test_a_paused_dag_is_unpaused_if_that_is_wanted_and_no_other(
    client: AirflowClient, paused: str
) -> None:
    """With `on_paused="unpause"`, only the triggered DAG is unpaused."""
    client.pause("failing")

    run = client.wait(client.trigger(paused, on_paused="unpause"), timeout=120)

    assert run.state == "success"
    assert not client.dag(paused).is_paused
    assert client.unpause("failing").is_paused is False


def test_a_dag_that_is_not_there_cannot_be_read_or_paused(client: AirflowClient) -> None:
    """Reading, pausing or unpausing a missing DAG raises `DagNotFound`."""
    for act in (client.dag, client.pause, client.unpause, client.check_conf):
        with pytest.raises(DagNotFound, match="no_such_dag"):
            act("no_such_dag")
