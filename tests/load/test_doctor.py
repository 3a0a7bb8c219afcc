"""The doctor on real sockets: DNS, TCP, TLS and proxies, each with its possible failures."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager

import httpx
import pytest

from airflow_trigger import (
    ApiError,
    ConnectionFailed,
    PasswordAuth,
    Report,
    ReportStep,
    RequestTimeout,
)
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_client
from tests.load.proxies import answering, serving, tunnelling
from tests.load.tls import client_tls, server_tls, tls_server

SECRET = "Zq7-proxy-password"
AFTER_THE_NETWORK = ("Airflow", "permissions", "scheduler", "DAG processor", "triggerer")


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


@pytest.fixture
def fake_url() -> Iterator[tuple[str, PasswordAuth]]:
    fake = FakeAirflow()
    fake.add_dag("sales")
    with fake.serving() as url:
        yield url, PasswordAuth(fake.username, fake.password)


def examined(
    mode: Mode,
    url: str,
    tls: ssl.SSLContext | bool = True,  # noqa: FBT001, FBT002 - as `verify` is
    auth: str | httpx.Auth = "t",
    **settings: object,
) -> Report:
    with open_client(mode, url, auth, verify=tls, **settings) as airflow:
        return airflow.doctor()


def step(report: Report, name: str) -> ReportStep:
    (found,) = (one for one in report.steps if one.name == name)
    return found


def refused(report: Report, name: str) -> ReportStep:
    """The step that fails; nothing that depends on it was checked."""
    assert [one.name for one in report.steps if one.verdict == "fails"] == [name]
    assert isinstance(report.error, ConnectionFailed)
    assert report.error.args[0].startswith("Could not reach the server: ")
    assert set(AFTER_THE_NETWORK) <= set(report.skipped)
    assert step(report, "credentials").verdict == "note"
    return step(report, name)


# DNS and TCP.


def test_the_whole_way_to_a_server_is_shown(mode: Mode, fake_url: tuple[str, PasswordAuth]) -> None:
    url, auth = fake_url
    named = url.replace("127.0.0.1", "localhost")

    report = examined(mode, named, auth=auth)

    assert report.is_ok
    names = [one.name for one in report.steps][:7]
    assert names == ["URL", "proxy", "DNS", "TCP", "TLS", "Airflow", "clock"]
    assert "127.0.0.1" in step(report, "DNS").seen
    assert url.removeprefix("http://") in step(report, "TCP").seen
    assert step(report, "clock").verdict == "ok"


def test_a_host_without_an_address_fails_at_dns(mode: Mode) -> None:
    found = refused(examined(mode, "https://nohost.invalid"), "DNS")

    assert "The host 'nohost.invalid' cannot be resolved: check the base_url" in found.advice


def test_a_dns_that_does_not_answer_is_not_waited_for(
    mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        answers, asks = socket.socketpair()
        stack.enter_context(answers)
        stack.enter_context(asks)

        def wait_for_ever(*_: object, **__: object) -> object:
            asks.recv(1)
            raise socket.gaierror(socket.EAI_NONAME, "too late")

        monkeypatch.setattr(socket, "getaddrinfo", wait_for_ever)
        report = examined(mode, "https://slow.test", timeout=0.1)
        answers.send(b".")

    assert "no answer in 0.1 s" in refused(report, "DNS").seen


def test_a_port_that_is_closed_fails_at_tcp(mode: Mode, unused_port: int) -> None:
    found = refused(examined(mode, f"http://127.0.0.1:{unused_port}"), "TCP")

    assert "refused" in found.seen
    assert "Check that the server runs" in found.advice


# TLS.


def test_an_address_without_tls_is_a_note_unless_it_is_on_this_machine(
    mode: Mode, unused_port: int
) -> None:
    with pytest.warns(UserWarning, match="unencrypted"):
        elsewhere = examined(mode, f"http://doctor-{mode}.invalid")
    here = examined(mode, f"http://127.0.0.1:{unused_port}")

    assert step(elsewhere, "URL").verdict == "note"
    assert "use https://" in step(elsewhere, "URL").advice
    assert step(here, "URL").verdict == "ok"


def test_a_certificate_is_shown_with_its_issuer_and_its_end(mode: Mode) -> None:
    with tls_server(server_tls()) as (url, _):
        report = examined(mode, url, client_tls())

    assert report.is_ok
    seen = step(report, "TLS").seen
    assert "TLSv1.3, a certificate of 'server' for localhost and 127.0.0.1" in seen
    assert "issued by 'airflow-trigger tests CA'" in seen
    assert "until 2126-01-01" in seen


@pytest.mark.parametrize(
    ("certificate", "trusted", "shown", "advice"),
    [
        (
            "server",
            ssl.create_default_context,
            "'airflow-trigger tests CA'",
            "not signed by a certificate authority",
        ),
        ("stranger", client_tls, "issued by 'another CA'", "not signed by a certificate authority"),
        ("expired", client_tls, "until 2021-01-01 00:00:00 UTC", "expired or is not yet valid"),
        ("elsewhere", client_tls, "for other.test", "not valid for 127.0.0.1"),
    ],
)
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_certificate_that_is_refused_is_shown_too(
    mode: Mode,
    certificate: str,
    trusted: Callable[[], ssl.SSLContext],
    shown: str,
    advice: str,
    version: ssl.TLSVersion,
) -> None:
    with tls_server(server_tls(certificate, version=version)) as (url, _):
        found = refused(examined(mode, url, trusted()), "TLS")

    assert f"a certificate of '{certificate}'" in found.seen
    assert shown in found.seen
    assert advice in found.advice
    assert "verify=ssl.create_default_context(cafile=" in found.advice


def test_a_certificate_that_is_not_verified_is_a_note(mode: Mode) -> None:
    with tls_server(server_tls("expired")) as (url, _):
        report = examined(mode, url, tls=False)

    assert report.is_ok
    assert step(report, "TLS").verdict == "note"
    assert "a certificate of 'expired'" in step(report, "TLS").seen
    assert "verify=False" in step(report, "TLS").advice


def test_a_server_without_tls_fails_at_tls(mode: Mode, fake_url: tuple[str, PasswordAuth]) -> None:
    url, _ = fake_url

    found = refused(examined(mode, url.replace("http:", "https:"), client_tls()), "TLS")

    assert "use http:// in the base_url" in found.advice


def test_a_server_that_wants_tls_is_told_of(mode: Mode) -> None:
    with tls_server(server_tls()) as (url, _):
        report = examined(mode, url.replace("https:", "http:"))

    assert [one.name for one in report.steps if one.verdict == "fails"] == ["Airflow"]
    assert "use https:// in the base_url" in step(report, "Airflow").advice


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_server_that_wants_a_client_certificate_is_told_of(
    mode: Mode, version: ssl.TLSVersion
) -> None:
    with tls_server(server_tls(wants_client=True, version=version)) as (url, _):
        without = examined(mode, url, client_tls())
        with_one = examined(mode, url, client_tls("client"))

    # With TLS 1.3 a client is not refused before it reads.
    (failed,) = (one for one in without.steps if one.verdict == "fails")
    assert failed.name == ("TLS" if version is ssl.TLSVersion.TLSv1_2 else "Airflow")
    assert "load_cert_chain" in failed.advice
    assert with_one.is_ok


def test_a_server_that_hangs_in_the_handshake_is_not_waited_for(mode: Mode) -> None:
    with hanging() as url:
        found = refused(
            examined(mode, url.replace("http:", "https:"), client_tls(), timeout=0.2), "TLS"
        )

    assert "ConnectTimeout" in found.seen


def test_a_server_that_hangs_is_told_of(mode: Mode) -> None:
    with hanging() as url:
        report = examined(mode, url, timeout=0.2)

    assert isinstance(report.error, RequestTimeout)
    assert [one.name for one in report.steps if one.verdict == "fails"] == ["Airflow"]


@contextmanager
def hanging() -> Generator[str]:
    """The URL of a server that reads everything, and never answers."""

    def read(connection: socket.socket) -> None:
        while connection.recv(65536):
            pass

    with serving(read) as port:
        yield f"http://127.0.0.1:{port}"


# Proxies.


def with_password(proxy: str) -> str:
    return proxy.replace("://", f"://lovelace:{SECRET}@")


def answer_of(status: str) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        ("407 Proxy Authentication Required", "requires a user name and password"),
        ("403 Forbidden", "does not allow this address"),
        ("502 Bad Gateway", "The proxy cannot reach Airflow"),
    ],
)
def test_a_proxy_that_makes_no_tunnel_fails_with_what_to_do(
    mode: Mode, status: str, advice: str
) -> None:
    with answering(answer_of(status)) as proxy:
        report = examined(mode, "https://airflow.test", proxy=with_password(proxy))

    found = refused(report, "proxy")
    assert f"{proxy} (proxy=)" in found.seen
    assert advice in found.advice
    assert f"The proxy is {proxy} (proxy=)." in found.advice
    assert SECRET not in f"{report}{report!r}{report.error}"


@pytest.mark.parametrize("url", ["https://airflow.test", "http://airflow.localhost"])
def test_a_proxy_that_cannot_be_reached_fails_and_not_the_server(
    mode: Mode, unused_port: int, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", with_password(f"http://127.0.0.1:{unused_port}"))
    closed = examined(mode, url)
    monkeypatch.setenv("ALL_PROXY", with_password("http://noproxy.invalid:3128"))
    unknown = examined(mode, url)

    assert "Check that the proxy runs" in refused(closed, "proxy").advice
    assert f"127.0.0.1:{unused_port} (ALL_PROXY)" in refused(closed, "proxy").seen
    assert "The host 'noproxy.invalid' cannot be resolved" in refused(unknown, "proxy").advice
    assert {"DNS", "TCP", "TLS"} <= set(closed.skipped)
    assert SECRET not in f"{closed}{unknown}{closed.error}{unknown.error}"


def test_a_proxy_that_wants_a_password_for_plain_http_is_told_of(mode: Mode) -> None:
    with answering(answer_of("407 Proxy Authentication Required")) as proxy:
        report = examined(mode, "http://airflow.localhost", proxy=proxy)

    assert isinstance(report.error, ApiError)
    assert "requires a user name and password" in step(report, "Airflow").advice


def test_the_way_through_a_proxy_is_shown(mode: Mode) -> None:
    with tls_server(server_tls()) as (url, _), tunnelling() as (proxy, asked):
        well = examined(mode, url, client_tls(), proxy=with_password(proxy))
        badly = examined(mode, url, proxy=with_password(proxy))

    assert well.is_ok
    assert f"{proxy} (proxy=)" in step(well, "proxy").seen
    assert "left to the proxy" in step(well, "DNS").seen
    assert "a certificate of 'server'" in step(well, "TLS").seen
    assert "not signed by a certificate authority" in refused(badly, "TLS").advice
    assert "a certificate of 'server'" in step(badly, "TLS").seen
    assert set(asked) == {url.removeprefix("https://")}
    assert SECRET not in f"{well}{badly}"


def test_a_proxy_that_speaks_tls_is_gone_through_too(mode: Mode) -> None:
    with tls_server(server_tls()) as (url, _), tunnelling(server_tls()) as (proxy, _):
        trusted = httpx.Proxy(proxy, ssl_context=client_tls())
        well = examined(mode, url, client_tls(), proxy=trusted)
        badly = examined(mode, url, client_tls(), proxy=proxy)

    assert "a certificate of 'server'" in step(well, "TLS").seen
    assert "proxy=httpx.Proxy(url, ssl_context=" in refused(badly, "proxy").advice


def test_no_proxy_is_honoured_and_named(
    mode: Mode, fake_url: tuple[str, PasswordAuth], monkeypatch: pytest.MonkeyPatch
) -> None:
    url, auth = fake_url
    monkeypatch.setenv("HTTP_PROXY", "http://noproxy.invalid:3128")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    report = examined(mode, url, auth=auth)

    assert report.is_ok
    assert step(report, "proxy").seen == "none: NO_PROXY excludes 127.0.0.1"
