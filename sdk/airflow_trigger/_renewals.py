"""Tokens that are renewed: once for all that wait, and not where that is known to fail."""

from __future__ import annotations

import copy
import math
import threading
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

import httpx

from airflow_trigger._forks import call_in_children
from airflow_trigger._tokens import LoginUnavailable, SecretAuth, Token
from airflow_trigger.errors import AirflowTriggerError, AuthenticationFailed, UnexpectedResponse

if TYPE_CHECKING:
    import asyncio

E = TypeVar("E", bound=AirflowTriggerError)

# So long a refused login is not repeated: servers lock accounts after a few.
REFUSAL_KEPT = 30.0
# What Airflow 3 and its auth managers answer to wrong credentials.
COUNTED = frozenset({400, 401, 403, 422})


class Renewals:
    """The token for one server, and whose turn it is to renew it.

    Attributes:
        token: The last one, if there was any.
        failures: How many renewals have failed.
    """

    def __init__(self) -> None:
        self.token: Token | None = None
        self.failures = 0
        self._failure: Exception | None = None
        self._refused_at = -math.inf
        self._lock = threading.Lock()
        # An asyncio.Lock serves one event loop only.
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = (
            WeakKeyDictionary()
        )

    def after_fork(self) -> None:
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, request: httpx.Request) -> Generator[None]:
        """Wait for one's turn, for as long as the request may take."""
        seconds, lock = _patience(request), self._lock
        if not lock.acquire(timeout=-1 if seconds is None else seconds):
            raise _waited_too_long(request)
        try:
            yield
        finally:
            lock.release()

    @asynccontextmanager
    async def turn_async(self, request: httpx.Request) -> AsyncGenerator[None]:
        """Same as `turn`."""
        import asyncio  # takes long to load, and is needed here alone

        seconds = _patience(request)
        lock = self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock())
        try:
            async with asyncio.timeout(seconds):
                await lock.acquire()
        except TimeoutError:
            raise _waited_too_long(request) from None
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def renewal(
        self, request: httpx.Request, failures: int, refused: Token | None
    ) -> Generator[None]:
        """Renew the token, unless that is known to fail.

        Args:
            request: What the token is for.
            failures: How many renewals had failed when the request came here. Whoever waited for
                one that failed fails with it: each in its turn would ask a server that is down.
            refused: The token that the server did not take, if there is one.
        """
        self._fail_again(request, failures)
        try:
            yield
        except BaseException as error:
            self._note(error)
            if isinstance(error, LoginUnavailable):
                error.request = request
            if refused is not None and isinstance(error, AirflowTriggerError):
                refused.trusted_since = time.monotonic()
            raise
        self._failure = None

    def _fail_again(self, request: httpx.Request, failures: int) -> None:
        failure, ago = self._failure, time.monotonic() - self._refused_at
        if is_refusal(failure) and ago < REFUSAL_KEPT:
            raise _refused_before(failure, ago)
        if self.failures == failures:
            return
        if isinstance(failure, AirflowTriggerError):
            raise copied(failure)
        if isinstance(failure, LoginUnavailable):
            raise failure.again(request)
        raise LoginUnavailable("another login failed", request=request)

    def _note(self, error: BaseException) -> None:
        self.failures += 1
        self._failure = None
        # Only what can be raised again, and a copy: the frames of the original hold secrets.
        if isinstance(error, AirflowTriggerError):
            self._failure = copied(error)
        elif isinstance(error, LoginUnavailable):
            self._failure = error.again(None)
        if is_refusal(error):
            self._refused_at = time.monotonic()


