"""What a cancel and a rerun promise, whatever is lost and whatever other clients do meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeAlias

from hypothesis import event, given, settings
from hypothesis import strategies as st

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    Conflict,
    DagRun,
    RetryPolicy,
    RunNotFinished,
    RunNotFound,
)
from airflow_trigger.testing import FakeAirflow
from airflow_trigger.testing._faults import Delivery
from airflow_trigger.testing._wire import ReceivedRequest

Fate: TypeAlias = Literal[
    "answered",
    # The server carried out the request.
    "lose_response",
    "truncate_body",
    # The server did not carry it out.
    "refuse_connection",
    "html_502",
    "login_page",
    "rate_limit",
    "server_error",
]
Deed: TypeAlias = Literal["nothing", "start", "succeed", "fail", "cancel", "rerun"]
Step: TypeAlias = tuple[Deed, Fate]

DONE = ("answered", "lose_response", "truncate_body")
FATES: st.SearchStrategy[Fate] = st.sampled_from(
    ["answered", *DONE, "refuse_connection", "html_502", "login_page", "rate_limit", "server_error"]
)
DEEDS: st.SearchStrategy[Deed] = st.sampled_from(
    ["nothing", "nothing", "nothing", "start", "succeed", "fail", "cancel", "rerun"]
)
FAULTS = st.lists(st.tuples(st.just("nothing"), FATES), max_size=12)
FAULTS_AND_OTHERS = st.lists(st.tuples(DEEDS, FATES), max_size=12)
VERSIONS = st.sampled_from(["2.7.3", "2.11.2", "3.0.6", "3.3.2"])
BEGINNINGS = st.sampled_from(["queued", "running", "success", "failed", "cancelled"])
POLICIES = st.builds(RetryPolicy, attempts=st.integers(1, 4), backoff=st.just(0.0))


class Server(FakeAirflow):
    """A fake on which each request meets a fate, after a deed of another client.

    Attributes:
        steps: The deed and the fate for each of the next requests; later ones are just answered.
        is_seen_finished: Whether the client was told that the run is finished.
        cancels: For each cancel that took effect, whether the client had been told so before.
        clears: How many requests of the client have cleared tasks.
        reruns: How many requests of any client have.
    """

    def __init__(self, version: str) -> None:
        super().__init__(version=version)
        self.add_dag("sales", tasks=["extract", "load", "report"])
        self.steps: list[Step] = []
        self.is_seen_finished = False
        self.cancels: list[bool] = []
        self.clears = 0
        self.reruns = 0
        self.is_another_s = True
        self.other = self.client()
        self.run = self.other.trigger("sales", run_id="r1")

    def close(self) -> None:
        self.is_another_s = True
        self.other.close()

    def begin(self, beginning: str, steps: Sequence[Step]) -> None:
        if beginning != "queued":
            self.start(self.run)
        match beginning:
            case "success":
                self.finish(self.run)
            case "failed":
                self.fail(self.run, task="load")
            case "cancelled":
                self.other.cancel(self.run)
            case _:
                pass
        self.steps, self.is_another_s = list(steps), False

    @property
    def state(self) -> str:
        (run,) = self.runs("sales")
        return run.state

    def deliver(self, request: ReceivedRequest) -> Delivery:
        if self.is_another_s or request.operation in ("login", "version"):
            return super().deliver(request)
        deed, fate = self.steps.pop(0) if self.steps else ("nothing", "answered")
        self._do(deed)
        if fate != "answered":
            order: Callable[..., None] = getattr(self, fate)
            order(on="any")
        delivery = super().deliver(request)
        self._note(request, fate, delivery)
        return delivery

    def _do(self, deed: Deed) -> None:
        is_finished = self.state in ("success", "failed")
        self.is_another_s = True
        if deed == "start" and self.state == "queued":
            self.start(self.run)
        elif deed in ("succeed", "fail") and not is_finished:
            self.finish(self.run, state="success" if deed == "succeed" else "failed")
        elif deed == "cancel":
            self.other.cancel(self.run)
        elif deed == "rerun" and is_finished:
            self.other.rerun(self.run)
            self.reruns += 1
        self.is_another_s = False

    def _note(self, request: ReceivedRequest, fate: Fate, delivery: Delivery) -> None:
        is_done = fate in DONE
        if request.operation == "cancel" and is_done:
            self.cancels.append(self.is_seen_finished)
        body: Any = request.json
        if request.operation == "clear" and is_done and not body["dry_run"]:
            self.clears += 1
            self.reruns += 1
        if request.operation == "runs" and fate == "answered":
            assert delivery.answer is not None
            told = json.loads(delivery.answer.content)
            self.is_seen_finished = told.get("state") in ("success", "failed")


def call(
    server: Server, method: str, policy: RetryPolicy, **arguments: Any
) -> DagRun | AirflowTriggerError:
    server.is_seen_finished, server.cancels, server.clears, server.reruns = False, [], 0, 0
    with server.client(retry=policy) as client:
        act: Callable[..., DagRun] = getattr(AirflowClient, method)
        try:
            return act(client, server.run, **arguments)
        except AirflowTriggerError as error:
            event(f"{method}: {type(error).__name__}")
            return error


@settings(deadline=None)
@given(VERSIONS, BEGINNINGS, FAULTS_AND_OTHERS, POLICIES)
def test_a_cancel_never_changes_a_run_that_it_has_seen_finished(
    version: str, beginning: str, steps: list[Step], policy: RetryPolicy
) -> None:
    server = Server(version)
    server.begin(beginning, steps)

    ended = call(server, "cancel", policy)

    assert True not in server.cancels
    if isinstance(ended, DagRun):
        assert ended.is_finished
    else:
        assert ended.retryable, ended
        assert not isinstance(ended, RunNotFound)
    _is_safe_to_repeat(server, "cancel", policy)
    server.close()


@settings(deadline=None)
@given(VERSIONS, st.sampled_from(["queued", "running"]), FAULTS, POLICIES)
def test_a_cancel_that_nobody_disturbs_is_done_once(
    version: str, beginning: str, steps: list[Step], policy: RetryPolicy
) -> None:
    server = Server(version)
    server.begin(beginning, steps)

    ended = call(server, "cancel", policy)

    assert len(server.cancels) <= 1
    if isinstance(ended, DagRun):
        assert (len(server.cancels), server.state) == (1, "failed")
    server.close()


@settings(deadline=None)
@given(VERSIONS, BEGINNINGS, FAULTS_AND_OTHERS, POLICIES, st.booleans())
def test_a_rerun_never_says_that_a_run_goes_again_that_does_not(
    version: str, beginning: str, steps: list[Step], policy: RetryPolicy, only_failed: Any
) -> None:
    server = Server(version)
    server.begin(beginning, steps)

    again = call(server, "rerun", policy, only_failed=only_failed)

    if isinstance(again, DagRun):
        assert server.reruns >= 1
    elif not isinstance(again, Conflict):
        assert again.retryable, again
    _is_safe_to_repeat(server, "rerun", policy)
    server.close()


@settings(deadline=None)
@given(VERSIONS, st.sampled_from(["success", "failed", "cancelled"]), FAULTS, POLICIES)
def test_a_rerun_that_nobody_disturbs_clears_once(
    version: str, beginning: str, steps: list[Step], policy: RetryPolicy
) -> None:
    server = Server(version)
    server.begin(beginning, steps)

    again = call(server, "rerun", policy)

    assert server.clears <= 1
    if isinstance(again, DagRun):
        assert (server.clears, server.state, again.state) == (1, "queued", "queued")
    else:
        # The rerun had no effect, or its effect is unknown: if it had one, a second call reports
        # that the run is not finished.
        assert again.retryable
        assert server.state == ("queued" if server.clears else _state_after(beginning))
    server.close()


def _state_after(beginning: str) -> str:
    return "failed" if beginning == "cancelled" else beginning


def _is_safe_to_repeat(server: Server, method: str, policy: RetryPolicy) -> None:
    """Repeat a call without disturbances: it settles what the first one left open."""
    server.steps.clear()
    before = server.state

    settled = call(server, method, policy)

    if method == "cancel":
        assert isinstance(settled, DagRun)
        assert server.state in ("success", "failed")
        assert len(server.cancels) == (before not in ("success", "failed"))
    elif before in ("success", "failed"):
        assert isinstance(settled, DagRun)
        assert server.clears == 1
    else:
        assert isinstance(settled, RunNotFinished)
        assert server.clears == 0
