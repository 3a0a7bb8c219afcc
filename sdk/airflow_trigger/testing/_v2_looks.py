"""Pools, health, import errors and waiting tasks on Airflow 3."""

from __future__ import annotations

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing import _reasons as reasons
from airflow_trigger.testing._declared import declared_tasks
from airflow_trigger.testing._pools import Slots
from airflow_trigger.testing._state import Airflow, FakeDag
from airflow_trigger.testing._v2_bodies import known, time
from airflow_trigger.testing._v2_life import Authorize, page_of, refuse_place
from airflow_trigger.testing._v2_reading import failed
from airflow_trigger.testing._wire import Answer, ReceivedRequest, json_answer


@attrs.frozen
class LookRoutes:
    """Responds to requests about why a run does not progress."""

    airflow: Airflow
    authorize: Authorize

    def health(self) -> Answer:
        now, health = self.airflow.now, self.airflow.health
        is_old = not self.airflow.is_since(3, 4)
        body = health.body(now, has_dag_processor=True) if is_old else health.detailed(now)
        return json_answer(200, body)

    def pools(self, request: ReceivedRequest) -> Answer:
        self.authorize(request, "pools", None)
        page = page_of(request, self.airflow)
        found = [self._pool(Slots.of(pool, self.airflow)) for pool in self.airflow.pools.values()]
        return json_answer(200, {"pools": found[page], "total_entries": len(found)})

    def _pool(self, slots: Slots) -> JSON:
        return known({**slots.body(), "team_name": None}, {"team_name": (3, 2)}, self.airflow)

    def pool(self, request: ReceivedRequest, name: str) -> Answer:
        self.authorize(request, "pools", None)
        pool = self.airflow.pools.get(name)
        if pool is None:
            raise failed(404, f"The Pool with name: `{name}` was not found")
        return json_answer(200, self._pool(Slots.of(pool, self.airflow)))

    def import_errors(self, request: ReceivedRequest) -> Answer:
        user = self.authorize(request, "import_errors", None)
        page = page_of(request, self.airflow)
        wanted = request.query.get("filename_pattern", [""])[-1].strip("%").lower()
        broken = [
            dag
            for dag in self.airflow.dags.values()
            if dag.has_import_errors
            and self.airflow.access.may(user, "read", dag.dag_id)
            and wanted in self._file(dag).lower()
        ]
        shown: list[JSON] = [
            {
                "import_error_id": number,
                "timestamp": time(dag.parsed_at),
                "filename": self._file(dag),
                "bundle_name": "dags-folder",
                "stack_trace": dag.import_error,
            }
            for number, dag in enumerate(broken, start=1)
        ]
        return json_answer(200, {"import_errors": shown[page], "total_entries": len(shown)})

    def _file(self, dag: FakeDag) -> str:
        return dag.file if self.airflow.is_since(3, 1) else dag.fileloc

    def declared_tasks(self, request: ReceivedRequest, dag: FakeDag) -> Answer:
        self.authorize(request, "tasks", dag.dag_id)
        body = declared_tasks(dag, self.airflow, start_date=time(dag.start_date))
        return json_answer(200, body)

    def dependencies(
        self, request: ReceivedRequest, dag_id: str, run_id: str, path: tuple[str, str | None]
    ) -> Answer | None:
        """The response; None for an invalid index."""
        task_id, index = path
        number = reasons.place(index)
        if number is None:
            return None
        self.authorize(request, "tasks", dag_id)
        refuse_place(self.airflow, dag_id, run_id, task_id, number)
        found = self.airflow.task(dag_id, run_id, task_id, number)
        if found is None:
            raise failed(404, self._unknown(dag_id, run_id, task_id, number))
        run, task = found
        self.airflow.go_on([run])
        return json_answer(200, reasons.report(self.airflow, run, task))

    def _unknown(self, dag_id: str, run_id: str, task_id: str, index: int) -> JSON:
        if not self.airflow.is_since(3, 1):
            words = f"dag_id={dag_id}, run_id={run_id}, task_id={task_id}"
            return f"Task Instance not found for {words}"
        # A list, because Airflow's code has a stray comma after the message.
        return [
            f"The Task Instance with dag_id: `{dag_id}`, run_id: `{run_id}`, task_id: `{task_id}` "
            f"and map_index: `{index}` was not found"
        ]
