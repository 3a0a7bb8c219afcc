"""Network faults instead of a response: whether a retry may help, what happened, what to do."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, NamedTuple, cast

import httpx

from airflow_trigger._http.route import GIVEN, VIA, Via, refuse_reader
from airflow_trigger.errors import AirflowTriggerError, ConfigError, ConnectionFailed

# The 4xx statuses that a server sends before it acts (RFC 9110, 6585, 7725 and 8470). The others
# are ambiguous: a proxy may have forwarded the request before it gave up, as with Envoy's 408,
# nginx's 444 and 499, and the 460 of AWS's load balancer.
REFUSALS = frozenset({*range(400, 408), *range(409, 418), *range(421, 427), 428, 429, 431, 451})
# The TLS alerts that reject a client's certificate, or the lack of one (RFC 8446, section 6.2), by
# OpenSSL's names.
CERTIFICATE_REFUSAL = re.compile(
    r"\w+_ALERT_(\w*CERTIFICATE\w*|ACCESS_DENIED|DECRYPT_ERROR|HANDSHAKE_FAILURE|UNKNOWN_CA)"
)
# OpenSSL's reasons for a response that is not TLS.
NOT_TLS = frozenset(
    {"HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG", "RECORD_LAYER_FAILURE"}
    | {"UNKNOWN_PROTOCOL", "WRONG_VERSION_NUMBER"}
)
# The alerts of a server that is starting or overloaded.
PASSING = frozenset({"TLSV1_ALERT_INTERNAL_ERROR", "TLSV1_ALERT_USER_CANCELLED"})
CUT_SHORT = (ssl.SSLEOFError, ssl.SSLSyscallError, ssl.SSLZeroReturnError)
# h11's message for a response that begins with a control character, as all TLS records do.
NOT_HTTP = "illegal request line"
# The messages of nginx, Apache and Go with status 400.
WANTS_TLS = re.compile(r"plain HTTP|HTTP request to an HTTPS", re.IGNORECASE)
WANTS_CERTIFICATE = re.compile(r"SSL certificate (was sent|error)", re.IGNORECASE)

NOT_SOCKS = "the response is not from a SOCKS5 proxy"
NOT_SENT = "the server closed the connection before the request was sent"


class LoginUnavailable(httpx.TransportError):
    """No token is available for now, so the request itself was not sent.

    Attributes:
        error: The error to raise if no retry succeeds; None: the server cannot be reached.
        retry_after: Seconds to wait, as the server asked; None if it did not say.
    """

    def __init__(
        self,
        message: str,
        *,
        request: httpx.Request | None = None,
        error: AirflowTriggerError | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, request=request)
        self.error = error
        self.retry_after = retry_after


class ResponseLost(httpx.TransportError):
    """The server responded, but an Auth failed afterwards: the outcome is unknown."""


class Refused(httpx.ConnectError):
    """The server closed the connection before it processed the request.

    Either it rejected the client's certificate, which with TLS 1.3 shows only when the response is
    read, after the request was sent; or it expects TLS and received plain text.
    """


class ProxyUnreachable(httpx.ProxyError):
    """The proxy could not be reached, or closed the connection before it received the request.

    Attributes:
        fault: The fault of the connection to the proxy.
    """

    def __init__(self, fault: httpx.RequestError, request: httpx.Request) -> None:
        super().__init__(str(fault), request=request)
        self.fault = fault
        self.__cause__ = fault


NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.LocalProtocolError,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    LoginUnavailable,
)


def was_never_sent(fault: httpx.RequestError) -> bool:
    """Whether no part of the request can have reached the server."""
    return isinstance(fault, NEVER_SENT)


def has_timed_out(fault: httpx.RequestError) -> bool:
    """Whether the connection was established, but no response arrived in time."""
    return isinstance(fault, httpx.ReadTimeout | httpx.WriteTimeout)


def was_refused(fault: Exception, *, is_new: bool) -> bool:
    """Whether the server closed the connection before it processed the request.

    Args:
        fault: What came instead of the status line.
        is_new: Whether there was no response on the connection before. On a reused connection,
            such an alert may mean anything, so the response counts as lost.
    """
    return is_new and (_refuses_certificate(fault) or _is_no_http(fault))


def not_taken(
    fault: Exception, request: httpx.Request, *, refused: bool, at_proxy: bool
) -> httpx.RequestError | None:
    """The fault to raise instead of one that hides that the request was not processed.

    Args:
        fault: What came instead of the status line.
        request: The request.
        refused: Whether the peer closed the connection before it processed the request.
        at_proxy: Whether a proxy closed it, before it received the request.
    """
    # The classes of these faults already say so.
    if isinstance(fault, httpx.ProxyError | httpx.LocalProtocolError):
        return None
    told: httpx.RequestError
    if refused:
        told = Refused(str(fault) or NOT_SENT, request=request)
        told.__cause__ = fault
    elif not at_proxy:
        return None
    elif isinstance(fault, httpx.RequestError):
        told = fault
    else:
        told = httpx.RemoteProtocolError(NOT_SOCKS, request=request)
        told.__cause__ = fault
    return ProxyUnreachable(told, request) if at_proxy else told


def may_pass(fault: httpx.RequestError) -> bool:
    """Whether another attempt may succeed."""
    if isinstance(fault, LoginUnavailable):
        if isinstance(fault.error, ConnectionFailed):
            return fault.error.may_pass
        if isinstance(fault.__cause__, httpx.RequestError):
            return may_pass(fault.__cause__)
    if isinstance(fault, Refused | httpx.LocalProtocolError):
        return False
    if isinstance(fault, ProxyUnreachable):
        return may_pass(fault.fault)
    if isinstance(fault, httpx.ProxyError):
        passes, _ = _meant_by_proxy(fault)
        return passes
    of_tls = _of_tls(fault)
    if of_tls is None or isinstance(of_tls, CUT_SHORT) or _reason(fault) in PASSING:
        return True
    # After the handshake, an alert is handled like any other broken connection.
    return not isinstance(fault, httpx.ConnectError)


def words(fault: httpx.RequestError) -> str:
    """What happened."""
    if isinstance(fault, ProxyUnreachable):
        return words(fault.fault)
    kind = type(fault).__name__
    # The message quotes the header that cannot be sent, which may contain a secret.
    if isinstance(fault, httpx.LocalProtocolError):
        return kind
    return f"{kind}: {fault}".rstrip(": ")


def advice(fault: httpx.RequestError, url: str) -> str:
    """What to do about it."""
    # With any other cause, a LoginUnavailable has an `error` of its own, which is raised instead.
    if isinstance(fault, LoginUnavailable) and isinstance(fault.__cause__, httpx.RequestError):
        return advice(fault.__cause__, url)
    via = _via_of(fault)
    if isinstance(fault, httpx.LocalProtocolError):
        others = "OpenTelemetry" if via is None else "OpenTelemetry or an httpx.Proxy"
        return f"A header set by the credentials or by {others} cannot be sent."
    if not isinstance(fault, httpx.ProxyError):
        return _about_peer(fault, _airflow(httpx.URL(url).host), url, via)
    if isinstance(fault, ProxyUnreachable) and via is not None:
        text = _about_peer(fault.fault, _proxy(via.url.host), str(via.url), None)
    else:
        text = _about_proxy(fault, httpx.URL(url).host, via)
    return text if via is None else f"{text} The proxy is {via}."


def advice_on_refusal(server_words: str, status: int) -> str:
    """What to do about a response to the connection, not to the request."""
    if status == 407:
        return LOGIN
    if WANTS_TLS.search(server_words):
        return _airflow("").use_https
    return _airflow("").own_certificate if WANTS_CERTIFICATE.search(server_words) else ""


class Peer(NamedTuple):
    """The peer of a connection: the server or a proxy."""

    name: str
    # The host that its certificate must name, the setting that names this host, and the argument
    # that takes an ssl.SSLContext for it.
    host: str
    setting: str
    context: str
    # The setting for a file of certificate authorities, as the beginning of an advice.
    in_setting: str

    @property
    def use_https(self) -> str:
        return f"{self.name.capitalize()} expects TLS: use https:// in {self.setting}."

    @property
    def own_certificate(self) -> str:
        return (
            f"Give {self.context.format('context')}, after context = ssl.create_default_context() "
            "and context.load_cert_chain(certfile, keyfile)."
        )


def _airflow(host: str) -> Peer:
    trust = "set SSL_CERT_FILE to its file, or "
    return Peer("the server", host, "the base_url", "verify={}", trust)


def _proxy(host: str) -> Peer:
    # SSL_CERT_FILE does not apply to the certificate of a proxy.
    context = "proxy=httpx.Proxy(url, ssl_context={})"
    return Peer("the proxy", host, "the proxy's URL", context, "")


def _about_peer(fault: httpx.RequestError, peer: Peer, url: str, via: Via | None) -> str:
    return _about_tls(fault, peer, url) or _about_network(fault, peer, url, via)


def _about_tls(fault: httpx.RequestError, peer: Peer, url: str) -> str:
    """What to do if only one side speaks TLS, or the handshake fails."""
    of_tls = _of_tls(fault)
    if isinstance(of_tls, ssl.SSLCertVerificationError):
        return _about_certificate(of_tls, peer)
    if _is_no_http(fault):
        is_plain = url.startswith("http://")
        return peer.use_https if is_plain else f"{peer.name.capitalize()} speaks no HTTP/1.1."
    if isinstance(fault, Refused) or _refuses_certificate(fault):
        return (
            f"{peer.name.capitalize()} rejected the TLS handshake: it probably requires a client "
            f"certificate, or another one. {peer.own_certificate}"
        )
    if of_tls is None or isinstance(of_tls, CUT_SHORT):
        return ""
    if _reason(fault) in NOT_TLS:
        return (
            f"{peer.name.capitalize()} does not speak TLS on this port: use http:// in "
            f"{peer.setting}, or the port for TLS."
        )
    return "The TLS handshake failed: compare the TLS versions and ciphers of both sides."


def _about_certificate(fault: ssl.SSLCertVerificationError, peer: Peer) -> str:
    # OpenSSL's X509_V_ERR_… codes: 9 not yet valid, 10 expired, 62 other host, 64 other address.
    code = getattr(fault, "verify_code", 0)  # missing if other code raised it
    if code in (9, 10):
        what = "has expired or is not yet valid: renew it, or correct this machine's clock"
    elif code in (62, 64):
        what = f"is not valid for {peer.host}: use a host name that it contains in {peer.setting}"
    else:
        what = "is not signed by a certificate authority that this machine trusts"
    trusting = peer.context.format('ssl.create_default_context(cafile="ca.pem")')
    return (
        f"The certificate {what}. To trust a certificate authority of your own, {peer.in_setting}"
        f"give {trusting}."
    )


def _about_network(fault: httpx.RequestError, peer: Peer, url: str, via: Via | None) -> str:
    if any(isinstance(cause, socket.gaierror) for cause in _causes(fault)):
        return (
            f"The host {peer.host!r} cannot be resolved: check {peer.setting}, and the DNS of this "
            "machine."
        )
    if via is not None:
        return f"Check that the server runs and can be reached through the proxy {via}."
    running = f"Check that {peer.name} runs and can be reached from here."
    is_dropped = isinstance(fault, httpx.ReadError | httpx.RemoteProtocolError)
    if is_dropped and url.startswith("http://"):
        return f"{running} If it expects TLS, use https:// in {peer.setting}."
    return running


def _is_no_http(fault: Exception) -> bool:
    return any(
        isinstance(cause, httpx.RemoteProtocolError) and str(cause) == NOT_HTTP
        for cause in _causes(fault)
    )


def _of_tls(fault: Exception) -> ssl.SSLError | None:
    return next((cause for cause in _causes(fault) if isinstance(cause, ssl.SSLError)), None)


def _reason(fault: Exception) -> str:
    # An SSLError that other code raised has no reason.
    return getattr(_of_tls(fault), "reason", None) or ""


def _refuses_certificate(fault: Exception) -> bool:
    return CERTIFICATE_REFUSAL.fullmatch(_reason(fault)) is not None


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """The fault, its cause, the cause of that, and so on."""
    cause: BaseException | None = fault
    while cause is not None:
        yield cause
        # httpcore's exceptions have the cause as their argument, not as __cause__. Python's
        # __context__ may be an error that the caller of the client is handling.
        inner = cause.args[0] if cause.args else None
        cause = cause.__cause__ or (inner if isinstance(inner, BaseException) else None)


LOGIN = (
    "The proxy requires a user name and password, or rejected them: put them in the proxy's URL, "
    "as in http://user:password@host:port."
)


OF_THE_PROXY = "The response is from the proxy: check the proxy's URL."
# Failures of a proxy: httpcore's text for the response to CONNECT, or the names in RFC 1928 and
# 1929; whether another attempt may succeed; what to do. The first match counts. 408 and 429 may
# pass, as they do from a server.
PROXY_RESPONSES = (
    (r"407\b|Invalid username/password|Requested .* from proxy server", False, LOGIN),
    (
        r"403\b|.*not allowed by ruleset",
        False,
        "The proxy does not allow this address: allow {host} in the proxy, or {without}.",
    ),
    (r".*(Command|Address type) not supported|4(?!08|29)\d\d\b|501\b", False, OF_THE_PROXY),
    (
        r"50[234]\b|Proxy Server could not connect",
        True,
        "The proxy cannot reach Airflow: check that the server runs and that the proxy can reach "
        "{host}, or {without}.",
    ),
    ("", True, OF_THE_PROXY),
)


def _meant_by_proxy(fault: httpx.ProxyError) -> tuple[bool, str]:
    return next(
        (passes, advice)
        for pattern, passes, advice in PROXY_RESPONSES
        if re.match(pattern, str(fault))
    )


def _about_proxy(fault: httpx.ProxyError, host: str, via: Via | None) -> str:
    # NO_PROXY does not apply to a proxy that is an argument.
    is_given = via is not None and via.source == GIVEN
    leave = f"leave out {GIVEN}" if is_given else "add it to NO_PROXY"
    without = f"{leave} if it can be reached without the proxy"
    _, advice = _meant_by_proxy(fault)
    return advice.format(host=host, without=without)


def _via_of(fault: httpx.RequestError) -> Via | None:
    """The proxy of the request, if the fault knows its request."""
    try:
        via = fault.request.extensions.get(VIA)
    except RuntimeError:
        return None
    return via if isinstance(via, Via) else None


# Base classes of network faults that are not an OSError, by package and name: importing them for
# `isinstance` would be slow, and the packages need not be installed.
NETWORK_FAULTS = frozenset(
    {"aiohttp.ClientConnectionError", "aiohttp.ClientPayloadError", "http.HTTPException"}
    | {"botocore.ConnectionError", "botocore.HTTPClientError", "botocore.IncompleteReadError"}
    | {"httpcore.NetworkError", "httpcore.ProtocolError", "httpcore.TimeoutException"}
    | {"httpx2.RequestError", "urllib3.HTTPError"}
    | {"azure.ServiceRequestError", "azure.ServiceResponseError", "msal.MsalServiceError"}
    | {"google.ResponseError", "google.RetryError", "google.TimeoutError", "google.TransportError"}
    | {"hvac.BadGateway", "hvac.InternalServerError", "hvac.RateLimitExceeded", "hvac.VaultDown"}
)
# httpx-gssapi raises this for all Kerberos errors. It is a subclass of `httpx.RequestError`, but a
# network fault only if no KDC can be reached, or is known (minor status of MIT Kerberos).
NO_TICKET = "httpx_gssapi.SPNEGOExchangeError"
NO_KDC = frozenset({2529639068, 2529639066})
GET_TICKET = (
    "Get a ticket with kinit, or name a keytab in KRB5_CLIENT_KTNAME. The service in target_name "
    "must be the server's."
)
# Faults that are fixed only by a change of code, settings or files.
CODE_FAULTS = (
    httpx.LocalProtocolError,
    httpx.TooManyRedirects,
    httpx.UnsupportedProtocol,
    FileExistsError,
    FileNotFoundError,
    IsADirectoryError,
    NotADirectoryError,
    PermissionError,
)


def is_passing(status: int) -> bool:
    """Whether a login with this response may succeed a moment later."""
    # 425 (RFC 8470) and 429 (RFC 6585) ask for another attempt.
    return status in (425, 429) or (status >= 400 and status not in REFUSALS)


def raised_before_sending(what: str, error: Exception) -> ConfigError | LoginUnavailable:
    """What to raise instead of an exception of other code, whose message may quote a secret."""
    said = f"{what} raised {type(error).__name__}"
    is_of_kerberos = NO_TICKET in _names_of(error)
    if not _is_network_fault(error):
        advice = f" {GET_TICKET}" if is_of_kerberos else ""
        return ConfigError(f"{said} before anything was sent.{advice}")
    said, host = f"{said} during the login", None if is_of_kerberos else _host_asked(error)
    place = said if host is None else f"{said}, in a request to {host}"
    return LoginUnavailable(said, error=not_of_airflow(place, error, host=host))


def not_of_airflow(said: str, error: Exception, *, host: str | None) -> ConnectionFailed:
    """The error for a network fault on the way to something other than Airflow.

    Args:
        said: What happened.
        error: The fault.
        host: The host of the request, if it is known.
    """
    is_untrusted = any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(error))
    there = host or "the issuer of its token"
    if is_untrusted:
        advice = f"The certificate of {there} is not trusted by the code that sent the request."
    elif (status := _status(error)) is not None:
        advice = f"The response had status {status}. Try again later."
    elif isinstance(error, httpx.ProxyError):
        advice = "Check the proxy on the way there."
    else:
        advice = f"Check that {there} can be reached from here."
    failed = ConnectionFailed(f"{said}. {advice}")
    failed.__cause__ = error
    if is_untrusted:
        failed.may_pass = False
    elif isinstance(error, httpx.RequestError):
        failed.may_pass = may_pass(error)
    return failed


def _is_network_fault(error: Exception) -> bool:
    """Whether the same call may succeed a moment later."""
    if isinstance(error, AirflowTriggerError):
        return error.retryable
    status = _status(error)
    if status is not None:
        return is_passing(status)
    names = _names_of(error)
    if isinstance(error, CODE_FAULTS) or "google.DefaultCredentialsError" in names:
        return False
    if NO_TICKET in names:
        # The original GSSAPI error is not the cause, but the context.
        return getattr(error.__context__, "min_code", None) in NO_KDC
    if "google.RefreshError" in names:
        return _is_passing_refusal(error)
    if isinstance(error, OSError):
        # An OSError about a file has a filename. In requests, an OSError about an invalid URL or
        # header is a ValueError too.
        is_about_a_value = isinstance(error, ValueError) and not isinstance(error, ssl.SSLError)
        return error.filename is None and not is_about_a_value
    if isinstance(error, httpx.RequestError) or not names.isdisjoint(NETWORK_FAULTS):
        return True
    # Some libraries, such as azure-identity, raise an error of their own from it.
    cause = error.__cause__
    return isinstance(cause, Exception) and _is_network_fault(cause)


def _names_of(error: Exception) -> set[str]:
    """The class of an error and those that it inherits from, by package and name."""
    return {f"{kind.__module__.partition('.')[0]}.{kind.__name__}" for kind in type(error).__mro__}


def _is_passing_refusal(error: Exception) -> bool:
    """Whether a failed refresh at Google is temporary: it says so, or there was no response."""
    cause = error.__cause__
    is_unanswered = isinstance(cause, Exception) and _is_network_fault(cause)
    return is_unanswered or getattr(error, "retryable", False) is True


# AWS's codes for too many requests, with status 400.
THROTTLED = re.compile(r"\w*Throttl\w*|TooManyRequests\w*|RequestLimitExceeded|SlowDown")


OUT_OF_ORDER = re.compile(r"InternalFailure|InternalServer\w*|ServiceUnavailable\w*")


def _status(error: Exception) -> int | None:
    """The status of the response in an exception of an HTTP library.

    The libraries are httpx, requests, aiohttp, urllib and botocore.
    """
    response: object = getattr(error, "response", None)
    if isinstance(response, Mapping):
        return _status_of_aws(error)
    status = getattr(response, "status_code", None)
    if isinstance(status, int):
        return status
    told = [getattr(error, "status", None), getattr(error, "code", None)]
    # The exception of google-auth has the response as its argument.
    told += [getattr(argument, "status", None) for argument in error.args]
    return next((value for value in told if isinstance(value, int) and value >= 400), None)


def aws_code(error: Exception) -> str:
    """The error code of AWS in an exception of botocore; "" for any other exception."""
    code = _item(_item(getattr(error, "response", None), "Error"), "Code")
    return code if isinstance(code, str) else ""


def _status_of_aws(error: Exception) -> int | None:
    if THROTTLED.fullmatch(aws_code(error)):
        return 429
    if OUT_OF_ORDER.fullmatch(aws_code(error)):
        return 503
    response = getattr(error, "response", None)
    status = _item(_item(response, "ResponseMetadata"), "HTTPStatusCode")
    return status if isinstance(status, int) else None


def _item(value: object, name: str) -> object:
    return cast(Mapping[str, object], value).get(name) if isinstance(value, Mapping) else None


def _host_asked(error: Exception) -> str | None:
    try:
        # Exceptions of httpx and requests have the request, unless they were created without one.
        # Exceptions of botocore have the values in their message.
        url = getattr(getattr(error, "request", None), "url", None)
        url = url or _item(getattr(error, "kwargs", None), "endpoint_url")
        return None if url is None else httpx.URL(str(url)).host or None
    except (RuntimeError, httpx.InvalidURL):
        return None


def drop_wire_frames(fault: httpx.RequestError) -> None:
    """Remove the frames of the connection from a fault: they contain all headers and bodies."""
    for cause in _causes(fault):
        cause.__traceback__ = _above_wire(cause.__traceback__)


def _above_wire(frames: TracebackType | None) -> TracebackType | None:
    """The frames down to the first one of a connection of httpx."""
    if frames is None or _is_of_wire(frames):
        return None
    last = frames
    while last.tb_next is not None and not _is_of_wire(last.tb_next):
        last = last.tb_next
    last.tb_next = None
    return frames


def _is_of_wire(frames: TracebackType) -> bool:
    module: str = frames.tb_frame.f_globals.get("__name__", "")
    return module == "httpx._transports.default" or module.startswith("httpcore.")


class ProxyLeg:
    """Follows one request up to its proxy, by the steps that httpcore reports ("trace").

    Args:
        via: The proxy; None if there is none, so nothing can fail there.
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
        """Whether a fault came from the proxy, before it received the request.

        Args:
            fault: The exception that httpx raised.
            refused: Whether the peer closed the connection before it processed the request. For an
                http:// address that is the proxy, which receives the request itself.
        """
        if not isinstance(fault, httpx.RequestError):
            return self._is_no_socks
        return self._is_to_proxy and (refused or not self._is_sending)


