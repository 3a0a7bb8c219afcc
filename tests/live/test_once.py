"""Idempotency: run ids, idempotency keys, dates."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from packaging.version import Version

from airflow_trigger import (
    AirflowClient,
    Conflict,
    IdempotencyConflict,
    InvalidDate,
    InvalidRequest,
    InvalidRunId,
    RunAlreadyExists,
    Unsupported,
)
from tests.live.server import AirflowServer

CONF = {"dataset_name": "monthly_sales", "nested": {"list": [1, 2.5, None, "é", True]}}
Seen = Callable[[str], None]


def version(airflow: AirflowServer) -> tuple[int, ...]:
    return Version(airflow.version).release


def a_date() -> datetime:
    """A unique date: a server accepts each date only once."""
    return datetime(2024, 3, 1, tzinfo=UTC) + timedelta(seconds=uuid.uuid4().int % 10**7)


@pytest.mark.parametrize("suffix", ["", "+00:00", "~.:-_", "x" * 200])
def test_a_given_run_id_is_the_run_s_id(client: AirflowClient, suffix: str) -> None:
    """A given run id becomes the id of the run."""
    run_id = f"order-{uuid.uuid4()}{suffix}"

    run = client.trigger("echo_conf", run_id=run_id)

    assert (run.run_id, run.created) == (run_id, True)
    assert client.get_run("echo_conf", run_id).ref == run.ref


def test_a_run_id_that_exists_is_an_error_that_carries_the_run(client: AirflowClient) -> None:
    """A duplicate run id raises an error that carries the existing run."""
    first = client.trigger("echo_conf", CONF)

    with pytest.raises(RunAlreadyExists) as e:
        client.trigger("echo_conf", {"other": 1}, run_id=first.run_id)

    assert (e.value.run.run_id, e.value.run.conf) == (first.run_id, CONF)


@pytest.mark.parametrize("run_id", ["a/b ?#", "..", "", "x" * 251, "scheduled__x"])
def test_a_run_id_that_servers_mishandle_is_refused(client: AirflowClient, run_id: str) -> None:
    """Run ids that not every supported Airflow version accepts are rejected."""
    with pytest.raises(InvalidRunId):
        client.trigger("echo_conf", run_id=run_id)


def test_an_idempotency_key_starts_one_run(client: AirflowClient) -> None:
    """An idempotency key starts exactly one run."""
    key = f"order {uuid.uuid4()} / é"

    first = client.trigger("echo_conf", CONF, idempotency_key=key)
    second = client.trigger("echo_conf", CONF, idempotency_key=key)

    assert (first.created, second.created) == (True, False)
    assert first.ref == second.ref


def test_an_idempotency_key_with_another_conf_is_a_conflict(client: AirflowClient) -> None:
    """The same idempotency key with a different conf is a conflict."""
    key = str(uuid.uuid4())
    first = client.trigger("echo_conf", CONF, idempotency_key=key)

    with pytest.raises(IdempotencyConflict) as e:
        client.trigger("echo_conf", {"other": 1}, idempotency_key=key)

    assert (e.value.run.ref, e.value.run.conf) == (first.ref, CONF)


def test_a_logical_date_is_the_run_s_and_is_taken_once(client: AirflowClient) -> None:
    """A logical date is set on the run and can be used once."""
    date = a_date()

    assert client.trigger("echo_conf", logical_date=date).logical_date == date
    with pytest.raises(Conflict) as e:
        client.trigger("echo_conf", logical_date=date)
    assert not isinstance(e.value, RunAlreadyExists)


@pytest.mark.parametrize(
    "date", [datetime(2020, 1, 1, tzinfo=UTC), datetime.now(UTC) + timedelta(days=2)], ids=str
)
def test_a_date_for_which_airflow_runs_nothing_is_refused(
    client: AirflowClient, date: datetime
) -> None:
    """Dates for which Airflow would run nothing are refused."""
    with pytest.raises(InvalidDate):
        client.trigger("echo_conf", logical_date=date)


def test_a_data_interval_is_the_run_s(
    client: AirflowClient, airflow: AirflowServer, seen: Seen
) -> None:
    """A given data interval is set on the run."""
    interval = (datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 5, 2, tzinfo=UTC))
    if version(airflow) < (2, 9):
        with pytest.raises(Unsupported, match=r"data_interval needs Airflow 2\.9"):
            client.trigger("echo_conf", data_interval=interval)
        seen("Unsupported")
        return

    run = client.trigger("echo_conf", logical_date=a_date(), data_interval=interval)

    assert (run.data_interval_start, run.data_interval_end) == interval


def test_run_after_lets_the_run_wait(
    client: AirflowClient, airflow: AirflowServer, seen: Seen
) -> None:
    """`run_after` delays the start of the run."""
    later = datetime.now(UTC) + timedelta(days=1, seconds=uuid.uuid4().int % 10**5)
    if version(airflow) < (3, 0):
        with pytest.raises(Unsupported, match=r"run_after needs Airflow 3\.0"):
            client.trigger("slow", run_after=later)
        seen("Unsupported")
        return

    run = client.trigger("slow", run_after=later)

    assert (run.run_after, run.state) == (later, "queued")


def test_a_partition_key_is_sent_only_to_a_version_that_knows_it(
    client: AirflowClient, airflow: AirflowServer, seen: Seen
) -> None:
    """A partition key is sent only to versions that support it."""
    if version(airflow) < (3, 2):
        with pytest.raises(Unsupported, match=r"partition_key needs Airflow 3\.2"):
            client.trigger("echo_conf", partition_key="p1")
        seen("Unsupported")
        return
    if version(airflow) < (3, 3):
        assert client.trigger("echo_conf", partition_key="p1").partition_key == "p1"
        seen("accepted for any DAG")
        return
    with pytest.raises(InvalidRequest):
        client.trigger("echo_conf", partition_key="p1")
    seen("refused for a DAG that is not partitioned")
