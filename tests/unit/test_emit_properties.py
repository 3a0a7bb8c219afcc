"""Whatever a call of `emit` loses, it never records a second event, and it says what it knows."""

from __future__ import annotations

from typing import Any, TypeVar

import attrs
import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from airflow_trigger import errors
from airflow_trigger._adapters.adapter import MARK
from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.assets import LAST_LOOK, emit
from airflow_trigger._http.faults import may_pass
from airflow_trigger.models import Api, AssetEvent
from airflow_trigger.retry import RetryPolicy
from tests.unit.asset_server import ORDERS, AssetServer
from tests.unit.driving import World, answered
from tests.unit.model_answers import (
    A_PROXY_S,
    CRASHED,
    GARBLED,
    NEVER_SENT,
    NO_ANSWER,
    REFUSED,
    TOO_MANY,
)

T = TypeVar("T")

LOST: list[Reply] = [*CRASHED, *NO_ANSWER, *A_PROXY_S, *GARBLED]
TURNED_AWAY: list[Reply] = [*NEVER_SENT, *TOO_MANY]
FATES = ["true", "done", "dropped", "held back", "turned away", "refused"]


@attrs.define
class Call:
    """One call of `emit`, with the server that it talks to.

    Attributes:
        open: Whether a request for an event was sent whose outcome the call does not know.
        held_back: The requests that a proxy has not delivered yet.
        posts: How many requests for an event may have reached the server.
    """

    data: DataObject
    server: AssetServer
    world: World
    key: str | None = None
    open: bool = False
    marks: set[str] = attrs.Factory(set[str])
    held_back: list[Request[Any]] = attrs.Factory(list[Request[Any]])
    posts: int = 0
    ended: AssetEvent | BaseException | None = None

    def run(self, *, may_interrupt: bool) -> None:
        flow = emit(
            self.world.session(), ORDERS, {"rows": 1}, idempotency_key=self.key, deadline=60
        )
        try:
            self.ended = answered(
                flow,
                self._answer,
                on_sleep=self._sleep,
                is_interrupted=lambda: may_interrupt and self._drawn([False] * 3 + [True]),
            )
        except (errors.AirflowTriggerError, KeyboardInterrupt) as error:
            self.ended = error

    def _answer(self, request: Request[Any]) -> Reply:
        if request.method == "POST":
            return self._post(request)
        if self.server.api == "v1" and request.url.endswith("/version"):
            return self.server.take(request)
        if self._drawn(["true", "true", "bad"]) == "bad":
            return self._drawn([*LOST, *TURNED_AWAY])
        return self.server.take(request)

    def _post(self, request: Request[Any]) -> Reply:
        body: Any = request.json
        self.marks.add(body["extra"][MARK])
        assert not self.open, "it sends again what may have arrived"
        fate = self._drawn(FATES)
        if fate == "turned away":
            return self._drawn(TURNED_AWAY)
        if fate == "refused":
            return self._drawn(REFUSED)
        self.posts += 1
        self.open = fate != "true"
        if fate == "true":
            return self.server.take(request)
        if fate == "done":
            self.server.take(request)
        elif fate == "held back":
            self.held_back.append(request)
        return self._drawn(LOST)

    def _sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.world.now += seconds
        is_delivered = self._drawn([True, False])
        if self.held_back and is_delivered:
            self.server.take(self.held_back.pop())

    def _drawn(self, some: list[T]) -> T:
        return self.data.draw(st.sampled_from(some))


def check(call: Call) -> None:
    for request in call.held_back:
        call.server.take(request)
    assert call.posts <= 1
    assert len(call.marks) <= 1
    recorded = call.server.marks
    assert len(recorded) <= 1
    assert call.marks.issuperset(recorded)
    match call.ended:
        case AssetEvent() as event:
            assert [event.mark] == recorded
            assert (event.uri, event.extra) == (ORDERS, {"rows": 1})
        case errors.EventUnconfirmed() as error:
            assert call.open
            assert not error.retryable
            assert ({error.mark}, error.uri) == (call.marks, ORDERS)
        case KeyboardInterrupt() as interruption:
            unconfirmed = isinstance(interruption.__cause__, errors.EventUnconfirmed)
            assert unconfirmed or not recorded
        case _:
            assert recorded == []


@pytest.mark.parametrize("key", [None, "order-17"])
@pytest.mark.parametrize("api", ["v1", "v2"])
@settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data(), interrupted=st.booleans(), attempts=st.integers(1, 4))
def test_no_event_is_recorded_twice_whatever_is_lost(
    *, data: DataObject, api: Api, key: str | None, interrupted: bool, attempts: int
) -> None:
    world = World(api=api, retry=RetryPolicy(attempts=attempts))
    call = Call(data, AssetServer(api), world, key)
    begun = world.now

    call.run(may_interrupt=interrupted)

    check(call)
    assert world.now - begun <= 60 + LAST_LOOK


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_an_event_behind_any_lost_response_is_found(api: Api) -> None:
    for lost in LOST:
        server = AssetServer(api)

        event = emitted(server, after_post=lost)

        assert [event.mark] == server.marks


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_what_was_refused_for_now_or_never_left_is_sent_again_where_that_may_help(
    api: Api,
) -> None:
    for refusal in TURNED_AWAY:
        server = AssetServer(api)
        if isinstance(refusal, httpx.RequestError) and not may_pass(refusal):
            with pytest.raises(errors.ConnectionFailed):
                emitted(server, before_post=refusal)
            assert server.extras == []
        else:
            assert emitted(server, before_post=refusal).id == 1


def emitted(
    server: AssetServer, *, before_post: Reply | None = None, after_post: Reply | None = None
) -> AssetEvent:
    """Emit through a server that rejects the first request for an event, or answers it wrongly."""
    refusals = [] if before_post is None else [before_post]

    def reply_to(request: Request[Any]) -> Reply:
        if request.method == "POST" and refusals:
            return refusals.pop()
        told = server.take(request)
        return after_post if after_post is not None and request.method == "POST" else told

    session = World(api=server.api).session()
    event: AssetEvent = answered(
        emit(session, ORDERS, None, idempotency_key=None, deadline=None), reply_to
    )
    return event


@pytest.fixture(autouse=True)
def no_logs(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("ERROR", "airflow_trigger")
