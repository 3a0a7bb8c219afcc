"""What the kinds of credentials are made of: tokens, and when to renew them."""

from __future__ import annotations

import base64
import copy
import json
import math
import threading
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn
from weakref import WeakKeyDictionary

import httpx

from airflow_trigger._forks import call_in_children
from airflow_trigger.errors import AirflowTriggerError, ConfigError

if TYPE_CHECKING:
    import asyncio

# A token is renewed when this much of its life is left, in seconds, or a tenth of a short life.
RENEW_BEFORE = 60.0


class SecretAuth(httpx.Auth):
    """Something with a secret inside."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} holds a secret and cannot be pickled")


class Token:
    """A token, and until when it is good.

    Args:
        header: The value of the Authorization header.
        renew_at: On the clock of `time.monotonic`; None: until it is refused.
    """

    def __init__(self, header: str, renew_at: float | None) -> None:
        self.header = header
        self.renew_at = renew_at

    def is_fresh(self) -> bool:
        return self.renew_at is None or time.monotonic() < self.renew_at


class RenewedToken(SecretAuth):
    """A token that is had when it is needed, once for all threads and tasks that wait for it.

    A request that is refused for its token is sent once more if a new one can be had.
    """

    requires_response_body = True

    def __init__(self) -> None:
        self._tokens: dict[str, Token] = {}
        # By the same key: when a renewal failed last, and of what.
        self._failures: dict[str, tuple[float, AirflowTriggerError | None]] = {}
        self._lock = threading.Lock()
        call_in_children(self._after_fork)
        # An asyncio.Lock serves one event loop only.
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = (
            WeakKeyDictionary()
        )

    def _after_fork(self) -> None:
        self._lock = threading.Lock()

    def _provide(self) -> Token:
        """Have a new token without asking the server."""
        raise NotImplementedError

    async def _provide_async(self) -> Token:
        return self._provide()

    def _login_request(self, request: httpx.Request) -> httpx.Request | None:
        """What to ask the server for a token; None: it is not the server that gives it."""
        return None

    def _accept(self, request: httpx.Request, response: httpx.Response) -> Token:
        """The token in the server's answer to `_login_request`."""
        raise NotImplementedError

    def _key(self, request: httpx.Request) -> str:
        """What a token is good for; one of another server is not sent to this one."""
        return ""

    def _is_usable(self, token: Token) -> bool:
        return token.is_fresh()

    def _usable(self, request: httpx.Request, refused: Token | None) -> Token | None:
        token = self._tokens.get(self._key(request))
        if token is None or token is refused or not self._is_usable(token):
            return None
        return token

    @contextmanager
    def _renewal(self, request: httpx.Request, asked_at: float) -> Generator[None]:
        """Renew a token; whoever waited for a renewal that failed fails with it.

        Each in its turn would ask a server that does not answer, or that locks the user out.
        """
        key = self._key(request)
        failed_at, failure = self._failures.get(key, (-math.inf, None))
        if failed_at > asked_at:
            raise copy.copy(failure) or LoginUnavailable("another login failed", request=request)
        try:
            yield
        except BaseException as error:
            known = error if isinstance(error, AirflowTriggerError) else None
            self._failures[key] = time.monotonic(), known
            raise

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        refused: Token | None = None
        for _ in range(2):
            asked_at = time.monotonic()
            with self._lock:
                token = self._usable(request, refused)
                if token is None:
                    with self._renewal(request, asked_at):
                        login = self._login_request(request)
                        if login is None:
                            token = self._provide()
                        else:
                            answer = yield login
                            answer.read()
                            token = self._accept(request, answer)
                    self._tokens[self._key(request)] = token
            if refused is not None and token.header == refused.header:
                return
            request.headers["Authorization"] = token.header
            response = yield request
            response.read()
            if not is_token_refused(response):
                return
            refused = token

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        import asyncio  # takes long to load, and is needed here alone

        refused: Token | None = None
        for _ in range(2):
            asked_at = time.monotonic()
            async with self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
                token = self._usable(request, refused)
                if token is None:
                    with self._renewal(request, asked_at):
                        login = self._login_request(request)
                        if login is None:
                            token = await self._provide_async()
                        else:
                            answer = yield login
                            await answer.aread()
                            token = self._accept(request, answer)
                    self._tokens[self._key(request)] = token
            if refused is not None and token.header == refused.header:
                return
            request.headers["Authorization"] = token.header
            response = yield request
            await response.aread()
            if not is_token_refused(response):
                return
            refused = token


class LoginUnavailable(httpx.TransportError):
    """No token could be had for now, so the request itself was not sent."""


def bearer(token: str, what: str) -> str:
    # Anything else cannot stand in a header (RFC 9110, section 5.5) and would end up in an error.
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise ConfigError(f"{what} must be one word of visible ASCII characters")
    return f"Bearer {token}"


def is_token_refused(response: httpx.Response) -> bool:
    # 3.x answers 403 to a token that it cannot read, and 401 to one that has expired.
    return response.status_code == 401 or (
        response.status_code == 403 and "Invalid JWT token" in response.text
    )


def renew_at_of(token: str) -> float | None:
    """When to renew a JWT (RFC 7519), on the clock of `time.monotonic`; None if it does not say.

    Its life is taken as `exp` minus `iat`, both of the server's clock, so that a difference between
    that clock and ours does not matter.
    """
    try:
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        life = float(claims["exp"]) - float(claims.get("iat", time.time()))
    except (IndexError, KeyError, TypeError, ValueError):
        return None
    return before_end(life)


def before_end(life: float) -> float:
    return time.monotonic() + life - min(RENEW_BEFORE, life / 10)
