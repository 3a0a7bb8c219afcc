"""How Airflow 2 sets the state of a run, and clears tasks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing import _v1_bodies as bodies
from airflow_trigger.testing._clearing import Clearing
from airflow_trigger.testing._state import Airflow, FakeRun
from airflow_trigger.testing._tasks import FakeTask
from airflow_trigger.testing._v1_errors import Problems
from airflow_trigger.testing._v1_life import Authorize
from airflow_trigger.testing._v1_reading import Query, body_of, refuse_unknown
from airflow_trigger.testing._wire import Answer, ReceivedRequest, json_answer

STATES = ("success", "failed", "queued")
FLAGS = {
    "dry_run": True,
    "only_failed": True,
    "only_running": False,
    "include_subdags": False,
    "include_parentdag": False,
    "reset_dag_runs": False,
    "include_upstream": False,
    "include_downstream": False,
    "include_future": False,
    "include_past": False,
}
TEXTS = ("start_date", "end_date", "dag_run_id")


@attrs.frozen
class ControlRoutes:
    """Responds to requests that change the state of a run."""

    airflow: Airflow
    problems: Problems
    authorize: Authorize

    def set_state(self, request: ReceivedRequest, dag_id: str, run_id: str) -> Answer:
        Query.of(request, (), self.problems)
        body = body_of(request, self.problems)
        state = body.get("state")
        if "state" in body and not isinstance(state, str):
            raise self.problems.bad(f"{state!r} is not of type 'string' - 'state'")
        if "state" in body and state not in STATES:
            raise self.problems.bad(f"{state!r} is not one of {[*STATES]} - 'state'")
        self.authorize(request, "cancel", dag_id)
        run = self._run(dag_id, run_id, f"Dag Run id {run_id} not found in dag {dag_id}")
        refuse_unknown(body, ("state",), self.problems)
        match state:
            case "failed":
                self.airflow.cancel(run)
            case "success":
                self.airflow.succeed(run)
            case "queued":
                self.airflow.queue_again(run)
            case _:
                raise self.problems.crash()
        return json_answer(200, bodies.run(run))

    def _run(self, dag_id: str, run_id: str, words: str) -> FakeRun:
        run = self.airflow.run(dag_id, run_id)
        if run is None:
            raise self.problems.missing(words, None)
        return run

    def clear_run(self, request: ReceivedRequest, dag_id: str, run_id: str) -> Answer:
        body = body_of(request, self.problems)
        self._check_flags(body, ("dry_run",))
        self.authorize(request, "clear", dag_id)
        run = self._run(dag_id, run_id, f"Dag Run id {run_id} not found in dag   {dag_id}")
        refuse_unknown(body, ("dry_run",), self.problems)
        clearing = Clearing()
        if body.get("dry_run", True):
            return self._references([(run, task) for task in clearing.chosen(run)])
        clearing.clear(self.airflow, run)
        return json_answer(200, bodies.run(run))

    def clear_tasks(self, request: ReceivedRequest, dag_id: str) -> Answer:
        body = body_of(request, self.problems)
        self._check_types(body)
        self.authorize(request, "clear", dag_id)
        refuse_unknown(body, ("task_ids", *TEXTS, *FLAGS), self.problems)
        flags = {name: body.get(name, default) is True for name, default in FLAGS.items()}
        if flags["only_failed"] and flags["only_running"]:
            words = "only_failed and only_running both are set to True"
            raise self.problems.bad(str({"_schema": [words]}))
        if dag_id not in self.airflow.dags:
            raise self.problems.missing(f"Dag id {dag_id} not found", None)
        run_id = body.get("dag_run_id")
        runs = [run for run in self.airflow.runs if run.dag_id == dag_id]
        if run_id is not None:
            words = f"Dag Run id {run_id} not found in dag {dag_id}"
            runs = [self._run(dag_id, str(run_id), words)]
        task_ids = bodies.texts(body.get("task_ids"))
        clearing = Clearing(
            named=[(task_id, None) for task_id in task_ids] if "task_ids" in body else None,
            only_failed=flags["only_failed"],
            only_running=flags["only_running"],
            upstream=flags["include_upstream"],
            downstream=flags["include_downstream"],
            resets_runs=flags["reset_dag_runs"],
        )
        found = [(run, task) for run in runs for task in clearing.chosen(run)]
        if not flags["dry_run"]:
            for run in runs:
                clearing.clear(self.airflow, run)
        return self._references(found)

    def _check_types(self, body: Mapping[str, JSON]) -> None:
        """Check the body of a clear by the OpenAPI specification."""
        for name in TEXTS:
            if name in body and not isinstance(body[name], str):
                raise self.problems.bad(f"{body[name]!r} is not of type 'string' - '{name}'")
        self._check_flags(body, tuple(FLAGS))
        task_ids = body.get("task_ids", [""])
        if not isinstance(task_ids, list):
            raise self.problems.bad(f"{task_ids!r} is not of type 'array' - 'task_ids'")
        if not task_ids:
            raise self.problems.bad("[] should be non-empty - 'task_ids'")
        for place, task_id in enumerate(task_ids):
            if not isinstance(task_id, str):
                words = f"{task_id!r} is not of type 'string' - 'task_ids.{place}'"
                raise self.problems.bad(words)

    def _check_flags(self, body: Mapping[str, JSON], names: tuple[str, ...]) -> None:
        for name in names:
            if not isinstance(body.get(name, True), bool):
                raise self.problems.bad(f"{body[name]!r} is not of type 'boolean' - '{name}'")

    def _references(self, found: list[tuple[FakeRun, FakeTask]]) -> Answer:
        references = [
            {
                "dag_id": run.dag_id,
                "dag_run_id": run.run_id,
                "execution_date": bodies.time(run.logical_date),
                "task_id": task.task_id,
            }
            for run, task in found
        ]
        return json_answer(200, {"task_instances": cast(JSON, references)})
