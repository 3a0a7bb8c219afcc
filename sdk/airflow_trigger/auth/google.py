"""Google credentials: for Cloud Composer, and for servers behind the Identity-Aware Proxy."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from airflow_trigger._arguments import a_type
from airflow_trigger._http.faults import LoginUnavailable, raised_before_sending
from airflow_trigger._ownership import of_process
from airflow_trigger._secrets import LibraryFramesDropped, Secret
from airflow_trigger.auth._tokens import RenewedToken, Token, bearer, before_end, renew_at_of
from airflow_trigger.errors import AirflowTriggerError, AuthenticationFailed, ConfigError

SCOPES = ("https://www.googleapis.com/auth/cloud-platform",)
ADVICE = (
    "set GOOGLE_APPLICATION_CREDENTIALS to the file of a service account or of a workload identity "
    "federation, or run where there is a metadata server, such as on Compute Engine, Cloud Run or "
    "GKE with workload identity"
)


class Refreshable(Protocol):
    """The part of `google.auth.credentials.Credentials` that is used."""

    @property
    def token(self) -> str | None: ...

    @property
    def expiry(self) -> datetime | None: ...

    @property
    def refresh(self) -> Callable[..., object]: ...


class GoogleToken(RenewedToken):
    """A token that google-auth obtains."""

    def __init__(self) -> None:
        super().__init__()
        _check_installed(type(self).__name__)
        # google-auth's credentials have no lock, and several event loops may share them.
        self._lock = of_process(threading.Lock)
        self._credentials = Secret[Refreshable | None](None)
        self._sent = Secret[str | None](None)

    def _found(self, request: object) -> Refreshable:
        """The credentials; `request` is google-auth's callable that sends requests."""
        raise NotImplementedError

    def _provide(self) -> Token:
        kind = type(self).__name__
        with self._lock.here(), _faults(kind):
            request = _way_to_google(kind)
            found = self._credentials.value or self._found(request)
            self._credentials = Secret[Refreshable | None](found)
            # Other code may have refreshed the credentials.
            if not found.token or found.token == self._sent.value or _life(found) <= 0:
                found.refresh(request)
            if not found.token:
                raise ConfigError(
                    f"{kind} got no token from {type(found).__name__} of google-auth."
                )
            self._sent = Secret(found.token)
            return _token(found.token, _life(found))

    async def _provide_async(self) -> Token:
        import asyncio

        return await asyncio.to_thread(self._provide)


class GoogleCredentials(GoogleToken):
    """A Google access token, for Cloud Composer 2 and 3.

    Requires google-auth: the extra `airflow-trigger[google]`. The token is renewed before it
    expires, and once if the server rejects it.

    google-auth sends its own requests to get the token: the client's `transport`, `proxy`,
    `verify`, `headers` and timeouts do not apply to them, but the proxies and certificates of the
    environment do. Tested with google-auth against simulations of Google's token endpoint and
    metadata server, not against Google itself.

    Args:
        credentials: Credentials of google-auth, or any object with `token`, `expiry` (a naive
            datetime in UTC) and `refresh(request)`. Credentials that require scopes and have none
            get the scope `cloud-platform`. None: those of `google.auth.default()`, which looks in
            `GOOGLE_APPLICATION_CREDENTIALS`, the settings of `gcloud` and the metadata server, on
            the first request.

    Raises:
        TypeError: The argument is not a credentials object.
        ConfigError: google-auth is not installed. On the first request: no credentials were found.
        AuthenticationFailed: On the first request: Google rejects the credentials.
        ConnectionFailed: On the first request: Google could not be reached in any attempt.

    >>> from google.oauth2.credentials import Credentials
    >>> GoogleCredentials(Credentials("secret"))
    GoogleCredentials(…)
    """

    def __init__(self, credentials: Refreshable | None = None) -> None:
        super().__init__()
        if credentials is not None and not callable(getattr(credentials, "refresh", None)):
            kind = a_type(credentials)
            del credentials  # by mistake it may be the token
            raise TypeError(
                "credentials must be those of google-auth, such as service_account.Credentials."
                f"from_service_account_file(path), not {kind}"
            )
        self._given = Secret(credentials)

    def _found(self, request: object) -> Refreshable:
        found: Refreshable
        if self._given.value is None:
            found, _ = import_module("google.auth").default(scopes=SCOPES, request=request)
        else:
            scopes = import_module("google.auth.credentials")
            found = scopes.with_scopes_if_required(self._given.value, SCOPES)
        return found


