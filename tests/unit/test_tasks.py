"""The tasks of a run, including those of a server that changes meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from airflow_trigger import AirflowClient, DagRun, RunRef, errors
from airflow_trigger._flows.runs import PAGE
from airflow_trigger._flows.tasks import TaskListing, all_tasks, next_tasks
from airflow_trigger.models import Api, TaskRun, TaskState
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client, open_fake
from tests.unit.driving import BASE, World, answer, refusal, run_body

REF = RunRef("sales", "r1")


@pytest.fixture(params=["2.7.3", "2.9.3", "2.11.2", "3.0.6", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    fake.add_dag("sales", tasks=["extract", "load", "report"])
    return fake


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, fake: FakeAirflow) -> Iterator[AirflowClient]:
    with open_fake(request.param, fake) as client:
        yield client


@pytest.fixture
def run(fake: FakeAirflow) -> DagRun:
    with fake.client(conf_check="json", on_paused="allow") as airflow:
        return fake.start(airflow.trigger("sales"))


def names(tasks: Iterable[TaskRun]) -> list[str]:
    return sorted(task.name for task in tasks)


def test_the_tasks_of_a_failed_run_say_what_became_of_each(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.fail(run, task="load", log="ValueError: no file")
    fake.set_task(run, "load", state="failed", try_number=2, pool="small", note="look at it")

    tasks = {task.task_id: task for task in client.tasks(run)}

    assert {name: task.state for name, task in tasks.items()} == {
        "extract": "success",
        "load": "failed",
        "report": "upstream_failed",
    }
    load = tasks["load"]
    assert (load.dag_id, load.ref, load.map_index) == ("sales", run.ref, None)
    assert (load.try_number, load.pool, load.note) == (2, "small", "look at it")
    assert isinstance(load.state, TaskState)
    assert load.end_date is not None
    assert load.end_date.utcoffset() is not None
    assert tasks["report"].try_number == 0


def test_a_reference_to_the_run_is_enough(client: AirflowClient, run: DagRun) -> None:
    assert names(client.tasks(run.ref)) == ["extract", "load", "report"]


@pytest.mark.parametrize("count", [PAGE - 2, PAGE - 1, 2 * PAGE + 1])
def test_all_pages_are_read(
    fake: FakeAirflow, client: AirflowClient, run: DagRun, count: int
) -> None:
    for i in range(count):
        fake.set_task(run, "load", state="success", map_index=i)

    found = names(client.tasks(run))

    assert found == sorted(["extract", "report", *(f"load[{i}]" for i in range(count))])
    pages = (count + 2 + PAGE - 1) // PAGE
    assert len(fake.requests("tasks")) == pages


def test_a_page_is_read_when_it_is_needed(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    for i in range(PAGE):
        fake.set_task(run, "load", state="success", map_index=i)

    tasks = client.tasks(run)
    assert fake.requests("tasks") == []

    next(tasks)
    assert len(fake.requests("tasks")) == 1


@pytest.mark.parametrize(
    ("states", "found"),
    [
        (None, ["extract", "load[0]", "load[1]", "report"]),
        (["failed"], ["load[1]"]),
        (["failed", "success"], ["extract", "load[1]"]),
        ([TaskState.FAILED], ["load[1]"]),
        ([None], ["report"]),
        (["running", None], ["load[0]", "report"]),
        ({"removed"}, []),
        ([], []),
    ],
    ids=str,
)
def test_only_tasks_in_the_wanted_states_are_listed(
    fake: FakeAirflow, client: AirflowClient, run: DagRun, states: Any, found: list[str]
) -> None:
    fake.set_task(run, "extract", state="success")
    fake.set_task(run, "load", state="running", map_index=0)
    fake.set_task(run, "load", state="failed", map_index=1)

    assert names(client.tasks(run, states=states)) == found


def test_an_iterator_of_states_is_read_once(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.set_task(run, "load", state="failed")

    assert names(client.tasks(run, states=iter(["failed", "queued"]))) == ["load"]


def test_a_state_that_no_server_knows_is_refused(client: AirflowClient, run: DagRun) -> None:
    with pytest.raises(errors.InvalidRequest) as e:
        list(client.tasks(run, states=["failed", "broken"]))

    assert (e.value.dag_id, e.value.run_id) == ("sales", run.run_id)
    assert e.value.status in (400, 422)


def test_a_state_that_a_newer_server_invents_is_kept() -> None:
    world = World()
    body = {"task_instances": [task_body(state="napping")], "total_entries": 1}

    (task,) = world.drive(all_tasks(world.session(), REF), answer(200, body))

    assert task.state == "napping"
    assert isinstance(task.state, TaskState)


@pytest.mark.parametrize("ref", [RunRef("sales", "nope"), RunRef("nope", "r1")], ids=str)
@pytest.mark.parametrize("states", [None, ["failed"]])
def test_a_run_that_is_not_there_has_no_empty_list(
    client: AirflowClient, ref: RunRef, states: Any
) -> None:
    with pytest.raises(errors.RunNotFound) as e:
        list(client.tasks(ref, states=states))

    assert (e.value.dag_id, e.value.run_id) == (ref.dag_id, ref.run_id)


def test_a_run_without_such_tasks_gives_an_empty_list(client: AirflowClient, run: DagRun) -> None:
    assert list(client.tasks(run, states=["failed"])) == []


def test_credentials_that_may_not_read_tasks_are_told_so(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.deny("sales", "tasks")

    with pytest.raises(errors.PermissionDenied, match="read on Task Instances"):
        list(client.tasks(run))


@pytest.mark.parametrize(
    ("run", "states", "problem"),
    [
        ("sales/r1", None, r"a DagRun or a RunRef.*RunRef.parse"),
        (None, None, "a DagRun or a RunRef"),
        (RunRef("sales", ".."), None, "run_id must be an id"),
        (REF, "failed", r"such as \['failed'\]"),
        (REF, 3, "states must be an iterable"),
        (REF, {"failed": 1}, "states must be an iterable"),
        (REF, [3], "each of the states must be a str"),
    ],
    ids=str,
)
def test_a_wrong_argument_is_refused_by_the_call_itself(
    fake: FakeAirflow, client: AirflowClient, run: Any, states: Any, problem: str
) -> None:
    with pytest.raises((TypeError, ValueError), match=problem):
        client.tasks(run, states=states)

    assert fake.requests() == []


def task_body(task_id: str = "load", map_index: int = -1, **fields: Any) -> dict[str, Any]:
    body = {"dag_id": "sales", "dag_run_id": "r1", "task_id": task_id, "map_index": map_index}
    return body | {"state": "success", "try_number": 1} | fields


def page(total: int | None, *names: str) -> httpx.Response:
    return answer(
        200, {"task_instances": [task_body(name) for name in names], "total_entries": total}
    )


def test_a_task_that_appears_on_two_pages_is_given_once() -> None:
    world = World()

    tasks = world.drive(
        all_tasks(world.session(), REF), page(3, "a", "b"), page(3, "b"), page(3, "a", "b", "c")
    )

    assert names(tasks) == ["a", "b", "c"]


def test_a_list_without_a_total_that_ignores_the_offset_comes_to_an_end() -> None:
    world = World()

    tasks = world.drive(all_tasks(world.session(), REF), *[page(None, "a", "b")] * 2)

    assert names(tasks) == ["a", "b"]


def test_a_task_that_moved_to_a_page_that_was_read_before_is_found() -> None:
    world = World()
    # "a" has started to run: the database now lists it last, and "c" in the former place of "b".
    pages = page(4, "a", "b"), page(4, "d", "a"), page(4, "b", "c"), page(4, "d", "a")

    tasks = world.drive(all_tasks(world.session(), REF), *pages)

    assert names(tasks) == ["a", "b", "c", "d"]


def test_a_total_that_is_never_reached_ends_the_list_all_the_same() -> None:
    world = World()

    tasks = world.drive(
        all_tasks(world.session(), REF), page(9, "a"), page(9), page(9, "a"), page(9)
    )

    assert names(tasks) == ["a"]


def test_a_list_without_a_total_ends_with_an_empty_page() -> None:
    world = World()
    without = {"task_instances": [task_body()]}

    tasks = world.drive(
        all_tasks(world.session(), REF),
        answer(200, without),
        answer(200, {"task_instances": list[object]()}),
    )

    assert names(tasks) == ["load"]


def test_a_page_is_read_again_after_a_fault() -> None:
    world = World()

    assert names(world.drive(all_tasks(world.session(), REF), answer(503), page(1, "a"))) == ["a"]


def test_a_404_that_is_not_airflows_is_no_missing_run() -> None:
    world = World()

    with pytest.raises(errors.NotFound) as e:
        world.drive(all_tasks(world.session(), REF), answer(404, "404 page not found\n"))

    assert type(e.value) is errors.NotFound


IDS = ["load", "größe", "a.b:c", "load+1", "a b", "x/y", "100%", "q?#"]


@pytest.mark.parametrize("task_id", IDS)
@pytest.mark.parametrize("map_index", [-1, 3])
@pytest.mark.parametrize("api", ["v1", "v2"])
@pytest.mark.parametrize("mode", ["sync", "async"])
def test_the_url_of_a_task_leads_to_its_page(
    mode: Mode, api: Api, map_index: int, task_id: str
) -> None:
    body = task_body(task_id, map_index, dag_run_id="a+b:c", dag_id="größe")
    transport = httpx.MockTransport(
        lambda request: answer(200, {"task_instances": [body], "total_entries": 1})
    )
    settings: dict[str, Any] = {"auth": "t", "api": api, "transport": transport}
    with open_client(mode, BASE, **settings) as client:
        (task,) = client.tasks(RunRef("größe", "a+b:c"))

    url = httpx.URL(task.url)
    assert task.name == (task_id if map_index < 0 else f"{task_id}[{map_index}]")
    if api == "v2":
        mapped = [] if map_index < 0 else ["mapped", str(map_index)]
        parts = url.raw_path.decode().split("/")
        path = [httpx.URL(f"{BASE}/{part}").path[1:] for part in parts]
        assert path[1:] == ["dags", "größe", "runs", "a+b:c", "tasks", task_id, *mapped]
    else:
        asked = {"dag_run_id": "a+b:c", "task_id": task_id}
        asked |= {} if map_index < 0 else {"map_index": str(map_index)}
        assert url.path == "/dags/größe/grid"
        assert dict(url.params) == asked


WHEN = datetime(2026, 11, 26, 11, 22, 33, 500_000, UTC)


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({}, "state", TaskState.SUCCESS),
        ({"state": None}, "state", None),
        ({"map_index": None}, "map_index", None),
        ({"try_number": None}, "try_number", 0),
        ({"pool": 3}, "pool", None),
        ({"note": {}}, "note", None),
        ({"queued_when": "2026-11-26T11:22:33.5+00:00"}, "queued_at", WHEN),
        ({"queued_when": "soon"}, "queued_at", None),
        ({"start_date": "never"}, "start_date", None),
    ],
    ids=str,
)
@pytest.mark.parametrize("api", ["v1", "v2"])
def test_a_task_is_read_leniently(
    api: Api, fields: dict[str, Any], name: str, value: object
) -> None:
    world = World(api=api)
    body = {"task_instances": [task_body(**fields)], "total_entries": 1}

    (task,) = world.drive(all_tasks(world.session(), REF), answer(200, body))

    assert getattr(task, name) == value


@pytest.mark.parametrize("lacking", ["task_id", "dag_id", "dag_run_id"])
@pytest.mark.parametrize("api", ["v1", "v2"])
def test_a_task_without_its_name_is_not_read(api: Api, lacking: str) -> None:
    world = World(api=api)
    body = {name: value for name, value in task_body().items() if name != lacking}

    with pytest.raises(errors.UnexpectedResponse, match=lacking):
        world.drive(
            all_tasks(world.session(), REF),
            answer(200, {"task_instances": [body], "total_entries": 1}),
        )


def test_an_empty_list_of_airflow_2_is_one_only_if_the_run_is_there() -> None:
    world = World(api="v1")

    assert world.drive(all_tasks(world.session(), REF), page(0), answer(200, run_body("r1"))) == []
    assert [line.rpartition("/")[2] for line in world.sent] == ["taskInstances", "r1"]


def test_a_dag_that_airflow_3_0_does_not_know_is_a_run_that_is_not_there() -> None:
    world = World()
    unknown = refusal(404, "DAG with dag_id: `sales` was not found")

    with pytest.raises(errors.RunNotFound):
        world.drive(
            all_tasks(world.session(), REF),
            unknown,
            refusal(404, "The DagRun … `r1` was not found"),
        )


def test_each_page_has_a_deadline_of_its_own() -> None:
    world = World()

    def pass_a_minute() -> None:
        world.now += 60

    world.on_send = pass_a_minute
    session, listing = world.session(), TaskListing.of(REF)
    for name in "abcd":
        world.drive(next_tasks(session, listing), page(4, name))

    assert listing.is_done
