"""The log of a task in the form of Airflow 2: text."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from airflow_trigger.testing._logs import TRACEBACK, Frame, Log, Raised
from airflow_trigger.testing._state import Airflow, FakeRun
from airflow_trigger.testing._tasks import WAITING, FakeTask

HOST = "worker.airflow.test"
ABOVE = (
    Frame("/opt/airflow/airflow/task/task_runner/standard_task_runner.py", 117, "_start_by_fork"),
    Frame("/opt/airflow/airflow/cli/commands/task_command.py", 483, "task_run"),
)
OURS = (
    Frame("/opt/airflow/airflow/models/taskinstance.py", 768, "_execute_task"),
    Frame("/opt/airflow/airflow/models/baseoperator.py", 424, "wrapper"),
)


def lines(airflow: Airflow, run: FakeRun, task: FakeTask, number: int) -> Iterator[str]:
    """The lines of the log of a try; the first is the name of the host."""
    if number < 1:
        yield "default_host"
        yield f"Error fetching the logs. Try number {number} is invalid."
        return
    yield HOST if task.try_number and task.start_date else ""
    log = task.log(number)
    grouped = airflow.is_since(2, 10)
    if grouped:
        yield " INFO - ::group::Log message source details"
    yield from (f"*** {line}" for line in _sources(run, task, number))
    if grouped:
        yield " INFO - ::endgroup::"
    if log is None:
        yield ""
        return
    for line in Written(airflow, run, task, number, log).lines():
        # The server drops empty lines.
        yield from (part for part in line.split("\n") if part.strip())


def _sources(run: FakeRun, task: FakeTask, number: int) -> Iterator[str]:
    mapped = f"/map_index={task.map_index}" if task.map_index >= 0 else ""
    folder = f"dag_id={run.dag_id}/run_id={run.run_id}/task_id={task.task_id}{mapped}"
    is_there = task.log(number) is not None
    if is_there:
        yield "Found local files:"
        yield f"  * /opt/airflow/logs/{folder}/attempt={number}.log"
    if task.is_at_work or not (is_there or task.state in WAITING):
        url = f"http://{HOST}:8793/log/{folder}/attempt={number}.log"
        yield f"Could not read served logs: Client error '404 NOT FOUND' for url '{url}'"


@attrs.frozen
class Written:
    """The log lines of a try."""

    airflow: Airflow
    run: FakeRun
    task: FakeTask
    number: int
    log: Log

    def entry(self, place: str, level: str, text: str) -> str:
        moment = self.log.at.isoformat(timespec="milliseconds").replace("+00:00", "+0000")
        return f"[{moment}] {{{place}}} {level} - {text}"

    def lines(self) -> Iterator[str]:
        grouped = self.airflow.is_since(2, 9)
        if grouped:
            group = "::group::Pre task execution logs"
            yield self.entry("local_task_job_runner.py:123", "INFO", group)
        attempts = max(self.number, self.task.max_tries + 1)
        start = f"Starting attempt {self.number} of {attempts}"
        yield self.entry("taskinstance.py:2885", "INFO", start)
        if grouped:
            yield self.entry("taskinstance.py:740", "INFO", "::endgroup::")
        for line in self.log.lines:
            yield self.entry("logging_mixin.py:190", "INFO", line)
        outcome = self.task.outcomes.get(self.number)
        if self.log.is_stopped:
            yield from self._stopped()
        elif self.log.raised:
            yield from self._failed(self.log.raised)
        elif outcome == "success":
            yield from self._succeeded()
        elif outcome is not None:
            words = "Task exited with return code -9. For more information, see the documentation"
            yield self.entry("local_task_job_runner.py:266", "INFO", words)

    def _stopped(self) -> Iterator[str]:
        runner = "local_task_job_runner.py:346"
        words = "State of this instance has been externally set to failed. Terminating instance."
        yield self.entry(runner, "WARNING", words)
        words = "Received SIGTERM. Terminating subprocesses."
        yield self.entry("taskinstance.py:3095", "ERROR", words)
        yield from self._end(143)

    def _succeeded(self) -> Iterator[str]:
        yield from self._opening()
        yield self._mark("SUCCESS")
        yield from self._end(0)

    def _failed(self, raised: tuple[Raised, ...]) -> Iterator[str]:
        # On 2.9, the last group begins before the exception; since 2.10, after it.
        opens_late = self.airflow.is_since(2, 10)
        if not opens_late:
            yield from self._opening()
        yield self.entry("taskinstance.py:3313", "ERROR", "Task failed with exception")
        yield from self._traceback(raised, OURS)
        yield self._mark("FAILED")
        if opens_late:
            yield from self._opening()
        words = f"Failed to execute job 7 for task {self.task.task_id} ({raised[0].words}; 4711)"
        yield self.entry("standard_task_runner.py:124", "ERROR", words)
        if self.airflow.is_since(2, 10):
            yield from self._traceback(raised, (*ABOVE, *OURS))
        yield from self._end(1)

    def _opening(self) -> Iterator[str]:
        if self.airflow.is_since(2, 9):
            group = "::group::Post task execution logs"
            yield self.entry("taskinstance.py:349", "INFO", group)

    def _mark(self, state: str) -> str:
        day = f"{self.log.at:%Y%m%dT%H%M%S}"
        of_run = f"run_id={self.run.run_id}, " if self.airflow.is_since(2, 9) else ""
        words = (
            f"Marking task as {state}. dag_id={self.run.dag_id}, task_id={self.task.task_id}, "
            f"{of_run}execution_date={day}, start_date={day}, end_date={day}"
        )
        return self.entry("taskinstance.py:1226", "INFO", words)

    def _end(self, code: int) -> Iterator[str]:
        runner = "local_task_job_runner.py"
        yield self.entry(f"{runner}:266", "INFO", f"Task exited with return code {code}")
        words = "0 downstream tasks scheduled from follow-on schedule check"
        yield self.entry("taskinstance.py:3925", "INFO", words)
        if self.airflow.is_since(2, 9):
            yield self.entry(f"{runner}:245", "INFO", "::endgroup::")

    def _traceback(self, raised: tuple[Raised, ...], ours: tuple[Frame, ...]) -> Iterator[str]:
        """A traceback as Python prints it: the cause comes first."""
        authors = (Frame(self.airflow.dags[self.run.dag_id].fileloc, 12, self.task.task_id),)
        for place, one in reversed(list(enumerate(raised))):
            yield TRACEBACK.rstrip()
            for frame in (*(ours if place == 0 else ()), *(one.frames or authors)):
                yield f'  File "{frame.file}", line {frame.line}, in {frame.name}'
            yield f"{one.full_kind}: {one.words}" if one.words else one.full_kind
            yield from one.notes
            if place:
                how = "The above exception was the direct cause of the following exception:"
                other = "During handling of the above exception, another exception occurred:"
                yield how if one.is_cause else other
