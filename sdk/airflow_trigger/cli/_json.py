"""The output of `--json`: one function for each kind of object in `output.schema.json`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias, cast

import attrs

from airflow_trigger.cli._text import visible
from airflow_trigger.errors import (
    AirflowTriggerError,
    ApiError,
    TriggerUnconfirmed,
    UnexpectedResponse,
)
from airflow_trigger.models import DagRun, LogLine, Reason, RunRef, TaskRun

if TYPE_CHECKING:
    from collections.abc import Iterable

    from airflow_trigger.models import JSON, AssetEvent, Diagnosis, RunFailure

    Value: TypeAlias = DagRun | TaskRun | LogLine | Reason | RunFailure | Diagnosis | AssetEvent

JsonObject: TypeAlias = "dict[str, JSON]"


def dumps(value: JSON) -> str:
    r"""JSON in ASCII, which contains no control characters and fits the encoding of every stream.

    Numbers that JSON does not have (NaN, infinities), which servers written in Python may send,
    become null.

    >>> print(dumps({"note": "\x9b31m"}))
    {"note": "\u009b31m"}
    """
    try:
        return json.dumps(value, allow_nan=False)
    except ValueError:
        return json.dumps(_finite(value), allow_nan=False)


def readable(value: JSON) -> str:
    r"""JSON for people: indented, with printable non-ASCII characters unescaped.

    >>> print(readable({"note": "café\u202e"}))
    {
      "note": "café\u202e"
    }
    """
    text = json.dumps(_finite(value), indent=2, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(map(_escaped, text))


def _escaped(character: str) -> str:
    if character == "\n" or visible(character) == character:
        return character
    return json.dumps(character)[1:-1]


def _finite(value: JSON) -> JSON:
    match value:
        case float() if not math.isfinite(value):
            return None
        case dict():
            return {name: _finite(item) for name, item in value.items()}
        case list():
            return [_finite(item) for item in value]
        case _:
            return value


def run_object(
    run: DagRun,
    *,
    idempotency_key: str | None = None,
    tasks: Iterable[TaskRun] | None = None,
    problem: str | None = None,
) -> JsonObject:
    """All fields of a run, and its `ref`.

    Args:
        run: The run.
        idempotency_key: The key that it was triggered with, for `trigger` and `run`.
        tasks: Its tasks, for `status`.
        problem: Why tasks are missing, for `status`; None if none are.
    """
    parts = _fields(run) | {"ref": str(run.ref)}
    if idempotency_key is not None:
        parts["idempotency_key"] = idempotency_key
    if tasks is not None:
        parts |= {"tasks": [task_object(task) for task in tasks], "problem": problem}
    return parts


def task_object(task: TaskRun) -> JsonObject:
    """All fields of a task, the `ref` of its run, and its `name`."""
    return _fields(task) | {"ref": str(task.ref), "name": task.name}


def log_line_object(line: LogLine) -> JsonObject:
    """All fields of a log line."""
    return _fields(line)


def failure_object(failure: RunFailure) -> JsonObject:
    """All fields of a failure."""
    return _fields(failure)


def diagnosis_object(diagnosis: Diagnosis) -> JsonObject:
    """All fields of a diagnosis."""
    return _fields(diagnosis)


def event_object(event: AssetEvent) -> JsonObject:
    """All fields of an event; the runs that it created are references."""
    return _fields(event)


def result_object(
    ref: RunRef, task_id: str, *, key: str, map_index: int | None, value: JSON
) -> JsonObject:
    """The return value of a task, with its run, task id and index."""
    return {
        "dag_id": ref.dag_id,
        "run_id": ref.run_id,
        "ref": str(ref),
        "task_id": task_id,
        "key": key,
        "map_index": map_index,
        "value": value,
    }


def error_object(error: Exception, message: str | None = None) -> JsonObject:
    """The error that a command ends with.

    Args:
        error: The error. Only errors of `airflow_trigger.errors` have a run and a status.
        message: The message to use instead of the error's own text.
    """
    about: JsonObject = {
        "type": type(error).__name__,
        "message": str(error) if message is None else message,
        "retryable": False,
        "dag_id": None,
        "run_id": None,
        "ref": None,
        "status": None,
    }
    if isinstance(error, AirflowTriggerError):
        about |= {"retryable": error.retryable} | _run_of(error)
    if isinstance(error, ApiError | UnexpectedResponse):
        about["status"] = error.status
    return {"error": about}


def _run_of(error: AirflowTriggerError) -> JsonObject:
    dag_id, run_id = error.dag_id, error.run_id
    if isinstance(error, TriggerUnconfirmed):
        dag_id, run_id = error.ref.dag_id, error.ref.run_id
    ref = str(RunRef(dag_id, run_id)) if dag_id and run_id else None
    return {"dag_id": dag_id, "run_id": run_id, "ref": ref}


def _fields(value: Value) -> JsonObject:
    return {name: _plain(item) for name, item in attrs.asdict(value, recurse=False).items()}


def _plain(value: object) -> JSON:
    match value:
        case None | bool() | int() | float():
            return value
        # This includes enums of strings.
        case str():
            return str(value)
        case datetime():
            return value.isoformat()
        case RunRef():
            return str(value)
        case DagRun():
            return run_object(value)
        case TaskRun():
            return task_object(value)
        case LogLine() | Reason():
            return _fields(value)
        case tuple():
            return [_plain(item) for item in cast("tuple[object, ...]", value)]
        case Mapping():
            # A conf or an extra, which is JSON already.
            return dict(cast("Mapping[str, JSON]", value))
        case _:
            raise TypeError(f"there is no JSON for a {type(value).__name__}")
