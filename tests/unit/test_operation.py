"""Any generated operation, through the client."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from airflow_rest.v1.api.variable import get_variable as get_variable_v1
from airflow_rest.v2.api.connection import get_connection_test
from airflow_rest.v2.api.dag_run import clear_dag_run, delete_dag_run, trigger_dag_run
from airflow_rest.v2.api.variable import get_variable, patch_variable
from airflow_rest.v2.models import (
    ClearTaskInstanceCollectionResponse,
    DAGRunClearBody,
    DAGRunResponse,
    TriggerDAGRunPostBody,
    VariableBody,
)
from airflow_trigger import errors
from airflow_trigger._adapters.request import operation_request
from airflow_trigger._flows.server import operation_call
from airflow_trigger.models import JSON
from tests.both import Mode, open_client
from tests.unit.driving import BASE, World, answer, fault, run_body

VARIABLE = {"key": "region", "value": "eu", "description": None, "is_encrypted": False}


def test_an_operation_gives_its_own_model() -> None:
    world, request = World(), operation_request(get_variable, BASE, variable_key="a/b")
    reply = answer(200, VARIABLE | {"team_name": None})

    found = world.drive(operation_call(world.session(), get_variable.__name__, request), reply)

    assert found.value == "eu"
    assert world.sent == ["GET /api/v2/variables/a%2Fb"]


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_the_header_parameters_of_an_operation_are_sent(mode: Mode) -> None:
    seen: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"token": "t-1", "state": "success"})

    settings: dict[str, Any] = {"api": "v2", "transport": httpx.MockTransport(respond)}
    with open_client(mode, "https://a.test", "secret", **settings) as airflow:
        answered = airflow.call(get_connection_test, airflow_connection_test_token="t-1")

    assert seen[0].headers["airflow-connection-test-token"] == "t-1"
    assert seen[0].headers["authorization"] == "Bearer secret"
    assert answered.state == "success"


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize(
    "token",
    [
        "hidden\r\nX-Other: 1",
        "hidden\0",
        "hidden\N{SNOWMAN}",
        "hidden\udcff",
        " hidden",
        "hidden ",
        "hidden\t",
    ],
)
def test_a_header_that_cannot_be_one_is_refused_without_showing_it(mode: Mode, token: str) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(500))
    settings: dict[str, Any] = {"api": "v2", "transport": transport}
    with (
        open_client(mode, "https://a.test", "secret", **settings) as airflow,
        pytest.raises(
            errors.InvalidRequest,
            match=r"airflow_connection_test_token.*Airflow-Connection-Test-Token",
        ) as raised,
    ):
        airflow.call(get_connection_test, airflow_connection_test_token=token)

    assert "hidden" not in f"{raised.value} {raised.value.detail}"


@pytest.mark.parametrize("answer", [{}, {"status": "OK"}, [], "OK", 17])
def test_an_answer_that_has_nothing_of_the_model_is_unexpected(answer: object) -> None:
    world, request = World(), operation_request(get_variable, BASE, variable_key="region")

    with pytest.raises(errors.UnexpectedResponse, match="Could not call get_variable"):
        world.drive(
            operation_call(world.session(), get_variable.__name__, request),
            httpx.Response(200, json=answer),
        )


def test_an_answer_that_lacks_a_field_is_read_without_it() -> None:
    world, request = World(), operation_request(get_variable, BASE, variable_key="region")
    reply = answer(200, {"key": "region", "value": "eu", "is_encrypted": "no"})

    found = world.drive(operation_call(world.session(), get_variable.__name__, request), reply)

    assert (found.key, found.value) == ("region", "eu")
    with pytest.raises(AttributeError, match="the server's answer has no readable 'is_encrypted'"):
        _ = found.is_encrypted


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"task_instances": [], "total_entries": 0}, ClearTaskInstanceCollectionResponse),
        (run_body(), DAGRunResponse),
        ({"dag_id": "sales", "dag_run_id": "r1", "state": "queued"}, DAGRunResponse),
    ],
    ids=str,
)
def test_an_operation_with_two_kinds_of_answers_tells_them_apart(
    body: dict[str, JSON], kind: type
) -> None:
    world = World()
    request = operation_request(clear_dag_run, BASE, "sales", "r1", body=DAGRunClearBody())

    found = world.drive(
        operation_call(world.session(), clear_dag_run.__name__, request), answer(200, body)
    )

    assert type(found) is kind


def test_an_answer_without_content_is_none() -> None:
    world, request = World(), operation_request(delete_dag_run, BASE, "sales", "r1")

    found = world.drive(
        operation_call(world.session(), delete_dag_run.__name__, request), httpx.Response(204)
    )

    assert found is None


def test_an_answer_that_is_not_the_operation_s_is_unexpected() -> None:
    world, request = World(), operation_request(get_variable, BASE, variable_key="region")

    with pytest.raises(errors.UnexpectedResponse, match="Could not call get_variable"):
        world.drive(
            operation_call(world.session(), get_variable.__name__, request),
            answer(202, {"unknown": 1}),
        )


def test_an_idempotent_method_is_sent_again_after_a_lost_answer() -> None:
    world, request = World(), operation_request(get_variable, BASE, variable_key="region")
    reply = answer(200, VARIABLE | {"team_name": None})

    world.drive(operation_call(world.session(), get_variable.__name__, request), fault(), reply)

    assert len(world.sent) == 2


@pytest.mark.parametrize("lost", [fault(), answer(502), answer(503)], ids=repr)
def test_any_other_method_is_not(lost: httpx.Response) -> None:
    body = TriggerDAGRunPostBody(logical_date=None)
    world, request = World(), operation_request(trigger_dag_run, BASE, "sales", body=body)

    with pytest.raises((errors.RequestTimeout, errors.ServerError)):
        world.drive(operation_call(world.session(), trigger_dag_run.__name__, request), lost)


@pytest.mark.parametrize("refused", [fault(httpx.ConnectError), answer(429)], ids=repr)
def test_what_was_surely_not_done_is_sent_again_whatever_the_method(
    refused: httpx.Response,
) -> None:
    body = TriggerDAGRunPostBody(logical_date=None)
    world, request = World(), operation_request(trigger_dag_run, BASE, "sales", body=body)

    world.drive(
        operation_call(world.session(), trigger_dag_run.__name__, request),
        refused,
        answer(200, run_body()),
    )

    assert len(world.sent) == 2


def test_a_patch_may_have_been_done_and_is_not_repeated() -> None:
    body = VariableBody(key="region", value="us")
    world, request = World(), operation_request(patch_variable, BASE, "region", body=body)

    with pytest.raises(errors.ServerError):
        world.drive(operation_call(world.session(), patch_variable.__name__, request), answer(500))


def test_an_operation_of_the_other_api_says_what_to_import() -> None:
    world, request = (
        World(api="v2"),
        operation_request(get_variable_v1, BASE, variable_key="region"),
    )

    with pytest.raises(errors.Unsupported, match=r"Import the operation from airflow_rest\.v2"):
        world.drive(operation_call(world.session(), get_variable_v1.__name__, request))
    assert world.sent == []
