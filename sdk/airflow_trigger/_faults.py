"""What came in the place of an answer: whether it ever gets better, and what to do about it."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator

import httpx

from airflow_trigger._tokens import LoginUnavailable
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

USE_HTTPS = "TLS is spoken there: use https:// in the base_url."
OWN_CERTIFICATE = (
    "Give verify=context, after context = ssl.create_default_context() and "
    "context.load_cert_chain(certfile, keyfile)."
)


class Refused(httpx.ConnectError):
    """The server ended the connection before it looked at anything that was sent.

    It refuses the client's certificate: with TLS 1.3 that shows only when the answer is read, after
    the request was sent. Or what it speaks is no HTTP: TLS, where it was sent plain text.
    """


def was_refused(fault: httpx.RequestError, *, is_new: bool) -> bool:
    """Whether it means that the server looked at nothing that was sent.

    Args:
        fault: What came in the place of the first line of an answer.
        is_new: Whether the connection has had no answer before. Later such an alert may mean
            anything, so its request counts as one whose answer is lost.
    """
    of_tls = _of_tls(fault)
    is_refused = is_new and of_tls is not None and of_tls.reason in REFUSALS
    return is_refused or (is_new and _is_no_http(fault))


def may_pass(fault: httpx.RequestError) -> bool:
    """Whether another attempt may fare better."""
    if isinstance(fault, LoginUnavailable) and isinstance(fault.error, ConnectionFailed):
        return fault.error.may_pass
    if isinstance(fault, LoginUnavailable) and isinstance(fault.__cause__, httpx.RequestError):
        return may_pass(fault.__cause__)
    if isinstance(fault, Refused | httpx.LocalProtocolError):
        return False
    if isinstance(fault, httpx.ProxyError):
        # It has no status but in its words. 408 and 429 may pass, as those of a server do.
        return re.match(r"4(?!08|29)\d\d\b", str(fault)) is None
    of_tls = _of_tls(fault)
    # One that no handshake has raised, but somebody's own code, has no reason.
    reason = getattr(of_tls, "reason", None)
    if of_tls is None or isinstance(of_tls, CUT_SHORT) or reason in PASSING:
        return True
    # After the handshake it is a connection that broke, as any other.
    return not isinstance(fault, httpx.ConnectError)


def words(fault: httpx.RequestError) -> str:
    """What happened."""
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
    host = httpx.URL(url).host
    of_tls = _of_tls(fault)
    if isinstance(fault, httpx.LocalProtocolError):
        return "A header that the credentials or OpenTelemetry have set cannot be sent."
    if isinstance(fault, httpx.ProxyError):
        return "It is the proxy that answers so: check its address, its user name and password."
    if isinstance(of_tls, ssl.SSLCertVerificationError):
        return _about_certificate(of_tls, host)
    if _is_no_http(fault):
        return USE_HTTPS if url.startswith("http://") else "No HTTP/1.1 is spoken there."
    if isinstance(fault, Refused) or (of_tls is not None and of_tls.reason in REFUSALS):
        return (
            "The server refused the TLS handshake: it probably wants a client certificate, or "
            f"another one. {OWN_CERTIFICATE}"
        )
    if of_tls is not None and of_tls.reason in NOT_TLS:
        return "No TLS is spoken there: use http:// in the base_url, or the port that has TLS."
    if of_tls is not None and not isinstance(of_tls, CUT_SHORT):
        return "The TLS handshake failed: compare the TLS versions and ciphers of both sides."
    return _about_network(fault, url, host)


def advice_on_refusal(server_words: str) -> str:
    """What to do about a 400 that is about the connection, and not about the request."""
    if WANTS_TLS.search(server_words):
        return USE_HTTPS
    return OWN_CERTIFICATE if WANTS_CERTIFICATE.search(server_words) else ""


def _about_certificate(fault: ssl.SSLCertVerificationError, host: str) -> str:
    own = (
        "To trust a certificate authority of your own give "
        'verify=ssl.create_default_context(cafile="ca.pem").'
    )
    # OpenSSL's X509_V_ERR_…: not yet valid, expired; another host's, another address's.
    if fault.verify_code in (9, 10):
        return f"The certificate is out of its time: renew it, or set this machine's clock. {own}"
    if fault.verify_code in (62, 64):
        return f"The certificate is not that of {host}: use the name in it as the base_url. {own}"
    return f"The certificate is not of an authority that is trusted here. {own}"


def _about_network(fault: httpx.RequestError, url: str, host: str) -> str:
    if any(isinstance(cause, socket.gaierror) for cause in causes(fault)):
        return f"The host {host!r} has no address: check the base_url, and the DNS from here."
    running = "Check that the server runs and can be reached from here."
    is_dropped = isinstance(fault, httpx.ReadError | httpx.RemoteProtocolError)
    if is_dropped and url.startswith("http://"):
        return f"{running} If TLS is spoken there, use https:// in the base_url."
    return running


def _is_no_http(fault: httpx.RequestError) -> bool:
    return any(
        isinstance(cause, httpx.RemoteProtocolError) and str(cause) == NOT_HTTP
        for cause in causes(fault)
    )


def _of_tls(fault: httpx.RequestError) -> ssl.SSLError | None:
    return next((cause for cause in causes(fault) if isinstance(cause, ssl.SSLError)), None)


def causes(fault: BaseException) -> Iterator[BaseException]:
    """The fault, and what it came from."""
    cause: BaseException | None = fault
    while cause is not None:
        yield cause
        # httpcore drops the cause of its own, but they are made of it. What Python calls their
        # context may be an error that our caller handles.
        inner = cause.args[0] if cause.args else None
        cause = cause.__cause__ or (inner if isinstance(inner, BaseException) else None)
