"""Client credentials for Airflow 3's Keycloak auth manager, in both clients."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import attrs
import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AuthenticationFailed,
    ClientCredentials,
    ConfigError,
    JwtLogin,
    UnexpectedResponse,
)
from tests.unit.driving import run_as_asked, run_body
from tests.unit.logins import Clock, Respond, open_on
from tests.unit.test_auth import jwt

BASE = "https://airflow.test/team-a"
SECRET = "s3cret/word&é"
DAY = 86_400

Open = Callable[..., AirflowClient]
Answer = tuple[int, object]


@pytest.fixture(params=["sync", "async"], name="open_client")
def _open_client(request: pytest.FixtureRequest) -> Open:
    def make(server: Respond, base_url: str = BASE, **settings: Any) -> AirflowClient:
        auth = settings.pop("auth", None) or ClientCredentials("orders", SECRET)
        return open_on(request.param, server, base_url, auth=auth, **settings)

    return make


@attrs.define
class Keycloak:
    """Airflow 3 with Keycloak; its tokens contain Keycloak's own, which last `inner` seconds."""

    clock: Clock = attrs.Factory(Clock)
    inner: float = 300
    answer: Answer | None = None
    logins: list[httpx.Request] = attrs.Factory(list[httpx.Request])
    others: list[httpx.Request] = attrs.Factory(list[httpx.Request])
    ends: dict[str, float] = attrs.Factory(dict[str, float])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/auth/token"):
            return self._login(request)
        self.others.append(request)
        if self.ends.get(request.headers.get("authorization", ""), -1) < self.clock.ahead:
            return httpx.Response(403, json={"detail": "Forbidden"})
        return run_as_asked(request)

    def _login(self, request: httpx.Request) -> httpx.Response:
        self.logins.append(request)
        if self.answer is not None:
            status, body = self.answer
            if isinstance(body, str):
                return httpx.Response(status, html=body)
            return httpx.Response(status, json=body)
        number = len(self.logins)
        token = jwt(DAY, number=number, access_token=jwt(self.inner, issued=1e9, number=number))
        self.ends[f"Bearer {token}"] = self.clock.ahead + self.inner
        return httpx.Response(201, json={"access_token": token})


def test_the_login_sends_the_grant_and_nothing_else(open_client: Open) -> None:
    server = Keycloak()

    with open_client(server, headers={"X-Team": "data"}) as airflow:
        assert airflow.trigger("sales").created

    (login,) = server.logins
    assert (login.method, str(login.url)) == ("POST", f"{BASE}/auth/token")
    assert login.headers["content-type"] == "application/json"
    assert login.headers["x-team"] == "data"
    assert json.loads(login.content) == {
        "grant_type": "client_credentials",
        "client_id": "orders",
        "client_secret": SECRET,
    }


def test_a_run_outlives_the_tokens_inside(open_client: Open, clock: Clock) -> None:
    server = Keycloak(clock, inner=15)
    polls = 0

    def slow(request: httpx.Request) -> httpx.Response:
        nonlocal polls
        response = server(request)
        if request.method != "GET" or response.status_code != 200:
            return response
        clock.ahead += 5
        polls += 1
        return httpx.Response(200, json=run_body("r1", state="success" if polls > 9 else "running"))

    with open_client(slow) as airflow:
        run = airflow.trigger("sales", run_id="r1")
        assert airflow.wait(run, poll_interval=0.001).is_finished

    assert len(server.logins) == 4


def test_a_token_that_is_refused_is_renewed_once(open_client: Open) -> None:
    server = Keycloak()

    def strict(request: httpx.Request) -> httpx.Response:
        if len(server.logins) == 1 and request.method == "GET":
            return httpx.Response(401, json={"detail": "Token Expired"})
        return server(request)

    with open_client(strict) as airflow:
        assert airflow.get_run("sales", "r1").run_id == "r1"

    assert len(server.logins) == 2


def test_a_wrong_secret_is_told_as_one_and_sent_once_in_thirty_seconds(
    open_client: Open, clock: Clock
) -> None:
    server = Keycloak(clock, answer=(403, {"detail": "Client credentials login failed"}))

    with open_client(server) as airflow:
        with pytest.raises(AuthenticationFailed, match="Client credentials login failed") as e:
            airflow.trigger("sales", run_id="r1")
        with pytest.raises(AuthenticationFailed, match="not tried again"):
            airflow.trigger("sales", run_id="r1")
        assert len(server.logins) == 1
        clock.ahead, server.answer = 31, None
        assert airflow.trigger("sales").created

    said = str(e.value)
    assert "Could not trigger DAG 'sales' as run 'r1', nothing was sent" in said
    assert "The login of the client 'orders' failed" in said
    assert "Check the client id and the client secret" in said
    assert "Service accounts roles" in said
    assert (e.value.status, e.value.url, e.value.by_airflow) == (403, f"{BASE}/auth/token", True)
    assert "s3cret" not in said + repr(e.value.__dict__)


