"""Exit statuses, pipes and encodings of the commands that look at runs and act on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Literal, TypeAlias

import pytest

from airflow_trigger.testing import FakeAirflow
from tests.processes.command_line import of
from tests.processes.in_shell import shell

URI = "s3://warehouse/orders"
# For tests that do not depend on the version.
OF_ONE_VERSION = pytest.mark.parametrize("fake", ["3.3.2"], indirect=True)
Shell: TypeAlias = Callable[..., CompletedProcess[bytes]]


@pytest.fixture(params=["2.11.2", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    fake.add_dag("sales", tasks=["extract", "load", "report"])
    fake.add_asset(URI)
    fake.add_user("reader", "secret", permissions=["read"])
    with fake.client() as airflow:
        queued = airflow.trigger("sales", {"text": "表"}, run_id="queued", note="表")
        failed = airflow.trigger("sales", run_id="failed")
    fake.set_task(queued, "load", state=None)
    fake.fail(failed, task="load", log="\n".join(f"line {n} 表" for n in range(5_000)))
    fake.push_xcom(failed, "extract", {"rows": 3, "text": "表"})
    return fake


@pytest.fixture
def run(fake: FakeAirflow, tmp_path: Path) -> Iterator[Shell]:
    """Runs a shell script."""

    def in_shell(script: str, **more: str) -> CompletedProcess[bytes]:
        return shell(script, tmp_path, of(fake, url), **more)

    with fake.serving() as url:
        yield in_shell


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("status sales/failed", 0),
        ("status sales/queued", 0),
        ("status sales", 2),
        ("status sales/failed --nonsense", 2),
        ("status sales/unknown", 5),
        ("failure sales/failed", 0),
        ("failure sales/queued", 0),
        ("failure sales/failed --log-lines -1", 2),
        ("failure sales/unknown", 5),
        ("log sales/failed load", 0),
        ("log sales/failed lod", 5),
        ("log sales/failed load --last 0", 2),
        ("log sales/unknown load", 5),
        ("result sales/failed extract", 0),
        ("result sales/failed report", 5),
        ("result sales/queued load", 75),
        ("result sales/failed extract --map-index x", 2),
        ("why sales/queued", 0),
        ("why sales/unknown", 5),
        ("cancel sales/failed", 0),
        ("cancel sales/unknown", 5),
        ("rerun sales/failed", 0),
        ("rerun sales/queued", 75),
        ("rerun sales/unknown", 5),
        (f"emit {URI}", 0),
        (f"emit {URI} --extra [", 2),
        ("emit s3://unknown", 5),
        ("doctor sales", 0),
        ("doctor unknown", 5),
    ],
)
def test_a_command_ends_with_the_status_that_it_documents(
    run: Shell, command: str, status: int
) -> None:
    done = run(f"airflow-trigger {command}")

    assert done.returncode == status, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Warning" not in done.stderr
    # The doctor prints its report, whatever it finds.
    assert bool(done.stdout) is (status == 0 or command.startswith("doctor"))


@OF_ONE_VERSION
@pytest.mark.parametrize(
    "command",
    [
        "status sales/failed",
        "failure sales/failed",
        "log sales/failed load",
        "result sales/failed extract",
        "why sales/queued",
        "cancel sales/queued",
        "rerun sales/failed",
        f"emit {URI}",
        "doctor",
    ],
)
def test_credentials_that_are_refused_end_it_with_3_and_no_server_with_75(
    run: Shell, command: str
) -> None:
    secret = "Zq7-of-the-command"
    for changed, status in (
        ({"AIRFLOW_TRIGGER_PASSWORD": secret}, 3),
        ({"AIRFLOW_TRIGGER_URL": "http://127.0.0.1:9", "AIRFLOW_TRIGGER_TOKEN": "t"}, 75),
        ({"AIRFLOW_TRIGGER_URL": ""}, 2),
    ):
        done = run(f"timeout 100 airflow-trigger {command} --json", **changed)

        assert done.returncode == status, done.stderr
        assert secret.encode() not in done.stdout + done.stderr
        assert b"Traceback" not in done.stderr
        (printed,) = done.stdout.splitlines()
        about = json.loads(printed)
        assert about["error"]["retryable"] is (status == 75)


@pytest.mark.parametrize("command", ["cancel sales/queued", "rerun sales/failed", f"emit {URI}"])
def test_who_may_only_read_is_refused_with_3(run: Shell, command: str) -> None:
    reader = {"AIRFLOW_TRIGGER_USERNAME": "reader", "AIRFLOW_TRIGGER_PASSWORD": "secret"}
    done = run(f"airflow-trigger {command} --json", **reader)

    assert done.returncode == 3, done.stderr
    assert json.loads(done.stdout)["error"]["type"] == "PermissionDenied"


@OF_ONE_VERSION
@pytest.mark.parametrize(
    "command", ["log sales/failed load", "failure sales/failed --log-lines 999"]
)
def test_a_reader_that_has_had_enough_ends_it_quietly(run: Shell, command: str) -> None:
    done = run(f"airflow-trigger {command} | head -n 1; echo ${{PIPESTATUS[0]}}")

    first, status = done.stdout.decode().splitlines()
    assert first
    assert status == "0"
    assert done.stderr == b""


Closed: TypeAlias = Literal[">&-", "2>&-", ">&- 2>&-", "<&-"]


@OF_ONE_VERSION
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_streams_that_are_closed_change_nothing_else(run: Shell, closed: Closed) -> None:
    for command, status in (("log sales/failed load", 0), ("status sales/unknown", 5)):
        done = run(f"airflow-trigger {command} {closed}")

        assert done.returncode == status
        assert b"Traceback" not in done.stderr
        if ">&- " in closed or status:
            assert done.stdout == b""


@OF_ONE_VERSION
@pytest.mark.parametrize(
    "encoding", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_an_encoding_that_lacks_a_character_is_no_fault(
    run: Shell, encoding: dict[str, str]
) -> None:
    for command in (
        "status sales/queued",
        "failure sales/failed",
        "log sales/failed load",
        "result sales/failed extract",
        "why sales/queued",
        "log sales/failed 表",
        "doctor 表",
    ):
        done = run(f"airflow-trigger {command}", **encoding)

        assert done.returncode in (0, 2, 5)
        assert b"Traceback" not in done.stderr


@OF_ONE_VERSION
def test_a_value_is_for_people_on_a_terminal_and_for_programs_elsewhere(run: Shell) -> None:
    piped = run("airflow-trigger result sales/failed extract | cat")
    shown = run("script -qec 'airflow-trigger result sales/failed extract' /dev/null < /dev/null")

    assert piped.stdout == b'{"rows": 3, "text": "\\u8868"}\n'
    lines = shown.stdout.decode().replace("\r", "")
    assert lines == '{\n  "rows": 3,\n  "text": "表"\n}\n'
