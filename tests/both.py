"""Run one test with both clients: the async client is wrapped to look like the sync one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Literal, Self, TypeAlias, cast

from airflow_trigger import AirflowClient, AsyncAirflowClient, PasswordAuth, RetryPolicy
from airflow_trigger.testing import FakeAirflow

Mode: TypeAlias = Literal["sync", "async"]


def open_client(mode: Mode, *args: Any, **settings: Any) -> AirflowClient:
    """Open a sync client, or an async client wrapped to have the sync client's methods."""
    if mode == "sync":
        return AirflowClient(*args, **settings)
    return cast(AirflowClient, _Blocking(AsyncAirflowClient(*args, **settings)))


def open_fake(mode: Mode, fake: FakeAirflow, **settings: Any) -> AirflowClient:
    """Open a client of the fake that has the admin's password and does not wait before a retry."""
    given = {
        "auth": PasswordAuth(fake.username, fake.password),
        "transport": fake.transport,
        "retry": RetryPolicy(backoff=0),
    }
    return open_client(mode, fake.url, **given | settings)


class _Blocking:
    """Runs each call to completion on a private event loop."""

    def __init__(self, client: AsyncAirflowClient) -> None:
        self._client = client
        self._runner = asyncio.Runner()

    def __getattr__(self, name: str) -> Callable[..., object]:
        method = getattr(self._client, name)

        def call(*args: Any, **kwargs: Any) -> object:
            result = method(*args, **kwargs)
            return self._items(result) if hasattr(result, "__anext__") else self._runner.run(result)

        return call

    def _items(self, items: Any) -> Iterator[object]:
        async def next_item() -> object:
            return await anext(items)

        while True:
            try:
                yield self._runner.run(next_item())
            except StopAsyncIteration:
                return

    def close(self) -> None:
        self._runner.run(self._client.close())
        self._runner.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
