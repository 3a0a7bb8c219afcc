"""What a task of a run returned."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from airflow_trigger import AirflowClient, DagRun, RetryPolicy, RunRef, errors
from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.results import SHOWN, result
from airflow_trigger._flows.runs import PAGE
from airflow_trigger.models import JSON, Api
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client, open_fake
from tests.unit.driving import BASE, World, answer, answered, refusal, run_body

REF = RunRef("sales", "r1")
MAPPED_STATES = ["upstream_failed", "failed", "running", None]


@pytest.fixture(params=["2.10.5", "2.11.2", "3.0.6", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    fake.add_dag("sales", tasks=["load", "summarise"])
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
    with fake.client(conf_check="json", on_paused="allow") as airflow:
        return fake.start(airflow.trigger("sales"))


def asked(fake: FakeAirflow) -> list[str]:
    """What follows the run id in the paths of the requests."""
    paths = [request.path for request in fake.requests()]
    return [
        path.partition("/dagRuns/")[2].partition("/")[2] for path in paths if "dagRuns/" in path
    ]


@pytest.mark.parametrize(
    "value",
    [
        {"rows": 3, "regions": ["eu", "us"], "late": None, "share": 0.5, "name": "Zoë's"},
        ["a", 1, None, True, {}],
        "",
        '{"rows": 3}',
        "{'rows': 3}",
        0,
        1e300,
        12345678901234567890,
        False,
        None,
        "x" * 2_000_000,
        {"__classname__": "datetime.datetime", "__version__": 2, "__data__": {"timestamp": 1.5}},
    ],
    ids=lambda value: f"{value!s:.20}",
)
def test_the_value_of_a_task_is_its_json_unchanged(
    fake: FakeAirflow, client: AirflowClient, run: DagRun, value: JSON
) -> None:
    fake.push_xcom(run, "summarise", value)

    found = client.result(run, "summarise")

    assert found == value
    assert type(found) is type(value)
    assert asked(fake) == ["taskInstances/summarise/xcomEntries/return_value"]


def test_a_reference_to_the_run_is_enough(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.push_xcom(run, "summarise", 3)

    assert client.result(run.ref, "summarise") == 3


def test_the_result_is_what_parse_makes_of_the_value(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.push_xcom(run, "summarise", ["a", "b"])

    assert client.result(run, "summarise", parse=json.dumps) == '["a", "b"]'


def test_what_parse_raises_is_raised_unchanged(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.push_xcom(run, "summarise", "many")
    problem = LookupError("no number")

    def parse(value: JSON) -> int:
        raise problem

    with pytest.raises(LookupError) as e:
        client.result(run, "summarise", parse=parse)

    assert e.value is problem


@pytest.mark.parametrize("key", ["a b", "rows/eu", "100%", "ä", "a?b#c", "~", "..."])
def test_a_value_is_found_by_any_key(
    fake: FakeAirflow, client: AirflowClient, run: DagRun, key: str
) -> None:
    fake.push_xcom(run, "summarise", 1, key="return_value")
    fake.push_xcom(run, "summarise", 2, key=key)

    assert client.result(run, "summarise", key=key) == 2


@pytest.mark.parametrize("count", [1, 3, PAGE + 1])
def test_a_mapped_task_gives_a_list_in_the_order_of_its_indexes(
    fake: FakeAirflow, client: AirflowClient, run: DagRun, count: int
) -> None:
    for i in reversed(range(count)):
        fake.push_xcom(run, "load", {"i": i}, map_index=i)

    assert client.result(run, "load") == [{"i": i} for i in range(count)]
    # The first request finds out that the task is mapped.
    pages = (count - 1) // PAGE + 1
    assert len(asked(fake)) == 1 + pages + count


def test_one_index_of_a_mapped_task_takes_one_request(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    for i in range(3):
        fake.push_xcom(run, "load", i * 10, map_index=i)

    assert client.result(run, "load", map_index=2) == 20
    assert len(asked(fake)) == 1


@pytest.mark.parametrize("state", ["success", "skipped"])
def test_none_stands_for_an_index_that_ended_well_without_a_value(
    fake: FakeAirflow, client: AirflowClient, run: DagRun, state: Any
) -> None:
    for i in range(3):
        fake.set_task(run, "load", state="success", map_index=i)
    fake.push_xcom(run, "load", "a", map_index=0)
    fake.set_task(run, "load", state=state, map_index=1)
    fake.push_xcom(run, "load", "c", map_index=2)

    assert client.result(run, "load") == ["a", None, "c"]


def test_an_index_that_an_earlier_try_left_behind_is_left_out(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    for i in range(2):
        fake.push_xcom(run, "load", i, map_index=i)
    fake.set_task(run, "load", state="removed", map_index=1)

    assert client.result(run, "load") == [0]


@pytest.mark.parametrize("state", MAPPED_STATES)
def test_an_index_that_may_lack_its_value_is_named(
    fake: FakeAirflow, client: AirflowClient, run: DagRun, state: Any
) -> None:
    for i in range(3):
        fake.push_xcom(run, "load", i, map_index=i)
        fake.set_task(run, "load", state="success", map_index=i)
    fake.set_task(run, "load", state=state, map_index=3)

    with pytest.raises(errors.ResultNotFound) as e:
        client.result(run, "load")

    assert f"indexes 3 ({state or 'not scheduled'}); the run is running" in str(e.value)


def test_of_many_indexes_without_a_value_some_are_named(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    for i in range(SHOWN + 5):
        fake.set_task(run, "load", state="failed", map_index=i)

    with pytest.raises(errors.ResultNotFound, match=r"9 \(failed\) and 5 more; the run"):
        client.result(run, "load")


def test_a_wrong_key_of_a_mapped_task_is_no_list_of_nones(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    for i in range(2):
        fake.push_xcom(run, "load", i, map_index=i)
        fake.set_task(run, "load", state="success", map_index=i)

    with pytest.raises(errors.ResultNotFound, match=r"'rows' of task 'load' .*0 \(success\), 1"):
        client.result(run, "load", key="rows")


@pytest.mark.parametrize(
    "arguments",
    [
        {"task_id": "summarise"},
        {"task_id": "nope"},
        {"task_id": "summarise", "key": "rows"},
        {"task_id": "summarise", "map_index": 0},
        {"task_id": "load", "map_index": 9},
    ],
    ids=str,
)
def test_a_result_that_is_not_there_says_that_none_is_not_kept(
    fake: FakeAirflow, client: AirflowClient, run: DagRun, arguments: Any
) -> None:
    fake.push_xcom(run, "load", 1, map_index=0)
    fake.finish(run)

    with pytest.raises(errors.ResultNotFound) as e:
        client.result(run, **arguments)

    assert "Airflow does not store None" in str(e.value)
    assert f"task {arguments['task_id']!r}"[:-1] in str(e.value)
    assert "the run is success" in str(e.value)
    assert (e.value.dag_id, e.value.run_id, e.value.status) == ("sales", run.run_id, 404)
    assert not e.value.retryable


def test_a_result_may_still_come_while_the_run_goes_on(client: AirflowClient, run: DagRun) -> None:
    with pytest.raises(errors.ResultNotFound, match="the run has not finished") as e:
        client.result(run, "summarise")

    assert e.value.retryable


@pytest.mark.parametrize("map_index", [None, 0])
@pytest.mark.parametrize("ref", [RunRef("sales", "nope"), RunRef("nope", "r1")], ids=str)
def test_the_result_of_a_run_that_is_not_there_is_no_missing_result(
    client: AirflowClient, ref: RunRef, map_index: int | None
) -> None:
    with pytest.raises(errors.RunNotFound) as e:
        client.result(ref, "load", map_index=map_index)

    assert (e.value.dag_id, e.value.run_id) == (ref.dag_id, ref.run_id)


def test_credentials_that_may_not_read_xcoms_are_told_so(
    fake: FakeAirflow, client: AirflowClient, run: DagRun
) -> None:
    fake.push_xcom(run, "load", 1)
    fake.deny("sales", "xcoms")

    with pytest.raises(errors.PermissionDenied, match="read on XComs"):
        client.result(run, "load")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"run": "sales/r1"}, "a run must be a DagRun or a RunRef"),
        ({"task_id": ""}, "task_id must not be empty"),
        ({"task_id": ".."}, "task_id must be an id"),
        ({"task_id": None}, "task_id must be a str"),
        ({"key": ""}, "key must be the key of an XCom"),
        ({"key": "."}, "key must be the key of an XCom"),
        ({"key": 1}, "key must be a str"),
        ({"map_index": -1}, "map_index must be 0 or more"),
        ({"map_index": True}, "map_index must be an int"),
    ],
    ids=str,
)
def test_an_argument_that_can_be_none_is_refused(
    fake: FakeAirflow, client: AirflowClient, arguments: Any, problem: str
) -> None:
    with pytest.raises((TypeError, ValueError), match=problem):
        client.result(**{"run": REF, "task_id": "load"} | arguments)

    assert fake.requests() == []


@pytest.mark.parametrize("version", ["2.7.3", "2.9.3"])
def test_before_2_10_there_is_no_json_and_that_is_said(mode: Mode, version: str) -> None:
    fake = FakeAirflow(version=version)

    with open_fake(mode, fake) as client, pytest.raises(errors.Unsupported) as e:
        client.result(REF, "load")

    assert "needs Airflow 2.10 or later" in str(e.value)
    assert version in str(e.value)
    assert all("xcom" not in request.path for request in fake.requests())


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_a_404_of_a_router_is_no_missing_result(mode: Mode, api: Api) -> None:
    def answer_to(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/version"):
            return answer(200, {"version": "2.11.2" if api == "v1" else "3.3.2"})
        return answer(404, "404 page not found\n")

    transport = httpx.MockTransport(answer_to)
    retry = RetryPolicy(attempts=1)
    settings: Any = {"auth": "t", "api": api, "transport": transport, "retry": retry}
    with open_client(mode, BASE, **settings) as client, pytest.raises(errors.NotFound) as e:
        client.result(REF, "load")

    assert type(e.value) is errors.NotFound
    assert e.value.retryable


NO_XCOM = refusal(404, "XCom entry with key: `return_value` not found")
NOT_MAPPED = refusal(404, "Task id load is not mapped")
NO_INDEXES = answer(200, {"task_instances": [], "total_entries": 0})
RUN = answer(200, run_body("r1", state="running"))
XCOM = {"key": "return_value", "task_id": "load", "map_index": -1, "value": 3}


def task_body(state: str | None) -> dict[str, JSON]:
    return {"dag_id": "sales", "dag_run_id": "r1", "task_id": "load", "state": state}


def test_a_task_that_was_mapped_over_nothing_gives_an_empty_list() -> None:
    world = World()
    flow = result(world.session(), REF, "load", key="return_value")

    assert world.drive(flow, NO_XCOM, NO_INDEXES, answer(200, task_body("skipped"))) == []


def test_the_order_is_that_of_the_indexes_whatever_the_server_lists_first() -> None:
    listed = [task_body("success") | {"map_index": index} for index in (2, 0, 1)]

    def reply_to(request: Request[Any]) -> httpx.Response:
        if request.url.endswith("/listMapped"):
            return answer(200, {"task_instances": listed, "total_entries": 3})
        index = request.params.get("map_index", -1)
        return NO_XCOM if index < 0 else answer(200, XCOM | {"map_index": index, "value": index})

    flow = result(World().session(), REF, "load", key="return_value")

    assert answered(flow, reply_to) == [0, 1, 2]


@pytest.mark.parametrize("state", [None, "upstream_failed"])
def test_a_mapped_task_that_has_no_indexes_yet_has_no_result(state: str | None) -> None:
    world = World()
    flow = result(world.session(), REF, "load", key="return_value")

    with pytest.raises(errors.ResultNotFound) as e:
        world.drive(flow, NO_XCOM, NO_INDEXES, answer(200, task_body(state)), RUN)

    assert e.value.retryable


def test_a_run_that_may_not_be_read_does_not_hide_that_the_result_is_missing() -> None:
    world = World()
    flow = result(world.session(), REF, "load", key="return_value")

    with pytest.raises(errors.ResultNotFound, match="does not store None"):
        world.drive(flow, NO_XCOM, NOT_MAPPED, refusal(403))


@pytest.mark.parametrize(
    "other",
    [
        {"xcom_entries": [], "total_entries": 0},
        XCOM | {"key": "rows"},
        XCOM | {"task_id": "report"},
        {name: value for name, value in XCOM.items() if name != "value"},
    ],
    ids=str,
)
@pytest.mark.parametrize("api", ["v1", "v2"])
def test_an_answer_that_is_not_the_xcom_is_not_taken_for_its_value(api: Api, other: Any) -> None:
    world = World(api=api)
    flow = result(world.session(), REF, "load", key="return_value")
    version = [answer(200, {"version": "2.11.2"})] if api == "v1" else []

    with pytest.raises(errors.UnexpectedResponse):
        world.drive(flow, *version, answer(200, other))


def test_reading_a_result_is_repeated_after_a_fault() -> None:
    world = World()
    flow = result(world.session(), REF, "load", key="return_value")

    assert world.drive(flow, answer(503), answer(200, XCOM)) == 3
