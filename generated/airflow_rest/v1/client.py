"""What the generated operations send their requests with: a thin holder of httpx clients."""

import ssl
from types import TracebackType
from typing import Any, Self

import httpx
from attrs import define, field


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


@define(kw_only=True)
class AuthenticatedClient(Client):
    """A `Client` that sends a bearer token with every request; the token is not in its `repr`."""

    token: str = field(repr=False)

    def _settings(self) -> dict[str, Any]:
        settings = super()._settings()
        settings["headers"] |= {"Authorization": f"Bearer {self.token}"}
        return settings
