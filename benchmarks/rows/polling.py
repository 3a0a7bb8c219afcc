"""How soon `wait` and `run` notice that a run has ended, and how many requests they send.

They are compared with loops that read the run at fixed intervals. The clock is virtual, so no time
passes; requests are counted with the fake. The client has already detected the server's version.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial
from statistics import fmean
from typing import NamedTuple, TypeAlias
from unittest.mock import patch

import attrs

from airflow_trigger import AirflowClient, RunRef
from airflow_trigger._flows.steps import Session
from airflow_trigger.events import AttemptEvent, Event
from airflow_trigger.testing import FakeAirflow
from benchmarks.table import Figure, Line, Target

DURATIONS = (10, 60, 600)
INTERVALS = (1, 5, 30)
# Runs last up to this fraction longer or shorter than their nominal duration. Multiples of the
# golden ratio, modulo 1, spread them evenly and keep them out of step with the interval of a loop.
SPREAD = 0.2
GOLDEN = (5**0.5 - 1) / 2
RUNS = 40
# The documented maximum: a tenth of the time waited or 15 s, whichever is less, with 20 % jitter.
LATEST, SLOWEST = 0.12, 18.0
DAG_ID = "sales"
MISSED = (
    "The pause between two polls is longer than a tenth of the time waited, plus a fifth of "
    "it as jitter. The end of a run is seen later than documented."
)


@attrs.define
class World:
    """A server whose runs end on time, with a clock that only `sleep` advances.

    Attributes:
        run_id: The current run, which stays queued until the clock advances.
        end: When the run ends.
        requests: How many requests were sent for the run.
    """

    fake: FakeAirflow
    now: float = 0
    run_id: str = ""
    is_queued: bool = False
    end: float = 0
    requests: int = 0

    def next_run(self, run_id: str, seconds: float) -> None:
        self.run_id, self.is_queued = run_id, True
        self.end, self.requests = self.now + seconds, 0

    def count(self, event: Event) -> None:
        self.requests += isinstance(event, AttemptEvent)

    def sleep(self, seconds: float) -> None:
        if self.is_queued:
            self.fake.start(RunRef(DAG_ID, self.run_id))
            self.is_queued = False
        ends = self.now < self.end <= self.now + seconds
        self.now += seconds
        self.fake.advance(seconds)
        if ends:
            self.fake.finish(RunRef(DAG_ID, self.run_id))

    @contextmanager
    def clock(self) -> Generator[None]:
        """Give clients that are created in this block this clock and reproducible jitter."""
        session = partial(Session, clock=lambda: self.now, jitter=random.Random(1).random)  # noqa: S311
        with patch("time.sleep", self.sleep), patch("airflow_trigger.client.Session", session):
            yield


class Seen(NamedTuple):
    """The requests for one run, and the seconds between its end and the return of the call."""

    requests: int
    late: float


Call: TypeAlias = Callable[[World, AirflowClient], object]


def wait(world: World, airflow: AirflowClient) -> None:
    """Wait for a run; the requests of its trigger are not counted."""
    started = airflow.trigger(DAG_ID, run_id=world.run_id)
    world.requests = 0
    airflow.wait(started)


def run(world: World, airflow: AirflowClient) -> None:
    airflow.run(DAG_ID, run_id=world.run_id)


def loop(interval: float, *, counts_trigger: bool) -> Call:
    def poll(world: World, airflow: AirflowClient) -> None:
        found = airflow.trigger(DAG_ID, run_id=world.run_id)
        world.requests *= counts_trigger
        while not (found := airflow.get_run(DAG_ID, found.run_id)).is_finished:
            time.sleep(interval)

    return poll


METHODS: dict[str, Call] = {"wait": wait, "run": run}


def lines() -> Iterator[Line]:
    for name, call in METHODS.items():
        ours = seen_by(call)
        loops = {
            f"every {interval} s": seen_by(loop(interval, counts_trigger=name == "run"))
            for interval in INTERVALS
        }
        for duration in DURATIONS:
            for peer, theirs in loops.items():
                yield from beside(name, duration, ours[duration], peer, theirs[duration])
            yield latest(name, duration, ours[duration])


def beside(
    name: str, duration: int, ours: list[Seen], peer: str, theirs: list[Seen]
) -> Iterator[Line]:
    requests = [one.requests for one in ours], [one.requests for one in theirs]
    late = [one.late for one in ours], [one.late for one in theirs]
    for what, unit, measured in (("requests", "requests", requests), ("lateness", "s", late)):
        mine, other = map(fmean, measured)
        yield Line(
            row="polling",
            what=f"{name}, runs of {duration} s: {what}, mean",
            ours=Figure(mine, unit),
            peer=peer,
            theirs=Figure(other, unit),
            ratio=mine / other,
        )


def latest(name: str, duration: int, ours: list[Seen]) -> Line:
    most = min(LATEST * duration * (1 + SPREAD), SLOWEST)
    return Line(
        row="polling",
        what=f"{name}, runs of {duration} s: lateness, the worst of {RUNS} runs",
        ours=Figure(max(seen.late for seen in ours), "s"),
        target=Target(at_most=most, unit="s"),
    )


def seen_by(call: Call) -> dict[int, list[Seen]]:
    """Duration → the measurements of its runs."""
    return {duration: [*seen_of(call, duration)] for duration in DURATIONS}


def seen_of(call: Call, duration: int) -> Iterator[Seen]:
    world = World(FakeAirflow())
    world.fake.add_dag(DAG_ID)
    with world.clock(), world.fake.client(on_event=world.count) as airflow:
        airflow.server()
        for number in range(RUNS):
            share = 1 + SPREAD * (2 * (number * GOLDEN % 1) - 1)
            world.next_run(f"run-{number}", duration * share)
            call(world, airflow)
            yield Seen(world.requests, world.now - world.end)
