"""The methods of the fake that advance runs and set the states of their tasks."""

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
    """The methods of the fake that control runs and their tasks."""

    api: Api
    url: str
    _airflow: Airflow
    _server: V1Server | V2Server
    _lock: threading.RLock

    def start(self, run: DagRun | RunRef) -> DagRun:
        """Start a queued run and its first tasks.

        Args:
            run: The run.

        Returns:
            The run as a client would read it now.

        Raises:
            ValueError: The run does not exist or is not queued, or its DAG is paused.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales")
        >>> with fake.client() as airflow:
        ...     run = airflow.trigger("sales")
        >>> print(fake.start(run).state)
        running
        """
        with self._lock:
            found = self._found(run)
            if found.state != "queued":
                raise ValueError(f"The run {run.run_id!r} is {found.state}")
            self._begin(found)
            return self._shown(found)

    def finish(self, run: DagRun | RunRef, *, state: Outcome = "success") -> DagRun:
        """Finish a run; a queued run is started first.

        With the state "failed", the last task has failed and all others have succeeded; `fail`
        selects another task.

        Args:
            run: The run.
            state: The state in which it ends.

        Returns:
            The run as a client would read it now.

        Raises:
            ValueError: The run does not exist or has already finished, or it is queued and its DAG
                is paused.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales")
        >>> with fake.client() as airflow:
        ...     run = airflow.trigger("sales")
        >>> print(fake.finish(run).state)
        success
        """
        refuse_other("state", state, Outcome)
        with self._lock:
            found = self._unfinished(run)
            if found.state == "queued":
                self._begin(found)
            self._airflow.finish(found, state)
            return self._shown(found)

    def runs_take(self, polls: int, *, state: Outcome = "success") -> None:
        """Make all runs advance by themselves whenever they are read.

        Runs of a paused DAG, and runs that cannot start yet, stay queued. Reading a DAG that is
        draining counts as reading each of its runs.

        Args:
            polls: How often a client sees a run as running before it sees the run as finished.
            state: The state in which the runs end.

        Raises:
            ValueError: The state is unknown.

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
        r"""Make a run fail because of one of its tasks.

        Downstream tasks are `upstream_failed`. All others have succeeded, except tasks in a state
        set by `set_task`.

        Args:
            run: The run, queued or running.
            task: The id of the task that fails.
            log: What the task printed. If it ends with a traceback, or its last line is an
                exception such as "ValueError: no file", that is the exception that the task failed
                with, and each version writes it in its own format. The lines of an iterable are
                read while they are sent, so a log need not fit into memory; an iterator can be read
                by one request only.
            exception: The exception that the task failed with, with its causes.
            map_index: The index of the instance, if the task is mapped.

        Returns:
            The run as a client would read it now.

        Raises:
            ValueError: The run does not exist or has already finished, its DAG is paused, or the
                task is not among the tasks passed to `add_dag`.

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
        """Set the state of a task; the state of the run does not change.

        Args:
            run: The run.
            task: The id of the task.
            state: The state. None: not scheduled yet.
            map_index: The index of the instance, if the task is mapped. The first index makes the
                task a mapped one, and also creates the instances with lower indexes.
            try_number: The number of the try. None: incremented if a new try begins.
            pool: The pool whose slots the task uses.
            note: The note on the task.
            operator: The name of the operator's class.
            trigger: The class path of the trigger that a task in the state "deferred" waits for.
            state_reason: Why a rule of the retry policy ended the task. Airflow 3.4 and later
                return it until the next try begins.

        Raises:
            ValueError: The run does not exist, the task is not among the tasks passed to `add_dag`,
                or it is mapped and the index is missing.

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
        """Set the log of a try, replacing an earlier log.

        Args:
            run: The run.
            task: The id of the task.
            text: The log, as the argument `log` of `fail`. None: the log is lost, as if its
                retention time were over.
            exception: The exception that the try failed with, with its causes.
            try_number: The number of the try. None: the last try, or the first if there is none.
            map_index: The index of the instance, if the task is mapped.

        Raises:
            ValueError: As for `set_task`.

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
        """Add unmet dependencies to Airflow's report of why a task does not start.

        The fake itself reports a paused DAG, a run that is not running, upstream tasks that have
        not succeeded, and a pool without free slots. The report covers only tasks in the states
        None and "scheduled"; it exists from Airflow 2.10.

        Args:
            run: The run.
            task: The id of the task.
            reasons: Airflow's name of the dependency → why it is not met.
            map_index: The index of the instance, if the task is mapped.

        Raises:
            ValueError: As for `set_task`.

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
        """Set an XCom of a task.

        Args:
            run: The run.
            task: The id of the task.
            value: The value, as JSON. Airflow serializes a date as a mapping with "__classname__".
            key: The key of the XCom. "return_value" is the task's return value.
            map_index: The index of the instance, if the task is mapped.

        Raises:
            TypeError: The value is not JSON.
            ValueError: The value is not JSON, or as for `set_task`.

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
