"""The stub answers like a real server, and ends with the process that started it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from airflow_trigger import (
    AirflowClient,
    ConfError,
    DagNotFound,
    DagRunState,
    RunNotFound,
    RunRef,
    TriggerRequest,
)
from airflow_trigger.models import Api
from benchmarks.stub import counts, stub
from tests.load.child import GUARD_SECONDS, ROOT


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_a_client_takes_the_stub_for_an_airflow(api: Api) -> None:
    with stub(api=api) as url, AirflowClient(url, "token") as airflow:
        assert airflow.server().api == api
        run = airflow.trigger("sales", {"order": 1}, run_id="mine")
        assert (run.dag_id, run.run_id, run.conf) == ("sales", "mine", {"order": 1})
        assert airflow.wait(run).state == DagRunState.SUCCESS
        assert len({run.ref for run in airflow.runs("sales", limit=150)}) == 150
        refs = {RunRef("sales", str(number)) for number in range(3)}
        assert {run.ref for run in airflow.wait_many(refs)} == refs


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_the_stub_refuses_what_the_recorded_server_refused(api: Api) -> None:
    with stub(api=api) as url, AirflowClient(url, "token") as airflow:
        with pytest.raises(RunNotFound):
            airflow.get_run("sales", "no_such_run")
        with pytest.raises(DagNotFound):
            airflow.trigger("no_such_dag")
        with pytest.raises(ConfError):
            airflow.trigger("declared_params", {"amount": "much"})


def test_the_stub_counts_what_arrives() -> None:
    requests = [TriggerRequest("sales", {"order": order}) for order in range(20)]
    with stub() as url, AirflowClient(url, "token") as airflow:
        assert len(list(airflow.trigger_many(requests))) == 20
        # Including those for the version of the server and for the DAG.
        assert counts(url) == {"requests": 22, "triggers": 20}


def test_the_stub_ends_when_its_input_does() -> None:
    command = [sys.executable, "-m", "benchmarks.stub"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline()
        process.stdin.close()
        assert process.wait(GUARD_SECONDS) == 0
