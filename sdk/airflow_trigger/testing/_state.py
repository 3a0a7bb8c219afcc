"""The state of the fake server: its DAGs, their runs, and its clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Literal, TypeAlias, get_args

import attrs

from airflow_trigger._arguments import must_be_bool, must_be_count, must_be_text
from airflow_trigger._flows.run_ids import DEFAULT_PATTERN
from airflow_trigger.models import JSON, Api
from airflow_trigger.testing._access import Access
from airflow_trigger.testing._graph import Graph
from airflow_trigger.testing._health import Health
from airflow_trigger.testing._params import Param
from airflow_trigger.testing._tasks import RETURN_VALUE, UNMAPPED, FakeTask, Tasks

NEWEST: dict[Api, str] = {"v1": "2.11.2", "v2": "3.3.2"}

Outcome: TypeAlias = Literal["success", "failed"]
State: TypeAlias = Literal["queued", "running", "success", "failed"]
STATES: tuple[State, ...] = ("queued", "running", "success", "failed")
DagState: TypeAlias = Literal["active", "draining", "paused"]
DAG_STATES: tuple[DagState, ...] = get_args(DagState)


@attrs.define
class FakeDag:
    """A DAG as its file declares it, and its state.

    Attributes:
        bundle_versions: The versions of its bundle that contain it, the oldest first.
    """

    dag_id: str
    params: Mapping[str, Param]
    state: DagState
    start_date: datetime | None
    schedule: str | None
    description: str | None
    owners: tuple[str, ...]
    tags: tuple[str, ...]
    is_partitioned: bool
    has_import_errors: bool
    is_stale: bool
    is_paused_upon_creation: bool
    parsed_at: datetime
    graph: Graph
    max_active_runs: int
    returns: dict[str, JSON]
    bundle_versions: tuple[str, ...]
    team_name: str | None

    def __attrs_post_init__(self) -> None:
        for name in ("is_partitioned", "has_import_errors"):
            must_be_bool(name, getattr(self, name))
        must_be_count("max_active_runs", self.max_active_runs, least=0)
        for name in ("schedule", "description", "team_name"):
            if getattr(self, name) is not None:
                must_be_text(name, getattr(self, name))

    @property
    def is_paused(self) -> bool:
        return self.state == "paused"

    @property
    def bundle_version(self) -> str | None:
        """The newest version, which new runs use."""
        return self.bundle_versions[-1] if self.bundle_versions else None

    @property
    def file(self) -> str:
        return f"{self.dag_id}.py"

    @property
    def fileloc(self) -> str:
        return f"/opt/airflow/dags/{self.file}"

    @property
    def import_error(self) -> str:
        return (
            "Traceback (most recent call last):\n"
            f'  File "{self.fileloc}", line 1, in <module>\n'
            "ImportError: cannot import what the DAG needs\n"
        )


@attrs.frozen
class FakePool:
    """A pool of slots."""

    name: str
    slots: int
    description: str | None = None
    include_deferred: bool = False


@attrs.frozen
class FakeAsset:
    """An asset, and the DAGs that its events start."""

    id: int
    uri: str
    dag_ids: tuple[str, ...]
    created_at: datetime


@attrs.define
class FakeRun:
    """One run; its number is its position in the order of creation."""

    number: int
    dag_id: str
    run_id: str
    conf: dict[str, JSON]
    queued_at: datetime
    logical_date: datetime | None
    run_after: datetime
    data_interval: tuple[datetime, datetime] | None
    note: str | None
    partition_key: str | None
    username: str | None
    state: State = "queued"
    start_date: datetime | None = None
    end_date: datetime | None = None
    run_type: str = "manual"
    bundle_version: str | None = None
    reads: int = 0
    tasks: Tasks = attrs.Factory(lambda: Tasks(Graph({})))

    def store(self) -> None:
        """Convert its dates to UTC, as a database does; the response to its trigger keeps them."""
        self.logical_date = _utc(self.logical_date)
        if self.data_interval is not None:
            start, end = self.data_interval
            self.data_interval = start.astimezone(UTC), end.astimezone(UTC)

    @property
    def is_finished(self) -> bool:
        return self.state in ("success", "failed")


def _utc(date: datetime | None) -> datetime | None:
    return None if date is None else date.astimezone(UTC)


@attrs.frozen
class Pace:
    """How runs advance by themselves: after `polls` reads in the state running, they finish."""

    polls: int
    outcome: Outcome

    def __attrs_post_init__(self) -> None:
        must_be_count("polls", self.polls, least=0)


def _first_pools() -> dict[str, FakePool]:
    return {"default_pool": FakePool("default_pool", 128, "Default pool")}


@attrs.define
class Airflow:
    """The state of one server."""

    version: str
    access: Access
    allowed_run_id_pattern: str = DEFAULT_PATTERN
    dags: dict[str, FakeDag] = attrs.Factory(dict[str, FakeDag])
    runs: list[FakeRun] = attrs.Factory(list[FakeRun])
    assets: dict[str, FakeAsset] = attrs.Factory(dict[str, FakeAsset])
    pools: dict[str, FakePool] = attrs.Factory(_first_pools)
    health: Health = attrs.Factory(lambda: Health(since=datetime.now(UTC)))
    pace: Pace | None = None
    _ahead: timedelta = timedelta()

    def is_since(self, *version: int) -> bool:
        """Whether this server has at least that version."""
        return tuple(int(part) for part in self.version.split(".")[: len(version)]) >= version

    @property
    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def advance(self, seconds: float) -> None:
        self._ahead += timedelta(seconds=seconds)

    def add(self, run: FakeRun) -> None:
        run.store()
        run.tasks = Tasks(self.dags[run.dag_id].graph)
        self.runs.append(run)

    def run(self, dag_id: str, run_id: str) -> FakeRun | None:
        found = (run for run in self.runs if (run.dag_id, run.run_id) == (dag_id, run_id))
        return next(found, None)

    def runs_of(self, dag: FakeDag) -> list[FakeRun]:
        return [run for run in self.runs if run.dag_id == dag.dag_id]

    def kept(self) -> list[FakeRun]:
        """A copy of the runs as they are now."""
        return [attrs.evolve(run, tasks=run.tasks.kept()) for run in self.runs]

    def task(
        self, dag_id: str, run_id: str, task_id: str, map_index: int | None
    ) -> tuple[FakeRun, FakeTask] | None:
        """A task instance and its run; a task that is not mapped has no index, or -1."""
        run = self.run(dag_id, run_id)
        index = UNMAPPED if map_index is None else map_index
        task = None if run is None else run.tasks.find(task_id, index)
        return None if run is None or task is None else (run, task)

    def refuse_unknown(self, dag_id: str) -> None:
        """Raise ValueError for a DAG that was not added, probably a typo."""
        if dag_id not in self.dags:
            there = ", ".join(map(repr, self.dags)) or "none"
            raise ValueError(f"There is no DAG {dag_id!r}; those that were added: {there}")

    def assets_of(self, dag: FakeDag) -> list[FakeAsset]:
        """The assets whose events start its runs."""
        return [asset for asset in self.assets.values() if dag.dag_id in asset.dag_ids]

    def pause_drained(self) -> None:
        """Pause draining DAGs that have no unfinished run, as a scheduler does."""
        for dag in self.dags.values():
            if dag.state == "draining" and all(run.is_finished for run in self.runs_of(dag)):
                dag.state = "paused"

    def look_at(self, dags: Iterable[FakeDag]) -> None:
        """Advance draining DAGs that are about to be read, if runs advance by themselves."""
        for dag in dags:
            if dag.state == "draining":
                self.go_on(self.runs_of(dag))
        self.pause_drained()

    def may_start(self, run: FakeRun) -> bool:
        """Whether a scheduler would start a run that is queued."""
        due = max(run.run_after, run.logical_date or run.run_after)
        return not self.dags[run.dag_id].is_paused and due <= self.now

    def start(self, run: FakeRun) -> None:
        run.state = "running"
        run.start_date = self.now
        run.tasks.begin(self.now)

    def finish(self, run: FakeRun, outcome: Outcome) -> None:
        failing = run.tasks.failing()
        if outcome == "failed" and failing is not None:
            self.fail(run, failing)
            return
        run.tasks.succeed(self.now)
        self._let_return(run)
        run.state, run.end_date = outcome, self.now

    def fail(self, run: FakeRun, task: FakeTask) -> None:
        """End a run because of one of its tasks."""
        run.tasks.fail(task, self.now)
        self._let_return(run)
        run.state, run.end_date = "failed", self.now

    def _let_return(self, run: FakeRun) -> None:
        for task in run.tasks:
            value = self.dags[run.dag_id].returns.get(task.task_id)
            # Airflow does not store None.
            if task.state == "success" and value is not None:
                task.xcoms.setdefault(RETURN_VALUE, (value, self.now))

    def cancel(self, run: FakeRun) -> None:
        """Set a run to failed, even a finished one, as real servers do."""
        # Before 2.10, tasks that are not scheduled yet keep their state.
        run.tasks.cancel(self.now, skips_all=self.is_since(2, 10))
        ends_again = run.state == "success" and not self.is_since(2, 9)
        if run.end_date is None or ends_again:
            run.end_date = self.now
        run.state = "failed"

    def succeed(self, run: FakeRun) -> None:
        """Set a run to success, whatever its state."""
        run.tasks.succeed(self.now)
        run.end_date = run.end_date or self.now
        run.state = "success"

    def queue_again(self, run: FakeRun) -> None:
        """Queue a finished run again; an unfinished run gets only a new `queued_at`."""
        run.queued_at = self.now
        if run.is_finished:
            run.state = "queued"
            run.start_date = run.end_date = None
            run.reads = 0

    def go_on(self, runs: Iterable[FakeRun]) -> None:
        """Advance runs that are about to be read, if they advance by themselves."""
        if self.pace is None:
            return
        for run in runs:
            if run.state == "queued" and self.may_start(run):
                self.start(run)
            if run.state == "running":
                if run.reads >= self.pace.polls:
                    self.finish(run, self.pace.outcome)
                run.reads += 1


def api_of(version: str) -> Api:
    """The API of a version. Raises ValueError if it is not a version of Airflow."""
    apis: dict[str, Api] = {"2": "v1", "3": "v2"}
    must_be_text("version", version)
    found = re.fullmatch(r"([23])(\.[0-9]+)+((a|b|rc)[0-9]+)?", version)
    if found is None:
        raise ValueError(f"{version!r} is not a version of Airflow 2 or 3, such as '3.3.2'")
    return apis[found[1]]
