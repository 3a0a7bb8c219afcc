"""Proxies that cannot be reached, refuse or fail: named, and distinguished from Airflow."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import contextmanager

import httpx
import pytest

from airflow_trigger import (
    AirflowTriggerError,
    ApiError,
    ConfigError,
    ConnectionFailed,
    PasswordAuth,
    RetryPolicy,
    TriggerUnconfirmed,
)
from airflow_trigger.auth import BehindGateway
from airflow_trigger.events import AttemptEvent, Event
from tests.both import Mode, open_client
from tests.load.proxies import answering, serving, tunnelling
from tests.load.tls import client_tls, server_tls, tls_server

AIRFLOW = "https://airflow.test"
PLAIN = "http://airflow.localhost"
NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def failure(
    mode: Mode,
    proxy: str | httpx.Proxy | None,
    url: str = AIRFLOW,
    auth: httpx.Auth | str = "t",
) -> tuple[AirflowTriggerError, int]:
    """The error of a trigger without preliminary requests, and the number of its attempts."""
    attempts: list[Event] = []
    with open_client(
        mode,
        url,
        auth,
        api="v2",
        conf_check="json",
        on_paused="allow",
        proxy=proxy,
        verify=client_tls(),
        retry=RetryPolicy(attempts=2, backoff=0),
        on_event=attempts.append,
    ) as airflow:
        with pytest.raises(AirflowTriggerError) as e:
            airflow.trigger("sales")
        return e.value, sum(isinstance(event, AttemptEvent) for event in attempts)


@pytest.fixture
def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def with_password(proxy: str) -> str:
    return proxy.replace("://", "://lovelace:s3cret@")


def answer_of(status: str) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()


@pytest.mark.parametrize("url", [AIRFLOW, PLAIN])
def test_a_proxy_without_an_address_is_named_and_not_airflow(mode: Mode, url: str) -> None:
    error, attempts = failure(mode, "http://lovelace:s3cret@noproxy.invalid:3128", url)

    assert isinstance(error, ConnectionFailed)
    assert attempts == 2
    assert "The host 'noproxy.invalid' cannot be resolved: check the proxy's URL" in str(error)
    assert "http://noproxy.invalid:3128 (proxy=)" in str(error)
    assert "base_url" not in str(error)
    assert "s3cret" not in str(error)
    assert "lovelace" not in str(error)


@pytest.mark.parametrize("url", [AIRFLOW, PLAIN])
@pytest.mark.parametrize("kind", ["http", "https"])
def test_a_proxy_that_nobody_runs_is_named_with_its_variable(
    mode: Mode, unused_port: int, url: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = f"{kind}://127.0.0.1:{unused_port}"
    monkeypatch.setenv("ALL_PROXY", f"{with_password(proxy)}/s3cret")

    error, attempts = failure(mode, None, url)

    assert isinstance(error, ConnectionFailed)
    assert error.may_pass
    assert attempts == 2
    assert "Check that the proxy runs" in str(error)
    assert f"The proxy is {proxy} (ALL_PROXY)" in str(error)
    assert "the server runs" not in str(error)
    assert "s3cret" not in str(error)


@pytest.mark.parametrize(
    ("status", "attempts", "words"),
    [
        ("407 Proxy Authentication Required", 1, "requires a user name and password"),
        ("403 Forbidden", 1, "does not allow this address"),
        ("502 Bad Gateway", 2, "The proxy cannot reach Airflow"),
        ("503 Service Unavailable", 2, "The proxy cannot reach Airflow"),
        ("504 Gateway Timeout", 2, "The proxy cannot reach Airflow"),
        ("405 Method Not Allowed", 1, "The response is from the proxy"),
        ("501 Not Implemented", 1, "The response is from the proxy"),
        ("429 Too Many Requests", 2, "The response is from the proxy"),
    ],
)
def test_a_proxy_that_makes_no_tunnel_is_named_with_what_to_do(
    mode: Mode, status: str, attempts: int, words: str
) -> None:
    with answering(answer_of(status)) as proxy:
        error, sent = failure(mode, with_password(proxy))

    assert isinstance(error, ConnectionFailed)
    assert sent == attempts
    assert error.may_pass is (attempts > 1)
    assert words in str(error)
    assert f"The proxy is {proxy} (proxy=)" in str(error)
    assert "s3cret" not in str(error)


@pytest.mark.parametrize("auth", ["t", PasswordAuth("ada", "pw")], ids=["token", "login"])
@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 2"], ids=["nothing", "cut short"])
def test_a_proxy_that_ends_the_connection_without_a_tunnel_has_started_nothing(
    mode: Mode, answer: bytes, auth: httpx.Auth | str
) -> None:
    with answering(answer) as proxy:
        error, attempts = failure(mode, proxy, auth=auth)

    assert isinstance(error, ConnectionFailed)
    assert attempts == 2
    assert "the proxy runs" in str(error)
    assert f"The proxy is {proxy} (proxy=)" in str(error)


def test_a_proxy_that_does_not_answer_in_time_has_started_nothing(mode: Mode) -> None:
    def hold(connection: socket.socket) -> None:
        while connection.recv(65536):
            pass

    with (
        serving(hold) as port,
        open_client(
            mode,
            AIRFLOW,
            "t",
            api="v2",
            conf_check="json",
            on_paused="allow",
            proxy=f"http://127.0.0.1:{port}",
            timeout=0.1,
            retry=RetryPolicy(attempts=1),
        ) as airflow,
        pytest.raises(ConnectionFailed, match="Check that the proxy runs"),
    ):
        airflow.trigger("sales")


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 2"], ids=["nothing", "cut short"])
def test_a_request_that_a_proxy_took_is_not_known_to_have_started_nothing(
    mode: Mode, answer: bytes
) -> None:
    with answering(answer) as proxy:
        error, _ = failure(mode, proxy, PLAIN)

    assert isinstance(error, TriggerUnconfirmed)


def test_a_proxy_that_speaks_tls_is_told_of_at_once(mode: Mode) -> None:
    with answering(b"\x15\x03\x01\x00\x02\x02\x46") as proxy:
        tunnel, forward = failure(mode, proxy), failure(mode, proxy, PLAIN)

    for error, attempts in (tunnel, forward):
        assert attempts == 1
        assert isinstance(error, ConnectionFailed)
        assert "use https:// in the proxy's URL" in str(error)
        assert f"The proxy is {proxy} (proxy=)" in str(error)


@pytest.mark.parametrize("url", [AIRFLOW, PLAIN])
def test_a_proxy_without_tls_is_told_of_at_once(mode: Mode, url: str) -> None:
    with answering(answer_of("400 Bad Request")) as proxy:
        error, attempts = failure(mode, proxy.replace("http:", "https:"), url)

    assert attempts == 1
    assert "use http:// in the proxy's URL" in str(error)


@pytest.mark.parametrize("url", [AIRFLOW, PLAIN])
def test_the_certificate_of_a_proxy_is_trusted_by_a_context_of_the_proxy(
    mode: Mode, url: str
) -> None:
    with tunnelling(server_tls()) as (proxy, _):
        error, attempts = failure(mode, proxy, url)

    assert attempts == 1
    assert "not signed by a certificate authority that this machine trusts" in str(error)
    assert "proxy=httpx.Proxy(url, ssl_context=ssl.create_default_context(cafile=" in str(error)
    assert "SSL_CERT_FILE" not in str(error)  # it does not apply to the proxy
    assert "verify=" not in str(error)


@pytest.mark.parametrize("url", [AIRFLOW, PLAIN])
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_client_certificate_that_a_proxy_refuses_is_told_of_at_once(
    mode: Mode, url: str, version: ssl.TLSVersion
) -> None:
    with tunnelling(server_tls(wants_client=True, version=version)) as (proxy, _):
        error, attempts = failure(mode, httpx.Proxy(proxy, ssl_context=client_tls()), url)

    assert isinstance(error, ConnectionFailed)
    assert attempts == 1
    assert "The proxy rejected the TLS handshake" in str(error)
    assert "proxy=httpx.Proxy(url, ssl_context=context)" in str(error)


@contextmanager
def airflow_behind(tls: ssl.SSLContext | None) -> Generator[tuple[str, str, list[str]]]:
    with tls_server(server_tls()) as (url, _), tunnelling(tls) as (proxy, asked):
        yield url, proxy, asked


@pytest.mark.parametrize("tls", [None, server_tls()], ids=["http", "https"])
def test_requests_go_through_a_proxy(mode: Mode, tls: ssl.SSLContext | None) -> None:
    with airflow_behind(tls) as (url, proxy, asked):
        given = proxy if tls is None else httpx.Proxy(proxy, ssl_context=client_tls())
        with open_client(mode, url, "t", proxy=given, verify=client_tls()) as airflow:
            airflow.trigger("sales")
            airflow.trigger("sales")

    assert asked == [url.removeprefix("https://")]


class Traced(httpx.Auth):
    """Records the steps of its requests."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def sync_auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        def trace(step: str, _: object) -> None:
            self.steps.append(step)

        request.extensions["trace"] = trace
        yield request

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        async def trace(step: str, _: object) -> None:
            self.steps.append(step)

        request.extensions["trace"] = trace
        yield request


