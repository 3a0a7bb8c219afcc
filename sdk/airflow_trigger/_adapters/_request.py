"""One request, and how to read its answer; made from a generated operation without any I/O."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx

from airflow_trigger._choices import shown
from airflow_trigger.errors import InvalidRequest

if TYPE_CHECKING:
    from airflow_trigger._adapters._interface import Operation, P
    from airflow_trigger.models import Api

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")

GENERATED = ("airflow_rest.v1.api.", "airflow_rest.v2.api.")
# What a path cannot have as the id of something: httpx, proxies and servers leave it out, and the
# request would be one for something else.
STEPS = frozenset({"", ".", ".."})


class Request(Generic[T_co]):
    """What is sent, and how its answer is read.

    Args:
        path: Percent-encoded, to be put behind the client's base URL.
        parse: Reads a 2xx answer; raises ValueError, TypeError, KeyError or AttributeError if it is
            not what this operation gives.
        headers: Those that belong to the operation; they go before the client's own.
    """

    def __init__(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any] | None,
        json: object | None,
        parse: Callable[[httpx.Response], T_co],
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.method = method
        self.path = path
        self.params = params
        self.json = json
        self.parse = parse
        self.headers = headers

    @property
    def api(self) -> Api:
        """The API that the request is for."""
        return "v1" if self.path.startswith("/api/v1/") else "v2"


def operation_request(operation: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> Request[T]:
    """The request of a generated operation, of either API.

    Raises:
        TypeError: It is something else, such as one of the operation's functions.
        ValueError: An id in its path would lead to something else.
    """
    full_name: object = getattr(operation, "__name__", None)
    is_generated = isinstance(full_name, str) and full_name.startswith(GENERATED)
    if not is_generated or not hasattr(operation, "build_request"):
        raise TypeError(
            "the operation to call must be a module of airflow_rest.v1.api or airflow_rest.v2.api, "
            f"such as airflow_rest.v2.api.variable.get_variable, not {shown(operation)}"
        )
    name = operation.__name__.rpartition(".")[2]
    # The paths of v1's spec lack what those of v2's have.
    prefix = "/api/v1" if operation.__name__.startswith("airflow_rest.v1.") else ""
    try:
        parts = operation.build_request(*args, **kwargs)
    except UnicodeEncodeError as problem:
        raise not_unicode(name, problem) from None
    path = prefix + parts.path
    _check_path(name, path)
    _check_headers(name, parts.headers)
    return Request(
        method=parts.method,
        path=path,
        params=parts.params,
        json=parts.json,
        parse=operation.parse_response,
        headers=parts.headers,
    )


def _check_path(operation: str, path: str) -> None:
    if not STEPS.isdisjoint(path.split("/")[1:]):
        raise ValueError(
            f"{operation} was not sent, because an id in its path is empty, '.' or '..': {path!r} "
            "would lead to something else"
        )


def _check_headers(operation: str, headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        if not (value.isascii() and value.isprintable()) or value != value.strip():
            argument = name.lower().replace("-", "_")
            # The value itself may be a secret.
            problem = (
                f"{argument} goes into the header {name}, which can hold printable ASCII "
                "characters only, without a leading or trailing blank"
            )
            raise InvalidRequest(
                f"{operation} was not sent, because {problem}.", status=400, detail=problem
            )


def not_unicode(name: str, problem: UnicodeEncodeError) -> InvalidRequest:
    return InvalidRequest(
        f"{name} was not sent, because an id in its path is not Unicode: {problem}.",
        status=400,
        detail=str(problem),
    )


def mapped(request: Request[T], convert: Callable[[T], U]) -> Request[U]:
    """The same request, its answer converted."""
    return Request(
        method=request.method,
        path=request.path,
        params=request.params,
        json=request.json,
        parse=lambda response: convert(request.parse(response)),
        headers=request.headers,
    )


class Unreadable(ValueError):
    """An answer that is not what was asked for; its text completes "because …"."""


def required(value: T | None, name: str) -> T:
    """A field without which the answer is not what was asked for."""
    if value is None:
        raise Unreadable(f"it has no readable {name!r}")
    return value
