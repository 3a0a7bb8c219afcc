"""How Airflow 3 sets the state of a run, and clears tasks."""

from __future__ import annotations

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing import _v2_bodies as bodies
from airflow_trigger.testing import _v2_life_bodies as life
from airflow_trigger.testing._clearing import Clearing
from airflow_trigger.testing._state import Airflow, FakeRun
from airflow_trigger.testing._tasks import FakeTask
from airflow_trigger.testing._v2_life import Authorize
from airflow_trigger.testing._v2_reading import Problem, Reading, body_of, crash, failed
from airflow_trigger.testing._wire import Answer, ReceivedRequest, json_answer

STATES = ("queued", "success", "failed")
EXPECTED = "'queued', 'success' or 'failed'"
FLAGS = {
    "dry_run": True,
    "only_failed": True,
    "only_running": False,
    "reset_dag_runs": True,
    "include_upstream": False,
    "include_downstream": False,
    "include_future": False,
    "include_past": False,
}
# Field → the first version that has it.
SINCE = {
    "run_on_latest_version": (3, 1),
    "only_new": (3, 2),
    "prevent_running_task": (3, 2),
    "note": (3, 3),
    "include_later_loop_iterations": (3, 4),
    "keep_task_state": (3, 4),
}
OF_RUN = ("run_on_latest_version", "only_new", "note")
OF_TASKS = (
    *("run_on_latest_version", "prevent_running_task", "note"),
    *("include_later_loop_iterations", "keep_task_state"),
)


