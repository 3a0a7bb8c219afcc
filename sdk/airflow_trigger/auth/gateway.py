"""Credentials for a gateway in front of Airflow together with Airflow's own, or none at all."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AsyncExitStack, ExitStack, suppress
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

import httpx

from airflow_trigger._arguments import a_type
from airflow_trigger._flows.answers import NO_AUTH, is_airflows
from airflow_trigger._http.faults import REFUSALS
from airflow_trigger._http.requests import caller_of
from airflow_trigger._http.route import FOR_GATEWAY, place_of
from airflow_trigger._secrets import drop_frames
from airflow_trigger.auth._tokens import READS, SecretAuth, TokenTimes
from airflow_trigger.auth.bearer import BearerToken
from airflow_trigger.auth.mwaa import Mwaa
from airflow_trigger.auth.oauth2 import ClientCredentials
from airflow_trigger.auth.password import JwtLogin, PasswordAuth
from airflow_trigger.errors import ConfigError

AUTHORIZATION = "Authorization"
# The name of a header (RFC 9110, section 5.6.2).
HEADER = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
# The headers that each request sets itself.
TAKEN = frozenset({"accept", "connection", "content-length", "content-type", "cookie", "host"})
# The header that marks responses of Google's Identity-Aware Proxy itself.
OF_IAP = "x-goog-iap-generated-response"

F = TypeVar("F")


class _Turn(NamedTuple, Generic[F]):
    """A step that asks for the next request of an Auth's flow; the reply is None at its end."""

    flow: F
    response: httpx.Response | None


# What a step asks for, and the reply that it is resumed with.
_Step: TypeAlias = httpx.Request | _Turn[F]
_Reply: TypeAlias = httpx.Response | httpx.Request | None


class _Trip:
    """One request on its way through the gateway.

    Attributes:
        may_have_started: Whether the last response was a success or left the outcome open, so the
            request must not be sent again.
        is_renewed: Whether the gateway's credentials were renewed: that happens once per request.
    """

    def __init__(self, request: httpx.Request) -> None:
        self.request = request
        self.caller = caller_of(request)
        self.may_have_started = False
        self.is_renewed = False

    def leads_to(self, url: httpx.URL) -> bool:
        """Whether a URL is behind the gateway."""
        own = self.request.url
        return (url.scheme, url.netloc) == (own.scheme, own.netloc)

    def note(self, sent: httpx.Request, response: httpx.Response) -> None:
        status = response.status_code
        is_open = response.is_success or (status >= 400 and status not in REFUSALS)
        if is_open and sent.method not in READS and self.is_the_request(sent):
            self.may_have_started = True

    def is_airflows(self, response: httpx.Response) -> bool:
        """Whether Airflow, and not the gateway, rejected the request."""
        return not response.is_success and is_airflows(self.caller, response)

    def is_the_request(self, sent: httpx.Request) -> bool:
        return _is_same(sent, self.request)

    def is_for_everybody(self) -> bool:
        """Whether the request is for the version or the health: Airflow requires no credentials."""
        paths = ("version", "health", "monitor/health")
        whole = tuple(f"/api/{self.caller.api}/{path}" for path in paths)
        return self.request.method == "GET" and place_of(self.request.url).endswith(whole)


