"""A gateway in front of Airflow that requires credentials of its own on every path."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from typing import Literal, TypeAlias
from urllib.parse import quote

import attrs

from airflow_trigger._arguments import (
    must_be_count,
    must_be_name,
    must_be_positive,
    refuse_other,
)
from airflow_trigger.models import Api
from airflow_trigger.testing._access import must_be_secret
from airflow_trigger.testing._faults import Delivery, login_page
from airflow_trigger.testing._state import Airflow
from airflow_trigger.testing._wire import Answer, ReceivedRequest, Target, html_answer

GatewayRefusal: TypeAlias = Literal[
    "unauthorized", "forbidden", "not_found", "redirect", "login_page"
]
LOGIN = "https://login.test/oauth2/start?rd="


@attrs.frozen(kw_only=True)
class Front:
    """The settings of a gateway, and the requests that it received.

    Attributes:
        token: The required value of the header, alone or after "Bearer ".
        seen: The requests, each with whether it was let through.
    """

    token: str = attrs.field(repr=False)
    header: str
    refusal: GatewayRefusal
    max_body: int | None
    timeout: float | None
    seen: list[tuple[ReceivedRequest, bool]] = attrs.field(
        init=False, factory=list[tuple[ReceivedRequest, bool]], repr=False
    )

    def __attrs_post_init__(self) -> None:
        must_be_secret("token", self.token)
        if not self.token:
            raise ValueError("token is empty: give the token that the gateway requires")
        must_be_name("header", self.header)
        refuse_other("refusal", self.refusal, GatewayRefusal)
        if self.max_body is not None:
            must_be_count("max_body", self.max_body, least=0)
        if self.timeout is not None:
            must_be_positive("timeout", self.timeout)

    @property
    def _credentials(self) -> str:
        return self.token if " " in self.token else f"Bearer {self.token}"

    def admits(self, request: ReceivedRequest) -> ReceivedRequest:
        """The request with the gateway's token added."""
        headers = {**request.headers, self.header.lower(): self._credentials}
        return attrs.evolve(request, headers=headers)

    def refuses(self, request: ReceivedRequest) -> Answer | None:
        """The gateway's own response to a request that it rejects; None if it forwards it."""
        may_pass = request.headers.get(self.header.lower()) in (self.token, self._credentials)
        self.seen.append((request, may_pass))
        if not may_pass:
            return self._refusal_of(request)
        if self.max_body is not None and len(request.content) > self.max_body:
            return _page(413, "413 Request Entity Too Large")
        return None

    def _refusal_of(self, request: ReceivedRequest) -> Answer:
        match self.refusal:
            case "unauthorized":
                challenge = {"WWW-Authenticate": "Bearer"}
                return attrs.evolve(_page(401, "401 Authorization Required"), headers=challenge)
            case "forbidden":
                return Answer(403, b"RBAC: access denied", "text/plain")
            case "not_found":
                return _page(404, "404 Not Found")
            case "redirect":
                location = {"Location": LOGIN + quote(request.path, safe="")}
                return attrs.evolve(_page(302, "302 Found"), headers=location)
            case "login_page":
                return login_page()

    def passes_on(
        self, request: ReceivedRequest, authorization: Callable[[], str]
    ) -> ReceivedRequest:
        """The request without the gateway's token; in `Authorization`, Airflow's replaces it."""
        own = self.header.lower()
        headers = {name: value for name, value in request.headers.items() if name != own}
        if own == "authorization":
            headers[own] = authorization()
        return attrs.evolve(request, headers=headers)

    def passes_back(self, delivery: Delivery) -> Delivery:
        """Airflow's response, or the gateway's own 504 if the response is too late."""
        if self.timeout is None or delivery.seconds <= self.timeout:
            return delivery
        page = _page(504, "504 Gateway Time-out")
        return attrs.evolve(delivery, answer=page, seconds=self.timeout)


