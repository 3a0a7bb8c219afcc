"""Reading runs and waiting for them, driven by hand."""

from __future__ import annotations

import pickle
from collections.abc import Mapping

import httpx
import pytest

from airflow_trigger import errors
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.runs import get_run
from airflow_trigger._flows.wait import PATIENCE, SLOWEST_POLL, Waiting, wait
from airflow_trigger.models import Api, DagRun, DagRunState, RunRef
from airflow_trigger.retry import RetryPolicy
from tests.unit.driving import NOT_AIRFLOW, World, answer, fault, name, no_run, refusal, run_body

REF = RunRef("sales", "r1")
QUEUED = answer(200, run_body(state="queued"))
RUNNING = answer(200, run_body(state="running"))
SUCCESS = answer(200, run_body(state="success"))
FAILED = answer(200, run_body(state="failed"))
UNAVAILABLE: list[Reply] = [
    fault(httpx.ConnectError),
    fault(httpx.ReadTimeout),
    answer(500),
    answer(502),
    answer(503),
    answer(504),
    answer(429),
]


def test_reading_is_repeated_after_a_fault() -> None:
    world = World()

    assert world.drive(get_run(world.session(), REF), fault(), answer(503), SUCCESS).is_finished
    assert len(world.slept) == 2


def test_reading_heeds_retry_after() -> None:
    world = World()

    world.drive(get_run(world.session(), REF), answer(503, retry_after="7"), SUCCESS)

    assert world.slept == [7]


@pytest.mark.parametrize("other", [{"run_id": "r2"}, {"dag_id": "stock"}], ids=str)
def test_the_answer_to_another_request_is_not_taken_for_the_run(other: dict[str, str]) -> None:
    world = World()

    with pytest.raises(errors.UnexpectedResponse, match="it describes run 'r") as e:
        world.drive(
            get_run(world.session(), REF), answer(200, run_body(**{"run_id": "r1"} | other))
        )

    assert (e.value.dag_id, e.value.run_id) == ("sales", "r1")


def test_a_run_is_found_by_a_spelling_that_the_server_takes_for_the_same() -> None:
    world = World()

    run = world.drive(get_run(world.session(), REF), answer(200, run_body("R1", dag_id="Sales")))

    assert run.ref == RunRef("Sales", "R1")


def test_a_read_that_fails_says_of_what_and_which_permission_lacks() -> None:
    world = World()

    with pytest.raises(errors.PermissionDenied, match="read on DAG Runs and on the DAG") as e:
        world.drive(get_run(world.session(), REF), refusal(403))

    assert str(e.value).startswith("Could not read run 'r1' of DAG 'sales': GET https://airflow")


@pytest.mark.parametrize(
    ("fault_kind", "error"),
    [
        (httpx.ConnectError, errors.ConnectionFailed),
        (httpx.ConnectTimeout, errors.ConnectionFailed),
        (httpx.ReadError, errors.ConnectionFailed),
        (httpx.ReadTimeout, errors.RequestTimeout),
    ],
)
def test_reading_gives_up_after_the_last_attempt(
    fault_kind: type[httpx.RequestError], error: type[errors.AirflowTriggerError]
) -> None:
    world = World(retry=RetryPolicy(attempts=2))

    with pytest.raises(error, match=fault_kind.__name__) as e:
        world.drive(get_run(world.session(), REF), fault(fault_kind), fault(fault_kind))

    assert type(e.value) is error


def test_a_run_that_is_only_read_does_not_say_who_created_it() -> None:
    world = World()

    assert world.drive(get_run(world.session(), REF), SUCCESS).created is None


def test_waiting_ends_with_the_finished_run_and_tells_of_each_poll() -> None:
    world = World()
    seen: list[str] = []
    how = Waiting(on_poll=lambda run: seen.append(run.state))

    run = world.drive(wait(world.session(), REF, how), QUEUED, RUNNING, SUCCESS)

    assert run.state is DagRunState.SUCCESS
    assert seen == ["queued", "running", "success"]


