"""Tokens: how they are sent, how long they are valid, and how they are renewed once for all."""

from __future__ import annotations

import base64
import copy
import json
import math
import threading
import time
from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, NoReturn, TypeVar, cast
from weakref import WeakKeyDictionary

import httpx

from airflow_trigger._forks import call_in_children
from airflow_trigger.errors import (
    AirflowTriggerError,
    AuthenticationFailed,
    ConfigError,
    UnexpectedResponse,
)

if TYPE_CHECKING:
    import asyncio

    from airflow_trigger.models import JSON

# A token is renewed when this much of its life is left, in seconds, or a tenth of a short life.
RENEW_BEFORE = 60.0

# For so many seconds a token is not doubted: what the server refuses then is refused for good.
TRUSTED = 60.0

# The `typ` claims of Keycloak's tokens that are not sent with requests.
REFRESH_TOKENS = frozenset({"offline", "refresh"})

READS = frozenset({"GET", "HEAD"})


class SecretAuth(httpx.Auth):
    """Something with a secret inside."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} holds a secret and cannot be pickled")


class LoginUnavailable(httpx.TransportError):
    """No token could be had for now, so the request itself was not sent.

    Attributes:
        error: What to raise if it stays so; None: that the server cannot be reached.
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

    def again(self, request: httpx.Request | None) -> LoginUnavailable:
        """The same for another request."""
        return LoginUnavailable(
            str(self), request=request, error=self.error, retry_after=self.retry_after
        )


class ResponseLost(httpx.TransportError):
    """The server answered, and an Auth failed at the answer: what came of it is not known."""


class Token:
    """A token, and until when it is good; times on the clock of `time.monotonic`.

    Args:
        header: The value of the Authorization header.
        renew_at: None: until it is refused.
        version: Of the file that it was read from.

    Attributes:
        trusted_since: When it was given, or when doubts about it were last settled.
    """

    def __init__(self, header: str, renew_at: float | None, version: tuple[int, ...] = ()) -> None:
        self.header = header
        self.renew_at = renew_at
        self.version = version
        self.trusted_since = time.monotonic()

    def is_fresh(self) -> bool:
        return self.renew_at is None or time.monotonic() < self.renew_at

    def is_refused(self, request: httpx.Request, response: httpx.Response) -> bool:
        """Whether the response asks for another token, or may do so."""
        if is_token_refused(response):
            return True
        # A token can end before it says so: Airflow 3 with Keycloak answers 403, or even 500, once
        # the token inside has ended. So does a server whose user lacks a permission.
        is_doubtful = response.status_code == 403 or (
            response.status_code == 500 and request.method in READS
        )
        return is_doubtful and time.monotonic() - self.trusted_since > TRUSTED


def checked_text(value: str, what: str) -> str:
    """A text, if it can be sent.

    Raises:
        TypeError, ConfigError: It is none; it is not shown.
    """
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{what} must be a str, not {type(value).__name__}")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ConfigError(f"{what} is not Unicode: it has half of a surrogate pair in it.")
    return value


def login_text(value: str, what: str) -> str:
    """A user name or a password, if it can be meant so.

    Raises:
        TypeError, ConfigError: It cannot; it is not shown.
    """
    if checked_text(value, what).endswith(("\r", "\n")):
        raise ConfigError(
            f"{what} has a line break at its end, as the content of a file often does: set it "
            "without."
        )
    return value


def bearer(token: str, what: str) -> str:
    """The header of a token.

    Raises:
        ConfigError: No header can hold it (RFC 9110, section 5.5); it is not shown.
    """
    if problem := _problem(token):
        raise ConfigError(f"{what} must be one word of visible ASCII characters, and {problem}.")
    return f"Bearer {token}"


def is_sendable(token: str) -> bool:
    return _problem(token) is None


def _problem(token: str) -> str | None:
    words = token.split()
    if not words:
        return "is blank" if token else "is empty"
    if words[0].rstrip(":").lower() in ("basic", "bearer") and len(words) == 1:
        return f"is the word {words[0]!r} alone"
    if len(words) > 1 and words[0].rstrip(":").lower() == "bearer":
        return "begins with 'Bearer': leave it out"
    if token[-1] in "\r\n":
        return "has a line break at its end"
    if words != [token]:
        return "has white space in it" if len(words) > 1 else "has white space around it"
    if not token.isascii():
        return "has a character in it that is not ASCII"
    return None if token.isprintable() else "has a control character in it"


def is_token_refused(response: httpx.Response) -> bool:
    # 3.x answers 403 to a token that it cannot read, and 401 to one that has expired.
    return response.status_code == 401 or (
        response.status_code == 403 and b"Invalid JWT token" in response.content
    )


def is_passing(status: int) -> bool:
    """Whether a login that is answered so may go well a moment later."""
    from airflow_trigger._flows.answers import REFUSALS  # it needs this module

    # 425 (RFC 8470) and 429 (RFC 6585) ask for another attempt.
    return status in (425, 429) or (status >= 400 and status not in REFUSALS)


def renew_at_of(token: str, *, is_new: bool) -> float | None:
    """When to renew a JWT (RFC 7519), on the clock of `time.monotonic`; None if it does not say.

    It ends when the first of the tokens in it ends: that of the Keycloak auth manager holds
    Keycloak's own, and is good for nothing after it.

    Args:
        token: The token.
        is_new: Whether its `iat` is now, as in the answer to a login: its life counts from there,
            so that a difference between the server's clock and ours does not matter. Another one
            may be old, as what a library has kept, and its life counts by our clock, unless it has
            ended by that.
    """
    claims = _claims(token)
    now, issued = time.time(), _number(claims, "iat")
    lives = list(_lives(claims, now if issued is None else issued))
    if not lives:
        return None
    life = min(lives)
    if not is_new and issued is not None and 0 < issued + life - now < life:
        life = issued + life - now
    return before_end(life)


def _claims(token: str) -> JSON:
    """What a JWT says; None of anything else."""
    try:
        payload = token.split(".")[1]
        claims: JSON = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (IndexError, RecursionError, ValueError):
        return None
    return claims


def _lives(claims: JSON, since: float) -> Iterator[float]:
    """For how many seconds the token of these claims is good, and each inside it.

    One inside may be older than that around it, or of a server with another clock.
    """
    # A refresh token ends for itself.
    if isinstance(claims, dict) and str(claims.get("typ")).lower() in REFRESH_TOKENS:
        return
    end, issued = _number(claims, "exp"), _number(claims, "iat")
    # Keycloak's 0 means no end.
    if end is not None and end > 0:
        life = end - max(since, since if issued is None else issued)
        if life <= 0 and issued is not None:
            # A token that was just given has not ended: its clock is behind that of the one around.
            life = end - issued
        # Without any life it says nothing, or each request would log in.
        if life > 0:
            yield life
    for inside in _texts(claims):
        yield from _lives(_claims(inside), since)


def _number(claims: JSON, name: str) -> float | None:
    value = claims.get(name) if isinstance(claims, dict) else None
    try:
        number = float(cast(float, value))
    except (OverflowError, TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _texts(claims: JSON) -> Iterator[str]:
    """The strings in it, however deep, but for those under a name of refresh tokens."""
    left = [claims]
    while left:
        value = left.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            left += [inside for name, inside in value.items() if "refresh" not in name.lower()]
        elif isinstance(value, list):
            left += value


def before_end(life: float) -> float:
    return time.monotonic() + life - min(RENEW_BEFORE, life / 10)


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
