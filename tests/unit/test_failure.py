"""Why a run failed: the tasks that failed by themselves, and a digest for people."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import attrs
import pytest

from airflow_trigger import AirflowClient, DagRun, RetryPolicy, RunRef, errors
from airflow_trigger._flows.failure import MOST_LOGS, digest
from airflow_trigger.events import Event
from airflow_trigger.models import DagRunState, FailedTask, LogLine, RunFailure
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_fake
from tests.unit.scripted_logs import a_task

SECRET = "hunter2"


@pytest.fixture(params=["2.7.3", "2.11.2", "3.0.6", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    fake.add_dag("sales", tasks=["extract", "load", "check", "report"])
    return fake


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture
def client(mode: Mode, fake: FakeAirflow) -> Iterator[AirflowClient]:
    with open_fake(mode, fake) as client:
        yield client


@pytest.fixture
def run(fake: FakeAirflow) -> DagRun:
    with fake.client() as airflow:
        return fake.start(airflow.trigger("sales", run_id="r1"))


def wake_disk() -> None:
    raise OSError("the disk is asleep")


def load() -> None:
    try:
        wake_disk()
    except OSError as error:
        raise ValueError("no file") from error


def caused() -> ValueError:
    """An exception that another one caused."""
    with pytest.raises(ValueError, match="no file") as e:
        load()
    return e.value


def test_the_exception_comes_first_then_the_authors_frames_then_what_caused_it(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.fail(run, task="load", log="reading", exception=caused())

    (task,) = client.failure(run).tasks

    assert (task.name, task.try_number, task.log_problem) == ("load", 1, None)
    assert task.cause is not None
    lines = task.cause.split("\n")
    assert lines[0] == "ValueError: no file"
    assert lines[1].startswith(f'  File "{__file__}"')
    assert "caused by OSError: the disk is asleep" in lines
    assert "taskinstance.py" not in task.cause
    assert "task_runner.py" not in task.cause


def test_the_exception_is_found_wherever_it_stands_in_a_long_log(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    # Airflow 3 logs the printed lines after the exception.
    late = ["ValueError: no file", *(f"line {number}" for number in range(3000))]
    fake.fail(run, task="load", log=late, exception=caused())

    (task,) = client.failure(run, log_lines=5).tasks

    assert (task.cause or "").startswith("ValueError: no file\n")
    assert len(task.log) == 5


def test_tasks_that_never_ran_are_counted_and_are_no_causes(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.fail(run, task="load", log="ValueError: no file")

    failure = client.failure(run.ref)

    assert [task.name for task in failure.tasks] == ["load"]
    assert failure.not_run == 2
    assert "2 tasks never ran because of that" in str(failure)


def test_the_first_that_failed_is_first_and_a_mapped_task_is_in_the_order_of_its_indexes(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    for index in (2, 0, 1):
        fake.set_task(run, "load", map_index=index, state="failed")
        fake.advance(10)
    fake.set_task(run, "extract", state="failed")
    fake.finish(run, state="failed")

    failure = client.failure(run)

    assert [task.name for task in failure.tasks] == ["load[0]", "load[1]", "load[2]", "extract"]


def test_only_so_many_logs_are_read(fake: FakeAirflow, client: AirflowClient, run: DagRun) -> None:
    for index in range(MOST_LOGS + 100):
        fake.set_task(run, "load", map_index=index, state="failed")
    fake.finish(run, state="failed")

    failure = client.failure(run)

    assert len(failure.tasks) == MOST_LOGS + 100
    assert sum(request.path.count("/logs/") for request in fake.requests()) == MOST_LOGS
    assert "only the logs of the first" in (failure.tasks[-1].log_problem or "")
    assert "110 more failed: 'load[10]', 'load[11]'" in str(failure)


def test_the_error_of_a_wait_names_some_failed_tasks_and_counts_all(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    for index in range(120):
        fake.set_task(run, "load", state="failed", map_index=index)
    fake.finish(run, state="failed")

    with pytest.raises(errors.RunFailed, match=r"'load\[4\]' \(try 1\) and 11\d others failed"):
        client.wait(run)


@pytest.mark.parametrize("state", ["queued", "running", "success"])
def test_a_run_that_has_not_failed_says_so(
    fake: FakeAirflow, client: AirflowClient, run: DagRun, state: str
) -> None:
    if state == "success":
        fake.finish(run)
    elif state == "queued":
        run = client.trigger("sales", run_id="r2")

    failure = client.failure(run)

    assert (failure.tasks, failure.not_run, failure.run.state) == ((), 0, state)
    assert "has not failed" in str(failure)


def test_a_run_that_goes_on_tells_what_has_failed_so_far(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.set_task(run, "load", state="failed")

    failure = client.failure(run)

    assert [task.name for task in failure.tasks] == ["load"]
    assert "has not failed: it is running, though 'load' failed" in str(failure)


def test_a_failed_run_without_a_failed_task_says_so(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    for task in ("extract", "load", "check", "report"):
        fake.set_task(run, task, state="skipped")
    fake.finish(run, state="failed")

    failure = client.failure(run)

    assert (failure.tasks, failure.not_run) == ((), 0)
    assert "none of its tasks failed by itself" in str(failure)
    assert "dagrun_timeout" in str(failure)


def test_a_log_that_may_not_be_read_is_left_out(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.fail(run, task="load", log="ValueError: no file")
    fake.deny("sales", "logs")

    (task,) = client.failure(run).tasks

    assert (task.cause, task.log) == (None, ())
    assert "read on Task Logs" in (task.log_problem or "")


def test_tasks_that_may_not_be_listed_are_a_problem(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.fail(run, task="load", log="ValueError: no file")
    fake.deny("sales", "tasks")

    failure = client.failure(run)

    assert failure.tasks == ()
    assert "read on Task Instances" in (failure.problem or "")
    assert "none of its tasks failed by itself" not in str(failure)


def test_a_log_that_is_gone_is_left_out(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.fail(run, task="load")
    fake.write_log(run, "load", None)

    failure = client.failure(run)

    assert failure.tasks[0].cause is None
    assert "Airflow has no log of this try" in (failure.tasks[0].log_problem or "")
    assert "Could not read served logs" in str(failure)


def test_a_server_that_fails_for_the_log_is_told_of(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.fail(run, task="load", log="ValueError: no file")
    fake.server_error(times=10, on="log")

    (task,) = client.failure(run).tasks

    assert "returned 500" in (task.log_problem or "")
    assert (task.cause, task.log) == (None, ())


def test_a_log_that_breaks_off_once_is_read_again(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.fail(run, task="load", log="reading\nValueError: no file")
    fake.truncate_body(on="log")

    (task,) = client.failure(run).tasks

    assert (task.cause or "").startswith("ValueError: no file")


def test_a_log_that_always_breaks_off_is_told_of(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.fail(run, task="load", log="reading\nValueError: no file")
    fake.truncate_body(on="log", times=10)

    (task,) = client.failure(run).tasks

    assert "was cut off" in (task.log_problem or "")
    assert (task.cause, task.log) == (None, ())


def test_a_log_without_end_does_not_hold_up_the_digest(
    fake: FakeAirflow, mode: Mode, run: DagRun
) -> None:
    def endless() -> Iterator[str]:
        while True:
            yield "still going"

    fake.fail(run, task="load", log=Again(endless))
    with open_fake(mode, fake, retry=RetryPolicy(deadline=0.5)) as client:
        (task,) = client.failure(run).tasks

    assert "incomplete when the deadline" in (task.log_problem or "")


@attrs.frozen
class Again:
    """Lines that are generated anew for each request."""

    make: Callable[[], Iterator[str]]

    def __iter__(self) -> Iterator[str]:
        return self.make()


def test_a_task_without_an_exception_has_its_last_lines(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.fail(run, task="load", log=["Task was killed"])

    failure = client.failure(run)

    assert failure.tasks[0].cause is None
    assert any(line.text == "Task was killed" for line in failure.tasks[0].log)
    assert "Its log contains no exception" in str(failure)


def test_there_is_no_failure_of_a_run_that_is_not_there(client: AirflowClient) -> None:
    with pytest.raises(errors.RunNotFound):
        client.failure(RunRef("sales", "r9"))


@pytest.mark.parametrize("log_lines", [-1, 1.5, True, None])
def test_a_wrong_number_of_lines_is_refused(client: AirflowClient, log_lines: int) -> None:
    with pytest.raises((TypeError, ValueError), match="log_lines"):
        client.failure(RunRef("sales", "r1"), log_lines=log_lines)


def test_a_secret_in_a_log_is_in_the_digest_and_nowhere_else(
    fake: FakeAirflow, mode: Mode, run: DagRun, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    events: list[Event] = []
    fake.fail(run, task="load", log=f"{SECRET}\nValueError: {SECRET}")
    with open_fake(mode, fake, on_event=events.append) as client:
        failure = client.failure(run)
        with pytest.raises(errors.RunFailed) as e:
            client.wait(run)

    assert SECRET in str(failure)
    assert SECRET not in repr(failure)
    assert SECRET not in caplog.text
    assert SECRET not in repr(events)
    assert SECRET not in f"{e.value} {e.value!r} {vars(e.value)}"
    assert SECRET.encode() not in pickle.dumps(e.value)


AT = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)


def a_run() -> DagRun:
    with (fake := FakeAirflow()).client() as airflow:
        fake.add_dag("sales")
        run = fake.finish(airflow.trigger("sales", run_id="r1"), state="failed")
    return attrs.evolve(run, start_date=AT, end_date=AT + timedelta(seconds=90))


def failed(**fields: object) -> FailedTask:
    given = attrs.asdict(a_task(end_date=AT, **fields), recurse=False)
    return FailedTask(**given, cause="ValueError: no file\n  File x", log=())


def test_the_digest_reads_well() -> None:
    line = LogLine(AT, "error", "task", "it\nfailed")
    task = attrs.evolve(failed(), log=(line,))
    run = a_run()

    told = digest(RunFailure(run=run, tasks=(task,), not_run=1))

    assert told == (
        "Run 'r1' of DAG 'sales' failed in task 'load' (try 2): ValueError: no file\n"
        "Started: 2026-11-26 03:00:00 UTC. Ended: 2026-11-26 03:01:30 UTC, after 1 min 30 s.\n"
        f"{run.url}\n"
        "\n"
        "Task 'load' (try 2, @task) failed at 2026-11-26 03:00:00 UTC\n"
        f"  {task.url}\n"
        "  ValueError: no file\n"
        "    File x\n"
        "  The last lines of its log:\n"
        "    2026-11-26 03:00:00.000+00:00 ERROR it\n"
        "    failed\n"
        "\n"
        "1 task never ran because of that (upstream_failed)."
    )


def test_the_digest_shows_what_could_control_a_terminal() -> None:
    task = attrs.evolve(failed(), cause="\x1b[2JValueError: \u202egone\r!", log_problem="\x07")

    told = digest(RunFailure(run=a_run(), tasks=(task,), not_run=0))

    assert "\\x1b[2JValueError: \\u202egone\\r!" in told
    assert told.replace("\n", "").isprintable()


def test_the_digest_is_of_a_size_that_can_be_read() -> None:
    line = LogLine(None, None, None, "x" * 100_000)
    task = attrs.evolve(failed(), cause="x" * 20_000, log=(line,) * 20)
    run = attrs.evolve(a_run(), state=DagRunState.FAILED)

    told = digest(RunFailure(run=run, tasks=(task,) * 1000, not_run=0))

    assert len(told) < 500_000
