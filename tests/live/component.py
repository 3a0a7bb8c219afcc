"""A component of a server as a process, which tests may kill and start again."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.live.releases import CannotRun
from tests.live.settings import Component, Secrets
from tests.live.supervisor import crash, request_stop, supervised


class Running:
    """Runs a component for as long as a `with` block lasts, except while it is crashed.

    After the block it refuses to start, as a test may try that from a thread that still runs.
    """

    def __init__(
        self,
        component: Component,
        *,
        venv: Path,
        home: Path,
        env: Mapping[str, str],
        secret: Secrets,
    ) -> None:
        self.name = component.name
        self._command = [str(venv / "bin" / "airflow"), *component.arguments]
        self._restarts = component.restarts
        self._home = home
        self._env = env
        self._secret = secret
        self._log = home / f"{component.name}.log"
        self._lock = threading.Lock()
        self._closed = False
        self._process: subprocess.Popen[bytes] | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.request_stop()
        with self._lock:
            self._stack.close()

    def start(self) -> None:
        with self._lock:
            if self._closed:
                raise CannotRun(f"the {self.name} is not started: its server is being stopped")
            # Their process is gone, and its id may by now belong to another one.
            for left_over in self._home.glob(f"airflow-{self.name}*.pid"):
                left_over.unlink()
            self._process = self._stack.enter_context(
                supervised(
                    self._command,
                    env=self._env,
                    cwd=self._home,
                    log=self._log,
                    restarts=self._restarts,
                )
            )

    def crash(self) -> None:
        """Send SIGKILL to the component and its workers; returns when all are gone."""
        with self._lock:
            if self._process:
                crash(self._process)
            self._stack.close()

    def request_stop(self) -> None:
        """Stop it for good, without waiting for its end."""
        with self._lock:
            self._closed = True
            if self._process:
                request_stop(self._process)

    @property
    def pid(self) -> int | None:
        """The id of the process whose descendants are the component; None before the start."""
        return self._process.pid if self._process else None

    @property
    def status(self) -> int | None:
        """Its exit status; None while it runs."""
        return self._process.poll() if self._process else None

    def log_tail(self) -> str:
        return self._secret.redacted_tail(self._log)