# The responses of auth managers without this login, and of Airflow 2, which has no login at all.
SIMPLE: list[dict[str, object]] = [
    {"type": "missing", "loc": ["body", "username"], "msg": "Field required", "input": {}},
    {"type": "extra_forbidden", "loc": ["body", "client_secret"], "msg": "Extra", "input": SECRET},
]
PAGE = "<!DOCTYPE html><html><title>Airflow 404 = lots of circles</title></html>"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((422, {"detail": SIMPLE[:1]}), ["username: Field required", "PasswordAuth(username, pas"]),
        ((422, {"detail": SIMPLE}), ["left out", "PasswordAuth(username, password)"]),
        (
            (400, {"detail": "Username and password must be provided"}),
            ["does not accept this kind of login", "PasswordAuth(username, password)"],
        ),
        (
            (404, PAGE),
            ["Airflow 3 with the Keycloak auth manager", "On Airflow 2, use PasswordAuth"],
        ),
        ((405, {"detail": "Method Not Allowed"}), ["On Airflow 2, use PasswordAuth"]),
    ],
    ids=["simple", "echo", "FAB", "Airflow 2", "405"],
)
def test_where_there_is_no_such_login_the_error_says_what_to_use(
    open_client: Open, answer: Answer, says: list[str]
) -> None:
    server = Keycloak(answer=answer)

    with open_client(server) as airflow, pytest.raises(AuthenticationFailed) as e:
        airflow.trigger("sales")

    assert all(words in str(e.value) for words in says)
    assert "s3cret" not in str(e.value) + repr(e.value.__dict__)
    assert server.others == []


def test_a_login_page_is_not_blamed_on_the_secret(open_client: Open) -> None:
    server = Keycloak(answer=(200, "<html><title>Sign in to ACME</title></html>"))

    with open_client(server) as airflow, pytest.raises(UnexpectedResponse) as e:
        airflow.trigger("sales")

    assert "A proxy or a login page is in front of Airflow" in str(e.value)
    assert "Check the client" not in str(e.value)


def test_threads_wait_for_one_login() -> None:
    server, together = Keycloak(), Barrier(8)

    def start(airflow: AirflowClient) -> None:
        together.wait()
        airflow.trigger("sales")

    with (
        open_on("sync", server, BASE, auth=ClientCredentials("orders", SECRET)) as airflow,
        ThreadPoolExecutor(8) as threads,
    ):
        list(threads.map(start, [airflow] * 8))

    assert (len(server.logins), len(server.others)) == (1, 8)


def test_each_server_has_a_login_of_its_own(open_client: Open) -> None:
    auth, refusing, other = ClientCredentials("orders", SECRET), Keycloak(), Keycloak()
    refusing.answer = (403, {"detail": "no"})

    with open_client(refusing, auth=auth) as airflow, pytest.raises(AuthenticationFailed):
        airflow.trigger("sales")
    with open_client(other, "https://other.test", auth=auth) as airflow:
        assert airflow.trigger("sales").created

    assert {request.url.host for request in other.logins + other.others} == {"other.test"}


def test_the_secret_is_not_shown_and_not_pickled() -> None:
    auth = ClientCredentials("orders", SECRET)

    assert repr(auth) == "ClientCredentials('orders', …)"
    with pytest.raises(TypeError, match="ClientCredentials contains a secret"):
        pickle.dumps(auth)


@pytest.mark.parametrize("kind", [ClientCredentials, JwtLogin])
def test_what_cannot_be_a_secret_is_refused_without_showing_it(kind: Any) -> None:
    for given in (("orders", "s3cret\n"), ("orders", "s3cret\ud800"), ("s3cret\n", "x")):
        with pytest.raises(ConfigError) as e:
            kind(*given)
        assert "s3cret" not in str(e.value)
    with pytest.raises(TypeError, match="must be a str, not bytes"):
        kind("orders", b"s3cret")


@pytest.mark.parametrize("given", [("", "x"), ("x", "")])
def test_an_empty_id_or_secret_is_refused(given: tuple[str, str]) -> None:
    with pytest.raises(ConfigError, match="is empty"):
        ClientCredentials(*given)