def test_a_run_that_failed_is_an_error_or_a_value() -> None:
    world = World()

    with pytest.raises(errors.RunFailed, match=r"Run 'r1' of DAG 'sales' ended as failed") as e:
        world.drive(wait(world.session(), REF, Waiting()), FAILED, task_list())
    assert e.value.run.url in str(e.value)
    assert (e.value.dag_id, e.value.run_id) == ("sales", "r1")

    run = world.drive(wait(world.session(), REF, Waiting(raise_on_failure=False)), FAILED)
    assert run == e.value.run


def task_list(*tasks: Mapping[str, object]) -> httpx.Response:
    known: dict[str, object] = {
        "dag_id": "sales",
        "dag_run_id": "r1",
        "map_index": -1,
        "state": "failed",
    }
    listed = [{**known, "try_number": 1, **task} for task in tasks]
    return answer(200, {"task_instances": listed, "total_entries": len(listed)})


def test_the_error_of_a_failed_run_names_the_tasks_that_failed() -> None:
    world = World()
    last = {"task_id": "load", "try_number": 2, "end_date": "2026-11-26T03:00:02Z"}
    first = {"task_id": "part", "map_index": 1, "end_date": "2026-11-26T03:00:01Z"}

    with pytest.raises(errors.RunFailed) as e:
        world.drive(wait(world.session(), REF, Waiting()), FAILED, task_list(last, first))

    assert [task.name for task in e.value.tasks] == ["part[1]", "load"]
    assert "tasks 'part[1]' (try 1) and 'load' (try 2) failed" in str(e.value)
    assert "failure(run)" in str(e.value)
    assert world.sent[-1] == "GET /api/v2/dags/sales/dagRuns/r1/taskInstances"


@pytest.mark.parametrize(
    "reply",
    [
        answer(403),
        answer(500),
        answer(401),
        answer(200, {"task_instances": "none"}),
        answer(200, "<html>Back soon</html>"),
        fault(),
        fault(httpx.ConnectError),
    ],
    ids=name,
)
def test_the_tasks_that_failed_are_asked_for_once_and_never_replace_the_error(
    reply: httpx.Response | httpx.RequestError,
) -> None:
    world = World()

    with pytest.raises(errors.RunFailed) as e:
        world.drive(wait(world.session(), REF, Waiting()), FAILED, reply)

    assert e.value.tasks == ()
    assert world.slept == []


@pytest.mark.parametrize(("timeout", "limit"), [(None, 5.0), (600, 5.0), (3, 3.0), (0, 1.0)])
def test_asking_for_the_tasks_that_failed_takes_a_short_time(
    timeout: float | None, limit: float
) -> None:
    world = World()

    with pytest.raises(errors.RunFailed):
        world.drive(wait(world.session(), REF, Waiting(timeout=timeout)), FAILED, task_list())

    assert world.timeouts[-1] == limit


def test_polls_are_quick_at_first_and_then_ever_rarer_up_to_a_cap() -> None:
    world = World()

    world.drive(wait(world.session(), REF, Waiting()), *[RUNNING] * 60, SUCCESS)

    assert world.slept[:9] == [pytest.approx(0.6)] * 9
    assert world.slept[14] == pytest.approx(sum(world.slept[:14]) / 10 * 1.2)
    assert world.slept == sorted(world.slept)
    assert world.slept[-1] == pytest.approx(SLOWEST_POLL * 1.2)


def test_a_given_poll_interval_is_kept() -> None:
    world = World()

    world.drive(wait(world.session(), REF, Waiting(poll_interval=3)), RUNNING, RUNNING, SUCCESS)

    assert world.slept == [3, 3]


@pytest.mark.parametrize("interval", [0, -1])
def test_a_poll_interval_must_be_positive(interval: float) -> None:
    with pytest.raises(ValueError, match="poll_interval"):
        Waiting(poll_interval=interval)


