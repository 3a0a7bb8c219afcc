"""Tokens: how they are sent, how long they are valid, and how they are renewed."""

from __future__ import annotations

import base64
import copy
import json
import math
import threading
import time
from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, NoReturn, Protocol, TypeGuard, TypeVar, cast

import httpx

from airflow_trigger._arguments import is_unicode
from airflow_trigger._http.faults import LoginUnavailable
from airflow_trigger._ownership import Owned, of_loop, of_process
from airflow_trigger._secrets import FramesDropped, Secret
from airflow_trigger.errors import (
    AirflowTriggerError,
    AuthenticationFailed,
    ConfigError,
    UnexpectedResponse,
)

if TYPE_CHECKING:
    import asyncio

    from airflow_trigger.models import JSON

# Seconds before its expiry at which a token is renewed; for a short-lived token, a tenth of its
# lifetime.
RENEW_BEFORE = 60.0
# For a very short-lived token, this many seconds, or half of its lifetime: servers round its times
# down to whole seconds, and the token is a little older when the response with it arrives.
ROUNDED = 1.5
# Seconds after a login during which an ambiguous rejection is not blamed on the token.
TRUSTED = 60.0
# Seconds for which a rejected login is not repeated: servers lock accounts after a few failures.
REFUSAL_KEPT = 30.0
# The statuses of Airflow 3 and its auth managers for wrong credentials.
COUNTED = frozenset({400, 401, 403, 422})
# The `typ` claims of Keycloak's tokens that are not sent with requests.
REFRESH_TOKENS = frozenset({"offline", "refresh"})

READS = frozenset({"GET", "HEAD"})

# The stack frames of functions that obtain a token contain secrets.
OURS_DROPPED = FramesDropped(AirflowTriggerError, LoginUnavailable)

E = TypeVar("E", bound=AirflowTriggerError | LoginUnavailable)


class TokenTimes(NamedTuple):
    """The known times of a token, all with a time zone.

    Attributes:
        issued: Its `iat`.
        not_before: Its `nbf`.
        expires: Its `exp`, or that of a token inside it if that is earlier.
        renewed: When it will be renewed.
    """

    issued: datetime | None
    not_before: datetime | None
    expires: datetime | None
    renewed: datetime | None = None


class SecretAuth(httpx.Auth):
    """Credentials that contain a secret."""

    def base_url(self) -> str | None:
        """The address of the server that these credentials are for, if they know it."""
        return None

    def times(self) -> TokenTimes | None:
        """The times of the token that was sent last; None if there is no token."""
        return None

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} contains a secret and cannot be pickled")


class Token:
    """A token and its lifetime; times are on the clock of `time.monotonic`.

    Args:
        header: The value of the header that it is sent in, which no repr of the token shows.
        renew_at: When to renew it; None: when it is rejected.
        version: The version of the file that it was read from.

    Attributes:
        trusted_since: When it was issued, or when a renewal last failed to replace it.
    """

    def __init__(self, header: str, renew_at: float | None, version: tuple[int, ...] = ()) -> None:
        self._held = Secret(header)
        self.renew_at = renew_at
        self.version = version
        self.trusted_since = time.monotonic()

    @property
    def header(self) -> str:
        return self._held.value

    def is_fresh(self) -> bool:
        return self.renew_at is None or time.monotonic() < self.renew_at

    def sign(self, request: httpx.Request) -> None:
        """Set the token on a request, replacing an earlier token."""
        request.headers["Authorization"] = self.header

    def is_refused(self, request: httpx.Request, response: httpx.Response) -> bool:
        """Whether the response rejects the token, or may do so."""
        # Airflow 3 responds with 403 to a token that it cannot read, and 401 to an expired one.
        if response.status_code == 401 or (
            response.status_code == 403 and b"Invalid JWT token" in response.content
        ):
            return True
        # A token may expire early: Airflow 3 with Keycloak responds with 403, or even 500, once the
        # token inside it has expired. But 403 also means that the user lacks a permission.
        is_doubtful = response.status_code == 403 or (
            response.status_code == 500 and request.method in READS
        )
        return is_doubtful and self._is_old()

    def doubt(self, response: httpx.Response) -> None:
        """Make the next request renew the token, if this response may reject it.

        That is a 500 in response to a write: it may have had an effect, so it is not retried.
        """
        if response.status_code == 500 and self._is_old():
            self.renew_at = time.monotonic()

    def _is_old(self) -> bool:
        return time.monotonic() - self.trusted_since > TRUSTED


