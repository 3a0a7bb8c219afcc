"""The page on airflowctl is correct about it; tested with the real airflowctl and the fake."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from airflow_trigger.testing import FakeAirflow
from tests.docs.pages import shown
from tests.migrating.commands import Done, run_commands
from tests.migrating.programs import Server

LOGIN = "airflowctl auth login --api-url $AIRFLOW_URL --skip-keyring\n"

Type = Callable[[str], Done]


@pytest.fixture
def fake(fake_airflow: FakeAirflow) -> FakeAirflow:
    params = {"dataset_name": {"type": "string", "default": "daily_sales"}}
    fake_airflow.add_dag("sales", params=params, tasks=["report"])
    fake_airflow.add_user("svc", "secret")
    fake_airflow.runs_take(1)
    return fake_airflow


@pytest.fixture
def type_in(fake: FakeAirflow, tmp_path: Path) -> Iterator[Type]:
    with fake.serving() as url:
        server = Server(url, "svc", "secret")
        yield lambda block: run_commands(block, server, tmp_path, AIRFLOW_CLI_TOKEN=fake.token)


def test_the_nightly_job_runs_before_and_after(type_in: Type, fake: FakeAirflow) -> None:
    before = type_in(shown("docs/migrating-airflowctl.md", "airflowctl auth login"))
    after = type_in(shown("docs/migrating-airflowctl.md", "airflow-trigger run sales"))

    assert (before.returncode, after.returncode) == (0, 0), before.stderr + after.stderr
    assert [run.state for run in fake.runs("sales")] == ["success", "success"]


def test_airflowctl_refuses_a_json_object_as_conf(type_in: Type, fake: FakeAirflow) -> None:
    done = type_in(LOGIN + """airflowctl dags trigger sales --conf '{"dataset_name": "x"}'""")

    assert done.returncode == 2
    assert "invalid dict value" in done.stderr
    assert not fake.runs("sales")


def test_airflowctl_triggers_a_paused_dag_and_exits_0(type_in: Type, fake: FakeAirflow) -> None:
    fake.set_dag("sales", state="paused")

    before = type_in(LOGIN + "airflowctl dags trigger sales")
    after = type_in("airflow-trigger trigger sales")

    assert (before.returncode, after.returncode) == (0, 2)
    assert [run.state for run in fake.runs("sales")] == ["queued"]


def test_airflowctl_reports_a_started_run_as_a_failure_after_a_lost_response(
    type_in: Type, fake: FakeAirflow
) -> None:
    fake.lose_response()
    before = type_in(LOGIN + "airflowctl dags trigger sales")
    of_before = fake.runs("sales")
    fake.lose_response()
    after = type_in("airflow-trigger trigger sales --key order-17")

    assert (before.returncode, after.returncode) == (1, 0)
    assert (len(of_before), len(fake.runs("sales"))) == (1, 2)
    assert [run.logical_date is None for run in fake.runs("sales")] == [False, True]


@pytest.mark.parametrize(
    ("command", "ours", "statuses"),
    [
        ("airflowctl dags trigger", "airflow-trigger trigger", (2, 2)),
        ("airflowctl dags trigger no_dag", "airflow-trigger trigger no_dag", (1, 5)),
        ("airflowctl dagrun get sales no_run", "airflow-trigger status sales/no_run", (1, 5)),
        (
            "airflowctl dags get sales --api-token wrong",
            "AIRFLOW_TRIGGER_PASSWORD=wrong airflow-trigger trigger sales",
            (1, 3),
        ),
    ],
)
def test_the_statuses_of_failures(
    command: str, ours: str, statuses: tuple[int, int], type_in: Type
) -> None:
    before, after = type_in(LOGIN + command), type_in(ours)

    assert (before.returncode, after.returncode) == statuses


def test_airflowctl_ends_with_1_where_the_server_fails(type_in: Type, fake: FakeAirflow) -> None:
    fake.server_error(times=99)

    done = type_in(LOGIN + "AIRFLOW_CLI_API_RETRIES=1 airflowctl dags trigger sales")

    assert done.returncode == 1


def test_airflowctl_prints_a_list_with_values_as_text(type_in: Type) -> None:
    done = type_in(LOGIN.replace("\n", " >/dev/null\n") + "airflowctl dags get sales")

    (dag,) = json.loads(done.stdout)
    assert (dag["dag_id"], dag["max_active_runs"]) == ("sales", "16")
