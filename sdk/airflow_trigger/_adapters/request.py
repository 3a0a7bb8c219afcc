"""One request: built from a generated operation without I/O, and how to read its response."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, NamedTuple, ParamSpec, Protocol, Self, TypeVar, cast

import httpx

from airflow_trigger._arguments import shown
from airflow_trigger.errors import InvalidRequest, NotFound, Where
from airflow_trigger.models import Api, DagRun

T = TypeVar("T")
U = TypeVar("U")
T_co = TypeVar("T_co", covariant=True)
P = ParamSpec("P")

GENERATED = ("airflow_rest.v1.api.", "airflow_rest.v2.api.")
# Not possible as an id in a path: httpx, proxies and servers remove them, and the request would
# address another resource.
STEPS = frozenset({"", ".", ".."})


class RequestParts(Protocol):
    """What an operation sends, without the server's address and without credentials."""

    @property
    def method(self) -> str: ...

    @property
    def path(self) -> str: ...

    @property
    def params(self) -> Mapping[str, Any]: ...

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def json(self) -> object: ...


class Operation(Protocol[P, T_co]):
    """A module of `airflow_rest.*.api`, with the types of its arguments and of its result."""

    @property
    def __name__(self) -> str: ...

    def build_request(self, *args: P.args, **kwargs: P.kwargs) -> RequestParts: ...

    def parse_response(self, response: httpx.Response) -> T_co: ...


class Request(Generic[T_co]):
    """What is sent, how the response is read, and how errors describe the request.

    Args:
        api: The API version that the request is for.
        url: The whole URL, without the query.
        parts: What the operation sends.
        parse: Reads a 2xx response; raises ValueError, TypeError, KeyError or AttributeError if it
            does not fit the operation.

    Attributes:
        operation: The client's method that the request belongs to; for `call`, the operation.
        what: Completes "Could not …".
        not_found: The error for a 404 that comes from Airflow and names the DAG or the run.
        permission: Completes "These credentials may lack …".
        conflict: What a 409 means.
        if_unread: Advice to add if a 2xx response could not be read.
        is_authenticated: Whether credentials are sent.
        timeout: The time limit of the next attempt in seconds, if it is shorter than the client's
            own timeout.
        request_id: The `X-Request-Id` of the last attempt; each attempt has its own.
        is_streamed: Whether the body of a 2xx response is streamed.
    """

    operation = ""
    what = ""
    dag_id: str | None = None
    run_id: str | None = None
    not_found: type[NotFound] = NotFound
    permission = "the permission for it"
    conflict = ""
    if_unread = ""
    is_authenticated = True
    timeout: float | None = None
    request_id: str | None = None
    is_streamed = False

    def __init__(
        self, api: Api, url: str, parts: RequestParts, parse: Callable[[httpx.Response], T_co]
    ) -> None:
        self.api: Api = api
        self.url = url
        self.method = parts.method
        self.params = parts.params
        self.headers = parts.headers
        self.json = parts.json
        self.parse = parse

    def about(
        self,
        what: str,
        *,
        operation: str,
        dag_id: str | None = None,
        run_id: str | None = None,
        not_found: type[NotFound] = NotFound,
        permission: str = permission,
    ) -> Self:
        """Set what errors and events say about the request."""
        self.what = what
        self.operation = operation
        self.dag_id = dag_id
        self.run_id = run_id
        self.not_found = not_found
        self.permission = permission
        return self

    def then(self, convert: Callable[[T_co], U]) -> Request[U]:
        """Convert what the response is parsed into; returns this request."""
        parse, converted = self.parse, cast(Request[U], self)

        def parse_and_convert(response: httpx.Response) -> U:
            return convert(parse(response))

        converted.parse = parse_and_convert
        return converted

    @property
    def where(self) -> Where:
        return Where(
            dag_id=self.dag_id,
            run_id=self.run_id,
            method=self.method,
            url=self.url,
            request_id=self.request_id,
        )


