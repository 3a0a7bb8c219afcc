"""One request, and how to read its answer; made from a generated operation without any I/O."""

# The generator gives building and parsing without I/O only under private names.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import httpx

from airflow_trigger.errors import InvalidRequest

if TYPE_CHECKING:
    from airflow_trigger._adapters._interface import Operation, P
    from airflow_trigger.models import Api

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")

# What a path cannot have as the id of something: httpx, proxies and servers leave it out, and the
# request would be one for something else.
STEPS = frozenset({"", ".", ".."})


class Request(Generic[T_co]):
    """What is sent, and how its answer is read.

    Args:
        path: Percent-encoded, to be put behind the client's base URL.
        parse: Reads a 2xx answer; raises ValueError, TypeError, KeyError or AttributeError if it is
            not what this operation gives.
    """

    def __init__(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any] | None,
        json: object | None,
        parse: Callable[[httpx.Response], T_co],
    ) -> None:
        self.method = method
        self.path = path
        self.params = params
        self.json = json
        self.parse = parse

    @property
    def api(self) -> Api:
        """The API that the request is for."""
        return "v1" if self.path.startswith("/api/v1/") else "v2"


class Operations:
    """Makes requests of one API's generated operations.

    Args:
        prefix: Put before the operations' paths.
        client: Gives any client of the generated package: parsing reads a setting of it.
    """

    def __init__(self, prefix: str, client: Callable[[], object]) -> None:
        self._prefix = prefix
        self._client = client

    def request(self, operation: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> Request[T]:
        try:
            http = operation._get_kwargs(*args, **kwargs)
        except UnicodeEncodeError as problem:
            raise not_unicode(operation.__name__.rpartition(".")[2], problem) from None
        path = self._prefix + http["url"]
        if not STEPS.isdisjoint(path.split("/")[1:]):
            raise ValueError(
                f"{operation.__name__.rpartition('.')[2]} was not sent, because an id in its path "
                f"is empty, '.' or '..': {path!r} would lead to something else"
            )

        def parse(response: httpx.Response) -> T:
            parsed = operation._parse_response(client=self._client(), response=response)
            # None stands for an answer without content, and for a status that is not documented.
            if parsed is None and response.content not in (b"", b"null"):
                raise ValueError(f"status {response.status_code} is not one of this operation's")
            return cast(T, parsed)

        return Request(
            method=http["method"].upper(),
            path=path,
            params=http.get("params"),
            json=http.get("json"),
            parse=parse,
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
    )


def required(value: T | None, name: str) -> T:
    """A field without which the answer is not what was asked for."""
    if value is None:
        raise ValueError(f"the answer lacks {name}")
    return value
