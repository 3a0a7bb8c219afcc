"""Runs one request through an `httpx.Auth`, which may be the user's own, to its outcome."""

from __future__ import annotations

import inspect
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager, suppress
from typing import Any

import httpx

from airflow_trigger._adapters.request import Request
from airflow_trigger._arguments import a_type
from airflow_trigger._flows.answers import Reply
from airflow_trigger._http.faults import (
    LoginUnavailable,
    ResponseLost,
    is_passing,
    not_of_airflow,
    raised_before_sending,
)
from airflow_trigger._http.requests import shortened
from airflow_trigger._http.route import place_of
from airflow_trigger.auth._tokens import READS, copied
from airflow_trigger.errors import AirflowTriggerError, AuthenticationFailed, ConfigError


def sync_flow(auth: httpx.Auth, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
    """Begin the flow of an Auth. Raises ConfigError if it has none for this client."""
    _refuse_auth_of(auth, "AsyncAirflowClient", "async_auth_flow", need="sync_auth_flow")
    flow = auth.sync_auth_flow(request)
    _refuse_other_than(Generator, auth, flow)
    return flow


def async_flow(
    auth: httpx.Auth, request: httpx.Request
) -> AsyncGenerator[httpx.Request, httpx.Response]:
    """Same as `sync_flow`."""
    _refuse_auth_of(auth, "AirflowClient", "sync_auth_flow", need="async_auth_flow")
    flow = auth.async_auth_flow(request)
    _refuse_other_than(AsyncGenerator, auth, flow)
    return flow


def _refuse_auth_of(auth: httpx.Auth, client: str, given: str, *, need: str) -> None:
    """Reject an Auth for the other client: httpx would send the request without credentials."""
    names = (need, given, "auth_flow")
    kind = type(auth)
    own = [name for name in names if getattr(kind, name) is not getattr(httpx.Auth, name)]
    if own == [given]:
        raise ConfigError(
            f"{kind.__name__} defines only {given}, so it works only with {client}: define {need}."
        )


def _refuse_other_than(kind: type, auth: httpx.Auth, flow: object) -> None:
    if isinstance(flow, kind):
        return
    if inspect.iscoroutine(flow):
        flow.close()
    raise ConfigError(f"{type(auth).__name__} returned {a_type(flow)} instead of a generator.")


def is_same(sent: httpx.Request, request: httpx.Request) -> bool:
    """Whether an Auth sends the request itself, possibly as a new object, and not a login."""
    return sent is request or (
        sent.method == request.method and place_of(sent.url) == place_of(request.url)
    )


class Signed:
    """Takes a request through an Auth; an exception of the Auth becomes the reply.

    Args:
        auth: The credentials.
        wanted: The `Request` that the request was made from; its timeout also limits the login.
        request: The request, without credentials.

    Attributes:
        reply: The outcome, once the steps have ended.
    """

    def __init__(self, auth: httpx.Auth, wanted: Request[Any], request: httpx.Request) -> None:
        self.reply: Reply
        self._auth = auth
        self._kind = type(auth).__name__
        self._wanted = wanted
        self._request = request
        self._until = None if wanted.timeout is None else time.monotonic() + wanted.timeout
        self._sending = request
        # The last responses: to the request itself, and to other requests of the Auth.
        self._response: httpx.Response | None = None
        self._other: httpx.Response | None = None

    def steps(self) -> Generator[httpx.Request, httpx.Response]:
        """The requests to send, one after the other."""
        with self._outcome(StopIteration):
            flow = sync_flow(self._auth, self._request)
            try:
                wanted = next(flow)
                while True:
                    response = yield self._checked(wanted)
                    self._note(response)
                    wanted = flow.send(response)
            finally:
                with suppress(Exception):
                    flow.close()

    async def async_steps(self) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Same as `steps`."""
        with self._outcome(StopAsyncIteration):
            flow = async_flow(self._auth, self._request)
            try:
                wanted = await anext(flow)
                while True:
                    response = yield self._checked(wanted)
                    self._note(response)
                    wanted = await flow.asend(response)
            finally:
                with suppress(Exception):
                    await flow.aclose()

    @contextmanager
    def _outcome(self, end: type[Exception]) -> Generator[None]:
        """Set the reply: `end` is how the flow of an Auth says that it has ended."""
        try:
            yield
        except Exception as error:
            self.reply = self._ended() if isinstance(error, end) else self._raised(error)

    def interrupted(self, error: Exception) -> Reply:
        """The outcome if the last request of the steps failed with this error."""
        if self._may_have_started(self._response):
            return self._lost("an earlier answer", error)
        if isinstance(error, httpx.RequestError):
            if self.is_the_request(self._sending):
                return error
            return self._raised(self._unanswered(error))
        if self._sending is self._request and not isinstance(error, AirflowTriggerError):
            raise error
        return self._raised(error)

    def _unanswered(self, error: httpx.RequestError) -> LoginUnavailable:
        """The fault if another request of the Auth, such as a login, got no response."""
        url = self._sending.url
        said = (
            f"{type(error).__name__} during the login, {self._sending.method} "
            f"{place_of(self._sending.url)}"
        )
        fault = LoginUnavailable(said)
        fault.__cause__ = error
        if (url.scheme, url.netloc) != (self._request.url.scheme, self._request.url.netloc):
            fault.error = not_of_airflow(f"{self._kind} met {said}", error, host=url.host)
        return fault

    def _checked(self, wanted: object) -> httpx.Request:
        if not isinstance(wanted, httpx.Request):
            raise ConfigError(f"{self._kind} yielded {a_type(wanted)} instead of an httpx.Request.")
        self._sending = wanted
        # Other requests of an Auth need a timeout too; all of them are a part of one attempt.
        limits = wanted.extensions.get("timeout")
        if not limits or None in limits.values():
            limits = self._request.extensions["timeout"]
        if self._until is not None:
            limits = shortened(limits, self._until - time.monotonic())
        wanted.extensions["timeout"] = limits
        return wanted

    def _note(self, response: httpx.Response) -> None:
        if not self.is_the_request(self._sending):
            self._other = response
        elif not (self._may_have_started(self._response) and _would_hide(response)):
            self._response = response

    def is_streamed(self, sent: httpx.Request) -> bool:
        """Whether the response's body is left unread; the Auth needs those of its own requests."""
        is_needed = self._auth.requires_response_body or not self.is_the_request(sent)
        return self._wanted.is_streamed and not is_needed

    def is_the_request(self, sent: httpx.Request) -> bool:
        return is_same(sent, self._request)

    def _may_have_started(self, response: httpx.Response | None) -> bool:
        if response is None or self._request.method in READS:
            return False
        return response.is_success or response.is_server_error

    def _ended(self) -> Reply:
        if self._response is not None:
            return self._response
        if self._other is None:
            return self._raised(ConfigError(f"{self._kind} ended without yielding the request."))
        status, detail = self._other.status_code, self._other.reason_phrase
        method, url = self._sending.method, place_of(self._sending.url)
        said = f"{self._kind} gave up after {method} {url} returned {status}"
        if is_passing(status):
            return LoginUnavailable(f"{said} during the login", request=self._request)
        if status in (400, 401, 403):
            return self._raised(
                AuthenticationFailed(
                    f"{said}. Check the credentials that it uses.",
                    status=status,
                    detail=detail,
                    method=method,
                    url=url,
                )
            )
        return self._raised(ConfigError(f"{said}."))

    def _raised(self, error: Exception) -> Reply:
        """The outcome if the Auth raised this error."""
        if isinstance(error, httpx.HTTPStatusError) and error.response is self._response:
            return error.response  # the server refused the request itself
        is_ours = isinstance(error, LoginUnavailable | AirflowTriggerError)
        if self._response is not None and (not is_ours or self._may_have_started(self._response)):
            return self._lost("the answer", error)
        if isinstance(error, LoginUnavailable | AirflowTriggerError):
            return self._told(error)
        if isinstance(error, RuntimeError) and isinstance(error.__cause__, StopIteration):
            return self._ended()  # httpx.Auth raises this if an auth_flow yields nothing
        failure = raised_before_sending(self._kind, error)
        failure.__cause__ = error
        return self._told(failure)

    def _lost(self, what: str, error: Exception) -> ResponseLost:
        kind = type(error).__name__
        lost = ResponseLost(f"{kind} in {self._kind} after {what}", request=self._request)
        lost.__cause__ = error
        return lost

    def _told(self, error: LoginUnavailable | AirflowTriggerError) -> Reply:
        """The error, with the name of the call that it ended."""
        if isinstance(error, LoginUnavailable):
            told = copied(error)
            told.request = self._request
            told.error = None if error.error is None else self._named(error.error)
            return told
        return self._named(error)

    def _named(self, error: AirflowTriggerError) -> AirflowTriggerError:
        wanted = self._wanted
        # A copy: all requests that waited for the same login get the same error.
        named = copied(error)
        was = "nothing was sent" if self._response is None else "the server rejected it"
        named.args = (f"Could not {wanted.what}, {was}: {error}",)
        named.dag_id = named.dag_id or wanted.dag_id
        named.run_id = named.run_id or wanted.run_id
        return named


def _would_hide(response: httpx.Response) -> bool:
    """Whether a second response would hide that the first request may have started a run."""
    return not response.is_success and (not response.is_server_error or response.status_code == 500)
