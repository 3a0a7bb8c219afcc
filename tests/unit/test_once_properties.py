"""A run is started once and never lost silently, whatever responses, faults and other calls do."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import product
from typing import TypeVar

import httpx
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from airflow_trigger import errors
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.steps import STOP
from airflow_trigger._flows.trigger import LAST_LOOK
from airflow_trigger.models import Api, DagRun, TriggerRequest
from airflow_trigger.retry import RetryPolicy
from tests.unit.driving import World
from tests.unit.model_answers import (
    A_PROXY_S,
    CLASH_OF_DATES,
    CRASHED,
    GARBLED,
    LOOK_UP_REFUSED,
    NEVER_SENT,
    NO_ANSWER,
    REFUSED,
    TOO_MANY,
)
from tests.unit.model_server import CONF, Fate, ModelServer, Post, SteppedCall, shared_id

T = TypeVar("T")

WANTED = [
    TriggerRequest("sales", CONF, run_id=run_id, idempotency_key=key, logical_date=date)
    for run_id, key in ((None, None), ("r1", None), (None, "order-1"))
    for date in (None, datetime(2026, 1, 1, tzinfo=UTC))
]
POLICIES = st.builds(
    RetryPolicy,
    attempts=st.sampled_from([1, 1, 2, 3, 4]),
    backoff=st.sampled_from([0.0, 0.5, 8.0]),
    cap=st.sampled_from([0.0, 5.0, 20.0]),
    deadline=st.sampled_from([*[120.0] * 4, 6.0, 0.1]),
    budget=st.sampled_from([9, 9, 9, 2, 1]),
)
INTERRUPTIONS = [KeyboardInterrupt, SystemExit, asyncio.CancelledError]
MOST_AT_ONCE = 2
WHICH = st.integers(0, MOST_AT_ONCE - 1)
# What may have happened to a request if the server itself responded.
COMPLETE = [Fate.DONE, Fate.DROPPED]
NOT_COMPLETE: list[Reply] = [*NO_ANSWER, *A_PROXY_S, *GARBLED]
LOST = [*product(NOT_COMPLETE, Fate), *product(CRASHED, COMPLETE)]
LOOK_UP_FAILED = [*NEVER_SENT, *NOT_COMPLETE, *TOO_MANY, *CRASHED, *LOOK_UP_REFUSED]


def pick(some: Sequence[T], which: int) -> T:
    return some[which % len(some)]


class OneRunIsWanted(RuleBasedStateMachine):
    """The calls that want the same run, in several processes, and all that may happen to them."""

    wanted: TriggerRequest
    api: Api
    server: ModelServer

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[SteppedCall] = []

    @initialize(wanted=st.sampled_from(WANTED), api=st.sampled_from(["v1", "v2"]), policy=POLICIES)
    def somebody_wants_a_run(self, wanted: TriggerRequest, api: Api, policy: RetryPolicy) -> None:
        self.wanted, self.api, self.server = wanted, api, ModelServer(api)
        self.call(policy)

    @precondition(lambda self: len(self.running) < MOST_AT_ONCE)
    @rule(policy=POLICIES)
    def a_process_asks_for_it(self, policy: RetryPolicy) -> None:
        self.call(policy)

    @precondition(lambda self: self.running)
    @rule(which=WHICH)
    def the_true_answer_arrives(self, which: int) -> None:
        call = self.awake(self.running, which)
        call.resume(call.truth())

    @precondition(lambda self: self.looking_up)
    @rule(which=WHICH)
    def the_server_is_well_again(self, which: int) -> None:
        pick(self.looking_up, which).run_truthfully()

    @precondition(lambda self: self.running)
    @rule(which=WHICH, reply=st.sampled_from(NO_ANSWER), fate=st.sampled_from(Fate))
    def no_answer_arrives(self, which: int, reply: httpx.RequestError, fate: Fate) -> None:
        self.awake(self.running, which).lose(reply, fate)

    @precondition(lambda self: self.running)
    @rule(which=WHICH, reply=st.sampled_from(A_PROXY_S), fate=st.sampled_from(Fate))
    def a_proxy_answers(self, which: int, reply: httpx.Response, fate: Fate) -> None:
        self.awake(self.running, which).lose(reply, fate)

    @precondition(lambda self: self.running)
    @rule(which=WHICH, reply=st.sampled_from(GARBLED), fate=st.sampled_from(Fate))
    def the_answer_is_garbled(self, which: int, reply: httpx.Response, fate: Fate) -> None:
        self.awake(self.running, which).lose(reply, fate)

    @precondition(lambda self: self.running)
    @rule(which=WHICH, reply=st.sampled_from(CRASHED), fate=st.sampled_from(COMPLETE))
    def the_server_crashes(self, which: int, reply: httpx.Response, fate: Fate) -> None:
        self.awake(self.running, which).lose(reply, fate)

    @precondition(lambda self: self.running)
    @rule(which=WHICH, reply=st.sampled_from([*NEVER_SENT, *TOO_MANY]))
    def a_request_is_turned_away(self, which: int, reply: Reply) -> None:
        self.awake(self.running, which).turn_away(reply)

    @precondition(lambda self: self.triggering and self.shared_id is None)
    @rule(which=WHICH)
    def a_trigger_arrives_twice(self, which: int) -> None:
        call = self.awake(self.triggering, which)
        self.server.take(call.posts[-1])
        call.resume(call.truth())

    @precondition(lambda self: self.triggering)
    @rule(which=WHICH, reply=st.sampled_from(REFUSED))
    def a_trigger_is_refused(self, which: int, reply: httpx.Response) -> None:
        self.awake(self.triggering, which).refuse(reply)

    @precondition(lambda self: self.triggering)
    @rule(which=WHICH)
    def another_run_has_the_logical_date(self, which: int) -> None:
        call = self.awake(self.triggering, which)
        if self.wanted.logical_date is None:
            call.resume(CLASH_OF_DATES)
        else:
            call.refuse(CLASH_OF_DATES)

    @precondition(lambda self: self.looking_up)
    @rule(which=WHICH, reply=st.sampled_from(LOOK_UP_REFUSED))
    def a_look_up_is_refused(self, which: int, reply: httpx.Response) -> None:
        self.awake(self.looking_up, which).fail_look_up(reply)

    @precondition(lambda self: self.sleeping)
    @rule(which=WHICH)
    def nobody_waits_for_a_call_any_more(self, which: int) -> None:
        pick(self.sleeping, which).resume(STOP)

    @precondition(lambda self: self.running)
    @rule(which=WHICH, seconds=st.sampled_from([0.1, 5.0, 60.0]))
    def time_passes(self, which: int, seconds: float) -> None:
        pick(self.running, which).world.now += seconds

    @precondition(lambda self: self.server.held_back)
    @rule(which=WHICH)
    def a_request_is_delivered_late(self, which: int) -> None:
        self.server.deliver(which)

    @precondition(lambda self: self.shared_id and not self.server.runs)
    @rule(conf=st.sampled_from([CONF, {"a": 2}]))
    def a_stranger_makes_a_run_of_this_id(self, conf: dict[str, int]) -> None:
        self.server.take(Post(str(self.shared_id), conf))

    @precondition(lambda self: self.running)
    @rule(which=WHICH, kind=st.sampled_from(INTERRUPTIONS), fate=st.sampled_from(Fate))
    def a_call_is_interrupted(self, which: int, kind: type[BaseException], fate: Fate) -> None:
        call = pick(self.running, which)
        may_have_started = call.is_posting or bool(call.lost)
        if call.is_posting:
            call.decide(fate)
        interruption = kind()

        assert call.interrupt(interruption) is interruption

        cause = interruption.__cause__
        if may_have_started:
            assert isinstance(cause, errors.TriggerUnconfirmed)
            assert cause.ref == call.ref
        elif not call.is_looking_up:
            assert cause is None

    @precondition(lambda self: self.wanted.idempotency_key and self.unconfirmed)
    @rule(policy=POLICIES)
    def asking_again_with_the_key_settles_it(self, policy: RetryPolicy) -> None:
        call = self.call(policy)
        call.run_truthfully()

        assert isinstance(call.end, DagRun | errors.IdempotencyConflict)

    @invariant()
    def of_each_run_that_is_wanted_there_is_one_at_most(self) -> None:
        wishes = [self.calls] if self.shared_id else [[call] for call in self.calls]
        posts = [[post for call in wish for post in call.posts] for wish in wishes if wish]

        assert all(each == wish[0] for wish in posts for each in wish)
        assert len({post.run_id for wish in posts for post in wish}) == len(posts)
        assert self.server.runs <= len(wishes)

    @invariant()
    def no_call_does_more_than_its_policy_allows(self) -> None:
        for call in self.calls:
            policy, slept = call.world.retry, call.world.slept
            pauses = [retry.wait for retry in call.retries if retry.operation == "trigger"]
            assert len(call.posts) <= policy.attempts
            assert len(slept) == len(call.retries) <= policy.budget + call.answered
            assert all(pause <= policy.cap for pause in slept)
            assert sum(pauses) <= policy.deadline
            # A look-up after a 409 may take a little longer.
            assert sum(slept) <= policy.deadline + LAST_LOOK

    def teardown(self) -> None:
        while self.server.held_back:
            self.server.deliver(0)
        self.of_each_run_that_is_wanted_there_is_one_at_most()

    @property
    def shared_id(self) -> str | None:
        return shared_id(self.wanted)

    @property
    def running(self) -> list[SteppedCall]:
        return [call for call in self.calls if call.is_running]

    @property
    def sleeping(self) -> list[SteppedCall]:
        return [call for call in self.calls if call.is_sleeping]

    @property
    def triggering(self) -> list[SteppedCall]:
        return [call for call in self.running if not call.is_looking_up]

    @property
    def looking_up(self) -> list[SteppedCall]:
        return [call for call in self.running if call.is_looking_up]

    @property
    def unconfirmed(self) -> bool:
        return any(isinstance(call.end, errors.TriggerUnconfirmed) for call in self.calls)

    def awake(self, some: list[SteppedCall], which: int) -> SteppedCall:
        """One of the calls, ready for a response."""
        call = pick(some, which)
        call.wake()
        return call

    def call(self, policy: RetryPolicy) -> SteppedCall:
        world = World(api=self.api, retry=policy)
        call = SteppedCall(len(self.calls) + 1, self.wanted, world, self.server)
        self.calls.append(call)
        return call


OneRunIsWanted.TestCase.settings = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=7 * settings().max_examples,
    stateful_step_count=15,
    report_multiple_bugs=False,
)
TestOneRunIsWanted = OneRunIsWanted.TestCase


@pytest.mark.parametrize("wanted", WANTED[::2], ids=["no id", "run_id", "key"])
def test_whatever_was_lost_a_true_look_up_tells_of_the_run(wanted: TriggerRequest) -> None:
    for reply, fate in LOST:
        call = SteppedCall(1, wanted, World(retry=RetryPolicy(attempts=1)), ModelServer("v2"))
        call.lose(reply, fate)
        call.run_truthfully()

        assert isinstance(call.end, DagRun) == (fate is Fate.DONE)


def test_whatever_was_lost_a_look_up_that_fails_leaves_it_open() -> None:
    for reply in [*NOT_COMPLETE, *CRASHED]:
        server = ModelServer("v2")
        for failure in LOOK_UP_FAILED:
            call = SteppedCall(1, WANTED[0], World(retry=RetryPolicy(attempts=1)), server)
            call.lose(reply, Fate.DONE)
            call.fail_look_up(failure)

            assert isinstance(call.end, errors.TriggerUnconfirmed | errors.UnexpectedResponse)


@pytest.fixture(autouse=True)
def no_logs(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("ERROR", "airflow_trigger")