@attrs.frozen(repr=False)
class Gateway:
    """The gateway that `FakeAirflow.gateway` puts in front of the fake; keeps its requests."""

    _front: Front
    _lock: threading.RLock

    def __repr__(self) -> str:
        return f"Gateway(header={self._front.header!r}, refusal={self._front.refusal!r})"

    def requests(self, target: Target = "any") -> list[ReceivedRequest]:
        """Return the requests that the gateway received, the oldest first.

        `FakeAirflow.requests` returns only those that the gateway let through.

        Args:
            target: The operation of the requests to return, as for `FakeAirflow.requests`.

        Raises:
            ValueError: The target is unknown.
        """
        return [request for request, _ in self._found(target)]

    def refused(self, target: Target = "any") -> list[ReceivedRequest]:
        """Return the requests that the gateway rejected, because the token was missing or wrong.

        Args:
            target: The operation of the requests to return, as for `requests`.

        Raises:
            ValueError: The target is unknown.
        """
        return [request for request, may_pass in self._found(target) if not may_pass]

    def _found(self, target: Target) -> list[tuple[ReceivedRequest, bool]]:
        refuse_other("target", target, Target)
        with self._lock:
            return [one for one in self._front.seen if one[0].is_for(target)]


class GatewayOrders:
    """The methods of the fake that add and remove a gateway."""

    api: Api
    username: str
    _airflow: Airflow
    _front: Front | None
    _lock: threading.RLock

    def gateway(
        self,
        *,
        token: str,
        header: str = "Proxy-Authorization",
        refusal: GatewayRefusal = "unauthorized",
        max_body: int | None = None,
        timeout: float | None = None,
    ) -> Gateway:
        """Put a gateway in front of the fake that requires a token on every path.

        The login and `/version` are behind the gateway too, as with Google's Identity-Aware Proxy,
        oauth2-proxy, nginx with `auth_request`, or Istio. The gateway removes its header before it
        forwards a request. Queued faults apply to forwarded requests. Clients that the fake creates
        send the token, unless they get an `auth` of their own.

        Args:
            token: The required token, alone or after "Bearer ". A value with a space, such as
                "Basic YWRhOnNlY3JldA==", must match exactly.
            header: The header that must contain the token. With "Authorization" the token is for
                Airflow too, as on Cloud Composer and Astronomer: Airflow treats forwarded requests
                as requests of the user with all permissions.
            refusal: The response to requests without the token: "unauthorized" (401), "forbidden"
                (403), "not_found" (404), "redirect" (302 to a login) or "login_page" (200).
            max_body: The largest body in bytes that is forwarded; larger bodies get a 413. None: no
                limit.
            timeout: After how many seconds the gateway responds with 504; a request delayed by
                `slow` has been processed by then. None: never.

        Returns:
            The gateway, which keeps the requests that it receives. It stays until `gateway` is
            called again, or `remove_gateway`.

        Raises:
            TypeError: An argument has the wrong type.
            ValueError: An argument has an invalid value, such as an unknown refusal.

        >>> from airflow_trigger.testing import FakeAirflow
        >>> fake = FakeAirflow()
        >>> gateway = fake.gateway(token="gateway-token", refusal="redirect")
        >>> with fake.client() as airflow:
        ...     airflow.server().version
        '3.3.2'
        >>> len(gateway.requests("version")), len(gateway.refused())
        (1, 0)
        """
        front = Front(
            token=token, header=header, refusal=refusal, max_body=max_body, timeout=timeout
        )
        with self._lock:
            self._front = front
        return Gateway(front, self._lock)

    def remove_gateway(self) -> None:
        """Remove the gateway, if there is one."""
        with self._lock:
            self._front = None

    def _authorization(self) -> str:
        """The credentials of the user with all permissions."""
        access = self._airflow.access
        user = access.users[self.username]
        if self.api == "v2":
            return f"Bearer {access.new_token(user, self._airflow.now)}"
        return f"Basic {base64.b64encode(f'{user.username}:{user.password}'.encode()).decode()}"


def _page(status: int, title: str) -> Answer:
    return html_answer(status, title=title, text="nginx")
