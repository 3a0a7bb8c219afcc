"""A machine's login at an identity provider (RFC 6749, section 4.4), in both clients."""

from __future__ import annotations

import asyncio
import json
import pickle
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from urllib.parse import parse_qs

import attrs
import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    AsyncAirflowClient,
    AuthenticationFailed,
    ConfigError,
    ConnectionFailed,
    OAuth2ClientCredentials,
    RateLimited,
    RunRef,
    UnexpectedResponse,
)
from airflow_trigger._version import VERSION
from tests.unit.driving import run_as_asked
from tests.unit.logins import Clock, Respond, open_on
from tests.unit.test_auth import jwt

pytestmark = pytest.mark.platform("oauth2", on="a simulated token endpoint")

BASE = "https://airflow.test"
TOKEN_URL = "https://idp.test/realms/a/token"
SECRET = "s3cret/word&é+ ~"
BEARER: dict[str, object] = {"token_type": "Bearer", "expires_in": 3600}

Open = Callable[..., AirflowClient]
Answer = tuple[int, object]


def credentials(token_url: str = TOKEN_URL, **more: str) -> OAuth2ClientCredentials:
    return OAuth2ClientCredentials(token_url, "orders", SECRET, **more)


@pytest.fixture(params=["sync", "async"], name="open_client")
def _open_client(request: pytest.FixtureRequest) -> Open:
    def make(server: Respond, base_url: str = BASE, **settings: Any) -> AirflowClient:
        auth = settings.pop("auth", None) or credentials()
        return open_on(request.param, server, base_url, auth=auth, **settings)

    return make


@attrs.define
class Provider:
    """An identity provider, and an Airflow that accepts any of its tokens.

    Attributes:
        given: The other fields of a response with a token.
        answer: The response instead of a token.
        token: Makes a token from a number.
    """

    given: dict[str, object] = attrs.Factory(lambda: dict(BEARER))
    answer: httpx.Response | None = None
    token: Callable[[int], str] = "token-{}".format
    logins: list[httpx.Request] = attrs.Factory(list[httpx.Request])
    others: list[httpx.Request] = attrs.Factory(list[httpx.Request])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith("/token"):
            self.others.append(request)
            return run_as_asked(request)
        self.logins.append(request)
        if self.answer is None:
            token = self.token(len(self.logins))
            return httpx.Response(200, json={"access_token": token, **self.given})
        # A new copy each time, as a response can be read only once.
        answer = self.answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


def refusing(status: int, body: object, **headers: str) -> Provider:
    return Provider(answer=httpx.Response(status, json=body, headers=headers))


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_the_login_is_a_form_with_the_secret_in_its_body(open_client: Open, api: str) -> None:
    server = Provider()
    auth = credentials(scope="a b", audience="https://airflow.test/é")

    with open_client(server, auth=auth, api=api) as airflow:
        airflow.get_run("sales", "r1")

    (login,) = server.logins
    assert (login.method, str(login.url)) == ("POST", TOKEN_URL)
    assert parse_qs(login.content.decode(), strict_parsing=True) == {
        "grant_type": ["client_credentials"],
        "client_id": ["orders"],
        "client_secret": [SECRET],
        "scope": ["a b"],
        "audience": ["https://airflow.test/é"],
    }
    assert server.others[0].headers["authorization"] == "Bearer token-1"


def test_without_scope_and_audience_neither_is_sent(open_client: Open) -> None:
    server = Provider()

    with open_client(server) as airflow:
        airflow.trigger("sales")

    sent = parse_qs(server.logins[0].content.decode())
    assert sent.keys() == {"grant_type", "client_id", "client_secret"}


HEADERS = {
    "X-Api-Key": "k3y-w0rd",
    "Cookie": "a=b",
    "User-Agent": "billing/3",
    "Host": "inner.test",
    "Authorization": "Basic eDp5",
}


