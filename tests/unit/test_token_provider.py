"""What a token provider may return: the formats of the libraries that obtain tokens."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from functools import partial
from typing import Any, cast

import azure.core.exceptions
import google.auth.exceptions
import httpx
import hvac.exceptions  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]
import pytest
import requests
import urllib3.exceptions
from azure.core.credentials import AccessToken, AccessTokenInfo

from airflow_trigger import ConnectionFailed, RetryPolicy
from airflow_trigger.auth import BearerTokenProvider, ProvidedToken
from airflow_trigger.errors import ConfigError
from tests.both import Mode, open_client
from tests.unit.test_auth import V2, Airflow3, Get, echo, get_async, get_sync, jwt

SECRET = "s3cret-word"
# The lifetime of the tokens in seconds; such a token is renewed 60 seconds before it expires.
LIFE = 3600


@pytest.fixture(params=[get_sync, get_async], ids=["sync", "async"])
def get(request: pytest.FixtureRequest) -> Get:
    return cast(Get, request.param)


def numbered(form: Callable[[str], object]) -> Callable[[], Any]:
    """A provider that returns "token-0", "token-1" and so on in some format."""
    numbers = iter(range(99))
    return lambda: form(f"token-{next(numbers)}")


def in_an_hour(zone: timezone = UTC) -> datetime:
    return datetime.now(zone) + timedelta(seconds=LIFE)


def epoch() -> float:
    return time.time() + LIFE


TOKYO = timezone(timedelta(hours=9))

FORMS: dict[str, Callable[[str], object]] = {
    "aware": lambda token: (token, in_an_hour()),
    "aware elsewhere": lambda token: (token, in_an_hour(TOKYO)),
    "naive": lambda token: (token, in_an_hour().replace(tzinfo=None)),
    "epoch": lambda token: (token, epoch()),
    "whole epoch": lambda token: (token, math.ceil(epoch())),
    "life": lambda token: (token, timedelta(seconds=LIFE)),
    "azure": lambda token: AccessToken(token, math.ceil(epoch())),
    "azure info": lambda token: AccessTokenInfo(token, math.ceil(epoch())),
    "expires_in": lambda token: {"access_token": token, "expires_in": LIFE},
    "text of expires_in": lambda token: {"access_token": token, "expires_in": f"{LIFE}"},
    "life as expires_in": lambda token: {
        "access_token": token,
        "expires_in": timedelta(seconds=LIFE),
    },
    "expires_at": lambda token: {"access_token": token, "expires_at": epoch()},
    "text of expires_at": lambda token: {"access_token": token, "expires_at": f"{epoch()}"},
    "datetime": lambda token: {"access_token": token, "expires_at": in_an_hour()},
    "ISO": lambda token: {
        "access_token": token,
        "expires_at": in_an_hour().isoformat().replace("+00:00", "Z"),
    },
    "naive ISO": lambda token: {
        "access_token": token,
        "expires_at": in_an_hour().replace(tzinfo=None).isoformat(),
    },
    "expires_on": lambda token: {"access_token": token, "expires_on": math.ceil(epoch())},
    "text of expires_on": lambda token: {"access_token": token, "expires_on": f"{epoch():.0f}"},
    # As authlib stores it: `expires_in` was valid when the token was issued, a day ago.
    "both": lambda token: {"access_token": token, "expires_in": 86_400, "expires_at": epoch()},
    "all": lambda token: {
        "token_type": "Bearer",
        "access_token": token,
        "expires_in": f"{LIFE}",
        "expires_on": f"{epoch() + 86_400:.0f}",
        "error": None,
    },
}


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_a_token_is_kept_until_shortly_before_the_end_that_its_form_tells(
    get: Get, monkeypatch: pytest.MonkeyPatch, form: Callable[[str], object]
) -> None:
    auth = BearerTokenProvider(numbered(form))
    began = time.monotonic()

    def at(seconds: float) -> str:
        monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: began + seconds)
        return get(auth, echo, V2).text

    assert [at(0), at(LIFE - 90), at(LIFE - 50)] == [
        "Bearer token-0",
        "Bearer token-0",
        "Bearer token-1",
    ]


WITHOUT_AN_END: dict[str, Callable[[str], object]] = {
    "text": str,
    "None": lambda token: (token, None),
    "mapping": lambda token: {"access_token": token},
    "mapping of None": lambda token: {"access_token": token, "expires_in": None},
}


@pytest.mark.parametrize("form", WITHOUT_AN_END.values(), ids=list(WITHOUT_AN_END))
def test_a_token_without_an_end_is_used_once(get: Get, form: Callable[[str], object]) -> None:
    auth = BearerTokenProvider(numbered(form))

    assert [get(auth, echo, V2).text for _ in range(3)] == [f"Bearer token-{n}" for n in range(3)]


PAST: dict[str, Callable[[str], object]] = {
    "aware": lambda token: (token, datetime.now(UTC) - timedelta(hours=1)),
    "first": lambda token: (token, datetime.min),
    "epoch": lambda token: (token, time.time() - 1),
    "1970": lambda token: (token, 0),
    "life": lambda token: (token, timedelta(0)),
    "negative life": lambda token: (token, timedelta(hours=-1)),
    "expires_in": lambda token: {"access_token": token, "expires_in": 0},
    "expires_on": lambda token: AccessToken(token, int(time.time()) - 600),
}


@pytest.mark.parametrize("form", PAST.values(), ids=list(PAST))
def test_a_token_that_has_expired_by_our_clock_is_used_once_and_asked_for_anew(
    get: Get, form: Callable[[str], object]
) -> None:
    auth = BearerTokenProvider(numbered(form))

    assert [get(auth, echo, V2).text for _ in range(2)] == ["Bearer token-0", "Bearer token-1"]


def test_a_library_that_gives_an_expired_token_again_and_again_is_not_asked_for_ever(
    get: Get,
) -> None:
    asked: list[int] = []

    def provide() -> tuple[str, float]:
        asked.append(1)
        return "old", time.time() - 60

    server = Airflow3(valid="new")

    assert get(BearerTokenProvider(provide), server, V2).status_code == 401
    assert server.requests == ["Bearer old"]
    assert len(asked) == 2


def test_a_jwt_ends_with_the_earlier_of_its_own_end_and_the_one_that_was_given(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = iter([jwt(600), jwt(6000, number=1), "c"])
    auth = BearerTokenProvider(lambda: (next(tokens), timedelta(seconds=3000)))
    began = time.monotonic()

    def at(seconds: float) -> str:
        monkeypatch.setattr("airflow_trigger.auth._tokens.time.monotonic", lambda: began + seconds)
        return get(auth, echo, V2).text

    assert [at(0), at(539), at(541), at(3400), at(3490)] == [
        *[f"Bearer {jwt(600)}"] * 2,
        *[f"Bearer {jwt(6000, number=1)}"] * 2,
        "Bearer c",
    ]


class Opaque:
    """An object of some library, whose repr shows its token."""

    def __repr__(self) -> str:
        return SECRET


MILLISECONDS = time.time() * 1000
UNFIT: dict[str, tuple[object, str]] = {
    "None": (None, "no token, but a NoneType"),
    "bytes": (SECRET.encode(), "no token, but a bytes: return the token"),
    "object": (Opaque(), "no token, but an Opaque"),
    "list": ([SECRET, 3], "no token, but a list"),
    "one": ((SECRET,), r"no token, but \(str,\)"),
    "three": ((SECRET, None, 3), r"no token, but \(str, NoneType, int\)"),
    "two texts": ((SECRET, SECRET), r"no token, but \(str, str\)"),
    "no text": ((SECRET.encode(), None), r"no token, but \(bytes, NoneType\)"),
    "empty mapping": ({}, "no token, but a dict with no access_token"),
    "other mapping": ({"id_token": SECRET}, "no token, but a dict with no access_token"),
    "bytes in a mapping": ({"access_token": SECRET.encode()}, "an access_token of type bytes"),
    "refusal": (
        {"error": "invalid_grant", "error_description": SECRET},
        "an error response of a token endpoint",
    ),
    "both": ({"error": SECRET, "access_token": SECRET}, "an error response of a token endpoint"),
    "bool": ((SECRET, True), "returned an expiry as bool"),
    "object as expiry": ((SECRET, Opaque()), "returned an expiry as Opaque"),
    "nan": ((SECRET, math.nan), "returned an expiry as float"),
    "infinity": ((SECRET, math.inf), "returned an expiry as float"),
    "negative": ((SECRET, -1), "seconds since 1970, which is negative"),
    "milliseconds": ((SECRET, MILLISECONDS), r"after the year 3000 \(milliseconds\?\)"),
    "microseconds": ((SECRET, MILLISECONDS * 1000), r"after the year 3000 \(milliseconds\?\)"),
    "too much for a float": ((SECRET, 10**400), "returned an expiry as int"),
    "milliseconds of azure": (AccessToken(SECRET, int(MILLISECONDS)), "milliseconds?"),
    "text of azure": (AccessTokenInfo(SECRET, cast(int, "soon")), "returned expires_on as str"),
    "bool for a life": (
        {"access_token": SECRET, "expires_in": True},
        "returned expires_in as bool",
    ),
    "words for a life": (
        {"access_token": SECRET, "expires_in": SECRET},
        "returned expires_in as str",
    ),
    "nan in a text": ({"access_token": SECRET, "expires_in": "nan"}, "returned expires_in as str"),
    "words for a time": (
        {"access_token": SECRET, "expires_at": SECRET},
        "returned expires_at as str",
    ),
    "decimal": (
        {"access_token": SECRET, "expires_on": Decimal(9)},
        "returned expires_on as Decimal",
    ),
    "text in milliseconds": (
        {"access_token": SECRET, "expires_on": f"{MILLISECONDS:.0f}"},
        "returned expires_on as seconds since 1970, which is after the year 3000",
    ),
    "no word": (("two words", None), "the token of the provider must be one word"),
}


@pytest.mark.parametrize(("given", "complaint"), UNFIT.values(), ids=list(UNFIT))
def test_what_cannot_be_a_token_with_its_end_is_refused_by_its_type_and_not_shown(
    get: Get, given: ProvidedToken, complaint: str
) -> None:
    with pytest.raises(ConfigError, match=complaint) as e:
        get(BearerTokenProvider(lambda: given), echo, V2)

    assert SECRET not in str(e.value)
    assert str(MILLISECONDS)[:6] not in str(e.value)


class Vault:
    """A provider of a token, callable in several ways."""

    def get(self, hours: int = 1) -> tuple[str, timedelta]:
        return "t", timedelta(hours=hours)

    async def get_async(self, hours: int = 1) -> Mapping[str, object]:
        await asyncio.sleep(0)
        return {"access_token": "t", "expires_in": hours * 3600}

    def get_awaitable(self) -> Awaitable[ProvidedToken]:
        return self.get_async()


class CallableVault:
    async def __call__(self) -> AccessToken:
        await asyncio.sleep(0)
        return AccessToken("t", int(epoch()))


@pytest.mark.parametrize(
    "provider", [Vault().get, partial(Vault().get, 2), lambda: Vault().get()], ids=repr
)
def test_any_way_to_write_a_function_will_do(
    get: Get, provider: Callable[[], ProvidedToken]
) -> None:
    assert get(BearerTokenProvider(provider), echo, V2).text == "Bearer t"


@pytest.mark.parametrize(
    "provider",
    [
        *(Vault().get_async, partial(Vault().get_async, 2), CallableVault()),
        *(Vault().get_awaitable, lambda: Vault().get_async()),
    ],
    ids=["method", "partial", "object", "awaitable", "lambda"],
)
def test_any_way_to_write_an_async_function_will_do(
    provider: Callable[[], Awaitable[ProvidedToken]],
) -> None:
    assert get_async(BearerTokenProvider(provider), echo, V2).text == "Bearer t"
    with pytest.raises(ConfigError, match="needs AsyncAirflowClient"):
        get_sync(BearerTokenProvider(provider), echo, V2)


def of_google(kind: Callable[..., Exception], *, retryable: bool = False) -> Exception:
    """An error of google-auth, whose classes have no type hints."""
    return kind(SECRET, retryable=retryable)


def google_refresh_error() -> Exception:
    """Like the error of google-auth's credentials for the metadata server of a machine."""
    error = of_google(google.auth.exceptions.RefreshError)
    error.__cause__ = of_google(google.auth.exceptions.TransportError)
    return error