def checked_text(value: str, what: str) -> str:
    """Check that a secret can be sent. Raises TypeError or ConfigError without the secret."""
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{what} must be a str, not {type(value).__name__}")
    if not is_unicode(value):
        raise ConfigError(f"{what} is not valid Unicode: it contains half of a surrogate pair.")
    return value


def login_text(value: str, what: str) -> str:
    """Same as `checked_text`, for a user name or a password."""
    if checked_text(value, what).endswith(("\r", "\n")):
        raise ConfigError(
            f"{what} ends with a line break, as the content of a file often does: remove the line "
            "break."
        )
    return value


def bearer(token: str, what: str) -> str:
    """The header for a token. Raises ConfigError if it is not valid there (RFC 9110, 5.5)."""
    if problem := token_problem(token):
        raise ConfigError(f"{what} must be one word of visible ASCII characters, and {problem}.")
    return f"Bearer {token}"


def token_problem(token: str) -> str | None:
    """Why a token cannot be sent, without showing it."""
    words = token.split()
    if not words:
        return "is blank" if token else "is empty"
    if words[0].rstrip(":").lower() in ("basic", "bearer") and len(words) == 1:
        return f"is the word {words[0]!r} alone"
    if len(words) > 1 and words[0].rstrip(":").lower() == "bearer":
        return "begins with 'Bearer': leave it out"
    if token[-1] in "\r\n":
        return "ends with a line break"
    if words != [token]:
        return "contains white space" if len(words) > 1 else "has white space around it"
    if not token.isascii():
        return "contains a character that is not ASCII"
    return None if token.isprintable() else "contains a control character"


def renew_at_of(token: str, *, is_new: bool) -> float | None:
    """When to renew a JWT (RFC 7519), on the clock of `time.monotonic`; None if it has no expiry.

    A token expires with the first token inside it: the token of the Keycloak auth manager contains
    Keycloak's own token, and is useless once that has expired.

    Args:
        token: The token.
        is_new: Whether the token was issued now, as after a login. If so, its lifetime counts from
            its `iat`, so a difference between the clocks of server and client does not matter.
            Otherwise its lifetime counts by the client's clock, unless that says it has expired.
    """
    claims = _claims(token)
    now, issued = time.time(), number_in(claims, "iat")
    life = min(_lives(claims, now if issued is None else issued), default=None)
    if life is None:
        return None
    if not is_new and issued is not None and 0 < issued + life - now < life:
        life = issued + life - now
    return before_end(life)


def _claims(token: str) -> JSON:
    """The claims of a JWT; None for anything else."""
    try:
        payload = token.split(".")[1]
        claims: JSON = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (IndexError, RecursionError, ValueError):
        return None
    return claims


def times_of(header: str) -> TokenTimes:
    """The times of the token in a header; all None if it is not a JWT."""
    claims = _claims(header.partition(" ")[2])
    issued, not_before = number_in(claims, "iat"), number_in(claims, "nbf")
    return TokenTimes(_date(issued), _date(not_before), _date(min(_ends(claims), default=None)))


def _ends(claims: JSON) -> Iterator[float]:
    """The expiry times of the token with these claims, and of each token inside it."""
    if isinstance(claims, dict) and str(claims.get("typ")).lower() in REFRESH_TOKENS:
        return
    end = number_in(claims, "exp")
    if end is not None and end > 0:
        yield end
    for inside in _texts(claims):
        yield from _ends(_claims(inside))


