"""What a client reports about its work: events, the log, and the trace."""

from __future__ import annotations

import asyncio
import logging
import pickle
import re

import attrs
import httpx
import pytest
from opentelemetry import context, propagate
from opentelemetry.propagate import inject
from opentelemetry.sdk.trace import TracerProvider
from pytest_httpx import HTTPXMock

from airflow_trigger import (
    AirflowClient,
    AttemptEvent,
    DagNotFound,
    Event,
    InvalidRunId,
    OutcomeEvent,
    RetryEvent,
    RetryPolicy,
    RunFailed,
    RunRef,
    TriggerRequest,
    TriggerUnconfirmed,
)
from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.steps import Sleep
from airflow_trigger._flows.trigger import trigger
from airflow_trigger._flows.wait import Waiting, wait
from tests.both import Mode, open_client
from tests.unit.driving import BASE, World, answer, fault, no_dag, run_body

WANTED = TriggerRequest("sales", run_id="r1")
LIMITED = answer(429, {"detail": "slow"}, retry_after="3")


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


def about_r1(kind: type[AttemptEvent] | type[RetryEvent], attempt: int, **more: object) -> Event:
    facts = {"operation": "trigger", "dag_id": "sales", "run_id": "r1", "attempt": attempt}
    facts |= {"status": None, "error": None, "request_id": f"id-{attempt}"}
    return kind(**facts | more)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def with_id(event: Event, ids: dict[str | None, str]) -> Event:
    if isinstance(event, OutcomeEvent):
        return event
    return attrs.evolve(event, request_id=ids[event.request_id])


def test_attempts_retries_and_the_outcome_are_told_in_their_order() -> None:
    world = World()

    def half_a_second() -> None:
        world.now += 0.5

    world.on_send = half_a_second
    replies = (fault(httpx.ConnectError), LIMITED, answer(200, run_body()))
    run = world.drive(trigger(world.session(), WANTED), *replies)

    shown = dict.fromkeys(getattr(event, "request_id", None) for event in world.events)
    ids = {each: f"id-{number}" for number, each in enumerate(shown, 1)}
    assert [with_id(event, ids) for event in world.events] == [
        about_r1(AttemptEvent, 1, error="ConnectError", seconds=0.5),
        about_r1(RetryEvent, 1, error="ConnectError", wait=0.5),
        about_r1(AttemptEvent, 2, status=429, seconds=0.5),
        about_r1(RetryEvent, 2, status=429, wait=3.0),
        about_r1(AttemptEvent, 3, status=200, seconds=0.5),
        OutcomeEvent(
            operation="trigger", dag_id="sales", run_id="r1", run=run, error=None, seconds=5.0
        ),
    ]
    assert pickle.loads(pickle.dumps(world.events)) == world.events


def test_an_error_is_an_outcome() -> None:
    world = World()
    with pytest.raises(DagNotFound) as e:
        world.drive(trigger(world.session(), WANTED), no_dag())

    (*_, outcome) = world.events
    assert isinstance(outcome, OutcomeEvent)
    assert (outcome.run, outcome.error, outcome.run_id) == (None, e.value, "r1")


def test_what_is_refused_before_sending_is_an_outcome_without_attempts() -> None:
    world = World()
    with pytest.raises(InvalidRunId):
        world.drive(trigger(world.session(), TriggerRequest("sales", run_id="a/b")))

    (outcome,) = world.events
    assert isinstance(outcome, OutcomeEvent)
    assert isinstance(outcome.error, InvalidRunId)


def test_the_end_of_a_wait_is_an_outcome() -> None:
    world = World()
    flow = wait(world.session(), RunRef("sales", "r1"), Waiting())
    replies = (answer(200, run_body()), answer(200, run_body(state="failed")), answer(403))
    with pytest.raises(RunFailed):
        world.drive(flow, *replies)

    operations = [(type(event).__name__, event.operation) for event in world.events]
    assert operations == [
        *[("AttemptEvent", "get_run")] * 2,
        ("AttemptEvent", "tasks"),
        ("OutcomeEvent", "wait"),
    ]


class SoftTimeLimitExceeded(Exception):
    """Like the exception that a job queue raises from a signal handler."""


@pytest.mark.parametrize("replies", [[], [answer(409)]], ids=["at the POST", "at the look-up"])
@pytest.mark.parametrize(
    "kind", [KeyboardInterrupt, asyncio.CancelledError, SystemExit, SoftTimeLimitExceeded]
)
def test_an_interrupted_trigger_tells_that_the_run_may_exist(
    kind: type[BaseException], replies: list[Reply], caplog: pytest.LogCaptureFixture
) -> None:
    world, interruption = World(), kind()
    flow = trigger(world.session(), WANTED)
    assert isinstance(flow.send(None), Request)
    for reply in replies:
        assert isinstance(flow.send(reply), Request)
    with pytest.raises(kind) as e:
        flow.throw(interruption)

    assert e.value is interruption
    unconfirmed = e.value.__cause__
    assert isinstance(unconfirmed, TriggerUnconfirmed)
    assert unconfirmed.ref == RunRef("sales", "r1")
    assert world.events[-1].run_id == "r1"
    assert "may have been started as run 'r1'" in caplog.text