@pytest.mark.parametrize("is_proxied", [True, False])
def test_a_trace_that_a_user_asks_for_is_left_alone(mode: Mode, *, is_proxied: bool) -> None:
    auth = Traced()
    with airflow_behind(None) as (url, proxy, _):
        given = proxy if is_proxied else None
        with open_client(mode, url, auth, api="v2", proxy=given, verify=client_tls()) as airflow:
            airflow.trigger("sales")

    assert "http11.send_request_headers.started" in auth.steps


def test_the_certificate_of_airflow_behind_a_proxy_is_not_the_proxys(mode: Mode) -> None:
    with (
        tls_server(server_tls("expired")) as (url, _),
        tunnelling() as (proxy, _),
    ):
        error, attempts = failure(mode, proxy, url)

    assert attempts == 1
    assert "give verify=ssl.create_default_context" in str(error)
    assert "httpx.Proxy" not in str(error)


def test_a_proxy_that_wants_a_password_for_an_ordinary_request_is_told_of(mode: Mode) -> None:
    with answering(answer_of("407 Proxy Authentication Required")) as proxy:
        error, attempts = failure(mode, proxy, PLAIN)

    assert isinstance(error, ApiError)
    assert attempts == 1
    assert "requires a user name and password" in str(error)
    assert "the proxy's URL" in str(error)


