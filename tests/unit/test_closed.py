"""A client that was closed, and one that is taken to another process."""

from __future__ import annotations

import asyncio
import copy
import pickle
from collections.abc import Callable, Iterator
from typing import Any, cast

import httpx
import pytest

from airflow_rest.v2.api.variable import get_variable
from airflow_trigger import (
    AirflowClient,
    AsyncAirflowClient,
    RetryPolicy,
    RunRef,
    TriggerRequest,
    TriggerUnconfirmed,
)
from airflow_trigger._flows.runs import PAGE
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client, open_fake

BASE = "https://airflow.test"
REF = RunRef("sales", "r1")

CALLS: dict[str, Callable[[AirflowClient], object]] = {
    "trigger": lambda airflow: airflow.trigger("sales"),
    "trigger_many": lambda airflow: airflow.trigger_many([TriggerRequest("sales")]),
    "get_run": lambda airflow: airflow.get_run("sales", "r1"),
    "wait": lambda airflow: airflow.wait(REF),
    "wait_many": lambda airflow: airflow.wait_many([REF]),
    "runs": lambda airflow: airflow.runs("sales"),
    "dag": lambda airflow: airflow.dag("sales"),
    "dag_ids": lambda airflow: airflow.dag_ids(),
    "check_conf": lambda airflow: airflow.check_conf("sales", {}),
    "call": lambda airflow: airflow.call(get_variable, "region"),
    "pause": lambda airflow: airflow.pause("sales"),
    "unpause": lambda airflow: airflow.unpause("sales"),
    "server": lambda airflow: airflow.server(),
}


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


def client(mode: Mode, handler: Callable[[httpx.Request], httpx.Response]) -> AirflowClient:
    return open_client(
        mode,
        BASE,
        "t",
        api="v2",
        conf_check="json",
        on_paused="allow",
        retry=RetryPolicy(attempts=2, backoff=0),
        transport=httpx.MockTransport(handler),
    )


@pytest.fixture
def fake() -> FakeAirflow:
    fake = FakeAirflow()
    fake.add_dag("sales")
    return fake


def unasked(request: httpx.Request) -> httpx.Response:
    raise AssertionError(f"a closed client sent {request.method} {request.url}")


def close(airflow: AirflowClient | AsyncAirflowClient) -> None:
    """Close a client, but not the event loop of a wrapped async client."""
    inner: Any = getattr(airflow, "_client", airflow)
    if isinstance(inner, AsyncAirflowClient):
        asyncio.run(inner.close())
    else:
        inner.close()


@pytest.mark.parametrize("method", CALLS)
def test_a_closed_client_refuses_the_call_of_each_method_itself(mode: Mode, method: str) -> None:
    with client(mode, unasked) as airflow:
        close(airflow)
        name = rf"(Async)?AirflowClient\('{BASE}'\)"
        what = rf"^{method} was called on {name} after it was closed\. .* new"
        with pytest.raises(RuntimeError, match=what) as e:
            CALLS[method](airflow)

    assert type(e.value) is RuntimeError


def test_a_closed_client_is_not_entered_again_and_can_be_closed_again() -> None:
    with AirflowClient(BASE, "t") as airflow:
        pass
    airflow.close()

    with (
        pytest.raises(RuntimeError, match=r"__enter__ was called on AirflowClient.*closed"),
        airflow,
    ):
        raise AssertionError


def test_a_closed_async_client_is_not_entered_again_and_can_be_closed_again() -> None:
    async def enter_again() -> None:
        async with AsyncAirflowClient(BASE, "t") as airflow:
            pass
        await airflow.close()
        with pytest.raises(
            RuntimeError, match=r"__aenter__ was called on AsyncAirflowClient.*closed"
        ):
            async with airflow:
                raise AssertionError

    asyncio.run(enter_again())


@pytest.mark.parametrize("method", ["trigger_many", "wait_many", "runs", "dag_ids"])
def test_an_iterator_whose_client_is_closed_before_the_first_item_sends_nothing(
    mode: Mode, method: str
) -> None:
    with client(mode, unasked) as airflow:
        items = cast(Iterator[object], CALLS[method](airflow))
        close(airflow)
        with pytest.raises(RuntimeError, match=f"{method} was called on .* after it was closed"):
            next(items)


def test_a_trigger_whose_client_is_closed_before_it_is_sent_has_started_nothing(
    fake: FakeAirflow,
) -> None:
    def close_meanwhile(request: httpx.Request) -> httpx.Response:
        airflow.close()
        return fake.transport.handle_request(request)

    airflow = AirflowClient(
        BASE,
        fake.token,
        conf_check="json",
        on_paused="allow",
        transport=httpx.MockTransport(close_meanwhile),
    )
    with pytest.raises(RuntimeError, match="closed when it was about to trigger DAG 'sales'") as e:
        airflow.trigger("sales")

    assert e.value.__cause__ is None
    assert [request.operation for request in fake.requests()] == ["version"]
    assert fake.runs("sales") == []


@pytest.mark.parametrize("attempts", [1, 2])
def test_a_trigger_whose_client_is_closed_after_a_lost_answer_may_have_started_it(
    fake: FakeAirflow, attempts: int
) -> None:
    def lose(request: httpx.Request) -> httpx.Response:
        airflow.close()
        fake.transport.handle_request(request)
        raise httpx.ReadError("reset", request=request)

    airflow = AirflowClient(
        BASE,
        fake.token,
        api="v2",
        conf_check="json",
        on_paused="allow",
        retry=RetryPolicy(attempts=attempts, backoff=0),
        transport=httpx.MockTransport(lose),
    )
    with pytest.raises(RuntimeError, match="closed when it was about to") as e:
        airflow.trigger("sales", run_id="r1")

    assert isinstance(e.value.__cause__, TriggerUnconfirmed)
    assert e.value.__cause__.ref == REF
    assert [run.ref for run in fake.runs("sales")] == [REF]


def test_listing_ends_when_the_client_is_closed_between_two_pages(
    mode: Mode, fake: FakeAirflow
) -> None:
    with open_fake(mode, fake) as airflow:
        for _ in range(PAGE + 1):
            airflow.trigger("sales")
        runs = airflow.runs("sales")
        next(runs)
        close(airflow)
        with pytest.raises(RuntimeError, match=r"runs was called on .* after it was closed"):
            list(runs)

    assert len(fake.requests("runs")) == 1


@pytest.mark.parametrize("kind", [AirflowClient, AsyncAirflowClient])
@pytest.mark.parametrize("copied", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_client_and_its_batches_are_not_taken_elsewhere(
    kind: type[AirflowClient | AsyncAirflowClient], copied: Callable[[object], object]
) -> None:
    airflow = kind(BASE, "t")
    for thing in (airflow, airflow.trigger_many([])):
        with pytest.raises(
            TypeError, match=f"{type(thing).__name__} .* create one in each process"
        ):
            copied(thing)
    close(airflow)
