"""Two credentials at once, and none: what stands in front of Airflow decides."""

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
# What each request sets itself.
TAKEN = frozenset({"accept", "connection", "content-length", "content-type", "cookie", "host"})
# What Google's Identity-Aware Proxy says of its own answers.
OF_IAP = "x-goog-iap-generated-response"

F = TypeVar("F")


class _Turn(NamedTuple, Generic[F]):
    """Resume with the next request of the flow of an Auth, or with None at its end."""

    flow: F
    response: httpx.Response | None


# What a step wants, and what it is resumed with.
_Step: TypeAlias = httpx.Request | _Turn[F]
_Reply: TypeAlias = httpx.Response | httpx.Request | None


class _Trip:
    """One request on its way through the gateway.

    Attributes:
        may_have_started: Whether its last answer was a success, or leaves that open: it is not sent
            again then.
        is_renewed: Whether the gateway's credentials have answered a refusal: they do so once.
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
        """Whether Airflow refused it, so the gateway did not."""
        return not response.is_success and is_airflows(self.caller, response)

    def is_the_request(self, sent: httpx.Request) -> bool:
        return _is_same(sent, self.request)

    def is_for_everybody(self) -> bool:
        """Whether it asks for the version or the health, which Airflow itself tells everybody."""
        paths = ("version", "health", "monitor/health")
        whole = tuple(f"/api/{self.caller.api}/{path}" for path in paths)
        return self.request.method == "GET" and place_of(self.request.url).endswith(whole)


class BehindGateway(SecretAuth):
    """Two credentials: for what stands in front of Airflow, and for Airflow itself.

    In front may be Google's Identity-Aware Proxy, oauth2-proxy, nginx with `auth_request`, Istio or
    the like. The credentials of the gateway go with all requests to Airflow's server, a login at
    `/auth/token` included, in a header of their own, and nowhere else.

    The requests for Airflow's version and health carry those of the gateway alone: Airflow tells
    them to everybody. When a request is refused in Airflow's words, Airflow's credentials are
    renewed; after a 401 of the gateway, those of the gateway; if the answer does not tell, first
    the one, then the other. Each is renewed once for one request. A redirect or a login page of the
    gateway renews nothing. A request that may have started something is not sent again.

    A gateway that wants a cookie, as oauth2-proxy does for browsers, is not supported. With httpx's
    own clients, keep `follow_redirects` off: httpx would take the header along to another server.

    Args:
        gateway: Credentials for the gateway, such as `GoogleIdToken(audience)` or
            `BasicAuth(username, password)`; a str is a bearer token, and a `PasswordAuth` is basic
            authentication here. What they put into the header `Authorization` is sent in `header`
            instead.
        airflow: Credentials for Airflow, such as `PasswordAuth(username, password)`; a str is a
            bearer token. `NoAuth()` if the gateway tells Airflow who it is.
        header: The header in which the gateway expects its credentials. The default is that of the
            Identity-Aware Proxy. `"Authorization"` is for `airflow=NoAuth()` alone.

    Raises:
        TypeError: An argument has another type.
        ConfigError: The header cannot be used. On the first request: the default header would go
            through a forward proxy to an http:// address, and such a proxy reads and removes it.

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
            # The repr of a half-made object would fail.
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
        """The address of Airflow, if its credentials tell it."""
        return self._airflow.base_url() if isinstance(self._airflow, SecretAuth) else None

    def times(self) -> TokenTimes | None:
        """Those of Airflow's credentials, or else of the gateway's."""
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
        """All requests of Airflow's credentials, each with those of the gateway if it needs them.

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
            # Other credentials for Airflow would not help against the gateway, and its refusal of a
            # login says nothing about these.
            if response is None or _is_refusal_of_gateway(response):
                return
            wanted = yield from _next_of(airflow, response)

    def _for_airflow(self, trip: _Trip) -> httpx.Auth:
        # A login for it would fail on Airflow 2, where there is none, and may be wrong for either.
        is_needed = isinstance(self._airflow, BehindGateway) or not trip.is_for_everybody()
        return self._airflow if is_needed else httpx.Auth()

    def _passed(
        self,
        trip: _Trip,
        wanted: httpx.Request,
        begin: Callable[[httpx.Auth, httpx.Request], F],
    ) -> Generator[_Step[F], _Reply, httpx.Response | None]:
        """Send a request with the gateway's credentials; None if these gave up."""
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
                del sent.headers[AUTHORIZATION]  # not to be mistaken for the gateway's next
            asked = yield from _next_of(gateway, response)
        if own is not None:
            # Errors leave out what the headers of the request hold.
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
    """No credentials: a client certificate, a public role, or a key in the client's `headers`.

    >>> NoAuth()
    NoAuth()
    """

    def __repr__(self) -> str:
        return "NoAuth()"

    def __eq__(self, other: object) -> bool:
        return type(other) is NoAuth

    def __hash__(self) -> int:
        return hash(NoAuth)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.extensions[NO_AUTH] = True
        yield request


def _credentials(name: str, given: httpx.Auth | str) -> httpx.Auth:
    if isinstance(given, str):
        return BearerToken(given)
    if not isinstance(given, httpx.Auth):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name} must be an httpx.Auth or a token as str, not {a_type(given)}")
    return given


def _of_gateway(given: httpx.Auth) -> httpx.Auth:
    # A gateway has no login of Airflow's.
    return given.basic if isinstance(given, PasswordAuth) else given


def _check(gateway: httpx.Auth, airflow: httpx.Auth, header: str) -> None:
    _check_header(header)
    if isinstance(gateway, ClientCredentials | JwtLogin | Mwaa):
        raise ConfigError(
            f"{type(gateway).__name__} is a login at Airflow, and cannot be the gateway's "
            "credentials: use BasicAuth(username, password), OAuth2ClientCredentials or a token."
        )
    if header.lower() == AUTHORIZATION.lower() and not isinstance(airflow, NoAuth):
        raise ConfigError(
            "Two credentials need two headers, and Airflow's are in Authorization: give header= "
            "the one in which the gateway expects its own, or airflow=NoAuth() if the gateway "
            "tells Airflow who it is."
        )


def _check_header(header: str) -> None:
    if not isinstance(header, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"header must be a str, not {a_type(header)}")
    if HEADER.fullmatch(header) is None or header.lower() in TAKEN:
        raise ConfigError(
            "header is not the name of a header that can hold credentials: give one such as "
            "'Proxy-Authorization' or 'X-Gateway-Authorization', without a value."
        )


def _is_refusal_of_gateway(response: httpx.Response) -> bool:
    """Whether the gateway refused a request, beyond doubt: Airflow's API gives no pages."""
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
