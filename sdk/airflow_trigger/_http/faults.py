"""What came instead of an answer: whether trying again may help, and what else to do."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx

from airflow_trigger._http.route import GIVEN, VIA, Via
from airflow_trigger.auth._tokens import LoginUnavailable
from airflow_trigger.errors import ConnectionFailed

# The alerts with which a server refuses a client's certificate, or that there is none (RFC 8446,
# section 6.2), as OpenSSL calls them.
REFUSALS = frozenset(
    {
        "SSLV3_ALERT_BAD_CERTIFICATE",
        "SSLV3_ALERT_CERTIFICATE_EXPIRED",
        "SSLV3_ALERT_CERTIFICATE_REVOKED",
        "SSLV3_ALERT_CERTIFICATE_UNKNOWN",
        "SSLV3_ALERT_HANDSHAKE_FAILURE",
        "SSLV3_ALERT_UNSUPPORTED_CERTIFICATE",
        "TLSV13_ALERT_CERTIFICATE_REQUIRED",
        "TLSV1_ALERT_ACCESS_DENIED",
        "TLSV1_ALERT_DECRYPT_ERROR",
        "TLSV1_ALERT_UNKNOWN_CA",
    }
)

NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.LocalProtocolError,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    LoginUnavailable,
)
# What OpenSSL makes of an answer that is not TLS.
NOT_TLS = frozenset(
    {
        "HTTP_REQUEST",
        "PACKET_LENGTH_TOO_LONG",
        "RECORD_LAYER_FAILURE",
        "UNKNOWN_PROTOCOL",
        "WRONG_VERSION_NUMBER",
    }
)

# A server that is starting or overloaded.
PASSING = frozenset({"TLSV1_ALERT_INTERNAL_ERROR", "TLSV1_ALERT_USER_CANCELLED"})

CUT_SHORT = (ssl.SSLEOFError, ssl.SSLSyscallError, ssl.SSLZeroReturnError)

# What h11 says of an answer that begins with a control character, as all records of TLS do.
NOT_HTTP = "illegal request line"

# What a server answers with status 400, as nginx, Apache and Go do.
WANTS_TLS = re.compile(r"plain HTTP|HTTP request to an HTTPS", re.IGNORECASE)

WANTS_CERTIFICATE = re.compile(r"SSL certificate (was sent|error)", re.IGNORECASE)

NOT_SOCKS = "the answer is not that of a SOCKS5 proxy"

NOT_SENT = "the server closed the connection before the request was sent"


class Peer(NamedTuple):
    """The other side of a connection.

    Attributes:
        name: What it is.
        host: Whose certificate it has to be.
        setting: What names that host.
        context: How to give it an ssl.SSLContext.
    """

    name: str
    host: str
    setting: str
    context: str

    @property
    def use_https(self) -> str:
        return f"TLS is spoken there: use https:// in {self.setting}."

    @property
    def own_authority(self) -> str:
        trusting = self.context.format('ssl.create_default_context(cafile="ca.pem")')
        return f"To trust a certificate authority of your own give {trusting}."

    @property
    def own_certificate(self) -> str:
        return (
            f"Give {self.context.format('context')}, after context = ssl.create_default_context() "
            "and context.load_cert_chain(certfile, keyfile)."
        )


def _airflow(host: str) -> Peer:
    return Peer("the server", host, "the base_url", "verify={}")


def _proxy(host: str) -> Peer:
    return Peer("the proxy", host, "the proxy's URL", "proxy=httpx.Proxy(url, ssl_context={})")


class Refused(httpx.ConnectError):
    """The server ended the connection before it looked at anything that was sent.

    It refuses the client's certificate: with TLS 1.3 that shows only when the answer is read, after
    the request was sent. Or what it speaks is no HTTP: TLS, where it was sent plain text.
    """


def was_refused(fault: Exception, *, is_new: bool) -> bool:
    """Whether it means that the server looked at nothing that was sent.

    Args:
        fault: What came instead of the first line of an answer.
        is_new: Whether the connection has had no answer before. Later such an alert may mean
            anything, so its request counts as one whose answer is lost.
    """
    of_tls = _of_tls(fault)
    is_refused = is_new and of_tls is not None and of_tls.reason in REFUSALS
    return is_refused or (is_new and _is_no_http(fault))


def not_taken(
    fault: Exception, request: httpx.Request, *, refused: bool, at_proxy: bool
) -> httpx.RequestError | None:
    """What to raise instead of a fault that does not tell that the request was not processed.

    Args:
        fault: What came instead of the first line of an answer.
        request: What was sent.
        refused: Whether the other side looked at nothing that was sent.
        at_proxy: Whether a proxy ended it, before it had the request.
    """
    # These tell it by themselves.
    if isinstance(fault, httpx.ProxyError | httpx.LocalProtocolError):
        return None
    if refused:
        told: httpx.RequestError = Refused(str(fault) or NOT_SENT, request=request)
    elif isinstance(fault, httpx.RequestError):
        told = fault
    else:
        told = httpx.RemoteProtocolError(NOT_SOCKS, request=request)
    if told is not fault:
        told.__cause__ = fault
    if at_proxy:
        return ProxyUnreachable(told, request)
    return told if refused else None


def may_pass(fault: httpx.RequestError) -> bool:
    """Whether another attempt may succeed."""
    if isinstance(fault, LoginUnavailable) and isinstance(fault.error, ConnectionFailed):
        return fault.error.may_pass
    if isinstance(fault, LoginUnavailable) and isinstance(fault.__cause__, httpx.RequestError):
        return may_pass(fault.__cause__)
    if isinstance(fault, Refused | httpx.LocalProtocolError):
        return False
    if isinstance(fault, ProxyUnreachable):
        return may_pass(fault.fault)
    if isinstance(fault, httpx.ProxyError):
        return may_pass_at_proxy(str(fault))
    of_tls = _of_tls(fault)
    # One that no handshake has raised, but somebody's own code, has no reason.
    reason = getattr(of_tls, "reason", None)
    if of_tls is None or isinstance(of_tls, CUT_SHORT) or reason in PASSING:
        return True
    # After the handshake it is a connection that broke, as any other.
    return not isinstance(fault, httpx.ConnectError)


def words(fault: httpx.RequestError) -> str:
    """What happened."""
    if isinstance(fault, ProxyUnreachable):
        return words(fault.fault)
    kind = type(fault).__name__
    # It quotes the header that cannot be sent, which may hold a secret.
    if isinstance(fault, httpx.LocalProtocolError):
        return kind
    return f"{kind}: {fault}".rstrip(": ")


def advice(fault: httpx.RequestError, url: str) -> str:
    """What to do about it."""
    # One with another cause brings an error of its own.
    if isinstance(fault, LoginUnavailable) and isinstance(fault.__cause__, httpx.RequestError):
        return advice(fault.__cause__, url)
    via = via_of(fault)
    if isinstance(fault, httpx.LocalProtocolError):
        others = "OpenTelemetry" if via is None else "OpenTelemetry or an httpx.Proxy"
        return f"A header that the credentials or {others} have set cannot be sent."
    if isinstance(fault, httpx.ProxyError):
        return _about_proxy(fault, via, url)
    airflow = _airflow(httpx.URL(url).host)
    return _about_tls(fault, airflow, url) or _about_network(fault, airflow, url, via)


def advice_on_refusal(server_words: str, status: int) -> str:
    """What to do about an answer that is about the connection, and not about the request."""
    if status == 407:
        return LOGIN
    airflow = _airflow("")
    if WANTS_TLS.search(server_words):
        return airflow.use_https
    return airflow.own_certificate if WANTS_CERTIFICATE.search(server_words) else ""


def _about_proxy(fault: httpx.ProxyError, via: Via | None, url: str) -> str:
    if isinstance(fault, ProxyUnreachable) and via is not None:
        proxy, ended = _proxy(via.url.host), fault.fault
        address = str(via.url)
        text = _about_tls(ended, proxy, address) or _about_network(ended, proxy, address, None)
    else:
        text = advice_on_answer(str(fault), httpx.URL(url).host, via)
    return text if via is None else f"{text} The proxy is {via}."


def _about_tls(fault: httpx.RequestError, peer: Peer, url: str) -> str:
    """What to do where only one side speaks TLS, or the two do not agree on how."""
    of_tls = _of_tls(fault)
    if isinstance(of_tls, ssl.SSLCertVerificationError):
        return _about_certificate(of_tls, peer)
    if _is_no_http(fault):
        return peer.use_https if url.startswith("http://") else "No HTTP/1.1 is spoken there."
    if isinstance(fault, Refused) or (of_tls is not None and of_tls.reason in REFUSALS):
        return (
            f"{peer.name.capitalize()} refused the TLS handshake: it probably wants a client "
            f"certificate, or another one. {peer.own_certificate}"
        )
    if of_tls is None or isinstance(of_tls, CUT_SHORT):
        return ""
    if of_tls.reason in NOT_TLS:
        return f"No TLS is spoken there: use http:// in {peer.setting}, or the port that has TLS."
    return "The TLS handshake failed: compare the TLS versions and ciphers of both sides."


def _about_certificate(fault: ssl.SSLCertVerificationError, peer: Peer) -> str:
    own = peer.own_authority
    # OpenSSL's X509_V_ERR_…: not yet valid, expired; another host's, another address's.
    if fault.verify_code in (9, 10):
        return f"The certificate is out of its time: renew it, or set this machine's clock. {own}"
    if fault.verify_code in (62, 64):
        what = f"The certificate is not that of {peer.host}"
        return f"{what}: use the name in it as {peer.setting}. {own}"
    return f"The certificate is not of an authority that is trusted here. {own}"


def _about_network(fault: httpx.RequestError, peer: Peer, url: str, via: Via | None) -> str:
    if any(isinstance(cause, socket.gaierror) for cause in causes(fault)):
        return (
            f"The host {peer.host!r} has no address: check {peer.setting}, and the DNS from here."
        )
    if via is not None:
        return f"Check that the server runs and can be reached through the proxy {via}."
    running = f"Check that {peer.name} runs and can be reached from here."
    is_dropped = isinstance(fault, httpx.ReadError | httpx.RemoteProtocolError)
    if is_dropped and url.startswith("http://"):
        return f"{running} If TLS is spoken there, use https:// in {peer.setting}."
    return running


def _is_no_http(fault: Exception) -> bool:
    return any(
        isinstance(cause, httpx.RemoteProtocolError) and str(cause) == NOT_HTTP
        for cause in causes(fault)
    )


def _of_tls(fault: Exception) -> ssl.SSLError | None:
    return next((cause for cause in causes(fault) if isinstance(cause, ssl.SSLError)), None)


def causes(fault: BaseException) -> Iterator[BaseException]:
    """The fault, and what it came from."""
    cause: BaseException | None = fault
    while cause is not None:
        yield cause
        # httpcore's exceptions have no cause, but hold it as their argument. Python's __context__
        # may be an error that our caller is handling.
        inner = cause.args[0] if cause.args else None
        cause = cause.__cause__ or (inner if isinstance(inner, BaseException) else None)


# How httpcore words the answers: by the status of a CONNECT, and by what RFC 1928 and 1929 name.
WANTS_LOGIN = re.compile(r"407\b|Invalid username/password|Requested .* from proxy server")

FORBIDS = re.compile(r"403\b|.*not allowed by ruleset")

NO_PROXY = re.compile(r".*(Command|Address type) not supported|405\b|501\b")

NO_WAY_ON = re.compile(r"50[234]\b|Proxy Server could not connect")

# 408 and 429 may pass, as those of a server do.
FINAL = re.compile(r"4(?!08|29)\d\d\b")

LOGIN = (
    "The proxy wants a user name and password, or other ones: put them in the proxy's URL, as "
    "http://user:password@host:port."
)


class ProxyUnreachable(httpx.ProxyError):
    """The proxy ended the connection, or there was none to it, before it took the request.

    Attributes:
        fault: What ended it.
    """

    def __init__(self, fault: httpx.RequestError, request: httpx.Request) -> None:
        super().__init__(str(fault), request=request)
        self.fault = fault
        self.__cause__ = fault


def via_of(fault: httpx.RequestError) -> Via | None:
    """The proxy on the way that a request took, as far as the fault knows the request."""
    try:
        via = fault.request.extensions.get(VIA)
    except RuntimeError:
        return None
    return via if isinstance(via, Via) else None


def may_pass_at_proxy(answer: str) -> bool:
    """Whether a proxy may answer better next time."""
    return not any(each.match(answer) for each in (WANTS_LOGIN, FORBIDS, NO_PROXY, FINAL))


def advice_on_answer(answer: str, host: str, via: Via | None) -> str:
    """What to do about it.

    Args:
        answer: The proxy's, as httpcore words it.
        host: Where the request was to go.
        via: The proxy.
    """
    # NO_PROXY says nothing of a proxy that is given.
    is_given = via is not None and via.source == GIVEN
    leave = f"leave {GIVEN} out" if is_given else "name it in NO_PROXY"
    without = f"{leave} if it can be reached without the proxy"
    if WANTS_LOGIN.match(answer):
        return LOGIN
    if FORBIDS.match(answer):
        return f"The proxy does not allow this address: have {host} allowed there, or {without}."
    if NO_WAY_ON.match(answer) and not NO_PROXY.match(answer):
        return (
            "The proxy cannot reach Airflow: check that the server runs and that the proxy can "
            f"reach {host}, or {without}."
        )
    return "It is the proxy that answers so: check the proxy's URL."


class ProxyLeg:
    """Watches one request; httpcore reports each step to it ("trace").

    Args:
        via: The proxy; None if there is none, so that nothing can fail there.
    """

    def __init__(self, via: Via | None) -> None:
        self._via = via
        self._is_to_proxy = False
        self._is_sending = False
        self._is_no_socks = False

    def note(self, step: str, facts: dict[str, Any]) -> None:
        if step.endswith("connect_tcp.started"):
            self._is_to_proxy, self._is_sending = self._via is not None, False
        elif step in ("proxy.start_tls.started", "socks.setup_socks5_connection.complete"):
            self._is_to_proxy = False
        elif step == "socks.setup_socks5_connection.failed":
            self._is_no_socks = True
        elif step == "http11.send_request_headers.started":
            self._is_sending = facts["request"].method != b"CONNECT"

    def has_failed(self, fault: Exception, *, refused: bool) -> bool:
        """Whether a fault came from the proxy, before it took the request.

        Args:
            fault: What httpx raised.
            refused: Whether the other side looked at nothing that was sent. That is the proxy for
                an http:// address, which it gets the request for.
        """
        if not isinstance(fault, httpx.RequestError):
            return self._is_no_socks
        return self._is_to_proxy and (refused or not self._is_sending)


@contextmanager
def watched(request: httpx.Request, trace: object, via: Via | None) -> Generator[None]:
    """Have each step of a request reported, unless a user's own Auth has them reported to itself.

    Args:
        request: It remembers the proxy, for what is said about its faults.
        trace: What httpcore calls.
        via: The proxy.
    """
    request.extensions[VIA] = via
    if "trace" in request.extensions:
        yield
        return
    request.extensions["trace"] = trace
    try:
        yield
    finally:
        del request.extensions["trace"]


class Handshake:
    """Watches the first request of a connection; httpcore reports each step to it ("trace").

    Attributes:
        was_cut_short: Whether the server ended a connection with TLS 1.3 before the request was
            sent whole. It has one reason to: it refuses the client's certificate. Its alert, which
            says so, is lost: asyncio reads no more once it could not write.
    """

    def __init__(self) -> None:
        self.was_cut_short = False
        # httpcore's, of which there is no public type but that of a package we do not depend on.
        self._tls: Any = None

    def note(self, step: str, facts: dict[str, Any]) -> None:
        if step.endswith("start_tls.complete"):
            stream = facts["return_value"]
            tls = stream.get_extra_info("ssl_object")
            self._tls = stream if tls is not None and tls.version() == "TLSv1.3" else None
        elif step.startswith("http11.send_request") and self._tls is not None:
            # asyncio tells of no write that fails, but closes the socket.
            socket = self._tls.get_extra_info("socket")
            is_closed = socket is not None and socket.fileno() == -1
            if step.endswith(".failed") or (step.endswith(".complete") and is_closed):
                self.was_cut_short = True


def was_never_sent(fault: httpx.RequestError) -> bool:
    """Whether no part of the request can have reached the server."""
    return isinstance(fault, NEVER_SENT)


def has_timed_out(fault: httpx.RequestError) -> bool:
    """Whether there was a connection, and no response on it in time."""
    return isinstance(fault, httpx.ReadTimeout | httpx.WriteTimeout)
