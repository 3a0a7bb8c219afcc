"""Runs that drain a paused DAG, and runs of a bundle version (Airflow 3.4), driven by hand."""

from __future__ import annotations

from typing import Any

import pytest

from airflow_trigger import errors
from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.trigger import trigger
from airflow_trigger.models import OnPaused, TriggerRequest
from tests.unit.driving import (
    AS_ASKED,
    NOT_AIRFLOW,
    World,
    answer,
    answered,
    dag_body,
    fault,
    name,
    no_dag,
    no_run,
    refusal,
    run_body,
)

VERSION = answer(200, {"version": "3.4.0b2", "git_version": None})
OLDER = answer(200, {"version": "3.3.2", "git_version": None})
RUN = answer(200, run_body())
NO_VERSION = refusal(
    404, "DAG with dag_id: 'sales' does not have a version for bundle_version 'abc'"
)
PARAMS = {"amount": {"value": None, "schema": {"type": "integer"}, "description": None}}
POST = "POST /api/v2/dags/sales/dagRuns"
DETAILS = "GET /api/v2/dags/sales/details"
KNOWN = "GET /api/v2/version"


def dag(state: str, **fields: object) -> Reply:
    return answer(200, dag_body(scheduling_state=state, is_paused=state == "paused", **fields))


ACTIVE, DRAINING, PAUSED = dag("active"), dag("draining"), dag("paused")


@pytest.fixture
def world() -> World:
    return World()


def wanted(on_paused: OnPaused = "drain", **more: Any) -> TriggerRequest:
    return TriggerRequest("sales", on_paused=on_paused, **more)


def drained(world: World) -> list[object]:
    """For each trigger that was sent, whether it drains the DAG; None if it does not say."""
    posts = [body for line, body in zip(world.sent, world.bodies, strict=True) if line == POST]
    return [body.get("drain_dag") for body in posts]


@pytest.mark.parametrize(
    ("state", "sent"), [("paused", True), ("draining", True), ("active", None), ("new", None)]
)
def test_only_a_dag_that_is_paused_or_draining_is_drained(
    world: World, state: str, sent: object
) -> None:
    world.drive(trigger(world.session(), wanted()), VERSION, dag(state), RUN)

    assert world.sent == [KNOWN, DETAILS, POST]
    assert drained(world) == [sent]


@pytest.mark.parametrize("is_paused", [True, False])
def test_without_a_state_it_counts_whether_the_dag_is_paused(
    world: World, *, is_paused: bool
) -> None:
    body = answer(200, dag_body(is_paused=is_paused))

    world.drive(trigger(world.session(), wanted()), VERSION, body, RUN)

    assert drained(world) == [is_paused or None]


def test_the_dag_is_read_for_each_trigger_and_never_remembered(world: World) -> None:
    session = world.session()

    world.drive(trigger(session, wanted()), VERSION, PAUSED, RUN)
    world.now += 1
    world.drive(trigger(session, wanted()), ACTIVE, RUN)

    assert drained(world) == [True, None]


def test_what_the_check_of_the_conf_has_read_in_this_call_is_fresh_enough(world: World) -> None:
    world.conf_check = "strict"

    world.drive(trigger(world.session(), wanted()), VERSION, PAUSED, RUN)

    assert world.sent == [KNOWN, DETAILS, POST]


@pytest.mark.parametrize("lost", [fault(), answer(502), answer(429)], ids=repr)
def test_the_dag_is_read_again_before_each_further_attempt(world: World, lost: Reply) -> None:
    world.drive(trigger(world.session(), wanted()), VERSION, PAUSED, lost, ACTIVE, RUN)

    assert world.sent == [KNOWN, DETAILS, POST, DETAILS, POST]
    assert drained(world) == [True, None]