def test_a_trigger_that_is_interrupted_before_anything_was_lost_says_nothing() -> None:
    world = World()
    flow = trigger(world.session(), WANTED)
    flow.send(None)
    assert isinstance(flow.send(LIMITED), Sleep)
    with pytest.raises(KeyboardInterrupt) as e:
        flow.throw(KeyboardInterrupt())

    assert e.value.__cause__ is None
    assert not [event for event in world.events if isinstance(event, OutcomeEvent)]


def test_the_retry_budget_is_shared_by_all_calls() -> None:
    world = World(retry=RetryPolicy(attempts=10, budget=3))
    session = world.session()
    for _ in range(3):
        flow = trigger(session, WANTED)
        with pytest.raises(Exception, match="slow"):
            world.drive(flow, *[LIMITED] * (4 if not world.slept else 1))

    assert len(world.slept) == 3
    assert len(world.sent) == 4 + 1 + 1


def test_the_log_has_attempts_at_debug_and_retries_at_warning(
    mode: Mode, httpx_mock: HTTPXMock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "airflow_trigger")
    httpx_mock.add_response(503, text="later")
    httpx_mock.add_response(200, json=run_body("r1"))
    retry = RetryPolicy(backoff=0)
    options = {"api": "v2", "conf_check": "json", "on_paused": "allow", "retry": retry}
    with open_client(mode, BASE, "token", **options) as airflow:
        airflow.trigger("sales", run_id="r1")

    records = [record for record in caplog.records if record.name == "airflow_trigger"]
    first, second = (request.headers["x-request-id"] for request in httpx_mock.get_requests())
    r1 = "trigger DAG 'sales' run 'r1': attempt"
    assert [(r.levelname, re.sub(r"\d\.\d+", "#", r.getMessage())) for r in records] == [
        ("DEBUG", f"{r1} 1: status 503 after # s (request {first})"),
        ("WARNING", f"{r1} 1: status 503; retrying in # s (request {first})"),
        ("DEBUG", f"{r1} 2: status 200 after # s (request {second})"),
    ]
    assert (
        vars(records[1]).items()
        >= {
            "dag_id": "sales",
            "run_id": "r1",
            "attempt": 1,
            "status": 503,
            "request_id": first,
            "wait": 0.0,
        }.items()
    )


def test_a_hook_that_fails_stops_nothing(
    mode: Mode, httpx_mock: HTTPXMock, caplog: pytest.LogCaptureFixture
) -> None:
    httpx_mock.add_response(200, json=run_body("r1", conf={"card": "4111"}))

    def hook(event: Event) -> None:
        raise LookupError("metrics are down")

    options = {"api": "v2", "conf_check": "json", "on_paused": "allow", "on_event": hook}
    with open_client(mode, BASE, "token", **options) as airflow:
        assert airflow.trigger("sales", {"card": "4111"}, run_id="r1").created

    assert (
        "on_event raised an error for the OutcomeEvent of trigger DAG 'sales' run 'r1'"
        in caplog.text
    )
    assert "metrics are down" in caplog.text
    assert "4111" not in caplog.text


def test_the_current_trace_goes_along(mode: Mode, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(200, json=run_body("r1"))
    tracer = TracerProvider().get_tracer("test")
    expected: dict[str, str] = {}
    options = {"api": "v2", "conf_check": "json", "on_paused": "allow"}
    with (
        tracer.start_as_current_span("order"),
        open_client(mode, BASE, "token", **options) as airflow,
    ):
        inject(expected)
        airflow.trigger("sales", run_id="r1")

    (request,) = httpx_mock.get_requests()
    assert request.headers["traceparent"] == expected["traceparent"]


def test_a_propagator_that_fails_stops_nothing(
    mode: Mode,
    httpx_mock: HTTPXMock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    httpx_mock.add_response(200, json=run_body("r1"))

    def fail(_: object) -> None:
        raise LookupError("no context")

    monkeypatch.setattr(propagate, "inject", fail)
    options = {"api": "v2", "conf_check": "json", "on_paused": "allow"}
    with open_client(mode, BASE, "token", **options) as airflow:
        assert airflow.trigger("sales", run_id="r1").created

    assert "could not inject its context into the headers" in caplog.text


def test_a_batch_belongs_to_the_trace_in_which_it_began(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(200, json=run_body("r1"))
    expected: dict[str, str] = {}
    with (
        TracerProvider().get_tracer("test").start_as_current_span("orders"),
        AirflowClient(BASE, "token", api="v2", conf_check="json", on_paused="allow") as airflow,
    ):
        inject(expected)
        (outcome,) = airflow.trigger_many([WANTED])

    assert outcome.run
    (request,) = httpx_mock.get_requests()
    assert request.headers["traceparent"] == expected["traceparent"]


def test_without_a_trace_no_header_is_sent(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(200, json=run_body("r1"))
    assert context.get_current() == {}
    with AirflowClient(BASE, "token", api="v2", conf_check="json", on_paused="allow") as airflow:
        airflow.trigger("sales", run_id="r1")

    (request,) = httpx_mock.get_requests()
    assert "traceparent" not in request.headers
