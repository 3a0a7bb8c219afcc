"""A running Airflow with what a measurement needs: clients, its database, and its CPU time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

import psutil
import psycopg

from airflow_trigger import AirflowClient, AttemptEvent, Event, PasswordAuth, RetryPolicy
from tests.live.install import Report
from tests.live.releases import CannotRun
from tests.live.server import AirflowServer, running_airflow

AIRFLOW = "3.3.2"
PARALLELISM = 4
DAGS = Path(__file__).with_name("dags")
# A server whose connection pool is exhausted does not answer for 30 seconds.
ANSWER_SECONDS = 10.0
PATIENCE_SECONDS = 300.0
_LOOK_SECONDS = 0.1
Row = tuple[object, ...]


class Attempts:
    """Records each request of a client: the operation, and how many seconds it took."""

    def __init__(self) -> None:
        self.seconds: list[tuple[str, float]] = []

    def __call__(self, event: Event) -> None:
        if isinstance(event, AttemptEvent):
            self.seconds.append((event.operation, event.seconds))

    def of(self, operation: str) -> list[float]:
        return [seconds for name, seconds in self.seconds if name == operation]


class Database:
    def __init__(self, url: str) -> None:
        self._url = url.replace("+psycopg2", "")
        self._connection = psycopg.connect(self._url, autocommit=True)
        (socket,) = parse_qs(urlsplit(url).query)["host"]
        self.pid = int((Path(socket) / "data" / "postmaster.pid").read_text().split()[0])

    def rows(self, query: str, *arguments: object) -> list[Row]:
        return self._connection.execute(query.encode(), arguments or None).fetchall()

    def run(self, statement: str, *arguments: object) -> None:
        self._connection.execute(statement.encode(), arguments or None)

    def number(self, query: str, *arguments: object) -> int:
        ((number,),) = self.rows(query, *arguments)
        return int(str(number))

    def connections(self) -> int:
        """The number of Airflow's connections to the database."""
        return self.number(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )

    def runs(self, *dag_ids: str, state: str = "success") -> int:
        query = "SELECT count(*) FROM dag_run WHERE dag_id = ANY(%s) AND state = %s"
        return self.number(query, list(dag_ids), state)

    def close(self) -> None:
        self._connection.close()


@dataclass(frozen=True)
class Lab:
    server: AirflowServer
    database: Database

    @contextmanager
    def client(self, attempts: Attempts | None = None) -> Generator[AirflowClient]:
        """A client without retries, so that slow requests are seen and not repeated."""
        with AirflowClient(
            self.server.base_url,
            PasswordAuth(self.server.username, self.server.password),
            on_paused="allow",
            timeout=ANSWER_SECONDS,
            retry=RetryPolicy(attempts=1),
            on_event=attempts,
        ) as client:
            yield client

    def cpu_seconds(self) -> dict[str, float]:
        """What each process has used so far."""
        me = os.times()
        return {
            "API": _tree_seconds(self.server.api_component.pid),
            "PostgreSQL": _tree_seconds(self.database.pid),
            "client": me.user + me.system,
        }

    def wait_for_runs(self, count: int, *dag_ids: str) -> None:
        """Wait until `count` have succeeded, asking the database, to put no load on the API."""

        def done() -> bool:
            if failed := self.database.runs(*dag_ids, state="failed"):
                raise CannotRun(f"{failed} runs of {', '.join(dag_ids)} failed")
            return self.database.runs(*dag_ids) >= count

        wait_until(done)


def wait_until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not done():
        if time.monotonic() > deadline:
            raise CannotRun(f"a measurement was not done in {PATIENCE_SECONDS:.0f} s")
        time.sleep(_LOOK_SECONDS)


def _tree_seconds(pid: int | None) -> float:
    """CPU time of a process and its descendants, including those that have been reaped."""
    if pid is None:
        return 0.0
    root = psutil.Process(pid)
    total = 0.0
    for process in (root, *root.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            total += sum(process.cpu_times()[:4])
    return total


class Labs:
    """One server at a time, which is reused if the settings are the same."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.postgresql = ""
        self._settings: Mapping[str, str] | None = None
        self._running = ExitStack()
        self._lab: Lab | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def lab(self, **settings: int) -> Lab:
        """A lab with settings such as `api__workers=2` (default 1)."""
        all_of_them = {"api__workers": 1, "core__parallelism": PARALLELISM} | settings
        wanted = {f"AIRFLOW__{name.upper()}": str(value) for name, value in all_of_them.items()}
        if self._lab is None or wanted != self._settings:
            self.stop()
            self._lab = self._start(wanted)
        return self._lab

    def _start(self, settings: Mapping[str, str]) -> Lab:
        self.report(f"starting with {settings}")
        running = running_airflow(
            AIRFLOW, dags=DAGS, report=self.report, database="postgresql", settings=settings
        )
        server = self._running.enter_context(running)
        database = self._running.enter_context(closing(Database(server.database_url)))
        ((version,),) = database.rows("SHOW server_version")
        self.postgresql, self._settings = str(version), settings
        return Lab(server, database)

    def stop(self) -> None:
        self._lab = None
        self._running.close()


def median_ms(seconds: Sequence[float]) -> float:
    ordered = sorted(seconds)
    return 1000 * ordered[len(ordered) // 2]