class RenewedToken(SecretAuth):
    """A token that is had when it is needed, once for all threads and tasks that wait for it.

    A request that is refused for its token is sent once more if a new one can be had.
    """

    requires_response_body = True

    def __init__(self) -> None:
        self._renewals: dict[str, Renewals] = {}
        call_in_children(self._after_fork)

    def _after_fork(self) -> None:
        for renewals in self._renewals.values():
            renewals.after_fork()

    def _provide(self) -> Token:
        """Have a new token without asking the server."""
        raise NotImplementedError

    async def _provide_async(self) -> Token:
        return self._provide()

    def _login_request(self, request: httpx.Request) -> httpx.Request | None:
        """What to ask the server for a token; None: it is not the server that gives it."""
        return None

    def _accept(self, request: httpx.Request, response: httpx.Response) -> Token:
        """The token in the server's answer to `_login_request`, of which `request` is the cause."""
        raise NotImplementedError

    def _key(self, request: httpx.Request) -> str:
        """What a token is good for; one of another server is not sent to this one."""
        return ""

    def _is_usable(self, token: Token) -> bool:
        return token.is_fresh()

    def _usable(self, renewals: Renewals, refused: Token | None) -> Token | None:
        token = renewals.token
        if token is None or token is refused or not self._is_usable(token):
            return None
        return token

    def _of(self, request: httpx.Request) -> Renewals:
        key = self._key(request)
        return self._renewals.get(key) or self._renewals.setdefault(key, Renewals())

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        renewals, refused = self._of(request), None
        for _ in range(2):
            token, failures = self._usable(renewals, refused), renewals.failures
            if token is None:
                with renewals.turn(request):
                    token = self._usable(renewals, refused)
                    if token is None:
                        with renewals.renewal(request, failures, refused):
                            login = self._login_request(request)
                            if login is None:
                                token = self._provide()
                            else:
                                answer = yield login
                                answer.read()
                                token = self._accept(request, answer)
                        renewals.token = token
            if refused is not None and token.header == refused.header:
                return
            request.headers["Authorization"] = token.header
            response = yield request
            response.read()
            if not token.is_refused(request, response):
                return
            refused = token

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        renewals, refused = self._of(request), None
        for _ in range(2):
            token, failures = self._usable(renewals, refused), renewals.failures
            if token is None:
                async with renewals.turn_async(request):
                    token = self._usable(renewals, refused)
                    if token is None:
                        with renewals.renewal(request, failures, refused):
                            login = self._login_request(request)
                            if login is None:
                                token = await self._provide_async()
                            else:
                                answer = yield login
                                await answer.aread()
                                token = self._accept(request, answer)
                        renewals.token = token
            if refused is not None and token.header == refused.header:
                return
            request.headers["Authorization"] = token.header
            response = yield request
            await response.aread()
            if not token.is_refused(request, response):
                return
            refused = token


def is_refusal(error: BaseException | None) -> bool:
    """Whether a login was refused for its credentials, which may count against the account.

    A router's 404, a redirect or a page says nothing of the next login.
    """
    if isinstance(error, AuthenticationFailed):
        return error.status == 401 or (error.by_airflow and error.status in COUNTED)
    return isinstance(error, UnexpectedResponse) and error.status == 401


def copied(error: E) -> E:
    """An error to be raised once more: what raising adds to it is not shared."""
    another = copy.copy(error)
    another.__cause__ = error.__cause__
    return another


def _refused_before(refusal: Exception | None, ago: float) -> AirflowTriggerError:
    assert isinstance(refusal, AirflowTriggerError)
    again = copied(refusal)
    again.args = (
        f"{refusal} That was {ago:.0f} s ago: the login was refused, and is not tried again for "
        f"another {math.ceil(REFUSAL_KEPT - ago)} s, as repeated refusals lock accounts.",
    )
    return again


def _patience(request: httpx.Request) -> float | None:
    """For how many seconds a request may wait: for as long as a login of its own could take."""
    limits: list[float | None] = list(request.extensions.get("timeout", {}).values())
    ends = [seconds for seconds in limits if seconds is not None]
    # httpx's own clients may be told not to limit a part.
    if not ends or len(ends) < len(limits):
        return None
    return min(max(ends), threading.TIMEOUT_MAX)


def _waited_too_long(request: httpx.Request) -> LoginUnavailable:
    return LoginUnavailable(
        "a login that another request had begun was not done in time", request=request
    )
