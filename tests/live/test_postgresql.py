"""Test harness: PostgreSQL is stopped however its user ends."""

from __future__ import annotations

import multiprocessing
import shutil
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import psutil
import pytest

from tests.live.postgresql import cluster, initialize, installed_postgresql, served
from tests.live.serve import stopwatch

DEADLINE_SECONDS = 20.0


@pytest.fixture(scope="module")
def software() -> Path:
    return installed_postgresql(stopwatch())


def processes_of(folder: Path) -> list[psutil.Process]:
    """The server of the cluster, by its PID file, and the processes that it started."""
    pid = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
    server = psutil.Process(pid)
    return [server, *server.children(recursive=True)]


def hold(software: Path, started: Connection) -> None:
    with cluster(software) as folder:
        initialize(folder)
        with served(folder):
            started.send(folder)
            time.sleep(600)


def test_nothing_is_left_after_the_block(software: Path) -> None:
    """No PostgreSQL remains after the block."""
    with cluster(software) as folder:
        initialize(folder)
        with served(folder) as url:
            processes = processes_of(folder)
            assert url.endswith(f"?host={folder}")
        assert "database system is shut down" in (folder / "postgres.log").read_text()
    assert not [process for process in processes if process.is_running()]
    assert not folder.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has subreapers")
def test_nothing_runs_on_when_the_starter_is_killed(software: Path) -> None:
    """No PostgreSQL remains when its starter is killed."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    starter = context.Process(target=hold, args=(software, there))
    with here, there:
        starter.start()
        assert here.poll(DEADLINE_SECONDS)
        folder: Path = here.recv()
    processes = processes_of(folder)

    starter.kill()

    _, left = psutil.wait_procs(processes, timeout=DEADLINE_SECONDS)
    starter.join()
    shutil.rmtree(folder)  # which the killed starter could not do
    assert not left