class BehindGateway(SecretAuth):
    """Credentials for a gateway in front of Airflow, together with credentials for Airflow itself.

    The gateway may be Google's Identity-Aware Proxy, nginx with `auth_request`, Istio or a similar
    server. oauth2-proxy itself reads tokens only from `Authorization`. The gateway's credentials
    are sent in a separate header, with all requests to Airflow's server that need credentials,
    including the login at `/auth/token`, and never to another server.

    The client first asks for Airflow's version without any credentials. If the gateway refuses
    that, it asks again with the gateway's credentials only, because Airflow requires none for its
    version and health. If Airflow rejects a request, Airflow's credentials are renewed; if the
    gateway responds with a 401, the gateway's. If the response does not show which of the two
    rejected the request, the gateway's are renewed first, then Airflow's. Each is renewed at most
    once per request. A redirect or a login page of the gateway renews nothing. A request that may
    have started a run is never sent again.

    Gateways that require a cookie, as oauth2-proxy does for browsers, are not supported. With
    httpx's own clients, leave `follow_redirects` off: httpx would send the header to the other
    server as well.

    Args:
        gateway: Credentials for the gateway, such as `GoogleIdToken(audience)` or
            `BasicAuth(username, password)`. A str is a bearer token, and `PasswordAuth` means basic
            authentication here. What they set as `Authorization` is sent in `header` instead.
        airflow: Credentials for Airflow, such as `PasswordAuth(username, password)`. A str is a
            bearer token. `NoAuth()` if the gateway identifies the user to Airflow.
        header: The header in which the gateway expects its credentials. The default is that of the
            Identity-Aware Proxy. `"Authorization"` requires `airflow=NoAuth()`.

    Raises:
        TypeError: An argument has the wrong type.
        ConfigError: The header cannot be used. On the first request: the default header would pass
            a forward proxy on its way to an http:// URL, and such a proxy reads and removes it.

    >>> from airflow_trigger.auth import PasswordAuth
    >>> BehindGateway("secret", PasswordAuth("ada", "secret"))
    BehindGateway(BearerToken(…), PasswordAuth('ada', …), header='Proxy-Authorization')
    """

    def __init__(
        self,
        gateway: httpx.Auth | str,
        airflow: httpx.Auth | str,
        *,
        header: str = "Proxy-Authorization",
    ) -> None:
        try:
            self._gateway = _of_gateway(_credentials("gateway", gateway))
            self._airflow = _credentials("airflow", airflow)
            _check(self._gateway, self._airflow, header)
        except (ConfigError, TypeError) as error:
            # The repr of an incomplete object would fail.
            del self, gateway, airflow, header
            drop_frames(error)
            raise
        self._header = header
        self._is_moved = header.lower() != AUTHORIZATION.lower()
        parts = (self._gateway, self._airflow)
        self.requires_response_body: bool = any(part.requires_response_body for part in parts)

    def __repr__(self) -> str:
        return f"BehindGateway({self._gateway!r}, {self._airflow!r}, header={self._header!r})"

    def base_url(self) -> str | None:
        """The address of Airflow, if its credentials know it."""
        return self._airflow.base_url() if isinstance(self._airflow, SecretAuth) else None

    def times(self) -> TokenTimes | None:
        """The times of Airflow's token, or of the gateway's if Airflow's credentials have none."""
        parts = (self._airflow, self._gateway)
        told = [part.times() for part in parts if isinstance(part, SecretAuth)]
        return next((times for times in told if times is not None), None)

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        from airflow_trigger._http.signed import sync_flow

        with ExitStack() as ends:

            def begin(
                auth: httpx.Auth, wanted: httpx.Request
            ) -> Generator[httpx.Request, httpx.Response]:
                flow = sync_flow(auth, wanted)
                ends.callback(_close, flow)
                return flow

            steps = self._steps(_Trip(request), begin)
            reply: _Reply = None
            while (step := _sent(steps, reply)) is not None:
                if isinstance(step, httpx.Request):
                    reply = response = yield step
                    if not response.is_success:
                        response.read()
                else:
                    reply = _sent(step.flow, step.response)

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        from airflow_trigger._http.signed import async_flow

        async with AsyncExitStack() as ends:

            def begin(
                auth: httpx.Auth, wanted: httpx.Request
            ) -> AsyncGenerator[httpx.Request, httpx.Response]:
                flow = async_flow(auth, wanted)
                ends.push_async_callback(_close_async, flow)
                return flow

            steps = self._steps(_Trip(request), begin)
            reply: _Reply = None
            while (step := _sent(steps, reply)) is not None:
                if isinstance(step, httpx.Request):
                    reply = response = yield step
                    if not response.is_success:
                        await response.aread()
                else:
                    reply = await _sent_async(step.flow, step.response)

    def _steps(
        self, trip: _Trip, begin: Callable[[httpx.Auth, httpx.Request], F]
    ) -> Generator[_Step[F], _Reply]:
        """The requests of Airflow's credentials, each with the gateway's credentials if needed.

        Args:
            trip: The request.
            begin: Begins the flow of an Auth.
        """
        airflow = begin(self._for_airflow(trip), trip.request)
        wanted = yield from _next_of(airflow, None)
        while wanted is not None:
            if trip.leads_to(wanted.url):
                response = yield from self._passed(trip, wanted, begin)
            else:
                response = yield from _answer_to(wanted)
            # Renewing Airflow's credentials cannot help if the gateway rejects a request, and its
            # rejection of a login says nothing about Airflow's credentials.
            if response is None or _is_refusal_of_gateway(response):
                return
            wanted = yield from _next_of(airflow, response)

    def _for_airflow(self, trip: _Trip) -> httpx.Auth:
        # A login only to read the version would fail on Airflow 2, which has no login.
        is_needed = isinstance(self._airflow, BehindGateway) or not trip.is_for_everybody()
        return self._airflow if is_needed else httpx.Auth()

    def _passed(
        self,
        trip: _Trip,
        wanted: httpx.Request,
        begin: Callable[[httpx.Auth, httpx.Request], F],
    ) -> Generator[_Step[F], _Reply, httpx.Response | None]:
        """Send a request with the gateway's credentials; None if they gave up without sending."""
        own = wanted.headers.pop(AUTHORIZATION, None) if self._is_moved else None
        gateway, times = begin(self._gateway, wanted), 0
        sent, response = wanted, None
        asked = yield from _next_of(gateway, None)
        while asked is not None:
            if not _is_same(asked, wanted):
                login = yield from _answer_to(asked)
                asked = yield from _next_of(gateway, login)
                continue
            if trip.may_have_started and trip.is_the_request(asked):
                break
            self._move(asked, own)
            sent, response = asked, (yield from _answer_to(asked))
            times += 1
            trip.note(sent, response)
            if trip.is_renewed or trip.is_airflows(response):
                break
            if own is not None:
                del sent.headers[AUTHORIZATION]  # so it is not taken for the gateway's credentials
            asked = yield from _next_of(gateway, response)
        if own is not None:
            # Error messages leave out secrets that they find in the headers of the request.
            sent.headers[AUTHORIZATION] = own
        trip.is_renewed = trip.is_renewed or times > 1
        return response

    def _move(self, request: httpx.Request, own: str | None) -> None:
        """Put the gateway's credentials into their header, and Airflow's into its own."""
        if not self._is_moved:
            return
        given = request.headers.pop(AUTHORIZATION, None)
        if given is not None:
            request.headers[self._header] = given
        if own is not None:
            request.headers[AUTHORIZATION] = own
        if self._header.lower() == "proxy-authorization":
            request.extensions[FOR_GATEWAY] = True


