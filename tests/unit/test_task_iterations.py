"""Tasks of Airflow 3.4: the iterations of a loop, and the number of the last try."""

from __future__ import annotations

import pytest

from airflow_trigger import InvalidRequest, TaskRun
from airflow_trigger._adapters import load_adapter
from airflow_trigger._flows.results import result
from airflow_trigger._flows.tasks import all_tasks, in_order
from airflow_trigger.models import RunRef, TaskState
from tests.unit.driving import BASE, World, answer, refusal

REF = RunRef("sales", "r1")
REGION = "01a2192c-efab-73fc-b242-939c1605fef0"


def body(task_id: str = "load", **fields: object) -> dict[str, object]:
    """A task as 3.4 describes it, with the fields that matter here."""
    usual: dict[str, object] = {
        "dag_id": "sales",
        "dag_run_id": "r1",
        "task_id": task_id,
        "map_index": -1,
        "state": "success",
        "try_number": 1,
        "in_loop": False,
        "loop_iteration": None,
    }
    return usual | fields


def in_loop(iteration: int, **fields: object) -> dict[str, object]:
    return body(
        "body.step",
        in_loop=True,
        loop_iteration={"loop_id": "body", "iteration": iteration},
        region_id=REGION,
        region_index=iteration,
        **fields,
    )


def listed(*bodies: dict[str, object]) -> list[TaskRun]:
    world = World()
    page = answer(200, {"task_instances": bodies, "total_entries": len(bodies)})
    return world.drive(all_tasks(world.session(), REF), page)


def test_each_iteration_of_a_loop_is_a_task_of_its_own() -> None:
    first, second, mapped, outside = listed(
        in_loop(0), in_loop(1, state="failed"), in_loop(1, map_index=2), body()
    )

    assert [first.loop_iteration, second.loop_iteration, outside.loop_iteration] == [0, 1, None]
    assert (second.region_id, second.region_index) == (REGION, 1)
    assert [task.name for task in (first, second, mapped, outside)] == [
        "body.step (iteration 0)",
        "body.step (iteration 1)",
        "body.step[2] (iteration 1)",
        "load",
    ]


def test_the_iterations_of_a_task_stay_in_their_order() -> None:
    tasks = listed(in_loop(1, map_index=0), in_loop(0, map_index=1), in_loop(0, map_index=0))

    assert [(task.loop_iteration, task.map_index) for task in in_order(tasks)] == [
        (0, 0),
        (0, 1),
        (1, 0),
    ]


def test_log_and_report_of_an_iteration_are_asked_for_by_its_region() -> None:
    adapter = load_adapter("v2", BASE)
    first, mapped, outside = listed(in_loop(0), in_loop(0, map_index=2), body())
    region = {"region_id": REGION, "region_index": 0}

    for task in (first, mapped):
        for request in (adapter.log(task, 1), adapter.dependencies(task)):
            assert region.items() <= request.params.items()
    for request in (adapter.log(outside, 1), adapter.dependencies(outside)):
        assert not region.keys() & request.params.keys()


def test_a_mapped_task_outside_loops_needs_no_region() -> None:
    (task,) = listed(body(map_index=0, region_id=REGION, region_index=0))

    assert (task.region_id, task.region_index) == (None, None)


def test_the_result_of_a_task_in_a_loop_says_how_to_read_that_of_an_iteration() -> None:
    world = World()
    refused = refusal(400, "Select a region and index for this task instance")

    with pytest.raises(InvalidRequest, match="region_index of the task") as e:
        world.drive(result(world.session(), REF, "body.step", key="return_value"), refused)

    assert (e.value.dag_id, e.value.run_id) == ("sales", "r1")


@pytest.mark.parametrize(
    ("state", "number", "last"),
    [
        (None, 0, 0),
        (None, 2, 1),
        ("up_for_retry", 2, 1),
        ("upstream_failed", 1, 0),
        ("queued", 2, 2),
        ("running", 2, 2),
        ("failed", 2, 2),
        ("skipped", 1, 1),
    ],
    ids=str,
)
def test_the_number_of_a_try_that_has_not_begun_is_not_that_of_the_last(
    state: str | None, number: int, last: int
) -> None:
    (task,) = listed(body(state=state, try_number=number))

    assert task.try_number == last


def test_an_older_airflow_counts_a_try_when_it_begins() -> None:
    older = {name: value for name, value in body().items() if "loop" not in name}

    (task,) = listed(older | {"state": "up_for_retry", "try_number": 1})

    assert (task.state, task.try_number) == (TaskState.UP_FOR_RETRY, 1)


def test_what_a_retry_policy_says_shows_and_not_in_the_repr() -> None:
    (task,) = listed(body(state="failed", state_reason="the key hunter2 is wrong", team_name="eu"))

    assert (task.state_reason, task.team_name) == ("the key hunter2 is wrong", "eu")
    assert "hunter2" not in repr(task)
