"""A cancel ends only a run that is not finished; a rerun runs a finished one again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import attrs
import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    Conflict,
    ConnectionFailed,
    DagRun,
    PermissionDenied,
    RateLimited,
    RequestTimeout,
    RetryPolicy,
    RunFailed,
    RunNotFinished,
    RunNotFound,
    RunRef,
    ServerError,
    TriggerRequest,
)
from airflow_trigger._flows.control import LOOKS_AFTER, Finished, cancel
from airflow_trigger._flows.runs import get_run
from airflow_trigger.models import JSON, Api
from airflow_trigger.testing import FakeAirflow
from airflow_trigger.testing._faults import Delivery
from airflow_trigger.testing._wire import ReceivedRequest, Target
from tests.both import Mode, open_client, open_fake
from tests.unit.driving import BASE, World, answer, fault, no_run, run_body

TASKS = ["extract", "load", "report"]
# The server carried out the request, and its response was lost.
LOSSES = ["lose_response", "truncate_body", "slow"]
# The server did not carry out the request.
NOT_DONE = ["html_502", "login_page", "server_error", "rate_limit", "refuse_connection"]


class BusyFake(FakeAirflow):
    """A fake on which an event happens right before the next request of a kind arrives."""

    next_event: tuple[Target, Callable[[], object]] | None = None

    def before(self, target: Target, event: Callable[[], object]) -> None:
        self.next_event = target, event

    def deliver(self, request: ReceivedRequest) -> Delivery:
        if self.next_event is not None and request.is_for(self.next_event[0]):
            _, event = self.next_event
            self.next_event = None
            event()
        return super().deliver(request)


class Cancelled:
    """A server with one run that was cancelled two hours after its start and can run again."""

    def __init__(self, version: str | None, *, tasks: dict[str, dict[str, Any]]) -> None:
        self.version = version
        self.tasks = tasks
        self.cleared: set[str] = set()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        match request.url.path.removeprefix("/api/v2").split("/"):
            case ["", "version"] if self.version is None:
                return answer(404, "404 page not found")
            case ["", "version"]:
                return answer(200, {"version": self.version, "git_version": None})
            case [*_, "clearTaskInstances"]:
                asked = json.loads(request.content)
                if not asked["dry_run"]:
                    self.cleared |= set(asked["task_ids"])
                return self._listed(asked["task_ids"])
            case [*_, "taskInstances"]:
                return self._listed(self.tasks)
            case _:
                dates = {"start_date": "2026-11-26T10:00:00Z", "end_date": "2026-11-26T12:00:00Z"}
                state = "queued" if self.cleared else "failed"
                return answer(200, run_body("r1", state, **dates))

    def _listed(self, names: Iterable[str]) -> httpx.Response:
        where = {"dag_id": "sales", "dag_run_id": "r1", "map_index": -1}
        bodies = [where | {"task_id": name} | self.tasks[name] for name in names]
        return answer(200, {"task_instances": bodies, "total_entries": len(bodies)})


@pytest.fixture(params=["2.7.3", "2.11.2", "3.0.6", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> BusyFake:
    fake = BusyFake(version=request.param)
    fake.add_dag("sales", tasks=TASKS)
    fake.add_dag("wide", tasks={"a": (), "b": (), "after_b": ("b",), "all": ("a", "after_b")})
    return fake


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, fake: BusyFake) -> Iterator[AirflowClient]:
    mode = cast(Mode, request.param)
    with open_fake(mode, fake, conf_check="json", retry=RetryPolicy(backoff=0)) as client:
        yield client


@pytest.fixture
def run(client: AirflowClient, fake: BusyFake) -> DagRun:
    """A run in the state running."""
    return fake.start(client.trigger("sales", run_id="the-run"))


@pytest.fixture
def failed(fake: BusyFake, run: DagRun) -> DagRun:
    return fake.fail(run, task="load")


def order(fake: FakeAirflow, fault: str, *, on: Target, times: int = 1) -> None:
    more = {"seconds": 1000} if fault == "slow" else {}
    getattr(fake, fault)(on=on, times=times, **more)


def sent(fake: FakeAirflow, target: Target) -> int:
    return len(fake.requests(target))


def states(client: AirflowClient, run: DagRun) -> dict[str, tuple[str | None, int]]:
    return {task.name: (task.state, task.try_number) for task in client.tasks(run)}


# Cancel


def test_a_cancel_ends_a_run_that_goes_on(
    client: AirflowClient, fake: BusyFake, run: DagRun
) -> None:
    ended = client.cancel(run)

    assert (ended.state, ended.ref) == ("failed", run.ref)
    assert fake.runs("sales")[0].state == "failed"
    assert sent(fake, "cancel") == 1


@pytest.mark.parametrize("state", ["success", "failed"])
def test_a_cancel_returns_a_finished_run_as_it_is_and_sends_no_change(
    client: AirflowClient, fake: BusyFake, run: DagRun, state: Any
) -> None:
    finished = fake.finish(run, state=state)

    assert client.cancel(run) == finished
    assert client.cancel(run.ref) == finished
    assert sent(fake, "cancel") == 0


@pytest.mark.parametrize("lose", LOSSES)
def test_a_cancel_whose_answer_was_lost_is_not_sent_again(
    client: AirflowClient, fake: BusyFake, run: DagRun, lose: str
) -> None:
    order(fake, lose, on="cancel")

    assert client.cancel(run).state == "failed"
    assert sent(fake, "cancel") == 1
    assert fake.pending_faults == ()


@pytest.mark.parametrize("refuse", NOT_DONE)
def test_a_cancel_that_was_not_done_is_sent_again_after_a_look(
    client: AirflowClient,
    fake: BusyFake,
    run: DagRun,
    refuse: str,
) -> None:
    order(fake, refuse, on="cancel")
    looks = sent(fake, "runs")

    assert client.cancel(run).state == "failed"
    assert sent(fake, "runs") == looks + 2 + LOOKS_AFTER


@pytest.mark.parametrize("refuse", NOT_DONE)
def test_a_run_that_succeeds_before_the_second_attempt_stays_successful(
    client: AirflowClient,
    fake: BusyFake,
    run: DagRun,
    refuse: str,
) -> None:
    client.get_run("sales", "the-run")
    order(fake, refuse, on="cancel")
    fake.before("cancel", lambda: fake.before("runs", lambda: fake.finish(run)))

    assert client.cancel(run).state == "success"
    assert fake.runs("sales")[0].state == "success"


@pytest.mark.parametrize(
    ("refuse", "kind"),
    [
        ("server_error", ServerError),
        ("rate_limit", RateLimited),
        ("refuse_connection", ConnectionFailed),
    ],
)
def test_a_cancel_that_is_never_done_is_an_error_that_may_be_repeated(
    client: AirflowClient,
    fake: BusyFake,
    run: DagRun,
    refuse: str,
    kind: type[AirflowTriggerError],
) -> None:
    order(fake, refuse, on="cancel", times=5)

    with pytest.raises(kind, match="safe to repeat") as caught:
        client.cancel(run)

    assert caught.value.retryable
    assert (caught.value.dag_id, caught.value.run_id) == ("sales", "the-run")
    assert fake.runs("sales")[0].state == "running"


@pytest.mark.parametrize("method", ["cancel", "rerun"])
def test_what_is_no_run_of_the_server_is_not_found(
    client: AirflowClient, fake: BusyFake, method: str
) -> None:
    with pytest.raises(RunNotFound, match="'nope'"):
        getattr(client, method)(RunRef("sales", "nope"))

    assert sent(fake, "cancel") == sent(fake, "clear") == 0


@pytest.mark.parametrize("method", ["cancel", "rerun"])
@pytest.mark.parametrize("wrong", ["sales/the-run", None, 3, RunRef("sales", "..")])
def test_what_is_no_run_at_all_is_refused_before_anything_is_sent(
    client: AirflowClient, fake: BusyFake, method: str, wrong: Any
) -> None:
    with pytest.raises((TypeError, ValueError), match="run"):
        getattr(client, method)(wrong)

    assert fake.requests() == []


@pytest.mark.parametrize(
    ("method", "lacking"),
    [("cancel", "edit on DAG Runs"), ("rerun", "edit on Task Instances")],
)
def test_who_may_only_read_is_told_which_permission_is_lacking(
    client: AirflowClient, fake: BusyFake, failed: DagRun, method: str, lacking: str
) -> None:
    with fake.client() as admin:
        going = fake.start(admin.trigger("sales"))
    fake.deny("sales", "cancel", "clear")

    with pytest.raises(PermissionDenied, match=lacking):
        getattr(client, method)(going if method == "cancel" else failed)

    assert [run.state for run in fake.runs("sales")] == ["failed", "running"]


def test_a_cancel_reads_on_while_teardown_tasks_run() -> None:
    world = World()
    running = answer(200, run_body("r1", "running"))

    ended = world.drive(
        cancel(world.session(), RunRef("sales", "r1")),
        *(running, running, running, running, answer(200, run_body("r1", "failed"))),
    )

    assert ended.state == "failed"
    assert [line.split()[0] for line in world.sent] == ["GET", "PATCH", "GET", "GET", "GET"]


def test_a_cancel_whose_run_does_not_end_within_the_deadline_says_so() -> None:
    world = World()
    running = [answer(200, run_body("r1", "running"))] * 5

    with pytest.raises(RequestTimeout, match="teardown") as caught:
        world.drive(cancel(world.session(), RunRef("sales", "r1"), deadline=1.5), *running)

    assert caught.value.retryable
    assert world.now <= 1001.5


V1 = RunRef("sales", "r1")
UNDER_WAY = answer(200, run_body("r1", "running", start_date="2026-01-01T00:00:00+00:00"))
CANCELLED = answer(200, run_body("r1", "failed", start_date="2026-01-01T00:00:00+00:00"))
SUCCESSFUL = answer(200, run_body("r1", "success", start_date="2026-01-01T00:00:00+00:00"))


def sent_by(world: World) -> list[str]:
    return [line.split()[0] for line in world.sent]


def test_a_cancel_that_a_task_of_airflow_2_undoes_is_sent_again() -> None:
    world = World(api="v1")
    replies = (UNDER_WAY, CANCELLED, CANCELLED, UNDER_WAY, CANCELLED, *[CANCELLED] * 3)

    ended = world.drive(cancel(world.session(), V1), *replies)

    assert ended.state == "failed"
    assert sent_by(world) == ["GET", "PATCH", "GET", "GET", "PATCH", "GET", "GET", "GET"]


def test_a_run_of_airflow_2_that_succeeds_in_spite_of_a_cancel_is_returned() -> None:
    world = World(api="v1")

    ended = world.drive(cancel(world.session(), V1), UNDER_WAY, CANCELLED, *[SUCCESSFUL] * 3)

    assert ended.state == "success"
    assert sent_by(world) == ["GET", "PATCH", "GET", "GET", "GET"]


def test_a_cancel_does_not_stop_what_somebody_runs_again_meanwhile() -> None:
    world = World(api="v1")
    again = answer(200, run_body("r1", "queued"))

    ended = world.drive(cancel(world.session(), V1), UNDER_WAY, CANCELLED, again)

    assert ended.state == "failed"
    assert sent_by(world) == ["GET", "PATCH", "GET"]


def test_a_look_after_a_cancel_that_fails_does_not_fail_the_cancel() -> None:
    world = World(api="v1", retry=RetryPolicy(attempts=1))

    assert world.drive(cancel(world.session(), V1), UNDER_WAY, CANCELLED, fault()).state == "failed"


def test_a_cancel_looks_after_the_run_no_longer_than_its_deadline() -> None:
    world = World(api="v1")

    world.drive(cancel(world.session(), V1, deadline=2), UNDER_WAY, CANCELLED, *[CANCELLED] * 2)

    assert world.now < 1002


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_a_cancel_of_a_run_that_never_began_is_not_looked_after(api: Api) -> None:
    world = World(api=api)
    running = answer(200, run_body("r1", "queued"))
    ended = answer(200, run_body("r1", "failed"))

    world.drive(cancel(world.session(), V1), running, ended)

    assert sent_by(world) == ["GET", "PATCH"]


def test_a_cancel_is_not_sent_to_a_run_that_was_deleted_meanwhile() -> None:
    world = World()
    running = answer(200, run_body("r1", "running"))

    with pytest.raises(RunNotFound):
        world.drive(cancel(world.session(), RunRef("sales", "r1")), running, fault(), no_run())


def test_a_cancel_says_that_it_is_unknown_what_became_of_it() -> None:
    world = World(retry=RetryPolicy(attempts=1))
    running = answer(200, run_body("r1", "running"))

    with pytest.raises(RequestTimeout, match="unknown") as caught:
        world.drive(cancel(world.session(), RunRef("sales", "r1")), running, fault(), answer(502))

    assert caught.value.retryable
    assert isinstance(caught.value.__cause__, ServerError)


def test_a_cancel_goes_on_with_the_other_api_after_an_upgrade() -> None:
    world = World(api=None)
    session = world.session()
    old = answer(200, run_body("r1", "running"))
    removed = answer(404, {"detail": "/api/v1 has been removed in Airflow 3"})
    version = answer(200, {"version": "3.3.2"})

    ended = world.drive(
        cancel(session, RunRef("sales", "r1")),
        *(answer(404), answer(200, {"version": "2.11.2"}), old),
        *(removed, version, answer(200, run_body("r1", "failed"))),
    )

    assert ended.state == "failed"
    assert [line for line in world.sent if "PATCH" in line] == [
        "PATCH /api/v1/dags/sales/dagRuns/r1",
        "PATCH /api/v2/dags/sales/dagRuns/r1",
    ]


# Rerun


def test_a_queue_date_that_only_the_newer_api_tells_does_not_show_a_rerun() -> None:
    date = datetime(2026, 11, 26, tzinfo=UTC)
    body = answer(200, run_body("r1", "failed", start_date=date.isoformat()))
    run = World().drive(get_run(World().session(), RunRef("sales", "r1")), body)
    seen = Finished(run, [])

    assert not seen.was_queued_again(attrs.evolve(run, queued_at=date))
    assert Finished(attrs.evolve(run, queued_at=date), []).was_queued_again(
        attrs.evolve(run, queued_at=date + timedelta(seconds=1))
    )
    assert seen.was_queued_again(attrs.evolve(run, start_date=None))


def test_a_rerun_clears_what_failed_and_what_never_ran_for_it(
    client: AirflowClient, fake: BusyFake, failed: DagRun
) -> None:
    again = client.rerun(failed)

    assert (again.ref, again.is_finished) == (failed.ref, False)
    assert states(client, failed) == {
        "extract": ("success", 1),
        "load": (None, 1),
        "report": (None, 0),
    }
    assert client.wait(fake.finish(again)).state == "success"
    assert [number for _, number in states(client, failed).values()] == [1, 2, 1]
    assert sent(fake, "clear") == 1


def test_a_rerun_of_all_clears_what_succeeded_too(
    client: AirflowClient, fake: BusyFake, failed: DagRun
) -> None:
    again = client.rerun(failed, only_failed=False)

    assert not again.is_finished
    assert [state for state, _ in states(client, failed).values()] == [None] * 3


def test_a_rerun_of_a_successful_run_is_one_of_the_whole_run(
    client: AirflowClient, fake: BusyFake, run: DagRun
) -> None:
    fake.finish(run)

    assert not client.rerun(run).is_finished
    assert [state for state, _ in states(client, run).values()] == [None] * 3


def test_a_run_that_goes_on_is_not_run_again(
    client: AirflowClient, fake: BusyFake, run: DagRun
) -> None:
    with pytest.raises(RunNotFinished, match="is running and was not changed") as caught:
        client.rerun(run)

    assert (caught.value.run.ref, caught.value.run.state) == (run.ref, "running")
    assert caught.value.retryable
    assert sent(fake, "clear") == 0


@pytest.mark.parametrize("was", ["queued", "running", "up_for_retry"])
def test_after_a_cancel_and_a_rerun_every_task_has_run(
    client: AirflowClient, fake: BusyFake, was: str
) -> None:
    run = client.trigger("wide")
    if was != "queued":
        # Task b is independent of a, the task by which the run appears to have failed.
        fake.start(run)
        fake.set_task(run, "b", state="up_for_retry" if was == "up_for_retry" else "scheduled")

    again = client.rerun(client.cancel(run))
    fake.finish(again)

    ended = states(client, run)
    assert {state for state, _ in ended.values()} == {"success"}
    assert all(number >= 1 for _, number in ended.values())


def test_what_a_branch_has_skipped_long_before_the_end_stays_skipped(
    client: AirflowClient, fake: BusyFake
) -> None:
    run = fake.start(client.trigger("wide"))
    fake.set_task(run, "after_b", state="skipped")
    fake.advance(60)
    fake.fail(run, task="a")

    client.rerun(run)

    assert states(client, run)["after_b"] == ("skipped", 0)
    assert sent(fake, "clear") == 1


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize(
    ("version", "tries", "cleared"),
    [
        ("3.3.2", 1, {"a", "b"}),
        ("3.3.2", 2, {"a"}),
        ("3.4.0", 2, {"a", "b"}),
        ("3.4.0b2", 2, {"a", "b"}),
        # The task skipped itself, in its first try or after its last.
        ("3.4.0", 1, {"a"}),
        ("3.4.0", 3, {"a"}),
        # Before 2.10 a sensor that was rescheduled in its first try has the number 0.
        ("3.3.2", 0, {"a", "b"}),
        # A proxy hides the version.
        (None, 1, {"a", "b"}),
    ],
)
def test_a_task_that_waited_for_its_retry_at_the_cancel_runs_again(
    mode: Mode, version: str | None, tries: int, cleared: set[str]
) -> None:
    """Airflow 3.4 has already counted the next try, and the last one was an hour ago."""
    waited = {"state": "skipped", "try_number": tries, "max_tries": 1, "in_loop": False}
    waited |= {"start_date": "2026-11-26T10:00:00Z", "end_date": "2026-11-26T10:00:09Z"}
    server = Cancelled(version, tasks={"a": {"state": "failed", "try_number": 1}, "b": waited})
    wire = httpx.MockTransport(server)

    with open_client(mode, BASE, auth="t", api="v2", transport=wire) as client:
        client.rerun(RunRef("sales", "r1"))

    assert server.cleared == cleared


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_client_that_is_older_than_the_upgrade_runs_again_what_waited_for_its_retry(
    mode: Mode,
) -> None:
    waited = {"state": "skipped", "try_number": 2, "max_tries": 1, "in_loop": False}
    waited |= {"start_date": "2026-11-26T10:00:00Z", "end_date": "2026-11-26T10:00:09Z"}
    server = Cancelled("3.3.2", tasks={"a": {"state": "failed", "try_number": 1}, "b": waited})

    with open_client(mode, BASE, auth="t", transport=httpx.MockTransport(server)) as client:
        client.server()
        server.version = "3.4.0"
        client.rerun(RunRef("sales", "r1"))

    assert server.cleared == {"a", "b"}


def test_what_is_blocked_by_nothing_that_failed_runs_again_too(
    client: AirflowClient, fake: BusyFake
) -> None:
    # As on Airflow 2.7, where a task may succeed although its run was cancelled.
    run = fake.start(client.trigger("wide"))
    fake.set_task(run, "b", state="success")
    fake.set_task(run, "after_b", state="upstream_failed")
    fake.fail(run, task="a")

    fake.finish(client.rerun(run))

    assert states(client, run)["after_b"] == ("success", 1)
    assert states(client, run)["b"] == ("success", 1)


def test_only_the_failed_indexes_of_a_mapped_task_run_again(
    client: AirflowClient, fake: BusyFake
) -> None:
    fake.add_dag("mapped", tasks=["part", "gather"])
    run = fake.start(client.trigger("mapped"))
    for index, state in enumerate(["success", "failed", "success"]):
        fake.set_task(run, "part", state=cast(Any, state), map_index=index)
    fake.fail(run, task="part", map_index=1)

    fake.finish(client.rerun(run))

    tries = {name: number for name, (_, number) in states(client, run).items()}
    assert tries == {"part[0]": 1, "part[1]": 2, "part[2]": 1, "gather": 1}


def test_what_ran_in_spite_of_a_failed_index_runs_again_with_it(
    client: AirflowClient, fake: BusyFake
) -> None:
    fake.add_dag("mapped", tasks=["part", "gather"])
    run = fake.start(client.trigger("mapped"))
    fake.set_task(run, "part", state="success", map_index=0)
    fake.set_task(run, "part", state="failed", map_index=1)
    fake.set_task(run, "gather", state="success")  # its trigger_rule is "all_done"
    fake.fail(run, task="part", map_index=1)

    fake.finish(client.rerun(run))

    tries = {name: number for name, (_, number) in states(client, run).items()}
    assert tries == {"part[0]": 1, "part[1]": 2, "gather": 2}


@pytest.mark.parametrize("lose", LOSSES)
@pytest.mark.parametrize("only_failed", [True, False])
def test_a_clear_whose_answer_was_lost_is_not_sent_again(
    client: AirflowClient,
    fake: BusyFake,
    failed: DagRun,
    lose: str,
    only_failed: Any,
) -> None:
    order(fake, lose, on="clear")

    assert not client.rerun(failed, only_failed=only_failed).is_finished
    assert sent(fake, "clear") == 1
    assert fake.pending_faults == ()


@pytest.mark.parametrize("lose", LOSSES)
@pytest.mark.parametrize("state", ["success", "failed"])
def test_a_rerun_that_is_over_before_the_look_is_not_started_again(
    client: AirflowClient,
    fake: BusyFake,
    failed: DagRun,
    lose: str,
    state: Any,
) -> None:
    fake.runs_take(0, state=state)
    order(fake, lose, on="clear")

    assert client.rerun(failed).state == state
    assert sent(fake, "clear") == 1
    # A second rerun would have made it the third try.
    assert max(number for _, number in states(client, failed).values()) == 2


@pytest.mark.parametrize("refuse", NOT_DONE)
def test_a_clear_that_was_not_done_is_sent_again_after_a_look(
    client: AirflowClient,
    fake: BusyFake,
    failed: DagRun,
    refuse: str,
) -> None:
    order(fake, refuse, on="clear")

    assert not client.rerun(failed).is_finished
    fake.finish(failed)
    assert states(client, failed)["load"] == ("success", 2)


def test_a_clear_that_is_never_done_is_an_error_that_may_be_repeated(
    client: AirflowClient, fake: BusyFake, failed: DagRun
) -> None:
    fake.server_error(on="clear", times=5)

    with pytest.raises(ServerError, match="safe to repeat") as caught:
        client.rerun(failed)

    assert caught.value.retryable
    assert fake.runs("sales")[0].state == "failed"


def test_a_clear_that_clears_nothing_is_an_error(
    client: AirflowClient, fake: BusyFake, failed: DagRun
) -> None:
    path = f"/api/{fake.api}/dags/sales/clearTaskInstances"
    fake.respond("POST", path, json={"task_instances": [], "total_entries": 0})

    with pytest.raises(Conflict, match="cleared no task") as caught:
        client.rerun(failed)

    assert not caught.value.retryable
    assert (caught.value.dag_id, caught.value.run_id) == ("sales", "the-run")


def test_a_clear_after_which_the_run_is_as_it_was_is_an_error(
    client: AirflowClient, fake: BusyFake, failed: DagRun
) -> None:
    path = f"/api/{fake.api}/dags/sales/clearTaskInstances"
    listed: JSON = {"task_id": "load", "dag_id": "sales", "dag_run_id": "the-run", "map_index": -1}
    fake.respond("POST", path, json={"task_instances": [listed], "total_entries": 1})

    with pytest.raises(Conflict, match="the run did not change"):
        client.rerun(failed)


def test_a_run_that_somebody_else_runs_again_meanwhile_is_not_cleared_whole(
    client: AirflowClient, fake: BusyFake, failed: DagRun
) -> None:
    def somebody_else() -> None:
        with fake.client() as other:
            other.rerun(failed)

    fake.before("tasks", somebody_else)

    with pytest.raises(RunNotFinished):
        client.rerun(failed)

    assert states(client, failed)["extract"] == ("success", 1)
    assert sent(fake, "clear") == 1


# on_failed


def test_the_failed_run_of_a_key_runs_again_if_told_so(
    client: AirflowClient, fake: BusyFake
) -> None:
    first = fake.fail(client.trigger("sales", idempotency_key="order-17"), task="load")

    kept = client.trigger("sales", idempotency_key="order-17")
    assert (kept.state, kept.created, sent(fake, "clear")) == ("failed", False, 0)
    again = client.trigger("sales", idempotency_key="order-17", on_failed="rerun")

    assert (again.ref, again.created, again.is_finished) == (first.ref, False, False)
    assert len(fake.runs("sales")) == 1
    assert states(client, first)["load"] == (None, 1)


@pytest.mark.parametrize("state", ["queued", "running", "success"])
def test_a_run_of_a_key_that_has_not_failed_is_left_alone(
    client: AirflowClient, fake: BusyFake, state: str
) -> None:
    run = client.trigger("sales", idempotency_key="order-17")
    if state != "queued":
        fake.start(run)
    if state == "success":
        fake.finish(run)

    same = client.trigger("sales", idempotency_key="order-17", on_failed="rerun")

    assert (same.state, same.created, sent(fake, "clear")) == (state, False, 0)


def test_a_new_run_of_a_key_is_created_as_ever(client: AirflowClient, fake: BusyFake) -> None:
    run = client.trigger("sales", idempotency_key="order-17", on_failed="rerun")

    assert (run.created, run.state) == (True, "queued")


@pytest.mark.parametrize("ended", [None, "success"])
def test_who_comes_second_gets_the_run_that_somebody_else_runs_again(
    client: AirflowClient, fake: BusyFake, ended: Any
) -> None:
    run = fake.fail(client.trigger("sales", idempotency_key="order-17"), task="load")

    def somebody_else() -> None:
        with fake.client() as other:
            other.trigger("sales", idempotency_key="order-17", on_failed="rerun")
        if ended:
            fake.finish(run, state=ended)

    fake.before("trigger", lambda: fake.before("tasks", somebody_else))
    again = client.trigger("sales", idempotency_key="order-17", on_failed="rerun")

    assert (again.ref, again.created) == (run.ref, False)
    assert again.state == (ended or "queued")
    assert sent(fake, "clear") == 1


def test_another_conf_for_a_key_stays_a_conflict(client: AirflowClient, fake: BusyFake) -> None:
    fake.fail(client.trigger("sales", {"day": 1}, idempotency_key="order-17"), task="load")

    with pytest.raises(Conflict, match="different conf"):
        client.trigger("sales", {"day": 2}, idempotency_key="order-17", on_failed="rerun")

    assert sent(fake, "clear") == 0


def test_run_waits_for_the_new_try_and_not_for_the_old_failure(
    client: AirflowClient, fake: BusyFake
) -> None:
    fake.fail(client.trigger("sales", idempotency_key="order-17"), task="load")
    fake.runs_take(1)

    ended = client.run(
        "sales", idempotency_key="order-17", on_failed="rerun", poll_interval=0.001, timeout=30
    )

    assert (ended.state, ended.created) == ("success", False)
    with pytest.raises(RunFailed):
        client.wait(fake.fail(client.trigger("sales"), task="load"))


def test_a_batch_runs_the_failed_runs_of_its_keys_again(
    client: AirflowClient, fake: BusyFake
) -> None:
    for key in ("a", "b"):
        fake.fail(client.trigger("sales", idempotency_key=key), task="load")
    requests = [
        TriggerRequest("sales", idempotency_key="a", on_failed="rerun", deadline=60),
        TriggerRequest("sales", idempotency_key="b"),
        TriggerRequest("sales", idempotency_key="c", on_failed="rerun"),
    ]

    outcomes = {out.request.idempotency_key: out.result() for out in client.trigger_many(requests)}

    found = {key: (run.state, run.created) for key, run in outcomes.items()}
    assert found == {"a": ("queued", False), "b": ("failed", False), "c": ("queued", True)}
