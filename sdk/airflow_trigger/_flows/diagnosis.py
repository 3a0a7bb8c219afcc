"""Why a run makes no progress: checks whatever can block it, and reports what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from airflow_trigger._adapters.adapter import RunFilter
from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.reasons import reasons_of
from airflow_trigger._flows.runs import PAGE, TO_READ, get_run, ref_of
from airflow_trigger._flows.seen import NOT_QUEUED, Seen
from airflow_trigger._flows.server import adapter_for, ask, minor, server
from airflow_trigger._flows.steps import Flow, Session, T
from airflow_trigger._flows.task_reasons import kind_of
from airflow_trigger._flows.tasks import TO_READ_TASKS, TaskListing, identity, next_tasks
from airflow_trigger._flows.texts import counted, one_line, visible
from airflow_trigger.errors import AirflowTriggerError, ApiError, NotFound, PermissionDenied
from airflow_trigger.models import (
    Dag,
    DagRun,
    DagRunState,
    DagRunType,
    Diagnosis,
    ReasonKind,
    RunRef,
    TaskState,
)

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter, ImportProblem, ListedDag
    from airflow_trigger.models import TaskRun

# The number of tasks whose report is read, and of pools that are read.
MOST_REPORTS = 5
MOST_POOLS = 3
# How many tasks are read, and then how many active ones: a run may have tens of thousands.
MOST_TASKS = 500
ACTIVE = (
    *(TaskState.RUNNING, TaskState.QUEUED, TaskState.SCHEDULED, TaskState.RESTARTING),
    *(TaskState.UP_FOR_RETRY, TaskState.UP_FOR_RESCHEDULE, TaskState.DEFERRED),
)
# No check may take more than this fraction (1/3) of the remaining time, so that a slow one leaves
# time for the others.
SHARE = 3
# The first version whose DAG details say whether the file has import errors.
TOLD_SINCE = (2, 9)
# The first version with a report on dependencies.
REPORTS_SINCE = (2, 10)
# The first version with a separate state for tasks that wait for a person.
INPUT_SINCE = (3, 3)


def why(session: Session, run: DagRun | RunRef) -> Flow[Diagnosis]:
    """Find out why a run makes no progress."""
    ref, until = ref_of(run), session.deadline()
    found = yield from get_run(session, ref, until=until)
    if found.is_finished:
        return Diagnosis(run=found, reasons=(), seen=("the run",))
    adapter = session.adapter or (yield from adapter_for(session, until=until))
    looks = Looks(session, until, Seen(run=found, api=adapter.api, now=datetime.now(UTC)))
    yield from looks.at_everything()
    seen = looks.seen
    return Diagnosis(
        run=found,
        reasons=tuple(reasons_of(seen)),
        unseen=tuple(seen.unseen),
        seen=tuple(seen.looked),
    )


class Looks:
    """The checks of what can block a run; a check that fails does not end the diagnosis.

    Args:
        session: The client's session.
        until: The deadline of the call, on the session's clock.
        seen: The findings are noted here.
    """

    def __init__(self, session: Session, until: float, seen: Seen) -> None:
        self.session = session
        self.until = until
        self.seen = seen
        self.ref = seen.run.ref

    def at_everything(self) -> Flow[None]:
        seen = self.seen
        seen.looked.append("the run")
        yield from self._at_dag()
        yield from self._at_tasks()
        yield from self._at_health()
        if seen.is_queued:
            yield from self._at_other_runs()
        if not seen.is_queued or not reasons_of(seen):
            yield from self._at_reports()
        yield from self._at_pools()
        yield from self._at_declared_tasks()

    def _at_dag(self) -> Flow[None]:
        seen = self.seen
        found = yield from self._look("its DAG", self._dag, "read on the DAG")
        if found is None:
            return
        seen.dag = found if isinstance(found, Dag) else None
        seen.is_stale, seen.has_import_errors = found.is_stale, found.has_import_errors
        # Airflow 3 reports a DAG whose file is broken as stale, possibly without the import error;
        # before 2.9, the details of a DAG never include it.
        is_untold = seen.is_stale or self._is_before(TOLD_SINCE)
        if seen.dag is not None and (seen.has_import_errors or is_untold):
            yield from self._at_import_errors(seen.dag)

    def _dag(self, until: float) -> Flow[Dag | ListedDag]:
        """The DAG; on Airflow 2, a stale one is only in the list."""
        dag_id = self.ref.dag_id
        try:
            return (yield from self._send("its DAG", lambda adapter: adapter.dag(dag_id), until))
        except NotFound:
            listed = yield from self._send(
                "the list of DAGs", lambda adapter: adapter.list_dags(dag_id, limit=PAGE), until
            )
            for one in listed.dags:
                if one.dag_id == dag_id:
                    return one
            raise

    def _at_import_errors(self, dag: Dag) -> Flow[None]:
        problems = yield from self._ask(
            "the import errors",
            lambda adapter: adapter.import_problems(limit=PAGE),
            "read on Import Errors",
        )
        self.seen.problem = next((one for one in problems or () if is_of(one, dag)), None)

    def _at_tasks(self) -> Flow[None]:
        tasks = yield from self._look("its tasks", self._tasks, TO_READ_TASKS)
        self.seen.tasks = tasks
        if tasks:
            states = Counter(str(task.state or "not started") for task in tasks)
            self.seen.looked[-1] = f"its tasks ({counted(states)})"

    def _tasks(self, until: float) -> Flow[list[TaskRun]]:
        """All tasks; if there are very many, the first ones and the active ones."""
        found, is_all = yield from self._first_tasks((), until)
        if is_all:
            return found
        active, _ = yield from self._first_tasks(self._active_states(), until)
        self.seen.unseen.append(
            f"further tasks: the run has more than {MOST_TASKS}; only the first {MOST_TASKS}, and "
            f"up to {MOST_TASKS} active ones, were read"
        )
        by_name = {task.name: task for task in [*found, *active]}
        return [*by_name.values()]

    def _first_tasks(self, states: Sequence[str], until: float) -> Flow[tuple[list[TaskRun], bool]]:
        """The first tasks in these states, and whether these are all."""
        listing = TaskListing(ref=self.ref, states=states, until=until)
        found: list[TaskRun] = []
        while not listing.is_done and len(found) < MOST_TASKS:
            found += yield from next_tasks(self.session, listing)
        return found, listing.is_done

    def _active_states(self) -> Sequence[str]:
        # A version that does not know a state rejects it.
        is_safe = self.session.server is not None and not self._is_before(INPUT_SINCE)
        return (*ACTIVE, TaskState.AWAITING_INPUT) if is_safe else ACTIVE

    def _is_before(self, version: tuple[int, int]) -> bool:
        """Whether the server is known to be older."""
        info = self.session.server
        return info is not None and minor(info.version) < version

    def _at_health(self) -> Flow[None]:
        self.seen.health = yield from self._ask(
            "the health of the server", lambda adapter: adapter.health()
        )

    def _at_other_runs(self) -> Flow[None]:
        """The DAG's running runs, whose number is limited."""
        seen = self.seen
        if seen.run.run_type == DagRunType.BACKFILL:
            seen.unseen.append("the limit of the backfill: see its page in Airflow")
            return
        wanted = RunFilter(dag_id=self.ref.dag_id, states=(DagRunState.RUNNING.value,))
        page = yield from self._ask(
            "the running runs of its DAG",
            lambda adapter: adapter.list_runs(wanted, limit=PAGE, offset=0),
            TO_READ,
        )
        if page is None:
            return
        # On Airflow 3, the runs of a backfill count only towards its own limit.
        is_of_all = seen.api == "v1"
        seen.active = [run for run in page.runs if is_of_all or run.run_type != DagRunType.BACKFILL]
        unlisted = 0 if page.total is None else max(0, page.total - len(page.runs))
        seen.active_count = len(seen.active) + unlisted

    def _at_reports(self) -> Flow[None]:
        """Airflow's own report on why tasks are not queued."""
        tasks = _to_report_on(self.seen.in_state(*NOT_QUEUED))
        if not tasks or not (yield from self._has_reports()):
            return
        for task in tasks:
            yield from self._at_report(task)

    def _has_reports(self) -> Flow[bool]:
        if self.seen.api == "v2":
            return True
        yield from self._look(
            "the version of the server", lambda until: server(self.session, until=until)
        )
        return not self._is_before(REPORTS_SINCE)

    def _at_report(self, task: TaskRun) -> Flow[None]:
        report = yield from self._ask(
            f"Airflow's report on task {task.name!r}",
            lambda adapter: adapter.dependencies(task),
            TO_READ_TASKS,
        )
        if report is not None:
            self.seen.reports[identity(task)] = report

    def _at_pools(self) -> Flow[None]:
        """The pools of the tasks that wait, or may wait, for a slot."""
        tasks = filter(self._may_lack_slots, self.seen.in_state(*NOT_QUEUED))
        names = dict.fromkeys(task.pool for task in tasks if task.pool is not None)
        for name in [*names][:MOST_POOLS]:
            yield from self._at_pool(name)

    def _may_lack_slots(self, task: TaskRun) -> bool:
        report = self.seen.report(task)
        if report is None:
            return task.state == TaskState.SCHEDULED
        return any(kind_of(dependency) == ReasonKind.POOL_FULL for dependency in report)

    def _at_pool(self, name: str) -> Flow[None]:
        pool = yield from self._ask(
            f"pool {name!r}", lambda adapter: adapter.pool(name), "read on Pools"
        )
        if pool is not None:
            self.seen.pools[name] = pool

    def _at_declared_tasks(self) -> Flow[None]:
        """What the DAG declares: when a retry is due, and which tasks wait for which others."""
        seen = self.seen
        is_unreported = seen.in_state(None) and not seen.reports and not seen.is_queued
        if seen.in_state(TaskState.UP_FOR_RETRY) or is_unreported:
            declared = yield from self._ask(
                "the tasks that its DAG declares",
                lambda adapter: adapter.declared_tasks(self.ref.dag_id),
                "read on Task Instances and on the DAG",
            )
            seen.declared = {task.task_id: task for task in declared or ()}

    def _ask(
        self, what: str, request_with: Callable[[Adapter], Request[T]], permission: str = ""
    ) -> Flow[T | None]:
        """Check with one request."""
        return (
            yield from self._look(
                what, lambda until: self._send(what, request_with, until), permission
            )
        )

    def _send(
        self, what: str, request_with: Callable[[Adapter], Request[T]], until: float
    ) -> Flow[T]:
        dag_id, run_id = self.ref.dag_id, self.ref.run_id

        def about(adapter: Adapter) -> Request[T]:
            request = request_with(adapter)
            return request.about(f"read {what}", operation="why", dag_id=dag_id, run_id=run_id)

        return (yield from ask(self.session, about, dag_id=dag_id, run_id=run_id, until=until))

    def _look(
        self, what: str, flow: Callable[[float], Flow[T]], permission: str = ""
    ) -> Flow[T | None]:
        """Run a flow within its share of the time; if it fails, note why, and return None."""
        now = self.session.clock()
        try:
            found = yield from flow(now + (self.until - now) / SHARE)
        except AirflowTriggerError as error:
            self.seen.unseen.append(one_line(f"{what}: {_problem(error, permission)}"))
            return None
        self.seen.looked.append(what)
        return found


