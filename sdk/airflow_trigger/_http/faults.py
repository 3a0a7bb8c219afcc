"""What came instead of a response: whether a retry may help, what happened, and what to do."""

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

# The 4xx that a server sends before it acts (RFC 9110, 6585, 7725 and 8470). The others are
# ambiguous: something in front may have passed the request on before it gave up, such as Envoy's
# 408, nginx's 444 and 499, and the 460 of AWS's load balancer.
REFUSALS = frozenset({*range(400, 408), *range(409, 418), *range(421, 427), 428, 429, 431, 451})
# The TLS alerts that refuse a client's certificate, or the lack of one (RFC 8446, section 6.2), by
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

NOT_SOCKS = "the answer is not that of a SOCKS5 proxy"
NOT_SENT = "the server closed the connection before the request was sent"


class LoginUnavailable(httpx.TransportError):
    """No token is available for now, so the request itself was not sent.

    Attributes:
        error: The error to raise if no retry succeeds; None: the server cannot be reached.
        retry_after: Seconds that the server asked to wait; None if it did not say.
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
    """The server ended the connection before it looked at the request.

    Either it refused the client's certificate: with TLS 1.3 that shows only when the response is
    read, after the request was sent. Or it got plain text where it speaks TLS.
    """


class ProxyUnreachable(httpx.ProxyError):
    """The proxy could not be reached, or ended the connection, before it took the request.

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
    """Whether there was a connection, and no response on it in time."""
    return isinstance(fault, httpx.ReadTimeout | httpx.WriteTimeout)


def was_refused(fault: Exception, *, is_new: bool) -> bool:
    """Whether the server ended the connection before it looked at the request.

    Args:
        fault: What came instead of the status line.
        is_new: Whether the connection has had no response before. Later, such an alert may mean
            anything, so the response counts as lost.
    """
    return is_new and (_refuses_certificate(fault) or _is_no_http(fault))


def not_taken(
    fault: Exception, request: httpx.Request, *, refused: bool, at_proxy: bool
) -> httpx.RequestError | None:
    """The fault to raise instead of one that hides that the request was not processed.

    Args:
        fault: What came instead of the status line.
        request: The request.
        refused: Whether the other side ended the connection before it looked at the request.
        at_proxy: Whether a proxy ended it, before it had the request.
    """
    # Their classes already say so.
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
    # After the handshake, an alert is a connection that broke, like any other.
    return not isinstance(fault, httpx.ConnectError)


def words(fault: httpx.RequestError) -> str:
    """What happened."""
    if isinstance(fault, ProxyUnreachable):
        return words(fault.fault)
    kind = type(fault).__name__
    # Its message quotes the header that cannot be sent, which may hold a secret.
    if isinstance(fault, httpx.LocalProtocolError):
        return kind
    return f"{kind}: {fault}".rstrip(": ")


def advice(fault: httpx.RequestError, url: str) -> str:
    """What to do about it."""
    # With another cause it has an error of its own.
    if isinstance(fault, LoginUnavailable) and isinstance(fault.__cause__, httpx.RequestError):
        return advice(fault.__cause__, url)
    via = _via_of(fault)
    if isinstance(fault, httpx.LocalProtocolError):
        others = "OpenTelemetry" if via is None else "OpenTelemetry or an httpx.Proxy"
        return f"A header that the credentials or {others} have set cannot be sent."
    if not isinstance(fault, httpx.ProxyError):
        return _about_peer(fault, _airflow(httpx.URL(url).host), url, via)
    if isinstance(fault, ProxyUnreachable) and via is not None:
        text = _about_peer(fault.fault, _proxy(via.url.host), str(via.url), None)
    else:
        text = _about_proxy(fault, httpx.URL(url).host, via)
    return text if via is None else f"{text} The proxy is {via}."


def advice_on_refusal(server_words: str, status: int) -> str:
    """What to do about a response that is about the connection, and not about the request."""
    if status == 407:
        return LOGIN
    if WANTS_TLS.search(server_words):
        return _airflow("").use_https
    return _airflow("").own_certificate if WANTS_CERTIFICATE.search(server_words) else ""


class Peer(NamedTuple):
    """The other side of a connection."""

    name: str
    # The host that its certificate must name, the setting that names this host, and the argument
    # that takes an ssl.SSLContext for it.
    host: str
    setting: str
    context: str

    @property
    def use_https(self) -> str:
        return f"TLS is spoken there: use https:// in {self.setting}."

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


def _about_peer(fault: httpx.RequestError, peer: Peer, url: str, via: Via | None) -> str:
    return _about_tls(fault, peer, url) or _about_network(fault, peer, url, via)


