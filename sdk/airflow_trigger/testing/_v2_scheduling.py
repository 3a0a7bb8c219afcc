"""How Airflow 3 pauses, drains and unpauses a DAG."""

from __future__ import annotations

from typing import cast

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing import _v2_bodies as bodies
from airflow_trigger.testing._state import DAG_STATES, Airflow, DagState
from airflow_trigger.testing._v2_life import Authorize
from airflow_trigger.testing._v2_reading import Problem, Reading, body_of, failed
from airflow_trigger.testing._wire import Answer, ReceivedRequest, json_answer

# Either field sets the state of a DAG; the second exists since 3.4.
FIELDS = ("is_paused", "scheduling_state")
EXPECTED = "'active', 'draining' or 'paused'"
NOT_ONE = "Value error, Exactly one of `is_paused` or `scheduling_state` must be provided"
ONLY = "can be updated through the REST API"
PYDANTIC = "https://errors.pydantic.dev/2.14/v/value_error"


@attrs.frozen
class SchedulingRoute:
    """Responds to requests that pause, drain or unpause a DAG."""

    airflow: Airflow
    authorize: Authorize

    def answer(self, request: ReceivedRequest, dag_id: str) -> Answer:
        self.authorize(request, "edit", dag_id)
        reading = body_of(request.content)
        state = self._draining(reading) if self.airflow.is_since(3, 4) else self._paused(reading)
        dag = self.airflow.dags.get(dag_id)
        if dag is None:
            raise failed(404, f"Dag with id: {dag_id} was not found")
        self._check_mask(request, reading)
        dag.state = state
        return json_answer(200, bodies.dag(dag, self.airflow))

    def _paused(self, reading: Reading) -> DagState:
        reading.require("is_paused")
        is_paused = reading.truth("is_paused", default=False)
        reading.forbid_others({"is_paused"})
        reading.raise_problems()
        return "paused" if is_paused else "active"

    def _draining(self, reading: Reading) -> DagState:
        given = [name for name in FIELDS if reading.values.get(name) is not None]
        is_paused = "is_paused" in given and reading.truth("is_paused", default=False)
        state = reading.values.get("scheduling_state")
        if state is not None and state not in DAG_STATES:
            message = f"Input should be {EXPECTED}"
            reading.problem("enum", "scheduling_state", message, state, expected=EXPECTED)
        reading.forbid_others({*FIELDS})
        reading.raise_problems()
        if len(given) != 1:
            reading.problems.append(_not_one(("body",), dict(reading.values)))
            reading.raise_problems()
        return cast(DagState, state) if state else "paused" if is_paused else "active"

    def _check_mask(self, request: ReceivedRequest, reading: Reading) -> None:
        mask = request.query.get("update_mask", [])
        fields = FIELDS if self.airflow.is_since(3, 4) else FIELDS[:1]
        if mask and (len(mask) > 1 or mask[0] not in fields):
            old, new = "Only `is_paused` field", "Only one of `is_paused` or `scheduling_state`"
            raise failed(400, f"{new if len(fields) > 1 else old} {ONLY}")
        if mask and reading.values.get(mask[0]) is None:
            rest = {name: reading.values[name] for name in mask if name in reading.values}
            reading.problems.append(_not_one((), rest, url=PYDANTIC))
            reading.raise_problems()


def _not_one(place: tuple[str, ...], given: JSON, url: str | None = None) -> Problem:
    return Problem("value_error", place, NOT_ONE, given, {"error": {}}, url)
