"""Pools, health, import errors and waiting tasks on Airflow 2."""

from __future__ import annotations

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing import _reasons as reasons
from airflow_trigger.testing._declared import declared_tasks
from airflow_trigger.testing._pools import Slots
from airflow_trigger.testing._state import Airflow
from airflow_trigger.testing._v1_bodies import time
from airflow_trigger.testing._v1_errors import Problems
from airflow_trigger.testing._v1_life import Authorize
from airflow_trigger.testing._v1_reading import Query
from airflow_trigger.testing._wire import Answer, ReceivedRequest, json_answer

PAGE = ("limit", "offset", "order_by")


@attrs.frozen
class LookRoutes:
    """Responds to requests about why a run does not progress."""

    airflow: Airflow
    problems: Problems
    authorize: Authorize

    def health(self) -> Answer:
        body = self.airflow.health.body(self.airflow.now, has_dag_processor=False)
        return json_answer(200, body)

    def pools(self, request: ReceivedRequest) -> Answer:
        page = Query.of(request, PAGE, self.problems).page()
        self.authorize(request, "pools", None)
        found = [Slots.of(pool, self.airflow) for pool in self.airflow.pools.values()]
        shown: list[JSON] = [slots.body() for slots in found[page]]
        return json_answer(200, {"pools": shown, "total_entries": len(found)})

    def pool(self, request: ReceivedRequest, name: str) -> Answer:
        self.authorize(request, "pools", None)
        pool = self.airflow.pools.get(name)
        if pool is None:
            raise self.problems.missing("Not Found", f"Pool with name:'{name}' not found")
        return json_answer(200, Slots.of(pool, self.airflow).body())

    def import_errors(self, request: ReceivedRequest) -> Answer:
        page = Query.of(request, PAGE, self.problems).page()
        user = self.authorize(request, "import_errors", None)
        broken = [
            dag
            for dag in self.airflow.dags.values()
            if dag.has_import_errors and self.airflow.access.may(user, "read", dag.dag_id)
        ]
        shown: list[JSON] = [
            {
                "filename": dag.fileloc,
                "import_error_id": number,
                "stack_trace": dag.import_error,
                "timestamp": time(dag.parsed_at),
            }
            for number, dag in enumerate(broken, start=1)
        ]
        return json_answer(200, {"import_errors": shown[page], "total_entries": len(shown)})

    def declared_tasks(self, request: ReceivedRequest, dag_id: str) -> Answer:
        Query.of(request, ("order_by",), self.problems)
        self.authorize(request, "tasks", dag_id)
        dag = self.airflow.dags.get(dag_id)
        if dag is None or dag.is_stale:
            raise self.problems.missing("DAG not found", None)
        body = declared_tasks(dag, self.airflow, start_date=time(dag.start_date))
        return json_answer(200, body)

    def dependencies(
        self, request: ReceivedRequest, dag_id: str, run_id: str, path: tuple[str, str | None]
    ) -> Answer | None:
        """The response; None if the version has no such report, or the index is invalid."""
        task_id, index = path
        number = reasons.place(index)
        if not self.airflow.is_since(2, 10) or number is None or (index and number < 0):
            return None
        Query.of(request, (), self.problems)
        self.authorize(request, "tasks", dag_id)
        found = self.airflow.task(dag_id, run_id, task_id, number)
        if found is None:
            words = f"dag_id={dag_id}, run_id={run_id}, task_id={task_id}"
            raise self.problems.missing(f"Task Instance not found for {words}", None)
        run, task = found
        self.airflow.go_on([run])
        return json_answer(200, reasons.report(self.airflow, run, task))