def _about_tls(fault: httpx.RequestError, peer: Peer, url: str) -> str:
    """What to do if only one side speaks TLS, or the two do not agree on how."""
    of_tls = _of_tls(fault)
    if isinstance(of_tls, ssl.SSLCertVerificationError):
        return _about_certificate(of_tls, peer)
    if _is_no_http(fault):
        return peer.use_https if url.startswith("http://") else "No HTTP/1.1 is spoken there."
    if isinstance(fault, Refused) or _refuses_certificate(fault):
        return (
            f"{peer.name.capitalize()} refused the TLS handshake: it probably wants a client "
            f"certificate, or another one. {peer.own_certificate}"
        )
    if of_tls is None or isinstance(of_tls, CUT_SHORT):
        return ""
    if _reason(fault) in NOT_TLS:
        return f"No TLS is spoken there: use http:// in {peer.setting}, or the port that has TLS."
    return "The TLS handshake failed: compare the TLS versions and ciphers of both sides."


def _about_certificate(fault: ssl.SSLCertVerificationError, peer: Peer) -> str:
    # OpenSSL's X509_V_ERR_…: not yet valid, expired; another host's, another address's.
    code = getattr(fault, "verify_code", 0)  # none where somebody's own code raised it
    if code in (9, 10):
        what = "is out of its time: renew it, or set this machine's clock"
    elif code in (62, 64):
        what = f"is not that of {peer.host}: use the name in it as {peer.setting}"
    else:
        what = "is not of an authority that is trusted here"
    trusting = peer.context.format('ssl.create_default_context(cafile="ca.pem")')
    return f"The certificate {what}. To trust a certificate authority of your own give {trusting}."


def _about_network(fault: httpx.RequestError, peer: Peer, url: str, via: Via | None) -> str:
    if any(isinstance(cause, socket.gaierror) for cause in _causes(fault)):
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
        for cause in _causes(fault)
    )


def _of_tls(fault: Exception) -> ssl.SSLError | None:
    return next((cause for cause in _causes(fault) if isinstance(cause, ssl.SSLError)), None)


def _reason(fault: Exception) -> str:
    # An SSLError that somebody's own code raised has no reason.
    return getattr(_of_tls(fault), "reason", None) or ""


def _refuses_certificate(fault: Exception) -> bool:
    return CERTIFICATE_REFUSAL.fullmatch(_reason(fault)) is not None


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """The fault, its cause, the cause of that, and so on."""
    cause: BaseException | None = fault
    while cause is not None:
        yield cause
        # httpcore's exceptions have no cause, but hold it as their argument. Python's __context__
        # may be an error that our caller is handling.
        inner = cause.args[0] if cause.args else None
        cause = cause.__cause__ or (inner if isinstance(inner, BaseException) else None)


LOGIN = (
    "The proxy wants a user name and password, or other ones: put them in the proxy's URL, as "
    "http://user:password@host:port."
)


