"""An Airflow behind a proxy, and calls of `trigger` that a test advances step by step.

At each step, a test decides what happens to a request and what its caller gets to see. The two need
not agree: the promise to start a run only once is about exactly this case.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import Enum
from typing import Any
from urllib.parse import quote

import attrs
import httpx

from airflow_trigger import errors
from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.attempts import is_retryable
from airflow_trigger._flows.run_ids import run_id_of_key
from airflow_trigger._flows.steps import STOP, Effect, Flow, KnownDag, Once, Sleep, Stop
from airflow_trigger._flows.trigger import trigger
from airflow_trigger.events import RetryEvent
from airflow_trigger.models import Api, DagRun, RunRef, TriggerRequest
from tests.fakes import OpenAirflow
from tests.unit.driving import World
from tests.unit.model_answers import CRASHED, GARBLED

CONF = {"a": 1}
STRANGER = 0


class Fate(Enum):
    """What happens to a request whose response is lost."""

    DONE = "done"
    HELD_BACK = "held back"
    DROPPED = "dropped"


def shared_id(wanted: TriggerRequest) -> str | None:
    """The id of the run, if other calls can know it."""
    if wanted.idempotency_key is not None:
        return run_id_of_key(wanted.idempotency_key, dag_id=wanted.dag_id)
    return wanted.run_id


@attrs.frozen
class Post:
    """A request for a run; equal to any other request for the same run.

    Attributes:
        body: The whole body.
        caller: The number of the call that sent it, or `STRANGER`.
    """

    run_id: str
    conf: Mapping[str, Any]
    body: Any = None
    caller: int = attrs.field(default=STRANGER, eq=False, kw_only=True)


class ModelServer:
    """An Airflow behind a proxy.

    Attributes:
        made: The request that created each run, by run id.
        held_back: The requests that the proxy has not delivered yet.
    """

    def __init__(self, api: Api) -> None:
        self.made: dict[str, Post] = {}
        self.held_back: list[Post] = []
        self._airflow = OpenAirflow(api)
        self._runs = f"{self._airflow.url}/api/{api}/dags/sales/dagRuns"
        self._no_date = {} if api == "v1" else {"logical_date": None}

    @property
    def runs(self) -> int:
        """The number of runs."""
        return len(self._airflow.triggered("sales"))

    def take(self, post: Post) -> httpx.Response:
        """Start the run if Airflow would; return the response."""
        body = post.body or {"dag_run_id": post.run_id, "conf": post.conf} | self._no_date
        response = self._response(httpx.Request("POST", self._runs, json=body))
        if response.is_success:
            self.made[post.run_id] = post
        return response

    def look_up(self, run_id: str) -> httpx.Response:
        return self._response(httpx.Request("GET", f"{self._runs}/{quote(run_id, safe='')}"))

    def deliver(self, index: int) -> None:
        self.take(self.held_back.pop(index % len(self.held_back)))

    def _response(self, request: httpx.Request) -> httpx.Response:
        return self._airflow.transport.handle_request(request)


@attrs.define(eq=False)
class SteppedCall:
    """One call of `trigger` in progress; when it ends, its promises are checked.

    Attributes:
        effect: What the flow waits for; None once it has ended.
        posts: The requests for a run that it has sent, including the one in progress.
        lost: What it received instead of responses to requests that may have created a run.
        is_looking_up: Whether its latest request was a look-up.
        is_refused: Whether it was told that it does not get a run.
        is_in_doubt: Whether the latest look-up did not tell which run was in conflict.
        saw_no_run: Whether the latest request was a look-up that clearly found no run.
        answered: How many of its requests were answered by a working server.
        end: What it returned or raised.
    """

    number: int
    wanted: TriggerRequest
    world: World
    server: ModelServer
    effect: Effect | None = None
    posts: list[Post] = attrs.Factory(list[Post])
    lost: list[Reply] = attrs.Factory(list["Reply"])
    is_looking_up: bool = False
    is_refused: bool = False
    is_in_doubt: bool = False
    saw_no_run: bool = False
    answered: int = 0
    end: DagRun | BaseException | None = None
    flow: Flow[DagRun] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        session = self.world.session()
        session.dags["sales"] = KnownDag(None, read_at=math.inf)  # so it is not requested
        self.flow = trigger(session, self.wanted)
        self.resume(None)

    @property
    def is_running(self) -> bool:
        return self.effect is not None

    @property
    def is_sleeping(self) -> bool:
        return isinstance(self.effect, Sleep)

    @property
    def is_posting(self) -> bool:
        """Whether a request for a run is in progress."""
        return isinstance(self.effect, Request) and not self.is_looking_up

    @property
    def ref(self) -> RunRef:
        return RunRef("sales", self.posts[0].run_id)

    @property
    def has_started(self) -> bool:
        """Whether a request of this call created the run, or still can."""
        made = self.server.made.get(self.ref.run_id)
        if made is not None:
            return made.caller == self.number
        return any(post.caller == self.number for post in self.server.held_back)

    @property
    def _is_there(self) -> bool:
        return self.ref.run_id in self.server.made

    @property
    def retries(self) -> list[RetryEvent]:
        return [event for event in self.world.events if isinstance(event, RetryEvent)]

    def wake(self, late: float = 0.0) -> None:
        """End the pause before the next request, if there is one."""
        if isinstance(self.effect, Sleep):
            self.world.now += self.effect.seconds + late
            self.resume(None)

    def truth(self) -> httpx.Response:
        """Let the server carry out the request; return its true response."""
        if self.is_posting:
            response = self.server.take(self.posts[-1])
            # A conflict without such a run: another call, without an id, took the logical date.
            self.is_refused = response.status_code == 409 and not self._is_there
            return response
        found = self.server.look_up(self.ref.run_id)
        self.is_in_doubt = False
        self.saw_no_run = found.status_code == 404
        return found

    def lose(self, reply: Reply, fate: Fate) -> None:
        """Resume with what was received instead of a response."""
        if self.is_looking_up:
            self.fail_look_up(reply)
        else:
            self.decide(fate)
            self.lost.append(reply)
            self.resume(reply)

    def decide(self, fate: Fate) -> None:
        if fate is Fate.DONE:
            self.server.take(self.posts[-1])
        elif fate is Fate.HELD_BACK:
            self.server.held_back.append(self.posts[-1])

    def turn_away(self, reply: Reply) -> None:
        """Resume with a reply that says that nothing was done."""
        if self.is_looking_up:
            self.fail_look_up(reply)
        else:
            self.resume(reply)

    def refuse(self, reply: Reply) -> None:
        """Resume with a response after which the call must send nothing that could start a run."""
        self.is_refused = True
        self.resume(reply)

    def fail_look_up(self, reply: Reply) -> None:
        self.is_in_doubt = True
        self.resume(reply)

    def resume(self, reply: Reply | Stop | None) -> None:
        self.answered += isinstance(reply, httpx.Response) and not is_retryable(reply)
        try:
            self.effect = self.flow.send(reply)
            # A search for DAGs with a similar id, which gets no response.
            while isinstance(self.effect, Once):
                self.effect = self.flow.send(STOP)
        except StopIteration as done:
            self.effect, self.end = None, done.value
            self._check_run(done.value)
        except errors.AirflowTriggerError as error:
            self.effect, self.end = None, error
            self._check_error(error)
        else:
            self._note_effect()

    def run_truthfully(self) -> None:
        """Run to the end with a server that always responds truthfully."""
        while self.is_running:
            self.wake()
            self.resume(self.truth())

    def interrupt(self, interruption: BaseException) -> BaseException:
        """Throw the interruption into the flow; return what the flow raises."""
        try:
            self.flow.throw(interruption)
        except BaseException as raised:
            self.effect, self.end = None, raised
            return raised
        raise AssertionError("the flow went on")

    def _note_effect(self) -> None:
        if isinstance(self.effect, Sleep):
            self.world.slept.append(self.effect.seconds)
            return
        assert isinstance(self.effect, Request)
        request = self.effect
        self.saw_no_run = False
        self.is_looking_up = request.method == "GET"
        if self.is_posting:
            assert not self.is_refused
            body: Any = request.json
            self.posts.append(Post(body["dag_run_id"], body["conf"], body, caller=self.number))

    def _check_run(self, run: DagRun) -> None:
        made = self.server.made[run.run_id]
        assert run.ref == self.ref
        assert run.conf == made.conf == CONF
        if run.created is None:
            assert self.lost
            assert shared_id(self.wanted)
        else:
            assert run.created == (made.caller == self.number)

    def _check_error(self, error: errors.AirflowTriggerError) -> None:
        """Assert that only an error that says so leaves open whether there is a run."""
        assert (error.dag_id, error.run_id) == ("sales", self.ref.run_id)
        match error:
            case errors.RunAlreadyExists(run=run):
                assert self.wanted.run_id
                self._check_other(run, may_be_the_same=not self.lost)
            case errors.IdempotencyConflict(run=run):
                assert self.wanted.idempotency_key
                self._check_other(run, may_be_the_same=False)
            case errors.TriggerUnconfirmed(ref=ref):
                assert ref == self.ref
                assert self.lost or self.is_in_doubt
                assert not self.saw_no_run or any(reply not in CRASHED for reply in self.lost)
            case errors.UnexpectedResponse() if self.is_in_doubt:
                assert all(reply in GARBLED for reply in self.lost)
            case errors.Conflict() if self.is_in_doubt:
                assert not self.lost
            case _:
                assert not self.has_started
                assert all(reply in CRASHED for reply in self.lost)

    def _check_other(self, run: DagRun, *, may_be_the_same: bool) -> None:
        """Assert that the run is another caller's and that this call has created none."""
        made = self.server.made[self.ref.run_id]
        assert made.caller != self.number
        assert (run.ref, run.conf) == (self.ref, made.conf)
        assert may_be_the_same or run.conf != CONF
