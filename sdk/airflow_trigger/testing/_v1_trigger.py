"""Turns the body of a trigger into a run, or an error, as Airflow 2 does."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import datetime

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing import _v1_bodies as bodies
from airflow_trigger.testing._access import User
from airflow_trigger.testing._state import Airflow, FakeDag, FakeRun
from airflow_trigger.testing._v1_errors import Problems

LONGEST = {"dag_run_id": 250, "note": 1000}
BUILT_IN = r"^(?:manual|scheduled|dataset_triggered)__\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00$"
RESERVED = ("scheduled", "backfill", "dataset_triggered")
DATES = ("logical_date", "execution_date", "data_interval_start", "data_interval_end")
READ_ONLY = ("dag_id", "start_date", "end_date", "run_type", "state", "external_trigger")


@attrs.frozen
class NewRuns:
    """Creates runs from the bodies of triggers."""

    airflow: Airflow
    problems: Problems

    def check_types(self, body: Mapping[str, JSON]) -> None:
        """Check the body of a trigger by the OpenAPI specification."""
        if "conf" in body and not isinstance(body["conf"], dict):
            raise self.problems.bad(f"{body['conf']!r} is not of type 'object' - 'conf'")
        for name in ("dag_run_id", "note", *DATES):
            value = body.get(name)
            if value is not None and not isinstance(value, str):
                raise self.problems.bad(f"{value!r} is not of type 'string' - '{name}'")
        for name in DATES:
            value = body.get(name)
            if isinstance(value, str) and aware(value) is None:
                raise self.problems.bad(f"{value!r} is not a 'date-time' - '{name}'")
        intervals = () if self.airflow.is_since(2, 9) else DATES[2:]
        for name in (*READ_ONLY, *intervals):
            if name in body:
                raise self.problems.bad(f"Property is read-only - '{name}'")

    def _check_fields(self, body: Mapping[str, JSON]) -> None:
        """The checks after the DAG was found."""
        if body.get("logical_date", "") is None and "dag_run_id" not in body:
            raise self.problems.bad(
                "'None' is not an instance of 'str'", "Incorrect datetime argument"
            )
        known = {"dag_run_id", "conf", "note", *DATES}
        problems: dict[str, list[str]] = {}
        for name, value in body.items():
            if name not in known:
                problems[name] = ["Unknown field."]
            elif value is None and name != "note":
                problems[name] = ["Field may not be null."]
            elif len(str(value)) > LONGEST.get(name, math.inf):
                problems[name] = [f"Longer than maximum length {LONGEST[name]}."]
        if ("data_interval_start" in body) != ("data_interval_end" in body) and not problems:
            words = "Both 'data_interval_start' and 'data_interval_end' must be specified together"
            problems["_schema"] = [words]
        if problems:
            raise self.problems.bad(str(problems))

    def run(self, body: Mapping[str, JSON], dag: FakeDag, user: User) -> FakeRun:
        self._check_fields(body)
        now = self.airflow.now
        date = aware(body.get("logical_date", body.get("execution_date"))) or now
        run_id = body.get("dag_run_id") or f"manual__{date.isoformat()}"
        conf = body.get("conf")
        start, end = aware(body.get("data_interval_start")), aware(body.get("data_interval_end"))
        run = FakeRun(
            number=len(self.airflow.runs),
            dag_id=dag.dag_id,
            run_id=str(run_id),
            conf=conf if isinstance(conf, dict) else {},
            queued_at=now,
            logical_date=date,
            run_after=min(date, now),
            data_interval=(start, end) if start and end else (date, date),
            note=bodies.text(body.get("note")),
            partition_key=None,
            username=user.username,
        )
        self._check_run(run, dag)
        return run

    def _check_run(self, run: FakeRun, dag: FakeDag) -> None:
        """Check that the database accepts the run, and that its id and conf are valid."""
        for other in self.airflow.runs:
            this = f"DAGRun with DAG ID: '{dag.dag_id}' and DAGRun"
            if other.dag_id != dag.dag_id or run.logical_date is None:
                continue
            if other.logical_date == run.logical_date:
                date = run.logical_date.isoformat(sep=" ")
                raise self.problems.exists(f"{this} logical date: '{date}' already exists")
            if other.run_id == run.run_id:
                raise self.problems.exists(f"{this} ID: '{run.run_id}' already exists")
        for kind in RESERVED:
            if run.run_id.startswith(f"{kind}__"):
                raise self.problems.bad(
                    f"A manual DAG run cannot use ID '{run.run_id}' since it is reserved "
                    f"for {kind} runs"
                )
        if not self._is_allowed(run.run_id):
            raise self.problems.crash()
        words = None
        if dag.params:
            from airflow_trigger.testing._verdicts import refusal

            missing = "No value passed and Param has no default value"
            words = refusal(run.conf, dag.params, api="v1", missing=missing)
        if words is not None:
            raise self.problems.bad(words) if self.airflow.is_since(2, 9) else self.problems.crash()

    def _is_allowed(self, run_id: str) -> bool:
        return any(
            _matches(pattern, run_id)
            for pattern in (BUILT_IN, self.airflow.allowed_run_id_pattern.strip())
        )


def _matches(pattern: str, run_id: str) -> bool:
    """Match as RE2 does, where "$" does not match before a final line break."""
    found = re.match(pattern, run_id)
    return found is not None and (not pattern.endswith("$") or found.end() == len(run_id))


def aware(value: JSON) -> datetime | None:
    """The time in a text, if it has a time zone."""
    try:
        date = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return date if date is not None and date.utcoffset() is not None else None
