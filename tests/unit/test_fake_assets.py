"""Assets (datasets on Airflow 2) and the runs that their events start, in Airflow's own API."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from airflow_trigger.testing import FakeAirflow
from tests.unit.fake_life import BOTH

URI = "s3://life/orders"
EMITS = pytest.mark.parametrize("version", ["2.9.3", "2.11.2", "3.0.6", "3.3.2", "3.4.0b2"])


def assets(fake: FakeAirflow) -> str:
    return "datasets" if fake.api == "v1" else "assets"


def emit(fake: FakeAirflow, http: httpx.Client, **fields: Any) -> httpx.Response:
    what = {"dataset_uri": URI} if fake.api == "v1" else {"asset_id": 1}
    return http.post(f"/{assets(fake)}/events", json={**what, **fields})


def events(fake: FakeAirflow, http: httpx.Client, **query: Any) -> list[Any]:
    key = "dataset_events" if fake.api == "v1" else "asset_events"
    found: list[Any] = http.get(f"/{assets(fake)}/events", params=query).json()[key]
    return found


@pytest.fixture(autouse=True)
def asset(fake: FakeAirflow) -> None:
    fake.add_asset(URI, dags=["sales"])


@EMITS
def test_an_event_starts_a_run_of_each_of_its_dags(fake: FakeAirflow, http: httpx.Client) -> None:
    answer = emit(fake, http, extra={"mark": "a"})

    assert answer.status_code == 200
    assert answer.json()["extra"] == {"mark": "a", "from_rest_api": True}
    assert answer.json()["created_dagruns"] == []
    assert fake.asset_events(URI) == [{"mark": "a", "from_rest_api": True}]
    [run] = fake.runs("sales")
    kind = "dataset_triggered" if fake.api == "v1" else "asset_triggered"
    assert (run.state, run.run_type) == ("queued", kind)
    assert run.run_id.startswith(f"{kind}__")


@EMITS
def test_two_events_start_two_runs(fake: FakeAirflow, http: httpx.Client) -> None:
    emit(fake, http)
    emit(fake, http)

    assert len({run.run_id for run in fake.runs("sales")}) == 2


@EMITS
def test_a_paused_dag_gets_no_run(fake: FakeAirflow, http: httpx.Client) -> None:
    fake.add_dag("sales", is_paused=True)

    assert emit(fake, http).status_code == 200
    assert fake.runs("sales") == []


@EMITS
def test_an_event_shows_the_runs_that_have_begun(fake: FakeAirflow, http: httpx.Client) -> None:
    emit(fake, http)
    assert events(fake, http)[0]["created_dagruns"] == []

    run = fake.start(fake.runs("sales")[0])

    [shown] = events(fake, http)[0]["created_dagruns"]
    name = "dag_run_id" if fake.api == "v1" else "run_id"
    assert (shown["dag_id"], shown[name], shown["state"]) == ("sales", run.run_id, "running")


@EMITS
def test_events_are_listed_by_asset_and_in_both_orders(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    for number in range(3):
        emit(fake, http, extra={"n": number})
    field = "dataset_id" if fake.api == "v1" else "asset_id"

    def numbers(**query: Any) -> list[int]:
        return [event["extra"]["n"] for event in events(fake, http, **query)]

    assert numbers(**{field: 1}) == [0, 1, 2]
    assert numbers(order_by="-timestamp", limit=2) == [2, 1]
    assert numbers(**{field: 2}) == []


@BOTH
def test_a_pattern_finds_more_than_the_one_uri(fake: FakeAirflow, http: httpx.Client) -> None:
    fake.add_asset("s3://life/orders_2026")
    fake.add_asset("s3://life/ordersX2026")

    def found(pattern: str) -> list[str]:
        key = assets(fake)
        listed = http.get(f"/{key}", params={"uri_pattern": pattern}).json()[key]
        return [asset["uri"] for asset in listed]

    assert found(URI) == [URI, "s3://life/orders_2026", "s3://life/ordersX2026"]
    assert found("ORDERS_2026") == ["s3://life/orders_2026", "s3://life/ordersX2026"]
    assert found("s3://%/nothing") == []


@BOTH
def test_one_asset_is_read(fake: FakeAirflow, http: httpx.Client) -> None:
    there, other = (URI, "s3://nope") if fake.api == "v1" else ("1", "2")

    assert http.get(f"/{assets(fake)}/{there}").json()["uri"] == URI
    assert http.get(f"/{assets(fake)}/{other}").status_code == 404


@EMITS
@pytest.mark.parametrize("extra", ["text", [1], 5, None])
def test_what_is_no_object_is_refused(fake: FakeAirflow, http: httpx.Client, extra: object) -> None:
    answer = emit(fake, http, extra=extra)

    assert answer.status_code == (400 if fake.api == "v1" else 422)
    assert fake.asset_events(URI) == []


@EMITS
def test_an_unknown_asset_takes_no_event(fake: FakeAirflow, http: httpx.Client) -> None:
    what = {"dataset_uri": "s3://nope"} if fake.api == "v1" else {"asset_id": 99}

    assert http.post(f"/{assets(fake)}/events", json=what).status_code == 404


@pytest.mark.parametrize("version", ["2.7.3"])
def test_airflow_before_2_9_takes_no_events(fake: FakeAirflow, http: httpx.Client) -> None:
    assert emit(fake, http).status_code == 405


@EMITS
def test_a_lost_response_comes_after_the_event(fake: FakeAirflow, http: httpx.Client) -> None:
    fake.lose_response(on="event")
    with pytest.raises(httpx.RemoteProtocolError):
        emit(fake, http, extra={"mark": "a"})

    assert len(fake.asset_events(URI)) == len(fake.runs("sales")) == 1


@EMITS
def test_a_look_at_the_events_may_fail(fake: FakeAirflow, http: httpx.Client) -> None:
    fake.server_error(on="asset_events")
    fake.server_error(on="asset", times=2)

    both = (f"/{assets(fake)}", f"/{assets(fake)}/events")
    statuses = [http.get(path).status_code for _ in range(2) for path in both]

    assert statuses == [500, 500, 500, 200]


@EMITS
@pytest.mark.parametrize("denied", ["assets", "events"])
def test_reads_and_events_have_permissions_of_their_own(
    fake: FakeAirflow, http: httpx.Client, denied: Any
) -> None:
    fake.deny(None, denied)

    statuses = {
        "assets": http.get(f"/{assets(fake)}").status_code,
        "events": emit(fake, http).status_code,
    }

    assert statuses == {"assets": 200, "events": 200, denied: 403}


def test_misspelt_names_are_refused(fake: FakeAirflow) -> None:
    with pytest.raises(ValueError, match="no DAG 'sals'"):
        fake.add_asset("s3://other", dags=["sals"])
    with pytest.raises(ValueError, match="no asset 's3://othr'"):
        fake.asset_events("s3://othr")


@BOTH
def test_a_dag_that_waits_for_an_asset_has_it_as_its_schedule(fake: FakeAirflow) -> None:
    fake.add_dag("by_hand")

    with fake.client() as airflow:
        schedules = [airflow.dag(dag_id).schedule for dag_id in ("sales", "by_hand")]

    assert schedules == ["Dataset" if fake.api == "v1" else "Asset", None]
