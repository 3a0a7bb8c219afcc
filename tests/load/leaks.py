"""What a child process must not leave behind, and errors in it that must not go unnoticed."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import threading
from types import TracebackType
from typing import Any, Self

import psutil

from airflow_trigger.events import Event, RetryEvent

GUARD_SECONDS = 10


class Watch:
    """Collects problems while its block runs and looks for leaks after it; exits with them all."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self._process = psutil.Process()

    def event(self, event: Event) -> None:
        """A hook for clients: the stub never fails, so every retry is an error of ours."""
        if isinstance(event, RetryEvent):
            self.problems.append(f"a retry: {event}")

    def loop_exception(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        del loop
        self.problems.append(f"in the event loop: {context}")

    def tasks(self) -> None:
        """To be called at the end of a main task: no other task may be left."""
        others = asyncio.all_tasks() - {asyncio.current_task()}
        self.problems += [f"a task is left: {task!r}" for task in others]

    def __enter__(self) -> Self:
        # Leaving a batch early is logged as a warning, which is not needed here.
        logging.getLogger("airflow_trigger").addHandler(logging.NullHandler())
        sys.unraisablehook = self._unraisable
        threading.excepthook = self._thread_exception
        self._descriptors = self._open_descriptors()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is not None:
            return
        gc.collect()
        self._look_for_threads()
        left = self._open_descriptors() - self._descriptors
        self.problems += [f"left open: {descriptor}" for descriptor in sorted(left)]
        if self.problems:
            sys.exit("\n".join(self.problems))

    def _look_for_threads(self) -> None:
        for thread in threading.enumerate():
            if thread is threading.main_thread():
                continue
            # A batch that was left does not wait for its reading thread, but that thread ends.
            thread.join(GUARD_SECONDS)
            if thread.is_alive():
                self.problems.append(f"a thread is left: {thread!r}")

    def _open_descriptors(self) -> set[str]:
        sockets = {f"{end.fd} {end}" for end in self._process.net_connections()}
        return sockets | {f"{file.fd} {file.path}" for file in self._process.open_files()}

    def _unraisable(self, event: sys.UnraisableHookArgs) -> None:
        self.problems.append(f"unraisable: {event.exc_value!r} in {event.object!r}")

    def _thread_exception(self, event: threading.ExceptHookArgs) -> None:
        self.problems.append(f"in {event.thread!r}: {event.exc_value!r}")