def azure_error(status: int) -> Exception:
    error = azure.core.exceptions.HttpResponseError(SECRET)
    error.response = cast(Any, httpx.Response(status))
    return error


def azure_identity_error() -> Exception:
    """What azure-identity raises for a connection that breaks."""
    error = azure.core.exceptions.ClientAuthenticationError(SECRET)
    error.__cause__ = azure.core.exceptions.ServiceResponseError(SECRET)
    return error


PASSING: dict[str, Callable[[], Exception]] = {
    "httpx": lambda: httpx.ConnectError(SECRET),
    "requests": lambda: requests.ConnectionError(SECRET),
    "requests, late": lambda: requests.ReadTimeout(SECRET),
    "urllib3": lambda: urllib3.exceptions.ProtocolError(SECRET),
    "OSError": lambda: OSError(SECRET),
    "azure": lambda: azure.core.exceptions.ServiceRequestError(SECRET),
    "azure, late": lambda: azure.core.exceptions.ServiceResponseTimeoutError(SECRET),
    "azure, 503": lambda: azure_error(503),
    "azure-identity": azure_identity_error,
    "google": lambda: of_google(google.auth.exceptions.TransportError),
    "google, for now": lambda: of_google(google.auth.exceptions.RefreshError, retryable=True),
    "google, no metadata": google_refresh_error,
    "vault": lambda: hvac.exceptions.VaultDown(SECRET),
    "this library": lambda: ConnectionFailed(SECRET),
}
LASTING: dict[str, Callable[[], Exception]] = {
    "azure": lambda: azure.core.exceptions.ClientAuthenticationError(SECRET),
    "azure, 401": lambda: azure_error(401),
    "google": lambda: of_google(google.auth.exceptions.RefreshError),
    "google, none": lambda: of_google(google.auth.exceptions.DefaultCredentialsError),
    "google, no engine": lambda: of_google(google.auth.exceptions.OSError),
    "vault": lambda: hvac.exceptions.Forbidden(SECRET),
    "requests": lambda: requests.exceptions.MissingSchema(SECRET),
    "this library": lambda: ConfigError(SECRET),
}


