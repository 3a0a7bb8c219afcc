"""The log of a task as Airflow 2 writes it: text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from airflow_trigger.testing._logs import TRACEBACK, Frame, Log, Raised
from airflow_trigger.testing._state import Airflow, FakeRun
from airflow_trigger.testing._tasks import FakeTask

HOST = "worker.airflow.test"
OURS = (
    Frame("/opt/airflow/airflow/models/taskinstance.py", 768, "_execute_task"),
    Frame("/opt/airflow/airflow/models/baseoperator.py", 424, "wrapper"),
)


def lines(airflow: Airflow, run: FakeRun, task: FakeTask, number: int) -> Iterable[str]:
    """The lines of the log of a try, the host's name first."""
    if number < 1:
        yield "default_host"
        yield f"Error fetching the logs. Try number {number} is invalid."
        return
    yield HOST if task.try_number else ""
    log = task.log(number)
    path = _path(run, task, number)
    found = [f"  * {path}"] if log is not None else []
    source = "Found local files:" if found else _lost(path)
    grouped = airflow.is_since(2, 9)
    if grouped:
        yield " INFO - ::group::Log message source details"
    yield f"*** {source}"
    yield from (f"*** {line}" for line in found)
    if grouped:
        yield " INFO - ::endgroup::"
    if log is not None:
        yield from _written(run, task, number, log)


def _path(run: FakeRun, task: FakeTask, number: int) -> str:
    mapped = f"/map_index={task.map_index}" if task.map_index >= 0 else ""
    folder = f"dag_id={run.dag_id}/run_id={run.run_id}/task_id={task.task_id}{mapped}"
    return f"/opt/airflow/logs/{folder}/attempt={number}.log"


def _lost(path: str) -> str:
    url = path.replace("/opt/airflow/logs", f"http://{HOST}:8793/log")
    return (
        f"Could not read served logs: Client error '404 NOT FOUND' for url '{url}'\n"
        "For more information check: "
        "https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/404"
    )


def _written(run: FakeRun, task: FakeTask, number: int, log: Log) -> Iterator[str]:
    def entry(place: str, level: str, text: str) -> str:
        moment = log.at.isoformat(timespec="milliseconds").replace("+00:00", "+0000")
        return f"[{moment}] {{{place}}} {level} - {text}"

    yield entry("local_task_job_runner.py:123", "INFO", "::group::Pre task execution logs")
    attempts = f"Starting attempt {number} of {max(number, task.max_tries + 1)}"
    yield entry("taskinstance.py:2885", "INFO", attempts)
    yield entry("taskinstance.py:740", "INFO", "::endgroup::")
    for line in log.placed():
        if line is not None:
            yield entry("logging_mixin.py:190", "INFO", line)
        elif log.raised:
            yield entry("taskinstance.py:3313", "ERROR", "Task failed with exception")
            yield from _traceback(run, task, log.raised)
    outcome = task.outcomes.get(number)
    if outcome is None:
        return
    yield entry("taskinstance.py:349", "INFO", "::group::Post task execution logs")
    state = outcome.upper()
    day = f"{log.at:%Y%m%dT%H%M%S}"
    yield entry(
        "taskinstance.py:1226",
        "INFO",
        f"Marking task as {state}. dag_id={run.dag_id}, task_id={task.task_id}, "
        f"run_id={run.run_id}, execution_date={day}, start_date={day}, end_date={day}",
    )
    code = int(outcome != "success")
    runner = "local_task_job_runner.py"
    yield entry(f"{runner}:266", "INFO", f"Task exited with return code {code}")
    downstream = "0 downstream tasks scheduled from follow-on schedule check"
    yield entry("taskinstance.py:3925", "INFO", downstream)
    yield entry(f"{runner}:245", "INFO", "::endgroup::")


def _traceback(run: FakeRun, task: FakeTask, raised: tuple[Raised, ...]) -> Iterator[str]:
    """As Python prints it: what was the cause comes first."""
    for place, one in reversed(list(enumerate(raised))):
        own = one.frames or (Frame(f"/opt/airflow/dags/{run.dag_id}.py", 12, task.task_id),)
        yield TRACEBACK.rstrip()
        for frame in (*(OURS if place == 0 else ()), *own):
            yield f'  File "{frame.file}", line {frame.line}, in {frame.name}'
        yield from (f"{one.full_kind}: {one.words}" if one.words else one.full_kind).split("\n")
        yield from one.notes
        if place:
            how = "The above exception was the direct cause of the following exception:"
            other = "During handling of the above exception, another exception occurred:"
            yield from ("", how if one.is_cause else other, "")
