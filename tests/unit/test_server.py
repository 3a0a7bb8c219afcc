"""Detecting which Airflow is behind the URL, driven by hand."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from airflow_trigger import errors
from airflow_trigger._flows.runs import get_run
from airflow_trigger._flows.server import server
from airflow_trigger.models import RunRef, ServerInfo
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client
from tests.unit.driving import World, answer, fault, run_body

MISSING = answer(404, "<html><title>404</title></html>", content_type="text/html")


def test_airflow_3_is_told_by_its_own_version_path() -> None:
    world = World(api=None)

    info = world.drive(
        server(world.session()), answer(200, {"version": "3.3.2", "git_version": None})
    )

    assert info == ServerInfo(version="3.3.2", api="v2")
    assert world.sent == ["GET /api/v2/version"]


def test_airflow_2_is_told_by_the_lack_of_the_other_path() -> None:
    world = World(api=None)

    info = world.drive(server(world.session()), MISSING, answer(200, {"version": "2.11.2"}))

    assert info == ServerInfo(version="2.11.2", api="v1")
    assert world.sent == ["GET /api/v2/version", "GET /api/v1/version"]


def test_the_server_is_asked_once() -> None:
    world = World(api=None)
    session = world.session()
    run = answer(200, run_body())

    world.drive(
        get_run(session, RunRef("sales", "r1")),
        answer(200, {"version": "3.3.2", "git_version": None}),
        run,
    )
    world.drive(get_run(session, RunRef("sales", "r1")), run)
    world.drive(server(session))

    assert world.sent.count("GET /api/v2/version") == 1


def test_a_given_api_is_taken_without_asking() -> None:
    world = World(api="v1")

    world.drive(get_run(world.session(), RunRef("sales", "r1")), answer(200, run_body()))

    assert world.sent == ["GET /api/v1/dags/sales/dagRuns/r1"]


def test_a_given_api_asks_for_the_version_only_there() -> None:
    world = World(api="v1")

    assert world.drive(server(world.session()), answer(200, {"version": "2.9.3"})).api == "v1"
    assert world.sent == ["GET /api/v1/version"]


def test_a_fault_while_asking_is_tried_again_and_no_reason_to_guess() -> None:
    world = World(api=None)

    info = world.drive(
        server(world.session()), fault(), answer(200, {"version": "3.0.6", "git_version": None})
    )

    assert info.api == "v2"


def test_a_web_server_that_is_no_airflow_is_called_so() -> None:
    world = World(api=None)

    with pytest.raises(errors.UnexpectedResponse, match=r"There is no Airflow at https://airflow"):
        world.drive(server(world.session()), *[MISSING] * 4)


@pytest.mark.parametrize("body", ["<html>Sign in</html>", "[]", '{"version": null}', "{}"])
def test_a_version_that_is_none_is_not_believed(body: str) -> None:
    world = World(api=None)

    with pytest.raises(errors.UnexpectedResponse, match="no valid Airflow response"):
        world.drive(server(world.session()), *[answer(200, body)] * 4)


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_the_api_of_airflow_2_on_airflow_3_is_no_matter_of_the_dag(mode: Mode) -> None:
    fake = FakeAirflow(version="3.3.2")
    fake.add_dag("sales")

    with open_client(mode, fake.url, "t", api="v1", transport=fake.transport) as client:
        questions: list[Callable[[], object]] = [
            lambda: client.trigger("sales"),
            lambda: client.get_run("sales", "r1"),
            lambda: client.server(),
        ]
        for ask in questions:
            with pytest.raises(errors.Unsupported, match="Leave out the client's `api`"):
                ask()


REMOVED = answer(404, {"detail": "/api/v1 has been removed in Airflow 3, use /api/v2 instead."})


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize(
    ("reply", "kind", "told"),
    [
        (answer(200, "{}"), errors.UnexpectedResponse, "no valid Airflow response"),
        (answer(200, {"version": None}), errors.UnexpectedResponse, "no valid Airflow response"),
        (
            answer(200, "<html>Sign in</html>"),
            errors.UnexpectedResponse,
            "no valid Airflow response",
        ),
        (answer(302, location="/login"), errors.UnexpectedResponse, "redirect"),
        (answer(403, "<html>Blocked</html>"), errors.PermissionDenied, "api/v2/version"),
        (answer(401, "who?"), errors.AuthenticationFailed, "api/v2/version"),
        (MISSING, errors.NotFound, "api/v2/version"),
    ],
)
def test_an_airflow_3_without_a_readable_version_is_not_told_to_change_the_api(
    mode: Mode, reply: httpx.Response, kind: type[errors.AirflowTriggerError], told: str
) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        found = reply if "/api/v2/" in request.url.path else REMOVED
        return httpx.Response(found.status_code, headers=found.headers, content=found.content)

    transport = httpx.MockTransport(handler)
    with (
        open_client(mode, "https://airflow.test", "t0ken", transport=transport) as client,
        pytest.raises(kind, match=told) as e,
    ):
        client.server()

    assert "Leave out the client's `api`" not in str(e.value)


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_gateway_that_guards_only_the_api_of_airflow_3_gets_the_credentials(mode: Mode) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if "/api/v1/" in request.url.path:
            found = REMOVED
        elif "authorization" in request.headers:
            found = answer(200, {"version": "3.3.2", "git_version": None})
        else:
            found = answer(401, "who?")
        return httpx.Response(found.status_code, headers=found.headers, content=found.content)

    transport = httpx.MockTransport(handler)
    with open_client(mode, "https://airflow.test", "t0ken", transport=transport) as client:
        assert client.server().version == "3.3.2"