def test_the_headers_of_the_client_go_to_no_other_origin(
    open_client: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Provider()
    monkeypatch.setattr(
        "airflow_trigger._http.requests.trace_headers", lambda: {"traceparent": "00-a-b-01"}
    )

    with open_client(server, headers=HEADERS) as airflow:
        airflow.trigger("sales")

    (login,) = server.logins
    assert dict(login.headers) == {
        "host": "idp.test",
        "user-agent": f"airflow-trigger/{VERSION}",
        "accept": "application/json",
        "content-type": "application/x-www-form-urlencoded",
        "content-length": str(len(login.content)),
    }
    assert server.others[0].headers["x-api-key"] == "k3y-w0rd"


@pytest.mark.parametrize(
    ("base_url", "token_url", "is_home"),
    [
        ("https://gw.test/team-a", "https://gw.test/idp/token", True),
        ("https://gw.test", "https://gw.test:443/token", True),
        ("https://gw.test:8443", "https://GW.test:8443/token", True),
        ("https://gw.test:8443", "https://gw.test/token", False),
        ("https://gw.test", "http://gw.test/token", False),
        ("https://gw.test", "https://idp.gw.test/token", False),
    ],
)
@pytest.mark.filterwarnings("ignore:Credentials go to")
def test_the_headers_go_along_to_the_origin_of_the_base_url(
    open_client: Open, base_url: str, token_url: str, *, is_home: bool
) -> None:
    server = Provider()

    with open_client(server, base_url, auth=credentials(token_url), headers=HEADERS) as airflow:
        airflow.trigger("sales")

    headers = server.logins[0].headers
    for name in ("x-api-key", "cookie", "x-request-id"):
        assert (name in headers) == is_home
    assert (headers["host"] == "inner.test") == is_home
    assert "authorization" not in headers


DAY = 86_400


@pytest.mark.parametrize(
    ("given", "token", "life"),
    [
        ({"expires_in": 600}, "opaque", 600),
        ({"expires_in": "600"}, "opaque", 600),
        ({"expires_in": 600}, jwt(DAY), 600),
        ({"expires_in": DAY}, jwt(600), 600),
        ({}, jwt(600), 600),
        ({"expires_in": DAY}, jwt(DAY, access_token=jwt(600, issued=1e9)), 600),
        ({"expires_in": 0}, jwt(600), 600),
        ({"expires_in": -5}, jwt(600), 600),
        ({"expires_in": "soon"}, jwt(600), 600),
        ({"expires_in": None}, jwt(600), 600),
        ({"expires_in": 1e999}, jwt(600), 600),
        ({"expires_in": 0}, "opaque", None),
        ({}, "opaque", None),
    ],
)
def test_a_token_ends_with_the_first_of_what_it_and_the_answer_say(
    open_client: Open, clock: Clock, given: dict[str, object], token: str, life: float | None
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith("/token"):
            return server(request)
        server.logins.append(request)
        return httpx.Response(200, content=json.dumps({"access_token": token, **given}))

    server = Provider()

    with open_client(answer) as airflow:
        for at, logins in ((0, 1), (530, 1), (545, 1 if life is None else 2)):
            clock.ahead = at
            airflow.get_run("sales", "r1")
            assert len(server.logins) == logins


def test_a_token_that_airflow_refuses_is_renewed_once(open_client: Open) -> None:
    server = Provider()

    def strict(request: httpx.Request) -> httpx.Response:
        if request.headers.get("authorization") == "Bearer token-1":
            return httpx.Response(401, json={"detail": "no"})
        return server(request)

    with open_client(strict) as airflow:
        assert airflow.trigger("sales").created

    assert len(server.logins) == 2


REFUSALS: list[tuple[int, object, str, str]] = [
    (
        401,
        {"error": "invalid_client", "error_description": "AADSTS7000215: Invalid\n secret."},
        "invalid_client: AADSTS7000215: Invalid secret.",
        "Check the client id and the client secret",
    ),
    (400, {"error": "invalid_client"}, "invalid_client.", "Check the client id and the client"),
    (400, {"error": "unauthorized_client"}, "unauthorized_client.", "client credentials grant"),
    (
        400,
        {"error": "unsupported_grant_type"},
        "unsupported",
        "does not support the client credentials grant",
    ),
    (400, {"error": "invalid_scope"}, "invalid_scope.", "Check the scope"),
    (400, {"error": "invalid_target"}, "invalid_target.", "Check the audience"),
    (400, {"error": "invalid_request"}, "invalid_request.", "requires a scope or an audience"),
    (
        403,
        {"error": "access_denied", "error_description": "Service not enabled"},
        "access_denied: Service not enabled.",
        "Check the client id",
    ),
    (401, {"errorCode": "E1", "message": "denied"}, "denied", "not from the identity provider"),
    (404, {"error": "Realm does not exist"}, "Realm does not exist", "check the token_url"),
    (404, "nothing", "nothing", "check the token_url. Or a proxy"),
]


@pytest.mark.parametrize(("status", "body", "words", "advice"), REFUSALS)
def test_a_refusal_is_told_in_the_words_of_the_provider_with_what_to_do(
    open_client: Open, status: int, body: object, words: str, advice: str
) -> None:
    server = refusing(status, body)

    with open_client(server) as airflow, pytest.raises(AuthenticationFailed) as e:
        airflow.trigger("sales", run_id="r1")

    said = str(e.value)
    assert words in said
    assert advice in said
    assert "Could not trigger DAG 'sales' as run 'r1', nothing was sent: The login of the" in said
    assert f"'orders' failed: POST {TOKEN_URL} returned {status}: " in said
    assert (e.value.method, e.value.url, e.value.request_id) == ("POST", TOKEN_URL, None)
    assert "s3cret" not in said + repr(e.value.__dict__)
    assert server.others == []


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, {"error": "invalid_client"}),
        (401, {"error": "invalid_client"}),
        (401, "who are you?"),
        (403, {"error": "access_denied"}),
    ],
)
def test_a_refused_login_is_not_repeated_for_thirty_seconds(
    open_client: Open, clock: Clock, status: int, body: object
) -> None:
    server, auth = refusing(status, body), credentials()

    for base_url in (BASE, "https://other.test"):
        with (
            open_client(server, base_url, auth=auth) as airflow,
            pytest.raises(AuthenticationFailed),
        ):
            airflow.trigger("sales")
    assert len(server.logins) == 1
    clock.ahead, server.answer = 31, None
    with open_client(server, auth=auth) as airflow:
        assert airflow.trigger("sales").created