def operation_request(
    operation: Operation[P, T], base_url: str, /, *args: P.args, **kwargs: P.kwargs
) -> Request[T]:
    """The request of a generated operation, of either API version.

    Raises:
        TypeError: It is something else, such as one of the operation's functions.
        ValueError: An id in its path would address another resource.
        InvalidRequest: An argument cannot be sent in a path or a header.
    """
    full_name: object = getattr(operation, "__name__", None)
    is_generated = isinstance(full_name, str) and full_name.startswith(GENERATED)
    if not is_generated or not hasattr(operation, "build_request"):
        raise TypeError(
            "the operation to call must be a module of airflow_rest.v1.api or airflow_rest.v2.api, "
            f"such as airflow_rest.v2.api.variable.get_variable, not {shown(operation)}"
        )
    name = operation.__name__.rpartition(".")[2]
    api: Api = "v1" if operation.__name__.startswith("airflow_rest.v1.") else "v2"
    try:
        parts = operation.build_request(*args, **kwargs)
    except UnicodeEncodeError as problem:
        raise _not_unicode(name, problem) from None
    # Unlike those of v2, the paths of v1's spec do not include the prefix.
    path = f"/api/v1{parts.path}" if api == "v1" else parts.path
    _check_path(name, path)
    _check_headers(name, parts.headers)
    return Request(api, base_url + path, parts, operation.parse_response)


def _check_path(operation: str, path: str) -> None:
    if not STEPS.isdisjoint(path.split("/")[1:]):
        raise ValueError(
            f"{operation} was not sent, because an id in its path is empty, '.' or '..': {path!r} "
            "would address another resource"
        )


def _check_headers(operation: str, headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        if not (value.isascii() and value.isprintable()) or value != value.strip():
            argument = name.lower().replace("-", "_")
            # The value itself may be a secret.
            problem = (
                f"{argument} is sent in the header {name}, which can contain only printable ASCII "
                "characters, without leading or trailing spaces"
            )
            raise InvalidRequest(
                f"{operation} was not sent, because {problem}.", status=400, detail=problem
            )


def _not_unicode(name: str, problem: UnicodeEncodeError) -> InvalidRequest:
    return InvalidRequest(
        f"{name} was not sent, because an id in its path is not Unicode: {problem}.",
        status=400,
        detail=str(problem),
    )


class Unreadable(ValueError):
    """A response that does not fit the request; its text completes "because …"."""


class AnotherRun(Unreadable):
    """A response that describes another run than the requested one.

    It belongs to another request: from a process that shares the connection, or behind a proxy.
    """

    def __init__(self, run: DagRun) -> None:
        super().__init__(f"it describes run {run.run_id!r} of DAG {run.dag_id!r}")


def same_run(run: DagRun, dag_id: str, run_id: str, *, is_exact: bool = False) -> DagRun:
    """Raises AnotherRun for a run with another id.

    A database that ignores case finds a run even if the case of the id differs.
    """
    for given, wanted in ((run.run_id, run_id), (run.dag_id, dag_id)):
        if given != wanted and (is_exact or given.casefold() != wanted.casefold()):
            raise AnotherRun(run)
    return run


class LogBody(NamedTuple):
    """The response to a request for a log, whose body is still unread.

    Attributes:
        problem: Why it is not a log; None if it is one.
    """

    response: httpx.Response
    problem: str | None


def log_request(request: Request[object], media_type: str) -> Request[LogBody]:
    """Request a log as a stream of this type, which the generated operations do not support."""

    def begun(response: httpx.Response) -> LogBody:
        given: str = response.headers.get("content-type", media_type).partition(";")[0].strip()
        if response.status_code != 200:
            return LogBody(response, "it is not the whole log")
        is_log = given.lower() == media_type
        return LogBody(response, None if is_log else f"its content is {given}, not {media_type}")

    # A log that is compressed may arrive as hundreds of MB in one piece.
    accepted = {"Accept": media_type, "Accept-Encoding": "identity"}
    request.headers = {**request.headers, **accepted}
    request.is_streamed = True
    streamed = cast(Request[LogBody], request)
    streamed.parse = begun
    return streamed
