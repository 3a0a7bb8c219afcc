"""Clients of a server that a test defines, and a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import attrs
import httpx

from airflow_trigger import AirflowClient, RetryPolicy
from tests.both import Mode, open_client

Respond: TypeAlias = Callable[[httpx.Request], httpx.Response]

SETTINGS: dict[str, Any] = {
    "api": "v2",
    "retry": RetryPolicy(attempts=3, backoff=0),
    "conf_check": "json",
    "on_paused": "allow",
}


def open_on(
    mode: Mode, server: Respond, base_url: str | None = None, **settings: Any
) -> AirflowClient:
    """A client that sends nothing before the trigger and does not wait before a retry."""
    given = SETTINGS | {"transport": httpx.MockTransport(server)} | settings
    return open_client(mode, base_url, **given)


@attrs.define
class Clock:
    """How far a test has moved the clock of `time.monotonic` ahead."""

    ahead: float = 0.0