def test_a_refusal_by_the_provider_ends_a_wait(open_client: Open) -> None:
    server = refusing(400, {"error": "invalid_client"})

    with open_client(server) as airflow, pytest.raises(AuthenticationFailed):
        airflow.wait(RunRef("sales", "r1"), timeout=60)

    assert len(server.logins) == 1


PAGE = "<html><title>Sign in</title></html>"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (httpx.Response(200, json={"access_token": "t", "token_type": "mac"}), "type 'mac', but"),
        (httpx.Response(200, json={"access_token": "t", "token_type": "N_A"}), "type 'N_A', but"),
        (httpx.Response(200, json={"access_token": "t", "token_type": SECRET}), "another type"),
        (httpx.Response(200, json={"access_token": "t", "token_type": [1]}), "another type"),
        (httpx.Response(200, json={"id_token": "t"}), "without a token that can be sent"),
        (httpx.Response(200, json={"access_token": "t t"}), "without a token that can be sent"),
        (httpx.Response(200, json={"access_token": ""}), "without a token that can be sent"),
        (httpx.Response(200, json=["access_token"]), "without a token that can be sent"),
        (httpx.Response(200, html=PAGE), "an HTML page: Sign in"),
        (httpx.Response(302, headers={"location": "/login?x=s3cret"}), "to https://idp.test/login"),
        (httpx.Response(403, html=PAGE), "an HTML page: Sign in"),
    ],
)
def test_an_answer_without_a_bearer_token_is_an_error_that_shows_no_secret(
    open_client: Open, answer: httpx.Response, says: str
) -> None:
    server = Provider(answer=answer)

    with open_client(server) as airflow:
        with pytest.raises(UnexpectedResponse) as e:
            airflow.trigger("sales")
        server.answer = None
        assert airflow.trigger("sales").created

    assert says in str(e.value)
    assert "Check the token_url" in str(e.value)
    assert "s3cret" not in str(e.value) + repr(e.value.__dict__)
    assert {request.url.host for request in server.logins} == {"idp.test"}


@pytest.mark.parametrize("kind", ["bearer", "BEARER", None])
def test_the_type_of_a_bearer_token_is_taken_in_any_case(
    open_client: Open, kind: str | None
) -> None:
    server = Provider({"token_type": kind})

    with open_client(server) as airflow:
        assert airflow.trigger("sales").created


@pytest.mark.parametrize("filler", [0, 440, 450, 460, 470, 480, 485, 490, 495])
@pytest.mark.parametrize("status", [400, 401, 404, 429, 503])
def test_a_message_that_repeats_the_secret_is_left_out_also_where_it_would_be_cut(
    open_client: Open, status: int, filler: int
) -> None:
    # Escaped, so that the raw body does not contain it.
    secret = "".join(f"\\u{ord(letter):04x}" for letter in SECRET)
    text = f'{{"error": "no", "error_description": "{"x" * filler} {secret}"}}'
    server = Provider(answer=httpx.Response(status, content=text))

    with open_client(server) as airflow, pytest.raises(AirflowTriggerError) as e:
        airflow.trigger("sales")

    assert "s3c" not in str(e.value) + repr(e.value.__dict__)
    assert "left out" in str(e.value)