@attrs.frozen
class ControlRoutes:
    """Responds to requests that change the state of a run."""

    airflow: Airflow
    authorize: Authorize

    def set_state(self, request: ReceivedRequest, dag_id: str, run_id: str) -> Answer:
        self.authorize(request, "cancel", dag_id)
        reading = body_of(request.content)
        state, note = reading.values.get("state"), reading.text("note")
        if state is not None and state not in STATES:
            place = ("body", "state")
            message = f"Input should be {EXPECTED}"
            problem = Problem("enum", place, message, state, {"expected": EXPECTED})
            reading.problems.append(problem)
        reading.forbid_others({"state", "note"})
        reading.raise_problems()
        run = self._run(dag_id, run_id)
        wanted = request.query.get("update_mask", ["state", "note"])
        if "state" in wanted:
            self._put(run, state)
        if "note" in wanted and "note" in reading.values:
            run.note = note
        return json_answer(200, bodies.run(run, self.airflow))

    def _put(self, run: FakeRun, state: JSON) -> None:
        match state:
            case "failed":
                self.airflow.cancel(run)
            case "success":
                self.airflow.succeed(run)
            case "queued":
                self.airflow.queue_again(run)
            case _:
                pass

    def _run(self, dag_id: str, run_id: str) -> FakeRun:
        run = self.airflow.run(dag_id, run_id)
        if run is None:
            words = f"The DagRun with dag_id: `{dag_id}` and run_id: `{run_id}` was not found"
            raise failed(404, words)
        return run

    def clear_run(self, request: ReceivedRequest, dag_id: str, run_id: str) -> Answer:
        self.authorize(request, "clear", dag_id)
        reading = body_of(request.content)
        is_dry = reading.truth("dry_run", default=True)
        only_failed = reading.truth("only_failed", default=False)
        only_new = reading.truth("only_new", default=False)
        reading.forbid_others({"dry_run", "only_failed", *self._known(OF_RUN)})
        reading.raise_problems()
        run = self._run(dag_id, run_id)
        # `only_new` selects nothing: a DAG of the fake never gets tasks that its runs do not have.
        clearing = Clearing(only_failed=only_failed, named=[] if only_new else None)
        if not is_dry:
            clearing.clear(self.airflow, run)
            return json_answer(200, bodies.run(run, self.airflow))
        shown = [life.task(run, task, self.airflow) for task in clearing.chosen(run)]
        return json_answer(200, {"task_instances": shown, "total_entries": len(shown)})

    def _known(self, names: tuple[str, ...]) -> set[str]:
        return {name for name in names if self.airflow.is_since(*SINCE[name])}

    def clear_tasks(self, request: ReceivedRequest, dag_id: str) -> Answer:
        self.authorize(request, "clear", dag_id)
        reading = body_of(request.content)
        flags = {name: reading.truth(name, default=default) for name, default in FLAGS.items()}
        run_id, named = reading.text("dag_run_id"), self._named(reading)
        for name in ("start_date", "end_date"):
            reading.date(name)
        known = {"task_ids", "dag_run_id", "start_date", "end_date", *FLAGS}
        reading.forbid_others(known | self._known(OF_TASKS))
        reading.raise_problems()
        # Only an explicit `only_failed` counts, not its default.
        if reading.values.get("only_failed") and flags["only_running"]:
            self._refuse(reading, "only_failed and only_running both are set to True")
        runs = self._meant(dag_id, run_id)
        if named and not self.airflow.is_since(3, 1):
            near = flags["include_upstream"] or flags["include_downstream"]
            # With upstream or downstream tasks, 3.0 clears all instances of a mapped task.
            named = [(task_id, None if near else index) for task_id, index in named]
        clearing = Clearing(
            named=named,
            only_failed=flags["only_failed"],
            only_running=flags["only_running"],
            upstream=flags["include_upstream"],
            downstream=flags["include_downstream"],
            resets_runs=flags["reset_dag_runs"],
        )
        found = [(run, task) for run in runs for task in clearing.chosen(run)]
        if not flags["dry_run"]:
            self._check_running(reading, found)
            for run in runs:
                clearing.clear(self.airflow, run)
        shown = [life.task(run, task, self.airflow) for run, task in found]
        return json_answer(200, life.page(shown, len(shown), self.airflow))

    def _named(self, reading: Reading) -> list[tuple[str, int | None]] | None:
        """The tasks by their ids, or by pairs of an id and a map index."""
        given = reading.values.get("task_ids")
        if given is None:
            return None
        if not isinstance(given, list):
            reading.problem("list_type", "task_ids", "Input should be a valid list", given)
            return None
        if not given:
            self._refuse(reading, "task_ids list should have at least 1 element.")
        named: list[tuple[str, int | None]] = []
        for one in given:
            match one:
                case str():
                    named.append((one, None))
                case [str() as task_id, int() as index]:
                    named.append((task_id, index))
                case _:
                    message = "Input should be a valid string"
                    reading.problem("string_type", "task_ids", message, one)
        return named

    def _refuse(self, reading: Reading, words: str) -> None:
        if not self.airflow.is_since(3, 3):
            raise crash()
        message = f"Value error, {words}"
        context: dict[str, JSON] = {"error": {}}
        problem = Problem("value_error", ("body",), message, dict(reading.values), context)
        reading.problems.append(problem)
        reading.raise_problems()

    def _meant(self, dag_id: str, run_id: str | None) -> list[FakeRun]:
        if dag_id not in self.airflow.dags:
            old = f"DAG {dag_id} not found"
            new = f"The Dag with ID: `{dag_id}` was not found"
            raise failed(404, new if self.airflow.is_since(3, 1) else old)
        runs = [run for run in self.airflow.runs if run.dag_id == dag_id]
        if run_id is None:
            return runs
        if self.airflow.run(dag_id, run_id) is None:
            raise failed(404, f"Dag Run id {run_id} not found in dag {dag_id}")
        return [run for run in runs if run.run_id == run_id]

    def _check_running(self, reading: Reading, found: list[tuple[FakeRun, FakeTask]]) -> None:
        is_prevented = reading.values.get("prevent_running_task") is True
        if is_prevented and any(task.state == "running" for _, task in found):
            words = (
                "AirflowClearRunningTaskException: Disable 'prevent_running_task' to proceed, or "
                "wait until the task is not running, queued, or scheduled state."
            )
            raise failed(409, words)
