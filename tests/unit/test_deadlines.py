"""The deadline of a call overrides that of the retry policy, whether it is shorter or longer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from airflow_trigger import AirflowTriggerError, RetryPolicy, RunRef, ServerError
from airflow_trigger._flows.control import cancel, rerun
from airflow_trigger._flows.runs import get_run
from airflow_trigger._flows.steps import Flow, Session
from airflow_trigger._flows.trigger import LAST_LOOK, trigger
from airflow_trigger._flows.wait import Waiting, trigger_and_wait
from airflow_trigger.models import TriggerRequest
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_fake
from tests.unit.driving import World, answer, fault, run_body

REF = RunRef("sales", "r1")
FAILED = answer(200, run_body("r1", "failed"))
RUNNING = answer(200, run_body("r1", "running"))
BUSY = [answer(503)] * 1000


def to_trigger(deadline: float | None) -> TriggerRequest:
    return TriggerRequest("sales", run_id="r1", deadline=deadline)


CALLS: dict[str, Callable[[Session, float | None], Flow[Any]]] = {
    "get_run": lambda session, seconds: get_run(session, REF, deadline=seconds),
    "cancel": lambda session, seconds: cancel(session, REF, deadline=seconds),
    "rerun": lambda session, seconds: rerun(session, REF, deadline=seconds),
    "trigger": lambda session, seconds: trigger(session, to_trigger(seconds)),
    "run": lambda session, seconds: trigger_and_wait(session, to_trigger(seconds), Waiting()),
}


def patient(deadline: float) -> World:
    """A client that retries every second until the deadline."""
    retry = RetryPolicy(attempts=9999, backoff=1, cap=1, deadline=deadline, budget=9999)
    return World(retry=retry)


def takes_two_seconds(world: World) -> Callable[[], None]:
    def on_send() -> None:
        world.now += 2

    return on_send


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize(("policy", "own", "expected"), [(600, 5, 5), (5, 600, 600), (5, None, 5)])
def test_a_call_ends_in_time_whatever_the_policy_of_the_client_says(
    name: str, policy: float, own: float | None, expected: float
) -> None:
    world = patient(policy)

    with pytest.raises(AirflowTriggerError):
        world.drive(CALLS[name](world.session(), own), *BUSY)

    assert expected - 1 <= world.now - 1000 <= expected


@pytest.mark.parametrize("name", ["get_run", "cancel", "rerun"])
def test_no_attempt_may_take_longer_than_what_is_left(name: str) -> None:
    world = patient(600)
    world.on_send = takes_two_seconds(world)

    with pytest.raises(AirflowTriggerError):
        world.drive(CALLS[name](world.session(), 5), *BUSY)

    assert world.timeouts == [5, 2]


@pytest.mark.parametrize(("name", "seen"), [("cancel", RUNNING), ("rerun", FAILED)])
def test_what_follows_the_first_look_is_a_part_of_the_same_deadline(name: str, seen: Any) -> None:
    world = patient(600)
    world.on_send = takes_two_seconds(world)

    with pytest.raises(AirflowTriggerError):
        world.drive(CALLS[name](world.session(), 5), seen, *BUSY)

    assert world.timeouts[:2] == [5, 3]
    assert world.now <= 1000 + 5 + 2


def test_a_trigger_may_look_for_its_run_a_little_longer() -> None:
    world = patient(600)
    world.on_send = takes_two_seconds(world)
    replies = (fault(), answer(200, run_body("r1")))

    run = world.drive(CALLS["trigger"](world.session(), 2), *replies)

    assert run.run_id == "r1"
    assert world.timeouts == [2, LAST_LOOK]


def test_a_rerun_by_a_trigger_is_a_part_of_its_deadline() -> None:
    world = patient(600)
    world.on_send = takes_two_seconds(world)
    wanted = TriggerRequest("sales", idempotency_key="k", on_failed="rerun", deadline=7)
    taken = answer(409, {"detail": "Unique constraint"})
    failed = answer(200, run_body(state="failed"))

    with pytest.raises(ServerError) as caught:
        world.drive(trigger(world.session(), wanted), taken, failed, failed, answer(503))

    assert world.timeouts == [7, 5, 3, 1]
    assert caught.value.retryable


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_the_deadline_of_run_is_that_of_the_trigger_alone(mode: Mode) -> None:
    fake = FakeAirflow()
    fake.add_dag("sales")
    fake.runs_take(3)
    with open_fake(mode, fake) as client:
        run = client.run("sales", deadline=30, timeout=60, poll_interval=0.001)

    assert run.state == "success"


@pytest.mark.parametrize("wrong", [0, -1, float("nan"), float("inf"), "5", True])
@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_deadline_that_makes_no_sense_is_refused_before_anything_is_sent(
    mode: Mode, wrong: Any
) -> None:
    fake = FakeAirflow()
    with open_fake(mode, fake) as client:
        calls: list[Callable[[], object]] = [
            lambda: client.trigger("sales", deadline=wrong),
            lambda: client.run("sales", deadline=wrong),
            lambda: client.get_run("sales", "r1", deadline=wrong),
            lambda: client.cancel(REF, deadline=wrong),
            lambda: client.rerun(REF, deadline=wrong),
        ]
        for call in calls:
            with pytest.raises((TypeError, ValueError), match="deadline must be"):
                call()

    assert fake.requests() == []