def test_the_timeout_is_wall_time_and_the_last_poll_is_made_when_it_is_up() -> None:
    world = World()
    started = world.now
    flow = wait(world.session(), REF, Waiting(timeout=10, poll_interval=4))

    with pytest.raises(errors.WaitTimeout, match="still running after 10 seconds") as e:
        world.drive(flow, RUNNING, RUNNING, RUNNING, RUNNING)

    assert world.now == started + 10
    assert world.slept == [4, 4, 2]
    assert e.value.run.state == "running"
    assert (e.value.dag_id, e.value.run_id) == ("sales", "r1")


def test_a_wait_of_one_second_is_told_in_the_singular() -> None:
    world = World()
    flow = wait(world.session(), REF, Waiting(timeout=1, poll_interval=1))

    with pytest.raises(errors.WaitTimeout, match="still running after 1 second and"):
        world.drive(flow, RUNNING, RUNNING)


def test_a_wait_that_is_too_late_says_what_tells_why() -> None:
    world = World()
    flow = wait(world.session(), REF, Waiting(timeout=10, poll_interval=10))

    with pytest.raises(errors.WaitTimeout, match=r"airflow\.why\(run\) shows why"):
        world.drive(flow, RUNNING, RUNNING)


def standstills(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [line for line in caplog.messages if "airflow.why(run) shows why" in line]


def test_a_run_that_stays_queued_for_a_minute_is_told_to_the_log_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    world = World()

    world.drive(wait(world.session(), REF, Waiting(poll_interval=20)), *[QUEUED] * 9, SUCCESS)

    assert len(standstills(caplog)) == 1
    assert "Run 'r1' of DAG 'sales' has been queued for over 60 s" in standstills(caplog)[0]
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_each_time_that_a_run_stands_still_is_told(caplog: pytest.LogCaptureFixture) -> None:
    world = World()
    flow = wait(world.session(), REF, Waiting(poll_interval=70))

    world.drive(flow, QUEUED, QUEUED, QUEUED, RUNNING, QUEUED, QUEUED, SUCCESS)

    assert len(standstills(caplog)) == 2


@pytest.mark.parametrize("replies", [[QUEUED, QUEUED, RUNNING], [RUNNING] * 9])
def test_a_run_that_starts_within_a_minute_or_runs_for_long_does_not_stand_still(
    replies: list[httpx.Response], caplog: pytest.LogCaptureFixture
) -> None:
    world = World()

    world.drive(wait(world.session(), REF, Waiting(poll_interval=50)), *replies, SUCCESS)

    assert standstills(caplog) == []


def test_a_slow_answer_counts_against_the_timeout() -> None:
    world = World()

    def slow() -> None:
        world.now += 6

    world.on_send = slow
    flow = wait(world.session(), REF, Waiting(timeout=10))

    with pytest.raises(errors.WaitTimeout):
        world.drive(flow, RUNNING, RUNNING)

    assert world.timeouts[0] == 10
    assert world.timeouts[1] is not None
    assert world.timeouts[1] < 4


def test_a_timeout_without_any_answer_raises_what_came_instead() -> None:
    world = World()
    flow = wait(world.session(), REF, Waiting(timeout=1, poll_interval=1))

    with pytest.raises(errors.ConnectionFailed):
        world.drive(flow, *[fault(httpx.ConnectError)] * 2)


def test_a_timeout_without_any_answer_still_knows_a_run_that_was_given() -> None:
    world = World()
    given: DagRun = world.drive(get_run(world.session(), REF), RUNNING)
    flow = wait(world.session(), given, Waiting(timeout=1, poll_interval=1))

    with pytest.raises(errors.WaitTimeout) as e:
        world.drive(flow, *[fault(httpx.ConnectError)] * 2)

    assert e.value.run == given


@pytest.mark.parametrize("gap", [*UNAVAILABLE, *NOT_AIRFLOW], ids=name)
def test_waiting_goes_on_while_the_server_is_away(gap: httpx.Response) -> None:
    world = World(retry=RetryPolicy(attempts=1))

    run = world.drive(wait(world.session(), REF, Waiting()), RUNNING, *[gap] * 10, SUCCESS)

    assert run.is_finished


def test_a_server_that_stays_away_is_an_error_after_some_minutes() -> None:
    world = World()
    started = world.now
    flow = wait(world.session(), REF, Waiting(poll_interval=100))

    with pytest.raises(errors.ConnectionFailed):
        world.drive(flow, *[fault(httpx.ConnectError)] * 4)

    assert world.now == started + PATIENCE


def test_an_answer_starts_the_patience_anew() -> None:
    world = World()
    flow = wait(world.session(), REF, Waiting(poll_interval=200))
    away = fault(httpx.ConnectError)

    assert world.drive(flow, away, RUNNING, away, RUNNING, away, SUCCESS).is_finished


def test_a_run_that_vanishes_is_an_error() -> None:
    world = World()

    with pytest.raises(errors.RunNotFound, match="may have been deleted"):
        world.drive(wait(world.session(), REF, Waiting()), RUNNING, no_run())


def test_one_fault_after_a_long_pause_is_no_long_silence() -> None:
    world = World()
    flow = wait(world.session(), RunRef("sales", "r1"), Waiting(poll_interval=2 * PATIENCE))
    running, done = answer(200, run_body(state="running")), answer(200, run_body(state="success"))

    assert world.drive(flow, running, answer(503), done).is_finished


def test_a_wait_in_a_new_process_waits_through_a_restart_too() -> None:
    world = World(api=None, retry=RetryPolicy(attempts=1))
    version = answer(200, {"version": "3.3.2", "git_version": None})

    run = world.drive(wait(world.session(), REF, Waiting()), *UNAVAILABLE, version, SUCCESS)

    assert run.is_finished


def test_a_wait_in_a_new_process_ends_at_its_time_out() -> None:
    world = World(api=None, retry=RetryPolicy(attempts=1))

    with pytest.raises(errors.ConnectionFailed):
        world.drive(
            wait(world.session(), REF, Waiting(timeout=2, poll_interval=1)),
            *[fault(httpx.ConnectError)] * 3,
        )

    assert world.now == 1002
    assert world.timeouts[0] == 2


@pytest.mark.parametrize("api", [None, "v2"])
def test_a_time_out_of_nothing_looks_once_in_a_new_process_too(api: Api | None) -> None:
    world = World(api=api)
    version = answer(200, {"version": "3.3.2", "git_version": None})
    replies = [SUCCESS] if api else [version, SUCCESS]

    assert world.drive(wait(world.session(), REF, Waiting(timeout=0)), *replies).is_finished


def test_a_wait_that_is_too_late_says_why_the_last_poll_failed() -> None:
    world = World()
    flow = wait(world.session(), REF, Waiting(timeout=1, poll_interval=1))

    with pytest.raises(errors.WaitTimeout) as e:
        world.drive(flow, RUNNING, answer(503))

    assert isinstance(e.value.__cause__, errors.ServerError)


@pytest.mark.parametrize("api", ["v1", "v2"])
@pytest.mark.parametrize("conf", ["", "x", 0, True, ["x"]], ids=repr)
def test_a_conf_that_is_no_object_is_not_taken_for_an_empty_one(api: Api, conf: object) -> None:
    world = World(api=api)

    with pytest.raises(errors.UnexpectedResponse, match="its 'conf' is not an object"):
        world.drive(
            get_run(world.session(), RunRef("sales", "r1")), answer(200, run_body(conf=conf))
        )


@pytest.mark.parametrize("state", ["queued", "hibernating"])
def test_a_run_holds_plain_texts_and_nothing_generated(state: str) -> None:
    world = World()
    body = run_body(state=state, run_type="invented", triggered_by="rest_api")

    run = world.drive(get_run(world.session(), RunRef("sales", "r1")), answer(200, body))

    texts = (run.state.value, run.state.name.lower(), run.run_type.value, run.triggered_by)
    assert [type(text) for text in texts] == [str] * 4
    assert b"airflow_rest" not in pickle.dumps(run)
