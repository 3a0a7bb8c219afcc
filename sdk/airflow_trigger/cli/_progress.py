"""Progress of a run during a wait: a live line on a terminal, single lines elsewhere."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from airflow_trigger.cli import _signals
from airflow_trigger.cli._live import draw, is_terminal, live_line, note

if TYPE_CHECKING:
    from airflow_trigger.client import AirflowClient
    from airflow_trigger.models import DagRun, RunRef

# Seconds without a change, after which the progress asks the server for the reason.
STANDSTILL = 60.0
# Without a live line: seconds without output, after which the state is printed again.
SILENCE = 300.0
# The tasks of larger runs are not counted: that would take many requests per poll.
MOST_TASKS = 1_000
STYLES = {"queued": "magenta", "running": "cyan", "success": "green", "failed": "red"}
DONE = {"success", "failed", "skipped", "upstream_failed", "removed"}


@contextmanager
def shown(airflow: AirflowClient, ref: RunRef) -> Generator[Progress]:
    """Report the progress of a run on stderr during a `with` block."""
    progress = Progress(airflow, ref, is_live=is_terminal())
    threading.Thread(target=progress.follow, daemon=True).start()
    try:
        if progress.is_live:
            with live_line(progress.line):
                yield progress
        else:
            yield progress
    finally:
        progress.end()


class Progress:
    """The progress of a run.

    A thread makes the additional requests, so they do not delay the wait. If one of them fails, the
    progress leaves out its information.
    """

    def __init__(self, airflow: AirflowClient, ref: RunRef, *, is_live: bool) -> None:
        self.is_live = is_live
        self._airflow = airflow
        self._ref = ref
        self._started = self._told_at = self._changed_at = time.monotonic()
        self._news = threading.Condition()
        self._polled: DagRun | None = None
        self._is_over = False
        self._seen: tuple[str, str] = ("", "")
        self._told: str = ""
        self._asked: set[tuple[str, str]] = set()
        self._may_count = True

    def polled(self, run: DagRun) -> None:
        """Take the latest state of the run; for `on_poll`."""
        with self._news:
            self._polled = run
            self._news.notify_all()

    def end(self) -> None:
        """Stop all output."""
        with self._news:
            self._is_over = True
            self._news.notify_all()

    def line(self) -> list[tuple[str, str]]:
        """The elapsed time, the state, how many tasks are done, and the DAG."""
        state, tasks = self._seen
        elapsed = timedelta(seconds=int(time.monotonic() - self._started))
        parts = [
            (f"{elapsed}  ", "dim"),
            (state or "waiting", STYLES.get(state, "")),
            (f"  {tasks}" if tasks else "", ""),
            (f"  {self._ref.dag_id}", "bold"),
        ]
        return [(text, style) for text, style in parts if text]

    def follow(self) -> None:
        """Report news until the end."""
        _signals.block()
        while self._wait_for_news():
            self.take(self._taken())

    def take(self, polled: DagRun | None) -> None:
        """Report the run as it was read, or with None repeat the last state if it is due."""
        if polled is not None:
            self._see(polled)
        self._tell()
        if polled is not None:
            self._explain()

    def _wait_for_news(self) -> bool:
        """Wait until the run is polled, or output is due; False at the end."""
        left = None if self.is_live else max(self._told_at + SILENCE - time.monotonic(), 0.0)
        with self._news:
            self._news.wait_for(lambda: self._is_over or self._polled is not None, left)
            return not self._is_over

    def _taken(self) -> DagRun | None:
        with self._news:
            polled, self._polled = self._polled, None
            return polled

    def _see(self, run: DagRun) -> None:
        seen = (str(run.state), self._counted(run))
        if seen != self._seen:
            self._seen, self._changed_at = seen, time.monotonic()

    def _counted(self, run: DagRun) -> str:
        """How many tasks are done; empty if that cannot be read."""
        from airflow_trigger.errors import PermissionDenied

        if not self._may_count or run.state == "queued" or run.is_finished:
            return ""
        with suppress(Exception):
            try:
                tasks = list(islice(self._airflow.tasks(run), MOST_TASKS + 1))
            except PermissionDenied:
                self._may_count = False
                return ""
            if 0 < len(tasks) <= MOST_TASKS:
                done = sum(task.state in DONE for task in tasks)
                return f"{done} of {len(tasks)} tasks"
        return ""

    def _tell(self) -> None:
        if self._is_over:
            return
        if self.is_live:
            draw()
            return
        state, _ = self._seen
        if state != self._told or time.monotonic() >= self._told_at + SILENCE:
            self._told, self._told_at = state, time.monotonic()
            note("".join(text for text, _ in self.line()))

    def _explain(self) -> None:
        """Report why the run does not progress, once for each state and count of finished tasks."""
        if time.monotonic() - self._changed_at < STANDSTILL or self._seen in self._asked:
            return
        self._asked.add(self._seen)
        with suppress(Exception):
            reasons = self._airflow.why(self._ref).reasons
            if reasons and not self._is_over:
                note(str(reasons[0]))
