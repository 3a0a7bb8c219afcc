"""TLS faults at real servers: tried once, and the error says what to do about them."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable

import httpx
import pytest

from airflow_trigger import ConnectionFailed, InvalidRequest, JwtLogin, RetryPolicy, RunRef
from airflow_trigger.events import AttemptEvent, Event
from tests.both import Mode, open_client
from tests.load.proxies import answering
from tests.load.tls import client_tls, server_tls, tls_server

# How often to repeat tests whose result may depend on the order of packets.
OFTEN = 20


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


def failure(
    mode: Mode, url: str, tls: ssl.SSLContext | None = None, auth: str | httpx.Auth = "t"
) -> tuple[ConnectionFailed, int]:
    """The error of a trigger without preliminary requests, and the number of its attempts."""
    attempts: list[Event] = []
    with open_client(
        mode,
        url,
        auth,
        api="v2",
        conf_check="json",
        on_paused="allow",
        verify=tls or True,
        retry=RetryPolicy(attempts=3, backoff=0),
        on_event=attempts.append,
    ) as airflow:
        with pytest.raises(ConnectionFailed) as e:
            airflow.trigger("sales")
        return e.value, sum(isinstance(event, AttemptEvent) for event in attempts)


def page(text: str) -> bytes:
    head = f"HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: {len(text)}"
    return f"{head}\r\n\r\n{text}".encode()


@pytest.mark.parametrize(
    ("certificate", "trusted", "words"),
    [
        (
            "server",
            ssl.create_default_context,
            "not signed by a certificate authority that this machine trusts",
        ),
        ("expired", client_tls, "expired or is not yet valid"),
        ("elsewhere", client_tls, r"not valid for 127\.0\.0\.1"),
        ("stranger", client_tls, "not signed by a certificate authority"),
    ],
)
def test_a_certificate_that_is_not_trusted_is_told_of_at_once(
    mode: Mode, certificate: str, trusted: Callable[[], ssl.SSLContext], words: str
) -> None:
    with tls_server(server_tls(certificate)) as (url, _):
        error, attempts = failure(mode, url, trusted())

    assert attempts == 1
    assert not error.may_pass
    with pytest.raises(ConnectionFailed, match=words):
        raise error
    assert "set SSL_CERT_FILE to its file" in str(error)
    assert "verify=ssl.create_default_context(cafile=" in str(error)


def test_a_server_without_tls_is_told_of_at_once(mode: Mode) -> None:
    with answering(page("The request was not HTTP")) as url:
        error, attempts = failure(mode, url.replace("http:", "https:"), client_tls())

    assert attempts == 1
    assert "use http://" in str(error)


def test_a_server_that_has_no_tls_version_in_common_is_told_of_at_once(mode: Mode) -> None:
    trusted = client_tls()
    trusted.minimum_version = ssl.TLSVersion.TLSv1_3
    with tls_server(server_tls(version=ssl.TLSVersion.TLSv1_2)) as (url, _):
        error, attempts = failure(mode, url, trusted)

    assert attempts == 1
    assert "TLS versions" in str(error)


@pytest.mark.parametrize("certificate", [None, "stranger"])
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_client_certificate_that_is_refused_has_started_nothing_and_is_told_of_at_once(
    mode: Mode, certificate: str | None, version: ssl.TLSVersion
) -> None:
    with tls_server(server_tls(wants_client=True, version=version)) as (url, accepted):
        for _ in range(OFTEN):
            error, attempts = failure(mode, url, client_tls(certificate))
            assert attempts == 1
            assert "client certificate" in str(error)
            assert "load_cert_chain" in str(error)
        assert accepted == []


@pytest.mark.parametrize("certificate", [None, "stranger"])
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_client_certificate_that_is_refused_at_the_login_is_told_of_at_once(
    mode: Mode, certificate: str | None, version: ssl.TLSVersion
) -> None:
    with tls_server(server_tls(wants_client=True, version=version)) as (url, accepted):
        for _ in range(OFTEN):
            trusted, auth = client_tls(certificate), JwtLogin("ada", "s3cret")
            error, attempts = failure(mode, url, trusted, auth)
            assert attempts == 1
            assert not error.may_pass
            assert f"during the login, POST {url}/auth/token" in str(error)
            assert "load_cert_chain" in str(error)
            assert "Check that the server runs" not in str(error)
        assert accepted == []


@pytest.mark.parametrize(
    ("certificate", "words"),
    [("expired", "expired or is not yet valid"), ("elsewhere", r"not valid for 127\.0\.0\.1")],
)
def test_a_certificate_that_is_not_trusted_at_the_login_is_told_of_at_once(
    mode: Mode, certificate: str, words: str
) -> None:
    with tls_server(server_tls(certificate)) as (url, _):
        error, attempts = failure(mode, url, client_tls(), JwtLogin("ada", "s3cret"))

    assert attempts == 1
    with pytest.raises(ConnectionFailed, match=words):
        raise error


def test_a_server_without_tls_is_told_of_at_once_at_the_login(mode: Mode) -> None:
    with answering(page("The request was not HTTP")) as url:
        secure = url.replace("http:", "https:")
        error, attempts = failure(mode, secure, client_tls(), JwtLogin("ada", "s3cret"))

    assert attempts == 1
    assert "use http://" in str(error)


def test_a_client_certificate_that_is_trusted_is_used(mode: Mode) -> None:
    with (
        tls_server(server_tls(wants_client=True)) as (url, accepted),
        open_client(mode, url, "t", verify=client_tls("client")) as airflow,
    ):
        assert airflow.trigger("sales").created
        airflow.trigger("sales")
        assert len(accepted) == 1


def test_a_server_that_answers_plain_text_with_an_alert_of_tls_has_started_nothing(
    mode: Mode,
) -> None:
    with answering(b"\x15\x03\x01\x00\x02\x02\x46") as url:
        error, attempts = failure(mode, url)

    assert attempts == 1
    assert "use https://" in str(error)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("The plain HTTP request was sent to HTTPS port", "use https://"),  # nginx
        ("Client sent an HTTP request to an HTTPS server.", "use https://"),  # Go
        ("You're speaking plain HTTP to an SSL-enabled server port.", "use https://"),  # Apache
        ("No required SSL certificate was sent", "load_cert_chain"),  # nginx
        ("The SSL certificate error", "load_cert_chain"),  # nginx
    ],
)
def test_a_page_about_the_connection_comes_with_what_to_do(
    mode: Mode, text: str, advice: str
) -> None:
    with (
        answering(page(text)) as url,
        open_client(mode, url, "t", api="v2") as airflow,
        pytest.raises(InvalidRequest, match=advice),
    ):
        airflow.get_run("sales", "r1")


def test_waiting_ends_at_once_where_it_cannot_get_better(mode: Mode) -> None:
    with (
        tls_server(server_tls("expired")) as (url, _),
        open_client(mode, url, "t", verify=client_tls()) as airflow,
        pytest.raises(ConnectionFailed, match="expired or is not yet valid"),
    ):
        airflow.wait(RunRef("sales", "r1"), timeout=3600)


def test_a_server_that_nobody_runs_is_asked_again(mode: Mode) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    error, attempts = failure(mode, f"https://127.0.0.1:{port}", client_tls())

    assert attempts == 3
    assert error.may_pass
    assert "Check that the server runs" in str(error)
