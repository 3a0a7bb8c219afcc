"""The list of DAG ids."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from airflow_trigger import PermissionDenied
from airflow_trigger.models import Api
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client, open_fake
from tests.unit.driving import BASE


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture(params=["v1", "v2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    api: Api = request.param
    return FakeAirflow(api=api)


def test_all_pages_are_read_and_no_more(mode: Mode, fake: FakeAirflow) -> None:
    expected = [f"dag_{number:03}" for number in range(250)]
    for dag_id in expected:
        fake.add_dag(dag_id)

    with open_fake(mode, fake) as airflow:
        assert list(airflow.dag_ids()) == expected

    lists = [sent for sent in fake.requests() if sent.path.endswith("/dags")]
    assert [sent.query["offset"] for sent in lists] == [["0"], ["100"], ["200"]]


def test_a_page_is_read_when_it_is_needed(mode: Mode, fake: FakeAirflow) -> None:
    for number in range(150):
        fake.add_dag(f"dag_{number:03}")

    with open_fake(mode, fake) as airflow:
        assert next(iter(airflow.dag_ids())) == "dag_000"

    assert len([sent for sent in fake.requests() if sent.path.endswith("/dags")]) == 1


def test_a_prefix_is_the_beginning_of_the_id_and_none_of_it_is_a_wildcard(
    mode: Mode, fake: FakeAirflow
) -> None:
    for dag_id in ("sales_daily", "salesXdaily", "SALES_daily", "my_sales_daily", "sales"):
        fake.add_dag(dag_id)

    with open_fake(mode, fake) as airflow:
        assert list(airflow.dag_ids("sales_")) == ["sales_daily"]
        assert list(airflow.dag_ids("%")) == []
        assert list(airflow.dag_ids("nothing")) == []


def test_stale_dags_are_left_out(mode: Mode, fake: FakeAirflow) -> None:
    fake.add_dag("sales")
    fake.add_dag("gone", is_stale=True)

    with open_fake(mode, fake) as airflow:
        assert list(airflow.dag_ids()) == ["sales"]


def test_a_page_shorter_than_asked_for_is_not_the_last_one(mode: Mode) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        offset = int(request.url.params["offset"])
        rows: list[dict[str, Any]] = [{"dag_id": f"dag_{offset}"}] if offset < 3 else []
        return httpx.Response(200, json={"dags": rows, "total_entries": 3})

    transport = httpx.MockTransport(respond)
    with open_client(mode, BASE, "token", api="v2", transport=transport) as airflow:
        assert list(airflow.dag_ids()) == ["dag_0", "dag_1", "dag_2"]


def test_a_list_without_a_total_ends_with_an_empty_page(mode: Mode) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        offset = int(request.url.params["offset"])
        rows: list[dict[str, Any]] = [{"dag_id": f"dag_{offset}"}] if offset < 2 else []
        return httpx.Response(200, json={"dags": rows})

    transport = httpx.MockTransport(respond)
    with open_client(mode, BASE, "token", api="v2", transport=transport) as airflow:
        assert list(airflow.dag_ids()) == ["dag_0", "dag_1"]


def test_a_list_that_ignores_the_offset_comes_to_an_end(mode: Mode) -> None:
    body = {"dags": [{"dag_id": "sales"}, {"dag_id": "orders"}]}
    asked: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        assert len(asked) < 5
        return httpx.Response(200, json=body)

    transport = httpx.MockTransport(respond)
    with open_client(mode, BASE, "token", api="v2", transport=transport) as airflow:
        assert list(airflow.dag_ids()) == ["sales", "orders"]


def test_a_dag_that_is_added_between_two_pages_makes_none_come_twice(
    mode: Mode, fake: FakeAirflow
) -> None:
    expected = [f"dag_{number:03}" for number in range(150)]
    for dag_id in expected:
        fake.add_dag(dag_id)

    with open_fake(mode, fake) as airflow:
        ids = iter(airflow.dag_ids())
        first = next(ids)
        fake.add_dag("a_new_dag")
        assert [first, *ids] == expected


def test_a_list_that_is_refused_says_which_permission_is_missing(mode: Mode) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(403, json={"detail": "Forbidden"}))
    with (
        open_client(mode, BASE, "token", api="v2", transport=transport) as airflow,
        pytest.raises(PermissionDenied, match="Could not list DAGs"),
    ):
        list(airflow.dag_ids())


def test_a_prefix_that_is_no_text_is_refused_by_the_call_itself(
    mode: Mode, fake: FakeAirflow
) -> None:
    wrong: Any = 7
    with open_fake(mode, fake) as airflow, pytest.raises(TypeError, match="prefix must be a str"):
        airflow.dag_ids(wrong)
