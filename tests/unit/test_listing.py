"""Lists of runs, including those of a server that changes meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from airflow_trigger import AirflowClient, DagRun, errors
from airflow_trigger._flows.runs import PAGE, Listing, next_page
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client, open_fake
from tests.unit.driving import BASE, World, answer, run_body


@pytest.fixture(params=["v1", "v2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(request.param)
    fake.add_dag("sales")
    return fake


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, fake: FakeAirflow) -> Iterator[AirflowClient]:
    with open_fake(request.param, fake) as client:
        yield client


def start(fake: FakeAirflow, count: int) -> list[str]:
    """Start this many runs; return their ids, the newest first."""
    with fake.client(conf_check="json", on_paused="allow") as airflow:
        return [airflow.trigger("sales").run_id for _ in range(count)][::-1]


def ids(runs: Iterable[DagRun]) -> list[str]:
    return [run.run_id for run in runs]


def listing(**arguments: Any) -> Listing:
    defaults: dict[str, Any] = {"dag_id": "sales", "states": None, "since": None, "limit": None}
    return Listing.of(**defaults | arguments)


@pytest.mark.parametrize("count", [1, PAGE, PAGE + 1])
def test_all_pages_are_read_in_the_order_of_the_server(
    fake: FakeAirflow, client: AirflowClient, count: int
) -> None:
    started = start(fake, count)

    assert ids(client.runs("sales")) == started


def test_runs_that_arrive_meanwhile_make_no_doubles_and_no_gaps(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    started = start(fake, 2 * PAGE + 1)
    found: list[str] = []
    for run in client.runs("sales"):
        found.append(run.run_id)
        if len(found) % PAGE == 0:
            start(fake, 30)

    assert found == started


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_server_that_cuts_pages_shorter_is_read_to_the_end(fake: FakeAirflow, mode: Mode) -> None:
    with open_fake(mode, fake, transport=changing(fake, limit=50)) as airflow:
        started = start(fake, 120)

        assert ids(airflow.runs("sales")) == started

    assert len(fake.requests("runs")) == 3


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_server_that_ignores_the_offset_is_not_asked_for_ever(
    fake: FakeAirflow, mode: Mode
) -> None:
    with open_fake(mode, fake, transport=changing(fake, offset=0)) as airflow:
        started = start(fake, 2 * PAGE + 1)

        assert ids(airflow.runs("sales")) == started[:PAGE]

    assert len(fake.requests("runs")) == 3


def changing(fake: FakeAirflow, **query: int) -> httpx.MockTransport:
    """A proxy that adds this query to each request for a list of runs."""

    def change(request: httpx.Request) -> httpx.Response:
        if request.method == "GET" and request.url.path.endswith("/dagRuns"):
            request.url = request.url.copy_merge_params(query)
        return fake.transport.handle_request(request)

    return httpx.MockTransport(change)


def test_without_a_total_the_list_ends_with_an_empty_page() -> None:
    world, wanted = World(), listing()
    page = answer(200, {"dag_runs": [run_body("r1")], "total_entries": None})
    empty = answer(200, {"dag_runs": list[object](), "total_entries": None})

    assert len(world.drive(next_page(world.session(), wanted), page)) == 1
    assert not wanted.is_done
    assert world.drive(next_page(world.session(), wanted), empty) == []
    assert wanted.is_done


@pytest.mark.parametrize("limit", [0, 1, PAGE, PAGE + 5])
def test_a_limit_is_kept_and_no_page_too_many_is_read(
    fake: FakeAirflow, client: AirflowClient, limit: int
) -> None:
    started = start(fake, PAGE + 10)

    assert ids(client.runs("sales", limit=limit)) == started[:limit]
    assert len(fake.requests("runs")) == -(-limit // PAGE)


def test_each_api_is_asked_in_its_own_words(fake: FakeAirflow, client: AirflowClient) -> None:
    since = datetime(2026, 1, 1, tzinfo=UTC)
    date = "execution_date_gte" if fake.api == "v1" else "run_after_gte"

    list(client.runs("sales", states=["failed", "success"], since=since))

    assert fake.requests("runs")[0].query == {
        "limit": [str(PAGE)],
        "offset": ["0"],
        "state": ["failed", "success"],
        "order_by": ["-id"],
        date: ["2026-01-01T00:00:00+00:00"],
    }


def test_without_a_dag_the_runs_of_all_dags_are_listed(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    fake.add_dag("orders")
    started = [client.trigger(dag_id).ref for dag_id in ("sales", "orders")]

    assert [run.ref for run in client.runs()] == started[::-1]
    assert fake.requests("runs")[0].path == f"/api/{fake.api}/dags/~/dagRuns"


def test_a_dag_without_runs_is_told_from_one_that_is_not_there(client: AirflowClient) -> None:
    assert list(client.runs("sales")) == []
    with pytest.raises(errors.DagNotFound):
        list(client.runs("slaes"))


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(errors.InvalidDate, match="has no time zone"):
        listing(since=datetime(2026, 1, 1))


def test_a_state_that_airflow_2_does_not_know_is_refused_where_it_would_list_nothing() -> None:
    world = World(api="v1")

    with pytest.raises(errors.InvalidRequest, match="the state 'faild' is not one of") as e:
        world.drive(next_page(world.session(), listing(states=["failed", "faild"])))

    assert (e.value.status, e.value.dag_id) == (400, "sales")
    assert world.sent == []


def test_airflow_3_is_asked_for_a_state_that_it_may_know() -> None:
    world = World()
    page = answer(200, {"dag_runs": [run_body("r1", "hibernating")], "total_entries": 1})

    (run,) = world.drive(next_page(world.session(), listing(states=["hibernating"])), page)

    assert run.state == "hibernating"


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_one_text_in_the_place_of_states_is_refused_by_the_call(mode: Mode) -> None:
    with (
        open_client(mode, BASE, "t") as client,
        pytest.raises(TypeError, match=r"such as \['failed'\], not a str"),
    ):
        client.runs("sales", states="failed")


@pytest.mark.parametrize("none", [[], (), iter(())], ids=["list", "tuple", "iterator"])
def test_the_runs_in_none_of_the_states_are_none(none: Any) -> None:
    assert listing(states=none).is_done
