"""One request on its way through an `httpx.Auth`, which may be anybody's, and what comes of it."""

from __future__ import annotations

import inspect
import ssl
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import suppress
from typing import Any

import httpx

from airflow_trigger._adapters.request import Request as OwnRequest
from airflow_trigger._flows.answers import Reply
from airflow_trigger._http import faults as _faults
from airflow_trigger._http.requests import shortened
from airflow_trigger.auth._tokens import READS, LoginUnavailable, ResponseLost, copied, is_passing
from airflow_trigger.errors import (
    AirflowTriggerError,
    AuthenticationFailed,
    ConfigError,
    ConnectionFailed,
)


class Signed:
    """What an Auth makes of a request; nothing that it raises comes out of it.

    Args:
        auth: The credentials.
        call: What the request was made from; its timeout limits all of it.
        request: To be sent as the credentials want it.

    Attributes:
        reply: What came of the request, once the steps have ended.
    """

    def __init__(self, auth: httpx.Auth, call: OwnRequest[Any], request: httpx.Request) -> None:
        self.reply: Reply
        self._auth = auth
        self._kind = type(auth).__name__
        self._call = call
        self._request = request
        self._until = None if call.timeout is None else time.monotonic() + call.timeout
        self._sending = request
        # The last answers: to the request itself, and to what the Auth sent besides.
        self._answer: httpx.Response | None = None
        self._other: httpx.Response | None = None

    def steps(self) -> Generator[httpx.Request, httpx.Response]:
        """The requests to send, one after the other."""
        flow: Generator[httpx.Request, httpx.Response] | None = None
        try:
            self._refuse_one_of("sync_auth_flow", "async_auth_flow", "AsyncAirflowClient")
            flow = self._auth.sync_auth_flow(self._request)
            self._refuse_other_than(Generator, flow)
            wanted = next(flow)
            while True:
                response = yield self._checked(wanted)
                self._note(response)
                wanted = flow.send(response)
        except StopIteration:
            self.reply = self._ended()
        except Exception as error:
            self.reply = self._raised(error)
        finally:
            with suppress(Exception):
                if flow is not None:
                    flow.close()

    async def async_steps(self) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Same as `steps`."""
        flow: AsyncGenerator[httpx.Request, httpx.Response] | None = None
        try:
            self._refuse_one_of("async_auth_flow", "sync_auth_flow", "AirflowClient")
            flow = self._auth.async_auth_flow(self._request)
            self._refuse_other_than(AsyncGenerator, flow)
            wanted = await anext(flow)
            while True:
                response = yield self._checked(wanted)
                self._note(response)
                wanted = await flow.asend(response)
        except StopAsyncIteration:
            self.reply = self._ended()
        except Exception as error:
            self.reply = self._raised(error)
        finally:
            with suppress(Exception):
                if flow is not None:
                    await flow.aclose()

    def interrupted(self, error: Exception) -> Reply:
        """What comes of the request if sending what the steps gave last ended so."""
        if self._may_have_started(self._answer):
            return self._lost("an earlier answer", error)
        if isinstance(error, httpx.RequestError):
            if self._is_the_request(self._sending):
                return error
            return self._raised(self._unanswered(error))
        if self._sending is self._request and not isinstance(error, AirflowTriggerError):
            raise error
        return self._raised(error)

    def _unanswered(self, error: httpx.RequestError) -> LoginUnavailable:
        """What to say of a request that the Auth sent besides and that got no answer."""
        url = self._sending.url
        said = (
            f"{type(error).__name__} during the login, {self._sending.method} "
            f"{_place(self._sending)}"
        )
        fault = LoginUnavailable(said)
        fault.__cause__ = error
        if (url.scheme, url.netloc) != (self._request.url.scheme, self._request.url.netloc):
            fault.error = not_of_airflow(f"{self._kind} met {said}", error, host=url.host)
        return fault

    def _refuse_one_of(self, needed: str, given: str, client: str) -> None:
        """Refuse an Auth that is for the other client: httpx would send the request without it."""
        own = [name for name in (needed, given, "auth_flow") if self._has_own(name)]
        if own == [given]:
            raise ConfigError(
                f"{self._kind} has {given} alone and so serves {client} alone: give it {needed}."
            )

    def _has_own(self, name: str) -> bool:
        return getattr(type(self._auth), name) is not getattr(httpx.Auth, name)

    def _refuse_other_than(self, kind: type, flow: object) -> None:
        if isinstance(flow, kind):
            return
        if inspect.iscoroutine(flow):
            flow.close()
        raise ConfigError(f"{self._kind} gave a {type(flow).__name__}, and no generator.")

    def _checked(self, wanted: object) -> httpx.Request:
        if not isinstance(wanted, httpx.Request):
            raise ConfigError(f"{self._kind} gave a {type(wanted).__name__}, and no httpx.Request.")
        self._sending = wanted
        # What an Auth sends besides has an end as well; all of it is a part of one attempt.
        limits = wanted.extensions.get("timeout")
        if not limits or None in limits.values():
            limits = self._request.extensions["timeout"]
        if self._until is not None:
            limits = shortened(limits, self._until - time.monotonic())
        wanted.extensions["timeout"] = limits
        return wanted

    def _note(self, response: httpx.Response) -> None:
        if not self._is_the_request(self._sending):
            self._other = response
        elif not (self._may_have_started(self._answer) and _would_hide(response)):
            self._answer = response

    def _is_the_request(self, sent: httpx.Request) -> bool:
        """Whether it is the request, or one that the Auth made of it."""
        if sent is self._request:
            return True
        return sent.method == self._request.method and _place(sent) == _place(self._request)

    def _may_have_started(self, answer: httpx.Response | None) -> bool:
        if answer is None or self._request.method in READS:
            return False
        return answer.is_success or answer.is_server_error

    def _ended(self) -> Reply:
        if self._answer is not None:
            return self._answer
        if self._other is None:
            return self._raised(ConfigError(f"{self._kind} ended without giving the request back."))
        status, detail = self._other.status_code, self._other.reason_phrase
        method, url = self._sending.method, _place(self._sending)
        said = f"{self._kind} gave up after {method} {url} had answered {status}"
        if is_passing(status):
            return LoginUnavailable(f"{said} during the login", request=self._request)
        if status in (400, 401, 403):
            return self._raised(
                AuthenticationFailed(
                    f"{said}.", status=status, detail=detail, method=method, url=url
                )
            )
        return self._raised(ConfigError(f"{said}."))

    def _raised(self, error: Exception) -> Reply:
        """What comes of the request if the Auth raised this."""
        if isinstance(error, httpx.HTTPStatusError) and error.response is self._answer:
            return error.response  # it is refused as it would be without the Auth
        is_ours = isinstance(error, LoginUnavailable | AirflowTriggerError)
        if self._answer is not None and (not is_ours or self._may_have_started(self._answer)):
            return self._lost("the answer", error)
        if isinstance(error, LoginUnavailable | AirflowTriggerError):
            return self._told(error)
        if isinstance(error, RuntimeError) and isinstance(error.__cause__, StopIteration):
            return self._ended()  # httpx.Auth makes this of an auth_flow that yields nothing
        failure = raised_before_sending(self._kind, error)
        failure.__cause__ = error
        return self._told(failure)

    def _lost(self, what: str, error: Exception) -> ResponseLost:
        kind = type(error).__name__
        lost = ResponseLost(f"{kind} in {self._kind} after {what}", request=self._request)
        lost.__cause__ = error
        return lost

    def _told(self, error: LoginUnavailable | AirflowTriggerError) -> Reply:
        """The error, with the call that it ended."""
        if isinstance(error, LoginUnavailable):
            told = error.again(self._request)
            told.__cause__ = error.__cause__
            told.error = None if error.error is None else self._named(error.error)
            return told
        return self._named(error)

    def _named(self, error: AirflowTriggerError) -> AirflowTriggerError:
        call = self._call
        # A copy, as those that waited for the same login get the same error.
        named = copied(error)
        was = "nothing was sent" if self._answer is None else "the server refused it"
        named.args = (f"Could not {call.what}, {was}: {error}",)
        named.dag_id = named.dag_id or call.dag_id
        named.run_id = named.run_id or call.run_id
        return named


def _would_hide(response: httpx.Response) -> bool:
    """Whether a second answer would hide that the first request may have started a run."""
    return not response.is_success and (not response.is_server_error or response.status_code == 500)


def _place(request: httpx.Request) -> str:
    """The address, without what an Auth may add to it, or may hold a secret."""
    url = request.url
    path = url.raw_path.partition(b"?")[0].decode("ascii")
    return f"{url.scheme}://{url.netloc.decode('ascii')}{path}"


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