def _to_report_on(tasks: Sequence[TaskRun]) -> list[TaskRun]:
    """The most informative tasks: those that could be queued first, one for each mapped task."""
    by_id: dict[str, TaskRun] = {}
    for task in sorted(tasks, key=lambda task: task.state is None):
        by_id.setdefault(task.task_id, task)
    return [*by_id.values()][:MOST_REPORTS]


def is_of(problem: ImportProblem, dag: Dag) -> bool:
    # Airflow 3 returns paths relative to the DAGs folder.
    path = problem.filename.lstrip("/")
    return bool(path) and f"/{dag.fileloc}".endswith(f"/{path}")


def _problem(error: AirflowTriggerError, permission: str) -> str:
    """Why a check failed, on one line."""
    if isinstance(error, PermissionDenied) and error.by_airflow and permission:
        return f"these credentials lack {permission}"
    if isinstance(error, ApiError):
        return f"the server returned {error.status}: {error.detail}"
    return str(error)


def digest(diagnosis: Diagnosis, *, of_failure: str = "airflow.failure(run)") -> str:
    """The diagnosis as a readable text; `of_failure` is the call that shows why a run failed."""
    run = diagnosis.run
    name = f"Run {run.run_id!r} of DAG {run.dag_id!r}"
    if run.is_finished:
        return visible(
            f"{name} has ended as {run.state} and waits for nothing.{_hint(run, of_failure)}"
        )
    lines = [f"{name} is {run.state}{_what(diagnosis)}"]
    for number, reason in enumerate(diagnosis.reasons, start=1):
        lines += [f"  {number}. {one_line(reason.text)}", f"     -> {one_line(reason.advice)}"]
    if not diagnosis.reasons:
        lines += ["Checked:", *(f"  - {one_line(what)}" for what in diagnosis.seen)]
    if diagnosis.unseen:
        lines += ["Not checked:", *(f"  - {one_line(what)}" for what in diagnosis.unseen)]
    if run.note:
        lines.append(f"Note on the run: {one_line(run.note)}")
    lines.append(f"See {run.url}")
    return visible("\n".join(lines))


def _hint(run: DagRun, of_failure: str) -> str:
    if run.state != DagRunState.FAILED:
        return f" See {run.url}"
    return f" {of_failure} shows why it failed. See {run.url}"


def _what(diagnosis: Diagnosis) -> str:
    if not diagnosis.reasons:
        return ", and nothing was found that blocks it."
    if diagnosis.reasons[0].kind == ReasonKind.TASK_RUNNING:
        return " and makes progress:"
    return " and makes no progress. Most likely reason first:"