class Handshake:
    """Follows the first request of a connection by the steps that httpcore reports ("trace").

    Attributes:
        was_cut_short: Whether the server closed a TLS 1.3 connection before the whole request was
            sent. A server does so only to reject the client's certificate. The alert that says so
            is lost: asyncio stops reading after a write has failed.
    """

    def __init__(self) -> None:
        self.was_cut_short = False
        # httpcore's stream; its type is not public here.
        self._tls: Any = None

    def note(self, step: str, facts: dict[str, Any]) -> None:
        if step.endswith("start_tls.complete"):
            stream = facts["return_value"]
            tls = stream.get_extra_info("ssl_object")
            self._tls = stream if tls is not None and tls.version() == "TLSv1.3" else None
        elif step.startswith("http11.send_request") and self._tls is not None:
            # asyncio reports no failed write, but closes the socket.
            socket = self._tls.get_extra_info("socket")
            is_closed = socket is not None and socket.fileno() == -1
            if step.endswith(".failed") or (step.endswith(".complete") and is_closed):
                self.was_cut_short = True


@contextmanager
def watched(request: httpx.Request, trace: object, via: Via | None) -> Generator[None]:
    """Report each step of a request to `trace`, unless a user's own Auth has set its own.

    Args:
        request: The request, which also keeps the proxy for the advice on faults.
        trace: The function that httpcore calls.
        via: The proxy.

    Raises:
        ConfigError: The proxy must not get this request.
    """
    refuse_reader(request, via)
    request.extensions[VIA] = via
    if "trace" in request.extensions:
        yield
        return
    request.extensions["trace"] = trace
    try:
        yield
    finally:
        del request.extensions["trace"]


def all_in_use(request: httpx.Request) -> httpx.PoolTimeout:
    return httpx.PoolTimeout("all connections are in use", request=request)


def too_slow(seconds: float) -> httpx.ReadTimeout:
    """The fault of a body that takes too long: httpx's own timeout starts over with every byte."""
    return httpx.ReadTimeout(f"the response was not complete {seconds:g} s after it began")
