"""The exception that a task failed with, extracted from its log."""

from __future__ import annotations

import json
from typing import Any

import pytest

from airflow_trigger._flows.causes import LONGEST_CAUSE, JsonCause, TextCause, text_of_detail
from airflow_trigger._flows.log_lines import Splitter

AIRFLOWS = "/venv/lib/python3.11/site-packages/airflow/models/taskinstance.py"
AUTHORS = "/opt/airflow/dags/sales.py"
STAMP = "[2026-11-26T11:22:17.322+0000] {taskinstance.py:3337}"


def of_text(*lines: str) -> str | None:
    cause = TextCause()
    # Line by line: where the log is cut into pieces must not matter.
    for line in lines:
        cause.note([line.encode()])
    return cause.text()


def of_json(*lines: dict[str, Any]) -> str | None:
    cause = JsonCause()
    for line in lines:
        cause.note([json.dumps(line).encode()])
    return cause.text()


def frames(*files: str) -> list[str]:
    return [
        line
        for number, file in enumerate(files)
        for line in (f'  File "{file}", line {number}, in load', "    work()")
    ]


def raised(kind: str = "ValueError", value: str = "no file", **fields: Any) -> dict[str, Any]:
    own = {"filename": AUTHORS, "lineno": 7, "name": "load"}
    airflows = {"filename": AIRFLOWS, "lineno": 1, "name": "run"}
    return {"exc_type": kind, "exc_value": value, "frames": [airflows, own], **fields}


def failed(*chain: dict[str, Any]) -> dict[str, Any]:
    return {"event": "Task failed with exception", "error_detail": list(chain)}


HEAD = "Traceback (most recent call last):"


def test_a_traceback_is_told_from_its_end_without_airflows_frames() -> None:
    cause = of_text(
        f"{STAMP} ERROR - Task failed with exception",
        HEAD,
        *frames(AUTHORS),
        "OSError: the disk is asleep",
        "The above exception was the direct cause of the following exception:",
        HEAD,
        *frames(AIRFLOWS, AUTHORS),
        "ValueError: no file",
        f"{STAMP} INFO - Marking task as FAILED.",
        f"{STAMP} ERROR - Failed to execute job 3 for task load (no file; 15784)",
        HEAD,
        *frames(AIRFLOWS, AIRFLOWS, AUTHORS),
        "ValueError: no file",
        f"{STAMP} INFO - Task exited with return code 1",
    )

    assert cause == "\n".join(
        [
            "ValueError: no file",
            f'  File "{AUTHORS}", line 1, in load',
            "    work()",
            "caused by OSError: the disk is asleep",
            f'  File "{AUTHORS}", line 0, in load',
            "    work()",
        ]
    )


def test_frames_of_airflow_that_the_author_has_called_come_after_the_authors() -> None:
    cause = of_text(HEAD, *frames(AIRFLOWS, AUTHORS, AIRFLOWS), "TimeoutError")

    assert cause is not None
    assert [line for line in cause.split("\n") if "File" in line] == [
        f'  File "{AUTHORS}", line 1, in load',
        f'  File "{AIRFLOWS}", line 2, in load',
    ]


def test_a_failure_inside_airflow_shows_its_innermost_frames() -> None:
    cause = of_text(HEAD, *frames(*[AIRFLOWS] * 50), "KeyError: 'gone'")

    assert cause is not None
    assert cause.startswith("KeyError: 'gone'\n")
    assert cause.count("File") == 4
    assert "line 49" in cause


def test_a_message_that_quotes_a_traceback_is_a_message() -> None:
    cause = of_text(HEAD, *frames(AUTHORS), "ValueError: first", HEAD, "  like one")

    assert (cause or "").startswith(f"ValueError: first\n{HEAD}\n  like one\n  File")


def test_the_failure_wins_over_what_was_caught_before_and_after() -> None:
    caught = [HEAD, *frames(AUTHORS), "KeyError: 'caught'"]
    cause = of_text(
        f"{STAMP} ERROR - caught, and went on",
        *caught,
        f"{STAMP} ERROR - Task failed with exception",
        HEAD,
        *frames(AUTHORS),
        "ValueError: no file",
        f"{STAMP} ERROR - in a callback",
        *caught,
    )

    assert (cause or "").startswith("ValueError: no file")
    detail = [raised("KeyError", "'caught'")]
    logged = {"event": "caught, and went on", "error_detail": detail}
    assert (of_json(logged, failed(raised()), logged) or "").startswith("ValueError: no file")


def test_a_task_that_was_killed_did_not_fail_with_what_it_caught_before() -> None:
    caught = [f"{STAMP} ERROR - caught", HEAD, *frames(AUTHORS), "KeyError: 'caught'"]

    assert of_text(*caught, f"{STAMP} INFO - Task exited with return code -9.") is None
    logged = {"event": "caught", "error_detail": [raised()]}
    assert of_json(logged, {"event": "Process terminated by signal. Likely …"}) is None


