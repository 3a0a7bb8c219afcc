"""The clients as a whole, down to the requests on the wire."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
import re
import ssl
import threading
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import httpx
import pytest
from pytest_httpx import HTTPXMock

import airflow_trigger
from airflow_trigger import (
    AirflowClient,
    AsyncAirflowClient,
    AuthenticationFailed,
    ConfError,
    ConnectionFailed,
    InvalidRequest,
    PasswordAuth,
    RetryPolicy,
    RunRef,
    TriggerRequest,
    TriggerUnconfirmed,
    UnexpectedResponse,
)
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client, open_fake
from tests.unit.driving import run_body

ADDRESS = "https://airflow.test"
BASE = f"{ADDRESS}/team-a"
RUNS = f"{BASE}/api/v2/dags/sales/dagRuns"
SECRET = "s3cret-word"
AT_ONCE = RetryPolicy(attempts=3, backoff=0)

ASYNC_REQUESTS = " | AsyncIterable[TriggerRequest]"

Open = Callable[..., AirflowClient]


@pytest.fixture(params=["sync", "async"], name="mode")
def _mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture
def fake() -> FakeAirflow:
    fake = FakeAirflow()
    fake.add_dag("sales")
    return fake


@pytest.fixture(name="open_client")
def _open_client(mode: Mode) -> Open:
    defaults: dict[str, Any] = {
        "auth": SECRET,
        "api": "v2",
        "retry": AT_ONCE,
        "conf_check": "json",
        "on_paused": "allow",
    }

    def make(**settings: Any) -> AirflowClient:
        return open_client(mode, BASE, **defaults | settings)

    return make


def test_a_trigger_is_one_post_with_the_client_s_headers(
    open_client: Open, httpx_mock: HTTPXMock
) -> None:
    httpx_mock.add_response(json=run_body("r1"))

    with open_client(headers={"X-Team": "a"}) as airflow:
        run = airflow.trigger("sales", {"a": [1, None]}, run_id="r1", note="why")

    (request,) = httpx_mock.get_requests()
    assert (request.method, str(request.url)) == ("POST", RUNS)
    assert request.headers["authorization"] == f"Bearer {SECRET}"
    assert request.headers["accept"] == "application/json"
    assert request.headers["user-agent"] == f"airflow-trigger/{airflow_trigger.__version__}"
    assert request.headers["x-team"] == "a"
    assert json.loads(request.content) == {
        "dag_run_id": "r1",
        "logical_date": None,
        "conf": {"a": [1, None]},
        "note": "why",
    }
    assert run.url == f"{BASE}/dags/sales/runs/r1"


def test_ids_are_quoted_in_paths_and_links(open_client: Open, httpx_mock: HTTPXMock) -> None:
    run_id = "manual__2026-11-23T00:00:00+00:00 50%/?#é"
    httpx_mock.add_response(json=run_body(run_id, dag_id="a b"))

    with open_client() as airflow:
        run = airflow.get_run("a b", run_id)

    quoted = "manual__2026-11-23T00%3A00%3A00%2B00%3A00%2050%25%2F%3F%23%C3%A9"
    (request,) = httpx_mock.get_requests()
    assert request.url.raw_path.decode() == f"/team-a/api/v2/dags/a%20b/dagRuns/{quoted}"
    assert run.url == f"{BASE}/dags/a%20b/runs/{quoted}"


def test_the_version_is_asked_without_credentials(open_client: Open, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(json={"version": "3.3.2", "git_version": None})

    with open_client() as airflow:
        assert airflow.server().version == "3.3.2"

    (request,) = httpx_mock.get_requests()
    assert "authorization" not in request.headers


def test_a_lost_response_never_starts_the_dag_twice(mode: Mode, fake: FakeAirflow) -> None:
    fake.lose_response()

    with open_fake(mode, fake) as airflow:
        run = airflow.trigger("sales")

    assert [run.ref] == [started.ref for started in fake.runs("sales")]
    assert run.created is True


def test_no_exception_of_httpx_escapes(open_client: Open, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_exception(httpx.ConnectError("refused"), is_reusable=True)

    with open_client() as airflow, pytest.raises(ConnectionFailed, match="refused"):
        airflow.trigger("sales")


def test_a_fault_of_the_login_leaves_the_trigger_unsent(
    open_client: Open, httpx_mock: HTTPXMock
) -> None:
    httpx_mock.add_exception(httpx.ReadTimeout("slow"), is_reusable=True)
    login = PasswordAuth("ada", SECRET)

    with open_client(auth=login) as airflow, pytest.raises(ConnectionFailed) as e:
        airflow.trigger("sales")

    assert not isinstance(e.value, TriggerUnconfirmed)
    paths = {request.url.path for request in httpx_mock.get_requests()}
    assert paths == {"/team-a/auth/token"}


class FailingAuth(httpx.Auth):
    """Custom credentials that are temporarily unavailable."""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        raise httpx.ConnectError("no vault")
        yield request


def test_a_fault_of_somebody_s_own_credentials_leaves_the_trigger_unsent(
    open_client: Open,
) -> None:
    auth = FailingAuth()
    with open_client(auth=auth) as airflow, pytest.raises(ConnectionFailed, match="login") as e:
        airflow.trigger("sales")

    assert not isinstance(e.value, TriggerUnconfirmed)


def test_a_login_that_is_down_for_a_moment_is_tried_again(mode: Mode, fake: FakeAirflow) -> None:
    fake.server_error(status=503, on="login")

    with open_fake(mode, fake) as airflow:
        assert airflow.trigger("sales").created

    assert len(fake.requests("login")) == 2


class Yielding(httpx.AsyncBaseTransport):
    """Lets the other tasks continue before each response of the fake."""

    def __init__(self, fake: FakeAirflow) -> None:
        self._fake = fake

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)
        return await self._fake.transport.handle_async_request(request)


def test_many_tasks_read_a_dag_once(fake: FakeAirflow) -> None:
    async def start() -> None:
        transport = Yielding(fake)
        async with AsyncAirflowClient(ADDRESS, fake.token, transport=transport) as airflow:
            await asyncio.gather(*(airflow.trigger("sales") for _ in range(8)))

    asyncio.run(start())

    assert len(fake.requests("dag")) == 1
    assert len(fake.runs("sales")) == 8


def test_many_threads_read_a_dag_once(fake: FakeAirflow) -> None:
    together = threading.Barrier(8)

    def answer_late(request: httpx.Request) -> httpx.Response:
        time.sleep(0.01)
        return fake.transport.handle_request(request)

    def start(airflow: AirflowClient) -> None:
        together.wait()
        airflow.trigger("sales")

    transport = httpx.MockTransport(answer_late)
    with (
        AirflowClient(ADDRESS, fake.token, transport=transport) as airflow,
        ThreadPoolExecutor(8) as threads,
    ):
        list(threads.map(start, [airflow] * 8))

    assert len(fake.requests("dag")) == 1
    assert len(fake.runs("sales")) == 8


def test_a_refused_login_is_not_tried_again(mode: Mode, fake: FakeAirflow) -> None:
    login = PasswordAuth("ada", SECRET)

    with open_fake(mode, fake, auth=login) as airflow, pytest.raises(AuthenticationFailed):
        airflow.trigger("sales")

    assert len(fake.requests("login")) == 1


def test_a_redirect_to_elsewhere_is_not_followed(open_client: Open, httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(status_code=302, headers={"location": "https://evil.test/"})

    with open_client() as airflow, pytest.raises(UnexpectedResponse):
        airflow.get_run("sales", "r1")

    assert len(httpx_mock.get_requests()) == 1


def test_a_token_that_expires_while_waiting_is_renewed(mode: Mode, fake: FakeAirflow) -> None:
    fake.runs_take(polls=1)

    def expire_after_the_first_read(request: httpx.Request) -> httpx.Response:
        response = fake.transport.handle_request(request)
        if len(fake.requests("runs")) == 1:
            fake.expire_tokens()
        return response

    transport = httpx.MockTransport(expire_after_the_first_read)
    with open_fake(mode, fake, transport=transport) as airflow:
        run = airflow.trigger("sales")
        assert airflow.wait(run, poll_interval=0.01).is_finished

    first, refused, last = (read.headers["authorization"] for read in fake.requests("runs"))
    assert first == refused != last
    assert len(fake.requests("login")) == 2


def test_waiting_limits_each_request_to_the_time_that_is_left(
    open_client: Open, httpx_mock: HTTPXMock
) -> None:
    httpx_mock.add_response(json=run_body("r1", state="success"))

    with open_client() as airflow:
        airflow.wait(RunRef("sales", "r1"), timeout=5)

    timeouts = httpx_mock.get_requests()[0].extensions["timeout"]
    assert max(timeouts.values()) <= 5
    assert min(timeouts.values()) > 4


def test_secrets_are_in_no_log_and_no_error(
    open_client: Open, httpx_mock: HTTPXMock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    httpx_mock.add_response(url=f"{BASE}/auth/token", json={"access_token": "t0ken-word"})
    httpx_mock.add_response(url=RUNS, status_code=400, json={"detail": "no"})

    login = PasswordAuth("ada", SECRET)
    with open_client(auth=login) as airflow, pytest.raises(InvalidRequest) as e:
        airflow.trigger("sales")

    told = caplog.text + str(e.value) + repr(e.value.__dict__) + repr(login)
    assert SECRET not in told
    assert "t0ken-word" not in told


def test_a_client_that_is_forgotten_open_warns() -> None:
    airflow = AirflowClient(BASE, SECRET)

    with pytest.warns(ResourceWarning, match=r"AirflowClient\('https://airflow.test/team-a'\)"):
        del airflow


def test_a_client_that_could_not_be_made_does_not_warn() -> None:
    with pytest.raises(airflow_trigger.ConfigError):
        AirflowClient("nonsense", SECRET)


def test_the_tls_and_proxy_settings_reach_httpx(
    monkeypatch: pytest.MonkeyPatch, mode: Mode
) -> None:
    given: list[dict[str, Any]] = []
    kind = httpx.HTTPTransport if mode == "sync" else httpx.AsyncHTTPTransport
    make = kind.__init__

    def note(self: Any, **settings: Any) -> None:
        given.append(settings)
        make(self, **settings)

    monkeypatch.setattr(kind, "__init__", note)
    context = ssl.create_default_context()

    open_client(mode, BASE, SECRET, verify=context, proxy="http://proxy.test:3128").close()

    assert given
    assert all(settings["verify"] is context for settings in given)
    assert all(settings["proxy"].url == "http://proxy.test:3128" for settings in given)


def test_a_transport_that_is_given_carries_all_requests(mode: Mode) -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=run_body("r1"))

    transport = httpx.MockTransport(answer)
    with open_client(mode, BASE, SECRET, api="v2", transport=transport) as airflow:
        airflow.get_run("sales", "r1")

    assert len(seen) == 1


def test_many_tasks_ask_for_the_version_once(fake: FakeAirflow) -> None:
    async def ask() -> None:
        transport = Yielding(fake)
        async with AsyncAirflowClient(ADDRESS, fake.token, transport=transport) as airflow:
            await asyncio.gather(*(airflow.dag("sales") for _ in range(8)))

    asyncio.run(ask())

    assert len(fake.requests("version")) == 1
    assert len(fake.requests("dag")) == 8


def methods(client: type) -> Iterator[tuple[str, str]]:
    for name, member in inspect.getmembers(client, inspect.isfunction):
        if not name.startswith("_"):
            # The async client returns async iterators, and also accepts async iterables.
            signature = str(inspect.signature(member)).replace(ASYNC_REQUESTS, "")
            yield name, re.sub(r"Async(Iterator|TriggerBatch)", r"\1", signature)


def test_both_clients_have_the_same_methods_and_arguments() -> None:
    assert dict(methods(AirflowClient)) == dict(methods(AsyncAirflowClient))
    sync, twin = (
        {name: p.default for name, p in inspect.signature(client).parameters.items()}
        for client in (AirflowClient, AsyncAirflowClient)
    )
    assert sync == twin


def nested(depth: int) -> list[Any]:
    inner: list[Any] = []
    for _ in range(depth):
        inner = [inner]
    return inner


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        ({"dag_id": "sales", "note": "\ud800"}, InvalidRequest),
        ({"dag_id": "\ud800"}, InvalidRequest),
        ({"dag_id": "a" * 70_000}, InvalidRequest),
        ({"dag_id": "sales", "conf": {"n": 10**5000}}, ConfError),
        ({"dag_id": "sales", "conf": {"n": Decimal("1e5000")}}, ConfError),
        ({"dag_id": "sales", "conf": {"n": nested(100_000)}}, ConfError),
    ],
    ids=["note", "dag_id", "long dag_id", "long integer", "long decimal", "deep"],
)
def test_what_cannot_be_sent_is_refused_and_the_run_is_known_not_to_exist(
    open_client: Open, arguments: dict[str, Any], kind: type[Exception]
) -> None:
    with open_client() as airflow, pytest.raises(kind, match=r"not sent|nothing was sent") as e:
        airflow.trigger(**arguments)

    assert e.value.__cause__ is None


def test_a_request_that_cannot_be_sent_does_not_stop_a_batch(mode: Mode, fake: FakeAirflow) -> None:
    requests = [TriggerRequest("sales", note=note) for note in ("a", "\ud800", "b")]

    with open_fake(mode, fake) as airflow:
        outcomes = list(airflow.trigger_many(requests, concurrency=1))

    assert [type(outcome.error) for outcome in outcomes] == [type(None), InvalidRequest, type(None)]


def test_tasks_that_wait_for_the_same_question_fail_together(httpx_mock: HTTPXMock) -> None:
    # If each asked in turn, it would also wait for the whole deadline of those before it.
    async def down(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)
        raise httpx.ConnectError("down")

    httpx_mock.add_callback(down, url=f"{BASE}/api/v2/version")

    async def ask() -> list[BaseException | Any]:
        async with AsyncAirflowClient(BASE, "t", retry=RetryPolicy(attempts=1)) as airflow:
            asking = (airflow.get_run("sales", f"r{number}") for number in range(8))
            return await asyncio.gather(*asking, return_exceptions=True)

    ended = asyncio.run(ask())

    assert [type(error) for error in ended] == [ConnectionFailed] * 8
    assert len({id(error) for error in ended}) == 8
    assert len(httpx_mock.get_requests()) == 1


def test_when_the_first_to_ask_is_cancelled_the_next_one_asks(fake: FakeAirflow) -> None:
    arrived = asyncio.Event()

    async def hold_the_first(request: httpx.Request) -> httpx.Response:
        if not arrived.is_set():
            arrived.set()
            await asyncio.Event().wait()
        return await fake.transport.handle_async_request(request)

    async def ask() -> str:
        transport = httpx.MockTransport(hold_the_first)
        async with AsyncAirflowClient(ADDRESS, "t", transport=transport) as airflow:
            first = asyncio.create_task(airflow.server())
            await arrived.wait()
            second = asyncio.create_task(airflow.server())
            await asyncio.sleep(0)
            first.cancel()
            return (await second).version

    assert asyncio.run(ask()) == "3.3.2"


def test_with_all_connections_in_use_nothing_is_sent(fake: FakeAirflow) -> None:
    def ask_meanwhile(request: httpx.Request) -> httpx.Response:
        with pytest.raises(ConnectionFailed, match="all connections are in use"):
            airflow.get_run("sales", "r2")
        return fake.transport.handle_request(request)

    transport = httpx.MockTransport(ask_meanwhile)
    timeout = httpx.Timeout(1, pool=0.01)
    with AirflowClient(
        ADDRESS,
        fake.token,
        api="v2",
        retry=RetryPolicy(attempts=1),
        transport=transport,
        timeout=timeout,
        max_connections=1,
    ) as airflow:
        assert airflow.dag("sales").dag_id == "sales"

    assert [request.operation for request in fake.requests()] == ["dag"]
