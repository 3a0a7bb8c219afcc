"""Migration from other clients."""

from __future__ import annotations

from pathlib import Path

import pytest

from airflow_trigger import AirflowClient, DagRun, PasswordAuth
from tests.docs.pages import shown
from tests.live.server import AirflowServer
from tests.migrating.commands import run_commands
from tests.migrating.programs import PAIRS, Pair, Server, run_after, run_before

PAGE = "docs/migrating-airflowctl.md"
# These versions of apache-airflow-client do not work with the other releases.
RELEASES = ("2.11.2", "3.3.2")
ON_2 = [pair for pair in PAIRS if pair.airflow == "2"]
ON_3 = [pair for pair in PAIRS if pair.airflow == "3"]


def client_of(airflow: AirflowServer) -> AirflowClient:
    return AirflowClient(airflow.base_url, PasswordAuth(airflow.username, airflow.password))


def settled_runs(client: AirflowClient, dag_id: str) -> dict[str, DagRun]:
    """All runs of a DAG, each after it has ended."""
    return {run.run_id: run for run in client.wait_many(client.runs(dag_id), timeout=120)}


def check(pair: Pair, airflow: AirflowServer) -> None:
    """Both programs print the same, and start runs with the same results."""
    if airflow.name not in RELEASES:
        pytest.skip(f"only {' and '.join(RELEASES)}")
    dag_id = (
        "failing" if "failed" in pair.after.text.replace("raise_on_failure", "") else "echo_conf"
    )
    names = {'"sales"': f'"{dag_id}"', "/sales/": f"/{dag_id}/"}
    names |= {'"report"': '"echo"', "/report": "/echo"}
    server = Server(airflow.base_url, airflow.username, airflow.password)
    with client_of(airflow) as client:
        # A run for the programs that only read.
        client.run(dag_id, {"from": "the test"}, timeout=120, raise_on_failure=False)
        earlier = settled_runs(client, dag_id)
        before = run_before(pair, server, **names)
        between = settled_runs(client, dag_id)
        after = run_after(pair, server, **names)
        later = settled_runs(client, dag_id)

    assert before
    assert sorted(before) == sorted(after)
    started = [run for run_id, run in between.items() if run_id not in earlier]
    ours = [run for run_id, run in later.items() if run_id not in between]
    # The run of an idempotency key may already exist from another pair; its conf was printed.
    if ours:
        assert [(run.conf, run.state) for run in started] == [(run.conf, run.state) for run in ours]


@pytest.mark.parametrize("pair", ON_2, ids=str)
def test_programs_for_airflow_2_do_what_ours_do(pair: Pair, airflow_2: AirflowServer) -> None:
    """Programs with requests and apache-airflow-client 2 start the same runs as ours."""
    check(pair, airflow_2)


@pytest.mark.parametrize("pair", ON_3, ids=str)
def test_programs_for_airflow_3_do_what_ours_do(pair: Pair, airflow_3: AirflowServer) -> None:
    """Programs with requests and apache-airflow-client 3 start the same runs as ours."""
    check(pair, airflow_3)


def test_the_nightly_job_of_airflowctl_does_what_ours_does(
    airflow_3: AirflowServer, tmp_path: Path
) -> None:
    """A nightly job with airflowctl starts the same run as ours."""
    if airflow_3.name not in RELEASES:
        pytest.skip(f"only {' and '.join(RELEASES)}")
    server = Server(airflow_3.base_url, airflow_3.username, airflow_3.password)

    def run(beginning: str) -> None:
        block = shown(PAGE, beginning).replace("sales", "echo_conf")
        done = run_commands(block, server, tmp_path, AIRFLOW_CLI_TOKEN=airflow_3.token())
        assert done.returncode == 0, done.stdout + done.stderr

    with client_of(airflow_3) as client:
        earlier = settled_runs(client, "echo_conf")
        run("airflowctl auth login")
        run("airflow-trigger run sales")
        later = settled_runs(client, "echo_conf")

    started = [run for run_id, run in later.items() if run_id not in earlier]
    assert [(run.conf, run.state) for run in started] == [({}, "success")] * 2
