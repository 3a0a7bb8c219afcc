"""What is rejected before a trigger is sent, driven by hand."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import httpx
import pytest

from airflow_trigger import errors
from airflow_trigger._flows.dags import MOST_REMEMBERED, REMEMBERED, dag, set_paused
from airflow_trigger._flows.server import server
from airflow_trigger._flows.steps import Session
from airflow_trigger._flows.trigger import check_conf, trigger
from airflow_trigger.models import Api, TriggerRequest
from tests.unit.driving import World, answer, dag_body, no_dag, refusal, run_body

POST = "POST /api/v2/dags/sales/dagRuns"
DETAILS = "GET /api/v2/dags/sales/details"
PATCH = "PATCH /api/v2/dags/sales"
RUN = answer(200, run_body())
PARAMS = {"amount": {"value": None, "schema": {"type": "integer"}, "description": None}}
DAG = answer(200, dag_body(params=PARAMS))
PAUSED = answer(200, dag_body(params=PARAMS, is_paused=True))
TOMORROW = datetime.now(UTC) + timedelta(days=1)
LAST_YEAR = datetime(2025, 1, 1, tzinfo=UTC)
NAIVE = datetime(2025, 1, 1)


@pytest.fixture
def world() -> World:
    return World(conf_check="strict", on_paused="error")


def wanted(conf: dict[str, object] | None = None, **more: Any) -> TriggerRequest:
    return TriggerRequest("sales", conf, **more)


def test_a_conf_that_the_dag_declares_is_sent(world: World) -> None:
    world.drive(trigger(world.session(), wanted({"amount": 3})), DAG, RUN)

    assert world.sent == [DETAILS, POST]


def test_a_conf_that_the_dag_refuses_is_not_sent_and_all_is_named(world: World) -> None:
    with pytest.raises(errors.ConfError) as e:
        world.drive(trigger(world.session(), wanted({"amuont": 3})), DAG)

    assert e.value.problems == (
        "$: 'amount' is required and has no default",
        "$['amuont']: the DAG does not declare 'amuont'; did you mean 'amount'?",
    )
    assert e.value.dag_id == "sales"
    assert world.sent == [DETAILS]


def test_a_key_that_is_not_declared_is_refused_with_the_way_to_let_it_pass(world: World) -> None:
    with pytest.raises(errors.ConfError) as e:
        world.drive(trigger(world.session(), wanted({"amount": 1, "x": 2, "y": 3})), DAG)

    assert str(e.value).count('conf_check="schema"') == 1
    assert not any("conf_check" in line for line in e.value.problems)
    with pytest.raises(errors.ConfError) as e:
        world.drive(trigger(world.session(), wanted({"amount": "x"})), DAG)
    assert "conf_check" not in str(e.value)


def test_what_is_left_to_the_server_is_told_once(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    remote = {"value": "token-of-hunter2", "schema": {"$ref": "https://elsewhere.test/x?key=k"}}
    body = answer(200, dag_body(params=PARAMS | {"remote": remote}))
    session = world.session()
    for number, replies in enumerate([(body, RUN), (RUN,), (body, RUN)]):
        world.now += 20
        world.drive(trigger(session, wanted({"amount": number, "remote": "hunter2"})), *replies)

    (record,) = caplog.records
    assert (record.name, record.levelno) == ("airflow_trigger", logging.WARNING)
    assert record.getMessage() == (
        "The param 'remote' of DAG 'sales' is checked by the server only: its schema refers to "
        "something that is not in it, and nothing is fetched."
    )
    assert world.sent.count(POST) == 3


@pytest.mark.parametrize(
    ("check", "conf", "passes"),
    [
        ("strict", {"amount": 1, "other": 2}, False),
        ("schema", {"amount": 1, "other": 2}, True),
        ("schema", {"amount": "x"}, False),
        ("json", {"amount": "x"}, True),
    ],
)
def test_how_much_is_checked_can_be_chosen(
    world: World,
    check: Any,
    conf: dict[str, object],
    passes: bool,  # noqa: FBT001
) -> None:
    flow = trigger(world.session(), wanted(conf, conf_check=check))
    if passes:
        world.drive(flow, DAG, RUN)
        return
    with pytest.raises(errors.ConfError):
        world.drive(flow, DAG)


def test_without_anything_to_check_the_dag_is_not_read(world: World) -> None:
    flow = trigger(world.session(), wanted(conf_check="json", on_paused="allow"))

    world.drive(flow, RUN)

    assert world.sent == [POST]


def test_a_stream_of_triggers_reads_the_dag_once(world: World) -> None:
    session = world.session()
    for number, replies in enumerate([(DAG, RUN), (RUN,), (RUN,)]):
        world.drive(trigger(session, wanted({"amount": number})), *replies)

    assert world.sent.count(DETAILS) == 1


def test_what_is_known_of_a_dag_is_forgotten_after_a_short_time(world: World) -> None:
    session = world.session()
    world.drive(trigger(session, wanted({"amount": 1})), DAG, RUN)
    world.now += REMEMBERED
    world.drive(trigger(session, wanted({"amount": 1})), RUN)
    world.now += 0.1
    world.drive(trigger(session, wanted({"amount": 1})), DAG, RUN)

    assert world.sent.count(DETAILS) == 2


def test_a_refusal_by_what_is_remembered_is_checked_against_the_dag_as_it_is(world: World) -> None:
    session = world.session()
    world.drive(trigger(session, wanted({"amount": 1})), DAG, RUN)
    world.now += 1
    newer = answer(
        200, dag_body(params=PARAMS | {"region": {"value": "eu", "schema": {"type": "string"}}})
    )

    world.drive(trigger(session, wanted({"amount": 1, "region": "us"})), newer, RUN)

    world.now += 1
    with pytest.raises(errors.ConfError):
        world.drive(trigger(session, wanted({"amount": 1, "zone": "us"})), newer)


def test_the_memory_of_dags_is_bounded(world: World) -> None:
    session: Session = world.session()
    for number in range(MOST_REMEMBERED + 10):
        world.drive(dag(session, f"dag-{number}"), DAG)

    assert len(session.dags) == MOST_REMEMBERED
    assert "dag-0" not in session.dags


def test_a_dag_that_may_not_be_read_is_triggered_and_the_log_says_so(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    session = world.session()
    world.drive(trigger(session, wanted({"x": 1})), refusal(403), RUN)
    world.drive(trigger(session, wanted({"x": 1})), RUN)

    (record,) = caplog.records
    assert (record.name, record.levelno) == ("airflow_trigger", logging.WARNING)
    assert "may not read DAG 'sales'" in record.getMessage()


def test_a_dag_that_is_not_there_is_not_triggered(world: World) -> None:
    with pytest.raises(errors.DagNotFound):
        world.drive(trigger(world.session(), wanted()), no_dag())


def test_a_paused_dag_is_not_triggered(world: World) -> None:
    with pytest.raises(errors.DagPaused, match="on_paused='unpause'") as e:
        world.drive(trigger(world.session(), wanted({"amount": 1})), PAUSED)

    assert e.value.dag_id == "sales"
    assert world.sent == [DETAILS]


def test_a_paused_dag_is_unpaused_first_if_that_is_wanted(world: World) -> None:
    flow = trigger(world.session(), wanted({"amount": 1}, on_paused="unpause"))

    world.drive(flow, PAUSED, DAG, RUN)

    assert world.sent == [DETAILS, PATCH, POST]
    assert world.bodies[1] == {"is_paused": False}


def test_who_may_edit_a_dag_and_not_read_it_can_unpause_it_too(world: World) -> None:
    flow = trigger(world.session(), wanted({"amount": 1}, on_paused="unpause"))

    world.drive(flow, refusal(403), DAG, RUN)

    assert world.sent == [DETAILS, PATCH, POST]


def test_a_dag_that_may_be_neither_read_nor_unpaused_is_not_triggered(world: World) -> None:
    flow = trigger(world.session(), wanted({"amount": 1}, on_paused="unpause"))

    with pytest.raises(errors.PermissionDenied, match="Could not unpause DAG 'sales'"):
        world.drive(flow, refusal(403), refusal(403))

    assert POST not in world.sent


@pytest.mark.parametrize(("is_paused", "done"), [(True, "paused"), (False, "unpaused")])
def test_a_dag_that_was_changed_and_may_not_be_read_is_said_to_be_changed(
    world: World,
    is_paused: bool,  # noqa: FBT001
    done: str,
) -> None:
    flow = set_paused(world.session(), "sales", is_paused=is_paused)

    with pytest.raises(errors.PermissionDenied, match=f"^DAG 'sales' was {done}, but could not"):
        world.drive(flow, DAG, refusal(403))


def test_the_page_of_a_firewall_is_no_missing_permission(world: World) -> None:
    page = answer(403, "<html><title>Request blocked</title></html>", content_type="text/html")

    with pytest.raises(errors.PermissionDenied, match="Request blocked") as e:
        world.drive(trigger(world.session(), wanted({"amount": 1})), page)

    assert "proxy, gateway or firewall" in str(e.value)
    assert "lack" not in str(e.value)
    assert e.value.by_airflow is False
    assert POST not in world.sent


def test_a_dag_is_not_unpaused_for_a_conf_that_it_refuses(world: World) -> None:
    with pytest.raises(errors.ConfError):
        world.drive(trigger(world.session(), wanted({"amount": "x"}, on_paused="unpause")), PAUSED)

    assert PATCH not in world.sent


def test_a_run_may_be_left_to_wait(world: World) -> None:
    world.drive(trigger(world.session(), wanted({"amount": 1}, on_paused="allow")), PAUSED, RUN)

    assert PATCH not in world.sent


def test_a_dag_that_was_unpaused_since_it_was_read_is_triggered(world: World) -> None:
    session = world.session()
    world.drive(dag(session, "sales"), PAUSED)
    world.now += 1

    world.drive(trigger(session, wanted({"amount": 1})), DAG, RUN)


def test_pausing_is_remembered_at_once(world: World) -> None:
    session = world.session()
    world.drive(dag(session, "sales"), DAG)
    world.drive(set_paused(session, "sales", is_paused=True), PAUSED, PAUSED)

    with pytest.raises(errors.DagPaused):
        world.drive(trigger(session, wanted({"amount": 1})))


def test_checking_a_conf_starts_nothing_and_does_not_mind_a_pause(world: World) -> None:
    flow = check_conf(world.session(), wanted({"amount": 1}, on_paused="allow"))

    assert world.drive(flow, PAUSED) == {"amount": 1}
    assert world.sent == [DETAILS]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ({"logical_date": NAIVE}, "logical_date 2025-01-01T00:00:00 has no time zone"),
        ({"run_after": NAIVE}, "run_after 2025-01-01T00:00:00 has no time zone"),
        ({"data_interval": (NAIVE, LAST_YEAR)}, "data_interval 2025-01-01T00:00:00 has no"),
        ({"data_interval": (LAST_YEAR, NAIVE)}, "end of the data_interval 2025-01-01T00:00:00"),
        ({"logical_date": TOMORROW}, "is in the future"),
    ],
)
def test_a_date_without_sense_is_refused_before_anything_is_sent(
    world: World, arguments: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(errors.InvalidDate, match=complaint) as e:
        world.drive(trigger(world.session(), wanted(run_id="r1", **arguments)))

    assert (e.value.dag_id, e.value.run_id) == ("sales", "r1")
    assert world.sent == []


def test_a_date_before_the_dag_begins_is_refused(world: World) -> None:
    begun = answer(200, dag_body(start_date="2026-01-01T00:00:00Z"))
    flow = trigger(world.session(), wanted(logical_date=LAST_YEAR))

    with pytest.raises(errors.InvalidDate, match="before the DAG's start_date 2026-01-01T00:00"):
        world.drive(flow, begun)


def test_a_date_after_the_dag_began_is_sent(world: World) -> None:
    begun = answer(200, dag_body(start_date="2024-01-01T00:00:00Z"))

    world.drive(trigger(world.session(), wanted(logical_date=LAST_YEAR)), begun, RUN)

    assert world.bodies[1]["logical_date"] == "2025-01-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("run_id", "rule"),
    [
        ("", "is empty"),
        ("a" * 251, "has 251 characters, more than the 250"),
        ("a/b", "has a slash"),
        ("a\\b", "has a slash"),
        (" a", "starts or ends with a space"),
        ("a b", r"has ' ', but Airflow allows only \^\[A-Za-z0-9_\.~:\+-\]\+\$"),
        ("user@example.com", r"has '@', but Airflow allows only"),
        ("ä,b,ü", r"has 'ä', ',', 'ü', but Airflow allows only"),
        ("a\tb", "has a character that is not printable"),
        ("a\n", "has a character that is not printable"),
        ("a\x00", "has a character that is not printable"),
        ("\u200b", "has a character that is not printable"),
        (".", "is a step in a path"),
        ("..", "is a step in a path"),
        ("a..b", "is a step in a path"),
        ("scheduled__x", "starts with 'scheduled__'"),
        ("backfill__x", "starts with 'backfill__'"),
        ("dataset_triggered__x", "starts with 'dataset_triggered__'"),
        ("asset_triggered__x", "starts with 'asset_triggered__'"),
    ],
)
def test_a_run_id_that_a_server_would_mishandle_is_refused(
    world: World, run_id: str, rule: str
) -> None:
    with pytest.raises(errors.InvalidRunId, match=rule) as e:
        world.drive(trigger(world.session(), wanted(run_id=run_id)))

    assert (e.value.dag_id, e.value.run_id) == ("sales", run_id)
    assert world.sent == []


@pytest.mark.parametrize(
    "run_id", ["a" * 250, "manual__2026-11-23T00:00:00+00:00", "aZ9_.~:+-", "a.b"]
)
def test_a_run_id_that_servers_may_take_is_sent(run_id: str) -> None:
    world = World()

    world.drive(trigger(world.session(), wanted(run_id=run_id)), answer(200, run_body(run_id)))

    assert world.bodies[0]["dag_run_id"] == run_id


@pytest.mark.parametrize("key", ["order-1", "é \n/", "x" * 9999, "\0"])
def test_an_idempotency_key_makes_the_same_id_every_time(key: str) -> None:
    world = World()
    for _ in range(2):
        world.drive(trigger(world.session(), wanted(idempotency_key=key)), RUN)
    world.drive(trigger(world.session(), wanted(idempotency_key=f"{key}x")), RUN)

    first, second, other = (body["dag_run_id"] for body in world.bodies)
    assert first == second != other


@pytest.mark.parametrize(
    "arguments",
    [
        {"idempotency_key": ""},
        {"idempotency_key": "\ud800"},
        {"idempotency_key": "k", "run_id": "r"},
    ],
    ids=ascii,
)
def test_a_key_without_sense_is_refused(world: World, arguments: dict[str, Any]) -> None:
    with pytest.raises(errors.InvalidRunId):
        world.drive(trigger(world.session(), wanted(conf_check="json", **arguments)), DAG)

    assert POST not in world.sent


@pytest.mark.parametrize(
    ("version", "api", "arguments"),
    [
        ("3.1.8", "v2", {"partition_key": "p"}),
        ("2.11.2", "v1", {"partition_key": "p"}),
        ("2.11.2", "v1", {"run_after": LAST_YEAR}),
        ("2.8.4", "v1", {"data_interval": (LAST_YEAR, LAST_YEAR)}),
    ],
)
def test_what_the_server_s_version_does_not_know_is_named(
    version: str, api: Api, arguments: dict[str, Any]
) -> None:
    world = World(api=api)
    # The version is requested once more, as the server may have been upgraded.
    replies = [answer(200, {"version": version, "git_version": None})] * 2

    with pytest.raises(errors.Unsupported, match=f"needs Airflow .* runs {version}") as e:
        world.drive(trigger(world.session(), wanted(run_id="r1", **arguments)), *replies)

    assert (e.value.dag_id, e.value.run_id) == ("sales", "r1")


def test_what_the_server_knows_since_an_upgrade_is_sent(world: World) -> None:
    session = world.session()
    old, new = (
        answer(200, {"version": version, "git_version": None}) for version in ("3.1.8", "3.3.2")
    )
    world.drive(server(session), old)

    world.drive(trigger(session, wanted({"amount": 1}, partition_key="p")), new, DAG, RUN)


@pytest.mark.parametrize("version", ["3.0.6", "3.3.2"])
def test_a_data_interval_that_airflow_3_would_drop_is_refused(version: str) -> None:
    world = World()
    reply = answer(200, {"version": version, "git_version": None})
    request = wanted(run_id="r1", data_interval=(LAST_YEAR, LAST_YEAR))

    with pytest.raises(errors.InvalidDate, match="Pass the logical_date too") as e:
        world.drive(trigger(world.session(), request), reply)

    assert (e.value.dag_id, e.value.run_id) == ("sales", "r1")


def test_a_data_interval_alone_is_kept_by_airflow_2() -> None:
    world = World(api="v1")
    reply = answer(200, {"version": "2.9.3", "git_version": None})

    world.drive(trigger(world.session(), wanted(data_interval=(LAST_YEAR, LAST_YEAR))), reply, RUN)

    assert world.bodies[1]["data_interval_start"] == LAST_YEAR.isoformat()


@pytest.mark.parametrize("version", ["3.2.0", "3.10.1", "4.0.0rc1"])
def test_what_the_server_s_version_knows_is_sent(version: str) -> None:
    world = World()
    reply = answer(200, {"version": version, "git_version": None})

    world.drive(trigger(world.session(), wanted(partition_key="p")), reply, RUN)

    assert world.bodies[1]["partition_key"] == "p"


def test_every_argument_reaches_its_field() -> None:
    world = World()
    request = wanted(
        {"a": 1},
        logical_date=LAST_YEAR,
        run_after=TOMORROW,
        data_interval=(LAST_YEAR, TOMORROW),
        note="n",
    )
    reply = answer(200, {"version": "3.0.6", "git_version": None})
    no_params = answer(200, dag_body())

    world.drive(trigger(world.session(), request), reply, no_params, RUN)

    body = world.bodies[2]
    assert body.pop("dag_run_id")
    assert body == {
        "conf": {"a": 1},
        "logical_date": LAST_YEAR.isoformat(),
        "run_after": TOMORROW.isoformat(),
        "data_interval_start": LAST_YEAR.isoformat(),
        "data_interval_end": TOMORROW.isoformat(),
        "note": "n",
    }


def test_reading_a_dag_tells_what_matters(world: World) -> None:
    body = dag_body(params=PARAMS, tags=[{"name": "x", "dag_id": "sales"}], owners=["a"])

    found = world.drive(dag(world.session(), "sales"), answer(200, body))

    assert attrs.asdict(found.params["amount"]) == {
        "default": None,
        "schema": {"type": "integer"},
        "description": None,
    }
    assert (found.is_paused, found.tags, found.owners) == (False, ("x",), ("a",))
    assert found.url == "https://airflow.test/dags/sales"


def test_a_read_of_a_dag_names_the_missing_permission(world: World) -> None:
    with pytest.raises(errors.PermissionDenied, match=r"probably lack read on the DAG\."):
        world.drive(dag(world.session(), "sales"), answer(403, {"detail": "Forbidden"}))


def test_airflow_2_cannot_tell_a_missing_permission_from_wrong_credentials() -> None:
    world = World(api="v1")

    with pytest.raises(errors.PermissionDenied, match=r"Or they are wrong: Airflow 2\.11"):
        world.drive(dag(world.session(), "sales"), refusal(403, api="v1"))


@pytest.mark.parametrize(("is_paused", "what"), [(True, "pause"), (False, "unpause")])
def test_a_pause_that_is_not_allowed_says_what_was_tried(
    world: World,
    is_paused: bool,  # noqa: FBT001
    what: str,
) -> None:
    with pytest.raises(errors.PermissionDenied, match=r"lack edit on the DAG\.") as e:
        world.drive(set_paused(world.session(), "sales", is_paused=is_paused), refusal(403))

    assert str(e.value).startswith(f"Could not {what} DAG 'sales': PATCH https://airflow.test/api")
    assert e.value.dag_id == "sales"


def test_the_schemas_are_those_of_the_server_s_version() -> None:
    at = {"value": "", "schema": {"type": "string", "format": "date-time"}}
    request = wanted({"at": "soon"}, conf_check="schema")

    newer = World(api="v2")
    newer.drive(trigger(newer.session(), request), answer(200, dag_body(params={"at": at})), RUN)
    older = World(api="v1")
    with pytest.raises(errors.ConfError, match="a string of 4 characters is not a 'date-time'"):
        older.drive(
            trigger(older.session(), request),
            answer(200, dag_body(params={"at": at}, is_active=True)),
        )


@pytest.mark.parametrize("choice", [{"conf_check": "stict"}, {"on_paused": "Error"}], ids=str)
def test_a_misspelt_choice_is_refused(choice: Any) -> None:
    with pytest.raises(ValueError, match=next(iter(choice))):
        wanted(**choice)
    with pytest.raises(ValueError, match=next(iter(choice))):
        World(**choice).session()


def test_a_fault_while_reading_the_dag_starts_nothing(world: World) -> None:
    slow = httpx.ReadTimeout("slow", request=httpx.Request("GET", "https://airflow.test"))

    with pytest.raises(errors.RequestTimeout):
        world.drive(trigger(world.session(), wanted()), slow, slow, slow)
