"""What arrives instead of a response: whether to retry, and what to do about it."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Generator

import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    ConnectionFailed,
    DagNotFound,
    RetryPolicy,
    TriggerUnconfirmed,
)
from airflow_trigger._http.faults import (
    ProxyLeg,
    ProxyUnreachable,
    advice,
    may_pass,
    not_taken,
    was_refused,
    words,
)
from airflow_trigger._http.route import VIA, Via
from airflow_trigger.events import AttemptEvent, Event
from tests.both import Mode, open_client

URL = "https://airflow.test/api/v2/version"
# httpcore's messages about the responses of a SOCKS5 proxy.
NO_SOCKS = "Proxy Server could not connect:"
NO_SOCKS_LOGIN = (
    "Requested NO AUTHENTICATION REQUIRED from proxy server, but got NO ACCEPTABLE METHODS."
)
ALERT = "TLSV13_ALERT_CERTIFICATE_REQUIRED"


def of_tls(reason: str, kind: type[ssl.SSLError] = ssl.SSLError) -> ssl.SSLError:
    error = kind(1, f"[SSL: {reason}]")
    error.reason = reason
    return error


def shown(value: object) -> str:
    cause = value.__cause__ if isinstance(value, BaseException) else None
    return repr(value) if cause is None else f"{value!r} of {cause.args[0]!r}"


def caused(fault: httpx.RequestError, cause: BaseException) -> httpx.RequestError:
    """As raised by httpx: from an error of httpcore, which in turn was made from the cause."""
    fault.__cause__ = Exception(cause)
    return fault


@pytest.mark.parametrize(
    ("fault", "passes"),
    [
        (httpx.ConnectError("x"), True),
        (httpx.ReadTimeout("x"), True),
        (httpx.LocalProtocolError("x"), False),
        (httpx.ProxyError("407 Proxy Authentication Required"), False),
        (httpx.ProxyError("403 Forbidden"), False),
        (httpx.ProxyError("429 Too Many Requests"), True),
        (httpx.ProxyError("408 Request Timeout"), True),
        (httpx.ProxyError("502 Bad Gateway"), True),
        (httpx.ProxyError("501 Not Implemented"), False),
        (httpx.ProxyError("Invalid username/password"), False),
        (httpx.ProxyError(NO_SOCKS_LOGIN), False),
        (httpx.ProxyError(f"{NO_SOCKS} Connection not allowed by ruleset."), False),
        (httpx.ProxyError(f"{NO_SOCKS} Command not supported."), False),
        (httpx.ProxyError(f"{NO_SOCKS} Host unreachable."), True),
        (httpx.ProxyError("4071 ways"), True),
        (caused(httpx.ConnectError("x"), socket.gaierror(-2, "unknown")), True),
        (caused(httpx.ConnectError("x"), ConnectionRefusedError()), True),
        (caused(httpx.ConnectError("x"), of_tls("WRONG_VERSION_NUMBER")), False),
        (caused(httpx.ConnectError("x"), of_tls("TLSV1_UNRECOGNIZED_NAME")), False),
        (caused(httpx.ConnectError("x"), of_tls("TLSV1_ALERT_INTERNAL_ERROR")), True),
        (caused(httpx.ConnectError("x"), of_tls("UNEXPECTED_EOF", ssl.SSLEOFError)), True),
        (caused(httpx.ReadError("x"), of_tls("DECRYPTION_FAILED_OR_BAD_RECORD_MAC")), True),
    ],
    ids=shown,
)
def test_only_what_may_get_better_is_tried_again(
    fault: httpx.RequestError, *, passes: bool
) -> None:
    assert may_pass(fault) is passes


def test_an_error_that_the_caller_handles_is_not_taken_for_the_cause() -> None:
    fault = httpx.ConnectError("x")
    fault.__context__ = of_tls("WRONG_VERSION_NUMBER")

    assert may_pass(fault)


@pytest.mark.parametrize(
    "reason",
    [
        ALERT,
        "SSLV3_ALERT_BAD_CERTIFICATE",
        "SSLV3_ALERT_HANDSHAKE_FAILURE",
        "TLSV1_ALERT_UNKNOWN_CA",
        "TLSV1_ALERT_ACCESS_DENIED",
    ],
)
def test_an_alert_about_certificates_refuses_a_new_connection_and_no_other(reason: str) -> None:
    fault = caused(httpx.ReadError("x"), of_tls(reason))

    assert was_refused(fault, is_new=True)
    assert not was_refused(fault, is_new=False)


@pytest.mark.parametrize(
    "fault",
    [
        httpx.ReadError("reset"),
        httpx.RemoteProtocolError("Server disconnected without sending a response."),
        caused(httpx.ReadError("x"), of_tls("TLSV1_ALERT_INTERNAL_ERROR")),
        caused(httpx.ReadError("x"), ConnectionResetError()),
    ],
    ids=shown,
)
def test_what_may_have_been_answered_is_no_refusal(fault: httpx.RequestError) -> None:
    assert not was_refused(fault, is_new=True)


def test_a_host_without_an_address_is_named() -> None:
    fault = caused(httpx.ConnectError("x"), socket.gaierror(-2, "Name or service not known"))

    assert "'airflow.test' cannot be resolved" in advice(fault, URL)


def test_a_proxy_that_refuses_is_named() -> None:
    assert "the proxy" in advice(httpx.ProxyError("407 Proxy Authentication Required"), URL)


@pytest.mark.parametrize(
    ("answer", "what_to_do"),
    [
        (NO_SOCKS_LOGIN, "requires a user name and password"),
        ("Invalid username/password", "requires a user name and password"),
        (f"{NO_SOCKS} Connection not allowed by ruleset.", "does not allow this address"),
        (f"{NO_SOCKS} Host unreachable.", "cannot reach Airflow"),
        (f"{NO_SOCKS} General SOCKS server failure.", "cannot reach Airflow"),
        (f"{NO_SOCKS} Address type not supported.", "check the proxy's URL"),
    ],
)
def test_a_socks_proxy_that_refuses_is_told_from_airflow(answer: str, what_to_do: str) -> None:
    assert what_to_do in advice(httpx.ProxyError(answer), URL)


@pytest.mark.parametrize(
    ("source", "without"),
    [("proxy=", "leave out proxy="), ("HTTPS_PROXY", "add it to NO_PROXY")],
)
def test_how_to_go_without_a_proxy_depends_on_where_it_is_set(source: str, without: str) -> None:
    via = Via(httpx.URL("socks5h://p.test"), source)
    request = httpx.Request("GET", URL, extensions={VIA: via})

    told = advice(httpx.ProxyError("502 Bad Gateway", request=request), URL)

    assert without in told
    assert f"socks5h://p.test:1080 ({source})" in told


def past(*steps: str) -> ProxyLeg:
    """A request that has passed these steps of a SOCKS proxy, in httpcore's names."""
    leg = ProxyLeg(Via(httpx.URL("socks5://p.test"), "proxy="))
    request = httpx.Request("POST", URL)
    for step in steps:
        leg.note(step, {"request": request})
    return leg


