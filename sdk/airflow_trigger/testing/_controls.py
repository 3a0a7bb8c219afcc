"""What a test says of the runs: how they go on, and what becomes of their tasks."""

from __future__ import annotations

import threading
from collections.abc import Mapping

import httpx

from airflow_trigger._adapters import load_adapter
from airflow_trigger._arguments import (
    must_be_a,
    must_be_count,
    must_be_text,
    refuse_other,
)
from airflow_trigger.models import JSON, Api, DagRun, RunRef
from airflow_trigger.testing._logs import Log, Text
from airflow_trigger.testing._state import Airflow, FakeRun, Outcome, Pace
from airflow_trigger.testing._tasks import RETURN_VALUE, FakeTask, TaskStateName, as_json
from airflow_trigger.testing._v1 import V1Server
from airflow_trigger.testing._v2 import V2Server


class RunControls:
    """What a test says of the runs, and of their tasks."""

    api: Api
    url: str
    _airflow: Airflow
    _server: V1Server | V2Server
    _lock: threading.RLock

    def start(self, run: DagRun | RunRef) -> DagRun:
        """Let a queued run begin, and its first tasks with it.

        Raises:
            ValueError: There is no such run, it is not queued, or its DAG is paused.
        """
        with self._lock:
            found = self._found(run)
            if found.state != "queued":
                raise ValueError(f"The run {run.run_id!r} is {found.state}")
            self._begin(found)
            return self._shown(found)

    def finish(self, run: DagRun | RunRef, *, state: Outcome = "success") -> DagRun:
        """Let a run end, after it has begun.

        If it fails, it does because of its last task, the others having succeeded; see `fail`.

        Raises:
            ValueError: There is no such run, it ended before, or its DAG is paused and keeps it.
        """
        refuse_other("state", state, Outcome)
        with self._lock:
            found = self._unfinished(run)
            if found.state == "queued":
                self._begin(found)
            self._airflow.finish(found, state)
            return self._shown(found)

    def runs_take(self, polls: int, *, state: Outcome = "success") -> None:
        """Let all runs go on by themselves, but for those that wait or are paused.

        To read a DAG that drains counts as to read each of its runs.

        Args:
            polls: How many times a run is read as running before it is read as finished.
            state: In which state it ends.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales")
        >>> fake.runs_take(polls=0, state="failed")
        >>> with fake.client() as airflow:
        ...     print(airflow.wait(airflow.trigger("sales"), raise_on_failure=False).state)
        failed
        """
        refuse_other("state", state, Outcome)
        with self._lock:
            self._airflow.pace = Pace(polls, state)

    def fail(
        self,
        run: DagRun | RunRef,
        *,
        task: str,
        log: Text | None = None,
        exception: BaseException | None = None,
        map_index: int | None = None,
    ) -> DagRun:
        r"""Let a run fail because of one of its tasks.

        The tasks that come after it are `upstream_failed`; all others have succeeded, but for those
        of which `set_task` said otherwise.

        Args:
            run: It is queued or running.
            task: The task id.
            log: What the task printed. If its last line is an exception, such as "ValueError: no
                file", or it ends with a traceback, then by that it failed, and each version shows
                it in its way. An iterable of lines is read while they are sent, so that a log need
                not fit into memory; an iterator is gone with the first request that reads it.
            exception: By what it failed, with the causes of that.
            map_index: Which of the instances of a mapped task.

        Raises:
            ValueError: There is no such run, it ended before, its DAG is paused, or `add_dag`
                declared no such task.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales", tasks=["extract", "load", "report"])
        >>> with fake.client() as airflow:
        ...     run = airflow.trigger("sales")
        >>> run = fake.fail(run, task="load", log="reading\nValueError: the file is missing")
        >>> print(run.state)
        failed
        """
        with self._lock:
            found = self._unfinished(run)
            failing = self._task(run, task, map_index)
            if found.state == "queued":
                self._begin(found)
            self._airflow.fail(found, failing)
            if log is not None or exception is not None:
                written = Log.of("" if log is None else log, self._airflow.now, exception)
                failing.logs[failing.try_number] = written
            return self._shown(found)

    def set_task(
        self,
        run: DagRun | RunRef,
        task: str,
        *,
        state: TaskStateName | None,
        map_index: int | None = None,
        try_number: int | None = None,
        pool: str | None = None,
        note: str | None = None,
        operator: str | None = None,
        trigger: str | None = None,
        state_reason: str | None = None,
    ) -> None:
        """Put a task of a run into a state; the run itself stays as it is.

        Args:
            run: Which run.
            task: The task id.
            state: None: not scheduled yet.
            map_index: Which of the instances of a mapped task; the first that is named makes it a
                mapped one, and those before it come into being too.
            try_number: None: one more than before where a try begins.
            pool: The pool that its slot is of.
            note: What a person wrote about it.
            operator: The name of its class.
            trigger: The path of the class of what it waits for in the state "deferred".
            state_reason: What a rule of its retry policy says of its end, which Airflow shows from
                3.4 on, until the next try begins.

        Raises:
            ValueError: There is no such run, or `add_dag` declared no such task, or it is mapped
                and the map index is missing.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales", tasks=["load"])
        >>> with fake.client() as airflow:
        ...     run = fake.start(airflow.trigger("sales"))
        >>> fake.set_task(run, "load", state="up_for_retry", note="the database was away")
        """
        if state is not None:
            refuse_other("state", state, TaskStateName)
        with self._lock:
            found = self._task(run, task, map_index)
            found.put(state, self._airflow.now, counts_ahead=self._airflow.is_since(3, 4))
            if try_number is not None:
                must_be_count("try_number", try_number, least=0)
                found.try_number = try_number
            found.pool = _or(pool, found.pool, "pool")
            found.note = found.note if note is None else _or(note, "", "note")
            found.operator = _or(operator, found.operator, "operator")
            found.trigger = _or(trigger, found.trigger, "trigger")
            if state_reason is not None:
                must_be_text("state_reason", state_reason)
                found.state_reason = state_reason

    def write_log(
        self,
        run: DagRun | RunRef,
        task: str,
        text: Text | None,
        *,
        exception: BaseException | None = None,
        try_number: int | None = None,
        map_index: int | None = None,
    ) -> None:
        """Write the log of a task, in the place of the one that there is.

        Args:
            run: Which run.
            task: The task id.
            text: As `log` of `fail`. None: it is lost, as one is whose time is over.
            exception: By what the try failed, with the causes of that.
            try_number: Of which try. None: of the last, or of the first if there was none yet.
            map_index: Which of the instances of a mapped task.

        Raises:
            ValueError: As of `set_task`.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales", tasks=["load"])
        >>> with fake.client() as airflow:
        ...     run = fake.finish(airflow.trigger("sales"))
        >>> fake.write_log(run, "load", "3 rows")
        """
        with self._lock:
            found = self._task(run, task, map_index)
            number = max(found.last_try, 1) if try_number is None else try_number
            must_be_count("try_number", number, least=1)
            log = None if text is None else Log.of(text, self._airflow.now, exception)
            found.logs[number] = log

    def depend(
        self,
        run: DagRun | RunRef,
        task: str,
        reasons: Mapping[str, str],
        *,
        map_index: int | None = None,
    ) -> None:
        """Say why a task does not start, besides what the fake finds by itself.

        By itself it finds a paused DAG, a run that is not running, tasks before it that have not
        succeeded, and a pool without slots. The report speaks only of tasks in the states None and
        "scheduled", and Airflow has it from 2.10 on.

        Args:
            run: Which run.
            task: The task id.
            reasons: Name of a dependency, as Airflow calls it → why it is not met.
            map_index: Which of the instances of a mapped task.

        Raises:
            ValueError: As of `set_task`.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales", tasks=["load"])
        >>> with fake.client() as airflow:
        ...     run = airflow.trigger("sales")
        >>> fake.depend(run, "load", {"Previous Dagrun State": "the one before has failed"})
        """
        must_be_a(Mapping, "reasons", reasons, called="a mapping of names to texts")
        with self._lock:
            self._task(run, task, map_index).reasons |= dict(reasons)

    def push_xcom(
        self,
        run: DagRun | RunRef,
        task: str,
        value: JSON,
        *,
        key: str = RETURN_VALUE,
        map_index: int | None = None,
    ) -> None:
        """Give a task an XCom; the key of what it returned is "return_value".

        Args:
            run: Which run.
            task: The task id.
            value: As JSON. What Airflow writes for a date is a mapping with "__classname__".
            key: Its name.
            map_index: Which of the instances of a mapped task.

        Raises:
            TypeError, ValueError: The value is not JSON, or as of `set_task`.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales", tasks=["summarise"])
        >>> with fake.client() as airflow:
        ...     run = fake.finish(airflow.trigger("sales"))
        >>> fake.push_xcom(run, "summarise", {"rows": 3})
        """
        must_be_text("key", key)
        copied = as_json(value)
        with self._lock:
            found = self._task(run, task, map_index)
            found.xcoms[key] = copied, self._airflow.now

    def _begin(self, run: FakeRun) -> None:
        if self._airflow.dags[run.dag_id].is_paused:
            raise ValueError(f"The DAG {run.dag_id!r} is paused: its run {run.run_id!r} waits")
        self._airflow.start(run)

    def _unfinished(self, run: DagRun | RunRef) -> FakeRun:
        found = self._found(run)
        if found.is_finished:
            raise ValueError(f"The run {run.run_id!r} is {found.state} already")
        return found

    def _task(self, run: DagRun | RunRef, task_id: str, map_index: int | None) -> FakeTask:
        must_be_text("task", task_id)
        if map_index is not None:
            must_be_count("map_index", map_index, least=0)
        return self._found(run).tasks.named(task_id, map_index)

    def _found(self, run: DagRun | RunRef) -> FakeRun:
        must_be_a((DagRun, RunRef), "the run", run, called="a DagRun or a RunRef(dag_id, run_id)")
        found = self._airflow.run(run.dag_id, run.run_id)
        if found is None:
            raise ValueError(f"The DAG {run.dag_id!r} has no run {run.run_id!r}")
        return found

    def _shown(self, run: FakeRun) -> DagRun:
        content = self._server.shown(run)
        request = load_adapter(self.api, self.url).get_run(run.dag_id, run.run_id)
        return request.parse(httpx.Response(200, content=content.content))


def _or(given: str | None, before: str, name: str) -> str:
    if given is None:
        return before
    must_be_text(name, given)
    return given
