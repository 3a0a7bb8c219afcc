"""How many requests each method for runs sends, counted with the fake.

The client has already logged in and detected the server's version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

import attrs

from airflow_trigger import AirflowClient, DagRun, RunFailed
from airflow_trigger.events import AttemptEvent, Event
from airflow_trigger.testing import FakeAirflow
from benchmarks.table import Figure, Line

VERSIONS = ("2.11.2", "3.3.2")
ASSET = "s3://warehouse/orders"


@attrs.define
class World:
    """A server with one run.

    Attributes:
        run: Its tasks are `load`, `part` (mapped over three indexes) and `report`.
        count: The number of requests since counting began.
    """

    fake: FakeAirflow
    airflow: AirflowClient
    run: DagRun
    count: int = 0


def fails(world: World) -> None:
    world.run = world.fake.fail(world.run, task="load", log="ValueError: no file")


def succeeds(world: World) -> None:
    world.run = world.fake.finish(world.run)
    world.fake.push_xcom(world.run, "load", {"rows": 3})
    for index in range(3):
        world.fake.push_xcom(world.run, "part", index, map_index=index)


def starts(world: World) -> None:
    world.run = world.fake.start(world.run)


def stays(world: World) -> None:
    del world


def wait(world: World) -> None:
    with suppress(RunFailed):
        world.airflow.wait(world.run)


def last_lines(world: World) -> None:
    (task,) = world.airflow.tasks(world.run, states=["failed"])
    world.count = 0
    list(world.airflow.log(task, last=50))


# Name → the preparation, and the call whose requests are counted.
METHODS: Mapping[str, tuple[Callable[[World], None], Callable[[World], object]]] = {
    "get_run": (stays, lambda world: world.airflow.get_run(*attrs.astuple(world.run.ref))),
    "wait on a finished run that succeeded": (succeeds, wait),
    "wait on a finished run that failed": (fails, wait),
    "tasks, one page": (stays, lambda world: list(world.airflow.tasks(world.run))),
    "log": (fails, last_lines),
    "failure, one failed task": (fails, lambda world: world.airflow.failure(world.run)),
    "result": (succeeds, lambda world: world.airflow.result(world.run, "load")),
    "result of a mapped task, 3 indexes": (
        succeeds,
        lambda world: world.airflow.result(world.run, "part"),
    ),
    "cancel, running": (starts, lambda world: world.airflow.cancel(world.run)),
    "cancel, finished": (succeeds, lambda world: world.airflow.cancel(world.run)),
    "rerun": (fails, lambda world: world.airflow.rerun(world.run)),
    "why, queued": (stays, lambda world: world.airflow.why(world.run)),
    "why, a task is running": (starts, lambda world: world.airflow.why(world.run)),
    "emit": (stays, lambda world: world.airflow.emit(ASSET)),
    "emit with a key": (stays, lambda world: world.airflow.emit(ASSET, idempotency_key="order-17")),
}


def lines() -> Iterator[Line]:
    for name, (prepare, call) in METHODS.items():
        for version in VERSIONS:
            yield Line(
                row="life",
                what=f"{name}, Airflow {version}",
                ours=Figure(_requests(version, prepare, call), "requests"),
            )


def _requests(
    version: str, prepare: Callable[[World], None], call: Callable[[World], object]
) -> int:
    fake = FakeAirflow(version=version)
    fake.add_dag("sales", tasks={"load": (), "part": ("load",), "report": ("part",)})
    fake.add_asset(ASSET)
    worlds: list[World] = []

    def count(event: Event) -> None:
        if isinstance(event, AttemptEvent) and worlds:
            worlds[0].count += 1

    with fake.client(on_event=count) as airflow:
        run = airflow.trigger("sales")
        for index in range(3):
            fake.set_task(run, "part", state=None, map_index=index)
        worlds.append(World(fake, airflow, run))
        prepare(worlds[0])
        worlds[0].count = 0
        call(worlds[0])
    return worlds[0].count
