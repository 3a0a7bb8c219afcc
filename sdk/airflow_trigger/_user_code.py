"""What a user's own code raises while credentials are asked for: a provider, or an `httpx.Auth`."""

from __future__ import annotations

import httpx

from airflow_trigger._tokens import LoginUnavailable, is_passing
from airflow_trigger.errors import ConfigError

# Roots of the faults that libraries raise which are no OSError, by package and name: to import them
# only to ask would take long, and they need not be installed.
NETWORK_FAULTS = frozenset(
    {
        ("aiohttp", "ClientConnectionError"),
        ("aiohttp", "ClientPayloadError"),
        ("http", "HTTPException"),
        ("httpcore", "NetworkError"),
        ("httpcore", "ProtocolError"),
        ("httpcore", "TimeoutException"),
        ("httpx2", "RequestError"),
        ("urllib3", "HTTPError"),
    }
)


def is_network_fault(error: Exception) -> bool:
    """Whether the same may go well a moment later.

    Not so where a server has answered, or where a file is missing, which is an OSError as well.
    """
    status = _status(error)
    if status is not None:
        return is_passing(status)
    if isinstance(error, OSError):
        return error.filename is None
    if isinstance(error, httpx.RequestError):
        return True
    return any(
        (kind.__module__.partition(".")[0], kind.__name__) in NETWORK_FAULTS
        for kind in type(error).__mro__
    )


def _status(error: Exception) -> int | None:
    """The status that a server answered with, as httpx, requests, aiohttp and urllib tell it."""
    response = getattr(error, "response", None)
    told = (
        getattr(response, "status_code", None),
        getattr(error, "status", None),
        getattr(error, "code", None),
    )
    return next((status for status in told if isinstance(status, int) and status >= 400), None)


def raised_before_sending(what: str, error: Exception) -> ConfigError | LoginUnavailable:
    """What to raise in the place of an exception, whose words may hold a secret."""
    kind = type(error).__name__
    if is_network_fault(error):
        return LoginUnavailable(f"{what} raised {kind} during the login")
    return ConfigError(f"{what} raised {kind} before anything was sent.")