@pytest.mark.parametrize("fault", [httpx.ReadError("x"), httpx.ReadTimeout("x")], ids=shown)
def test_what_fails_before_a_socks_proxy_has_connected_has_sent_nothing(
    fault: httpx.RequestError,
) -> None:
    to_proxy = ("socks.connect_tcp.started", "socks.connect_tcp.complete")
    asked = (*to_proxy, "socks.setup_socks5_connection.started")
    connected = (*asked, "socks.setup_socks5_connection.complete")

    assert past(*to_proxy).has_failed(fault, refused=False)
    assert past(*asked).has_failed(fault, refused=False)
    assert not past(*connected).has_failed(fault, refused=False)
    assert not past(*connected, "http11.send_request_headers.started").has_failed(
        fault, refused=True
    )


def test_what_is_no_answer_of_a_socks_proxy_has_sent_nothing() -> None:
    leg = past("socks.connect_tcp.started", "socks.setup_socks5_connection.failed")
    request = httpx.Request("POST", URL)

    assert leg.has_failed(AssertionError(), refused=False)
    assert not past("socks.connect_tcp.started").has_failed(AssertionError(), refused=False)
    told = not_taken(AssertionError(), request, refused=False, at_proxy=True)
    assert isinstance(told, ProxyUnreachable)
    assert words(told) == "RemoteProtocolError: the response is not from a SOCKS5 proxy"


def test_a_connection_that_breaks_without_tls_may_want_it() -> None:
    reset = httpx.ReadError("Connection reset by peer")

    assert "use https://" in advice(reset, URL.replace("https", "http"))
    assert "https://" not in advice(reset, URL)


def test_a_header_that_cannot_be_sent_is_not_shown() -> None:
    assert words(httpx.LocalProtocolError("Illegal header value b's3cret\\n'")) == (
        "LocalProtocolError"
    )


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


def client(
    mode: Mode, handler: Callable[[httpx.Request], httpx.Response], events: list[Event]
) -> AirflowClient:
    return open_client(
        mode,
        "https://airflow.test",
        "t",
        api="v2",
        conf_check="json",
        on_paused="allow",
        retry=RetryPolicy(attempts=3, backoff=0),
        transport=httpx.MockTransport(handler),
        on_event=events.append,
    )


def attempts(events: list[Event]) -> int:
    return sum(isinstance(event, AttemptEvent) for event in events)


def test_a_refused_certificate_is_tried_once_and_has_started_nothing(mode: Mode) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise caused(httpx.ReadError("alert", request=request), of_tls(ALERT))

    events: list[Event] = []
    with (
        client(mode, refuse, events) as airflow,
        pytest.raises(ConnectionFailed, match="client certificate") as e,
    ):
        airflow.trigger("sales")

    assert attempts(events) == 1
    assert not e.value.may_pass


def test_the_same_alert_after_an_answer_is_a_lost_one(mode: Mode) -> None:
    def refuse_the_second(request: httpx.Request) -> httpx.Response:
        if request.method == "PATCH":
            return httpx.Response(404, json={"detail": "no such DAG"})
        raise caused(httpx.ReadError("alert", request=request), of_tls(ALERT))

    events: list[Event] = []
    with client(mode, refuse_the_second, events) as airflow:
        with pytest.raises(DagNotFound):
            airflow.pause("sales")
        with pytest.raises(TriggerUnconfirmed):
            airflow.trigger("sales")


class BadlySigned(httpx.Auth):
    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["X-Signature"] = "s3cret\n"
        yield request


def test_credentials_that_cannot_be_sent_are_tried_once_and_not_shown(mode: Mode) -> None:
    events: list[Event] = []
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        open_client(
            mode,
            f"http://127.0.0.1:{listener.getsockname()[1]}",
            BadlySigned(),
            api="v2",
            on_event=events.append,
        ) as airflow,
        pytest.raises(ConnectionFailed, match="the credentials") as e,
    ):
        airflow.get_run("sales", "r1")

    assert attempts(events) == 1
    assert "s3cret" not in str(e.value)
