"""Checks the network route to a server; sends no request, except CONNECT to a proxy."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from threading import Thread
from typing import Any, Literal, NamedTuple, TypeAlias, cast

import attrs
import httpx

from airflow_trigger._http.faults import ProxyLeg, not_taken, was_refused, watched
from airflow_trigger._http.pools import ONE
from airflow_trigger._http.route import DEFAULT_PORTS, VIA, Route, Via, is_excepted

Stage: TypeAlias = Literal["proxy", "DNS", "TCP", "TLS"]

# OpenSSL's X509_V_FLAG_NO_CHECK_TIME, for which the ssl module has no name.
NO_CHECK_TIME = 0x200000


class Certificate(NamedTuple):
    """The certificate of a server.

    Attributes:
        names: The hosts and addresses that it is valid for.
    """

    subject: str
    names: tuple[str, ...]
    issuer: str
    begins: datetime | None
    ends: datetime | None


@attrs.define
class Way:
    """What was found on the route to a server.

    Attributes:
        via: The proxy; None for a direct connection.
        is_excepted: Whether there is a proxy, but `NO_PROXY` excludes this server.
        addresses: The addresses of the host to connect to: the server, or the proxy.
        peer: The address of the other end of the connection.
        tls: The TLS version of the connection to the server; None if there was no handshake.
        is_verified: Whether the server's certificate is verified.
        certificate: The server's certificate, even if it was rejected.
        failed: The step that failed.
        fault: The fault that ended the check.
    """

    via: Via | None
    is_excepted: bool
    is_verified: bool
    addresses: tuple[str, ...] = ()
    peer: str | None = None
    tls: str | None = None
    certificate: Certificate | None = None
    failed: Stage | None = None
    fault: httpx.RequestError | None = None


class _Stands(Exception):
    """The connection is established, and the request would be sent next."""


def look(base_url: str, route: Route, seconds: float) -> Way:
    """Follow the route to a server until a step fails.

    Args:
        base_url: The server.
        route: The route of the client's own requests.
        seconds: The time limit of each step.
    """
    url = httpx.URL(base_url)
    is_verified = url.scheme == "https" and route.tls.verify_mode is not ssl.CERT_NONE
    way = Way(route.via, route.via is None and is_excepted(url), is_verified)
    request = _request(url, seconds)
    try:
        way.addresses = _addresses(request, route.via, seconds)
        _follow(way, request, route)
    except httpx.RequestError as fault:
        way.fault, way.failed = fault, way.failed or _failed(way, fault)
    is_unread = way.certificate is None and way.peer is not None and url.scheme == "https"
    if is_unread and way.failed in (None, "TLS"):
        way.certificate = _unchecked_certificate(_request(url, seconds), route)
    return way


def _request(url: httpx.URL, seconds: float) -> httpx.Request:
    limits = dict.fromkeys(("connect", "read", "write", "pool"), seconds)
    return httpx.Request("GET", url, extensions={"timeout": limits})


def _failed(way: Way, fault: httpx.RequestError) -> Stage:
    if isinstance(fault, httpx.ProxyError):
        return "proxy"
    if not way.addresses:
        return "DNS"
    return "TCP" if way.peer is None else "TLS"


def _addresses(request: httpx.Request, via: Via | None, seconds: float) -> tuple[str, ...]:
    """The addresses of the server, or of its proxy. Raises httpx.RequestError."""
    url = request.url if via is None else via.url
    found: list[str] = []
    faults: list[OSError] = []

    def resolve() -> None:
        host, port = url.raw_host.decode("ascii"), url.port or DEFAULT_PORTS[url.scheme]
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as fault:
            faults.append(fault)
        except UnicodeError:
            faults.append(socket.gaierror(socket.EAI_NONAME, "no DNS has such a name"))
        else:
            found.extend(str(address[0]) for *_, address in infos)

    # The system's resolver has no timeout.
    thread = Thread(target=resolve, daemon=True)
    thread.start()
    thread.join(seconds)
    if found:
        return tuple(dict.fromkeys(found))
    cause = next(iter(faults), socket.gaierror(socket.EAI_AGAIN, f"no answer in {seconds:g} s"))
    fault = httpx.ConnectError(str(cause), request=request)
    fault.__cause__ = cause
    request.extensions[VIA] = via
    raise not_taken(fault, request, refused=False, at_proxy=via is not None) or fault


def _follow(way: Way, request: httpx.Request, route: Route) -> None:
    """Connect as the client does. Raises httpx.RequestError."""

    def note(step: str, facts: dict[str, Any]) -> None:
        if step.endswith("connect_tcp.complete"):
            way.peer = _peer(facts["return_value"])
        elif step == _handshake(route):
            tls = _tls_of(facts)
            way.tls, way.certificate = tls.version(), _certificate(tls)

    _connect(request, route, route.tls, note)


def _connect(
    request: httpx.Request,
    route: Route,
    tls: ssl.SSLContext,
    note: Callable[[str, dict[str, Any]], None],
) -> None:
    """Connect, and report the steps, up to where a request would be sent."""
    leg = ProxyLeg(route.via)

    def trace(step: str, facts: dict[str, Any]) -> None:
        leg.note(step, facts)
        note(step, facts)
        is_sending = step == "http11.send_request_headers.started"
        if is_sending and facts["request"].method != b"CONNECT":
            raise _Stands

    transport = httpx.HTTPTransport(verify=tls, proxy=route.proxy, limits=ONE)
    try:
        with watched(request, trace, route.via):
            transport.handle_request(request)
    except _Stands:
        return
    except Exception as fault:
        if isinstance(fault, httpx.RequestError):
            fault.request = request
        refused = was_refused(fault, is_new=True)
        at_proxy = leg.has_failed(fault, refused=refused)
        told = not_taken(fault, request, refused=refused, at_proxy=at_proxy)
        if told is None:
            raise
        raise told from told.__cause__
    finally:
        transport.close()


def _handshake(route: Route) -> str:
    """The step that completes the TLS handshake with the server, not with a proxy."""
    if route.proxy is None:
        return "connection.start_tls.complete"
    is_socks = route.proxy.url.scheme.startswith("socks")
    return f"{'socks' if is_socks else 'proxy'}.start_tls.complete"


def _tls_of(facts: dict[str, Any]) -> ssl.SSLObject:
    # An SSLSocket has the same methods.
    return cast(ssl.SSLObject, facts["return_value"].get_extra_info("ssl_object"))


def _peer(stream: Any) -> str | None:
    """The address at the other end of httpcore's stream; its type is not public here."""
    address: object = stream.get_extra_info("server_addr")
    if not isinstance(address, tuple):
        return None
    host, port, *_ = cast(Sequence[object], address)
    return f"[{host}]:{port}" if ":" in str(host) else f"{host}:{port}"