OF_THE_PROXY = "It is the proxy that answers so: check the proxy's URL."
# What a proxy means: httpcore's words for the status of its response to CONNECT, or the names in
# RFC 1928 and 1929; whether another attempt may succeed; what to do. The first match counts. 408
# and 429 may pass, as they do from a server.
PROXY_RESPONSES = (
    (r"407\b|Invalid username/password|Requested .* from proxy server", False, LOGIN),
    (
        r"403\b|.*not allowed by ruleset",
        False,
        "The proxy does not allow this address: have {host} allowed there, or {without}.",
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
    leave = f"leave {GIVEN} out" if is_given else "name it in NO_PROXY"
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


# Base classes of network faults that are not an OSError, by package and name: an import just for
# `isinstance` would take long, and the packages need not be installed.
NETWORK_FAULTS = frozenset(
    {"aiohttp.ClientConnectionError", "aiohttp.ClientPayloadError", "http.HTTPException"}
    | {"botocore.ConnectionError", "botocore.HTTPClientError", "botocore.IncompleteReadError"}
    | {"httpcore.NetworkError", "httpcore.ProtocolError", "httpcore.TimeoutException"}
    | {"httpx2.RequestError", "urllib3.HTTPError"}
    | {"azure.ServiceRequestError", "azure.ServiceResponseError", "msal.MsalServiceError"}
    | {"google.ResponseError", "google.RetryError", "google.TimeoutError", "google.TransportError"}
    | {"hvac.BadGateway", "hvac.InternalServerError", "hvac.RateLimitExceeded", "hvac.VaultDown"}
)
# What httpx-gssapi makes of all errors of Kerberos: a subclass of `httpx.RequestError`, but not a
# fault of the network unless no KDC can be reached, or is known (MIT's minor status).
NO_TICKET = "httpx_gssapi.SPNEGOExchangeError"
NO_KDC = frozenset({2529639068, 2529639066})
GET_TICKET = (
    "Get a ticket by kinit, or name a keytab in KRB5_CLIENT_KTNAME; the service in target_name has "
    "to be the server's."
)
# Faults that need other code, another setting or another file.
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
    """What to raise instead of an exception of somebody's code, which may quote a secret."""
    said = f"{what} raised {type(error).__name__}"
    is_of_kerberos = NO_TICKET in _names_of(error)
    if not _is_network_fault(error):
        advice = f" {GET_TICKET}" if is_of_kerberos else ""
        return ConfigError(f"{said} before anything was sent.{advice}")
    said, host = f"{said} during the login", None if is_of_kerberos else _host_asked(error)
    place = said if host is None else f"{said}, when it asked {host}"
    return LoginUnavailable(said, error=not_of_airflow(place, error, host=host))


def not_of_airflow(said: str, error: Exception, *, host: str | None) -> ConnectionFailed:
    """The error for a network fault on the way to something other than Airflow.

    Args:
        said: What happened.
        error: The fault.
        host: The host of the request, if it is known.
    """
    is_untrusted = any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(error))
    there = host or "what it asks for a token"
    if is_untrusted:
        advice = f"The certificate of {there} is not trusted by the code that asked."
    elif (status := _status(error)) is not None:
        advice = f"It was answered with status {status}. Try again later."
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
        # The error of GSSAPI that it comes of is no cause, but stands in its context.
        return getattr(error.__context__, "min_code", None) in NO_KDC
    if "google.RefreshError" in names:
        return _is_passing_refusal(error)
    if isinstance(error, OSError):
        # An OSError about a file has its name. That of requests about a URL or a header that
        # cannot be one is a ValueError too.
        is_about_a_value = isinstance(error, ValueError) and not isinstance(error, ssl.SSLError)
        return error.filename is None and not is_about_a_value
    if isinstance(error, httpx.RequestError) or not names.isdisjoint(NETWORK_FAULTS):
        return True
    # Some raise an error of their own from it, such as azure-identity.
    cause = error.__cause__
    return isinstance(cause, Exception) and _is_network_fault(cause)


def _names_of(error: Exception) -> set[str]:
    """The class of an error and those that it inherits from, by package and name."""
    return {f"{kind.__module__.partition('.')[0]}.{kind.__name__}" for kind in type(error).__mro__}


def _is_passing_refusal(error: Exception) -> bool:
    """Whether Google's refusal of a refresh is one for now: it says so, or nothing was answered."""
    cause = error.__cause__
    is_unanswered = isinstance(cause, Exception) and _is_network_fault(cause)
    return is_unanswered or getattr(error, "retryable", False) is True


# AWS answers so, with status 400, to who asks too often.
THROTTLED = re.compile(r"\w*Throttl\w*|TooManyRequests\w*|RequestLimitExceeded|SlowDown")


OUT_OF_ORDER = re.compile(r"InternalFailure|InternalServer\w*|ServiceUnavailable\w*")


def _status(error: Exception) -> int | None:
    """The status of a server's response, in the exceptions of the libraries that ask servers.

    These are httpx, requests, aiohttp, urllib and botocore.
    """
    response: object = getattr(error, "response", None)
    if isinstance(response, Mapping):
        return _status_of_aws(error)
    status = getattr(response, "status_code", None)
    if isinstance(status, int):
        return status
    told = [getattr(error, "status", None), getattr(error, "code", None)]
    # That of google-auth holds the response as its argument.
    told += [getattr(argument, "status", None) for argument in error.args]
    return next((value for value in told if isinstance(value, int) and value >= 400), None)


def aws_code(error: Exception) -> str:
    """The code of an error that AWS answered, in botocore's exceptions; "" for any other one."""
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
        # The exceptions of httpx and requests have the request, unless they were made without one.
        # Those of botocore have what their message is made of.
        url = getattr(getattr(error, "request", None), "url", None)
        url = url or _item(getattr(error, "kwargs", None), "endpoint_url")
        return None if url is None else httpx.URL(str(url)).host or None
    except (RuntimeError, httpx.InvalidURL):
        return None


def drop_wire_frames(fault: httpx.RequestError) -> None:
    """Make a fault forget the frames of the connection: they hold all headers and the bodies."""
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
    """Follows one request by the steps that httpcore reports ("trace"), as far as a proxy goes.

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
            refused: Whether the other side ended the connection before it looked at the request.
                For an http:// address that is the proxy, which gets the request itself.
        """
        if not isinstance(fault, httpx.RequestError):
            return self._is_no_socks
        return self._is_to_proxy and (refused or not self._is_sending)


class Handshake:
    """Follows the first request of a connection by the steps that httpcore reports ("trace").

    Attributes:
        was_cut_short: Whether the server ended a connection with TLS 1.3 before the request was
            sent whole. It does so only to refuse the client's certificate. The alert that says so
            is lost: asyncio does not read any more after a write has failed.
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
        request: It also remembers the proxy, for the advice on its faults.
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
    return httpx.ReadTimeout(f"the answer was not complete {seconds:g} s after it had begun")