def test_a_dag_that_may_not_be_read_is_not_drained(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.drive(trigger(world.session(), wanted()), VERSION, refusal(403), RUN)

    assert drained(world) == [None]
    assert "whether it is paused is unknown" in caplog.text


@pytest.mark.parametrize("refused", [fault(), *NOT_AIRFLOW, answer(500)], ids=name)
def test_a_dag_that_cannot_be_read_is_not_triggered(world: World, refused: Reply) -> None:
    def reply_to(request: Request[Any]) -> Reply:
        assert request.method == "GET"
        return VERSION if request.url.endswith("/version") else refused

    with pytest.raises(errors.AirflowTriggerError) as e:
        answered(trigger(world.session(), wanted()), reply_to)

    assert not isinstance(e.value, errors.TriggerUnconfirmed)
    assert e.value.dag_id == "sales"


def test_a_lost_trigger_is_settled_if_the_dag_cannot_be_read_again(world: World) -> None:
    found = answer(200, run_body(state="running"))

    run = world.drive(
        trigger(world.session(), wanted()), VERSION, PAUSED, fault(), *[fault()] * 3, found
    )

    assert (run.state, run.created) == ("running", True)
    assert world.sent.count(POST) == 1


def test_a_lost_trigger_stays_unconfirmed_if_nothing_can_be_read_any_more(world: World) -> None:
    down = [fault()] * 3

    with pytest.raises(errors.TriggerUnconfirmed):
        world.drive(trigger(world.session(), wanted()), VERSION, PAUSED, fault(), *down, *down)


def test_before_3_4_nothing_is_triggered(world: World) -> None:
    with pytest.raises(errors.Unsupported, match=r"on_paused='drain' needs Airflow 3\.4") as e:
        world.drive(trigger(world.session(), wanted()), OLDER, OLDER)

    assert "DAG 'sales' was not triggered" in str(e.value)
    assert world.sent == [KNOWN, KNOWN]


def test_the_setting_of_the_client_counts_too(world: World) -> None:
    world.on_paused = "drain"

    world.drive(trigger(world.session(), TriggerRequest("sales")), VERSION, PAUSED, RUN)
    world.drive(trigger(world.session(), wanted("allow")), RUN)

    assert drained(world) == [True, None]


def test_that_a_dag_drains_is_not_remembered(world: World) -> None:
    session = world.session()
    world.drive(trigger(session, wanted("error")), DRAINING, RUN)
    world.now += 1

    with pytest.raises(errors.DagPaused, match="on_paused='drain'"):
        world.drive(trigger(session, wanted("error")), PAUSED)

    assert world.sent == [DETAILS, POST, DETAILS]


def test_a_paused_dag_of_an_older_airflow_is_not_said_to_drain(world: World) -> None:
    with pytest.raises(errors.DagPaused) as e:
        world.drive(
            trigger(world.session(), wanted("error")), answer(200, dag_body(is_paused=True))
        )

    assert "drain" not in str(e.value)


def test_a_bundle_version_is_sent_and_its_conf_left_to_the_server(world: World) -> None:
    world.conf_check, world.on_paused = "strict", "error"
    later = {"params": PARAMS, "start_date": "2030-01-01T00:00:00Z"}
    request = TriggerRequest("sales", {"of_old": 1}, bundle_version="abc")

    world.drive(trigger(world.session(), request), VERSION, dag("active", **later), RUN)

    assert world.bodies[-1]["bundle_version"] == "abc"
    assert world.bodies[-1]["conf"] == {"of_old": 1}


def test_a_bundle_version_needs_3_4(world: World) -> None:
    with pytest.raises(errors.Unsupported, match=r"bundle_version needs Airflow 3\.4"):
        world.drive(
            trigger(world.session(), TriggerRequest("sales", bundle_version="abc")), OLDER, OLDER
        )


def test_the_run_shows_the_version_and_the_team(world: World) -> None:
    body = answer(200, run_body(bundle_version="abc", team_name="sales-emea"))
    request = TriggerRequest("sales", bundle_version="abc")

    run = world.drive(trigger(world.session(), request), VERSION, body)

    assert (run.bundle_version, run.team_name) == ("abc", "sales-emea")


def test_a_bundle_version_that_is_not_there_does_not_mean_that_the_dag_is_not(
    world: World,
) -> None:
    request = TriggerRequest("sales", bundle_version="abc")

    with pytest.raises(errors.NotFound) as e:
        world.drive(trigger(world.session(), request), VERSION, NO_VERSION)

    assert type(e.value) is errors.NotFound
    assert "DAG 'sales' has no bundle_version 'abc' and was not triggered" in str(e.value)
    assert (e.value.dag_id, e.value.status, e.value.retryable) == ("sales", 404, False)


def test_a_dag_that_is_not_there_is_still_told_so(world: World) -> None:
    request = TriggerRequest("sales", bundle_version="abc")

    with pytest.raises(errors.DagNotFound):
        world.drive(trigger(world.session(), request), VERSION, no_dag())


def test_the_run_of_a_key_is_found_though_its_version_is_gone(world: World) -> None:
    request = TriggerRequest("sales", bundle_version="abc", idempotency_key="order-17")
    existing = answer(200, run_body(AS_ASKED, state="success"))

    run = world.drive(trigger(world.session(), request), VERSION, NO_VERSION, existing)

    assert (run.state, run.created) == ("success", False)


def test_a_key_without_a_run_gets_the_refusal(world: World) -> None:
    request = TriggerRequest("sales", bundle_version="abc", idempotency_key="order-17")

    with pytest.raises(errors.NotFound, match="bundle_version 'abc'"):
        world.drive(trigger(world.session(), request), VERSION, NO_VERSION, no_run())


@pytest.mark.parametrize("version", ["", "  ", "x" * 251, "a\x00b", "\ud800"], ids=ascii)
def test_a_bundle_version_that_no_database_can_hold_is_refused_before_it_is_sent(
    world: World, version: str
) -> None:
    with pytest.raises(errors.InvalidRequest, match="The bundle_version for DAG 'sales'"):
        world.drive(trigger(world.session(), TriggerRequest("sales", bundle_version=version)))

    assert world.sent == []


KEYED: dict[str, Any] = {"idempotency_key": "order-17", "on_failed": "rerun"}
TAKEN = answer(409, {"detail": "taken"})
PATCH = "PATCH /api/v2/dags/sales"
DRAINED = answer(200, {"dag_id": "sales"})


def kept(state: str) -> Reply:
    dates = {"start_date": "2026-11-26T10:00:00Z", "end_date": "2026-11-26T12:00:00Z"}
    return answer(200, run_body(AS_ASKED, state, **dates if state == "failed" else {}))


def failed_task() -> Reply:
    where = {"dag_id": "sales", "dag_run_id": AS_ASKED, "task_id": "load", "map_index": -1}
    task = where | {"state": "failed", "try_number": 1, "in_loop": False}
    return answer(200, {"task_instances": [task], "total_entries": 1})


def to_rerun() -> list[Reply]:
    """The responses to a trigger up to the clear, and to the look-up after it."""
    before = [VERSION, PAUSED, TAKEN, kept("failed"), kept("failed"), failed_task()]
    return [*before, failed_task(), kept("queued")]


def one_second_each(world: World) -> None:
    def on_send() -> None:
        world.now += 1

    world.on_send = on_send


@pytest.mark.parametrize("lost", [fault(), answer(503, retry_after="30"), answer(429)], ids=repr)
def test_a_dag_that_was_unpaused_since_is_not_drained_for_a_run_that_goes_again(
    world: World, lost: Reply
) -> None:
    one_second_each(world)

    world.drive(trigger(world.session(), wanted(**KEYED)), *to_rerun(), PAUSED, lost, ACTIVE)

    assert world.sent.count(PATCH) == 1


def test_the_same_call_again_drains_the_dag_that_could_not_be_drained(world: World) -> None:
    one_second_each(world)
    session, down = world.session(), [fault()] * 3
    with pytest.raises(errors.RequestTimeout, match="runs again, but may stay queued") as e:
        world.drive(trigger(session, wanted(**KEYED)), *to_rerun(), *down)

    run = world.drive(
        trigger(session, wanted(**KEYED)), PAUSED, TAKEN, kept("queued"), PAUSED, DRAINED
    )

    assert e.value.retryable
    assert (run.state, run.created) == ("queued", False)
    assert world.sent[-1] == PATCH
    assert world.bodies[-1] == {"scheduling_state": "draining"}


@pytest.mark.parametrize(
    ("state", "looked", "drained"),
    [("running", [PAUSED, DRAINED], 1), ("queued", [ACTIVE], 0), ("success", [], 0)],
)
def test_the_run_of_a_key_that_is_not_finished_goes_through_the_paused_dag_too(
    world: World, state: str, looked: list[Reply], drained: int
) -> None:
    one_second_each(world)
    request = wanted(idempotency_key="order-17")

    run = world.drive(
        trigger(world.session(), request), VERSION, PAUSED, TAKEN, kept(state), *looked
    )

    assert (run.state, run.created) == (state, False)
    assert world.sent.count(PATCH) == drained


@pytest.mark.parametrize(
    ("first", "error"), [(fault(), None), (answer(429), errors.RequestTimeout)], ids=name
)
def test_nothing_is_sent_once_the_look_has_taken_the_rest_of_the_time(
    world: World, first: Reply, error: type[Exception] | None
) -> None:
    def on_send() -> None:
        if world.sent.count(DETAILS) == 2 and world.sent[-1] == DETAILS:
            world.now += 60

    world.on_send = on_send
    flow = trigger(world.session(), wanted(deadline=20.0))

    if error is None:
        assert world.drive(flow, VERSION, PAUSED, first, PAUSED, RUN).created
    else:
        with pytest.raises(error, match="the deadline of the call passed"):
            world.drive(flow, VERSION, PAUSED, first, PAUSED)

    assert world.sent.count(POST) == 1


def test_what_may_have_been_meant_is_said_once(world: World) -> None:
    world.listing = answer(200, {"dags": [dag_body(dag_id="sales2")], "total_entries": 1})

    with pytest.raises(errors.DagNotFound) as e:
        world.drive(trigger(world.session(), wanted()), VERSION, no_dag())

    assert str(e.value).count("Did you mean 'sales2'?") == 1
