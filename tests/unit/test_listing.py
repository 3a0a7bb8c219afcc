"""Lists of runs, driven by hand against a list that changes meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import attrs
import httpx
import pytest

from airflow_trigger import errors
from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.runs import PAGE, Listing, next_page
from airflow_trigger._flows.steps import Session
from airflow_trigger.models import Api
from tests.both import Mode, open_client
from tests.unit.driving import BASE, World, answer, dag_body, no_dag, run_body


@attrs.define
class Runs:
    """A server that has runs, the newest first."""

    ids: list[str]
    longest_page: int = 100
    heeds_offset: bool = True
    queries: list[dict[str, Any]] = attrs.Factory(list[dict[str, Any]])

    def page(self, effect: Request[Any]) -> httpx.Response:
        query = dict(effect.params or {})
        self.queries.append(query)
        offset = query["offset"] if self.heeds_offset else 0
        limit = min(query["limit"], self.longest_page)
        rows = [run_body(run_id) for run_id in self.ids[offset : offset + limit]]
        return answer(200, {"dag_runs": rows, "total_entries": len(self.ids)})

    def read(self, session: Session, listing: Listing) -> list[str]:
        flow = next_page(session, listing)
        effect = next(flow)
        assert isinstance(effect, Request)
        try:
            flow.send(self.page(effect))
        except StopIteration as done:
            return [run.run_id for run in done.value]
        raise AssertionError("the flow asked for more")


def listing(**arguments: Any) -> Listing:
    defaults: dict[str, Any] = {"dag_id": "sales", "states": None, "since": None, "limit": None}
    return Listing.of(**defaults | arguments)


def read_all(runs: Runs, wanted: Listing, api: Api = "v2") -> list[str]:
    session, found = World(api=api).session(), list[str]()
    while not wanted.is_done:
        found += runs.read(session, wanted)
    return found


def newest_first(count: int) -> list[str]:
    return [f"r{number}" for number in reversed(range(count))]


@pytest.mark.parametrize("count", [1, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE])
def test_all_pages_are_read_in_the_order_of_the_server(count: int) -> None:
    runs = Runs(newest_first(count))

    assert read_all(runs, listing()) == newest_first(count)


def test_runs_that_arrive_meanwhile_make_no_doubles_and_no_gaps() -> None:
    session, runs, wanted = World().session(), Runs(newest_first(350)), listing()
    found: list[str] = []
    while not wanted.is_done:
        found += runs.read(session, wanted)
        runs.ids[:0] = [f"new{len(runs.ids)}-{number}" for number in range(30)]

    assert found == newest_first(350)


def test_a_server_that_cuts_pages_shorter_is_read_to_the_end() -> None:
    runs = Runs(newest_first(120), longest_page=50)

    assert read_all(runs, listing()) == newest_first(120)


def test_a_server_that_ignores_the_offset_is_not_asked_for_ever() -> None:
    runs = Runs(newest_first(350), heeds_offset=False)

    assert read_all(runs, listing()) == newest_first(350)[:100]
    assert len(runs.queries) == 4


def test_without_a_total_the_list_ends_with_an_empty_page() -> None:
    world, wanted = World(), listing()
    page = answer(200, {"dag_runs": [run_body("r1")], "total_entries": None})
    empty = answer(200, {"dag_runs": list[object](), "total_entries": None})

    assert len(world.drive(next_page(world.session(), wanted), page)) == 1
    assert not wanted.is_done
    assert world.drive(next_page(world.session(), wanted), empty) == []
    assert wanted.is_done


@pytest.mark.parametrize("limit", [0, 1, PAGE, PAGE + 5])
def test_a_limit_is_kept_and_no_page_too_many_is_read(limit: int) -> None:
    runs = Runs(newest_first(1000))

    assert read_all(runs, listing(limit=limit)) == newest_first(1000)[:limit]
    assert len(runs.queries) == -(-limit // PAGE)


@pytest.mark.parametrize(
    ("api", "query"),
    [
        ("v1", {"order_by": "-id", "execution_date_gte": "2026-01-01T00:00:00+00:00"}),
        ("v2", {"order_by": ["-id"], "run_after_gte": "2026-01-01T00:00:00+00:00"}),
    ],
)
def test_each_api_is_asked_in_its_own_words(api: Api, query: dict[str, Any]) -> None:
    runs = Runs(["r1"])
    wanted = listing(states=["failed", "success"], since=datetime(2026, 1, 1, tzinfo=UTC))

    read_all(runs, wanted, api)

    (asked,) = runs.queries
    assert asked == {"limit": PAGE, "offset": 0, "state": ["failed", "success"]} | query


def test_without_a_dag_the_runs_of_all_dags_are_listed() -> None:
    world = World()

    world.drive(
        next_page(world.session(), listing(dag_id=None)),
        answer(200, {"dag_runs": [], "total_entries": 0}),
    )

    assert world.sent == ["GET /api/v2/dags/~/dagRuns"]


def test_airflow_2_is_asked_whether_a_dag_without_runs_exists() -> None:
    world, empty = World(api="v1"), answer(200, {"dag_runs": [], "total_entries": 0})

    with pytest.raises(errors.DagNotFound):
        world.drive(next_page(world.session(), listing()), empty, no_dag("v1"))
    exists = answer(200, dag_body(is_active=True))
    assert world.drive(next_page(world.session(), listing()), empty, exists) == []


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
    runs = Runs(["r1"])

    read_all(runs, listing(states=["hibernating"]))

    assert runs.queries[0]["state"] == ["hibernating"]


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
