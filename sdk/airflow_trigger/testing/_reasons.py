"""Why a task does not start: Airflow's report of its dependencies."""

from __future__ import annotations

from airflow_trigger.models import JSON
from airflow_trigger.testing._pools import Slots
from airflow_trigger.testing._state import Airflow, FakeRun
from airflow_trigger.testing._tasks import UNMAPPED, FakeTask, TaskStateName

ENDED: tuple[TaskStateName, ...] = ("success", "skipped", "failed", "upstream_failed", "removed")
# The report covers only tasks in these states.
REPORTED = (None, "scheduled")


def report(airflow: Airflow, run: FakeRun, task: FakeTask) -> JSON:
    """The unmet dependencies by name; none for a task that is in any other state."""
    found: dict[str, str] = {}
    if task.state in REPORTED:
        found = _of_run(airflow, run) | _of_task(airflow, run, task) | task.reasons
    return {"dependencies": [{"name": name, "reason": found[name]} for name in sorted(found)]}


def _of_run(airflow: Airflow, run: FakeRun) -> dict[str, str]:
    found: dict[str, str] = {}
    if airflow.dags[run.dag_id].is_paused:
        found["Dag Not Paused"] = f"Task's DAG '{run.dag_id}' is paused."
    if run.state != "running":
        found["Dagrun Running"] = (
            f"Task instance's dagrun was not in the 'running' state but in the state '{run.state}'."
        )
    date = run.logical_date
    if not airflow.is_since(3) and date is not None and date > airflow.now:
        found["Execution Date"] = (
            f"Execution date {date.isoformat()} is in the future (the current date is "
            f"{airflow.now.isoformat()})."
        )
    return found


def _of_task(airflow: Airflow, run: FakeRun, task: FakeTask) -> dict[str, str]:
    found: dict[str, str] = {}
    pool = airflow.pools.get(task.pool)
    if pool is None:
        found["Pool Slots Available"] = (
            f"Tasks using non-existent pool '{task.pool}' will not be scheduled"
        )
    elif (free := Slots.of(pool, airflow).open) < 1:
        found["Pool Slots Available"] = (
            f"Not scheduling since there are {free} open slots in pool {task.pool} and require "
            "1 pool slots"
        )
    if task.state is None:
        found["Task Instance State"] = "Task is in the 'None' state."
    above = run.tasks.graph.upstream[task.task_id]
    states = [one.state for name in above for one in run.tasks.of(name)]
    rest = len(states) - states.count("success")
    if rest:
        counts = ", ".join(f"{kind}={states.count(kind)}" for kind in ENDED)
        done = sum(states.count(kind) for kind in ENDED)
        found["Trigger Rule"] = (
            "Task's trigger rule 'all_success' requires all upstream tasks to have succeeded, but "
            f"found {rest} non-success(es). upstream_states=_UpstreamTIStates({counts}, "
            f"done={done}, success_setup=0, skipped_setup=0), upstream_task_ids={set(above)}"
        )
    return found


def place(index: str | None) -> int | None:
    """The map index in a path; None if it is invalid."""
    if index is None:
        return UNMAPPED
    return int(index) if index.removeprefix("-").isdecimal() else None