def _date(seconds: float | None) -> datetime | None:
    try:
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    except (OSError, OverflowError, ValueError):
        return None


def _lives(claims: JSON, since: float) -> Iterator[float]:
    """The lifetimes in seconds of the token with these claims, and of each token inside it.

    A token inside may be older than the outer one, or from a server with another clock.
    """
    # The lifetime of a refresh token does not limit the others.
    if isinstance(claims, dict) and str(claims.get("typ")).lower() in REFRESH_TOKENS:
        return
    end, issued = number_in(claims, "exp"), number_in(claims, "iat")
    # Keycloak's `exp` of 0 means that the token does not expire.
    if end is not None and end > 0:
        life = end - max(since, since if issued is None else issued)
        if life <= 0 and issued is not None:
            # A token that was just issued has not expired: its server's clock is behind.
            life = end - issued
        # A lifetime of 0 or less is ignored; otherwise each request would log in.
        if life > 0:
            yield life
    for inside in _texts(claims):
        yield from _lives(_claims(inside), since)


def number_in(claims: JSON, name: str) -> float | None:
    value = claims.get(name) if isinstance(claims, dict) else None
    try:
        number = float(cast(float, value))
    except (OverflowError, TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _texts(claims: JSON) -> Iterator[str]:
    """All strings in the claims, at any depth, except under names of refresh tokens."""
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
    return time.monotonic() + life - min(RENEW_BEFORE, max(life / 10, min(ROUNDED, life / 2)))


class Renewals:
    """The token for one server, and the lock to renew it.

    Attributes:
        token: The last token, or None.
        failures: How many renewals have failed.
    """

    def __init__(self) -> None:
        self.token: Token | None = None
        self.failures = 0
        self._failure: AirflowTriggerError | LoginUnavailable | None = None
        self._refused_at = -math.inf
        self._lock = of_process(threading.Lock)

    @cached_property
    def _async_lock(self) -> Owned[asyncio.AbstractEventLoop, asyncio.Lock]:
        import asyncio

        return of_loop(asyncio.Lock)

    @contextmanager
    def turn(self, request: httpx.Request) -> Generator[None]:
        """Hold the lock; wait for it no longer than the request may take."""
        seconds, lock = _patience(request), self._lock.here()
        if not lock.acquire(timeout=-1 if seconds is None else seconds):
            raise _waited_too_long(request)
        try:
            yield
        finally:
            lock.release()

    @asynccontextmanager
    async def turn_async(self, request: httpx.Request) -> AsyncGenerator[None]:
        """Hold the lock of the running event loop, with the same limit."""
        import asyncio  # slow to import, and the sync client does not need it

        seconds, lock = _patience(request), self._async_lock.here()
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
            request: The request that needs the token.
            failures: How many renewals had failed when the request began to wait. Requests that
                waited for a renewal fail together with it, instead of each sending a login to a
                server that is down.
            refused: The token that the server rejected, if there is one.
        """
        self._fail_again(request, failures)
        try:
            yield
        except BaseException as error:
            self.failures += 1
            # Keep a copy to raise again: the frames of the original contain secrets.
            self._failure = (
                copied(error) if isinstance(error, AirflowTriggerError | LoginUnavailable) else None
            )
            if is_refusal(error):
                self._refused_at = time.monotonic()
            if isinstance(error, LoginUnavailable):
                error.request = request
            elif refused is not None and isinstance(error, AirflowTriggerError):
                refused.trusted_since = time.monotonic()
            raise
        self._failure = None

    def _fail_again(self, request: httpx.Request, failures: int) -> None:
        failure, ago = self._failure, time.monotonic() - self._refused_at
        if is_refusal(failure) and ago < REFUSAL_KEPT:
            raise _refused_before(failure, ago)
        if self.failures == failures:
            return
        again = copied(failure or LoginUnavailable("another request's login failed"))
        if isinstance(again, LoginUnavailable):
            again.request = request
        raise again


class Login(Protocol):
    """A login over HTTP; `auth._login` has the implementations."""

    def request(self, cause: httpx.Request) -> httpx.Request:
        """The login for a request."""
        ...

    def token(self, cause: httpx.Request, response: httpx.Response) -> Token:
        """The token in the response to the login. Raises an error if there is none."""
        ...


class RenewedToken(SecretAuth):
    """A token that is obtained on demand, once for all threads and tasks that wait for it.

    A request whose token is rejected is retried once with a new token. The body of a successful
    response is not read, because it may be streamed.
    """

    def __init__(self) -> None:
        self._renewals: dict[str, Renewals] = {}

    def times(self) -> TokenTimes | None:
        tokens = [renewals.token for renewals in self._renewals.values() if renewals.token]
        if not tokens:
            return None
        token = tokens[-1]
        if token.renew_at is None:
            return times_of(token.header)
        left = timedelta(seconds=token.renew_at - time.monotonic())
        return times_of(token.header)._replace(renewed=datetime.now(UTC) + left)

    def _provide(self) -> Token:
        """Obtain a new token without a login over HTTP."""
        raise NotImplementedError

    async def _provide_async(self) -> Token:
        return self._provide()

    def _login(self, request: httpx.Request) -> Login | None:
        """The login for a new token; None: `_provide` obtains it."""
        return None

    async def _login_async(self, request: httpx.Request) -> Login | None:
        return self._login(request)

    def _key(self, request: httpx.Request) -> str:
        """The server that a token is for; it is never sent to another one."""
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
                        with OURS_DROPPED, renewals.renewal(request, failures, refused):
                            login = self._login(request)
                            if login is None:
                                token = self._provide()
                            else:
                                response = yield login.request(request)
                                response.read()
                                token = login.token(request, response)
                        renewals.token = token
            if refused is not None and token.header == refused.header:
                return
            token.sign(request)
            response = yield request
            if not response.is_success:
                response.read()
            if not token.is_refused(request, response):
                token.doubt(response)
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
                        with OURS_DROPPED, renewals.renewal(request, failures, refused):
                            login = await self._login_async(request)
                            if login is None:
                                token = await self._provide_async()
                            else:
                                response = yield login.request(request)
                                await response.aread()
                                token = login.token(request, response)
                        renewals.token = token
            if refused is not None and token.header == refused.header:
                return
            token.sign(request)
            response = yield request
            if not response.is_success:
                await response.aread()
            if not token.is_refused(request, response):
                token.doubt(response)
                return
            refused = token


def is_refusal(error: BaseException | None) -> TypeGuard[AirflowTriggerError]:
    """Whether a login was rejected for its credentials, which may count against the account.

    A router's 404, a redirect or an HTML page says nothing about the next login.
    """
    if isinstance(error, AuthenticationFailed):
        return error.status == 401 or (error.by_airflow and error.status in COUNTED)
    return isinstance(error, UnexpectedResponse) and error.status == 401


def copied(error: E) -> E:
    """An error to raise again, with a traceback of its own."""
    another = copy.copy(error)
    another.__cause__ = error.__cause__
    return another


def _refused_before(refusal: AirflowTriggerError, ago: float) -> AirflowTriggerError:
    again = copied(refusal)
    again.args = (
        f"{refusal} The login was rejected {ago:.0f} s ago, and is not tried again for another "
        f"{math.ceil(REFUSAL_KEPT - ago)} s, because repeated failures lock accounts.",
    )
    return again


def _patience(request: httpx.Request) -> float | None:
    """How many seconds a request may wait for the lock: as long as its own login could take."""
    limits: list[float | None] = list(request.extensions.get("timeout", {}).values())
    ends = [seconds for seconds in limits if seconds is not None]
    # httpx's own clients may leave a part without a limit.
    if not ends or len(ends) < len(limits):
        return None
    return min(max(ends), threading.TIMEOUT_MAX)


def _waited_too_long(request: httpx.Request) -> LoginUnavailable:
    return LoginUnavailable(
        "a login that another request started did not finish in time", request=request
    )