def _unchecked_certificate(request: httpx.Request, route: Route) -> Certificate | None:
    """The certificate of a server if it is not verified, or was rejected.

    Python parses only certificates that it has verified. So one handshake fetches the certificate,
    and another one trusts exactly that one, regardless of its names, issuer and dates.
    """
    unread: list[bytes] = []
    read: list[Certificate | None] = []

    def keep(step: str, facts: dict[str, Any]) -> None:
        if step == _handshake(route):
            unread.append(_tls_of(facts).getpeercert(True) or b"")  # noqa: FBT003

    def note(step: str, facts: dict[str, Any]) -> None:
        if step == _handshake(route):
            read.append(_certificate(_tls_of(facts)))

    # If this fails too, there is no certificate to show.
    with suppress(httpx.RequestError, ssl.SSLError):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        _connect(request, route, context, keep)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.load_verify_locations(cadata=unread[0])
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN | NO_CHECK_TIME
        _connect(request, route, context, note)
    return next(iter(read), None)


def _certificate(tls: ssl.SSLObject) -> Certificate | None:
    """The certificate as Python parsed it; None if it was not verified."""
    told = cast("dict[str, Any]", tls.getpeercert())
    if not told:
        return None
    return Certificate(
        subject=_name(told.get("subject", ())),
        names=tuple(str(name) for _, name in told.get("subjectAltName", ())),
        issuer=_name(told.get("issuer", ())),
        begins=_date(told.get("notBefore")),
        ends=_date(told.get("notAfter")),
    )


def _name(parts: Sequence[Sequence[tuple[str, str]]]) -> str:
    """The common name, or else the organization."""
    names = dict(pair for part in parts for pair in part)
    return names.get("commonName") or names.get("organizationName") or "no name"


def _date(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromtimestamp(ssl.cert_time_to_seconds(text), UTC)
