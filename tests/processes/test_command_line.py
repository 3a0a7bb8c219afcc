"""`trigger`, `run` and `wait` as real processes: exit statuses, signals, terminals and pipes."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from airflow_trigger._flows.run_ids import name_of_key
from airflow_trigger._version import VERSION
from airflow_trigger.errors import documentation
from airflow_trigger.models import RunRef
from airflow_trigger.testing import FakeAirflow
from tests.processes.command_line import GUARD, Screen, of, on_terminal, run, started

SECRET = "Zq7-of-the-command"
KEYED = str(RunRef("sales", name_of_key("order-17")))
ENDED = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


@pytest.fixture
def fake() -> FakeAirflow:
    fake = FakeAirflow()
    fake.add_dag("sales", params={"year": {"type": "integer", "default": 2026}})
    fake.add_dag("paused", is_paused=True)
    return fake


@pytest.fixture
def settings(fake: FakeAirflow) -> Iterator[dict[str, str]]:
    with fake.serving() as url:
        yield of(fake, url)


@contextmanager
def silent_server() -> Generator[tuple[dict[str, str], socket.socket]]:
    """A server that accepts connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        yield {"URL": url, "TOKEN": "token"}, listening


@pytest.mark.parametrize(
    ("changed", "arguments", "status", "words"),
    [
        ({}, "run sales --key order-17", 0, "success after"),
        ({}, "trigger sales --set year=2025", 0, "Started, queued: http"),
        ({}, "trigger", 2, "Missing argument 'DAG_ID'"),
        ({}, "trigger sales --unknown", 2, "No such option"),
        ({}, "trigger sales --deadline soon", 2, "is not a duration"),
        ({}, "trigger sales --deadline 0", 2, "deadline must be"),
        ({}, "run sales --poll-interval 0", 2, "poll_interval must be"),
        ({}, "trigger sales --key a --run-id b", 2, "not both"),
        ({}, "trigger sales --on-failed rerun", 2, "needs --key"),
        ({}, "trigger sales --run-id a/b", 2, "has a slash"),
        ({}, "trigger sales --logical-date 2026-11-26", 2, "has no time zone"),
        ({}, "trigger sales --set year=x", 2, "is not of type 'integer'"),
        ({}, "trigger sales --set yaer=7", 2, "did you mean 'year'?"),
        ({}, "trigger sales --conf [1]", 2, "expected a JSON object"),
        ({}, "trigger paused", 2, "with --on-paused unpause"),
        ({"URL": ""}, "trigger sales", 2, "AIRFLOW_TRIGGER_URL"),
        ({}, "wait sales", 2, "does not identify a run"),
        ({"PASSWORD": SECRET}, "trigger sales", 3, "Error: "),
        ({}, "trigger unknown", 5, "was not found"),
        ({}, "wait sales/unknown", 5, "Error: "),
        ({"URL": "http://127.0.0.1:9"}, "trigger sales --deadline 1s", 75, "nothing was started"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_end_has_its_exit_status(
    fake: FakeAirflow,
    settings: dict[str, str],
    changed: dict[str, str],
    arguments: str,
    status: int,
    words: str,
) -> None:
    fake.runs_take(polls=0)
    done = run(settings | changed, *arguments.split())

    assert (done.returncode, words in done.stderr) == (status, True), done.stderr
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert (done.stdout == "") == (status != 0)
    assert status == 0 or not fake.runs("sales")


def test_a_run_that_fails_ends_with_1_and_its_digest(
    fake: FakeAirflow, settings: dict[str, str]
) -> None:
    fake.runs_take(polls=0, state="failed")
    done = run(settings, "run", "sales", "--key", "order-17")

    assert (done.returncode, done.stdout) == (1, f"{KEYED}\n")
    assert "failed" in done.stderr
    again = run(settings, "wait", "sales", "--key", "order-17", "--json")
    assert (again.returncode, json.loads(again.stdout)["state"]) == (1, "failed")


def test_a_wait_that_is_over_ends_with_4_and_says_how_to_go_on(settings: dict[str, str]) -> None:
    done = run(settings, "run", "sales", "--key", "order-17", "--timeout", "0.1s")

    assert (done.returncode, done.stdout) == (4, f"{KEYED}\n")
    assert f"airflow-trigger wait {KEYED}" in done.stderr


@pytest.mark.parametrize(("key", "status"), [([], 6), (["--key", "order-17"], 75)])
def test_without_a_word_from_the_server_the_same_command_is_safe_only_with_a_key(
    fake: FakeAirflow, settings: dict[str, str], key: list[str], status: int
) -> None:
    fake.lose_response(times=1_000)
    fake.lose_response(times=1_000, on="runs")
    done = run(settings, "trigger", "sales", *key, "--deadline", "20s", "--json")

    assert done.returncode == status
    error = json.loads(done.stdout)["error"]
    assert (error["type"], error["retryable"]) == ("TriggerUnconfirmed", status == 75)
    assert f"airflow-trigger status {error['ref']}" in done.stderr
    assert len(fake.runs("sales")) == 1


def test_a_key_that_the_command_made_makes_it_safe_to_repeat(
    fake: FakeAirflow, settings: dict[str, str]
) -> None:
    first = run(settings, "trigger", "sales")
    found = re.search(r"--key (cli-\S+)\n", first.stderr)
    assert found is not None
    again = run(settings, "trigger", "sales", "--key", found[1])

    assert (again.returncode, again.stdout) == (0, first.stdout)
    assert "Already exists" in again.stderr
    assert len(fake.runs("sales")) == 1


@pytest.mark.parametrize("number", ENDED, ids=lambda number: number.name)
def test_a_signal_leaves_the_run_alone_and_says_how_to_go_on(
    fake: FakeAirflow, settings: dict[str, str], number: signal.Signals
) -> None:
    with started(settings, "run", "sales", "--key", "order-17") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"{KEYED}\n"
        process.send_signal(number)
        _, stderr = process.communicate(timeout=GUARD)

    assert process.returncode == ENDED[number]
    assert f"The run continues. Wait for it: airflow-trigger wait {KEYED}\n" in stderr
    assert "Traceback" not in stderr
    (left,) = fake.runs("sales")
    assert not left.is_finished


def test_ctrl_c_while_a_server_is_stuck_names_the_run_that_may_exist(
    fake: FakeAirflow, settings: dict[str, str]
) -> None:
    fake.slow(GUARD, on="trigger")
    with started(settings, "trigger", "sales", "--key", "order 17") as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("Starting sales/key__order-17__")
        while not fake.requests("trigger"):
            pass
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=GUARD)

    assert (process.returncode, stdout) == (130, "")
    assert "The run may exist. To check: airflow-trigger status sales/key__order-17__" in stderr
    assert "--key 'order 17'" in stderr


def test_ctrl_c_before_the_trigger_says_that_nothing_was_started() -> None:
    with (
        silent_server() as (settings, listening),
        started(settings, "trigger", "sales", "--set", "year=7") as process,
    ):
        connection, _ = listening.accept()
        with connection:
            assert connection.recv(10)
            process.send_signal(signal.SIGTERM)
            stdout, stderr = process.communicate(timeout=GUARD)

    assert (process.returncode, stdout) == (143, "")
    assert stderr.endswith("Interrupted. Nothing was started.\n")


STUCK = """
import os, signal, sys, threading, time
from airflow_trigger.cli import _signals
signal.signal(signal.SIGINT, signal.default_int_handler)
_signals.GRACE = float(sys.argv[1])
with _signals.handled():
    _signals.last_words.are("last words")
    # As a look-up in C does: no signal ends it.
    while True:
        try:
            print("ready", flush=True)
            time.sleep(60)
        except BaseException:
            pass
"""


@pytest.mark.parametrize(("grace", "signals"), [("0.1", 1), ("60", 2)])
def test_what_no_signal_ends_is_ended_by_a_second_one_or_after_a_while(
    grace: str, signals: int
) -> None:
    command = [sys.executable, "-c", STUCK, grace]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for _ in range(signals):
            process.stdout.readline()
            process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=GUARD)

    assert (process.returncode, stderr) == (130, "last words\n")


def test_what_is_told_to_ignore_a_signal_ignores_it(settings: dict[str, str]) -> None:
    script = "trap '' HUP; exec \"$@\""
    command = ["sh", "-c", script, "sh", sys.executable, "-c", IGNORING]
    done = subprocess.run(command, capture_output=True, text=True, timeout=GUARD)

    assert (done.returncode, done.stdout) == (0, "went on\n")


IGNORING = """
import os, signal
from airflow_trigger.cli import _signals
with _signals.handled():
    os.kill(os.getpid(), signal.SIGHUP)
    print("went on")
"""


def test_on_a_terminal_one_line_tells_how_it_goes_on_and_leaves_nothing_behind(
    fake: FakeAirflow, settings: dict[str, str]
) -> None:
    with on_terminal(settings, "run", "sales", "--key", "order-17", columns=40) as terminal:
        terminal.until(b"queued")
        (left,) = fake.runs("sales")
        terminal.resize(20)
        fake.start(left)
        terminal.until(b"running")
        terminal.resize(60)
        terminal.until(b"0 of 1 tasks")
        fake.finish(left)
        assert terminal.end() == 0

    drawn = terminal.shown.split(b"\x1b[2K")[1:-1]
    assert drawn
    assert all(b"\n" not in line for line in drawn)
    screen = Screen(40).feed(terminal.shown)
    assert [line for line in screen.lines if "tasks" in line or "0:00:0" in line] == []
    assert screen.lines[-2].startswith("success after ")


def test_a_live_line_is_shorter_than_the_terminal_by_the_ctrl_c_that_it_shows(
    settings: dict[str, str],
) -> None:
    with on_terminal(settings, "run", "sales", columns=15) as terminal:
        terminal.until(b"\x1b[35mque")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.end() == 143

    lines = terminal.shown.split(b"\r\x1b[2K")[1:-1]
    plain = [re.sub(rb"\x1b\[[0-9;]*m", b"", line) for line in lines]
    assert max(map(len, plain)) < 15 - len("^C")


def test_the_report_of_the_doctor_is_indented_below_its_steps_on_a_terminal(
    fake: FakeAirflow, settings: dict[str, str]
) -> None:
    fake.set_dag("sales", state="paused")
    with on_terminal(settings, "doctor", "sales", columns=70) as terminal:
        assert terminal.end() == 2

    screen = Screen(70).feed(terminal.shown)
    (first,) = (number for number, line in enumerate(screen.lines) if line.startswith("DAG  "))
    assert screen.widest <= 70
    assert screen.lines[first].index("DAG 'sales'") == len("DAG processor  FAILS  ")
    assert screen.lines[first + 1].startswith(" " * len("DAG processor  FAILS  "))
    assert b"\x1b[1;31mFAILS\x1b[0m" in terminal.shown
    assert b"\x1b[32mok\x1b[0m" in terminal.shown


def test_ctrl_c_on_a_terminal_erases_the_line_and_says_how_to_go_on(
    settings: dict[str, str],
) -> None:
    with on_terminal(settings, "run", "sales", "--key", "order-17", columns=100) as terminal:
        terminal.until(b"queued\x1b")
        os.write(terminal.fd, b"\x03")
        assert terminal.end() == 130

    screen = Screen(100).feed(terminal.shown)
    assert screen.lines[-2].endswith(
        f"The run continues. Wait for it: airflow-trigger wait {KEYED}"
    )
    assert screen.lines[-1] == ""
    assert b"?25l" not in terminal.shown


@pytest.mark.parametrize("variables", [{"TERM": "dumb"}, {"NO_COLOR": "1"}], ids=str)
def test_a_terminal_that_wants_no_colours_gets_none(
    fake: FakeAirflow, settings: dict[str, str], variables: dict[str, str]
) -> None:
    fake.runs_take(polls=1)
    with on_terminal(settings, "run", "sales", variables=variables) as terminal:
        assert terminal.end() == 0

    assert not re.search(rb"\x1b\[[0-9;]*3[0-9]m", terminal.shown)
    assert (b"\x1b" in terminal.shown) == ("NO_COLOR" in variables)


def test_without_a_terminal_there_are_lines_and_no_escapes(
    fake: FakeAirflow, settings: dict[str, str]
) -> None:
    fake.runs_take(polls=1)
    done = run(settings, "run", "sales", "--key", "order-17")

    assert (done.returncode, done.stdout) == (0, f"{KEYED}\n")
    assert "running" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr


def test_a_reader_that_goes_away_does_not_change_how_the_run_ends(
    fake: FakeAirflow, settings: dict[str, str]
) -> None:
    fake.runs_take(polls=1, state="failed")
    with started(settings, "run", "sales") as process:
        assert process.stdout is not None
        process.stdout.close()
        process.stdout = None
        _, stderr = process.communicate(timeout=GUARD)

    assert process.returncode == 1
    assert "BrokenPipe" not in stderr


def test_a_full_disk_is_an_error_of_its_own(settings: dict[str, str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "airflow_trigger", "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=GUARD,
        )

    assert done.returncode == 74
    assert done.stderr == "Error: The output cannot be written: No space left on device.\n"


WITHOUT_CLICK = """
import runpy, sys
sys.modules["click"] = None
if sys.argv[1] == "-m":
    del sys.argv[1]
    runpy.run_module("airflow_trigger", run_name="__main__", alter_sys=True)
from airflow_trigger.cli import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ("--version", 0, f"airflow-trigger {VERSION}\n"),
        ("trigger sales", 2, "from the same index, with the extra `cli`"),
        ("trigger sales", 2, f"\nSee {documentation()}/install.html\n"),
        ("-m doctor --help", 0, "usage: python -m airflow_trigger doctor"),
        ("-m trigger sales", 2, "invalid choice: 'trigger'"),
    ],
)
def test_without_the_extra_the_version_and_the_doctor_are_left(
    arguments: str, status: int, words: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_CLICK, *arguments.split()],
        capture_output=True,
        text=True,
        timeout=GUARD,
    )

    assert (done.returncode, words in done.stdout + done.stderr) == (status, True), done.stderr
    assert "Traceback" not in done.stderr


def test_python_m_runs_the_whole_command_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "airflow_trigger", "run", "--help"],
        capture_output=True,
        text=True,
        timeout=GUARD,
    )

    assert done.returncode == 0
    assert done.stdout.startswith("Usage: python -m airflow_trigger run [OPTIONS] DAG_ID\n")
