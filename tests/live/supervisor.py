"""Run a command so that nothing it starts outlives the caller, however the caller ends.

`supervised()` runs this file as a separate process, in its own session, with the read end of a
pipe. When the pipe closes - because the caller closed it or died of anything, SIGKILL included -
that process ends the command and every descendant. Airflow's tasks move to new sessions and lose
their parents, so a process group would miss them; a *subreaper* (Linux) inherits them instead.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import psutil

GRACE_SECONDS = 1.0
_PR_SET_CHILD_SUBREAPER = 36
_TERMINATED = 128 + signal.SIGTERM


@contextmanager
def supervised(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    cwd: Path,
    log: Path,
    restarts: int = 0,
    user: str | None = None,
) -> Generator[subprocess.Popen[bytes], None, None]:
    """Run `command` for as long as the block lasts, with its output in `log`.

    Yields the process of the supervisor: it ends when the command does, with the command's status.
    A command that ends by itself with a status other than 0 is restarted up to `restarts` times,
    unless SIGTERM told it to end. Running it as a given `user` requires root.
    """
    supervisor = [sys.executable, "-P", __file__, str(restarts), user or "", *command]
    with (
        log.open("ab") as output,
        subprocess.Popen(
            supervisor,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=env,
            cwd=cwd,
            start_new_session=True,
        ) as process,
    ):
        try:
            yield process
        finally:
            request_stop(process)
            process.wait()


def request_stop(process: subprocess.Popen[bytes]) -> None:
    """Tell a supervisor to end its command, without waiting for that."""
    if process.stdin:
        process.stdin.close()


def crash(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL a supervisor's command and all its descendants, parents before their children."""
    with suppress(psutil.NoSuchProcess):
        _send(signal.SIGKILL, psutil.Process(process.pid).children(recursive=True))


class Supervisor:
    def __init__(self, command: Sequence[str], *, restarts: int, user: str) -> None:
        self._command = command
        self._restarts = restarts
        self._user = pwd.getpwnam(user) if user else None
        self._stopping = False

    def run(self) -> int:
        """Run the command until it or this process is to end, and leave none of its descendants."""
        _become_subreaper()
        signal.signal(signal.SIGTERM, self._stop)
        threading.Thread(target=_stop_when_parent_is_gone, daemon=True).start()
        status = self._run_once()
        while status not in (0, _TERMINATED) and self._restarts > 0 and not self._stopping:
            self._restarts -= 1
            print(f"{self._command[0]} ended with status {status}: starting it again", flush=True)
            status = self._run_once()
        return status

    def _run_once(self) -> int:
        child = self._started()
        if self._stopping:  # the signal came before there was a process to end
            end_descendants()
        status = child.wait()
        end_descendants()
        return 128 - status if status < 0 else status

    def _started(self) -> subprocess.Popen[bytes]:
        if self._user is None:
            return subprocess.Popen(self._command, stdin=subprocess.DEVNULL)
        return subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            user=self._user.pw_uid,
            group=self._user.pw_gid,
            extra_groups=[],
        )

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        # Without raising: an exception could interrupt an end_descendants() that is running.
        self._stopping = True
        end_descendants()


def _become_subreaper() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _stop_when_parent_is_gone() -> None:
    os.read(0, 1)  # nothing is ever written, so it returns when the pipe closes
    os.kill(os.getpid(), signal.SIGTERM)


def end_descendants() -> None:
    """Send SIGTERM, then SIGKILL, until none is left: a dying process may still start another."""
    me = psutil.Process()
    doomed: set[psutil.Process] = set()
    deadline = time.monotonic() + GRACE_SECONDS
    while True:
        found = set(me.children(recursive=True))
        if time.monotonic() < deadline:
            _send(signal.SIGTERM, found - doomed)
        else:
            _send(signal.SIGKILL, found | doomed)
        doomed |= found
        _reap_orphans()
        if not any(process.is_running() for process in doomed):
            return
        time.sleep(0.02)


def _send(signum: signal.Signals, processes: Iterable[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.send_signal(signum)


def _reap_orphans() -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


if __name__ == "__main__":
    sys.exit(Supervisor(sys.argv[3:], restarts=int(sys.argv[1]), user=sys.argv[2]).run())
