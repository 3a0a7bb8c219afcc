"""What the generated operations send their requests with: a thin holder of httpx clients."""

import ssl
from collections.abc import Callable, MutableMapping
from http import HTTPStatus
from types import TracebackType
from typing import Any, Generic, NamedTuple, Self, TypeVar

import httpx
from attrs import define, field

from .errors import UnexpectedStatus
from .types import RequestParts

T = TypeVar("T")


class Response(NamedTuple, Generic[T]):
    """A whole answer, and what its body was parsed into."""

    status_code: HTTPStatus
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None


@define(kw_only=True)
class Client:
    """Settings for the httpx clients of the generated operations, made on first use.

    Set your own with `set_httpx_client` and `set_async_httpx_client`; then the other settings do
    nothing. As a context manager it closes the httpx client on exit.

    Attributes:
        base_url: Where Airflow answers, without the paths of the operations.
        raise_on_unexpected_status: Raise `errors.UnexpectedStatus` for a status other than the
            documented ones instead of returning None.
        headers, cookies: Sent with every request.
        timeout: In seconds, or an `httpx.Timeout`.
        verify_ssl: As httpx's `verify`.
        follow_redirects: As httpx's.
        httpx_args: Further arguments of `httpx.Client` and `httpx.AsyncClient`.
    """

    base_url: str = field(kw_only=False)
    raise_on_unexpected_status: bool = False
    headers: dict[str, str] = field(factory=dict[str, str], repr=False)
    cookies: dict[str, str] = field(factory=dict[str, str], repr=False)
    timeout: httpx.Timeout | float = 10.0
    verify_ssl: str | bool | ssl.SSLContext = True
    follow_redirects: bool = False
    httpx_args: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    _client: httpx.Client | None = field(default=None, init=False, repr=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False)

    def _settings(self) -> dict[str, Any]:
        return {
            "base_url": self.base_url,
            "headers": {"Accept": "application/json"} | self.headers,
            "cookies": self.cookies,
            "timeout": self.timeout,
            "verify": self.verify_ssl,
            "follow_redirects": self.follow_redirects,
            **self.httpx_args,
        }

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Send with this httpx client; its own settings count."""
        self._client = client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """Return the httpx client, made now if there is none yet."""
        if self._client is None:
            self._client = httpx.Client(**self._settings())
        return self._client

    def __enter__(self) -> Self:
        self.get_httpx_client().__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.get_httpx_client().__exit__(kind, error, traceback)

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Send with this httpx client; its own settings count."""
        self._async_client = async_client
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Return the asynchronous httpx client, made now if there is none yet."""
        if self._async_client is None:
            self._async_client = httpx.AsyncClient(**self._settings())
        return self._async_client

    async def __aenter__(self) -> Self:
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.get_async_httpx_client().__aexit__(kind, error, traceback)

    def send(self, request: RequestParts, parse: Callable[[httpx.Response], T]) -> Response[T]:
        """Send a request of an operation and read its answer."""
        return self._answer(self.get_httpx_client().request(**_arguments(request)), parse)

    async def send_async(
        self, request: RequestParts, parse: Callable[[httpx.Response], T]
    ) -> Response[T]:
        """Same as `send`, with the asynchronous httpx client."""
        client = self.get_async_httpx_client()
        return self._answer(await client.request(**_arguments(request)), parse)

    def _answer(
        self, response: httpx.Response, parse: Callable[[httpx.Response], T]
    ) -> Response[T]:
        parsed: T | None = None
        try:
            parsed = parse(response)
        except UnexpectedStatus:
            if self.raise_on_unexpected_status:
                raise
        return Response(
            status_code=HTTPStatus(response.status_code),
            content=response.content,
            headers=response.headers,
            parsed=parsed,
        )


def _arguments(request: RequestParts) -> dict[str, Any]:
    return {
        "method": request.method,
        "url": request.path,
        "params": request.params,
        "headers": request.headers,
        "json": request.json,
    }


@define(kw_only=True)
class AuthenticatedClient(Client):
    """A `Client` that sends a bearer token with every request; the token is not in its `repr`."""

    token: str = field(repr=False)

    def _settings(self) -> dict[str, Any]:
        settings = super()._settings()
        settings["headers"] |= {"Authorization": f"Bearer {self.token}"}
        return settings
