"""Test harness: a server for concurrent clients and crashes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.live.server import AirflowServer
from tests.live.test_server import trigger


def runs(http: httpx.Client) -> int:
    answer = http.get("/dags/many/dagRuns", params={"limit": 1}).raise_for_status()
    return int(answer.json()["total_entries"])


def test_twenty_triggers_at_once_all_succeed(concurrent_airflow: AirflowServer) -> None:
    """Twenty concurrent triggers all succeed."""

    def trigger_one(number: int) -> httpx.Response:
        return trigger(http, concurrent_airflow, "many", {"number": number})

    with concurrent_airflow.http() as http, ThreadPoolExecutor(20) as pool:
        before = runs(http)
        answers = list(pool.map(trigger_one, range(20)))

        assert [answer.status_code for answer in answers] == [200] * 20
        assert runs(http) == before + 20


def test_after_a_crash_nothing_answers_until_it_is_started_again(
    concurrent_airflow: AirflowServer,
) -> None:
    """After a crash nothing responds until the server is restarted."""
    with concurrent_airflow.http() as http:
        run = trigger(http, concurrent_airflow, "many", {}).raise_for_status().json()
        before = runs(http)

        with concurrent_airflow.api_down(), pytest.raises(httpx.ConnectError):
            httpx.get(concurrent_airflow.base_url, trust_env=False)

        assert runs(http) == before
        assert http.get(f"/dags/many/dagRuns/{run['dag_run_id']}").json() == run
        assert trigger(http, concurrent_airflow, "many", {}).status_code == 200
