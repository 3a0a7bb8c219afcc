"""A client that outlives the Airflow version it was created for, or reaches it by a gateway."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import attrs
import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    ApiError,
    AuthenticationFailed,
    BearerToken,
    DagPaused,
    NotFound,
    PasswordAuth,
    RetryPolicy,
    RunRef,
    TriggerRequest,
    Unsupported,
)
from airflow_trigger.models import Api
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client
from tests.unit.driving import answer

BASE = "https://airflow.test"
VERSIONS = ["2.11.2", "3.3.2"]
ROUTER = answer(404, "404 page not found\n")
AT_ONCE = RetryPolicy(attempts=3, backoff=0)

Handler = Callable[[httpx.Request], httpx.Response]


@attrs.define
class Address:
    """One address, with changing servers behind it."""

    handler: Handler
    requests: list[str] = attrs.Factory(list[str])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(f"{request.method} {request.url.path}")
        reply = self.handler(request)
        return httpx.Response(reply.status_code, headers=reply.headers, content=reply.read())


def router(request: httpx.Request) -> httpx.Response:
    del request
    return ROUTER


def airflow(version: str) -> FakeAirflow:
    fake = FakeAirflow(version=version)
    fake.add_dag("sales", params={"n": {"type": "integer", "default": 1}})
    fake.runs_take(polls=0)
    return fake


@pytest.fixture(params=["sync", "async"], name="mode")
def _mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


def client_of(mode: Mode, address: Address, **settings: object) -> AirflowClient:
    auth = PasswordAuth("admin", "admin-password")
    given = {"auth": auth, "retry": AT_ONCE, "transport": httpx.MockTransport(address)} | settings
    return open_client(mode, BASE, **given)


CALLS: dict[str, Callable[[AirflowClient], object]] = {
    "trigger": lambda client: client.trigger("sales", {"n": 2}),
    "trigger, unchecked": lambda client: client.trigger(
        "sales", conf_check="json", on_paused="allow"
    ),
    "dag": lambda client: client.dag("sales"),
    "pause": lambda client: client.pause("sales"),
    "runs": lambda client: list(client.runs("sales")),
    "trigger_many": lambda client: [
        outcome.result() for outcome in client.trigger_many([TriggerRequest("sales", {"n": 2})])
    ],
}


@pytest.mark.parametrize("call", CALLS.values(), ids=list(CALLS))
@pytest.mark.parametrize("versions", [VERSIONS, VERSIONS[::-1]], ids="-".join)
def test_a_client_lives_through_an_upgrade_and_back(
    mode: Mode, versions: list[str], call: Callable[[AirflowClient], object]
) -> None:
    before, after = (airflow(version) for version in versions)
    address = Address(before.transport.handle_request)
    with client_of(mode, address) as client:
        client.dag("sales")
        address.handler = after.transport.handle_request

        call(client)

        assert client.server().version == versions[1]
        address.handler = before.transport.handle_request
        call(client)
        assert client.server().version == versions[0]


@pytest.mark.parametrize("versions", [VERSIONS, VERSIONS[::-1]], ids="-".join)
@pytest.mark.parametrize("many", [False, True])
def test_a_wait_lives_through_an_upgrade(
    mode: Mode,
    versions: list[str],
    many: bool,  # noqa: FBT001
) -> None:
    before, after = (airflow(version) for version in versions)
    before.runs_take(polls=10**6)
    refs = [RunRef("sales", f"r{number}") for number in range(5 if many else 1)]
    for fake in (before, after):
        with fake.client() as other:
            for ref in refs:
                other.trigger(ref.dag_id, run_id=ref.run_id)
    answers: Iterator[Handler] = iter([*[before.transport.handle_request] * 4, *[router] * 6])
    address = Address(router)

    def one_after_the_other(request: httpx.Request) -> httpx.Response:
        return next(answers, after.transport.handle_request)(request)

    address.handler = one_after_the_other
    with client_of(mode, address) as client:
        waited = (
            list(client.wait_many(refs, poll_interval=0.01))
            if many
            else [client.wait(refs[0], poll_interval=0.01)]
        )

    assert sorted(run.run_id for run in waited) == [ref.run_id for ref in refs]


@pytest.mark.parametrize("versions", [VERSIONS, VERSIONS[::-1]], ids="-".join)
def test_a_run_whose_response_was_lost_is_found_after_an_upgrade(
    mode: Mode, versions: list[str]
) -> None:
    before, after = (airflow(version) for version in versions)
    address = Address(before.transport.handle_request)

    def upgraded_meanwhile(request: httpx.Request) -> httpx.Response:
        if request.method != "POST" or "dagRuns" not in request.url.path:
            return before.transport.handle_request(request)
        # The run is created, its database is migrated, and the response is lost.
        run_id = before.transport.handle_request(request).json()["dag_run_id"]
        with after.client() as other:
            other.trigger("sales", {"n": 2}, run_id=run_id)
        address.handler = after.transport.handle_request
        raise httpx.RemoteProtocolError("Server disconnected", request=request)

    with client_of(mode, address) as client:
        client.server()
        address.handler = upgraded_meanwhile
        run = client.trigger("sales", {"n": 2}, idempotency_key="order-1")

    assert run.run_id == after.runs("sales")[0].run_id
    assert len(after.runs("sales")) == 1


def test_two_versions_behind_one_address_do_not_send_a_trigger_round_in_circles(
    mode: Mode,
) -> None:
    old, new = (airflow(version) for version in VERSIONS)
    address = Address(old.transport.handle_request)

    def each_answers_for_the_other(request: httpx.Request) -> httpx.Response:
        is_for_new = request.url.path.startswith("/api/v2/dags")
        fake = old if is_for_new or "v1/version" in request.url.path else new
        return fake.transport.handle_request(request)

    with client_of(mode, address, conf_check="json", on_paused="allow") as client:
        client.server()
        address.handler = each_answers_for_the_other
        with pytest.raises((NotFound, Unsupported)):
            client.dag("sales")


@pytest.mark.parametrize("reply", [ROUTER, answer(405)], ids=["404", "405"])
def test_what_stands_in_front_answering_404_is_no_upgrade(
    mode: Mode, reply: httpx.Response
) -> None:
    address = Address(airflow("3.3.2").transport.handle_request)
    with client_of(mode, address, conf_check="json", on_paused="allow") as client:
        client.dag("sales")
        sends = address.handler
        address.handler = lambda request: sends(request) if "version" in request.url.path else reply
        for _ in range(3):
            with pytest.raises(ApiError):
                client.dag("sales")
        address.handler = sends
        assert client.dag("sales").dag_id == "sales"

    # A 404 may mean anything: the version was requested once more, and then trusted for a while.
    assert address.requests.count("GET /api/v2/version") == (2 if reply is ROUTER else 4)


GATED = {
    "401": answer(401, "no"),
    "403": answer(403, "<html><title>Sign in</title></html>", content_type="text/html"),
    "redirect": answer(302, location="https://login.test/"),
    "page": answer(200, "<html><title>Sign in</title></html>", content_type="text/html"),
    "404": answer(404, "not here"),
    "JSON": answer(401, {"message": "Unauthorized"}),
}


@pytest.mark.parametrize("gate", GATED.values(), ids=list(GATED))
@pytest.mark.parametrize("api", ["v1", "v2"])
def test_behind_a_gateway_that_wants_credentials_everywhere_the_version_is_found(
    mode: Mode, api: Api, gate: httpx.Response
) -> None:
    fake = FakeAirflow(api)
    fake.add_dag("sales")
    inside = (
        httpx.BasicAuth(fake.username, fake.password) if api == "v1" else BearerToken(fake.token)
    )

    def let_in(request: httpx.Request) -> httpx.Response:
        if request.headers.get("authorization") != "Bearer t0ken":
            return gate
        if not request.url.path.startswith(f"/api/{api}/"):
            return ROUTER
        headers = {"content-type": "application/json"} if request.content else {}
        with httpx.Client(transport=fake.transport, auth=inside) as client:
            return client.request(
                request.method, request.url, content=request.content, headers=headers
            )

    address = Address(let_in)
    settings: dict[str, object] = {"auth": "t0ken", "conf_check": "json", "on_paused": "allow"}
    with client_of(mode, address, **settings) as client:
        assert client.trigger("sales", run_id="r1").run_id == "r1"
        assert client.server().api == api
        address.requests.clear()
        client.trigger("sales", run_id="r2")
        assert address.requests == [f"POST /api/{api}/dags/sales/dagRuns"]


def test_credentials_that_a_gateway_refuses_are_blamed_only_when_they_were_sent(mode: Mode) -> None:
    sent: list[bool] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append("authorization" in request.headers)
        return answer(401, {"message": "Unauthorized"})

    with (
        client_of(mode, Address(handler), auth="wrong") as client,
        pytest.raises(AuthenticationFailed, match="read the version"),
    ):
        client.server()

    assert sent == [False, False, True, True]


def test_a_wait_says_once_in_the_log_that_it_goes_on_without_an_answer(
    mode: Mode, caplog: pytest.LogCaptureFixture
) -> None:
    fake = airflow("3.3.2")
    address = Address(fake.transport.handle_request)
    with client_of(mode, address) as client:
        run = client.trigger("sales")
        answers: Iterator[Handler] = iter([router] * 3)
        address.handler = lambda request: next(answers, fake.transport.handle_request)(request)
        caplog.clear()
        client.wait(run, poll_interval=0.01)

    told = [record for record in caplog.records if record.levelno == logging.WARNING]
    assert ["Still waiting, for up to 300 s" in record.getMessage() for record in told] == [True]


PASSING = {
    "router": ROUTER,
    "gateway": answer(404, {"message": "no Route matched"}),
    "redirect": answer(302, location="/login"),
    "page": answer(200, "<html>Back soon</html>", content_type="text/html"),
    "firewall": answer(403, "RBAC: access denied"),
    "408": answer(408, "upstream request timeout"),
    "425": answer(425),
    "499": answer(499),
}


@pytest.mark.parametrize("passing", PASSING.values(), ids=list(PASSING))
@pytest.mark.parametrize("many", [False, True])
def test_a_login_that_something_in_front_answered_does_not_end_a_wait(
    mode: Mode,
    passing: httpx.Response,
    many: bool,  # noqa: FBT001
) -> None:
    fake = airflow("3.3.2")
    with fake.client() as other:
        ref = other.trigger("sales").ref
    logins = iter([passing])

    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/auth/token") and (reply := next(logins, None)) is not None:
            return reply
        return fake.transport.handle_request(request)

    with client_of(mode, Address(handler)) as client:
        ended = (
            list(client.wait_many([ref], poll_interval=0.01))
            if many
            else [client.wait(ref, poll_interval=0.01)]
        )

    assert [run.is_finished for run in ended] == [True]


@pytest.mark.parametrize(
    "wanted",
    [{"run_after": datetime(2026, 1, 1, tzinfo=UTC)}, {"partition_key": "2026"}],
    ids=["run_after", "partition_key"],
)
def test_what_the_server_does_not_know_since_a_downgrade_is_not_dropped(
    mode: Mode, wanted: dict[str, Any]
) -> None:
    before, after = airflow("3.3.2"), airflow("2.11.2")
    address = Address(before.transport.handle_request)
    with client_of(mode, address) as client:
        client.trigger("sales")
        address.handler = after.transport.handle_request
        with pytest.raises(Unsupported, match="needs Airflow 3"):
            client.trigger("sales", **wanted)

    assert after.runs("sales") == []


def test_the_pause_of_a_dag_is_looked_at_again_after_an_upgrade(mode: Mode) -> None:
    before, after = airflow("2.11.2"), airflow("3.3.2")
    after.add_dag("sales", is_paused=True)
    address = Address(before.transport.handle_request)
    with client_of(mode, address) as client:
        client.trigger("sales")
        address.handler = after.transport.handle_request
        with pytest.raises(DagPaused):
            client.trigger("sales")

    assert after.runs("sales") == []
