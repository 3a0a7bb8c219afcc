"""Airflow behind a path prefix."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest

from airflow_trigger import AirflowClient, PasswordAuth
from tests.live.plugin import PREFIX
from tests.live.server import AirflowServer


@pytest.fixture
def client(prefixed_airflow: AirflowServer) -> Iterator[AirflowClient]:
    server = prefixed_airflow
    with AirflowClient(server.base_url, PasswordAuth(server.username, server.password)) as client:
        yield client


def test_the_server_says_who_it_is(prefixed_airflow: AirflowServer, client: AirflowClient) -> None:
    """`server()` detects the version and the API behind the prefix."""
    info = client.server()

    assert prefixed_airflow.base_url.endswith(PREFIX)
    assert (info.version, info.api) == (prefixed_airflow.version, prefixed_airflow.api)


def test_a_run_is_triggered_waited_for_and_read_again(client: AirflowClient) -> None:
    """Trigger, wait and read again work behind the prefix."""
    run = client.trigger("echo_conf", {"dataset_name": "monthly_sales"})
    done = client.wait(run, timeout=120)

    assert (done.state, done.ref) == ("success", run.ref)
    assert client.get_run(run.dag_id, run.run_id) == done


def test_the_url_of_a_run_is_a_page_below_the_prefix(
    prefixed_airflow: AirflowServer, client: AirflowClient
) -> None:
    """`DagRun.url` includes the prefix."""
    run = client.trigger("echo_conf")

    page = httpx.get(run.url, follow_redirects=True, trust_env=False)

    assert page.status_code == 200
    assert run.url.startswith(f"{prefixed_airflow.base_url}/dags/echo_conf/")
    assert str(page.url).startswith(prefixed_airflow.base_url)
    assert f'"{PREFIX}/' in page.text  # the path of its scripts


def test_without_the_prefix_the_api_is_not_there_or_the_same(
    prefixed_airflow: AirflowServer, seen: Callable[[str], None]
) -> None:
    """The API without the prefix."""
    root = prefixed_airflow.base_url.removesuffix(PREFIX)

    status = httpx.get(f"{root}/api/{prefixed_airflow.api}/version", trust_env=False).status_code

    assert status == (404 if prefixed_airflow.api == "v1" else 200)
    seen("not found" if status == 404 else "also reachable")
