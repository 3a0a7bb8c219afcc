"""Test harness: no process of a supervised command remains, however it ends."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import Popen

import psutil
import pytest

from tests.live.supervisor import supervised

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has subreapers")

DEADLINE_SECONDS = 20.0

# Two processes that ignore SIGTERM and write down their ids; one has its own session and, as
# the process between the two has ended, no parent.
STUBBORN = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
if os.fork() == 0:
    os.setsid()
    if os.fork() > 0:
        os._exit(0)
os.write(os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND), b"%d " % os.getpid())
time.sleep(600)
"""


def stubborn(pids: Path) -> AbstractContextManager[Popen[bytes]]:
    command = [sys.executable, "-c", STUBBORN, str(pids)]
    return supervised(command, env=os.environ, cwd=pids.parent, log=pids.with_name("log"))


def hold_stubborn(pids: Path) -> None:
    with stubborn(pids):
        time.sleep(600)


def both_started(pids: Path) -> list[psutil.Process]:
    deadline = time.monotonic() + DEADLINE_SECONDS
    while len(found := pids.read_text().split()) < 2:
        assert time.monotonic() < deadline, pids.with_name("log").read_text()
        time.sleep(0.02)
    return [psutil.Process(int(pid)) for pid in found]


@pytest.fixture
def pids(tmp_path: Path) -> Path:
    path = tmp_path / "pids"
    path.touch()
    return path


def test_nothing_is_left_after_the_block(pids: Path) -> None:
    """No process remains after the block."""
    with stubborn(pids):
        processes = both_started(pids)
    assert not [process for process in processes if process.is_running()]


def test_nothing_is_left_when_the_parent_is_killed(pids: Path) -> None:
    """No process remains when the parent is killed."""
    parent = multiprocessing.get_context("spawn").Process(target=hold_stubborn, args=(pids,))
    parent.start()
    processes = both_started(pids)
    parent.kill()
    _, left = psutil.wait_procs(processes, timeout=DEADLINE_SECONDS)
    parent.join()
    assert not left


def test_nothing_is_left_when_the_command_is_killed(pids: Path) -> None:
    """No process remains when the command is killed."""
    with stubborn(pids) as supervisor:
        processes = both_started(pids)
        command = next(one for one in processes if os.getsid(one.pid) == supervisor.pid)
        command.kill()
        assert supervisor.wait(DEADLINE_SECONDS) == 128 + 9
        assert not [process for process in processes if process.is_running()]


def test_a_command_that_dies_is_started_again(tmp_path: Path) -> None:
    """A command that dies is restarted."""
    script = "import sys; print('hello', flush=True); sys.exit(3)"
    command, log = [sys.executable, "-c", script], tmp_path / "log"
    with supervised(command, env=os.environ, cwd=tmp_path, log=log, restarts=1) as supervisor:
        assert supervisor.wait(DEADLINE_SECONDS) == 3
    assert log.read_text().count("hello") == 2
