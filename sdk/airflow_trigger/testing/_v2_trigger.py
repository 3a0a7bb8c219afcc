"""Turns the body of a trigger into a run, or an error, as Airflow 3 does."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing._access import User
from airflow_trigger.testing._state import Airflow, FakeDag, FakeRun
from airflow_trigger.testing._v2_reading import Problem, Reading, crash, failed
from airflow_trigger.testing._wire import Refusal

LONGEST_ID = 250
LONGEST_NOTE = 1000
BUILT_IN = r"^(?:manual|scheduled|asset_triggered)__(?:\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00)$"
RESERVED = ("scheduled", "backfill", "asset_triggered")
TRIGGER = {
    *("dag_run_id", "logical_date", "run_after", "conf", "note"),
    *("data_interval_start", "data_interval_end"),
}
# Field → the first version that has it.
SINCE = {"partition_key": (3, 2), "bundle_version": (3, 4), "drain_dag": (3, 4)}
# Keys of Airflow's own serialization, which since 3.4 no object in a conf may have.
RESERVED_KEYS = {
    *("__classname__", "__version__", "__data__", "__id__", "__cache__"),
    *("__type", "__source", "__var"),
}


@attrs.frozen
class NewRuns:
    """Creates runs from the bodies of triggers."""

    airflow: Airflow

    def read(self, reading: Reading, dag_id: str, user: User) -> FakeRun:
        run_id = reading.text("dag_run_id")
        start, end = reading.date("data_interval_start"), reading.date("data_interval_end")
        reading.require("logical_date")
        date = reading.date("logical_date")
        run_after = reading.date("run_after", may_be_naive=True)
        conf = reading.values.get("conf", {})
        may_be_null = conf is None and self.airflow.is_since(3, 1)
        if not isinstance(conf, dict) and not may_be_null:
            reading.problem("dict_type", "conf", "Input should be a valid dictionary", conf)
        self._check_keys(reading, conf)
        note = reading.text("note")
        known = {name for name, since in SINCE.items() if self.airflow.is_since(*since)}
        partition_key = reading.text("partition_key") if "partition_key" in known else None
        bundle_version = reading.text("bundle_version") if "bundle_version" in known else None
        if "drain_dag" in known:
            reading.truth("drain_dag", default=False)
        reading.forbid_others(TRIGGER | known)
        reading.raise_problems()
        self._check_interval(reading)
        now = self.airflow.now
        if not self.airflow.is_since(3, 1):
            if reading.values.get("run_after", "") is None:
                raise crash()
            run_after = run_after or (None if start else date)
        return FakeRun(
            number=len(self.airflow.runs),
            dag_id=dag_id,
            run_id=run_id or self._generated_id(reading, run_after or now),
            conf=conf if isinstance(conf, dict) else {},
            queued_at=now,
            logical_date=date,
            run_after=run_after or now,
            data_interval=None if date is None else (start or date, end or date),
            note=note or None,
            partition_key=partition_key,
            username=user.username,
            bundle_version=bundle_version,
        )

    def _check_keys(self, reading: Reading, conf: JSON) -> None:
        found = _reserved(conf, "conf") if self.airflow.is_since(3, 4) else None
        if found is not None:
            place, keys = found
            words = f"{place} contains reserved serialization keys: {', '.join(keys)}"
            message = f"Value error, {words}. These keys are reserved for internal use."
            reading.problem("value_error", "conf", message, conf, error={})

    def _generated_id(self, reading: Reading, run_after: datetime) -> str:
        if self.airflow.is_since(3, 1):
            return f"manual__{run_after.isoformat()}"
        given = reading.values.get("run_after")
        moment = given if isinstance(given, str) else run_after.isoformat()
        return f"manual__{moment}_{secrets.token_hex(4)}"

    def _check_interval(self, reading: Reading) -> None:
        values = reading.values
        if (values.get("data_interval_start") is None) == (values.get("data_interval_end") is None):
            return
        words = (
            "Either both data_interval_start and data_interval_end must be provided or both must "
            "be None"
        )
        message = f"Value error, {words}"
        problem = Problem("value_error", ("body",), message, dict(values), {"error": {}})
        reading.problems.append(problem)
        reading.raise_problems()

    def check(self, run: FakeRun, dag: FakeDag, user: User, *, drains: bool) -> None:
        """Refuse a run that the DAG or the database does not accept.

        If it drains the DAG, the user must also be allowed to edit the DAG.
        """
        self._choose_bundle(run, dag)
        if run.partition_key is not None and self.airflow.is_since(3, 3):
            self._check_partition(run.partition_key, dag)
        if drains and not self.airflow.access.may(user, "edit", dag.dag_id):
            raise failed(403, f"Draining requires permission to edit Dag: {dag.dag_id}")
        self._check_name(run)
        self._check_params(run, dag)
        self._check_unique(run)
        if self.airflow.is_since(3, 2):
            self._check_kept(run)

    def _choose_bundle(self, run: FakeRun, dag: FakeDag) -> None:
        wanted = run.bundle_version
        if wanted is None:
            run.bundle_version = dag.bundle_version
        elif wanted not in dag.bundle_versions:
            words = f"DAG with dag_id: '{dag.dag_id}' does not have a version for bundle_version"
            raise failed(404, f"{words} '{wanted}'")

    def _check_name(self, run: FakeRun) -> None:
        run_id = run.run_id
        if ".." in run_id and self.airflow.is_since(3, 3):
            words = f"The run_id '{run_id}' must not contain '..' to prevent path traversal"
            raise failed(400, words)
        pattern = self.airflow.allowed_run_id_pattern.strip()
        if not re.match(BUILT_IN, run_id) and not re.match(pattern, run_id):
            words = f"The run_id provided '{run_id}' does not match regex pattern"
            raise failed(400, f"{words} '{pattern}' or '{BUILT_IN}'")
        for kind in RESERVED:
            if run_id.startswith(f"{kind}__"):
                words = f"A manual DAG run cannot use ID '{run_id}' since it is reserved for"
                raise failed(400, f"{words} {kind} runs")

    def _check_params(self, run: FakeRun, dag: FakeDag) -> None:
        if not dag.params:
            return
        from airflow_trigger.testing._verdicts import refusal

        missing = "No value passed"
        if not self.airflow.is_since(3, 2):
            missing += " and Param has no default value"
        problem = refusal(run.conf, dag.params, api="v2", missing=missing)
        if problem is not None:
            raise failed(400, problem)

    def _check_partition(self, key: str, dag: FakeDag) -> None:
        words = None
        if not dag.is_partitioned:
            words = f"Dag '{dag.dag_id}' is not a partitioned Dag and does not accept a"
            words += " partition_key."
        elif not key.strip():
            words = "partition_key must not be empty or whitespace-only."
        elif len(key) > LONGEST_ID:
            words = f"partition_key must be at most {LONGEST_ID} characters; got {len(key)}."
        if words is not None:
            raise failed(400, words)

    def _check_unique(self, run: FakeRun) -> None:
        for other in self.airflow.runs:
            if other.dag_id != run.dag_id:
                continue
            if other.run_id == run.run_id:
                raise self._clash("run_id")
            if run.logical_date is not None and other.logical_date == run.logical_date:
                raise self._clash("logical_date")

    def _check_kept(self, run: FakeRun) -> None:
        """Refuse texts that PostgreSQL cannot store."""
        note, key = run.note or "", run.partition_key or ""
        if "\0" in key:
            raise failed(400, "A string literal cannot contain NUL (0x00) characters.")
        if "\0" in note:
            raise crash()
        is_too_long = max(len(run.run_id), len(key)) > LONGEST_ID or len(note) > LONGEST_NOTE
        if is_too_long or _has_nul(run.conf):
            is_told = self.airflow.is_since(3, 3)
            raise failed(422, _detail("Value rejected by database")) if is_told else crash()

    def _clash(self, column: str) -> Refusal:
        detail = _detail("Unique constraint violation")
        if not self.airflow.is_since(3, 2):
            constraint = f"dag_run.dag_id, dag_run.{column}"
            detail["orig_error"] = f"UNIQUE constraint failed: {constraint}"
            detail["statement"] = "INSERT INTO dag_run (dag_id, run_id, …) VALUES (?, ?, …)"
        return failed(409, detail)


def _has_nul(value: JSON) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any("\0" in key or _has_nul(item) for key, item in value.items())
    return isinstance(value, list) and any(map(_has_nul, value))


def _reserved(value: JSON, place: str) -> tuple[str, list[str]] | None:
    """The place of the first object with reserved keys, and these keys."""
    inner: dict[str, JSON] = {}
    if isinstance(value, dict):
        if found := sorted(RESERVED_KEYS & value.keys()):
            return place, found
        inner = {f"{place}.{key}": item for key, item in value.items()}
    elif isinstance(value, list):
        inner = {f"{place}[{index}]": item for index, item in enumerate(value)}
    searched = (_reserved(item, where) for where, item in inner.items())
    return next(filter(None, searched), None)


def _detail(reason: str) -> dict[str, JSON]:
    """The `detail` of a database error on Airflow 3."""
    words = "Serious error when handling your request. Check logs for more details - you will find "
    return {
        "message": f"{words}it in api server when you look for ID {secrets.token_hex(4)}",
        "orig_error": "hidden",
        "reason": reason,
        "statement": "hidden",
    }
