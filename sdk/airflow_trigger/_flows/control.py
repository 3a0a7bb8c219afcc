"""Cancel and rerun a run: read its state first, and again before anything is sent again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import attrs

from airflow_trigger._adapters.adapter import Clear
from airflow_trigger._arguments import must_be_bool
from airflow_trigger._flows.answers import Reply, error_for
from airflow_trigger._flows.attempts import (
    Attempts,
    is_retryable,
    is_success,
    may_have_started,
    parsed,
)
from airflow_trigger._flows.runs import get_run, ref_of
from airflow_trigger._flows.server import (
    adapter_for,
    ask,
    asked_again,
    minor,
    server,
    speaks_another_api,
)
from airflow_trigger._flows.steps import Flow, Session, Sleep, T
from airflow_trigger._flows.tasks import all_tasks, identity
from airflow_trigger._flows.wait import Waiting, poll_pause
from airflow_trigger.errors import (
    AirflowTriggerError,
    Conflict,
    RequestTimeout,
    RunNotFinished,
    RunNotFound,
    UnexpectedResponse,
)
from airflow_trigger.models import DagRun, DagRunState, RunRef, TaskRun, TaskState

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter, TaskKey
    from airflow_trigger._adapters.request import Request

TO_CANCEL = "edit on DAG Runs and on the DAG"
TO_CLEAR = "edit on Task Instances, on DAG Runs and on the DAG"
SAFE = "It is safe to repeat this call."
FAILED_OR_BLOCKED = (TaskState.FAILED, TaskState.UPSTREAM_FAILED)
ENDED = (*FAILED_OR_BLOCKED, TaskState.SUCCESS, TaskState.SKIPPED, TaskState.REMOVED)
# How often a cancelled run is read again, with growing pauses: with the default policy, for as long
# as a task takes to start.
LOOKS_AFTER = 3
# How often a run that keeps running is set to failed.
MOST_CANCELS = 3
# How long the server takes to set a run with thousands of tasks to failed: the tasks that it skips
# end at about the same time as the run.
LONGEST_CANCEL = timedelta(seconds=5)
# The first Airflow in which the number of a task that waits for a retry is that of its next try.
COUNTED_AHEAD_SINCE = (3, 4)


def cancel(
    session: Session, run: DagRun | RunRef, *, deadline: float | None = None
) -> Flow[DagRun]:
    """Set a run to failed, unless it has already finished."""
    ref, until = ref_of(run), session.deadline(deadline)

    def finished() -> Flow[DagRun | None]:
        seen = yield from get_run(session, ref, until=until)
        return seen if seen.is_finished else None

    seen = yield from finished()
    if seen is not None:
        return seen
    for _ in range(MOST_CANCELS):
        ended = yield from _change(
            session, lambda adapter: _cancel_request(adapter, ref), look=finished, until=until
        )
        if not ended.is_finished:
            break
        stayed = yield from _looked_after(session, ended, until)
        if stayed.is_finished:
            return stayed
    return (yield from _ended(session, ref, until))


def rerun(
    session: Session,
    run: DagRun | RunRef,
    *,
    only_failed: bool = True,
    deadline: float | None = None,
) -> Flow[DagRun]:
    """Run the failed tasks of a finished run again, or all its tasks."""
    ref, until = ref_of(run), session.deadline(deadline)
    must_be_bool("only_failed", only_failed)
    finished = yield from _finished(session, ref, until)
    return (yield from _again(session, finished, only_failed=only_failed, until=until))


def rerun_if_failed(session: Session, ref: RunRef, until: float) -> Flow[DagRun]:
    """Rerun a failed run; one that is unfinished again, or has succeeded by now, is unchanged."""
    try:
        finished = yield from _finished(session, ref, until)
        if finished.run.state == DagRunState.SUCCESS:
            return finished.run
        return (yield from _again(session, finished, only_failed=True, until=until))
    except RunNotFinished as error:
        # Another caller was faster.
        return error.run


def _change(
    session: Session,
    request_with: Callable[[Adapter], Request[T]],
    *,
    look: Callable[[], Flow[T | None]],
    until: float,
) -> Flow[T]:
    """Send a change; before it is sent again, check whether there is still anything to change.

    Returns the response, or what the check found: a lost attempt, or another caller, has made the
    change.
    """
    attempts, has_moved = Attempts(session, until), False
    adapter = session.adapter or (yield from adapter_for(session, until=until))
    request = request_with(adapter)
    while True:
        reply = yield from attempts.send(request)
        try:
            return _answer(request, reply)
        except AirflowTriggerError as failure:
            error = failure
        is_lost = is_success(reply) or may_have_started(reply)
        if not is_lost and not is_retryable(reply):
            if has_moved or not (yield from speaks_another_api(session, adapter, error, until)):
                raise error
            adapter, has_moved = (yield from adapter_for(session, until=until)), True
            request = request_with(adapter)
            continue
        may_repeat = is_success(reply) or is_retryable(reply)
        goes_on = yield from attempts.pause(request, reply, may_repeat=may_repeat)
        if is_lost or goes_on:
            found = yield from _looked(look, error)
            if found is not None:
                return found
        if not goes_on:
            raise _told(error, f"{error} {SAFE}")


def _answer(request: Request[T], reply: Reply) -> T:
    if is_success(reply):
        return parsed(request, reply)
    raise error_for(request, reply)


def _looked(look: Callable[[], Flow[T | None]], error: AirflowTriggerError) -> Flow[T | None]:
    """Check the state after an attempt that failed with this error."""
    try:
        return (yield from look())
    except RunNotFound:
        raise
    except AirflowTriggerError as blind:
        told = f"{error} Whether it was done is unknown, because the check failed: {blind} {SAFE}"
        raise _told(error, told) from blind


def _told(error: AirflowTriggerError, words: str) -> AirflowTriggerError:
    error.args = (words,)
    return error


def _cancel_request(adapter: Adapter, ref: RunRef) -> Request[DagRun]:
    return adapter.cancel(ref).about(
        f"cancel run {ref.run_id!r} of DAG {ref.dag_id!r}",
        operation="cancel",
        dag_id=ref.dag_id,
        run_id=ref.run_id,
        not_found=RunNotFound,
        permission=TO_CANCEL,
    )


def _looked_after(session: Session, ended: DagRun, until: float) -> Flow[DagRun]:
    """Check whether a cancelled run stays cancelled; returns it as it was last read.

    The scheduler, and on Airflow 2 the process of a task that has just started, may overwrite the
    run with what they had read before: it then continues, or (seen on 3.3.2) even succeeds, because
    the tasks that the cancel skipped do not fail a run.
    """
    has_processes = ended.start_date is not None
    if not has_processes:
        return ended
    for number in range(LOOKS_AFTER):
        pause = session.retry.backoff * 2**number
        if session.clock() + pause >= until:
            break
        yield Sleep(pause)
        try:
            now = yield from get_run(session, ended.ref, until=until)
        except AirflowTriggerError:
            # As far as is known, it stays cancelled.
            break
        if now.start_date != ended.start_date:
            # Another caller has rerun it.
            break
        ended = now
        if not ended.is_finished:
            break
    return ended


def _ended(session: Session, ref: RunRef, until: float) -> Flow[DagRun]:
    """Read a cancelled run until it has ended: Airflow first lets its teardown tasks run."""
    started = session.clock()
    while True:
        run = yield from get_run(session, ref, until=until)
        if run.is_finished:
            return run
        pause = poll_pause(session, Waiting(), session.clock() - started)
        if session.clock() + pause > until:
            raise RequestTimeout(
                f"Run {ref.run_id!r} of DAG {ref.dag_id!r} was cancelled, but was still "
                f"{run.state} when the deadline of the call passed: its teardown tasks may be "
                f"running. {SAFE} See {run.url}",
                dag_id=ref.dag_id,
                run_id=ref.run_id,
            )
        yield Sleep(pause)


@attrs.frozen
class Finished:
    """A finished run, and its tasks at that time."""

    run: DagRun
    tasks: Sequence[TaskRun]

    @property
    def ref(self) -> RunRef:
        return self.run.ref

    def was_queued_again(self, now: DagRun) -> bool:
        """Whether the run was queued again since; `now` is the run as it was read later."""
        # Airflow 2 does not say when a run was queued; it may have been upgraded meanwhile.
        queued = {self.run.queued_at, now.queued_at} - {None}
        return not now.is_finished or len(queued) > 1 or now.start_date != self.run.start_date

    def has_changed(self, tasks: Iterable[TaskRun], *, of: Iterable[TaskKey] | None = None) -> bool:
        """Whether a clear has changed any of its tasks, or of those in `of`."""
        before = {identity(task): _mark(task) for task in self.tasks}
        matter = set(map(_key, self.tasks)) if of is None else set(of)
        now = [task for task in tasks if _key(task) in matter]
        return any(before.get(identity(task)) != _mark(task) for task in now)


def _key(task: TaskRun) -> TaskKey:
    return task.task_id, task.map_index


def _mark(task: TaskRun) -> tuple[TaskState | None, int]:
    return task.state, task.try_number


def _finished(session: Session, ref: RunRef, until: float) -> Flow[Finished]:
    """Read a finished run and its tasks, as they were at the same time.

    Raises:
        RunNotFinished: The run has not finished.
    """
    run = yield from _finished_run(session, ref, until)
    while True:
        found = Finished(run, (yield from all_tasks(session, run.ref, until=until)))
        states = {task.state for task in found.tasks}
        if TaskState.FAILED in states and states.issubset(ENDED):
            return found
        # It may have been rerun meanwhile: the tasks then do not show how it ended.
        run = yield from _finished_run(session, ref, until)
        if not found.was_queued_again(run):
            return found


def _finished_run(session: Session, ref: RunRef, until: float) -> Flow[DagRun]:
    run = yield from get_run(session, ref, until=until)
    if run.is_finished:
        return run
    raise RunNotFinished(
        f"Run {run.run_id!r} of DAG {run.dag_id!r} is {run.state} and was not changed: only a "
        f"finished run can be rerun. Wait for it, or cancel it first. See {run.url}",
        run=run,
        dag_id=run.dag_id,
        run_id=run.run_id,
    )


def _again(
    session: Session, finished: Finished, *, only_failed: bool, until: float
) -> Flow[DagRun]:
    """Clear tasks of a finished run, and read the run when it is queued again."""
    steps = [Clear()]
    if only_failed:
        steps = yield from _steps(session, finished, until)
    for number, step in enumerate(steps):
        cleared = yield from _clear(session, finished, step, is_first=not number, until=until)
        if not cleared and not number:
            yield from _finished_run(session, finished.ref, until)
            raise _unchanged(finished.run, "the server cleared no task")
    now = yield from _read_again(session, finished.ref, until)
    if not finished.was_queued_again(now):
        # It may have finished again already, if the server's clock stands still or old dates stay.
        tasks = yield from all_tasks(session, finished.ref, until=until)
        if not finished.has_changed(tasks):
            raise _unchanged(now, "the server cleared tasks, but the run did not change")
    return now


def _read_again(session: Session, ref: RunRef, until: float) -> Flow[DagRun]:
    try:
        return (yield from get_run(session, ref, until=until))
    except AirflowTriggerError as error:
        again = f"Run {ref.run_id!r} of DAG {ref.dag_id!r} runs again, but reading it failed"
        raise _told(error, f"{again}: {error}") from error.__cause__


def _unchanged(run: DagRun, problem: str) -> Conflict:
    return Conflict(
        f"Run {run.run_id!r} of DAG {run.dag_id!r} does not run again: {problem}. Its tasks may "
        f"have been removed from the DAG. See {run.url}",
        status=409,
        detail=problem,
        dag_id=run.dag_id,
        run_id=run.run_id,
    )


def _steps(session: Session, finished: Finished, until: float) -> Flow[list[Clear]]:
    """What to clear so that the failed tasks, and all tasks downstream of them, run again.

    One request clears all of them, except if some indexes of a mapped task have succeeded: Airflow
    2 and 3.0 clear those too, unless they are told to clear only failed tasks.
    """
    if all(task.state != TaskState.FAILED for task in finished.tasks):
        return [Clear()]
    # All iterations of a loop have the same key.
    in_order = (_key(task) for task in finished.tasks if task.state in FAILED_OR_BLOCKED)
    failed = [*dict.fromkeys(in_order)]
    ahead = yield from _counted_ahead(session, finished, until)
    run = finished.run
    left = {_key(task) for task in finished.tasks if _was_left(task, run, ahead=ahead)}
    mapped = {task_id for task_id, index in failed if index is not None}
    of_mapped = {_key(task) for task in finished.tasks if task.task_id in mapped}
    spared = of_mapped.difference(failed, left)
    with_downstream = Clear(failed, has_downstream=True)
    if not left and not spared:
        return [with_downstream]
    reached = yield from _reached(session, finished, with_downstream, until)
    if reached.isdisjoint(spared):
        if reached.issuperset(left):
            return [with_downstream]
        return [Clear([key for key in map(_key, finished.tasks) if key in reached | left])]
    others = [
        _key(task)
        for task in finished.tasks
        if _key(task) in reached - spared | left and task.state not in FAILED_OR_BLOCKED
    ]
    only_failed = Clear(failed, has_downstream=True, only_failed=True)
    return [only_failed, Clear(others)] if others else [only_failed]


def _counted_ahead(session: Session, finished: Finished, until: float) -> Flow[int]:
    """How far the try number of a task that waited for a retry is ahead of its last try.

    0 if a gateway hides the version: no rerun fails because of that.
    """
    adapter = session.adapter or (yield from adapter_for(session, until=until))
    if adapter.api == "v1" or all(task.state != TaskState.SKIPPED for task in finished.tasks):
        return 0
    try:
        info = yield from server(session, until=until)
        if minor(info.version) < COUNTED_AHEAD_SINCE:
            # The server may have been upgraded since its version was read.
            info = yield from asked_again(session, until)
    except AirflowTriggerError as error:
        is_hidden = isinstance(error, UnexpectedResponse) or not error.retryable
        if not is_hidden:
            raise
        return 0
    return int(minor(info.version) >= COUNTED_AHEAD_SINCE)


def _was_left(task: TaskRun, run: DagRun, *, ahead: int) -> bool:
    """Whether a task was skipped because its run was cancelled or timed out.

    Other tasks skip themselves, or are skipped by a branch, while their run continues.
    """
    if task.state != TaskState.SKIPPED:
        return False
    dates = (run.start_date, task.start_date, task.end_date, run.end_date)
    started, began, ended, over = dates
    if started is None or began is None or ended is None or over is None:
        return True
    if ended < started or ended > over - LONGEST_CANCEL:
        # Its dates are those of an earlier try, which a clear does not reset; or it ended together
        # with its run.
        return True
    # It was waiting for its next try, or has skipped itself: the two look the same.
    if began >= ended:
        return False
    # Before 2.10 a sensor that was rescheduled in its first try has the number 0.
    return task.max_tries is None or ahead <= task.try_number - ahead <= task.max_tries


def _reached(
    session: Session, finished: Finished, wanted: Clear, until: float
) -> Flow[set[TaskKey]]:
    """The tasks that a clear would clear."""
    ref = finished.ref
    found = yield from ask(
        session,
        lambda adapter: _clear_request(adapter, ref, wanted, dry_run=True),
        dag_id=ref.dag_id,
        run_id=ref.run_id,
        until=until,
    )
    whole = {task_id for task_id, index in found if index is None}
    return set(found) | {_key(task) for task in finished.tasks if task.task_id in whole}


def _clear(
    session: Session, finished: Finished, step: Clear, *, is_first: bool, until: float
) -> Flow[list[TaskKey]]:
    ref, of = finished.ref, None if is_first else step.tasks

    def cleared() -> Flow[list[TaskKey] | None]:
        if is_first:
            now = yield from get_run(session, ref, until=until)
            if finished.was_queued_again(now):
                return list(map(_key, finished.tasks))
        tasks = yield from all_tasks(session, ref, until=until)
        return list(map(_key, tasks)) if finished.has_changed(tasks, of=of) else None

    return (
        yield from _change(
            session,
            lambda adapter: _clear_request(adapter, ref, step, dry_run=False),
            look=cleared,
            until=until,
        )
    )


def _clear_request(
    adapter: Adapter, ref: RunRef, wanted: Clear, *, dry_run: bool
) -> Request[list[TaskKey]]:
    what = "find the tasks to rerun" if dry_run else "rerun tasks"
    return adapter.clear(ref, wanted, dry_run=dry_run).about(
        f"{what} of run {ref.run_id!r} of DAG {ref.dag_id!r}",
        operation="rerun",
        dag_id=ref.dag_id,
        run_id=ref.run_id,
        not_found=RunNotFound,
        permission=TO_CLEAR,
    )