def failing(mode: Mode, error: Exception) -> Iterator[int]:
    """Yield how often a call tried a provider that raises this, then raise the call's error."""

    def provide() -> str:
        attempts.append(1)
        raise error

    attempts: list[int] = []
    transport, retry = httpx.MockTransport(echo), RetryPolicy(attempts=3, backoff=0)
    auth = BearerTokenProvider(provide)
    with open_client(
        mode, "https://airflow.test", auth, api="v2", transport=transport, retry=retry
    ) as airflow:
        try:
            airflow.dag("sales")
        finally:
            yield len(attempts)


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("make", PASSING.values(), ids=list(PASSING))
def test_a_network_fault_of_a_library_is_tried_again(
    mode: Mode, make: Callable[[], Exception]
) -> None:
    error = make()
    attempts = failing(mode, error)

    assert next(attempts) == 3
    with pytest.raises(ConnectionFailed, match=f"raised {type(error).__name__}") as e:
        next(attempts)
    assert SECRET not in str(e.value)
    assert e.value.__cause__ is error


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("make", LASTING.values(), ids=list(LASTING))
def test_what_a_library_refuses_is_not_tried_again(
    mode: Mode, make: Callable[[], Exception]
) -> None:
    error = make()
    attempts = failing(mode, error)

    assert next(attempts) == 1
    with pytest.raises(ConfigError, match=f"raised {type(error).__name__}") as e:
        next(attempts)
    assert SECRET not in str(e.value)
    assert e.value.__cause__ is error
