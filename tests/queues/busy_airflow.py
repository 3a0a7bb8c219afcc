"""An Airflow behind a gateway that limits simultaneous triggers, in its own process."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from threading import BoundedSemaphore, Lock, Thread

import attrs

from airflow_trigger import PasswordAuth
from airflow_trigger.testing import FakeAirflow
from airflow_trigger.testing._faults import Delivery
from airflow_trigger.testing._wire import Answer, ReceivedRequest, html_answer
from airflow_trigger.testing.http_server import FakeServer
from tests.queues.forked import forking

DAG_ID = "orders"


@dataclass(frozen=True, kw_only=True)
class Gateway:
    """What a gateway admits, and how it answers the rest.

    Attributes:
        name: The name in the table.
        status: The status of the responses to triggers above the limit.
        retry_after: The `Retry-After` of these responses, in seconds; None: they have none.
        at_once: The most triggers at a time.
        seconds: How long each takes. 500 triggers of a real 3.3.2 on two cores took 17.3 s, 4 at a
            time (docs/performance.md): that is 0.14 s for each.
        lost_one_of: One in this many admitted triggers is executed but answered 504; one in this
            many refused ones is answered 502.
    """

    name: str
    status: int
    retry_after: int | None = None
    at_once: int = 4
    seconds: float = 0.14
    lost_one_of: int = 50

    def refusal(self) -> Answer:
        page = html_answer(self.status, title=f"{self.status}", text="Too many requests.")
        if self.retry_after is None:
            return page
        return attrs.evolve(page, headers={"Retry-After": str(self.retry_after)})

    def ideal_seconds(self, triggers: int) -> float:
        """The time for this many triggers if none waits and the gateway is always full."""
        return triggers * self.seconds / self.at_once


@dataclass(kw_only=True)
class Seen:
    """The requests that have arrived.

    Attributes:
        refused: Triggers answered 429, 503 or 502: they never reached Airflow.
        lost: Triggers that Airflow has executed, but whose response was the gateway's 504.
        arrivals: When each trigger request arrived, refused or not.
        orders: The order of each run that exists.
    """

    refused: int = 0
    lost: int = 0
    arrivals: list[float] = field(default_factory=list[float])
    orders: list[int] = field(default_factory=list[int])

    @property
    def busiest_tenth(self) -> int:
        """The most trigger requests within 100 ms, without those of the first second.

        All processes begin together; later it is high only if they retry together.
        """
        later = [arrival for arrival in self.arrivals if arrival >= self.arrivals[0] + 1]
        return (
            max(
                (sum(0 <= other - arrival < 0.1 for other in later[i : i + 200]))
                for i, arrival in enumerate(later)
            )
            if later
            else 0
        )


class BusyAirflow(FakeAirflow):
    """Refuses a trigger while `at_once` others are running; reads always pass."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__()
        self.add_dag(DAG_ID, params={"order": {"type": "integer"}})
        self.seen = Seen()
        self._gateway = gateway
        self._places = BoundedSemaphore(gateway.at_once)
        self._counting = Lock()
        self._admitted = 0

    def deliver(self, request: ReceivedRequest) -> Delivery:
        if not request.is_for("trigger"):
            return super().deliver(request)
        with self._counting:
            self.seen.arrivals.append(time.monotonic())
        if not self._places.acquire(blocking=False):
            return Delivery("answer", self._refused())
        try:
            time.sleep(self._gateway.seconds)
            return self._carried_out(request)
        finally:
            self._places.release()

    def _refused(self) -> Answer:
        with self._counting:
            self.seen.refused += 1
            is_bad_gateway = self.seen.refused % self._gateway.lost_one_of == 0
        if is_bad_gateway:
            return html_answer(502, title="502", text="Bad Gateway")
        return self._gateway.refusal()

    def _carried_out(self, request: ReceivedRequest) -> Delivery:
        delivery = super().deliver(request)
        with self._counting:
            self._admitted += 1
            is_lost = self._admitted % self._gateway.lost_one_of == 0
            self.seen.lost += is_lost
        late = html_answer(504, title="504", text="Gateway Time-out")
        return Delivery("answer", late) if is_lost else delivery

    def all_seen(self) -> Seen:
        for conf in self.triggered(DAG_ID):
            order = conf["order"]
            assert isinstance(order, int)
            self.seen.orders.append(order)
        return self.seen


class _Server(FakeServer):
    # Fifty processes connect at the same moment; by default five may wait to be accepted.
    request_queue_size = 128


@dataclass(frozen=True)
class Address:
    """The URL and the credentials; can be passed to another process."""

    url: str
    username: str
    password: str

    @property
    def auth(self) -> PasswordAuth:
        return PasswordAuth(self.username, self.password)


@dataclass(frozen=True)
class Running:
    address: Address
    _connection: Connection

    def seen(self) -> Seen:
        """The requests that have arrived so far; to be called once, at the end."""
        self._connection.send("seen")
        seen: Seen = self._connection.recv()
        return seen


@contextmanager
def running(gateway: Gateway) -> Generator[Running]:
    """Serve a gateway for the duration of a `with` block."""
    context = forking()
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(gateway, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        yield Running(ours.recv(), ours)
    finally:
        ours.close()
        process.join()


def _serve(gateway: Gateway, connection: Connection) -> None:
    """Serve until the other end is closed, however its process ends."""
    fake = BusyAirflow(gateway)
    with _Server(fake, 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        connection.send(Address(server.url, fake.username, fake.password))
        try:
            while connection.recv():
                connection.send(fake.all_seen())
        except EOFError:
            server.shutdown()
