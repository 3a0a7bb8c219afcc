"""The fake served over HTTP, and its fixtures."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import httpx
import pytest

from airflow_trigger import AirflowClient, AsyncAirflowClient, PasswordAuth, RetryPolicy
from airflow_trigger.testing import FakeAirflow


@pytest.fixture(params=["2.11.2", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    fake.add_dag("sales")
    return fake


@pytest.fixture
def client(fake: FakeAirflow) -> Iterator[AirflowClient]:
    auth = PasswordAuth(fake.username, fake.password)
    with (
        fake.serving() as url,
        AirflowClient(url, auth, retry=RetryPolicy(backoff=0), timeout=5) as client,
    ):
        yield client


def test_the_fake_is_served_over_http(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.runs_take(polls=0)

    run = client.wait(client.trigger("sales", {"a": "é"}))

    assert (run.state, fake.triggered("sales")) == ("success", [{"a": "é"}])


def test_faults_happen_over_http(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.lose_response()
    fake.truncate_body()
    fake.refuse_connection(on="trigger")
    fake.html_502()
    fake.slow(0.01)

    client.trigger("sales")

    assert len(fake.runs("sales")) == 1
    assert [request.operation for request in fake.requests("trigger")] == ["trigger"] * 4


def test_a_long_log_is_served_in_parts(fake: FakeAirflow, client: AirflowClient) -> None:
    run = fake.fail(client.trigger("sales"), task="load")
    fake.write_log(run, "load", (f"line {number}" for number in range(10_000)))
    asked = [log_of(fake, client) for _ in range(2)]
    fake.truncate_body(on="log")

    with pytest.raises(httpx.RemoteProtocolError):
        log_of(fake, client)

    assert "line 9999" in asked[0]
    assert "line 9999" not in asked[1]


def log_of(fake: FakeAirflow, client: AirflowClient) -> str:
    run = fake.runs("sales")[0]
    login = httpx.BasicAuth(fake.username, fake.password)
    auth = login if fake.api == "v1" else None
    headers = {"Accept": "application/x-ndjson, text/plain;q=0.5"}
    if fake.api == "v2":
        headers["Authorization"] = f"Bearer {fake.token}"
    with fake.serving() as url:
        path = f"dags/sales/dagRuns/{run.run_id}/taskInstances/load/logs/1"
        return httpx.get(f"{url}/api/{fake.api}/{path}", headers=headers, auth=auth).text


def test_the_server_is_gone_after_the_block(fake: FakeAirflow) -> None:
    with fake.serving() as url:
        httpx.get(f"{url}/api/{fake.api}/version").raise_for_status()

    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{url}/api/{fake.api}/version")


def test_the_fixtures_are_there(fake_airflow: FakeAirflow, airflow_client: AirflowClient) -> None:
    fake_airflow.add_dag("sales")

    airflow_client.trigger("sales", {"a": 1})

    assert fake_airflow.triggered("sales") == [{"a": 1}]


async def _trigger(client: AsyncAirflowClient) -> None:
    await client.trigger("sales")


def test_the_asynchronous_fixture_is_a_client_of_the_same_fake(
    fake_airflow: FakeAirflow, async_airflow_client: AsyncAirflowClient
) -> None:
    fake_airflow.add_dag("sales")

    asyncio.run(_trigger(async_airflow_client))

    assert len(fake_airflow.runs("sales")) == 1


@pytest.mark.airflow(version="2.10.5")
def test_a_marker_chooses_the_version(airflow_client: AirflowClient) -> None:
    assert airflow_client.server().version == "2.10.5"


@pytest.mark.airflow("v1")
def test_a_marker_chooses_the_api(airflow_client: AirflowClient) -> None:
    assert airflow_client.server().api == "v1"


@pytest.mark.parametrize("fake_airflow", ["2.11.2", "3.0.6"], indirect=True)
def test_a_test_runs_on_several_versions(
    fake_airflow: FakeAirflow, airflow_client: AirflowClient
) -> None:
    assert airflow_client.server().version == fake_airflow.version
    assert fake_airflow.version in ("2.11.2", "3.0.6")
