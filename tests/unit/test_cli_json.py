"""What `--json` prints is what its schema says, no more and no less."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, cast

import attrs
import pytest
from jsonschema import Draft202012Validator

from airflow_trigger import errors, models
from airflow_trigger.__main__ import as_json
from airflow_trigger.cli._json import (
    diagnosis_object,
    dumps,
    error_object,
    event_object,
    failure_object,
    log_line_object,
    result_object,
    run_object,
    task_object,
)
from airflow_trigger.models import JSON, DagRun, DagRunState, DagRunType, RunRef, TaskRun, TaskState
from tests.unit.output_schema import SCHEMA, problems

WHEN = datetime(2026, 11, 26, 1, 2, 3, 45, timezone(timedelta(hours=5, minutes=30)))
REF = RunRef("sales", "a/b")
SECRET = "Zq7-of-the-log"
# The keys that an object has besides the fields of its value.
MORE = {
    "run": {"ref", "idempotency_key", "tasks", "problem"},
    "task": {"ref", "name"},
    "failed_task": {"ref", "name"},
    "report": {"is_ok"},
}
OPTIONAL = {"run": {"idempotency_key", "tasks", "problem"}}
VALUES: dict[str, type[attrs.AttrsInstance]] = {
    "run": models.DagRun,
    "task": models.TaskRun,
    "failed_task": models.FailedTask,
    "log_line": models.LogLine,
    "failure": models.RunFailure,
    "diagnosis": models.Diagnosis,
    "reason": models.Reason,
    "event": models.AssetEvent,
    "report": models.Report,
    "report_step": models.ReportStep,
}


def a_run(*, is_bare: bool = False) -> DagRun:
    when, text = (None, None) if is_bare else (WHEN, "some")
    return DagRun(
        dag_id="sales",
        run_id="a/b",
        state=DagRunState("hibernating" if is_bare else "failed"),
        run_type=DagRunType.MANUAL,
        conf={} if is_bare else {"a": [1, None, {"b": "\u202e"}]},
        logical_date=when,
        run_after=when,
        queued_at=when,
        start_date=when,
        end_date=when,
        data_interval_start=when,
        data_interval_end=when,
        note=text,
        triggered_by=text,
        partition_key=text,
        url="https://airflow.test/runs/1",
        created=None if is_bare else True,
        bundle_version=text,
        team_name=text,
    )


def a_task(kind: type[TaskRun] = TaskRun, *, is_bare: bool = False, **more: Any) -> Any:
    when, text, number = (None, None, None) if is_bare else (WHEN, "some", 3)
    return kind(
        dag_id="sales",
        run_id="a/b",
        task_id="load",
        map_index=number,
        state=None if is_bare else TaskState.FAILED,
        try_number=0,
        operator=text,
        pool=text,
        queued_at=when,
        start_date=when,
        end_date=when,
        note=text,
        url="https://airflow.test/tasks/1",
        max_tries=number,
        state_reason=text,
        team_name=text,
        loop_iteration=number,
        region_id=text,
        region_index=number,
        **more,
    )


def objects() -> Iterator[tuple[str, object]]:
    """Objects of every kind, with and without all optional parts."""
    line = models.LogLine(WHEN, "info", "root", SECRET)
    bare_line = models.LogLine(None, None, None, "")
    for is_bare in (True, False):
        run, task = a_run(is_bare=is_bare), a_task(is_bare=is_bare)
        yield "run", run_object(run)
        yield "run", run_object(run, idempotency_key="order-17")
        yield "run", run_object(run, tasks=[task], problem=None if is_bare else "forbidden")
        yield "task", task_object(task)
        told = {} if is_bare else {"cause": "ValueError", "log": (line,), "log_problem": "gone"}
        failed = a_task(models.FailedTask, is_bare=is_bare, **told)
        failure = models.RunFailure(run=run, tasks=(failed,), not_run=2)
        yield "failure", failure_object(failure)
        yield "failure", failure_object(attrs.evolve(failure, tasks=(), problem="forbidden"))
        reason = models.Reason(kind=models.ReasonKind("new"), text="a", advice="b")
        yield "diagnosis", diagnosis_object(models.Diagnosis(run=run, reasons=(reason,)))
        yield (
            "diagnosis",
            diagnosis_object(models.Diagnosis(run=run, reasons=(), unseen=("a",), seen=("b",))),
        )
    yield "log_line", log_line_object(line)
    yield "log_line", log_line_object(bare_line)
    event = models.AssetEvent(
        id=1, asset_id=2, uri="s3://a", timestamp=WHEN, extra={"a": 1}, mark=None
    )
    yield "event", event_object(event)
    yield "event", event_object(attrs.evolve(event, mark="m", created_runs=(REF,)))
    values: list[JSON] = [None, 1, "a", [1], {"a": float("nan")}]
    for value in values:
        yield "result", result_object(REF, "load", key="k", map_index=None, value=value)
    yield "result", result_object(REF, "load", key="k", map_index=0, value=True)
    step = models.ReportStep(name="URL", seen="a", verdict="note")
    yield "report", as_json(models.Report(steps=(step,)))
    yield "report", as_json(models.Report(steps=(), error=errors.ConfigError("no URL")))
    for error in an_error_of_each_kind():
        yield "error", error_object(error)
    yield "error", error_object(ValueError("a"), "something else")
    change = {"dag_id": "sales", "path": "$.day", "text": "is required now", "breaks": True}
    yield "changes", {"is_current": False, "breaks": True, "changes": [change]}
    params: JSON = {"day": {"type": "string", "default": "monday"}, "any": {}}
    dags: JSON = {
        "sales": {"params": params, "description": "Of the day."},
        "orders": {"params": {}},
    }
    yield "export", {"version": 1, "dags": dags}


def an_error_of_each_kind() -> Iterator[errors.AirflowTriggerError]:
    where = errors.Where(dag_id="sales", run_id="a/b")
    api = {"status": 409, "detail": "no"}
    run = {"run": a_run()}
    more: dict[str, dict[str, Any]] = {
        "ConfError": {"problems": ["$: no"]},
        "TriggerUnconfirmed": {"ref": REF},
        "EventUnconfirmed": {"uri": "s3://a", "mark": "m"},
        "UnexpectedResponse": {"status": 200},
        "RunAlreadyExists": api | run,
        "IdempotencyConflict": api | run,
        "RunNotFinished": run,
        "RunFailed": run,
        "WaitTimeout": run | {"pending": [REF]},
    }
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, errors.AirflowTriggerError):
            given = more.get(name, api if issubclass(kind, errors.ApiError) else {})
            yield cast(Any, kind)("It is so.", **given)
            yield cast(Any, kind)("It is so.", **given, **where)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    printed = {one["$ref"].rpartition("/")[2] for one in SCHEMA["anyOf"]}
    assert printed <= SCHEMA["$defs"].keys()
    assert {kind for kind, _ in objects()} - {"task"} == printed
    assert all(kind.get("description") for kind in SCHEMA["$defs"].values())


@pytest.mark.parametrize("kind", VALUES)
def test_a_field_of_a_value_is_a_property_of_its_object_and_the_other_way_round(kind: str) -> None:
    schema = SCHEMA["$defs"][kind]
    fields = {field.name for field in attrs.fields(VALUES[kind])}

    assert set(schema["properties"]) == fields | MORE.get(kind, set())
    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) - set(schema["required"]) == OPTIONAL.get(kind, set())


def test_every_object_is_what_the_schema_says() -> None:
    for kind, value in objects():
        printed = dumps(cast(Any, value))

        assert printed.isascii()
        assert "\n" not in printed
        assert problems(kind, json.loads(printed)) == []


def test_no_object_may_have_a_property_that_the_schema_does_not_know() -> None:
    for kind, value in objects():
        assert problems(kind, {**cast("dict[str, object]", value), "new": 1})


def test_times_have_an_offset() -> None:
    assert run_object(a_run())["start_date"] == "2026-11-26T01:02:03.000045+05:30"
    utc = attrs.evolve(a_run(), start_date=datetime(2026, 11, 26, tzinfo=UTC))
    assert run_object(utc)["start_date"] == "2026-11-26T00:00:00+00:00"
    assert problems("time", "2026-11-26T00:00:00")


def test_a_ref_is_what_the_commands_take() -> None:
    for value in (run_object(a_run()), task_object(a_task())):
        assert RunRef.parse(str(value["ref"])) == REF


def test_an_error_names_its_run_its_status_and_whether_to_try_again() -> None:
    unconfirmed = errors.TriggerUnconfirmed("Maybe.", ref=REF)
    limited = errors.RateLimited("Slowly.", status=429, detail="no", dag_id="sales")

    assert error_object(unconfirmed) == {
        "error": {
            "type": "TriggerUnconfirmed",
            "message": "Maybe.",
            "retryable": False,
            "dag_id": "sales",
            "run_id": "a/b",
            "ref": "sales/a%2Fb",
            "status": None,
        }
    }
    about = error_object(limited)["error"]
    assert about == {
        "type": "RateLimited",
        "message": "Slowly.",
        "retryable": True,
        "dag_id": "sales",
        "run_id": None,
        "ref": None,
        "status": 429,
    }


def test_what_is_no_json_is_refused_and_not_shown() -> None:
    run = attrs.evolve(a_run(), note=cast(Any, {SECRET}))

    with pytest.raises(TypeError) as caught:
        run_object(run)
    assert SECRET not in str(caught.value)