def test_a_traceback_without_anything_around_it_is_found() -> None:
    assert (of_text("working", HEAD, *frames(AUTHORS), "ValueError: x") or "").startswith(
        "ValueError: x\n"
    )


def test_a_traceback_that_ends_early_is_told_of() -> None:
    assert "is missing" in (of_text(HEAD, *frames(AUTHORS)) or "")
    assert of_text(HEAD) is None


def test_the_members_of_a_group_are_told_with_it_on_both_versions() -> None:
    text = of_text(
        f"{STAMP} ERROR - Task failed with exception",
        f"  + Exception Group {HEAD}",
        f'  |   File "{AUTHORS}", line 43, in load',
        "  | ExceptionGroup: several (2 sub-exceptions)",
        "  +-+---------------- 1 ----------------",
        "    | ValueError: one",
        "    +---------------- 2 ----------------",
        "    | OSError: two",
        "    +------------------------------------",
    )
    members = [[raised("ValueError", "one", frames=[])], [raised("OSError", "two", frames=[])]]
    group = raised("ExceptionGroup", "several (2 sub-exceptions)", exceptions=members)
    detail = of_json(failed(group))

    for cause in (text, detail):
        assert (cause or "").split("\n")[:3] == [
            "ExceptionGroup: several (2 sub-exceptions)",
            "  | ValueError: one",
            "  | OSError: two",
        ]


def test_a_chain_of_airflow_3_says_how_each_led_to_the_next() -> None:
    cause = of_json(
        failed(
            raised(exc_notes=["look at the disk"]),
            raised("OSError", "asleep", is_cause=True),
            raised("KeyError", "'disk'", is_cause=False),
        )
    )

    frame = f'  File "{AUTHORS}", line 7, in load'
    assert (cause or "").split("\n") == [
        "ValueError: no file",
        "  look at the disk",
        frame,
        "caused by OSError: asleep",
        frame,
        "while handling KeyError: 'disk'",
        frame,
    ]


def test_an_exit_has_its_code() -> None:
    assert of_json({"event": "Task exited", "exit_code": 3}) == "SystemExit: 3"


@pytest.mark.parametrize("detail", [None, "", 3, {}, [], [3], ["x", None]])
def test_what_is_no_exception_is_none(detail: object) -> None:
    assert text_of_detail(detail) is None
    assert of_json({"event": "Task failed with exception", "error_detail": detail}) is None


@pytest.mark.parametrize(
    "detail",
    [
        {},
        {"exc_type": None, "exc_value": 3, "exc_notes": "no", "frames": "none", "exceptions": 3},
        {"exc_type": "\ud800", "frames": [None, 3, {"filename": 4}]},
    ],
)
def test_an_exception_of_an_unusual_shape_is_told_as_far_as_it_can_be(
    detail: dict[str, Any],
) -> None:
    assert text_of_detail([detail])


def test_an_exception_of_any_size_is_told_in_a_text_that_can_be_read() -> None:
    endless = raised("RecursionError", "x" * 10_000_000, frames=[raised()["frames"][1]] * 1000)
    for _ in range(200):
        endless = raised("ExceptionGroup", "g", exceptions=[[endless]] * 2)
        if len(json.dumps(endless)) > 30_000_000:
            break
    splitter, cause = Splitter(), JsonCause()
    cause.note(splitter.feed(json.dumps(failed(raised(value="x" * 10_000_000))).encode() + b"\n"))

    for text in (cause.text(), text_of_detail([endless] * 100)):
        assert text is not None
        assert len(text) < LONGEST_CAUSE + 100
    assert (cause.text() or "").startswith("ValueError: xxx")
    assert f'File "{AUTHORS}"' in (cause.text() or "")

    lines = [HEAD, *frames(AUTHORS), "ValueError: x", *["y" * 10_000] * 10_000]
    assert len(of_text(*lines) or "") < LONGEST_CAUSE + 100


TRACEBACK = [HEAD, f'  File "{AUTHORS}", line 12, in load']
FRAME = TRACEBACK[1]


@pytest.mark.parametrize("row", ["2026-01-02 3 rows", "[2026-01-02, 3]", "2026-01-02T00:00:00 3"])
def test_a_message_goes_on_after_a_line_that_begins_with_a_date(row: str) -> None:
    cause = of_text(
        f"{STAMP} ERROR - Task failed with exception",
        *TRACEBACK,
        "ValueError: these rows are wrong:",
        row,
        f"{STAMP} ERROR - Task exited with return code 1",
    )

    assert cause == f"ValueError: these rows are wrong:\n{row}\n{FRAME}"


def test_a_log_in_a_format_of_its_own_has_its_exception() -> None:
    cause = of_text(
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
    line = {"event": "Task failed with exception", "error_detail": detail}

    assert of_json(line) == "ValueError: no file"
