"""Test harness: a component that crashes ends its workers and restarts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.live.component import Running
from tests.live.releases import CannotRun
from tests.live.settings import Component, Secrets

DEADLINE_SECONDS = 20.0

# It has a worker, and both ignore SIGTERM.
AIRFLOW = """#!/bin/sh
trap '' TERM
echo $$ >> pids
sh -c 'echo $$ >> pids; while :; do sleep 600; done' &
while :; do sleep 600; done
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    program = tmp_path / "bin" / "airflow"
    program.parent.mkdir()
    program.write_text(AIRFLOW)
    program.chmod(0o755)
    return tmp_path


@pytest.fixture
def component(home: Path) -> Iterator[Running]:
    settings = Component("webserver", ("webserver",))
    env = {"PATH": "/usr/bin:/bin"}
    with Running(settings, venv=home, home=home, env=env, secret=Secrets()) as running:
        yield running


def processes(home: Path, count: int) -> list[psutil.Process]:
    """The last two processes, once `count` have been started."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    pids: list[str] = []
    while len(pids) < count:
        assert time.monotonic() < deadline, pids
        time.sleep(0.02)
        pids = (home / "pids").read_text().split() if (home / "pids").exists() else []
    return [psutil.Process(int(pid)) for pid in pids[-2:]]


def test_a_crash_ends_it_and_its_workers_at_once(component: Running, home: Path) -> None:
    """A crash ends a component and its workers at once."""
    crashed = processes(home, 2)

    start = time.monotonic()
    component.crash()

    assert time.monotonic() - start < 1.0  # the grace period after a SIGTERM
    assert not [process for process in crashed if process.is_running()]
    assert component.status == 128 + 9


def test_it_starts_again_beside_the_pid_files_of_a_crash(component: Running, home: Path) -> None:
    """A component restarts although a crash left its PID files."""
    processes(home, 2)
    left_over = home / "airflow-webserver-monitor.pid"
    left_over.write_text("1")

    component.crash()
    component.start()

    assert [process.is_running() for process in processes(home, 4)] == [True, True]
    assert component.status is None
    assert not left_over.exists()


def test_nothing_is_left_and_nothing_starts_after_its_end(home: Path) -> None:
    """No process of a component remains or starts after its end."""
    settings = Component("webserver", ("webserver",))
    with Running(settings, venv=home, home=home, env={}, secret=Secrets()) as component:
        ended = processes(home, 2)
        component.crash()
        component.start()
        ended += processes(home, 4)

    assert not [process for process in ended if process.is_running()]
    with pytest.raises(CannotRun, match="is being stopped"):
        component.start()