def test_a_key_in_the_query_of_the_token_url_is_sent_and_not_shown(open_client: Open) -> None:
    server = refusing(400, {"error": "no", "error_description": "q-s3cret"})
    auth = credentials(f"{TOKEN_URL}?key=q-s3cret")

    with open_client(server, auth=auth) as airflow, pytest.raises(AuthenticationFailed) as e:
        airflow.trigger("sales")

    assert server.logins[0].url.query == b"key=q-s3cret"
    assert "s3cret" not in str(e.value) + repr(e.value.__dict__) + repr(auth)


@pytest.mark.parametrize(
    ("status", "kind", "says"),
    [
        (429, RateLimited, "returned 429: busy."),
        (503, ConnectionFailed, "See the server's log."),
        (408, ConnectionFailed, "in front of the identity provider gave up"),
    ],
)
def test_a_provider_that_is_busy_is_asked_again(
    open_client: Open, status: int, kind: type[AirflowTriggerError], says: str
) -> None:
    server = refusing(status, {"error": "busy"}, **{"retry-after": "0"})

    with open_client(server) as airflow, pytest.raises(kind) as e:
        airflow.trigger("sales")

    assert len(server.logins) == 3
    assert says in str(e.value)
    assert server.others == []


def test_a_provider_that_cannot_be_reached_is_named_and_asked_again(open_client: Open) -> None:
    asked: list[httpx.Request] = []

    def down(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        raise httpx.ConnectError("refused", request=request)

    with open_client(down) as airflow, pytest.raises(ConnectionFailed) as e:
        airflow.trigger("sales")

    assert len(asked) == 3
    assert "Check that idp.test can be reached from here" in str(e.value)


def test_threads_wait_for_one_login() -> None:
    server, together = Provider(), Barrier(8)

    def start(airflow: AirflowClient) -> None:
        together.wait()
        airflow.trigger("sales")

    with (
        open_on("sync", server, BASE, auth=credentials()) as airflow,
        ThreadPoolExecutor(8) as threads,
    ):
        list(threads.map(start, [airflow] * 8))

    assert (len(server.logins), len(server.others)) == (1, 8)


def test_tasks_wait_for_one_login() -> None:
    server = Provider()

    async def all_at_once() -> None:
        transport = httpx.MockTransport(server)
        async with AsyncAirflowClient(
            BASE, credentials(), api="v2", transport=transport
        ) as airflow:
            await asyncio.gather(*(airflow.get_run("sales", "r1") for _ in range(8)))

    asyncio.run(all_at_once())

    assert (len(server.logins), len(server.others)) == (1, 8)


@pytest.mark.parametrize(
    "bad",
    [
        *(
            "",
            " ",
            "idp.test/token",
            "ftp://idp.test/token",
            "https://",
            "https://idp.test:0/token",
        ),
        *("https://idp test/token", "https://a..test/token", "https://idp.test/token#s3cret"),
        *("https://ada:s3cret@idp.test/token", "https://idp.test/token?a=s3 cret"),
    ],
)
def test_a_token_url_that_cannot_be_one_is_refused_without_a_secret(bad: str) -> None:
    with pytest.raises(ConfigError) as e:
        credentials(bad)

    assert "s3" not in str(e.value)
    assert e.value.__cause__ is None


def test_a_token_url_of_another_type_is_refused() -> None:
    given: Any = b"https://idp.test/token"
    with pytest.raises(TypeError, match="token_url must be a str"):
        credentials(given)


def test_plain_http_to_another_host_warns_once_and_where_it_was_written() -> None:
    host = f"{uuid.uuid4()}.test"

    with pytest.warns(UserWarning, match=f"to {host} unencrypted: the token_url begins") as seen:
        OAuth2ClientCredentials(f"http://{host}/token", "orders", SECRET)
    # A second warning would fail the test.
    OAuth2ClientCredentials(f"http://{host}/token", "orders", SECRET)
    for loopback in ("http://127.0.0.1:1/token", "http://localhost/token", "http://[::1]/token"):
        credentials(loopback)

    assert seen[0].filename == __file__


@pytest.mark.parametrize("name", ["scope", "audience"])
def test_an_empty_scope_or_audience_is_refused(name: str) -> None:
    with pytest.raises(ConfigError, match=f"the {name} is empty"):
        credentials(**{name: ""})


def test_the_secret_is_not_shown_and_not_pickled() -> None:
    auth = credentials()

    assert repr(auth) == f"OAuth2ClientCredentials({TOKEN_URL!r}, 'orders', …)"
    with pytest.raises(TypeError, match="OAuth2ClientCredentials contains a secret"):
        pickle.dumps(auth)