class NoAuth(httpx.Auth):
    """No credentials, for a client certificate, a public role or a key in the client's `headers`.

    >>> NoAuth()
    NoAuth()
    """

    # Whether the caller means it; if not, an error must not blame it on NoAuth.
    _is_chosen = True

    def __repr__(self) -> str:
        return "NoAuth()"

    def __eq__(self, other: object) -> bool:
        return type(other) is NoAuth

    def __hash__(self) -> int:
        return hash(NoAuth)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        if self._is_chosen:
            request.extensions[NO_AUTH] = True
        yield request


def _credentials(name: str, given: httpx.Auth | str) -> httpx.Auth:
    if isinstance(given, str):
        return BearerToken(given)
    if not isinstance(given, httpx.Auth):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name} must be an httpx.Auth or a token as str, not {a_type(given)}")
    return given


def _of_gateway(given: httpx.Auth) -> httpx.Auth:
    # A gateway does not have Airflow's login.
    return given.basic if isinstance(given, PasswordAuth) else given


def _check(gateway: httpx.Auth, airflow: httpx.Auth, header: str) -> None:
    _check_header(header)
    if isinstance(gateway, ClientCredentials | JwtLogin | Mwaa):
        raise ConfigError(
            f"{type(gateway).__name__} logs in to Airflow and cannot be used for the gateway: use "
            "BasicAuth(username, password), OAuth2ClientCredentials or a token."
        )
    if header.lower() == AUTHORIZATION.lower() and not isinstance(airflow, NoAuth):
        raise ConfigError(
            "Airflow's credentials are sent in Authorization, so the gateway needs another header: "
            "set header= to the one that the gateway reads, or give airflow=NoAuth() if the "
            "gateway identifies the user to Airflow."
        )


def _check_header(header: str) -> None:
    if not isinstance(header, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"header must be a str, not {a_type(header)}")
    if HEADER.fullmatch(header) is None or header.lower() in TAKEN:
        raise ConfigError(
            "header is not a valid header name for credentials: give a name such as "
            "'Proxy-Authorization' or 'X-Gateway-Authorization', without a value."
        )


def _is_refusal_of_gateway(response: httpx.Response) -> bool:
    """Whether the gateway certainly rejected a request: Airflow's API never returns HTML."""
    is_page = "html" in response.headers.get("content-type", "") or OF_IAP in response.headers
    return is_page and response.status_code in (401, 403)


def _is_same(sent: httpx.Request, request: httpx.Request) -> bool:
    from airflow_trigger._http.signed import is_same

    return is_same(sent, request)


def _answer_to(request: httpx.Request) -> Generator[_Step[F], _Reply, httpx.Response]:
    response = yield request
    assert isinstance(response, httpx.Response)
    return response


def _next_of(
    flow: F, response: httpx.Response | None
) -> Generator[_Step[F], _Reply, httpx.Request | None]:
    request = yield _Turn(flow, response)
    assert not isinstance(request, httpx.Response)
    return request


Y = TypeVar("Y")


def _sent(flow: Generator[Y, Any], value: object) -> Y | None:
    """Resume a flow, or begin it with None; None if it has ended."""
    try:
        return flow.send(value)
    except StopIteration:
        return None


async def _sent_async(flow: AsyncGenerator[Y, Any], value: object) -> Y | None:
    """Same as `_sent`."""
    try:
        return await flow.asend(value)
    except StopAsyncIteration:
        return None


def _close(flow: Generator[httpx.Request, httpx.Response]) -> None:
    with suppress(Exception):
        flow.close()


async def _close_async(flow: AsyncGenerator[httpx.Request, httpx.Response]) -> None:
    with suppress(Exception):
        await flow.aclose()