class GoogleIdToken(GoogleToken):
    """A Google ID token, for the Identity-Aware Proxy or an Airflow server with `google_openid`.

    Requires google-auth: the extra `airflow-trigger[google]`. The token is renewed before it
    expires, and once if the server rejects it. It requires a service account (its key in the file
    that `GOOGLE_APPLICATION_CREDENTIALS` names) or a machine with a metadata server. The user
    credentials of `gcloud auth application-default login` cannot get an ID token.

    google-auth sends its own requests to get the token; `GoogleCredentials` says which settings
    apply to them and what was tested. If Airflow requires credentials too, combine both with
    `BehindGateway`.

    Args:
        audience: The audience of the token: the OAuth client id of the Identity-Aware Proxy, such
            as "123-abc.apps.googleusercontent.com", or what Airflow's `google_openid` expects.

    Raises:
        TypeError: The audience is not a str.
        ConfigError: The audience is empty, or google-auth is not installed. On the first request:
            no credentials that can get an ID token were found.
        AuthenticationFailed: On the first request: Google rejects the credentials.
        ConnectionFailed: On the first request: Google could not be reached in any attempt.

    >>> GoogleIdToken("123-abc.apps.googleusercontent.com")
    GoogleIdToken('123-abc.apps.googleusercontent.com')
    """

    def __init__(self, audience: str) -> None:
        super().__init__()
        self._audience = audience
        if not isinstance(audience, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"audience must be a str, not {a_type(audience)}")
        if not audience.strip():
            raise ConfigError("audience is empty: give the OAuth client id that the token is for.")

    def __repr__(self) -> str:
        return f"GoogleIdToken({self._audience!r})"

    def _found(self, request: object) -> Refreshable:
        id_token = import_module("google.oauth2.id_token")
        found: Refreshable = id_token.fetch_id_token_credentials(self._audience, request=request)
        return found


def _life(credentials: Refreshable) -> float:
    """The seconds until the token expires; an expiry of None means never, as in google-auth."""
    expiry = credentials.expiry
    if expiry is None:
        return float("inf")
    end = expiry.replace(tzinfo=UTC) if expiry.utcoffset() is None else expiry
    return end.timestamp() - time.time()


def _token(token: str, life: float) -> Token:
    header = bearer(token, "the token of google-auth")
    own = renew_at_of(token, is_new=False)
    if life == float("inf"):
        return Token(header, own)
    renew_at = before_end(life)
    return Token(header, renew_at if own is None else min(renew_at, own))


def _way_to_google(kind: str) -> object:
    # By `import_module`, because google-auth's type hints differ between versions.
    try:
        request: object = import_module("google.auth.transport.requests").Request()
    except ImportError as error:
        raise _not_installed(kind) from error
    return request


def _check_installed(kind: str) -> None:
    """Fail early if google-auth is missing, without an import, which could block an event loop."""
    try:
        is_there = find_spec("google.auth") is not None and find_spec("requests") is not None
    except ImportError:
        is_there = False
    if not is_there:
        raise _not_installed(kind)


def _not_installed(kind: str) -> ConfigError:
    return ConfigError(
        f"{kind} needs google-auth: install airflow-trigger[google] from the index of "
        "airflow-trigger."
    )


@contextmanager
def _faults(kind: str) -> Generator[None]:
    try:
        with LibraryFramesDropped():
            yield
    except AirflowTriggerError:
        raise
    except Exception as error:
        raise _told(kind, error) from error


def _told(kind: str, error: Exception) -> AirflowTriggerError | LoginUnavailable:
    """The error for an exception of google-auth, whose own message may contain a secret."""
    from google.auth.exceptions import DefaultCredentialsError, RefreshError

    name = type(error).__name__
    if isinstance(error, DefaultCredentialsError):
        return ConfigError(f"{kind} found no usable credentials ({name}): {ADVICE}.")
    told = raised_before_sending(kind, error)
    if isinstance(error, RefreshError) and not isinstance(told, LoginUnavailable):
        return AuthenticationFailed(
            f"{kind} got no token: Google rejected the credentials ({name}). Google's message is "
            "in the cause of this error. Check that the account exists and is enabled, that its "
            "key or login has not expired, and this machine's clock.",
            status=401,
            detail=name,
        )
    return told
