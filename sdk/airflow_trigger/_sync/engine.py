"""Runs flows synchronously: sends their requests and waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from weakref import WeakSet

import httpx

from airflow_trigger._adapters.request import Request
from airflow_trigger._config import Config
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.steps import (
    STOP,
    Chunk,
    Close,
    Effect,
    Flow,
    Look,
    Once,
    Resumed,
    Shared,
    Sleep,
    Stop,
)
from airflow_trigger._http.faults import drop_wire_frames
from airflow_trigger._http.requests import Requests
from airflow_trigger._http.signed import Signed
from airflow_trigger._ownership import of_process
from airflow_trigger._sync.connections import Connections
from airflow_trigger.errors import AirflowTriggerError

if TYPE_CHECKING:
    from airflow_trigger._http.probes import Way

T = TypeVar("T")

# Where a streamed response keeps the iterator over its body.
CHUNKS = "airflow_trigger.chunks"


class Interrupt(threading.Event):
    """An event that also wakes the threads that wait for a condition with `wait_for`."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[threading.Condition] = []

    def set(self) -> None:
        super().set()
        for changed in list(self._waiting):
            with changed:
                changed.notify_all()

    def wait_for(
        self, changed: threading.Condition, is_done: Callable[[], bool], timeout: float
    ) -> None:
        """Wait until the condition holds, the timeout passes, or this event is set."""
        self._waiting.append(changed)
        try:
            with changed:
                changed.wait_for(
                    lambda: is_done() or self.is_set(), min(timeout, threading.TIMEOUT_MAX)
                )
        finally:
            self._waiting.remove(changed)


class Batch(Protocol):
    def close(self) -> None: ...


class Own:
    """What belongs to one process."""

    def __init__(self, connections: Connections) -> None:
        self.connections = connections
        self.shared: dict[str, Shared[threading.Condition]] = {}
        self.ended = threading.Condition()
        self.batches: WeakSet[Batch] = WeakSet()
        self.guard = threading.Lock()


class Engine:
    """Drives flows, each in the thread that runs it."""

    def __init__(self, config: Config, transport: httpx.BaseTransport | None) -> None:
        self.is_closed = False
        self.max_connections = config.max_connections
        self.config = config
        self._requests = Requests(config.base_url, config.headers, config.timeouts)
        self._own = of_process(
            lambda: Own(Connections(config, transport)), lambda own: own.connections.leave()
        )

    def run(self, flow: Flow[T], *, stop: Interrupt | None = None) -> T:
        """Run a flow to its end; once `stop` is set it makes no further attempts."""
        reply: Resumed = None
        effect: Effect | None = None
        try:
            while True:
                effect = flow.send(reply)
                reply = self._perform(effect, stop)
        except StopIteration as done:
            result: T = done.value
            return result
        except AirflowTriggerError:
            raise
        except BaseException as interruption:
            # Ctrl-C may come between two pieces of a body; a task is cancelled only at an await.
            if isinstance(effect, Chunk):
                effect.response.close()
            flow.throw(interruption)  # the flow may chain an error about its outcome
            raise

    def _perform(self, effect: Effect, stop: Interrupt | None) -> Resumed:
        match effect:
            case Request():
                return self._send(effect)
            case Sleep(seconds) if stop is not None:
                return STOP if stop.wait(seconds) else None
            case Sleep(seconds):
                time.sleep(seconds)
                return None
            case Look(seconds):
                return self._look(seconds)
            case Once():
                return self._run_once(effect, stop)
            case Chunk(response):
                return _next_chunk(response)
            case Close(response):
                response.close()
                return None

    def _run_once(self, effect: Once, stop: Interrupt | None) -> AirflowTriggerError | Stop | None:
        own = self._own.here()
        mine = Shared(time.monotonic() + effect.timeout, own.ended)
        first = own.shared.setdefault(effect.key, mine)
        if first is not mine:
            (stop or Interrupt()).wait_for(first.ended, lambda: first.is_done, effect.timeout)
            return first.outcome(mine.until)
        try:
            self.run(effect.flow(), stop=stop)
        except AirflowTriggerError as error:
            mine.error = error
        except Exception:
            if not effect.may_fail:
                raise
        finally:
            del own.shared[effect.key]
            mine.is_done = True
            with mine.ended:
                mine.ended.notify_all()
        return mine.error

    def _send(self, wanted: Request[Any]) -> Reply:
        connections = self._own.here().connections
        try:
            request = self._requests.make(wanted)
            if not wanted.is_authenticated:
                return connections.send(request)
            return self._send_signed(connections, wanted, request)
        except (AirflowTriggerError, httpx.RequestError) as problem:
            return problem

    def _send_signed(
        self, connections: Connections, wanted: Request[Any], request: httpx.Request
    ) -> Reply:
        signed = Signed(self.config.auth, wanted, request)
        with closing(signed.steps()) as steps:
            try:
                step = next(steps)
                while True:
                    streamed = signed.is_streamed(step)
                    step = steps.send(connections.send(step, is_streamed=streamed))
            except StopIteration:
                return signed.reply
            except Exception as error:
                return signed.interrupted(error)

    def _look(self, seconds: float) -> Way | None:
        route = self._own.here().connections.route
        if route is None:
            return None
        # Loaded only for the doctor.
        from airflow_trigger._http.probes import look

        return look(self.config.base_url, route, seconds)

    def add(self, batch: Batch) -> None:
        """Remember a batch, to be closed with the client."""
        own = self._own.here()
        with own.guard:
            own.batches.add(batch)

    def close_batches(self) -> None:
        own = self._own.here()
        with own.guard:
            batches = list(own.batches)
        for batch in batches:
            batch.close()

    def close(self) -> None:
        self.is_closed = True
        self._own.here().connections.close()


def _next_chunk(response: httpx.Response) -> bytes | httpx.RequestError | None:
    chunks = response.extensions.setdefault(CHUNKS, response.iter_bytes())
    try:
        chunk: bytes | None = next(chunks, None)
    except httpx.RequestError as fault:
        drop_wire_frames(fault)
        response.close()
        return fault
    except BaseException:
        response.close()
        raise
    return chunk
