"""What stands in front of Airflow and wants credentials of its own, on every path."""

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
    """How a gateway decides; what it saw, and whether it let it through.

    Attributes:
        token: What its header has to hold, alone or after "Bearer ".
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
            raise ValueError("token is empty: a gateway that wants nothing is none")
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
        """The request with its token."""
        headers = {**request.headers, self.header.lower(): self._credentials}
        return attrs.evolve(request, headers=headers)

    def refuses(self, request: ReceivedRequest) -> Answer | None:
        """Its own answer to a request that it does not let through."""
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
        """The request without its token; if that stood where Airflow's stands, with another."""
        own = self.header.lower()
        headers = {name: value for name, value in request.headers.items() if name != own}
        if own == "authorization":
            headers[own] = authorization()
        return attrs.evolve(request, headers=headers)

    def passes_back(self, delivery: Delivery) -> Delivery:
        """What becomes of Airflow's answer."""
        if self.timeout is None or delivery.seconds <= self.timeout:
            return delivery
        page = _page(504, "504 Gateway Time-out")
        return attrs.evolve(delivery, answer=page, seconds=self.timeout)


@attrs.frozen(repr=False)
class Gateway:
    """A gateway in front of a fake, as `FakeAirflow.gateway` puts it there: what it saw."""

    _front: Front
    _lock: threading.RLock

    def __repr__(self) -> str:
        return f"Gateway(header={self._front.header!r}, refusal={self._front.refusal!r})"

    def requests(self, target: Target = "any") -> list[ReceivedRequest]:
        """The requests that arrived at it, the oldest first.

        Args:
            target: As of `FakeAirflow.requests`, which has those that it let through.
        """
        return [request for request, _ in self._found(target)]

    def refused(self, target: Target = "any") -> list[ReceivedRequest]:
        """Those of them that had not the token that it wants.

        Args:
            target: As of `requests`.
        """
        return [request for request, may_pass in self._found(target) if not may_pass]

    def _found(self, target: Target) -> list[tuple[ReceivedRequest, bool]]:
        refuse_other("target", target, Target)
        with self._lock:
            return [one for one in self._front.seen if one[0].is_for(target)]


class GatewayOrders:
    """What a test says of the gateway."""

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
        """Put a gateway in front of the fake that wants a token on every path.

        The login and `/version` are behind it too, as with Google's Identity-Aware Proxy,
        oauth2-proxy, nginx with `auth_request`, or Istio. It takes its header off before it passes
        a request on. Faults that were ordered happen to what it lets through. The clients that the
        fake makes pass it, unless they are given an `auth`.

        Args:
            token: What it wants, alone or after "Bearer "; with a space in it, such as
                "Basic YWRhOnNlY3JldA==", exactly that.
            header: Where it looks for it. With "Authorization" the token is for Airflow too, as on
                Cloud Composer and Astronomer: what it lets through is a request of the user who may
                do everything.
            refusal: How it answers a request without it: "unauthorized" (401), "forbidden" (403),
                "not_found" (404), "redirect" (302 to a login) or "login_page" (200).
            max_body: The size in bytes of the largest body that it lets through, others being a
                413; None: any.
            timeout: After how many seconds it answers 504, what `slow` delays having been done;
                None: never.

        Returns:
            The gateway, which keeps what it saw. It stays until another one or `remove_gateway`.

        Raises:
            TypeError, ValueError: An argument is of another type, or there is no such refusal.

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
        """Take the gateway away, if there is one."""
        with self._lock:
            self._front = None

    def _authorization(self) -> str:
        """The credentials of the user who may do everything."""
        access = self._airflow.access
        user = access.users[self.username]
        if self.api == "v2":
            return f"Bearer {access.new_token(user, self._airflow.now)}"
        return f"Basic {base64.b64encode(f'{user.username}:{user.password}'.encode()).decode()}"


def _page(status: int, title: str) -> Answer:
    return html_answer(status, title=title, text="nginx")
