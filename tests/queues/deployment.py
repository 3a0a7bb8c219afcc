"""The examples of docs/queues.md as they are deployed: server, service, and several workers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypedDict, cast

import httpx

from tests.live.install import Report
from tests.queues.backlog import events_left, jobs_left, messages_left
from tests.queues.programs import ROOT, Program, free_port, is_listening
from tests.queues.servers import Server, running_postgresql, running_rabbitmq, running_redis


@dataclass(frozen=True)
class Example:
    """How one of the examples is run.

    Attributes:
        package: The package of its modules.
        worker: The command of the worker, after `python -m`.
        server: Runs the server that holds its queue.
        variable: The environment variable for the URL of that server.
        left: Returns how many messages are still to be delivered, given the URL of the server.
        prepare: A command that must be run once before, in the form of `worker`.
        has_transaction: Whether an order and its delivery are committed together.
    """

    package: str
    worker: Sequence[str]
    server: Callable[[Report], AbstractContextManager[Server]]
    variable: str
    left: Callable[[str], int]
    prepare: Sequence[str] = ()
    has_transaction: bool = False


EXAMPLES = {
    "outbox": Example(
        package="examples.outbox",
        worker=["examples.outbox.worker"],
        server=running_postgresql,
        variable="DATABASE_URL",
        left=jobs_left,
        prepare=["examples.outbox.schema"],
        has_transaction=True,
    ),
    "task-queue": Example(
        package="examples.task_queue",
        worker=["celery", "--app", "examples.task_queue.tasks", "worker"],
        server=running_rabbitmq,
        variable="BROKER_URL",
        left=messages_left,
    ),
    "event-stream": Example(
        package="examples.event_stream",
        worker=["examples.event_stream.worker"],
        server=running_redis,
        variable="REDIS_URL",
        left=events_left,
    ),
}


class DeadLetter(TypedDict):
    """What an example prints about a request that cannot be delivered."""

    key: str | None
    error: str
    reason: str


class Deployment:
    """`with Deployment(…) as deployment:` an example takes orders and delivers them to Airflow.

    Args:
        airflow: The variables from which the workers' clients read its address and credentials.
        folder: Where the output of all processes goes.
        restarts: How often each process is restarted.
    """

    def __init__(
        self,
        example: Example,
        *,
        airflow: Mapping[str, str],
        settings: Mapping[str, str],
        workers: int,
        folder: Path,
        report: Report,
        restarts: int = 0,
    ) -> None:
        self._example = example
        self._folder = folder
        self._port = free_port()
        self._environment = {**airflow, **settings}
        self._count = workers
        self._restarts = restarts
        self._report = report
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self.server = stack.enter_context(self._example.server(self._report))
            self._environment[self._example.variable] = self.server.url
            if self._example.prepare:
                self._run(*self._example.prepare)
            app = f"{self._example.package}.service:app"
            service = ["uvicorn", app, "--host", "127.0.0.1", "--port", str(self._port)]
            self.service = stack.enter_context(self._program("service", service))
            self.workers = [
                stack.enter_context(self._program(f"worker{number}", self._example.worker))
                for number in range(self._count)
            ]
            self.wait_for_service()
            self._http = stack.enter_context(
                httpx.Client(base_url=f"http://127.0.0.1:{self._port}", timeout=5, trust_env=False)
            )
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def wait_for_service(self) -> None:
        self.service.wait_until(lambda: is_listening(self._port))

    def place(self, order: int) -> bool:
        """Whether the service has confirmed the order; if not, it may have it all the same."""
        try:
            return self._http.post("/orders", json={"order": order}).is_success
        except httpx.HTTPError:
            return False

    def dead_letters(self) -> list[DeadLetter]:
        lines = self._run(f"{self._example.package}.dead_letters").splitlines()
        return [cast(DeadLetter, json.loads(line)) for line in lines]

    def _program(self, name: str, command: Sequence[str]) -> Program:
        log = self._folder / f"{name}.log"
        return Program(command, self._environment, log, restarts=self._restarts)

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *command],
            env=os.environ | self._environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout
