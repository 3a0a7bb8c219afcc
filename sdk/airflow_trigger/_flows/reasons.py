"""Conclude from the findings why a run makes no progress; sends no requests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from airflow_trigger._flows.seen import Seen, names, reason
from airflow_trigger._flows.task_reasons import of_tasks
from airflow_trigger._flows.texts import duration, listed, moment, since
from airflow_trigger.models import Reason, ReasonKind, TaskState

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Component, ImportProblem
    from airflow_trigger.models import Dag

# The most likely reason first: what blocks the whole run, then what blocks its tasks. Tasks that
# wait for others come last, because the reasons of those others say more.
ORDER = [
    ReasonKind.SCHEDULER_DOWN,
    ReasonKind.TASK_RUNNING,
    ReasonKind.DAG_PAUSED,
    ReasonKind.DAG_STALE,
    ReasonKind.IMPORT_ERRORS,
    ReasonKind.RUN_AFTER,
    ReasonKind.MAX_ACTIVE_RUNS,
    ReasonKind.AWAITING_INPUT,
    ReasonKind.TRIGGERER_DOWN,
    ReasonKind.POOL_FULL,
    ReasonKind.MAX_ACTIVE_TASKS,
    ReasonKind.TASK_CONCURRENCY,
    ReasonKind.PREVIOUS_RUN,
    ReasonKind.DEPENDENCY,
    ReasonKind.QUEUED_IN_EXECUTOR,
    ReasonKind.UP_FOR_RETRY,
    ReasonKind.DEFERRED,
    ReasonKind.UP_FOR_RESCHEDULE,
    ReasonKind.DAG_PROCESSOR_DOWN,
    ReasonKind.SCHEDULED,
    ReasonKind.UPSTREAM_TASKS,
]


def reasons_of(seen: Seen) -> list[Reason]:
    """The reasons, the most likely one first."""
    found = [*_of_server(seen), *_of_dag(seen), *_of_run(seen), *of_tasks(seen)]
    last = set[ReasonKind]()
    if seen.is_queued:
        # Tasks of a queued run may still be running, as after a clear; the run does not wait for
        # them.
        last.add(ReasonKind.TASK_RUNNING)
    if not seen.in_state(TaskState.DEFERRED):
        last.add(ReasonKind.TRIGGERER_DOWN)
    return sorted(found, key=lambda one: (one.kind in last, ORDER.index(one.kind)))


# The server.

# Airflow 3.4 reports a component that is alive, but not for all DAGs, as degraded.
DEGRADED = "at least one DAG bundle or team has none that is alive"
TO_COVER_BUNDLES = "Start one for every bundle, or one without `--bundle-name` for all."
TO_COVER_TEAMS = "Start one for every team, and one without a team for the DAGs that have none."


def _of_server(seen: Seen) -> Iterable[Reason]:
    if seen.health is None:
        return
    scheduler, processor, triggerer = seen.health
    if seen.is_without_scheduler:
        yield scheduler_down(scheduler, seen.now)
    deferred = seen.in_state(TaskState.DEFERRED)
    if deferred and triggerer.is_degraded:
        yield reason(
            ReasonKind.TRIGGERER_DOWN,
            f"The triggerers are {triggerer.detailed_status}: {DEGRADED}. Without one, deferred "
            f"tasks do not continue: {names(deferred)}.",
            TO_COVER_TEAMS,
        )
    if triggerer.is_down or (deferred and triggerer.status != "healthy"):
        who = f": {names(deferred)}" if deferred else "; no task of this run is deferred now"
        yield reason(
            ReasonKind.TRIGGERER_DOWN,
            f"No triggerer is running: {heartbeat(triggerer, seen.now)}. Without one, "
            f"deferred tasks do not continue{who}.",
            "Start one (`airflow triggerer`).",
        )
    is_broken = seen.is_stale or seen.has_import_errors
    # Airflow 2 reports no DAG processor if the scheduler parses the files itself.
    is_missing = is_broken and seen.api == "v2" and processor.status != "healthy"
    if processor.is_down or is_missing:
        yield processor_down(processor, seen.now)
    elif is_broken and processor.is_degraded:
        yield reason(
            ReasonKind.DAG_PROCESSOR_DOWN,
            f"The DAG processors are {processor.detailed_status}: {DEGRADED}. Changes to their "
            "DAG files are not noticed.",
            TO_COVER_BUNDLES,
        )


def scheduler_down(scheduler: Component, now: datetime) -> Reason:
    return reason(
        ReasonKind.SCHEDULER_DOWN,
        f"The scheduler is down: {heartbeat(scheduler, now)}. Without it, no run and no task "
        "starts.",
        "Restart it (`airflow scheduler`); its log says why it stopped.",
    )


def processor_down(processor: Component, now: datetime) -> Reason:
    return reason(
        ReasonKind.DAG_PROCESSOR_DOWN,
        f"The DAG processor is down: {heartbeat(processor, now)}. Changes to DAG files are not "
        "noticed.",
        "Restart it (`airflow dag-processor`).",
    )


def heartbeat(part: Component, now: datetime) -> str:
    last = part.heartbeat
    return f"no heartbeat{since(last, now)}" if last is not None else "it has never had a heartbeat"


# The DAG.


def _of_dag(seen: Seen) -> Iterable[Reason]:
    dag_id = seen.run.dag_id
    if seen.dag is not None and seen.dag.is_paused:
        yield _paused(seen, seen.dag)
    if seen.is_stale:
        yield stale(dag_id)
    if seen.has_import_errors or seen.problem is not None:
        yield broken(dag_id, seen.problem)


def stale(dag_id: str) -> Reason:
    return reason(
        ReasonKind.DAG_STALE,
        f"DAG {dag_id!r} is stale: its file was removed or is no longer parsed, so Airflow "
        "schedules none of its runs and tasks.",
        "Restore the file, or the DAG in it, and check that the DAG processor parses it.",
    )


def broken(dag_id: str, problem: ImportProblem | None) -> Reason:
    return reason(
        ReasonKind.IMPORT_ERRORS,
        f"The last import of the file of DAG {dag_id!r} failed{_words(problem)}.",
        "Fix the file: its import errors are at the top of Airflow's list of DAGs, and in "
        "`airflow dags list-import-errors` on the server.",
    )


def _paused(seen: Seen, dag: Dag) -> Reason:
    what = "the run stays queued" if seen.is_queued else "no further task of the run starts"
    return reason(
        ReasonKind.DAG_PAUSED,
        f"DAG {dag.dag_id!r} is paused: {what} until it is unpaused.",
        f"Unpause it: airflow.unpause({dag.dag_id!r}). See {dag.url}",
    )


def _words(problem: ImportProblem | None) -> str:
    """The file that could not be imported, and the last line of the traceback."""
    if problem is None:
        return ""
    lines = problem.stack_trace.split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return f", {problem.filename}: {last[:300]}".rstrip(": .")


# The run.


def _of_run(seen: Seen) -> Iterable[Reason]:
    run, now = seen.run, seen.now
    if run.run_after is not None and run.run_after > now:
        yield _early(
            f"The run does not start before its run_after, {moment(run.run_after)} (in "
            f"{duration(run.run_after - now)}).",
            "run_after",
        )
    elif seen.api == "v1" and run.logical_date is not None and run.logical_date > now:
        yield _early(
            f"The logical date of the run, {moment(run.logical_date)}, is in the future (in "
            f"{duration(run.logical_date - now)}): Airflow 2 does not start the run before then.",
            "logical_date",
        )
    if seen.is_queued and seen.active is not None:
        limit = None if seen.dag is None else seen.dag.max_active_runs
        if seen.active_count >= (1 if limit is None else limit):
            yield _too_many_runs(seen, limit)


def _early(text: str, argument: str) -> Reason:
    advice = f"Wait until then, or trigger another run without {argument}."
    return reason(ReasonKind.RUN_AFTER, text, advice)


def _too_many_runs(seen: Seen, limit: int | None) -> Reason:
    active = sorted(seen.active or (), key=lambda run: run.start_date or seen.now)
    runs = listed([f"{run.run_id!r}{since(run.start_date, seen.now)}" for run in active], most=3)
    dag_id, count = seen.run.dag_id, seen.active_count
    if limit is None:
        text = f"{count} runs of DAG {dag_id!r} are running; max_active_runs is unknown"
    else:
        text = f"DAG {dag_id!r} has {count} of {limit} active runs (max_active_runs)"
    return reason(
        ReasonKind.MAX_ACTIVE_RUNS,
        f"{text}. Running: {runs or 'none'}.",
        "Wait until one of them ends; airflow.why(run) shows what it is doing, and "
        "airflow.cancel(run) stops it. Or raise max_active_runs of the DAG.",
    )
