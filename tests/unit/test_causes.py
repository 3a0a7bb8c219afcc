"""The exception that a task failed with, in logs of unusual shapes."""

from __future__ import annotations

import json

import pytest

from airflow_trigger._flows.causes import JsonCause, TextCause

RECORD = "[2026-11-26T11:15:05.123+0000] {taskinstance.py:3337} ERROR - "
TRACEBACK = [
    "Traceback (most recent call last):",
    '  File "/opt/airflow/dags/sales.py", line 12, in load',
]
FRAME = TRACEBACK[1]


def cause_in_text(*lines: str) -> str | None:
    cause = TextCause()
    cause.note([line.encode() for line in lines])
    return cause.text()


def cause_in_detail(detail: object) -> str | None:
    line = {"event": "Task failed with exception", "level": "error", "error_detail": detail}
    cause = JsonCause()
    cause.note([json.dumps(line).encode()])
    return cause.text()


@pytest.mark.parametrize("row", ["2026-01-02 3 rows", "[2026-01-02, 3]", "2026-01-02T00:00:00 3"])
def test_a_message_goes_on_after_a_line_that_begins_with_a_date(row: str) -> None:
    cause = cause_in_text(
        f"{RECORD}Task failed with exception",
        *TRACEBACK,
        "ValueError: these rows are wrong:",
        row,
        f"{RECORD}Task exited with return code 1",
    )

    assert cause == f"ValueError: these rows are wrong:\n{row}\n{FRAME}"


def test_a_log_in_a_format_of_its_own_has_its_exception() -> None:
    cause = cause_in_text(
        "2026-11-26 11:15:05 | ERROR | Task failed with exception",
        *TRACEBACK,
        "ValueError: no file",
        "2026-11-26 11:15:05 | INFO | Task exited with return code 1",
    )

    assert cause == f"ValueError: no file\n{FRAME}"


@pytest.mark.parametrize(
    "detail", ["ValueError: no file", {"exc_type": "ValueError", "exc_value": "no file"}]
)
def test_an_exception_that_is_no_list_is_shown_too(detail: object) -> None:
    assert cause_in_detail(detail) == "ValueError: no file"
