"""What a user's own code raises while credentials are asked for: a provider, or an `httpx.Auth`."""

from __future__ import annotations

import ssl

import httpx

from airflow_trigger import _faults
from airflow_trigger._tokens import LoginUnavailable, is_passing
from airflow_trigger.errors import ConfigError, ConnectionFailed

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
# Those that nothing but other code, another setting or another file mends.
CODE_FAULTS = (
    httpx.LocalProtocolError,
    httpx.TooManyRedirects,
    httpx.UnsupportedProtocol,
    FileExistsError,
    FileNotFoundError,
    IsADirectoryError,
    NotADirectoryError,
    PermissionError,
)


def is_network_fault(error: Exception) -> bool:
    """Whether the same may go well a moment later.

    Not so where a server has answered, or where a file is missing, which is an OSError as well.
    """
    status = _status(error)
    if status is not None:
        return is_passing(status)
    if isinstance(error, CODE_FAULTS):
        return False
    if isinstance(error, OSError):
        # Those of requests about a URL or a header that cannot be one are a ValueError as well.
        is_about_a_value = isinstance(error, ValueError) and not isinstance(error, ssl.SSLError)
        return error.filename is None and not is_about_a_value
    if isinstance(error, httpx.RequestError):
        return True
    return any(
        (kind.__module__.partition(".")[0], kind.__name__) in NETWORK_FAULTS
        for kind in type(error).__mro__
    )


def _status(error: Exception) -> int | None:
    """The status that a server answered with, as httpx, requests, aiohttp and urllib tell it."""
    status = getattr(getattr(error, "response", None), "status_code", None)
    if isinstance(status, int):
        return status
    told = (getattr(error, "status", None), getattr(error, "code", None))
    return next((value for value in told if isinstance(value, int) and value >= 400), None)


def raised_before_sending(what: str, error: Exception) -> ConfigError | LoginUnavailable:
    """What to raise in the place of an exception, whose words may hold a secret."""
    said = f"{what} raised {type(error).__name__}"
    if not is_network_fault(error):
        return ConfigError(f"{said} before anything was sent.")
    said, host = f"{said} during the login", _host_asked(error)
    place = said if host is None else f"{said}, when it asked {host}"
    return LoginUnavailable(said, error=not_of_airflow(place, error, host=host))


def not_of_airflow(said: str, error: Exception, *, host: str | None) -> ConnectionFailed:
    """The error for a fault of the network that is not on the way to Airflow.

    Args:
        said: What happened.
        error: The fault.
        host: The host that was asked, if that is known.
    """
    is_untrusted = any(
        isinstance(cause, ssl.SSLCertVerificationError) for cause in _faults.causes(error)
    )
    there = host or "what it asks for a token"
    if is_untrusted:
        advice = f"The certificate of {there} is not trusted by the code that asked."
    elif (status := _status(error)) is not None:
        advice = f"It was answered with status {status}. Try again later."
    elif isinstance(error, httpx.ProxyError):
        advice = "Check the proxy on the way there."
    else:
        advice = f"Check that {there} can be reached from here."
    failed = ConnectionFailed(f"{said}. {advice}")
    failed.__cause__ = error
    if isinstance(error, httpx.RequestError):
        failed.may_pass = _faults.may_pass(error)
    if is_untrusted:
        failed.may_pass = False
    return failed


def _host_asked(error: Exception) -> str | None:
    try:
        # Those of httpx and requests name the request, unless somebody made them without one.
        url = getattr(getattr(error, "request", None), "url", None)
        return None if url is None else httpx.URL(str(url)).host or None
    except (RuntimeError, httpx.InvalidURL):
        return None