FOR_GATEWAY = "s3cret-of-the-gateway"
REFUSED = "in the header Proxy-Authorization through the proxy"


def heads_at(heads: list[bytes]) -> Callable[[socket.socket], None]:
    """A proxy that records the requests, and refuses them."""

    def serve(connection: socket.socket) -> None:
        request = connection.recv(65536)
        length = re.search(rb"content-length: (\d+)", request.lower())
        # Closing a connection with unread data resets it, and the response is lost.
        while length and len(request.partition(b"\r\n\r\n")[2]) < int(length[1]):
            request += connection.recv(65536)
        heads.append(request)
        connection.sendall(answer_of("403 Forbidden"))

    return serve


@pytest.mark.parametrize("is_given", [True, False], ids=["argument", "environment"])
def test_a_gateway_s_credentials_do_not_go_to_a_proxy_that_would_take_them_for_its_own(
    mode: Mode, monkeypatch: pytest.MonkeyPatch, *, is_given: bool
) -> None:
    heads: list[bytes] = []
    auth = BehindGateway(FOR_GATEWAY, "t")
    with serving(heads_at(heads)) as port:
        proxy = f"http://127.0.0.1:{port}"
        if not is_given:
            monkeypatch.setenv("HTTP_PROXY", proxy)
        error, _ = failure(mode, proxy if is_given else None, PLAIN, auth)

    assert isinstance(error, ConfigError)
    assert "nothing was sent" in str(error)
    assert REFUSED in str(error)
    assert FOR_GATEWAY not in str(error)
    assert heads == []


def test_another_header_goes_through_a_proxy_as_any_header_does(mode: Mode) -> None:
    heads: list[bytes] = []
    auth = BehindGateway(FOR_GATEWAY, "t", header="X-Gateway-Authorization")
    with serving(heads_at(heads)) as port:
        failure(mode, f"http://127.0.0.1:{port}", PLAIN, auth)

    assert f"X-Gateway-Authorization: Bearer {FOR_GATEWAY}".encode() in heads[0]


def test_a_gateway_s_credentials_are_not_in_the_request_for_a_tunnel(mode: Mode) -> None:
    heads: list[bytes] = []
    with serving(heads_at(heads)) as port:
        proxy = with_password(f"http://127.0.0.1:{port}")
        failure(mode, proxy, AIRFLOW, BehindGateway(FOR_GATEWAY, "t"))

    assert heads[0].startswith(b"CONNECT airflow.test:443 ")
    assert FOR_GATEWAY.encode() not in heads[0]
    # The proxy's own user name and password are in it.
    assert b"Proxy-Authorization: Basic " in heads[0]


def test_a_gateway_s_credentials_arrive_through_a_tunnel(mode: Mode) -> None:
    heads: list[bytes] = []

    def behind_tls(connection: socket.socket) -> None:
        with server_tls().wrap_socket(connection, server_side=True) as tls:
            heads_at(heads)(tls)

    with serving(behind_tls) as port, tunnelling() as (proxy, asked):
        failure(mode, proxy, f"https://127.0.0.1:{port}", BehindGateway(FOR_GATEWAY, "t"))

    assert asked == [f"127.0.0.1:{port}"]
    assert f"Proxy-Authorization: Bearer {FOR_GATEWAY}".encode() in heads[0]
    assert b"Authorization: Bearer t" in heads[0]
